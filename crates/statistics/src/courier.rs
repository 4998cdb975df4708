//! Asks with patience: at the source's pace, again after what passes, and never longer than is decided.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Deserialize;
use url::Url;

use crate::{Answer, Base, Failure, Pace, Request, Timer, Transport, Trouble};

/// What one answer and one errand (all pages or parts of one question) may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// One question with its answer.
    pub request: Duration,
    /// A whole errand, waits included.
    pub total: Duration,
    /// Bytes of one answer.
    pub largest: usize,
    /// How often one question is asked before giving up.
    pub attempts: u32,
    /// Pages of one list.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            request: Duration::from_secs(30),
            total: Duration::from_secs(600),
            largest: 32 * 1024 * 1024,
            attempts: 5,
            pages: 400,
        }
    }
}

impl Limits {
    /// For a person who waits at a page: a few seconds, then a calm word.
    pub fn for_a_page() -> Limits {
        let request = Duration::from_secs(8);
        Limits { request, total: Duration::from_secs(12), attempts: 2, pages: 20, ..Limits::default() }
    }
}

/// How many redirects on the same host are followed.
const REDIRECTS: usize = 3;

/// Carries questions to one source.
pub struct Courier {
    base: Base,
    transport: Arc<dyn Transport>,
    timer: Arc<dyn Timer>,
    limits: Limits,
    pace: Arc<Mutex<Pace>>,
}

impl Courier {
    pub fn new(
        base: Base,
        transport: Arc<dyn Transport>,
        timer: Arc<dyn Timer>,
        limits: Limits,
        pace: Pace,
    ) -> Courier {
        Courier { base, transport, timer, limits, pace: Arc::new(Mutex::new(pace)) }
    }

    /// Another courier to the same source with limits of its own. Both keep one pace.
    pub fn beside(&self, transport: Arc<dyn Transport>, limits: Limits) -> Courier {
        let (base, timer, pace) = (self.base.clone(), self.timer.clone(), self.pace.clone());
        Courier { base, transport, timer, limits, pace }
    }

    pub fn base(&self) -> &Base {
        &self.base
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn change_pace(&self, calls: u32, window: Duration) {
        self.with_pace(|pace| pace.change(calls, window));
    }

    fn with_pace<T>(&self, use_it: impl FnOnce(&mut Pace) -> T) -> T {
        use_it(&mut self.pace.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    pub(crate) fn errand(&self) -> Errand<'_> {
        Errand { courier: self, ends: self.timer.now() + self.limits.total }
    }
}

/// One question with all its pages or parts, and the moment when patience ends.
pub(crate) struct Errand<'a> {
    courier: &'a Courier,
    ends: Duration,
}

/// What an answer means.
enum Verdict {
    Good(Vec<u8>),
    Moved(String),
    Again(Trouble, Option<Duration>),
    Never(Trouble),
}

impl Errand<'_> {
    /// The body of the good answer, wherever on the source's own host it was found.
    pub async fn ask(&self, mut request: Request) -> Result<Vec<u8>, Trouble> {
        let mut moves = 0;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let trouble_and_wait = match self.ask_once(&request).await? {
                Verdict::Good(body) => return Ok(body),
                Verdict::Never(trouble) => return Err(trouble),
                Verdict::Moved(location) if moves < REDIRECTS => {
                    moves += 1;
                    attempt = 0;
                    request.url = self.courier.base.admit(&request.url, &location)?;
                    continue;
                }
                Verdict::Moved(location) => return Err(Trouble::Elsewhere(location)),
                Verdict::Again(trouble, wait) => (trouble, wait),
            };
            let (trouble, wait) = trouble_and_wait;
            let wait = wait.unwrap_or_else(|| back_off(attempt));
            if attempt >= self.courier.limits.attempts || self.courier.timer.now() + wait >= self.ends {
                return Err(trouble);
            }
            self.courier.timer.sleep(wait).await;
        }
    }

    async fn ask_once(&self, request: &Request) -> Result<Verdict, Trouble> {
        let courier = self.courier;
        let now = courier.timer.now();
        let wait = courier.with_pace(|pace| pace.take(now));
        if now + wait >= self.ends {
            return Err(Trouble::Slow);
        }
        if !wait.is_zero() {
            courier.timer.sleep(wait).await;
        }
        Ok(match courier.transport.send(request.clone()).await {
            Ok(answer) => judge(answer, &request.url),
            Err(Failure::TooLarge) => Verdict::Never(Trouble::TooLarge { largest: courier.limits.largest }),
            Err(Failure::Slow) => Verdict::Again(Trouble::Slow, None),
            Err(Failure::Dropped(words)) => Verdict::Again(Trouble::Unreachable(words), None),
        })
    }
}

/// 2, 4, 8, 16 … seconds.
fn back_off(attempt: u32) -> Duration {
    Duration::from_secs(1 << attempt.clamp(1, 6))
}

fn judge(answer: Answer, url: &Url) -> Verdict {
    let status = answer.status;
    match status {
        200..=299 => Verdict::Good(answer.body),
        300..=399 => match answer.location {
            Some(location) => Verdict::Moved(location),
            None => Verdict::Never(Trouble::Refused { status, words: String::new() }),
        },
        404 => Verdict::Never(Trouble::Missing(url.path().to_string())),
        408 => Verdict::Again(Trouble::Slow, answer.wait),
        429 => Verdict::Again(Trouble::Busy { wait: answer.wait }, answer.wait),
        500..=599 => Verdict::Again(Trouble::Broken { status }, answer.wait),
        _ => Verdict::Never(Trouble::Refused { status, words: own_words(&answer.body) }),
    }
}

/// RFC 9457, or what older servers say instead.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Problem {
    title: Option<String>,
    #[serde(alias = "message")]
    detail: Option<String>,
}

/// What the source says about its refusal, in a line.
fn own_words(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(&body[..body.len().min(20_000)]);
    if let Ok(problem) = serde_json::from_str::<Problem>(&text) {
        let parts: Vec<String> = [problem.title, problem.detail].into_iter().flatten().collect();
        if !parts.is_empty() {
            return short(&parts.join(": "));
        }
    }
    if text.trim_start().starts_with('<') { String::new() } else { short(&text) }
}

/// The first words, on one line.
pub(crate) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double() {
        let waits: Vec<u64> = (1..=4).map(|attempt| back_off(attempt).as_secs()).collect();
        assert_eq!(waits, [2, 4, 8, 16]);
    }

    #[test]
    fn a_refusal_speaks_the_sources_own_words() {
        let problem =
            br#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"Unknown variable"}"#;
        assert_eq!(own_words(problem), "Bad Request: Unknown variable");
        assert_eq!(own_words(br#"{"message":"Too many ids"}"#), "Too many ids");
        assert_eq!(own_words(b"<html><body>No</body></html>"), "");
        assert_eq!(own_words(b"no\n such\x07 kpi"), "no such kpi");
        assert_eq!(own_words(&[b'a'; 100_000]).len(), 200);
    }
}
