//! From one year to the next: what was said and promised comes along, and what became of it is told.

use db::Id;

use crate::setup::World;

/// The hidden seal that a roll-over page holds for a row.
fn seal_of(page: &str, name: &str) -> String {
    let start = page.find(&format!("name=\"{name}.seal\" value=\"")).unwrap();
    page[start..].split('"').nth(3).unwrap().to_string()
}

/// The visits were not done, the letters were; the visits become two, and the year turns.
async fn turned(world: &mut World) -> (String, Id, Id) {
    let path = world.open_round("Helår 2026", "2026-12-31").await;
    let (visits, letters) = (world.initiative("Besök").await, world.initiative("Brev").await);
    let red = [
        ("done", "red"),
        ("goal", "yellow"),
        ("comment", "Ingen hann."),
        ("reason", "Så blev det."),
        ("cause", "Sjukdom."),
        ("action", "Anställa en till."),
        ("who", "Ove"),
        ("ready", "1"),
    ];
    assert_eq!(world.answer(&path, visits, &red).await.status, 303);
    let green = [("done", "green"), ("goal", "green"), ("ready", "1")];
    assert_eq!(world.answer(&path, letters, &green).await.status, 303);
    assert_eq!(world.close(&path, "public").await.status, 303);
    let turn = format!("/planer/{}/arsskifte", world.plan_id);
    let begin = [("title", "Verksamhetsplan 2027"), ("year_from", "2027")];
    assert_eq!(world.site.post(&turn, &begin).await.status, 303);
    let page = world.site.get(&turn).await;
    let name = format!("i{visits}");
    let fields = [
        (format!("{name}.seal"), seal_of(&page.body, &name)),
        (format!("{name}.choice"), "split".to_string()),
        (format!("{name}.when"), "2027".to_string()),
        (format!("{name}.lines"), "Besök i norr; Besök i söder".to_string()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(world.site.post(&format!("{turn}/val"), &fields).await.status, 303);
    let done = world.site.post(&format!("{turn}/genomfor"), &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    world.plan_id = world.id("plan WHERE title = 'Verksamhetsplan 2027'").await;
    (path, visits, letters)
}

testkit::on_both_engines! {
    async fn what_was_promised_last_year_is_followed_up(house: House) {
        let mut world = World::new(house).await;
        let (before, ..) = turned(&mut world).await;
        let path = world.open_round("Halvår 2027", "2027-06-30").await;
        let page = world.site.get(&format!("{path}/svar")).await;
        page.shows("Besök i norr").shows("Förra året: Helår 2026");
        page.shows("Hette då Besök").shows("Ingen hann.");
        page.shows("Vad blev det av åtgärden från förra året (Helår 2026)? Anställa en till. (Ove");
        assert_eq!(page.text().matches("Anställa en till.").count(), 1, "one part follows it up");
        assert_eq!(page.text().matches("Förra året: Helår 2026").count(), 3, "all see what was said");
        let north = world.initiative("Besök i norr").await;
        let south = world.initiative("Besök i söder").await;
        let green = [("done", "green"), ("goal", "green"), ("ready", "1")];
        let without = world.answer(&path, north, &green).await;
        assert_eq!(without.status, 422);
        without.shows("Svara vad det blev av åtgärden.");
        assert_eq!(world.answer(&path, south, &green).await.status, 303, "the other part is not asked");
        let told = before.rsplit('/').next().unwrap();
        let outcome = format!("outcome:{told}");
        let said = [&green[..], &[(outcome.as_str(), "done")]].concat();
        assert_eq!(world.answer(&path, north, &said).await.status, 303);
        assert_eq!(world.close(&path, "own").await.status, 303);
        world.site.get(&path).await.shows("Gjord");
        // It is not asked about again; the closest round is this year's.
        let path = world.open_round("Helår 2027", "2027-12-31").await;
        let page = world.site.get(&format!("{path}/svar")).await;
        page.hides("Anställa en till.").shows("Besök i norr").shows("Halvår 2027");
    }

    async fn what_became_of_it_shows_its_lights(house: House) {
        let mut world = World::new(house).await;
        let (round, visits, letters) = turned(&mut world).await;
        let north = world.initiative("Besök i norr").await;
        let chain = world.site.get(&format!("/planer/insats/{north}/kedja")).await;
        chain.shows("Helår 2026 Genomfört? Nej Målet nått? Till viss del").shows("Del av: Besök");
        // Outside, what is kept inside is not told by its lights either.
        world.site.forget();
        let chain = format!("/planer/insats/{visits}/kedja");
        world.site.get(&chain).await.shows("Helår 2026 Genomfört? Nej");
        let hide = "UPDATE initiative SET follows_plan = FALSE, visibility = 'own' WHERE id =";
        world.run(&format!("{hide} {letters}")).await;
        assert_eq!(world.site.get(&format!("/planer/insats/{letters}/kedja")).await.status, 404);
        let visitor = access::Viewer::visitor(world.site.house.now());
        let db = &world.site.house.db;
        let said = follow_up::facts::said_of(db, &visitor, &[visits, letters], 1).await.unwrap();
        assert_eq!((said.len(), said[&visits].len(), said[&visits][0].label.as_str()), (1, 1, "Helår 2026"));
        // What is being corrected is told as it was locked.
        world.as_moa().await;
        let fields = [("number", "1"), ("reason", "Fel.")];
        assert_eq!(world.site.post(&format!("{round}/oppna-igen"), &fields).await.status, 303);
        let green = [("done", "green"), ("goal", "green"), ("reason", "Nu."), ("ready", "1")];
        assert_eq!(world.answer(&round, visits, &green).await.status, 303);
        world.site.get(&chain).await.shows("Helår 2026 Genomfört? Nej");
        assert_eq!(world.close(&round, "own").await.status, 303);
        world.site.get(&chain).await.shows("Helår 2026 Genomfört? Ja");
        world.site.forget();
        world.site.get(&chain).await.hides("Helår 2026");
    }

    async fn a_locked_round_leads_to_the_file_for_the_steering_system(house: House) {
        let mut world = World::new(house).await;
        let path = world.open_round("Halvår 2026", "2026-06-30").await;
        world.close(&path, "public").await;
        world.site.get(&path).await.hides("Fil till Stratsys");
        world.mark_an_indicator().await;
        let page = world.site.get(&path).await;
        page.shows("Fil till Stratsys");
        let href = format!("/planer/{}/stratsys?datum=2026-06-30", world.plan_id);
        assert!(page.body.contains(&href));
        world.site.forget();
        world.site.get(&path).await.hides("Stratsys");
    }
}
