#!/usr/bin/env python3
"""Looks for faults of layout in briefs and decks: text outside the page or over other text, an empty section, a sheet that is less
than half full, a string of the plan that is not on the pages.

    boxes.py PATH...         every PDF below each PATH, or PATH itself; a JSON file of the same name beside it is its plan

Reads the boxes of words with poppler's `pdftotext -bbox`. Prints a line a fault and ends with 1 if there is any.
"""

import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
from html import unescape

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>')
MM = 72 / 25.4
# Of templates/brief.typ.
SIDE, TOP, BOTTOM = 15 * MM, 12 * MM, 16 * MM
# Boxes reach from the font's ascent to its descent, which is more than the ink.
INK = 0.28


def words_of(page):
    for x0, y0, x1, y1, text in WORD.findall(page):
        yield float(x0), float(y0), float(x1), float(y1), unescape(text)


def overlaps(words):
    """Pairs of words whose ink would meet, found line by line."""
    boxes = []
    for x0, y0, x1, y1, text in words:
        cut = (y1 - y0) * INK
        # A word of signs alone, and one a point wide, has no box to speak of.
        if x1 - x0 > 1.5 and text.strip("\u200b"):
            boxes.append((y0 + cut, y1 - cut, x0 + 0.7, x1 - 0.7, text))
    boxes.sort()
    for i, (top, bottom, left, right, text) in enumerate(boxes):
        for other in boxes[i + 1:]:
            if other[0] >= bottom:
                break
            if left < other[3] and other[2] < right and top < other[1]:
                yield text, other[4]


def squeezed(text):
    # Bidirectional text comes out in the order of the page; what layout adds is dropped.
    return re.sub(r"[\s\u200b\u00ad\u2060\u202a-\u202e\u2066-\u2069]", "", text)


def sections(plan, found):
    """Every section of a plan: a title with a body."""
    if isinstance(plan, dict):
        title = plan.get("title")
        if isinstance(title, dict) and "text" in title and "body" in plan:
            found.append((title["text"], plan.get("subtitle") or ""))
        for value in plan.values():
            sections(value, found)
    elif isinstance(plan, list):
        for value in plan:
            sections(value, found)
    return found


def shown(plan, key=None):
    """The strings that a template prints: no ids, no names of forms."""
    if isinstance(plan, str):
        if key in ("text", "label", "lead", "value", "note", "who", "empty", "remedy", "evidence", "baseline", "target", "due", "owner", "kicker", "subtitle", "owner_line") and plan:
            yield plan
    elif isinstance(plan, dict):
        for name, value in plan.items():
            if name not in ("facts", "numbers", "group", "months", "alt", "origin", "names", "headings"):
                yield from shown(value, name)
    elif isinstance(plan, list):
        for value in plan:
            yield from shown(value, key)


def right_to_left(text):
    return any("\u0590" <= char <= "\u08ff" for char in text)


def faults(pdf):
    made = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True)
    if made.returncode:
        return [f"pdftotext: {made.stderr.strip()}"]
    found, fills = [], []
    pages = PAGE.findall(made.stdout)
    for number, (width, height, page) in enumerate(pages, 1):
        width, height = float(width), float(height)
        words = list(words_of(page))
        if not words:
            found.append(f"page {number}: no text")
            continue
        for x0, y0, x1, y1, text in words:
            cut = (y1 - y0) * INK
            if x0 < SIDE - 2 or x1 > width - SIDE + 2 or y0 + cut < TOP - 2 or y1 - cut > height - 14:
                found.append(f"page {number}: `{text}` at {x0:.0f},{y0:.0f} to {x1:.0f},{y1:.0f} is outside")
        for one, other in overlaps(words):
            found.append(f"page {number}: `{one}` over `{other}`")
        if any("\ufffd" in word[4] for word in words):
            found.append(f"page {number}: a sign without a glyph")
        # A slide says one thing, however short.
        if width > height:
            continue
        body = [y1 for _, _, _, y1, _ in words if y1 < height - BOTTOM + 2]
        fills.append((max(body, default=TOP) - TOP) / (height - TOP - BOTTOM))
    for number, fill in enumerate(fills[:-1], 1):
        if fill < 0.5:
            found.append(f"page {number} of {len(fills)}: {fill:.0%} full")
    plan = pdf.with_suffix(".json")
    if plan.exists():
        # In the order of the content, so that what stands side by side stays apart.
        raw = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True)
        found += against(json.loads(plan.read_text()), squeezed(raw.stdout))
    return found


def against(plan, text):
    found = []
    titles = sections({key: value for key, value in plan.items() if key != "facts"}, [])
    starts = [squeezed(title) for title, _ in titles]
    for title, subtitle in titles:
        if right_to_left(title):
            continue
        # The same words may begin another title.
        rests = [text[at.end():].removeprefix(squeezed(subtitle)) for at in re.finditer(re.escape(squeezed(title)), text)]
        if not rests:
            found.append(f"section `{title}` is not there")
        elif all(not rest or any(rest.startswith(start) for start in starts if start) for rest in rests):
            found.append(f"section `{title}` is empty")
    letters = set()
    for string in shown({key: value for key, value in plan.items() if key not in ("facts", "lang", "author", "title")}):
        # Long strings may go on over a line beside another column; their words are looked for one by one.
        for word in string.split():
            # A column that says nothing in any row is left out.
            if word != "–" and not right_to_left(word) and "…" not in word and squeezed(word) not in text and word not in letters:
                letters.add(word)
                found.append(f"`{word}` of `{string[:60]}` is not on the pages")
    return found


def main():
    paths = [pathlib.Path(path) for path in sys.argv[1:]]
    pdfs = [pdf for path in paths for pdf in ([path] if path.suffix == ".pdf" else sorted(path.rglob("*.pdf")))]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for pdf, found in zip(pdfs, pool.map(faults, pdfs)):
            bad += bool(found)
            for fault in found:
                print(f"{pdf}: {fault}")
    print(f"{len(pdfs)} documents, {bad} with faults")
    return 1 if bad or not pdfs else 0


if __name__ == "__main__":
    sys.exit(main())
