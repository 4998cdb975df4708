# Projects: the list
kind-project = Projekt
project-one = Projektet
project-title = Projekt
project-owner = Projektägare
project-owner-printed = Ägare enligt källan
project-sub-region = Delregion
project-sub-regions = Delregioner
project-theme = Tema
project-priority = Prioriterad fråga
project-priority-short = Fråga
project-kind = Typ
project-kind-project = Projekt
project-kind-pre-study = Förstudie
project-kind-agreement = Avtal
project-kind-operation = Verksamhet
project-kind-unknown = Typ saknas
project-currency = Valuta
project-cost-kr = Total kostnad (kr)
project-grant = Beviljat
project-grant-kr = Beviljat (kr)
project-share = Andel
project-number = Antal
project-lead = Beviljade insatser i alla delregioner: projekt, förstudier, avtal och verksamheter.
project-query = Sök i projekten
project-concerns = Berör delregion
project-findings = Att granska
project-findings-any = Alla öppna fynd
project-state = Läge
project-withdrawn = Borttagna
project-withdrawn-notice = Här visas borttagna projekt. De räknas inte med i andra listor och summor.
project-none = Saknas
project-new = Lägg till projekt
project-sums = Summor och diagram
project-to-list = Visa som lista
project-empty-title = Inga projekt
project-empty = Det finns inga projekt med det här urvalet.
project-count = { $count ->
    [one] 1 projekt
   *[other] { $count } projekt
}
project-without-cost = { $count ->
    [one] 1 utan total kostnad
   *[other] { $count } utan total kostnad
}
project-without-grant = { $count ->
    [one] 1 utan beviljat belopp
   *[other] { $count } utan beviljat belopp
}

# Totals
project-sums-title = Summor
project-sums-lead = Antal, total kostnad och beviljat på varje nivå. Varje siffra leder till sina projekt.
project-levels = Nivåer
project-level-delregion-tema = Delregion och tema
project-level-prioritet = Prioriterad fråga
project-level-agare = Projektägare
project-level-typ = Typ
project-level-ar = År
project-level-head-delregion-tema = Delregion och tema
project-level-head-prioritet = Prioriterad fråga
project-level-head-agare = Projektägare
project-level-head-typ = Typ
project-level-head-ar = År
project-priority-number = Fråga { $number }
project-across = Alla delregioner
project-chart-grant = Beviljat per delregion och tema
project-chart-grant-by = Beviljat
project-chart-largest = Beviljat, de tjugo största
project-chart-share = Beviljat som andel av total kostnad
project-chart-other = Annan finansiering
project-chart-note = Belopp i { $currency }.

# Owners
project-owners-lead = De som driver beviljade insatser, över alla delregioner. Namnvarianter räknas med sin organisation.
project-owners-empty-title = Inga ägare
project-owners-empty = Det finns inga projektägare med det här urvalet.
project-owner-count = { $count ->
    [one] 1 projektägare
   *[other] { $count } projektägare
}
project-all-of-owner = { $count ->
    [one] Visa projektet i listan
   *[other] Visa alla { $count } projekt i listan
}

# One project
project-facts = Uppgifter
project-money = Pengar
project-origin = Var uppgifterna kommer ifrån
project-by-hand = Projektet är inlagt för hand.
project-no-description = Det finns ingen beskrivning.
project-edited = ändrad för hand
project-changed = Senast ändrad
project-alternative = Kan också läsas som { $values }. { $why }
project-empty-value = tomt
project-is-withdrawn = Projektet är borttaget och räknas inte med i listor och summor.
project-withdraw = Ta bort
project-withdraw-question = Projektet försvinner ur listor och summor. Det går att återställa.
project-restore = Återställ
project-edit = Ändra projekt
project-page = Sida

# The form
project-record-owner-help = Organisationen som ansvarar för uppgiften i Bygd.
project-owner-help = Den som driver projektet. Skriv namnet. Om organisationen redan finns används den.
project-sub-region-help = Den delregion som redovisar projektet.
project-areas-help = Andra delregioner som projektet gäller, en på varje rad.
project-priority-help = Nummer eller ord, till exempel 7 eller Övergripande.
project-amount-help = Till exempel 1 215 000, 850 tkr eller 1,2 mnkr.
project-currency-help = Tre bokstäver, till exempel SEK.
project-currency-code = Skriv valutans kod med tre bokstäver, till exempel SEK.
project-date-help = Datum, eller bara år och månad, till exempel 2027-03-31 eller 2027-03.
project-date = Skriv ett datum, till exempel 2027-03-31, eller bara år och månad.
project-end-before-start = Slutdatumet ligger före startdatumet.
project-negative = Beloppet kan inte vara mindre än noll.

# Key figures
project-tile-count = Beviljade insatser
project-tile-grant = Beviljat
project-tile-cost = Total kostnad

# Fields, as the history names them
field-project-owner = Projektägare
field-project-year = År
field-project-sub-region = Delregion
field-project-areas = Berör också
field-project-theme = Tema
field-project-kind = Typ
field-project-priority = Prioriterad fråga
field-project-total-cost = Total kostnad
field-project-grant = Beviljat
field-project-applied = Sökt
field-project-eu-part = Varav EU
field-project-co-funding = Medfinansiering
field-project-currency = Valuta
field-project-start = Start
field-project-end = Slut
field-project-place = Plats
field-project-reference = Diarienummer

# Columns of the export
project-col-title = Insatsens namn.
project-col-owner = Den som driver insatsen, med namnet som det står i källan.
project-col-sub-region = Den delregion som redovisar insatsen.
project-col-areas = Andra delregioner som insatsen gäller.
project-col-theme = Tema i den regionala strategin.
project-col-priority = Den prioriterade fråga som insatsen hör till, som nummer eller ord.
project-col-kind = Projekt, förstudie, avtal eller verksamhet.
project-col-year = Året för beslutet.
project-col-total-cost = Förväntad total kostnad i hela valutaenheter. Tomt om den inte är känd.
project-col-grant = Beviljat belopp i hela valutaenheter. Tomt om det inte är känt.
project-col-share = Beviljat belopp som andel av total kostnad. I summan ingår bara insatser med båda beloppen.
project-col-currency = Valutans kod. Belopp i olika valutor summeras aldrig ihop.
project-col-applied = Sökt belopp.
project-col-eu-part = Del som finansieras av EU.
project-col-co-funding = Medfinansiering från andra.
project-col-start = När insatsen börjar, så noga som det är känt.
project-col-end = När insatsen slutar, så noga som det är känt.
project-col-place = Plats.
project-col-reference = Diarienummer eller annan beteckning.
project-col-description = Beskrivning. Tom om den är sekretessmarkerad.
project-col-page = Adressen till insatsens sida i Bygd.

# Annual annexes
nav-annexes = Årsbilagor
kind-annex = Årsbilaga
annexes-title = Årsbilagor
annexes-lead = Årets beviljade insatser, sammanställda av det som varje delregion lämnar in.
annex-count = { $count ->
    [one] 1 årsbilaga
   *[other] { $count } årsbilagor
}
annex-empty-title = Inga årsbilagor
annex-empty = Det finns ingen årsbilaga som du kan se.
annex-withdrawn-notice = Här visas borttagna årsbilagor.
annex-one = Årsbilagan
annex-content = Innehåll
annex-versions = Versioner
annex-new = Ny årsbilaga
annex-new-lead = Efter det här steget väljer du vilka organisationer som ombeds lämna in sin del.
annex-title-of = { $year } års beviljade insatser
annex-edit = Ändra årsbilagan
annex-owner = Sammanställs av
annex-stage = Läge
annex-stage-open = Öppen
annex-stage-locked = Låst
annex-year-help = Året för besluten, till exempel 2025.
annex-field-title = Rubrik
annex-field-year = År
annex-field-introduction = Inledning
annex-field-compiled-by = Sammanställd av
annex-field-due-on = Ska vara inlämnad
annex-field-due-on-help = Sista dagen för delregionerna att lämna in.
annex-field-issues = Antal prioriterade frågor
annex-field-issues-help = Till exempel 32. Då visas vilka av frågorna 1–32 som inte har fått några pengar. Lämnas fältet tomt räknas de frågor som projekten nämner.
annex-issues-wrong = Skriv ett antal mellan 0 och 200.
annex-facts = Uppgifter
annex-latest = Senaste version
annex-sha256 = Kontrollsumma (SHA-256)
annex-findings = Fynd
annex-findings-count = { $open } öppna, { $settled } utredda
annex-is-withdrawn = Årsbilagan är borttagen.
annex-withdraw = Ta bort årsbilagan
annex-withdraw-question = Årsbilagan försvinner ur listan. Den går att återställa.
annex-parts = Delar
annex-parts-none = Ingen organisation har ombetts lämna in ännu.
annex-nothing-yet = Årsbilagan är inte låst ännu. När den är det visas innehållet här.
annex-content-empty-title = Inget att visa ännu
annex-totals = Summor
annex-total-of = Summa { $name }
annex-no-theme = Utan tema
annex-no-issue = Utan prioriterad fråga
annex-no-rows = Det finns inga projekt.
annex-descriptions = Beskrivningar
annex-notes = { $count ->
    [one] 1 fynd
   *[other] { $count } fynd
}
annex-note-settled = Utrett
annex-note-open = Inte utrett
annex-coverage = Prioriterade frågor
annex-without-money = Frågor utan pengar:

# Asking for parts
annex-ask = Be om delar
annex-ask-lead = De som ombeds ser årsbilagan och sin egen del av den. Deras projekt ser du först när de har lämnat in.
annex-ask-whom = Organisationer
annex-ask-none = Välj minst en.
annex-ask-own = Delar som du själv fyller i
annex-ask-own-help = Delregioner som finns i era egna projekt, till exempel från en lista som ni har läst in. Du lämnar in deras del.
annex-ask-do = Be om deras del
annex-ask-empty-title = Alla är tillfrågade
annex-ask-empty = Det finns ingen fler organisation att fråga.
annex-grant-purpose = Lämna in sin del av årsbilagan

# A part
annex-part-state = Läge
annex-part-asked = Väntas
annex-part-late = Försenad
annex-part-submitted = Inlämnad
annex-part-returned = Tillbakaskickad
annex-part-changed = Ändrad sedan inlämningen
annex-part-changed-mine = Lämna in igen om ändringarna ska komma med i årsbilagan.
annex-part-changed-theirs = I årsbilagan står det som lämnades in. Delregionen kan lämna in igen.
annex-part-organisation = Lämnas in av
annex-part-last = Senast inlämnad
annex-part-now = Delen som den ser ut nu
annex-part-given = Inlämnad del
annex-part-empty-title = Inget är inlämnat
annex-part-empty = Delen visas här när den har lämnats in.
annex-given = { $when }, { $who }
annex-since = Ändrat sedan inlämningen
annex-since-hidden = { $count ->
    [one] 1 ändring gäller ett projekt som du inte ser.
   *[other] { $count } ändringar gäller projekt som du inte ser.
}
annex-write = Rubrik och inledning
annex-field-sub-region = Delregionens namn
annex-field-sub-region-help = Delens rubrik i årsbilagan.
annex-field-part-introduction = Delens inledning
annex-submit = Lämna in
annex-submit-lead = Delen består av organisationens egna projekt med år { $year }. Lägg till och ändra dem som vanligt, eller läs in en lista.
annex-submit-projects = Årets projekt
annex-submit-import = Läs in ett dokument
annex-submit-gives = När du lämnar in får { $name } en kopia av det som visas här, och av inget annat. Sekretessmarkerade fält följer inte med.
annex-submit-do = Lämna in delen
annex-submit-again = Lämna in igen
annex-submit-manager = Den som är ansvarig för organisationen lämnar in delen.
annex-send-back = Skicka tillbaka
annex-comment = Kommentar
annex-comment-help = Vad som behöver ändras. Delregionen ser kommentaren.
annex-send-back-do = Skicka tillbaka delen

# Locking and versions
annex-missing = Saknas
annex-lock = Lås året
annex-lock-lead = Det som är inlämnat blir en version med kontrollsumma. Alla som ser årsbilagan ser den låsta versionen.
annex-lock-nothing = Ingen del är inlämnad ännu.
annex-lock-anyway = Lås även om delar saknas
annex-lock-do = Lås årsbilagan
annex-reopen = Rätta
annex-reopen-lead = Årsbilagan öppnas igen. Den låsta versionen står kvar, och nästa låsning blir en ny version.
annex-reason = Varför
annex-reopen-do = Öppna igen
annex-versions-lead = Varje låsning är en version som inte ändras. Kontrollsumman är beräknad på hela innehållet.
annex-versions-empty-title = Inga versioner
annex-versions-empty = Årsbilagan har inte låsts ännu.
annex-version-word = Version
annex-version = Version { $number }
annex-version-of = Version { $number }, låst { $when }
annex-version-open = Inte låst ännu
annex-locked-when = Låst
annex-locked-who = Av
annex-between = { $new ->
    [draft] Ändrat sedan version { $old }
   *[other] Ändrat mellan version { $old } och version { $new }
}
annex-difference = Skillnad
annex-difference-show = Visa skillnaden
annex-difference-none = Inget skiljer.
annex-difference-added = Tillagda projekt
annex-difference-removed = Borttagna projekt
annex-difference-changed = Ändrade projekt
annex-difference-new-part = Delen är ny.
annex-difference-gone-part = Delen är borttagen.
annex-difference-findings = Fynden har ändrats.

# Annexes: what is refused
annex-refused-locked = Årsbilagan är låst. Öppna den igen om något ska rättas.
annex-refused-not-locked = Årsbilagan är inte låst.
annex-refused-nothing = Ingen del är inlämnad, så det finns inget att låsa.
annex-refused-missing = Delar saknas. Bocka i rutan om årsbilagan ska låsas utan dem.
annex-refused-not-submitted = Delen är inte inlämnad, eller redan tillbakaskickad.
annex-refused-withdrawn = Årsbilagan är borttagen. Återställ den först.
annex-refused-newer = Årsbilagan har låsts på nytt sedan sidan visades. Gå tillbaka och se efter.
annex-moved-since = Något har lämnats in eller ändrats sedan sidan visades. Inget har låsts. Se igenom och lås sedan.
annex-part-moved-since = Projekten har ändrats sedan sidan visades. Inget har lämnats in. Se igenom delen och lämna in den sedan.
annex-part-given-since = Delen har lämnats in på nytt sedan sidan visades. Inget har skickats tillbaka. Se igenom den nya inlämningen först.

# Annexes: done, histories, one's own page
done-annex-asked = Organisationerna är tillfrågade.
done-annex-submitted = Delen är inlämnad.
done-annex-sent-back = Delen är tillbakaskickad.
done-annex-locked = Årsbilagan är låst.
done-annex-reopened = Årsbilagan är öppen igen.
action-ask-part = Ombedd om del
action-write-part = Delens inledning ändrad
action-submit-part = Del inlämnad
action-send-back-part = Del tillbakaskickad
action-lock = Låst
action-reopen = Öppnad igen
field-annex-year = År
field-annex-introduction = Inledning
field-annex-due-on = Ska vara inlämnad
field-annex-issues = Antal prioriterade frågor
field-annex-part = Del
field-annex-comment = Kommentar
field-annex-reason = Varför
field-annex-version = Version
field-annex-sha256 = Kontrollsumma
annex-mine-part = Lämna in del
annex-come = { $submitted } av { $asked } delar inlämnade
annex-due-by = senast { $date }

# Development projects over several years
kind-development = Utvecklingsprojekt
nav-developments = Utvecklingsprojekt
developments-lead = Projekt över flera år med partner, arbetspaket och rapporter till den som betalar.
development-one = Utvecklingsprojekt
development-new = Nytt utvecklingsprojekt
development-edit = Ändra utvecklingsprojektet
development-filter-text = Sök i utvecklingsprojekt
development-show = Visa
development-show-active = Aktuella
development-show-withdrawn = Borttagna
development-show-all = Visa alla
development-of-organisation = Visar projekt som { $name } äger eller är partner i.
development-count = { $count ->
    [one] 1 utvecklingsprojekt
   *[other] { $count } utvecklingsprojekt
}
development-none-title = Inga utvecklingsprojekt här
development-none = Det finns inget utvecklingsprojekt som passar urvalet och som du får se.
development-period = Tid
development-cost = Budget, kr
development-plans = I planer
development-choose = Välj insatser
development-choose-lead = Projektet står i en plan genom en insats där. Sök insatser och kryssa för dem.
development-search = Sök bland insatser
development-nothing-chosen = Ingen insats är vald. Sök för att hitta insatser.
development-nothing-found = Ingen insats som du får välja passar sökningen.
development-in-plans = { $count ->
    [one] Står i en insats
   *[other] Står i { $count } insatser
}
development-no-plans-title = Projektet står inte i någon plan
development-no-plans = Ingen insats som du får se är vald.
development-work = Arbetspaket och delmål
development-no-work = Inga arbetspaket och inga delmål.
development-no-milestones = Inga delmål.
development-whole = Hela projektet
development-no-reports = Inga rapporter är planerade.
development-no-partners = Inga partner.
development-no-budget = Ingen budget.
development-budget = Budget per partner och år
development-budget-note = Belopp i { $currency }. Det som partnern inte betalar själv betalar finansiären.
development-partner = Partner
development-own = Egen finansiering
development-rest = Från finansiären
development-leads = leder
development-status-planned = planerad
development-status-under-way = pågår
development-status-done = klar
development-status-dropped = struken
development-late = Försenad
development-set-status = Ändra läge
development-kind-milestone = delmål
development-kind-report = rapport
development-due-title = Delmål och rapporter som närmar sig
development-all-of-organisation = Alla utvecklingsprojekt hos organisationen
development-withdraw = Ta bort utvecklingsprojektet
development-withdraw-question = Projektet försvinner ur listorna. Det går att återställa.
development-is-withdrawn = Projektet är borttaget ur listorna.
development-changed-meanwhile = Någon annan hann ändra projektet. Gå tillbaka, läs in sidan på nytt och försök igen.
field-programme = Program eller finansiär
field-granted-project = Beviljad insats
field-partners = Partner
field-budget-lines = Budget
field-packages = Arbetspaket
field-milestones = Delmål
field-reports = Rapporter till finansiären
field-initiatives = Insatser i planer
field-reference = Diarienummer
field-currency = Valuta
field-start = Startdatum
field-end = Slutdatum
development-granted-help = Adressen till den beviljade insatsen, om det finns en, till exempel /projekt/123.
development-granted-unknown = Det finns ingen sådan beviljad insats som du får se.
development-partners-help = En partner på varje rad. Skriv ”; leder” efter den som leder projektet.
development-budget-help = En rad för varje partner och år: partner; år; kostnad; egen finansiering. Till exempel: Prov kommun; 2026; 1 200 000; 300 000
development-packages-help = Ett arbetspaket på varje rad: nummer; namn; partner som ansvarar.
development-milestones-help = Ett delmål på varje rad: datum; delmål; arbetspaketets nummer; läge (planerad, pågår, klar eller struken).
development-reports-help = En rapport på varje rad: datum; rapport; ; läge.
development-line = Rad { $line }: { $said }
development-too-many-lines = Det är för många rader.
development-line-first = Raden börjar inte med något.
development-line-too-wide = Raden har för många delar mellan semikolon.
development-line-leads = Efter partnern kan det bara stå ”leder”.
development-partner-unknown = Det finns ingen sådan partner ovan.
development-own-too-large = Den egna finansieringen är större än kostnaden.
development-line-amount = Skriv beloppen som 1 215 000 eller 1,2 mnkr.
development-package-title = Arbetspaketet har inget namn.
development-package-unknown = Det finns inget arbetspaket med det numret.
development-date-title = Raden säger inte vad som ska göras.
development-line-status = Läget ska vara planerad, pågår, klar eller struken.
development-ends-early = Projektet slutar innan det har börjat.
development-currency = Skriv valutan med tre bokstäver, till exempel SEK.
