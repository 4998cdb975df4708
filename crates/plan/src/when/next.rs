//! By when an activity is to be done, seen from a day: what comes back is due once in each of its times.

use jiff::civil::{Date, date};

use super::{due, read, span};

/// Years of a plan that are counted through for what comes back.
const YEARS: i16 = 10;

/// The day by which an activity is to be done, by its own words, else by those of its initiative, else with
/// its plan. Of several days it is the next one, and when all are over, the last. `None` where the words
/// leave it open ("löpande", "från 2027"). Months without a year are the plan's, its last where it has
/// several.
pub(crate) fn due_of(
    own: Option<&str>,
    initiative: Option<&str>,
    plan_years: (Option<i64>, Option<i64>),
    today: Date,
) -> Option<Date> {
    let years = years(plan_years);
    match [own, initiative].into_iter().flatten().find(|text| !text.trim().is_empty()) {
        Some(text) => next_day(text, years, today),
        None => years.map(|(_, to)| date(to, 12, 31)),
    }
}

/// First and last year of a plan that has any. One year more or less must still be a date.
fn years((from, to): (Option<i64>, Option<i64>)) -> Option<(i16, i16)> {
    let year = |year: i64| i16::try_from(year).ok().filter(|year| (1..9998).contains(year));
    let (from, to) = (from.or(to).and_then(year)?, to.or(from).and_then(year)?);
    Some((from.min(to), to))
}

fn next_day(text: &str, years: Option<(i16, i16)>, today: Date) -> Option<Date> {
    let named = span(text).and_then(|span| self::years((Some(span.from), span.to)));
    let (from, to) = years.or(named)?;
    let comes_back = named.is_none() && read(text, to).repeats.is_some();
    let first = if comes_back { from.max(to - YEARS) } else { to };
    let mut days: Vec<Date> = (first..=to).flat_map(|year| due(text, year)).collect();
    days.sort_unstable();
    days.iter().find(|day| **day >= today).or(days.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: (Option<i64>, Option<i64>) = (Some(2026), Some(2026));

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn words_become_a_day() {
        let cases = [
            ("2026", "2026-12-31"),
            ("2026–2028", "2028-12-31"),
            ("2027/28", "2028-12-31"),
            ("november 2026", "2026-11-30"),
            ("mars–maj 2026", "2026-05-31"),
            ("februari 2028", "2028-02-29"),
            ("hösten 2026", "2026-11-30"),
            ("våren", "2026-05-31"),
            ("Q3 2026 till Q1 2027", "2027-03-31"),
            ("27 november 2026", "2026-11-27"),
            ("senast 2026-05-12", "2026-05-12"),
            ("nov", "2026-11-30"),
            ("löpande", ""),
            ("från 2027", ""),
            ("snarast", ""),
        ];
        let today = date(2026, 1, 1);
        for (text, expected) in cases {
            assert_eq!(due_of(Some(text), None, PLAN, today), day(expected), "{text}");
        }
    }

    #[test]
    fn of_several_days_it_is_the_next() {
        let quarterly = "varje kvartal";
        let cases = [
            (quarterly, PLAN, "2026-02-10", "2026-03-31"),
            (quarterly, PLAN, "2026-03-31", "2026-03-31"),
            (quarterly, PLAN, "2026-04-01", "2026-06-30"),
            (quarterly, PLAN, "2027-01-01", "2026-12-31"),
            (quarterly, (Some(2026), Some(2028)), "2027-08-01", "2027-09-30"),
            (quarterly, (Some(2026), None), "2025-08-01", "2026-03-31"),
            ("mars och september", PLAN, "2026-05-01", "2026-09-30"),
            ("mars och september", PLAN, "2026-11-01", "2026-09-30"),
            ("mars", (Some(2026), Some(2028)), "2026-01-01", "2028-03-31"),
            ("två gånger per år", PLAN, "2026-01-01", "2026-06-30"),
            ("varje kvartal 2026", (Some(2024), Some(2027)), "2025-01-01", "2026-03-31"),
        ];
        for (text, years, today, expected) in cases {
            let found = due_of(Some(text), None, years, today.parse().unwrap());
            assert_eq!(found, day(expected), "{text} {years:?} {today}");
        }
    }

    #[test]
    fn an_activity_is_due_by_its_own_words_first() {
        let due = |own, initiative, years| due_of(own, initiative, years, date(2026, 1, 1));
        assert_eq!(due(Some("maj 2026"), Some("2026"), PLAN), day("2026-05-31"));
        assert_eq!(due(None, Some("hösten 2026"), PLAN), day("2026-11-30"));
        assert_eq!(due(Some(" "), None, PLAN), day("2026-12-31"));
        assert_eq!(due(Some("löpande"), Some("2026"), PLAN), None, "it goes on");
        assert_eq!(due(None, None, (None, None)), None);
        assert_eq!(due(Some("våren"), None, (None, None)), None);
        assert_eq!(due(Some("våren 2027"), None, (None, None)), day("2027-05-31"));
    }

    #[test]
    fn odd_years_break_nothing() {
        for year in [i64::MIN, -1, 0, 1, 9_999, 40_000, i64::MAX] {
            for text in
                ["varje kvartal", "1 maj 0001", "0001-01-01", "före 0001-01-01", "oktober–mars", "9999"]
            {
                due_of(Some(text), None, (Some(year), Some(year)), date(2026, 1, 1));
            }
        }
        assert_eq!(due_of(None, None, (Some(2026), Some(99_999)), date(2026, 1, 1)), None);
    }
}
