#!/usr/bin/env python3
"""Hands plan workbooks back as LibreOffice saves them, and holds what is read against what was written.

    drafts.py CARTERA CONFIG FOLDER_OF_A_RUN

A rep's workbook is saved by LibreOffice as ods and as xlsx, once as it is and once with an action's text changed. Read back,
the first must say nothing and the second that one cell. In what LibreOffice saved each drop-down must offer its values, and
hold one of them or nothing.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

OFFICE = {
    'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
    'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
}
WRITTEN = 'Llamar el martes; «acordado» con José & Søn'


def convert(file, kind, folder, profile):
    subprocess.run(
        ['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--norestore', '--convert-to', kind,
         '--outdir', str(folder), str(file)],
        check=True, capture_output=True, timeout=120)
    return next(folder.glob(f'{file.stem}.{kind.split(":")[0]}'))


def cells(row):
    """The text of each cell of a row, repeated ones too."""
    for cell in row.findall('table:table-cell', OFFICE):
        again = int(cell.get(f'{{{OFFICE["table"]}}}number-columns-repeated', 1))
        told = '\n'.join(''.join(line.itertext()) for line in cell.findall('text:p', OFFICE))
        for _ in range(min(again, 50)):
            yield cell, told


def edit(flat):
    """Writes another text over that of the first action, as its hidden sheet names it."""
    names = dict(event for _, event in ElementTree.iterparse(flat, ['start-ns']))
    for prefix, name in names.items():
        ElementTree.register_namespace(prefix, name)
    tree = ElementTree.parse(flat)
    tables = {table.get(f'{{{OFFICE["table"]}}}name'): table for table in tree.iter(f'{{{OFFICE["table"]}}}table')}
    records = [[told for _, told in cells(row)][:5] for row in tables['_cartera'].iter(f'{{{OFFICE["table"]}}}table-row')]
    sheet = next(record[4] for record in records if record[:2] == ['sheet', 'actions'])
    first = next(record for record in records if record[:2] == ['cell', 'actions'] and record[3] == 'action')
    for row in tables[sheet].iter(f'{{{OFFICE["table"]}}}table-row'):
        for cell, told in cells(row):
            if told == first[4]:
                lines = cell.findall('text:p', OFFICE)
                for line in lines[1:]:
                    cell.remove(line)
                lines[0].clear()
                lines[0].text = WRITTEN
                # Formulas name a prefix that no element has: the one of drop-downs, which would go with it.
                written = ElementTree.tostring(tree.getroot(), encoding='unicode')
                head, rest = written.split('>', 1)
                gone = [f' xmlns:{prefix}="{name}"' for prefix, name in names.items()
                        if prefix and f'xmlns:{prefix}=' not in head]
                flat.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{"".join(gone)}>{rest}', encoding='utf-8')
                return
    raise SystemExit(f'no cell of `{sheet}` says `{first[4]}`')


def column(letters):
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord('A') + 1
    return place - 1


def rows(table):
    """Each row's cells with their texts; a row that is repeated counts as often, blank ends of sheets do not."""
    for row in table.iter(f'{{{OFFICE["table"]}}}table-row'):
        for _ in range(min(int(row.get(f'{{{OFFICE["table"]}}}number-rows-repeated', 1)), 2000)):
            yield list(cells(row))


LIST = re.compile(r"cell-content-is-in-list\(\[\$?'?(?P<sheet>[^.']+)'?\.\$?(?P<column>[A-Z]+)\$?(?P<first>\d+):\."
                  r"\$?[A-Z]+\$?(?P<last>\d+)\]\)")


def drop_downs(flat):
    """How many cells have a drop-down, and those that offer nothing or hold what they do not offer."""
    name = lambda attribute: f'{{{OFFICE["table"]}}}{attribute}'
    tree = ElementTree.parse(flat)
    sheets = {table.get(name('name')): list(rows(table)) for table in tree.iter(name('table'))}
    offered = {}
    for validation in tree.iter(name('content-validation')):
        told = LIST.search(validation.get(name('condition'), ''))
        if told and validation.get(name('display-list')) != 'none':
            at, listed = column(told['column']), sheets[told['sheet']][int(told['first']) - 1:int(told['last'])]
            offered[validation.get(name('name'))] = {row[at][1] for row in listed if at < len(row)} - {''}
    count, faults = 0, []
    for sheet, of_sheet in sheets.items():
        for number, row in enumerate(of_sheet, 1):
            for cell, told in row:
                values = offered.get(cell.get(name('content-validation-name')))
                if values is None:
                    continue
                count += 1
                if not values or told and told not in values:
                    faults.append(f'{flat.name}, sheet `{sheet}`, row {number}: holds `{told}`, offers {sorted(values)}')
    return count, faults


def read_back(cartera, config, drafts, folder):
    """What `check` says of drafts in an inbox of their own."""
    company = folder / 'company'
    shutil.copytree(config.parent, company)
    (company / 'inbox').mkdir(exist_ok=True)
    for draft in drafts:
        shutil.copy(draft, company / 'inbox')
    done = subprocess.run(
        [cartera, '--format', 'json', 'check', '--config', str(company / config.name), '--output', str(folder / 'output')],
        capture_output=True, text=True, timeout=300)
    return {file['file']: file for file in json.loads(done.stdout)['drafts']}


def main():
    cartera, config, run = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    plan = sorted((run / 'reps').glob('*/plan.xlsx'))[0]
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        drafts, wanted, lists = [], {}, 0
        for name, changed in (('untouched', 0), ('changed', 1)):
            folder = scratch / name
            folder.mkdir()
            shutil.copy(plan, folder / f'{name}.xlsx')
            flat = convert(folder / f'{name}.xlsx', 'fods', folder, scratch / 'profile')
            if changed:
                edit(flat)
            for kind in ('ods', 'xlsx'):
                saved = folder / kind
                saved.mkdir()
                drafts.append(convert(flat, kind, saved, scratch / 'profile'))
                again = saved / 'again'
                again.mkdir()
                offering, wrong = drop_downs(convert(drafts[-1], 'fods', again, scratch / 'profile'))
                faults += wrong if offering else [f'{drafts[-1].name}: no cell has a drop-down']
                lists += offering
                wanted[f'{name}.{kind}'] = {'kind': 'read', 'changed_cells': changed, 'added_rows': 0, 'deleted_rows': 0}
        found = read_back(cartera, config, drafts, scratch)
        for file, outcome in wanted.items():
            told = found.get(file)
            if told is None or told['outcome'] != outcome or told['notes']:
                faults.append(f'{file}: found {told}, expected {outcome}')
    print(f'{len(wanted)} drafts saved by LibreOffice, {lists} cells with drop-downs, {len(faults)} faults')
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(faults))


main()
