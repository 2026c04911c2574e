//! What became of actions in the programs where teams keep their tasks.

use super::record::{AccountKeys, record};
use super::{Date, Portfolio, Row};

record! {
    /// A task of Asana, Trello, monday.com and the like, as exported from there.
    Task {
        /// The program's id.
        id: Option<String>,
        /// Our id of the action that it was made from, where it still carries it.
        action_id: Option<String>,
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// What is to be done.
        name: String,
        /// Who does it: a name or an e-mail address.
        assignee: Option<String>,
        /// The day on which it was made.
        created: Option<Date>,
        /// The day by which it is to be done.
        due: Option<Date>,
        /// The day on which it was done.
        completed: Option<Date>,
        /// Done.
        done: Option<bool>,
        /// Its state as the program calls it: a status, a list, a column of a board.
        state: Option<String>,
        /// The board or project it is on.
        board: Option<String>,
        /// Notes.
        notes: Option<String>,
        /// Tags or labels.
        tags: Option<String>,
        /// The day of its last change.
        changed: Option<Date>,
    }
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    /// By a column, else by what notes say after `Account:`, else by the account in the action's id, else by the name that
    /// the task begins with.
    fn account_keys(&self) -> AccountKeys<'_> {
        let told = |labels: &[&str]| self.notes.as_deref().and_then(|notes| after_label(notes, labels));
        AccountKeys {
            account_id: self.account_id.as_deref().or_else(|| told(&ACCOUNT_ID)).or_else(|| self.tagged_account()),
            account_name: self
                .account_name
                .as_deref()
                .or_else(|| told(&ACCOUNT))
                .or_else(|| beginning(&self.name)),
            ..AccountKeys::default()
        }
    }
}

const ACCOUNT_ID: [&str; 4] = ["account id", "id de cuenta", "id cuenta", "código de cliente"];
const ACCOUNT: [&str; 4] = ["account", "cuenta", "cliente", "customer"];
const ACTION_ID: [&str; 4] = ["action id", "id de acción", "id de la acción", "cartera"];
/// States that say that a task is done, in lower case.
const DONE: [&str; 16] = [
    "done",
    "complete",
    "completed",
    "closed",
    "finished",
    "hecho",
    "hecha",
    "listo",
    "lista",
    "terminado",
    "terminada",
    "completado",
    "completada",
    "cerrado",
    "cerrada",
    "finalizado",
];

/// States that say that somebody is at it, in lower case.
const BEGUN: [&str; 10] = [
    "in progress",
    "doing",
    "working on it",
    "started",
    "wip",
    "en curso",
    "en progreso",
    "en proceso",
    "haciendo",
    "iniciado",
];

/// What a line says after one of some words and a colon.
fn after_label<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (label, value) = line.split_once(':')?;
        let label = label.trim().trim_matches(['*', '-', '#', '[']).trim().to_lowercase();
        let value = value.trim().trim_matches(['*', ']']).trim();
        (labels.contains(&label.as_str()) && !value.is_empty()).then_some(value)
    })
}

/// The first part of `Acme: renew`, `Acme - renew`, `[Acme] renew`.
fn beginning(name: &str) -> Option<&str> {
    if let Some(bracketed) = name.trim_start().strip_prefix('[') {
        return bracketed.split_once(']').map(|(first, _)| first.trim()).filter(|first| !first.is_empty());
    }
    let ends = [": ", " - ", " – ", " — ", " | ", " · "];
    let end = ends.iter().filter_map(|end| name.find(end)).min()?;
    name.get(..end).map(str::trim).filter(|first| !first.is_empty())
}

impl Task {
    /// Our id of the action: a column, else a line of the notes, or a tag such as `cartera:A-1042/renewal` in tags, notes or name.
    pub fn action(&self) -> Option<&str> {
        let tag = |text: &'_ str| -> Option<(usize, usize)> {
            let start = text.to_ascii_lowercase().find("cartera:")? + "cartera:".len();
            let rest = text.get(start..)?;
            let rest = rest.len() - rest.trim_start().len() + start;
            let length = text.get(rest..)?.find([',', ';', ' ', '\n', '\r', ')', ']']);
            Some((rest, length.map_or(text.len(), |length| rest + length)))
        };
        let in_text = |text: &'_ Option<String>| text.as_deref().and_then(tag).filter(|(from, to)| from < to);
        self.action_id
            .as_deref()
            .or_else(|| self.notes.as_deref().and_then(|notes| after_label(notes, &ACTION_ID)))
            .or_else(|| in_text(&self.tags).and_then(|(from, to)| self.tags.as_deref()?.get(from..to)))
            .or_else(|| in_text(&self.notes).and_then(|(from, to)| self.notes.as_deref()?.get(from..to)))
            .or_else(|| tag(&self.name).filter(|(from, to)| from < to).and_then(|(from, to)| self.name.get(from..to)))
    }

    /// The account of [`crate::model::ActionTag`], where it stands in the id as it is.
    fn tagged_account(&self) -> Option<&str> {
        let (account, _) = self.action()?.split_once('/')?;
        (!account.is_empty() && !account.contains('%')).then_some(account)
    }

    /// Whether its state says that somebody is at it.
    pub fn is_begun(&self) -> bool {
        self.state.as_deref().is_some_and(|state| BEGUN.contains(&state.trim().to_lowercase().as_str()))
    }

    /// Whether it was done by a day; `None` where the export does not say.
    pub fn is_done(&self, as_of: Date) -> Option<bool> {
        if let Some(day) = self.completed {
            return Some(day <= as_of);
        }
        let by_state = || self.state.as_deref().map(|state| DONE.contains(&state.trim().to_lowercase().as_str()));
        self.done.or_else(by_state)
    }
}

/// The tasks known by the as-of date, in the order of accounts.
pub fn known_tasks(portfolio: &Portfolio) -> impl Iterator<Item = &Row<Task>> {
    portfolio.tasks.all().iter().filter(|row| row.created.is_none_or(|day| day <= portfolio.as_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_begins_with_its_account_or_names_none() {
        for (name, account) in [
            ("Acme: renew the contract", Some("Acme")),
            ("Acme S.A. - call the buyer", Some("Acme S.A.")),
            ("[Acme] offer", Some("Acme")),
            ("Call the buyer", None),
            (": nothing", None),
        ] {
            assert_eq!(beginning(name), account, "{name}");
        }
    }

    #[test]
    fn labelled_lines_of_notes_are_read() {
        let notes = "Why: renewal in May\nAccount ID: A-1042\n**Cuenta:** Acme";
        assert_eq!(after_label(notes, &ACCOUNT_ID), Some("A-1042"));
        assert_eq!(after_label(notes, &ACCOUNT), Some("Acme"));
        assert_eq!(after_label("Account:", &ACCOUNT), None);
    }
}
