//! Reporting a value by hand, and correcting one: the corrected value is a new version, and the old stays.

use access::{Action, Entry};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use types::stockholm_date;
use web::{Answer, Field, FieldErrors, FormData, FormPage, Lang, Once, Shape, Visit, WebError};

use crate::{
    Bringing, Decimal, Flag, INDICATOR, Indicator, NewValue, Origin, Period, SourceKind, Standing, ValueRow,
    put_values, standings, store,
};

use super::{gauge::number_in, typed::TEXT};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Preset {
    #[serde(default)]
    period: String,
}

/// What is reported about: the indicator, how it stands, and where its values are kept.
struct Place {
    indicator: Indicator,
    standing: Standing,
}

impl Place {
    async fn find(visit: &Visit, id: Id) -> Result<Place, WebError> {
        let (db, viewer) = (&visit.app.db, &visit.viewer);
        let indicator = store::indicator(db, viewer, id).await?.ok_or(WebError::NotFound)?;
        visit.must(Action::Edit, indicator.owner_id)?;
        let of = std::slice::from_ref(&indicator);
        let standing = standings(db, viewer, of).await?.remove(&id).unwrap_or_default();
        Ok(Place { indicator, standing })
    }

    fn href(&self) -> String {
        format!("{}{}", INDICATOR.path, self.indicator.id)
    }

    /// The value that now stands for a period, in the definition or the indicator's own.
    async fn current(&self, tx: &Tx, period: Period) -> Result<Option<ValueRow>, WebError> {
        let key = period.key();
        for definition in &self.standing.chain {
            let at = (definition.id, self.indicator.subject.as_str());
            if let Some(row) = store::current(tx.on(), at, &key).await? {
                return Ok(Some(row));
            }
        }
        Ok(store::current(tx.on(), (self.indicator.id, ""), &key).await?)
    }

    /// Where a period's value is written: over the one there is, else the indicator's own. `None` where it is
    /// fetched, or another organisation's.
    fn holder(&self, visit: &Visit, current: Option<&ValueRow>) -> Option<(Id, String)> {
        let own = (self.indicator.id, String::new());
        let Some(row) = current.filter(|row| row.holder_id != self.indicator.id) else {
            return Some(own);
        };
        let definition = self.standing.chain.iter().find(|one| one.id == row.holder_id)?;
        let written = definition.source_kind() == SourceKind::Manual;
        (written && visit.may(Action::Edit, definition.owner_id))
            .then(|| (definition.id, self.indicator.subject.clone()))
    }
}

fn fields(visit: &Visit) -> Vec<Field> {
    vec![
        Field::new(visit, "period", "value-period", Shape::Short).required(),
        Field::new(visit, "value", "value-value", Shape::Short).required(),
        Field::new(visit, "answers", "value-answers", Shape::Short),
        Field::new(visit, "preliminary", "value-preliminary", Shape::Check),
        Field::text(visit, "note", "value-note", 3),
    ]
}

fn page(visit: &Visit, place: &Place, form: FormData, seen: Id) -> FormPage {
    let (href, name) = (place.href(), place.indicator.name.as_str());
    let title = visit.app.texts.get(visit.lang, "value-title", &[("name", name.into())]);
    FormPage {
        lead: visit.t("value-lead"),
        ..FormPage::new(visit, title, (format!("{href}/varde"), href), fields(visit))
    }
    .changing(seen)
    .filled(form)
}

pub(crate) async fn blank(visit: Visit, Path(id): Path<Id>, Query(preset): Query<Preset>) -> Answer {
    let place = Place::find(&visit, id).await?;
    let english = visit.lang == Lang::En;
    let Some(period) = Period::parse(&preset.period) else {
        let year = i64::from(stockholm_date(visit.viewer.now).year());
        let form = FormData::from_pairs([("period", year.to_string())]);
        return page(&visit, &place, form, 0).answer(&visit);
    };
    let tx = visit.app.db.begin().await?;
    let current = place.current(&tx, period).await?;
    tx.rollback().await?;
    let text = |found: Option<String>| found.unwrap_or_default();
    let value = current.as_ref().and_then(ValueRow::value);
    let form = FormData::from_pairs([
        ("period", period.key()),
        ("value", text(value.map(|value| value.shown(None, english)))),
        ("answers", text(current.as_ref().and_then(|row| row.answers).map(|count| count.to_string()))),
    ]);
    page(&visit, &place, form, current.map_or(0, |row| row.id)).answer(&visit)
}

/// What the form says; what must be mended goes to `errors`.
fn read(form: &FormData, errors: &mut FieldErrors) -> Option<NewValue> {
    let period = Period::parse(form.text("period"));
    if period.is_none() {
        errors.add("period", "value-no-period");
    }
    let value = Decimal::typed(form.text("value"));
    if value.is_none() {
        errors.add("value", "indicator-not-a-number");
    }
    let answers = number_in(form, "answers", 0..=100_000_000, errors);
    errors.limit("note", form.text("note"), TEXT);
    let flag = if form.is_checked("preliminary") { Flag::Preliminary } else { Flag::Plain };
    let (period, value) = (period?, value?);
    Some(NewValue { answers, flag, ..NewValue::total("", period, value) }).filter(|_| errors.is_empty())
}

pub(crate) async fn report(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let place = Place::find(&visit, id).await?;
    let seen = form.number("version").unwrap_or_default();
    let mut errors = FieldErrors::new();
    let Some(new) = read(&form, &mut errors) else {
        return page(&visit, &place, form, seen).with_errors(errors).answer(&visit);
    };
    let tx = Once::begin(&visit, form.text("submission"), "saved").await?;
    let current = place.current(&tx, new.period).await?;
    if current.as_ref().is_some_and(|row| row.says(&new)) {
        tx.undo().await?;
        return visit.done(&place.href(), "saved");
    }
    let found = current.as_ref().map_or(0, |row| row.id);
    if found != seen {
        tx.undo().await?;
        let stored = current.as_ref().map(stored_form).unwrap_or_default();
        return page(&visit, &place, form, found).conflicting(&visit, &stored).answer(&visit);
    }
    let Some((holder, subject)) = place.holder(&visit, current.as_ref()) else {
        tx.undo().await?;
        errors.add("period", "value-is-fetched");
        return page(&visit, &place, form, seen).with_errors(errors).answer(&visit);
    };
    if current.is_some() && form.optional("note").is_none() {
        tx.undo().await?;
        errors.add("note", "value-why");
        return page(&visit, &place, form, seen).with_errors(errors).answer(&visit);
    }
    let bringing = Bringing {
        origin: Origin::Manual,
        note: form.text("note").to_string(),
        now: visit.viewer.now,
        author_id: visit.viewer.user.as_ref().map(|user| user.id),
    };
    put_values(&tx, &visit.app.ids, holder, &bringing, &[NewValue { subject, ..new.clone() }]).await?;
    record(&visit, &tx, &place.indicator, (current.as_ref(), &new)).await?;
    tx.done(&place.href()).await
}

fn stored_form(row: &ValueRow) -> FormData {
    FormData::from_pairs([
        ("period", row.period.clone()),
        ("value", row.value.clone().unwrap_or_default().replace('.', ",")),
        ("answers", row.answers.map(|count| count.to_string()).unwrap_or_default()),
        ("preliminary", if row.flag == Flag::Preliminary.key() { "1" } else { "" }.to_string()),
        ("note", row.note.clone()),
    ])
}

async fn record(
    visit: &Visit,
    tx: &Tx,
    indicator: &Indicator,
    (old, new): (Option<&ValueRow>, &NewValue),
) -> Result<(), WebError> {
    let told = |value: Option<Decimal>, period: &str| {
        value.map(|value| format!("{} ({period})", value.shown(None, false)))
    };
    let period = new.period.key();
    let before = old.and_then(|row| told(row.value(), &period));
    let changes = serde_json::json!({ "outcome": [before, told(new.value, &period)] });
    let entry = Entry::new("report-value", INDICATOR.key, Some(indicator.id), indicator.owner_id, changes);
    Ok(access::record(tx, &visit.viewer, entry).await?)
}
