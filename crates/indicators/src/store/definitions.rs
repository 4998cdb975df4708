//! Definitions: the list, one, what replaces what; and how an indicator is measured.

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use crate::definition::{DEFINITION, Definition, DefinitionFields};

pub(super) const COLUMNS: &str = "d.id, d.owner_id, o.name AS owner_name, d.visibility, d.revision, \
    d.state, d.name, d.description, d.unit, d.direction, d.decimals, d.source_kind, d.source_ref, \
    d.source_title, d.source_selection, d.rhythm, d.next_publication, d.aggregation, d.weight_id, \
    d.minimum_answers, d.valid_from, d.valid_to, d.replaced_by \
    FROM indicator_definition d JOIN organisation o ON o.id = d.owner_id WHERE ";
/// Definitions in one list.
const MOST: i64 = 1_000;
/// Definitions that came after each other; more is a circle.
const LONGEST_CHAIN: usize = 12;

#[derive(Clone, Debug, Default)]
pub(crate) struct DefinitionQuery {
    pub text: String,
    pub source_kind: Option<&'static str>,
    pub withdrawn: bool,
}

/// By name.
pub(crate) async fn definitions(
    db: &Db,
    viewer: &Viewer,
    query: &DefinitionQuery,
) -> Result<Vec<Definition>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} d.state = "));
    sql.bind(if query.withdrawn { "withdrawn" } else { "active" });
    if let Some(kind) = query.source_kind {
        sql.push(" AND d.source_kind = ").bind(kind);
    }
    if let Some(found) = search::condition(db.engine(), DEFINITION.key, &query.text, "d") {
        sql.push(" AND ").append(&found);
    }
    sql.push(" AND ").append(&visible(viewer, "d", &DEFINITION));
    sql.push(" ORDER BY d.name_sort, d.id LIMIT ").bind(MOST);
    sql.all(db.read()).await
}

/// Those that have values about municipalities, by name.
pub(crate) async fn comparable(db: &Db, viewer: &Viewer) -> Result<Vec<Definition>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} d.state = 'active' AND d.replaced_by IS NULL AND "));
    sql.append(&visible(viewer, "d", &DEFINITION));
    sql.push(
        " AND EXISTS (SELECT 1 FROM indicator_value v WHERE v.holder_id = d.id \
         AND v.superseded_at IS NULL AND LENGTH(v.subject) = 4) ORDER BY d.name_sort, d.id LIMIT ",
    );
    sql.bind(MOST).all(db.read()).await
}

pub(crate) async fn definition(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Definition>, DbErr> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} d.id = "));
    sql.bind(id).push(" AND ").append(&visible(viewer, "d", &DEFINITION));
    sql.one(db.read()).await
}

/// The definition whoever asks: for the search index and for fetching.
pub(crate) async fn any_definition(on: &impl ConnectionTrait, id: Id) -> Result<Option<Definition>, DbErr> {
    Sql::with(&format!("SELECT {COLUMNS} d.id = $1"), [id]).one(on).await
}

#[derive(FromQueryResult)]
struct Link {
    id: Id,
    replaced_by: Option<Id>,
}

/// These definitions, and for each those that it replaced, the newest first, as far as the viewer sees them.
pub(crate) async fn chains(db: &Db, viewer: &Viewer, ids: &[Id]) -> Result<Vec<Vec<Definition>>, DbErr> {
    let mut chains: Vec<Vec<Id>> = ids.iter().map(|id| vec![*id]).collect();
    let mut newest: Vec<Id> = ids.to_vec();
    for _ in 0..LONGEST_CHAIN {
        if newest.is_empty() {
            break;
        }
        let mut sql = Sql::new("SELECT id, replaced_by FROM indicator_definition WHERE replaced_by IN ");
        let links: Vec<Link> = sql.bind_list(newest.iter().copied()).all(db.read()).await?;
        newest.clear();
        for Link { id, replaced_by } in links {
            for chain in chains.iter_mut().filter(|chain| chain.last().copied() == replaced_by) {
                if !chain.contains(&id) {
                    chain.push(id);
                    newest.push(id);
                    break;
                }
            }
        }
    }
    let all: Vec<Id> = chains.iter().flatten().copied().collect();
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} d.id IN "));
    sql.bind_list(all.iter().copied()).push(" AND ").append(&visible(viewer, "d", &DEFINITION));
    let found: Vec<Definition> = sql.all(db.read()).await?;
    let of = |id: &Id| found.iter().find(|definition| definition.id == *id).cloned();
    Ok(chains.iter().map(|chain| chain.iter().map_while(of).collect()).collect())
}

/// Would this definition come after itself?
pub(crate) async fn goes_round(on: &impl ConnectionTrait, id: Id, replaced_by: Id) -> Result<bool, DbErr> {
    let mut next = Some(replaced_by);
    for _ in 0..LONGEST_CHAIN {
        let Some(current) = next else { return Ok(false) };
        if current == id {
            return Ok(true);
        }
        let text = "SELECT replaced_by AS value FROM indicator_definition WHERE id = $1";
        next = Sql::with(text, [current]).value::<Option<Id>>(on).await?.flatten();
    }
    Ok(true)
}

pub(crate) async fn insert_definition(
    tx: &Tx,
    (id, owner_id, visibility): (Id, Id, Visibility),
    fields: &DefinitionFields,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO indicator_definition (id, owner_id, visibility, revision, state, name, name_sort, \
         description, unit, direction, decimals, source_kind, source_ref, source_title, source_selection, \
         rhythm, next_publication, aggregation, weight_id, minimum_answers, valid_from, valid_to, \
         replaced_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(visibility.key()).push(", 1, ");
    for (place, value) in values_of(fields).into_iter().enumerate() {
        sql.push(if place == 0 { "" } else { ", " }).bind(value.1);
    }
    sql.push(")").run(tx.on()).await.map(|_| ())
}

/// Writes the fields if the revision is still this one; false if somebody was first.
pub(crate) async fn update_definition(
    tx: &Tx,
    id: Id,
    revision: i64,
    fields: &DefinitionFields,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE indicator_definition SET revision = revision + 1");
    for (column, value) in values_of(fields) {
        sql.push(&format!(", {column} = ")).bind(value);
    }
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Columns and values, in the order of the table.
fn values_of(fields: &DefinitionFields) -> Vec<(&'static str, db::Value)> {
    vec![
        ("state", fields.state.clone().into()),
        ("name", fields.name.clone().into()),
        ("name_sort", swedish::sort_key(&fields.name).into()),
        ("description", fields.description.clone().into()),
        ("unit", fields.unit.clone().into()),
        ("direction", fields.direction.clone().into()),
        ("decimals", fields.decimals.into()),
        ("source_kind", fields.source_kind.clone().into()),
        ("source_ref", fields.source_ref.clone().into()),
        ("source_title", fields.source_title.clone().into()),
        ("source_selection", fields.source_selection.clone().into()),
        ("rhythm", fields.rhythm.clone().into()),
        ("next_publication", fields.next_publication.clone().into()),
        ("aggregation", fields.aggregation.clone().into()),
        ("weight_id", fields.weight_id.into()),
        ("minimum_answers", fields.minimum_answers.into()),
        ("valid_from", fields.valid_from.into()),
        ("valid_to", fields.valid_to.into()),
        ("replaced_by", fields.replaced_by.into()),
    ]
}

/// Indicators measured by this definition that the viewer sees: id, name, owner's name.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct User {
    pub id: Id,
    pub name: String,
    pub owner_name: String,
}

pub(crate) async fn users_of(db: &Db, viewer: &Viewer, id: Id) -> Result<Vec<User>, DbErr> {
    let mut sql = Sql::new(
        "SELECT n.id, n.name, o.name AS owner_name FROM indicator n JOIN organisation o ON o.id = n.owner_id \
         WHERE n.state = 'active' AND n.definition_id = ",
    );
    sql.bind(id).push(" AND ").append(&visible(viewer, "n", &crate::INDICATOR));
    sql.push(" ORDER BY o.name_sort, n.id LIMIT 400").all(db.read()).await
}
