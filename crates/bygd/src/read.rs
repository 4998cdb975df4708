//! `bygd read`: what documents hold, without a database.

use std::{
    cell::RefCell,
    io::{BufRead as _, IsTerminal, Read as _, Write, stderr, stdin, stdout},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::anyhow;
use indicatif::{ProgressBar, ProgressStyle};
use reading::{Known, MAX_BYTES, Profile, Progress, Reading, contract::Words};

use crate::{
    FAILED,
    command::{DrawPage, Format, Read, ReadUpload},
    ocr::{self, Tools},
    say::{Tongue, complain},
};

/// Files larger than this show a progress bar.
const LONG: u64 = 512 * 1024;
/// Bytes of what the site may say beforehand.
const MOST_SAID: u64 = 64 << 20;

pub(crate) fn run(read: &Read, tongue: Tongue) -> ExitCode {
    let profiles = match profiles_of(&read.profiles, tongue) {
        Ok(profiles) => profiles,
        Err(error) => {
            complain(&format!("bygd: {error:#}"));
            return ExitCode::from(FAILED);
        }
    };
    if read.format == Format::Lines {
        return print_lines(&read.files, tongue);
    }
    let tools = match tools_if(read.ocr, tongue) {
        Ok(tools) => tools,
        Err(error) => {
            complain(&format!("bygd: {error:#}"));
            return ExitCode::from(FAILED);
        }
    };
    let known = Known { profiles, ..Known::default() };
    let one = |file: &PathBuf| read_one(file, &known, tools.as_ref(), tongue);
    let readings: Vec<Reading> = read.files.iter().map(one).collect();
    let reading = reading::merge(readings);
    let mut failed = false;
    for file in &reading.files {
        if let Some(error) = &file.error {
            failed = true;
            complain(&format!("bygd: {}: {}", file.source.name, tongue.words(error)));
        }
    }
    let printed = match read.format {
        Format::Json => print_json(&reading),
        Format::Person | Format::Lines => {
            stdout().write_all(reading::for_person(&reading, tongue.reading_language()).as_bytes())
        }
    };
    // A reader that has gone away (`| head`) is no error.
    let broken = printed.is_err_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe);
    // The program ends here: taking a long reading apart piece by piece would take longer than printing it.
    std::mem::forget(reading);
    if failed || broken { ExitCode::from(FAILED) } else { ExitCode::SUCCESS }
}

/// What the reader sees before it makes sense of it: the lines, and the cells of rows with tabs between.
fn print_lines(files: &[PathBuf], tongue: Tongue) -> ExitCode {
    let mut out = std::io::BufWriter::new(stdout().lock());
    let mut failed = false;
    for file in files {
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match bytes_of(file).and_then(|bytes| reading::lines_of(&name, &bytes)) {
            Ok(lines) => failed |= writeln!(out, "{}", lines.join("\n")).is_err(),
            Err(words) => {
                failed = true;
                complain(&format!("bygd: {name}: {}", tongue.words(&words)));
            }
        }
    }
    failed |= out.flush().is_err();
    if failed { ExitCode::from(FAILED) } else { ExitCode::SUCCESS }
}

/// The profiles in some files.
pub(crate) fn profiles_of(files: &[PathBuf], tongue: Tongue) -> anyhow::Result<Vec<Profile>> {
    let one = |file: &PathBuf| {
        let bytes = bytes_of(file).and_then(|bytes| Profile::from_json(&bytes));
        bytes.map_err(|words| anyhow!("{}: {}", file.display(), tongue.words(&words)))
    };
    files.iter().map(one).collect()
}

/// The programs of text recognition, if that is asked for.
pub(crate) fn tools_if(wanted: bool, tongue: Tongue) -> anyhow::Result<Option<Tools>> {
    wanted.then(|| Tools::find(tongue)).transpose()
}

/// Reads what stands on standard input, first a line with what is known of it, in a process of its own that
/// the site may end at any time.
pub(crate) fn read_upload(upload: &ReadUpload) -> anyhow::Result<()> {
    be_first_to_go();
    let mut input = stdin().lock();
    let mut said = Vec::new();
    input.by_ref().take(MOST_SAID).read_until(b'\n', &mut said)?;
    let known: Known = serde_json::from_slice(&said)?;
    let tools = match (&upload.pdftoppm, &upload.tesseract) {
        (Some(pdftoppm), Some(tesseract)) => {
            Some(Tools::at(pdftoppm.clone(), tesseract.clone(), Tongue::chosen(None))?)
        }
        _ => None,
    };
    let mut bytes = Vec::new();
    input.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let read = ocr::read_file(&upload.name, &bytes, &known, tools.as_ref());
    let mut out = std::io::BufWriter::new(stdout().lock());
    serde_json::to_writer(&mut out, &read)?;
    out.flush()?;
    Ok(())
}

/// Draws a page of what stands on standard input, in a process of its own.
pub(crate) fn draw_page(page: &DrawPage) -> anyhow::Result<()> {
    be_first_to_go();
    let mut bytes = Vec::new();
    stdin().lock().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let drawn = reading::picture(&bytes, page.page).ok_or_else(|| anyhow!("no PDF"))?;
    let drawn = drawn.map_err(|words| anyhow!(words.en))?;
    let mut out = std::io::BufWriter::new(stdout().lock());
    serde_json::to_writer(&mut out, &drawn)?;
    out.flush()?;
    Ok(())
}

/// Where memory runs out, the kernel ends this process and not the site. Other systems know no such file.
fn be_first_to_go() {
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
}

fn print_json(reading: &Reading) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    serde_json::to_writer_pretty(&mut out, reading)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Reads one file; what goes wrong stands in the reading.
fn read_one(file: &Path, known: &Known, tools: Option<&Tools>, tongue: Tongue) -> Reading {
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match bytes_of(file) {
        Ok(bytes) => {
            let progress = shown(bytes.len() as u64, &name, tongue);
            let reading = reading::read_with(&name, &bytes, known, &progress).0;
            let Some((known, failed)) = ocr::recognised(&reading, &bytes, known, tools) else {
                return reading;
            };
            let mut reading = reading::read_with(&name, &bytes, &known, &progress).0;
            reading.findings.extend(ocr::not_recognised(&failed));
            reading
        }
        Err(words) => reading::unopened(&name, words),
    }
}

/// The file's bytes, unless it is larger than the reader takes: then it is not even loaded.
pub(crate) fn bytes_of(file: &Path) -> Result<Vec<u8>, Words> {
    let unopened = |error: std::io::Error| {
        let (sv, en) = match error.kind() {
            std::io::ErrorKind::NotFound => ("filen finns inte", "there is no such file"),
            std::io::ErrorKind::PermissionDenied => ("filen får inte läsas", "the file may not be read"),
            _ => return Words::new(format!("filen kan inte öppnas ({error})"), error.to_string()),
        };
        Words::new(sv, en)
    };
    let about = std::fs::metadata(file).map_err(unopened)?;
    if about.is_dir() {
        return Err(Words::new("det är en mapp, inte en fil", "this is a folder, not a file"));
    }
    if about.len() > MAX_BYTES as u64 {
        let (size, most) = (about.len() >> 20, MAX_BYTES >> 20);
        return Err(Words::new(
            format!("filen är för stor ({size} MB); högst {most} MB kan läsas"),
            format!("the file is too large ({size} MB); {most} MB can be read at most"),
        ));
    }
    std::fs::read(file).map_err(unopened)
}

/// A progress bar for a long file, if somebody is there to see it.
fn shown(length: u64, name: &str, tongue: Tongue) -> impl Fn(Progress) {
    let bar =
        if length > LONG && stderr().is_terminal() { ProgressBar::new(100) } else { ProgressBar::hidden() };
    let template = format!("{} {name} {{bar:30}} {{percent}} %", tongue.of("Läser", "Reading"));
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    let bar = RefCell::new(bar);
    move |progress| {
        let bar = bar.borrow_mut();
        bar.set_position(progress.done.saturating_mul(100) / progress.total.max(1));
        if progress.done >= progress.total {
            bar.finish_and_clear();
        }
    }
}
