#!/usr/bin/env python3
"""Hands plan workbooks back as LibreOffice saves them, and holds what is read against what was written.

    drafts.py CARTERA CONFIG FOLDER_OF_A_RUN

A rep's workbook is saved by LibreOffice as ods and as xlsx, once as it is and once with an action's text changed. Read back,
the first must say nothing and the second that one cell.
"""

import json
import pathlib
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
    for prefix, name in (event for _, event in ElementTree.iterparse(flat, ['start-ns'])):
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
                tree.write(flat, encoding='utf-8', xml_declaration=True)
                return
    raise SystemExit(f'no cell of `{sheet}` says `{first[4]}`')


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
        drafts, wanted = [], {}
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
                wanted[f'{name}.{kind}'] = {'kind': 'read', 'changed_cells': changed, 'added_rows': 0, 'deleted_rows': 0}
        found = read_back(cartera, config, drafts, scratch)
        for file, outcome in wanted.items():
            told = found.get(file)
            if told is None or told['outcome'] != outcome or told['notes']:
                faults.append(f'{file}: found {told}, expected {outcome}')
    print(f'{len(wanted)} drafts saved by LibreOffice, {len(faults)} with faults')
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(faults))


main()
