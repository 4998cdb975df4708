//! A site of some rooms, asked over HTTP without a network.

use access::{Organisation, Role, Viewer};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, header},
};
use tower::ServiceExt;
use web::{App, AppSettings, Room};

use crate::House;

/// Of everybody whom [`Site::sign_in`] makes.
pub const PASSWORD: &str = "ett riktigt långt lösenord";

const FORM: &str = "application/x-www-form-urlencoded";

/// A site and the browser in front of it.
pub struct Site {
    pub house: House,
    pub app: App,
    router: Router,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
    pub bytes: Vec<u8>,
    /// Where a redirect leads.
    pub location: Option<String>,
    pub headers: axum::http::HeaderMap,
}

impl Reply {
    /// The page's text without tags, white space folded: for looking for what a person reads.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in self.body.chars() {
            match letter {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                letter if !inside => text.push(letter),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{text:?} is not on the page: {}", self.text());
        self
    }

    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "{text:?} is on the page");
        self
    }
}

impl Site {
    pub fn new(house: House, rooms: Vec<Room>) -> Site {
        let settings = AppSettings::default();
        let (app, router) =
            web::site(house.db.clone(), house.ids.clone(), house.clock.clone(), settings, rooms).unwrap();
        Site { house, app, router, cookie: None }
    }

    /// Makes an account with this role in the organisation and signs in as it.
    pub async fn sign_in(&mut self, organisation: &Organisation, role: Role) {
        self.sign_in_as(&[(organisation, role)], false).await;
    }

    pub async fn sign_in_as(&mut self, memberships: &[(&Organisation, Role)], administrator: bool) {
        let login = format!("person{}@example.se", self.house.ids.next());
        let hash = access::hash_password(PASSWORD).await.unwrap();
        let memberships: Vec<_> = memberships.iter().map(|(found, role)| (found.id, *role)).collect();
        let tx = self.house.db.begin().await.unwrap();
        let operator = Viewer::visitor(self.house.now());
        let name = (login.as_str(), "Prov Person");
        let password = access::Password::Chosen(&hash);
        access::add_account(&tx, &self.house.ids, &operator, name, password, administrator, &memberships)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.sign_in_with(&login, PASSWORD).await;
    }

    /// Signs in as one who has an account.
    pub async fn sign_in_with(&mut self, login: &str, password: &str) {
        let form = access::SignIn { login, password, address: "-" };
        let token = access::sign_in(&self.house.db, form, self.house.now()).await.unwrap();
        self.cookie = Some(format!("{}={token}", access::SESSION_COOKIE));
    }

    /// Forgets the session, as another browser would.
    pub fn forget(&mut self) {
        self.cookie = None;
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, FORM, Body::empty()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let encoded = |text: &str| web::percent_encoded(text);
        let pairs: Vec<_> = fields.iter().map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
        self.send(Method::POST, path, FORM, Body::from(pairs.join("&"))).await
    }

    /// Sends a form whose field `file` holds a file: its name and content.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (name, content) = file;
        let disposition = format!("form-data; name=\"file\"; filename=\"{name}\"");
        let head = format!("--edge\r\nContent-Disposition: {disposition}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice("\r\n--edge--\r\n".as_bytes());
        self.send(Method::POST, path, "multipart/form-data; boundary=edge", Body::from(body)).await
    }

    async fn send(&self, method: Method, path: &str, content_type: &str, body: Body) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "bygd.test");
        request = request.header("sec-fetch-site", "same-origin");
        request = request.header(header::CONTENT_TYPE, content_type);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let location = parts.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_string());
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status.as_u16(), body, bytes, location, headers: parts.headers }
    }
}
