//! Which kinds of content a play asks for, by its tags.

use super::key;
use crate::plan::account::Situation;
use crate::plan::facts::AccountFacts;
use crate::plan::playbook::wanted_named;

/// Words of a piece's type, without accents and capitals, by the tag of the plays that they help. A tag that is not here,
/// such as one of the company's own, is the type's own word.
const KINDS: [(&str, &[&str]); 16] = [
    ("account plan", &["account plan", "plan de cuenta"]),
    ("billing", &["billing", "facturacion", "invoice", "factura"]),
    ("case", &["case", "caso", "success story", "customer story", "historia"]),
    ("comparison", &["comparison", "comparativa", "comparacion", "battle card", "battlecard"]),
    ("event", &["event", "evento", "webinar", "seminario"]),
    ("offer", &["offer", "oferta", "promotion", "promocion", "proposal", "propuesta"]),
    ("onboarding", &["onboarding", "welcome", "bienvenida", "puesta en marcha", "incorporacion"]),
    ("pricing", &["pricing", "price", "precio", "tarifa"]),
    ("product", &["product", "producto", "datasheet", "data sheet", "ficha", "brochure", "folleto", "demo"]),
    ("renewal", &["renewal", "renovacion", "contract", "contrato"]),
    ("results", &["results", "resultados", "roi", "retorno", "report", "informe", "whitepaper", "white paper"]),
    ("roadmap", &["roadmap", "hoja de ruta"]),
    ("service", &["service", "servicio", "support", "soporte", "sla"]),
    ("survey", &["survey", "encuesta"]),
    ("testimonial", &["testimonial", "testimonio", "reference", "referencia"]),
    ("training", &["training", "capacitacion", "formacion", "tutorial", "guide", "guia", "manual", "video"]),
];

/// The tags of the plays that an account gets, each with the play's name, by priority.
pub fn of_plays(s: &Situation<'_>) -> Vec<(String, String)> {
    let facts = AccountFacts::of(s);
    let over = s.context.rep_hours().over(s.account);
    let plays = wanted_named(s.context.playbook, &facts).into_iter().filter(|(play, _)| !over.contains(&play.id));
    plays.flat_map(|(play, name)| play.content.iter().map(move |tag| (key(tag), name.clone()))).collect()
}

/// Whether a piece of a type is what a tag asks for: `caso de exito` for `case`.
pub fn is_of_kind(kind: &str, tag: &str) -> bool {
    let words = KINDS.iter().find(|(known, _)| *known == tag).map(|(_, words)| *words);
    let told = |word: &str| format!(" {kind} ").contains(&format!(" {word} "));
    told(tag) || words.unwrap_or_default().iter().any(|word| told(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::playbook::Playbook;

    #[test]
    fn a_type_is_known_by_whole_words_in_both_languages() {
        assert!(is_of_kind("caso de exito", "case") && is_of_kind("case study", "case"));
        assert!(is_of_kind("hoja de ruta", "roadmap") && is_of_kind("safety sheet", "safety sheet"));
        assert!(!is_of_kind("showcase", "case") && !is_of_kind("video", "case"));
    }

    #[test]
    fn every_tag_of_the_plays_that_come_with_the_program_has_words() {
        for play in &Playbook::bundled().plays {
            for tag in &play.content {
                assert!(KINDS.iter().any(|(known, _)| *known == key(tag)), "{}: {tag}", play.id);
            }
        }
    }
}
