//! Answering: the lights and what they ask for, two people at once, a round that closes meanwhile.

use crate::setup::World;

testkit::on_both_engines! {
    async fn an_answer_is_judged_and_kept(house: House) {
        let world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let (visits, letters) = (world.initiative("Besök").await, world.initiative("Brev").await);
        let page = world.site.get(&format!("{path}/svar")).await;
        page.shows("Svar: Moa").shows("Målet med Besök.").shows("1 av 3 aktiviteter är klara; 1 vore i fas.");
        page.shows("Förslag: Ja, som planerat").hides("Mark</h2>");
        let yellow = [
            ("done", "yellow"),
            ("goal", "yellow"),
            ("ready", "1"),
            ("evidence", "https://asunda.example/a"),
        ];
        let reply = world.answer(&path, visits, &yellow).await;
        assert_eq!(reply.status, 422);
        reply.shows("gult och rött behöver förklaras").shows("varför du väljer ett annat ljus");
        let stored = world.site.get(&format!("{path}/svar")).await;
        assert!(
            stored.body.contains("https://asunda.example/a"),
            "what lacks something is kept all the same"
        );
        let mended =
            [&yellow[..], &[("comment", "Två\u{0} av \u{202e}tre"), ("reason", "Det återstår mycket.")]]
                .concat();
        assert_eq!(world.answer(&path, visits, &mended).await.status, 303);
        let red = [("done", "green"), ("goal", "red"), ("comment", "För få läser."), ("ready", "1")];
        let reply = world.answer(&path, letters, &red).await;
        assert_eq!(reply.status, 422);
        reply.shows("orsaken till att ljuset är rött").shows("vad ni gör åt det");
        let red = [
            &red[..],
            &[("cause", "Fel lista."), ("action", "Ny lista."), ("who", "Ove"), ("due", "2026-09-01")],
        ]
        .concat();
        assert_eq!(world.answer(&path, letters, &red).await.status, 303);
        let wrong = [&red[..], &[("due", "i höst")]].concat();
        let wrong: Vec<_> = wrong.into_iter().filter(|pair| *pair != ("due", "2026-09-01")).collect();
        let reply = world.answer(&path, letters, &wrong).await;
        assert_eq!(reply.status, 422);
        assert!(reply.body.contains("i höst"), "what was typed is still there");
        let round = world.site.get(&path).await;
        round.shows("2 / 4").shows("Klar");
        let history = world.site.get(&format!("{path}/historik")).await;
        history.shows("Svar sparat").shows("Två av tre");
        let meeting = world.site.get(&format!("{path}/mote?nr=1")).await;
        meeting.shows("1 / 4").shows("Besök").shows("Två av tre").shows("Spara och nästa");
    }

    async fn two_people_answer_the_same(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        let first = [("done", "green"), ("goal", "green"), ("comment", "Moas ord."), ("ready", "1")];
        assert_eq!(world.answer_over(&path, (visits, 0), &first).await.status, 303);
        assert_eq!(
            world.answer_over(&path, (visits, 0), &first).await.status,
            303,
            "a second click is no conflict"
        );
        world.as_ove().await;
        let second = [("done", "green"), ("goal", "yellow"), ("comment", "Oves ord.")];
        let reply = world.answer_over(&path, (visits, 0), &second).await;
        assert_eq!(reply.status, 409);
        reply.shows("Moas ord.").shows("Oves ord.").shows("Moa Öberg sparade");
        let revision = world.revision(&path, visits).await;
        assert_eq!(revision, 1, "nothing was lost");
        assert!(reply.body.contains(&format!("name=\"rev-{visits}\" value=\"1\"")));
        assert_eq!(world.answer_over(&path, (visits, 1), &second).await.status, 303, "now it is a choice");
        // A form that carries an item which nobody touched is no conflict for it.
        let page = world.site.get(&format!("{path}/svar?vem=namn-moa")).await;
        assert_eq!(page.status, 200);
    }

    async fn untouched_items_are_left_alone(house: House) {
        let world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        let page = world.site.get(&format!("{path}/svar")).await;
        let (_, rest) = page.body.split_once(&format!("name=\"was-{visits}\" value=\"")).unwrap();
        let was = rest.split('"').next().unwrap().to_string();
        let (rev, was_name) = (format!("rev-{visits}"), format!("was-{visits}"));
        world.answer(&path, visits, &[("comment", "Någon annan.")]).await;
        let reply = world.site.post(&format!("{path}/svar"), &[(&rev, "0"), (&was_name, &was)]).await;
        assert_eq!(reply.status, 303, "the form was sent for another item's sake");
        assert_eq!(world.number("follow_up_answer WHERE comment = 'Någon annan.'").await, 1);
    }

    async fn a_round_closes_while_somebody_writes(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let land = world.initiative("Mark").await;
        assert_eq!(world.close(&path, "own").await.status, 303);
        world.as_ove().await;
        let reply = world.answer_over(&path, (land, 0), &[("comment", "Långt svar."), ("done", "red")]).await;
        assert_eq!(reply.status, 409);
        reply.shows("låstes medan du skrev").shows("Långt svar.").shows("Nej").shows("Mark");
        assert_eq!(world.number("follow_up_answer").await, 0);
        world.site.get(&format!("{path}/svar")).await.shows("tar inte emot några svar");
        world.site.get(&format!("{path}/mote?nr=99")).await.shows("4 / 4").shows("Övrigt");
    }

    async fn the_meeting_goes_on_by_forms_alone(house: House) {
        let world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let visits = world.initiative("Besök").await;
        let (rev, done, goal) = (format!("rev-{visits}"), format!("done-{visits}"), format!("goal-{visits}"));
        let (decision, ready) = (format!("decision-{visits}"), format!("ready-{visits}"));
        let fields = [
            (rev.as_str(), "0"),
            (done.as_str(), "green"),
            (goal.as_str(), "not_judged"),
            (decision.as_str(), "Fortsätt så."),
            (ready.as_str(), "1"),
            ("go", "next"),
        ];
        let reply = world.site.post(&format!("{path}/mote?nr=1"), &fields).await;
        assert_eq!(reply.location.as_deref(), Some(format!("{path}/mote?nr=2").as_str()));
        let page = world.site.get(&format!("{path}/mote?nr=2")).await;
        page.shows("2 / 4").shows("Brev").shows("Ja, som planerat");
        let back = world.site.post(&format!("{path}/mote?nr=2"), &[("go", "back")]).await;
        assert_eq!(back.location.as_deref(), Some(format!("{path}/mote?nr=1").as_str()));
        world.site.get(&format!("{path}/mote?nr=1")).await.shows("Fortsätt så.");
    }

    async fn a_reader_answers_for_what_is_the_readers_own(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår", "2026-06-30").await;
        let (visits, rest) = (world.initiative("Besök").await, world.initiative("Övrigt").await);
        world
            .run(
                "INSERT INTO responsible (id, plan_id, initiative_id, activity_id, label, label_key, \
                 position, main) SELECT 77, plan_id, id, NULL, 'Kim', 'kim', 1, TRUE FROM initiative \
                 WHERE title = 'Övrigt'",
            )
            .await;
        world.as_new(("kim@example.se", "Kim Berg"), access::Role::Reader).await;
        world.site.get("/min-sida").await.shows("Din uppföljning: 0 av 1 klara");
        world.site.get(&path).await.shows("Svara på dina insatser").hides("Gå igenom på möte");
        let own = world.site.get(&format!("{path}/svar")).await;
        own.shows("Svar: Kim").shows("Övrigt").hides("Andra ansvariga");
        let moa = own.body.contains("vem=konto-");
        assert!(!moa || !own.body.contains("Mark</h2>"));
        let said = [("done", "green"), ("goal", "green"), ("comment", "Klart."), ("ready", "1")];
        assert_eq!(world.answer_over(&path, (rest, 0), &said).await.status, 303);
        world.site.get("/min-sida").await.shows("Din uppföljning: 1 av 1 klara");
        // Nothing else: not others' answers, not what a meeting decided, not the plan, not the round.
        assert_eq!(world.answer_over(&path, (visits, 0), &said).await.status, 403);
        assert_eq!(world.number("follow_up_answer").await, 1);
        let sly = [&said[..], &[("decision", "Mer pengar.")]].concat();
        assert_eq!(world.answer_over(&path, (rest, 1), &sly).await.status, 303);
        assert_eq!(world.number("follow_up_answer WHERE decision <> ''").await, 0);
        assert_eq!(world.site.get(&format!("{path}/svar?vem=namn-ove")).await.status, 200);
        assert_eq!(world.site.get(&format!("{path}/mote")).await.status, 403);
        assert_eq!(world.site.get(&format!("{path}/stang")).await.status, 403);
        assert_eq!(world.site.post(&format!("{path}/paminn"), &[]).await.status, 403);
        assert_eq!(world.site.get(&format!("/planer/insats/{rest}/andra")).await.status, 403);
        let plan = world.plan_id;
        assert_eq!(world.site.get(&format!("/planer/{plan}/ordna")).await.status, 403);
        assert_eq!(world.site.post(&format!("/planer/insats/{rest}/lage"), &[]).await.status, 403);
        world.as_moa().await;
        let of_ove = world.site.get(&format!("{path}/svar")).await;
        let mut keys = of_ove.body.split("vem=");
        let key = keys.find(|rest| rest.starts_with("konto-") && rest.contains("Ove")).unwrap();
        let key = key.split('"').next().unwrap().to_string();
        world.site.sign_in_with("kim@example.se", testkit::PASSWORD).await;
        assert_eq!(world.site.get(&format!("{path}/svar?vem={key}")).await.status, 403);
        // Whoever is named elsewhere is nobody here.
        let other = world.site.house.organisation("Grannkommunen").await;
        world.site.sign_in(&other, access::Role::Manager).await;
        assert_eq!(world.answer_over(&path, (rest, 2), &said).await.status, 404);
    }
}
