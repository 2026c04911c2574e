//! Opportunities with their stages and items, and contracts, as the exports show them.

use super::SampleError;
use super::accounts::Account;
use super::calendar::{Calendar, plus_days, spanish_date};
use super::catalogue::{PRODUCTS, Theme};
use super::chance::{Chance, money};
use super::company::{Company, entry_id, price_book_id, product_id};
use super::deals::{Deal, Kind, Outcome};
use super::exports::Exports;
use super::files::{bit, short_id, stamp};
use super::sheets::Value;
use crate::model::calendar::days_between;
use crate::model::{Date, Decimal};

/// Name, probability in percent and forecast category of a stage.
#[derive(Debug, Clone, Copy)]
struct Stage(&'static str, u8, &'static str);

const OPEN: [Stage; 4] = [
    Stage("Qualification", 10, "Pipeline"),
    Stage("Needs Analysis", 25, "Pipeline"),
    Stage("Proposal/Price Quote", 60, "Best Case"),
    Stage("Negotiation/Review", 80, "Commit"),
];
const WON: Stage = Stage("Closed Won", 100, "Closed");
const LOST: Stage = Stage("Closed Lost", 0, "Omitted");

const COMPETITORS: &[&str] = &["Ferrotalia (ficticia)", "Suministros Brumal (ficticia)", "TallerNube (ficticia)"];

/// A stage with the day on which it was entered.
type Entry = (Stage, Date);

/// The stages that an opportunity has gone through by a day.
fn entries(deal: &Deal, as_of: Date, chance: &mut Chance) -> Vec<Entry> {
    let span = i32::try_from(days_between(deal.created, deal.decided)).unwrap_or(0);
    let mut cuts: Vec<f64> = vec![0.0];
    // The lost stop anywhere; the won went through every stage.
    let reached = if deal.outcome == Outcome::Won { 4 } else { chance.whole(1, 4) };
    for place in 1..reached {
        cuts.push((f64::from(place) + chance.between(-0.35, 0.35)) / f64::from(reached));
    }
    let day = |cut: f64| plus_days(deal.created, super::chance::nearest(f64::from(span) * cut));
    let mut entries: Vec<Entry> = OPEN.into_iter().zip(cuts).map(|(stage, cut)| (stage, day(cut))).collect();
    match deal.outcome {
        Outcome::Won => entries.push((WON, deal.decided)),
        Outcome::Lost => entries.push((LOST, deal.decided)),
        Outcome::Stale => {}
    }
    entries.retain(|(_, day)| *day <= as_of);
    entries
}

/// The day of closing where it is known, else the rep's guess, mostly sooner than it will be.
fn close_date(deal: &Deal, calendar: &Calendar, chance: &mut Chance) -> Date {
    let guess = plus_days(deal.decided, -chance.whole(-5, 25)).max(plus_days(deal.created, 14));
    if deal.closed_by(calendar.as_of) { deal.decided } else { guess }
}

/// Writes an account's opportunities; their ids and days are given back for the lead that became the first.
pub(super) fn write(
    account: &Account,
    deals: &[Deal],
    company: &Company,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<Vec<(String, Date)>, SampleError> {
    let mut written = Vec::new();
    for deal in deals {
        let source = chance.pick(&["Web", "Customer", "Referral", "Trade Show", "Phone Inquiry", "Partner"], "Web");
        let recent = calendar.offset(deal.created) > calendar.last() - 12;
        let entries = entries(deal, calendar.as_of, chance);
        let id = files.opportunity.id();
        let close_date = close_date(deal, calendar, chance);
        let seen = Seen { account, deal, id: &id, source, entries: &entries, close_date, company, calendar };
        // The partners' sales of the last year come as a report of their team, not with the rest.
        if source == "Partner" && deal.kind == Kind::AddOn && recent {
            seen.write_report(files)?;
            continue;
        }
        seen.write_opportunity(chance, files)?;
        seen.write_history(files)?;
        seen.write_lines(files)?;
        written.push((id, deal.created));
    }
    Ok(written)
}

/// An opportunity as it stands on the day of the exports.
struct Seen<'a> {
    account: &'a Account,
    deal: &'a Deal,
    id: &'a str,
    source: &'a str,
    entries: &'a [Entry],
    close_date: Date,
    company: &'a Company,
    calendar: &'a Calendar,
}

impl Seen<'_> {
    fn name(&self) -> String {
        let what = self.deal.lines.first().map_or("", |line| line.product.name);
        let short: String = self.account.name.split(',').next().unwrap_or("").chars().take(40).collect();
        match self.deal.kind {
            Kind::Renewal => format!("{short} - Renovación {}", self.deal.decided.year()),
            Kind::NewBusiness => format!("{short} - Alta {what}"),
            Kind::AddOn => format!("{short} - {what}"),
        }
    }

    fn kind(&self) -> &'static str {
        match self.deal.kind {
            Kind::NewBusiness => "New Business",
            Kind::Renewal => "Renewal",
            Kind::AddOn => "Add-On",
        }
    }

    fn stage(&self) -> Entry {
        self.entries.last().copied().unwrap_or((OPEN[0], self.deal.created))
    }

    fn write_opportunity(&self, chance: &mut Chance, files: &mut Exports) -> Result<(), SampleError> {
        let (stage, entered) = self.stage();
        let as_of = self.calendar.as_of;
        let closed = self.deal.closed_by(as_of);
        let won = self.deal.won_by(as_of);
        let amount = self.deal.amount();
        let expected = (amount * Decimal::from(stage.1) / Decimal::ONE_HUNDRED).round_dp(2);
        let campaign = Some(()).filter(|()| self.deal.kind != Kind::Renewal && chance.happens(0.3));
        let campaign = campaign.and_then(|()| self.company.campaign(self.deal.created, chance));
        let last_activity =
            if closed { self.deal.decided } else { plus_days(as_of, -chance.whole(1, 45)).max(entered) };
        let contact = self.account.contact(self.deal.created, chance);
        let (reason, competitor) = if closed && !won { self.loss(chance) } else { ("", "") };
        let next_step = match (closed, stage.0) {
            (true, _) => "",
            (_, "Qualification") => "Llamada para conocer la necesidad",
            (_, "Needs Analysis") => "Visita técnica a planta",
            (_, "Proposal/Price Quote") => "Enviar oferta revisada",
            _ => "Cerrar condiciones de pago",
        };
        files.opportunity.row(&[
            ("Id", self.id.into()),
            ("AccountId", (&self.account.id).into()),
            ("Name", self.name().into()),
            ("StageName", stage.0.into()),
            ("Amount", amount.to_string().into()),
            ("Probability", stage.1.to_string().into()),
            ("ExpectedRevenue", expected.to_string().into()),
            ("CloseDate", stamp(self.close_date).into()),
            ("Type", self.kind().into()),
            ("NextStep", next_step.into()),
            ("LeadSource", self.source.into()),
            ("IsClosed", bit(closed)),
            ("IsWon", bit(won)),
            ("ForecastCategoryName", stage.2.into()),
            ("CurrencyIsoCode", self.account.currency().into()),
            ("CampaignId", campaign.map_or("", |campaign| &campaign.id).into()),
            ("HasOpportunityLineItem", bit(true)),
            ("Pricebook2Id", price_book_id().into()),
            ("OwnerId", self.company.owner(self.account).map_or("", |user| &user.id).into()),
            ("CreatedDate", stamp(self.deal.created).into()),
            ("LastModifiedDate", stamp(last_activity).into()),
            ("LastActivityDate", stamp(last_activity).into()),
            ("LastStageChangeDate", stamp(entered).into()),
            ("ContactId", contact.map_or("", |person| &person.id).into()),
            ("Loss_Reason__c", reason.into()),
            ("Competitor__c", competitor.into()),
        ])
    }

    /// Why it was lost, and to whom: those who leave say what had troubled them.
    fn loss(&self, chance: &mut Chance) -> (&'static str, &'static str) {
        let leaving = self.deal.kind == Kind::Renewal;
        let reason = match self.account.pain {
            _ if !leaving && chance.happens(0.5) => {
                chance.pick(&["Sin presupuesto", "Sin decisión", "Precio"], "Precio")
            }
            Theme::Support => "Servicio",
            Theme::Price => "Precio",
            Theme::Product => "Producto",
            Theme::Billing => "Condiciones de pago",
            Theme::Delivery => "Plazo de entrega",
            Theme::People => "Relación",
        };
        let named = !reason.starts_with("Sin") && chance.happens(if leaving { 0.7 } else { 0.45 });
        (reason, if named { chance.pick(COMPETITORS, "") } else { "" })
    }

    fn write_history(&self, files: &mut Exports) -> Result<(), SampleError> {
        let owner = self.company.owner(self.account).map_or("", |user| user.id.as_str());
        let amount = self.deal.amount().to_string();
        for (stage, day) in self.entries {
            let id = files.opportunity_history.id();
            files.opportunity_history.row(&[
                ("Id", id.into()),
                ("OpportunityId", self.id.into()),
                ("CreatedById", owner.into()),
                ("CreatedDate", stamp(*day).into()),
                ("StageName", stage.0.into()),
                ("Amount", (&amount).into()),
                ("CloseDate", stamp(self.close_date).into()),
                ("Probability", stage.1.to_string().into()),
                ("ForecastCategory", stage.2.into()),
                ("CurrencyIsoCode", self.account.currency().into()),
            ])?;
        }
        Ok(())
    }

    fn write_lines(&self, files: &mut Exports) -> Result<(), SampleError> {
        let currency = self.account.currency();
        for line in &self.deal.lines {
            let at = (0..).zip(&PRODUCTS).find(|(_, product)| *product == line.product).map_or(0, |(at, _)| at);
            let id = files.line_item.id();
            files.line_item.row(&[
                ("Id", id.into()),
                ("OpportunityId", self.id.into()),
                ("PricebookEntryId", entry_id(at, currency).into()),
                ("Product2Id", product_id(at).into()),
                ("ProductCode", line.product.code.into()),
                ("Name", line.product.name.into()),
                ("CurrencyIsoCode", currency.into()),
                ("Quantity", line.quantity.to_string().into()),
                ("TotalPrice", line.total.to_string().into()),
                ("UnitPrice", line.unit.to_string().into()),
                ("CreatedDate", stamp(self.deal.created).into()),
            ])?;
        }
        Ok(())
    }

    fn write_report(&self, files: &mut Exports) -> Result<(), SampleError> {
        let (stage, _) = self.stage();
        let owner = self.company.owner(self.account).map(|user| user.name.full()).unwrap_or_default();
        files.report.row(&[
            ("Opportunity Owner", owner.into()),
            ("Account Name", (&self.account.name).into()),
            ("Opportunity Name", self.name().into()),
            ("Stage", stage.0.into()),
            ("Amount Currency", self.account.currency().into()),
            ("Amount", self.deal.amount().to_string().into()),
            ("Probability (%)", stage.1.to_string().into()),
            ("Created Date", spanish_date(self.deal.created).into()),
            ("Close Date", spanish_date(self.close_date).into()),
            ("Type", self.kind().into()),
            ("Lead Source", self.source.into()),
            ("Opportunity ID", short_id(self.id).into()),
            ("Account ID", short_id(&self.account.id).into()),
        ])
    }
}

/// A row a term of each contract that was in force in the window.
pub(super) fn write_contracts(
    account: &Account,
    calendar: &Calendar,
    chance: &mut Chance,
    files: &mut Exports,
) -> Result<(), SampleError> {
    let notice = f64::from(chance.whole(1, 3) * 30);
    for (number, holding) in (1..).zip(account.contracts()) {
        let mut start = holding.since;
        while start <= calendar.last() && account.course.end.is_none_or(|end| start <= end) {
            let end = start + account.term - 1;
            let status = match () {
                () if end >= calendar.last() && account.course.end != Some(end) => "Vigente",
                () if account.course.end == Some(end) => "No renovado",
                () => "Renovado",
            };
            let value = money(holding.yearly * account.course.trend(start) * account.price_level()).round();
            let first_day = calendar.month(start).first_day();
            if end >= 0 {
                files.contracts.row([
                    Value::Text(&format!("CM-{:05}-{number}/{}", account.index + 1, first_day.year())),
                    Value::Text(&account.id),
                    Value::Text(&account.name),
                    Value::Text(holding.product.name),
                    Value::Day(plus_days(first_day, -chance.whole(3, 25))),
                    Value::Day(first_day),
                    Value::Day(calendar.month(end).last_day()),
                    Value::Number(f64::try_from(value).unwrap_or(0.0)),
                    Value::Text(account.currency()),
                    Value::Number(notice),
                    Value::Text(if account.renews_by_itself { "Sí" } else { "No" }),
                    Value::Text(status),
                ])?;
            }
            start += account.term;
        }
    }
    Ok(())
}
