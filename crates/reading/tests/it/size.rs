//! Large and hostile input is read in time that grows with its length.

use std::time::{Duration, Instant};

use super::grants::{grants, read, rows};

/// Far more than is needed, in a debug build on a busy machine; what grows with the square needs hours.
const MOST: Duration = Duration::from_secs(120);

fn finishes(name: &str, text: &str) {
    let start = Instant::now();
    read(text);
    assert!(start.elapsed() < MOST, "{name}: {:?}", start.elapsed());
}

#[test]
fn hostile_texts_are_read_in_time() {
    let words = "näringsliv och 2031 12 000 kr Mål: plan, Projekt ägare Syfte. ";
    finishes("one long line", &words.repeat(4_000));
    finishes("empty lines", &"\n".repeat(300_000));
    finishes("numbers", &"12 345 678 90\n".repeat(5_000));
    finishes(
        "numbers below a header",
        &format!("Projekt Ägare Kostnad Bidrag\n{}", "12 345\n".repeat(5_000)),
    );
    finishes("labels", &"Syfte: något\n".repeat(5_000));
    finishes("headers", &"Projekt Projektägare Kostnad Bidrag\n".repeat(300));
    finishes("headings", &"1.1 Rubrik\n".repeat(3_000));
    finishes("totals", &"Totalt 12 000 6 000\n".repeat(3_000));
    finishes("bullets", &"• gör 2031\n".repeat(5_000));
}

#[test]
fn a_long_list_is_read_whole() {
    let row = |number: usize| format!("Projekt {number};Ekvalla kommun;3;{number} 000;500\n");
    let text: String = (1..300).map(row).collect();
    let cost: usize = (1..300).sum::<usize>() * 1_000;
    let text = format!(
        "Projekt;Ägare;Prio;Kostnad;Bidrag\n{text}Summa;;;{};149 500\n",
        types::grouped(i64::try_from(cost).expect("a sum"))
    );
    let reading = read(&text);
    assert_eq!(rows(&reading).len(), 299);
    assert_eq!(grants(&reading).expect("grants").tables[0].proved.total_cost, Some(true));
}
