//! Dates and spans of dates as offices write them, to ISO as far as printed.

/// How dates with strokes are written in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "januari", "january", "januar", "tammikuu"],
    &["feb", "februari", "february", "februar", "helmikuu"],
    &["mar", "mars", "march", "marts", "maaliskuu"],
    &["apr", "april", "huhtikuu"],
    &["maj", "may", "mai", "toukokuu"],
    &["jun", "juni", "june", "kesäkuu"],
    &["jul", "juli", "july", "heinäkuu"],
    &["aug", "augusti", "august", "elokuu"],
    &["sep", "sept", "september", "syyskuu"],
    &["okt", "oct", "oktober", "october", "lokakuu"],
    &["nov", "november", "marraskuu"],
    &["dec", "december", "des", "desember", "joulukuu"],
];

/// `2023-04-01`, `2023-04` or `2023`; `None` if it is no date.
pub fn read(text: &str, order: Order) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let day = text.split(['T', ' ']).next().filter(|day| day.len() == 10 || day.len() == 7).unwrap_or(text);
    numeric(day, order).or_else(|| numeric(text, order)).or_else(|| slashed(text)).or_else(|| worded(text))
}

fn numeric(text: &str, order: Order) -> Option<String> {
    let sign = text.chars().find(|sign| !sign.is_ascii_digit());
    let parts: Vec<&str> = match sign {
        Some(sign) if matches!(sign, '-' | '.' | '/' | '–') => text.split(sign).collect(),
        Some(_) => return None,
        None if text.len() == 8 => vec![&text[..4], &text[4..6], &text[6..]],
        None => vec![text],
    };
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let long = |place: usize| parts.get(place).is_some_and(|part| part.len() == 4);
    match numbers[..] {
        [year] if long(0) => iso(year, None, None),
        [year, month] if long(0) && parts[1].len() <= 2 => iso(year, Some(month), None),
        [month, year] if long(1) => iso(year, Some(month), None),
        [year, month, day] if long(0) => iso(year, Some(month), Some(day)),
        [first, second, year] if long(2) => {
            let months_first = sign == Some('/') && order == Order::MonthFirst;
            let (day, month) = if months_first { (second, first) } else { (first, second) };
            iso(year, Some(month), Some(day))
        }
        _ => None,
    }
}

/// `1 april 2023`, `april 2023`, `Apr-23`, `Tuesday, October 18, 2011`.
fn worded(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', '-', '.', ',', '/', '\''])
        .filter(|word| !word.is_empty() && !matches!(*word, "den" | "the" | "of") && !is_weekday(word))
        .collect();
    let (mut month, mut day, mut year, mut short) = (None, None, None, None);
    for word in &words {
        let number = word.trim_end_matches(|sign: char| sign.is_alphabetic());
        let named = MONTHS.iter().position(|names| names.contains(word));
        if let Some(named) = named.filter(|_| month.is_none()) {
            month = Some(named as u32 + 1);
        } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && year.is_none() {
            year = word.parse().ok();
        } else if (1..=2).contains(&number.len()) && word.len() - number.len() <= 2 && word.is_ascii() {
            // Two short numbers are a day and a year without its century, in this order.
            match (day, short) {
                (None, _) => day = Some(number.parse().ok()?),
                (Some(_), None) => short = Some(number.parse::<u32>().ok()?),
                _ => return None,
            }
        } else {
            return None;
        }
    }
    match (year, day, short) {
        (Some(year), day, None) => iso(year, month.map(Some)?, day),
        // `Jan-24` is a month of a year; `24 jan` may be a day of any.
        (None, Some(year), None)
            if words.first().is_some_and(|word| word.starts_with(char::is_alphabetic)) =>
        {
            iso(2000 + year, month.map(Some)?, None)
        }
        (None, Some(day), Some(year)) => iso(2000 + year, month.map(Some)?, Some(day)),
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "måndag",
        "tisdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lördag",
        "söndag",
    ];
    DAYS.contains(&word)
}

/// `1/4 2023`.
fn slashed(text: &str) -> Option<String> {
    let (front, year) = text.split_once(' ')?;
    let (day, month) = front.split_once('/')?;
    let whole = |text: &str| text.trim().parse::<u32>().ok().filter(|_| text.trim().len() <= 4);
    (year.trim().len() == 4).then(|| iso(whole(year)?, Some(whole(month)?), Some(whole(day)?))).flatten()
}

fn iso(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    let sound = (1950..=2150).contains(&year)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=31).contains(&day));
    sound.then(|| match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    })
}

/// Start and end of a span such as `2023-01-01 – 2024-12-31`, `2021-2023`, `1.1.2023–30.6.2024`.
pub fn span(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let joints = [" – ", " - ", " — ", "--", " till ", " to ", " t.o.m. ", " tom ", "–", "—", "/", "-"];
    joints.iter().find_map(|joint| {
        let mut parts = text.split(joint);
        let (from, to) = (parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Some((read(from, Order::DayFirst)?, read(to, Order::DayFirst)?))
    })
}

/// A column with a second number above twelve writes months first.
pub fn order<'a>(cells: impl Iterator<Item = &'a str>) -> (Order, bool) {
    let (mut days, mut months) = (false, false);
    for cell in cells.filter(|cell| cell.contains('/')) {
        let numbers: Vec<u32> = cell.split('/').filter_map(|part| part.trim().parse().ok()).collect();
        if let [first, second, year] = numbers[..]
            && year > 1900
        {
            days |= first > 12;
            months |= second > 12;
        }
    }
    (if months && !days { Order::MonthFirst } else { Order::DayFirst }, days || months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_far_as_printed() {
        let cases = [
            ("2023-04-01", Some("2023-04-01")),
            ("2023-04-01T00:00:00+00:00", Some("2023-04-01")),
            ("2023-04-01 00:00:00", Some("2023-04-01")),
            ("20230401", Some("2023-04-01")),
            ("1.4.2023", Some("2023-04-01")),
            ("01/04/2023", Some("2023-04-01")),
            ("2023-04", Some("2023-04")),
            ("2023", Some("2023")),
            ("april 2023", Some("2023-04")),
            ("1 april 2023", Some("2023-04-01")),
            ("Tuesday, October 18, 2011", Some("2011-10-18")),
            ("12th March 2024", Some("2024-03-12")),
            ("1/6 2024", Some("2024-06-01")),
            ("jan-24", Some("2024-01")),
            ("5 maj 24", Some("2024-05-05")),
            ("24 jan", None),
            ("kv 1 2024", None),
            ("våren 2023", None),
            ("12 500", None),
            ("2023-13-01", None),
        ];
        for (text, date) in cases {
            assert_eq!(read(text, Order::DayFirst).as_deref(), date, "{text}");
        }
        assert_eq!(read("04/21/2023", Order::MonthFirst).as_deref(), Some("2023-04-21"));
    }

    #[test]
    fn spans_have_two_ends() {
        let cases = [
            ("2021-2023", Some(("2021", "2023"))),
            ("2021–2023", Some(("2021", "2023"))),
            ("2023-01-01 – 2024-12-31", Some(("2023-01-01", "2024-12-31"))),
            ("1.1.2023–30.6.2024", Some(("2023-01-01", "2024-06-30"))),
            ("2023-04-01--2023-05-01", Some(("2023-04-01", "2023-05-01"))),
            ("2023-04", None),
            ("2023", None),
        ];
        for (text, ends) in cases {
            let found = span(text);
            assert_eq!(found.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), ends, "{text}");
        }
    }

    #[test]
    fn a_column_shows_which_number_is_the_month() {
        assert_eq!(order(["01/04/2023", "04/21/2023"].into_iter()), (Order::MonthFirst, true));
        assert_eq!(order(["01/04/2023", "21/04/2023"].into_iter()), (Order::DayFirst, true));
        assert_eq!(order(["01/04/2023"].into_iter()), (Order::DayFirst, false));
    }
}
