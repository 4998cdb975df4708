//! How many of each light, over all and by chapter. Pure.

use types::Light;

use crate::{Record, RecordItem, Side, Verdict};

/// How many of each verdict, and without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub green: usize,
    pub yellow: usize,
    pub red: usize,
    pub not_judged: usize,
    pub unanswered: usize,
}

impl Counts {
    pub fn of(verdicts: impl IntoIterator<Item = Option<Verdict>>) -> Counts {
        let mut counts = Counts::default();
        for verdict in verdicts {
            *match verdict {
                Some(Verdict::Light(Light::Green)) => &mut counts.green,
                Some(Verdict::Light(Light::Yellow)) => &mut counts.yellow,
                Some(Verdict::Light(Light::Red)) => &mut counts.red,
                Some(Verdict::NotJudged) => &mut counts.not_judged,
                None => &mut counts.unanswered,
            } += 1;
        }
        counts
    }

    pub fn all(&self) -> usize {
        self.green + self.yellow + self.red + self.not_judged + self.unanswered
    }

    /// In the order green, yellow, red, not judged, not answered: as charts and tables have them.
    pub fn row(&self) -> [usize; 5] {
        [self.green, self.yellow, self.red, self.not_judged, self.unanswered]
    }
}

/// A chapter's counts of both lights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterCounts {
    /// Empty for initiatives without a chapter.
    pub chapter: String,
    pub done: Counts,
    pub goal: Counts,
}

impl RecordItem {
    pub fn verdict(&self, side: Side) -> Option<Verdict> {
        match side {
            Side::Done => self.done,
            Side::Goal => self.goal_reached,
        }
    }
}

impl Record {
    pub fn counts(&self, side: Side) -> Counts {
        Counts::of(self.items.iter().map(|item| item.verdict(side)))
    }

    /// Chapters in the order in which they first come, each with its items.
    pub fn chapters(&self) -> Vec<(&str, Vec<&RecordItem>)> {
        let mut chapters: Vec<(&str, Vec<&RecordItem>)> = Vec::new();
        for item in &self.items {
            match chapters.iter_mut().find(|(chapter, _)| *chapter == item.chapter) {
                Some((_, items)) => items.push(item),
                None => chapters.push((&item.chapter, vec![item])),
            }
        }
        chapters
    }

    pub fn counts_by_chapter(&self) -> Vec<ChapterCounts> {
        let count = |(chapter, items): (&str, Vec<&RecordItem>)| ChapterCounts {
            chapter: chapter.to_string(),
            done: Counts::of(items.iter().map(|item| item.done)),
            goal: Counts::of(items.iter().map(|item| item.goal_reached)),
        };
        self.chapters().into_iter().map(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample_item;

    #[test]
    fn lights_are_counted_by_chapter_in_order() {
        let light = |light| Some(Verdict::Light(light));
        let mut other = sample_item("4", light(Light::Red), Some(Verdict::NotJudged));
        other.chapter = "0 Ledning".into();
        let record = Record {
            items: vec![
                sample_item("1", light(Light::Green), light(Light::Yellow)),
                other,
                sample_item("2", light(Light::Green), None),
                sample_item("3", None, None),
            ],
            ..Record::default()
        };
        assert_eq!(record.counts(Side::Done).row(), [2, 0, 1, 0, 1]);
        assert_eq!(record.counts(Side::Goal).row(), [0, 1, 0, 1, 2]);
        let by = record.counts_by_chapter();
        let names: Vec<&str> = by.iter().map(|counts| counts.chapter.as_str()).collect();
        assert_eq!(names, ["1 Dialog", "0 Ledning"]);
        assert_eq!((by[0].done.all(), by[0].done.green, by[1].goal.not_judged), (3, 2, 1));
    }
}
