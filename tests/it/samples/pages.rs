//! The pages of the rich brief beside its answer and its plan.

use cartera::plan::brief::*;
use cartera::plan::chart::Tick;
use cartera::plan::document::*;

use super::{pairs, rows, section, sentence, table};

pub fn why() -> Why {
    let point = |at: f64, rating: u8| {
        let (sign, tone) = match rating {
            0..=6 => ("▼", Tone::Bad),
            7..=8 => ("●", Tone::Neutral),
            _ => ("▲", Tone::Good),
        };
        AnswerPoint { at, rating, sign: sign.into(), tone, facts: vec![] }
    };
    let band = |label: &str, low, high| Band { label: label.into(), low, high };
    let answers = Answers {
        alt: "Nine answers by day from November 2024 to October 2026, from 3 to 10".into(),
        bands: vec![band("promoters 9–10", 9, 10), band("passives 7–8", 7, 8), band("detractors 0–6", 0, 6)],
        months: [(0.0, "Nov 2024"), (0.5, "Nov 2025"), (0.9, "Sep 2026")]
            .map(|(at, text)| Tick { at, text: text.into() })
            .to_vec(),
        points: [(0.1, 9), (0.2, 8), (0.45, 9), (0.5, 10), (0.6, 7), (0.8, 5), (0.93, 3), (0.95, 6), (0.97, 5)]
            .map(|(at, rating)| point(at, rating))
            .to_vec(),
    };
    let usage = Sparkline {
        alt: "Use over twelve months, from 5,210 to 3,580 a month".into(),
        values: [5210.0, 5180.0, 5300.0, 5060.0, 4900.0, 4700.0, 4510.0, 4320.0, 4100.0, 3900.0, 3700.0, 3580.0]
            .map(Some)
            .to_vec(),
        first: "5,210".into(),
        last: "3,580".into(),
    };
    let service = Service {
        rows: pairs(&[("Cases opened", "24"), ("Critical", "3"), ("Time to resolve, median", "31 hours")]),
        usage: Some(usage),
    };
    let beside = table(
        &["Figure*2", "This account>", "Its industry>", "Stands"],
        rows(&[["Growth", "+1.7%", "+3.1%", "worse"], ["Win rate", "43%", "39%", "better"]]),
    );
    Why {
        title: Some(sentence("Margin weighs most in its priority; four signals speak for churn", &[])),
        answers: Some(section(
            "The last four answers are detractors’",
            "each answer at its day, from 0 to 10",
            answers,
        )),
        service: Some(section("Use fell by 31%; 24 cases in 12 months", "cases and usage to 31 October", service)),
        benchmark: Some(section(
            "Ahead of logistics in one of two figures",
            "against customers of the same industry",
            beside,
        )),
    }
}

pub fn who() -> Who {
    let person = |name: &str, role: &str, relationship: f64, influence: f64, hollow: bool, tone: Tone| Person {
        name: name.into(),
        role: Some(role.into()),
        influence,
        relationship,
        hollow,
        tone,
        facts: vec![],
    };
    let people = StakeholderMap {
        alt: "Four people by influence and relationship; the two who decide are weak relationships".into(),
        people: vec![
            person("J. Sanz", "CFO · decides", 12.0, 86.0, true, Tone::Bad),
            person("P. Ruiz", "Head of operations · decides", 47.0, 78.0, false, Tone::Bad),
            person("E. Mora", "Dispatch lead · champion", 71.0, 34.0, false, Tone::Good),
            person("A. Vidal", "IT · influences", 31.0, 22.0, true, Tone::Neutral),
        ],
        low: "weak relationship".into(),
        high: "strong relationship →".into(),
        top: "↑ influence".into(),
        key: Some("● spoken to in the last 90 days · ○ not".into()),
        tones: Vec::new(),
        note: Some("No executive sponsor since 3 October".into()),
    };
    let grid = table(
        &["Product*3", "State*2", "12 months>", "Left>"],
        rows(&[
            ["Customs", "● open deal", "–", "€240k"],
            ["Driver app", "▲ recommended", "–", "€190k"],
            ["Routing", "■ owned", "€520k", "–"],
            ["Fleet telematics", "■ owned", "€492k", "€118k"],
            ["Cold chain", "· not fitting", "–", "–"],
        ]),
    );
    let rivals = table(
        &["Name or reason*2", "What", "Where*3"],
        rows(&[["Rutex", "Competitor", "two lost deals"], ["Price", "Loss reason", "one lost deal"]]),
    );
    Who {
        title: Some(sentence("Four people known; €548k left to sell", &[])),
        people: Some(section("Two of four people decide", "influence by relationship, from 0 to 100", people)),
        whitespace: Some(section("€548k a year left to sell", "an estimate from 14 logistics customers", grid)),
        competition: Some(section("Rutex competes for the account", "deals closed: 3 won, 4 lost", rivals)),
        gaps: Some(section(
            "What the coverage lacks",
            "contacts.csv, activities to 31 October",
            vec![Gap { text: "J. Sanz, the economic buyer, was not talked with for 141 days".into(), remedy: None }],
        )),
    }
}
