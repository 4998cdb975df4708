//! Who is asked in a round: the main responsible of each initiative, gathered person by person. Pure.

use db::Id;
use plan::who::Main;

/// One who is asked, with the places of the initiatives among those of the round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// In addresses: `konto-12`, `namn-moa`, or `ingen` for what nobody answers for.
    pub key: String,
    /// Empty where nobody answers.
    pub label: String,
    pub account_id: Option<Id>,
    pub places: Vec<usize>,
}

/// The key of what has no main responsible.
pub const NOBODY: &str = "ingen";

/// In addresses, the one who is asked.
pub(crate) fn key_of(main: Option<&Main>) -> String {
    match main {
        None => NOBODY.to_string(),
        Some(Main { account_id: Some(id), .. }) => key_of_account(*id),
        Some(Main { label, account_id: None }) => {
            let words = label.split_whitespace().collect::<Vec<_>>().join("-");
            format!("namn-{}", words.to_lowercase())
        }
    }
}

pub(crate) fn key_of_account(id: Id) -> String {
    format!("konto-{id}")
}

/// Everybody who is asked, by name; what has nobody last.
pub(crate) fn gather<'a>(mains: impl IntoIterator<Item = Option<&'a Main>>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for (place, main) in mains.into_iter().enumerate() {
        let key = key_of(main);
        match people.iter_mut().find(|person| person.key == key) {
            Some(person) => person.places.push(place),
            None => people.push(Person {
                key,
                label: main.map(|main| main.label.clone()).unwrap_or_default(),
                account_id: main.and_then(|main| main.account_id),
                places: vec![place],
            }),
        }
    }
    people.sort_by_key(|person| (person.label.is_empty(), swedish::sort_key(&person.label)));
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_is_asked_once() {
        let main = |label: &str, account_id| Some(Main { label: label.into(), account_id });
        let mains = [
            main("Ove", None),
            None,
            main("Moa", Some(7)),
            main("ove", None),
            main("Moa Öberg", Some(7)),
            main("Anna  M", None),
        ];
        let people = gather(mains.iter().map(Option::as_ref));
        let found: Vec<_> =
            people.iter().map(|person| (person.key.as_str(), person.places.clone())).collect();
        assert_eq!(
            found,
            [("namn-anna-m", vec![5]), ("konto-7", vec![2, 4]), ("namn-ove", vec![0, 3]), ("ingen", vec![1])]
        );
    }
}
