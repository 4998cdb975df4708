//! What the tests of this room share: an office with a plan, its people, and a round in it.

use access::{Organisation, Role, Viewer, Visibility};
use db::{Id, Sql};
use documents::{Import, NewDocument};
use reading::contract::{Activity, Chapter, Initiative, Period, Plan, Section};
use testkit::{House, PASSWORD, Reply, Site};

/// An office, its site, and the plan that it follows up.
pub struct World {
    pub site: Site,
    pub plan_id: Id,
}

fn initiative(title: &str, who: &str, activities: &[(&str, &str)]) -> Initiative {
    let activity = |(text, status): &(&str, &str)| Activity {
        text: text.to_string(),
        status: Some(status.to_string()).filter(|status| !status.is_empty()),
        ..Activity::default()
    };
    Initiative {
        title: Some(title.to_string()),
        goal: Some(format!("Målet med {title}.")),
        activities: activities.iter().map(activity).collect(),
        responsible: vec![who.to_string()].into_iter().filter(|who| !who.is_empty()).collect(),
        ..Initiative::default()
    }
}

/// Two chapters; Moa answers for two initiatives, Ove for one, nobody for the last.
fn plan() -> Plan {
    let chapter = |number: &str, title: &str, initiatives: Vec<Initiative>| Chapter {
        number: Some(number.to_string()),
        title: Some(title.to_string()),
        sections: vec![Section { title: Some("Arbete".to_string()), initiatives, ..Section::default() }],
        ..Chapter::default()
    };
    let visits = initiative("Besök", "Moa", &[("Boka", "Klart"), ("Skriva", ""), ("Svara", "")]);
    let letters = initiative("Brev", "Moa", &[("Skicka", "Klart")]);
    let land = initiative("Mark", "Ove", &[("Rita", "")]);
    let rest = initiative("Övrigt", "", &[]);
    Plan {
        title: Some("Verksamhetsplan 2026".to_string()),
        period: Some(Period { from: 2026, to: 2026 }),
        chapters: vec![
            chapter("1", "Dialog", vec![visits, letters]),
            chapter("2", "Plats", vec![land, rest]),
        ],
        ..Plan::default()
    }
}

async fn import(house: &House, viewer: &Viewer, owner_id: Id, visibility: Visibility, plan: &Plan) {
    let tx = house.db.begin().await.unwrap();
    let text = "rad\n".repeat(40);
    let sha256 = house.ids.next().to_string();
    let document = NewDocument {
        owner_id,
        visibility,
        name: "plan.txt",
        title: "plan.txt",
        media_type: "text/plain",
        sha256: &sha256,
        bytes: text.as_bytes(),
        text: &text,
        said: &documents::Said::default(),
    };
    let document_id = documents::add_document(&tx, &house.ids, viewer, &document).await.unwrap().unwrap();
    let import =
        Import { tx: &tx, ids: &house.ids, viewer, owner_id, visibility, document_id, file_name: "plan.txt" };
    plan::import_plan(&import, plan).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn add_account(house: &House, office: &Organisation, (login, name): (&str, &str), role: Role) {
    let hash = access::hash_password(PASSWORD).await.unwrap();
    let tx = house.db.begin().await.unwrap();
    let operator = Viewer::visitor(house.now());
    let password = access::Password::Chosen(&hash);
    let of = [(office.id, role)];
    access::add_account(&tx, &house.ids, &operator, (login, name), password, false, &of).await.unwrap();
    tx.commit().await.unwrap();
}

impl World {
    /// A public plan, with Moa Öberg signed in as the one who decides.
    pub async fn new(house: House) -> World {
        World::with(house, &plan()).await
    }

    pub async fn with(house: House, plan: &Plan) -> World {
        let office = house.organisation("Åsunda kommun").await;
        let viewer = house.member(&office, Role::Manager);
        add_account(&house, &office, ("moa@example.se", "Moa Öberg"), Role::Manager).await;
        add_account(&house, &office, ("ove@example.se", "Ove Ek"), Role::Editor).await;
        import(&house, &viewer, office.id, Visibility::Public, plan).await;
        let rooms = vec![plan::room(), follow_up::room(), documents::room(), search::room()];
        let site = Site::new(house, rooms);
        let mut world = World { site, plan_id: 0 };
        world.plan_id = world.id("plan").await;
        world.site.sign_in_with("moa@example.se", PASSWORD).await;
        world
    }

    pub async fn as_moa(&mut self) {
        self.site.sign_in_with("moa@example.se", PASSWORD).await;
    }

    /// A member of the plan's office with this role, signed in.
    pub async fn as_new(&mut self, (login, name): (&str, &str), role: Role) {
        let sql = "SELECT o.id AS value FROM organisation o JOIN plan p ON p.owner_id = o.id";
        let id = Sql::new(sql).value::<Id>(self.site.house.db.read()).await.unwrap().unwrap();
        let office = access::organisation(&self.site.house.db, id).await.unwrap().unwrap();
        add_account(&self.site.house, &office, (login, name), role).await;
        let tx = self.site.house.db.begin().await.unwrap();
        self.site.app.members_changed(&tx, id).await.unwrap();
        tx.commit().await.unwrap();
        self.site.sign_in_with(login, PASSWORD).await;
    }

    pub async fn as_ove(&mut self) {
        self.site.sign_in_with("ove@example.se", PASSWORD).await;
    }

    pub async fn id(&self, what: &str) -> Id {
        let sql = Sql::new(&format!("SELECT id AS value FROM {what}"));
        sql.value::<Id>(self.site.house.db.read()).await.unwrap().unwrap()
    }

    pub async fn initiative(&self, title: &str) -> Id {
        self.id(&format!("initiative WHERE title = '{title}'")).await
    }

    /// The plan gets an indicator that is reported further.
    pub async fn mark_an_indicator(&self) {
        self.run(&format!(
            "INSERT INTO indicator (id, owner_id, visibility, follows_plan, revision, state, plan_id, \
             series, name, marked, comparison, position) SELECT 78, owner_id, 'public', TRUE, 1, \
             'active', id, 'x', 'Nöjda', TRUE, '', 1 FROM plan WHERE id = {}",
            self.plan_id
        ))
        .await;
    }

    pub async fn number(&self, what: &str) -> i64 {
        let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {what}"));
        sql.value::<i64>(self.site.house.db.read()).await.unwrap().unwrap()
    }

    pub async fn run(&self, text: &str) {
        let tx = self.site.house.db.begin().await.unwrap();
        Sql::new(text).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Prepares a round by its form; gives its path.
    pub async fn round(&self, label: &str, period_to: &str) -> String {
        let plan = self.plan_id.to_string();
        let fields = [
            ("plan", plan.as_str()),
            ("kind", "half_year"),
            ("label", label),
            ("period_from", "2026-01-01"),
            ("period_to", period_to),
            ("opens_on", "2026-06-01"),
            ("due_on", "2026-06-20"),
            ("submission", label),
        ];
        let reply = self.site.post("/uppfoljning", &fields).await;
        let location = reply.location.unwrap();
        location.split('?').next().unwrap().to_string()
    }

    /// The same, and it is open.
    pub async fn open_round(&self, label: &str, period_to: &str) -> String {
        let path = self.round(label, period_to).await;
        let reply = self.site.post(&format!("{path}/starta"), &[]).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        path
    }

    /// Sends one initiative's answer as its form would: over the revision and what the page showed.
    pub async fn answer(&self, path: &str, initiative: Id, said: &[(&str, &str)]) -> Reply {
        let page = self.site.get(&format!("{path}/mote")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let revision = self.revision(path, initiative).await;
        self.answer_over(path, (initiative, revision), said).await
    }

    pub async fn revision(&self, path: &str, initiative: Id) -> i64 {
        let round = path.rsplit('/').next().unwrap();
        let text = format!(
            "SELECT revision AS value FROM follow_up_answer WHERE round_id = {round} \
             AND initiative_id = {initiative}"
        );
        Sql::new(&text).value::<i64>(self.site.house.db.read()).await.unwrap().unwrap_or(0)
    }

    pub async fn answer_over(
        &self,
        path: &str,
        (initiative, revision): (Id, i64),
        said: &[(&str, &str)],
    ) -> Reply {
        let mut fields = vec![(format!("rev-{initiative}"), revision.to_string())];
        fields.push((format!("was-{initiative}"), "typed".to_string()));
        let name = |field: &str| match field.split_once(':') {
            // "outcome:7" is about the round 7.
            Some((field, round)) => format!("{field}-{initiative}-{round}"),
            None => format!("{field}-{initiative}"),
        };
        fields.extend(said.iter().map(|(field, text)| (name(field), text.to_string())));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        self.site.post(&format!("{path}/svar"), &fields).await
    }

    /// Locks the round as its page offers it.
    pub async fn close(&self, path: &str, visibility: &str) -> Reply {
        let seen = self.seen(path).await;
        let fields = [("seen", seen.as_str()), ("visibility", visibility), ("anyway", "1")];
        self.site.post(&format!("{path}/stang"), &fields).await
    }

    pub async fn seen(&self, path: &str) -> String {
        let page = self.site.get(&format!("{path}/stang")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_string()
    }
}
