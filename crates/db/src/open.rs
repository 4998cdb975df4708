//! Opening the database and its pools.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbErr,
    IsolationLevel, SqlxSqliteConnector, TransactionTrait,
};

use crate::{Sql, Tx, migrations};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settings {
    /// A data folder; the database is the file `bygd.db` in it.
    Folder(PathBuf),
    /// A PostgreSQL URL, `postgres://…`.
    Url(String),
}

#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("the data folder {folder} cannot be used: {source}")]
    Folder { folder: PathBuf, source: std::io::Error },
    #[error("not a PostgreSQL URL: it must begin with postgres://")]
    NotPostgres,
    #[error("the database was made by a newer version of Bygd (migration {0})")]
    Newer(i64),
    #[error(transparent)]
    Sql(#[from] DbErr),
}

/// A handle to the open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    read: DatabaseConnection,
    write: DatabaseConnection,
    version: Arc<AtomicI64>,
    file: Option<PathBuf>,
}

impl Db {
    /// Opens (and on SQLite creates) the database and brings its tables up to date.
    pub async fn open(settings: &Settings) -> Result<Db, DbError> {
        let db = match settings {
            Settings::Folder(folder) => open_folder(folder).await?,
            Settings::Url(url) => open_url(url).await?,
        };
        migrations::run(&db).await?;
        db.refresh_version().await?;
        Ok(db)
    }

    /// Connects to a PostgreSQL server without touching its tables, to make databases on it.
    pub async fn connect_without_migrations(url: &str) -> Result<Db, DbError> {
        open_url(url).await
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The connection for reading outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// The SQLite file, if that is the engine.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Starts a write transaction that will count as a change of the data.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        Tx::begin(&self.write, self.engine, Some(self.version.clone())).await
    }

    /// Starts a write transaction that no page depends on (sessions, login attempts).
    pub async fn begin_quiet(&self) -> Result<Tx, DbErr> {
        Tx::begin(&self.write, self.engine, None).await
    }

    /// A transaction for reading, in which everything stays as it was at its beginning.
    pub(crate) async fn begin_snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let isolation = (self.engine == Engine::Postgres).then_some(IsolationLevel::RepeatableRead);
        self.read.begin_with_config(isolation, None).await
    }

    /// The version of the data as last seen by this process: it grows with every change.
    pub fn version(&self) -> i64 {
        self.version.load(Ordering::Acquire)
    }

    /// Notes a version seen in the database, say together with the session. Versions never go back.
    pub fn saw_version(&self, version: i64) {
        self.version.fetch_max(version, Ordering::AcqRel);
    }

    /// Asks the database for its version: other processes may have changed the data.
    pub async fn refresh_version(&self) -> Result<i64, DbErr> {
        let sql = Sql::new("SELECT version AS value FROM ledger WHERE id = 1");
        let version = sql.value::<i64>(&self.read).await?.unwrap_or_default();
        self.saw_version(version);
        Ok(version)
    }

    /// Lets SQLite refresh its statistics; does nothing on PostgreSQL, which does so by itself.
    pub async fn optimize(&self) -> Result<(), DbErr> {
        let statement = match self.engine {
            Engine::Sqlite => "PRAGMA optimize",
            Engine::Postgres => "SELECT 1",
        };
        self.write.execute_unprepared(statement).await.map(|_| ())
    }

    /// Gathers statistics of every table, after loading much data.
    pub async fn analyze(&self) -> Result<(), DbErr> {
        self.write.execute_unprepared("ANALYZE").await.map(|_| ())
    }

    pub async fn close(self) -> Result<(), DbErr> {
        self.read.clone().close().await?;
        self.write.clone().close().await
    }
}

async fn open_folder(folder: &Path) -> Result<Db, DbError> {
    std::fs::create_dir_all(folder)
        .map_err(|source| DbError::Folder { folder: folder.to_path_buf(), source })?;
    let file = folder.join("bygd.db");
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(256)
        .pragma("cache_size", "-8192")
        .pragma("mmap_size", "67108864")
        .pragma("temp_store", "memory")
        .optimize_on_close(true, None);
    let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
    let writer = writer.map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())))?;
    let readers = std::thread::available_parallelism().map_or(4, |cores| cores.get().clamp(2, 8)) as u32;
    let pool = SqlitePoolOptions::new()
        .max_connections(readers)
        .min_connections(readers)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options);
    Ok(Db {
        engine: Engine::Sqlite,
        read: SqlxSqliteConnector::from_sqlx_sqlite_pool(pool),
        write: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
        version: Arc::new(AtomicI64::new(0)),
        file: Some(file),
    })
}

async fn open_url(url: &str) -> Result<Db, DbError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(DbError::NotPostgres);
    }
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(16)
        .min_connections(2)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false);
    let connection = Database::connect(options).await?;
    Ok(Db {
        engine: Engine::Postgres,
        read: connection.clone(),
        write: connection,
        version: Arc::new(AtomicI64::new(0)),
        file: None,
    })
}
