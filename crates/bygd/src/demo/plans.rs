//! Demo data: the business unit's plan of 2026 decided, the year before closed with what became of it, a
//! federation's plan, and an initiative that they have together. All invented.

use std::collections::HashMap;

use access::{Viewer, Visibility};
use anyhow::{Context, anyhow};
use db::{Id, Tx};
use plan::{
    bulk::{BulkChapter, BulkInitiative, BulkPlan, BulkSection},
    joined::Question,
    life::{Act, Said},
    sample,
};
use types::Moment;

use crate::place::House;

const UNIT: &str = "asunda-naringsliv";
const FEDERATION: &str = "fyrbodal";
const DAY: Moment = 24 * 3_600 * 1_000;

/// The beginning of an activity of the plan, and when it is done.
const TIMES: [(&str, &str); 6] = [
    ("Ta fram ett förslag till besöksmål", "januari"),
    ("Öppna för nomineringar", "augusti"),
    ("Göra en årsplan för teman", "slutet av januari"),
    ("Sammanställa vårens och höstens", "juni och december"),
    ("Sätta ämnen för våren och hösten", "januari och augusti"),
    ("Utse en jury", "september"),
];

const STATUSES: [(&str, &str); 5] = [
    ("Planerade besök", "Pågår"),
    ("Besök med förtroendevalda", "Klar"),
    ("Företagsfrukost", "I riskzonen"),
    ("Åsundakvällen", "Klar"),
    ("Nyhetsbrev", "Pågår"),
];

pub(super) async fn fill(house: &House, organisations: &HashMap<String, Id>) -> anyhow::Result<()> {
    let id = |key: &str| organisations.get(key).copied().ok_or_else(|| anyhow!("{key}"));
    let now = house.clock.now();
    let head = access::viewer_by_login(&house.db, "kommun@bygd.example", now - 20 * DAY).await?;
    let head = head.context("the head of unit")?;
    let officer = access::viewer_by_login(&house.db, "forbund@bygd.example", now - 10 * DAY).await?;
    let officer = officer.context("the federation's officer")?;
    let tx = house.db.begin().await?;
    let act = Act { tx: &tx, ids: &house.ids, viewer: &head };
    let (plan, part) = sample::plan_of_year(act, id(UNIT)?, 2026).await?.context("the plan of 2026")?;
    sample::times(act, plan, &TIMES).await?;
    decide(house, &tx, plan).await?;
    let before = plan::bulk::insert(&tx, &house.ids, id(UNIT)?, Visibility::Public, &[year_before()]).await?;
    let before = before.first().copied().context("the plan of 2025")?;
    sample::statuses(act, before, &[("Företagsfrukost", "Klar"), ("Ny webbplats för etablering", "Klar")])
        .await?;
    sample::follow(act, before, plan).await?;
    sample::statuses(act, plan, &STATUSES).await?;
    let said = "Vi saknar lokal till frukosten i december. Kan någon fråga biblioteket?";
    sample::comment(act, plan, "Företagsfrukost", said).await?;
    let plans = [federation()];
    let theirs = plan::bulk::insert(&tx, &house.ids, id(FEDERATION)?, Visibility::Public, &plans).await?;
    let theirs = theirs.first().copied().context("the federation's plan")?;
    let act_there = Act { viewer: &officer, ..act };
    let (_, place) = sample::plan_of_year(act_there, id(FEDERATION)?, 2025).await?.context("its parts")?;
    shared(act, act_there, (id(UNIT)?, plan, part), (id(FEDERATION)?, theirs, place)).await?;
    sample::begin(act, plan, "Verksamhetsplan 2027", 2027).await?;
    plan::bulk::insert(&tx, &house.ids, id(UNIT)?, Visibility::Own, &[next()]).await?;
    Ok(tx.commit().await?)
}

/// Decided in December of the year before.
async fn decide(house: &House, tx: &Tx, plan: Id) -> anyhow::Result<()> {
    let on = "2025-12-11T08:30:00Z".parse::<jiff::Timestamp>()?.as_millisecond();
    let head = access::viewer_by_login(&house.db, "kommun@bygd.example", on).await?;
    let head = head.unwrap_or_else(|| Viewer::visitor(on));
    let said = Said {
        body: "kommunstyrelsen".to_string(),
        paragraph: "187".to_string(),
        decided_on: "2025-12-10".to_string(),
        reason: String::new(),
    };
    Act { tx, ids: &house.ids, viewer: &head }.decide(plan, &said).await?;
    Ok(())
}

/// One initiative of the unit's in the federation's plan, and a question the other way.
async fn shared(
    act: Act<'_>,
    there: Act<'_>,
    (unit, plan, _): (Id, Id, Id),
    (federation, theirs, place): (Id, Id, Id),
) -> anyhow::Result<()> {
    let until = act.viewer.now + 600 * DAY;
    let own = sample::initiative(act, plan, "Företagsfrukost").await?.context("the initiative")?;
    let purpose = "Ordna frukostar tillsammans";
    let question =
        Question { initiative_id: own, owner_id: unit, receiver_id: federation, purpose, expires_at: until };
    let joined = act.ask_to_join(&question).await?.context("a question")?;
    there.join(joined, (theirs, place)).await?;
    let notes = "Vi bjuder in företag från kustkommunerna till två av träffarna.";
    there.say_joined(joined, ("Pågår", Some("on_track")), "Amir", notes).await?;
    let own = sample::initiative(there, theirs, "Gemensam etableringsservice").await?.context("theirs")?;
    let purpose = "Samma svar till företag i hela området";
    let question =
        Question { initiative_id: own, owner_id: federation, receiver_id: unit, purpose, expires_at: until };
    there.ask_to_join(&question).await?;
    Ok(())
}

fn initiative(
    title: &str,
    (purpose, goal): (&str, &str),
    (when, priority, who): (&str, &str, &str),
    activities: &[&str],
) -> BulkInitiative {
    BulkInitiative {
        title: title.to_string(),
        purpose: purpose.to_string(),
        goal: goal.to_string(),
        when: when.to_string(),
        priority: priority.to_string(),
        people: who.split(", ").map(str::to_string).collect(),
        activities: activities.iter().map(|text| text.to_string()).collect(),
    }
}

fn section(title: &str, initiatives: Vec<BulkInitiative>) -> BulkSection {
    BulkSection { title: title.to_string(), initiatives }
}

fn year_before() -> BulkPlan {
    let visits = initiative(
        "Planerade besök",
        ("Lära känna fler företag i kommunen.", "Minst 90 besök under året."),
        ("2025", "Hög", "Moa, Ove"),
        &["Boka en besöksdag i veckan.", "Skriva en anteckning från varje besök."],
    );
    let breakfast = initiative(
        "Företagsfrukost",
        ("Låta små företag mötas kring ett ämne.", "Sju frukostar med 30 deltagare i snitt."),
        ("våren och hösten 2025", "Medel", "Samira"),
        &["Pröva tre olika lokaler.", "Fråga deltagarna efter varje träff."],
    );
    let letter = initiative(
        "Nyhetsbrev",
        ("Ge företagen korta nyheter från kommunen.", "Åtta nummer under året."),
        ("2025", "Medel", "Samira"),
        &["Samla adresser vid besöken.", "Mäta hur många som läser."],
    );
    let site = initiative(
        "Ny webbplats för etablering",
        ("Göra det lätt att hitta mark och lokaler.", "En ny webbplats före sommaren."),
        ("senast 31 maj 2025", "Hög", "Ove, Konsult"),
        &["Upphandla.", "Skriva texterna.", "Öppna sidan."],
    );
    BulkPlan {
        title: "Verksamhetsplan 2025".to_string(),
        year: 2025,
        chapters: vec![
            BulkChapter {
                title: "Dialog med företagen".to_string(),
                sections: vec![
                    section("Företagsbesök", vec![visits]),
                    section("Mötesplatser", vec![breakfast]),
                    section("Information till företag", vec![letter]),
                ],
            },
            BulkChapter {
                title: "Mark och lokaler".to_string(),
                sections: vec![section("Etablering", vec![site])],
            },
        ],
    }
}

/// Not decided yet: what editing is tried out on.
fn next() -> BulkPlan {
    let guests = initiative(
        "Fler gästnätter",
        ("Låta besökare stanna längre.", "Fem procent fler gästnätter."),
        ("maj–september 2027", "Hög", "Samira"),
        &["Bjuda in gästhamnarna.", "Ta fram en karta över vandringsleder."],
    );
    let fairs = initiative(
        "Mässor",
        ("Visa orten där besökare finns.", "Två mässor under året."),
        ("februari och oktober 2027", "Medel", "Ove"),
        &["Boka plats senast i november.", "Följa upp kontakterna."],
    );
    let hosts = initiative(
        "Värdskap",
        ("Göra varje möte med besökare bra.", "Alla anläggningar har gått kursen."),
        ("varje kvartal", "Låg", "Samira, Alla"),
        &["Ordna kurser.", "Dela ut intyg."],
    );
    let chapters = vec![BulkChapter {
        title: "Besöksnäring".to_string(),
        sections: vec![
            section("Sommarsäsongen", vec![guests]),
            section("Marknadsföring", vec![fairs]),
            section("Mottagande", vec![hosts]),
        ],
    }];
    BulkPlan { title: "Plan för besöksnäringen 2027".to_string(), year: 2027, chapters }
}

fn federation() -> BulkPlan {
    let service = initiative(
        "Gemensam etableringsservice",
        ("Ge samma svar till företag i alla kommuner.", "Svar inom fem arbetsdagar."),
        ("2026–2027", "Hög", "Amir"),
        &["Samla kommunernas kontaktpersoner varje kvartal.", "Ta fram en gemensam mall för svar."],
    );
    let skills = initiative(
        "Kompetens för industrin",
        ("Fler ska kunna ta jobben i industrin.", "Två nya utbildningar i området."),
        ("hösten 2026", "Medel", "Amir, Berörda"),
        &["Möta tio industriföretag.", "Föreslå utbildningar till skolorna."],
    );
    BulkPlan {
        title: "Fyrbodals handlingsplan 2025–2026".to_string(),
        year: 2025,
        chapters: vec![BulkChapter {
            title: "Företagens villkor".to_string(),
            sections: vec![section("Samverkan", vec![service, skills])],
        }],
    }
}
