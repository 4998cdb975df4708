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
