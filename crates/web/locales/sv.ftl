# Layout
skip-to-content = Hoppa till innehållet
to-start = till startsidan
nav-label = Huvudmeny
nav-menu = Meny
nav-group-funding = Projekt och pengar
nav-group-planning = Planera och följa upp
nav-group-together = Samverkan
nav-group-documents = Dokument
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
filter-more = Fler filter
filter-chosen = valda
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
sure-legend = Vad betyder märkena?
sure-proved = bevisad
sure-proved-why = dokumentets egna siffror eller upprepningar bekräftar läsningen.
sure-single = enda läsning
sure-single-why = uppgiften kan bara läsas på ett sätt, men inget annat i dokumentet bekräftar den.
sure-assumed = antagen
sure-assumed-why = något saknas i dokumentet och har antagits.
sure-ambiguous = tvetydig
sure-ambiguous-why = uppgiften kan läsas på flera sätt.
sure-decided = granskad
sure-decided-why = en person valde eller skrev uppgiften vid granskningen av dokumentet.

# Findings
finding-error = Fel
finding-warning = Varning
finding-note = Notering

# History
record-tabs = Om uppgiften
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
form-back = Tillbaka
conflict-title = Någon annan hann före
conflict-lead = Uppgifterna ändrades medan du skrev. Det du skrev finns kvar nedan. Jämför, rätta vid behov och spara igen för att ersätta det som är sparat nu.
conflict-field = Fält
conflict-typed = Du skrev
conflict-stored = Sparat nu
conflict-same = Det du skrev är redan sparat

# Refusals
error-id = Felnummer
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

# Refusals in words
refused-not-signed-in = Du behöver logga in för att göra det här.
refused-role-too-low = Din roll i organisationen räcker inte till för det här. Den som är ansvarig för organisationen kan ändra din roll.
refused-not-member = Det här hör till en organisation som du inte är medlem i.
refused-not-administrator = Bara den som är administratör kan göra det här.
error-bad-request = Det gick inte att förstå begäran
error-bad-request-text = Något i adressen eller formuläret är fel. Gå tillbaka och försök igen.
error-method-text = Sidan kan inte öppnas på det sättet. Gå tillbaka och försök igen.
error-too-large-text = Det du skickade är för stort.
error-foreign-form-text = Formuläret kom från en annan webbplats och togs därför inte emot.
error-disk-full = Disken är full
error-disk-full-text = Det finns inte plats för mer på servern, så inget har sparats. Gå tillbaka, så finns det du skrev kvar, och säg till den som sköter systemet.
error-busy-text = Servern är hårt belastad just nu. Försök igen om en stund.
error-not-found-text = Adressen kan vara felskriven, eller så är sidan bara öppen för vissa organisationer.
error-server-text = Felet har noterats. Uppge numret nedan om du kontaktar den som sköter systemet.

# Signing in
sign-in-wrong = Fel e-postadress eller lösenord.
sign-in-too-many = För många försök. Vänta en kvart och försök igen.

# Done
done-saved = Sparat.
done-created = Tillagt.
done-withdrawn = Borttaget ur listorna. Det går att återställa.
done-restored = Återställt.
done-signed-out = Du är utloggad.
done-shared = Delat.
done-unshared = Delningen är avslutad.
done-marked-secret = Sekretessmarkeringen är satt.
done-cleared-secret = Sekretessmarkeringen är borttagen.
done-merged = Namnen räknas nu som samma organisation.
done-unmerged = Sammanföringen är ångrad.
done-resolved = Markerat som utrett.
done-imported = Dokumentet är inläst.

# Fields
field-required = Fyll i det här.
field-too-long = Texten är för lång.
field-date = Skriv ett datum, till exempel 2027-03-31.
field-amount = Skriv ett belopp, till exempel 1 215 000 eller 1,2 mnkr.
field-amount-ambiguous = Beloppet kan läsas på två sätt. Skriv { $grouped } om tecknet skiljer tusental, eller { $decimal } om det är ett decimaltecken.
field-amount-not-in-threes = Siffrorna står inte i grupper om tre. Skriv till exempel 1 215 000 eller 1215000.
field-amount-too-fine = Skriv beloppet med högst två decimaler.
field-amount-too-large = Beloppet är för stort.
field-year = Skriv ett år, till exempel 2026.
field-visibility = Synlighet
field-receiver = Mottagare
field-purpose = Ändamål
field-fields = Fält
field-ground = Grund
field-name = Namn
field-login = E-postadress
field-title = Rubrik
field-description = Beskrivning
choose = Välj
pages-number = Sida { $number } av { $last }

# History of a record
history-empty-title = Ingen historik
history-empty = Inget har ändrats sedan uppgiften kom till.
history-import = Import av { $file }, startad av { $who }
history-operator = systemets drift
state-active = gäller
state-withdrawn = borttagen
action-create = Skapad
action-edit = Ändrad
action-withdraw = Borttagen
action-restore = Återställd
action-share = Delad
action-unshare = Delning avslutad
action-mark-secret = Sekretessmarkerad
action-clear-secret = Sekretessmarkering borttagen
action-set-password = Nytt lösenord
action-import = Inläst från dokument
action-merge = Sammanförd
action-unmerge = Isärförd
action-resolve = Utredd

# Who sees it
sharing-title = Vem ser detta?
why-title = Varför ser jag detta?
why-public = Uppgiften är öppen för alla.
why-network = Den visas för alla organisationer i nätverket.
why-member = Du är { $role } i { $organisation }, som äger uppgiften.
why-administrator = Den är borttagen, och du är administratör.
why-granted = Din organisation har fått ta del av den till och med { $until }. Ändamål: { $purpose }.
owner-organisation = Ägs av
sharing-who = Delad med
sharing-none = Uppgiften är inte delad med någon särskild organisation.
sharing-receiver = Organisation
sharing-purpose = Ändamål
sharing-purpose-help = Varför organisationen behöver se uppgiften. Texten visas för mottagaren.
sharing-until = Till och med
sharing-state = Delning
sharing-end = Avsluta
sharing-ended = Avslutad
sharing-above = Delad genom det den ingår i
sharing-new = Dela med en organisation
sharing-share = Dela
sharing-no-purpose = Skriv varför uppgiften delas, med minst fem tecken.
sharing-expired = Datumet har redan passerat.
sharing-too-long = En delning kan gälla i högst två år. Den går att förnya.
sharing-to-oneself = Uppgiften är redan er egen.
visibility-change = Ändra synlighet
visibility-help = Gäller utöver de delningar som finns.
visibility-own = Bara den egna organisationen
visibility-network = Alla organisationer i nätverket
visibility-public = Öppen för alla
role-reader = läsare
role-editor = redaktör
role-manager = ansvarig

# Secrecy
secrecy-title = Sekretess
secrecy-lead = Markerade fält visas bara för den egna organisationen. De finns inte i sökning, export eller öppna data för någon annan.
secrecy-now = Gällande markering
secrecy-set = Sätt markering
secrecy-fields = Fält som döljs
secrecy-ground = Grund
secrecy-ground-help = Det lagrum eller skäl som markeringen vilar på.
secrecy-marked = Satt
secrecy-reconsider-on = Omprövas senast
secrecy-mark = Markera
secrecy-clear = Ta bort markeringen
secrecy-no-field = Välj minst ett fält.
secrecy-reconsider = Skriv ett kommande datum då markeringen ska omprövas.
secret-value = Sekretess

# About
about-lead = Ett gemensamt arbetssystem för regionens näringslivsutveckling.
about-who-title = För vem
about-who = Regioner, kommunalförbund, kommuner, kluster och företag planerar, finansierar och följer upp på samma ställe. Var och en äger sina egna uppgifter och väljer vad som visas för andra.
about-open-title = Öppet från början
about-open = Beslut, belopp och resultat som är öppna kan läsas av alla utan inloggning, och hämtas som tabell.
about-reading-title = Uppgifter som går att kontrollera
about-reading = Uppgifter som kommer ur ett dokument visar sida och rad i källan, och hur säker läsningen är. Summor som dokumentet självt skriver ut används som bevis.
about-licence-title = Öppen programvara
about-licence = Bygd är fri programvara under licensen EUPL-1.2.
accessibility-title = Tillgänglighet
accessibility-lead = Alla ska kunna använda Bygd. Den här sidan berättar hur väl det stämmer med lagen om tillgänglighet till digital offentlig service.
accessibility-state-title = Så tillgänglig är webbplatsen
accessibility-state = Bygd är byggt för att följa WCAG 2.1 på nivå AA. Vi känner inte till några brister just nu. Den organisation som driver webbplatsen kompletterar den här sidan med sitt namn och datum för sin granskning.
accessibility-method-title = Så har vi granskat
accessibility-method = Varje sida granskas automatiskt i en webbläsare inför varje ny version, i bred och smal vy, och med tangentbordet i de vanligaste flödena. De öppna sidorna öppnas även utan skript. Någon granskning för hand av hela webbplatsen är ännu inte gjord.
accessibility-report-title = Berätta om hinder
accessibility-report = Har du stött på ett hinder? Hör av dig till den organisation som driver webbplatsen. Om du inte får svar kan du anmäla det till Myndigheten för digital förvaltning.
accessibility-authority = Anmäl till Myndigheten för digital förvaltning

# Dates
date-and-time = { $date } kl. { $hours }.{ $minutes }
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# My page
my-organisations = Dina organisationer
my-organisations-none = Du är inte medlem i någon organisation. Den som är ansvarig för en organisation kan lägga till dig.
my-administrator = Du är administratör för systemet.
my-changes = Det du ändrat senast
my-changes-none = Här visas det du själv lägger till eller ändrar.
