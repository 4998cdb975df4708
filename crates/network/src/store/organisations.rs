//! Organisations with their profiles.

use access::{Organisation, Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;

use super::visibility_of;
use crate::{OrganisationKind, Profile, records::ORGANISATION};

/// Counting a filtered list stops here.
pub(crate) const MOST_COUNTED: i64 = 10_000;

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct OrganisationRow {
    pub id: Id,
    pub name: String,
    pub parent_id: Option<Id>,
    pub parent_name: Option<String>,
    pub owner_id: Id,
    pub owner_name: String,
    visibility: String,
    pub revision: i64,
    pub merged_into: Option<Id>,
    pub kind: String,
    pub municipality_code: Option<String>,
    pub county_code: Option<String>,
    pub organisation_number: Option<String>,
    pub website: String,
    pub email: String,
    pub phone: String,
    pub description: String,
    pub state: String,
}

impl OrganisationRow {
    pub fn visibility(&self) -> Visibility {
        visibility_of(&self.visibility)
    }
}

const ORGANISATIONS: &str = "SELECT o.id, o.name, o.parent_id, u.name AS parent_name, o.owner_id, \
    w.name AS owner_name, o.visibility, o.revision, o.merged_into, COALESCE(p.kind, 'other') AS kind, \
    p.municipality_code, p.county_code, p.organisation_number, COALESCE(p.website, '') AS website, \
    COALESCE(p.email, '') AS email, COALESCE(p.phone, '') AS phone, \
    COALESCE(p.description, '') AS description, o.state \
    FROM organisation o LEFT JOIN organisation_profile p ON p.organisation_id = o.id \
    JOIN organisation w ON w.id = o.owner_id LEFT JOIN organisation u ON u.id = o.parent_id ";

#[derive(FromQueryResult)]
pub(crate) struct NameRow {
    pub id: Id,
    pub name: String,
    pub owner_id: Id,
    pub visibility: String,
}

pub(crate) async fn all_names(tx: &Tx) -> Result<Vec<NameRow>, DbErr> {
    Sql::new("SELECT id, name, owner_id, visibility FROM organisation ORDER BY id").all(tx.on()).await
}

pub(crate) async fn put_profile(tx: &Tx, id: Id, profile: &Profile) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO organisation_profile (organisation_id, kind, municipality_code, county_code, \
         organisation_number, website, email, phone, description) VALUES (",
    );
    sql.bind(id).push(", ").bind(profile.kind.key()).push(", ").bind(profile.municipality_code.as_deref());
    sql.push(", ")
        .bind(profile.county_code.as_deref())
        .push(", ")
        .bind(profile.organisation_number.as_deref());
    sql.push(", ").bind(profile.website.as_str()).push(", ").bind(profile.email.as_str());
    sql.push(", ").bind(profile.phone.as_str()).push(", ").bind(profile.description.as_str());
    sql.push(
        ") ON CONFLICT (organisation_id) DO UPDATE SET kind = excluded.kind, \
         municipality_code = excluded.municipality_code, county_code = excluded.county_code, \
         organisation_number = excluded.organisation_number, website = excluded.website, \
         email = excluded.email, phone = excluded.phone, description = excluded.description",
    );
    sql.run(tx.on()).await.map(|_| ())
}

/// Profiles of organisations that have none yet.
pub(crate) async fn insert_profiles(tx: &Tx, rows: &[(Organisation, Profile)]) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        let mut sql = Sql::new(
            "INSERT INTO organisation_profile (organisation_id, kind, municipality_code, county_code, \
             organisation_number, website, email, phone, description) VALUES ",
        );
        for (place, (organisation, profile)) in chunk.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { ", (" });
            sql.bind(organisation.id).push(", ").bind(profile.kind.key()).push(", ");
            sql.bind(profile.municipality_code.as_deref()).push(", ").bind(profile.county_code.as_deref());
            sql.push(", ").bind(profile.organisation_number.as_deref()).push(", ");
            sql.bind(profile.website.as_str()).push(", ").bind(profile.email.as_str()).push(", ");
            sql.bind(profile.phone.as_str()).push(", ").bind(profile.description.as_str()).push(")");
        }
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// Withdraws an organisation or takes it back.
pub(crate) async fn set_organisation_state(tx: &Tx, id: Id, state: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE organisation SET revision = revision + 1, state = ");
    sql.bind(state).push(" WHERE id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

/// Changes name and place in the tree if nobody else has changed the organisation since; tells whether it
/// did.
pub(crate) async fn update_organisation(
    tx: &Tx,
    id: Id,
    revision: i64,
    name: &str,
    parent_id: Option<Id>,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE organisation SET revision = revision + 1, name = ");
    sql.bind(name)
        .push(", name_sort = ")
        .bind(swedish::sort_key(name))
        .push(", parent_id = ")
        .bind(parent_id);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? > 0)
}

/// Is the organisation above itself in the tree, as this transaction would leave it?
pub(crate) async fn is_above_itself(tx: &Tx, id: Id) -> Result<bool, DbErr> {
    let text = "WITH RECURSIVE up (id) AS ( \
                  SELECT parent_id FROM organisation WHERE id = $1 \
                  UNION SELECT o.parent_id FROM organisation o JOIN up ON o.id = up.id) \
                SELECT COUNT(*) AS value FROM up WHERE id = $2";
    Ok(Sql::with(text, [id, id]).value::<i64>(tx.on()).await?.unwrap_or_default() > 0)
}

/// The organisation whoever asks: for the index, never for a page.
pub(crate) async fn organisation_in(
    on: &impl ConnectionTrait,
    id: Id,
) -> Result<Option<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE o.id = ").bind(id);
    sql.one(on).await
}

pub(crate) async fn organisation(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE o.id = ").bind(id).push(" AND ").append(&visible(viewer, "o", &ORGANISATION));
    sql.one(db.read()).await
}

/// From the parent up to the root, as far as the viewer sees.
pub(crate) async fn ancestors(db: &Db, viewer: &Viewer, id: Id) -> Result<Vec<OrganisationRow>, DbErr> {
    let all: Vec<Organisation> = access::ancestors(db, id).await?;
    let mut found = organisations(db, viewer, &all.iter().map(|one| one.id).collect::<Vec<_>>()).await?;
    found.sort_by_key(|row| all.iter().position(|one| one.id == row.id));
    Ok(found)
}

pub(crate) async fn organisations(
    db: &Db,
    viewer: &Viewer,
    ids: &[Id],
) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE o.id IN ").bind_list(ids.iter().copied());
    sql.push(" AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.name_sort");
    sql.all(db.read()).await
}

/// Organisations right below these, by name; at most 500.
pub(crate) async fn children(
    db: &Db,
    viewer: &Viewer,
    parents: &[Id],
) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE o.parent_id IN ").bind_list(parents.iter().copied()).push(" AND o.merged_into IS NULL");
    sql.push(" AND o.state = 'active' AND ");
    sql.append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.name_sort LIMIT 500");
    sql.all(db.read()).await
}

/// What the tree of public bodies is made of: regions, federations, municipalities, units.
pub(crate) async fn tree(db: &Db, viewer: &Viewer) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE p.kind IN ('region', 'federation', 'municipality', 'unit') AND o.state = 'active'");
    sql.push(" AND o.merged_into IS NULL AND ").append(&visible(viewer, "o", &ORGANISATION));
    sql.push(" ORDER BY o.name_sort LIMIT 5000");
    sql.all(db.read()).await
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrganisationFilter {
    pub q: String,
    pub kind: Option<OrganisationKind>,
    /// A federation: organisations below it, and those placed in its municipalities.
    pub sub_region: Option<Id>,
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ListRow {
    pub id: Id,
    pub name: String,
    pub kind: String,
    pub municipality_code: Option<String>,
    pub county_code: Option<String>,
    pub parent_id: Option<Id>,
    pub parent_name: Option<String>,
    pub organisation_number: Option<String>,
    pub website: Option<String>,
    pub variants: i64,
}

/// The codes of the municipalities below an organisation in the tree.
async fn codes_below(db: &Db, id: Id) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Code {
        code: String,
    }
    let text = "SELECT p.municipality_code AS code FROM organisation o \
                JOIN organisation_profile p ON p.organisation_id = o.id \
                WHERE o.parent_id = $1 AND p.kind = 'municipality' AND p.municipality_code IS NOT NULL";
    let rows: Vec<Code> = Sql::with(text, [id]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

/// The part of a list's query from FROM to WHERE. Of `many` rows a page is found soonest by walking the names
/// in order, so the filters are then written in ways that no index answers; of few, by the filters' own
/// indexes.
async fn filtered(db: &Db, viewer: &Viewer, filter: &OrganisationFilter, many: bool) -> Result<Sql, DbErr> {
    let mut sql = Sql::new(
        "FROM organisation o LEFT JOIN organisation_profile p ON p.organisation_id = o.id \
         WHERE o.merged_into IS NULL AND o.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "o", &ORGANISATION));
    let found = |alias| search::condition(db.engine(), ORGANISATION.key, &filter.q, alias);
    if let (Some(main), Some(variant)) = (found(if many { "+o" } else { "o" }), found("v")) {
        // A variant's name finds the main organisation.
        sql.push(" AND (").append(&main).push(" OR o.id IN (SELECT v.merged_into FROM organisation v ");
        sql.push("WHERE v.merged_into IS NOT NULL AND ").append(&variant);
        sql.push(" AND ").append(&visible(viewer, "v", &ORGANISATION)).push("))");
    }
    if let Some(kind) = filter.kind {
        // One without a profile is of the kind `other`.
        let by_index = !many && kind != OrganisationKind::Other;
        sql.push(if by_index { " AND p.kind = " } else { " AND COALESCE(p.kind, 'other') = " })
            .bind(kind.key());
    }
    if let Some(id) = filter.sub_region {
        let codes = codes_below(db, id).await?;
        sql.push(" AND (o.id = ").bind(id).push(" OR o.parent_id = ").bind(id);
        sql.push(" OR p.municipality_code IN ").bind_list(codes).push(")");
    }
    Ok(sql)
}

/// One page of the list; `many` if it holds more than [`MOST_COUNTED`] in all.
pub(crate) async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &OrganisationFilter,
    descending: bool,
    many: bool,
    (offset, limit): (i64, i64),
) -> Result<Vec<ListRow>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name, COALESCE(p.kind, 'other') AS kind, p.municipality_code, p.county_code, \
         o.parent_id, p.organisation_number, p.website, \
         (SELECT u.name FROM organisation u WHERE u.id = o.parent_id AND ",
    );
    sql.append(&visible(viewer, "u", &ORGANISATION)).push(") AS parent_name, ");
    sql.push("(SELECT COUNT(*) FROM organisation v WHERE v.merged_into = o.id AND ");
    sql.append(&visible(viewer, "v", &ORGANISATION)).push(") AS variants ");
    sql.append(&filtered(db, viewer, filter, many).await?);
    sql.push(if descending {
        " ORDER BY o.name_sort DESC, o.id DESC"
    } else {
        " ORDER BY o.name_sort, o.id"
    });
    sql.push(" LIMIT ").bind(limit).push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

/// How many the list holds; counting stops one past [`MOST_COUNTED`].
pub(crate) async fn count(db: &Db, viewer: &Viewer, filter: &OrganisationFilter) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM (SELECT 1 AS one ");
    sql.append(&filtered(db, viewer, filter, false).await?)
        .push(" LIMIT ")
        .bind(MOST_COUNTED + 1)
        .push(") counted");
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

/// Organisations of one kind, by name, for a choice; at most 400.
pub(crate) async fn of_kind(
    db: &Db,
    viewer: &Viewer,
    kind: OrganisationKind,
) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE o.state = 'active' AND o.merged_into IS NULL AND p.kind = ").bind(kind.key());
    sql.push(" AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.name_sort LIMIT 400");
    sql.all(db.read()).await
}

/// The organisations that are the municipality of this code; usually one.
pub(crate) async fn of_municipality(
    db: &Db,
    viewer: &Viewer,
    code: &str,
) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE p.kind = 'municipality' AND o.state = 'active' AND p.municipality_code = ").bind(code);
    sql.push(" AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.merged_into, o.id");
    sql.all(db.read()).await
}

/// The regions of a county.
pub(crate) async fn regions_of(
    db: &Db,
    viewer: &Viewer,
    county_code: &str,
) -> Result<Vec<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE p.kind = 'region' AND o.state = 'active' AND p.county_code = ").bind(county_code);
    sql.push(" AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.merged_into, o.id");
    sql.all(db.read()).await
}

/// By exact name or by key; of several the oldest.
pub(crate) async fn by_exact_name(
    db: &Db,
    viewer: &Viewer,
    name: &str,
) -> Result<Option<OrganisationRow>, DbErr> {
    let mut sql = Sql::new(ORGANISATIONS);
    sql.push("WHERE ((o.name_sort = ").bind(swedish::sort_key(name)).push(" AND o.name = ").bind(name);
    sql.push(") OR o.key = ").bind(name.to_lowercase());
    sql.push(") AND ").append(&visible(viewer, "o", &ORGANISATION)).push(" ORDER BY o.id LIMIT 1");
    sql.one(db.read()).await
}

/// The name of an organisation, whoever asks: for the audit log.
pub(crate) async fn name_in(tx: &Tx, id: Option<Id>) -> Result<Option<String>, DbErr> {
    match id {
        None => Ok(None),
        Some(id) => {
            Sql::with("SELECT name AS value FROM organisation WHERE id = $1", [id]).value(tx.on()).await
        }
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AreaMember {
    pub id: Id,
    pub name: String,
    pub code: String,
}

/// Federations with the codes of the municipalities right below them, by name and code.
pub(crate) async fn area_members(db: &Db, viewer: &Viewer) -> Result<Vec<AreaMember>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name, m.municipality_code AS code FROM organisation_profile p \
         JOIN organisation o ON o.id = p.organisation_id JOIN organisation c ON c.parent_id = o.id \
         JOIN organisation_profile m ON m.organisation_id = c.id \
         WHERE p.kind = 'federation' AND m.kind = 'municipality' AND m.municipality_code IS NOT NULL \
         AND o.state = 'active' AND c.state = 'active' AND ",
    );
    sql.append(&visible(viewer, "o", &ORGANISATION));
    sql.push(" ORDER BY o.name_sort, o.id, m.municipality_code").all(db.read()).await
}

pub(crate) async fn municipality_code(db: &Db, id: Id) -> Result<Option<String>, DbErr> {
    let text = "SELECT municipality_code AS value FROM organisation_profile WHERE organisation_id = $1";
    Ok(Sql::with(text, [id]).value::<Option<String>>(db.read()).await?.flatten())
}
