//! Making, changing, ordering, withdrawing and restoring themes, issues and goals.

use access::{Action, Entry, RecordKind};
use axum::extract::{Path, Query};
use db::{Id, Tx};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{
    Answer, Editable, Field, FieldErrors, FormData, FormPage, Once, Saved, Shape, Visit, WebError,
    editing::state_action,
};

use super::edit_strategy::{self, TEXT, year};
use crate::{
    POINT, Point, Strategy, index,
    listing::{LONGEST, LONGEST_NUMBER},
    making::{self, Actor, told},
    point::{Level, PointFields, grow, shifted},
    store,
};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct NewQuery {
    #[serde(default)]
    slag: String,
    #[serde(default)]
    under: String,
}

fn href(id: Id) -> String {
    format!("{}{id}", POINT.path)
}

/// The fields of a point of this level, with the points that it may stand below.
async fn fields(visit: &Visit, strategy_id: Id, level: Level) -> Result<Vec<Field>, WebError> {
    let mut fields = Vec::new();
    if level != Level::Theme {
        let points = store::points(&visit.app.db, &visit.viewer, strategy_id, false).await?;
        let tree = grow(points);
        let above = tree.iter().flat_map(|branch| branch.walk(0));
        let above = above.filter(|(_, point)| level.stands_in(Some(point.level())));
        let indent = |depth: usize| "\u{a0}\u{a0}".repeat(depth);
        let choices = above
            .map(|(depth, point)| (point.id.to_string(), format!("{}{}", indent(depth), point.heading())));
        let top = (String::new(), visit.t("point-under-nothing"));
        let choices = std::iter::once(top).chain(choices).collect();
        fields.push(Field::new(visit, "under", "field-under", Shape::Choice(choices)));
    }
    fields.push(Field::new(visit, "number", "field-number", Shape::Short).help(visit, "point-number-help"));
    fields.push(Field::text(visit, "title", &format!("point-text-{}", level.key()), 2).required());
    if level == Level::Goal {
        fields.push(Field::new(visit, "target_year", "field-target-year", Shape::Short));
    }
    fields.push(Field::text(visit, "description", "field-description", 5));
    Ok(fields)
}

fn read(form: &FormData, level: Level, points: &[Point], errors: &mut FieldErrors) -> PointFields {
    let title = form.text("title").split_whitespace().collect::<Vec<_>>().join(" ");
    errors.require("title", &title, LONGEST);
    errors.limit("number", form.text("number"), LONGEST_NUMBER);
    errors.limit("description", form.text("description"), TEXT);
    let parent_id = form.number("under");
    let above = parent_id.and_then(|id| points.iter().find(|point| point.id == id && point.is_active()));
    if parent_id.is_some() && !above.is_some_and(|above| level.stands_in(Some(above.level()))) {
        errors.add("under", "field-required");
    }
    PointFields {
        parent_id,
        number: form.text("number").trim_end_matches('.').to_string(),
        title,
        target_year: year(form, "target_year", errors),
        description: form.text("description").to_string(),
    }
}

/// Two issues of a strategy never have one number: projects name them by it.
fn check_number(
    points: &[Point],
    own: Option<Id>,
    level: Level,
    fields: &PointFields,
    errors: &mut FieldErrors,
) {
    let taken =
        |point: &&Point| point.is_active() && point.level() == Level::Issue && point.number == fields.number;
    let other = points.iter().filter(taken).any(|point| Some(point.id) != own);
    if level == Level::Issue && !fields.number.is_empty() && other {
        errors.add("number", "point-number-taken");
    }
}

async fn new_page(visit: &Visit, strategy: &Strategy, level: Level) -> Result<FormPage, WebError> {
    let back = edit_strategy::href(strategy.id);
    let action = format!("{back}/punkt?slag={}", level.key());
    let title = visit.t(&format!("point-new-{}", level.key()));
    let fields = fields(visit, strategy.id, level).await?;
    Ok(FormPage::new(visit, title, (action, back), fields))
}

pub(crate) async fn blank(visit: Visit, Path(id): Path<Id>, Query(query): Query<NewQuery>) -> Answer {
    let strategy = edit_strategy::open(&visit, id, Action::Create).await?;
    let level = Level::from_key(&query.slag).unwrap_or(Level::Goal);
    let form = FormData::from_pairs([("under", query.under)]);
    new_page(&visit, &strategy, level).await?.filled(form).answer(&visit)
}

pub(crate) async fn create(
    visit: Visit,
    Path(id): Path<Id>,
    Query(query): Query<NewQuery>,
    form: FormData,
) -> Answer {
    let strategy = edit_strategy::open(&visit, id, Action::Create).await?;
    let level = Level::from_key(&query.slag).unwrap_or(Level::Goal);
    let points = store::all_points(visit.app.db.read(), id).await?;
    let mut errors = FieldErrors::new();
    let fields = read(&form, level, &points, &mut errors);
    check_number(&points, None, level, &fields, &mut errors);
    if !errors.is_empty() {
        let page = new_page(&visit, &strategy, level).await?;
        return page.filled(form).with_errors(errors).answer(&visit);
    }
    let tx = Once::begin(&visit, form.text("submission"), "created").await?;
    let point_id = visit.app.ids.next();
    let point = Point {
        id: point_id,
        strategy_id: id,
        parent_id: fields.parent_id,
        level: level.key().to_string(),
        owner_id: strategy.owner_id,
        visibility: strategy.visibility.clone(),
        follows_strategy: true,
        revision: 1,
        state: "active".to_string(),
        lineage: point_id,
        number: fields.number,
        title: fields.title,
        target_year: fields.target_year,
        description: fields.description,
        position: points.iter().map(|point| point.position).max().unwrap_or_default() + 1,
    };
    let actor = Actor { tx: &tx, ids: &visit.app.ids, viewer: &visit.viewer };
    making::insert(actor, std::slice::from_ref(&point)).await?;
    tx.done(&edit_strategy::href(id)).await
}

/// Moves a point up or down among those beside it.
pub(crate) async fn shift(visit: Visit, Path(id): Path<Id>, form: FormData) -> Answer {
    let point = find(&visit, id, Action::Edit).await?;
    let all = store::all_points(visit.app.db.read(), point.strategy_id).await?;
    let beside = all.iter().filter(|other| other.parent_id == point.parent_id && other.is_active());
    // In order, with the places that they share out among themselves.
    let (beside, places): (Vec<Id>, Vec<i64>) = beside.map(|other| (other.id, other.position)).unzip();
    if let Some(order) = shifted(&beside, id, form.text("direction") == "up") {
        let tx = visit.app.db.begin().await?;
        store::set_order(&tx, order.into_iter().zip(places)).await?;
        let entry = Entry::new("reorder", POINT.key, Some(id), point.owner_id, json!({}));
        access::record(&tx, &visit.viewer, entry).await?;
        tx.commit().await?;
    }
    let place = edit_strategy::href(point.strategy_id);
    visit.done(&place, "moved-point")
}

/// The point, if the visitor sees it, may change it, and its strategy is a draft.
async fn find(visit: &Visit, id: Id, action: Action) -> Result<Point, WebError> {
    let found = store::point(&visit.app.db, &visit.viewer, id).await?;
    let point = found.ok_or(WebError::NotFound)?;
    edit_strategy::open(visit, point.strategy_id, action).await?;
    Ok(point)
}

impl Editable for Point {
    const KIND: &'static RecordKind = &POINT;
    type Draft = PointFields;

    fn revision(&self) -> i64 {
        self.revision
    }

    fn is_active(&self) -> bool {
        Point::is_active(self)
    }

    async fn find(visit: &Visit, id: Id, action: Action) -> Result<Point, WebError> {
        find(visit, id, action).await
    }

    fn filled(&self) -> FormData {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        FormData::from_pairs([
            ("under", number(self.parent_id)),
            ("number", self.number.clone()),
            ("title", self.title.clone()),
            ("target_year", number(self.target_year)),
            ("description", self.description.clone()),
        ])
    }

    async fn page(&self, visit: &Visit, _: &FormData) -> Result<FormPage, WebError> {
        let title = visit.t(&format!("point-edit-{}", self.level().key()));
        let places = (href(self.id), edit_strategy::href(self.strategy_id));
        let fields = fields(visit, self.strategy_id, self.level()).await?;
        let page = FormPage::new(visit, title, places, fields);
        let confirm = web::Confirm {
            href: format!("{}/ta-bort", href(self.id)),
            label: visit.t("point-withdraw"),
            question: visit.t("point-withdraw-question"),
        };
        Ok(FormPage { confirm: Some(confirm), ..page })
    }

    async fn read(
        &self,
        visit: &Visit,
        form: &FormData,
        errors: &mut FieldErrors,
    ) -> Result<PointFields, WebError> {
        let points = store::all_points(visit.app.db.read(), self.strategy_id).await?;
        let fields = read(form, self.level(), &points, errors);
        check_number(&points, Some(self.id), self.level(), &fields, errors);
        Ok(fields)
    }

    fn says(&self, draft: &PointFields) -> bool {
        self.fields() == *draft
    }

    async fn save(
        &self,
        visit: &Visit,
        tx: &Tx,
        version: i64,
        draft: &PointFields,
    ) -> Result<Saved, WebError> {
        if !store::update_point(tx, self.id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        self.note(visit, tx, "edit", access::changes(&told(&self.fields()), &told(draft))).await?;
        Ok(Saved::Done)
    }

    /// What stands below a withdrawn point is withdrawn with it.
    async fn set_active(&self, visit: &Visit, tx: &Tx, active: bool) -> Result<(), WebError> {
        let state = if active { "active" } else { "withdrawn" };
        if !store::set_point_state(tx, self.id, self.revision, state).await? {
            return Err(WebError::Bad("strategy-changed-meanwhile"));
        }
        self.note(visit, tx, state_action(active), json!({})).await?;
        if active {
            return Ok(());
        }
        let all: Vec<Point> = store::all_points(tx.on(), self.strategy_id)
            .await?
            .into_iter()
            .filter(Point::is_active)
            .collect();
        for point in below(&all, self.id) {
            store::set_point_state(tx, point.id, point.revision, state).await?;
            point.note(visit, tx, state_action(false), json!({})).await?;
        }
        Ok(())
    }
}

/// All that stands below a point, however deep.
fn below(all: &[Point], id: Id) -> Vec<&Point> {
    let own: Vec<&Point> = all.iter().filter(|point| point.parent_id == Some(id)).collect();
    let deeper = own.iter().flat_map(|point| below(all, point.id));
    let deeper: Vec<&Point> = deeper.collect();
    own.into_iter().chain(deeper).collect()
}

impl Point {
    async fn note(&self, visit: &Visit, tx: &Tx, action: &str, changes: Value) -> Result<(), WebError> {
        let entry = Entry::new(action, POINT.key, Some(self.id), self.owner_id, changes);
        access::record(tx, &visit.viewer, entry).await?;
        Ok(index::point(tx, self.id).await?)
    }
}
