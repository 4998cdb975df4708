//! `bygd backup` and `bygd restore`. A backup is one file, a SQLite database, whichever engine it was taken
//! from and whichever it is restored to.

use std::path::Path;

use anyhow::{Context, bail};
use db::{Db, Engine, Settings};

use crate::{
    command::{Backup, Restore},
    home::rooms,
    place::House,
    say::{Tongue, say},
};

pub(crate) async fn back_up(backup: Backup, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&backup.place).await?;
    write(&house.db, &backup.file, tongue).await?;
    let size = std::fs::metadata(&backup.file)?.len() >> 10;
    say(&format!(
        "{}: {} ({size} kB)",
        tongue.of("Kopian är klar", "The backup is done"),
        backup.file.display()
    ));
    Ok(())
}

/// Writes the backup beside its name first, so that a file with the name is always whole.
pub(crate) async fn write(db: &Db, file: &Path, tongue: Tongue) -> anyhow::Result<()> {
    if file.exists() {
        bail!("{}: {}", file.display(), tongue.of("filen finns redan", "the file exists already"));
    }
    let folder = Folder::beside(file)?;
    let inside = folder.0.join("bygd.db");
    match db.engine() {
        Engine::Sqlite => db::snapshot(db, &inside).await?,
        Engine::Postgres => {
            let copy = Db::open(&Settings::Folder(folder.0.clone())).await?;
            copy_all(db, &copy).await?;
            copy.close().await?;
        }
    }
    std::fs::rename(&inside, file).with_context(|| file.display().to_string())
}

pub(crate) async fn restore(restore: Restore, tongue: Tongue) -> anyhow::Result<()> {
    if !restore.file.is_file() {
        bail!("{}: {}", restore.file.display(), tongue.of("filen finns inte", "there is no such file"));
    }
    let occupied = tongue.of(
        "det finns redan en databas där; återställ till en tom plats",
        "there is a database there already; restore to an empty place",
    );
    match restore.place.settings() {
        Settings::Folder(folder) => {
            let file = folder.join("bygd.db");
            if file.exists() {
                bail!("{}: {occupied}", file.display());
            }
            std::fs::create_dir_all(&folder)?;
            let beside = Folder::beside(&file)?;
            let copied = beside.0.join("bygd.db");
            std::fs::copy(&restore.file, &copied)?;
            // Opening it proves that it is ours, and brings an older backup up to date.
            Db::open(&Settings::Folder(beside.0.clone())).await?.close().await?;
            std::fs::rename(&copied, &file)?;
        }
        Settings::Url(_) => {
            let house = House::open(&restore.place).await?;
            if access::has_organisations(&house.db).await? {
                bail!("{occupied}");
            }
            let beside = Folder::beside(&restore.file)?;
            std::fs::copy(&restore.file, beside.0.join("bygd.db"))?;
            let source = Db::open(&Settings::Folder(beside.0.clone())).await?;
            copy_all(&source, &house.db).await?;
            source.close().await?;
        }
    }
    say(tongue.of("Återställt.", "Restored."));
    Ok(())
}

/// The tables as they are, and the search index made anew, because the engines keep it differently.
async fn copy_all(from: &Db, to: &Db) -> anyhow::Result<()> {
    db::copy_tables(from, to, &["search_entry", "search_terms"]).await?;
    let kinds: Vec<_> = rooms().iter().flat_map(|room| &room.kinds).map(|kind| kind.record.key).collect();
    search::copy_entries(from, to, &kinds).await?;
    Ok(())
}

/// A folder of one's own next to a file, gone when dropped.
struct Folder(std::path::PathBuf);

impl Folder {
    fn beside(file: &Path) -> anyhow::Result<Folder> {
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let folder = file.with_file_name(format!(".{name}.{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
