//! Jobs (*jobb*): work that is done after the answer. A job is enqueued in the transaction that asks for it,
//! done by any process of the house, done again if that process dies, and never by two at once.
//!
//! A room gives a [`Handler`] for each kind of job; `bygd serve` runs a [`Worker`] of them all. This room
//! must not know what any job does.

mod aside;
mod daily;
mod job;
mod pages;
mod queue;
mod store;
mod timing;
mod work;
mod worker;

pub use aside::{Aside, NoAnswer};
pub use daily::Daily;
pub use job::{Job, State};
pub use pages::room;
pub use queue::{NewJob, enqueue, find, find_by_key, progress_of};
pub use timing::Timing;
pub use work::{Failure, Handler, HandlerFuture, Progress, Work};
pub use worker::{Running, Worker};
