//! The exports' totals against those of finance.

use std::collections::{BTreeMap, BTreeSet};

use super::{Action, ChecksConfig, Finding};
use crate::ingest::{Control, ControlFigure, ControlLine, FixKind, FixPlace, FixValue};
use crate::model::{Decimal, Entity, Known, Month, Portfolio, Unknown};
use crate::score::{CountedLine, ScoreConfig, counted_revenue};

/// Totals that differ, lines that can't be used, and a month of which nothing is said. Months after the period are left
/// out: they are not closed.
pub fn against(config: &ChecksConfig, control: &Control, portfolio: &Portfolio, scores: &ScoreConfig) -> Vec<Finding> {
    if config.control.action == Action::Off {
        return Vec::new();
    }
    let counted = counted_revenue(portfolio, scores);
    let desk = Desk { config, control, portfolio, counted: &counted };
    let mut findings: Vec<Finding> = desk.unusable().into_iter().collect();
    let closed: Vec<&ControlLine> = control.lines.iter().filter(|line| line.month <= portfolio.period).collect();
    if !closed.iter().any(|line| line.month == portfolio.period) && control.faults.is_empty() {
        findings.push(desk.silent());
    }
    findings.extend(closed.into_iter().filter_map(|line| desk.difference(line)));
    findings
}

/// Money with two decimals or as many as it has, counts without those that say nothing.
fn written(amount: Decimal, figure: ControlFigure) -> String {
    let mut amount = amount.normalize();
    if figure == ControlFigure::Revenue && amount.scale() < 2 {
        amount.rescale(2);
    }
    amount.to_string()
}

struct Desk<'a> {
    config: &'a ChecksConfig,
    control: &'a Control,
    portfolio: &'a Portfolio,
    counted: &'a [CountedLine<'a>],
}

impl Desk<'_> {
    fn finding(&self, kind: FixKind, about: String, what: String, hint: &str) -> Finding {
        Finding {
            kind,
            action: self.config.control.action,
            about,
            what,
            hint: hint.to_owned(),
            file: Some(self.control.file.clone()),
            sheet: None,
            entity: None,
            accounts: None,
            places: Vec::new(),
            values: BTreeMap::from([("file", FixValue::Text(self.control.file.clone()))]),
        }
    }

    /// All faults of the file as one thing to fix.
    fn unusable(&self) -> Option<Finding> {
        let first = self.control.faults.first()?;
        let row = first.row.map(|row| format!(" row {row}")).unwrap_or_default();
        let more = match self.control.faults.len() {
            1 => String::new(),
            n => format!(", and {} more", n - 1),
        };
        let what = format!(
            "the control file `{}`{row} can't be used: found {}, expected {}{more}",
            self.control.file, first.found, first.expected
        );
        let hint = "columns month, figure (revenue or orders), amount and, if wanted, currency; see docs/operations.md";
        let mut finding = self.finding(FixKind::ControlUnusable, "faults".to_owned(), what, hint);
        let place = |fault: &crate::ingest::ControlFault| FixPlace {
            row: fault.row,
            found: Some(format!("{}, expected {}", fault.found, fault.expected)),
            account: None,
        };
        finding.places = self.control.faults.iter().map(place).collect();
        finding.values.insert("reason", FixValue::Text(format!("{row} {}", first.found).trim().to_owned()));
        Some(finding)
    }

    fn silent(&self) -> Finding {
        let period = self.portfolio.period;
        let what = format!("the control file `{}` says nothing of {period}", self.control.file);
        let hint = "ask finance for the month's totals";
        let mut finding = self.finding(FixKind::ControlUnusable, "silent".to_owned(), what, hint);
        finding.values.insert("reason", FixValue::Month(period));
        finding
    }

    /// None where the totals agree within the tolerance.
    fn difference(&self, line: &ControlLine) -> Option<Finding> {
        let ours = self.ours(line);
        if ours.as_ref().is_ok_and(|ours| self.agree(*ours, line.amount)) {
            return None;
        }
        let figure = line.figure.key();
        let currency = line.currency.or((line.figure == ControlFigure::Revenue).then_some(self.portfolio.currency));
        let unit = currency.map(|currency| format!(" {currency}")).unwrap_or_default();
        let found = match &ours {
            Ok(ours) => format!("the exports give {}{unit}", written(*ours, line.figure)),
            Err(reason) => format!("the exports give no total ({reason})"),
        };
        let what =
            format!("{figure} of {}: {found}, finance has {}{unit}", line.month, written(line.amount, line.figure));
        let about = format!("{}|{figure}|{}", line.month, line.currency.map(|c| c.to_string()).unwrap_or_default());
        let hint = "find the documents that are missing or there twice, or correct the control file";
        let mut finding = self.finding(FixKind::ControlDiffers, about, what, hint);
        finding.entity = Some(Entity::Revenue);
        finding.accounts = Some(self.accounts(line.month)).filter(|accounts| *accounts > 0);
        finding.places = vec![FixPlace { row: Some(line.row), found: Some(line.amount.to_string()), account: None }];
        let currency = currency.filter(|_| line.figure == ControlFigure::Revenue);
        finding.values.extend([
            ("figure", FixValue::Text(figure.to_owned())),
            ("month", FixValue::Month(line.month)),
            ("control", FixValue::Amount { amount: line.amount, currency }),
            (
                "ours",
                match ours {
                    Ok(amount) => FixValue::Amount { amount, currency },
                    Err(_) => FixValue::Text("–".to_owned()),
                },
            ),
        ]);
        Some(finding)
    }

    fn lines(&self, line: &ControlLine) -> impl Iterator<Item = &CountedLine<'_>> {
        let (month, currency) = (line.month, line.currency);
        self.counted
            .iter()
            .filter(move |counted| Month::of(counted.date) == month && currency.is_none_or(|c| c == counted.currency))
    }

    fn ours(&self, line: &ControlLine) -> Known<Decimal> {
        if !self.portfolio.revenue.given {
            return Err(Unknown::NoSource { entity: Entity::Revenue });
        }
        match line.figure {
            ControlFigure::Orders => Ok(Decimal::from(self.orders(line))),
            ControlFigure::Revenue => self.lines(line).try_fold(Decimal::ZERO, |sum, counted| {
                let amount = match line.currency {
                    Some(_) => counted.amount,
                    None => counted.converted.clone()?,
                };
                sum.checked_add(amount).ok_or(Unknown::TooLarge)
            }),
        }
    }

    /// Documents with a positive line; where lines carry no number all lines of an account's day are one. As the scores
    /// count orders.
    fn orders(&self, line: &ControlLine) -> usize {
        let bought = self.lines(line).filter(|counted| counted.amount > Decimal::ZERO);
        let order = |counted: &CountedLine<'_>| match counted.document {
            Some(id) => (counted.account, Some(id.to_owned()), None),
            None => (counted.account, None, Some(counted.date)),
        };
        bought.map(order).collect::<BTreeSet<_>>().len()
    }

    fn accounts(&self, month: Month) -> usize {
        let of_month = self.counted.iter().filter(|counted| Month::of(counted.date) == month);
        of_month.filter_map(|counted| counted.account).collect::<BTreeSet<_>>().len()
    }

    fn agree(&self, ours: Decimal, theirs: Decimal) -> bool {
        let share = Decimal::try_from(self.config.control.tolerance_share).unwrap_or_default();
        let tolerated = theirs.abs().checked_mul(share);
        let apart = ours.checked_sub(theirs).map(|difference| difference.abs());
        apart.zip(tolerated).is_some_and(|(apart, tolerated)| apart <= tolerated)
    }
}
