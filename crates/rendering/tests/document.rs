//! Reports as files, judged by other people's programs: poppler, qpdf and LibreOffice.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{path::Path, process::Command};

use jiff::civil::date;
use rendering::{
    Image, Language, Measure,
    chart::{Bar, Bars, Caption, bars},
    document::{Block, Chart, Colour, Column, Document, Fact, Logo, Paper, Style, Table},
    sheet::{self, Cell, Kind, Sheet},
};
use types::Amount;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

fn kronor(kronor: i64) -> Cell {
    Cell::Amount(Amount::from_ore(kronor * 100))
}

fn table() -> Table {
    let rows = [
        ("Åkeri på el", "Skogsbygdens Åkeriförening", 1_215_000),
        ("Rökeriet", "Östra Mat ek. för.", 60_000),
    ];
    let row = |(title, owner, cost): (&str, &str, i64)| vec![text(title), text(owner), kronor(cost)];
    Table {
        caption: "Insatser inom Kompetens".into(),
        columns: vec![
            Column::new("Projekt", Kind::Text, 5),
            Column::new("Projektägare", Kind::Text, 4),
            Column::new("Total kostnad", Kind::Amount, 2),
        ],
        rows: rows.map(row).into(),
        totals: vec![text("Summa"), Cell::Empty, kronor(1_275_000)],
    }
}

fn chart() -> Chart {
    let caption = Caption {
        id: "teman".into(),
        title: "Bidrag per tema".into(),
        description: "Var stapel är ett tema.".into(),
        language: Language::Swedish,
        measure: Measure::Money,
    };
    let bar = |label: &str, value| Bar { label: label.into(), value };
    let svg =
        bars(&Bars { caption, bars: vec![bar("Hållbarhet", 58_000_000), bar("Kompetens", 6_000_000)] });
    Chart { svg, description: "Hållbarhet 580 000 kr, Kompetens 60 000 kr".into() }
}

fn logo() -> Logo {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(60, 20).write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    Logo { image: Image::new(out.into_inner()).unwrap(), description: "Ätradalens vapen".into() }
}

fn sample() -> Document {
    Document {
        title: "Beviljade insatser 2024".into(),
        subtitle: "Årsbilaga".into(),
        language: Language::Swedish,
        publisher: "Ätradalens kommunalförbund".into(),
        made: date(2025, 2, 3),
        facts: vec![Fact::new("Sammanställd av", "Näringslivsenheten <& \"flera\">")],
        contents: true,
        style: Style { colour: Colour::parse("#00629b").unwrap(), logo: Some(logo()), ..Style::default() },
        blocks: vec![
            Block::heading(1, "Norra delen"),
            Block::paragraph("Två insatser.\nEn till söks det om. #let x = 1 *inte fet* $a$"),
            Block::heading(2, "Kompetens"),
            Block::Table(table()),
            Block::heading(3, "Åkeri på el"),
            Block::Facts { facts: vec![Fact::new("Projektägare", "Skogsbygdens Åkeriförening")] },
            Block::List { items: vec!["Första punkten".into(), "Andra punkten".into()] },
            Block::Chart(chart()),
            Block::NewPage,
            Block::Note { text: "Belopp i kronor.".into() },
        ],
    }
}

/// Text that no office means to write, but somebody will.
fn unkind() -> Document {
    let odd = "\0\u{202e}gnirb\u{2069} 日本 😀 \u{1b}[31m =1+1 <b>&amp;</b> \\ #panic() \"\u{fffe}";
    let long = "Näringslivsutvecklingssamverkansorganisationernas".repeat(8);
    let cells = vec![text(odd), text(&long), kronor(-90_000_000_000)];
    let table = Table { rows: vec![cells.clone(), vec![Cell::Empty; 3]], totals: cells, ..table() };
    let empty = Table { rows: Vec::new(), totals: Vec::new(), ..table.clone() };
    Document {
        title: odd.into(),
        subtitle: long.clone(),
        publisher: odd.into(),
        facts: vec![Fact::new(odd, &long)],
        blocks: vec![
            Block::heading(1, odd),
            Block::heading(4, &long),
            Block::paragraph(odd),
            Block::Table(table),
            Block::Table(empty),
            Block::List { items: Vec::new() },
            Block::List { items: vec![odd.into(), String::new()] },
            Block::Facts { facts: Vec::new() },
            Block::NewPage,
            Block::NewPage,
        ],
        style: Style { paper: Paper::A5, landscape: true, ..Style::default() },
        ..sample()
    }
}

/// What a program that must be there says, its complaints apart.
fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; run the tests by ./dev test"));
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {complaints}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_string()
}

/// What LibreOffice makes of a file, in a profile of its own so that several tests may ask at a time.
fn converted(folder: &Path, file: &str, to: &str, ending: &str) -> Vec<u8> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = folder.join("out");
    let out_text = out.to_str().unwrap();
    run("soffice", &[&profile, "--headless", "--convert-to", to, "--outdir", out_text, file]);
    let stem = Path::new(file).file_stem().unwrap().to_str().unwrap();
    std::fs::read(out.join(format!("{stem}.{ending}"))).unwrap()
}

#[test]
fn a_pdf_is_tagged_whole_and_says_what_it_should() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = rendering::pdf(&sample()).unwrap();
    assert!(bytes == rendering::pdf(&sample()).unwrap(), "the same report gives the same bytes");
    let file = write(folder.path(), "a.pdf", &bytes);
    run("qpdf", &["--check", &file]);
    let info = run("pdfinfo", &[&file]);
    for told in
        ["Beviljade insatser 2024", "Ätradalens kommunalförbund", "Tagged:          yes", "595.276 x 841.89"]
    {
        assert!(info.contains(told), "{told}: {info}");
    }
    let structure = run("pdfinfo", &["-struct", &file]);
    for tag in [
        "H1 \"Norra delen\"",
        "H2",
        "H3",
        "TOC",
        "Table",
        "Caption",
        "THead",
        "TH",
        "TBody",
        "TFoot",
        "Figure",
        "L (",
    ] {
        assert!(structure.contains(tag), "{tag}: {structure}");
    }
    let text = run("pdftotext", &["-layout", &file, "-"]);
    for told in ["1 215 000", "Näringslivsenheten <& \"flera\">", "#let x = 1 *inte fet* $a$", "Sida 3 av 3"]
    {
        assert!(text.replace('\u{a0}', " ").contains(told), "{told}: {text}");
    }
    let metadata = String::from_utf8_lossy(&bytes).into_owned();
    assert!(metadata.contains("pdfuaid:part") && metadata.contains("pdfaid:conformance"));
}

#[test]
fn a_docx_opens_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.docx", &rendering::docx(&sample()).unwrap());
    let told = String::from_utf8(converted(folder.path(), &file, "txt:Text (encoded):UTF8", "txt")).unwrap();
    for said in ["Beviljade insatser 2024", "1 215 000", "Näringslivsenheten <& \"flera\">", "Andra punkten"]
    {
        assert!(told.replace('\u{a0}', " ").contains(said), "{said}: {told}");
    }
    let tagged = "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    let pdf = converted(folder.path(), &file, tagged, "pdf");
    let structure = run("pdfinfo", &["-struct", &write(folder.path(), "b.pdf", &pdf)]);
    for tag in ["H1", "H2", "H3", "Table", "TR", "Figure"] {
        assert!(structure.contains(tag), "{tag}: {structure}");
    }
    let info = run("pdfinfo", &[&write(folder.path(), "c.pdf", &pdf)]);
    assert!(info.contains("Beviljade insatser 2024"), "the title: {info}");
}

#[test]
fn a_docx_repeats_its_header_rows_and_describes_its_pictures() {
    let bytes = rendering::docx(&sample()).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut body = String::new();
    std::io::Read::read_to_string(&mut package.by_name("word/document.xml").unwrap(), &mut body).unwrap();
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert!(body.contains("descr=\"Ätradalens vapen\"") && body.contains("Hållbarhet 580 000 kr"));
    assert!(body.contains("TOC \\o"));
    let mut styles = String::new();
    std::io::Read::read_to_string(&mut package.by_name("word/styles.xml").unwrap(), &mut styles).unwrap();
    assert!(styles.contains("w:val=\"sv-SE\"") && styles.contains("w:val=\"00629b\""));
}

#[test]
fn unkind_text_harms_no_format() {
    let folder = tempfile::tempdir().unwrap();
    let document = unkind();
    let pdf = write(folder.path(), "a.pdf", &rendering::pdf(&document).unwrap());
    run("qpdf", &["--check", &pdf]);
    let told = run("pdftotext", &[&pdf, "-"]);
    assert!(told.contains("gnirb □□"), "letters that the typeface lacks are boxes: {told}");
    let docx = write(folder.path(), "b.docx", &rendering::docx(&document).unwrap());
    let told = converted(folder.path(), &docx, "txt:Text (encoded):UTF8", "txt");
    assert!(String::from_utf8(told).unwrap().contains("gnirb 日本 😀"));
    let html = rendering::html(&document);
    assert!(
        html.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;") && !html.contains("<b>") && !html.contains('\u{202e}')
    );
}

#[test]
fn a_document_survives_its_way_to_another_process() {
    let sent = serde_json::to_string(&sample()).unwrap();
    let back: Document = serde_json::from_str(&sent).unwrap();
    assert_eq!(back, sample());
}

#[test]
fn a_book_reckons_its_sums_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let column = |header: &str, kind| sheet::Column {
        key: header.to_lowercase(),
        header: header.into(),
        explanation: String::new(),
        kind,
    };
    // A value that is not the sum: who reckons finds the right one.
    let stale = Cell::Reckoned { formula: "=SUM(Projekt!B2:B3)".into(), value: Box::new(kronor(1)) };
    let sheet = |title: &str, rows, totals| Sheet {
        title: title.into(),
        language: Language::Swedish,
        columns: vec![column("Namn", Kind::Text), column("Bidrag", Kind::Amount)],
        rows,
        totals,
    };
    let projects = vec![vec![text("A"), kronor(1_000)], vec![text("B"), kronor(250)]];
    let totals = vec![text("Summa"), kronor(1_250)];
    let sums = vec![vec![text("Alla"), stale]];
    let book = sheet::book(&[sheet("Projekt", projects, totals), sheet("Summor", sums, Vec::new())]).unwrap();
    let file = write(folder.path(), "a.xlsx", &book);
    let ods = converted(folder.path(), &file, "ods", "ods");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(ods)).unwrap();
    let mut content = String::new();
    std::io::Read::read_to_string(&mut package.by_name("content.xml").unwrap(), &mut content).unwrap();
    assert!(content.contains("of:=SUM([.B2:.B3])"), "the total is a formula");
    assert!(content.contains("of:=SUM([$Projekt.B2:.B3])") || content.contains("of:=SUM([Projekt.B2:.B3])"));
}
