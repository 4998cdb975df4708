//! Any bytes given to the reader as a PDF: it never panics, it answers in time, and every place is on a page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Language, for_person, read_bytes};

fuzz_target!(|data: &[u8]| {
    let named = [b"%PDF-1.7\n", data].concat();
    let bytes = if data.starts_with(b"%PDF-") { data } else { named.as_slice() };
    let reading = read_bytes("document.pdf", bytes, &|progress| assert!(progress.done <= progress.total));
    assert_eq!(reading.files.len(), 1, "one file in, one file out");
    let file = &reading.files[0];
    assert!(file.error.is_some() || file.source.pages.is_some(), "what was read has pages");
    let pages = file.source.pages.unwrap_or(0);
    let places = reading.findings.iter().flat_map(|finding| &finding.places).flat_map(|place| &place.at);
    for page in places.filter_map(|place| place.page) {
        assert!((1..=pages).contains(&page), "a place is on one of the file's pages");
    }
    for_person(&reading, Language::Swedish);
});
