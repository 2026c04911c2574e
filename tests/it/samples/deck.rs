//! The portfolio deck: every kind of slide, and what breaks layouts.

use cartera::model::Date;
use cartera::plan::chart::*;
use cartera::plan::deck::*;
use cartera::plan::document::*;

use super::brief::{bar, month, names};
use super::{cell, delta, english, ids, pairs, rows, section, sentence, table, tile, toned};

const SOURCE: &str = "CRM export, invoices and surveys, as of 31 October 2026";

fn slide(title: &str, subtitle: &str, content: Content) -> Slide {
    Slide { title: sentence(title, &[]), subtitle: Some(subtitle.into()), source: SOURCE.into(), content }
}

fn summary() -> Content {
    let message = |lead: &str, text: &str| Message { lead: lead.into(), text: text.into(), facts: ids(&["renewals"]) };
    let decision = |ask: &str, amount: &str, due: &str, owner: &str, cost: Option<&str>| Decision {
        ask: ask.into(),
        amount: amount.into(),
        due: due.into(),
        owner: owner.into(),
        cost: cost.map(Into::into),
        facts: ids(&["renewals"]),
    };
    Content::ExecutiveSummary {
        tiles: vec![
            tile("Revenue, 12 months", "€18.6M", Some(delta("+3.1%", Tone::Good, Mark::Up)), "on last year", "revenue"),
            tile("Gross retention", "91.2%", Some(delta("−1.4 pt", Tone::Bad, Mark::Down)), "since September", "grr"),
            tile(
                "NPS, one vote an account",
                "+21",
                Some(delta("no detectable change", Tone::Neutral, Mark::Steady)),
                "13 to 29",
                "nps",
            ),
            tile(
                "Renewals at risk by March",
                "€1.9M",
                Some(delta("+€0.5M", Tone::Bad, Mark::Up)),
                "since September",
                "renewals",
            ),
        ],
        messages: section(
            "What happened",
            "since September 2026",
            vec![
                message("Logistics is slipping.", "Four of 19 accounts lost their sponsor; usage is down by 22%."),
                message("Mid-market grows.", "Revenue is 11% above last year; six of nine Driver app pilots were won."),
                message("Support is named most.", "31 of 74 comments of detractors are about it (42%, 31 to 53%)."),
            ],
        ),
        decisions: section(
            "Decisions asked for",
            "money at stake, date, owner, cost",
            vec![
                decision("Executive sponsors for five accounts", "€1.26M at risk", "30 November", "R. Lasa", None),
                decision(
                    "Two support engineers until March",
                    "€0.7M at risk",
                    "15 November",
                    "I. Pons",
                    Some("cost €64k"),
                ),
                decision(
                    "Hold the price increase of 6% at four accounts",
                    "€0.4M at risk",
                    "20 December",
                    "L. Ferrer",
                    Some("cost €24k"),
                ),
            ],
        ),
    }
}

fn kpis() -> Content {
    let mut kpis =
        table(&["KPI*4", "October>", "September>", "October 2025>", "On the month>", "On the year>", "Base*3"], vec![]);
    for (name, now, month, year, on_month, on_year, base, good) in [
        ("Revenue, 12 months", "€18.6M", "€18.5M", "€18.0M", "+0.5%", "+3.1%", "212 accounts", true),
        ("Weighted pipeline", "€4.2M", "€3.9M", "€3.1M", "+7.7%", "+35.5%", "188 deals", true),
        ("Win rate by count", "31%", "32%", "28%", "−1 pt", "+3 pt", "94 of 303 deals", true),
        ("Sales cycle, median", "74 days", "71 days", "69 days", "+3 days", "+5 days", "94 won deals", false),
        ("Gross revenue retention", "91.2%", "92.6%", "93.0%", "−1.4 pt", "−1.8 pt", "200 accounts", false),
        ("NPS, one vote an account", "+21", "+22", "+18", "−1", "+3", "96 accounts", true),
    ] {
        let tone = if good { Tone::Good } else { Tone::Bad };
        let mark = if on_year.starts_with('−') { Mark::Down } else { Mark::Up };
        kpis.rows.push(vec![
            cell(name),
            Cell { strong: true, ..cell(now) },
            cell(month),
            cell(year),
            cell(on_month),
            toned(on_year, tone, mark),
            cell(base),
        ]);
    }
    Content::Kpis { table: kpis }
}

fn revenue() -> Content {
    let labels = ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
    let mut months: Vec<_> = labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let base =
                [1490.0, 1610.0, 1380.0, 1420.0, 1600.0, 1510.0, 1530.0, 1580.0, 1450.0, 1390.0, 1620.0, 1640.0][i];
            let mut one = month(
                label,
                match i {
                    0 => Some("2025"),
                    2 => Some("2026"),
                    _ => None,
                },
                Some(base),
                Some(base * 0.97),
            );
            one.plan = Some(1550.0);
            one
        })
        .collect();
    months[11].value_text = Some("€1.64M".into());
    for (i, label) in labels.iter().take(3).enumerate() {
        let mut one = month(label, (i == 2).then_some("2027"), None, months[i].actual);
        one.forecast =
            Some(Forecast { value: 1600.0, low: Some(1480.0 - 40.0 * i as f64), high: Some(1720.0 + 40.0 * i as f64) });
        one.plan = Some(1650.0);
        months.push(one);
    }
    Content::Revenue {
        columns: Columns {
            alt: "Columns of monthly revenue of the portfolio with target, year before and forecast".into(),
            axis: Axis { title: "€ thousand a month".into(), ..Axis::default() },
            names: names(),
            months,
            band: None,
        },
        tiles: vec![
            tile("Closed, 12 months", "€18.6M", Some(delta("+3.1%", Tone::Good, Mark::Up)), "on last year", "revenue"),
            tile("Forecast to January", "€4.8M", None, "€4.4M to €5.2M", "revenue"),
            tile(
                "Gap to the target",
                "−€150k",
                Some(delta("3 of 3 months below", Tone::Bad, Mark::Down)),
                "target €4.95M",
                "revenue",
            ),
        ],
    }
}

/// 212 accounts spread without chance.
fn map() -> BubbleMap {
    let named = ["Transportes Aurora", "Grupo Delta", "Nortex", "Iberlog", "Campos SA", "Vela", "Hexa"];
    let bubbles = (0..212u32)
        .map(|n| {
            let (x, y) = (f64::from(n * 37 % 101), f64::from(n * 61 % 103) * 0.95);
            let label = named.get(n as usize).map(|name| (*name).to_owned());
            Bubble {
                x: if label.is_some() { 62.0 + f64::from(n) * 5.0 } else { x },
                y: if label.is_some() { 92.0 - f64::from(n * n % 7) * 6.0 } else { y },
                size: if label.is_some() { 1480.0 / (f64::from(n) + 1.0) } else { f64::from(n * 29 % 90) },
                sign: label.as_ref().map(|_| "A".to_owned()),
                tone: if label.is_some() { Tone::Bad } else { Tone::Neutral },
                label,
                facts: vec![],
            }
        })
        .collect();
    let quadrant = |text: &str, tone| Quadrant { text: text.into(), tone };
    BubbleMap {
        alt: "212 accounts by churn points and value score; seven named accounts of tier A lie in the quadrant of high value and high risk".into(),
        x: Axis { title: "Churn points of 100 →".into(), min: Some(0.0), max: Some(100.0), ..Axis::default() },
        y: Axis { title: "↑ Value score of 100".into(), min: Some(0.0), max: Some(100.0), ..Axis::default() },
        split: Some(Split {
            x: 55.0,
            y: 50.0,
            top_left: quadrant("Grow · 49 accounts", Tone::Neutral),
            top_right: quadrant("Defend · 24 accounts · €5.2M", Tone::Bad),
            bottom_left: quadrant("Maintain · 101 accounts", Tone::Neutral),
            bottom_right: quadrant("Watch · 38 accounts", Tone::Neutral),
        }),
        bubbles,
        sizes: vec![SizeKey { size: 100.0, text: "€100k".into() }, SizeKey { size: 500.0, text: "€500k".into() }],
    }
}

fn value_risk() -> Content {
    Content::ValueRisk {
        map: map(),
        top: table(
            &["Account*3", "€k>", "First signal*3"],
            rows(&[
                ["Transportes Aurora", "1,480", "Sponsor left"],
                ["Grupo Delta", "740", "Usage −44%"],
                ["Nortex", "493", "NPS −60, 5 answers"],
                ["Iberlog", "370", "Renewal without a deal"],
                ["Campos SA", "296", "Pays 71 days late"],
                ["Vela", "247", "Competitor bids"],
                ["Hexa", "211", "No contact for 120 days"],
            ]),
        ),
        note: Some(
            "Area: revenue of 12 months. Letter: tier. 18 accounts have no churn points and are not drawn.".into(),
        ),
    }
}

fn watchlist(kind: fn(TableBlock) -> Content, count: usize) -> Content {
    let names = [
        "Transportes Aurora",
        "Grupo Delta",
        "Nortex",
        "Iberlog",
        "Campos SA",
        "Vela",
        "Hexa",
        "Orbital",
        "Kappa",
        "Faro",
    ];
    let mut table = table(
        &["#>", "Account*4", "Tier", "Owner*2", "Revenue>", "At risk>", "Churn", "Change>", "Why*5", "Renewal"],
        vec![],
    );
    for n in 0..count {
        table.rows.push(vec![
            cell(&(n + 1).to_string()),
            Cell { strong: true, ..cell(names[n % names.len()]) },
            cell("A"),
            cell("L. Ferrer"),
            cell("€1,480k"),
            cell("€412k"),
            toned("high", Tone::Bad, Mark::Up),
            cell("+16"),
            cell("Sponsor left; usage fell by 31%"),
            cell("14 Mar"),
        ]);
    }
    table.note = Some("And 14 more in portfolio.xlsx.".into());
    kind(table)
}

fn voice() -> Content {
    let part = |label: &str, value: f64, text: &str, tone| Part {
        label: label.into(),
        value,
        text: text.into(),
        tone,
        facts: ids(&["nps"]),
    };
    Content::Nps {
        interval: Interval {
            alt: "Net promoter score +21, between +13 and +29, on a scale from −100 to +100".into(),
            value: 21.0,
            value_text: "+21".into(),
            range: Some(Range { low: 13.0, high: 29.0, low_text: "+13".into(), high_text: "+29".into() }),
            min: -100.0,
            max: 100.0,
            min_text: "−100".into(),
            max_text: "+100".into(),
            previous: Some(22.0),
            facts: ids(&["nps"]),
        },
        parts: Parts {
            alt: "141 promoters, 103 passives, 74 detractors".into(),
            parts: vec![
                part("promoters", 141.0, "141", Tone::Good),
                part("passives", 103.0, "103", Tone::Neutral),
                part("detractors", 74.0, "74", Tone::Bad),
            ],
        },
        note: Some(
            "318 answers of 96 accounts, 41% of those asked. The change of −1 since September is within the interval."
                .into(),
        ),
        trend: Some(section("By quarter from +18 to +21: ranges overlap", "NPS of each quarter's answers", trend())),
        segments: Some(section(
            "By segment",
            "one vote an account",
            table(
                &["Segment*3", "NPS>", "Interval>", "Accounts>", "Revenue covered>"],
                rows(&[
                    ["Enterprise", "+12", "−4 to +28", "31", "74%"],
                    ["Mid-market", "+29", "+17 to +41", "48", "61%"],
                    ["Small", "–", "4 answers, 5 needed", "4", "9%"],
                ]),
            ),
        )),
    }
}

fn trend() -> Trend {
    let point = |label: &str, value: Option<(f64, f64, f64)>, n: &str| TrendPoint {
        label: label.into(),
        note: n.into(),
        value: value.map(|(_, value, _)| value),
        low: value.map(|(low, ..)| low),
        high: value.map(|(.., high)| high),
        text: value.map_or_else(|| "–".to_owned(), |(_, value, _)| format!("{value:+}")),
        facts: vec![],
    };
    Trend {
        alt: "NPS by quarter: +18, none, +24, +21".into(),
        min: -100.0,
        max: 100.0,
        ticks: [("−100", -100.0), ("0", 0.0), ("+100", 100.0)]
            .map(|(text, at)| Tick { at, text: text.into() })
            .to_vec(),
        points: vec![
            point("Nov–Jan", Some((2.0, 18.0, 34.0)), "61 answers"),
            point("Feb–Apr", None, "0 answers"),
            point("May–Jul", Some((9.0, 24.0, 39.0)), "88 answers"),
            point("Aug–Oct", Some((13.0, 21.0, 29.0)), "318 answers"),
        ],
    }
}

/// A slide of panels with every shape of panel.
fn panels() -> Content {
    let step = |label: &str, value: f64, text: &str, is_sum, tone| Step {
        label: label.into(),
        value,
        text: text.into(),
        is_sum,
        tone,
        note: (!is_sum).then(|| "12 accounts".to_owned()),
        facts: vec![],
    };
    let waterfall = Waterfall {
        alt: "From €18.0M to €18.6M".into(),
        steps: vec![
            step("The year before", 18.0, "€18.0M", true, Tone::Neutral),
            step("Bought nothing", -0.9, "−€0.9M", false, Tone::Bad),
            step("Bought less", -0.7, "−€0.7M", false, Tone::Bad),
            step("Bought more", 1.4, "+€1.4M", false, Tone::Good),
            step("New or back", 0.8, "+€0.8M", false, Tone::Good),
            step("Last 12 months", 18.6, "€18.6M", true, Tone::Neutral),
        ],
        note: None,
    };
    let heat = |label: &str, cells: [(&str, f64); 3], total: &str| HeatRow {
        label: label.into(),
        cells: cells.map(|(text, share)| HeatCell { text: text.into(), share, facts: vec![] }).to_vec(),
        total: total.into(),
    };
    let map = HeatMap {
        alt: "Whitespace by segment and product".into(),
        headings: ["Segment", "Routing", "Telematics", "Driver app", "Sum"].map(str::to_owned).to_vec(),
        rows: vec![
            heat("Enterprise", [("€1.2M", 1.0), ("€0.4M", 0.33), ("–", 0.0)], "€1.6M"),
            heat("Mid-market", [("€0.3M", 0.25), ("€0.7M", 0.58), ("€0.1M", 0.08)], "€1.1M"),
        ],
        total: heat("Sum", [("€1.5M", 0.0), ("€1.1M", 0.0), ("€0.1M", 0.0)], "€2.7M"),
        note: None,
    };
    let panel = |title: &str, body: Panel| section(title, "€ million", body);
    Content::Panels {
        about: About::Retention,
        tiles: vec![tile(
            "Gross retention",
            "91.2%",
            Some(delta("−1.4 pt", Tone::Bad, Mark::Down)),
            "on last month",
            "grr",
        )],
        columns: vec![
            PanelColumn { share: 5, panels: vec![panel("€1.6M went and €2.2M came", Panel::Waterfall(waterfall))] },
            PanelColumn {
                share: 4,
                panels: vec![
                    panel("Where it is", Panel::HeatMap(map)),
                    panel("What is known", Panel::Pairs(pairs(&[("Tiers", "190 of 212 hold")]))),
                ],
            },
        ],
        note: Some("Four customers bought nothing: Hexa, Vela, Faro, Kappa.".into()),
    }
}

/// What is asked, each with its cost.
fn asks() -> Content {
    Content::Decisions {
        table: table(
            &["#", "Decision*6", "At stake>", "Days to renewal>", "Owner*2", "Due>", "Cost*2"],
            rows(&[
                [
                    "A",
                    "Visit Transportes Aurora with management",
                    "€1.5M",
                    "136",
                    "L. Ferrer",
                    "13 Nov 2026",
                    "about 8 hours",
                ],
                ["B", "Open the renewal of Grupo Delta", "€390k", "120", "M. Rey", "6 Nov 2026", "about 6 hours"],
            ]),
        ),
    }
}

fn renewals() -> Content {
    Content::Renewals {
        months: Some(section(
            "Due by month",
            "€ thousand",
            Bars {
                alt: "Renewals due: November 340, December 610, January 280, February 820, March 1,350 thousand euros"
                    .into(),
                rows: vec![
                    bar("Nov", 340.0, "340", None, Tone::Neutral, None),
                    bar("Dec", 610.0, "610", None, Tone::Neutral, None),
                    bar("Jan", 280.0, "280", None, Tone::Neutral, None),
                    bar("Feb", 820.0, "820", None, Tone::Neutral, None),
                    bar("Mar", 1350.0, "1,350", None, Tone::Bad, None),
                ],
                total: Some(BarTotal { label: "Sum".into(), text: "3,400".into() }),
                note: None,
            },
        )),
        table: table(
            &["Account*3", "Due", "Amount>", "Churn", "Opportunity*2", "Owner*2"],
            vec![
                vec![
                    cell("Transportes Aurora"),
                    cell("14 Mar"),
                    cell("€412k"),
                    toned("high", Tone::Bad, Mark::Up),
                    toned("none", Tone::Bad, Mark::Down),
                    cell("L. Ferrer"),
                ],
                vec![
                    cell("Grupo Delta"),
                    cell("28 Feb"),
                    cell("€390k"),
                    toned("high", Tone::Bad, Mark::Up),
                    cell("Proposal"),
                    cell("M. Rey"),
                ],
                vec![
                    cell("Orbital"),
                    cell("12 Dec"),
                    cell("€220k"),
                    toned("low", Tone::Good, Mark::Down),
                    cell("Negotiation"),
                    cell("I. Pons"),
                ],
            ],
        ),
    }
}

fn method() -> Content {
    Content::Method {
        sections: vec![
            section(
                "Priority",
                "0 to 100, up is good",
                pairs(&[
                    ("Value", "margin of 12 months, weight 30"),
                    ("Whitespace", "potential not captured, weight 20"),
                    ("Interval", "weights varied by a fifth"),
                ]),
            ),
            section(
                "Churn points",
                "0 to 100, up is bad",
                pairs(&[("Signals", "12, each with its points"), ("Least observed", "60% of the weight")]),
            ),
            section(
                "Forecast",
                "80% range",
                pairs(&[("Method", "best of four by back-test"), ("Error", "0.81 of the naive forecast's")]),
            ),
            section(
                "NPS",
                "−100 to +100",
                pairs(&[
                    ("Vote", "one an account, latest answer a contact"),
                    ("Interval", "95%, from the answers' variance"),
                ]),
            ),
        ],
    }
}

/// Every kind of slide.
pub fn full() -> Deck {
    let fact = |id: &str, label: &str, value: &str| Fact {
        id: id.into(),
        account: None,
        label: label.into(),
        value: value.into(),
        origin: ids(&["portfolio"]),
    };
    let attainment = Bars {
        alt: "Attainment of the quota by region: North 104%, Centre 91%, South 78%".into(),
        rows: vec![
            bar("North", 104.0, "104%", Some(100.0), Tone::Good, Some("€2.1M of €2.0M")),
            bar("Centre", 91.0, "91%", Some(100.0), Tone::Neutral, Some("€1.8M of €2.0M")),
            bar("South", 78.0, "78%", Some(100.0), Tone::Bad, Some("€0.8M of €1.0M")),
        ],
        total: None,
        note: None,
    };
    Deck {
        title: "Portfolio review, October 2026".into(),
        lang: "en".into(),
        author: "Sales operations".into(),
        as_of: Date::constant(2026, 10, 31),
        numbers: english(),
        facts: vec![
            fact("revenue", "Revenue, 12 months", "€18.6M"),
            fact("grr", "Gross retention", "91.2%"),
            fact("nps", "NPS", "+21"),
            fact("renewals", "Renewals at risk", "€1.9M"),
        ],
        confidential: "Confidential".into(),
        slides: vec![
            slide(
                "€1.9M of €3.4M due for renewal by March is at risk",
                "October 2026",
                Content::Title {
                    kicker: "Portfolio review".into(),
                    lines: vec![
                        "212 accounts · €18.6M revenue in 12 months".into(),
                        "Sales operations · as of 31 October 2026".into(),
                    ],
                },
            ),
            slide(
                "€1.9M of €3.4M due for renewal by March is at risk; five accounts hold two thirds of it",
                "Executive summary · 212 accounts · €18.6M revenue in 12 months",
                summary(),
            ),
            slide(
                "Four of six KPIs are better than a year before; retention and the sales cycle are worse",
                "October 2026 beside September 2026 and October 2025",
                kpis(),
            ),
            slide(
                "Revenue is 3.1% above last year, and the forecast to January is €150k under the target",
                "€ thousand a month",
                revenue(),
            ),
            slide(
                "24 accounts worth €5.2M are both valuable and at risk",
                "Value and churn of 194 accounts",
                value_risk(),
            ),
            slide(
                "Ten accounts bring 41% of revenue",
                "by priority",
                watchlist(|table| Content::TopAccounts { table }, 10),
            ),
            slide(
                "NPS is +21, between +13 and +29, no detectable change since September",
                "318 answers of the last 365 days",
                voice(),
            ),
            slide(
                "€1.9M is at risk at 24 accounts",
                "by money at risk",
                watchlist(|table| Content::ChurnWatchlist { table }, 10),
            ),
            slide("€3.4M falls due by March, 40% of it in March alone", "renewals of the next five months", renewals()),
            slide(
                "31% of decided deals were won; proposals hold 40% of the pipeline",
                "188 open deals, 303 decided in 12 months",
                Content::Panels {
                    about: About::Pipeline,
                    tiles: vec![],
                    columns: vec![
                        PanelColumn {
                            share: 1,
                            panels: vec![section(
                                "Weighted pipeline by stage",
                                "€ thousand",
                                Panel::Bars(Bars {
                                    alt: "Weighted pipeline: discovery 700, proposal 1,700, negotiation 1,800 thousand euros"
                                        .into(),
                                    rows: vec![
                                        bar("Discovery", 700.0, "700", None, Tone::Neutral, Some("61 deals")),
                                        bar("Proposal", 1700.0, "1,700", None, Tone::Neutral, Some("88 deals")),
                                        bar("Negotiation", 1800.0, "1,800", None, Tone::Neutral, Some("39 deals")),
                                    ],
                                    total: Some(BarTotal { label: "Sum".into(), text: "4,200".into() }),
                                    note: None,
                                }),
                            )],
                        },
                        PanelColumn {
                            share: 1,
                            panels: vec![section(
                                "Win rate",
                                "12 months",
                                Panel::Table(table(
                                    &["Segment*2", "By count>", "By value>", "Decided>"],
                                    rows(&[
                                        ["Enterprise", "28%", "24%", "90"],
                                        ["Mid-market", "36%", "38%", "140"],
                                        ["Small", "26%", "27%", "73"],
                                    ]),
                                )),
                            )],
                        },
                    ],
                    note: None,
                },
            ),
            slide("91.2% of last year's revenue stayed", "188 accounts with revenue in the year before", panels()),
            slide(
                "The quarter closes at 94% of quota; only the North is above it",
                "October to December 2026, closed and forecast",
                Content::Quota {
                    tiles: vec![
                        tile("Closed", "€2.9M", None, "58% of the quota", "revenue"),
                        tile("Forecast", "€4.7M", None, "€4.4M to €5.2M", "revenue"),
                    ],
                    attainment: Some(section("Attainment by region", "outline: quota", attainment)),
                    regions: Some(section(
                        "2 of 3 regions are below their quotas",
                        "€ million",
                        table(&["Region*2", "Closed>", "Quota>"], rows(&[["North", "2.1", "2.0"], ["South", "0.8", "1.0"]])),
                    )),
                    deals: None,
                    table: table(
                        &["Manager*3", "Closed>", "Forecast>", "Quota>", "Gap>"],
                        rows(&[
                            ["R. Lasa", "€1.4M", "€2.1M", "€2.0M", "+€0.1M"],
                            ["M. Rey", "€1.1M", "€1.8M", "€2.0M", "−€0.2M"],
                            ["I. Pons", "€0.4M", "€0.8M", "€1.0M", "−€0.2M"],
                        ]),
                    ),
                },
            ),
            slide(
                "98.6% of rows were used; owners are missing at nine accounts",
                "what was read and what was set aside",
                Content::DataQuality {
                    table: table(
                        &["Source*3", "Rows>", "Used>", "Set aside>", "Most common reason*4"],
                        rows(&[
                            ["accounts.csv", "212", "212", "0", ""],
                            ["opportunities.csv", "1,204", "1,187", "17", "no account with this id"],
                            ["survey.csv", "402", "391", "11", "score outside 0 to 10"],
                        ]),
                    ),
                    absent: Some(section(
                        "Slides left out",
                        "and why",
                        pairs(&[("Return", "no costs in the data"), ("Coverage by rep", "no activities")]),
                    )),
                },
            ),
            slide("Two decisions are asked for, with €1.9M at stake", "By money at stake", asks()),
            slide("How the figures are computed", "Appendix", method()),
        ],
    }
}

/// Long titles and names, negative values, one point, no rows, many rows.
pub fn edges() -> Deck {
    let mut deck = full();
    let endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
    for slide in &mut deck.slides {
        slide.title.text = format!("#1 \"Supplies\" <b>$x$</b> 株式会社 Ελληνικά {}", slide.title.text.repeat(2));
        match &mut slide.content {
            Content::ValueRisk { map, top, .. } => {
                map.bubbles.truncate(1);
                map.bubbles[0].label = Some(endless.clone());
                map.split = None;
                top.rows.truncate(1);
                top.rows[0][0].text = endless.clone();
            }
            Content::TopAccounts { table } => {
                table.rows = (0..60).flat_map(|_| table.rows.clone().into_iter().take(1)).collect()
            }
            Content::ChurnWatchlist { table } => {
                table.rows.clear();
                table.note = Some("No account is at risk".into());
            }
            Content::Revenue { columns, tiles } => {
                columns.months.truncate(1);
                columns.months[0].actual = Some(-0.037);
                columns.months[0].previous = None;
                columns.months[0].plan = None;
                tiles.clear();
            }
            Content::Nps { interval, parts, segments, trend, .. } => {
                if let Some(trend) = trend {
                    trend.body.points.truncate(1);
                }
                interval.value = -100.0;
                interval.range =
                    Some(Range { low: -100.0, high: -99.0, low_text: "−100".into(), high_text: "−99".into() });
                parts.parts.iter_mut().for_each(|part| part.value = 0.0);
                *segments = None;
            }
            Content::Panels { columns, .. } => {
                for panel in columns.iter_mut().flat_map(|column| &mut column.panels) {
                    match &mut panel.body {
                        Panel::Bars(bars) => {
                            bars.rows[0].value = -900.0;
                            bars.rows[0].text = "−900".into();
                            bars.rows[1].label = endless.clone();
                        }
                        Panel::Waterfall(waterfall) => {
                            waterfall.steps.truncate(1);
                            waterfall.steps[0].value = 0.0;
                        }
                        Panel::HeatMap(map) => map.rows[0].label = endless.clone(),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    deck
}
