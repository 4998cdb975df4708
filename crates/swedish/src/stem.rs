//! Stems: Snowball's Swedish algorithm, and what it leaves undone in the words of this field.

use rust_stemmers::{Algorithm, Stemmer};

use crate::compound;

/// Stems that no rule brings together. Both sides are stems.
const IRREGULAR: &[(&str, &str)] = &[
    ("ansökning", "ansök"),
    ("förfrågning", "förfråg"),
    ("anmälning", "anmäl"),
    ("inbjudning", "inbjud"),
    ("städ", "stad"),
    ("länd", "land"),
    ("böck", "bok"),
    ("centrum", "centr"),
    ("cent", "centr"),
    ("center", "centr"),
    ("medl", "medel"),
    ("artikl", "artikel"),
    ("regl", "regel"),
    ("exempl", "exempel"),
    ("nyckl", "nyckel"),
    ("möbl", "möbel"),
    ("cykl", "cykel"),
    ("by", "by"),
    ("byn", "by"),
    ("byar", "by"),
];

/// Snowball knows no neuter `-et` and no `-an`; a stem shorter than this keeps them (`paket`, `plan`).
const SHORTEST_REST: usize = 4;

/// Words whose end Snowball takes for a genitive (`kompetens`), alone and in compounds.
const WHOLE: [&str; 10] = [
    "kompetens",
    "konferens",
    "konkurrens",
    "konsekvens",
    "intelligens",
    "referens",
    "tendens",
    "licens",
    "frekvens",
    "existens",
];

thread_local! {
    static STEMMER: Stemmer = Stemmer::create(Algorithm::Swedish);
}

/// The stem of a word in normal form. Not always a word; equal for the inflections of one.
pub(crate) fn stem(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    if is_whole(word) { word.to_owned() } else { refine(snowball(word)) }
}

fn snowball(word: &str) -> String {
    STEMMER.with(|stemmer| stemmer.stem(word).into_owned())
}

fn is_whole(word: &str) -> bool {
    WHOLE.iter().any(|end| word.ends_with(end))
}

fn refine(mut stem: String) -> String {
    if is_whole(&stem) {
        return stem;
    }
    // Twice, since `universitetet` has its article on top of a native `-et`.
    for _ in 0..2 {
        let Some(length) = shortened(&stem) else { break };
        stem.truncate(length);
        // Snowball's own second step, which comes after endings: `projekt` is `projek` to it.
        if ["dd", "gd", "nn", "dt", "gt", "kt", "tt"].iter().any(|end| stem.ends_with(end)) {
            stem.pop();
        }
    }
    // `insats` has lost its `s` as if it were a genitive, `insatser` has not.
    if let Some(rest) = stem.strip_suffix('s')
        && rest.chars().count() >= 3
        && rest.ends_with(|c| "bcdfghjklmnoprtvy".contains(c))
    {
        stem.pop();
    }
    match IRREGULAR.iter().find(|(from, _)| *from == stem) {
        Some((_, to)) => (*to).to_owned(),
        None => stem,
    }
}

/// The byte length without an ending that Snowball keeps.
fn shortened(stem: &str) -> Option<usize> {
    if let Some(rest) = stem.strip_suffix("et").or_else(|| stem.strip_suffix("an")) {
        let short = rest.chars().count() < SHORTEST_REST;
        let known = stem.ends_with("et") && compound::is_base(rest);
        return (!short || known).then_some(rest.len());
    }
    if let Some(rest) = stem.strip_suffix("ium").or_else(|| stem.strip_suffix("eum")) {
        return (rest.len() >= 3).then_some(rest.len() + 1);
    }
    // `inkubator` has lost its `-or` to Snowball, which takes it for a plural; its other forms have not.
    if let Some(rest) = stem.strip_suffix("torn").or_else(|| stem.strip_suffix("tor")) {
        return (rest.len() >= 2).then_some(rest.len() + 1);
    }
    (stem.len() >= 6 && stem.ends_with("eln")).then_some(stem.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        let families: [&[&str]; 24] = [
            &["insats", "insatser", "insatsens"],
            &["kurs", "kursen", "kurserna"],
            &["process", "processen", "processer"],
            &["kompetens", "kompetensen", "kompetenser", "kompetensens"],
            &["utlysning", "utlysningar", "utlysningen", "utlysningarnas"],
            &["kommun", "kommuner", "kommunerna", "kommunens"],
            &["projekt", "projektet", "projekten", "projektets"],
            &["näringsliv", "näringslivet", "näringslivets"],
            &["ansökan", "ansökningar", "ansökningarna", "ansöka"],
            &["förfrågan", "förfrågningar", "förfrågningen"],
            &["samverkan", "samverka", "samverkar"],
            &["universitet", "universitetet", "universitetens"],
            &["område", "området", "områden"],
            &["arbete", "arbetet", "arbeten"],
            &["skola", "skolan", "skolor", "skolorna"],
            &["stad", "staden", "städer", "städerna"],
            &["museum", "museet", "museer"],
            &["seminarium", "seminariet", "seminarier"],
            &["inkubator", "inkubatorn", "inkubatorer"],
            &["centrum", "centret", "center", "centra"],
            &["medel", "medlen"],
            &["land", "landet", "länder"],
            &["mål", "målet", "målen"],
            &["handlingsplan", "handlingsplanen", "handlingsplaner"],
        ];
        for family in families {
            let stems: Vec<String> = family.iter().map(|word| stem(word)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{family:?}: {stems:?}");
        }
    }

    #[test]
    fn numbers_and_other_words_stay_apart() {
        assert_eq!(stem("2020"), "2020");
        assert_ne!(stem("kommun"), stem("kommunikation"));
        assert_ne!(stem("region"), stem("regn"));
    }
}
