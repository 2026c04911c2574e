//! Invented names: companies by their number, people by chance.

use deunicode::deunicode;

use super::chance::Chance;

/// Made-up words that stand for a company; none is meant to be a real one.
const STEMS: &[&str] = &[
    "Vantoria",
    "Lumbrera",
    "Quirela",
    "Brañasol",
    "Ordalia",
    "Tresmonte",
    "Galvanor",
    "Pirenza",
    "Escoriaza Nova",
    "Almudia",
    "Fontrubia",
    "Zarvela",
    "Candorra",
    "Ubrique Alto",
    "Nortania",
    "Cierzal",
    "Peñafosca",
    "Ribagua",
    "Solvento",
    "Terrasca",
    "Mirabuey",
    "Aldaroz",
    "Bardenal",
    "Corvanta",
    "Durmelia",
    "Erizal",
    "Falduero",
    "Grumela",
    "Hontañar",
    "Iruzcal",
    "Jarvela",
    "Lagartia",
    "Montaraz",
    "Nogarela",
    "Ólvera Sur",
    "Pardilla",
    "Quejigal",
    "Retamosa",
    "Sabinar",
    "Tormelia",
    "Urdanela",
    "Valcierzo",
    "Yesareda",
    "Zumelga",
    "Arañuela",
    "Belmarga",
    "Carrascaz",
    "Dehesilla",
    "Encinor",
    "Frailesca",
    "Guadalera",
    "Higuerol",
    "Islanda Vieja",
];

/// What a company of an industry calls itself, by the industry's place in `catalogue::INDUSTRIES`.
const CALLINGS: &[&[&str]] = &[
    &["Mecanizados", "Talleres", "Forjas", "Calderería"],
    &["Alimentaria", "Conservas", "Lácteos", "Bodegas"],
    &["Automoción", "Componentes", "Carrocerías"],
    &["Química", "Resinas", "Pinturas"],
    &["Energías", "Eólica", "Instalaciones"],
    &["Logística", "Transportes", "Almacenes"],
    &["Aguas de", "Servicios Municipales de", "Hospital Comarcal de"],
];

const FORMS: &[&str] = &["S.L.", "S.A.", "S.L.U.", "S. Coop."];

/// Towns that tell apart companies of one name, once the names are used up.
const TOWNS: &[&str] = &["Norte", "Sur", "Este", "Oeste", "Levante", "Centro", "Costa", "Sierra", "Vega", "Ribera"];

/// A company's name by its number, never twice the same.
pub(super) fn company(index: u32, industry: usize) -> String {
    let at = |some: &'static [&'static str], place: u32| -> &'static str {
        let count = u32::try_from(some.len()).unwrap_or(1).max(1);
        usize::try_from(place % count).ok().and_then(|place| some.get(place)).copied().unwrap_or("")
    };
    let stems = u32::try_from(STEMS.len()).unwrap_or(1);
    let callings = CALLINGS.get(industry).copied().unwrap_or(&["Industrias"]);
    let kinds = u32::try_from(callings.len()).unwrap_or(1);
    // One round uses each stem once; every further round another calling, then another town, then a number.
    let round = index / stems;
    let calling = at(callings, index % stems + round);
    let stem = at(STEMS, index * 7);
    let form = at(FORMS, index + index / 3);
    let series = round / kinds;
    match series {
        0 => format!("{calling} {stem}, {form}"),
        1..=10 => format!("{calling} {stem} {}, {form}", at(TOWNS, series - 1)),
        _ => format!("{calling} {stem} {} {}, {form}", at(TOWNS, series), series / 10),
    }
}

/// A mail domain under the reserved `.example`, from a name and, where a name has no Latin letters, a number.
pub(super) fn domain(name: &str, index: u32) -> String {
    let without_form = name.split(',').next().unwrap_or(name);
    let words: Vec<String> = deunicode(without_form)
        .to_ascii_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| word.len() > 2 || word.parse::<u32>().is_ok())
        .take(6)
        .map(str::to_owned)
        .collect();
    if words.is_empty() { format!("cuenta{index}.example") } else { format!("{}.example", words.join("-")) }
}

/// A person's first and last name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonName {
    pub first: String,
    pub last: String,
}

const SPANISH_FIRST: &[&str] = &[
    "Lucía",
    "Íñigo",
    "Marta",
    "Joaquín",
    "Begoña",
    "Andrés",
    "Nuria",
    "Óscar",
    "Pilar",
    "Rubén",
    "Inés",
    "Tomás",
    "Elena",
    "Raúl",
    "Teresa",
    "Jesús",
    "Sofía",
    "Álvaro",
    "Carmen",
    "Víctor",
    "Amaia",
    "Gonzalo",
    "Rocío",
    "Martín",
    "Concepción",
    "Hugo",
    "Irene",
    "Fermín",
    "Leire",
    "Damián",
];

const SPANISH_LAST: &[&str] = &[
    "Ibáñez",
    "Muñoz",
    "Peña",
    "Garrido",
    "Lacasa",
    "Oñate",
    "Serrano",
    "Zárate",
    "Castaño",
    "Belloso",
    "Quintana",
    "Rueda",
    "Yuste",
    "Alcañiz",
    "Bermejo",
    "Cordero",
    "Domínguez",
    "Esteban",
    "Fuertes",
    "Gascón",
    "Herrero",
    "Larrañaga",
    "Mateo",
    "Navarro",
    "Ortega",
    "Pascual",
    "Romeo",
    "Sancho",
    "Tejero",
    "Vicente",
];

const ENGLISH_FIRST: &[&str] =
    &["Alice", "Brian", "Claire", "Daniel", "Emma", "Frank", "Grace", "Helen", "Ian", "Julia", "Kevin", "Laura"];

const ENGLISH_LAST: &[&str] =
    &["Archer", "Barlow", "Crane", "Dawson", "Ellery", "Fenwick", "Granger", "Holt", "Ingram", "Kirby", "Lowell"];

pub(super) fn spaniard(chance: &mut Chance) -> PersonName {
    let first = chance.pick(SPANISH_FIRST, "Ana");
    let (father, mother) = (chance.pick(SPANISH_LAST, "Gil"), chance.pick(SPANISH_LAST, "Gil"));
    PersonName { first: first.to_owned(), last: format!("{father} {mother}") }
}

pub(super) fn foreigner(chance: &mut Chance) -> PersonName {
    let first = chance.pick(ENGLISH_FIRST, "Ann");
    PersonName { first: first.to_owned(), last: chance.pick(ENGLISH_LAST, "Lee").to_owned() }
}

impl PersonName {
    /// The part of an address before the `@`; `twin` tells two of one name apart.
    pub fn mailbox(&self, twin: usize) -> String {
        let plain = |text: &str| deunicode(text).to_ascii_lowercase().replace(' ', ".");
        let twin = if twin == 0 { String::new() } else { twin.to_string() };
        format!("{}.{}{twin}", plain(&self.first), plain(self.last.split(' ').next().unwrap_or("")))
    }

    pub fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_companies_share_a_name_or_a_domain() {
        let names: Vec<String> = (0..20_000).map(|index| company(index, (index % 7) as usize)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let domains: BTreeSet<String> = names.iter().map(|name| domain(name, 0)).collect();
        assert_eq!(domains.len(), names.len());
    }

    #[test]
    fn a_domain_is_plain_ascii_even_of_other_scripts() {
        for name in ["Cerámica Peñíscola e Íñigo, S.L.", "東栄架空工業株式会社", "…"] {
            let domain = domain(name, 5);
            assert!(domain.ends_with(".example") && domain.is_ascii(), "{domain}");
        }
    }
}
