//! What documents say of accounts that nobody looks after, of prospects, and of what is in.

use cartera::model::*;
use cartera::pipeline::brief_path;
use cartera::plan::account;
use cartera::plan::brief::{self, Brief};
use cartera::plan::context::{Company, Context};
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::{ScoreConfig, leave_out, score};

use crate::score::sample::Sample;

const AS_OF: &str = "2026-09-30";

fn with_context(sample: &Sample, code: LanguageCode, look: impl FnOnce(&Context<'_>)) {
    let config = ScoreConfig::default();
    let mut portfolio = sample.build(AS_OF);
    leave_out(&mut portfolio, &config, "Acero Norte");
    let scores = score(&portfolio, &config, &Default::default());
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Acero Norte".to_owned(), confidentiality: None };
    look(&Context::new(&portfolio, &scores, &language, &company));
}

fn place(context: &Context<'_>, id: &str) -> AccountIx {
    context.portfolio.account_ixs().find(|ix| context.account(*ix).unwrap().id == id).expect("an account that is in")
}

fn brief_of(context: &Context<'_>, id: &str) -> Brief {
    brief::compose(context, &account::plan(context, place(context, id)).unwrap()).unwrap()
}

/// A rep who left, her accounts and those of her manager; an account of nobody.
fn left_behind() -> Sample {
    let mut sample = Sample::default();
    sample.account("Left", &[("owner_id", "u-1")]).account("Held", &[("owner_id", "u-2")]).account("Nobody", &[]);
    sample.account("Old", &[("owner_id", "u-2")]);
    sample.add::<User>("", &[("id", "u-1"), ("name", "Luz Gil"), ("active", "false"), ("manager_id", "u-2")]);
    sample.add::<User>("", &[("id", "u-2"), ("name", "Mar Ruiz"), ("active", "true")]);
    for account in ["Left", "Held", "Nobody", "Old"] {
        sample.revenue(account, "2025-03-10", "1000").revenue(account, "2026-08-10", "1000");
        let deal = format!("d-{account}");
        let fields = [("id", deal.as_str()), ("stage", "Proposal"), ("amount", "500"), ("created", "2026-08-01")];
        sample.add::<Opportunity>(account, &fields);
    }
    sample
}

#[test]
fn documents_say_that_nobody_looks_after_an_account_and_give_nothing_to_who_left() {
    with_context(&left_behind(), LanguageCode::En, |context| {
        let left = brief_of(context, "Left");
        let line = &left.header.owner_line;
        assert!(line.contains("No owner: Luz Gil has left") && line.contains("proposed: Mar Ruiz"), "{line}");
        assert!(brief_of(context, "Nobody").header.owner_line.contains("No owner"));
        for ix in context.portfolio.account_ixs() {
            let plan = account::plan(context, ix).unwrap();
            assert!(!plan.actions.is_empty());
            let owners =
                plan.actions.iter().map(|action| &action.owner).chain(plan.objectives.iter().map(|o| &o.owner));
            assert!(
                owners.clone().all(|owner| owner != "Luz Gil" && !owner.is_empty()),
                "{:?}",
                owners.collect::<Vec<_>>()
            );
        }
        let plan = account::plan(context, place(context, "Left")).unwrap();
        assert!(plan.actions.iter().any(|action| action.id == "assign-owner" && action.owner == "Mar Ruiz"));
    });
}

#[test]
fn an_orphans_documents_lie_with_who_is_proposed_else_unassigned() {
    with_context(&left_behind(), LanguageCode::En, |context| {
        let folder = |id: &str| {
            let path = brief_path(context, place(context, id)).as_str().to_owned();
            path.split_once("/briefs/").unwrap().0.to_owned()
        };
        assert_eq!(folder("Left"), folder("Held"));
        assert!(folder("Held").starts_with("reps/mar-ruiz--u-2"), "{}", folder("Held"));
        assert_eq!(folder("Nobody"), "reps/unassigned");
    });
}

#[test]
fn a_reps_folder_goes_by_the_id_whatever_name_an_account_writes() {
    let mut sample = Sample::default();
    for (account, name) in
        [("1", "Ana López"), ("2", "Ana López"), ("3", "Ana L. de Gil"), ("4", "Ana L. de Gil"), ("5", "Ana López")]
    {
        sample.account(account, &[("owner_id", "U-7"), ("owner_name", name)]);
    }
    with_context(&sample, LanguageCode::En, |context| {
        let folders: std::collections::BTreeSet<String> = context
            .portfolio
            .account_ixs()
            .map(|ix| brief_path(context, ix).as_str().split_once("/briefs/").unwrap().0.to_owned())
            .collect();
        assert_eq!(folders.into_iter().collect::<Vec<_>>(), ["reps/ana-lopez--u-7"]);
    });
    let mut renamed = Sample::default();
    renamed.account("1", &[("owner_id", "U-7"), ("owner_name", "Ana Gil")]);
    with_context(&renamed, LanguageCode::En, |context| {
        let path = brief_path(context, place(context, "1")).as_str().to_owned();
        assert!(path.starts_with("reps/ana-gil--u-7/"), "the id stays: {path}");
    });
}

fn with_prospect() -> Sample {
    let mut sample = Sample::default();
    for (id, product) in [("1", "Pump"), ("2", "Pump"), ("3", "Valve"), ("4", "Pump"), ("5", "Pump")] {
        sample.account(id, &[("industry", "Food"), ("owner_id", "u-2")]);
        sample.add::<Revenue>(id, &[("date", "2026-08-01"), ("amount", "3000"), ("product", product)]);
        sample.answer(id, &format!("a@{id}.example"), "2026-08-01", "10");
    }
    sample.account("P", &[("industry", "Food"), ("kind", "Prospect"), ("owner_id", "u-2"), ("created", "2026-02-01")]);
    sample.answer("P", "p@p.example", "2026-08-02", "0");
    sample.add::<Contact>("P", &[("id", "c"), ("name", "Eva Sol"), ("role", "Decision maker")]);
    sample.add::<Lead>("P", &[("created", "2026-02-01"), ("source", "Fair")]);
    let lost = [
        ("id", "l"),
        ("stage", "Closed Lost"),
        ("amount", "90"),
        ("created", "2026-03-01"),
        ("close_date", "2026-05-01"),
    ];
    sample.add::<Opportunity>("P", &[lost.as_slice(), &[("loss_reason", "Price")]].concat());
    let open =
        [("id", "o"), ("stage", "Proposal"), ("amount", "70"), ("created", "2026-08-01"), ("close_date", "2026-12-01")];
    sample.add::<Opportunity>("P", &open);
    sample
}

#[test]
fn a_prospects_brief_tells_what_is_known_and_asked_and_no_figure_of_a_customer() {
    for code in LanguageCode::ALL {
        with_context(&with_prospect(), code, |context| {
            let (prospect, customer) = (brief_of(context, "P"), brief_of(context, "1"));
            let language = context.language;
            let text = serde_json::to_string(&prospect).unwrap();
            for word in ["tile-nps", "tile-churn", "tile-share-of-wallet"] {
                assert!(!prospect.tiles.iter().any(|tile| tile.label == language.word(word)), "{word}");
                assert!(
                    word == "tile-share-of-wallet"
                        || customer.tiles.iter().any(|tile| tile.label == language.word(word))
                );
            }
            assert!(
                prospect.answer.churn.is_none() && prospect.answer.voice.is_none() && prospect.answer.revenue.is_none()
            );
            assert!(prospect.header.kicker.contains(&language.word("document-prospect-brief")));
            let like = prospect.answer.changes.as_ref().unwrap();
            assert_eq!((like.body[0].lead.as_str(), like.body.len()), ("Pump", 2));
            assert!(prospect.answer.pipeline.is_some() && prospect.answer.profile.is_some());
            assert!(text.contains("Price") && text.contains("Fair"), "the last reason and the lead's source");
            // Once: with what prepares the talk where there is such a part.
            let call = prospect.call.as_ref().and_then(|call| call.questions.as_ref());
            let told = prospect.not_known.iter().flat_map(|section| section.body.iter().map(|gap| gap.text.as_str()));
            let talk = call.into_iter().flat_map(|section| section.body.iter().map(|asked| asked.text.as_str()));
            let asked: Vec<&str> = told.chain(talk).collect();
            assert!(asked.iter().any(|text| text.contains("Price")), "what the deal was lost over: {asked:?}");
            assert!(!asked.contains(&language.word("ask-why-lost").as_str()), "it would be asked twice: {asked:?}");
            assert!(!asked.contains(&language.word("ask-who-decides").as_str()), "who decides is known");
            assert!(!text.contains("{ $") && !text.contains("{$"), "no word is left open");
            // Figures of other accounts are no facts of this one's document.
            assert!(prospect.facts.iter().all(|fact| fact.account.as_deref().is_none_or(|account| account == "P")));
            assert!(context.scope_told().starts_with('5'), "{}", context.scope_told());
        });
    }
}

#[test]
fn totals_say_what_is_in_and_what_is_left_out() {
    let mut sample = with_prospect();
    sample
        .account("us", &[("name", "Acero Norte, S.L.")])
        .account("t", &[("kind", "Test")])
        .account("t2", &[("kind", "Prueba")]);
    with_context(&sample, LanguageCode::En, |context| {
        assert_eq!(context.scope_told(), "5 customers, 1 prospect; 3 left out (2 test, 1 own)");
    });
    with_context(&sample, LanguageCode::Es, |context| {
        assert_eq!(context.scope_told(), "5 clientes, 1 prospecto; 3 excluidas (2 de prueba, 1 propia)");
    });
}
