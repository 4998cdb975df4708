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
