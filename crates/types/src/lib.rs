//! What the whole house shares: amounts, clock, codes. No input, no output, no knowledge of any room.

mod amount;
mod clock;
mod light;
mod organisation_number;
mod typed_amount;

pub use amount::{Amount, AmountError, grouped};
pub use clock::{Clock, FixedClock, Moment, SystemClock, stockholm_date, stockholm_minute, stockholm_moment};
pub use light::Light;
pub use organisation_number::{OrganisationNumber, OrganisationNumberError};
