//! The report's blocks as WordprocessingML.

use super::{HEAD, Picture, xml};
use crate::{
    Language,
    document::{Block, Column, Document, Fact, Levels, Table},
    sheet::Cell,
};

/// Half of a page's margins, in twentieths of a point (20 mm).
const MARGIN: u32 = 1_134;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// `word/document.xml`.
pub(super) fn body(document: &Document, pictures: &[Picture]) -> String {
    let mut writer = Writer {
        out: String::new(),
        language: document.language,
        headings: 0,
        levels: Levels::default(),
        pictures,
        drawn: 0,
    };
    writer.out.push_str(&format!("{HEAD}<w:document {SPACES}><w:body>"));
    writer.front(document);
    let width = text_width(document);
    for block in &document.blocks {
        writer.block(block, width);
    }
    writer.out.push_str(&section(document));
    writer.out.push_str("</w:body></w:document>");
    writer.out
}

/// Width and height of the page as it lies, in twentieths of a point.
fn page(document: &Document) -> (u32, u32) {
    let (width, height) = document.style.paper.twips();
    if document.style.landscape { (height, width) } else { (width, height) }
}

fn text_width(document: &Document) -> u32 {
    page(document).0 - 2 * MARGIN
}

fn section(document: &Document) -> String {
    let (width, height) = page(document);
    let lying = if document.style.landscape { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{lying}/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
         w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    )
}

struct Writer<'a> {
    out: String,
    language: Language,
    /// Headings written so far: their bookmarks are numbered.
    headings: usize,
    levels: Levels,
    pictures: &'a [Picture],
    drawn: usize,
}

impl Writer<'_> {
    /// The logo, the title, what is known of the report, and its contents.
    fn front(&mut self, document: &Document) {
        if document.style.logo.is_some() {
            self.picture("Normal");
        }
        self.paragraph("Title", &document.title);
        if !document.subtitle.is_empty() {
            self.paragraph("Subtitle", &document.subtitle);
        }
        self.facts(&document.facts);
        if document.contents {
            self.contents(document);
        }
    }

    fn block(&mut self, block: &Block, width: u32) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { text } => self.paragraph("BodyText", text),
            Block::Note { text } => self.paragraph("Note", text),
            Block::List { items } => items.iter().for_each(|item| self.paragraph("ListBullet", item)),
            Block::Facts { facts } => self.facts(facts),
            Block::Table(table) => self.table(table, width),
            Block::Chart(_) => self.picture("BodyText"),
            Block::NewPage => self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let (level, id) = (self.levels.next(level), self.headings);
        self.headings += 1;
        self.out.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr>\
             <w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/></w:p>",
            bookmark(id),
            run(text, "")
        ));
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.out.push_str(&paragraph(style, "", &run(text, "")));
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let label = run(&format!("{}: ", fact.label), "<w:rPr><w:b/></w:rPr>");
            self.out.push_str(&paragraph("Fact", "", &format!("{label}{}", run(&fact.text, ""))));
        }
    }

    /// A field that word processors fill with page numbers; until then, links to the headings.
    fn contents(&mut self, document: &Document) {
        let headings: Vec<(usize, u8, &str)> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, text } => Some((*level, text.as_str())),
                _ => None,
            })
            .enumerate()
            .filter(|(_, (level, _))| *level <= 2)
            .map(|(place, (level, text))| (place, level, text))
            .collect();
        if headings.is_empty() {
            return;
        }
        let title = match document.language {
            Language::Swedish => "Innehåll",
            Language::English => "Contents",
        };
        self.paragraph("ContentsHeading", title);
        let last = headings.len() - 1;
        for (line, (place, level, text)) in headings.into_iter().enumerate() {
            let begins = "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>\
                <w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>\
                <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
            let ends = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
            let link = format!(
                "{}<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>{}",
                if line == 0 { begins } else { "" },
                bookmark(place),
                run(text, ""),
                if line == last { ends } else { "" }
            );
            self.out.push_str(&paragraph(&format!("TOC{}", level.clamp(1, 2)), "", &link));
        }
        self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }

    fn picture(&mut self, style: &str) {
        let Some(picture) = self.pictures.get(self.drawn) else {
            return;
        };
        let (place, id) = (self.drawn, self.drawn + 1);
        self.drawn += 1;
        let Picture { width, height, .. } = picture;
        let text = xml(&picture.description);
        let drawing = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{id}\" name=\"picture{place}\" descr=\"{text}\"/><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"picture{place}\" descr=\"{text}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture{place}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom>\
             </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
        self.out.push_str(&paragraph(style, "", &drawing));
    }

    fn table(&mut self, table: &Table, width: u32) {
        if !table.caption.is_empty() {
            self.paragraph("Caption", &table.caption);
        }
        let widths = widths(table, self.language, width);
        let description = xml(&table.caption);
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0060\" w:firstRow=\"1\" w:lastRow=\"{}\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{description}\"/></w:tblPr><w:tblGrid>",
            u8::from(!table.totals.is_empty())
        ));
        for width in &widths {
            self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        let headers: Vec<Cell> =
            table.columns.iter().map(|column| Cell::Text(column.header.clone())).collect();
        self.row(&headers, &table.columns, &widths, Weight::Header);
        for row in &table.rows {
            self.row(row, &table.columns, &widths, Weight::Body);
        }
        if !table.totals.is_empty() {
            self.row(&table.totals, &table.columns, &widths, Weight::Total);
        }
        // Two tables without a paragraph between them would become one.
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn row(&mut self, cells: &[Cell], columns: &[Column], widths: &[u32], weight: Weight) {
        let repeated = if weight == Weight::Header { "<w:tblHeader/>" } else { "" };
        self.out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
        for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
            self.out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
            let right = if column.kind.is_number() { "<w:jc w:val=\"right\"/>" } else { "" };
            let look = if weight == Weight::Body { "" } else { "<w:rPr><w:b/></w:rPr>" };
            match cell {
                Cell::Items(items) if !items.is_empty() => {
                    for item in items {
                        self.out.push_str(&paragraph("CellBullet", "", &run(item, look)));
                    }
                }
                cell => {
                    let text = cell.shown(self.language);
                    self.out.push_str(&paragraph("Cell", right, &run(&text, look)));
                }
            }
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Header,
    Body,
    Total,
}

/// Twentieths of a point for a letter of a cell, with room to spare, and for a cell's margins.
const LETTER: u32 = 125;
const CELL_MARGINS: u32 = 216;

/// Columns of numbers as wide as their longest number; the others share the rest by their widths.
fn widths(table: &Table, language: Language, width: u32) -> Vec<u32> {
    let letters = |place: usize| {
        let cells = table.rows.iter().chain(std::iter::once(&table.totals));
        let longest = cells.filter_map(|row| row.get(place)).map(|cell| cell.shown(language).chars().count());
        let words = table.columns[place].header.split_whitespace().map(|word| word.chars().count());
        longest.chain(words).max().unwrap_or(0)
    };
    let fixed: Vec<Option<u32>> = (0..table.columns.len())
        .map(|place| {
            let number = table.columns[place].kind.is_number();
            number.then(|| u32::try_from(letters(place)).unwrap_or(40).min(40) * LETTER + CELL_MARGINS)
        })
        .collect();
    let left = width.saturating_sub(fixed.iter().flatten().sum()).max(width / 4);
    let shares: u32 = table
        .columns
        .iter()
        .zip(&fixed)
        .filter(|(_, fixed)| fixed.is_none())
        .map(|(column, _)| u32::from(column.width.max(1)))
        .sum();
    table
        .columns
        .iter()
        .zip(&fixed)
        .map(|(column, fixed)| fixed.unwrap_or(left * u32::from(column.width.max(1)) / shares.max(1)))
        .collect()
}

fn bookmark(place: usize) -> String {
    format!("_Toc{:08}", place + 1)
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>")
}

/// A text with its line breaks.
fn run(text: &str, properties: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", xml(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// `word/footer1.xml`: the title and the page's number.
pub(super) fn footer(document: &Document) -> String {
    let (page, of) = match document.language {
        Language::Swedish => ("Sida ", " av "),
        Language::English => ("Page ", " of "),
    };
    let field =
        |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let runs = [
        run(&document.title, ""),
        "<w:r><w:tab/></w:r>".to_string(),
        run(page, ""),
        field("PAGE"),
        run(of, ""),
        field("NUMPAGES"),
    ];
    let tab = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", text_width(document));
    format!("{HEAD}<w:ftr {SPACES}>{}</w:ftr>", paragraph("Footer", &tab, &runs.concat()))
}
