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
    numeric(day, order).or_else(|| numeric(text, order)).or_else(|| worded(text))
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

/// `1 april 2023`, `april 2023`, `Apr-23` not.
fn worded(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '-', '.', ',']).filter(|word| !word.is_empty()).collect();
    let place = words.iter().position(|word| MONTHS.iter().any(|names| names.contains(word)))?;
    let month = MONTHS.iter().position(|names| names.contains(&words[place]))? as u32 + 1;
    let year: u32 = words.get(place + 1).or_else(|| words.last()).filter(|w| w.len() == 4)?.parse().ok()?;
    let day: Option<u32> = place.checked_sub(1).and_then(|before| words[before].parse().ok());
    (words.len() <= 3).then(|| iso(year, Some(month), day)).flatten()
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
