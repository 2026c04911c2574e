//! Whatever is done to the records: parts sum, and nothing is told that nothing gave.

use proptest::prelude::*;

use super::*;

/// What happens to one line or deal of a company.
#[derive(Debug, Clone)]
enum Edit {
    Restate(usize, i64),
    Delete(usize),
    Cancel(usize),
    Add(u32, i32, i64),
    Redate(usize, i32),
    Currency(usize, bool),
    Move(usize, Option<u32>),
    Unnumber(usize),
    Rate(i64),
    Owner(usize),
    Deal(usize, DealState, Option<i64>),
    DropDeal(usize),
    MoveDeal(usize, Option<u32>),
    Forget(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let state = prop::sample::select(DealState::ALL.to_vec());
    let place = || 0_u32..4;
    let edit = prop_oneof![
        (0_usize..60, -90_000_i64..90_000).prop_map(|(at, cents)| Edit::Restate(at, cents)),
        (0_usize..60).prop_map(Edit::Delete),
        (0_usize..60).prop_map(Edit::Cancel),
        (place(), 0_i32..20, -5_000_i64..5_000).prop_map(|(at, back, cents)| Edit::Add(at, back, cents)),
        (0_usize..60, -14_i32..3).prop_map(|(at, months)| Edit::Redate(at, months)),
        (0_usize..60, any::<bool>()).prop_map(|(at, known)| Edit::Currency(at, known)),
        (0_usize..60, prop::option::of(place())).prop_map(|(at, to)| Edit::Move(at, to)),
        (0_usize..60).prop_map(Edit::Unnumber),
        (50_i64..150).prop_map(Edit::Rate),
        (0_usize..4).prop_map(Edit::Owner),
        (0_usize..4, state, prop::option::of(0_i64..90_000))
            .prop_map(|(at, state, cents)| Edit::Deal(at, state, cents)),
        (0_usize..4).prop_map(Edit::DropDeal),
        (0_usize..4, prop::option::of(place())).prop_map(|(at, to)| Edit::MoveDeal(at, to)),
        (0_usize..4).prop_map(Edit::Forget),
    ];
    prop::collection::vec(edit, 0..12)
}

fn apply(ledger: &mut Ledger, edit: &Edit) {
    let lines = ledger.lines.len().max(1);
    match *edit {
        Edit::Restate(at, cents) => {
            if let Some(line) = ledger.lines.get_mut(at % lines) {
                line.amount = (line.amount + Decimal::new(cents, 2)).normalize();
            }
        }
        Edit::Delete(at) => drop(ledger.lines.remove(at % lines)),
        Edit::Cancel(at) => ledger.lines[at % lines].counted ^= true,
        Edit::Add(place, back, cents) => {
            let of = month("2026-09").plus(-back).to_string();
            ledger.lines.push(line(place, &of, 90_000 + u64::from(place), cents));
        }
        Edit::Redate(at, months) => {
            let line = &mut ledger.lines[at % lines];
            line.month = line.month.plus(months).min(month("2026-09"));
        }
        Edit::Currency(at, known) => ledger.lines[at % lines].currency = if known { usd() } else { gbp() },
        Edit::Move(at, to) => ledger.lines[at % lines].account = to,
        Edit::Unnumber(at) => ledger.lines[at % lines].key &= !LedgerLine::NUMBERED,
        Edit::Rate(cents) => ledger.rates.iter_mut().for_each(|rate| rate.rate = Decimal::new(cents, 2)),
        Edit::Owner(at) => ledger.accounts[at].owner = Some("U-9".to_owned()),
        Edit::Deal(at, state, cents) => {
            if let Some(deal) = ledger.deals.get_mut(at) {
                (deal.state, deal.amount) = (state, cents.map(|cents| Decimal::new(cents, 2)));
            }
        }
        Edit::DropDeal(at) => {
            if at < ledger.deals.len() {
                ledger.deals.remove(at);
            }
        }
        Edit::MoveDeal(at, to) => {
            if let Some(deal) = ledger.deals.get_mut(at) {
                deal.account = to;
            }
        }
        // Its rows lead to no account then, as when it is deleted in the CRM.
        Edit::Forget(at) => {
            let place = u32::try_from(at).unwrap();
            let orphaned = |account: &mut Option<u32>| *account = account.filter(|account| *account != place);
            ledger.lines.iter_mut().for_each(|line| orphaned(&mut line.account));
            ledger.deals.iter_mut().for_each(|deal| orphaned(&mut deal.account));
            ledger.accounts[at].id = format!("gone {at}");
        }
    }
}

/// The cause that an edit may give, beside those that it brings with it through a place or a currency.
fn causes_of(edit: &Edit) -> Vec<Cause> {
    use Cause::*;
    match edit {
        Edit::Restate(..) => vec![Restated],
        Edit::Delete(_) => vec![RowsDeleted],
        Edit::Cancel(_) => vec![StatusChanged],
        Edit::Add(..) => vec![RowsAdded],
        Edit::Redate(..) => vec![RowRedated, RowsAdded, RowsDeleted],
        Edit::Currency(..) => vec![RowCurrencyChanged, RateMissing, CurrencyNew],
        Edit::Move(..) | Edit::MoveDeal(..) => vec![Moved],
        Edit::Unnumber(_) => vec![RowsAdded, RowsDeleted],
        Edit::Rate(_) => vec![RateChanged],
        Edit::Owner(_) => vec![OwnerChanged, TerritoryReassigned],
        Edit::Deal(..) => vec![DealAmountChanged],
        Edit::DropDeal(_) => vec![DealDeleted],
        Edit::Forget(_) => vec![AccountGone, AccountAppeared, Moved],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is done to the records: the parts sum to the cent, and no cause is told that nothing gave.
    #[test]
    fn parts_sum_and_causes_are_those_of_the_edits(before in edits(), after in edits(), merged in any::<bool>()) {
        let (mut then, mut now) = (company("2026-08"), company("2026-09"));
        for edit in &before {
            apply(&mut then, edit);
            apply(&mut now, edit);
        }
        after.iter().for_each(|edit| apply(&mut now, edit));
        let merges: &[(&str, &str)] = if merged { &[("A-1", "A-0"), ("A-3", "A-1")] } else { &[] };
        let changes = compared_after(then, &now, merges);
        let may: Vec<Cause> = after.iter().flat_map(causes_of).collect();
        // Edits of both months meet: a line of an unnumbered, moved or doubled document is another one then.
        if before.is_empty() && after.len() == 1 {
            for change in unusual(&changes) {
                prop_assert!(may.contains(&change.cause) || change.cause == Cause::Merged, "{:?} of {:?}", change, after);
            }
        }
    }

    /// The same records told in any order give the same changes.
    #[test]
    fn the_order_of_lines_does_not_matter(after in edits(), turn in 0_usize..60) {
        let mut now = company("2026-09");
        after.iter().for_each(|edit| apply(&mut now, edit));
        now.lines.sort_unstable();
        let one = compared_after(company("2026-08"), &now, &[]);
        let mut turned = company("2026-08");
        turned.lines.reverse();
        let turn = turn % now.lines.len().max(1);
        // A ledger is sorted; what is compared is only the other month's order.
        now.lines.rotate_left(turn);
        now.lines.sort_unstable();
        turned.lines.sort_unstable();
        let mut sorted = company("2026-08");
        sorted.lines.sort_unstable();
        prop_assert_eq!(compared_after(sorted, &now, &[]), compared_after(turned, &now, &[]));
        prop_assert_eq!(one.figures.len(), 2);
    }
}
