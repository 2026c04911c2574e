//! The third page: people, products, competitors.

use super::{Who, competition, grid, people, stakeholders};
use crate::plan::account::Situation;
use crate::plan::account::stakeholders::Stakeholders;
use crate::plan::context::Facts;
use crate::plan::document::Sentence;
use crate::plan::language::args;

pub fn who(s: &Situation<'_>, facts: &mut Facts) -> Who {
    let known = Stakeholders::of(s);
    let who = Who {
        title: None,
        people: people::people(s, &known, facts),
        gaps: stakeholders::gaps(s, &known, facts),
        whitespace: grid::whitespace(s, facts),
        competition: competition::competition(s, facts),
    };
    Who { title: title(s, &who), ..who }
}

/// What the page comes to: how many people, how much is left to sell. None where it would be what its first section says.
fn title(s: &Situation<'_>, who: &Who) -> Option<Sentence> {
    let language = s.context.language;
    let known = s.contacts().filter(|contact| contact.full_name().is_some()).count();
    let people = (known > 0).then(|| language.text("title-who-people", &args!["n" => known]));
    let left = s.left_to_sell().filter(|_| !s.has_left())?;
    let left = language.text("title-who-left", &args!["amount" => s.money(left)]);
    let parts: Vec<String> = people.into_iter().chain([left]).collect();
    let facts = [who.people.as_ref().map(|it| &it.title), who.whitespace.as_ref().map(|it| &it.title)];
    let facts = facts.into_iter().flatten().flat_map(|title| title.facts.clone()).collect();
    Some(Sentence { text: parts.join("; "), facts })
}
