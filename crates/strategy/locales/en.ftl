# Strategies, goals, and the golden thread
kind-strategy = Strategy
kind-strategy-point = Goal of a strategy
nav-strategies = Strategies
strategies-lead = Strategies of regions, sub-regions and municipalities, with themes, priority issues and goals.
strategy-one = Strategy
strategy-new = New strategy
strategy-edit = Edit the strategy
strategy-filter-text = Search strategies
strategy-valid-in = Valid in
strategy-stage = Stage
strategy-stage-draft = Draft
strategy-stage-adopted = Adopted
strategy-stage-replaced = Replaced
strategy-level = Level
strategy-period = Valid
strategy-count = { $count ->
    [one] 1 strategy
   *[other] { $count } strategies
}
strategy-none-title = No strategies here
strategy-none = There is no strategy that fits the filter and that you may see.
strategy-owner = Whose strategy
strategy-owner-help = The organisation that adopts the strategy.
strategy-year-to-help = Leave empty if it is valid until further notice.
strategy-years-backwards = The last year is before the first.
strategy-document-help = The document's address among the sources, such as /kallor/123.
strategy-document-unknown = There is no such source that you may see.
field-summary = Summary
field-document-id = Source document
field-numbers-projects = Projects are listed by the numbers of these issues
field-numbers-projects-help = A project's issue number then means the issue of that number in this strategy, in the years that it is valid.
strategy-numbers = Issue numbers
strategy-numbers-yes = Used in the lists of projects
field-decided-section = Paragraph
field-decided-section-help = The paragraph of the minutes, such as § 112.
field-goals = Goals that it works towards
field-under = Below
field-target-year = Target year
strategy-decided = Decision
strategy-adopt = Enter the decision
strategy-adopt-lead = Once the decision is entered, themes, issues and goals stand fast. An earlier version is replaced.
strategy-adopted-already = The strategy has been adopted already.
strategy-open-already = The strategy is a draft already.
strategy-replaced-stays = The strategy has been replaced by a later version and cannot be opened.
strategy-not-open = The strategy is adopted or withdrawn, so its text cannot be changed. Open it again, or make a new version.
strategy-reopen = Open as a draft again
strategy-reopen-question = The strategy becomes a draft until its decision is entered anew. A version that it replaced is then valid again. The history shows what has changed.
strategy-withdraw = Withdraw the strategy
strategy-withdraw-question = The strategy and its goals leave the lists. They can be restored.
strategy-is-withdrawn = The strategy has been withdrawn.
strategy-restore = Restore
strategy-changed-meanwhile = Somebody else changed the strategy meanwhile. Go back, load the page again and try once more.
strategy-new-version = New version
strategy-new-version-lead = The new version begins as a copy of the old one. What is linked to the old goals follows them.
strategy-version-of-draft = The strategy is a draft. Change it instead of making a new version.
strategy-version-exists = There is a new version of the strategy already.
strategy-version-too-early = The new version cannot be valid before the old one.
strategy-versions = Versions
strategy-difference = What has changed
strategy-empty-title = No goals yet
strategy-empty = The strategy has no themes, issues or goals that you may see.
strategy-all-of-organisation = All strategies of the organisation
strategy-coverage = Coverage
strategy-alignment = Alignment
done-strategy-adopted = The decision is entered.
done-strategy-reopened = The strategy is open as a draft.
done-moved-point = The order is changed.
done-goals-chosen = The goals are saved.

# Points of a strategy
point-theme = Theme
point-issue = Priority issue
point-goal = Goal
points-issue = Issues
points-goal = Goals
points-withdrawn = Withdrawn
point-new-theme = New theme
point-new-issue = New priority issue
point-new-goal = New goal
point-edit-theme = Edit the theme
point-edit-issue = Edit the issue
point-edit-goal = Edit the goal
point-edit-text = Edit text and place
point-text-theme = The theme's name
point-text-issue = The issue
point-text-goal = The goal
point-under-nothing = Directly in the strategy
point-number-help = As printed. Leave empty if there is none.
point-number-taken = Another issue of the strategy has that number.
point-by-year = by { $year }
point-withdraw = Withdraw from the strategy
point-withdraw-question = What stands below is withdrawn too. It can be restored.
point-is-withdrawn = This has been withdrawn from the strategy.

# A pasted list
strategy-list = Paste a list
strategy-list-lead = Themes, issues and goals from a document or a spreadsheet, all at once.
strategy-list-field = List
strategy-list-help = One line for each goal: theme; number; issue; goal. Leave empty what is the same as on the line above. A target year may stand in brackets at the end of the goal. Columns pasted from a spreadsheet do as well.
strategy-list-preview = Show how the list is understood
strategy-list-save = Add to the strategy
strategy-list-look = Nothing has been saved yet.
strategy-list-understood = { $count ->
    [one] One point was found.
   *[other] { $count } points were found.
}
strategy-list-line = Line { $line }: { $said }
strategy-list-empty = The list has no lines.
strategy-list-too-many = The list has more than 500 points. Divide it.
strategy-list-too-wide = The line has more than four columns.
strategy-list-too-long = A text is longer than 400 characters, or a number longer than 20.
strategy-list-number-alone = There is a number, but neither issue nor goal.
strategy-list-number-twice = Two issues have the same number.

# What has changed between versions
difference-lead = { $now } compared with { $before }
difference-what = Change
difference-kind = Kind
difference-before = Before
difference-now = Now
difference-added = Added
difference-reworded = Reworded
difference-new-year = New target year
difference-removed = Removed
difference-none-title = Nothing has changed
difference-none = The versions have the same themes, issues and goals.

# The golden thread
thread-title = The golden thread
thread-above = Upwards
thread-below = What works towards it
thread-serves = Works towards
thread-choose-served = Choose goals that this works towards
thread-choose = Choose goals
thread-limited = Shows only:
thread-alone = The strategy's own organisation
thread-one-plan = One plan
thread-show-all = Show everything
thread-empty-title = Nothing works towards this yet
thread-empty = No initiative, project or indicator that you may see is linked to this.
thread-nothing = Nothing works towards it
thread-actions = Initiatives
thread-projects = Projects
thread-measures = Indicators
thread-more = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}
thread-money = { $count ->
    [one] 1 project
   *[other] { $count } projects
}, granted { $grant }
thread-and-linked = { $count ->
    [one] Also 1 linked project.
   *[other] Also { $count } linked projects.
}
thread-versions-note = What is linked to one version of the goal is shown with all.
thread-up-none = No goal has been chosen.
thread-up-insats = The initiative works towards
thread-up-nyckeltal = The indicator measures
thread-up-projekt = The project works towards
thread-up-numbered = By the project's issue numbers
thread-up-linked = Chosen goals
linking-title = Choose goals
linking-lead = Tick the goals. Shown are those of the organisation's own strategies and of the levels above it. Search to find others.
linking-search = Search all goals
linking-find = Search
linking-chosen = { $count ->
    [0] No goal is chosen.
    [one] One goal is chosen.
   *[other] { $count } goals are chosen.
}
linking-nothing-found = No goal fits the search.
linking-nothing-near = The organisation and the levels above it have no strategies that you may see. Search all goals.
linking-not-a-theme = A theme gathers goals. Choose one of the goals below it.

# Coverage
coverage-organisation = Organisation
coverage-columns = Columns
coverage-by-organisation = Organisations
coverage-by-niva = Levels
coverage-by-plan = Plans
coverage-show = Show
coverage-show-all = All goals
coverage-show-utan-insats = Goals without an initiative
coverage-show-utan-nyckeltal = Goals without an indicator
coverage-show-utan-pengar = Issues without money
coverage-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
coverage-goal = Theme, issue or goal
coverage-all = Initiatives
coverage-granted = Granted
coverage-each-once = Each counted once
coverage-elsewhere = Other organisations
coverage-of = of { $count }
coverage-without-action = Goals without an initiative
coverage-without-measure = Goals without an indicator
coverage-without-money = Issues without money
coverage-aimless = Initiatives without a goal
coverage-aimless-note = in the plans below
coverage-aimless-lead = These initiatives are not linked to any goal that you may see, in any strategy.
coverage-aimless-count = { $count ->
    [one] 1 initiative without a goal
   *[other] { $count } initiatives without a goal
}
coverage-aimless-none-title = All initiatives have goals
coverage-aimless-none = Every initiative here is linked to a goal at least.
coverage-lacks-action = No initiative
coverage-lacks-measure = No indicator
coverage-lacks-money = No money
coverage-nothing-title = Nothing is missing
coverage-nothing = There are no such gaps here.
coverage-left-out = { $count ->
    [one] One column with few initiatives is not shown.
   *[other] { $count } columns with few initiatives are not shown.
}
coverage-note = An initiative counts for the goal that it is linked to, for goals that this one works towards, and for the issue and the theme above.
coverage-note-money = Projects count for the issue whose number they have.
coverage-gap-action = { $count ->
    [one] 1 goal without an initiative
   *[other] { $count } goals without an initiative
}
coverage-gap-measure = { $count ->
    [one] 1 goal without an indicator
   *[other] { $count } goals without an indicator
}
coverage-gap-money = { $count ->
    [one] 1 issue without money
   *[other] { $count } issues without money
}
coverage-no-gaps = No gaps.
coverage-see = See the coverage
coverage-col-level = Kind
coverage-colhelp-level = Theme, priority issue or goal.
coverage-col-number = Number
coverage-colhelp-number = The number as printed in the strategy.
coverage-col-text = Text
coverage-colhelp-text = What the theme, the issue or the goal says.
coverage-col-target = Target year
coverage-colhelp-target = The year by which the goal is to be reached.
coverage-colhelp-cell = Initiatives that work towards it, in the plans of whom the column is about. The last row counts each initiative once.
coverage-col-actions = Initiatives
coverage-colhelp-actions = Initiatives that work towards it, each counted once.
coverage-col-measures = Indicators
coverage-colhelp-measures = Indicators that measure the goal.
coverage-col-projects = Projects
coverage-colhelp-projects = Projects that have the issue's number or are linked to the goal.
coverage-col-grant = Granted
coverage-colhelp-grant = The sum of what the projects were granted.
coverage-col-lacks = Missing
coverage-colhelp-lacks = What the goal or the issue lacks.

# Alignment
alignment-lead = Which organisations' own strategies work towards this one, and where.
alignment-served = Goals and issues that others work towards
alignment-serving = Organisations that work towards it
alignment-having = Organisations with a strategy of their own
alignment-by-goal = Goal by goal
alignment-by-organisation = Organisation by organisation
alignment-nobody = No other strategy works towards it yet.
alignment-no-organisations = There are no organisations below the strategy's owner.
alignment-own = Own strategy
alignment-none = None that you may see
alignment-goals-serving = Goals that work towards it
alignment-goals-served = Served here
