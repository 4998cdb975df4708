//! What an annual report says: the data that the year's rounds give, section by section, beside the texts
//! that people write. Pure. What is not for those outside has been left out before it got here.

use serde::{Deserialize, Serialize};

use crate::{
    ChapterCounts, Counts, Measure, Move, Record, RecordItem, Side, Verdict, facts::Locked, moved,
    record::hash_of_text,
};

/// The shape of a locked [`Content`].
pub const SCHEMA: &str = "bygd-annual-report/1";

/// An annual report. Self-contained: names are written out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    pub schema: String,
    pub title: String,
    pub owner: String,
    pub plan: String,
    pub year: i32,
    /// The year's locked rounds that it is made of, oldest first.
    pub rounds: Vec<Source>,
    pub sections: Vec<Section>,
}

/// A locked record that the report is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub label: String,
    pub number: i64,
    pub sha256: String,
}

/// A section with its data and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Stable: `foreword`, `summary`, `chapter:1 Dialog`, `indicators`, `deviations`, `outlook`.
    pub key: String,
    /// A chapter's own heading; empty where the key names the section.
    pub heading: String,
    pub data: Data,
    /// What people have written; empty: the draft stands.
    pub text: String,
}

/// What the rounds give to a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Data {
    /// People's words alone.
    #[default]
    Words,
    /// Counts of both lights by chapter, at the last round.
    Summary {
        chapters: Vec<ChapterLights>,
    },
    Chapter {
        items: Vec<ReportItem>,
    },
    Indicators {
        measures: Vec<Measure>,
    },
    Deviations {
        items: Vec<ReportItem>,
    },
}

/// How many of each light a chapter has: green, yellow, red, not judged, not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterLights {
    pub chapter: String,
    pub done: [usize; 5],
    pub goal: [usize; 5],
}

/// An initiative as the year's last round told it, with the lights of the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportItem {
    pub told: RecordItem,
    pub before: Option<(Option<Verdict>, Option<Verdict>)>,
}

impl ReportItem {
    /// How the light of this side moved since the round before.
    pub fn moved(&self, side: Side) -> Option<Move> {
        let (done, goal) = self.before?;
        let before = if side == Side::Done { done } else { goal };
        moved(before, self.told.verdict(side))
    }
}

impl Section {
    /// The hash of its data: a text that was written over other data is flagged.
    pub fn base(&self) -> String {
        hash_of_text(&serde_json::to_string(&self.data).unwrap_or_default()).chars().take(16).collect()
    }
}

impl Content {
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn hash(&self) -> String {
        hash_of_text(&self.written())
    }

    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// Counts of all chapters.
    pub fn counts(&self, side: Side) -> Counts {
        let mut sum = [0; 5];
        if let Some(Section { data: Data::Summary { chapters }, .. }) = self.section("summary") {
            for chapter in chapters {
                let row = if side == Side::Done { chapter.done } else { chapter.goal };
                sum.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
            }
        }
        let [green, yellow, red, not_judged, unanswered] = sum;
        Counts { green, yellow, red, not_judged, unanswered }
    }
}

/// The report of a year's locked rounds, oldest first, as it drafts itself: every section, no text.
pub fn draft(title: &str, owner: &str, plan: &str, year: i32, rounds: &[Locked]) -> Content {
    let empty = Record::default();
    let last = rounds.last().map_or(&empty, |locked| &locked.version.record);
    let before = rounds.len().checked_sub(2).and_then(|place| rounds.get(place));
    let before = before.map(|locked| &locked.version.record);
    let item = |told: &RecordItem| ReportItem {
        before: before.and_then(|record| record.item(&told.id)).map(|item| (item.done, item.goal_reached)),
        told: told.clone(),
    };
    let section = |key: &str, data: Data| Section { key: key.to_string(), data, ..Section::default() };
    let lights = |counts: ChapterCounts| ChapterLights {
        chapter: counts.chapter,
        done: counts.done.row(),
        goal: counts.goal.row(),
    };
    let chapters = last.counts_by_chapter().into_iter().map(lights).collect();
    let mut sections = vec![section("foreword", Data::Words), section("summary", Data::Summary { chapters })];
    for (heading, items) in last.chapters() {
        let data = Data::Chapter { items: items.into_iter().map(item).collect() };
        let key = format!("chapter:{heading}");
        sections.push(Section { key, heading: heading.to_string(), data, text: String::new() });
    }
    if !last.indicators.is_empty() {
        sections.push(section("indicators", Data::Indicators { measures: last.indicators.clone() }));
    }
    let deviating = last.items.iter().filter(|item| item.deviation.is_some() || !item.outcomes.is_empty());
    let items: Vec<ReportItem> = deviating.map(item).collect();
    if !items.is_empty() {
        sections.push(section("deviations", Data::Deviations { items }));
    }
    sections.push(section("outlook", Data::Words));
    let source = |locked: &Locked| Source {
        label: locked.round.draft.label.clone(),
        number: locked.version.number,
        sha256: locked.version.sha256.clone(),
    };
    Content {
        schema: SCHEMA.to_string(),
        title: title.to_string(),
        owner: owner.to_string(),
        plan: plan.to_string(),
        year,
        rounds: rounds.iter().map(source).collect(),
        sections,
    }
}

/// What a politician needs to know since the round before, on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceLast {
    pub owner: String,
    pub plan: String,
    /// The names of the round before and of this one; the first is empty where there is none.
    pub rounds: (String, String),
    /// Initiatives whose light moved, the worse first.
    pub changed: Vec<ReportItem>,
    /// Actions whose day has passed: title, action, day.
    pub late: Vec<(String, String, String)>,
    /// Indicators whose light or value is another than last time: what it was, and is.
    pub indicators: Vec<(Option<Measure>, Measure)>,
    /// What is asked: title and words.
    pub requests: Vec<(String, String)>,
}

/// What is new in a record since the one before. `today` is an ISO date.
pub fn since_last(before: Option<&Locked>, now: &Locked, today: &str) -> SinceLast {
    let record = &now.version.record;
    let earlier = before.map(|locked| &locked.version.record);
    let item = |told: &RecordItem| ReportItem {
        before: earlier.and_then(|record| record.item(&told.id)).map(|item| (item.done, item.goal_reached)),
        told: told.clone(),
    };
    let moves = |item: &ReportItem| Side::BOTH.map(|side| item.moved(side));
    let mut changed: Vec<ReportItem> = record.items.iter().map(item).collect();
    changed.retain(|item| moves(item).iter().any(Option::is_some));
    changed.sort_by_key(|item| !moves(item).contains(&Some(Move::Worse)));
    let late = record.items.iter().filter_map(|item| {
        let told = item.deviation.as_ref()?;
        let passed = !told.due_on.is_empty() && told.due_on.as_str() < today;
        passed.then(|| (item.title.clone(), told.action.clone(), told.due_on.clone()))
    });
    let was = |measure: &Measure| earlier?.indicators.iter().find(|was| was.id == measure.id).cloned();
    let news = record.indicators.iter().filter_map(|measure| {
        let was = was(measure);
        let same = was.as_ref().is_some_and(|was| (was.light, &was.value) == (measure.light, &measure.value));
        (!same && earlier.is_some()).then(|| (was, measure.clone()))
    });
    let asked = record.items.iter().filter(|item| !item.request.is_empty());
    SinceLast {
        owner: record.owner.clone(),
        plan: record.plan.clone(),
        rounds: (
            before.map(|locked| locked.round.draft.label.clone()).unwrap_or_default(),
            now.round.draft.label.clone(),
        ),
        changed,
        late: late.collect(),
        indicators: news.collect(),
        requests: asked.map(|item| (item.title.clone(), item.request.clone())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use access::Visibility;
    use types::Light;

    use super::*;
    use crate::{Deviation, Round, RoundDraft, Stage, Version, record::sample_item};

    const GREEN: Option<Verdict> = Some(Verdict::Light(Light::Green));
    const RED: Option<Verdict> = Some(Verdict::Light(Light::Red));

    fn locked(label: &str, items: Vec<RecordItem>, light: Option<Light>) -> Locked {
        let measure = Measure { id: "5".into(), name: "Besök".into(), light, ..Measure::default() };
        let record = Record { items, indicators: vec![measure], ..Record::default() };
        let round = Round {
            id: 1,
            owner_id: 1,
            owner_name: "Åsunda".into(),
            visibility: Visibility::Public,
            revision: 1,
            is_active: true,
            stage: Stage::Closed,
            plan_id: 1,
            draft: RoundDraft { label: label.into(), ..RoundDraft::default() },
            opened_at: None,
            reopen_reason: String::new(),
        };
        let version = Version {
            number: 1,
            sha256: record.hash(),
            record,
            reason: String::new(),
            closed_at: 0,
            closed_by: String::new(),
        };
        Locked { round, version }
    }

    fn year() -> Vec<Locked> {
        let mut late = sample_item("2", GREEN, RED);
        late.request = "Pengar till kajen.".into();
        late.deviation = Some(Deviation {
            action: "Handla upp.".into(),
            due_on: "2026-10-01".into(),
            ..Deviation::default()
        });
        vec![
            locked(
                "Halvår",
                vec![sample_item("1", GREEN, RED), sample_item("2", GREEN, GREEN)],
                Some(Light::Red),
            ),
            locked("Helår", vec![sample_item("1", GREEN, GREEN), late, sample_item("3", GREEN, None)], None),
        ]
    }

    #[test]
    fn a_report_drafts_itself_of_the_years_rounds() {
        let content = draft("Berättelse", "Åsunda", "Plan", 2026, &year());
        let keys: Vec<&str> = content.sections.iter().map(|section| section.key.as_str()).collect();
        assert_eq!(keys, ["foreword", "summary", "chapter:1 Dialog", "indicators", "deviations", "outlook"]);
        assert_eq!(content.counts(Side::Goal).row(), [1, 0, 1, 0, 1]);
        let Some(Section { data: Data::Chapter { items }, .. }) = content.section("chapter:1 Dialog") else {
            panic!("a chapter")
        };
        assert_eq!(items[0].moved(Side::Goal), Some(Move::Better));
        assert_eq!((items[0].moved(Side::Done), items[2].moved(Side::Done)), (None, None));
        let back: Content = serde_json::from_str(&content.written()).unwrap();
        assert_eq!(back, content);
        let empty = draft("Berättelse", "Åsunda", "Plan", 2026, &[]);
        assert_eq!(empty.sections.len(), 3);
    }

    #[test]
    fn changed_data_gives_a_section_another_base() {
        let mut rounds = year();
        let before = draft("B", "Å", "P", 2026, &rounds);
        rounds[1].version.record.items[0].comment = "Nytt.".into();
        let after = draft("B", "Å", "P", 2026, &rounds);
        let base = |content: &Content, key| content.section(key).map(Section::base);
        assert_ne!(base(&before, "chapter:1 Dialog"), base(&after, "chapter:1 Dialog"));
        assert_eq!(base(&before, "summary"), base(&after, "summary"));
        assert_eq!(base(&before, "outlook"), base(&after, "outlook"));
    }

    #[test]
    fn since_last_tells_only_what_is_new() {
        let rounds = year();
        let told = since_last(Some(&rounds[0]), &rounds[1], "2026-12-01");
        let titles: Vec<&str> = told.changed.iter().map(|item| item.told.title.as_str()).collect();
        assert_eq!(titles, ["Insats 2", "Insats 1"], "what is worse comes first");
        assert_eq!(told.late.len(), 1);
        assert_eq!(told.requests[0].1, "Pengar till kajen.");
        assert_eq!(told.indicators[0].0.as_ref().and_then(|was| was.light), Some(Light::Red));
        assert!(since_last(Some(&rounds[0]), &rounds[1], "2026-09-30").late.is_empty());
        let first = since_last(None, &rounds[0], "2026-07-01");
        assert!(first.changed.is_empty() && first.indicators.is_empty());
    }
}
