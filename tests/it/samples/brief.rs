//! Briefs: everything known, next to nothing known, and what breaks layouts.

use cartera::model::Date;
use cartera::plan::brief::*;
use cartera::plan::chart::*;
use cartera::plan::document::*;

use super::{cell, delta, english, ids, pages, pairs, rows, section, sentence, table, tile, toned};

fn fact(id: &str, label: &str, value: &str, origin: &str) -> Fact {
    Fact {
        id: id.into(),
        account: Some("A-1042".into()),
        label: label.into(),
        value: value.into(),
        origin: vec![origin.into()],
    }
}

pub fn month(label: &str, year: Option<&str>, actual: Option<f64>, previous: Option<f64>) -> ColumnMonth {
    ColumnMonth {
        label: label.into(),
        year: year.map(Into::into),
        actual,
        previous,
        plan: None,
        forecast: None,
        value_text: None,
        facts: vec![],
    }
}

pub fn names() -> SeriesNames {
    SeriesNames {
        actual: "last 12 months".into(),
        previous: "the same month a year before".into(),
        forecast: "forecast with 80% range".into(),
        plan: "target".into(),
    }
}

fn revenue() -> Columns {
    let last = [146.0, 138.0, 141.0, 133.0, 126.0, 131.0, 124.0, 118.0, 110.0, 101.0, 95.0, 92.0];
    let this = [128.0, 124.0, 131.0, 126.0, 122.0, 129.0, 118.0, 121.0, 116.0, 119.0, 124.0, 122.0];
    let labels = ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
    let mut months: Vec<_> = (0..12)
        .map(|i| {
            let year = match i {
                0 => Some("2025"),
                2 => Some("2026"),
                _ => None,
            };
            month(labels[i], year, Some(this[i]), Some(last[i]))
        })
        .collect();
    months[11].value_text = Some("€122k".into());
    months[11].facts = ids(&["revenue-ltm"]);
    let ahead = [(117.0, 104.0, 131.0), (113.0, 97.0, 130.0), (112.0, 93.0, 132.0), (115.0, 92.0, 138.0)];
    for (i, (value, low, high)) in ahead.into_iter().enumerate() {
        let mut one = month(labels[i], (i == 2).then_some("2027"), None, Some(this[i]));
        one.forecast = Some(Forecast { value, low: Some(low), high: Some(high) });
        months.push(one);
    }
    Columns {
        alt: "Columns of monthly revenue, November 2025 to October 2026, with the year before and a forecast to February 2027".into(),
        axis: Axis { title: "€ thousand a month".into(), ..Axis::default() },
        names: names(),
        months,
        band: None,
    }
}

pub fn bar(label: &str, value: f64, text: &str, limit: Option<f64>, tone: Tone, evidence: Option<&str>) -> Bar {
    Bar {
        label: label.into(),
        value,
        text: text.into(),
        limit,
        tone,
        evidence: evidence.map(Into::into),
        facts: vec![],
    }
}

fn priority() -> Bars {
    let rows = [
        ("Value: margin of 12 months", 27.0, 30.0),
        ("Whitespace", 17.0, 20.0),
        ("Fit with the ideal profile", 13.0, 15.0),
        ("Urgency: renewal", 12.0, 15.0),
        ("Relationship", 7.0, 10.0),
        ("Growth", 4.0, 10.0),
    ];
    Bars {
        alt: "Bars of the six criteria that add up to a priority of 80 of 100".into(),
        rows: rows
            .iter()
            .map(|(l, v, m)| bar(l, *v, &format!("{v:.0} of {m:.0}"), Some(*m), Tone::Neutral, None))
            .collect(),
        total: Some(BarTotal { label: "Priority".into(), text: "80 of 100".into() }),
        note: None,
    }
}

fn churn() -> Bars {
    Bars {
        alt: "Churn signals with their points; they add up to 58 of 100".into(),
        rows: vec![
            bar("Sponsor left", 20.0, "+20", None, Tone::Bad, Some("contacts.csv row 204")),
            bar("Usage down 31% on a year before", 18.0, "+18", None, Tone::Bad, Some("usage.csv rows 1,181 to 1,204")),
            bar(
                "Renewal in 134 days without an opportunity",
                15.0,
                "+15",
                None,
                Tone::Bad,
                Some("contracts.csv row 31"),
            ),
            bar("Four of nine answers from detractors", 10.0, "+10", None, Tone::Bad, Some("survey.csv, 9 rows")),
            bar("Two escalations closed in time", -5.0, "−5", None, Tone::Good, Some("cases 5531, 5540")),
        ],
        total: Some(BarTotal { label: "Churn points".into(), text: "58 of 100".into() }),
        note: Some("Not observed: web engagement.".into()),
    }
}

fn voice() -> Voice {
    let said = |score: &str, tone, lang: &str, text: &str, who: &str| Verbatim {
        score: Some(score.into()),
        tone,
        text: text.into(),
        lang: Some(lang.into()),
        who: who.into(),
        facts: ids(&["nps"]),
    };
    Voice {
        interval: Some(Interval {
            alt: "Net promoter score −11 on a scale from −100 to +100; it may lie between −58 and +42".into(),
            value: -11.0,
            value_text: "−11".into(),
            range: Some(Range { low: -58.0, high: 42.0, low_text: "−58".into(), high_text: "+42".into() }),
            min: -100.0,
            max: 100.0,
            min_text: "−100".into(),
            max_text: "+100".into(),
            previous: Some(-8.0),
            facts: ids(&["nps"]),
        }),
        counts: sentence("3 promoters · 2 passives · 4 detractors", &["nps"]),
        note: Some("Nine answers: too few to tell better from worse. 41% answered.".into()),
        verbatims: vec![
            said("3", Tone::Bad, "es", "«El soporte tarda y nadie llama de vuelta.»", "Operations · 12 Sep · support"),
            said("5", Tone::Bad, "en", "“Invoices differ from the quote every quarter.”", "Finance · 4 Oct · billing"),
            said(
                "9",
                Tone::Good,
                "es",
                "«La planificación de rutas nos ahorra dos horas al día.»",
                "Dispatch · 20 Sep · product",
            ),
        ],
    }
}

fn swot() -> Swot {
    let field = |label: &str, items: &[(&str, &str)]| SwotField {
        label: label.into(),
        items: items
            .iter()
            .map(|(t, e)| SwotItem { text: (*t).into(), evidence: (*e).into(), contingency: None, facts: vec![] })
            .collect(),
        empty: None,
    };
    Swot {
        strengths: field(
            "Strengths",
            &[
                ("Routing used daily by 84% of seats", "usage, October"),
                ("Nine years of relation, three renewals", "contracts"),
                ("Pays for two of five products in full", "orders"),
            ],
        ),
        weaknesses: field(
            "Weaknesses",
            &[
                ("Support answers after 31 h, target 8 h", "11 cases"),
                ("Invoices disputed in three of four quarters", "cases, verbatim"),
            ],
        ),
        opportunities: field(
            "Opportunities",
            &[
                ("Driver app: 9 of 14 peers own it", "peers"),
                ("New depot in Huesca in the first quarter", "rep's note, L. Ferrer"),
            ],
        ),
        threats: field(
            "Threats",
            &[
                ("Rutex named in two lost deals", "loss reasons"),
                ("Price increase of 6% lands with the renewal", "price list"),
            ],
        ),
    }
}

fn objectives() -> Objectives {
    let one = |id: &str, text: &str, baseline: &str, target: &str, due: &str, owner: &str, share: f64, state: Delta| {
        Objective {
            id: id.into(),
            number: id.trim_start_matches('O').into(),
            text: text.into(),
            note: None,
            baseline: baseline.into(),
            target: target.into(),
            due: due.into(),
            owner: owner.into(),
            progress: Some(Progress { share, text: format!("{:.0}%", share * 100.0) }),
            state,
            facts: vec![],
        }
    };
    Objectives {
        headings: ObjectiveHeadings {
            objective: "Objective".into(),
            baseline: "Baseline".into(),
            target: "Target".into(),
            due: "Due".into(),
            owner: "Owner".into(),
            progress: "Progress".into(),
            state: "State".into(),
        },
        rows: vec![
            one(
                "O1",
                "Renew the framework contract",
                "€412k",
                "€437k",
                "14 Mar",
                "L. Ferrer",
                0.1,
                delta("late", Tone::Bad, Mark::Down),
            ),
            one(
                "O2",
                "Win the Driver app pilot",
                "€0",
                "€60k",
                "30 Apr",
                "L. Ferrer",
                0.35,
                delta("on track", Tone::Good, Mark::Up),
            ),
            one(
                "O3",
                "Answer support cases within 8 h",
                "31 h",
                "8 h",
                "31 Jan",
                "I. Pons",
                0.52,
                delta("on track", Tone::Good, Mark::Up),
            ),
            one(
                "O4",
                "Map and meet an executive sponsor",
                "0",
                "1",
                "15 Dec",
                "L. Ferrer",
                0.0,
                delta("new", Tone::Neutral, Mark::Steady),
            ),
        ],
        note: None,
    }
}

fn actions() -> Timeline {
    let row = |label: &str, number: u8, owner: &str, due: &str, start: f64, end: f64, tone: Tone| TimelineRow {
        label: label.into(),
        objective: Some(format!("Objective {number}")),
        why: String::new(),
        owner: owner.into(),
        due: due.into(),
        start,
        end,
        state: (tone == Tone::Bad).then(|| delta("late", Tone::Bad, Mark::Down)),
        tone,
        facts: vec![],
    };
    let months = ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr"];
    Timeline {
        headings: TimelineHeadings { action: "Action".into(), owner: "Owner".into(), due: "Due".into() },
        months: months
            .iter()
            .zip(0..6u32)
            .map(|(label, i)| TimelineMonth {
                label: (*label).into(),
                start: f64::from(i) / 6.0,
                end: f64::from(i + 1) / 6.0,
            })
            .collect(),
        rows: vec![
            row("Open the renewal opportunity and agree the price", 1, "L. Ferrer", "22 Nov", 0.0, 0.12, Tone::Bad),
            row("Executive dinner with the new sponsor", 4, "R. Lasa", "15 Dec", 0.06, 0.24, Tone::Neutral),
            row("Find the cause of invoice disputes", 3, "I. Pons", "3 Dec", 0.04, 0.18, Tone::Neutral),
            row("Train the Zaragoza depot on Routing again", 3, "CS team", "12 Jan", 0.18, 0.4, Tone::Neutral),
            row("Driver app pilot with 20 drivers", 2, "L. Ferrer", "21 Mar", 0.34, 0.78, Tone::Neutral),
        ],
        milestones: vec![
            Milestone { label: "review 27 Nov".into(), at: 0.15, tone: Tone::Neutral },
            Milestone { label: "renewal 14 Mar".into(), at: 0.74, tone: Tone::Bad },
        ],
        today: Some(Tick { at: 0.05, text: "as of 31 Oct".into() }),
        note: None,
    }
}

fn plan() -> PlanPage {
    let contacts = table(
        &["Name*3", "Role*3", "Influence", "Relationship", "Last contact>", "Gap*3"],
        vec![
            vec![
                cell("J. Sanz"),
                cell("CFO"),
                cell("decides"),
                toned("weak", Tone::Bad, Mark::Down),
                cell("141 days"),
                toned("not met since June", Tone::Warn, Mark::Steady),
            ],
            vec![
                cell("P. Ruiz"),
                cell("Head of operations"),
                cell("decides"),
                toned("weak", Tone::Bad, Mark::Down),
                cell("48 days"),
                cell("detractor without an action"),
            ],
            vec![
                cell("E. Mora"),
                cell("Dispatch lead"),
                cell("champion"),
                toned("strong", Tone::Good, Mark::Up),
                cell("6 days"),
                cell(""),
            ],
            vec![cell("A. Vidal"), cell("IT"), cell("influences"), cell("neutral"), cell("104 days"), cell("")],
        ],
    );
    PlanPage {
        content: None,
        next: None,
        kicker: "Transportes Aurora · plan".into(),
        title: sentence(
            "Four objectives protect €412k and open €60k; two decision makers are mapped, neither is a sponsor",
            &["renewal"],
        ),
        swot: Some(section("Two threats meet the renewal of 14 March", "each line with its evidence", swot())),
        contacts: Some(section(
            "Two of four contacts decide, and both relationships are weak",
            "contacts.csv, activities to 31 October",
            contacts,
        )),
        objectives: Some(section(
            "One of four objectives is late",
            "measured from the data where possible",
            objectives(),
        )),
        actions: Some(section("Five actions until April, one is late", "November 2026 to April 2027", actions())),
        triggers: Some(section(
            "Two triggers call for a review by 12 November",
            "with the day by which the review is to be held",
            table(
                &["Trigger*3", "Evidence*4", "Since", "Review by>"],
                vec![
                    vec![cell("NPS drop"), cell("from 33 to −11, p = 0.01"), cell("31 Oct 2026"), cell("12 Nov 2026")],
                    vec![
                        cell("Champion left"),
                        cell("S. Abad, on 2 October"),
                        cell("31 Oct 2026"),
                        cell("13 Nov 2026"),
                    ],
                ],
            ),
        )),
        review: Some(sentence(
            "Review brought forward to 27 November: the sponsor left, the renewal is within 180 days, usage fell by 31%.",
            &["usage"],
        )),
    }
}

/// Everything is known.
pub fn rich() -> Brief {
    let change = |delta: Delta, lead: &str, text: &str, evidence: &str| Change {
        delta,
        lead: lead.into(),
        text: text.into(),
        evidence: evidence.into(),
        facts: vec![],
    };
    Brief {
        title: "Account plan brief: Transportes Aurora".into(),
        lang: "en".into(),
        author: "Sales operations".into(),
        as_of: Date::constant(2026, 10, 31),
        numbers: english(),
        account_id: "A-1042".into(),
        group: ids(&["A-1042"]),
        facts: vec![
            fact("revenue-ltm", "Revenue, 12 months", "€1.48M", "invoices.csv, 96 rows"),
            fact("pipeline", "Weighted pipeline", "€236k", "opportunities.csv, 3 rows"),
            fact("nps", "NPS", "−11", "survey.csv, 9 rows"),
            fact("churn", "Churn points", "58", "churn signals"),
            fact("wallet", "Share of wallet", "34%", "accounts.csv row 17"),
            fact("renewal", "Renewal", "€412k", "contracts.csv row 31"),
            fact("usage", "Usage", "−31%", "usage.csv rows 1,181 to 1,204"),
        ],
        header: Header {
            kicker: "Account plan brief · October 2026".into(),
            name: "Transportes Aurora".into(),
            tier: Some(Chip { text: "Tier A".into(), tone: Tone::Neutral, mark: None }),
            quadrant: Some(Chip { text: "Defend".into(), tone: Tone::Bad, mark: Some(Mark::Up) }),
            owner_line: "Owner Lucía Ferrer · Enterprise · Logistics · Zaragoza, ES".into(),
        },
        headline: sentence("Renewal of €412k is due on 14 March without a renewal opportunity; usage fell by 31% and the sponsor left.", &["renewal", "usage"]),
        tiles: vec![
            tile("Revenue, 12 months", "€1.48M", Some(delta("+1.7%", Tone::Good, Mark::Up)), "from €1.46M", "revenue-ltm"),
            tile("Weighted pipeline", "€236k", Some(delta("+€58k", Tone::Good, Mark::Up)), "3 open deals", "pipeline"),
            tile("NPS", "−11", Some(delta("−3", Tone::Neutral, Mark::Steady)), "9 answers: too few to tell", "nps"),
            tile("Churn risk", "High", Some(delta("+16 points", Tone::Bad, Mark::Up)), "58 of 100, 88% observed", "churn"),
            tile("Share of wallet", "34%", Some(delta("+2 pt", Tone::Good, Mark::Up)), "of €4.4M, estimated", "wallet"),
        ],
        answer: Answer {
            revenue: Some(section("Revenue is 1.7% above last year, yet six of the last twelve months fell below it", "as of 31 October 2026", revenue())),
            changes: Some(section(
                "Churn points rose by 16 since September",
                "by cause",
                vec![
                    change(delta("+9", Tone::Bad, Mark::Up), "Sponsor left.", "No replacement is mapped.", "contacts.csv row 204"),
                    change(delta("+6", Tone::Bad, Mark::Up), "Usage down 31%", "on the same quarter last year.", "usage.csv, 24 rows"),
                    change(delta("+3", Tone::Bad, Mark::Up), "Renewal within 135 days", "without an opportunity.", "contracts.csv row 31"),
                    change(delta("−2", Tone::Good, Mark::Down), "Two escalations closed", "in time; none is open.", "cases 5531, 5540"),
                ],
            )),
            priority: Some(section("Priority 80 of 100, rank 7 of 212", "points of each criterion and its most", priority())),
            churn: Some(section("Four signals speak for churn, one against", "points as of 31 October 2026", churn())),
            voice: Some(section("Two of the four detractors decide about the renewal", "last 365 days, latest answer of each contact", voice())),
            pipeline: Some(section("€236k weighted is open, and one deal is stale", "probability from stage and age of 612 own deals", pipeline())),
            profile: Some(section("A customer since 2017 with 1,240 employees", "segment Enterprise", pairs(&[("Renewals", "three, nine orders a year"), ("Size", "1,240 employees, 410 vehicles"), ("Margin", "38%; logistics accounts 41%"), ("CLV, 5 years", "€1.9M (1.2 to 2.4)"), ("Pays in", "47 days, terms 30"), ("Products", "Routing, Fleet telematics")]))),
            ..Answer::default()
        },
        why: pages::why(),
        who: pages::who(),
        plan: Some(plan()),
        call: None,
        not_known: Some(section("Three things are not known yet", "what would sharpen this plan", vec![
            Gap { text: "Web engagement: no export this month".into(), remedy: Some("add a GA4 export".into()) },
            Gap { text: "Relationship with J. Sanz".into(), remedy: Some("log a meeting".into()) },
            Gap { text: "End of the contract with Rutex in Huesca".into(), remedy: None },
        ])),
        sources: "accounts.csv row 17, opportunities.csv 24 rows, invoices.csv 96 rows, survey.csv 9 rows, as of 31 October 2026. Run 2026-10.".into(),
        footer: "Confidential · Transportes Aurora".into(),
    }
}

fn pipeline() -> TableBlock {
    let mut open = table(
        &["Deal*4", "Stage*2", "Age>", "Close", "Amount>", "Probability>", "Weighted>", "State"],
        rows(&[
            ["Customs, 3 sites", "Proposal", "41 days", "20 Dec", "€240k", "56%", "€134k", ""],
            ["Driver app pilot", "Discovery", "18 days", "30 Apr", "€190k", "39%", "€74k", ""],
            ["Telematics, 60 vans", "Negotiation", "207 days", "30 Nov", "€118k", "24%", "€28k", ""],
        ]),
    );
    open.rows[2][7] = toned("stale", Tone::Warn, Mark::Down);
    open.total = Some(["Sum", "", "", "", "€548k", "", "€236k", ""].map(cell).to_vec());
    open
}

/// Next to nothing is known: one page, in Spanish.
pub fn poor() -> Brief {
    let unknown = |label: &str, why: &str| Tile {
        label: label.into(),
        value: "–".into(),
        change: None,
        note: Some(why.into()),
        facts: vec![],
    };
    Brief {
        title: "Ficha del plan de cuenta: Panadería Ochoa".into(),
        lang: "es".into(),
        author: "Operaciones de ventas".into(),
        as_of: Date::constant(2026, 10, 31),
        numbers: NumberMarks { decimal: ",".into(), group: ".".into(), least: 5 },
        account_id: "A-7".into(),
        group: ids(&["A-7"]),
        facts: vec![Fact {
            id: "revenue-ltm".into(),
            account: Some("A-7".into()),
            label: "Ingresos".into(),
            value: "1.250 €".into(),
            origin: ids(&["facturas.csv fila 9"]),
        }],
        header: Header {
            kicker: "Ficha del plan de cuenta · octubre de 2026".into(),
            name: "Panadería Ochoa".into(),
            tier: None,
            quadrant: None,
            owner_line: "Sin responsable · Pyme".into(),
        },
        headline: sentence(
            "Una sola compra de 1.250 € en 12 meses; falta casi todo lo demás para dar una prioridad.",
            &["revenue-ltm"],
        ),
        tiles: vec![
            tile("Ingresos, 12 meses", "1.250 €", None, "primer año: sin comparación", "revenue-ltm"),
            unknown("Oportunidades ponderadas", "sin oportunidades"),
            unknown("NPS", "0 respuestas, se necesitan 5"),
            unknown("Riesgo de deserción", "señal insuficiente"),
            unknown("Cuota de cartera", "sin potencial estimado"),
        ],
        answer: Answer {
            revenue: Some(section(
                "Un solo mes con ventas: junio, 1.250 €",
                "al 31 de octubre de 2026",
                Columns {
                    alt: "Columna única de ingresos: 1.250 € en junio de 2026".into(),
                    axis: Axis { title: "€ al mes".into(), ..Axis::default() },
                    names: SeriesNames {
                        actual: "últimos 12 meses".into(),
                        previous: "el mismo mes del año anterior".into(),
                        forecast: "pronóstico".into(),
                        plan: "meta".into(),
                    },
                    months: ["may", "jun", "jul"]
                        .iter()
                        .enumerate()
                        .map(|(i, label)| {
                            let mut one = month(label, (i == 0).then_some("2026"), (i == 1).then_some(1250.0), None);
                            one.value_text = (i == 1).then(|| "1.250 €".to_owned());
                            one
                        })
                        .collect(),
                    band: None,
                },
            )),
            profile: Some(section(
                "Un cliente de 2026",
                "segmento pyme",
                pairs(&[("Sector", "alimentación"), ("Cliente desde", "junio de 2026")]),
            )),
            ..Answer::default()
        },
        why: Why::default(),
        who: Who::default(),
        plan: None,
        call: None,
        not_known: Some(section(
            "Con tres datos habría un plan",
            "lo que falta",
            vec![
                Gap { text: "Responsable de la cuenta".into(), remedy: Some("columna Owner de accounts.csv".into()) },
                Gap { text: "Tamaño de la empresa".into(), remedy: Some("empleados o facturación".into()) },
                Gap { text: "Una conversación con el cliente".into(), remedy: None },
            ],
        )),
        sources: "facturas.csv fila 9, al 31 de octubre de 2026.".into(),
        footer: "Confidencial · Panadería Ochoa".into(),
    }
}

/// Text that looks like markup, other scripts, very long names, negative and missing numbers, 200 rows.
pub fn edges() -> Brief {
    const HOSTILE: &str = "#1 \"Supplies\" <b>$x$</b> ../../etc @ref *a* _b_ `c` \\n //";
    let endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
    let mut brief = rich();
    brief.title = HOSTILE.into();
    brief.header.name = format!("{HOSTILE} Ελληνικά Российская 株式会社日本通運 شركة النقل חברה {endless}");
    brief.header.owner_line = format!("Owner {HOSTILE} · {}", "Very Long Department Name ".repeat(6));
    brief.headline.text =
        format!("{HOSTILE}: {}", "a headline that goes on for longer than any rule should let it; ".repeat(4));
    for tile in &mut brief.tiles {
        tile.value = "−€1,234,567,890".into();
        tile.label = "Revenue of the last twelve closed months".into();
    }
    if let Some(revenue) = &mut brief.answer.revenue {
        for (i, month) in revenue.body.months.iter_mut().enumerate() {
            month.actual = month.actual.map(|value| if i % 3 == 0 { -value * 1000.0 } else { value * 1000.0 });
            month.previous = if i % 4 == 0 { None } else { month.previous.map(|value| value * 1000.0) };
            month.forecast = None;
        }
        revenue.body.months[5].actual = None;
        revenue.body.months[5].previous = None;
    }
    if let Some(churn) = &mut brief.answer.churn {
        churn.body.rows[0].label = endless.clone();
        churn.body.rows[1].evidence = Some(HOSTILE.repeat(4));
    }
    brief.answer.priority = Some(section(
        "No bar",
        "0 rows",
        Bars { alt: "no bars".into(), rows: vec![], total: None, note: Some("nothing observed".into()) },
    ));
    if let Some(voice) = &mut brief.answer.voice {
        voice.body.interval = None;
        voice.body.counts = sentence("3 responses, 5 needed", &[]);
        voice.body.verbatims[0].text = format!("«{HOSTILE} {}»", "a long complaint. ".repeat(20));
    }
    if let Some(pipeline) = &mut brief.answer.pipeline {
        pipeline.body.rows = (0..200)
            .map(|n| {
                let name = if n % 9 == 0 { endless.clone() } else { format!("{HOSTILE} {n}") };
                [name.as_str(), "Negotiation", "207 days", "30 Nov", "−€118,000.00", "24%", "€28k", ""]
                    .map(cell)
                    .to_vec()
            })
            .collect();
    }
    if let Some(plan) = &mut brief.plan {
        if let Some(swot) = &mut plan.swot {
            swot.body.strengths.items[0].text = endless.clone();
            swot.body.threats.items.clear();
            swot.body.threats.empty = Some("No rule found one".into());
        }
        if let Some(contacts) = &mut plan.contacts {
            contacts.body.rows.clear();
            contacts.body.note = Some("No contacts in the data".into());
        }
        if let Some(objectives) = &mut plan.objectives {
            objectives.body.rows.truncate(1);
            objectives.body.rows[0].text = format!("{HOSTILE} {endless}");
            objectives.body.rows[0].owner = endless.clone();
            objectives.body.rows[0].progress = None;
        }
        if let Some(actions) = &mut plan.actions {
            actions.body.rows[0].label = endless.clone();
            actions.body.rows[1].owner = endless;
            actions.body.rows[2].end = 1.7;
            actions.body.milestones.extend((0..6u32).map(|n| Milestone {
                label: format!("milestone {n}"),
                at: 0.9 + f64::from(n) / 50.0,
                tone: Tone::Warn,
            }));
        }
    }
    brief
}
