//! Growth against an earlier span of days: as reported, and at the exchange rates of the base.

use serde::Serialize;

use super::figure::{Days, Kpi, Note, Unit};
use crate::model::calendar::{FiscalCalendar, PeriodKind};
use crate::model::{Date, Decimal, Entity, Known, Month, Unknown};
use crate::score::context::Context;
use crate::score::facts::{Facts, Line};
use crate::score::money;
use crate::score::norms::Norms;
use crate::score::revenue::{self, Span, known_revenue, span_sum};

/// What is compared with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The 12 months that end with the period, against the 12 before.
    Year,
    /// The period against the month before.
    Month,
    /// The period against the same month a year before.
    MonthOfYear,
    /// The as-of date's month up to that day, against the same days a year before.
    MonthToDate,
    /// The as-of date's fiscal year up to that day, against the same days a year before.
    YearToDate,
    /// The last fiscal quarter that was over, against the same a year before.
    Quarter,
    /// The last fiscal month that was over, against the same a year before, in a calendar of weeks.
    FiscalMonth,
}

impl Comparison {
    /// Those that say something of their own: fiscal months that are calendar months are told already.
    pub fn all(calendar: &FiscalCalendar) -> Vec<Comparison> {
        let all = [
            Comparison::Year,
            Comparison::Month,
            Comparison::MonthOfYear,
            Comparison::MonthToDate,
            Comparison::YearToDate,
            Comparison::Quarter,
            Comparison::FiscalMonth,
        ];
        all.into_iter().filter(|one| *one != Comparison::FiscalMonth || !calendar.has_months()).collect()
    }

    /// Months from the base to what is compared with it.
    fn months_apart(self) -> i32 {
        if self == Comparison::Month { 1 } else { 12 }
    }

    fn days(self, calendar: &FiscalCalendar, period: Month, as_of: Date) -> Days {
        let until_period = |first: Month| Days { from: first.first_day(), to: period.last_day() };
        match self {
            Comparison::Year => until_period(period.plus(-11)),
            Comparison::Month | Comparison::MonthOfYear => until_period(period),
            Comparison::MonthToDate => Days { from: Month::of(as_of).first_day(), to: as_of },
            Comparison::YearToDate => Days { from: calendar.period(PeriodKind::Year, as_of).days.from, to: as_of },
            Comparison::Quarter => calendar.closed(PeriodKind::Quarter, as_of).days,
            Comparison::FiscalMonth => calendar.closed(PeriodKind::Month, as_of).days,
        }
    }

    /// What the days are compared with.
    fn base(self, days: Days, calendar: &FiscalCalendar) -> Days {
        match self {
            Comparison::YearToDate | Comparison::Quarter | Comparison::FiscalMonth => calendar.year_before(days),
            _ => days.months_earlier(self.months_apart()),
        }
    }

    /// Whether the month or year is not over, so that the base is cut to the same days.
    fn is_partial(self, days: Days, calendar: &FiscalCalendar) -> bool {
        match self {
            Comparison::Quarter | Comparison::FiscalMonth => false,
            Comparison::YearToDate => days.to != calendar.period(PeriodKind::Year, days.to).days.to,
            _ => days.to != days.to.last_of_month(),
        }
    }

    /// The names of what is compared, its base, the change, its share, and the share at constant currency.
    fn metrics(self) -> [&'static str; 5] {
        match self {
            Comparison::Year => [
                "revenue_ltm",
                "revenue_previous",
                "revenue_yoy_change",
                "revenue_yoy_share",
                "revenue_yoy_constant_share",
            ],
            Comparison::Month => [
                "revenue_month",
                "revenue_month_before",
                "revenue_mom_change",
                "revenue_mom_share",
                "revenue_mom_constant_share",
            ],
            Comparison::MonthOfYear => [
                "revenue_month",
                "revenue_month_year_before",
                "revenue_month_yoy_change",
                "revenue_month_yoy_share",
                "revenue_month_yoy_constant_share",
            ],
            Comparison::MonthToDate => [
                "revenue_mtd",
                "revenue_mtd_year_before",
                "revenue_mtd_yoy_change",
                "revenue_mtd_yoy_share",
                "revenue_mtd_yoy_constant_share",
            ],
            Comparison::YearToDate => [
                "revenue_ytd",
                "revenue_ytd_year_before",
                "revenue_ytd_yoy_change",
                "revenue_ytd_yoy_share",
                "revenue_ytd_yoy_constant_share",
            ],
            Comparison::Quarter => [
                "revenue_quarter",
                "revenue_quarter_year_before",
                "revenue_quarter_yoy_change",
                "revenue_quarter_yoy_share",
                "revenue_quarter_yoy_constant_share",
            ],
            Comparison::FiscalMonth => [
                "revenue_fiscal_month",
                "revenue_fiscal_month_year_before",
                "revenue_fiscal_month_yoy_change",
                "revenue_fiscal_month_yoy_share",
                "revenue_fiscal_month_yoy_constant_share",
            ],
        }
    }
}

/// Growth of revenue (or bookings) over a base, in the reporting currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Growth {
    pub comparison: Comparison,
    pub days: Days,
    pub base_days: Days,
    /// The month or year is not over: the base is cut to the same days.
    pub partial: bool,
    pub now: Known<Decimal>,
    /// `FirstYear` where the data do not cover all of it.
    pub base: Known<Decimal>,
    /// `now` with every foreign amount at the rate of the same month of the base.
    pub constant: Known<Decimal>,
    /// Year only: `now` at the prices of the base, each amount divided by what prices rose in its account's country.
    pub real: Known<Decimal>,
    /// Months only: working days of what is compared and of the base, where the company is.
    pub working_days: Option<[usize; 2]>,
    /// Lines of what is compared.
    pub n: usize,
    /// Lines of the base.
    pub base_n: usize,
}

impl Growth {
    /// now − base; also where the base is 0 or less and no share can be told.
    pub fn change(&self) -> Known<Decimal> {
        difference(&self.now, &self.base)
    }

    /// (now − base) / base. `ZeroBase`: all of it is new.
    pub fn share(&self) -> Known<f64> {
        money::change(self.now.clone()?, self.base.clone()?)
    }

    /// The same at the exchange rates of the base: what was sold more, without what money became worth.
    pub fn constant_share(&self) -> Known<f64> {
        money::change(self.constant.clone()?, self.base.clone()?)
    }

    /// The same at the prices of the base: (1 + growth) / (1 + inflation) − 1.
    pub fn real_share(&self) -> Known<f64> {
        money::change(self.real.clone()?, self.base.clone()?)
    }

    /// Growth of what a working day brought: 22 of them are not held against 20.
    pub fn working_day_share(&self) -> Known<f64> {
        let [days, base_days] = self.working_days.unwrap_or_default().map(Decimal::from);
        let now = self.now.clone()?.checked_mul(base_days).ok_or(Unknown::TooLarge)?;
        money::change(now, self.base.clone()?.checked_mul(days).ok_or(Unknown::TooLarge)?)
    }

    /// What exchange rates added: now − now at the rates of the base.
    pub fn currency_effect(&self) -> Known<Decimal> {
        difference(&self.now, &self.constant)
    }

    pub fn of(
        comparison: Comparison,
        lines: &[&Line<'_>],
        known: Known<()>,
        context: &Context<'_>,
        norms: &Norms<'_>,
    ) -> Growth {
        let (period, as_of) = (context.portfolio.period, context.portfolio.as_of);
        let calendar = &context.portfolio.conventions.calendar;
        let days = comparison.days(calendar, period, as_of);
        let base_days = comparison.base(days, calendar);
        let covers = |days: Days| norms.first_month.is_some_and(|first| first <= Month::of(days.from));
        let begun = norms.first_month.is_some_and(|first| first.first_day() <= days.to);
        let inside = |days: Days| lines.iter().filter(move |line| days.hold(line.date));
        // Of the 12 months those that the data cover stand for themselves; there is no base then anyway.
        let told = begun && (covers(days) || comparison == Comparison::Year);
        let sum = |told: bool, amounts: &mut dyn Iterator<Item = Known<Decimal>>| {
            known.clone()?;
            if told { money::total(amounts) } else { Err(Unknown::FirstYear) }
        };
        let at_base = |line: &&&Line<'_>| at_base_rate(line, comparison.months_apart(), context);
        Growth {
            comparison,
            days,
            base_days,
            partial: comparison.is_partial(days, calendar),
            working_days: matches!(comparison, Comparison::Month | Comparison::MonthOfYear)
                .then(|| [days, base_days].map(|days| context.working_days.count(days, context.working_days.home()))),
            now: sum(told, &mut inside(days).map(|line| line.amount.clone())),
            base: sum(covers(base_days), &mut inside(base_days).map(|line| line.amount.clone())),
            constant: sum(told && covers(base_days), &mut inside(days).map(|line| at_base(&line))),
            real: known.clone().and_then(|()| match comparison {
                Comparison::Year => context.inflation.deflated(inside(days).copied(), context),
                _ => Err(Unknown::DependsOn { figure: "price_index" }),
            }),
            n: inside(days).count(),
            base_n: inside(base_days).count(),
        }
    }

    pub fn kpis(&self) -> Vec<Kpi> {
        let [now, base, change, share, constant] = self.comparison.metrics();
        let n = self.n;
        let is_new = self.share() == Err(Unknown::ZeroBase) && self.now.as_ref().is_ok_and(|now| !now.is_zero());
        let reported = Kpi::new(share, Unit::Share, n, self.share());
        let mut kpis = vec![
            Kpi::money(change, n, self.change()),
            if is_new { reported.noting(Note::New) } else { reported },
            Kpi::new(constant, Unit::Share, n, self.constant_share()),
        ];
        match self.comparison {
            Comparison::Year => {
                kpis.push(Kpi::money("revenue_currency_effect", n, self.currency_effect()));
                // Nothing is missed where no index is given: most companies have none.
                let told = !matches!(self.real_share(), Err(Unknown::NoSource { entity: Entity::PriceIndex }));
                kpis.extend(told.then(|| Kpi::new("revenue_yoy_real_share", Unit::Share, n, self.real_share())));
            }
            // The month's own sum is told with its comparison to the month before.
            Comparison::MonthOfYear => {}
            _ => kpis.insert(0, Kpi::money(now, n, self.now.clone())),
        }
        let by_working_day = match self.comparison {
            Comparison::Month => Some("revenue_mom_working_day_share"),
            Comparison::MonthOfYear => Some("revenue_month_yoy_working_day_share"),
            _ => None,
        };
        kpis.extend(by_working_day.map(|metric| Kpi::new(metric, Unit::Share, n, self.working_day_share())));
        if self.comparison != Comparison::Year {
            kpis.push(Kpi::money(base, self.base_n, self.base.clone()).over(self.base_days));
        }
        let like = Note::LikeForLike { days: self.days.count(), base_days: self.base_days.count() };
        let said = |kpi: Kpi| {
            let kpi = if kpi.days.is_some() { kpi } else { kpi.over(self.days) };
            if self.partial { kpi.noting(like) } else { kpi }
        };
        kpis.into_iter().map(said).collect()
    }
}

fn difference(now: &Known<Decimal>, base: &Known<Decimal>) -> Known<Decimal> {
    now.clone()?.checked_sub(base.clone()?).ok_or(Unknown::TooLarge)
}

/// A line's amount at the rate of its month of the base. A base without a rate leaves it unknown.
fn at_base_rate(line: &Line<'_>, months: i32, context: &Context<'_>) -> Known<Decimal> {
    match line.foreign(context) {
        None => line.amount.clone(),
        Some((amount, currency)) => {
            let day = Days { from: line.date, to: line.date }.months_earlier(months).from;
            context.rates.at_rate_of(amount, currency, day)
        }
    }
}

/// Compound growth a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cagr {
    /// (last / first)^(1 / years) − 1; −1 up, up is good.
    pub share: f64,
    /// Whole years between the ends.
    pub years: u32,
    pub first: Decimal,
    pub last: Decimal,
}

impl Cagr {
    /// Unknown unless both ends are above 0 and at least a year lies between them.
    pub fn between(first: Decimal, last: Decimal, years: u32) -> Known<Cagr> {
        let ratio = money::share(last, first)?;
        // What ends at 0 or below has no rate of growth: the root of a negative number, or a total loss told as a rate.
        if last <= Decimal::ZERO {
            return Err(if last.is_zero() { Unknown::ZeroBase } else { Unknown::NegativeBase });
        }
        if years == 0 {
            return Err(Unknown::FirstYear);
        }
        Ok(Cagr { share: libm::pow(ratio, 1.0 / f64::from(years)) - 1.0, years, first, last })
    }

    /// From the earliest year of months that the data cover, at most as many back as configured, to the last.
    pub fn of(lines: &[&Line<'_>], known: Known<()>, context: &Context<'_>, norms: &Norms<'_>) -> Known<Cagr> {
        known?;
        let period = context.portfolio.period;
        let first_month = norms.first_month.ok_or(Unknown::FirstYear)?;
        let whole = (period.since(first_month) + 1).max(0) / 12;
        let years = (whole - 1).min(i32::try_from(context.config.kpi.cagr_years).unwrap_or(i32::MAX));
        let count = u32::try_from(years).ok().filter(|years| *years > 0).ok_or(Unknown::FirstYear)?;
        let sum = |years_back: i32| {
            let span = Span { from: 12 * years_back, months: 12 };
            span_sum(lines.iter().copied(), span, false, period, norms.first_month)
        };
        Cagr::between(sum(years)?, sum(0)?, count)
    }
}

/// An account's growth beside what its revenue tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GrowthScores {
    /// The 12 months against the 12 before.
    pub year: Growth,
    pub cagr: Known<Cagr>,
}

pub fn growth(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> GrowthScores {
    let known = known_revenue(facts, context, norms);
    let lines: Vec<&Line<'_>> = facts.lines.iter().collect();
    GrowthScores {
        year: Growth::of(Comparison::Year, &lines, known.clone(), context, norms),
        cagr: Cagr::of(&lines, known, context, norms),
    }
}

/// Growth of a part of the portfolio, in all comparisons.
pub fn kpis(lines: &[&Line<'_>], known: &Known<()>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let mut kpis: Vec<Kpi> = Comparison::all(&context.portfolio.conventions.calendar)
        .into_iter()
        .flat_map(|comparison| Growth::of(comparison, lines, known.clone(), context, norms).kpis())
        .collect();
    let cagr = Cagr::of(lines, known.clone(), context, norms);
    let years = cagr.as_ref().map_or(0, |cagr| cagr.years);
    let kpi = Kpi::new("revenue_cagr_share", Unit::Share, lines.len(), cagr.map(|cagr| cagr.share));
    kpis.push(if years > 0 { kpi.noting(Note::Years { years }) } else { kpi });
    kpis.push(gross_margin(lines, context));
    kpis
}

/// Margin / revenue over the lines of the 12 months that give a cost.
fn gross_margin(lines: &[&Line<'_>], context: &Context<'_>) -> Kpi {
    let period = context.portfolio.period;
    let priced: Vec<&Line<'_>> =
        lines.iter().copied().filter(|line| line.cost.is_some() && revenue::LTM.holds(line.date, period)).collect();
    let share = revenue::margin(priced.iter().copied())
        .and_then(|margin| money::share(margin, money::total(priced.iter().map(|line| line.amount.clone()))?));
    Kpi::new("gross_margin_share", Unit::Share, priced.len(), share)
}
