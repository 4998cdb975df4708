//! Mutated copies of the real annex: never a wrong value that claims to be proved.

use std::sync::OnceLock;

use proptest::prelude::*;
use reading::Reading;
use reading::contract::Sure;
use types::Amount;

use super::annex::{Fact, TABLES};
use super::{read, rows, seed};

/// Lines with the number they have in the original.
type Lines = Vec<(usize, String)>;

fn original() -> Option<Lines> {
    Some(seed("001")?.split('\n').enumerate().map(|(at, line)| (at + 1, line.to_string())).collect())
}

fn text_of(lines: &Lines) -> String {
    lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n")
}

/// The truth of a row, found by the original line of its figures.
struct Truth {
    fact: Fact,
    last_line: usize,
}

/// The annex as it is, read once for all cases.
fn plain_reading() -> &'static Reading {
    static READING: OnceLock<Reading> = OnceLock::new();
    READING.get_or_init(|| read(&seed("001").expect("BYGD_SEEDS is set")))
}

fn truths() -> Vec<Truth> {
    let facts = TABLES.iter().flat_map(|table| table.4);
    let reading = plain_reading();
    let lines = rows(reading)
        .into_iter()
        .map(|row| row.at[0].lines.map_or(0, |[_, last]| last as usize))
        .collect::<Vec<_>>();
    facts.zip(lines).map(|(fact, last_line)| Truth { fact: *fact, last_line }).collect()
}

/// Fields that claim to be proved and are not what the document says.
fn lies(reading: &Reading, lines: &Lines, truths: &[Truth]) -> Vec<String> {
    let mut found = Vec::new();
    for row in rows(reading) {
        let proved = |field: &str| row.sure.get(field) == Some(&Sure::Proved);
        let Some([first, last]) = row.at[0].lines else { continue };
        let own: Vec<usize> = (first..=last).map(|line| lines[line as usize - 1].0).collect();
        let truth = truths.iter().find(|truth| own.contains(&truth.last_line));
        let Some(Truth { fact, .. }) = truth else {
            if ["title", "owner", "priority", "total_cost", "grant"].into_iter().any(proved) {
                found.push(format!("a row that is none: {:?}", row.title));
            }
            continue;
        };
        let (title, owner, priority, cost, grant, _) = *fact;
        let mut claim = |field: &str, right: bool| {
            if proved(field) && !right {
                found.push(format!("{title}: {field} of {row:?}"));
            }
        };
        claim("title", row.title.as_deref() == Some(title));
        claim("owner", row.owner.as_deref() == Some(owner));
        claim("priority", row.priority.as_deref() == Some(priority));
        claim("total_cost", row.total_cost == Amount::from_units(cost));
        claim("grant", row.grant == Amount::from_units(grant));
    }
    found
}

fn proved_count(reading: &Reading) -> usize {
    rows(reading).iter().flat_map(|row| row.sure.values()).filter(|sure| **sure == Sure::Proved).count()
}

/// Lines that print a table's totals.
fn totals_lines(lines: &Lines) -> Vec<usize> {
    (0..lines.len())
        .filter(|&at| lines[at].1.trim_start().starts_with("Total") && lines[at].1.len() > 12)
        .collect()
}

fn check(lines: &Lines) -> Result<Reading, TestCaseError> {
    let reading = read(&text_of(lines));
    let lies = lies(&reading, lines, &truths());
    prop_assert!(lies.is_empty(), "{lies:#?}");
    Ok(reading)
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_total_with_a_wrong_digit(pick in 0usize..13, place in 0usize..40, digit in 0u8..10) {
        let Some(mut lines) = original() else { return Ok(()) };
        let at = totals_lines(&lines)[pick];
        let digits: Vec<usize> = lines[at]
            .1
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit())
            .map(|(i, _)| i)
            .collect();
        let byte = digits[place % digits.len()];
        lines[at].1.replace_range(byte..=byte, &digit.to_string());
        check(&lines)?;
    }

    #[test]
    fn totals_removed(pick in proptest::collection::vec(any::<bool>(), 13)) {
        let Some(mut lines) = original() else { return Ok(()) };
        let before = proved_count(plain_reading());
        let gone: Vec<usize> =
            totals_lines(&lines)
                .into_iter()
                .zip(&pick)
                .filter(|(_, gone)| **gone).map(|(at, _)| at).collect();
        for at in gone.iter().rev() {
            lines.remove(*at);
        }
        let after = proved_count(&check(&lines)?);
        prop_assert!(gone.is_empty() || after < before);
    }

    #[test]
    fn a_header_word_renamed(pick in 0usize..6, table in 0usize..14) {
        let Some(mut lines) = original() else { return Ok(()) };
        let words = ["Projekt ", "Projektägare", "Prior.", "Total", "kostnad", "Varav RUN"];
        let at: Vec<usize> = (0..lines.len())
            .filter(|&at| {
                let line = lines[at].1.trim();
                let word = words[pick];
                if pick <= 1 { line.starts_with("Projekt Projektägare") } else { line == word }
            })
            .collect();
        if let Some(&at) = at.get(table % at.len().max(1)) {
            lines[at].1 = lines[at].1.replacen(words[pick], "Zorp ", 1);
        }
        check(&lines)?;
    }

    #[test]
    fn header_words_swapped(table in 0usize..14, amounts in any::<bool>()) {
        let Some(mut lines) = original() else { return Ok(()) };
        let starts: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].1.trim().starts_with("Projekt Projektägare")).collect();
        let at = starts[table % starts.len()];
        if amounts {
            // What the header now calls the grant is the cost: as printed, so only the meaning is in doubt.
            let kostnad = (at..at + 20).find(|&i| lines[i].1.trim() == "kostnad");
            let varav = (at..at + 20).find(|&i| lines[i].1.trim() == "Varav RUN");
            if let (Some(kostnad), Some(varav)) = (kostnad, varav) {
                lines[varav].1 = "Total kostnad".into();
                for line in &mut lines[at + 1..=kostnad] {
                    if ["Total", "förväntad", "kostnad"].contains(&line.1.trim()) {
                        line.1.clear();
                    }
                }
                lines[kostnad].1 = "Varav RUN".into();
            }
        } else {
            lines[at].1 = lines[at].1.replacen("Projekt Projektägare", "Projektägare Projekt", 1);
        }
        check(&lines)?;
    }

    #[test]
    fn rows_shuffled(table in 0usize..13, turn in 1usize..9) {
        let Some(lines) = original() else { return Ok(()) };
        let reading = plain_reading();
        let found = super::grants(reading).expect("grants");
        let span = |row: &reading::contract::GrantRow|
            row.at[0].lines.map_or((0, 0), |[a, b]| (a as usize - 1, b as usize));
        let spans: Vec<(usize, usize)> = found.tables[table].rows.iter().map(span).collect();
        // Rows on both sides of a page break stay on their sides.
        let first = spans[0].0;
        let last = spans.iter().zip(spans.iter().skip(1)).take_while(|(a, b)| b.0 - a.1 < 4).count();
        let end = spans[last].1;
        let mut blocks: Vec<Lines> = spans[..=last].iter().map(|(a, b)| lines[*a..*b].to_vec()).collect();
        let many = blocks.len();
        blocks.rotate_left(turn % many);
        let blank = (0, " ".to_string());
        let middle: Lines = blocks.join(&blank).into_iter().collect();
        let shuffled: Lines = lines[..first]
            .iter()
            .cloned()
            .chain(middle)
            .chain(lines[end..].iter().cloned()).collect();
        let after = check(&shuffled)?;
        prop_assert_eq!(rows(&after).len(), 59);
    }

    #[test]
    fn page_breaks_moved(table in 0usize..13, row in 0usize..10, form_feed in any::<bool>()) {
        let Some(lines) = original() else { return Ok(()) };
        let reading = plain_reading();
        let found = super::grants(reading).expect("grants");
        let rows_here = &found.tables[table].rows;
        let at = rows_here[row % rows_here.len()].at[0].lines.map_or(0, |[_, last]| last as usize);
        let mark = if form_feed { "\u{c}" } else { " " };
        let header = ["".to_string(), " ".to_string(), format!("{mark}Projekt Projektägare "),
            "Prior. fråga".into(),
            "Total".into(), "förväntad".into(), "kostnad".into(), "Varav RUN".into()];
        let broken: Lines = lines[..at].iter().cloned()
            .chain(header.into_iter().map(|line| (0, line)))
            .chain(lines[at..].iter().cloned())
            .collect();
        let after = check(&broken)?;
        prop_assert_eq!(rows(&after).len(), 59);
        prop_assert_eq!(proved_count(&after), proved_count(reading));
    }
}
