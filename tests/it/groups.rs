//! Briefs of groups: what they say, and whose facts they may hold.

use cartera::deliver::{Refusal, check_facts};
use cartera::model::*;
use cartera::plan::account::plan;
use cartera::plan::brief::{Brief, compose, group};
use cartera::plan::context::Context;
use cartera::plan::document::{Section, TableBlock};
use cartera::plan::language::LanguageCode;

use crate::exports::company::{self, Scored};
use crate::score::sample::Sample;

/// A holding over two sites with reps of their own, and a stranger.
fn holding() -> Sample {
    let mut sample = Sample::default();
    sample.account("H", &[("owner_name", "Ana Ruiz")]);
    sample.account("S1", &[("parent_id", "H"), ("owner_name", "Leo Paz")]);
    sample.account("S2", &[("parent_id", "H"), ("owner_name", "Eva Gil")]);
    sample.account("X", &[("owner_name", "Ana Ruiz")]);
    for (account, product, amount) in
        [("S1", "Pump", "400"), ("S1", "Valve", "900"), ("S2", "Pump", "100"), ("X", "Pump", "50")]
    {
        sample.add::<Revenue>(account, &[("date", "2026-04-01"), ("amount", amount), ("product", product)]);
        sample.add::<Revenue>(account, &[("date", "2024-10-01"), ("amount", "10"), ("product", product)]);
    }
    sample.add::<Contact>("S1", &[("id", "C1"), ("email", "m@h.example"), ("name", "Marta Sol")]);
    sample.add::<Contact>("S2", &[("id", "C2"), ("email", "M@h.example"), ("name", "Marta Sol")]);
    sample.answer("S1", "m@h.example", "2026-09-01", "10").answer("S2", "b@h.example", "2026-09-02", "3");
    sample.add::<Contract>("S1", &[("id", "K1"), ("start", "2026-01-01"), ("end", "2026-12-31"), ("value", "100")]);
    sample.add::<Contract>("S2", &[("id", "K2"), ("start", "2026-01-01"), ("end", "2027-03-31"), ("value", "200")]);
    sample
}

fn group_brief(context: &Context<'_>, head: u32) -> Brief {
    group::compose(context, context.group(AccountIx(head)).expect("a group")).expect("a brief")
}

fn site_brief(context: &Context<'_>, account: u32) -> Brief {
    compose(context, &plan(context, AccountIx(account)).expect("a plan")).expect("a brief")
}

fn checked(brief: &Brief) -> Result<(), Refusal> {
    check_facts(&brief.group, brief.facts.iter().map(|fact| (fact.id.as_str(), fact.account.as_deref())))
}

fn cells(section: &Section<TableBlock>) -> Vec<Vec<&str>> {
    section.body.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn a_group_brief_holds_facts_of_all_of_its_members_and_of_no_other_account() {
    let scored = Scored::of_sample(&holding(), LanguageCode::En);
    let context = scored.context();
    let brief = group_brief(&context, 0);
    assert_eq!(brief.group, ["S1", "S2", "H", "group:H"]);
    assert_eq!(checked(&brief), Ok(()));
    for member in ["S1", "S2", "group:H"] {
        assert!(brief.facts.iter().any(|fact| fact.account.as_deref() == Some(member)), "no fact of {member}");
    }
    let mut foreign = brief.clone();
    foreign.facts.extend(site_brief(&context, 3).facts.into_iter().take(1));
    assert!(matches!(checked(&foreign), Err(Refusal::ForeignFact { account, .. }) if account == "X"));
}

#[test]
fn the_brief_of_a_site_tells_its_group_and_holds_nothing_of_the_other_sites() {
    let scored = Scored::of_sample(&holding(), LanguageCode::En);
    let context = scored.context();
    let brief = site_brief(&context, 1);
    assert_eq!(brief.group, ["S1", "group:H"]);
    assert_eq!(checked(&brief), Ok(()));
    let profile = &brief.answer.profile.as_ref().unwrap().body;
    assert_eq!((profile[0].label.as_str(), profile[0].value.as_str()), ("Group", "H"));
    assert!(profile[0].note.as_deref().unwrap().starts_with("3 accounts, "), "{:?}", profile[0].note);
    let mut foreign = brief.clone();
    foreign.facts.extend(site_brief(&context, 2).facts.into_iter().take(1));
    assert!(checked(&foreign).is_err());
    // Alone, an account has no group to tell of.
    let alone = site_brief(&context, 3);
    assert_eq!(alone.group, ["X"]);
    assert!(alone.answer.profile.unwrap().body.iter().all(|line| line.label != "Group"));
}

#[test]
fn a_group_brief_tells_its_sites_what_they_could_share_and_what_to_do() {
    let scored = Scored::of_sample(&holding(), LanguageCode::En);
    let context = scored.context();
    let brief = group_brief(&context, 0);
    let sites = brief.answer.sites.as_ref().unwrap();
    assert_eq!(cells(sites).iter().map(|row| row[0]).collect::<Vec<_>>(), ["S1", "S2", "H"]);
    assert!(sites.body.rows[2][0].note.as_deref().unwrap().starts_with("holding"));
    assert_eq!(brief.header.owner_line, "Owner Ana Ruiz, Leo Paz, Eva Gil");
    let gaps = brief.answer.tables.iter().find(|table| table.title.text.contains("product")).unwrap();
    let gap = &cells(gaps)[0];
    assert_eq!((gap[0], gap[1]), ("Valve", "S1"));
    assert!(gap[3].starts_with("S2"));
    let shared = brief.answer.tables.iter().find(|table| table.title.text.contains("person")).unwrap();
    assert_eq!(cells(shared), [["Marta Sol", "S1, S2"]]);
    let actions = &brief.plan.as_ref().unwrap().actions.as_ref().unwrap().body.rows;
    let said: Vec<&str> = actions.iter().map(|row| row.label.as_str()).collect();
    for part in ["Propose one contract for 2 accounts", "Present Valve to S2", "Agree one plan for the group among"] {
        assert!(said.iter().any(|text| text.starts_with(part)), "{part}: {said:?}");
    }
}

#[test]
fn a_holding_reads_as_one_and_not_as_a_customer_that_buys_nothing() {
    for (code, said) in [
        (
            LanguageCode::En,
            "H is the holding of 2 accounts and buys nothing itself: agree with the owners of its accounts on who speaks with \
             the holding",
        ),
        (
            LanguageCode::Es,
            "H es la matriz de 2 cuentas y no compra por sí misma: acuerde con los responsables de sus cuentas quién habla con \
             la matriz",
        ),
    ] {
        let scored = Scored::of_sample(&holding(), code);
        let context = scored.context();
        let headline = plan(&context, AccountIx(0)).unwrap().headline.text;
        assert_eq!(headline, said);
        // Its own plan names none of the facts of the sites, which the draft of its rep may not hold.
        let plan = plan(&context, AccountIx(0)).unwrap();
        assert!(plan.facts.iter().all(|fact| fact.account.as_deref() == Some("H")));
    }
}

#[test]
fn what_is_not_known_of_a_group_leaves_no_trace_in_its_brief() {
    let mut sample = Sample::default();
    sample.account("H", &[]).account("S", &[("parent_id", "H")]);
    for code in LanguageCode::ALL {
        let scored = Scored::of_sample(&sample, code);
        let context = scored.context();
        let brief = group_brief(&context, 0);
        assert_eq!(checked(&brief), Ok(()));
        assert!(brief.answer.revenue.is_none() && brief.answer.tables.is_empty() && brief.plan.is_none());
        assert!(brief.tiles.iter().all(|tile| tile.value == "–" && tile.note.is_some()));
        let json = serde_json::to_string(&brief).unwrap();
        assert!(!json.contains("null,\"null") && serde_json::from_str::<Brief>(&json).unwrap() == brief);
    }
}

#[test]
fn the_group_of_the_sample_company_has_a_sound_brief_in_both_languages() {
    for code in LanguageCode::ALL {
        let scored = company::sample(60, code);
        let context = scored.context();
        let [group] = scored.scores.groups.groups.as_slice() else { panic!("the sample has one group") };
        let brief = group::compose(&context, group).unwrap();
        assert_eq!(checked(&brief), Ok(()));
        assert_eq!(brief.answer.sites.as_ref().unwrap().body.rows.len(), 4);
        assert!(brief.answer.revenue.is_some() && brief.answer.churn.is_some() && brief.answer.voice.is_some());
        assert!(brief.answer.tables.len() >= 2 && brief.plan.is_some());
        // Each fact that the page states is there with its origin.
        let facts: Vec<&str> = brief.facts.iter().map(|fact| fact.id.as_str()).collect();
        for tile in &brief.tiles {
            assert!(tile.facts.iter().all(|fact| facts.contains(&fact.as_str())), "{tile:?}");
        }
        assert!(brief.facts.iter().all(|fact| !fact.origin.is_empty() || fact.value == "–"), "{:?}", brief.facts);
    }
}

#[test]
fn links_that_lead_nowhere_are_on_the_list_with_their_rows_and_a_circle_with_its_way() {
    use cartera::checks::fix_list;
    use cartera::ingest::FixKind;

    let mut sample = Sample::default();
    sample.account("A", &[("parent_id", "B")]).account("B", &[("parent_id", "A")]);
    sample.account("C", &[("parent_id", "nobody")]).account("D", &[]);
    let mut scored = Scored::of_sample(&sample, LanguageCode::En);
    scored.ingested.portfolio.sources.push(Source {
        file: "accounts.csv".to_owned(),
        sheet: None,
        entity: Entity::Account,
        profile: "salesforce-api".to_owned(),
        columns: Vec::new(),
        hash: String::new(),
        bytes: 0,
        rows: 4,
    });
    let list = fix_list(&scored.ingested, &scored.scores, &[], None, None);
    let of = |kind| list.items.iter().find(|fix| fix.kind == kind).expect("it is listed");
    let rows = |kind| of(kind).places.iter().filter_map(|place| place.row).collect::<Vec<_>>();
    assert_eq!(rows(FixKind::ParentCycle), [1, 2]);
    assert!(of(FixKind::ParentCycle).what.ends_with("in a circle: A > B > A"), "{}", of(FixKind::ParentCycle).what);
    assert_eq!(rows(FixKind::ParentUnknown), [3]);
    assert_eq!(of(FixKind::ParentUnknown).places[0].found.as_deref(), Some("nobody"));
    assert_eq!(of(FixKind::ParentUnknown).file.as_deref(), Some("accounts.csv"));
}
