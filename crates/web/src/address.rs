//! Paths and their parameters.

use std::fmt::Write;

use axum::{extract::Query, http::Uri};

/// Text as it stands in a query string.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The address without these parameters.
pub fn without_parameters(address: &str, names: &[&str]) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !names.contains(&pair.split('=').next().unwrap_or_default()))
        .collect();
    if kept.is_empty() { path.to_string() } else { format!("{path}?{}", kept.join("&")) }
}

/// The address with one parameter set; an empty value takes it away.
pub fn with_parameter(address: &str, name: &str, value: &str) -> String {
    // What follows the number sign is the browser's, and stays last.
    let (address, place) = address.find('#').map_or((address, ""), |at| address.split_at(at));
    let bare = without_parameters(address, &[name]);
    if value.is_empty() {
        return format!("{bare}{place}");
    }
    let joint = if bare.contains('?') { '&' } else { '?' };
    format!("{bare}{joint}{name}={}{place}", percent_encoded(value))
}

/// The address with the last of each parameter, if one stands in it more than once: a page takes one value of
/// each. `None` if it is fine as it is.
pub(crate) fn last_of_each(uri: &Uri) -> Option<Uri> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).ok()?;
    let mut kept: Vec<(String, String)> = Vec::new();
    for (name, value) in &pairs {
        match kept.iter_mut().find(|(found, _)| found == name) {
            Some((_, old)) => old.clone_from(value),
            None => kept.push((name.clone(), value.clone())),
        }
    }
    if kept.len() == pairs.len() {
        return None;
    }
    let pair =
        |(name, value): &(String, String)| format!("{}={}", percent_encoded(name), percent_encoded(value));
    let query: Vec<String> = kept.iter().map(pair).collect();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = format!("{}?{}", uri.path(), query.join("&")).parse().ok();
    Uri::from_parts(parts).ok()
}

/// A path on this site that may be redirected to: never another host.
pub(crate) fn local_path(text: &str) -> Option<&str> {
    let inside = text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/\\");
    let plain = !text.chars().any(|c| c.is_control() || c == '\\');
    (inside && plain && text.len() <= 2000).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_set_and_taken_away() {
        assert_eq!(with_parameter("/p?a=1&sida=3", "sida", "2"), "/p?a=1&sida=2");
        assert_eq!(with_parameter("/p?sida=3", "sida", ""), "/p");
        assert_eq!(with_parameter("/p", "q", "å &"), "/p?q=%C3%A5%20%26");
        assert_eq!(with_parameter("/p?a=1#b", "sida", "2"), "/p?a=1&sida=2#b");
        assert_eq!(with_parameter("/p#b", "sida", ""), "/p#b");
    }

    #[test]
    fn the_last_of_a_repeated_parameter_counts() {
        let of = |text: &str| last_of_each(&text.parse().unwrap()).map(|uri| uri.to_string());
        assert_eq!(of("/sok?q=a&q=b"), Some("/sok?q=b".to_string()));
        assert_eq!(of("/sok?q=%C3%A5+a&%71=b%26&x=1"), Some("/sok?q=b%26&x=1".to_string()));
        assert_eq!(of("/sok?q=a&x=b"), None);
        assert_eq!(of("/sok"), None);
    }

    #[test]
    fn only_this_site_is_redirected_to() {
        assert_eq!(local_path("/projekt?q=1"), Some("/projekt?q=1"));
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }
}
