//! Reminders: every morning one job looks at what each person has before them, and enqueues the next
//! morning's. What is done is not there any more, so reminders stop by themselves.

use std::time::Duration;

use access::Viewer;
use db::{DbErr, IdSource, Tx};
use jiff::civil::Date;
use jobs::{Failure, Handler, NewJob, Work};
use serde::{Deserialize, Serialize};
use types::{Moment, stockholm_date};
use web::{App, Dated, Lang};

use crate::{
    ADDRESS, Letter,
    letter::{NewMail, send_row},
    receiver::{Reminders, receiver, with_secrets},
    rhythm::{next_turn, turn, week_begun, week_key},
    store::{self, Reminded},
};

/// The kind of the morning's job.
const REMIND: &str = "mail-reminders";
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Moment = 24 * 3_600 * 1_000;
/// Letters that were sent are forgotten then.
const KEPT: Moment = 400 * DAY;
/// Lines of one heading; the rest is a number.
const LINES: usize = 20;

/// The day that a turn was planned for.
#[derive(Serialize, Deserialize)]
struct Turn {
    day: String,
}

/// Looks every hour that the next morning's job is there, so that it comes back after whatever happened.
pub async fn keep_going(app: App) {
    let mut beat = tokio::time::interval(HOUR);
    loop {
        beat.tick().await;
        if let Err(error) = plan_next(&app).await {
            tracing::warn!(%error, "the next reminders could not be planned");
        }
    }
}

/// Enqueues the next turn. Of one day there is one, however many processes ask.
async fn plan_next(app: &App) -> Result<(), DbErr> {
    let (db, now) = (&app.db, app.now());
    let Some(owner_id) = store::some_organisation(db).await? else {
        return Ok(());
    };
    let day = next_turn(now);
    let key = day.to_string();
    let viewer = Viewer::operator(owner_id, "", now);
    if jobs::find_by_key(db, &viewer, REMIND, &key).await?.is_some() {
        return Ok(());
    }
    let payload = serde_json::json!({ "day": key });
    let tx = db.begin_quiet().await?;
    let job = NewJob { kind: REMIND, payload, owner_id, run_at: Some(turn(day)), key: &key };
    jobs::enqueue(&tx, &app.ids, &viewer, &job).await?;
    tx.commit().await
}

pub(crate) fn handler(app: App) -> Handler {
    Handler::new(REMIND, move |work| remind(work, app.clone()))
}

async fn remind(work: Work, app: App) -> Result<String, Failure> {
    // First of all: should this turn fail, there is another one tomorrow.
    plan_next(&app).await?;
    let planned: Turn = work.payload()?;
    let today = stockholm_date(work.now());
    let planned = planned.day.parse().unwrap_or(today);
    let tx = work.db.begin_quiet().await?;
    store::forget(&tx, work.now() - KEPT).await?;
    tx.commit().await?;
    let people = store::reminded(&work.db).await?;
    let total = people.len() as i64;
    let mut written = 0;
    for (person, done) in people.iter().zip(0i64..) {
        work.progress.set(done, total);
        match remind_one(&work, &app, person, (planned, today)).await {
            Ok(letters) => written += letters,
            // The others are not to wait for one whose page cannot be made.
            Err(error) => {
                tracing::error!(%error, account = person.account_id, "no reminder could be written")
            }
        }
    }
    Ok(format!("{written} letters"))
}

/// Writes this person's letters of today; gives how many.
async fn remind_one(
    work: &Work,
    app: &App,
    person: &Reminded,
    (planned, today): (Date, Date),
) -> anyhow::Result<usize> {
    let week = week_begun(planned, today);
    let day_before = person.reminders.as_deref() == Some(Reminders::DayBefore.key());
    if week.is_none() && !day_before {
        return Ok(0);
    }
    let now = work.now();
    let Some(viewer) = access::viewer_of_account(&work.db, person.account_id, now).await? else {
        return Ok(0);
    };
    let lang = receiver(&work.db, person.account_id).await?.lang;
    let dated = app.dated(&viewer, lang).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let words = Words { app, lang, name: &person.name };
    let mut letters = Vec::new();
    if let Some((subject, text)) = week.and_then(|_| words.week(today, &dated)) {
        let key = format!("week-{}-{}", person.account_id, week_key(today));
        letters.push((key, now + 3 * DAY, subject, text));
    }
    if let Some((subject, text)) = words.tomorrow(today, &dated).filter(|_| day_before) {
        let key = format!("tomorrow-{}-{today}", person.account_id);
        letters.push((key, now + DAY, subject, text));
    }
    if letters.is_empty() {
        return Ok(0);
    }
    let count = letters.len();
    let tx = work.db.begin_quiet().await?;
    write(&tx, &work.ids, person, (&words, now), letters).await?;
    tx.commit().await?;
    Ok(count)
}

type Written = (String, Moment, String, String);

async fn write(
    tx: &Tx,
    ids: &IdSource,
    person: &Reminded,
    (words, now): (&Words<'_>, Moment),
    letters: Vec<Written>,
) -> Result<(), DbErr> {
    let stop = with_secrets(tx, person.account_id).await?.stop_path();
    let viewer = Viewer::operator(person.owner_id, "", now);
    for (once_key, best_before, subject, text) in letters {
        let text = format!("{text}\n{}\n{ADDRESS}{stop}\n", words.t("mail-why"));
        let letter = Letter { to_account: person.account_id, subject, text, once_key };
        let new = NewMail { letter: &letter, owner_id: person.owner_id, reminder: true, best_before };
        send_row(tx, ids, &viewer, &new).await?;
    }
    Ok(())
}

/// The receiver's language.
struct Words<'a> {
    app: &'a App,
    lang: Lang,
    name: &'a str,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.app.t(self.lang, key)
    }

    fn t1(&self, key: &str, name: &str, value: i64) -> String {
        self.app.texts.get(self.lang, key, &[(name, value.into())])
    }

    fn date(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.t(&format!("month-{}", date.month())), date.year())
    }

    fn greeting(&self) -> String {
        self.app.texts.get(self.lang, "mail-greeting", &[("name", self.name.into())])
    }

    /// What is late and what is due until Sunday; `None` if there is nothing.
    fn week(&self, today: Date, dated: &[Dated]) -> Option<(String, String)> {
        let sunday = today
            .saturating_add(jiff::Span::new().days(7 - i64::from(today.weekday().to_monday_one_offset())));
        let late: Vec<&Dated> = dated.iter().filter(|entry| entry.day < today).collect();
        let week: Vec<&Dated> = dated.iter().filter(|entry| (today..=sunday).contains(&entry.day)).collect();
        if late.is_empty() && week.is_empty() {
            return None;
        }
        let args = [("week", (week.len() as i64).into()), ("late", (late.len() as i64).into())];
        let subject = self.app.texts.get(self.lang, "mail-week-subject", &args);
        let mut text = format!("{}\n", self.greeting());
        self.list(&mut text, "mail-week-due", &week);
        self.list(&mut text, "mail-week-late", &late);
        text.push_str(&format!("\n{}\n{ADDRESS}/min-sida\n", self.t("mail-tick-off")));
        Some((subject, text))
    }

    fn tomorrow(&self, today: Date, dated: &[Dated]) -> Option<(String, String)> {
        let tomorrow = today.tomorrow().ok()?;
        let due: Vec<&Dated> = dated.iter().filter(|entry| entry.day == tomorrow).collect();
        if due.is_empty() {
            return None;
        }
        let subject = self.t1("mail-tomorrow-subject", "count", due.len() as i64);
        let mut text = format!("{}\n", self.greeting());
        self.list(&mut text, "mail-tomorrow-due", &due);
        text.push_str(&format!("\n{}\n{ADDRESS}/min-sida\n", self.t("mail-tick-off")));
        Some((subject, text))
    }

    fn list(&self, text: &mut String, heading: &str, entries: &[&Dated]) {
        if entries.is_empty() {
            return;
        }
        text.push_str(&format!("\n{}\n", self.t(heading)));
        for entry in entries.iter().take(LINES) {
            let more = if entry.text.is_empty() { String::new() } else { format!(" ({})", entry.text) };
            text.push_str(&format!(
                "- {}: {}{more}\n  {ADDRESS}{}\n",
                self.date(entry.day),
                entry.title,
                entry.path
            ));
        }
        if entries.len() > LINES {
            let rest = (entries.len() - LINES) as i64;
            text.push_str(&format!("{}\n", self.t1("mail-and-more", "count", rest)));
        }
    }
}
