//! Styles, lists and settings of the DOCX: what an office can change in one place of its word processor.

use super::{HEAD, language};
use crate::document::Document;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A paragraph style: id, name that word processors know, what it builds on, paragraph and run properties.
struct Style {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

const fn style(id: &'static str, name: &'static str, paragraph: &'static str, run: &'static str) -> Style {
    Style { id, name, paragraph, run }
}

/// `{colour}` stands for the office's colour.
const STYLES: [Style; 19] = [
    style("BodyText", "Body Text", "<w:spacing w:after=\"120\"/>", ""),
    style("Title", "Title", KEEP_TITLE, "<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"48\"/>"),
    style(
        "Subtitle",
        "Subtitle",
        "<w:spacing w:after=\"160\"/>",
        "<w:color w:val=\"555555\"/><w:sz w:val=\"26\"/>",
    ),
    style("Heading1", "heading 1", HEADING_1, "<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"32\"/>"),
    style("Heading2", "heading 2", HEADING_2, "<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"26\"/>"),
    style("Heading3", "heading 3", HEADING_3, "<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"22\"/>"),
    style("Heading4", "heading 4", HEADING_4, "<w:b/>"),
    style(
        "ContentsHeading",
        "TOC Heading",
        "<w:spacing w:before=\"240\" w:after=\"80\"/>",
        "<w:b/><w:sz w:val=\"26\"/>",
    ),
    style("TOC1", "toc 1", "<w:spacing w:before=\"60\" w:after=\"0\"/>", "<w:b/>"),
    style("TOC2", "toc 2", "<w:spacing w:after=\"0\"/><w:ind w:left=\"284\"/>", ""),
    style("Fact", "Fact", "<w:spacing w:after=\"40\"/><w:ind w:left=\"284\" w:hanging=\"284\"/>", ""),
    style("Note", "Note", "<w:spacing w:after=\"120\"/>", "<w:color w:val=\"555555\"/><w:sz w:val=\"17\"/>"),
    style("ListBullet", "List Bullet", BULLET, ""),
    style(
        "Caption",
        "caption",
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>",
        "<w:b/><w:sz w:val=\"18\"/>",
    ),
    style("Cell", "Cell", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"18\"/>"),
    style("CellBullet", "Cell Bullet", CELL_BULLET, "<w:sz w:val=\"18\"/>"),
    style("AfterTable", "After Table", "<w:spacing w:after=\"80\"/>", "<w:sz w:val=\"12\"/>"),
    style("Footer", "footer", "", "<w:color w:val=\"555555\"/><w:sz w:val=\"17\"/>"),
    style("Header", "header", "", "<w:color w:val=\"555555\"/><w:sz w:val=\"17\"/>"),
];

const KEEP_TITLE: &str = "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>";
const HEADING_1: &str =
    "<w:keepNext/><w:spacing w:before=\"480\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>";
const HEADING_2: &str =
    "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>";
const HEADING_3: &str =
    "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>";
const HEADING_4: &str =
    "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"3\"/>";
const BULLET: &str =
    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>";
const CELL_BULLET: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>\
    <w:spacing w:after=\"40\"/><w:ind w:left=\"227\" w:hanging=\"227\"/>";

/// `word/styles.xml`.
pub(super) fn styles(document: &Document) -> String {
    let colour = document.style.colour.digits();
    let mut out = format!(
        "{HEAD}<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\" w:eastAsia=\"Calibri\"/>\
         <w:sz w:val=\"21\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>",
        language(document)
    );
    for Style { id, name, paragraph, run } in STYLES {
        let run = run.replace("{colour}", &colour);
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>\
             </w:style>"
        ));
    }
    out.push_str(&format!(
        "<w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
         <w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"C4C0B8\"/>\
         <w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"C4C0B8\"/></w:tblBorders>\
         <w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>\
         <w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"{colour}\"/></w:tcBorders></w:tcPr></w:tblStylePr>\
         </w:style></w:styles>"
    ));
    out
}

/// `word/numbering.xml`: one list, of bullets.
pub(super) const NUMBERING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\">",
    "<w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>",
    "<w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr></w:lvl></w:abstractNum>",
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
);

/// `word/settings.xml`: as word processors of today lay out.
pub(super) const SETTINGS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:compat>",
    "<w:compatSetting w:name=\"compatibilityMode\" ",
    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>",
);
