//! What the tests of this room share: a region with a sub-region, a municipality and its office; plans,
//! projects and strategies made without the browser.

use access::{Organisation, Viewer, Visibility};
use db::{Id, Sql};
use documents::{Import, NewDocument};
use funding::{Facts, NewProject};
use reading::contract::{Chapter, IndicatorRow, Indicators, Initiative, Period, Place, Plan, Section};
use strategy::{Actor, NewStrategy, StrategyFields};
use testkit::{House, Site};
use types::Amount;

pub struct World {
    pub region: Organisation,
    pub federation: Organisation,
    pub town: Organisation,
    pub office: Organisation,
}

pub async fn world(house: &House) -> World {
    let region = house.organisation("Provregionen").await;
    let federation = house.organisation_under("Provförbundet", Some(region.id)).await;
    let town = house.organisation_under("Prov kommun", Some(federation.id)).await;
    let office = house.organisation_under("Provkontoret", Some(town.id)).await;
    let tx = house.db.begin().await.unwrap();
    use network::OrganisationKind::{Federation, Municipality, Region, Unit};
    let kinds = [(&region, Region), (&federation, Federation), (&town, Municipality), (&office, Unit)];
    for (organisation, kind) in kinds {
        let profile = network::Profile::of_kind(kind);
        network::set_profile(&tx, organisation.id, &profile).await.unwrap();
    }
    tx.commit().await.unwrap();
    World { region, federation, town, office }
}

pub fn operator(house: &House, organisation: &Organisation) -> Viewer {
    Viewer::operator(organisation.id, &organisation.name, house.now())
}

pub fn site(house: House) -> Site {
    let rooms = vec![
        strategy::room(),
        plan::room(),
        indicators::room(),
        funding::room(),
        network::room(),
        documents::room(),
        search::room(),
    ];
    Site::new(house, rooms)
}

/// An adopted strategy with the points of a list; gives its id.
pub async fn adopted(
    house: &House,
    owner: &Organisation,
    (title, years): (&str, (i64, Option<i64>)),
    list: &str,
    visibility: Visibility,
) -> Id {
    let viewer = operator(house, owner);
    let tx = house.db.begin().await.unwrap();
    let actor = Actor { tx: &tx, ids: &house.ids, viewer: &viewer };
    let fields = StrategyFields {
        title: title.to_string(),
        year_from: years.0,
        year_to: years.1,
        numbers_projects: true,
        ..StrategyFields::default()
    };
    let new = NewStrategy { owner_id: owner.id, visibility, fields };
    let id = strategy::add_strategy(actor, &new).await.unwrap();
    strategy::add_points(actor, id, list).await.unwrap().unwrap();
    strategy::adopt(actor, id, "2021-02-16", "§ 12").await.unwrap().unwrap();
    tx.commit().await.unwrap();
    id
}

/// A plan for one year with these initiatives and an indicator.
pub async fn plan(
    house: &House,
    owner: &Organisation,
    (title, year): (&str, i32),
    initiatives: &[&str],
    visibility: Visibility,
) {
    let viewer = operator(house, owner);
    let tx = house.db.begin().await.unwrap();
    let text = "rad\n".repeat(40);
    let sha256 = house.ids.next().to_string();
    let name = format!("{title}.txt");
    let document = NewDocument {
        owner_id: owner.id,
        visibility,
        name: &name,
        title: &name,
        media_type: "text/plain",
        sha256: &sha256,
        bytes: text.as_bytes(),
        text: &text,
        said: &documents::Said::default(),
    };
    let document_id = documents::add_document(&tx, &house.ids, &viewer, &document).await.unwrap().unwrap();
    let import = Import {
        tx: &tx,
        ids: &house.ids,
        viewer: &viewer,
        owner_id: owner.id,
        visibility,
        document_id,
        file_name: &name,
    };
    let initiative = |title: &&str| Initiative {
        title: Some(title.to_string()),
        when: Some(year.to_string()),
        at: vec![Place::lines(4, 9)],
        ..Initiative::default()
    };
    let section = Section {
        title: Some("Avsnitt".to_string()),
        initiatives: initiatives.iter().map(initiative).collect(),
        ..Section::default()
    };
    let chapter =
        Chapter { title: Some("Kapitel".to_string()), sections: vec![section], ..Chapter::default() };
    let read = Plan {
        title: Some(title.to_string()),
        period: Some(Period { from: year, to: year }),
        chapters: vec![chapter],
        ..Plan::default()
    };
    plan::import_plan(&import, &read).await.unwrap();
    let row = IndicatorRow { name: Some(format!("Mått {title}")), ..IndicatorRow::default() };
    let list = Indicators { year: Some(year), rows: vec![row], ..Indicators::default() };
    indicators::import_indicators(&import, &list).await.unwrap();
    tx.commit().await.unwrap();
}

/// A public project of this record owner, with a grant in whole kronor.
pub async fn project(
    house: &House,
    owner: &Organisation,
    (title, year, issue): (&str, i32, &str),
    grant: i64,
    visibility: Visibility,
) -> Id {
    let id = house.ids.next();
    let new = NewProject {
        id,
        owner_id: owner.id,
        visibility,
        grantee_id: None,
        series: String::new(),
        series_key: String::new(),
        facts: Facts {
            title: title.to_string(),
            year: Some(year),
            priority: issue.to_string(),
            grant: Amount::from_units(grant),
            total_cost: Amount::from_units(2 * grant),
            currency: "SEK".to_string(),
            ..Facts::default()
        },
        created_at: house.now(),
    };
    let tx = house.db.begin().await.unwrap();
    funding::insert_many(&tx, std::slice::from_ref(&new)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The id of the record with this title.
pub async fn id(house: &House, table: &str, column: &str, title: &str) -> Id {
    let sql = Sql::with(&format!("SELECT MAX(id) AS value FROM {table} WHERE {column} = $1"), [title]);
    sql.value::<Option<Id>>(house.db.read()).await.unwrap().flatten().unwrap()
}

pub async fn point(house: &House, title: &str) -> Id {
    id(house, "strategy_point", "title", title).await
}

pub async fn initiative(house: &House, title: &str) -> Id {
    id(house, "initiative", "title", title).await
}

/// Links something to a goal, by their titles.
pub async fn link(house: &House, end: strategy::End, from: &str, goal: &str) {
    let tx = house.db.begin().await.unwrap();
    let (object_id, owner_id) = strategy::find_end(&tx, end, from).await.unwrap().unwrap();
    let (point_id, _) = strategy::find_end(&tx, strategy::End::Point, goal).await.unwrap().unwrap();
    let viewer = Viewer::visitor(house.now());
    let actor = Actor { tx: &tx, ids: &house.ids, viewer: &viewer };
    strategy::set_links(actor, (end, object_id, owner_id), &[point_id], &[]).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn count(house: &House, what: &str) -> i64 {
    let sql = Sql::new(&format!("SELECT COUNT(*) AS value FROM {what}"));
    sql.value::<i64>(house.db.read()).await.unwrap().unwrap()
}
