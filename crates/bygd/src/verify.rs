//! `bygd verify`: is the database whole?

use anyhow::bail;
use documents::ReadFile;
use reading::contract::{Document, GrantRow};
use types::Amount;

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
    seals(house, tongue, &mut faults).await?;
    let (checked, unlike) = totals(house).await?;
    if unlike.is_empty() {
        passed(tongue.of("summor mot källorna", "totals against the sources"), checked.to_string());
    }
    for name in unlike {
        let message = tongue.of("summorna stämmer inte med dokumentet", "the totals are not the document's");
        faults.push(format!("{name}: {message}"));
    }
    Ok(faults)
}

/// Locked annexes, submitted parts, locked rounds and annual reports say what they said when they were
/// sealed.
async fn seals(house: &House, tongue: Tongue, faults: &mut Vec<String>) -> anyhow::Result<()> {
    let (looked, broken) = funding::annex::broken_seals(&house.db).await?;
    if broken.is_empty() {
        say(&format!("✓ {}: {looked}", tongue.of("årsbilagornas sigill", "seals of annual annexes")));
    }
    let (looked, altered) = plan::life::broken_seals(&house.db).await?;
    if altered.is_empty() {
        say(&format!("✓ {}: {looked}", tongue.of("planernas versioner", "versions of plans")));
    }
    for id in altered {
        let message = tongue
            .of("en sparad version av en plan har ändrats efteråt", "a sealed version of a plan was altered");
        faults.push(format!("{message}: {id}"));
    }
    for id in broken {
        let message = tongue.of(
            "en inlämnad eller låst årsbilaga har ändrats efteråt",
            "a submitted or locked annual annex has been altered since",
        );
        faults.push(format!("{message}: {id}"));
    }
    let (looked, broken) = follow_up::facts::broken_seals(&house.db).await?;
    if broken.is_empty() {
        let name =
            tongue.of("uppföljningarnas och berättelsernas sigill", "seals of follow-ups and annual reports");
        say(&format!("✓ {name}: {looked}"));
    }
    for id in broken {
        let message = tongue.of(
            "en låst uppföljning eller verksamhetsberättelse har ändrats efteråt",
            "a locked follow-up or annual report has been altered since",
        );
        faults.push(format!("{message}: {id}"));
    }
    Ok(())
}

/// Reads every list of grants again, with what people had said of it, and compares what it sums up to with
/// what was imported from it. Gives how many were checked, and the names of those that differ.
async fn totals(house: &House) -> anyhow::Result<(usize, Vec<String>)> {
    let kind = funding::PROJECT.key;
    let documents = documents::current_sources(&house.db, kind).await?;
    let mut unlike = Vec::new();
    for id in &documents {
        let kept = documents::kept(&house.db, kind, *id).await?;
        let read = ReadFile::of(&kept.name, &kept.bytes, &kept.said.known());
        let reading = documents::decide(&read.reading, &kept.said.decisions).reading;
        let rows =
            reading.files.iter().flat_map(|file| &file.documents).filter_map(|document| match document {
                Document::Grants(grants) => Some(&grants.tables),
                _ => None,
            });
        let rows: Vec<_> = rows.flatten().flat_map(|table| &table.rows).collect();
        let said = |of: fn(&GrantRow) -> Option<Amount>| {
            Amount::sum(rows.iter().filter_map(|row| of(row)).filter(|amount| funding::is_plausible(*amount)))
        };
        let stored = |field: &str| {
            let amounts = kept.imported.iter().filter_map(|values| values.get(field));
            Amount::sum(amounts.filter_map(|value| serde_json::from_value::<Amount>(value.clone()).ok()))
        };
        if said(|row| row.grant) != stored("grant") || said(|row| row.total_cost) != stored("total_cost") {
            unlike.push(kept.name);
        }
    }
    Ok((documents.len(), unlike))
}
