use cartera::model::*;
use cartera::score::nps::ChangeMethod;
use cartera::score::{FindingKind, IntervalMethod, Past, ScoreConfig, score};

use super::sample::Sample;
use super::{only, scored};

fn answers(sample: &mut Sample, account: &str, ratings: &[u8]) {
    for (person, rating) in ratings.iter().enumerate() {
        sample.answer(account, &format!("{account}{person}@x.com"), "2026-05-01", &rating.to_string());
    }
}

#[test]
fn three_promoters_two_passives_four_detractors_are_minus_eleven() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    answers(&mut sample, "A", &[9, 10, 9, 7, 8, 0, 3, 5, 6]);
    let nps = only(&sample.build("2026-10-31")).nps;
    assert_eq!((nps.value.unwrap().round(), nps.method), (-11.0, Some(IntervalMethod::Score)));
    assert_eq!((nps.low.unwrap().round(), nps.high.unwrap().round()), (-58.0, 42.0));
}

#[test]
fn a_person_has_one_vote_a_window_the_latest() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Contact>("A", &[("id", "C1"), ("email", "Ana@x.com")]);
    sample.answer("A", "ana@x.com", "2026-01-10", "2").answer("A", "ANA@x.com", "2026-06-10", "9");
    sample.add::<SurveyResponse>("A", &[("contact_id", "C1"), ("date", "2026-03-10"), ("nps_rating", "0")]);
    sample.answer("A", "ana@x.com", "2025-10-31", "10").answer("A", "ana@x.com", "2026-11-01", "1");
    let nps = only(&sample.build("2026-10-31")).nps;
    assert_eq!((nps.value, nps.counts.n(), nps.single_respondent), (Ok(100.0), 1, true));
    assert_eq!(nps.change.unwrap().before, 100.0);
}

#[test]
fn single_faulty_ratings_are_listed_and_left_out() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    answers(&mut sample, "A", &[9, 10, 8, 2, 9, 7, 10, 9, 6, 10, 9]);
    sample.answer("A", "odd@x.com", "2026-05-01", "7.5").answer("A", "low@x.com", "2026-05-01", "-1");
    let scores = scored(&sample.build("2026-10-31"));
    assert_eq!(scores.accounts[0].nps.counts.n(), 11);
    let kinds: Vec<_> = scores.portfolio.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::RatingOffScale, FindingKind::RatingOffScale]);
}

#[test]
fn stars_and_percentages_are_not_taken_for_the_scale() {
    for (ratings, low, high) in
        [([1, 5, 5, 4, 5, 3, 5, 5, 4, 5], 1.0, 5.0), ([90, 100, 80, 70, 10, 0, 55, 60, 20, 30], 0.0, 100.0)]
    {
        let mut sample = Sample::default();
        sample.account("A", &[]);
        answers(&mut sample, "A", &ratings);
        let scores = scored(&sample.build("2026-10-31"));
        let wrong = Unknown::WrongScale { low, high };
        assert_eq!(scores.accounts[0].nps.value, Err(wrong.clone()));
        assert_eq!(scores.portfolio.kpi("nps_per_response").unwrap().value, Err(wrong));
    }
}

#[test]
fn the_portfolio_s_score_is_given_per_response_per_account_and_per_revenue() {
    let mut sample = Sample::default();
    sample.account("A", &[]).account("B", &[]).revenue("A", "2026-05-01", "300").revenue("B", "2026-05-01", "100");
    answers(&mut sample, "A", &[9, 9, 9, 9]);
    answers(&mut sample, "B", &[0, 8]);
    let portfolio = scored(&sample.build("2026-10-31")).portfolio;
    let value = |metric| portfolio.kpi(metric).unwrap().value.clone().unwrap();
    assert_eq!((value("nps_per_response"), value("nps_per_account"), value("nps_per_revenue")), (50.0, 25.0, 62.5));
    assert_eq!(portfolio.kpi("nps_per_account").unwrap().low, None);
}

#[test]
fn response_rate_counts_people_whose_invitation_arrived() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    answers(&mut sample, "A", &[9]);
    for (email, delivered) in [("A0@x.com", "true"), ("a0@x.com", "true"), ("b@x.com", "true"), ("c@x.com", "false")] {
        sample.add::<Invitation>("A", &[("email", email), ("sent", "2026-04-20"), ("delivered", delivered)]);
    }
    let portfolio = scored(&sample.build("2026-10-31")).portfolio;
    let rate = portfolio.kpi("response_rate_share").unwrap();
    assert_eq!((rate.value.clone(), rate.n), (Ok(0.5), 2));
}

#[test]
fn a_change_is_computed_over_those_who_answered_twice_where_they_are_enough() {
    let mut sample = Sample::default();
    sample.account("A", &[]).account("B", &[]);
    for person in 0..12 {
        let person = format!("p{person}@x.com");
        sample.answer("A", &person, "2025-06-01", "7").answer("A", &person, "2026-06-01", "9");
    }
    // Other people each year: independent.
    for person in 0..12 {
        sample.answer("B", &format!("old{person}@x.com"), "2025-06-01", "7");
        sample.answer("B", &format!("new{person}@x.com"), "2026-06-01", "8");
    }
    let scores = scored(&sample.build("2026-10-31"));
    let change = |place: usize| scores.accounts[place].nps.change.clone().unwrap();
    assert_eq!((change(0).method, change(0).pairs), (ChangeMethod::Paired, 12));
    assert!(change(0).detectable && change(0).among_accounts, "{:?}", change(0));
    assert_eq!((change(1).method, change(1).detectable), (ChangeMethod::Independent, false));
    let found = scores.portfolio.kpi("nps_changes_detectable").unwrap();
    assert_eq!((found.value.clone(), found.n), (Ok(1.0), 2));
}

#[test]
fn decision_makers_weigh_more_only_where_weights_are_set() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (person, rating, role) in [("a", "0", "Decision maker"), ("b", "9", "User"), ("c", "10", "Usuario")] {
        let email = format!("{person}@x.com");
        let fields = [("email", email.as_str()), ("date", "2026-05-01"), ("nps_rating", rating), ("role", role)];
        sample.add::<SurveyResponse>("A", &fields);
    }
    let portfolio = sample.build("2026-10-31");
    assert!(matches!(only(&portfolio).nps.weighted, Err(Unknown::NotConfigured { .. })));
    let config: ScoreConfig = toml::from_str("[nps.role_weights]\ndecision_maker = 3\ninfluencer = 2").unwrap();
    let nps = score(&portfolio, &config, &Past::default()).accounts.remove(0).nps;
    let weighted = nps.weighted.unwrap();
    // (2 − 3) / 5, and 25 / 11 effective answers.
    assert!((weighted.value + 20.0).abs() < 1e-9 && (weighted.effective_n - 25.0 / 11.0).abs() < 1e-9, "{weighted:?}");
    assert_eq!((weighted.with_role, nps.value.unwrap().round()), (3, 33.0));
}

#[test]
fn a_refused_survey_is_one_finding_and_its_comments_are_unrated() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-05-01", "300");
    for person in 0..10 {
        let email = format!("p{person}@x.com");
        let fields = [
            ("email", email.as_str()),
            ("date", "2026-05-01"),
            ("nps_rating", "5"),
            ("survey", "Stars"),
            ("comment", "The delivery was late again this month"),
        ];
        sample.add::<SurveyResponse>("A", &fields);
    }
    let scores = scored(&sample.build("2026-10-31"));
    let kinds: Vec<_> = scores.portfolio.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::SurveyRefused]);
    let themes = scores.portfolio.themes.unwrap();
    let delivery = &themes.themes[0];
    assert_eq!((delivery.counts.theme.as_str(), delivery.counts.unrated), ("delivery", 10));
    assert!(delivery.detractors_share.is_err() && delivery.revenue == Ok(300.into()));
}

#[test]
fn comments_dated_later_and_promised_confidence_leave_no_trace() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let fields =
        |date| [("email", "a@x.com"), ("date", date), ("nps_rating", "2"), ("comment", "Precio muy caro, caro")];
    sample.add::<SurveyResponse>("A", &fields("2026-11-01"));
    assert_eq!(only(&sample.build("2026-10-31")).themes.comments, 0);
    sample.add::<SurveyResponse>("A", &[fields("2026-10-01").as_slice(), &[("confidential", "true")]].concat());
    let account = only(&sample.build("2026-10-31"));
    assert_eq!((account.themes.comments, account.themes.themes[0].detractors), (1, 1));
    assert!(account.nps.answers.iter().all(|answer| !answer.quotable));
}

/// However many answers there are: all are kept, and one a person counts.
#[test]
fn an_answer_that_its_author_replaced_does_not_count_and_says_so() {
    let mut sample = Sample::default();
    sample.account("A", &[]).answer("A", "a@x.com", "2026-05-01", "9").answer("A", "a@x.com", "2026-09-01", "3");
    for day in ["2024-01-05", "2024-01-04", "2024-01-03", "2024-01-02", "2024-01-01"] {
        sample.answer("A", "b@x.com", day, "10");
    }
    let nps = only(&sample.build("2026-10-31")).nps;
    let told: Vec<_> = nps.answers.iter().map(|answer| (answer.rating, answer.counted, answer.superseded)).collect();
    assert_eq!(told[..2], [(Some(3), true, false), (Some(9), false, true)]);
    assert!(told.len() == 7 && told[2..].iter().all(|answer| *answer == (Some(10), false, false)), "{told:?}");
    assert_eq!(nps.counts.n(), 1);
}

/// Who was never asked for a rating is not silent: neither coverage is 0, and the reason names the field.
#[test]
fn without_a_rating_nobody_was_asked() {
    let mut sample = Sample::default();
    sample.account("A", &[]).account("B", &[]);
    sample.add::<Revenue>("A", &[("date", "2026-05-01"), ("amount", "10")]);
    sample.add::<Revenue>("B", &[("date", "2026-05-01"), ("amount", "10")]);
    sample.add::<SurveyResponse>("A", &[("date", "2026-05-01"), ("comment", "Very good")]);
    let scores = scored(&sample.build("2026-10-31"));
    let lacks = |field| Unknown::NoField { entity: Entity::SurveyResponse, field };
    let nps = &scores.accounts[0].nps;
    assert_eq!(nps.value, Err(lacks("nps_rating")));
    assert_eq!(nps.change.clone().unwrap_err(), lacks("nps_rating"));
    assert_eq!(scores.accounts[0].csat.ces.mean, Err(lacks("ces_rating")));
    for metric in ["account_coverage_share", "revenue_coverage_share"] {
        assert_eq!(scores.portfolio.kpi(metric).unwrap().value, Err(lacks("nps_rating")), "{metric}");
    }
    // One answer makes it a survey, of which the other account is silent.
    sample.answer("A", "a@x.com", "2026-05-01", "9");
    let scores = scored(&sample.build("2026-10-31"));
    assert_eq!(scores.portfolio.kpi("account_coverage_share").unwrap().value, Ok(0.5));
    assert_eq!(scores.accounts[1].nps.value, Err(Unknown::NoRecords { entity: Entity::SurveyResponse }));
}

/// Stars and answers to 10 in turn, on the same days in one file, under one name.
fn interleaved(people: usize) -> Vec<FindingKind> {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let (stars, to_ten) = ([5, 4, 5, 3, 5, 4, 5, 5, 4, 2], [9, 10, 8, 10, 7, 9, 10, 6, 9, 10]);
    for person in 0..people {
        let email = format!("p{person}@x.com");
        let of = if person % 2 == 0 { stars } else { to_ten };
        let rating = of[person / 2 % 10].to_string();
        let fields =
            [("email", email.as_str()), ("date", "2026-05-01"), ("nps_rating", rating.as_str()), ("survey", "Q2")];
        sample.add::<SurveyResponse>("A", &fields);
    }
    let findings = scored(&sample.build("2026-10-31")).portfolio.findings;
    findings.into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn two_scales_on_the_same_days_of_one_file_are_refused_listed_or_not_told_by_their_number() {
    assert_eq!(interleaved(2000), [FindingKind::SurveyRefused]);
    assert_eq!(interleaved(700), [FindingKind::SurveyMixed]);
    assert_eq!(interleaved(60), []);
}
