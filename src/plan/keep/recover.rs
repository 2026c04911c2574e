//! A month that is run again after its drafts were taken out of the inbox: what they said is not lost.

use super::fields;
use crate::model::{Author, Item, PlanBook};

/// Last month's book with what persons wrote in drafts that a former run of this month read and that are gone since.
/// `gone` are their hashes. What the drafts that are still there say is merged after it as always, and a later word holds
/// over an earlier one as always.
pub fn recover<'a>(book: &PlanBook, former: &PlanBook, gone: impl Iterator<Item = &'a String>) -> PlanBook {
    let mut book = book.clone();
    book.merged_drafts.extend(gone.cloned());
    for (key, item) in former.items.iter().filter(|(_, item)| fields::is_touched(item)) {
        match book.items.get_mut(key) {
            Some(known) => take(known, item),
            None => drop(book.items.insert(key.clone(), item.clone())),
        }
    }
    book
}

fn take(known: &mut Item, former: &Item) {
    for (name, held) in former.fields.iter().filter(|(_, held)| held.author != Author::Program) {
        if !fields::is_own(name) {
            // A word's draft goes with the word.
            if !fields::is_said(name) {
                known.fields.entry(name.clone()).or_insert_with(|| held.clone());
            }
            continue;
        }
        let ours = known.fields.get(name).is_none_or(|known| known.author == Author::Program);
        let said = fields::said(former, name);
        if ours || fields::said(known, name) < said {
            known.fields.insert(name.clone(), held.clone());
            if let Some(said) = said {
                fields::set_said(known, name, &said, &held.author);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stamp::Stamp;
    use super::*;
    use crate::model::{ItemField, ItemKey, ItemKind, Month};

    fn item(words: &[(&str, &str, &str)]) -> Item {
        let since = Month::parse("2026-09").unwrap();
        let mut item = Item { author: Author::Program, since, fields: Default::default() };
        let ana = Author::Person("ana".to_owned());
        fields::set_ours(&mut item, "due", "2026-10-10");
        for (field, word, stamp) in words {
            let held = ItemField { value: Some((*word).to_owned()), author: ana.clone(), proposed: None };
            item.fields.insert((*field).to_owned(), held);
            fields::set_said(&mut item, field, &Stamp::parse(stamp).unwrap(), &ana);
        }
        item
    }

    fn book(item: Item) -> PlanBook {
        let key = ItemKey { account_id: "A".to_owned(), kind: ItemKind::Action, item: "call".to_owned() };
        PlanBook { items: [(key, item)].into(), ..PlanBook::default() }
    }

    #[test]
    fn words_of_drafts_that_are_gone_are_kept_and_earlier_ones_do_not_come_back() {
        let before = book(item(&[("note", "new", "2026-09-r1 b.xlsx"), ("state", "open", "2026-08-r1 a.xlsx")]));
        let former = book(item(&[
            ("note", "old", "2026-08-r1 a.xlsx"),
            ("owner", "Luis", "2026-09-r1 a.xlsx"),
            ("state", "done", "2026-09-r1 a.xlsx"),
        ]));
        let hash = "abc".to_owned();
        let book = recover(&before, &former, std::iter::once(&hash));
        let item = book.get("A", ItemKind::Action, "call").unwrap();
        assert_eq!((item.value("note"), item.value("owner")), (Some("new"), Some("Luis")));
        assert_eq!(item.value("state"), Some("done"));
        assert_eq!(fields::said(item, "owner").unwrap().file, "a.xlsx");
        assert!(book.merged_drafts.contains("abc"));
    }
}
