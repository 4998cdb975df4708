//! The sources outside that this house may ask: Kolada and a PxWeb server, each with a patient client for
//! jobs and an impatient one for pages that a person waits for.

use std::sync::Arc;
use std::time::Duration;

use statistics::{Base, Courier, Kolada, Limits, Net, Pace, PxWeb, RealTimer, Timer, Trouble};

use crate::definition::SourceKind;

/// How often Kolada is asked at most: its rules name no limit, so a gentle one.
const KOLADA_PACE: (u32, Duration) = (4, Duration::from_secs(1));

/// Which sources may be asked. Cheap to clone. Nothing is asked until somebody looks for an indicator or has
/// chosen one.
#[derive(Clone, Default)]
pub struct Sources {
    kolada: Option<Arc<Clients<Kolada>>>,
    pxweb: Option<Arc<Clients<PxWeb>>>,
}

struct Clients<T> {
    for_pages: T,
    for_jobs: T,
}

impl Sources {
    /// By their addresses; an empty one switches that source off.
    pub fn open(kolada: &str, pxweb: &str) -> Result<Sources, Trouble> {
        Sources::open_with(kolada, pxweb, Arc::new(RealTimer::default()))
    }

    /// The same, with waiting as the timer does it.
    pub fn open_with(kolada: &str, pxweb: &str, timer: Arc<dyn Timer>) -> Result<Sources, Trouble> {
        let (calls, window) = KOLADA_PACE;
        let kolada = couriers(kolada, &timer, Pace::new(calls, window))?.map(|(page, job)| {
            Arc::new(Clients { for_pages: Kolada::new(page), for_jobs: Kolada::new(job) })
        });
        let pxweb = couriers(pxweb, &timer, PxWeb::first_pace())?
            .map(|(page, job)| Arc::new(Clients { for_pages: PxWeb::new(page), for_jobs: PxWeb::new(job) }));
        Ok(Sources { kolada, pxweb })
    }

    /// Is this source switched on?
    pub(crate) fn may_ask(&self, kind: SourceKind) -> bool {
        match kind {
            SourceKind::Kolada => self.kolada.is_some(),
            SourceKind::Pxweb => self.pxweb.is_some(),
            SourceKind::Manual | SourceKind::Counted => false,
        }
    }

    pub(crate) fn kolada_for_pages(&self) -> Option<&Kolada> {
        self.kolada.as_deref().map(|clients| &clients.for_pages)
    }

    pub(crate) fn kolada_for_jobs(&self) -> Option<&Kolada> {
        self.kolada.as_deref().map(|clients| &clients.for_jobs)
    }

    pub(crate) fn pxweb_for_pages(&self) -> Option<&PxWeb> {
        self.pxweb.as_deref().map(|clients| &clients.for_pages)
    }

    pub(crate) fn pxweb_for_jobs(&self) -> Option<&PxWeb> {
        self.pxweb.as_deref().map(|clients| &clients.for_jobs)
    }
}

fn couriers(
    address: &str,
    timer: &Arc<dyn Timer>,
    pace: Pace,
) -> Result<Option<(Courier, Courier)>, Trouble> {
    if address.trim().is_empty() {
        return Ok(None);
    }
    let base = Base::parse(address)?;
    let (hasty, patient) = (Limits::for_a_page(), Limits::default());
    let page = Courier::new(base, Arc::new(Net::new(hasty)), timer.clone(), hasty, pace);
    let job = page.beside(Arc::new(Net::new(patient)), patient);
    Ok(Some((page, job)))
}
