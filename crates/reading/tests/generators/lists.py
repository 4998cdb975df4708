"""Lists of granted projects in layouts of offices in several countries."""
from office import *
# 1 list of operations, English, code row under the header
put("csv", "operations_en.csv", csv([
 ["Beneficiary","Operation name","Operation summary","Operation start date","Operation end date","Total eligible expenditure allocated to the operation","Union co-financing rate","Operation postcode","Country","Category of intervention"],
 ["1","2","3","4","5","6","7","8","9","10"],
 ["Marlow Valley College","Skills Bridge","Training for adults who change trade, with local firms.","01/04/2023","31/03/2026","1,204,550.00","40%","ML4 2QT","UK","118"],
 ["Harbour Trust Ltd","Cold Store Retrofit","New cooling in the fish hall.","15/06/2023","14/12/2024","389,900.50","40%","HB1 9ZZ","UK","069"],
 ["University of Penwick","Low Carbon Materials Lab","Open laboratory for small firms.","01/01/2024","31/12/2027","2,750,000.00","45%","PW2 7AB","UK","060"]], sep=","),
 G(E("owner title description start end total_cost share place grant",
  ("Marlow Valley College","Skills Bridge","Training for adults who change trade, with local firms.","2023-04-01","2026-03-31",1204550,40,"ML4 2QT",None),
  ("Harbour Trust Ltd","Cold Store Retrofit","New cooling in the fish hall.","2023-06-15","2024-12-14",389900.5,40,"HB1 9ZZ",None),
  ("University of Penwick","Low Carbon Materials Lab","Open laboratory for small firms.","2024-01-01","2027-12-31",2750000,45,"PW2 7AB",None))))
# 2 list of operations, Swedish, two-language header in one cell, XLSX
put("xlsx", "insatser_tva_sprak.xlsx", xlsx([("Insatser", [
 ["Förteckning över insatser / List of operations"],["Uppdaterad 2025-01-31"],[],
 ["Stödmottagare / Beneficiary name","Insatsens namn / Operation name","Sammanfattning / Operation summary","Startdatum / Start date","Slutdatum / End date","Totala stödberättigande utgifter / Total eligible expenditure","Medfinansieringssats EU / Union co-financing rate","Postnummer / Postcode","Land / Country","Interventionskategori / Category of intervention"],
 ["Dalvik universitet","Batterihallen","Provbädd för återvunna celler.",D("2023-02-01"),D("2025-10-31"),18450000,("%",0.4),"931 40","SE","012"],
 ["Åre naturskola","Fjällnära kompetens","Kurser för guider.",D("2023-09-01"),D("2026-08-31"),4120500.5,("%",0.5),"837 52","SE","145"],
 ["Norrhamns kommun","Smart hamn","",D("2024-01-01"),D("2026-12-31"),9600000,("%",0.4),"951 31","SE","075"]])]),
 G(E("owner title start end total_cost share place grant eu_part",
  ("Dalvik universitet","Batterihallen","2023-02-01","2025-10-31",18450000,40,"931 40",None,None),
  ("Åre naturskola","Fjällnära kompetens","2023-09-01","2026-08-31",4120500.5,50,"837 52",None,None),
  ("Norrhamns kommun","Smart hamn","2024-01-01","2026-12-31",9600000,40,"951 31",None,None))))
# 3 list of operations, Danish
put("csv", "operationer_da.csv", csv([
 ["Liste over operationer - Regionalfonden","","","","","","","",""],
 ["Støttemodtagers navn","Projektets navn","Resumé af projektet","Startdato","Slutdato","Samlede støtteberettigede udgifter","EU-medfinansieringssats","Postnr.","Interventionskategori"],
 ["Vesthavn Erhvervshus","Grøn omstilling i SMV","Rådgivning til små virksomheder","01-03-2023","28-02-2026","12.345.678,50","50 %","6700","064"],
 ["Syddal Teknologiskole","Robotter i køkkenet","","15-08-2023","31-12-2025","4.500.000,00","50 %","6200","063"],
 ["Ø-havet Turisme F.M.B.A.","Cykelruter","Skiltning og kort","01-01-2024","30-06-2025","987.000,00","60 %","5960","093"]]),
 G(E("owner title start end total_cost share place",
  ("Vesthavn Erhvervshus","Grøn omstilling i SMV","2023-03-01","2026-02-28",12345678.5,50,"6700"),
  ("Syddal Teknologiskole","Robotter i køkkenet","2023-08-15","2025-12-31",4500000,50,"6200"),
  ("Ø-havet Turisme F.M.B.A.","Cykelruter","2024-01-01","2025-06-30",987000,60,"5960"))))
# 4 Finnish list of operations
put("csv", "toimet_fi.csv", csv([
 ["Tuensaaja","Hankkeen nimi","Hankekuvaus","Aloituspäivä","Päättymispäivä","Tukikelpoiset kokonaiskustannukset €","EU-osarahoitusosuus %","Postinumero","Maa","Toimenpideluokka"],
 ["Koivurannan ammattiopisto","Vihreä siirtymä pajalla","Opetusta metallialalle","1.3.2023","28.2.2025","248 500,00","60","90100","Suomi","134"],
 ["Järvi-Suomen Kehitys Oy","Matkailun digiloikka","","1.9.2023","31.8.2026","512 340,75","50","57130","Suomi","075"],
 ["Pohjoisen yliopisto","Kiertotalouden koelaboratorio","Testausta yrityksille","1.1.2024","31.12.2026","1 120 000,00","60","96300","Suomi","030"]]),
 G(E("owner title start end total_cost share place",
  ("Koivurannan ammattiopisto","Vihreä siirtymä pajalla","2023-03-01","2025-02-28",248500,60,"90100"),
  ("Järvi-Suomen Kehitys Oy","Matkailun digiloikka","2023-09-01","2026-08-31",512340.75,50,"57130"),
  ("Pohjoisen yliopisto","Kiertotalouden koelaboratorio","2024-01-01","2026-12-31",1120000,60,"96300")), currency="EUR"))
# 5 Norwegian county overview with status and totals
put("xlsx", "tilskuddsoversikt.xlsx", xlsx([("2024", [
 ["Tilskuddsoversikt 2024 – regionale utviklingsmidler"],
 ["Tall i hele kroner"],
 ["Saksnr","Tilskuddsmottaker","Prosjekt","Kommune","Ordning","Søkt","Tildelt","Status"],
 ["24/00113","Fjordfisk AS","Landbasert kveite","Solvær","BIO",1800000,900000,"Innvilget"],
 ["24/00140","Lia Bygdelag","Møteplass i Lia","Lia","LOK",250000,None,"Avslag"],
 ["24/00152","Stiftinga Kystmuseet","Båtbyggeriet 2.0","Solvær","KUL",600000,450000,"Innvilget"],
 ["24/00201","Høyfjell Reiseliv SA","Heilårs sti","Høyfjell","REI",975000,500000,"Delvis innvilget"],
 ["Sum","","","","",("f","SUM(F4:F7)",3625000),("f","SUM(G4:G7)",1850000),""]], ["A1:H1"])]),
 G(E("reference owner title place applied grant",
  ("24/00113","Fjordfisk AS","Landbasert kveite","Solvær",1800000,900000),
  ("24/00140","Lia Bygdelag","Møteplass i Lia","Lia",250000,None),
  ("24/00152","Stiftinga Kystmuseet","Båtbyggeriet 2.0","Solvær",600000,450000),
  ("24/00201","Høyfjell Reiseliv SA","Heilårs sti","Høyfjell",975000,500000)), currency="NOK", year=2024,
  printed={"applied":3625000,"grant":1850000}, proved={"applied":True,"grant":True}))
# 6 Danish bevillingsliste, HTML with ,-
put("html", "bevillingsliste.html", """<!DOCTYPE html><html lang="da"><head><title>Bevillinger 2024</title><meta charset="utf-8"></head><body><nav><a href="/">Forside</a></nav><main>
<h1>Bevillingsliste 2024</h1><p>Udvalget for vækst har i 2024 givet følgende bevillinger.</p>
<table><thead><tr><th>Bevillingshaver</th><th>Formål</th><th>Ansøgt beløb</th><th>Bevilget beløb</th></tr></thead><tbody>
<tr><td>Foreningen Havnens Venner</td><td>Sejlerskole for unge</td><td>kr. 150.000,-</td><td>kr. 75.000,-</td></tr>
<tr><td>Nordby Iværksætterhus</td><td>Mentorordning</td><td>kr. 1.200.000,-</td><td>kr. 800.000,-</td></tr>
<tr><td>Ålborg Designskole</td><td>Materialebibliotek</td><td>kr. 95.500,-</td><td>kr. 95.500,-</td></tr>
<tr><td>I alt</td><td></td><td>kr. 1.445.500,-</td><td>kr. 970.500,-</td></tr></tbody></table></main></body></html>""",
 G(E("owner title applied grant",
  ("Foreningen Havnens Venner","Sejlerskole for unge",150000,75000),("Nordby Iværksætterhus","Mentorordning",1200000,800000),("Ålborg Designskole","Materialebibliotek",95500,95500)),
  currency="DKK", year=2024, printed={"applied":1445500,"grant":970500}, proved={"applied":True,"grant":True}))
# 7 Finnish myönnetyt avustukset
put("csv", "myonnetyt.csv", csv([
 ["Myönnetyt avustukset 2023","","",""],
 ["Hakija","Käyttötarkoitus","Haettu","Myönnetty"],
 ["Kylätoimikunta Ahola ry","Laiturin kunnostus","12 000 €","8 000 €"],
 ["Nuorten teatteri ry","Kesäkiertue","7 500 €","0 €"],
 ["Osuuskunta Metsäpolku","Opasteet ja kartat","21 300 €","15 000 €"],
 ["Yhteensä","","40 800 €","23 000 €"]]),
 G(E("owner title applied grant",("Kylätoimikunta Ahola ry","Laiturin kunnostus",12000,8000),("Nuorten teatteri ry","Kesäkiertue",7500,0),("Osuuskunta Metsäpolku","Opasteet ja kartat",21300,15000)),
 currency="EUR", year=2023, printed={"applied":40800,"grant":23000}, proved={"applied":True,"grant":True}))
# 8 360Giving CSV wide
put("csv", "giving_wide.csv", csv([
 ["Identifier","Title","Description","Currency","Amount Applied For","Amount Awarded","Amount Disbursed","Award Date","URL","Planned Dates:Start Date","Planned Dates:End Date","Recipient Org:Identifier","Recipient Org:Name","Recipient Org:Charity Number","Recipient Org:Postal Code","Funding Org:Identifier","Funding Org:Name","Grant Programme:Title","Beneficiary Location:Name","Last modified"],
 ["360G-TST-001","Warm Rooms","Heating for a hall","GBP","12000","10000","5000","2024-03-04T00:00:00Z","","2024-04-01","2025-03-31","GB-CHC-900001","Linden Hall Association","900001","YO1 1AA","GB-CHC-900900","Moor Fund","Winter","York","2024-05-01"],
 ["360G-TST-002","Choir, for everyone","Singing\nand more","GBP","","4500.50","4500.50","2024-03-04T00:00:00Z","","2024-05-01","2024-12-31","GB-CHC-900002","Ouse Choir","900002","YO2 2BB","GB-CHC-900900","Moor Fund","Culture","Selby","2024-05-01"]], sep=","),
 G(E("reference title owner applied grant start end place currency",
  ("360G-TST-001","Warm Rooms","Linden Hall Association",12000,10000,"2024-04-01","2025-03-31","York","GBP"),
  ("360G-TST-002","Choir, for everyone","Ouse Choir",None,4500.5,"2024-05-01","2024-12-31","Selby","GBP")), publisher="Moor Fund"))
# 9 360Giving JSON nested
put("json", "giving_nested.json", json.dumps({"version":"1.1","license":"https://example.org","grants":[
 {"id":"360G-x-1","title":"Canal garden","description":"Beds and paths","currency":"GBP","amountAppliedFor":9000,"amountAwarded":7000,"awardDate":"2024-02-01","plannedDates":[{"startDate":"2024-03-01","endDate":"2024-09-30","duration":7}],"recipientOrganization":[{"id":"GB-CHC-1","name":"Canal Friends","charityNumber":"1","location":[{"name":"Leeds","geoCode":"E0"}]}],"fundingOrganization":[{"id":"GB-CHC-9","name":"Aire Foundation"}],"grantProgramme":[{"code":"G1","title":"Green"}],"beneficiaryLocation":[{"name":"Holbeck","geoCode":"E05","geoCodeType":"WD"}]},
 {"id":"360G-x-2","title":"Night bus","description":"","currency":"GBP","amountAwarded":15250.75,"awardDate":"2024-02-15","recipientOrganization":[{"id":"GB-COH-2","name":"Late Wheels CIC"}],"fundingOrganization":[{"id":"GB-CHC-9","name":"Aire Foundation"}],"beneficiaryLocation":[{"name":"Leeds"},{"name":"Bradford"}]}]}, ensure_ascii=False),
 G(E("reference title owner applied grant start end currency",("360G-x-1","Canal garden","Canal Friends",9000,7000,"2024-03-01","2024-09-30","GBP"),("360G-x-2","Night bus","Late Wheels CIC",None,15250.75,None,None,"GBP")), publisher="Aire Foundation"))
# 10 Swedish minutes with § decisions, prose
put("docx", "protokoll_paragrafer.docx", docx([
 ("h",0,"Protokoll"),("p","Regionala utvecklingsnämnden 2024-10-15"),
 ("h",2,"§ 61 Val av justerare"),("p","Nämnden väljer Karin Ek att justera protokollet."),
 ("h",2,"§ 62 Ansökan om medel till projektet Skogsbrynet"),("p","Ärendet: Stiftelsen Furudal söker 400 000 kronor till projektet Skogsbrynet."),("p","Beslut: Nämnden beviljar Stiftelsen Furudal 250 000 kronor till projektet Skogsbrynet för perioden 2025-01-01–2026-06-30."),
 ("h",2,"§ 63 Ansökan om medel till projektet Havsnära mat"),("p","Beslut: Nämnden beviljar Ostkusten ekonomisk förening högst 1 150 000 kronor till projektet Havsnära mat."),
 ("h",2,"§ 64 Ansökan om medel till projektet Fritidsbank"),("p","Beslut: Nämnden avslår ansökan från Bruksbyns IF om 90 000 kronor till projektet Fritidsbank."),
 ("h",2,"§ 65 Övriga frågor"),("p","Nästa möte hålls den 12 november.")]),
 G(E("title owner grant",("Skogsbrynet","Stiftelsen Furudal",250000),("Havsnära mat","Ostkusten ekonomisk förening",1150000))))
# 11 Leader area
put("xlsx", "leader.xlsx", xlsx([("Beviljade", [
 ["LEADER Sjö och Skog – beviljade projekt t.o.m. 2024-12-31"],[],
 ["Journalnr","Projektnamn","Sökande","Åtgärd","Projektstöd LAG (kr)","Offentlig medfinansiering","Privat insats","Total projektbudget","Beslutsdatum","Slutdatum"],
 ["2024-1001","Gästhamn Tuna","Tuna byalag","Landsbygd",420000,100000,80000,600000,D("2024-02-11"),D("2025-12-31")],
 ["2024-1015","Matkoll","Sörby LRF","Landsbygd",150000,0,50000,200000,D("2024-02-11"),D("2024-12-31")],
 ["2024-1022","Ung i Väst","Västra kommun","Socialfond",780000,320000,0,1100000,D("2024-09-03"),D("2026-08-31")],
 [None,None,None,"Totalt",1350000,420000,130000,1900000]])]),
 G(E("reference title owner grant total_cost end",("2024-1001","Gästhamn Tuna","Tuna byalag",420000,600000,"2025-12-31"),("2024-1015","Matkoll","Sörby LRF",150000,200000,"2024-12-31"),("2024-1022","Ung i Väst","Västra kommun",780000,1100000,"2026-08-31")),
 currency="SEK", printed={"grant":1350000,"total_cost":1900000}, proved={"grant":True,"total_cost":True}))
# 12 Excel one sheet per year and a summary sheet
def year(y, rows):
    s1 = sum(r[3] for r in rows); s2 = sum(r[2] for r in rows)
    return [["Projekt","Projektägare","Total kostnad","Beviljat"]] + rows + [["Summa","",s2,s1]]
y23 = [["Rapsod","Musikens hus",300000,120000],["Lyktan","Hamnstads kommun",90000,45000]]
y24 = [["Spår 4","Järnvägsmuseet",800000,200000],["Lyktan 2","Hamnstads kommun",110000,55000],["Sås","Kockskolan AB",50000,25000]]
def er(rows): return E("title owner total_cost grant", *[tuple(r) for r in rows])
put("xlsx", "ar_per_blad_summering.xlsx", xlsx([("Sammanställning",[["År","Antal projekt","Beviljat"],["2023",2,165000],["2024",3,280000],["Totalt",5,445000]]),("2023",year(2023,y23)),("2024",year(2024,y24))]),
 GT({"path":["2023"],"rows":er(y23),"printed":{"grant":165000,"total_cost":390000},"proved":{"grant":True,"total_cost":True}},{"path":["2024"],"rows":er(y24),"printed":{"grant":280000,"total_cost":960000},"proved":{"grant":True,"total_cost":True}}, currency="SEK")
 + [{"kind":"aggregates","rows":E("name count grant",("2023",2,165000),("2024",3,280000))}])
# 13 subtotals by group in-between
put("xlsx", "delsummor.xlsx", xlsx([("Blad1", [
 ["Kommun","Projekt","Mottagare","Bidrag, kr"],
 ["Alby","Snickeriet","Alby hantverk",50000],[None,"Torget","Alby kommun",150000],["Summa Alby",None,None,200000],
 ["Bolmen","Sjöbod","Bolmens FVO",25000],["Summa Bolmen",None,None,25000],
 ["Ceder","Växthus","Ceder gymnasium",75000],[None,"Ridhus","Ceder RF",60000],[None,"Scen","Folkets hus Ceder",40000],["Summa Ceder",None,None,175000],
 ["Totalsumma",None,None,400000]])]),
 GT({"rows":E("title owner grant",("Snickeriet","Alby hantverk",50000),("Torget","Alby kommun",150000)),"printed":{"grant":200000},"proved":{"grant":True}},
    {"rows":E("title owner grant",("Sjöbod","Bolmens FVO",25000)),"printed":{"grant":25000},"proved":{"grant":True}},
    {"rows":E("title owner grant",("Växthus","Ceder gymnasium",75000),("Ridhus","Ceder RF",60000),("Scen","Folkets hus Ceder",40000)),"printed":{"grant":175000},"proved":{"grant":True}}, currency="SEK"))
# 14 tkr in one column, kr in another
put("csv", "tkr_och_kr.csv", csv([
 ["Projekt","Sökande","Projektbudget (tkr)","Beviljat stöd (kr)"],
 ["Ljusfesten","Ljusdalen AB","1 250","312 500"],["Rälsbussen","Tågklubben","480,5","96 100"],["Sommarkök","Mathuset ek för","75","37 500"],
 ["Summa","","1 805,5","446 100"]]),
 G(E("title owner total_cost grant",("Ljusfesten","Ljusdalen AB",1250000,312500),("Rälsbussen","Tågklubben",480500,96100),("Sommarkök","Mathuset ek för",75000,37500)), currency="SEK", printed={"total_cost":1805500,"grant":446100}, proved={"total_cost":True,"grant":True}))
# 15 several years and total
put("xlsx", "ar_i_kolumner.xlsx", xlsx([("Beslut", [
 ["Beviljade medel per år (kr)"],
 ["Projekt","Projektägare",2024,2025,2026,"Totalt"],
 ["Näringslivslyft","Almunge kommun",200000,200000,100000,500000],
 ["Testarena","RISE Nord",None,450000,450000,900000],
 ["Filmcykel","Bio Kontrast",60000,None,None,60000],
 ["Summa","",260000,650000,550000,1460000]])]),
 G(E("title owner grant total_cost",("Näringslivslyft","Almunge kommun",500000,None),("Testarena","RISE Nord",900000,None),("Filmcykel","Bio Kontrast",60000,None)), currency="SEK", printed={"grant":1460000}, proved={"grant":True}))
# 16 DOCX with one small table per project
def card(t,o,c,g,p): return ("t",[["Projekt",t],["Projektägare",o],["Total budget",c],["Beviljat stöd",g],["Projektperiod",p]])
put("docx", "projektkort.docx", docx([("h",0,"Beviljade projekt 2024"),("p","Nedan visas projekten som har beviljats stöd."),
 card("Hållbart hantverk","Slöjdcentrum","1 200 000 kr","480 000 kr","2024-01-01 – 2025-12-31"),
 card("Isbanan","Norrsele IK","350 000 kr","175 000 kr","2024-06-01 – 2024-12-31"),
 card("Kunskapsstråket","Högskolan Väst-Nord","5 000 000 kr","1 500 000 kr","2024-03-01 – 2027-02-28")]),
 G(E("title owner total_cost grant start end",("Hållbart hantverk","Slöjdcentrum",1200000,480000,"2024-01-01","2025-12-31"),("Isbanan","Norrsele IK",350000,175000,"2024-06-01","2024-12-31"),("Kunskapsstråket","Högskolan Väst-Nord",5000000,1500000,"2024-03-01","2027-02-28")), currency="SEK", year=2024))
# 17 HTML page with dl lists
def dl(t,o,s,g,d): return f"<article><h2>{t}</h2><dl><dt>Stödmottagare</dt><dd>{o}</dd><dt>Sökt belopp</dt><dd>{s}</dd><dt>Beviljat belopp</dt><dd>{g}</dd><dt>Beslutsdatum</dt><dd>{d}</dd></dl><p>Projektet pågår.</p></article>"
put("html", "dl_lista.html", '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Projekt som fått stöd</title></head><body><header>Region Mellan</header><main><h1>Projekt som fått stöd</h1>'
 + dl("Öppet laboratorium","Tekniska skolan i Ö","800 000 kr","500 000 kr","2024-02-02") + dl("Byacafé","Ekeby byalag","60 000 kr","60 000 kr","2024-02-02") + dl("Exportskola","Handelskammaren Mellan","1,2 miljoner kronor","1 000 000 kr","2024-05-20") + "</main></body></html>",
 G(E("title owner applied grant",("Öppet laboratorium","Tekniska skolan i Ö",800000,500000),("Byacafé","Ekeby byalag",60000,60000),("Exportskola","Handelskammaren Mellan",1200000,1000000)), currency="SEK"))
# 18 CSV without any header row, with total
put("csv", "utan_rubrikrad.csv", csv([
 ["2024-113","Hamnens skafferi","Strandby kommun","2024-03-01","2025-02-28","640000","320000"],
 ["2024-118","Vävstugan öppnar","Vävarna ekonomisk förening","2024-04-15","2024-12-31","120000","60000"],
 ["2024-121","Biogas på gården","Lantbrukarna AB","2024-05-01","2026-04-30","2200000","900000"],
 ["2024-130","Språkcafé","Stiftelsen Mötet","2024-08-01","2025-06-30","85000","85000"],
 ["","","","","","3045000","1365000"]]),
 G(E("reference title owner start end total_cost grant",
  ("2024-113","Hamnens skafferi","Strandby kommun","2024-03-01","2025-02-28",640000,320000),("2024-118","Vävstugan öppnar","Vävarna ekonomisk förening","2024-04-15","2024-12-31",120000,60000),
  ("2024-121","Biogas på gården","Lantbrukarna AB","2024-05-01","2026-04-30",2200000,900000),("2024-130","Språkcafé","Stiftelsen Mötet","2024-08-01","2025-06-30",85000,85000))), findings=["missing-header"])
# 19 amounts split by financier
put("xlsx", "finansiarer.xlsx", xlsx([("Projekt", [
 ["Projektlista med finansiering"],
 ["Projekt","Projektägare","Finansiering (kr)",None,None,None,None],
 [None,None,"Region","Kommuner","EU","Privat","Summa"],
 ["Elflyg","Flygskolan i Nord",500000,250000,1000000,250000,2000000],
 ["Vandra","Leden ideell förening",100000,50000,None,None,150000],
 ["Datahall","Kraftbolaget AB",300000,None,1200000,1500000,3000000],
 ["Summa",None,900000,300000,2200000,1750000,5150000]],["C2:G2"])]),
 G(E("title owner total_cost eu_part",("Elflyg","Flygskolan i Nord",2000000,1000000),("Vandra","Leden ideell förening",150000,None),("Datahall","Kraftbolaget AB",3000000,1200000)), currency="SEK", printed={"total_cost":5150000}, proved={"total_cost":True}))
# 20 negative corrections
put("csv", "atertag.csv", csv([
 ["Dnr","Projekt","Mottagare","Beviljat","Typ av beslut"],
 ["RUN 2023-11","Kluster trä","Träbyn AB","750 000","Nytt"],
 ["RUN 2021-40","Kluster trä 1","Träbyn AB","-45 000","Återtag"],
 ["RUN 2023-19","Digital handel","Köpmannaföreningen","300 000","Nytt"],
 ["RUN 2022-07","Cykelväg info","Lunda kommun","−12 500","Återtag"],
 ["","","Summa","992 500",""]]),
 G(E("reference title owner grant",("RUN 2023-11","Kluster trä","Träbyn AB",750000),("RUN 2021-40","Kluster trä 1","Träbyn AB",-45000),("RUN 2023-19","Digital handel","Köpmannaföreningen",300000),("RUN 2022-07","Cykelväg info","Lunda kommun",-12500)), currency="SEK", printed={"grant":992500}, proved={"grant":True}))
# 21 Beviljat with Avslag / Återkallad
put("docx", "avslag_i_kolumn.docx", docx([("h",1,"Beslut om företagsstöd och projektmedel, våren 2024"),("t",[
 ["Ärende","Sökande","Projekt","Sökt belopp","Beviljat"],
 ["1","Mjölnaren i By AB","Stenkvarn","220 000","110 000"],["2","Café Solvik HB","Uteservering","80 000","Avslag"],["3","Tidaholms flygklubb","Hangar","500 000","Återkallad"],["4","Region Innovation AB","Testbädd","950 000","700 000"],["","","Totalt","1 750 000","810 000"]])]),
 G(E("owner title applied grant",("Mjölnaren i By AB","Stenkvarn",220000,110000),("Café Solvik HB","Uteservering",80000,None),("Tidaholms flygklubb","Hangar",500000,None),("Region Innovation AB","Testbädd",950000,700000)), currency="SEK", printed={"applied":1750000,"grant":810000}, proved={"applied":True,"grant":True}))
# 22 dates in all forms
put("csv", "datum.csv", csv([
 ["Projekt","Stödmottagare","Beviljat belopp","Start","Slut"],
 ["Alfa","Alm AB","100 000","1 mars 2024","31 dec 2025"],["Beta","Björk AB","200 000","2024-04","2025-10"],["Gamma","Ceder AB","300 000","20240501","20260430"],["Delta","Douglas AB","400 000","1/6 2024","30/9 2025"],["Epsilon","En AB","500 000","2024","2026"],["Zeta","Fur AB","600 000","kv 1 2024","kv 4 2025"],["Eta","Gran AB","700 000","jan-24","jun-25"]]),
 G(E("title owner grant start end",("Alfa","Alm AB",100000,"2024-03-01","2025-12-31"),("Beta","Björk AB",200000,"2024-04","2025-10"),("Gamma","Ceder AB",300000,"2024-05-01","2026-04-30"),("Delta","Douglas AB",400000,"2024-06-01","2025-09-30"),("Epsilon","En AB",500000,"2024","2026"),("Zeta","Fur AB",600000),("Eta","Gran AB",700000,"2024-01","2025-06")), currency="SEK"))
# 23 two-row header, group header over sub headers, applied/granted each with share
put("xlsx", "tva_rader_grupp.xlsx", xlsx([("Beslut", [
 ["Stiftelsen Kustlandet"],["Fördelade bidrag 2023"],[],
 ["Nr","Projektuppgifter",None,"Ansökan",None,"Beslut",None],
 [None,"Benämning","Organisation","Total kostnad","Sökt bidrag","Datum","Belopp"],
 [1,"Fyrens dag","Fyrvännerna",140000,70000,D("2023-02-01"),50000],
 [2,"Tångboken","Hav & Land förlag",90000,45000,D("2023-02-01"),45000],
 [3,"Roddbåten","Skärgårdsskolan",260000,130000,D("2023-05-10"),100000],
 [None,"Summa",None,490000,245000,None,195000]],["B4:C4","D4:E4","F4:G4"])]),
 G(E("title owner total_cost applied grant",("Fyrens dag","Fyrvännerna",140000,70000,50000),("Tångboken","Hav & Land förlag",90000,45000,45000),("Roddbåten","Skärgårdsskolan",260000,130000,100000)), currency="SEK", publisher="Stiftelsen Kustlandet", year=2023, printed={"total_cost":490000,"applied":245000,"grant":195000}, proved={"total_cost":True,"applied":True,"grant":True}))
# 24 footnote markers
put("csv", "fotnoter.csv", csv([
 ["Projekt","Projektägare","Total kostnad","Beviljat"],
 ["Solceller på taket","Bostads AB Hemmet","900 000","250 000*"],["Naturrum","Lövstads kommun","1 400 000 1)","350 000"],["Elbåtar","Skärtrafik AB","2 000 000","400 000 1)"],["Kompost","Odlarna","30 000","15 000 2)"],
 ["Summa","","4 330 000","1 015 000"],
 ["* Beslutet är överklagat","","",""],["1) Inklusive förstudie","","",""],["2) Villkorat","","",""]]),
 G(E("title owner total_cost grant",("Solceller på taket","Bostads AB Hemmet",900000,250000),("Naturrum","Lövstads kommun",1400000,350000),("Elbåtar","Skärtrafik AB",2000000,400000),("Kompost","Odlarna",30000,15000)), currency="SEK", printed={"total_cost":4330000,"grant":1015000}, proved={"total_cost":True,"grant":True}))
# 25 line breaks in cells
put("csv", "radbrytningar.csv", csv([
 ["Projekt-\nnamn","Sökande\norganisation","Total\nkostnad, kr","Beviljat\nstöd, kr"],
 ["Framtidens\nbibliotek","Ängby\nkommun","400\n000","100 000"],["Musik i\nparken","Kultur-\nföreningen Tonen","60 000","30 000"],["Hamnplan","Båtlaget\nVågen","1 000 000","250 000\n"]], sep="\t"),
 G(E("title owner total_cost grant",("Framtidens bibliotek","Ängby kommun",400000,100000),("Musik i parken","Kulturföreningen Tonen",60000,30000),("Hamnplan","Båtlaget Vågen",1000000,250000)), currency="SEK"))
# 26 total in another unit than rows
put("csv", "summa_i_mnkr.csv", csv([
 ["Projekt","Ägare","Kostnad (kr)","Bidrag (kr)"],
 ["Stora bron","Broby kommun","3 250 000","1 000 000"],["Lilla bron","Broby kommun","750 000","300 000"],["Mellanbron","Samfälligheten","500 000","150 000"],
 ["Totalt","","4,5 mnkr","1,45 mnkr"]]),
 G(E("title owner total_cost grant",("Stora bron","Broby kommun",3250000,1000000),("Lilla bron","Broby kommun",750000,300000),("Mellanbron","Samfälligheten",500000,150000)), currency="SEK", printed={"total_cost":4500000,"grant":1450000}), no_findings=["sum-mismatch"])
# 27 mixed: DOCX summary table then headings + prose
put("docx", "tabell_och_beskrivningar.docx", docx([("h",0,"Beviljade utvecklingsprojekt 2023"),("p","Totalt beviljades fyra projekt."),("t",[
 ["Projekt","Projektägare","Total kostnad","Beviljat"],["Matresan","Visit Ådalen","800 000","300 000"],["Fiberfällan","Ådalens kommun","450 000","200 000"],["Kvarnen","Kvarnbyns museum","240 000","120 000"],["Summa","","1 490 000","620 000"]]),
 ("h",1,"Beskrivningar"),("h",2,"Matresan"),("p","Projektägare: Visit Ådalen"),("p","Små producenter öppnar sina gårdar för besökare."),
 ("h",2,"Fiberfällan"),("p","Projektägare: Ådalens kommun"),("p","En utredning om de sista hushållen utan bredband."),
 ("h",2,"Kvarnen"),("p","Projektägare: Kvarnbyns museum"),("p","Kvarnen görs tillgänglig för alla.")]),
 G(E("title title_in_text owner owner_in_text total_cost grant description",("Matresan","Matresan","Visit Ådalen","Visit Ådalen",800000,300000,"Små producenter öppnar sina gårdar för besökare."),("Fiberfällan","Fiberfällan","Ådalens kommun","Ådalens kommun",450000,200000,"En utredning om de sista hushållen utan bredband."),("Kvarnen","Kvarnen","Kvarnbyns museum","Kvarnbyns museum",240000,120000,"Kvarnen görs tillgänglig för alla.")), currency="SEK", year=2023, printed={"total_cost":1490000,"grant":620000}, proved={"total_cost":True,"grant":True}))
# 28 mixed: table holds some, prose holds rest
put("docx", "tabell_och_beslut.docx", docx([("h",0,"Beviljade medel 2024"),("h",1,"Större projekt"),("t",[
 ["Projekt","Sökande","Beviljat"],["Industrispåret","Verkstadsklubben AB","900 000 kr"],["Logistikport","Hamnen i Söderö","1 100 000 kr"]]),
 ("h",1,"Mindre projekt"),("p","Nämnden beviljar Tallbackens IF 45 000 kronor till projektet Löparslingan."),("p","Nämnden beviljar Kulturföreningen Gnistan 60 000 kronor till projektet Ljus i mörkret.")]),
 GT({"rows":E("title owner grant",("Industrispåret","Verkstadsklubben AB",900000),("Logistikport","Hamnen i Söderö",1100000))},{"rows":E("title owner grant",("Löparslingan","Tallbackens IF",45000),("Ljus i mörkret","Kulturföreningen Gnistan",60000))}, currency="SEK", year=2024))
# 29 merged title row over columns + English county list
put("xlsx", "county_awards.xlsx", xlsx([("Awards", [
 ["Community Enterprise Fund – Awards 2023/24"],["All figures in pounds"],
 ["Ref.","Organisation","Project","Town","Project cost","Grant offered","% funded"],
 ["CEF01","Bell Street Bakers","Community oven","Thorpe",24000,12000,("%",0.5)],["CEF02","Thorpe Rowing Club","Boat house roof","Thorpe",80000,20000,("%",0.25)],["CEF03","Men's Shed Wick","Tool library","Wick",6400,6400,("%",1)],
 [None,"Total",None,None,110400,38400,("%",0.3478)]],["A1:G1"])]),
 G(E("reference owner title place total_cost grant share",("CEF01","Bell Street Bakers","Community oven","Thorpe",24000,12000,50),("CEF02","Thorpe Rowing Club","Boat house roof","Thorpe",80000,20000,25),("CEF03","Men's Shed Wick","Tool library","Wick",6400,6400,100)), printed={"total_cost":110400,"grant":38400}, proved={"total_cost":True,"grant":True}))
# 30 text, pasted minutes with a list
put("text", "beslutslista.txt", """Beslutslista för Näringslivsnämnden 12 mars 2024

§ 14
Nämnden beslutar att bevilja Grönstråket AB 180 000 kronor för projektet Takodling.

§ 15
Nämnden beslutar att bevilja Kungsbyns kommun 75 000 kronor för förstudien Solpark.

§ 16
Nämnden beslutar att avslå ansökan från Rullande Rast AB.

§ 17
Nämnden beslutar att bevilja Ung Företagsamhet i Länet 600 000 kronor för verksamheten 2024.
""", G(E("title owner grant",("Takodling","Grönstråket AB",180000),("Solpark","Kungsbyns kommun",75000),)+[{"owner":"Ung Företagsamhet i Länet","grant":600000}]))
# 31 JSON API with Norwegian keys
put("json", "tilskudd_api.json", json.dumps({"antall":3,"tilskudd":[
 {"saksnummer":"2024/55","mottaker":{"navn":"Elvebyen Vekst AS","orgnr":"999888777"},"prosjektnavn":"Grønn lab","soknadssum":400000,"tilsagnssum":250000,"kommune":"Elveby","startdato":"2024-02-01","sluttdato":"2025-01-31"},
 {"saksnummer":"2024/61","mottaker":{"navn":"Kulturhuset BA","orgnr":"888777666"},"prosjektnavn":"Scene nord","soknadssum":150000,"tilsagnssum":150000,"kommune":"Nes","startdato":"2024-05-01","sluttdato":"2024-12-31"},
 {"saksnummer":"2024/70","mottaker":{"navn":"Nes kommune","orgnr":"777666555"},"prosjektnavn":"Havneplan","soknadssum":900000,"tilsagnssum":500000,"kommune":"Nes","startdato":"2024-08-01","sluttdato":None}]}, ensure_ascii=False),
 G(E("reference owner title applied grant place start end",("2024/55","Elvebyen Vekst AS","Grønn lab",400000,250000,"Elveby","2024-02-01","2025-01-31"),("2024/61","Kulturhuset BA","Scene nord",150000,150000,"Nes","2024-05-01","2024-12-31"),("2024/70","Nes kommune","Havneplan",900000,500000,"Nes","2024-08-01",None))))
# 32 Austrian-like German list
put("csv", "vorhaben_de.csv", csv([
 ["Liste der Vorhaben EFRE 2021-2027"],
 ["Name des Begünstigten","Bezeichnung des Vorhabens","Zusammenfassung des Vorhabens","Beginn","Ende","Förderfähige Gesamtausgaben in EUR","Unions-Kofinanzierungssatz","PLZ","Land","Interventionskategorie"],
 ["Holzwerk Tannau GmbH","Neue Presse","Anlage für Platten","01.02.2023","31.01.2024","1.250.000,00","30,00 %","9020","AT","001"],
 ["Universität Seeburg","Labor für Wasserstoff","","01.07.2023","30.06.2026","3.480.500,50","50,00 %","6900","AT","060"],
 ["Gemeinde Obertal","Ortskern beleben","","01.01.2024","31.12.2025","220.000,00","50,00 %","5600","AT","089"]]),
 G(E("owner title start end total_cost share place",("Holzwerk Tannau GmbH","Neue Presse","2023-02-01","2024-01-31",1250000,30,"9020"),("Universität Seeburg","Labor für Wasserstoff","2023-07-01","2026-06-30",3480500.5,50,"6900"),("Gemeinde Obertal","Ortskern beleben","2024-01-01","2025-12-31",220000,50,"5600")), currency="EUR"))
# 33 trap: project budget list which is no grant list
put("csv", "investeringsbudget.csv", csv([["Projekt","Ansvarig nämnd","Budget 2024","Budget 2025"],["Ny simhall","Tekniska nämnden","12 000","30 000"],["Skoltak","Barnnämnden","4 500","0"],["Summa","","16 500","30 000"]]), [])
# 34 no header, in XLSX below a title, no totals, kommun
put("xlsx", "rubriklos_titel.xlsx", xlsx([("Blad1", [["Beviljade bidrag 2022"],
 ["Hantverksmässan","Föreningen Slöjd","Tranås",40000],["Ekobyn","Eko i Småland ek för","Eksjö",125000],["Ridled","Hästlandet AB","Nässjö",90000],["Byabion","Bygdegårdsföreningen Lekeryd","Jönköping",30000]])]),
 G(E("title owner grant",("Hantverksmässan","Föreningen Slöjd",40000),("Ekobyn","Eko i Småland ek för",125000),("Ridled","Hästlandet AB",90000),("Byabion","Bygdegårdsföreningen Lekeryd",30000))))
# 35 owner first, grants per programme with heading rows and per-row applied; "Varav EU"
put("xlsx", "program_rubriker.xlsx", xlsx([("Lista", [
 ["Sökande","Projekttitel","Total budget","Varav regional medfinansiering","Varav EU-stöd","Period"],
 ["Innovation"],
 ["Science Park Ö","Växthuset","12 000 000","3 000 000","6 000 000","2023–2026"],["Ö-Tech AB","Sensornät","2 500 000","500 000","1 250 000","2023-07–2025-06"],
 ["Landsbygd"],
 ["Byarådet i Ed","Servicepunkt","900 000","300 000","","2024"],["Eds kommun","Laddstolpar","1 600 000","400 000","800 000","2024–2025"]])]),
 GT({"path":["Innovation"],"rows":E("owner title total_cost grant eu_part",("Science Park Ö","Växthuset",12000000,3000000,6000000),("Ö-Tech AB","Sensornät",2500000,500000,1250000))},
    {"path":["Landsbygd"],"rows":E("owner title total_cost grant eu_part",("Byarådet i Ed","Servicepunkt",900000,300000,None),("Eds kommun","Laddstolpar",1600000,400000,800000))}, currency="SEK"))
# 36 semicolon CSV with UK charity list, "Sum Awarded", ISO
put("csv", "sum_awarded.csv", csv([["Grant Ref","Name of Organisation","Purpose of Grant","Sum Awarded (£)","Date of Panel","Ward"],
 ["G-1","Friends of Pym Park","New benches","1,250","12 Jan 2024","East"],["G-2","Pym Youth FC","Kit & coaching","980","12 Jan 2024","West"],["G-3","Repair Café Pym","Tools","2,000","15 March 2024","East"],["","","Total","4,230","",""]], sep=","),
 G(E("reference owner title grant",("G-1","Friends of Pym Park","New benches",1250),("G-2","Pym Youth FC","Kit & coaching",980),("G-3","Repair Café Pym","Tools",2000)), currency="GBP", printed={"grant":4230}, proved={"grant":True}))
# ---- the second round ----
put("html","tildelinger.html","""<!doctype html><html lang="no"><meta charset="utf-8"><title>Tildelinger</title><body><h1>Tildelte midler fra næringsfondet 2024</h1><table><tr><th>Prosjekteier</th><th>Tiltak</th><th>Totalramme</th><th>Tildelt beløp (kr)</th></tr><tr><td rowspan="2">Vik Utvikling KF</td><td>Torgdager</td><td>200 000</td><td>80 000</td></tr><tr><td>Nettbutikk</td><td>150 000</td><td>75 000</td></tr><tr><td>Sæter Gård</td><td>Ysteri</td><td>1 100 000</td><td>300 000</td></tr><tr><td>Totalt</td><td></td><td>1 450 000</td><td>455 000</td></tr></table></body></html>""",
 G(E("owner title grant",("Vik Utvikling KF","Torgdager",80000),("Vik Utvikling KF","Nettbutikk",75000),("Sæter Gård","Ysteri",300000)),currency="NOK",printed={"grant":455000},proved={"grant":True}))
put("xlsx","leader_fi.xlsx",xlsx([("Hankkeet",[["Leader-hankkeet 2023"],["Hankkeen nimi","Hakija","Tukipäätös pvm","Julkinen tuki","Yksityinen rahoitus","Kokonaiskustannukset","Kunta"],["Kylätalon katto","Ahola ry",D("2023-03-02"),14000,6000,20000,"Ii"],["Polkupyörätie","Lahden kylät ry",D("2023-04-02"),45000,15000,60000,"Lahti"],["Saunalautta","Vesi Oy",D("2023-06-12"),7500,7500,15000,"Ii"],["Yhteensä",None,None,66500,28500,95000,None]])]),
 G(E("title owner grant co_funding total_cost place",("Kylätalon katto","Ahola ry",14000,6000,20000,"Ii"),("Polkupyörätie","Lahden kylät ry",45000,15000,60000,"Lahti"),("Saunalautta","Vesi Oy",7500,7500,15000,"Ii")),currency="EUR",printed={"grant":66500,"total_cost":95000},proved={"grant":True,"total_cost":True}))
put("csv","beviljat_per_ar.csv",csv([["Projekt","Mottagare","Beviljat 2022","Beviljat 2023","Beviljat totalt"],["Skärgårdslyft","Öarnas förening","100 000","150 000","250 000"],["Pendlarkiosk","Trafik AB","","75 000","75 000"],["Brandskola","Skogsägarna","20 000","20 000","40 000"],["Summa","","120 000","245 000","365 000"]]),
 G(E("title owner grant",("Skärgårdslyft","Öarnas förening",250000),("Pendlarkiosk","Trafik AB",75000),("Brandskola","Skogsägarna",40000)),printed={"grant":365000},proved={"grant":True}))
put("xlsx","summa_ovanfor.xlsx",xlsx([("Sheet1",[["Kommunens näringslivsbidrag"],["Totalt beviljat: 185 000 kr"],["Antal beslut: 3"],[],["Företag","Vad bidraget avser","Kronor"],["Bageri Sol","Ugn",60000],["Smedjan HB","Lokal",75000],["Cykel & Co","Verkstad",50000]])]),
 G(E("owner title grant",("Bageri Sol","Ugn",60000),("Smedjan HB","Lokal",75000),("Cykel & Co","Verkstad",50000)),currency="SEK"))
put("docx","foreningar.docx",docx([("h",1,"§ 23 Föreningsbidrag 2024"),("p","Kultur- och fritidsnämnden beslutar att bevilja följande föreningar bidrag:"),("t",[["Alby IF","25 000 kr"],["Hembygdsföreningen Torp","12 000 kr"],["Scoutkåren Örnen","18 500 kr"],["Summa","55 500 kr"]]),("p","Paragrafen justeras omedelbart.")]),
 G(E("owner grant",("Alby IF",25000),("Hembygdsföreningen Torp",12000),("Scoutkåren Örnen",18500))))
put("csv","subsidie_nl.csv",csv([["Zaaknummer","Ontvanger","Project","Omschrijving","Verleend bedrag","Vastgesteld bedrag","Jaar"],["Z-101","Stichting De Brug","Wijktuin","Groen in de wijk","€ 12.500,00","€ 11.900,00","2023"],["Z-102","Vereniging Oost","Buurtfeest","","€ 2.000,00","€ 2.000,00","2023"],["Z-103","Museum Noord","Expo","Tentoonstelling","€ 45.000,00","","2024"]]),
 G(E("reference owner title grant",("Z-101","Stichting De Brug","Wijktuin",12500),("Z-102","Vereniging Oost","Buurtfeest",2000),("Z-103","Museum Noord","Expo",45000)),currency="EUR"))
put("csv","subventions_fr.csv",csv([["nomAttribuant","idAttribuant","dateConvention","referenceDecision","nomBeneficiaire","idBeneficiaire","objet","montant","nature","conditionsVersement"],["Commune de Val","21000001","2023-05-10","2023-14","Association Les Pins","41111","Fête du village","3000","aide en numéraire","unique"],["Commune de Val","21000001","2023-05-10","2023-15","Club de judo","41112","Tapis neufs","1250.50","aide en numéraire","unique"],["Commune de Val","21000001","2023-09-01","2023-22","Théâtre du Lac","41113","Saison","15000","aide en numéraire","échelonné"]],sep=","),
 G(E("reference owner title grant",("2023-14","Association Les Pins","Fête du village",3000),("2023-15","Club de judo","Tapis neufs",1250.5),("2023-22","Théâtre du Lac","Saison",15000))))
put("csv","grantees_us.csv",csv([["Grantee","City","Purpose","Term (months)","Amount"],["Blue River Alliance","Dayton, OH","To map wetlands","24","$150,000"],["Youth Press","Akron, OH","For general support","12","$60,000"],["Food First","Toledo, OH","To expand a kitchen","18","$85,500"],["","","","Total","$295,500"]],sep=","),
 G(E("owner place title grant",("Blue River Alliance","Dayton, OH","To map wetlands",150000),("Youth Press","Akron, OH","For general support",60000),("Food First","Toledo, OH","To expand a kitchen",85500)),currency="USD",printed={"grant":295500},proved={"grant":True}))
put("csv","forslag_beslut.csv",csv([["Sökande","Kommun","Ändamål","Sökt","Förslag","Beslut"],["Dansens hus ek för","Sala","Turné","120 000","60 000","50 000"],["Jazzklubben","Heby","Festival","80 000","40 000","40 000"],["Konstrundan","Sala","Katalog","35 000","0","0"],["Summa","","","235 000","100 000","90 000"]]),
 G(E("owner place title applied grant",("Dansens hus ek för","Sala","Turné",120000,50000),("Jazzklubben","Heby","Festival",80000,40000),("Konstrundan","Sala","Katalog",35000,0)),printed={"applied":235000,"grant":90000},proved={"applied":True,"grant":True}))
put("xlsx","tva_sprakrader.xlsx",xlsx([("Lista",[["Projekt","Stödmottagare","Beviljat belopp","Total budget","Startdatum","Slutdatum"],["Project","Beneficiary","Amount granted","Total budget","Start date","End date"],["Solväg","Ljusets AB",400000,1000000,D("2024-01-01"),D("2025-12-31")],["Vindfång","Kust kommun",250000,500000,D("2024-02-01"),D("2024-12-31")]])]),
 G(E("title owner grant total_cost start end",("Solväg","Ljusets AB",400000,1000000,"2024-01-01","2025-12-31"),("Vindfång","Kust kommun",250000,500000,"2024-02-01","2024-12-31"))))
put("csv","puljemidler.csv",csv([["Projektnavn","Tilskudsmodtager","Bevilget tilskud i kr.","Samlet projektsum","Projektperiode"],["Landsbyliv","Borgerforeningen","125.000","250.000","2024-2026"],["Havnebad","Nørre Kommune","1.500.000","4.000.000","2024-2025"],["Madmarked","Smag ApS","75.500","75.500","2024"]]),
 G(E("title owner grant total_cost start end",("Landsbyliv","Borgerforeningen",125000,250000,"2024","2026"),("Havnebad","Nørre Kommune",1500000,4000000,"2024","2025"),("Madmarked","Smag ApS",75500,75500,"2024","2024"))))
put("xlsx","interreg.xlsx",xlsx([("Projects",[["Approved projects"],["Acronym","Project title","Lead partner","Start","End","ERDF (EUR)","Norwegian funding (NOK)","Total budget (EUR)"],["BLUE","Blue ports together","Harbour Council",D("2023-01-01"),D("2025-12-31"),600000,2000000,1200000],["FOREST","Wood for all","Timber College",D("2023-03-01"),D("2026-02-28"),800000,None,1600000],["Total",None,None,None,None,1400000,2000000,2800000]])]),
 G(E("title owner start end eu_part total_cost",("Blue ports together","Harbour Council","2023-01-01","2025-12-31",600000,1200000),("Wood for all","Timber College","2023-03-01","2026-02-28",800000,1600000)),currency="EUR"))
put("csv","leverantorer.csv",csv([["Leverantör","Organisationsnummer","Konto","Verifikationsnummer","Datum","Belopp"],["Kontorsbolaget AB","556000-0001","6110","A-100","2024-01-03","12 400,00"],["Taxi Nord AB","556000-0002","5800","A-101","2024-01-04","860,00"],["IT-huset","556000-0003","6540","A-102","2024-01-09","98 000,00"]]),[])
put("csv","upphandlingar.csv",csv([["Diarienummer","Upphandling","Leverantör","Avtalsstart","Avtalsslut","Kontraktsvärde"],["2024/10","Städtjänster","Rent AB","2024-02-01","2026-01-31","1 200 000"],["2024/15","Kaffe","Bönan AB","2024-03-01","2027-02-28","300 000"],["2024/19","Datorer","IT-huset AB","2024-04-01","2028-03-31","9 000 000"]]),[])
put("xlsx","status_aterlamnat.xlsx",xlsx([("2024",[["Diarienr","Namn på projekt","Projektägande organisation","Beviljad summa","Utbetald summa","Återlämnat","Kommentar"],["RUN-1","Grön resa","Buss i Väst AB","500 000 kr","480 000 kr","20 000 kr","avslutat"],["RUN-2","Vattenråd","Åns vattenråd","90 000 kr","90 000 kr","","pågår"],["RUN-3","Tech för unga","Science Center","1 000 000 kr","250 000 kr","","pågår t.o.m. 2026"]])]),
 G(E("reference title owner grant",("RUN-1","Grön resa","Buss i Väst AB",500000),("RUN-2","Vattenråd","Åns vattenråd",90000),("RUN-3","Tech för unga","Science Center",1000000)),currency="SEK"))
put("json","open_api.json",json.dumps({"status":"ok","result":{"records":[{"_id":1,"Ansökningsår":2023,"Sökande":"Byns förening","Projektets namn":"Bagarstuga","Sökt belopp":"45 000","Beviljat belopp":"30 000","Beslut":"Bifall"},{"_id":2,"Ansökningsår":2023,"Sökande":"Ån AB","Projektets namn":"Kraftverk","Sökt belopp":"2 000 000","Beviljat belopp":"","Beslut":"Avslag"},{"_id":3,"Ansökningsår":2023,"Sökande":"Skolan","Projektets namn":"Odling","Sökt belopp":"12 000","Beviljat belopp":"12 000","Beslut":"Bifall"}],"total":3}},ensure_ascii=False),
 G(E("owner title applied grant",("Byns förening","Bagarstuga",45000,30000),("Ån AB","Kraftverk",2000000,None),("Skolan","Odling",12000,12000))))
put("docx","kort_med_rubrik.docx",docx([("h",0,"Projektkatalog 2024"),("h",1,"Innovation"),("h",2,"Robotlabb"),("t",[["Sökande:","Tekniska AB","Diarienummer:","2024-11"],["Sökt belopp:","900 000 kr","Beviljat belopp:","450 000 kr"]]),("p","Ett labb för små företag."),("h",2,"Sensorer i skogen"),("t",[["Sökande:","Skogssällskapet Norr","Diarienummer:","2024-17"],["Sökt belopp:","300 000 kr","Beviljat belopp:","300 000 kr"]]),("p","Mätning av markfukt."),("h",1,"Kultur"),("h",2,"Ljudvandring"),("t",[["Sökande:","Ord & Ton","Diarienummer:","2024-31"],["Sökt belopp:","80 000 kr","Beviljat belopp:","50 000 kr"]]),("p","En vandring med berättelser.")]),
 GT({"rows":E("title owner reference applied grant description",("Robotlabb","Tekniska AB","2024-11",900000,450000,"Ett labb för små företag."),("Sensorer i skogen","Skogssällskapet Norr","2024-17",300000,300000,"Mätning av markfukt."))},{"rows":E("title owner reference applied grant description",("Ljudvandring","Ord & Ton","2024-31",80000,50000,"En vandring med berättelser."))},currency="SEK"))
put("csv","utan_rubrik_tusental.csv",csv([["Sam Höga Kusten","Kustleden","Nordkust kommun","1 250","625"],["Sam Höga Kusten","Surströmming","Fiskarföreningen","300","150"],["Sam Inland","Älgsafari","Vilt AB","900","300"]]),[])
