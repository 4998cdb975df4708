//! Routes that cannot be made without saying who may take them.

use access::{Refusal, Role};
use axum::{
    Router,
    body::Body,
    extract::Request,
    handler::Handler,
    http::Method,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};

use crate::{Visit, WebError};

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
        self.add(Method::GET, path, access, get(handler))
    }

    pub fn post<H: Handler<T, ()>, T: 'static>(self, path: &str, access: Access, handler: H) -> Routes {
        self.add(Method::POST, path, access, post(handler))
    }

    fn add(mut self, method: Method, path: &str, access: Access, handler: MethodRouter<()>) -> Routes {
        let guarded = handler.layer(from_fn(move |request, next| check(access, request, next)));
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

async fn check(access: Access, request: Request<Body>, next: Next) -> Response {
    let refusal = match request.extensions().get::<Visit>() {
        Some(visit) => access.refusal(visit),
        None => Some(Refusal::NotSignedIn),
    };
    match refusal {
        Some(refusal) => WebError::Refused(refusal).into_response(),
        None => next.run(request).await,
    }
}
