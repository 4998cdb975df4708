//! The clients of one test's server, and time that is only counted.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use statistics::{Base, Courier, Kolada, Later, Limits, Net, Pace, PxWeb, Timer};
use testkit::source::Server;

pub fn kolada(server: &Server, timer: &Arc<Counted>) -> Kolada {
    Kolada::new(courier(server, timer, limits(), Pace::new(100, Duration::from_secs(1))))
}

pub fn pxweb(server: &Server, timer: &Arc<Counted>) -> PxWeb {
    PxWeb::new(courier(server, timer, limits(), PxWeb::first_pace()))
}

pub fn courier(server: &Server, timer: &Arc<Counted>, limits: Limits, pace: Pace) -> Courier {
    let base = Base::parse(&format!("{}/v3", server.address)).unwrap();
    Courier::new(base, Arc::new(Net::new(limits)), timer.clone(), limits, pace)
}

/// As in earnest, but a slow answer is given up soon.
pub fn limits() -> Limits {
    Limits { request: Duration::from_millis(700), ..Limits::default() }
}

/// Time that passes only by waiting.
#[derive(Default)]
pub struct Counted(Mutex<(Duration, Vec<Duration>)>);

impl Counted {
    pub fn waits(&self) -> Vec<u64> {
        self.0.lock().unwrap().1.iter().map(Duration::as_secs).collect()
    }
}

impl Timer for Counted {
    fn now(&self) -> Duration {
        self.0.lock().unwrap().0
    }

    fn sleep(&self, long: Duration) -> Later<'_, ()> {
        let mut time = self.0.lock().unwrap();
        time.0 += long;
        time.1.push(long);
        Box::pin(async {})
    }
}
