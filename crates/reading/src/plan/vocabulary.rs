//! The words that plans use for their parts, in Swedish, English, Norwegian, Danish and Finnish.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use crate::contract::Level;

/// What a column, or a labelled text, says of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Title,
    Purpose,
    Goal,
    Activity,
    When,
    Responsible,
    Priority,
    FollowUp,
    Status,
    Progress,
    Budget,
    Baseline,
    Method,
    Number,
}

const WORDS: [(Part, &str); 14] = [
    (
        Part::Title,
        "initiativ|initiative|projekt|project|prosjekt|uppdrag|insatsens namn|namn på insats|rubrik|\
         hanke|projektnamn|aktivitetens namn|namn|titel|title",
    ),
    (
        Part::Purpose,
        "syfte|purpose|aim|aims|formål|hensikt|tarkoitus|bakgrund och syfte|syftet|varför|why|hvorfor",
    ),
    (
        Part::Goal,
        "mål|målsättning|delmål|målbild|resultatmål|effektmål|goal|goals|objective|objectives|\
         målsetting|målsætning|tavoite|tavoitteet|önskat läge|mål och syfte",
    ),
    (
        Part::Activity,
        "aktivitet|aktiviteter|åtgärd|åtgärder|insats|insatser|aktion|aktioner|vad|vad ska göras|\
         vad gör vi|activity|activities|action|actions|measure|measures|what|task|tasks|tiltak|\
         handling|handlinger|indsats|indsatser|aktivitet/åtgärd|åtgärd/aktivitet|oppgave|oppgaver|\
         hva|hvad|toimenpide|toimenpiteet|åtgärd/insats|delaktivitet|delaktiviteter|\
         planerade aktiviteter|planned activities|opgave|opgaver|task name|\
         delåtgärd|delåtgärder|handlingspunkt|handlingspunkter|gjeremål|uppgift|uppgifter",
    ),
    (
        Part::When,
        "när|tid|tidplan|tidsplan|tidpunkt|tidsperiod|period|start|klart|klar|klart senast|datum|\
         deadline|when|time|timeline|timing|schedule|due|due date|time frame|timeframe|når|tidspunkt|\
         frist|hvornår|tidsramme|tidsram|år|year|milloin|aikataulu|genomförs|startår|gjennomføring|\
         timescale|tidsskala|tidsplanering|tidsatt|klar senast|senast|klart till|\
         tidsrom|forfallsdato|förfallodatum|tidsfrist|genomförandetid|timebound|time-bound",
    ),
    (
        Part::Responsible,
        "vem|ansvarig|ansvariga|ansvar|ansvarig part|huvudansvarig|utförare|vem ansvarar|ägare|\
         ansvarig aktör|ansvarig nämnd|ansvarig förvaltning|responsible|responsibility|owner|lead|\
         who|lead partner|ansvarlig|ansvarlige|hvem|eier|ejer|vastuu|vastuuhenkilö|vastuutaho|\
         kontaktperson|ansvarig funktion|vilka|aktör|aktörer|ansvarleg|ansvarlege|assigned to|assignee|\
         tilldelad|tilldelad till|tilldelat till|tildelt|tildelt til|kven|lead partners",
    ),
    (
        Part::Priority,
        "prio|prioritet|prioritering|prioriteringsgrad|priority|prioriteetti|prioritetsnivå|\
         angelägenhet",
    ),
    (
        Part::FollowUp,
        "uppföljning|uppföljs|följs upp|follow-up|follow up|followup|monitoring|oppfølging|\
         opfølgning|seuranta|utvärdering|evaluation|rapportering|reporting|avstämning|evaluering",
    ),
    (Part::Status, "status|läge|state|tila|tilstand|aktuell status"),
    (
        Part::Progress,
        "progress|framsteg|framdrift|fremdrift|genomförandegrad|fremskridt|eteneminen|färdiggrad",
    ),
    (
        Part::Budget,
        "budget|kostnad|kostnader|finansiering|resurser|resurs|cost|costs|funding|resources|budsjett|\
         økonomi|ressurser|ressourcer|budjetti|ekonomi|medel",
    ),
    (
        Part::Baseline,
        "nuläge|utgångsläge|baseline|nåsituasjon|nå-situasjon|startvärde|udgangspunkt|\
         dagens situation|lähtötilanne|nulägesbild|current state",
    ),
    (
        Part::Method,
        "mätmetod|metod|mått|hur mäts|mäts genom|mätning|measurement|method|målemetode|metode|\
         så mäter vi|indikator|indikatorer|indicator|indicators|nyckeltal|mätetal|mittari|mittarit|\
         how measured",
    ),
    (Part::Number, "nr|nr.|no|no.|#|id|nummer|number|löpnr"),
];

static PARTS: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| {
    WORDS.iter().flat_map(|(part, words)| words.split('|').map(|word| (word, *part))).collect()
});

/// The part that a header word or a label names; `None` if the word is not known.
pub(super) fn part(word: &str) -> Option<Part> {
    let word = word.trim().trim_end_matches([':', '*', '?']).trim();
    if word.len() > 60 {
        return None;
    }
    PARTS.get(word.to_lowercase().as_str()).copied()
}

/// The part that all words beginning like this name: "ansv".
pub(super) fn abbreviated(stem: &str) -> Option<Part> {
    if !(3..=8).contains(&stem.chars().count()) {
        return None;
    }
    let mut parts = PARTS.iter().filter(|(word, _)| word.starts_with(stem)).map(|(_, part)| *part);
    let first = parts.next()?;
    parts.all(|part| part == first).then_some(first)
}

/// A priority word's level: outer `None` if it is no known priority word.
pub(super) fn level(text: &str) -> Option<Level> {
    if text.len() > 40 {
        return None;
    }
    let word = text.trim().trim_end_matches('.').to_lowercase();
    let word = word.strip_prefix("prio ").or(word.strip_suffix(" prioritet")).unwrap_or(&word);
    match word {
        "hög" | "high" | "høy" | "høj" | "korkea" | "hög prio" => Some(Level::High),
        "medel" | "medium" | "middels" | "mellem" | "middel" | "keskitaso" | "medel prio" => {
            Some(Level::Medium)
        }
        "låg" | "low" | "lav" | "matala" | "låg prio" => Some(Level::Low),
        _ => None,
    }
}

/// Words that stand for people where names stand.
const GROUPS: &str = "alla|berörda|konsult|konsulter|samtliga|hela enheten|hela teamet|vakant|all|everyone|\
                      everybody|consultant|team|alle|berørte|konsulent|kaikki|chef|enhetschef|n.n.|nn";

pub(super) fn is_group(text: &str) -> bool {
    let word = text.trim().to_lowercase();
    GROUPS.split('|').any(|one| one == word)
}

static FREQUENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:
          (?:minst\s+|ca\s+|at\s+least\s+)?
          (?:en|ett|två|tre|fyra|fem|sex|one|two|three|four|én|to|tre|fire|\d+(?:\s?[-–]\s?\d+)?)\s*
          (?:gång(?:er)?|ggr\.?|g|x|times?|ganger|gange?)
          (?:\s*(?:per|om|i|/|an?|each|every|årligen)?\s*
             (?:året?t?|år|halvår(?:et)?|månad(?:en)?|mån|kvartal(?:et)?|vecka(?:n)?|termin|verksamhetsår|
                year|half-year|month|quarter|week|måned(?:en)?|uken?|ugen?))?
          | (?:varje|varannan|vart|vartannat|every|each|hver|hvert)\s+(?:\w+\s+)?
             (?:år|halvår|månad|kvartal|vecka|termin|tertial|year|half-year|month|quarter|week|måned|uke|uge)
          | halvårsvis | årsvis | årligen | årlig | kvartalsvis | månadsvis | veckovis | tertialvis
          | delår(?:svis)?
          | (?:once|twice)\s+(?:a|per|every)\s+\w+ | annually | yearly | quarterly | monthly
          | weekly | half-yearly
          | årligt | kvartalsvist | månedlig | halvårlig | delårsrapport | löpande | kontinuerligt
          )\.?$",
    )
});

/// One of these stands in every phrase that says how often: cheap to look for before the pattern is tried.
const OFTEN: [&str; 17] = [
    "gång",
    "ggr",
    "gang",
    "time",
    "varje",
    "vart",
    "varannan",
    "every",
    "each",
    "hver",
    "svis",
    "årlig",
    "once",
    "twice",
    "ly",
    "löpande",
    "kontinuer",
];

/// A phrase that says how often, such as "två gånger per år".
pub(super) fn is_frequency(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 60 {
        return false;
    }
    let lower = text.to_lowercase();
    (OFTEN.iter().any(|word| lower.contains(word)) || lower.contains(['x', 'g'])) && FREQUENCY.is_match(text)
}

/// Words that name a time.
const TIMES: &str = "löpande|kontinuerligt|fortlöpande|tillsvidare|vidare|ongoing|continuous|\
                     continuously|løpende|årligen|annually|årlig|året|vår|våren|höst|hösten|sommar|\
                     sommaren|vinter|vintern|spring|autumn|summer|winter|fall|høsten|sommeren|halvåret|\
                     halvår|kvartal|kvartalet|vecka|week|q1|q2|q3|q4|vt|ht|t1|t2|t3|jan|januari|january|\
                     januar|feb|februari|february|februar|mars|march|april|apr|maj|may|mai|jun|juni|june|\
                     jul|juli|july|aug|augusti|august|sep|sept|september|okt|oktober|oct|october|nov|\
                     november|dec|december|des|desember";

/// Words of time phrases that name no time by themselves.
const JOINING: &str = "och|från|senast|till|tom|t|o|m|fr|from|until|by|and|since|under|innan|början|slutet|\
                     av|to|hela|tills|första|andra|tredje|fjärde|framåt|including|kv|v|1:a|2:a";

static TIME_WORDS: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let names = TIMES.split('|').map(|word| (word, true));
    names.chain(JOINING.split('|').map(|word| (word, false))).collect()
});

/// A word of a time phrase: whether it names a time by itself; `None` if it has no place in such a phrase.
fn time_word(word: &str) -> Option<bool> {
    if let Some(names) = TIME_WORDS.get(word) {
        return Some(*names);
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return match word.len() {
            1 | 2 => Some(false),
            4 => Some(word.starts_with("19") || word.starts_with("20")).filter(|year| *year),
            _ => None,
        };
    }
    let numbered = ["vt", "ht", "kv", "v"].iter().find_map(|start| word.strip_prefix(start))?;
    (numbered.len() <= 2 && numbered.bytes().all(|byte| byte.is_ascii_digit())).then_some(true)
}

/// A year, a span, a date, a season or the like.
pub(super) fn is_when(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    let lower = text.to_lowercase();
    let mut names = lower.contains('/') && !lower.contains(char::is_alphabetic);
    let gaps = |c: char| c.is_whitespace() || ",./&-–—".contains(c);
    for word in lower.split(gaps).filter(|word| !word.is_empty()) {
        match time_word(word) {
            Some(named) => names |= named,
            None => return false,
        }
    }
    names
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b((?:19[5-9]|20\d)\d)\b(?:\s?[-/–]\s?(\d\d)\b(?:[^-\d]|$))?"));

/// The years that a text names, in order; "2026-27" names two.
pub(super) fn years(text: &str) -> Vec<i32> {
    let number = |digits: regex::Match| digits.as_str().parse::<i32>().ok();
    let mut years = Vec::new();
    for found in YEAR.captures_iter(text) {
        let Some(year) = found.get(1).and_then(number) else { continue };
        years.push(year);
        // Up to twelve it may as well be a month.
        let next = found.get(2).and_then(number).filter(|next| *next > 12);
        years.extend(
            next.map(|next| year / 100 * 100 + next).filter(|next| (1..=10).contains(&(next - year))),
        );
    }
    years
}

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|
        february|march|may|june|july|august|october|januar|februar|mai|desember)(\s+20\d\d)?$",
    )
});

/// A month's name alone, or two with a dash or "och" between, as a year wheel has for headings.
pub(super) fn is_month(text: &str) -> bool {
    all_months(text, |month| MONTH.is_match(month))
}

/// Each part of a span is a month.
pub(super) fn all_months(text: &str, is_month: impl Fn(&str) -> bool) -> bool {
    let text = text.trim().replace(['–', '—', '/', '-'], "|").replace(" och ", "|").replace(" og ", "|");
    text.len() <= 40 && text.split('|').count() <= 3 && text.split('|').all(|month| is_month(month.trim()))
}

static NOTHING_PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:inga|ingen|inte\s+några|no|ingen|ikke\s+noen)\s+(?:sådana\s+|särskilda\s+|nya\s+|egna\s+)?
          (?:planerade|inplanerade|planned|planlagte)\s+
          (?:aktiviteter|insatser|åtgärder|activities|actions|measures|tiltak|indsatser)
        | \b(?:inga|no|ingen)\s+(?:aktiviteter|insatser|åtgärder|activities|actions|measures|tiltak)\s+
          (?:(?:är|finns|har|are|have|er)\s+(?:\w+\s+)?)?(?:planera|planlägg|planned|planlagt|planlegg)
        | \b(?:planerar|planlägger)\s+(?:vi\s+)?(?:inte\s+några|inga)\s+(?:\w+\s+)?
          (?:aktiviteter|insatser|åtgärder)",
    )
});

/// The text says that nothing is planned.
pub(super) fn says_nothing_planned(text: &str) -> bool {
    NOTHING_PLANNED.is_match(text)
}

static PLAN_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)handleplan | handlings(?:program|del) | åtgärdsprogram | delivery\ plan
        | implementation\ plan
        | (?:verksamhets|handlings|åtgärds|aktivitets|närings\w*|genomförande|års|utvecklings)-?plan
        | näringslivs(?:program|strategi) | \bplan\b | action\ plan | operational\ plan
        | activity\ plan | work\ plan
        | business\ plan | (?:handlings|tiltaks|virksomhets|årshjul|nærings)plan | årshjul
        | tiltaksplan | årsplan | erhvervsplan | næringsplan | vækstplan
        | toimintasuunnitelma",
    )
});

/// The text names a plan.
pub(super) fn names_plan(text: &str) -> bool {
    PLAN_WORD.is_match(text)
}

static INDICATOR_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)nyckeltal|indikator|indicator|\bkpi|mätetal|målvärde|måltal|nøkkeltall|nøgletal|",
        r"key figures|mittari",
    ))
});

/// The text speaks of indicators.
pub(super) fn names_indicators(text: &str) -> bool {
    INDICATOR_WORD.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_tell_their_kind() {
        for text in
            ["2031", "2031-2032", "2031 2033", "2031 - 2032", "våren 2031", "Q3", "mars–juni 2031", "2031-"]
        {
            assert!(is_when(text), "{text}");
        }
        for text in ["12", "Våren är vacker", "Eva", "3", "och", "Delta 2031"] {
            assert!(!is_when(text), "{text}");
        }
        for text in [
            "Två gånger per år",
            "2-3 ggr/år",
            "Två gånger per år.",
            "halvårsvis",
            "Twice a year",
            "varje halvår",
        ] {
            assert!(is_frequency(text), "{text}");
        }
        for text in ["per år", "2-3", "Två möten", "Två gånger per år 2031"] {
            assert!(!is_frequency(text), "{text}");
        }
        assert!(says_nothing_planned("Under 2031 finns inga sådana planerade aktiviteter."));
        assert!(says_nothing_planned("Under året har vi inga planerade aktiviteter här."));
        assert!(says_nothing_planned("Inga aktiviteter planeras."));
        assert!(says_nothing_planned("No activities planned."));
        assert!(!says_nothing_planned("Vi planerar aktiviteter."));
        assert!(is_month("Januari") && !is_month("Januarimötet"));
        assert!(is_month("FEBRUARI–MARS") && is_month("juni och juli") && !is_month("mars-2"));
        assert_eq!(years("Plan 2026-27, klar 2026-03-01"), [2026, 2027, 2026]);
        assert_eq!(years("2031/2032 och 2011-12"), [2031, 2032, 2011]);
        assert_eq!(part("Åtgärd:"), Some(Part::Activity));
        assert_eq!(level("Mellan"), None);
    }
}
