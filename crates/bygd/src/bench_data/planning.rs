//! What planning has at size: indicators of plans, a large plan, strategies with goals that are linked to
//! what is done, and development projects.

use access::{Viewer, Visibility};
use anyhow::Context;
use db::Id;
use funding::development::{
    Budget, DateKind, Dated, DevelopmentFacts, NewDevelopment, Package, Partner, Status, add_development,
};
use indicators::bulk::{BulkIndicator, add_indicators};
use jiff::civil::date;
use network::place;
use plan::bulk::{BulkChapter, BulkPlan, BulkSection};
use rand::Rng;
use strategy::{Actor, End, NewStrategy, StrategyFields};
use types::Amount;

use super::{FORMS, Maker, SUBJECTS, THEMES};

/// Plans of the newest year whose initiatives serve goals, and that have indicators.
const NEWEST: usize = 290;
/// Indicators of a plan.
const INDICATORS: usize = 8;

impl Maker<'_> {
    fn operator(&self, owner_id: Id) -> Viewer {
        Viewer::operator(owner_id, "", self.house.clock.now())
    }

    /// Eight indicators for each of the newest plans, measured by the definitions about its municipality.
    pub(super) async fn indicators(&mut self, definitions: &[Id]) -> anyhow::Result<()> {
        for (plan_id, owner_id, place) in self.newest.clone() {
            let code = place::municipalities().get(place).map(|one| one.code.clone()).unwrap_or_default();
            let mut rows = Vec::new();
            for (at, definition_id) in definitions.iter().take(INDICATORS).enumerate() {
                rows.push(BulkIndicator {
                    name: format!("{} i kommunen", SUBJECTS[at]),
                    target: format!("minst {}", self.rng.random_range(30..80)),
                    definition_id: *definition_id,
                    subject: code.clone(),
                });
            }
            let tx = self.begin().await?;
            add_indicators(&tx, &self.house.ids, (owner_id, Visibility::Public), (plan_id, 2026), &rows)
                .await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// One plan with 200 initiatives and 2,000 activities.
    pub(super) async fn large_plan(&mut self) -> anyhow::Result<()> {
        let (owner, town) = self.municipalities[0].clone();
        let mut chapters = Vec::new();
        for chapter in 0..10 {
            let sections = (0..4).map(|_| BulkSection {
                title: self.pick(SUBJECTS).to_string(),
                initiatives: (0..5).map(|_| self.initiative(&town, 2026)).collect(),
            });
            let title = THEMES[chapter % THEMES.len()].to_string();
            chapters.push(BulkChapter { title, sections: sections.collect() });
        }
        let plan = BulkPlan { title: format!("Stor verksamhetsplan 2026 {town}"), year: 2026, chapters };
        let tx = self.begin().await?;
        plan::bulk::insert(&tx, &self.house.ids, owner, Visibility::Public, &[plan]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The region's strategy with 32 issues of four goals each, a program of ten goals in each municipality
    /// that serve them, and the newest plans' initiatives linked to their own municipality's goals.
    pub(super) async fn strategies(&mut self, region: Id) -> anyhow::Result<()> {
        let mut list = "Tema;Nummer;Fråga;Mål\n".to_string();
        for issue in 1..=32 {
            for goal in 1..=4 {
                let (theme, issue_title) = if goal == 1 {
                    let theme = if issue % 8 == 1 { THEMES[(issue - 1) / 8] } else { "" };
                    (theme, format!("{issue};{} i regionen", SUBJECTS[issue % SUBJECTS.len()]))
                } else {
                    ("", ";".to_string())
                };
                list.push_str(&format!(
                    "{theme};{issue_title};Mål {goal} för fråga {issue} är nått (2030)\n"
                ));
            }
        }
        let served = self.adopted(region, "Provregionens strategi", &list, true).await?;
        for (number, (plan_id, owner_id, place)) in self.newest.clone().into_iter().enumerate() {
            let town = self.municipalities[place].1.clone();
            let mut list = "Tema;Nummer;Fråga;Mål\n".to_string();
            for goal in 0..10 {
                let theme = if goal == 0 { "Näringsliv" } else { "" };
                let subject = SUBJECTS[(number + goal) % SUBJECTS.len()].to_lowercase();
                list.push_str(&format!("{theme};;;{town} är bättre på {subject} (2028)\n"));
            }
            let title = format!("Näringslivsprogram för {town}");
            let goals = self.adopted(owner_id, &title, &list, false).await?;
            let mut links: Vec<(Id, End, Id)> = Vec::new();
            for goal in goals.iter().skip(1) {
                let to = served[self.rng.random_range(0..served.len())];
                links.push((to, End::Point, *goal));
            }
            let steps = plan::facts::steps(&self.house.db, &self.operator(owner_id), plan_id).await?;
            let mut initiatives: Vec<Id> = steps.into_iter().map(|step| step.initiative_id).collect();
            initiatives.sort_unstable();
            initiatives.dedup();
            for (at, id) in initiatives.into_iter().enumerate() {
                links.push((goals[1 + at % (goals.len() - 1)], End::Initiative, id));
            }
            let tx = self.begin().await?;
            strategy::add_links(&tx, &self.house.ids, &links).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn adopted(
        &self,
        owner_id: Id,
        title: &str,
        list: &str,
        numbers_projects: bool,
    ) -> anyhow::Result<Vec<Id>> {
        let fields = StrategyFields {
            title: title.to_string(),
            year_from: 2024,
            year_to: Some(2030),
            numbers_projects,
            ..StrategyFields::default()
        };
        let viewer = self.operator(owner_id);
        let tx = self.begin().await?;
        let actor = Actor { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let new = NewStrategy { owner_id, visibility: Visibility::Public, fields };
        let id = strategy::add_strategy(actor, &new).await?;
        let points = strategy::add_points(actor, id, list).await?.context("a list of goals")?;
        let adopted = strategy::adopt(actor, id, "2023-12-01", "§\u{a0}1").await?;
        adopted.map_err(|refused| anyhow::anyhow!("{refused:?}"))?;
        tx.commit().await?;
        Ok(points)
    }

    /// Development projects over three years, one for every five hundred granted ones.
    pub(super) async fn developments(&mut self) -> anyhow::Result<()> {
        for number in 0..(self.numbers.projects / 500).max(3) {
            let first = self.rng.random_range(0..self.municipalities.len());
            let (owner_id, _) = self.municipalities[first];
            let facts = self.development(number, first);
            let viewer = self.operator(owner_id);
            let tx = self.begin().await?;
            let new = NewDevelopment { owner_id, visibility: Visibility::Public, facts };
            add_development(&tx, &self.house.ids, &viewer, &new).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    fn development(&mut self, number: usize, first: usize) -> DevelopmentFacts {
        let subject = self.pick(SUBJECTS).to_lowercase();
        let mut facts = DevelopmentFacts {
            title: format!("{} {subject} {number}", self.pick(FORMS)),
            programme: "Interreg".to_string(),
            start: Some(date(2025, 1, 1)),
            end: Some(date(2027, 12, 31)),
            currency: "SEK".to_string(),
            ..DevelopmentFacts::default()
        };
        for (at, package) in SUBJECTS.iter().take(4).enumerate() {
            let (id, name) = self.municipalities[(first + at) % self.municipalities.len()].clone();
            facts.packages.push(Package {
                number: (at + 1).to_string(),
                title: package.to_string(),
                partner: name.clone(),
            });
            for year in 2025..=2027 {
                let cost = self.rng.random_range(200..2_000i64) * 1_000;
                let amount = |units| Amount::from_units(units).unwrap_or(Amount::ZERO);
                let (cost, own_funding) = (amount(cost), amount(cost / 2));
                facts.budget.push(Budget { partner: name.clone(), year, cost, own_funding });
                facts.dates.push(Dated {
                    kind: if at == 0 { DateKind::Report } else { DateKind::Milestone },
                    due: date(i16::try_from(year).unwrap_or(2027), 3, 15),
                    title: format!("Avstämning {year}"),
                    package: if at == 0 { String::new() } else { (at + 1).to_string() },
                    status: if year == 2025 { Status::Done } else { Status::Planned },
                });
            }
            facts.partners.push(Partner { name, leads: at == 0, organisation_id: Some(id) });
        }
        facts
    }

    /// Remembers the newest plans: those with indicators and goals.
    pub(super) fn remember(&mut self, plan_id: Id, owner_id: Id, place: usize) {
        if self.newest.len() < NEWEST.min(self.municipalities.len()) {
            self.newest.push((plan_id, owner_id, place));
        }
    }
}
