//! The demo's own plan: it must read without doubt but for the word that is odd on purpose.

use std::collections::BTreeSet;

use reading::contract::{Document, TargetForm};

const PLAN: &str = include_str!("../../../bygd/demo/verksamhetsplan.txt");

#[test]
fn the_demo_plan_reads_well() {
    let reading = reading::read_bytes("verksamhetsplan.txt", PLAN.as_bytes(), &|_| {});
    let documents = &reading.files[0].documents;
    let found = documents.iter().find_map(|d| if let Document::Plan(plan) = d { Some(plan) } else { None });
    let plan = found.expect("a plan");
    let found =
        documents.iter().find_map(|d| if let Document::Indicators(list) = d { Some(list) } else { None });
    let indicators = found.expect("indicators");
    assert_eq!(
        (plan.chapters.len(), plan.period.map(|years| (years.from, years.to))),
        (8, Some((2026, 2026)))
    );
    let sections: Vec<_> = plan.chapters.iter().flat_map(|chapter| &chapter.sections).collect();
    let quiet: Vec<_> = sections.iter().filter(|section| section.no_planned_activities).collect();
    assert_eq!((sections.len(), quiet.len()), (21, 2));
    let initiatives: Vec<_> = sections.iter().flat_map(|section| &section.initiatives).collect();
    assert_eq!(initiatives.len(), 30);
    for initiative in &initiatives {
        let whole = initiative.purpose.is_some()
            && initiative.goal.is_some()
            && initiative.when.is_some()
            && !initiative.responsible.is_empty()
            && initiative.activities.len() >= 2
            && initiative.follow_up.as_deref() == Some("Två gånger per år");
        assert!(whole, "{initiative:#?}");
    }
    let odd =
        initiatives.iter().filter(|one| one.priority.as_ref().is_some_and(|p| p.level.is_none())).count();
    assert_eq!(odd, 1);
    let rules: Vec<_> = reading.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["unknown-priority"]);
    let activities: usize = initiatives.iter().map(|initiative| initiative.activities.len()).sum();
    assert_eq!(activities, PLAN.matches("  • ").count() - indicators.rows.len());
    assert_eq!(indicators.rows.len(), 10);
    assert_eq!(indicators.rows.iter().filter(|row| row.marked).count(), 4);
    let forms: BTreeSet<TargetForm> =
        indicators.rows.iter().flat_map(|row| row.targets.iter().map(|target| target.form)).collect();
    assert_eq!(forms.len(), 11, "{forms:?}");
}
