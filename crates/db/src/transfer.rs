//! Copying a whole database into another: between the engines, and into a backup file, which is a SQLite
//! database.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Statement, Value};

use crate::{Db, Engine, Sql};

/// Rows read and written at a time.
const ROWS_AT_A_TIME: i64 = 2_000;
/// Parameters in one statement, below both engines' limits.
const PARAMETERS: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnType {
    Integer,
    Boolean,
    Bytes,
    Text,
}

struct Table {
    name: String,
    columns: Vec<(String, ColumnType)>,
}

/// Writes a consistent copy of a SQLite database into a new file, while others go on working.
pub async fn snapshot(db: &Db, file: &std::path::Path) -> Result<(), DbErr> {
    let text = "VACUUM INTO $1";
    Sql::with(text, [file.to_string_lossy().into_owned()]).run(db.read()).await.map(|_| ())
}

/// Copies every table but the named ones from one database into another, empty one, with the same migrations.
/// One of the two must be SQLite. All or nothing; the source is read as it was at one moment.
pub async fn copy_tables(from: &Db, to: &Db, but: &[&str]) -> Result<u64, DbErr> {
    let sqlite = if from.engine() == Engine::Sqlite { from } else { to };
    let tables = tables(sqlite, but).await?;
    let source = from.begin_snapshot().await?;
    let target = to.begin().await?;
    let mut copied = 0;
    for table in &tables {
        copied += copy(&source, target.on(), table).await?;
    }
    target.commit().await?;
    source.rollback().await?;
    Ok(copied)
}

/// Tables in the order they were made, which respects what refers to what.
async fn tables(sqlite: &Db, but: &[&str]) -> Result<Vec<Table>, DbErr> {
    #[derive(FromQueryResult)]
    struct Name {
        name: String,
    }
    #[derive(FromQueryResult)]
    struct Column {
        name: String,
        r#type: String,
    }
    let names =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
    let mut tables = Vec::new();
    for Name { name } in Sql::new(names).all::<Name>(sqlite.read()).await? {
        if name == "migration"
            || but.iter().any(|skipped| name == *skipped || name.starts_with(&format!("{skipped}_")))
        {
            continue;
        }
        let columns = Sql::with("SELECT name, type FROM pragma_table_info($1)", [name.as_str()]);
        let columns = columns.all::<Column>(sqlite.read()).await?;
        let columns = columns.into_iter().map(|column| (column.name, column_type(&column.r#type))).collect();
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

fn column_type(declared: &str) -> ColumnType {
    match declared {
        "INTEGER" | "BIGINT" => ColumnType::Integer,
        "BOOLEAN" => ColumnType::Boolean,
        "BLOB" => ColumnType::Bytes,
        _ => ColumnType::Text,
    }
}

/// By way of a temporary table without constraints, because rows of a table may refer to each other in any
/// order.
async fn copy(
    source: &impl ConnectionTrait,
    target: &impl ConnectionTrait,
    table: &Table,
) -> Result<u64, DbErr> {
    let name = &table.name;
    let columns: Vec<String> = table.columns.iter().map(|(column, _)| format!("\"{column}\"")).collect();
    let columns = columns.join(", ");
    let make = format!("CREATE TEMPORARY TABLE incoming AS SELECT {columns} FROM {name} WHERE 1 = 0");
    target.execute_unprepared(&make).await?;
    let mut offset = 0;
    loop {
        let order = table.columns.first().map_or("1", |(column, _)| column.as_str());
        let second = table.columns.get(1).map_or("1", |(column, _)| column.as_str());
        let text = format!(
            "SELECT {columns} FROM {name} ORDER BY \"{order}\", \"{second}\" \
             LIMIT {ROWS_AT_A_TIME} OFFSET {offset}"
        );
        let statement = Statement::from_string(source.get_database_backend(), text);
        let rows = source.query_all_raw(statement).await?;
        if rows.is_empty() {
            break;
        }
        for chunk in rows.chunks((PARAMETERS / table.columns.len().max(1)).max(1)) {
            insert(target, table, &columns, chunk).await?;
        }
        offset += ROWS_AT_A_TIME;
    }
    if name == "ledger" {
        target.execute_unprepared("DELETE FROM ledger").await?;
    }
    let fill = format!("INSERT INTO {name} ({columns}) SELECT {columns} FROM incoming");
    let copied = target.execute_unprepared(&fill).await?.rows_affected();
    target.execute_unprepared("DROP TABLE incoming").await?;
    Ok(copied)
}

async fn insert(
    target: &impl ConnectionTrait,
    table: &Table,
    columns: &str,
    rows: &[QueryResult],
) -> Result<(), DbErr> {
    let mut sql = Sql::new(&format!("INSERT INTO incoming ({columns}) VALUES "));
    for (index, row) in rows.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { ", (" });
        for (place, (column, kind)) in table.columns.iter().enumerate() {
            if place > 0 {
                sql.push(", ");
            }
            sql.bind(value(row, column, *kind)?);
        }
        sql.push(")");
    }
    sql.run(target).await.map(|_| ())
}

fn value(row: &QueryResult, column: &str, kind: ColumnType) -> Result<Value, DbErr> {
    Ok(match kind {
        ColumnType::Integer => row.try_get::<Option<i64>>("", column)?.into(),
        ColumnType::Boolean => row.try_get::<Option<bool>>("", column)?.into(),
        ColumnType::Bytes => row.try_get::<Option<Vec<u8>>>("", column)?.into(),
        ColumnType::Text => row.try_get::<Option<String>>("", column)?.into(),
    })
}

/// References to rows that are not there, in words. PostgreSQL never lets one in; SQLite is asked.
pub async fn broken_references(db: &Db) -> Result<Vec<String>, DbErr> {
    if db.engine() == Engine::Postgres {
        return Ok(Vec::new());
    }
    #[derive(FromQueryResult)]
    struct Broken {
        table: String,
        rowid: Option<i64>,
        parent: String,
    }
    let rows = Sql::new("PRAGMA foreign_key_check").all::<Broken>(db.read()).await?;
    let mut faults: Vec<String> =
        rows.into_iter().map(|row| format!("{} {:?} → {}", row.table, row.rowid, row.parent)).collect();
    #[derive(FromQueryResult)]
    struct Check {
        integrity_check: String,
    }
    let checks = Sql::new("PRAGMA integrity_check").all::<Check>(db.read()).await?;
    faults.extend(checks.into_iter().map(|row| row.integrity_check).filter(|text| text != "ok"));
    Ok(faults)
}
