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
plan-activities-help = En aktivitet på varje rad. Namn inom hakparentes sist på raden om någon särskild svarar för just den, till exempel: Bjuda in talare (mars) [Moa]. Tiden inom parentes visas i årshjulet.
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
tick-evidence = En rad eller en länk
tick-evidence-add = Skriv vad som visar det
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
# The life of a plan
plan-life = Beslut och läge
plan-versions = Versioner
plan-stage-draft = Utkast
plan-stage-draft-text = Planen skrivs. Alla texter kan ändras.
plan-stage-open = Utan beslut
plan-stage-open-text = Planen används, och Bygd känner inte till något beslut om den. Alla texter kan ändras. Är den redan beslutad kan beslutet föras in här.
plan-stage-proposed = För beslut
plan-stage-proposed-text = Planen ligger för beslut. Texterna hålls stilla, så att det som beslutas är det som lades fram.
plan-stage-decided = Beslutad
plan-stage-decided-text = Det beslutade innehållet är låst. Lägen, avbockningar och kommentarer förs in som vanligt. Ska texten ändras görs det som en revidering eller rättelse.
plan-stage-revising = Revideras
plan-stage-revising-text = Texterna ändras. Det som är beslutat gäller tills revideringen är beslutad eller sparad som rättelse.
plan-stage-closed = Avslutad
plan-stage-closed-text = Planens tid är över och innehållet ligger fast. Lägen och avbockningar kan göras färdiga.
plan-others-decide = Att besluta, avsluta och öppna igen görs av den som är ansvarig i organisationen.
plan-propose = Lägg fram för beslut
plan-propose-text = Texterna hålls stilla tills planen är beslutad eller tagen tillbaka.
plan-take-back = Ta tillbaka
plan-take-back-text = Planen blir ett utkast igen och kan ändras.
plan-decide = För in beslutet
plan-decide-text = Det som planen säger nu sparas som en version som inte kan ändras.
plan-decided-by = Beslutad av
plan-decided-by-help = Till exempel kommunstyrelsen.
plan-decided-on = Beslutsdatum
plan-decided-on-error = Skriv ett datum som har varit, till exempel 2025-12-10.
plan-paragraph = Paragraf
plan-paragraph-help = Bara numret, till exempel 187.
plan-decided-text = Beslutad av { $body } den { $date }.
plan-decided-text-paragraph = Beslutad av { $body } den { $date }, § { $paragraph }.
plan-revise = Revidera
plan-revise-text = Öppnar texterna för ändring. En liten ändring sparas som rättelse; en större beslutas på nytt. Alla ser vad som skiljer.
plan-revising-note = Planen revideras. Det som är beslutat gäller tills vidare.
plan-correct = Spara som rättelse
plan-correct-text = För ändringar av ord och av enstaka aktiviteter. Läggs insatser eller rubriker till, tas bort eller flyttas behövs ett nytt beslut.
plan-reason = Varför
plan-abandon = Avbryt revideringen
plan-abandon-text = Ingenting har ändrats sedan beslutet.
plan-close = Avsluta planen
plan-close-text = Innehållet sparas som en version och kan sedan inte ändras. Planen går fortfarande att läsa.
plan-reopen = Öppna igen
plan-reopen-text = Planen är avslutad. Den kan öppnas igen, och skälet syns i historiken.
plan-changes-since = Ändringar sedan den senaste versionen
plan-difference-count = { $count ->
    [one] 1 skillnad
   *[other] { $count } skillnader
}
plan-no-difference = Inget skiljer dem åt.
plan-show-difference = Visa skillnaden mot versionen före
plan-as-it-stands = planen som den står nu
plan-version = version { $number }
plan-between = Skillnad mellan { $old } och { $new }
plan-version-decision = beslut
plan-version-revision = revidering
plan-version-correction = rättelse
plan-version-closing = avslutad
plan-version-note = Så här löd planen i den här versionen. Den kan inte ändras.
plan-versions-version = Version
plan-versions-why = Vad
plan-no-versions-title = Inga versioner ännu
plan-no-versions = När planen beslutas, rättas eller avslutas sparas den här som den lyder då.
plan-seal = Kontrollsumma
plan-what-added = Ny
plan-what-removed = Borttagen
plan-what-changed = Ändrad
plan-what-moved = Flyttad
plan-level-plan = Plan
plan-level-chapter = Kapitel
plan-level-section = Avsnitt
plan-level-initiative = Insats
plan-level-activity = Aktivitet
plan-moved-from-to = från { $from } till { $to }
plan-moved-among = på samma ställe
plan-refused-before-decision = Planen ligger för beslut och hålls stilla. Ta tillbaka den först om den ska ändras.
plan-refused-not-proposed = Planen ligger inte för beslut.
plan-refused-already-decided = Planen är beslutad. Välj ”Revidera” på planens sida om texten ska ändras.
plan-refused-not-decided = Planen är inte beslutad och kan ändras direkt.
plan-refused-under-revision = Planen revideras. Avsluta revideringen först.
plan-refused-not-under-revision = Planen revideras inte.
plan-refused-nothing-changed = Ingenting har ändrats. Avbryt revideringen i stället.
plan-refused-needs-decision = Insatser eller rubriker har lagts till, tagits bort eller flyttats. Det behöver ett nytt beslut.
plan-refused-has-changed = Texten har ändrats sedan beslutet. Ändra tillbaka det, spara som rättelse eller besluta på nytt.
plan-refused-closed = Planen är avslutad och innehållet ligger fast.
plan-refused-not-closed = Planen är inte avslutad.
action-propose = Lagd för beslut
action-take-back = Tagen tillbaka
action-decide = Beslutad
action-revise = Revidering påbörjad
action-correct = Rättad
action-abandon = Revidering avbruten
action-close = Avslutad
field-stage = Läge
field-decided-by = Beslutad av
field-paragraph = Paragraf
field-decided-on = Beslutsdatum
field-reason = Skäl
field-version = Version
field-numbering = Numrering
field-moved = Flyttad
field-text = Text
field-period = Period
done-plan-propose = Planen ligger nu för beslut.
done-plan-take-back = Planen är ett utkast igen.
done-plan-decide = Beslutet är infört.
done-plan-revise = Nu kan texterna ändras.
done-plan-correct = Rättelsen är sparad.
done-plan-abandon = Revideringen är avbruten.
done-plan-close = Planen är avslutad.
done-plan-reopen = Planen är öppnad igen.

# Order and numbers
plan-order = Ordna
plan-order-lead = Flytta med knapparna, eller dra i handtaget.
plan-back = Till planen
plan-move-under = Flytta till en annan rubrik
plan-move-to = Till
plan-move = Flytta
plan-move-elsewhere = Flytta till
plan-order-changed = Någon annan har ändrat ordningen under tiden. Ladda om sidan och försök igen.
plan-numbered = Numrera kapitel och avsnitt efter ordningen
plan-numbering = Numrering
plan-numbering-text = Numren på rubrikerna kan vara egna, som de står i dokumentet, eller följa ordningen. De egna finns kvar om du byter.
plan-numbering-is-own = Nu är numren egna.
plan-numbering-is-automatic = Nu följer numren ordningen.
plan-numbering-own = Använd egna nummer
plan-numbering-automatic = Numrera efter ordningen

# Working with a plan
plan-work = Arbeta med planen
plan-held = Planens innehåll ligger fast.
plan-wheel = Årshjul
plan-wheel-title = Årshjul { $year }
plan-wheel-text = Antal saker som ska vara klara varje månad
plan-wheel-now = nu
plan-wheel-nothing = Inget särskilt.
plan-wheel-count = { $count ->
    [one] 1 sak med en tid under året
   *[other] { $count } saker med en tid under året
}
plan-wheel-all-year = { $count ->
    [one] 1 insats som pågår utan en egen tid
   *[other] { $count } insatser som pågår utan en egen tid
}
plan-activity-count = { $count ->
    [0] inga aktiviteter
    [one] 1 aktivitet
   *[other] { $count } aktiviteter
}
plan-status-not_started = Ej påbörjad
plan-status-on_track = Pågår enligt plan
plan-status-at_risk = I riskzonen
plan-status-off_track = Försenad
plan-status-done = Klar
plan-status-cancelled = Utgår
plan-status-paused = Pausad
plan-status-none = Inget läge angivet
plan-status-set = Spara läget
plan-add-activities = Lägg till aktiviteter
done-plan-activities-added = Aktiviteterna är tillagda.
plan-comments = Samtal
plan-comments-inside = Syns bara för dem som arbetar i organisationen, aldrig utåt och aldrig i utskrifter och filer.
plan-comments-waiting = { $count ->
    [one] 1 insats har ett öppet samtal
   *[other] { $count } insatser har öppna samtal
}
plan-comment-new = Skriv en kommentar
plan-comment-add = Lägg till kommentaren
plan-comment-settle = Markera som löst
plan-comment-open = Öppna igen
plan-comment-settled = Löst av { $who }, { $when }
done-plan-commented = Kommentaren är tillagd.
action-comment = Ny kommentar
action-bulk-edit = Ändrad tillsammans med andra
action-undo-bulk-edit = Ändringen ångrad

# Several at once
plan-bulk = Ändra flera
plan-bulk-lead = Markera insatser, välj vad som ska ändras och se efter innan det sparas.
plan-bulk-held = Planens innehåll ligger fast. Läge och huvudansvarig kan ändras.
plan-bulk-set = Vad ska ändras för de markerade?
plan-bulk-keep = Ändra inte
plan-bulk-keep-empty = Lämna tomt för att inte ändra.
plan-bulk-preview = Granska ändringarna
plan-bulk-change = { $count ->
    [one] Ändra 1 insats
   *[other] Ändra { $count } insatser
}
plan-bulk-meanwhile = Ändrade av någon annan under tiden. Så här skulle det bli nu:
plan-bulk-nothing-title = Inget att ändra
plan-bulk-nothing = Markera minst en insats och välj något som skiljer sig från hur det är nu.
plan-bulk-latest = Senaste ändringar av flera
plan-bulk-line = { $count ->
    [one] 1 insats
   *[other] { $count } insatser
}, { $who }, { $when }
plan-bulk-undo = Ångra
plan-bulk-undone = ångrad
done-plan-bulk-undone = Ändringen är ångrad där inget annat har ändrats sedan dess.

# Words
plan-words = Egna ord
plan-words-lead = Organisationens ord för prioritet, läge och planens nivåer. Det som står i en plan sparas som det står; här sägs vad orden betyder.
plan-words-others = Visa orden för
plan-words-priority = Prioritet
plan-words-priority-help = Ord utöver hög, medel och låg. De används när planer läses in och skrivs.
plan-words-status = Läge
plan-words-status-help = Era ord för hur det går. Utan egna ord används de vanliga.
plan-words-level = Nivåer
plan-words-level-help = Vad kapitel, avsnitt, insatser och aktiviteter kallas hos er. Skriv gärna flertalet efter ett snedstreck: fokusområde/fokusområden.
plan-words-word = Ord
plan-words-meaning = Betyder
plan-words-empty = Skriv ett ord och välj vad det betyder.
plan-word-unknown = ”{ $word }” är inget ord som Bygd känner. Vad betyder det? { $count ->
    [one] Det står vid 1 insats.
   *[other] Det står vid { $count } insatser.
}
done-plan-word-explained = Ordet är förklarat, här och i organisationens andra planer.
field-word = Ord
field-meaning = Betydelse

# Roll-over
plan-rollover = Nästa års plan
plan-rollover-lead = Gör nästa plan av den här: välj vad som fortsätter, är klart, stryks, delas eller flyttas. Valen sparas efter hand, och flera kan arbeta samtidigt.
plan-rollover-made = Gjord av den här planen:
plan-rollover-title = Den nya planens namn
plan-rollover-begin = Börja
plan-rollover-begun = Påbörjad av { $who }, { $when }
plan-rollover-help = Förslagen bygger på lägen och tider. Vid delning: skriv de nya namnen med semikolon emellan. Vid flytt: skriv eller välj rubriken eller insatsen.
plan-rollover-now = I år
plan-rollover-choice = Vad händer
plan-rollover-when = När
plan-rollover-lines = Delas i, eller flyttas till
plan-rollover-save = Spara valen
plan-rollover-saved = Valet är sparat.
plan-rollover-unsaved = Valet kunde inte sparas. Tryck på knappen Spara valen.
plan-rollover-to-review = Spara och granska
plan-rollover-review = Granska
plan-rollover-carried = Följer med
plan-rollover-ended = Slutar med året
plan-rollover-then = Den nya planen blir ett utkast som bara organisationen ser. Den gamla avslutas: den går att läsa, och lägen kan göras färdiga.
plan-rollover-carry-out = Gör den nya planen
plan-rollover-back = Tillbaka till valen
plan-rollover-drop = Avbryt
plan-rollover-drop-question = Valen som har gjorts kastas. Planen ändras inte.
plan-rollover-conflict = Någon annan har ändrat samma rader under tiden. De visas som de är nu:
plan-rollover-unknown = Platsen känns inte igen. Skriv rubriken eller insatsen som den heter:
plan-choice-continue = Fortsätter
plan-choice-done = Klar
plan-choice-drop = Stryks
plan-choice-split = Delas
plan-choice-move = Flyttas
plan-relation-continue = Fortsättning
plan-relation-split = Del av
plan-relation-move = Flyttad hit
plan-ended-done = Klar. Fördes inte vidare.
plan-ended-drop = Struken. Fördes inte vidare.
plan-lineage = Vad blev det
plan-lineage-lead = Insatsen genom åren
plan-lineage-alone = Insatsen finns bara i den här planen.
action-begin-rollover = Nästa års plan påbörjad
action-drop-rollover = Nästa års plan avbruten
action-roll-over = Förd vidare från förra planen
field-plan-before = Förra planen
done-rollover-begun = Nu kan valen göras.
done-rollover-over = Den nya planen är redan gjord eller avbruten.
done-rollover-done = Den nya planen är gjord.
done-rollover-dropped = Nästa års plan är avbruten.

# Shared initiatives
plan-joined = Gemensam
plan-joined-lead = Insatsen kan också stå i andra organisationers planer. Var och en anger sitt läge och sin huvudansvariga; deras egna anteckningar syns bara för dem.
plan-joined-none-title = Ingen annan är med
plan-joined-none = Fråga en organisation om den vill ta in insatsen i sin plan.
plan-joined-ask = Fråga en organisation
plan-joined-asked = Tillfrågad
plan-joined-joined = Med
plan-joined-declined = Tackade nej
plan-joined-left = Gick ur
plan-joined-ended = Avslutad
plan-joined-end = Avsluta
plan-joined-tag = Gemensam
plan-joined-with = Insats hos { $owner }
plan-joined-gone = Insats som inte längre är delad
plan-joined-write = Ange vårt läge
plan-joined-status = Vårt läge
plan-joined-notes = Våra anteckningar
plan-joined-notes-help = Syns bara för den egna organisationen.
plan-joined-see = Se insatsen
plan-joined-question = { $owner } frågar om ni vill ta in insatsen i er plan.
plan-joined-purpose = Syftet: { $purpose }
plan-joined-place = Var i er plan
plan-joined-place-help = Insatsen står kvar hos ägaren. Hos er anges läge, huvudansvarig och egna anteckningar.
plan-joined-no-places = Det finns ingen plan med rubriker att ta in insatsen i. Gör en plan först.
plan-joined-no-place = Välj var i planen insatsen ska stå.
plan-joined-accept = Ta in i vår plan
plan-joined-decline = Tacka nej
plan-joined-leave = Gå ur
plan-joined-leave-question = Insatsen försvinner ur er plan, och delningen avslutas. Hos ägaren står den kvar.
plan-joined-over = Det är inte längre möjligt.
plan-joined-stale = Någon annan har ändrat under tiden. Det du skrev står kvar; spara igen om det ska gälla.
plan-joined-mine = Förfrågningar om gemensamma insatser
action-joined = Gemensam insats
field-joined = Deltagande
field-joined-status = Läge
done-plan-joined-asked = Organisationen är tillfrågad.
done-plan-joined-accepted = Insatsen står nu i er plan.
done-plan-joined-declined = Ni har tackat nej.
done-plan-joined-over = Avslutat.
plan-add-named = Lägg till { $one }
plan-add-many-named = Lägg till { $many }
plan-edit-named = Ändra { $one }
plan-in-named = I { $one }
plan-none-named = Inga { $many } ännu.
plan-withdrawn-named = Borttaget: { $many }
plan-remove-named = Ta bort { $one }
plan-empty-named = Börja med att lägga till { $one }.
plan-bulk-lead-named = Markera { $many }, välj vad som ska ändras och se efter innan det sparas.
plan-bulk-change-named = Ändra { $count } { $many }
plan-lineage-lead-named = { $first } genom åren
plan-moved-since = Planen har ändrats sedan sidan visades, så inget är sparat. Läs igenom den och gör om.
plan-up-named = Flytta upp { $one }
plan-down-named = Flytta ned { $one }
