//! A series as a file: out as CSV and XLSX, in from either. What comes in is shown before it is written, and
//! is written whole or not at all.

use access::{Action, Entry, RecordKind};
use askama::Template;
use axum::{
    extract::{Multipart, Path},
    http::{StatusCode, header},
    response::IntoResponse,
};
use db::Id;
use documents::Reader;
use reading::Known;
use rendering::sheet::{self, Cell, Column, Kind, Sheet};
use types::stockholm_date;
use web::{Answer, FieldErrors, FormData, Lang, Once, Page, Submission, UploadForm, Visit, WebError};

use crate::{
    Bringing, DEFINITION, INDICATOR, NewValue, Origin, ValueRow, put_values,
    series_file::{self, Fault},
    store,
};

use super::{comparison::place_name, words};

/// Bytes of a file, and of what is sent back to be saved.
pub(crate) const LARGEST: usize = 2 * 1024 * 1024;
/// Rows shown of what would be written.
const SHOWN: usize = 100;

/// Whose series it is.
struct Place {
    kind: &'static RecordKind,
    id: Id,
    owner_id: Id,
    name: String,
}

impl Place {
    async fn find(visit: &Visit, kind: &'static RecordKind, id: Id) -> Result<Place, WebError> {
        let (db, viewer) = (&visit.app.db, &visit.viewer);
        let found = if kind.key == DEFINITION.key {
            store::definition(db, viewer, id).await?.map(|one| (one.owner_id, one.name))
        } else {
            store::indicator(db, viewer, id).await?.map(|one| (one.owner_id, one.name))
        };
        let (owner_id, name) = found.ok_or(WebError::NotFound)?;
        Ok(Place { kind, id, owner_id, name })
    }

    async fn editable(visit: &Visit, kind: &'static RecordKind, id: Id) -> Result<Place, WebError> {
        let place = Place::find(visit, kind, id).await?;
        visit.must(Action::Import, place.owner_id)?;
        Ok(place)
    }

    fn href(&self) -> String {
        format!("{}{}", self.kind.path, self.id)
    }

    /// A definition's rows each say which municipality they are about.
    fn has_places(&self) -> bool {
        self.kind.key == DEFINITION.key
    }
}

#[derive(Template)]
#[template(path = "indicators/file.html")]
struct FilePage {
    page: Page,
    name: String,
    path: String,
    list: (&'static str, String),
    columns: String,
    errors: FieldErrors,
    faults: Vec<String>,
    /// What would be written: place, period, value, answers.
    rows: Vec<[String; 4]>,
    more: usize,
    /// The table as it came, to be sent again when it is saved.
    text: String,
    submission: String,
}

fn page(visit: &Visit, place: &Place) -> FilePage {
    let page = Page::new(visit, visit.t("series-file-title"));
    let columns = if place.has_places() { "series-file-columns-places" } else { "series-file-columns" };
    let (list, word) = if place.has_places() {
        ("/definitioner", "definition-list")
    } else {
        ("/nyckeltal", "nav-indicators")
    };
    FilePage {
        list: (list, page.t(word)),
        columns: page.t(columns),
        name: place.name.clone(),
        path: place.href(),
        errors: FieldErrors::new(),
        faults: Vec::new(),
        rows: Vec::new(),
        more: 0,
        text: String::new(),
        submission: Submission::new_key(),
        page,
    }
}

pub(crate) async fn blank(visit: Visit, id: Path<Id>, kind: &'static RecordKind) -> Answer {
    let place = Place::editable(&visit, kind, id.0).await?;
    visit.show(&page(&visit, &place))
}

/// Shows what a file would write, or what is wrong with it.
pub(crate) async fn receive(
    visit: Visit,
    (Path(id), kind): (Path<Id>, &'static RecordKind),
    sent: Multipart,
    reader: Reader,
) -> Answer {
    let place = Place::editable(&visit, kind, id).await?;
    let sent = UploadForm::read(sent, LARGEST).await?;
    let mut shown = page(&visit, &place);
    let pasted = sent.fields.text("table").to_string();
    let text = match sent.file {
        Some(file) if file.length > LARGEST => {
            shown.errors.add("file", "series-file-large");
            String::new()
        }
        // Reading a workbook is work for another process.
        Some(file) => match reader.read(&file.name, &file.bytes, &Known::default()).await {
            Ok(read) if read.error().is_some() => {
                shown.errors.add("file", "series-file-unreadable");
                String::new()
            }
            Ok(read) => read.text,
            Err(why) => {
                shown.errors.add("file", why.key());
                String::new()
            }
        },
        None => pasted,
    };
    if text.trim().is_empty() && shown.errors.is_empty() {
        shown.errors.add("file", "series-file-none");
    }
    if !shown.errors.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    match series_file::read(&text, place.has_places()) {
        Ok(values) => {
            shown.more = values.len().saturating_sub(SHOWN);
            let english = visit.lang == Lang::En;
            shown.rows = values.iter().take(SHOWN).map(|value| row(&shown.page, value, english)).collect();
            shown.text = text;
            visit.show(&shown)
        }
        Err(faults) => {
            shown.faults = faults.iter().map(|fault| fault_words(&visit, fault)).collect();
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

fn fault_words(visit: &Visit, fault: &Fault) -> String {
    let why = visit.app.texts.get(visit.lang, fault.key, &[("text", fault.text.as_str().into())]);
    let args = [("line", (fault.line as i64).into()), ("why", why.into())];
    visit.app.texts.get(visit.lang, "series-file-fault", &args)
}

fn row(page: &Page, value: &NewValue, english: bool) -> [String; 4] {
    let place = if value.subject.is_empty() { String::new() } else { place_name(page, &value.subject) };
    [
        place,
        value.period.words(english),
        value.value.map_or_else(|| "–".to_string(), |value| value.shown(None, english)),
        value.answers.map(|count| page.number(count)).unwrap_or_default(),
    ]
}

/// Writes the table that was shown: all of it, in one transaction.
pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<Id>,
    form: FormData,
    kind: &'static RecordKind,
) -> Answer {
    let place = Place::editable(&visit, kind, id).await?;
    let values = series_file::read(form.text("table"), place.has_places());
    let values = values.map_err(|_| WebError::Bad("error-bad-request-text"))?;
    let tx = Once::begin(&visit, form.text("submission"), "saved").await?;
    let bringing = Bringing {
        origin: Origin::File,
        note: String::new(),
        now: visit.viewer.now,
        author_id: visit.viewer.user.as_ref().map(|user| user.id),
    };
    let written = put_values(&tx, &visit.app.ids, place.id, &bringing, &values).await?;
    let told = format!("{} + {}", written.added, written.corrected);
    let changes = serde_json::json!({ "values_added": [null, told] });
    let entry = Entry::new("report-value", kind.key, Some(place.id), place.owner_id, changes);
    access::record(&tx, &visit.viewer, entry).await?;
    tx.done(&place.href()).await
}

/// The current values as a table.
async fn table(visit: &Visit, kind: &'static RecordKind, id: Id) -> Result<(Sheet, String), WebError> {
    let (db, viewer) = (&visit.app.db, &visit.viewer);
    let place = Place::find(visit, kind, id).await?;
    let page = Page::new(visit, "");
    let mut holders = vec![id];
    let mut subjects = None;
    if !place.has_places() {
        let marks = access::marks(db, INDICATOR.key, &[id]).await?;
        if marks.get(&id).is_some_and(|mark| mark.covers("outcome")) {
            return Err(WebError::NotFound);
        }
        let indicator = store::indicator(db, viewer, id).await?.ok_or(WebError::NotFound)?;
        if let Some(definition) = indicator.definition_id {
            let chain = store::chains(db, viewer, &[definition]).await?;
            holders.extend(chain.into_iter().flatten().map(|one| one.id));
        }
        subjects = Some(vec![String::new(), indicator.subject.clone()]);
    }
    let rows = store::totals(db.read(), &holders, subjects.as_deref()).await?;
    let column = |key: &str, kind: Kind| Column {
        key: key.to_string(),
        header: page.t(format!("series-col-{key}")),
        explanation: page.t(format!("series-colhelp-{key}")),
        kind,
    };
    let text = |key| column(key, Kind::Text);
    let sheet = Sheet {
        title: place.name.clone(),
        language: words::rendering_language(visit.lang),
        columns: vec![
            text("code"),
            text("place"),
            text("period"),
            text("value"),
            column("answers", Kind::Integer),
            text("flag"),
            text("source"),
            column("fetched", Kind::Date),
        ],
        rows: rows.iter().map(|row| cells(&page, row)).collect(),
        totals: Vec::new(),
    };
    Ok((sheet, format!("serie-{id}")))
}

fn cells(page: &Page, row: &ValueRow) -> Vec<Cell> {
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    let own = row.subject.is_empty() || row.subject.starts_with("o:");
    let place = if own { String::new() } else { place_name(page, &row.subject) };
    let english = page.language() == Lang::En;
    let flag = if row.flag.is_empty() { String::new() } else { page.t(format!("value-flag-{}", row.flag)) };
    vec![
        text(if own { String::new() } else { row.subject.clone() }),
        text(place),
        text(row.period.clone()),
        text(row.value().map(|value| value.shown(None, english)).unwrap_or_default()),
        row.answers.map_or(Cell::Empty, Cell::Integer),
        text(flag),
        text(page.t(format!("value-origin-{}", row.source))),
        Cell::Date(stockholm_date(row.fetched_at)),
    ]
}

pub(crate) async fn csv(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let (sheet, name) = table(&visit, kind, id).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::csv(&sheet)).await?;
    Ok(file(bytes, "text/csv; charset=utf-8", &format!("{name}.csv")))
}

pub(crate) async fn xlsx(visit: Visit, Path(id): Path<Id>, kind: &'static RecordKind) -> Answer {
    let (sheet, name) = table(&visit, kind, id).await?;
    let bytes = tokio::task::spawn_blocking(move || sheet::xlsx(&sheet)).await??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(bytes, kind, &format!("{name}.xlsx")))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
