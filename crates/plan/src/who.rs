//! Who a name in a plan means: a person, with an account or without, a role, everybody, a consultant, or a
//! partner organisation. It is guessed from the name until somebody of the office decides. It must not know
//! how a plan is laid out, nor what anybody is told by mail.

use std::collections::{HashMap, HashSet};

use db::{Db, DbErr, FromQueryResult, Id, Tx};
use sea_orm::ConnectionTrait;

use crate::{
    initiative::Responsible,
    person::label_key,
    store::{self, MemberName},
};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhoKind {
    Person,
    Role,
    Everybody,
    Consultant,
    Partner,
}

impl WhoKind {
    pub const ALL: [WhoKind; 5] =
        [WhoKind::Person, WhoKind::Role, WhoKind::Everybody, WhoKind::Consultant, WhoKind::Partner];

    /// As stored, and as the end of its name among the texts.
    pub fn key(self) -> &'static str {
        match self {
            WhoKind::Person => "person",
            WhoKind::Role => "role",
            WhoKind::Everybody => "everybody",
            WhoKind::Consultant => "consultant",
            WhoKind::Partner => "partner",
        }
    }

    pub fn from_key(key: &str) -> Option<WhoKind> {
        WhoKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What a name means in the plans of one organisation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct WhoRow {
    pub id: Id,
    /// The organisation whose plans name it.
    pub owner_id: Id,
    /// As the plan writes it.
    pub label: String,
    pub label_key: String,
    pub(crate) kind: String,
    /// The person's account, if it is a person and has one.
    pub account_id: Option<Id>,
    /// The partner, if it is an organisation that is known here.
    pub organisation_id: Option<Id>,
    /// The day the person left, `2026-11-22`.
    pub left_on: Option<String>,
    /// Somebody has said so; else it is a guess.
    pub decided: bool,
    pub revision: i64,
}

impl WhoRow {
    pub fn kind(&self) -> WhoKind {
        WhoKind::from_key(&self.kind).unwrap_or(WhoKind::Person)
    }
}

/// The main responsible of an initiative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Main {
    /// As the plan writes it.
    pub label: String,
    pub account_id: Option<Id>,
}

/// The main responsible of each initiative of a plan, withdrawn ones too: the one marked as main, else the
/// first that is a person who has not left. An initiative without either is missing. Whoever asks.
pub async fn main_of_plan(db: &Db, plan_id: Id) -> Result<HashMap<Id, Main>, DbErr> {
    main_of_plans(db, &[plan_id]).await
}

/// The same for several plans at once.
pub async fn main_of_plans(db: &Db, plans: &[Id]) -> Result<HashMap<Id, Main>, DbErr> {
    let mut by_initiative: HashMap<Id, Vec<store::NamedPerson>> = HashMap::new();
    for row in store::named_in_plans(db, plans).await? {
        by_initiative.entry(row.initiative_id).or_default().push(row);
    }
    let chosen = by_initiative.into_iter().filter_map(|(id, rows)| Some((id, chosen_main(&rows)?)));
    Ok(chosen.collect())
}

/// The names in plans that mean this account, in every organisation.
pub async fn of_account(db: &Db, account_id: Id) -> Result<Vec<WhoRow>, DbErr> {
    store::who_of_account(db, account_id).await
}

pub(crate) fn chosen_main(rows: &[store::NamedPerson]) -> Option<Main> {
    let is_person = |row: &&store::NamedPerson| {
        let kind = row.kind.as_deref().and_then(WhoKind::from_key);
        row.left_on.is_none() && kind.unwrap_or_else(|| kind_of(&row.label)) == WhoKind::Person
    };
    let marked = rows.iter().find(|row| row.main);
    let row = marked.or_else(|| rows.iter().find(is_person))?;
    Some(Main { label: row.label.clone(), account_id: row.account_id })
}

/// What is guessed of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guess {
    pub kind: WhoKind,
    pub account_id: Option<Id>,
    pub organisation_id: Option<Id>,
}

/// What a name means, by its words, the members of the plan's owner, and the organisations that are known by
/// just that name (keys as by [`label_key`]).
pub(crate) fn guess(label: &str, members: &[MemberName], organisations: &HashMap<String, Id>) -> Guess {
    let key = label_key(label);
    let person = |account_id| Guess { kind: WhoKind::Person, account_id, organisation_id: None };
    if let Some(id) = only(members.iter().filter(|member| label_key(&member.name) == key)) {
        return person(Some(id));
    }
    if let Some(id) = organisations.get(&key) {
        return Guess { kind: WhoKind::Partner, account_id: None, organisation_id: Some(*id) };
    }
    let kind = kind_of(label);
    if kind != WhoKind::Person {
        return Guess { kind, account_id: None, organisation_id: None };
    }
    person(only(members.iter().filter(|member| is_short_for(&key, &label_key(&member.name)))))
}

fn only<'a>(mut found: impl Iterator<Item = &'a MemberName>) -> Option<Id> {
    let first = found.next()?;
    found.next().is_none().then_some(first.account_id)
}

/// "moa" and "moa ö" are short for "moa öberg"; both are folded.
fn is_short_for(short: &str, name: &str) -> bool {
    let (mut short, mut name) = (short.split(' '), name.split(' '));
    if short.next() != name.next() {
        return false;
    }
    let rest: Vec<&str> = short.collect();
    let surnames: Vec<&str> = name.collect();
    match rest.as_slice() {
        [] => true,
        [initial] if initial.trim_end_matches('.').chars().count() == 1 => {
            surnames.iter().any(|surname| surname.starts_with(initial.trim_end_matches('.')))
        }
        _ => false,
    }
}

const EVERYBODY: [&str; 8] =
    ["alla", "samtliga", "hela", "allihop", "all", "everybody", "everyone", "medarbetarna"];
/// A word that ends so is a task that somebody has.
const ROLES: [&str; 34] = [
    "chef",
    "chefen",
    "chefer",
    "ansvarig",
    "ansvariga",
    "samordnare",
    "strateg",
    "strateger",
    "utvecklare",
    "lots",
    "lotsar",
    "handläggare",
    "direktör",
    "ledare",
    "koordinator",
    "controller",
    "kommunikatör",
    "planerare",
    "sekreterare",
    "ordförande",
    "assistent",
    "ingenjör",
    "specialist",
    "rådgivare",
    "administratör",
    "gruppen",
    "teamet",
    "berörd",
    "berörda",
    "respektive",
    "medarbetare",
    "politiker",
    "förtroendevalda",
    "manager",
];
/// A word that ends so is an organisation or a part of one.
const PARTNERS: [&str; 34] = [
    "kommun",
    "kommunen",
    "kommuner",
    "kommunerna",
    "förvaltning",
    "förvaltningen",
    "förvaltningar",
    "kontor",
    "kontoret",
    "nämnd",
    "nämnden",
    "enheten",
    "avdelningen",
    "bolag",
    "bolaget",
    "bolagen",
    "förening",
    "föreningen",
    "föreningar",
    "föreningarna",
    "förbund",
    "förbundet",
    "region",
    "regionen",
    "universitet",
    "universitetet",
    "högskola",
    "högskolan",
    "myndigheten",
    "verket",
    "polisen",
    "stiftelsen",
    "näringslivet",
    "arbetsförmedlingen",
];
const PARTNER_WORDS: [&str; 4] = ["ab", "hb", "kb", "och"];

/// What the words of a name alone say; what looks like a name is a person.
pub(crate) fn kind_of(label: &str) -> WhoKind {
    let key = label_key(label);
    let words: Vec<&str> = key.split([' ', '/', ',']).filter(|word| !word.is_empty()).collect();
    let ends_in = |ends: &[&str]| words.iter().any(|word| ends.iter().any(|end| word.ends_with(end)));
    if words.first().is_some_and(|word| EVERYBODY.contains(word)) {
        return WhoKind::Everybody;
    }
    if words.iter().any(|word| word.contains("konsult") || word.starts_with("consultant")) {
        return WhoKind::Consultant;
    }
    if ends_in(&ROLES) || words.contains(&"vd") {
        return WhoKind::Role;
    }
    let written: Vec<&str> = label.split_whitespace().collect();
    let capitals = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if ends_in(&PARTNERS)
        || words.iter().any(|word| PARTNER_WORDS.contains(word))
        || written.first().is_some_and(capitals)
    {
        return WhoKind::Partner;
    }
    let in_a_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-.’'".contains(c))
    };
    let particle = |word: &str| matches!(word, "af" | "av" | "von" | "de" | "da" | "van");
    let name =
        (1..=4).contains(&written.len()) && written.iter().all(|word| in_a_name(word) || particle(word));
    // One word in small letters may still be a name that was typed in haste.
    if name || (written.len() == 1 && key.chars().all(char::is_alphabetic)) {
        WhoKind::Person
    } else {
        WhoKind::Role
    }
}

/// Writes names beside initiatives and activities, and guesses those that are new in the owner's plans.
pub(crate) async fn write(tx: &Tx, rows: &[Responsible]) -> Result<(), DbErr> {
    store::insert_named(tx, rows).await?;
    let plans: HashSet<Id> = rows.iter().map(|row| row.plan_id).collect();
    let mut by_owner: HashMap<Id, Vec<(Id, &str)>> = HashMap::new();
    let owners = store::owners_of_plans(tx, &plans.into_iter().collect::<Vec<_>>()).await?;
    for row in rows {
        if let Some(owner_id) = owners.get(&row.plan_id) {
            by_owner.entry(*owner_id).or_default().push((row.id, &row.label));
        }
    }
    for (owner_id, labels) in by_owner {
        learn(tx, owner_id, &labels).await?;
    }
    Ok(())
}

/// Guesses the names that the owner's plans have not had before.
async fn learn(tx: &Tx, owner_id: Id, labels: &[(Id, &str)]) -> Result<(), DbErr> {
    store::insert_who(tx, &guesses(tx.on(), owner_id, labels).await?).await
}

/// What the names mean that nobody has guessed before. A name gets the id of the first row that bears it.
async fn guesses(
    on: &impl ConnectionTrait,
    owner_id: Id,
    labels: &[(Id, &str)],
) -> Result<Vec<WhoRow>, DbErr> {
    let mut new: HashMap<String, (Id, &str)> = HashMap::new();
    for (id, label) in labels {
        new.entry(label_key(label)).or_insert((*id, label));
    }
    for known in store::who_keys(on, owner_id, new.keys().map(String::as_str)).await? {
        new.remove(&known);
    }
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let members = store::member_names(on, owner_id).await?;
    let names: Vec<&str> = new.values().map(|(_, label)| *label).collect();
    let organisations = store::organisations_named(on, owner_id, &names).await?;
    let rows = new
        .into_iter()
        .map(|(key, (id, label))| {
            let guess = guess(label, &members, &organisations);
            WhoRow {
                id,
                owner_id,
                label: label.to_string(),
                label_key: key,
                kind: guess.kind.key().to_string(),
                account_id: guess.account_id,
                organisation_id: guess.organisation_id,
                left_on: None,
                decided: false,
                revision: 1,
            }
        })
        .collect();
    Ok(rows)
}

/// What all names in an owner's plans mean, by key; those that nobody has guessed yet are guessed, and
/// nothing is written.
pub(crate) async fn known(db: &Db, owner_id: Id) -> Result<HashMap<String, WhoRow>, DbErr> {
    let mut rows = store::who_of_owners(db, &[owner_id]).await?;
    let unknown = store::labels_without_who(db.read(), owner_id).await?;
    let labels: Vec<(Id, &str)> = unknown.iter().map(|row| (row.id, row.label.as_str())).collect();
    rows.extend(guesses(db.read(), owner_id, &labels).await?);
    Ok(rows.into_iter().map(|row| (row.label_key.clone(), row)).collect())
}

/// Brings what is guessed into step with who works for the owner: a name that one member alone has means that
/// member's account, and one whose account has left means nobody's. A name that was right stays so when
/// somebody comes who has it too, and what a person has decided is not touched. Gives how many changed.
pub async fn refresh(tx: &Tx, owner_id: Id) -> Result<usize, DbErr> {
    let unknown = store::labels_without_who(tx.on(), owner_id).await?;
    let labels: Vec<(Id, &str)> = unknown.iter().map(|row| (row.id, row.label.as_str())).collect();
    learn(tx, owner_id, &labels).await?;
    let members = store::member_names(tx.on(), owner_id).await?;
    let mut changed = unknown.len();
    for row in store::guessed_persons(tx, owner_id).await? {
        if row.account_id.is_some_and(|id| members.iter().any(|member| member.account_id == id)) {
            continue;
        }
        let better = guess(&row.label, &members, &HashMap::new());
        if better.account_id != row.account_id {
            store::set_guess(tx, row.id, better.account_id).await?;
            changed += 1;
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_a_name_is() {
        let cases = [
            ("Alla", WhoKind::Everybody),
            ("alla medarbetare", WhoKind::Everybody),
            ("Hela enheten", WhoKind::Everybody),
            ("Konsult", WhoKind::Consultant),
            ("Upphandlad konsult", WhoKind::Consultant),
            ("Näringslivschef", WhoKind::Role),
            ("Berörda", WhoKind::Role),
            ("Berörda förvaltningar", WhoKind::Role),
            ("Ansvarig handläggare", WhoKind::Role),
            ("den som kan", WhoKind::Role),
            ("Kultur och fritid", WhoKind::Partner),
            ("Tekniska förvaltningen", WhoKind::Partner),
            ("ALMI", WhoKind::Partner),
            ("Åsunda Energi AB", WhoKind::Partner),
            ("Näringslivet", WhoKind::Partner),
            ("Moa", WhoKind::Person),
            ("moa", WhoKind::Person),
            ("Moa Öberg", WhoKind::Person),
            ("Carl-Erik af Klint", WhoKind::Person),
            ("Moa Ö.", WhoKind::Person),
        ];
        for (label, expected) in cases {
            assert_eq!(kind_of(label), expected, "{label}");
        }
    }

    #[test]
    fn accounts_are_found_by_a_whole_name_or_one_that_only_one_has() {
        let member = |account_id, name: &str| MemberName { account_id, name: name.to_string() };
        let members =
            [member(1, "Moa Öberg"), member(2, "Ove Ek"), member(3, "Ove Alm"), member(4, "Alla Ek")];
        let partners = HashMap::from([("almi väst".to_string(), 70)]);
        let cases = [
            ("Moa", WhoKind::Person, Some(1), None),
            ("moa öberg", WhoKind::Person, Some(1), None),
            ("Moa Ö", WhoKind::Person, Some(1), None),
            ("Moa A", WhoKind::Person, None, None),
            ("Ove", WhoKind::Person, None, None),
            ("Ove A.", WhoKind::Person, Some(3), None),
            ("Lisbet", WhoKind::Person, None, None),
            ("Alla", WhoKind::Everybody, None, None),
            ("Alla Ek", WhoKind::Person, Some(4), None),
            ("Almi Väst", WhoKind::Partner, None, Some(70)),
            ("Konsult", WhoKind::Consultant, None, None),
        ];
        for (label, kind, account_id, organisation_id) in cases {
            assert_eq!(
                guess(label, &members, &partners),
                Guess { kind, account_id, organisation_id },
                "{label}"
            );
        }
    }

    #[test]
    fn the_marked_one_is_main_else_the_first_person() {
        let row = |label: &str, main, left: Option<&str>| store::NamedPerson {
            initiative_id: 1,
            label: label.to_string(),
            main,
            kind: Some(kind_of(label).key().to_string()),
            account_id: None,
            left_on: left.map(str::to_string),
        };
        let main = |rows: &[store::NamedPerson]| chosen_main(rows).map(|main| main.label);
        let cases = [
            (vec![row("Alla", false, None), row("Moa", false, None)], Some("Moa")),
            (vec![row("Moa", false, None), row("Alla", true, None)], Some("Alla")),
            (vec![row("Moa", false, Some("2026-01-01")), row("Ove", false, None)], Some("Ove")),
            (vec![row("Alla", false, None)], None),
            (vec![], None),
        ];
        for (rows, expected) in cases {
            assert_eq!(main(&rows).as_deref(), expected);
        }
    }
}
