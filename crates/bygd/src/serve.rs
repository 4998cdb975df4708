//! `bygd serve`: the site, until told to stop.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::Context;
use documents::{Intake, Pictures, Reader};
use indicators::Sources;
use jobs::Aside;
use mail::{Post, PostSettings, Security};
use reports::Press;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use web::AppSettings;

use crate::{
    command::{MailSecurity, Serve},
    home::{handlers, rooms},
    import::IMPORTERS,
    ocr::Tools,
    place::House,
    read,
    say::{Tongue, say},
};

/// Jobs that this process does at a time, beside serving pages.
const JOBS_AT_A_TIME: usize = 2;
/// How long a file may take to be read where text is recognised.
const LONGEST_WITH_OCR: Duration = Duration::from_secs(300);
/// How long a PDF may take: thousands of pages.
const LONGEST_PDF: Duration = Duration::from_secs(300);

pub(crate) async fn run(serve: Serve, tongue: Tongue) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_env("BYGD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let house = House::open(&serve.place).await?;
    let settings = AppSettings {
        secure_cookies: serve.secure_cookies,
        trusted_proxies: serve.trusted_proxies,
        address: serve.address.as_deref().unwrap_or_default().trim_end_matches('/').to_string(),
        sends_mail: serve.mail_server.is_some(),
    };
    let post = post(&serve)?;
    let db = house.db.clone();
    let program = std::env::current_exe()?;
    let reader = reader(program.clone(), read::tools_if(serve.ocr, tongue)?);
    let pictures = Pictures::new(program.clone(), &["draw-page"]);
    let mut rooms = rooms();
    rooms.push(indicators::files_room(reader.clone()));
    rooms.push(documents::intake_room(Intake { importers: IMPORTERS, reader, pictures }));
    let sources = Sources::open(&serve.kolada_url, &serve.pxweb_url)?;
    rooms.push(indicators::sources_room(sources.clone()));
    let (ids, clock) = (house.ids.clone(), house.clock.clone());
    let (app, router) = web::site(house.db, house.ids, house.clock, settings, rooms)?;
    // One PDF at a time: a long one takes some 250 MB.
    let press = Press::Aside(Aside::new(program, &["typeset"], 1).within(LONGEST_PDF));
    let reminding = tokio::spawn(mail::keep_going(app.clone()));
    let nightly = tokio::spawn(indicators::NIGHT.keep_planned(db.clone(), ids.clone(), clock.clone()));
    let worker = jobs::Worker::new(db.clone(), ids, clock, handlers(app, press, post, sources));
    let address = SocketAddr::new(serve.host, serve.port);
    let listener = TcpListener::bind(address).await.with_context(|| format!("{address}"))?;
    say(&format!("Bygd: http://{}/", listener.local_addr()?));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let working = worker.start(JOBS_AT_A_TIME);
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
    reminding.abort();
    nightly.abort();
    working.stop().await;
    db.optimize().await?;
    db.close().await?;
    Ok(())
}

/// The way to the mail server, if one is named.
fn post(serve: &Serve) -> anyhow::Result<Option<Post>> {
    let Some(server) = serve.mail_server.clone() else {
        return Ok(None);
    };
    let from = serve.mail_from.clone().context("--mail-server needs --mail-from")?;
    let address = serve.address.clone().context("--mail-server needs --address, for the links in letters")?;
    let security = match serve.mail_security {
        MailSecurity::Plain => Security::Plain,
        MailSecurity::Starttls => Security::StartTls,
        MailSecurity::Tls => Security::Tls,
    };
    let (user, password) = (serve.mail_user.clone(), serve.mail_password.clone());
    Post::new(&PostSettings { server, port: serve.mail_port, security, user, password, from, address })
        .map(Some)
}

/// The program itself, which reads in a process of its own; with text recognition it has longer.
fn reader(program: PathBuf, tools: Option<Tools>) -> Reader {
    let Some(tools) = tools else { return Reader::new(program, &["read-upload"]) };
    let (pdftoppm, tesseract) = (tools.pdftoppm.display().to_string(), tools.tesseract.display().to_string());
    let arguments = ["read-upload", "--pdftoppm", &pdftoppm, "--tesseract", &tesseract];
    Reader::new(program, &arguments).within(LONGEST_WITH_OCR)
}

/// Control-C, or what a service manager sends.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupted.await;
    }
}
