//! Customers that bought once or long ago, accounts that never bought, deals of another rep: what is said, and who is asked.

use cartera::model::*;
use cartera::plan::account::{AccountPlan, in_order, plan};
use cartera::plan::brief::{Brief, compose};
use cartera::plan::context::Context;
use cartera::plan::language::LanguageCode;

use crate::exports::company::Scored;
use crate::score::sample::Sample;

fn won(sample: &mut Sample, account: &str, day: &str, amount: &str) {
    let id = format!("{account} {day}");
    let fields = [("id", id.as_str()), ("name", &id), ("stage", "Closed Won"), ("close_date", day), ("amount", amount)];
    sample.add::<Opportunity>(account, &fields);
}

/// Twelve customers that buy each quarter; `once` bought one time, 14 months ago; `fresh` bought one time, lately; `served`
/// never bought and asked for help.
fn company() -> Scored {
    let mut sample = Sample::default();
    for n in 0..12 {
        let id = format!("c{n:02}");
        sample.account(&id, &[("owner_name", "Ana Prieto"), ("industry", "Food")]);
        for quarter in 0..12 {
            let (year, month) = (2023 + (quarter + 3) / 4, 1 + (quarter * 3 + 10) % 12);
            won(&mut sample, &id, &format!("{year}-{month:02}-10"), &format!("{}", 100 * (n + 1)));
        }
    }
    for id in ["once", "fresh", "served"] {
        sample.account(id, &[("owner_name", "Ana Prieto"), ("industry", "Food")]);
        sample.add::<Contact>(id, &[("id", &format!("p-{id}")), ("name", "Luz Gil")]);
    }
    won(&mut sample, "once", "2025-08-20", "9000");
    won(&mut sample, "fresh", "2026-07-20", "9000");
    sample.add::<Ticket>(
        "served",
        &[("id", "t1"), ("opened", "2026-09-20"), ("subject", "Invoice"), ("status", "Closed")],
    );
    Scored::of_sample(&sample, LanguageCode::En)
}

fn account(context: &Context<'_>, id: &str) -> AccountIx {
    context.portfolio.account_ixs().find(|ix| context.portfolio.account(*ix).unwrap().id == id).unwrap()
}

fn plan_of(context: &Context<'_>, id: &str) -> AccountPlan {
    plan(context, account(context, id)).unwrap()
}

fn brief_of(context: &Context<'_>, id: &str) -> Brief {
    compose(context, &plan_of(context, id)).unwrap()
}

#[test]
fn one_purchase_is_told_as_one_and_the_objective_is_another() {
    let scored = company();
    let plan = plan_of(&scored.context(), "once");
    let told = &plan.headline.text;
    assert!(told.starts_with("once has one purchase on record, of €9k, 14 months ago, and"), "{told}");
    assert!(told.ends_with("call Luz Gil and ask how that purchase turned out"), "{told}");
    let first = &plan.objectives[0];
    assert!(first.text.starts_with("Win a new order from once by"), "{first:?}");
    assert_eq!((first.baseline.as_str(), first.target.as_str()), ("0 orders", "1 order"));
    // Nothing tells of contracts: that there is none can't be said.
    assert!(plan.actions.iter().all(|action| !action.why.contains("contract")), "{:?}", plan.actions);
}

#[test]
fn what_is_expected_of_one_purchase_sets_no_target() {
    let scored = company();
    let plan = plan_of(&scored.context(), "fresh");
    assert!(plan.objectives.iter().all(|objective| objective.id != "revenue"), "{:?}", plan.objectives);
    let first = &plan.objectives[0];
    assert!(first.text.starts_with("Win the next order from fresh by"), "{first:?}");
    assert_eq!((first.baseline.as_str(), first.target.as_str()), ("1 order", "2 orders"));
    assert!(plan.actions.iter().any(|action| action.id == "next-order"), "{:?}", plan.actions);
}

#[test]
fn who_never_bought_does_not_churn_and_who_paused_is_not_judged_by_little() {
    let scored = company();
    let context = scored.context();
    let churn = context.language.word("tile-churn");
    for (id, spoken_of) in [("c00", true), ("once", false), ("served", false)] {
        let brief = brief_of(&context, id);
        assert_eq!(brief.tiles.iter().any(|tile| tile.label == churn), spoken_of, "{id}");
        let gaps: Vec<&str> = brief.not_known.iter().flat_map(|s| s.body.iter().map(|gap| gap.text.as_str())).collect();
        assert!(
            spoken_of || brief.answer.churn.is_none() && !gaps.iter().any(|gap| gap.starts_with(&churn)),
            "{gaps:?}"
        );
    }
    assert!(
        !plan_of(&context, "served").call.questions.iter().any(|question| question.text.contains("problems cost you"))
    );
}

#[test]
fn next_steps_stand_by_their_days() {
    let scored = company();
    let context = scored.context();
    for ix in context.portfolio.account_ixs() {
        let plan = plan(&context, ix).unwrap();
        let brief = compose(&context, &plan).unwrap();
        let Some(steps) = brief.plan.as_ref().and_then(|page| page.next.as_ref()) else { continue };
        let shown: Vec<&str> = steps.body.rows.iter().filter_map(|row| Some(row.get(1)?.text.as_str())).collect();
        if shown.is_empty() {
            continue; // What waits has no day.
        }
        let mut by_day: Vec<_> = plan.actions.iter().filter(|action| shown.contains(&action.text.as_str())).collect();
        by_day.sort_by(|a, b| in_order(a, b));
        assert_eq!(shown, by_day.iter().map(|action| action.text.as_str()).collect::<Vec<_>>());
    }
}

#[test]
fn points_as_they_are_shown_add_up_to_the_score_as_it_is_shown() {
    let scored = crate::exports::company::sample(60, LanguageCode::En);
    let context = scored.context();
    let exact = |text: &str| text.parse::<Decimal>().unwrap();
    let mut seen = 0;
    for plan in scored.plans() {
        let Some(bars) = compose(&context, &plan).and_then(|brief| brief.answer.priority) else { continue };
        let Some(total) = &bars.body.total else { continue };
        assert_eq!(bars.body.rows.iter().map(|row| exact(&row.text)).sum::<Decimal>(), exact(&total.text), "{bars:?}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn an_objective_about_a_deal_is_its_owners() {
    let mut sample = Sample::default();
    sample
        .add::<User>("", &[("id", "u1"), ("name", "Ana Prieto")])
        .add::<User>("", &[("id", "u2"), ("name", "Leo Paz")]);
    sample.account("a", &[("owner_id", "u1")]);
    let open = [("id", "d1"), ("name", "Line 2"), ("stage", "Proposal"), ("amount", "500"), ("created", "2026-09-01")];
    sample.add::<Opportunity>("a", &[open.as_slice(), &[("close_date", "2026-12-01"), ("owner_id", "u2")]].concat());
    let scored = Scored::of_sample(&sample, LanguageCode::En);
    let context = scored.context();
    let deal = plan_of(&context, "a").objectives.into_iter().find(|objective| objective.id == "deal").unwrap();
    assert_eq!((deal.owner.as_str(), deal.why.starts_with("it is the one open deal")), ("Leo Paz", true), "{deal:?}");
    let brief = brief_of(&context, "a");
    let row = &brief.answer.pipeline.as_ref().unwrap().body.rows[0][0];
    assert_eq!(row.note.as_deref(), Some("Dec 1, 2026 · Leo Paz"));
}
