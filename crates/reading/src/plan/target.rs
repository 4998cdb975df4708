//! The grammar of targets: an office's own words for what it wants to reach, as forms that can be judged.
//!
//! Pure: a text and a year in, targets out. Swedish first, then English; Norwegian and Danish words where
//! they are near. It must not know where the text stood.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pattern::pattern;
use super::prose;
use crate::Language;
use crate::contract::{Target, TargetForm, TargetPeriod};

const NUMBER: &str = concat!(
    r"(?:\d{1,3}(?:[ \u{a0}\u{202f}]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|en|ett|två|tre|fyra|",
    r"fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|tjugo|trettio|fyrtio|",
    r"femtio|hundra|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|",
    r"fifteen|twenty|thirty|fifty|to|fire|seks|syv|åtte|otte|ti|tjue|tyve|én|tolv)",
);

const NUMBER_WORDS: [(&str, f64); 60] = [
    ("en", 1.0),
    ("ett", 1.0),
    ("én", 1.0),
    ("one", 1.0),
    ("två", 2.0),
    ("to", 2.0),
    ("two", 2.0),
    ("tre", 3.0),
    ("three", 3.0),
    ("fyra", 4.0),
    ("fire", 4.0),
    ("four", 4.0),
    ("fem", 5.0),
    ("five", 5.0),
    ("sex", 6.0),
    ("seks", 6.0),
    ("six", 6.0),
    ("sju", 7.0),
    ("syv", 7.0),
    ("seven", 7.0),
    ("åtta", 8.0),
    ("åtte", 8.0),
    ("otte", 8.0),
    ("tjue", 20.0),
    ("tyve", 20.0),
    ("eight", 8.0),
    ("nio", 9.0),
    ("ni", 9.0),
    ("nine", 9.0),
    ("tio", 10.0),
    ("ti", 10.0),
    ("ten", 10.0),
    ("elva", 11.0),
    ("eleven", 11.0),
    ("tolv", 12.0),
    ("twelve", 12.0),
    ("tretton", 13.0),
    ("thirteen", 13.0),
    ("fjorton", 14.0),
    ("fourteen", 14.0),
    ("femton", 15.0),
    ("fifteen", 15.0),
    ("sexton", 16.0),
    ("sjutton", 17.0),
    ("arton", 18.0),
    ("nitton", 19.0),
    ("tjugo", 20.0),
    ("twenty", 20.0),
    ("tjugofem", 25.0),
    ("trettio", 30.0),
    ("thirty", 30.0),
    ("fyrtio", 40.0),
    ("forty", 40.0),
    ("femtio", 50.0),
    ("fifty", 50.0),
    ("sextio", 60.0),
    ("sjuttio", 70.0),
    ("åttio", 80.0),
    ("nittio", 90.0),
    ("hundra", 100.0),
];

/// A number in digits, with Swedish grouping and comma, or in words.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    if let Some((_, value)) = NUMBER_WORDS.iter().find(|(word, _)| *word == text) {
        return Some(*value);
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    digits.replace(',', ".").parse().ok().filter(|value: &f64| value.is_finite())
}

struct Forms {
    rank: Regex,
    span: Regex,
    limits: [(TargetForm, Regex); 4],
    per: Regex,
    improving: Regex,
    better: Regex,
    milestone: Regex,
    amount: Regex,
    alone: Regex,
}

/// What may follow a number as its unit: words up to a preposition, a period or a mark.
const UNIT: &str = r"(?:\s?(?P<unit>%|‰|(?:nya\s+|new\s+|nye\s+)?[\p{L}/][\p{L}/-]*))?";

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let of = |start: &str| pattern(&format!(r"(?i)(?:{start})\s*(?P<value>{NUMBER}){UNIT}"));
    Forms {
        rank: pattern(&format!(
            concat!(
                r"(?i)(?:\bbland|\binom|\bamong|\bin|\bblant|\bblandt|\bwithin)\s+(?:de|the|topp|",
                r"top)\s*(?P<value>{NUMBER})?\s*(?:bästa|högsta|främsta|högst|best|highest|beste|",
                r"bedste|första|first|främste|høyeste|højeste|fremste|",
                r"top(?:\s+(?P<after>{NUMBER}))?)\b|\b(?:topp|top)[\s-]*(?P<top>{NUMBER})\b|",
                r"\b(?:lägst|",
                r"minst)?\s*(?:plats|plass|plads|rank|place)\s+",
                r"(?P<place>\d+)\s+(?:eller|or)\s+(?:bättre|bedre|better)\b",
            ),
            NUMBER = NUMBER,
        )),
        span: pattern(&format!(
            concat!(
                r"(?i)(?:^|[\s(])(?P<low>{NUMBER})\s?(?:[-–—]|till|to)\s?(?P<high>{NUMBER}){UNIT}|",
                r"(?:mellan|between)\s+(?P<from>{NUMBER})\s+(?:och|and)\s+(?P<until>{NUMBER})",
            ),
            NUMBER = NUMBER,
            UNIT = UNIT,
        )),
        limits: [
            (
                TargetForm::AtLeast,
                of(concat!(
                    r"\bminst|\blägst|\bat least|\bno less than|\bikke under|\binte under|\bej under|≥|>=|",
                    r"\bminimum|\bmindst|\båtminstone|\bvähintään|\bmin\.",
                )),
            ),
            (
                TargetForm::AtMost,
                of(concat!(
                    r"\bhögst|\bmax(?:imalt)?\.?|\bat most|\bno more than|\binte över|\bej över|≤|<=|",
                    r"\bhøyst|",
                    r"\bhøjst|\bmaksimalt|\bmaks\.?|\bikke over|\benintään|\bup to",
                )),
            ),
            (
                TargetForm::Above,
                of(concat!(
                    r"\böver|\bmer än|\bfler än|\babove|\bmore than|\bover|>|\bhögre än|\bmer enn|",
                    r"\bflere enn|",
                    r"\bmere end|\bflere end|\byli|\bhigher than|\bbättre än|\bøver",
                )),
            ),
            (
                TargetForm::Below,
                of(concat!(
                    r"\bunder|\bmindre än|\bfärre än|\bbelow|\bless than|\bfewer than|<|\blägre än|",
                    r"\bmindre enn|",
                    r"\bfærre enn|\bfærre end|\bmindre end|\blower than",
                )),
            ),
        ],
        per: pattern(concat!(
            r"(?i)(?:\bper\s+|\bom\s+|/\s?|\b(?:each|every|a|varje|i|pr\.?)\s+)(?P<period>året|år|",
            r"halvår(?:et)?|kvartal(?:et)?|månad(?:en)?|vecka(?:n)?|year|half[- ]year|quarter|",
            r"month|week|måned(?:en)?|uke|uge|halvår|året|kvartalet|termin|vuosi)\b|",
            r"\b(?P<adverb>årligen|annually|yearly|halvårsvis|",
            r"kvartalsvis|quarterly|månadsvis|monthly|veckovis|weekly|årlig|årligt|",
            r"månedlig|vuosittain|vuodessa)\b",
        )),
        improving: pattern(concat!(
            r"(?i)\b(?:positiv\w*\s+(?:utveckling|trend|development)|",
            r"trend\w*\s+(?:\w+\s+){0,2}(?:förbättr|uppåt|positiv|improv|upward)|förbättr(?:as|",
            r"ing|ade?)\b|improv(?:e[sd]?|ing|ement)\b|upward trend|stigande|öka(?:nde|r|s)?\b|",
            r"increas(?:e|ing)\b|forbedr\w*|positiv utvikling|positiv udvikling|økende|stigning|øgning|",
            r"øke[rst]?\b|øge[rs]?\b|fler(?:a)?\s+\p{L}+\s*$|minska(?:nde|r|s)?\b|minske[rs]?\b|",
            r"sänk(?:a|s|er)\b|",
            r"sjunk(?:a|ande|er)\b|reducera[s]?\b|reduser(?:e[rs]?)\b|decreas(?:e[ds]?|ing)\b|",
            r"reduc(?:e[ds]?|ing)\b|",
            r"nedgå(?:r|ende)\b|uppåtgående|högre\s*$|lägre\s*$|förbättra\b|bättre\s*$)",
        )),
        better: pattern(concat!(
            r"(?i)(?:ökning|ökar?|bättre|förbättring|högre|fler|mer|fewer|lägre|minskning|",
            r"increase|better|higher|more|improvement|økning|øgning|stigning|flere|højere|høyere|",
            r"lavere|reduction|",
            r"bedre)\b[^.;]{0,60}?\b(?:i förhållande till|jämfört med|än|mot|gentemot|",
            r"compared (?:to|with)|than|on|sammenlignet med|enn|end|fra|",
            r"i forhold til)\s+(?:\w+\s+){0,2}?(?:föregående|innevarande|förra|tidigare|fjol|",
            r"året innan|previous|last|current|preceding|forrige|foregående|sidste|fjoråret|fjor|",
            r"(?:19|20)\d\d)",
        )),
        milestone: pattern(concat!(
            r"(?i)\b(?:klar|klart|färdig\w*|genomförd\w*|antagen|antaget|beslutad|beslutat|",
            r"infört?|införd|etablerad|invigd|upprättad|framtagen|framtaget|på plats|completed|",
            r"finished|adopted|established|in place|launched|delivered|vedtatt|vedtaget|ferdig\w*|",
            r"gennemført|gjennomført|etablert|etableret|lansert|lanserad|publicerad|publicerat|published|",
            r"på plass|på plads|utarbeidet|udarbejdet|igång|i gång|startad|startat)\b",
        )),
        amount: pattern(&format!(r"(?i)(?:^|[\s(])(?P<value>{NUMBER}){UNIT}")),
        alone: pattern(concat!(
            r"^(?:ca\.?\s*)?(?:[£€$]\s?)?(?P<value>\d[\d \u{a0}\u{202f}]*(?:[.,]\d+)?)",
            r"\s?(?P<unit>%|‰|m|bn|k)?$",
        )),
    }
});

static CLAUSES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.;!?]\s*(?:\s|\(|$)"));

/// The targets that a text names, in its order; none if it names no measurable target. `year` is the target
/// year if it is known from elsewhere, as from "Mål 2024:".
pub fn parse(text: &str, year: Option<i32>) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for clause in clauses(text) {
        match target_of(clause, year) {
            Some(target) => targets.push(target),
            None => {
                // What says nothing of its own belongs to the target before it, as a note in brackets does.
                if let Some(last) = targets.last_mut() {
                    last.text = format!("{}. {}", last.text, clause);
                }
            }
        }
    }
    targets
}

/// Sentences, whole; the number in "3.7" and abbreviations such as "t.ex." are not cut.
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for mark in CLAUSES.find_iter(text) {
        let head = text.get(start..mark.start()).unwrap_or_default();
        let word = head.rsplit(' ').next().unwrap_or_default();
        let abbreviation = word.contains('.')
            || ["ca", "bl", "t", "kv", "etc", "nr"].contains(&word.trim_start_matches('('));
        if abbreviation && mark.end() < text.len() {
            continue;
        }
        clauses.push(head);
        let bracket = mark.as_str().ends_with('(');
        start = if bracket { mark.end() - 1 } else { mark.end() };
    }
    clauses.push(text.get(start..).unwrap_or_default());
    clauses.into_iter().map(str::trim).filter(|clause| !clause.is_empty()).collect()
}

fn empty(text: &str, form: TargetForm, year: Option<i32>) -> Target {
    Target {
        text: prose::fold(text),
        form,
        value: None,
        low: None,
        high: None,
        unit: None,
        period: None,
        year,
    }
}

fn target_of(clause: &str, year: Option<i32>) -> Option<Target> {
    let forms = &*FORMS;
    let make = |form: TargetForm| empty(clause, form, year);
    if let Some(found) = forms.rank.captures(clause) {
        let value = ["value", "top", "place", "after"].iter().find_map(|name| named(&found, name));
        return Some(Target { value, ..make(TargetForm::RankWithin) });
    }
    let period = period_of(clause);
    if let Some(target) = span_of(clause, period, &make) {
        return Some(target);
    }
    if forms.better.is_match(clause) {
        return Some(make(TargetForm::BetterThanPrevious));
    }
    for (form, regex) in &forms.limits {
        let told = regex.captures_iter(clause).find(|found| !is_year(found));
        let Some(found) = told else { continue };
        let form =
            if period.is_some() && *form == TargetForm::AtLeast { TargetForm::CountInPeriod } else { *form };
        return Some(Target { value: named(&found, "value"), unit: unit_of(&found), period, ..make(form) });
    }
    if let Some(found) = forms.alone.captures(clause.trim_end_matches('.')) {
        return Some(Target {
            value: named(&found, "value"),
            unit: unit_of(&found),
            ..make(TargetForm::Reach)
        });
    }
    let amount = forms.amount.captures_iter(clause).find(|found| is_amount(clause, found));
    if let Some(found) = amount {
        let unit = unit_of(&found);
        let fresh = unit
            .as_deref()
            .is_some_and(|unit| ["nya ", "new ", "nye "].iter().any(|new| unit.starts_with(new)));
        let (form, period) = match (period, fresh && year.is_some()) {
            (Some(period), _) => (TargetForm::CountInPeriod, Some(period)),
            // New ones by a year are counted over that year.
            (None, true) => (TargetForm::CountInPeriod, Some(TargetPeriod::Year)),
            (None, false) => (TargetForm::Reach, None),
        };
        return Some(Target { value: named(&found, "value"), unit, period, ..make(form) });
    }
    if forms.improving.is_match(clause) {
        return Some(make(TargetForm::Improving));
    }
    forms.milestone.is_match(clause).then(|| make(TargetForm::Milestone))
}

fn span_of(
    clause: &str,
    period: Option<TargetPeriod>,
    make: &dyn Fn(TargetForm) -> Target,
) -> Option<Target> {
    let found = FORMS.span.captures_iter(clause).find(|found| {
        let (low, high) = (low_of(found), high_of(found));
        let year = |value: Option<f64>| value.is_some_and(|value| (1950.0..2100.0).contains(&value));
        low.is_some() && high > low && !(year(low) && year(high))
    })?;
    let form = if period.is_some() { TargetForm::CountInPeriod } else { TargetForm::Range };
    Some(Target { low: low_of(&found), high: high_of(&found), unit: unit_of(&found), period, ..make(form) })
}

fn low_of(found: &Captures) -> Option<f64> {
    named(found, "low").or_else(|| named(found, "from"))
}

fn high_of(found: &Captures) -> Option<f64> {
    named(found, "high").or_else(|| named(found, "until"))
}

fn is_year(found: &Captures) -> bool {
    let digits = found.name("value").map_or("", |value| value.as_str());
    digits.len() == 4
        && unit_of(found).is_none()
        && digits.parse().is_ok_and(|value: i32| (1950..2100).contains(&value))
}

/// A number that counts something: not a year, not an article.
fn is_amount(clause: &str, found: &Captures) -> bool {
    let Some(text) = found.name("value").map(|value| value.as_str()) else { return false };
    let word = text.starts_with(char::is_alphabetic);
    let article = ["en", "ett", "one", "to", "én", "a"].contains(&text.to_lowercase().as_str());
    let year = text.len() == 4 && text.parse().is_ok_and(|value: i32| (1950..2100).contains(&value));
    let whole = found.name("value").is_some_and(|value| {
        clause
            .get(value.end()..)
            .is_none_or(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with('-'))
    });
    whole && !article && !year && (!word || found.name("unit").is_some())
}

fn named(found: &Captures, name: &str) -> Option<f64> {
    found.name(name).and_then(|value| number(value.as_str()))
}

/// The word after the number, unless it is a word of the sentence.
fn unit_of(found: &Captures) -> Option<String> {
    let unit = found.name("unit")?.as_str();
    let small = [
        "per", "i", "av", "på", "om", "och", "eller", "under", "år", "in", "of", "per.", "a", "by", "on",
        "vid", "till", "senast", "för", "med", "årligen", "the", "and", "ska", "som", "är", "annually",
        "inom", "fram",
    ];
    let first = unit.split_whitespace().next().unwrap_or(unit).trim_matches('/').to_lowercase();
    (!small.contains(&first.as_str()) && !unit.starts_with('/'))
        .then(|| unit.trim_end_matches(['/', '-']).to_string())
}

fn period_of(clause: &str) -> Option<TargetPeriod> {
    let found = FORMS.per.captures(clause)?;
    let word = found.name("period").or(found.name("adverb"))?.as_str().to_lowercase();
    Some(if word.starts_with("halv") {
        TargetPeriod::HalfYear
    } else if word.starts_with("kv") || word.starts_with("quarter") {
        TargetPeriod::Quarter
    } else if word.starts_with("m") {
        TargetPeriod::Month
    } else if word.starts_with("v") || word.starts_with("w") || word.starts_with("u") {
        TargetPeriod::Week
    } else if word.starts_with("half") {
        TargetPeriod::HalfYear
    } else {
        TargetPeriod::Year
    })
}

/// The target as a sentence of its own, without full stop.
pub fn sentence(target: &Target, language: Language) -> String {
    let swedish = language == Language::Swedish;
    let say = |sv: &str, en: &str| if swedish { sv.to_string() } else { en.to_string() };
    let unit = target.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let value = target.value.map(|value| format!("{}{unit}", shown(value, language)));
    let value = value.unwrap_or_else(|| target.text.clone());
    let span = match (target.low, target.high) {
        (Some(low), Some(high)) => format!("{}–{}{unit}", shown(low, language), shown(high, language)),
        _ => value.clone(),
    };
    let period =
        target.period.map(|period| format!(" {}", period_words(period, swedish))).unwrap_or_default();
    let said = match target.form {
        TargetForm::AtLeast => format!("{} {value}{period}", say("minst", "at least")),
        TargetForm::Above => format!("{} {value}{period}", say("över", "above")),
        TargetForm::AtMost => format!("{} {value}{period}", say("högst", "at most")),
        TargetForm::Below => format!("{} {value}{period}", say("under", "below")),
        TargetForm::Reach => format!("{} {value}", say("nå", "reach")),
        TargetForm::Range => format!("{} {span}", say("inom", "within")),
        TargetForm::CountInPeriod => format!("{span}{period}"),
        TargetForm::RankWithin => match target.value {
            Some(rank) => {
                format!("{} {} {}", say("bland de", "among the"), shown(rank, language), say("bästa", "best"))
            }
            None => say("bland de bästa", "among the best"),
        },
        TargetForm::Improving => say("en positiv utveckling", "a positive trend"),
        TargetForm::BetterThanPrevious => say("bättre än föregående år", "better than the previous year"),
        TargetForm::Milestone => format!("{}: {}", say("milstolpe", "milestone"), target.text),
        TargetForm::None => target.text.clone(),
    };
    match target.year {
        Some(year) => format!("{said} ({year})"),
        None => said,
    }
}

fn period_words(period: TargetPeriod, swedish: bool) -> &'static str {
    match (period, swedish) {
        (TargetPeriod::Year, true) => "per år",
        (TargetPeriod::Year, false) => "a year",
        (TargetPeriod::HalfYear, true) => "per halvår",
        (TargetPeriod::HalfYear, false) => "a half-year",
        (TargetPeriod::Quarter, true) => "per kvartal",
        (TargetPeriod::Quarter, false) => "a quarter",
        (TargetPeriod::Month, true) => "per månad",
        (TargetPeriod::Month, false) => "a month",
        (TargetPeriod::Week, true) => "per vecka",
        (TargetPeriod::Week, false) => "a week",
    }
}

/// Digits as the language writes them.
pub(super) fn shown(value: f64, language: Language) -> String {
    let plain = format!("{value}");
    let (whole, part) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let (group, comma) = if language == Language::Swedish { ('\u{a0}', ',') } else { (',', '.') };
    let mut grouped = String::new();
    let digits = whole.trim_start_matches('-');
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 && digits.len() > 4 {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') { "−" } else { "" };
    part.map_or_else(|| format!("{sign}{grouped}"), |part| format!("{sign}{grouped}{comma}{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use TargetForm as F;

    type Case = (&'static str, Option<i32>, F, Option<f64>, Option<f64>, Option<f64>, Option<&'static str>);

    #[test]
    fn words_become_forms() {
        let cases: [Case; 34] = [
            ("minst 76", None, F::AtLeast, Some(76.0), None, None, None),
            ("ett NKI på minst 76 i mätningen", None, F::AtLeast, Some(76.0), None, None, None),
            ("Resultat över 105", Some(2031), F::Above, Some(105.0), None, None, None),
            ("betyg över 3,7", None, F::Above, Some(3.7), None, None, None),
            (">20 företag", None, F::Above, Some(20.0), None, None, Some("företag")),
            ("högst 30 dagar", None, F::AtMost, Some(30.0), None, None, Some("dagar")),
            ("under 5 %", None, F::Below, Some(5.0), None, None, Some("%")),
            ("färre än tio dagar", None, F::Below, Some(10.0), None, None, Some("dagar")),
            ("200 ha säljbar mark", Some(2031), F::Reach, Some(200.0), None, None, Some("ha")),
            ("72", None, F::Reach, Some(72.0), None, None, None),
            ("85 %", None, F::Reach, Some(85.0), None, None, Some("%")),
            ("1 200 medlemmar", None, F::Reach, Some(1200.0), None, None, Some("medlemmar")),
            ("60–70", None, F::Range, None, Some(60.0), Some(70.0), None),
            ("mellan 5 och 8", None, F::Range, None, Some(5.0), Some(8.0), None),
            ("40 inlägg per år", None, F::CountInPeriod, Some(40.0), None, None, Some("inlägg")),
            ("1–3 per år", None, F::CountInPeriod, None, Some(1.0), Some(3.0), None),
            ("minst 3-5 planer per år", None, F::CountInPeriod, None, Some(3.0), Some(5.0), Some("planer")),
            (
                "besöker minst 150 bolag per år",
                None,
                F::CountInPeriod,
                Some(150.0),
                None,
                None,
                Some("bolag"),
            ),
            ("75 nya läsare", Some(2031), F::CountInPeriod, Some(75.0), None, None, Some("nya läsare")),
            ("två möten per halvår", None, F::CountInPeriod, Some(2.0), None, None, Some("möten")),
            ("bland de fem bästa", None, F::RankWithin, Some(5.0), None, None, None),
            ("bland de tre högsta i länet", None, F::RankWithin, Some(3.0), None, None, None),
            ("bland de högsta av landets 15 största", None, F::RankWithin, None, None, None, None),
            ("topp 10", None, F::RankWithin, Some(10.0), None, None, None),
            ("among the ten best", None, F::RankWithin, Some(10.0), None, None, None),
            ("en positiv utveckling", None, F::Improving, None, None, None, None),
            ("att trenden visar på förbättring", None, F::Improving, None, None, None, None),
            ("an upward trend", None, F::Improving, None, None, None, None),
            (
                "en ökning i förhållande till innevarande år",
                None,
                F::BetterThanPrevious,
                None,
                None,
                None,
                None,
            ),
            ("bättre än föregående år", None, F::BetterThanPrevious, None, None, None, None),
            ("higher than last year", None, F::BetterThanPrevious, None, None, None, None),
            ("at least 12 visits a month", None, F::CountInPeriod, Some(12.0), None, None, Some("visits")),
            ("at most 4 weeks", None, F::AtMost, Some(4.0), None, None, Some("weeks")),
            ("Handlingsplanen antagen", Some(2031), F::Milestone, None, None, None, None),
        ];
        for (text, year, form, value, low, high, unit) in cases {
            let targets = parse(text, year);
            assert_eq!(targets.len(), 1, "{text}: {targets:?}");
            let target = &targets[0];
            let got =
                (target.form, target.value, target.low, target.high, target.unit.as_deref(), target.year);
            assert_eq!(got, (form, value, low, high, unit, year), "{text}");
        }
    }

    #[test]
    fn targets_of_the_neighbours() {
        let cases: [Case; 30] = [
            // Norwegian
            ("minst 20 nye bedrifter", None, F::AtLeast, Some(20.0), None, None, Some("nye bedrifter")),
            ("flere enn 15 lærlinger", None, F::Above, Some(15.0), None, None, Some("lærlinger")),
            ("høyst 30 dager", None, F::AtMost, Some(30.0), None, None, Some("dager")),
            ("mindre enn 4 %", None, F::Below, Some(4.0), None, None, Some("%")),
            ("blant de ti beste", None, F::RankWithin, Some(10.0), None, None, None),
            ("plass 12 eller bedre", None, F::RankWithin, Some(12.0), None, None, None),
            ("tre møter per halvår", None, F::CountInPeriod, Some(3.0), None, None, Some("møter")),
            ("50 besøk i året", None, F::CountInPeriod, Some(50.0), None, None, Some("besøk")),
            ("bedre enn forrige år", None, F::BetterThanPrevious, None, None, None, None),
            ("en positiv utvikling", None, F::Improving, None, None, None, None),
            ("planen er vedtatt", Some(2031), F::Milestone, None, None, None, None),
            // Danish
            ("mindst 75 %", None, F::AtLeast, Some(75.0), None, None, Some("%")),
            ("mere end 200 deltagere", None, F::Above, Some(200.0), None, None, Some("deltagere")),
            ("højst 10 dage", None, F::AtMost, Some(10.0), None, None, Some("dage")),
            ("færre end 5 klager", None, F::Below, Some(5.0), None, None, Some("klager")),
            ("blandt de otte bedste", None, F::RankWithin, Some(8.0), None, None, None),
            ("højere end sidste år", None, F::BetterThanPrevious, None, None, None, None),
            ("12 møder om året", None, F::CountInPeriod, Some(12.0), None, None, Some("møder")),
            ("strategien er vedtaget", None, F::Milestone, None, None, None, None),
            // English
            ("no more than 12 weeks", None, F::AtMost, Some(12.0), None, None, Some("weeks")),
            ("fewer than 30 complaints", None, F::Below, Some(30.0), None, None, Some("complaints")),
            ("within the top 20", None, F::RankWithin, Some(20.0), None, None, None),
            ("between 40 and 50", None, F::Range, None, Some(40.0), Some(50.0), None),
            ("10 new firms per year", None, F::CountInPeriod, Some(10.0), None, None, Some("new firms")),
            ("an increase on last year", None, F::BetterThanPrevious, None, None, None, None),
            ("strategy published", None, F::Milestone, None, None, None, None),
            // Swedish
            ("högre än 3,8", None, F::Above, Some(3.8), None, None, None),
            ("lägre än 5 dagar", None, F::Below, Some(5.0), None, None, Some("dagar")),
            ("plats 40 eller bättre", None, F::RankWithin, Some(40.0), None, None, None),
            ("plan framtagen och antagen", None, F::Milestone, None, None, None, None),
        ];
        for (text, year, form, value, low, high, unit) in cases {
            let targets = parse(text, year);
            assert_eq!(targets.len(), 1, "{text}: {targets:?}");
            let target = &targets[0];
            let got =
                (target.form, target.value, target.low, target.high, target.unit.as_deref(), target.year);
            assert_eq!(got, (form, value, low, high, unit, year), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_targets() {
        for text in ["", "Vi mäter med enkät", "nöjda företag", "under 2031", "Bra service", "en mötesplats"]
        {
            assert_eq!(parse(text, None), [], "{text}");
        }
    }

    #[test]
    fn several_targets_and_notes() {
        let text = "Resultat över 101.( Bygger på 2030 års siffror)";
        let targets = parse(text, Some(2031));
        assert_eq!(targets.len(), 1);
        assert_eq!(targets[0].value, Some(101.0));
        let several = parse("Betyg över 3,5. Minst 70 i nöjdhet.", None);
        assert_eq!(several.iter().map(|one| one.form).collect::<Vec<_>>(), [F::Above, F::AtLeast]);
    }

    #[test]
    fn sentences_say_it_back() {
        let said = |text: &str, year, language| sentence(&parse(text, year)[0], language);
        assert_eq!(said("minst 76", Some(2031), Language::Swedish), "minst 76 (2031)");
        assert_eq!(said("betyg över 3,7", None, Language::English), "above 3.7");
        assert_eq!(said("bland de fem bästa", None, Language::English), "among the 5 best");
        assert_eq!(said("1–3 per år", None, Language::Swedish), "1–3 per år");
        assert_eq!(said("12500 kr", None, Language::Swedish), "nå 12\u{a0}500 kr");
    }
}
