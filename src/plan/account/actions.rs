//! What is to be done at an account, by whom and by when: each action answers to something that was observed.

use super::{PlannedAction, PlannedObjective, Situation, asks};
use crate::model::{Date, Decimal};
use crate::plan::context::Facts;
use crate::plan::language::{Args, args};
use crate::score::{Band, ProductWhitespace};

type Rule = fn(&Situation<'_>, &mut Facts) -> Option<Draft>;

/// What a rule decides; the rest is the same for all.
struct Draft {
    id: &'static str,
    objective: &'static str,
    text: String,
    why: String,
    say: Option<String>,
    due: Date,
    /// See [`PlannedAction::occurrence`].
    occurrence: Option<String>,
    facts: Vec<String>,
}

/// What the deck asks for comes first, so that it is never one action too many.
const RULES: &[Rule] = &[
    open_renewal,
    executive_visit,
    assign_owner,
    answer_detractors,
    solve_tickets,
    recover_volume,
    refresh_deals,
    advance_deal,
    settle_invoices,
    present_product,
    second_contact,
    restore_contact,
    quarterly_review,
];

/// More would not be done.
const MOST: usize = 8;

pub fn actions(s: &Situation<'_>, objectives: &[PlannedObjective], facts: &mut Facts) -> Vec<PlannedAction> {
    let start = due_in(s, 1);
    let owner = s.context.actor_name(s.account);
    let mut actions: Vec<PlannedAction> = RULES
        .iter()
        .filter_map(|rule| rule(s, facts))
        .take(MOST)
        .map(|draft| PlannedAction {
            id: draft.id.to_owned(),
            text: draft.text,
            why: draft.why,
            say: draft.say,
            objective: objectives.iter().find(|objective| objective.id == draft.objective).map(|o| o.id.clone()),
            owner: owner.clone(),
            start,
            due: draft.due,
            occurrence: draft.occurrence,
            standing: Default::default(),
            facts: draft.facts,
        })
        .collect();
    actions.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.id.cmp(&b.id)));
    actions
}

/// A text with its due date in it.
fn dated(s: &Situation<'_>, key: &str, args: Args<'_>, due: Date) -> String {
    let language = s.context.language;
    language.text(key, &args.with("date", language.date_short(due)))
}

fn due_in(s: &Situation<'_>, working_days: u32) -> Date {
    s.context.schedule_of(s.account).in_days(working_days)
}

fn open_renewal(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let (renewal, value) = asks::renewal(s.scores)?;
    let amount = s.money(value);
    let language = s.context.language;
    let due = asks::renewal_due(s.context, s.account, renewal);
    let fact = s.fact(facts, "renewal", &amount, &[renewal.origin].into_iter().collect());
    Some(Draft {
        id: "open-renewal",
        objective: "renewal",
        text: dated(s, "action-open-renewal", args!["amount" => &amount], due),
        why: language.text("because-renewal-without-opportunity", &args!["days" => renewal.days]),
        say: Some(language.text("say-renewal", &args!["date" => language.date_long(renewal.end)])),
        due,
        occurrence: Some(renewal.end.to_string()),
        facts: vec![fact],
    })
}

fn executive_visit(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let amount = s.money(asks::visit(s.scores)?);
    let due = asks::visit_due(s.context, s.account);
    let fact = s.fact(facts, "revenue_ltm", &amount, &s.scores.revenue.evidence);
    let language = s.context.language;
    let gravest = s.fired_signals().first().map(|signal| s.because(signal));
    Some(Draft {
        id: "executive-visit",
        objective: "revenue",
        text: dated(s, "action-executive-visit", args!["amount" => &amount], due),
        why: gravest.unwrap_or_else(|| language.word("band-high")),
        say: Some(language.word("say-visit")),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn answer_detractors(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let language = s.context.language;
    let detractor = s.answers_in_window().find(|answer| answer.rating.is_some_and(|rating| rating <= 6))?;
    let date = detractor.date?;
    let due = due_in(s, 5);
    let rating = detractor.rating.map(|rating| rating.to_string())?;
    let fact = s.fact(facts, "nps", &rating, &[detractor.origin].into_iter().collect());
    Some(Draft {
        id: "answer-detractor",
        objective: "satisfaction",
        text: dated(s, "action-answer-detractor", args!["comment-date" => language.date_short(date)], due),
        why: language.text("why-rated", &args!["rating" => &rating, "date" => language.date_short(date)]),
        say: Some(language.word("say-detractor")),
        due,
        occurrence: Some(date.to_string()),
        facts: vec![fact],
    })
}

fn solve_tickets(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let n = s.scores.tickets.severe_last_30_days.min(*s.scores.tickets.open.as_ref().ok()?);
    if n == 0 {
        return None;
    }
    let due = due_in(s, 5);
    let fact = s.fact(facts, "tickets", &n.to_string(), &s.scores.tickets.evidence);
    Some(Draft {
        id: "solve-tickets",
        objective: "satisfaction",
        text: dated(s, "action-resolve-tickets", args!["n" => n], due),
        why: s.context.language.text("because-critical-tickets", &args!["n" => n]),
        say: None,
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn recover_volume(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let share = *s.scores.usage.yoy_share.as_ref().ok()?;
    let contact = s.main_contact_name()?;
    if share > -0.2 {
        return None;
    }
    let language = s.context.language;
    let due = due_in(s, 15);
    let fall = language.percent(share.abs(), 0);
    let fact = s.fact(facts, "usage", &fall, &s.scores.usage.evidence);
    Some(Draft {
        id: "recover-usage",
        objective: "revenue",
        text: dated(s, "action-recover-usage", args!["contact" => contact], due),
        why: language.text("because-usage-drop", &args!["share" => &fall]),
        say: Some(language.word("say-usage")),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn refresh_deals(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let stale: Vec<_> = s.stale_deals().collect();
    let oldest = stale.iter().filter_map(|deal| deal.age_days.as_ref().ok()).max().copied()?;
    let language = s.context.language;
    let due = due_in(s, 15);
    let amounts: Option<Vec<Decimal>> = stale.iter().map(|deal| deal.amount.as_ref().ok().copied()).collect();
    let text = match (stale.as_slice(), amounts) {
        ([deal], _) => {
            let name = deal.name.clone().or_else(|| deal.product.clone()).unwrap_or_else(|| deal.id.clone());
            dated(s, "action-refresh-deal", args!["deal" => name, "days" => oldest], due)
        }
        (many, Some(amounts)) => {
            let amount = s.money(amounts.into_iter().sum());
            dated(s, "action-refresh-deals", args!["n" => many.len(), "amount" => amount], due)
        }
        (many, None) => dated(s, "action-refresh-deals-plain", args!["n" => many.len()], due),
    };
    let evidence = stale.iter().map(|deal| deal.origin).collect();
    let fact = s.fact(facts, "pipeline_open", &text, &evidence);
    let deal = stale.first().and_then(|deal| deal.name.clone().or_else(|| deal.product.clone()));
    Some(Draft {
        id: "refresh-deals",
        objective: "deal",
        text,
        why: language.text("why-stale", &args!["days" => oldest]),
        say: deal.map(|deal| language.text("say-stale", &args!["deal" => deal])),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

/// The largest deal that is not stale: its next step before it is expected to close.
fn advance_deal(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let fresh = |deal: &&crate::score::Deal| !matches!(deal.stale, Ok(true)) && deal.amount.is_ok();
    let deal = s.scores.pipeline.deals.iter().find(fresh)?;
    let language = s.context.language;
    let amount = s.money(*deal.amount.as_ref().ok()?);
    let due = match deal.expected_close {
        Some(close) => s.context.schedule_of(s.account).due_before(close, 10),
        None => due_in(s, 10),
    };
    let name = deal.name.clone().or_else(|| deal.product.clone()).unwrap_or_else(|| deal.id.clone());
    let fact = s.fact(facts, "pipeline_open", &amount, &[deal.origin].into_iter().collect());
    let why = match deal.expected_close {
        Some(close) => language.text("why-close", &args!["amount" => &amount, "date" => language.date_short(close)]),
        None => language.text("why-amount", &args!["amount" => &amount]),
    };
    Some(Draft {
        id: "advance-deal",
        objective: "deal",
        text: dated(s, "action-advance-deal", args!["deal" => name], due),
        why,
        say: deal.next_step.clone(),
        due,
        occurrence: Some(deal.id.clone()),
        facts: vec![fact],
    })
}

fn settle_invoices(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let payment = &s.scores.payment;
    let (overdue, days) = (*payment.overdue.as_ref().ok()?, *payment.late_days_median.as_ref().ok()?);
    if overdue <= Decimal::ZERO {
        return None;
    }
    let language = s.context.language;
    let due = due_in(s, 10);
    let amount = s.money(overdue);
    let fact = s.fact(facts, "payment", &amount, &payment.evidence);
    // A median of days fits by far.
    #[allow(clippy::cast_possible_truncation)]
    let days = days.round().max(0.0) as i64;
    Some(Draft {
        id: "settle-invoices",
        objective: "revenue",
        text: dated(s, "action-settle-overdue", args!["amount" => &amount], due),
        why: language.text("why-overdue", &args!["amount" => &amount, "days" => days]),
        say: Some(language.word("say-payment")),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

/// The product that customers like it own beside what it owns, else the one with the greatest whitespace that it does
/// not buy yet. Nothing more is sold to an account that is about to leave, nor what was proposed or lost of late.
fn present_product(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let language = s.context.language;
    if !s.is_customer() || matches!(s.scores.churn.band, Ok(Band::High)) {
        return None;
    }
    let paired = s.scores.cross_sell.top().ok().and_then(|top| Some((top, top.because.as_ref()?)));
    let held_back = |product: &str| s.scores.cross_sell.held_back.iter().any(|(held, _)| **held == *product);
    let (product, why) = match paired {
        Some((top, (other, _))) if top.look_alikes > 0 => {
            let args = args!["owning" => top.look_alikes_owning, "n" => top.look_alikes, "other" => other.to_string()];
            (top.product.to_string(), language.text("why-cross-sell", &args))
        }
        _ => {
            let new =
                |row: &&ProductWhitespace| row.actual.is_zero() && row.basis.is_some() && !held_back(&row.product);
            let row = s.scores.whitespace.products.iter().find(new)?;
            let (amount, peers) = (*row.whitespace.as_ref().ok()?, row.basis?.peers);
            if amount <= Decimal::ZERO {
                return None;
            }
            let args = args!["amount" => s.money(amount), "n" => peers];
            (row.product.to_string(), language.text("why-whitespace", &args))
        }
    };
    let due = due_in(s, 30);
    let fact = s.fact(facts, "whitespace", &product, &s.scores.revenue.evidence);
    Some(Draft {
        id: "present-product",
        objective: "revenue",
        text: dated(s, "action-present-whitespace", args!["product" => &product], due),
        why,
        say: Some(language.text("say-whitespace", &args!["product" => &product])),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn second_contact(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let known = *s.scores.contact.contacts.as_ref().ok()?;
    let worth_it = s.is_customer() || !s.scores.pipeline.deals.is_empty();
    if known != 1 || !worth_it {
        return None;
    }
    let language = s.context.language;
    let contact = s.main_contact_name()?;
    let due = due_in(s, 30);
    let fact = s.fact(facts, "contacts", &contact, &s.scores.contact.evidence);
    Some(Draft {
        id: "second-contact",
        objective: "contacts",
        text: dated(s, "action-second-contact", args!["contact" => &contact], due),
        why: language.word("brief-gap-single"),
        say: None,
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn restore_contact(s: &Situation<'_>, facts: &mut Facts) -> Option<Draft> {
    let days = *s.scores.contact.days_since_two_way.as_ref().ok()?;
    if days < 90 || !s.is_customer() {
        return None;
    }
    let language = s.context.language;
    let due = due_in(s, 5);
    let fact = s.fact(facts, "last_contact", &language.days(days), &s.scores.contact.evidence);
    let text = match s.main_contact_name() {
        Some(contact) => dated(s, "action-call", args!["contact" => contact], due),
        None => dated(s, "action-call-anyone", Args::none(), due),
    };
    Some(Draft {
        id: "restore-contact",
        objective: "contacts",
        text,
        why: language.text("because-no-contact", &args!["days" => days]),
        say: Some(language.word("say-no-contact")),
        due,
        occurrence: None,
        facts: vec![fact],
    })
}

fn assign_owner(s: &Situation<'_>, _: &mut Facts) -> Option<Draft> {
    if s.context.owner(s.account).is_some() {
        return None;
    }
    let due = asks::owner_due(s.context, s.account);
    Some(Draft {
        id: "assign-owner",
        objective: "",
        text: dated(s, "action-assign-owner", Args::none(), due),
        why: s.context.owner_told(s.account),
        say: None,
        due,
        occurrence: None,
        facts: Vec::new(),
    })
}

fn quarterly_review(s: &Situation<'_>, _: &mut Facts) -> Option<Draft> {
    if !s.is_customer() && s.scores.pipeline.deals.is_empty() {
        return None;
    }
    let due = s.context.schedule_of(s.account).quarter_end();
    Some(Draft {
        id: "quarterly-review",
        objective: "revenue",
        text: dated(s, "action-quarterly-review", Args::none(), due),
        why: s.context.language.word("review-quarterly"),
        say: None,
        due,
        occurrence: Some(s.context.schedule_of(s.account).quarter_end().to_string()),
        facts: Vec::new(),
    })
}
