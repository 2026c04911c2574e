//! Each condition of the default playbook at an account where it fires, at one where it does not, and at one where that
//! is not known.

use std::collections::BTreeMap;

use cartera::model::Portfolio;
use cartera::plan::facts::{AccountFacts, Truth};
use cartera::plan::language::LanguageCode;
use cartera::plan::playbook::Playbook;

use super::company::{poor, rich};
use crate::plans::with_context;

/// Play, where it fires, where it does not, and where it is unknown.
const CASES: &[[&str; 4]] = &[
    ["extend-contract", "over", "sound", "debtor"],
    ["open-renewal", "due", "covered", "poor"],
    ["executive-visit", "fallen", "sound", "poor"],
    ["defend-renewal", "fallen", "sound", "poor"],
    ["close-renewal", "covered", "due", "poor"],
    ["confirm-automatic-renewal", "automatic", "sound", "poor"],
    ["settle-renewed-terms", "settled", "sound", "poor"],
    ["answer-detractor", "fallen", "sound", "poor"],
    ["solve-tickets", "fallen", "sound", "poor"],
    ["close-tickets", "debtor", "sound", "poor"],
    ["review-root-cause", "fallen", "sound", "poor"],
    ["recover-nps", "soured", "sound", "poor"],
    ["reduce-effort", "soured", "sound", "poor"],
    ["train-users", "noisy", "sound", "poor"],
    ["send-survey", "a05", "sound", "poor"],
    ["recover-usage", "fallen", "sound", "poor"],
    ["recover-orders", "fallen", "sound", "poor"],
    ["call-late-order", "late", "sound", "poor"],
    ["recover-revenue", "fallen", "sound", "poor"],
    ["next-order", "tried", "sound", "poor"],
    ["win-back", "gone", "sound", "poor"],
    ["settle-invoices", "debtor", "sound", "poor"],
    ["explain-price", "signalled", "sound", "poor"],
    ["review-price", "sound", "fallen", "poor"],
    ["refresh-deals", "dealing", "covered", "poor"],
    ["advance-deal", "dealing", "covered", "poor"],
    ["date-deals", "dealing", "covered", "poor"],
    ["learn-from-loss", "dealing", "sound", "poor"],
    ["answer-competitor", "signalled", "sound", "poor"],
    ["present-product", "lacks", "prospect", "poor"],
    ["offer-bundle", "lacks", "s40", "poor"],
    ["win-wallet", "narrow", "s10", "poor"],
    ["open-sites", "wide", "sound", "site"],
    ["plan-group", "parent", "sound", "poor"],
    ["assign-owner", "alone", "sound", "poor"],
    ["hand-over", "moved", "sound", "poor"],
    ["meet-decision-maker", "newboss", "sound", "poor"],
    ["replace-decision-maker", "headless", "sound", "poor"],
    ["replace-champion", "fallen", "sound", "poor"],
    ["map-decision-maker", "headless", "sound", "poor"],
    ["second-contact", "fan", "sound", "poor"],
    ["widen-coverage", "wide", "sound", "poor"],
    ["restore-contact", "fallen", "sound", "poor"],
    ["executive-sponsor", "fan", "sound", "poor"],
    ["onboard", "fresh", "sound", "poor"],
    ["quarterly-review", "sound", "prospect", "poor"],
    ["first-meeting", "prospect", "sound", "lead"],
    ["ask-reference", "fan", "sound", "poor"],
    ["ask-consent", "keen", "sound", "poor"],
    ["joint-marketing", "fan", "fallen", "poor"],
    ["target-campaign", "lacks", "signalled", "poor"],
    ["follow-response", "signalled", "sound", "poor"],
];

/// What each play is at each account.
fn truths(portfolio: &Portfolio) -> BTreeMap<(String, String), Truth> {
    let mut told = BTreeMap::new();
    with_context(portfolio, LanguageCode::En, |context, _| {
        for account in portfolio.account_ixs() {
            let facts = AccountFacts::of_account(context, account).unwrap();
            for play in &Playbook::bundled().plays {
                let id = portfolio.account(account).unwrap().id.clone();
                told.insert((play.id.clone(), id), play.condition.evaluate(&facts).truth);
            }
        }
    });
    told
}

#[test]
fn every_play_fires_somewhere_not_everywhere_and_may_be_unknown() {
    let told: BTreeMap<_, _> = truths(&rich()).into_iter().chain(truths(&poor())).collect();
    let mut wrong = Vec::new();
    for play in &Playbook::bundled().plays {
        let Some([_, fires, does_not, unknown]) = CASES.iter().find(|case| case[0] == play.id) else {
            wrong.push(format!("{} has no case", play.id));
            continue;
        };
        for (account, expected) in [(fires, Truth::True), (does_not, Truth::False), (unknown, Truth::Unknown)] {
            let found = told.get(&(play.id.clone(), (*account).to_owned())).copied();
            if found != Some(expected) {
                let of = |wanted: Truth| {
                    let own = told.iter().filter(|((id, _), truth)| *id == play.id && **truth == wanted);
                    own.map(|((_, account), _)| account.as_str()).take(12).collect::<Vec<_>>().join(" ")
                };
                wrong.push(format!("{} is {found:?} at {account}; {expected:?} at: {}", play.id, of(expected)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(CASES.len(), Playbook::bundled().plays.len());
}

#[test]
fn there_are_plays_for_all_that_a_plan_answers_to() {
    let playbook = Playbook::bundled();
    assert!(playbook.plays.len() >= 30, "{}", playbook.plays.len());
    for play in &playbook.plays {
        assert_eq!(play.texts.len(), 2, "{} lacks a language", play.id);
        assert!(!play.evidence.is_empty() && !play.channels.is_empty(), "{}", play.id);
    }
}
