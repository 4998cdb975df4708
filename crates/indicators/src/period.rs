//! The time that a value is about: a year, a half-year, a quarter, a month, a day. Pure.

use jiff::civil::{Date, date};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    Year,
    HalfYear,
    Quarter,
    Month,
    Day,
}

impl PeriodKind {
    pub const ALL: [PeriodKind; 5] =
        [PeriodKind::Year, PeriodKind::HalfYear, PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Day];

    /// As stored.
    pub fn key(self) -> &'static str {
        match self {
            PeriodKind::Year => "year",
            PeriodKind::HalfYear => "half",
            PeriodKind::Quarter => "quarter",
            PeriodKind::Month => "month",
            PeriodKind::Day => "day",
        }
    }

    pub fn from_key(key: &str) -> Option<PeriodKind> {
        PeriodKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Months in one; a day has none.
    fn months(self) -> i8 {
        match self {
            PeriodKind::Year => 12,
            PeriodKind::HalfYear => 6,
            PeriodKind::Quarter => 3,
            PeriodKind::Month => 1,
            PeriodKind::Day => 0,
        }
    }
}

/// One period, known by its kind and its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    kind: PeriodKind,
    first: Date,
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By when they end; of two that end together the longer comes last.
impl Ord for Period {
    fn cmp(&self, other: &Period) -> std::cmp::Ordering {
        (self.last(), std::cmp::Reverse(self.first)).cmp(&(other.last(), std::cmp::Reverse(other.first)))
    }
}

impl Period {
    /// The period of this kind that holds the day.
    pub fn holding(kind: PeriodKind, day: Date) -> Period {
        let months = kind.months();
        let first = match months {
            0 => day,
            _ => date(day.year(), (day.month() - 1) / months * months + 1, 1),
        };
        Period { kind, first }
    }

    pub fn year(year: i16) -> Option<Period> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Period { kind: PeriodKind::Year, first })
    }

    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    pub fn first(self) -> Date {
        self.first
    }

    pub fn last(self) -> Date {
        self.next().first.yesterday().unwrap_or(self.first)
    }

    pub fn calendar_year(self) -> i16 {
        self.first.year()
    }

    pub fn next(self) -> Period {
        self.moved(1)
    }

    pub fn previous(self) -> Period {
        self.moved(-1)
    }

    /// The same part of the year before.
    pub fn year_before(self) -> Period {
        let day = Date::new(self.first.year() - 1, self.first.month(), self.first.day());
        let leap = Date::new(self.first.year() - 1, 2, 28);
        Period { first: day.or(leap).unwrap_or(self.first), ..self }
    }

    fn moved(self, steps: i32) -> Period {
        let months = i32::from(self.kind.months());
        let first = if months == 0 {
            self.first.checked_add(jiff::Span::new().days(steps))
        } else {
            self.first.checked_add(jiff::Span::new().months(months * steps))
        };
        Period { first: first.unwrap_or(self.first), ..self }
    }

    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last()
    }

    /// As stored and in addresses: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2026-07-15`.
    pub fn key(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Year => format!("{year:04}"),
            PeriodKind::HalfYear => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            PeriodKind::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            PeriodKind::Month => format!("{year:04}-{month:02}"),
            PeriodKind::Day => format!("{year:04}-{month:02}-{:02}", self.first.day()),
        }
    }

    /// As stored, and as statistics and people write it: `2026K3`, `2026M07`, `2026 kv 3`, `H1 2026`.
    pub fn parse(text: &str) -> Option<Period> {
        let compact: String = text.trim().to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
        if let Some((part, year)) = compact.split_at_checked(2).filter(|(part, _)| is_part(part)) {
            return Period::parse(&format!("{year}-{part}"));
        }
        let (year, rest) = compact.split_at_checked(4)?;
        let year: i16 = year.parse().ok().filter(|year| (1800..=2200).contains(year))?;
        let rest = rest.trim_start_matches('-');
        if rest.is_empty() {
            return Period::year(year);
        }
        let of = |kind: PeriodKind, number: &str, most: i8| {
            let number: i8 = number.parse().ok().filter(|number| (1..=most).contains(number))?;
            Some(Period { kind, first: Date::new(year, (number - 1) * kind.months() + 1, 1).ok()? })
        };
        for (words, kind, most) in [
            (["KVARTAL", "KV", "K", "Q"].as_slice(), PeriodKind::Quarter, 4),
            (["HALVÅR", "HÅ", "H"].as_slice(), PeriodKind::HalfYear, 2),
            (["M"].as_slice(), PeriodKind::Month, 12),
        ] {
            if let Some(number) = words.iter().find_map(|word| rest.strip_prefix(word)) {
                return of(kind, number, most);
            }
        }
        match rest.split_once('-') {
            Some((month, day)) => {
                let first = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
                Some(Period { kind: PeriodKind::Day, first })
            }
            None => of(PeriodKind::Month, rest, 12),
        }
    }

    /// "2026", "första halvåret 2026", "kvartal 3 2026", "juli 2026", "2026-07-15".
    pub fn words(self, english: bool) -> String {
        let (year, month) = (self.first.year(), usize::from(self.first.month().unsigned_abs()));
        match (self.kind, english) {
            (PeriodKind::Year, _) => year.to_string(),
            (PeriodKind::HalfYear, false) => {
                format!("{} halvåret {year}", if month < 7 { "första" } else { "andra" })
            }
            (PeriodKind::HalfYear, true) => {
                format!("{} half of {year}", if month < 7 { "first" } else { "second" })
            }
            (PeriodKind::Quarter, false) => format!("kvartal {} {year}", (month - 1) / 3 + 1),
            (PeriodKind::Quarter, true) => format!("quarter {} of {year}", (month - 1) / 3 + 1),
            (PeriodKind::Month, false) => format!("{} {year}", MONTHS[month - 1].0),
            (PeriodKind::Month, true) => format!("{} {year}", MONTHS[month - 1].1),
            (PeriodKind::Day, _) => self.key(),
        }
    }

    /// Short, for an axis: "2026", "H1 2026", "kv 3 2026".
    pub fn label(self, english: bool) -> String {
        let (year, month) = (self.first.year(), usize::from(self.first.month().unsigned_abs()));
        match (self.kind, english) {
            (PeriodKind::HalfYear, _) => format!("H{} {year}", (month - 1) / 6 + 1),
            (PeriodKind::Quarter, false) => format!("kv {} {year}", (month - 1) / 3 + 1),
            (PeriodKind::Quarter, true) => format!("Q{} {year}", (month - 1) / 3 + 1),
            (PeriodKind::Month, false) => format!("{} {year}", &MONTHS[month - 1].0[..3]),
            (PeriodKind::Month, true) => format!("{} {year}", &MONTHS[month - 1].1[..3]),
            _ => self.words(english),
        }
    }
}

fn is_part(text: &str) -> bool {
    let mut signs = text.chars();
    matches!(signs.next(), Some('H' | 'K' | 'Q')) && signs.next().is_some_and(|c| c.is_ascii_digit())
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augusti", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_periods_are_the_same() {
        let cases = [
            ("2026", "2026", "2026"),
            ("2026-H2", "2026-H2", "andra halvåret 2026"),
            ("2026K3", "2026-Q3", "kvartal 3 2026"),
            ("2026 kv 3", "2026-Q3", "kvartal 3 2026"),
            ("2026M07", "2026-07", "juli 2026"),
            ("2026-07-15", "2026-07-15", "2026-07-15"),
            ("H1 2026", "2026-H1", "första halvåret 2026"),
            ("2026-12", "2026-12", "december 2026"),
        ];
        for (text, key, words) in cases {
            let period = Period::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(period.key(), key);
            assert_eq!(period.words(false), words);
            assert_eq!(Period::parse(&period.key()), Some(period));
        }
        for bad in ["", "26", "2026-13", "2026-Q5", "2026-H3", "2026-02-30", "hösten 2026", "åtta", "99999"]
        {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn neighbours_and_edges() {
        let of = |text: &str| Period::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(of("2026-Q1").previous(), of("2025-Q4"));
        assert_eq!(of("2026-H2").next(), of("2027-H1"));
        assert_eq!(of("2024-02-29").year_before(), of("2023-02-28"));
        assert_eq!(of("2024-02").last(), date(2024, 2, 29));
        assert_eq!(of("2026").last(), date(2026, 12, 31));
        assert!(of("2025") < of("2026-H1") && of("2026-H2") < of("2026") && of("2026-11") < of("2026-Q4"));
        assert_eq!(Period::holding(PeriodKind::Quarter, date(2026, 12, 31)), of("2026-Q4"));
        assert!(of("2026-H1").contains(date(2026, 6, 30)) && !of("2026-H1").contains(date(2026, 7, 1)));
    }
}
