//! What Bygd counts by itself: chosen on a page, of a year, of a plan, by sub-region; the old year to its end.

use access::{Organisation, Role, Visibility};
use db::{Id, Sql};
use indicators::{DefinitionFields, counters};
use jiff::civil::date;
use network::{OrganisationKind, Profile};
use plan::bulk::{BulkChapter, BulkInitiative, BulkPlan, BulkSection};
use testkit::House;
use types::stockholm_moment;

use crate::setup::{change, definition, site, value};

/// A plan with one initiative and three activities.
async fn plan(house: &House, owner: Id, visibility: Visibility, year: i64) {
    let initiative = BulkInitiative {
        title: "Besök".to_string(),
        purpose: String::new(),
        goal: String::new(),
        when: year.to_string(),
        priority: "Hög".to_string(),
        people: Vec::new(),
        activities: ["Ett", "Två", "Tre"].map(str::to_string).to_vec(),
    };
    let section = BulkSection { title: "S".to_string(), initiatives: vec![initiative] };
    let chapter = BulkChapter { title: "K".to_string(), sections: vec![section] };
    let plan = BulkPlan { title: format!("Plan {year}"), year, chapters: vec![chapter] };
    let tx = house.db.begin().await.unwrap();
    plan::bulk::insert(&tx, &house.ids, owner, visibility, &[plan]).await.unwrap();
    tx.commit().await.unwrap();
}

/// Ticks so many activities of an owner's plans at a moment.
async fn tick(site: &testkit::Site, owner: Id, count: i64, at: types::Moment) {
    let mut sql = Sql::new("UPDATE activity SET done_at = ");
    sql.bind(at)
        .push(" WHERE id IN (SELECT a.id FROM activity a JOIN initiative i ON i.id = a.initiative_id");
    sql.push(" WHERE i.owner_id = ").bind(owner).push(" AND a.done_at IS NULL ORDER BY a.id LIMIT ");
    sql.bind(count).push(")");
    change(site, sql).await;
}

fn counted(counter: &str, selection: &str) -> DefinitionFields {
    DefinitionFields {
        name: format!("Räknat {counter}"),
        source_kind: "counted".to_string(),
        source_ref: counter.to_string(),
        source_selection: selection.to_string(),
        ..DefinitionFields::default()
    }
}

/// A definition's current values: subject, period, value.
async fn values(site: &testkit::Site, id: Id) -> Vec<String> {
    let mut all = Vec::new();
    let text = "SELECT COUNT(*) AS value FROM indicator_value WHERE superseded_at IS NULL AND holder_id = $1";
    let count = Sql::with(text, [id]).value::<i64>(site.house.db.read()).await.unwrap().unwrap();
    for at in 0..count {
        let mut sql =
            Sql::new("SELECT subject || ' ' || period || ' ' || value AS value FROM indicator_value");
        sql.push(" WHERE superseded_at IS NULL AND holder_id = ").bind(id);
        sql.push(" ORDER BY period, subject LIMIT 1 OFFSET ").bind(at);
        all.push(sql.value::<String>(site.house.db.read()).await.unwrap().unwrap());
    }
    all
}

/// A federation and a municipality below it.
async fn area(house: &House) -> (Organisation, Organisation) {
    let made = |name: &str, parent_id: Option<Id>| {
        let id = house.ids.next();
        let (key, name) = (format!("o{id}"), name.to_string());
        Organisation { id, parent_id, key, name, owner_id: id, merged_into: None }
    };
    let federation = made("Kustens kommunalförbund", None);
    let office = made("Åsunda kommun", Some(federation.id));
    let tx = house.db.begin().await.unwrap();
    let rows = [
        (federation.clone(), Profile::of_kind(OrganisationKind::Federation)),
        (office.clone(), Profile::of_municipality("1490")),
    ];
    network::insert_many(&tx, &rows).await.unwrap();
    tx.commit().await.unwrap();
    (federation, office)
}

testkit::on_both_engines! {
    async fn ticked_activities_are_counted_by_year_plan_and_sub_region(house: House) {
        let (federation, office) = area(&house).await;
        let year = i64::from(types::stockholm_date(house.now()).year());
        plan(&house, office.id, Visibility::Public, year).await;
        plan(&house, office.id, Visibility::Own, year - 1).await;
        let now = house.now();
        let mut site = site(house);
        tick(&site, office.id, 4, now).await;
        let all = definition(&site.house, office.id, &counted("ticked", "")).await;
        let old: Id = value(&site, "SELECT MAX(id) AS value FROM plan").await;
        let of_plan = definition(&site.house, office.id, &counted("ticked", &format!("{{\"plan\":{old}}}"))).await;
        let areas = "{\"within\":\"sub-regions\"}";
        let by_area = definition(&site.house, federation.id, &counted("ticked", areas)).await;
        let planned = definition(&site.house, office.id, &counted("activities", "")).await;
        let house = &site.house;
        assert_eq!(counters::count_all(&house.db, &house.ids, house.now()).await.unwrap(), (4, 0));
        let own = |number: i64| format!("o:{} {year} {number}", office.id);
        assert_eq!(values(&site, all).await, [own(4)]);
        assert_eq!(values(&site, of_plan).await, [own(1)], "three of the public plan, one of the other");
        let shared = format!("o:{} {year} 3", federation.id);
        assert_eq!(values(&site, by_area).await, [shared], "what others keep to themselves is not counted");
        assert_eq!(values(&site, planned).await, [own(3)], "of the plans of the year");
        site.sign_in(&federation, Role::Editor).await;
        site.get(&format!("/definitioner/{by_area}")).await.shows("Kustens kommunalförbund").shows("Räkna nu");
    }

    async fn the_last_evening_of_a_year_is_counted_too(house: House) {
        let (_, office) = area(&house).await;
        plan(&house, office.id, Visibility::Public, 2026).await;
        let site = site(house);
        let id = definition(&site.house, office.id, &counted("ticked", "")).await;
        tick(&site, office.id, 1, stockholm_moment(date(2026, 12, 31), 23, 59)).await;
        tick(&site, office.id, 1, stockholm_moment(date(2027, 1, 1), 0, 1)).await;
        let night = stockholm_moment(date(2027, 1, 1), 3, 30);
        let house = &site.house;
        counters::count_all(&house.db, &house.ids, night).await.unwrap();
        let told = |year: i16| format!("o:{} {year} 1", office.id);
        assert_eq!(values(&site, id).await, [told(2026), told(2027)]);
    }

    async fn granted_money_is_told_apart_by_sub_region(house: House) {
        let region = house.organisation("Regionen").await;
        let year = i64::from(types::stockholm_date(house.now()).year());
        let project = |sub_region: &str, kronor: i64| funding::NewProject {
            id: house.ids.next(),
            owner_id: region.id,
            visibility: Visibility::Public,
            grantee_id: None,
            series: String::new(),
            series_key: String::new(),
            facts: funding::Facts {
                title: format!("Projekt i {sub_region}"),
                year: i32::try_from(year).ok(),
                sub_region: sub_region.to_string(),
                grant: types::Amount::from_units(kronor),
                currency: "SEK".to_string(),
                ..funding::Facts::default()
            },
            created_at: house.now(),
        };
        let all = [project("Norr", 100), project("Norr", 50), project("Söder", 7), project("", 1)];
        let tx = house.db.begin().await.unwrap();
        funding::insert_many(&tx, &all).await.unwrap();
        tx.commit().await.unwrap();
        let mut site = site(house);
        site.sign_in(&region, Role::Editor).await;
        let asked = "/definitioner/raknare?raknare=granted&omfang=sub-regions";
        site.get(asked).await.shows("Norr").shows("150").shows("158").shows("Räkna det här varje natt");
        let misfit = site.get("/definitioner/raknare?raknare=contacts&omfang=sub-regions").await;
        misfit.shows("Det går inte att räkna så").hides("Räkna det här varje natt");
        let owner = region.id.to_string();
        let form = [
            ("raknare", "granted"),
            ("omfang", "sub-regions"),
            ("plan", ""),
            ("name", "Beviljat"),
            ("unit", "kr"),
            ("decimals", "0"),
            ("direction", "higher"),
            ("owner", owner.as_str()),
            ("visibility", "public"),
            ("submission", "en"),
        ];
        let made = site.post("/definitioner/raknare", &form).await;
        assert_eq!(made.status, 303, "{}", made.text());
        assert_eq!(site.post("/definitioner/raknare", &form).await.status, 303, "a double click");
        assert_eq!(value::<i64>(&site, "SELECT COUNT(*) AS value FROM indicator_definition").await, 1);
        let id: Id = value(&site, "SELECT id AS value FROM indicator_definition").await;
        let told = |number: i64, name: &str| format!("s:{name} {year} {number}");
        let own = format!("o:{owner} {year} 158");
        assert_eq!(values(&site, id).await, [own.clone(), told(150, "Norr"), told(7, "Söder")]);
        let page = site.get(made.location.unwrap().split('?').next().unwrap()).await;
        page.shows("Norr").shows("Söder").shows("158");
        // A sub-region without projects any more has nought, not what it had.
        change(&site, Sql::new("UPDATE project SET state = 'withdrawn' WHERE sub_region = 'Söder'")).await;
        assert_eq!(site.post(&format!("/definitioner/{id}/rakna"), &[]).await.status, 303);
        let own = format!("o:{owner} {year} 151");
        assert_eq!(values(&site, id).await, [own, told(150, "Norr"), told(0, "Söder")]);
        let other = [("plan", "99"), form[0], ("omfang", "own"), form[3], form[6], form[7], form[8]];
        assert_eq!(site.post("/definitioner/raknare", &other).await.status, 400, "no such plan");
        site.sign_in(&region, Role::Reader).await;
        assert_eq!(site.get("/definitioner/raknare").await.status, 403);
    }
}
