use toml::Table;

use super::{count, number};
use cartera::score::clv::{BetaRate, BgNbd, FirstMargin, GammaGamma, Purchases, Sbg, Tenure, years};

fn figures<const N: usize>(figures: [(&str, f64); N]) -> Table {
    figures.map(|(name, value)| (name.to_owned(), value.into())).into_iter().collect()
}

fn repeats(given: &Table) -> u32 {
    u32::try_from(count(given, "repeats")).unwrap()
}

pub fn sbg(given: &Table) -> Table {
    let lost = given["lost"].as_array().unwrap().iter().map(|n| n.as_integer().unwrap() as f64);
    let mut customers: Vec<(Tenure, f64)> =
        (0..).zip(lost).map(|(renewals, n)| (Tenure { renewals, lost: true }, n)).collect();
    let renewals = u32::try_from(customers.len()).unwrap();
    customers.push((Tenure { renewals, lost: false }, number(given, "left")));
    let fitted = Sbg::fit_weighted(&customers).unwrap();
    let (model, discount) = (fitted.model, number(given, "discount"));
    figures([
        ("alpha", model.alpha),
        ("beta", model.beta),
        ("log_likelihood", fitted.log_likelihood),
        ("first_retention", model.retention(1)),
        ("del", model.del(discount)),
        ("derl", model.derl(u32::try_from(count(given, "decision")).unwrap(), discount)),
    ])
}

pub fn simple(given: &Table) -> Table {
    let rate = BetaRate::of(count(given, "renewed"), count(given, "decisions")).unwrap();
    let (margin, discount) = (number(given, "margin"), number(given, "discount"));
    let horizon = Some(u32::try_from(count(given, "years")).unwrap());
    let value = |horizon, first| margin * years(rate.value, discount, horizon, first);
    figures([
        ("retention", rate.value),
        ("low", rate.low),
        ("high", rate.high),
        ("after_renewal", value(horizon, FirstMargin::AfterRenewal)),
        ("now", value(horizon, FirstMargin::Now)),
        ("without_horizon", value(None, FirstMargin::AfterRenewal)),
    ])
}

pub fn bg_nbd(given: &Table) -> Table {
    let [r, alpha, a, b] = ["r", "alpha", "a", "b"].map(|key| number(given, key));
    let (model, repeats) = (BgNbd { r, alpha, a, b }, repeats(given));
    let purchases = Purchases { repeats, last: number(given, "last"), age: number(given, "age") };
    figures([("orders", model.expected(&purchases, number(given, "weeks"))), ("p_alive", model.p_alive(&purchases))])
}

pub fn gamma_gamma(given: &Table) -> Table {
    let [p, q, gamma] = ["p", "q", "gamma"].map(|key| number(given, key));
    figures([("order_value", GammaGamma { p, q, gamma }.expected(repeats(given), number(given, "mean")))])
}
