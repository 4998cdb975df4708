# Kind of record
kind-indicator = Nyckeltal
kind-definition = Definition

# Indicators
indicator-list-lead = Det planerna mäts med, och målen med planernas egna ord.
indicator-new = Nytt nyckeltal
indicator-edit = Ändra nyckeltalet
indicator-indicator = Nyckeltal
indicator-name = Nyckeltal
indicator-target = Mål
indicator-targets = Mål
indicator-outcome = Utfall
indicator-no-target = Inget mål angivet
indicator-as-written = I planen:
indicator-mark = Märkning
indicator-only-marked = Bara märkta
indicator-marked-short = Märkt *
indicator-mark-note = Nyckeltal som är märkta med * rapporteras även i styrsystemet, enligt planens not.
indicator-own-list = Egen lista
indicator-count = { $count ->
    [one] 1 nyckeltal
   *[other] { $count } nyckeltal
}
indicator-count-more = Mer än { $count } nyckeltal
indicator-none-title = Inga nyckeltal
indicator-none = Det finns inga nyckeltal som passar urvalet.
indicator-is-withdrawn = Nyckeltalet är borttaget och syns inte i listor och sökning.
indicator-withdraw = Ta bort nyckeltalet
indicator-withdraw-question = Nyckeltalet försvinner ur listor och sökning. Det går att återställa.
indicator-understood = Så här förstås målen:
indicator-preview = Visa hur målen förstås
indicator-targets-help = Med egna ord, ett mål på varje rad: minst 76, bland de fem bästa, 1–3 per år, en positiv utveckling.
indicator-target-year = Målår
indicator-source-help = Var värdet hämtas, till exempel en egen enkät eller offentlig statistik.
indicator-marked-help = Rapporteras även i styrsystemet.
indicator-not-a-number = Skriv ett tal, till exempel 76 eller 3,7.
indicator-to-list = Planens nyckeltal
indicator-changed-meanwhile = Någon annan ändrade nyckeltalet samtidigt. Gå tillbaka och försök igen.

# Colours and values
indicator-light-green = Grönt
indicator-light-yellow = Gult
indicator-light-red = Rött
indicator-light-none = Ingen färg
indicator-rules-title = Så sätts färgen
indicator-rules = Ett värde som når målet är grönt. Ett som missar med högst en tjugondel av målet är gult, annars rött. Det som räknas under en period jämförs med vad som vore i takt: från fyra femtedelar av det är det gult. En plats i en ranking är gul om den missar med högst en femtedel, eller med en plats. Utan värde, vid för få svar och vid jämförelser över ett definitionsbyte sätts ingen färg.
indicator-series = Utvecklingen
indicator-chart-text = Värden över tid, med mål och byten av definition.
indicator-new-definition = Ny definition från { $year }
indicator-values = Värden
indicator-no-values = Inga värden ännu.
indicator-credit-kolada = Källa: Kolada.
indicator-credit-pxweb = Källa: SCB.
indicator-credit-own = Färger, trender och sammanvägda värden är egen beräkning.
indicator-others = Jämförelse
indicator-others-who = Gäller
indicator-others-how = Så är det framtaget
indicator-nation = Riket
indicator-example-title = Exempelvärden.
indicator-example = Talen är påhittade för att visa hur sidan fungerar. De säger inget om verkliga kommuner.
indicator-movement-up = upp
indicator-movement-level = oförändrat
indicator-movement-down = ned
indicator-direction = Bättre är
indicator-direction-higher = högre
indicator-direction-lower = lägre
indicator-direction-none = varken högre eller lägre
indicator-direction-unset = inte valt
indicator-minimum-answers = Minsta antal svar för färg
indicator-minimum-answers-help = Lämna tomt om värdet inte bygger på svar.
indicator-decimals = Decimaler
indicator-whole-number = Skriv ett helt tal som inte är för stort.

# How an indicator is measured
gauge-title = Mätning: { $name }
gauge-lead = Säg hur värdena ska förstås. Med en definition hämtas värden därifrån, och jämförelser med andra blir möjliga.
gauge-edit = Mätning
gauge-definition = Definition
gauge-no-definition = Ingen: egna värden
gauge-subject = Värdena gäller
gauge-subject-help = En kommun, ett län eller Riket, med namn eller kod, eller en delregion. Lämna tomt för den egna organisationen.
gauge-no-such-subject = Det finns ingen kommun, inget län och ingen delregion med det namnet eller den koden.

# Values by hand
value-title = Rapportera värde: { $name }
value-lead = Ett värde som finns rättas genom att periodens värde skrivs om. Det gamla sparas och syns i tabellen.
value-report = Rapportera värde
value-correct = Rätta
value-period = Period
value-period-help = Till exempel 2026, 2026-H1, 2026-Q3 eller 2026-07.
value-no-period = Skriv en period, till exempel 2026 eller 2026-H1.
value-value = Värde
value-value-help = Ett tal. För en milstolpe: 1 när den är nådd.
value-answers = Antal svar
value-answers-help = Om värdet bygger på svar, till exempel från en enkät.
value-preliminary = Värdet är preliminärt
value-note = Kommentar
value-note-help = Behövs när ett värde rättas: varför det ändras.
value-why = Skriv varför värdet rättas.
value-is-fetched = Värdet för perioden kommer från en definition som hämtas eller räknas, eller som en annan organisation svarar för. Det rättas där.
value-superseded = ersatt { $date }
value-flag-preliminary = Preliminärt
value-flag-missing = Värde saknas
value-flag-deleted = Borttaget hos källan
value-origin-manual = Rapporterat
value-origin-file = Fil
value-origin-kolada = Kolada
value-origin-pxweb = SCB
value-origin-counted = Räknat i Bygd
value-origin-example = Exempelvärde

# Periods
period-year = År
period-half = Halvår
period-quarter = Kvartal
period-month = Månad
period-day = Dag

# Definitions
definition-definition = Definition
definition-list = Definitioner
definition-list-lead = Det som mäts, gemensamt för alla som mäter det: enhet, källa, vilket håll som är bättre och hur värden får läggas ihop.
definition-new = Ny definition
definition-edit = Ändra definitionen
definition-count = { $count ->
    [one] 1 definition
   *[other] { $count } definitioner
}
definition-none-title = Inga definitioner
definition-none = Det finns inga definitioner som passar urvalet.
definition-is-withdrawn = Definitionen är borttagen och syns inte i listor och sökning.
definition-withdraw = Ta bort definitionen
definition-withdraw-question = Definitionen försvinner ur listor och sökning, och nyckeltal som mäts med den visar bara egna värden. Den går att återställa.
definition-is-replaced = ersatt
definition-description = Beskrivning
definition-source-manual = Rapporteras för hand
definition-source-kolada = Kolada
definition-source-pxweb = SCB eller annan PxWeb
definition-source-counted = Räknas i Bygd
definition-source-ref = Källans namn på värdet
definition-source-ref-help = Nyckeltalets id i Kolada, tabellens id i PxWeb, eller en räknare.
definition-source-title = Källans rubrik
definition-source-title-help = Rubriken som valdes. Säger källan något annat senare stannar hämtningen.
definition-source-selection = Urval hos källan
definition-source-selection-help = För PxWeb och för räknare: urvalet som JSON. Det fylls i av sig självt när du väljer därifrån.
definition-rhythm = Kommer ut varje
definition-next-publication = Nästa publicering
definition-aggregation = Kommuners värden läggs ihop
definition-aggregation-sum = som summa
definition-aggregation-weighted-mean = som viktat medel
definition-aggregation-none = inte alls
definition-weight = Vikt
definition-weight-help = Definitionen vars värden väger, till exempel antal invånare. Bara för viktat medel.
definition-needs-weight = Välj vad medelvärdet ska vägas med.
definition-valid = Gäller
definition-from = från
definition-valid-from = Gäller från år
definition-valid-to = Gäller till år
definition-replaced-by = Ersatt av
definition-replaces = Ersätter
definition-no-comparison = Värden före och efter bytet jämförs inte.
definition-goes-round = Definitionen skulle komma att ersätta sig själv.
definition-no-such-counter = Det finns ingen sådan räknare.
definition-no-such-count = Räknaren kan inte räkna det urvalet.
definition-no-date = Skriv ett datum, till exempel 2027-04-24.
definition-none-chosen = Ingen
definition-values = Senaste värden
definition-users = Nyckeltal som mäts så
definition-to-county = Jämför kommunerna
definition-count-now = Räkna nu
job-kind-indicators-night = Räkna nyckeltal och begära hämtningar
definition-an-organisation = En organisation
done-counted = Räknat.
counter-projects = beslutade projekt under året
counter-granted = beviljat belopp under året, kronor
counter-initiatives = insatser i årets planer
counter-contacts = kontakter
counter-network-members = medlemmar i egna nätverk
counter-activities = aktiviteter i årets planer
counter-ticked = avbockade aktiviteter under året
counter-projects-title = Beslutade projekt under året
counter-projects-unit = projekt
counter-granted-title = Beviljat belopp under året
counter-granted-unit = kr
counter-initiatives-title = Insatser i årets planer
counter-initiatives-unit = insatser
counter-activities-title = Aktiviteter i årets planer
counter-activities-unit = aktiviteter
counter-ticked-title = Avbockade aktiviteter under året
counter-ticked-unit = aktiviteter
counter-contacts-title = Kontakter
counter-contacts-unit = kontakter
counter-network-members-title = Medlemmar i egna nätverk
counter-network-members-unit = medlemmar

# Choosing a counter
count-title = Räkna i Bygd
count-lead = Välj något som Bygd själv kan räkna. Det räknas om varje natt, och ett nytt antal blir en ny version.
count-what = Vad ska räknas?
count-within = Av vem?
count-within-own = Bara vår organisation
count-within-sub-regions = Vi och alla under oss, och varje delregion för sig
count-within-help = Under en region finns kommunalförbund, kommuner och deras enheter. Av deras projekt och planer räknas det som de visar för andra. Projekt räknas i den delregion som de redovisas i.
count-plan = I vilken plan?
count-plan-help = Gäller insatser och aktiviteter. Delregioner går bara att skilja åt över alla planer.
count-all-plans = Alla planer
count-show = Visa antal
count-misfit-title = Det går inte att räkna så
count-misfit = Kontakter och medlemmar räknas bara för den egna organisationen. Bara insatser och aktiviteter kan räknas i en viss plan, och då inte delregion för delregion.
count-now = Så räknas det just nu för { $name }:
count-numbers = Antal
count-choose-title = Ta med som nyckeltal
count-choose = Räkna det här varje natt
count-name-help = Så som ni vill se det i listor och planer.
done-count-chosen = Definitionen är skapad och räknad. Den räknas om varje natt.

# Series as files
series-file-title = Läs in serie
series-file-columns = Filen ska ha en rad med rubriker: År (eller Period) och Värde. Antal svar och Preliminärt får finnas.
series-file-columns-places = Filen ska ha en rad med rubriker: Kommun, År (eller Period) och Värde. Antal svar och Preliminärt får finnas. Kommunen skrivs med namn eller kod; län och Riket går också bra.
series-file-file = Fil
series-file-file-help = CSV, Excel eller OpenDocument, högst 2 MB.
series-file-paste = Eller klistra in tabellen
series-file-paste-help = Kopierad ur ett kalkylblad eller skriven med semikolon mellan kolumnerna.
series-file-show = Visa vad som läses in
series-file-save = Spara allt
series-file-none = Välj en fil eller klistra in en tabell.
series-file-large = Filen är för stor.
series-file-unreadable = Filen går inte att läsa. Spara den som CSV eller Excel och försök igen.
series-file-faults = Tabellen går inte att läsa in.
series-file-nothing-written = Rätta det här och försök igen. Inget har sparats.
series-file-fault = Rad { $line }: { $why }
series-file-empty = det finns inga värden.
series-file-broken = raden går inte att läsa som en tabellrad.
series-file-long = filen har för många rader.
series-file-no-place = kolumnen Kommun saknas. Rubrikerna är: { $text }
series-file-no-period = kolumnen År eller Period saknas. Rubrikerna är: { $text }
series-file-no-value = kolumnen Värde saknas. Rubrikerna är: { $text }
series-file-place = ”{ $text }” är ingen känd kommun.
series-file-period = ”{ $text }” är ingen period.
series-file-value = ”{ $text }” är inget tal.
series-file-answers = ”{ $text }” är inget antal svar.
series-file-twice = samma plats och period står två gånger ({ $text }).
series-file-preview = Så här läses tabellen. Inget är sparat än. Värden som säger något annat än de sparade blir nya versioner, och de gamla finns kvar.
series-file-preview-title = Det som läses in
series-file-more = Och { $count } rader till.
series-col-code = Kod
series-colhelp-code = Kommunens kod med fyra siffror, länets med två, 00 för riket. Tomt för den egna organisationen.
series-col-place = Kommun
series-colhelp-place = Platsen som värdet gäller.
series-col-period = Period
series-colhelp-period = År, halvår (2026-H1), kvartal (2026-Q3) eller månad (2026-07).
series-col-value = Värde
series-colhelp-value = Värdet som det är sparat. Tomt om källan säger att det saknas.
series-col-answers = Antal svar
series-colhelp-answers = Hur många som svarade, om värdet bygger på svar.
series-col-flag = Anmärkning
series-colhelp-flag = Om värdet är preliminärt, saknas eller är borttaget hos källan.
series-col-source = Källa
series-colhelp-source = Hur värdet kom in.
series-col-fetched = Datum
series-colhelp-fetched = När värdet hämtades eller skrevs.

# Municipalities side by side
nav-county = Jämför kommuner
county-title = Kommuner i jämförelse
county-lead = Samma nyckeltal för alla kommuner i ett län, en delregion eller hela landet.
county-county = Län
county-sub-region = Delregion
county-no-sub-region = Ingen
county-indicator = Nyckeltal
county-side-by-side = Flera sida vid sida
county-municipality = Kommun
county-count = { $count ->
    [one] 1 kommun
   *[other] { $count } kommuner
}
county-missing = { $count ->
    [one] 1 kommun saknar värden och visas inte.
   *[other] { $count } kommuner saknar värden och visas inte.
}
county-none-title = Inga värden
county-none = Det finns inga värden för kommunerna i urvalet. Välj ett annat län eller läs in värden till en definition.
county-before = Året innan
county-change = Förändring
county-picture = Utveckling
county-how = Så är raden för hela området framtagen
county-too-many-pictures = Välj ett län eller en delregion för att se varje kommuns utveckling som bild.
county-to-definition = Om definitionen
county-map = Karta över kommunernas värden
county-map-credit = Kommungränser: SCB
county-no-value = värde saknas
aggregate-sum = { $count ->
    [one] Summan av 1 kommun.
   *[other] Summan av { $count } kommuner.
}
aggregate-mean = { $count ->
    [one] Viktat medel av 1 kommun.
   *[other] Viktat medel av { $count } kommuner.
}
aggregate-missing = { $count ->
    [one] 1 kommun saknar värde.
   *[other] { $count } kommuner saknar värde.
}
aggregate-never = Kommunernas värden läggs inte ihop: { $name } är inget som kan summeras eller vägas samman.
aggregate-nothing = Det finns inga värden att lägga ihop.

# History
field-list-title = Lista
field-unit = Enhet
field-source = Källa
field-marked = Märkt med *
field-outcome = Utfall
field-outcome-year = Utfallets år
field-trend = Trend
field-comparison = Jämförelse
field-targets = Mål
action-report-value = Värden rapporterade
action-count = Räknat
field-reported = Värde
field-values-added = Nya och rättade värden
field-definition-id = Definition
field-subject = Värdena gäller
field-direction = Bättre är
field-decimals = Decimaler
field-minimum-answers = Minsta antal svar
field-source-kind = Källa
field-source-ref = Källans namn på värdet
field-source-title = Källans rubrik
field-source-selection = Urval hos källan
field-rhythm = Kommer ut varje
field-next-publication = Nästa publicering
field-aggregation = Läggs ihop
field-weight-id = Vikt
field-valid-from = Gäller från år
field-valid-to = Gäller till år
field-replaced-by = Ersatt av
