//! What is scored of one account.

use serde::Serialize;

use super::{
    ChurnScores, ContactScores, CsatScores, NpsScores, OrderScores, PaymentScores, PipelineScores, PriorityScores,
    ProductScores, RenewalScores, RevenueScores, SalesScores, TicketScores, UsageScores,
};
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
    /// Also tier, quadrant and rank.
    pub priority: PriorityScores,
}
