//! Reads files with the reader alone, for those who work on it:
//! `cargo run -p reading --example read -- FILE…`. With `--json` first it prints the contract, with `--text`
//! the lines as the reader sees them, else the reading for a person.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let json = paths.first().is_some_and(|first| first == "--json");
    let text = paths.first().is_some_and(|first| first == "--text");
    if json || text {
        paths.remove(0);
    }
    if text {
        for path in &paths {
            let lines = reading::text_of(path, &std::fs::read(path)?).unwrap_or_else(|words| words.en);
            writeln!(std::io::stdout(), "{lines}")?;
        }
        return Ok(());
    }
    let mut readings = Vec::new();
    for path in &paths {
        readings.push(reading::read_bytes(path, &std::fs::read(path)?, &|_| {}));
    }
    let whole = reading::merge(readings);
    let printed = if json {
        serde_json::to_string_pretty(&whole)?
    } else {
        reading::for_person(&whole, reading::Language::Swedish)
    };
    writeln!(std::io::stdout(), "{printed}")
}
