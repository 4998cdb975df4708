//! The program: commands, configuration, wiring. It holds no rules of the domain; those are in the rooms.

mod backup;
mod bench_data;
mod command;
mod demo;
mod field_names;
mod home;
mod import;
mod ocr;
mod place;
mod read;
mod report;
mod review;
mod say;
mod serve;
mod user;
mod verify;

use std::process::ExitCode;

use clap::{Parser, error::ErrorKind};
use command::{Cli, Command};
use say::{Tongue, complain};

/// Reading and pages make many small pieces; the system's allocator costs them a fifth of their time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wrong usage.
const USAGE: u8 = 1;
/// The command was understood and could not be carried out.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            let _ = error.print();
            return ExitCode::from(if asked { 0 } else { USAGE });
        }
    };
    let tongue = Tongue::chosen(cli.lang.as_deref());
    let result = match cli.command {
        Command::Read(read) => return read::run(&read, tongue),
        Command::ReadUpload(upload) => read::read_upload(&upload),
        Command::DrawPage(page) => read::draw_page(&page),
        Command::Typeset => report::typeset(),
        Command::Report(report) => with_runtime(report::run(report, tongue)),
        Command::Serve(serve) => with_runtime(serve::run(serve, tongue)),
        Command::Import(import) => with_runtime(import::run(import, tongue)),
        Command::Demo(demo) => with_runtime(demo::run(demo, tongue)),
        Command::Verify(verify) => with_runtime(verify::run(verify, tongue)),
        Command::Backup(backup) => with_runtime(backup::back_up(backup, tongue)),
        Command::Restore(restore) => with_runtime(backup::restore(restore, tongue)),
        Command::BenchData(data) => with_runtime(bench_data::run(data, tongue)),
        Command::User(user) => with_runtime(user::run(user, tongue)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if db::is_disk_full(error.as_ref()) {
                complain(tongue.of(
                    "bygd: Disken är full. Inget har sparats; allt är som det var.",
                    "bygd: The disk is full. Nothing was saved; everything is as it was.",
                ));
            } else {
                complain(&format!("bygd: {error:#}"));
            }
            ExitCode::from(FAILED)
        }
    }
}

/// Runs a command that needs the database.
fn with_runtime(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
