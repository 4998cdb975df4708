//! Offices' looks and the files that took their time to make.

use db::{Db, DbErr, FromQueryResult, Id, Sql, Tx};
use rendering::{
    Image,
    document::{Colour, Logo, Paper, Style},
};
use types::Moment;

use crate::look::Look;

#[derive(FromQueryResult)]
struct LookRow {
    revision: i64,
    paper: String,
    landscape: bool,
    colour: String,
    logo: Option<Vec<u8>>,
    logo_text: String,
    introduction: String,
}

/// The office's look, if it has chosen one.
pub(crate) async fn look(db: &Db, owner_id: Id) -> Result<Option<Look>, DbErr> {
    let text = "SELECT revision, paper, landscape, colour, logo, logo_text, introduction FROM report_style \
                WHERE owner_id = $1";
    let row = Sql::with(text, [owner_id]).one::<LookRow>(db.read()).await?;
    Ok(row.map(|row| {
        let image = row.logo.and_then(|bytes| Image::checked_before(bytes).ok());
        Look {
            revision: row.revision,
            style: Style {
                paper: Paper::from_key(&row.paper).unwrap_or(Paper::A4),
                landscape: row.landscape,
                colour: Colour::parse(&row.colour).unwrap_or(Colour::FALU),
                logo: image.map(|image| Logo { image, description: row.logo_text }),
            },
            introduction: row.introduction,
        }
    }))
}

/// Puts a look in the place of the revision that it was made of; false if somebody else was faster.
pub(crate) async fn set_look(tx: &Tx, owner_id: Id, look: &Look) -> Result<bool, DbErr> {
    let logo = look.style.logo.as_ref();
    let mut sql = Sql::new(
        "INSERT INTO report_style (owner_id, revision, paper, landscape, colour, logo, logo_text, \
         introduction) VALUES (",
    );
    sql.bind(owner_id).push(", ").bind(look.revision + 1).push(", ").bind(look.style.paper.key());
    sql.push(", ").bind(look.style.landscape).push(", ").bind(String::from(look.style.colour));
    sql.push(", ").bind(logo.map(|logo| logo.image.bytes().to_vec()));
    sql.push(", ").bind(logo.map(|logo| logo.description.clone()).unwrap_or_default());
    sql.push(", ").bind(look.introduction.as_str());
    sql.push(
        ") ON CONFLICT (owner_id) DO UPDATE SET revision = excluded.revision, paper = excluded.paper, \
         landscape = excluded.landscape, colour = excluded.colour, logo = excluded.logo, \
         logo_text = excluded.logo_text, introduction = excluded.introduction \
         WHERE report_style.revision = ",
    );
    sql.bind(look.revision);
    Ok(sql.run(tx.on()).await? == 1)
}

#[derive(FromQueryResult)]
struct FileRow {
    content: Vec<u8>,
}

/// The file of a document with this hash.
pub(crate) async fn file(db: &Db, hash: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let text = "SELECT content FROM report_file WHERE hash = $1";
    let row = Sql::with(text, [hash]).one::<FileRow>(db.read()).await?;
    Ok(row.map(|row| row.content))
}

/// How many bytes the file of this hash has, if there is one.
pub(crate) async fn file_length(db: &Db, hash: &str) -> Result<Option<i64>, DbErr> {
    let text = "SELECT CAST(LENGTH(content) AS BIGINT) AS value FROM report_file WHERE hash = $1";
    Sql::with(text, [hash]).value::<i64>(db.read()).await
}

/// Keeps a file. Files from before `oldest` go: they can be made anew.
pub(crate) async fn keep_file(
    tx: &Tx,
    hash: &str,
    content: Vec<u8>,
    now: Moment,
    oldest: Moment,
) -> Result<(), DbErr> {
    Sql::with("DELETE FROM report_file WHERE made_at < $1", [oldest]).run(tx.on()).await?;
    let mut sql = Sql::new("INSERT INTO report_file (hash, content, made_at) VALUES (");
    sql.bind(hash).push(", ").bind(content).push(", ").bind(now);
    sql.push(") ON CONFLICT (hash) DO NOTHING").run(tx.on()).await?;
    Ok(())
}

/// The organisation that a report is made for; for a report of nobody in particular, the one that has been
/// here longest: it runs the site.
pub(crate) async fn done_for(db: &Db, owner_id: Option<Id>) -> Result<Option<Id>, DbErr> {
    match owner_id {
        Some(owner_id) => Ok(Some(owner_id)),
        None => Sql::new("SELECT MIN(id) AS value FROM organisation").value::<i64>(db.read()).await,
    }
}
