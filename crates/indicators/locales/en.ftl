# Kind of record
kind-indicator = Indicator

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
