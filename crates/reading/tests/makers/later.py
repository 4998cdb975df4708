"""Plans and indicators made after the reader was mended, to see whether it had learnt kinds or files."""

from write import (act, chapter, day, docx, flat, indicators, init, office, plan, printed, save, section, share, table,
                   target, xlsx)

BOXES = "table{border-collapse:collapse;width:100%}td,th{border:1px solid #555;padding:4px;text-align:left;vertical-align:top}"


def word_english_questions():
    rows = [["What will we do?", "Who will lead?", "By when?", "How will we measure success?"],
            ["Open a business hub in the old library", "Head of Economy", "October 2026", "30 desks let"],
            ["Town centre WiFi", "Digital Team", "Spring 2027", "Coverage of five streets"],
            ["Youth enterprise weekend", "Schools Partnership", "Each June", "100 pupils"]]
    save("docx/questions_as_headers", "docx", docx(("title", "Investment Plan 2026–2028"), ("h1", "Actions"), ("t", rows)),
         plan("Investment Plan 2026–2028", (2026, 2028), chapter("Actions", section(None,
              init("Open a business hub in the old library", ["Head of Economy"], "October 2026", method="30 desks let"),
              init("Town centre WiFi", ["Digital Team"], "Spring 2027", method="Coverage of five streets"),
              init("Youth enterprise weekend", ["Schools Partnership"], "Each June", method="100 pupils")))))


def excel_short_words():
    rows = [["Aktivitetsplan 2026 Destination Fjällbyn"], [],
            ["Delmål", "Aktivitet", "Ansv.", "Medverkande", "Startdatum", "Slutdatum", "Klart %", "Anm."],
            ["Längre säsong", "Paket för oktober", "Malin", "Hotellen", day("2026-02-01"), day("2026-08-31"), share(0.4), ""],
            [None, "Vinteröppna leder", "Jens", "Fjällstationen", day("2026-05-01"), day("2026-11-30"), share(0.1), "Söker stöd"],
            ["Nöjdare gäster", "Värdskapskurs", "Malin", "", day("2026-04-15"), day("2026-05-20"), share(1), ""]]
    expected = flat("Aktivitetsplan 2026 Destination Fjällbyn", (2026, 2026),
        init("Paket för oktober", ["Malin"], "2026-02-01–2026-08-31", goal="Längre säsong"),
        init("Vinteröppna leder", ["Jens"], "2026-05-01–2026-11-30", goal="Längre säsong"),
        init("Värdskapskurs", ["Malin"], "2026-04-15–2026-05-20", goal="Nöjdare gäster"))
    save("xlsx/forkortade_rubriker", "xlsx", xlsx(("Plan", rows, ["A4:A5"])), expected)


def pdf_over_pages():
    rows = [["Nr.", "Tiltak", "Ansvar", "Frist", "Status"]]
    texts = ["Etablere gründerhub i Storgata", "Kartlegge ledige næringslokaler", "Rullere reguleringsplan for havna", "Invitere til frokostmøte hver måned",
             "Søke midler til sykkelrute", "Bygge ladepunkter ved idrettshallen", "Samle lærebedriftene til nettverk", "Lage profilfilm om kommunen",
             "Forenkle skjema for skjenkebevilling", "Revidere innkjøpsstrategien", "Arrangere næringsdag", "Utrede fibernett i grendene"]
    who = ["Næringssjef", "Plansjef", "Havnesjef", "Ordfører"]
    when = ["2026", "1. halvår 2027", "31.12.2026", "Årlig"]
    state = ["Påbegynt", "Ikke påbegynt", "Ferdig"]
    acts = []
    for n, text in enumerate(texts):
        long = f"{text}, med oppfølging i samarbeid med næringsforeningen og berørte bedrifter i kommunen gjennom hele året"
        rows.append([str(n + 1), long, who[n % 4], when[n % 4], state[n % 3]])
        acts.append(act(f"{n + 1} {long}", [who[n % 4]], when[n % 4], status=state[n % 3]))
    html = "<h1>Handlingsplan næring 2026–2027</h1>" + table(rows).replace("<tr><th>", "<thead><tr><th>", 1).replace("</th></tr>", "</th></tr></thead>", 1)
    style = BOXES + "@page{size:A5}body{font:12pt sans-serif}tr{break-inside:avoid}"
    save("pdf/tiltak_over_sider", "pdf", printed(html, style), flat("Handlingsplan næring 2026–2027", (2026, 2027), init(None, None, None, acts)))


def html_terms():
    def card(title, *pairs):
        return f"<h3>{title}</h3><dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>" for a, b in pairs) + "</dl>"

    html = ("<!doctype html><html lang=da><meta charset=utf-8><title>Erhverv</title><body><main><h1>Erhvervsplan 2026-2029</h1><h2>Grøn omstilling</h2>"
            + card("Klimatjek for virksomheder", ("Formål", "Lavere energiforbrug"), ("Ansvarlig", "Klimakoordinator"), ("Tidsplan", "2026-2027"), ("Økonomi", "400.000 kr."))
            + card("Cirkulært netværk", ("Formål", "Mindre affald"), ("Ansvarlig", "Erhvervsrådet"), ("Tidsplan", "Løbende"), ("Økonomi", "Inden for rammen"))
            + "<h2>Bosætning</h2>" + card("Tilflytterguide", ("Formål", "Flere nye borgere"), ("Ansvarlig", "Kommunikation"), ("Tidsplan", "Forår 2026"), ("Økonomi", "75.000 kr."))
            + "</main></body></html>")
    expected = plan("Erhvervsplan 2026-2029", (2026, 2029),
        chapter("Grøn omstilling", section(None,
            init("Klimatjek for virksomheder", ["Klimakoordinator"], "2026-2027", purpose="Lavere energiforbrug", budget="400.000 kr."),
            init("Cirkulært netværk", ["Erhvervsrådet"], "Løbende", purpose="Mindre affald"))),
        chapter("Bosætning", section(None, init("Tilflytterguide", ["Kommunikation"], "Forår 2026", budget="75.000 kr."))))
    save("html/begreber_dansk", "html", html, expected)


def text_numbered_labels():
    text = """Åtgärdsplan för landsbygden 2026-2027

1. Mobil service i tre byar
   Mål: Service inom tio kilometer
   Ansvarig: Landsbygdsstrateg
   Tid: hösten 2026
   Kostnad: 300 tkr

2. Byautvecklingsplaner
   Mål: Varje by har en plan
   Ansvarig: Kommunstyrelsen
   Tid: 2026-2027
   Kostnad: 150 tkr

3. Servicepunkter
   Mål: Fem servicepunkter
   Ansvarig: Näringslivschef
   Tid: juni 2027
   Kostnad: 500 tkr
"""
    def alone(number, title, who, when, **more):
        return chapter(title, section(None, init(title, [who], when, **more)), number=number)

    expected = plan("Åtgärdsplan för landsbygden 2026-2027", (2026, 2027),
        alone("1", "Mobil service i tre byar", "Landsbygdsstrateg", "hösten 2026", goal="Service inom tio kilometer", budget="300 tkr"),
        alone("2", "Byautvecklingsplaner", "Kommunstyrelsen", "2026-2027", goal="Varje by har en plan"),
        alone("3", "Servicepunkter", "Näringslivschef", "juni 2027", goal="Fem servicepunkter", budget="500 tkr"))
    save("text/numrerade_kort", "txt", text, expected)


def csv_many_columns():
    text = """Område;Mål;Indikator;Aktivitet;Ansvarig nämnd;Genomförs;Kostnad (tkr)
Kompetens;Fler yrkesutbildade;Antal examina;Ny YH-utbildning;Utbildningsnämnden;2026-2028;1 200
Kompetens;Fler yrkesutbildade;Antal examina;Validering av yrkeskunskap;Arbetsmarknadsnämnden;2026;350
Etablering;Mark i alla lägen;Hektar planlagd mark;Strategiska markköp;Kommunstyrelsen;löpande;8 000
"""
    expected = plan(None, None, chapter(None,
        section("Kompetens",
            init("Ny YH-utbildning", ["Utbildningsnämnden"], "2026-2028", goal="Fler yrkesutbildade", method="Antal examina", budget="1 200"),
            init("Validering av yrkeskunskap", ["Arbetsmarknadsnämnden"], "2026", goal="Fler yrkesutbildade")),
        section("Etablering", init("Strategiska markköp", ["Kommunstyrelsen"], "löpande", method="Hektar planlagd mark"))))
    expected["documents"][0].pop("title")
    save("csv/plan_med_indikator", "csv", text, expected)


def excel_sheet_per_area():
    head = ["Insats", "Vem", "När", "Lägesrapport"]
    one = [head, ["Etableringslots", "Karin", "Q1", "Klart"], ["Digital karta över mark", "GIS-ingenjör", "Q2", "Pågår"]]
    two = [head, ["Mentorprogram", "Nyföretagarcentrum", "Hela året", "Pågår"], ["Startkurs", "Nyföretagarcentrum", "Mars, oktober", "Planerat"]]
    expected = plan(None, None,
        chapter("Etablering", section(None, init(None, None, None, [
            act("Etableringslots", ["Karin"], "Q1", status="Klart"), act("Digital karta över mark", ["GIS-ingenjör"], "Q2", status="Pågår")]))),
        chapter("Nyföretagande", section(None, init(None, None, None, [
            act("Mentorprogram", ["Nyföretagarcentrum"], "Hela året", status="Pågår"), act("Startkurs", ["Nyföretagarcentrum"], "Mars, oktober", status="Planerat")]))))
    expected["documents"][0].pop("title")
    save("xlsx/ett_blad_per_omrade", "xlsx", xlsx(("Etablering", one, []), ("Nyföretagande", two, [])), expected)


def word_indicator_groups():
    rows = [["Mått", "2023", "2024", "2025", "Mål 2026", "Riket 2025", "Källa"], [("Näringsliv", 7)],
            ["Nystartade företag per 1 000 inv", "8,9", "9,0", "9,6", "10", "11,1", "Nyföretagarbarometern"],
            ["Insikt, totalt NKI", "70", "72", "73", "minst 75", "75", "SKR"], [("Arbetsmarknad", 7)],
            ["Öppet arbetslösa 18–24 år, %", "5,1", "5,8", "6,2", "högst 5", "7,0", "AF"],
            ["Förvärvsgrad", "79,1 %", "79,9 %", "u.s.", "81 %", "80,2 %", "SCB"]]
    expected = indicators(
        {"name": "Nystartade företag per 1 000 inv", "outcome": 9.6, "outcome_year": 2025, "source": "Nyföretagarbarometern", "targets": [target("reach", 10, 2026)]},
        {"name": "Insikt, totalt NKI", "outcome": 73, "targets": [target("at_least", 75, 2026)]},
        {"name": "Öppet arbetslösa 18–24 år, %", "outcome": 6.2, "unit": "%", "targets": [target("at_most", 5, 2026)]},
        {"name": "Förvärvsgrad", "outcome": 79.9, "outcome_year": 2024, "unit": "%", "sure": {"outcome": "assumed"}, "targets": [target("reach", 81, 2026)]})
    save("docx/matt_i_grupper", "docx", docx(("h1", "Mått och mål"), ("t", rows)), expected)


def html_tertials():
    rows = [["Indikator", "Målvärde 2026", "Utfall T1", "Utfall T2", "Prognos helår"], ["Antal företagsbesök", "120", "38", "77", "118"],
            ["Svarstid i dagar", "≤ 3", "2,5", "2,1", "2,3"], ["Nöjda deltagare", "> 85 %", "91 %", "88 %", "89 %"]]
    html = f"<!doctype html><html lang=sv><meta charset=utf-8><title>T2</title><main><h1>Nyckeltal tertial 2 2026</h1>{table(rows)}</main>"
    expected = indicators({"name": "Antal företagsbesök", "targets": [target("reach", 120, 2026)]}, {"name": "Svarstid i dagar", "targets": [target("at_most", 3, 2026)]},
        {"name": "Nöjda deltagare", "targets": [target("above", 85, 2026)]})
    save("html/tertial_och_prognos", "html", html, expected)


def pdf_bold_leads():
    html = """<h1>Näringslivsstrategi med handlingsplan 2027–2030</h1><h2>1. Attraktiva mötesplatser</h2><p>Invånare och besökare ska vilja vara i centrum.</p>
<p><b>Vi ska:</b></p><ul><li>rusta upp torget</li><li>ordna fyra säsongsmarknader om året</li></ul>
<h2>2. Innovativt företagande</h2><p>Nya idéer ska möta kunskap och pengar.</p><p><b>Vi ska:</b></p>
<ul><li>öppna en testbädd i reningsverket</li><li>ge idéstöd till tjugo företag varje år</li><li>driva ett nätverk för livsmedelsföretag</li></ul>"""
    expected = plan("Näringslivsstrategi med handlingsplan 2027–2030", (2027, 2030),
        chapter("Attraktiva mötesplatser", section(None, init("Attraktiva mötesplatser", None, None, [act("rusta upp torget"), act("ordna fyra säsongsmarknader om året")])), number="1"),
        chapter("Innovativt företagande", section(None, init("Innovativt företagande", None, None, [
            act("öppna en testbädd i reningsverket"), act("ge idéstöd till tjugo företag varje år"), act("driva ett nätverk för livsmedelsföretag")])), number="2"))
    save("pdf/strategi_vi_ska", "pdf", printed(html, "body{font:11pt sans-serif}"), expected)


def word_finnish():
    rows = [["Toimenpide", "Vastuutaho", "Aikataulu", "Mittari"], ["Yritysneuvonnan vahvistaminen", "Kehitysyhtiö", "2026", "200 neuvontaa"],
            ["Tonttitarjonnan digitointi", "Tekninen toimi", "2026–2027", "Kartta verkossa"], ["Matkailun yhteismarkkinointi", "Matkailuyhdistys", "Jatkuva", "Yöpymiset +5 %"]]
    save("docx/elinkeino_ohjelma", "docx", docx(("title", "Elinkeino-ohjelma 2026–2027"), ("h1", "Elinvoima"), ("t", rows)),
         plan("Elinkeino-ohjelma 2026–2027", (2026, 2027), chapter("Elinvoima", section(None,
              init("Yritysneuvonnan vahvistaminen", ["Kehitysyhtiö"], "2026", method="200 neuvontaa"), init("Tonttitarjonnan digitointi", ["Tekninen toimi"], "2026–2027"),
              init("Matkailun yhteismarkkinointi", ["Matkailuyhdistys"], "Jatkuva")))))


def odt_quarters():
    blocks = [("title", "Årshjul 2026 turism"), ("h1", "Kvartal 1"), ("li", "Mässa i Göteborg"), ("li", "Avtal med guider"), ("h1", "Kvartal 2"), ("li", "Säsongsstart"),
              ("h1", "Kvartal 3"), ("li", "Enkät till gäster"), ("li", "Sommarvärdar"), ("h1", "Kvartal 4"), ("li", "Utvärdering")]
    def part(title, *texts):
        return init(title, None, title, [act(one) for one in texts])

    save("odt/arshjul_kvartal", "odt", office(docx(*blocks), "docx", "odt"), flat("Årshjul 2026 turism", (2026, 2026),
         part("Kvartal 1", "Mässa i Göteborg", "Avtal med guider"), part("Kvartal 2", "Säsongsstart"),
         part("Kvartal 3", "Enkät till gäster", "Sommarvärdar"), part("Kvartal 4", "Utvärdering")))


def csv_fulfilment():
    text = """Mått;Enhet;Utfall 2024;Utfall 2025;Målvärde 2025;Måluppfyllelse
Antal nya jobb;st;410;455;450;Ja
Andel företag med fiber;%;93,5;96,0;98;Nej
Genomsnittlig svarstid;dagar;6,2;4,1;högst 5;Ja
"""
    save("csv/maluppfyllelse", "csv", text, indicators(
        {"name": "Antal nya jobb", "unit": "st", "outcome": 455, "outcome_year": 2025, "comparison": [{"value": 410, "year": 2024}], "targets": [target("reach", 450, 2025)]},
        {"name": "Andel företag med fiber", "unit": "%", "outcome": 96, "targets": [target("reach", 98, 2025)]},
        {"name": "Genomsnittlig svarstid", "unit": "dagar", "outcome": 4.1, "targets": [target("at_most", 5, 2025)]}))


def pdf_header_at_foot():
    """The header is the last line of the first page."""
    head = ["Aktivitet", "Ansvarig", "Tidplan", "Status"]
    rows = [["Inventera tomma lokaler", "Fastighetschef", "Mars 2026", "Klar"], ["Skyltprogram för centrum", "Stadsarkitekt", "2026–2027", "Pågår"],
            ["Julbelysning", "Centrumledare", "November 2026", "Planerad"], ["Handlarråd varje månad", "Centrumledare", "Löpande", "Pågår"]]
    html = ("<h1>Åtgärdsplan för centrum 2026–2027</h1><p>Planen är framtagen tillsammans med handlarna i centrum.</p>" + table([head] + rows)
            .replace("</th></tr>", "</th></tr></tbody></table><div class=page></div><table><tbody>", 1))
    style = BOXES + "body{font:11pt sans-serif}.page{break-after:page}td,th{width:25%}"
    save("pdf/huvud_vid_sidans_fot", "pdf", printed(html, style), flat("Åtgärdsplan för centrum 2026–2027", (2026, 2027), init(None, None, None,
         [act(text, [who], when, status=state) for text, who, when, state in rows])))


def pdf_row_over_pages():
    """A page ends within a row whose other cells are set to its middle."""
    head = ["Nr", "Beskrivning", "Ansvarig", "Tid"]
    long = ("Bygg upp en samlad ingång för företag som vill etablera sig, med en person som följer ärendet från första samtal till färdigt beslut, "
            "en gemensam bild av lediga tomter och lokaler, tydliga svarstider, och en årlig uppföljning där företagen själva får säga vad som "
            "har fungerat och vad som behöver ändras inför nästa år")
    rows = [["1", "Starta ett näringslivsråd", "Kommunchef", "2026"], ["2", "Ordna fyra frukostmöten", "Näringslivschef", "2026"],
            ["3", "Teckna avtal med grannkommunerna", "Kommunchef", "2027"], ["4", long, "Näringslivschef", "2027"],
            ["5", "Utred en etableringsfond", "Ekonomichef", "2028"], ["6", "Möt studenter på mässan", "HR-chef", "2026"]]
    html = "<h1>Plan för företagsklimatet 2026–2028</h1><div style='height:%dmm'></div>" + table([head] + rows)
    style = (BOXES + "@page{size:A5;margin:15mm}body{font:11pt sans-serif}td{vertical-align:middle}td:nth-child(2){width:45mm}"
             "tr{break-inside:auto}")
    save("pdf/rad_over_tva_sidor", "pdf", printed(html % 62, style), flat("Plan för företagsklimatet 2026–2028", (2026, 2028), init(None, None, None,
         [act(f"{number} {text}", [who], when) for number, text, who, when in rows])))


MAKERS = [pdf_header_at_foot, pdf_row_over_pages, word_english_questions, excel_short_words, pdf_over_pages, html_terms, text_numbered_labels, csv_many_columns, excel_sheet_per_area,
          word_indicator_groups, html_tertials, pdf_bold_leads, word_finnish, odt_quarters, csv_fulfilment]

if __name__ == "__main__":
    for make in MAKERS:
        make()
