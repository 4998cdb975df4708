# Kind of record
kind-indicator = Indicator
kind-definition = Definition

# Indicators
indicator-list-lead = What the plans are measured by, with targets in the plans' own words.
indicator-new = New indicator
indicator-edit = Edit the indicator
indicator-indicator = Indicator
indicator-name = Indicator
indicator-target = Target
indicator-targets = Targets
indicator-outcome = Outcome
indicator-no-target = No target given
indicator-as-written = In the plan:
indicator-mark = Mark
indicator-only-marked = Only marked ones
indicator-marked-short = Marked *
indicator-mark-note = Indicators marked with * are also reported in the management system, as the plan's note says.
indicator-own-list = A list of its own
indicator-count = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
indicator-count-more = More than { $count } indicators
indicator-none-title = No indicators
indicator-none = No indicators match the selection.
indicator-is-withdrawn = The indicator is withdrawn and is not shown in lists and search.
indicator-withdraw = Withdraw the indicator
indicator-withdraw-question = The indicator disappears from lists and search. It can be restored.
indicator-understood = This is how the targets are understood:
indicator-preview = Show how the targets are understood
indicator-targets-help = In your own words, one target on each line: at least 76, among the five best, 1–3 a year, a positive trend.
indicator-target-year = Target year
indicator-source-help = Where the value comes from, for instance a survey of your own or public statistics.
indicator-marked-help = Also reported in the management system.
indicator-not-a-number = Write a number, for instance 76 or 3,7.
indicator-to-list = The plan's indicators
indicator-changed-meanwhile = Somebody else changed the indicator at the same time. Go back and try again.

# Colours and values
indicator-light-green = Green
indicator-light-yellow = Yellow
indicator-light-red = Red
indicator-light-none = No colour
indicator-rules-title = How the colour is set
indicator-rules = A value that reaches its target is green. One that misses by at most a twentieth of the target is yellow, otherwise red. What is counted in a period is compared with what would be in step: from four fifths of that it is yellow. A place in a ranking is yellow if it misses by at most a fifth, or by one place. Without a value, on too few answers and for comparisons across a change of definition there is no colour.
indicator-series = Development
indicator-chart-text = Values over time, with the target and changes of definition.
indicator-new-definition = New definition from { $year }
indicator-values = Values
indicator-no-values = No values yet.
indicator-credit-kolada = Source: Kolada.
indicator-credit-pxweb = Source: SCB.
indicator-credit-own = Colours, trends and combined values are our own calculation.
indicator-others = Comparison
indicator-others-who = About
indicator-others-how = How it was made
indicator-nation = The country
indicator-example-title = Example values.
indicator-example = The numbers are invented to show how the page works. They say nothing of real municipalities.
indicator-movement-up = up
indicator-movement-level = unchanged
indicator-movement-down = down
indicator-direction = Better is
indicator-direction-higher = higher
indicator-direction-lower = lower
indicator-direction-none = neither higher nor lower
indicator-direction-unset = not chosen
indicator-minimum-answers = Fewest answers for a colour
indicator-minimum-answers-help = Leave empty if the value does not rest on answers.
indicator-decimals = Decimals
indicator-whole-number = Write a whole number that is not too large.

# How an indicator is measured
gauge-title = Measurement: { $name }
gauge-lead = Say how the values are to be understood. With a definition, values come from there, and comparison with others becomes possible.
gauge-edit = Measurement
gauge-definition = Definition
gauge-no-definition = None: own values
gauge-subject = The values are about
gauge-subject-help = A municipality, a county or the country, by name or code, or a sub-region. Leave empty for your own organisation.
gauge-no-such-subject = There is no municipality, county or sub-region with that name or code.

# Values by hand
value-title = Report a value: { $name }
value-lead = A value that exists is corrected by writing that period's value anew. The old one is kept and shown in the table.
value-report = Report a value
value-correct = Correct
value-period = Period
value-period-help = For instance 2026, 2026-H1, 2026-Q3 or 2026-07.
value-no-period = Write a period, for instance 2026 or 2026-H1.
value-value = Value
value-value-help = A number. For a milestone: 1 when it is reached.
value-answers = Answers
value-answers-help = If the value rests on answers, for instance of a survey.
value-preliminary = The value is preliminary
value-note = Comment
value-note-help = Needed when a value is corrected: why it changes.
value-why = Write why the value is corrected.
value-is-fetched = The period's value comes from a definition that is fetched or counted, or that another organisation answers for. It is corrected there.
value-superseded = superseded { $date }
value-flag-preliminary = Preliminary
value-flag-missing = No value
value-flag-deleted = Taken away at the source
value-origin-manual = Reported
value-origin-file = File
value-origin-kolada = Kolada
value-origin-pxweb = SCB
value-origin-counted = Counted in Bygd
value-origin-example = Example value

# Periods
period-year = Year
period-half = Half-year
period-quarter = Quarter
period-month = Month
period-day = Day

# Definitions
definition-definition = Definition
definition-list = Definitions
definition-list-lead = What is measured, shared by all who measure it: unit, source, which way is better and how values may be combined.
definition-new = New definition
definition-edit = Edit the definition
definition-count = { $count ->
    [one] 1 definition
   *[other] { $count } definitions
}
definition-none-title = No definitions
definition-none = There are no definitions that fit the selection.
definition-is-withdrawn = The definition is withdrawn and not shown in lists and search.
definition-withdraw = Withdraw the definition
definition-withdraw-question = The definition disappears from lists and search, and indicators measured by it show only their own values. It can be restored.
definition-is-replaced = replaced
definition-description = Description
definition-source-manual = Reported by hand
definition-source-kolada = Kolada
definition-source-pxweb = SCB or another PxWeb
definition-source-counted = Counted in Bygd
definition-source-ref = The source's name of the value
definition-source-ref-help = The indicator's id in Kolada, the table's id in PxWeb, or a counter.
definition-source-title = The source's title
definition-source-title-help = The title that was chosen. If the source says something else later, fetching stops.
definition-source-selection = Selection at the source
definition-source-selection-help = For PxWeb and for counters: the selection as JSON. It is filled in when you choose from there.
definition-rhythm = Published each
definition-next-publication = Next publication
definition-aggregation = Municipalities' values are combined
definition-aggregation-sum = as a sum
definition-aggregation-weighted-mean = as a weighted mean
definition-aggregation-none = not at all
definition-weight = Weight
definition-weight-help = The definition whose values weigh, such as the number of inhabitants. Only for the weighted mean.
definition-needs-weight = Choose what the mean is weighted by.
definition-valid = Valid
definition-from = from
definition-valid-from = Valid from year
definition-valid-to = Valid to year
definition-replaced-by = Replaced by
definition-replaces = Replaces
definition-no-comparison = Values before and after the change are not compared.
definition-goes-round = The definition would come to replace itself.
definition-no-such-counter = There is no such counter.
definition-no-such-count = The counter cannot count that selection.
definition-no-date = Write a date, for instance 2027-04-24.
definition-none-chosen = None
definition-values = Latest values
definition-users = Indicators measured so
definition-to-county = Compare the municipalities
definition-count-now = Count now
job-kind-indicators-night = Count indicators and ask for fetches
definition-an-organisation = An organisation
done-counted = Counted.
counter-projects = projects decided in the year
counter-granted = amount granted in the year, kronor
counter-initiatives = initiatives in the year's plans
counter-contacts = contacts
counter-network-members = members of one's own networks
counter-activities = activities in the year's plans
counter-ticked = activities ticked off during the year
counter-projects-title = Projects decided during the year
counter-projects-unit = projects
counter-granted-title = Amount granted during the year
counter-granted-unit = SEK
counter-initiatives-title = Initiatives in the year's plans
counter-initiatives-unit = initiatives
counter-activities-title = Activities in the year's plans
counter-activities-unit = activities
counter-ticked-title = Activities ticked off during the year
counter-ticked-unit = activities
counter-contacts-title = Contacts
counter-contacts-unit = contacts
counter-network-members-title = Members of one's own networks
counter-network-members-unit = members

# Choosing a counter
count-title = Count in Bygd
count-lead = Choose something that Bygd can count by itself. It is counted again every night, and a new number is a new version.
count-what = What is counted?
count-within = Whose?
count-within-own = Only our organisation's
count-within-sub-regions = Ours and that of all below us, and each sub-region's by itself
count-within-help = Below a region stand federations, municipalities and their units. Of their projects and plans, what they show to others is counted. A project counts in the sub-region that accounts for it.
count-plan = In which plan?
count-plan-help = For initiatives and activities. Sub-regions can be told apart over all plans only.
count-all-plans = All plans
count-show = Show numbers
count-misfit-title = That cannot be counted
count-misfit = Contacts and members are counted for one's own organisation only. Only initiatives and activities can be counted in one plan, and then not by sub-region.
count-now = This is the count right now for { $name }:
count-numbers = Numbers
count-choose-title = Take it as an indicator
count-choose = Count this every night
count-name-help = As you want to see it in lists and plans.
done-count-chosen = The definition is made and counted. It is counted again every night.

# Series as files
series-file-title = Read in a series
series-file-columns = The file must have a row of headers: Year (or Period) and Value. Answers and Preliminary may be there.
series-file-columns-places = The file must have a row of headers: Municipality, Year (or Period) and Value. Answers and Preliminary may be there. The municipality is given by name or code; counties and the country work too.
series-file-file = File
series-file-file-help = CSV, Excel or OpenDocument, at most 2 MB.
series-file-paste = Or paste the table
series-file-paste-help = Copied from a spreadsheet, or written with semicolons between the columns.
series-file-show = Show what is read
series-file-save = Save everything
series-file-none = Choose a file or paste a table.
series-file-large = The file is too large.
series-file-unreadable = The file cannot be read. Save it as CSV or Excel and try again.
series-file-faults = The table cannot be read.
series-file-nothing-written = Mend this and try again. Nothing has been saved.
series-file-fault = Row { $line }: { $why }
series-file-empty = there are no values.
series-file-broken = the row cannot be read as a row of a table.
series-file-long = the file has too many rows.
series-file-no-place = the column Municipality is missing. The headers are: { $text }
series-file-no-period = the column Year or Period is missing. The headers are: { $text }
series-file-no-value = the column Value is missing. The headers are: { $text }
series-file-place = “{ $text }” is no known municipality.
series-file-period = “{ $text }” is no period.
series-file-value = “{ $text }” is no number.
series-file-answers = “{ $text }” is no number of answers.
series-file-twice = the same place and period stand twice ({ $text }).
series-file-preview = This is how the table is read. Nothing is saved yet. Values that say something else than the stored ones become new versions, and the old ones remain.
series-file-preview-title = What is read in
series-file-more = And { $count } more rows.
series-col-code = Code
series-colhelp-code = The municipality's code of four digits, the county's of two, 00 for the country. Empty for one's own organisation.
series-col-place = Municipality
series-colhelp-place = The place that the value is about.
series-col-period = Period
series-colhelp-period = Year, half-year (2026-H1), quarter (2026-Q3) or month (2026-07).
series-col-value = Value
series-colhelp-value = The value as it is stored. Empty if the source says that there is none.
series-col-answers = Answers
series-colhelp-answers = How many answered, if the value rests on answers.
series-col-flag = Remark
series-colhelp-flag = Whether the value is preliminary, missing or taken away at the source.
series-col-source = Source
series-colhelp-source = How the value came in.
series-col-fetched = Date
series-colhelp-fetched = When the value was fetched or written.

# Municipalities side by side
nav-county = Compare places
county-title = Municipalities compared
county-lead = The same indicators for all municipalities of a county, a sub-region or the whole country.
county-county = County
county-sub-region = Sub-region
county-no-sub-region = None
county-indicator = Indicator
county-side-by-side = Several side by side
county-municipality = Municipality
county-count = { $count ->
    [one] 1 municipality
   *[other] { $count } municipalities
}
county-missing = { $count ->
    [one] 1 municipality has no values and is not shown.
   *[other] { $count } municipalities have no values and are not shown.
}
county-none-title = No values
county-none = There are no values for these municipalities. Choose another county, or read values into a definition.
county-before = Year before
county-change = Change
county-picture = Development
county-how = How the row of the whole area was made
county-too-many-pictures = Choose a county or a sub-region to see each municipality's development as a picture.
county-to-definition = About the definition
county-map = Map of the municipalities' values
county-map-credit = Municipal borders: SCB
county-no-value = no value
aggregate-sum = { $count ->
    [one] The sum of 1 municipality.
   *[other] The sum of { $count } municipalities.
}
aggregate-mean = { $count ->
    [one] The weighted mean of 1 municipality.
   *[other] The weighted mean of { $count } municipalities.
}
aggregate-missing = { $count ->
    [one] 1 municipality has no value.
   *[other] { $count } municipalities have no value.
}
aggregate-never = The municipalities' values are not combined: { $name } is nothing that can be summed or weighed together.
aggregate-nothing = There are no values to combine.

# History
field-list-title = List
field-unit = Unit
field-source = Source
field-marked = Marked with *
field-outcome = Outcome
field-outcome-year = Year of the outcome
field-trend = Trend
field-comparison = Comparison
field-targets = Targets
action-report-value = Values reported
action-count = Counted
field-reported = Value
field-values-added = New and corrected values
field-definition-id = Definition
field-subject = The values are about
field-direction = Better is
field-decimals = Decimals
field-minimum-answers = Fewest answers
field-source-kind = Source
field-source-ref = The source's name of the value
field-source-title = The source's title
field-source-selection = Selection at the source
field-rhythm = Published each
field-next-publication = Next publication
field-aggregation = Combined
field-weight-id = Weight
field-valid-from = Valid from year
field-valid-to = Valid to year
field-replaced-by = Replaced by
