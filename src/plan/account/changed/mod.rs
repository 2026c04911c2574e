//! What happened at an account since last month, as somebody who sells reads it: by theme, what the records tell of it and
//! what it did to the scores, the greatest effect first.
//!
//! The effects are those of the bridges: those of all lines sum to the change of a score, as it is printed.

mod deals;
mod purchases;
mod relation;
mod theme;

use std::collections::BTreeMap;

use self::theme::Theme;
use super::Situation;
use crate::model::{AccountBridge, Bridge, BridgeCause, BridgeFigure, BridgePart, Date, Decimal};
use crate::plan::bridge::{change_text, decimals, movement};
use crate::plan::context::Facts;
use crate::plan::document::{Delta, FactId, Mark, Tone};
use crate::plan::language::args;
use crate::score::{CriterionKey, Evidence, SignalKey};

/// What happened, with what it did to the scores.
#[derive(Debug)]
pub struct Happening {
    pub delta: Delta,
    /// `Support:`
    pub lead: String,
    /// `3 new cases, 2 critical; 5 open (churn points +8)`
    pub text: String,
    pub evidence: Evidence,
    pub facts: Vec<FactId>,
}

/// What is told of a theme, clause by clause.
struct Line<'s, 'f> {
    s: &'s Situation<'s>,
    facts: &'f mut Facts,
    bridge: &'s AccountBridge,
    theme: Theme,
    delta: Option<Delta>,
    clauses: Vec<String>,
    evidence: Evidence,
    stated: Vec<FactId>,
}

/// Effects on the scores by theme, as printed.
type Effects = BTreeMap<Theme, Vec<(BridgeFigure, Decimal)>>;

/// At most so many lines, the last of them what the other themes did. None in a first month.
pub fn changed(s: &Situation<'_>, most: usize, facts: &mut Facts) -> Vec<Happening> {
    let Some(bridge) = s.context.bridge(s.account) else { return Vec::new() };
    let mut effects = effects(s, bridge);
    let mut told: Vec<(Decimal, Theme, Happening, Facts)> = Vec::new();
    for theme in Theme::ALL {
        let mut own = Facts::default();
        let effect = effects.get(&theme).map(Vec::as_slice).unwrap_or_default();
        if let Some(happening) = happening(s, bridge, theme, effect, &mut own) {
            told.push((weight(effect), theme, happening, own));
        }
    }
    told.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let untold = |effects: &Effects, told: &[(Decimal, Theme, Happening, Facts)]| {
        effects.keys().any(|theme| told.iter().all(|line| line.1 != *theme))
    };
    told.truncate(most);
    if told.len() == most && untold(&effects, &told) {
        told.pop();
    }
    effects.retain(|theme, _| told.iter().all(|line| line.1 != *theme));
    let rest = rest(s, &effects, facts);
    let mut lines = Vec::new();
    for (_, _, happening, own) in told {
        facts.extend(own.into_vec());
        lines.push(happening);
    }
    lines.extend(rest);
    lines
}

/// The score of churn that stands in the account's plan.
pub fn churn_figure(s: &Situation<'_>) -> BridgeFigure {
    if s.scores.churn.in_charge().is_some() { BridgeFigure::ChurnRisk } else { BridgeFigure::ChurnPoints }
}

/// What moved an amount of the account, without what the scores make of it; for those who tell of several accounts.
pub fn because(s: &Situation<'_>, figure: BridgeFigure, facts: &mut Facts, stated: &mut Vec<FactId>) -> String {
    let Some(bridge) = s.context.bridge(s.account) else { return String::new() };
    let theme = if figure == BridgeFigure::RevenueLtm { Theme::Purchases } else { Theme::Deals };
    let mut line = Line::of(s, bridge, theme, facts);
    match theme {
        Theme::Purchases => purchases::amounts(&mut line),
        _ => deals::moves(&mut line),
    }
    stated.append(&mut line.stated);
    line.clauses.join("; ")
}

fn effects(s: &Situation<'_>, bridge: &AccountBridge) -> Effects {
    let mut effects = Effects::new();
    for figure in [BridgeFigure::PriorityScore, churn_figure(s)] {
        let Some(own) = bridge.of(figure).filter(|own| own.change().is_some()) else { continue };
        for (theme, effect) in by_theme(s, own) {
            effects.entry(theme).or_default().push((figure, effect));
        }
    }
    effects
}

fn by_theme(s: &Situation<'_>, bridge: &Bridge) -> Vec<(Theme, Decimal)> {
    let mut sums: BTreeMap<Theme, Decimal> = BTreeMap::new();
    for part in &bridge.parts {
        let theme = Theme::of(bridge.figure, &part.factor, part.cause, s.context.scores.relationship_by);
        *sums.entry(theme).or_default() += part.effect;
    }
    let themes: Vec<Theme> = sums.keys().copied().collect();
    // The place stands for the theme while the parts are rounded to the change as printed.
    let part = |(place, effect): (usize, Decimal)| BridgePart {
        factor: place.to_string(),
        cause: BridgeCause::OwnData,
        effect,
    };
    let parts = sums.into_values().enumerate().map(part).collect();
    let printed = Bridge { parts, ..bridge.clone() }.printed(decimals(bridge.figure));
    let theme = |part: &BridgePart| themes.get(part.factor.parse::<usize>().ok()?).copied();
    printed.iter().filter_map(|part| Some((theme(part)?, part.effect))).collect()
}

/// A percent point of a probability weighs as much as a point of a score.
fn weight(effects: &[(BridgeFigure, Decimal)]) -> Decimal {
    let points = |(figure, effect): &(BridgeFigure, Decimal)| match figure {
        BridgeFigure::ChurnRisk => effect.abs() * Decimal::ONE_HUNDRED,
        _ => effect.abs(),
    };
    effects.iter().map(points).fold(Decimal::ZERO, Decimal::saturating_add)
}

/// `priority −3, churn points +8`
fn effect_text(s: &Situation<'_>, effects: &[(BridgeFigure, Decimal)]) -> String {
    let told = effects.iter().map(|(figure, effect)| {
        let key = match figure {
            BridgeFigure::ChurnRisk => "changed-effect-risk",
            BridgeFigure::ChurnPoints => "changed-effect-churn",
            _ => "changed-effect-priority",
        };
        s.context.language.text(key, &args!["change" => change_text(s.context, *figure, *effect)])
    });
    told.collect::<Vec<String>>().join(", ")
}

fn happening(
    s: &Situation<'_>,
    bridge: &AccountBridge,
    theme: Theme,
    effects: &[(BridgeFigure, Decimal)],
    facts: &mut Facts,
) -> Option<Happening> {
    let mut line = Line::of(s, bridge, theme, facts);
    let moved = !effects.is_empty();
    match theme {
        Theme::Deals => deals::deals(&mut line),
        Theme::Purchases => purchases::purchases(&mut line, moved),
        Theme::Estimates => purchases::estimates(&mut line),
        Theme::Others if moved => line.say("changed-others"),
        Theme::Settings if moved => line.settings(),
        Theme::Others | Theme::Settings => {}
        Theme::Satisfaction => relation::satisfaction(&mut line, moved),
        Theme::Support => relation::support(&mut line, moved),
        Theme::Contact => relation::contact(&mut line, moved),
        Theme::People => relation::people(&mut line, moved),
        Theme::Use if moved => relation::used(&mut line),
        Theme::Renewal if moved => relation::renewal(&mut line),
        Theme::Payments if moved => relation::payments(&mut line),
        Theme::Competition if moved => relation::competition(&mut line),
        Theme::Profile if moved => relation::profile(&mut line),
        Theme::Use | Theme::Renewal | Theme::Payments | Theme::Competition | Theme::Profile => {}
    }
    line.told(effects)
}

impl<'s, 'f> Line<'s, 'f> {
    fn of(s: &'s Situation<'s>, bridge: &'s AccountBridge, theme: Theme, facts: &'f mut Facts) -> Line<'s, 'f> {
        let (clauses, stated) = (Vec::new(), Vec::new());
        Line { s, facts, bridge, theme, delta: None, clauses, evidence: Evidence::default(), stated }
    }
}

impl Line<'_, '_> {
    fn told(mut self, effects: &[(BridgeFigure, Decimal)]) -> Option<Happening> {
        if self.clauses.is_empty() {
            return None;
        }
        let language = self.s.context.language;
        let mut text = self.clauses.join("; ");
        if !effects.is_empty() {
            let told = effect_text(self.s, effects);
            self.note("effect", &told);
            text = language.text("changed-with-effect", &args!["text" => text, "effect" => told]);
        }
        if self.evidence.rows == 0 {
            self.evidence = [self.s.record.origin].into_iter().collect();
        }
        // What is said without a number is of the account's own record.
        if self.stated.is_empty() {
            let said = self.clauses.join("; ");
            self.note("told", &said);
        }
        let key = match self.theme {
            Theme::Use if self.s.scores.usage.yoy_share.is_err() => "changed-lead-orders".to_owned(),
            theme => format!("changed-lead-{}", theme.key()),
        };
        Some(Happening {
            delta: self.delta.unwrap_or_else(steady),
            lead: self.s.context.word_of_amounts(&key),
            text,
            evidence: self.evidence,
            facts: self.stated,
        })
    }

    fn say(&mut self, key: &str) {
        let text = self.s.context.language.word(key);
        self.clauses.push(text);
    }

    /// A value that a clause states.
    fn note(&mut self, name: &str, value: &str) {
        let figure = format!("figure-{}", name.replace('_', "-"));
        let id = format!("changed/{}/{name}", self.theme.key());
        let evidence = if self.evidence.rows == 0 { self.own_record() } else { self.evidence.clone() };
        let (context, account) = (self.s.context, self.s.account);
        // A figure has the name that it has in every document.
        let label = match context.language.has(&figure) {
            true => context.figure_of_amounts(name),
            false => context.word_of_amounts(&format!("changed-lead-{}", self.theme.key())),
        };
        let label = label.trim_end_matches(':').to_owned();
        self.stated.push(self.facts.add_titled(context, account, (&id, label), value, &evidence));
    }

    fn own_record(&self) -> Evidence {
        [self.s.record.origin].into_iter().collect()
    }

    /// Whether a day lies between last month's run and this one.
    fn is_new(&self, day: Date) -> bool {
        self.s.context.bridges.is_some_and(|bridges| day > bridges.day && day <= self.s.context.as_of())
    }

    /// What a criterion of the priority looked at, last month and now.
    fn of_criterion(&self, key: CriterionKey) -> (Option<f64>, Option<f64>) {
        self.input(BridgeFigure::PriorityScore, key.name())
    }

    fn of_signal(&self, key: SignalKey) -> (Option<f64>, Option<f64>) {
        self.input(BridgeFigure::ChurnPoints, key.name())
    }

    fn input(&self, figure: BridgeFigure, name: &str) -> (Option<f64>, Option<f64>) {
        let found = self.bridge.of(figure).and_then(|own| own.factors.iter().find(|factor| factor.factor == name));
        found.map_or((None, None), |factor| (factor.input_before, factor.input_now))
    }

    /// What all causes did to a factor of the priority that are of this theme.
    fn effect_of(&self, key: CriterionKey) -> Decimal {
        let parts = self.bridge.of(BridgeFigure::PriorityScore).map(|own| own.parts.as_slice()).unwrap_or_default();
        let own = parts.iter().filter(|part| part.factor == key.name());
        own.filter(|part| !matches!(part.cause, BridgeCause::Peers | BridgeCause::Config | BridgeCause::Program))
            .fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.effect))
    }

    /// A figure from last month's value to this month's, in one clause, where it reads otherwise.
    fn both_sides(&mut self, name: &str, key: &str, (before, now): (Option<String>, Option<String>)) {
        let language = self.s.context.language;
        let text = match (before, now) {
            (Some(before), Some(now)) if before == now => return,
            (Some(before), Some(now)) => {
                let told = language.text("changed-from-to", &args!["before" => before, "now" => now]);
                self.note(name, &told);
                told
            }
            (None, Some(now)) => {
                self.note(name, &now);
                language.text("changed-came", &args!["now" => now])
            }
            (Some(before), None) => {
                self.note(name, &before);
                language.text("changed-went", &args!["before" => before])
            }
            (None, None) => return,
        };
        let clause = language.text(key, &args!["value" => text]);
        self.clauses.push(clause);
    }

    fn figure(&mut self, figure: BridgeFigure, key: &str) {
        let Some(moved) = movement(self.s.context, self.s.account, figure) else { return };
        let known = |text: &String| (*text != crate::plan::context::DASH).then(|| text.clone());
        self.both_sides(figure.key(), key, (known(&moved.before), known(&moved.now)));
        self.delta.get_or_insert(moved.delta);
    }

    fn settings(&mut self) {
        let causes = [
            (BridgeCause::Config, "changed-config"),
            (BridgeCause::Model, "changed-model"),
            (BridgeCause::Program, "changed-program"),
        ];
        let figures = [BridgeFigure::PriorityScore, churn_figure(self.s)];
        for (cause, key) in causes {
            let moved = figures.iter().filter_map(|figure| self.bridge.of(*figure));
            if moved.into_iter().any(|own| own.parts.iter().any(|part| part.cause == cause)) {
                self.say(key);
            }
        }
    }
}

pub fn steady() -> Delta {
    Delta { text: String::new(), tone: Tone::Neutral, mark: Some(Mark::Steady) }
}

/// What the themes did that have no line; none where that comes to nothing.
fn rest(s: &Situation<'_>, effects: &Effects, facts: &mut Facts) -> Option<Happening> {
    let mut sums: BTreeMap<BridgeFigure, Decimal> = BTreeMap::new();
    for (figure, effect) in effects.values().flatten() {
        *sums.entry(*figure).or_default() += *effect;
    }
    let left: Vec<(BridgeFigure, Decimal)> = sums.into_iter().filter(|(_, effect)| !effect.is_zero()).collect();
    if left.is_empty() {
        return None;
    }
    let language = s.context.language;
    let told = effect_text(s, &left);
    let evidence: Evidence = [s.record.origin].into_iter().collect();
    let lead = language.word("changed-lead-rest");
    let label = lead.trim_end_matches(':').to_owned();
    let fact = facts.add_titled(s.context, s.account, ("changed/rest", label), &told, &evidence);
    Some(Happening { delta: steady(), lead, text: told, evidence, facts: vec![fact] })
}
