//! The forecast of the portfolio and its segments, shared out to accounts.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::ForecastScores;
use super::accounts::{Ratios, Shrinkage, monthly_weight, weight};
use super::allocate::{allocate, amount};
use super::backtest::Accuracy;
use super::bands::{BandSource, Pool};
use super::giants;
use super::history::{Leaf, Window, total};
use super::method::{History, Method, YEAR};
use super::series::{Ahead, Chosen, chosen};
use crate::model::{Decimal, Entity, Known, Month, Unknown};
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::norms::Norms;
use crate::score::revenue::known_revenue;
use crate::score::{Basis, Kpi, Unit, money};

/// What the 12 months after the period are expected to bring, in the reporting currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioForecast {
    /// Revenue or bookings.
    pub basis: Basis,
    pub whole: Known<SeriesForecast>,
    /// By name; they sum to the whole month by month, to the cent. Empty where accounts have no segment.
    pub segments: Vec<SeriesForecast>,
    /// The part of rows that belong to no account.
    pub unjoined: Decimal,
}

/// The forecast of one series with what chose it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesForecast {
    /// Empty for the whole portfolio.
    pub segment: String,
    pub months: Vec<ForecastMonth>,
    pub total: Decimal,
    pub low80: Decimal,
    pub high80: Decimal,
    pub low95: Decimal,
    pub high95: Decimal,
    pub method: Method,
    pub history: History,
    /// Months of history.
    pub months_observed: usize,
    /// Months before the period that no row tells.
    pub gap: usize,
    /// Past months from which the methods were tried.
    pub origins: usize,
    /// All methods tried, first the one to beat; empty under 12 months.
    pub candidates: Vec<Accuracy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ForecastMonth {
    pub month: Month,
    pub value: Decimal,
    pub low80: Decimal,
    pub high80: Decimal,
    pub low95: Decimal,
    pub high95: Decimal,
    pub band: BandSource,
}

impl SeriesForecast {
    /// How the method taken did.
    pub fn accuracy(&self) -> Option<&Accuracy> {
        self.candidates.iter().find(|candidate| candidate.method == self.method)
    }
}

/// Members of a segment, by their places among the leaves.
struct Group<'a> {
    name: &'a str,
    members: Vec<usize>,
}

/// Segments too small to be forecast on their own.
const OTHERS: &str = "other segments";

/// Forecasts the portfolio and gives each account its part, in the order of the accounts.
pub fn foretell(
    facts: &AllFacts<'_>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> (PortfolioForecast, Vec<ForecastScores>) {
    match shared_out(facts, context, norms) {
        Ok(forecast) => forecast,
        Err(reason) => {
            let accounts = facts.accounts.iter().map(|own| {
                let own = known_revenue(own, context, norms).err();
                ForecastScores::unknown(own.as_ref().unwrap_or(&reason))
            });
            let (basis, accounts) = (norms.basis, accounts.collect());
            let none = PortfolioForecast { basis, whole: Err(reason), segments: Vec::new(), unjoined: Decimal::ZERO };
            (none, accounts)
        }
    }
}

fn shared_out(
    facts: &AllFacts<'_>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Known<(PortfolioForecast, Vec<ForecastScores>)> {
    if !(context.portfolio.revenue.given || context.portfolio.opportunities.given) {
        return Err(Unknown::NoSource { entity: Entity::Revenue });
    }
    let config = &context.config.forecast;
    let period = context.portfolio.period;
    let window = Window::of(facts, period, config)?;
    let mut leaves: Vec<Leaf<'_>> = facts.all().map(|own| Leaf::of(own, window, context)).collect::<Known<_>>()?;
    let giants = giants::set_aside(&facts.all().collect::<Vec<_>>(), &mut leaves, window, config.max_sale_share);
    if let Some(reason) = giants.whole.clone().filter(|_| leaves.iter().all(|leaf| leaf.months.is_empty())) {
        return Err(reason);
    }
    let groups = groups(&leaves, config.max_segments);
    let months = window.months();
    let whole = total(leaves.iter(), months);
    let whole = chosen(&whole, window.gap, 1, config)?;
    let parts: Vec<Known<Chosen>> = groups
        .par_iter()
        .map(|group| {
            let series = total(group.members.iter().filter_map(|place| leaves.get(*place)), months);
            // A single segment is the whole.
            if groups.len() == 1 { Ok(whole.clone()) } else { chosen(&series, window.gap, REFIT_SEGMENTS, config) }
        })
        .collect();
    let parts: Vec<Chosen> = parts.into_iter().collect::<Known<_>>()?;
    let pool = Pool::of(std::iter::once(&whole).chain(&parts).map(|part| part.misses.as_slice()));
    let whole_forecast = series_forecast("", &whole, &pool, period, window)?;
    let raw: Vec<f64> =
        leaves.iter().map(|leaf| weight(leaf, leaf.months.len(), YEAR.min(months), config.own_weight)).collect();
    let of_accounts = leaves.get(..facts.accounts.len()).unwrap_or(&leaves);
    let shrinkage = Shrinkage::of(of_accounts, months, config.own_weight);
    let weights = shrinkage.shrunk(&leaves, &raw, months);
    let shares = Shares {
        leaves: &leaves,
        raw: &raw,
        weights: &weights,
        groups: &groups,
        gap: window.gap,
        own_weight: config.own_weight,
        repeat: shrinkage.own,
    };
    let forecasts: Vec<(Vec<Ahead>, [f64; 2])> = parts.iter().map(|part| part.ahead(&pool)).collect::<Known<_>>()?;
    let (of_groups, of_leaves) = shares.by_month(&whole_forecast, &forecasts)?;
    let segments = groups.iter().zip(&parts).zip(&of_groups).map(|((group, part), values)| {
        let forecast = series_forecast(group.name, part, &pool, period, window)?;
        Ok(forecast.moved_to(values))
    });
    let segments: Vec<SeriesForecast> = segments.collect::<Known<_>>()?;
    let ratios = Ratios::of(of_accounts, months, config.own_weight, shrinkage);
    let methods = shares.methods(&parts);
    let each = facts.accounts.iter().zip(&of_leaves).zip(raw.iter().zip(methods)).zip(&giants.reasons);
    let accounts = each.map(|(((own, months), (raw, method)), giant)| {
        match known_revenue(own, context, norms).err().or(giant.clone()) {
            None => account(months, &whole_forecast, *raw, method, &ratios).within(giants.whole.as_ref()),
            Some(reason) => ForecastScores::unknown(&reason),
        }
    });
    let accounts = accounts.collect();
    let unjoined = of_leaves.get(facts.accounts.len()).map(|months| months.iter().sum()).unwrap_or_default();
    let whole = giants.whole.map_or(Ok(whole_forecast), Err);
    // Segments sum to the whole, which is not told where a sale drowns it.
    let segments = if groups.len() == 1 || whole.is_err() { Vec::new() } else { segments };
    Ok((PortfolioForecast { basis: norms.basis, whole, segments, unjoined }, accounts))
}

/// Segments are estimated anew every so many origins of the back-test: there are many of them, and their parameters move
/// little in half a year.
const REFIT_SEGMENTS: usize = 6;

/// Accounts by segment, in the order of names; all but the largest by revenue of the last 12 months are put together.
fn groups<'a>(leaves: &[Leaf<'a>], most: usize) -> Vec<Group<'a>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // An account without a row has no part in any series.
    for (place, leaf) in leaves.iter().enumerate().filter(|(_, leaf)| !leaf.months.is_empty()) {
        by_name.entry(leaf.segment).or_default().push(place);
    }
    let size = |members: &[usize]| {
        let of_year =
            members.iter().filter_map(|place| leaves.get(*place)).map(|leaf| leaf.sum(leaf.months.len(), YEAR));
        of_year.sum::<f64>()
    };
    let mut groups: Vec<Group<'a>> = by_name.into_iter().map(|(name, members)| Group { name, members }).collect();
    if groups.len() > most.max(1) {
        groups.sort_by(|a, b| size(&b.members).total_cmp(&size(&a.members)).then(a.name.cmp(b.name)));
        let rest = groups.split_off(most.max(1) - 1);
        groups.sort_by_key(|group| group.name);
        groups.push(Group { name: OTHERS, members: rest.into_iter().flat_map(|group| group.members).collect() });
    }
    groups
}

struct Shares<'s, 'a> {
    leaves: &'s [Leaf<'a>],
    raw: &'s [f64],
    weights: &'s [f64],
    groups: &'s [Group<'a>],
    gap: usize,
    own_weight: f64,
    repeat: f64,
}

/// Amounts of 12 months.
type Year = Vec<Decimal>;

impl Shares<'_, '_> {
    /// The whole's months in parts: by segment in proportion to the segments' own forecasts, within one by the accounts'
    /// weights (Gross & Sohl 1990, *J. Forecast.* 9:233–254; Athanasopoulos, Ahmed & Hyndman 2009, *Int. J. Forecast.*
    /// 25:146–166: top-down by forecast proportions).
    fn by_month(&self, whole: &SeriesForecast, parts: &[(Vec<Ahead>, [f64; 2])]) -> Known<(Vec<Year>, Vec<Year>)> {
        let mut of_groups: Vec<Year> = vec![Vec::new(); self.groups.len()];
        let mut of_leaves: Vec<Year> = vec![Vec::new(); self.leaves.len()];
        for (place, month) in whole.months.iter().enumerate() {
            let monthly = self.monthly(place + 1 + self.gap);
            let proportions: Vec<f64> = self
                .groups
                .iter()
                .zip(parts)
                .map(|(group, (ahead, _))| {
                    // A segment all of whose accounts are without weight has nobody to bring its part.
                    let anybody = group.members.iter().any(|member| monthly.get(*member).is_some_and(|w| *w > 0.0));
                    if anybody { ahead.get(place).map_or(0.0, |ahead| ahead.value.max(0.0)) } else { 0.0 }
                })
                .collect();
            let by_weight = || -> Vec<f64> {
                let sum = |group: &Group<'_>| group.members.iter().filter_map(|member| monthly.get(*member)).sum();
                self.groups.iter().map(sum).collect()
            };
            let split = allocate(month.value, &proportions).or_else(|| allocate(month.value, &by_weight()));
            // Nobody has any weight (who got more back than bought has none): only a forecast of 0 can be shared out.
            let split = match split {
                Some(split) => split,
                None if month.value.is_zero() => vec![Decimal::ZERO; self.groups.len()],
                None if month.value.is_sign_negative() => return Err(Unknown::NegativeBase),
                None => return Err(Unknown::ZeroBase),
            };
            for (group, (value, year)) in self.groups.iter().zip(split.iter().zip(&mut of_groups)) {
                year.push(*value);
                let weights: Vec<f64> =
                    group.members.iter().map(|member| monthly.get(*member).copied().unwrap_or_default()).collect();
                let shares = allocate(*value, &weights).unwrap_or_else(|| vec![Decimal::ZERO; weights.len()]);
                for (member, share) in group.members.iter().zip(shares) {
                    if let Some(year) = of_leaves.get_mut(*member) {
                        year.push(share);
                    }
                }
            }
        }
        Ok((of_groups, of_leaves))
    }

    fn monthly(&self, ahead: usize) -> Vec<f64> {
        let within = (ahead - 1) % YEAR + 1;
        let weights = self.weights.iter().zip(self.raw);
        let pairs = self.leaves.iter().zip(weights);
        pairs
            .map(|(leaf, (weight, raw))| monthly_weight(leaf, *weight, *raw, within, self.own_weight, self.repeat))
            .collect()
    }

    /// The method of the series that each leaf has its share of.
    fn methods(&self, parts: &[Chosen]) -> Vec<Option<Method>> {
        let mut methods = vec![None; self.leaves.len()];
        for (group, part) in self.groups.iter().zip(parts) {
            for member in &group.members {
                if let Some(method) = methods.get_mut(*member) {
                    *method = Some(part.method);
                }
            }
        }
        methods
    }
}

fn account(
    months: &[Decimal],
    whole: &SeriesForecast,
    raw: f64,
    method: Option<Method>,
    ratios: &Ratios,
) -> ForecastScores {
    // An account with deals but none of them won, where won deals stand for revenue, is in no series.
    let months = months.iter().copied().chain(std::iter::repeat(Decimal::ZERO)).take(whole.months.len());
    let months: Vec<Decimal> = months.collect();
    let value: Decimal = months.iter().sum();
    let range = ratios.range(value, raw);
    ForecastScores {
        total: Ok(value),
        low: range.clone().map(|range| range.0),
        high: range.map(|range| range.1),
        months: Ok(whole.months.iter().map(|month| month.month).zip(months).collect()),
        share: money::share(value, whole.total),
        method: method.ok_or(Unknown::DependsOn { figure: "forecast_12m" }),
        past_forecasts: ratios.observed(raw),
        past_span: ratios.span,
    }
}

fn series_forecast(
    segment: &str,
    chosen: &Chosen,
    pool: &Pool,
    period: Month,
    window: Window,
) -> Known<SeriesForecast> {
    let (ahead, of_sum) = chosen.ahead(pool)?;
    let months = ahead.iter().zip(1..).map(|(ahead, after)| {
        Ok(ForecastMonth {
            month: period.plus(after),
            value: amount(ahead.value)?,
            low80: amount(ahead.low80)?,
            high80: amount(ahead.high80)?,
            low95: amount(ahead.low95)?,
            high95: amount(ahead.high95)?,
            band: ahead.band,
        })
    });
    let months: Vec<ForecastMonth> = months.collect::<Known<_>>()?;
    let sum = money::total(months.iter().map(|month| Ok(month.value)))?;
    let [half80, half95] = [amount(of_sum[0])?, amount(of_sum[1])?];
    let floor = if chosen.is_never_negative() { Decimal::ZERO } else { Decimal::MIN };
    let low = |half: Decimal| sum.checked_sub(half).map(|low| low.max(floor)).ok_or(Unknown::TooLarge);
    let high = |half: Decimal| sum.checked_add(half).ok_or(Unknown::TooLarge);
    Ok(SeriesForecast {
        segment: segment.to_owned(),
        months,
        total: sum,
        low80: low(half80)?,
        high80: high(half80)?,
        low95: low(half95)?,
        high95: high(half95)?,
        method: chosen.method,
        history: chosen.history,
        months_observed: chosen.months(),
        gap: window.gap,
        origins: chosen.origins,
        candidates: chosen.candidates.clone(),
    })
}

impl SeriesForecast {
    /// The same bands around other values: those that sum to the whole. Bands keep their distances above and, down to 0,
    /// below.
    fn moved_to(mut self, values: &[Decimal]) -> SeriesForecast {
        // A lower bound at 0 stays there.
        let lower = |bound: Decimal, by: Decimal, value: Decimal| match bound {
            zero if zero.is_zero() => zero,
            above if above > Decimal::ZERO => (above + by).max(Decimal::ZERO).min(value),
            below => below + by,
        };
        for (month, value) in self.months.iter_mut().zip(values) {
            let by = *value - month.value;
            month.value = *value;
            [month.low80, month.low95] = [month.low80, month.low95].map(|bound| lower(bound, by, *value));
            [month.high80, month.high95] = [month.high80, month.high95].map(|bound| bound + by);
        }
        let sum: Decimal = values.iter().sum();
        let by = sum - self.total;
        self.total = sum;
        [self.low80, self.low95] = [self.low80, self.low95].map(|bound| lower(bound, by, sum));
        [self.high80, self.high95] = [self.high80, self.high95].map(|bound| bound + by);
        self
    }
}

impl PortfolioForecast {
    /// The figures of the portfolio; the interval of the sum is the 95 % one.
    pub fn kpis(&self, ltm: Known<Decimal>) -> Vec<Kpi> {
        let whole = self.whole.as_ref().map_err(Clone::clone);
        let n = whole.as_ref().map_or(0, |whole| whole.months_observed);
        let sum = Kpi {
            low: whole.as_ref().ok().map(|whole| money::float(whole.low95)),
            high: whole.as_ref().ok().map(|whole| money::float(whole.high95)),
            ..Kpi::money("forecast_12m", n, whole.clone().map(|whole| whole.total))
        };
        let growth = whole.clone().and_then(|whole| {
            if whole.months_observed < YEAR {
                return Err(Unknown::TooFew { have: whole.months_observed, need: YEAR });
            }
            money::change(whole.total, ltm?)
        });
        let accuracy =
            whole.and_then(|whole| whole.accuracy().ok_or(Unknown::TooFew { have: whole.months_observed, need: YEAR }));
        let compared = accuracy.as_ref().map_or(0, |accuracy| accuracy.n);
        let mase = accuracy.clone().and_then(|accuracy| accuracy.mase.clone());
        let bias = accuracy.and_then(|accuracy| accuracy.bias_share.clone());
        vec![
            sum,
            Kpi::new("forecast_growth_share", Unit::Share, n, growth),
            Kpi::new("forecast_mase", Unit::Ratio, compared, mase),
            Kpi::new("forecast_bias_share", Unit::Share, compared, bias),
        ]
    }
}
