//! Kolada's recorded shapes, asked over HTTP.

use std::sync::Arc;

use statistics::kolada::{Gender, Wanted};
use statistics::{Decimal, Trouble};

use testkit::source::{Reply, Server};

use crate::server::{Counted, kolada};

const KPI: &str = r#"{"id":"U07453","title":"Företagsklimat Insikt - Totalt, Index, ny definition",
    "description":"Nöjd","is_divided_by_gender":false,"municipality_type":"K","auspice":"X",
    "operating_area":"Kommunen, övergripande",
    "perspective":null,"prel_publication_date":null,"publication_date":"2026-04-24","publ_period":"2025",
    "has_ou_data":false}"#;

fn page(values: &str, next: &str) -> String {
    format!(r#"{{"values":[{values}],"count":1,"previous_url":null,"next_url":{next}}}"#)
}

fn data(kpi: &str, place: &str, year: u16, value: &str) -> String {
    format!(
        r#"{{"values":[{{"gender":"T","count":1,"status":"","value":{value},"isdeleted":false}}],
            "kpi":"{kpi}","period":{year},"municipality":"{place}"}}"#
    )
}

fn ids(first: u32, count: u32) -> Vec<String> {
    (first..first + count).map(|number| format!("N{number:05}")).collect()
}

#[tokio::test]
async fn titles_are_searched_with_all_their_words() {
    let other = r#"{"id":"U00001","title":"Nöjda med företagsklimat"}"#;
    let server = Server::start(move |_, _| Reply::json(page(&format!("{KPI},{other},{KPI}"), "null"))).await;
    let timer = Arc::new(Counted::default());
    let found = kolada(&server, &timer).search("insikt  FÖRETAGSKLIMAT").await.unwrap();
    assert_eq!(found.len(), 1, "one title has both words, and a row sent twice is one");
    assert_eq!(found[0].publication_date.unwrap().to_string(), "2026-04-24");
    assert_eq!(server.targets(), ["/v3/kpi?title=f%C3%B6retagsklimat&page=1&per_page=5000"]);
    kolada(&server, &timer).search(" u07453 ").await.unwrap();
    assert_eq!(server.targets()[1], "/v3/kpi/U07453", "an id is asked for as an id");
    assert!(kolada(&server, &timer).search("  ").await.unwrap().is_empty());
}

#[tokio::test]
async fn at_most_25_ids_stand_in_a_part() {
    let server = Server::start(|_, asked| {
        let kpis = asked.target.split('/').nth(4).unwrap().split(',');
        let rows: Vec<String> = kpis.map(|kpi| data(kpi, "1490", 2024, "1.50")).collect();
        Reply::json(page(&rows.join(","), "null"))
    })
    .await;
    let mut wanted = Wanted { kpis: ids(1, 53), municipalities: vec!["1490".into()], ..Wanted::default() };
    wanted.kpis.push("N00001".into());
    let figures = kolada(&server, &Arc::new(Counted::default())).figures(&wanted).await.unwrap();
    assert_eq!(figures.len(), 53);
    assert_eq!(figures[0].value.as_ref().map(Decimal::as_str), Some("1.50"));
    let targets = server.targets();
    let counts: Vec<usize> = targets.iter().map(|target| target.matches('N').count()).collect();
    assert_eq!(counts, [25, 25, 3]);
    assert!(targets[2].ends_with("/municipality/1490?per_page=5000"), "{}", targets[2]);
}

#[tokio::test]
async fn places_years_and_changes_are_asked_for() {
    let server = Server::start(|_, _| Reply::json(page("", "null"))).await;
    let kolada = kolada(&server, &Arc::new(Counted::default()));
    let wanted = Wanted {
        kpis: vec!["U07453".into()],
        municipalities: vec!["1490".into(), "0000".into(), "G116237".into()],
        years: vec![2024, 2025],
        changed_since: Some("2026-01-02".parse().unwrap()),
    };
    assert!(kolada.figures(&wanted).await.unwrap().is_empty());
    let path = "/v3/data/kpi/U07453/municipality/1490,0000,G116237/year/2024,2025";
    assert_eq!(server.targets(), [format!("{path}?per_page=5000&from_date=2026-01-02")]);
    kolada.figures(&Wanted { municipalities: vec![], ..wanted.clone() }).await.unwrap();
    assert!(server.targets()[1].starts_with("/v3/data/kpi/U07453/year/2024,2025?"));
    let too_wide = Wanted { kpis: vec!["U07453".into()], ..Wanted::default() };
    assert!(matches!(kolada.figures(&too_wide).await, Err(Trouble::Question(_))));
    let bad = Wanted { kpis: vec!["../kpi".into()], ..wanted };
    assert!(matches!(kolada.figures(&bad).await, Err(Trouble::Question(_))));
    assert_eq!(server.targets().len(), 2, "what cannot be put is not asked");
}

#[tokio::test]
async fn pages_are_followed_and_repeated_rows_are_one() {
    let server = Server::start(|number, asked| {
        let row = data("U07453", "1490", 2020 + number.min(2) as u16, "62");
        let next = match number {
            // The second page is sent again under another address, the third spells it in another way.
            0 => r#""/v3/data/next?page=2""#,
            1 => r#""?page=3""#,
            _ => r#""""#,
        };
        let row = if number == 1 { data("U07453", "1490", 2020, "62") } else { row };
        assert!(number == 0 || asked.target.starts_with("/v3/data/next?page="), "{}", asked.target);
        Reply::json(page(&row, next))
    })
    .await;
    let wanted =
        Wanted { kpis: vec!["U07453".into()], municipalities: vec!["1490".into()], ..Wanted::default() };
    let figures = kolada(&server, &Arc::new(Counted::default())).figures(&wanted).await.unwrap();
    let years: Vec<i16> = figures.iter().map(|figure| figure.year).collect();
    assert_eq!(years, [2020, 2022]);
}

#[tokio::test]
async fn nulls_genders_groups_and_withdrawn_figures() {
    let rows = r#"{"kpi":"U07453","period":2024,"municipality":"G116237","values":[
        {"gender":"T","count":7,"status":"","value":71.4,"isdeleted":false},
        {"gender":"K","count":0,"status":"Uppgift saknas","value":null},
        {"gender":"M","count":7,"value":70.10,"isdeleted":true}]}"#;
    let server = Server::start(move |_, _| Reply::json(page(rows, "null"))).await;
    let wanted =
        Wanted { kpis: vec!["U07453".into()], municipalities: vec!["G116237".into()], ..Wanted::default() };
    let figures = kolada(&server, &Arc::new(Counted::default())).figures(&wanted).await.unwrap();
    let [total, women, men] = figures.as_slice() else { panic!("three genders") };
    assert_eq!((total.gender, total.count), (Gender::Total, Some(7)));
    assert_eq!((women.value.as_ref(), women.status.as_deref()), (None, Some("Uppgift saknas")));
    assert!(men.is_withdrawn && men.value.as_ref().map(Decimal::as_str) == Some("70.10"));
}

#[tokio::test]
async fn two_values_for_one_place_are_no_answer() {
    let rows = [data("U07453", "1490", 2024, "62"), data("U07453", "1490", 2024, "63")].join(",");
    let server = Server::start(move |_, _| Reply::json(page(&rows, "null"))).await;
    let wanted =
        Wanted { kpis: vec!["U07453".into()], municipalities: vec!["1490".into()], ..Wanted::default() };
    let answer = kolada(&server, &Arc::new(Counted::default())).figures(&wanted).await;
    assert!(matches!(answer, Err(Trouble::Shape(_))), "{answer:?}");
}

#[tokio::test]
async fn an_indicator_that_is_gone_is_missing_among_the_others() {
    let server = Server::start(|_, asked| match asked.target.contains("N00002") {
        true => Reply::of(404, "application/json", r#"{"detail":"Not Found"}"#),
        false => Reply::json(page(KPI, "null")),
    })
    .await;
    let ids = ["N00001".to_string(), "N00002".to_string()];
    let kolada = kolada(&server, &Arc::new(Counted::default()));
    let found = kolada.kpis_of(&ids).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(server.targets().len(), 3, "together, then each alone");
    assert!(kolada.kpis_of(&ids[1..]).await.unwrap().is_empty());
}

#[tokio::test]
async fn municipalities_and_groups() {
    let server = Server::start(|_, asked| {
        Reply::json(match asked.target.contains("groups") {
            true => page(
                r#"{"id":"G116237","title":"Sjuhärad (ovägt medel)","members":[
                    {"member_id":"1490","member_title":"Borås"}]}"#,
                "null",
            ),
            false => page(
                r#"{"id":"0000","title":"Riket","type":"L"},{"id":"1490","title":"Borås","type":"K"}"#,
                "null",
            ),
        })
    })
    .await;
    let kolada = kolada(&server, &Arc::new(Counted::default()));
    assert_eq!(kolada.municipalities().await.unwrap()[0].kind.as_deref(), Some("L"));
    assert_eq!(kolada.groups().await.unwrap()[0].members[0].member_title.as_deref(), Some("Borås"));
}
