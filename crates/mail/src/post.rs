//! The way to the mail server. It must not know why anything is sent.

use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, anyhow};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error as SmtpError,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use types::Moment;

/// How long one command to the server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the way to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on the same machine.
    Plain,
    /// Begins in the open and turns to TLS before anything is said; no TLS, no letter.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// As the administrator gives it.
#[derive(Clone, Debug)]
pub struct PostSettings {
    pub server: String,
    /// `None`: what is usual for the security (25, 587, 465).
    pub port: Option<u16>,
    pub security: Security,
    pub user: Option<String>,
    pub password: Option<String>,
    /// `Bygd <bygd@kommun.example>`, or the address alone.
    pub from: String,
    /// How people reach the site, for links in letters.
    pub address: String,
}

/// A mail server to send by. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    address: String,
}

/// A letter on its way.
pub(crate) struct Outgoing<'a> {
    /// The same however often it is tried.
    pub id: String,
    pub to: &'a str,
    pub name: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub now: Moment,
    /// Path of the page that stops such letters; empty for a letter that cannot be stopped.
    pub stop: String,
}

/// Why a letter was not taken.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It may go better later.
    ForNow(String),
    /// It never will.
    ForGood(String),
}

impl Post {
    /// Settings that cannot work are an error at the start, not with the first letter.
    pub fn new(settings: &PostSettings) -> anyhow::Result<Post> {
        let from: Mailbox = settings.from.parse().with_context(|| format!("sender: {:?}", settings.from))?;
        if !settings.address.starts_with("http://") && !settings.address.starts_with("https://") {
            return Err(anyhow!("the site's public address must begin with https:// or http://"));
        }
        let server = settings.server.as_str();
        let (tls, usual) = match settings.security {
            Security::Plain => (Tls::None, 25),
            Security::StartTls => (Tls::Required(TlsParameters::new(server.to_string())?), 587),
            Security::Tls => (Tls::Wrapper(TlsParameters::new(server.to_string())?), 465),
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server);
        let builder = builder.port(settings.port.unwrap_or(usual)).tls(tls).timeout(Some(PATIENCE));
        let mut builder = builder.hello_name(ClientId::Domain(from.email.domain().to_string()));
        if let Some(user) = &settings.user {
            let password = settings.password.clone().unwrap_or_default();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        let address = settings.address.trim_end_matches('/').to_string();
        Ok(Post { transport: builder.build(), from, address })
    }

    pub(crate) async fn send(&self, letter: &Outgoing<'_>) -> Result<(), Refused> {
        let message = self.message(letter).map_err(|error| Refused::ForGood(format!("{error:#}")))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(refused(letter.to, &error)),
        }
    }

    fn message(&self, letter: &Outgoing<'_>) -> anyhow::Result<Message> {
        let address = letter.to.parse().with_context(|| format!("{:?} is no address", letter.to))?;
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(letter.now).unwrap_or_default());
        let raw =
            |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_string());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.to_string()), address))
            .subject(letter.subject)
            .message_id(Some(id))
            .date(date)
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .header(ContentType::TEXT_PLAIN);
        if !letter.stop.is_empty() {
            let stop = format!("<{}{}>", self.address, letter.stop);
            message = message.raw_header(raw("List-Unsubscribe", &stop));
            message = message.raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        Ok(message.body(letter.text.replace(crate::ADDRESS, &self.address))?)
    }
}

/// Answers that are about us and our password, not about the letter: somebody will mend them.
const ABOUT_US: [&str; 4] = ["530", "534", "535", "538"];

fn refused(to: &str, error: &SmtpError) -> Refused {
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    if ABOUT_US.contains(&code.as_str()) {
        return Refused::ForNow(format!(
            "the mail server did not accept our user name and password: {error}"
        ));
    }
    if error.is_permanent() {
        return Refused::ForGood(format!("the mail server refused the letter to {to} for good: {error}"));
    }
    let why = if error.is_transient() {
        "the mail server asks to try again later"
    } else if error.is_timeout() {
        "the mail server did not answer in time"
    } else if error.is_tls() {
        "no protected way to the mail server"
    } else {
        "the way to the mail server broke off"
    };
    let mut text = format!("{why}: {error}");
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    Refused::ForNow(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> PostSettings {
        PostSettings {
            server: "post.example".to_string(),
            port: None,
            security: Security::StartTls,
            user: None,
            password: None,
            from: "Bygd <bygd@kommun.example>".to_string(),
            address: "https://bygd.kommun.example/".to_string(),
        }
    }

    #[test]
    fn settings_that_cannot_work_are_told_at_once() {
        assert!(Post::new(&settings()).is_ok());
        assert!(Post::new(&PostSettings { from: "ingen".to_string(), ..settings() }).is_err());
        assert!(Post::new(&PostSettings { address: "bygd.example".to_string(), ..settings() }).is_err());
    }

    #[tokio::test]
    async fn a_letter_as_it_leaves() {
        let post = Post::new(&settings()).unwrap();
        let letter = Outgoing {
            id: "bygd.12.34".to_string(),
            to: "moa@kommun.example",
            name: "Moa Öberg",
            subject: "Åtta saker",
            text: "Se {address}/min-sida\n",
            now: 1_772_438_400_000,
            stop: "/mejl/sluta/abc".to_string(),
        };
        let text = String::from_utf8(post.message(&letter).unwrap().formatted()).unwrap();
        for part in [
            "Message-ID: <bygd.12.34@kommun.example>",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://bygd.kommun.example/mejl/sluta/abc>",
            "Date: Mon, 02 Mar 2026 08:00:00 +0000",
            "Se https://bygd.kommun.example/min-sida",
        ] {
            assert!(text.contains(part), "{part:?} is missing: {text}");
        }
        assert!(post.message(&Outgoing { to: "moa", ..letter }).is_err());
    }
}
