//! What a person says of columns: asked, taken, judged like everything else.

use reading::contract::{GrantRow, Sure};
use reading::{Layout, Profile, Reading, Told};

use super::grants::rows;

fn read(name: &str, text: &str, profiles: &[Profile]) -> (Reading, Vec<Layout>) {
    {
        let known = reading::Known { profiles: profiles.to_vec(), ..reading::Known::default() };
        reading::read_with(name, text.as_bytes(), &known, &|_| ())
    }
}

fn asked(layout: &Layout) -> Vec<&str> {
    layout.columns.iter().filter(|column| column.asked).map(|column| column.header.as_str()).collect()
}

/// The profile that answers for the named columns.
fn answers(layout: &Layout, said: &[(&str, Told)]) -> Profile {
    let told = |header: &str| said.iter().find(|(name, _)| *name == header).map(|(_, told)| *told);
    let chosen: Vec<Option<Told>> = layout.columns.iter().map(|column| told(&column.header)).collect();
    layout.profile("prov", &chosen)
}

fn sure(row: &GrantRow, field: &str) -> Option<Sure> {
    row.sure.get(field).copied()
}

fn grants_of(reading: &Reading) -> Vec<Option<i64>> {
    let units =
        |row: &&GrantRow| row.grant.and_then(|grant| grant.to_string().replace('\u{a0}', "").parse().ok());
    rows(reading).iter().map(units).collect()
}

/// One column of amounts under a word of the office's own.
const OWN_WORD: &str = "Beviljade medel 2023\n\nProjekt;Projektägare;Total kostnad;Lagt på\n\
    Bron;Ydre kommun;510 000;190 500\nSpåret;Kinda kommun;150 000;75 000\nSumma;;660 000;265 500\n";

#[test]
fn an_amount_under_an_unknown_word_is_asked_for_and_then_proved_by_its_total() {
    let (before, layouts) = read("lista.csv", OWN_WORD, &[]);
    assert_eq!(grants_of(&before), [None, None]);
    assert_eq!(asked(&layouts[0]), ["Lagt på"]);
    assert_eq!(layouts[0].columns[3].samples, ["190 500", "75 000"]);
    let profile = answers(&layouts[0], &[("Lagt på", Told::Grant)]);
    let (after, told) = read("lista.csv", OWN_WORD, std::slice::from_ref(&profile));
    assert_eq!(grants_of(&after), [Some(190_500), Some(75_000)]);
    assert!(rows(&after).iter().all(|row| sure(row, "grant") == Some(Sure::Proved)));
    assert!(told[0].told && asked(&told[0]).is_empty());
    let wrong_total = OWN_WORD.replace("265 500", "265 600");
    let (after, _) = read("lista.csv", &wrong_total, &[profile]);
    assert_eq!(grants_of(&after), [Some(190_500), Some(75_000)]);
    assert!(
        rows(&after).iter().all(|row| sure(row, "grant") != Some(Sure::Proved)),
        "saying so proves nothing"
    );
}

#[test]
fn the_same_profile_fits_the_same_header_in_any_format() {
    let (_, layouts) = read("lista.csv", OWN_WORD, &[]);
    let profile = [answers(&layouts[0], &[("Lagt på", Told::Grant)])];
    let cells = OWN_WORD.lines().filter(|line| line.contains(';')).map(|line| {
        let cells: String = line.split(';').map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr>{cells}</tr>")
    });
    let page = format!(
        "<html><body><h1>Beviljade medel</h1><table>{}</table></body></html>",
        cells.collect::<String>()
    );
    let (after, _) = read("lista.html", &page, &profile);
    assert_eq!(grants_of(&after), [Some(190_500), Some(75_000)]);
    let text = OWN_WORD.replace(';', "\t").replace('\n', "\n\n");
    let (after, _) = read("lista.txt", &text, &profile);
    assert_eq!(grants_of(&after), [Some(190_500), Some(75_000)]);
    let other = OWN_WORD.replace("Projektägare", "Sökande");
    let (after, layouts) = read("lista.csv", &other, &profile);
    assert_eq!(grants_of(&after), [None, None], "another header is another layout");
    assert!(!layouts[0].told);
}

#[test]
fn a_list_whose_every_word_is_its_own_can_be_read_when_somebody_has_said_what_it_is() {
    let text = "Satsning;Vem;Pengar ut\nBron;Ydre kommun;190500\nSpåret;Kinda kommun;75000\n\
                Torget;Södra stad;12000\nTotalt;;277500\n";
    let (before, layouts) = read("lista.csv", text, &[]);
    assert!(before.files[0].documents.is_empty());
    assert_eq!((layouts.len(), layouts[0].read, layouts[0].is_asked()), (1, false, true));
    let said = [("Satsning", Told::Title), ("Vem", Told::Owner), ("Pengar ut", Told::Grant)];
    let (after, layouts) = read("lista.csv", text, &[answers(&layouts[0], &said)]);
    assert!(layouts[0].told && layouts[0].read && !layouts[0].is_asked());
    let all = rows(&after);
    assert_eq!(grants_of(&after), [Some(190_500), Some(75_000), Some(12_000)]);
    assert_eq!((all[1].title.as_deref(), all[1].owner.as_deref()), (Some("Spåret"), Some("Kinda kommun")));
    assert!(all.iter().all(|row| sure(row, "grant") == Some(Sure::Proved)));
}

#[test]
fn of_two_columns_that_may_be_the_grant_both_are_asked_for() {
    let text = "Beviljade bidrag\nProjekt;Sökande;Beviljat 2022;Beviljat 2023\n\
                Bron;Ydre kommun;100000;200000\nSpåret;Kinda kommun;5000;7000\n";
    let (before, layouts) = read("lista.csv", text, &[]);
    assert!(rows(&before).iter().all(|row| sure(row, "grant") == Some(Sure::Assumed)));
    assert_eq!(asked(&layouts[0]), ["Beviljat 2022", "Beviljat 2023"]);
    let said = [("Beviljat 2022", Told::Other), ("Beviljat 2023", Told::Grant)];
    let (after, _) = read("lista.csv", text, &[answers(&layouts[0], &said)]);
    assert_eq!(grants_of(&after), [Some(200_000), Some(7_000)]);
    assert!(rows(&after).iter().all(|row| sure(row, "grant") == Some(Sure::Single)));
    assert_eq!(rows(&after)[0].other["Beviljat 2022"], "100000");
}

#[test]
fn words_do_not_become_amounts_because_somebody_says_so() {
    let said = [("Projektägare", Told::Grant), ("Lagt på", Told::Other)];
    let (_, layouts) = read("lista.csv", OWN_WORD, &[]);
    let (after, _) = read("lista.csv", OWN_WORD, &[answers(&layouts[0], &said)]);
    assert!(rows(&after).iter().all(|row| row.grant.is_none()));
}

#[test]
fn nothing_is_asked_of_texts_that_are_no_list() {
    for text in ["Hej!\n\nVi ses på torsdag.\n", "Namn;Telefon\nA;070-1\nB;070-2\n", ""] {
        let (_, layouts) = read("brev.txt", text, &[]);
        assert!(layouts.iter().all(|layout| !layout.read), "{text}");
    }
}
