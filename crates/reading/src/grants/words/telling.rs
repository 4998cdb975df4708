//! What the words of a table's header, and those above it, tell of what it lists.

use std::sync::LazyLock;

use regex::Regex;

use super::plain;

/// Words that a list of grants uses of itself: above its table, or as the name of its sheet.
pub fn tells_grants(text: &str) -> bool {
    static RULE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)bevilja|bidrag|projektstöd|projektmedel|stödmottag|tilldelade|",
            r"utvecklingsmedel|företagsstöd|",
            r"grants?\b|awards?\b|awarded|funded projects|funding decisions|tilskudd?|tilsagn|bevilgede|",
            r"bevilgning|innvilge|",
            r"støtte|bevilling|myönne|avustu|rahoite|hankerahoi|list of (operations|beneficiaries)|",
            r"liste der vorhaben|begünstigt|liste over operationer|subvention|subsidie|",
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
    let more = [
        "ontvanger",
        "begünstigt",
        "beneficiair",
        "bénéficiair",
        "applicant",
        "recipient",
        "grantee",
        "beneficiar",
        "hakija",
        "toteuttaja",
        "saaja",
        "projektejer",
    ];
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

/// Headers that only lists of supported projects have: costs that may be supported, the union's share.
pub fn tells_support(header: &str) -> bool {
    let plain = plain(header);
    let known = [
        "eligible expenditure",
        "eligible cost",
        "stödberättigande",
        "støtteberettiged",
        "støtteberettiget",
        "støtteberettigede",
        "tukikelpoi",
        "förderfähig",
        "subsidiabele",
        "co-financing rate",
        "cofinancing rate",
        "medfinansieringssats",
        "osarahoitusosuus",
        "kofinanzierungssatz",
    ];
    known.iter().any(|word| plain.contains(word))
}

/// Headers of places that are told by the number of their post.
pub fn tells_post(header: &str) -> bool {
    let plain = plain(header);
    ["post", "plz", "zip"].iter().any(|word| plain.contains(word))
}

/// Headers that name a decision and not what was decided.
pub fn tells_decision(header: &str) -> bool {
    matches!(plain(header).as_str(), "beslut" | "bifall" | "vedtak" | "päätös")
}
