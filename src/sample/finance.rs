//! Invoices, exchange rates, costs and quotas, as an ERP in Spain writes them.

use std::collections::BTreeMap;

use super::SampleError;
use super::accounts::{Account, Holding};
use super::calendar::{Calendar, plus_days, spanish_date};
use super::catalogue::{Billing, Product, TRACEABILITY, TRACEABILITY_MISSPELT};
use super::chance::{Chance, Topic, money, nearest, round_to};
use super::company::Company;
use super::course::Channel;
use super::deals::{Deal, Kind};
use super::exports::Exports;
use crate::model::{Date, Decimal};

/// Sums over all accounts from which costs and quotas follow, in EUR by month.
#[derive(Debug, Default)]
pub(super) struct Totals {
    revenue: BTreeMap<i32, Decimal>,
    won: BTreeMap<(String, i32), Decimal>,
    new_customers: BTreeMap<i32, u32>,
}

/// The ERP cuts names at so many letters.
const ERP_NAME: usize = 40;

/// `1.234,56`
pub(super) fn spanish_number(amount: Decimal) -> String {
    let text = amount.abs().to_string();
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let sign = if amount.is_sign_negative() { "-" } else { "" };
    format!("{sign}{grouped},{cents}")
}

/// One invoice of one product.
struct Sale<'a> {
    product: &'static Product,
    day: Date,
    amount: Decimal,
    kind: &'a str,
}

/// Writes what an account was invoiced: regular purchases by month, and projects after they were won.
pub(super) fn write_invoices(
    account: &Account,
    deals: &[Deal],
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
    totals: &mut Totals,
) -> Result<(), SampleError> {
    for month in account.course.first.max(0)..calendar.months {
        if !account.course.active(month) {
            break;
        }
        for holding in account.holdings.iter().filter(|holding| holding.since <= month) {
            if let Some(sale) = regular(account, holding, month, calendar, chance) {
                write_invoice(account, &sale, calendar, chance, files, totals)?;
            }
        }
    }
    for deal in deals.iter().filter(|deal| deal.project && deal.won_by(calendar.as_of)) {
        for line in &deal.lines {
            let day = plus_days(deal.decided, chance.whole(5, 40));
            if day <= calendar.as_of {
                let sale = Sale { product: line.product, day, amount: line.total, kind: "Factura" };
                write_invoice(account, &sale, calendar, chance, files, totals)?;
            }
        }
    }
    Ok(())
}

fn regular(
    account: &Account,
    holding: &Holding,
    month: i32,
    calendar: &Calendar,
    chance: &mut Chance,
) -> Option<Sale<'static>> {
    let course = &account.course;
    let monthly = holding.yearly * account.price_level() / 12.0;
    let (often, value) = match holding.product.billing {
        // A contract's price changes once a year, and distress does not lower it before it ends.
        Billing::Contract => (1.0, monthly * course.trend(month - (month - holding.since).rem_euclid(12))),
        Billing::Spot => {
            let often = if monthly < 400.0 { 0.3 } else { 0.55 };
            (often, monthly / often * course.volume(month, account.industry, calendar) * chance.around(1.0, 0.35))
        }
    };
    let day = calendar.day(month, chance);
    let ordered = chance.happens(often) && day <= calendar.as_of;
    ordered.then_some(Sale { product: holding.product, day, amount: money(value), kind: "Factura" })
}

fn write_invoice(
    account: &Account,
    sale: &Sale<'_>,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
    totals: &mut Totals,
) -> Result<(), SampleError> {
    let month = calendar.offset(sale.day);
    let late = account.segment.late_days
        + 6.0 * chance.normal()
        + 75.0 * account.course.distress(month, Channel::Payment) * chance.between(0.6, 1.2);
    let due = plus_days(sale.day, account.payment_days);
    let paid = Some(plus_days(due, nearest(late).max(-account.payment_days))).filter(|paid| *paid <= calendar.as_of);
    let margin = sale.product.margin_share + account.segment.margin_shift + 0.02 * chance.normal();
    let cost = (sale.amount * (Decimal::ONE - money(margin.clamp(0.02, 0.95)))).round_dp(2);
    let misspelt = sale.product.name == TRACEABILITY && chance.happens(0.06);
    let product = if misspelt { TRACEABILITY_MISSPELT } else { sale.product.name };
    let quantity = nearest(f64::try_from(sale.amount).unwrap_or(0.0).abs() / sale.product.price).max(1);
    let cancelled = chance.happens(0.002);
    let status = match paid {
        _ if cancelled => "Anulada",
        Some(_) => "Cobrada",
        None => "Pendiente",
    };
    let number = files.invoice.take_number();
    files.invoice.row(&[
        ("Factura", format!("FV{:02}-{number:06}", sale.day.year() % 100).into()),
        ("Tipo", sale.kind.into()),
        ("Cliente", (&account.id).into()),
        ("Razón social", account.name.chars().take(ERP_NAME).collect::<String>().into()),
        ("Fecha", spanish_date(sale.day).into()),
        ("Vencimiento", spanish_date(due).into()),
        ("Fecha cobro", paid.filter(|_| !cancelled).map(spanish_date).unwrap_or_default().into()),
        ("Producto", product.into()),
        ("Cantidad", quantity.to_string().into()),
        ("Importe", spanish_number(sale.amount).into()),
        ("Coste", spanish_number(cost).into()),
        ("Divisa", account.currency().into()),
        ("Estado", status.into()),
    ])?;
    if !cancelled {
        *totals.revenue.entry(month).or_default() += in_euros(sale.amount, account);
    }
    // Part of a delivery comes back now and then.
    if sale.kind == "Factura" && chance.happens(0.008) {
        let amount = -(sale.amount * money(chance.between(0.1, 0.6))).round_dp(2);
        let back = Sale { product: sale.product, day: plus_days(sale.day, chance.whole(3, 30)), amount, kind: "Abono" };
        if back.day <= calendar.as_of {
            write_invoice(account, &back, calendar, chance, files, totals)?;
        }
    }
    Ok(())
}

/// At a rate that is near enough to size costs and quotas by.
fn in_euros(amount: Decimal, account: &Account) -> Decimal {
    if account.currency() == "USD" { amount * Decimal::new(92, 2) } else { amount }
}

impl Totals {
    pub fn count_deals(&mut self, account: &Account, deals: &[Deal], company: &Company, calendar: &Calendar) {
        let Some(owner) = company.owner(account) else { return };
        for deal in deals.iter().filter(|deal| deal.won_by(calendar.as_of)) {
            let month = calendar.offset(deal.decided);
            *self.won.entry((owner.id.clone(), month)).or_default() += in_euros(deal.amount(), account);
            *self.new_customers.entry(month).or_default() += u32::from(deal.kind == Kind::NewBusiness);
        }
    }

    /// Costs by month and category: a share of revenue, more where customers were won.
    pub fn write_costs(&self, seed: u64, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
        let mut chance = Chance::new(seed, Topic::Finance, u32::MAX);
        let mut base = 0.0;
        for month in 0..calendar.months {
            let revenue = self.revenue.get(&month).and_then(|sum| f64::try_from(*sum).ok()).unwrap_or(0.0);
            // Budgets follow sales slowly.
            base = if month == 0 { revenue } else { 0.85 * base + 0.15 * revenue };
            let won = f64::from(self.new_customers.get(&month).copied().unwrap_or(0));
            for (category, department, attribution, share, per_customer) in COSTS {
                let amount = (base * share + per_customer * won) * chance.around(1.0, 0.05);
                files.cost.row(&[
                    ("Mes", spanish_date(calendar.month(month).first_day()).into()),
                    ("Categoría", (*category).into()),
                    ("Departamento", (*department).into()),
                    ("Atribución", (*attribution).into()),
                    ("Importe", spanish_number(money(amount)).into()),
                    ("Divisa", "EUR".into()),
                ])?;
            }
        }
        Ok(())
    }

    /// A quota a rep and month, up to the third month ahead: the year's average of what was won, and a sixth more.
    pub fn write_quotas(&self, company: &Company, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
        for user in company.users.iter().filter(|user| user.sells) {
            for month in 0..calendar.months + 3 {
                let year = (month / 12 * 12).min(calendar.last() - calendar.last() % 12);
                let span = (calendar.months - year).clamp(1, 12);
                let won: Decimal =
                    (year..year + span).filter_map(|month| self.won.get(&(user.id.clone(), month))).sum();
                let monthly = f64::try_from(won).unwrap_or(0.0) / f64::from(span) * 7.0 / 6.0;
                files.quota.row(&[
                    ("Comercial", user.name.full().into()),
                    ("Id. comercial", (&user.id).into()),
                    ("Mes", spanish_date(calendar.month(month).first_day()).into()),
                    ("Objetivo", spanish_number(round_to(monthly.max(4_000.0), 500.0)).into()),
                    ("Divisa", "EUR".into()),
                ])?;
            }
        }
        Ok(())
    }
}

/// Category, department, attribution, share of revenue and EUR for each customer won.
const COSTS: &[(&str, &str, &str, f64, f64)] = &[
    ("Salarios comerciales", "Ventas", "Nuevos clientes", 0.022, 900.0),
    ("Salarios comerciales", "Ventas", "Ventas a clientes", 0.026, 0.0),
    ("Renovaciones y soporte comercial", "Ventas", "Renovaciones", 0.011, 0.0),
    ("Marketing", "Marketing", "Nuevos clientes", 0.012, 1_400.0),
    ("Ferias y eventos", "Marketing", "Nuevos clientes", 0.006, 0.0),
    ("Tecnología", "Sistemas", "", 0.005, 0.0),
    ("Formación", "Ventas", "", 0.002, 0.0),
];

pub(super) fn write_rates(seed: u64, calendar: &Calendar, files: &mut Exports) -> Result<(), SampleError> {
    let mut chance = Chance::new(seed, Topic::Finance, u32::MAX - 1);
    let mut rate = 0.912;
    for month in 0..calendar.months {
        rate = (rate + 0.009 * chance.normal() + 0.05 * (0.912 - rate)).clamp(0.80, 1.05);
        let digits = Decimal::try_from(rate).unwrap_or(Decimal::ONE).round_dp(4);
        files.fx_rate.row(&[
            ("Fecha", spanish_date(calendar.month(month).first_day()).into()),
            ("De", "USD".into()),
            ("A", "EUR".into()),
            ("Tipo de cambio", digits.to_string().replace('.', ",").into()),
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_points_for_thousands_and_a_comma_for_cents() {
        let spell = |cents| spanish_number(Decimal::new(cents, 2));
        assert_eq!(spell(123_456_789), "1.234.567,89");
        assert_eq!(spell(99_900), "999,00");
        assert_eq!(spell(-100_005), "-1.000,05");
    }
}
