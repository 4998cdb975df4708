//! What tests build on: a house with a fresh database on either engine, a clock that stands still, and
//! people.
//!
//! Only tests may use it. PostgreSQL is the server that `BYGD_TEST_DATABASE_URL` names (`./dev test` starts
//! one); without it the PostgreSQL half of a test passes only when `BYGD_REQUIRE_ALL` is not set.

#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

mod house;
mod site;
pub mod source;

pub use house::{House, empty_postgres, empty_sqlite, postgres, sqlite};
pub use site::{PASSWORD, Reply, Site};

/// Writes a test once and runs it on both engines:
///
/// ```text
/// testkit::on_both_engines! {
///     async fn a_grant_ends(house: House) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "a test may need nothing of its module")]
                use super::*;

                $(#[$meta])*
                async fn story($house: $crate::House) $body

                #[tokio::test(flavor = "multi_thread")]
                async fn sqlite() {
                    story($crate::sqlite().await).await;
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn postgres() {
                    if let Some(house) = $crate::postgres().await {
                        story(house).await;
                    }
                }
            }
        )*
    };
}
