//! What readers are not shown is not in their documents.

use cartera::model::*;
use cartera::plan::account::{PlannedAction, PlannedObjective, plan};
use cartera::plan::audience::{Hidden, Topic, customer, withheld};
use cartera::plan::brief::{self, Answer, Brief};
use cartera::plan::context::Context;
use cartera::plan::deck::{DeckInput, EffortConfig, compose};
use cartera::plan::language::{Language, LanguageCode};
use cartera::plan::playbook::Playbook;
use cartera::plan::review::TriggerKind;
use cartera::plan::workbook;
use cartera::score::{Band, Quadrant, ScoreConfig, Scores};

use crate::exports::company::{Scored, sample};

fn hidden(topics: &[Topic]) -> Hidden {
    topics.iter().copied().collect()
}

/// All that is planned for a reader, as JSON: briefs, a workbook, the deck.
fn documents(scored: &Scored, scores: &Scores) -> String {
    let context = Context::new(&scored.ingested.portfolio, scores, &scored.language, &scored.company);
    let plans: Vec<_> = scored.ingested.portfolio.account_ixs().filter_map(|account| plan(&context, account)).collect();
    let briefs: Vec<Brief> = plans.iter().filter_map(|plan| brief::compose(&context, plan)).collect();
    let owner = plans.iter().find_map(|plan| context.desk(plan.account)).unwrap().id.clone();
    let book = workbook::rep(&context, &owner, &plans, "2026-10-r1", &|_| None);
    let config = ScoreConfig::default();
    let (quality, effort) = (&scored.ingested.quality, EffortConfig::default());
    let input = DeckInput { quality, config: &config, run: "2026-10-r1", before: None, effort: &effort, model: None };
    let deck = compose(&context, &input);
    let json = |value: &dyn erased::Json| value.json();
    [json(&briefs), json(&plans), json(&book), json(&deck)].join("\n")
}

mod erased {
    pub trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

/// The ids of facts whose name begins so.
fn facts_named<'a>(documents: &'a str, name: &str) -> Vec<&'a str> {
    let pieces = documents.split("\"id\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    pieces.filter(|id| id.rsplit('/').next().is_some_and(|last| last.starts_with(name))).collect()
}

#[test]
fn a_hidden_topic_leaves_no_trace_in_what_is_planned() {
    let scored = sample(60, LanguageCode::En);
    let full = documents(&scored, &scored.scores);
    let seen = documents(&scored, &withheld(&scored.scores, &hidden(&[Topic::Churn, Topic::Margin])));
    let word = |key: &str| scored.language.word(key);
    for name in ["churn", "revenue_at_risk", "clv", "gross_margin"] {
        assert!(facts_named(&seen, name).is_empty(), "{name}: {:?}", facts_named(&seen, name));
    }
    assert!(!facts_named(&full, "churn").is_empty(), "there is something to hide");
    for key in ["quadrant-defend", "quadrant-watch"] {
        let cell = format!("\"{}\"", word(key));
        assert!(full.contains(&cell) && !seen.contains(&cell), "{cell}");
    }
}

/// Whatever the hidden figures are, the reader's documents are the same.
#[test]
fn documents_do_not_depend_on_what_is_hidden() {
    let scored = sample(40, LanguageCode::Es);
    let mut other = scored.scores.clone();
    for account in &mut other.accounts {
        let churn = &mut account.churn;
        (churn.points, churn.score, churn.band) = (99.0, Ok(99.0), Ok(Band::High));
        for signal in &mut churn.signals {
            (signal.points, signal.value) = (signal.max_points, Ok(7.0));
        }
        account.priority.quadrant = Ok(Quadrant::Defend);
        (account.clv.value, account.clv.p_alive) = (Ok(7.into()), Ok(0.1));
        if account.cross_sell.proposals == Err(Unknown::NoOffer { because: NoOffer::HighRisk }) {
            account.cross_sell.proposals = Err(Unknown::Withheld);
        }
    }
    let topics = hidden(&[Topic::Churn, Topic::Margin]);
    assert_ne!(documents(&scored, &scored.scores), documents(&scored, &other));
    assert_eq!(documents(&scored, &withheld(&scored.scores, &topics)), documents(&scored, &withheld(&other, &topics)));
}

#[test]
fn a_customer_s_version_holds_what_is_allowed_and_nothing_else() {
    for code in LanguageCode::ALL {
        let scored = sample(60, code);
        let context = scored.context();
        let language: &Language = &scored.language;
        let mut made = 0;
        for plan in scored.plans() {
            let class = context.class(plan.account).unwrap();
            let Some(brief) = customer::compose(&context, &plan) else {
                // A customer to whom fewer than two lines can be said has none either.
                let ids = plan.objectives.iter().map(|one| format!("customer-objective-{}", one.id));
                let ids = ids.chain(plan.actions.iter().map(|one| format!("customer-action-{}", one.id)));
                assert!(class != AccountClass::Customer || ids.filter(|key| language.has(key)).count() < 2);
                continue;
            };
            made += 1;
            assert_eq!(customer::foreign(&brief), Vec::<&str>::new());
            assert!(brief.facts.iter().all(|fact| fact.origin.is_empty()), "files are named: {:?}", brief.facts);
            let json = serde_json::to_string(&brief).unwrap();
            let text = json.to_lowercase();
            for key in ["tile-churn", "tile-nps", "swot-weaknesses", "swot-threats", "heading-forecast"] {
                assert!(!text.contains(&language.word(key).to_lowercase()), "{key}: {json}");
            }
            for item in plan.swot.weaknesses.iter().chain(&plan.swot.threats) {
                assert!(!json.contains(&item.text), "{}", item.text);
            }
            for action in &plan.actions {
                assert!(!json.contains(&action.text) && !json.contains(&action.why), "{}", action.text);
            }
            // Named one by one, so that a new part of a brief is looked at here before a customer sees it.
            let Brief { header, answer, plan: page, not_known, .. } = brief;
            assert!(header.tier.is_none() && header.quadrant.is_none() && page.is_none() && not_known.is_none());
            let Answer { revenue, sites, changes, priority, churn, voice, pipeline, profile: _, tables } = answer;
            assert!(revenue.is_none() && sites.is_none() && changes.is_none() && priority.is_none());
            assert!(churn.is_none() && voice.is_none() && pipeline.is_none() && tables.len() <= 2);
        }
        assert!(made > 20, "{made} customers");
    }
}

#[test]
fn what_nobody_worded_for_the_customer_is_not_shown() {
    let scored = sample(40, LanguageCode::En);
    let context = scored.context();
    let mut plan = scored.plans().into_iter().find(|plan| customer::compose(&context, plan).is_some()).unwrap();
    let action = |id: &str| PlannedAction { id: id.to_owned(), ..plan.actions.first().unwrap().clone() };
    plan.actions = vec![action("new-play"), action("quarterly-review"), action("solve-tickets"), action("../x")];
    plan.objectives = vec![PlannedObjective { id: "rep-1".to_owned(), ..plan.objectives.first().unwrap().clone() }];
    let brief = customer::compose(&context, &plan).unwrap();
    let rows: usize = brief.answer.tables.iter().map(|table| table.body.rows.len()).sum();
    assert_eq!(rows, 2, "{:?}", brief.answer.tables);
    // The internal brief would not pass for a customer's.
    assert!(!customer::foreign(&brief::compose(&context, &plan).unwrap()).is_empty());
}

#[test]
fn every_play_that_comes_with_the_program_is_worded_for_the_customer_or_internal() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        for play in &Playbook::bundled().plays {
            let worded = language.has(&format!("customer-action-{}", play.id));
            assert!(
                worded != play.internal,
                "{}: worded {worded}, internal {} ({})",
                play.id,
                play.internal,
                code.tag()
            );
        }
    }
}

/// A note, an objective and an action that a rep wrote about an account for our eyes alone.
fn written(account: &str) -> [(ItemKey, Item); 3] {
    let own = |kind, fields: &[&str]| {
        let field = |value: &str| ItemField {
            value: Some(value.to_owned()),
            author: Author::Person("u1".to_owned()),
            proposed: None,
        };
        let fields = fields.iter().map(|name| ((*name).to_owned(), field("Secret-Word of ours"))).collect();
        let item = Item { author: Author::Person("u1".to_owned()), since: Month::parse("2026-09").unwrap(), fields };
        (ItemKey { account_id: account.to_owned(), kind, item: "rep-1".to_owned() }, item)
    };
    [
        own(ItemKind::Note, &["text"]),
        own(ItemKind::Objective, &["objective", "why", "note"]),
        own(ItemKind::Action, &["action", "why", "note"]),
    ]
}

#[test]
fn no_customer_s_version_tells_of_risk_rank_triggers_people_or_our_notes() {
    for code in LanguageCode::ALL {
        let scored = sample(60, code);
        let accounts = scored.ingested.portfolio.accounts.iter();
        let items = accounts.flat_map(|account| written(&account.id)).collect();
        let book = PlanBook { items, ..PlanBook::default() };
        let context = scored.context().with_book(&book);
        let word = |key: &str| scored.language.word(key);
        let mut headings: Vec<String> =
            ["tile-churn", "tile-tier", "section-stakeholders", "section-triggers", "section-barriers", "sheet-notes"]
                .into_iter()
                .filter(|key| scored.language.has(key))
                .map(word)
                .collect();
        headings.extend(TriggerKind::ALL.into_iter().map(|kind| word(&kind.word())));
        headings.push("Secret-Word".to_owned());
        let mut made = 0;
        for account in scored.ingested.portfolio.account_ixs() {
            let plan = plan(&context, account).unwrap();
            let Some(brief) = customer::compose(&context, &plan) else { continue };
            made += 1;
            let json = serde_json::to_string(&brief).unwrap();
            for heading in &headings {
                assert!(!json.contains(heading.as_str()), "{heading}: {json}");
            }
            let owner = context.desk(account).map(|owner| owner.name.clone());
            let people =
                scored.ingested.portfolio.contacts.of(account).iter().filter_map(|contact| contact.full_name());
            let people = people.filter(|name| owner.as_ref() != Some(name));
            let call = &plan.call;
            let sentences = call.barriers.iter().chain(&call.questions).map(|sentence| sentence.text.clone());
            let plays = plan.actions.iter().filter_map(|action| action.play.as_ref());
            let plays = plays.flat_map(|play| [play.initiative.clone(), play.result.clone()]);
            let triggers = plan.reviews.triggers.iter().map(|trigger| trigger.evidence.clone());
            let said = plan.actions.iter().filter_map(|action| action.say.clone());
            for ours in people.chain(sentences).chain(plays).chain(triggers).chain(said) {
                assert!(!json.contains(&ours), "{ours}: {json}");
            }
        }
        assert!(made > 20, "{made} customers");
    }
}
