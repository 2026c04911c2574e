//! What runs kept of their records, in their tables.
//!
//! Revenue lines are kept by account, month, currency, file and whether they count, with their sum, so that a person can
//! read it; the lines themselves are in one value a group, each by its key and amount in a few bytes, which is a fifth of
//! what a row a line would take.

use std::collections::{BTreeMap, HashMap};

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::parsed;
use super::schema::has_table;
use crate::model::{
    Currency, Date, DealState, Decimal, Ledger, LedgerAccount, LedgerDeal, LedgerLine, LedgerRate, LedgerUser, Month,
};

/// Tables of a run beside `ledgers`, which they refer to.
const TABLES: [&str; 5] = ["ledger_accounts", "ledger_users", "ledger_rates", "account_months", "ledger_deals"];

pub(super) fn insert(db: &Connection, run: &str, ledger: &Ledger) -> rusqlite::Result<()> {
    let sql = "INSERT INTO ledgers (run_id, currency, bookings) VALUES (?1, ?2, ?3)";
    db.execute(sql, params![run, ledger.currency.code(), ledger.bookings])?;
    let mut insert = db.prepare(
        "INSERT INTO ledger_accounts (run_id, account_id, name, parent, owner, kind, segment, currency, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for row in &ledger.accounts {
        let (currency, created) = (row.currency.as_ref().map(Currency::code), row.created.map(|day| day.to_string()));
        insert.execute(params![
            run,
            row.id,
            row.name,
            row.parent,
            row.owner,
            row.kind,
            row.segment,
            currency,
            created
        ])?;
    }
    let mut insert = db.prepare("INSERT INTO ledger_users (run_id, user_id, name, active) VALUES (?1, ?2, ?3, ?4)")?;
    for row in &ledger.users {
        insert.execute(params![run, row.id, row.name, row.active])?;
    }
    let mut insert = db.prepare("INSERT INTO ledger_rates (run_id, currency, month, rate) VALUES (?1, ?2, ?3, ?4)")?;
    for row in &ledger.rates {
        insert.execute(params![run, row.currency.code(), row.month.to_string(), row.rate.to_string()])?;
    }
    insert_lines(db, run, ledger)?;
    let mut insert = db.prepare(
        "INSERT INTO ledger_deals (run_id, place, deal_id, account_id, state, amount, currency, close, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (place, row) in (0_i64..).zip(&ledger.deals) {
        let account = account_id(ledger, row.account);
        let (amount, close) = (row.amount.map(|amount| amount.to_string()), row.close.map(|day| day.to_string()));
        let created = row.created.map(|day| day.to_string());
        let (state, currency) = (row.state.key(), row.currency.code());
        insert.execute(params![run, place, row.id, account, state, amount, currency, close, created])?;
    }
    Ok(())
}

/// Empty for a row of no account.
fn account_id(ledger: &Ledger, account: Option<u32>) -> &str {
    ledger.account(account).map_or("", |account| account.id.as_str())
}

fn insert_lines(db: &Connection, run: &str, ledger: &Ledger) -> rusqlite::Result<()> {
    /// Account, month, currency, file, counted.
    type Group = (Option<u32>, Month, Currency, u32, bool);
    let mut groups: BTreeMap<Group, Vec<&LedgerLine>> = BTreeMap::new();
    for line in &ledger.lines {
        groups.entry((line.account, line.month, line.currency, line.file, line.counted)).or_default().push(line);
    }
    let mut insert = db.prepare(
        "INSERT INTO account_months (run_id, account_id, month, currency, file, counted, amount, lines) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for ((account, month, currency, file, counted), lines) in groups {
        let amount = lines.iter().fold(Decimal::ZERO, |sum, line| sum.saturating_add(line.amount));
        let mut packed = Vec::with_capacity(lines.len() * 14);
        lines.iter().for_each(|line| pack(line, &mut packed));
        let (account, file) = (account_id(ledger, account), ledger.file(file).unwrap_or_default());
        let month = month.to_string();
        let amount = amount.normalize().to_string();
        insert.execute(params![run, account, month, currency.code(), file, counted, amount, packed])?;
    }
    Ok(())
}

pub(super) fn delete(db: &Connection, run: &str) -> rusqlite::Result<()> {
    for table in TABLES.into_iter().chain(["ledgers"]) {
        db.execute(&format!("DELETE FROM {table} WHERE run_id = ?1"), [run])?;
    }
    Ok(())
}

/// The names of a run's accounts, by id.
pub(super) fn names(db: &Connection, run: &str) -> rusqlite::Result<BTreeMap<String, String>> {
    if !has_table(db, "ledger_accounts")? {
        return Ok(BTreeMap::new());
    }
    let mut statement = db.prepare("SELECT account_id, name FROM ledger_accounts WHERE run_id = ?1")?;
    statement.query_map([run], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(super) fn read(db: &Connection, run: &str) -> rusqlite::Result<Option<Ledger>> {
    if !has_table(db, "ledgers")? {
        return Ok(None);
    }
    let head = |row: &Row<'_>| Ok((parsed(row, 0, Currency::parse)?, row.get::<_, bool>(1)?));
    let found = db.query_row("SELECT currency, bookings FROM ledgers WHERE run_id = ?1", [run], head).optional()?;
    let Some((currency, bookings)) = found else { return Ok(None) };
    let mut ledger = Ledger { bookings, ..Ledger::empty(currency) };
    let sql = "SELECT account_id, name, parent, owner, kind, segment, currency, created FROM ledger_accounts \
               WHERE run_id = ?1 ORDER BY account_id";
    ledger.accounts = db.prepare(sql)?.query_map([run], account)?.collect::<rusqlite::Result<_>>()?;
    let sql = "SELECT user_id, name, active FROM ledger_users WHERE run_id = ?1 ORDER BY user_id";
    let user = |row: &Row<'_>| Ok(LedgerUser { id: row.get(0)?, name: row.get(1)?, active: row.get(2)? });
    ledger.users = db.prepare(sql)?.query_map([run], user)?.collect::<rusqlite::Result<_>>()?;
    let sql = "SELECT currency, month, rate FROM ledger_rates WHERE run_id = ?1 ORDER BY currency, month";
    let rate = |row: &Row<'_>| {
        let currency = parsed(row, 0, Currency::parse)?;
        Ok(LedgerRate { currency, month: parsed(row, 1, Month::parse)?, rate: parsed(row, 2, decimal)? })
    };
    ledger.rates = db.prepare(sql)?.query_map([run], rate)?.collect::<rusqlite::Result<_>>()?;
    let places: HashMap<String, u32> =
        ledger.accounts.iter().zip(0..).map(|(account, place)| (account.id.clone(), place)).collect();
    read_lines(db, run, &places, &mut ledger)?;
    let sql = "SELECT deal_id, account_id, state, amount, currency, close, created FROM ledger_deals \
               WHERE run_id = ?1 ORDER BY place";
    let deal = |row: &Row<'_>| deal(row, &places);
    ledger.deals = db.prepare(sql)?.query_map([run], deal)?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(ledger))
}

fn account(row: &Row<'_>) -> rusqlite::Result<LedgerAccount> {
    Ok(LedgerAccount {
        id: row.get(0)?,
        name: row.get(1)?,
        parent: row.get(2)?,
        owner: row.get(3)?,
        kind: row.get(4)?,
        segment: row.get(5)?,
        currency: given(row, 6, Currency::parse)?,
        created: given(row, 7, day)?,
    })
}

fn deal(row: &Row<'_>, places: &HashMap<String, u32>) -> rusqlite::Result<LedgerDeal> {
    let account: String = row.get(1)?;
    Ok(LedgerDeal {
        id: row.get(0)?,
        account: places.get(&account).copied(),
        state: parsed(row, 2, DealState::from_key)?,
        amount: given(row, 3, decimal)?,
        currency: parsed(row, 4, Currency::parse)?,
        close: given(row, 5, day)?,
        created: given(row, 6, day)?,
    })
}

fn read_lines(db: &Connection, run: &str, places: &HashMap<String, u32>, ledger: &mut Ledger) -> rusqlite::Result<()> {
    let mut statement = db.prepare("SELECT DISTINCT file FROM account_months WHERE run_id = ?1 ORDER BY file")?;
    ledger.files = statement.query_map([run], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let files: HashMap<String, u32> = ledger.files.iter().cloned().zip(0..).collect();
    let mut statement =
        db.prepare("SELECT account_id, month, currency, file, counted, lines FROM account_months WHERE run_id = ?1")?;
    let mut rows = statement.query([run])?;
    while let Some(row) = rows.next()? {
        let (account, file): (String, String) = (row.get(0)?, row.get(3)?);
        let (month, currency) = (parsed(row, 1, Month::parse)?, parsed(row, 2, Currency::parse)?);
        let (file, counted) = (files.get(&file).copied().unwrap_or_default(), row.get(4)?);
        let account = places.get(&account).copied();
        let packed: Vec<u8> = row.get(5)?;
        let damaged = || rusqlite::Error::FromSqlConversionFailure(5, Type::Blob, "lines that are cut off".into());
        let lines = unpack(&packed).ok_or_else(damaged)?;
        let line = |(key, amount)| LedgerLine { account, month, currency, file, counted, key, amount };
        ledger.lines.extend(lines.into_iter().map(line));
    }
    ledger.lines.sort_unstable();
    Ok(())
}

fn given<T>(row: &Row<'_>, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => parsed(row, column, parse).map(Some),
    }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// Key in 8 bytes, then scale and sign in one, then the digits as a number in groups of seven bits, the last without
/// the high bit.
fn pack(line: &LedgerLine, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(&line.key.to_le_bytes());
    let scale = u8::try_from(line.amount.scale()).unwrap_or(u8::MAX);
    bytes.push(scale << 1 | u8::from(line.amount.is_sign_negative()));
    let mut left = line.amount.mantissa().unsigned_abs();
    loop {
        let group = u8::try_from(left & 0x7f).unwrap_or_default();
        left >>= 7;
        bytes.push(if left == 0 { group } else { group | 0x80 });
        if left == 0 {
            return;
        }
    }
}

/// None where the bytes are not what [`pack`] writes.
fn unpack(mut bytes: &[u8]) -> Option<Vec<(u64, Decimal)>> {
    let mut lines = Vec::new();
    while !bytes.is_empty() {
        let (key, rest) = bytes.split_first_chunk::<8>()?;
        let (form, rest) = rest.split_first()?;
        bytes = rest;
        let mut digits: i128 = 0;
        for shift in (0..).step_by(7) {
            let (group, rest) = bytes.split_first()?;
            bytes = rest;
            let part = i128::from(group & 0x7f);
            digits |= part.checked_shl(shift).filter(|shifted| shifted.checked_shr(shift) == Some(part))?;
            if group & 0x80 == 0 {
                break;
            }
        }
        let signed = if form & 1 == 1 { digits.checked_neg()? } else { digits };
        lines.push((u64::from_le_bytes(*key), Decimal::try_from_i128_with_scale(signed, u32::from(form >> 1)).ok()?));
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(key: u64, amount: Decimal) -> LedgerLine {
        let month = Month::parse("2026-06").unwrap();
        LedgerLine { account: None, month, currency: Currency::EUR, file: 0, counted: true, key, amount }
    }

    proptest! {
        #[test]
        fn packed_lines_are_read_back(lines in prop::collection::vec((any::<u64>(), any::<i64>(), 0_u32..9), 0..9)) {
            let lines: Vec<_> =
                lines.into_iter().map(|(key, digits, scale)| (key, Decimal::new(digits, scale))).collect();
            let mut bytes = Vec::new();
            lines.iter().for_each(|(key, amount)| pack(&line(*key, *amount), &mut bytes));
            prop_assert_eq!(unpack(&bytes), Some(lines));
        }

        #[test]
        fn any_bytes_are_lines_or_none(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn the_greatest_amounts_are_read_back_and_a_cut_line_is_none() {
        for amount in [Decimal::MAX, Decimal::MIN, Decimal::new(-12_345, 2)] {
            let mut bytes = Vec::new();
            pack(&line(7, amount), &mut bytes);
            assert_eq!(unpack(&bytes), Some(vec![(7, amount)]));
            bytes.pop();
            assert_eq!(unpack(&bytes), None);
        }
    }
}
