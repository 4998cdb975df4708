//! Plans and indicators as text for a person.

use std::fmt::Write;

use super::target;
use crate::Language;
use crate::contract::{Document, IndicatorRow, Indicators, Initiative, Period, Plan, Sure, SureFields};

/// The document as lines of text, the last of them a count; empty for documents of other kinds.
pub(crate) fn print(document: &Document, language: Language) -> String {
    let mut page = Page { text: String::new(), language };
    match document {
        Document::Plan(plan) => page.plan(plan),
        Document::Indicators(indicators) => page.indicators(indicators),
        Document::Grants(_) | Document::Aggregates(_) => {}
    }
    page.text
}

struct Page {
    text: String,
    language: Language,
}

impl Page {
    fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        if self.language == Language::Swedish { sv } else { en }
    }

    fn line(&mut self, indent: usize, text: &str) {
        for row in text.lines() {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{:indent$}{row}", "");
        }
    }

    fn plan(&mut self, plan: &Plan) {
        let title = plan
            .title
            .clone()
            .unwrap_or_else(|| self.say("Plan utan titel", "Plan without a title").to_string());
        let period = plan.period.map(|period| format!(", {}", span(period))).unwrap_or_default();
        self.line(0, &format!("{title}{period}"));
        for chapter in &plan.chapters {
            self.text.push('\n');
            self.line(0, &heading(chapter.number.as_deref(), chapter.title.as_deref()));
            for section in &chapter.sections {
                self.line(2, &heading(section.number.as_deref(), section.title.as_deref()));
                if section.no_planned_activities {
                    let words = self.say("Inga planerade aktiviteter.", "No planned activities.");
                    self.line(4, words);
                }
                for initiative in &section.initiatives {
                    self.initiative(initiative);
                }
            }
        }
        self.text.push('\n');
        let counts = self.counts(plan);
        self.line(0, &counts);
    }

    fn initiative(&mut self, initiative: &Initiative) {
        let sure = &initiative.sure;
        let untitled = self.say("(utan rubrik)", "(without a title)");
        let title = initiative.title.as_deref().unwrap_or(untitled);
        self.line(4, &format!("{}{title}", doubt(sure, "title")));
        let people = (!initiative.responsible.is_empty()).then(|| initiative.responsible.join(", "));
        let priority = initiative.priority.as_ref().map(|priority| priority.text.clone());
        let fields = [
            (self.say("Syfte", "Purpose"), "purpose", initiative.purpose.clone()),
            (self.say("Mål", "Goal"), "goal", initiative.goal.clone()),
            (self.say("När", "When"), "when", initiative.when.clone()),
            (self.say("Vem", "Who"), "responsible", people),
            (self.say("Prioritet", "Priority"), "priority", priority),
            (self.say("Uppföljning", "Follow-up"), "follow_up", initiative.follow_up.clone()),
            ("Status", "status", initiative.status.clone()),
            ("Budget", "budget", initiative.budget.clone()),
            (self.say("Nuläge", "Baseline"), "baseline", initiative.baseline.clone()),
            (self.say("Mätmetod", "Method"), "method", initiative.method.clone()),
        ];
        for (word, field, value) in fields {
            if let Some(value) = value {
                self.line(6, &format!("{word}: {}{value}", doubt(sure, field)));
            }
        }
        for (word, value) in &initiative.labels {
            self.line(6, &format!("{word}: {}", value.as_str().unwrap_or_default()));
        }
        for activity in &initiative.activities {
            let own = [activity.when.clone(), Some(activity.responsible.join(", ")), activity.status.clone()];
            let own: Vec<String> = own.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            let own = if own.is_empty() { String::new() } else { format!(" [{}]", own.join("; ")) };
            self.line(6, &format!("• {}{own}", activity.text));
        }
    }

    fn counts(&self, plan: &Plan) -> String {
        let sections: Vec<_> = plan.chapters.iter().flat_map(|chapter| &chapter.sections).collect();
        let initiatives: Vec<_> = sections.iter().flat_map(|section| &section.initiatives).collect();
        let activities: usize = initiatives.iter().map(|initiative| initiative.activities.len()).sum();
        let counts = [
            counted(plan.chapters.len(), self.say("kapitel", "chapter"), self.say("kapitel", "chapters")),
            counted(sections.len(), self.say("avsnitt", "section"), self.say("avsnitt", "sections")),
            counted(
                initiatives.len(),
                self.say("initiativ", "initiative"),
                self.say("initiativ", "initiatives"),
            ),
            counted(activities, self.say("aktivitet", "activity"), self.say("aktiviteter", "activities")),
        ];
        counts.join(", ")
    }

    fn indicators(&mut self, indicators: &Indicators) {
        let untitled = self.say("Nyckeltal", "Indicators");
        let title = indicators.title.clone().unwrap_or_else(|| untitled.to_string());
        self.line(0, &title);
        for row in &indicators.rows {
            self.indicator(row);
        }
        self.text.push('\n');
        let marked = indicators.rows.iter().filter(|row| row.marked).count();
        let targets: usize = indicators.rows.iter().map(|row| row.targets.len()).sum();
        let counts = [
            counted(
                indicators.rows.len(),
                self.say("nyckeltal", "indicator"),
                self.say("nyckeltal", "indicators"),
            ),
            counted(targets, self.say("mål", "target"), self.say("mål", "targets")),
            counted(marked, self.say("märkt", "marked"), self.say("märkta", "marked")),
        ];
        self.line(0, &counts.join(", "));
    }

    fn indicator(&mut self, row: &IndicatorRow) {
        let mark = if row.marked { " *" } else { "" };
        let name = row.name.as_deref().unwrap_or("–");
        self.line(2, &format!("{name}{mark}"));
        if let Some(outcome) = row.outcome {
            let year = row.outcome_year.map(|year| format!(" ({year})")).unwrap_or_default();
            let word = self.say("Utfall", "Outcome");
            self.line(4, &format!("{word}: {}{year}", target::shown(outcome, self.language)));
        } else if row.sure.get("outcome") == Some(&Sure::Ambiguous) {
            let word = self.say("Utfall", "Outcome");
            self.line(4, &format!("{word}: ?"));
        }
        for one in &row.targets {
            let said = target::sentence(one, self.language);
            let word = self.say("Mål", "Target");
            self.line(4, &format!("{word}: {}{said}", doubt(&row.sure, "targets")));
        }
        if let Some(source) = &row.source {
            let word = self.say("Källa", "Source");
            self.line(4, &format!("{word}: {source}"));
        }
    }
}

/// The mark before a value that is not certain.
fn doubt(sure: &SureFields, field: &str) -> &'static str {
    match sure.get(field) {
        Some(Sure::Assumed) => "~",
        Some(Sure::Ambiguous) => "?",
        Some(Sure::Proved | Sure::Single) | None => "",
    }
}

fn heading(number: Option<&str>, title: Option<&str>) -> String {
    [number, title].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn span(period: Period) -> String {
    if period.from == period.to {
        period.from.to_string()
    } else {
        format!("{}–{}", period.from, period.to)
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
