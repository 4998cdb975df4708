//! Brackets in brackets: what reads the format calls itself for each, so a file that opens too many is
//! refused before it is read, also where they are packed.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Arrays in arrays in arrays on a page.
pub(super) const DEEPEST: usize = 2_000;
/// The same for a whole file: in what is packed brackets stand by chance, more of them open in a large file.
pub(super) const DEEPEST_IN_FILE: usize = 20_000;
/// Bytes of all streams unpacked, but for pictures and fonts.
const MOST_UNPACKED: u64 = 400 * 1024 * 1024;
/// So far back from its data a stream's dictionary is looked at.
const DICTIONARY: usize = 2_048;

/// How deep one is in brackets.
#[derive(Default)]
struct Depth(usize);

impl Depth {
    /// More than `most` are open somewhere in these bytes.
    fn exceeds(&mut self, bytes: &[u8], most: usize) -> bool {
        bytes.iter().any(|byte| {
            match byte {
                b'[' | b'<' | b'(' | b'{' => self.0 += 1,
                b']' | b'>' | b')' | b'}' => self.0 = self.0.saturating_sub(1),
                _ => {}
            }
            self.0 > most
        })
    }
}

/// More brackets are open at once than any file has.
pub(super) fn is_too_deep(bytes: &[u8], most: usize) -> bool {
    Depth::default().exceeds(bytes, most)
}

/// The same in what the file's streams hold packed. Pictures and fonts are passed over, for they are not read
/// as objects.
pub(super) fn is_too_deep_inside(bytes: &[u8], most: usize) -> bool {
    let mut left = MOST_UNPACKED;
    let mut from = 0;
    while let Some(found) = next(bytes, from) {
        from = found.data;
        let dictionary = &bytes[found.dictionary..found.data];
        let Some(data) = bytes.get(found.data..).filter(|_| !is_passed_over(dictionary)) else { continue };
        if !is_packed(data) {
            if is_hidden(dictionary) {
                return true;
            }
            continue;
        }
        if holds(dictionary, b"/Predictor") && !holds(dictionary, b"/XRef") && holds(dictionary, b"/First") {
            return true;
        }
        match unpacked(data, most, left) {
            Some(used) => left -= used.min(left),
            None => return true,
        }
        if left == 0 {
            return true;
        }
    }
    false
}

/// How many bytes a stream holds unpacked; `None` if it is too deep.
fn unpacked(data: &[u8], most: usize, left: u64) -> Option<u64> {
    let mut reader = ZlibDecoder::new(data).take(left);
    let (mut depth, mut buffer, mut all) = (Depth::default(), vec![0; 64 * 1024], 0);
    loop {
        // What is damaged ends here, and for what reads it later too.
        let count = reader.read(&mut buffer).unwrap_or(0);
        if count == 0 {
            return Some(all);
        }
        if depth.exceeds(&buffer[..count], most) {
            return None;
        }
        all += count as u64;
    }
}

/// Where a stream's dictionary may begin, and where its data begins.
struct Found {
    dictionary: usize,
    data: usize,
}

fn next(bytes: &[u8], from: usize) -> Option<Found> {
    const WORD: &[u8] = b"stream";
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b's')?;
        let rest = &bytes[at..];
        let ends = at >= 3 && &bytes[at - 3..at] == b"end";
        if rest.starts_with(WORD) && !ends {
            let after = &rest[WORD.len()..];
            let gap = after.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if gap > 0 {
                let dictionary = at.saturating_sub(DICTIONARY).max(from);
                return Some(Found { dictionary, data: at + WORD.len() + gap });
            }
        }
        at += 1;
    }
}

/// The head of packed bytes.
fn is_packed(data: &[u8]) -> bool {
    let [first, second, ..] = data else { return false };
    first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0
}

/// A picture or a font, and nothing that could be read as objects besides.
fn is_passed_over(dictionary: &[u8]) -> bool {
    // Only what stands in this object.
    let start = dictionary.windows(4).rposition(|four| four == b" obj").unwrap_or(0);
    let own = &dictionary[start..];
    let picture = holds(own, b"/Image") && holds(own, b"/Width") && holds(own, b"/Height");
    let font =
        [&b"/Length1"[..], b"/Type1C", b"/CIDFontType0C", b"/OpenType"].iter().any(|word| holds(own, word));
    let other = [&b"/First"[..], b"/Form", b"/BBox", b"/FunctionType", b"/PatternType", b"#"];
    (picture || font) && !other.iter().any(|word| holds(own, word))
}

/// Objects packed in a way that none of those who write such files uses.
fn is_hidden(dictionary: &[u8]) -> bool {
    let start = dictionary.windows(4).rposition(|four| four == b" obj").unwrap_or(0);
    let own = &dictionary[start..];
    let ways = [&b"LZW"[..], b"ASCII85", b"ASCIIHex", b"RunLength", b"/A85", b"/AHx", b"/RL"];
    holds(own, b"/First") && ways.iter().any(|word| holds(own, word))
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|own| own == word)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("it can be packed");
        encoder.finish().expect("it can be packed")
    }

    /// A file whose catalogue stands beside `deep` in a packed stream of objects.
    fn file(dictionary: &str, deep: &[u8]) -> Vec<u8> {
        let data = packed(deep);
        let mut out = b"%PDF-1.5\n1 0 obj\n<<".to_vec();
        out.extend(format!("{dictionary} /Filter /FlateDecode /Length {}>>\nstream\n", data.len()).bytes());
        out.extend(data);
        out.extend(b"\nendstream\nendobj\ntrailer <</Root 5 0 R>>\n%%EOF");
        out
    }

    #[test]
    fn brackets_are_counted_in_packed_objects_too() {
        let bomb = [b"5 0 ".to_vec(), vec![b'['; 3_000_000]].concat();
        for dictionary in [
            "/Type /ObjStm /N 1 /First 4",
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1]",
            "/N 1 /First 4 /Subtype /Image /Width 1 /Height 1",
        ] {
            let bytes = file(dictionary, &bomb);
            assert!(bytes.len() < 20_000);
            assert!(is_too_deep_inside(&bytes, DEEPEST_IN_FILE), "{dictionary}");
            let refused = crate::lines_of("a.pdf", &bytes);
            assert!(refused.is_err(), "{dictionary}");
        }
        let flat = b"[ 1 ] ".repeat(100_000);
        assert!(!is_too_deep_inside(&file("/Type /ObjStm /N 1 /First 4", &flat), DEEPEST_IN_FILE));
        let picture = file("/Subtype /Image /Width 9 /Height 9", &bomb);
        assert!(!is_too_deep_inside(&picture, DEEPEST_IN_FILE));
    }

    #[test]
    fn ways_to_hide_objects_are_refused() {
        let bytes = b"%PDF-1.5\n1 0 obj\n<</N 1 /First 4 /Filter /ASCII85Decode>>\nstream\nGar8O\nendstream";
        assert!(is_too_deep_inside(bytes, DEEPEST_IN_FILE));
        let turned = file("/Type /ObjStm /N 1 /First 4 /DecodeParms <</Predictor 12>>", b"5 0 null");
        assert!(is_too_deep_inside(&turned, DEEPEST_IN_FILE));
    }
}
