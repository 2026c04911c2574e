//! Every score of an account: value, interval, points, and the rows that each came from.

use serde::Serialize;

use crate::model::{AccountIx, Known};
use crate::plan::context::Context;
use crate::score::Evidence;

/// All scores of an account, ready to be printed.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    pub account_id: String,
    pub name: String,
    pub as_of: String,
    pub figures: Vec<Figure>,
}

/// One figure with its origin.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    pub group: &'static str,
    pub figure: String,
    pub value: Option<String>,
    /// Why there is no value.
    pub reason: Option<String>,
    /// How much it adds to its score, and the most it could.
    pub points: Option<String>,
    /// `Opportunity.csv, 24 rows`
    pub origin: Vec<String>,
}

struct Figures<'a> {
    context: &'a Context<'a>,
    figures: Vec<Figure>,
}

impl Figures<'_> {
    fn add<T>(
        &mut self,
        group: &'static str,
        name: &str,
        value: &Known<T>,
        text: impl FnOnce(&T) -> String,
        evidence: &Evidence,
    ) {
        self.figures.push(Figure {
            group,
            figure: name.to_owned(),
            value: value.as_ref().ok().map(text),
            reason: value.as_ref().err().map(ToString::to_string),
            points: None,
            origin: self.context.evidence(evidence),
        });
    }
}

/// Explains an account, found by id, else by name.
pub fn explain(context: &Context<'_>, wanted: &str) -> Option<Explanation> {
    let accounts = &context.portfolio.accounts;
    let by_id = accounts.iter().position(|account| account.id == wanted);
    let place = by_id.or_else(|| accounts.iter().position(|account| account.name.eq_ignore_ascii_case(wanted)))?;
    let account = AccountIx(u32::try_from(place).ok()?);
    let record = context.account(account)?;
    let mut figures = Figures { context, figures: Vec::new() };
    scores(&mut figures, account)?;
    Some(Explanation {
        account_id: record.id.clone(),
        name: record.name.clone(),
        as_of: context.as_of().to_string(),
        figures: figures.figures,
    })
}

fn scores(f: &mut Figures<'_>, account: AccountIx) -> Option<()> {
    let s = f.context.scores_of(account)?;
    let currency = f.context.currency();
    let money = |amount: &crate::model::Decimal| format!("{} {currency}", amount.round_dp(2));
    let share = |share: &f64| format!("{:.1} %", share * 100.0);
    let days = |days: &f64| format!("{days:.0} days");
    let none = Evidence::default();
    let own: Evidence = [f.context.account(account)?.origin].into_iter().collect();
    f.add("revenue", "revenue_ltm", &s.revenue.ltm, money, &s.revenue.evidence);
    f.add("revenue", "revenue_previous", &s.revenue.previous, money, &s.revenue.previous_evidence);
    f.add("revenue", "revenue_yoy_share", &s.revenue.yoy_share, share, &s.revenue.previous_evidence);
    f.add("revenue", "penetration_share", &s.products.penetration_share, share, &own);
    f.add("revenue", "wallet_share", &s.products.wallet_share, share, &own);
    f.add("revenue", "late_days_median", &s.payment.late_days_median, days, &s.payment.evidence);
    f.add("pipeline", "open_deals", &s.pipeline.count, ToString::to_string, &s.pipeline.evidence);
    f.add("pipeline", "pipeline_open", &s.pipeline.value, money, &s.pipeline.evidence);
    f.add("pipeline", "pipeline_weighted", &s.pipeline.weighted, money, &s.pipeline.evidence);
    let rate = |rate: &crate::score::Rate| {
        format!("{:.1} % ({:.1} to {:.1}, n = {})", rate.value * 100.0, rate.low * 100.0, rate.high * 100.0, rate.n)
    };
    f.add("sales", "win_rate_count", &s.sales.win_rate_count, rate, &s.sales.evidence);
    f.add("sales", "won_value", &s.sales.won_value, money, &s.sales.evidence);
    f.add("sales", "cycle_days_median", &s.sales.cycle_days_median, days, &s.sales.evidence);
    let renewal = |renewal: &crate::score::Renewal| format!("{} ({} days ahead)", renewal.end, renewal.days);
    let renewal_rows =
        s.renewal.next.as_ref().map_or_else(|_| none.clone(), |next| [next.origin].into_iter().collect());
    f.add("renewal", "renewal_date", &s.renewal.next, renewal, &renewal_rows);
    let interval = match (&s.nps.low, &s.nps.high) {
        (Ok(low), Ok(high)) => format!(" ({low:.0} to {high:.0})"),
        _ => String::new(),
    };
    let counts = s.nps.counts;
    let nps = |value: &f64| {
        format!(
            "{value:.0}{interval}, {} promoters, {} passives, {} detractors",
            counts.promoters, counts.passives, counts.detractors
        )
    };
    f.add("nps", "nps", &s.nps.value, nps, &s.nps.evidence);
    f.add("service", "csat_share", &s.csat.share, rate, &s.csat.evidence);
    f.add("service", "tickets_12_months", &s.tickets.last_12_months, ToString::to_string, &s.tickets.evidence);
    f.add("service", "usage_yoy_share", &s.usage.yoy_share, share, &s.usage.evidence);
    f.add("service", "last_contact", &s.contact.last_two_way, ToString::to_string, &s.contact.evidence);
    churn(f, s);
    priority(f, s, &own);
    Some(())
}

fn churn(f: &mut Figures<'_>, s: &crate::score::AccountScores) {
    let band = |band: &crate::score::Band| format!("{band:?}").to_lowercase();
    f.add("churn", "churn_band", &s.churn.band, band, &Evidence::default());
    f.add("churn", "churn_points", &s.churn.score, |score| format!("{score:.0} of 100"), &Evidence::default());
    for signal in &s.churn.signals {
        f.add(
            "churn",
            &format!("signal {:?}", signal.key),
            &signal.value,
            |value| format!("{value:.2}, fires from {}", signal.threshold),
            &signal.evidence,
        );
        if let Some(figure) = f.figures.last_mut() {
            figure.points = Some(format!("{:.0} of {:.0}", signal.points, signal.max_points));
        }
    }
}

fn priority(f: &mut Figures<'_>, s: &crate::score::AccountScores, own: &Evidence) {
    let p = &s.priority;
    f.add("priority", "priority_score", &p.score, |score| format!("{score:.1} ({:.1} to {:.1})", p.low, p.high), own);
    f.add("priority", "tier", &p.tier, |tier| format!("{tier:?}"), own);
    f.add("priority", "quadrant", &p.quadrant, |quadrant| format!("{quadrant:?}"), own);
    f.add("priority", "rank", &p.rank, ToString::to_string, own);
    for criterion in &p.criteria {
        f.add(
            "priority",
            &format!("criterion {:?}", criterion.key),
            &criterion.percentile,
            |rank| format!("percentile {:.1}", rank * 100.0),
            own,
        );
        if let Some(figure) = f.figures.last_mut() {
            figure.points = Some(format!("{:.2}, weight {}", criterion.points, criterion.weight));
        }
    }
}

impl std::fmt::Display for Explanation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} ({}), as of {}", self.name, self.account_id, self.as_of)?;
        let mut group = "";
        for figure in &self.figures {
            if figure.group != group {
                group = figure.group;
                writeln!(f, "\n{group}")?;
            }
            let value = figure.value.as_deref().or(figure.reason.as_deref()).unwrap_or("unknown");
            write!(f, "  {:<38} {value}", figure.figure)?;
            if let Some(points) = &figure.points {
                write!(f, "  [{points} points]")?;
            }
            match figure.origin.as_slice() {
                [] => writeln!(f)?,
                origin => writeln!(f, "  ({})", origin.join("; "))?,
            }
        }
        Ok(())
    }
}
