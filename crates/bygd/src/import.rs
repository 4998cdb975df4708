//! `bygd import`: a document into the database, all of it or nothing.

use std::collections::BTreeMap;

use access::{Action, Decision, Object, Organisation, Viewer, Visibility, can};
use anyhow::{anyhow, bail};
use db::{Id, Tx};
use documents::{Change, Import, Imported, NewDocument, NewFinding};
use reading::{
    Reading,
    contract::{Document, Finding},
};

use crate::{
    command,
    place::House,
    read,
    say::{Tongue, say},
};

pub(crate) async fn run(command: command::Import, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&command.place).await?;
    let owner = house.organisation(&command.owner, tongue).await?;
    let viewer = importer(&house, &owner, command.by.as_deref(), tongue).await?;
    let visibility = Visibility::from_key(&command.visibility).unwrap_or(Visibility::Own);
    let bytes = read::bytes_of(&command.file).map_err(|words| anyhow!("{}", tongue.words(&words)))?;
    let name = command.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = File { name: &name, bytes: &bytes };
    let outcome = import_file(&house, &viewer, &owner, visibility, file, command.dry_run, tongue).await?;
    report(&outcome, command.dry_run, tongue);
    Ok(())
}

/// The account that imports, if one is named and may; else the operator.
async fn importer(
    house: &House,
    owner: &Organisation,
    by: Option<&str>,
    tongue: Tongue,
) -> anyhow::Result<Viewer> {
    let now = house.clock.now();
    let Some(login) = by else {
        return Ok(Viewer::operator(owner.id, &owner.name, now));
    };
    let found = access::viewer_by_login(&house.db, login, now).await?;
    let viewer = found.ok_or_else(|| {
        anyhow!("{} {login}", tongue.of("det finns inget konto som heter", "there is no account called"))
    })?;
    match can(&viewer, Action::Import, Object::owned_by(owner.id)) {
        Decision::Allowed => Ok(viewer),
        Decision::Refused(_) => {
            let message = tongue.of("får inte läsa in dokument åt", "may not import documents for");
            Err(anyhow!("{login} {message} {}", owner.name))
        }
    }
}

/// A file as it came.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What came of it.
pub(crate) enum Outcome {
    /// This very content has been imported before.
    Same,
    Done {
        imported: Imported,
        findings: usize,
        skipped: usize,
    },
}

/// Reads the file and writes everything found, in one transaction.
pub(crate) async fn import_file(
    house: &House,
    viewer: &Viewer,
    owner: &Organisation,
    visibility: Visibility,
    file: File<'_>,
    dry_run: bool,
    tongue: Tongue,
) -> anyhow::Result<Outcome> {
    let reading = reading::read_shown(file.name, file.bytes, &|_| {});
    let found = reading.files.first().ok_or_else(|| anyhow!("no file was read"))?;
    if let Some(error) = &found.error {
        bail!("{}: {}", file.name, tongue.words(error));
    }
    if found.documents.is_empty() {
        let message = tongue.of(
            "inget i filen kändes igen; inget har ändrats",
            "nothing in the file was recognised; nothing has changed",
        );
        bail!("{}: {message}", file.name);
    }
    let sha256 = found.source.sha256.clone().unwrap_or_default();
    if documents::current_with_hash(&house.db, owner.id, &sha256).await?.is_some() {
        return Ok(Outcome::Same);
    }
    let text =
        reading::text_of(file.name, file.bytes).map_err(|words| anyhow!("{}", tongue.words(&words)))?;
    let tx = house.db.begin().await?;
    let title = found.documents.iter().find_map(title_of).unwrap_or(file.name);
    let new = NewDocument {
        owner_id: owner.id,
        visibility,
        name: file.name,
        title,
        media_type: found.source.media_type.as_deref().unwrap_or("text/plain"),
        sha256: &sha256,
        bytes: file.bytes,
        text: &text,
    };
    let Some(document_id) = documents::add_document(&tx, &house.ids, viewer, &new).await? else {
        return Ok(Outcome::Same);
    };
    let import = Import {
        tx: &tx,
        ids: &house.ids,
        viewer,
        owner_id: owner.id,
        visibility,
        document_id,
        file_name: file.name,
    };
    let outcome = import_documents(&import, &reading).await?;
    if dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
        // Statistics are a kindness to later questions; what was imported stays imported without them.
        let _ = house.db.optimize().await;
    }
    Ok(outcome)
}

async fn import_documents(import: &Import<'_>, reading: &Reading) -> anyhow::Result<Outcome> {
    let before = documents::sources_per_document(import.tx, import.owner_id).await?;
    let mut whole = Imported::default();
    let mut objects: BTreeMap<String, (&'static str, Id)> = BTreeMap::new();
    let mut skipped = 0;
    for (index, document) in reading.files.iter().flat_map(|file| &file.documents).enumerate() {
        let imported = match document {
            Document::Grants(grants) => funding::import_grants(import, grants).await?,
            Document::Plan(plan) => plan::import_plan(import, plan).await?,
            Document::Indicators(indicators) => plan::import_indicators(import, indicators).await?,
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
    replace_earlier(import.tx, import, &before).await?;
    let mut findings: Vec<NewFinding> =
        reading.findings.iter().map(|finding| new_finding(finding, &objects)).collect();
    findings.append(&mut whole.findings);
    let owner = (import.owner_id, import.visibility);
    documents::add_findings(import.tx, import.ids, owner, import.document_id, &findings).await?;
    Ok(Outcome::Done { imported: whole, findings: findings.len(), skipped })
}

/// An earlier document whose facts now stand in this one has been replaced by it.
async fn replace_earlier(tx: &Tx, import: &Import<'_>, before: &BTreeMap<Id, i64>) -> anyhow::Result<()> {
    let after = documents::sources_per_document(tx, import.owner_id).await?;
    for (document, count) in before {
        if after.get(document).copied().unwrap_or_default() < *count {
            documents::replace(tx, *document, import.document_id).await?;
        }
    }
    Ok(())
}

fn title_of(document: &Document) -> Option<&str> {
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

fn report(outcome: &Outcome, dry_run: bool, tongue: Tongue) {
    let Outcome::Done { imported, findings, skipped } = outcome else {
        say(tongue.of(
            "Filen är redan inläst; inget har ändrats.",
            "The file has been read in already; nothing has changed.",
        ));
        return;
    };
    for difference in &imported.differences {
        let mark = match difference.what {
            Change::Added => "+",
            Change::Changed => "~",
            Change::Withdrawn => "−",
        };
        say(&format!("{mark} {}", difference.title));
        for (field, old, new) in &difference.fields {
            let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_string());
            say(&format!("    {field}: {} → {}", shown(old), shown(new)));
        }
    }
    let parts = [
        (imported.added, tongue.of("nya", "added")),
        (imported.changed, tongue.of("ändrade", "changed")),
        (imported.unchanged, tongue.of("oförändrade", "unchanged")),
        (imported.withdrawn, tongue.of("borttagna", "withdrawn")),
        (*findings, tongue.of("fynd", "findings")),
    ];
    let parts: Vec<String> = parts.iter().map(|(count, word)| format!("{count} {word}")).collect();
    say(&parts.join(", "));
    if *skipped > 0 {
        say(tongue.of(
            "Summor per område läses men läggs inte in än.",
            "Sums per area are read but not yet stored.",
        ));
    }
    if dry_run {
        say(tongue.of("Provkörning: inget har ändrats.", "Dry run: nothing has changed."));
    }
}
