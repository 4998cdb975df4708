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
upload-title = Read in a document
upload-lead = The file is read, and you see what was found before anything is stored.
upload-file-help = A list of granted projects, an operational plan or a table of indicators. PDF, Word (docx), Excel, OpenDocument, CSV, JSON, a saved web page or text; { $most } MB at most.
upload-visibility-help = For the document and for what is read in from it.
upload-send = Read the file
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
