# Projects: the list
kind-project = Projects
project-one = The project
project-title = Project
project-owner = Project owner
project-owner-printed = Owner as printed
project-sub-region = Sub-region
project-sub-regions = Sub-regions
project-theme = Theme
project-priority = Priority issue
project-priority-short = Issue
project-kind = Kind
project-kind-project = Project
project-kind-pre-study = Pre-study
project-kind-agreement = Agreement
project-kind-operation = Operation
project-kind-unknown = No kind
project-currency = Currency
project-cost-kr = Total cost (SEK)
project-grant = Granted
project-grant-kr = Granted (SEK)
project-share = Share
project-number = Number
project-lead = Granted measures of all sub-regions: projects, pre-studies, agreements and operations.
project-query = Search the projects
project-concerns = Concerns sub-region
project-findings = To review
project-findings-any = All open findings
project-state = State
project-withdrawn = Withdrawn
project-withdrawn-notice = These projects are withdrawn. They are in no other lists and totals.
project-none = None
project-new = Add a project
project-sums = Totals and charts
project-to-list = Show as a list
project-empty-title = No projects
project-empty = No projects match this choice.
project-count = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
project-without-cost = { $count ->
    [one] 1 without total cost
   *[other] { $count } without total cost
}
project-without-grant = { $count ->
    [one] 1 without a granted amount
   *[other] { $count } without a granted amount
}

# Totals
project-sums-title = Totals
project-sums-lead = Number, total cost and grant at each level. Each figure leads to its projects.
project-levels = Levels
project-level-delregion-tema = Sub-region and theme
project-level-prioritet = Priority issue
project-level-agare = Project owner
project-level-typ = Kind
project-level-ar = Year
project-level-head-delregion-tema = Sub-region and theme
project-level-head-prioritet = Priority issue
project-level-head-agare = Project owner
project-level-head-typ = Kind
project-level-head-ar = Year
project-priority-number = Issue { $number }
project-across = All sub-regions
project-chart-grant = Granted by sub-region and theme
project-chart-grant-by = Granted
project-chart-largest = Granted, the twenty largest
project-chart-share = Granted as a share of total cost
project-chart-other = Other funding
project-chart-note = Amounts in { $currency }.

# Owners
project-owners-lead = Those who run granted measures, over all sub-regions. Name variants count with their organisation.
project-owners-empty-title = No owners
project-owners-empty = No project owners match this choice.
project-owner-count = { $count ->
    [one] 1 project owner
   *[other] { $count } project owners
}
project-all-of-owner = { $count ->
    [one] Show the project in the list
   *[other] Show all { $count } projects in the list
}

# One project
project-facts = Facts
project-money = Money
project-origin = Where the facts come from
project-by-hand = The project was added by hand.
project-no-description = There is no description.
project-edited = changed by hand
project-changed = Last changed
project-alternative = Can also be read as { $values }. { $why }
project-empty-value = empty
project-is-withdrawn = The project is withdrawn and in no lists and totals.
project-withdraw = Withdraw
project-withdraw-question = The project is taken out of lists and totals. It can be restored.
project-restore = Restore
project-edit = Change project
project-page = Page

# The form
project-record-owner-help = The organisation that answers for the record in Bygd.
project-owner-help = Whoever runs the project. Write the name. If the organisation exists already, it is used.
project-sub-region-help = The sub-region that accounts for the project.
project-areas-help = Other sub-regions that the project concerns, one on each line.
project-priority-help = Number or word, for instance 7 or Övergripande.
project-amount-help = For instance 1 215 000, 850 tkr (thousands) or 1,2 mnkr (millions).
project-currency-help = Three letters, for instance SEK.
project-currency-code = Write the three-letter code of the currency, for instance SEK.
project-date-help = A date, or only year and month, for instance 2027-03-31 or 2027-03.
project-date = Write a date, for instance 2027-03-31, or only year and month.
project-end-before-start = The end date is before the start date.
project-negative = The amount cannot be less than zero.

# Key figures
project-tile-count = Granted measures
project-tile-grant = Granted
project-tile-cost = Total cost

# Fields, as the history names them
field-project-owner = Project owner
field-project-year = Year
field-project-sub-region = Sub-region
field-project-areas = Also concerns
field-project-theme = Theme
field-project-kind = Kind
field-project-priority = Priority issue
field-project-total-cost = Total cost
field-project-grant = Granted
field-project-applied = Applied for
field-project-eu-part = EU part
field-project-co-funding = Co-funding
field-project-currency = Currency
field-project-start = Start
field-project-end = End
field-project-place = Place
field-project-reference = Reference number

# Columns of the export
project-col-title = The name of the measure.
project-col-owner = Whoever runs the measure, by the name in the source.
project-col-sub-region = The sub-region that accounts for the measure.
project-col-areas = Other sub-regions that the measure concerns.
project-col-theme = Theme of the regional strategy.
project-col-priority = The priority issue that the measure belongs to, as a number or a word.
project-col-kind = Project, pre-study, agreement or operation.
project-col-year = The year of the decision.
project-col-total-cost = Expected total cost in whole currency units. Empty if not known.
project-col-grant = Granted amount in whole currency units. Empty if not known.
project-col-share = Granted amount as a share of total cost. The total's share is that of measures with both amounts.
project-col-currency = The currency's code. Amounts in different currencies are never added together.
project-col-applied = Amount applied for.
project-col-eu-part = Part funded by the EU.
project-col-co-funding = Co-funding by others.
project-col-start = When the measure begins, as far as known.
project-col-end = When the measure ends, as far as known.
project-col-place = Place.
project-col-reference = Reference number or other designation.
project-col-description = Description. Empty if it is marked secret.
project-col-page = The address of the measure's page in Bygd.
