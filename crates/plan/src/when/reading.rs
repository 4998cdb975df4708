//! A time in the plan's own words, read: from when, to when, how often, and which days something is due.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use super::{
    anchors::{Anchor, anchor},
    words::{Token, count, goes_on, is_filler, month, season, tokens, unit},
};

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Without a beat: "löpande".
    Continuous,
    /// Every so many weeks.
    Weeks(u8),
    /// Every so many months.
    Months(u8),
    /// So many times a year, when is left open.
    Times(u8),
}

/// What a plan's words for a time mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The first day that is named.
    pub from: Option<Date>,
    /// The last day; none if it goes on.
    pub to: Option<Date>,
    /// Days on which something should be done, in order.
    pub due: Vec<Date>,
    pub repeats: Option<Repeat>,
    /// Every word of the text was understood, and it says something of time.
    pub understood: bool,
}

impl When {
    /// It lies within a year, or comes back: it says more than which years.
    pub fn is_within_a_year(&self) -> bool {
        let whole =
            |from: Date, to: Date| from.month() == 1 && from.day() == 1 && to.month() == 12 && to.day() == 31;
        match (self.from, self.to) {
            (Some(from), Some(to)) => !whole(from, to) || self.repeats.is_some(),
            _ => false,
        }
    }
}

/// How one anchor is tied to the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    First,
    List,
    Range,
}

#[derive(Default)]
struct Found {
    anchors: Vec<(Joint, Anchor)>,
    repeats: Option<Repeat>,
    /// "från 2027", "2026 och framåt".
    open: bool,
    /// "senast", "före": only the end is named; the bool says whether that end itself is too late.
    until: Option<bool>,
    unknown: bool,
}

type Joined = Vec<(Joint, Anchor)>;

/// Reads a time. What names no year lies in `year`, the plan's.
pub fn read(text: &str, year: i16) -> When {
    let found = scan(&tokens(text));
    let elements = place(&found.anchors, year);
    let mut when = When {
        from: elements.iter().map(|(from, _)| *from).min(),
        to: elements.iter().map(|(_, to)| *to).max(),
        repeats: found.repeats,
        understood: !found.unknown && (!found.anchors.is_empty() || found.repeats.is_some()),
        due: Vec::new(),
    };
    if let (Some(too_late), Some(from), Some(to)) = (found.until, when.from, when.to) {
        let end = if too_late { from.yesterday().unwrap_or(from) } else { to };
        (when.from, when.to) = (Some(date(end.year(), 1, 1)), Some(end));
        when.due = vec![end];
        return when;
    }
    if found.open {
        when.to = None;
    }
    if when.from.is_none() && when.repeats.is_some() {
        (when.from, when.to) = (Some(date(year, 1, 1)), Some(date(year, 12, 31)));
    }
    let Some(from) = when.from else {
        return when;
    };
    let named = found.anchors.iter().any(|(_, anchor)| anchor.is_within_a_year());
    when.due = match when.repeats {
        None if found.open => Vec::new(),
        None => elements.iter().map(|(_, to)| *to).collect(),
        Some(Repeat::Months(12) | Repeat::Months(6) | Repeat::Times(_)) if named => {
            elements.iter().map(|(_, to)| *to).collect()
        }
        // What goes on without an end is counted through the plan's year.
        Some(repeat) => beats(repeat, from, when.to.unwrap_or(date(year.max(from.year()), 12, 31))),
    };
    when.due.sort_unstable();
    when.due.dedup();
    when
}

/// The days on which something is due; none where the text leaves that open ("löpande", "från 2027").
pub fn due(text: &str, plan_year: i16) -> Vec<Date> {
    read(text, plan_year).due
}

fn scan(tokens: &[Token]) -> Found {
    let mut found = Found::default();
    let (mut place, mut joint) = (0, Joint::List);
    while let Some(token) = tokens.get(place) {
        let rest = &tokens[place..];
        if let Some((repeat, taken)) = repeat(rest) {
            found.repeats = Some(repeat);
            place += taken;
            continue;
        }
        if let Some((anchor, taken)) = anchor(rest) {
            let tie = if found.anchors.is_empty() { Joint::First } else { joint };
            found.anchors.push((tie, anchor));
            joint = Joint::List;
            place += taken;
            continue;
        }
        match token {
            Token::Dash => joint = Joint::Range,
            Token::Comma => joint = Joint::List,
            // "2027/28" goes on into the next year; between words it is "and".
            Token::Slash => joint = tie_of_slash(&mut found.anchors, rest, &mut place),
            Token::Word(word) => {
                let first = found.anchors.is_empty();
                match word.as_str() {
                    "till" | "to" => joint = Joint::Range,
                    "tom" if first => found.until = Some(false),
                    "tom" => joint = Joint::Range,
                    "och" | "samt" | "resp" | "respektive" | "eller" | "and" => joint = Joint::List,
                    "från" | "from" | "efter" | "tidigast" if first => found.open = true,
                    "framåt" | "onwards" => found.open = true,
                    "tills" | "vidare" => found.open = true,
                    "senast" | "till dess" if first => found.until = Some(false),
                    "före" | "innan" | "before" if first => found.until = Some(true),
                    word if goes_on(word) => {
                        found.repeats.get_or_insert(Repeat::Continuous);
                    }
                    word if is_filler(word) => {}
                    _ => found.unknown = true,
                }
            }
            Token::Number(value, _) => match found.anchors.last().and_then(|(_, before)| before.like(*value))
            {
                Some(anchor) => {
                    let year = match rest.get(1) {
                        Some(Token::Number(year, 4)) => Some(*year),
                        _ => None,
                    };
                    place += usize::from(year.is_some());
                    found.anchors.push((joint, Anchor { year, ..anchor }));
                }
                None => found.unknown = true,
            },
            Token::Day(_) => found.unknown = true,
        }
        place += 1;
    }
    // "från 2026 till 2027" has an end after all; "2026–" has none.
    let ends_on_dash = matches!(tokens.last(), Some(Token::Dash)) && !found.anchors.is_empty();
    let ranged = found.anchors.iter().any(|(joint, _)| *joint == Joint::Range);
    found.open = ends_on_dash || (found.open && !ranged);
    found
}

/// After a year, two digits are the year that it goes on into.
fn tie_of_slash(anchors: &mut Joined, rest: &[Token], place: &mut usize) -> Joint {
    let last = anchors.last().and_then(|(_, anchor)| anchor.year);
    match (last, rest.get(1)) {
        (Some(year), Some(Token::Number(short, 2))) => {
            let next = year / 100 * 100 + short;
            if next > year
                && let Some((_, before)) = anchors.last().copied()
            {
                anchors.push((Joint::Range, Anchor { year: Some(next), ..before }));
                *place += 1;
            }
            Joint::List
        }
        (Some(_), Some(Token::Number(_, 4))) => Joint::Range,
        _ => Joint::List,
    }
}

/// The elements of a list with their days; a range is one element. Years come from the next one that names
/// one, else from the one before, else from the plan.
fn place(anchors: &[(Joint, Anchor)], year: i16) -> Vec<(Date, Date)> {
    let mut elements: Vec<(Date, Date)> = Vec::new();
    for (at, (joint, anchor)) in anchors.iter().enumerate() {
        let after = anchors[at..].iter().find_map(|(_, anchor)| anchor.year);
        let before = anchors[..at].iter().rev().find_map(|(_, anchor)| anchor.year);
        let own = anchor.year.or(after).or(before).unwrap_or(year);
        let Some((from, to)) = anchor.days(own) else { continue };
        match (joint, elements.last_mut()) {
            (Joint::Range, Some(last)) if to >= last.0 => last.1 = to,
            // "oktober–mars": over the turn of the year. A year that follows is the end's.
            (Joint::Range, Some(last)) if anchor.year.is_some() => {
                last.0 = last.0.checked_sub(1.year()).unwrap_or(last.0);
                last.1 = to;
            }
            (Joint::Range, Some(last)) => last.1 = anchor.days(own + 1).map_or(to, |(_, to)| to),
            _ => elements.push((from, to)),
        }
    }
    elements
}

/// "varje kvartal", "varannan månad", "två gånger per år", "månadsvis", "en gång i månaden".
fn repeat(tokens: &[Token]) -> Option<(Repeat, usize)> {
    let word = |place: usize| match tokens.get(place) {
        Some(Token::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    match word(0) {
        Some("varje" | "var" | "varenda" | "per" | "every") => {
            if let Some(unit) = word(1).and_then(unit) {
                return Some((every(unit, 1)?, 2));
            }
            // "var tredje månad"; but "varje mars" is a month that comes back.
            if let (Some(step), Some(unit)) = (word(1).and_then(count), word(2).and_then(unit)) {
                return Some((every(unit, step)?, 3));
            }
            let named = word(1).is_some_and(|word| month(word).is_some() || season(word).is_some());
            return named.then_some((Repeat::Months(12), 1));
        }
        Some("varannan" | "vartannat") => return Some((every(unit(word(1)?)?, 2)?, 2)),
        Some("hela") if word(1).and_then(unit).is_some() => return Some((Repeat::Continuous, 2)),
        Some(only) if only.ends_with("vis") || only.ends_with("ligen") => {
            return unit(only).and_then(|unit| every(unit, 1)).map(|repeat| (repeat, 1));
        }
        _ => {}
    }
    let (mut times, mut at) = times(tokens)?;
    // "1–2 gånger": the larger, so that nobody is reminded too late.
    if matches!(tokens.get(at), Some(Token::Dash))
        && let Some((more, taken)) = self::times(&tokens[at + 1..])
    {
        (times, at) = (more, at + 1 + taken);
    }
    if !matches!(word(at), Some("gång" | "gånger" | "times")) {
        return None;
    }
    let tied = matches!(word(at + 1), Some("per" | "om" | "i" | "varje" | "a"))
        || matches!(tokens.get(at + 1), Some(Token::Slash));
    let unit = unit(word(at + 1 + usize::from(tied))?)?;
    Some((so_often(times, unit), at + 2 + usize::from(tied)))
}

fn times(tokens: &[Token]) -> Option<(u8, usize)> {
    match tokens.first()? {
        Token::Number(value, 1 | 2) => Some((u8::try_from(*value).ok()?, 1)),
        Token::Word(word) => count(word).map(|times| (times, 1)),
        _ => None,
    }
}

/// Every so many of a unit (`words::unit`). What comes daily has no day of its own.
fn every(unit: i8, step: u8) -> Option<Repeat> {
    Some(match unit {
        -1 => Repeat::Continuous,
        0 => Repeat::Weeks(step),
        months => Repeat::Months(u8::try_from(months).ok()?.checked_mul(step)?),
    })
}

/// So many times in a unit.
fn so_often(times: u8, unit: i8) -> Repeat {
    let months = u8::try_from(unit).unwrap_or_default();
    match (unit, times) {
        (-1, _) | (_, 0) => Repeat::Continuous,
        (0, _) => Repeat::Weeks(1),
        (1, 2..) => Repeat::Weeks(2),
        (_, times) if months % times == 0 => Repeat::Months(months / times),
        (_, times) => Repeat::Times(times.saturating_mul(12 / months.max(1))),
    }
}

/// The ends of the calendar's stretches that lie within these days.
fn beats(repeat: Repeat, from: Date, to: Date) -> Vec<Date> {
    let to = to.min(date(from.year().saturating_add(20).min(2100), 12, 31));
    let mut days = Vec::new();
    match repeat {
        Repeat::Continuous => {}
        Repeat::Weeks(step) => {
            let mut day = from;
            while day <= to && day.weekday() != Weekday::Friday {
                day = day.tomorrow().unwrap_or(Date::MAX);
            }
            while day <= to {
                days.push(day);
                day = day.checked_add(i64::from(step.max(1)).weeks()).unwrap_or(Date::MAX);
            }
        }
        Repeat::Months(step) => {
            let step = i32::from(step.max(1));
            for year in from.year()..=to.year() {
                let ends = (1..=12).filter(|month| month % step == 0);
                days.extend(ends.filter_map(|month| end_of(year, month)));
            }
            if days.iter().all(|day| *day > to) {
                days.push(to);
            }
        }
        Repeat::Times(times) => {
            let times = i32::from(times.clamp(1, 12));
            for year in from.year()..=to.year() {
                days.extend((1..=times).filter_map(|place| end_of(year, (12 * place + times - 1) / times)));
            }
        }
    }
    days.retain(|day| (from..=to).contains(day));
    days
}

fn end_of(year: i16, month: i32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, 1).ok().map(Date::last_of_month)
}
