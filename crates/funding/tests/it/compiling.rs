//! Compiling an annex: a region asks, sub-regions give, the region locks.

use access::{Mark, Organisation, Role, Visibility};
use db::{Id, Sql};
use funding::annex::{content_of_annex, content_of_version};
use funding::{Facts, PROJECT};
use testkit::{House, Reply, Site};

use crate::world::{add, id_of, kronor};

struct World {
    site: Site,
    region: Organisation,
    north: Organisation,
    south: Organisation,
    other: Organisation,
}

async fn world(house: House) -> World {
    let region = house.organisation("Regionen").await;
    let north = house.organisation("Norra förbundet").await;
    let south = house.organisation("Södra förbundet").await;
    let other = house.organisation("Utomstående").await;
    for (owner, title, grant) in [(&north, "Bro", 50), (&north, "Väg", 60), (&south, "Hamn", 70)] {
        let facts = Facts {
            title: title.into(),
            year: Some(2025),
            theme: if title == "Väg" { "Öppenhet".into() } else { "Kunskap".into() },
            priority: "3".into(),
            owner: "Föreningen".into(),
            grant: kronor(grant),
            total_cost: kronor(100),
            description: format!("Om {title} i bygden."),
            ..Facts::default()
        };
        add(&house, owner, Visibility::Own, vec![facts]).await;
    }
    let rooms = vec![funding::room(), documents::room(), network::room(), search::room()];
    let mut site = Site::new(house, rooms);
    // Whom one may ask works in the system.
    for organisation in [&north, &south, &other, &region] {
        site.sign_in(organisation, Role::Manager).await;
    }
    World { site, region, north, south, other }
}

fn hidden(body: &str, name: &str) -> String {
    let after = body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_string()
}

impl World {
    async fn as_member(&mut self, organisation: &Organisation, role: Role) {
        self.site.sign_in(organisation, role).await;
    }

    /// The region makes an annex and asks both federations; gives its address.
    async fn asked(&mut self) -> String {
        self.as_member(&self.region.clone(), Role::Manager).await;
        let owner = self.region.id.to_string();
        let fields = [
            ("submission", "nyckel-1"),
            ("record_owner", owner.as_str()),
            ("visibility", "own"),
            ("title", "2025 års insatser"),
            ("year", "2025"),
            ("due_on", "2026-04-01"),
            ("issues", "4"),
            ("introduction", "Så här gick det."),
        ];
        let made = self.site.post("/bilagor", &fields).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let again = self.site.post("/bilagor", &fields).await;
        assert_eq!(made.location, again.location, "sent twice, made once");
        let path = made.location.unwrap().split('?').next().unwrap().to_string();
        let (north, south) = (self.north.id.to_string(), self.south.id.to_string());
        let whom = [("organisations", north.as_str()), ("organisations", south.as_str())];
        let asked = self.site.post(&format!("{path}/fraga"), &whom).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        path
    }

    async fn part(&self, path: &str, organisation: &Organisation) -> String {
        let id: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        let text = "SELECT id AS value FROM annex_part WHERE annex_id = $1 AND organisation_id = $2";
        let sql = Sql::with(text, [id, organisation.id]);
        format!("{path}/del/{}", sql.value::<i64>(self.site.house.db.read()).await.unwrap().unwrap())
    }

    /// Submits what the page shows.
    async fn submit(&self, part: &str) -> Reply {
        let page = self.site.get(part).await;
        self.site.post(&format!("{part}/klar"), &[("seen", &hidden(&page.body, "seen"))]).await
    }

    async fn lock(&self, path: &str, anyway: bool) -> Reply {
        let seen = hidden(&self.site.get(path).await.body, "seen");
        let mut fields = vec![("seen", seen.as_str())];
        fields.extend(anyway.then_some(("anyway", "1")));
        self.site.post(&format!("{path}/las"), &fields).await
    }

    async fn count(&self, table: &str) -> i64 {
        let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {table}"));
        sql.value(self.site.house.db.read()).await.unwrap().unwrap()
    }

    async fn set_grant(&self, title: &str, kronor: i64) {
        let id = id_of(&self.site.house.db, title).await;
        let tx = self.site.house.db.begin().await.unwrap();
        let text = "UPDATE project SET grant_amount = $1 WHERE id = $2";
        Sql::with(text, [kronor * 100, id]).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

testkit::on_both_engines! {
    async fn a_year_is_asked_for_given_sent_back_and_locked(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let (region, north, south) = (world.region.clone(), world.north.clone(), world.south.clone());
        let (part, other_part) = (world.part(&path, &north).await, world.part(&path, &south).await);
        let page = world.site.get(&path).await;
        page.shows("Norra förbundet Väntas").shows("Ingen del är inlämnad ännu.").hides("Bro");
        world.site.get(&part).await.shows("Inget är inlämnat").hides("Bro");

        world.as_member(&north, Role::Manager).await;
        let mine = world.site.get("/min-sida").await;
        mine.shows("Lämna in del: 2025 års insatser").shows("senast 1 april 2026");
        world.site.get(&path).await.shows("Norra förbundet Väntas").hides("Södra").hides("Lås året");
        world.site.get(&part).await.shows("Bro").shows("Väg").shows("Summa Norra").hides("Hamn");
        let version = hidden(&world.site.get(&format!("{part}/inledning")).await.body, "version");
        let text =
            [("version", version.as_str()), ("sub_region", "Norrbygden"), ("introduction", "Ett gott år.")];
        assert_eq!(world.site.post(&format!("{part}/inledning"), &text).await.status, 303);
        world.as_member(&region, Role::Manager).await;
        for page in ["", "/historik"] {
            world.site.get(&format!("{path}{page}")).await.hides("Norrbygden");
        }
        world.as_member(&north, Role::Manager).await;
        assert_eq!(world.submit(&part).await.status, 303);
        world.site.get("/min-sida").await.hides("Lämna in del");

        world.as_member(&region, Role::Manager).await;
        let page = world.site.get(&path).await;
        page.shows("Norrbygden").shows("Inlämnad");
        page.shows("Frågor utan pengar: 1, 2, 4").shows("Fråga 3 2 110");
        world.site.get(&part).await.shows("Ett gott år.").shows("Bro").hides("href=\"/projekt/");
        world.site.get("/projekt").await.shows("0 projekt").hides("Bro");
        world.site.get("/min-sida").await.shows("1 av 2 delar inlämnade");
        let page = world.site.get(&part).await;
        let submission = hidden(&page.body, "submission");
        let back = format!("{part}/tillbaka");
        assert_eq!(world.site.post(&back, &[("submission", &submission)]).await.status, 422);
        let comment = [("submission", submission.as_str()), ("comment", "Väg saknar handling.")];
        assert_eq!(world.site.post(&back, &comment).await.status, 303);
        assert_eq!(world.site.post(&back, &comment).await.status, 303, "a second click is the same");
        world.site.get(&path).await.shows("Tillbakaskickad").shows("Ingen del är inlämnad ännu.");

        world.as_member(&north, Role::Manager).await;
        world.site.get(&part).await.shows("Väg saknar handling.");
        world.site.get("/min-sida").await.shows("Tillbakaskickad");
        assert_eq!(world.submit(&part).await.status, 303);

        world.as_member(&region, Role::Manager).await;
        let missing = world.lock(&path, false).await;
        assert_eq!(missing.status, 422);
        missing.shows("Saknas: Södra förbundet.").shows("Delar saknas. Bocka i rutan");
        let locked = world.lock(&path, true).await;
        assert_eq!(locked.status, 303, "{}", locked.text());
        world.site.get(&path).await.shows("Version 1, låst").shows("Öppna igen");
        world.site.get(&format!("{path}/innehall")).await.shows("Ett gott år.").shows("Om Bro i bygden.");

        world.as_member(&south, Role::Manager).await;
        let refused = world.submit(&other_part).await;
        assert_eq!(refused.status, 400, "{}", refused.text());
        refused.shows("Årsbilagan är låst.");
        world.site.get(&format!("{path}/innehall")).await.shows("Ett gott år.");

        world.as_member(&region, Role::Manager).await;
        let open = [("number", "1"), ("reason", "Södra kom sent")];
        assert_eq!(world.site.post(&format!("{path}/oppna"), &open[..1]).await.status, 422);
        assert_eq!(world.site.post(&format!("{path}/oppna"), &open).await.status, 303);
        world.as_member(&south, Role::Manager).await;
        assert_eq!(world.submit(&other_part).await.status, 303);
        world.as_member(&region, Role::Manager).await;
        let since = world.site.get(&format!("{path}/versioner")).await;
        since.shows("Ändrat sedan version 1").shows("Delen är ny.");
        assert_eq!(world.lock(&path, false).await.status, 303);
        let versions = world.site.get(&format!("{path}/versioner")).await;
        versions.shows("Version 2").shows("Ändrat mellan version 1 och version 2");
        versions.shows("Hamn, Föreningen, 70");
        world.site.get(&format!("{path}/historik")).await.shows("Öppnad igen. Varför: Södra kom sent");
        let second = [("number", "1"), ("reason", "En gammal sida")];
        assert_eq!(world.site.post(&format!("{path}/oppna"), &second).await.status, 400);

        let (looked, broken) = funding::annex::broken_seals(&world.site.house.db).await.unwrap();
        assert_eq!((looked, broken.len()), (5, 0));
        assert!(access::verify_chain(&world.site.house.db).await.unwrap().is_ok());
    }

    async fn changes_after_submitting_are_told_and_not_shown(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let (region, north) = (world.region.clone(), world.north.clone());
        let part = world.part(&path, &north).await;
        world.as_member(&north, Role::Manager).await;
        world.submit(&part).await;
        world.set_grant("Bro", 55).await;
        let page = world.site.get(&part).await;
        page.shows("Ändrad sedan inlämningen").shows("Bro Beviljat 50 kr → 55 kr");
        world.site.get("/min-sida").await.shows("Ändrad sedan inlämningen");
        world.as_member(&region, Role::Manager).await;
        world.site.get(&path).await.shows("Ändrad sedan inlämningen");
        let theirs = world.site.get(&part).await;
        theirs.shows("1 ändring gäller ett projekt som du inte ser.").hides("55 kr");
        // The copy that was given stands.
        theirs.shows("Bro Föreningen 3 100 50");
    }

    async fn what_was_seen_is_what_is_done(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let (region, north) = (world.region.clone(), world.north.clone());
        let part = world.part(&path, &north).await;
        world.as_member(&north, Role::Manager).await;
        let seen = hidden(&world.site.get(&part).await.body, "seen");
        let stale = hidden(&world.site.get(&format!("{part}/inledning")).await.body, "version");
        world.set_grant("Bro", 51).await;
        let moved = world.site.post(&format!("{part}/klar"), &[("seen", &seen)]).await;
        assert_eq!(moved.status, 409);
        moved.shows("Projekten har ändrats sedan sidan visades.").shows("51");
        assert_eq!(world.count("annex_submission").await, 0);
        let seen = hidden(&moved.body, "seen");
        for _ in 0..2 {
            assert_eq!(world.site.post(&format!("{part}/klar"), &[("seen", &seen)]).await.status, 303);
        }
        assert_eq!(world.count("annex_submission").await, 1, "sent twice, given once");
        let text = |heading: &'static str| {
            [("version", stale.clone()), ("sub_region", heading.to_string()), ("introduction", String::new())]
        };
        for (heading, status) in [("Norr", 303), ("Norr", 303), ("Nord", 409)] {
            let fields = text(heading);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let reply = world.site.post(&format!("{part}/inledning"), &fields).await;
            assert_eq!(reply.status, status, "{heading}");
        }

        world.as_member(&region, Role::Manager).await;
        let old = world.site.get(&part).await;
        let lock = hidden(&world.site.get(&path).await.body, "seen");
        world.as_member(&north, Role::Manager).await;
        assert_eq!(world.submit(&part).await.status, 303);
        world.as_member(&region, Role::Manager).await;
        let back = [("submission", hidden(&old.body, "submission")), ("comment", "Gammalt".to_string())];
        let back: Vec<(&str, &str)> = back.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let stale = world.site.post(&format!("{part}/tillbaka"), &back).await;
        assert_eq!(stale.status, 409);
        stale.shows("Delen har lämnats in på nytt").shows("Gammalt");
        let stale = world.site.post(&format!("{path}/las"), &[("seen", &lock), ("anyway", "1")]).await;
        assert_eq!(stale.status, 409);
        stale.shows("Inget har låsts.");
        let lock = hidden(&stale.body, "seen");
        for _ in 0..2 {
            let fields = [("seen", lock.as_str()), ("anyway", "1")];
            assert_eq!(world.site.post(&format!("{path}/las"), &fields).await.status, 303);
        }
        assert_eq!(world.count("annex_version").await, 1, "sent twice, locked once");
    }

    async fn nobody_else_gets_in(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let (region, north, south) = (world.region.clone(), world.north.clone(), world.south.clone());
        let other = world.other.clone();
        let (part, south_part) = (world.part(&path, &north).await, world.part(&path, &south).await);
        world.as_member(&north, Role::Manager).await;
        world.submit(&part).await;
        for role in [Role::Reader, Role::Manager] {
            world.as_member(&other, role).await;
            for page in ["", "/innehall", "/versioner", "/historik"] {
                assert_eq!(world.site.get(&format!("{path}{page}")).await.status, 404, "{page}");
            }
            assert_eq!(world.site.get(&part).await.status, 404);
            world.site.get("/bilagor").await.shows("Inga årsbilagor");
            world.site.get("/sok?q=insatser").await.hides("2025 års insatser");
        }
        let posts = ["/las", "/oppna", "/fraga", "/ta-bort"].map(|end| format!("{path}{end}"));
        for post in posts.iter().chain(&[format!("{part}/klar"), format!("{part}/tillbaka")]) {
            let reply = world.site.post(post, &[("comment", "x"), ("reason", "x")]).await;
            assert_eq!(reply.status, 404, "{post}");
        }
        // One who is asked sees its own part only, and decides for nobody else.
        world.as_member(&south, Role::Manager).await;
        assert_eq!(world.site.get(&part).await.status, 404);
        assert_eq!(world.site.post(&format!("{part}/klar"), &[]).await.status, 404);
        for post in &posts {
            assert_eq!(world.site.post(post, &[("reason", "x")]).await.status, 403, "{post}");
        }
        let back = [("submission", "1"), ("comment", "x")];
        assert_eq!(world.site.post(&format!("{south_part}/tillbaka"), &back).await.status, 403);
        // A part of another annex is not a part of this one.
        let wrong = part.replace(&path, "/bilagor/7");
        assert_eq!(world.site.get(&wrong).await.status, 404);
        // An editor fills in; giving away is the manager's. The region cannot give what is another's.
        world.as_member(&south, Role::Editor).await;
        world.site.get(&south_part).await.shows("Den som är ansvarig för organisationen lämnar in delen.");
        assert_eq!(world.site.post(&format!("{south_part}/klar"), &[]).await.status, 403);
        world.as_member(&region, Role::Manager).await;
        assert_eq!(world.site.post(&format!("{south_part}/klar"), &[]).await.status, 403);
        assert_eq!(world.count("annex_submission").await, 1);
    }

    async fn secrets_do_not_leave(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let north = world.north.clone();
        let part = world.part(&path, &north).await;
        let house = &world.site.house;
        let manager = house.member(&north, Role::Manager);
        let mark = Mark {
            object_id: id_of(&house.db, "Bro").await,
            fields: "description".into(),
            ground: "19 kap. 3 § OSL".into(),
            marked_at: house.now(),
            marked_by_name: None,
            reconsider_on: "2027-01-01".into(),
        };
        let tx = house.db.begin().await.unwrap();
        access::set_mark(&tx, &manager, PROJECT.key, north.id, &mark).await.unwrap();
        tx.commit().await.unwrap();
        world.as_member(&north, Role::Manager).await;
        world.site.get(&part).await.shows("Om Väg i bygden.").hides("Om Bro");
        world.submit(&part).await;
        let sql = Sql::new("SELECT content AS value FROM annex_submission");
        let given: String = sql.value(world.site.house.db.read()).await.unwrap().unwrap();
        assert!(given.contains("Om Väg") && !given.contains("Om Bro"), "{given}");
    }

    async fn a_lock_and_a_submission_at_once_lose_nothing(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let (region, north, south) = (world.region.clone(), world.north.clone(), world.south.clone());
        let (first, second) = (world.part(&path, &north).await, world.part(&path, &south).await);
        let both = [(&region, Role::Manager), (&north, Role::Manager), (&south, Role::Manager)];
        world.site.sign_in_as(&both, false).await;
        world.submit(&first).await;
        let seen = hidden(&world.site.get(&second).await.body, "seen");
        let lock = hidden(&world.site.get(&path).await.body, "seen");
        let (submit_path, lock_path) = (format!("{second}/klar"), format!("{path}/las"));
        let (submit, anyway) = ([("seen", seen.as_str())], [("seen", lock.as_str()), ("anyway", "1")]);
        let (given, locked) =
            tokio::join!(world.site.post(&submit_path, &submit), world.site.post(&lock_path, &anyway));
        let parts = world.count("annex_submission").await;
        match (given.status, locked.status) {
            // First the part: then the lock was about something else, and nothing is locked.
            (303, 409) => assert_eq!((parts, world.count("annex_version").await), (2, 0)),
            // First the lock: then the part comes too late, and is told so.
            (400, 303) => assert_eq!((parts, world.count("annex_version").await), (1, 1)),
            other => panic!("{other:?}"),
        }
    }

    async fn a_region_fills_in_for_those_whose_lists_it_has_read(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let region = world.region.clone();
        for (sub_region, title) in [("Östra", "Damm"), ("Östra", "Sluss"), ("Västra", "Fyr")] {
            let facts = Facts {
                title: title.into(),
                year: Some(2025),
                sub_region: sub_region.into(),
                grant: kronor(10),
                ..Facts::default()
            };
            add(&world.site.house, &region, Visibility::Own, vec![facts]).await;
        }
        let form = world.site.get(&format!("{path}/fraga")).await;
        form.shows("Delar som du själv fyller i").shows("Östra").shows("Västra");
        for _ in 0..2 {
            let own = [("own", "Östra"), ("own", "Okänd")];
            let asked = world.site.post(&format!("{path}/fraga"), &own).await;
            assert!(matches!(asked.status, 303 | 422), "the second time there is nothing left");
        }
        let sql = Sql::new("SELECT id AS value FROM annex_part WHERE own_sub_region <> ''");
        let id: i64 = sql.value(world.site.house.db.read()).await.unwrap().unwrap();
        let part = format!("{path}/del/{id}");
        world.site.get(&part).await.shows("Damm").shows("Sluss").hides("Fyr");
        assert_eq!(world.submit(&part).await.status, 303);
        world.site.get(&path).await.shows("Östra").shows("Östra (2 utan total kostnad) 2").hides("Västra");
        world.as_member(&world.north.clone(), Role::Manager).await;
        assert_eq!(world.site.get(&part).await.status, 404, "one who is asked sees its own part only");
    }

    async fn others_read_what_is_locked(house: House) {
        let mut world = world(house).await;
        let path = world.asked().await;
        let id: Id = path.rsplit('/').next().unwrap().parse().unwrap();
        let (region, north) = (world.region.clone(), world.north.clone());
        let part = world.part(&path, &north).await;
        world.as_member(&north, Role::Manager).await;
        world.submit(&part).await;
        let house = &world.site.house;
        let inside = house.member(&region, Role::Reader);
        let asked = house.member(&north, Role::Reader);
        let open = content_of_annex(&house.db, &inside, id).await.unwrap().unwrap();
        assert_eq!((open.version, open.content.totals().count()), (None, 2));
        assert_eq!(content_of_annex(&house.db, &asked, id).await.unwrap(), None);
        assert_eq!(content_of_annex(&house.db, &house.visitor(), id).await.unwrap(), None);
        world.as_member(&region, Role::Manager).await;
        assert_eq!(world.lock(&path, true).await.status, 303);
        let shown = world.site.post(&format!("{path}/synlighet"), &[("visibility", "public")]).await;
        assert_eq!(shown.status, 303);
        let house = &world.site.house;
        let read = content_of_annex(&house.db, &house.visitor(), id).await.unwrap().unwrap();
        let version = read.version.unwrap();
        assert_eq!((version.number, version.sha256.as_str()), (1, read.content.hash().as_str()));
        assert!(content_of_version(&house.db, &house.visitor(), id, 2).await.unwrap().is_none());
        world.site.forget();
        world.site.get(&path).await.shows("Summor").shows("Version 1, låst").hides("Prov Person");
        world.site.get("/sok?q=insatser").await.shows("2025 års insatser");
        let tx = world.site.house.db.begin().await.unwrap();
        let text = "UPDATE annex_version SET content = REPLACE(content, '50', '51')";
        Sql::new(text).run(tx.on()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(funding::annex::broken_seals(&world.site.house.db).await.unwrap().1.len(), 1);
    }
}
