//! Projects one by one and many at a time: reading, adding, changing, indexing for search.

use std::collections::HashMap;

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use swedish::sort_key;
use types::{Amount, Moment};

use crate::{Facts, NewProject, PROJECT, Project, State, kind_from_key, kind_key};

pub(crate) const COLUMNS: &str = "p.id, p.owner_id, p.visibility, p.revision, p.state, p.series_key, p.year, \
    p.sub_region, p.theme, p.title, p.kind, p.priority, p.grantee_id, p.grantee_text, p.applied, \
    p.total_cost, p.grant_amount, p.eu_part, p.co_funding, p.currency, p.start_on, p.end_on, p.place, \
    p.reference, p.description, p.changed_at";

#[derive(FromQueryResult)]
pub(crate) struct ProjectRow {
    id: Id,
    owner_id: Id,
    visibility: String,
    revision: i64,
    state: String,
    series_key: String,
    year: Option<i64>,
    sub_region: String,
    theme: String,
    title: String,
    kind: String,
    priority: String,
    grantee_id: Option<Id>,
    grantee_text: String,
    applied: Option<i64>,
    total_cost: Option<i64>,
    grant_amount: Option<i64>,
    eu_part: Option<i64>,
    co_funding: Option<i64>,
    currency: String,
    start_on: String,
    end_on: String,
    place: String,
    reference: String,
    description: String,
    changed_at: Moment,
}

impl ProjectRow {
    fn into_project(self, areas: Vec<String>) -> Project {
        let amount = |ore: Option<i64>| ore.map(Amount::from_ore);
        Project {
            id: self.id,
            owner_id: self.owner_id,
            visibility: Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own),
            revision: self.revision,
            state: State::from_key(&self.state),
            grantee_id: self.grantee_id,
            series_key: self.series_key,
            changed_at: self.changed_at,
            facts: Facts {
                title: self.title,
                year: self.year.and_then(|year| i32::try_from(year).ok()),
                sub_region: self.sub_region,
                areas,
                theme: self.theme,
                kind: kind_from_key(&self.kind),
                priority: self.priority,
                owner: self.grantee_text,
                applied: amount(self.applied),
                total_cost: amount(self.total_cost),
                grant: amount(self.grant_amount),
                eu_part: amount(self.eu_part),
                co_funding: amount(self.co_funding),
                currency: self.currency,
                start: self.start_on,
                end: self.end_on,
                place: self.place,
                reference: self.reference,
                description: self.description,
            },
        }
    }
}

#[derive(FromQueryResult)]
struct AreaRow {
    project_id: Id,
    area: String,
}

/// Rows with their areas, in the same order.
pub(crate) async fn with_areas(
    on: &impl ConnectionTrait,
    rows: Vec<ProjectRow>,
) -> Result<Vec<Project>, DbErr> {
    let mut areas: HashMap<Id, Vec<String>> = HashMap::new();
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    for ids in ids.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new("SELECT a.project_id, a.area FROM project_area a WHERE a.project_id IN ");
        sql.bind_list(ids.iter().copied()).push(" ORDER BY a.project_id, a.area");
        for row in sql.all::<AreaRow>(on).await? {
            areas.entry(row.project_id).or_default().push(row.area);
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = areas.remove(&row.id).unwrap_or_default();
            row.into_project(own)
        })
        .collect())
}

/// The project, if this viewer sees it; also when it is withdrawn.
pub(crate) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Project>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.id = "));
    sql.bind(id).push(" AND ").append(&visible(viewer, "p", &PROJECT));
    Ok(with_areas(db.read(), sql.all(db.read()).await?).await?.pop())
}

/// The project as it stands inside a transaction, whoever asks.
pub(crate) async fn find_in(tx: &Tx, id: Id) -> Result<Option<Project>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.id = "));
    sql.bind(id);
    Ok(with_areas(tx.on(), sql.all(tx.on()).await?).await?.pop())
}

/// All projects that an organisation has read from one list, the withdrawn too, in the order of the list.
pub(crate) async fn of_series(tx: &Tx, owner_id: Id, series: &str) -> Result<Vec<Project>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM project p WHERE p.owner_id = "));
    sql.bind(owner_id).push(" AND p.series = ").bind(series).push(" ORDER BY p.id");
    with_areas(tx.on(), sql.all(tx.on()).await?).await
}

/// Ids or short rows in one statement.
pub(crate) const ROWS_AT_A_TIME: usize = 500;

/// Whole projects in one statement: SQLite looks every parameter up among those before it, so that a long
/// statement takes longer than several short ones.
const PROJECTS_AT_A_TIME: usize = 20;

/// Adds many projects, without audit and search: those are the caller's.
pub async fn insert_many(tx: &Tx, projects: &[NewProject]) -> Result<(), DbErr> {
    for chunk in projects.chunks(PROJECTS_AT_A_TIME) {
        let mut sql = Sql::new(
            "INSERT INTO project (id, owner_id, visibility, revision, state, series, series_key, created_at, \
             year, sub_region, sub_region_sort, theme, theme_sort, title, title_sort, kind, priority, \
             priority_sort, grantee_id, grantee_text, grantee_sort, applied, total_cost, grant_amount, \
             eu_part, co_funding, currency, start_on, \
             end_on, place, reference, description, changed_at) VALUES ",
        );
        for (place, new) in chunk.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { ", (" });
            sql.bind(new.id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.key());
            sql.push(", 1, 'active', ").bind(new.series.as_str()).push(", ").bind(new.series_key.as_str());
            sql.push(", ").bind(new.created_at);
            for (_, value) in values(&new.facts, new.grantee_id, new.created_at) {
                sql.push(", ").bind(value);
            }
            sql.push(")");
        }
        sql.run(tx.on()).await?;
        let areas =
            chunk.iter().flat_map(|new| new.facts.areas.iter().map(move |area| (new.id, area.as_str())));
        insert_areas(tx, &areas.collect::<Vec<_>>()).await?;
    }
    Ok(())
}

/// What a project says as columns, in the order of the statement that adds it.
fn values(facts: &Facts, grantee_id: Option<Id>, now: Moment) -> Vec<(&'static str, db::Value)> {
    let ore = |amount: Option<Amount>| amount.map(Amount::ore);
    vec![
        ("year", facts.year.map(i64::from).into()),
        ("sub_region", facts.sub_region.as_str().into()),
        ("sub_region_sort", sort_key(&facts.sub_region).into()),
        ("theme", facts.theme.as_str().into()),
        ("theme_sort", sort_key(&facts.theme).into()),
        ("title", facts.title.as_str().into()),
        ("title_sort", sort_key(&facts.title).into()),
        ("kind", kind_key(facts.kind).into()),
        ("priority", facts.priority.as_str().into()),
        ("priority_sort", sort_key(&facts.priority).into()),
        ("grantee_id", grantee_id.into()),
        ("grantee_text", facts.owner.as_str().into()),
        ("grantee_sort", sort_key(&facts.owner).into()),
        ("applied", ore(facts.applied).into()),
        ("total_cost", ore(facts.total_cost).into()),
        ("grant_amount", ore(facts.grant).into()),
        ("eu_part", ore(facts.eu_part).into()),
        ("co_funding", ore(facts.co_funding).into()),
        ("currency", facts.currency.as_str().into()),
        ("start_on", facts.start.as_str().into()),
        ("end_on", facts.end.as_str().into()),
        ("place", facts.place.as_str().into()),
        ("reference", facts.reference.as_str().into()),
        ("description", facts.description.as_str().into()),
        ("changed_at", now.into()),
    ]
}

async fn insert_areas(tx: &Tx, areas: &[(Id, &str)]) -> Result<(), DbErr> {
    for chunk in areas.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new("INSERT INTO project_area (project_id, area) VALUES ");
        for (place, (id, area)) in chunk.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { ", (" }).bind(*id).push(", ").bind(*area).push(")");
        }
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// What is to stand instead of what stood.
pub(crate) struct NewState<'a> {
    pub facts: &'a Facts,
    pub grantee_id: Option<Id>,
    pub state: State,
    pub series_key: &'a str,
}

/// Changes a project that still has this revision; `false` if someone else changed it first.
pub(crate) async fn update(
    tx: &Tx,
    id: Id,
    revision: i64,
    new: &NewState<'_>,
    now: Moment,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE project SET revision = revision + 1, state = ");
    sql.bind(new.state.key()).push(", series_key = ").bind(new.series_key);
    for (column, value) in values(new.facts, new.grantee_id, now) {
        sql.push(", ").push(column).push(" = ").bind(value);
    }
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    if sql.run(tx.on()).await? == 0 {
        return Ok(false);
    }
    Sql::with("DELETE FROM project_area WHERE project_id = $1", [id]).run(tx.on()).await?;
    let areas: Vec<(Id, &str)> = new.facts.areas.iter().map(|area| (id, area.as_str())).collect();
    insert_areas(tx, &areas).await?;
    Ok(true)
}

/// Projects of which the description is marked secret, as the transaction sees it.
pub(crate) async fn secret_descriptions(tx: &Tx, ids: &[Id]) -> Result<Vec<Id>, DbErr> {
    let marks = access::marks_within(tx, PROJECT.key, ids).await?;
    Ok(marks.into_values().filter(|mark| mark.covers("description")).map(|mark| mark.object_id).collect())
}
