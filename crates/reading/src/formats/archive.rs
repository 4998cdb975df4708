//! Files that are archives of parts: limits that hold before anything is unpacked into memory.

use std::io::{Cursor, Read, Seek, copy, sink};

use zip::ZipArchive;

use super::{broken, locked};
use crate::contract::Words;

/// More parts than this has no document of an office.
const MOST_PARTS: usize = 10_000;
/// Bytes of all parts unpacked.
const MOST_BYTES: u64 = 400 * 1024 * 1024;
/// A part that is packed tighter than this was made to do harm; counted from `RATIO_FROM` bytes unpacked on.
const MOST_RATIO: u64 = 250;
const RATIO_FROM: u64 = 40 * 1024 * 1024;

/// The names of the parts, after the limits have been held against what the archive says and what it holds:
/// every part is unpacked once into nothing, for the sizes that an archive states can be false.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<String>, Words> {
    let mut archive = open(bytes)?;
    if archive.len() > MOST_PARTS {
        return Err(too_much());
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let (name, locked_part, packed) = {
            let raw = archive.by_index_raw(index).map_err(|_| broken())?;
            let name = raw.name().map_err(|_| broken())?.to_string();
            (name, raw.encrypted(), raw.compressed_size())
        };
        if locked_part {
            return Err(locked());
        }
        left = left.checked_sub(unpacked(&mut archive, index, left, packed)?).ok_or_else(too_much)?;
        names.push(name);
    }
    Ok(names)
}

fn unpacked<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    left: u64,
    packed: u64,
) -> Result<u64, Words> {
    let most = left.min(RATIO_FROM.max(packed.saturating_mul(MOST_RATIO)));
    let part = archive.by_index(index).map_err(|_| broken())?;
    let size = copy(&mut part.take(most.saturating_add(1)), &mut sink()).map_err(|_| broken())?;
    if size > most { Err(too_much()) } else { Ok(size) }
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Words> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())
}

/// A small part as text; `None` if there is none.
pub(super) fn small_part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = open(bytes).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.take(4096).read_to_string(&mut text).ok()?;
    Some(text)
}

pub(super) fn too_much() -> Words {
    Words::new(
        "Filen packar upp till mer än vad som kan läsas. Dela den i mindre filer.",
        "The file unpacks to more than can be read. Divide it into smaller files.",
    )
}
