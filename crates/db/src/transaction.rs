//! Write transactions. On SQLite they are IMMEDIATE: a deferred one dies of SQLITE_BUSY when it turns to
//! writing.

use std::sync::{
    Arc,
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
        Ok(Tx { inner, version })
    }

    /// What statements run on.
    pub fn on(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Makes everything permanent, and tells every reader that the data has changed.
    pub async fn commit(self) -> Result<(), DbErr> {
        let Some(shared) = self.version else {
            return self.inner.commit().await;
        };
        let sql = Sql::new("UPDATE ledger SET version = version + 1 WHERE id = 1 RETURNING version AS value");
        let version = sql.value::<i64>(&self.inner).await?.unwrap_or_default();
        self.inner.commit().await?;
        shared.fetch_max(version, Ordering::AcqRel);
        Ok(())
    }

    /// Undoes everything, as dropping does, but waits for it.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}
