//! Write transactions. On SQLite they are IMMEDIATE: a deferred one dies of SQLITE_BUSY when it turns to
//! writing.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::{Engine, Sql};

/// An open write transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    inner: DatabaseTransaction,
    version: Option<Arc<AtomicI64>>,
    engine: Engine,
    then: Mutex<Vec<fn()>>,
}

impl Tx {
    pub(crate) async fn begin(
        connection: &DatabaseConnection,
        engine: Engine,
        version: Option<Arc<AtomicI64>>,
    ) -> Result<Tx, DbErr> {
        let mut options = TransactionOptions::default();
        if engine == Engine::Sqlite {
            options.sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        }
        let inner = connection.begin_with_options(options).await?;
        Ok(Tx { inner, version, engine, then: Mutex::default() })
    }

    /// What statements run on.
    pub fn on(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Ends a query for rows to be changed so that rows which another transaction is changing are passed by.
    /// SQLite has one writer at a time, and nothing to pass by.
    pub fn skip_locked(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Does this once everything is permanent; never, if it is undone.
    pub fn after_commit(&self, then: fn()) {
        self.then.lock().unwrap_or_else(PoisonError::into_inner).push(then);
    }

    /// Makes everything permanent, and tells every reader that the data has changed.
    pub async fn commit(self) -> Result<(), DbErr> {
        let then = self.then.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(shared) = self.version {
            let text = "UPDATE ledger SET version = version + 1 WHERE id = 1 RETURNING version AS value";
            let version = Sql::new(text).value::<i64>(&self.inner).await?.unwrap_or_default();
            self.inner.commit().await?;
            shared.fetch_max(version, Ordering::AcqRel);
        } else {
            self.inner.commit().await?;
        }
        then.into_iter().for_each(|then| then());
        Ok(())
    }

    /// Undoes everything, as dropping does, but waits for it.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}
