//! Charts are snapshots; any data gives well-formed drawings.

use proptest::prelude::*;
use rendering::chart::{
    Bar, Bars, Break, Caption, Line, Part, Point, Row, Share, Sparkline, Stacked, Target, bars, line, share,
    sparkline, stacked,
};
use rendering::{Language, Measure};

fn caption(title: &str, measure: Measure) -> Caption {
    Caption {
        id: "c1".into(),
        title: title.into(),
        description: "Var pengarna finns.".into(),
        language: Language::Swedish,
        measure,
    }
}

fn points(values: &[Option<i64>]) -> Vec<Point> {
    (2018..)
        .zip(values)
        .map(|(year, value): (i32, _)| Point { label: year.to_string(), value: *value })
        .collect()
}

fn samples() -> Vec<(&'static str, String)> {
    let themes = [
        ("Kompetensförsörjning", 1_234_567_800),
        (
            "Textil & mode <i hela sin långa och besvärliga omfattning, med alla sina delar och tillägg>",
            345_000_000,
        ),
        ("Besöksnäring", 0),
    ];
    let shared = Share {
        caption: caption("Andel av beviljat", Measure::Money),
        parts: themes.iter().map(|(label, value)| Part { label: (*label).into(), value: *value }).collect(),
    };
    let barred = Bars {
        caption: caption("Beviljat per tema", Measure::Money),
        bars: themes.iter().map(|(label, value)| Bar { label: (*label).into(), value: *value }).collect(),
    };
    let stack = Stacked {
        caption: Caption {
            language: Language::English,
            ..caption("Lights by chapter", Measure::Number { decimals: 0 })
        },
        series: vec!["Done".into(), "Begun".into(), "Not begun".into()],
        rows: vec![
            Row { label: "Trade".into(), values: vec![12, 5, 1] },
            Row { label: "Land".into(), values: vec![2, 0, 30] },
        ],
    };
    let trend = Line {
        caption: caption("Nöjd-kund-index", Measure::Number { decimals: 2 }),
        points: points(&[Some(358), Some(362), None, Some(371), Some(369), Some(380)]),
        target: Some(Target { label: "Mål".into(), value: 370 }),
        breaks: vec![Break { before: 4, label: "ny fråga".into() }],
    };
    let spark = Sparkline {
        caption: caption("Besök", Measure::Number { decimals: 0 }),
        points: points(&[Some(10), Some(30), Some(20)]),
    };
    vec![
        ("share", share(&shared)),
        ("bars", bars(&barred)),
        ("stacked", stacked(&stack)),
        ("line", line(&trend)),
        ("sparkline", sparkline(&spark)),
    ]
}

#[test]
fn charts_look_as_approved() {
    for (name, svg) in samples() {
        insta::assert_snapshot!(name, svg);
    }
}

#[test]
fn a_strict_content_policy_allows_them() {
    for (name, svg) in samples() {
        for forbidden in ["style=", "<script", "<style", "href", "onload", "NaN", "inf"] {
            assert!(!svg.contains(forbidden), "{name}: {forbidden}");
        }
        assert!(svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc"), "{name}");
    }
}

#[test]
fn nothing_to_draw_is_drawn() {
    let empty = |title| caption(title, Measure::Money);
    let none = Line { caption: empty("x"), points: vec![], target: None, breaks: vec![] };
    let all = [
        bars(&Bars { caption: empty("x"), bars: vec![] }),
        share(&Share { caption: empty("x"), parts: vec![] }),
        stacked(&Stacked { caption: empty("x"), series: vec![], rows: vec![] }),
        line(&none),
        sparkline(&Sparkline { caption: empty("x"), points: points(&[None]) }),
    ];
    for svg in all {
        assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

/// Every tag is closed and every `<` and `&` of the data is escaped.
fn is_well_formed(svg: &str) -> bool {
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let Some((tag, text)) = tag.split_once('>') else { return false };
        if text.contains('>') || tag.ends_with('/') && tag.starts_with('/') {
            return false;
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    open.is_empty()
}

proptest! {
    #[test]
    fn any_data_is_drawn(
        label in any::<String>(),
        values in proptest::collection::vec(any::<Option<i64>>(), 0..12),
        target in any::<Option<i64>>(),
        before in 0usize..20,
    ) {
        let plain = caption(&label, Measure::Money);
        let caption = Caption { id: label.clone(), description: label.clone(), ..plain };
        let known: Vec<i64> = values.iter().flatten().copied().collect();
        let drawn = [
            bars(&Bars {
                caption: caption.clone(),
                bars: known.iter().map(|value| Bar { label: label.clone(), value: *value }).collect(),
            }),
            share(&Share {
                caption: caption.clone(),
                parts: known.iter().map(|value| Part { label: label.clone(), value: *value }).collect(),
            }),
            stacked(&Stacked {
                caption: caption.clone(),
                series: vec![label.clone(); 3],
                rows: vec![Row { label: label.clone(), values: known }],
            }),
            line(&Line {
                caption: caption.clone(),
                points: points(&values),
                target: target.map(|value| Target { label: label.clone(), value }),
                breaks: vec![Break { before, label: label.clone() }],
            }),
            sparkline(&Sparkline { caption, points: points(&values) }),
        ];
        for svg in drawn {
            prop_assert!(is_well_formed(&svg), "{}", svg);
            prop_assert!(!svg.contains("=\"NaN") && !svg.contains("=\"inf") && !svg.contains("=\"-inf"));
        }
    }
}
