//! Reports as files, judged by other people's programs.

use std::{path::Path, process::Command};

use jiff::civil::date;
use rendering::{
    Language, Measure,
    chart::{Bar, Bars, Caption, bars},
    document::{Block, Chart, Colour, Column, Document, Fact, Style, Table},
    sheet::{Cell, Kind},
};
use types::Amount;

fn sample() -> Document {
    let amount = |kronor: i64| Cell::Amount(Amount::from_ore(kronor * 100));
    let text = |text: &str| Cell::Text(text.to_string());
    let columns = vec![
        Column::new("Projekt", Kind::Text, 5),
        Column::new("Projektägare", Kind::Text, 4),
        Column::new("Prior. fråga", Kind::Text, 1),
        Column::new("Total kostnad", Kind::Amount, 2),
        Column::new("Varav bidrag", Kind::Amount, 2),
    ];
    let rows = vec![
        vec![text("Åkeri på el"), text("Skogsbygdens Åkeriförening"), text("3"), amount(1_215_000), amount(580_000)],
        vec![text("Livsmedelsförädlingscentrum"), text("Östra Ätrans Mat ek. för."), text("12"), amount(60_000), amount(60_000)],
    ];
    let totals = vec![text("Summa"), Cell::Empty, Cell::Empty, amount(1_275_000), amount(640_000)];
    let caption = Caption {
        id: "kommuner".into(),
        title: "Bidrag per tema".into(),
        description: "Var stapel är ett tema.".into(),
        language: Language::Swedish,
        measure: Measure::Money,
    };
    let chart = bars(&Bars {
        caption,
        bars: vec![
            Bar { label: "Hållbar omställning".into(), value: 58_000_000 },
            Bar { label: "Kompetens".into(), value: 6_000_000 },
        ],
    });
    Document {
        title: "Beviljade insatser 2024".into(),
        subtitle: "Årsbilaga".into(),
        language: Language::Swedish,
        publisher: "Ätradalens kommunalförbund".into(),
        made: date(2025, 2, 3),
        facts: vec![Fact::new("Sammanställd av", "Näringslivsenheten <& \"flera\">")],
        contents: true,
        style: Style { colour: Colour::parse("#00629b").unwrap(), ..Style::default() },
        blocks: vec![
            Block::heading(1, "Norra delen"),
            Block::paragraph("Två insatser beviljades.\nEn till söks det om. #let x = 1 *inte fet*"),
            Block::heading(2, "Kompetens"),
            Block::Table(Table { caption: "Insatser inom Kompetens".into(), columns, rows, totals }),
            Block::heading(3, "Åkeri på el"),
            Block::Facts { facts: vec![Fact::new("Projektägare", "Skogsbygdens Åkeriförening")] },
            Block::paragraph("Laddstolpar längs väg 27 och ett nätverk 日本."),
            Block::List { items: vec!["Första punkten".into(), "Andra punkten".into()] },
            Block::Chart(Chart { svg: chart, description: "Hållbar omställning 580 000 kr, Kompetens 60 000 kr".into() }),
            Block::Note { text: "Belopp i kronor.".into() },
        ],
    }
}

#[test]
fn look() {
    let out = std::env::var("BYGD_LOOK").unwrap_or("/tmp/look".into());
    let out = Path::new(&out);
    std::fs::create_dir_all(out).unwrap();
    let started = std::time::Instant::now();
    std::fs::write(out.join("r.pdf"), rendering::pdf(&sample()).unwrap()).unwrap();
    eprintln!("pdf {:?}", started.elapsed());
    let started = std::time::Instant::now();
    let _ = rendering::pdf(&sample()).unwrap();
    eprintln!("pdf again {:?}", started.elapsed());
    std::fs::write(out.join("r.docx"), rendering::docx(&sample()).unwrap()).unwrap();
    std::fs::write(out.join("r.html"), rendering::html(&sample())).unwrap();
    let _ = Command::new("true").status();
}
