//! The commands and their arguments.

use std::{net::IpAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use db::Settings;

#[derive(Parser)]
#[command(name = "bygd", version, about = "Bygd: näringslivsutveckling på ett ställe", max_term_width = 100)]
pub(crate) struct Cli {
    /// Language of messages: sv or en (else the locale's)
    #[arg(long, global = true, value_parser = ["sv", "en"])]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read documents and print what they hold, without a database
    Read(Read),
    /// Read one file from standard input for the site, and print its reading and its text
    #[command(hide = true)]
    ReadUpload(ReadUpload),
    /// Draw a page of the PDF on standard input, for the site
    #[command(hide = true)]
    DrawPage(DrawPage),
    /// Make a PDF of a document on standard input, for the site
    #[command(hide = true)]
    Typeset,
    /// Write a report: an annex, a plan, an annual report, as PDF, DOCX, XLSX, HTML, CSV or JSON
    Report(Report),
    /// Read a document into the database: all of it or nothing
    Import(Import),
    /// Serve the site
    Serve(Serve),
    /// Fill an empty database with demo data
    Demo(Demo),
    /// Check the database: references, audit chain, search index, totals
    Verify(Verify),
    /// Copy the database of a running system into a file
    Backup(Backup),
    /// Make a new database of a backup
    Restore(Restore),
    /// Fill an empty database with large made-up data, for measuring
    BenchData(BenchData),
    /// Accounts: add one, list them, set a password
    User(User),
}

/// Where the database is.
#[derive(Args, Clone)]
pub(crate) struct Place {
    /// Data folder (SQLite)
    #[arg(long, env = "BYGD_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// PostgreSQL instead of a data folder: postgres://user:password@host/database
    #[arg(long, env = "BYGD_DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
}

impl Place {
    pub(crate) fn settings(&self) -> Settings {
        match &self.database_url {
            Some(url) => Settings::Url(url.clone()),
            None => Settings::Folder(self.data.clone()),
        }
    }
}

#[derive(Args)]
pub(crate) struct Read {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// How to print: for a person, as JSON (docs/reading.md), or only the lines that the reader sees
    #[arg(long, default_value = "person")]
    pub format: Format,
    /// What columns mean: a profile that was exported from the site; may be given several times
    #[arg(long = "profile", value_name = "FILE")]
    pub profiles: Vec<PathBuf>,
    /// Recognise the text of pages that are pictures, with the installed tesseract
    #[arg(long)]
    pub ocr: bool,
}

#[derive(Args)]
pub(crate) struct ReadUpload {
    /// What the file is called
    pub name: String,
    /// Where the programs of text recognition are, if it is on
    #[arg(long, requires = "tesseract")]
    pub pdftoppm: Option<PathBuf>,
    #[arg(long)]
    pub tesseract: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct DrawPage {
    /// Counted from 1
    pub page: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Person,
    Json,
    Lines,
}

#[derive(Args)]
pub(crate) struct Import {
    pub file: PathBuf,
    /// The organisation that will own what is read: its key or its name
    #[arg(long = "as")]
    pub owner: String,
    /// The login of the one who imports; its rights are checked (else the operator's)
    #[arg(long)]
    pub by: Option<String>,
    /// Who may see what is read
    #[arg(long, default_value = "public", value_parser = ["own", "network", "public"])]
    pub visibility: String,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Ask about what is not proved before anything is stored
    #[arg(long, conflicts_with = "dry_run")]
    pub review: bool,
    /// What columns mean: a profile that was exported from the site; may be given several times
    #[arg(long = "profile", value_name = "FILE")]
    pub profiles: Vec<PathBuf>,
    /// Recognise the text of pages that are pictures, with the installed tesseract
    #[arg(long)]
    pub ocr: bool,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct Report {
    /// What it is about: `ar/2024` (the annex of a year), `plan/ID`, `berattelse/ID` (an annual report) or
    /// `sedan-sist/ID` (what is new in a locked round), as in the site's addresses
    pub subject: String,
    /// The file to write; its ending says the format
    pub file: PathBuf,
    /// The organisation whose view and look it has: its key or its name (else what everybody may see)
    #[arg(long = "as")]
    pub owner: Option<String>,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct Serve {
    #[arg(long, env = "BYGD_PORT", default_value_t = 8080)]
    pub port: u16,
    #[arg(long, env = "BYGD_HOST", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Cookies only over TLS: set it when a proxy serves the site by https
    #[arg(long, env = "BYGD_SECURE_COOKIES")]
    pub secure_cookies: bool,
    /// Reverse proxies in front, for the visitor's address
    #[arg(long, env = "BYGD_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: usize,
    /// Where indicators of Kolada's are fetched from; empty: nowhere
    #[arg(long, env = "BYGD_KOLADA_URL", default_value = statistics::kolada::PUBLIC_ADDRESS)]
    pub kolada_url: String,
    /// Where tables of official statistics are fetched from (PxWeb 2); empty: nowhere
    #[arg(long, env = "BYGD_PXWEB_URL", default_value = statistics::pxweb::PUBLIC_ADDRESS)]
    pub pxweb_url: String,
    /// How people reach the site, for links in letters and calendars: https://bygd.kommun.example
    #[arg(long, env = "BYGD_ADDRESS", value_name = "URL")]
    pub address: Option<String>,
    /// Mail server that letters are sent by; without one they wait
    #[arg(long, env = "BYGD_MAIL_SERVER", value_name = "HOST")]
    pub mail_server: Option<String>,
    /// Its port (else 587, 465 with --mail-security tls, 25 with plain)
    #[arg(long, env = "BYGD_MAIL_PORT", value_name = "PORT")]
    pub mail_port: Option<u16>,
    /// How the way to the mail server is protected
    #[arg(long, env = "BYGD_MAIL_SECURITY", default_value = "starttls")]
    pub mail_security: MailSecurity,
    #[arg(long, env = "BYGD_MAIL_USER", value_name = "NAME")]
    pub mail_user: Option<String>,
    /// Better in the environment than on the command line, where others may see it
    #[arg(long, env = "BYGD_MAIL_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    pub mail_password: Option<String>,
    /// Who letters are from: "Bygd <bygd@kommun.example>"
    #[arg(long, env = "BYGD_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Recognise the text of pages that are pictures, with the installed tesseract
    #[arg(long, env = "BYGD_OCR")]
    pub ocr: bool,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MailSecurity {
    /// In the open: only for a server on the same machine
    Plain,
    /// TLS before anything is said, usually on port 587
    Starttls,
    /// TLS from the first byte, usually on port 465
    Tls,
}

#[derive(Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct BenchData {
    #[arg(long, default_value = "small")]
    pub size: Size,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    /// 100 projects
    Small,
    /// 1,000 projects, 3,000 organisations, 9,000 activities
    Region,
    /// A hundred times a region
    National,
}

#[derive(Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct Backup {
    /// The file to write; it must not exist
    pub file: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct Restore {
    /// A file that `bygd backup` wrote
    pub file: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Args)]
pub(crate) struct User {
    #[command(subcommand)]
    pub action: UserAction,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Subcommand)]
pub(crate) enum UserAction {
    /// Add an account; prints its first password
    Add {
        /// E-mail address
        login: String,
        #[arg(long)]
        name: String,
        /// Memberships: organisation:role, where role is reader, editor or manager
        #[arg(long = "member", value_name = "ORGANISATION:ROLE")]
        members: Vec<String>,
        /// Administrator of the installation
        #[arg(long)]
        administrator: bool,
    },
    /// Give an account a new password and end its sessions
    Password { login: String },
    /// List the accounts
    List,
}
