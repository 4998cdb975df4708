//! Demo data: projects of the federations' own, last year's annex while it is collected, and the one before,
//! locked twice: all invented. And an annex of the printed list, which is not.

use std::collections::HashMap;

use access::{Entry, Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::{Id, Tx};
use funding::annex::{Annex, AnnexDraft, AnnexPart, Part, Scope, Step, content_of, part_now};
use funding::{Facts, NewProject};
use jiff::civil::Date;
use types::{Amount, Moment, stockholm_date};

use super::rows;
use crate::place::House;

const PROJECTS: &str = include_str!("../../demo/insatser.csv");
const DAY: Moment = 24 * 3_600 * 1_000;
const PURPOSE: &str = "Lämna in sin del av årsbilagan";
/// As many priority issues as the strategy of the demo's region has.
const ISSUES: u32 = 32;

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let story = Story { house, organisations, year: i32::from(stockholm_date(house.clock.now()).year()) - 1 };
    let tx = house.db.begin().await?;
    story.projects(&tx).await?;
    tx.commit().await?;
    story.printed().await?;
    story.collecting().await?;
    story.locked().await
}

struct Story<'a> {
    house: &'a House,
    organisations: &'a HashMap<String, Id>,
    /// Last year.
    year: i32,
}

impl Story<'_> {
    fn id(&self, key: &str) -> anyhow::Result<Id> {
        self.organisations.get(key).copied().ok_or_else(|| anyhow!("{key}"))
    }

    /// Somebody of this organisation, so many days ago.
    async fn viewer(&self, key: &str, days_ago: i64) -> anyhow::Result<Viewer> {
        let now = self.house.clock.now() - days_ago * DAY;
        let login = match key {
            "vgr" => Some("region@bygd.example"),
            "fyrbodal" => Some("forbund@bygd.example"),
            "goteborgsregionen" => Some("natverk@bygd.example"),
            _ => None,
        };
        if let Some(login) = login {
            return access::viewer_by_login(&self.house.db, login, now).await?.context("an account");
        }
        let organisation =
            access::organisation(&self.house.db, self.id(key)?).await?.context("organisation")?;
        Ok(Viewer::operator(organisation.id, &organisation.name, now))
    }

    async fn projects(&self, tx: &Tx) -> anyhow::Result<()> {
        let now = self.house.clock.now();
        let mut new = Vec::new();
        let table = rows::<11>(PROJECTS);
        for [owner, years_ago, sub_region, theme, title, kind, issue, grantee, cost, grant, description] in
            table
        {
            let amount = |text: &str| text.parse().ok().and_then(Amount::from_units);
            let facts = Facts {
                title: title.to_string(),
                year: Some(self.year + 1 - years_ago.parse::<i32>()?),
                sub_region: sub_region.to_string(),
                theme: theme.to_string(),
                kind: funding::kind_from_key(kind),
                priority: issue.to_string(),
                owner: grantee.to_string(),
                total_cost: amount(cost),
                grant: amount(grant),
                currency: "SEK".to_string(),
                description: description.to_string(),
                ..Facts::default()
            };
            new.push(NewProject {
                id: self.house.ids.next(),
                owner_id: self.id(owner)?,
                visibility: Visibility::Own,
                grantee_id: None,
                series: String::new(),
                series_key: String::new(),
                facts,
                created_at: now,
            });
        }
        funding::insert_many(tx, &new).await?;
        let entries: Vec<search::Entry> = new.iter().map(funding::searchable).collect();
        search::put_all(tx, &entries).await?;
        let made = |project: &NewProject| {
            let changes = serde_json::json!({ "title": [null, project.facts.title] });
            Entry::new("create", funding::PROJECT.key, Some(project.id), project.owner_id, changes)
        };
        let log: Vec<Entry> = new.iter().map(made).collect();
        Ok(access::record_all(tx, &Viewer::visitor(now), &log).await?)
    }

    async fn annex(
        &self,
        year: i32,
        visibility: Visibility,
        introduction: &str,
        asked: &[&str],
        days_ago: i64,
    ) -> anyhow::Result<Id> {
        let viewer = self.viewer("vgr", days_ago).await?;
        let due = Date::new(i16::try_from(year + 1)?, 12, 15)?;
        let draft = AnnexDraft {
            year,
            title: format!("{year} års beviljade delregionala insatser"),
            introduction: introduction.to_string(),
            due_on: due.to_string(),
            issues: Some(ISSUES),
        };
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let id = step.create((self.id("vgr")?, visibility), &draft).await?;
        let (annex, _) = step.hold(id).await?.context("the annex")?;
        for key in asked {
            let organisation = access::organisation(&self.house.db, self.id(key)?).await?;
            let organisation = organisation.context("an organisation")?;
            step.ask(&annex, (organisation.id, &organisation.name), PURPOSE).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// The organisation writes its heading and introduction, and gives what `mend` makes of its projects.
    async fn give(
        &self,
        id: Id,
        (key, days_ago): (&str, i64),
        (heading, introduction): (&str, &str),
        mend: impl FnOnce(&mut Part),
    ) -> anyhow::Result<()> {
        let viewer = self.viewer(key, days_ago).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let (_, part) = self.held(step, id, key).await?;
        if part.sub_region != heading {
            step.write_part(&part, part.revision, (heading, introduction)).await?;
        }
        let (annex, part) = self.held(step, id, key).await?;
        let mut content = part_now(&self.house.db, &annex, &part, viewer.now).await?;
        mend(&mut content);
        step.submit(&part, &content).await?;
        Ok(tx.commit().await?)
    }

    async fn held(&self, step: Step<'_>, id: Id, key: &str) -> anyhow::Result<(Annex, AnnexPart)> {
        let (annex, parts) = step.hold(id).await?.context("the annex")?;
        let wanted = self.id(key)?;
        let part = parts.into_iter().find(|part| part.organisation_id == wanted);
        Ok((annex, part.context("the part")?))
    }

    async fn lock(&self, id: Id, days_ago: i64) -> anyhow::Result<()> {
        let viewer = self.viewer("vgr", days_ago).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let (annex, parts) = step.hold(id).await?.context("the annex")?;
        step.lock(&annex, &annex.content(&parts)).await?;
        Ok(tx.commit().await?)
    }

    /// The printed list of 2020, which the region has read in for all sub-regions, locked for everybody.
    async fn printed(&self) -> anyhow::Result<()> {
        let introduction = "Sammanställd av den lista som trycktes 2020, med de summor som listan saknar.";
        let id = self.annex(2020, Visibility::Public, introduction, &[], 40).await?;
        let viewer = self.viewer("vgr", 39).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let (annex, _) = step.hold(id).await?.context("the annex")?;
        let scope = Scope { owner_id: Some(annex.owner_id), ..Scope::of_year(annex.draft.year) };
        for part in content_of(&self.house.db, &viewer, &scope).await?.parts {
            step.fill_in(&annex, &part.sub_region).await?;
        }
        let (annex, parts) = step.hold(id).await?.context("the annex")?;
        for part in &parts {
            let content = part_now(&self.house.db, &annex, part, viewer.now).await?;
            step.submit(part, &content).await?;
        }
        tx.commit().await?;
        self.lock(id, 38).await
    }

    /// Last year's: one part has come, one was sent back, one is missing.
    async fn collecting(&self) -> anyhow::Result<()> {
        let asked = ["borasregionen", "fyrbodal", "goteborgsregionen"];
        let introduction = "Här samlas de insatser som delregionerna har beviljat medel under året. Varje \
                            delregion ansvarar för sina egna uppgifter.";
        let id = self.annex(self.year, Visibility::Own, introduction, &asked, 20).await?;
        let text = "Boråsregionen har under året prioriterat insatser där flera kommuner går samman.";
        self.give(id, ("borasregionen", 12), ("Boråsregionen", text), |_| {}).await?;
        let text = "Göteborgsregionen redovisar två insatser.";
        self.give(id, ("goteborgsregionen", 9), ("Göteborgsregionen", text), |_| {}).await?;
        let viewer = self.viewer("vgr", 5).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let (annex, part) = self.held(step, id, "goteborgsregionen").await?;
        let comment =
            "Förstudien är beviljad hela sin kostnad. Stämmer det? Skriv i så fall varför i inledningen.";
        step.send_back(&annex, &part, comment).await?;
        Ok(tx.commit().await?)
    }

    /// The year before: locked, opened because an amount was wrong, and locked again.
    async fn locked(&self) -> anyhow::Result<()> {
        let asked = ["borasregionen", "fyrbodal", "skaraborg"];
        let introduction = "De beviljade insatserna i tre delregioner, med summor på varje nivå.";
        let id = self.annex(self.year - 1, Visibility::Own, introduction, &asked, 380).await?;
        for (key, heading, text) in [
            ("borasregionen", "Boråsregionen", "Två insatser fick medel."),
            ("skaraborg", "Skaraborg", "Båda insatserna löper över två år."),
        ] {
            self.give(id, (key, 360), (heading, text), |_| {}).await?;
        }
        let text = "Tyngdpunkten har legat på arbete och boende vid kusten.";
        let mistyped = |part: &mut Part| {
            for row in part.rows.iter_mut().take(1) {
                row.facts.grant = Amount::from_units(250_000);
            }
        };
        self.give(id, ("fyrbodal", 358), ("Fyrbodal", text), mistyped).await?;
        self.lock(id, 350).await?;
        let viewer = self.viewer("vgr", 340).await?;
        let tx = self.house.db.begin().await?;
        let step = Step { tx: &tx, ids: &self.house.ids, viewer: &viewer };
        let (annex, _) = step.hold(id).await?.context("the annex")?;
        step.reopen(&annex, "Fyrbodal hade skrivit fel belopp i en rad.").await?;
        tx.commit().await?;
        self.give(id, ("fyrbodal", 338), ("Fyrbodal", text), |_| {}).await?;
        self.lock(id, 335).await
    }
}
