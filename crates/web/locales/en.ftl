# Layout
skip-to-content = Skip to content
to-start = to the start page
nav-label = Main menu
nav-menu = Menu
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
sure-proved = proved
sure-single = only reading
sure-assumed = assumed
sure-ambiguous = ambiguous

# Findings
finding-error = Error
finding-warning = Warning
finding-note = Note

# History
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
form-unsaved = There are changes that have not been saved.

# Refusals
error-id = Number of the error
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
