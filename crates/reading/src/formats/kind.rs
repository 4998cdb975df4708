//! What kind of file some bytes are, by what they hold; never by the file's name.

use super::{archive, html};
use crate::contract::Words;

/// The kinds of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Book {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Docx,
    Odt,
    Sheet(Book),
    Html,
    /// Text of any kind: plain, rows of cells, JSON.
    Text,
    /// Cannot be opened without a password.
    Locked,
    /// Something else that is no text.
    Other,
}

/// Fails where the file is an archive that cannot be opened, or should not be.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Words> {
    // Mail and printing leave blank lines before it.
    if bytes.trim_ascii_start().starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return in_archive(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(in_compound(bytes));
    }
    Ok(if html::is_html(bytes) { Kind::Html } else { Kind::Text })
}

fn in_archive(bytes: &[u8]) -> Result<Kind, Words> {
    let names = archive::parts(bytes)?;
    let has = |name: &str| names.iter().any(|part| part == name);
    if has("word/document.xml") || has("word/styles.xml") {
        return Ok(Kind::Docx);
    }
    if has("xl/workbook.bin") {
        return Ok(Kind::Sheet(Book::Xlsb));
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return Ok(Kind::Sheet(Book::Xlsx));
    }
    let media = archive::small_part(bytes, "mimetype").unwrap_or_default();
    Ok(match media.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Kind::Sheet(Book::Ods),
        "application/vnd.oasis.opendocument.text" => Kind::Odt,
        _ => Kind::Other,
    })
}

/// The old binary formats are told by the names of their streams, in UTF-16.
fn in_compound(bytes: &[u8]) -> Kind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Kind::Locked
    } else if has("Workbook") || has("Book") {
        Kind::Sheet(Book::Xls)
    } else {
        Kind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_what_the_bytes_hold() {
        let book: Vec<u8> = b"\xd0\xcf\x11\xe0\0\0W\0o\0r\0k\0b\0o\0o\0k\0".to_vec();
        let locked: Vec<u8> = b"\xd0\xcf\x11\xe0"
            .iter()
            .copied()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let cases: [(&[u8], Kind); 6] = [
            (b"%PDF-1.7", Kind::Pdf),
            (&book, Kind::Sheet(Book::Xls)),
            (&locked, Kind::Locked),
            (b"\xef\xbb\xbf <!DOCTYPE html><p>", Kind::Html),
            (b"<?xml version='1.0'?><html><p>", Kind::Html),
            (b"Projekt;Belopp", Kind::Text),
        ];
        for (bytes, kind) in cases {
            assert_eq!(of(bytes).ok(), Some(kind));
        }
        assert!(of(b"PK\x03\x04rest").is_err_and(|words| words.sv.contains("skadad")));
    }
}
