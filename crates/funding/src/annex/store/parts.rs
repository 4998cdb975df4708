//! Parts of annexes, and what was submitted.

use access::{Viewer, visible};
use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use sea_orm::ConnectionTrait;
use types::Moment;

use crate::annex::{ANNEX, AnnexPart, Part, PartState, Submission};

const COLUMNS: &str = "p.id, p.annex_id, p.organisation_id, o.name AS organisation_name, p.revision, \
     p.state, p.own_sub_region, p.sub_region, p.introduction, p.comment, s.id AS submission_id, s.content, \
     s.sha256, s.submitted_at, s.submitted_by";

const FROM: &str = " FROM annex_part p JOIN annex x ON x.id = p.annex_id \
     JOIN organisation o ON o.id = p.organisation_id LEFT JOIN annex_submission s ON s.id = p.submission_id \
     WHERE ";

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    annex_id: Id,
    organisation_id: Id,
    organisation_name: String,
    revision: i64,
    state: String,
    own_sub_region: String,
    sub_region: String,
    introduction: String,
    comment: String,
    submission_id: Option<Id>,
    content: Option<String>,
    sha256: Option<String>,
    submitted_at: Option<Moment>,
    submitted_by: Option<String>,
}

impl Row {
    fn part(self) -> Result<AnnexPart, DbErr> {
        let mut submission = None;
        if let (Some(id), Some(content)) = (self.submission_id, self.content) {
            submission = Some(Submission {
                id,
                content: serde_json::from_str(&content).map_err(|error| DbErr::Json(error.to_string()))?,
                sha256: self.sha256.unwrap_or_default(),
                submitted_at: self.submitted_at.unwrap_or_default(),
                submitted_by: self.submitted_by.unwrap_or_default(),
            });
        }
        Ok(AnnexPart {
            id: self.id,
            annex_id: self.annex_id,
            organisation_id: self.organisation_id,
            organisation_name: self.organisation_name,
            revision: self.revision,
            state: PartState::from_key(&self.state),
            own_sub_region: self.own_sub_region,
            sub_region: self.sub_region,
            introduction: self.introduction,
            comment: self.comment,
            submission,
        })
    }
}

fn query() -> Sql {
    Sql::new(&format!("SELECT {COLUMNS}{FROM}"))
}

async fn all(sql: &Sql, on: &impl ConnectionTrait) -> Result<Vec<AnnexPart>, DbErr> {
    sql.all::<Row>(on).await?.into_iter().map(Row::part).collect()
}

/// A part is seen by its own organisation and by the annex's, if they see the annex.
fn seen(viewer: &Viewer) -> Sql {
    let mut sql = visible(viewer, "x", &ANNEX);
    sql.push(" AND (p.organisation_id IN ").bind_list(viewer.organisation_ids());
    sql.push(" OR x.owner_id IN ").bind_list(viewer.organisation_ids()).push(")");
    sql
}

/// The parts that this viewer sees, in the order in which they were asked for.
pub(crate) async fn parts(db: &Db, viewer: &Viewer, annex_id: Id) -> Result<Vec<AnnexPart>, DbErr> {
    let mut sql = query();
    sql.push("p.annex_id = ").bind(annex_id).push(" AND ").append(&seen(viewer)).push(" ORDER BY p.id");
    all(&sql, db.read()).await
}

/// All parts as a transaction sees them, whoever asks.
pub(crate) async fn parts_in(tx: &Tx, annex_id: Id) -> Result<Vec<AnnexPart>, DbErr> {
    let mut sql = query();
    sql.push("p.annex_id = ").bind(annex_id).push(" ORDER BY p.id");
    all(&sql, tx.on()).await
}

pub(crate) async fn part(db: &Db, viewer: &Viewer, annex_id: Id, id: Id) -> Result<Option<AnnexPart>, DbErr> {
    let mut sql = query();
    sql.push("p.annex_id = ").bind(annex_id).push(" AND p.id = ").bind(id);
    sql.push(" AND ").append(&seen(viewer));
    Ok(all(&sql, db.read()).await?.pop())
}

/// Whose part it is, and its heading; `own_sub_region` as in [`AnnexPart`]. False: it is asked for already.
pub(crate) async fn insert_part(
    tx: &Tx,
    id: Id,
    annex_id: Id,
    (organisation_id, own_sub_region, heading): (Id, &str, &str),
) -> Result<bool, DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO annex_part (id, annex_id, organisation_id, revision, state, own_sub_region, sub_region, \
         introduction, comment) VALUES (",
    );
    sql.bind(id).push(", ").bind(annex_id).push(", ").bind(organisation_id).push(", 1, 'asked', ");
    sql.bind(own_sub_region).push(", ").bind(heading);
    sql.push(", '', '') ON CONFLICT (annex_id, organisation_id, own_sub_region) DO NOTHING");
    Ok(sql.run(tx.on()).await? == 1)
}

/// Writes heading and introduction of a part that still has this revision.
pub(crate) async fn write_part(
    tx: &Tx,
    (id, revision): (Id, i64),
    (sub_region, introduction): (&str, &str),
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE annex_part SET revision = revision + 1, sub_region = ");
    sql.bind(sub_region).push(", introduction = ").bind(introduction);
    sql.push(" WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    Ok(sql.run(tx.on()).await? == 1)
}

/// Keeps what the part's organisation gives, and makes it what the part stands for.
pub(crate) async fn submit(
    tx: &Tx,
    (id, part_id): (Id, Id),
    content: &Part,
    viewer: &Viewer,
) -> Result<(), DbErr> {
    let mut sql = Sql::new(
        "INSERT INTO annex_submission (id, part_id, content, sha256, submitted_at, submitted_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(part_id).push(", ").bind(content.canonical_json());
    sql.push(", ").bind(content.hash()).push(", ").bind(viewer.now).push(", ").bind(viewer.actor());
    sql.push(")").run(tx.on()).await?;
    let text = "UPDATE annex_part SET state = 'submitted', comment = '', submission_id = $1 WHERE id = $2";
    Sql::with(text, [id, part_id]).run(tx.on()).await.map(|_| ())
}

pub(crate) async fn send_back(tx: &Tx, id: Id, comment: &str) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE annex_part SET state = 'returned', comment = ");
    sql.bind(comment).push(" WHERE id = ").bind(id).run(tx.on()).await.map(|_| ())
}

/// Parts of open annexes that this viewer's organisations give, those due first.
pub(crate) async fn own_parts(db: &Db, viewer: &Viewer) -> Result<Vec<AnnexPart>, DbErr> {
    let mut sql = query();
    sql.push("x.stage = 'open' AND x.state = 'active' AND p.organisation_id IN ");
    sql.bind_list(viewer.organisation_ids()).push(" AND ").append(&visible(viewer, "x", &ANNEX));
    all(sql.push(" ORDER BY x.due_on, p.id LIMIT 20"), db.read()).await
}

/// An open annex on its owner's own page: how many of its parts have come.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Collecting {
    pub id: Id,
    pub title: String,
    pub due_on: String,
    pub asked: i64,
    pub submitted: i64,
}

pub(crate) async fn collecting(db: &Db, viewer: &Viewer) -> Result<Vec<Collecting>, DbErr> {
    let mut sql = Sql::new(
        "SELECT x.id, x.title, x.due_on, COUNT(p.id) AS asked, \
         COUNT(CASE WHEN p.state = 'submitted' THEN 1 END) AS submitted \
         FROM annex x LEFT JOIN annex_part p ON p.annex_id = x.id \
         WHERE x.stage = 'open' AND x.state = 'active' AND x.owner_id IN ",
    );
    sql.bind_list(viewer.organisation_ids()).push(" AND ").append(&visible(viewer, "x", &ANNEX));
    sql.push(" GROUP BY x.id, x.title, x.due_on ORDER BY x.due_on, x.id LIMIT 20").all(db.read()).await
}
