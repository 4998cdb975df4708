//! `bygd import --review`: the review in a terminal. What columns are and which value is right is asked for
//! by number, then the difference is shown, and all is stored or nothing.

use std::io::{BufRead, Write, stdout};

use access::{Organisation, Viewer, Visibility};
use anyhow::{anyhow, bail};
use documents::{
    Act, Decided, Decision, Doubt, How, NewFile, Outcome, ReadFile, Said, Shape, decide, take_in,
};
use reading::{
    Known, Layout, Profile, Told,
    contract::{Alternative, Document, Sure},
};
use serde_json::{Map, Value};

use crate::{
    field_names::field_name,
    import::{File, IMPORTERS, nothing_known, report},
    place::House,
    say::{Tongue, say},
};

/// What has been said of columns beforehand.
pub(crate) struct Profiles<'a> {
    pub given: &'a [Profile],
    pub owner: &'a Organisation,
}

type Asking<'a> = (&'a House, &'a Viewer, Tongue);

/// Asks, shows, and stores if that is wanted.
pub(crate) async fn run(
    (house, viewer, tongue): Asking<'_>,
    visibility: Visibility,
    file: &File<'_>,
    profiles: Profiles<'_>,
    input: &mut dyn BufRead,
) -> anyhow::Result<()> {
    let mut talk = Talk { tongue, input };
    let owner = profiles.owner;
    let mut known = Known { profiles: profiles.given.to_vec(), ..Known::default() };
    known.profiles.extend(documents::profiles_of(&house.db, owner.id).await?);
    let mut read = file.read(&known);
    if let Some(error) = read.error() {
        bail!("{}: {}", file.name, tongue.words(error));
    }
    let told = talk.columns(&read.layouts)?;
    if !told.is_empty() {
        let remember = talk.yes(tongue.of(
            "Komma ihåg det till nästa lista med samma rubriker?",
            "Remember it for the next list with the same headers?",
        ))?;
        known.profiles.splice(..0, told.iter().cloned());
        known.seen.clone_from(&read.seen);
        read = file.read(&known);
        if remember {
            keep_profiles((house, viewer), owner, &told).await?;
        }
    }
    if read.documents().next().is_none() {
        bail!("{}: {}", file.name, nothing_known(&read, tongue));
    }
    if documents::current_with_hash(&house.db, owner.id, read.sha256()).await?.is_some() {
        report(&Outcome::Same, false, tongue);
        return Ok(());
    }
    let mut said = read.said(&known.profiles);
    talk.questions(&read, &mut said, viewer)?;
    talk.totals(&decide(&read.reading, &said.decisions));
    let new = NewFile {
        owner_id: owner.id,
        visibility,
        name: file.name,
        bytes: file.bytes,
        read: &read,
        said: &said,
    };
    // The writer is not held while a person thinks: what is shown is tried out, and stored if it is still so.
    let tx = house.db.begin().await?;
    let tried = take_in(&tx, &house.ids, viewer, &IMPORTERS, &new).await?;
    tx.rollback().await?;
    report(&tried, false, tongue);
    if !talk.yes(tongue.of("Föra in allt?", "Store all of it?"))? {
        say(tongue.of("Inget har ändrats.", "Nothing has changed."));
        return Ok(());
    }
    let tx = house.db.begin().await?;
    let stored = take_in(&tx, &house.ids, viewer, &IMPORTERS, &new).await?;
    if fingerprint(&stored) != fingerprint(&tried) {
        tx.rollback().await?;
        bail!(
            "{}",
            tongue.of(
                "Uppgifterna har ändrats under tiden; inget har förts in. Kör om kommandot.",
                "The data have changed meanwhile; nothing was stored. Run the command again.",
            )
        );
    }
    tx.commit().await?;
    let _ = house.db.optimize().await;
    say(tongue.of("Allt är infört.", "Everything is stored."));
    Ok(())
}

fn fingerprint(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Done(taken) => Some(taken.fingerprint()),
        Outcome::Same => None,
    }
}

async fn keep_profiles(
    (house, viewer): (&House, &Viewer),
    owner: &Organisation,
    told: &[Profile],
) -> anyhow::Result<()> {
    let tx = house.db.begin().await?;
    for profile in told {
        documents::remember(&tx, &house.ids, viewer, owner.id, profile).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A conversation, line by line.
struct Talk<'a> {
    tongue: Tongue,
    input: &'a mut dyn BufRead,
}

impl Talk<'_> {
    /// Asks and gives the answer, trimmed. Where nobody answers any more, nothing is stored.
    fn ask(&mut self, question: &str) -> anyhow::Result<String> {
        let mut out = stdout();
        let _ = write!(out, "{question} ");
        let _ = out.flush();
        let mut line = String::new();
        if self.input.read_line(&mut line)? == 0 {
            let gone = self
                .tongue
                .of("svaren tog slut; inget har ändrats", "there were no more answers; nothing has changed");
            return Err(anyhow!("{gone}"));
        }
        Ok(line.trim().to_string())
    }

    fn yes(&mut self, question: &str) -> anyhow::Result<bool> {
        let choice = self.tongue.of("[j/n]", "[y/n]");
        loop {
            match self.ask(&format!("{question} {choice}"))?.to_lowercase().as_str() {
                "j" | "ja" | "y" | "yes" => return Ok(true),
                "n" | "nej" | "no" => return Ok(false),
                _ => {}
            }
        }
    }

    /// What the columns are that the reader does not know.
    fn columns(&mut self, layouts: &[Layout]) -> anyhow::Result<Vec<Profile>> {
        let tongue = self.tongue;
        let mut told = Vec::new();
        for layout in layouts.iter().filter(|layout| layout.is_asked()) {
            say(&format!("\n{}", tongue.of("Kolumner:", "Columns:")));
            for (index, choice) in Told::ALL.iter().enumerate() {
                say(&format!("  {:>2}  {}", index + 1, field_name(choice.name(), tongue)));
            }
            let mut chosen: Vec<Option<Told>> = layout.columns.iter().map(|column| column.told).collect();
            for (place, column) in layout.columns.iter().enumerate().filter(|(_, column)| column.asked) {
                let as_read = column.field.as_deref().map_or("", |field| field_name(field, tongue));
                say(&format!("\n{}: {}", column.header, column.samples.join("; ")));
                if !as_read.is_empty() {
                    say(&format!("  {} {as_read}", tongue.of("läst som", "read as")));
                }
                chosen[place] = self.column(&chosen)?;
            }
            let profile = layout.profile("", &chosen);
            if profile.says_something() {
                told.push(profile);
            }
        }
        Ok(told)
    }

    fn column(&mut self, chosen: &[Option<Told>]) -> anyhow::Result<Option<Told>> {
        let question = self.tongue.of(
            "Vad är kolumnen? Nummer, eller Enter för att låta den stå:",
            "What is the column? A number, or Enter to leave it:",
        );
        loop {
            let answer = self.ask(question)?;
            if answer.is_empty() {
                return Ok(None);
            }
            let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            match number.and_then(|number| Told::ALL.get(number)).copied() {
                Some(told) if told == Told::Other || !chosen.contains(&Some(told)) => return Ok(Some(told)),
                Some(_) => {
                    say(self.tongue.of("En annan kolumn är redan det.", "Another column is that already."))
                }
                None => say(self.tongue.of("Det finns inget sådant nummer.", "There is no such number.")),
            }
        }
    }

    /// Everything that is not proved, one row at a time.
    fn questions(&mut self, read: &ReadFile, said: &mut Said, viewer: &Viewer) -> anyhow::Result<()> {
        let tongue = self.tongue;
        let documents: Vec<Document> = read.documents().cloned().collect();
        let mut doubts = documents::doubts(&documents);
        for shared in documents::take_shared(&mut doubts) {
            let value = shown(&shared.value);
            let rows = tongue.of("rader antas", "rows assume");
            say(&format!("{} {rows} {}: {value}", shared.rows, field_name(&shared.field, tongue)));
        }
        if doubts.is_empty() {
            say(tongue.of("Ingen enskild rad är osäker.", "No single row is uncertain."));
            return Ok(());
        }
        say(&format!("{} {}", doubts.len(), tongue.of("rader att titta på.", "rows to look at.")));
        say(tongue.of(
            "Nummer väljer, s skriver, h hoppar över raden, Enter låter stå, k frågar inte mer.",
            "A number chooses, w writes, h leaves the row out, Enter lets it stand, k asks no more.",
        ));
        for doubt in &doubts {
            if !self.question(doubt, said, viewer)? {
                break;
            }
        }
        Ok(())
    }

    /// One row; `false` if no more is to be asked.
    fn question(&mut self, doubt: &Doubt, said: &mut Said, viewer: &Viewer) -> anyhow::Result<bool> {
        let tongue = self.tongue;
        let mut open: Vec<&Alternative> = doubt.alternatives.iter().collect();
        let lines = doubt
            .at
            .iter()
            .find_map(|place| place.lines)
            .map_or(String::new(), |[from, _]| format!(" ({} {from})", tongue.of("rad", "line")));
        say(&format!("\n{}{lines}", doubt.title.as_deref().unwrap_or("–")));
        for (field, sure, value) in &doubt.fields {
            let mark = if *sure == Sure::Ambiguous { "?" } else { "~" };
            let mark = if *sure >= Sure::Assumed { mark } else { " " };
            say(&format!("  {mark} {}: {}", field_name(field, tongue), shown(value)));
        }
        loop {
            for (index, one) in open.iter().enumerate() {
                say(&format!("  {}  {}", index + 1, patch(&one.values, tongue)));
            }
            let answer = self.ask(">")?;
            let act = match answer.to_lowercase().as_str() {
                "" => return Ok(true),
                "k" => return Ok(false),
                "h" => Act::Skip,
                "s" | "w" => match self.typed(doubt)? {
                    Some(act) => act,
                    None => continue,
                },
                number => match number.parse::<usize>().ok().and_then(|n| open.get(n.checked_sub(1)?)) {
                    Some(one) => Act::Set { values: one.values.clone(), how: How::Chosen },
                    None => continue,
                },
            };
            let done = matches!(act, Act::Skip);
            // Who writes one value may write another.
            let typed = matches!(act, Act::Set { how: How::Typed, .. });
            if let Act::Set { values, .. } = &act {
                open.retain(|one| !one.values.keys().any(|field| values.contains_key(field)));
            }
            decided(doubt, act, (said, viewer));
            if done || open.is_empty() && !typed {
                return Ok(true);
            }
        }
    }

    /// A field and what it says; `None` if that was taken back.
    fn typed(&mut self, doubt: &Doubt) -> anyhow::Result<Option<Act>> {
        let tongue = self.tongue;
        let fields: &[(&str, Shape)] = documents::fields(doubt.kind);
        for (index, (field, _)) in fields.iter().enumerate() {
            say(&format!("  {:>2}  {}", index + 1, field_name(field, tongue)));
        }
        let number = self.ask(tongue.of("Vilken uppgift?", "Which value?"))?.parse::<usize>();
        let Some((field, shape)) = number.ok().and_then(|number| fields.get(number.checked_sub(1)?)) else {
            return Ok(None);
        };
        loop {
            let text = self.ask(&format!("{}:", field_name(field, tongue)))?;
            if let Ok(value) = documents::typed(*shape, &text) {
                let values = Map::from_iter([((*field).to_string(), value)]);
                return Ok(Some(Act::Set { values, how: How::Typed }));
            }
            say(tongue.of("Det går inte att läsa. Skriv på nytt.", "That cannot be read. Write it anew."));
        }
    }

    fn totals(&self, decided: &Decided) {
        let tongue = self.tongue;
        let documents: Vec<Document> =
            decided.reading.files.iter().flat_map(|file| file.documents.clone()).collect();
        let totals = documents::totals(&documents);
        let reached = totals.iter().filter(|total| total.proved).count();
        if !totals.is_empty() {
            let words = tongue.of("utskrivna summor stämmer", "printed totals are reached");
            say(&format!("\n{reached} / {} {words}", totals.len()));
        }
        for total in totals.iter().filter(|total| !total.proved) {
            let sum = total.reached.as_ref().map_or("–".to_string(), shown);
            let place = total.path.join(" – ");
            say(&format!(
                "  ✗ {place} {}: {} ≠ {sum}",
                field_name(total.field, tongue),
                shown(&total.printed)
            ));
        }
    }
}

/// Keeps a decision about a row.
fn decided(doubt: &Doubt, act: Act, (said, viewer): (&mut Said, &Viewer)) {
    // Rows are only set or left out here, so that what decisions call a row is where it was read.
    let key = doubt.pointer.strip_prefix("/files/0").unwrap_or(&doubt.pointer).to_string();
    said.decisions.push(Decision {
        number: said.decisions.len() as u32 + 1,
        row: key,
        seen: doubt.at.clone(),
        title: doubt.title.clone(),
        act,
        by: viewer.actor().to_string(),
        at: viewer.now,
    });
}

fn patch(values: &Map<String, Value>, tongue: Tongue) -> String {
    let one = |(field, value): (&String, &Value)| format!("{}: {}", field_name(field, tongue), shown(value));
    values.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn shown(value: &Value) -> String {
    documents::shown(value).unwrap_or_else(|| "–".to_string())
}
