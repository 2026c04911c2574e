//! Another answer, call or ticket, and more use.

use super::{Today, WhatIf};
use crate::model::{Activity, Month, Row, SurveyResponse, Ticket};

/// The best that one more person could say.
pub fn best_answer(today: &Today<'_>) -> Option<WhatIf> {
    answer(today, [10.0, f64::from(today.config.csat.scale_max), 7.0])
}

/// The worst.
pub fn worst_answer(today: &Today<'_>) -> Option<WhatIf> {
    answer(today, [0.0, 1.0, 1.0])
}

/// One more person answers the questions of the account's last survey, else of the last one of all.
fn answer(today: &Today<'_>, [nps, csat, ces]: [f64; 3]) -> Option<WhatIf> {
    let table = &today.portfolio.survey_responses;
    let as_of = today.portfolio.as_of;
    let last = |rows: &mut dyn Iterator<Item = &Row<SurveyResponse>>| {
        let known = rows.filter(|row| row.date.is_none_or(|date| date <= as_of));
        let rated = known.filter(|row| row.nps_rating.or(row.csat_rating).or(row.ces_rating).is_some());
        rated.max_by_key(|row| (row.date, row.origin)).cloned()
    };
    let like = last(&mut table.of(today.account).iter()).or_else(|| last(&mut table.all().iter()))?;
    let given = [
        ("NPS", like.nps_rating.map(|_| nps)),
        ("CSAT", like.csat_rating.map(|_| csat)),
        ("CES", like.ces_rating.map(|_| ces)),
    ];
    let said: Vec<String> =
        given.iter().filter_map(|(question, rating)| Some(format!("{question} {}", (*rating)?))).collect();
    let record = SurveyResponse {
        id: None,
        contact_id: None,
        email: None,
        name: None,
        date: like.date.map(|_| as_of),
        nps_rating: given[0].1,
        csat_rating: given[1].1,
        ces_rating: given[2].1,
        comment: None,
        status: None,
        role: None,
        ..(*like.record).clone()
    };
    let row = Row { account: Some(today.account), record: Box::new(record), ..like };
    let mut portfolio = today.portfolio.clone();
    portfolio.survey_responses = today.changed(table, |own| own.push(row));
    Some(WhatIf { change: format!("one more person answers {}", said.join(", ")), portfolio })
}

/// A call or meeting like the last one, today.
pub fn call(today: &Today<'_>) -> Option<WhatIf> {
    let as_of = today.portfolio.as_of;
    let last = today.scores.contact.evidence.origins().last()?;
    let table = &today.portfolio.activities;
    let like = table.of(today.account).iter().find(|row| row.origin == last)?;
    let record = Activity {
        id: None,
        date: Some(as_of),
        created: Some(as_of),
        status: None,
        outcome: None,
        ..(*like.record).clone()
    };
    let kind = like.kind.as_deref().or(like.direction.as_deref()).unwrap_or("contact");
    let change = format!("a {} on {as_of}", kind.to_lowercase());
    let row = Row { record: Box::new(record), ..like.clone() };
    let mut portfolio = today.portfolio.clone();
    portfolio.activities = today.changed(table, |own| own.push(row));
    Some(WhatIf { change, portfolio })
}

/// A ticket like the last one, opened today.
pub fn ticket(today: &Today<'_>) -> Option<WhatIf> {
    let as_of = today.portfolio.as_of;
    let last = today.scores.tickets.evidence.origins().last()?;
    let table = &today.portfolio.tickets;
    let like = table.of(today.account).iter().find(|row| row.origin == last)?;
    let record = Ticket { id: None, opened: as_of, closed: None, csat: None, reopened: None, ..(*like.record).clone() };
    let priority = like.priority.as_ref().map_or_else(String::new, |priority| format!(" of priority `{priority}`"));
    let row = Row { record: Box::new(record), ..like.clone() };
    let mut portfolio = today.portfolio.clone();
    portfolio.tickets = today.changed(table, |own| own.push(row));
    Some(WhatIf { change: format!("one more ticket{priority} on {as_of}"), portfolio })
}

/// The last three months with twice the use.
pub fn twice_the_usage(today: &Today<'_>) -> Option<WhatIf> {
    let (table, period) = (&today.portfolio.usage, today.portfolio.period);
    let recent = |day| (0..3).contains(&period.since(Month::of(day)));
    if !table.of(today.account).iter().any(|row| recent(row.date)) {
        return None;
    }
    let mut portfolio = today.portfolio.clone();
    portfolio.usage = today.changed(table, |own| {
        own.iter_mut().filter(|row| recent(row.date)).for_each(|row| row.record.value *= 2.0);
    });
    Some(WhatIf { change: "twice the use in the last three months".to_owned(), portfolio })
}
