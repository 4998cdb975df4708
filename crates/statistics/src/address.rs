//! The configured address of a source, and which other addresses may be asked on its word: only those below
//! it.

use url::Url;

use crate::Trouble;

/// Where a source is, `https://api.kolada.se/v3`. Nothing is ever asked of another host, port or scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(Url);

impl Base {
    pub fn parse(text: &str) -> Result<Base, Trouble> {
        let bad = || Trouble::Question(format!("{text:?} is not an address such as https://host/path"));
        let mut url = Url::parse(text.trim()).map_err(|_| bad())?;
        let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if !matches!(url.scheme(), "http" | "https")
            || url.host().is_none()
            || !plain
            || url.fragment().is_some()
        {
            return Err(bad());
        }
        let path = url.path().trim_end_matches('/').to_string();
        url.set_path(&path);
        Ok(Base(url))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// An address below this one. Parts and pairs are encoded here; a comma stays a comma.
    pub(crate) fn below(&self, parts: &[&str], pairs: &[(&str, &str)]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(parts);
        }
        if !pairs.is_empty() {
            url.query_pairs_mut().extend_pairs(pairs);
        }
        url
    }

    /// An address that the source named itself (a next page, a redirect), if it is on this host, port and
    /// scheme. A source behind a proxy may believe that it speaks http: on the same host it is asked over
    /// https all the same.
    pub(crate) fn admit(&self, from: &Url, named: &str) -> Result<Url, Trouble> {
        let elsewhere = || Trouble::Elsewhere(named.chars().take(200).collect());
        let mut url = from.join(named).map_err(|_| elsewhere())?;
        let default_ports = url.port().is_none() && self.0.port().is_none();
        if url.scheme() == "http" && self.0.scheme() == "https" && default_ports {
            url.set_scheme("https").map_err(|()| elsewhere())?;
        }
        let same = url.scheme() == self.0.scheme()
            && url.host() == self.0.host()
            && url.port_or_known_default() == self.0.port_or_known_default()
            && url.username().is_empty()
            && url.password().is_none();
        if same { Ok(url) } else { Err(elsewhere()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_http_without_secrets() {
        assert_eq!(Base::parse(" https://api.example/v3/ ").unwrap().as_str(), "https://api.example/v3");
        assert_eq!(Base::parse("http://127.0.0.1:8123").unwrap().as_str(), "http://127.0.0.1:8123");
        for bad in
            ["", "api.example/v3", "ftp://a/b", "https://u:p@a/b", "https://a/b?c=d", "file:///etc/passwd"]
        {
            assert!(Base::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn parts_are_encoded() {
        let base = Base::parse("https://api.example/v3").unwrap();
        let url = base.below(&["data", "kpi", "U1,N2", "a/b?"], &[("title", "å & ä"), ("page", "1")]);
        let text = "https://api.example/v3/data/kpi/U1,N2/a%2Fb%3F?title=%C3%A5+%26+%C3%A4&page=1";
        assert_eq!(url.as_str(), text);
    }

    #[test]
    fn only_the_same_place_is_admitted() {
        let base = Base::parse("https://api.example/v3").unwrap();
        let from = base.below(&["kpi"], &[]);
        let admit = |named: &str| base.admit(&from, named).map(String::from).ok();
        let next = Some("https://api.example/v3/kpi?page=2".to_string());
        assert_eq!(admit("https://api.example/v3/kpi?page=2"), next);
        assert_eq!(admit("http://api.example/v3/kpi?page=2"), next);
        assert_eq!(admit("/v3/kpi?page=2"), next);
        assert_eq!(admit("?page=2"), next);
        for bad in [
            "https://other.example/v3/kpi?page=2",
            "//other.example/kpi",
            "https://api.example:8443/v3",
            "http://api.example:8080/v3",
            "https://api.example.other.example/",
            "https://u@api.example/v3",
            "file:///etc/passwd",
            "http://169.254.169.254/",
        ] {
            assert_eq!(admit(bad), None, "{bad}");
        }
    }
}
