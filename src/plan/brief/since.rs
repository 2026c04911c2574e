//! What changed since last month, and why: the bullets of a brief, and what its tiles say of the month before.

use crate::model::{BridgeFigure, Cause};
use crate::plan::account::Situation;
use crate::plan::account::changed::{self, Happening};
use crate::plan::bridge::{self, Movement};
use crate::plan::changes;
use crate::plan::context::Facts;
use crate::plan::document::{Change, Delta, FactId, Mark, Section, Sentence, Tile, Tone};
use crate::plan::language::args;
use crate::score::Evidence;

/// More would hide the important ones.
const MOST: usize = 5;
/// Of them, what differs in the account's own record.
const MOST_OF_RECORD: usize = 2;

/// What happened, each with what it did to the scores, and what differs in the account's record. None in a first month.
pub fn changes(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<Vec<Change>>> {
    let (context, language) = (s.context, s.context.language);
    let since = language.month_long(context.bridges?.since);
    let compared = s.fact(facts, "compared_with", &since, &[s.record.origin].into_iter().collect());
    let mut of_record = of_record(s, facts);
    of_record.truncate(MOST_OF_RECORD);
    let happened = changed::changed(s, MOST - of_record.len(), facts);
    let mut body: Vec<Change> = happened.into_iter().map(|happening| change(s, happening)).collect();
    body.extend(of_record);
    let mut stated = vec![compared];
    let scores = [BridgeFigure::PriorityScore, changed::churn_figure(s)];
    let moved: Vec<Movement> =
        scores.into_iter().filter_map(|figure| bridge::movement(context, s.account, figure)).collect();
    let told: Vec<String> = moved
        .iter()
        .map(|moved| {
            stated.push(fact(s, facts, moved));
            let args = args!["figure" => &moved.name, "before" => &moved.before, "now" => &moved.now];
            language.text("bridge-title-score", &args)
        })
        .collect();
    let args = args!["month" => &since];
    let title = match (told.is_empty(), body.is_empty()) {
        (false, _) => language.text("bridge-title", &args.with("scores", told.join("; "))),
        (true, false) => language.text("bridge-title-no-score", &args),
        (true, true) => language.text("bridge-title-nothing", &args),
    };
    if body.is_empty() {
        body.push(unchanged(s, facts, &since));
    }
    let title = Sentence { text: title, facts: stated };
    let subtitle = (!told.is_empty()).then(|| language.word("bridge-subtitle"));
    Some(Section { title, subtitle, source: None, body })
}

fn change(s: &Situation<'_>, happening: Happening) -> Change {
    Change {
        delta: happening.delta,
        lead: happening.lead,
        text: happening.text,
        evidence: s.context.evidence(&happening.evidence).join(", "),
        facts: happening.facts,
    }
}

/// Both values, their difference and what it is made of.
fn fact(s: &Situation<'_>, facts: &mut Facts, moved: &Movement) -> FactId {
    let range = s.context.language.range(&moved.before, &moved.now);
    let told = format!("{range} ({}): {}", moved.delta.text, moved.because);
    let name = format!("{}_before_and_now", moved.figure.key());
    s.fact(facts, &name, &told, &evidence(s, moved.figure))
}

/// The rows that the figure rests on; of a score the account's own.
fn evidence(s: &Situation<'_>, figure: BridgeFigure) -> Evidence {
    let scores = s.scores;
    let found = match figure {
        BridgeFigure::PriorityScore => Evidence::default(),
        BridgeFigure::ChurnPoints | BridgeFigure::ChurnRisk => {
            scores.churn.signals.iter().flat_map(|signal| signal.evidence.first()).collect()
        }
        BridgeFigure::Nps => scores.nps.evidence.clone(),
        BridgeFigure::RevenueLtm | BridgeFigure::Clv | BridgeFigure::Forecast12m => scores.revenue.evidence.clone(),
        BridgeFigure::PipelineWeighted => scores.pipeline.evidence.clone(),
    };
    if found.rows == 0 { [s.record.origin].into_iter().collect() } else { found }
}

/// Another owner, name, parent, segment; merged accounts; deals with another date.
fn of_record(s: &Situation<'_>, facts: &mut Facts) -> Vec<Change> {
    let language = s.context.language;
    let records = s.context.bridge(s.account).map(|bridge| bridge.records.as_slice()).unwrap_or_default();
    let change = |(place, (cause, from, to)): (usize, &(Cause, Option<String>, Option<String>))| {
        let value = |text: &Option<String>| text.as_deref().map(|text| changes::value(language, *cause, text));
        let told = match (value(from), value(to)) {
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (from, to) => from.or(to).unwrap_or_default(),
        };
        let evidence: Evidence = [s.record.origin].into_iter().collect();
        let fact: FactId = s.fact(facts, &format!("record_change_{}", place + 1), &told, &evidence);
        let delta = Delta { text: String::new(), tone: Tone::Neutral, mark: Some(Mark::Steady) };
        let lead = format!("{}:", changes::kind(language, *cause));
        Change { delta, lead, text: told, evidence: s.context.evidence(&evidence).join(", "), facts: vec![fact] }
    };
    records.iter().filter(|(cause, ..)| !is_of_open_deals(*cause)).enumerate().map(change).collect()
}

/// What the line on deals tells deal by deal.
fn is_of_open_deals(cause: Cause) -> bool {
    matches!(
        cause,
        Cause::DealRedated
            | Cause::DealAmountChanged
            | Cause::DealCurrencyChanged
            | Cause::DealReopened
            | Cause::DealDeleted
            | Cause::DealAppeared
    )
}

fn unchanged(s: &Situation<'_>, facts: &mut Facts, since: &str) -> Change {
    let evidence: Evidence = [s.record.origin].into_iter().collect();
    let text = s.context.language.text("bridge-unchanged", &args!["month" => since]);
    let fact = s.fact(facts, "unchanged", &text, &evidence);
    let delta = Delta { text: s.context.language.word("no-change"), tone: Tone::Neutral, mark: Some(Mark::Steady) };
    Change {
        delta,
        lead: text,
        text: String::new(),
        evidence: s.context.evidence(&evidence).join(", "),
        facts: vec![fact],
    }
}

/// A tile with what its figure was worth less last month: in the note where the tile tells another change already.
pub fn on_tile(s: &Situation<'_>, mut tile: Tile, figure: BridgeFigure, facts: &mut Facts) -> Tile {
    let moved =
        bridge::movement(s.context, s.account, figure).filter(|moved| moved.before != crate::plan::context::DASH);
    let (Some(moved), Some(bridges)) = (moved, s.context.bridges) else { return tile };
    if tile.facts.is_empty() {
        return tile;
    }
    tile.facts.push(fact(s, facts, &moved));
    let since = s.context.language.month_name_short(bridges.since);
    let text = s.context.language.text("bridge-tile", &args!["change" => &moved.delta.text, "month" => since]);
    match (&tile.change, tile.note.as_deref().filter(|note| !note.is_empty())) {
        (None, _) => tile.change = Some(Delta { text, ..moved.delta }),
        (Some(_), Some(note)) => tile.note = Some(format!("{note} · {text}")),
        (Some(_), None) => tile.note = Some(text),
    }
    tile
}
