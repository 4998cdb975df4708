//! All SQL about annual reports.

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Sql, Tx};
use sea_orm::ConnectionTrait;
use swedish::sort_key;
use types::Moment;

use super::{ANNUAL_REPORT, AnnualReport, Content, ReportStage, ReportVersion, SectionText};
use crate::record::hash_of_text;

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    owner_id: Id,
    owner_name: String,
    visibility: String,
    revision: i64,
    state: String,
    stage: String,
    plan_id: Id,
    year: i64,
    title: String,
}

impl Row {
    fn report(self) -> AnnualReport {
        AnnualReport {
            id: self.id,
            owner_id: self.owner_id,
            owner_name: self.owner_name,
            visibility: Visibility::from_key(&self.visibility).unwrap_or(Visibility::Own),
            revision: self.revision,
            is_active: self.state == "active",
            stage: ReportStage::from_key(&self.stage),
            plan_id: self.plan_id,
            year: i32::try_from(self.year).unwrap_or_default(),
            title: self.title,
        }
    }
}

fn query() -> Sql {
    Sql::new(
        "SELECT x.id, x.owner_id, o.name AS owner_name, x.visibility, x.revision, x.state, x.stage, \
         x.plan_id, x.year, x.title FROM annual_report x JOIN organisation o ON o.id = x.owner_id WHERE ",
    )
}

/// The report, if this viewer sees it.
pub(crate) async fn find(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<AnnualReport>, DbErr> {
    let mut sql = query();
    sql.append(&visible(viewer, "x", &ANNUAL_REPORT)).push(" AND x.id = ").bind(id);
    Ok(sql.one::<Row>(db.read()).await?.map(Row::report))
}

/// The report as it stands in a transaction, whoever asks.
pub(crate) async fn find_in(tx: &Tx, id: Id) -> Result<Option<AnnualReport>, DbErr> {
    Ok(query().push("x.id = ").bind(id).one::<Row>(tx.on()).await?.map(Row::report))
}

/// The same, and nobody else changes it before this transaction ends.
pub(crate) async fn hold(tx: &Tx, id: Id) -> Result<Option<AnnualReport>, DbErr> {
    Sql::with("UPDATE annual_report SET revision = revision WHERE id = $1", [id]).run(tx.on()).await?;
    find_in(tx, id).await
}

/// Active reports that this viewer sees, newest year first, with how many there are.
pub(crate) async fn reports(
    db: &Db,
    viewer: &Viewer,
    (limit, offset): (i64, i64),
) -> Result<(Vec<AnnualReport>, i64), DbErr> {
    let mut condition = Sql::new("x.state = 'active' AND ");
    condition.append(&visible(viewer, "x", &ANNUAL_REPORT));
    let mut sql = query();
    sql.append(&condition).push(" ORDER BY x.year DESC, x.id DESC LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    let rows: Vec<Row> = sql.all(db.read()).await?;
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM annual_report x WHERE ");
    let count = sql.append(&condition).value::<i64>(db.read()).await?.unwrap_or_default();
    Ok((rows.into_iter().map(Row::report).collect(), count))
}

pub(crate) async fn insert(
    tx: &Tx,
    id: Id,
    (owner_id, plan_id): (Id, Id),
    (year, title): (i32, &str),
    now: Moment,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO annual_report (id, owner_id, plan_id, visibility, revision, state, stage, year, title, \
         title_sort, created_at, changed_at) VALUES (",
    );
    sql.bind(id).push(", ").bind(owner_id).push(", ").bind(plan_id).push(", 'own', 1, 'active', 'draft', ");
    sql.bind(i64::from(year)).push(", ").bind(title).push(", ").bind(sort_key(title)).push(", ");
    sql.bind(now).push(", ").bind(now).push(")").run(tx.on()).await.map(|_| ())
}

pub(crate) async fn set_stage(
    tx: &Tx,
    id: Id,
    (stage, visibility): (ReportStage, Visibility),
    now: Moment,
) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE annual_report SET revision = revision + 1, stage = ");
    sql.bind(stage.key()).push(", visibility = ").bind(visibility.key()).push(", changed_at = ").bind(now);
    sql.push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn set_active(tx: &Tx, id: Id, active: bool, now: Moment) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE annual_report SET revision = revision + 1, state = ");
    sql.bind(if active { "active" } else { "withdrawn" }).push(", changed_at = ").bind(now);
    sql.push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}

// ---- texts

#[derive(FromQueryResult)]
struct TextRow {
    section: String,
    revision: i64,
    text: String,
    base: String,
    changed_at: Moment,
    changed_by: String,
}

pub(crate) async fn texts(on: &impl ConnectionTrait, report_id: Id) -> Result<Vec<SectionText>, DbErr> {
    let text = "SELECT section, revision, text, base, changed_at, changed_by FROM annual_report_text \
                WHERE report_id = $1";
    let rows: Vec<TextRow> = Sql::with(text, [report_id]).all(on).await?;
    let text = |row: TextRow| {
        let TextRow { section, revision, text, base, changed_at, changed_by } = row;
        SectionText { section, revision, text, base, changed_at, changed_by }
    };
    Ok(rows.into_iter().map(text).collect())
}

/// Writes a section's text over this revision (0: there is none); false if somebody was faster.
pub(crate) async fn put_text(
    tx: &Tx,
    ids: &IdSource,
    (report_id, section, revision): (Id, &str, i64),
    (text, base): (&str, &str),
    viewer: &Viewer,
) -> Result<bool, DbErr> {
    let mut sql = if revision == 0 {
        let mut sql = Sql::new(
            "INSERT INTO annual_report_text (id, report_id, section, revision, text, base, changed_at, \
             changed_by) VALUES (",
        );
        sql.bind(ids.next()).push(", ").bind(report_id).push(", ").bind(section).push(", 1, ").bind(text);
        sql.push(", ").bind(base).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
        sql.push(") ON CONFLICT (report_id, section) DO NOTHING");
        sql
    } else {
        let mut sql = Sql::new("UPDATE annual_report_text SET revision = revision + 1, text = ");
        sql.bind(text).push(", base = ").bind(base).push(", changed_at = ").bind(viewer.now);
        sql.push(", changed_by = ").bind(viewer.actor()).push(" WHERE report_id = ").bind(report_id);
        sql.push(" AND section = ").bind(section).push(" AND revision = ").bind(revision);
        sql
    };
    Ok(sql.push("").run(tx.on()).await? == 1)
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

/// All versions, newest first; the caller has seen that the viewer sees the report.
pub(crate) async fn versions(on: &impl ConnectionTrait, report_id: Id) -> Result<Vec<ReportVersion>, DbErr> {
    let text = "SELECT number, content, sha256, locked_at, locked_by FROM annual_report_version \
                WHERE report_id = $1 ORDER BY number DESC";
    let version = |row: VersionRow| {
        let content = serde_json::from_str(&row.content).map_err(|error| DbErr::Json(error.to_string()))?;
        let VersionRow { number, sha256, locked_at, locked_by, .. } = row;
        Ok(ReportVersion { number, content, sha256, locked_at, locked_by })
    };
    Sql::with(text, [report_id]).all::<VersionRow>(on).await?.into_iter().map(version).collect()
}

/// Seals the content as the next version, and gives its number and hash.
pub(crate) async fn insert_version(
    tx: &Tx,
    (id, report_id): (Id, Id),
    content: &Content,
    viewer: &Viewer,
) -> Result<(i64, String), DbErr> {
    let number = versions(tx.on(), report_id).await?.first().map_or(1, |version| version.number + 1);
    let text = content.written();
    let sha256 = hash_of_text(&text);
    let mut sql = Sql::new(
        "INSERT INTO annual_report_version (id, report_id, number, content, sha256, locked_at, locked_by) \
         VALUES (",
    );
    sql.bind(id).push(", ").bind(report_id).push(", ").bind(number).push(", ").bind(text).push(", ");
    sql.bind(sha256.as_str()).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(")").run(tx.on()).await?;
    Ok((number, sha256))
}
