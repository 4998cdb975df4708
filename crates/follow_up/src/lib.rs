//! Follow-up (*uppföljning*): rounds in which those responsible say of each initiative of a plan, by two
//! lights, whether it was carried out and whether its goal was reached; the locked record of a round; and the
//! annual report that is drafted of the year's rounds.
//!
//! Doors: [`room`] for the site, [`handlers`] for its jobs, [`facts`] for reports, [`Step`] for those who
//! fill a round by other ways than its pages. It must not know how a report is laid out, nor how money is
//! granted.

pub mod annual;
mod answer;
mod board;
mod counts;
mod difference;
mod earlier;
pub mod facts;
mod jobs;
mod measures;
mod naming;
mod pages;
mod people;
mod place;
mod progress;
mod record;
mod round;
mod stage;
mod standing;
mod steps;
mod store;
mod suggestion;
mod verdict;

pub use answer::{Answer, AnswerDraft, Deviation, Missing, Outcome, OutcomeDraft};
pub use board::{Board, Item};
pub use counts::{ChapterCounts, Counts};
pub use difference::{Difference, ItemChange, Move, Part, difference, moved};
pub use earlier::{Last, OpenDeviation, Which};
pub use jobs::handlers;
pub use naming::NAMED;
pub use pages::room;
pub use people::Person;
pub use progress::Progress;
pub use record::{Activity, Measure, Record, RecordItem, SCHEMA, ToldOutcome};
pub use round::{ROUND, Round, RoundDraft, RoundKind, Version};
pub use stage::Stage;
pub use steps::Step;
pub use suggestion::{Suggestion, Why};
pub use verdict::{Side, Verdict};
