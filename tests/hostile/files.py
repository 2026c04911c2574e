"""The hostile files: names with their bytes, the same every time."""

import gzip
import os
import struct
from itertools import repeat

from formats import (HEAD, MAIN, TABLE, archive, compound, deflated, ods, ods_rows, placed, raw_archive, rows, shared,
                     sheet, xls, xlsb, xlsx, xlsx_parts)

CSV = "Account;Ciudad;Amount;Date\n" + "".join(f"Company {n};Málaga;{n},5;2026-01-{n:02}\n" for n in range(1, 29))
MILLION = 1 << 20


def csv_files():
    yield "nul.csv", b"a,b\n1,\0 2\n\0\0\0\n"
    yield "only_nul.csv", b"\0" * 5000
    yield "endless_line.csv", b"a,b\n" + b"x" * (50 * MILLION)
    yield "endless_cells.csv", b"a,b\n" + b"1," * (10 * MILLION)
    yield "columns_16384.csv", (",".join(f"c{n}" for n in range(16_384)) + "\n" + "1," * 16_383 + "1\n").encode()
    yield "columns_4000.csv", ((",".join(f"c{n}" for n in range(4_000)) + "\n") + ("1," * 3_999 + "1\n") * 300).encode()
    yield "mixed_encodings.csv", CSV.encode() + CSV.encode("cp1252") + CSV.encode("utf-16-le") + CSV.encode("mac-roman")
    yield "two_encodings.csv", CSV.encode() + CSV.encode("cp1252")
    yield "long_cell.csv", b"a,b\n1," + b"x" * MILLION + b"\n2,y\n"
    yield "long_quoted_cell.csv", b'a,b\n1,"' + b"x y\n" * (MILLION // 4) + b'"\n2,y\n'
    yield "utf16_odd.csv", CSV.encode("utf-16-le") + b"x"
    yield "utf16_no_mark.csv", CSV.encode("utf-16-be")
    yield "utf16_lone_surrogate.csv", b"\xff\xfea\0,\0b\0\n\0" + b"\x00\xd8" * 9 + b"\n\0"
    for name, mark in [("utf8", b"\xef\xbb\xbf"), ("utf16le", b"\xff\xfe"), ("utf16be", b"\xfe\xff")]:
        yield f"only_mark_{name}.csv", mark
    yield "empty.csv", b""
    yield "one_byte.csv", b"\n"
    yield "only_quotes.csv", b'"' * 10_001
    yield "only_separators.csv", b"," * 3_000 + b"\n" + b";" * 3_000
    yield "only_cr.csv", CSV.replace("\n", "\r").encode()
    yield "only_line_ends.csv", b"\r\n\n\r" * 50_000
    yield "empty_rows_100000.csv", b"a,b\n1,2\n" + b"\n" * 100_000 + b"3,4\n"
    yield "empty_cells_100000.csv", b"a,b\n1,2\n" + b",\n" * 100_000 + b"3,4\n"
    yield "open_quotes.csv", b"a,b\n" + b'1,"open\n' * 50_000
    # From each line's start the quotes stay open to the one that closes; read again from each, it never ends.
    yield "quotes_reopened.csv", b"a,b\n" + b'a","b\n' * 400_000 + b'a"\n' + b"1,2\n" * 100
    yield "backslash_quotes.csv", b"a,b\n" + b'"\\"",1\n' * 50_000
    yield "wrong_widths.csv", b"a,b,c\n1,2,3\n4,5,6\n" + b"1,2,3,4,5\n1\n" * 200_000
    yield "numbers.csv", b"id,amount\n1,1e308\n2,-1e308\n3,1e999\n4,NaN\n5," + b"9" * 5_000 + b"\n6,0x10\n7,1e-999\n"
    yield "dates.csv", b"id,date\n1,0000-00-00\n2,9999-12-31\n3,2026-02-30\n4,99999-01-01\n5,-5000-01-01\n6,31/12/0001\n"
    yield "many_tables.csv", b"".join(b"a%d,b%d\n1,2\n3,4\n\n" % (n, n) for n in range(20_000))
    yield "controls.csv", bytes(range(1, 32)) * 50 + b"\n" + bytes(range(127, 256)) * 50
    yield "not_utf8.csv", bytes(range(128, 256)) * 2_000


def other_files():
    yield "gzip.csv", gzip.compress(CSV.encode(), mtime=0)
    yield "html.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>"
    yield "pdf.xlsx", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
    yield "xml.xls", HEAD.encode() + b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    yield "csv_named.xlsx", CSV.encode()
    yield "xlsx_named.csv", xlsx(sheet(rows(TABLE)))
    yield "~$lock.xlsx", b"\x05Maria" + b" " * 50 + b"M\0a\0r\0i\0a\0" + b"\0" * 100
    yield "empty_zip.xlsx", b"PK\x05\x06" + b"\0" * 18
    yield "only_magic.xlsx", b"PK\x03\x04"
    yield "climbing.zip", archive([("../../x", "a,b\n1,2\n"), ("/etc/x.csv", "a")])
    yield "climbing.xlsx", xlsx(sheet(rows(TABLE)), extra=[("../../../../tmp/x", "a")])
    encrypted = [("EncryptionInfo", b"\4\0\4\0\x40\0\0\0<encryption/>"), ("EncryptedPackage", b"\x88" * 9_000)]
    yield "password.xlsx", compound(encrypted)
    key = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    yield "password.ods", ods(ods_rows(TABLE), manifest=key)
    plain = xls([("Data", placed(TABLE))])
    # FilePass behind the first record tells of RC4.
    head = plain.index(b"\x09\x08\x10\x00") + 20
    yield "password.xls", plain[:head] + struct.pack("<HHH", 0x2F, 2, 1) + plain[head + 6:]
    yield "compound_empty.xls", compound([("Nothing", b"")])
    word = compound([("WordDocument", b"")])
    yield "word.xls", word


def xlsx_files():
    yield "plain.xlsx", xlsx(sheet(rows(TABLE)))
    two = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    yield "range_all.xlsx", xlsx(sheet(two, "A1:XFD1048576"))
    down = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>'
    yield "range_declared_only.xlsx", xlsx(sheet(down, "A1:XFD1048576"))
    yield "columns_16384.xlsx", xlsx(sheet(rows([[f"c{n}" for n in range(16_384)], [1] * 16_384])))
    bomb = ['<!DOCTYPE lolz [<!ENTITY lol "lol">'] + [
        f'<!ENTITY lol{n} "{"&lol%s;" % (n - 1 if n > 1 else "") * 10}">' for n in range(1, 10)] + ["]>"]
    laugh = '<row><c t="inlineStr"><is><t>&lol9;</t></is></c></row>'
    yield "entity_bomb.xlsx", xlsx(sheet(laugh, between="".join(bomb)))
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    yield "entity_of_a_file.xlsx", xlsx(sheet(laugh.replace("lol9", "e"), between=outside))
    deep = "<a>" * 200_000 + "</a>" * 200_000
    yield "deep_nesting.xlsx", xlsx(sheet('<row><c t="inlineStr"><is>' + deep + "</is></c></row>"))
    yield "deep_open.xlsx", xlsx(sheet("<row><c>" * 200_000))
    wild = ('<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s">'
            "<v>99999999999999999999</v></c></row>")
    yield "string_index.xlsx", xlsx(sheet(wild), shared("<si><t>a</t></si>", 1))
    yield "string_count.xlsx", xlsx(sheet(wild), shared("<si><t>a</t></si>", 10 ** 11))
    yield "string_count_4gb.xlsx", xlsx(sheet(wild), shared("<si><t>a</t></si>", 180_000_000))
    for name, place in [("row_negative", "A-1"), ("row_zero", "A0"), ("row_huge", "A99999999999"), ("column_huge", "ZZZZZZZ1")]:
        yield f"{name}.xlsx", xlsx(sheet(f'<row r="{place[1:]}"><c r="{place}"><v>1</v></c></row>' + rows(TABLE)))
    yield "style_index.xlsx", xlsx(sheet('<row><c s="999999999999"><v>5</v></c><c s="-1"><v>5</v></c></row>'))
    errors = "".join(f'<c t="e"><f>{f}</f><v>{v}</v></c>' for f, v in
                     [("1/0", "#DIV/0!"), ("NA()", "#N/A"), ("x", "#WHAT?"), ("A1", ""), ("=" * 9_000, "#REF!")])
    yield "formula_errors.xlsx", xlsx(sheet(f"<row>{errors}</row>" + rows(TABLE)))
    values = "".join(f"<c><v>{v}</v></c>" for v in ["1e308", "1e999", "-1e308", "NaN", "", "x", "9" * 5_000, "1e-400"])
    yield "numbers.xlsx", xlsx(sheet(f"<row>{values}</row>" + rows(TABLE)))
    styles = (f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
              "</styleSheet>")
    days = "".join(f'<c s="1"><v>{v}</v></c>' for v in ["-1", "0", "60", "2958466", "1e300", "99999999999", "NaN"])
    iso = "".join(f'<c t="d"><v>{v}</v></c>' for v in ["9999-99-99", "-1-1-1", "2026-02-30T99:99:99", ""])
    yield "dates.xlsx", xlsx(sheet(f"<row>{days}{iso}</row>" + rows(TABLE)), extra=[("xl/styles.xml", styles)])
    yield "long_cell.xlsx", xlsx(sheet(rows([["a", "b"], ["x" * MILLION, 1], ["y", 2]])))
    yield "empty_rows.xlsx", xlsx(sheet(rows([["a", "b"], [1, 2]]) + "<row/>" * 100_000 + rows([[3, 4]])))
    names = ["../../x", "a\nb", "=cmd|' /C calc'!A0", "", "x" * 5_000, "\u202egnp", "`tick`", "Data"]
    yield "sheet_names.xlsx", xlsx([(name, sheet(rows(TABLE))) for name in names])
    yield "same_names.xlsx", xlsx([("Data", sheet(rows(TABLE))), ("Data", sheet(rows([["x", "y"], [1, 2]])))])
    yield "sheets_2000.xlsx", xlsx([(f"S{n}", sheet(rows([["a", "b"], [n, 1]]))) for n in range(2_000)])
    merges = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(1, 50_000))
    merged = sheet(rows(TABLE)).replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    yield "merges.xlsx", xlsx(merged)
    yield "no_sheet_part.xlsx", archive(xlsx_parts([("Data", sheet(""))])[:-1])
    yield "not_xml.xlsx", xlsx(os.fsdecode(bytes(range(1, 128)) * 100))


def bombs():
    """Small files that unpack to gigabytes, told truly and not."""
    def parts(name, pieces):
        whole = [deflated(n, [c]) for n, c in xlsx_parts([("Data", sheet(rows(TABLE)))]) if n != name]
        return [*whole, deflated(name, pieces)]
    start, end = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"
    blank = parts("xl/worksheets/sheet1.xml", [start, *repeat("<row/>" * 200_000, 3_000), end])
    yield "bomb_rows.xlsx", raw_archive(blank)
    yield "bomb_rows_lying.xlsx", raw_archive(blank, 1_000)
    yield "bomb_10gb_claimed.xlsx", raw_archive(parts("x", ["x"]), 10 << 30)
    strings = parts("xl/sharedStrings.xml", [f'{HEAD}<sst xmlns="{MAIN}">', *repeat("<si><t>a</t></si>" * 60_000, 1_000)])
    yield "bomb_strings.xlsx", raw_archive(strings)
    yield "bomb_strings_lying.xlsx", raw_archive(strings, 1_000)
    token = parts("xl/worksheets/sheet1.xml", [start + "<row><c><v>", *repeat("1" * MILLION, 3_000)])
    yield "bomb_token_lying.xlsx", raw_archive(token, 1_000)
    cells = parts("xl/worksheets/sheet1.xml", [start, *repeat("<row>" + "<c><v>1</v></c>" * 4_000 + "</row>", 15_000), end])
    yield "bomb_cells.xlsx", raw_archive(cells)
    # Large, but under each limit.
    strings = [f'{HEAD}<sst xmlns="{MAIN}">', *repeat("<si><t>a</t></si>" * 60_000, 100), "</sst>"]
    yield "allowed_strings.xlsx", raw_archive(parts("xl/sharedStrings.xml", strings))
    cells = [start, *repeat("<row>" + "<c><v>1</v></c>" * 1_000 + "</row>", 4_000), end]
    yield "allowed_cells.xlsx", raw_archive(parts("xl/worksheets/sheet1.xml", cells))
    one = shared(f"<si><t>{'x' * 32_000}</t></si>", 1)
    yield "bomb_one_string.xlsx", xlsx(sheet(("<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>") * 100), one)
    wide = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    line = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    yield "bomb_repeats.ods", ods(line)
    yield "bomb_repeats_allowed.ods", ods(line.replace("1048576", "6000"))
    yield "bomb_rows_of_repeats.ods", ods(f"<table:table-row>{wide}</table:table-row>" * 20_000)
    yield "allowed_repeats.ods", ods(line.replace("1048576", "1000").replace("16384", "4000"))
    words = wide.replace("float", "string").replace('office:value="1" ', "")
    words = words.replace("/>", f"><text:p>{'x' * 10_000}</text:p></table:table-cell>")
    yield "bomb_long_repeats.ods", ods(f"<table:table-row>{words}</table:table-row>" * 20)


def old_files():
    yield "plain.xls", xls([("Data", placed(TABLE))])
    yield "plain.xlsb", xlsb(TABLE)
    yield "plain.ods", ods(ods_rows(TABLE))
    corners = [(0, 0, 1.0), (65_535, 255, 2.0)]
    yield "corners.xls", xls([("Data", corners)])
    full = [(row, column, 1.0) for row in range(0, 30_000, 30) for column in range(256)]
    yield "allowed_cells.xls", xls([("Data", full)])
    yield "corners_of_50_sheets.xls", xls([(f"S{n}", corners) for n in range(50)])
    yield "corners_wide.xls", xls([("Data", [(0, 0, 1.0), (65_535, 65_535, 2.0)])])
    yield "range_declared.xls", xls([("Data", placed(TABLE))], dimension=(0, 0xFFFFFFFE, 0, 0xFFFF))
    yield "range_backwards.xls", xls([("Data", placed(TABLE))], dimension=(9, 1, 9, 1))
    looped = bytearray(xls([("Data", placed(TABLE * 4))]))
    # The chain of the workbook's sectors leads back to its start.
    struct.pack_into("<I", looped, 512 + 4 * 6, 2)
    yield "chain_in_a_ring.xls", bytes(looped)
    long = bytearray(looped)
    at = long.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<I", long, at + 120, 0xFFFFFFF0)
    yield "chain_in_a_ring_of_4gb.xls", bytes(long)
    whole = xlsb(TABLE)
    yield "xlsb_half_zeros.xlsb", whole[:300] + b"\0" * 200 + whole[500:]
    shallow = "<table:table-row>" * 100_000
    yield "deep_nesting.ods", ods(shallow)
    cell = '<table:table-cell table:number-columns-repeated="-5"/>'
    yield "repeats_negative.ods", ods(f'<table:table-row table:number-rows-repeated="-1">{cell}</table:table-row>')


def all_files():
    for group in (csv_files, other_files, xlsx_files, old_files, bombs):
        yield from group()


def whole_files():
    """What is cut off at every hundredth of its length."""
    return {"csv": CSV.encode(), "utf16.csv": CSV.encode("utf-16"), "xlsx": xlsx(sheet(rows(TABLE))), "xlsb": xlsb(TABLE),
            "xls": xls([("Data", placed(TABLE))]), "ods": ods(ods_rows(TABLE))}
