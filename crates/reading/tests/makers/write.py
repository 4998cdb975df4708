"""Writes small documents of many formats with nothing but Python's own library, LibreOffice and Chromium.

A document is named FORMAT/NAME; what a person reads in it is written beside, before the reader is run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from html import escape

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus")


def folder(name):
    path = os.path.join(sys.argv[1] if len(sys.argv) > 1 else TARGET, name)
    os.makedirs(path, exist_ok=True)
    return path


def save(name, suffix, data, expected):
    """The document's bytes (or text) at FORMAT/NAME.SUFFIX, with the expected reading beside."""
    where, base = name.split("/")
    path = os.path.join(folder(where), base)
    with open(f"{path}.{suffix}", "wb") as file:
        file.write(data.encode() if isinstance(data, str) else data)
    with open(f"{path}.expected.json", "w") as file:
        json.dump(expected, file, ensure_ascii=False, indent=1)
        file.write("\n")


# ---- what is expected ------------------------------------------------------------------------------------


def act(text, who=None, when=None, **more):
    return {"text": text} | ({"responsible": who} if who else {}) | ({"when": when} if when else {}) | more


def init(title, who=None, when=None, acts=None, **more):
    one = {"title": title} if title is not None else {}
    one |= {"responsible": who} if who else {}
    one |= {"when": when} if when else {}
    return one | ({"activities": acts} if acts is not None else {}) | more


def section(title, *initiatives, number=None, **more):
    return {"number": number, "title": title, "initiatives": list(initiatives)} | more


def chapter(title, *sections, number=None, **more):
    return {"number": number, "title": title, "sections": list(sections)} | more


def plan(title, years, *chapters, **more):
    one = {"kind": "plan", "title": title, "chapters": list(chapters)}
    one |= {"period": {"from": years[0], "to": years[1]}} if years else {}
    return {"documents": [one | more]}


def flat(title, years, *initiatives, **more):
    """A plan without chapters."""
    return plan(title, years, chapter(None, section(None, *initiatives)), **more)


def indicators(*rows, **more):
    return {"documents": [{"kind": "indicators", "rows": list(rows)} | more]}


def target(form, value=None, year=None, **more):
    return {"form": form, "value": value} | ({"year": year} if year else {}) | more


# ---- formats ---------------------------------------------------------------------------------------------


def package(parts):
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
        file.seek(0)
        return file.read()


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*pairs):
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{REL}/{kind}" Target="{to}"/>'
        for at, (kind, to) in enumerate(pairs, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def types(*pairs):
    inner = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in pairs)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{inner}</Types>'
    )


def column(at):
    return (column(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


def xlsx_cell(value, at, row):
    place = f'{column(at)}{row}'
    if value is None:
        return ""
    if isinstance(value, tuple):  # a date as Excel's day number, or a share
        number, style = value
        return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def day(text):
    """A cell with a date: 2026-03-31."""
    from datetime import date

    return ((date.fromisoformat(text) - date(1899, 12, 30)).days, 1)


def share(value):
    """A cell with a share shown as percent."""
    return (value, 2)


def xlsx(*sheets):
    """Sheets as (name, rows, merged ranges)."""
    parts, overrides, listed, rels = {}, [], "", []
    for at, (name, rows, merged) in enumerate(sheets, 1):
        body = "".join(
            f'<row r="{number}">' + "".join(xlsx_cell(v, c, number) for c, v in enumerate(row)) + "</row>"
            for number, row in enumerate(rows, 1)
        )
        merges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{HEAD}<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{merges}</worksheet>'
        )
        overrides.append((f"/xl/worksheets/sheet{at}.xml", f"{OFFICE}.spreadsheetml.worksheet+xml"))
        listed += f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        rels.append(("worksheet", f"worksheets/sheet{at}.xml"))
    rels.append(("styles", "styles.xml"))
    overrides.append(("/xl/styles.xml", f"{OFFICE}.spreadsheetml.styles+xml"))
    overrides.append(("/xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"))
    formats = "".join(f'<xf numFmtId="{one}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for one in (0, 14, 9))
    parts["xl/styles.xml"] = (
        f'{HEAD}<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        f'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="3">{formats}</cellXfs></styleSheet>'
    )
    parts["xl/workbook.xml"] = (
        f'{HEAD}<workbook xmlns="{main}" xmlns:r="{REL}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = relations(*rels)
    parts["_rels/.rels"] = relations(("officeDocument", "xl/workbook.xml"))
    parts["[Content_Types].xml"] = types(*overrides)
    return package(parts)


def run(text, bold):
    """A run; line ends become breaks."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n"))
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}{inner}</w:r>'


def paragraph(text, style=None, item=False, bold=False):
    """`**Label:** text` sets the label bold."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    props += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    runs = "".join(run(one, bold or at % 2 == 1) for at, one in enumerate(text.split("**")) if one)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{runs}</w:p>"


def docx_cell(cell, head):
    """A cell is text, or (text, columns), or ("^",) for one that goes on from above, or a list of items."""
    props, text = "", cell
    if isinstance(cell, tuple) and cell == ("^",):
        props, text = "<w:vMerge/>", ""
    elif isinstance(cell, tuple) and cell[1] == "v":
        props, text = '<w:vMerge w:val="restart"/>', cell[0]
    elif isinstance(cell, tuple):
        props, text = f'<w:gridSpan w:val="{cell[1]}"/>', cell[0]
    if isinstance(text, list):
        inner = "".join(paragraph(one, item=True) for one in text)
    else:
        inner = "".join(paragraph(one, bold=head) for one in text.split("\n\n"))
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def docx_table(rows, width, head=1):
    grid = "".join('<w:gridCol w:w="1800"/>' for _ in range(width))
    body = "".join(
        f'<w:tr>{"".join(docx_cell(cell, at < head) for cell in row)}</w:tr>' for at, row in enumerate(rows)
    )
    sides = "".join(f'<w:{one} w:val="single" w:sz="4"/>' for one in
                    ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def docx(*blocks):
    """Blocks: ("h1", text), ("p", text), ("b", bold text), ("li", text), ("t", rows[, header rows])."""
    out = ""
    for kind, *rest in blocks:
        if kind == "t":
            rows = rest[0]
            width = max(sum(c[1] if isinstance(c, tuple) and isinstance(c[-1], int) else 1 for c in row) for row in rows)
            out += docx_table(rows, width, *rest[1:]) + paragraph("")
        elif kind == "li":
            out += paragraph(rest[0], item=True)
        elif kind in ("p", "b"):
            out += paragraph(rest[0], bold=kind == "b")
        else:
            out += paragraph(rest[0], style="Title" if kind == "title" else f"Heading{kind[1]}")
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{36 - 4 * n}"/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    title = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="48"/></w:rPr></w:style>'
    bullet = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    kinds = f"{OFFICE}.wordprocessingml"
    return package({
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{main}"><w:body>{out}</w:body></w:document>',
        "word/styles.xml": f'{HEAD}<w:styles xmlns:w="{main}">{title}{heads}</w:styles>',
        "word/numbering.xml": f'{HEAD}<w:numbering xmlns:w="{main}">{bullet}</w:numbering>',
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("numbering", "numbering.xml")),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "[Content_Types].xml": types(
            ("/word/document.xml", f"{kinds}.document.main+xml"),
            ("/word/styles.xml", f"{kinds}.styles+xml"),
            ("/word/numbering.xml", f"{kinds}.numbering+xml"),
        ),
    })


def office(data, suffix, to):
    """What LibreOffice makes of a document."""
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, f"in.{suffix}")
        with open(path, "wb") as file:
            file.write(data)
        home = f"-env:UserInstallation=file://{place}/home"
        command = ["soffice", home, "--headless", "--convert-to", to, "--outdir", place, path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(place, f"in.{to.split(':')[0]}"), "rb") as file:
            return file.read()


def printed(html, style="", tagged=False):
    """What Chromium prints of a page."""
    page = f"<!doctype html><html lang=sv><meta charset=utf-8><title> </title><style>{style}</style>{html}</html>"
    with tempfile.TemporaryDirectory() as place:
        source, out = os.path.join(place, "in.html"), os.path.join(place, "out.pdf")
        with open(source, "w") as file:
            file.write(page)
        command = [shutil.which("chromium"), "--headless", "--no-sandbox", "--no-pdf-header-footer",
                   f"--user-data-dir={place}/profile", f"--print-to-pdf={out}", f"file://{source}"]
        command += [] if tagged else ["--disable-pdf-tagging"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(out, "rb") as file:
            return file.read()


def table(rows, head=1, attributes=""):
    """Rows of texts as an HTML table."""
    out = f"<table {attributes}>"
    for at, row in enumerate(rows):
        tag = "th" if at < head else "td"
        out += "<tr>" + "".join(f"<{tag}>{one}</{tag}>" for one in row) + "</tr>"
    return out + "</table>"
