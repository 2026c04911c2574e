//! What the portal says: the page that leads to everything of a run.

mod accounts;
mod figures;
mod own;
mod quality;
mod today;

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::AccountPlan;
use super::context::Context;
use super::language::args;
use crate::ingest::Quality;
use crate::model::AccountIx;
pub use own::{Whose, own_portal};
pub use today::{Item, Today};

/// Where things lie, as paths relative to the page; none for what this run did not make.
pub struct Links<'a> {
    /// The brief of an account.
    pub brief: &'a dyn Fn(AccountIx) -> Option<String>,
    /// The brief of the group of an account.
    pub group_brief: &'a dyn Fn(AccountIx) -> Option<String>,
    /// The draft of the owner of an account.
    pub draft: &'a dyn Fn(AccountIx) -> Option<String>,
    pub deck: Option<String>,
    pub workbook: Option<String>,
    pub rejects: Option<String>,
    pub unjoined: Option<String>,
    pub quality: Option<String>,
    /// The list of each sender who has something to fix: name and path.
    pub fixes: Vec<(String, String)>,
    /// Tables of figures.
    pub tables: Vec<String>,
}

impl std::fmt::Debug for Links<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").field("deck", &self.deck).field("workbook", &self.workbook).finish_non_exhaustive()
    }
}

/// The portal's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portal {
    /// A BCP 47 tag.
    pub lang: String,
    pub title: String,
    pub company: String,
    pub as_of: String,
    pub currency: String,
    pub confidential: String,
    /// What comes first on the page.
    pub today: Today,
    pub figures: Vec<Figure>,
    pub filters: Vec<Filter>,
    /// By priority, the first first; those without a score last, by id.
    pub accounts: Vec<PortalAccount>,
    pub documents: Vec<Document>,
    pub quality: QualitySummary,
    /// Of the portfolio as a whole, not of one reader's accounts.
    pub is_whole: bool,
    pub how: Vec<String>,
    pub glossary: Vec<String>,
    /// The page's own words, by the names of its template.
    pub words: BTreeMap<&'static str, String>,
    /// The heading of the amounts: revenue, or bookings.
    pub revenue_heading: String,
}

/// A figure of the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    pub label: String,
    pub value: String,
    /// What it is compared with and how sure it is; why it is unknown.
    pub note: Option<String>,
}

/// A column by which accounts are narrowed down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Filter {
    /// `tier`, `quadrant`, `owner`, `segment` or `group`.
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Choice {
    pub text: String,
    /// As the accounts carry it.
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortalAccount {
    pub id: String,
    pub name: String,
    pub headline: Option<String>,
    /// What calls for a review at once, and by when; none where nothing does.
    pub review: Option<String>,
    pub brief: Option<String>,
    pub draft: Option<String>,
    pub owner: Choice,
    /// The group that it is part of; no value where it stands alone.
    pub group: Choice,
    pub group_brief: Option<String>,
    pub segment: Choice,
    pub tier: Choice,
    /// Less than the least share of the criteria was observed.
    pub provisional: bool,
    pub quadrant: Choice,
    pub revenue: Measure,
    pub pipeline: Measure,
    pub nps: Measure,
    pub churn: Measure,
    pub priority: Measure,
}

/// A figure of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// A dash when it is unknown; `note` then says why.
    pub text: String,
    pub note: Option<String>,
    /// What it is sorted by; none when unknown.
    pub number: Option<f64>,
}

/// A file beside the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    pub label: String,
    pub href: String,
    /// `PDF`.
    pub kind: String,
    pub shelf: Shelf,
}

/// Where on the page a file is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    Reports,
    /// Beside the counts of what was read.
    Quality,
    Tables,
}

/// What was read and what was set aside.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct QualitySummary {
    pub entities: Vec<QualityRow>,
    pub findings: Vec<String>,
    /// What to fix, the worst first.
    pub fixes: Vec<FixRow>,
    /// What to fix that is not shown.
    pub more_fixes: Option<String>,
    /// What was to fix last month and is not any more.
    pub gone: Option<String>,
    /// What differs from the last published month; none of a first month.
    pub changes: Option<ChangesSummary>,
    /// Findings that are not shown.
    pub more: Option<String>,
    /// Said when there are neither rejects nor findings.
    pub good: Option<String>,
}

/// A thing to fix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FixRow {
    pub severity: String,
    pub status: String,
    pub what: String,
    pub place: String,
    pub sender: String,
    pub accounts: String,
}

/// What differs from the last published month, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangesSummary {
    pub title: String,
    /// Figures then and now.
    pub figures: Vec<String>,
    /// The unusual first.
    pub rows: Vec<ChangeRow>,
    /// Causes that are not shown.
    pub more: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRow {
    pub cause: String,
    pub accounts: String,
    pub values: String,
    pub month: String,
    pub file: String,
    pub amount: String,
    /// To be looked into.
    pub unusual: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QualityRow {
    pub label: String,
    pub rows: String,
    pub used: String,
    pub rejected: String,
    pub left_out: String,
    pub duplicates: String,
    pub unjoined: String,
    /// Rows were set aside or lead to no account.
    pub faulty: bool,
}

/// The page for a run. An account without a plan has no headline.
pub fn portal(context: &Context<'_>, plans: &[AccountPlan], quality: &Quality, links: &Links<'_>) -> Portal {
    let language = context.language;
    let accounts = accounts::accounts(context, plans, links, &|_| true);
    let label = if context.are_bookings() { "tile-bookings" } else { "tile-revenue" };
    Portal {
        lang: language.locale(),
        title: language.text("portal-title", &args!["period" => language.month_long(context.period())]),
        company: context.company.name.clone(),
        as_of: language.text("as-of-capital", &args!["date" => language.date_long(context.as_of())]),
        currency: language.text("footer-currency", &args!["currency" => context.currency().code()]),
        confidential: context.confidential(),
        today: today::today(context, plans, links, false),
        figures: figures::figures(context),
        filters: accounts::filters(context, &accounts),
        accounts,
        documents: documents(context, links),
        quality: quality::summary(context, quality),
        is_whole: true,
        how: how(context),
        glossary: glossary(context),
        words: words(context),
        revenue_heading: language.word(label),
    }
}

fn how(context: &Context<'_>) -> Vec<String> {
    HOW.iter().map(|key| context.language.word(key)).collect()
}

fn glossary(context: &Context<'_>) -> Vec<String> {
    let from = context.risk_from();
    GLOSSARY.iter().map(|key| context.language.text(key, &args!["from" => &from])).collect()
}

const HOW: [&str; 5] =
    ["portal-how-order", "portal-how-unknown", "portal-how-interval", "portal-how-churn", "portal-how-links"];

const GLOSSARY: [&str; 15] = [
    "tier-meaning-a",
    "tier-meaning-b",
    "tier-meaning-c",
    "quadrant-meaning-defend",
    "quadrant-meaning-grow",
    "quadrant-meaning-maintain",
    "quadrant-meaning-watch",
    "quadrant-meaning-none",
    "glossary-at-risk",
    "method-priority",
    "method-churn",
    "method-nps",
    "method-weighted",
    "method-win-rate",
    "method-retention",
];

/// The words of the template that no figure brings along.
const WORDS: [(&str, &str); 57] = [
    ("calls", "portal-today-calls"),
    ("no_calls", "portal-today-no-calls"),
    ("nothing_due", "portal-today-nothing"),
    ("tables", "portal-tables"),
    ("skip", "portal-skip"),
    ("theme", "portal-theme-dark"),
    ("figures", "portal-figures"),
    ("accounts", "portal-accounts-table"),
    ("search", "portal-search"),
    ("search_hint", "portal-search-hint"),
    ("filter", "portal-filter"),
    ("all", "portal-all"),
    ("reset", "portal-reset"),
    ("sort", "portal-sort"),
    ("ascending", "portal-sorted-up"),
    ("descending", "portal-sorted-down"),
    ("empty", "portal-empty"),
    ("none", "portal-unknown"),
    ("pages", "portal-pages"),
    ("next", "portal-next"),
    ("previous", "portal-previous"),
    ("no_brief", "portal-no-brief"),
    ("draft", "document-plan-workbook"),
    ("provisional", "portal-provisional"),
    ("downloads", "portal-downloads"),
    ("quality", "document-quality"),
    ("how", "portal-how"),
    ("glossary", "portal-glossary"),
    ("findings", "portal-quality-findings"),
    ("fixes", "portal-fixes"),
    ("severity", "heading-severity"),
    ("status", "heading-status"),
    ("what", "heading-what"),
    ("place", "heading-file"),
    ("sender", "heading-sender"),
    ("affected", "heading-accounts-affected"),
    ("cause", "heading-cause"),
    ("values", "heading-then-now"),
    ("change", "heading-change-amount"),
    ("account", "heading-account"),
    ("owner", "heading-owner"),
    ("segment", "heading-segment"),
    ("group", "heading-group"),
    ("tier", "heading-tier"),
    ("quadrant", "heading-quadrant"),
    ("pipeline", "tile-weighted-pipeline"),
    ("nps", "heading-nps"),
    ("churn", "tile-churn"),
    ("priority", "heading-priority"),
    ("month", "heading-month"),
    ("records", "portal-quality-records"),
    ("rows", "heading-rows"),
    ("used", "portal-quality-used"),
    ("rejected", "heading-rejected"),
    ("left_out", "portal-quality-left-out"),
    ("duplicates", "portal-quality-duplicates"),
    ("unjoined", "portal-quality-unjoined"),
];

fn words(context: &Context<'_>) -> BTreeMap<&'static str, String> {
    let language = context.language;
    let mut words: BTreeMap<&'static str, String> =
        WORDS.iter().map(|(name, key)| (*name, language.word(key))).collect();
    // The page's script puts the counts in.
    words.insert("showing", language.text("portal-showing", &args!["shown" => "{shown}", "total" => "{total}"]));
    words.insert("page", language.text("portal-page", &args!["page" => "{page}", "pages" => "{pages}"]));
    words
}

fn documents(context: &Context<'_>, links: &Links<'_>) -> Vec<Document> {
    let named = [
        ("document-deck", &links.deck, Shelf::Reports),
        ("document-portfolio-workbook", &links.workbook, Shelf::Reports),
        ("portal-document-quality", &links.quality, Shelf::Quality),
        ("portal-document-rejects", &links.rejects, Shelf::Quality),
        ("portal-document-unjoined", &links.unjoined, Shelf::Quality),
    ];
    let document = |label, path: &str, shelf| Document { label, href: href(path), kind: kind(path), shelf };
    let named = named
        .into_iter()
        .filter_map(|(key, path, shelf)| Some(document(context.language.word(key), path.as_deref()?, shelf)));
    let fixes = links.fixes.iter().map(|(sender, path)| {
        let label = context.language.text("portal-document-fixes", &args!["sender" => sender]);
        document(label, path, Shelf::Quality)
    });
    let tables = links.tables.iter().map(|path| document(table_name(context, path), path, Shelf::Tables));
    named.chain(fixes).chain(tables).collect()
}

/// In the reader's words; its file's name where there are none.
fn table_name(context: &Context<'_>, path: &str) -> String {
    let stem = stem(path);
    let key = format!("table-{}", stem.replace('_', "-"));
    if context.language.has(&key) { context.language.word(&key) } else { stem }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(path: &str) -> String {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn kind(path: &str) -> String {
    file_name(path).rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_uppercase())
}

/// A relative path as the address of a link: bytes that mean something in one are written as `%` and two digits, `:`
/// among them, so that no path is taken for `javascript:` or another host.
fn href(path: &str) -> String {
    use std::fmt::Write;

    let mut href = String::with_capacity(path.len());
    for byte in path.trim_start_matches('/').bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            href.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}

/// With a capital letter at its start.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_beside_the_page() {
        assert_eq!(href("reps/ana--u-7/briefs/acme--a-1.pdf"), "reps/ana--u-7/briefs/acme--a-1.pdf");
        assert_eq!(href("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(href("//host/x?y#z"), "host/x%3Fy%23z");
        assert_eq!(href("ñ \"<"), "%C3%B1%20%22%3C");
    }

    #[test]
    fn every_word_of_the_page_is_a_message_of_both_languages() {
        use crate::plan::language::{Language, LanguageCode};
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            for key in WORDS.iter().map(|(_, key)| key).chain(&HOW).chain(&GLOSSARY) {
                assert!(language.has(key), "{key}");
            }
        }
    }
}
