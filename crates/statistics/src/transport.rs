//! One question over HTTP and its answer; and waiting. Both are handed in, so that a test needs neither net
//! nor time.

use std::pin::Pin;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

/// What comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// GET, or POST of JSON when there is a body. Both may be asked again: no source here changes by being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub url: Url,
    pub body: Option<String>,
}

/// What came back, whatever its status and content type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// From `Retry-After`.
    pub wait: Option<Duration>,
    /// From `Location`.
    pub location: Option<String>,
    pub body: Vec<u8>,
}

/// No answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection, or it broke off before the end.
    Dropped(String),
    Slow,
    /// Larger than the limit; reading stopped there.
    TooLarge,
}

pub trait Transport: Send + Sync {
    /// Asks once. Never follows a redirect.
    fn send(&self, request: Request) -> Later<'_, Result<Answer, Failure>>;
}

pub trait Timer: Send + Sync {
    /// Time since some fixed moment.
    fn now(&self) -> Duration;
    fn sleep(&self, long: Duration) -> Later<'_, ()>;
}

/// Time as it passes.
pub struct RealTimer(Instant);

impl Default for RealTimer {
    fn default() -> Self {
        RealTimer(Instant::now())
    }
}

impl Timer for RealTimer {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&self, long: Duration) -> Later<'_, ()> {
        Box::pin(tokio::time::sleep(long))
    }
}
