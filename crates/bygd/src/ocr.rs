//! Text recognition (OCR) by programs that the machine has: `pdftoppm` makes pictures of pages, `tesseract`
//! reads them. Off unless asked for. What they give is only words with places; what they are worth, `reading`
//! says.

use std::{
    ffi::OsStr,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::bail;
use documents::ReadFile;
use reading::{
    Known, SeenPage, SeenWord,
    contract::{Finding, FindingPlace, Place, Severity, Words},
};

use crate::say::Tongue;

/// How long one page may take each program, and a file altogether.
const LONGEST_PAGE: Duration = Duration::from_secs(30);
const LONGEST_FILE: Duration = Duration::from_secs(240);
/// Pages of a file that are recognised; the rest stay pictures.
const MOST_PAGES: usize = 60;
/// Bytes of a page's picture, and of what is said of it.
const LARGEST_PICTURE: u64 = 64 << 20;
const LARGEST_ANSWER: u64 = 8 << 20;
/// The longer side of a picture; an A4 page then has 220 points to the inch.
const SIDE: &str = "2600";
/// Languages that are used where they are installed.
const LANGUAGES: &[&str] = &["swe", "eng", "nor", "dan", "fin"];

/// The programs, and the languages that they know.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    pub pdftoppm: PathBuf,
    pub tesseract: PathBuf,
    languages: String,
}

impl Tools {
    /// Those of the machine, or what to install.
    pub(crate) fn find(tongue: Tongue) -> anyhow::Result<Tools> {
        match (found("pdftoppm"), found("tesseract")) {
            (Some(pdftoppm), Some(tesseract)) => Tools::at(pdftoppm, tesseract, tongue),
            _ => bail!(
                "{}",
                tongue.of(
                    "för texttolkning (--ocr) behövs programmen pdftoppm och tesseract; på Debian finns \
                     de i paketen poppler-utils, tesseract-ocr och tesseract-ocr-swe",
                    "text recognition (--ocr) needs the programs pdftoppm and tesseract; on Debian they \
                     are in the packages poppler-utils, tesseract-ocr and tesseract-ocr-swe",
                )
            ),
        }
    }

    /// Those at known places.
    pub(crate) fn at(pdftoppm: PathBuf, tesseract: PathBuf, tongue: Tongue) -> anyhow::Result<Tools> {
        let asked =
            piped(Command::new(&tesseract).arg("--list-langs"), Vec::new(), (LONGEST_PAGE, LARGEST_ANSWER));
        let listed = String::from_utf8_lossy(&asked.unwrap_or_default()).into_owned();
        let known = LANGUAGES.iter().filter(|language| listed.lines().any(|line| line.trim() == **language));
        let languages = known.copied().collect::<Vec<_>>().join("+");
        if languages.is_empty() {
            bail!(
                "{}",
                tongue.of(
                    "tesseract kan inget av språken svenska, engelska, norska, danska och finska; \
                     installera till exempel paketet tesseract-ocr-swe",
                    "tesseract knows none of Swedish, English, Norwegian, Danish and Finnish; install \
                     for example the package tesseract-ocr-swe",
                )
            );
        }
        Ok(Tools { pdftoppm, tesseract, languages })
    }

    /// What stands on some pages of a PDF, and the pages that could not be recognised.
    fn recognise(&self, bytes: &[u8], pages: &[u32]) -> (Vec<SeenPage>, Vec<u32>) {
        let until = Instant::now() + LONGEST_FILE;
        let (mut seen, mut failed) = (Vec::new(), Vec::new());
        for (done, page) in pages.iter().enumerate() {
            let left = until.saturating_duration_since(Instant::now());
            let words = Some(left)
                .filter(|left| done < MOST_PAGES && !left.is_zero())
                .and_then(|left| self.words(bytes, *page, left.min(LONGEST_PAGE)));
            match words {
                Some(words) => seen.push(SeenPage { page: *page, words }),
                None => failed.push(*page),
            }
        }
        (seen, failed)
    }

    fn words(&self, bytes: &[u8], page: u32, within: Duration) -> Option<Vec<SeenWord>> {
        let number = page.to_string();
        let mut draw = Command::new(&self.pdftoppm);
        draw.args(["-f", &number, "-l", &number, "-gray", "-png", "-cropbox", "-scale-to", SIDE, "-"]);
        let picture = piped(&mut draw, bytes.to_vec(), (within, LARGEST_PICTURE))?;
        let mut look = Command::new(&self.tesseract);
        // Rows of a table stay lines: the page is one block.
        look.args(["stdin", "stdout", "-l", &self.languages, "--psm", "6", "tsv"])
            .env("OMP_THREAD_LIMIT", "1");
        let told = piped(&mut look, picture, (within, LARGEST_ANSWER))?;
        words_of(&String::from_utf8_lossy(&told))
    }
}

/// Reads a file; the text of pages that are pictures is recognised if there are tools for it.
pub(crate) fn read_file(name: &str, bytes: &[u8], known: &Known, tools: Option<&Tools>) -> ReadFile {
    let read = ReadFile::of(name, bytes, known);
    let Some((known, failed)) = recognised(&read.reading, bytes, known, tools) else { return read };
    let mut read = ReadFile::of(name, bytes, &known);
    read.reading.findings.extend(not_recognised(&failed));
    read
}

/// What is known of a file with what was recognised in it, and the pages that could not be; `None` if there
/// is nothing to recognise.
pub(crate) fn recognised(
    reading: &reading::Reading,
    bytes: &[u8],
    known: &Known,
    tools: Option<&Tools>,
) -> Option<(Known, Vec<u32>)> {
    let tools = tools?;
    let mut pages = reading::pages_without_text(reading);
    pages.retain(|page| known.seen.iter().all(|seen| seen.page != *page));
    if pages.is_empty() {
        return None;
    }
    let (seen, failed) = tools.recognise(bytes, &pages);
    let mut known = known.clone();
    known.seen.extend(seen);
    Some((known, failed))
}

pub(crate) fn not_recognised(failed: &[u32]) -> Option<Finding> {
    if failed.is_empty() {
        return None;
    }
    let list = failed.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let at = failed.iter().take(50).map(|page| Place { page: Some(*page), ..Place::default() }).collect();
    Some(Finding {
        rule: "recognition-failed".to_string(),
        severity: Severity::Warning,
        message: Words::new(
            format!(
                "Texten på sida {list} kunde inte tolkas: det tog för lång tid eller programmet gav upp."
            ),
            format!(
                "The text on page {list} could not be recognised: it took too long or the program gave up."
            ),
        ),
        places: vec![FindingPlace { file: 0, pointer: "/files/0".to_string(), at }],
        values: serde_json::Map::new(),
    })
}

fn found(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH");
    let path = path.as_deref().unwrap_or(OsStr::new("/usr/local/bin:/usr/bin:/bin"));
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file: &PathBuf| Path::is_file(file))
}

/// Gives a program its input and takes its output. `None` if it fails, takes too long or says too much; it
/// is ended then.
fn piped(command: &mut Command, input: Vec<u8>, (within, most): (Duration, u64)) -> Option<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    // Nobody waits for these: what a program has left behind may hold its pipes open.
    thread::spawn(move || {
        let _ = to.write_all(&input);
    });
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = from.take(most + 1).read_to_end(&mut answer);
        let _ = tell.send(read.is_ok().then_some(answer));
    });
    let answer = told.recv_timeout(within).ok().flatten().filter(|answer| answer.len() as u64 <= most);
    if answer.is_none() {
        let _ = child.kill();
    }
    let ended = child.wait().ok()?;
    answer.filter(|_| ended.success())
}

/// One word as tesseract tells it, in points of the picture.
struct Told<'a> {
    line: [&'a str; 3],
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: &'a str,
}

/// The words of tesseract's table; `None` if it is none.
fn words_of(table: &str) -> Option<Vec<SeenWord>> {
    let (mut page, mut told) = (None, Vec::new());
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, line, _, left, top, width, height, _, text] = cells[..] else {
            continue;
        };
        let number = |cell: &str| cell.parse::<f64>().ok().filter(|value| (0.0..1e6).contains(value));
        let (Some(left), Some(top), Some(width), Some(height)) =
            (number(left), number(top), number(width), number(height))
        else {
            continue;
        };
        if level == "1" {
            page = Some((width, height)).filter(|(width, height)| *width > 0.0 && *height > 0.0);
        }
        // Rules of tables are taken for strokes.
        let text = text.trim().trim_matches(['|', '¦']);
        if level == "5" && text.chars().any(|sign| !matches!(sign, '_' | '—' | '[' | ']' | ' ')) {
            let line = [block, paragraph, line];
            told.push(Told { line, left, top, right: left + width, bottom: top + height, text });
        }
    }
    let (width, height) = page?;
    let usual = median(told.iter().map(size_of).collect()).unwrap_or(1.0);
    let mut words = Vec::new();
    for line in told.chunk_by(|a, b| a.line == b.line) {
        let own = median(line.iter().map(size_of).collect()).unwrap_or(usual);
        let size = if (0.75..1.3).contains(&(own / usual)) { usual } else { own };
        let flat = line.iter().filter(|word| !hangs(word.text)).map(|word| word.bottom).collect();
        let lowest = line.iter().map(|word| word.bottom).fold(0.0, f64::max);
        let y = median(flat).unwrap_or(lowest - 0.21 * size);
        words.extend(line.iter().map(|word| SeenWord {
            text: word.text.to_string(),
            x0: part(word.left / width),
            x1: part(word.right / width),
            y: part(y / height),
            size: part(size / height),
        }));
    }
    Some(words)
}

/// Some sign reaches below the line.
fn hangs(text: &str) -> bool {
    text.contains(['g', 'j', 'p', 'q', 'y', 'Q', 'ç', ',', ';', '(', ')', '[', ']', '{', '}'])
}

/// How large its letters are, told by how high the word is.
fn size_of(word: &Told<'_>) -> f64 {
    let high =
        word.text.chars().any(|sign| sign.is_uppercase() || sign.is_numeric() || "bdfhklt".contains(sign));
    let share = match (high, hangs(word.text)) {
        (true, true) => 0.93,
        (true, false) => 0.72,
        (false, true) => 0.73,
        (false, false) => 0.52,
    };
    (word.bottom - word.top) / share
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A part of a whole, to a hundred thousandth.
fn part(value: f64) -> f64 {
    (value * 100_000.0).round() / 100_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places_and_strokes_are_no_words() {
        let table = "level\tpage\tblock\tparagraph\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n\
            1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n\
            4\t1\t1\t1\t1\t0\t100\t200\t300\t31\t-1\t\n\
            5\t1\t1\t1\t1\t1\t100\t200\t50\t29\t91.5\tBygd\n\
            5\t1\t1\t1\t1\t2\t200\t200\t10\t29\t12\t|\n\
            5\t1\t1\t1\t1\t3\t300\t200\t100\t22\t96\t|1875\n\
            5\tx\n";
        let words = words_of(table).unwrap_or_default();
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["Bygd", "1875"]);
        assert_eq!(
            (words[0].x0, words[0].x1, words[0].y),
            (0.1, 0.15, 0.111),
            "on the line of the other's foot"
        );
        assert_eq!(words[0].size, words[1].size);
        for nonsense in ["", "hej", "level\n1\t1\t0\t0\t0\t0\t0\t0\tNaN\t0\t-1\t"] {
            assert!(words_of(nonsense).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn a_program_that_hangs_falls_or_babbles_is_ended() {
        let shell = |script: &str, within: u64, most: u64| {
            let limits = (Duration::from_millis(within), most);
            piped(Command::new("/bin/sh").args(["-c", script]), vec![b'x'; 1 << 20], limits)
        };
        let begun = Instant::now();
        assert_eq!(shell("sleep 60", 200, 100), None);
        assert_eq!(shell("while :; do echo hej; done", 20_000, 100), None);
        assert!(begun.elapsed() < Duration::from_secs(20));
        assert_eq!(shell("echo hej; exit 3", 20_000, 100), None);
        assert_eq!(shell("wc -c", 20_000, 100).map(|answer| answer.len()), Some(8));
        assert_eq!(piped(&mut Command::new("/finns/inte"), Vec::new(), (LONGEST_PAGE, 1)), None);
    }
}
