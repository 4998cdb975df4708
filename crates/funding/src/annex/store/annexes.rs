//! Annexes and their versions.

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use swedish::sort_key;
use types::Moment;

use crate::annex::{ANNEX, Annex, AnnexDraft, Content, Stage, Version, seal::hash_of_text};

const COLUMNS: &str = "x.id, x.owner_id, o.name AS owner_name, x.visibility, x.revision, x.state, x.stage, \
     x.year, x.title, x.introduction, x.due_on, x.issues, x.changed_at";

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    owner_id: Id,
    owner_name: String,
    visibility: String,
    revision: i64,
    state: String,
    stage: String,
    year: i64,
    title: String,
    introduction: String,
    due_on: String,
    issues: Option<i64>,
    changed_at: Moment,
}

impl Row {
    fn annex(self) -> Annex {
        Annex {
            id: self.id,
            owner_id: self.owner_id,
            owner_name: self.owner_name,
            visibility: Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own),
            revision: self.revision,
            is_active: self.state == "active",
            stage: Stage::from_key(&self.stage),
            draft: AnnexDraft {
                year: i32::try_from(self.year).unwrap_or_default(),
                title: self.title,
                introduction: self.introduction,
                due_on: self.due_on,
                issues: self.issues.and_then(|issues| u32::try_from(issues).ok()),
            },
            changed_at: self.changed_at,
        }
    }
}

fn query() -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM annex x JOIN organisation o ON o.id = x.owner_id WHERE "))
}

/// The annex, if this viewer sees it.
pub(crate) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Annex>, DbErr> {
    let mut sql = query();
    sql.append(&visible(viewer, "x", &ANNEX)).push(" AND x.id = ").bind(id);
    Ok(sql.one::<Row>(db.read()).await?.map(Row::annex))
}

/// The annex as it stands in a transaction, whoever asks.
pub(crate) async fn find_in(tx: &Tx, id: Id) -> Result<Option<Annex>, DbErr> {
    Ok(query().push("x.id = ").bind(id).one::<Row>(tx.on()).await?.map(Row::annex))
}

/// The same, and nobody else changes the annex or a part of it before this transaction ends.
pub(crate) async fn hold(tx: &Tx, id: Id) -> Result<Option<Annex>, DbErr> {
    Sql::with("UPDATE annex SET revision = revision WHERE id = $1", [id]).run(tx.on()).await?;
    find_in(tx, id).await
}

/// Columns that the list sorts by, as they stand in its address, and in the table.
pub(crate) const ANNEX_SORTS: [(&str, &str); 3] =
    [("year", "x.year"), ("title", "x.title_sort"), ("owner", "o.name_sort")];

/// Annexes that this viewer sees, with how many there are.
pub(crate) async fn annexes(
    db: &Db,
    viewer: &Viewer,
    withdrawn: bool,
    sorted: web::Order,
    (limit, offset): (i64, i64),
) -> Result<(Vec<Annex>, i64), DbErr> {
    let mut condition = Sql::new("x.state = ");
    condition.bind(if withdrawn { "withdrawn" } else { "active" });
    condition.push(" AND ").append(&visible(viewer, "x", &ANNEX));
    let mut sql = query();
    let column = ANNEX_SORTS.iter().find(|(name, _)| *name == sorted.column);
    let column = column.map_or("x.year", |(_, column)| column);
    sql.append(&condition).push(&format!(" ORDER BY {column} {}, x.id DESC LIMIT ", sorted.sql()));
    sql.bind(limit).push(" OFFSET ").bind(offset);
    let rows: Vec<Row> = sql.all(db.read()).await?;
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM annex x WHERE ");
    let count = sql.append(&condition).value::<i64>(db.read()).await?.unwrap_or_default();
    Ok((rows.into_iter().map(Row::annex).collect(), count))
}

fn values(draft: &AnnexDraft) -> [(&'static str, db::Value); 6] {
    [
        ("year", i64::from(draft.year).into()),
        ("title", draft.title.as_str().into()),
        ("title_sort", sort_key(&draft.title).into()),
        ("introduction", draft.introduction.as_str().into()),
        ("due_on", draft.due_on.as_str().into()),
        ("issues", draft.issues.map(i64::from).into()),
    ]
}

pub(crate) async fn insert(
    tx: &Tx,
    id: Id,
    (owner_id, visibility): (Id, Visibility),
    draft: &AnnexDraft,
    now: Moment,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO annex (id, owner_id, visibility, revision, state, stage, created_at, changed_at, year, \
         title, title_sort, introduction, due_on, issues) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(visibility.key());
    sql.push(", 1, 'active', 'open', ").bind(now).push(", ").bind(now);
    for (_, value) in values(draft) {
        sql.push(", ").bind(value);
    }
    sql.push(")").run(tx.on()).await.map(|_| ())
}

/// Writes an annex that still has this revision; false if someone else changed it first.
pub(crate) async fn update(
    tx: &Tx,
    (id, revision): (Id, i64),
    draft: &AnnexDraft,
    active: bool,
    now: Moment,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE annex SET revision = revision + 1, state = ");
    sql.bind(if active { "active" } else { "withdrawn" }).push(", changed_at = ").bind(now);
    for (column, value) in values(draft) {
        sql.push(", ").push(column).push(" = ").bind(value);
    }
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

pub(crate) async fn set_stage(tx: &Tx, id: Id, stage: Stage, now: Moment) -> Result<(), DbErr> {
    let values: [db::Value; 3] = [stage.key().into(), now.into(), id.into()];
    let text = "UPDATE annex SET revision = revision + 1, stage = $1, changed_at = $2 WHERE id = $3";
    Sql::with(text, values).run(tx.on()).await.map(|_| ())
}

// ---- versions

#[derive(FromQueryResult)]
struct VersionRow {
    number: i64,
    content: String,
    sha256: String,
    locked_at: Moment,
    locked_by: String,
}

impl VersionRow {
    fn version(self) -> Result<Version, DbErr> {
        let content = serde_json::from_str(&self.content).map_err(|error| DbErr::Json(error.to_string()))?;
        let VersionRow { number, sha256, locked_at, locked_by, .. } = self;
        Ok(Version { number, content, sha256, locked_at, locked_by })
    }
}

const VERSION: &str = "SELECT v.number, v.content, v.sha256, v.locked_at, v.locked_by FROM annex_version v \
     WHERE v.annex_id = ";

/// All versions, newest first; the caller has seen that the viewer sees the annex.
pub(crate) async fn versions(on: &impl ConnectionTrait, annex_id: Id) -> Result<Vec<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(annex_id).push(" ORDER BY v.number DESC");
    sql.all::<VersionRow>(on).await?.into_iter().map(VersionRow::version).collect()
}

/// The newest version.
pub(crate) async fn latest(on: &impl ConnectionTrait, annex_id: Id) -> Result<Option<Version>, DbErr> {
    let mut sql = Sql::new(VERSION);
    sql.bind(annex_id).push(" ORDER BY v.number DESC LIMIT 1");
    sql.one::<VersionRow>(on).await?.map(VersionRow::version).transpose()
}

/// Seals the content as the next version, and gives its number and hash.
pub(crate) async fn insert_version(
    tx: &Tx,
    (id, annex_id): (Id, Id),
    content: &Content,
    viewer: &Viewer,
) -> Result<(i64, String), DbErr> {
    let number = latest(tx.on(), annex_id).await?.map_or(1, |version| version.number + 1);
    let text = content.canonical_json();
    let sha256 = hash_of_text(&text);
    let mut sql = Sql::new(
        "INSERT INTO annex_version (id, annex_id, number, content, sha256, locked_at, locked_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(annex_id).push(", ").bind(number).push(", ").bind(text);
    sql.push(", ").bind(sha256.as_str()).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(")").run(tx.on()).await?;
    Ok((number, sha256))
}

/// Ids of versions and submissions whose content is not what was sealed, and how many were looked at.
pub(crate) async fn broken_seals(db: &Db) -> Result<(usize, Vec<Id>), DbErr> {
    #[derive(FromQueryResult)]
    struct Sealed {
        id: Id,
        content: String,
        sha256: String,
    }
    let (mut looked, mut broken) = (0, Vec::new());
    for table in ["annex_version", "annex_submission"] {
        let ids = Sql::new(&format!("SELECT id, '' AS content, sha256 FROM {table} ORDER BY id"));
        for row in ids.all::<Sealed>(db.read()).await? {
            let one = Sql::with(&format!("SELECT id, content, sha256 FROM {table} WHERE id = $1"), [row.id]);
            looked += 1;
            let whole = one.one::<Sealed>(db.read()).await?;
            broken.extend(whole.filter(|row| hash_of_text(&row.content) != row.sha256).map(|row| row.id));
        }
    }
    Ok((looked, broken))
}
