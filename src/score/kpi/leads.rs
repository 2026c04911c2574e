//! What leads become, by source, and what campaigns pay for one.

use std::collections::{BTreeMap, HashMap};

use super::dimension::UNASSIGNED;
use super::figure::{Days, Kpi, Note};
use crate::model::{Campaign, Date, Decimal, Entity, Known, Lead, Month, Row, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::revenue::LTM;
use crate::score::{Rate, money};

const SOURCE: &str = "lead_source";
const CAMPAIGN: &str = "campaign";

/// The figures of all leads, then those by source, then campaigns.
pub fn kpis(context: &Context<'_>) -> Vec<Kpi> {
    let leads = Leads::of(context);
    let mut kpis = leads.kpis(&leads.rows);
    let mut sources = BTreeMap::<&str, Vec<&Row<Lead>>>::new();
    for row in &leads.rows {
        sources.entry(source(row)).or_default().push(row);
    }
    for (value, rows) in sources {
        kpis.extend(leads.kpis(&rows).into_iter().map(|kpi| kpi.of_part(SOURCE, value)));
    }
    kpis.extend(campaigns(&leads, context));
    kpis
}

fn source(row: &Lead) -> &str {
    row.source.as_deref().unwrap_or(UNASSIGNED)
}

/// The leads known by the as-of date.
struct Leads<'a> {
    rows: Vec<&'a Row<Lead>>,
    given: bool,
    as_of: Date,
    /// The months of creation of the 12 months.
    ltm: Days,
    /// The latest 12 months all of whose leads are old enough.
    aged: Days,
    age_days: i64,
}

impl<'a> Leads<'a> {
    fn of(context: &Context<'a>) -> Leads<'a> {
        let portfolio = context.portfolio;
        let (as_of, period) = (portfolio.as_of, portfolio.period);
        let known = |row: &&Row<Lead>| row.deleted != Some(true) && row.created <= as_of;
        let year = |last: Month| Days { from: last.plus(1 - LTM.months).first_day(), to: last.last_day() };
        let age_days = i64::from(context.config.kpi.lead_age_days);
        let months = i32::try_from(age_days / 28 + 1).unwrap_or(i32::MAX);
        let aged = |month: &Month| days_between(month.last_day(), as_of) >= age_days;
        let last_aged = (0..=months).map(|back| period.plus(-back)).find(aged).unwrap_or(period);
        Leads {
            rows: portfolio.leads.all().iter().filter(known).collect(),
            given: portfolio.leads.given,
            as_of,
            ltm: year(period),
            aged: year(last_aged),
            age_days,
        }
    }

    fn kpis(&self, rows: &[&Row<Lead>]) -> Vec<Kpi> {
        let of = |days: Days| -> Vec<&Lead> {
            rows.iter().map(|row| &*row.record).filter(|row| days.hold(row.created)).collect()
        };
        let (ltm, aged) = (of(self.ltm), of(self.aged));
        let (last, entity) = (self.as_of, Entity::Lead);
        let converted = |row: &Lead| match row.converted_on {
            Some(day) => day <= last,
            None => row.converted == Some(true),
        };
        let in_time = |row: &Lead| {
            row.converted_on.is_some_and(|day| day <= last && days_between(row.created, day) <= self.age_days)
        };
        let named = |field: &'static str, told: fn(&Lead) -> bool| {
            self.known()?;
            let any = self.rows.iter().any(|row| told(row));
            if any { Ok(()) } else { Err(Unknown::NoField { entity, field }) }
        };
        let rate = |leads: &[&Lead], counts: &dyn Fn(&Lead) -> bool| {
            let none = Unknown::TooFew { have: 0, need: 1 };
            Rate::of(leads.iter().filter(|row| counts(row)).count(), leads.len()).ok_or(none)
        };
        let by_cut_off = named("converted", |row| row.converted.is_some() || row.converted_on.is_some());
        let dated = named("converted_on", |row| row.converted_on.is_some());
        vec![
            Kpi::count("leads_created", self.known().map(|()| ltm.len())).over(self.ltm),
            Kpi::rate("lead_conversion_share", by_cut_off.and_then(|()| rate(&ltm, &converted)))
                .over(self.ltm)
                .noting(Note::NotAged),
            Kpi::rate("lead_conversion_aged_share", dated.and_then(|()| rate(&aged, &in_time)))
                .over(self.aged)
                .noting(Note::Within { days: self.age_days }),
        ]
    }

    fn known(&self) -> Known<()> {
        let entity = Entity::Lead;
        match (self.given, self.rows.is_empty()) {
            (false, _) => Err(Unknown::NoSource { entity }),
            (true, true) => Err(Unknown::NoRecords { entity }),
            (true, false) => Ok(()),
        }
    }
}

/// Campaigns that began in the 12 months: what they cost, the leads that name them, and cost / leads.
fn campaigns(leads: &Leads<'_>, context: &Context<'_>) -> Vec<Kpi> {
    let portfolio = context.portfolio;
    if !portfolio.campaigns.given {
        let reason = Unknown::NoSource { entity: Entity::Campaign };
        return vec![Kpi::money("campaign_cost_per_lead", 0, Err(reason))];
    }
    let begun = |row: &&Row<Campaign>| row.start.is_some_and(|day| day <= portfolio.as_of && leads.ltm.hold(day));
    let mut by_campaign = HashMap::<&str, usize>::new();
    for id in leads.rows.iter().filter_map(|row| row.record.campaign_id.as_deref()) {
        *by_campaign.entry(id).or_default() += 1;
    }
    let linked = leads.known().and_then(|()| {
        let unlinked = Unknown::NoField { entity: Entity::Lead, field: "campaign_id" };
        if by_campaign.is_empty() { Err(unlinked) } else { Ok(()) }
    });
    let mut parts = BTreeMap::<&str, Vec<(Known<Decimal>, usize)>>::new();
    for row in portfolio.campaigns.all().iter().filter(begun) {
        let cost = row.cost.ok_or(Unknown::NoField { entity: Entity::Campaign, field: "cost" });
        let date = row.start.unwrap_or(portfolio.as_of);
        let cost = cost.and_then(|cost| context.rates.convert(cost, row.currency, None, date));
        // A campaign of several rows, one a month or day, has its leads once.
        let won = by_campaign.remove(row.record.id.as_str()).unwrap_or(0);
        parts.entry(row.record.name.as_deref().unwrap_or(&row.record.id)).or_default().push((cost, won));
    }
    let all: Vec<_> = parts.values().flatten().cloned().collect();
    let mut kpis = campaign_kpis(&all, &linked);
    for (name, rows) in &parts {
        kpis.extend(campaign_kpis(rows, &linked).into_iter().map(|kpi| kpi.of_part(CAMPAIGN, name)));
    }
    kpis
}

fn campaign_kpis(rows: &[(Known<Decimal>, usize)], linked: &Known<()>) -> Vec<Kpi> {
    let won: usize = rows.iter().map(|(_, won)| won).sum();
    let entity = Entity::Campaign;
    let cost = if rows.is_empty() {
        Err(Unknown::NoRecords { entity })
    } else {
        money::total(rows.iter().map(|(cost, _)| cost.clone()))
    };
    let each = linked.clone().and_then(|()| {
        let mean = cost.clone()?.checked_div(Decimal::from(won)).ok_or(Unknown::ZeroBase)?;
        Ok(mean.round_dp(2))
    });
    vec![
        Kpi::money("campaign_cost", rows.len(), cost),
        Kpi::count("campaign_leads", linked.clone().map(|()| won)),
        Kpi::money("campaign_cost_per_lead", won, each),
    ]
}
