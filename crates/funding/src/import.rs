//! Granted measures from a document that was read: all rows of a list, and again when the list is corrected.

use access::Entry;
use db::{DbErr, Id};
use documents::{Change, Difference, Import, Imported, NewFinding, NewSource, Source};
use network::Names;
use reading::contract::{GrantRow, Grants, Place, Severity};
use serde_json::{Map, Value};

use crate::difference::{Merge, RowKey, areas_in_title, merge, number, pair, plain};
use crate::index::{renew, searchable};
use crate::limits::{Excess, limit};
use crate::project::{LONGEST_GROUP, audited};
use crate::store::{self, NewState};
use crate::{Facts, NewProject, PROJECT, Project, State};

/// One row of the list on its way in.
struct Row<'a> {
    pointer: String,
    key: RowKey,
    facts: Facts,
    /// What of the row was too much to be taken.
    excess: Vec<Excess>,
    read: &'a GrantRow,
}

impl Row<'_> {
    fn source(&self, document_id: Id) -> NewSource {
        let places: Vec<Place> = self.read.at.iter().chain(&self.read.description_at).cloned().collect();
        NewSource {
            document_id,
            places,
            sure: self.read.sure.clone(),
            alternatives: self.read.alternatives.clone(),
            imported: Value::Object(with_state(self.facts.to_map(), State::Active)),
        }
    }

    fn findings(&self, id: Id) -> impl Iterator<Item = NewFinding> + '_ {
        self.excess.iter().map(move |excess| NewFinding {
            rule: excess.rule().to_string(),
            severity: Severity::Warning,
            message: excess.message(),
            object: Some((PROJECT.key, id)),
            places: self.read.at.clone(),
        })
    }
}

fn with_state(mut map: Map<String, Value>, state: State) -> Map<String, Value> {
    map.insert("state".to_string(), Value::String(state.key().to_string()));
    map
}

/// Reads a list of grants into the owner's projects. The same list again changes nothing; a corrected one
/// changes the rows that differ and withdraws those that are gone. What a person has edited stays, unless
/// the list has changed the same value.
pub async fn import_grants(import: &Import<'_>, grants: &Grants) -> Result<Imported, DbErr> {
    let series = series_of(grants);
    let rows = rows_of(grants);
    let stored = store::of_series(import.tx, import.owner_id, &series).await?;
    let ids: Vec<Id> = stored.iter().map(|project| project.id).collect();
    let sources = documents::sources_of(import.tx.on(), PROJECT.key, &ids).await?;
    let old_keys: Vec<RowKey> = stored.iter().map(|project| RowKey::from_text(&project.series_key)).collect();
    let new_keys: Vec<RowKey> = rows.iter().map(|row| row.key.clone()).collect();
    let pairs = pair(&old_keys, &new_keys);
    let mut work = Work {
        import,
        series,
        names: Names::load(import.tx).await?,
        done: Imported::default(),
        log: Vec::new(),
    };
    let mut new = Vec::new();
    let mut written = Vec::new();
    for (row, found) in rows.iter().zip(&pairs) {
        let id = match found.and_then(|place| stored.get(place)) {
            None => {
                new.push(work.add(row).await?);
                new.last().map_or(0, |project: &NewProject| project.id)
            }
            Some(project) => work.change(row, project, sources.get(&project.id)).await?,
        };
        work.done.objects.insert(row.pointer.clone(), (PROJECT.key, id));
        work.done.findings.extend(row.findings(id));
        written.push((id, row.source(import.document_id)));
    }
    for (_, project) in stored.iter().enumerate().filter(|(place, _)| !pairs.contains(&Some(*place))) {
        written.extend(work.withdraw(project, sources.get(&project.id)).await?);
    }
    store::insert_many(import.tx, &new).await?;
    let entries: Vec<search::Entry> = new.iter().map(searchable).collect();
    search::put_all(import.tx, &entries).await?;
    documents::set_sources(import.tx, PROJECT.key, &written).await?;
    access::record_all(import.tx, import.viewer, &work.log).await?;
    Ok(work.done)
}

/// What one import has done so far.
struct Work<'a> {
    import: &'a Import<'a>,
    series: String,
    names: Names,
    done: Imported,
    log: Vec<Entry>,
}

impl Work<'_> {
    async fn grantee(&mut self, owner: &str) -> Result<Option<Id>, DbErr> {
        if owner.is_empty() {
            return Ok(None);
        }
        self.names.resolve(self.import, owner).await.map(Some)
    }

    fn log(&mut self, action: &str, id: Id, changes: Value) {
        let entry = Entry::new(action, PROJECT.key, Some(id), self.import.owner_id, changes);
        self.log.push(entry.by_document(self.import.file_name));
    }

    async fn add(&mut self, row: &Row<'_>) -> Result<NewProject, DbErr> {
        let id = self.import.ids.next();
        let grantee_id = self.grantee(&row.facts.owner).await?;
        let map = row.facts.to_map();
        self.log("import", id, access::changes(&Value::Null, &audited(&map)));
        self.done.added += 1;
        let fields = merge(&Map::new(), &Map::new(), &map).changes;
        self.tell(Change::Added, &row.facts.title, fields);
        Ok(NewProject {
            id,
            owner_id: self.import.owner_id,
            visibility: self.import.visibility,
            grantee_id,
            series: self.series.clone(),
            series_key: row.key.text(),
            facts: row.facts.clone(),
            created_at: self.import.viewer.now,
        })
    }

    async fn change(
        &mut self,
        row: &Row<'_>,
        project: &Project,
        source: Option<&Source>,
    ) -> Result<Id, DbErr> {
        let stored = with_state(project.facts.to_map(), project.state);
        let read = with_state(row.facts.to_map(), State::Active);
        let last = source.map(|source| source.last_read(row.read, &Value::Object(read.clone()), &[]));
        let last = last.and_then(|last| last.as_object().cloned()).unwrap_or_default();
        let merged = merge(&last, &stored, &read);
        let key = row.key.text();
        if merged.changes.is_empty() && key == project.series_key {
            self.done.unchanged += 1;
            return Ok(project.id);
        }
        let facts = Facts::from_map(&merged.result);
        let mut grantee_id = project.grantee_id;
        if facts.owner != project.facts.owner || grantee_id.is_none() {
            grantee_id = self.grantee(&facts.owner).await?;
        }
        let new = NewState { facts: &facts, grantee_id, state: state_of(&merged), series_key: &key };
        self.write(project, &new).await?;
        if merged.changes.is_empty() {
            self.done.unchanged += 1;
            return Ok(project.id);
        }
        self.log("import", project.id, access::changes(&audited(&stored), &audited(&merged.result)));
        self.done.changed += 1;
        self.tell(Change::Changed, &facts.title, merged.changes);
        Ok(project.id)
    }

    /// A row that is gone; `None` if it was gone already.
    async fn withdraw(
        &mut self,
        project: &Project,
        source: Option<&Source>,
    ) -> Result<Option<(Id, NewSource)>, DbErr> {
        let stored = with_state(project.facts.to_map(), project.state);
        let mut last = last_read(source);
        let read = with_state(Map::new(), State::Withdrawn);
        let merged = merge(&last, &stored, &read);
        if last.get("state") == read.get("state") {
            return Ok(None);
        }
        if !merged.changes.is_empty() {
            let new = NewState {
                facts: &project.facts,
                grantee_id: project.grantee_id,
                state: State::Withdrawn,
                series_key: &project.series_key,
            };
            self.write(project, &new).await?;
            self.log("withdraw", project.id, Value::Object(Map::new()));
            self.done.withdrawn += 1;
            self.tell(Change::Withdrawn, &project.facts.title, Vec::new());
        }
        last.extend(read);
        Ok(source.map(|source| (project.id, left_behind(source, last))))
    }

    async fn write(&self, project: &Project, new: &NewState<'_>) -> Result<(), DbErr> {
        let now = self.import.viewer.now;
        // Someone may have saved the project since it was read: then the whole import is undone.
        if !store::update(self.import.tx, project.id, project.revision, new, now).await? {
            return Err(DbErr::RecordNotUpdated);
        }
        renew(self.import.tx, project.id).await
    }

    fn tell(&mut self, what: Change, title: &str, fields: Vec<(String, Option<String>, Option<String>)>) {
        self.done.differences.push(Difference { what, title: title.to_string(), fields });
    }
}

/// A gone row still knows the document that last had it.
fn left_behind(source: &Source, imported: Map<String, Value>) -> NewSource {
    NewSource {
        document_id: source.document_id,
        places: source.places.clone(),
        sure: source.sure.clone(),
        alternatives: source.alternatives.clone(),
        imported: Value::Object(imported),
    }
}

fn last_read(source: Option<&Source>) -> Map<String, Value> {
    source.and_then(|source| source.imported.as_object().cloned()).unwrap_or_default()
}

fn state_of(merged: &Merge) -> State {
    State::from_key(merged.result.get("state").and_then(Value::as_str).unwrap_or_default())
}

/// Which list it is: next year's is another one.
fn series_of(grants: &Grants) -> String {
    let year = grants.year.map_or_else(String::new, |year| year.to_string());
    let text = |text: &Option<String>| -> String {
        plain(text.as_deref().unwrap_or_default()).chars().take(LONGEST_GROUP).collect()
    };
    [text(&grants.title), year, text(&grants.publisher)].join("|")
}

fn rows_of(grants: &Grants) -> Vec<Row<'_>> {
    let mut sub_regions: Vec<String> = Vec::new();
    let paths =
        grants.groups.iter().map(|group| &group.path).chain(grants.tables.iter().map(|table| &table.path));
    for area in paths.filter_map(|path| path.first()) {
        if !sub_regions.contains(area) {
            sub_regions.push(area.clone());
        }
    }
    let mut rows = Vec::new();
    for (place, table) in grants.tables.iter().enumerate() {
        for (line, read) in table.rows.iter().enumerate() {
            let mut facts = facts_of(grants, &table.path, read, &sub_regions);
            let excess = limit(&mut facts);
            let key = RowKey::new(&table.path, &facts.title, &facts.owner);
            rows.push(Row { pointer: format!("/tables/{place}/rows/{line}"), key, facts, excess, read });
        }
    }
    let mut keys: Vec<RowKey> = rows.iter().map(|row| row.key.clone()).collect();
    number(&mut keys);
    for (row, key) in rows.iter_mut().zip(keys) {
        row.key = key;
    }
    rows
}

/// What stands where a row has no title; a record must have one to be shown.
const UNTITLED: &str = "(utan rubrik)";

/// The first part of a table's path is its sub-region, the rest its theme.
fn facts_of(grants: &Grants, path: &[String], row: &GrantRow, sub_regions: &[String]) -> Facts {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let title = row.title.as_ref().or(row.title_in_text.as_ref()).or(row.reference.as_ref());
    let title = title.cloned().unwrap_or_else(|| UNTITLED.to_string());
    let sub_region = path.first().cloned().unwrap_or_default();
    let currency = row.currency.as_ref().or(grants.currency.as_ref());
    Facts {
        year: grants.year,
        areas: areas_in_title(&title, &sub_region, sub_regions),
        theme: path.iter().skip(1).cloned().collect::<Vec<_>>().join(" – "),
        kind: row.kind,
        priority: text(&row.priority),
        owner: text(if row.owner.is_some() { &row.owner } else { &row.owner_in_text }),
        applied: row.applied,
        total_cost: row.total_cost,
        grant: row.grant,
        eu_part: row.eu_part,
        co_funding: row.co_funding,
        currency: currency.cloned().unwrap_or_else(|| "SEK".to_string()),
        start: text(&row.start),
        end: text(&row.end),
        place: text(&row.place),
        reference: text(&row.reference),
        description: text(&row.description),
        title,
        sub_region,
    }
}
