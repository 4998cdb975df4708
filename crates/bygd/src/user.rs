//! `bygd user`: accounts from the command line.

use access::{Account, Password, Role, Viewer};
use anyhow::{anyhow, bail};
use db::Id;

use crate::{
    command::{User, UserAction},
    place::House,
    say::{Tongue, say},
};

pub(crate) async fn run(user: User, tongue: Tongue) -> anyhow::Result<()> {
    let house = House::open(&user.place).await?;
    match user.action {
        UserAction::Add { login, name, members, administrator } => {
            let mut memberships = Vec::new();
            for member in &members {
                memberships.push(membership(&house, member, tongue).await?);
            }
            let password = access::new_password();
            let hash = access::hash_password(&password).await?;
            add(&house, (&login, &name), Password::Given(&hash), administrator, &memberships).await?;
            say(&format!(
                "{login}: {} {password}",
                tongue.of("första lösenordet är", "the first password is")
            ));
        }
        UserAction::Password { login } => {
            let Some(account) = access::find_account(&house.db, &login).await? else {
                bail!(
                    "{} {login}",
                    tongue.of("det finns inget konto som heter", "there is no account called")
                );
            };
            let password = access::new_password();
            let hash = access::hash_password(&password).await?;
            let tx = house.db.begin().await?;
            access::set_password(
                &tx,
                &Viewer::visitor(house.clock.now()),
                account.id,
                Password::Given(&hash),
            )
            .await?;
            tx.commit().await?;
            say(&format!("{login}: {} {password}", tongue.of("nytt lösenord är", "the new password is")));
        }
        UserAction::List => {
            for row in access::accounts(&house.db, "").await? {
                let members: Vec<String> = row
                    .memberships
                    .iter()
                    .map(|member| format!("{}: {}", member.organisation_name, member.role.key()))
                    .collect();
                say(&format!("{}\t{}\t{}", row.account.login, row.account.name, members.join(", ")));
            }
        }
    }
    Ok(())
}

/// Adds an account; also for demo data.
pub(crate) async fn add(
    house: &House,
    names: (&str, &str),
    password: Password<'_>,
    administrator: bool,
    memberships: &[(Id, Role)],
) -> anyhow::Result<Account> {
    let tx = house.db.begin().await?;
    let operator = Viewer::visitor(house.clock.now());
    let account =
        access::add_account(&tx, &house.ids, &operator, names, password, administrator, memberships).await?;
    for (organisation_id, _) in memberships {
        plan::who::refresh(&tx, *organisation_id).await?;
    }
    tx.commit().await?;
    Ok(account)
}

async fn membership(house: &House, text: &str, tongue: Tongue) -> anyhow::Result<(Id, Role)> {
    let usage = || {
        let message =
            tongue.of("skriv organisation:roll, till exempel", "write organisation:role, for instance");
        anyhow!("{message} boras:editor (reader, editor, manager)")
    };
    let (organisation, role) = text.rsplit_once(':').ok_or_else(usage)?;
    let role = Role::from_key(role).ok_or_else(usage)?;
    Ok((house.organisation(organisation, tongue).await?.id, role))
}
