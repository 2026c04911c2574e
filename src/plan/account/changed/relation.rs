//! What the relation tells: answers, cases, talks, people, payments, contracts, use.

use super::Line;
use crate::model::{BridgeFigure, Contact, Date, Row};
use crate::plan::document::{Delta, Mark, Tone};
use crate::plan::language::args;
use crate::score::priority::RelationshipBy;
use crate::score::{CriterionKey, SignalKey};

/// Ratings and people that are told one by one.
const NAMED: usize = 3;

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

pub fn satisfaction(line: &mut Line<'_, '_>, moved: bool) {
    let (s, language) = (line.s, line.s.context.language);
    line.evidence = s.scores.nps.evidence.clone();
    line.figure(BridgeFigure::Nps, "changed-value");
    let counted = s.scores.nps.answers.iter().filter(|answer| answer.counted);
    let new: Vec<u8> = counted
        .filter(|answer| answer.date.is_some_and(|day| line.is_new(day)))
        .filter_map(|answer| answer.rating)
        .collect();
    if !new.is_empty() {
        let n = language.integer(number(new.len()));
        line.note("new", &n);
        let text = language.text("changed-answers", &args!["n" => new.len()]);
        let clause = if new.len() <= NAMED {
            let ratings: Vec<String> = new.iter().map(|rating| language.integer(i64::from(*rating))).collect();
            let list = language.list(&ratings);
            line.note("ratings", &list);
            language.text("changed-answers-rated", &args!["text" => text, "ratings" => list])
        } else {
            text
        };
        line.clauses.push(clause);
    }
    let counts = &s.scores.nps.counts;
    let now = counts.promoters + counts.passives + counts.detractors;
    let left = (line.bridge.happened.answers_before + new.len()).saturating_sub(now);
    // One person's later answer stands in for the earlier one: that one did not grow old.
    if left > 0 && new.is_empty() && (moved || !line.clauses.is_empty()) {
        line.note("left", &language.integer(number(left)));
        line.clauses.push(language.text("changed-answers-left", &args!["n" => left]));
    }
    if moved && line.clauses.is_empty() {
        line.say("changed-answers-of-all");
    }
}

/// New cases, else those that are severe.
pub fn support(line: &mut Line<'_, '_>, moved: bool) {
    let (s, language) = (line.s, line.s.context.language);
    line.evidence = s.scores.tickets.evidence.clone();
    let (new, critical) = (line.bridge.happened.tickets_opened, line.bridge.happened.tickets_critical);
    if new > 0 {
        let n = language.integer(number(new));
        line.note("new", &n);
        let mut clause = language.text("changed-tickets", &args!["n" => new]);
        if critical > 0 {
            line.note("critical", &language.integer(number(critical)));
            clause = language.text("changed-tickets-critical", &args!["text" => clause, "n" => critical]);
        }
        line.clauses.push(clause);
        if let Ok(open) = s.scores.tickets.open {
            line.note("open", &language.integer(number(open)));
            line.clauses.push(language.text("changed-tickets-open", &args!["n" => open]));
        }
        let tone = if critical > 0 { Tone::Bad } else { Tone::Neutral };
        line.delta = Some(Delta { text: format!("+{n}"), tone, mark: Some(Mark::Up) });
    }
    if moved && new == 0 {
        let (before, now) = line.of_signal(SignalKey::SevereTickets);
        let count = |n: Option<f64>| n.map(|n| language.number(n, 0));
        line.both_sides("tickets_severe", "changed-tickets-severe", (count(before), count(now)));
    }
}

/// Talks since, else how long there was none.
pub fn contact(line: &mut Line<'_, '_>, moved: bool) {
    let (s, language) = (line.s, line.s.context.language);
    line.evidence = s.scores.contact.evidence.clone();
    let Ok(last) = s.scores.contact.last_two_way else { return };
    let talks = line.bridge.happened.talks;
    let day = language.date_short(last);
    if line.is_new(last) && (moved || talks > 0) {
        line.note("last", &day);
        if talks > 0 {
            line.note("talks", &language.integer(number(talks)));
        }
        let args = args!["n" => talks, "date" => day];
        line.clauses.push(language.text("changed-talks", &args));
    } else if moved && let Ok(days) = s.scores.contact.days_since_two_way {
        line.note("last", &day);
        line.note("days", &language.integer(days));
        line.clauses.push(language.text("changed-no-talk", &args!["date" => day, "days" => days]));
    }
}

/// Who left and who came.
pub fn people(line: &mut Line<'_, '_>, moved: bool) {
    let (s, context) = (line.s, line.s.context);
    let rows: Vec<&Row<Contact>> =
        context.portfolio.contacts.of(s.account).iter().filter(|row| row.deleted != Some(true)).collect();
    let left = |row: &&&Row<Contact>| row.left_on.is_some_and(|day| line.is_new(day));
    let gone: Vec<&Row<Contact>> = rows.iter().filter(left).copied().collect();
    let came = |row: &&&Row<Contact>| row.created.is_some_and(|day| line.is_new(day)) && row.left_on.is_none();
    let new: Vec<&Row<Contact>> = rows.iter().filter(came).copied().collect();
    named(line, &gone, ("gone", "changed-people-gone"));
    named(line, &new, ("new", "changed-people-new"));
    if !gone.is_empty() {
        line.delta = Some(Delta { text: String::new(), tone: Tone::Bad, mark: Some(Mark::Down) });
    }
    if moved && context.scores.relationship_by == RelationshipBy::Contacts {
        let (before, now) = line.of_criterion(CriterionKey::Relationship);
        let mean = |mean: Option<f64>| mean.map(|mean| context.language.number(mean, 0));
        line.both_sides("relationship", "changed-relationship", (mean(before), mean(now)));
    }
    if moved && line.clauses.is_empty() {
        let (before, now) = line.of_signal(SignalKey::ChampionLeft);
        let more = now.unwrap_or_default() > before.unwrap_or_default();
        line.say(if more { "changed-sponsor-left" } else { "changed-sponsor-past" });
    }
}

fn named(line: &mut Line<'_, '_>, people: &[&Row<Contact>], (name, key): (&str, &str)) {
    if people.is_empty() {
        return;
    }
    line.evidence = people.iter().map(|row| row.origin).collect();
    let language = line.s.context.language;
    let mut names: Vec<String> = people.iter().filter_map(|row| row.full_name()).collect();
    names.sort();
    names.truncate(NAMED);
    let n = people.len();
    line.note(name, &language.integer(number(n)));
    let told = language.list(&names);
    let args = args!["n" => n];
    let clause = if names.is_empty() || names.len() < n {
        language.text(&format!("{key}-n"), &args)
    } else {
        line.note(&format!("{name}/names"), &told);
        language.text(key, &args.with("names", told))
    };
    line.clauses.push(clause);
}

/// Usage, or orders, of a quarter on the year before.
pub fn used(line: &mut Line<'_, '_>) {
    let usage = line.s.scores.usage.yoy_share.is_ok();
    line.evidence = if usage { line.s.scores.usage.evidence.clone() } else { line.s.scores.revenue.evidence.clone() };
    let language = line.s.context.language;
    let (before, now) = line.of_signal(SignalKey::VolumeFall);
    let share = |share: Option<f64>| share.map(|share| language.percent_change(share, 0));
    line.both_sides("quarter", "changed-quarter", (share(before), share(now)));
    if line.clauses.is_empty() && !usage {
        last_order(line);
    }
}

/// A model may look at how long ago the last order was.
fn last_order(line: &mut Line<'_, '_>) {
    let language = line.s.context.language;
    if let Ok(days) = line.s.scores.orders.days_since_last {
        line.note("days", &language.integer(days));
        line.clauses.push(language.text("changed-last-order", &args!["days" => days]));
    }
}

/// What falls due first, and whether somebody works on a renewal.
pub fn renewal(line: &mut Line<'_, '_>) {
    let (s, language) = (line.s, line.s.context.language);
    let next = s.scores.renewal.next.as_ref().ok();
    let end = next.map(|next| next.end);
    let due = end.into_iter().chain(s.scores.pipeline.next_close).min();
    let Some(due) = due else {
        line.say("changed-nothing-due");
        return;
    };
    line.evidence = match next.filter(|_| end == Some(due)) {
        Some(next) => [next.origin].into_iter().collect(),
        None => s.scores.pipeline.evidence.clone(),
    };
    let day = language.date_short(due);
    line.note("due", &day);
    let key = if end == Some(due) { "changed-contract-ends" } else { "changed-next-close" };
    let clause = ahead(line, due, language.text(key, &args!["date" => day]));
    line.clauses.push(clause);
    let moved = line.of_signal(SignalKey::RenewalWithoutOpportunity);
    if let Some(next) = next
        && moved.0 != moved.1
        && let Ok(open) = &next.open_opportunity
    {
        line.say(if open.is_some() { "changed-renewal-open" } else { "changed-renewal-not-open" });
    }
}

fn ahead(line: &mut Line<'_, '_>, due: Date, text: String) -> String {
    let days = crate::model::calendar::days_between(line.s.context.as_of(), due);
    if days <= 0 {
        return text;
    }
    let language = line.s.context.language;
    line.note("days", &language.integer(days));
    language.text("changed-in-days", &args!["text" => text, "days" => days])
}

pub fn payments(line: &mut Line<'_, '_>) {
    line.evidence = line.s.scores.payment.evidence.clone();
    let language = line.s.context.language;
    let (before, now) = line.of_signal(SignalKey::LatePayment);
    let days = |days: Option<f64>| days.map(|days| language.number(days, 0));
    line.both_sides("delay", "changed-delay", (days(before), days(now)));
}

pub fn competition(line: &mut Line<'_, '_>) {
    let (before, now) = line.of_signal(SignalKey::Competition);
    let more = now.unwrap_or_default() > before.unwrap_or_default();
    line.say(if more { "changed-rival" } else { "changed-rival-past" });
}

pub fn profile(line: &mut Line<'_, '_>) {
    let language = line.s.context.language;
    let (before, now) = line.of_criterion(CriterionKey::Fit);
    let share = |share: Option<f64>| share.map(|share| language.percent(share, 0));
    line.both_sides("fit", "changed-fit", (share(before), share(now)));
    if line.clauses.is_empty() {
        line.say("changed-record");
    }
}
