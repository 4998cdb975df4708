//! A report as one HTML file that needs no other: headings, tables with scopes, charts as drawings with
//! their text. It must not know what the report is about.

use std::fmt::Write as _;

use crate::{
    Language,
    document::{Block, Document, Fact, Levels, Table},
    picture,
    sheet::Cell,
    shown::printable,
};

/// The report as an HTML page. `logo` and charts stand in it.
pub fn html(document: &Document) -> String {
    let lang = match document.language {
        Language::Swedish => "sv",
        Language::English => "en",
    };
    let colour: String = document.style.colour.into();
    let title = escaped(&document.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"author\" content=\"{}\">\n<title>{title}</title>\n<style>{}</style>\n</head>\n<body>\n\
         <main>\n",
        escaped(&document.publisher),
        STYLE.replace("{colour}", &colour)
    );
    if let Some(logo) = &document.style.logo {
        let (address, text) = (logo.image.data_address(), escaped(&logo.description));
        let _ = writeln!(out, "<img class=\"logo\" src=\"{address}\" alt=\"{text}\">");
    }
    let _ = writeln!(out, "<h1>{title}</h1>");
    if !document.subtitle.is_empty() {
        let _ = writeln!(out, "<p class=\"subtitle\">{}</p>", escaped(&document.subtitle));
    }
    facts(&mut out, &document.facts);
    if document.contents {
        contents(&mut out, document);
    }
    let mut headings = 0;
    let mut levels = Levels::default();
    for block in &document.blocks {
        write_block(&mut out, block, document, (&mut headings, &mut levels));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_block(
    out: &mut String,
    block: &Block,
    document: &Document,
    (headings, levels): (&mut usize, &mut Levels),
) {
    match block {
        Block::Heading { level, text } => {
            // The title is the page's first level.
            let level = levels.next(*level) + 1;
            *headings += 1;
            let _ = writeln!(out, "<h{level} id=\"r{headings}\">{}</h{level}>", escaped(text));
        }
        Block::Paragraph { text } => {
            let _ = writeln!(out, "<p>{}</p>", lines(text));
        }
        Block::Note { text } => {
            let _ = writeln!(out, "<p class=\"note\">{}</p>", lines(text));
        }
        Block::List { items } => {
            let _ = writeln!(out, "{}", list(items));
        }
        Block::Facts { facts: rows } => facts(out, rows),
        Block::Table(table) => write_table(out, table, document.language, *headings),
        Block::Chart(chart) => {
            let svg = picture::coloured(&chart.svg, document.style.colour);
            let _ = writeln!(out, "<div class=\"picture\">{svg}</div>");
        }
        Block::NewPage => out.push_str("<div class=\"new-page\"></div>\n"),
    }
}

fn contents(out: &mut String, document: &Document) {
    let title = match document.language {
        Language::Swedish => "Innehåll",
        Language::English => "Contents",
    };
    let _ = writeln!(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{title}</h2>\n<ul>");
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text } => Some((level, text)),
        _ => None,
    });
    for (place, (level, text)) in (1..).zip(headings).filter(|(_, (level, _))| **level <= 2) {
        let _ = writeln!(out, "<li class=\"l{level}\"><a href=\"#r{place}\">{}</a></li>", escaped(text));
    }
    out.push_str("</ul>\n</nav>\n");
}

fn facts(out: &mut String, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for fact in facts {
        let _ = writeln!(out, "<div><dt>{}:</dt> <dd>{}</dd></div>", escaped(&fact.label), lines(&fact.text));
    }
    out.push_str("</dl>\n");
}

/// `heading`: number of the heading above it, by which it is called unless it has a caption.
fn write_table(out: &mut String, table: &Table, language: Language, heading: usize) {
    // A wide table is scrolled by itself, by keyboard too.
    let name = match (table.caption.is_empty(), heading) {
        (true, 0) => String::new(),
        (true, heading) => format!(" role=\"region\" aria-labelledby=\"r{heading}\""),
        (false, _) => format!(" role=\"region\" aria-label=\"{}\"", escaped(&table.caption)),
    };
    let _ = writeln!(out, "<div class=\"table\" tabindex=\"0\"{name}>\n<table>");
    if !table.caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escaped(&table.caption));
    }
    let class = |place: usize| if table.columns[place].kind.is_number() { " class=\"n\"" } else { "" };
    out.push_str("<thead>\n<tr>");
    for (place, column) in table.columns.iter().enumerate() {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(place), escaped(&column.header));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (place, cell) in row.iter().enumerate().take(table.columns.len()) {
            let _ = write!(out, "<td{}>{}</td>", class(place), shown(cell, language));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
    if !table.totals.is_empty() {
        out.push_str("<tfoot>\n<tr>");
        for (place, cell) in table.totals.iter().enumerate().take(table.columns.len()) {
            let _ = write!(out, "<td{}>{}</td>", class(place), shown(cell, language));
        }
        out.push_str("</tr>\n</tfoot>\n");
    }
    out.push_str("</table>\n</div>\n");
}

fn shown(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Items(items) => list(items),
        other => lines(&other.shown(language)),
    }
}

fn list(items: &[String]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{}</li>", lines(item))).collect();
    format!("<ul>{items}</ul>")
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let text = printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,'Segoe UI','Noto Sans',sans-serif;color:#1d1b18;\
background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}\
h1,h2,h3,h4{color:{colour};line-height:1.25;margin:2em 0 .6em}h1{font-size:2rem;margin-top:.5em}\
h5{margin:1.6em 0 .4em}.subtitle{font-size:1.2rem;color:#555}.note{font-size:.875rem;color:#555}\
.logo{height:3.25rem;max-width:100%;object-fit:contain;object-position:left}\
dl{margin:.5em 0}dl div{padding-left:1.25em;text-indent:-1.25em}dt{display:inline;font-weight:600}\
dd{display:inline;margin:0}.table{overflow-x:auto;margin:1em 0}\
table{border-collapse:collapse;width:100%;font-size:.9375rem}\
caption{text-align:left;font-weight:600;padding:.4em 0}\
th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #c4c0b8}\
th{vertical-align:bottom;border-bottom:2px solid {colour}}tfoot td{font-weight:600}\
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}th.n{white-space:normal}\
td ul{margin:0;padding-left:1.1em}nav ul{list-style:none;padding:0}nav .l2{padding-left:1.25em}\
a{color:{colour}}.picture svg{width:100%;max-width:36rem;height:auto}\
@media print{body{max-width:none;padding:0}.new-page{break-before:page}thead{display:table-header-group}\
tr{break-inside:avoid}h2,h3,h4,h5{break-after:avoid}.table{overflow:visible}}";
