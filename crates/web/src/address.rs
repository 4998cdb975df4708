//! Paths and their parameters.

use std::fmt::Write;

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
    let bare = without_parameters(address, &[name]);
    if value.is_empty() {
        return bare;
    }
    let joint = if bare.contains('?') { '&' } else { '?' };
    format!("{bare}{joint}{name}={}", percent_encoded(value))
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
    }

    #[test]
    fn only_this_site_is_redirected_to() {
        assert_eq!(local_path("/projekt?q=1"), Some("/projekt?q=1"));
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }
}
