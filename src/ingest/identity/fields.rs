//! The fields that name an owner or a product, over all records.

use rayon::prelude::*;

use crate::ingest::gather::Records;
use crate::model::{Activity, Origin, Row, Text};

/// An owner as a row gives it: id and name.
pub type OwnerFields<'a> = (&'a mut Option<String>, &'a mut Option<String>);

/// Every row's owner.
pub fn each_owner(records: &mut Records, visit: &mut dyn FnMut(OwnerFields<'_>, Origin)) {
    for (record, origin) in records.accounts.iter_mut().map(Row::parts_mut) {
        visit((&mut record.owner_id, &mut record.owner_name), origin);
    }
    for (record, origin) in records.opportunities.iter_mut().map(Row::parts_mut) {
        visit((&mut record.owner_id, &mut record.owner_name), origin);
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
        let Activity { owner_id, owner_name, .. } = &mut row.record;
        for (text, meant) in [(owner_id, id), (owner_name, name)] {
            if text.as_deref() != meant.as_deref() {
                *text = meant.map(Text::from);
            }
        }
    }
    for (record, origin) in records.leads.iter_mut().map(Row::parts_mut) {
        visit((&mut record.owner_id, &mut record.owner_name), origin);
    }
    for (record, origin) in records.quotas.iter_mut().map(Row::parts_mut) {
        visit((&mut record.owner_id, &mut record.owner_name), origin);
    }
}

/// Every row's product, where it is a name.
pub fn each_product(records: &mut Records, visit: &mut dyn FnMut(&mut Option<Text>, Origin)) {
    for (record, origin) in records.opportunities.iter_mut().map(Row::parts_mut) {
        visit(&mut record.product, origin);
    }
    for (record, origin) in records.line_items.iter_mut().map(Row::parts_mut) {
        visit(&mut record.product, origin);
    }
    for (record, origin) in records.revenue.iter_mut().map(Row::parts_mut) {
        visit(&mut record.product, origin);
    }
    for (record, origin) in records.contracts.iter_mut().map(Row::parts_mut) {
        visit(&mut record.product, origin);
    }
    for (record, origin) in records.usage.iter_mut().map(Row::parts_mut) {
        visit(&mut record.product, origin);
    }
}
