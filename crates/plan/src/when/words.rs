//! The words of time: a text as tokens, and what single words mean.

use jiff::civil::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    /// The value, and how many digits it was written with.
    Number(i16, usize),
    Day(Date),
    Dash,
    Slash,
    Comma,
}

/// Short forms that hold full stops, and what they stand for.
const SHORT: [(&str, &str); 12] = [
    ("fr.o.m.", "från"),
    ("fr.o.m", "från"),
    ("fr o m", "från"),
    ("från och med", "från"),
    ("t.o.m.", "tom"),
    ("t.o.m", "tom"),
    ("t o m", "tom"),
    ("till och med", "tom"),
    ("ggr", "gånger"),
    ("ggn", "gånger"),
    ("året runt", "löpande"),
    ("vid behov", "löpande"),
];

/// Lower case, words and numbers apart. Signs that say nothing of time are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut text = text.to_lowercase();
    for (short, long) in SHORT {
        text = text.replace(short, long);
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut place) = (Vec::new(), 0);
    while let Some(letter) = letters.get(place).copied() {
        let run = |same: fn(&char) -> bool| letters[place..].iter().take_while(|c| same(c)).count();
        if letter.is_ascii_digit() {
            let date: String = letters[place..].iter().take(10).collect();
            if let Some(day) = date_of(&date) {
                found.push(Token::Day(day));
                place += 10;
                continue;
            }
            let length = run(char::is_ascii_digit);
            let digits: String = letters[place..place + length].iter().collect();
            found.extend(digits.parse().ok().map(|value| Token::Number(value, length)));
            place += length;
        } else if letter.is_alphabetic() {
            let length = run(|c| c.is_alphabetic());
            found.push(Token::Word(letters[place..place + length].iter().collect()));
            place += length;
        } else {
            found.extend(match letter {
                '-' | '–' | '—' | '−' => Some(Token::Dash),
                '/' => Some(Token::Slash),
                ',' | ';' | '&' | '+' => Some(Token::Comma),
                _ => None,
            });
            place += 1;
        }
    }
    found
}

/// `2026-03-15`, and nothing else.
fn date_of(text: &str) -> Option<Date> {
    let shaped =
        text.len() == 10 && text.bytes().enumerate().all(|(at, b)| (b == b'-') == (at == 4 || at == 7));
    shaped.then(|| text.parse().ok())?
}

/// 1 for January; whole names and the usual short ones, Swedish and English.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["januari", "jan", "january"],
        &["februari", "feb", "febr", "february"],
        &["mars", "mar", "march"],
        &["april", "apr"],
        &["maj", "may"],
        &["juni", "jun", "june"],
        &["juli", "jul", "july"],
        &["augusti", "aug", "august"],
        &["september", "sep", "sept"],
        &["oktober", "okt", "october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(place + 1).ok()
}

/// First and last month of a season.
pub(super) fn season(word: &str) -> Option<(i8, i8)> {
    match word {
        "vår" | "våren" | "vårens" | "spring" => Some((3, 5)),
        "sommar" | "sommaren" | "summer" => Some((6, 8)),
        "höst" | "hösten" | "höstens" | "autumn" => Some((9, 11)),
        "vinter" | "vintern" | "winter" => Some((1, 2)),
        "vt" | "vårtermin" | "vårterminen" => Some((1, 6)),
        "ht" | "hösttermin" | "höstterminen" => Some((8, 12)),
        "årsskiftet" | "årsslutet" => Some((12, 12)),
        "jul" | "julen" => Some((12, 12)),
        _ => None,
    }
}

/// A number in words or as a place in order.
pub(super) fn count(word: &str) -> Option<u8> {
    Some(match word {
        "en" | "ett" | "första" | "förste" | "once" | "first" => 1,
        "två" | "andra" | "twice" | "second" => 2,
        "tre" | "tredje" | "third" => 3,
        "fyra" | "fjärde" | "fourth" => 4,
        "fem" => 5,
        "sex" => 6,
        "sju" => 7,
        "åtta" => 8,
        "nio" => 9,
        "tio" => 10,
        "elva" => 11,
        "tolv" => 12,
        _ => return None,
    })
}

/// A stretch of the calendar that things are repeated by, in months; 0 is a week, -1 a day.
pub(super) fn unit(word: &str) -> Option<i8> {
    Some(match word {
        "dag" | "dagligen" | "day" => -1,
        "vecka" | "veckan" | "veckovis" | "week" => 0,
        "månad" | "månaden" | "månadsvis" | "månatligen" | "month" => 1,
        "kvartal" | "kvartalet" | "kvartalsvis" | "quarter" => 3,
        "tertial" | "tertialet" | "tertialsvis" => 4,
        "halvår" | "halvåret" | "halvårsvis" | "termin" | "terminen" => 6,
        "år" | "året" | "årligen" | "årsvis" | "year" => 12,
        _ => return None,
    })
}

/// Words that go on without an end or a beat.
pub(super) fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "löpande" | "kontinuerligt" | "fortlöpande" | "ständigt" | "hela" | "återkommande" | "continuously"
    )
}

/// Words that say nothing of when.
pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 30] = [
        "i",
        "under",
        "på",
        "av",
        "den",
        "det",
        "de",
        "året",
        "år",
        "ca",
        "cirka",
        "minst",
        "gång",
        "omkring",
        "preliminärt",
        "kring",
        "runt",
        "klart",
        "klar",
        "start",
        "senare",
        "e",
        "a",
        "samma",
        "in",
        "the",
        "of",
        "varje",
        "månad",
        "planeras",
    ];
    FILLERS.contains(&word)
}
