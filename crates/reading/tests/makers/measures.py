"""Tables and lists of indicators of offices that nobody here has seen: made up."""

from write import day, docx, indicators, office, printed, save, share, table, target, xlsx

LINES = "body{font:11pt sans-serif}table{border-collapse:collapse}td,th{border:1px solid;padding:4px 8px;text-align:left}"


def word_any_order():
    rows = [["Mål 2027", "Trend", "Nyckeltal", "Utfall 2025", "Riket 2025", "Källa"],
            ["minst 75", "↗", "Nöjd-Kund-Index, företag", "71", "74", "SKR"],
            ["högst 6 %", "→", "Arbetslöshet 16–65 år", "6,4 %", "6,9 %", "Arbetsförmedlingen"],
            ["1 200", "↘", "Nya företag", "1 050", "-", "Tillväxtverket"],
            ["topp 50", "↗", "Ranking företagsklimat", "plats 88", "", "Svenskt Näringsliv"]]
    expected = indicators(
        {"name": "Nöjd-Kund-Index, företag", "outcome": 71, "outcome_year": 2025, "trend": "↗", "source": "SKR",
         "comparison": [{"value": 74}], "targets": [target("at_least", 75, 2027)]},
        {"name": "Arbetslöshet 16–65 år", "outcome": 6.4, "unit": "%", "comparison": [{"value": 6.9}], "targets": [target("at_most", 6, 2027)]},
        {"name": "Nya företag", "outcome": 1050, "comparison": [], "targets": [target("reach", 1200, 2027)]},
        {"name": "Ranking företagsklimat", "outcome": 88, "targets": [target("rank_within", 50, 2027)]})
    save("docx/nyckeltal_annan_ordning", "docx", docx(("h1", "Nyckeltal för näringslivsarbetet"), ("t", rows)), expected)


def excel_years_as_columns():
    rows = [["Nyckeltal näringsliv och arbetsmarknad"],
            ["Indikator", "Enhet", 2020, 2021, 2022, 2023, 2024, 2025, "Mål 2026"],
            ["Företagsklimat, sammanfattande omdöme", "betyg 1–6", 3.1, 3.2, 3.2, 3.4, 3.5, 3.6, 3.8],
            ["Nystartade företag", "per 1 000 inv", 8.4, 9.1, 9.9, 8.7, 8.2, "..", "≥ 9"],
            ["Sysselsatta i besöksnäringen", "antal", 412, 298, 377, 405, 431, 440, 450],
            ["Upphandlingar utan anbud", "%", share(0.08), share(0.07), share(0.05), share(0.06), share(0.04), share(0.04), "max 3 %"]]
    expected = indicators(
        {"name": "Företagsklimat, sammanfattande omdöme", "outcome": 3.6, "outcome_year": 2025, "targets": [target("reach", 3.8, 2026)]},
        {"name": "Nystartade företag", "outcome": 8.2, "outcome_year": 2024, "targets": [target("at_least", 9, 2026)]},
        {"name": "Sysselsatta i besöksnäringen", "outcome": 440, "outcome_year": 2025, "targets": [target("reach", 450, 2026)]},
        {"name": "Upphandlingar utan anbud", "outcome": 4, "unit": "%", "targets": [target("at_most", 3, 2026)]})
    save("xlsx/nyckeltal_ar_kolumner", "xlsx", xlsx(("Nyckeltal", rows, [])), expected)


def excel_years_as_rows():
    rows = [["Indikatorer 2021–2025, Ådalens näringslivskontor"], [],
            ["År", "Företagsbesök", "Nya företag", "Betyg företagsklimat", "Gästnätter"],
            [2021, 84, 61, 3.3, 51200], [2022, 110, 58, 3.4, 66900], [2023, 131, 72, 3.4, 70100],
            [2024, 126, 66, 3.6, 73450], [2025, 140, 70, 3.7, None], ["Mål 2026", "minst 150", 75, 3.8, 80000]]
    def one(name, value, year, form, goal):
        return {"name": name, "outcome": value, "outcome_year": year, "targets": [target(form, goal, 2026)]}
    save("xlsx/nyckeltal_ar_rader", "xlsx", xlsx(("Blad1", rows, [])), indicators(
        one("Företagsbesök", 140, 2025, "at_least", 150), one("Nya företag", 70, 2025, "reach", 75),
        one("Betyg företagsklimat", 3.7, 2025, "reach", 3.8), one("Gästnätter", 73450, 2024, "reach", 80000)))


def csv_municipalities():
    text = """Kommun;Företagsklimat 2025;Nya företag per 1 000 inv 2025;Arbetslöshet 2025
Almvik;3,6;9,8;6,1
Bergtuna;3,2;8,1;7,4
Sjöhult;3,9;11,2;4,9
Länet;3,5;9,5;6,3
Riket;3,5;10,9;6,8
"""
    save("csv/kommuner_som_rader", "csv", text, {"documents": []})


def pdf_two_numbers():
    rows = [["Indikator", "Utfall 2025 (2024)", "Målvärde"],
            ["NKI bygglov", "68 (71)", "minst 75"], ["NKI livsmedel", "80 (77)", "minst 80"],
            ["Svarsfrekvens enkät", "41 % (38 %)", "50 %"], ["Antal besök", "1 140 (980)", "1 200"]]
    expected = indicators(
        {"name": "NKI bygglov", "outcome": 68, "outcome_year": 2025, "comparison": [{"value": 71, "year": 2024}], "targets": [target("at_least", 75)]},
        {"name": "NKI livsmedel", "outcome": 80, "comparison": [{"value": 77}], "targets": [target("at_least", 80)]},
        {"name": "Svarsfrekvens enkät", "outcome": 41, "unit": "%", "comparison": [{"value": 38}], "targets": [target("reach", 50)]},
        {"name": "Antal besök", "outcome": 1140, "comparison": [{"value": 980}], "targets": [target("reach", 1200)]})
    save("pdf/nyckeltal_tva_tal", "pdf", printed("<h1>Nyckeltal företagsservice</h1>" + table(rows), LINES), expected)


def html_two_numbers_unsaid():
    rows = [["Mått", "Resultat", "Mål"], ["Betyg från företag", "68 (71)", "75"], ["Handläggningstid bygglov, dagar", "21 / 34", "< 20"],
            ["Andel digitala ansökningar", "83 %", "90 %"]]
    html = f"<html lang=sv><meta charset=utf-8><title>Mått</title><main><h1>Indikatorer servicegaranti</h1>{table(rows)}</main>"
    expected = indicators(
        {"name": "Betyg från företag", "outcome": None, "sure": {"outcome": "ambiguous"}, "targets": [target("reach", 75)]},
        {"name": "Handläggningstid bygglov, dagar", "outcome": None, "sure": {"outcome": "ambiguous"}, "targets": [target("below", 20)]},
        {"name": "Andel digitala ansökningar", "outcome": 83, "unit": "%", "targets": [target("reach", 90)]})
    save("html/tva_tal_utan_forklaring", "html", html, expected)


def word_target_forms():
    rows = [["Indikator", "Nuläge (2025)", "Målvärde 2028"],
            ["Nöjda företag", "64 %", "≥ 70 %"], ["Andel inköp lokalt", "31 %", "minst 40 %"], ["Placering i ranking", "112", "topp 50"],
            ["Antal företag", "2 140", "öka"], ["Handläggningstid, dagar", "14", "max 10"], ["Överklagade tillstånd", "9", "< 5"],
            ["Fiber till företag", "97 %", "100 %"], ["Startupbolag", "3", "2–4 per år"], ["Sjukfrånvaro", "6,1 %", "minska"],
            ["Medlemmar i nätverket", "i.u.", "minst 60"]]
    def one(name, value, unit, *targets):
        return {"name": name, "outcome": value, "targets": list(targets)} | ({"unit": unit} if unit else {})
    save("docx/malformer", "docx", docx(("h1", "Indikatorer i näringslivsprogrammet"), ("t", rows)), indicators(
        one("Nöjda företag", 64, "%", target("at_least", 70, 2028)), one("Andel inköp lokalt", 31, "%", target("at_least", 40, 2028)),
        one("Placering i ranking", 112, None, target("rank_within", 50, 2028)), one("Antal företag", 2140, None, target("improving", None, 2028)),
        one("Handläggningstid, dagar", 14, None, target("at_most", 10, 2028)), one("Överklagade tillstånd", 9, None, target("below", 5, 2028)),
        one("Fiber till företag", 97, "%", target("reach", 100, 2028)),
        one("Startupbolag", 3, None, target("count_in_period", None, 2028, low=2, high=4, period="year")),
        one("Sjukfrånvaro", 6.1, "%", target("improving", None, 2028)), one("Medlemmar i nätverket", None, None, target("at_least", 60, 2028))))


def text_averages():
    text = """Nyckeltal i verksamhetsplanen

Indikator                      Kommunen   Medel länet   Medel riket   Mål
Nya företag per 1 000 inv          9,2          10,1          11,0    minst 10
Företagsklimat, betyg              3,4           3,5           3,6    3,6
Medianlön, kr                   31 400        32 100        33 900    -
Pendling ut, procent                48            39             -    högst 45
"""
    expected = indicators(
        {"name": "Nya företag per 1 000 inv", "outcome": 9.2, "comparison": [{"value": 10.1}, {"value": 11}], "targets": [target("at_least", 10)]},
        {"name": "Företagsklimat, betyg", "outcome": 3.4, "comparison": [{"value": 3.5}, {"value": 3.6}], "targets": [target("reach", 3.6)]},
        {"name": "Medianlön, kr", "outcome": 31400, "comparison": [{"value": 32100}, {"value": 33900}], "targets": []},
        {"name": "Pendling ut, procent", "outcome": 48, "comparison": [{"value": 39}], "targets": [target("at_most", 45)]})
    save("text/medel_ar_inte_mal", "txt", text, expected)


def excel_norwegian():
    rows = [["Måltall næring 2026"], [], ["Indikator", "Resultat 2024", "Landsgjennomsnitt", "Måltall 2026"],
            ["Nyetableringer", "1 234,5", "1 310,2", "over 1 300"], ["Arbeidsledighet", "2,4 %", "1,9 %", "under 2 %"],
            ["Omsetning i reiselivet", "kr 412.000.000", "", "kr 450.000.000"], ["Fornøyde bedrifter", "4,1", "4,0", "minst 4,3"]]
    expected = indicators(
        {"name": "Nyetableringer", "outcome": 1234.5, "outcome_year": 2024, "comparison": [{"value": 1310.2}], "targets": [target("above", 1300, 2026)]},
        {"name": "Arbeidsledighet", "outcome": 2.4, "unit": "%", "comparison": [{"value": 1.9}], "targets": [target("below", 2, 2026)]},
        {"name": "Omsetning i reiselivet", "outcome": 412000000, "comparison": [], "targets": [target("reach", 450000000, 2026)]},
        {"name": "Fornøyde bedrifter", "outcome": 4.1, "comparison": [{"value": 4}], "targets": [target("at_least", 4.3, 2026)]})
    save("xlsx/maltall_norsk", "xlsx", xlsx(("Måltall", rows, ["A1:D1"])), expected)


def html_danish():
    rows = [["Nøgletal", "2023", "2024", "2025", "Mål 2026"], ["Overnatninger", "101.200", "98.750", "110.400", "120.000"],
            ["Iværksættere pr. 1.000 indbyggere", "6,1", "6,4", "6,2", "mindst 7"], ["Erhvervsvenlighed, placering", "61", "52", "47", "top 30"],
            ["Ledighed i pct.", "3,1", "2,9", "-", "højst 2,5"]]
    html = f"<html lang=da><meta charset=utf-8><title>x</title><body><main><h1>Nøgletal for erhvervspolitikken</h1>{table(rows)}</main></body>"
    expected = indicators(
        {"name": "Overnatninger", "outcome": 110400, "outcome_year": 2025, "comparison": [{"value": 101200, "year": 2023}, {"value": 98750, "year": 2024}],
         "targets": [target("reach", 120000, 2026)]},
        {"name": "Iværksættere pr. 1.000 indbyggere", "outcome": 6.2, "targets": [target("at_least", 7, 2026)]},
        {"name": "Erhvervsvenlighed, placering", "outcome": 47, "targets": [target("rank_within", 30, 2026)]},
        {"name": "Ledighed i pct.", "outcome": 2.9, "outcome_year": 2024, "targets": [target("at_most", 2.5, 2026)]})
    save("html/nogletal_dansk", "html", html, expected)


def pdf_footnotes():
    rows = [["Nyckeltal", "2024", "2025", "Mål 2027"], ["Självförsörjningsgrad<sup>1</sup>", "81,2 %", "82,0 %<sup>2</sup>", "84 %"],
            ["Företagare, andel av vuxna", "7,2", "7,1*", "8"], ["Nöjda besökare", "i.u.", "88", "90"], ["Export, mnkr", "..", "–", "öka"],
            ["Lediga lokaler", "34", "29", "högst 20"]]
    html = ("<h1>Nyckeltal tillväxt</h1>" + table(rows) + "<p style='font-size:8pt'><sup>1</sup> Vuxna 20–64 år. <sup>2</sup> Preliminär uppgift."
            "<br>* Ny definition från 2025.</p>")
    expected = indicators(
        {"name": "Självförsörjningsgrad", "outcome": 82, "unit": "%", "outcome_year": 2025, "targets": [target("reach", 84, 2027)]},
        {"name": "Företagare, andel av vuxna", "outcome": 7.1, "outcome_year": 2025, "comparison": [{"value": 7.2}], "targets": [target("reach", 8, 2027)]},
        {"name": "Nöjda besökare", "outcome": 88, "comparison": [], "targets": [target("reach", 90, 2027)]},
        {"name": "Export, mnkr", "outcome": None, "comparison": [], "targets": [target("improving", None, 2027)]},
        {"name": "Lediga lokaler", "outcome": 29, "comparison": [{"value": 34}], "targets": [target("at_most", 20, 2027)]})
    save("pdf/nyckeltal_fotnoter", "pdf", printed(html, LINES + "sup{font-size:7pt}"), expected)


def word_list():
    blocks = [("h1", "Verksamhetsplan 2026"), ("h2", "Indikatorer"),
              ("li", "Sammanfattande företagsklimat: 3,4 (2025). Mål 2026: minst 3,6."),
              ("li", "Antal företagsbesök: 92 (2025). Mål 2026: 120."),
              ("li", "Andel nöjda deltagare: 91 % (2025). Mål 2026: minst 90 %.")]
    expected = indicators(
        {"name": "Sammanfattande företagsklimat", "outcome": 3.4, "outcome_year": 2025, "targets": [target("at_least", 3.6, 2026)]},
        {"name": "Antal företagsbesök", "outcome": 92, "outcome_year": 2025, "targets": [target("reach", 120, 2026)]},
        {"name": "Andel nöjda deltagare", "outcome": 91, "outcome_year": 2025, "targets": [target("at_least", 90, 2026)]})
    save("docx/indikatorlista_med_utfall", "docx", docx(*blocks), expected)


def pdf_english():
    rows = [["KPI", "Baseline 2023/24", "Actual 2024/25", "Target 2026/27", "RAG", "Direction of travel"],
            ["New businesses registered", "412", "455", "500", "Green", "Improving"],
            ["Vacancy rate, town centre", "14.2%", "13.1%", "below 10%", "Amber", "Improving"],
            ["Employment rate", "73.4%", "72.9%", "at least 76%", "Red", "Worsening"],
            ["Visitor spend", "£41.5m", "£44.0m", "£48m", "Green", "Improving"]]
    style = "body{font:10pt serif}table{border-collapse:collapse;width:100%}td,th{padding:6px;text-align:left}tr:nth-child(odd){background:#eee}"
    expected = indicators(
        {"name": "New businesses registered", "outcome": 455, "trend": "Improving", "targets": [target("reach", 500)]},
        {"name": "Vacancy rate, town centre", "outcome": 13.1, "unit": "%", "targets": [target("below", 10)]},
        {"name": "Employment rate", "outcome": 72.9, "unit": "%", "targets": [target("at_least", 76)]},
        {"name": "Visitor spend", "outcome": 44, "targets": [target("reach", 48)]})
    save("pdf/kpi_scorecard", "pdf", printed("<h1>Key performance indicators</h1>" + table(rows), style), expected)


MAKERS = [word_any_order, excel_years_as_columns, excel_years_as_rows, csv_municipalities, pdf_two_numbers, html_two_numbers_unsaid,
          word_target_forms, text_averages, excel_norwegian, html_danish, pdf_footnotes, word_list, pdf_english]

if __name__ == "__main__":
    for make in MAKERS:
        make()
