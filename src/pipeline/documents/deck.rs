//! The portfolio deck.

use std::num::NonZeroUsize;
use std::sync::Mutex;

use super::Work;
use super::briefs::sound;
use crate::deliver::{Document, RelPath, Staging};
use crate::pipeline::Error;
use crate::plan::deck::{DeckInput, compose};
use crate::render::assets;
use crate::render::press::{Job, press};
use crate::score::Before;

/// Plans, sets, checks and writes the deck.
pub fn write(work: &Work<'_>, staging: &Staging) -> Result<(), Error> {
    let run = work.run.id.to_string();
    let before = Before::of(work.context.portfolio, work.config);
    let input = DeckInput {
        quality: &work.ingested.quality,
        config: work.config,
        run: &run,
        before: Some(&before),
        effort: work.effort,
        model: work.model,
    };
    let deck = compose(work.leaders, &input);
    let json = serde_json::to_vec(&deck)?;
    let typesetter = assets::branded(work.brand).map_err(|error| Error::Render(error.to_string()))?;
    let made = Mutex::new(None);
    let make = |_| {
        Ok(Job { template: assets::DECK, json: json.clone(), metadata: assets::metadata("deck", work.context.as_of()) })
    };
    let keep = |_, set| {
        if let Ok(mut made) = made.lock() {
            *made = Some(set);
        }
    };
    press(&typesetter, NonZeroUsize::MIN, 1, make, keep).map_err(|error| Error::Render(error.to_string()))?;
    let path = RelPath::new("deck.pdf");
    match made.into_inner().ok().flatten() {
        Some(Ok(typeset)) => {
            let document = Document { path, plan: &deck, bytes: &typeset.pdf };
            staging.write_document(&document, |_| sound(&typeset))?;
        }
        Some(Err(failure)) => staging.keep_failed(&path, &deck, &failure.to_string())?,
        None => staging.keep_failed(&path, &deck, "it was not set")?,
    }
    Ok(())
}
