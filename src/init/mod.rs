//! A first configuration from the files that a company has: what each is, which column holds what, what must be asked.

mod company;
mod files;
mod source;

use std::fmt::Write;

pub use company::company_name;
pub use files::{FilesBelow, files_below};

use self::company::{Company, is_amount, is_spanish};
use self::source::{DraftSource, comment, quoted};
use crate::ingest::{IngestConfig, Inspected, InspectedTable, ReadError};
use crate::model::{Currency, Date, Entity, Month, Opportunity, Portfolio};

/// A configuration in the making.
#[derive(Debug, Default)]
pub struct Draft {
    sources: Vec<DraftSource>,
    /// Tables that nothing is known of, and files that could not be read, each with what to do.
    left_out: Vec<String>,
    company: Company,
    as_of: Option<Date>,
}

impl Draft {
    /// Of files named relative to the folder of the configuration; `name` is what the company is called until the user
    /// says better.
    pub fn of(files: &[(String, Result<Inspected, ReadError>)], name: &str) -> Draft {
        let mut draft = Draft { company: Company::named(name), ..Draft::default() };
        let mut spanish = 0_usize;
        for (path, inspected) in files {
            match inspected {
                Ok(inspected) => {
                    for table in &inspected.tables {
                        spanish += table.headings().iter().filter(|heading| is_spanish(heading)).count();
                        draft.add(path, table, inspected.tables.len() > 1);
                    }
                    draft.left_out.extend(inspected.errors.iter().map(|error| format!("{error}: {}", error.hint())));
                }
                Err(error) => draft.left_out.push(format!("{error}: {}", error.hint())),
            }
        }
        draft.company.spanish = spanish > 0;
        draft
    }

    fn add(&mut self, path: &str, table: &InspectedTable, several: bool) {
        match DraftSource::of(path, table.table.sheet.clone().filter(|_| several), table) {
            Ok(source) => {
                for (column, _, field) in &source.mapped {
                    self.company.look_for_currency(field, &table.table, *column);
                }
                let mut open = Some(source);
                for known in &mut self.sources {
                    open = open.and_then(|source| known.take_part(source));
                }
                self.sources.extend(open);
            }
            Err(unknown) => self.left_out.push(unknown),
        }
    }

    /// Says which files were not looked at.
    pub fn pass_over(&mut self, names: Vec<String>) {
        const SHOWN: usize = 12;
        let more = names.len().saturating_sub(SHOWN);
        let named: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        if !named.is_empty() {
            self.left_out
                .push(format!("not looked at, since their names are not those of tables: {}{more}", named.join(", ")));
        }
    }

    /// The sources alone, to try them.
    pub fn ingest_config(&self) -> IngestConfig {
        IngestConfig { source: self.sources.iter().map(|s| s.config.clone()).collect(), ..IngestConfig::default() }
    }

    pub fn currency(&self) -> Currency {
        self.company.currency().0
    }

    /// Old exports are looked at as of the month of their newest record; a month that would be reported anyhow needs no
    /// mention.
    pub fn date_by(&mut self, portfolio: &Portfolio, today: Date) {
        let newest = newest_record(portfolio, today);
        let last_month = Month::of(today).plus(-1);
        self.as_of = newest.map(Month::of).filter(|month| *month < last_month).map(Month::last_day);
    }

    /// What must be asked, one sentence each.
    pub fn questions(&self) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        let has_amounts = self.sources.iter().flat_map(|source| &source.mapped).any(|(.., field)| is_amount(field));
        if let (assumed, Some(why), true) = (self.company.currency().0, self.company.currency().1, has_amounts) {
            asked.push(format!("which currency are the amounts in? {assumed} is assumed: {why} (`company.currency`)"));
        }
        asked.extend(self.two_lists_of_accounts());
        for source in &self.sources {
            let file = source.files.join(", ");
            asked.extend(source.questions.iter().map(|q| format!("{file}, column `{}`: {}", q.column, q.asked)));
        }
        asked
    }

    /// Accounts of several systems are joined by nothing but their ids.
    fn two_lists_of_accounts(&self) -> Option<String> {
        let accounts = self.sources.iter().filter(|source| source.entity == Entity::Account);
        let files: Vec<String> = accounts.map(|source| source.files.join(", ")).collect();
        (files.len() > 1).then(|| {
            format!(
                "which is the master list of accounts: {}? A company in more than one becomes several accounts unless \
                 its id is the same; remove the `[[source]]` of the others",
                files.join(" or ")
            )
        })
    }

    /// What is not in the configuration, and why.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// What each file was found to be.
    pub fn found(&self) -> Vec<String> {
        let line = |source: &DraftSource| {
            let file = source.files.join(", ");
            let sheet = source.config.sheet.as_ref().map(|sheet| format!(" ({sheet})")).unwrap_or_default();
            format!("{file}{sheet}: {} rows, {}", source.rows, source.what)
        };
        self.sources.iter().map(line).collect()
    }

    /// The text of `cartera.toml`.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(
            "# Drafted by `cartera init` from the files that were there. `cartera check` tells what it makes of them;\n\
             # docs/configuration.md tells every key.\n\n",
        );
        self.write_head(&mut text);
        for source in &self.sources {
            source.write(&mut text);
        }
        for left_out in &self.left_out {
            text.push_str(&format!("\n# Left out: {}\n", comment(left_out)));
        }
        text
    }

    fn write_head(&self, text: &mut String) {
        let (language, locale) = if self.company.spanish { ("es", "es-ES") } else { ("en", "en-US") };
        let (currency, assumed) = self.company.currency();
        let asked = assumed.map(|why| format!("   # assumed: {why}")).unwrap_or_default();
        // Writing to a string can't fail.
        let _ = write!(
            text,
            "[company]\nname = {}   # on each document\ncurrency = \"{currency}\"{asked}\nlanguage = \"{language}\"   # of \
             the reports: es or en\nlocale = \"{locale}\"   # how numbers and dates are written\n",
            quoted(&self.company.name)
        );
        if let Some(as_of) = self.as_of {
            let _ = write!(
                text,
                "\n[run]\n# The newest record is of this month. Without this line a run reports last month.\nas_of = {as_of}\n"
            );
        }
    }
}

/// Whether a deal's closing date is one that has come, as its source tells; of open deals it is a plan.
fn is_closed(deal: &Opportunity) -> bool {
    const CLOSED: [&str; 6] = ["won", "lost", "closed", "ganad", "perdid", "cerrad"];
    let says = |text: &str| {
        let text = text.to_lowercase();
        CLOSED.iter().any(|word| text.contains(word))
    };
    deal.is_closed == Some(true)
        || deal.is_won == Some(true)
        || says(&deal.stage)
        || deal.status.as_deref().is_some_and(says)
}

/// The newest day, up to today, of which a record tells that something happened.
fn newest_record(portfolio: &Portfolio, today: Date) -> Option<Date> {
    // Closing dates of closed deals lie ahead in more than one export: they count where nothing says when deals were made.
    let undated = portfolio.opportunities.all().iter().all(|row| row.created.is_none());
    let deals = portfolio.opportunities.all().iter().flat_map(|row| {
        let closed = row.close_date.filter(|_| undated && is_closed(row));
        [row.created, row.won_date, row.lost_date, closed]
    });
    let changes = portfolio.stage_changes.all().iter().map(|row| Some(row.changed));
    let revenue = portfolio.revenue.all().iter().map(|row| Some(row.date));
    let activities = portfolio.activities.all().iter().map(|row| row.created.or(row.date));
    let tickets = portfolio.tickets.all().iter().flat_map(|row| [Some(row.opened), row.closed]);
    let answers = portfolio.survey_responses.all().iter().map(|row| row.date);
    let usage = portfolio.usage.all().iter().map(|row| Some(row.date));
    let days = deals.chain(changes).chain(revenue).chain(activities).chain(tickets).chain(answers).chain(usage);
    days.flatten().filter(|day| *day <= today).max()
}
