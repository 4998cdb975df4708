//! Accounts and memberships.

use access::{Role, SignIn};

use crate::site;

/// The password on the page that shows it once.
fn password_in(page: &str) -> String {
    page.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_string()
}

testkit::on_both_engines! {
    async fn the_administrator_keeps_accounts(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        site.sign_in(&office, Role::Manager).await;
        assert_eq!(site.get("/konton").await.status, 403);
        site.sign_in_as(&[(&office, Role::Manager)], true).await;
        site.get("/konton/nytt").await.shows("Nytt konto");
        let form = [
            ("login", "Eva@Kontoret.se"),
            ("name", "Eva Ek"),
            ("organisation", "kontoret"),
            ("role", "editor"),
            ("submission", "s1"),
        ];
        let bad = site
            .post("/konton/nytt", &[("login", "eva"), ("organisation", "Okänd"), ("role", "editor")])
            .await;
        assert_eq!(bad.status, 422);
        bad.shows("Skriv en e-postadress").shows("Ingen organisation heter så");
        let reply = site.post("/konton/nytt", &form).await;
        assert_eq!((reply.status, reply.headers["cache-control"].to_str().unwrap()), (200, "no-store"));
        let password = password_in(&reply.body);
        let again = [("login", "eva@kontoret.se"), ("name", "Eva"), ("role", "reader"), ("submission", "s2")];
        site.post("/konton/nytt", &again).await.shows("finns redan ett konto");
        site.get("/konton?q=eva").await.shows("Eva Ek").shows("Kontoret , redaktör").shows("1 konto");
        let form = |password| SignIn { login: "eva@kontoret.se", password, address: "-" };
        let (db, now) = (site.house.db.clone(), site.house.now());
        let token = access::sign_in(&db, form(&password), now).await.unwrap();
        let id = access::find_account(&db, "eva@kontoret.se").await.unwrap().unwrap().id;
        assert_eq!(site.post(&format!("/konton/{id}/stang"), &[]).await.status, 303);
        assert!(!access::viewer_of(&db, &token, now).await.unwrap().viewer.is_signed_in());
        assert!(access::sign_in(&db, form(&password), now).await.is_err());
        assert_eq!(site.post(&format!("/konton/{id}/oppna"), &[]).await.status, 303);
        let reset = site.post(&format!("/konton/{id}/losenord"), &[]).await;
        assert!(access::sign_in(&db, form(&password), now).await.is_err());
        assert!(access::sign_in(&db, form(&password_in(&reset.body)), now).await.is_ok());
    }

    async fn a_manager_keeps_members_and_is_never_the_last_to_go(house: House) {
        let office = house.organisation("Kontoret").await;
        let other = house.organisation("Grannen").await;
        let mut site = site(house);
        site.sign_in(&other, Role::Reader).await;
        let guest = access::members(&site.house.db, other.id).await.unwrap().remove(0);
        let page = format!("/organisationer/{}/medlemmar", office.id);
        assert_eq!(site.get(&page).await.status, 403);
        site.sign_in(&office, Role::Manager).await;
        let own = access::members(&site.house.db, office.id).await.unwrap().remove(0).account_id.to_string();
        site.get(&page).await.shows("Prov Person");
        // The same answer, whether there is an account or not.
        let mut places = std::collections::BTreeSet::new();
        for login in ["ingen@example.se", &guest.login] {
            let reply = site.post(&page, &[("login", login), ("role", "reader")]).await;
            places.insert((reply.status, reply.location));
            site.get(&page).await.shows(login).shows("Inbjudna som inte har svarat").hides("inget konto med");
        }
        assert_eq!(places.len(), 1);
        assert_eq!(access::members(&site.house.db, office.id).await.unwrap().len(), 1);
        let back = site.post(&format!("{page}/inbjudan"), &[("login", "ingen@example.se")]).await;
        assert_eq!(back.status, 303);
        site.get(&page).await.hides("ingen@example.se");
        let manager = access::members(&site.house.db, office.id).await.unwrap().remove(0).login;
        let office_id = office.id.to_string();
        let yes = [("organisation", office_id.as_str()), ("answer", "yes")];
        assert_eq!(site.post("/inbjudan", &yes).await.status, 404, "not one's own");
        site.sign_in_with(&guest.login, testkit::PASSWORD).await;
        site.get("/min-sida").await.shows("Kontoret vill ha dig som medlem");
        assert_eq!(site.post("/inbjudan", &yes).await.status, 303);
        site.get("/min-sida").await.hides("vill ha dig som medlem");
        site.sign_in_with(&manager, testkit::PASSWORD).await;
        for (path, role) in [("/ta-bort", ""), ("/roll", "editor")] {
            let reply = site.post(&format!("{page}{path}"), &[("account", &own), ("role", role)]).await;
            assert_eq!(reply.status, 400);
            reply.shows("minst en ansvarig");
        }
        let guest = guest.account_id.to_string();
        let raise = site.post(&format!("{page}/roll"), &[("account", &guest), ("role", "manager")]).await;
        assert_eq!(raise.status, 303);
        assert_eq!(site.post(&format!("{page}/ta-bort"), &[("account", &own)]).await.status, 303);
        let left = access::members(&site.house.db, office.id).await.unwrap();
        assert_eq!(left.iter().map(|member| member.role()).collect::<Vec<_>>(), [Role::Manager]);
    }

    async fn a_given_password_is_changed_before_anything_else(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        site.sign_in_as(&[(&office, Role::Manager)], true).await;
        let form = [
            ("login", "eva@kontoret.se"),
            ("name", "Eva Ek"),
            ("organisation", "Kontoret"),
            ("role", "editor"),
            ("submission", "s1"),
        ];
        let given = password_in(&site.post("/konton/nytt", &form).await.body);
        site.sign_in_with("eva@kontoret.se", &given).await;
        for path in ["/min-sida", "/organisationer", "/organisationer/ny", "/sok?q=a"] {
            let reply = site.get(path).await;
            assert_eq!(reply.location.as_deref(), Some("/mitt-losenord"), "{path}");
        }
        let new = [("name", "Smygvägen"), ("kind", "company")];
        assert_eq!(site.post("/organisationer/ny", &new).await.location.as_deref(), Some("/mitt-losenord"));
        site.get("/mitt-losenord").await.shows("Välj ett eget");
        let same = [("current", given.as_str()), ("new", given.as_str()), ("again", given.as_str())];
        site.post("/mitt-losenord", &same).await.shows("Välj ett annat lösenord");
        let own = "fyra lugna gröna ord";
        let change = [("current", given.as_str()), ("new", own), ("again", own)];
        assert_eq!(site.post("/mitt-losenord", &change).await.status, 303);
        site.sign_in_with("eva@kontoret.se", own).await;
        assert_eq!(site.get("/organisationer").await.status, 200);
    }

    async fn everybody_changes_the_own_password(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut site = site(house);
        site.sign_in(&office, Role::Reader).await;
        site.get("/mitt-losenord").await.shows("Byt lösenord");
        let new = "fyra lugna gröna ord";
        let wrong = [("current", "fel"), ("new", new), ("again", new)];
        site.post("/mitt-losenord", &wrong).await.shows("Det nuvarande lösenordet stämmer inte.");
        let differs = [("current", "ett riktigt långt lösenord"), ("new", new), ("again", "annat")];
        site.post("/mitt-losenord", &differs).await.shows("inte lika");
        let right = [("current", "ett riktigt långt lösenord"), ("new", new), ("again", new)];
        assert_eq!(site.post("/mitt-losenord", &right).await.status, 303);
        assert_eq!(site.get("/mitt-losenord").await.status, 303);
    }
}
