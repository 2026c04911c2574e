//! What is scored of one account.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::scope::LookAlikes;
use super::{
    ChurnScores, ClassScores, ClvScores, ContactScores, CrossSellScores, CsatScores, ForecastScores, GrowthScores,
    NpsScores, OrderScores, OwnerScores, PaymentScores, PipelineScores, PriorityScores, ProductScores, RenewalScores,
    RevenueScores, SalesScores, SegmentScores, StakeholderScores, ThemeScores, TicketScores, UsageScores,
    WhitespaceScores,
};
use super::{
    churn, clv, contact, kpi, nps, payment, people, pipeline, products, revenue, sales, scope, service, stakeholders,
    themes, usage,
};
use crate::model::{AccountIx, Unknown};

/// All figures of one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountScores {
    pub account: AccountIx,
    /// What it is to us.
    pub class: ClassScores,
    /// Of a prospect: what customers like it buy; none of others, and where too few customers are known.
    #[serde(serialize_with = "shared")]
    pub look_alikes: Option<Arc<LookAlikes>>,
    /// Who looks after it.
    pub owner: OwnerScores,
    pub revenue: RevenueScores,
    pub growth: GrowthScores,
    pub orders: OrderScores,
    /// The next 12 months.
    pub forecast: ForecastScores,
    pub payment: PaymentScores,
    pub products: ProductScores,
    pub whitespace: WhitespaceScores,
    pub cross_sell: CrossSellScores,
    pub pipeline: PipelineScores,
    pub sales: SalesScores,
    pub renewal: RenewalScores,
    pub nps: NpsScores,
    pub csat: CsatScores,
    pub themes: ThemeScores,
    pub tickets: TicketScores,
    pub usage: UsageScores,
    pub contact: ContactScores,
    pub stakeholders: StakeholderScores,
    pub churn: ChurnScores,
    pub clv: ClvScores,
    /// Segment, class as a buyer, stage of the journey.
    pub segment: SegmentScores,
    /// Also tier, quadrant and rank.
    pub priority: PriorityScores,
}

impl AccountScores {
    /// All but segment, priority, forecast, whitespace and cross-sell, which need the other accounts.
    pub(super) fn of<'a>(
        account: AccountIx,
        facts: &Facts<'a>,
        context: &Context<'a>,
        norms: &Norms<'a>,
    ) -> AccountScores {
        let mut revenue = revenue::revenue(facts, context, norms);
        let mut orders = revenue::orders(facts, context, norms);
        let mut growth = kpi::growth(facts, context, norms);
        let payment = payment::payment(facts, context, norms);
        let pipeline = pipeline::open::pipeline(facts, context, norms);
        let renewal = pipeline::renewal::renewal(facts, &pipeline, context, norms);
        let nps = nps::nps(facts, context, norms);
        let tickets = service::tickets(facts, context, norms);
        let mut usage = usage::usage(facts, context, norms);
        let contact = contact::contact(facts, context, norms);
        let period = context.portfolio.period;
        context.splits.take_back(account, period, (&mut revenue, &mut growth), &mut orders, &mut usage);
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
        let mut scores = AccountScores {
            account,
            class: scope::class(account, facts, context),
            look_alikes: None,
            owner: people::owner(account, context),
            churn: churn::churn(&inputs, facts, context, norms),
            clv: clv::clv(account.index(), facts, context, norms),
            products: products::products(facts, context, norms),
            whitespace: WhitespaceScores::unknown(),
            cross_sell: CrossSellScores::unknown(),
            sales: sales::sales(
                facts.deals.iter(),
                pipeline::totals::known_deals(facts, context.portfolio),
                context,
                norms,
            ),
            forecast: ForecastScores::unknown(&Unknown::DependsOn { figure: "forecast_12m" }),
            segment: SegmentScores::unsorted(),
            csat: nps::csat::csat(facts, context, norms),
            themes: themes::account(facts, context, norms),
            priority: PriorityScores::unranked(),
            growth,
            revenue,
            orders,
            payment,
            pipeline,
            renewal,
            nps,
            tickets,
            usage,
            contact,
            stakeholders: stakeholders::stakeholders(facts, context),
        };
        scope::withhold(&mut scores);
        scores
    }
}

/// Prospects of one industry have the same look-alikes, which are dumped with each.
fn shared<S: Serializer>(look_alikes: &Option<Arc<LookAlikes>>, serializer: S) -> Result<S::Ok, S::Error> {
    look_alikes.as_deref().serialize(serializer)
}
