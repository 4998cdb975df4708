//! What people say of a reading before it is stored, on both engines: columns, values, rows.

use access::{Organisation, Role};
use testkit::{House, Reply, Site};

use crate::uploads::{count, program, seen, send, site_with};

/// The first row's grant can be read in two ways, and nothing decides.
pub const OPEN: &str = "Beviljade bidrag 2024\n\nProjekt;Sökande;Beviljat belopp (tkr)\n\
    Bron;Ydre kommun;1.215\nHamnen;Hamnbolaget AB;300\n";
pub const OWN_WORD: &str = "Beviljade medel 2023\n\nProjekt;Projektägare;Total kostnad;Lagt på\n\
    Bron;Ydre kommun;510 000;190 500\nSpåret;Kinda kommun;150 000;75 000\nSumma;;660 000;265 500\n";
pub const UNKNOWN: &str = "Satsning;Vem;Pengar ut\nBron;Ydre kommun;190500\nSpåret;Kinda kommun;75000\n\
    Torget;Södra stad;12000\nTotalt;;277500\n";

async fn signed_in(house: House) -> (Site, Organisation) {
    let owner = house.organisation("Provregionen").await;
    let mut site = site_with(house, program());
    site.sign_in(&owner, Role::Editor).await;
    (site, owner)
}

async fn waiting(site: &Site, owner: &Organisation, name: &str, text: &str) -> String {
    let sent = send(site, owner, name, text.as_bytes()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location.unwrap()
}

/// The first value of a hidden field.
fn hidden<'a>(page: &'a Reply, name: &str) -> &'a str {
    let (_, rest) = page.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap()
}

async fn amounts(site: &Site) -> Vec<Option<i64>> {
    granted(&site.house).await
}

/// What stands as granted, by title, in whole units.
pub async fn granted(house: &House) -> Vec<Option<i64>> {
    #[derive(db::FromQueryResult)]
    struct Row {
        grant_amount: Option<i64>,
    }
    let sql = db::Sql::new("SELECT grant_amount FROM project WHERE state = 'active' ORDER BY title");
    let rows: Vec<Row> = sql.all(house.db.read()).await.unwrap();
    rows.into_iter().map(|row| row.grant_amount.map(|ore| ore / 100)).collect()
}

const ROW: &str = "/documents/0/tables/0/rows";

async fn decide(site: &Site, review: &str, version: &str, fields: &[(&str, &str)]) -> Reply {
    let fields: Vec<(&str, &str)> = [("version", version)].iter().chain(fields).copied().collect();
    site.post(&format!("{review}/beslut"), &fields).await
}

testkit::on_both_engines! {
    async fn a_column_is_asked_for_remembered_and_used_by_itself(house: House) {
        let (site, owner) = signed_in(house).await;
        let review = waiting(&site, &owner, "lista.csv", OWN_WORD).await;
        let page = site.get(&review).await;
        page.shows("Vad är kolumnen ”Lagt på”?").shows("190 500; 75 000");
        let (layout, version) = (hidden(&page, "layout"), hidden(&page, "version"));
        let answer =
            [("layout", layout), ("version", version), ("column-0-3", "grant"), ("remember-0", "1")];
        let done = site.post(&format!("{review}/kolumner"), &answer).await;
        let page = site.get(&done.location.unwrap()).await;
        page.shows("Filen är läst på nytt").shows("265 500").shows("2 av 2 utskrivna summor stämmer");
        let stale = site.post(&format!("{review}/kolumner"), &answer).await;
        assert_eq!(stale.status, 409);
        site.post(&review, &[("seen", &seen(&page))]).await;
        assert_eq!(amounts(&site).await, [Some(190_500), Some(75_000)]);

        let next = OWN_WORD.replace("2023", "2024").replace("75 000", "85 000").replace("265", "275");
        let review = waiting(&site, &owner, "nästa.csv", &next).await;
        site.get(&review).await.shows("Kolumnerna är lästa efter").hides("Vad är kolumnen ”Lagt på”?\n");
        let list = site.get("/kallor/kolumner").await;
        list.shows("lista.csv").shows("Lagt på").shows("Beviljat");
        let id = list.body.split("/kallor/kolumner/").nth(1).unwrap().split('/').next().unwrap();
        let file = site.get(&format!("/kallor/kolumner/{id}/fil")).await;
        assert!(file.text().contains("\"field\": \"grant\""), "{}", file.text());
        site.post(&format!("/kallor/kolumner/{id}/glom"), &[]).await;
        site.get("/kallor/kolumner").await.shows("Inga kolumnprofiler än");
        let owner_id = owner.id.to_string();
        let brought = site.upload("/kallor/kolumner", &[("owner", &owner_id)], ("p.json", &file.bytes)).await;
        assert_eq!(brought.status, 303);
        site.get("/kallor/kolumner").await.shows("Lagt på");
        let bad = site.upload("/kallor/kolumner", &[("owner", &owner_id)], ("p.json", b"{}")).await;
        assert_eq!(bad.status, 422);
        bad.shows("ingen kolumnprofil");
        let logged = count(&site, "audit_entry WHERE kind = 'column-profile'").await;
        assert_eq!(logged, 3, "remembered, forgotten, brought in");
    }

    async fn a_list_of_unknown_words_waits_for_an_answer(house: House) {
        let (site, owner) = signed_in(house).await;
        let review = waiting(&site, &owner, "lista.csv", UNKNOWN).await;
        let page = site.get(&review).await;
        page.shows("Listans kolumner kändes inte igen").hides("För in allt");
        let (layout, version) = (hidden(&page, "layout"), hidden(&page, "version"));
        let post = format!("{review}/kolumner");
        let same = [("column-0-0", "title"), ("column-0-1", "title")];
        let twice = [&[("layout", layout), ("version", version)], same.as_slice()].concat();
        let told = site.post(&post, &twice).await;
        assert_eq!(told.status, 422);
        told.shows("Två kolumner kan inte båda vara");
        let answer = [
            ("layout", layout),
            ("version", version),
            ("column-0-0", "title"),
            ("column-0-1", "owner"),
            ("column-0-2", "grant"),
        ];
        site.post(&post, &answer).await;
        let page = site.get(&review).await;
        page.shows("3 projekt").shows("1 av 1 utskrivna summor stämmer");
        site.post(&review, &[("seen", &seen(&page))]).await;
        assert_eq!(amounts(&site).await, [Some(190_500), Some(75_000), Some(12_000)]);
        site.get("/kallor/kolumner").await.shows("Inga kolumnprofiler än");
    }

    async fn a_value_is_chosen_typed_and_undone(house: House) {
        let (site, owner) = signed_in(house).await;
        let review = waiting(&site, &owner, "lista.csv", OPEN).await;
        let page = site.get(&review).await;
        assert!(page.body.contains("data-key=\"2\""), "each way has a key");
        let first = format!("{ROW}/0");
        let done = decide(&site, &review, "1", &[("row", &first), ("act", "choose-1")]).await;
        assert_eq!(done.location.as_deref(), Some(&*format!("{review}?klart=decided#fraga")));
        let page = site.get(&review).await;
        page.shows("Valt: Beviljat: 1 215").shows("Ångra");
        assert!(!page.body.contains("data-key=\"2\""), "it is no question any more");
        let undone = site.post(&format!("{review}/angra"), &[("number", "1")]).await;
        assert_eq!(undone.status, 303);
        let page = site.get(&review).await;
        page.hides("Valt: Beviljat");
        assert!(page.body.contains("data-key=\"2\""));

        let bad = decide(&site, &review, "3", &[("row", &first), ("act", "type"), ("grant", "hundra")]).await;
        assert_eq!(bad.status, 422);
        bad.shows("Rätta till det här");
        assert!(bad.body.contains("value=\"hundra\""), "what was typed stays");
        let typed = [("row", first.as_str()), ("act", "type"), ("grant", "1 215"), ("title", "Nya bron")];
        assert_eq!(decide(&site, &review, "3", &typed).await.status, 303);
        let row = site.get(&format!("{review}/rad?rad={first}")).await;
        row.shows("Skrivet av").shows("Läst: saknas");
        site.get(&format!("{review}/rader")).await.shows("Nya bron").shows("granskad");
        let page = site.get(&review).await;
        let stored = site.post(&review, &[("seen", &seen(&page))]).await;
        assert!(stored.location.unwrap().contains("klart=imported"));
        assert_eq!(amounts(&site).await, [Some(300_000), Some(1_215)]);
        let project = site.get("/projekt?q=bron").await;
        let links = project.body.split("href=\"/projekt/").skip(1);
        let mut links = links.filter_map(|rest| rest.split('"').next());
        let href = links.find(|link| link.bytes().all(|byte| byte.is_ascii_digit())).unwrap();
        site.get(&format!("/projekt/{href}")).await.shows("granskad").shows("Skrivet av");
        let decided = count(&site, "provenance WHERE decided LIKE '%typed%'").await;
        assert_eq!(decided, 1);
    }

    async fn what_a_person_decided_stays_until_the_document_says_something_new(house: House) {
        let (site, owner) = signed_in(house).await;
        let store = async |name: &str, text: &str, decision: Option<&[(&str, &str)]>| {
            let review = waiting(&site, &owner, name, text).await;
            if let Some(fields) = decision {
                assert_eq!(decide(&site, &review, "1", fields).await.status, 303);
            }
            let page = site.get(&review).await;
            assert_eq!(site.post(&review, &[("seen", &seen(&page))]).await.status, 303);
        };
        let second = format!("{ROW}/1");
        let typed = [("row", second.as_str()), ("act", "type"), ("grant", "301 000")];
        store("a.csv", OPEN, Some(&typed)).await;
        assert_eq!(amounts(&site).await, [None, Some(301_000)]);
        store("b.csv", &OPEN.replace("1.215", "1 215"), None).await;
        assert_eq!(amounts(&site).await, [Some(1_215_000), Some(301_000)], "it says the same of that row");
        store("c.csv", &OPEN.replace("300", "310"), None).await;
        assert_eq!(amounts(&site).await[1], Some(310_000), "now it says something new");
    }

    async fn rows_are_split_joined_and_skipped(house: House) {
        let (site, owner) = signed_in(house).await;
        let text = OPEN.replace("1.215", "1 215").replace("(tkr)", "");
        let review = waiting(&site, &owner, "lista.csv", &text).await;
        let (first, second) = (format!("{ROW}/0"), format!("{ROW}/1"));
        let split = [
            ("row", first.as_str()), ("act", "split"), ("a-title", "Bron"), ("a-grant", "1 000"),
            ("b-title", "Kajen"), ("b-grant", "215"),
        ];
        assert_eq!(decide(&site, &review, "1", &split).await.status, 303);
        site.get(&review).await.shows("3 projekt");
        let part = format!("{first}+1");
        site.get(&format!("{review}/rad?rad={}", part.replace('+', "%2B"))).await.shows("Kajen");
        let join = [("row", part.as_str()), ("act", "join"), ("with", second.as_str())];
        assert_eq!(decide(&site, &review, "2", &join).await.status, 303);
        site.get(&review).await.shows("2 projekt").shows("Kajen Hamnen");
        site.post(&format!("{review}/angra"), &[("number", "2")]).await;
        assert_eq!(decide(&site, &review, "4", &[("row", &second), ("act", "skip")]).await.status, 303);
        let page = site.get(&review).await;
        page.shows("2 projekt").shows("Överhoppat");
        site.post(&review, &[("seen", &seen(&page))]).await;
        assert_eq!(amounts(&site).await, [Some(1_000), Some(215)]);
        // Undoing what another decision rests on leaves that one without hold.
        let review = waiting(&site, &owner, "b.csv", &text.replace("300", "400")).await;
        decide(&site, &review, "1", &split).await;
        decide(&site, &review, "2", &[("row", &part), ("act", "skip")]).await;
        site.post(&format!("{review}/angra"), &[("number", "1")]).await;
        site.get(&review).await.shows("gäller inte längre").shows("2 projekt");
    }

    async fn of_two_people_who_decide_at_once_one_is_shown_both(house: House) {
        let (site, owner) = signed_in(house).await;
        let review = waiting(&site, &owner, "lista.csv", OPEN).await;
        let first = format!("{ROW}/0");
        decide(&site, &review, "1", &[("row", &first), ("act", "choose-0")]).await;
        let mine = [("row", first.as_str()), ("act", "type"), ("grant", "1 300")];
        let stale = decide(&site, &review, "1", &mine).await;
        assert_eq!(stale.status, 409);
        stale.shows("Någon annan hann före").shows("Så står det nu").shows("Skrivet: Beviljat: 1 300");
        stale.shows("Valt: Beviljat");
        let version = hidden(&stale, "version").to_string();
        assert_eq!(decide(&site, &review, &version, &mine).await.status, 303);
        let page = site.get(&review).await;
        site.post(&review, &[("seen", &seen(&page))]).await;
        assert_eq!(amounts(&site).await, [Some(1_300), Some(300_000)]);
    }

    async fn looking_writes_nothing_and_only_the_owners_people_decide(house: House) {
        let (mut site, owner) = signed_in(house).await;
        let other = site.house.organisation("En annan").await;
        let review = waiting(&site, &owner, "lista.csv", OPEN).await;
        let writer = site.house.db.begin().await.unwrap();
        for path in [review.clone(), format!("{review}/rader"), format!("{review}/rad?rad={ROW}/0")] {
            let looked = tokio::time::timeout(std::time::Duration::from_secs(5), site.get(&path)).await;
            assert_eq!(looked.expect("nobody waits for the writer").status, 200);
        }
        writer.rollback().await.unwrap();
        let first = format!("{ROW}/0");
        site.sign_in(&other, Role::Manager).await;
        let choice = [("row", first.as_str()), ("act", "choose-0")];
        assert_eq!(decide(&site, &review, "1", &choice).await.status, 404);
        for path in ["rader".to_string(), format!("rad?rad={first}")] {
            assert_eq!(site.get(&format!("{review}/{path}")).await.status, 404);
        }
        assert_eq!(site.post(&format!("{review}/angra"), &[("number", "1")]).await.status, 404);
        assert_eq!(site.post(&format!("{review}/kolumner"), &[("version", "1")]).await.status, 404);
        assert_eq!(site.post(&format!("{review}/jamfor"), &[]).await.status, 404);
        site.sign_in(&owner, Role::Reader).await;
        assert_eq!(decide(&site, &review, "1", &choice).await.status, 403);
        assert_eq!(site.get("/kallor/kolumner").await.status, 403);
    }

    async fn too_many_waiting_files_are_refused_clearly(house: House) {
        let (site, owner) = signed_in(house).await;
        for number in 0..40 {
            waiting(&site, &owner, "lista.csv", &OPEN.replace("300", &format!("3{number:02}"))).await;
        }
        let told = send(&site, &owner, "lista.csv", OPEN.replace("300", "999").as_bytes()).await;
        assert_eq!(told.status, 422);
        told.shows("för många filer");
        assert_eq!(count(&site, "upload").await, 40);
    }
}
