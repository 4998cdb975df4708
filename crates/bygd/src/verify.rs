//! `bygd verify`: is the database whole?

use anyhow::bail;

use crate::{
    command::Verify,
    home::rooms,
    place::House,
    say::{Tongue, say},
};

pub(crate) async fn run(verify: Verify, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&verify.place).await?;
    let faults = faults(&house, tongue).await?;
    if faults.is_empty() {
        return Ok(());
    }
    for fault in faults.iter().take(50) {
        say(&format!("✗ {fault}"));
    }
    bail!("{} {}", faults.len(), tongue.of("fel i databasen", "faults in the database"));
}

/// Every check; says what it checked, gives what is wrong.
pub(crate) async fn faults(house: &House, tongue: Tongue) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let passed = |name: &str, count: String| say(&format!("✓ {name}: {count}"));

    let broken = db::broken_references(&house.db).await?;
    if broken.is_empty() {
        passed(tongue.of("referenser", "references"), "ok".to_string());
    }
    faults.extend(broken);

    match access::verify_chain(&house.db).await? {
        Ok(entries) => passed(tongue.of("loggens kedja", "audit chain"), entries.to_string()),
        Err(number) => {
            let message = tongue.of("loggens kedja bryts vid post", "the audit chain breaks at entry");
            faults.push(format!("{message} {number}"));
        }
    }

    let kinds: Vec<_> = rooms().into_iter().flat_map(|room| room.kinds).map(|kind| kind.record).collect();
    let mut astray = search::strays(&house.db).await?.len();
    for kind in &kinds {
        let missing = search::out_of_step(&house.db, kind).await?;
        astray += missing.len();
        for id in missing.iter().take(10) {
            let message = tongue.of("sökregistret stämmer inte för", "the search index is out of step for");
            faults.push(format!("{message} {} {id}", kind.key));
        }
    }
    if astray == 0 {
        passed(tongue.of("sökregister", "search index"), "ok".to_string());
    } else if faults.is_empty() {
        faults.push(
            tongue.of("sökregistret har lösa poster", "the search index has stray entries").to_string(),
        );
    }

    let tables: Vec<_> = kinds.iter().map(|kind| (kind.key, kind.table)).collect();
    for (pointer, id) in documents::dangling(&house.db, &tables).await? {
        faults.push(format!("{pointer} {id} {}", tongue.of("finns inte", "does not exist")));
    }
    let wrong = documents::altered(&house.db).await?;
    for name in &wrong {
        let message =
            tongue.of("dokumentets innehåll har ändrats", "the document's content has been altered");
        faults.push(format!("{name}: {message}"));
    }
    Ok(faults)
}
