#!/usr/bin/env python3
"""Makes a company whose names and numbers of things break layouts, from the exports of `cartera sample`.

    stress.py FOLDER     changes Account.csv, Contact.csv, Opportunity.csv and User.csv below FOLDER

Every fourth account keeps its name. The others get names of eighty characters and more, without a space, of other scripts,
that look like markup, formulas and paths; some accounts get two hundred people, some none. Always the same from the same
exports.
"""

import csv
import pathlib
import sys

LONG = "Distribuciones Internacionales Hispanoamericanas de Componentes Electromecánicos y Servicios Asociados, S. A. de C. V."
NAMES = [
    LONG, "株式会社日本通運 東京支店", "شركة النقل الدولي المتحدة للخدمات اللوجستية", "Ελληνική Εταιρεία Μεταφορών Α.Ε.",
    "Российская транспортная компания «Северный путь»", "חברת ההובלות הישראלית בע״מ", "北京市朝阳区国际贸易有限公司",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "#1 \"Supplies\" <b>$x$</b> ../../etc @ref *a* _b_ `c`",
    "=SUM(A1:A9)", "Æther & Œuvre — Łódź Ñandú İstanbul Þórshöfn", "A", "Công ty Vận tải Quốc tế Việt Nam", "Ümlaut  \u00a0 spaces   within",
]
PEOPLE = [
    ("María de los Ángeles", "Fernández-Villaverde y Ortiz de Zárate"), ("健太郎", "佐藤"), ("محمد", "الأحمد"), ("Παναγιώτης", "Παπαδόπουλος"),
    ("Екатерина", "Александровна"), ("O", "Ng"), ("<script>", "alert(1)"), ("伟", "王"),
]
TITLES = ["Directora general adjunta de operaciones internacionales y transformación digital de la cadena de suministro", "最高執行責任者", "", "CEO"]


def rewritten(folder, name, change):
    for path in pathlib.Path(folder).rglob(name):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        head, rows = rows[0], rows[1:]
        rows = change(head, rows)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows([head, *rows])


def accounts(head, rows):
    name, city, industry = head.index("Name"), head.index("BillingCity"), head.index("Industry")
    for n, row in enumerate(rows):
        if n % 4:
            row[name] = f"{NAMES[n % len(NAMES)]} {n}"
        if n % 9 == 5:
            row[city] = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
        if n % 11 == 7:
            row[industry] = ""
    return rows


def people(head, rows):
    at = {key: head.index(key) for key in ("Id", "AccountId", "FirstName", "LastName", "Title", "Email", "Influence__c", "Relationship__c")}
    owners = list(dict.fromkeys(row[at["AccountId"]] for row in rows))
    none = {owner for n, owner in enumerate(owners) if n % 13 == 4}
    many = {owner for n, owner in enumerate(owners) if n % 17 == 2}
    kept = []
    for n, row in enumerate(rows):
        if row[at["AccountId"]] in none:
            continue
        if n % 3:
            row[at["FirstName"]], row[at["LastName"]] = PEOPLE[n % len(PEOPLE)]
            row[at["Title"]] = TITLES[n % len(TITLES)]
        kept.append(row)
        if row[at["AccountId"]] in many:
            many.discard(row[at["AccountId"]])
            for k in range(200):
                copy = list(row)
                copy[at["Id"]] = f"{row[at['Id']][:11]}M{k:03}"
                copy[at["FirstName"]], copy[at["LastName"]] = PEOPLE[k % len(PEOPLE)]
                copy[at["LastName"]] += f" {k}"
                copy[at["Email"]] = f"p{k}.{n}@many.example"
                copy[at["Influence__c"]], copy[at["Relationship__c"]] = str(k * 37 % 101), str(k * 53 % 101)
                kept.append(copy)
    return kept


def deals(head, rows):
    name, amount, reason, rival = (head.index(key) for key in ("Name", "Amount", "Loss_Reason__c", "Competitor__c"))
    for n, row in enumerate(rows):
        if n % 5 == 1:
            row[name] = f"{NAMES[n % len(NAMES)]} – {row[name]}"
        if n % 50 == 3:
            row[amount] = "987654321098.76"
        if row[reason] and n % 3 == 0:
            row[reason] = f"{row[reason]}: {LONG}"
        if row[rival] and n % 3 == 1:
            row[rival] = NAMES[n % len(NAMES)]
    return rows


def users(head, rows):
    for n, row in enumerate(rows):
        if n % 3 == 1:
            row[head.index("FirstName")], row[head.index("LastName")] = PEOPLE[n % len(PEOPLE)]
    return rows


def main():
    folder = sys.argv[1]
    rewritten(folder, "Account.csv", accounts)
    rewritten(folder, "Contact.csv", people)
    rewritten(folder, "Opportunity.csv", deals)
    rewritten(folder, "User.csv", users)


if __name__ == "__main__":
    main()
