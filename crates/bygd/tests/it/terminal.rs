//! The review in a terminal: `bygd import --review`, and column profiles as files, on both engines.

use std::path::PathBuf;

use crate::{
    engines::Place,
    program::{run, text},
    review::{OPEN, OWN_WORD, UNKNOWN, granted},
};

fn file(folder: &tempfile::TempDir, name: &str, content: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

const PROFILE: &str = r#"{"profile": 1, "name": "Vår lista", "columns": [
    {"header": "Projekt"}, {"header": "Projektägare"}, {"header": "Total kostnad"},
    {"header": "LAGT PÅ", "field": "grant"}]}"#;

#[test]
fn a_profile_says_what_columns_are() {
    let folder = tempfile::tempdir().unwrap();
    let (list, profile) = (file(&folder, "lista.csv", OWN_WORD), file(&folder, "profil.json", PROFILE));
    let last = |out: String| out.lines().last().unwrap_or_default().to_string();
    let without = last(run(&["read", text(&list)]).ok());
    let with = last(run(&["read", text(&list), "--profile", text(&profile)]).ok());
    assert!(without.contains("1 av 1 summor"), "{without}");
    assert!(with.contains("2 av 2 summor"), "{with}");
    run(&["read", text(&list), "--profile", text(&list)]).fails_with(2, "ingen kolumnprofil");
    run(&["read", text(&list), "--profile", "finns-inte.json"]).fails_with(2, "filen finns inte");
}

testkit::on_both_engines! {
    async fn what_is_not_proved_is_asked_for_and_all_is_stored(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let folder = tempfile::tempdir().unwrap();
        let list = file(&folder, "lista.csv", OPEN);
        let import = ["import", text(&list), "--as", &owner.key, "--review"];
        // The first row: its second reading; the second: a grant is typed, at the second attempt; then yes.
        let chosen = place.answer(&import, "2\ns\n7\nhundra\n250 000\n\nj\n").ok();
        assert!(chosen.contains("1  beviljat: 1\u{a0}215"), "{chosen}");
        assert!(chosen.contains("Skriv på nytt") && chosen.contains("Allt är infört"), "{chosen}");
        let all = granted(&house).await;
        assert_eq!(all.len(), 2);
        assert_eq!(all[1], Some(250_000), "{chosen}");
        place.run(&["verify"]).ok();
    }

    async fn no_or_no_answer_stores_nothing(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let folder = tempfile::tempdir().unwrap();
        let list = file(&folder, "lista.csv", OPEN);
        let import = ["import", text(&list), "--as", &owner.key, "--review"];
        let refused = place.answer(&import, "k\nkanske\nn\n").ok();
        assert!(refused.contains("Inget har ändrats"), "{refused}");
        place.answer(&import, "k\n").fails_with(2, "svaren tog slut; inget har ändrats");
        assert_eq!(granted(&house).await, []);
    }

    async fn columns_are_asked_for_and_remembered(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let folder = tempfile::tempdir().unwrap();
        let list = file(&folder, "lista.csv", UNKNOWN);
        place.run(&["import", text(&list), "--as", &owner.key]).fails_with(2, "--review");
        // Owner, owner again, grant (the title is known by its word); remember it; no more questions; store.
        let import = ["import", text(&list), "--as", &owner.key, "--review"];
        let done = place.answer(&import, "2\n2\n3\nj\nk\nj\n").ok();
        assert!(done.contains("En annan kolumn är redan det"), "{done}");
        assert!(done.contains("1 / 1 utskrivna summor"), "{done}");
        assert_eq!(granted(&house).await, [Some(190_500), Some(75_000), Some(12_000)]);
        place.run(&["verify"]).ok();
        let next = file(&folder, "nästa.csv", &UNKNOWN.replace("12000", "13000").replace("277500", "278500"));
        let next = place.run(&["import", text(&next), "--as", &owner.key]).ok();
        assert!(next.contains("efter en kolumnprofil"), "{next}");
        assert_eq!(granted(&house).await[2], Some(13_000));
    }

    async fn a_profile_from_a_file_is_used_and_kept_with_the_document(house: House) {
        let owner = house.organisation("Provregionen").await;
        let place = Place::of(&house);
        let folder = tempfile::tempdir().unwrap();
        let (list, profile) = (file(&folder, "lista.csv", OWN_WORD), file(&folder, "p.json", PROFILE));
        place.run(&["import", text(&list), "--as", &owner.key, "--profile", text(&profile)]).ok();
        assert_eq!(granted(&house).await, [Some(190_500), Some(75_000)]);
        place.run(&["verify"]).ok();
    }
}
