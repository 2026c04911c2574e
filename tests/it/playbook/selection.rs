//! Conflicts and caps are resolved by priority, and what is left out says why.

use std::sync::Arc;

use cartera::model::{AccountIx, Portfolio};
use cartera::plan::account::{AccountPlan, plan};
use cartera::plan::context::{Company, Context};
use cartera::plan::goals::Goals;
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::playbook::{DEFAULT, LeftOutBecause, Playbook};
use cartera::score::{Past, ScoreConfig, score};

use super::company::rich;

/// More hours than anybody is asked for.
const NO_END: (&str, &str) = ("rep_hours = 120", "rep_hours = 744");

/// The plans of all accounts with a playbook in which some text is another.
fn plans(portfolio: &Portfolio, code: LanguageCode, changes: &[(&str, &str)]) -> Vec<AccountPlan> {
    let text = changes.iter().fold(DEFAULT.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let playbook = Arc::new(Playbook::read(&text).unwrap());
    let scores = score(portfolio, &ScoreConfig::default(), &Past::default());
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(portfolio, &scores, &language, &company).with_playbook(&playbook, &Goals::NONE);
    let planned = portfolio.account_ixs().filter(|account: &AccountIx| context.has_brief(*account));
    planned.map(|account| plan(&context, account).unwrap()).collect()
}

fn of<'p>(plans: &'p [AccountPlan], id: &str) -> &'p AccountPlan {
    plans.iter().find(|plan| plan.account_id == id).unwrap()
}

/// Of a customer that bought once, the headline asks how that turned out: so does the first question of the talk.
#[test]
fn the_next_talk_opens_with_what_the_headline_asks() {
    let plans = plans(&rich(), LanguageCode::En, &[NO_END]);
    let tried = of(&plans, "tried");
    assert!(
        tried.headline.text.ends_with("ask how the purchase turned out and propose the next order"),
        "{}",
        tried.headline.text
    );
    let first = tried.call.questions.first().map(|question| question.text.as_str());
    assert_eq!(first, Some("How did your purchase of June 2026 turn out, and what do you need next?"));
    assert!(tried.call.is_worth_a_page());
}

/// Of a deal on which a colleague works the action says so; nobody is sent to one who has left.
#[test]
fn an_action_on_a_colleagues_deal_names_the_colleague() {
    let plans = plans(&rich(), LanguageCode::En, &[NO_END]);
    let text = |id: &str| {
        let plan = of(&plans, id);
        plan.actions
            .iter()
            .find(|action| action.id.starts_with("advance-deal"))
            .map(|action| action.text.clone())
            .unwrap()
    };
    assert!(
        text("shared").starts_with("Agree on the next step of Faroles, with Pía Sol, who works on it, by "),
        "{}",
        text("shared")
    );
    assert!(text("orphaned").starts_with("Agree on the next step of Faroles by "), "{}", text("orphaned"));
}

/// Once the last day to end it has passed, a contract that renews by itself needs no renewal to be sold.
#[test]
fn a_contract_that_renews_by_itself_is_confirmed_and_not_sold_again() {
    let plans = plans(&rich(), LanguageCode::En, &[NO_END]);
    let settled = of(&plans, "settled");
    assert!(actions(settled).iter().any(|id| id.starts_with("settle-renewed-terms")), "{:?}", actions(settled));
    let sold = ["open-renewal", "close-renewal", "defend-renewal", "extend-contract"];
    assert!(!actions(settled).iter().any(|id| sold.iter().any(|play| id.starts_with(play))), "{:?}", actions(settled));
    assert!(settled.objectives.iter().all(|objective| objective.id != "renewal"));
}

fn actions(plan: &AccountPlan) -> Vec<&str> {
    plan.actions.iter().map(|action| action.id.as_str()).collect()
}

#[test]
fn nothing_more_is_sold_while_a_renewal_is_in_danger() {
    let portfolio = rich();
    let plans = plans(&portfolio, LanguageCode::En, &[]);
    let upsell = ["present-product", "offer-bundle", "win-wallet", "open-sites", "review-price"];
    for plan in &plans {
        let own = actions(plan);
        let defended = ["open-renewal", "executive-visit", "defend-renewal"].iter().any(|play| own.contains(play));
        assert!(!defended || own.iter().all(|play| !upsell.contains(play)), "{}: {own:?}", plan.account_id);
        let named: Vec<&str> = plan.plays.left_out.iter().map(|left| left.play.as_str()).collect();
        assert!(own.iter().all(|play| !named.contains(play)), "{}", plan.account_id);
    }
    assert!(actions(of(&plans, "lacks")).contains(&"offer-bundle"));
    let bundled = &of(&plans, "lacks").plays.left_out;
    let conflict = bundled.iter().find(|left| left.play == "present-product").expect("left out");
    assert!(matches!(&conflict.because, LeftOutBecause::Conflict { with, .. } if with == "offer-bundle"));
}

#[test]
fn the_most_important_actions_have_the_places() {
    let portfolio = rich();
    let many = plans(&portfolio, LanguageCode::En, &[("actions = 8", "actions = 100"), NO_END]);
    let few = plans(&portfolio, LanguageCode::En, &[("actions = 8", "actions = 2"), NO_END]);
    let priority = |plan: &AccountPlan| -> Vec<i64> {
        let mut found: Vec<i64> =
            plan.actions.iter().filter_map(|action| Some(action.play.as_ref()?.priority)).collect();
        found.sort_unstable_by_key(|priority| -priority);
        found
    };
    for (many, few) in many.iter().zip(&few) {
        let (all, kept) = (priority(many), priority(few));
        let required = all.iter().filter(|priority| **priority >= 96).count();
        assert_eq!(kept.len(), all.len().min(required.max(2)), "{}", many.account_id);
        assert_eq!(kept, all[..kept.len()], "{}", many.account_id);
        let capped = few.plays.left_out.iter().filter(|left| matches!(left.because, LeftOutBecause::Actions { .. }));
        assert!(capped.count() >= all.len() - kept.len(), "{}", many.account_id);
    }
}

#[test]
fn a_rep_is_asked_for_no_more_hours_than_there_are() {
    let portfolio = rich();
    let plans = plans(&portfolio, LanguageCode::Es, &[("rep_hours = 120", "rep_hours = 20")]);
    let until = "2026-11-30".parse().unwrap();
    let own = plans.iter().flat_map(|plan| &plan.actions).filter(|action| action.owner == "Ana Prieto");
    let due = own.filter(|action| action.due <= until);
    let hours = |required: bool| -> f64 {
        // A review that a trigger brings forward comes on top: it is for the trigger's sake.
        let plays =
            due.clone().filter_map(|action| action.play.as_ref()).filter(|play| play.play != "quarterly-review");
        let sales = plays.filter(|play| play.role.key() == "sales" && (play.priority >= 96) == required);
        sales.map(|play| play.effort_hours).sum()
    };
    let (required, others) = (hours(true), hours(false));
    assert!(required + others <= 20.0_f64.max(required), "{required} + {others}");
    let left: Vec<_> = plans.iter().flat_map(|plan| &plan.plays.left_out).collect();
    assert!(left.iter().any(|left| matches!(&left.because, LeftOutBecause::Hours { of } if of == "Ana Prieto")));
}

#[test]
fn texts_are_whole_in_both_languages_and_state_facts_of_the_account() {
    let portfolio = rich();
    for code in LanguageCode::ALL {
        for plan in plans(&portfolio, code, &[("actions = 8", "actions = 100"), NO_END]) {
            for action in &plan.actions {
                let play = action.play.as_ref().unwrap();
                let texts = [
                    Some(&action.text),
                    Some(&action.why),
                    action.say.as_ref(),
                    Some(&play.initiative),
                    Some(&play.result),
                ];
                for text in texts.into_iter().flatten() {
                    assert!(!text.is_empty() && !text.contains(['⟦', '{', '}']) && !text.contains("  "), "{text}");
                    assert!(!text.ends_with('.') && text.trim() == text, "{text}");
                }
                for fact in &action.facts {
                    assert!(fact.starts_with(&format!("{}/", plan.account_id)), "{fact}");
                    assert!(plan.facts.iter().any(|own| own.id == *fact), "{fact}");
                }
                assert!(action.start <= action.due, "{}", action.id);
            }
            for left in &plan.plays.not_evaluated {
                assert!(!left.missing.is_empty(), "{}", left.play);
            }
        }
    }
}
