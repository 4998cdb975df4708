//! Pictures of a PDF's pages, drawn in a process of its own and kept for a while; and the marks on them.
//! It must not know who may see them.

use std::{
    collections::VecDeque,
    fmt::Write as _,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use db::Id;
use jobs::{Aside, NoAnswer};
use reading::{PagePicture, contract::Place};

/// How long a page may take.
const LONGEST: Duration = Duration::from_secs(15);
/// Pages that are drawn at a time; others wait.
const AT_A_TIME: usize = 2;
/// Bytes of one picture.
const LARGEST: u64 = 12 << 20;
/// Bytes of pictures that are kept.
const MOST_KEPT: usize = 16 << 20;
/// Boxes of one address.
const MOST_MARKS: usize = 40;
/// Points around what is marked, in a cutting.
const ASIDE: f64 = 30.0;
const ABOVE: f64 = 46.0;

/// Whose page it is: a document's or a waiting file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Document(Id),
    Upload(Id),
}

/// Pictures of one file's page.
type Key = (Of, u32);
type Kept = VecDeque<(Key, Arc<PagePicture>)>;

/// The program that draws: it is given the page's number as its last argument and the file on standard input.
#[derive(Clone)]
pub struct Pictures {
    aside: Aside,
    /// The one used last is the last.
    kept: Arc<Mutex<Kept>>,
}

impl Pictures {
    pub fn new(program: PathBuf, arguments: &[&str]) -> Pictures {
        let aside = Aside::new(program, arguments, AT_A_TIME).answering(LARGEST).within(LONGEST);
        Pictures { aside, kept: Arc::default() }
    }

    /// A page that was drawn before.
    pub(crate) fn kept(&self, of: Of, page: u32) -> Option<Arc<PagePicture>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(key, _)| *key == (of, page))?;
        let found = kept.remove(place)?;
        let picture = found.1.clone();
        kept.push_back(found);
        Some(picture)
    }

    /// Draws a page of a file.
    pub(crate) async fn draw(&self, of: Of, page: u32, bytes: &[u8]) -> Result<Arc<PagePicture>, NoAnswer> {
        let answer = self.aside.run(&[&page.to_string()], &[bytes]).await?;
        let picture: PagePicture = serde_json::from_slice(&answer).map_err(|_| NoAnswer::Broken)?;
        let picture = Arc::new(picture);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(((of, page), picture.clone()));
        let size = |(_, one): &(Key, Arc<PagePicture>)| one.ink.len() + one.ground.len() + 1_000;
        let mut held: usize = kept.iter().map(size).sum();
        while held > MOST_KEPT {
            held -= kept.pop_front().as_ref().map_or(held, size);
        }
        Ok(picture)
    }
}

/// Boxes on pages that are marked, as an address carries them: `3:72,100,523,115;4:…`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Marked(Vec<(u32, [i32; 4])>);

impl Marked {
    /// What of some places stands in boxes on pages.
    pub fn of(places: &[Place]) -> Marked {
        let boxes = places.iter().filter_map(|place| {
            let [x0, y0, x1, y1] = place.bounds?;
            Some((place.page?, [x0.floor(), y0.floor(), x1.ceil(), y1.ceil()].map(|value| value as i32)))
        });
        Marked(boxes.take(MOST_MARKS).collect())
    }

    /// What does not fit is left out.
    pub fn from_text(text: &str) -> Marked {
        let one = |part: &str| {
            let (page, sides) = part.split_once(':')?;
            let sides: Vec<i32> = sides.split(',').map_while(|side| side.parse().ok()).collect();
            let sides: [i32; 4] = sides.try_into().ok()?;
            let sane =
                sides.iter().all(|side| side.abs() < 20_000) && sides[0] <= sides[2] && sides[1] <= sides[3];
            Some((page.parse().ok()?, sides)).filter(|_| sane)
        };
        Marked(text.split(';').filter_map(one).take(MOST_MARKS).collect())
    }

    pub fn text(&self) -> String {
        let one = |(page, [x0, y0, x1, y1]): &(u32, [i32; 4])| format!("{page}:{x0},{y0},{x1},{y1}");
        self.0.iter().map(one).collect::<Vec<_>>().join(";")
    }

    /// The pages with marks, in order of the marks, each once.
    pub fn pages(&self) -> Vec<u32> {
        let mut pages = Vec::new();
        for (page, _) in &self.0 {
            if !pages.contains(page) {
                pages.push(*page);
            }
        }
        pages
    }

    fn on(&self, page: u32) -> impl Iterator<Item = [i32; 4]> {
        self.0.iter().filter(move |(on, _)| *on == page).map(|(_, sides)| *sides)
    }
}

/// The page as a whole SVG, what is marked marked; `cut` shows only the part around the marks.
pub(crate) fn svg(picture: &PagePicture, page: u32, marked: &Marked, cut: bool) -> String {
    let PagePicture { width, height, ground, ink, .. } = picture;
    let all =
        marked.on(page).reduce(|[a, b, c, d], [x0, y0, x1, y1]| [a.min(x0), b.min(y0), c.max(x1), d.max(y1)]);
    let [left, top, right, bottom] = match all.filter(|_| cut).map(|sides| sides.map(f64::from)) {
        Some([x0, y0, x1, y1]) => [
            (x0 - ASIDE).max(0.0),
            (y0 - ABOVE).max(0.0),
            (x1 + ASIDE).min(*width),
            (y1 + ABOVE).min(*height),
        ],
        None => [0.0, 0.0, *width, *height],
    };
    let (across, down) = ((right - left).max(1.0), (bottom - top).max(1.0));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{across}\" height=\"{down}\" \
         viewBox=\"{left} {top} {across} {down}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{ground}"
    );
    for [x0, y0, x1, y1] in marked.on(page) {
        let (x, y, across, down) = (x0 - 2, y0 - 2, x1 - x0 + 4, y1 - y0 + 4);
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{across}\" height=\"{down}\" rx=\"2\" \
             fill=\"#fff0bf\" stroke=\"#a35c00\" stroke-width=\"1.2\"/>"
        );
    }
    svg.push_str(ink);
    svg.push_str("</svg>");
    svg
}

/// In place of a page that cannot be drawn: a sentence of our own.
pub(crate) fn svg_of_sentence(sentence: &str) -> String {
    let safe = sentence.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"595\" height=\"80\" viewBox=\"0 0 595 80\">\
         <rect width=\"595\" height=\"80\" fill=\"#fff\"/><text x=\"20\" y=\"46\" font-size=\"15\" \
         font-family=\"Arial,Helvetica,sans-serif\" fill=\"#211d1a\">{safe}</text></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_travel_in_an_address_and_nothing_else_does() {
        let place = |page, bounds| Place { page, bounds, ..Place::default() };
        let places = [
            place(Some(3), Some([72.4, 100.0, 523.0, 114.2])),
            place(None, None),
            place(Some(4), Some([1.0, 2.0, 3.0, 4.0])),
        ];
        let marked = Marked::of(&places);
        assert_eq!(marked.text(), "3:72,100,523,115;4:1,2,3,4");
        assert_eq!(Marked::from_text(&marked.text()), marked);
        assert_eq!(marked.pages(), [3, 4]);
        for nonsense in
            ["", "3", "3:1,2,3", "3:1,2,3,4,5", "x:1,2,3,4", "3:9,2,3,4", "3:1,2,3,99999999", "\"<"]
        {
            assert_eq!(Marked::from_text(nonsense), Marked::default(), "{nonsense}");
        }
    }

    #[test]
    fn a_cutting_stays_on_the_page() {
        let picture = PagePicture { width: 200.0, height: 300.0, pages: 1, ..PagePicture::default() };
        let marked = Marked::from_text("1:10,20,150,30");
        assert!(svg(&picture, 1, &marked, true).contains("viewBox=\"0 0 180 76\""));
        assert!(svg(&picture, 1, &marked, false).contains("viewBox=\"0 0 200 300\""));
        assert!(!svg(&picture, 2, &marked, true).contains("#fff0bf"), "the marks of another page");
    }

    #[tokio::test]
    async fn what_was_drawn_is_kept() {
        let script = r#"cat >/dev/null; echo '{"width":1.0,"height":2.0,"pages":3,"ground":"","ink":"x"}'"#;
        let pictures = Pictures::new(PathBuf::from("/bin/sh"), &["-c", script]);
        let of = Of::Upload(7);
        assert!(pictures.kept(of, 1).is_none());
        assert_eq!(pictures.draw(of, 1, b"x").await.map(|picture| picture.pages), Ok(3));
        assert!(pictures.kept(of, 1).is_some() && pictures.kept(Of::Document(7), 1).is_none());
        let falls = Pictures::new(PathBuf::from("/bin/sh"), &["-c", "kill -9 $$"]);
        assert_eq!(falls.draw(of, 1, b"x").await.err(), Some(NoAnswer::Broken));
    }
}
