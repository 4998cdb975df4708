//! Development projects: made, changed by two, how their dates stand, and who sees them.

use access::{Role, Visibility};
use testkit::{House, Site};

const PARTNERS: &str = "Länet; leder\nKustens AB";
const BUDGET: &str = "Länet; 2026; 1 000 000; 250 000\nKustens AB; 2026; 0,5 mnkr; 50 000,50\nLänet;2027;10";

fn site(house: House) -> Site {
    Site::new(house, vec![funding::room(), plan::room(), documents::room(), network::room(), search::room()])
}

fn fields<'a>(owner: &'a str, visibility: Visibility, budget: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("submission", "nyckel"),
        ("record_owner", owner),
        ("visibility", visibility.key()),
        ("title", "Havets skafferi"),
        ("programme", "Interreg"),
        ("start", "2026-01-01"),
        ("end", "2027-12-31"),
        ("currency", "sek"),
        ("partners", PARTNERS),
        ("budget", budget),
        ("packages", "1; Ledning; Länet\n2; Odling; Kustens AB"),
        ("milestones", "2026-02-20; Platsen är vald; 2\n2026-06-30; Första skörden; 2; pågår"),
        ("reports", "2026-03-20; Lägesrapport 1"),
    ]
}

testkit::on_both_engines! {
    async fn a_development_project_has_partners_money_and_dates(house: House) {
        let county = house.organisation("Länet").await;
        let mut site = site(house);
        site.sign_in(&county, Role::Editor).await;
        let owner = county.id.to_string();
        let wrong = fields(&owner, Visibility::Public, "Länet; 2026; 5\nOkänd; 2026; 5");
        let wrong = site.post("/utvecklingsprojekt", &wrong).await;
        assert_eq!(wrong.status, 422);
        wrong.shows("Rad 2: Det finns ingen sådan partner ovan.").shows("Okänd; 2026; 5");
        let right = fields(&owner, Visibility::Public, BUDGET);
        let path = site.post("/utvecklingsprojekt", &right).await.location.unwrap();
        assert_eq!(site.post("/utvecklingsprojekt", &right).await.location.unwrap(), path, "once");
        let path = path.split('?').next().unwrap().to_string();
        let page = site.get(&path).await;
        page.shows("1 500 010").shows("300 000,50").shows("1 200 009,50").shows("2 Odling");
        page.shows("20 februari 2026").shows("Försenad").shows("pågår");
        site.get("/min-sida").await.shows("Platsen är vald").shows("Lägesrapport 1").hides("Första skörden");
        let told = |dated: &web::Dated| format!("{} {} {}", dated.day, dated.title, dated.text);
        let editor = site.house.member(&county, Role::Editor);
        let dates = site.app.dated(&editor, web::Lang::Sv).await.unwrap();
        let expected = [
            "2026-02-20 Platsen är vald delmål, Havets skafferi",
            "2026-03-20 Lägesrapport 1 rapport, Havets skafferi",
            "2026-06-30 Första skörden delmål, Havets skafferi",
        ];
        assert_eq!(dates.iter().map(told).collect::<Vec<_>>(), expected);
        let reader = site.house.member(&county, Role::Reader);
        assert_eq!(site.app.dated(&reader, web::Lang::Sv).await.unwrap(), [], "no duty of readers");
        let done = [("at", "0"), ("title", "Platsen är vald"), ("status", "done")];
        assert_eq!(site.post(&format!("{path}/datum"), &done).await.status, 303);
        site.get(&path).await.hides("Försenad");
        let left = site.app.dated(&editor, web::Lang::Sv).await.unwrap();
        assert_eq!(left, dates[1..], "what is done is not asked for, and the others keep their keys");
        let other = [("at", "0"), ("title", "Något annat"), ("status", "done")];
        assert_eq!(site.post(&format!("{path}/datum"), &other).await.status, 400);
        let form = site.get(&format!("{path}/andra")).await;
        form.shows("Länet; 2026; 1 000 000; 250 000").shows("2026-02-20; Platsen är vald; 2; klar");
        let mut stale = fields(&owner, Visibility::Public, "Länet; 2026; 7");
        stale.push(("version", "1"));
        let conflict = site.post(&path, &stale).await;
        assert_eq!(conflict.status, 409);
        conflict.shows("Länet; 2026; 7");
        site.get("/utvecklingsprojekt?q=skafferi").await.shows("Havets skafferi").shows("Interreg");
        site.get("/sok?q=odling").await.shows("Havets skafferi");
        site.get(&format!("{path}/historik")).await.shows("Delmål");
        site.post(&format!("{path}/ta-bort"), &[]).await;
        site.get("/utvecklingsprojekt").await.hides("Havets skafferi");
    }

    async fn anothers_project_is_not_there(house: House) {
        let county = house.organisation("Länet").await;
        let other = house.organisation("Andra länet").await;
        let mut site = site(house);
        site.sign_in(&county, Role::Editor).await;
        let owner = county.id.to_string();
        let made = fields(&owner, Visibility::Own, BUDGET);
        let path = site.post("/utvecklingsprojekt", &made).await.location.unwrap();
        let path = path.split('?').next().unwrap().to_string();
        site.sign_in(&other, Role::Manager).await;
        for page in ["", "/insatser", "/koppla", "/andra", "/historik"] {
            assert_eq!(site.get(&format!("{path}{page}")).await.status, 404, "{page}");
        }
        site.get("/utvecklingsprojekt").await.hides("Havets skafferi");
        site.get("/min-sida").await.hides("Platsen är vald");
    }
}
