//! The facts of a company's accounts, typed and joined; imports nothing of ours.

pub mod calendar;
pub mod entity;
pub mod finance;
pub mod hierarchy;
pub mod key;
pub mod known;
pub mod market;
pub mod marketing;
pub mod money;
pub mod people;
pub mod portfolio;
pub mod product;
pub mod provenance;
pub mod record;
pub mod revenue;
pub mod sales;
pub mod service;
pub mod survey;

pub use calendar::{Date, Month};
pub use entity::Entity;
pub use finance::{Cost, FxRate, Quota};
pub use hierarchy::{Group, Hierarchy, LinkFault, LinkFaultKind};
pub use known::{Known, NoOffer, Unknown, mixes_scales};
pub use market::{Benchmark, Signal};
pub use marketing::{Campaign, Content, Lead, Touch};
pub use money::{Currency, Decimal};
pub use people::{Account, Contact, User};
pub use portfolio::{AccountIx, JoinedBy, Portfolio, PortfolioRecords, Row, Table};
pub use product::{PriceBookEntry, Product};
pub use provenance::{Origin, Source, SourceIx};
pub use record::{AccountKeys, Cells, Field, Kind, Record};
pub use revenue::Revenue;
pub use sales::{Contract, LineItem, Opportunity, StageChange};
pub use service::{Activity, Ticket, Usage};
pub use survey::{Invitation, SurveyResponse};
