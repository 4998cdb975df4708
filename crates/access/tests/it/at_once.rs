//! What is sent many times at once: guesses of a password, and the same form.

use access::{Role, SignIn, SignInError, Viewer};
use testkit::House;

const PASSWORD: &str = "ett långt lösenord";

async fn account(house: &House, login: &str) {
    let office = house.organisation("Kontoret").await;
    let hash = access::hash_password(PASSWORD).await.unwrap();
    let tx = house.db.begin().await.unwrap();
    let (ids, viewer) = (&house.ids, Viewer::operator(office.id, &office.name, house.now()));
    let roles = [(office.id, Role::Editor)];
    access::add_account(&tx, ids, &viewer, (login, "Ada Ek"), access::Password::Chosen(&hash), false, &roles)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn attempt(house: &House, login: &str, password: &str) -> Result<String, SignInError> {
    let form = SignIn { login, password, address: "192.0.2.7" };
    access::sign_in(&house.db, form, house.now()).await
}

testkit::on_both_engines! {
    async fn guesses_sent_at_once_do_not_outrun_the_limit(house: House) {
        account(&house, "ada@x.example").await;
        let house = std::sync::Arc::new(house);
        let guesses = (0..14).map(|number| {
            let house = house.clone();
            tokio::spawn(async move {
                attempt(&house, "ada@x.example", &format!("gissning {number}")).await
            })
        });
        let guesses: Vec<_> = guesses.collect();
        let mut tried = 0;
        for guess in guesses {
            match guess.await.unwrap() {
                Err(SignInError::Wrong) => tried += 1,
                Err(SignInError::TooMany) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(tried, 8);
        let right = attempt(&house, "ada@x.example", PASSWORD).await;
        assert!(matches!(right, Err(SignInError::TooMany)), "the right one too has to wait");
        house.clock.advance(16 * 60_000);
        assert!(attempt(&house, "ada@x.example", PASSWORD).await.is_ok());
    }

    async fn signing_in_often_is_no_guessing(house: House) {
        account(&house, "ada@x.example").await;
        for _ in 0..45 {
            assert!(attempt(&house, "ada@x.example", PASSWORD).await.is_ok());
        }
    }

    async fn a_form_sent_twice_at_once_is_carried_out_once(house: House) {
        let key = access::new_submission();
        let mut senders = Vec::new();
        for number in 0..6 {
            let (db, key, now) = (house.db.clone(), key.clone(), house.now());
            senders.push(tokio::spawn(async move {
                let tx = db.begin().await.unwrap();
                if let Some(earlier) = access::earlier_submission(&tx, &key).await.unwrap() {
                    return earlier;
                }
                let made = format!("/projekt/{number}");
                access::remember_submission(&tx, &key, &made, now).await.unwrap();
                tx.commit().await.unwrap();
                made
            }));
        }
        let mut places = std::collections::BTreeSet::new();
        for sender in senders {
            places.insert(sender.await.unwrap());
        }
        assert_eq!(places.len(), 1);
    }

    async fn organisations_of_one_name_made_at_once_get_keys_of_their_own(house: House) {
        let mut makers = Vec::new();
        for _ in 0..6 {
            let (db, ids, viewer) = (house.db.clone(), house.ids.clone(), house.visitor());
            makers.push(tokio::spawn(async move {
                let tx = db.begin().await.unwrap();
                let new = access::NewOrganisation { name: "Nya bolaget", ..Default::default() };
                let made = access::add_organisation(&tx, &ids, &viewer, new).await.unwrap();
                tx.commit().await.unwrap();
                made.key
            }));
        }
        let mut keys = std::collections::BTreeSet::new();
        for maker in makers {
            keys.insert(maker.await.unwrap());
        }
        assert_eq!(keys.len(), 6);
        assert!(keys.contains("nya-bolaget") && keys.iter().all(|key| key.starts_with("nya-bolaget")));
    }

    async fn one_login_is_given_to_one_account(house: House) {
        let mut makers = Vec::new();
        for _ in 0..4 {
            let (db, ids, viewer) = (house.db.clone(), house.ids.clone(), house.visitor());
            makers.push(tokio::spawn(async move {
                let tx = db.begin().await.unwrap();
                let (who, none) = (("Eva@x.example", "Eva"), access::Password::Chosen("-"));
                let made = access::add_account(&tx, &ids, &viewer, who, none, false, &[]).await;
                match made {
                    Ok(_) => {
                        tx.commit().await.unwrap();
                        true
                    }
                    Err(access::AccountError::LoginTaken) => false,
                    Err(error) => panic!("{error}"),
                }
            }));
        }
        let mut made = 0;
        for maker in makers {
            made += i32::from(maker.await.unwrap());
        }
        assert_eq!(made, 1);
    }

    async fn a_record_marked_secret_by_two_at_once_has_one_mark(house: House) {
        let office = house.organisation("Kontoret").await;
        let mut markers = Vec::new();
        for number in 0..4 {
            let (db, viewer) = (house.db.clone(), house.member(&office, Role::Manager));
            markers.push(tokio::spawn(async move {
                let mark = access::Mark {
                    object_id: 7,
                    fields: "phone".into(),
                    ground: format!("grund {number}"),
                    marked_at: viewer.now,
                    marked_by_name: None,
                    reconsider_on: "2027-01-01".into(),
                };
                let tx = db.begin().await.unwrap();
                access::set_mark(&tx, &viewer, "contact", 1, &mark).await.unwrap();
                tx.commit().await.unwrap();
            }));
        }
        for marker in markers {
            marker.await.unwrap();
        }
        assert_eq!(access::marks(&house.db, "contact", &[7]).await.unwrap().len(), 1);
    }
}
