//! The parts of a time that the calendar knows: years, terms, quarters, months, weeks, days; each may lack
//! its year, which its neighbours or the plan then give.

use jiff::civil::{Date, ISOWeekDate, Weekday, date};

use super::words::{Token, count, month, season, unit};

/// A stretch of time without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    Year,
    /// First and last month.
    Months(i8, i8),
    /// August to the next June.
    SchoolYear,
    Week(i8),
    /// Month and day.
    Day(i8, i8),
}

/// A stretch as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub stretch: Stretch,
    pub year: Option<i16>,
    /// The first, second or last third of it.
    pub third: Option<u8>,
}

impl Anchor {
    fn of(stretch: Stretch) -> Anchor {
        Anchor { stretch, year: None, third: None }
    }

    /// First and last day in that year. What does not exist (30 February) is nothing.
    pub(super) fn days(&self, year: i16) -> Option<(Date, Date)> {
        let (from, to) = match self.stretch {
            Stretch::Year => (date(year, 1, 1), date(year, 12, 31)),
            Stretch::Months(first, last) => {
                (date(year, first, 1), Date::new(year, last, 1).ok()?.last_of_month())
            }
            Stretch::SchoolYear => (date(year, 8, 1), date(year + 1, 6, 30)),
            Stretch::Week(week) => {
                let day = |weekday| ISOWeekDate::new(year, week, weekday).ok().map(|found| found.date());
                (day(Weekday::Monday)?, day(Weekday::Friday)?)
            }
            Stretch::Day(month, day) => {
                let day = Date::new(year, month, day).ok()?;
                (day, day)
            }
        };
        Some(match self.third {
            None => (from, to),
            Some(third) => part(from, to, third)?,
        })
    }

    /// The same kind of stretch with another number: the 14 of "v. 12–14", the 2 of "Q1–2".
    pub(super) fn like(&self, number: i16) -> Option<Anchor> {
        let stretch = match self.stretch {
            Stretch::Week(_) if (1..=53).contains(&number) => Stretch::Week(i8::try_from(number).ok()?),
            Stretch::Months(first, last) if last > first => of_unit(last - first + 1, number)?,
            _ => return None,
        };
        Some(Anchor { stretch, year: None, third: None })
    }

    pub(super) fn is_within_a_year(&self) -> bool {
        self.third.is_some() || !matches!(self.stretch, Stretch::Year | Stretch::SchoolYear)
    }
}

/// A third of a stretch: of a month its ten days, of a year its four months.
fn part(from: Date, to: Date, third: u8) -> Option<(Date, Date)> {
    let first = i8::try_from(third).ok()?;
    if from.month() == to.month() && from.year() == to.year() {
        let start = Date::new(from.year(), from.month(), first * 10 + 1).ok()?;
        let end = if third == 2 { to } else { Date::new(from.year(), from.month(), first * 10 + 10).ok()? };
        return Some((start, end));
    }
    let months =
        (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month() - from.month()) + 1;
    let at = |share: i32| jiff::Span::new().months(months * share / 3);
    let start = from.checked_add(at(i32::from(third))).ok()?;
    let end = from.checked_add(at(i32::from(third) + 1)).ok()?.yesterday().ok()?;
    Some((start, end))
}

fn word(tokens: &[Token], place: usize) -> Option<&str> {
    match tokens.get(place)? {
        Token::Word(word) => Some(word),
        _ => None,
    }
}

fn number(tokens: &[Token], place: usize) -> Option<(i16, usize)> {
    match tokens.get(place)? {
        Token::Number(value, digits) => Some((*value, *digits)),
        _ => None,
    }
}

/// A whole year, or the two last digits of one.
fn year(tokens: &[Token], place: usize) -> Option<i16> {
    match number(tokens, place)? {
        (value, 4) if (1950..2100).contains(&value) => Some(value),
        _ => None,
    }
}

fn short_year(tokens: &[Token], place: usize) -> Option<i16> {
    year(tokens, place).or_else(|| match number(tokens, place)? {
        (value, 2) => Some(2000 + value),
        _ => None,
    })
}

/// The anchor that begins here, and how many tokens it takes.
pub(super) fn anchor(tokens: &[Token]) -> Option<(Anchor, usize)> {
    if let Some(found) = in_thirds(tokens).or_else(|| numbered(tokens)).or_else(|| lettered(tokens)) {
        return Some(found);
    }
    match tokens.first()? {
        Token::Day(day) => {
            let of = Anchor::of(Stretch::Day(day.month(), day.day()));
            Some((Anchor { year: Some(day.year()), ..of }, 1))
        }
        Token::Word(name) => named(name, tokens),
        _ => None,
    }
}

/// "slutet av mars", "början av 2027", "mitten av året".
fn in_thirds(tokens: &[Token]) -> Option<(Anchor, usize)> {
    let third = match word(tokens, 0)? {
        "början" | "inledningen" | "början på" => 0,
        "mitten" => 1,
        "slutet" => 2,
        _ => return None,
    };
    let skipped = 1 + usize::from(matches!(word(tokens, 1), Some("av" | "på" | "i")));
    let (anchor, taken) = match word(tokens, skipped) {
        Some("året" | "år") if year(tokens, skipped + 1).is_none() => (Anchor::of(Stretch::Year), 1),
        _ => anchor(&tokens[skipped..])?,
    };
    Some((Anchor { third: Some(third), ..anchor }, skipped + taken))
}

/// What begins with a number: a year, a day of a month, "3:e kvartalet".
fn numbered(tokens: &[Token]) -> Option<(Anchor, usize)> {
    let (value, _) = number(tokens, 0)?;
    if let Some(year) = year(tokens, 0) {
        return Some((Anchor { year: Some(year), ..Anchor::of(Stretch::Year) }, 1));
    }
    let day = i8::try_from(value).ok()?;
    if let Some(month) = word(tokens, 1).and_then(month).filter(|_| (1..=31).contains(&day)) {
        return Some(with_year(Stretch::Day(month, day), tokens, 2));
    }
    // "15–17 maj": the first day has its month from the last.
    if let (Some(Token::Dash), Some((_, 1 | 2))) = (tokens.get(1), number(tokens, 2))
        && let Some(month) = word(tokens, 3).and_then(month)
    {
        return Some((Anchor::of(Stretch::Day(month, day)), 1));
    }
    if let (Some(Token::Slash), Some((month, _))) = (tokens.get(1), number(tokens, 2))
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
    {
        return Some(with_year(Stretch::Day(i8::try_from(month).ok()?, day), tokens, 3));
    }
    let skipped = 1 + usize::from(matches!(word(tokens, 1), Some("e" | "a")));
    let unit = unit(word(tokens, skipped)?)?;
    Some(with_year(of_unit(unit, value)?, tokens, skipped + 1))
}

/// Letters before a number: "Q3", "kvartal 3", "v. 12", "halvår 2", "T1", "tredje kvartalet".
fn lettered(tokens: &[Token]) -> Option<(Anchor, usize)> {
    let name = word(tokens, 0)?;
    if let Some(place) = count(name)
        && let Some(unit) = word(tokens, 1).and_then(unit)
        && matches!(unit, 3 | 4 | 6)
    {
        return Some(with_year(of_unit(unit, i16::from(place))?, tokens, 2));
    }
    let (value, digits) = number(tokens, 1)?;
    let stretch = match name {
        "q" | "kv" | "kvartal" if digits == 1 => of_unit(3, value)?,
        "h" | "halvår" if digits == 1 => of_unit(6, value)?,
        "t" | "tertial" if digits == 1 => of_unit(4, value)?,
        "v" | "vecka" | "week" if (1..=53).contains(&value) => Stretch::Week(i8::try_from(value).ok()?),
        _ => return None,
    };
    Some(with_year(stretch, tokens, 2))
}

/// The n-th stretch of so many months in a year.
fn of_unit(months: i8, place: i16) -> Option<Stretch> {
    let place = i8::try_from(place).ok()?;
    let fits = matches!(months, 3 | 4 | 6) && place >= 1 && place.checked_mul(months)? <= 12;
    fits.then(|| Stretch::Months((place - 1) * months + 1, place * months))
}

/// A month, a season, a term, a school year.
fn named(name: &str, tokens: &[Token]) -> Option<(Anchor, usize)> {
    if matches!(name, "läsåret" | "läsår" | "skolåret" | "skolår") {
        let Some(year) = short_year(tokens, 1) else {
            return Some((Anchor::of(Stretch::SchoolYear), 1));
        };
        let joined = matches!(tokens.get(2), Some(Token::Slash | Token::Dash)) && number(tokens, 3).is_some();
        let anchor = Anchor { year: Some(year), ..Anchor::of(Stretch::SchoolYear) };
        return Some((anchor, if joined { 4 } else { 2 }));
    }
    if let Some(month) = month(name) {
        return Some(with_year(Stretch::Months(month, month), tokens, 1));
    }
    let (first, last) = season(name)?;
    // A term has its year in two digits; "vintern 2026/27" lies in the second.
    let stretch = Stretch::Months(first, last);
    if matches!(name, "vt" | "ht" | "vårterminen" | "höstterminen")
        && let Some(year) = short_year(tokens, 1)
    {
        return Some((Anchor { year: Some(year), ..Anchor::of(stretch) }, 2));
    }
    let winter = first == 1 && last == 2;
    if let (true, Some(year), Some(Token::Slash), Some(_)) =
        (winter, year(tokens, 1), tokens.get(2), number(tokens, 3))
    {
        return Some((Anchor { year: Some(year + 1), ..Anchor::of(stretch) }, 4));
    }
    Some(with_year(stretch, tokens, 1))
}

/// A stretch, with the year if one follows.
fn with_year(stretch: Stretch, tokens: &[Token], taken: usize) -> (Anchor, usize) {
    match year(tokens, taken) {
        Some(year) => (Anchor { year: Some(year), ..Anchor::of(stretch) }, taken + 1),
        None => (Anchor::of(stretch), taken),
    }
}
