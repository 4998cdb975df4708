"""Plans of offices that nobody here has seen: made up, each with a layout of its own."""

from write import (act, chapter, day, docx, flat, init, office, plan, printed, save, section, share, table, xlsx)


def excel_areas_merged():
    rows = [
        ["Handlingsplan företagsklimat 2026–2028"],
        ["Uppdaterad 2026-03-01"],
        [],
        ["Fokusområde", "Nr", "Åtgärd", "Ansvarig förvaltning", "Samverkan med", "Start", "Klart", "Status", "Kommentar"],
        ["Bemötande och service", "1.1", "Inför en företagslots", "Näringslivskontoret", "Bygglov; Miljö", day("2026-02-01"), day("2026-06-30"), "Grön", "Rekrytering klar"],
        [None, "1.2", "Utbilda handläggare i bemötande", "HR-avdelningen", None, day("2026-09-01"), day("2027-05-31"), "Ej påbörjad", None],
        [None, "1.3", "Mät svarstider varje månad", "Kontaktcenter", None, day("2026-01-01"), None, "Gul", "Väntar på nytt system"],
        ["Mark och lokaler", "2.1", "Planlägg Västra industriområdet", "Samhällsbyggnad", "Trafikverket", day("2026-03-01"), day("2028-12-31"), "Röd", "Överklagad"],
        [None, "2.2", "Lokalregister på webben", "Kommunikation", "Fastighetsägarna", day("2026-04-01"), day("2026-10-01"), "Grön", None],
    ]
    merged = ["A1:I1", "A2:I2", "A5:A7", "A8:A9"]
    expected = plan("Handlingsplan företagsklimat 2026–2028", (2026, 2028), chapter(None,
        section("Bemötande och service",
            init("Inför en företagslots", ["Näringslivskontoret"], "2026-02-01–2026-06-30", status="Grön",
                 labels={"Nr": "1.1", "Samverkan med": "Bygglov; Miljö", "Kommentar": "Rekrytering klar"}),
            init("Utbilda handläggare i bemötande", ["HR-avdelningen"], "2026-09-01–2027-05-31", status="Ej påbörjad"),
            init("Mät svarstider varje månad", ["Kontaktcenter"], "2026-01-01", status="Gul")),
        section("Mark och lokaler",
            init("Planlägg Västra industriområdet", ["Samhällsbyggnad"], "2026-03-01–2028-12-31", status="Röd"),
            init("Lokalregister på webben", ["Kommunikation"], "2026-04-01–2026-10-01", status="Grön",
                 labels={"Nr": "2.2", "Samverkan med": "Fastighetsägarna"}))))
    save("xlsx/fokusomraden_sammanslagna", "xlsx", xlsx(("Plan", rows, merged)), expected)


def word_card_tables():
    def card(goal, action, who, when, status):
        return ("t", [["Mål", goal], ["Åtgärd", action], ["Ansvarig", who], ["Tidplan", when], ["Status", status]], 0)

    blocks = [
        ("title", "Handlingsplan för landsbygdsutveckling 2027"),
        ("p", "Planen antogs av kommunstyrelsen den 3 december."),
        ("h1", "Service"),
        card("Ingen har mer än 20 minuter till dagligvaror", "Stöd till lanthandlare", "Landsbygdsutvecklare", "Q1–Q2 2027", "Pågår"),
        card("Drivmedel i alla fyra serviceorter", "Kartlägg pumpar", "Näringslivschef", "Höst 2027", "Ej startad"),
        ("h1", "Bredband och mobil"),
        card("98 procent har fiber", "Samordna byanät", "Bredbandssamordnare", "Löpande", "Pågår"),
    ]
    expected = plan("Handlingsplan för landsbygdsutveckling 2027", (2027, 2027),
        chapter("Service", section(None,
            init("Stöd till lanthandlare", ["Landsbygdsutvecklare"], "Q1–Q2 2027", goal="Ingen har mer än 20 minuter till dagligvaror", status="Pågår"),
            init("Kartlägg pumpar", ["Näringslivschef"], "Höst 2027", goal="Drivmedel i alla fyra serviceorter", status="Ej startad"))),
        chapter("Bredband och mobil", section(None,
            init("Samordna byanät", ["Bredbandssamordnare"], "Löpande", goal="98 procent har fiber", status="Pågår"))))
    save("docx/kort_som_tabeller", "docx", docx(*blocks), expected)


def word_card_paragraphs():
    blocks = [
        ("h1", "Handlingsplan besöksnäring 2026"),
        ("h2", "1. Leder och natur"),
        ("h3", "Bättre skyltning"),
        ("p", "**Mål:** Alla leder är skyltade på tre språk."),
        ("p", "**Åtgärd:** Ta fram en skyltmall och sätt upp skyltar vid 14 entréer."),
        ("p", "**Ansvarig:** Fritidschefen"),
        ("p", "**Tidplan:** april–september 2026"),
        ("p", "**Status:** Pågår"),
        ("h3", "Vinterled"),
        ("p", "**Mål:** Ett nytt skäl att komma i februari."),
        ("p", "**Åtgärd:** Pröva en preparerad led mellan Byn och Sjön."),
        ("p", "**Ansvarig:** Turistbyrån"),
        ("p", "**Tidplan:** 2026–2027"),
        ("p", "**Status:** Ej påbörjad"),
        ("h2", "2. Mat och måltid"),
        ("h3", "Lokala råvaror"),
        ("p", "**Mål:** 30 procent lokalt i kommunens kök."),
        ("p", "**Åtgärd:** Matcha gårdar och kök."),
        ("p", "**Ansvarig:** Kostchefen, LRF"),
        ("p", "**Tidplan:** Löpande"),
        ("p", "**Status:** Klar"),
    ]
    expected = plan("Handlingsplan besöksnäring 2026", (2026, 2026),
        chapter("Leder och natur", section(None,
            init("Bättre skyltning", ["Fritidschefen"], "april–september 2026", [act("Ta fram en skyltmall och sätt upp skyltar vid 14 entréer.")],
                 goal="Alla leder är skyltade på tre språk.", status="Pågår"),
            init("Vinterled", ["Turistbyrån"], "2026–2027", [act("Pröva en preparerad led mellan Byn och Sjön.")], status="Ej påbörjad")), number="1"),
        chapter("Mat och måltid", section(None,
            init("Lokala råvaror", ["Kostchefen", "LRF"], "Löpande", [act("Matcha gårdar och kök.")], goal="30 procent lokalt i kommunens kök.", status="Klar")), number="2"))
    save("docx/kort_som_stycken", "docx", docx(*blocks), expected)


def word_nynorsk():
    head = ["Tiltak", "Ansvarleg", "Frist", "Status"]
    blocks = [
        ("title", "Handlingsplan for næringsutvikling 2026–2029"),
        ("p", "Fjellvik kommune"),
        ("h1", "Mål 1: Fleire arbeidsplassar i industrien"),
        ("t", [head, ["Regulere nytt næringsareal på Osen", "Plansjef", "1.7.2026", "I gang"],
               ["Etablere møteplass for industribedriftene", "Næringssjef", "Haust 2026", "Ikkje starta"]]),
        ("h1", "Mål 2: Levande sentrum"),
        ("t", [head, ["Leigestøtte til tomme lokale", "Næringssjef", "2027", "Ikkje starta"],
               ["Torgdag kvar månad", "Sentrumsforeininga", "Årleg", "I gang"],
               ["Ny belysning i Storgata", "Teknisk etat", "31.12.2027", "Ferdig"]]),
    ]
    expected = plan("Handlingsplan for næringsutvikling 2026–2029", (2026, 2029),
        chapter("Fleire arbeidsplassar i industrien", section(None, init(None, None, None, [
            act("Regulere nytt næringsareal på Osen", ["Plansjef"], "1.7.2026", status="I gang"),
            act("Etablere møteplass for industribedriftene", ["Næringssjef"], "Haust 2026", status="Ikkje starta")])), number="1"),
        chapter("Levande sentrum", section(None, init(None, None, None, [
            act("Leigestøtte til tomme lokale", ["Næringssjef"], "2027", status="Ikkje starta"),
            act("Torgdag kvar månad", ["Sentrumsforeininga"], "Årleg", status="I gang"),
            act("Ny belysning i Storgata", ["Teknisk etat"], "31.12.2027", status="Ferdig")])), number="2"),
        publisher="Fjellvik kommune")
    save("docx/tiltak_nynorsk", "docx", docx(*blocks), expected)


def pdf_danish():
    head = ["Indsats", "Ansvarlig", "Tidsfrist", "Succeskriterie"]
    first = [head, ["Virksomhedsbesøg hver anden uge", "Erhvervschefen", "Løbende", "25 besøg om året"],
             ["Én indgang til byggesager", "Teknik og Miljø", "1. kvartal 2026", "Svar inden for fem dage"]]
    second = [head, ["Praktikpladser i håndværksfag", "Jobcentret og Erhvervsskolen", "Ultimo 2027", "100 nye praktikpladser"],
              ["Mentorordning for iværksættere", "Erhvervsrådet", "Medio 2026", "20 par"]]
    html = ("<h1>Handleplan for erhverv og vækst 2026-2027</h1><h2>1. God service</h2>" + table(first)
            + "<h2>2. Arbejdskraft</h2>" + table(second))
    style = ("body{font:11pt sans-serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:4px;"
             "text-align:left;vertical-align:top;width:25%}")
    expected = plan("Handleplan for erhverv og vækst 2026-2027", (2026, 2027),
        chapter("God service", section(None,
            init("Virksomhedsbesøg hver anden uge", ["Erhvervschefen"], "Løbende"),
            init("Én indgang til byggesager", ["Teknik og Miljø"], "1. kvartal 2026")), number="1"),
        chapter("Arbejdskraft", section(None,
            init("Praktikpladser i håndværksfag", ["Jobcentret", "Erhvervsskolen"], "Ultimo 2027"),
            init("Mentorordning for iværksættere", ["Erhvervsrådet"], "Medio 2026")), number="2"))
    save("pdf/handleplan_indsats", "pdf", printed(html, style), expected)


def pdf_delivery_rag():
    head = ["Ref", "Action", "Lead", "Timescale", "Progress update", "RAG"]
    one = [head,
           ["EG1", "Launch a start-up support programme with two cohorts a year", "Economic Growth Manager", "Sept 2026", "First cohort of 14 businesses recruited and under way", "Green"],
           ["EG2", "Refresh the inward investment offer", "Head of Regeneration", "March 2027", "Consultants appointed", "Amber"],
           ["EG3", "Secure planning consent for the Northgate site", "Planning Policy", "Dec 2026", "Objection from highways to be resolved", "Red"]]
    two = [head,
           ["TC1", "Pilot a pedestrian zone on High Street", "Transport Team", "Summer 2026", "Consultation closed in May", "Green"],
           ["TC2", "Vacant shop grants", "Town Centre Officer", "Ongoing", "Six grants paid", "Green"]]
    html = ("<h1>Economic Growth Delivery Plan 2026-27</h1><p>Ashbourne Vale District Council</p><h2>Priority 1: Business growth</h2>"
            + table(one) + "<h2>Priority 2: Town centres</h2>" + table(two))
    style = ("body{font:10pt Georgia,serif}table{border-collapse:collapse;width:100%}td,th{padding:6px;text-align:left;"
             "vertical-align:top}tr:nth-child(even){background:#e8eef4}th{background:#234;color:#fff}")
    expected = plan("Economic Growth Delivery Plan 2026-27", None,
        chapter("Priority 1: Business growth", section(None,
            init("Launch a start-up support programme with two cohorts a year", ["Economic Growth Manager"], "Sept 2026", status="Green", labels={"Ref": "EG1"}),
            init("Refresh the inward investment offer", ["Head of Regeneration"], "March 2027", status="Amber"),
            init("Secure planning consent for the Northgate site", ["Planning Policy"], "Dec 2026", status="Red"))),
        chapter("Priority 2: Town centres", section(None,
            init("Pilot a pedestrian zone on High Street", ["Transport Team"], "Summer 2026", status="Green"),
            init("Vacant shop grants", ["Town Centre Officer"], "Ongoing", status="Green", labels={"Ref": "TC2"}))))
    save("pdf/delivery_plan_rag", "pdf", printed(html, style), expected)


def excel_year_wheel():
    rows = [["Årshjul näringslivsarbetet 2026"], [],
            ["Månad", "Aktivitet", "Ansvarig", "Klart"],
            ["Januari", "Frukostmöte", "Petra", "Ja"], [None, "Budgetuppföljning", "Chef", "Ja"],
            ["Februari", "Företagsbesök, verkstad", "Petra och Ali", None],
            ["Mars", "Rekryteringsmässa", "Ali", None], [None, "Nyhetsbrev 1", "Petra", None], [None, "Näringslivsråd", "Chef", None],
            ["Augusti", "Planeringsdag", "Alla", None]]
    acts = [act("Frukostmöte", ["Petra"], "Januari"), act("Budgetuppföljning", ["Chef"], "Januari"),
            act("Företagsbesök, verkstad", ["Petra", "Ali"], "Februari"), act("Rekryteringsmässa", ["Ali"], "Mars"),
            act("Nyhetsbrev 1", ["Petra"], "Mars"), act("Näringslivsråd", ["Chef"], "Mars"), act("Planeringsdag", ["Alla"], "Augusti")]
    save("xlsx/arshjul_manader", "xlsx", xlsx(("Årshjul", rows, ["A4:A5", "A7:A9"])),
         flat("Årshjul näringslivsarbetet 2026", (2026, 2026), init(None, None, None, acts)))


def text_year_wheel():
    text = """Årshjul 2027 för näringslivsenheten

JANUARI
* Frukostmöte i Folkets hus
* Bokslut

FEBRUARI–MARS
* Besök hos tio företag i söder
* Planera sommarjobb

JUNI
* Näringslivsdag

SEPTEMBER
* Frukostmöte på biblioteket
* Underlag till budget
"""
    def month(name, *texts):
        return init(None, None, name, [act(one) for one in texts])
    save("text/arshjul_versaler", "txt", text, flat("Årshjul 2027 för näringslivsenheten", (2027, 2027),
         month("JANUARI", "Frukostmöte i Folkets hus", "Bokslut"), month("FEBRUARI–MARS", "Besök hos tio företag i söder", "Planera sommarjobb"),
         month("JUNI", "Näringslivsdag"), month("SEPTEMBER", "Frukostmöte på biblioteket", "Underlag till budget")))


def pdf_numbered_rows():
    rows = [["Nr", "Åtgärd", "Ansvarig", "När"],
            ["1", ("Kompetens", 3)],
            ["1.1", "Starta ett branschråd för bygg och anläggning tillsammans med gymnasiet", "Gymnasiechef", "2026"],
            ["1.2", "Ordna praktikplatser", "Arbetsmarknadsenheten", "2026–2027"],
            ["1.2.1", "Avtal med tio företag", "Arbetsmarknadsenheten", "maj 2026"],
            ["2", ("Infrastruktur", 3)],
            ["2.1", "Driva på för tågstopp i Hult", "Kommunstyrelsens ordförande", "2026–2030"],
            ["2.2", "Laddplatser vid fem besöksmål", "Gatuchef", "2027"]]
    source = docx(("h1", "Genomförandeplan 2026–2030"), ("p", "Näringslivsstrategin genomförs med dessa åtgärder."), ("t", rows))
    expected = flat("Genomförandeplan 2026–2030", (2026, 2030),
        init("Kompetens", None, None, [
            act("1.1 Starta ett branschråd för bygg och anläggning tillsammans med gymnasiet", ["Gymnasiechef"], "2026"),
            act("1.2 Ordna praktikplatser", ["Arbetsmarknadsenheten"], "2026–2027"),
            act("1.2.1 Avtal med tio företag", ["Arbetsmarknadsenheten"], "maj 2026")]),
        init("Infrastruktur", None, None, [
            act("2.1 Driva på för tågstopp i Hult", ["Kommunstyrelsens ordförande"], "2026–2030"),
            act("2.2 Laddplatser vid fem besöksmål", ["Gatuchef"], "2027")]))
    save("pdf/numrerade_rader", "pdf", office(source, "docx", 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'), expected)


def word_prose():
    blocks = [
        ("title", "Näringslivsprogram 2027–2031"),
        ("h1", "Inledning"),
        ("p", "Kommunen har 1 900 företag. Programmet visar vad kommunen gör för att de ska kunna växa."),
        ("h1", "Företagsklimat"),
        ("p", "Ett gott företagsklimat börjar med ett gott samtal. Därför lägger vi tid på möten."),
        ("p", "Under perioden ska vi:"),
        ("li", "besöka minst hundra företag varje år"),
        ("li", "svara på alla frågor inom två dagar"),
        ("li", "hålla frukostmöten i alla kommundelar"),
        ("h1", "Kompetensförsörjning"),
        ("p", "Två av tre företag har svårt att hitta personal. Skolan och företagen måste mötas tidigare."),
        ("p", "Därför ska vi"),
        ("li", "ha ett teknikcollege på plats år 2029"),
        ("li", "ordna studiebesök för alla elever i årskurs 8"),
    ]
    expected = plan("Näringslivsprogram 2027–2031", (2027, 2031),
        chapter("Inledning"),
        chapter("Företagsklimat", section(None, init("Företagsklimat", None, None, [
            act("besöka minst hundra företag varje år"), act("svara på alla frågor inom två dagar"), act("hålla frukostmöten i alla kommundelar")]))),
        chapter("Kompetensförsörjning", section(None, init("Kompetensförsörjning", None, None, [
            act("ha ett teknikcollege på plats år 2029"), act("ordna studiebesök för alla elever i årskurs 8")]))))
    save("docx/program_ska_vi", "docx", docx(*blocks), expected)


def word_many_goals():
    head = ["Aktivitet", "Ansvarig", "Tid"]
    blocks = [
        ("title", "Verksamhetsplan 2026 Näringsliv"),
        ("h1", "1 Tillväxt"),
        ("h2", "Mål"),
        ("li", "Fler företag ska nyanställa"), ("li", "Exporten ska öka"), ("li", "Två nya etableringar"),
        ("h2", "Aktiviteter"),
        ("t", [head, ["Exportcheckar", "Ines", "jan–dec"], ["Etableringsgrupp", "Rolf", "mars"]]),
        ("h1", "2 Attraktivitet"),
        ("h2", "Mål"),
        ("li", "Inflyttningen ska öka"),
        ("h2", "Aktiviteter"),
        ("t", [head, ["Inflyttarmässa", "Ines, Moa", "oktober"]]),
    ]
    expected = plan("Verksamhetsplan 2026 Näringsliv", (2026, 2026),
        chapter("Tillväxt", section(None, init("Tillväxt", None, None, [act("Exportcheckar", ["Ines"], "jan–dec"), act("Etableringsgrupp", ["Rolf"], "mars")],
            goal="Fler företag ska nyanställa\nExporten ska öka\nTvå nya etableringar")), number="1"),
        chapter("Attraktivitet", section(None, init("Attraktivitet", ["Ines", "Moa"], "oktober", [act("Inflyttarmässa")],
            goal="Inflyttningen ska öka")), number="2"))
    save("docx/flera_mal_per_omrade", "docx", docx(*blocks), expected)


def excel_owner_first():
    rows = [["Vem gör vad 2026? Handlingsplan näringsliv"], [],
            ["Ansvarig", "Vad", "När", "Prio", "Resurser"],
            ["Näringslivschef", "Etableringsförfrågningar besvaras inom 24 timmar", "Löpande", 1, "Egen tid"],
            [None, "Markstrategi", "Q3", 2, "200 tkr"],
            ["Kommunikatör", "Film om tre företag", "April", 1, "80 tkr"],
            [None, "Nytt bildspel", "Maj", 3, None],
            ["Kommunchef", "Dialog med Trafikverket", "Höst", 2, None]]
    expected = flat("Vem gör vad 2026? Handlingsplan näringsliv", (2026, 2026),
        init("Etableringsförfrågningar besvaras inom 24 timmar", ["Näringslivschef"], "Löpande", priority={"text": "1", "level": None}, budget="Egen tid"),
        init("Markstrategi", ["Näringslivschef"], "Q3", budget="200 tkr"),
        init("Film om tre företag", ["Kommunikatör"], "April", budget="80 tkr"),
        init("Nytt bildspel", ["Kommunikatör"], "Maj", priority={"text": "3", "level": None}),
        init("Dialog med Trafikverket", ["Kommunchef"], "Höst"))
    save("xlsx/agare_forst", "xlsx", xlsx(("2026", rows, ["A4:A5", "A6:A7"])), expected)


def word_person_and_role():
    rows = [["Insats", "Ansvarig (namn och roll)", "Tidplan"],
            ["Företagsfrukost", "Lisa Ek, näringslivschef", "4 ggr/år"],
            ["Lärlingsprogram", "Omar Said (rektor)", "HT 2026"],
            ["Markanvisning", "Exploateringsingenjör Bo Lind", "Q4 2026"],
            ["Gemensam kalender", "Lisa Ek, näringslivschef\nJan Holm, ordförande Företagarna", "Våren 2026"]]
    blocks = [("h1", "Åtgärdsplan företagsklimat 2026"), ("t", rows)]
    expected = flat("Åtgärdsplan företagsklimat 2026", (2026, 2026), init(None, None, None, [
        act("Företagsfrukost", ["Lisa Ek, näringslivschef"], "4 ggr/år"),
        act("Lärlingsprogram", ["Omar Said (rektor)"], "HT 2026"),
        act("Markanvisning", ["Exploateringsingenjör Bo Lind"], "Q4 2026"),
        act("Gemensam kalender", ["Lisa Ek, näringslivschef", "Jan Holm, ordförande Företagarna"], "Våren 2026")]))
    save("docx/person_och_roll", "docx", docx(*blocks), expected)


def text_dated_list():
    text = """Aktivitetsplan våren 2026

Datum        Aktivitet                                  Ansvarig      Status
2026-01-21   Frukostmöte om upphandling                 Nour          Genomförd
2026-02-11   Företagsbesök i Lillby                     Kent          Genomförd
2026-03-05   Kväll för nya företagare                   Nour          Inställd
2026-04-22   Rundabordssamtal om kompetens              Kent, Nour    Planerad
2026-05-28   Näringslivsgala                            Alla          Planerad
"""
    acts = [act("Frukostmöte om upphandling", ["Nour"], "2026-01-21", status="Genomförd"),
            act("Företagsbesök i Lillby", ["Kent"], "2026-02-11", status="Genomförd"),
            act("Kväll för nya företagare", ["Nour"], "2026-03-05", status="Inställd"),
            act("Rundabordssamtal om kompetens", ["Kent", "Nour"], "2026-04-22", status="Planerad"),
            act("Näringslivsgala", ["Alla"], "2026-05-28", status="Planerad")]
    save("text/aktiviteter_med_datum", "txt", text, flat("Aktivitetsplan våren 2026", (2026, 2026), init(None, None, None, acts)))


def word_smart():
    rows = [["Mål", "Specifikt – vad ska göras?", "Mätbart", "Accepterat av", "Tidsatt"],
            ["Fler unga företagare", "UF på båda gymnasierna", "40 UF-företag", "Rektorerna", "Läsåret 2026/27"],
            ["Snabbare bygglov", "Digital ansökan", "Tre veckor i snitt", "Byggnadsnämnden", "31 december 2026"],
            ["Fler besökare", "Gemensam bokning", "5 000 bokningar", "Turistrådet", "Maj 2027"]]
    expected = flat("SMARTa mål för näringslivsplanen 2026–2027", (2026, 2027),
        init("UF på båda gymnasierna", None, "Läsåret 2026/27", goal="Fler unga företagare", method="40 UF-företag"),
        init("Digital ansökan", None, "31 december 2026", goal="Snabbare bygglov", method="Tre veckor i snitt"),
        init("Gemensam bokning", None, "Maj 2027", goal="Fler besökare", labels={"Accepterat av": "Turistrådet"}))
    save("docx/smarta_mal", "docx", docx(("h1", "SMARTa mål för näringslivsplanen 2026–2027"), ("t", rows)), expected)


def pdf_landscape_narrow():
    head = ["Mål", "Aktivitet", "Ansvarig", "Samverkanspartner", "Tidplan", "Uppföljning", "Budget"]
    rows = [head,
            ["Kompetensförsörjning som fungerar", "Vuxenutbildningssamordnare anställs", "Arbetsmarknadsförvaltningen", "Arbetsförmedlingen", "2026", "Delårsrapport", "650 tkr"],
            ["Kompetensförsörjning som fungerar", "Yrkesväxlingsprogram", "Gymnasieförvaltningen", "Branschorganisationer", "2026–2027", "Årsredovisning", "300 tkr"],
            ["Hållbara etableringar", "Etableringsstrategi", "Kommunledningskontoret", "Näringslivsbolaget", "2027", "Delårsrapport", "150 tkr"]]
    html = "<h1>Handlingsplan 2026–2027</h1>" + table(rows)
    style = ("@page{size:A4 landscape}body{font:13pt sans-serif}table{border-collapse:collapse;table-layout:fixed;width:150mm}"
             "td,th{border:1px solid #888;padding:3px;text-align:left;vertical-align:top;overflow-wrap:anywhere}")
    expected = flat("Handlingsplan 2026–2027", (2026, 2027),
        init("Vuxenutbildningssamordnare anställs", ["Arbetsmarknadsförvaltningen"], "2026", goal="Kompetensförsörjning som fungerar", budget="650 tkr", follow_up="Delårsrapport"),
        init("Yrkesväxlingsprogram", ["Gymnasieförvaltningen"], "2026–2027", goal="Kompetensförsörjning som fungerar", budget="300 tkr"),
        init("Etableringsstrategi", ["Kommunledningskontoret"], "2027", goal="Hållbara etableringar", budget="150 tkr"))
    save("pdf/liggande_smala_kolumner", "pdf", printed(html, style), expected)


def pdf_two_columns():
    html = """<h1>Utvecklingsplan för centrum 2026</h1><div class=two>
<h2>Handel</h2><p>Centrum ska vara en plats dit man går även utan ärende. Handlarna, fastighetsägarna och kommunen har
kommit överens om detta.</p><ul><li>Gemensamma öppettider från september</li><li>Fyra torgdagar under året</li>
<li>Skyltfönster i tomma lokaler</li></ul>
<h2>Miljö</h2><p>Gator och torg ska vara rena, gröna och ljusa. Parkförvaltningen lägger sitt arbete i tid till torgdagarna.</p>
<ul><li>Nya planteringar på Storgatan</li><li>Belysning i gränderna mellan Kyrkogatan och torget</li></ul>
<h2>Evenemang</h2><p>Föreningarna ordnar det mesta. Kommunen hjälper till med tillstånd, el och scen.</p>
<ul><li>Julmarknad två helger</li><li>Sommarscen med lokala band</li></ul></div>"""
    style = "body{font:11pt serif}.two{column-count:2;column-gap:10mm}h1{font-size:22pt}h2{font-size:14pt}"
    def part(title, *texts):
        return chapter(title, section(None, init(title, None, None, [act(one) for one in texts])))
    expected = plan("Utvecklingsplan för centrum 2026", (2026, 2026),
        part("Handel", "Gemensamma öppettider från september", "Fyra torgdagar under året", "Skyltfönster i tomma lokaler"),
        part("Miljö", "Nya planteringar på Storgatan", "Belysning i gränderna mellan Kyrkogatan och torget"),
        part("Evenemang", "Julmarknad två helger", "Sommarscen med lokala band"))
    save("pdf/plan_i_tva_spalter", "pdf", printed(html, style), expected)


def text_from_mail():
    text = """Från: Hanna Berg
Skickat: den 12 januari 2026 09:14
Till: Näringslivsgruppen
Ämne: Handlingsplan 2026 - utkast

Hej!
Här kommer planen som vi sa. Säg till om något är fel.

Handlingsplan näringsliv 2026
Åtgärd\tAnsvarig\tKlart\tStatus
Uppdatera markregistret\tMaria\tmars\tpågår
Boka höstens mässa\tTom\tjuni\t
Enkät till nya företag\tMaria, Tom\tseptember\tej påbörjad
Lunch med banken\tHanna\tfebruari\tklar

Hälsningar
Hanna
"""
    acts = [act("Uppdatera markregistret", ["Maria"], "mars", status="pågår"), act("Boka höstens mässa", ["Tom"], "juni"),
            act("Enkät till nya företag", ["Maria", "Tom"], "september", status="ej påbörjad"), act("Lunch med banken", ["Hanna"], "februari", status="klar")]
    expected = flat("Handlingsplan näringsliv 2026", (2026, 2026), init(None, None, None, acts))
    save("text/plan_ur_brev", "txt", text, expected)


def text_stacked_cells():
    text = """Handlingsplan turism 2026

Åtgärd

Ansvarig

Tidplan

Status

Skylta om vid E4

Gatuchef

Maj 2026

Pågår

Ny karta

Turistbyrån

April 2026

Klar

Utbilda sommarvikarier i kassasystemet

Turistbyrån

Juni 2026

Ej påbörjad
"""
    acts = [act("Skylta om vid E4", ["Gatuchef"], "Maj 2026", status="Pågår"), act("Ny karta", ["Turistbyrån"], "April 2026", status="Klar"),
            act("Utbilda sommarvikarier i kassasystemet", ["Turistbyrån"], "Juni 2026", status="Ej påbörjad")]
    save("text/celler_som_stycken", "txt", text, flat("Handlingsplan turism 2026", (2026, 2026), init(None, None, None, acts)))


def csv_scorecard():
    text = """Styrkort;Mål;Aktivitet;Startdatum;Slutdatum;Klar %;Ansvarig
Näringsliv och arbete;Ett bättre företagsklimat;Servicegarantier tas fram;2026-01-15;2026-05-31;75;Eva Norén
Näringsliv och arbete;Ett bättre företagsklimat;Dialogmöten i fyra kommundelar;2026-03-01;2026-11-30;25;Nils Ask
Näringsliv och arbete;Fler i egen försörjning;Jobbspår inom vård;2026-02-01;2026-12-31;40;Eva Norén
Attraktiv kommun;Fler invånare;Inflyttarservice;2026-01-01;2026-12-31;0;Kommunikationschef
"""
    expected = plan(None, None,
        chapter("Näringsliv och arbete", section(None,
            init("Servicegarantier tas fram", ["Eva Norén"], "2026-01-15–2026-05-31", goal="Ett bättre företagsklimat"),
            init("Dialogmöten i fyra kommundelar", ["Nils Ask"], "2026-03-01–2026-11-30", goal="Ett bättre företagsklimat"),
            init("Jobbspår inom vård", ["Eva Norén"], "2026-02-01–2026-12-31", goal="Fler i egen försörjning"))),
        chapter("Attraktiv kommun", section(None,
            init("Inflyttarservice", ["Kommunikationschef"], "2026-01-01–2026-12-31", goal="Fler invånare"))))
    for one in expected["documents"]:
        one.pop("title")
        # Which of the levels an area column gives is not what is tried here.
        initiatives = [row for part in one["chapters"] for row in part["sections"][0]["initiatives"]]
        two = [section("Näringsliv och arbete", *initiatives[:3]), section("Attraktiv kommun", initiatives[3])]
        one["chapters"] = [chapter(None, *two)]
    save("csv/styrkort_export", "csv", "\ufeff" + text, expected)


def csv_board():
    text = """Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created Date,Start date,Due date,Late,Description
a81f,Update the investor prospectus,Marketing,In progress,Important,Jo Hale,01/12/2026,,03/31/2026,false,"Text and photos, new map"
b22c,Plan the spring trade fair,Marketing,Not started,Medium,Jo Hale;Sam Reid,01/12/2026,,04/15/2026,false,
c90d,Register of empty premises,Land,Completed,Urgent,Sam Reid,01/15/2026,01/20/2026,02/27/2026,false,
d41e,Meet the ten largest employers,Dialogue,In progress,Medium,Ann Moss,01/15/2026,,06/30/2026,false,Two left
"""
    expected = plan(None, None, chapter(None,
        section("Marketing",
            init("Update the investor prospectus", ["Jo Hale"], "03/31/2026", labels={}),
            init("Plan the spring trade fair", ["Jo Hale", "Sam Reid"], "04/15/2026")),
        section("Land", init("Register of empty premises", ["Sam Reid"], "01/20/2026–02/27/2026")),
        section("Dialogue", init("Meet the ten largest employers", ["Ann Moss"], "06/30/2026"))))
    expected["documents"][0].pop("title")
    for part in expected["documents"][0]["chapters"][0]["sections"]:
        for row in part["initiatives"]:
            row.pop("labels", None)
    save("csv/planner_export", "csv", text, expected)


def html_saved():
    html = """<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Handlingsplan för näringslivet - Exempelkommun</title>
<script>var a=1;</script></head><body class="sv-page"><div id="cookie" role="dialog"><p>Vi använder kakor</p><button>Ok</button></div>
<div class="header"><nav><ul><li><a href="/">Start</a></li><li><a href="/n">Näringsliv</a></li></ul></nav></div>
<div role="main"><h1>Handlingsplan för näringslivet 2026–2027</h1><p class="ingress">Här kan du läsa vad kommunen gör för företagen.</p>
<h2>Enklare kontakter</h2>
<details><summary>E-tjänst för serveringstillstånd</summary><p><strong>Ansvarig:</strong> Tillståndsenheten<br><strong>Tidplan:</strong> 2026<br>
<strong>Status:</strong> Pågår</p></details>
<details><summary>Företagslots</summary><p><strong>Ansvarig:</strong> Näringslivsenheten<br><strong>Tidplan:</strong> 2026–2027<br><strong>Status:</strong> Klar</p></details>
<h2>Stärkt samverkan</h2>
<details><summary>Skola och arbetsliv</summary><p><strong>Ansvarig:</strong> Utbildningsförvaltningen<br><strong>Tidplan:</strong> Läsår 2026/2027<br>
<strong>Status:</strong> Ej påbörjad</p></details></div>
<div class="footer"><p>Publicerad 2026-02-03</p></div></body></html>"""
    expected = plan("Handlingsplan för näringslivet 2026–2027", (2026, 2027),
        chapter("Enklare kontakter", section(None,
            init("E-tjänst för serveringstillstånd", ["Tillståndsenheten"], "2026", status="Pågår"),
            init("Företagslots", ["Näringslivsenheten"], "2026–2027", status="Klar"))),
        chapter("Stärkt samverkan", section(None,
            init("Skola och arbetsliv", ["Utbildningsförvaltningen"], "Läsår 2026/2027", status="Ej påbörjad"))))
    save("html/utfallbara_delar", "html", html, expected)


def excel_quarters():
    rows = [["Aktivitetsplan 2026–2027, näringsliv och turism"],
            ["", "", 2026, None, None, None, 2027, None, None, None],
            ["Aktivitet", "Ansvarig", "Kv 1", "Kv 2", "Kv 3", "Kv 4", "Kv 1", "Kv 2", "Kv 3", "Kv 4"],
            ["Destinationsstrategi", "Turismchef", "x", "x", "x", None, None, None, None, None],
            ["Cykelled runt sjön", "Tekniska", None, None, "x", "x", "x", "x", None, None],
            ["Mässa i Hamburg", "Näringslivsbolaget", None, None, None, None, "x", None, None, None]]
    acts = [act("Destinationsstrategi", ["Turismchef"], "Kv 1 2026, Kv 2 2026, Kv 3 2026"),
            act("Cykelled runt sjön", ["Tekniska"], "Kv 3 2026, Kv 4 2026, Kv 1 2027, Kv 2 2027"),
            act("Mässa i Hamburg", ["Näringslivsbolaget"], "Kv 1 2027")]
    save("xlsx/kvartal_over_tva_ar", "xlsx", xlsx(("Plan", rows, ["A1:J1", "C2:F2", "G2:J2"])),
         flat("Aktivitetsplan 2026–2027, näringsliv och turism", (2026, 2027), init(None, None, None, acts)))


def word_years_as_columns():
    rows = [["Åtgärd", "Ansvar", "2026", "2027", "2028", "Kommentar"],
            ["Ny översiktsplan", "Plan- och byggenheten", "X", "X", "", "Samråd hösten 2026"],
            ["Upprusta resecentrum", "Tekniska förvaltningen", "", "X", "X", ""],
            ["Företagarskola", "Näringslivsenheten", "X", "X", "X", "Årligen"]]
    expected = flat("Handlingsplan 2026–2028", (2026, 2028),
        init("Ny översiktsplan", ["Plan- och byggenheten"], "2026, 2027", labels={"Kommentar": "Samråd hösten 2026"}),
        init("Upprusta resecentrum", ["Tekniska förvaltningen"], "2027, 2028"),
        init("Företagarskola", ["Näringslivsenheten"], "2026, 2027, 2028", labels={"Kommentar": "Årligen"}))
    save("docx/ar_som_kolumner", "docx", docx(("h1", "Handlingsplan 2026–2028"), ("t", rows)), expected)


def text_checkboxes():
    text = """# Handlingsplan 2026 – Näringslivsgruppen Norra bygden

## Mål 1: Fler möten mellan företag

- [x] Lunchträff första torsdagen i månaden (ansvarig: Siv, klart: januari)
- [ ] Gemensam monter på vårmässan (ansvarig: Per, klart: april)

## Mål 2: Lokaler åt alla

- [ ] Lista över lediga lokaler (ansvarig: Siv och Kim, klart: maj)
- [ ] Visningsdag (ansvarig: Kim, klart: september)
"""
    expected = plan("Handlingsplan 2026 – Näringslivsgruppen Norra bygden", (2026, 2026),
        chapter("Fler möten mellan företag", section(None, init(None, None, None, [
            act("Lunchträff första torsdagen i månaden", ["Siv"], "januari"), act("Gemensam monter på vårmässan", ["Per"], "april")])), number="1"),
        chapter("Lokaler åt alla", section(None, init(None, None, None, [
            act("Lista över lediga lokaler", ["Siv", "Kim"], "maj"), act("Visningsdag", ["Kim"], "september")])), number="2"))
    save("text/kryssrutor", "txt", text, expected)


def pdf_follow_up_report():
    html = """<h1>Uppföljning av handlingsplan 2026</h1><p>Näringslivsnämnden</p>
<h2>Mål: Ett välkomnande företagsklimat</h2>""" + table([["Aktivitet", "Slutdatum", "Ansvarig", "Status"],
        ["Tjänstegarantier för tillsyn", "2026-06-30", "Miljöchef", "Pågående"],
        ["Företagsråd med möten fyra gånger", "2026-12-31", "Näringslivschef", "Avslutad"]]) + """
<p>Kommentar: Tjänstegarantierna har försenats något av ny lagstiftning.</p>
<h2>Mål: Fler invånare i arbete</h2>""" + table([["Aktivitet", "Slutdatum", "Ansvarig", "Status"],
        ["Jobbmatchning med handeln", "2026-09-30", "Enhetschef arbetsmarknad", "Pågående"],
        ["Sommarentreprenörer", "2026-08-31", "Ungdomslots", "Avslutad"]])
    style = ("body{font:11pt sans-serif}table{width:100%;border-collapse:collapse}th{border-bottom:2px solid;text-align:left}"
             "td{border-bottom:1px solid #aaa;padding:5px 8px 5px 0}")
    expected = plan("Uppföljning av handlingsplan 2026", (2026, 2026),
        chapter("Mål: Ett välkomnande företagsklimat", section(None, init(None, None, None, [
            act("Tjänstegarantier för tillsyn", ["Miljöchef"], "2026-06-30", status="Pågående"),
            act("Företagsråd med möten fyra gånger", ["Näringslivschef"], "2026-12-31", status="Avslutad")]))),
        chapter("Mål: Fler invånare i arbete", section(None, init(None, None, None, [
            act("Jobbmatchning med handeln", ["Enhetschef arbetsmarknad"], "2026-09-30", status="Pågående"),
            act("Sommarentreprenörer", ["Ungdomslots"], "2026-08-31", status="Avslutad")]))))
    save("pdf/uppfoljning_per_mal", "pdf", printed(html, style), expected)


def odt_norwegian():
    head = ["Tiltak", "Ansvar", "Samarbeid", "Når", "Økonomi"]
    blocks = [("title", "Tiltaksplan reiseliv 2027"), ("h1", "Strategi A: Flere helårsarbeidsplasser"),
              ("t", [head, ["Felles booking", "Reiselivslaget", "Hotellene", "Vår 2027", "kr 250 000"],
                     ["Vinteråpne attraksjoner", "Kommunen v/ kultursjef", "Museet", "2027–2028", "Innenfor ramme"]]),
              ("h1", "Strategi B: Bærekraft"),
              ("t", [head, ["Sertifisering av ti bedrifter", "Reiselivslaget", "Fylkeskommunen", "Innen 1.10.2027", "kr 90 000"]])]
    expected = plan("Tiltaksplan reiseliv 2027", (2027, 2027),
        chapter("Strategi A: Flere helårsarbeidsplasser", section(None,
            init("Felles booking", ["Reiselivslaget"], "Vår 2027", budget="kr 250 000", labels={"Samarbeid": "Hotellene"}),
            init("Vinteråpne attraksjoner", ["Kommunen v/ kultursjef"], "2027–2028", budget="Innenfor ramme"))),
        chapter("Strategi B: Bærekraft", section(None,
            init("Sertifisering av ti bedrifter", ["Reiselivslaget"], "Innen 1.10.2027", budget="kr 90 000"))))
    save("odt/tiltaksplan_reiseliv", "odt", office(docx(*blocks), "docx", "odt"), expected)


MAKERS = [excel_areas_merged, word_card_tables, word_card_paragraphs, word_nynorsk, pdf_danish, pdf_delivery_rag, excel_year_wheel,
          text_year_wheel, pdf_numbered_rows, word_prose, word_many_goals, excel_owner_first, word_person_and_role, text_dated_list,
          word_smart, pdf_landscape_narrow, pdf_two_columns, text_from_mail, text_stacked_cells, csv_scorecard, csv_board, html_saved,
          excel_quarters, word_years_as_columns, text_checkboxes, pdf_follow_up_report, odt_norwegian]

if __name__ == "__main__":
    for make in MAKERS:
        make()
