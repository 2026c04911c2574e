//! The gallery's charts: what breaks charts, kept as data beside the templates.

use cartera::plan::brief::{Answers, Sparkline, StakeholderMap};
use cartera::plan::chart::{Bars, BubbleMap, Columns, Interval, Parts, Timeline};
use cartera::plan::document::Objectives;
use serde_json::Value;

/// As `gallery.typ` reads it.
pub fn data() -> Value {
    serde_json::from_str(include_str!("../../../templates/samples/gallery.json")).unwrap()
}

/// A chart of the gallery is one that a plan could hold.
#[test]
fn the_gallery_is_in_step_with_the_types_of_charts() {
    let gallery = data();
    let charts =
        gallery["sections"].as_array().unwrap().iter().flat_map(|section| section["charts"].as_array().unwrap());
    let mut seen = std::collections::BTreeSet::new();
    for chart in charts {
        fn same<T: serde::Serialize + serde::de::DeserializeOwned>(chart: &Value) {
            let read: T = serde_json::from_value(chart["data"].clone())
                .unwrap_or_else(|error| panic!("{}: {error}", chart["case"]));
            assert_eq!(
                serde_json::to_value(read).unwrap().as_object().unwrap().len(),
                chart["data"].as_object().unwrap().len()
            );
        }
        let kind = chart["kind"].as_str().unwrap();
        seen.insert(kind);
        match kind {
            "columns" => same::<Columns>(chart),
            "bars" => same::<Bars>(chart),
            "interval" => same::<Interval>(chart),
            "parts" => same::<Parts>(chart),
            "bubbles" => same::<BubbleMap>(chart),
            "timeline" => same::<Timeline>(chart),
            "objectives" => same::<Objectives>(chart),
            "people" => same::<StakeholderMap>(chart),
            "answers" => same::<Answers>(chart),
            "sparkline" => same::<Sparkline>(chart),
            // Drawn from the same keys by any document that has them.
            "waterfall" | "heat" => {}
            other => panic!("no type for a chart of kind {other}"),
        }
    }
    assert_eq!(seen.len(), 12);
}
