//! A document comes in through the browser, on both engines, read by the program itself.

use std::{path::PathBuf, time::Duration};

use access::{Organisation, Role};
use documents::{Importers, Intake, Pictures, Reader};
use testkit::{House, Site};

const ANNEX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/delregionala-insatser-2020.txt");
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../reading/tests/corpus/pdf/five_pages.pdf");
const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/verksamhetsplan.txt");

const IMPORTERS: Importers = Importers {
    grants: |import, grants| Box::pin(funding::import_grants(import, grants)),
    plan: |import, plan| Box::pin(plan::import_plan(import, plan)),
    indicators: |import, indicators| Box::pin(indicators::import_indicators(import, indicators)),
};

pub fn program() -> Reader {
    Reader::new(PathBuf::from(env!("CARGO_BIN_EXE_bygd")), &["read-upload"])
}

fn pictures() -> Pictures {
    Pictures::new(PathBuf::from(env!("CARGO_BIN_EXE_bygd")), &["draw-page"])
}

pub fn site_with(house: House, reader: Reader) -> Site {
    let series = indicators::files_room(reader.clone());
    let intake = documents::intake_room(Intake { importers: IMPORTERS, reader, pictures: pictures() });
    let rooms = vec![
        funding::room(),
        plan::room(),
        indicators::room(),
        network::room(),
        documents::room(),
        search::room(),
        intake,
        series,
    ];
    Site::new(house, rooms)
}

pub async fn count(site: &Site, table: &str) -> i64 {
    let sql = db::Sql::new(&format!("SELECT COUNT(*) AS value FROM {table}"));
    sql.value(site.house.db.read()).await.unwrap().unwrap()
}

pub async fn send(site: &Site, owner: &Organisation, name: &str, content: &[u8]) -> testkit::Reply {
    let owner = owner.id.to_string();
    site.upload("/kallor/las-in", &[("owner", &owner), ("visibility", "public")], (name, content)).await
}

/// Sends a demo list and gives the address of its review.
async fn waiting(site: &Site, owner: &Organisation) -> String {
    let sent = send(site, owner, "insatser.txt", &std::fs::read(ANNEX).unwrap()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location.unwrap()
}

/// What the review's hidden field says that was seen.
pub fn seen(page: &testkit::Reply) -> String {
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_string()
}

testkit::on_both_engines! {
    async fn a_file_is_reviewed_and_then_stored(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        site.get("/kallor").await.shows("Läs in ett dokument").hides("Väntar på granskning");
        site.get("/kallor/las-in").await.shows("högst 100 MB").shows("Provregionen");
        let review = waiting(&site, &owner).await;
        let page = site.get(&review).await;
        page.shows("59 projekt").shows("utskrivna summor stämmer").shows("59 nya");
        page.shows("Inget är infört än");
        assert_eq!((count(&site, "project").await, count(&site, "document").await), (0, 0));
        site.get("/kallor").await.shows("insatser.txt").shows("Väntar på granskning");

        site.get("/min-sida").await.shows("insatser.txt");

        let again = waiting(&site, &owner).await;
        assert_eq!(again, review, "what waits already is not kept twice");
        let done = site.post(&review, &[("seen", &seen(&page))]).await;
        let document = done.location.unwrap();
        assert!(document.starts_with("/kallor/") && document.ends_with("klart=imported"), "{document}");
        site.get(&document).await.shows("Dokumentet är inläst.");
        assert_eq!((count(&site, "project").await, count(&site, "document").await), (59, 1));
        site.get("/kallor").await.hides("Väntar på granskning");

        let second_click = site.post(&review, &[("seen", &seen(&page))]).await;
        assert_eq!(second_click.location.as_deref(), Some(document.as_str()));
        let same = send(&site, &owner, "insatser.txt", &std::fs::read(ANNEX).unwrap()).await;
        site.get(&same.location.unwrap()).await.shows("Filen är redan inläst. Inget har ändrats.");
        assert_eq!((count(&site, "project").await, count(&site, "document").await), (59, 1));
        let bytes = site.get(&format!("{}/fil", document.split('?').next().unwrap())).await.bytes;
        assert_eq!(bytes, std::fs::read(ANNEX).unwrap());
        assert_eq!(count(&site, "upload WHERE LENGTH(bytes) > 0 OR reading <> ''").await, 0);
    }

    async fn pasted_text_is_a_file_like_any_other(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let (id, text) = (owner.id.to_string(), std::fs::read_to_string(ANNEX).unwrap());
            assert!(text.len() > 20_000, "longer than a field of any other form");
        let fields = [("owner", id.as_str()), ("visibility", "own"), ("text", text.as_str())];
        let sent = site.upload("/kallor/las-in", &fields, ("", b"")).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        site.get(&sent.location.unwrap()).await.shows("Inklistrad text.txt").shows("59 projekt");
        let fields = [("owner", id.as_str()), ("visibility", "own"), ("text", "Hej hopp")];
        let refused = site.upload("/kallor/las-in", &fields, ("", b"")).await;
        assert_eq!(refused.status, 422);
        refused.shows("Hej hopp");
    }

    async fn the_pages_of_a_pdf_stand_beside_its_reading(house: House) {
        let owner = house.organisation("Provregionen").await;
        let other = house.organisation("En annan").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let id = owner.id.to_string();
        let fields = [("owner", id.as_str()), ("visibility", "own")];
        let sent = site.upload("/kallor/las-in", &fields, ("lista.pdf", &std::fs::read(LIST).unwrap())).await;
        let review = sent.location.unwrap();
        let rows = site.get(&format!("{review}/rader")).await;
        let row = rows.body.split("href=\"").find(|part| part.contains("/rad?")).unwrap();
        let row = row.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let page = site.get(&row).await;
        assert!(page.body.contains(&format!("src=\"{review}/sida/1/bild?rutor=1:")), "{}", page.body);
        let picture = format!("{review}/sida/1/bild?rutor=1:72,150,500,170");
        let drawn = site.get(&picture).await;
        assert!(drawn.body.starts_with("<svg") && drawn.body.contains(">Yrkeshögskolan"), "{}", drawn.body);
        assert_eq!(drawn.body.matches("#fff0bf").count(), 1);
        site.get(&format!("{review}/sida/99/bild")).await.shows("kan inte visas");
        site.sign_in(&other, Role::Manager).await;
        assert_eq!(site.get(&picture).await.status, 404);

        site.sign_in(&owner, Role::Editor).await;
        let seen = seen(&site.get(&review).await);
        let document = site.post(&review, &[("seen", &seen)]).await.location.unwrap();
        let document = document.split('?').next().unwrap();
        site.get(&format!("{document}/sida/2?rutor=2:1,2,3,4")).await.shows("2 / 5");
        let marked = site.get(&format!("{document}?rader=5-5&rutor=1:72,150,500,170")).await;
        let source = format!("src=\"{document}/sida/1/bild?rutor=1:72,150,500,170\"");
        assert!(marked.body.contains(&source), "{}", marked.body);
        assert_eq!(site.get(&format!("{document}/sida/6")).await.status, 404);
        assert_eq!(site.get(&picture).await.status, 404, "it waits no more");
        site.sign_in(&other, Role::Manager).await;
        assert_eq!(site.get(&format!("{document}/sida/1")).await.status, 404);
        assert_eq!(site.get(&format!("{document}/sida/1/bild")).await.status, 404);
    }

    async fn no_more_bytes_wait_than_the_house_has_room_for(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        waiting(&site, &owner).await;
        // As if that file were nearly all that may wait.
        let tx = site.house.db.begin().await.unwrap();
        db::Sql::new("UPDATE upload SET size = 1000 * 1048576 - 100").run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        let refused = send(&site, &owner, "plan.txt", &std::fs::read(PLAN).unwrap()).await;
        assert_eq!(refused.status, 422);
        refused.shows("1 000 MB tillsammans");
        assert_eq!(count(&site, "upload").await, 1, "what was refused is not kept");
        let other = site.house.organisation("En annan").await;
        site.sign_in(&other, Role::Editor).await;
        assert_eq!(send(&site, &other, "plan.txt", &std::fs::read(PLAN).unwrap()).await.status, 303);
    }

    async fn a_plan_is_stored_by_the_room_that_owns_plans(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let review = send(&site, &owner, "plan.txt", &std::fs::read(PLAN).unwrap()).await.location.unwrap();
        let page = site.get(&review).await;
        page.shows("Verksamhetsplan").shows("insatser");
        site.post(&review, &[("seen", &seen(&page))]).await;
        assert!(count(&site, "initiative").await > 0);
    }

    async fn only_the_owners_editors_see_it(house: House) {
        let owner = house.organisation("Provregionen").await;
        let other = house.organisation("En annan").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let review = waiting(&site, &owner).await;
        site.sign_in(&other, Role::Manager).await;
        site.get("/kallor").await.hides("insatser.txt");
        assert_eq!(site.get(&review).await.status, 404);
        assert_eq!(site.post(&review, &[("seen", "x")]).await.status, 404);
        assert_eq!(site.post(&format!("{review}/kasta"), &[]).await.status, 404);
        let foreign = send(&site, &owner, "a.txt", b"Hej").await;
        assert_eq!(foreign.status, 422);
        foreign.shows("Du får inte läsa in dokument åt den organisationen");
        site.sign_in(&owner, Role::Reader).await;
        assert_eq!(site.get(&review).await.status, 403);
        assert_eq!(site.get("/kallor/las-in").await.status, 403);
        site.get("/kallor").await.hides("Läs in ett dokument").hides("insatser.txt");
        site.forget();
        assert_eq!(site.get(&review).await.status, 303);
        assert_eq!(count(&site, "upload WHERE state = 'waiting'").await, 1);
    }

    async fn it_is_thrown_away_by_a_button_or_by_time(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let review = waiting(&site, &owner).await;
        for _ in 0..2 {
            let thrown = site.post(&format!("{review}/kasta"), &[]).await;
            site.get(&thrown.location.unwrap()).await.shows("Filen är kastad").hides("insatser.txt");
        }
        assert_eq!(count(&site, "upload WHERE LENGTH(bytes) > 0 OR state = 'waiting'").await, 0);

        let review = waiting(&site, &owner).await;
        site.house.clock.advance(31 * 24 * 60 * 60 * 1000);
        site.sign_in(&owner, Role::Editor).await;
        assert_eq!(site.get(&review).await.status, 404);
        waiting(&site, &owner).await;
        assert_eq!(count(&site, "upload").await, 1, "the old ones are gone");
    }

    async fn what_has_changed_meanwhile_is_shown_again(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let review = waiting(&site, &owner).await;
        let before = seen(&site.get(&review).await);
        let corrected = std::fs::read_to_string(ANNEX).unwrap();
        let corrected = corrected.replace("450 000 225 000", "460 000 225 000");
        let corrected = corrected.replace("13 147 877", "13 157 877");
        let other = send(&site, &owner, "insatser.txt", corrected.as_bytes()).await.location.unwrap();
        let page = site.get(&other).await;
        site.post(&other, &[("seen", &seen(&page))]).await;
        let stale = site.post(&review, &[("seen", &before)]).await;
        assert_eq!(stale.status, 409);
        stale.shows("Uppgifterna har ändrats sedan sidan visades").shows("1 ändrad");
        assert_eq!(count(&site, "document").await, 1);
        let stored = site.post(&review, &[("seen", &seen(&stale))]).await;
        site.get(&stored.location.unwrap()).await.shows("Dokumentet är inläst.");
        assert_eq!((count(&site, "document").await, count(&site, "project").await), (2, 59));
    }

    async fn what_cannot_be_read_is_told_at_the_field(house: House) {
        let owner = house.organisation("Provregionen").await;
        let mut site = site_with(house, program());
        site.sign_in(&owner, Role::Editor).await;
        let cases: [(&str, &[u8], &str); 4] = [
            ("", b"", "Välj en fil."),
            ("tom.txt", b"", "Filen är tom."),
            ("bild.pdf", &[0, 159, 146, 150, 0, 1, 2, 3], "Filen gick inte att läsa"),
            ("brev.txt", "Hej!\n\nVi ses på torsdag.\n".as_bytes(), "Inget i filen kändes igen"),
        ];
        for (name, content, message) in cases {
            let told = send(&site, &owner, name, content).await;
            assert_eq!(told.status, 422, "{name}");
            told.shows(message).shows("Rätta till det här");
            assert!(told.body.contains("value=\"public\" selected"), "what was chosen stays");
        }
        let large = send(&site, &owner, "stor.txt", &vec![b'x'; (100 << 20) + 1]).await;
        assert_eq!(large.status, 422);
        large.shows("Filen är för stor (101 MB). Den får vara högst 100 MB.");
        assert_eq!(count(&site, "upload").await, 0);
    }

    async fn a_reader_that_falls_or_runs_away_takes_nobody_with_it(house: House) {
        let owner = house.organisation("Provregionen").await;
        let shell = |script: &str| Reader::new(PathBuf::from("/bin/sh"), &["-c", script]);
        let mut site = site_with(house, shell("while :; do :; done").within(Duration::from_millis(200)));
        site.sign_in(&owner, Role::Editor).await;
        let told = send(&site, &owner, "a.txt", b"Hej").await;
        assert_eq!(told.status, 422);
        told.shows("Det tog för lång tid att läsa filen");
        site.get("/kallor").await.shows("Inga källor än");
        let mut site = site_with(site.house, shell("kill -9 $$"));
        site.sign_in(&owner, Role::Editor).await;
        send(&site, &owner, "a.txt", b"Hej").await.shows("Filen gick inte att läsa. Spara den på nytt");
    }
}
