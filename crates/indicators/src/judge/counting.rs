//! Targets that are counted in a period, and milestones: both have a calendar.

use jiff::civil::Date;
use reading::contract::TargetPeriod;
use types::Light;

use crate::{
    decimal::Decimal,
    pace::pace,
    period::{Period, PeriodKind},
};

use super::{Judge, Verdict, capital};

impl Judge<'_> {
    /// The day that a count is judged on: today, or within the target's own year.
    fn day(&self) -> Date {
        let today = self.measure.today;
        let Some(period) = self.goal.year.and_then(Period::year) else {
            return today;
        };
        today.clamp(period.first(), period.last())
    }

    pub(super) fn count(&self) -> Verdict {
        let Some(target) = self.goal.value.or(self.goal.low) else {
            return self.without_value();
        };
        let kind = match self.goal.target.period {
            Some(TargetPeriod::HalfYear) => PeriodKind::HalfYear,
            Some(TargetPeriod::Quarter) => PeriodKind::Quarter,
            Some(TargetPeriod::Month) => PeriodKind::Month,
            Some(TargetPeriod::Week) => {
                return self.plain(
                    "Målet räknas per vecka; för så korta perioder sätts ingen färg.".to_string(),
                    "The target counts each week; such short periods get no colour.".to_string(),
                );
            }
            Some(TargetPeriod::Year) | None => PeriodKind::Year,
        };
        let (series, today) = (self.measure.series, self.measure.today);
        let current = Period::holding(kind, self.day());
        // The last whole period speaks until the new one has a count.
        let earlier = self.goal.year.is_none().then(|| current.previous());
        let periods = [Some(current), earlier].into_iter().flatten();
        let found = periods.filter_map(|period| Some((period, series.counted(period, today)?)));
        let Some((period, (count, until))) = found.into_iter().next() else {
            let when = current.words(self.english);
            return self.plain(
                format!("Inget är räknat för {when} än, och därför finns ingen färg."),
                format!("Nothing is counted for {when} yet, and so there is no colour."),
            );
        };
        if period.last() < today {
            return self.counted(period, count, target);
        }
        let pace = pace(period, until);
        let expected = pace.expected(target);
        let light = counting_light(count, expected);
        let step = pace.words(self.english);
        let (count_words, goal) = (self.number(count), self.count_goal(target));
        let (wanted, colour) = (self.number(expected), self.colour(light));
        let mut sentence = self.say(
            &format!("{step}: {count_words} av {goal}, {wanted} vore i takt: {colour}"),
            &format!("{step}: {count_words} of {goal}, {wanted} would be in step: {colour}"),
        );
        if count < expected {
            let behind = self.number(expected.minus(count));
            sentence.push_str(&self.say(&format!(", {behind} efter"), &format!(", {behind} behind")));
        }
        sentence.push('.');
        Verdict { light: Some(light), sentence }
    }

    /// "150", "1–3".
    fn count_goal(&self, target: Decimal) -> String {
        match self.goal.high {
            Some(high) if self.goal.value.is_none() => {
                format!("{}–{}", self.number(target), self.number(high))
            }
            _ => self.number(target),
        }
    }

    fn counted(&self, period: Period, count: Decimal, target: Decimal) -> Verdict {
        let light = counting_light(count, target);
        let (when, goal) = (capital(&period.words(self.english)), self.count_goal(target));
        let (words, colour) = (self.number(count), self.colour(light));
        let why = if count >= target {
            self.say("målet är nått", "the target is reached")
        } else {
            format!("{} {}", self.number(target.minus(count)), self.say("för lite", "short"))
        };
        let sentence = self.say(
            &format!("{when}: {words} av {goal}: {colour}, {why}."),
            &format!("{when}: {words} of {goal}: {colour}, {why}."),
        );
        Verdict { light: Some(light), sentence }
    }

    /// A milestone is reached by a value above zero.
    pub(super) fn milestone(&self) -> Verdict {
        let reached = self.measure.series.points.iter().find(|point| {
            point.value.is_some_and(|value| value > Decimal::ZERO)
                && self.goal.year.is_none_or(|year| point.period.calendar_year() <= year)
        });
        if let Some(point) = reached {
            let when = point.period.words(self.english);
            let sentence = self.say(
                &format!("Milstolpen är nådd ({when}): grönt."),
                &format!("The milestone is reached ({when}): green."),
            );
            return Verdict { light: Some(Light::Green), sentence };
        }
        let Some(end) = self.goal.year.and_then(Period::year).map(Period::last) else {
            return self.plain(
                "Milstolpen är inte nådd än, och har inget år. Därför ingen färg.".to_string(),
                "The milestone is not reached yet, and has no year. So there is no colour.".to_string(),
            );
        };
        let year = end.year();
        if end < self.measure.today {
            let sentence = self.say(
                &format!("Milstolpen skulle vara nådd {year} men är det inte: rött."),
                &format!("The milestone was due in {year} and is not reached: red."),
            );
            return Verdict { light: Some(Light::Red), sentence };
        }
        let left = self.measure.today.until(end).map_or(0, |span| span.get_days());
        if left <= 92 {
            let sentence = self.say(
                &format!("Milstolpen är inte nådd än, och {left} dagar av {year} återstår: gult."),
                &format!("The milestone is not reached yet, and {left} days of {year} remain: yellow."),
            );
            return Verdict { light: Some(Light::Yellow), sentence };
        }
        self.plain(
            format!("Milstolpen är inte nådd än. Tiden går ut med {year}."),
            format!("The milestone is not reached yet. It is due by the end of {year}."),
        )
    }
}

/// Green in step, yellow from four fifths of it.
fn counting_light(count: Decimal, wanted: Decimal) -> Light {
    if count >= wanted {
        return Light::Green;
    }
    let enough = wanted.times_share(4, 5, 9).is_some_and(|share| count >= share);
    if enough { Light::Yellow } else { Light::Red }
}
