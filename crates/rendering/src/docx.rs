//! A report as DOCX: real styles, repeated header rows, a table of contents, texts for pictures, title and
//! language. It must not know what the report is about.

mod body;
mod styles;

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    Language,
    document::{Block, Document},
    picture,
    shown::printable,
};

/// Why there is no DOCX.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    #[error("the DOCX could not be packed: {0}")]
    Package(#[from] zip::result::ZipError),
    #[error("the DOCX could not be packed: {0}")]
    Write(#[from] std::io::Error),
    #[error("a picture of the report cannot be drawn")]
    Picture,
}

/// A picture as it stands in the package, and its size on paper in English metric units (1/360,000 cm).
struct Picture {
    png: Vec<u8>,
    width: u64,
    height: u64,
    description: String,
}

const EMU_PER_CM: f64 = 360_000.0;
const LOGO_HEIGHT_CM: f64 = 1.4;
const LONGEST_LOGO_CM: f64 = 8.0;
const CHART_WIDTH_CM: f64 = 12.0;

/// The report as a DOCX's bytes. The same report gives the same bytes.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocxError> {
    let pictures = pictures(document)?;
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let body = body::body(document, &pictures);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_string()),
        ("_rels/.rels", RELATIONS.to_string()),
        ("docProps/core.xml", core_properties(document)),
        ("word/document.xml", body),
        ("word/styles.xml", styles::styles(document)),
        ("word/numbering.xml", styles::NUMBERING.to_string()),
        ("word/settings.xml", styles::SETTINGS.to_string()),
        ("word/footer1.xml", body::footer(document)),
        ("word/_rels/document.xml.rels", document_relations(pictures.len())),
    ];
    for (name, content) in parts {
        package.start_file(name, options)?;
        package.write_all(content.as_bytes())?;
    }
    for (place, picture) in pictures.iter().enumerate() {
        package.start_file(format!("word/media/picture{place}.png"), options)?;
        package.write_all(&picture.png)?;
    }
    Ok(package.finish()?.into_inner())
}

/// The logo first, if there is one, then the charts in order.
fn pictures(document: &Document) -> Result<Vec<Picture>, DocxError> {
    let mut found = Vec::new();
    if let Some(logo) = &document.style.logo {
        let (width, height) = logo.image.size();
        let shape = f64::from(width) / f64::from(height);
        let tall = LOGO_HEIGHT_CM.min(LONGEST_LOGO_CM / shape);
        let png = logo.image.png().ok_or(DocxError::Picture)?;
        found.push(Picture {
            png,
            width: emu(tall * shape),
            height: emu(tall),
            description: logo.description.clone(),
        });
    }
    for block in &document.blocks {
        let Block::Chart(chart) = block else {
            continue;
        };
        let svg = picture::coloured(&chart.svg, document.style.colour);
        let drawn = picture::pixels(&svg).ok_or(DocxError::Picture)?;
        let shape = f64::from(drawn.height) / f64::from(drawn.width);
        found.push(Picture {
            png: drawn.png,
            width: emu(CHART_WIDTH_CM),
            height: emu(CHART_WIDTH_CM * shape),
            description: chart.description.clone(),
        });
    }
    Ok(found)
}

fn emu(centimetres: f64) -> u64 {
    (centimetres * EMU_PER_CM) as u64
}

/// A text as it may stand in XML.
fn xml(text: &str) -> String {
    let clean: String = printable(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    escape(clean.as_str()).into_owned()
}

fn language(document: &Document) -> &'static str {
    match document.language {
        Language::Swedish => "sv-SE",
        Language::English => "en-GB",
    }
}

fn core_properties(document: &Document) -> String {
    let (title, publisher, subtitle) =
        (xml(&document.title), xml(&document.publisher), xml(&document.subtitle));
    let (language, made) = (language(document), document.made);
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:subject>{subtitle}</dc:subject><dc:creator>{publisher}</dc:creator>\
         <dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>"
    )
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Default Extension=\"png\" ContentType=\"image/png\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/",
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/",
    "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/numbering.xml\" ContentType=\"application/",
    "vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>",
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/",
    "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>",
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/",
    "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/",
    "vnd.openxmlformats-package.core-properties+xml\"/>",
    "</Types>",
);

const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Target=\"word/document.xml\" ",
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>",
    "<Relationship Id=\"rId2\" Target=\"docProps/core.xml\" ",
    "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\"/>",
    "</Relationships>",
);

fn document_relations(pictures: usize) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    let parts = ["styles", "numbering", "settings", "footer"];
    let files = ["styles.xml", "numbering.xml", "settings.xml", "footer1.xml"];
    for (part, file) in parts.iter().zip(files) {
        out.push_str(&format!("<Relationship Id=\"{part}\" Target=\"{file}\" Type=\"{KIND}/{part}\"/>"));
    }
    for place in 0..pictures {
        out.push_str(&format!(
            "<Relationship Id=\"picture{place}\" Target=\"media/picture{place}.png\" Type=\"{KIND}/image\"/>"
        ));
    }
    out.push_str("</Relationships>");
    out
}
