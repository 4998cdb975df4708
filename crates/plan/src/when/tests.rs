//! The table of times: what offices write, and what is understood by it in a plan of 2026.

use jiff::civil::Date;

use super::{Repeat, due, read};

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// Days in short: "03-31" is a day of 2026.
fn told(days: &[Date]) -> String {
    let short = |day: &Date| {
        let text = day.to_string();
        text.strip_prefix("2026-").map(str::to_string).unwrap_or(text)
    };
    days.iter().map(short).collect::<Vec<_>>().join(" ")
}

#[test]
fn from_when_to_when_and_what_is_due() {
    let cases = [
        // text, from, to, due
        ("2026", "2026-01-01", "2026-12-31", "12-31"),
        ("2026–2027", "2026-01-01", "2027-12-31", "2027-12-31"),
        ("2024–2027/2028", "2024-01-01", "2028-12-31", "2028-12-31"),
        ("2027/28", "2027-01-01", "2028-12-31", "2028-12-31"),
        ("från 2027", "2027-01-01", "", ""),
        ("2026–", "2026-01-01", "", ""),
        ("2026 och framåt", "2026-01-01", "", ""),
        ("från 2026 till 2027", "2026-01-01", "2027-12-31", "2027-12-31"),
        ("mars", "2026-03-01", "2026-03-31", "03-31"),
        ("mars 2027", "2027-03-01", "2027-03-31", "2027-03-31"),
        ("mars–maj 2026", "2026-03-01", "2026-05-31", "05-31"),
        ("mars-maj", "2026-03-01", "2026-05-31", "05-31"),
        ("mars och september", "2026-03-01", "2026-09-30", "03-31 09-30"),
        ("mars, juni, september 2027", "2027-03-01", "2027-09-30", "2027-03-31 2027-06-30 2027-09-30"),
        ("oktober–mars", "2026-10-01", "2027-03-31", "2027-03-31"),
        ("oktober–mars 2026", "2025-10-01", "2026-03-31", "03-31"),
        ("okt 2026 - feb 2027", "2026-10-01", "2027-02-28", "2027-02-28"),
        ("Q3", "2026-07-01", "2026-09-30", "09-30"),
        ("Q1–Q2 2026", "2026-01-01", "2026-06-30", "06-30"),
        ("Q3 2026 till Q1 2027", "2026-07-01", "2027-03-31", "2027-03-31"),
        ("kvartal 2", "2026-04-01", "2026-06-30", "06-30"),
        ("tredje kvartalet 2026", "2026-07-01", "2026-09-30", "09-30"),
        ("3:e kvartalet", "2026-07-01", "2026-09-30", "09-30"),
        ("första halvåret", "2026-01-01", "2026-06-30", "06-30"),
        ("H2 2026", "2026-07-01", "2026-12-31", "12-31"),
        ("tertial 1", "2026-01-01", "2026-04-30", "04-30"),
        ("våren", "2026-03-01", "2026-05-31", "05-31"),
        ("hösten 2026", "2026-09-01", "2026-11-30", "11-30"),
        ("vår/höst", "2026-03-01", "2026-11-30", "05-31 11-30"),
        ("vår och höst 2027", "2027-03-01", "2027-11-30", "2027-05-31 2027-11-30"),
        ("vintern 2026/27", "2027-01-01", "2027-02-28", "2027-02-28"),
        ("VT26", "2026-01-01", "2026-06-30", "06-30"),
        ("ht 2026", "2026-08-01", "2026-12-31", "12-31"),
        ("läsåret 2026/27", "2026-08-01", "2027-06-30", "2027-06-30"),
        ("läsåret 26/27", "2026-08-01", "2027-06-30", "2027-06-30"),
        ("läsåret", "2026-08-01", "2027-06-30", "2027-06-30"),
        ("2026-05-15", "2026-05-15", "2026-05-15", "05-15"),
        ("15 maj", "2026-05-15", "2026-05-15", "05-15"),
        ("15 maj 2027", "2027-05-15", "2027-05-15", "2027-05-15"),
        ("15/3", "2026-03-15", "2026-03-15", "03-15"),
        ("senast 1 maj", "2026-01-01", "2026-05-01", "05-01"),
        ("senast mars", "2026-01-01", "2026-03-31", "03-31"),
        ("före sommaren", "2026-01-01", "2026-05-31", "05-31"),
        ("t.o.m. juni", "2026-01-01", "2026-06-30", "06-30"),
        ("slutet av mars", "2026-03-21", "2026-03-31", "03-31"),
        ("i början av september", "2026-09-01", "2026-09-10", "09-10"),
        ("mitten av året", "2026-05-01", "2026-08-31", "08-31"),
        ("v. 12", "2026-03-16", "2026-03-20", "03-20"),
        ("v 12–14", "2026-03-16", "2026-04-03", "04-03"),
        ("Q1–2 2027", "2027-01-01", "2027-06-30", "2027-06-30"),
        ("15–17 maj", "2026-05-15", "2026-05-17", "05-17"),
        ("årsskiftet", "2026-12-01", "2026-12-31", "12-31"),
        ("löpande", "2026-01-01", "2026-12-31", ""),
        ("löpande 2026", "2026-01-01", "2026-12-31", ""),
        ("löpande under hela året", "2026-01-01", "2026-12-31", ""),
        ("vid behov", "2026-01-01", "2026-12-31", ""),
        ("varje kvartal", "2026-01-01", "2026-12-31", "03-31 06-30 09-30 12-31"),
        ("kvartalsvis från juli", "2026-07-01", "", "09-30 12-31"),
        ("varje tertial", "2026-01-01", "2026-12-31", "04-30 08-31 12-31"),
        ("varje halvår", "2026-01-01", "2026-12-31", "06-30 12-31"),
        ("årligen", "2026-01-01", "2026-12-31", "12-31"),
        ("varje mars", "2026-03-01", "2026-03-31", "03-31"),
        ("mars varje år", "2026-03-01", "2026-03-31", "03-31"),
        ("Två gånger per år", "2026-01-01", "2026-12-31", "06-30 12-31"),
        ("2 ggr/år", "2026-01-01", "2026-12-31", "06-30 12-31"),
        ("1–2 gånger per år", "2026-01-01", "2026-12-31", "06-30 12-31"),
        ("två gånger per år, mars och oktober", "2026-03-01", "2026-10-31", "03-31 10-31"),
        ("fyra gånger om året", "2026-01-01", "2026-12-31", "03-31 06-30 09-30 12-31"),
        ("fem gånger per år", "2026-01-01", "2026-12-31", "03-31 05-31 08-31 10-31 12-31"),
        ("varje månad mars–maj", "2026-03-01", "2026-05-31", "03-31 04-30 05-31"),
        ("en gång i månaden Q4", "2026-10-01", "2026-12-31", "10-31 11-30 12-31"),
        ("varannan månad", "2026-01-01", "2026-12-31", "02-28 04-30 06-30 08-31 10-31 12-31"),
        ("varje vecka v 12–14", "2026-03-16", "2026-04-03", "03-20 03-27 04-03"),
        ("varannan vecka i maj", "2026-05-01", "2026-05-31", "05-01 05-15 05-29"),
        ("30 februari", "", "", ""),
        ("snarast", "", "", ""),
        ("12 000 kronor", "", "", ""),
        ("", "", "", ""),
    ];
    for (text, from, to, expected) in cases {
        let when = read(text, 2026);
        assert_eq!((when.from, when.to), (day(from), day(to)), "{text}: {when:?}");
        assert_eq!(told(&due(text, 2026)), expected, "{text}: {when:?}");
    }
}

#[test]
fn how_often() {
    let cases = [
        ("löpande", Some(Repeat::Continuous)),
        ("dagligen", Some(Repeat::Continuous)),
        ("varje vecka", Some(Repeat::Weeks(1))),
        ("varannan vecka", Some(Repeat::Weeks(2))),
        ("månadsvis", Some(Repeat::Months(1))),
        ("var tredje månad", Some(Repeat::Months(3))),
        ("varje termin", Some(Repeat::Months(6))),
        ("tre gånger per år", Some(Repeat::Months(4))),
        ("fem gånger per år", Some(Repeat::Times(5))),
        ("två gånger per halvår", Some(Repeat::Months(3))),
        ("tre gånger i månaden", Some(Repeat::Weeks(2))),
        ("två gånger i veckan", Some(Repeat::Weeks(1))),
        ("hösten", None),
        ("andra kvartalet", None),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, 2026).repeats, expected, "{text}");
    }
}

#[test]
fn what_is_not_a_time_is_not_understood() {
    for text in ["mars", "Q3 2026", "löpande", "senast 1 maj", "vår/höst", "två gånger per år"] {
        assert!(read(text, 2026).understood, "{text}");
    }
    for text in ["Moa", "snarast", "efter beslut i mars", "10 företag", "se bilaga 2", ""] {
        assert!(!read(text, 2026).understood, "{text}");
    }
}

#[test]
fn clocks_and_odd_numbers_break_nothing() {
    for text in [
        "99999999999999999999",
        "v 60",
        "2026-13-45",
        "32/13",
        "0 gånger per år",
        "- – /",
        "2026/",
        "Q9",
        "tertial 7",
    ] {
        read(text, 2026);
    }
    assert_eq!(read("februari", 2028).to, day("2028-02-29"));
}
