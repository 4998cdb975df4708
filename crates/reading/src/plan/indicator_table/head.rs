//! What the header words of a table of indicators mean.

use std::sync::LazyLock;

use regex::Regex;

use crate::plan::marked::{Cells, Use, is_time_column, told};
use crate::plan::pattern::pattern;
use crate::plan::prose;
use crate::plan::vocabulary::Part;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    Name,
    Unit,
    Outcome,
    Baseline,
    Target,
    Comparison,
    Trend,
    Source,
}

#[derive(Clone, Debug)]
pub(super) struct Head {
    pub kept: Option<Kept>,
    pub word: String,
    pub year: Option<i32>,
    pub unit: Option<String>,
    /// Which part of a year it tells of: "Utfall T2" is later than "Utfall T1".
    pub turn: Option<u8>,
    /// What a second number in brackets is: "Utfall 2025 (2024)", "Resultat (mål)".
    pub inner: Option<Inner>,
}

/// The second number of a cell as the header tells of it.
#[derive(Clone, Debug)]
pub(super) struct Inner {
    pub target: bool,
    pub word: String,
    pub year: Option<i32>,
}

/// Words that a header begins with, or that a longer one holds as a word of its own.
const NAMES: &str = "nyckeltal|indikator|indikatorer|mått|mätetal|indicator|indicators|kpi|kpi:er|\
                     measure|measures|\
                     nøkkeltall|nøgletal|mittari|mittarit|resultatmått|effektmått|resultatindikator|metric|\
                     performance indicator|måltal|indikatornamn|mätpunkt|måleparameter|\
                     key performance indicator|\
                     key indicator|nyckeltal/indikator|styrtal|mätvärde|måleindikator|uppföljningsmått";
const OUTCOMES: &str = "utfall|resultat|värde|outcome|actual|result|value|nuvärde|faktiskt|tulos|\
                        senaste|senast|\
                        status|nivå|helår|latest|current|resultater|faktisk|verdi|værdi|toteuma|arvo|\
                        mätvärde|outturn|performance|uppmätt";
const BASELINES: &str = "nuläge|utgångsläge|utgångsvärde|basvärde|startvärde|baseline|basår|nåsituasjon|\
                         udgangspunkt|nåværende|nuværende|nåverdi|\
                         lähtötaso|lähtötilanne|referensvärde|startverdi";
const TARGETS: &str = "mål|målvärde|måltal|målnivå|målsättning|delmål|målet|target|targets|goal|målsetting|\
                       måltall|målsætning|tavoite|tavoitetaso|ambition|ambitionsnivå|målbild|tavoitearvo|\
                       målverdi|målværdi|etappmål|slutmål|årsmål|resultatmål|delmålsättning|måltallet";
const COMPARISONS: &str = "jämförelse|riket|rikssnitt|rikssnittet|snitt|snittet|medel|medelvärde|\
                           genomsnitt|genomsnittet|average|mean|comparison|benchmark|länet|länssnitt|\
                           länsmedel|regionen|gjennomsnitt|gennemsnit|landet|landsgennemsnit|\
                           landsgjennomsnitt|jämförbara|liknande|rikets|median|england|uk|national|\
                           nationellt|riksgenomsnitt|koko|keskiarvo|föregående|previous|prognos|forecast|\
                           kommungrupp|kommungruppen|jfr|ligan|fylket|fylkessnitt|snittverdi|länets|\
                           regionsnitt|fjolåret|förra|forrige|sammenligning|sammenlikning";
const TRENDS: &str = "trend|utveckling|förändring|change|tendens|direction|utvikling|udvikling|riktning|\
                      suunta|\
                      trendpil";
const SOURCES: &str = "källa|source|kilde|datakälla|lähde|data|mätmetod|datakilde|källor|data source|\
                       statistikkälla";
const UNITS: &str = "enhet|unit|enhed|måttenhet|yksikkö|sort";
/// The one that the table is about, beside those that it is compared with.
const OWN: &str = "kommunen|kommun|vi|vår|vårt|regionen|kommunens|kommunen värde|kommune|kommunen vår|we|our";

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)"));
/// "2024/25", "2024–25".
static SPLIT_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:19|20)\d\d\s?[/–-]\s?\d\d\b"));
static TURN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:t|tertial|q|kv\.?|kvartal|quarter|h|halvår|delår|tertiær)\s?([1-4])\b")
});
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\(([^()]{1,30})\)"));
const UNIT_WORDS: &str = "%|procent|antal|st|kr|tkr|mkr|mnkr|msek|ha|index|dagar|dgr|kvm|m2|m²|\
                          procentenheter|placering|\
                          euro|€|£|percent|number|antall|personer|företag|poäng|år|timmar|‰|nok|dkk|sek|\
                          km|mdkr|plats|\
                          andel|skala 1-6|rank|rang|miljoner kronor|1000 kr|årsverk|prosent|pct";

fn is_word(words: &str, text: &str) -> bool {
    words.split('|').any(|one| one == text)
}

/// The unit that stands in brackets in a header or a name, and the text without it.
pub(super) fn unit_in(text: &str) -> (Option<String>, String) {
    let found =
        IN_BRACKETS.captures_iter(text).find(|found| is_word(UNIT_WORDS, &found[1].trim().to_lowercase()));
    match found.and_then(|found| Some((found.get(0)?, found.get(1)?))) {
        Some((whole, unit)) => {
            let rest = format!("{} {}", &text[..whole.start()], &text[whole.end()..]);
            (Some(unit.as_str().trim().to_string()), prose::fold(&rest))
        }
        None => (None, prose::fold(text)),
    }
}

pub(super) fn head(word: &str) -> Head {
    let (unit, rest) = unit_in(&prose::fold(word));
    // A year of two halves has no one year.
    let year = YEAR.captures(&rest).filter(|_| !SPLIT_YEAR.is_match(&rest));
    let year = year.and_then(|found| found[1].parse().ok());
    let turn = TURN.captures(&rest).and_then(|found| found[1].parse().ok());
    Head { kept: kept(&rest), word: rest, year, unit, turn, inner: None }
}

/// What the words of a header cell name.
fn kept(text: &str) -> Option<Kept> {
    let lower = text.to_lowercase();
    let words: Vec<String> = lower
        .split(|c: char| c.is_whitespace() || "()/,.:;*–-".contains(c))
        .filter(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_string)
        .collect();
    let any = |list: &str| words.iter().any(|word| is_word(list, word)) || is_word(list, lower.trim());
    if words.is_empty() {
        let dated = YEAR.is_match(&lower) || SPLIT_YEAR.is_match(&lower);
        return dated.then_some(Kept::Outcome);
    }
    if words.len() > 7 {
        return None;
    }
    let lists = [
        (COMPARISONS, Kept::Comparison),
        (SOURCES, Kept::Source),
        (NAMES, Kept::Name),
        (TARGETS, Kept::Target),
        (TRENDS, Kept::Trend),
        (BASELINES, Kept::Baseline),
        (OUTCOMES, Kept::Outcome),
        (UNITS, Kept::Unit),
    ];
    lists.into_iter().find(|(list, _)| any(list)).map(|(_, kept)| kept)
}

/// The column's meaning where its cells have a second number in brackets: "Utfall 2025 (2024)".
pub(super) fn paired(own: &Head) -> Option<Head> {
    let found = IN_BRACKETS.captures(&own.word)?;
    let (whole, inner) = (found.get(0)?, found.get(1)?.as_str().trim().to_string());
    let outside = format!("{}{}", &own.word[..whole.start()], &own.word[whole.end()..]);
    let plain = head(&outside);
    if plain.kept != Some(Kept::Outcome) {
        return None;
    }
    let named = head(&inner);
    let year = named.year;
    // "Utfall (2024)" only says which year the outcome is of.
    let told = match named.kept {
        Some(Kept::Target | Kept::Comparison) => true,
        Some(Kept::Outcome | Kept::Baseline) => {
            year.is_none() || plain.year.is_some_and(|own| year < Some(own))
        }
        _ => false,
    };
    let target = named.kept == Some(Kept::Target);
    told.then(|| Head { inner: Some(Inner { target, word: inner, year }), unit: own.unit.clone(), ..plain })
}

/// The header's columns, if the row is the header of a table of indicators; `told` if what stands above says
/// so.
pub(super) fn header(row: &Cells, said: bool) -> Option<Vec<Head>> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled < 2 || row.cells.len() < 2 || row.cells.iter().any(|cell| prose::length(cell) > 90) {
        return None;
    }
    let mut heads: Vec<Head> = row.cells.iter().map(|word| head(word)).collect();
    let count = |heads: &[Head], kept: Kept| heads.iter().filter(|head| head.kept == Some(kept)).count();
    let acts = row.cells.iter().any(|cell| told(cell) == Some(Use::Part(Part::Activity)));
    // "Mätetal" next to "Indikator": the first is the name.
    if count(&heads, Kept::Name) > 1 {
        let first = heads.iter().position(|head| head.kept == Some(Kept::Name));
        for (index, head) in heads.iter_mut().enumerate() {
            if head.kept == Some(Kept::Name) && Some(index) != first {
                head.kept = None;
            }
        }
    }
    // "Kommunen" beside "Länet" and "Riket" is what was measured.
    if count(&heads, Kept::Outcome) == 0 && count(&heads, Kept::Comparison) > 0 {
        let own = |head: &&mut Head| {
            matches!(head.kept, None | Some(Kept::Comparison)) && is_word(OWN, &head.word.to_lowercase())
        };
        let mut owns: Vec<&mut Head> = heads.iter_mut().filter(own).collect();
        if let [one] = owns.as_mut_slice() {
            one.kept = Some(Kept::Outcome);
        }
    }
    let measured = count(&heads, Kept::Outcome) + count(&heads, Kept::Target) + count(&heads, Kept::Baseline);
    if count(&heads, Kept::Name) == 0 {
        let first = heads.first_mut().filter(|head| head.kept.is_none() && said)?;
        first.kept = Some(Kept::Name);
    }
    let known = heads.iter().filter(|head| head.kept.is_some()).count();
    if acts || measured == 0 || known < 2 || known * 2 < filled {
        return None;
    }
    if count(&heads, Kept::Outcome) == 0 {
        for head in heads.iter_mut().filter(|head| head.kept == Some(Kept::Baseline)) {
            head.kept = Some(Kept::Outcome);
        }
    }
    Some(heads)
}

/// A second row that puts years under what the first spans: "Utfall" over 2029 and 2030.
pub(super) fn divided(heads: &[Head], row: &Cells) -> Option<Vec<Head>> {
    let mut above = String::new();
    let mut years = 0;
    let mut joined = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let own = heads.get(index)?;
        if !own.word.is_empty() {
            above.clone_from(&own.word);
        }
        let word = prose::fold(cell);
        if word.is_empty() || word == own.word {
            joined.push(own.clone());
            continue;
        }
        let below = head(&word);
        below.kept?;
        years += 1;
        let plain = is_time_column(&word) && above != own.word;
        joined.push(if plain || below.kept == Some(Kept::Outcome) {
            let both = head(&format!("{above} {word}"));
            if both.kept.is_some() { both } else { below }
        } else {
            below
        });
    }
    (years > 0).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_year_have_their_order() {
        let turn = |word: &str| head(word).turn;
        assert_eq!((turn("Utfall T2"), turn("Kv 3 2031"), turn("Utfall 2031")), (Some(2), Some(3), None));
    }

    #[test]
    fn brackets_tell_of_a_second_number() {
        let inner = |word: &str| paired(&head(word)).and_then(|head| head.inner);
        let earlier = inner("Utfall 2025 (2024)").map(|inner| (inner.target, inner.year));
        assert_eq!(earlier, Some((false, Some(2024))));
        assert!(inner("Resultat (mål)").is_some_and(|inner| inner.target));
        assert!(inner("Utfall (riket)").is_some_and(|inner| !inner.target));
        assert!(inner("Utfall (2024)").is_none());
        assert!(inner("Mål 2026 (2025)").is_none());
    }
}
