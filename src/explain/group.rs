//! The group that an account belongs to, with its figures.

use super::figure::{Figures, share};
use crate::model::{AccountIx, LinkFaultKind};
use crate::plan::context::Context;
use crate::score::group::GroupSum;
use crate::score::{AccountScores, Band, Evidence, GroupScores};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let context = f.context();
    let own = f.own.clone();
    for fault in context.scores.groups.hierarchy.faults.iter().filter(|fault| fault.account == s.account) {
        let what = match &fault.kind {
            LinkFaultKind::Orphan => format!("`{}`, which no account is: no parent", fault.named),
            LinkFaultKind::Ambiguous => format!("`{}`, which several accounts are called: no parent", fault.named),
            LinkFaultKind::Cycle { members } => {
                let way: Vec<String> = members.iter().chain(members.first()).map(|of| named(context, *of)).collect();
                format!("part of a circle, {}: no parent", way.join(" > "))
            }
        };
        f.add("parent named", &Ok(what), Clone::clone, &own);
    }
    let Some(group) = context.scores.groups.of(s.account) else { return };
    let holding = if group.is_held() { ", a holding that buys nothing itself" } else { "" };
    let what = format!("{}{holding}, {} accounts", named(context, group.head), group.members.len());
    let names: Vec<String> = group.members.iter().map(|member| named(context, *member)).collect();
    f.add("group", &Ok(what), Clone::clone, &own);
    f.add("group_accounts", &Ok(names.join("; ")), Clone::clone, &rows(context, group));
    if let Some(parent) = context.scores.groups.hierarchy.parent(s.account) {
        f.add("parent", &Ok(named(context, parent)), Clone::clone, &own);
    }
    money(f, s, group);
    voice(f, group);
    risk(f, group);
}

fn named(context: &Context<'_>, account: AccountIx) -> String {
    context.account(account).map_or_else(String::new, |record| format!("{} ({})", record.name, record.id))
}

fn rows(context: &Context<'_>, group: &GroupScores) -> Evidence {
    group.members.iter().filter_map(|member| context.account(*member)).map(|record| record.origin).collect()
}

fn money(f: &mut Figures<'_>, s: &AccountScores, group: &GroupScores) {
    let money = f.money();
    let revenue = &group.revenue;
    f.add("group_revenue_ltm", &revenue.ltm, &money, &revenue.evidence);
    let own = s.revenue.ltm.clone().and_then(|own| crate::score::group::part(own, revenue.ltm.clone()?));
    f.add("share of the group's revenue", &own, share, &s.revenue.evidence);
    f.add("group_revenue_yoy_share", &revenue.yoy_share, share, &revenue.previous_evidence);
    f.add("group_revenue_portfolio_share", &revenue.portfolio_share, share, &revenue.evidence);
    f.add("group_pipeline_weighted", &group.pipeline.weighted, &money, &group.pipeline.evidence);
    for (name, sum) in
        [("group_forecast_12m", &group.forecast), ("group_clv", &group.clv), ("group_whitespace", &group.whitespace)]
    {
        let figure = f.add(name, &sum.total, &money, &revenue.evidence);
        figure.would_change = of_part(sum, &money);
    }
}

/// What is known of a sum that is not known whole.
fn of_part(sum: &GroupSum, money: impl Fn(&crate::model::Decimal) -> String) -> Option<String> {
    let known = sum.of_known.as_ref().ok().filter(|_| sum.known < sum.asked)?;
    Some(format!("known of {} accounts: {}; the others' would make it whole", sum.known, money(known)))
}

fn voice(f: &mut Figures<'_>, group: &GroupScores) {
    let nps = &group.nps;
    let text = |value: &f64| {
        let between = match (&nps.low, &nps.high) {
            (Ok(low), Ok(high)) => format!(" ({low:.0} to {high:.0})"),
            _ => String::new(),
        };
        format!("{value:.0}{between}, {} people of {} accounts", nps.counts.n(), nps.heard)
    };
    let figure = f.add("group_nps", &nps.value, text, &nps.evidence);
    figure.would_change = (nps.repeated > 0)
        .then(|| format!("{} answers more, of people who answered for another account later", nps.repeated));
}

fn risk(f: &mut Figures<'_>, group: &GroupScores) {
    let (money, context) = (f.money(), f.context());
    let figure = f.add("group_revenue_at_risk", &group.risk.revenue_at_risk, money, &group.revenue.evidence);
    let at = group.risk.highest_at.filter(|_| group.risk.highest == Ok(Band::High));
    figure.would_change = at.map(|at| format!("a lower band of {}", named(context, at)));
}
