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

# Annual annexes
nav-annexes = Annual annexes
kind-annex = Annual annex
annexes-title = Annual annexes
annexes-lead = The measures granted in a year, compiled from what each sub-region submits.
annex-count = { $count ->
    [one] 1 annual annex
   *[other] { $count } annual annexes
}
annex-empty-title = No annual annexes
annex-empty = There is no annual annex that you can see.
annex-withdrawn-notice = These annual annexes are withdrawn.
annex-one = The annex
annex-content = Content
annex-versions = Versions
annex-new = New annual annex
annex-new-lead = After this step you choose the organisations that are asked for their part.
annex-title-of = Measures granted in { $year }
annex-edit = Change the annex
annex-owner = Compiled by
annex-stage = Stage
annex-stage-open = Open
annex-stage-locked = Locked
annex-year-help = The year of the decisions, for instance 2025.
annex-field-title = Title
annex-field-year = Year
annex-field-introduction = Introduction
annex-field-compiled-by = Compiled by
annex-field-due-on = Due
annex-field-due-on-help = The last day for the sub-regions to submit.
annex-field-issues = Number of priority issues
annex-field-issues-help = For instance 32. Then the page shows which of the issues 1–32 have no money. Left empty, the issues that projects name are counted.
annex-issues-wrong = Write a number between 0 and 200.
annex-facts = Facts
annex-latest = Newest version
annex-sha256 = Checksum (SHA-256)
annex-findings = Findings
annex-findings-count = { $open } open, { $settled } settled
annex-is-withdrawn = The annex is withdrawn.
annex-withdraw = Withdraw the annex
annex-withdraw-question = The annex leaves the list. It can be restored.
annex-parts = Parts
annex-parts-none = No organisation has been asked yet.
annex-nothing-yet = The annex is not locked yet. When it is, its content is shown here.
annex-content-empty-title = Nothing to show yet
annex-totals = Totals
annex-total-of = Total { $name }
annex-no-theme = Without theme
annex-no-issue = Without priority issue
annex-no-rows = There are no projects.
annex-descriptions = Descriptions
annex-notes = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
annex-note-settled = Settled
annex-note-open = Not settled
annex-coverage = Priority issues
annex-without-money = Issues without money:

# Asking for parts
annex-ask = Ask for parts
annex-ask-lead = Those who are asked see the annex and their own part of it. You see their projects when they have submitted them, not before.
annex-ask-whom = Organisations
annex-ask-none = Choose at least one.
annex-ask-own = Parts that you fill in yourself
annex-ask-own-help = Sub-regions of your own projects, for instance from a list that you have read in. You submit their part.
annex-ask-do = Ask for their part
annex-ask-empty-title = All have been asked
annex-ask-empty = There is no further organisation to ask.
annex-grant-purpose = Submit its part of the annual annex

# A part
annex-part-state = State
annex-part-asked = Awaited
annex-part-late = Late
annex-part-submitted = Submitted
annex-part-returned = Sent back
annex-part-changed = Changed since submitted
annex-part-changed-mine = Submit again if the changes are to be in the annex.
annex-part-changed-theirs = The annex says what was submitted. The sub-region may submit again.
annex-part-organisation = Submitted by
annex-part-last = Last submitted
annex-part-now = The part as it stands now
annex-part-given = Submitted part
annex-part-empty-title = Nothing is submitted
annex-part-empty = The part is shown here when it has been submitted.
annex-given = { $when }, { $who }
annex-since = Changed since submitted
annex-since-hidden = { $count ->
    [one] 1 change is about a project that you do not see.
   *[other] { $count } changes are about projects that you do not see.
}
annex-write = Heading and introduction
annex-field-sub-region = Name of the sub-region
annex-field-sub-region-help = The heading of the part in the annex.
annex-field-part-introduction = Introduction of the part
annex-submit = Submit
annex-submit-lead = The part is made of the organisation's own projects of the year { $year }. Add and change them as usual, or read in a list.
annex-submit-projects = Projects of the year
annex-submit-import = Read in a document
annex-submit-gives = When you submit, { $name } gets a copy of what is shown here, and of nothing else. Fields marked secret do not go with it.
annex-submit-do = Submit the part
annex-submit-again = Submit again
annex-submit-manager = A manager of the organisation submits the part.
annex-send-back = Send back
annex-comment = Comment
annex-comment-help = What needs to be changed. The sub-region sees the comment.
annex-send-back-do = Send the part back

# Locking and versions
annex-missing = Missing
annex-lock = Lock the year
annex-lock-lead = What is submitted becomes a version with a checksum. All who see the annex see the locked version.
annex-lock-nothing = No part is submitted yet.
annex-lock-anyway = Lock although parts are missing
annex-lock-do = Lock the annex
annex-reopen = Correct
annex-reopen-lead = The annex is opened again. The locked version stays, and the next locking makes a new one.
annex-reason = Why
annex-reopen-do = Open again
annex-versions-lead = Each locking is a version that does not change. The checksum is that of the whole content.
annex-versions-empty-title = No versions
annex-versions-empty = The annex has not been locked yet.
annex-version-word = Version
annex-version = Version { $number }
annex-version-of = Version { $number }, locked { $when }
annex-version-open = Not locked yet
annex-locked-when = Locked
annex-locked-who = By
annex-between = { $new ->
    [draft] Changed since version { $old }
   *[other] Changed between version { $old } and version { $new }
}
annex-difference = Difference
annex-difference-show = Show the difference
annex-difference-none = Nothing differs.
annex-difference-added = Projects added
annex-difference-removed = Projects removed
annex-difference-changed = Projects changed
annex-difference-new-part = The part is new.
annex-difference-gone-part = The part is gone.
annex-difference-findings = The findings have changed.

# Annexes: what is refused
annex-refused-locked = The annex is locked. Open it again if something is to be corrected.
annex-refused-not-locked = The annex is not locked.
annex-refused-nothing = No part is submitted, so there is nothing to lock.
annex-refused-missing = Parts are missing. Tick the box if the annex is to be locked without them.
annex-refused-not-submitted = The part is not submitted, or has been sent back already.
annex-refused-withdrawn = The annex is withdrawn. Restore it first.
annex-refused-newer = The annex has been locked anew since the page was shown. Go back and look.
annex-moved-since = Something has been submitted or changed since the page was shown. Nothing has been locked. Look it through, then lock.
annex-part-moved-since = The projects have changed since the page was shown. Nothing has been submitted. Look the part through, then submit it.
annex-part-given-since = The part has been submitted anew since the page was shown. Nothing has been sent back. Look at the new submission first.

# Annexes: done, histories, one's own page
done-annex-asked = The organisations have been asked.
done-annex-submitted = The part is submitted.
done-annex-sent-back = The part is sent back.
done-annex-locked = The annex is locked.
done-annex-reopened = The annex is open again.
action-ask-part = Asked for a part
action-write-part = Introduction of a part changed
action-submit-part = Part submitted
action-send-back-part = Part sent back
action-lock = Locked
action-reopen = Opened again
field-annex-year = Year
field-annex-introduction = Introduction
field-annex-due-on = Due
field-annex-issues = Number of priority issues
field-annex-part = Part
field-annex-comment = Comment
field-annex-reason = Why
field-annex-version = Version
field-annex-sha256 = Checksum
annex-mine-part = Submit a part
annex-come = { $submitted } of { $asked } parts submitted
annex-due-by = by { $date }

# Development projects over several years
kind-development = Development project
nav-developments = Development projects
developments-lead = Projects over several years, with partners, work packages and reports to whoever pays.
development-one = Development project
development-new = New development project
development-edit = Edit the development project
development-filter-text = Search development projects
development-show = Show
development-show-active = Current
development-show-withdrawn = Withdrawn
development-show-all = Show all
development-of-organisation = Shows projects that { $name } owns or takes part in.
development-count = { $count ->
    [one] 1 development project
   *[other] { $count } development projects
}
development-none-title = No development projects here
development-none = There is no development project that fits the filter and that you may see.
development-period = Time
development-cost = Budget, SEK
development-plans = In plans
development-choose = Choose initiatives
development-choose-lead = The project stands in a plan by an initiative there. Search initiatives and tick them.
development-search = Search initiatives
development-nothing-chosen = No initiative is chosen. Search to find some.
development-nothing-found = No initiative that you may choose fits the search.
development-in-plans = { $count ->
    [one] Stands in one initiative
   *[other] Stands in { $count } initiatives
}
development-no-plans-title = The project stands in no plan
development-no-plans = No initiative that you may see is chosen.
development-work = Work packages and milestones
development-no-work = No work packages and no milestones.
development-no-milestones = No milestones.
development-whole = The whole project
development-no-reports = No reports are planned.
development-no-partners = No partners.
development-no-budget = No budget.
development-budget = Budget by partner and year
development-budget-note = Amounts in { $currency }. What the partner does not pay itself, the financier pays.
development-partner = Partner
development-own = Own funding
development-rest = From the financier
development-leads = leads
development-status-planned = planned
development-status-under-way = under way
development-status-done = done
development-status-dropped = dropped
development-late = Late
development-set-status = Change status
development-kind-milestone = milestone
development-kind-report = report
development-due-title = Milestones and reports that are near
development-all-of-organisation = All development projects of the organisation
development-withdraw = Withdraw the development project
development-withdraw-question = The project leaves the lists. It can be restored.
development-is-withdrawn = The project has been withdrawn.
development-changed-meanwhile = Somebody else changed the project meanwhile. Go back, load the page again and try once more.
field-programme = Programme or financier
field-granted-project = Granted project
field-partners = Partners
field-budget-lines = Budget
field-packages = Work packages
field-milestones = Milestones
field-reports = Reports to the financier
field-initiatives = Initiatives in plans
field-reference = Reference
field-currency = Currency
field-start = Start date
field-end = End date
development-granted-help = The address of the granted project, if there is one, such as /projekt/123.
development-granted-unknown = There is no such granted project that you may see.
development-partners-help = One partner on each line. Write “; leads” after the one that leads the project.
development-budget-help = One line for each partner and year: partner; year; cost; own funding. For instance: Prov kommun; 2026; 1 200 000; 300 000
development-packages-help = One work package on each line: number; name; partner that answers for it.
development-milestones-help = One milestone on each line: date; milestone; the work package's number; status (planned, under way, done or dropped).
development-reports-help = One report on each line: date; report; ; status.
development-line = Line { $line }: { $said }
development-too-many-lines = There are too many lines.
development-line-first = The line begins with nothing.
development-line-too-wide = The line has too many parts between semicolons.
development-line-leads = Behind the partner there can only be “leads”.
development-partner-unknown = There is no such partner above.
development-own-too-large = The own funding is larger than the cost.
development-line-amount = Write amounts like 1 215 000 or 1,2 mnkr.
development-package-title = The work package has no name.
development-package-unknown = There is no work package of that number.
development-date-title = The line does not say what is to be done.
development-line-status = The status must be planned, under way, done or dropped.
development-ends-early = The project ends before it has begun.
development-currency = Write the currency with three letters, such as SEK.
