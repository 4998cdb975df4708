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
