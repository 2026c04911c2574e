//! Where accounts are, and with it their currency and language.

use super::chance::Chance;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub city: &'static str,
    pub state: &'static str,
    pub country: &'static str,
    pub currency: &'static str,
    /// Whether its people write in English.
    pub english: bool,
    /// The sales region that serves it.
    pub region: &'static str,
}

const fn spain(city: &'static str, state: &'static str, region: &'static str) -> Place {
    Place { city, state, country: "España", currency: "EUR", english: false, region }
}

const fn abroad(city: &'static str, country: &'static str, currency: &'static str, english: bool) -> Place {
    Place { city, state: "", country, currency, english, region: "Internacional" }
}

/// The sales regions, in the order of their teams.
pub(super) const REGIONS: &[&str] = &["Norte", "Centro", "Levante", "Internacional"];

const AT_HOME: &[&Place] = &[
    &spain("Zaragoza", "Aragón", "Norte"),
    &spain("Vitoria-Gasteiz", "País Vasco", "Norte"),
    &spain("A Coruña", "Galicia", "Norte"),
    &spain("Logroño", "La Rioja", "Norte"),
    &spain("Madrid", "Comunidad de Madrid", "Centro"),
    &spain("Valladolid", "Castilla y León", "Centro"),
    &spain("Ciudad Real", "Castilla-La Mancha", "Centro"),
    &spain("Sagunto", "Comunitat Valenciana", "Levante"),
    &spain("Murcia", "Región de Murcia", "Levante"),
    &spain("Martorell", "Cataluña", "Levante"),
];

const ABROAD: &[&Place] = &[
    &abroad("Monterrey", "México", "USD", false),
    &abroad("Bogotá", "Colombia", "USD", false),
    &abroad("Houston", "Estados Unidos", "USD", true),
    &abroad("Porto", "Portugal", "EUR", true),
    &abroad("Θεσσαλονίκη", "Grecia", "EUR", true),
    &abroad("大阪市", "Japón", "USD", true),
];

const FALLBACK: Place = spain("Zaragoza", "Aragón", "Norte");

/// The place of an account: in a given country, at home for public bodies, else by chance.
pub(super) fn place(country: Option<&str>, public: bool, chance: &mut Chance) -> &'static Place {
    if let Some(country) = country {
        return ABROAD.iter().find(|place| place.country == country).copied().unwrap_or(&FALLBACK);
    }
    let foreign = chance.happens(0.22) && !public;
    // Greece and Japan are for the accounts that ask for them.
    let abroad = ABROAD.get(..4).unwrap_or(ABROAD);
    chance.pick(if foreign { abroad } else { AT_HOME }, &FALLBACK)
}
