//! What must hold within one document, whatever it is about: checks over its data as the templates get it. Each gives
//! the faults that it finds, in words.

use serde_json::Value;

use super::written::{Marks, Unit, Written, read};

/// All objects of a document, outermost first.
pub fn objects(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(next) = open.pop() {
        match next {
            Value::Object(fields) => {
                found.push(next);
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

pub fn texts(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(next) = open.pop() {
        match next {
            Value::String(text) => found.push(text.as_str()),
            Value::Object(fields) => open.extend(fields.values()),
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

pub fn marks(document: &Value) -> Marks {
    let of = |name: &str| document["numbers"][name].as_str().unwrap_or_default().to_owned();
    Marks { decimal: of("decimal"), group: of("group") }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn array<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value, field: &str) -> Option<f64> {
    value[field].as_f64()
}

/// Everything that one document can be asked by itself.
pub fn all(document: &Value) -> Vec<String> {
    let checks: [fn(&Value) -> Vec<String>; 10] = [
        table_sums,
        counts_in_words,
        bar_sums,
        waterfalls,
        heat_maps,
        scores_of_counts,
        series_and_tiles,
        bubbles,
        asks,
        wording,
    ];
    checks.iter().flat_map(|check| check(document)).collect()
}

/// Headings of columns whose total is no sum: means, shares, points.
const NOT_SUMS: &[&str] = &["Por cuenta", "Per account", "NPS", "Puntos", "Points", "Vence", "Due"];

fn is_table(value: &Value) -> bool {
    value["columns"].is_array() && value["rows"].as_array().is_some_and(|rows| rows.iter().all(Value::is_array))
}

/// Rows that a total is about: where it says a word in a column (a band), those with the same word there.
fn rows_of_total<'a>(table: &'a Value, total: &[Value], marks: &Marks) -> Vec<&'a [Value]> {
    let words: Vec<(usize, &str)> = total
        .iter()
        .enumerate()
        .skip(1)
        .map(|(place, cell)| (place, text(cell, "text")))
        .filter(|(_, word)| word.chars().all(|c| c.is_alphabetic() || c == ' ') && !word.trim().is_empty())
        .filter(|(_, word)| read(word, marks).is_none())
        .collect();
    let cell = |row: &'a [Value], place: usize| row.get(place).map_or("", |cell| text(cell, "text"));
    array(table, "rows")
        .iter()
        .filter_map(|row| row.as_array().map(Vec::as_slice))
        .filter(|row| words.iter().all(|(place, word)| cell(row, *place) == *word))
        .collect()
}

/// The rows that a note says are not shown.
fn hidden(table: &Value) -> bool {
    let note = text(table, "note").to_lowercase();
    [" más", " more"].iter().any(|word| note.contains(word))
}

/// A column of money or counts adds up to its total; where rows are hidden, to no more than it.
pub fn table_sums(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for table in objects(document).into_iter().filter(|value| is_table(value)) {
        let Some(total) = table["total"].as_array() else { continue };
        let rows = rows_of_total(table, total, &marks);
        for (place, column) in array(table, "columns").iter().enumerate().skip(1) {
            let heading = text(column, "heading");
            let Some(sum) = total.get(place).and_then(|cell| read(text(cell, "text"), &marks)) else { continue };
            if sum.unit == Unit::Percent || NOT_SUMS.contains(&heading) || rows.is_empty() {
                continue;
            }
            let cells = rows.iter().map(|row| row.get(place).map_or("", |cell| text(cell, "text")));
            let parts: Option<Vec<Written>> = cells
                .map(|cell| match cell {
                    "" | "–" => Some(Written { value: 0.0, tolerance: 0.0, unit: sum.unit }),
                    cell => read(cell, &marks).filter(|part| part.unit == sum.unit),
                })
                .collect();
            let Some(parts) = parts else { continue };
            let (reached, slack) = parts
                .iter()
                .fold((0.0, sum.tolerance), |(sum, slack), part| (sum + part.value, slack + part.tolerance));
            let is_off = if hidden(table) { false } else { (reached - sum.value).abs() > slack + 1e-6 };
            // Counts over accounts in several rows at once are told apart by their heading's own total.
            if is_off {
                faults.push(format!("`{heading}` adds up to {reached}, its total says {}", sum.value));
            }
        }
    }
    faults
}

/// `8 accounts` under a table of eight.
pub fn counts_in_words(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for table in objects(document).into_iter().filter(|value| is_table(value)) {
        let Some(total) = table["total"].as_array() else { continue };
        let words = ["cuenta", "account", "decisi"];
        let label = total.iter().take(2).map(|cell| text(cell, "text"));
        let label = label.filter(|label| words.iter().any(|word| label.contains(word))).find_map(|label| {
            let digits: String = label.chars().take_while(|c| c.is_ascii_digit()).collect();
            Some((label, digits.parse::<usize>().ok()?))
        });
        if let Some((label, n)) = label {
            let rows = rows_of_total(table, total, &marks).len();
            if rows != n && !(hidden(table) && rows < n) {
                faults.push(format!("`{label}` stands under {rows} rows"));
            }
        }
    }
    faults
}

/// Bars add up to the total under them: contributions to their score, stages to the pipeline.
pub fn bar_sums(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for bars in
        objects(document).into_iter().filter(|value| value["rows"].is_array() && value["total"]["label"].is_string())
    {
        if !array(bars, "rows").iter().all(|bar| bar["value"].is_number()) {
            continue;
        }
        let written = text(&bars["total"], "text");
        // `729 mil €, ponderado 217 mil €`
        let first = written.split(", ").next().unwrap_or_default();
        let first = first.split(" / ").next().unwrap_or_default();
        let Some(total) = read(first, &marks) else { continue };
        let more = [" más", " more"].iter().any(|word| text(bars, "note").contains(word));
        let parts = array(bars, "rows");
        let sum: f64 = parts.iter().filter_map(|bar| number(bar, "value")).sum();
        let slack: f64 =
            parts.iter().filter_map(|bar| read(text(bar, "text"), &marks)).map(|part| part.tolerance).sum();
        if !more && (sum - total.value).abs() > total.tolerance + slack + 1e-6 * sum.abs() {
            faults.push(format!("bars add up to {sum}, their total says {written}"));
        }
        for bar in parts {
            let said = read(text(bar, "text"), &marks);
            if let (Some(said), Some(value)) = (said.filter(|said| said.unit != Unit::Percent), number(bar, "value"))
                && !said.is_near(value)
            {
                faults.push(format!("a bar of {value} says {}", text(bar, "text")));
            }
        }
    }
    faults
}

/// Each sum of a waterfall is where the steps before it end.
pub fn waterfalls(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for steps in objects(document).iter().map(|value| array(value, "steps")).filter(|steps| !steps.is_empty()) {
        let mut at: Option<f64> = None;
        for step in steps {
            let Some(value) = number(step, "value") else { continue };
            let is_sum = step["is_sum"].as_bool().unwrap_or(false);
            if let (true, Some(reached)) = (is_sum, at)
                && (reached - value).abs() > 1e-6 * value.abs().max(1.0)
            {
                faults.push(format!("the steps end at {reached}, `{}` stands at {value}", text(step, "label")));
            }
            at = Some(if is_sum { value } else { at.unwrap_or(0.0) + value });
            if read(text(step, "text"), &marks).is_some_and(|said| !said.is_near(value)) {
                faults.push(format!("a step of {value} says {}", text(step, "text")));
            }
        }
    }
    faults
}

/// Rows and columns of a heat map add up, and all of it to its corner.
pub fn heat_maps(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for map in
        objects(document).into_iter().filter(|value| value["headings"].is_array() && value["total"]["cells"].is_array())
    {
        let rows = array(map, "rows");
        let amount = |said: &str| match said {
            "–" | "" => Some((0.0, 0.0)),
            said => read(said, &marks).map(|written| (written.value, written.tolerance)),
        };
        let mut add = |name: &str, cells: Vec<&str>, total: &str| {
            let parts: Option<Vec<(f64, f64)>> = cells.into_iter().map(amount).collect();
            if let (Some(parts), Some((total, slack))) = (parts, amount(total)) {
                let (sum, slack) = parts.iter().fold((0.0, slack), |(sum, all), (value, own)| (sum + value, all + own));
                if (sum - total).abs() > slack + 1e-6 {
                    faults.push(format!("`{name}` adds up to {sum}, its total says {total}"));
                }
            }
        };
        for row in rows.iter().chain([&map["total"]]) {
            add(
                text(row, "label"),
                array(row, "cells").iter().map(|cell| text(cell, "text")).collect(),
                text(row, "total"),
            );
        }
        for place in 0..array(&map["total"], "cells").len() {
            let cells = rows.iter().map(|row| text(&array(row, "cells")[place], "text")).collect();
            let heading = map["headings"][place + 1].as_str().unwrap_or_default();
            add(heading, cells, text(&array(&map["total"], "cells")[place], "text"));
        }
    }
    faults
}

/// A score says what its promoters, passives and detractors give, and lies within its range; so does each quarter.
pub fn scores_of_counts(document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for content in objects(document).into_iter().filter(|value| value["interval"].is_object()) {
        let interval = &content["interval"];
        let Some(value) = number(interval, "value") else { continue };
        let range = &interval["range"];
        if let (Some(low), Some(high)) = (number(range, "low"), number(range, "high"))
            && !(low <= value && value <= high)
        {
            faults.push(format!("{value} is not between {low} and {high}"));
        }
        let counts: Vec<f64> =
            array(&content["parts"], "parts").iter().filter_map(|part| number(part, "value")).collect();
        if let [promoters, passives, detractors] = counts[..] {
            let n = promoters + passives + detractors;
            let score = 100.0 * (promoters - detractors) / n;
            if n > 0.0 && (score - value).abs() > 0.5 {
                faults.push(format!("{promoters}, {passives} and {detractors} answers are {score:.0}, not {value}"));
            }
            if let (Some(low), Some(high)) = (number(range, "low"), number(range, "high")) {
                let count = |value: f64| format!("{value:.0}").parse().unwrap();
                let counts = cartera::score::NpsCounts {
                    promoters: count(promoters),
                    passives: count(passives),
                    detractors: count(detractors),
                };
                let measured = cartera::score::nps_interval(counts).unwrap();
                if (measured.low - low).abs() > 0.5 || (measured.high - high).abs() > 0.5 {
                    faults
                        .push(format!("the range is {:.0} to {:.0}, not {low} to {high}", measured.low, measured.high));
                }
            }
        }
    }
    faults
}

/// Columns add up to the tile of twelve months, and their change is the one that title and tile say.
pub fn series_and_tiles(document: &Value) -> Vec<String> {
    let marks = marks(document);
    let mut faults = Vec::new();
    for slide in objects(document).into_iter().filter(|value| value["content"]["kind"] == "revenue") {
        let content = &slide["content"];
        let months = array(&content["columns"], "months");
        let of = |field: &str| -> Vec<f64> { months.iter().filter_map(|month| number(month, field)).collect() };
        let (actual, previous) = (of("actual"), of("previous"));
        let Some(tile) = array(content, "tiles").first().and_then(|tile| read(text(tile, "value"), &marks)) else {
            continue;
        };
        let sum: f64 = actual.iter().sum();
        // The chart is in units, thousands or millions.
        if actual.len() == 12 && ![1.0, 1e3, 1e6].iter().any(|unit| tile.is_near(sum * unit)) {
            faults.push(format!("the columns add up to {sum}, the tile says {}", tile.value));
        }
        if actual.len() == 12 && previous.len() == 12 {
            let share = 100.0 * (sum / previous.iter().sum::<f64>() - 1.0);
            let change = array(content, "tiles").first().map_or("", |tile| text(&tile["change"], "text"));
            if read(change, &marks).is_some_and(|said| !said.is_near(share)) {
                faults.push(format!("the columns changed by {share:.1} %, the tile says {change}"));
            }
        }
    }
    faults
}

/// Every bubble is in a quadrant that counts it, bears its letter, has a scale, and is drawn under smaller ones; the
/// table beside the map lists those that are named in it.
pub fn bubbles(document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for content in objects(document).into_iter().filter(|value| value["map"]["bubbles"].is_array()) {
        let map = &content["map"];
        let bubbles = array(map, "bubbles");
        let counted: Option<usize> = ["top_left", "top_right", "bottom_left", "bottom_right"]
            .iter()
            .map(|corner| {
                text(&map["split"][*corner], "text").split(" · ").nth(1)?.split(' ').next()?.parse::<usize>().ok()
            })
            .sum();
        if let Some(counted) = counted
            && counted != bubbles.len()
        {
            faults.push(format!("{counted} accounts are counted and {} bubbles drawn", bubbles.len()));
        }
        let letters = ["letra", "letter"].iter().any(|word| text(content, "note").to_lowercase().contains(word));
        if letters && bubbles.iter().all(|bubble| bubble["sign"].is_null()) {
            faults.push("letters are promised and none is drawn".to_owned());
        }
        let sizes: Vec<f64> = bubbles.iter().filter_map(|bubble| number(bubble, "size")).collect();
        if sizes.windows(2).any(|pair| pair[0] < pair[1]) {
            faults.push("a small bubble is drawn before a large one, which hides it".to_owned());
        }
        if let Some(wrong) = bubbles.windows(2).find(|pair| {
            let of = |bubble: &Value, field| number(bubble, field).unwrap_or(0.0);
            of(&pair[0], "size") > of(&pair[1], "size") && of(&pair[0], "x") < of(&pair[1], "x")
        }) {
            faults.push(format!("the larger account lies left of the smaller: {wrong:?}"));
        }
        for axis in ["x", "y"] {
            let axis = &map[axis];
            let scale = !array(axis, "ticks").is_empty() || (axis["min"].is_number() && axis["max"].is_number());
            if !scale || text(axis, "title").is_empty() {
                faults.push("an axis has no scale".to_owned());
            }
        }
        let listed: Vec<&str> = array(&content["top"], "rows").iter().map(|row| text(&row[0], "text")).collect();
        let named: Vec<&str> = bubbles.iter().filter_map(|bubble| bubble["label"].as_str()).collect();
        if let Some(astray) = named.iter().find(|name| !listed.contains(name)) {
            faults.push(format!("`{astray}` is named in the map and not listed beside it"));
        }
        if named.is_empty() && !listed.is_empty() {
            faults.push("no bubble is named".to_owned());
        }
    }
    faults
}

/// What is asked has money, a day, somebody and a cost, and says the money and the day.
pub fn asks(document: &Value) -> Vec<String> {
    let asked = objects(document).into_iter().filter(|value| value["ask"].is_string());
    asked
        .flat_map(|decision| {
            let empty = ["amount", "due", "owner", "cost"].into_iter().filter(|field| text(decision, field).is_empty());
            let mut faults: Vec<String> = empty.map(|field| format!("an ask without {field}")).collect();
            for field in ["amount", "due"] {
                if !text(decision, "ask").contains(text(decision, field)) {
                    faults.push(format!("`{}` does not say its {field}", text(decision, "ask")));
                }
            }
            faults
        })
        .collect()
}

/// Less than half is not called most, and what goes together is not called an explanation.
pub fn wording(document: &Value) -> Vec<String> {
    let majority =
        ["most of", "most detractors", "most promoters", "most is", "most falls", "la mayoría", "la mayor parte"];
    let causes = ["explains", "explain ", "explica ", "explican "];
    let mut faults = Vec::new();
    for text in texts(document) {
        // What customers say is their own.
        if text.contains(['«', '“', '"']) {
            continue;
        }
        let lower = text.to_lowercase();
        if majority.iter().any(|word| lower.contains(word)) {
            let share = lower
                .split([' ', '\u{a0}', '(', ')'])
                .find_map(|word| word.trim_end_matches([',', '.', ';', ':']).strip_suffix('%')?.parse::<f64>().ok());
            let share =
                share.or_else(|| lower.replace('\u{a0}', " ").split(" %").next()?.rsplit(' ').next()?.parse().ok());
            if !share.is_some_and(|share| share > 50.0) {
                faults.push(format!("called most without a share above half: {text}"));
            }
        }
        if causes.iter().any(|word| lower.contains(word)) {
            faults.push(format!("an association is called an explanation: {text}"));
        }
    }
    faults
}

/// No person is named in what customers say.
pub fn persons(document: &Value, names: &[String]) -> Vec<String> {
    let quotes = texts(document).into_iter().filter(|text| text.contains(['«', '“']));
    quotes
        .flat_map(|quote| {
            names.iter().filter(move |name| quote.contains(name.as_str())).map(move |name| format!("{name} in {quote}"))
        })
        .collect()
}
