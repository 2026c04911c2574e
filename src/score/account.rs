//! What is scored of one account.

use serde::Serialize;

use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::{
    ChurnScores, ClvScores, ContactScores, CsatScores, NpsScores, OrderScores, PaymentScores, PipelineScores,
    PriorityScores, ProductScores, RenewalScores, RevenueScores, SalesScores, TicketScores, UsageScores,
};
use super::{churn, clv, contact, nps, payment, pipeline, products, revenue, sales, service, usage};
use crate::model::AccountIx;

/// All figures of one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountScores {
    pub account: AccountIx,
    pub revenue: RevenueScores,
    pub orders: OrderScores,
    pub payment: PaymentScores,
    pub products: ProductScores,
    pub pipeline: PipelineScores,
    pub sales: SalesScores,
    pub renewal: RenewalScores,
    pub nps: NpsScores,
    pub csat: CsatScores,
    pub tickets: TicketScores,
    pub usage: UsageScores,
    pub contact: ContactScores,
    pub churn: ChurnScores,
    pub clv: ClvScores,
    /// Also tier, quadrant and rank.
    pub priority: PriorityScores,
}

impl AccountScores {
    /// All but the priority, which needs the other accounts.
    pub(super) fn of(account: AccountIx, facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> AccountScores {
        let revenue = revenue::revenue(facts, context, norms);
        let orders = revenue::orders(facts, context, norms);
        let payment = payment::payment(facts, context, norms);
        let pipeline = pipeline::open::pipeline(facts, context, norms);
        let renewal = pipeline::renewal::renewal(facts, &pipeline, context, norms);
        let nps = nps::nps(facts, context, norms);
        let tickets = service::tickets(facts, context, norms);
        let usage = usage::usage(facts, context, norms);
        let contact = contact::contact(facts, context, norms);
        let inputs = churn::ChurnInputs {
            renewal: &renewal,
            orders: &orders,
            orders_evidence: &revenue.evidence,
            usage: &usage,
            nps: &nps,
            tickets: &tickets,
            payment: &payment,
            contact: &contact,
        };
        AccountScores {
            account,
            churn: churn::churn(&inputs, facts, context, norms),
            clv: clv::clv(account.index(), facts, context, norms),
            products: products::products(facts, &revenue, context, norms),
            sales: sales::sales(
                facts.deals.iter(),
                pipeline::totals::known_deals(facts, context.portfolio),
                context,
                norms,
            ),
            csat: service::csat(facts, context),
            priority: PriorityScores::unranked(),
            revenue,
            orders,
            payment,
            pipeline,
            renewal,
            nps,
            tickets,
            usage,
            contact,
        }
    }
}
