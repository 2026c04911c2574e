//! Where the data of a previewed document comes from.

use camino::Utf8PathBuf;
use serde_json::Value as Json;

use super::{Fault, Request};
use crate::cli::{PreviewDocument, PreviewSample};
use crate::model::Date;
use crate::pipeline::{self, Observer, Wanted};
use crate::render::templates::{BRIEF, DECK, GALLERY};
use crate::settings::Settings;

/// What a document is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Sample(PreviewSample),
    /// A plan as JSON: one document's, one that a run kept under `failed/`, or what `run --until plan` prints, of which
    /// the account's brief is taken, else the first.
    Plan {
        file: Utf8PathBuf,
        account: Option<String>,
    },
    /// The exports that the configuration names.
    Config {
        account: Option<String>,
    },
}

/// A document's data, ready to be set.
pub(super) struct Data {
    /// The template's name.
    pub template: &'static str,
    pub json: Vec<u8>,
    pub ident: String,
    pub as_of: Date,
}

/// The data of a request.
pub(super) fn planned(request: &Request, settings: Option<&Settings>, observer: &dyn Observer) -> Result<Data, Fault> {
    match (&request.origin, settings) {
        (Origin::Sample(sample), _) => {
            let text = sample_of(request.document, *sample)?;
            let template = template_of(request.document);
            let ident = format!("sample/{template}");
            Ok(Data { template, json: text.as_bytes().to_vec(), ident, as_of: request.today })
        }
        (Origin::Plan { file, account }, _) => of_file(request, file, account.as_deref()),
        (Origin::Config { account }, Some(settings)) => {
            let wanted = match request.document {
                PreviewDocument::Brief => Wanted::Brief(account.as_deref()),
                PreviewDocument::Deck => Wanted::Deck,
                PreviewDocument::Gallery => return Err(Fault::new(NO_GALLERY, "add `--sample edges`")),
            };
            let planned =
                pipeline::planned(settings, wanted, observer).map_err(|error| Fault::new(&error, error.hint()))?;
            Ok(Data {
                template: template_of(request.document),
                json: planned.json,
                ident: planned.ident,
                as_of: planned.as_of,
            })
        }
        (Origin::Config { .. }, None) => Err(Fault::new("there is no configuration", "name it with `--config`")),
    }
}

const NO_GALLERY: &str = "the gallery shows sample data alone";

fn template_of(document: PreviewDocument) -> &'static str {
    match document {
        PreviewDocument::Brief => BRIEF,
        PreviewDocument::Deck => DECK,
        PreviewDocument::Gallery => GALLERY,
    }
}

fn sample_of(document: PreviewDocument, sample: PreviewSample) -> Result<&'static str, Fault> {
    match (document, sample) {
        (PreviewDocument::Brief, PreviewSample::Rich) => Ok(include_str!("../../templates/samples/brief-rich.json")),
        (PreviewDocument::Brief, PreviewSample::Poor) => Ok(include_str!("../../templates/samples/brief-poor.json")),
        (PreviewDocument::Brief, PreviewSample::Edges) => Ok(include_str!("../../templates/samples/brief-edges.json")),
        (PreviewDocument::Deck, PreviewSample::Rich) => Ok(include_str!("../../templates/samples/deck.json")),
        (PreviewDocument::Deck, PreviewSample::Edges) => Ok(include_str!("../../templates/samples/deck-edges.json")),
        (PreviewDocument::Deck, PreviewSample::Poor) => {
            Err(Fault::new("there is no poor sample of the deck", "take `--sample rich` or `--sample edges`"))
        }
        (PreviewDocument::Gallery, _) => Ok(include_str!("../../templates/samples/gallery.json")),
    }
}

/// A file says itself what it is of: the word on the command line only chooses among several.
fn of_file(request: &Request, file: &Utf8PathBuf, account: Option<&str>) -> Result<Data, Fault> {
    let text = fs_err::read_to_string(file).map_err(|error| Fault::new(error, "correct the path of `--plan`"))?;
    let json: Json = serde_json::from_str(&text).map_err(|error| {
        Fault::new(format!("`{file}` is no JSON: {error}"), "`cartera run --until plan` prints plans as JSON")
    })?;
    let plan = one_of(json, account).ok_or_else(|| {
        let message = match account {
            Some(account) => format!("`{file}` holds no brief of `{account}`"),
            None => format!("`{file}` is no plan of a brief or a deck"),
        };
        Fault::new(message, "give a file of `failed/`, or what `cartera run --until plan` prints")
    })?;
    let template = if plan.get("slides").is_some() { DECK } else { BRIEF };
    let as_of = plan.get("as_of").and_then(Json::as_str).and_then(|day| day.parse().ok());
    let ident = plan.get("account_id").and_then(Json::as_str).map_or("deck".to_owned(), |id| format!("brief/{id}"));
    Ok(Data { template, json: plan.to_string().into_bytes(), ident, as_of: as_of.unwrap_or(request.today) })
}

fn one_of(mut json: Json, account: Option<&str>) -> Option<Json> {
    if let Some(briefs) = json.get_mut("briefs").and_then(Json::as_array_mut) {
        let of = |brief: &Json| brief.get("account_id").and_then(Json::as_str).map(str::to_owned);
        let place = match account {
            Some(account) => briefs.iter().position(|brief| of(brief).as_deref() == Some(account))?,
            None => 0,
        };
        return (place < briefs.len()).then(|| briefs.swap_remove(place));
    }
    // What a run keeps of a document that failed has the plan within.
    if json.get("reason").is_some()
        && let Some(plan) = json.get_mut("plan")
    {
        json = plan.take();
    }
    let is_document = json.get("slides").is_some() || json.get("header").is_some();
    let is_wanted = account.is_none_or(|account| json.get("account_id").and_then(Json::as_str) == Some(account));
    (is_document && is_wanted).then_some(json)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_plan_is_found_in_each_form_that_the_program_writes() {
        let brief = |id: &str| json!({ "header": {}, "account_id": id });
        assert_eq!(one_of(brief("A"), None), Some(brief("A")));
        assert_eq!(one_of(json!({ "document": "x.pdf", "reason": "r", "plan": brief("A") }), None), Some(brief("A")));
        let several = json!({ "accounts": [], "briefs": [brief("A"), brief("B")] });
        assert_eq!(one_of(several.clone(), None), Some(brief("A")));
        assert_eq!(one_of(several.clone(), Some("B")), Some(brief("B")));
        assert_eq!(one_of(several, Some("C")), None);
        assert_eq!(one_of(json!({ "slides": [] }), None), Some(json!({ "slides": [] })));
        // A brief has a part that is called plan too.
        let with_plan = json!({ "header": {}, "account_id": "A", "plan": null });
        assert_eq!(one_of(with_plan.clone(), Some("A")), Some(with_plan));
    }

    #[test]
    fn what_is_no_plan_is_none() {
        for other in [json!(null), json!([]), json!({}), json!({ "briefs": [] }), json!({ "reason": 1, "plan": null })]
        {
            assert_eq!(one_of(other, None), None);
        }
    }
}
