//! The words that plans use for their parts, in Swedish, English, Norwegian, Danish and Finnish.

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
         planerade aktiviteter|planned activities",
    ),
    (
        Part::When,
        "när|tid|tidplan|tidsplan|tidpunkt|tidsperiod|period|start|klart|klar|klart senast|datum|\
         deadline|when|time|timeline|timing|schedule|due|due date|time frame|timeframe|når|tidspunkt|\
         frist|hvornår|tidsramme|tidsram|år|year|milloin|aikataulu|genomförs|startår|gjennomføring",
    ),
    (
        Part::Responsible,
        "vem|ansvarig|ansvariga|ansvar|ansvarig part|huvudansvarig|utförare|vem ansvarar|ägare|\
         ansvarig aktör|ansvarig nämnd|ansvarig förvaltning|responsible|responsibility|owner|lead|\
         who|lead partner|ansvarlig|ansvarlige|hvem|eier|ejer|vastuu|vastuuhenkilö|vastuutaho|\
         kontaktperson|ansvarig funktion|vilka|aktör|aktörer",
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

/// The part that a header word or a label names; `None` if the word is not known.
pub(super) fn part(word: &str) -> Option<Part> {
    let word = word.trim().trim_end_matches([':', '*', '?']).trim().to_lowercase();
    WORDS.iter().find(|(_, words)| words.split('|').any(|one| one == word)).map(|(part, _)| *part)
}

/// A priority word's level: outer `None` if it is no known priority word.
pub(super) fn level(text: &str) -> Option<Level> {
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

/// A phrase that says how often, such as "två gånger per år".
pub(super) fn is_frequency(text: &str) -> bool {
    FREQUENCY.is_match(text.trim())
}

static WHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:(?:
            (?:19|20)\d\d(?:-\d\d(?:-\d\d)?)? | q[1-4] | (?:vt|ht)(?:[\s-]?\d\d)? | kv(?:artal)?\s?\d | t\d
          | löpande | kontinuerligt | fortlöpande | tillsvidare | tills\s+vidare | ongoing
          | continuous(?:ly)? | løpende
          | årligen | annually | årlig | hela\s+året | under\s+året
          | våren? | hösten? | sommaren? | vintern? | spring | autumn | summer | winter | fall
          | høsten | sommeren
          | (?:första|andra|tredje|fjärde|1:a|2:a)\s+(?:halvåret|kvartalet) | halvår(?:et)?
          | jan(?:uari|uary)?\.? | feb(?:ruari|ruary)?\.? | mars | march | april | apr\.? | maj | may | mai
          | ju[nl]i? | june | july | aug(?:usti|ust)?\.? | sep(?:t(?:ember)?)?\.? | o[ck]t(?:ober)?\.?
          | nov(?:ember)?\.? | dec(?:ember)?\.? | des(?:ember)?
          | v(?:ecka)?\.?\s?\d{1,2} | week\s\d{1,2} | \d{1,2}/\d{1,2} | \d{1,2}
          | från | senast | till | t\.?o\.?m\.? | fr\.?o\.?m\.? | och | och\s+framåt | början\s+av
          | slutet\s+av | under
          | from | until | by | and | since | from\s+and\s+including | innan
          )(?:[\s,./&]*[-–—]\s*|[\s,./&]+|$))+$",
    )
});

/// Words of time phrases that name no time by themselves.
const JOINING: &str =
    "och|från|senast|till|tom|from|until|by|and|since|under|innan|början|slutet|av|to|fr|including|framåt";

/// A year, a span, a date, a season or the like.
pub(super) fn is_when(text: &str) -> bool {
    let text = text.trim();
    let names_time = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        (letters >= 2 || word.len() == 4 || (letters == 1 && word.len() > 1))
            && !JOINING.split('|').any(|one| one == word)
    };
    let lower = text.to_lowercase();
    let dated = lower.contains('/') && !lower.contains(char::is_alphabetic);
    text.len() <= 60
        && (dated || lower.split(|c: char| !c.is_alphanumeric()).any(names_time))
        && WHEN.is_match(text)
}

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(19[5-9]\d|20\d\d)\b"));

/// The years that a text names, in order.
pub(super) fn years(text: &str) -> Vec<i32> {
    YEAR.find_iter(text).filter_map(|found| found.as_str().parse().ok()).collect()
}

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|
        february|march|may|june|july|august|october|januar|februar|mai|desember)(\s+20\d\d)?$",
    )
});

/// A month's name alone, as a year wheel has for headings.
pub(super) fn is_month(text: &str) -> bool {
    MONTH.is_match(text.trim())
}

static NOTHING_PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:inga|ingen|inte\s+några|no|ingen|ikke\s+noen)\s+(?:sådana\s+|särskilda\s+|nya\s+|egna\s+)?
          (?:planerade|inplanerade|planned|planlagte)\s+
          (?:aktiviteter|insatser|åtgärder|activities|actions|measures|tiltak|indsatser)
        | \b(?:inga|no|ingen)\s+(?:aktiviteter|insatser|åtgärder|activities|actions|measures|tiltak)\s+
          (?:är|finns|har|are|have|er)\s+(?:\w+\s+)?(?:planera|planned|planlagt)
       
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
        r"(?xi)(?:verksamhets|handlings|åtgärds|aktivitets|närings\w*|genomförande|års|utvecklings)-?plan
        | näringslivs(?:program|strategi) | \bplan\b | action\ plan | operational\ plan
        | activity\ plan | work\ plan
        | business\ plan | (?:handlings|tiltaks|virksomhets|årshjul|nærings)plan | årshjul
        | tiltaksplan | årsplan
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
        assert!(!says_nothing_planned("Vi planerar aktiviteter."));
        assert!(is_month("Januari") && !is_month("Januarimötet"));
        assert_eq!(part("Åtgärd:"), Some(Part::Activity));
        assert_eq!(level("Mellan"), None);
    }
}
