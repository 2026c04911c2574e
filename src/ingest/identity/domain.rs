//! Whose a mail domain is, by the company's name.

use super::name::{Name, Sense};

/// Second levels under which some countries give domains: `acme.co.uk`, `acme.com.mx`.
const SECOND_LEVELS: &[&str] =
    &["co", "com", "org", "net", "gob", "gov", "gub", "edu", "ac", "nom", "ltd", "plc", "or", "ne", "go", "in"];

/// The label that its owner chose: `acme` of `mail.acme.co.uk`.
pub fn label(domain: &str) -> &str {
    let labels: Vec<&str> = domain.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let second = labels.len().checked_sub(2).and_then(|place| labels.get(place)).copied().unwrap_or(last);
    match labels.len().checked_sub(3).and_then(|place| labels.get(place)) {
        Some(third) if last.len() == 2 && SECOND_LEVELS.contains(&second) => third,
        _ => second,
    }
}

/// How well a domain's label spells a name, 0 to 1, and how.
pub fn likeness(label: &str, name: &Name) -> Option<(f64, &'static str)> {
    let plain: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.len() < 3 {
        return None;
    }
    if plain == name.joined {
        return Some((0.95, "the domain spells the name"));
    }
    let core = name.core();
    if core.len() >= 4 && core != name.joined && (plain == core || without_fillers(label) == core) {
        return Some((0.88, "the domain spells the name but for words that many companies use"));
    }
    if let Some(share) = beginning(&plain, name) {
        return Some((share, "the domain is the beginning of the name"));
    }
    let near = |whole: &str| whole.len() >= 7 && plain.len() >= 7 && strsim::osa_distance(&plain, whole) == 1;
    if near(&name.joined) || near(&core) {
        return Some((0.82, "the domain spells the name but for a letter"));
    }
    // `grupo-acme` and `acmegroup` for Acme.
    let stripped = without_fillers(label);
    if stripped.len() >= 4 && stripped == core {
        return Some((0.85, "the domain spells the name with a word that many companies use"));
    }
    name.initials().filter(|letters| *letters == plain).map(|_| (0.72, "the domain is the name's initials"))
}

/// The first words of a name run together, of which the first tells it from others.
fn beginning(plain: &str, name: &Name) -> Option<f64> {
    let telling = name.words.first().is_some_and(|word| word.sense == Sense::Own);
    let mut so_far = String::new();
    for (place, word) in (1usize..).zip(&name.words) {
        so_far.push_str(&word.text);
        if so_far == plain && telling && plain.len() >= 4 {
            return Some(if place == 1 { 0.78 } else { 0.85 });
        }
    }
    None
}

/// A label without words such as `group` before or after it.
fn without_fillers(label: &str) -> String {
    let words: String = label.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if let Some(name) = Name::parse(&words).filter(|name| name.words.len() > 1) {
        return name.core();
    }
    let plain = words.replace('-', "");
    for (_, spellings) in super::words::FILLERS {
        for filler in spellings.iter().filter(|filler| filler.len() >= 4) {
            let rest = plain.strip_prefix(filler).or_else(|| plain.strip_suffix(filler));
            if let Some(rest) = rest.filter(|rest| rest.len() >= 4) {
                return rest.to_owned();
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_is_what_the_owner_chose() {
        for (domain, expected) in [
            ("acme.com", "acme"),
            ("mail.acme.es", "acme"),
            ("acme.co.uk", "acme"),
            ("eu.acme.com.mx", "acme"),
            ("com.mx", "com"),
            ("acme", "acme"),
        ] {
            assert_eq!(label(domain), expected, "{domain}");
        }
    }

    #[test]
    fn a_domain_is_told_by_the_name_that_it_spells() {
        let of = |domain: &str, name: &str| likeness(label(domain), &Name::parse(name).unwrap()).map(|found| found.0);
        assert_eq!(of("aceros-norte.com", "Aceros Norte S.A."), Some(0.95));
        assert_eq!(of("grupoacme.com", "Acme, S.L."), Some(0.85));
        assert_eq!(of("acmetec.es", "Acme Tec Industrial"), Some(0.85));
        assert_eq!(of("ibm.com", "International Business Machines"), Some(0.72));
        assert_eq!(of("bancolini.com", "Bancolinni"), Some(0.82));
        assert_eq!(of("acme.com", "Zenith"), None);
        assert_eq!(of("ac.com", "AC"), None, "two letters tell nothing");
    }
}
