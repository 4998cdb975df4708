//! A file that was read goes into the rooms' tables: the one way for the command and for the page.

use std::{collections::BTreeMap, pin::Pin};

use access::{Viewer, Visibility};
use db::{DbErr, Id, IdSource, Tx};
use reading::{
    Known, Layout, Profile, Reading, SeenPage, Shown,
    contract::{Document, Finding, Grants, Indicators, Plan, Words},
};
use serde::{Deserialize, Serialize};

use crate::{
    Change, Import, Imported, NewDocument, NewFinding, add_document, add_findings,
    decide::{Decided, decide},
    decision::Said,
    store,
};

pub type ImportFuture<'a> = Pin<Box<dyn Future<Output = Result<Imported, DbErr>> + Send + 'a>>;

/// How each kind of document goes into the tables of the room that owns its facts.
#[derive(Clone, Copy)]
pub struct Importers {
    pub grants: for<'a> fn(&'a Import<'a>, &'a Grants) -> ImportFuture<'a>,
    pub plan: for<'a> fn(&'a Import<'a>, &'a Plan) -> ImportFuture<'a>,
    pub indicators: for<'a> fn(&'a Import<'a>, &'a Indicators) -> ImportFuture<'a>,
}

/// What was read in a file, with the text that its places tell the lines of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadFile {
    pub reading: Reading,
    pub text: String,
    /// The headers of its lists, with what there is to ask of them.
    #[serde(default)]
    pub layouts: Vec<Layout>,
    /// What was recognised on pages that are pictures, so that it can be read again as it was.
    #[serde(default)]
    pub seen: Vec<SeenPage>,
}

impl ReadFile {
    /// Reads a file's bytes with what is known of it. Never fails: why it cannot be read stands in it.
    pub fn of(name: &str, bytes: &[u8], known: &Known) -> ReadFile {
        let Shown { reading, layouts, text } = reading::read_shown(name, bytes, known);
        ReadFile { reading, text, layouts, seen: known.seen.clone() }
    }

    /// What was said and seen of the file, as it is kept with it.
    pub fn said(&self, profiles: &[Profile]) -> Said {
        Said { profiles: self.profiles_used(profiles), seen: self.seen.clone(), decisions: Vec::new() }
    }

    /// Why the file could not be read.
    pub fn error(&self) -> Option<&Words> {
        self.reading.files.first()?.error.as_ref()
    }

    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.reading.files.iter().flat_map(|file| &file.documents)
    }

    /// Those of some profiles that said what columns of the file mean.
    pub fn profiles_used(&self, profiles: &[Profile]) -> Vec<Profile> {
        let told = self.layouts.iter().filter(|layout| layout.told);
        let used = told.filter_map(|layout| {
            let print = layout.fingerprint();
            profiles.iter().find(|profile| profile.fingerprint() == print)
        });
        used.cloned().collect()
    }

    /// Lower-case hexadecimal, of the file's bytes.
    pub fn sha256(&self) -> &str {
        let source = self.reading.files.first().map(|file| &file.source);
        source.and_then(|source| source.sha256.as_deref()).unwrap_or_default()
    }

    fn media_type(&self) -> &str {
        let source = self.reading.files.first().map(|file| &file.source);
        source.and_then(|source| source.media_type.as_deref()).unwrap_or("text/plain")
    }
}

/// A file on its way in. In a trial its bytes may be left out: nobody reads them.
#[derive(Clone, Copy)]
pub struct NewFile<'a> {
    pub owner_id: Id,
    pub visibility: Visibility,
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub read: &'a ReadFile,
    /// What people have said of it: its decisions hold for what was read.
    pub said: &'a Said,
}

/// What came of it.
pub enum Outcome {
    /// The owner has this very content already.
    Same,
    Done(Box<Taken>),
}

/// What was written, or will be when the transaction ends well.
pub struct Taken {
    pub document_id: Id,
    pub imported: Imported,
    pub findings: usize,
    /// Documents of a kind that no room takes yet.
    pub skipped: usize,
}

impl Taken {
    /// Tells apart imports that change different things: the same for the same.
    pub fn fingerprint(&self) -> String {
        let all = &self.imported;
        let mut lines: Vec<String> = all.differences.iter().map(|one| format!("{one:?}")).collect();
        lines.sort();
        let counts = format!("{} {} {} {}", all.added, all.changed, all.unchanged, all.withdrawn);
        lines.push(counts);
        reading::hash_of(lines.join("\n").as_bytes())
    }
}

/// Writes everything that was read. The caller has asked `can`, owns the transaction, and decides whether it
/// ends well: a trial is the same, undone.
pub async fn take_in(
    tx: &Tx,
    ids: &IdSource,
    viewer: &Viewer,
    importers: &Importers,
    file: &NewFile<'_>,
) -> Result<Outcome, DbErr> {
    let decided = decide(&file.read.reading, &file.said.decisions);
    let title = file.read.documents().find_map(title_of).unwrap_or(file.name);
    let new = NewDocument {
        owner_id: file.owner_id,
        visibility: file.visibility,
        name: file.name,
        title,
        media_type: file.read.media_type(),
        sha256: file.read.sha256(),
        bytes: file.bytes,
        text: &file.read.text,
        said: file.said,
    };
    let Some(document_id) = add_document(tx, ids, viewer, &new).await? else {
        return Ok(Outcome::Same);
    };
    let (owner_id, visibility, file_name) = (file.owner_id, file.visibility, file.name);
    let import = Import { tx, ids, viewer, owner_id, visibility, document_id, file_name };
    let taken = import_documents(&import, importers, &decided).await?;
    Ok(Outcome::Done(Box::new(taken)))
}

async fn import_documents(
    import: &Import<'_>,
    importers: &Importers,
    decided: &Decided,
) -> Result<Taken, DbErr> {
    let before = store::sources_per_document(import.tx, import.owner_id).await?;
    let mut whole = Imported::default();
    let mut objects: BTreeMap<String, (&'static str, Id)> = BTreeMap::new();
    let mut skipped = 0;
    for (index, document) in decided.reading.files.iter().flat_map(|file| &file.documents).enumerate() {
        let imported = match document {
            Document::Grants(grants) => (importers.grants)(import, grants).await?,
            Document::Plan(plan) => (importers.plan)(import, plan).await?,
            Document::Indicators(indicators) => (importers.indicators)(import, indicators).await?,
            Document::Aggregates(_) => {
                skipped += 1;
                continue;
            }
        };
        let base = format!("/files/0/documents/{index}");
        objects
            .extend(imported.objects.iter().map(|(pointer, object)| (format!("{base}{pointer}"), *object)));
        whole.add(&imported);
    }
    replace_earlier(import, &before).await?;
    for (pointer, marks) in &decided.marks {
        if let Some(object) = objects.get(pointer) {
            store::set_decided(import.tx, *object, marks).await?;
        }
    }
    let mut findings: Vec<NewFinding> =
        decided.reading.findings.iter().map(|finding| new_finding(finding, &objects)).collect();
    findings.append(&mut whole.findings);
    let owner = (import.owner_id, import.visibility);
    add_findings(import.tx, import.ids, owner, import.document_id, &findings).await?;
    Ok(Taken { document_id: import.document_id, imported: whole, findings: findings.len(), skipped })
}

/// An earlier document whose facts now stand in this one has been replaced by it.
async fn replace_earlier(import: &Import<'_>, before: &BTreeMap<Id, i64>) -> Result<(), DbErr> {
    let after = store::sources_per_document(import.tx, import.owner_id).await?;
    for (document, count) in before {
        if after.get(document).copied().unwrap_or_default() < *count {
            store::replace(import.tx, *document, import.document_id).await?;
        }
    }
    Ok(())
}

pub(crate) fn title_of(document: &Document) -> Option<&str> {
    match document {
        Document::Grants(grants) => grants.title.as_deref(),
        Document::Aggregates(aggregates) => aggregates.title.as_deref(),
        Document::Plan(plan) => plan.title.as_deref(),
        Document::Indicators(indicators) => indicators.title.as_deref(),
    }
}

/// The finding, tied to the record that was made of its place: the longest pointer that begins the finding's.
fn new_finding(finding: &Finding, objects: &BTreeMap<String, (&'static str, Id)>) -> NewFinding {
    let place = finding.places.first();
    let object = place.and_then(|place| {
        let mut pointer = place.pointer.as_str();
        loop {
            if let Some(object) = objects.get(pointer) {
                return Some(*object);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    });
    NewFinding {
        rule: finding.rule.clone(),
        severity: finding.severity,
        message: finding.message.clone(),
        object,
        places: finding.places.iter().flat_map(|place| place.at.clone()).collect(),
    }
}

impl Change {
    /// The key of its word on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Changed => "changed",
            Change::Withdrawn => "withdrawn",
        }
    }
}
