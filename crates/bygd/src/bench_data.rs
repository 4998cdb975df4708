//! `bygd bench-data`: large made-up data for measuring, the same every time.

mod planning;

use access::{Organisation, Role, Visibility};
use anyhow::bail;
use db::{Id, Tx};
use funding::{Facts, KINDS, NewProject};
use indicators::{
    Aggregation, Bringing, Decimal, DefinitionFields, NewValue, Origin, Period, bulk::add_definition,
    put_values,
};
use network::{OrganisationKind, Profile, place};
use plan::bulk::{BulkChapter, BulkInitiative, BulkPlan, BulkSection};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use types::Amount;

use crate::{
    command::{BenchData, Size},
    place::House,
    say::{Tongue, say},
    user,
};

/// The account that measurements sign in with, as in the demo.
const LOGIN: (&str, &str) = ("region@bygd.example", "Ellen Regnell");
const PASSWORD: &str = "bygd-demo-2026";

const SUBJECTS: &[&str] = &[
    "Kompetensförsörjning",
    "Besöksnäring",
    "Cirkulär textil",
    "Digital handel",
    "Hållbar industri",
    "Företagsklimat",
    "Inkubator",
    "Livsmedelsutveckling",
    "Maritim utveckling",
    "Omställning",
    "Logistiknav",
    "Elektrifiering",
    "Träförädling",
    "Etableringssamverkan",
    "Kreativa näringar",
    "Ung företagsamhet",
    "Landsbygdsutveckling",
    "Fossilfria transporter",
    "Testbädd",
    "Exportmognad",
];
const FORMS: &[&str] = &[
    "Förstudie",
    "Utveckling av",
    "Samverkan kring",
    "Nätverk för",
    "Pilot för",
    "Kraftsamling",
    "Plattform för",
];
const THEMES: &[&str] =
    &["Kunskap och innovation", "Attraktiva platser", "Hållbar omställning", "Delaktighet och arbete"];
const PEOPLE: &[&str] = &[
    "Amina", "Björn", "Cecilia", "David", "Elif", "Fredrik", "Greta", "Hassan", "Ida", "Johan", "Karin",
    "Lars",
];
const VERBS: &[&str] =
    &["Genomföra", "Utveckla", "Kartlägga", "Följa upp", "Arrangera", "Ta fram", "Samordna", "Marknadsföra"];

struct Numbers {
    municipalities: usize,
    organisations: usize,
    projects: usize,
    activities: usize,
}

fn numbers(size: Size) -> Numbers {
    match size {
        Size::Small => Numbers { municipalities: 10, organisations: 300, projects: 100, activities: 900 },
        Size::Region => {
            Numbers { municipalities: 49, organisations: 3_000, projects: 1_000, activities: 9_000 }
        }
        Size::National => {
            Numbers { municipalities: 290, organisations: 300_000, projects: 100_000, activities: 900_000 }
        }
    }
}

pub(crate) async fn run(command: BenchData, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&command.place).await?;
    if access::has_organisations(&house.db).await? {
        bail!("{}", tongue.of("databasen har redan innehåll", "the database has content already"));
    }
    let numbers = numbers(command.size);
    let (municipalities, newest) = (Vec::new(), Vec::new());
    let mut maker = Maker { house: &house, rng: StdRng::seed_from_u64(7), numbers, municipalities, newest };
    let region = maker.region().await?;
    maker.municipalities(region).await?;
    let owners = maker.companies().await?;
    maker.projects(region, &owners).await?;
    maker.plans().await?;
    maker.large_plan().await?;
    let definitions = maker.series(region).await?;
    maker.indicators(&definitions).await?;
    maker.strategies(region).await?;
    maker.developments().await?;
    let hash = access::hash_password(PASSWORD).await?;
    user::add(&house, LOGIN, access::Password::Chosen(&hash), false, &[(region, Role::Manager)]).await?;
    house.db.analyze().await?;
    say(tongue.of("Klart.", "Done."));
    Ok(())
}

struct Maker<'a> {
    house: &'a House,
    rng: StdRng,
    numbers: Numbers,
    /// Id and name.
    municipalities: Vec<(Id, String)>,
    /// Plans of the newest year: plan, owner, and which municipality.
    newest: Vec<(Id, Id, usize)>,
}

impl Maker<'_> {
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        *from.choose(&mut self.rng).unwrap_or(&from[0])
    }

    async fn begin(&self) -> anyhow::Result<Tx> {
        Ok(self.house.db.begin().await?)
    }

    fn organisation(&self, name: String, parent_id: Option<Id>, key: String) -> Organisation {
        let id = self.house.ids.next();
        Organisation { id, parent_id, key, name, owner_id: id, merged_into: None }
    }

    async fn region(&mut self) -> anyhow::Result<Id> {
        let region = self.organisation("Provregionen".to_string(), None, "region".to_string());
        let id = region.id;
        let tx = self.begin().await?;
        network::insert_many(&tx, &[(region, Profile::of_kind(OrganisationKind::Region))]).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn municipalities(&mut self, region: Id) -> anyhow::Result<()> {
        let mut rows = Vec::new();
        for municipality in place::municipalities().iter().take(self.numbers.municipalities) {
            let name = format!("{} kommun", municipality.name);
            let made = self.organisation(name.clone(), Some(region), format!("kommun-{}", municipality.code));
            self.municipalities.push((made.id, municipality.name.clone()));
            rows.push((made, Profile::of_municipality(&municipality.code)));
        }
        let tx = self.begin().await?;
        network::insert_many(&tx, &rows).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Companies and associations; gives the ids and names of those that own projects.
    async fn companies(&mut self) -> anyhow::Result<Vec<(Id, String)>> {
        let mut owners = self.municipalities.clone();
        let mut left = self.numbers.organisations.saturating_sub(self.municipalities.len() + 1);
        let mut number = 0;
        while left > 0 {
            let count = left.min(5_000);
            let mut rows = Vec::with_capacity(count);
            for _ in 0..count {
                number += 1;
                let (_, town) = self.pick_municipality();
                let subject = self.pick(SUBJECTS);
                let (ending, kind) = self.pick(&[
                    ("AB", OrganisationKind::Company),
                    ("ekonomisk förening", OrganisationKind::Association),
                    ("Stiftelse", OrganisationKind::Foundation),
                ]);
                let name = format!("{town} {} {number} {ending}", subject.to_lowercase());
                let made = self.organisation(name, None, format!("o{number}"));
                if owners.len() < 5_000 {
                    owners.push((made.id, made.name.clone()));
                }
                rows.push((made, Profile::of_kind(kind)));
            }
            let tx = self.begin().await?;
            network::insert_many(&tx, &rows).await?;
            tx.commit().await?;
            left -= count;
        }
        Ok(owners)
    }

    fn pick_municipality(&mut self) -> (Id, String) {
        let place = self.rng.random_range(0..self.municipalities.len());
        self.municipalities[place].clone()
    }

    async fn projects(&mut self, region: Id, owners: &[(Id, String)]) -> anyhow::Result<()> {
        let mut left = self.numbers.projects;
        while left > 0 {
            let count = left.min(5_000);
            let projects: Vec<NewProject> = (0..count).map(|_| self.project(region, owners)).collect();
            let entries: Vec<search::Entry> = projects.iter().map(entry).collect();
            let tx = self.begin().await?;
            funding::insert_many(&tx, &projects).await?;
            search::put_all(&tx, &entries).await?;
            tx.commit().await?;
            left -= count;
        }
        Ok(())
    }

    fn project(&mut self, region: Id, owners: &[(Id, String)]) -> NewProject {
        let (grantee_id, owner) = owners[self.rng.random_range(0..owners.len())].clone();
        let (_, town) = self.pick_municipality();
        let (form, subject) = (self.pick(FORMS), self.pick(SUBJECTS));
        let title = format!("{form} {} i {town}", subject.to_lowercase());
        let total = self.rng.random_range(50..8_000i64) * 1_000;
        let grant = total * self.rng.random_range(20..80i64) / 100;
        let facts = Facts {
            description: format!(
                "Insatsen samlar företag, kommun och akademi kring {} i {town}. {owner} leder arbetet.",
                subject.to_lowercase()
            ),
            title,
            year: Some(self.rng.random_range(2015..=2026)),
            sub_region: format!("Delregion {}", self.rng.random_range(1..=8)),
            theme: self.pick(THEMES).to_string(),
            kind: Some(self.pick(&KINDS)),
            priority: self.rng.random_range(1..=32).to_string(),
            owner,
            total_cost: Amount::from_units(total),
            grant: Amount::from_units(grant),
            currency: "SEK".to_string(),
            ..Facts::default()
        };
        NewProject {
            id: self.house.ids.next(),
            owner_id: region,
            // A twentieth is the region's own matter, so that the predicate has something to do.
            visibility: if self.rng.random_ratio(1, 20) { Visibility::Own } else { Visibility::Public },
            grantee_id: Some(grantee_id),
            series: String::new(),
            series_key: String::new(),
            facts,
            created_at: self.house.clock.now(),
        }
    }

    /// Eight definitions with a value for every municipality and each of ten years.
    async fn series(&mut self, region: Id) -> anyhow::Result<Vec<Id>> {
        let codes = place::municipalities().iter().take(self.numbers.municipalities);
        let codes: Vec<&str> = codes.map(|one| one.code.as_str()).collect();
        let mut weight_id = None;
        let mut all = Vec::new();
        for (number, subject) in SUBJECTS.iter().take(8).enumerate() {
            let rule = if number == 0 { Aggregation::Sum } else { Aggregation::WeightedMean };
            let fields = DefinitionFields {
                name: format!("{subject}, index {number}"),
                decimals: 1,
                aggregation: rule.key().to_string(),
                weight_id,
                ..DefinitionFields::default()
            };
            let tx = self.begin().await?;
            let id = add_definition(&tx, &self.house.ids, (region, Visibility::Public), &fields).await?;
            weight_id = weight_id.or(Some(id));
            all.push(id);
            let mut values = Vec::new();
            for code in &codes {
                for year in 2017..=2026 {
                    let tenths = self.rng.random_range(200..900i64);
                    let value = Decimal::parse(&format!("{}.{}", tenths / 10, tenths % 10));
                    let (period, value) = (Period::year(year), value.unwrap_or(Decimal::ZERO));
                    values.extend(period.map(|period| NewValue::total(code, period, value)));
                }
            }
            let now = self.house.clock.now();
            let bringing = Bringing { origin: Origin::Example, note: String::new(), now, author_id: None };
            put_values(&tx, &self.house.ids, id, &bringing, &values).await?;
            tx.commit().await?;
        }
        Ok(all)
    }

    /// Plans of thirty initiatives with ten activities each, spread over the municipalities and years.
    async fn plans(&mut self) -> anyhow::Result<()> {
        let count = self.numbers.activities / 300;
        for number in 0..count.max(1) {
            let (owner, town) = self.municipalities[number % self.municipalities.len()].clone();
            let year = 2026 - i64::try_from(number / self.municipalities.len())?;
            let plan = self.plan(&town, year);
            let tx = self.begin().await?;
            let ids = plan::bulk::insert(&tx, &self.house.ids, owner, Visibility::Public, &[plan]).await?;
            tx.commit().await?;
            for id in ids {
                self.remember(id, owner, number % self.municipalities.len());
            }
        }
        Ok(())
    }

    fn plan(&mut self, town: &str, year: i64) -> BulkPlan {
        let mut chapters = Vec::new();
        for chapter in 0..5 {
            let sections = (0..2).map(|_| BulkSection {
                title: self.pick(SUBJECTS).to_string(),
                initiatives: (0..3).map(|_| self.initiative(town, year)).collect(),
            });
            chapters.push(BulkChapter {
                title: THEMES[chapter % THEMES.len()].to_string(),
                sections: sections.collect(),
            });
        }
        BulkPlan { title: format!("Verksamhetsplan {year} {town}"), year, chapters }
    }

    fn initiative(&mut self, town: &str, year: i64) -> BulkInitiative {
        let subject = self.pick(SUBJECTS);
        let activities = (0..10).map(|_| {
            let (verb, other) = (self.pick(VERBS), self.pick(SUBJECTS));
            format!("{verb} {} tillsammans med företagen i {town}", other.to_lowercase())
        });
        BulkInitiative {
            activities: activities.collect(),
            title: format!("{subject} i {town}"),
            purpose: format!("Stärka {} i hela kommunen.", subject.to_lowercase()),
            goal: "Minst 20 företag deltar under året.".to_string(),
            when: year.to_string(),
            priority: self.pick(&["Hög", "Medel", "Låg"]).to_string(),
            people: (0..2).map(|_| self.pick(PEOPLE).to_string()).collect(),
        }
    }
}

fn entry(project: &NewProject) -> search::Entry {
    search::Entry {
        kind: funding::PROJECT.key,
        object_id: project.id,
        owner_id: project.owner_id,
        visibility: project.visibility,
        parent: None,
        title: project.facts.title.clone(),
        body: format!("{} {}", project.facts.owner, project.facts.description),
        path: format!("{}{}", funding::PROJECT.path, project.id),
    }
}
