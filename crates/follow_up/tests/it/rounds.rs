//! Preparing a round, opening it, its progress.

use access::Role;

use crate::setup::World;

testkit::on_both_engines! {
    async fn a_round_is_prepared_and_opened(house: House) {
        let mut world = World::new(house).await;
        let page = world.site.get(&format!("/uppfoljning/ny?plan={}&slag=half_year", world.plan_id)).await;
        page.shows("Ny uppföljningsomgång");
        assert!(page.body.contains("Halvårsuppföljning 2026") && page.body.contains("2026-06-30"));
        let plan = world.plan_id.to_string();
        let turned = [
            ("plan", plan.as_str()),
            ("kind", "own"),
            ("label", "Bakvänd"),
            ("period_from", "2026-07-01"),
            ("period_to", "2026-06-30"),
            ("opens_on", "2026-06-31"),
            ("due_on", ""),
        ];
        let refused = world.site.post("/uppfoljning", &turned).await;
        assert_eq!(refused.status, 422);
        refused.shows("Perioden slutar innan den börjar.").shows("Skriv ett datum").shows("Fyll i det här.");
        let path = world.round("Halvår", "2026-06-30").await;
        assert_eq!(
            world.round("Halvår", "2026-06-30").await,
            path,
            "the same form twice is carried out once"
        );
        let round = world.site.get(&path).await;
        round.shows("Planerad").shows("Moa").shows("Ingen ansvarig").shows("0 / 4").shows("Öppna nu");
        let early = world.answer(&path, world.initiative("Besök").await, &[("done", "green")]).await;
        assert_eq!(early.status, 409, "a planned round takes no answers");
        let opened = world.site.post(&format!("{path}/starta"), &[]).await;
        assert_eq!(opened.status, 303);
        world.site.get(&path).await.shows("Öppen").shows("Har inte börjat").shows("Gå igenom på möte");
        world.site.get("/uppfoljning").await.shows("Halvår").shows("Öppen");
        world.site.get(&format!("/planer/{}", world.plan_id)).await.shows("Halvår");
        world.site.get("/min-sida").await.shows("0 av 2 klara, senast 20 juni 2026");

        world.as_ove().await;
        assert_eq!(world.site.post(&format!("{path}/starta"), &[]).await.status, 403);
        assert_eq!(world.site.get(&format!("{path}/stang")).await.status, 403);
        world.site.forget();
        assert_eq!(world.site.get(&path).await.status, 404, "an open round is its owner's");
        world.site.get("/uppfoljning").await.shows("Inga omgångar");
        let other = world.site.house.organisation("Grannen").await;
        world.site.sign_in(&other, Role::Manager).await;
        assert_eq!(world.site.get(&path).await.status, 404);
        assert_eq!(world.site.get(&format!("{path}/svar")).await.status, 404);
    }

    async fn a_round_is_changed_and_taken_away_until_it_is_locked(house: House) {
        let world = World::new(house).await;
        let path = world.round("Halvår", "2026-06-30").await;
        let fields = [
            ("version", "1"),
            ("kind", "full_year"),
            ("label", "Helår"),
            ("period_from", "2026-01-01"),
            ("period_to", "2026-12-31"),
            ("opens_on", "2026-11-16"),
            ("due_on", "2026-12-15"),
        ];
        assert_eq!(world.site.post(&path, &fields).await.status, 303);
        world.site.get(&path).await.shows("Helår").shows("15 december 2026");
        let mut stale = fields;
        stale[2].1 = "Annat namn";
        let stale = world.site.post(&path, &stale).await;
        assert_eq!(stale.status, 409);
        stale.shows("Annat namn").shows("Helår");
        assert_eq!(world.site.post(&format!("{path}/ta-bort"), &[]).await.status, 303);
        world.site.get("/uppfoljning").await.hides(&path);
        world.site.get("/uppfoljning?lage=borttagna").await.shows("Helår");
        assert_eq!(world.site.post(&format!("{path}/aterta"), &[]).await.status, 303);
        world.site.post(&format!("{path}/starta"), &[]).await;
        assert_eq!(world.close(&path, "own").await.status, 303);
        assert_eq!(world.site.post(&path, &fields).await.status, 400, "a locked round is not changed");
        assert_eq!(world.site.post(&format!("{path}/ta-bort"), &[]).await.status, 400);
    }

    async fn a_round_opens_by_itself_on_its_day(house: House) {
        let mut world = World::new(house).await;
        let path = world.round("Halvår", "2026-06-30").await;
        let house = &world.site.house;
        let clock: std::sync::Arc<dyn types::Clock> = house.clock.clone();
        let worker = jobs::Worker::new(
            house.db.clone(),
            house.ids.clone(),
            clock,
            follow_up::handlers(world.site.app.clone()),
        );
        assert!(!worker.step().await.unwrap(), "it is March");
        // The first of June, half past seven in Sweden.
        let now = world.site.house.now();
        world.site.house.clock.advance(1_780_291_800_000 - now);
        assert!(worker.step().await.unwrap());
        world.site.house.db.refresh_version().await.unwrap();
        assert_eq!(world.number("follow_up_round WHERE stage = 'open'").await, 1, "{path}");
        assert!(worker.step().await.unwrap(), "then the letters are written");
        assert_eq!(world.number("job WHERE kind = 'mail-send'").await, 2, "one to Moa, one to Ove");
        world.as_moa().await;
        let nudged = world.site.post(&format!("{path}/paminn"), &[]).await;
        assert_eq!(nudged.status, 303);
        world.site.post(&format!("{path}/paminn"), &[]).await;
        while worker.step().await.unwrap() {}
        assert_eq!(world.number("job WHERE kind = 'mail-send'").await, 4, "one reminder a day");
    }

    async fn the_plans_levels_are_called_what_the_office_calls_them(house: House) {
        let world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        world.site.get(&path).await.shows("Kapitel för kapitel");
        let owner = world.id("organisation WHERE name = 'Åsunda kommun'").await.to_string();
        for (word, meaning) in [("Fokusområde/Fokusområden", "chapter"), ("Åtgärd/åtgärder", "activity")] {
            let own = ("owner", owner.as_str());
            let form = [own, ("subject", "level"), ("word", word), ("meaning", meaning)];
            assert_eq!(world.site.post("/planer/ord", &form).await.status, 303);
        }
        world.site.get(&path).await.shows("Fokusområde för fokusområde").hides("Kapitel");
        world.site.get(&format!("{path}/svar")).await.shows("Åtgärder Klar: Boka");
        assert_eq!(world.close(&path, "public").await.status, 303);
        world.site.get(&path).await.shows("Genomfört, efter fokusområde").shows("Alla fokusområden");
    }
}
