//! The language of a comment.

use std::collections::BTreeMap;

use whatlang::Lang;

use super::lexicon::Lexicon;

/// Characters under which a text is too short to tell its language.
const SHORTEST: usize = 20;

/// Characters from which a text in a language that is not read is believed to be in it: short texts of our languages are
/// often taken, surely, for one of the dozens of others.
const FOREIGN: usize = 60;

/// What a text itself tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Surely this one; the code of ISO 639-1, or of 639-3 where there is none for it here.
    Surely(&'static str),
    Unsure,
}

/// Tells languages apart: all that are known, and then those alone of which words are.
pub struct Ear {
    among_read: whatlang::Detector,
    read: Vec<Lang>,
}

impl Ear {
    pub fn of(lexicon: &Lexicon) -> Ear {
        let read: Vec<Lang> = Lang::all().iter().copied().filter(|language| lexicon.knows(code(*language))).collect();
        Ear { among_read: whatlang::Detector::with_allowlist(read.clone()), read }
    }

    /// Neighbours (Spanish, Portuguese, Catalan) make a text unsure among all languages that is sure among ours.
    pub fn told(&self, text: &str) -> Told {
        if text.chars().count() < SHORTEST {
            return Told::Unsure;
        }
        let reliable = |info: &whatlang::Info| info.is_reliable();
        let of_all = whatlang::detect(text).filter(reliable);
        let believed = of_all.filter(|info| self.read.contains(&info.lang()) || text.chars().count() >= FOREIGN);
        let told = believed.or_else(|| self.among_read.detect(text).filter(reliable));
        told.map_or(Told::Unsure, |info| Told::Surely(code(info.lang())))
    }
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Spa => "es",
        Lang::Eng => "en",
        Lang::Por => "pt",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ita => "it",
        Lang::Cat => "ca",
        Lang::Nld => "nl",
        other => other.code(),
    }
}

/// The languages of surveys: that of most of its comments, of which the language is sure and words are known.
#[derive(Debug, Default)]
pub struct SurveyLanguages {
    surveys: BTreeMap<Option<String>, &'static str>,
    portfolio: Option<&'static str>,
}

type Votes = BTreeMap<&'static str, usize>;

impl SurveyLanguages {
    pub fn of<'a>(told: impl Iterator<Item = (&'a Option<String>, Told)>, lexicon: &Lexicon) -> SurveyLanguages {
        let (mut surveys, mut all) = (BTreeMap::<Option<String>, Votes>::new(), Votes::new());
        for (survey, told) in told {
            if let Told::Surely(language) = told
                && lexicon.knows(language)
            {
                *surveys.entry(survey.clone()).or_default().entry(language).or_default() += 1;
                *all.entry(language).or_default() += 1;
            }
        }
        let of = |votes: &Votes| votes.iter().max_by_key(|(_, votes)| **votes).map(|(language, _)| *language);
        SurveyLanguages {
            surveys: surveys.into_iter().filter_map(|(survey, votes)| Some((survey, of(&votes)?))).collect(),
            portfolio: of(&all),
        }
    }

    /// Of a text that does not tell its own: the survey's, else the portfolio's; None where that is not known either.
    pub fn of_survey(&self, survey: &Option<String>) -> Option<&'static str> {
        self.surveys.get(survey).copied().or(self.portfolio)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ThemesConfig;
    use super::*;

    #[test]
    fn long_texts_tell_their_language_and_short_ones_take_the_survey_s() {
        let lexicon = Lexicon::new(&ThemesConfig::default());
        let ear = Ear::of(&lexicon);
        let spanish = ear.told("La entrega llegó con tres semanas de retraso y nadie nos avisó de nada.");
        assert_eq!(spanish, Told::Surely("es"));
        assert_eq!(ear.told("We would recommend them to everybody who works in our industry."), Told::Surely("en"));
        assert_eq!(ear.told("Muy bien"), Told::Unsure);
        // Taken for another language among all, and not long enough to be believed.
        assert!(matches!(ear.told("The delivery was late again this month"), Told::Surely("en") | Told::Unsure));
        let german = "Wir sind mit der Lieferung und dem Service im Allgemeinen sehr zufrieden gewesen.";
        assert_eq!(ear.told(german), Told::Surely("de"));
        let (encuesta, other) = (Some("Encuesta".to_owned()), Some("other".to_owned()));
        let languages = SurveyLanguages::of([(&encuesta, spanish), (&encuesta, Told::Unsure)].into_iter(), &lexicon);
        assert_eq!((languages.of_survey(&encuesta), languages.of_survey(&other)), (Some("es"), Some("es")));
        assert_eq!(SurveyLanguages::default().of_survey(&other), None);
    }
}
