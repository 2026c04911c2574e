//! Words of company names that do not tell one company from another, or tell it only weakly.

/// Legal forms as they end a name, the longest first. Dotted and spaced initials are one word by then: `S. A. de C. V.`
/// is `sa de cv`.
pub const LEGAL_ENDINGS: &[&[&str]] = &[
    &["sociedad", "anonima", "de", "capital", "variable"],
    &["sociedad", "de", "responsabilidad", "limitada"],
    &["sociedad", "limitada", "unipersonal"],
    &["sociedad", "anonima", "unipersonal"],
    &["s", "de", "rl", "de", "cv"],
    &["sociedade", "anonima"],
    &["sociedad", "anonima"],
    &["sociedad", "limitada"],
    &["sociedad", "cooperativa"],
    &["sociedad", "civil"],
    &["societe", "anonyme"],
    &["spolka", "akcyjna"],
    &["spolka", "zoo"],
    &["sp", "z", "oo"],
    &["sp", "zoo"],
    &["gmbh", "co", "kg"],
    &["gmbh", "co", "ohg"],
    &["ag", "co", "kg"],
    &["sapi", "de", "cv"],
    &["sab", "de", "cv"],
    &["srl", "de", "cv"],
    &["sa", "de", "cv"],
    &["private", "limited"],
    &["pvt", "ltd"],
    &["pty", "ltd"],
    &["pte", "ltd"],
    &["co", "ltd"],
    &["sdn", "bhd"],
    &["et", "cie"],
    &["co", "inc"],
    &["co", "kg"],
    &["y", "cia"],
];

/// Legal forms of one word that end a name.
pub const LEGAL_WORDS: &[&str] = &[
    "sa", "sau", "sl", "slu", "slne", "sll", "slp", "sal", "sc", "scp", "sccl", "scoop", "coop", "cb", "aie", "ute",
    "sab", "sapi", "spr", "cv", "rl", "srl", "srls", "spa", "snc", "sapa", "sas", "sasu", "sarl", "eurl", "sca",
    "scrl", "inc", "incorporated", "corp", "corporation", "llc", "llp", "lp", "lllp", "pllc", "pc", "ltd", "limited",
    "plc", "pty", "pvt", "pte", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ek", "ev", "se", "bv", "nv", "vof",
    "cvba", "bvba", "oy", "oyj", "ab", "hb", "as", "asa", "aps", "ks", "ltda", "lda", "eireli", "epp", "sro", "spol",
    "kft", "zrt", "nyrt", "doo", "dd", "ood", "ead", "jsc", "pjsc", "ooo", "oao", "zao", "pao", "kk", "tbk", "co",
    "sti",
];

/// Legal forms that no other word is spelt like: they are left out wherever they stand but at the beginning.
pub const LEGAL_ANYWHERE: &[&str] =
    &["gmbh", "sarl", "slu", "sau", "srl", "ltda", "llc", "ltd", "inc", "sl", "sa", "bv", "plc", "kgaa", "bvba"];

/// Legal forms that some languages put before the name.
pub const LEGAL_BEGINNINGS: &[&str] = &["sarl", "pt", "ooo", "oao", "zao", "pao", "cv", "tdg", "ets", "eurl"];

/// Conjunctions, articles and prepositions.
pub const SMALL: &[&str] = &[
    "and", "y", "e", "et", "und", "og", "och", "en", "i", "the", "la", "el", "los", "las", "le", "les", "der", "die",
    "das", "de", "del", "da", "do", "dos", "di", "du", "des", "of", "for", "para", "van", "von", "a", "al",
];

/// Words that companies of all kinds add to their names, and their abbreviations and translations.
pub const FILLERS: &[(&str, &[&str])] = &[
    ("group", &["group", "grp", "grupo", "groupe", "gruppe", "gruppo", "grup"]),
    ("holding", &["holding", "holdings"]),
    ("company", &["company", "compania", "cia", "compagnie", "companhia", "cie", "co", "empresa", "empresas"]),
    ("corporation", &["corporation", "corp", "corporacion", "corporate", "corporativo"]),
    ("international", &["international", "intl", "internacional", "internationale", "internazionale", "int"]),
    ("global", &["global", "worldwide", "mundial"]),
    ("service", &["service", "services", "svcs", "servicios", "servicio", "servei", "serveis", "servicos"]),
    ("solution", &["solution", "solutions", "sols", "soluciones", "solucoes", "solucions"]),
    ("associates", &["associates", "assoc", "asociados", "asoc", "associados", "partners"]),
    ("enterprise", &["enterprise", "enterprises", "ent"]),
    ("hermanos", &["hermanos", "hnos"]),
    ("brothers", &["brothers", "bros"]),
    ("hijos", &["hijos", "sons"]),
    ("commercial", &["commercial", "comercial", "trading", "comercializadora"]),
    ("web", &["com", "net", "org"]),
];

/// Trades: two names that say different ones are two companies.
pub const TRADES: &[(&str, &[&str])] = &[
    ("technology", &["technology", "technologies", "tech", "tec", "tecnologia", "tecnologias", "technologie"]),
    ("system", &["system", "systems", "sist", "sistemas", "sistema", "systeme", "systemes", "sys"]),
    ("manufacturing", &["manufacturing", "mfg", "manufacturas", "manufacturers"]),
    ("industry", &["industry", "industries", "industrias", "industria", "industrial", "industriales", "ind", "inds"]),
    ("construction", &["construction", "constructions", "construcciones", "construccion", "constr", "constructora"]),
    ("distribution", &["distribution", "distributors", "distribuciones", "distribuidora", "distrib", "dist"]),
    ("transport", &["transport", "transports", "transportes", "transp"]),
    ("logistics", &["logistics", "logistica", "logistique", "logistik", "log"]),
    ("food", &["food", "foods", "alimentos", "alimentacion", "alimentaria"]),
    ("laboratory", &["laboratory", "laboratories", "laboratorio", "laboratorios", "lab", "labs"]),
    ("university", &["university", "univ", "universidad", "universitat", "universidade", "universite"]),
    ("engineering", &["engineering", "engineers", "eng", "ingenieria", "ingenieros", "ing"]),
    ("consulting", &["consulting", "consultants", "consultores", "consultoria", "consultancy", "asesores"]),
    ("management", &["management", "mgmt", "mgt"]),
    ("national", &["national", "natl", "nacional", "nac"]),
    ("bank", &["bank", "banco", "banque", "banca", "bco"]),
    ("electric", &["electric", "electrica", "electricas", "electricidad", "electrical", "elec"]),
    ("pharmacy", &["pharmacy", "farmacia", "farmacias", "pharmaceuticals", "pharma", "farmaceutica"]),
    ("center", &["center", "centre", "centro", "ctro"]),
    ("foundation", &["foundation", "fundacion", "fund", "fundacio"]),
    ("institute", &["institute", "instituto", "inst", "institut"]),
    ("cooperative", &["cooperative", "cooperativa", "coop"]),
    ("hospital", &["hospital", "hosp"]),
    ("council", &["ayuntamiento", "ayto", "council"]),
    ("agriculture", &["agricultural", "agricola", "agricolas", "agric", "agro"]),
    ("property", &["inmobiliaria", "inmob", "realty", "properties", "property", "inmuebles"]),
    ("software", &["software", "soft"]),
    ("insurance", &["insurance", "seguros", "assurances"]),
    ("energy", &["energy", "energia", "energias", "energie"]),
    ("santa", &["santa", "sta"]),
    ("general", &["general", "gral"]),
];

/// Countries and parts of the world: branches and national companies are called by them.
pub const PLACES: &[(&str, &[&str])] = &[
    ("spain", &["spain", "espana", "esp", "spanien", "espagne"]),
    ("mexico", &["mexico", "mex", "mexicana", "mexicano"]),
    ("usa", &["usa", "us", "america", "eeuu"]),
    ("uk", &["uk", "britain", "england"]),
    ("germany", &["germany", "deutschland", "alemania", "allemagne"]),
    ("france", &["france", "francia", "frankreich"]),
    ("italy", &["italy", "italia", "italien"]),
    ("portugal", &["portugal", "portuguesa"]),
    ("brazil", &["brazil", "brasil"]),
    ("argentina", &["argentina"]),
    ("chile", &["chile"]),
    ("colombia", &["colombia"]),
    ("peru", &["peru"]),
    ("canada", &["canada"]),
    ("netherlands", &["netherlands", "nederland", "holland", "holanda"]),
    ("belgium", &["belgium", "belgica", "belgique", "belgie"]),
    ("switzerland", &["switzerland", "suiza", "suisse", "schweiz"]),
    ("austria", &["austria", "osterreich"]),
    ("poland", &["poland", "polska", "polonia"]),
    ("sweden", &["sweden", "sverige", "suecia"]),
    ("norway", &["norway", "norge", "noruega"]),
    ("denmark", &["denmark", "danmark", "dinamarca"]),
    ("china", &["china"]),
    ("japan", &["japan", "japon"]),
    ("india", &["india"]),
    ("australia", &["australia"]),
    ("ireland", &["ireland", "irlanda"]),
    ("europe", &["europe", "europa", "emea", "eu"]),
    ("latam", &["latam", "latinoamerica"]),
    ("asia", &["asia", "apac"]),
    ("madrid", &["madrid"]),
    ("barcelona", &["barcelona", "bcn"]),
    ("valencia", &["valencia"]),
    ("sevilla", &["sevilla", "seville"]),
    ("bilbao", &["bilbao"]),
    ("north", &["north", "norte", "nord"]),
    ("south", &["south", "sur", "sud"]),
    ("east", &["east", "este", "oriente"]),
    ("west", &["west", "oeste", "occidente"]),
];
