//! Locking: what is sealed, who reads it, and what a correction changes.

use access::Role;

use crate::setup::World;

const DONE: [(&str, &str); 3] = [("done", "green"), ("goal", "green"), ("ready", "1")];

testkit::on_both_engines! {
    async fn what_is_locked_is_sealed_and_public(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        let said = [&DONE[..], &[("comment", "Allt går bra."), ("decision", "Hemligt beslut.")]].concat();
        assert_eq!(world.answer(&path, visits, &said).await.status, 303);
        let seen = world.seen(&path).await;
        let preview = world.site.get(&format!("{path}/stang")).await;
        preview.shows("3 insatser är inte färdigbesvarade.").shows("Ove").shows("Allt går bra.");
        let without =
            world.site.post(&format!("{path}/stang"), &[("seen", &seen), ("visibility", "public")]).await;
        assert_eq!(without.status, 422);
        without.shows("Bekräfta att det som saknas");
        world.answer(&path, world.initiative("Mark").await, &[("comment", "Sent svar.")]).await;
        let fields = [("seen", seen.as_str()), ("visibility", "public"), ("anyway", "1")];
        let moved = world.site.post(&format!("{path}/stang"), &fields).await;
        assert_eq!(moved.status, 409, "nobody locks what nobody has seen");
        moved.shows("Något har ändrats").shows("Sent svar.");
        assert_eq!(world.close(&path, "public").await.status, 303);
        let own = world.site.get(&path).await;
        own.shows("Låst").shows("Allt går bra.").shows("Hemligt beslut.").shows("Inte besvarad");
        own.shows("Inte markerad som klar").shows("Moa Öberg");
        let sealed = world.site.get(&format!("{path}/versioner/1")).await;
        assert_eq!(sealed.status, 200);
        let hash = reading::hash_of(&sealed.bytes);
        own.shows(&hash);
        let (looked, broken) = follow_up::facts::broken_seals(&world.site.house.db).await.unwrap();
        assert_eq!((looked, broken.len()), (1, 0));

        world.site.forget();
        let public = world.site.get(&path).await;
        assert_eq!(public.status, 200);
        public.shows("Allt går bra.").shows("Inte besvarad").shows(&hash);
        public.hides("Hemligt beslut.").hides("Moa Öberg").hides("Rätta en låst");
        assert_eq!(world.site.get(&format!("{path}/versioner")).await.status, 200);
        assert_ne!(world.site.get(&format!("{path}/versioner/1")).await.status, 200);
        world.site.get("/sok?q=halvår").await.shows("Halvår");
        world.run("UPDATE follow_up_version SET content = content || ' '").await;
        let (_, broken) = follow_up::facts::broken_seals(&world.site.house.db).await.unwrap();
        assert_eq!(broken.len(), 1);
    }

    async fn a_correction_is_a_new_version(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        world.answer(&path, visits, &DONE).await;
        assert_eq!(world.close(&path, "public").await.status, 303);
        let none = world.site.post(&format!("{path}/oppna-igen"), &[("number", "1"), ("reason", "")]).await;
        assert_eq!(none.status, 422);
        let fields = [("number", "1"), ("reason", "Fel ljus på besöken.")];
        assert_eq!(world.site.post(&format!("{path}/oppna-igen"), &fields).await.status, 303);
        world.site.get(&path).await.shows("öppnats igen").shows("Fel ljus på besöken.");
        let said = [
            ("done", "yellow"),
            ("goal", "green"),
            ("comment", "Två av tre."),
            ("reason", "x"),
            ("ready", "1"),
        ];
        assert_eq!(world.answer(&path, visits, &said).await.status, 303);
        world.site.forget();
        let public = world.site.get(&path).await;
        public.shows("Ja, som planerat").hides("Två av tre.");
        world.as_moa().await;
        assert_eq!(world.close(&path, "public").await.status, 303);
        let versions = world.site.get(&format!("{path}/versioner")).await;
        versions.shows("Version 2").shows("Fel ljus på besöken.");
        versions.shows("Genomfört?: Ja, som planerat → Delvis").shows("Kommentar: – → Två av tre.");
        world.site.forget();
        world.site.get(&path).await.shows("Två av tre.");
        world.site.get(&format!("{path}/versioner")).await.hides("Fel ljus på besöken.");
    }

    async fn secrets_stay_inside(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let (visits, land) = (world.initiative("Besök").await, world.initiative("Mark").await);
        let letters = world.initiative("Brev").await;
        for (id, text) in [(visits, "Öppet ord."), (land, "Hemligt ord."), (letters, "Senare hemligt.")] {
            let said = [&DONE[..], &[("comment", text)]].concat();
            assert_eq!(world.answer(&path, id, &said).await.status, 303);
        }
        let fields = [("ground", "OSL 31:16"), ("reconsider_on", "2027-01-01"), ("fields", "goal")];
        let marked = world.site.post(&format!("/planer/insats/{land}/sekretess"), &fields).await;
        assert!(marked.status < 400, "{}", marked.text());
        let marks = world.number("secrecy_mark").await;
        assert_eq!(marks, 1);
        world.site.get(&format!("{path}/stang")).await.shows("En insats är sekretessmarkerad");
        assert_eq!(world.close(&path, "public").await.status, 303);
        world.site.get(&path).await.shows("Hemligt ord.").shows("Bara för er");
        world.site.forget();
        world
            .site
            .get(&path)
            .await
            .shows("Öppet ord.")
            .shows("Senare hemligt.")
            .hides("Hemligt ord.")
            .hides("Mark<");
        world
            .run(&format!(
                "UPDATE initiative SET follows_plan = FALSE, visibility = 'own' WHERE id = {letters}"
            ))
            .await;
        world.site.get(&path).await.shows("Öppet ord.").hides("Senare hemligt.");
        let other = world.site.house.organisation("Grannen").await;
        world.site.sign_in(&other, Role::Manager).await;
        world.site.get(&path).await.hides("Hemligt ord.");
        world.as_ove().await;
        world.site.get(&path).await.shows("Hemligt ord.").shows("Senare hemligt.");
    }

    async fn what_leaves_the_plan_during_a_round_is_kept(house: House) {
        let world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        world.answer(&path, visits, &[&DONE[..], &[("comment", "Innan den ströks.")]].concat()).await;
        let withdrawn = world.site.post(&format!("/planer/insats/{visits}/ta-bort"), &[]).await;
        assert_eq!(withdrawn.status, 303);
        let page = world.site.get(&format!("{path}/mote?nr=4")).await;
        page.shows("Besök").shows("Har lämnat planen").shows("Innan den ströks.");
        assert_eq!(world.close(&path, "public").await.status, 303);
        world.site.get(&path).await.shows("Innan den ströks.").shows("Har lämnat planen");
    }

    async fn a_deviation_is_followed_up_by_the_next_round(house: House) {
        let world = World::new(house).await;
        let first = world.open_round("Halvår", "2026-06-30").await;
        let land = world.initiative("Mark").await;
        let red = [
            ("done", "red"),
            ("goal", "green"),
            ("comment", "Inget är ritat."),
            ("cause", "Ingen konsult."),
            ("action", "Handla upp."),
            ("ready", "1"),
        ];
        assert_eq!(world.answer(&first, land, &red).await.status, 303);
        world.close(&first, "public").await;
        let told_in = first.rsplit('/').next().unwrap().to_string();
        let second = world.open_round("Helår", "2026-12-31").await;
        let page = world.site.get(&format!("{second}/mote?nr=3")).await;
        page.shows("Vad blev det av åtgärden från Halvår?").shows("Handla upp.").shows("Inget är ritat.");
        let reply = world.answer(&second, land, &DONE).await;
        assert_eq!(reply.status, 422);
        reply.shows("Svara vad det blev av åtgärden.");
        let outcome = format!("outcome:{told_in}");
        let said = [&DONE[..], &[(outcome.as_str(), "going_on")]].concat();
        assert_eq!(world.answer(&second, land, &said).await.status, 303);
        world.close(&second, "public").await;
        world.site.get(&second).await.shows("Halvår – Handla upp. – Pågår");
        let third = world.open_round("Nästa", "2027-06-30").await;
        world.site.get(&format!("{third}/mote?nr=3")).await.shows("Vad blev det av åtgärden från Halvår?");
        world.answer(&third, land, &[&DONE[..], &[(outcome.as_str(), "done")]].concat()).await;
        world.close(&third, "public").await;
        let fourth = world.open_round("Fjärde", "2027-12-31").await;
        world.site.get(&format!("{fourth}/mote?nr=3")).await.hides("Vad blev det av åtgärden");
    }
}
