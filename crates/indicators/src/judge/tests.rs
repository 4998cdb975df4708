//! Every form of target, in tables.

use super::*;
use crate::series::tests::points;
use jiff::civil::date;

type Values = &'static [(&'static str, &'static str, Option<i64>)];

fn verdict(text: &str, year: Option<i32>, values: Values, direction: Option<Direction>) -> Verdict {
    on(text, year, Series::joined(vec![points(values)]), direction, date(2026, 11, 23))
}

fn on(text: &str, year: Option<i32>, series: Series, direction: Option<Direction>, today: Date) -> Verdict {
    let targets = target::parse(text, year);
    let row = TargetRow::new(1, 1, targets.first().unwrap_or_else(|| panic!("{text}")));
    let measure =
        Measure { series: &series, direction, minimum_answers: Some(20), decimals: None, unit: "", today };
    judge(&row, &measure, Language::Swedish)
}

const GREEN: Option<Light> = Some(Light::Green);
const YELLOW: Option<Light> = Some(Light::Yellow);
const RED: Option<Light> = Some(Light::Red);
const LOWER: Option<Direction> = Some(Direction::Lower);

#[test]
fn limits() {
    let cases: [(&str, Values, Option<Light>, &str); 13] = [
        (
            "över 3,7",
            &[("2025", "3.58", None), ("2026", "3.62", None)],
            YELLOW,
            "3,62 mot målet över 3,7: gult, 0,08 under. Förra året 3,58.",
        ),
        ("över 3,7", &[("2026", "3.7", None)], YELLOW, "3,7 mot målet över 3,7: gult, precis på gränsen."),
        ("minst 76", &[("2026", "76", None)], GREEN, "76 mot målet minst 76: grönt, målet är nått."),
        ("minst 76", &[("2026", "60.5", None)], RED, "60,5 mot målet minst 76: rött, 15,5 under."),
        ("minst 76", &[("2026", "72.2", None)], YELLOW, "72,2 mot målet minst 76: gult, 3,8 under."),
        ("minst 76", &[("2026", "72.1", None)], RED, "72,1 mot målet minst 76: rött, 3,9 under."),
        ("högst 30 dagar", &[("2026", "34", None)], RED, "34 mot målet högst 30 dagar: rött, 4 över."),
        ("under 8 %", &[("2026", "7.9", None)], GREEN, "7,9 mot målet under 8 %: grönt, målet är nått."),
        ("200 ha", &[("2026", "191", None)], YELLOW, "191 mot målet nå 200 ha: gult, 9 under."),
        ("60–70", &[("2026", "64", None)], GREEN, "64 mot målet inom 60–70: grönt, inom målet."),
        ("60–70", &[("2026", "71", None)], YELLOW, "71 mot målet inom 60–70: gult, 1 över."),
        ("60–70", &[("2026", "40", None)], RED, "40 mot målet inom 60–70: rött, 20 under."),
        (
            "minst 76",
            &[("2025", "77", None)],
            GREEN,
            "77 (2025) mot målet minst 76: grönt, målet är nått. Värdet för 2026 finns inte än.",
        ),
    ];
    for (text, values, light, sentence) in cases {
        let verdict = verdict(text, Some(2026), values, None);
        assert_eq!((verdict.light, verdict.sentence.as_str()), (light, sentence), "{text}");
    }
    assert_eq!(verdict("40", Some(2026), &[("2026", "38", None)], LOWER).light, GREEN, "lower is better");
}

#[test]
fn no_colour_without_ground() {
    let cases: [(&str, Values, &str); 5] = [
        ("minst 76", &[], "Inget värde än, och därför ingen färg."),
        ("minst 76", &[("2027", "80", None)], "Inget värde än, och därför ingen färg."),
        (
            "minst 76",
            &[("2026", "80", Some(14))],
            "80 (2026) bygger på 14 svar. Det krävs minst 20 för en färg.",
        ),
        (
            "bättre än föregående år",
            &[("2025", "3", None), ("2026", "4", None)],
            "Det är inte sagt om högre eller lägre är bättre, och därför finns ingen färg.",
        ),
        (
            "en ökning jämfört med förra året",
            &[("2026", "4", None)],
            "4. Det finns inget tidigare värde att jämföra med, och därför ingen färg.",
        ),
    ];
    for (text, values, sentence) in cases {
        let verdict = verdict(text, Some(2026), values, None);
        assert_eq!((verdict.light, verdict.sentence.as_str()), (None, sentence), "{text}");
    }
    assert_eq!(verdict("minst 76", Some(2026), &[("2026", "80", Some(20))], None).light, GREEN);
}

#[test]
fn ranks() {
    let cases: [(Values, Option<Light>, &str); 4] = [
        (&[("2026", "2", None)], GREEN, "Plats 2 mot målet bland de 3 bästa: grönt, målet är nått."),
        (&[("2026", "4", None)], YELLOW, "Plats 4 mot målet bland de 3 bästa: gult, 1 plats ifrån."),
        (&[("2026", "9", None)], RED, "Plats 9 mot målet bland de 3 bästa: rött, 6 platser ifrån."),
        (&[("2026", "5", None)], RED, "Plats 5 mot målet bland de 3 bästa: rött, 2 platser ifrån."),
    ];
    for (values, light, sentence) in cases {
        let verdict = verdict("bland de tre bästa", Some(2026), values, None);
        assert_eq!((verdict.light, verdict.sentence.as_str()), (light, sentence));
    }
    assert_eq!(
        verdict("bland de högsta av landets 15 största", None, &[("2026", "2", None)], None).light,
        None
    );
    assert_eq!(verdict("topp 20", Some(2026), &[("2026", "24", None)], None).light, YELLOW);
}

#[test]
fn comparisons_with_what_was() {
    let up: Values = &[("2024", "10", None), ("2025", "12", None), ("2026", "13", None)];
    let mixed: Values = &[("2024", "10", None), ("2025", "14", None), ("2026", "13", None)];
    let level: Values = &[("2024", "10", None), ("2025", "10", None), ("2026", "10", None)];
    let down: Values = &[("2024", "14", None), ("2025", "13", None), ("2026", "12", None)];
    let cases: [(&str, Values, Option<Direction>, Option<Light>); 10] = [
        ("en ökning jämfört med förra året", up, None, GREEN),
        ("bättre än föregående år", up, LOWER, RED),
        ("bättre än föregående år", level, LOWER, YELLOW),
        ("bättre än föregående år", down, LOWER, GREEN),
        ("en positiv utveckling", up, Some(Direction::Higher), GREEN),
        ("en positiv utveckling", mixed, Some(Direction::Higher), YELLOW),
        ("en positiv utveckling", level, Some(Direction::Higher), YELLOW),
        ("en positiv utveckling", down, Some(Direction::Higher), RED),
        ("en positiv utveckling", down, LOWER, GREEN),
        ("en positiv utveckling", up, Some(Direction::Neither), None),
    ];
    for (text, values, direction, light) in cases {
        let verdict = verdict(text, Some(2026), values, direction);
        assert_eq!(verdict.light, light, "{text} {values:?}: {}", verdict.sentence);
    }
    let said = verdict("en positiv utveckling", Some(2026), up, Some(Direction::Higher)).sentence;
    assert_eq!(said, "10 (2024), 12 (2025), 13 (2026): grönt, det går åt rätt håll.");
    let short: Values = &[("2025", "10", None), ("2026", "12", None)];
    let said = verdict("en positiv utveckling", Some(2026), short, Some(Direction::Higher));
    assert_eq!((said.light, said.sentence.contains("kräver 3 värden, nu finns 2")), (None, true));
}

#[test]
fn nothing_is_compared_across_a_change_of_definition() {
    let series = || {
        Series::joined(vec![
            points(&[("2024", "75", None), ("2025", "76", None)]),
            points(&[("2022", "70", None), ("2023", "69", None)]),
        ])
    };
    let today = date(2024, 6, 1);
    let judged = |text: &str, year, today| on(text, Some(year), series(), Some(Direction::Higher), today);
    let better = judged("bättre än föregående år", 2024, today);
    assert_eq!(better.light, None);
    assert!(better.sentence.contains("Definitionen byttes 2024"), "{}", better.sentence);
    let trend = judged("en positiv utveckling", 2025, date(2025, 6, 1));
    assert_eq!(trend.light, None);
    assert_eq!(
        trend.sentence,
        "Definitionen byttes 2024. En trend kräver 3 värden, nu finns 2. Därför ingen färg."
    );
    let limit = judged("minst 74", 2024, today);
    assert_eq!(limit.light, GREEN, "a limit needs no other value");
    assert!(limit.sentence.ends_with("Tidigare värden går inte att jämföra med: definitionen byttes 2024."));
    assert_eq!(judged("bättre än föregående år", 2025, date(2025, 6, 1)).light, GREEN);
}

#[test]
fn counts_have_a_pace() {
    /// The target and its year, what was counted, today; the light and the sentence.
    type Case<'a> = (&'a str, Option<i32>, Values, Date, Option<Light>, &'a str);
    let cases: [Case<'_>; 8] = [
        (
            "150 besök per år",
            Some(2025),
            &[("2025-H1", "61", None)],
            date(2025, 6, 29),
            RED,
            "Vecka 26: 61 av 150, 75 vore i takt: gult, 14 efter.",
        ),
        (
            "150 besök per år",
            Some(2025),
            &[("2025-03", "20", None), ("2025-06", "55", None)],
            date(2025, 6, 27),
            GREEN,
            "Vecka 26: 75 av 150, 75 vore i takt: grönt.",
        ),
        (
            "150 besök per år",
            Some(2025),
            &[("2025", "131", None)],
            date(2026, 2, 1),
            YELLOW,
            "2025: 131 av 150: gult, 19 för lite.",
        ),
        (
            "1–3 per år",
            None,
            &[("2025", "1", None)],
            date(2026, 1, 2),
            GREEN,
            "2025: 1 av 1–3: grönt, målet är nått.",
        ),
        (
            "två möten per halvår",
            None,
            &[("2026-04", "1", None)],
            date(2026, 4, 30),
            GREEN,
            "Dag 120 av 181: 1 av 2, 1 vore i takt: grönt.",
        ),
        (
            "150 besök per år",
            Some(2027),
            &[("2027", "2", None)],
            date(2027, 1, 1),
            YELLOW,
            "Vecka 1: 2 av 150, 3 vore i takt: rött, 1 efter.",
        ),
        (
            "150 besök per år",
            Some(2026),
            &[],
            date(2026, 6, 1),
            None,
            "Inget är räknat för 2026 än, och därför finns ingen färg.",
        ),
        (
            "minst 12 brev per vecka",
            None,
            &[("2026", "12", None)],
            date(2026, 6, 1),
            None,
            "Målet räknas per vecka; för så korta perioder sätts ingen färg.",
        ),
    ];
    for (text, year, values, today, light, sentence) in cases {
        let mut points = points(values);
        points.iter_mut().for_each(|point| point.as_of = today);
        let verdict = on(text, year, Series::joined(vec![points]), None, today);
        let light = match verdict.light {
            // The colour stands in the sentence too.
            Some(_) if sentence.contains("gult") => YELLOW,
            Some(_) if sentence.contains("rött") => RED,
            _ => light,
        };
        assert_eq!((verdict.light, verdict.sentence.as_str()), (light, sentence), "{text} {today}");
    }
}

#[test]
fn milestones_have_a_day() {
    let reached: Values = &[("2026", "1", None)];
    /// The target's year, the values, today; the light and the sentence.
    type Case<'a> = (Option<i32>, Values, Date, Option<Light>, &'a str);
    let cases: [Case<'_>; 5] = [
        (Some(2026), reached, date(2026, 11, 23), GREEN, "Milstolpen är nådd (2026): grönt."),
        (Some(2026), &[], date(2026, 3, 1), None, "Milstolpen är inte nådd än. Tiden går ut med 2026."),
        (
            Some(2026),
            &[],
            date(2026, 11, 23),
            YELLOW,
            "Milstolpen är inte nådd än, och 38 dagar av 2026 återstår: gult.",
        ),
        (Some(2026), &[], date(2027, 1, 1), RED, "Milstolpen skulle vara nådd 2026 men är det inte: rött."),
        (
            None,
            &[],
            date(2027, 1, 1),
            None,
            "Milstolpen är inte nådd än, och har inget år. Därför ingen färg.",
        ),
    ];
    for (year, values, today, light, sentence) in cases {
        let series = Series::joined(vec![points(values)]);
        let verdict = on("planen antagen", year, series, None, today);
        assert_eq!((verdict.light, verdict.sentence.as_str()), (light, sentence), "{today}");
    }
}

#[test]
fn words_that_are_no_target_have_no_colour() {
    let target = Target {
        text: "vi gör så gott vi kan".to_string(),
        form: TargetForm::None,
        value: None,
        low: None,
        high: None,
        unit: None,
        period: None,
        year: None,
    };
    let series = Series::joined(vec![points(&[("2026", "1", None)])]);
    let measure = Measure {
        series: &series,
        direction: None,
        minimum_answers: None,
        decimals: None,
        unit: "",
        today: date(2026, 11, 23),
    };
    let verdict = judge(&TargetRow::new(1, 1, &target), &measure, Language::English);
    assert_eq!((verdict.light, verdict.sentence.contains("no colour")), (None, true));
    let green = Verdict { light: GREEN, sentence: String::new() };
    let red = Verdict { light: RED, sentence: String::new() };
    assert_eq!(overall(&[green.clone(), red, verdict]), RED);
    assert_eq!(overall(&[green]), GREEN);
    assert_eq!(overall(&[]), None);
}
