//! The fields that name an owner or a product, over all records.

use rayon::prelude::*;

use crate::ingest::gather::Records;
use crate::model::{Activity, Origin, Row, Text};

/// An owner as a row gives it: id and name.
pub type OwnerFields<'a> = (&'a mut Option<String>, &'a mut Option<String>);

/// Every row's owner.
pub fn each_owner(records: &mut Records, visit: &mut dyn FnMut(OwnerFields<'_>, Origin)) {
    for row in &mut records.accounts {
        visit((&mut row.record.owner_id, &mut row.record.owner_name), row.origin);
    }
    for row in &mut records.opportunities {
        visit((&mut row.record.owner_id, &mut row.record.owner_name), row.origin);
    }
    // Most activities tell no owner of their own, and looking at millions of them takes a while.
    let tells = |row: &Row<Activity>| row.owner_id.is_some() || row.owner_name.is_some();
    let activities = match records.activities.par_iter().any(tells) {
        true => records.activities.as_mut_slice(),
        false => &mut [],
    };
    for row in activities {
        let told = |text: &Option<Text>| text.as_deref().map(str::to_owned);
        let (mut id, mut name) = (told(&row.owner_id), told(&row.owner_name));
        visit((&mut id, &mut name), row.origin);
        let Activity { owner_id, owner_name, .. } = row.record.as_mut();
        for (text, meant) in [(owner_id, id), (owner_name, name)] {
            if text.as_deref() != meant.as_deref() {
                *text = meant.map(Text::from);
            }
        }
    }
    for row in &mut records.leads {
        visit((&mut row.record.owner_id, &mut row.record.owner_name), row.origin);
    }
    for row in &mut records.quotas {
        visit((&mut row.record.owner_id, &mut row.record.owner_name), row.origin);
    }
}

/// Every row's product, where it is a name.
pub fn each_product(records: &mut Records, visit: &mut dyn FnMut(&mut Option<Text>, Origin)) {
    for row in &mut records.opportunities {
        visit(&mut row.record.product, row.origin);
    }
    for row in &mut records.line_items {
        visit(&mut row.record.product, row.origin);
    }
    for row in &mut records.revenue {
        visit(&mut row.record.product, row.origin);
    }
    for row in &mut records.contracts {
        visit(&mut row.record.product, row.origin);
    }
    for row in &mut records.usage {
        visit(&mut row.record.product, row.origin);
    }
}
