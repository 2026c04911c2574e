//! The one sentence of a group's brief.

use super::GroupSituation;
use crate::model::Decimal;
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::language::{Args, args};

type Rule = fn(&GroupSituation<'_>, &mut Facts) -> Option<Sentence>;

/// From the most to the least pressing; the first whose facts are known and whose condition holds speaks.
const RULES: &[Rule] = &[renewal_uncovered, at_risk, revenue_changed, product, revenue];

/// A renewal is worth a headline from this part of the group's revenue: a twentieth.
const NOTABLE_RENEWALS: u32 = 20;

/// A change of revenue that is worth a headline.
const NOTABLE_SHARE: f64 = 0.1;

pub fn headline(s: &GroupSituation<'_>, facts: &mut Facts) -> Sentence {
    let said = RULES.iter().find_map(|rule| rule(s, facts));
    said.unwrap_or_else(|| {
        let key = if s.group.is_held() { "headline-holding" } else { "headline-group-plain" };
        say(s, key, args!["n" => s.group.members.len() - usize::from(s.group.is_held())], Vec::new())
    })
}

fn say(s: &GroupSituation<'_>, key: &str, args: Args<'_>, facts: Vec<String>) -> Sentence {
    Sentence { text: s.context.language.text(key, &args.with("account", s.name())), facts }
}

fn renewal_uncovered(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let due = s.sites.iter().filter_map(|site| {
        let renewal = site.uncovered_renewal(90)?;
        Some((*renewal.value.as_ref().ok()?, site, renewal))
    });
    let (value, site, renewal) = due.max_by_key(|(value, site, _)| (*value, std::cmp::Reverse(site.account)))?;
    // What is small to the group is no headline of its own.
    let ltm = s.group.revenue.ltm.as_ref().ok().copied().unwrap_or_default();
    if value.checked_mul(Decimal::from(NOTABLE_RENEWALS)).is_some_and(|part| part < ltm) {
        return None;
    }
    let amount = s.money(value);
    let fact = site.fact(facts, "renewal", &amount, &[renewal.origin].into_iter().collect());
    let args = args!["amount" => &amount, "site" => site.name().to_owned(), "days" => renewal.days];
    Some(say(s, "headline-group-renewal", args, vec![fact]))
}

fn at_risk(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let (risk, revenue) = (&s.group.risk, &s.group.revenue);
    let at_risk = *risk.revenue_at_risk.as_ref().ok().filter(|amount| **amount > Decimal::ZERO)?;
    let (amount, total) = (s.money(at_risk), s.money(*revenue.ltm.as_ref().ok()?));
    let fact = s.fact(facts, "group_revenue_at_risk", &amount, &revenue.evidence);
    let whole = s.fact(facts, "group_revenue_ltm", &total, &revenue.evidence);
    let args = args!["amount" => &amount, "total" => &total, "site" => s.site(risk.highest_at?)];
    Some(say(s, "headline-group-at-risk", args, vec![fact, whole]))
}

fn revenue_changed(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let revenue = &s.group.revenue;
    let share = *revenue.yoy_share.as_ref().ok().filter(|share| share.abs() >= NOTABLE_SHARE)?;
    let amount = s.money(*revenue.ltm.as_ref().ok().filter(|ltm| **ltm > Decimal::ZERO)?);
    let changed = s.context.language.percent(share.abs(), 0);
    let ids = vec![
        s.fact(facts, "group_revenue_ltm", &amount, &revenue.evidence),
        s.fact(facts, "group_revenue_yoy_share", &changed, &revenue.previous_evidence),
    ];
    let key = if share > 0.0 { "headline-revenue-up" } else { "headline-revenue-down" };
    Some(say(s, key, args!["amount" => &amount, "share" => &changed], ids))
}

fn product(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let gap = s.group.gaps.first()?;
    let amount = s.money(*gap.revenue.as_ref().ok().filter(|amount| **amount > Decimal::ZERO)?);
    let fact = s.fact(facts, "group_gap", &gap.product, &gap.evidence);
    let args = args![
        "product" => gap.product.clone(), "amount" => &amount, "buyers" => gap.buyers.len(), "lacking" => gap.lacking.len(),
    ];
    Some(say(s, "headline-group-product", args, vec![fact]))
}

fn revenue(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Sentence> {
    let revenue = &s.group.revenue;
    let amount = s.money(*revenue.ltm.as_ref().ok().filter(|ltm| **ltm > Decimal::ZERO)?);
    let fact = s.fact(facts, "group_revenue_ltm", &amount, &revenue.evidence);
    let args = args!["amount" => &amount, "n" => s.group.revenue.buying];
    Some(say(s, "headline-group-revenue", args, vec![fact]))
}
