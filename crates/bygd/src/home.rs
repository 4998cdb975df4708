//! The start page, and which rooms there are.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use indicators::Sources;
use mail::Post;
use reports::Press;
use web::{Access, Answer, App, NavEntry, NavGroup, Page, Room, Routes, Visit};

/// Every room of the house.
pub(crate) fn rooms() -> Vec<Room> {
    vec![
        room(),
        funding::room(),
        strategy::room(),
        plan::room(),
        follow_up::room(),
        indicators::room(),
        network::room(),
        documents::room(),
        search::room(),
        jobs::room(),
        mail::room(),
        reports::room(),
    ]
}

/// What every room does after the answer.
pub(crate) fn handlers(app: App, press: Press, post: Option<Post>, sources: Sources) -> Vec<jobs::Handler> {
    let mut handlers = reports::handlers(app.texts.clone(), press);
    handlers.extend(follow_up::handlers(app.clone()));
    handlers.extend(mail::handlers(app, post));
    handlers.extend(indicators::handlers(sources));
    handlers
}

fn room() -> Room {
    Room {
        routes: Routes::new().get("/", Access::Everybody, home).get("/halsa", Access::Everybody, healthy),
        nav: vec![NavEntry {
            href: "/",
            text: "nav-home",
            icon: "home",
            group: NavGroup::Own,
            order: 0,
            signed_in_only: false,
        }],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        ..Room::default()
    }
}

#[derive(Template)]
#[template(path = "bygd/home.html")]
struct Home {
    page: Page,
    panels: Vec<String>,
    organisations: Vec<(String, String, bool)>,
}

async fn home(visit: Visit) -> Answer {
    let panels = visit.app.panels(&visit, "home", 0).await?;
    let acting = visit.viewer.acting_for;
    let organisations = visit.viewer.memberships.iter().map(|membership| {
        let chosen = acting == Some(membership.organisation_id);
        (membership.organisation_id.to_string(), membership.organisation_name.clone(), chosen)
    });
    let organisations = organisations.collect();
    visit.show(&Home { page: Page::new(&visit, visit.t("home-title")), panels, organisations })
}

/// For a load balancer: the program runs and reaches its database.
async fn healthy(visit: Visit) -> Answer {
    visit.app.db.refresh_version().await?;
    Ok((StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], "ok\n").into_response())
}
