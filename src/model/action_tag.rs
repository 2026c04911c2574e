//! How an action is named in the programs where teams keep their tasks, so that what comes back is known again.

/// An action of an account's plan, the same from month to month. Written `A-1042/open-renewal`, or `cartera:` and that
/// in notes and tags; bytes of the ids that would end the tag are written `%20`, so that any id reads back as it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActionTag {
    pub account_id: String,
    /// Unique within the account.
    pub action: String,
}

const MARK: &str = "cartera:";

impl ActionTag {
    pub fn new(account_id: impl Into<String>, action: impl Into<String>) -> ActionTag {
        ActionTag { account_id: account_id.into(), action: action.into() }
    }

    /// `A-1042/open-renewal`
    pub fn id(&self) -> String {
        format!("{}/{}", encoded(&self.account_id), encoded(&self.action))
    }

    /// `cartera:A-1042/open-renewal`
    pub fn tag(&self) -> String {
        format!("{MARK}{}", self.id())
    }

    /// Reads an id or a tag. An id that names no account is of the account that is known otherwise, and may begin with
    /// it: `A-1042-open-renewal`. `None` where nothing says which account.
    pub fn read(text: &str, account_id: Option<&str>) -> Option<ActionTag> {
        let text = text.trim();
        let text = text.get(..MARK.len()).filter(|mark| mark.eq_ignore_ascii_case(MARK)).map_or(text, |_| {
            let rest = text.get(MARK.len()..).unwrap_or_default();
            rest.trim_start()
        });
        if let Some((account, action)) = text.split_once('/') {
            let tag = ActionTag::new(decoded(account), decoded(action));
            return Some(tag).filter(|tag| !tag.account_id.is_empty() && !tag.action.is_empty());
        }
        let account = account_id?;
        let action = text.strip_prefix(account).and_then(|rest| rest.strip_prefix('-')).unwrap_or(text);
        (!action.is_empty()).then(|| ActionTag::new(account, decoded(action)))
    }
}

/// The bytes that are kept are those that no program breaks a word at.
fn encoded(id: &str) -> String {
    let mut text = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' | b'#' => text.push(char::from(byte)),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// The inverse; a `%` that begins no byte stands for itself, and what is no text reads as it is written.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let (before, from) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let byte = from.get(1..3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => bytes.push(byte),
            None => bytes.push(b'%'),
        }
        rest = from.get(if byte.is_some() { 3 } else { 1 }..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_without_an_account_is_of_the_account_that_is_known() {
        let renewal = ActionTag::new("A-1042", "open-renewal");
        for text in ["A-1042/open-renewal", "cartera:A-1042/open-renewal", "Cartera: A-1042/open-renewal"] {
            assert_eq!(ActionTag::read(text, None).as_ref(), Some(&renewal), "{text}");
        }
        for text in ["open-renewal", "A-1042-open-renewal", "cartera:open-renewal"] {
            assert_eq!(ActionTag::read(text, Some("A-1042")).as_ref(), Some(&renewal), "{text}");
            assert_eq!(ActionTag::read(text, None), None, "{text}");
        }
        assert_eq!(ActionTag::read("/x", None), None);
        assert_eq!(ActionTag::read("100%/x", None), Some(ActionTag::new("100%", "x")));
    }

    proptest! {
        #[test]
        fn any_ids_read_back_and_hold_no_blank(account in ".{1,20}", action in ".{1,20}") {
            let tag = ActionTag::new(account, action);
            prop_assert!(tag.tag().chars().all(|c| c.is_ascii_graphic() && !matches!(c, ',' | ';' | ')' | ']' | '"')));
            prop_assert_eq!(ActionTag::read(&tag.tag(), None), Some(tag.clone()));
            prop_assert_eq!(ActionTag::read(&tag.id(), Some("other")), Some(tag));
        }
    }
}
