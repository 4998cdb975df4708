//! What the tests of this room share: an office with a plan, an indicator, a definition.

use access::{Organisation, Role, Viewer, Visibility};
use db::{Id, Sql};
use indicators::{Bringing, Decimal, DefinitionFields, NewValue, Origin, Period, bulk, put_values};
use testkit::{House, Site};

/// The rooms of [`site`] and one more.
pub fn rooms(more: web::Room) -> Vec<web::Room> {
    vec![indicators::room(), plan::room(), network::room(), documents::room(), search::room(), more]
}

pub fn site(house: House) -> Site {
    let rooms = vec![indicators::room(), plan::room(), network::room(), documents::room(), search::room()];
    Site::new(house, rooms)
}

pub async fn office(house: &House) -> (Organisation, Viewer) {
    let office = house.organisation("Åsunda kommun").await;
    let viewer = house.member(&office, Role::Editor);
    (office, viewer)
}

pub async fn value<T: sea_orm::TryGetable>(site: &Site, text: &str) -> T {
    Sql::new(text).value::<T>(site.house.db.read()).await.unwrap().unwrap()
}

/// A plan and an indicator in it, made in the browser by an editor who is signed in; gives its address.
pub async fn indicator(site: &Site, office: &Organisation, name: &str, targets: &str) -> String {
    let owner = office.id.to_string();
    let plan = [
        ("title", "Plan 2026"),
        ("owner", owner.as_str()),
        ("visibility", "public"),
        ("year_from", "2026"),
        ("submission", "plan"),
    ];
    assert_eq!(site.post("/planer", &plan).await.status, 303);
    let plan: Id = value(site, "SELECT id AS value FROM plan ORDER BY id LIMIT 1").await;
    let plan = plan.to_string();
    let form = [
        ("name", name),
        ("plan", plan.as_str()),
        ("targets", targets),
        ("target_year", "2026"),
        ("submission", name),
    ];
    let made = site.post("/nyckeltal", &form).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let path = made.location.unwrap();
    path.split('?').next().unwrap().to_string()
}

pub async fn definition(house: &House, owner: Id, fields: &DefinitionFields) -> Id {
    let tx = house.db.begin().await.unwrap();
    let id = bulk::add_definition(&tx, &house.ids, (owner, Visibility::Public), fields).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// `(subject, year, value)` into a definition, as if fetched.
pub async fn fill(house: &House, holder: Id, values: &[(&str, i16, &str)]) -> indicators::Written {
    let new = |(subject, year, value): &(&str, i16, &str)| {
        NewValue::total(subject, Period::year(*year).unwrap(), Decimal::parse(value).unwrap())
    };
    let new: Vec<NewValue> = values.iter().map(new).collect();
    let by = Bringing { origin: Origin::Kolada, note: String::new(), now: house.now(), author_id: None };
    let tx = house.db.begin().await.unwrap();
    let written = put_values(&tx, &house.ids, holder, &by, &new).await.unwrap();
    tx.commit().await.unwrap();
    written
}

/// Changes rows behind the pages' back, as another process would.
pub async fn change(site: &Site, sql: Sql) {
    let tx = site.house.db.begin().await.unwrap();
    sql.run(tx.on()).await.unwrap();
    tx.commit().await.unwrap();
}
