//! The real transport: reqwest over rustls with the provider that the database client uses too.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use crate::{Answer, Failure, Later, Limits, Request, Transport};

/// Asks over the net. Proxies are taken from the environment (`HTTPS_PROXY`, `NO_PROXY`).
pub struct Net {
    limits: Limits,
    /// Made when the first question is asked: reading certificates takes time that a start should not.
    client: OnceLock<Result<reqwest::Client, String>>,
}

impl Net {
    pub fn new(limits: Limits) -> Net {
        Net { limits, client: OnceLock::new() }
    }

    fn client(&self) -> Result<&reqwest::Client, Failure> {
        let made = self.client.get_or_init(|| make(self.limits.request));
        made.as_ref().map_err(|words| Failure::Dropped(words.clone()))
    }

    async fn ask(&self, request: Request) -> Result<Answer, Failure> {
        let client = self.client()?;
        let asked = match request.body {
            None => client.get(request.url),
            Some(body) => client.post(request.url).header(CONTENT_TYPE, "application/json").body(body),
        };
        let asked = asked.header(ACCEPT, "application/json, application/problem+json");
        let mut response = asked.send().await.map_err(failed)?;
        let largest = self.limits.largest;
        if response.content_length().is_some_and(|length| length > largest as u64) {
            return Err(Failure::TooLarge);
        }
        let mut answer = Answer {
            status: response.status().as_u16(),
            wait: wait_of(response.headers()),
            location: header(response.headers(), LOCATION).map(str::to_string),
            body: Vec::new(),
        };
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if answer.body.len() + chunk.len() > largest {
                return Err(Failure::TooLarge);
            }
            answer.body.extend_from_slice(&chunk);
        }
        Ok(answer)
    }
}

impl Transport for Net {
    fn send(&self, request: Request) -> Later<'_, Result<Answer, Failure>> {
        Box::pin(self.ask(request))
    }
}

fn make(request: Duration) -> Result<reqwest::Client, String> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    // The machine's own certificates hold too: an office's proxy may have one that only they know.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(config)
        .user_agent(concat!("bygd/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .timeout(request)
        .connect_timeout(request.min(Duration::from_secs(10)))
        .build()
        .map_err(|error| error.to_string())
}

fn failed(error: reqwest::Error) -> Failure {
    if error.is_timeout() {
        return Failure::Slow;
    }
    // The innermost reason says what happened ("Connection refused"); the outer ones repeat the address.
    let mut reason: &dyn Error = &error;
    while let Some(inner) = reason.source() {
        reason = inner;
    }
    Failure::Dropped(reason.to_string())
}

fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// `Retry-After` in seconds, or as a moment measured against the answer's own `Date`.
fn wait_of(headers: &HeaderMap) -> Option<Duration> {
    let after = header(headers, RETRY_AFTER)?.trim();
    if let Ok(seconds) = after.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = |text: &str| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp());
    let seconds = moment(after)?.as_second() - moment(header(headers, DATE)?)?.as_second();
    Some(Duration::from_secs(seconds.max(0) as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_to_wait_is_seconds_or_a_moment() {
        let wait = |after: &str, date: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, after.parse().unwrap());
            headers.insert(DATE, date.parse().unwrap());
            wait_of(&headers).map(|wait| wait.as_secs())
        };
        let now = "Sun, 06 Nov 2026 08:49:37 GMT";
        assert_eq!(wait("7", now), Some(7));
        assert_eq!(wait("Fri, 06 Nov 2026 08:50:07 GMT", "Fri, 06 Nov 2026 08:49:37 GMT"), Some(30));
        assert_eq!(wait("Fri, 06 Nov 2026 08:49:07 GMT", "Fri, 06 Nov 2026 08:49:37 GMT"), Some(0));
        assert_eq!(wait("soon", now), None);
        assert_eq!(wait_of(&HeaderMap::new()), None);
    }
}
