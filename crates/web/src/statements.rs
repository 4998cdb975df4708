//! Pages that tell about the site itself.

use askama::Template;

use crate::{Access, Answer, Page, Routes, Visit};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/om", Access::Everybody, about).get(
        "/tillganglighet",
        Access::Everybody,
        accessibility,
    )
}

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    page: Page,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    page: Page,
}

async fn about(visit: Visit) -> Answer {
    visit.show(&About { page: Page::new(&visit, visit.t("footer-about-link")) })
}

async fn accessibility(visit: Visit) -> Answer {
    visit.show(&Accessibility { page: Page::new(&visit, visit.t("accessibility-title")) })
}
