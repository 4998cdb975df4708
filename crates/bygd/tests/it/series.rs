//! A series comes in as a file: read in a process of its own, shown, then written whole or not at all.

use std::path::PathBuf;

use access::Role;
use documents::Reader;
use testkit::{Reply, Site};

use crate::uploads::{count, program, site_with};

/// An indicator of an office whose editor is signed in; its address.
async fn indicator(site: &mut Site) -> String {
    let office = site.house.organisation("Åsunda kommun").await;
    site.sign_in(&office, Role::Editor).await;
    let owner = office.id.to_string();
    let plan = [
        ("title", "Plan 2026"),
        ("owner", owner.as_str()),
        ("visibility", "public"),
        ("year_from", "2026"),
        ("submission", "plan"),
    ];
    let plan = site.post("/planer", &plan).await.location.unwrap();
    let plan = plan.split(['/', '?']).nth(2).unwrap().to_string();
    let form = [
        ("name", "Besök"),
        ("plan", plan.as_str()),
        ("targets", "minst 100"),
        ("target_year", "2026"),
        ("submission", "besok"),
    ];
    let made = site.post("/nyckeltal", &form).await.location.unwrap();
    made.split('?').next().unwrap().to_string()
}

async fn send(site: &Site, path: &str, name: &str, content: &[u8]) -> Reply {
    site.upload(&format!("{path}/las-in"), &[("table", "")], (name, content)).await
}

/// What the page would send to be saved.
fn shown(page: &Reply) -> String {
    let (_, rest) = page.body.split_once("<textarea name=\"table\" hidden>").unwrap();
    rest.split("</textarea>").next().unwrap().to_string()
}

testkit::on_both_engines! {
    async fn a_series_goes_out_as_a_workbook_and_comes_in_again(house: House) {
        let mut site = site_with(house, program());
        let path = indicator(&mut site).await;
        let page = send(&site, &path, "serie.csv", "År;Värde;Antal svar\n2025;88,5;41\n2026;103;".as_bytes()).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page.shows("88,5").shows("103").shows("41").shows("Inget är sparat än");
        assert_eq!(count(&site, "indicator_value").await, 0);
        let table = shown(&page);
        let save = [("table", table.as_str()), ("submission", "s")];
        assert_eq!(site.post(&format!("{path}/las-in/spara"), &save).await.status, 303);
        assert_eq!(count(&site, "indicator_value").await, 2);
        let book = site.get(&format!("{path}/serie.xlsx")).await;
        let again = send(&site, &path, "serie.xlsx", &book.bytes).await;
        assert_eq!(again.status, 200, "{}", again.text());
        again.shows("88,5").shows("103").shows("41");
        let table = shown(&again);
        let save = [("table", table.as_str()), ("submission", "t")];
        assert_eq!(site.post(&format!("{path}/las-in/spara"), &save).await.status, 303);
        assert_eq!(count(&site, "indicator_value").await, 2, "what is known is no new version");
    }

    async fn what_cannot_be_read_takes_nobody_with_it(house: House) {
        let mut site = site_with(house, program());
        let path = indicator(&mut site).await;
        let broken = send(&site, &path, "serie.xlsx", b"PK\x03\x04 and nothing more").await;
        assert_eq!(broken.status, 422);
        broken.shows("Filen går inte att läsa.");
        let binary = send(&site, &path, "serie.csv", &[0u8, 1, 2, 3, 255, 254]).await;
        assert_eq!(binary.status, 422);
        let large = send(&site, &path, "serie.csv", &vec![b'1'; (2 << 20) + 1]).await;
        assert_eq!(large.status, 422);
        large.shows("Filen är för stor.");
        assert_eq!(count(&site, "indicator_value").await, 0);
    }

    async fn a_reader_that_falls_is_told_of(house: House) {
        let falls = Reader::new(PathBuf::from("/bin/sh"), &["-c", "kill -9 $$"]);
        let mut site = site_with(house, falls);
        let path = indicator(&mut site).await;
        let page = send(&site, &path, "serie.csv", b"\xc3\x85r;V\xc3\xa4rde\n2025;1").await;
        assert_eq!(page.status, 422);
        page.shows("Filen gick inte att läsa. Spara den på nytt");
        let pasted = [("table", "År;Värde\n2025;7")];
        let pasted = site.upload(&format!("{path}/las-in"), &pasted, ("", b"")).await;
        assert_eq!(pasted.status, 200, "what is pasted needs no reader: {}", pasted.text());
    }
}
