//! How ids, domains and names are compared when rows are joined.

use deunicode::deunicode;

/// An id in the form in which it is compared: Salesforce's 18 characters are its 15 and a checksum; Zoho writes a
/// prefix in some exports and not in others. Case counts.
pub fn id_key(id: &str) -> String {
    id_part(id).to_owned()
}

/// The part of an id by which it is compared: [`id_key`] without a copy.
pub fn id_part(id: &str) -> &str {
    let id = id.trim();
    let id = id.strip_prefix("zcrm_").unwrap_or(id);
    salesforce_15(id).unwrap_or(id)
}

/// The first 15 characters of an 18-character Salesforce id, if its checksum is right.
fn salesforce_15(id: &str) -> Option<&str> {
    if id.len() != 18 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let (short, checksum) = id.split_at_checked(15)?;
    let expected: String = short
        .as_bytes()
        .chunks(5)
        .map(|chunk| {
            let bits = chunk
                .iter()
                .enumerate()
                .fold(0usize, |bits, (place, byte)| bits | (usize::from(byte.is_ascii_uppercase()) << place));
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".get(bits).copied().map_or('?', char::from)
        })
        .collect();
    (checksum.eq_ignore_ascii_case(&expected)).then_some(short)
}

/// Whether an id is Salesforce's, of 15 or 18 characters, of the kind of record that a prefix of three says.
pub fn is_salesforce_id(id: &str, prefix: &str) -> bool {
    let plain = id.len() == 15 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    id.starts_with(prefix) && (plain || salesforce_15(id).is_some())
}

/// The domain of a web address or of an e-mail address, without `www.`; lower case.
pub fn domain_key(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let host = match text.rsplit_once('@') {
        Some((_, domain)) => domain,
        None => {
            let rest = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
            rest.split(['/', '?', '#', ':']).next()?
        }
    };
    let host = host.trim_start_matches("www.").trim_end_matches('.');
    let plausible = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    plausible.then(|| host.to_owned())
}

/// A name without accents, case, punctuation and legal form.
pub fn name_key(name: &str) -> Option<String> {
    const LEGAL_FORMS: &[&str] = &[
        "sa",
        "sau",
        "sl",
        "slu",
        "slp",
        "sc",
        "scoop",
        "sab",
        "cv",
        "srl",
        "spa",
        "sas",
        "sarl",
        "inc",
        "incorporated",
        "corp",
        "llc",
        "llp",
        "ltd",
        "limited",
        "plc",
        "gmbh",
        "ag",
        "bv",
        "nv",
        "oy",
        "ab",
    ];
    // `S.A.` is one word, `Smith-Jones` two.
    let plain = deunicode(name).to_lowercase().replace('.', "");
    let mut words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// Domains whose addresses belong to anyone.
pub const FREE_MAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.es",
    "hotmail.co.uk",
    "hotmail.fr",
    "outlook.com",
    "outlook.es",
    "live.com",
    "live.com.mx",
    "msn.com",
    "yahoo.com",
    "yahoo.es",
    "yahoo.com.mx",
    "yahoo.com.ar",
    "yahoo.co.uk",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.es",
    "web.de",
    "protonmail.com",
    "proton.me",
    "pm.me",
    "mail.com",
    "zoho.com",
    "yandex.com",
    "yandex.ru",
    "mail.ru",
    "qq.com",
    "163.com",
    "126.com",
    "telefonica.net",
    "terra.es",
    "terra.com.mx",
    "prodigy.net.mx",
    "orange.fr",
    "wanadoo.es",
    "free.fr",
    "libero.it",
    "t-online.de",
    "comcast.net",
    "verizon.net",
    "att.net",
    "bol.com.br",
    "uol.com.br",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_salesforce_forms_are_one_id() {
        // The example of Salesforce's own documentation on 18-character ids.
        assert_eq!(id_key("0013000000GsVRaAAN"), id_key("0013000000GsVRa"));
        assert_ne!(id_key("0013000000GsVRa"), id_key("0013000000GsvRa"));
        assert_eq!(id_key("abcdefghijklmnopqr"), "abcdefghijklmnopqr", "a wrong checksum is no Salesforce id");
        assert_eq!(id_key("zcrm_4876876000000624001"), "4876876000000624001");
    }

    #[test]
    fn domains_come_from_addresses_of_both_kinds() {
        assert_eq!(domain_key("https://www.Acme.example/es?x=1").as_deref(), Some("acme.example"));
        assert_eq!(domain_key("Ana@acme.example").as_deref(), Some("acme.example"));
        assert_eq!(domain_key("n/a"), None);
    }

    #[test]
    fn names_compare_without_accents_and_legal_forms() {
        assert_eq!(name_key("Construcciones Ñandú, S.A."), name_key("CONSTRUCCIONES NANDU SA"));
        assert_eq!(name_key("SA"), Some("sa".to_owned()));
        assert_ne!(name_key("GTX Pro"), name_key("GTXPro"));
        assert_eq!(name_key("  "), None);
    }
}
