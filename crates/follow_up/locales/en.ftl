# Rounds: the list and one
nav-follow-up = Follow-up
kind-follow-up = Follow-up round
follow-up-lead = How the plans are going: rounds in which those responsible answer with two lights, and what was locked.
follow-up-one = The round
follow-up-answers = Answers
follow-up-meeting = Meeting
follow-up-versions = Versions
follow-up-new = New follow-up round
follow-up-new-lead = Those responsible are asked on the day the round opens. The plan says who is mainly responsible for an initiative.
follow-up-edit = Change the round
follow-up-plan = Plan
follow-up-plan-help = The plan that is followed up. It must belong to an organisation where you are a manager.
follow-up-owner = Organisation
follow-up-kind = Kind
follow-up-kind-half-year = Half-year
follow-up-kind-full-year = Full year
follow-up-kind-own = A time of your own
follow-up-label-half-year = Half-year follow-up { $year }
follow-up-label-full-year = Full-year follow-up { $year }
follow-up-label-own = Follow-up { $year }
follow-up-period = Period
follow-up-period-from = The period begins
follow-up-period-to = The period ends
follow-up-period-to-help = How far into the plan’s time the work is judged.
follow-up-period-turned = The period ends before it begins.
follow-up-opens-on = Opens
follow-up-opens-on-help = That morning the round opens by itself. You can also open it earlier.
follow-up-due-on = Last day to answer
follow-up-due-before-open = The last day to answer is before the day the round opens.
follow-up-stage = State
follow-up-stage-planned = Planned
follow-up-stage-open = Open
follow-up-stage-closed = Locked
follow-up-stage-due = { $stage }, last day to answer { $date }
follow-up-count = { $count ->
    [one] 1 round
   *[other] { $count } rounds
}
follow-up-empty-title = No rounds
follow-up-empty = Follow-ups of plans are shown here, when there are any that you may see.
follow-up-withdrawn-notice = These rounds have been removed.
follow-up-is-withdrawn = The round has been removed. Only you see it.
follow-up-withdraw = Remove the round
follow-up-withdraw-question = The round disappears from the lists. Its answers are kept, and it can be restored.
follow-up-restore = Restore the round
follow-up-facts = Facts
follow-up-locked = Locked version
follow-up-locked-version = Version { $number }, locked { $when }.
follow-up-locked-by = Version { $number }, locked { $when } by { $who }.
follow-up-sha256 = Checksum (SHA-256)
follow-up-being-corrected = The round has been opened again for a correction. Others see the version that was locked last. Reason:
follow-up-nothing-yet = The follow-up is going on. It is shown here when it has been locked.
follow-up-planned-text = The round is prepared, but nobody has been asked yet. This is how the plan shares the initiatives today.

# Progress
follow-up-ready-count = Answers ready
follow-up-begun-count = Answers begun
follow-up-people-count = Responsible
follow-up-not-begun = Have not begun
follow-up-without-account = Without an account
follow-up-without-account-text = Somebody else at the office may answer for them.
follow-up-no-account = (no account)
follow-up-by-person = Person by person
follow-up-by-chapter = Chapter by chapter
follow-up-chapter = Chapter
follow-up-no-chapter = Without a chapter
follow-up-responsible = Responsible
follow-up-ready-of = Ready
follow-up-nobody = Nobody responsible
follow-up-person-ready = Ready
follow-up-person-begun = Begun
follow-up-person-not-begun = Not begun
follow-up-nothing = The plan has no initiatives to follow up.
follow-up-nothing-text = Add initiatives to the plan, and they appear here.
follow-up-open = Open the round
follow-up-open-lead = Those responsible are asked now, and can begin to answer.
follow-up-open-do = Open now
follow-up-reopen = Correct a locked round
follow-up-reopen-lead = The round is opened for changes. What is locked stays as a version of its own, and the difference is shown when you lock again.
follow-up-reopen-reason = Why it is opened again
follow-up-reopen-do = Open again
done-follow-up-opened = The round is open, and those responsible can answer.
done-follow-up-reopened = The round is open again.
done-follow-up-closed = The round is locked.

# Answers
follow-up-answer-own = Answer for your initiatives
follow-up-answers-of = Answers: { $name }
follow-up-answers-lead = Judge each initiative with two lights. Save whenever you like: what you wrote stays. Tick Ready when the answer is finished.
follow-up-own-progress = { $ready } of { $all } ready, by { $date }
follow-up-led-progress = { $ready } of { $all } answers ready, by { $date }
follow-up-mine = Follow-up
follow-up-yours = Your follow-up
follow-up-led = { $round }: the whole round
follow-up-late = Late
follow-up-others = Others responsible
follow-up-contents = Your initiatives
follow-up-none-own-title = No initiatives here
follow-up-none-own = The plan names no initiative here. Choose somebody else below, or see the whole round.
follow-up-to-round = To the round
follow-up-takes-no-answers = The round takes no answers at the moment.
follow-up-state-ready = ready
follow-up-state-begun = begun
follow-up-state-waiting = not answered
follow-up-side-done = Carried out?
follow-up-side-goal = Goal reached?
follow-up-done-green = Yes, as planned
follow-up-done-yellow = Partly
follow-up-done-red = No
follow-up-done-not-judged = Cannot be judged
follow-up-done-none = Not answered
follow-up-goal-green = Yes, the goal is reached
follow-up-goal-yellow = To some extent
follow-up-goal-red = No, the goal is not reached
follow-up-goal-not-judged = Cannot be judged
follow-up-goal-none = Not answered
follow-up-light = Light
follow-up-light-green = Green
follow-up-light-yellow = Yellow
follow-up-light-red = Red
follow-up-light-none = No light
follow-up-suggested = Suggested
follow-up-why-no-activities = The initiative has no activities to go by.
follow-up-why-nothing-ticked = { $all ->
    [one] The only activity has not been ticked off, so there is no suggestion.
   *[other] None of { $all } activities has been ticked off, so there is no suggestion.
}
follow-up-why-activities = { $done } of { $all } activities are done; { $step } would be in step.
follow-up-why-indicators = The indicators behind the goal: { $green } green, { $yellow } yellow, { $red } red.
follow-up-why-no-indicators = No indicator has been chosen for the goal, so there is no suggestion.
follow-up-why-no-lights = The chosen indicators have no light yet.
follow-up-comment = Comment
follow-up-comment-help = What happened. Needed when a light is yellow or red.
follow-up-reason = Why another light than suggested
follow-up-reason-help = Fill this in if you choose another light than the suggested one.
follow-up-decision = Decided at the meeting
follow-up-decision-help = Seen by your own organisation only.
follow-up-evidence = Evidence
follow-up-evidence-help = A link or a few words on each line.
follow-up-request = Needs a decision or support
follow-up-request-help = One sentence on what you need of those who decide. It goes into what is given to politicians.
follow-up-requests = Needs a decision or support
follow-up-measure = Indicator
follow-up-measures = Indicators
follow-up-measures-choose = Indicators that show whether the goal is reached
follow-up-target = Target
follow-up-value = Value
follow-up-more = Evidence, indicators and needs
follow-up-deviation = Deviation: fact, cause, action
follow-up-deviation-help = Needed when a light is red. The action is followed up by itself in the next round.
follow-up-fact = Fact
follow-up-fact-help = Leave it empty if the comment says it.
follow-up-cause = Cause
follow-up-action = Action
follow-up-who = Who does it
follow-up-due = Done by
follow-up-last-year = Last year: { $round }
follow-up-earlier-plan = Earlier plan: { $round }
follow-up-then = Called { $title } then
follow-up-what-became = What became of the action from { $round }?
follow-up-what-became-last-year = What became of last year’s action ({ $round })?
follow-up-what-became-before = What became of the action from an earlier plan ({ $round })?
follow-up-hand-off = File for Stratsys
follow-up-outcomes = Earlier action
follow-up-outcome-done = Done
follow-up-outcome-going-on = Going on
follow-up-outcome-dropped = No longer needed
follow-up-outcome-none = Not answered
follow-up-outcome-note = More about it
follow-up-ready = Ready
follow-up-ready-mark = Ready: the answer is finished
follow-up-save-all = Save all answers
follow-up-goal = Goal
follow-up-activities = Activities
follow-up-ticked = Done
follow-up-dropped = Dropped
follow-up-to-initiative = To the initiative in the plan
follow-up-beside = From the plan and the last round
follow-up-left = Has left the plan
follow-up-inside = Only for you
follow-up-in-plan = Facts in the plan
follow-up-missing-light = Choose a light.
follow-up-missing-comment = Write a comment: yellow and red need to be explained.
follow-up-missing-reason = Write why you choose another light than the suggested one.
follow-up-missing-cause = Write why the light is red.
follow-up-missing-action = Write what you do about it.
follow-up-missing-outcome = Say what became of the action.
follow-up-conflict = Somebody else has answered
follow-up-conflict-text = What you wrote has not been saved, but stands below. Save again if your answer is to count, or change it first.
follow-up-conflicts = { $count ->
    [one] One answer was not saved, because somebody else was faster. Both answers are shown at the initiative.
   *[other] { $count } answers were not saved, because somebody else was faster. Both answers are shown at each initiative.
}
follow-up-changed-by = { $who } saved { $when }.
follow-up-conflict-field = Field
follow-up-conflict-typed = You wrote
follow-up-conflict-stored = Saved now
follow-up-too-late-title = The round takes no answers
follow-up-too-late = { $round } was locked while you were writing. What you wrote has not been saved, but stands below so that you can copy it.
follow-up-too-late-next = Ask the one who leads the follow-up to open the round again, if the answer is to count.

# The meeting
follow-up-meeting-start = Go through at a meeting
follow-up-meeting-of = Going through: { $round }
follow-up-save-next = Save and next
follow-up-save-back = Save and back
follow-up-keys = Keys: 1–4 and 6–9 choose lights, k marks as ready, n next, b back, s saves. They work when the cursor is not in a text field.
follow-up-all-items = All initiatives

# Closing
follow-up-close = Lock the round
follow-up-close-lead = This is what will be locked. Afterwards it can only be corrected by a new version.
follow-up-close-do = Lock the round
follow-up-close-anyway = Lock anyway: what is missing is locked as not answered
follow-up-close-preview = This will be locked
follow-up-unready-count = { $count ->
    [one] One initiative is not answered to the end.
   *[other] { $count } initiatives are not answered to the end.
}
follow-up-unready-text = They are locked as they stand, and it shows.
follow-up-read-by = Who may read what is locked
follow-up-read-by-help = Decisions from the meeting and the names of those who answered are never shown outside the organisation.
follow-up-read-by-own = Only our organisation
follow-up-read-by-network = Everybody who is signed in
follow-up-read-by-public = Everybody, also without signing in
follow-up-marked-count = { $count ->
    [one] One initiative is marked as secret or shown only to you. It is left out outside the organisation.
   *[other] { $count } initiatives are marked as secret or shown only to you. They are left out outside the organisation.
}
follow-up-moved-since = Something has changed since the page was shown, so nothing has been locked. Look through it and lock again.
follow-up-not-ready = Not marked as ready
follow-up-not-answered = Not answered
follow-up-all = All chapters
follow-up-chart-done = Carried out, by chapter
follow-up-chart-goal = Goal reached, by chapter
follow-up-chart-text = The number of initiatives with each light in each chapter.
follow-up-as-table = Show as a table
follow-up-versions-lead = What has been locked, newest first. A locked version never changes.
follow-up-version = Version { $number }
follow-up-sealed = Download as it was locked (JSON)
follow-up-no-versions-title = Nothing is locked
follow-up-no-versions = When the round is locked, its first version stands here.
follow-up-difference = Changed since the version before
follow-up-difference-none = Nothing has changed.
follow-up-difference-frame = The facts of the round, or the indicators
follow-up-difference-added = Added
follow-up-difference-removed = Gone
follow-up-plan-none = The plan has not been followed up yet.

# Letters
follow-up-nudge = Remind those who have answers left
done-follow-up-nudged = Those who have answers left and have an account get a letter, one a day at most.
follow-up-left-to-answer = { $count ->
    [one] One initiative left to answer.
   *[other] { $count } initiatives left to answer.
}
follow-up-letter-opened-subject = { $round }: answer by { $date }
follow-up-letter-opened = { $left ->
    [one] { $round } of { $plan } is open. One initiative waits for your answer, by { $date }. Answer here:
   *[other] { $round } of { $plan } is open. { $left } initiatives wait for your answer, by { $date }. Answer here:
}
follow-up-letter-nudge-subject = Reminder: { $round }, by { $date }
follow-up-letter-nudge = { $left ->
    [one] One initiative in { $round } waits for your answer, by { $date }. Answer here:
   *[other] { $left } initiatives in { $round } wait for your answer, by { $date }. Answer here:
}
job-kind-follow-up-letters = Write to those who are to answer

# Refused
follow-up-refused-planned = The round is not open yet.
follow-up-refused-open = The round is open already.
follow-up-refused-closed = The round is locked. Open it again if something is to be corrected.
follow-up-refused-not-closed = The round is not locked.
follow-up-refused-nothing = There is nothing to lock: the plan has no initiatives.
follow-up-refused-unready = Confirm that what is missing is locked as not answered.
follow-up-refused-newer = Somebody else has locked a newer version. Go back and look at it.
follow-up-refused-withdrawn = The round has been removed.

# History and jobs
field-follow-up-kind = Kind
field-follow-up-period = Period
field-follow-up-opens-on = Opens
field-follow-up-due-on = Last day to answer
field-follow-up-initiative = Initiative
field-follow-up-done = Carried out
field-follow-up-goal = Goal reached
field-follow-up-reason = Reason
field-follow-up-comment = Comment
field-follow-up-evidence = Evidence
field-follow-up-decision = Decision
field-follow-up-request = Needs a decision or support
field-follow-up-deviation = Deviation
field-follow-up-outcomes = Earlier action
field-follow-up-ready = Ready
field-follow-up-version = Version
field-follow-up-sha256 = Checksum
action-open-round = Opened
action-answer-round = Answer saved
job-kind-follow-up-open = Open a follow-up round

# Annual reports
kind-annual-report = Annual report
annual-title = Annual reports
annual-one = The annual report
annual-versions = Versions
annual-title-of = Annual report { $year }
annual-lead = The year’s locked follow-ups in a report that drafts itself.
annual-count = { $count ->
    [one] 1 annual report
   *[other] { $count } annual reports
}
annual-empty-title = No annual reports
annual-empty = Reports on the years of plans are shown here, when there are any that you may see.
annual-new = Begin an annual report
annual-new-lead = The draft is made of the year’s locked follow-ups, and follows them until it is locked.
annual-new-do = Make a draft
annual-stage-draft = Draft
annual-stage-locked = Locked
annual-draft-text = Figures and lights follow the locked rounds. You write the texts yourselves, section by section.
annual-is-withdrawn = The report has been removed. Only you see it.
annual-withdraw = Remove the draft
annual-withdraw-question = The draft disappears from the list. It can be restored.
annual-restore = Restore the draft
annual-section-foreword = Foreword
annual-section-summary = Summary
annual-section-indicators = Indicators
annual-section-deviations = Deviations and actions
annual-section-outlook = Ahead
annual-no-text = No text yet.
annual-drafted = Suggested by the follow-up. It changes when the figures change, until you write a text of your own.
annual-write = Write text
annual-text = Text
annual-text-help = One paragraph on each line. An empty text brings the suggestion back.
annual-text-lead = Write what the reader needs to know. The figures below the text come from the follow-up.
annual-stale = The data has changed since the text was written
annual-stale-some = The data has changed since some of the texts were written. Read them through and save them again.
annual-source = { $label }, version { $number }
annual-sources = Made of
annual-no-sources = No round of the year is locked yet.
annual-lock = Lock the report
annual-lock-lead = Texts and figures are kept as they stand now, with a checksum.
annual-lock-anyway = Lock anyway: the texts are right although the data has changed
annual-lock-do = Lock the report
annual-reopen = Correct a locked report
annual-reopen-lead = The locked version stays. A correction becomes a new version.
annual-reopen-do = Open again
annual-no-versions = When the report is locked, its first version stands here.
annual-refused-withdrawn = The report has been removed.
annual-refused-locked = The report is locked. Open it again if something is to be corrected.
annual-refused-empty = There is nothing to lock: no round of the year is locked.
annual-refused-stale = Confirm that the texts are right although the data has changed.
annual-moved-done-better = Carried out: better than last time
annual-moved-done-worse = Carried out: worse than last time
annual-moved-done-new = Carried out: a new light
annual-moved-goal-better = The goal: better than last time
annual-moved-goal-worse = The goal: worse than last time
annual-moved-goal-new = The goal: a new light
annual-draft-nothing = No follow-up of the year is locked yet.
annual-draft-done = { $all ->
    [one] One initiative was followed up; { $green } carried out as planned, { $yellow } partly and { $red } not.
   *[other] { $all } initiatives were followed up; { $green } carried out as planned, { $yellow } partly and { $red } not.
}
annual-draft-goal = The goal was reached for { $green }, to some extent for { $yellow } and not for { $red }.
annual-draft-indicators = Of { $all } indicators, { $green } are green, { $yellow } yellow and { $red } red.
annual-draft-deviations = { $count ->
    [one] One initiative has a deviation with an action.
   *[other] { $count } initiatives have deviations with actions.
}
done-annual-locked = The report is locked.
done-annual-reopened = The report is a draft again.
field-annual-year = Year
field-annual-section = Section
field-annual-text = Text
follow-up-by-named = { $first } by { $one }
follow-up-without-named = Without { $one }
follow-up-all-named = All { $many }
follow-up-own-named = Your { $many }
follow-up-answer-own-named = Answer for your { $many }
follow-up-chart-done-named = Carried out, by { $one }
follow-up-chart-goal-named = Goal reached, by { $one }
