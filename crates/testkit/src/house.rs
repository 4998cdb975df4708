//! A house of its own for every test.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use access::{Membership, NewOrganisation, Organisation, Role, User, Viewer};
use db::{Db, Id, IdSource, Settings, Sql};
use types::{Clock, FixedClock, Moment};

/// 2026-03-02 09:00 in Sweden.
pub const MORNING: Moment = 1_772_438_400_000;

static COUNTER: AtomicU64 = AtomicU64::new(0);

/// A migrated, empty database with a clock and ids. Its folder goes when it is dropped; a PostgreSQL database
/// goes with the test server.
pub struct House {
    pub db: Db,
    pub ids: IdSource,
    pub clock: Arc<FixedClock>,
    pub settings: Settings,
    _folder: Option<tempfile::TempDir>,
}

/// A house on SQLite.
pub async fn sqlite() -> House {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::Folder(folder.path().to_path_buf());
    House::open(settings, Some(folder)).await
}

/// A house on PostgreSQL, in a database of its own; `None` if no server is named and none is required.
pub async fn postgres() -> Option<House> {
    let url = new_postgres_database().await?;
    Some(House::open(Settings::Url(url), None).await)
}

async fn new_postgres_database() -> Option<String> {
    let Ok(server) = std::env::var("BYGD_TEST_DATABASE_URL") else {
        let required = std::env::var_os("BYGD_REQUIRE_ALL").is_some();
        assert!(!required, "BYGD_TEST_DATABASE_URL is not set: run the tests by ./dev test");
        return None;
    };
    let number = COUNTER.fetch_add(1, Ordering::SeqCst);
    // One server may serve several runs, and a process's number comes again.
    let run = RandomState::new().build_hasher().finish();
    let name = format!("house_{}_{number}_{run:x}", std::process::id());
    let admin = Db::connect_without_migrations(&server).await.unwrap();
    Sql::new(&format!("CREATE DATABASE {name}")).run(admin.read()).await.unwrap();
    admin.close().await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}"))
}

/// A place for a database on SQLite that nobody has opened yet.
pub fn empty_sqlite() -> (Settings, Option<tempfile::TempDir>) {
    let folder = tempfile::tempdir().unwrap();
    (Settings::Folder(folder.path().to_path_buf()), Some(folder))
}

/// The same on PostgreSQL, if there is a server.
pub async fn empty_postgres() -> Option<(Settings, Option<tempfile::TempDir>)> {
    Some((Settings::Url(new_postgres_database().await?), None))
}

impl House {
    async fn open(settings: Settings, folder: Option<tempfile::TempDir>) -> House {
        let clock = Arc::new(FixedClock::new(MORNING));
        let db = Db::open(&settings).await.unwrap();
        let account = "INSERT INTO account (id, login, name, password_hash, administrator, active, \
                       created_at) VALUES (1, 'prov', 'Prov Person', '-', $1, $1, 0)";
        let tx = db.begin_quiet().await.unwrap();
        Sql::with(account, [false]).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        House { db, ids: IdSource::new(clock.clone()), clock, settings, _folder: folder }
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Adds an organisation.
    pub async fn organisation(&self, name: &str) -> Organisation {
        self.organisation_under(name, None).await
    }

    pub async fn organisation_under(&self, name: &str, parent_id: Option<Id>) -> Organisation {
        let tx = self.db.begin().await.unwrap();
        let operator = Viewer::visitor(self.now());
        let new = NewOrganisation { name, parent_id, ..NewOrganisation::default() };
        let made = access::add_organisation(&tx, &self.ids, &operator, new).await.unwrap();
        tx.commit().await.unwrap();
        made
    }

    /// A viewer with one membership, all with the same account behind them: enough for everything below HTTP.
    pub fn member(&self, organisation: &Organisation, role: Role) -> Viewer {
        let membership = Membership {
            organisation_id: organisation.id,
            organisation_name: organisation.name.clone(),
            role,
        };
        Viewer {
            user: Some(User {
                id: 1,
                login: "prov".into(),
                name: "Prov Person".into(),
                administrator: false,
            }),
            memberships: vec![membership],
            acting_for: Some(organisation.id),
            now: self.now(),
        }
    }

    pub fn visitor(&self) -> Viewer {
        Viewer::visitor(self.now())
    }
}
