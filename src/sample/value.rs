//! The company's value file: what it offers against a pain, what proves it, and how it answers objections.

use super::SampleError;
use super::exports::Exports;

/// Theme, pain, line, proof, segment, product and language.
type Line = [&'static str; 7];

const LINES: &[Line] = &[
    [
        "soporte",
        "Las incidencias tardan en resolverse",
        "Un técnico asignado responde en cuatro horas y sigue el caso hasta cerrarlo",
        "En 2025 se respondió en plazo al 93 % de las incidencias (dato ficticio)",
        "Gran cuenta",
        "Mantenimiento preventivo",
        "es",
    ],
    [
        "soporte",
        "Las incidencias tardan en resolverse",
        "El mantenimiento preventivo evita muchas urgencias",
        "Mecanizados Ficticios Ebro redujo un 30 % sus paradas en un año (caso ficticio)",
        "",
        "Mantenimiento preventivo",
        "es",
    ],
    [
        "entrega",
        "Las paradas por falta de repuesto cuestan más que el repuesto",
        "Un almacén en planta repone lo que se gasta antes de que falte",
        "Alimentos Ficticios del Sur pasó de nueve paradas al año a dos (caso ficticio)",
        "",
        "Gestión de almacén en planta",
        "es",
    ],
    [
        "precio",
        "El costo total no se ve en la tarifa",
        "Se paga por pieza mecanizada y no por herramienta comprada",
        "El costo por pieza baja un 11 % de media en el primer año (dato ficticio)",
        "Gran cuenta",
        "Herramienta de precisión",
        "es",
    ],
    [
        "precio",
        "El presupuesto está cerrado",
        "La tarifa queda fija doce meses con un contrato de suministro",
        "",
        "",
        "Consumibles de corte",
        "es",
    ],
    [
        "producto",
        "Los lotes fuera de tolerancia paran la línea",
        "Cada lote llega con su certificado de calibración",
        "Laboratorio acreditado (ficticio), con informe por lote",
        "",
        "Calibración y certificación",
        "es",
    ],
    [
        "facturación",
        "Las facturas no cuadran con los pedidos",
        "Una factura al mes, con el número de pedido en cada línea",
        "",
        "",
        "",
        "es",
    ],
    [
        "personas",
        "Nadie conoce la planta",
        "El mismo gerente de cuenta visita la planta cada trimestre",
        "",
        "Sector público",
        "",
        "es",
    ],
    [
        "",
        "El mantenimiento depende de la memoria de una persona",
        "La Plataforma Taller avisa antes de cada revisión y guarda lo que se hizo",
        "Más de cien talleres la usan a diario (dato ficticio)",
        "",
        "Plataforma Taller",
        "es",
    ],
    [
        "delivery",
        "Downtime costs more than the spare part",
        "A store on your site refills what is used before it runs out",
        "Fictional Foods South went from nine stops a year to two (fictional case)",
        "",
        "Gestión de almacén en planta",
        "en",
    ],
    [
        "support",
        "Issues take too long to solve",
        "A named engineer answers within four hours and stays until the case is closed",
        "",
        "",
        "Mantenimiento preventivo",
        "en",
    ],
];

/// Theme, objection, answer, proof, competitor, segment and language.
type Answer = [&'static str; 7];

const ANSWERS: &[Answer] = &[
    [
        "precio",
        "Es más caro que el proveedor actual",
        "Compare el costo por pieza y no el de la herramienta: lo medimos en su línea durante un mes",
        "Prueba de un mes con su propia pieza",
        "",
        "",
        "es",
    ],
    [
        "precio",
        "No hay presupuesto este año",
        "Empiece por una línea y amplíe con lo que ahorra",
        "",
        "",
        "Pequeña empresa",
        "es",
    ],
    [
        "",
        "Ferrotalia ofrece lo mismo",
        "Pregunte quién responde en planta cuando una máquina se detiene",
        "Técnicos propios en cada zona (dato ficticio)",
        "Ferrotalia (ficticia)",
        "",
        "es",
    ],
    [
        "soporte",
        "La última incidencia tardó demasiado",
        "Reconozca el fallo, explique qué cambió y acuerde un plazo por escrito",
        "",
        "",
        "",
        "es",
    ],
    [
        "",
        "Cambiar de proveedor es un riesgo",
        "El cambio se hace por etapas y con existencias dobles el primer mes",
        "",
        "",
        "",
        "es",
    ],
    [
        "price",
        "You are more expensive than our supplier",
        "Compare the cost per part, not per tool: we measure it on your line for a month",
        "A month's trial with your own part",
        "",
        "",
        "en",
    ],
];

pub(super) fn write(files: &mut Exports) -> Result<(), SampleError> {
    for [theme, pain, line, proof, segment, product, language] in LINES {
        files.value_line.row(&[
            ("theme", (*theme).into()),
            ("pain", (*pain).into()),
            ("line", (*line).into()),
            ("proof", (*proof).into()),
            ("segment", (*segment).into()),
            ("product", (*product).into()),
            ("language", (*language).into()),
        ])?;
    }
    for [theme, objection, answer, proof, competitor, segment, language] in ANSWERS {
        files.objection.row(&[
            ("theme", (*theme).into()),
            ("objection", (*objection).into()),
            ("answer", (*answer).into()),
            ("proof", (*proof).into()),
            ("competitor", (*competitor).into()),
            ("segment", (*segment).into()),
            ("language", (*language).into()),
        ])?;
    }
    Ok(())
}
