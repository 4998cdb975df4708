"""Small writers of XLSX, DOCX and CSV, and of the expected readings beside them.

Each script here writes documents of the corpus: `python3 lists.py`. The expected readings are written by hand,
before the reader is run.
"""
import json, os, zipfile, datetime
from xml.sax.saxutils import escape
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus")

def put(folder, name, data, documents, **extra):
    d = os.path.join(OUT, folder); os.makedirs(d, exist_ok=True)
    p = os.path.join(d, name)
    open(p, "wb").write(data if isinstance(data, bytes) else data.encode("utf-8"))
    e = {"documents": documents}; e.update(extra)
    open(os.path.splitext(p)[0] + ".expected.json", "w").write(json.dumps(e, ensure_ascii=False, indent=1) + "\n")

def E(keys, *rows):
    keys = keys.split()
    return [dict((k, v) for k, v in zip(keys, row)) for row in rows]

def G(rows, **t):
    """One document of grants with one table."""
    doc = {k: t.pop(k) for k in ("title", "publisher", "year", "currency") if k in t}
    return [{"kind": "grants", **doc, "tables": [{"rows": rows, **t}]}]

def GT(*tables, **doc):
    return [{"kind": "grants", **doc, "tables": list(tables)}]

class Archive(zipfile.ZipFile):
    """One whose bytes do not depend on the day."""
    def writestr(self, name, data):
        super().writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)

def col(n):
    s = ""
    n += 1
    while n:
        n, r = divmod(n - 1, 26); s = chr(65 + r) + s
    return s

class D(str):
    """A date cell."""

def xlsx(sheets, path_merges=None, formats=()):
    """sheets: [(name, rows)]; a cell: None, str, number, D('2024-01-02'), ('%',0.5), ('f', formula, value)."""
    import io
    b = io.BytesIO(); z = Archive(b, "w", zipfile.ZIP_DEFLATED)
    ct = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    for i in range(len(sheets)): ct += f'<Override PartName="/xl/worksheets/sheet{i+1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    z.writestr("[Content_Types].xml", ct + "</Types>")
    z.writestr("_rels/.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    z.writestr("xl/workbook.xml", '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' + "".join(f'<sheet name="{escape(n)}" sheetId="{i+1}" r:id="rId{i+1}"/>' for i, (n, *_) in enumerate(sheets)) + "</sheets></workbook>")
    z.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(f'<Relationship Id="rId{i+1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i+1}.xml"/>' for i in range(len(sheets))) + f'<Relationship Id="rId{len(sheets)+1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>')
    z.writestr("xl/styles.xml", '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/></cellXfs></styleSheet>')
    for i, sheet in enumerate(sheets):
        name, rows = sheet[0], sheet[1]; merges = sheet[2] if len(sheet) > 2 else []
        x = '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        for r, row in enumerate(rows):
            x += f'<row r="{r+1}">'
            for c, v in enumerate(row):
                at = f"{col(c)}{r+1}"
                if v is None or v == "": continue
                if isinstance(v, D):
                    n = (datetime.date.fromisoformat(v) - datetime.date(1899, 12, 30)).days
                    x += f'<c r="{at}" s="1"><v>{n}</v></c>'
                elif isinstance(v, tuple) and v[0] == "%": x += f'<c r="{at}" s="2"><v>{v[1]}</v></c>'
                elif isinstance(v, tuple) and v[0] == "f": x += f'<c r="{at}" s="3"><f>{v[1]}</f><v>{v[2]}</v></c>'
                elif isinstance(v, (int, float)): x += f'<c r="{at}" s="3"><v>{v}</v></c>'
                else: x += f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>'
            x += "</row>"
        x += "</sheetData>"
        if merges: x += "<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>"
        z.writestr(f"xl/worksheets/sheet{i+1}.xml", x + "</worksheet>")
    z.close(); return b.getvalue()

def docx(body):
    """body: ('h',level,text) ('p',text) ('b',text bold) ('t',[[cell|(cell,span)]])"""
    import io
    W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    def para(text, style=None, bold=False):
        pr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        rp = "<w:rPr><w:b/></w:rPr>" if bold else ""
        parts = text.split("\n")
        runs = f"<w:r>{rp}" + "<w:br/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' for t in parts) + "</w:r>"
        return f"<w:p>{pr}{runs}</w:p>"
    x = ""
    for part in body:
        if part[0] == "h": x += para(part[2], f"Heading{part[1]}" if part[1] else "Title")
        elif part[0] == "p": x += para(part[1])
        elif part[0] == "b": x += para(part[1], bold=True)
        else:
            x += "<w:tbl><w:tblPr/><w:tblGrid/>"
            for row in part[1]:
                x += "<w:tr>"
                for cell in row:
                    text, span = cell if isinstance(cell, tuple) else (cell, 1)
                    x += "<w:tc><w:tcPr>" + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + "</w:tcPr>" + "".join(para(t) for t in text.split("\n\n")) + "</w:tc>"
                x += "</w:tr>"
            x += "</w:tbl>" + para("")
    b = io.BytesIO(); z = Archive(b, "w", zipfile.ZIP_DEFLATED)
    z.writestr("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>')
    z.writestr("_rels/.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    z.writestr("word/_rels/document.xml.rels", '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>')
    st = "".join(f'<w:style w:type="paragraph" w:styleId="Heading{i}"><w:name w:val="heading {i}"/><w:pPr><w:outlineLvl w:val="{i-1}"/></w:pPr></w:style>' for i in (1, 2, 3))
    z.writestr("word/styles.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>{st}</w:styles>')
    z.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{x}</w:body></w:document>')
    z.close(); return b.getvalue()

def csv(rows, sep=";", q=False, end="\n"):
    out = []
    for row in rows:
        cells = []
        for c in row:
            c = "" if c is None else str(c)
            if q or sep in c or "\n" in c or '"' in c: c = '"' + c.replace('"', '""') + '"'
            cells.append(c)
        out.append(sep.join(cells))
    return end.join(out) + end
