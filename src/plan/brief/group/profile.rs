//! What is known of a group beside its figures; and what the brief of one account says of its group.

use super::{GroupSituation, line, tiles};
use crate::model::Decimal;
use crate::plan::account::Situation;
use crate::plan::context::Facts;
use crate::plan::document::{KeyValue, Section, Sentence};
use crate::plan::language::{args, truncated};
use crate::score::group::GroupSum;

pub fn profile(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<Vec<KeyValue>>> {
    let (language, group) = (s.context.language, s.group);
    let evidence = s.sites.iter().map(|site| site.record.origin).collect();
    let own = s.fact(facts, "group_profile", s.name(), &evidence);
    let mut body = Vec::new();
    if let Ok(share) = &group.revenue.portfolio_share {
        let share = language.percent(*share, 1);
        let fact = s.fact(facts, "group_portfolio_share", &share, &group.revenue.evidence);
        body.push(line(language.word("group-portfolio-share"), share, None, fact));
    }
    for (label, name, sum) in [
        ("figure-forecast-12m", "group_forecast_12m", &group.forecast),
        ("figure-clv", "group_clv", &group.clv),
        ("group-contract-value", "group_contracts", &group.contracts),
    ] {
        body.extend(amount(s, facts, label, name, sum));
    }
    if let Ok(next) = &group.renewal {
        let date = language.date_short(next.renewal.end);
        let origin = [next.renewal.origin].into_iter().collect();
        let fact = s.fact(facts, "group_renewal", &date, &origin);
        body.push(line(language.word("heading-renewal"), date, Some(s.site(next.account)), fact));
    }
    let owners = s.owners();
    if !owners.is_empty() {
        let n = language.integer(i64::try_from(owners.len()).unwrap_or(i64::MAX));
        body.push(line(language.word("group-owners"), n, Some(owners.join(", ")), own));
    }
    let title = Sentence { text: language.word("section-profile"), facts: Vec::new() };
    (!body.is_empty()).then_some(Section { title, subtitle: None, source: None, body })
}

/// A sum of what is known, which says of how many accounts it is where not of all.
fn amount(s: &GroupSituation<'_>, facts: &mut Facts, label: &str, name: &str, sum: &GroupSum) -> Option<KeyValue> {
    let value = s.money(*sum.of_known.as_ref().ok()?);
    let fact = s.fact(facts, name, &value, &s.group.revenue.evidence);
    let partly = (sum.known < sum.asked).then(|| tiles::known_of(s, sum));
    Some(line(s.context.language.word(label), value, partly, fact))
}

/// The group that an account is part of, with what it comes to.
pub fn part_of(s: &Situation<'_>, facts: &mut Facts) -> Option<KeyValue> {
    let (context, language) = (s.context, s.context.language);
    let group = context.group(s.account)?;
    let name = truncated(&context.account(group.head)?.name, 60);
    let n = group.members.len();
    let accounts = language.text("n-accounts", &args!["n" => n]);
    let (value, note) = match &group.revenue.ltm {
        Ok(amount) if *amount > Decimal::ZERO => {
            let amount = context.money(*amount);
            let note = language.text("group-part-of", &args!["accounts" => &accounts, "amount" => &amount]);
            (amount, note)
        }
        _ => (accounts.clone(), accounts),
    };
    let fact = facts.add_of_group(context, group.head, "group_revenue_ltm", value, &group.revenue.evidence);
    Some(line(language.word("heading-group"), name, Some(note), fact))
}
