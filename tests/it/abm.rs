//! Account-based marketing: touches and answers by account, campaigns, what became of leads.

use cartera::model::*;
use cartera::score::abm::{LeadOrigin, Marketing, TargetKind, marketing};
use cartera::score::{Past, ScoreConfig, score};

use crate::exports::company;
use crate::score::sample::Sample;

fn told(sample: Sample) -> Known<Marketing> {
    let portfolio = sample.build("2026-10-31");
    marketing(&portfolio, &score(&portfolio, &ScoreConfig::default(), &Past::default()))
}

fn touch(sample: &mut Sample, account: &str, campaign: &str, day: &str, responded: &str) {
    let contact = format!("c-{account}");
    sample.add::<Touch>(
        account,
        &[("campaign_id", campaign), ("contact_id", &contact), ("date", day), ("responded", responded)],
    );
}

fn lead(sample: &mut Sample, cells: &[(&'static str, &str)]) {
    let mut all = vec![("created", "2026-05-01"), ("source", "Web"), ("campaign_id", "k1")];
    all.retain(|(name, _)| !cells.iter().any(|(other, _)| other == name));
    all.extend(cells);
    sample.add::<Lead>("", &all);
}

#[test]
fn nothing_is_told_where_no_source_tells_whom_campaigns_reached() {
    let mut sample = Sample::default();
    sample.account("a", &[]);
    assert_eq!(told(sample).unwrap_err(), Unknown::NoSource { entity: Entity::Touch });
}

#[test]
fn touches_of_the_year_count_and_an_answer_within_180_days_engages() {
    let mut sample = Sample::default();
    for id in ["a", "b", "c"] {
        sample.account(id, &[]);
        sample.revenue(id, "2026-10-01", "100");
    }
    touch(&mut sample, "a", "k1", "2024-01-01", "true");
    touch(&mut sample, "a", "k1", "2026-06-01", "false");
    touch(&mut sample, "a", "k2", "2026-07-01", "true");
    touch(&mut sample, "a", "k2", "2026-09-01", "false");
    touch(&mut sample, "a", "k2", "2026-11-02", "true");
    touch(&mut sample, "b", "k1", "2026-01-10", "true");
    sample.add::<Activity>("a", &[("kind", "Call"), ("date", "2026-06-02")]);
    sample.add::<Activity>("a", &[("kind", "Reunión"), ("date", "2026-08-01")]);
    let told = told(sample).unwrap();
    let [a, b, c] = told.accounts.as_slice() else { panic!("{:?}", told.accounts) };
    assert_eq!((a.touches, a.people, a.campaigns, a.responses), (3, 1, 2, 1));
    assert_eq!((a.last_touch, a.engaged, a.touches_to_meeting), ("2026-09-01".parse().ok(), true, Some(2)));
    assert_eq!((b.touches, b.engaged, b.touches_to_meeting), (1, false, None), "answered too long ago");
    assert_eq!((c.touches, c.last_touch), (0, None));
    let engaged = told.shared.engaged.unwrap();
    assert_eq!((engaged.successes, engaged.n), (1, 2), "of those that were reached");
    assert!(matches!(told.shared.touches_to_meeting, Err(Unknown::TooFew { have: 1, .. })));
    assert!(matches!(told.shared.with_pipeline, Err(Unknown::TooFew { .. })));
}

#[test]
fn leads_are_told_by_what_became_of_them_by_the_day() {
    let mut sample = Sample::default();
    sample.account("a", &[]);
    for (id, won, closed, day, reason) in [
        ("o1", "true", "true", "2026-08-01", ""),
        ("o2", "false", "true", "2026-08-01", "Price"),
        ("o3", "true", "true", "2026-12-01", ""),
    ] {
        let mut cells = vec![
            ("id", id),
            ("stage", "x"),
            ("amount", "500"),
            ("is_won", won),
            ("is_closed", closed),
            ("close_date", day),
            ("created", "2026-06-01"),
        ];
        cells.extend((!reason.is_empty()).then_some(("loss_reason", reason)));
        sample.add::<Opportunity>("a", &cells);
        lead(&mut sample, &[("converted", "true"), ("converted_on", "2026-06-01"), ("opportunity_id", id)]);
    }
    lead(&mut sample, &[("status", "Nurture")]);
    lead(&mut sample, &[("status", "Price"), ("source", "Fair")]);
    lead(&mut sample, &[("created", "2026-11-05")]);
    lead(&mut sample, &[("deleted", "true")]);
    lead(&mut sample, &[("converted", "true"), ("converted_on", "2026-11-05"), ("status", "Nurture")]);
    let told = told(sample).unwrap();
    let of = |by: LeadOrigin, value: &str| {
        told.leads.iter().find(|one| one.by == by && one.value.as_deref() == Some(value)).unwrap().outcomes.clone()
    };
    let web = of(LeadOrigin::Source, "Web");
    assert_eq!((web.leads, web.converted, web.won, web.lost, web.open), (5, 3, 1, 1, 1), "o3 was open on the day");
    assert_eq!(web.won_amount, Ok(Decimal::from(500)));
    assert_eq!(web.reasons, [("Nurture".to_owned(), 2), ("Price".to_owned(), 1)]);
    assert_eq!(of(LeadOrigin::Campaign, "k1").leads, 6);
    assert_eq!(of(LeadOrigin::Source, "Fair").conversion().unwrap().value, 0.0);
}

#[test]
fn a_campaign_of_several_rows_is_one_and_an_unknown_cost_stays_unknown() {
    let mut sample = Sample::default();
    sample.account("a", &[]);
    sample.revenue("a", "2026-10-01", "100");
    for (id, start, cost) in [("k1", "2026-05-01", "100"), ("k1", "2026-06-01", "50"), ("k2", "2026-05-01", "")] {
        let mut cells = vec![("id", id), ("start", start)];
        cells.extend((!cost.is_empty()).then_some(("cost", cost)));
        sample.add::<Campaign>("", &cells);
    }
    touch(&mut sample, "a", "k1", "2026-06-01", "true");
    lead(&mut sample, &[]);
    lead(&mut sample, &[]);
    let told = told(sample).unwrap();
    let [k1, k2] = told.campaigns.as_slice() else { panic!("{:?}", told.campaigns) };
    assert_eq!((&k1.cost, k1.cost_per_lead()), (&Ok(Decimal::from(150)), Ok(Decimal::from(75))));
    assert_eq!((k1.touches, k1.accounts, k1.accounts_answering, k1.leads.leads), (1, 1, 1, 2));
    assert!(k2.cost.is_err() && k2.cost_per_lead().is_err());
}

#[test]
fn the_sample_company_has_a_target_list_with_products() {
    let scored = company::sample(120, cartera::plan::language::LanguageCode::En);
    let told = marketing(&scored.ingested.portfolio, &scored.scores).unwrap();
    let targets: Vec<_> = told.accounts.iter().filter_map(|one| one.target.as_ref()).collect();
    assert!(targets.len() > 5 && targets.iter().all(|target| !target.product.is_empty()), "{targets:?}");
    assert!(targets.iter().any(|target| target.kind == TargetKind::Expand));
    assert!(told.shared.engaged.is_ok() && told.campaigns.iter().any(|campaign| campaign.touches > 0));
}
