//! Companies to make tables and pages of: the sample as its files tell it, and one of which hardly anything is known.

use camino::Utf8PathBuf;
use cartera::ingest::{self, Ingested, Quality};
use cartera::model::{Account, Currency, Origin, Portfolio, Row, SourceIx};
use cartera::plan::account::{AccountPlan, plan};
use cartera::plan::context::{Company, Context};
use cartera::plan::language::{Language, LanguageCode};
use cartera::sample::{SampleOptions, write};
use cartera::score::{Past, ScoreConfig, Scores, score};
use cartera::settings::{Flags, Settings};

use crate::score::sample::Sample;

/// All that a run has before it plans.
pub struct Scored {
    pub ingested: Ingested,
    pub scores: Scores,
    pub language: Language,
    pub company: Company,
}

impl Scored {
    pub fn of(ingested: Ingested, code: LanguageCode) -> Scored {
        Scored {
            scores: score(&ingested.portfolio, &ScoreConfig::default(), &Past::default()),
            language: Language::load(code, code.default_locale(), None).unwrap(),
            company: Company { name: "Suministros Orbenia".to_owned(), confidentiality: None },
            ingested,
        }
    }

    /// Of records made by hand, as of the end of October 2026.
    pub fn of_sample(sample: &Sample, code: LanguageCode) -> Scored {
        let ingested = Ingested {
            portfolio: sample.build("2026-10-31"),
            rejects: Vec::new(),
            unjoined: Vec::new(),
            quality: Quality::default(),
            drafts: Vec::new(),
            unreadable: Vec::new(),
        };
        Scored::of(ingested, code)
    }

    pub fn context(&self) -> Context<'_> {
        Context::new(&self.ingested.portfolio, &self.scores, &self.language, &self.company)
    }

    pub fn plans(&self) -> Vec<AccountPlan> {
        let context = self.context();
        self.ingested.portfolio.account_ixs().filter_map(|account| plan(&context, account)).collect()
    }
}

/// The sample company at a size, read from the files that it exports.
pub fn sample(accounts: u32, code: LanguageCode) -> Scored {
    let dir = tempfile::tempdir().unwrap();
    let options = SampleOptions { accounts, ..SampleOptions::default() };
    write(&options, dir.path()).unwrap();
    let config = Utf8PathBuf::from_path_buf(dir.path().join("cartera.toml")).unwrap();
    let settings = Settings::load(&Flags { config: Some(config), ..Flags::default() }, options.as_of).unwrap();
    let currency = Currency::EUR;
    let ingested = ingest::read(&settings.config.ingest(), &settings.input, settings.as_of, currency, &|_| {}).unwrap();
    Scored::of(ingested, code)
}

/// Accounts with ids and names, and nothing else.
pub fn poor(accounts: &[(&str, &str)], code: LanguageCode) -> Scored {
    let mut portfolio = Portfolio::empty("2026-10-31".parse().unwrap(), Currency::EUR);
    portfolio.accounts = accounts.iter().zip(1..).map(|((id, name), row)| named(id, name, row)).collect();
    let nothing = ingest::Quality::default();
    let ingested = Ingested {
        portfolio,
        rejects: Vec::new(),
        unjoined: Vec::new(),
        quality: nothing,
        drafts: Vec::new(),
        unreadable: Vec::new(),
    };
    Scored::of(ingested, code)
}

pub fn named(id: &str, name: &str, row: u32) -> Row<Account> {
    use cartera::model::record::{Cells, Record};

    /// A row of which two cells are filled.
    struct IdAndName<'a>(&'a str, &'a str);

    impl Cells for IdAndName<'_> {
        fn text(&mut self, field: usize) -> Option<String> {
            match Account::FIELDS[field].name {
                "id" => Some(self.0.to_owned()),
                "name" => Some(self.1.to_owned()),
                _ => None,
            }
        }
        fn decimal(&mut self, _: usize) -> Option<cartera::model::Decimal> {
            None
        }
        fn number(&mut self, _: usize) -> Option<f64> {
            None
        }
        fn date(&mut self, _: usize) -> Option<cartera::model::Date> {
            None
        }
        fn flag(&mut self, _: usize) -> Option<bool> {
            None
        }
        fn currency(&mut self, _: usize) -> Option<Currency> {
            None
        }
        fn missing(&mut self, _: usize) {}
    }

    let record = Account::read(&mut IdAndName(id, name)).unwrap();
    Row { origin: Origin { source: SourceIx(0), row }, account: None, joined_by: None, record: Box::new(record) }
}
