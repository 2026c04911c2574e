//! The brief of an account that never bought: what is known, whom it is like, what was tried, what to ask. It has no
//! figure of a customer: no retention, no churn risk, no NPS.

use super::{Answer, Brief, Header, Why, compose, tables, tiles, who};
use crate::model::{Decimal, Lead, Row, Touch};
use crate::plan::account::{AccountPlan, Situation, is_decision_maker};
use crate::plan::context::{Context, DASH, Facts};
use crate::plan::document::{Change, Delta, Gap, KeyValue, Section, Sentence, Tile, Tone};
use crate::plan::facts::{AccountFacts, FactValue, find};
use crate::plan::language::args;
use crate::score::Evidence;
use crate::score::scope::Likeness;

/// The brief of a prospect; `None` for a place outside the portfolio.
pub fn prospect(context: &Context<'_>, plan: &AccountPlan) -> Option<Brief> {
    let s = Situation::of(context, plan.account)?;
    let mut facts = Facts::default();
    facts.extend(plan.facts.iter().cloned());
    let tiles = tiles(&s, &mut facts);
    let answer = Answer {
        changes: look_alikes(&s, &mut facts),
        priority: super::charts::priority(&s, &mut facts),
        pipeline: tables::pipeline(&s, &mut facts),
        profile: known(&s, &mut facts),
        ..Answer::default()
    };
    let (why, who) = (Why::default(), who::who(&s, &mut facts));
    let page = compose::plan_page(&s, plan, &who, &mut facts);
    let language = context.language;
    let document = language.word("document-prospect-brief");
    let header = Header {
        kicker: format!("{document} · {}", language.month_long(context.period())),
        name: s.name().to_owned(),
        tier: compose::tier_chip(&s),
        quadrant: None,
        owner_line: compose::owner_line(&s),
    };
    let not_known = questions(&s, plan);
    let pages = compose::Pages { document, header, tiles, answer, why, who, page, not_known };
    let mut brief = compose::assembled(&s, plan, pages, facts);
    // What to ask stands once, with what prepares the talk where there is such a part.
    if let Some(asked) = brief.call.as_mut().and_then(|call| call.questions.as_mut()) {
        let open = brief.not_known.take().into_iter().flat_map(|section| section.body);
        asked.body.extend(open.map(|gap| Sentence { text: gap.text, facts: Vec::new() }));
    }
    Some(brief)
}

fn tiles(s: &Situation<'_>, facts: &mut Facts) -> Vec<Tile> {
    vec![tiles::pipeline(s, facts), like_it(s, facts), people(s, facts), last_contact(s, facts), attempts(s, facts)]
}

fn tile(label: String, value: String, note: Option<String>, facts: Vec<String>) -> Tile {
    Tile { label, value, change: None, note, facts }
}

/// What customers like it bring: an order of magnitude, no forecast.
fn like_it(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let language = s.context.language;
    let label = language.word("tile-customers-like-it");
    let told = s.scores.look_alikes.as_ref().and_then(|like| Some((like, like.revenue_ltm_median?)));
    let Some((like, median)) = told else {
        return tile(label, DASH.to_owned(), Some(language.word("prospect-too-few-customers")), Vec::new());
    };
    let value = s.money(median);
    // Other accounts' figures are told as one of many, with no fact of a foreign account.
    let fact = s.fact(facts, "look_alikes", &value, &[s.record.origin].into_iter().collect());
    tile(label, value, Some(likeness(s, like.by, like.of.as_deref(), like.buying)), vec![fact])
}

/// `median of 14 customers in Logistics that bought`
fn likeness(s: &Situation<'_>, by: Likeness, of: Option<&str>, n: usize) -> String {
    let language = s.context.language;
    match (by, of) {
        (Likeness::All, _) | (_, None) => language.text("prospect-median-all", &args!["n" => n]),
        (_, Some(of)) => language.text("prospect-median-of", &args!["n" => n, "group" => of]),
    }
}

fn people(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let language = s.context.language;
    let label = language.word("tile-people-known");
    let n = match &s.scores.contact.contacts {
        Ok(n) => *n,
        Err(reason) => return tile(label, DASH.to_owned(), Some(s.context.reason(reason)), Vec::new()),
    };
    let decides = s.contacts().any(|contact| contact.role.as_deref().is_some_and(is_decision_maker));
    let note = language.word(if decides { "prospect-decider-known" } else { "prospect-decider-unknown" });
    let value = language.integer(i64::try_from(n).unwrap_or(i64::MAX));
    let fact = s.fact(facts, "contacts", &value, &s.scores.contact.evidence);
    tile(label, value, Some(note), vec![fact])
}

fn last_contact(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let language = s.context.language;
    let label = language.word("last-sales-contact");
    match (&s.scores.contact.last_two_way, &s.scores.contact.days_since_two_way) {
        (Ok(day), Ok(days)) => {
            let value = language.date_short(*day);
            let fact = s.fact(facts, "last_contact", &value, &s.scores.contact.evidence);
            tile(label, value, Some(language.text("days-ago", &args!["n" => *days])), vec![fact])
        }
        (Err(reason), _) | (_, Err(reason)) => tile(label, DASH.to_owned(), Some(s.why_no_contact(reason)), Vec::new()),
    }
}

/// Deals that were lost before, with the reason of the last one.
fn attempts(s: &Situation<'_>, facts: &mut Facts) -> Tile {
    let language = s.context.language;
    let label = language.word("tile-attempts");
    if let Err(reason) = &s.scores.pipeline.count {
        return tile(label, DASH.to_owned(), Some(s.context.reason(reason)), Vec::new());
    }
    let value = language.text("prospect-lost", &args!["n" => lost_ever(s)]);
    let own = AccountFacts::of(s);
    // The last of them: what it was, for how much, when and why.
    let of_last = ["lost_deal", "lost_amount", "lost_on", "lost_reason"].into_iter().filter_map(find);
    let (told, stated): (Vec<String>, Vec<String>) =
        of_last.filter_map(|spec| Some((own.told(spec)?, own.state(spec, facts)?))).unzip();
    let stated = match stated.is_empty() {
        true => vec![s.fact(facts, "lost_deals", &value, &Evidence::default())],
        false => stated,
    };
    let note = (!told.is_empty()).then(|| language.text("prospect-last-lost", &args!["deal" => told.join(" · ")]));
    tile(label, value, note, stated)
}

/// Deals lost however long ago, as the sentences of the plan count them.
fn lost_ever(s: &Situation<'_>) -> i64 {
    match find("lost_ever").and_then(|fact| AccountFacts::of(s).value(fact)) {
        Some(FactValue::Count(n)) => n,
        _ => 0,
    }
}

/// What customers like it own, the most owned first.
fn look_alikes(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Vec<Change>>> {
    let language = s.context.language;
    let like = s.scores.look_alikes.as_ref().filter(|like| !like.products.is_empty())?;
    let title = match like.of.as_deref() {
        Some(group) => language.text("title-look-alikes-of", &args!["n" => like.customers, "group" => group]),
        None => language.text("title-look-alikes", &args!["n" => like.customers]),
    };
    let evidence: Evidence = [s.record.origin].into_iter().collect();
    let mut told = |name: &str, value: &str| {
        facts.add_labelled(s.context, s.account, (&format!("look_alikes/{name}"), "look_alikes"), value, &evidence)
    };
    let fact = told("customers", &title);
    let open = &s.scores.products.open;
    let body = like.products.iter().enumerate().map(|(place, product)| {
        let share = crate::score::statistics::count(product.owners) / crate::score::statistics::count(like.customers);
        let in_deal = open.contains(&product.product);
        let text = language.text("prospect-own-it", &args!["owners" => product.owners, "n" => like.customers]);
        let share = language.percent(share, 0);
        let fact = told(&format!("own/{}", place + 1), &format!("{}: {text}, {share}", product.product));
        Change {
            delta: Delta { text: share, tone: Tone::Neutral, mark: None },
            lead: product.product.clone(),
            text,
            evidence: if in_deal { language.word("product-open") } else { String::new() },
            facts: vec![fact],
        }
    });
    let body = body.collect();
    let subtitle = Some(language.word("look-alikes-subtitle"));
    Some(Section { title: Sentence { text: title, facts: vec![fact] }, subtitle, source: None, body })
}

/// What is known of it: who it is, where it came from, what was tried.
fn known(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Vec<KeyValue>>> {
    let (language, record) = (s.context.language, s.record);
    let fact = s.fact(facts, "profile", s.name(), &[record.origin].into_iter().collect());
    // A headcount fits by far.
    #[allow(clippy::cast_possible_truncation)]
    let employees = record.employees.map(|n| language.integer(n.round() as i64));
    let potential = s.scores.whitespace.total.as_ref().ok().copied().filter(|amount| *amount > Decimal::ZERO);
    let since = record.created.map(|day| language.date_short(day));
    let (leads, leads_note) = leads(s);
    let (touches, touches_note) = touches(s);
    let rows = [
        ("heading-segment", record.segment.clone(), None),
        ("heading-industry", record.industry.clone(), None),
        ("field-employees", employees, None),
        ("field-annual-revenue", record.annual_revenue.map(|amount| s.money(amount)), None),
        ("field-potential", record.potential.map(|amount| s.money(amount)), None),
        ("heading-whitespace", potential.map(|amount| s.money(amount)), None),
        ("prospect-fit", fit(s), None),
        ("field-rating", record.rating.as_deref().map(|told| language.rating(told)), None),
        ("field-website", record.website.clone().or_else(|| record.domain.clone()), None),
        ("prospect-known-since", since, None),
        ("prospect-leads", leads, leads_note),
        ("prospect-touches", touches, touches_note),
    ];
    let body: Vec<KeyValue> = rows
        .into_iter()
        .filter_map(|(label, value, note)| {
            let label = compose::capital(&language.word(label));
            Some(KeyValue { label, value: value?, note, facts: vec![fact.clone()] })
        })
        .collect();
    let title = Sentence { text: language.word("section-what-we-know"), facts: Vec::new() };
    let subtitle = Some(s.context.origin(record.origin));
    (!body.is_empty()).then_some(Section { title, subtitle, source: None, body })
}

/// Its place among the accounts by the description of the ideal customer.
fn fit(s: &Situation<'_>) -> Option<String> {
    let criterion = s.scores.priority.criteria.iter().find(|c| c.key == crate::score::CriterionKey::Fit)?;
    criterion.input.as_ref().ok().map(|fit| s.context.language.percent(*fit, 0))
}

fn leads(s: &Situation<'_>) -> (Option<String>, Option<String>) {
    let language = s.context.language;
    let as_of = s.context.as_of();
    let known = |lead: &&Row<Lead>| lead.created <= as_of && lead.deleted != Some(true);
    let leads: Vec<&Row<Lead>> = s.context.portfolio.leads.of(s.account).iter().filter(known).collect();
    let last = leads.iter().max_by(|a, b| a.created.cmp(&b.created).then_with(|| b.origin.cmp(&a.origin)));
    let note = last.map(|lead| match &lead.source {
        Some(source) => format!("{} · {source}", language.date_short(lead.created)),
        None => language.date_short(lead.created),
    });
    ((!leads.is_empty()).then(|| language.text("n-leads", &args!["n" => leads.len()])), note)
}

fn touches(s: &Situation<'_>) -> (Option<String>, Option<String>) {
    let language = s.context.language;
    let as_of = s.context.as_of();
    let known = |touch: &&Row<Touch>| touch.date <= as_of;
    let touches: Vec<&Row<Touch>> = s.context.portfolio.touches.of(s.account).iter().filter(known).collect();
    let last = touches.iter().max_by(|a, b| a.date.cmp(&b.date).then_with(|| b.origin.cmp(&a.origin)));
    let note = last.map(|touch| match &touch.status {
        Some(status) => format!("{} · {status}", language.date_short(touch.date)),
        None => language.date_short(touch.date),
    });
    ((!touches.is_empty()).then(|| language.text("n-touches", &args!["n" => touches.len()])), note)
}

/// What the next talk should tell: each question answers to something that is not on record, and is not asked in other words
/// by what prepares the call.
fn questions(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<Vec<Gap>>> {
    /// More would not be asked.
    const MOST: usize = 6;
    let (language, record) = (s.context.language, s.record);
    let deals = &s.scores.pipeline.deals;
    let decides = s.contacts().any(|contact| contact.role.as_deref().is_some_and(is_decision_maker));
    let competitor = deals.iter().any(|deal| deal.competitor.is_some());
    let dated = deals.iter().any(|deal| deal.expected_close.is_some() && !deal.overdue);
    let sized = record.employees.is_some() || record.annual_revenue.is_some();
    let asked = |key: &str| plan.call.questions.iter().any(|question| question.text == language.word(key));
    // Who turned an offer down had a need: of that the call asks.
    let need_untold = lost_ever(s) == 0 && deals.iter().all(|deal| deal.product.is_none());
    let unanswered = [
        ("ask-who-decides", !decides && !asked("question-decider")),
        ("ask-need", need_untold && !asked("question-need")),
        ("ask-whom-they-buy-from", !competitor),
        ("ask-spend", record.potential.is_none() && !asked("question-budget") && !asked("question-wallet")),
        ("ask-when", !deals.is_empty() && !dated),
        ("ask-why-lost", lost_ever(s) > 0 && !plan.call.is_worth_a_page()),
        ("ask-size", !sized),
        ("ask-industry", record.industry.is_none()),
    ];
    let open = unanswered.into_iter().filter(|(_, open)| *open).take(MOST);
    let body: Vec<Gap> = open.map(|(key, _)| Gap { text: language.word(key), remedy: None }).collect();
    let title = Sentence { text: language.word("section-to-ask"), facts: Vec::new() };
    (!body.is_empty()).then_some(Section { title, subtitle: None, source: None, body })
}
