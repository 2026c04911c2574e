mod properties;

use std::collections::BTreeMap;

use super::*;
use crate::model::{
    Cause, Change, ChangedFigure, Currency, DealState, Decimal, FigureChange, LedgerAccount, LedgerDeal, LedgerLine,
    LedgerRate, LedgerUser,
};

const MERGED_LINE: &str = "A-1";

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn usd() -> Currency {
    Currency::parse("USD").unwrap()
}

fn gbp() -> Currency {
    Currency::parse("GBP").unwrap()
}

fn account(id: &str, owner: &str) -> LedgerAccount {
    LedgerAccount {
        id: id.to_owned(),
        name: format!("Company {id}"),
        owner: Some(owner.to_owned()),
        ..LedgerAccount::default()
    }
}

fn user(id: &str) -> LedgerUser {
    LedgerUser { id: id.to_owned(), name: Some(format!("Rep {id}")), active: Some(true) }
}

fn line(account: u32, month_of: &str, number: u64, cents: i64) -> LedgerLine {
    LedgerLine {
        account: Some(account),
        month: month(month_of),
        currency: Currency::EUR,
        file: 0,
        counted: true,
        key: number | LedgerLine::NUMBERED,
        amount: Decimal::new(cents, 2).normalize(),
    }
}

fn deal(id: &str, account: u32, state: DealState, cents: i64) -> LedgerDeal {
    LedgerDeal {
        id: id.to_owned(),
        account: Some(account),
        state,
        amount: Some(Decimal::new(cents, 2)),
        currency: Currency::EUR,
        close: Some("2026-11-30".parse().unwrap()),
        created: Some("2026-05-01".parse().unwrap()),
    }
}

/// Four accounts of two reps, 14 months of one line each, and a deal each.
fn company(last: &str) -> Ledger {
    let ids = ["A-0", "A-1", "A-2", "A-3"];
    let owners = ["U-1", "U-1", "U-1", "U-2"];
    let last = month(last);
    let mut lines = Vec::new();
    let first = month("2025-07");
    for number in 0..=last.since(first) {
        for place in 0..4_u32 {
            let of = first.plus(number).to_string();
            let cents = 10_000 + i64::from(number) * 131 + i64::from(place) * 7;
            lines.push(line(place, &of, u64::from(number.unsigned_abs()) * 10 + u64::from(place), cents));
        }
    }
    Ledger {
        accounts: ids.iter().zip(owners).map(|(id, owner)| account(id, owner)).collect(),
        users: vec![user("U-1"), user("U-2")],
        rates: ["2025-01", "2026-08"]
            .into_iter()
            .map(|from| LedgerRate { currency: usd(), month: month(from), rate: Decimal::new(93, 2) })
            .collect(),
        files: vec!["invoices.csv".to_owned()],
        lines,
        deals: (0..4).map(|place| deal(&format!("D-{place}"), place, DealState::Open, 50_000)).collect(),
        ..Ledger::empty(Currency::EUR)
    }
}

fn compared_after(before: Ledger, now: &Ledger, merged: &[(&str, &str)]) -> Changes {
    let mut portfolio = Portfolio::empty("2026-09-30".parse().unwrap(), Currency::EUR);
    portfolio.merged = merged.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
    let before = Before {
        run: "2026-08-r1".to_owned(),
        period: month("2026-08"),
        as_of: "2026-08-31".parse().unwrap(),
        config_hash: "one".to_owned(),
        version: "0.1.0".to_owned(),
        ledger: before,
    };
    let now = Now { portfolio: &portfolio, ledger: now, config_hash: "one", version: "0.1.0" };
    let changes = changes(&ChecksConfig::default(), now, &before, None);
    assert_sums(&changes);
    changes
}

/// August against September, which differs by `edit`.
fn compared(edit: impl FnOnce(&mut Ledger), merged: &[(&str, &str)]) -> Changes {
    let mut now = company("2026-09");
    edit(&mut now);
    compared_after(company("2026-08"), &now, merged)
}

fn sum(figure: &FigureChange) -> Decimal {
    figure.parts.iter().map(|part| part.amount).sum()
}

/// Every change of a figure is the sum of its parts, and the accounts' values and changes sum to the portfolio's.
fn assert_sums(changes: &Changes) {
    for whole in &changes.figures {
        assert_eq!(whole.now - whole.before, sum(whole), "{:?} {:?}", whole.figure, whole.parts);
        let of_causes: Decimal = changes
            .causes
            .iter()
            .filter(|cause| cause.figure == Some(whole.figure))
            .filter_map(|cause| cause.amount)
            .sum();
        assert_eq!(of_causes, sum(whole), "{:?}", whole.figure);
    }
    for account in &changes.accounts {
        for own in &account.figures {
            assert_eq!(own.now - own.before, sum(own), "{} {:?}", account.account_id, own.parts);
        }
    }
    for figure in ChangedFigure::ALL {
        let own = changes.accounts.iter().flat_map(|account| &account.figures).filter(|own| own.figure == figure);
        let own: Decimal = own.map(|own| own.now - own.before).sum();
        let whole: Decimal =
            changes.figures.iter().filter(|whole| whole.figure == figure).map(|whole| whole.now - whole.before).sum();
        assert_eq!(own, whole);
    }
}

/// Causes beside those of every month.
fn unusual(changes: &Changes) -> Vec<&Change> {
    changes.causes.iter().filter(|cause| !cause.usual).collect()
}

fn only(changes: &Changes, cause: Cause) -> Change {
    let found = unusual(changes);
    assert_eq!(found.iter().map(|change| change.cause).collect::<Vec<_>>(), [cause], "{found:?}");
    found[0].clone()
}

#[test]
fn a_month_that_only_closed_has_usual_causes_alone() {
    let changes = compared(|_| {}, &[]);
    assert_eq!(unusual(&changes), Vec::<&Change>::new());
    let causes: Vec<Cause> = changes.causes.iter().map(|change| change.cause).collect();
    assert_eq!(causes, [Cause::MonthClosed, Cause::MonthLeft]);
    let whole = &changes.figures[0];
    // Twelve months of September 2025 on instead of August 2025 on: 14 steps of 1.31 an account.
    assert_eq!(whole.now - whole.before, Decimal::new(4 * (14 - 2) * 131, 2));
    assert_eq!(changes.figures[1].now, changes.figures[1].before);
}

#[test]
fn a_restated_month_is_told_with_its_file_and_amount() {
    let edit = |now: &mut Ledger| {
        let line = now.lines.iter_mut().find(|line| line.month == month("2026-06") && line.account == Some(2)).unwrap();
        line.amount -= Decimal::new(1_234, 2);
    };
    let change = only(&compared(edit, &[]), Cause::Restated);
    assert_eq!((change.accounts, change.month), (vec!["A-2".to_owned()], Some(month("2026-06"))));
    assert_eq!((change.amount, change.file.as_deref()), (Some(Decimal::new(-1_234, 2)), Some("invoices.csv")));
}

#[test]
fn a_deleted_an_added_and_a_cancelled_line_are_three_causes() {
    let edit = |now: &mut Ledger| {
        now.lines.retain(|line| !(line.month == month("2026-06") && line.account == Some(0)));
        now.lines.push(line(1, "2026-05", 7_777, 5_000));
        let cancelled = now.lines.iter_mut().find(|line| line.month == month("2026-04") && line.account == Some(3));
        cancelled.unwrap().counted = false;
    };
    let changes = compared(edit, &[]);
    let found: Vec<(Cause, &str)> =
        unusual(&changes).iter().map(|change| (change.cause, change.accounts[0].as_str())).collect();
    assert_eq!(found, [(Cause::RowsAdded, "A-1"), (Cause::RowsDeleted, "A-0"), (Cause::StatusChanged, "A-3")]);
}

#[test]
fn a_month_older_than_the_window_touches_no_figure_but_is_told() {
    let edit = |now: &mut Ledger| {
        now.lines.iter_mut().find(|line| line.month == month("2025-07")).unwrap().amount += Decimal::ONE;
    };
    let change = only(&compared(edit, &[]), Cause::Restated);
    assert_eq!((change.figure, change.amount), (None, Some(Decimal::ONE)));
}

#[test]
fn an_export_that_begins_a_month_later_has_deleted_nothing() {
    let changes = compared(|now| now.lines.retain(|line| line.month >= month("2025-10")), &[]);
    assert_eq!(unusual(&changes), Vec::<&Change>::new());
    // What the figure loses by it is told.
    let changes = compared(|now| now.lines.retain(|line| line.month >= month("2025-11")), &[]);
    assert_eq!(only(&changes, Cause::RowsDeleted).month, Some(month("2025-10")));
}

#[test]
fn a_merge_carries_the_losers_past_to_the_survivor() {
    let lose = |now: &mut Ledger| {
        let lost = now.accounts.iter().position(|account| account.id == MERGED_LINE).unwrap();
        let moved = |place: &mut Option<u32>| {
            *place = match *place {
                Some(1) => Some(2),
                place => place,
            }
            .map(|place| if place > 1 { place - 1 } else { place });
        };
        now.accounts.remove(lost);
        now.lines.iter_mut().for_each(|line| moved(&mut line.account));
        now.deals.iter_mut().for_each(|deal| moved(&mut deal.account));
    };
    let changes = compared(lose, &[("A-1", "A-2")]);
    let change = only(&changes, Cause::Merged);
    assert_eq!((change.accounts, change.to.as_deref()), (vec!["A-2".to_owned()], Some("Company A-2")));
    let of = |id: &str| changes.accounts.iter().find(|account| account.account_id == id).unwrap().figures[0].clone();
    let (loser, survivor) = (of("A-1"), of("A-2"));
    let merged = |figure: &FigureChange| figure.parts.iter().find(|part| part.cause == Cause::Merged).unwrap().clone();
    assert_eq!(merged(&survivor).amount, loser.before);
    assert_eq!(merged(&survivor).counterpart.as_deref(), Some("A-1"));
    assert_eq!((merged(&loser).amount, loser.now), (-loser.before, Decimal::ZERO));
    // The portfolio is as if nothing had been merged.
    assert_eq!(changes.figures, compared(|_| {}, &[]).figures);

    // Without the CRM's word the rows tell where it went.
    let changes = compared(lose, &[]);
    let causes: Vec<Cause> = unusual(&changes).iter().map(|change| change.cause).collect();
    assert_eq!(causes, [Cause::Moved, Cause::Moved, Cause::AccountGone]);
    assert_eq!(
        (unusual(&changes)[0].from.as_deref(), unusual(&changes)[0].to.as_deref()),
        (Some("Company A-1"), Some("Company A-2"))
    );
}

#[test]
fn a_new_currency_without_a_rate_is_told_and_then_that_the_rate_came() {
    let foreign = |now: &mut Ledger| {
        for line in now.lines.iter_mut().filter(|line| line.month == month("2026-09") && line.account == Some(3)) {
            line.currency = gbp();
        }
    };
    let changes = compared(foreign, &[]);
    let causes: Vec<Cause> = unusual(&changes).iter().map(|change| change.cause).collect();
    assert_eq!(causes, [Cause::CurrencyNew, Cause::RateMissing]);
    assert_eq!(unusual(&changes)[0].accounts, ["A-3"]);
    assert_eq!(changes.figures[0].without_rate_now, 1);

    let mut before = company("2026-08");
    before.lines.iter_mut().filter(|line| line.month == month("2026-07")).for_each(|line| line.currency = gbp());
    let mut now = company("2026-09");
    now.lines.iter_mut().filter(|line| line.month == month("2026-07")).for_each(|line| line.currency = gbp());
    now.rates.push(LedgerRate { currency: gbp(), month: month("2026-07"), rate: Decimal::new(115, 2) });
    let change = only(&compared_after(before, &now, &[]), Cause::RateGiven);
    assert_eq!(change.account_count, 4);
}

#[test]
fn people_and_names_are_told_by_what_happened_to_them() {
    let edit = |now: &mut Ledger| {
        now.accounts[0].owner = Some("U-2".to_owned());
        now.accounts[1].owner = Some("U-2".to_owned());
        now.accounts[2].name = "Other".to_owned();
        now.users[0].active = Some(false);
    };
    let changes = compared(edit, &[]);
    let found: Vec<(Cause, Vec<String>)> =
        unusual(&changes).iter().map(|change| (change.cause, change.accounts.clone())).collect();
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        found,
        [
            (Cause::Renamed, ids(&["A-2"])),
            (Cause::Leaver, ids(&["A-2"])),
            (Cause::TerritoryReassigned, ids(&["A-0", "A-1"])),
        ]
    );
    assert_eq!(unusual(&changes)[2].to.as_deref(), Some("Rep U-2"));
}

#[test]
fn a_deal_is_told_by_what_became_of_it() {
    let mut before = company("2026-08");
    before.deals[3].state = DealState::Lost;
    let mut now = company("2026-09");
    now.deals[0].state = DealState::Won;
    now.deals[1].close = Some("2027-01-31".parse().unwrap());
    now.deals[2].amount = Some(Decimal::from(600));
    let changes = compared_after(before, &now, &[]);
    let causes: Vec<(Cause, Vec<String>)> = changes
        .causes
        .iter()
        .map(|change| (change.cause, change.deals.clone()))
        .filter(|(_, deals)| !deals.is_empty())
        .collect();
    let one = |cause, id: &str| (cause, vec![id.to_owned()]);
    assert_eq!(
        causes,
        [
            one(Cause::DealReopened, "D-3"),
            one(Cause::DealRedated, "D-1"),
            one(Cause::DealAmountChanged, "D-2"),
            one(Cause::DealWon, "D-0"),
        ]
    );
}

#[test]
fn what_became_of_many_is_told_in_one_line() {
    let mut before = company("2026-08");
    let ids: Vec<String> = (0..40).map(|n| format!("B-{n:02}")).collect();
    before.accounts.extend(ids.iter().map(|id| account(id, "U-1")));
    let mut now = company("2026-09");
    now.accounts.extend(ids.iter().map(|id| account(id, "U-1")));
    for account in &mut now.accounts[4..] {
        account.segment = Some("Large".to_owned());
        account.name.push_str(", S.A.");
    }
    let changes = compared_after(before, &now, &[]);
    let found: Vec<(Cause, usize, &str)> =
        unusual(&changes).iter().map(|change| (change.cause, change.account_count, change.what.as_str())).collect();
    let segment = "the segment of account B-00, B-01, B-02 and 37 more was nothing and is now Large";
    let renamed = "40 accounts have another name";
    assert_eq!(found, [(Cause::Renamed, 40, renamed), (Cause::SegmentChanged, 40, segment)]);
    // Each account still has its own.
    let own = changes.accounts.iter().find(|account| account.account_id == "B-07").unwrap();
    assert_eq!(own.attributes[0].2.as_deref(), Some("Company B-07, S.A."));
}

#[test]
fn another_configuration_and_version_are_told() {
    let (portfolio, ledger) = (Portfolio::empty("2026-09-30".parse().unwrap(), Currency::EUR), company("2026-09"));
    let before = Before {
        run: "2026-08-r1".to_owned(),
        period: month("2026-08"),
        as_of: "2026-08-31".parse().unwrap(),
        config_hash: "one".to_owned(),
        version: "0.1.0".to_owned(),
        ledger: company("2026-08"),
    };
    let mut cancelled = ledger.clone();
    cancelled.lines.iter_mut().filter(|line| line.month == month("2026-05")).for_each(|line| line.counted = false);
    let now = Now { portfolio: &portfolio, ledger: &cancelled, config_hash: "two", version: "0.2.0" };
    let found = changes(&ChecksConfig::default(), now, &before, None);
    let causes: BTreeMap<Cause, usize> =
        unusual(&found).iter().map(|change| (change.cause, change.account_count)).collect();
    // Once for the configuration, once for the lines that it leaves out.
    assert_eq!(causes.keys().copied().collect::<Vec<_>>(), [Cause::ConfigChanged, Cause::ProgramChanged]);
    assert_eq!(unusual(&found).len(), 3);
    assert_sums(&found);
}
