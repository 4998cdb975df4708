# Kinds of record
kind-plan = Plan
kind-initiative = Insats

# List of plans
plan-list-lead = Verksamhetsplaner med kapitel, insatser och aktiviteter.
plan-new = Ny plan
plan-edit = Ändra planen
plan-plan = Plan
plan-owner = Organisation
plan-period = Period
plan-initiative = Insats
plan-initiatives = Insatser
plan-activities = Aktiviteter
plan-state = Läge
plan-state-active = Gällande
plan-state-withdrawn = Borttagen
plan-filter-text = Sök i texten
plan-count = { $count ->
    [one] 1 plan
   *[other] { $count } planer
}
plan-count-more = Mer än { $count } planer
plan-none-title = Inga planer
plan-none = Det finns inga planer som passar urvalet.

# One plan
plan-view-tree = Planen
plan-view-people = Personer
plan-view-priorities = Prioritet
plan-view-times = Tid
plan-contents = Innehåll
plan-print-view = Utskrift
plan-shown = { $initiatives ->
    [one] 1 insats
   *[other] { $initiatives } insatser
}, { $activities ->
    [one] 1 aktivitet
   *[other] { $activities } aktiviteter
}
plan-initiative-count = { $count ->
    [0] inga insatser
    [one] 1 insats
   *[other] { $count } insatser
}
plan-purpose = Syfte
plan-goal = Mål
plan-when = När
plan-who = Vem
plan-priority = Prioritet
plan-priority-short = Prio
plan-follow-up = Uppföljning
plan-priority-high = Hög
plan-priority-medium = Medel
plan-priority-low = Låg
plan-priority-unknown = Annat ord
plan-priority-none = Ingen prioritet
plan-priority-review = att granska
plan-without-time = Utan angiven tid
plan-from-year = Från { $year }
plan-nothing-planned = Inga planerade aktiviteter
plan-nothing-planned-text = Inga planerade aktiviteter under perioden.
plan-unnamed-part = Utan rubrik
plan-chapter = Kapitel
plan-nothing-found-title = Inget passar urvalet
plan-nothing-found = Ändra eller rensa filtret för att se fler insatser.
plan-empty-title = Planen är tom
plan-empty = Lägg till ett kapitel för att börja.
plan-is-withdrawn = Planen är borttagen och syns inte i listor och sökning.
plan-restore = Återställ
plan-read-from = Inläst från
plan-withdrawn-initiatives = Borttagna insatser
plan-withdraw = Ta bort planen
plan-withdraw-question = Planen och dess insatser försvinner ur listor och sökning. De går att återställa.
plan-load = Andel av den största gruppen
plan-high-count = Varav hög prioritet
plan-people-note = En insats med flera ansvariga räknas hos var och en av dem.
plan-as-table = Visa som tabell
plan-by-priority = Insatser efter prioritet
plan-by-priority-text = Antal insatser i gällande planer efter prioritet.
plan-all-of-organisation = Alla planer

# One initiative
plan-no-activities = Inga aktiviteter ännu.
plan-other-reading = Annan läsning:
plan-findings = Att granska
plan-finding-settled = utrett
plan-initiative-is-withdrawn = Insatsen är borttagen och syns inte i planen.
plan-initiative-up = Flytta upp insatsen
plan-initiative-down = Flytta ned insatsen
plan-initiative-withdraw = Ta bort insatsen
plan-initiative-withdraw-question = Insatsen försvinner ur planen. Den går att återställa.
plan-move-up = Flytta upp: { $what }
plan-move-down = Flytta ned: { $what }
plan-up = Upp
plan-down = Ned

# Editing
plan-new-chapter = Nytt kapitel
plan-new-section = Nytt avsnitt
plan-new-initiative = Ny insats
plan-edit-chapter = Ändra kapitlet
plan-edit-section = Ändra avsnittet
plan-edit-text = Ändra text och nummer
plan-edit-initiative = Ändra insatsen
plan-in-chapter = I kapitel
plan-publisher-help = Den enhet som ger ut planen, om den heter något annat än organisationen.
plan-year-to-help = Lämna tomt om planen gäller ett enda år.
plan-years-backwards = Sista året kan inte komma före det första.
plan-number-help = Till exempel 3 eller 3.1. Lämna tomt om avsnittet saknar nummer.
plan-nothing-planned-help = Säger att det är meningen att inget är planerat här.
plan-activities-help = En aktivitet på varje rad. Namn inom hakparentes sist på raden om någon särskild svarar för just den, till exempel: Bjuda in talare [Moa].
plan-when-help = Med egna ord, till exempel 2026, 2026–2027 eller hösten 2026.
plan-who-help = Namn eller roller med kommatecken emellan.
plan-priority-help = Hög, Medel eller Låg. Andra ord sparas som de står och märks för granskning.
plan-follow-up-help = Till exempel: Två gånger per år.
plan-part-withdraw = Ta bort rubriken
plan-part-withdraw-question = Det går bara om det inte finns några insatser eller avsnitt kvar under rubriken.
plan-part-not-empty = Det finns insatser eller avsnitt under rubriken. Flytta eller ta bort dem först.
plan-changed-meanwhile = Någon annan ändrade insatsen samtidigt. Gå tillbaka och försök igen.

# Export
plan-col-chapter = Kapitel
plan-colhelp-chapter = Kapitlets nummer och rubrik.
plan-col-section = Avsnitt
plan-colhelp-section = Avsnittets nummer och rubrik, tomt om insatsen står direkt under kapitlet.
plan-col-initiative = Insats
plan-colhelp-initiative = Insatsens rubrik.
plan-col-purpose = Syfte
plan-colhelp-purpose = Varför insatsen görs, som det står i planen.
plan-col-goal = Mål
plan-colhelp-goal = Vad insatsen ska leda till, som det står i planen.
plan-col-activity = Aktivitet
plan-colhelp-activity = En rad för varje aktivitet. Tomt om insatsen saknar aktiviteter.
plan-col-activity-who = Vem för aktiviteten
plan-colhelp-activity-who = De som svarar för just den aktiviteten, om planen säger det.
plan-col-when = När
plan-colhelp-when = Tiden som den står i planen.
plan-col-from = Från år
plan-colhelp-from = Första året som tiden nämner.
plan-col-to = Till år
plan-colhelp-to = Sista året som tiden nämner, tomt om den fortsätter.
plan-col-who = Vem
plan-colhelp-who = Alla som nämns för insatsen.
plan-col-priority = Prio
plan-colhelp-priority = Prioriteten som den står i planen.
plan-col-level = Prioritetsnivå
plan-colhelp-level = Den nivå som ordet betyder. Annat ord betyder att ordet behöver granskas.
plan-col-follow-up = Uppföljning
plan-colhelp-follow-up = Hur insatsen följs upp, som det står i planen.
plan-col-page = Sida
plan-colhelp-page = Adressen till insatsens sida på den här webbplatsen.

# History
action-reorder = Ny ordning
action-add-part = Ny rubrik
field-state = Läge
field-part = Rubrik
field-part-id = Plats i planen
field-parent-id = Kapitel
field-number = Nummer
field-intro = Inledning
field-no-planned-activities = Inga planerade aktiviteter
field-position = Ordning
field-aim = Syfte
field-goal = Mål
field-when-text = När
field-responsible = Vem
field-priority-text = Prioritet
field-priority-level = Prioritetsnivå
field-follow-up = Uppföljning
field-status = Status
field-budget = Budget
field-baseline = Utgångsläge
field-method = Metod
field-labels = Övriga uppgifter
field-activities = Aktiviteter
field-publisher = Utgivare
field-year-from = Från år
field-year-to = Till år
field-preamble = Inledande text
field-other = Annat

# Moved
done-moved = Flyttad.
done-moved-activity = Aktiviteten är flyttad.
plan-moved = Insatsen står nu som nummer { $place } av { $count } under { $part }.
plan-moved-activity = ”{ $text }” står nu som aktivitet nummer { $place } av { $count }.

# My page
plan-mine-title = Insatser där du är ansvarig
plan-mine-none = Ingen insats i dina organisationers planer har dig som ansvarig.
plan-mine-how = Planerna anger namn, inte konton. Här visas insatser i dina organisationers planer där { $names } står som ansvarig för insatsen eller för en aktivitet. Ett förnamn kan avse någon annan.
plan-mine-more = Fler finns i planerna.
plan-mine-or = eller
field-main = Huvudansvarig
field-main-help = Den som svarar för helheten. Tomt: den första personen bland de ansvariga. Ett namn som inte står där läggs till först.

# Who is meant, and handing over
who-title = Vem är vem
who-lead = Vad namnen i planen betyder och vad var och en bär. Det gäller alla kontorets planer.
who-name = Namn
who-kind = Betyder
who-kind-person = Person
who-kind-role = Roll
who-kind-everybody = Alla
who-kind-consultant = Konsult
who-kind-partner = Partner
who-guessed = gissat
who-account = Konto
who-account-help = Den som loggar in med kontot ser insatserna på Min sida och får påminnelser.
who-no-account = Inget konto
who-no-login = utan inloggning
who-organisation = Partnerns namn
who-organisation-help = Om det är en organisation som finns i Bygd. Annars kan fältet vara tomt.
who-left-on = Slutade den
who-left = slutade { $day }
who-main = Huvudansvar
who-high = Hög prioritet
who-open = Att göra
who-active = Senast ändrat
who-never = aldrig
who-decide = Ändra
who-edit = Vem är { $name }?
who-none-title = Inga namn
who-none = Planen nämner ingen som ansvarig än.
who-note = Att göra är aktiviteter som inte är avbockade: de där namnet står, annars huvudansvarigs, annars alla ansvarigas.
who-headless = { $count ->
    [one] 1 insats saknar huvudansvarig
   *[other] { $count } insatser saknar huvudansvarig
}
who-headless-text = Där bara en grupp eller en roll nämns svarar ingen för helheten. Välj en huvudansvarig på insatsen.
who-nobody = ingen
who-nobody-text = Välj en person som svarar för helheten.
who-not-a-member = Kontot hör inte till organisationen.
who-bad-date = Skriv datumet som 2026-11-22.
who-no-such-organisation = Det finns ingen organisation med det namnet.
hand-over = Lämna över
hand-over-title = { $name } lämnar över
hand-over-lead = Allt som hänger på namnet i kontorets planer. Välj vem som tar över alltsammans, eller en för varje sak.
hand-over-none = Inget i planerna hänger på { $name }.
hand-over-all = Alltsammans till
hand-over-all-help = Gäller det som inte har ett eget val nedan.
hand-over-nobody = Välj
hand-over-what = Uppgift
hand-over-named = Ansvarig
hand-over-activity = Aktivitet
hand-over-to = Till
hand-over-to-for = Till vem: { $what }
hand-over-as-all = Som ovan
hand-over-stays = Ligger kvar
hand-over-left = { $name } har slutat
hand-over-left-help = Den som har slutat får inga påminnelser och syns i läget tills allt är överlämnat.
hand-over-nothing = Välj vem som tar över, eller markera att personen har slutat.
done-handed-over = Överlämnat.
action-hand-over = Överlämnad
action-name-who = Namn förklarat
field-who = Vem är vem

# What one has to do
todo-title = Mina aktiviteter
todo-lead = Aktiviteter där du står som ansvarig. Bocka av det som är klart, gärna med en rad som visar det.
todo-all = Visa alla
todo-summary = Försenade: { $late }. Den här veckan: { $week }. Senare i månaden: { $month }.
todo-nothing = Du står inte som ansvarig för någon aktivitet just nu.
todo-late = Försenat
todo-week = Den här veckan
todo-month = Senare i månaden
todo-later = Längre fram
todo-done = Klart
todo-more = Visa alla { $count }
todo-none-title = Inget att göra
todo-none = Ingen aktivitet i en aktuell plan har dig som ansvarig.
todo-secret = En aktivitet med sekretess
tick-done = Klart
tick-undo = Ångra
tick-evidence = Vad visar det? Text eller länk
tick-evidence-for = Vad visar att det är klart: { $what }
tick-by = senast
tick-late = försenat, { $day }
tick-done-on = klart { $day }
tick-just = Avbockat: { $what }.
done-ticked = Avbockat.
done-unticked = Aktiviteten är öppen igen.
action-tick = Avbockad
action-untick = Öppnad igen
field-ticked = Klart

# How it stands, for the head of unit
state-title = Läget i planerna
state-lead = Det som ingen har rört på länge, det som är försenat och de som har slutat.
state-untouched-for = Orört i
state-days = { $days } dagar
state-late = försenade aktiviteter
state-untouched = insatser orörda i { $days } dagar
state-open = aktiviteter att göra
state-done = aktiviteter klara
state-left = Har slutat men står kvar
state-without = Ansvariga utan inloggning
state-late-list = Försenade aktiviteter ({ $count })
state-untouched-list = Orörda insatser ({ $count })
state-never = aldrig ändrad av någon
state-first = De { $count } första visas.
state-to-plan = Till planen
state-none-title = Inga aktuella planer
state-none = Här visas planer i organisationer som du leder.
