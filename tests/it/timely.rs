//! What a plan says of time, over all accounts of the sample in its second month: the same figure wherever it is printed,
//! and nothing that is newly proposed in the past.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use camino::Utf8PathBuf;
use cartera::ingest::{self, Ingested};
use cartera::model::{AccountClass, Currency, Date, PlanBook};
use cartera::plan::account::{AccountPlan, Figure, plan};
use cartera::plan::audience::customer;
use cartera::plan::brief;
use cartera::plan::context::Context;
use cartera::plan::keep::{self, Stage};
use cartera::plan::language::{Args, LanguageCode};
use cartera::plan::review::TriggerKind;
use cartera::plan::workbook::{self, Cell, RepWorkbook, Sheet};
use cartera::sample::{SampleOptions, write};
use cartera::settings::{Flags, Settings};

use crate::exports::company::Scored;

/// The sample in its second month, with what the first one left.
struct SecondMonth {
    scored: Scored,
    book: PlanBook,
}

impl SecondMonth {
    fn of(code: LanguageCode) -> SecondMonth {
        let dir = tempfile::tempdir().unwrap();
        let options = SampleOptions::default();
        write(&options, dir.path()).unwrap();
        let config = Utf8PathBuf::from_path_buf(dir.path().join("cartera.toml")).unwrap();
        let settings = Settings::load(&Flags { config: Some(config), ..Flags::default() }, options.as_of).unwrap();
        let read = |as_of: Date| -> Ingested {
            ingest::read(&settings.config.ingest(), &settings.input, as_of, Currency::EUR, &|_| {}).unwrap()
        };
        let first = Scored::of(read(jiff::civil::date(2026, 9, 30)), code);
        let mut book = keep::next(&PlanBook::default(), first.plans().into_iter().map(|plan| plan.kept));
        let scored = Scored::of(read(settings.as_of), code);
        keep::with_tasks(&mut book, &scored.ingested.portfolio);
        SecondMonth { scored, book }
    }

    fn look<T>(&self, look: impl FnOnce(&Context<'_>, &[AccountPlan]) -> T) -> T {
        let context = self.scored.context().with_book(&self.book);
        let places = self.scored.ingested.portfolio.account_ixs().filter(|account| context.has_brief(*account));
        let plans: Vec<AccountPlan> = places.filter_map(|account| plan(&context, account)).collect();
        look(&context, &plans)
    }
}

static SPANISH: LazyLock<SecondMonth> = LazyLock::new(|| SecondMonth::of(LanguageCode::Es));
static ENGLISH: LazyLock<SecondMonth> = LazyLock::new(|| SecondMonth::of(LanguageCode::En));

fn both(look: impl Fn(&Context<'_>, &[AccountPlan])) {
    SPANISH.look(&look);
    ENGLISH.look(&look);
}

fn late(plan: &AccountPlan) -> usize {
    plan.actions.iter().filter(|action| action.standing.late).count()
}

fn sheet<'a>(book: &'a RepWorkbook, key: &str) -> &'a Sheet {
    book.book.sheets.iter().find(|sheet| sheet.key == key).unwrap()
}

fn rows(sheet: &Sheet) -> usize {
    sheet.blocks.iter().map(|block| block.rows.len()).sum()
}

#[test]
fn the_late_actions_that_a_trigger_counts_are_those_that_the_plan_shows() {
    both(|context, plans| {
        let mut told = 0;
        for plan in plans {
            let open = plan.reviews.open().find(|trigger| trigger.kind == TriggerKind::LateActions);
            let Some(trigger) = open else { continue };
            told += 1;
            let late: Vec<_> = plan.actions.iter().filter(|action| action.standing.late).collect();
            let oldest = late.iter().map(|action| action.due).min().unwrap();
            let days = cartera::model::calendar::days_between(oldest, context.as_of());
            let (n, evidence) = (late.len(), &trigger.evidence);
            assert!(evidence.starts_with(&format!("{n} ")), "{}: {evidence}, {n} are late", plan.account_id);
            assert!(evidence.contains(&format!("{days} d")), "{}: {evidence}, by {days} days", plan.account_id);
        }
        assert!(told > 3, "the sample has accounts with late actions");
    });
}

#[test]
fn a_team_s_workbook_lists_the_late_actions_of_its_plans() {
    both(|context, plans| {
        let managers = plans.iter().filter_map(|plan| context.desk(plan.account)?.manager.clone());
        for (id, name) in managers.collect::<BTreeSet<_>>() {
            let led = |plan: &&AccountPlan| {
                let manager = context.desk(plan.account).and_then(|owner| owner.manager.clone());
                manager.is_some_and(|(manager, _)| manager == id)
            };
            let own: Vec<AccountPlan> = plans.iter().filter(led).cloned().collect();
            let book = workbook::team(context, (&id, &name), &own, "2026-10-r1", &|_| None);
            assert_eq!(rows(sheet(&book, "late")), own.iter().map(late).sum::<usize>(), "{name}");
        }
    });
}

/// All days up to the as-of day from which a plan of the month before may be.
fn past(context: &Context<'_>) -> Vec<String> {
    let days = (0..75i64).map(|back| context.as_of().checked_sub(jiff::Span::new().days(back)).unwrap());
    days.map(|day| context.language.date_short(day)).collect()
}

#[test]
fn nothing_is_asked_for_by_a_day_that_has_passed() {
    both(|context, plans| {
        let as_of = context.as_of();
        for plan in plans {
            for action in &plan.actions {
                let (text, standing) = (&action.text, &action.standing);
                assert!(standing.late || action.due > as_of, "{}: {text}, {}", plan.account_id, action.due);
                assert_eq!(standing.late, standing.renewed.is_some(), "{text}");
                assert!(standing.renewed.is_none_or(|day| day > as_of), "{text}");
                // The text names the new day; the due date stays beside it.
                let by = context.language.date_short(standing.renewed.unwrap_or(action.due));
                let old = context.language.date_short(action.due);
                assert!(!standing.late || !text.contains(&old) || text.contains(&by), "{text}: due {old}, now {by}");
            }
            for objective in plan.objectives.iter().filter(|objective| objective.standing.stage == Stage::Proposed) {
                assert!(objective.due > as_of, "{}: {}, {}", plan.account_id, objective.text, objective.due);
            }
            assert!(plan.next_review > as_of);
        }
    });
}

#[test]
fn who_left_is_won_back_and_nothing_else() {
    both(|context, plans| {
        let left: Vec<&AccountPlan> =
            plans.iter().filter(|plan| context.class(plan.account) == Some(AccountClass::Churned)).collect();
        assert!(!left.is_empty(), "the sample has an account that left");
        for plan in left {
            let ids: Vec<&str> = plan.objectives.iter().map(|objective| objective.id.as_str()).collect();
            assert_eq!(ids, ["win-back"], "{}", plan.account_id);
            let day = context.scores_of(plan.account).unwrap().class.left_on.unwrap();
            let day = context.language.date_short(day);
            assert!(plan.headline.text.contains(&day), "{}", plan.headline.text);
            let brief = brief::compose(context, plan).unwrap();
            assert!(brief.header.tier.is_some_and(|chip| chip.text.contains(&day)));
            assert!(brief.header.quadrant.is_none() && brief.who.whitespace.is_none());
            let stated: Vec<&str> = brief.facts.iter().map(|fact| fact.id.rsplit('/').next().unwrap()).collect();
            for going_on in ["forecast_12m", "gap_amount", "wallet_share", "renewal_value"] {
                assert!(!stated.contains(&going_on), "{}: {going_on}", plan.account_id);
            }
            assert!(customer::compose(context, plan).is_none());
        }
    });
}

#[test]
fn a_customer_s_paper_tells_of_what_lies_ahead_and_of_one_review() {
    both(|context, plans| {
        let past = past(context);
        let mut papers = 0;
        for plan in plans {
            let Some(brief) = customer::compose(context, plan) else { continue };
            papers += 1;
            let cells: Vec<&str> = brief
                .answer
                .tables
                .iter()
                .flat_map(|table| table.body.rows.iter().flatten().map(|cell| cell.text.as_str()))
                .collect();
            assert!(cells.len() >= 6, "two lines of three cells: {cells:?}");
            assert!(!cells.iter().any(|cell| past.iter().any(|day| day == cell)), "{}: {cells:?}", plan.account_id);
            let regular = context.language.date_long(plan.reviews.regular);
            let profile = brief.answer.profile.unwrap();
            assert!(profile.body.iter().any(|line| line.value == regular), "{}", plan.account_id);
        }
        assert!(papers > 3);
    });
}

#[test]
fn a_review_has_one_date() {
    both(|context, plans| {
        for plan in plans {
            let is_review = |action: &&cartera::plan::account::PlannedAction| {
                action.play.as_ref().is_some_and(|play| context.playbook.is_review(&play.play))
            };
            for action in plan.actions.iter().filter(is_review).filter(|action| !action.standing.late) {
                assert_eq!(action.due, plan.next_review, "{}: {}", plan.account_id, action.text);
                let told = context.language.date_short(plan.next_review);
                assert!(action.text.contains(&told), "{}", action.text);
            }
        }
    });
}

#[test]
fn a_rep_s_letters_propose_a_day_each_before_what_they_are_about() {
    both(|context, plans| {
        let mut days: BTreeMap<String, Vec<Date>> = BTreeMap::new();
        for plan in plans {
            let Some(day) = context.talk_days().day(plan.account) else { continue };
            assert!(day > context.as_of());
            if let Ok(renewal) = &context.scores_of(plan.account).unwrap().renewal.next
                && renewal.days > 5
            {
                assert!(day < renewal.end, "{}: {day}, {}", plan.account_id, renewal.end);
            }
            if let Some(desk) = context.desk(plan.account) {
                days.entry(desk.id.clone()).or_default().push(day);
            }
        }
        for (desk, mut days) in days.into_iter().filter(|(_, days)| days.len() <= 20) {
            // Where deadlines press, the first days have to do for several.
            let pressed = context.schedule().in_days(3);
            days.retain(|day| *day > pressed);
            let n = days.len();
            days.sort();
            days.dedup();
            assert_eq!(days.len(), n, "{desk}");
        }
    });
}

#[test]
fn a_suggestion_has_no_verdict_and_a_reason_of_today_s_figures() {
    both(|context, plans| {
        for plan in plans {
            let forecast = context.scores_of(plan.account).unwrap().forecast.total.as_ref().ok();
            for objective in &plan.objectives {
                let standing = &objective.standing;
                assert!(standing.stage != Stage::Proposed || standing.verdict().is_none());
                let Some(measure) = objective.measure.as_ref().filter(|one| one.figure == Figure::RevenueLtm) else {
                    continue;
                };
                let told = forecast.is_some_and(|forecast| {
                    let forecast = context.language.text(
                        "why-above-forecast",
                        &Args::none().with("why", "").with("forecast", context.money(*forecast)),
                    );
                    objective.why.ends_with(&forecast)
                });
                let above = forecast.is_some_and(|forecast| measure.target > *forecast);
                assert!(!told || above, "{}: {}", plan.account_id, objective.why);
            }
        }
    });
}

#[test]
fn a_renewal_has_one_value_and_one_day() {
    both(|context, plans| {
        let mut told = 0;
        for plan in plans {
            let Ok(renewal) = &context.scores_of(plan.account).unwrap().renewal.next else { continue };
            let found = plan.objectives.iter().find(|one| one.id == "renewal" || one.id == "extension");
            let (Some(objective), Ok(value)) = (found, &renewal.value) else { continue };
            told += 1;
            assert_eq!(objective.target, context.money(*value), "{}: {}", plan.account_id, objective.text);
            if objective.id == "renewal" {
                let ahead = |day: &Date| *day > context.as_of();
                let day = renewal.decide_by.filter(ahead).or(Some(renewal.end).filter(ahead));
                assert_eq!(objective.due, day.unwrap_or(objective.due), "{}: {}", plan.account_id, objective.text);
                assert!(ahead(&objective.due), "{}: {}", plan.account_id, objective.text);
            } else {
                assert!(renewal.end <= context.as_of());
            }
        }
        assert!(told > 3);
    });
}

#[test]
fn a_rep_calls_people_who_are_known_once_a_day() {
    both(|context, plans| {
        let desks: BTreeSet<String> =
            plans.iter().filter_map(|plan| Some(context.desk(plan.account)?.id.clone())).collect();
        for desk in desks {
            let book = workbook::rep(context, &desk, plans, "2026-10-r1", &|_| None);
            let month = sheet(&book, "my_month");
            let calls = &month.blocks[0];
            let place = |key: &str| calls.columns.iter().position(|column| column.key == key).unwrap();
            let unknown = context.language.word("book-no-contact");
            let mut asked = BTreeSet::new();
            for row in &calls.rows {
                let Cell::Text(whom) = &row.cells[place("what")] else { panic!("nobody to call") };
                assert_ne!(*whom, unknown);
                assert!(asked.insert(format!("{whom} {:?}", row.cells[place("due")])), "{desk}: {whom} twice");
            }
            let own = plans.iter().filter(|plan| context.desk(plan.account).is_some_and(|one| one.id == desk));
            let late: usize = own.map(late).sum();
            assert!(late == 0 || month.title.contains(&format!(" {late} ")), "{}: {late} late", month.title);
        }
    });
}
