# Rounds: the list and one
nav-follow-up = Uppföljning
kind-follow-up = Uppföljningsomgång
follow-up-lead = Hur det går med planerna: omgångar där de ansvariga svarar med två ljus, och vad som låstes.
follow-up-one = Omgången
follow-up-answers = Svar
follow-up-meeting = Möte
follow-up-versions = Versioner
follow-up-new = Ny uppföljningsomgång
follow-up-new-lead = De ansvariga får frågan den dag omgången öppnar. Vem som är huvudansvarig för en insats står i planen.
follow-up-edit = Ändra omgången
follow-up-plan = Plan
follow-up-plan-help = Planen som följs upp. Den måste tillhöra en organisation där du är ansvarig.
follow-up-owner = Organisation
follow-up-kind = Slag
follow-up-kind-half-year = Halvår
follow-up-kind-full-year = Helår
follow-up-kind-own = Egen tidpunkt
follow-up-label-half-year = Halvårsuppföljning { $year }
follow-up-label-full-year = Helårsuppföljning { $year }
follow-up-label-own = Uppföljning { $year }
follow-up-period = Period
follow-up-period-from = Perioden börjar
follow-up-period-to = Perioden slutar
follow-up-period-to-help = Så långt in i planens tid bedöms genomförandet.
follow-up-period-turned = Perioden slutar innan den börjar.
follow-up-opens-on = Öppnar
follow-up-opens-on-help = Den morgonen öppnar omgången av sig själv. Du kan också öppna den tidigare.
follow-up-due-on = Sista svarsdag
follow-up-due-before-open = Sista svarsdagen ligger före dagen då omgången öppnar.
follow-up-stage = Läge
follow-up-stage-planned = Planerad
follow-up-stage-open = Öppen
follow-up-stage-closed = Låst
follow-up-stage-due = { $stage }, sista svarsdag { $date }
follow-up-count = { $count ->
    [one] 1 omgång
   *[other] { $count } omgångar
}
follow-up-empty-title = Inga omgångar
follow-up-empty = Här visas uppföljningar av planer, när det finns några som du får se.
follow-up-withdrawn-notice = Här visas borttagna omgångar.
follow-up-is-withdrawn = Omgången är borttagen. Den syns bara för er.
follow-up-withdraw = Ta bort omgången
follow-up-withdraw-question = Omgången försvinner från listorna. Svaren finns kvar, och den kan återställas.
follow-up-restore = Återställ omgången
follow-up-facts = Uppgifter
follow-up-locked = Låst version
follow-up-locked-version = Version { $number }, låst { $when }.
follow-up-locked-by = Version { $number }, låst { $when } av { $who }.
follow-up-sha256 = Kontrollsumma (SHA-256)
follow-up-being-corrected = Omgången har öppnats igen för en rättelse. Andra ser den version som låstes senast. Skäl:
follow-up-nothing-yet = Uppföljningen pågår. När den är låst visas den här.
follow-up-planned-text = Omgången är förberedd, men ingen är tillfrågad än. Så här fördelas insatserna enligt planen i dag.

# Progress
follow-up-ready-count = Klara svar
follow-up-begun-count = Påbörjade svar
follow-up-people-count = Ansvariga
follow-up-not-begun = Har inte börjat
follow-up-without-account = Saknar konto
follow-up-without-account-text = Någon annan på kontoret får svara åt dem.
follow-up-no-account = (saknar konto)
follow-up-by-person = Person för person
follow-up-by-chapter = Kapitel för kapitel
follow-up-chapter = Kapitel
follow-up-no-chapter = Utan kapitel
follow-up-responsible = Ansvarig
follow-up-ready-of = Klara
follow-up-nobody = Ingen ansvarig
follow-up-person-ready = Klar
follow-up-person-begun = Påbörjat
follow-up-person-not-begun = Inte börjat
follow-up-nothing = Planen har inga insatser att följa upp.
follow-up-nothing-text = Lägg till insatser i planen, så kommer de med här.
follow-up-open = Öppna omgången
follow-up-open-lead = De ansvariga får frågan nu, och kan börja svara.
follow-up-open-do = Öppna nu
follow-up-reopen = Rätta en låst omgång
follow-up-reopen-lead = Omgången öppnas för ändringar. Det som är låst står kvar som en egen version, och skillnaden visas när du låser igen.
follow-up-reopen-reason = Varför den öppnas igen
follow-up-reopen-do = Öppna igen
done-follow-up-opened = Omgången är öppen, och de ansvariga kan svara.
done-follow-up-reopened = Omgången är öppen igen.
done-follow-up-closed = Omgången är låst.

# Answers
follow-up-answer-own = Svara på dina insatser
follow-up-answers-of = Svar: { $name }
follow-up-answers-lead = Bedöm varje insats med två ljus. Spara när du vill: det du skrivit finns kvar. Markera Klar när svaret är färdigt.
follow-up-own-progress = { $ready } av { $all } klara, senast { $date }
follow-up-led-progress = { $ready } av { $all } svar klara, senast { $date }
follow-up-mine = Uppföljning
follow-up-yours = Din uppföljning
follow-up-led = { $round }: hela omgången
follow-up-late = Försenad
follow-up-others = Andra ansvariga
follow-up-contents = Dina insatser
follow-up-none-own-title = Inga insatser här
follow-up-none-own = Planen pekar inte ut någon insats här. Välj en annan ansvarig nedan, eller se hela omgången.
follow-up-to-round = Till omgången
follow-up-takes-no-answers = Omgången tar inte emot några svar just nu.
follow-up-state-ready = klar
follow-up-state-begun = påbörjad
follow-up-state-waiting = inte besvarad
follow-up-side-done = Genomfört?
follow-up-side-goal = Målet nått?
follow-up-done-green = Ja, som planerat
follow-up-done-yellow = Delvis
follow-up-done-red = Nej
follow-up-done-not-judged = Går inte att bedöma
follow-up-done-none = Inte besvarad
follow-up-goal-green = Ja, målet nås
follow-up-goal-yellow = Till viss del
follow-up-goal-red = Nej, målet nås inte
follow-up-goal-not-judged = Går inte att bedöma
follow-up-goal-none = Inte besvarad
follow-up-light = Ljus
follow-up-light-green = Grönt
follow-up-light-yellow = Gult
follow-up-light-red = Rött
follow-up-light-none = Inget ljus
follow-up-suggested = Förslag
follow-up-why-no-activities = Insatsen har inga aktiviteter att gå efter.
follow-up-why-nothing-ticked = { $all ->
    [one] Den enda aktiviteten är inte avbockad, så det finns inget förslag.
   *[other] Ingen av { $all } aktiviteter är avbockad, så det finns inget förslag.
}
follow-up-why-activities = { $done } av { $all } aktiviteter är klara; { $step } vore i fas.
follow-up-why-indicators = Nyckeltalen bakom målet: { $green } gröna, { $yellow } gula, { $red } röda.
follow-up-why-no-indicators = Inget nyckeltal är valt för målet, så det finns inget förslag.
follow-up-why-no-lights = De valda nyckeltalen har inget ljus än.
follow-up-comment = Kommentar
follow-up-comment-help = Vad som hände. Behövs när något ljus är gult eller rött.
follow-up-reason = Varför ett annat ljus än förslaget
follow-up-reason-help = Fyll i om du väljer ett annat ljus än det föreslagna.
follow-up-decision = Beslut på mötet
follow-up-decision-help = Syns bara för er egen organisation.
follow-up-evidence = Underlag
follow-up-evidence-help = En länk eller några ord på varje rad.
follow-up-request = Behöver beslut eller stöd
follow-up-request-help = En mening om vad ni behöver av dem som beslutar. Den kommer med i det som lämnas till politiken.
follow-up-requests = Behöver beslut eller stöd
follow-up-measure = Nyckeltal
follow-up-measures = Nyckeltal
follow-up-measures-choose = Nyckeltal som visar om målet nås
follow-up-target = Mål
follow-up-value = Värde
follow-up-more = Underlag, nyckeltal och behov
follow-up-deviation = Avvikelse: fakta, orsak, åtgärd
follow-up-deviation-help = Behövs när något ljus är rött. Åtgärden följs upp av sig själv nästa omgång.
follow-up-fact = Fakta
follow-up-fact-help = Lämna tomt om kommentaren säger det.
follow-up-cause = Orsak
follow-up-action = Åtgärd
follow-up-who = Vem som gör det
follow-up-due = Klart senast
follow-up-last-year = Förra året: { $round }
follow-up-earlier-plan = Tidigare plan: { $round }
follow-up-then = Hette då { $title }
follow-up-what-became = Vad blev det av åtgärden från { $round }?
follow-up-what-became-last-year = Vad blev det av åtgärden från förra året ({ $round })?
follow-up-what-became-before = Vad blev det av åtgärden från en tidigare plan ({ $round })?
follow-up-hand-off = Fil till Stratsys
follow-up-outcomes = Tidigare åtgärd
follow-up-outcome-done = Gjord
follow-up-outcome-going-on = Pågår
follow-up-outcome-dropped = Behövs inte längre
follow-up-outcome-none = Inte besvarad
follow-up-outcome-note = Mer om det
follow-up-ready = Klar
follow-up-ready-mark = Klar: svaret är färdigt
follow-up-save-all = Spara alla svar
follow-up-goal = Mål
follow-up-activities = Aktiviteter
follow-up-ticked = Klar
follow-up-dropped = Utgår
follow-up-to-initiative = Till insatsen i planen
follow-up-beside = Ur planen och förra omgången
follow-up-left = Har lämnat planen
follow-up-inside = Bara för er
follow-up-in-plan = Uppgifter i planen
follow-up-missing-light = Välj ett ljus.
follow-up-missing-comment = Skriv en kommentar: gult och rött behöver förklaras.
follow-up-missing-reason = Skriv varför du väljer ett annat ljus än förslaget.
follow-up-missing-cause = Skriv orsaken till att ljuset är rött.
follow-up-missing-action = Skriv vad ni gör åt det.
follow-up-missing-outcome = Svara vad det blev av åtgärden.
follow-up-conflict = Någon annan har svarat
follow-up-conflict-text = Det du skrev är inte sparat, men står kvar nedan. Spara igen om ditt svar ska gälla, eller ändra det först.
follow-up-conflicts = { $count ->
    [one] Ett svar är inte sparat, för någon annan hann före. Båda svaren visas vid insatsen.
   *[other] { $count } svar är inte sparade, för någon annan hann före. Båda svaren visas vid varje insats.
}
follow-up-changed-by = { $who } sparade { $when }.
follow-up-conflict-field = Fält
follow-up-conflict-typed = Du skrev
follow-up-conflict-stored = Sparat nu
follow-up-too-late-title = Omgången tar inte emot svar
follow-up-too-late = { $round } låstes medan du skrev. Det du skrev är inte sparat, men står nedan så att du kan kopiera det.
follow-up-too-late-next = Be den som leder uppföljningen att öppna omgången igen, om svaret ska med.

# The meeting
follow-up-meeting-start = Gå igenom på möte
follow-up-meeting-of = Genomgång: { $round }
follow-up-save-next = Spara och nästa
follow-up-save-back = Spara och tillbaka
follow-up-keys = Tangenter: 1–4 och 6–9 väljer ljus, k markerar klar, n nästa, b tillbaka, s sparar. De gäller när markören inte står i ett textfält.
follow-up-all-items = Alla insatser

# Closing
follow-up-close = Lås omgången
follow-up-close-lead = Så här blir det som låses. Efteråt kan det bara rättas genom en ny version.
follow-up-close-do = Lås omgången
follow-up-close-anyway = Lås ändå: det som saknas låses som inte besvarat
follow-up-close-preview = Det här låses
follow-up-unready-count = { $count ->
    [one] En insats är inte färdigbesvarad.
   *[other] { $count } insatser är inte färdigbesvarade.
}
follow-up-unready-text = De låses som de står, och det syns.
follow-up-read-by = Vem får läsa det låsta
follow-up-read-by-help = Beslut från mötet och namn på den som svarade visas aldrig utanför organisationen.
follow-up-read-by-own = Bara vår organisation
follow-up-read-by-network = Alla som är inloggade
follow-up-read-by-public = Alla, också utan inloggning
follow-up-marked-count = { $count ->
    [one] En insats är sekretessmarkerad eller visas bara för er. Den kommer inte med utanför organisationen.
   *[other] { $count } insatser är sekretessmarkerade eller visas bara för er. De kommer inte med utanför organisationen.
}
follow-up-moved-since = Något har ändrats sedan sidan visades, så inget är låst. Titta igenom och lås igen.
follow-up-not-ready = Inte markerad som klar
follow-up-not-answered = Inte besvarad
follow-up-all = Alla kapitel
follow-up-chart-done = Genomfört, efter kapitel
follow-up-chart-goal = Målet nått, efter kapitel
follow-up-chart-text = Antal insatser med varje ljus i varje kapitel.
follow-up-as-table = Visa som tabell
follow-up-versions-lead = Det som har låsts, nyast först. En låst version ändras aldrig.
follow-up-version = Version { $number }
follow-up-sealed = Hämta som den låstes (JSON)
follow-up-no-versions-title = Inget är låst
follow-up-no-versions = När omgången låses står dess första version här.
follow-up-difference = Ändrat sedan versionen före
follow-up-difference-none = Inget är ändrat.
follow-up-difference-frame = Omgångens uppgifter eller nyckeltalen
follow-up-difference-added = Tillkommit
follow-up-difference-removed = Borta
follow-up-plan-none = Planen har inte följts upp än.

# Letters
follow-up-nudge = Påminn dem som har svar kvar
done-follow-up-nudged = De som har svar kvar och har ett konto får ett brev, högst ett om dagen.
follow-up-left-to-answer = { $count ->
    [one] En insats kvar att svara på.
   *[other] { $count } insatser kvar att svara på.
}
follow-up-letter-opened-subject = { $round }: svara senast { $date }
follow-up-letter-opened = { $left ->
    [one] { $round } av { $plan } är öppen. En insats väntar på ditt svar, senast { $date }. Du svarar här:
   *[other] { $round } av { $plan } är öppen. { $left } insatser väntar på ditt svar, senast { $date }. Du svarar på dem här:
}
follow-up-letter-nudge-subject = Påminnelse: { $round }, senast { $date }
follow-up-letter-nudge = { $left ->
    [one] En insats i { $round } väntar på ditt svar, senast { $date }. Du svarar här:
   *[other] { $left } insatser i { $round } väntar på ditt svar, senast { $date }. Du svarar på dem här:
}
job-kind-follow-up-letters = Skriva till dem som ska svara

# Refused
follow-up-refused-planned = Omgången är inte öppen än.
follow-up-refused-open = Omgången är redan öppen.
follow-up-refused-closed = Omgången är låst. Öppna den igen om något ska rättas.
follow-up-refused-not-closed = Omgången är inte låst.
follow-up-refused-nothing = Det finns inget att låsa: planen har inga insatser.
follow-up-refused-unready = Bekräfta att det som saknas låses som inte besvarat.
follow-up-refused-newer = Någon annan har låst en nyare version. Gå tillbaka och titta på den.
follow-up-refused-withdrawn = Omgången är borttagen.

# History and jobs
field-follow-up-kind = Slag
field-follow-up-period = Period
field-follow-up-opens-on = Öppnar
field-follow-up-due-on = Sista svarsdag
field-follow-up-initiative = Insats
field-follow-up-done = Genomfört
field-follow-up-goal = Målet nått
field-follow-up-reason = Skäl
field-follow-up-comment = Kommentar
field-follow-up-evidence = Underlag
field-follow-up-decision = Beslut
field-follow-up-request = Behöver beslut eller stöd
field-follow-up-deviation = Avvikelse
field-follow-up-outcomes = Tidigare åtgärd
field-follow-up-ready = Klar
field-follow-up-version = Version
field-follow-up-sha256 = Kontrollsumma
action-open-round = Öppnad
action-answer-round = Svar sparat
job-kind-follow-up-open = Öppna en uppföljningsomgång

# Annual reports
kind-annual-report = Verksamhetsberättelse
annual-title = Verksamhetsberättelser
annual-one = Verksamhetsberättelsen
annual-versions = Versioner
annual-title-of = Verksamhetsberättelse { $year }
annual-lead = Årets låsta uppföljningar i en berättelse som skriver sitt eget utkast.
annual-count = { $count ->
    [one] 1 verksamhetsberättelse
   *[other] { $count } verksamhetsberättelser
}
annual-empty-title = Inga verksamhetsberättelser
annual-empty = Här visas berättelser om planernas år, när det finns några som du får se.
annual-new = Börja på en verksamhetsberättelse
annual-new-lead = Utkastet görs av årets låsta uppföljningar och följer dem tills det låses.
annual-new-do = Gör ett utkast
annual-stage-draft = Utkast
annual-stage-locked = Låst
annual-draft-text = Siffror och ljus följer de låsta omgångarna. Texterna skriver ni själva, avsnitt för avsnitt.
annual-is-withdrawn = Berättelsen är borttagen. Den syns bara för er.
annual-withdraw = Ta bort utkastet
annual-withdraw-question = Utkastet försvinner från listan. Det kan återställas.
annual-restore = Återställ utkastet
annual-section-foreword = Inledning
annual-section-summary = Sammanfattning
annual-section-indicators = Nyckeltal
annual-section-deviations = Avvikelser och åtgärder
annual-section-outlook = Framåt
annual-no-text = Ingen text än.
annual-drafted = Förslag ur uppföljningen. Det ändras när siffrorna ändras, tills du skriver en egen text.
annual-write = Skriv text
annual-text = Text
annual-text-help = Ett stycke på varje rad. Tom text ger förslaget tillbaka.
annual-text-lead = Skriv det som läsaren behöver veta. Siffrorna under texten kommer från uppföljningen.
annual-stale = Underlaget har ändrats sedan texten skrevs
annual-stale-some = Underlaget har ändrats sedan några av texterna skrevs. Läs igenom dem och spara dem igen.
annual-source = { $label }, version { $number }
annual-sources = Bygger på
annual-no-sources = Ingen omgång under året är låst än.
annual-lock = Lås berättelsen
annual-lock-lead = Texter och siffror sparas som de står nu, med en kontrollsumma.
annual-lock-anyway = Lås ändå: texterna stämmer fast underlaget har ändrats
annual-lock-do = Lås berättelsen
annual-reopen = Rätta en låst berättelse
annual-reopen-lead = Den låsta versionen står kvar. En rättelse blir en ny version.
annual-reopen-do = Öppna igen
annual-no-versions = När berättelsen låses står dess första version här.
annual-refused-withdrawn = Berättelsen är borttagen.
annual-refused-locked = Berättelsen är låst. Öppna den igen om något ska rättas.
annual-refused-empty = Det finns inget att låsa: ingen omgång under året är låst.
annual-refused-stale = Bekräfta att texterna stämmer fast underlaget har ändrats.
annual-moved-done-better = Genomförandet: bättre än sist
annual-moved-done-worse = Genomförandet: sämre än sist
annual-moved-done-new = Genomförandet: nytt ljus
annual-moved-goal-better = Målet: bättre än sist
annual-moved-goal-worse = Målet: sämre än sist
annual-moved-goal-new = Målet: nytt ljus
annual-draft-nothing = Ingen uppföljning under året är låst än.
annual-draft-done = { $all ->
    [one] En insats är följd upp; { $green } genomfördes som planerat, { $yellow } delvis och { $red } inte.
   *[other] { $all } insatser är följda upp; { $green } genomfördes som planerat, { $yellow } delvis och { $red } inte.
}
annual-draft-goal = Målet nåddes för { $green }, till viss del för { $yellow } och inte för { $red }.
annual-draft-indicators = Av { $all } nyckeltal är { $green } gröna, { $yellow } gula och { $red } röda.
annual-draft-deviations = { $count ->
    [one] En insats har en avvikelse med åtgärd.
   *[other] { $count } insatser har avvikelser med åtgärder.
}
done-annual-locked = Berättelsen är låst.
done-annual-reopened = Berättelsen är ett utkast igen.
field-annual-year = År
field-annual-section = Avsnitt
field-annual-text = Text
follow-up-by-named = { $first } för { $one }
follow-up-without-named = Utan { $one }
follow-up-all-named = Alla { $many }
follow-up-own-named = Dina { $many }
follow-up-answer-own-named = Svara på dina { $many }
follow-up-chart-done-named = Genomfört, efter { $one }
follow-up-chart-goal-named = Målet nått, efter { $one }
