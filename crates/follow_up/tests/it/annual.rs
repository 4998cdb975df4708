//! The annual report: drafted of the rounds, edited, in step with them, locked.

use crate::setup::World;

const DONE: [(&str, &str); 3] = [("done", "green"), ("goal", "green"), ("ready", "1")];

async fn begin(world: &World) -> String {
    let plan = world.plan_id.to_string();
    let fields = [("plan", plan.as_str()), ("submission", "en gång")];
    let reply = world.site.post("/verksamhetsberattelse", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.location.unwrap().split('?').next().unwrap().to_string()
}

async fn lock(world: &World, path: &str, more: &[(&str, &str)]) -> testkit::Reply {
    let page = world.site.get(path).await;
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
    let seen = rest.split('"').next().unwrap().to_string();
    let fields = [&[("seen", seen.as_str()), ("visibility", "public")], more].concat();
    world.site.post(&format!("{path}/las"), &fields).await
}

testkit::on_both_engines! {
    async fn a_report_follows_its_rounds_until_it_is_locked(house: House) {
        let mut world = World::new(house).await;
        let path = begin(&world).await;
        assert_eq!(begin(&world).await, path, "the same form twice begins one report");
        world.site.get(&path).await.shows("Utkast").shows("Ingen uppföljning under året är låst än.");
        assert_eq!(lock(&world, &path, &[]).await.status, 422, "there is nothing to lock");
        let first = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        world.answer(&first, visits, &[&DONE[..], &[("comment", "Bra vår.")]].concat()).await;
        world.close(&first, "own").await;
        let page = world.site.get(&path).await;
        page.shows("4 insatser är följda upp; 1 genomfördes som planerat").shows("Bra vår.").shows("Boka");
        let section = format!("{path}/text?del=chapter%3A1%20Dialog");
        world.site.get(&section).await.shows("1 Dialog");
        let written =
            world.site.post(&section, &[("version", "0"), ("text", "Egna ord\u{202e} om dialogen.")]).await;
        assert_eq!(written.status, 303);
        let again = world.site.post(&section, &[("version", "0"), ("text", "Egna ord om dialogen.")]).await;
        assert_eq!(again.status, 303, "a second click finds its own work done");
        let stale = world.site.post(&section, &[("version", "0"), ("text", "Andras ord.")]).await;
        assert_eq!(stale.status, 409);
        stale.shows("Egna ord om dialogen.").shows("Andras ord.");
        world.site.get(&path).await.shows("Egna ord om dialogen.").hides("Underlaget har ändrats");

        let second = world.open_round("Helår", "2026-12-31").await;
        let red = [
            ("done", "yellow"),
            ("goal", "green"),
            ("comment", "Sämre höst."),
            ("ready", "1"),
            ("reason", "x"),
        ];
        assert_eq!(world.answer(&second, visits, &red).await.status, 303);
        world.close(&second, "own").await;
        let page = world.site.get(&path).await;
        page.shows("Underlaget har ändrats").shows("Sämre höst.").shows("Genomförandet: sämre än sist");
        assert_eq!(lock(&world, &path, &[]).await.status, 422, "a text over other data is looked at first");
        assert_eq!(lock(&world, &path, &[("anyway", "1")]).await.status, 303);
        let refused = world.site.post(&section, &[("version", "1"), ("text", "För sent.")]).await;
        assert_eq!(refused.status, 400);
        world.site.forget();
        let public = world.site.get(&path).await;
        public.shows("Egna ord om dialogen.").shows("Sämre höst.").hides("Moa Öberg");
        let (looked, broken) = follow_up::facts::broken_seals(&world.site.house.db).await.unwrap();
        assert_eq!((looked, broken.len()), (3, 0));
        world.as_moa().await;
        assert_eq!(
            world.site.post(&format!("{path}/oppna"), &[("reason", "Ett skrivfel.")]).await.status,
            303
        );
        let other = [("version", "1"), ("text", "Rättade ord.")];
        assert_eq!(world.site.post(&section, &other).await.status, 303);
        world.site.forget();
        world.site.get(&path).await.shows("Egna ord om dialogen.");
        world.as_moa().await;
        assert_eq!(lock(&world, &path, &[]).await.status, 303);
        world.site.get(&format!("{path}/versioner")).await.shows("Version 2").shows("1 Dialog");
        world.site.forget();
        world.site.get(&path).await.shows("Rättade ord.");
    }

    async fn a_draft_is_its_owners_and_secrets_never_come_in(house: House) {
        let mut world = World::new(house).await;
        let path = begin(&world).await;
        let round = world.open_round("Halvår", "2026-06-30").await;
        let land = world.initiative("Mark").await;
        world.answer(&round, land, &[&DONE[..], &[("comment", "Hemligt ord.")]].concat()).await;
        let fields = [("ground", "OSL 31:16"), ("reconsider_on", "2027-01-01"), ("fields", "goal")];
        assert!(world.site.post(&format!("/planer/insats/{land}/sekretess"), &fields).await.status < 400);
        world.close(&round, "public").await;
        world.site.get(&path).await.shows("3 insatser").hides("Hemligt ord.");
        world.site.forget();
        assert_eq!(world.site.get(&path).await.status, 404);
        world.site.get("/verksamhetsberattelse").await.shows("Inga verksamhetsberättelser");
    }
}
