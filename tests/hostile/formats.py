"""Workbooks byte by byte, so that each part can be wrong in its own way: xlsx, xlsb, xls and ods without any library."""

import io
import struct
import zipfile
import zlib

DAY = (2026, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(parts):
    """A zip of (name, content), the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, content in parts:
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(info, content)
    return out.getvalue()


def sheet(rows, dimension="A1:C3", head=HEAD, between=""):
    return f'{head}{between}<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'


def text(value):
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def rows(table):
    """Rows of inline texts and numbers, without references: cells follow one another."""
    def cell(value):
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{text(value)}</t></is></c>'
        return f"<c><v>{value}</v></c>"
    return "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in table)


TABLE = [["Account", "City", "Amount"], *([f"Company {n}", "Sevilla", n * 1.5] for n in range(1, 40))]


def xlsx_parts(sheets, strings=None, extra=()):
    """The parts of a workbook; `sheets` are names with the XML of each."""
    names = [name for name, _ in sheets]
    bound = "".join(f'<sheet name="{text(n)}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    parts = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
         '<Default Extension="xml" ContentType="application/xml"/></Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
         f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{bound}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'),
    ]
    if strings is not None:
        parts.append(("xl/sharedStrings.xml", strings))
    parts += [(f"xl/worksheets/sheet{i}.xml", xml) for i, (_, xml) in enumerate(sheets, 1)]
    return parts + list(extra)


def xlsx(content, strings=None, extra=()):
    sheets = content if isinstance(content, list) else [("Data", content)]
    return archive(xlsx_parts(sheets, strings, extra))


def shared(items, unique):
    return f'{HEAD}<sst xmlns="{MAIN}" count="{unique}" uniqueCount="{unique}">{items}</sst>'


def ods(table_rows, name="Data", manifest=""):
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{HEAD}<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="{name}">'
        f"{table_rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return archive([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", f'{HEAD}<manifest:manifest xmlns:manifest="{office}:manifest:1.0">{manifest}'
         "</manifest:manifest>"),
        ("content.xml", content),
    ])


def ods_rows(table):
    def cell(value):
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{text(value)}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in table)


def xlsb(table):
    """A binary workbook: records of type, length and content."""
    def record(kind, data=b""):
        kind = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        length, size = b"", len(data)
        while True:
            length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
            size >>= 7
            if not size:
                return kind + length + data

    def wide(value):
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    def cell(column, value):
        place = struct.pack("<II", column, 0)
        if isinstance(value, str):
            return record(6, place + wide(value))
        return record(5, place + struct.pack("<d", value))

    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Data"))
    book += record(144) + record(132)
    data = record(129) + record(148, struct.pack("<IIII", 0, len(table) - 1, 0, len(table[0]) - 1)) + record(145)
    for number, row in enumerate(table):
        data += record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        data += b"".join(cell(column, value) for column, value in enumerate(row))
    data += record(146) + record(130)
    related = (f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
               f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>')
    return archive([
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>'),
        ("xl/workbook.bin", book), ("xl/_rels/workbook.bin.rels", related), ("xl/worksheets/sheet1.bin", data),
    ])


def compound(streams):
    """A compound file of version 3 whose streams are at least 4,096 bytes, so that none is a short one."""
    free, chain_end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    streams = [(name, data.ljust(4096, b"\0")) for name, data in streams]
    sizes = [-(-len(data) // 512) for _, data in streams]
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + 1 + sum(sizes):
        fat_sectors += 1
    fat = [fat_mark] * fat_sectors + [chain_end]
    starts = []
    for size in sizes:
        starts.append(len(fat))
        fat += list(range(len(fat) + 1, len(fat) + size)) + [chain_end]
    fat += [free] * (fat_sectors * 128 - len(fat))

    def entry(name, kind, start, size, child=free, right=free):
        wide = name.encode("utf-16-le") + b"\0\0"
        return (wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, free, right, child)
                + b"\0" * 36 + struct.pack("<IQ", start, size))

    entries = [entry("Root Entry", 5, chain_end, 0, child=1)]
    for at, ((name, data), start) in enumerate(zip(streams, starts), 1):
        entries.append(entry(name, 2, start, len(data), right=at + 1 if at < len(streams) else free))
    directory = b"".join(entries).ljust(512, b"\0")
    difat = (list(range(fat_sectors)) + [free] * 109)[:109]
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
              + struct.pack("<IIIIIIIII", 0, fat_sectors, fat_sectors, 0, 4096, chain_end, 0, chain_end, 0)
              + struct.pack("<109I", *difat))
    body = struct.pack(f"<{len(fat)}I", *fat) + directory
    return header + body + b"".join(data.ljust(-(-len(data) // 512) * 512, b"\0") for _, data in streams)


def xls(sheets, dimension=None):
    """An old workbook. `sheets` are names with cells of (row, column, value)."""
    def record(kind, data=b""):
        return struct.pack("<HH", kind, len(data)) + data

    def cell(row, column, value):
        if isinstance(value, str):
            data = struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le")
            return record(0x0204, data)
        return record(0x0203, struct.pack("<HHHd", row, column, 0, value))

    def bound(position, name):
        return record(0x0085, struct.pack("<IHBB", position, 0, len(name), 0) + name.encode("latin-1"))

    bof = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head = bof + record(0x00E0, b"\0" * 20)
    ends = record(0x000A)
    position = len(head) + sum(len(bound(0, name)) for name, _ in sheets) + len(ends)
    bounds, bodies = b"", b""
    for name, cells in sheets:
        bounds += bound(position + len(bodies), name)
        bodies += record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        if dimension:
            bodies += record(0x0200, struct.pack("<IIHHH", *dimension, 0))
        bodies += b"".join(cell(*one) for one in cells) + ends
    return compound([("Workbook", head + bounds + ends + bodies)])


def placed(table):
    return [(row, column, value) for row, cells in enumerate(table) for column, value in enumerate(cells)]


def raw_archive(parts, sizes_declared=None):
    """A zip whose directory may lie: `parts` are (name, deflated, size, crc), `sizes_declared` a size for all."""
    out, directory = b"", b""
    for name, packed, size, crc in parts:
        name = name.encode()
        declared = size if sizes_declared is None else sizes_declared
        extra = b""
        if declared >= 0xFFFFFFFF:
            extra, declared = struct.pack("<HHQ", 1, 8, declared), 0xFFFFFFFF
        common = struct.pack("<HHHHHIIIHH", 45, 0, 8, 0, 0x5C21, crc, len(packed), declared, len(name), len(extra))
        directory += b"PK\x01\x02" + struct.pack("<H", 45) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(out))
        directory += name + extra
        out += b"PK\x03\x04" + common + name + extra + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(parts), len(parts), len(directory), len(out), 0)
    return out + directory + b"PK\x05\x06" + end


def deflated(name, pieces):
    """A part made of pieces that together need not fit into memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, size, crc = [], 0, 0
    for piece in pieces:
        piece = piece.encode() if isinstance(piece, str) else piece
        packed.append(packer.compress(piece))
        size, crc = size + len(piece), zlib.crc32(piece, crc)
    packed.append(packer.flush())
    return (name, b"".join(packed), size, crc)
