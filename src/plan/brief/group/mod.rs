//! The brief of a group: what its accounts come to together, where they differ, and what one could buy that another
//! does. It is made of the same parts as an account's, so that both read alike and one template sets them.

mod actions;
mod headline;
mod profile;
mod sections;
mod since;
mod sites;
mod tiles;

use super::compose::LONGEST_KICKER;
use super::{Answer, Brief, Header, PlanPage, Who, Why, charts, next};
use crate::model::{AccountIx, Decimal};
use crate::plan::account::Situation;
use crate::plan::context::{Context, Facts, group_key};
use crate::plan::document::{Chip, FactId, KeyValue, NumberMarks, Section, Sentence, Tone};
use crate::plan::language::{args, truncated};
use crate::score::{Evidence, GroupScores};

pub use profile::part_of;

/// Characters of a name beside the page number.
const LONGEST_FOOTER_NAME: usize = 60;

/// A group as its brief sees it.
struct GroupSituation<'a> {
    context: &'a Context<'a>,
    group: &'a GroupScores,
    /// The account at the top.
    head: Situation<'a>,
    /// All accounts, the greatest revenue first, those without last.
    sites: Vec<Situation<'a>>,
}

impl<'a> GroupSituation<'a> {
    fn of(context: &'a Context<'a>, group: &'a GroupScores) -> Option<GroupSituation<'a>> {
        let mut sites: Vec<Situation<'a>> =
            group.members.iter().filter_map(|member| Situation::of(context, *member)).collect();
        let revenue = |site: &Situation<'_>| site.scores.revenue.ltm.as_ref().ok().copied();
        sites.sort_by(|a, b| revenue(b).cmp(&revenue(a)).then(a.account.cmp(&b.account)));
        Some(GroupSituation { context, group, head: Situation::of(context, group.head)?, sites })
    }

    fn name(&self) -> &'a str {
        self.head.name()
    }

    fn money(&self, amount: Decimal) -> String {
        self.context.money(amount)
    }

    /// The name of a member.
    fn site(&self, account: AccountIx) -> String {
        self.context.account(account).map(|record| truncated(&record.name, 60)).unwrap_or_default()
    }

    /// Notes a figure of the group as a whole.
    fn fact(&self, facts: &mut Facts, name: &str, value: &str, evidence: &Evidence) -> FactId {
        facts.add_of_group(self.context, self.group.head, name, value, evidence)
    }

    /// The reps of its accounts, the head's first, each once; then by revenue.
    fn owners(&self) -> Vec<String> {
        let mut owners: Vec<String> = Vec::new();
        for account in [self.group.head].into_iter().chain(self.sites.iter().map(|site| site.account)) {
            let owner = self.context.owner(account).map(|owner| owner.name.clone());
            owners.extend(owner.filter(|owner| !owners.contains(owner)));
        }
        owners
    }
}

/// The brief of a group.
pub fn compose(context: &Context<'_>, group: &GroupScores) -> Option<Brief> {
    let s = GroupSituation::of(context, group)?;
    let language = context.language;
    let mut facts = Facts::default();
    let headline = headline::headline(&s, &mut facts);
    let tiles = tiles::tiles(&s, &mut facts);
    let answer = Answer {
        changes: since::changes(&s, &mut facts),
        revenue: revenue(&s, &mut facts),
        sites: sites::sites(&s, &mut facts),
        churn: sections::risk(&s, &mut facts),
        voice: sections::voice(&s, &mut facts),
        profile: profile::profile(&s, &mut facts),
        tables: [sections::gaps(&s, &mut facts), sites::differences(&s, &mut facts), sections::shared(&s, &mut facts)]
            .into_iter()
            .flatten()
            .collect(),
        ..Answer::default()
    };
    let plan = plan_page(&s, &mut facts);
    let document = language.word("document-group-brief");
    let id = s.head.record.id.clone();
    Some(Brief {
        title: format!("{document}: {}", s.name()),
        lang: language.code().tag().to_owned(),
        author: context.company.name.clone(),
        as_of: context.as_of(),
        numbers: NumberMarks::of(context.language),
        group: s.sites.iter().map(|site| site.record.id.clone()).chain([group_key(&id)]).collect(),
        account_id: id,
        facts: facts.into_vec(),
        header: Header {
            kicker: format!("{document} · {}", language.month_long(context.period())),
            name: s.name().to_owned(),
            tier: Some(Chip {
                text: language.text("n-accounts", &args!["n" => group.members.len()]),
                tone: Tone::Neutral,
                mark: None,
            }),
            quadrant: None,
            owner_line: owner_line(&s),
        },
        headline,
        tiles,
        answer,
        why: Why::default(),
        who: Who::default(),
        plan,
        call: None,
        not_known: None,
        sources: sources(&s),
        footer: format!("{} · {}", context.confidential(), truncated(s.name(), LONGEST_FOOTER_NAME)),
    })
}

fn owner_line(s: &GroupSituation<'_>) -> String {
    let language = s.context.language;
    match s.owners().as_slice() {
        [] => language.word("brief-no-owner"),
        owners => {
            const SHOWN: usize = 3;
            let named = owners.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            let more = owners.len().saturating_sub(SHOWN);
            let more = if more == 0 {
                String::new()
            } else {
                format!(", {}", language.text("brief-more", &args!["n" => more]))
            };
            format!("{} {named}{more}", language.word("heading-owner"))
        }
    }
}

/// Revenue of all accounts by month.
fn revenue(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<Section<crate::plan::chart::Columns>> {
    let (revenue, language, context) = (&s.group.revenue, s.context.language, s.context);
    let months = revenue.months.as_ref().ok()?;
    let amount = s.money(*revenue.ltm.as_ref().ok()?);
    if months.iter().all(|(_, amount)| amount.is_zero()) {
        return None;
    }
    let fact = s.fact(facts, "group_revenue_ltm", &amount, &revenue.evidence);
    let basis = if context.are_bookings() { "bookings" } else { "revenue" };
    let title = match &revenue.yoy_share {
        Ok(share) if share.abs() >= 0.005 => {
            let key = format!("title-{basis}-{}", if *share > 0.0 { "up" } else { "down" });
            language.text(&key, &args!["share" => language.percent(share.abs(), 0), "amount" => &amount])
        }
        Ok(_) => language.text(&format!("title-{basis}-flat"), &args!["amount" => &amount]),
        Err(_) => language
            .text(&format!("title-{basis}-plain"), &args!["amount" => &amount, "months" => revenue.months_observed]),
    };
    let columns = charts::columns(context, months, None, &title, &fact);
    let compares = columns.months.iter().any(|month| month.previous.is_some());
    let key = if compares { "months-subtitle" } else { "months-subtitle-plain" };
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: Some(language.text(key, &args!["axis" => &columns.axis.title])),
        source: None,
        body: columns,
    })
}

/// What is to be done for the group; none where nothing follows from the data.
fn plan_page(s: &GroupSituation<'_>, facts: &mut Facts) -> Option<PlanPage> {
    let language = s.context.language;
    let actions = actions::actions(s, facts);
    let review = s.context.schedule_of(s.group.head).quarter_end();
    let renewal = s.group.renewal.as_ref().ok().map(|next| next.renewal.end);
    let timeline = charts::timeline_of(s.context, &actions, &[], review, renewal)?;
    Some(PlanPage {
        kicker: format!("{} · {}", truncated(s.name(), LONGEST_KICKER), language.word("heading-plan")),
        title: Sentence { text: timeline.title.text.clone(), facts: Vec::new() },
        swot: None,
        contacts: None,
        triggers: None,
        next: next::steps(s.context, &actions, None),
        objectives: None,
        actions: Some(timeline),
        content: None,
        review: Some(Sentence {
            text: language.text("review-next", &args!["date" => language.date_long(review)]),
            facts: Vec::new(),
        }),
    })
}

/// The files that tell something about any of its accounts.
fn sources(s: &GroupSituation<'_>) -> String {
    let language = s.context.language;
    let used: std::collections::BTreeSet<String> =
        s.sites.iter().flat_map(|site| s.context.sources_of(site.account)).collect();
    let used = used.into_iter().collect::<Vec<_>>().join(", ");
    let date = language.date_long(s.context.as_of());
    language.text("footer-sources-as-of", &args!["sources" => used, "date" => date])
}

/// A label with its value and the fact behind it.
fn line(label: String, value: String, note: Option<String>, fact: FactId) -> KeyValue {
    KeyValue { label: super::compose::capital(&label), value, note, facts: vec![fact] }
}
