//! How many cells an old workbook spans, told before it is opened: what opens it makes room for all cells
//! between the farthest, and for the range that each sheet declares, however few are filled.

use std::ops::Range;

use super::archive::too_much;
use super::broken;
use crate::contract::Words;

/// Cells of all sheets, each from its corner to its last filled one, empty ones included.
const MOST_SPANNED: u64 = 12_000_000;
/// A declared range with more cells than this is not made room for; what is filled is read all the same.
const MOST_DECLARED: u64 = 500_000;
/// No chain of sectors is longer.
const END: u32 = 0xffff_fffa;

/// Refuses a workbook that spans more than can be held. Gives the file anew where a sheet declares more than
/// it should, with that range made small.
pub(super) fn check(bytes: &[u8]) -> Result<Option<Vec<u8>>, Words> {
    let stream = Stream::of(bytes).ok_or_else(broken)?;
    let found = look(&stream, bytes);
    if found.locked {
        return Ok(None);
    }
    if found.spanned > MOST_SPANNED {
        return Err(too_much());
    }
    if found.large.is_empty() {
        return Ok(None);
    }
    let mut small = bytes.to_vec();
    for range in found.large {
        // From row 0 up to row 1, from column 0 up to column 1.
        let wide = range.len() >= 14;
        let ends = if wide { [4, 10] } else { [2, 6] };
        for (at, place) in range.clone().enumerate() {
            let end = ends.contains(&at) && at < if wide { 12 } else { 8 };
            if let Some(byte) = stream.place(place).and_then(|place| small.get_mut(place)) {
                *byte = u8::from(end);
            }
        }
    }
    Ok(Some(small))
}

/// What a workbook's records tell of its size.
#[derive(Default)]
struct Found {
    spanned: u64,
    /// Where the data of records stand that declare too much.
    large: Vec<Range<usize>>,
    /// The records cannot be read without a password.
    locked: bool,
}

/// The corner and the end of what is filled in a sheet.
#[derive(Clone, Copy, Default)]
struct Bounds(Option<[(u16, u16); 2]>);

impl Bounds {
    fn take(&mut self, row: u16, columns: (u16, u16)) {
        let [(top, bottom), (left, right)] = self.0.unwrap_or([(row, row), columns]);
        let rows = (top.min(row), bottom.max(row));
        self.0 = Some([rows, (left.min(columns.0), right.max(columns.1))]);
    }

    fn cells(self) -> u64 {
        let length = |(from, to): (u16, u16)| u64::from(to.saturating_sub(from)) + 1;
        self.0.map_or(0, |[rows, columns]| length(rows) * length(columns))
    }
}

fn look(stream: &Stream, bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let mut bounds = Bounds::default();
    let mut at = 0;
    let word = |at: usize| stream.word(bytes, at);
    while let (Some(kind), Some(length)) = (word(at), word(at + 2)) {
        let data = at + 4..at + 4 + usize::from(length);
        let cell = |columns: (u16, u16), bounds: &mut Bounds| {
            if let Some(row) = word(data.start) {
                bounds.take(row, columns);
            }
        };
        match kind {
            // A sheet begins, or the workbook itself.
            0x0009 | 0x0209 | 0x0409 | 0x0809 => {
                found.spanned += bounds.cells();
                bounds = Bounds::default();
            }
            0x002f => found.locked = true,
            0x0200 if declared(stream, bytes, &data).is_none_or(|cells| cells > MOST_DECLARED) => {
                found.large.push(data.clone());
            }
            // Numbers, labels, truths, formulas and their kin: one cell each.
            0x0006 | 0x00d6 | 0x00fd | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x0002..=0x0005 => {
                if let Some(column) = word(data.start + 2) {
                    cell((column, column), &mut bounds);
                }
            }
            // Several numbers of a row.
            0x00bd if length >= 6 => {
                if let (Some(first), Some(last)) = (word(data.start + 2), word(data.end - 2)) {
                    cell((first, last), &mut bounds);
                }
            }
            _ => {}
        }
        at = data.end;
    }
    found.spanned += bounds.cells();
    found
}

/// How many cells a record says that its sheet has; `None` if it makes no sense.
fn declared(stream: &Stream, bytes: &[u8], data: &Range<usize>) -> Option<u64> {
    let word = |at: usize| stream.word(bytes, data.start + at).map(u64::from);
    let long = |at: usize| Some(word(at)? | word(at + 2)? << 16);
    let (rows, columns) = match data.len() {
        10 => ((word(0)?, word(2)?), (word(4)?, word(6)?)),
        14 | 16 => ((long(0)?, long(4)?), (word(8)?, word(10)?)),
        // Nothing is made room for.
        _ => return Some(0),
    };
    let rows = if rows.1 == 0 { 0 } else { rows.1.checked_sub(rows.0)? };
    Some(rows.saturating_mul(columns.1))
}

/// The stream of a compound file that holds the workbook: where in the file each of its pieces stands.
struct Stream {
    pieces: Vec<usize>,
    /// Bytes of each piece.
    size: usize,
}

impl Stream {
    fn of(bytes: &[u8]) -> Option<Self> {
        let file = Compound::of(bytes)?;
        let (start, length) = file.find(bytes, &["workbook", "book"])?;
        if length >= 4096 {
            return Some(Stream { pieces: file.places(&file.chain(start)), size: file.sector });
        }
        let whole = file.places(&file.chain(file.root));
        let inside = file.sector / 64;
        let small = file.small_chain(bytes, start)?;
        let place = |number: &u32| {
            let number = usize::try_from(*number).ok()?;
            Some(whole.get(number / inside)? + number % inside * 64)
        };
        Some(Stream { pieces: small.iter().map_while(place).collect(), size: 64 })
    }

    /// Where in the file a byte of the stream stands.
    fn place(&self, at: usize) -> Option<usize> {
        Some(self.pieces.get(at / self.size)? + at % self.size)
    }

    fn word(&self, bytes: &[u8], at: usize) -> Option<u16> {
        let byte = |at: usize| bytes.get(self.place(at)?).copied();
        Some(u16::from_le_bytes([byte(at)?, byte(at + 1)?]))
    }
}

/// A compound file: which sector follows which.
struct Compound {
    sector: usize,
    next: Vec<u32>,
    directory: u32,
    small_next: u32,
    /// Where the stream of small streams begins.
    root: u32,
}

impl Compound {
    fn of(bytes: &[u8]) -> Option<Self> {
        let sector = match bytes.get(30..32)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut file = Compound {
            sector,
            next: Vec::new(),
            directory: long(bytes, 48)?,
            small_next: long(bytes, 60)?,
            root: END,
        };
        let mut tables: Vec<u32> = (0..109).filter_map(|at| long(bytes, 76 + 4 * at)).collect();
        let (mut more, mut seen) = (long(bytes, 68)?, 0);
        while more < END && seen <= bytes.len() / sector {
            let at = file.offset(more)?;
            let own = (0..sector / 4).map(|index| long(bytes, at + 4 * index));
            tables.extend(own.collect::<Option<Vec<u32>>>()?);
            more = tables.pop()?;
            seen += 1;
        }
        for table in tables.into_iter().filter(|table| *table < END) {
            let at = file.offset(table)?;
            // A file that is cut short ends in the middle of one.
            file.next.extend((0..sector / 4).map_while(|index| long(bytes, at + 4 * index)));
        }
        file.root = file.entries(bytes).next().map_or(END, |entry| long(bytes, entry + 116).unwrap_or(END));
        Some(file)
    }

    fn offset(&self, number: u32) -> Option<usize> {
        usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)
    }

    /// The sectors of a stream, as far as they lead; none comes twice.
    fn chain(&self, start: u32) -> Vec<u32> {
        let mut chain = Vec::new();
        let mut at = start;
        while at < END && chain.len() <= self.next.len() {
            chain.push(at);
            at = usize::try_from(at).ok().and_then(|at| self.next.get(at)).copied().unwrap_or(END);
        }
        chain
    }

    fn small_chain(&self, bytes: &[u8], start: u32) -> Option<Vec<u32>> {
        let tables = self.places(&self.chain(self.small_next));
        let next = |at: u32| {
            let at = usize::try_from(at).ok()? * 4;
            long(bytes, tables.get(at / self.sector)? + at % self.sector)
        };
        let (mut chain, mut at) = (Vec::new(), start);
        while at < END && chain.len() <= tables.len() * self.sector / 4 {
            chain.push(at);
            at = next(at).unwrap_or(END);
        }
        (!chain.is_empty()).then_some(chain)
    }

    fn places(&self, chain: &[u32]) -> Vec<usize> {
        chain.iter().map_while(|number| self.offset(*number)).collect()
    }

    /// Where each entry of the directory stands.
    fn entries(&self, bytes: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let (sector, length) = (self.sector, bytes.len());
        let places = self.places(&self.chain(self.directory)).into_iter();
        places
            .flat_map(move |place| (0..sector / 128).map(move |index| place + 128 * index))
            .filter(move |entry| entry + 128 <= length)
    }

    /// The first sector and the length of the first stream with one of these names, in their order.
    fn find(&self, bytes: &[u8], names: &[&str]) -> Option<(u32, u64)> {
        let entries: Vec<usize> = self.entries(bytes).collect();
        let name = |entry: usize| {
            let letters = bytes.get(entry..entry + 64)?.chunks(2).map(|pair| [pair[0], pair[1]]);
            let letters = letters.map(u16::from_le_bytes).take_while(|letter| *letter != 0);
            Some(String::from_utf16_lossy(&letters.collect::<Vec<u16>>()).to_lowercase())
        };
        names.iter().find_map(|wanted| {
            let entry = *entries.iter().find(|entry| name(**entry).as_deref() == Some(wanted))?;
            Some((long(bytes, entry + 116)?, u64::from(long(bytes, entry + 120)?)))
        })
    }
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &[u8] = include_bytes!("../../tests/corpus/xls/lansstyrelse.xls");

    /// The book with what `change` does to the data of the records of one kind.
    fn changed(kinds: &[u16], change: impl Fn(usize, &mut [u8])) -> Vec<u8> {
        let stream = Stream::of(BOOK).expect("a workbook");
        let mut bytes = BOOK.to_vec();
        let (mut at, mut count) = (0, 0);
        while let (Some(kind), Some(length)) = (stream.word(BOOK, at), stream.word(BOOK, at + 2)) {
            let data = at + 4..at + 4 + usize::from(length);
            if kinds.contains(&kind) {
                let places: Vec<usize> = data.clone().filter_map(|at| stream.place(at)).collect();
                let mut own: Vec<u8> = places.iter().map(|place| bytes[*place]).collect();
                change(count, &mut own);
                places.iter().zip(own).for_each(|(place, byte)| bytes[*place] = byte);
                count += 1;
            }
            at = data.end;
        }
        assert!(count > 0, "the book has such records");
        bytes
    }

    fn cells(bytes: &[u8]) -> Vec<String> {
        crate::lines_of("a.xls", bytes).expect("it reads")
    }

    #[test]
    fn an_honest_book_is_left_as_it_is() {
        assert!(check(BOOK).expect("it can be held").is_none());
        assert!(look(&Stream::of(BOOK).expect("a workbook"), BOOK).spanned > 10);
    }

    #[test]
    fn a_range_that_is_only_declared_costs_nothing() {
        for (rows, columns) in [(65_536u32, 256u16), (u32::MAX, u16::MAX), (1, u16::MAX)] {
            let bytes = changed(&[0x0200], |_, data| {
                data[..4].copy_from_slice(&5u32.to_le_bytes());
                data[4..8].copy_from_slice(&rows.to_le_bytes());
                data[10..12].copy_from_slice(&columns.to_le_bytes());
            });
            assert_eq!(cells(&bytes), cells(BOOK));
        }
    }

    #[test]
    fn a_cell_far_away_is_refused() {
        let bytes = changed(&[0x0203, 0x00fd, 0x027e], |count, data| {
            if count == 1 {
                data[..4].copy_from_slice(&[0xff, 0xff, 0xff, 0x00]);
            }
        });
        assert!(check(&bytes).is_err());
        assert!(crate::lines_of("a.xls", &bytes).is_err());
    }

    #[test]
    fn broken_chains_end() {
        for at in (0..BOOK.len()).step_by(61) {
            let mut bytes = BOOK.to_vec();
            bytes[at] ^= 0xff;
            let _ = check(&bytes);
        }
        for end in [0, 40, 511, 512, 600, 2000] {
            let _ = check(&BOOK[..end.min(BOOK.len())]);
        }
    }
}
