//! What could still be sold: segment by product in money, and the accounts with the most of it.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::{Composed, Desk, MOST_ROWS_BESIDE, Part, Width, blank, cell, float, sentence, short, strong, sum};
use super::{About, Content, HeatCell, HeatMap, HeatRow, Panel, PanelColumn};
use crate::model::{AccountClass, Decimal, Entity};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Section};
use crate::plan::language::{args, followed};
use crate::score::{AccountScores, UNASSIGNED, whitespace};

/// Products and segments that have a column or row of their own; the others are put together.
const MOST_PRODUCTS: usize = 5;
const MOST_SEGMENTS: usize = 7;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let total = desk.amount("whitespace_total").map_err(|reason| desk.reason(&reason))?;
    let mut open: Vec<(Decimal, &AccountScores)> =
        desk.accounts().iter().filter_map(|own| Some((*own.whitespace.total.as_ref().ok()?, own))).collect();
    let note = left_out(desk, &open);
    open.retain(|(_, own)| whitespace::counts(own));
    let known = open.len();
    open.retain(|(left, _)| *left > Decimal::ZERO);
    if open.is_empty() {
        return Err(desk.word("deck-absent-selling"));
    }
    open.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.account.cmp(&b.1.account)));
    let all_text = desk.money(total);
    let entity = desk.revenue_entity();
    let fact = desk.figure_fact("whitespace_total", &all_text, entity);
    let matrix = Matrix::of(desk, &open);
    let first = matrix.greatest();
    let title = match &first {
        Some((segment, product, amount)) => desk.text(
            "deck-title-whitespace",
            &args![
                "amount" => &all_text,
                "part" => desk.money(*amount),
                "product" => matrix.product_name(desk, product),
                "segment" => desk.part_name(segment)
            ],
        ),
        None => desk.text("deck-title-whitespace-plain", &args!["amount" => &all_text, "n" => open.len()]),
    };
    let mut columns = Vec::new();
    if let Some(map) = matrix.map(desk, total) {
        columns.push(PanelColumn { share: 6, panels: vec![map] });
    }
    columns.push(PanelColumn { share: 4, panels: vec![top(desk, &open)] });
    let args = args!["n" => open.len(), "total" => desk.count(known), "amount" => all_text];
    let subtitle = desk.text("deck-subtitle-selling", &args);
    let from = [entity, Entity::Account];
    let content = Content::Panels { about: About::Whitespace, tiles: Vec::new(), columns, note };
    Ok(Part { slide: desk.slide(sentence(title, [fact]), subtitle, &from, content), detail: None })
}

/// What is known and does not count: what those that left could buy again, and estimates that are too low.
fn left_out(desk: &mut Desk<'_>, known: &[(Decimal, &AccountScores)]) -> Option<String> {
    let left = |own: &AccountScores| own.class.class == AccountClass::Churned;
    let gone: Vec<Decimal> = known.iter().filter(|(_, own)| left(own)).map(|(amount, _)| *amount).collect();
    let low = known.iter().filter(|(_, own)| !left(own) && own.whitespace.over_estimate).count();
    let amount = desk.money(sum(gone.iter().copied()));
    let back = (!gone.is_empty()).then(|| {
        let entity = desk.revenue_entity();
        desk.named_fact("whitespace_left", &desk.word("deck-label-win-back"), &amount, entity);
        desk.text("deck-note-win-back", &args!["n" => gone.len(), "amount" => amount])
    });
    let low = (low > 0).then(|| desk.text("deck-note-over-estimate", &args!["n" => low]));
    [back, low].into_iter().flatten().reduce(|back, low| followed(&back, &low))
}

/// The part of the portfolio that an account is in.
type PartOf = fn(&Desk<'_>, &AccountScores) -> Option<String>;

/// What the rest is called beside parts with names of their own, one of which may be called that itself.
fn rest_name(desk: &Desk<'_>, named: &[&String]) -> String {
    let other = desk.word("other");
    let is_taken = named.iter().any(|name| name.trim().to_lowercase() == other.to_lowercase());
    super::desk::capitalised(&if is_taken { desk.word("deck-all-others") } else { other })
}

/// By what the rows of the map are told apart, with its heading: the first that knows at least two parts.
const PARTS: [(&str, PartOf); 3] = [
    ("heading-segment", |_, own| own.segment.segment.clone()),
    ("heading-industry", |desk, own| desk.context.account(own.account)?.industry.clone()),
    ("heading-region", |desk, own| desk.context.account(own.account)?.country.clone()),
];

/// Whitespace by segment and product; what no product is told of stands under none.
struct Matrix {
    heading: &'static str,
    cells: BTreeMap<(String, String), Decimal>,
    segments: Vec<(String, Decimal)>,
    products: Vec<(String, Decimal)>,
}

impl Matrix {
    fn of(desk: &Desk<'_>, open: &[(Decimal, &AccountScores)]) -> Matrix {
        let known = |of: &PartOf| open.iter().filter_map(|(_, own)| of(desk, own)).collect::<BTreeSet<_>>().len();
        let [first, ..] = PARTS;
        let (heading, part_of) = PARTS.into_iter().find(|(_, of)| known(of) >= 2).unwrap_or(first);
        let mut cells = BTreeMap::<(String, String), Decimal>::new();
        for (left, own) in open {
            let segment = part_of(desk, own).unwrap_or_else(|| UNASSIGNED.to_owned());
            let mut rest = *left;
            for row in &own.whitespace.products {
                let Some(amount) = row.whitespace.as_ref().ok().filter(|amount| **amount > Decimal::ZERO) else {
                    continue;
                };
                rest = rest.saturating_sub(*amount);
                let cell = cells.entry((segment.clone(), row.product.to_string())).or_default();
                *cell = cell.saturating_add(*amount);
            }
            // Where the CRM gives a potential as a whole, no product holds what is above the estimate.
            if !rest.is_zero() {
                let cell = cells.entry((segment, UNASSIGNED.to_owned())).or_default();
                *cell = cell.saturating_add(rest);
            }
        }
        let ranked = |of: fn(&(String, String)) -> &String| {
            let mut sums = BTreeMap::<&String, Decimal>::new();
            for (key, amount) in &cells {
                let sum = sums.entry(of(key)).or_default();
                *sum = sum.saturating_add(*amount);
            }
            let mut sums: Vec<(String, Decimal)> = sums.into_iter().map(|(name, sum)| (name.clone(), sum)).collect();
            sums.sort_by(|a, b| (a.0 == UNASSIGNED).cmp(&(b.0 == UNASSIGNED)).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
            sums
        };
        let (segments, products) = (ranked(|key| &key.0), ranked(|key| &key.1));
        Matrix { heading, cells, segments, products }
    }

    /// The greatest cell that the map shows under a product and a segment of its own; none where there is no map.
    fn greatest(&self) -> Option<(String, String, Decimal)> {
        if self.segments.len() < 2 || self.products.len() < 2 {
            return None;
        }
        let shown = |names: &[(String, Decimal)], most: usize, name: &String| {
            name != UNASSIGNED && names.iter().take(most).any(|(own, _)| own == name)
        };
        let named = self.cells.iter().filter(|((segment, product), _)| {
            shown(&self.segments, MOST_SEGMENTS - 1, segment) && shown(&self.products, MOST_PRODUCTS, product)
        });
        let greatest = named.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
        Some((greatest.0.0.clone(), greatest.0.1.clone(), *greatest.1))
    }

    fn product_name(&self, desk: &Desk<'_>, product: &str) -> String {
        if product == UNASSIGNED { desk.word("other") } else { short(product) }
    }

    /// None where there is no second segment or no second product.
    fn map(&self, desk: &mut Desk<'_>, total: Decimal) -> Option<Section<Panel>> {
        if self.segments.len() < 2 || self.products.len() < 2 {
            return None;
        }
        let own: Vec<&String> =
            self.products.iter().map(|(name, _)| name).filter(|name| *name != UNASSIGNED).take(MOST_PRODUCTS).collect();
        let rest: BTreeSet<&String> =
            self.products.iter().map(|(name, _)| name).filter(|name| !own.contains(name)).collect();
        let mut groups: Vec<(String, Vec<&String>)> =
            own.iter().map(|name| (self.product_name(desk, name), vec![*name])).collect();
        if !rest.is_empty() {
            groups.push((rest_name(desk, &own), rest.into_iter().collect()));
        }
        let mut lines: Vec<(String, Vec<&String>)> = Vec::new();
        let shown: Vec<&String> = self.segments.iter().take(MOST_SEGMENTS - 1).map(|(name, _)| name).collect();
        for (place, (name, _)) in self.segments.iter().enumerate() {
            match lines.last_mut().filter(|_| place >= MOST_SEGMENTS) {
                Some(last) => {
                    last.0 = rest_name(desk, &shown);
                    last.1.push(name);
                }
                None => lines.push((desk.part_name(name), vec![name])),
            }
        }
        let amount = |segments: &[&String], products: &[&String]| {
            sum(segments.iter().flat_map(|segment| {
                products.iter().filter_map(|product| self.cells.get(&((*segment).clone(), (*product).clone())).copied())
            }))
        };
        let amounts: Vec<Vec<Decimal>> = lines
            .iter()
            .map(|(_, segments)| groups.iter().map(|(_, products)| amount(segments, products)).collect())
            .collect();
        let greatest = greatest(&lines, &groups, &amounts);
        let cell_of = |desk: &Desk<'_>, amount: Decimal| HeatCell {
            text: if amount.is_zero() { DASH.to_owned() } else { desk.money(amount) },
            share: (float(amount) / float(greatest)).clamp(0.0, 1.0),
            facts: Vec::new(),
        };
        let rows: Vec<HeatRow> = lines
            .iter()
            .zip(&amounts)
            .map(|((label, _), row)| HeatRow {
                label: label.clone(),
                cells: row.iter().map(|amount| cell_of(desk, *amount)).collect(),
                total: desk.money(sum(row.iter().copied())),
            })
            .collect();
        let sums = (0..groups.len()).map(|place| sum(amounts.iter().filter_map(|row| row.get(place).copied())));
        let foot = HeatRow {
            label: desk.total(),
            cells: sums.map(|amount| HeatCell { share: 0.0, ..cell_of(desk, amount) }).collect(),
            total: desk.money(total),
        };
        let mut headings = vec![desk.word(self.heading)];
        headings.extend(groups.iter().map(|(name, _)| name.clone()));
        headings.push(desk.total());
        let title = desk.word("deck-section-whitespace");
        let map = HeatMap { alt: title.clone(), headings, rows, total: foot, note: None };
        let subtitle = Some(desk.word("deck-section-whitespace-note"));
        Some(Section { title: sentence(title, []), subtitle, source: None, body: Panel::HeatMap(map) })
    }
}

/// The greatest amount of one part and one product: what is put together would leave all others pale beside it.
fn greatest(lines: &[(String, Vec<&String>)], groups: &[(String, Vec<&String>)], amounts: &[Vec<Decimal>]) -> Decimal {
    let single = |(_, names): &&(String, Vec<&String>)| names.len() == 1;
    let named = lines.iter().zip(amounts).filter(|(line, _)| single(line));
    let named = named.flat_map(|(_, row)| groups.iter().zip(row).filter(|(group, _)| single(group)));
    let named = named.map(|(_, amount)| *amount).max().filter(|amount| *amount > Decimal::ZERO);
    named.or_else(|| amounts.iter().flatten().copied().max()).unwrap_or_default().max(Decimal::ONE)
}

fn top(desk: &mut Desk<'_>, open: &[(Decimal, &AccountScores)]) -> Section<Panel> {
    let shown: Vec<_> = open.iter().take(MOST_ROWS_BESIDE).collect();
    let amount = desk.money(sum(shown.iter().map(|(left, _)| *left)));
    let rows: Vec<Vec<Cell>> = shown.iter().map(|(left, own)| row(desk, *left, own)).collect();
    let headings = [
        ("heading-account", Width::Text(4)),
        ("heading-whitespace", Width::Number),
        ("deck-heading-propose", Width::Text(3)),
    ];
    let mut table = desk.table(&headings, rows, open.len().saturating_sub(shown.len()));
    let accounts = desk.text("n-accounts", &args!["n" => shown.len()]);
    table.total = Some(vec![strong(accounts), cell(amount.clone()), blank()]);
    let title = desk.text("deck-section-whitespace-top", &args!["n" => shown.len(), "amount" => amount]);
    Section { title: sentence(title, []), subtitle: None, source: None, body: Panel::Table(table) }
}

fn row(desk: &mut Desk<'_>, left: Decimal, scores: &AccountScores) -> Vec<Cell> {
    let account = scores.account;
    let text = desk.money(left);
    let fact = desk.account_fact(account, "whitespace_total", &text, &scores.revenue.evidence);
    let paired = scores.cross_sell.top().ok().map(|top| top.product.to_string());
    let product = paired.or_else(|| scores.whitespace.top().map(|top| top.product.to_string()));
    vec![
        strong(desk.name(account)),
        cell(text).stating(fact),
        cell(product.map_or_else(|| DASH.to_owned(), |product| short(&product))),
    ]
}
