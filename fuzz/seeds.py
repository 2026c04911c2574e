"""Seeds for the fuzz targets: the small ones of the hostile files, and the configurations of the repository."""

import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(root / "tests/hostile"))
from files import csv_files, old_files, other_files, whole_files, xlsx_files  # noqa: E402

LARGEST = 64 << 10


def write(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        if 0 < len(content) <= LARGEST:
            (folder / name.replace("/", "_")).write_bytes(content)


out = Path(sys.argv[1])
whole = [(f"whole.{name}", content) for name, content in whole_files().items()]
write(out / "delimited_reader", [*csv_files(), *((n, c) for n, c in whole if n.endswith("csv"))])
write(out / "workbook_reader", [*xlsx_files(), *old_files(), *other_files(), *whole])
settings = [*root.glob("docs/**/*.toml"), *root.glob("sample-data/*.toml"), *root.glob("templates/sources/*.toml")]
write(out / "config", [(str(path.relative_to(root)), path.read_bytes()) for path in settings])
