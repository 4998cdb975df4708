//! `bygd demo`: an empty database filled so that a newcomer sees what the system does. Organisations and
//! amounts are public facts; every person is invented.

mod annexes;
mod developments;
mod follow_up;
mod indicators;
mod plans;
mod strategies;
mod work;

use std::collections::HashMap;

use access::{Role, Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::{Id, Tx};
use network::{ContactDraft, NetworkDraft, OrganisationDraft, OrganisationKind, Profile};

use crate::{
    command::Demo,
    import::{File, import_file},
    place::House,
    say::{Tongue, say},
    user,
};

const ORGANISATIONS: &str = include_str!("../demo/organisationer.csv");
const CONTACTS: &str = include_str!("../demo/kontakter.csv");
const ANNEX: &[u8] = include_bytes!("../demo/delregionala-insatser-2020.txt");
const PLAN: &[u8] = include_bytes!("../demo/verksamhetsplan.txt");

const PASSWORD: &str = "bygd-demo-2026";

/// Memberships by organisation key.
type Members = &'static [(&'static str, Role)];

/// Login, name, memberships, administrator.
const ACCOUNTS: &[(&str, &str, Members, bool)] = &[
    ("region@bygd.example", "Ellen Regnell", &[("vgr", Role::Manager)], false),
    ("forbund@bygd.example", "Amir Lindqvist", &[("fyrbodal", Role::Manager), ("vgr", Role::Reader)], false),
    (
        "natverk@bygd.example",
        "Saga Holmér",
        &[("brg", Role::Manager), ("goteborgsregionen", Role::Manager)],
        false,
    ),
    (
        "kommun@bygd.example",
        "Moa Öberg",
        &[("asunda-naringsliv", Role::Manager), ("asunda", Role::Editor)],
        false,
    ),
    ("utveckling@bygd.example", "Samira Holm", &[("asunda-naringsliv", Role::Editor)], false),
    ("lasare@bygd.example", "Jonas Ek", &[("boras", Role::Reader)], false),
    ("drift@bygd.example", "Drift Driftsson", &[], true),
];

pub(crate) async fn run(demo: Demo, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&demo.place).await?;
    if access::has_organisations(&house.db).await? {
        say(tongue.of(
            "Databasen har redan innehåll; inget har lagts till.",
            "The database has content already; nothing was added.",
        ));
    } else {
        fill(&house, tongue).await?;
    }
    if access::find_account(&house.db, ACCOUNTS[0].0).await?.is_some() {
        tell_accounts(tongue);
    }
    Ok(())
}

fn tell_accounts(tongue: Tongue) {
    say(&format!(
        "{} {PASSWORD}",
        tongue.of("Demokonton, alla med lösenordet", "Demo accounts, all with the password")
    ));
    for (login, name, members, administrator) in ACCOUNTS {
        let mut roles: Vec<String> =
            members.iter().map(|(key, role)| format!("{key}: {}", role.key())).collect();
        if *administrator {
            roles.push("administrator".to_string());
        }
        say(&format!("  {login:<24} {name:<18} {}", roles.join(", ")));
    }
}

async fn fill(house: &House, tongue: Tongue) -> anyhow::Result<()> {
    let tx = house.db.begin().await?;
    let organisations = organisations(house, &tx).await?;
    goteborg_network(house, &tx, &organisations).await?;
    tx.commit().await?;
    for (login, name, members, administrator) in ACCOUNTS {
        let memberships: Vec<(Id, Role)> =
            members.iter().filter_map(|(key, role)| Some((*organisations.get(*key)?, *role))).collect();
        let hash = access::hash_password(PASSWORD).await?;
        let password = access::Password::Chosen(&hash);
        user::add(house, (login, name), password, *administrator, &memberships).await?;
    }
    let files = [
        ("vgr", "delregionala-insatser-2020.txt", ANNEX),
        ("asunda-naringsliv", "verksamhetsplan.txt", PLAN),
    ];
    for (key, name, bytes) in files {
        let owner = house.organisation(key, tongue).await?;
        let viewer = Viewer::operator(owner.id, &owner.name, house.clock.now());
        let file = File { name, bytes, profiles: &[], tools: None };
        import_file(house, &viewer, &owner, Visibility::Public, file, false, tongue).await.context(name)?;
    }
    annexes::fill(house, &organisations).await?;
    work::fill(house, &organisations).await?;
    indicators::fill(house, &organisations).await?;
    plans::fill(house, &organisations).await?;
    follow_up::fill(house, &organisations).await?;
    strategies::fill(house, &organisations).await?;
    developments::fill(house, &organisations).await?;
    house.db.analyze().await?;
    Ok(())
}

/// `key;name;kind;parent_key;municipality_code;county_code;website`, parents first.
async fn organisations(house: &House, tx: &Tx) -> anyhow::Result<HashMap<String, Id>> {
    let operator = Viewer::visitor(house.clock.now());
    let mut made = HashMap::new();
    for [key, name, kind, parent, municipality, county, _website] in rows::<7>(ORGANISATIONS) {
        let kind = OrganisationKind::from_key(kind).ok_or_else(|| anyhow!("{kind}"))?;
        let mut profile = Profile::of_kind(kind);
        if !municipality.is_empty() {
            profile = Profile { kind, ..Profile::of_municipality(municipality) };
        }
        if !county.is_empty() {
            profile.county_code = Some(county.to_string());
        }
        let draft =
            OrganisationDraft { name: name.to_string(), parent_id: made.get(parent).copied(), profile };
        let id = network::add_organisation(tx, &house.ids, &operator, &draft, None, Some(key)).await?;
        made.insert(key.to_string(), id);
    }
    Ok(made)
}

/// The network of thirteen municipalities, each with a named business contact.
async fn goteborg_network(house: &House, tx: &Tx, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let named = |key: &str| organisations.get(key).copied().ok_or_else(|| anyhow!("{key}"));
    let coordinator = named("brg")?;
    let operator = Viewer::operator(coordinator, "Business Region Göteborg", house.clock.now());
    let keys: HashMap<&str, &str> = rows::<7>(ORGANISATIONS).map(|[key, name, ..]| (name, key)).collect();
    let mut members = Vec::new();
    for [municipality, name, role, phone, email] in rows::<5>(CONTACTS) {
        let key = keys.iter().find(|(full, _)| full.split(' ').next() == municipality.split(' ').next());
        let key = key.map(|(_, key)| *key).ok_or_else(|| anyhow!("{municipality}"))?;
        let organisation_id = named(key)?;
        if !members.contains(&organisation_id) {
            members.push(organisation_id);
        }
        let contact = ContactDraft {
            organisation_id,
            name: name.to_string(),
            role_title: role.to_string(),
            phone: phone.to_string(),
            email: email.to_string(),
            is_business_contact: true,
            ..ContactDraft::default()
        };
        network::add_contact(tx, &house.ids, &operator, coordinator, Visibility::Public, &contact).await?;
    }
    let draft = NetworkDraft {
        name: "Näringslivsansvariga i Göteborgsregionen".to_string(),
        description:
            "Tretton kommuner som samordnar sitt näringslivsarbete. Varje kommun har en kontakt som \
                      företag kan vända sig till."
                .to_string(),
        coordinator_id: Some(coordinator),
    };
    let owner = (coordinator, Visibility::Public);
    network::add_network(tx, &house.ids, &operator, owner, &draft, &members).await?;
    Ok(())
}

/// The rows of a small table with a header and `;` between cells that hold none.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).filter(|line| !line.trim().is_empty()).filter_map(|line| {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        cells.try_into().ok()
    })
}
