//! A draft of the e-mail that asks for the next talk: what a customer may read, and nothing else.

use serde::Serialize;

use super::pains::Offer;
use crate::plan::account::sentence::{Rule, fired};
use crate::plan::context::Facts;
use crate::plan::document::FactId;
use crate::plan::facts::{AccountFacts, find};
use crate::plan::language::{Args, args};
use crate::score::Evidence;

/// A draft that the rep sends, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    pub to: Option<String>,
    pub subject: String,
    /// A paragraph each.
    pub body: Vec<String>,
    pub facts: Vec<FactId>,
}

/// The topic of the letters that offer nothing.
const GRIEVANCE: &str = "grievance";

/// Working days until the talk that it proposes, where no day is set for it.
const DAYS_AHEAD: u32 = 5;
/// The same where a contract ends within [`URGENT_DAYS`]: a talk after its end would come too late.
const URGENT_DAYS_AHEAD: u32 = 1;
const URGENT_DAYS: i64 = 10;

/// By the weightiest reason to write; none where there is none or nobody is known to write to.
pub fn mail(rules: &[Rule], known: &AccountFacts<'_>, offer: Option<&Offer>, facts: &mut Facts) -> Option<Mail> {
    let situation = known.situation();
    let (context, language) = (situation.context, situation.context.language);
    let contact = situation.main_contact()?;
    let rule = *fired(rules, known).first()?;
    let to = contact.full_name()?;
    let named = contact.first_name.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&to);
    let said = rule.say("mail", known, facts)?;
    let subject = rule.named_text("mail", "subject", known)?;
    let is_urgent = situation.scores.renewal.next.as_ref().is_ok_and(|renewal| renewal.days <= URGENT_DAYS);
    let ahead = if is_urgent { URGENT_DAYS_AHEAD } else { DAYS_AHEAD };
    let soonest = || context.schedule_of(situation.account).in_days(ahead);
    let day = language.date_long(context.talk_days().day(situation.account).unwrap_or_else(soonest));
    let mut ids = said.facts;
    ids.extend(find("contact").and_then(|spec| known.state(spec, facts)));
    let account = situation.account;
    ids.push(facts.add_labelled(context, account, ("talk_on", "next_talk"), &day, &Evidence::default()));
    let mut body = vec![language.text("mail-greeting", &args!["contact" => named]), said.text];
    // Whoever has a grievance is not sold anything in the same letter.
    if let Some(offer) = offer.filter(|_| rule.topic != GRIEVANCE) {
        ids.extend(offer.facts.iter().cloned());
        body.push(match &offer.proof {
            Some(proof) => {
                language.text("mail-offer-proof", &args!["line" => ended(&offer.line), "proof" => ended(proof)])
            }
            None => language.text("mail-offer", &args!["line" => ended(&offer.line)]),
        });
    }
    body.push(language.text("mail-talk", &args!["date" => &day]));
    let sign = match context.owner(account) {
        Some(owner) => Args::none().with("owner", owner.name.clone()),
        None => Args::none().with("owner", context.company.name.clone()),
    };
    body.push(language.text("mail-sign", &sign));
    ids.sort();
    ids.dedup();
    Some(Mail { to: Some(to), subject, body, facts: ids })
}

/// Without the full stop that the text around it sets.
fn ended(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
