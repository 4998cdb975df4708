//! A calendar as RFC 5545 wants it: whole days, stable identities, lines folded. Pure.

use jiff::Timestamp;
use types::Moment;
use web::Dated;

/// What stands in one person's calendar.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    pub name: &'a str,
    /// The site's public address, or empty where nobody said: then entries have no links.
    pub address: &'a str,
    pub now: Moment,
    pub entries: &'a [Dated],
}

/// Bytes of a line without its end.
const LINE: usize = 75;

/// The calendar as a text with the line ends of the standard.
pub fn feed(calendar: &Calendar<'_>) -> String {
    let host = calendar.address.split_once("://").map_or("bygd", |(_, rest)| rest);
    let host = host.split(['/', ':']).next().filter(|host| !host.is_empty()).unwrap_or("bygd");
    let stamp = Timestamp::from_millisecond(calendar.now).unwrap_or_default();
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Bygd//Bygd//SV");
    line("CALSCALE", "GREGORIAN");
    line("X-WR-CALNAME", &escaped(calendar.name));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    for entry in calendar.entries {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&format!("{}@{host}", entry.key)));
        line("DTSTAMP", &stamp);
        line("DTSTART;VALUE=DATE", &entry.day.strftime("%Y%m%d").to_string());
        if let Ok(next) = entry.day.tomorrow() {
            line("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
        }
        line("SUMMARY", &escaped(&entry.title));
        if !entry.text.is_empty() {
            line("DESCRIPTION", &escaped(&entry.text));
        }
        if !calendar.address.is_empty() {
            line("URL", &format!("{}{}", calendar.address, entry.path));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// Text as a value: what has a meaning in a calendar is marked, other control characters go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Adds a line, divided where it is longer than the standard allows and never within a letter.
fn fold(text: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE - 1;
        }
        text.push(letter);
        room -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, text: &str) -> Dated {
        Dated {
            key: "activity-12".to_string(),
            day: "2026-12-31".parse().unwrap(),
            title: title.to_string(),
            text: text.to_string(),
            path: "/planer/insats/7".to_string(),
        }
    }

    fn written(entries: &[Dated]) -> String {
        feed(&Calendar {
            name: "Bygd",
            address: "https://bygd.example:8443",
            now: 1_772_438_400_000,
            entries,
        })
    }

    #[test]
    fn whole_days_and_stable_identities() {
        let text = written(&[entry("Boka besök", "")]);
        for line in [
            "UID:activity-12@bygd.example",
            "DTSTAMP:20260302T080000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Boka besök",
            "URL:https://bygd.example:8443/planer/insats/7",
        ] {
            assert!(text.split("\r\n").any(|found| found == line), "{line:?} is missing: {text}");
        }
        assert!(!text.contains("DESCRIPTION") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn signs_with_a_meaning_are_marked() {
        let cases =
            [("a,b;c", r"a\,b\;c"), ("rad\r\nrad", r"rad\nrad"), (r"a\b", r"a\\b"), ("a\u{7}b", "ab")];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn lines_are_folded_between_letters() {
        let text = written(&[entry(&"åäö".repeat(60), &"x".repeat(200))]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", "åäö".repeat(60))));
        assert!(unfolded.contains(&format!("DESCRIPTION:{}\r\n", "x".repeat(200))));
    }
}
