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
plan-activities-help = One activity on each line. Names in square brackets at the end of the line if someone in particular answers for it, for instance: Invite speakers (march) [Moa]. The time in parentheses is shown in the year wheel.
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
tick-evidence = A line or a link
tick-evidence-add = Write what shows it
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
# The life of a plan
plan-life = Decision and state
plan-versions = Versions
plan-stage-draft = Draft
plan-stage-draft-text = The plan is being written. All texts can be changed.
plan-stage-open = No decision
plan-stage-open-text = The plan is in use, and Bygd knows of no decision on it. All texts can be changed. If it has been decided already, the decision can be entered here.
plan-stage-proposed = For decision
plan-stage-proposed-text = The plan awaits its decision. The texts are held still, so that what is decided is what was put forward.
plan-stage-decided = Decided
plan-stage-decided-text = The decided content is locked. Statuses, ticks and comments are entered as usual. If the text is to change, that is a revision or a correction.
plan-stage-revising = Being revised
plan-stage-revising-text = The texts are being changed. What was decided holds until the revision is decided or saved as a correction.
plan-stage-closed = Closed
plan-stage-closed-text = The plan's time is over and its content is fixed. Statuses and ticks can be finished.
plan-others-decide = Deciding, closing and reopening are done by a manager of the organisation.
plan-propose = Put forward for decision
plan-propose-text = The texts are held still until the plan is decided or taken back.
plan-take-back = Take back
plan-take-back-text = The plan becomes a draft again and can be changed.
plan-decide = Enter the decision
plan-decide-text = What the plan says now is saved as a version that cannot be changed.
plan-decided-by = Decided by
plan-decided-by-help = For instance the municipal executive board.
plan-decided-on = Date of decision
plan-decided-on-error = Write a date that has been, for instance 2025-12-10.
plan-paragraph = Paragraph
plan-paragraph-help = The number only, for instance 187.
plan-decided-text = Decided by { $body } on { $date }.
plan-decided-text-paragraph = Decided by { $body } on { $date }, § { $paragraph }.
plan-revise = Revise
plan-revise-text = Opens the texts for change. A small change is saved as a correction; a larger one is decided anew. Everybody sees what differs.
plan-revising-note = The plan is being revised. What was decided holds until then.
plan-correct = Save as a correction
plan-correct-text = For changes of words and of single activities. If initiatives or headings are added, removed or moved, a new decision is needed.
plan-reason = Why
plan-abandon = Abandon the revision
plan-abandon-text = Nothing has changed since the decision.
plan-close = Close the plan
plan-close-text = The content is saved as a version and cannot be changed afterwards. The plan can still be read.
plan-reopen = Open again
plan-reopen-text = The plan is closed. It can be opened again, and the reason is seen in its history.
plan-changes-since = Changes since the latest version
plan-difference-count = { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
plan-no-difference = They say the same.
plan-show-difference = Show what differs from the version before
plan-as-it-stands = the plan as it stands now
plan-version = version { $number }
plan-between = Difference between { $old } and { $new }
plan-version-decision = decision
plan-version-revision = revision
plan-version-correction = correction
plan-version-closing = closed
plan-version-note = This is what the plan said in this version. It cannot be changed.
plan-versions-version = Version
plan-versions-why = What
plan-no-versions-title = No versions yet
plan-no-versions = When the plan is decided, corrected or closed, what it says then is kept here.
plan-seal = Checksum
plan-what-added = New
plan-what-removed = Removed
plan-what-changed = Changed
plan-what-moved = Moved
plan-level-plan = Plan
plan-level-chapter = Chapter
plan-level-section = Section
plan-level-initiative = Initiative
plan-level-activity = Activity
plan-moved-from-to = from { $from } to { $to }
plan-moved-among = in the same place
plan-refused-before-decision = The plan awaits its decision and is held still. Take it back first if it is to be changed.
plan-refused-not-proposed = The plan does not await a decision.
plan-refused-already-decided = The plan is decided. Choose “Revise” on the plan's page if the text is to change.
plan-refused-not-decided = The plan is not decided and can be changed directly.
plan-refused-under-revision = The plan is being revised. Finish the revision first.
plan-refused-not-under-revision = The plan is not being revised.
plan-refused-nothing-changed = Nothing has changed. Abandon the revision instead.
plan-refused-needs-decision = Initiatives or headings have been added, removed or moved. That needs a new decision.
plan-refused-has-changed = The text has changed since the decision. Change it back, save it as a correction or decide anew.
plan-refused-closed = The plan is closed and its content is fixed.
plan-refused-not-closed = The plan is not closed.
action-propose = Put forward for decision
action-take-back = Taken back
action-decide = Decided
action-revise = Revision begun
action-correct = Corrected
action-abandon = Revision abandoned
action-close = Closed
field-stage = State
field-decided-by = Decided by
field-paragraph = Paragraph
field-decided-on = Date of decision
field-reason = Reason
field-version = Version
field-numbering = Numbering
field-moved = Moved
field-text = Text
field-period = Period
done-plan-propose = The plan now awaits its decision.
done-plan-take-back = The plan is a draft again.
done-plan-decide = The decision is entered.
done-plan-revise = The texts can be changed now.
done-plan-correct = The correction is saved.
done-plan-abandon = The revision is abandoned.
done-plan-close = The plan is closed.
done-plan-reopen = The plan is open again.

# Order and numbers
plan-order = Put in order
plan-order-lead = Move with the buttons, or drag the handle.
plan-back = To the plan
plan-move-under = Move under another heading
plan-move-to = To
plan-move = Move
plan-move-elsewhere = Move to
plan-order-changed = Somebody else has changed the order meanwhile. Reload the page and try again.
plan-numbered = Number chapters and sections by their order
plan-numbering = Numbering
plan-numbering-text = The numbers of the headings can be your own, as they stand in the document, or follow the order. Your own are kept if you change.
plan-numbering-is-own = The numbers are your own now.
plan-numbering-is-automatic = The numbers follow the order now.
plan-numbering-own = Use own numbers
plan-numbering-automatic = Number by the order

# Working with a plan
plan-work = Work with the plan
plan-held = The plan's content is fixed.
plan-wheel = Year wheel
plan-wheel-title = Year wheel { $year }
plan-wheel-text = How much is to be done each month
plan-wheel-now = now
plan-wheel-nothing = Nothing in particular.
plan-wheel-count = { $count ->
    [one] 1 thing with a time in the year
   *[other] { $count } things with a time in the year
}
plan-wheel-all-year = { $count ->
    [one] 1 initiative that goes on without a time of its own
   *[other] { $count } initiatives that go on without a time of their own
}
plan-activity-count = { $count ->
    [0] no activities
    [one] 1 activity
   *[other] { $count } activities
}
plan-status-not_started = Not started
plan-status-on_track = On track
plan-status-at_risk = At risk
plan-status-off_track = Late
plan-status-done = Done
plan-status-cancelled = Cancelled
plan-status-paused = Paused
plan-status-none = No status given
plan-status-set = Save the status
plan-add-activities = Add activities
done-plan-activities-added = The activities are added.
plan-comments = Discussion
plan-comments-inside = Seen only by those who work in the organisation, never outside and never in print and files.
plan-comments-waiting = { $count ->
    [one] 1 initiative has an open discussion
   *[other] { $count } initiatives have open discussions
}
plan-comment-new = Write a comment
plan-comment-add = Add the comment
plan-comment-settle = Mark as resolved
plan-comment-open = Open again
plan-comment-settled = Resolved by { $who }, { $when }
done-plan-commented = The comment is added.
action-comment = New comment
action-bulk-edit = Changed together with others
action-undo-bulk-edit = The change undone

# Several at once
plan-bulk = Change several
plan-bulk-lead = Mark initiatives, choose what to change, and look before it is saved.
plan-bulk-held = The plan's content is fixed. Status and main responsible can be changed.
plan-bulk-set = What is to change for the marked ones?
plan-bulk-keep = Do not change
plan-bulk-keep-empty = Leave empty to change nothing.
plan-bulk-preview = Review the changes
plan-bulk-change = { $count ->
    [one] Change 1 initiative
   *[other] Change { $count } initiatives
}
plan-bulk-meanwhile = Changed by somebody else meanwhile. This is what would happen now:
plan-bulk-nothing-title = Nothing to change
plan-bulk-nothing = Mark at least one initiative and choose something that differs from what it is now.
plan-bulk-latest = Latest changes of several
plan-bulk-line = { $count ->
    [one] 1 initiative
   *[other] { $count } initiatives
}, { $who }, { $when }
plan-bulk-undo = Undo
plan-bulk-undone = undone
done-plan-bulk-undone = The change is undone where nothing else has changed since.

# Words
plan-words = Own words
plan-words-lead = The organisation's words for priority, status and the levels of a plan. What stands in a plan is kept as it stands; here it is told what the words mean.
plan-words-others = Show the words of
plan-words-priority = Priority
plan-words-priority-help = Words beside high, medium and low. They are used when plans are read and written.
plan-words-status = Status
plan-words-status-help = Your words for how it goes. Without own words the usual ones are used.
plan-words-level = Levels
plan-words-level-help = What chapters, sections, initiatives and activities are called in your office. You may write the plural after a slash: focus area/focus areas.
plan-words-word = Word
plan-words-meaning = Means
plan-words-empty = Write a word and choose what it means.
plan-word-unknown = “{ $word }” is no word that Bygd knows. What does it mean? { $count ->
    [one] It stands at 1 initiative.
   *[other] It stands at { $count } initiatives.
}
done-plan-word-explained = The word is explained, here and in the organisation's other plans.
field-word = Word
field-meaning = Meaning

# Roll-over
plan-rollover = Next year's plan
plan-rollover-lead = Make the next plan of this one: choose what continues, is done, dropped, split or moved. Choices are saved as you go, and several people can work at once.
plan-rollover-made = Made of this plan:
plan-rollover-title = The new plan's name
plan-rollover-begin = Begin
plan-rollover-begun = Begun by { $who }, { $when }
plan-rollover-help = The proposals come from statuses and times. For a split: write the new names with semicolons between. For a move: write or choose the heading or the initiative.
plan-rollover-now = This year
plan-rollover-choice = What happens
plan-rollover-when = When
plan-rollover-lines = Split into, or moved to
plan-rollover-save = Save the choices
plan-rollover-saved = The choice is saved.
plan-rollover-unsaved = The choice could not be saved. Press the button Save the choices.
plan-rollover-to-review = Save and review
plan-rollover-review = Review
plan-rollover-carried = Goes on
plan-rollover-ended = Ends with the year
plan-rollover-then = The new plan is a draft that only the organisation sees. The old one is closed: it can be read, and statuses can be finished.
plan-rollover-carry-out = Make the new plan
plan-rollover-back = Back to the choices
plan-rollover-drop = Give up
plan-rollover-drop-question = The choices made are thrown away. The plan is not changed.
plan-rollover-conflict = Somebody else has changed the same rows meanwhile. They are shown as they are now:
plan-rollover-unknown = The place is not known. Write the heading or the initiative as it is called:
plan-choice-continue = Continues
plan-choice-done = Done
plan-choice-drop = Dropped
plan-choice-split = Split
plan-choice-move = Moved
plan-relation-continue = Continued
plan-relation-split = Part of
plan-relation-move = Moved here
plan-ended-done = Done. Not carried on.
plan-ended-drop = Dropped. Not carried on.
plan-lineage = What became of it
plan-lineage-lead = The initiative through the years
plan-lineage-alone = The initiative is in this plan only.
action-begin-rollover = Next year's plan begun
action-drop-rollover = Next year's plan given up
action-roll-over = Carried over from the former plan
field-plan-before = Former plan
done-rollover-begun = The choices can be made now.
done-rollover-over = The new plan has been made or given up already.
done-rollover-done = The new plan is made.
done-rollover-dropped = Next year's plan is given up.

# Shared initiatives
plan-joined = Shared
plan-joined-lead = The initiative can also stand in other organisations' plans. Each gives its own status and main responsible; their own notes are seen by them only.
plan-joined-none-title = Nobody else takes part
plan-joined-none = Ask an organisation whether it wants the initiative in its plan.
plan-joined-ask = Ask an organisation
plan-joined-asked = Asked
plan-joined-joined = Takes part
plan-joined-declined = Declined
plan-joined-left = Left
plan-joined-ended = Ended
plan-joined-end = End
plan-joined-tag = Shared
plan-joined-with = Initiative of { $owner }
plan-joined-gone = Initiative that is no longer shared
plan-joined-write = Give our status
plan-joined-status = Our status
plan-joined-notes = Our notes
plan-joined-notes-help = Seen by your own organisation only.
plan-joined-see = See the initiative
plan-joined-question = { $owner } asks whether you want the initiative in your plan.
plan-joined-purpose = The purpose: { $purpose }
plan-joined-place = Where in your plan
plan-joined-place-help = The initiative stays with its owner. You give status, main responsible and notes of your own.
plan-joined-no-places = There is no plan with headings to take the initiative into. Make a plan first.
plan-joined-no-place = Choose where in the plan the initiative is to stand.
plan-joined-accept = Take into our plan
plan-joined-decline = Decline
plan-joined-leave = Leave
plan-joined-leave-question = The initiative disappears from your plan, and the sharing ends. With its owner it stays.
plan-joined-over = That is no longer possible.
plan-joined-stale = Somebody else has changed it meanwhile. What you wrote is still here; save again if it is to hold.
plan-joined-mine = Questions about shared initiatives
action-joined = Shared initiative
field-joined = Participation
field-joined-status = Status
done-plan-joined-asked = The organisation is asked.
done-plan-joined-accepted = The initiative stands in your plan now.
done-plan-joined-declined = You have declined.
done-plan-joined-over = Ended.
plan-add-named = Add { $one }
plan-add-many-named = Add { $many }
plan-edit-named = Change { $one }
plan-in-named = In { $one }
plan-none-named = No { $many } yet.
plan-withdrawn-named = Removed: { $many }
plan-remove-named = Remove { $one }
plan-empty-named = Begin by adding { $one }.
plan-bulk-lead-named = Mark { $many }, choose what to change, and look before it is saved.
plan-bulk-change-named = Change { $count } { $many }
plan-lineage-lead-named = { $first } through the years
plan-moved-since = The plan has changed since the page was shown, so nothing is saved. Read it through and do it again.
plan-up-named = Move { $one } up
plan-down-named = Move { $one } down
