# Documents
kind-document = Källa
kind-finding = Fynd
source-lead = Dokument som uppgifter har hämtats ur, i den form de kom in.
source-empty-title = Inga källor än
source-empty = När ett dokument läses in sparas det här, och varje uppgift pekar på sina rader.
source-count = { $count ->
    [one] 1 källa
   *[other] { $count } källor
}
source-imported = Inläst
source-length = Rader
source-replaced = Ersatt
source-newer = Det finns en rättad version av dokumentet.
source-as-read = Dokumentets text som den lästes in.
source-text = Text
source-file = Fil
source-download = Ladda ner filen
source-secret = Delar av dokumentet omfattas av sekretess och visas inte.
source-marked = Markerade rader: { $lines }
source-lines = rad { $lines }
source-recognised = { $place } (tolkad ur bild)
source-page = sida { $page }
source-sheet = blad { $sheet }
source-cells = blad { $sheet }, { $cells }
source-document = dokumentet
source-findings = { $count ->
    [one] 1 sak att granska i dokumentet
   *[other] { $count } saker att granska i dokumentet
}
field-sha256 = Kontrollsumma

# Findings
finding-title = Att granska
finding-lead = Sådant som inte stämmer, saknas eller ser märkligt ut i det som lästs in.
finding-state = Läge
finding-state-open = Öppna
finding-state-settled = Utredda
finding-rule = Typ
finding-empty-title = Inget att granska
finding-empty = Det finns inga fynd med det här urvalet.
finding-count = { $count ->
    [one] 1 fynd
   *[other] { $count } fynd
}
finding-record = Till uppgiften
finding-settle = Markera som utrett
finding-answer = Svar
finding-answer-help = Vad visade sig gälla? Svaret sparas tillsammans med fyndet.
finding-settled-by = Markerat som utrett av
finding-reopen = Öppna igen
finding-open-tile = Fynd att granska
field-answer = Svar

# Rules
rule-sum-mismatch = Summan stämmer inte
rule-count-mismatch = Antalet stämmer inte
rule-share-mismatch = Andelen stämmer inte med beloppen
rule-grant-exceeds-cost = Bidraget är större än kostnaden
rule-ambiguous-number = Talet kan läsas på flera sätt
rule-missing-value = Värde saknas
rule-missing-header = Rubrik saknas
rule-unknown-priority = Okänd prioritet
rule-period-outside-plan = Tidpunkten ligger utanför planens period
rule-text-without-row = Text utan rad i tabellen
rule-row-without-text = Rad utan beskrivning
rule-recognised-text = Texten är tolkad ur en bild
rule-recognition-failed = Texten kunde inte tolkas
rule-hidden-sheets = Dolda blad är inte lästa
rule-hidden-rows = Dolda rader eller kolumner är lästa
rule-no-text-layer = Filen saknar läsbar text
rule-full-funding = Bidraget täcker hela kostnaden
rule-duplicate-row = Dubblett
rule-name-variants = Olika namn på samma ägare
rule-heading-without-content = Rubrik utan innehåll
rule-amount-too-large = Beloppet är orimligt stort
rule-text-too-long = Texten är för lång
rule-nothing-recognised = Inget kändes igen

# My page
finding-mine-title = Att granska hos dina organisationer
finding-mine-none = Inget väntar på granskning i dina organisationers dokument.
finding-mine-all = { $count ->
    [one] Visa i arbetslistan
   *[other] Visa alla { $count } i arbetslistan
}
finding-whose = Vems
finding-whose-mine = Dina organisationers

# A document comes in
picture-title = Sida { $page }
picture-lead = Sidan omritad ur filens egen text och egna linjer, så som den har lästs. Bilder visas som tomma ramar.
picture-alt = Sida { $page } i filen, med det ställe som uppgiften är hämtad från markerat.
picture-marked = Markeringar på sida:
picture-link = Visa sidorna som de ser ut
picture-none = Sidan kan inte visas som bild.
upload-title = Läs in ett dokument
upload-lead = Filen läses, och du får se vad som hittades innan något sparas.
upload-file-help = En lista över beviljade projekt, en verksamhetsplan eller en tabell med nyckeltal. PDF, Word (docx), Excel, OpenDocument, CSV, JSON, sparad webbsida eller text; högst { $most } MB.
upload-visibility-help = Gäller dokumentet och det som läses in ur det.
upload-send = Läs filen
upload-text = Eller klistra in text
upload-text-help = Text som har kopierats ur ett dokument, en e-post eller ett kalkylblad. Används när ingen fil är vald.
upload-pasted = Inklistrad text
upload-drop-title = Släpp filer här
upload-drop-help = Var som helst på sidan. Du kan också klistra in text ({ $keys }).
upload-drop-choose = Välj filer
upload-queue-title = Filer som läses in
upload-queue-waiting = Väntar
upload-queue-sending = Skickas
upload-queue-reading = Läses
upload-queue-done = Läst
upload-queue-same = Redan inläst
upload-queue-failed = Kunde inte skickas. Försök igen.
upload-queue-review = Granska
upload-queue-end = Alla filer är klara.
upload-no-file = Välj en fil.
upload-empty = Filen är tom. Välj en annan.
upload-too-large = Filen är för stor ({ $size } MB). Den får vara högst { $most } MB.
upload-no-right = Du får inte läsa in dokument åt den organisationen. Välj en annan.
upload-too-long = Det tog för lång tid att läsa filen, så läsningen avbröts. Dela upp filen eller spara den i ett annat format och försök igen.
upload-broken = Filen gick inte att läsa. Spara den på nytt, gärna i ett annat format, och försök igen.
upload-unreadable = Filen gick inte att läsa: { $why }
upload-nothing = Inget i filen kändes igen, så det finns inget att föra in. { $why } Listor över beviljade projekt, verksamhetsplaner och tabeller med nyckeltal kan läsas.
upload-waiting-title = Väntar på granskning
done-upload-same = Filen är redan inläst. Inget har ändrats.
done-imported-unchanged = Dokumentet är inläst. Inga uppgifter har ändrats.
done-discarded = Filen är kastad. Inget har ändrats.

# The review
review-title = Granska { $file }
review-lead = Inget är infört än. Titta igenom det som lästes; filen ligger kvar här i 30 dagar.
review-stale = Uppgifterna har ändrats sedan sidan visades, så inget har förts in. Så här ser det ut nu; titta igenom det igen.
review-same = Innehållet är redan inläst. Gå till dokumentet.
review-sent = Skickad
review-found-title = Det här hittades
review-kind = Slag
review-year = År
review-contents = Innehåll
review-granted = Beviljat
review-proof = Kontroll
review-no-totals = Inga utskrivna summor att kontrollera mot
review-totals = { $reached } av { $printed } utskrivna summor stämmer
review-untitled = Utan rubrik
review-no-value = saknas
review-skipped = Summor per område läses men läggs inte in än.
review-doubts-title = Titta särskilt på det här
review-doubts-count = { $count ->
    [0] Ingen enskild rad är osäker.
    [one] 1 rad har uppgifter som är antagna, tvetydiga eller kan läsas på flera sätt.
   *[other] { $count } rader har uppgifter som är antagna, tvetydiga eller kan läsas på flera sätt.
}
review-shared = I { $count } rader:
review-first = De { $count } första visas.
review-alternatives = Kan också läsas så här:
review-findings-count = { $count ->
    [0] Inget att anmärka på.
    [one] 1 sak stämmer inte, saknas eller ser märklig ut. Den går att utreda när dokumentet är infört.
   *[other] { $count } saker stämmer inte, saknas eller ser märkliga ut. De går att utreda när dokumentet är infört.
}
review-changes-title = Det här ändras
review-nothing-changes = Inga uppgifter ändras.
review-added = { $count ->
    [one] 1 ny
   *[other] { $count } nya
}
review-changed = { $count ->
    [one] 1 ändrad
   *[other] { $count } ändrade
}
review-unchanged = { $count ->
    [one] 1 oförändrad
   *[other] { $count } oförändrade
}
review-withdrawn = { $count ->
    [one] 1 borttagen
   *[other] { $count } borttagna
}
review-all-or-nothing = Allt förs in på en gång, eller inget alls. Tvetydiga uppgifter lämnas tomma och kan fyllas i efteråt.
review-store = För in allt
review-discard = Kasta
review-discard-question = Filen och det som lästes i den tas bort. Inget har förts in.
review-discard-yes = Kasta filen
change-added = Ny
change-changed = Ändrad
change-withdrawn = Borttagen
document-kind-grants = Beviljade projekt
document-kind-plan = Verksamhetsplan
document-kind-indicators = Nyckeltal
document-kind-aggregates = Summor per område
document-rows-grants = { $count ->
    [one] 1 projekt
   *[other] { $count } projekt
}
document-rows-plan = { $count ->
    [one] 1 insats
   *[other] { $count } insatser
}
document-rows-indicators = { $count ->
    [one] 1 nyckeltal
   *[other] { $count } nyckeltal
}
document-rows-aggregates = { $count ->
    [one] 1 rad
   *[other] { $count } rader
}

# What people say of a reading
upload-too-many = Det ligger redan för många filer och väntar i organisationen (högst { $most } åt gången, och högst 1 000 MB tillsammans). För in eller kasta några av dem först.
done-decided = Ditt val är sparat. Summorna är räknade på nytt.
done-columns = Filen är läst på nytt med kolumnerna som du angav.
done-profile = Kolumnprofilen är sparad.
done-profile-forgotten = Kolumnprofilen är glömd.
review-ends = Kastas om inget händer
review-nothing-read = Inget kunde läsas än. Ange vad kolumnerna är, så läses filen på nytt.
review-rows-link = Visa alla rader
review-rows-title = Alla rader
review-rows-lead = Öppna en rad för att rätta, dela, slå ihop eller hoppa över den.
review-whose = Vems
review-amount = Värde
review-sure = Hur säkert
review-where = Var i källan
review-totals-title = Utskrivna summor
review-table = Tabell
review-column = Kolumn
review-printed = Utskrivet
review-reached = Radernas summa
review-rows-printed = Antal rader
review-whole-list = Hela listan
review-sum-reached = Stämmer
review-sum-missed = Stämmer inte
review-keys = Tangenter
review-keys-card = När markören står i ett kort: 1–9 väljer bland läsningarna, B behåller det som står, R öppnar raden, H hoppar över den. Efter varje val står markören i nästa kort.
review-keys-access = Utan skript går det första kortet att nå med webbläsarens snabbtangenter (i de flesta webbläsare Alt eller Alt och Skift) och samma tecken, och U ångrar det senaste valet.
review-confirm = Stämmer som det står
review-open-row = Rätta, dela, slå ihop
review-skip = Hoppa över raden
review-decisions-title = Det här har bestämts
review-undo = Ångra
review-lapsed = gäller inte längre
review-decided-meanwhile = Någon annan har bestämt något sedan sidan visades, så ditt val är inte sparat. Så här ser det ut nu.
review-row-gone = Det du valde finns inte kvar. Så här ser det ut nu.
review-not-possible = Det går inte att göra med den raden. Inget har ändrats.
review-too-many = Fler val går inte att spara för den här filen. För in den och ändra resten efteråt.
review-not-compared = Sedan något bestämdes har det inte räknats ut vad som ändras.
review-compare = Visa vad som ändras
review-row-lead = Ändra det som är fel. Det du skriver sparas som ditt ord och inte som dokumentets.
review-row-values = Uppgifter
review-row-source = Källan
review-row-no-lines = Källan har inga rader att visa för den här uppgiften.
review-row-more = Dela, slå ihop, hoppa över
review-save-row = Spara raden
review-split = Dela raden i två
review-split-help = När två uppgifter har hamnat i samma rad. Skriv vad som hör till var och en.
review-first-part = Den första
review-second-part = Den andra
review-split-do = Dela raden
review-join = Slå ihop med en annan rad
review-join-with = Rad som hör hit
review-join-help = När en uppgift har delats i två. Texter sätts efter varandra; finns två belopp får du välja mellan dem.
review-join-do = Slå ihop raderna
review-skip-help = Raden förs inte in. Det går att ångra innan allt förs in.
review-skip-do = Hoppa över
review-too-long = Texten är för lång.
review-amount-ambiguous = Talet kan läsas på två sätt. Skriv det med mellanrum mellan tusental och komma före ören.
review-whole-number = Skriv ett helt tal.
review-number = Skriv ett tal, till exempel 12,5.
review-date = Skriv ett datum så långt det är känt: 2026, 2026-04 eller 2026-04-15.
review-nothing-typed = Inget är ändrat. Ändra något, eller gå tillbaka.
review-nothing-to-confirm = Det finns inget värde att behålla. Välj ett eller skriv ett.
review-second-empty = Skriv något i den andra raden.
review-conflict-title = Någon annan hann före
review-conflict-lead = Sedan sidan visades har någon annan bestämt något om den här filen. Ditt val är inte sparat än.
review-conflict-now = Så står det nu
review-conflict-mine = Ditt val
review-conflict-latest = Senast bestämt
review-conflict-anyway = Spara mitt val ändå
review-conflict-back = Gå tillbaka utan att spara
decision-chosen = Valt
decision-typed = Skrivet
decision-confirmed = Behållet som det lästes
decision-split = Delat i två
decision-joined = Sammanslaget med en annan rad
decision-skipped = Överhoppat
decision-undone = ett val ångrat
decision-columns = kolumner angivna
mark-chosen = Valt av { $who }, { $when }. Läst: { $read }.
mark-typed = Skrivet av { $who }, { $when }. Läst: { $read }.
mark-confirmed = Godkänt av { $who }, { $when }.

# What columns mean
columns-title = Vad kolumnerna är
columns-told = Kolumnerna är lästa efter det som har angetts för sådana här listor.
columns-profiles = Kolumnprofiler
columns-asked = { $count ->
    [one] Listan har 1 rad, men det är osäkert vad några av kolumnerna är. Det du anger bevisar inget; det gör bara listans egna summor.
   *[other] Listan har { $count } rader, men det är osäkert vad några av kolumnerna är. Det du anger bevisar inget; det gör bara listans egna summor.
}
columns-unread = Listans kolumner kändes inte igen. Ange åtminstone vilken som är projektets namn eller ägare och vilken som är ett belopp.
columns-all = Alla kolumner
columns-remember = Kom ihåg det till nästa lista med samma rubriker
columns-read = Läs filen på nytt
column-question = Vad är kolumnen ”{ $column }”?
column-samples = Till exempel: { $samples }
column-no-samples = Kolumnen är tom.
column-as-read = Som den lästes: { $field }
column-other = övrigt
column-keep-other = Behåll som övrigt
column-twice = Två kolumner kan inte båda vara ”{ $field }”. Ändra en av dem.
profile-title = Kolumnprofiler
profile-lead = Vad kolumnerna är i listor som ni läser in, en profil för varje uppsättning rubriker. Profilen används av sig själv nästa gång.
profile-empty-title = Inga kolumnprofiler än
profile-empty = När du anger vad en listas kolumner är sparas det här.
profile-says-nothing = Profilen säger inget om kolumnerna.
profile-headers = Rubrikerna
profile-export = Ladda ner som fil
profile-forget = Glöm
profile-forget-question = Nästa lista med de här rubrikerna läses utan profilen. Det som redan är infört påverkas inte.
profile-forget-yes = Glöm profilen
profile-bring = Ta in en profil från en fil
profile-bring-help = En fil som har laddats ner här eller hos ett annat kontor.
profile-bring-do = Ta in profilen
profile-too-large = Filen är för stor för att vara en profil.
profile-unreadable = Filen gick inte att använda: { $why }.
profile-too-many = Kontoret har redan { $most } profiler. Glöm någon först.
field-read-goal = Mål
field-read-outcome = Utfall
field-read-outcome-year = Utfallsår
field-read-trend = Trend
field-read-unit = Enhet
field-read-count = Antal
field-read-allotted = Avsatt
field-read-name = Namn
field-read-responsible = Ansvarig
field-read-follow-up = Uppföljning
field-read-status = Status
field-read-budget = Budget
field-read-baseline = Nuläge
field-read-method = Mätmetod
field-read-source = Källa
field-read-targets = Mål
field-read-activities = Aktiviteter
field-read-comparison = Jämförelse
field-read-share = Andel
