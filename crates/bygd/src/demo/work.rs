//! Demo data: what the business unit of Åsunda has ticked off in its plan, and by when the rest is due.
//! Invented.

use std::collections::HashMap;

use access::Viewer;
use anyhow::{Context, anyhow};
use db::Id;
use types::{Moment, stockholm_date};

use crate::place::House;

const DAY: Moment = 24 * 3_600 * 1_000;
const MOA: &str = "kommun@bygd.example";
const SAMIRA: &str = "utveckling@bygd.example";

/// The beginning of an activity, who ticked it off, how many days ago, and the line that shows it.
const TICKED: &[(&str, &str, i64, &str)] = &[
    ("Ta fram ett förslag till besöksmål", MOA, 300, "Listan godkändes i januari"),
    ("Öppna för nomineringar", SAMIRA, 98, "Formuläret låg ute 3–28 augusti, 41 nomineringar"),
    ("Utse en jury", SAMIRA, 61, "Tre företagare och en gymnasielärare"),
    ("Göra en årsplan för teman", SAMIRA, 310, ""),
    ("Sätta ämnen för våren och hösten", SAMIRA, 290, "Bestämdes på mötet med föreningarna"),
    ("Skriva så att varje nyhet", SAMIRA, 120, ""),
    ("Boka två besöksdagar i veckan", MOA, 45, "Inbokat till och med december"),
];

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let unit = *organisations.get("asunda-naringsliv").ok_or_else(|| anyhow!("asunda-naringsliv"))?;
    let now = house.clock.now();
    let plans = plan::facts::plans(&house.db, &viewer(house, MOA, now).await?, 50).await?;
    let year = i64::from(stockholm_date(now).year());
    let own = plans.iter().filter(|plan| plan.owner_id == unit);
    let plan = own.min_by_key(|plan| (plan.year_from.unwrap_or(year) - year).abs()).context("a plan")?;
    let steps = plan::facts::steps(&house.db, &viewer(house, MOA, now).await?, plan.id).await?;
    for (begins, login, days, evidence) in TICKED {
        let Some(step) = steps.iter().find(|step| step.text.starts_with(begins)) else { continue };
        let viewer = viewer(house, login, now - days * DAY).await?;
        let evidence = Some(*evidence).filter(|line| !line.is_empty());
        let tx = house.db.begin().await?;
        plan::tick(&tx, &viewer, step.activity_id, evidence).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn viewer(house: &House, login: &str, at: Moment) -> anyhow::Result<Viewer> {
    access::viewer_by_login(&house.db, login, at).await?.context("an account")
}
