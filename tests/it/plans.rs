//! What documents say of one account agrees with what others say of it.

use std::collections::BTreeSet;

use cartera::ingest::Quality;
use cartera::model::*;
use cartera::plan::account::call::names_theme;
use cartera::plan::account::{AccountPlan, HygieneKey, plan};
use cartera::plan::context::{Company, Context};
use cartera::plan::deck::{Content, compose};
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::{Past, ScoreConfig, Scores, score};

use crate::exports::company::Scored;
use crate::score::sample::Sample;

/// What a test looks at, with everything it borrows in place.
pub fn with_context<T>(portfolio: &Portfolio, code: LanguageCode, look: impl FnOnce(&Context<'_>, &Scores) -> T) -> T {
    let scores = score(portfolio, &ScoreConfig::default(), &Past::default());
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    look(&Context::new(portfolio, &scores, &language, &company), &scores)
}

fn plan_of(context: &Context<'_>, id: &str) -> AccountPlan {
    let place = context.portfolio.accounts.iter().position(|row| row.id == id).unwrap();
    plan(context, AccountIx(u32::try_from(place).unwrap())).unwrap()
}

fn months_before(end: &str, back: i64) -> String {
    end.parse::<Date>().unwrap().checked_sub(jiff::Span::new().months(back)).unwrap().to_string()
}

/// Thirty accounts over three years. `fallen` brought five times as much until a year ago, has two detractors who decide and
/// critical tickets; `due` has a contract that ends in two months and no deal for it; `alone` is looked after by nobody.
fn portfolio() -> Portfolio {
    let mut sample = Sample::default();
    let owned = [("owner_id", "u1"), ("owner_name", "Ana Prieto")];
    for n in 0..30i64 {
        let id = format!("a{n:02}");
        sample.account(&id, &owned);
        for back in 0..36 {
            sample.revenue(&id, &months_before("2026-10-15", back), &format!("{}", 800 + (n * 37 + back * 11) % 300));
        }
    }
    for id in ["due", "fallen"] {
        sample.account(id, &owned);
    }
    sample.account("alone", &[]);
    for back in 0..36 {
        sample.revenue("fallen", &months_before("2026-10-15", back), if back < 12 { "1000" } else { "5000" });
        sample.revenue("due", &months_before("2026-10-15", back), "900");
        sample.revenue("alone", &months_before("2026-10-15", back), "900");
    }
    sample.add::<Contract>("due", &[("start", "2026-01-01"), ("end", "2026-12-31"), ("value", "10800")]);
    for (person, day) in [("p1", "2026-10-01"), ("p2", "2026-10-02")] {
        sample.add::<SurveyResponse>(
            "fallen",
            &[("email", person), ("date", day), ("nps_rating", "1"), ("role", "Decision maker")],
        );
    }
    for n in 0..6 {
        let id = format!("t{n}");
        sample.add::<Ticket>(
            "fallen",
            &[("id", &id), ("opened", "2026-10-20"), ("priority", "Critical"), ("status", "Open")],
        );
    }
    sample.add::<Contact>("fallen", &[("id", "c1"), ("email", "p1"), ("role", "Decision maker")]);
    sample.add::<Contact>("fallen", &[("id", "c2"), ("email", "p3"), ("role", "Champion"), ("left_on", "2026-09-01")]);
    sample.add::<Activity>("fallen", &[("date", "2026-01-10"), ("kind", "Call")]);
    sample.add::<Opportunity>(
        "a01",
        &[("id", "o1"), ("stage", "Open"), ("created", "2026-09-01"), ("amount", "10"), ("kind", "Renewal")],
    );
    sample.build("2026-10-31")
}

#[test]
fn what_the_deck_asks_of_an_account_is_among_its_actions_by_the_same_day() {
    let portfolio = portfolio();
    let quality = Quality::default();
    for code in LanguageCode::ALL {
        with_context(&portfolio, code, |context, _| {
            let config = ScoreConfig::default();
            let deck = compose(context, &crate::deck::deck_input(&quality, &config));
            let decisions = deck.slides.iter().find_map(|slide| match &slide.content {
                Content::ExecutiveSummary { decisions, .. } => Some(decisions.body.clone()),
                _ => None,
            });
            let decisions = decisions.expect("a summary");
            let mut asked = Vec::new();
            for decision in &decisions {
                let facts = deck.facts.iter().filter(|fact| decision.facts.contains(&fact.id));
                for account in facts.filter_map(|fact| fact.account.clone()) {
                    let plan = plan_of(context, &account);
                    let due = |day: Date| context.language.date_short(day) == decision.due;
                    let answering = plan
                        .actions
                        .iter()
                        .find(|action| due(action.due))
                        .unwrap_or_else(|| panic!("{account}: {} and {:?}", decision.ask, plan.actions));
                    if answering.id != "assign-owner" {
                        assert!(answering.text.contains(&decision.amount), "{} and {}", decision.ask, answering.text);
                    }
                    asked.push(answering.id.clone());
                }
            }
            asked.sort();
            assert_eq!(asked, ["assign-owner", "executive-visit", "open-renewal"]);
        });
    }
}

#[test]
fn an_objective_is_no_more_than_the_forecast_can_bear_and_says_so_where_it_is_above() {
    let portfolio = portfolio();
    with_context(&portfolio, LanguageCode::En, |context, scores| {
        let fallen = plan_of(context, "fallen");
        let place = portfolio.accounts.iter().position(|row| row.id == "fallen").unwrap();
        let forecast = &scores.accounts[place].forecast;
        let (total, high) = (forecast.total.clone().unwrap(), forecast.high.clone().unwrap());
        let objective = fallen.objectives.iter().find(|objective| objective.id == "revenue").unwrap();
        assert!(high < Decimal::from(60_000), "the year before is beyond the range");
        assert_eq!(objective.target, context.money(high.max(Decimal::from(12_000))));
        assert!(objective.why.contains(&context.money(Decimal::from(60_000))), "{}", objective.why);
        assert!(objective.why.contains(&context.money(total)), "{}", objective.why);
        for row in portfolio.accounts.iter().filter(|row| row.id.starts_with('a')) {
            let plan = plan_of(context, &row.id);
            let place = portfolio.accounts.iter().position(|other| other.id == row.id).unwrap();
            let total = context.money(scores.accounts[place].forecast.total.clone().unwrap());
            let Some(objective) = plan.objectives.iter().find(|objective| objective.id == "revenue") else { continue };
            assert_eq!(objective.why.contains("forecast"), objective.why.contains(&total), "{}", objective.why);
        }
    });
}

#[test]
fn hygiene_judges_the_records_and_not_what_we_propose() {
    let portfolio = portfolio();
    with_context(&portfolio, LanguageCode::Es, |context, _| {
        let plan = plan_of(context, "fallen");
        assert!(!plan.objectives.is_empty());
        for check in &plan.hygiene.checks {
            let proposed = matches!(
                check.key,
                HygieneKey::ObjectivesSet | HygieneKey::ObjectivesDated | HygieneKey::ObjectivesSmart
            );
            assert_eq!(check.passed == Err(Unknown::NoPlan), proposed, "{check:?}");
        }
        // Named owner and deciding contact known; nobody was talked with of late; the rest can't be told.
        assert_eq!(plan.hygiene.share, Ok(2.0 / 3.0), "{:?}", plan.hygiene);
        assert_eq!(context.reason(&Unknown::NoPlan), "Aún no se ha entregado ningún plan");
    });
}

fn with_plan<T>(book: &PlanBook, portfolio: &Portfolio, id: &str, look: impl FnOnce(&AccountPlan) -> T) -> T {
    let scores = score(portfolio, &ScoreConfig::default(), &Past::default());
    let code = LanguageCode::En;
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    look(&plan_of(&Context::new(portfolio, &scores, &language, &company).with_book(book), id))
}

fn item(kind: ItemKind, id: &str, author: Author, fields: &[(&str, &str)]) -> (ItemKey, Item) {
    let key = ItemKey { account_id: "fallen".to_owned(), kind, item: id.to_owned() };
    let field = |value: &str| ItemField { value: Some(value.to_owned()), author: author.clone(), proposed: None };
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect();
    (key, Item { author: author.clone(), since: Month::parse("2026-09").unwrap(), fields })
}

#[test]
fn what_a_person_wrote_into_a_swot_comes_first_and_what_was_dropped_is_gone() {
    let ana = Author::Person("Ana Prieto".to_owned());
    let mut book = PlanBook::default();
    book.items.extend([
        item(ItemKind::Swot, "r1", ana.clone(), &[("field", "threats"), ("text", "Their plant may move")]),
        item(ItemKind::Swot, "r2", ana.clone(), &[("field", "threats"), ("text", "Gone"), ("state", "dropped")]),
        item(ItemKind::Swot, "r3", Author::Program, &[("field", "threats"), ("text", "Ours of last month")]),
        item(ItemKind::Note, "n1", ana, &[("text", "Goals: two lines more by spring")]),
    ]);
    with_plan(&book, &portfolio(), "fallen", |plan| {
        let threats = &plan.swot.threats;
        assert_eq!(threats[0].text, "Their plant may move");
        assert!(threats.len() > 1 && threats.len() <= 4, "{threats:?}");
        assert!(threats.iter().skip(1).all(|threat| threat.contingency.is_some()));
        assert_eq!(
            plan.call.goals.iter().map(|goal| goal.text.as_str()).collect::<Vec<_>>(),
            ["two lines more by spring"]
        );
        assert!(plan.call.questions.iter().all(|question| !question.text.contains("goals")));
    });
}

#[test]
fn pains_meet_the_lines_of_value_that_fit_and_what_has_none_is_asked() {
    let mut sample = Sample::default();
    sample.account("a", &[("segment", "Enterprise"), ("owner_id", "u1"), ("owner_name", "Ana Prieto")]);
    sample.add::<Contact>("a", &[("id", "c1"), ("name", "Luz Prieto"), ("role", "Decision maker")]);
    for (n, subject) in [(1, "Wrong invoice"), (2, "Wrong invoice"), (3, "Late delivery"), (4, "Late delivery")] {
        let id = format!("t{n}");
        sample.add::<Ticket>("a", &[("id", &id), ("opened", "2026-09-20"), ("subject", subject), ("status", "Closed")]);
    }
    for (theme, line, segment, language) in [
        ("billing", "One invoice a month", "", "en"),
        ("Billing", "Invoices checked by a person", "enterprise", "en"),
        ("billing", "Una factura al mes", "", "es"),
        ("billing", "For small ones", "SME", "en"),
    ] {
        let fields = [("theme", theme), ("line", line), ("segment", segment), ("language", language)];
        let given: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        sample.add::<ValueLine>("", &given);
    }
    sample.add::<Objection>("", &[("objection", "Too dear"), ("answer", "Compare"), ("theme", "price")]);
    sample.add::<Objection>("", &[("objection", "Change is a risk"), ("answer", "Step by step")]);
    let portfolio = sample.build("2026-10-31");
    with_plan(&PlanBook::default(), &portfolio, "a", |plan| {
        let told: Vec<(&str, &str, Option<&str>)> = plan
            .call
            .pains
            .iter()
            .map(|pain| (pain.theme.as_str(), pain.told.text.as_str(), pain.offer.as_ref().map(|o| o.line.as_str())))
            .collect();
        assert_eq!(
            told,
            [("billing", "2 tickets", Some("Invoices checked by a person")), ("delivery", "2 tickets", None)]
        );
        assert!(plan.call.questions[0].text.contains("delivery"), "{:?}", plan.call.questions);
        assert!(plan.call.questions.len() <= 3);
        let answers: Vec<&str> = plan.call.objections.iter().map(|one| one.answer.as_str()).collect();
        assert_eq!(answers, ["Step by step"], "nobody of this account complains of the price");
        let mail = plan.call.mail.as_ref().unwrap();
        assert_eq!(mail.to.as_deref(), Some("Luz Prieto"));
        assert!(mail.body.iter().any(|line| line.contains("Invoices checked by a person")), "{mail:?}");
    });
}

#[test]
fn a_theme_that_troubles_accounts_and_that_no_line_of_value_names_is_on_the_fix_list() {
    let missing = |lines: &[&str]| {
        let mut sample = Sample::default();
        sample.account("a", &[]).account("b", &[]);
        for (account, id, subject) in [
            ("a", "t1", "Wrong invoice"),
            ("a", "t2", "Wrong invoice"),
            ("a", "t3", "Late delivery"),
            ("b", "t4", "Late delivery"),
            ("b", "t5", "Late delivery"),
        ] {
            let fields = [("id", id), ("opened", "2026-09-20"), ("subject", subject), ("status", "Closed")];
            sample.add::<Ticket>(account, &fields);
        }
        for theme in lines {
            sample.add::<ValueLine>("", &[("theme", theme), ("line", "We do better")]);
        }
        let scored = Scored::of_sample(&sample, LanguageCode::En);
        let found = cartera::checks::uncovered(&scored.ingested, &scored.scores, names_theme);
        found.into_iter().map(|finding| finding.what).collect::<Vec<_>>()
    };
    let of = |theme: &str| format!("1 account complains about `{theme}`, which no line of the value file answers");
    assert_eq!(missing(&["price"]), [of("billing"), of("delivery")], "one late delivery is no trouble of account a");
    assert_eq!(missing(&["Facturación"]), [of("delivery")], "a theme may be named in any language");
    assert_eq!(missing(&["billing", "delivery"]), [""; 0]);
    assert_eq!(missing(&[]), [""; 0], "without a value file nothing is missing in it");
}

#[test]
fn the_rep_s_workbook_says_what_an_objective_lacks_beside_it() {
    let scored = crate::exports::company::sample(40, LanguageCode::En);
    let context = scored.context();
    let owner = context.portfolio.account_ixs().find_map(|account| Some((account, context.desk(account)?.id.clone())));
    let (account, owner) = owner.unwrap();
    let written = |value: &str| ItemField {
        value: Some(value.to_owned()),
        author: Author::Person(owner.clone()),
        proposed: None,
    };
    let fields = [("objective", "Improve the relationship"), ("due", "soon"), ("owner", "Ana")];
    let item = Item {
        author: Author::Person(owner.clone()),
        since: Month::parse("2026-09").unwrap(),
        fields: fields.iter().map(|(name, value)| ((*name).to_owned(), written(value))).collect(),
    };
    let id = context.account(account).unwrap().id.clone();
    let key = ItemKey { account_id: id, kind: ItemKind::Objective, item: "rep-1".to_owned() };
    let vague = PlanBook { items: [(key, item)].into_iter().collect(), ..PlanBook::default() };
    let book = |kept: &PlanBook| {
        let context = scored.context().with_book(kept);
        let plans: Vec<AccountPlan> =
            context.portfolio.account_ixs().filter_map(|account| plan(&context, account)).collect();
        let book = cartera::plan::workbook::rep(&context, &owner, &plans, "2026-10-r1", &|_| None);
        serde_json::to_string(&book).unwrap()
    };
    let told = "To be measured it lacks a metric, a baseline in numbers, a target in numbers, and a due date";
    let with = book(&vague);
    assert!(with.contains(told), "no message in {with}");
    assert!(!book(&PlanBook::default()).contains("To be measured"), "what our rules propose can be measured");
}

#[test]
fn what_our_rules_propose_can_be_computed_with_in_a_workbook() {
    use cartera::plan::workbook::Cell;
    let scored = crate::exports::company::sample(60, LanguageCode::Es);
    let (context, plans) = (scored.context(), scored.plans());
    let owners: BTreeSet<String> =
        plans.iter().filter_map(|plan| context.owner(plan.account).map(|owner| owner.id.clone())).collect();
    let mut cells = Vec::new();
    for owner in &owners {
        let book = cartera::plan::workbook::rep(&context, owner, &plans, "2026-10-r1", &|_| None);
        let sheet = book.book.sheets.into_iter().find(|sheet| sheet.key == "objectives").unwrap();
        for block in sheet.blocks {
            let places: Vec<usize> =
                (0..block.columns.len()).filter(|n| ["baseline", "target"].contains(&block.columns[*n].key)).collect();
            cells.extend(
                block
                    .rows
                    .into_iter()
                    .flat_map(|row| places.iter().map(move |n| row.cells[*n].clone()).collect::<Vec<_>>()),
            );
        }
    }
    let texts: Vec<&Cell> = cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).collect();
    assert!(texts.is_empty(), "{texts:?}");
    // What is whole is written so: nobody has 2.0 contacts.
    let whole = |cell: &&Cell| matches!(cell, Cell::Number(number) if number.fract() == 0.0);
    assert_eq!(cells.iter().find(whole), None);
    assert!(cells.iter().any(|cell| matches!(cell, Cell::Money(_))));
    assert!(cells.iter().any(|cell| matches!(cell, Cell::Whole(_))));
    // A product's revenue is measured like any other.
    let of_products = plans.iter().flat_map(|plan| &plan.objectives).filter(|objective| objective.id == "cross-sell");
    let measured: Vec<bool> = of_products.map(|objective| objective.measure.is_some()).collect();
    assert!(!measured.is_empty() && measured.iter().all(|measured| *measured));
}

#[test]
fn a_rep_s_load_is_the_effort_of_the_plays_behind_his_or_her_own_actions() {
    use cartera::plan::playbook::Role;
    let scored = crate::exports::company::sample(60, LanguageCode::Es);
    let (context, plans) = (scored.context(), scored.plans());
    let until = context.period().plus(1).last_day();
    let told = cartera::plan::capacity::capacity(&context, &plans);
    let mut seen = 0.0;
    for rep in &told.reps {
        let own = plans.iter().filter(|plan| {
            context.has_brief(plan.account)
                && context.owner(plan.account).is_some_and(|owner| owner.id == rep.owner_id)
                && matches!(context.class(plan.account), Some(AccountClass::Customer | AccountClass::Prospect))
        });
        let due = own.flat_map(|plan| &plan.actions).filter(|action| action.due <= until);
        let plays = due.filter_map(|action| action.play.as_ref()).filter(|play| play.role == Role::Sales);
        let efforts: Vec<f64> = plays.map(|play| play.effort_hours).collect();
        assert_eq!(rep.actions, efforts.len(), "{}", rep.owner);
        assert!((rep.action_hours - efforts.iter().sum::<f64>()).abs() < 1e-9, "{}", rep.owner);
        seen += rep.action_hours;
    }
    assert!(seen > 0.0);
}
