//! The visitor's language: Swedish unless another is chosen or asked for.

use axum::http::{HeaderMap, header};

pub(crate) const LANGUAGE_COOKIE: &str = "bygd_lang";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Sv,
    En,
}

impl Lang {
    pub fn code(self) -> &'static str {
        match self {
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    pub fn from_code(code: &str) -> Option<Lang> {
        match code.get(..2)? {
            "sv" => Some(Lang::Sv),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Sv => Lang::En,
            Lang::En => Lang::Sv,
        }
    }

    /// The chosen language, else the first of the browser's that we speak, else Swedish.
    pub(crate) fn of_request(headers: &HeaderMap, chosen: Option<&str>) -> Lang {
        if let Some(lang) = chosen.and_then(Lang::from_code) {
            return lang;
        }
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        asked.split(',').find_map(|part| Lang::from_code(&part.trim().to_lowercase())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_unless_asked_otherwise() {
        let of = |value: &str, chosen| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, value.parse().unwrap());
            Lang::of_request(&headers, chosen)
        };
        assert_eq!(of("", None), Lang::Sv);
        assert_eq!(of("en-GB,en;q=0.9,sv;q=0.8", None), Lang::En);
        assert_eq!(of("de,sv;q=0.5", None), Lang::Sv);
        assert_eq!(of("de", None), Lang::Sv);
        assert_eq!(of("en", Some("sv")), Lang::Sv);
    }
}
