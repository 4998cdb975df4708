//! Demo data: one development project over three years with partners in four places. All invented.

use std::collections::HashMap;

use access::{Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::Id;
use funding::development::{
    Budget, DateKind, Dated, DevelopmentFacts, NewDevelopment, Package, Partner, Status, add_development,
    put_in_plan,
};
use jiff::civil::Date;
use strategy::End;
use types::Amount;

use crate::place::House;

/// Partner, its organisation's key (empty: none), and for 2025, 2026 and 2027 cost and own funding in kronor.
type PartnerRow = (&'static str, &'static str, [(i64, i64); 3]);

const PARTNERS: [PartnerRow; 4] = [
    (
        "Boråsregionen Sjuhärads kommunalförbund",
        "borasregionen",
        [(1_450_000, 435_000), (2_100_000, 630_000), (1_250_000, 375_000)],
    ),
    ("Åsunda kommun", "asunda", [(380_000, 190_000), (640_000, 320_000), (410_000, 205_000)]),
    ("Ulricehamns kommun", "ulricehamn", [(300_000, 150_000), (520_000, 260_000), (300_000, 150_000)]),
    ("Återbruk Väst ek. för.", "", [(600_000, 120_000), (900_000, 180_000), (450_000, 90_000)]),
];

/// Day, what, work package, status.
const MILESTONES: [(&str, &str, &str, Status); 7] = [
    ("2025-03-31", "Projektgruppen är tillsatt", "1", Status::Done),
    ("2025-11-28", "Slutsatserna från tio fabriksbesök är samlade", "2", Status::Done),
    ("2026-05-29", "Materiallistan är öppen för alla företag", "2", Status::Done),
    ("2026-10-30", "Fem företag har bytt råvara med varandra", "3", Status::UnderWay),
    ("2027-04-30", "Tjugo företag har bytt råvara med varandra", "3", Status::Planned),
    ("2027-09-30", "Kommunernas inköp frågar efter återbrukat material", "4", Status::Planned),
    ("2027-12-17", "Slutkonferens", "", Status::Planned),
];

const REPORTS: [(&str, &str, Status); 5] = [
    ("2025-09-15", "Lägesrapport 1", Status::Done),
    ("2026-03-16", "Lägesrapport 2 med ansökan om utbetalning", Status::Done),
    ("2026-09-15", "Lägesrapport 3", Status::Done),
    ("2026-12-15", "Lägesrapport 4 med ansökan om utbetalning", Status::Planned),
    ("2028-02-29", "Slutrapport", Status::Planned),
];

/// Initiatives of the demo's plan that it stands in.
const INITIATIVES: [&str; 2] = ["Rester blir råvara", "Dialog före upphandling"];

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let owner_id = organisations.get("borasregionen").copied().ok_or_else(|| anyhow!("borasregionen"))?;
    let owner = access::organisation(&house.db, owner_id).await?.context("an organisation")?;
    let viewer = Viewer::operator(owner.id, &owner.name, house.clock.now());
    let tx = house.db.begin().await?;
    let granted = strategy::find_end(&tx, End::Project, "Spill blir råvara").await?;
    let facts = facts(organisations, granted.map(|(id, _)| id))?;
    let new = NewDevelopment { owner_id, visibility: Visibility::Public, facts };
    let id = add_development(&tx, &house.ids, &viewer, &new).await?;
    for title in INITIATIVES {
        let found = strategy::find_end(&tx, End::Initiative, title).await?;
        let (initiative_id, _) = found.ok_or_else(|| anyhow!("{title}"))?;
        put_in_plan(&tx, id, initiative_id, true).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn facts(organisations: &HashMap<String, Id>, project_id: Option<Id>) -> anyhow::Result<DevelopmentFacts> {
    let kronor = |units: i64| Amount::from_units(units).ok_or_else(|| anyhow!("{units}"));
    let mut facts = DevelopmentFacts {
        title: "Cirkulära Sjuhärad".to_string(),
        programme: "Europeiska regionala utvecklingsfonden".to_string(),
        reference: "20361234".to_string(),
        start: Some("2025-01-01".parse()?),
        end: Some("2027-12-31".parse()?),
        purpose: "Spill från en fabrik ska bli råvara i en annan. Projektet hjälper företagen att hitta \
                  varandra, och kommunerna att köpa det som redan finns."
            .to_string(),
        currency: "SEK".to_string(),
        project_id,
        ..DevelopmentFacts::default()
    };
    for (at, (name, key, years)) in PARTNERS.into_iter().enumerate() {
        let organisation_id = organisations.get(key).copied();
        facts.partners.push(Partner { name: name.to_string(), leads: at == 0, organisation_id });
        for (year, (cost, own)) in (2025..).zip(years) {
            let (cost, own_funding) = (kronor(cost)?, kronor(own)?);
            facts.budget.push(Budget { partner: name.to_string(), year, cost, own_funding });
        }
    }
    let packages =
        [("Ledning", 0), ("Kartläggning", 3), ("Byten mellan företag", 3), ("Offentliga inköp", 1)];
    for (at, (title, partner)) in packages.into_iter().enumerate() {
        let partner = PARTNERS[partner].0.to_string();
        facts.packages.push(Package { number: (at + 1).to_string(), title: title.to_string(), partner });
    }
    for (due, title, package, status) in MILESTONES {
        facts.dates.push(dated(DateKind::Milestone, (due.parse()?, title), package, status));
    }
    for (due, title, status) in REPORTS {
        facts.dates.push(dated(DateKind::Report, (due.parse()?, title), "", status));
    }
    Ok(facts)
}

fn dated(kind: DateKind, (due, title): (Date, &str), package: &str, status: Status) -> Dated {
    Dated { kind, due, title: title.to_string(), package: package.to_string(), status }
}
