use toml::Table;

use super::count;
use cartera::score::nps::{Prior, independent};
use cartera::score::themes::{ThemesConfig, theme_names};
use cartera::score::{NpsCounts, nps_interval};

pub fn score(given: &Table) -> Table {
    let counts = NpsCounts {
        promoters: count(given, "promoters"),
        passives: count(given, "passives"),
        detractors: count(given, "detractors"),
    };
    let measured = nps_interval(counts).unwrap();
    [("nps", measured.value), ("low", measured.low), ("high", measured.high)]
        .map(|(name, value)| (name.to_owned(), value.into()))
        .into_iter()
        .collect()
}

fn classes(given: &Table, key: &str) -> NpsCounts {
    let n: Vec<usize> =
        given[key].as_array().unwrap().iter().map(|n| usize::try_from(n.as_integer().unwrap()).unwrap()).collect();
    NpsCounts { promoters: n[0], passives: n[1], detractors: n[2] }
}

/// One account's counts are the prior where nothing can be fitted and it is worth as many answers.
pub fn shrunk(given: &Table) -> Table {
    let own = NpsCounts {
        promoters: count(given, "promoters"),
        passives: count(given, "passives"),
        detractors: count(given, "detractors"),
    };
    let prior = classes(given, "prior");
    let shrunk = Prior::of(&[prior], f64::from(u32::try_from(prior.n()).unwrap())).shrink(own).unwrap();
    [("nps_shrunk", shrunk.value), ("nps_shrunk_sd", shrunk.sd), ("nps_own_weight_share", shrunk.own_weight_share)]
        .map(|(name, value)| (name.to_owned(), value.into()))
        .into_iter()
        .collect()
}

pub fn change(given: &Table) -> Table {
    let difference = independent(classes(given, "now"), classes(given, "before")).unwrap();
    let mut computed = Table::new();
    computed.insert("points".into(), (100.0 * difference.value).into());
    computed.insert("p".into(), difference.p().into());
    computed.insert("detectable".into(), (difference.p() < 0.05).into());
    computed
}

pub fn themes(given: &Table) -> Table {
    let config = ThemesConfig::default();
    let themes = theme_names(given["comment"].as_str().unwrap(), given["language"].as_str(), &config);
    [("themes".to_owned(), themes.into())].into_iter().collect()
}
