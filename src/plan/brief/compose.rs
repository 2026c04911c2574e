//! From an account's plan and scores to the brief's two pages.

use super::{
    Answer, Brief, Header, PlanPage, Who, Why, call, charts, group, next, prospect, since, stakeholders, standing,
    tables, tiles, triggers, voice, who, why,
};
use crate::model::{AccountClass, AccountIx};
use crate::plan::account::stakeholders::Stakeholders;
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::content;
use crate::plan::context::{Context, Facts, group_key};
use crate::plan::document::{
    Chip, Gap, KeyValue, Mark, NumberMarks, Objective, ObjectiveHeadings, Objectives, Section, Sentence, Swot,
    SwotField, SwotItem, Tile, Tone,
};
use crate::plan::language::{args, truncated};
use crate::score::{Quadrant, Tier, abm};

/// Characters of a name beside the page number.
const LONGEST_FOOTER_NAME: usize = 60;

/// Characters of a name beside the heading of a part, where it tells at most in two lines whose plan it is.
pub const LONGEST_KICKER: usize = 40;

/// The brief of an account; `None` for a place outside the portfolio.
pub fn compose(context: &Context<'_>, plan: &AccountPlan) -> Option<Brief> {
    let holds = context.scores.groups.holding(plan.account).is_some();
    if context.class(plan.account) == Some(AccountClass::Prospect) && !holds {
        return prospect::prospect(context, plan);
    }
    let s = Situation::of(context, plan.account)?;
    let language = context.language;
    let mut facts = Facts::default();
    facts.extend(plan.facts.iter().cloned());
    let tiles = tiles::tiles(&s, &mut facts);
    let answer = Answer {
        revenue: charts::revenue(&s, &mut facts),
        changes: since::changes(&s, &mut facts),
        priority: charts::priority(&s, &mut facts),
        churn: charts::churn(&s, &mut facts),
        voice: voice::voice(&s, &mut facts),
        pipeline: tables::pipeline(&s, &mut facts),
        profile: profile(&s, &mut facts),
        ..Answer::default()
    };
    let (why, who) = (why::why(&s, &mut facts), who::who(&s, &mut facts));
    let page = plan_page(&s, plan, &who, &mut facts);
    let document = language.word("document-brief");
    let header = Header {
        kicker: format!("{document} · {}", language.month_long(context.period())),
        name: s.name().to_owned(),
        // Of who left it matters that it did, and no more how it ranks among those who stayed.
        tier: s.left_told().map_or_else(|| tier_chip(&s), |text| Some(Chip { text, tone: Tone::Bad, mark: None })),
        quadrant: if s.has_left() { None } else { quadrant_chip(&s) },
        owner_line: owner_line(&s),
    };
    let not_known = not_known(&s, &plan.gaps, &tiles);
    Some(assembled(&s, plan, Pages { document, header, tiles, answer, why, who, page, not_known }, facts))
}

/// What a brief's pages hold, whatever kind of account it is for.
pub(super) struct Pages {
    /// What the document is called.
    pub document: String,
    pub header: Header,
    pub tiles: Vec<Tile>,
    pub answer: Answer,
    pub why: Why,
    pub who: Who,
    pub page: Option<PlanPage>,
    pub not_known: Option<Section<Vec<Gap>>>,
}

pub(super) fn assembled(s: &Situation<'_>, plan: &AccountPlan, pages: Pages, facts: Facts) -> Brief {
    let context = s.context;
    Brief {
        title: format!("{}: {}", pages.document, s.name()),
        lang: context.language.code().tag().to_owned(),
        author: context.company.name.clone(),
        as_of: context.as_of(),
        numbers: NumberMarks::of(context.language),
        account_id: plan.account_id.clone(),
        group: own_facts(context, s),
        facts: facts.into_vec(),
        header: pages.header,
        headline: plan.headline.clone(),
        tiles: pages.tiles,
        answer: pages.answer,
        why: pages.why,
        who: pages.who,
        call: pages.page.as_ref().and_then(|_| call::page(s, plan)),
        plan: pages.page,
        not_known: pages.not_known,
        sources: sources(context, plan.account),
        footer: format!("{} · {}", context.confidential(), truncated(s.name(), LONGEST_FOOTER_NAME)),
    }
}

/// Whose facts an account's brief may hold: its own, and the sums of its group.
fn own_facts(context: &Context<'_>, s: &Situation<'_>) -> Vec<String> {
    let head = context.group(s.account).and_then(|group| context.account(group.head));
    [s.record.id.clone()].into_iter().chain(head.map(|head| group_key(&head.id))).collect()
}

pub(super) fn tier_chip(s: &Situation<'_>) -> Option<Chip> {
    let language = s.context.language;
    let letter = |tier: Tier| {
        language.word(match tier {
            Tier::A => "tier-a",
            Tier::B => "tier-b",
            Tier::C => "tier-c",
            Tier::Former => "tier-former",
        })
    };
    let tier = *s.scores.priority.tier.as_ref().ok()?;
    let key = if s.scores.priority.provisional { "tier-provisional" } else { "tier-label" };
    let told = match s.scores.priority.tier_before.filter(|before| *before != tier) {
        Some(before) => language.text("tier-was", &args!["tier" => letter(tier), "before" => letter(before)]),
        None => letter(tier),
    };
    let text = language.text(key, &args!["tier" => told]);
    Some(Chip { text, tone: Tone::Neutral, mark: None })
}

fn quadrant_chip(s: &Situation<'_>) -> Option<Chip> {
    let (key, tone, mark) = match s.scores.priority.quadrant.as_ref().ok()? {
        Quadrant::Defend => ("quadrant-defend", Tone::Bad, Mark::Up),
        Quadrant::Grow => ("quadrant-grow", Tone::Good, Mark::Up),
        Quadrant::Maintain => ("quadrant-maintain", Tone::Neutral, Mark::Steady),
        Quadrant::Watch => ("quadrant-watch", Tone::Warn, Mark::Down),
    };
    Some(Chip { text: s.context.language.word(key), tone, mark: Some(mark) })
}

pub(super) fn owner_line(s: &Situation<'_>) -> String {
    let language = s.context.language;
    let owner = match s.context.owner(s.account) {
        Some(owner) => format!("{} {}", language.word("heading-owner"), owner.name),
        None => s.context.owner_told(s.account),
    };
    let place = [&s.record.city, &s.record.country].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let parts = [Some(owner), s.record.segment.clone(), s.record.industry.clone(), Some(place)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn profile(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Vec<KeyValue>>> {
    let (language, context, scores) = (s.context.language, s.context, s.scores);
    let evidence = [s.record.origin].into_iter().collect();
    let fact = s.fact(facts, "profile", s.name(), &evidence);
    let mut rows: Vec<(String, Option<String>, Option<String>)> = vec![
        (language.word("heading-segment"), s.record.segment.clone(), None),
        (language.word("heading-industry"), s.record.industry.clone(), None),
    ];
    // A headcount fits by far.
    #[allow(clippy::cast_possible_truncation)]
    let employees = s.record.employees.map(|n| language.integer(n.round() as i64));
    rows.push((language.word("field-employees"), employees, None));
    rows.push((language.word("field-annual-revenue"), s.record.annual_revenue.map(|amount| s.money(amount)), None));
    rows.push((
        language.word("field-customer-since"),
        s.record.customer_since.map(|day| language.date_short(day)),
        None,
    ));
    let owned = scores.products.owned.as_ref().ok().filter(|owned| !owned.is_empty()).map(|owned| {
        let names: Vec<String> = owned.iter().take(4).map(|product| product.name.clone()).collect();
        let more = owned.len().saturating_sub(names.len());
        let list = names.join(", ");
        if more == 0 { list } else { format!("{list}, {}", language.text("brief-more", &args!["n" => more])) }
    });
    rows.push((language.word("profile-products"), owned, None));
    let left = s.left_to_sell().filter(|_| !s.has_left()).map(|left| {
        let amount = s.money(left);
        match scores.whitespace.top() {
            Some(top) => {
                language.text("profile-whitespace", &args!["amount" => amount, "product" => top.product.to_string()])
            }
            None => language.text("profile-whitespace-plain", &args!["amount" => amount]),
        }
    });
    rows.push((language.word("heading-whitespace"), left, None));
    let win = scores.sales.win_rate_count.as_ref().ok().map(|rate| language.percent(rate.value, 0));
    let (won, months) = (scores.sales.won, i64::from(scores.sales.months));
    let closed = won.saturating_add(scores.sales.lost);
    let won_of = language.text("won-of-closed", &args!["won" => won, "n" => closed, "months" => months]);
    rows.push((language.word("tile-win-rate"), win, Some(won_of)));
    // A median of days fits by far.
    #[allow(clippy::cast_possible_truncation)]
    let cycle = scores.sales.cycle_days_median.as_ref().ok().map(|days| language.days(days.round() as i64));
    rows.push((language.word("tile-cycle"), cycle, None));
    let (clv, clv_note) = lifetime_value(s);
    rows.push((language.word("figure-clv"), clv, clv_note));
    let contact = scores.contact.last_two_way.as_ref().ok().map(|day| language.date_short(*day));
    rows.push((language.word("last-sales-contact"), contact, None));
    rows.extend(marketing(s));
    let tickets = scores.tickets.last_12_months.as_ref().ok().map(|n| language.text("n-tickets", &args!["n" => *n]));
    rows.push((language.word("figure-tickets"), tickets, Some(language.word("last-12-months"))));
    let csat = scores.csat.share.as_ref().ok().map(|rate| language.percent(rate.value, 0));
    rows.push((language.word("figure-csat"), csat, None));
    let body: Vec<KeyValue> = group::part_of(s, facts)
        .into_iter()
        .chain(rows.into_iter().filter_map(|(label, value, note)| {
            Some(KeyValue { label: capital(&label), value: value?, note, facts: vec![fact.clone()] })
        }))
        .collect();
    let title = Sentence { text: language.word("section-profile"), facts: Vec::new() };
    let source = context.origin(s.record.origin);
    (!body.is_empty()).then_some(Section { title, subtitle: Some(source), source: None, body })
}

/// How often campaigns reached the account and when somebody answered last; none where nobody was reached.
fn marketing(s: &Situation<'_>) -> Option<(String, Option<String>, Option<String>)> {
    let language = s.context.language;
    let told = abm::of_account(s.context.portfolio, s.scores).filter(|told| told.touches > 0)?;
    let touches = language.text("n-campaign-contacts", &args!["n" => told.touches]);
    let answer = match told.last_response {
        Some(day) => language.text("marketing-last-answer", &args!["date" => language.date_short(day)]),
        None => language.word("marketing-no-answer"),
    };
    Some((language.word("heading-marketing"), Some(touches), Some(answer)))
}

/// Customer lifetime value with its range, horizon and discount; `explain` tells the method.
fn lifetime_value(s: &Situation<'_>) -> (Option<String>, Option<String>) {
    let (clv, language) = (&s.scores.clv, s.context.language);
    let range = match (&clv.low, &clv.high) {
        (Ok(low), Ok(high)) if low < high => format!("{}; ", language.range(&s.money(*low), &s.money(*high))),
        _ => String::new(),
    };
    let terms = language.text(
        "clv-terms",
        &args!["years" => language.integer(i64::from(clv.horizon_years)), "discount" => language.percent(clv.discount_rate, 0)],
    );
    (clv.value.as_ref().ok().map(|value| s.money(*value)), Some(format!("{range}{terms}")))
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `who` stands before it: whom its map shows already need no table.
pub(super) fn plan_page(s: &Situation<'_>, plan: &AccountPlan, who: &Who, facts: &mut Facts) -> Option<PlanPage> {
    let language = s.context.language;
    let planned = !(plan.actions.is_empty() && plan.objectives.is_empty());
    let people = Stakeholders::of(s);
    let mapped = who.people.as_ref().is_some_and(|map| map.body.note.is_none());
    let first = plan.actions.iter().map(|action| action.due).min().map(|day| language.date_short(day));
    let counts = args![
        "objectives" => plan.objectives.len(), "actions" => plan.actions.len(), "date" => first.unwrap_or_default()
    ];
    Some(PlanPage {
        kicker: format!("{} · {}", truncated(s.name(), LONGEST_KICKER), language.word("heading-plan")),
        title: Sentence {
            text: if planned { language.text("title-plan-page", &counts) } else { language.word("title-no-plan") },
            facts: Vec::new(),
        },
        swot: swot(s, plan),
        contacts: if mapped || !planned { None } else { stakeholders::table(s, &people, facts) },
        next: next::of_account(s, plan),
        objectives: objectives(s, plan),
        actions: charts::timeline(s, plan),
        triggers: triggers::table(s, plan),
        content: content::section(s, facts),
        review: Some(triggers::next(s, &plan.reviews)),
    })
}

fn swot(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<Swot>> {
    let language = s.context.language;
    let told = |item: &SwotItem| {
        let if_so = item.contingency.as_ref().map(|text| language.text("swot-contingency", &args!["text" => text]));
        SwotItem { contingency: if_so, ..item.clone() }
    };
    let field = |key: &str, items: &[SwotItem]| SwotField {
        label: language.word(key),
        items: items.iter().map(told).collect(),
        empty: items.is_empty().then(|| language.word("swot-empty")),
    };
    let swot = &plan.swot;
    let any =
        [&swot.strengths, &swot.weaknesses, &swot.opportunities, &swot.threats].iter().any(|items| !items.is_empty());
    let body = Swot {
        strengths: field("swot-strengths", &swot.strengths),
        weaknesses: field("swot-weaknesses", &swot.weaknesses),
        opportunities: field("swot-opportunities", &swot.opportunities),
        threats: field("swot-threats", &swot.threats),
    };
    let title = Sentence { text: language.word("section-swot"), facts: Vec::new() };
    let fields = [&body.strengths, &body.weaknesses, &body.opportunities, &body.threats];
    let subtitle =
        if fields.iter().any(|field| field.empty.is_some()) { "swot-subtitle-empty" } else { "swot-subtitle" };
    any.then(|| Section { title, subtitle: Some(language.word(subtitle)), source: None, body })
}

fn objectives(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<Objectives>> {
    let language = s.context.language;
    let rows: Vec<Objective> = plan
        .objectives
        .iter()
        .enumerate()
        .map(|(place, objective)| Objective {
            id: objective.id.clone(),
            number: (place + 1).to_string(),
            text: objective.text.clone(),
            note: Some(objective.why.clone()),
            baseline: objective.baseline.clone(),
            target: objective.target.clone(),
            due: language.date_short(objective.due),
            owner: objective.owner.clone(),
            progress: standing::objective_progress(language, &objective.standing),
            state: standing::objective_state(language, &objective.standing),
            facts: objective.facts.clone(),
        })
        .collect();
    let title = language.text("title-objectives", &args!["n" => rows.len()]);
    let body = Objectives {
        headings: ObjectiveHeadings {
            objective: language.word("heading-objective"),
            baseline: language.word("heading-baseline"),
            target: language.word("heading-target"),
            due: language.word("heading-due"),
            owner: language.word("heading-owner"),
            progress: language.word("heading-progress"),
            state: language.word("heading-state"),
        },
        rows,
        note: None,
    };
    let facts = plan.objectives.iter().flat_map(|objective| objective.facts.clone()).collect();
    (!body.rows.is_empty()).then_some(Section {
        title: Sentence { text: title, facts },
        subtitle: None,
        source: None,
        body,
    })
}

/// What is not known and no tile has said already.
fn not_known(s: &Situation<'_>, gaps: &[Gap], tiles: &[Tile]) -> Option<Section<Vec<Gap>>> {
    /// More would hide the important ones.
    const MOST: usize = 4;
    let title = Sentence { text: s.context.language.word("section-missing"), facts: Vec::new() };
    let said = |gap: &&Gap| {
        tiles.iter().any(|tile| tile.note.as_ref().is_some_and(|note| gap.text == format!("{}: {note}", tile.label)))
    };
    let body: Vec<Gap> = gaps.iter().filter(|gap| !said(gap)).take(MOST).cloned().collect();
    (!body.is_empty()).then_some(Section { title, subtitle: None, source: None, body })
}

/// The files that tell something about this account, and the as-of date.
fn sources(context: &Context<'_>, account: AccountIx) -> String {
    let language = context.language;
    let used = context.sources_of(account);
    let sources = if used.is_empty() { language.word("none") } else { used.join(", ") };
    language.text("footer-sources-as-of", &args!["sources" => sources, "date" => language.date_long(context.as_of())])
}
