//! Routes that cannot be made without saying who may take them.

use std::time::Duration;

use access::{Refusal, Role};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, RawPathParams, Request, rejection::RawPathParamsRejection},
    handler::Handler,
    http::{Method, StatusCode},
    middleware::{Next, from_fn},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use tower_http::timeout::TimeoutLayer;

use crate::{Visit, WebError};

/// How long a request may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long one may take that brings a file, or carries much out.
const LONGEST_UPLOAD: Duration = Duration::from_secs(600);

/// Who may take a route at all. What they may see or do there is for `access::visible` and `access::can`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Everybody,
    SignedIn,
    /// At least this role in some organisation.
    Role(Role),
    Administrator,
}

impl Access {
    fn refusal(self, visit: &Visit) -> Option<Refusal> {
        let viewer = &visit.viewer;
        let has_role = |least| viewer.memberships.iter().any(|membership| membership.role >= least);
        match self {
            Access::Everybody => None,
            _ if !viewer.is_signed_in() => Some(Refusal::NotSignedIn),
            Access::Role(least) if !has_role(least) => Some(Refusal::RoleTooLow(least)),
            Access::Administrator if !viewer.is_administrator() => Some(Refusal::NotAdministrator),
            _ => None,
        }
    }
}

/// A table of routes, each with its access.
#[derive(Default)]
pub struct Routes {
    router: Router<()>,
    table: Vec<(Method, String, Access)>,
}

impl Routes {
    pub fn new() -> Routes {
        Routes::default()
    }

    pub fn get<H: Handler<T, ()>, T: 'static>(self, path: &str, access: Access, handler: H) -> Routes {
        self.add(Method::GET, path, access, get(handler), LONGEST)
    }

    pub fn post<H: Handler<T, ()>, T: 'static>(self, path: &str, access: Access, handler: H) -> Routes {
        self.add(Method::POST, path, access, post(handler), LONGEST)
    }

    /// For a form with a file: a request of at most so many bytes, which may take its time.
    pub fn upload<H: Handler<T, ()>, T: 'static>(
        self,
        path: &str,
        access: Access,
        largest: usize,
        handler: H,
    ) -> Routes {
        let handler = post(handler).layer(DefaultBodyLimit::max(largest));
        self.add(Method::POST, path, access, handler, LONGEST_UPLOAD)
    }

    fn add(
        mut self,
        method: Method,
        path: &str,
        access: Access,
        handler: MethodRouter<()>,
        longest: Duration,
    ) -> Routes {
        let guarded = handler
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, longest))
            .layer(from_fn(move |parameters, request, next| check(access, parameters, request, next)));
        self.router = self.router.route(path, guarded);
        self.table.push((method, path.to_string(), access));
        self
    }

    /// All of another table's routes too.
    pub fn merge(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// Every route with its access, for tests and for the documentation.
    pub fn table(&self) -> &[(Method, String, Access)] {
        &self.table
    }

    pub(crate) fn into_router(self) -> Router<()> {
        self.router
    }
}

/// Parameters of a path that are a record's number; what is none names no record.
const NUMBERS: [&str; 2] = ["id", "part"];
/// Where one may go who has to change the password first.
const BEFORE_CHANGE: [&str; 4] = ["/mitt-losenord", "/logga-ut", "/sprak/", "/static/"];

async fn check(
    access: Access,
    parameters: Result<RawPathParams, RawPathParamsRejection>,
    request: Request<Body>,
    next: Next,
) -> Response {
    if parameters.is_ok_and(|parameters| parameters.iter().any(|(name, value)| !may_name(name, value))) {
        return WebError::NotFound.into_response();
    }
    let visit = request.extensions().get::<Visit>();
    if visit.is_some_and(|visit| visit.must_change)
        && !BEFORE_CHANGE.iter().any(|start| request.uri().path().starts_with(start))
    {
        return Redirect::to("/mitt-losenord").into_response();
    }
    let refusal = match visit {
        Some(visit) => access.refusal(visit),
        None => Some(Refusal::NotSignedIn),
    };
    match refusal {
        Some(refusal) => WebError::Refused(refusal).into_response(),
        None => next.run(request).await,
    }
}

/// A record is named by its number, with the ending of another form of its page behind it if there is one.
fn may_name(name: &str, value: &str) -> bool {
    let number = value.split('.').next().unwrap_or_default();
    !NUMBERS.contains(&name) || number.parse::<db::Id>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::may_name;

    #[test]
    fn only_numbers_name_records() {
        for (value, expected) in
            [("12", true), ("12.geojson", true), ("abc", false), ("", false), ("1e9", false)]
        {
            assert_eq!(may_name("id", value), expected, "{value}");
        }
        assert!(may_name("code", "sv"));
    }
}
