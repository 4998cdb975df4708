//! Development projects: reading, writing, and the plans that they stand in.

use std::collections::HashMap;

use access::{Entry, Viewer, Visibility, visible, visible_beside};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Sql, Tx};
use plan::INITIATIVE;
use sea_orm::ConnectionTrait;
use serde_json::Value;
use types::Amount;

use super::{
    DEVELOPMENT,
    facts::{Budget, DateKind, Dated, Development, DevelopmentFacts, Package, Partner, Status},
};

const COLUMNS: &str = "SELECT d.id, d.owner_id, o.name AS owner_name, d.visibility, d.revision, d.state, \
                       d.title, d.programme, d.reference, d.start_on, d.end_on, d.purpose, d.currency, \
                       d.project_id FROM development_project d JOIN organisation o ON o.id = d.owner_id \
                       WHERE ";

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    owner_id: Id,
    owner_name: String,
    visibility: String,
    revision: i64,
    state: String,
    title: String,
    programme: String,
    reference: String,
    start_on: String,
    end_on: String,
    purpose: String,
    currency: String,
    project_id: Option<Id>,
}

impl Row {
    fn into_development(self) -> Development {
        Development {
            id: self.id,
            owner_id: self.owner_id,
            owner_name: self.owner_name,
            visibility: Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own),
            revision: self.revision,
            active: self.state == "active",
            facts: DevelopmentFacts {
                title: self.title,
                programme: self.programme,
                reference: self.reference,
                start: self.start_on.parse().ok(),
                end: self.end_on.parse().ok(),
                purpose: self.purpose,
                currency: self.currency,
                project_id: self.project_id,
                ..DevelopmentFacts::default()
            },
        }
    }
}

#[derive(FromQueryResult)]
struct PartnerRow {
    organisation_id: Option<Id>,
    name: String,
    leads: bool,
}

#[derive(FromQueryResult)]
struct BudgetRow {
    partner: String,
    year: i64,
    cost: i64,
    own_funding: i64,
}

#[derive(FromQueryResult)]
struct PackageRow {
    number: String,
    title: String,
    partner: String,
}

#[derive(FromQueryResult)]
struct DateRow {
    kind: String,
    due_on: String,
    title: String,
    package: String,
    status: String,
}

impl DateRow {
    fn into_dated(self) -> Option<Dated> {
        Some(Dated {
            kind: DateKind::from_key(&self.kind),
            due: self.due_on.parse().ok()?,
            title: self.title,
            package: self.package,
            status: Status::from_key(&self.status).unwrap_or_default(),
        })
    }
}

async fn with_parts(on: &impl ConnectionTrait, mut found: Development) -> Result<Development, DbErr> {
    let of = |columns: &str, table: &str| {
        Sql::with(
            &format!("SELECT {columns} FROM {table} WHERE development_id = $1 ORDER BY position"),
            [found.id],
        )
    };
    let partners: Vec<PartnerRow> = of("organisation_id, name, leads", "development_partner").all(on).await?;
    let budget: Vec<BudgetRow> = of("partner, year, cost, own_funding", "development_budget").all(on).await?;
    let packages: Vec<PackageRow> = of("number, title, partner", "development_package").all(on).await?;
    let dates: Vec<DateRow> = of("kind, due_on, title, package, status", "development_date").all(on).await?;
    let facts = &mut found.facts;
    facts.partners = partners
        .into_iter()
        .map(|row| Partner { name: row.name, leads: row.leads, organisation_id: row.organisation_id })
        .collect();
    facts.budget = budget
        .into_iter()
        .map(|row| Budget {
            partner: row.partner,
            year: row.year,
            cost: Amount::from_ore(row.cost),
            own_funding: Amount::from_ore(row.own_funding),
        })
        .collect();
    facts.packages = packages
        .into_iter()
        .map(|row| Package { number: row.number, title: row.title, partner: row.partner })
        .collect();
    facts.dates = dates.into_iter().filter_map(DateRow::into_dated).collect();
    Ok(found)
}

/// The project with all its parts, if this viewer sees it.
pub(super) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Development>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("d.id = ").bind(id).push(" AND ").append(&visible(viewer, "d", &DEVELOPMENT));
    match sql.one::<Row>(db.read()).await? {
        Some(row) => Ok(Some(with_parts(db.read(), row.into_development()).await?)),
        None => Ok(None),
    }
}

/// The same whoever asks: for changes and the search index.
pub(super) async fn find_in(tx: &Tx, id: Id) -> Result<Option<Development>, DbErr> {
    match Sql::with(&format!("{COLUMNS} d.id = $1"), [id]).one::<Row>(tx.on()).await? {
        Some(row) => Ok(Some(with_parts(tx.on(), row.into_development()).await?)),
        None => Ok(None),
    }
}

/// What the list is asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct DevelopmentQuery {
    pub text: String,
    /// Owned by this organisation, or with it as a partner.
    pub organisation: Option<Id>,
    /// Linked to this initiative.
    pub initiative: Option<Id>,
    pub withdrawn: bool,
}

fn matching(db: &Db, viewer: &Viewer, query: &DevelopmentQuery) -> Sql {
    let mut sql = Sql::new("d.state = ");
    sql.bind(if query.withdrawn { "withdrawn" } else { "active" });
    if let Some(id) = query.organisation {
        sql.push(" AND (d.owner_id = ").bind(id);
        sql.push(
            " OR d.id IN (SELECT r.development_id FROM development_partner r WHERE r.organisation_id = ",
        );
        sql.bind(id).push("))");
    }
    if let Some(id) = query.initiative {
        sql.push(
            " AND d.id IN (SELECT l.development_id FROM development_initiative l WHERE l.initiative_id = ",
        );
        sql.bind(id).push(")");
    }
    if let Some(found) = search::condition(db.engine(), DEVELOPMENT.key, &query.text, "d") {
        sql.push(" AND ").append(&found);
    }
    sql.push(" AND ").append(&visible(viewer, "d", &DEVELOPMENT));
    sql
}

/// A page of the list, by title, without their parts.
pub(super) async fn list(
    db: &Db,
    viewer: &Viewer,
    query: &DevelopmentQuery,
    (offset, limit): (i64, i64),
) -> Result<Vec<Development>, DbErr> {
    let mut sql = Sql::new(COLUMNS);
    sql.append(&matching(db, viewer, query)).push(" ORDER BY d.title_sort, d.id LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    let rows: Vec<Row> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(Row::into_development).collect())
}

pub(super) async fn count(db: &Db, viewer: &Viewer, query: &DevelopmentQuery) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM development_project d WHERE ");
    sql.append(&matching(db, viewer, query));
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

#[derive(FromQueryResult)]
struct CostRow {
    development_id: Id,
    cost: i64,
}

/// The whole cost of each of these.
pub(super) async fn costs(db: &Db, ids: &[Id]) -> Result<HashMap<Id, Amount>, DbErr> {
    let mut sql = Sql::new(
        "SELECT development_id, CAST(SUM(cost) AS BIGINT) AS cost FROM development_budget \
         WHERE development_id IN ",
    );
    sql.bind_list(ids.iter().copied()).push(" GROUP BY development_id");
    let rows: Vec<CostRow> = sql.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.development_id, Amount::from_ore(row.cost))).collect())
}

/// A development project to be added.
#[derive(Clone, Debug)]
pub struct NewDevelopment {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub facts: DevelopmentFacts,
}

/// Adds one, with its audit and search entries; gives its id. Who may is asked before.
pub async fn add_development(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    new: &NewDevelopment,
) -> Result<Id, DbErr> {
    let id = ids.next();
    let facts = &new.facts;
    let mut sql = Sql::new(
        "INSERT INTO development_project (id, owner_id, visibility, revision, state, title, title_sort, \
         programme, reference, start_on, end_on, purpose, currency, project_id) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.key());
    sql.push(", 1, 'active', ").bind(facts.title.as_str()).push(", ");
    sql.bind(swedish::sort_key(&facts.title)).push(", ").bind(facts.programme.as_str()).push(", ");
    sql.bind(facts.reference.as_str()).push(", ").bind(date(facts.start)).push(", ");
    sql.bind(date(facts.end)).push(", ").bind(facts.purpose.as_str()).push(", ");
    sql.bind(facts.currency.as_str()).push(", ").bind(facts.project_id).push(")");
    sql.run(tx.on()).await?;
    insert_parts(tx, ids, id, facts).await?;
    let changes = access::changes(&Value::Null, &super::pages::told(facts));
    let entry = Entry::new("create", DEVELOPMENT.key, Some(id), new.owner_id, changes);
    access::record(tx, viewer, entry).await?;
    super::pages::renew(tx, id).await?;
    Ok(id)
}

fn date(date: Option<jiff::civil::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

async fn insert_parts(tx: &Tx, ids: &IdSource, id: Id, facts: &DevelopmentFacts) -> Result<(), DbErr> {
    for (at, row) in facts.partners.iter().enumerate() {
        let mut sql = insert(ids, (id, at), "development_partner", "organisation_id, name, leads");
        sql.bind(row.organisation_id).push(", ").bind(row.name.as_str()).push(", ").bind(row.leads);
        sql.push(")").run(tx.on()).await?;
    }
    for (at, row) in facts.budget.iter().enumerate() {
        let mut sql = insert(ids, (id, at), "development_budget", "partner, year, cost, own_funding");
        sql.bind(row.partner.as_str()).push(", ").bind(row.year).push(", ").bind(row.cost.ore());
        sql.push(", ").bind(row.own_funding.ore()).push(")").run(tx.on()).await?;
    }
    for (at, row) in facts.packages.iter().enumerate() {
        let mut sql = insert(ids, (id, at), "development_package", "number, title, partner");
        sql.bind(row.number.as_str()).push(", ").bind(row.title.as_str()).push(", ");
        sql.bind(row.partner.as_str()).push(")").run(tx.on()).await?;
    }
    for (at, row) in facts.dates.iter().enumerate() {
        let mut sql = insert(ids, (id, at), "development_date", "kind, due_on, title, package, status");
        sql.bind(row.kind.key()).push(", ").bind(row.due.to_string()).push(", ");
        sql.bind(row.title.as_str()).push(", ").bind(row.package.as_str()).push(", ");
        sql.bind(row.status.key()).push(")").run(tx.on()).await?;
    }
    Ok(())
}

fn insert(ids: &IdSource, (id, at): (Id, usize), table: &str, columns: &str) -> Sql {
    let mut sql =
        Sql::new(&format!("INSERT INTO {table} (id, development_id, position, {columns}) VALUES ("));
    sql.bind(ids.next()).push(", ").bind(id).push(", ").bind(at as i64 + 1).push(", ");
    sql
}

/// Writes over the version that was read; `false` if somebody else was faster.
pub(super) async fn update(
    tx: &Tx,
    ids: &IdSource,
    (id, revision): (Id, i64),
    facts: &DevelopmentFacts,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE development_project SET revision = revision + 1, title = ");
    sql.bind(facts.title.as_str()).push(", title_sort = ").bind(swedish::sort_key(&facts.title));
    sql.push(", programme = ").bind(facts.programme.as_str());
    sql.push(", reference = ").bind(facts.reference.as_str());
    sql.push(", start_on = ").bind(date(facts.start)).push(", end_on = ").bind(date(facts.end));
    sql.push(", purpose = ").bind(facts.purpose.as_str());
    sql.push(", currency = ").bind(facts.currency.as_str());
    sql.push(", project_id = ").bind(facts.project_id);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    if sql.run(tx.on()).await? != 1 {
        return Ok(false);
    }
    for table in ["development_partner", "development_budget", "development_package", "development_date"] {
        Sql::with(&format!("DELETE FROM {table} WHERE development_id = $1"), [id]).run(tx.on()).await?;
    }
    insert_parts(tx, ids, id, facts).await?;
    Ok(true)
}

pub(super) async fn set_state(tx: &Tx, id: Id, revision: i64, active: bool) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE development_project SET revision = revision + 1, state = ");
    sql.bind(if active { "active" } else { "withdrawn" }).push(" WHERE id = ").bind(id);
    sql.push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Lets a project stand in a plan by one of its initiatives, or takes it out again.
pub async fn put_in_plan(tx: &Tx, id: Id, initiative_id: Id, stands: bool) -> Result<bool, DbErr> {
    let text = match stands {
        true => {
            "INSERT INTO development_initiative (development_id, initiative_id) VALUES ($1, $2) \
             ON CONFLICT DO NOTHING"
        }
        false => "DELETE FROM development_initiative WHERE development_id = $1 AND initiative_id = $2",
    };
    Ok(Sql::with(text, [id, initiative_id]).run(tx.on()).await? == 1)
}

/// An initiative of some plan.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct InPlan {
    pub id: Id,
    pub title: String,
    pub plan_id: Id,
    pub plan_title: String,
    /// The initiative's owner.
    pub owner_id: Id,
    pub owner_name: String,
}

const IN_PLAN: &str = "SELECT i.id, i.title, p.id AS plan_id, p.title AS plan_title, i.owner_id, \
                       o.name AS owner_name FROM initiative i JOIN plan p ON p.id = i.plan_id \
                       JOIN organisation o ON o.id = i.owner_id \
                       WHERE i.state = 'active' AND p.state = 'active' AND ";

/// The seen initiatives by which a project stands in plans.
pub(super) async fn in_plans(db: &Db, viewer: &Viewer, id: Id) -> Result<Vec<InPlan>, DbErr> {
    let mut sql = Sql::new(IN_PLAN);
    sql.push("i.id IN (SELECT l.initiative_id FROM development_initiative l WHERE l.development_id = ");
    sql.bind(id).push(") AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(" ORDER BY o.name_sort, p.id, i.position, i.id");
    sql.all(db.read()).await
}

/// Initiatives that words find among all that the viewer sees, or these ids.
pub(super) async fn to_choose(
    db: &Db,
    viewer: &Viewer,
    (text, ids): (&str, &[Id]),
    limit: i64,
) -> Result<Vec<InPlan>, DbErr> {
    let mut sql = Sql::new(IN_PLAN);
    match search::condition(db.engine(), INITIATIVE.key, text, "i") {
        Some(found) => {
            sql.push("(").append(&found).push(" OR i.id IN ").bind_list(ids.iter().copied()).push(")")
        }
        None => sql.push("i.id IN ").bind_list(ids.iter().copied()),
    };
    sql.push(" AND ").append(&visible_beside(viewer, "i", &INITIATIVE, "p"));
    sql.push(" ORDER BY o.name_sort, p.id, i.position, i.id LIMIT ").bind(limit);
    sql.all(db.read()).await
}

/// Something with a day, and its project.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct Due {
    pub id: Id,
    pub project: String,
    pub kind: String,
    pub due_on: String,
    pub title: String,
}

/// What is open and due from one day until another (ISO) in seen projects that these organisations own or
/// take part in, the nearest first.
pub(super) async fn due(
    db: &Db,
    viewer: &Viewer,
    organisations: &[Id],
    (from, until): (&str, &str),
    limit: i64,
) -> Result<Vec<Due>, DbErr> {
    let mut sql = Sql::new(
        "SELECT d.id, d.title AS project, t.kind, t.due_on, t.title FROM development_date t \
         JOIN development_project d ON d.id = t.development_id WHERE d.state = 'active' \
         AND t.status IN ('planned', 'under_way') AND t.due_on <= ",
    );
    sql.bind(until).push(" AND t.due_on >= ").bind(from).push(" AND (d.owner_id IN ");
    sql.bind_list(organisations.iter().copied());
    sql.push(" OR d.id IN (SELECT r.development_id FROM development_partner r WHERE r.organisation_id IN ");
    sql.bind_list(organisations.iter().copied()).push(")) AND ").append(&visible(viewer, "d", &DEVELOPMENT));
    sql.push(" ORDER BY t.due_on, t.id LIMIT ").bind(limit);
    sql.all(db.read()).await
}
