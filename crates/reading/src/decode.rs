//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252, Latin-1.
//!
//! It must not know what the text means; it only says clearly why bytes are no text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::MAX_BYTES;
use crate::contract::Words;

/// The text of a file, or why there is none.
pub fn decode(bytes: &[u8]) -> Result<String, Words> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    if let Some(format) = known_binary(bytes) {
        return Err(other_format(format));
    }
    let text = text_of(bytes)?;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{c}').is_empty() {
        return Err(Words::new("Filen är tom.", "The file is empty."));
    }
    if looks_binary(&text) {
        return Err(not_text());
    }
    Ok(text)
}

fn text_of(bytes: &[u8]) -> Result<String, Words> {
    let utf16 = [(&[0xff, 0xfe][..], UTF_16LE), (&[0xfe, 0xff][..], UTF_16BE)];
    for (mark, encoding) in utf16 {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, broken) = encoding.decode_without_bom_handling(rest);
            return if broken { Err(not_text()) } else { Ok(text.into_owned()) };
        }
    }
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(text.to_string());
    }
    // Windows-1252 is Latin-1 with printable signs where Latin-1 has control codes that no text uses.
    Ok(WINDOWS_1252.decode_without_bom_handling(body).0.into_owned())
}

/// The text of markup: UTF-8 wherever it can be, else in the encoding that the markup names, else
/// Windows-1252.
pub fn decode_markup(bytes: &[u8], label: &str) -> String {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return text_of(bytes).unwrap_or_default();
    }
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(body) {
        return text.to_string();
    }
    let named = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8);
    named.unwrap_or(WINDOWS_1252).decode_without_bom_handling(body).0.into_owned()
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let signatures: [(&[u8], &str); 8] = [
        (b"%PDF-", "PDF"),
        (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
        (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1f\x8b", "gzip"),
        (b"{\\rtf", "RTF"),
    ];
    signatures.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, name)| *name)
}

/// A NUL never stands in text, and other control characters hardly ever.
fn looks_binary(text: &str) -> bool {
    if text.contains('\0') {
        return true;
    }
    let strange = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || c == '\u{fffd}';
    let (mut all, mut odd) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        odd += usize::from(strange(c));
    }
    odd * 50 > all
}

pub fn too_large(size: usize) -> Words {
    let (size, most) = (size.div_ceil(1024 * 1024), MAX_BYTES / (1024 * 1024));
    Words::new(
        format!("Filen är {size} MB; den största som kan läsas är {most} MB."),
        format!("The file is {size} MB; the largest that can be read is {most} MB."),
    )
}

fn other_format(format: &str) -> Words {
    Words::new(
        format!("Filen är ingen textfil utan ser ut att vara {format}, som inte kan läsas än."),
        format!("The file is not a text file but looks like {format}, which cannot be read yet."),
    )
}

fn not_text() -> Words {
    Words::new(
        "Filen innehåller inte läsbar text (den ser ut att vara binär).",
        "The file does not contain readable text (it looks binary).",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_encodings_offices_use() {
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Åmål\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let cases: [(&[u8], &str); 5] = [
            ("Åmål".as_bytes(), "Åmål"),
            (b"\xef\xbb\xbf\xc3\x85m\xc3\xa5l", "Åmål"),
            (b"\xc5m\xe5l", "Åmål"),
            (b"\xc5m\xe5l \x96 \x80", "Åmål – €"),
            (&utf16, "Åmål\r\n"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn says_why_bytes_are_no_text() {
        let noise: Vec<u8> = (0..=255u8).cycle().take(4000).collect();
        let cases: [(&[u8], &str); 6] = [
            (b"", "tom"),
            (b" \r\n\x0c", "tom"),
            (b"%PDF-1.7", "PDF"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"a\0b", "binär"),
            (&noise, "binär"),
        ];
        for (bytes, word) in cases {
            let refusal = decode(bytes).map_err(|words| words.sv);
            assert!(refusal.as_ref().is_err_and(|sv| sv.contains(word)), "{refusal:?}");
        }
    }
}
