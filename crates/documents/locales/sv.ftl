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
upload-title = Läs in ett dokument
upload-lead = Filen läses, och du får se vad som hittades innan något sparas.
upload-file-help = En lista över beviljade projekt, en verksamhetsplan eller en tabell med nyckeltal. PDF, Word (docx), Excel, OpenDocument, CSV, JSON, sparad webbsida eller text; högst { $most } MB.
upload-visibility-help = Gäller dokumentet och det som läses in ur det.
upload-send = Läs filen
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
