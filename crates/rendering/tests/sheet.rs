//! What is exported is read again by other programs' rules.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::date;
use rendering::Language;
use rendering::sheet::{Cell, Column, Kind, Sheet, csv, xlsx};
use types::Amount;

fn column(key: &str, header: &str, kind: Kind) -> Column {
    Column { key: key.into(), header: header.into(), explanation: format!("Vad {header} betyder."), kind }
}

fn sheet() -> Sheet {
    let kr = |ore| Cell::Amount(Amount::from_ore(ore));
    Sheet {
        title: "Projekt: 2020/2021".into(),
        language: Language::Swedish,
        columns: vec![
            column("title", "Projekt", Kind::Text),
            column("grant", "Beviljat", Kind::Amount),
            column("parties", "Parter", Kind::Integer),
            column("start", "Start", Kind::Date),
            column("share", "Andel", Kind::Percent),
        ],
        rows: vec![
            vec![
                Cell::Text("=HYPERLINK(\"x\");a".into()),
                kr(121_500_050),
                Cell::Integer(3),
                Cell::Date(date(2020, 1, 31)),
                Cell::Percent(125),
            ],
            vec![
                Cell::Text("Åäö \"kö\"".into()),
                kr(-20_000),
                Cell::Integer(-4),
                Cell::Empty,
                Cell::Percent(5),
            ],
        ],
        totals: vec![Cell::Text("Summa".into()), kr(121_480_050), Cell::Integer(7), Cell::Empty, Cell::Empty],
    }
}

#[test]
fn csv_is_what_a_swedish_spreadsheet_expects() {
    let expected = "\u{feff}Projekt;Beviljat;Parter;Start;Andel\r\n\
        \"'=HYPERLINK(\"\"x\"\");a\";1215000,50;3;2020-01-31;12,5\r\n\
        \"Åäö \"\"kö\"\"\";-200;-4;;0,5\r\n\
        Summa;1214800,50;7;;\r\n";
    assert_eq!(String::from_utf8(csv(&sheet())).unwrap(), expected);
}

#[test]
fn texts_that_look_like_formulas_are_disarmed() {
    for text in ["=1+1", "+46 31", "-1", "@sum", "\tx", "\rx", "\nx"] {
        let sheet = Sheet { rows: vec![vec![Cell::Text(text.into())]], ..Sheet::default() };
        let written = String::from_utf8(csv(&sheet)).unwrap();
        assert!(written.contains(&format!("\"'{text}\"")), "{written:?}");
    }
}

#[test]
fn xlsx_reads_back_typed() {
    let bytes = xlsx(&sheet()).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Projekt 20202021", "Förklaringar"]);
    let page = book.worksheet_range("Projekt 20202021").unwrap();
    let cell = |line, place| page.get_value((line, place)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(0, 1), Data::String("Beviljat".into()));
    assert_eq!(cell(1, 0), Data::String("=HYPERLINK(\"x\");a".into()));
    assert_eq!(cell(1, 1), Data::Float(1_215_000.5));
    assert_eq!(cell(2, 2), Data::Float(-4.0));
    assert!(matches!(cell(1, 3), Data::DateTime(when) if when.as_f64() == 43_861.0));
    assert_eq!(cell(1, 4), Data::Float(0.125));
    assert_eq!(cell(3, 1), Data::Float(1_214_800.5));
    assert_eq!(cell(3, 2), Data::Float(7.0));
    let formulas = book.worksheet_formula("Projekt 20202021").unwrap();
    assert_eq!(formulas.get_value((3, 1)).map(String::as_str), Some("SUM(B2:B3)"));
    // Seven parties are not the sum of the rows: the page's number stands, not a formula that says otherwise.
    assert_eq!(formulas.get_value((3, 2)).map(String::as_str).unwrap_or_default(), "");
    let explained = book.worksheet_range("Förklaringar").unwrap();
    assert_eq!(explained.height(), 6);
    assert_eq!(explained.get_value((2, 3)), Some(&Data::String("grant".into())));
}

#[test]
fn odd_sheets_are_written_too() {
    let empty = Sheet { title: "[History]".into(), ..Sheet::default() };
    assert!(xlsx(&empty).is_ok());
    assert_eq!(csv(&empty), "\u{feff}\r\n".as_bytes());
    let long = Sheet {
        title: "förklaringar".into(),
        columns: vec![column("a", "A", Kind::Text)],
        rows: vec![vec![Cell::Text("😀".repeat(20_000))], vec![Cell::Date(date(1890, 1, 1))]],
        ..Sheet::default()
    };
    assert!(xlsx(&long).is_ok());
    let exact = Sheet { rows: vec![vec![Cell::Amount(Amount::from_ore(i64::MAX))]], ..Sheet::default() };
    assert!(xlsx(&exact).is_err());
    assert!(String::from_utf8(csv(&exact)).unwrap().contains("92233720368547758,07"));
}
