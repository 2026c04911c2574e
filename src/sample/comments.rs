//! What respondents write, by mood, theme and language.

use super::catalogue::Theme;
use super::chance::Chance;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Detractor,
    Passive,
    Promoter,
}

impl Mood {
    pub fn of(score: i32) -> Mood {
        match score {
            ..=6 => Mood::Detractor,
            7..=8 => Mood::Passive,
            _ => Mood::Promoter,
        }
    }
}

type Pair = (&'static [&'static str], &'static [&'static str]);

/// Spanish and English sentences of a mood about a theme.
fn sentences(mood: Mood, theme: Theme) -> Pair {
    match mood {
        Mood::Detractor => detractor(theme),
        Mood::Passive => passive(theme),
        Mood::Promoter => promoter(theme),
    }
}

fn detractor(theme: Theme) -> Pair {
    match theme {
        Theme::Support => (
            &[
                "El soporte tarda días en contestar y nadie asume la incidencia.",
                "Llamo al servicio técnico y siempre me pasan de uno a otro; tres semanas sin solución.",
                "Ni una respuesta al último ticket. Así no se puede trabajar.",
            ],
            &[
                "Support takes days to answer and nobody owns the issue.",
                "Three open tickets, no reply. Not acceptable.",
            ],
        ),
        Theme::Price => (
            &[
                "Nos han subido el precio un 12 % sin avisar y otro proveedor nos ofrece lo mismo más barato.",
                "Demasiado caro para lo que recibimos; estamos comparando ofertas.",
            ],
            &["Prices went up 12% without notice; we are comparing offers.", "Too expensive for what we get."],
        ),
        Theme::Product => (
            &[
                "La plataforma se cae a fin de mes y el informe sale vacío.",
                "El último lote vino fuera de tolerancia: calidad mala y hemos tenido que parar la línea.",
            ],
            &["The platform goes down at month end, just when we need it.", "The last batch was out of tolerance."],
        ),
        Theme::Billing => (
            &[
                "Facturas duplicadas mes tras mes; contabilidad está harta.",
                "Cada factura llega con un error distinto y los abonos tardan dos meses.",
            ],
            &["Duplicate invoices every month; credit notes take ages.", "Every invoice has a different mistake."],
        ),
        Theme::Delivery => (
            &[
                "Entregas con retraso y pedidos incompletos. La línea ha estado parada dos veces.",
                "El plazo de entrega no se cumple nunca, y nadie avisa.",
            ],
            &["Late and incomplete deliveries; our line stood still twice.", "Lead times are never met."],
        ),
        Theme::People => (
            &[
                "Desde que se fue nuestro gerente de cuenta nadie nos visita.",
                "Tres comerciales en un año: hay que empezar de cero cada vez.",
            ],
            &[
                "Nobody has visited us since our account manager left.",
                "Three reps in a year; we start over each time.",
            ],
        ),
    }
}

fn passive(theme: Theme) -> Pair {
    match theme {
        Theme::Support => (
            &["Buen soporte, aunque por la tarde cuesta que contesten.", "Responden, pero podrían ser más rápidos."],
            &["Support is fine, if slow in the afternoon."],
        ),
        Theme::Price => (
            &["Buen servicio, pero el precio empieza a ser un problema.", "Correcto; mejoraría los descuentos."],
            &["Good service, but pricing is becoming an issue."],
        ),
        Theme::Product => (
            &["El producto cumple; faltan informes a medida.", "Funciona bien, la aplicación móvil no tanto."],
            &["The product does the job; custom reports are missing."],
        ),
        Theme::Billing => (
            &["Todo bien salvo las facturas sin número de pedido."],
            &["All fine but for invoices without our order number."],
        ),
        Theme::Delivery => (
            &["Normalmente llegan a tiempo; en agosto hubo retrasos.", "Buen catálogo, entregas mejorables."],
            &["Usually on time; some delays in August."],
        ),
        Theme::People => {
            (&["Trato correcto. Echamos de menos más visitas."], &["Friendly people; we would like more visits."])
        }
    }
}

fn promoter(theme: Theme) -> Pair {
    match theme {
        Theme::Support => (
            &[
                "El soporte contesta en una hora y resuelve a la primera.",
                "El técnico vino un sábado y salvó la producción. Muchas gracias.",
            ],
            &["Support answers within the hour and fixes things first time."],
        ),
        Theme::Price => {
            (&["Precio justo y sin sorpresas en la renovación."], &["Fair price and no surprises at renewal."])
        }
        Theme::Product => (
            &[
                "Con la plataforma hemos reducido las paradas un 20 %.",
                "Herramienta de calidad excelente, dura el doble que la anterior.",
            ],
            &["The platform cut our downtime by a fifth.", "Excellent tooling, lasts twice as long."],
        ),
        Theme::Billing => {
            (&["Facturación clara y siempre correcta, se agradece."], &["Clear and correct invoices, every time."])
        }
        Theme::Delivery => (
            &["Nunca nos ha faltado un repuesto: entregas puntuales.", "Pedimos por la mañana y llega por la tarde."],
            &["We have never run out of a spare part."],
        ),
        Theme::People => (
            &["Nuestro gerente de cuenta conoce la planta como nosotros.", "Equipo cercano y muy profesional."],
            &["Our account manager knows the plant as well as we do."],
        ),
    }
}

/// Comments that say little or try a reader's care: symbols of markup, a formula's first letter, a lone dash.
const ODD: &[&str] = &[
    "ok",
    "-",
    "N/A",
    "+1 al equipo de planta",
    "Ver incidencia #4512 & <ticket> del 03/05 (50 % hecho)",
    "👍 genial",
];

/// A comment that fits a score; the account's main theme comes first. `None` where nothing was written.
pub(super) fn comment(score: i32, main: Theme, others: &[Theme], english: bool, chance: &mut Chance) -> Option<String> {
    if chance.happens(0.38) {
        return None;
    }
    if chance.happens(0.03) {
        return Some(chance.pick(ODD, "ok").to_owned());
    }
    let mood = Mood::of(score);
    let theme = if chance.happens(0.6) {
        main
    } else {
        let at = usize::try_from(chance.below(u32::try_from(others.len()).unwrap_or(1))).unwrap_or(0);
        others.get(at).copied().unwrap_or(main)
    };
    let (spanish, english_ones) = sentences(mood, theme);
    Some(chance.pick(if english { english_ones } else { spanish }, "ok").to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::THEMES;
    use super::*;

    #[test]
    fn each_mood_has_something_to_say_of_each_theme_in_both_languages() {
        for mood in [Mood::Detractor, Mood::Passive, Mood::Promoter] {
            for theme in THEMES {
                let (spanish, english) = sentences(mood, *theme);
                assert!(!spanish.is_empty() && !english.is_empty());
            }
        }
        assert_eq!([0, 6, 7, 8, 9, 10].map(Mood::of), {
            use Mood::*;
            [Detractor, Detractor, Passive, Passive, Promoter, Promoter]
        });
    }
}
