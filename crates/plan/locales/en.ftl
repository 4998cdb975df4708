# Kinds of record
kind-plan = Plan
kind-initiative = Initiative

# List of plans
plan-list-lead = Operational plans with chapters, initiatives and activities.
plan-new = New plan
plan-edit = Edit the plan
plan-plan = Plan
plan-owner = Organisation
plan-period = Period
plan-initiative = Initiative
plan-initiatives = Initiatives
plan-activities = Activities
plan-state = State
plan-state-active = In force
plan-state-withdrawn = Withdrawn
plan-filter-text = Search the text
plan-count = { $count ->
    [one] 1 plan
   *[other] { $count } plans
}
plan-count-more = More than { $count } plans
plan-none-title = No plans
plan-none = No plans match the selection.

# One plan
plan-view-tree = The plan
plan-view-people = People
plan-view-priorities = Priority
plan-view-times = Time
plan-contents = Contents
plan-print-view = Print
plan-shown = { $initiatives ->
    [one] 1 initiative
   *[other] { $initiatives } initiatives
}, { $activities ->
    [one] 1 activity
   *[other] { $activities } activities
}
plan-initiative-count = { $count ->
    [0] no initiatives
    [one] 1 initiative
   *[other] { $count } initiatives
}
plan-purpose = Purpose
plan-goal = Goal
plan-when = When
plan-who = Who
plan-priority = Priority
plan-priority-short = Priority
plan-follow-up = Follow-up
plan-priority-high = High
plan-priority-medium = Medium
plan-priority-low = Low
plan-priority-unknown = Another word
plan-priority-none = No priority
plan-priority-review = to be reviewed
plan-without-time = No time given
plan-from-year = From { $year }
plan-nothing-planned = No planned activities
plan-nothing-planned-text = No planned activities in the period.
plan-unnamed-part = Without a heading
plan-chapter = Chapter
plan-nothing-found-title = Nothing matches the selection
plan-nothing-found = Change or clear the filter to see more initiatives.
plan-empty-title = The plan is empty
plan-empty = Add a chapter to begin.
plan-is-withdrawn = The plan is withdrawn and is not shown in lists and search.
plan-restore = Restore
plan-read-from = Read from
plan-withdrawn-initiatives = Withdrawn initiatives
plan-withdraw = Withdraw the plan
plan-withdraw-question = The plan and its initiatives disappear from lists and search. They can be restored.
plan-load = Share of the largest group
plan-high-count = Of which high priority
plan-people-note = An initiative with several people is counted for each of them.
plan-as-table = Show as a table
plan-by-priority = Initiatives by priority
plan-by-priority-text = Number of initiatives in plans in force by priority.
plan-all-of-organisation = All plans

# One initiative
plan-no-activities = No activities yet.
plan-other-reading = Another reading:
plan-findings = To be reviewed
plan-finding-settled = settled
plan-initiative-is-withdrawn = The initiative is withdrawn and is not shown in the plan.
plan-initiative-up = Move the initiative up
plan-initiative-down = Move the initiative down
plan-initiative-withdraw = Withdraw the initiative
plan-initiative-withdraw-question = The initiative disappears from the plan. It can be restored.
plan-move-up = Move up: { $what }
plan-move-down = Move down: { $what }
plan-up = Up
plan-down = Down

# Editing
plan-new-chapter = New chapter
plan-new-section = New section
plan-new-initiative = New initiative
plan-edit-chapter = Edit the chapter
plan-edit-section = Edit the section
plan-edit-text = Edit text and number
plan-edit-initiative = Edit the initiative
plan-in-chapter = In chapter
plan-publisher-help = The unit that publishes the plan, if its name is not the organisation's.
plan-year-to-help = Leave empty if the plan is for a single year.
plan-years-backwards = The last year cannot come before the first.
plan-number-help = For instance 3 or 3.1. Leave empty if the part has no number.
plan-nothing-planned-help = Says that nothing is planned here on purpose.
plan-activities-help = One activity on each line. Names in square brackets at the end of the line if someone in particular answers for it, for instance: Invite speakers [Moa].
plan-when-help = In your own words, for instance 2026, 2026–2027 or autumn 2026.
plan-who-help = Names or roles with commas between.
plan-priority-help = High, Medium or Low. Other words are kept as they are and marked for review.
plan-follow-up-help = For instance: Twice a year.
plan-part-withdraw = Withdraw the heading
plan-part-withdraw-question = This is possible only if no initiatives or sections are left under the heading.
plan-part-not-empty = There are initiatives or sections under the heading. Move or withdraw them first.
plan-changed-meanwhile = Somebody else changed the initiative at the same time. Go back and try again.

# Export
plan-col-chapter = Chapter
plan-colhelp-chapter = The chapter's number and heading.
plan-col-section = Section
plan-colhelp-section = The section's number and heading, empty if the initiative stands directly under the chapter.
plan-col-initiative = Initiative
plan-colhelp-initiative = The initiative's heading.
plan-col-purpose = Purpose
plan-colhelp-purpose = Why the initiative is carried out, as the plan says.
plan-col-goal = Goal
plan-colhelp-goal = What the initiative should lead to, as the plan says.
plan-col-activity = Activity
plan-colhelp-activity = One row for each activity. Empty if the initiative has none.
plan-col-activity-who = Who for the activity
plan-colhelp-activity-who = Those who answer for just that activity, if the plan says so.
plan-col-when = When
plan-colhelp-when = The time as the plan says it.
plan-col-from = From year
plan-colhelp-from = The first year that the time names.
plan-col-to = To year
plan-colhelp-to = The last year that the time names, empty if it goes on.
plan-col-who = Who
plan-colhelp-who = Everybody named for the initiative.
plan-col-priority = Priority
plan-colhelp-priority = The priority as the plan says it.
plan-col-level = Priority level
plan-colhelp-level = The level that the word means. Another word means that it needs a review.
plan-col-follow-up = Follow-up
plan-colhelp-follow-up = How the initiative is followed up, as the plan says.
plan-col-page = Page
plan-colhelp-page = The address of the initiative's page on this site.

# History
action-reorder = New order
action-add-part = New heading
field-state = State
field-part = Heading
field-part-id = Place in the plan
field-parent-id = Chapter
field-number = Number
field-intro = Introduction
field-no-planned-activities = No planned activities
field-position = Order
field-aim = Purpose
field-goal = Goal
field-when-text = When
field-responsible = Who
field-priority-text = Priority
field-priority-level = Priority level
field-follow-up = Follow-up
field-status = Status
field-budget = Budget
field-baseline = Baseline
field-method = Method
field-labels = Other facts
field-activities = Activities
field-publisher = Publisher
field-year-from = From year
field-year-to = To year
field-preamble = Opening text
field-other = Other

# Moved
done-moved = Moved.
done-moved-activity = The activity has been moved.
plan-moved = The initiative is now number { $place } of { $count } under { $part }.
plan-moved-activity = “{ $text }” is now activity number { $place } of { $count }.

# My page
plan-mine-title = Initiatives you are responsible for
plan-mine-none = No initiative in the plans of your organisations names you as responsible.
plan-mine-how = Plans give names, not accounts. Shown are initiatives in the plans of your organisations where { $names } is named as responsible for the initiative or for one of its activities. A first name may mean somebody else.
plan-mine-more = There are more in the plans.
plan-mine-or = or
field-main = Main responsible
field-main-help = Who answers for the whole. Empty: the first person among the responsible. A name that is not there is added first.

# Who is meant, and handing over
who-title = Who is who
who-lead = What the names in the plan mean and what each one carries. It holds for all plans of the office.
who-name = Name
who-kind = Means
who-kind-person = Person
who-kind-role = Role
who-kind-everybody = Everybody
who-kind-consultant = Consultant
who-kind-partner = Partner
who-guessed = guessed
who-account = Account
who-account-help = Whoever signs in with the account sees the initiatives on My page and is reminded.
who-no-account = No account
who-no-login = without a login
who-organisation = Name of the partner
who-organisation-help = If it is an organisation that is in Bygd. Otherwise the field may be empty.
who-left-on = Left on
who-left = left { $day }
who-main = Main responsible
who-high = High priority
who-open = To do
who-active = Last change
who-never = never
who-decide = Change
who-edit = Who is { $name }?
who-none-title = No names
who-none = The plan names nobody as responsible yet.
who-note = To do are activities that are not ticked off: those that bear the name, else the main responsible’s, else everybody’s who is responsible.
who-headless = { $count ->
    [one] 1 initiative has no main responsible
   *[other] { $count } initiatives have no main responsible
}
who-headless-text = Where only a group or a role is named, nobody answers for the whole. Choose a main responsible on the initiative.
who-nobody = nobody
who-nobody-text = Choose a person who answers for the whole.
who-not-a-member = The account does not belong to the organisation.
who-bad-date = Write the date as 2026-11-22.
who-no-such-organisation = There is no organisation of that name.
hand-over = Hand over
hand-over-title = { $name } hands over
hand-over-lead = Everything that hangs on the name in the office’s plans. Choose who takes over all of it, or one for each thing.
hand-over-none = Nothing in the plans hangs on { $name }.
hand-over-all = All of it to
hand-over-all-help = Holds for what has no choice of its own below.
hand-over-nobody = Choose
hand-over-what = Task
hand-over-named = Responsible
hand-over-activity = Activity
hand-over-to = To
hand-over-to-for = To whom: { $what }
hand-over-as-all = As above
hand-over-stays = Stays
hand-over-left = { $name } has left
hand-over-left-help = One who has left is not reminded, and is shown among how it stands until everything is handed over.
hand-over-nothing = Choose who takes over, or mark that the person has left.
done-handed-over = Handed over.
action-hand-over = Handed over
action-name-who = Name explained
field-who = Who is who

# What one has to do
todo-title = My activities
todo-lead = Activities for which you are responsible. Tick off what is done, preferably with a line that shows it.
todo-all = Show all
todo-summary = Late: { $late }. This week: { $week }. Later this month: { $month }.
todo-nothing = You are not responsible for any activity at the moment.
todo-late = Late
todo-week = This week
todo-month = Later this month
todo-later = Further on
todo-done = Done
todo-more = Show all { $count }
todo-none-title = Nothing to do
todo-none = No activity in a current plan has you as responsible.
todo-secret = A secret activity
tick-done = Done
tick-undo = Undo
tick-evidence = What shows it? Text or a link
tick-evidence-for = What shows that it is done: { $what }
tick-by = by
tick-late = late, { $day }
tick-done-on = done { $day }
tick-just = Ticked off: { $what }.
done-ticked = Ticked off.
done-unticked = The activity is open again.
action-tick = Ticked off
action-untick = Opened again
field-ticked = Done

# How it stands, for the head of unit
state-title = How the plans stand
state-lead = What nobody has touched for long, what is late, and who has left.
state-untouched-for = Untouched for
state-days = { $days } days
state-late = late activities
state-untouched = initiatives untouched for { $days } days
state-open = activities to do
state-done = activities done
state-left = Have left but are still named
state-without = Responsible without a login
state-late-list = Late activities ({ $count })
state-untouched-list = Untouched initiatives ({ $count })
state-never = never changed by anybody
state-first = The first { $count } are shown.
state-to-plan = To the plan
state-none-title = No current plans
state-none = Plans of organisations that you lead are shown here.
