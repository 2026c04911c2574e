//! How a group's figures came from last month's to this month's, account by account, the greatest change first. The
//! changes of the accounts sum to the group's.

use super::GroupSituation;
use crate::model::{AccountIx, BridgeFigure, Decimal};
use crate::plan::account::Situation;
use crate::plan::account::changed;
use crate::plan::bridge::{change_text, decimals};
use crate::plan::context::Facts;
use crate::plan::document::{Change, Delta, FactId, Mark, Section, Sentence, Tone};
use crate::plan::language::args;
use crate::score::Evidence;

/// Accounts that are told one by one, of each figure.
const NAMED: usize = 3;

/// A figure of the group's accounts in both months.
struct Moved<'s> {
    figure: BridgeFigure,
    before: Decimal,
    now: Decimal,
    /// Accounts that changed, the greatest change first.
    by_account: Vec<(&'s Situation<'s>, Decimal)>,
}

/// None in a first month, and where nothing can be held against it.
pub fn changes(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<Vec<Change>>> {
    let language = s.context.language;
    let since = language.month_long(s.context.bridges?.since);
    let moved: Vec<Moved<'_>> = [BridgeFigure::RevenueLtm, BridgeFigure::PipelineWeighted]
        .into_iter()
        .filter_map(|figure| moved(s, figure))
        .filter(|moved| !change(moved.figure, moved.now, moved.before).is_zero())
        .collect();
    let mut stated = vec![s.fact(facts, "compared_with", &since, &own(&s.head))];
    let told: Vec<String> = moved
        .iter()
        .map(|moved| {
            let (before, now) = (s.money(moved.before), s.money(moved.now));
            let name = format!("{}_before_and_now", moved.figure.key());
            stated.push(s.fact(facts, &name, &language.range(&before, &now), &own(&s.head)));
            let figure = s.context.figure_of_amounts(moved.figure.key());
            language.text("bridge-title-score", &args!["figure" => figure, "before" => before, "now" => now])
        })
        .collect();
    if told.is_empty() {
        return None;
    }
    let title = language.text("bridge-title", &args!["scores" => told.join("; "), "month" => since]);
    let body = moved.iter().flat_map(|moved| lines(s, moved, facts)).collect();
    let subtitle = Some(language.word("bridge-subtitle-accounts"));
    Some(Section { title: Sentence { text: title, facts: stated }, subtitle, source: None, body })
}

fn own(site: &Situation<'_>) -> Evidence {
    [site.record.origin].into_iter().collect()
}

/// As printed.
fn change(figure: BridgeFigure, now: Decimal, before: Decimal) -> Decimal {
    let round = |value| crate::model::bridge::round(value, decimals(figure));
    round(now) - round(before)
}

/// None where an account's figure is known in one of the months only: the sums could not be held against one another.
/// An account that last month did not have comes with all that it brings.
fn moved<'s>(s: &'s GroupSituation<'_>, figure: BridgeFigure) -> Option<Moved<'s>> {
    let (mut before, mut now) = (Decimal::ZERO, Decimal::ZERO);
    let mut by_account: Vec<(&Situation<'_>, Decimal)> = Vec::new();
    for site in &s.sites {
        let (then, is) = sides(s, site.account, figure)?;
        before = before.checked_add(then)?;
        now = now.checked_add(is)?;
        by_account.push((site, is.checked_sub(then)?));
    }
    by_account.retain(|(_, change)| !change.is_zero());
    // Accounts of equal change stay by revenue.
    by_account.sort_by_key(|(_, change)| std::cmp::Reverse(change.abs()));
    Some(Moved { figure, before, now, by_account })
}

fn sides(s: &GroupSituation<'_>, account: AccountIx, figure: BridgeFigure) -> Option<(Decimal, Decimal)> {
    let scores = s.context.scores_of(account)?;
    let today = match figure {
        BridgeFigure::RevenueLtm => &scores.revenue.ltm,
        _ => &scores.pipeline.weighted,
    };
    match s.context.bridge(account).map(|own| own.of(figure)) {
        Some(Some(bridge)) => Some((bridge.before?, bridge.now?)),
        // In neither month known: it brings nothing that is told.
        Some(None) => today.is_err().then_some((Decimal::ZERO, Decimal::ZERO)),
        None => Some((Decimal::ZERO, today.clone().unwrap_or_default())),
    }
}

fn lines(s: &GroupSituation<'_>, moved: &Moved<'_>, facts: &mut Facts) -> Vec<Change> {
    let language = s.context.language;
    let room = if moved.by_account.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
    // What is printed sums to the change as printed.
    let exact: Vec<Decimal> = moved.by_account.iter().map(|(_, change)| *change).collect();
    let total = change(moved.figure, moved.now, moved.before);
    let printed = crate::model::bridge::apportion(&exact, total, decimals(moved.figure));
    let told: Vec<(&Situation<'_>, Decimal)> = moved
        .by_account
        .iter()
        .zip(printed)
        .filter(|(_, change)| !change.is_zero())
        .map(|((site, _), change)| (*site, change))
        .collect();
    let mut lines: Vec<Change> =
        told.iter().take(room).map(|(site, change)| line(s, moved.figure, (site, *change), facts)).collect();
    let left = told.get(room..).unwrap_or_default();
    let sum = left.iter().fold(Decimal::ZERO, |sum, (_, change)| sum.saturating_add(*change));
    if !left.is_empty() {
        let text = change_text(s.context, moved.figure, sum);
        let name = format!("group_{}_others", moved.figure.key());
        let lead = language.text("changed-other-accounts", &args!["n" => left.len()]);
        let fact = s.fact(facts, &name, &format!("{lead} {text}"), &own(&s.head));
        lines.push(Change {
            delta: delta(text, sum),
            lead,
            text: String::new(),
            evidence: String::new(),
            facts: vec![fact],
        });
    }
    lines
}

fn line(
    s: &GroupSituation<'_>,
    figure: BridgeFigure,
    (site, effect): (&Situation<'_>, Decimal),
    facts: &mut Facts,
) -> Change {
    let text = change_text(s.context, figure, effect);
    let evidence = match figure {
        BridgeFigure::RevenueLtm => site.scores.revenue.evidence.clone(),
        _ => site.scores.pipeline.evidence.clone(),
    };
    let evidence = if evidence.rows == 0 { own(site) } else { evidence };
    let mut stated: Vec<FactId> = vec![site.fact(facts, &format!("{}_change", figure.key()), &text, &evidence)];
    let is_new = s.context.bridge(site.account).is_none();
    let because = match is_new {
        true => s.context.language.word("changed-new-account"),
        false => changed::because(site, figure, facts, &mut stated),
    };
    let owner = s.context.owner(site.account).map(|owner| owner.name.clone());
    let lead = match owner {
        Some(owner) => format!("{} ({owner}):", s.site(site.account)),
        None => format!("{}:", s.site(site.account)),
    };
    Change {
        delta: delta(text, effect),
        lead,
        text: because,
        evidence: s.context.evidence(&evidence).join(", "),
        facts: stated,
    }
}

fn delta(text: String, effect: Decimal) -> Delta {
    let (tone, mark) = if effect.is_sign_negative() { (Tone::Bad, Mark::Down) } else { (Tone::Good, Mark::Up) };
    Delta { text, tone, mark: Some(mark) }
}
