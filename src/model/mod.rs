//! The facts of a company's accounts, typed and joined; imports nothing of ours.

pub mod action_state;
pub mod action_tag;
pub mod bridge;
pub mod calendar;
pub mod changes;
pub mod conventions;
pub mod entity;
pub mod finance;
pub mod hierarchy;
pub mod key;
pub mod known;
pub mod ledger;
pub mod market;
pub mod marketing;
pub mod merges;
pub mod money;
pub mod people;
pub mod plan;
pub mod portfolio;
pub mod product;
pub mod provenance;
pub mod record;
pub mod reference;
pub mod revenue;
pub mod sales;
pub mod scope;
pub mod service;
pub mod survey;
pub mod task;
pub mod value;

pub use action_state::{ActionProgress, ActionState, action_states};
pub use action_tag::ActionTag;
pub use bridge::{
    AccountBridge, Bridge, BridgeCause, BridgeFigure, BridgePart, Bridges, DealAt, DealMove, FactorChange, Happened,
};
pub use calendar::{Date, Month};
pub use changes::{AccountChange, Cause, Change, ChangePart, ChangedFigure, Changes, FigureChange};
pub use conventions::Conventions;
pub use entity::Entity;
pub use finance::{Cost, FxRate, Quota};
pub use hierarchy::{Group, Hierarchy, LinkFault, LinkFaultKind};
pub use known::{Known, NoOffer, OffScale, Unknown, mixes_scales};
pub use ledger::{
    DealState, LEDGER_MONTHS, Ledger, LedgerAccount, LedgerDeal, LedgerLine, LedgerRate, LedgerUser, RateTable,
};
pub use market::{Benchmark, Signal};
pub use marketing::{Campaign, Content, Lead, Touch};
pub use merges::Merges;
pub use money::{Currency, Decimal};
pub use people::{Account, Assignment, Contact, Membership, User};
pub use plan::{
    Author, Item, ItemField, ItemKey, ItemKind, PlanBook, ReturnedCell, ReturnedDraft, ReturnedId, ReturnedRow,
    choice_values,
};
pub use portfolio::{AccountIx, JoinedBy, Portfolio, PortfolioRecords, Row, Split, Table};
pub use product::{PriceBookEntry, Product};
pub use provenance::{Origin, Source, SourceIx, made_up_id};
pub use record::{AccountKeys, Cells, Field, Kind, Record, Text};
pub use reference::{Holiday, PriceIndex};
pub use revenue::Revenue;
pub use sales::{Contract, LineItem, Opportunity, StageChange};
pub use scope::{AccountClass, LeftOutAccount};
pub use service::{Activity, Ticket, Usage};
pub use survey::{Invitation, SurveyResponse};
pub use task::Task;
pub use value::{Objection, ValueLine};
