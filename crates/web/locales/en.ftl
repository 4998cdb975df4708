# Layout
skip-to-content = Skip to content
to-start = to the start page
nav-label = Main menu
nav-menu = Menu
nav-group-funding = Projects and money
nav-group-planning = Plan and follow up
nav-group-together = Working together
nav-group-documents = Documents
breadcrumbs-label = You are here
other-language = Svenska
other-language-code = sv
footer-about = Bygd: business development in one place.
footer-about-link = About Bygd
footer-accessibility = Accessibility
footer-licence = Open source,
footer-version = Version

# Navigation
nav-home = Start
nav-my-page = My page
nav-projects = Projects
nav-organisations = Organisations
nav-owners = Owners
nav-plans = Plans
nav-indicators = Indicators
nav-network = Network
nav-sources = Sources
nav-findings = To review
nav-people = People
nav-settings = Settings
nav-open-data = Open data

# Search and go anywhere
search-label = Search Bygd
search-placeholder = Search project, organisation, plan
search-button = Search
go-label = Go to
go-placeholder = Type a page or something to search for
go-search = Search for

# Signing in
sign-in = Sign in
sign-out = Sign out
sign-in-lead = For those who work in one of the organisations. The public pages need no account.
sign-in-name = E-mail address
sign-in-password = Password

# Lists
filter-label = Filter
filter-show = Show
filter-clear = Clear
filter-all = All
filter-more = More filters
filter-chosen = chosen
pages-label = Pages
pages-previous = Previous
pages-next = Next
print = Print
copy-link = Copy link
copied = The link is copied.
total = Total
export-csv = CSV
export-xlsx = Excel

# How sure a reading is
sure-legend = What do the marks mean?
sure-proved = proved
sure-proved-why = the document's own figures or repetitions confirm the reading.
sure-single = only reading
sure-single-why = the fact can be read in one way only, but nothing else in the document confirms it.
sure-assumed = assumed
sure-assumed-why = something is missing in the document and has been assumed.
sure-ambiguous = ambiguous
sure-ambiguous-why = the fact can be read in several ways.
sure-decided = reviewed
sure-decided-why = a person chose or wrote the value when the document was reviewed.

# Findings
finding-error = Error
finding-warning = Warning
finding-note = Note

# History
record-tabs = About this
history = History
history-when = When
history-who = Who
history-what = What

# Forms
form-errors-title = Please put this right
form-error = Error
form-optional = optional
form-cancel = Cancel
form-save = Save
form-back = Back
conflict-title = Somebody else was faster
conflict-lead = The record changed while you were writing. What you wrote is still below. Compare, correct if needed, and save again to replace what is stored now.
conflict-field = Field
conflict-typed = You wrote
conflict-stored = Stored now
conflict-same = What you wrote is already stored

# Refusals
error-id = Error number
error-to-start = To the start page
error-forbidden = You do not have access to this page
error-not-found = The page does not exist
error-server = Something went wrong on our side

# Words in many places
word-edit = Change
word-add = Add
word-remove = Remove
word-yes = Yes
word-no = No
word-none = None
word-unknown = Unknown
word-source = Source
word-owner = Owner
word-year = Year
word-show-all = Show all

# Refusals in words
refused-not-signed-in = You need to sign in to do this.
refused-role-too-low = Your role in the organisation is not enough for this. A manager of the organisation can change it.
refused-not-member = This belongs to an organisation that you are not a member of.
refused-not-administrator = Only an administrator of the installation can do this.
error-bad-request = The request could not be understood
error-bad-request-text = Something in the address or the form is wrong. Go back and try again.
error-method-text = The page cannot be opened that way. Go back and try again.
error-too-large-text = What you sent is too large.
error-foreign-form-text = The form came from another site and was not accepted.
error-disk-full = The disk is full
error-disk-full-text = There is no room for more on the server, so nothing was saved. Go back, where what you typed is still there, and tell those who run the system.
error-busy-text = The server is under heavy load right now. Try again in a moment.
error-not-found-text = The address may be misspelt, or the page is open to some organisations only.
error-server-text = The error has been noted. Give the number below to whoever runs the system.

# Signing in
sign-in-wrong = Wrong e-mail address or password.
sign-in-too-many = Too many attempts. Wait a quarter of an hour and try again.

# Done
done-saved = Saved.
done-created = Added.
done-withdrawn = Taken out of the lists. It can be restored.
done-restored = Restored.
done-signed-out = You are signed out.
done-shared = Shared.
done-unshared = The sharing has ended.
done-marked-secret = The secrecy mark is set.
done-cleared-secret = The secrecy mark is removed.
done-merged = The names now count as one organisation.
done-unmerged = The merge is undone.
done-resolved = Marked as settled.
done-imported = The document has been read in.

# Fields
field-required = Fill this in.
field-too-long = The text is too long.
field-date = Write a date, for instance 2027-03-31.
field-amount = Write an amount, for instance 1 215 000 or 1,2 mnkr.
field-amount-ambiguous = The amount can be read in two ways. Write { $grouped } if the mark separates thousands, or { $decimal } if it is a decimal mark.
field-amount-not-in-threes = The digits are not in groups of three. Write for instance 1 215 000 or 1215000.
field-amount-too-fine = Write the amount with at most two decimals.
field-amount-too-large = The amount is too large.
field-year = Write a year, for instance 2026.
field-visibility = Visibility
field-receiver = Receiver
field-purpose = Purpose
field-fields = Fields
field-ground = Ground
field-name = Name
field-login = E-mail address
field-title = Title
field-description = Description
choose = Choose
pages-number = Page { $number } of { $last }

# History of a record
history-empty-title = No history
history-empty = Nothing has changed since this came to be.
history-import = Import of { $file }, started by { $who }
history-operator = those who run the system
state-active = in force
state-withdrawn = removed
action-create = Created
action-edit = Changed
action-withdraw = Withdrawn
action-restore = Restored
action-share = Shared
action-unshare = Sharing ended
action-mark-secret = Marked secret
action-clear-secret = Secrecy mark removed
action-set-password = New password
action-import = Read from a document
action-merge = Merged
action-unmerge = Separated
action-resolve = Settled

# Who sees it
sharing-title = Who sees this?
why-title = Why do I see this?
why-public = It is open to everybody.
why-network = It is shown to all organisations of the network.
why-member = You are { $role } in { $organisation }, which owns it.
why-administrator = It is withdrawn, and you are an administrator.
why-granted = Your organisation may see it until { $until }. Purpose: { $purpose }.
owner-organisation = Owned by
sharing-who = Shared with
sharing-none = It is not shared with any particular organisation.
sharing-receiver = Organisation
sharing-purpose = Purpose
sharing-purpose-help = Why the organisation needs to see it. The receiver is shown this text.
sharing-until = Until
sharing-state = Sharing
sharing-end = End
sharing-above = Shared by what it is part of
sharing-ended = Ended
sharing-new = Share with an organisation
sharing-share = Share
sharing-no-purpose = Write why it is shared, in at least five characters.
sharing-expired = The date has already passed.
sharing-too-long = A sharing can last two years at most. It can be renewed.
sharing-to-oneself = It is already your own.
visibility-change = Change visibility
visibility-help = Besides the sharings there are.
visibility-own = The own organisation only
visibility-network = All organisations of the network
visibility-public = Open to everybody
role-reader = reader
role-editor = editor
role-manager = manager

# Secrecy
secrecy-title = Secrecy
secrecy-lead = Marked fields are shown to the own organisation only. For everybody else they are in no search, export or open data.
secrecy-now = Present mark
secrecy-set = Set a mark
secrecy-fields = Fields to hide
secrecy-ground = Ground
secrecy-ground-help = The section of law or the reason that the mark rests on.
secrecy-marked = Set
secrecy-reconsider-on = Reconsider by
secrecy-mark = Mark
secrecy-clear = Remove the mark
secrecy-no-field = Choose at least one field.
secrecy-reconsider = Write a coming date when the mark is to be reconsidered.
secret-value = Secret

# About
about-lead = A shared working system for the region's business development.
about-who-title = For whom
about-who = Regions, federations, municipalities, clusters and companies plan, fund and follow up in one place. Each owns its own facts and chooses what others are shown.
about-open-title = Open from the start
about-open = Decisions, amounts and results that are open can be read by everybody without signing in, and fetched as a table.
about-reading-title = Facts that can be checked
about-reading = Facts that come from a document show the page and line of the source, and how sure the reading is. Totals that the document itself prints are used as proof.
about-licence-title = Open source
about-licence = Bygd is free software under the licence EUPL-1.2.
accessibility-title = Accessibility
accessibility-lead = Everybody should be able to use Bygd. This page tells how well it follows the law on accessibility of digital public service.
accessibility-state-title = How accessible the site is
accessibility-state = Bygd is built to follow WCAG 2.1 level AA. We know of no shortcomings at present. The organisation that runs the site adds its name and the date of its own review.
accessibility-method-title = How we have reviewed it
accessibility-method = Every page is checked automatically in a browser before each version, wide and narrow, and by keyboard in the most common journeys. The open pages are opened without script too. The whole site has not yet been reviewed by hand.
accessibility-report-title = Tell about obstacles
accessibility-report = Have you met an obstacle? Contact the organisation that runs the site. If you get no answer, you can report it to the Agency for Digital Government.
accessibility-authority = Report to the Agency for Digital Government

# Dates
date-and-time = { $date }, { $hours }:{ $minutes }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# My page
my-organisations = Your organisations
my-organisations-none = You are not a member of any organisation. The manager of an organisation can add you.
my-administrator = You are an administrator of the system.
my-changes = What you changed lately
my-changes-none = What you add or change yourself is shown here.
