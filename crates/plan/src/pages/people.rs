//! A plan's people: what each name means, who has an account, who left, and what each one carries.

use std::collections::HashMap;

use access::{Action, Entry};
use askama::Template;
use axum::extract::Path;
use db::Id;
use types::stockholm_date;
use web::{Answer, Field, FieldErrors, FormData, FormPage, Page, PanelFuture, Shape, Visit, WebError};

use crate::{
    Leaf, PLAN, Plan,
    person::label_key,
    share::{Share, shares},
    store,
    tree::walk,
    who::{self, WhoKind, WhoRow},
};

use super::{
    edit_plan::editable,
    tree::{TreeQuery, load},
};

fn here(plan_id: Id) -> String {
    format!("{}{plan_id}/vem", PLAN.path)
}

#[derive(Template)]
#[template(path = "plan/people.html")]
struct PeoplePage {
    page: Page,
    plan: Plan,
    path: String,
    rows: Vec<PersonLine>,
    /// Initiatives for which nobody answers.
    headless: Vec<(Id, String)>,
}

struct PersonLine {
    id: Id,
    label: String,
    kind: String,
    guessed: bool,
    /// The account, the partner, or that there is no login.
    account: String,
    no_login: bool,
    left: String,
    share: Share,
    /// When the person last changed something here; empty for one who never did.
    active: String,
    person: bool,
}

pub(crate) async fn list(visit: Visit, Path(id): Path<Id>) -> Answer {
    let plan = editable(&visit, id, Action::Edit).await?;
    let shown = load(&visit, id, TreeQuery::default()).await?;
    let leaves: Vec<&Leaf> = walk(&shown.chapters).into_iter().map(|(_, _, leaf)| leaf).collect();
    let mains = who::main_of_plan(&visit.app.db, id).await?;
    let main_keys: HashMap<Id, String> =
        mains.iter().map(|(id, main)| (*id, label_key(&main.label))).collect();
    let shares = shares(&leaves, &main_keys);
    let known_rows = who::known(&visit.app.db, plan.owner_id).await?;
    let accounts: Vec<Id> = known_rows.values().filter_map(|row| row.account_id).collect();
    let names = store::account_names(visit.app.db.read(), &accounts).await?;
    let active = store::last_active(&visit.app.db, id).await?;
    let page = Page::new(&visit, visit.t("who-title"));
    let mut rows: Vec<PersonLine> = Vec::new();
    for (key, share) in shares {
        let Some(row) = known_rows.get(&key) else { continue };
        let last = row.account_id.and_then(|id| active.get(&id).copied().flatten());
        let active = last.map(|at| visit.date(stockholm_date(at))).unwrap_or_default();
        rows.push(person_line(&visit, row, share, (&names, active)).await?);
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.share.initiatives), swedish::sort_key(&row.label)));
    let headless = leaves.iter().filter(|leaf| !mains.contains_key(&leaf.initiative.id));
    visit.show(&PeoplePage {
        headless: headless.map(|leaf| (leaf.initiative.id, leaf.initiative.title.clone())).collect(),
        path: here(id),
        plan,
        rows,
        page,
    })
}

async fn person_line(
    visit: &Visit,
    row: &WhoRow,
    share: Share,
    (names, active): (&HashMap<Id, String>, String),
) -> Result<PersonLine, WebError> {
    let person = row.kind() == WhoKind::Person;
    let partner = match row.organisation_id {
        Some(id) => access::organisation(&visit.app.db, id).await?.map(|found| found.name),
        None => None,
    };
    let account = row.account_id.and_then(|id| names.get(&id).cloned()).or(partner).unwrap_or_default();
    Ok(PersonLine {
        id: row.id,
        label: row.label.clone(),
        kind: visit.t(&format!("who-kind-{}", row.kind().key())),
        guessed: !row.decided,
        no_login: person && row.account_id.is_none(),
        account,
        left: row.left_on.as_deref().map(|day| visit.date_of(day)).unwrap_or_default(),
        share,
        active,
        person,
    })
}

/// The name, if it belongs to the plan's owner, and the plan, if the visitor may change it.
pub(crate) async fn found(visit: &Visit, plan_id: Id, id: Id) -> Result<(Plan, WhoRow), WebError> {
    let plan = editable(visit, plan_id, Action::Edit).await?;
    let stored = store::who_by_id(visit.app.db.read(), id).await?;
    let row = match stored {
        Some(row) => Some(row).filter(|row| row.owner_id == plan.owner_id),
        None => who::known(&visit.app.db, plan.owner_id).await?.into_values().find(|row| row.id == id),
    };
    Ok((plan, row.ok_or(WebError::NotFound)?))
}

async fn form_page(visit: &Visit, plan_id: Id, row: &WhoRow) -> Result<FormPage, WebError> {
    let kinds =
        WhoKind::ALL.map(|kind| (kind.key().to_string(), visit.t(&format!("who-kind-{}", kind.key()))));
    let members = access::members(&visit.app.db, row.owner_id).await?;
    let mut accounts = vec![(String::new(), visit.t("who-no-account"))];
    let open =
        members.into_iter().filter(|member| member.active || Some(member.account_id) == row.account_id);
    accounts.extend(
        open.map(|member| (member.account_id.to_string(), format!("{}, {}", member.name, member.login))),
    );
    let mut account = Field::choice(visit, "account", "who-account", accounts);
    account.required = false;
    let fields = vec![
        Field::choice(visit, "kind", "who-kind", kinds.to_vec()),
        account,
        Field::line(visit, "organisation", "who-organisation"),
        Field::new(visit, "left_on", "who-left-on", Shape::Line("date")),
    ];
    let title = visit.app.texts.get(visit.lang, "who-edit", &[("name", row.label.as_str().into())]);
    let places = (format!("{}/{}", here(plan_id), row.id), here(plan_id));
    Ok(FormPage::new(visit, title, places, fields).changing(row.revision))
}

async fn filled(visit: &Visit, row: &WhoRow) -> Result<FormData, WebError> {
    let organisation = match row.organisation_id {
        Some(id) => access::organisation(&visit.app.db, id).await?.map(|found| found.name),
        None => None,
    };
    Ok(FormData::from_pairs([
        ("kind", row.kind().key().to_string()),
        ("account", row.account_id.map(|id| id.to_string()).unwrap_or_default()),
        ("organisation", organisation.unwrap_or_default()),
        ("left_on", row.left_on.clone().unwrap_or_default()),
    ]))
}

pub(crate) async fn edit(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>) -> Answer {
    let (_, row) = found(&visit, plan_id, id).await?;
    form_page(&visit, plan_id, &row).await?.filled(filled(&visit, &row).await?).answer(&visit)
}

/// What the form says of a name; what does not go together is told at its field.
async fn read(
    visit: &Visit,
    tx: &db::Tx,
    (row, form): (&WhoRow, &FormData),
    errors: &mut FieldErrors,
) -> Result<WhoRow, WebError> {
    let kind = WhoKind::from_key(form.text("kind"));
    if kind.is_none() {
        errors.add("kind", "field-required");
    }
    let kind = kind.unwrap_or(WhoKind::Person);
    let account_id = form.number("account").filter(|_| kind == WhoKind::Person);
    if let Some(id) = account_id
        && !access::members(&visit.app.db, row.owner_id).await?.iter().any(|member| member.account_id == id)
    {
        errors.add("account", "who-not-a-member");
    }
    let left_on = form.optional("left_on").filter(|_| kind == WhoKind::Person);
    if left_on.is_some_and(|day| super::typed::day(day).is_none()) {
        errors.add("left_on", "who-bad-date");
    }
    let name = form.optional("organisation").filter(|_| kind == WhoKind::Partner);
    let organisation_id = match name {
        Some(name) => {
            let known = store::organisations_named(tx.on(), row.owner_id, &[name]).await?;
            let id = known.get(&label_key(name)).copied();
            if id.is_none() {
                errors.add("organisation", "who-no-such-organisation");
            }
            id
        }
        None => None,
    };
    Ok(WhoRow {
        kind: kind.key().to_string(),
        account_id,
        organisation_id,
        left_on: left_on.map(str::to_string),
        decided: true,
        ..row.clone()
    })
}

pub(crate) async fn change(visit: Visit, Path((plan_id, id)): Path<(Id, Id)>, form: FormData) -> Answer {
    let (_, row) = found(&visit, plan_id, id).await?;
    let mut errors = FieldErrors::new();
    let tx = visit.app.db.begin().await?;
    who::refresh(&tx, row.owner_id).await?;
    let new = read(&visit, &tx, (&row, &form), &mut errors).await?;
    if !errors.is_empty() {
        let page = form_page(&visit, plan_id, &row).await?.filled(form).with_errors(errors);
        return page.answer(&visit);
    }
    let version = form.number("version").unwrap_or_default();
    if !store::update_who(&tx, &WhoRow { revision: version, ..new.clone() }).await? {
        tx.rollback().await?;
        let stored = filled(&visit, &row).await?;
        return form_page(&visit, plan_id, &row)
            .await?
            .filled(form)
            .conflicting(&visit, &stored)
            .answer(&visit);
    }
    note(&visit, &tx, plan_id, (&row, &new)).await?;
    tx.commit().await?;
    visit.done(&here(plan_id), "saved")
}

/// The plan's history tells what a name was said to mean.
pub(crate) async fn note(
    visit: &Visit,
    tx: &db::Tx,
    plan_id: Id,
    (old, new): (&WhoRow, &WhoRow),
) -> Result<(), WebError> {
    let ids: Vec<Id> = [old.account_id, new.account_id].into_iter().flatten().collect();
    let names = store::account_names(tx.on(), &ids).await?;
    let told = |row: &WhoRow| {
        let name = row.account_id.and_then(|id| names.get(&id).cloned());
        let parts = [Some(visit.t(&format!("who-kind-{}", row.kind().key()))), name, row.left_on.clone()];
        format!("{}: {}", row.label, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let changes = serde_json::json!({ "who": [told(old), told(new)] });
    let entry = Entry::new("name-who", PLAN.key, Some(plan_id), new.owner_id, changes);
    access::record(tx, &visit.viewer, entry).await?;
    Ok(())
}

#[derive(Template)]
#[template(
    source = "{% import \"_macros.html\" as ui %}{{ ui::button_link(href, page.t(\"who-title\")) }}",
    ext = "html"
)]
struct Button {
    page: Page,
    href: String,
}

/// On a plan: the way to its people, for those who may change it.
pub(crate) fn button(visit: &Visit, id: Id) -> PanelFuture<'_> {
    Box::pin(async move {
        let plan = store::plan(&visit.app.db, &visit.viewer, id).await?;
        match plan {
            Some(plan) if visit.may(Action::Edit, plan.owner_id) => {
                Ok(Some(Button { page: Page::new(visit, ""), href: here(id) }.render()?))
            }
            _ => Ok(None),
        }
    })
}
