//! Who is responsible: names, roles and organisations that one cell holds.

use crate::plan::columns;
use crate::plan::prose;

/// Ends of words for roles and organisations: two such words around "och" are two.
const PARTIES: [&str; 76] = [
    "centre",
    "council",
    "college",
    "university",
    "team",
    "board",
    "partnership",
    "agency",
    "manager",
    "officer",
    "trust",
    "association",
    "chef",
    "chefen",
    "direktör",
    "direktören",
    "samordnare",
    "utvecklare",
    "strateg",
    "strategen",
    "ansvarig",
    "controller",
    "enhet",
    "enheten",
    "förvaltning",
    "förvaltningen",
    "kontor",
    "kontoret",
    "kommun",
    "kommunen",
    "nämnd",
    "nämnden",
    "styrelse",
    "styrelsen",
    "bolag",
    "bolaget",
    "region",
    "regionen",
    "förening",
    "föreningen",
    "företagen",
    "näringslivet",
    "förbund",
    "förbundet",
    "länsstyrelsen",
    "kommune",
    "fylkeskommune",
    "sjef",
    "leder",
    "rådet",
    "avdelningen",
    "universitetet",
    "centret",
    "centeret",
    "senteret",
    "skolen",
    "skolan",
    "udvalget",
    "utvalget",
    "etaten",
    "etat",
    "laget",
    "nettverket",
    "nätverket",
    "næringshagen",
    "biblioteket",
    "museet",
    "avdeling",
    "afdeling",
    "afdelingen",
    "forvaltningen",
    "foreningen",
    "sekretariatet",
    "klyngen",
    "klustret",
    "huset",
];

/// Ends of words for what somebody is; after a person's name and a comma it is that person.
const ROLES: &str = "chef|chefen|direktör|direktør|samordnare|utvecklare|strateg|ordförande|rektor|rektorn|\
                     sekreterare|ledare|leder|sjef|rådgivare|rådgiver|konsulent|koordinator|ingenjör|\
                     arkitekt|lots|coach|handläggare|controller|kommunalråd|planerare|ekonom|jurist|\
                     manager|officer|director|lead|borgmester|ordfører|kommunikatör|projektledare|\
                     prosjektleder|vd|förvaltare";

/// Each party of a cell once, in the order printed.
pub(super) fn of(text: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = super::parts::without_glyph(line.trim());
        for piece in outside_brackets(line) {
            let piece = prose::fold(piece.trim_matches(|c: char| c.is_whitespace() || c == '.'));
            match people.last_mut() {
                _ if piece.is_empty() => {}
                Some(before) if is_person(before) && is_role(&piece) => {
                    *before = format!("{before}, {piece}")
                }
                _ => add(&mut people, around_and(&piece)),
            }
        }
    }
    people
}

/// Adds those that are not there yet.
pub(super) fn add(people: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !people.contains(&name) {
            people.push(name);
        }
    }
}

/// The pieces between commas, semicolons and strokes that stand in no brackets.
fn outside_brackets(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (index, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            // "Kommunen v/ kultursjef", "c/o".
            '/' if line[..index].ends_with(" v")
                || line[..index].ends_with("c") && line[index..].starts_with("/o") => {}
            ',' | ';' | '/' if depth == 0 => {
                pieces.push(&line[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    pieces.push(&line[start..]);
    pieces
}

/// Two or three names, each with a capital, and no party.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (2..=3).contains(&words.len()) && words.iter().all(|word| is_named(word)) && !is_party(text)
}

/// "näringslivschef", "ordförande Företagarna".
fn is_role(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    text.starts_with(char::is_lowercase) && ROLES.split('|').any(|end| first.ends_with(end))
}

fn around_and(piece: &str) -> Vec<String> {
    if piece.contains(['(', '/']) {
        return vec![piece.to_string()];
    }
    for word in [" och ", " samt ", " & ", " and ", " og ", " ja "] {
        let Some((left, right)) = piece.split_once(word) else { continue };
        // "Kultur och fritidsförvaltningen" is one; "kommunen och regionen" are two.
        if is_party(left) && is_party(right) || is_named(left) && is_group(right) {
            return [around_and(left), around_and(right)].concat();
        }
        // In English "Planning and Regeneration" is one office as often as two.
        if [" & ", " and "].contains(&word) {
            return vec![piece.to_string()];
        }
    }
    columns::people(piece)
}

fn is_party(text: &str) -> bool {
    let lower = text.to_lowercase();
    PARTIES.iter().any(|end| lower.ends_with(end)) || lower.starts_with("chamber of ")
}

/// One word in lower case, such as "kommunen".
fn is_group(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !text.contains(' ') && is_party(text)
}

fn is_named(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn parties_are_told_apart() {
        let cases: [(&str, &[&str]); 17] = [
            ("Anna, Omar och Li", &["Anna", "Omar", "Li"]),
            ("Kommunen/Regionen", &["Kommunen", "Regionen"]),
            ("näringslivschef och kommundirektör", &["näringslivschef", "kommundirektör"]),
            ("Kultur- och fritidsförvaltningen", &["Kultur- och fritidsförvaltningen"]),
            ("Miljö och hälsa", &["Miljö och hälsa"]),
            ("Region (HR, IT)", &["Region (HR, IT)"]),
            ("• Science Park\n• Näringslivsenheten", &["Science Park", "Näringslivsenheten"]),
            ("Handelsföreningen och kommunen", &["Handelsföreningen", "kommunen"]),
            ("Alla", &["Alla"]),
            ("Planning and Regeneration", &["Planning and Regeneration"]),
            ("Visitor Centre and Chamber of Trade", &["Visitor Centre", "Chamber of Trade"]),
            ("Lisa Ek, näringslivschef", &["Lisa Ek, näringslivschef"]),
            ("Lisa Ek, kommunen", &["Lisa Ek", "kommunen"]),
            ("Kommunen v/ kultursjef", &["Kommunen v/ kultursjef"]),
            ("Teknik og Miljø", &["Teknik og Miljø"]),
            ("Jobcentret og Erhvervsskolen", &["Jobcentret", "Erhvervsskolen"]),
            ("Idrottsklubben och kommunen", &["Idrottsklubben", "kommunen"]),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
