//! Pages that every kind of record has: its history, who sees it and why, and its secrecy mark.

use access::{Action, Grant, Mark, NewGrant, Organisation, Record, RecordKind, Visibility, Why};
use askama::Template;
use axum::{extract::Path, http::StatusCode};
use db::Id;
use types::stockholm_date;

use crate::{Access, Answer, FieldErrors, FormData, Page, Routes, Visit, WebError, history};

const DAY: i64 = 24 * 3600 * 1000;

pub(crate) fn routes(kind: &'static RecordKind) -> Routes {
    let at = |page: &str| format!("{}{{id}}/{page}", kind.path);
    Routes::new()
        .get(&at("historik"), Access::Everybody, move |visit, id| history::show(visit, id, kind))
        .get(&at("delning"), Access::Everybody, move |visit, id| sharing(visit, id, kind))
        .post(&at("delning"), Access::SignedIn, move |visit, id, form| share(visit, id, form, kind))
        .post(&at("delning/avsluta"), Access::SignedIn, move |visit, id, form| unshare(visit, id, form, kind))
        .post(&at("synlighet"), Access::SignedIn, move |visit, id, form| {
            set_visibility(visit, id, form, kind)
        })
        .get(&at("sekretess"), Access::SignedIn, move |visit, id| secrecy(visit, id, kind))
        .post(&at("sekretess"), Access::SignedIn, move |visit, id, form| mark_secret(visit, id, form, kind))
        .post(&at("sekretess/haev"), Access::SignedIn, move |visit, id| clear_secret(visit, id, kind))
}

pub(crate) async fn find(visit: &Visit, kind: &RecordKind, id: Id) -> Result<Record, WebError> {
    let found = access::find_record(&visit.app.db, &visit.viewer, kind, id).await?;
    found.ok_or(WebError::NotFound)
}

/// The frame of one of these pages: the record's tabs, and its name in the window's title.
pub(crate) fn record_page(visit: &Visit, kind: &RecordKind, record: &Record, path: &str, text: &str) -> Page {
    let title = format!("{}: {}", record.title, visit.t(text));
    Page::new(visit, title).of_record(kind, (record.id, record.owner_id), path)
}

// ---- sharing
// ------------------------------------------------------------------------------------------------

#[derive(Template)]
#[template(path = "record_sharing.html")]
struct SharingPage {
    page: Page,
    record: Record,
    path: String,
    reasons: Vec<String>,
    visibility: &'static str,
    grants: Vec<GrantLine>,
    receivers: Vec<Organisation>,
    may_share: bool,
    form: FormData,
    errors: FieldErrors,
}

struct GrantLine {
    id: Id,
    receiver: String,
    purpose: String,
    expires: String,
    open: bool,
    /// The record that the grant is on, if this one only follows it.
    above: String,
}

async fn sharing(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    show_sharing(visit, kind, record, FormData::default(), FieldErrors::new()).await
}

async fn show_sharing(
    visit: Visit,
    kind: &RecordKind,
    record: Record,
    form: FormData,
    errors: FieldErrors,
) -> Answer {
    let all = access::grants_on(&visit.app.db, kind, &record).await?;
    let reasons = access::why(&visit.viewer, &record, &all);
    let reasons = reasons.iter().map(|reason| reason_text(&visit, reason)).collect();
    let inside = visit.viewer.role_in(record.owner_id).is_some();
    let may_share = visit.may(Action::Share, record.owner_id);
    // Whom an owner has shown a record to is the owner's own matter; a receiver sees its own grants.
    let shown = all.iter().filter(|grant| inside || visit.viewer.role_in(grant.receiver_id).is_some());
    let parent = kind.parent.zip(record.parent_id).map(|(parent, id)| format!("{}{id}", parent.kind.path));
    let above = |grant: &Grant| parent.clone().filter(|_| grant.kind != kind.key).unwrap_or_default();
    let grants = shown.map(|grant| grant_line(&visit, grant, above(grant))).collect();
    let mut receivers = Vec::new();
    if may_share {
        receivers = access::all_members(&visit.app.db).await?;
        receivers.retain(|organisation| organisation.id != record.owner_id);
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SharingPage {
        page: record_page(&visit, kind, &record, "/delning", "sharing-title"),
        path: format!("{}{}", kind.path, record.id),
        visibility: record.visibility().key(),
        record,
        reasons,
        grants,
        receivers,
        may_share,
        form,
        errors,
    };
    visit.show_with(status, &page)
}

fn reason_text(visit: &Visit, reason: &Why) -> String {
    let texts = &visit.app.texts;
    match reason {
        Why::Public => visit.t("why-public"),
        Why::Network => visit.t("why-network"),
        Why::Administrator => visit.t("why-administrator"),
        Why::Member { organisation, role } => {
            let role = visit.t(&format!("role-{}", role.key()));
            let args = [("organisation", organisation.as_str().into()), ("role", role.into())];
            texts.get(visit.lang, "why-member", &args)
        }
        Why::Granted { purpose, expires_at } => {
            let until = visit.date(stockholm_date(*expires_at));
            let args = [("purpose", purpose.as_str().into()), ("until", until.into())];
            texts.get(visit.lang, "why-granted", &args)
        }
    }
}

fn grant_line(visit: &Visit, grant: &Grant, above: String) -> GrantLine {
    GrantLine {
        id: grant.id,
        receiver: grant.receiver_name.clone(),
        purpose: grant.purpose.clone(),
        expires: visit.date(stockholm_date(grant.expires_at)),
        open: grant.is_open(visit.viewer.now),
        above,
    }
}

async fn share(visit: Visit, Path(id): Path<Id>, form: FormData, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::Share, record.owner_id)?;
    let mut errors = FieldErrors::new();
    let receivers = access::all_members(&visit.app.db).await?;
    let receiver = form.number("receiver").filter(|id| receivers.iter().any(|found| found.id == *id));
    let expires_at = end_of_day(form.text("until"));
    errors.limit("purpose", form.text("purpose"), 500);
    if receiver.is_none() {
        errors.add("receiver", "field-required");
    }
    if expires_at.is_none() {
        errors.add("until", "field-date");
    }
    if let (Some(receiver_id), Some(expires_at)) = (receiver, expires_at) {
        let grant = NewGrant {
            owner_id: record.owner_id,
            receiver_id,
            kind: kind.key.to_string(),
            object_id: Some(id),
            purpose: form.text("purpose").to_string(),
            expires_at,
        };
        grant_errors(&grant, visit.viewer.now, &mut errors);
        if errors.is_empty() {
            let tx = visit.app.db.begin().await?;
            access::add_grant(&tx, &visit.app.ids, &visit.viewer, &grant).await?;
            tx.commit().await?;
            return visit.done(&format!("{}{id}/delning", kind.path), "shared");
        }
    }
    show_sharing(visit, kind, record, form, errors).await
}

fn grant_errors(grant: &NewGrant, now: i64, errors: &mut FieldErrors) {
    use access::GrantError;
    for error in grant.check(now) {
        match error {
            GrantError::NoPurpose => errors.add("purpose", "sharing-no-purpose"),
            GrantError::AlreadyExpired => errors.add("until", "sharing-expired"),
            GrantError::LongerThanTwoYears => errors.add("until", "sharing-too-long"),
            GrantError::ToOneself => errors.add("receiver", "sharing-to-oneself"),
        }
    }
}

/// The end of a day in Sweden, from an ISO date.
fn end_of_day(text: &str) -> Option<i64> {
    let date: jiff::civil::Date = text.parse().ok()?;
    let start = date.in_tz("Europe/Stockholm").ok()?.timestamp().as_millisecond();
    Some(start + DAY - 1)
}

async fn unshare(visit: Visit, Path(id): Path<Id>, form: FormData, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::Share, record.owner_id)?;
    let all = access::grants_on(&visit.app.db, kind, &record).await?;
    let wanted = form.number("grant");
    let grant = all
        .into_iter()
        .find(|grant| Some(grant.id) == wanted && grant.kind == kind.key)
        .ok_or(WebError::NotFound)?;
    let tx = visit.app.db.begin().await?;
    access::revoke_grant(&tx, &visit.viewer, &grant).await?;
    tx.commit().await?;
    visit.done(&format!("{}{id}/delning", kind.path), "unshared")
}

async fn set_visibility(
    visit: Visit,
    Path(id): Path<Id>,
    form: FormData,
    kind: &'static RecordKind,
) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::Share, record.owner_id)?;
    let to = Visibility::from_key(form.text("visibility")).ok_or(WebError::Bad("error-bad-request-text"))?;
    let tx = visit.app.db.begin().await?;
    access::set_visibility(&tx, &visit.viewer, kind, &record, to).await?;
    visit.app.reindex(&tx, kind, id).await?;
    tx.commit().await?;
    visit.done(&format!("{}{id}/delning", kind.path), "saved")
}

// ---- secrecy
// ------------------------------------------------------------------------------------------------

#[derive(Template)]
#[template(path = "record_secrecy.html")]
struct SecrecyPage {
    page: Page,
    record: Record,
    path: String,
    mark: Option<Mark>,
    marked_on: String,
    reconsider_on: String,
    fields: Vec<(&'static str, bool)>,
    form: FormData,
    errors: FieldErrors,
}

async fn secrecy(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::MarkSecret, record.owner_id)?;
    show_secrecy(visit, kind, record, FormData::default(), FieldErrors::new()).await
}

async fn show_secrecy(
    visit: Visit,
    kind: &RecordKind,
    record: Record,
    form: FormData,
    errors: FieldErrors,
) -> Answer {
    let mark = access::marks(&visit.app.db, kind.key, &[record.id]).await?.remove(&record.id);
    let chosen = |field: &str| {
        mark.as_ref().is_some_and(|mark| mark.covers(field)) || form.all("fields").any(|name| name == field)
    };
    let fields = kind.secret_fields.iter().map(|field| (*field, chosen(field))).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SecrecyPage {
        page: record_page(&visit, kind, &record, "/sekretess", "secrecy-title"),
        path: format!("{}{}", kind.path, record.id),
        marked_on: mark.as_ref().map(|mark| visit.moment(mark.marked_at)).unwrap_or_default(),
        reconsider_on: mark.as_ref().map(|mark| visit.date_of(&mark.reconsider_on)).unwrap_or_default(),
        record,
        mark,
        fields,
        form,
        errors,
    };
    visit.show_with(status, &page)
}

async fn mark_secret(visit: Visit, Path(id): Path<Id>, form: FormData, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::MarkSecret, record.owner_id)?;
    let known = |name: &&str| kind.secret_fields.contains(name);
    let fields: Vec<&str> = form.all("fields").filter(known).collect();
    let mut errors = FieldErrors::new();
    if fields.is_empty() {
        errors.add("fields", "secrecy-no-field");
    }
    errors.require("ground", form.text("ground"), 500);
    let reconsider = form.text("reconsider_on").parse::<jiff::civil::Date>();
    if !reconsider.is_ok_and(|date| date > stockholm_date(visit.viewer.now)) {
        errors.add("reconsider_on", "secrecy-reconsider");
    }
    if !errors.is_empty() {
        return show_secrecy(visit, kind, record, form, errors).await;
    }
    let mark = Mark {
        object_id: id,
        fields: fields.join(" "),
        ground: form.text("ground").to_string(),
        marked_at: visit.viewer.now,
        marked_by_name: None,
        reconsider_on: form.text("reconsider_on").to_string(),
    };
    let tx = visit.app.db.begin().await?;
    access::set_mark(&tx, &visit.viewer, kind.key, record.owner_id, &mark).await?;
    visit.app.reindex(&tx, kind, id).await?;
    tx.commit().await?;
    visit.done(&format!("{}{id}/sekretess", kind.path), "marked-secret")
}

async fn clear_secret(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let record = find(&visit, kind, id).await?;
    visit.must(Action::MarkSecret, record.owner_id)?;
    let tx = visit.app.db.begin().await?;
    access::clear_mark(&tx, &visit.viewer, kind.key, record.owner_id, id).await?;
    visit.app.reindex(&tx, kind, id).await?;
    tx.commit().await?;
    visit.done(&format!("{}{id}/sekretess", kind.path), "cleared-secret")
}
