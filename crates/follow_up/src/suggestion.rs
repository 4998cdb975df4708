//! Which light is suggested, and why: of activities done for the first light, of indicators for the second.
//! Pure; a person always has the last word.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use types::Light;

/// A suggestion with its reason; without a light where there is nothing to go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub light: Option<Light>,
    pub why: Why,
}

/// The reason of a suggestion, as numbers; pages make a sentence of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Why {
    /// So many of so many activities are done, and so many would be in step with time.
    Activities {
        done: usize,
        all: usize,
        in_step: usize,
    },
    NoActivities,
    /// Nobody has ticked off any of them: that says nothing of what was done.
    NothingTicked {
        all: usize,
    },
    /// Lights of the indicators that tell of the goal.
    Indicators {
        green: usize,
        yellow: usize,
        red: usize,
    },
    NoIndicators,
    /// There are indicators, but none has a light.
    NoLights,
}

impl Default for Suggestion {
    fn default() -> Suggestion {
        Suggestion { light: None, why: Why::NoActivities }
    }
}

/// Of so many activities (dropped ones not counted), with so many percent of the plan's time behind.
pub fn done_light(done: usize, all: usize, elapsed: u8) -> Suggestion {
    if all == 0 {
        return Suggestion { light: None, why: Why::NoActivities };
    }
    if done == 0 {
        return Suggestion { light: None, why: Why::NothingTicked { all } };
    }
    // Whole activities: half of three is one, so that nobody is late for a half.
    let in_step = all * usize::from(elapsed.min(100)) / 100;
    let light = match done {
        done if done >= in_step => Light::Green,
        done if done * 2 >= in_step => Light::Yellow,
        _ => Light::Red,
    };
    Suggestion { light: Some(light), why: Why::Activities { done, all, in_step } }
}

/// All green is green; red without any green is red; what is mixed is yellow.
pub fn goal_light(lights: &[Option<Light>]) -> Suggestion {
    if lights.is_empty() {
        return Suggestion { light: None, why: Why::NoIndicators };
    }
    let count = |wanted| lights.iter().filter(|light| **light == Some(wanted)).count();
    let (green, yellow, red) = (count(Light::Green), count(Light::Yellow), count(Light::Red));
    let light = match (green, yellow, red) {
        (0, 0, 0) => return Suggestion { light: None, why: Why::NoLights },
        (_, 0, 0) => Light::Green,
        (0, _, 1..) => Light::Red,
        _ => Light::Yellow,
    };
    Suggestion { light: Some(light), why: Why::Indicators { green, yellow, red } }
}

/// How much of a plan's years lies behind on the last day of a period, in whole percent. A plan without years
/// counts as one year, the one in which the period ends.
pub fn elapsed(years: (Option<i64>, Option<i64>), period_to: Date) -> u8 {
    let year = |year: Option<i64>| year.and_then(|year| i16::try_from(year).ok());
    let from = year(years.0).unwrap_or(period_to.year());
    let to = year(years.1).unwrap_or(from).max(from);
    let day = |year: i16, month, day| Date::new(year, month, day).unwrap_or(period_to);
    let begin = day(from, 1, 1);
    let days = |end: Date| begin.until(end).map_or(0, |span| i64::from(span.get_days()) + 1);
    let whole = days(day(to, 12, 31)).max(1);
    u8::try_from((days(period_to) * 100 / whole).clamp(0, 100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Light::{Green, Red, Yellow};

    #[test]
    fn activities_suggest_the_first_light() {
        // done, all, percent of the time behind, light, in step
        let cases = [
            (5, 5, 100, Some(Green), 5),
            (4, 5, 100, Some(Yellow), 5),
            (3, 6, 100, Some(Yellow), 6),
            (2, 6, 100, Some(Red), 6),
            (3, 6, 50, Some(Green), 3),
            (1, 3, 50, Some(Green), 1),
            (2, 6, 50, Some(Yellow), 3),
            (1, 6, 50, Some(Red), 3),
            (1, 2, 0, Some(Green), 0),
            (1, 1, 100, Some(Green), 1),
        ];
        for (done, all, elapsed, light, in_step) in cases {
            let expected = Suggestion { light, why: Why::Activities { done, all, in_step } };
            assert_eq!(done_light(done, all, elapsed), expected, "{done} of {all} at {elapsed}");
        }
        assert_eq!(done_light(0, 0, 50).why, Why::NoActivities);
        assert_eq!(done_light(0, 4, 100), Suggestion { light: None, why: Why::NothingTicked { all: 4 } });
    }

    #[test]
    fn indicators_suggest_the_second_light() {
        let cases: [(&[Option<Light>], Option<Light>); 9] = [
            (&[], None),
            (&[None, None], None),
            (&[Some(Green)], Some(Green)),
            (&[Some(Green), None], Some(Green)),
            (&[Some(Red)], Some(Red)),
            (&[Some(Red), Some(Yellow)], Some(Red)),
            (&[Some(Green), Some(Red)], Some(Yellow)),
            (&[Some(Green), Some(Yellow)], Some(Yellow)),
            (&[Some(Yellow)], Some(Yellow)),
        ];
        for (lights, expected) in cases {
            assert_eq!(goal_light(lights).light, expected, "{lights:?}");
        }
        assert_eq!(goal_light(&[]).why, Why::NoIndicators);
        assert_eq!(goal_light(&[None]).why, Why::NoLights);
    }

    #[test]
    fn time_goes_by_the_plans_years() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let cases = [
            ((Some(2026), Some(2026)), "2026-06-30", 49),
            ((Some(2026), None), "2026-12-31", 100),
            ((Some(2026), Some(2027)), "2026-12-31", 50),
            ((Some(2026), Some(2026)), "2025-12-31", 0),
            ((Some(2026), Some(2026)), "2027-06-30", 100),
            ((None, None), "2028-12-31", 100),
            ((None, None), "2028-06-30", 49),
            ((Some(2027), Some(2026)), "2027-12-31", 100),
        ];
        for (years, to, expected) in cases {
            assert_eq!(elapsed(years, day(to)), expected, "{years:?} {to}");
        }
    }
}
