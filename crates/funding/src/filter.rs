//! What a list of projects shows: the filter that stands in its address.

use db::Id;
use web::percent_encoded;

use crate::State;

/// In an address: "those that have none".
pub const NONE: &str = "~";

/// A filter; a field that is `None` does not limit. `Some("")` asks for those that have no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub query: String,
    pub year: Option<Option<i32>>,
    pub sub_region: Option<String>,
    /// Concerns this sub-region, whether it accounts for the project or not.
    pub concerns: Option<String>,
    pub theme: Option<String>,
    pub priority: Option<String>,
    pub kind: Option<String>,
    pub grantee: Option<Id>,
    /// Has open findings: of this rule, or (`Some("")`) of any.
    pub finding: Option<String>,
    pub withdrawn: bool,
    /// Read in this currency.
    pub currency: Option<String>,
}

/// The parameters of a filter in an address, each with its value.
const LONGEST: usize = 300;

impl Filter {
    /// From the pairs of a query string; what is not understood does not limit.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Filter {
        let mut filter = Filter::default();
        for (name, value) in pairs {
            let value: String = value.trim().chars().take(LONGEST).collect();
            if value.is_empty() {
                continue;
            }
            let text = || Some(if value == NONE { String::new() } else { value.clone() });
            match name {
                "q" => filter.query = value,
                "ar" if value == NONE => filter.year = Some(None),
                "ar" => filter.year = value.parse().ok().map(Some),
                "delregion" => filter.sub_region = text(),
                "beror" => filter.concerns = Some(value),
                "tema" => filter.theme = text(),
                "fraga" => filter.priority = text(),
                "typ" => filter.kind = text(),
                "agare" => filter.grantee = value.parse().ok(),
                "fynd" => filter.finding = Some(if value == "alla" { String::new() } else { value }),
                "lage" => filter.withdrawn = value == "borttagna",
                "valuta" => filter.currency = Some(value),
                _ => {}
            }
        }
        filter
    }

    pub fn state(&self) -> State {
        if self.withdrawn { State::Withdrawn } else { State::Active }
    }

    /// The parameters that say the same, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let text = |value: &Option<String>| value.as_ref().map(|text| or_none(text));
        let year = self.year.map(|year| year.map_or_else(|| NONE.to_string(), |year| year.to_string()));
        let finding = |rule: &String| if rule.is_empty() { "alla".to_string() } else { rule.clone() };
        let all = [
            ("q", Some(self.query.clone()).filter(|query| !query.is_empty())),
            ("ar", year),
            ("delregion", text(&self.sub_region)),
            ("beror", self.concerns.clone()),
            ("tema", text(&self.theme)),
            ("fraga", text(&self.priority)),
            ("typ", text(&self.kind)),
            ("agare", self.grantee.map(|id| id.to_string())),
            ("fynd", self.finding.as_ref().map(finding)),
            ("lage", self.withdrawn.then(|| "borttagna".to_string())),
            ("valuta", self.currency.clone()),
        ];
        all.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    }

    /// An address with this filter.
    pub fn href(&self, path: &str) -> String {
        let pairs: Vec<String> =
            self.pairs().iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        match (pairs.is_empty(), path.contains('?')) {
            (true, _) => path.to_string(),
            (false, false) => format!("{path}?{}", pairs.join("&")),
            (false, true) => format!("{path}&{}", pairs.join("&")),
        }
    }
}

/// A value as it stands in an address.
pub fn or_none(value: &str) -> String {
    if value.is_empty() { NONE.to_string() } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_filters_say_the_same() {
        let cases = [
            ("", Filter::default()),
            ("q=grön", Filter { query: "grön".into(), ..Filter::default() }),
            ("ar=2023", Filter { year: Some(Some(2023)), ..Filter::default() }),
            ("ar=~", Filter { year: Some(None), ..Filter::default() }),
            ("tema=~", Filter { theme: Some(String::new()), ..Filter::default() }),
            ("fraga=7", Filter { priority: Some("7".into()), ..Filter::default() }),
            ("fynd=alla", Filter { finding: Some(String::new()), ..Filter::default() }),
            ("lage=borttagna", Filter { withdrawn: true, ..Filter::default() }),
            ("agare=12", Filter { grantee: Some(12), ..Filter::default() }),
        ];
        for (query, expected) in cases {
            let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
            let filter = Filter::parse(pairs);
            assert_eq!(filter, expected, "{query}");
            let back = filter.pairs();
            assert_eq!(Filter::parse(back.iter().map(|(name, value)| (*name, value.as_str()))), filter);
        }
    }

    #[test]
    fn nonsense_does_not_limit() {
        let filter = Filter::parse([("ar", "tjugo"), ("agare", "x"), ("okänd", "1"), ("tema", "  ")]);
        assert_eq!(filter, Filter::default());
        assert_eq!(filter.href("/projekt"), "/projekt");
        let theme = Filter { theme: Some("A & B".into()), ..Filter::default() };
        assert_eq!(theme.href("/projekt"), "/projekt?tema=A%20%26%20B");
    }
}
