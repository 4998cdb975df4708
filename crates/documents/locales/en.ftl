# Documents
kind-document = Source
kind-finding = Finding
source-lead = Documents that facts have been taken from, in the form they came in.
source-empty-title = No sources yet
source-empty = When a document is read in it is kept here, and every fact points to its lines.
source-count = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
source-imported = Read in
source-length = Lines
source-replaced = Replaced
source-newer = There is a corrected version of this document.
source-as-read = The document's text as it was read in.
source-text = Text
source-file = File
source-download = Download the file
source-secret = Parts of the document are secret and are not shown.
source-marked = Marked lines: { $lines }
source-lines = lines { $lines }
source-recognised = { $place } (recognised in a picture)
source-page = page { $page }
source-sheet = sheet { $sheet }
source-cells = sheet { $sheet }, { $cells }
source-document = the document
source-findings = { $count ->
    [one] 1 thing to review in the document
   *[other] { $count } things to review in the document
}
field-sha256 = Checksum

# Findings
finding-title = To review
finding-lead = What does not add up, is missing or looks odd in what was read in.
finding-state = State
finding-state-open = Open
finding-state-settled = Settled
finding-rule = Type
finding-empty-title = Nothing to review
finding-empty = There are no findings in this selection.
finding-count = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
finding-record = To the record
finding-settle = Mark as settled
finding-answer = Answer
finding-answer-help = What turned out to be true? The answer is kept with the finding.
finding-settled-by = Marked as settled by
finding-reopen = Open again
finding-open-tile = Findings to review
field-answer = Answer

# Rules
rule-sum-mismatch = The total does not add up
rule-count-mismatch = The count does not match
rule-share-mismatch = The share does not agree with the amounts
rule-grant-exceeds-cost = The grant exceeds the cost
rule-ambiguous-number = The number can be read in several ways
rule-missing-value = Missing value
rule-missing-header = Missing header
rule-unknown-priority = Unknown priority
rule-period-outside-plan = The time lies outside the plan's period
rule-text-without-row = Text without a row in the table
rule-row-without-text = Row without a description
rule-recognised-text = The text was recognised in a picture
rule-recognition-failed = The text could not be recognised
rule-hidden-sheets = Hidden sheets were not read
rule-hidden-rows = Hidden rows or columns were read
rule-no-text-layer = The file has no readable text
rule-full-funding = The grant covers the whole cost
rule-duplicate-row = Duplicate
rule-name-variants = Different names of one owner
rule-heading-without-content = Heading without content
rule-amount-too-large = The amount is implausibly large
rule-text-too-long = The text is too long
rule-nothing-recognised = Nothing recognised

# My page
finding-mine-title = To look into at your organisations
finding-mine-none = Nothing waits to be looked into in the documents of your organisations.
finding-mine-all = { $count ->
    [one] Show in the work list
   *[other] Show all { $count } in the work list
}
finding-whose = Whose
finding-whose-mine = Your organisations'

# A document comes in
picture-title = Page { $page }
picture-lead = The page redrawn from the file’s own text and lines, as it was read. Pictures are shown as empty frames.
picture-alt = Page { $page } of the file, with the place that the fact comes from marked.
picture-marked = Marks on page:
picture-link = Show the pages as they look
picture-none = The page cannot be shown as a picture.
upload-title = Read in a document
upload-lead = The file is read, and you see what was found before anything is stored.
upload-file-help = A list of granted projects, an operational plan or a table of indicators. PDF, Word (docx), Excel, OpenDocument, CSV, JSON, a saved web page or text; { $most } MB at most.
upload-visibility-help = For the document and for what is read in from it.
upload-send = Read the file
upload-text = Or paste text
upload-text-help = Text copied from a document, an e-mail or a spreadsheet. Used when no file is chosen.
upload-pasted = Pasted text
upload-drop-title = Drop files here
upload-drop-help = Anywhere on the page. You can also paste text ({ $keys }).
upload-drop-choose = Choose files
upload-queue-title = Files being read in
upload-queue-waiting = Waiting
upload-queue-sending = Sending
upload-queue-reading = Reading
upload-queue-done = Read
upload-queue-same = Read in already
upload-queue-failed = Could not be sent. Try again.
upload-queue-review = Review
upload-queue-end = All files are done.
upload-no-file = Choose a file.
upload-empty = The file is empty. Choose another.
upload-too-large = The file is too large ({ $size } MB). It may have { $most } MB at most.
upload-no-right = You may not read in documents for that organisation. Choose another.
upload-too-long = Reading the file took too long, so it was stopped. Split the file or save it in another format, and try again.
upload-broken = The file could not be read. Save it anew, preferably in another format, and try again.
upload-unreadable = The file could not be read: { $why }
upload-nothing = Nothing in the file was recognised, so there is nothing to store. { $why } Lists of granted projects, operational plans and tables of indicators can be read.
upload-waiting-title = Waiting for review
done-upload-same = The file has been read in already. Nothing has changed.
done-imported-unchanged = The document has been read in. No facts have changed.
done-discarded = The file is thrown away. Nothing has changed.

# The review
review-title = Review { $file }
review-lead = Nothing is stored yet. Look through what was read; the file stays here for 30 days.
review-stale = Facts have changed since the page was shown, so nothing was stored. This is how it looks now; please look through it again.
review-same = The content has been read in already. Go to the document.
review-sent = Sent
review-found-title = This was found
review-kind = Kind
review-year = Year
review-contents = Contents
review-granted = Granted
review-proof = Check
review-no-totals = No printed totals to check against
review-totals = { $reached } of { $printed } printed totals agree
review-untitled = Without a title
review-no-value = missing
review-skipped = Sums per area are read but not yet stored.
review-doubts-title = Look at these above all
review-doubts-count = { $count ->
    [0] No single row is uncertain.
    [one] 1 row has facts that are assumed, ambiguous, or can be read in several ways.
   *[other] { $count } rows have facts that are assumed, ambiguous, or can be read in several ways.
}
review-shared = In { $count } rows:
review-first = The first { $count } are shown.
review-alternatives = May also be read like this:
review-findings-count = { $count ->
    [0] Nothing looks odd.
    [one] 1 thing does not add up, is missing or looks odd. It can be settled when the document has been stored.
   *[other] { $count } things do not add up, are missing or look odd. They can be settled when the document has been stored.
}
review-changes-title = What will change
review-nothing-changes = No facts change.
review-added = { $count ->
    [one] 1 added
   *[other] { $count } added
}
review-changed = { $count ->
    [one] 1 changed
   *[other] { $count } changed
}
review-unchanged = { $count ->
    [one] 1 unchanged
   *[other] { $count } unchanged
}
review-withdrawn = { $count ->
    [one] 1 withdrawn
   *[other] { $count } withdrawn
}
review-all-or-nothing = Everything is stored at once, or nothing at all. Ambiguous facts are left empty and can be filled in afterwards.
review-store = Store everything
review-discard = Throw away
review-discard-question = The file and what was read in it are removed. Nothing has been stored.
review-discard-yes = Throw the file away
change-added = Added
change-changed = Changed
change-withdrawn = Withdrawn
document-kind-grants = Granted projects
document-kind-plan = Operational plan
document-kind-indicators = Indicators
document-kind-aggregates = Sums per area
document-rows-grants = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
document-rows-plan = { $count ->
    [one] 1 initiative
   *[other] { $count } initiatives
}
document-rows-indicators = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
document-rows-aggregates = { $count ->
    [one] 1 row
   *[other] { $count } rows
}

# What people say of a reading
upload-too-many = Too many files wait in the organisation already ({ $most } at a time at most, and 1,000 MB together). Store or throw away some of them first.
done-decided = Your choice is saved. The totals have been worked out anew.
done-columns = The file has been read anew with the columns that you told.
done-profile = The column profile is saved.
done-profile-forgotten = The column profile is forgotten.
review-ends = Thrown away if nothing happens
review-nothing-read = Nothing could be read yet. Say what the columns are and the file is read anew.
review-rows-link = Show all rows
review-rows-title = All rows
review-rows-lead = Open a row to correct, split, join or skip it.
review-whose = Whose
review-amount = Value
review-sure = How sure
review-where = Where in the source
review-totals-title = Printed totals
review-table = Table
review-column = Column
review-printed = Printed
review-reached = Sum of the rows
review-rows-printed = Number of rows
review-whole-list = The whole list
review-sum-reached = Right
review-sum-missed = Not reached
review-keys = Keys
review-keys-card = While the focus is in a card: 1–9 choose among the readings, B keeps what is there, R opens the row, H skips it. After each choice the focus is in the next card.
review-keys-access = Without script the first card is reached by the browser's access keys (in most browsers Alt, or Alt and Shift) with the same signs, and U undoes the latest choice.
review-confirm = Right as it is
review-open-row = Correct, split, join
review-skip = Skip the row
review-decisions-title = What has been decided
review-undo = Undo
review-lapsed = does not hold any more
review-decided-meanwhile = Somebody else has decided something since the page was shown, so your choice is not saved. This is how it stands now.
review-row-gone = What you chose is not there any more. This is how it stands now.
review-not-possible = That cannot be done with this row. Nothing has changed.
review-too-many = No more choices can be saved for this file. Store it and change the rest afterwards.
review-not-compared = What storing would change has not been worked out since something was decided.
review-compare = Show what changes
review-row-lead = Change what is wrong. What you write is kept as your word and not as the document's.
review-row-values = Values
review-row-source = The source
review-row-no-lines = The source has no lines to show for this row.
review-row-more = Split, join, skip
review-save-row = Save the row
review-split = Split the row in two
review-split-help = When two things have come into one row. Write what belongs to each.
review-first-part = The first
review-second-part = The second
review-split-do = Split the row
review-join = Join with another row
review-join-with = Row that belongs here
review-join-help = When one thing has been cut in two. Texts are put after one another; of two amounts you may choose.
review-join-do = Join the rows
review-skip-help = The row is not stored. This can be undone until everything is stored.
review-skip-do = Skip
review-too-long = The text is too long.
review-amount-ambiguous = The number can be read in two ways. Write it with spaces between thousands and a comma before decimals.
review-whole-number = Write a whole number.
review-number = Write a number, such as 12.5.
review-date = Write a date as far as it is known: 2026, 2026-04 or 2026-04-15.
review-nothing-typed = Nothing is changed. Change something, or go back.
review-nothing-to-confirm = There is no value to keep. Choose one or write one.
review-second-empty = Write something in the second row.
review-conflict-title = Somebody else was faster
review-conflict-lead = Since the page was shown somebody else has decided something of this file. Your choice is not saved yet.
review-conflict-now = As it stands now
review-conflict-mine = Your choice
review-conflict-latest = Decided last
review-conflict-anyway = Save my choice all the same
review-conflict-back = Go back without saving
decision-chosen = Chosen
decision-typed = Written
decision-confirmed = Kept as it was read
decision-split = Split in two
decision-joined = Joined with another row
decision-skipped = Skipped
decision-undone = a choice undone
decision-columns = columns told
mark-chosen = Chosen by { $who }, { $when }. Read: { $read }.
mark-typed = Written by { $who }, { $when }. Read: { $read }.
mark-confirmed = Approved by { $who }, { $when }.

# What columns mean
columns-title = What the columns are
columns-told = The columns are read as has been told for such lists.
columns-profiles = Column profiles
columns-asked = { $count ->
    [one] The list has 1 row, but what some of its columns are is not certain. What you tell proves nothing; only the list's own totals do.
   *[other] The list has { $count } rows, but what some of its columns are is not certain. What you tell proves nothing; only the list's own totals do.
}
columns-unread = The list's columns were not recognised. Tell at least which one is the project's name or owner and which one is an amount.
columns-all = All columns
columns-remember = Remember it for the next list with the same headers
columns-read = Read the file anew
column-question = What is the column “{ $column }”?
column-samples = For example: { $samples }
column-no-samples = The column is empty.
column-as-read = As it was read: { $field }
column-other = other
column-keep-other = Keep as other
column-twice = Two columns cannot both be “{ $field }”. Change one of them.
profile-title = Column profiles
profile-lead = What the columns are in lists that you read in, one profile for each set of headers. The profile is used by itself the next time.
profile-empty-title = No column profiles yet
profile-empty = When you tell what a list's columns are, it is kept here.
profile-says-nothing = The profile says nothing of the columns.
profile-headers = The headers
profile-export = Download as a file
profile-forget = Forget
profile-forget-question = The next list with these headers is read without the profile. What has been stored stays.
profile-forget-yes = Forget the profile
profile-bring = Bring in a profile from a file
profile-bring-help = A file that was downloaded here or at another office.
profile-bring-do = Bring in the profile
profile-too-large = The file is too large to be a profile.
profile-unreadable = The file could not be used: { $why }.
profile-too-many = The office has { $most } profiles already. Forget one first.
field-read-goal = Goal
field-read-outcome = Outcome
field-read-outcome-year = Year of outcome
field-read-trend = Trend
field-read-unit = Unit
field-read-count = Number
field-read-allotted = Set aside
field-read-name = Name
field-read-responsible = Responsible
field-read-follow-up = Follow-up
field-read-status = Status
field-read-budget = Budget
field-read-baseline = Baseline
field-read-method = Method
field-read-source = Source
field-read-targets = Targets
field-read-activities = Activities
field-read-comparison = Comparison
field-read-share = Share
