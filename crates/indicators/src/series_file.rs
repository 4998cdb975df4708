//! A series as a table in a file: which columns it has and what its rows say. Pure: text in, values or the
//! faults of every row out.

use network::place;

use crate::{Decimal, Flag, NewValue, Period};

/// Rows that one file may have.
const MOST_ROWS: usize = 20_000;
/// Faults that are told; more would hide the first.
const MOST_FAULTS: usize = 50;

/// What is wrong with a line of the file, as the key of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// From 1, as a spreadsheet counts.
    pub line: usize,
    pub key: &'static str,
    /// What stood there.
    pub text: String,
}

struct Columns {
    place: Option<usize>,
    period: usize,
    value: usize,
    answers: Option<usize>,
    preliminary: Option<usize>,
    /// A column of remarks, one of which may say that a value is preliminary.
    remark: Option<usize>,
}

/// Rows that may stand above the header: the table's title, and what it is about.
const ABOVE: usize = 20;
/// What begins the sheet that explains the columns, in the files that Bygd writes.
const EXPLAINED: [&str; 2] = ["Förklaringar", "Explanations"];

const PLACE: [&str; 6] = ["kommun", "kommunkod", "plats", "municipality", "place", "kod"];
const PERIOD: [&str; 5] = ["period", "år", "tid", "year", "time"];
const VALUE: [&str; 5] = ["värde", "value", "utfall", "outcome", "resultat"];
const ANSWERS: [&str; 4] = ["antal svar", "svar", "answers", "n"];
const PRELIMINARY: [&str; 2] = ["preliminärt", "preliminary"];
const REMARK: [&str; 2] = ["anmärkning", "remark"];

/// The values of a table with a header, or what is wrong with it. `places`: every row says which municipality
/// it is about.
pub(crate) fn read(text: &str, places: bool) -> Result<Vec<NewValue>, Vec<Fault>> {
    let fault = |line, key, text: &str| vec![Fault { line, key, text: text.to_string() }];
    let top = || text.lines().take(ABOVE);
    let delimiter = ['\t', ';', ','].into_iter().find(|sign| top().any(|line| line.contains(*sign)));
    let delimiter = delimiter.unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|_| fault(at + 1, "series-file-broken", ""))?;
        rows.push(record.iter().map(str::to_string).collect::<Vec<String>>());
    }
    if rows.is_empty() {
        return Err(fault(1, "series-file-empty", ""));
    }
    if rows.len() > MOST_ROWS {
        return Err(fault(MOST_ROWS, "series-file-long", ""));
    }
    let (header, columns) = header_of(&rows, places)?;
    let mut values: Vec<NewValue> = Vec::new();
    let mut known = std::collections::HashSet::new();
    let mut faults = Vec::new();
    for (at, row) in rows.iter().enumerate().skip(header + 1) {
        let mut filled = row.iter().filter(|cell| !cell.is_empty());
        match (filled.next(), filled.next()) {
            (None, _) => continue,
            (Some(only), None) if EXPLAINED.contains(&only.as_str()) => break,
            _ => {}
        }
        match value_of(row, &columns) {
            Ok(value) if !known.insert((value.subject.clone(), value.period)) => {
                faults.push(Fault { line: at + 1, key: "series-file-twice", text: value.period.key() });
            }
            Ok(value) => values.push(value),
            Err((key, text)) => faults.push(Fault { line: at + 1, key, text }),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if values.is_empty() && faults.is_empty() {
        return Err(fault(1, "series-file-empty", ""));
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// Where the header stands, and its columns. Above it there may be a title; if no row will do, what is wrong is
/// told of the first that looks like a header.
fn header_of(rows: &[Vec<String>], places: bool) -> Result<(usize, Columns), Vec<Fault>> {
    let above = || rows.iter().enumerate().take(ABOVE);
    if let Some(found) = above().find_map(|(at, row)| Some((at, columns(row, places).ok()?))) {
        return Ok(found);
    }
    let wide = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let (at, row) = above().find(|(_, row)| wide(row)).unwrap_or((0, &rows[0]));
    match columns(row, places) {
        Ok(columns) => Ok((at, columns)),
        Err(key) => Err(vec![Fault { line: at + 1, key, text: row.join(" | ") }]),
    }
}

fn columns(header: &[String], places: bool) -> Result<Columns, &'static str> {
    let at =
        |names: &[&str]| header.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let place = at(&PLACE).filter(|_| places);
    if places && place.is_none() {
        return Err("series-file-no-place");
    }
    Ok(Columns {
        place,
        period: at(&PERIOD).ok_or("series-file-no-period")?,
        value: at(&VALUE).ok_or("series-file-no-value")?,
        answers: at(&ANSWERS),
        preliminary: at(&PRELIMINARY),
        remark: at(&REMARK),
    })
}

fn value_of(row: &[String], columns: &Columns) -> Result<NewValue, (&'static str, String)> {
    let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
    let told = |key, text: &str| (key, text.to_string());
    let subject = match columns.place {
        None => String::new(),
        Some(at) => subject_of(cell(at)).ok_or_else(|| told("series-file-place", cell(at)))?,
    };
    let period = cell(columns.period);
    let period = Period::parse(period).ok_or_else(|| told("series-file-period", period))?;
    let text = cell(columns.value);
    // What is missing is said so, as statistics do.
    let missing = text.is_empty() || ["..", "-", "–"].contains(&text);
    let value = Decimal::typed(text).filter(|_| !missing);
    if value.is_none() && !missing {
        return Err(told("series-file-value", text));
    }
    let answers = match columns.answers.map(cell).filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => {
            let count = text.parse().ok().filter(|count: &i64| *count >= 0);
            Some(count.ok_or_else(|| told("series-file-answers", text))?)
        }
    };
    let said = columns.preliminary.map(cell).is_some_and(|text| !text.is_empty() && text != "0");
    let remarked = columns.remark.map(cell).is_some_and(|text| text.to_lowercase().starts_with("prelim"));
    let preliminary = said || remarked;
    let flag = match (missing, preliminary) {
        (true, _) => Flag::Missing,
        (false, true) => Flag::Preliminary,
        (false, false) => Flag::Plain,
    };
    Ok(NewValue { subject, dimension: String::new(), period, value, answers, flag })
}

/// A municipality by name or code, a county's code, or the nation. A spreadsheet may have eaten a leading
/// zero.
fn subject_of(text: &str) -> Option<String> {
    if text == "00" || text.to_lowercase() == "riket" {
        return Some("00".to_string());
    }
    if let Some(found) =
        place::find_municipality(text).or_else(|| place::find_municipality(&format!("0{text}")))
    {
        return Some(found.code.clone());
    }
    place::counties().iter().find(|one| one.code == text || one.name == text).map(|one| one.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_whole() {
        let text = "\u{feff}År;Värde;Antal svar\n2024;3,62;41\n2025;..;\n";
        let values = read(text, false).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(values.len(), 2);
        assert_eq!(values[0].value.map(Decimal::text).as_deref(), Some("3.62"));
        assert_eq!((values[0].answers, values[1].flag), (Some(41), Flag::Missing));
        let places =
            "kommun,year,value\nBorås,2025,71\n180,2025,69\n0184,2025,70\nRiket,2025,70\n14,2025,70\n";
        let values = read(places, true).unwrap_or_else(|faults| panic!("{faults:?}"));
        let codes: Vec<_> = values.iter().map(|value| value.subject.as_str()).collect();
        assert_eq!(codes, ["1490", "0180", "0184", "00", "14"]);
    }

    #[test]
    fn what_bygd_wrote_is_read() {
        let text = "Besök\nKod\tKommun\tPeriod\tVärde\tAntal svar\tAnmärkning\tKälla\tDatum\n\
                    \t\t2025\t88,5\t41\t\tFil\t2026-11-23\n\t\t2026\t103\t\tPreliminärt\tFil\t2026-11-23\n\
                    Förklaringar\nKolumn\tFörklaring\tInnehåll\tNamn i data\nKod\tKommunens kod.\ttext\tcode\n";
        let values = read(text, false).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(values.len(), 2);
        assert_eq!((values[0].answers, values[0].flag), (Some(41), Flag::Plain));
        assert_eq!(values[1].flag, Flag::Preliminary);
        let faults = read("Besök\nKod;Namn\n1;2\n", false).err().unwrap_or_default();
        assert_eq!(faults.first().map(|fault| (fault.line, fault.key)), Some((2, "series-file-no-period")));
    }

    #[test]
    fn every_fault_has_its_line() {
        let faults = |text: &str, places| {
            let faults = read(text, places).err().unwrap_or_default();
            faults.into_iter().map(|fault| (fault.line, fault.key)).collect::<Vec<_>>()
        };
        assert_eq!(faults("", false), [(1, "series-file-empty")]);
        assert_eq!(faults("År;Värde\n", false), [(1, "series-file-empty")]);
        assert_eq!(faults("År;Antal\n2024;1", false), [(1, "series-file-no-value")]);
        assert_eq!(faults("Värde;Antal\n2024;1", false), [(1, "series-file-no-period")]);
        assert_eq!(faults("År;Värde\n2024;1", true), [(1, "series-file-no-place")]);
        let text = "Kommun;År;Värde;Svar\nAtlantis;2024;1;\nBorås;hösten;1;\n\
                    Borås;2024;tre;\nBorås;2024;1;x\nBorås;2023;1;\nBorås;2023;2;\n";
        let expected = [
            (2, "series-file-place"),
            (3, "series-file-period"),
            (4, "series-file-value"),
            (5, "series-file-answers"),
            (7, "series-file-twice"),
        ];
        assert_eq!(faults(text, true), expected);
    }
}
