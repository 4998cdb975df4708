//! What an answer of a source means for a definition: values, or a reason to stop and ask people. Pure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statistics::kolada::{Figure, Gender, Group};
use statistics::pxweb::{Choice, Cube, Figures, Role, Variable};
use statistics::{Place, Trouble};

use crate::decimal::Decimal;
use crate::period::Period;
use crate::value::{Flag, NewValue};

/// How many years back values are asked for, this one included.
const YEARS: i16 = 16;
/// How many periods of a table are asked for: five years of months.
const PERIODS: &str = "top(60)";

/// Why fetching one definition stops until a person has looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The source calls it something else now: it may have become something else.
    Title(String),
    /// The source no longer has it.
    Gone,
    /// A person said so.
    Person,
}

impl Stop {
    /// As stored.
    pub fn key(&self) -> &'static str {
        match self {
            Stop::Title(_) => "title",
            Stop::Gone => "gone",
            Stop::Person => "person",
        }
    }

    pub fn new_title(&self) -> &str {
        match self {
            Stop::Title(title) => title,
            Stop::Gone | Stop::Person => "",
        }
    }
}

/// Is it still what was chosen? Spaces make no difference.
pub(crate) fn pinned(chosen: &str, now: Option<&str>) -> Result<(), Stop> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match now {
        None => Err(Stop::Gone),
        Some(title) if words(title) != words(chosen) => Err(Stop::Title(words(title))),
        Some(_) => Ok(()),
    }
}

/// The years that are asked for.
pub(crate) fn years(today: Date) -> Vec<i16> {
    (today.year() - YEARS + 1..=today.year()).collect()
}

/// A number of a source as the house keeps it. Its digits are kept; one with more than any statistic has is
/// cut.
fn kept(sent: &statistics::Decimal) -> Option<Decimal> {
    let text = sent.as_str();
    (0..=text.len()).rev().take(40).find_map(|length| Decimal::parse(text.get(..length)?))
}

/// Groups that a municipality is compared with at most.
const PEERS: usize = 6;

/// The groups of Kolada's that a municipality belongs to and is compared with: the municipalities like it of
/// the latest year, and those of its federation and of its county.
pub(crate) fn peers<'a>(groups: &'a [Group], municipality: &str) -> Vec<&'a Group> {
    let has = |group: &&Group| group.members.iter().any(|member| member.member_id == municipality);
    let titled = |part: &'static str| {
        let own = groups.iter().filter(has).filter(move |group| group.title.to_lowercase().contains(part));
        own.collect::<Vec<_>>()
    };
    // "Liknande kommuner, övergripande, Borås, 2025": the year stands last, so the latest is the greatest
    // title.
    let alike = titled("liknande kommuner, övergripande").into_iter().max_by(|a, b| a.title.cmp(&b.title));
    let near = titled("kommunalförbund").into_iter().chain(titled("läns kommuner"));
    alike.into_iter().chain(near).take(PEERS).collect()
}

/// Kolada's figures about places of the country and about its groups.
pub(crate) fn values_of_kolada(figures: &[Figure]) -> Vec<NewValue> {
    figures.iter().filter_map(value_of_kolada).collect()
}

fn value_of_kolada(figure: &Figure) -> Option<NewValue> {
    let dimension = match figure.gender {
        Gender::Total => "",
        Gender::Women => "K",
        Gender::Men => "M",
    };
    let value = figure.value.as_ref().and_then(kept).filter(|_| !figure.is_withdrawn);
    let flag = match value {
        _ if figure.is_withdrawn => Flag::Deleted,
        None => Flag::Missing,
        Some(_) => Flag::Plain,
    };
    Some(NewValue {
        subject: match Place::from_kolada(&figure.place) {
            Some(place) => place.to_scb(),
            None if figure.place.starts_with('G') => figure.place.clone(),
            None => return None,
        },
        dimension: dimension.to_string(),
        period: Period::year(figure.year)?,
        value,
        answers: None,
        flag,
    })
}

/// What is chosen in a table, as it is kept with the definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Selection {
    /// The variable of places; none in a table about the nation only.
    pub region: Option<String>,
    /// The variable of time.
    pub time: String,
    /// The other variables that are not left out, each with its one value.
    pub fixed: Vec<(String, String)>,
    /// Whom the table credits.
    pub source: String,
}

/// The variable of places: the one that says so, or the one that is called so.
pub(crate) fn region_of(table: &Cube) -> Option<&Variable> {
    let places =
        |variable: &&Variable| variable.values.iter().any(|value| Place::from_scb(&value.code).is_some());
    let named = |variable: &&Variable| variable.code.eq_ignore_ascii_case("region");
    let found = table.variable(Role::Geo).or_else(|| table.variables.iter().find(named));
    found.filter(places)
}

/// The variable of time.
pub(crate) fn time_of(table: &Cube) -> Option<&Variable> {
    let named = |variable: &&Variable| matches!(variable.code.to_lowercase().as_str(), "tid" | "time");
    table.variable(Role::Time).or_else(|| table.variables.iter().find(named))
}

/// What is asked of a table: these places, or all that are places; and these periods, or the latest.
pub(crate) fn choices(
    selection: &Selection,
    table: &Cube,
    places: Option<&[String]>,
    periods: Option<&str>,
) -> Result<Vec<Choice>, Trouble> {
    let mut choices = Vec::new();
    if let Some(code) = &selection.region {
        let region = table.variables.iter().find(|variable| variable.code == *code);
        let region =
            region.ok_or_else(|| Trouble::Question(format!("the table has no {code:?} any more")))?;
        let wanted = |code: &str| match places {
            Some(places) => places.iter().any(|place| place == code),
            None => Place::from_scb(code).is_some(),
        };
        let codes: Vec<String> =
            region.values.iter().map(|value| value.code.clone()).filter(|code| wanted(code)).collect();
        choices.push(Choice { variable: code.clone(), codes, codelist: None });
    }
    choices.push(Choice::of(&selection.time, &[periods.unwrap_or(PERIODS)]));
    choices.extend(selection.fixed.iter().map(|(variable, code)| Choice::of(variable, &[code])));
    Ok(choices)
}

/// A table's cells as values. A cell about something else than a place or a period is left out.
pub(crate) fn values_of_table(selection: &Selection, figures: &Figures) -> Vec<NewValue> {
    let place_of = |code: &str| figures.variables.iter().position(|variable| variable == code);
    let region = selection.region.as_deref().and_then(place_of);
    let Some(time) = place_of(&selection.time) else { return Vec::new() };
    let values = figures.rows.iter().filter_map(|row| {
        let subject = match region {
            Some(at) => Place::from_scb(row.codes.get(at)?)?.to_scb(),
            None => Place::Country.to_scb(),
        };
        let value = row.value.as_ref().and_then(kept);
        let preliminary = row.status.as_deref().is_some_and(|sign| sign.eq_ignore_ascii_case("p"));
        let flag = match value {
            None => Flag::Missing,
            Some(_) if preliminary => Flag::Preliminary,
            Some(_) => Flag::Plain,
        };
        let period = Period::parse(row.codes.get(time)?)?;
        Some(NewValue { subject, dimension: String::new(), period, value, answers: None, flag })
    });
    values.collect()
}

/// Is a definition to be fetched today? One that never was; one that failed, the next day; one whose source
/// has published since; and every one once a month.
pub(crate) fn is_due(today: Date, last: Option<Date>, published: Option<Date>, failed: bool) -> bool {
    let Some(last) = last else { return true };
    let month = last.first_of_month() != today.first_of_month();
    // What comes out during a day is there the day after.
    let news = published.is_some_and(|day| last <= day && day < today);
    last < today && (failed || month || news)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use statistics::pxweb::Row;

    use super::*;

    fn figure(place: &str, gender: Gender, value: Option<&str>) -> Figure {
        Figure {
            kpi: "U07453".into(),
            place: place.into(),
            year: 2024,
            gender,
            value: value.and_then(statistics::Decimal::parse),
            count: None,
            status: None,
            is_withdrawn: false,
        }
    }

    #[test]
    fn a_title_is_the_same_or_a_reason_to_stop() {
        assert_eq!(pinned("Index,  totalt", Some("Index, totalt ")), Ok(()));
        let other = Err(Stop::Title("Index, ny definition".into()));
        assert_eq!(pinned("Index, totalt", Some("Index, ny definition")), other);
        assert_eq!(pinned("Index", None), Err(Stop::Gone));
    }

    #[test]
    fn figures_become_values_about_places() {
        let mut figures = vec![
            figure("1490", Gender::Total, Some("62.4347826086957")),
            figure("0014", Gender::Women, None),
            figure("0000", Gender::Men, Some("0.12345678901234567890123")),
            figure("G116237", Gender::Total, Some("1")),
        ];
        figures[2].is_withdrawn = true;
        let values = values_of_kolada(&figures);
        let told: Vec<_> = values
            .iter()
            .map(|v| (v.subject.as_str(), v.dimension.as_str(), v.value.map(Decimal::text), v.flag.key()))
            .collect();
        let wanted = [
            ("1490", "", Some("62.4347826086957".to_string()), ""),
            ("14", "K", None, "missing"),
            ("00", "M", None, "deleted"),
            ("G116237", "", Some("1".to_string()), ""),
        ];
        assert_eq!(told, wanted);
        assert!(kept(&statistics::Decimal::parse("0.12345678901234567890123").unwrap()).is_some());
    }

    #[test]
    fn a_municipality_is_compared_with_those_like_it_this_year() {
        let group = |id: &str, title: &str, members: &[&str]| Group {
            id: id.into(),
            title: title.into(),
            members: members
                .iter()
                .map(|id| statistics::kolada::Member { member_id: id.to_string(), member_title: None })
                .collect(),
        };
        let groups = [
            group("G1", "Liknande kommuner, övergripande, Borås, 2024", &["1490", "1480"]),
            group("G2", "Liknande kommuner, övergripande, Borås, 2025", &["1490", "1280"]),
            group("G3", "Liknande kommuner, övergripande, Umeå, 2025", &["2480"]),
            group("G4", "Sjuhärad kommunalförbund (ovägt medel)", &["1490"]),
            group("G5", "Alla kommuner", &["1490"]),
        ];
        let ids: Vec<&str> = peers(&groups, "1490").iter().map(|group| group.id.as_str()).collect();
        assert_eq!(ids, ["G2", "G4"]);
    }

    #[test]
    fn cells_become_values_about_places_and_periods() {
        let row = |place: &str, time: &str, value: Option<&str>, status: Option<&str>| Row {
            codes: vec![place.into(), "X".into(), time.into()],
            value: value.and_then(statistics::Decimal::parse),
            status: status.map(str::to_string),
        };
        let figures = Figures {
            label: String::new(),
            source: None,
            updated: None,
            variables: vec!["Region".into(), "ContentsCode".into(), "Tid".into()],
            rows: vec![
                row("1490", "2024K3", Some("12"), Some("p")),
                row("00", "2024", None, Some("..")),
                row("RegionX", "2024", Some("1"), None),
            ],
        };
        let selection =
            Selection { region: Some("Region".into()), time: "Tid".into(), ..Selection::default() };
        let values = values_of_table(&selection, &figures);
        let told: Vec<_> = values.iter().map(|v| (v.subject.clone(), v.period.key(), v.flag.key())).collect();
        let wanted = [
            ("1490".to_string(), "2024-Q3".to_string(), "preliminary"),
            ("00".to_string(), "2024".to_string(), "missing"),
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn what_is_due_is_seen_from_what_there_is() {
        let (today, yesterday, older) = (date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 3));
        let cases = [
            (None, None, false, true, "never fetched"),
            (Some(today), Some(yesterday), true, false, "tried today already"),
            (Some(yesterday), None, true, true, "it failed"),
            (Some(yesterday), None, false, false, "nothing new"),
            (Some(older), Some(yesterday), false, true, "published yesterday"),
            (Some(older), Some(today), false, false, "published today: tomorrow it is there"),
            (Some(yesterday), Some(yesterday), false, true, "fetched before it came out that day"),
            (Some(older), Some(date(2026, 4, 24)), false, false, "long known"),
            (Some(older), Some(date(2027, 4, 24)), false, false, "yet to come"),
            (Some(date(2026, 10, 31)), None, false, true, "another month"),
            (Some(date(2025, 11, 23)), None, false, true, "the same month of another year"),
        ];
        for (last, published, failed, due, why) in cases {
            assert_eq!(is_due(today, last, published, failed), due, "{why}");
        }
        assert!(is_due(date(2027, 1, 1), Some(date(2026, 12, 31)), None, false), "over New Year");
        assert_eq!(years(today).first(), Some(&2011));
        assert_eq!(years(today).len(), 16);
    }
}
