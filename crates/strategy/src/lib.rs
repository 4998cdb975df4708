//! Strategies of a region, a sub-region or a municipality: themes, priority issues and goals in versions, and
//! the golden thread (*röda tråden*) from a goal down to initiatives, projects and indicators and back up.
//!
//! Doors: [`room`] for the site; [`add_strategy`], [`add_points`] and [`set_links`] for whoever makes
//! strategies. It must not know follow-up rounds and reports, nor how a project is granted.

mod coverage;
mod difference;
mod index;
mod issues;
mod links;
mod listing;
mod making;
mod offices;
mod pages;
mod point;
mod stage;
mod store;
mod strategy;

pub use links::End;
pub use making::{
    Actor, NewStrategy, Refused, add_links, add_points, add_strategy, adopt, find_end, set_links,
};
pub use pages::room;
pub use point::{Level, POINT, Point, PointFields};
pub use stage::Stage;
pub use strategy::{STRATEGY, Strategy, StrategyFields};
