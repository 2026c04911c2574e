//! Past scores against what happened, as text.

use std::fmt::{Display, Formatter, Result};

use crate::model::{Decimal, Known};
use crate::score::Rate;
use crate::score::hindsight::{Calibration, ChurnRecord, ForecastRecord, Hindsight, QuarterRecord};

/// The text of `cartera backtest`.
#[derive(Debug)]
pub struct Backtest<'a>(pub &'a Hindsight);

impl Display for Backtest<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Backtest(hindsight) = self;
        let days = match (hindsight.days.last(), hindsight.days.first()) {
            (Some(first), Some(last)) => format!("{} month ends from {first} to {last}", hindsight.days.len()),
            _ => "no past day: the records begin too late".to_owned(),
        };
        writeln!(f, "Scored again as of {days}; outcomes as known on {}", hindsight.as_of)?;
        hindsight.churn.iter().try_for_each(|record| churn(f, record))?;
        forecast(f, "Forecast of 12 months", &hindsight.forecast_12_months)?;
        forecast(f, "Forecast of the next quarter", &hindsight.forecast_quarter)?;
        quarters(f, &hindsight.quarters)?;
        calibration(f, "Chances of open deals to be won soon", &hindsight.win_chances)?;
        calibration(f, "Chances of reps to make their quarter's quota", &hindsight.quota_chances)?;
        sensitivity(f, hindsight)?;
        writeln!(f, "\nWhat the records cannot tell as of a past day")?;
        for limit in &hindsight.limits {
            writeln!(f, "  {} of {}: {}", limit.records, limit.of, limit.key.text())?;
        }
        Ok(())
    }
}

fn line(f: &mut Formatter<'_>, name: &str, value: impl Display) -> Result {
    writeln!(f, "  {name:<38} {value}")
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn rate(rate: &Rate) -> String {
    let (low, high) = (percent(rate.low), percent(rate.high));
    format!("{} ({low} to {high}), {} of {}", percent(rate.value), rate.successes, rate.n)
}

fn told<T>(value: &Known<T>, text: impl Fn(&T) -> String) -> String {
    match value {
        Ok(value) => text(value),
        Err(reason) => format!("not told: {reason}"),
    }
}

fn churn(f: &mut Formatter<'_>, record: &ChurnRecord) -> Result {
    writeln!(f, "\nChurn bands, {} days ahead, {} days looked at", record.horizon_days, record.days.len())?;
    let (customers, left, censored) = (record.customers, record.left, record.censored);
    line(f, "customers", format!("{customers}, of whom {left} left; {censored} more can't be told yet"))?;
    for band in &record.bands {
        let name = format!("band {:?}", band.band).to_lowercase();
        line(f, &name, format!("{} customers, {} left", band.customers, band.left))?;
    }
    line(f, "without a band", format!("{} customers, {} left", record.without_band, record.left_without_band))?;
    let called = format!("{} left, {} stayed (false alarms)", record.hits, record.false_alarms);
    line(f, &format!("called at risk ({:?} up)", record.alarm_from).to_lowercase(), called)?;
    line(f, "missed", format!("{} left without having been called", record.missed))?;
    line(f, "precision", told(&record.precision, rate))?;
    line(f, "recall", told(&record.recall, rate))?;
    line(f, "share of all that left", told(&record.base_rate, rate))
}

fn money(amount: Decimal) -> String {
    amount.round_dp(0).to_string()
}

fn forecast(f: &mut Formatter<'_>, name: &str, record: &Known<ForecastRecord>) -> Result {
    writeln!(f, "\n{name}")?;
    let record = match record {
        Ok(record) => record,
        Err(reason) => return line(f, "not told", reason),
    };
    for past in &record.windows {
        let error = told(&past.error_share, |error| format!("{:+.1} %", error * 100.0));
        let values = format!("forecast {}, came {}, {error}", money(past.forecast), money(past.actual));
        line(f, &past.day.to_string(), values)?;
    }
    line(f, "absolute error over what came", told(&record.absolute_error_share, |error| percent(*error)))?;
    line(f, "bias", told(&record.bias_share, |bias| format!("{:+.1} %", bias * 100.0)))?;
    if record.windows.iter().any(|past| past.inside_95.is_some()) {
        line(f, "within the 80 % bounds", told(&record.inside_80, rate))?;
        line(f, "within the 95 % bounds", told(&record.inside_95, rate))?;
    }
    Ok(())
}

fn quarters(f: &mut Formatter<'_>, record: &Known<QuarterRecord>) -> Result {
    writeln!(f, "\nPipeline: what was to be won in the rest of the quarter")?;
    let record = match record {
        Ok(record) => record,
        Err(reason) => return line(f, "not told", reason),
    };
    for past in &record.windows {
        let chance = past.reach_probability.as_ref().map_or_else(
            |_| String::new(),
            |chance| {
                let made = past.reached.as_ref().map_or("not told", |reached| if *reached { "made" } else { "missed" });
                format!("; quota {} likely, {made}", percent(*chance))
            },
        );
        let (expected, came, new) = (money(past.expected), money(past.came), money(past.new_deals));
        let text = format!("expected {expected}, came {came}, and {new} of deals made later{chance}");
        line(f, &past.day.to_string(), text)?;
    }
    line(f, "absolute error over what came", told(&record.absolute_error_share, |error| percent(*error)))?;
    line(f, "bias", told(&record.bias_share, |bias| format!("{:+.1} %", bias * 100.0)))?;
    line(f, "within the 80 % bounds", told(&record.inside_80, rate))?;
    line(f, "within the 95 % bounds", told(&record.inside_95, rate))
}

fn calibration(f: &mut Formatter<'_>, name: &str, calibration: &Known<Calibration>) -> Result {
    writeln!(f, "\n{name}")?;
    let calibration = match calibration {
        Ok(calibration) => calibration,
        Err(reason) => return line(f, "not told", reason),
    };
    for bin in &calibration.bins {
        let name = format!("said {} to {}", percent(bin.from), percent(bin.to));
        line(f, &name, format!("mean {}; happened {}", percent(bin.expected), rate(&bin.happened)))?;
    }
    let whole = format!("mean {}; happened {}", percent(calibration.expected), rate(&calibration.happened));
    line(f, "all", whole)?;
    let skill = calibration.brier_skill.map_or_else(String::new, |skill| format!("; skill {skill:+.3}"));
    line(f, "Brier score", format!("{:.4}{skill}", calibration.brier))
}

fn sensitivity(f: &mut Formatter<'_>, hindsight: &Hindsight) -> Result {
    writeln!(f, "\nAccounts that change tier when one weight of the priority moves")?;
    for moved in &hindsight.sensitivity {
        let name = format!("{:?} {} to {:.1}", moved.criterion, moved.weight_from, moved.weight_to).to_lowercase();
        line(f, &name, format!("{} of {}, {} into or out of A", moved.changed, moved.accounts, moved.changed_a))?;
    }
    Ok(())
}
