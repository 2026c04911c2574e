//! An agenda as an iCalendar file (RFC 5545): whole days that any calendar imports.

use crate::model::{Date, Month};
use crate::plan::agenda::{Agenda, Entry};

/// Octets of a line without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// The file's bytes: UTF-8, lines that end in CRLF and are folded, the same for the same agenda.
pub fn render(agenda: &Agenda) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//cartera//reviews//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", &agenda.name);
    let stamp = format!("{}T000000Z", basic(agenda.as_of));
    let sequence = sequence(agenda.period, agenda.revision).to_string();
    for entry in &agenda.entries {
        lines.plain("BEGIN", "VEVENT");
        lines.plain("UID", &uid(&agenda.company, entry));
        lines.plain("DTSTAMP", &stamp);
        lines.plain("SEQUENCE", &sequence);
        lines.plain("DTSTART;VALUE=DATE", &basic(entry.day));
        // The end is the first day that is no longer part of it.
        lines.plain("DTEND;VALUE=DATE", &basic(entry.day.tomorrow().unwrap_or(entry.day)));
        lines.text("SUMMARY", &entry.summary);
        if !entry.description.is_empty() {
            lines.text("DESCRIPTION", &entry.description);
        }
        lines.text("CATEGORIES", &entry.category);
        lines.plain("TRANSP", "TRANSPARENT");
        lines.plain("END", "VEVENT");
    }
    lines.plain("END", "VCALENDAR");
    lines.0
}

/// Grows from month to month and from revision to revision, so that calendars take the newer of two files.
fn sequence(period: Month, revision: u32) -> i64 {
    let months = i64::from(period.year()) * 12 + i64::from(period.month()) - 2000 * 12;
    months.max(0) * 1000 + i64::from(revision.min(999))
}

/// Of the company and of what the entry is about alone, so that it stays the same while days and words change.
fn uid(company: &str, entry: &Entry) -> String {
    let hash = blake3::hash(format!("{company}\n{}", entry.id).as_bytes()).to_hex();
    format!("{}@cartera", hash.chars().take(32).collect::<String>())
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

#[derive(Default)]
struct Lines(Vec<u8>);

impl Lines {
    /// A value that needs no escaping.
    fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    /// A line of at most 75 octets, those that follow with a space before them; no character is torn apart.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST_LINE {
                self.0.extend_from_slice(b"\r\n ");
                used = 1;
            }
            let mut bytes = [0; 4];
            self.0.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
            used += c.len_utf8();
        }
        self.0.extend_from_slice(b"\r\n");
    }
}

/// Backslash, semicolon, comma and line ends, as RFC 5545, 3.3.11 has it; other control characters are left out, since
/// no text of a calendar may hold them.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn agenda(summary: &str, description: &str) -> Agenda {
        Agenda {
            name: "Ana: reviews".to_owned(),
            company: "Orbenia".to_owned(),
            as_of: date(2026, 10, 31),
            period: Month::parse("2026-10").unwrap(),
            revision: 2,
            entries: vec![Entry {
                id: "action/A/call".to_owned(),
                day: date(2026, 12, 31),
                summary: summary.to_owned(),
                description: description.to_owned(),
                category: "Actions".to_owned(),
            }],
        }
    }

    /// As a reader does it: lines joined, then split at the first colon.
    fn values(bytes: &[u8], name: &str) -> Vec<String> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let unfolded = text.replace("\r\n ", "");
        let of = |line: &str| Some(line.strip_prefix(name)?.strip_prefix(':')?.to_owned());
        unfolded.split("\r\n").filter_map(of).collect()
    }

    fn read_back(escaped: &str) -> String {
        let mut chars = escaped.chars();
        let mut text = String::new();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next().unwrap() {
                    'n' | 'N' => text.push('\n'),
                    other => text.push(other),
                },
                c => text.push(c),
            }
        }
        text
    }

    #[test]
    fn an_entry_is_a_whole_day_with_a_stable_name() {
        let bytes = render(&agenda("Call, now; or \\ later", "why\nwhat"));
        assert_eq!(values(&bytes, "DTSTART;VALUE=DATE"), ["20261231"]);
        assert_eq!(values(&bytes, "DTEND;VALUE=DATE"), ["20270101"]);
        assert_eq!(values(&bytes, "DTSTAMP"), ["20261031T000000Z"]);
        assert_eq!(values(&bytes, "SUMMARY"), ["Call\\, now\\; or \\\\ later"]);
        assert_eq!(values(&bytes, "DESCRIPTION"), ["why\\nwhat"]);
        let later = Agenda { revision: 3, ..agenda("Visit", "") };
        assert_eq!(values(&render(&later), "UID"), values(&bytes, "UID"));
        let november = Agenda { period: Month::parse("2026-11").unwrap(), revision: 1, ..agenda("Visit", "") };
        let order: Vec<i64> = [&bytes, &render(&later), &render(&november)]
            .map(|bytes| values(bytes, "SEQUENCE").first().unwrap().parse().unwrap())
            .into();
        assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
    }

    #[test]
    fn an_agenda_without_entries_is_still_a_calendar() {
        let bytes = render(&Agenda { entries: Vec::new(), ..agenda("", "") });
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    proptest! {
        #[test]
        fn whatever_is_written_comes_back_from_lines_of_75_octets(summary in "\\PC{1,200}", description in "[\\PC\n]{1,400}") {
            let bytes = render(&agenda(&summary, &description));
            let text = String::from_utf8(bytes.clone()).unwrap();
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert_eq!(values(&bytes, "BEGIN"), ["VCALENDAR", "VEVENT"]);
            let plain = |text: &str| text.replace(['\u{2028}', '\u{2029}'], "\n");
            prop_assert_eq!(read_back(values(&bytes, "SUMMARY").first().unwrap()), plain(&summary));
            prop_assert_eq!(read_back(values(&bytes, "DESCRIPTION").first().unwrap()), plain(&description));
        }
    }
}
