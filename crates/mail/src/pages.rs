//! The pages of the room: what one wants to be sent, stopping reminders without signing in, the calendar, and
//! the administrator's letters that became too old.

use access::{Action, Entry};
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use db::Id;
use types::stockholm_minute;
use web::{Access, Answer, FormData, Lang, Page, Panel, PanelFuture, Room, Routes, Visit, WebError};

use crate::{
    calendar::{Calendar, feed},
    letter::{ADDRESS, FRESH, Letter, enqueue, send},
    receiver::{Receiver, Reminders, new_secret, receiver, with_secrets},
    store,
};

const CHOICES: &str = "/min-sida/utskick";
const LETTERS: &str = "/drift/brev";
/// Letters shown to the administrator.
const SHOWN: i64 = 200;

/// What this room gives to the site.
pub fn room() -> Room {
    Room {
        routes: Routes::new()
            .get(CHOICES, Access::SignedIn, choices)
            .post(CHOICES, Access::SignedIn, choose)
            .post("/min-sida/kalender", Access::SignedIn, renew_calendar)
            .get("/mejl/sluta/{secret}", Access::Everybody, ask_stop)
            .post("/mejl/sluta/{secret}", Access::Everybody, stop)
            .get("/kalender/{file}", Access::Everybody, calendar)
            .get(LETTERS, Access::Administrator, letters)
            .post("/drift/brev/prov", Access::Administrator, send_trial)
            .post("/drift/brev/{id}/skicka", Access::Administrator, send_after_all),
        panels: vec![
            Panel { slot: "mine", order: 80, render: mine },
            Panel { slot: "jobs", order: 10, render: waiting },
        ],
        texts: vec![(include_str!("../locales/sv.ftl"), include_str!("../locales/en.ftl"))],
        ..Room::default()
    }
}

fn account_of(visit: &Visit) -> Result<Id, WebError> {
    visit.viewer.user.as_ref().map(|user| user.id).ok_or(WebError::NotFound)
}

/// Pages behind a secret, and those that hold one, are not kept anywhere.
fn unkept(mut answer: axum::response::Response) -> Answer {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(answer)
}

#[derive(Template)]
#[template(path = "mail/choices.html")]
struct ChoicesPage {
    page: Page,
    receiver: Receiver,
    login: String,
    sends: bool,
    calendar: Option<String>,
}

async fn choices(visit: Visit) -> Answer {
    let receiver = receiver(&visit.app.db, account_of(&visit)?).await?;
    let address = &visit.app.settings.address;
    let login = visit.viewer.user.as_ref().map(|user| user.login.clone()).unwrap_or_default();
    let page = ChoicesPage {
        page: Page::new(&visit, visit.t("mail-choices-title")),
        calendar: receiver.calendar_path().map(|path| format!("{address}{path}")),
        sends: visit.app.settings.sends_mail,
        login,
        receiver,
    };
    unkept(visit.show(&page)?)
}

/// A choice holds by itself: the last one counts, so that two open pages do no harm.
async fn choose(visit: Visit, form: FormData) -> Answer {
    let account_id = account_of(&visit)?;
    let reminders = Reminders::from_key(form.text("reminders")).ok_or(WebError::Bad("mail-bad-choice"))?;
    let lang = Lang::from_code(form.text("language")).ok_or(WebError::Bad("mail-bad-choice"))?;
    change(&visit, account_id, |receiver| Receiver { reminders, lang, ..receiver }).await?;
    visit.done(CHOICES, "saved")
}

/// A new secret address; the old one shows nothing any more. Or none at all.
async fn renew_calendar(visit: Visit, form: FormData) -> Answer {
    let account_id = account_of(&visit)?;
    let secret = (form.text("what") != "end").then(new_secret);
    let done = if secret.is_some() { "calendar-new" } else { "calendar-ended" };
    change(&visit, account_id, |receiver| Receiver { calendar_secret: secret, ..receiver }).await?;
    visit.done(CHOICES, done)
}

/// Writes what a person has chosen for themselves, with what was before. It is no record of an organisation:
/// the history of the account has it.
async fn change(
    visit: &Visit,
    account_id: Id,
    new: impl FnOnce(Receiver) -> Receiver,
) -> Result<(), WebError> {
    let tx = visit.app.db.begin().await?;
    let before = with_secrets(&tx, account_id).await?;
    let after = new(before.clone());
    if !store::update_receiver(&tx, &after).await? {
        return Err(WebError::Bad("mail-changed-meanwhile"));
    }
    let told = |row: &Receiver| {
        let calendar = if row.calendar_secret.is_some() { "yes" } else { "no" };
        serde_json::json!({
            "reminders": row.reminders.key(),
            "language": row.lang.code(),
            "calendar": calendar,
        })
    };
    let changes = access::changes(&told(&before), &told(&after));
    let owner_id = visit.viewer.acting_for.unwrap_or_default();
    let entry = Entry::new("choose-mail", "account", Some(account_id), owner_id, changes);
    access::record(&tx, &visit.viewer, entry).await?;
    Ok(tx.commit().await?)
}

#[derive(Template)]
#[template(path = "mail/stop.html")]
struct StopPage {
    page: Page,
    stopped: bool,
}

/// A mail program looks at links by itself: only the button stops anything.
async fn ask_stop(visit: Visit, Path(secret): Path<String>) -> Answer {
    let found = store::receiver_by_stop(&visit.app.db, &secret).await?.ok_or(WebError::NotFound)?;
    let stopped = found.reminders == Reminders::None;
    unkept(visit.show(&StopPage { page: Page::new(&visit, visit.t("mail-stop-title")), stopped })?)
}

/// By the button, or by the mail program's own (RFC 8058).
async fn stop(visit: Visit, Path(secret): Path<String>) -> Answer {
    let found = store::receiver_by_stop(&visit.app.db, &secret).await?.ok_or(WebError::NotFound)?;
    if found.reminders != Reminders::None {
        change(&visit, found.account_id, |receiver| Receiver { reminders: Reminders::None, ..receiver })
            .await?;
    }
    unkept(visit.show(&StopPage { page: Page::new(&visit, visit.t("mail-stop-title")), stopped: true })?)
}

async fn calendar(visit: Visit, Path(file): Path<String>) -> Answer {
    let app = &visit.app;
    let secret = file.strip_suffix(".ics").ok_or(WebError::NotFound)?;
    let found = store::receiver_by_calendar(&app.db, secret).await?.ok_or(WebError::NotFound)?;
    let viewer = access::viewer_of_account(&app.db, found.account_id, app.now()).await?;
    let viewer = viewer.ok_or(WebError::NotFound)?;
    let entries = app.dated(&viewer, found.lang).await?;
    let name = app.t(found.lang, "mail-calendar-name");
    let text =
        feed(&Calendar { name: &name, address: &app.settings.address, now: app.now(), entries: &entries });
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    unkept(([(header::CONTENT_TYPE, kind)], text).into_response())
}

#[derive(Template)]
#[template(path = "mail/letters.html")]
struct LettersPage {
    page: Page,
    rows: Vec<LetterLine>,
    sends: bool,
    waiting: i64,
}

struct LetterLine {
    id: Id,
    subject: String,
    to: String,
    iso: String,
    when: String,
}

async fn letters(visit: Visit) -> Answer {
    let rows = store::expired(&visit.app.db, SHOWN).await?;
    let line = |mail: store::Mail| LetterLine {
        id: mail.id,
        subject: mail.subject,
        to: mail.login,
        iso: stockholm_minute(mail.created_at).replace(' ', "T"),
        when: visit.moment(mail.created_at),
    };
    let page = LettersPage {
        rows: rows.into_iter().map(line).collect(),
        sends: visit.app.settings.sends_mail,
        waiting: store::unsent(&visit.app.db).await?.waiting,
        page: Page::new(&visit, visit.t("mail-letters-title")),
    };
    unkept(visit.show(&page)?)
}

/// Sends a letter that had become too old.
async fn send_after_all(visit: Visit, Path(id): Path<Id>) -> Answer {
    let (app, now) = (&visit.app, visit.viewer.now);
    let mail = store::mail(&app.db, id).await?.ok_or(WebError::NotFound)?;
    visit.must(Action::Administer, mail.owner_id)?;
    let tx = app.db.begin().await?;
    if !store::freshen(&tx, id, now + FRESH).await? {
        return visit.done(LETTERS, "mail-not-again");
    }
    enqueue(&tx, &app.ids, &visit.viewer, (id, mail.owner_id), &format!("-{now}")).await?;
    let changes = serde_json::json!({ "state": ["too old", "waiting"] });
    access::record(&tx, &visit.viewer, Entry::new("edit", "mail", Some(id), mail.owner_id, changes)).await?;
    tx.commit().await?;
    visit.done(LETTERS, "mail-again")
}

/// A letter to oneself, to see whether letters go. Each one is a new one.
async fn send_trial(visit: Visit) -> Answer {
    let (app, to_account) = (&visit.app, account_of(&visit)?);
    let owner_id = store::some_organisation(&app.db).await?.ok_or(WebError::Bad("mail-no-organisation"))?;
    visit.must(Action::Administer, owner_id)?;
    let lang = receiver(&app.db, to_account).await?.lang;
    let letter = Letter {
        to_account,
        subject: app.t(lang, "mail-trial-subject"),
        text: format!("{}\n{ADDRESS}{LETTERS}\n", app.t(lang, "mail-trial-text")),
        once_key: format!("trial-{}", app.ids.next()),
    };
    let tx = app.db.begin().await?;
    send(&tx, &app.ids, &visit.viewer, owner_id, &letter).await?;
    tx.commit().await?;
    visit.done(LETTERS, "mail-trial")
}

#[derive(Template)]
#[template(path = "mail/_waiting.html")]
struct WaitingPanel {
    page: Page,
    sends: bool,
    waiting: i64,
    expired: i64,
}

/// On the page of jobs: letters that wait because there is no server, and those that became too old.
fn waiting(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let unsent = store::unsent(&visit.app.db).await?;
        let sends = visit.app.settings.sends_mail;
        let page = Page::new(visit, "");
        let panel = WaitingPanel { page, sends, waiting: unsent.waiting, expired: unsent.expired };
        Ok(Some(panel.render()?))
    })
}

#[derive(Template)]
#[template(path = "mail/_mine.html")]
struct MinePanel {
    page: Page,
    how: String,
}

fn mine(visit: &Visit, _: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let Some(user) = visit.viewer.user.as_ref().filter(|_| !visit.viewer.memberships.is_empty()) else {
            return Ok(None);
        };
        let receiver = receiver(&visit.app.db, user.id).await?;
        let page = Page::new(visit, "");
        let how = page.t(format!("mail-reminders-{}-now", receiver.reminders.key()));
        Ok(Some(MinePanel { page, how }.render()?))
    })
}
