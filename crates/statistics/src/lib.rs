//! Official statistics from where they are published: Kolada (v3) and servers that speak PxWeb (v2).
//!
//! Shapes and clients. An answer is trusted in nothing: sizes, addresses and shapes are checked, numbers are
//! kept exactly as sent, and whatever goes wrong is a [`Trouble`] that a person can be told about. This room
//! must not know of databases, pages, indicators or who asks; what time it is and how one waits is handed in.

mod address;
mod courier;
mod decimal;
pub mod kolada;
mod lenient;
mod net;
mod pace;
mod place;
pub mod pxweb;
mod transport;
mod trouble;

pub use address::Base;
pub use courier::{Courier, Limits};
pub use decimal::Decimal;
pub use kolada::Kolada;
pub use net::Net;
pub use pace::Pace;
pub use place::Place;
pub use pxweb::PxWeb;
pub use transport::{Answer, Failure, Later, RealTimer, Request, Timer, Transport};
pub use trouble::Trouble;
