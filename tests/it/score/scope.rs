//! Which accounts are in: test and own accounts are nowhere, partners and prospects in no customer's figure, and nothing
//! vanishes without being listed.

use cartera::model::*;
use cartera::score::{FindingKind, ScoreConfig, Scores, leave_out, score};

use super::sample::Sample;

const AS_OF: &str = "2026-09-30";

fn config(toml: &str) -> ScoreConfig {
    toml::from_str(toml).unwrap()
}

fn scored(sample: &Sample, config: &ScoreConfig) -> (Portfolio, Scores) {
    let mut portfolio = sample.build(AS_OF);
    leave_out(&mut portfolio, config, "Acero Norte, S.A.");
    let scores = score(&portfolio, config, &Default::default());
    (portfolio, scores)
}

fn class(portfolio: &Portfolio, scores: &Scores, id: &str) -> (AccountClass, String) {
    let of =
        |scores: &&cartera::score::AccountScores| portfolio.account(scores.account).is_some_and(|row| row.id == id);
    let account = scores.accounts.iter().find(of).expect("an account that is in");
    (account.class.class, account.class.because.clone())
}

fn count(scores: &Scores, metric: &str) -> f64 {
    scores.portfolio.kpi(metric).unwrap().value.clone().unwrap()
}

/// One account of each kind, all but the prospects with two years of invoices.
fn mixed() -> Sample {
    let mut sample = Sample::default();
    sample.account("customer", &[("kind", "Customer - Direct")]).account("unnamed", &[]);
    sample.account("partner", &[("kind", "Channel Partner / Reseller")]).account("supplier", &[("kind", "Vendor")]);
    sample.account("prospect", &[("kind", "Cliente potencial")]).account("never", &[]);
    sample.account("bought", &[("kind", "Prospect")]).account("former", &[("kind", "Ex-cliente")]);
    sample.account("test", &[("kind", "Test")]).account("Prueba 1", &[]);
    sample.account("us", &[("name", "ACERO NORTE SA")]).account("ours", &[("parent_id", "us")]);
    sample.account("site", &[("website", "https://www.aceronorte.example")]);
    for (id, email) in [("1", "ana@aceronorte.example"), ("2", "bea@aceronorte.example"), ("3", "x@agency.example")] {
        sample.add::<User>("", &[("id", id), ("email", email)]);
    }
    for account in ["customer", "unnamed", "partner", "bought", "test", "us", "ours", "site"] {
        for month in 0..24 {
            let date = format!("{}-{:02}-05", 2024 + (9 + month) / 12, (9 + month) % 12 + 1);
            sample.revenue(account, &date, "10");
        }
    }
    sample
}

#[test]
fn every_account_has_the_class_that_its_kind_and_its_purchases_tell() {
    let (portfolio, scores) = scored(&mixed(), &ScoreConfig::default());
    let told = |id| class(&portfolio, &scores, id);
    let because = |class: AccountClass, because: &str| (class, because.to_owned());
    assert_eq!(told("customer"), because(AccountClass::Customer, "purchases"));
    assert_eq!(told("unnamed"), because(AccountClass::Customer, "purchases"));
    assert_eq!(told("bought"), because(AccountClass::Customer, "purchases"), "what was bought outweighs a word");
    assert_eq!(told("partner"), because(AccountClass::Partner, "kind"));
    assert_eq!(told("supplier"), because(AccountClass::Other, "kind"));
    assert_eq!(told("prospect"), because(AccountClass::Prospect, "kind"));
    assert_eq!(told("never"), because(AccountClass::Prospect, "no purchases"));
    assert_eq!(told("former"), because(AccountClass::Churned, "kind"));
    assert_eq!(told("Prueba 1"), because(AccountClass::Prospect, "no purchases"), "a name alone leaves nothing out");
    let out: Vec<_> =
        portfolio.left_out.iter().map(|out| (out.account.id.as_str(), out.class, out.because.as_str())).collect();
    assert_eq!(
        out,
        [
            ("ours", AccountClass::Own, "subsidiary of our own"),
            ("site", AccountClass::Own, "own domain"),
            ("test", AccountClass::Test, "kind"),
            ("us", AccountClass::Own, "company name"),
        ]
    );
    let kinds: Vec<FindingKind> = scores.portfolio.findings.iter().map(|finding| finding.kind).collect();
    assert!(kinds.contains(&FindingKind::KindContradicted) && kinds.contains(&FindingKind::LooksLikeTest));
}

#[test]
fn what_is_left_out_is_in_no_figure_and_all_that_is_left_adds_up() {
    let (portfolio, scores) = scored(&mixed(), &ScoreConfig::default());
    let whole = scores.portfolio.kpi("revenue_ltm").unwrap().amount.unwrap();
    assert_eq!(whole, 480.into(), "customers' and the partner's");
    let out: Decimal = portfolio.left_out.iter().map(|out| out.revenue_ltm.clone().unwrap()).sum();
    assert_eq!(whole + out, 960.into());
    assert!(portfolio.left_out.iter().all(|out| out.records[&Entity::Revenue] == 24));
    assert!(portfolio.revenue.unjoined().is_empty(), "rows of an account that is out are no rows without account");
    let classes = ["customers", "churned_accounts", "prospects", "partners", "other_accounts"];
    let sum: f64 = classes.iter().map(|metric| count(&scores, metric)).sum();
    assert_eq!(sum, count(&scores, "accounts"));
    assert_eq!(scores.accounts.len() + portfolio.left_out.len(), 13);
}

#[test]
fn rows_find_their_account_after_others_were_taken_out() {
    let (portfolio, _) = scored(&mixed(), &ScoreConfig::default());
    for ix in portfolio.account_ixs() {
        let id = &portfolio.account(ix).unwrap().id;
        let rows = portfolio.revenue.of(ix).len();
        let bought = ["customer", "unnamed", "partner", "bought"].contains(&id.as_str());
        assert_eq!(rows, if bought { 24 } else { 0 }, "{id}");
    }
}

#[test]
fn partners_and_prospects_are_in_no_customers_figure() {
    let mut sample = mixed();
    sample.answer("customer", "a@customer.example", "2026-08-01", "10");
    sample.answer("partner", "b@partner.example", "2026-08-01", "0");
    sample.answer("prospect", "c@prospect.example", "2026-08-01", "0");
    let (_, scores) = scored(&sample, &ScoreConfig::default());
    let nps = scores.portfolio.kpi("nps_per_response").unwrap();
    assert_eq!((nps.value.clone(), nps.n), (Ok(100.0), 1));
    assert_eq!(scores.portfolio.kpi("grr_share").unwrap().n, 3, "not the partner");
    let coverage = scores.portfolio.kpi("account_coverage_share").unwrap();
    assert_eq!((coverage.value.clone(), coverage.n), (Ok(0.25), 4), "of 3 customers and one who was");
    let withheld = |account: &cartera::score::AccountScores| account.churn.band == Err(Unknown::NotCustomer);
    for account in &scores.accounts {
        assert_eq!(withheld(account), account.class.class != AccountClass::Customer);
    }
}

#[test]
fn a_rule_comes_before_everything_and_what_it_does_not_name_stays_as_it_was() {
    let rules = config(
        r#"
        [[accounts.rule]]
        class = "customer"
        all = [{ field = "name", op = "is", value = ["Prueba 1", "test"] }]
        [[accounts.rule]]
        class = "test"
        any = [{ field = "kind", op = "contains", value = "partner" }, { field = "employees", op = "at_least", value = 5 }]
        "#,
    );
    let (portfolio, scores) = scored(&mixed(), &rules);
    assert_eq!(class(&portfolio, &scores, "test"), (AccountClass::Customer, "rule 1".to_owned()));
    let out: Vec<_> = portfolio.left_out.iter().map(|out| (out.account.id.as_str(), out.because.as_str())).collect();
    assert!(out.contains(&("partner", "rule 2")) && !out.iter().any(|(id, _)| *id == "test"), "{out:?}");
    let looks = scores.portfolio.findings.iter().filter(|finding| finding.kind == FindingKind::LooksLikeTest);
    assert_eq!(looks.count(), 0, "a rule confirms what looks like a test");
}

#[test]
fn a_domain_that_many_accounts_have_is_not_ours() {
    let mut sample = Sample::default();
    for id in ["1", "2", "3", "4"] {
        sample.account(id, &[("domain", "example.com")]);
    }
    sample.add::<User>("", &[("id", "u"), ("email", "ana@example.com")]);
    let (portfolio, _) = scored(&sample, &ScoreConfig::default());
    assert!(portfolio.left_out.is_empty());
    let (portfolio, _) = scored(&sample, &config("[accounts]\nown_domains = ['example.com']"));
    assert_eq!(portfolio.left_out.len(), 4, "what is configured is meant");
}

/// Three years of monthly orders up to a month, or a contract of a year up to a day.
fn lapsed() -> Sample {
    let mut sample = Sample::default();
    sample.account("here", &[]).account("silent", &[]).account("long ago", &[]).account("ended", &[]);
    let mut orders = |account: &str, months: i32| {
        for month in 0..months {
            sample.revenue(account, &format!("{}-{:02}-15", 2023 + month / 12, month % 12 + 1), "10");
        }
    };
    orders("here", 45);
    orders("silent", 40);
    orders("long ago", 24);
    sample.add::<Contract>("ended", &[("start", "2025-06-01"), ("end", "2026-05-31"), ("value", "100")]);
    sample
}

#[test]
fn who_left_stays_visible_for_a_year_and_counts_in_the_past() {
    let (portfolio, scores) = scored(&lapsed(), &ScoreConfig::default());
    let told: Vec<_> = ["ended", "here", "long ago", "silent"]
        .iter()
        .zip(&scores.accounts)
        .map(|(id, account)| {
            assert_eq!(&portfolio.account(account.account).unwrap().id, id);
            (account.class.class, account.class.left_on.map(|day| day.to_string()), account.class.has_brief)
        })
        .collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        told,
        [
            (AccountClass::Churned, day("2026-05-31"), true),
            (AccountClass::Customer, None, true),
            // Monthly orders, the last on 15 December 2024: 120 days of silence.
            (AccountClass::Churned, day("2025-04-14"), false),
            (AccountClass::Churned, day("2026-08-13"), true),
        ]
    );
    let keep = config("[accounts]\nkeep_churned_months = 24");
    let (_, kept) = scored(&lapsed(), &keep);
    assert!(kept.accounts.iter().all(|account| account.class.has_brief));
    let at =
        |day: &str| score(&lapsed().build("2026-09-30").as_known_on(day.parse().unwrap()), &keep, &Default::default());
    let then = at("2024-12-31");
    assert!(then.accounts.iter().skip(1).all(|account| account.class.class == AccountClass::Customer), "as of then");
    assert_eq!(scores.portfolio.kpi("logo_retention_share").unwrap().n, 3, "who left is in the base that it left");
}

#[test]
fn a_contract_that_has_just_ended_is_no_churn_yet() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Contract>("A", &[("start", "2025-09-01"), ("end", "2026-08-31")]);
    let (_, scores) = scored(&sample, &ScoreConfig::default());
    assert_eq!(scores.accounts[0].class.class, AccountClass::Customer, "a successor may still begin");
}

#[test]
fn who_is_served_bought_though_no_export_tells_it() {
    let mut sample = Sample::default();
    sample.account("Asks", &[]).account("Silent", &[]).account("Other", &[]).revenue("Other", "2026-09-01", "1");
    sample.add::<Ticket>("Asks", &[("opened", "2026-09-01"), ("status", "open")]);
    let (portfolio, scores) = scored(&sample, &ScoreConfig::default());
    assert_eq!(class(&portfolio, &scores, "Asks"), (AccountClass::Customer, "service records".to_owned()));
    assert_eq!(class(&portfolio, &scores, "Silent").0, AccountClass::Prospect);
    let mut nothing = Sample::default();
    nothing.account("A", &[]);
    let (portfolio, scores) = scored(&nothing, &ScoreConfig::default());
    assert_eq!(
        class(&portfolio, &scores, "A").1,
        "nothing to tell by",
        "without any sale on record nobody is a prospect"
    );
}

#[test]
fn a_prospect_is_compared_with_customers_of_its_industry_or_with_all() {
    let mut sample = Sample::default();
    for (id, industry, product) in [
        ("1", "Food", "Pump"),
        ("2", "food", "Pump"),
        ("3", "Food", "Valve"),
        ("4", "Food", "Pump"),
        ("5", "Food", "Pump"),
    ] {
        sample.account(id, &[("industry", industry)]);
        sample.add::<Revenue>(id, &[("date", "2026-08-01"), ("amount", &format!("{id}00")), ("product", product)]);
    }
    sample.account("P", &[("industry", "FOOD")]).account("Q", &[("industry", "Steel")]);
    // A customer of the industry, but nothing that it bought can be shown.
    sample.account("S", &[("industry", "Food")]);
    sample.add::<Ticket>("S", &[("id", "t1"), ("opened", "2026-09-01"), ("status", "Closed")]);
    let (portfolio, scores) = scored(&sample, &ScoreConfig::default());
    let like = |id: &str| {
        let ix = portfolio.account_ixs().find(|ix| portfolio.account(*ix).unwrap().id == id).unwrap();
        scores.accounts[ix.index()].look_alikes.clone()
    };
    let food = like("P").unwrap();
    assert_eq!((food.customers, food.revenue_ltm_median), (5, Some(300.into())));
    let products: Vec<_> = food.products.iter().map(|product| (product.product.as_str(), product.owners)).collect();
    assert_eq!(products, [("Pump", 4), ("Valve", 1)]);
    assert_eq!(like("Q").unwrap().of, None, "no customer of its industry: all of them");
    assert_eq!(like("1"), None, "a customer is no prospect");
}
