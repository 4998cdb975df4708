//! A small county to test in.

use access::{Organisation, Viewer, Visibility};
use db::{Db, Id};
use documents::{Import, Imported};
use funding::{Facts, NewProject};
use reading::contract::{GrantRow, Grants, Place, Table};
use testkit::House;
use types::Amount;

pub fn kronor(units: i64) -> Option<Amount> {
    Amount::from_units(units)
}

/// A row of a list as it was read: title, owner, priority, total cost, grant, first line.
pub fn row(title: &str, owner: &str, priority: &str, cost: i64, grant: i64, line: u32) -> GrantRow {
    GrantRow {
        title: Some(title.into()),
        owner: Some(owner.into()),
        priority: Some(priority.into()),
        total_cost: kronor(cost),
        grant: kronor(grant),
        description: Some(format!("Om {title} och kompetensförsörjning.")),
        at: vec![Place::lines(line, line)],
        description_at: vec![Place::lines(line + 100, line + 101)],
        ..GrantRow::default()
    }
}

pub fn table(sub_region: &str, theme: &str, rows: Vec<GrantRow>) -> Table {
    Table { path: vec![sub_region.into(), theme.into()], rows, ..Table::default() }
}

/// A list of five projects in two sub-regions.
pub fn grants() -> Grants {
    let north = vec![
        row("Grön kraft", "Kraftbolaget AB", "1", 100_000, 50_000, 10),
        row("Ljus i Söderbygden", "Ljusverket", "3", 200_000, 80_000, 12),
    ];
    let north_other = vec![row("Bro för alla", "Kraftbolaget AB", "1", 60_000, 60_000, 20)];
    let south = vec![
        row("Skog och trä", "Skogsföreningen", "7", 300_000, 90_000, 30),
        row("Smak av bygden", "Kraft Bolaget", "Övergripande", 40_000, 10_000, 32),
    ];
    Grants {
        title: Some("Beviljade insatser".into()),
        publisher: Some("Länet".into()),
        year: Some(2023),
        currency: Some("SEK".into()),
        tables: vec![
            table("Norrbygden", "Kunskap", north),
            table("Norrbygden", "Öppenhet", north_other),
            table("Söderbygden", "Kunskap", south),
        ],
        ..Grants::default()
    }
}

/// Stores a document of its own and reads the list into the organisation's projects.
pub async fn import(
    house: &House,
    owner: &Organisation,
    visibility: Visibility,
    grants: &Grants,
) -> Imported {
    let viewer = Viewer::operator(owner.id, &owner.name, house.now());
    let tx = house.db.begin().await.unwrap();
    let document_id = document(house, &tx, &viewer, owner.id).await;
    let import = Import {
        tx: &tx,
        ids: &house.ids,
        viewer: &viewer,
        owner_id: owner.id,
        visibility,
        document_id,
        file_name: "bilaga.txt",
    };
    let imported = funding::import_grants(&import, grants).await.unwrap();
    tx.commit().await.unwrap();
    imported
}

async fn document(house: &House, tx: &db::Tx, viewer: &Viewer, owner_id: Id) -> Id {
    let mut sql = db::Sql::new(
        "INSERT INTO document (id, owner_id, visibility, revision, name, title, media_type, sha256, lines, \
         bytes, text, imported_at, imported_by) VALUES (",
    );
    let id = house.ids.next();
    sql.bind(id).push(", ").bind(owner_id).push(", 'public', 1, 'bilaga.txt', 'Bilaga', 'text/plain', ");
    sql.bind(id.to_string())
        .push(", 200, ")
        .bind(Vec::<u8>::new())
        .push(", '', ")
        .bind(viewer.now)
        .push(", 'prov')");
    sql.run(tx.on()).await.unwrap();
    id
}

/// Adds projects written by hand, and gives their ids.
pub async fn add(house: &House, owner: &Organisation, visibility: Visibility, facts: Vec<Facts>) -> Vec<Id> {
    let new: Vec<NewProject> = facts
        .into_iter()
        .map(|facts| NewProject {
            id: house.ids.next(),
            owner_id: owner.id,
            visibility,
            grantee_id: None,
            series: String::new(),
            series_key: String::new(),
            facts: Facts {
                currency: if facts.currency.is_empty() { "SEK".into() } else { facts.currency },
                ..facts
            },
            created_at: house.now(),
        })
        .collect();
    let tx = house.db.begin().await.unwrap();
    funding::insert_many(&tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    new.iter().map(|project| project.id).collect()
}

/// The id of the project with this title.
pub async fn id_of(db: &Db, title: &str) -> Id {
    let sql = db::Sql::with("SELECT id AS value FROM project WHERE title = $1 ORDER BY id", [title]);
    sql.value::<i64>(db.read()).await.unwrap().unwrap()
}

/// One column of one project as text.
pub async fn stored(db: &Db, id: Id, column: &str) -> String {
    let sql =
        db::Sql::with(&format!("SELECT CAST({column} AS TEXT) AS value FROM project WHERE id = $1"), [id]);
    sql.value::<Option<String>>(db.read()).await.unwrap().flatten().unwrap_or_default()
}
