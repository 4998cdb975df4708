//! Any bytes given to the reader: it never panics, it answers in time, and its answer can be printed both ways.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Language, for_person, read_bytes};

fuzz_target!(|data: &[u8]| {
    let reading = read_bytes("document.txt", data, &|progress| assert!(progress.done <= progress.total));
    let lines = reading.files.first().and_then(|file| file.source.lines);
    assert_eq!(reading.files.len(), 1, "one file in, one file out");
    assert!(reading.files[0].error.is_some() || lines.is_some(), "what was read has lines");
    let json = serde_json::to_string(&reading).expect("a reading is JSON");
    assert!(json.starts_with('{'));
    for language in [Language::Swedish, Language::English] {
        for_person(&reading, language);
    }
});
