//! Any bytes given to the reader: it never panics, it answers in time, and its answer can be printed both ways.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Language, for_person, read_bytes};

fuzz_target!(|data: &[u8]| {
    let reading = read_bytes("document.txt", data, &|progress| assert!(progress.done <= progress.total));
    assert_eq!(reading.files.len(), 1, "one file in, one file out");
    let file = &reading.files[0];
    assert!(file.error.is_some() || file.source.media_type.is_some(), "what was read is of a kind");
    // A profile is a file that people send each other.
    if let Ok(profile) = reading::Profile::from_json(data) {
        profile.fingerprint();
    }
    let json = serde_json::to_string(&reading).expect("a reading is JSON");
    assert!(json.starts_with('{'));
    for language in [Language::Swedish, Language::English] {
        for_person(&reading, language);
    }
});
