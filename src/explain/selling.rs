//! Whitespace, share of wallet, what to propose.

use super::figure::{Figures, share};
use crate::model::{Decimal, NoOffer, Unknown};
use crate::score::whitespace::{Level, Source};
use crate::score::{AccountScores, ProposalBasis};

/// Products that are told one by one.
const MOST: usize = 12;

pub fn whitespace(f: &mut Figures<'_>, s: &AccountScores) {
    let (money, own, w) = (f.money(), f.own.clone(), &s.whitespace);
    let bought = &s.revenue.evidence;
    let source = match w.source {
        Some(Source::Crm) => "the potential of the CRM, not an estimate of ours".to_owned(),
        Some(Source::PeersCappedByCrm) => "an estimate from peers, held to the potential of the CRM".to_owned(),
        _ => format!("an estimate from peers, not a budget; {} of {} products estimated", w.estimated, w.applicable),
    };
    let figure = f.add("whitespace", &w.total, |total| format!("{} ({source})", money(total)), bought);
    figure.would_change = Some(match w.source {
        Some(Source::Crm | Source::PeersCappedByCrm) => "another potential in the CRM".to_owned(),
        _ => "a potential in the CRM would stand in its place".to_owned(),
    });
    f.add("whitespace_potential", &w.potential, &money, &own);
    let over = if w.over_estimate { ": over 100 %, the CRM's potential is too low" } else { "" };
    f.add("wallet_share", &w.wallet_share, |wallet| format!("{}{over}", share(wallet)), bought);
    f.add("size", &w.size, |(measure, size)| format!("{size:.0} ({measure:?})"), &own);
    for row in w.products.iter().take(MOST) {
        let text = |left: &Decimal| {
            let potential = row.potential.as_ref().map_or_else(|_| "unknown".to_owned(), &money);
            let peers = row.basis.map_or_else(String::new, |basis| {
                let level = format!("{:?}", basis.level).to_lowercase();
                let adoption = share(&basis.adoption_share);
                let power = if basis.power == 1.0 { String::new() } else { format!("^{:.2}", basis.power) };
                let per_size = basis.per_size;
                format!(
                    "; {} peers of the {level}, {adoption} buy it, {per_size:.4} a unit of size{power}",
                    basis.peers
                )
            });
            format!("{} = {potential} - {} bought{peers}", money(left), money(&row.actual))
        };
        let figure = f.add(format!("product {}", row.product), &row.whitespace, text, bought);
        let Some(basis) = row.basis else { continue };
        figure.would_change = match basis.level {
            Level::Segment => None,
            _ => Some("more buyers in its segment: their spend would count alone".to_owned()),
        };
    }
}

/// What would make a proposal of none.
fn would_offer(because: NoOffer) -> &'static str {
    match because {
        NoOffer::NoSignal => "a product that goes with one it owns more often than chance",
        NoOffer::OwnsAll => "a product that it does not own",
        NoOffer::NothingSold => "a product of the list that is active",
        NoOffer::NoneApplies => "a rule of `scores.whitespace.applies` that meets it, or another segment or industry",
        NoOffer::HighRisk => "a lower churn band",
        NoOffer::Recent => "an open deal closed, and the months of rest over",
    }
}

pub fn cross_sell(f: &mut Figures<'_>, s: &AccountScores) {
    let bought = super::revenue::owned(s);
    let told = f.add(
        "cross_sell",
        &s.cross_sell.proposals,
        |proposals| format!("{} proposed; an association, not what a proposal would bring", proposals.len()),
        &bought,
    );
    told.would_change = match &s.cross_sell.proposals {
        Err(Unknown::NoOffer { because }) => Some(would_offer(*because).to_owned()),
        _ => None,
    };
    for proposal in s.cross_sell.proposals.iter().flatten() {
        let (owning, of) = (proposal.look_alikes_owning, proposal.look_alikes);
        let why = match (&proposal.because, proposal.basis) {
            (Some((owned, pair)), ProposalBasis::Pair) => {
                let q = pair.q.as_ref().map_or_else(|_| "unknown".to_owned(), |q| format!("{q:.2e}"));
                format!("{owning} of {of} look-alikes with {owned} own it; lift {:.2}, q {q}", pair.lift())
            }
            _ => format!("no pair tells; {owning} of {of} customers of its segment own it"),
        };
        let figure = f.add(format!("propose {}", proposal.product), &Ok(why), Clone::clone, &bought);
        figure.points = Some(format!("{:.1} of 100", proposal.score));
        figure.would_change =
            Some("an open deal for it, or one lost within the months of rest: not proposed".to_owned());
    }
    for (product, why) in &s.cross_sell.held_back {
        f.add(format!("held back {product}"), &Ok(*why), |why| format!("{why:?}").to_lowercase(), &bought);
    }
}
