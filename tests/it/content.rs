//! Content that fits an account, and what is told of how pieces are used.

use cartera::deliver::exports;
use cartera::model::*;
use cartera::plan::content::{LEAST_VIEWS, of_account, uses};
use cartera::plan::context::Context;
use cartera::plan::language::LanguageCode;

use crate::exports::company::sample;
use crate::plans::with_context;
use crate::score::sample::Sample;

fn piece(sample: &mut Sample, title: &str, cells: &[(&'static str, &str)]) {
    let mut all = vec![("title", title)];
    all.extend(cells);
    sample.add::<Content>("", &all);
}

/// The titles recommended to the account `a`, in English, which is the language of the documents.
fn titles(build: impl FnOnce(&mut Sample)) -> Vec<String> {
    let mut sample = Sample::default();
    sample.account("a", &[("industry", "Metal"), ("owner_id", "u1")]);
    sample.add::<Opportunity>(
        "a",
        &[
            ("id", "d1"),
            ("name", "Line 3"),
            ("stage", "Proposal"),
            ("amount", "1000"),
            ("product", "Drills"),
            ("created", "2026-10-01"),
            ("close_date", "2026-12-15"),
            ("is_closed", "false"),
        ],
    );
    build(&mut sample);
    with_context(&sample.build("2026-10-31"), LanguageCode::En, |context, _| {
        of_account(context, AccountIx(0)).into_iter().map(|one| one.piece.title.clone()).collect()
    })
}

#[test]
fn a_piece_for_something_else_is_never_recommended() {
    let found = titles(|sample| {
        piece(sample, "for any", &[]);
        piece(sample, "other industry", &[("industry", "Food"), ("stage", "Proposal")]);
        piece(sample, "other stage", &[("industry", "Metal"), ("stage", "Negotiation")]);
        piece(sample, "other product", &[("industry", "Metal"), ("product", "Ovens")]);
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_piece_of_the_kind_that_a_play_asks_for_is_recommended() {
    // The open deal calls for a case and an offer by the play that advances it.
    let found = titles(|sample| {
        piece(sample, "story", &[("kind", "Caso de éxito")]);
        piece(sample, "nothing asks for it", &[("kind", "Safety sheet")]);
        piece(sample, "story of another industry", &[("kind", "Case study"), ("industry", "Food")]);
        piece(sample, "story of its industry", &[("kind", "Case study"), ("industry", "Metal")]);
    });
    assert_eq!(found, ["story of its industry", "story"]);
}

#[test]
fn the_weightiest_reasons_come_first_and_own_language_before_them() {
    let found = titles(|sample| {
        piece(sample, "industry", &[("industry", "METAL ")]);
        piece(sample, "stage", &[("stage", "proposal"), ("language", "en")]);
        piece(sample, "product", &[("product", "drills"), ("language", "en-GB")]);
        piece(sample, "both, in Spanish", &[("product", "Drills"), ("stage", "Proposal"), ("language", "es")]);
    });
    assert_eq!(found, ["product", "stage", "industry"], "of what fits in another language there is enough");
    let found = titles(|sample| {
        piece(sample, "both, in Spanish", &[("product", "Drills"), ("stage", "Proposal"), ("language", "es")]);
        piece(sample, "industry", &[("industry", "Metal")]);
    });
    assert_eq!(found, ["industry", "both, in Spanish"]);
}

#[test]
fn no_more_than_two_are_about_one_product_and_none_comes_twice() {
    let found = titles(|sample| {
        for (title, deals) in [("a", "1"), ("b", "9"), ("c", "5"), ("B", "8")] {
            piece(sample, title, &[("product", "Drills"), ("influenced_deals", deals)]);
        }
        piece(sample, "industry", &[("industry", "Metal")]);
    });
    assert_eq!(found, ["b", "c", "industry"]);
}

#[test]
fn how_a_piece_is_used_is_told_from_enough_views_and_within_its_stage() {
    let mut sample = Sample::default();
    sample.account("a", &[]);
    let few = (LEAST_VIEWS - 1.0).to_string();
    for (title, stage, views, deals) in
        [("early", "Discovery", "100", "2"), ("late", "Proposal", "100", "20"), ("best", "proposal", "50", "15")]
    {
        piece(&mut sample, title, &[("stage", stage), ("views", views), ("influenced_deals", deals)]);
    }
    piece(&mut sample, "seldom", &[("stage", "Proposal"), ("views", &few), ("influenced_deals", "9")]);
    piece(&mut sample, "untold", &[("stage", "Proposal")]);
    let portfolio = sample.build("2026-10-31");
    let told: Vec<(String, Option<f64>, Option<usize>, usize)> = uses(&portfolio)
        .into_iter()
        .map(|one| (one.piece.title.clone(), one.deals_per_100_views.ok(), one.place.ok(), one.peers))
        .collect();
    let row = |title: &str, rate, place, peers| (title.to_owned(), rate, place, peers);
    assert_eq!(
        told,
        [
            row("early", Some(2.0), Some(1), 1),
            row("late", Some(20.0), Some(2), 2),
            row("best", Some(30.0), Some(1), 2),
            row("seldom", None, None, 2),
            row("untold", None, None, 2),
        ]
    );
}

#[test]
fn the_sample_s_pieces_have_reasons_and_the_tables_agree() {
    for code in LanguageCode::ALL {
        let scored = sample(60, code);
        let context: Context<'_> = scored.context();
        let plans = exports::content_plans(&context);
        assert!(plans.rows.len() > 20, "{} recommendations", plans.rows.len());
        let most = context.portfolio.account_ixs().map(|account| of_account(&context, account).len()).max();
        assert_eq!(most, Some(3));
        let counted: i64 = (0..exports::content(&context).rows.len())
            .filter_map(|row| match exports::content(&context).value(row, "accounts_recommended") {
                Some(exports::Value::Count(n)) => Some(*n),
                _ => None,
            })
            .sum();
        assert_eq!(usize::try_from(counted).unwrap(), plans.rows.len());
    }
}
