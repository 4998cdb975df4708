//! The database crate against a real SQLite file.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use db::{Db, Engine, Settings, Sql};

async fn folder() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Settings::Folder(folder.path().to_path_buf())).await.unwrap();
    (folder, db)
}

#[tokio::test]
async fn sqlite_was_built_without_the_lock_around_its_page_cache() {
    let (_folder, db) = folder().await;
    #[derive(db::FromQueryResult)]
    struct OptionRow {
        compile_options: String,
    }
    let options = Sql::new("PRAGMA compile_options").all::<OptionRow>(db.read()).await.unwrap();
    let names: Vec<_> = options.into_iter().map(|row| row.compile_options).collect();
    assert!(!names.iter().any(|name| name == "ENABLE_MEMORY_MANAGEMENT"), "{names:?}");
    assert!(names.iter().any(|name| name == "DEFAULT_MEMSTATUS=0"), "{names:?}");
    assert_eq!(db.engine(), Engine::Sqlite);
}

#[tokio::test]
async fn a_commit_moves_the_version_and_a_dropped_transaction_leaves_nothing() {
    let (folder, db) = folder().await;
    let before = db.version();
    let tx = db.begin().await.unwrap();
    Sql::new("INSERT INTO submission (key, location, at) VALUES ('a', '/', 1)").run(tx.on()).await.unwrap();
    drop(tx);
    let tx = db.begin().await.unwrap();
    let count = Sql::new("SELECT COUNT(*) AS value FROM submission");
    assert_eq!(count.value::<i64>(tx.on()).await.unwrap(), Some(0));
    tx.commit().await.unwrap();
    assert_eq!(db.version(), before + 1);

    let other = Db::open(&Settings::Folder(folder.path().to_path_buf())).await.unwrap();
    other.begin().await.unwrap().commit().await.unwrap();
    assert_eq!(db.version(), before + 1, "this process has not looked yet");
    assert_eq!(db.refresh_version().await.unwrap(), before + 2);
}

#[tokio::test]
async fn a_database_from_the_future_is_refused() {
    let (folder, db) = folder().await;
    let tx = db.begin_quiet().await.unwrap();
    Sql::new("INSERT INTO migration (number) VALUES (9999)").run(tx.on()).await.unwrap();
    tx.commit().await.unwrap();
    let again = Db::open(&Settings::Folder(folder.path().to_path_buf())).await;
    assert!(matches!(again.err(), Some(db::DbError::Newer(9999))));
}

#[tokio::test]
async fn what_comes_after_a_commit_comes_only_then() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static DONE: AtomicUsize = AtomicUsize::new(0);
    let then = || {
        DONE.fetch_add(1, Ordering::SeqCst);
    };
    let (_folder, db) = folder().await;
    let tx = db.begin().await.unwrap();
    tx.after_commit(then);
    tx.rollback().await.unwrap();
    let tx = db.begin().await.unwrap();
    tx.after_commit(then);
    drop(tx);
    assert_eq!(DONE.load(Ordering::SeqCst), 0);
    let tx = db.begin().await.unwrap();
    tx.after_commit(then);
    assert_eq!(DONE.load(Ordering::SeqCst), 0);
    tx.commit().await.unwrap();
    let tx = db.begin_quiet().await.unwrap();
    tx.after_commit(then);
    tx.commit().await.unwrap();
    assert_eq!(DONE.load(Ordering::SeqCst), 2);
}
