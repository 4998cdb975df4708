//! Telling a full disk from every other fault: it is the one that the person before the screen can
//! understand, and that loses nothing.

use std::{error::Error, sync::Arc};

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// No room for the database (`SQLITE_FULL`), none for SQLite's shared memory file, none on PostgreSQL's disk.
const CODES: [&str; 3] = ["13", "4874", "53100"];

/// Has the disk no room left? Looks through all causes of the error.
pub fn is_disk_full(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if says_full(error) {
            return true;
        }
        next = error.source();
    }
    false
}

fn says_full(error: &(dyn Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<DbErr>() {
        return match error {
            DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) => runtime(cause),
            _ => false,
        };
    }
    if let Some(error) = error.downcast_ref::<RuntimeErr>() {
        return runtime(error);
    }
    if let Some(error) = error.downcast_ref::<Arc<sqlx::Error>>() {
        return driver(error);
    }
    if let Some(error) = error.downcast_ref::<sqlx::Error>() {
        return driver(error);
    }
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::StorageFull)
}

fn runtime(error: &RuntimeErr) -> bool {
    matches!(error, RuntimeErr::SqlxError(error) if driver(error))
}

fn driver(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| CODES.contains(&code.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_full_disk_is_one() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        assert!(is_disk_full(&full));
        assert!(!is_disk_full(&DbErr::Custom("13".to_string())));
    }
}
