//! A source that refuses, delays, breaks off, lies about what it sends, or leads elsewhere.

use std::sync::Arc;
use std::time::Duration;

use statistics::{Kolada, Limits, Pace, Trouble};

use testkit::source::{Reply, Server};

use crate::server::{Counted, courier, kolada, limits};

const GOOD: &str = r#"{"values":[{"id":"U07453","title":"Titel"}],"next_url":null}"#;

async fn ask(server: &Server) -> (Result<usize, Trouble>, Vec<u64>) {
    let timer = Arc::new(Counted::default());
    let answer = kolada(server, &timer).kpis().await.map(|kpis| kpis.len());
    (answer, timer.waits())
}

/// Fails in one way a few times, then answers.
async fn recovers(fault: Reply, times: usize) -> (Result<usize, Trouble>, Vec<u64>) {
    let server = Server::start(move |number, _| match number < times {
        true => fault.clone(),
        false => Reply::json(GOOD),
    })
    .await;
    ask(&server).await
}

#[tokio::test]
async fn what_passes_is_asked_again_with_growing_waits() {
    let busy = Reply::of(429, "text/plain", "Too many requests");
    assert_eq!(recovers(busy.clone().header("retry-after", "7"), 1).await, (Ok(1), vec![7]));
    assert_eq!(recovers(busy, 2).await, (Ok(1), vec![2, 4]));
    assert_eq!(recovers(Reply::of(500, "text/html", "<html>"), 3).await, (Ok(1), vec![2, 4, 8]));
    let cut = Reply { cut: Some(20), ..Reply::json(GOOD) };
    assert_eq!(recovers(cut, 1).await, (Ok(1), vec![2]));
    let slow = Reply { delay: Duration::from_secs(2), ..Reply::json(GOOD) };
    assert_eq!(recovers(slow, 1).await, (Ok(1), vec![2]));
}

#[tokio::test]
async fn patience_ends() {
    let broken = Reply::of(503, "text/html", "<html>");
    assert_eq!(recovers(broken, 99).await, (Err(Trouble::Broken { status: 503 }), vec![2, 4, 8, 16]));
    let busy = Reply::of(429, "text/plain", "").header("retry-after", "3600");
    let wait = Some(Duration::from_secs(3600));
    assert_eq!(
        recovers(busy, 99).await,
        (Err(Trouble::Busy { wait }), vec![]),
        "an hour is longer than we may take"
    );
    let (answer, _) = recovers(Reply { cut: Some(20), ..Reply::json(GOOD) }, 99).await;
    assert!(matches!(answer, Err(Trouble::Unreachable(_))), "{answer:?}");
}

#[tokio::test]
async fn nobody_there() {
    let mut server = Server::start(|_, _| Reply::json(GOOD)).await;
    server.address = "http://127.0.0.1:9".to_string();
    let (answer, waits) = ask(&server).await;
    assert!(matches!(answer, Err(Trouble::Unreachable(_))), "{answer:?}");
    assert_eq!(waits.len(), 4);
}

#[tokio::test]
async fn refusals_are_told_in_the_sources_words_and_not_repeated() {
    let problem = r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"Unknown period"}"#;
    let refusal = Reply::of(400, "application/problem+json", problem);
    let words = "Bad Request: Unknown period".to_string();
    assert_eq!(recovers(refusal, 99).await, (Err(Trouble::Refused { status: 400, words }), vec![]));
    let gone = Reply::of(404, "text/html", "<html>");
    assert_eq!(recovers(gone, 99).await, (Err(Trouble::Missing("/v3/kpi".into())), vec![]));
}

#[tokio::test]
async fn the_content_type_says_nothing() {
    for kind in ["text/html", "application/octet-stream", "nonsense"] {
        assert_eq!(recovers(Reply::of(200, kind, GOOD), 99).await, (Ok(1), vec![]), "{kind}");
    }
    let page = Reply::of(200, "application/json", "<!doctype html><title>Underhåll</title>");
    let (answer, _) = recovers(page, 99).await;
    assert!(matches!(answer, Err(Trouble::NotJson(_))), "{answer:?}");
    let (answer, _) = recovers(Reply::json(r#"{"items":[]}"#), 99).await;
    assert!(matches!(answer, Err(Trouble::Shape(_))), "{answer:?}");
}

#[tokio::test]
async fn nothing_is_asked_of_another_host() {
    let other = Server::start(|_, _| Reply::json(GOOD)).await;
    let away = other.address.clone();
    let server =
        Server::start(move |_, _| Reply::json(GOOD.replace("null", &format!("\"{away}/v3/kpi?page=2\""))))
            .await;
    let (answer, _) = ask(&server).await;
    assert!(matches!(answer, Err(Trouble::Elsewhere(_))), "{answer:?}");
    let away = other.address.clone();
    let server =
        Server::start(move |_, _| Reply::of(302, "text/plain", "").header("location", &format!("{away}/x")))
            .await;
    let (answer, _) = ask(&server).await;
    assert!(matches!(answer, Err(Trouble::Elsewhere(_))), "{answer:?}");
    assert!(other.targets().is_empty());
}

#[tokio::test]
async fn a_redirect_at_home_is_followed_but_not_for_ever() {
    let server = Server::start(|number, _| match number {
        0 => Reply::of(307, "text/plain", "").header("location", "/v3/kpi/?page=1"),
        _ => Reply::json(GOOD),
    })
    .await;
    assert_eq!(ask(&server).await.0, Ok(1));
    assert_eq!(server.targets()[1], "/v3/kpi/?page=1");
    let circle = Server::start(|_, _| Reply::of(301, "text/plain", "").header("location", "/v3/kpi")).await;
    let (answer, _) = ask(&circle).await;
    assert!(matches!(answer, Err(Trouble::Elsewhere(_))), "{answer:?}");
    assert_eq!(circle.targets().len(), 4);
}

#[tokio::test]
async fn pages_without_end_are_left() {
    let again =
        Server::start(|_, asked| Reply::json(GOOD.replace("null", &format!("\"{}\"", asked.target)))).await;
    assert_eq!(ask(&again).await.0, Err(Trouble::Endless), "a page that names itself");
    let same = Server::start(|number, _| {
        Reply::json(GOOD.replace("null", &format!("\"/v3/kpi?page={}\"", number + 2)))
    })
    .await;
    assert_eq!(ask(&same).await.0, Err(Trouble::Endless), "new addresses, the same rows");
    assert!(same.targets().len() < 10);
    let growing = Server::start(|number, _| {
        let page = GOOD.replace("U07453", &format!("U{number:05}"));
        Reply::json(page.replace("null", &format!("\"/v3/kpi?page={}\"", number + 2)))
    })
    .await;
    let short = Limits { pages: 12, ..limits() };
    let timer = Arc::new(Counted::default());
    let kolada = Kolada::new(courier(&growing, &timer, short, Pace::new(100, Duration::from_secs(1))));
    assert_eq!(kolada.kpis().await.map(|_| ()), Err(Trouble::Endless), "always something new");
}

#[tokio::test]
async fn a_flood_is_stopped_at_the_limit() {
    let largest = Limits::default().largest;
    let flood = Reply { flood: 100_000_000, ..Reply::json("{") };
    assert_eq!(recovers(flood, 99).await, (Err(Trouble::TooLarge { largest }), vec![]));
    let announced = Reply { body: vec![b' '; largest + 1], ..Reply::json("") };
    assert_eq!(recovers(announced, 99).await, (Err(Trouble::TooLarge { largest }), vec![]));
}

#[tokio::test]
async fn a_whole_errand_has_an_end() {
    let server = Server::start(|number, _| match number % 2 {
        0 => Reply::of(500, "text/plain", ""),
        _ => {
            let page = GOOD.replace("U07453", &format!("U{number:05}"));
            Reply::json(page.replace("null", &format!("\"/v3/kpi?page={}\"", number + 2)))
        }
    })
    .await;
    let short = Limits { total: Duration::from_secs(9), ..limits() };
    let timer = Arc::new(Counted::default());
    let kolada = Kolada::new(courier(&server, &timer, short, Pace::new(100, Duration::from_secs(1))));
    assert_eq!(kolada.kpis().await.map(|_| ()), Err(Trouble::Broken { status: 500 }));
    assert_eq!(timer.waits().iter().sum::<u64>(), 8);
}

#[tokio::test]
async fn the_pace_is_kept() {
    let server = Server::start(|_, _| Reply::json(GOOD)).await;
    let timer = Arc::new(Counted::default());
    let kolada = Kolada::new(courier(&server, &timer, limits(), Pace::new(2, Duration::from_secs(10))));
    for _ in 0..5 {
        kolada.kpis().await.unwrap();
    }
    assert_eq!(timer.waits(), [10, 10]);
}
