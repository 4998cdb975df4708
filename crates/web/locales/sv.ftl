# Layout
skip-to-content = Hoppa till innehållet
to-start = till startsidan
nav-label = Huvudmeny
nav-menu = Meny
breadcrumbs-label = Här är du
other-language = English
other-language-code = en
footer-about = Bygd: näringslivsutveckling på ett ställe.
footer-about-link = Om Bygd
footer-accessibility = Tillgänglighet
footer-licence = Öppen programvara,
footer-version = Version

# Navigation
nav-home = Start
nav-my-page = Min sida
nav-projects = Projekt
nav-organisations = Organisationer
nav-owners = Ägare
nav-plans = Planer
nav-indicators = Nyckeltal
nav-network = Nätverk
nav-sources = Källor
nav-findings = Att granska
nav-people = Personer
nav-settings = Inställningar
nav-open-data = Öppna data

# Search and go anywhere
search-label = Sök i Bygd
search-placeholder = Sök projekt, organisation, plan
search-button = Sök
go-label = Gå till
go-placeholder = Skriv en sida eller något att söka
go-search = Sök efter

# Signing in
sign-in = Logga in
sign-out = Logga ut
sign-in-lead = För dig som arbetar i någon av organisationerna. De öppna sidorna kräver ingen inloggning.
sign-in-name = E-postadress
sign-in-password = Lösenord

# Lists
filter-label = Filter
filter-show = Visa
filter-clear = Rensa
filter-all = Alla
pages-label = Sidor
pages-previous = Föregående
pages-next = Nästa
print = Skriv ut
copy-link = Kopiera länk
copied = Länken är kopierad.
total = Summa
export-csv = CSV
export-xlsx = Excel

# How sure a reading is
sure-proved = bevisad
sure-single = enda läsning
sure-assumed = antagen
sure-ambiguous = tvetydig

# Findings
finding-error = Fel
finding-warning = Varning
finding-note = Notering

# History
history = Historik
history-when = När
history-who = Vem
history-what = Vad

# Forms
form-errors-title = Rätta till det här
form-error = Fel
form-optional = frivilligt
form-cancel = Avbryt
form-save = Spara
form-unsaved = Det finns ändringar som inte är sparade.

# Refusals
error-id = Felets nummer
error-to-start = Till startsidan
error-forbidden = Du har inte tillgång till sidan
error-not-found = Sidan finns inte
error-server = Något gick fel hos oss

# Words in many places
word-edit = Ändra
word-add = Lägg till
word-remove = Ta bort
word-yes = Ja
word-no = Nej
word-none = Ingen
word-unknown = Okänt
word-source = Källa
word-owner = Ägare
word-year = År
word-show-all = Visa alla
