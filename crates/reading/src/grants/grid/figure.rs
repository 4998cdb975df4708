//! Figures in cells, and what a whole column says of how they are written.
//!
//! `1.215` is one thousand and more in one office and a little above one in another. A column's other cells
//! decide; where none does, both readings are kept.

use types::Amount;

use super::unit;

/// Exact money in millionths of a currency unit: what a workbook has computed may be finer than an öre.
pub type Micro = i128;

pub const MICRO: Micro = 1_000_000;

/// Above this no office's sum is a sum, in whole currency units.
const LARGEST: Micro = 1_000_000_000_000_000;

/// How decimals are written; what stands between thousands is then any of the other signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Comma,
    Point,
}

/// One cell of a column of money.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Empty, a dash, or words that say that there is none.
    Void,
    /// In either style; equal where the style does not matter, `None` where the style cannot be.
    Money {
        comma: Option<Micro>,
        point: Option<Micro>,
        currency: Option<&'static str>,
    },
    Words,
}

/// A dash or words for a value that is not there. Nought is a value.
fn is_void(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["n/a", "na", "saknas", "uppgift saknas", "ej angivet", "ingen uppgift", "null", "ei tietoa"];
    text.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '−' | '.' | '_' | '*'))
        || text.len() <= 14 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Words that may stand before a figure.
const NEARLY: [&str; 12] =
    ["cirka", "circa", "ca.", "ca", "c:a", "approx.", "approx", "noin", "n.", "~", "upp till", "max"];

/// Told at once of most names: no digit, or a first word that stands before no figure.
fn is_name(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let Some(word) = text.split_whitespace().next() else { return true };
    let led = word.starts_with(char::is_alphabetic) && !word.bytes().any(|byte| byte.is_ascii_digit());
    let nearly = |one: &&str| {
        one.as_bytes().first().is_some_and(|first| word.as_bytes()[0].eq_ignore_ascii_case(first))
    };
    led && !NEARLY.iter().any(nearly) && !unit::begins(word.trim_matches(['-', '−']))
}

/// Reads one cell; `factor` is the column's unit, which a unit in the cell overrules.
pub fn read(text: &str, factor: i64) -> Figure {
    let text = text.trim();
    if is_void(text) {
        return Figure::Void;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = whole(text).and_then(|value| value.checked_mul(MICRO * Micro::from(factor)));
        return Figure::Money { comma: value, point: value, currency: None };
    }
    if is_name(text) {
        return Figure::Words;
    }
    let Some(bare) = Bare::of(text) else { return Figure::Words };
    let factor = bare.factor.unwrap_or(factor);
    let (comma, point) = (bare.value(',', factor), bare.value('.', factor));
    match (comma, point) {
        (None, None) => Figure::Words,
        (comma, point) => Figure::Money { comma, point, currency: bare.currency },
    }
}

/// Without the mark of a note behind it: `250 000*`, `250 000 1)`, `250 000²`.
fn without_note(body: &str) -> &str {
    let signs = |sign: char| matches!(sign, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴' | '⁵');
    let bare = body.trim_end_matches(signs).trim_end();
    if let Some((figure, mark)) = bare.rsplit_once(' ') {
        let inner = mark.strip_prefix('(').unwrap_or(mark).strip_suffix(')').unwrap_or("");
        let small = (1..=2).contains(&inner.len())
            && (inner.bytes().all(|byte| byte.is_ascii_digit()) || inner.len() == 1 && inner.is_ascii());
        if small
            && figure.ends_with(|sign: char| sign.is_ascii_digit() || sign.is_alphabetic() || sign == '-')
        {
            return figure.trim_end();
        }
    }
    bare
}

/// A figure without what stands around it.
struct Bare {
    body: String,
    negative: bool,
    factor: Option<i64>,
    currency: Option<&'static str>,
}

impl Bare {
    fn of(text: &str) -> Option<Bare> {
        let folded: String =
            text.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect::<String>();
        let mut body = folded.trim().to_lowercase();
        let mut negative = false;
        if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            negative = true;
            body = inner.trim().to_string();
        }
        for word in NEARLY {
            let rest = body.strip_prefix(word).map(str::trim_start);
            if let Some(rest) = rest.filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())) {
                body = rest.to_string();
                break;
            }
        }
        let body = without_note(&body).to_string();
        let mut bare = Bare { body, negative, factor: None, currency: None };
        bare.cut_units();
        for end in [":-", ",-", ".-", ",–", ";-"] {
            if let Some(rest) = bare.body.strip_suffix(end) {
                bare.body = rest.to_string();
            }
        }
        let signs = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | ',' | '.' | '\'' | '’');
        let led = bare.body.starts_with(|sign: char| sign.is_ascii_digit());
        (led && bare.body.len() <= 32 && bare.body.chars().all(signs)).then_some(bare)
    }

    /// Unit words before and behind the digits, glued to them or apart.
    fn cut_units(&mut self) {
        let digit = |sign: char| sign.is_ascii_digit();
        let (Some(first), Some(last)) = (self.body.find(digit), self.body.rfind(digit)) else { return };
        let before = self.body[..first].trim();
        let behind = self.body[last + 1..].trim();
        let minus = before.starts_with(['-', '−']) || before.ends_with(['-', '−']);
        let before = before.trim_matches(|sign: char| matches!(sign, '-' | '−' | ' '));
        let behind = behind.trim_start_matches([',', '-', ':', '.', '–']).trim();
        let (head, tail) = (unit::whole(before), unit::whole(behind));
        for unit in head.iter().chain(&tail) {
            self.factor = Some(self.factor.unwrap_or(1).max(unit.factor));
            self.currency = self.currency.or(unit.currency);
        }
        let from = if before.is_empty() || head.is_some() { first } else { 0 };
        self.negative |= minus && from > 0;
        let to = if tail.is_some() { last + 1 } else { self.body.len() };
        self.body = self.body[from..to].to_string();
    }

    /// The value if `decimal` stands before decimals.
    fn value(&self, decimal: char, factor: i64) -> Option<Micro> {
        let mut parts = self.body.split(decimal);
        let (head, tail) = (parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let tail = tail.unwrap_or("");
        if !tail.bytes().all(|byte| byte.is_ascii_digit()) || tail.len() > 9 {
            return None;
        }
        let units = grouped(head)?;
        let decimals: String = format!("{tail:0<9}");
        let billionths: Micro =
            units.checked_mul(1_000_000_000)?.checked_add(decimals.parse::<Micro>().ok()?)?;
        let value = billionths.checked_mul(Micro::from(factor))? / 1_000;
        let value = if self.negative { -value } else { value };
        (value.abs() < LARGEST * MICRO).then_some(value)
    }
}

fn whole(digits: &str) -> Option<Micro> {
    (digits.len() <= 15).then(|| digits.parse().ok()).flatten()
}

/// Digits in one run, or in groups of three with the same sign between them.
fn grouped(text: &str) -> Option<Micro> {
    let sign = text.chars().find(|sign| !sign.is_ascii_digit());
    let Some(sign) = sign else { return whole(text) };
    let groups: Vec<&str> = text.split(sign).collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let fits = groups[1..].iter().all(|group| group.len() == 3)
        && groups[0].len() <= 3
        && !(groups[0].starts_with('0'));
    (digits && fits).then(|| whole(&groups.concat())).flatten()
}

/// What a column's cells say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// One style, or the style does not matter.
    In(Style),
    /// Some cells can only be read one way and some only the other: each that can be read both ways is open.
    Mixed,
    /// Every cell can be read both ways, to different values.
    Open,
}

pub fn written<'a>(cells: impl Iterator<Item = &'a Figure>) -> Written {
    let (mut comma_only, mut point_only, mut open) = (0usize, 0usize, 0usize);
    for cell in cells {
        if let Figure::Money { comma, point, .. } = cell {
            match (comma, point) {
                (Some(_), None) => comma_only += 1,
                (None, Some(_)) => point_only += 1,
                (Some(a), Some(b)) if a != b => open += 1,
                _ => {}
            }
        }
    }
    match (comma_only > 0, point_only > 0, open > 0) {
        (true, true, true) => Written::Mixed,
        (false, true, _) => Written::In(Style::Point),
        (true, _, _) | (false, false, false) => Written::In(Style::Comma),
        (false, false, true) => Written::Open,
    }
}

/// The nearest öre.
pub fn amount(value: Micro) -> Option<Amount> {
    let half = if value < 0 { -5_000 } else { 5_000 };
    i64::try_from((value + half) / 10_000).ok().map(Amount::from_ore)
}

/// A share in percent, written as a percentage or as a part of one.
pub fn percent(text: &str) -> Option<f64> {
    let bare = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let value: f64 = bare.parse().ok()?;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(comma: Option<f64>, point: Option<f64>) -> (Option<Micro>, Option<Micro>) {
        let micro = |value: f64| (value * 1e6).round() as Micro;
        (comma.map(micro), point.map(micro))
    }

    #[test]
    fn figures_as_offices_write_them() {
        let both = |value: f64| (Some(value), Some(value));
        type Styles = (Option<f64>, Option<f64>);
        let cases: &[(&str, i64, Styles)] = &[
            ("1 215 000", 1, both(1_215_000.0)),
            ("1\u{a0}215\u{202f}000 kr", 1, both(1_215_000.0)),
            ("1215000", 1, both(1_215_000.0)),
            ("1.215.000", 1, (Some(1_215_000.0), None)),
            ("1,215,000", 1, (None, Some(1_215_000.0))),
            ("1'215'000", 1, both(1_215_000.0)),
            ("1215000,50", 1, (Some(1_215_000.5), None)),
            ("1,215,000.50", 1, (None, Some(1_215_000.5))),
            ("1.215", 1, (Some(1_215.0), Some(1.215))),
            ("1,215", 1_000, (Some(1_215.0), Some(1_215_000.0))),
            ("1,2150", 1, (Some(1.215), None)),
            ("12,5", 1, (Some(12.5), None)),
            ("(1 000)", 1, both(-1_000.0)),
            ("-1 000", 1, both(-1_000.0)),
            ("ca 500 000", 1, both(500_000.0)),
            ("1 215 000:-", 1, both(1_215_000.0)),
            ("kr 1.215.000,-", 1, (Some(1_215_000.0), None)),
            ("350 tkr", 1, both(350_000.0)),
            ("350", 1_000, both(350_000.0)),
            ("1,2 mnkr", 1, (Some(1_200_000.0), None)),
            ("1,2 milj. kr", 1, (Some(1_200_000.0), None)),
            ("€12,500", 1, (Some(12.5), Some(12_500.0))),
            ("£ 12,500.00", 1, (None, Some(12_500.0))),
            ("12 500 €", 1, both(12_500.0)),
            ("SEK 4 000", 1, both(4_000.0)),
            ("33333,333333", 1, (Some(33_333.333333), None)),
            ("0", 1, both(0.0)),
            ("500 kr", 1_000, both(500.0)),
            ("250 000*", 1, both(250_000.0)),
            ("250 000 1)", 1, both(250_000.0)),
            ("250 000 kr (2)", 1, both(250_000.0)),
            ("250 000²", 1, both(250_000.0)),
        ];
        for (text, factor, (comma, point)) in cases {
            let Figure::Money { comma: c, point: p, .. } = read(text, *factor) else {
                panic!("{text} is no figure");
            };
            assert_eq!((c, p), money(*comma, *point), "{text}");
        }
        for text in ["", "-", "–", "n/a", " ", "saknas"] {
            assert_eq!(read(text, 1), Figure::Void, "{text}");
        }
        for text in [
            "avslag",
            "12 34 000",
            "60 00",
            "250 0001",
            "250 0001)",
            "A-17",
            "2023-04-01",
            "1.2.3",
            "00 123 456",
            "12 st projekt",
        ] {
            assert_eq!(read(text, 1), Figure::Words, "{text}");
        }
    }

    #[test]
    fn a_column_decides_how_its_figures_are_written() {
        let column = |cells: &[&str]| {
            let figures: Vec<Figure> = cells.iter().map(|cell| read(cell, 1)).collect();
            written(figures.iter())
        };
        assert_eq!(column(&["1.215", "12.500", "1.215.000"]), Written::In(Style::Comma));
        assert_eq!(column(&["1,215", "12,500.50"]), Written::In(Style::Point));
        assert_eq!(column(&["1.215", "900"]), Written::Open);
        assert_eq!(column(&["1.215", "1,5", "1.5"]), Written::Mixed);
        assert_eq!(column(&["1 215", "900"]), Written::In(Style::Comma));
    }

    #[test]
    fn computed_values_are_rounded_to_the_nearest_ore() {
        assert_eq!(amount(33_333_333_333), Some(Amount::from_ore(3_333_333)));
        assert_eq!(amount(-1_000_000), Some(Amount::from_ore(-100)));
    }
}
