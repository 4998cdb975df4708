//! Demo data: the region's strategy with the issues that the projects name, its predecessor, two of other
//! levels that serve it, and what works towards their goals. All invented.

use std::collections::HashMap;

use access::{Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::{Id, Tx};
use strategy::{Actor, End, NewStrategy, StrategyFields};

use super::rows;
use crate::place::House;

const REGION: &str = include_str!("../../demo/strategi-region.csv");
const FYRBODAL: &str = include_str!("../../demo/strategi-fyrbodal.csv");
const ASUNDA: &str = include_str!("../../demo/strategi-asunda.csv");
const LINKS: &str = include_str!("../../demo/malkopplingar.csv");

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let tx = house.db.begin().await?;
    let story = Story { house, organisations, tx: &tx };
    let region = StrategyFields {
        title: "Framtid i Västra Götaland".to_string(),
        year_from: 2014,
        year_to: Some(2030),
        numbers_projects: true,
        summary: "Regionens strategi för tillväxt och utveckling. Den har fyra teman och 32 prioriterade \
                  frågor. Delregionerna väljer bland frågorna när de delar ut projektmedel."
            .to_string(),
        ..StrategyFields::default()
    };
    story.adopted("vgr", region, REGION, ("2013-09-24", "§\u{a0}96")).await?;
    let fyrbodal = StrategyFields {
        title: "Strategi för Fyrbodals näringsliv".to_string(),
        year_from: 2024,
        year_to: Some(2028),
        summary: "Det här vill Fyrbodals kommuner uppnå tillsammans.".to_string(),
        ..StrategyFields::default()
    };
    story.adopted("fyrbodal", fyrbodal, FYRBODAL, ("2023-12-07", "§\u{a0}74")).await?;
    let asunda = StrategyFields {
        title: "Näringslivsprogram för Åsunda".to_string(),
        year_from: 2025,
        year_to: Some(2028),
        summary: "Kommunfullmäktiges program för näringslivet. Det visar vilka av regionens mål som Åsunda \
                  tar sig an, och på vilket sätt."
            .to_string(),
        ..StrategyFields::default()
    };
    story.adopted("asunda", asunda, ASUNDA, ("2024-11-25", "§\u{a0}131")).await?;
    story.links().await?;
    tx.commit().await?;
    Ok(())
}

struct Story<'a> {
    house: &'a House,
    organisations: &'a HashMap<String, Id>,
    tx: &'a Tx,
}

impl Story<'_> {
    async fn adopted(
        &self,
        key: &str,
        fields: StrategyFields,
        list: &str,
        (date, section): (&str, &str),
    ) -> anyhow::Result<()> {
        let owner_id = self.organisations.get(key).copied().ok_or_else(|| anyhow!("{key}"))?;
        let viewer = self.viewer(owner_id).await?;
        let actor = Actor { tx: self.tx, ids: &self.house.ids, viewer: &viewer };
        let new = NewStrategy { owner_id, visibility: Visibility::Public, fields };
        let id = strategy::add_strategy(actor, &new).await?;
        strategy::add_points(actor, id, list).await?.context("a list of goals")?;
        let adopted = strategy::adopt(actor, id, date, section).await?;
        adopted.map_err(|refused| anyhow!("{refused:?}"))
    }

    async fn viewer(&self, owner_id: Id) -> anyhow::Result<Viewer> {
        let owner = access::organisation(&self.house.db, owner_id).await?.context("an organisation")?;
        Ok(Viewer::operator(owner.id, &owner.name, self.house.clock.now()))
    }

    async fn links(&self) -> anyhow::Result<()> {
        for [kind, from, goal] in rows::<3>(LINKS) {
            let end = End::from_key(kind).ok_or_else(|| anyhow!("{kind}"))?;
            let found = strategy::find_end(self.tx, end, from).await?;
            let (id, owner_id) = found.ok_or_else(|| anyhow!("{from}"))?;
            let (point_id, _) =
                strategy::find_end(self.tx, End::Point, goal).await?.ok_or_else(|| anyhow!("{goal}"))?;
            let viewer = self.viewer(owner_id).await?;
            let actor = Actor { tx: self.tx, ids: &self.house.ids, viewer: &viewer };
            strategy::set_links(actor, (end, id, owner_id), &[point_id], &[]).await?;
        }
        Ok(())
    }
}
