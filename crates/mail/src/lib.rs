//! Letters and calendars: what reaches people outside the site. A room writes a [`Letter`] in the transaction
//! of what it tells; a job sends it by SMTP, once. What a person has before them comes by [`web::Dates`], as
//! a reminder and as a calendar.
//!
//! Doors: [`room`] for the site, [`send`] for other rooms, [`handlers`] and [`keep_going`] for `bygd serve`.
//! It must not know any capability, nor say in a letter what is secret.

mod calendar;
mod deliver;
mod letter;
mod pages;
mod post;
mod receiver;
mod reminders;
mod rhythm;
mod store;

pub use calendar::{Calendar, feed};
pub use deliver::handlers;
pub use letter::{ADDRESS, Letter, send};
pub use pages::room;
pub use post::{Post, PostSettings, Security};
pub use receiver::{Receiver, Reminders, receiver};
pub use reminders::keep_going;
