//! Integration tests of the reader; on the real documents where `BYGD_SEEDS` names their folder.

mod corpus;
mod grants;
mod grids;
mod layout;
mod marked;
mod plan;
mod profiles;
mod size;

use grants::seed;
