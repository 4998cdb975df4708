//! Demo data: how Åsunda's indicators are measured, their history with a change of definition, what Bygd
//! counts by itself, and the same indicators over a county's municipalities. Every value is invented and says
//! so; only the names of definitions are public facts.

use std::collections::HashMap;

use ::indicators::{
    Aggregation, Bringing, Decimal, DefinitionFields, Direction, Gauge, NewValue, Origin, Period, SourceKind,
    Subject, bulk, counters, put_values,
};
use access::Visibility;
use anyhow::anyhow;
use db::{Id, Tx};
use network::place;
use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::place::House;

/// The county whose municipalities have example values.
const COUNTY: &str = "14";
const YEARS: std::ops::RangeInclusive<i16> = 2019..=2026;

/// Indicator's first words, and a value for each year from 2019 (empty: none).
const SERIES: &[(&str, Direction, &[&str])] = &[
    (
        "Betyg för företagslotsen",
        Direction::Higher,
        &["3.6", "3.7", "3.9", "3.9", "4.0", "4.1", "4.1", "4.3"],
    ),
    ("Tid till beslut", Direction::Lower, &["52", "49", "47", "41", "38", "36", "33", "31"]),
    ("Andel lediga lokaler", Direction::Lower, &["6.1", "7.4", "9.0", "8.8", "8.2", "8.6", "9.4", "9.7"]),
    ("Byggklar mark", Direction::Higher, &["22", "20", "18", "17", "12", "9", "11", "14.5"]),
    ("Andel lokala anbud", Direction::Neither, &["", "", "51", "55", "58", "61", "60", "64"]),
    ("Företagsbesök", Direction::Higher, &["88", "41", "64", "97", "110", "118", "121", "103"]),
    ("Ranking av företagsklimatet", Direction::Lower, &["11", "9", "9", "7", "6", "5", "5", "4"]),
    (
        "Antal arbetstillfällen",
        Direction::Higher,
        &["9120", "8870", "9005", "9240", "9310", "9388", "9451", ""],
    ),
];

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let named = |key: &str| organisations.get(key).copied().ok_or_else(|| anyhow!("{key}"));
    let (office, region) = (named("asunda-naringsliv")?, named("vgr")?);
    let tx = house.db.begin().await?;
    let story = Story { house, tx: &tx, office, region };
    story.own_series().await?;
    story.satisfaction().await?;
    story.municipalities().await?;
    story.counted().await?;
    tx.commit().await?;
    counters::count_all(&house.db, &house.ids, house.clock.now()).await?;
    Ok(())
}

struct Story<'a> {
    house: &'a House,
    tx: &'a Tx,
    office: Id,
    region: Id,
}

fn year(year: i16) -> anyhow::Result<Period> {
    Period::year(year).ok_or_else(|| anyhow!("{year}"))
}

impl Story<'_> {
    fn bringing(&self, note: &str) -> Bringing {
        Bringing {
            origin: Origin::Example,
            note: note.to_string(),
            now: self.house.clock.now(),
            author_id: None,
        }
    }

    async fn put(&self, holder: Id, note: &str, values: &[NewValue]) -> anyhow::Result<()> {
        put_values(self.tx, &self.house.ids, holder, &self.bringing(note), values).await?;
        Ok(())
    }

    async fn define(&self, owner: Id, fields: &DefinitionFields) -> anyhow::Result<Id> {
        let owner = (owner, Visibility::Public);
        Ok(bulk::add_definition(self.tx, &self.house.ids, owner, fields).await?)
    }

    /// Values that the office reports itself, year by year; one of them was corrected.
    async fn own_series(&self) -> anyhow::Result<()> {
        for (name, direction, texts) in SERIES {
            let gauge = Gauge { direction: Some(direction.key().to_string()), ..Gauge::default() };
            let Some(id) = bulk::gauge(self.tx, self.office, name, &gauge).await? else { continue };
            let mut values = Vec::new();
            for (at, text) in YEARS.zip(*texts) {
                if let Some(value) = Decimal::parse(text) {
                    values.push(NewValue::total("", year(at)?, value));
                }
            }
            if *name == "Byggklar mark" {
                let typed = NewValue::total("", year(2025)?, Decimal::whole(13));
                self.put(id, "", &[typed]).await?;
                self.put(id, "Två tomter var redan sålda vid årsskiftet.", &values).await?;
            } else {
                self.put(id, "", &values).await?;
            }
        }
        Ok(())
    }

    /// The satisfaction index got a new definition for 2024; nothing is compared across.
    async fn satisfaction(&self) -> anyhow::Result<()> {
        let common = DefinitionFields {
            unit: "index".to_string(),
            direction: Direction::Higher.key().to_string(),
            source_kind: SourceKind::Kolada.key().to_string(),
            minimum_answers: Some(20),
            ..DefinitionFields::default()
        };
        let new = DefinitionFields {
            name: "Företagsklimat Insikt – Totalt, Index, ny definition".to_string(),
            description: "Nöjdhet bland företag som har haft ett ärende hos kommunen. Från 2024 ingår fyra \
                          obligatoriska områden."
                .to_string(),
            source_ref: "U07453".to_string(),
            source_title: "Företagsklimat Insikt - Totalt, Index, ny definition".to_string(),
            next_publication: "2027-04-24".to_string(),
            valid_from: Some(2024),
            ..common.clone()
        };
        let new = self.define(self.region, &new).await?;
        let old = DefinitionFields {
            name: "Företagsklimat Insikt – Totalt, Index, gammal definition (–2024)".to_string(),
            source_ref: "U07451".to_string(),
            source_title: "Företagsklimat Insikt - Totalt, Index, gammal definition (-2024)".to_string(),
            valid_to: Some(2023),
            replaced_by: Some(new),
            ..common
        };
        let old = self.define(self.region, &old).await?;
        let subject = Subject::Organisation(self.office).key();
        let gauge = Gauge { definition_id: Some(new), subject: subject.clone(), ..Gauge::default() };
        bulk::gauge(self.tx, self.office, "Nöjda företag", &gauge).await?;
        let point = |at: i16, value: i64, answers: i64| -> anyhow::Result<NewValue> {
            let value = NewValue::total(&subject, year(at)?, Decimal::whole(value));
            Ok(NewValue { answers: Some(answers), ..value })
        };
        let before = [point(2019, 68, 61)?, point(2020, 70, 54)?, point(2021, 69, 72)?, point(2022, 71, 66)?];
        self.put(old, "", &before).await?;
        self.put(old, "", &[point(2023, 72, 70)?]).await?;
        let mut now = vec![point(2024, 75, 83)?, point(2025, 73, 91)?];
        for (code, value) in [("00", 76), (COUNTY, 75)] {
            now.push(NewValue::total(code, year(2025)?, Decimal::whole(value)));
        }
        self.put(new, "", &now).await
    }

    /// Three definitions over all municipalities of a county: one is summed, one weighed, one neither.
    async fn municipalities(&self) -> anyhow::Result<()> {
        let codes = place::municipalities().iter().filter(|one| one.county_code == COUNTY);
        let codes: Vec<&str> = codes.map(|one| one.code.as_str()).collect();
        let people = DefinitionFields {
            name: "Invånare totalt, antal (exempel)".to_string(),
            unit: "invånare".to_string(),
            aggregation: Aggregation::Sum.key().to_string(),
            ..DefinitionFields::default()
        };
        let people = self.define(self.region, &people).await?;
        let started = DefinitionFields {
            name: "Nystartade företag per 1 000 invånare (exempel)".to_string(),
            unit: "per 1 000 invånare".to_string(),
            direction: Direction::Higher.key().to_string(),
            decimals: 1,
            aggregation: Aggregation::WeightedMean.key().to_string(),
            weight_id: Some(people),
            ..DefinitionFields::default()
        };
        let started = self.define(self.region, &started).await?;
        let rank = DefinitionFields {
            name: "Plats i en ranking av företagsklimat (exempel)".to_string(),
            unit: "plats".to_string(),
            direction: Direction::Lower.key().to_string(),
            ..DefinitionFields::default()
        };
        let rank = self.define(self.region, &rank).await?;
        let mut rng = StdRng::seed_from_u64(14);
        let (mut inhabitants, mut new, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for code in codes {
            let mut size = rng.random_range(5_000..80_000i64);
            let mut tenths = rng.random_range(70..130i64);
            let mut place = rng.random_range(20..270i64);
            for at in YEARS {
                size += rng.random_range(-300..500i64);
                tenths = (tenths + rng.random_range(-9..10i64)).max(40);
                place = (place + rng.random_range(-25..26i64)).clamp(1, 290);
                let tenths = Decimal::parse(&format!("{}.{}", tenths / 10, tenths % 10));
                inhabitants.push(NewValue::total(code, year(at)?, Decimal::whole(size)));
                new.push(NewValue::total(code, year(at)?, tenths.unwrap_or(Decimal::ZERO)));
                places.push(NewValue::total(code, year(at)?, Decimal::whole(place)));
            }
        }
        self.put(people, "", &inhabitants).await?;
        self.put(started, "", &new).await?;
        self.put(rank, "", &places).await
    }

    /// What Bygd counts for the office, and for the region by sub-region.
    async fn counted(&self) -> anyhow::Result<()> {
        let by_sub_region = "{\"within\":\"sub-regions\"}";
        let all = [
            (self.office, "Insatser i årets planer", "insatser", "initiatives", ""),
            (self.office, "Avbockade aktiviteter under året", "aktiviteter", "ticked", ""),
            (self.region, "Beviljat belopp per delregion", "kr", "granted", by_sub_region),
        ];
        for (owner, name, unit, counter, selection) in all {
            let fields = DefinitionFields {
                name: name.to_string(),
                unit: unit.to_string(),
                direction: Direction::Higher.key().to_string(),
                source_kind: SourceKind::Counted.key().to_string(),
                source_ref: counter.to_string(),
                source_selection: selection.to_string(),
                aggregation: Aggregation::Sum.key().to_string(),
                ..DefinitionFields::default()
            };
            self.define(owner, &fields).await?;
        }
        Ok(())
    }
}
