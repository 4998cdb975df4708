//! `bygd import`: a document into the database, all of it or nothing.

use access::{Action, Decision, Object, Organisation, Viewer, Visibility, can};
use anyhow::{anyhow, bail};
use documents::{Change, Importers, NewFile, Outcome, ReadFile, take_in};
use reading::{Known, Profile};

use crate::{
    command,
    field_names::field_name,
    ocr::{self, Tools},
    place::House,
    read,
    review::{self, Profiles},
    say::{Tongue, say},
};

pub(crate) async fn run(command: command::Import, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&command.place).await?;
    let owner = house.organisation(&command.owner, tongue).await?;
    let viewer = importer(&house, &owner, command.by.as_deref(), tongue).await?;
    let visibility = Visibility::from_key(&command.visibility).unwrap_or(Visibility::Own);
    let bytes = read::bytes_of(&command.file).map_err(|words| anyhow!("{}", tongue.words(&words)))?;
    let name = command.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let profiles = read::profiles_of(&command.profiles, tongue)?;
    let tools = read::tools_if(command.ocr, tongue)?;
    let file = File { name: &name, bytes: &bytes, profiles: &profiles, tools: tools.as_ref() };
    if command.review {
        let stdin = std::io::stdin();
        let said = Profiles { given: &profiles, owner: &owner };
        return review::run((&house, &viewer, tongue), visibility, &file, said, &mut stdin.lock()).await;
    }
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
    /// What has been said of its columns.
    pub profiles: &'a [Profile],
    /// The programs of text recognition, if it is wanted.
    pub tools: Option<&'a Tools>,
}

impl File<'_> {
    pub(crate) fn read(&self, known: &Known) -> ReadFile {
        ocr::read_file(self.name, self.bytes, known, self.tools)
    }
}

/// Which room takes which kind of document.
pub(crate) const IMPORTERS: Importers = Importers {
    grants: |import, grants| Box::pin(funding::import_grants(import, grants)),
    plan: |import, plan| {
        Box::pin(async move {
            let imported = plan::import_plan(import, plan).await?;
            indicators::follow_import(import, &imported).await?;
            Ok(imported)
        })
    },
    indicators: |import, indicators| Box::pin(indicators::import_indicators(import, indicators)),
};

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
    let mut profiles = file.profiles.to_vec();
    profiles.extend(documents::profiles_of(&house.db, owner.id).await?);
    let known = Known { profiles, ..Known::default() };
    let read = file.read(&known);
    if let Some(error) = read.error() {
        bail!("{}: {}", file.name, tongue.words(error));
    }
    if read.documents().next().is_none() {
        bail!("{}: {}", file.name, nothing_known(&read, tongue));
    }
    if read.layouts.iter().any(|layout| layout.told) {
        say(tongue
            .of("Kolumnerna är lästa efter en kolumnprofil.", "The columns are read by a column profile."));
    }
    if documents::current_with_hash(&house.db, owner.id, read.sha256()).await?.is_some() {
        return Ok(Outcome::Same);
    }
    let said = read.said(&known.profiles);
    let new = NewFile {
        owner_id: owner.id,
        visibility,
        name: file.name,
        bytes: file.bytes,
        read: &read,
        said: &said,
    };
    let tx = house.db.begin().await?;
    let outcome = take_in(&tx, &house.ids, viewer, &IMPORTERS, &new).await?;
    if dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
        // Statistics are a kindness to later questions; what was imported stays imported without them.
        let _ = house.db.optimize().await;
    }
    Ok(outcome)
}

/// Why there is nothing to import; a list of unknown columns can be asked about.
pub(crate) fn nothing_known(read: &ReadFile, tongue: Tongue) -> &'static str {
    if read.layouts.is_empty() {
        return tongue.of(
            "inget i filen kändes igen; inget har ändrats",
            "nothing in the file was recognised; nothing has changed",
        );
    }
    tongue.of(
        "listans kolumner kändes inte igen; läs in den med --review eller --profile. Inget har ändrats",
        "the list's columns were not recognised; import it with --review or --profile. Nothing has changed",
    )
}

pub(crate) fn report(outcome: &Outcome, dry_run: bool, tongue: Tongue) {
    let Outcome::Done(taken) = outcome else {
        say(tongue.of(
            "Filen är redan inläst; inget har ändrats.",
            "The file has been read in already; nothing has changed.",
        ));
        return;
    };
    let imported = &taken.imported;
    for difference in &imported.differences {
        let mark = match difference.what {
            Change::Added => "+",
            Change::Changed => "~",
            Change::Withdrawn => "−",
        };
        say(&format!("{mark} {}", difference.title));
        for (field, old, new) in
            difference.fields.iter().filter(|(_, old, new)| old.is_some() || new.is_some())
        {
            let field = field_name(field, tongue);
            let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_string());
            say(&format!("    {field}: {} → {}", shown(old), shown(new)));
        }
    }
    let parts = [
        (imported.added, tongue.of("nya", "added")),
        (imported.changed, tongue.of("ändrade", "changed")),
        (imported.unchanged, tongue.of("oförändrade", "unchanged")),
        (imported.withdrawn, tongue.of("borttagna", "withdrawn")),
        (taken.findings, tongue.of("fynd", "findings")),
    ];
    let parts: Vec<String> = parts.iter().map(|(count, word)| format!("{count} {word}")).collect();
    say(&parts.join(", "));
    if taken.skipped > 0 {
        say(tongue.of(
            "Summor per område läses men läggs inte in än.",
            "Sums per area are read but not yet stored.",
        ));
    }
    if dry_run {
        say(tongue.of("Provkörning: inget har ändrats.", "Dry run: nothing has changed."));
    }
}
