//! Words of header cells and labels where a format keeps cells apart: more of them than plain text can afford
//! to know, for here nothing else looks like them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::pattern::pattern;
use super::super::prose;
use super::super::vocabulary::{self, Part};

/// What a column, or the label of a card, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::plan) enum Use {
    Part(Part),
    /// The area or theme that rows belong to.
    Area,
    /// When something ends, where another column says when it starts.
    End,
    /// A time; the cells are marked where something is done then.
    Mark,
    /// Telephone numbers, addresses: a list of contacts and no plan.
    Contact,
}

const MORE: [(Use, &str); 15] = [
    (
        Use::Area,
        "område|fokusområde|insatsområde|målområde|delområde|utvecklingsområde|strategi|strategiområde|\
         prioriterat område|prioriterad fråga|tema|temaområde|kategori|verksamhetsområde|utmaning|area|theme|\
         focus area|priority area|strand|pillar|category|satsingsområde|innsatsområde|indsatsområde|\
         strategisk område|hovedområde|osa-alue|painopiste|painopistealue|teema|kehittämisalue|strategy|\
         strategipunkt|spår|fokus|bucket|bucket name|styrkort|perspektiv|satsing|indsatsspor|\
         målsättningsområde",
    ),
    (
        Use::End,
        "slut|slutdatum|till|end|end date|finish|slutt|sluttdato|slutdato|finish date|afslutning|stopp|\
        sluttidpunkt",
    ),
    (
        Use::Contact,
        "telefon|tel|tel.|mobil|e-post|epost|mejl|mail|e-mail|email|phone|telephone|adress|address|\
         e-postadress|\
         telefonnummer|puhelin|sähköposti|webbplats|hemsida|org.nr|organisationsnummer",
    ),
    (
        Use::Part(Part::Title),
        "initiativ/projekt|projekt/insats|project title|initiative name|satsning|uppdrag/projekt|\
         utvecklingsprojekt|\
         prosjektnavn|programme",
    ),
    (
        Use::Part(Part::Purpose),
        "bakgrund|motiv|rationale|varför gör vi det|begrunnelse|begrundelse|perustelu",
    ),
    (
        Use::Part(Part::Goal),
        "förväntat resultat|förväntad effekt|effekt|resultat|önskad effekt|outcome|outcomes|expected outcome|\
         expected result|expected results|output|outputs|forventet resultat|forventet effekt|\
         övergripande mål|\
         strategiskt mål|strategic objective|aim/objective|hovedmål|hovedmålsetting|delmålsättning|\
         inriktningsmål|\
         tulostavoite|nämndmål|verksamhetsmål|kritisk framgångsfaktor|strategisk mål|strategisk målsætning|\
         enhetsmål|mål/delmål|inriktning|ambition",
    ),
    (
        Use::Part(Part::Activity),
        "huvudaktivitet|huvudaktiviteter|aktiviteter/insatser|aktivitet/insats|insats/aktivitet|\
         vad vi ska göra|\
         det här gör vi|så gör vi|vi ska|vi gör|att göra|konkreta åtgärder|prioriterade insatser|\
         prioriterade aktiviteter|prioriterade åtgärder|föreslagna åtgärder|åtgärdsförslag|action point|\
         action/activity|key actions|key activities|actions required|what we will do|proposed action|\
         step|steps|specifikt|specific|specific action|\
         tiltak/aktivitet|aktivitet/tiltak|tiltakene|aktion/indsats|initiativer|toimenpide/toiminta|\
         toiminta|toiminto|konkret aktivitet|uppgift|uppgifter|beskrivning av aktivitet|planerade åtgärder|\
         planerade insatser|genomförande|moment|händelse|hva skal gjøres|hvad skal gøres|mitä",
    ),
    (
        Use::Part(Part::When),
        "tidplan/period|startdatum|starttid|färdigt|färdig|färdigdatum|slutfört|klart datum|tidpunkt för|\
         genomförandetid|genomförandeperiod|när?|månad|kvartal|month|quarter|timescale|timescales|\
         target date|\
         completion date|by when|start date|delivery date|delivery|fremdriftsplan|tidsplan/frist|\
         tidshorisont|\
         tidshorisont|tidsfrist|gjennomføres|når skal det gjøres|termin|ajankohta|määräaika|\
         toteutusaika|tidram|\
         duration|sluttid|klart när|slutdatum/klart|milstolpe|milstolpar",
    ),
    (
        Use::Part(Part::Responsible),
        "ansvarig person|ansvarig enhet|ansvarig organisation|huvudansvar|ansvarig tjänsteperson|\
         ansvarig chef|ansvarig tjänsteman|ansvarig för|ansvarig/utförare|projektledare|projektägare|\
         initiativägare|\
         lead organisation|lead officer|lead agency|lead department|responsible party|responsible person|\
         responsible officer|accountable|led by|who is responsible|hovedansvar|hovedansvarlig|\
         ansvarlig enhet|\
         ansvarlig part|tovholder|projektleder|prosjektleder|vem gör|ansvarig och medverkande|vastuutahot|\
         vastuuorganisaatio|kuka|ansvarshavande|genomförare|delivery partner|utförs av",
    ),
    (
        Use::Part(Part::Priority),
        "prioriteringsordning|prioritetsgrad|prioritering 1-3|viktighet|prioritetsklass",
    ),
    (
        Use::Part(Part::FollowUp),
        "uppföljningsmetod|uppföljningstillfälle|hur följs det upp|hur följs insatsen upp|så följer vi upp|\
         monitoring and evaluation|review|arviointi|återrapportering|uppföljning/utvärdering",
    ),
    (
        Use::Part(Part::Status),
        "status nu|statusläge|lägesrapport|genomförd|genomfört|rag|rag status|current status|utfört|\
         färdigställt|\
         trafikljus|bedömning|statusbeskrivning|resultat/status|ligger vi i fas|tilanne",
    ),
    (
        Use::Part(Part::Budget),
        "budget/resurser|finansiering/budget|kostnad/finansiering|finansiär|finansiärer|resursbehov|\
         resursåtgång|\
         estimated cost|indicative cost|cost/resources|resources required|funding source|kostnad/ressurser|\
         finansiering/resurser|ressursbehov|kostnadsramme|rahoitus|resurssit|kustannus|kustannukset|\
         finansieras|\
         beräknad kostnad|uppskattad kostnad|medel/resurser|kostnadsuppskattning|økonomi/ressourcer",
    ),
    (
        Use::Part(Part::Baseline),
        "nuvarande läge|utgångspunkt|starting point|nuläge/utgångsläge|nykytila|utgångsvärde",
    ),
    (
        Use::Part(Part::Method),
        "mätbart|measurable|mätetal/indikator|mått/indikator|indikator/mått|uppföljningsmått|mätbart mål|\
        measure of success|\
         success measure|success criteria|kpis|kpi|performance measure|performance indicator|milestones|\
         måleindikator|succeskriterium|suksesskriterium|resultatindikator|måling|how will we measure success|\
         hur mäter vi|mått/mål|nyckeltal/mått|uppföljning/mått|indikator för uppföljning|så mäts det",
    ),
];

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[(\[][^)\]]*[)\]]\s*"));
static PARTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:[/,;&+|]|\s[–—-]\s|\b(?:och|og|and|eller|or|samt|ja)\b)\s*"));
static TRAILING: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\s\d:*?.–—-]+$"));

/// What a header word or a label says, whatever stands in brackets, after a stroke, or as a year behind it.
pub(in crate::plan) fn told(word: &str) -> Option<Use> {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let plain = BRACKETS.replace_all(&word, " ");
    let plain = TRAILING.replace(plain.trim(), "");
    let plain = plain.trim();
    if plain.is_empty() || plain.chars().count() > 60 {
        return None;
    }
    if let Some(found) = exact(plain) {
        return Some(found);
    }
    let pieces: Vec<&str> = PARTED.split(plain).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 1 && pieces.len() <= 4 {
        return pieces.into_iter().find_map(exact);
    }
    let words: Vec<&str> = plain.split(' ').collect();
    // "Ansvarig för genomförandet", "Status per den 31 maj"
    const SMALL: [&str; 16] = [
        "för", "per", "i", "av", "på", "for", "of", "fra", "den", "år", "under", "till", "to", "by", "vid",
        "med",
    ];
    let small = words.get(1).is_some_and(|word| SMALL.contains(word));
    (words.len() <= 6 && small).then(|| exact(words[0])).flatten()
}

fn exact(word: &str) -> Option<Use> {
    if let Some(part) = vocabulary::part(word) {
        return Some(Use::Part(part));
    }
    MORE.iter().find(|(_, words)| words.split('|').any(|one| one == word)).map(|(found, _)| *found)
}

/// What a header cell says: as [`told`], and compounds by what they are.
pub(super) fn header_word(word: &str) -> Option<Use> {
    told(word).or_else(|| {
        let lower = prose::fold(word).to_lowercase();
        if let Some(part) = lower.strip_suffix('.').and_then(vocabulary::abbreviated) {
            return Some(Use::Part(part));
        }
        let plain = BRACKETS.replace_all(&lower, " ");
        let plain = TRAILING.replace(plain.trim(), "");
        let plain = plain.trim();
        if plain.contains(' ') { question(plain) } else { compound(plain) }
    })
}

/// "What will we do?", "Hur mäter vi det?"
fn question(text: &str) -> Option<Use> {
    const DOING: &str = "do|göra|gör|ska|skal|göras|gjøre|gjøres|gøre|gøres|skjer|sker|done|happen|tehdään";
    const MEASURED: &str = "measure|measured|know|mäter|mäts|måle|måles|mitataan|märker|vet|följs|følges";
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |list: &str| words.iter().any(|word| is_one(list, word));
    let first = *words.first().filter(|_| words.len() <= 8)?;
    let part = match first {
        "what" | "vad" | "hva" | "hvad" | "mitä" if any(DOING) => Part::Activity,
        "who" | "vem" | "vilka" | "hvem" | "kuka" => Part::Responsible,
        "when" | "när" | "når" | "hvornår" | "milloin" => Part::When,
        "by" if words.get(1) == Some(&"when") => Part::When,
        "how" | "hur" | "hvordan" | "miten" if any(MEASURED) => Part::Method,
        "why" | "varför" | "hvorfor" | "miksi" => Part::Purpose,
        _ => return None,
    };
    Some(Use::Part(part))
}

/// What a compound is tells its end: an "åtgärdsansvarig" is responsible, a "statusdatum" is a date. Words
/// for the telling itself say nothing: an "åtgärdsbeskrivning" is the action.
fn compound(word: &str) -> Option<Use> {
    const ENDS: [(Use, &str); 8] = [
        (Use::Area, "område|områden|områder"),
        (
            Use::Part(Part::Responsible),
            "ansvarig|ansvariga|ansvarlig|ansvarlige|ansvarleg|ansvarlege|utförare",
        ),
        (Use::Part(Part::When), "datum|dato|tidpunkt|tidspunkt|tidsperiod|tidplan|tidsplan|frist|tidsram"),
        (Use::Part(Part::Budget), "kostnad|kostnader|budget|budsjett|finansiering|budjetti|omkostninger"),
        (Use::Part(Part::Status), "status|lägesbild"),
        (Use::Part(Part::Method), "indikator|indikatorer|mätetal"),
        (Use::Part(Part::FollowUp), "uppföljning|oppfølging|opfølgning"),
        (
            Use::Part(Part::Activity),
            "åtgärd|åtgärder|aktivitet|aktiviteter|insats|insatser|tiltak|indsats|indsatser|toimenpide",
        ),
    ];
    const TELLING: &str = "beskrivning|beskrivelse|förslag|forslag|punkt|punkter|namn|navn|lista|fördelning|\
                           fordeling|angivelse|text";
    const LEAST: usize = 3;
    let long = |end: &&str| word.len() >= end.len() + LEAST;
    let told = TELLING.split('|').filter(long).find_map(|end| word.strip_suffix(end));
    if let Some(stem) = told {
        let stem = stem.trim_end_matches(['-', 's']);
        return exact(stem)
            .or_else(|| ENDS.iter().find(|(_, ends)| is_one(ends, stem)).map(|(found, _)| *found));
    }
    // "Ansvarsområde" is as much who as what.
    let ends = |list: &str| list.split('|').filter(long).any(|end| word.ends_with(end));
    ENDS.iter().find(|(_, list)| ends(list)).map(|(found, _)| *found).filter(|_| !word.starts_with("ansvars"))
}

fn is_one(words: &str, word: &str) -> bool {
    words.split('|').any(|one| one == word)
}

/// A label of a card: like a header word, but contacts and ends are none.
pub(super) fn label_part(word: &str) -> Option<Part> {
    match header_word(word)? {
        Use::Part(part) => Some(part),
        _ => None,
    }
}

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|sept|o[kc]t|nov|de[cs])\.?$|^(?:januari|",
        r"februari|mars|april|",
        r"juni|juli|augusti|september|oktober|november|december|january|february|march|june|july|",
        r"august|october|",
        r"januar|februar|desember|marts|tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|",
        r"heinäkuu|elokuu|",
        r"syyskuu|lokakuu|marraskuu|joulukuu)(?:\s+20\d\d)?$",
    ))
});

/// A month's name, short or long.
pub(super) fn is_month(text: &str) -> bool {
    vocabulary::all_months(text, |month| MONTH.is_match(month))
}

static TIME_COLUMN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:kv|q|k|kvartal)\s?[1-4]|(?:vt|ht|vår|höst)(?:\s?\d\d)?|20\d\d|t[1-3])$")
});

/// The head of a column that may hold marks for a time.
pub(in crate::plan) fn is_time_column(text: &str) -> bool {
    is_month(text) || TIME_COLUMN.is_match(text.trim())
}

static QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?:kvartal|kv\.?|q|quarter)\s?[1-4](?:\s+20\d\d)?$
        | ^(?:första|andra|tredje|fjärde)\s+kvartalet$",
    )
});

/// A month, several, or a quarter: what a year wheel has for headings.
pub(super) fn is_season(text: &str) -> bool {
    is_month(text) || QUARTER.is_match(text.trim())
}

/// A sign that says "then": a cross, a tick, a dot.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "x" | "xx" | "✓" | "✔" | "•" | "●" | "■" | "▪" | "*" | "×" | "√" | "ja" | "o" | "●●"
    )
}

static PLAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:handlings|åtgärds|aktivitets|genomförande|tillväxt|utvecklings|närings\w*|",
        r"virksomhets|tiltaks|",
        r"erhvervs|arbets|års|affärs|destinations|landsbygds|besöks\w*)(?:-|s)?(?:plan|program|",
        r"strategi|politik)(?:en|et)?\b|",
        r"(?:economic|business|growth|tourism|investment|town|regeneration)[\w ]{0,30} (?:plan|",
        r"strategy|programme)\b|",
        r"delivery plan|strategic plan|(?:elinkeino|toiminta|kehittämis)\S*(?:ohjelma|suunnitelma)|",
        r"toimenpideohjelma",
    ))
});

/// What only a sentence about a plan says, as the headline of news does.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\s(?:är|har|ska|blir|får|antar|antog|antogs|antagen|beslutade|bjuder|söker|tycker|vill|",
        r"presenterar|er|",
        r"har|skal|vedtok|vedtatt|is|has|was|will|launches|adopted|approved)\s|\s(?:antagen|antogs|",
        r"klar|vedtatt|adopted|",
        r"approved|vedtaget)$|\?$",
    ))
});

/// The text names a plan, a programme or a strategy of this field.
pub(super) fn names_plan(text: &str) -> bool {
    (vocabulary::names_plan(text) || PLAN.is_match(text)) && !SENTENCE.is_match(text)
}

static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)protokoll|minnesanteckning|mötesanteckning|\bdagordning|\bminutes\b|\bagenda\b|\breferat\b|",
        r"møtereferat|mødereferat|\bkallelse\b|\bföredragningslista|pöytäkirja|kontaktlista|telefonlista|",
        r"pressmeddelande|nyhetsbrev|mötet?\b|møte\b|møde\b|\bmeeting\b|kalendarium|\bkontakta\b|",
        r"\bnotice of meeting",
    ))
});

/// The text names a document that holds actions and is no plan: minutes, agendas, lists of contacts.
pub(super) fn names_other(text: &str) -> bool {
    OTHER.is_match(text)
}

static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:vision|inledning|bakgrund|sammanfattning|omvärld\w*|innehåll\w*|förord|",
        r"utgångspunkter|swot\w*|",
        r"styrkor.*|läs mer|kontakt\w*|bilagor|om planen|innledning|bakgrunn|sammendrag|indledning|",
        r"baggrund|resumé|",
        r"introduction|background|summary|foreword|contents|context|johdanto|tausta|definitioner|",
        r"koppling.*)$",
    ))
});

/// A heading of what stands around the plan itself: vision, background, contacts.
pub(super) fn names_frame(text: &str) -> bool {
    FRAME.is_match(text.trim())
}

static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)årsredovisning|årsrapport|årsberättelse|verksamhetsberättelse|annual report|",
        r"årsberetning|årsmelding|",
        r"bokslut|delårsrapport|tilinpäätös|vuosikertomus",
    ))
});

/// The text names an account of what was done.
pub(super) fn names_report(text: &str) -> bool {
    REPORT.is_match(text)
}

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:gäller|giltighetstid|avser|planperiod\w*|gjelder|gælder|covers|applies|valid|voimassa)\b",
        r"[^.]{0,30}\b20\d\d",
    ))
});

/// The sentence tells for which years something holds.
pub(super) fn says_period(text: &str) -> bool {
    PERIOD.is_match(text)
}

static GOAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:övergripande |strategiskt |inriktnings|effekt|hoved|del)?(?:mål|målsättning|goal|",
        r"objective|aim|",
        r"målsetting|målsætning|tavoite)(?:\s*\d+(?:\.\d+)*)?\s*[:.–—-]?\s+(\S.*)$",
    ))
});

/// The goal in a text such as "Mål 2: Fler företag".
pub(super) fn goal(text: &str) -> Option<&str> {
    let found = GOAL.captures(text)?.get(1)?;
    let head = text.get(..found.start())?;
    let marked = head.contains([':', '.', '–', '—']) || head.chars().any(|c| c.is_ascii_digit());
    marked.then_some(found.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_words_are_known_with_what_is_added_to_them() {
        let part = |part| Some(Use::Part(part));
        let cases = [
            ("Ansvarig (förvaltning)", part(Part::Responsible)),
            ("Åtgärd / aktivitet", part(Part::Activity)),
            ("Tidplan 2030–2032", part(Part::When)),
            ("Status per 31 maj", part(Part::Status)),
            ("Ansvarig för genomförandet", part(Part::Responsible)),
            ("Timescale", part(Part::When)),
            ("Fokusområde", Some(Use::Area)),
            ("Slut", Some(Use::End)),
            ("E-post", Some(Use::Contact)),
            ("Kommentar", None),
            ("Målgrupp", None),
            ("Vastuutaho", part(Part::Responsible)),
            ("Forventet resultat", part(Part::Goal)),
            ("Åtgärdsbeskrivning", part(Part::Activity)),
            ("Åtgärdsansvarig", part(Part::Responsible)),
            ("Ansvarsfördelning", part(Part::Responsible)),
            ("Ansv.", part(Part::Responsible)),
            ("Prior.", part(Part::Priority)),
            ("Anm.", None),
            ("What will we do?", part(Part::Activity)),
            ("How will we measure success?", part(Part::Method)),
            ("Vad är problemet?", None),
            ("Statusdatum", part(Part::When)),
            ("Insatsområde", Some(Use::Area)),
            ("Ansvarsområde", None),
            ("Tiltaksansvarlig", part(Part::Responsible)),
            ("Specifikt – vad ska göras?", part(Part::Activity)),
        ];
        for (word, expected) in cases {
            assert_eq!(header_word(word), expected, "{word}");
        }
    }

    #[test]
    fn goals_stand_after_their_word() {
        assert_eq!(goal("Mål 2: Fler företag"), Some("Fler företag"));
        assert_eq!(goal("Mål 1 Fler företag"), Some("Fler företag"));
        assert_eq!(goal("Målgruppen är företag"), None);
        assert_eq!(goal("Mål och medel"), None);
    }
}
