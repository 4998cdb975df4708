//! All SQL of the room.

pub(crate) mod about;
pub(crate) mod profiles;
pub(crate) mod uploads;

use std::collections::{BTreeMap, HashMap};

use access::{Viewer, Visibility, visible};
use db::{Db, DbErr, FromQueryResult, Id, IdSource, Sql, Tx};
use reading::contract::{Place, Severity};
use sea_orm::ConnectionTrait;

use crate::{
    DOCUMENT, Document, FINDING, FindingRow, NewDocument, NewFinding, NewSource, Source,
    decision::{Marks, Said},
};

const DOCUMENT_COLUMNS: &str = "d.id, d.owner_id, o.name AS owner_name, d.visibility, d.name, d.title, \
     d.media_type, d.sha256, d.lines, d.replaced_by, d.imported_at, d.imported_by";
const ROWS_AT_A_TIME: usize = 100;

// ---- documents
// ----------------------------------------------------------------------------------------------

/// A value as it is kept.
pub(crate) fn json_text(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

pub(crate) async fn insert_document(
    tx: &Tx,
    id: Id,
    viewer: &Viewer,
    new: &NewDocument<'_>,
) -> Result<bool, DbErr> {
    let lines = i64::try_from(new.text.split('\n').count()).unwrap_or(i64::MAX);
    // PostgreSQL keeps no NUL in a text; the bytes keep everything.
    let text = new.text.replace('\0', "");
    let mut sql = Sql::new(
        "INSERT INTO document (id, owner_id, visibility, revision, name, title, media_type, sha256, lines, \
         bytes, text, said, imported_at, imported_by) VALUES (",
    );
    sql.bind(id).push(", ").bind(new.owner_id).push(", ").bind(new.visibility.key()).push(", 1, ");
    sql.bind(new.name).push(", ").bind(new.title).push(", ").bind(new.media_type).push(", ");
    sql.bind(new.sha256).push(", ").bind(lines).push(", ").bind(new.bytes.to_vec()).push(", ");
    sql.bind(text)
        .push(", ")
        .bind(json_text(new.said)?)
        .push(", ")
        .bind(viewer.now)
        .push(", ")
        .bind(viewer.actor());
    sql.push(") ON CONFLICT (owner_id, sha256) WHERE replaced_by IS NULL DO NOTHING");
    Ok(sql.run(tx.on()).await? == 1)
}

#[derive(FromQueryResult)]
struct Indexed {
    owner_id: Id,
    visibility: String,
    name: String,
    title: String,
}

/// Makes the document's place in the search index anew. Its facts are found as records of their own.
pub(crate) async fn index(tx: &Tx, id: Id) -> Result<(), DbErr> {
    let sql = Sql::with("SELECT owner_id, visibility, name, title FROM document WHERE id = $1", [id]);
    let Some(row) = sql.one::<Indexed>(tx.on()).await? else {
        return search::remove(tx, DOCUMENT.key, id).await;
    };
    let entry = search::Entry {
        parent: None,
        kind: DOCUMENT.key,
        object_id: id,
        owner_id: row.owner_id,
        visibility: Visibility::from_key(&row.visibility).unwrap_or(Visibility::Own),
        title: row.title,
        body: row.name,
        path: format!("{}{id}", DOCUMENT.path),
    };
    search::put(tx, &entry).await
}

pub(crate) async fn current_with_hash(db: &Db, owner_id: Id, sha256: &str) -> Result<Option<Id>, DbErr> {
    let mut sql = Sql::new("SELECT id AS value FROM document WHERE replaced_by IS NULL AND owner_id = ");
    sql.bind(owner_id).push(" AND sha256 = ").bind(sha256);
    sql.value(db.read()).await
}

/// Marks the old one as replaced.
pub(crate) async fn replace(tx: &Tx, old: Id, new: Id) -> Result<(), DbErr> {
    Sql::with("UPDATE document SET replaced_by = $1, revision = revision + 1 WHERE id = $2", [new, old])
        .run(tx.on())
        .await
        .map(|_| ())
}

pub(crate) async fn document(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<Document>, DbErr> {
    let mut sql = Sql::new(&format!(
        "SELECT {DOCUMENT_COLUMNS} FROM document d JOIN organisation o ON o.id = d.owner_id WHERE d.id = "
    ));
    sql.bind(id).push(" AND ").append(&visible(viewer, "d", &DOCUMENT));
    sql.one(db.read()).await
}

pub(crate) async fn documents(
    db: &Db,
    viewer: &Viewer,
    offset: i64,
    limit: i64,
) -> Result<Vec<Document>, DbErr> {
    let mut sql = Sql::new(&format!(
        "SELECT {DOCUMENT_COLUMNS} FROM document d JOIN organisation o ON o.id = d.owner_id WHERE "
    ));
    sql.append(&visible(viewer, "d", &DOCUMENT)).push(" ORDER BY d.id DESC LIMIT ").bind(limit);
    sql.push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

pub(crate) async fn count_documents(db: &Db, viewer: &Viewer) -> Result<i64, DbErr> {
    let mut sql = Sql::new("SELECT COUNT(*) AS value FROM document d WHERE ");
    sql.append(&visible(viewer, "d", &DOCUMENT));
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

/// The text; the caller has seen that the viewer may.
pub(crate) async fn text(db: &Db, id: Id) -> Result<String, DbErr> {
    Ok(Sql::with("SELECT text AS value FROM document WHERE id = $1", [id])
        .value(db.read())
        .await?
        .unwrap_or_default())
}

/// The places in a document of every fact that carries a secrecy mark.
pub(crate) async fn secret_places(db: &Db, document_id: Id) -> Result<Vec<Place>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        places: String,
    }
    let text = "SELECT p.places FROM provenance p JOIN secrecy_mark s ON s.kind = p.kind \
                AND s.object_id = p.object_id WHERE p.document_id = $1";
    let rows: Vec<Row> = Sql::with(text, [document_id]).all(db.read()).await?;
    let places = rows.iter().filter_map(|row| serde_json::from_str::<Vec<Place>>(&row.places).ok());
    Ok(places.flatten().collect())
}

/// How many bytes the file has.
pub(crate) async fn length(db: &Db, id: Id) -> Result<i64, DbErr> {
    let text = "SELECT CAST(LENGTH(bytes) AS BIGINT) AS value FROM document WHERE id = $1";
    Ok(Sql::with(text, [id]).value(db.read()).await?.unwrap_or_default())
}

/// At most so many of the file's bytes, after the first `from`; the caller has seen that the viewer may.
pub(crate) async fn piece(db: &Db, id: Id, from: i64, most: i64) -> Result<Vec<u8>, DbErr> {
    let text = "SELECT SUBSTR(bytes, CAST($2 AS INTEGER), CAST($3 AS INTEGER)) AS value FROM document \
                WHERE id = $1";
    Ok(Sql::with(text, [id, from + 1, most]).value(db.read()).await?.unwrap_or_default())
}

/// The file's bytes as they came; the caller has seen that the viewer may.
pub(crate) async fn bytes(db: &Db, id: Id) -> Result<Vec<u8>, DbErr> {
    Ok(Sql::with("SELECT bytes AS value FROM document WHERE id = $1", [id])
        .value(db.read())
        .await?
        .unwrap_or_default())
}

// ---- sources
// ------------------------------------------------------------------------------------------------

pub(crate) async fn set_sources(tx: &Tx, kind: &str, sources: &[(Id, &NewSource)]) -> Result<(), DbErr> {
    for chunk in sources.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(
            "INSERT INTO provenance (kind, object_id, document_id, places, sure, alternatives, imported, \
             decided) VALUES ",
        );
        for (index, (id, source)) in chunk.iter().enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" });
            sql.bind(kind).push(", ").bind(*id).push(", ").bind(source.document_id).push(", ");
            sql.bind(json_text(&source.places)?).push(", ").bind(json_text(&source.sure)?).push(", ");
            sql.bind(json_text(&source.alternatives)?).push(", ");
            sql.bind(source.imported.to_string()).push(", '{}')");
        }
        sql.push(
            " ON CONFLICT (kind, object_id) DO UPDATE SET document_id = excluded.document_id, \
             places = excluded.places, sure = excluded.sure, alternatives = excluded.alternatives, \
             imported = excluded.imported, decided = excluded.decided",
        );
        sql.run(tx.on()).await?;
    }
    Ok(())
}

/// Which of a record's values are a person's word.
pub(crate) async fn set_decided(tx: &Tx, (kind, id): (&str, Id), marks: &Marks) -> Result<(), DbErr> {
    let mut sql = Sql::new("UPDATE provenance SET decided = ");
    sql.bind(json_text(marks)?).push(" WHERE kind = ").bind(kind).push(" AND object_id = ").bind(id);
    sql.run(tx.on()).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct SourceRow {
    object_id: Id,
    document_id: Id,
    document_name: String,
    places: String,
    sure: String,
    alternatives: String,
    imported: String,
    decided: String,
}

impl SourceRow {
    fn read(self) -> (Id, Source) {
        let source = Source {
            document_id: self.document_id,
            document_name: self.document_name,
            places: serde_json::from_str(&self.places).unwrap_or_default(),
            sure: serde_json::from_str(&self.sure).unwrap_or_default(),
            alternatives: serde_json::from_str(&self.alternatives).unwrap_or_default(),
            imported: serde_json::from_str(&self.imported).unwrap_or_default(),
            decided: serde_json::from_str(&self.decided).unwrap_or_default(),
        };
        (self.object_id, source)
    }
}

const SOURCE: &str = "SELECT p.object_id, p.document_id, d.name AS document_name, p.places, p.sure, \
     p.alternatives, p.imported, p.decided FROM provenance p JOIN document d \
     ON d.id = p.document_id WHERE p.kind = ";

pub(crate) async fn source_of(db: &Db, viewer: &Viewer, kind: &str, id: Id) -> Result<Option<Source>, DbErr> {
    let mut sql = Sql::new(SOURCE);
    sql.bind(kind).push(" AND p.object_id = ").bind(id);
    sql.push(" AND ").append(&visible(viewer, "d", &DOCUMENT));
    Ok(sql.one::<SourceRow>(db.read()).await?.map(|row| row.read().1))
}

pub(crate) async fn sources_of(
    on: &impl ConnectionTrait,
    kind: &str,
    ids: &[Id],
) -> Result<HashMap<Id, Source>, DbErr> {
    let mut all = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(ROWS_AT_A_TIME * 5) {
        let mut sql = Sql::new(SOURCE);
        sql.bind(kind).push(" AND p.object_id IN ").bind_list(chunk.iter().copied());
        all.extend(sql.all::<SourceRow>(on).await?.into_iter().map(SourceRow::read));
    }
    Ok(all)
}

// ---- findings
// -----------------------------------------------------------------------------------------------

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

pub(crate) async fn insert_findings(
    tx: &Tx,
    ids: &IdSource,
    (owner_id, visibility): (Id, Visibility),
    document_id: Id,
    findings: &[NewFinding],
) -> Result<(), DbErr> {
    for chunk in findings.chunks(ROWS_AT_A_TIME) {
        let mut sql = Sql::new(
            "INSERT INTO finding (id, owner_id, visibility, document_id, rule, severity, message_sv, \
             message_en, kind, object_id, places, state, answer) VALUES ",
        );
        for (index, finding) in chunk.iter().enumerate() {
            let places =
                serde_json::to_string(&finding.places).map_err(|error| DbErr::Json(error.to_string()))?;
            let (kind, object_id) = finding.object.map_or((None, None), |(kind, id)| (Some(kind), Some(id)));
            sql.push(if index == 0 { "(" } else { ", (" });
            sql.bind(ids.next()).push(", ").bind(owner_id).push(", ").bind(visibility.key()).push(", ");
            sql.bind(document_id).push(", ").bind(finding.rule.as_str()).push(", ");
            sql.bind(severity_key(finding.severity)).push(", ").bind(finding.message.sv.as_str()).push(", ");
            sql.bind(finding.message.en.as_str()).push(", ").bind(kind).push(", ").bind(object_id);
            sql.push(", ").bind(places).push(", 'open', '')");
        }
        sql.run(tx.on()).await?;
    }
    keep_answers(tx, document_id).await
}

/// What was settled in the document that this one replaces, about the same rule and record, stays settled.
async fn keep_answers(tx: &Tx, document_id: Id) -> Result<(), DbErr> {
    let same = "FROM finding old JOIN document d ON d.id = old.document_id \
         WHERE d.replaced_by = finding.document_id AND old.state = 'settled' AND old.rule = finding.rule \
         AND old.kind = finding.kind AND old.object_id = finding.object_id";
    let text = format!(
        "UPDATE finding SET state = 'settled', answer = (SELECT MAX(old.answer) {same}), \
         settled_at = (SELECT MAX(old.settled_at) {same}), settled_by = (SELECT MAX(old.settled_by) {same}) \
         WHERE document_id = $1 AND EXISTS (SELECT 1 {same})"
    );
    Sql::with(&text, [document_id]).run(tx.on()).await.map(|_| ())
}

const FINDING_ROWS: &str = "SELECT f.id, f.owner_id, f.document_id, d.name AS document_name, f.rule, \
     f.severity, \
     f.message_sv, f.message_en, f.kind, f.object_id, f.places, f.state, f.answer, f.settled_at, \
     f.settled_by \
     FROM finding f JOIN document d ON d.id = f.document_id WHERE d.replaced_by IS NULL AND ";

/// A finding is seen by who sees it and its document.
fn seen(viewer: &Viewer) -> Sql {
    let mut sql = visible(viewer, "f", &FINDING);
    sql.push(" AND ").append(&visible(viewer, "d", &DOCUMENT));
    sql
}

/// And, in a list, the record that it is about: its message names that record. The owner's own people see
/// those about withdrawn ones too.
fn seen_with_record(viewer: &Viewer) -> Sql {
    let mut sql = seen(viewer);
    sql.push(" AND (f.object_id IS NULL OR f.owner_id IN ").bind_list(viewer.organisation_ids());
    sql.push(" OR ").append(&search::seen(viewer, "f.object_id")).push(")");
    sql
}

pub(crate) async fn findings_of(
    db: &Db,
    viewer: &Viewer,
    kind: &str,
    id: Id,
) -> Result<Vec<FindingRow>, DbErr> {
    let mut sql = Sql::new(FINDING_ROWS);
    sql.append(&seen(viewer)).push(" AND f.kind = ").bind(kind).push(" AND f.object_id = ").bind(id);
    sql.push(" ORDER BY f.state, f.id");
    sql.all(db.read()).await
}

/// What the work list is narrowed to.
#[derive(Clone, Debug, Default)]
pub(crate) struct FindingFilter {
    pub rule: String,
    pub state: &'static str,
    pub document_id: Option<Id>,
    /// Only those of the viewer's own organisations.
    pub mine: bool,
}

fn narrowed(sql: &mut Sql, viewer: &Viewer, filter: &FindingFilter) {
    sql.append(&seen_with_record(viewer));
    if !filter.rule.is_empty() {
        sql.push(" AND f.rule = ").bind(filter.rule.as_str());
    }
    if !filter.state.is_empty() {
        sql.push(" AND f.state = ").bind(filter.state);
    }
    if let Some(id) = filter.document_id {
        sql.push(" AND f.document_id = ").bind(id);
    }
    if filter.mine {
        sql.push(" AND f.owner_id IN ").bind_list(viewer.organisation_ids());
    }
}

pub(crate) async fn findings(
    db: &Db,
    viewer: &Viewer,
    filter: &FindingFilter,
    (offset, limit): (i64, i64),
) -> Result<Vec<FindingRow>, DbErr> {
    let mut sql = Sql::new(FINDING_ROWS);
    narrowed(&mut sql, viewer, filter);
    sql.push(" ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.id LIMIT ");
    sql.bind(limit).push(" OFFSET ").bind(offset);
    sql.all(db.read()).await
}

#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct RuleCount {
    pub rule: String,
    pub count: i64,
}

/// Findings per rule in the state asked for, whatever the rule.
pub(crate) async fn count_findings(
    db: &Db,
    viewer: &Viewer,
    filter: &FindingFilter,
) -> Result<Vec<RuleCount>, DbErr> {
    let mut sql = Sql::new(
        "SELECT f.rule, COUNT(*) AS count FROM finding f JOIN document d ON d.id = f.document_id \
         WHERE d.replaced_by IS NULL AND ",
    );
    narrowed(&mut sql, viewer, &FindingFilter { rule: String::new(), ..filter.clone() });
    sql.push(" GROUP BY f.rule ORDER BY f.rule");
    sql.all(db.read()).await
}

pub(crate) async fn open_findings(db: &Db, viewer: &Viewer) -> Result<i64, DbErr> {
    let mut sql = Sql::new(
        "SELECT COUNT(*) AS value FROM finding f JOIN document d ON d.id = f.document_id \
         WHERE d.replaced_by IS NULL AND f.severity <> 'note' AND f.state = 'open' AND ",
    );
    sql.append(&seen_with_record(viewer));
    Ok(sql.value(db.read()).await?.unwrap_or_default())
}

pub(crate) async fn finding(db: &Db, viewer: &Viewer, id: Id) -> Result<Option<FindingRow>, DbErr> {
    let mut sql = Sql::new(FINDING_ROWS);
    sql.append(&seen_with_record(viewer)).push(" AND f.id = ").bind(id);
    sql.one(db.read()).await
}

/// Settles an open finding, or opens a settled one again. False if somebody was first.
pub(crate) async fn set_answer(
    tx: &Tx,
    viewer: &Viewer,
    id: Id,
    answer: Option<&str>,
) -> Result<bool, DbErr> {
    let mut sql = Sql::new("UPDATE finding SET ");
    match answer {
        Some(answer) => {
            sql.push("state = 'settled', answer = ").bind(answer).push(", settled_at = ").bind(viewer.now);
            sql.push(", settled_by = ").bind(viewer.actor()).push(" WHERE state = 'open' AND id = ").bind(id);
        }
        None => {
            sql.push("state = 'open', answer = '', settled_at = NULL, settled_by = NULL ");
            sql.push("WHERE state = 'settled' AND id = ").bind(id);
        }
    }
    Ok(sql.run(tx.on()).await? == 1)
}

/// Sources and findings that point to a record that is not there; `tables` are the kinds and their tables.
pub async fn dangling(db: &Db, tables: &[(&str, &str)]) -> Result<Vec<(String, Id)>, DbErr> {
    #[derive(FromQueryResult)]
    struct Pointer {
        object_id: Id,
    }
    let mut found = Vec::new();
    for (kind, table) in tables {
        for from in ["provenance", "finding"] {
            let mut sql = Sql::new(&format!("SELECT p.object_id FROM {from} p WHERE p.kind = "));
            sql.bind(*kind).push(" AND p.object_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ");
            sql.push(table).push(" t WHERE t.id = p.object_id) LIMIT 20");
            let rows: Vec<Pointer> = sql.all(db.read()).await?;
            found.extend(rows.into_iter().map(|row| (format!("{from} → {kind}"), row.object_id)));
        }
    }
    Ok(found)
}

/// How many facts each of an owner's documents is the source of.
pub async fn sources_per_document(tx: &Tx, owner_id: Id) -> Result<BTreeMap<Id, i64>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
        count: i64,
    }
    let text = "SELECT d.id, COUNT(*) AS count FROM document d JOIN provenance p ON p.document_id = d.id \
                WHERE d.owner_id = $1 AND d.replaced_by IS NULL GROUP BY d.id";
    let rows: Vec<Row> = Sql::with(text, [owner_id]).all(tx.on()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.count)).collect())
}

/// Names of documents whose bytes are not those that were imported.
pub async fn altered(db: &Db) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
        name: String,
        sha256: String,
    }
    let mut wrong = Vec::new();
    let rows: Vec<Row> = Sql::new("SELECT id, name, sha256 FROM document ORDER BY id").all(db.read()).await?;
    for row in rows {
        if reading::hash_of(&bytes(db, row.id).await?) != row.sha256 {
            wrong.push(row.name);
        }
    }
    Ok(wrong)
}

/// A document that has not been replaced, with its content, and what was read from it into records of one
/// kind.
pub struct Kept {
    pub name: String,
    pub bytes: Vec<u8>,
    /// What people had said of its reading when it was read in.
    pub said: Said,
    /// For each record, the values that were read.
    pub imported: Vec<serde_json::Value>,
}

/// Ids of all documents that records of this kind came from and that have not been replaced.
pub async fn current_sources(db: &Db, kind: &str) -> Result<Vec<Id>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Id,
    }
    let text = "SELECT d.id FROM document d WHERE d.replaced_by IS NULL AND EXISTS \
                (SELECT 1 FROM provenance p WHERE p.document_id = d.id AND p.kind = $1) ORDER BY d.id";
    let rows: Vec<Row> = Sql::with(text, [kind]).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// One of them, for checking what is stored against what the document says.
pub async fn kept(db: &Db, kind: &str, id: Id) -> Result<Kept, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        imported: String,
    }
    let mut sql = Sql::new("SELECT p.imported FROM provenance p WHERE p.kind = ");
    sql.bind(kind).push(" AND p.document_id = ").bind(id);
    let rows: Vec<Row> = sql.all(db.read()).await?;
    let value =
        |column: &str| Sql::with(&format!("SELECT {column} AS value FROM document WHERE id = $1"), [id]);
    let said: Option<String> = value("said").value(db.read()).await?;
    Ok(Kept {
        name: value("name").value(db.read()).await?.unwrap_or_default(),
        said: said.and_then(|said| serde_json::from_str(&said).ok()).unwrap_or_default(),
        bytes: bytes(db, id).await?,
        imported: rows.iter().filter_map(|row| serde_json::from_str(&row.imported).ok()).collect(),
    })
}
