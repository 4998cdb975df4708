//! What a column of cells means, by its header: Swedish, English, Norwegian, Danish and Finnish.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

/// What the cells of a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    Title,
    Owner,
    Priority,
    Applied,
    TotalCost,
    Grant,
    EuPart,
    CoFunding,
    Share,
    Currency,
    Start,
    End,
    /// Start and end in one cell.
    Period,
    Place,
    Reference,
    Description,
    Kind,
    Count,
    /// Set aside for an area or a programme.
    Allotted,
    Year,
    /// Who grants the money.
    Publisher,
    /// An amount, but not whose.
    Amount,
    /// What the money is for: the title where nothing else is.
    Purpose,
    /// Known and without a field: contacts, decision dates, what has been paid.
    Aside,
}

impl Meaning {
    pub fn is_money(self) -> bool {
        use Meaning::{Allotted, Amount, Applied, CoFunding, EuPart, Grant, TotalCost};
        matches!(self, Applied | TotalCost | Grant | EuPart | CoFunding | Allotted | Amount)
    }

    /// The field of a row of the contract.
    pub fn field(self) -> Option<&'static str> {
        use Meaning::*;
        Some(match self {
            Title | Purpose => "title",
            Owner => "owner",
            Priority => "priority",
            Applied => "applied",
            TotalCost => "total_cost",
            Grant | Amount | Allotted => "grant",
            EuPart => "eu_part",
            CoFunding => "co_funding",
            Share => "share",
            Currency => "currency",
            Start | Period => "start",
            End => "end",
            Place => "place",
            Reference => "reference",
            Description => "description",
            Kind => "kind",
            Count | Year | Publisher | Aside => return None,
        })
    }
}

/// Meaning and the words that name it, the narrow ones first: the first rule that fits wins.
const RULES: &[(Meaning, &str)] = &[
    (Meaning::Aside, r"e-? ?post|e-? ?mail|telefon|\bphone|mobil|puhelin|sähköposti|kontakt|contact"),
    (Meaning::Aside, r"handläggare|saksbehandler|sagsbehandler|projekt ?led|prosjekt ?led|käsittelijä"),
    (Meaning::Aside, r"webb|website|hjemmeside|hemsida|\burl\b|länk|\blink\b|lenke"),
    (
        Meaning::Aside,
        concat!(
            r"(beslut\w*|tilsagns?|vedtaks?|bevillings?|bevilgnings?) ?(datum|dag|dato)|",
            r"päätös ?(pvm|päivä)"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"^beslutad$|(decision|award|approval|modified) date|date (awarded|of|last)|",
            r"^datum|^dato$|^date$|^pvm"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"utbetal|rekvirer|\bpaid\b|disburs|udbetal|maksett|återbetal|återstå|remaining|",
            r"intressent"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"org(anisations?|anization)?\.? ?-?(nummer|nr|no|number)\b|orgnr|y-tunnus|\bcvr|",
            r"charity number"
        ),
    ),
    (
        Meaning::Aside,
        concat!(r"org(anisation|anization)? (identifier|id|description|street|postal|post ?code|", r"web)"),
    ),
    (
        Meaning::Aside,
        concat!(
            r"(grant|award|programme|program|project|location) (code|url)|geo ?code|",
            r"data ?source|^duration"
        ),
    ),
    (
        Meaning::Publisher,
        concat!(
            r"fund(ing|er) org\w*( name)?$|^funder|^finansiär|^bidragsgivare|^stödgivare|",
            r"^rahoittaja|^tilskudsyder"
        ),
    ),
    (Meaning::Aside, r"fund(ing|er) org"),
    (
        Meaning::Count,
        concat!(
            r"^(antal|antall|number of|no\.? of|lukumäärä)( (beviljade|godkända|inkomna|",
            r"avslutade|pågående|bevilgede|innvilgede|funded|granted|approved))?( (projekt|",
            r"insatser|ansökningar|stöd|bidrag|beslut|ärenden|förstudier|prosjekter|prosjekt|",
            r"tiltak|søknader|projekter|ansøgninger|tilskud|grants|awards|projects|",
            r"applications|hankkeita|hankkeet|hankkeiden))?( st)?$"
        ),
    ),
    (Meaning::Count, r"^(st|kpl|count|projects|grants|hankkeiden (luku)?määrä|hankkeita|projektmängd)$"),
    (Meaning::Aside, r"^(antal|antall|number of|no\.? of) "),
    (
        Meaning::Share,
        concat!(
            r"^%|\bprocent|\bprosent|\bper ?cent|prosentti|stödgrad|stödnivå|stödsats|",
            r"finansieringsgrad|intensitet|\brate$|%"
        ),
    ),
    (Meaning::Share, r"\bandel\b|\bshare\b|osuus$"),
    (Meaning::Place, r"location|sijainti|paikkakunta"),
    (
        Meaning::CoFunding,
        concat!(
            r"med ?finans|mot ?finans|egen ?insats|egen ?finans|egenandel|delfinans|",
            r"\bco-? ?(fund|financ)"
        ),
    ),
    (
        Meaning::CoFunding,
        concat!(
            r"match(ed|ing)? fund|own (funding|contribution|financ)|oma ?rahoitus|omavastuu|",
            r"kuntaraha|yksityinen"
        ),
    ),
    (
        Meaning::CoFunding,
        concat!(
            r"(annan|övrig|øvrig|anden|other|muu|privat\w*|private|kommunal\w*|",
            r"offentlig\w*) (offentlig |privat )?(finans|fund|rahoitus)"
        ),
    ),
    (
        Meaning::Priority,
        concat!(
            r"(eu|grant|funding|stöd|bidrags)[- ]?(program|programme|scheme)\b.*|insatsområde|",
            r"åtgärdsområde|innsatsområde|indsatsområde"
        ),
    ),
    (
        Meaning::Kind,
        concat!(
            r"(stöd|bidrags|tilskudds?|tilskuds|støtte)-? ?(form|typ|type|ordning|art)|",
            r"(projekt|insats|prosjekt|ärende|grant|hanke)\w*[- ]?(typ|type|tyyppi)$"
        ),
    ),
    (
        Meaning::Kind,
        concat!(
            r"^typ( av .*)?$|^type( of .*| av .*)?$|^kind|^slag( av .*)?$|^tyyppi|^tukimuoto|",
            r"^form$|^art$"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"(projekt|prosjekt|ärende)? ?(ägare|eier|ejer)\b|sökande|mottagare|modtager|",
            r"mottaker|huvudman|utförare|aktör"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"owner|applicant|grantee|\bsøker\b|ansøger|bevillingshaver|hakija|toteuttaja|",
            r"saaja|lead (partner|org)"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"(recipient|beneficiary)( (org\w*|individual))?( ?(name|s name))?$|^recipient|",
            r"^beneficiar"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"^organi[sz]ation(en|s)?( ?(namn|name|s name))?$|^organisasjon|^organisaatio|",
            r"^förening(en)?$|^forening|^företag(s ?namn|et)?$|^(förenings|organisations|",
            r"bolags)namn$|^company name$|^(project )?partner$|^(company|institution)$|",
            r"^virksomhed|^yhdistys"
        ),
    ),
    (
        Meaning::EuPart,
        concat!(
            r"\beu\b|\beruf\b|\besf\b|\berdf\b|\beakr\b|\besr\b|european (union|regional|",
            r"social)|eu-(stöd|medel|bidrag|finans|tuki|del|støtte|midler)|eurooppa|unionens"
        ),
    ),
    (
        Meaning::Applied,
        concat!(
            r"(^|\W)(an)?sökt|(^|\W)(an)?sökta|sökes|applied|requested|\brequest\b|omsøkt|",
            r"\bsøkt|søknads?(sum|beløp)|(an)?søgt|ansøgningsbeløb|haettu|anottu|hakema"
        ),
    ),
    (
        Meaning::TotalCost,
        concat!(
            r"kostnad|utgift|omslutning|\bcosts?\b|expenditure|omkostning|projekt ?volym|",
            r"kustann|kulut|projektsumma"
        ),
    ),
    (
        Meaning::TotalCost,
        concat!(
            r"budget|budsjett|budjetti|total(t|a)? ?finansiering|kokonaisrahoitus|investering|",
            r"project value"
        ),
    ),
    (
        Meaning::Grant,
        concat!(
            r"bevilj|tilsagn|bevilg|bevilling|innvilg|myönne|tildelt|awarded|granted|",
            r"godkänt belopp|beslutat (belopp|stöd|bidrag)|beslutad"
        ),
    ),
    (Meaning::Allotted, r"tilldel|avsatt|avsatta|allotted|allocat|fördelad|fördelat|budgetram|^ram$|anslag"),
    (Meaning::Grant, r"^(varav|därav|herav|heraf|hvoraf|of which|thereof|josta)\b"),
    (
        Meaning::Grant,
        concat!(
            r"bidrag(et|s?belopp)?\b|\bstöd(et|belopp)?\b|regionmedel|regionala (medel|",
            r"utvecklingsmedel)|tilskudd?(s?beløp|s?beløb)?\b|støtte(beløp|beløb)?\b|avustus|",
            r"avustuksen|\btuki|stödsumma"
        ),
    ),
    (
        Meaning::Grant,
        concat!(
            r"\bgrant( (amount|value|sum))?$|\baward( amount| value)?$|funding( amount)?$|",
            r"amount of grant|regional(t|a)? (stöd|finansiering)|rahoitus"
        ),
    ),
    (
        Meaning::Amount,
        concat!(
            r"^(belopp|beløp|beløb|summa|sum|amount|value|kr|sek|nok|dkk|kronor|kroner|euro|",
            r"euroa|eur|€|£|gbp|määrä|medel|tkr|mnkr|pengar|total amount|totalbelopp)$"
        ),
    ),
    (Meaning::TotalCost, r"^total(t|a|e|en)?$|^samlet|^totalsumma|^totalsum|^yhteensä$"),
    (Meaning::Currency, r"^valuta|^currency|^valuutta"),
    (
        Meaning::Period,
        concat!(
            r"projekt ?(tid|period)|prosjekt ?periode|^period|löptid|genomförande ?(tid|",
            r"period)|tidsperiod|^tid$|kesto$|hankeaika|toteutusaika|^när$|^time ?frame"
        ),
    ),
    (Meaning::Start, r"start|^från|^from\b|^fra\b|begin|alku|aloitus|påbörja|begynn|^fr ?\.? ?o ?\.? ?m"),
    (
        Meaning::End,
        concat!(
            r"^slut\b|slut ?datum|slutt? ?dato|^till\b|^til\b|\bend\b|^t ?\.? ?o ?\.? ?m|",
            r"päätty|loppu|avslut|projektslut|^slutår|completion"
        ),
    ),
    (
        Meaning::Year,
        concat!(r"^(budget|besluts|verksamhets|program)?år$|^(financial |award )?year$|^vuosi$|", r"^årtal$"),
    ),
    (
        Meaning::Reference,
        concat!(
            r"\bdnr\b|diarie|\bdnro\b|diaarin|ärende ?-?(nr|nummer|id)|referen|^ref\b|^id$|",
            r"^identifier|journaln|sags ?-?n|saks ?-?n"
        ),
    ),
    (
        Meaning::Reference,
        concat!(
            r"(projekt|prosjekt|project|grant|case|application|award|hanke) ?-?(nr|id|nummer|",
            r"no|number|ref\w*|koodi|numero|tunnus)\b|^saksnr|^beslutsnummer|^asianumero|",
            r"^tunnus"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"^(projekt|insats|åtgärd|hank)\w*[- ]?(namn|titel|nimi|benämning|rubrik)|",
            r"^(projekt|prosjekt|hanke|projekti|insats|insatser|satsning)(et|ets|en)?$"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"\bproje[ck]ts?( name| title)?$|^(grant|award|operation|action|",
            r"project)?s? ?title$|^operation|prosjekt(navn|tittel)|projekt(navn|titel)|",
            r"tiltaks?(navn)?$|hankkeen nimi|^nimi$"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"benämning|^titel|^title|^rubrik|^tittel|^namn|^name$|^navn$|ärendemening|",
            r"ärenderubrik|^ärende$|^aktivitet$|^åtgärd$|^evenemang|^arrangemang|^initiative"
        ),
    ),
    (Meaning::Priority, r"prior|^prio\b|fråga$|toimintalinja|painopiste|politikområde"),
    (
        Meaning::Priority,
        concat!(
            r"tema\b|^tema|program\b|programme|ohjelma|område$|theme|strategi|kategori|",
            r"category|utlysning|^call\b|^fond$|^fund$|^axis"
        ),
    ),
    (
        Meaning::Place,
        concat!(
            r"^kommun|\bort(er)?$|^plats|\blän$|municipality|kommune|^sted|fylke|county|",
            r"^region$|^place|\bkunta\b|maakunta|seutukunta|postort|\bcity\b|\btown\b|",
            r"delregion|^nuts"
        ),
    ),
    (
        Meaning::Purpose,
        concat!(
            r"^(ändamål|formål|purpose|avser|käyttötarkoitus|tarkoitus|stödet avser|",
            r"bidraget avser)"
        ),
    ),
    (
        Meaning::Description,
        concat!(
            r"beskriv|sammanfattning|description|summary|syfte|kuvaus|tiivistelmä|resumé|",
            r"innehåll|^om projektet"
        ),
    ),
];

/// All rules at once: which of them fit, in their order.
fn fitting(plain: &str) -> impl Iterator<Item = Meaning> {
    static COMPILED: LazyLock<Option<RegexSet>> =
        LazyLock::new(|| RegexSet::new(RULES.iter().map(|(_, rule)| *rule)).ok());
    let found = COMPILED.as_ref().map(|rules| rules.matches(plain));
    found.into_iter().flatten().map(|index| RULES[index].0)
}

/// What a header says; units and notes beside the name do not matter.
pub fn meaning_of(header: &str) -> Option<Meaning> {
    let plain = plain(header);
    if plain.is_empty() || plain.chars().count() > 70 {
        return None;
    }
    let money = super::unit::of_text(header);
    let found = fitting(&plain).next();
    match found {
        // A share in kronor is a part, not a percentage.
        Some(Meaning::Share) if money.is_some() && !plain.contains('%') => part_of(&plain),
        None if money.is_some() && plain.is_empty() => Some(Meaning::Amount),
        found => found,
    }
}

fn part_of(plain: &str) -> Option<Meaning> {
    fitting(plain).find(|meaning| meaning.is_money())
}

/// Lower-case words of a header: names of a program's making taken apart (`amountAwarded`, `Recipient
/// Org:0:Name`), what stands in brackets and units left out.
pub fn plain(header: &str) -> String {
    let mut apart = String::with_capacity(header.len() + 8);
    let mut before = ' ';
    for sign in header.chars() {
        if sign.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        apart.push(if matches!(sign, '_' | ':' | '/' | '.' | '\n' | '\u{a0}' | '*' | '"') {
            ' '
        } else {
            sign
        });
        before = sign;
    }
    let lower = apart.to_lowercase();
    let outside = without_brackets(&lower);
    let kept = if outside.trim().is_empty() { &lower } else { &outside };
    let words: Vec<&str> = kept
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| ",;()[]".contains(c)))
        .filter(|word| !word.is_empty() && *word != "0" && *word != "i")
        .collect();
    let bare: Vec<&str> = words.iter().copied().filter(|word| !super::unit::is_unit(word)).collect();
    if bare.is_empty() { words.join(" ") } else { bare.join(" ") }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            sign if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}

/// Words that a list of grants uses of itself: above its table, or as the name of its sheet.
pub fn tells_grants(text: &str) -> bool {
    static RULE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)bevilja|bidrag|projektstöd|projektmedel|stödmottag|tilldelade|",
            r"utvecklingsmedel|företagsstöd|",
            r"grants?\b|awarded|funded projects|funding decisions|tilskudd?|tilsagn|bevilgede|",
            r"bevilgning|innvilge|",
            r"støtte|bevilling|myönne|avustu|rahoite|hankerahoi|list of operations|",
            r"förteckning över (insatser|projekt)|",
            r"stipendi|utdelning|\bstöd\b|medfinans"
        ))
        .ok()
    });
    RULE.as_ref().is_some_and(|rule| rule.is_match(text))
}

/// Headers of who gets the money that lists of grants use and hardly any other list.
pub fn tells_grantee(header: &str) -> bool {
    let plain = plain(header);
    let known =
        ["sökande", "mottagare", "mottaker", "modtager", "projektägare", "prosjekteier", "søker", "ansøger"];
    let more =
        ["applicant", "recipient", "grantee", "beneficiar", "hakija", "toteuttaja", "saaja", "projektejer"];
    known.iter().chain(&more).any(|word| plain.contains(word))
}

/// Headers of tables that are something else: plans, indicators, accounts, contacts.
pub fn tells_other(header: &str) -> usize {
    static RULE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(ansvar|vem\b|när\b|tidplan|tidsplan|uppfölj|prognos|utfall|avvikelse|måltal|",
            r"målvärde|målnivå|",
            r"nuläge|basvärde|baslinje|baseline|target|outcome|indikator|indicator|nyckeltal|",
            r"mätetal|trend|källa|source|",
            r"responsib|vastuu|ansvarlig|konto\b|kontonr|leverantör|supplier|faktura|invoice|",
            r"verifikat|",
            r"anställ|invånare|befolkning|folkmängd|roll\b|titel på|befattning|enhet$|",
            r"differens|förändring|",
            r"ingående|utgående|intäkt|resultat\b|bokfört|aktiviteter|deadline|budgetansvar|",
            r"progress)",
        ))
        .ok()
    });
    usize::from(RULE.as_ref().is_some_and(|rule| rule.is_match(&plain(header))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_many_offices() {
        use Meaning::*;
        let cases: &[(&str, Option<Meaning>)] = &[
            ("Projektnamn", Some(Title)),
            ("Projektets namn", Some(Title)),
            ("Insats", Some(Title)),
            ("Projektägare", Some(Owner)),
            ("Stödmottagare", Some(Owner)),
            ("Sökande organisation", Some(Owner)),
            ("Organisation", Some(Owner)),
            ("Org.nr", Some(Aside)),
            ("Företagsnamn", Some(Owner)),
            ("Ärenderubrik", Some(Title)),
            ("Sökt belopp (kr)", Some(Applied)),
            ("Beviljat belopp", Some(Grant)),
            ("Beviljat EU-stöd", Some(EuPart)),
            ("Beslutat stöd, SEK", Some(Grant)),
            ("Total projektkostnad", Some(TotalCost)),
            ("Totalt", Some(TotalCost)),
            ("Totala stödberättigande utgifter", Some(TotalCost)),
            ("Medfinansiering", Some(CoFunding)),
            ("Stödandel %", Some(Share)),
            ("Andel", Some(Share)),
            ("EU-andel (kr)", Some(EuPart)),
            ("Belopp", Some(Amount)),
            ("tkr", Some(Amount)),
            ("Diarienummer", Some(Reference)),
            ("Dnr", Some(Reference)),
            ("Beslutsdatum", Some(Aside)),
            ("Startdatum", Some(Start)),
            ("Slutdatum", Some(End)),
            ("Projektperiod", Some(Period)),
            ("Kommun", Some(Place)),
            ("Län", Some(Place)),
            ("Prioriterad fråga", Some(Priority)),
            ("Prio. fråga", Some(Priority)),
            ("Prio", Some(Priority)),
            ("Programområde", Some(Priority)),
            ("Stödform", Some(Kind)),
            ("Ändamål", Some(Purpose)),
            ("Antal projekt", Some(Count)),
            ("Antal deltagare", Some(Aside)),
            ("Tilldelade medel", Some(Allotted)),
            ("Handläggare", Some(Aside)),
            ("År", Some(Year)),
            ("Prosjektnavn", Some(Title)),
            ("Søker", Some(Owner)),
            ("Omsøkt beløp", Some(Applied)),
            ("Innvilget beløp", Some(Grant)),
            ("Tilskudd", Some(Grant)),
            ("Saksnr.", Some(Reference)),
            ("Fylke", Some(Place)),
            ("Projekttitel", Some(Title)),
            ("Ansøger", Some(Owner)),
            ("Tilskudsmodtager", Some(Owner)),
            ("Ansøgt beløb", Some(Applied)),
            ("Bevilget beløb (kr.)", Some(Grant)),
            ("Samlet budget", Some(TotalCost)),
            ("Egenfinansiering", Some(CoFunding)),
            ("Journalnummer", Some(Reference)),
            ("Hankkeen nimi", Some(Title)),
            ("Hakija", Some(Owner)),
            ("Toteuttaja", Some(Owner)),
            ("Haettu tuki €", Some(Applied)),
            ("Myönnetty tuki", Some(Grant)),
            ("Kokonaiskustannukset", Some(TotalCost)),
            ("Omarahoitus", Some(CoFunding)),
            ("Diaarinumero", Some(Reference)),
            ("Alkupäivä", Some(Start)),
            ("Päättymispäivä", Some(End)),
            ("Toimintalinja", Some(Priority)),
            ("Identifier", Some(Reference)),
            ("Amount Awarded", Some(Grant)),
            ("amountAppliedFor", Some(Applied)),
            ("Recipient Org:Name", Some(Owner)),
            ("recipientOrganization.name", Some(Owner)),
            ("recipientOrganization/0/id", Some(Aside)),
            ("Recipient Org:Identifier", Some(Aside)),
            ("Funding Org:Name", Some(Publisher)),
            ("Planned Dates:Start Date", Some(Start)),
            ("plannedDates.endDate", Some(End)),
            ("Planned Dates:Duration (months)", None),
            ("Award Date", Some(Aside)),
            ("Grant Programme:Title", Some(Priority)),
            ("Beneficiary Location:Name", Some(Place)),
            ("Beneficiary name", Some(Owner)),
            ("Operation name", Some(Title)),
            ("Total eligible expenditure", Some(TotalCost)),
            ("Union co-financing rate", Some(Share)),
            ("Currency", Some(Currency)),
            ("Title", Some(Title)),
            ("Handlingsplan", None),
            ("Färg", None),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(header, meaning)| meaning_of(header) != *meaning)
            .map(|(header, meaning)| (header, meaning, meaning_of(header)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_list_of_grants_says_so() {
        for text in ["Beviljade projekt 2023", "Grants awarded", "Tilskudd 2024", "Myönnetyt avustukset"] {
            assert!(tells_grants(text), "{text}");
        }
        assert!(!tells_grants("Kontaktlista näringsliv"));
        assert_eq!(["Ansvarig", "Utfall 2023", "Projekt"].map(tells_other), [1, 1, 0]);
    }
}
