### Palabras y frases de los informes en español: neutro, con uso americano.
###
### Un conteo llega dos veces: `$n` elige singular o plural y `$n-text` es su texto en el formato del lector.
### Importes, fechas y porcentajes llegan ya escritos. Los nombres de cuentas no tienen género: ningún adjetivo
### concuerda con ellos. Una empresa cambia frases sueltas en su propio archivo con las mismas claves y variables.

## Tipografía, listas, unidades y tiempo

quoted = «{ $text }»
list-pair = { $first } y { $last }
list-pair-e = { $first } e { $last }
list-last = { $first } y { $last }
list-last-e = { $first } e { $last }
range = { $low } a { $high }
points-change = { $value }{"\u00A0"}pt
share-points-change = { $value }{"\u00A0"}pp
fiscal-quarter = T{ $number } del ejercicio { $year }
invoiced-in = facturado en { $currencies }
as-of = al { $date }
as-of-day = al { $date }
as-of-capital = Al { $date }
unknown = desconocido
unknown-short = n/d
none = ninguno
yes = sí
no = no
other = otros
total = total
n-days =
    { $days ->
        [one] { $days-text } día
       *[other] { $days-text } días
    }
in-days =
    { $days ->
        [0] hoy
        [1] mañana
       *[other] en { $days-text } días
    }
ago-days =
    { $days ->
        [0] hoy
        [1] ayer
       *[other] hace { $days-text } días
    }
n-months =
    { $months ->
        [one] { $months-text } mes
       *[other] { $months-text } meses
    }
n-years =
    { $years ->
        [one] { $years-text } año
       *[other] { $years-text } años
    }
n-accounts =
    { $n ->
        [one] { $n-text } cuenta
       *[other] { $n-text } cuentas
    }
n-deals =
    { $n ->
        [one] { $n-text } oportunidad
       *[other] { $n-text } oportunidades
    }
n-open-deals =
    { $n ->
        [one] { $n-text } oportunidad abierta
       *[other] { $n-text } oportunidades abiertas
    }
n-stale-deals =
    { $stale ->
        [one] { $stale-text } oportunidad estancada
       *[other] { $stale-text } oportunidades estancadas
    }
n-orders =
    { $n ->
        [one] { $n-text } pedido
       *[other] { $n-text } pedidos
    }
n-sales =
    { $n ->
        [one] { $n-text } venta
       *[other] { $n-text } ventas
    }
n-conversations =
    { $n ->
        [one] { $n-text } conversación
       *[other] { $n-text } conversaciones
    }
n-decision-makers =
    { $n ->
        [one] { $n-text } persona que decide
       *[other] { $n-text } personas que deciden
    }
n-contacts =
    { $n ->
        [one] { $n-text } contacto
       *[other] { $n-text } contactos
    }
n-responses =
    { $n ->
        [one] { $n-text } respuesta
       *[other] { $n-text } respuestas
    }
n-tickets =
    { $n ->
        [one] { $n-text } caso
       *[other] { $n-text } casos
    }
n-tickets-open =
    { $n ->
        [one] { $n-text } caso sigue abierto
       *[other] { $n-text } casos siguen abiertos
    }
n-products =
    { $n ->
        [one] { $n-text } producto
       *[other] { $n-text } productos
    }
n-detractors =
    { $n ->
        [one] { $n-text } detractor
       *[other] { $n-text } detractores
    }
n-promoters =
    { $n ->
        [one] { $n-text } promotor
       *[other] { $n-text } promotores
    }
n-renewals =
    { $n ->
        [one] { $n-text } renovación
       *[other] { $n-text } renovaciones
    }
n-invoices =
    { $n ->
        [one] { $n-text } factura
       *[other] { $n-text } facturas
    }
n-actions =
    { $n ->
        [one] { $n-text } acción
       *[other] { $n-text } acciones
    }
n-rows =
    { $n ->
        [one] { $n-text } fila
       *[other] { $n-text } filas
    }
count-of = { $n-text } { $noun }

## Nombres de los documentos y sus partes

document-brief = Ficha del plan de cuenta
document-deck = Presentación de la cartera
document-plan-workbook = Borrador del plan
document-portfolio-workbook = Libro de la cartera
document-portal = Portal de la cartera
document-quality = Calidad de los datos
brief-title = { $account }: plan de cuenta, { $period }
deck-title = Cartera de cuentas: { $period }
plan-workbook-title = Plan de { $owner }: { $period }
portfolio-workbook-title = Libro de la cartera: { $period }
portal-title = Planes de cuenta: { $period }
company-period = { $company }, { $period }

## Secciones

section-overview = Resumen de la cuenta
section-what-changed = Qué cambió
section-why = Por qué
section-profile = Perfil y segmentación
section-priority = Prioridad: de dónde sale el puntaje
section-churn = Señales de deserción
section-nps = NPS y comentarios
section-service = Casos y uso
section-benchmark = Comparación con la industria
section-stakeholders = Mapa de partes interesadas
section-whitespace = Potencial sin capturar por producto
profile-whitespace = { $amount } al año, sobre todo en { $product } (estimación)
profile-products = Productos
profile-whitespace-plain = { $amount } al año
section-competitors = Competidores y motivos de pérdida
section-swot = Análisis FODA
section-value-proposition = Propuesta de valor
section-objectives = Objetivos
section-strategies = Estrategias
section-actions = Plan de acción
section-performance = Métricas
section-reviews = Revisiones
section-content = Contenido recomendado
section-contracts = Contratos
section-open-deals = Oportunidades abiertas
section-missing = Lo que no se sabe
section-sources = Fuentes
section-method = Método
section-decisions = Decisiones que se piden

## Tarjetas de cifras

tile-revenue = Ingresos, 12 meses
tile-revenue-yoy = vs. año anterior
tile-weighted-pipeline = Oportunidades ponderadas
tile-open-pipeline = Oportunidades abiertas
tile-nps = NPS
tile-churn = Riesgo de deserción
tile-left = Baja
left-day-unknown = Fecha desconocida
left-days =
    { $days ->
        [one] hace { $days-text } día
       *[other] hace { $days-text } días
    }
left-former-customer = Excliente · baja el { $date }
left-former-customer-plain = Excliente
tile-share-of-wallet = Cuota de cartera del cliente
tile-penetration = Penetración de la cuenta
tile-priority = Prioridad
tile-accounts = Cuentas
tile-win-rate = Tasa de ganancia
tile-cycle = Duración del ciclo de ventas
tile-renewals = Renovaciones por vencer
tile-at-risk = Ingresos en riesgo
tile-at-risk-bookings = Ventas cerradas en riesgo
tile-change = { $change } desde { $period }
tile-points-of = { $points } de { $max } puntos
churn-probability = { $share } de probabilidad de irse en { $months } meses
churn-raises = la sube: { $value }, de media { $mean }
churn-lowers = la baja: { $value }, de media { $mean }
churn-input-missing = no se sabe
title-churn-model = Qué sube y qué baja la probabilidad de que la cuenta se vaya
churn-model-note = frente a una cuenta media; lo que va junto, no lo que lo causa
heading-churn-probability = Prob. de irse
deck-axis-churn-model = Probabilidad de irse, sobre 100
deck-alt-map-model = { $n-text } cuentas por { $axis } y probabilidad de irse
book-churn-model = La banda es la de la probabilidad del modelo entrenado; los puntos van al lado y no la dan.
deck-subtitle-map-model =
    { $n ->
        [one] { $n-text } cuenta con valor y probabilidad de irse; tamaño y posición a la derecha: valor
       *[other] { $n-text } cuentas con valor y probabilidad de irse; tamaño y posición a la derecha: valor
    }
deck-note-map-model =
    { $n ->
        [0] Tamaño: valor. Letra: nivel. Se dibujan todas las cuentas.
        [one] Tamaño: valor. Letra: nivel. { $n-text } cuenta no se dibuja: sin valor, sin probabilidad o pequeña.
       *[other] Tamaño: valor. Letra: nivel. { $n-text } cuentas no se dibujan: sin valor, sin probabilidad o pequeñas.
    }
churn-input-usage-yoy-share = Uso frente al año anterior
churn-input-orders-quarter-yoy-share = Pedidos de un trimestre frente al año anterior
churn-input-days-since-contact-log = Días desde el último contacto
churn-input-late-days-median = Días de pago tras el vencimiento
churn-input-nps-shrunk = NPS
churn-input-order-gaps-since-last-log = Tiempo desde el último pedido, en intervalos habituales
churn-input-renewal-days = Días hasta el fin del contrato
churn-input-critical-tickets-log = Casos críticos de un año
churn-input-tickets-log = Casos de un año
churn-input-activities-90-days-log = Actividades de 90 días
churn-input-revenue-yoy-share = Ingresos frente al año anterior
churn-input-csat-share = Respuestas satisfechas
churn-input-revenue-log = Ingresos de 12 meses
churn-input-lost-deals-log = Oportunidades perdidas en 12 meses
churn-input-open-deals-log = Oportunidades abiertas
tile-observed = se conoce el { $share } de lo que cuenta
tile-yoy = { $change } vs. año anterior
tile-nps-stale = Ninguna respuesta vigente: la última es del { $date }
gap-nps-stale = ninguna respuesta vigente; la última es del { $date }
tile-nps-range = entre { $low } y { $high } ({ PERCENT(95) }), con { n-responses }

## Encabezados de tablas

heading-account = Cuenta
heading-account-id = Id. de la cuenta
heading-owner = Responsable
heading-manager = Jefatura
heading-team = Equipo
heading-region = Región
heading-segment = Segmento
heading-industry = Industria
heading-location = Ubicación
heading-stage = Etapa
heading-amount = Importe
heading-weighted = Ponderado
heading-age = Antigüedad
heading-close-date = Cierre previsto
heading-probability = Probabilidad
heading-contingency = Si ocurre, qué haremos
heading-evidence = Evidencia
heading-objective = Objetivo
heading-metric = Métrica
heading-baseline = Línea base
heading-target = Meta
heading-unit = Unidad
heading-due = Vence
heading-state = Estado
heading-progress = Avance
heading-action = Acción
heading-reason = Motivo
heading-what-to-say = Qué decir
heading-opportunity = Oportunidad
heading-product = Producto
heading-campaign = Campaña
heading-lead-source = Origen del lead
heading-cost-category = Categoría de costo
heading-attribution = Atribución
heading-status = Situación
heading-contact = Contacto
heading-title = Cargo
heading-role = Papel en la decisión
heading-influence = Influencia
heading-relationship = Relación
heading-last-contact = Último contacto
last-sales-contact = Último contacto comercial
no-sales-contact = entre sus actividades no consta ninguno
heading-comment = Comentario
heading-score = Puntaje
heading-points = Puntos
heading-weight = Peso
heading-value = Valor
heading-change = Cambio
heading-low = Mínimo
heading-high = Máximo
heading-range-level = Nivel del intervalo
heading-signal = Señal
heading-threshold = Umbral
heading-source = Fuente
heading-date = Fecha
heading-period = Período
heading-month = Mes
heading-year = Año
heading-currency = Moneda
heading-revenue = Ingresos
heading-revenue-ltm = Ingresos, 12 meses
heading-revenue-yoy = vs. año anterior
heading-pipeline = Oportunidades abiertas
heading-renewal = Renovación
heading-contract = Contrato
heading-nps = NPS
heading-churn = Deserción
heading-priority = Prioridad
heading-tier = Nivel
heading-quadrant = Cuadrante
heading-whitespace = Potencial sin capturar
heading-share-of-wallet = Cuota de cartera
heading-kpi = Métrica
heading-this-month = Este mes
heading-last-month = Mes anterior
heading-last-year = Año anterior
heading-competitor = Competidor
heading-loss-reason = Motivo de pérdida
heading-theme = Tema
heading-count = Cantidad
heading-decision = Decisión
heading-cost = Costo
heading-note = Nota
heading-kind = Tipo
heading-strategy = Estrategia
heading-initiative = Iniciativa
heading-tactic = Táctica
heading-schedule = Cronograma
heading-item = Punto
heading-trigger = Disparador
heading-review = Revisión
heading-file = Archivo
heading-row = Fila
heading-column = Columna
heading-rows = Filas
heading-rejected = Apartadas
heading-brief = Ficha
heading-plan = Plan
heading-documents = Documentos

## Niveles, cuadrantes, bandas y estados

tier-a = A
tier-b = B
tier-c = C
tier-former = Excliente
tier-label = Nivel { $tier }
tier-was = { $tier } (antes { $before })
tier-provisional = Nivel { $tier }, provisional
tier-meaning-a = Nivel A: la mayor prioridad
tier-meaning-b = Nivel B: prioridad media
tier-meaning-c = Nivel C: atención estándar
quadrant-defend = Defender
quadrant-grow = Crecer
quadrant-maintain = Mantener
quadrant-watch = Vigilar
quadrant-none = Faltan datos
quadrant-meaning-defend = Defender: valor alto, riesgo alto ({ $from })
quadrant-meaning-grow = Crecer: valor alto, riesgo bajo (por debajo de ese)
quadrant-meaning-maintain = Mantener: valor bajo, riesgo bajo (por debajo de ese)
quadrant-meaning-watch = Vigilar: valor bajo, riesgo alto ({ $from })
glossary-at-risk = Ingresos en riesgo: ingresos de 12 meses de las cuentas con { $from }
quadrant-meaning-none = Sin cuadrante: no hay señal suficiente para estimar el riesgo
band-low = Bajo
band-medium = Medio
band-high = Alto
risk-from-low = cualquier riesgo de deserción
risk-from-medium = riesgo de deserción medio o mayor
risk-from-high = riesgo de deserción alto
band-insufficient = Datos insuficientes
band-points = { $band }, { $points } de 100 puntos
state-open = Abierta
state-in-progress = En curso
state-done = Hecha
state-late-renewed = Atrasada · ahora para el { $date }
state-late = Atrasada
state-dropped = Descartada
state-planned = Prevista
objective-on-track = En camino
objective-behind = Con retraso
objective-reached = Alcanzado
objective-holding = Se mantiene
objective-slipping = Va cediendo
objective-missed = No alcanzado
objective-no-data = Sin datos para medirlo
product-owned = Lo tiene
product-open = Oportunidad abierta
product-recommended = Recomendado
product-not-fitting = No encaja
product-lost-lately = Perdido hace poco
kind-customer = Cliente
kind-prospect = Prospecto
kind-partner = Socio
role-decision-maker = Tomador de decisiones
role-influencer = Persona influyente
role-champion = Promotor interno
role-sponsor = Patrocinador
role-user = Usuario
role-unknown = Papel desconocido
scenario-actual = Real
scenario-previous = Año anterior
scenario-plan = Plan
scenario-forecast = Pronóstico

## NPS

nps-name = Puntuación neta del promotor (NPS)
nps-promoter = Promotor
nps-passive = Pasivo
nps-detractor = Detractor
nps-promoters = Promotores
nps-passives = Pasivos
nps-detractors = Detractores
nps-value = NPS { $value }
nps-with-count = NPS { $value }, con { n-responses }
nps-too-few =
    { $n ->
        [0] Sin respuestas: no se puede decir nada
        [one] Una sola respuesta: muy poco para concluir
       *[other] Solo { $n-text } respuestas: muy pocas para concluir
    }
nps-inconclusive = No concluyente: el valor puede estar entre { $low } y { $high } ({ PERCENT(95) })
nps-no-change = Sin cambio detectable desde { $period }
nps-up = Subió { $change } desde { $period }
nps-down = Bajó { $change } desde { $period }
nps-verbatim-source = { $role }, { $date }, nota { $rating }
nps-verbatim-anonymous = Nota { $rating }, { $date }
nps-no-comments = Sin comentarios en el período.

## Motivos de un valor desconocido

unknown-no-source = Ninguna fuente aporta { $entity }
unknown-no-records = La cuenta no tiene { $entity }
unknown-no-field = Falta el dato { $field } en { $entity }
unknown-too-few =
    { $have ->
        [0] Sin observaciones; mínimo: { $need }
        [one] { $have-text } observación; mínimo: { $need }
       *[other] { $have-text } observaciones; mínimo: { $need }
    }
unknown-not-all-members = Se conoce de { $have-text } de { $need } cuentas del grupo
unknown-insufficient-signal = Se sabe muy poco para juzgarlo: { $share } de lo que cuenta
unknown-first-year = El año anterior no está completo en los datos
unknown-ends-early =
    { $months ->
        [one] Los datos terminan { $months-text } mes antes del periodo
       *[other] Los datos terminan { $months-text } meses antes del periodo
    }
unknown-split = Cuenta dividida con { $other } el { $day }: no es comparable
unknown-zero-base = La base de comparación es cero
unknown-negative-base = La base de comparación es negativa
unknown-no-rate = No hay tipo de cambio para { $currency } del { $date }
unknown-tax-unknown = Los importes llevan un IVA cuyo tipo no consta
unknown-wrong-scale =
    { $mixed ->
        [yes] Las respuestas de { $low } a { $high } mezclan escalas o no son números enteros
       *[no] Las respuestas van de { $low } a { $high }, no de 0 a 10
    }
unknown-off-scale = Las valoraciones van de { $low } a { $high }, no de 1 a { $max }
unknown-lost-without-value = Las oportunidades perdidas no tienen importe
unknown-only-later = En { $entity }, { $field } es de una fecha posterior
unknown-not-configured = No está definido en la configuración: { $setting }
unknown-too-large = Demasiado grande para una suma exacta
unknown-contracts-ended = Sus contratos han terminado; el último, el { $date }
unknown-contracts-cancelled = Sus contratos se cancelaron
unknown-contracts-ahead = Su primer contrato empieza el { $date }
unknown-one-sale = Una sola venta es el { $share } de las ventas: sin pronóstico
unknown-no-plan = Aún no se ha entregado ningún plan
unknown-withheld = No se muestra en este documento
unknown-not-sold = Ya no se vende
unknown-not-for-account = No es para cuentas de este segmento o sector
unknown-nothing-bought = No se puede estimar: no compró nada en 12 meses
unknown-nothing-else-bought = No se puede estimar: no compró nada más en 12 meses
unknown-nothing-sold = Ya no se vende ningún producto de la lista
unknown-none-applies = Ningún producto es para cuentas de este segmento o sector
unknown-not-customer = No era cliente en esa fecha
unknown-no-model = No se ha entrenado ningún modelo
unknown-not-proven = El modelo aún no ha superado a los puntos en meses posteriores
unknown-depends-on = Depende de un dato desconocido: { $figure }
unknown-no-cross-sell-signal = Sin señal de venta cruzada
unknown-owns-all = Ya tiene todos los productos que le corresponden
unknown-high-risk = Riesgo de deserción alto: conservar la cuenta antes de vender más
unknown-proposed-recently = Todo lo que encaja se propuso o se perdió hace poco

## Registros

entity-account =
    { $n ->
        [one] cuenta
       *[other] cuentas
    }
entity-user =
    { $n ->
        [one] usuario
       *[other] usuarios
    }
entity-assignment =
    { $n ->
        [one] asignación
       *[other] asignaciones
    }
entity-membership =
    { $n ->
        [one] pertenencia a equipo
       *[other] pertenencias a equipo
    }
entity-contact =
    { $n ->
        [one] contacto
       *[other] contactos
    }
entity-contract =
    { $n ->
        [one] contrato
       *[other] contratos
    }
entity-opportunity =
    { $n ->
        [one] oportunidad
       *[other] oportunidades
    }
entity-line-item =
    { $n ->
        [one] línea de oportunidad
       *[other] líneas de oportunidad
    }
entity-stage-change =
    { $n ->
        [one] cambio de etapa
       *[other] cambios de etapa
    }
entity-revenue =
    { $n ->
        [one] línea de ingresos
       *[other] líneas de ingresos
    }
entity-product =
    { $n ->
        [one] producto
       *[other] productos
    }
entity-price-book-entry =
    { $n ->
        [one] precio de lista
       *[other] precios de lista
    }
entity-activity =
    { $n ->
        [one] actividad
       *[other] actividades
    }
entity-ticket =
    { $n ->
        [one] caso de soporte
       *[other] casos de soporte
    }
entity-usage =
    { $n ->
        [one] registro de uso
       *[other] registros de uso
    }
entity-survey-response =
    { $n ->
        [one] respuesta de encuesta
       *[other] respuestas de encuesta
    }
entity-invitation =
    { $n ->
        [one] invitación a encuesta
       *[other] invitaciones a encuesta
    }
entity-lead =
    { $n ->
        [one] lead
       *[other] leads
    }
entity-campaign =
    { $n ->
        [one] campaña
       *[other] campañas
    }
entity-touch =
    { $n ->
        [one] contacto de campaña
       *[other] contactos de campaña
    }
entity-signal =
    { $n ->
        [one] señal de mercado
       *[other] señales de mercado
    }
entity-cost =
    { $n ->
        [one] costo
       *[other] costos
    }
entity-quota =
    { $n ->
        [one] cuota de ventas
       *[other] cuotas de ventas
    }
entity-benchmark =
    { $n ->
        [one] referencia de industria
       *[other] referencias de industria
    }
entity-fx-rate =
    { $n ->
        [one] tipo de cambio
       *[other] tipos de cambio
    }
entity-price-index =
    { $n ->
        [one] índice de precios
       *[other] índices de precios
    }
entity-holiday =
    { $n ->
        [one] festivo
       *[other] festivos
    }
entity-content =
    { $n ->
        [one] pieza de contenido
       *[other] piezas de contenido
    }
entity-value-line =
    { $n ->
        [one] línea de propuesta de valor
       *[other] líneas de propuesta de valor
    }
entity-objection =
    { $n ->
        [one] objeción
       *[other] objeciones
    }
entity-task =
    { $n ->
        [one] tarea
       *[other] tareas
    }

## Señales de deserción

signal-renewal-without-opportunity = Renovación cercana sin oportunidad de renovación
signal-usage-drop = Caída del uso o de los pedidos del trimestre
signal-nps = NPS bajo o decisor detractor
signal-critical-tickets = Casos críticos o reabiertos
signal-sponsor-left = Salida del patrocinador
signal-payment-delay = Atraso en los pagos
signal-no-contact = Sin contacto comercial reciente
signal-price-or-lost-bid = Alza de precio o licitación perdida ante un competidor
because-renewal-automatic = el contrato se renueva solo { in-days }, sin oportunidad de renovación
because-renewal-without-opportunity = la renovación vence { in-days } sin oportunidad de renovación
because-usage-drop = el uso cayó un { $share } en un año
because-nps = el NPS es { $nps }
because-decision-maker-detractor = quien decide es detractor
because-critical-tickets =
    { $n ->
        [0] no hay casos críticos ni reabiertos
        [one] hay { $n-text } caso crítico o reabierto
       *[other] hay { $n-text } casos críticos o reabiertos
    }
because-sponsor-left = { $contact } dejó la cuenta y nadie tomó su lugar
because-payment-delay = los pagos se atrasan { n-days }
because-no-contact = no consta llamada, reunión ni respuesta comercial desde hace { n-days }
because-price-increase = el precio subió un { $share }
because-lost-bid = se perdió una licitación ante { $competitor }
signal-told-usage = Uso de un trimestre frente al año anterior: { $value }
signal-told-orders = Pedidos de un trimestre frente al año anterior: { $value }
signal-told-tickets = Casos críticos o reabiertos en 30 días: { $value }
signal-told-payment = Atraso mediano de los pagos: { $value }
signal-told-nps = NPS, con sus pocas respuestas ponderadas con las de todos: { $value }
signal-told-none = ninguno
signal-not-evaluated = No evaluada: { $reason }
signal-points = { $points } de { $max } puntos

## Criterios de prioridad

criterion-value = Valor
criterion-growth = Crecimiento
criterion-whitespace = Potencial sin capturar
criterion-fit = Encaje
criterion-relationship = Relación
criterion-urgency = Urgencia
criterion-contribution = { $criterion }: { $points } de { $max } puntos
priority-provisional = Provisional: se conoce el { $share } de lo que cuenta
priority-range = entre { $low } y { $high } según lo que falta por saber

## Métricas

figure-revenue-ltm = Ingresos de 12 meses
figure-revenue-ltm-bookings = Ventas cerradas, 12 meses
figure-revenue-yoy-share = Variación anual de ingresos
figure-revenue-yoy-share-bookings = Variación anual de las ventas cerradas
figure-revenue-mom-share = Variación mensual de ingresos
figure-win-rate-count = Tasa de ganancia por cantidad
figure-win-rate-value = Tasa de ganancia por importe
figure-win-rate-share = Tasa de ganancia
figure-cycle-days-median = Duración mediana del ciclo de ventas
figure-deal-average = Oportunidad ganada promedio
figure-deal-median = Oportunidad ganada mediana
figure-pipeline-open = Oportunidades abiertas
figure-pipeline-weighted = Oportunidades ponderadas
figure-coverage = Cobertura de la cuota
figure-quota = Cuota de ventas
figure-grr-share = Retención bruta de ingresos
figure-nrr-share = Retención neta de ingresos
figure-logo-retention-share = Retención de clientes
figure-churn-rate-share = Tasa de deserción
figure-churn-points = Puntos de deserción
figure-churn-risk = Riesgo de deserción
figure-churn-band = Banda de deserción
figure-churn-observed-share = Parte conocida de las señales de deserción
figure-cac = Costo de adquisición de clientes (CAC)
figure-clv = Valor de vida del cliente (CLV)
figure-clv-to-cac = CLV:CAC
figure-bg-nbd = el modelo de pedidos (BG/NBD)
figure-gamma-gamma = el modelo del valor de los pedidos (gamma-gamma)
figure-sbg = el modelo de renovaciones (sBG)
clv-terms = margen de { $years } años, descontado al { $discount }
figure-roi-pct = Retorno de la inversión (ROI)
figure-lead-conversion-share = Tasa de conversión de leads
figure-nps = NPS
figure-nps-per-response = NPS por respuesta
figure-nps-per-account = NPS por cuenta
figure-nps-per-revenue = NPS por ingresos
figure-csat = Satisfacción del cliente (CSAT)
figure-ces = Esfuerzo del cliente (CES)
figure-response-rate-share = Tasa de respuesta
figure-revenue-coverage-share = Ingresos cubiertos por encuestas
figure-priority-score = Puntaje de prioridad
figure-tier = Nivel
figure-quadrant = Cuadrante
figure-whitespace = Potencial sin capturar
figure-penetration-share = Penetración de la cuenta
figure-wallet-share = Cuota de cartera del cliente
figure-forecast-12m = Pronóstico a 12 meses
figure-usage = Uso
figure-tickets = Casos de soporte
figure-answers-24m = Respuestas de encuesta en dos años
figure-losses = Oportunidades perdidas y competidores
figure-own-revenue-yoy-share = Variación de ingresos de la cuenta
figure-own-revenue-yoy-share-bookings = Variación de las ventas cerradas de la cuenta
figure-own-nps-per-response = NPS de la cuenta
figure-own-win-rate-count = Tasa de ganancia de la cuenta
figure-own-cycle-days-median = Duración del ciclo de ventas de la cuenta
figure-revenue-month = Ingresos del mes
figure-revenue-month-before = Ingresos del mes anterior
figure-revenue-month-year-before = Ingresos del mismo mes del año anterior
figure-revenue-month-yoy-change = Diferencia del mes con el del año anterior
figure-revenue-month-yoy-share = Variación del mes frente al año anterior
figure-revenue-month-yoy-constant-share = Variación del mes frente al año anterior, a tipo de cambio constante
figure-revenue-mom-change = Diferencia con el mes anterior
figure-revenue-mom-constant-share = Variación mensual a tipo de cambio constante
figure-revenue-mtd = Ingresos del mes hasta la fecha
figure-revenue-mtd-year-before = Ingresos del mes hasta la misma fecha del año anterior
figure-revenue-mtd-yoy-change = Diferencia del mes hasta la fecha
figure-revenue-mtd-yoy-share = Variación del mes hasta la fecha
figure-revenue-mtd-yoy-constant-share = Variación del mes hasta la fecha, a tipo de cambio constante
figure-revenue-ytd = Ingresos del año hasta la fecha
figure-revenue-ytd-year-before = Ingresos del año anterior hasta la misma fecha
figure-revenue-ytd-yoy-change = Diferencia del año hasta la fecha
figure-revenue-ytd-yoy-share = Variación del año hasta la fecha
figure-revenue-ytd-yoy-constant-share = Variación del año hasta la fecha, a tipo de cambio constante
figure-revenue-quarter = Ingresos del último trimestre
figure-revenue-quarter-year-before = Ingresos del mismo trimestre del año anterior
figure-revenue-quarter-yoy-change = Diferencia del trimestre frente al año anterior
figure-revenue-quarter-yoy-share = Variación del trimestre frente al año anterior
figure-revenue-quarter-yoy-constant-share = Variación del trimestre frente al año anterior, a tipo de cambio constante
figure-revenue-fiscal-month = Ingresos del mes fiscal
figure-revenue-fiscal-month-year-before = Ingresos del mismo mes fiscal del año anterior
figure-revenue-fiscal-month-yoy-change = Diferencia del mes fiscal frente al año anterior
figure-revenue-fiscal-month-yoy-share = Variación del mes fiscal frente al año anterior
figure-revenue-fiscal-month-yoy-constant-share = Variación del mes fiscal frente al año anterior, a tipo de cambio constante
figure-revenue-mom-working-day-share = Variación frente al mes anterior por día laborable
figure-revenue-month-yoy-working-day-share = Variación del mes frente al año anterior por día laborable
figure-revenue-yoy-real-share = Variación anual sin la inflación
figure-revenue-currencies = Monedas de facturación
figure-lost-cycle-days-p90 = Días hasta perder, percentil 90
figure-whitespace-total = Potencial sin capturar de la cartera
figure-clv-total = Valor de vida de la cartera
figure-nps-accounts-differ-p = Probabilidad de que las cuentas difieran en NPS solo por azar
figure-nps-prior-responses = Respuestas que pesa el conjunto en el NPS de una cuenta
figure-nps-changes-detectable = Cuentas con cambio de NPS detectable
figure-priority-rank-correlation = Estabilidad del orden de prioridad
figure-cross-sell-pairs = Pares de productos que se compran juntos
figure-cross-sell-accounts = Cuentas con propuesta de venta cruzada
figure-investment-ltm = Inversión de 12 meses
figure-clv-cac-ratio = Valor de vida por costo de adquisición
figure-forecast-growth-share = Variación prevista a 12 meses
figure-forecast-mase = Error del pronóstico frente al ingenuo (MASE)
figure-forecast-bias-share = Sesgo del pronóstico
figure-leads-created = Leads creados
figure-campaign-cost = Costo de la campaña
figure-campaign-leads = Leads de la campaña
figure-campaign-cost-per-lead = Costo por lead de la campaña
figure-revenue-at-risk = Ingresos en riesgo

## Titulares de la cuenta

headline-left = { $account } dejó de ser cliente el { $date }
headline-left-plain = { $account } ya no es cliente
headline-renewal-uncovered = La renovación de { $account } por { $amount } vence { in-days } y no tiene oportunidad de renovación abierta
headline-renewal-covered = La renovación de { $account } por { $amount } vence { in-days } y ya tiene oportunidad abierta
headline-renewal-overdue = La renovación de { $account } por { $amount } venció { ago-days } sin registro de firma
headline-revenue-up = { $account } compró { $amount } en 12 meses, un { $share } más que el año anterior
headline-revenue-down = { $account } compró { $amount } en 12 meses, un { $share } menos que el año anterior
headline-revenue-flat = { $account } compró { $amount } en 12 meses, igual que el año anterior
headline-revenue-first-year = { $account } compró { $amount } en 12 meses, tras un año sin compras
headline-revenue-once = De { $account } consta una sola compra, por { $amount }, hace { n-months }
headline-revenue-stopped = { $account } no compra desde hace { n-months }; antes compraba { $amount } al año
headline-healthy-growth = { $account } crece un { $share } con buenas señales y { $amount } por capturar
headline-churn-high = { $account } tiene riesgo alto de deserción: { $reason }
headline-churn-high-money = { $amount } de { $account } están en riesgo: { $reason }
headline-open-deals =
    { $n ->
        [0] { $account } no tiene oportunidades abiertas
        [one] { $account } tiene una oportunidad abierta por { $amount }
       *[other] { $account } tiene { $n-text } oportunidades abiertas por { $amount }
    }
headline-open-deals-stale =
    { $stale ->
        [0] { $account } tiene { n-open-deals } por { $amount } y ninguna está estancada
        [one] { $n ->
            [one] { $account } tiene { n-open-deals } por { $amount }, ya estancada
           *[other] { $account } tiene { n-open-deals } por { $amount } y { $stale-text } está estancada
        }
       *[other] { $account } tiene { n-open-deals } por { $amount } y { $stale-text } están estancadas
    }
headline-won =
    { $n ->
        [0] { $account } no cerró ninguna oportunidad en { $period }
        [one] { $account } cerró una oportunidad por { $amount } en { $period }
       *[other] { $account } cerró { $n-text } oportunidades por { $amount } en { $period }
    }
headline-detractors =
    { $n ->
        [0] Nadie de { $account } está en contra de recomendarnos
        [one] Una persona de { $account } no nos recomienda
       *[other] { $n-text } personas de { $account } no nos recomiendan
    }
headline-promoters =
    { $n ->
        [0] Nadie de { $account } nos recomienda todavía
        [one] Una persona de { $account } nos recomienda
       *[other] { $n-text } personas de { $account } nos recomiendan
    }
headline-no-contact = No consta llamada, reunión ni respuesta comercial con { $account } desde hace { n-days }
headline-sponsor-left = { $contact } dejó { $account } y nadie tomó su lugar
headline-usage-drop = El uso de { $account } cayó un { $share } frente al año anterior
headline-critical-tickets =
    { $n ->
        [0] { $account } no tiene casos críticos sin resolver
        [one] { $account } tiene un caso crítico sin resolver
       *[other] { $account } tiene { $n-text } casos críticos sin resolver
    }
headline-payment-late = { $account } debe { $amount }, con hasta { n-days } de atraso
headline-whitespace = { $account } podría comprar { $amount } al año de { $product }
headline-new-account = { $account } es cliente desde { $date }: falta conocer sus metas
headline-lapsed = { $account } no compra desde { $month }
headline-prospect = { $account } aún no ha comprado y no tiene oportunidades abiertas
headline-prospect-deals =
    { $n ->
        [0] { $account } aún no ha comprado y no tiene oportunidades abiertas
        [one] { $account } aún no ha comprado y tiene abierta una oportunidad por { $amount }
       *[other] { $account } aún no ha comprado y evalúa { $n-text } oportunidades por { $amount }
    }
headline-nothing-known = Se sabe poco de { $account }: el primer paso es completar sus datos
headline-steady = { $account } se mantiene estable, con { $amount } en 12 meses

## Titulares: lo que más importa, lo que lo acompaña y qué hacer

headline-two = { $lead }, y { $reason }: { $step }
headline-two-plain = { $lead }, y { $reason }
headline-two-later = { $lead }, y { $reason }; cuando haya tiempo, { $step }
headline-one-later = { $lead }; cuando haya tiempo, { $step }
headline-one = { $lead }: { $step }
headline-decider-left = { $contact } tomaba las decisiones en { $account } y se fue hace { n-days }
headline-contract-ends-now = El contrato de { $account } por { $amount } terminó el { $date } y no hay otro vigente
headline-contract-ended = El contrato de { $account } terminó el { $date } y no hay otro vigente
headline-tickets-severe =
    { $n ->
        [one] { $account } tiene { $n-text } caso crítico o reabierto sin resolver
       *[other] { $account } tiene { $n-text } casos críticos o reabiertos sin resolver
    }
headline-decider-detracts = Quien decide en { $account } no nos recomendaría
headline-champion-left = { $contact }, que nos respaldaba, dejó { $account } sin sucesor
headline-lost-to = { $competitor } nos ganó una oportunidad en { $account } { ago-days }
headline-competitor = { $competitor } compite por { $account }
headline-quarter-down = { $account } compró { $amount } en el último trimestre, un { $share } menos que en el anterior
headline-quarter-up = { $account } compró { $amount } en el último trimestre, un { $share } más que en el anterior
headline-deals-overdue =
    { $n ->
        [one] { $account } tiene { $n-text } oportunidad con el cierre previsto vencido, de { $amount } que hay abiertos
       *[other] { $account } tiene { $n-text } oportunidades con el cierre previsto vencido, de { $amount } que hay abiertos
    }
headline-win-rate-low = Ganamos el { $share } de las { $n-text } oportunidades decididas con { $account }, por debajo del { $other } de la cartera
headline-win-rate-high = Ganamos el { $share } de las { $n-text } oportunidades decididas con { $account }, por encima del { $other } de la cartera
headline-deal-closing = Una oportunidad con { $account } por { $amount } tiene el cierre previsto { in-days }
headline-prospect-deals-unpriced =
    { $n ->
        [one] { $account } aún no ha comprado y tiene { $n-text } oportunidad abierta sin importe
       *[other] { $account } aún no ha comprado y tiene { $n-text } oportunidades abiertas sin importe
    }
headline-lost =
    { $n ->
        [one] Perdimos una oportunidad de { $amount } en el último año con { $account }, que aún no ha comprado
       *[other] Perdimos { $n-text } oportunidades por { $amount } en el último año con { $account }, que aún no ha comprado
    }
headline-lost-fresh = Con { $account }, que aún no ha comprado, perdimos { ago-days } una oportunidad de { $amount }
headline-lost-unpriced =
    { $n ->
        [one] Perdimos una oportunidad en el último año con { $account }, que aún no ha comprado
       *[other] Perdimos { $n-text } oportunidades en el último año con { $account }, que aún no ha comprado
    }
headline-tickets-prospect =
    { $n ->
        [one] { $account } aún no ha comprado y tiene { $n-text } caso abierto
       *[other] { $account } aún no ha comprado y tiene { $n-text } casos abiertos
    }
headline-hot = { $account } figura como «{ $rating }» en el CRM y no tiene oportunidades abiertas
headline-lost-once = Desde que perdimos una oportunidad hace { n-days } no se le ha ofrecido nada más a { $account }
headline-lost-before =
    { $n ->
        [one] Perdimos { $n-text } oportunidad con { $account }, hace { n-days }
       *[other] Perdimos { $n-text } oportunidades con { $account }, la última hace { n-days }
    }
headline-untried = A { $account } no se le ha ofrecido nada todavía
headline-revenue = { $account } compró { $amount } en 12 meses

headline-also-competitor = { $competitor } compite por la cuenta
headline-also-lost-to = { $competitor } nos ganó una oportunidad { ago-days }
headline-also-decider-detracts = quien decide no nos recomendaría
headline-also-champion-left = { $contact }, que nos respaldaba, se fue sin sucesor
headline-also-renewal = el contrato vence { in-days }
headline-also-contract-ended = su contrato terminó el { $date }
headline-also-tickets-open =
    { $n ->
        [one] hay { $n-text } caso de soporte abierto
       *[other] hay { $n-text } casos de soporte abiertos
    }
headline-also-overdue = la cuenta debe { $amount } ya vencidos
headline-also-usage-drop = el uso cayó un { $share } en un año
headline-also-detractors =
    { $n ->
        [one] { $n-text } persona no nos recomienda
       *[other] { $n-text } personas no nos recomiendan
    }
headline-also-revenue-down = las compras de los últimos 12 meses bajaron un { $share }
headline-also-no-owner = nadie de la empresa lleva la cuenta
headline-also-stale =
    { $stale ->
        [one] hay { $stale-text } oportunidad estancada
       *[other] hay { $stale-text } oportunidades estancadas
    }
headline-also-deals-unpriced =
    { $n ->
        [one] hay { $n-text } oportunidad abierta sin importe
       *[other] hay { $n-text } oportunidades abiertas sin importe
    }
headline-also-tickets-critical =
    { $n ->
        [one] la cuenta abrió { $n-text } caso crítico en el último año
       *[other] la cuenta abrió { $n-text } casos críticos en el último año
    }
headline-also-contact-year = no consta llamada, reunión ni respuesta comercial desde hace { n-days }
headline-also-ticket-theme =
    { $n ->
        [one] { $n-text } de sus casos es del tema «{ $theme }»
       *[other] { $n-text } de sus casos son del tema «{ $theme }»
    }
headline-also-hot = la cuenta figura como «{ $rating }» en el CRM
headline-also-contact-gap = la última llamada, reunión o respuesta comercial fue hace { n-days }
headline-also-win-rate-low = ganamos el { $share } de lo que ofrecemos, menos de lo habitual
headline-also-pair =
    { $n ->
        [one] { $n-text } de { $other-text } clientes parecidos con { $owned } tiene { $product }
       *[other] { $n-text } de { $other-text } clientes parecidos con { $owned } tienen { $product }
    }
headline-also-whitespace = la cuenta podría comprar { $amount } más al año de { $product }
headline-also-win-rate-high = ganamos el { $share } de lo que ofrecemos, más de lo habitual
headline-also-revenue-up = las compras de los últimos 12 meses subieron un { $share }
headline-also-lost-often =
    { $n ->
        [one] ya se perdió { $n-text } oportunidad
       *[other] ya se perdieron { $n-text } oportunidades
    }
headline-also-promoters =
    { $n ->
        [one] { $n-text } persona nos recomienda
       *[other] { $n-text } personas nos recomiendan
    }
headline-also-tickets-year =
    { $n ->
        [one] la cuenta abrió { $n-text } caso de soporte en el último año
       *[other] la cuenta abrió { $n-text } casos de soporte en el último año
    }
headline-also-open-deals = la cuenta tiene { n-open-deals } por { $amount }
headline-also-look-alike-all =
    { $n ->
        [one] { $n-text } de nuestros { $other-text } clientes ha comprado { $product }
       *[other] { $n-text } de nuestros { $other-text } clientes han comprado { $product }
    }
headline-also-look-alike =
    { $n ->
        [one] { $n-text } de { $other-text } clientes parecidos ha comprado { $product }
       *[other] { $n-text } de { $other-text } clientes parecidos han comprado { $product }
    }
headline-also-order-late = el próximo pedido lleva { n-days } de retraso
headline-also-large = la cuenta aporta el { $share } de los ingresos de la cartera
headline-also-large-bookings = la cuenta aporta el { $share } de las ventas cerradas de la cartera
headline-also-wallet = la cuenta nos compra el { $share } de lo que podría
headline-also-won = 
    { $n ->
        [one] ganamos { $n-text } oportunidad con la cuenta en { $period }
       *[other] ganamos { $n-text } oportunidades con la cuenta en { $period }
    }
headline-also-top-product = el { $share } de lo que compra es { $product }
headline-also-one-product = solo compra { $product }
headline-also-no-decider =
    { $n ->
        [one] del contacto conocido no consta que decida
       *[other] de { $n-text } contactos conocidos no consta ninguno que decida
    }
headline-also-first-year = la cuenta compró { $amount } en 12 meses, tras un año sin compras
headline-also-revenue = la cuenta compró { $amount } en 12 meses
headline-also-lost =
    { $n ->
        [one] se perdió una oportunidad en el último año
       *[other] se perdieron { $n-text } oportunidades en el último año
    }
headline-also-single-contact = { $contact } es el único contacto conocido
headline-also-no-contacts = no se conoce a nadie en la cuenta
headline-also-employees = es una empresa grande, de { $n-text } personas
headline-also-contact-recent = el último contacto fue { ago-days }
headline-also-products =
    { $n ->
        [one] la cuenta ha comprado { $n-text } producto
       *[other] la cuenta ha comprado { $n-text } productos
    }

headline-do-win-back-left = llame a { $contact } para saber por qué y qué haría falta para que volviera
headline-do-win-back-plain = averigüe por qué se fue antes de ofrecerle nada
headline-do-win-back-once-hot = llame a { $contact } y pregunte cómo les fue con esa compra, y revise en el CRM la calificación «{ $rating }» de la cuenta
headline-do-win-back-once = llame a { $contact } y pregunte cómo les fue con esa compra
headline-do-win-back-hot = llame a { $contact } y pregunte qué cambió, y revise en el CRM la calificación «{ $rating }» de la cuenta
headline-do-win-back = llame a { $contact } y pregunte qué cambió
headline-do-win-back-ask = llame y pregunte qué cambió
headline-do-next-order = pregunte a { $contact } cómo les fue con la compra y proponga el próximo pedido
headline-do-next-order-plain = pregunte cómo les fue con la compra y proponga el próximo pedido
headline-do-plan-group = acuerde con los responsables de sus cuentas quién habla con la matriz
headline-do-assign = asigne responsable
headline-do-extend = acuerde una prórroga
headline-do-renew = abra ya la oportunidad de renovación y pregunte qué esperan
headline-do-close-renewal = envíe la propuesta de renovación y fije el día de la firma
headline-do-confirm-renewal = confirme con ellos la renovación automática
headline-do-renewed-terms = confirme las condiciones del contrato que se renueva
headline-do-defend-renewal = acuerde qué debe mejorar antes de negociar la renovación
headline-do-visit = prepare una visita con la dirección
headline-do-answer = responda a la mala calificación y acuerde qué va a cambiar
headline-do-recover-nps = reúnase con quienes respondieron y acuerde tres mejoras
headline-do-reduce-effort = quite dos trámites que les cuestan
headline-do-survey = envíe la encuesta de satisfacción
headline-do-solve = resuelva lo crítico, con una fecha para cada caso
headline-do-date-ticket = póngale fecha al caso y resuélvalo
headline-do-date-tickets = ponga fecha a cada caso y resuélvalos
headline-do-root-cause = averigüe qué tienen en común los casos escalados
headline-do-train = capacite a los usuarios en lo que motiva los casos
headline-do-usage = pregunte qué dejaron de usar y por qué
headline-do-ask-orders = pregunte por qué bajaron los pedidos
headline-do-late-order = llame por el pedido que no llegó
headline-do-ask-fall = compare las compras con las del año anterior y proponga lo que se perdió
headline-do-collect = consiga el pago de las facturas vencidas
headline-do-explain-price = explique en persona el aumento de precio
headline-do-new-terms = prepare condiciones nuevas con finanzas
headline-do-clear-stale =
    { $n ->
        [one] cierre o actualice la oportunidad estancada
       *[other] cierre o actualice las { $n-text } oportunidades estancadas
    }
headline-do-clean-deals = cierre o actualice lo que no avanza
headline-do-close-deal = acuerde el próximo paso, quién firma y cuándo
headline-do-advance = acuerde el próximo paso de la mayor oportunidad abierta, con fecha
headline-do-advance-one = acuerde el próximo paso de la oportunidad abierta, con fecha
headline-do-date-deals = confirme con el cliente las nuevas fechas de cierre
headline-do-ask-lost = pregunte por qué se perdió la oportunidad y qué ofreció la competencia
headline-do-learn-rate = pregunte por qué se perdió la última oportunidad y qué les falta a nuestras ofertas
headline-do-learn-fresh = pregunte por qué se perdió la última oportunidad, ahora que es reciente
headline-do-learn-after = pregunte por qué no siguió adelante
headline-do-learn-lately = pregunte por la oportunidad que se perdió { ago-days }
headline-do-clear-several = fije con el cliente una fecha para las { $n-text } oportunidades estancadas, o ciérrelas
headline-do-clear-many = repase las { $n-text } oportunidades estancadas y cierre las que no vayan a salir
headline-do-learn-loss = pregunte por qué se perdió la última oportunidad
headline-do-defend = lleve una comparación con { $competitor } y pruebas
headline-do-propose-pair = presente { $product }
headline-do-propose-gap = presente { $product }
headline-do-bundle = proponga { $products } en un paquete
headline-do-wallet = revise con el cliente qué compra a otros
headline-do-sites = pida que le presenten en otra sede del grupo
headline-do-hand-over = presente al nuevo responsable
headline-do-meet-decider = reúnase con { $contact }, que decide ahora
headline-do-replace-decider = averigüe quién decide ahora
headline-do-replace-champion = busque quién nos respalde ahora
headline-do-map-decider = averigüe quién decide
headline-do-find-contact = busque con quién hablar
headline-do-second-contact = busque un segundo contacto
headline-do-more-people = hable con más personas de la cuenta
headline-do-call = llame a { $contact } y pregunte por sus metas
headline-do-call-plain = llame y pregunte por sus metas
headline-do-sponsor = nombre a un directivo nuestro como patrocinador
headline-do-onboard = acuerde los resultados que espera en un año
headline-do-in-common = reúnase con { $contact } y pregunte por qué no han seguido adelante nuestras oportunidades
headline-do-call-fresh = reúnase con { $contact } y pregunte por qué no siguió adelante
headline-do-last-try = reúnase con { $contact } y pregunte qué ha cambiado desde esa oportunidad
headline-do-use-today = reúnase con { $contact } y pregunte qué usan hoy en vez de lo que les ofrecimos
headline-do-need-again = reúnase con { $contact } y pregunte si la necesidad sigue ahí
headline-do-offer-other = reúnase con { $contact }, pregunte por qué no siguió adelante la última oportunidad y presente { $product }
headline-do-why-lost = reúnase con { $contact } y pregunte por qué no siguió adelante la última oportunidad
headline-do-offer-look-alike = reúnase con { $contact } y empiece por { $product }
headline-do-ask-need = reúnase con { $contact } y pregunte qué necesitan
headline-do-reference = pida una referencia a { $contact }
headline-do-consent = pida a los promotores permiso para citarlos
headline-do-story = proponga un caso de éxito conjunto
headline-do-campaign = incluya la cuenta en la lista de la próxima campaña
headline-do-follow-response = llame a quien respondió a la campaña
headline-do-review = haga la revisión trimestral

## Lo que cambió

change-none = Sin cambios desde { $period }.
change-first-run = Primer informe: el próximo mostrará los cambios.
change-deal-won = Ganada: { $deal }, { $amount }.
change-deal-lost = Perdida: { $deal }, { $amount }.
change-deal-lost-reason = Perdida: { $deal }, { $amount }; motivo: { $reason }.
change-deal-opened = Oportunidad nueva: { $deal }, { $amount }.
change-deals-won =
    { $n ->
        [0] No se ganó ninguna oportunidad en { $period }.
        [one] Se ganó { $n-text } oportunidad por { $amount } en { $period }.
       *[other] Se ganaron { $n-text } oportunidades por { $amount } en { $period }.
    }
change-deals-lost =
    { $n ->
        [0] No se perdió ninguna oportunidad en { $period }.
        [one] Se perdió { $n-text } oportunidad por { $amount } en { $period }.
       *[other] Se perdieron { $n-text } oportunidades por { $amount } en { $period }.
    }
change-deals-opened =
    { $n ->
        [0] No se abrió ninguna oportunidad en { $period }.
        [one] Se abrió { $n-text } oportunidad por { $amount } en { $period }.
       *[other] Se abrieron { $n-text } oportunidades por { $amount } en { $period }.
    }
change-deals-stale =
    { $n ->
        [0] Ninguna oportunidad abierta está estancada.
        [one] { $n-text } oportunidad por { $amount } lleva más tiempo abierta de lo habitual.
       *[other] { $n-text } oportunidades por { $amount } llevan más tiempo abiertas de lo habitual.
    }
change-deal-stage = { $deal } pasó de { $from } a { $to }.
change-deal-slipped = El cierre de { $deal } se movió de { $from } a { $to }.
change-deal-amount = El importe de { $deal } pasó de { $from } a { $to }.
change-revenue-up = Los ingresos de 12 meses subieron un { $share }, a { $amount }.
change-revenue-down = Los ingresos de 12 meses bajaron un { $share }, a { $amount }.
change-nps = El NPS pasó de { $from } a { $to }, con { n-responses }.
change-nps-no-change = El NPS no muestra un cambio detectable, con { n-responses }.
change-new-responses =
    { $n ->
        [0] No llegaron respuestas de encuesta en { $period }.
        [one] Llegó { $n-text } respuesta de encuesta en { $period }.
       *[other] Llegaron { $n-text } respuestas de encuesta en { $period }.
    }
change-new-detractors =
    { $n ->
        [0] No hay detractores nuevos.
        [one] Hay { $n-text } detractor nuevo.
       *[other] Hay { $n-text } detractores nuevos.
    }
change-tickets-opened =
    { $n ->
        [0] No se abrieron casos de soporte en { $period }.
        [one] Se abrió { $n-text } caso de soporte en { $period }.
       *[other] Se abrieron { $n-text } casos de soporte en { $period }.
    }
change-tickets-escalated =
    { $n ->
        [0] Ningún caso está escalado.
        [one] { $n-text } caso está escalado.
       *[other] { $n-text } casos están escalados.
    }
change-usage-up = El uso subió un { $share } frente al año anterior.
change-usage-down = El uso cayó un { $share } frente al año anterior.
change-contact-left = { $contact } dejó la cuenta el { $date }.
change-contact-new = { $contact } se sumó a los contactos como { $title }.
change-owner = La cuenta pasó de { $from } a { $to }.
change-tier = El nivel pasó de { $from } a { $to }.
change-quadrant = El cuadrante pasó de { $from } a { $to }.
change-band = El riesgo de deserción pasó de { $from } a { $to }: { $reason }.
change-priority = La prioridad cambió { $change }, a { $value }, sobre todo por { $criterion }.
change-renewal = La renovación por { $amount } vence { in-days }.
change-no-contact = El último contacto fue { ago-days }.
change-payment =
    { $n ->
        [0] No hay facturas con atraso.
       *[other] Hay { n-invoices } con atraso por { $amount }.
    }
change-evidence = { $sentence } ({ $evidence })

## FODA

swot-strengths = Fortalezas
swot-weaknesses = Debilidades
swot-opportunities = Oportunidades
swot-threats = Amenazas
swot-empty = Nada registrado.
swot-contingency = Contingencia: { $text }
swot-growing-revenue = Ingresos en alza: un { $share } en un año, hasta { $amount }
swot-growing-revenue-bookings = Ventas cerradas en alza: un { $share } en un año, hasta { $amount }
swot-growing-quarter = El último trimestre sumó { $amount }, un { $share } más que el anterior
swot-promoters =
    { $n ->
        [one] { $n-text } promotor entre las personas encuestadas
       *[other] { $n-text } promotores entre las personas encuestadas
    }
swot-nps-above-industry = NPS de { $nps }, por encima de { $benchmark } en su industria ({ $source })
swot-high-win-rate =
    { $n ->
        [one] Ganamos el { $share } de { $n-text } oportunidad cerrada
       *[other] Ganamos el { $share } de { $n-text } oportunidades cerradas
    }
swot-many-products = Productos comprados: { $have } de { $total }
swot-product-range =
    { $n ->
        [one] Tiene { $n-text } producto, el { $share } de lo que vendemos
       *[other] Tiene { $n-text } productos, el { $share } de lo que vendemos
    }
swot-long-relation = Relación de { n-years }
swot-contract =
    { $n ->
        [one] { $n-text } contrato en vigor por { $amount } al año
       *[other] { $n-text } contratos en vigor por { $amount } al año
    }
swot-usage-up = El uso subió un { $share } en un año
swot-good-relationship =
    { $n ->
        [one] Buena relación con { $n-text } persona: { $points } puntos de media
       *[other] Buena relación con { $n-text } personas: { $points } puntos de media
    }
swot-close-contact = Contacto reciente: { ago-days }
swot-falling-revenue = Ingresos en baja: un { $share } en un año, hasta { $amount }
swot-falling-revenue-bookings = Ventas cerradas en baja: un { $share } en un año, hasta { $amount }
swot-stopped = No compra desde hace { n-months }; el año anterior compró { $amount }
swot-falling-quarter = El último trimestre sumó { $amount }, un { $share } menos que el anterior
swot-detractors =
    { $n ->
        [one] { $n-text } detractor; la última respuesta es del { $date }
       *[other] { $n-text } detractores; la última respuesta es del { $date }
    }
swot-escalated-tickets =
    { $n ->
        [one] { $n-text } caso escalado en el último año
       *[other] { $n-text } casos escalados en el último año
    }
swot-critical-tickets =
    { $n ->
        [one] { $n-text } caso crítico en el último año, de un total de { $total-text }
       *[other] { $n-text } casos críticos en el último año, de un total de { $total-text }
    }
swot-late-payment = Pagos con { n-days } de atraso; { $amount } por cobrar
swot-stale-deals = { n-stale-deals } por { $amount }
swot-deals-unpriced =
    { $n ->
        [one] { $n-text } oportunidad abierta sin importe
       *[other] { $n-text } oportunidades abiertas sin importe
    }
swot-no-contacts =
    { $n ->
        [0] No hay contactos registrados
        [one] Hay { $n-text } contacto registrado
       *[other] Hay { $n-text } contactos registrados
    }
swot-single-contact = Toda la relación depende de { $contact }
swot-single-contact-prospect = { $contact } es la única persona que conocemos allí
swot-no-decider =
    { $n ->
        [one] Se conoce a { $n-text } persona y no consta que decida
       *[other] Se conoce a { $n-text } personas y no consta que decidan
    }
swot-none-won =
    { $n ->
        [one] No ganamos la única oportunidad que se cerró
       *[other] No ganamos ninguna de las { $n-text } oportunidades que se cerraron
    }
swot-low-win-rate =
    { $n ->
        [one] Ganamos el { $share } de { $n-text } oportunidad cerrada
       *[other] Ganamos el { $share } de { $n-text } oportunidades cerradas
    }
swot-win-rate-below = Tasa de ganancia del { $share }, frente al { $other } de la cartera
swot-lost-deals =
    { $n ->
        [one] { $n-text } oportunidad perdida en el último año y ninguna ganada
       *[other] { $n-text } oportunidades perdidas en el último año y ninguna ganada
    }
swot-no-contact = Sin llamada, reunión ni respuesta comercial registrada desde hace { n-days }
swot-nps-below-industry = NPS de { $nps }, por debajo de { $benchmark } en su industria ({ $source })
swot-one-product = Compra un solo producto: { $product }
swot-open-deals =
    { $n ->
        [one] { $deal }, abierta por { $amount }
       *[other] { $n-text } oportunidades abiertas; la mayor, { $deal }, por { $amount }
    }
swot-renewal-good = Renovación por { $amount } que vence { in-days }, con oportunidad abierta
swot-recommended-product =
    { $n ->
        [one] { $product } encaja: lo tiene { $n-text } de { $total-text } clientes parecidos con { $other }
       *[other] { $product } encaja: lo tienen { $n-text } de { $total-text } clientes parecidos con { $other }
    }
swot-whitespace = { $amount } al año por capturar en { $product }, que compra el { $share } de { $peers }
swot-look-alike-all =
    { $n ->
        [one] { $product } puede interesarle: lo ha comprado { $n-text } de nuestros { $total-text } clientes
       *[other] { $product } puede interesarle: lo han comprado { $n-text } de nuestros { $total-text } clientes
    }
swot-look-alike =
    { $n ->
        [one] { $product } puede interesarle: lo ha comprado { $n-text } de { $total-text } clientes parecidos
       *[other] { $product } puede interesarle: lo han comprado { $n-text } de { $total-text } clientes parecidos
    }
swot-new-customer = Compras por { $amount } en 12 meses, tras un año sin compras
swot-steady-revenue = Compras estables: { $amount } en 12 meses, casi lo mismo que el año anterior
swot-large-customer = Aporta el { $share } de los ingresos de la cartera
swot-large-customer-bookings = Aporta el { $share } de las ventas cerradas de la cartera
swot-satisfied = El { $share } de { $n-text } calificaciones de nuestro servicio son buenas
swot-won-deals =
    { $n ->
        [one] { $n-text } oportunidad ganada en el último año
       *[other] { $n-text } oportunidades ganadas en el último año
    }
swot-tickets-open =
    { $n ->
        [one] { $n-text } caso de soporte sigue abierto
       *[other] { $n-text } casos de soporte siguen abiertos
    }
swot-overdue = Hay { $amount } fuera de plazo, lo más antiguo desde hace { n-days }
swot-no-champion = El lugar de { $contact }, que nos respaldaba y se fue, sigue vacío
swot-no-owner = Nadie de nuestro lado lleva la cuenta
swot-dissatisfied = El { $share } de { $n-text } calificaciones de nuestro servicio son buenas, lo que es poco
swot-open-deals-unpriced =
    { $n ->
        [one] { $n-text } oportunidad abierta a la que falta el importe
       *[other] { $n-text } oportunidades abiertas a las que falta el importe
    }
swot-whitespace-all = { $amount } al año por capturar, según lo que compran los clientes parecidos
swot-lost-again = Se perdió una oportunidad de { $amount } hace { n-days }: la necesidad puede volver
swot-churn-signal = Un indicio de deserción: { $reason }
swot-if-churn-signal = si { $account } da otro indicio de deserción, pregunte al contacto qué tendría que cambiar y responda en una semana
swot-nps-falls = La satisfacción cae: el NPS es ahora de { $nps }
swot-if-nps-falls = si la próxima encuesta vuelve a bajar, reúna a quienes respondieron con nuestro equipo de servicio y acuerde qué cambia
swot-lost-lately = Se perdió una oportunidad de { $amount } hace { n-days }: la cuenta puede comprar en otra parte
swot-if-lost-lately = si se pierde otra oportunidad, pregunte quién la ganó y con qué condiciones antes de la siguiente propuesta
swot-hot = Figura como «{ $rating }» en el CRM
swot-signal = { $signal } ({ ago-days })
swot-advocate =
    { $n ->
        [one] { $n-text } persona que nos recomienda puede abrir otras puertas
       *[other] { $n-text } personas que nos recomiendan pueden abrir otras puertas
    }
swot-idle-sites =
    { $n ->
        [one] { $n-text } de las otras { $total-text } cuentas del grupo no compra todavía
       *[other] { $n-text } de las otras { $total-text } cuentas del grupo no compran todavía
    }
swot-market-nps = Su industria ({ $industry }) valora poco a sus proveedores: NPS de { $benchmark } ({ $source })
swot-renewal-uncovered = Renovación por { $amount } que vence { in-days }, sin oportunidad de renovación
swot-contract-over = El contrato terminó el { $date } y no consta otro firmado
swot-competitor = { $competitor } compite por la cuenta
swot-lost-to = { $competitor } ganó la última oportunidad que perdimos, { ago-days }
swot-usage-drop = El uso cayó un { $share } en un año
swot-bad-signal = { $signal } ({ ago-days })
swot-decider-detracts = Quien decide no nos recomendaría
swot-decision-maker-left = { $contact }, que decidía, dejó la cuenta hace { n-days }
swot-champion-left = Quien nos apoyaba dejó la cuenta y no consta quién lo reemplace
swot-new-decision-maker = { $contact } decide desde hace { n-days } y puede revisar proveedores
swot-price-increase = { $signal }
swot-one-product-share = El { $share } de sus compras depende de { $product }
swot-order-late =
    { $gap ->
        [one] El pedido lleva { n-days } de retraso sobre el ritmo habitual, de { $gap-text } día
       *[other] El pedido lleva { n-days } de retraso sobre el ritmo habitual, de { $gap-text } días
    }
swot-churn = Riesgo alto de deserción: { $reason }
swot-rarely-won =
    { $n ->
        [one] Hasta hoy perdimos { $n-text } oportunidad y aún no ha comprado
       *[other] Hasta hoy perdimos { $n-text } oportunidades y aún no ha comprado
    }
swot-if-renewal-uncovered = si el contrato de { $amount } se acerca a su fin sin firma, proponga una prórroga de tres meses y lleve la decisión a la dirección
swot-if-contract-over = si en un mes no hay prórroga firmada, lleve el caso a la dirección con los pedidos y servicios que dependen de él
swot-if-competitor = si piden oferta a { $competitor }, compárese punto por punto con una referencia de su industria y no baje el precio sin una contrapartida
swot-if-lost-to = antes de la próxima oferta, pregunte qué propuso { $competitor } y qué pesó en la decisión
swot-if-bad-signal = pregunte qué supone para sus pedidos y pagos, y revise el pronóstico
swot-if-decider-detracts = acuerde con quien decide qué va a cambiar y para cuándo
swot-if-usage-drop = si el uso no se recupera en un mes, dé una sesión a los usuarios y ajuste con ellos lo contratado
swot-if-decision-maker-left = si en dos semanas no se sabe quién sustituye a { $contact }, pida a la dirección de la cuenta que lo presente y lleve un resumen de lo logrado
swot-if-champion-left = si el proyecto se queda sin quien lo defienda dentro de la cuenta, elija a quien gana con él y acuerde un resultado visible
swot-if-new-decision-maker = si { $contact } pide otras ofertas, solicite una reunión antes de que las reciba y lleve los resultados conseguidos
swot-if-price-increase = si no aceptan el aumento, ofrezca un alcance menor o un plazo mayor en lugar de un descuento
swot-if-one-product-share = si deja de necesitar { $product }, tenga ya otro producto presentado: ofrézcalo este trimestre
swot-if-order-late = 
    { $gap ->
        [one] si tampoco llega un pedido en otro { $gap-text } día, visite la cuenta y pregunte a quién compran
       *[other] si tampoco llega un pedido en otros { $gap-text } días, visite la cuenta y pregunte a quién compran
    }
swot-if-churn = si avisan que se van, reúna en una semana a nuestra dirección con quien decide y lleve una solución al motivo que den
swot-if-rarely-won = si vuelven a pedir una oferta, no la presente sin saber quién decide y con qué criterios

## Preparación de la llamada

section-value = Qué le preocupa y qué le ofrecemos
section-process = Quién participa en la decisión
section-barriers = Obstáculos
section-objections = Objeciones y cómo responder
section-questions = Qué preguntar
title-call-page = Preparación de la conversación con { $contact }
title-call-page-plain = Preparación de la próxima conversación
heading-pain = Preocupación
heading-offer = Qué ofrecemos
heading-proof = Prueba
heading-objection = Objeción
heading-answer = Respuesta
heading-why-expected = Por qué se espera
heading-questions = Qué preguntar
heading-mail-subject = Asunto del correo
heading-mail = Borrador del correo
sheet-calls = Llamadas
calls-title = Preparación de { n-calls-prepared }
n-calls-prepared =
    { $n ->
        [one] { $n-text } llamada
       *[other] { $n-text } llamadas
    }
calls-note = Lo que cada cuenta necesita oír y responder. El correo es un borrador: revíselo antes de enviarlo.
figure-value-line = Propuesta de valor
figure-objection = Objeción
figure-next-talk = Próxima conversación
figure-company-goal = Meta de la empresa
figure-compared-with = Mes anterior
figure-figures-changed = Cifras que cambiaron
figure-responses = Respuestas a campañas en 90 días
figure-overdue-deals = Oportunidades con la fecha de cierre vencida
figure-lost-days = Tiempo desde la última pérdida
figure-lost-reason = Motivo de la última pérdida
figure-lost-to = Se perdió frente a
figure-late-days = Retraso mediano en el pago
figure-tickets-12m = Casos de soporte en 12 meses
figure-renewal-days = Tiempo hasta la renovación
figure-renewal-date = Fecha de la renovación
figure-renewal-decide-by = Último día para decidir la renovación
figure-new-decision-maker-days = Tiempo desde que consta
figure-left-decision-maker-days = Tiempo desde su salida
figure-days-since-order = Tiempo desde el último pedido
figure-days-since-contact = Tiempo desde el último contacto
figure-previous-owner = Responsable anterior
figure-owner-days = Tiempo con el responsable actual
figure-median-growth = Crecimiento de la cuenta mediana
figure-target-before-forecast = Meta sin el pronóstico
figure-forecast-level = Nivel del rango del pronóstico
figure-quota-lacking = Lo que falta para la cuota del trimestre
rating-hot = Caliente
rating-warm = Tibia
rating-cold = Fría
rating-cool = Fría
rating-caliente = Caliente
rating-tibia = Tibia
rating-fria = Fría
figure-months-bought = Meses de compras registrados
figure-similar-customers = Clientes parecidos
figure-benchmark-source = Referencia
figure-deal = Oportunidad
figure-gap-product = Producto por vender
written-by = Escrito por { $name }
carried-from = Viene del plan de { $month }
figure-rating = Calificación en el CRM
figure-period = Mes del informe
figure-group-accounts = Cuentas del grupo
figure-profile = Perfil
call-goals = Metas
call-part-unknown = no consta
value-general = En general
pain-comments =
    { $n ->
        [one] { $n-text } comentario
       *[other] { $n-text } comentarios
    }
pain-tickets =
    { $n ->
        [one] { $n-text } caso
       *[other] { $n-text } casos
    }
pain-losses =
    { $n ->
        [one] { $n-text } oportunidad perdida
       *[other] { $n-text } oportunidades perdidas
    }
objection-competitor = { $competitor } compite por la cuenta
objection-pain = tema de { $theme }: { $told }
objection-usual = la plantea cualquier cliente
barrier-decider-detracts = Quien decide no nos recomendaría: hable primero de lo que falló.
barrier-tickets-open =
    { $n ->
        [one] Tiene { $n-text } caso de soporte abierto: lleve una fecha de solución.
       *[other] Tiene { $n-text } casos de soporte abiertos: lleve una fecha de solución.
    }
barrier-competitor = { $competitor } compite por la cuenta: prepare la comparación.
barrier-overdue = Debe { $amount } ya vencidos: acuerde el pago antes de ofrecer más.
barrier-lost-reason = Perdimos { $deal }; motivo en el CRM: { $reason }.
barrier-lost-often =
    { $n ->
        [one] Perdimos { $n-text } oportunidad en el último año y no ganamos ninguna.
       *[other] Perdimos { $n-text } oportunidades en el último año y no ganamos ninguna.
    }
barrier-detractors =
    { $n ->
        [one] { $n-text } persona no nos recomienda: agradezca la opinión y diga qué cambió.
       *[other] { $n-text } personas no nos recomiendan: agradezca la opinión y diga qué cambió.
    }
barrier-stale = { $deal } lleva { n-days } abierta sin que se decida.
barrier-no-decider =
    { $n ->
        [one] Se conoce a { $n-text } persona y no consta que decida.
       *[other] Se conoce a { $n-text } personas y no consta que decidan.
    }
barrier-no-contact = No consta llamada, reunión ni respuesta comercial desde hace { n-days }.
question-pain = ¿Qué les preocupa hoy en el tema «{ $theme }» y quién lo nota?
question-decider = ¿Quién decide, quién firma y quién más opina?
question-why-lost-all =
    { $n ->
        [one] ¿Por qué no ha salido adelante hasta ahora { $n-text } oportunidad con nosotros?
       *[other] ¿Por qué no han salido adelante hasta ahora { $n-text } oportunidades con nosotros?
    }
question-why-lost = ¿Por qué no siguieron adelante con { $deal }?
question-need-again = ¿Sigue en pie la necesidad de { $deal } y qué usan hoy?
question-changed = ¿Qué ha cambiado para ustedes desde que hablamos de { $deal }?
question-lost-reason = No siguieron adelante con { $deal } y anotamos «{ $reason }»: ¿qué tendría que cambiar?
question-renewal = ¿Qué tiene que pasar para que renueven antes del { $date }?
question-fall = ¿A qué se debe que compren un { $share } menos que hace un año?
question-stopped-once =
    { $months ->
        [one] ¿Cómo les fue con la compra de hace { $months-text } mes y qué necesitan hoy?
       *[other] ¿Cómo les fue con la compra de hace { $months-text } meses y qué necesitan hoy?
    }
question-stopped =
    { $months ->
        [one] ¿Qué cambió hace { $months-text } mes, cuando dejaron de comprar?
       *[other] ¿Qué cambió hace { $months-text } meses, cuando dejaron de comprar?
    }
question-purchase = ¿Cómo les fue con la compra de { $month } y qué necesitan a continuación?
question-usage = ¿Por qué se usa un { $share } menos que hace un año?
question-detractor = En la encuesta del { $date } nos pusieron un { $rating }: ¿qué falló y qué tendría que cambiar?
question-left = ¿Por qué decidieron dejarnos y qué tendría que ser distinto para volver?
question-contract-ended = Su contrato terminó el { $date }: ¿con qué condiciones seguimos y quién firma el siguiente?
question-tickets-critical =
    { $n ->
        [one] Abrieron un caso crítico en el último año: ¿se resolvió como necesitaban?
       *[other] Abrieron { $n-text } casos críticos en el último año: ¿se resolvieron como necesitaban?
    }
question-ticket-theme =
    { $n ->
        [one] Abrieron un caso del tema «{ $theme }»: ¿se resolvió como necesitaban?
       *[other] Abrieron { $n-text } casos del tema «{ $theme }»: ¿se resolvieron como necesitaban?
    }
question-timing = ¿Cuándo decidirán sobre { $deal } y qué tiene que pasar antes?
question-compare = ¿Con quién nos comparan y qué les importa al elegir?
question-need = ¿Qué problema quieren resolver este año y cómo lo resuelven hoy?
question-budget = ¿Hay presupuesto este año y quién lo decide?
question-wallet = ¿Cuánto gastan al año en lo que vendemos y con qué proveedores?
question-goals = ¿Qué metas tienen para el próximo año y cómo las medirán?
question-second-contact = Además de usted, ¿con quién conviene hablar?
mail-greeting = Hola, { $contact }:
mail-offer = Esto puede serle útil: { $line }.
mail-offer-proof = Esto puede serle útil: { $line }. { $proof }.
mail-talk = ¿Le vendría bien una llamada breve el { $date }?
mail-sign = Un saludo, { $owner }
mail-renewal-subject = Preparemos la renovación
mail-renewal = Su contrato termina el { $date } y quiero preparar la renovación con tiempo. Me ayudaría saber qué ha funcionado y qué debería cambiar.
mail-renewal-soon-subject = Su contrato termina el { $date }
mail-renewal-soon = Su contrato termina el { $date } y me gustaría acordar con usted la renovación antes de ese día. Me ayudaría saber qué tiene que cambiar y quién firma.
mail-contract-ended-subject = Su contrato terminó el { $date }
mail-contract-ended = Su contrato terminó el { $date }. Me gustaría acordar con usted esta semana cómo seguimos hasta que se firme el siguiente.
mail-detractor-subject = Su calificación del { $date }
mail-detractor = Gracias por la respuesta que nos dio el { $date }. No quedó conforme y me gustaría que me contara qué falló, para acordar qué corregimos y cuándo.
mail-settle-subject = Sus facturas pendientes
mail-settle = Según nuestros registros, { $amount } están fuera de plazo. Me gustaría repasar las facturas con usted, resolver las dudas que haya y acordar una fecha de pago.
mail-overdue-subject = Sus facturas pendientes y lo que tenemos que corregir
mail-overdue = Según nuestros registros, { $amount } están fuera de plazo, y sé que no está conforme con nosotros. Me gustaría escuchar primero qué falló y acordar después con usted qué corregimos y una fecha de pago.
mail-tickets-subject = Seguimiento de lo que tiene abierto con soporte
mail-tickets =
    { $n ->
        [one] Tiene { $n-text } caso abierto con nosotros y quiero confirmar con usted la fecha de solución.
       *[other] Tiene { $n-text } casos abiertos con nosotros y quiero confirmar con usted las fechas de solución.
    }
mail-left-subject = ¿Qué pudimos hacer mejor?
mail-left = Ya no trabajan con nosotros y me gustaría entender por qué. Me ayudaría saber qué les faltó y qué usan ahora. No le escribo para venderle nada.
mail-stopped-subject = ¿Cómo podemos volver a ayudarle?
mail-stopped = Desde { $month } no hemos tenido pedidos suyos. Me gustaría saber qué ha cambiado y en qué podemos ayudarle ahora.
mail-fall-subject = ¿Cómo va el año?
mail-fall = Este año hemos trabajado menos juntos que el anterior. Me gustaría saber qué ha cambiado y qué necesita de nosotros.
mail-deal-subject = Próximo paso: { $deal }
mail-deal = Quiero acordar con usted el próximo paso para { $deal } y resolver las dudas que queden.
mail-lost-subject = Gracias por considerarnos
mail-lost = Gracias por las conversaciones sobre { $deal }. Para mejorar, me ayudaría saber por qué no siguió adelante y qué le importa ahora.
mail-look-alike-subject = Una idea para su empresa
mail-look-alike = Empresas parecidas a la suya trabajan con nosotros, algunas con { $product }. Me gustaría saber si puede servirle.
mail-review-subject = Repaso del año y de sus metas
mail-review = Quiero repasar con usted cómo va el trabajo juntos y qué metas tiene para los próximos meses.
mail-intro-subject = ¿Podemos conocernos?
mail-intro = Me gustaría saber qué necesita su empresa y si podemos ayudarle.
mail-again-subject = ¿Retomamos la conversación?
mail-again = Hace tiempo que no hablamos. Me gustaría saber qué ha cambiado en su empresa y si podemos ayudarle ahora.

## Objetivos

objective-revenue = Aumentar los ingresos de { $baseline } a { $target } a más tardar el { $date }
objective-bookings = Aumentar las ventas cerradas de { $baseline } a { $target } a más tardar el { $date }
objective-hold-bookings = Mantener las ventas cerradas en { $target } hasta el { $date }
objective-hold-revenue = Mantener los ingresos en { $target } hasta el { $date }
objective-retention = Firmar la renovación por { $target } a más tardar el { $date }
objective-satisfaction = Llevar el NPS de { $baseline } a { $target } a más tardar el { $date }
objective-first-answers =
    { $n ->
        [one] Obtener { $n-text } respuesta de encuesta a más tardar el { $date }
       *[other] Obtener { $n-text } respuestas de encuesta a más tardar el { $date }
    }
objective-contacts =
    { $n ->
        [one] Tener contacto con { $n-text } persona que decide a más tardar el { $date }
       *[other] Tener contacto con { $n-text } personas que deciden a más tardar el { $date }
    }
objective-pipeline = Llevar las oportunidades abiertas de { $baseline } a { $target } a más tardar el { $date }
objective-penetration = Vender { $product } por { $target } a más tardar el { $date }
objective-usage = Llevar el uso de { $baseline } a { $target } a más tardar el { $date }
objective-win-back = Recuperar a { $account } con un nuevo pedido a más tardar el { $date }
objective-extension = Firmar a más tardar el { $date } la prórroga del contrato de { $target } que terminó el { $ended }
objective-order-next = Obtener el próximo pedido de { $account } a más tardar el { $date }
objective-order-again = Obtener un nuevo pedido de { $account } a más tardar el { $date }
objective-next-order = Recibir un pedido a más tardar el { $date }: han pasado { $baseline } desde el último y lo habitual son { $target }
objective-order-value = Llevar el pedido promedio de { $baseline } a { $target } a más tardar el { $date }
objective-wallet = Llevar la cuota de cartera del cliente del { $baseline } al { $target } a más tardar el { $date }
objective-categories = Llevar las líneas de producto que compra de { $baseline } a { $target } a más tardar el { $date }
objective-sites = Llevar las sedes que compran de { $baseline } a { $target } a más tardar el { $date }
objective-csat = Llevar las respuestas satisfechas del { $baseline } al { $target } a más tardar el { $date }
metric-days-since-order = Días desde el último pedido
metric-product-revenue = Ingresos del producto, 12 meses
metric-product-revenue-bookings = Ventas cerradas del producto, 12 meses
metric-orders-12m = Pedidos en 12 meses
metric-orders-since-left = Pedidos desde su baja
metric-families = Líneas de producto que compra
metric-sites = Sedes que compran
why-nps-step = un paso hacia { $wanted }, { $why }
why-goal = la meta de la empresa
why-goal-growth = la meta de la empresa es crecer un { $share } al año
why-benchmark = la referencia de { $source } ({ $year })
why-order-next = su última compra fue { ago-days } y no hay oportunidades abiertas
why-order-again = no compra desde hace { n-days }
why-next-order = su propio ritmo de pedidos
# $owner: quien lleva la cuenta
why-waits = { $why }; este mes { $owner } ya no tiene horas para ello
why-elsewhere = { $why }; la oportunidad la lleva { $owner }
why-waits-soon = { $why }; este mes { $owner } ya no tiene horas para ello: haga sitio o acuerde otra fecha
why-waits-soon-plain = este mes { $owner } ya no tiene horas para ello: haga sitio o acuerde otra fecha
why-waits-plain = este mes { $owner } ya no tiene horas para ello
why-order-peers = el pedido mediano de { $n-text } clientes parecidos es de { $amount }
why-wallet-peers = la mediana de { $n-text } clientes parecidos es del { $share }
why-families-peers = compra de { $named }; la mitad de { $n-text } clientes parecidos compra de { $families-text } líneas o más
why-sites =
    { $n ->
        [one] { $n-text } sede del grupo no ha comprado en doce meses
       *[other] { $n-text } sedes del grupo no han comprado en doce meses
    }
why-deal-quota = { $why }; a { $owner } le faltan { $amount } para la cuota del trimestre
smart-text = una frase que diga qué se quiere lograr
smart-metric = una métrica
smart-baseline = una línea base en números
smart-target = una meta en números
smart-due = una fecha
smart-due-out-of-reach = una fecha por venir, dentro de tres años
smart-owner = un responsable
smart-lacks = Para poder medirlo falta { $gaps }
objective-progress = { $value } de { $target }, el { $share } del camino

## Acciones

action-complete-data = Completar en el CRM: { $fields }
left-out-conflict = no se propone junto con «{ $initiative }», que va primero
left-out-actions =
    { $n ->
        [one] la cuenta ya tiene su única acción, de mayor prioridad
       *[other] la cuenta ya tiene sus { $n-text } acciones, todas de mayor prioridad
    }
left-out-hours = las horas de { $owner } en este mes van a acciones de mayor prioridad
sheet-left-out = Sin incluir
heading-id = ID
heading-play = Jugada
heading-left-out-why = Por qué no es una acción este mes
heading-proposed = Propuestas
heading-plays-left-out = Sin incluir
heading-not-evaluated = Sin evaluar
heading-done = Hechas
heading-dropped = Descartadas
heading-better-done = Cifra mejor donde se hizo
heading-better-others = Cifra mejor donde no
section-plays = Jugadas: con qué frecuencia se activan y la cifra de cada una después de proponerla (asociación, no prueba; desde 10 acciones por grupo)
book-left-out =
    { $n ->
        [one] { $n-text } hecho observado que no es una acción este mes
       *[other] { $n-text } hechos observados que no son una acción este mes
    }
action-late =
    { $days ->
        [0] Vence hoy
       *[other] Con { n-days } de atraso
    }

## Revisiones

review-next = Próxima revisión: { $date }
review-quarterly = Revisión trimestral
trigger-fired = Se adelanta la revisión: { $reason }
trigger-decision-maker = cambió la persona que decide
trigger-strategy = la cuenta cambió de estrategia
trigger-renewal = la renovación vence { in-days }
trigger-competitor = se nombró a { $competitor }
trigger-none = Ningún disparador se activó.

review-next-deal = Próxima revisión: { $date }, antes del cierre previsto de { $deal }, el { $closes }
review-next-forward = Próxima revisión: { $date }, adelantada desde el { $regular }
trigger-contract-ended = Contrato vencido
trigger-renewal-uncovered = Renovación sin oportunidad
trigger-nps-drop = Caída del NPS
trigger-usage-drop = Caída del uso
trigger-revenue-drop = Caída de ingresos
trigger-champion-left = Salida del promotor interno
trigger-new-decision-maker = Nueva persona que decide
trigger-competitor-named = Competidor nombrado
trigger-late-actions = Acciones atrasadas
trigger-told-contract-ended = El contrato venció el { $date } y no hay otro vigente
trigger-told-renewal =
    { $days ->
        [0] El { $date } vence un contrato de { $amount } al año y no hay oportunidad de renovación abierta
        [one] El { $date }, en { $days-text } día, vence un contrato de { $amount } al año y no hay oportunidad de renovación abierta
       *[other] El { $date }, en { $days-text } días, vence un contrato de { $amount } al año y no hay oportunidad de renovación abierta
    }
trigger-told-renewal-plain =
    { $days ->
        [0] El { $date } vence el contrato y no hay oportunidad de renovación abierta
        [one] El { $date }, en { $days-text } día, vence el contrato y no hay oportunidad de renovación abierta
       *[other] El { $date }, en { $days-text } días, vence el contrato y no hay oportunidad de renovación abierta
    }
trigger-told-nps-drop = El NPS bajó de { $before } a { $now } frente a la ventana anterior ({ $p })
trigger-told-usage-drop = El uso de los últimos tres meses está un { $share } por debajo del de un año antes
trigger-told-revenue-drop = Los ingresos de 12 meses están un { $share } por debajo de los 12 anteriores
trigger-told-bookings-drop = Las ventas cerradas en 12 meses están un { $share } por debajo de las de los 12 anteriores
trigger-told-revenue-none = No hubo ingresos en 12 meses, frente a { $amount } en los 12 anteriores
trigger-told-bookings-none = No se cerraron ventas en 12 meses, frente a { $amount } en los 12 anteriores
trigger-told-champion-left = { $contact } se fue el { $date } y no se conoce a otro promotor interno
trigger-told-champion-left-plain = { $contact } ya no está y no se conoce a otro promotor interno
trigger-told-new-decision-maker = { $contact } decide, y consta desde el { $date }
trigger-told-competitor = Se nombró a { $competitor } el { $date }
trigger-told-competitor-plain = Se anotó un competidor el { $date }
trigger-told-late-actions =
    { $n ->
        [one] { $n-text } acción lleva { $late } de atraso
       *[other] { $n-text } acciones están atrasadas, la más antigua { $late }
    }
trigger-state-fired = Abierto
trigger-state-snoozed = Aplazado
trigger-state-closed = Cerrado
trigger-snoozed-until = aplazado hasta el { $date }
trigger-overdue = fuera de plazo
trigger-closed-over = { $trigger }: cerrado, ya no se cumple
trigger-closed-rep = { $trigger }: lo cerró el responsable
triggers-title =
    { $n ->
        [one] { $n-text } disparador pide una revisión a más tardar el { $date }
       *[other] { $n-text } disparadores piden una revisión a más tardar el { $date }
    }
triggers-title-resting =
    { $n ->
        [one] { $n-text } disparador está aplazado
       *[other] { $n-text } disparadores están aplazados
    }
triggers-title-closed =
    { $n ->
        [one] Se cerró { $n-text } disparador
       *[other] Se cerraron { $n-text } disparadores
    }
heading-review-by = Revisar a más tardar el
heading-snoozed-until = Aplazado hasta
heading-closed-on = Cerrado el
sheet-reviews = Revisiones
book-reviews =
    { $n ->
        [0] Ningún disparador pide una revisión
        [one] { $n-text } disparador pide una revisión
       *[other] { $n-text } disparadores piden una revisión
    }
book-reviews-how = Cierre un disparador cuando haya hecho su revisión, o aplácelo hasta una fecha. Si la causa vuelve, vuelve solo.
book-reviews-due = Revisiones que no pueden esperar
title-reviews =
    { $n ->
        [0] Ningún disparador está abierto
        [one] { $n-text } disparador está abierto, en { $accounts }
       *[other] { $n-text } disparadores están abiertos, en { $accounts }
    }

## Partes interesadas

role-economic-buyer = Decisor económico
role-blocker = En contra
heading-coverage-gap = Vacío de cobertura
section-coverage-gaps = Lo que falta en la cobertura
heading-talks = Conversaciones en 12 meses
heading-profile = Perfil
stakeholder-left = ya no está
stakeholder-left-on = se fue el { $date }
coverage-all-left = No queda nadie: { $contact } se fue el { $date }
coverage-all-left-plain = No queda nadie: { $contact } se fue
coverage-nobody = No consta ningún contacto
coverage-no-parts = De ningún contacto consta su papel en la decisión
coverage-no-decider = Ninguno de los contactos consta como persona que decide
coverage-buyer-not-met =
    { $days ->
        [one] Hace { $days-text } día que nadie habla con { $contact }, quien maneja el presupuesto
       *[other] Hace { $days-text } días que nadie habla con { $contact }, quien maneja el presupuesto
    }
coverage-buyer-never-met = No consta ninguna conversación con { $contact }, quien maneja el presupuesto
coverage-single-threaded =
    { $n ->
        [one] La cuenta depende de un solo hilo: { $contact } tiene el { $share } de { $n-text } conversación en 12 meses
       *[other] La cuenta depende de un solo hilo: { $contact } tiene el { $share } de las { $n-text } conversaciones en 12 meses
    }
coverage-one-person = { $contact } es el único contacto que consta
coverage-champion-left = { $contact }, promotor interno, se fue el { $date } y no se conoce a otro
coverage-champion-left-plain = { $contact }, promotor interno, ya no está y no se conoce a otro
coverage-blocker = { $contact } consta como persona en contra

## Capacidad y cobertura

agenda-name = { $owner }: revisiones y acciones
agenda-review = Revisión de { $account }
review-monthly = Revisión mensual
sheet-capacity = Capacidad
heading-owner-id = ID del responsable
deck-slide-capacity = Cobertura y capacidad
deck-absent-capacity = Ninguna cuenta tiene responsable
deck-subtitle-capacity = Horas que piden las cuentas según su nivel y las acciones por vencer, frente a { $hours } horas al mes o a las propias de cada responsable
deck-title-capacity = { $reps }; { $accounts }
capacity-overloaded =
    { $n ->
        [0] A ninguno de { $reps } responsables se le piden más horas de las que tiene
        [one] A { $n-text } de { $reps } responsables se le piden más horas de las que tiene
       *[other] A { $n-text } de { $reps } responsables se les piden más horas de las que tienen
    }
capacity-under-served =
    { $n ->
        [0] con ninguna cuenta se habla muy poco
        [one] con { $n-text } cuenta se habla muy poco
       *[other] con { $n-text } cuentas se habla muy poco
    }
capacity-over-hours = Responsables por encima de sus horas
capacity-of = { $have } de { $need }
capacity-load = Horas pedidas sobre las que hay
capacity-accounts = Cuentas
capacity-care = Horas por nivel
capacity-action-hours = Horas de acciones
capacity-needed = Horas pedidas
capacity-hours = Horas disponibles
capacity-actions = Acciones por vencer
capacity-under = Poco atendidas
capacity-over = Atendidas de más
capacity-unknown = Sin dato
capacity-served = Atención
capacity-served-under = poco atendida
capacity-served-met = lo debido
capacity-served-over = atendida de más
capacity-days-since = Días desde la última conversación
capacity-target-days = Días entre conversaciones
capacity-contacts-90 = Contactos en 90 días
capacity-priority-hours = Horas por prioridad
capacity-by-account = Por cuenta
capacity-how = Las horas por nivel y por acción, y los días entre conversaciones, se fijan en la configuración. Las horas por prioridad reparten las del responsable en proporción a la prioridad de sus cuentas.
capacity-worst =
    { $days ->
        [one] Mayor cuenta poco atendida: { $account } ({ $amount }), { $days-text } día sin conversación
       *[other] Mayor cuenta poco atendida: { $account } ({ $amount }), { $days-text } días sin conversación
    }
capacity-worst-never = Mayor cuenta poco atendida: { $account } ({ $amount }), sin ninguna conversación que conste
figure-reps-overloaded = Responsables a quienes se piden más horas de las que tienen
figure-accounts-under-served = Cuentas con las que se habla menos de lo debido

## Qué fue de las decisiones

deck-absent-became = No consta ninguna decisión pedida en presentaciones anteriores
deck-subtitle-became = Pedidas en meses anteriores y abiertas el mes pasado: { $total } en total, { $done } cumplidas y { $late } fuera de plazo según los datos de este mes
deck-title-became-late =
    { $n ->
        [one] { $n-text } de { $total } decisiones anteriores está fuera de plazo
       *[other] { $n-text } de { $total } decisiones anteriores están fuera de plazo
    }
became-done = Cumplida
became-open = Abierta
became-partly = En parte
became-late = Fuera de plazo
became-moot = Ya no aplica
became-account-gone = La cuenta ya no está en los datos
became-renewed = Renovado: hay contrato hasta el { $date }
became-opportunity-open = Hay una oportunidad de renovación abierta
became-no-opportunity = Aún no hay oportunidad de renovación abierta
became-contract-ended = El contrato venció el { $date } sin renovarse
became-contract-cancelled = El contrato fue cancelado
became-talked = Se habló el { $date }, pero no ha habido visita ni reunión desde entonces
became-met = Hubo reunión con la cuenta el { $date }
became-not-talked = Sin conversación desde el { $date }
became-risk-fell = El riesgo de deserción ya no es alto
became-owned = Ahora la atiende { $owner }
became-not-owned = Aún no la atiende nadie
became-owners =
    { $n ->
        [0] Todas tienen ya responsable
        [one] { $n-text } de { $total } cuentas sigue sin responsable
       *[other] { $n-text } de { $total } cuentas siguen sin responsable
    }
became-lapsing =
    { $n ->
        [0] Ninguno de los { $total } contratos se renovó ni tiene oportunidad de renovación
        [one] { $n-text } de { $total } contratos se renovó o tiene oportunidad de renovación
       *[other] { $n-text } de { $total } contratos se renovaron o tienen oportunidad de renovación
    }
became-stale =
    { $n ->
        [0] De las { $total } oportunidades, ninguna sigue abierta y estancada
        [one] De las { $total } oportunidades, { $n-text } sigue abierta y estancada
       *[other] De las { $total } oportunidades, { $n-text } siguen abiertas y estancadas
    }
became-quarter-over = El trimestre terminó
became-quarter-short = Aún faltan { $amount }
became-quarter-met = El trimestre va camino de su cuota

## Vacíos y avisos de la ficha

brief-no-deals = Sin oportunidades abiertas.
brief-no-contacts = Sin contactos registrados.
brief-no-contracts = Sin contratos registrados.
brief-no-tickets = Sin casos de soporte en 12 meses.
brief-no-products = Sin productos registrados.
brief-no-owner = Sin responsable
owner-left = Sin responsable: { $name } ya no está en la empresa
owner-unknown = Sin responsable: { $name } no está entre los usuarios
owner-to = { $why }; propuesta: { $name }
more-files =
    { $n ->
        [one] y { $n-text } archivo más
       *[other] y { $n-text } archivos más
    }
brief-more = y { $n-text } más
brief-gap-decision-maker = No se conoce a quien decide
brief-gap-sponsor = No hay patrocinador
brief-gap-single = Hay un solo contacto
brief-customer-since = Cliente desde { $date }
brief-employees =
    { $n ->
        [one] { $n-text } persona empleada
       *[other] { $n-text } personas empleadas
    }
brief-deal-stale = Estancada: abierta desde hace { n-days }; lo habitual: { $usual }
brief-benchmark-above = Por encima de su industria ({ $value } frente a { $benchmark })
brief-benchmark-below = Por debajo de su industria ({ $value } frente a { $benchmark })
brief-forecast = Pronóstico a 12 meses: { $value }, entre { $low } y { $high } ({ PERCENT(80) })
brief-cross-sell-reason = Lo usa el { $share } de las cuentas que tienen { $product }
brief-cross-sell-none = Sin señal de venta cruzada

## Gráficos

chart-revenue-title = Ingresos por mes
chart-revenue-subtitle = { $unit }, { n-months }
chart-priority-title = Puntos de prioridad por criterio
chart-churn-title = Puntos de deserción por señal
chart-nps-title = NPS por trimestre
chart-map-title = Valor y riesgo de las cuentas
chart-map-axis-value = Valor
chart-map-axis-risk = Riesgo de deserción
chart-bubble = El tamaño muestra los ingresos de 12 meses
chart-stage-title = Oportunidades abiertas por etapa
chart-renewals-title = Renovaciones por mes
action-serves = Objetivo { $number }
chart-actions-title = Barra: plazo para hacerla; punto: un día; ◆: revisión u objetivo; trama: retraso
chart-forecast-band = rango del { PERCENT(80) } del mes promedio
chart-unit-thousands = miles de { $currency }
chart-unit-millions = millones de { $currency }
chart-unit = { $currency }
chart-band = banda de pronóstico
chart-alt-series = { $title }: de { $first } en { $start } a { $last } en { $end }
chart-alt-bars = { $title }: el mayor es { $name }, con { $value }

## Presentación: nombres de las láminas

slide-summary = Resumen ejecutivo
slide-decisions-followed = Decisiones del mes anterior
slide-quarter = Cierre del trimestre
slide-kpis = Métricas
slide-revenue = Ingresos, pronóstico y meta
slide-map = Valor y riesgo
slide-top-accounts = Cuentas principales
slide-movers = Cuentas que más cambiaron
slide-nps = NPS
slide-voice = La voz del cliente
slide-churn = Cuentas en riesgo
slide-renewals = Renovaciones
slide-retention = Retención
slide-pipeline = Oportunidades
slide-whitespace = Potencial sin capturar
slide-execution = Ejecución de los planes
slide-coverage = Cobertura por responsable
slide-return = Retorno de la inversión
slide-quality = Calidad de los datos
slide-decisions = Decisiones que se piden
slide-appendix = Anexo: método y validación

## Presentación: títulos con su mensaje

title-cover = Cartera de { $company } en { $period }
title-summary-growth = La cartera creció un { $share } en 12 meses, a { $amount }, con { $risk } en riesgo
title-summary-decline = La cartera cayó un { $share } en 12 meses, a { $amount }, con { $risk } en riesgo
title-summary-flat = La cartera se mantuvo en { $amount } en 12 meses, con { $risk } en riesgo
title-summary-plain =
    { $n ->
        [0] La cartera no tiene cuentas
        [one] La cartera tiene { $n-text } cuenta y { $amount } en 12 meses
       *[other] La cartera tiene { $n-text } cuentas y { $amount } en 12 meses
    }
title-summary-pipeline =
    { $n ->
        [0] La cartera no tiene cuentas
        [one] La cartera tiene { $n-text } cuenta y { $amount } en oportunidades abiertas
       *[other] La cartera tiene { $n-text } cuentas y { $amount } en oportunidades abiertas
    }
title-decisions-followed =
    { $n ->
        [0] No se cumplió ninguna decisión del mes anterior
        [one] Se cumplió { $n-text } decisión del mes anterior, de un total de { $total }
       *[other] Se cumplieron { $n-text } decisiones del mes anterior, de un total de { $total }
    }
title-quarter-on-track = El trimestre llegaría a { $forecast }, { $gap } sobre la cuota de { $quota }
title-quarter-short = El trimestre quedaría en { $forecast }, { $gap } bajo la cuota de { $quota }
title-quarter-met = El trimestre ya cerró { $closed } y superó la cuota de { $quota }
title-kpis =
    { $n ->
        [0] Ninguna métrica mejoró en { $period }
        [one] Mejoró { $n-text } métrica en { $period }, de un total de { $total }
       *[other] Mejoraron { $n-text } métricas en { $period }, de un total de { $total }
    }
title-revenue-up = Los ingresos de 12 meses subieron un { $share }, a { $amount }
title-revenue-down = Los ingresos de 12 meses bajaron un { $share }, a { $amount }
title-revenue-flat = Los ingresos de 12 meses se mantuvieron en { $amount }
title-revenue-forecast = Los próximos 12 meses darían { $forecast }, entre { $low } y { $high } ({ PERCENT(80) })
title-map =
    { $n ->
        [0] Ninguna cuenta de valor alto tiene { $from }
        [one] { $n-text } cuenta de valor alto tiene { $from }, con { $amount }
       *[other] { $n-text } cuentas de valor alto tienen { $from }, con { $amount }
    }
title-top-accounts =
    { $n ->
        [0] No hay cuentas con ingresos
        [one] La cuenta principal suma el { $share } de los ingresos
       *[other] Las { $n-text } cuentas principales suman el { $share } de los ingresos
    }
title-top-priority =
    { $n ->
        [0] No hay cuentas con prioridad
        [one] La cuenta de mayor prioridad reúne { $amount } en oportunidades
       *[other] Las { $n-text } cuentas de mayor prioridad reúnen { $amount } en oportunidades
    }
title-movers = { $account } es la que más subió ({ $up }) y { $other } la que más bajó ({ $down })
title-movers-none = Ninguna cuenta cambió de nivel en { $period }
title-nps = El NPS es { $nps }, entre { $low } y { $high }, con { n-responses }
title-nps-up = El NPS subió { $change }, a { $nps }, con { n-responses }
title-nps-down = El NPS bajó { $change }, a { $nps }, con { n-responses }
title-nps-no-change = El NPS es { $nps }, sin cambio detectable, con { n-responses }
title-voice = { $theme } es el tema más citado: el { $share } de los comentarios
title-churn =
    { $n ->
        [0] Ninguna cuenta tiene { $from }
        [one] { $n-text } cuenta tiene { $from }, con { $amount } en juego
       *[other] { $n-text } cuentas tienen { $from }, con { $amount } en juego
    }
title-renewals =
    { $n ->
        [0] Ninguna renovación vence antes de { $period }
        [one] { $n-text } renovación por { $amount } vence antes de { $period }; el { $share } está en riesgo
       *[other] { $n-text } renovaciones por { $amount } vencen antes de { $period }; el { $share } está en riesgo
    }
title-renewals-uncovered =
    { $n ->
        [0] Todas las renovaciones de los próximos { n-days } tienen oportunidad abierta
        [one] { $n-text } renovación por { $amount } en los próximos { n-days } no tiene oportunidad abierta
       *[other] { $n-text } renovaciones por { $amount } en los próximos { n-days } no tienen oportunidad abierta
    }
title-renewals-uncovered-all =
    { $n ->
        [0] Todos los contratos vigentes tienen oportunidad de renovación abierta
        [one] { $n-text } contrato vigente por { $amount } no tiene oportunidad de renovación abierta
       *[other] { $n-text } contratos vigentes por { $amount } no tienen oportunidad de renovación abierta
    }
title-retention = Retuvimos { $grr } de los ingresos del año anterior, { $nrr } con las ampliaciones
title-pipeline =
    { $n ->
        [0] No hay oportunidades abiertas
        [one] Una oportunidad abierta suma { $amount }, { $weighted } con su ponderación
       *[other] { n-open-deals } suman { $amount }, { $weighted } con su ponderación
    }
title-pipeline-stale =
    { $stale ->
        [0] Hay { n-open-deals } por { $amount } y ninguna está estancada
        [one] Hay { n-open-deals } por { $amount }, pero { $stale-text } está estancada
       *[other] Hay { n-open-deals } por { $amount }, pero { $stale-text } están estancadas
    }
title-win-rate = Ganamos el { $share } de las oportunidades en un ciclo mediano de { n-days }
title-competitors = { $competitor } nos ganó más que nadie: { $amount } en 12 meses
title-whitespace = Quedan { $amount } por capturar, sobre todo en { $product }
title-execution =
    { $late ->
        [0] Ninguna acción está atrasada y el { $share } de los objetivos va en camino
        [one] { $late-text } acción está atrasada y el { $share } de los objetivos va en camino
       *[other] { $late-text } acciones están atrasadas y el { $share } de los objetivos va en camino
    }
title-coverage =
    { $n ->
        [0] Todas las cuentas tuvieron contacto en 90 días
        [one] { $n-text } cuenta no tuvo contacto en 90 días
       *[other] { $n-text } cuentas no tuvieron contacto en 90 días
    }
title-owners = { $owner } lleva { n-accounts } y { $amount } en oportunidades
title-return = La inversión de { $cost } dio un retorno de { $roi }
title-quality = Se pudo usar el { $share } de las filas, todas salvo { n-rows }
title-quality-all = Se usó la totalidad de las filas leídas
title-decisions =
    { $n ->
        [0] No se pide ninguna decisión este mes
        [one] Se pide { $n-text } decisión, con { $amount } en juego
       *[other] Se piden { $n-text } decisiones, con { $amount } en juego
    }
title-appendix = Cómo se calcula cada cifra y qué tan segura es

## Presentación: decisiones que se piden

ask-renewal = Abrir la renovación de { $account } por { $amount } a más tardar el { $date }
ask-visit = Visitar a { $account } con la dirección a más tardar el { $date }: { $amount } en riesgo
ask-stale = Cerrar o reactivar { n-stale-deals } por { $amount } a más tardar el { $date }
ask-data = Completar { $field } en { n-accounts } a más tardar el { $date }
ask-none = Sin decisiones pendientes.

## Borrador del plan

sheet-my-month = Mi mes
sheet-accounts = Cuentas
sheet-objectives = Objetivos
sheet-actions = Acciones
sheet-swot = FODA
sheet-stakeholders = Partes interesadas
sheet-notes = Notas
sheet-opportunities = Oportunidades
sheet-help = Ayuda
sheet-summary = Resumen
sheet-kpis = Métricas
sheet-priority = Prioridad
sheet-churn = Deserción
sheet-nps = NPS
sheet-renewals = Renovaciones
sheet-whitespace = Potencial
sheet-whitespace-accounts = Potencial por cuenta
book-potential = Potencial
book-quarter = El trimestre ha cerrado { $won } y va camino de { $expected } de una cuota de { $quota }
sheet-reasons = Motivos
sheet-quality = Calidad de datos
sheet-method = Método
plan-intro = Complete las celdas blancas; las grises se calculan. Devuelva el archivo a más tardar el { $date }.
plan-call-whom = A quién llamar
plan-call-why = Por qué
plan-call-say = Qué decir
plan-due = Vence este mes
plan-triggered = Revisiones activadas
plan-conflicts = Diferencias con lo que usted escribió
plan-nothing-due = Nada vence este mes.
plan-suggested = Sugerido
plan-yours = Escrito por usted
plan-keep = Conservar
plan-accept = Aceptar
plan-drop = Descartar
plan-agree = De acuerdo
plan-disagree = En desacuerdo
plan-confidential = Solo para { $owner } y su jefatura
plan-invalid-choice = Elija un valor de la lista
plan-invalid-date = Escriba una fecha posterior al { $date }
plan-invalid-share = Escriba un porcentaje entre 0 y 100
plan-summary = { $accounts }, { $deals }, { $actions }

## Propuesta de valor

value-pains = Problemas del cliente
value-value = Valor que aportamos
value-proof = Prueba
value-decision-process = Proceso de decisión
value-barriers = Barreras
value-objections = Objeciones
value-call-preparation = Preparación de la llamada

## Portal

portal-search = Buscar cuenta
portal-filter = Filtrar
portal-all = Cualquiera
portal-sort = Ordenar por
portal-reset = Quitar filtros
portal-showing = Cuentas: { $shown } de { $total }
portal-empty = Ninguna cuenta coincide con los filtros.
portal-open-brief = Abrir la ficha
portal-open-plan = Abrir el borrador
portal-open-deck = Abrir la presentación
portal-open-workbook = Abrir el libro
portal-open-quality = Ver la calidad de los datos
portal-no-brief = Ficha no disponible
portal-next = Siguiente
portal-previous = Anterior
portal-title-own = Cuentas de { $name }: { $period }
portal-known-of =
    { $n ->
        [one] se conoce de { $n-text } de { $total } cuentas
       *[other] se conoce de { $n-text } de { $total } cuentas
    }
portal-tables = Tablas de todas las cifras
portal-skip = Ir al contenido
portal-theme = Cambiar tema
portal-sorted-up = en orden ascendente
portal-sorted-down = en orden descendente
portal-accounts-table = Tabla de cuentas
portal-figures = Cifras de la cartera
portal-downloads = Descargas

## Pies de página

footer-sources = Fuentes: { $sources }.
footer-as-of = Datos { as-of }.
footer-sources-as-of = Fuentes: { $sources }. Datos { as-of }.
footer-page = Página { $page } de { $pages }
footer-confidential = Confidencial
footer-run = Ejecución { $run }
footer-revision = Revisión { $revision }
footer-revised = Revisión { $revision }: reemplaza a la anterior
footer-missing = Sin datos de: { $missing }.
footer-estimate = Estimación, no presupuesto.
footer-points = Los puntos no son una probabilidad.
footer-currency = Importes en { $currency }
footer-converted = Importes convertidos a { $currency } con el tipo de cambio de { $period }.

## Calidad de los datos

quality-rows-read =
    { $n ->
        [0] No se leyeron filas de { $file }
        [one] Se leyó { $n-text } fila de { $file }
       *[other] Se leyeron { $n-text } filas de { $file }
    }
quality-rejected =
    { $n ->
        [0] No se apartó ninguna fila de { $file }
        [one] Se apartó { $n-text } fila de { $file }
       *[other] Se apartaron { $n-text } filas de { $file }
    }
quality-unjoined =
    { $n ->
        [0] Todas las filas de { $entity } tienen cuenta
        [one] { $n-text } fila de { $entity } no corresponde a ninguna cuenta
       *[other] { $n-text } filas de { $entity } no corresponden a ninguna cuenta
    }
quality-no-source = Ninguna fuente aporta { $entity }; sin eso no se calcula: { $affected }
quality-missing-field = Falta { $field } en el { $share } de { $entity }
quality-no-owner =
    { $n ->
        [0] Todas las cuentas tienen responsable
        [one] { $n-text } cuenta no tiene responsable
       *[other] { $n-text } cuentas no tienen responsable
    }
quality-duplicates =
    { $n ->
        [0] No hay cuentas que parezcan repetidas
        [one] { $n-text } cuenta parece repetida
       *[other] { $n-text } cuentas parecen repetidas
    }
quality-past-close =
    { $n ->
        [0] Ninguna oportunidad abierta tiene el cierre vencido
        [one] { $n-text } oportunidad abierta por { $amount } tiene el cierre vencido
       *[other] { $n-text } oportunidades abiertas por { $amount } tienen el cierre vencido
    }
quality-no-amount =
    { $n ->
        [0] Todas las oportunidades abiertas tienen importe
        [one] { $n-text } oportunidad abierta no tiene importe
       *[other] { $n-text } oportunidades abiertas no tienen importe
    }
quality-negative-cycle =
    { $n ->
        [0] Ninguna oportunidad cierra antes de su creación
        [one] { $n-text } oportunidad cierra antes de su creación
       *[other] { $n-text } oportunidades cierran antes de su creación
    }
quality-no-rate = Falta el tipo de cambio de { $currency } en { $period }
quality-low-response = Tasa de respuesta de { $share }: el NPS puede no representar a la cartera
quality-old-data = Los datos de { $source } llegan solo hasta el { $date }
quality-slide-left-out = Lámina omitida: { $slide }. { $reason }.
quality-document-failed =
    { $n ->
        [0] Todos los documentos se publicaron
        [one] { $n-text } documento no se publicó
       *[other] { $n-text } documentos no se publicaron
    }
quality-good = No se encontraron problemas en los datos.
quality-fix = Cómo corregirlo: { $hint }

## Método

method-nps = NPS: promotores (9 y 10) menos detractores (0 a 6), de −100 a 100; no es un porcentaje.
method-churn = Deserción: puntos de las señales observadas sobre el máximo posible; no es una probabilidad.
method-churn-model = Riesgo de deserción: probabilidad de perder la cuenta en el horizonte, según un modelo ({ $model }) entrenado con la historia propia que ha superado a los puntos en meses posteriores; da la banda.
method-priority = Prioridad: lugar de la cuenta en cada criterio, ponderado por su peso, de 0 a 100.
method-weighted = Oportunidades ponderadas: importe por la probabilidad de su etapa y su antigüedad.
method-whitespace = Potencial sin capturar: lo que gastan cuentas parecidas menos lo que ya compra; es una estimación.
method-win-rate = Tasa de ganancia: ganadas entre ganadas y perdidas, por fecha de cierre.
method-retention = Retención: ingresos de hoy de las cuentas de hace un año entre sus ingresos de entonces.

## Datos de los registros

field-account-domain = dominio de la cuenta
field-account-id = id. de la cuenta
field-account-name = nombre de la cuenta
field-action-id = ID de la acción
field-active = en activo
field-amount = importe
field-annual-revenue = ingresos anuales de la empresa
field-assignee = persona asignada
field-attribution = atribución
field-auto-renew = renovación automática
field-board = tablero
field-budget = presupuesto
field-campaign-id = id. de la campaña
field-category = categoría
field-ces-rating = nota de esfuerzo (CES)
field-changed = fecha del cambio
field-postal-code = código postal
field-tax-id = número fiscal
field-city = ciudad
field-close-date = fecha de cierre
field-closed = fecha de resolución
field-comment = comentario
field-company = empresa
field-competitor = competidor
field-completed = fecha de finalización
field-confidential = confidencial
field-consent = consentimiento
field-contact-email = correo del contacto
field-contact-id = id. del contacto
field-converted = conversión
field-converted-on = fecha de conversión
field-cost = costo
field-country = país
field-created = fecha de creación
field-csat = satisfacción
field-csat-rating = nota de satisfacción (CSAT)
field-currency = moneda
field-customer-since = fecha de la primera compra
field-date = fecha
field-deleted = borrado
field-delivered = entrega
field-department = departamento
field-description = descripción
field-direction = sentido del contacto
field-domain = dominio
field-done = hecha
field-due = vencimiento
field-email = correo electrónico
field-employees = empleados
field-end = fecha final
field-escalated = escalamiento
field-expires = caducidad
field-family = familia
field-first-name = nombre de pila
field-founded-year = año de fundación
field-from = moneda de origen
field-id = id.
field-industry = industria
field-influence = influencia
field-influenced-deals = oportunidades influidas
field-is-closed = cierre
field-is-won = ganada
field-kind = tipo
field-language = idioma
field-last-activity = último contacto
field-last-name = apellido
field-lead-source = origen del lead
field-left-on = fecha de salida
field-list-price = precio de lista
field-loss-reason = motivo de pérdida
field-lost-date = fecha de pérdida
field-manager-id = id. de la jefatura
field-manager-name = nombre de la jefatura
field-merged-ids = cuentas que absorbió
field-merged-into = cuenta que la absorbió
field-metric = métrica
field-months = meses
field-previous-owner = responsable anterior
field-field = campo modificado
field-user-id = ID de usuario
field-user-name = nombre de usuario
field-name = nombre
field-next-step = próximo paso
field-notes = notas
field-notice-days = días de preaviso
field-nps-rating = nota de recomendación (0 a 10)
field-opened = fecha de apertura
field-opportunity-id = id. de la oportunidad
field-outcome = resultado
field-owner-id = id. de responsable
field-owner-name = nombre de responsable
field-paid = fecha de pago
field-parent-id = id. de la cuenta matriz
field-parent-name = nombre de la cuenta matriz
field-phone = teléfono
field-potential = gasto potencial
field-price = precio
field-price-book-entry-id = id. del precio de lista
field-priority = prioridad
field-probability = probabilidad
field-product = producto
field-product-id = id. del producto
field-profile-url = enlace al perfil
field-quantity = cantidad
field-counts-on = día en que cuenta
field-net-amount = importe sin impuestos
field-refers-to = factura de referencia
field-tax-amount = impuestos
field-vat-included = impuestos incluidos
field-vat-rate = tipo de IVA
field-rate = tipo de cambio
field-rating = calificación
field-region = región
field-related-id = id. relacionado
field-relationship = relación
field-reopened = reapertura
field-responded = fecha de respuesta
field-role = papel en la decisión
field-segment = segmento
field-sent = fecha de envío
field-source = fuente
field-stage = etapa
field-start = fecha inicial
field-state = estado o provincia
field-status = situación
field-street = calle
field-subject = asunto
field-survey = encuesta
field-tags = etiquetas
field-team = equipo
field-text = texto
field-title = cargo
field-to = moneda de destino
field-unit = unidad
field-url = enlace
field-value = valor
field-views = vistas
field-website = sitio web
field-won-date = fecha en que se ganó
field-year = año
field-theme = tema
field-pain = problema
field-line = propuesta de valor
field-proof = prueba
field-objection = objeción
field-answer = respuesta

## Evidencia y razones del plan

evidence-row = { $file } fila { $row }
evidence-rows = { $file }, { n-rows }
tile-bookings = Ventas cerradas, 12 meses
because-order-drop = los pedidos de los últimos tres meses cayeron un { $share } frente al año anterior
because-no-orders = no hay pedidos desde hace más de tres meses
because-champion-left = se fue un promotor interno o patrocinador y nadie lo reemplaza
because-competition = hay un competidor o una subida de precio de por medio
why-win-back = dejó de ser cliente el { $date }
why-win-back-plain = ya no es cliente
why-extension = el contrato terminó el { $date } y no consta otro
why-renewal-deal = { $why }; su oportunidad de renovación está abierta por { $amount } y cierra el { $date }
why-renewal-deal-after = { $why }; su oportunidad de renovación está abierta por { $amount } y cierra el { $date }, después de que termine el contrato
why-renewal = el contrato termina { in-days }
why-renewal-notice = ese es el último día para decidir la renovación; el contrato termina { in-days }
why-contacts-none = hoy no se conoce a nadie en la cuenta
why-baseline-of = { $why }; el punto de partida es de { $month }
why-target-of = fijado con los datos de { $month }; los de hoy darían { $target }
why-target-own = fijado a mano; los datos de hoy darían { $target }
why-revenue-recover = volver al nivel del año anterior
why-above-forecast = { $why }; el pronóstico es de { $forecast }, así que hace falta algo más que seguir igual
why-revenue-forecast-partly = la línea base abarca { n-months } de compras y la previsión de los próximos 12 es de { $forecast }
why-revenue-forecast = el pronóstico de los próximos 12 meses es de { $forecast }
why-revenue-within = el extremo alto del rango del { $level } del pronóstico; llegar a { $wanted } queda fuera de su alcance
why-revenue-peers = la cuenta mediana de la cartera crece un { $share }
why-revenue-hold = la cuenta mediana de la cartera no crece, así que la meta es conservar lo que hay
why-satisfaction = el promedio de la cartera
why-deal-one = es la única oportunidad abierta
why-deal =
    { $n ->
        [one] la única oportunidad abierta que no está estancada ni es una renovación
       *[other] la mayor de las { $n-text } oportunidades que no están estancadas ni son renovaciones
    }
why-contacts = depender de un contacto es arriesgado
# $share: de los $peers que compran el producto; $n: aquellos en cuyo gasto se basa la estimación
peers-similar = los clientes parecidos
peers-portfolio = nuestros clientes
why-whitespace =
    { $n ->
        [one] lo compra el { $share } de { $peers }; por lo que gasta { $n-text } de ellos, aquí vale unos { $amount } al año
       *[other] lo compra el { $share } de { $peers }; por lo que gastan { $n-text } de ellos, aquí vale unos { $amount } al año
    }
why-whitespace-held = { $why }; la meta, para empezar, es la mitad de lo que la cuenta compra hoy
why-cross-sell = { $owning } de { $n } clientes parecidos que tienen { $other } también lo tienen
objective-deal = Ganar { $deal } por { $target } a más tardar el { $date }
objective-contacts-known = Tener al menos { n-contacts } en la cuenta a más tardar el { $date }
objective-first-talk = Tener la primera conversación con la cuenta a más tardar el { $date }
objective-decision-maker = Saber quién decide la compra: identificar a una persona a más tardar el { $date }
objective-first-deal = Abrir una oportunidad con la cuenta a más tardar el { $date }
objective-first-sale = Cerrar la primera venta a más tardar el { $date }
objective-since = Mes de las cifras
objective-today = Meta con los datos de hoy
why-first-talk = no consta una conversación con la cuenta
why-decision-maker = hoy no se conoce a nadie que decida
why-first-deal = aún no ha comprado y no tiene oportunidades abiertas
why-first-sale = aún no ha comprado
metric-talks = Conversaciones
metric-sales = Ventas

## Ficha: títulos compuestos

versus-amount = frente a { $amount }
no-change = sin cambio detectable
deals-worth = { $deals }, { $amount }
wallet-over = más del { $share }
estimate-too-low = el potencial del CRM, de { $amount }, es demasiado bajo
of-estimate = de { $amount } estimados
won-of-closed =
    { $won ->
        [one] { $won-text } ganada
       *[other] { $won-text } ganadas
    } de { $n ->
        [one] { $n-text } cerrada
       *[other] { $n-text } cerradas
    }, { n-months }
last-12-months = últimos 12 meses
stale = estancada
title-plan-page =
    { $objectives ->
        [one] { $objectives-text } objetivo
       *[other] { $objectives-text } objetivos
    } y { n-actions-of-plan }
n-actions-of-plan =
    { $actions ->
        [0] ninguna acción este mes
        [one] { $actions-text } acción que vence el { $date }
       *[other] { $actions-text } acciones, la primera para el { $date }
    }
swot-subtitle = cada línea con su evidencia
swot-subtitle-empty = cada línea con su evidencia; complete en el borrador lo que aquí está vacío
title-objectives =
    { $n ->
        [one] Un objetivo, con su línea base y su meta
       *[other] { $n-text } objetivos, cada uno con su línea base y su meta
    }
title-next-steps =
    { $n ->
        [one] El próximo paso
       *[other] Los próximos { $n-text } pasos
    }
title-next-waiting =
    { $n ->
        [one] Hay un paso en espera
       *[other] Hay { $n-text } pasos en espera
    }: este mes las horas de { $owner } van a pasos más prioritarios
heading-next-waiting = Qué hacer cuando haya tiempo
title-no-plan = Sin objetivos ni acciones este mes
title-actions =
    { $n ->
        [one] Una acción para los próximos dos trimestres
       *[other] { $n-text } acciones para los próximos dos trimestres
    }
nps-counts = { n-promoters-of } · { n-passives-of } · { n-detractors-of }
n-promoters-of =
    { $promoters ->
        [one] { $promoters-text } promotor
       *[other] { $promoters-text } promotores
    }
n-passives-of =
    { $passives ->
        [one] { $passives-text } pasivo
       *[other] { $passives-text } pasivos
    }
n-detractors-of =
    { $detractors ->
        [one] { $detractors-text } detractor
       *[other] { $detractors-text } detractores
    }
title-voice-answers =
    { $n ->
        [one] Una respuesta, sin detractores
       *[other] { $n-text } respuestas, ninguna de un detractor
    }
title-voice-detractors =
    { $n ->
        [one] Una respuesta: { n-detractors-of }
       *[other] { $n-text } respuestas: { n-detractors-of }
    }
voice-subtitle = última respuesta de cada persona, últimos 365 días
nps-too-few-to-tell =
    { $n ->
        [one] Una respuesta: muy poco para saber si mejora o empeora
       *[other] { $n-text } respuestas: muy pocas para saber si mejora o empeora
    }
pipeline-subtitle = por importe; ponderadas según la posibilidad de ganar
pipeline-subtitle-one = ponderada según la posibilidad de ganar
title-open-deals = { n-open-deals } por { $amount }
title-open-deals-stale-one = { n-open-deals } por { $amount }, estancada
title-open-deals-stale =
    { $stale ->
        [one] { n-open-deals } por { $amount }, { $stale-text } de ellas estancada
       *[other] { n-open-deals } por { $amount }, { $stale-text } de ellas estancadas
    }
title-contacts =
    { $n ->
        [one] Una persona conocida
       *[other] { $n-text } personas conocidas
    }
title-contacts-left =
    { $n ->
        [one] Una persona conocida
       *[other] { $n-text } personas conocidas
    } y { $left ->
        [one] una que se fue
       *[other] { $left-text } que se fueron
    }
title-revenue-plain =
    { $months ->
        [12] Ingresos de { $amount } en los últimos 12 meses
        [one] Ingresos de { $amount } en un mes registrado
       *[other] Ingresos de { $amount } en { $months-text } meses registrados
    }
title-bookings-up = Las ventas cerradas en 12 meses subieron un { $share } hasta { $amount }
title-bookings-down = Las ventas cerradas en 12 meses bajaron un { $share } hasta { $amount }
title-bookings-flat = Las ventas cerradas en 12 meses se mantienen en { $amount }
title-bookings-plain =
    { $months ->
        [12] Ventas cerradas de { $amount } en los últimos 12 meses
        [one] Ventas cerradas de { $amount } en un mes registrado
       *[other] Ventas cerradas de { $amount } en { $months-text } meses registrados
    }
months-subtitle-plain = { $axis } al mes
months-subtitle = { $axis } al mes; más claro: el mismo mes del año anterior
title-priority =
    { $accounts ->
        [one] Prioridad { $score } de 100
       *[other] Prioridad { $score } de 100, puesto { $rank } de { $accounts-text }
    }
priority-tier-why = nivel C aunque su valor es alto: lo que más le resta es { $criterion }, con { $points } de { $max } puntos
priority-subtitle = puntos por criterio; suman el puntaje
not-observed = No se conoce: { $what }.
churn-not-known = No se conoce, y por eso no cuenta: { $what }. Agregue esos registros a las exportaciones o pregunte al cliente.
title-churn-signals =
    { $n ->
        [0] { $total ->
            [1] La única señal de deserción que se puede evaluar no está activa
           *[other] Ninguna de las { $total-text } señales de deserción que se pueden evaluar está activa
        }
        [one] { $total ->
            [1] La única señal de deserción que se puede evaluar está activa
           *[other] Una de las { $total-text } señales de deserción que se pueden evaluar está activa
        }
       *[other] { $n-text } de las { $total-text } señales de deserción que se pueden evaluar están activas
    }
heading-total = Total
nothing-year-before = nada en el año anterior
why-revenue-level = aún no se puede medir el crecimiento, así que la meta es conservar el nivel

## Ficha: por qué, quién y dónde

title-why-priority = Lo que más pesa en su prioridad: { $criterion }, con { $points } puntos
title-why-churn =
    { $n ->
        [0] no se activó ninguna señal de deserción
        [one] se activó { $n-text } señal de deserción
       *[other] se activaron { $n-text } señales de deserción
    }
title-answers =
    { $n ->
        [one] { $n-text } respuesta en dos años: { n-detractors-told }
       *[other] { $n-text } respuestas en dos años, { n-detractors-told }
    }
n-detractors-told =
    { $detractors ->
        [0] ninguna de un detractor
        [one] { $detractors-text } de un detractor
       *[other] { $detractors-text } de detractores
    }
title-answers-latest =
    { $n ->
        [one] La última de { $total-text } respuestas en dos años: { n-detractors-told }
       *[other] Las últimas { $n-text } de { $total-text } respuestas en dos años, { n-detractors-told }
    }
nps-on-year-before = { $change } frente al año anterior
voice-other-survey = otra encuesta
answers-subtitle = cada respuesta en su fecha, de 0 a 10; últimos 24 meses
band-promoters = promotores { $range }
band-passives = pasivos { $range }
band-detractors = detractores { $range }
service-subtitle-tickets = últimos 12 meses
service-subtitle-usage = últimos tres meses
service-subtitle-both = casos de 12 meses; uso de los últimos tres meses
service-opened = Casos recibidos
service-open = Sin resolver
service-critical = Críticos
service-escalated = Escalados
service-reopened = Reabiertos
service-resolution = Tiempo de resolución, mediana
service-usage = Uso en tres meses
service-usage-before = { $before } un año antes
service-usage-change = uso { $share } frente al año anterior
service-usage-alt =
    { $months ->
        [one] Uso en { $months-text } mes: { $last }
       *[other] Uso durante { $months-text } meses, de { $first } a { $last } al mes
    }
title-benchmark =
    { $n ->
        [0] No supera a su industria ({ $industry }) en ninguna de { $of-text } cifras comparadas
       *[other] Por delante de su industria ({ $industry }) en { $n-text } de { $of-text } cifras comparadas
    }
title-benchmark-ahead = Por delante de su industria ({ $industry }) en la única cifra comparada
title-benchmark-behind = Por detrás de su industria ({ $industry }) en la única cifra comparada
title-benchmark-level = Igual que su industria ({ $industry }) en la única cifra comparada
benchmark-subtitle = frente a nuestros clientes de la misma industria
benchmark-own = Esta cuenta
benchmark-industry = Su industria
benchmark-published = Publicado
benchmark-stands = Posición
benchmark-better = mejor
benchmark-worse = peor
benchmark-same = igual
benchmark-sources = Publicado por { $sources }
heading-figure = Cifra
title-people =
    { $n ->
        [one] { $n-text } persona conocida, { n-deciders-told }
       *[other] { $n-text } personas conocidas, { n-deciders-told }
    }
n-deciders-told =
    { $deciders ->
        [0] ninguna decide
        [one] { $deciders-text } decide
       *[other] { $deciders-text } deciden
    }
people-subtitle = influencia y relación, de 0 a 100
people-weak = relación débil
people-strong = relación fuerte
people-influence = influencia
people-tone-good = relación fuerte
people-tone-neutral = intermedia
people-tone-bad = decide con una relación débil, o bloquea
people-key = ● con contacto en los últimos { $days-text } días · ○ sin contacto
people-not-on-map =
    { $n ->
        [one] { $n-text } persona no está en el mapa
       *[other] { $n-text } personas no están en el mapa
    }
title-grid = Quedan { $amount } al año por vender, según lo que compran clientes parecidos
title-grid-owned = Tiene { $n-text } de { $of-text } productos
grid-subtitle = ingresos de 12 meses y lo que clientes parecidos gastan además; una estimación, no un presupuesto
grid-subtitle-bookings = ventas cerradas en 12 meses y lo que clientes parecidos gastan además; una estimación, no un presupuesto
grid-subtitle-plain = no se pudo estimar ningún potencial
grid-bought = 12 meses
grid-left = Por vender
grid-open = oportunidad abierta
grid-open-owned = lo tiene; oportunidad abierta
grid-recommended = recomendado
grid-possible = posible
grid-owned = lo tiene
grid-not-fitting = no encaja
grid-untold =
    { $n ->
        [one] { $n-text } producto más sin comprar
       *[other] { $n-text } productos más sin comprar
    }
grid-share = lo compra el { $share } de { $peers }
grid-adoption = { $owning } de { $n } clientes parecidos lo tienen
title-competition =
    { $n ->
        [one] { $name } compite por la cuenta
       *[other] { $n-text } competidores en la cuenta, { $name } el primero
    }
title-losses =
    { $n ->
        [one] Por qué se perdió { $n-text } oportunidad
       *[other] Por qué se perdieron { $n-text } oportunidades
    }
competition-subtitle = oportunidades cerradas; ganadas: { $won-text }, perdidas: { $lost-text }
competition-what = Nombre o motivo
competition-kind = Qué es
competition-where = Dónde
losses-without-reason = Sin motivo registrado
competition-lost =
    { $n ->
        [one] { $n-text } oportunidad perdida
       *[other] { $n-text } oportunidades perdidas
    }
competition-open = ahora en { $deals }
competition-seen = visto el { $date }
title-who-people =
    { $n ->
        [one] { $n-text } persona conocida
       *[other] { $n-text } personas conocidas
    }
title-who-left = { $amount } por vender

## Libros de Excel

sheet-revenue = Ingresos
scope-customer =
    { $n ->
        [one] { $n-text } cliente
       *[other] { $n-text } clientes
    }
scope-churned =
    { $n ->
        [one] { $n-text } baja
       *[other] { $n-text } bajas
    }
scope-prospect =
    { $n ->
        [one] { $n-text } prospecto
       *[other] { $n-text } prospectos
    }
scope-partner =
    { $n ->
        [one] { $n-text } socio
       *[other] { $n-text } socios
    }
scope-other =
    { $n ->
        [one] { $n-text } de otro tipo
       *[other] { $n-text } de otro tipo
    }
scope-test = { $n-text } de prueba
scope-own =
    { $n ->
        [one] { $n-text } propia
       *[other] { $n-text } propias
    }
scope-left-out =
    { $n ->
        [one] { $n-text } excluida ({ $classes })
       *[other] { $n-text } excluidas ({ $classes })
    }
heading-class = Clase
class-customer = Cliente
class-churned = Baja
class-prospect = Prospecto
class-partner = Socio
class-other = Otro tipo
journey-prospect = Prospecto
journey-onboarding = Incorporación
journey-growth = Crecimiento
journey-adoption = Adopción
journey-renewal = Renovación
journey-win-back = Recuperación
document-prospect-brief = Ficha de prospecto
section-what-we-know = Lo que sabemos
section-to-ask = Qué preguntar ahora
tile-customers-like-it = Clientes similares, 12 meses
tile-people-known = Personas conocidas
tile-attempts = Intentos anteriores
prospect-too-few-customers = Muy pocos clientes con los que comparar
prospect-median-all =
    { $n ->
        [one] mediana de { $n-text } cliente que compró
       *[other] mediana de { $n-text } clientes que compraron
    }
prospect-median-of =
    { $n ->
        [one] mediana de { $n-text } cliente de { $group } que compró
       *[other] mediana de { $n-text } clientes de { $group } que compraron
    }
prospect-decider-known = se sabe quién decide
prospect-decider-unknown = no se sabe quién decide
days-ago =
    { $n ->
        [0] hoy
        [one] hace { $n-text } día
       *[other] hace { $n-text } días
    }
prospect-lost =
    { $n ->
        [0] ninguno sin éxito
        [one] { $n-text } sin éxito
       *[other] { $n-text } sin éxito
    }
prospect-last-lost = último: { $deal }
title-look-alikes =
    { $n ->
        [one] Lo que compra nuestro único cliente
       *[other] Lo que compran nuestros { $n-text } clientes
    }
title-look-alikes-of =
    { $n ->
        [one] Lo que compra { $n-text } cliente de { $group }
       *[other] Lo que compran { $n-text } clientes de { $group }
    }
look-alikes-subtitle = Proporción de clientes que han comprado cada producto; asociación, no causa
prospect-own-it = { $owners } de { $n }
prospect-fit = Ajuste al cliente ideal
prospect-known-since = en el CRM desde
prospect-leads = leads
prospect-touches = contactos de campaña
n-leads =
    { $n ->
        [one] { $n-text } lead
       *[other] { $n-text } leads
    }
n-touches =
    { $n ->
        [one] { $n-text } contacto
       *[other] { $n-text } contactos
    }
ask-who-decides = ¿Quién decide y quién más opina?
ask-whom-they-buy-from = ¿A quién compran hoy y qué les falta?
ask-spend = ¿Cuánto gastan al año en lo que vendemos?
ask-when = ¿Cuándo quieren decidir y qué tiene que pasar antes?
ask-need = ¿Qué necesitan y para qué?
ask-why-lost = ¿Qué tendría que ser distinto de la última vez?
ask-size = ¿Qué tamaño tiene la empresa: personas, centros, facturación?
ask-industry = ¿A qué se dedica la empresa?
sheet-orphans = Sin responsable
heading-left-on = Fecha de salida
heading-receiver = Propuesta
title-orphans =
    { $n ->
        [0] Todas las cuentas tienen responsable
        [one] { $n-text } cuenta no tiene responsable, con { $amount } en 12 meses
       *[other] { $n-text } cuentas no tienen responsable, con { $amount } en 12 meses
    }
sheet-rejects = Apartados
n-calls =
    { $n ->
        [one] { $n-text } llamada
       *[other] { $n-text } llamadas
    }
n-objectives =
    { $n ->
        [one] { $n-text } objetivo
       *[other] { $n-text } objetivos
    }
n-swot-items =
    { $n ->
        [one] { $n-text } punto del FODA
       *[other] { $n-text } puntos del FODA
    }
book-month-late = { $calls } por hacer y { $actions } más que vencen hasta el { $date }; { $late ->
        [one] { $late-text } está atrasada
       *[other] { $late-text } están atrasadas
    }
book-month = { $calls } por hacer y { $actions } más que vencen hasta el { $date }
book-due-until = También vence hasta el { $date }
book-no-calls = No se propone ninguna llamada este mes.
book-no-contact = Sin contacto registrado
book-over = { $items } para { $accounts }
book-accounts-revenue = { $accounts } con compras por { $amount } en 12 meses
book-accounts-bookings = { $accounts } con ventas cerradas por { $amount } en 12 meses
book-notes = Anote aquí lo que ningún sistema sabe
book-keep-or-drop = Corrija lo propuesto, descarte lo que no sirva y agregue lo suyo en las filas vacías del final.
attention-late = Con retraso
attention-conflict = Dos versiones
attention-lowered = Meta reducida
attention-disagreed = Sin acuerdo
attention-behind = Por debajo de lo previsto
attention-not-asked = Ya no hace falta
# Etapas con las que vienen los CRM, como las traduce su propia interfaz.
deal-stage-prospecting = Prospección
deal-stage-qualification = Calificación
deal-stage-needsanalysis = Análisis de necesidades
deal-stage-valueproposition = Propuesta de valor
deal-stage-iddecisionmakers = Tomadores de decisiones
deal-stage-identifydecisionmakers = Tomadores de decisiones
deal-stage-perceptionanalysis = Análisis de percepción
deal-stage-proposal = Propuesta
deal-stage-proposalquote = Propuesta/Cotización
deal-stage-proposalpricequote = Propuesta/Cotización
deal-stage-negotiation = Negociación
deal-stage-negotiationreview = Negociación/Revisión
deal-stage-closedwon = Cerrada ganada
deal-stage-closedlost = Cerrada perdida
deal-stage-closedlosttocompetition = Perdida por competencia
deal-stage-appointmentscheduled = Cita programada
deal-stage-qualifiedtobuy = Apto para comprar
deal-stage-presentationscheduled = Presentación programada
deal-stage-decisionmakerboughtin = Decisor convencido
deal-stage-contractsent = Contrato enviado
deal-stage-qualified = Calificada
deal-stage-contactmade = Contacto hecho
deal-stage-demoscheduled = Demostración programada
deal-stage-proposalmade = Propuesta hecha
deal-stage-negotiationsstarted = Negociación iniciada

stage-proposed = Propuesto
stage-rep = Entregado
stage-agreed = Acordado
heading-attention = Por revisar
heading-standing-now = Ahora
heading-what-holds = Lo que vale
heading-other-version = Otra versión
heading-said-by = Quién lo dice
heading-concerns = Se refiere a
said-by-data = Los datos de este mes
book-review-full = Revisión completa del trimestre: repase todas las filas.
book-review-exceptions = Las filas marcadas en «Por revisar» van primero y requieren su atención ahora; el resto puede esperar a la revisión del { $date }.
book-conflicts = Dos versiones: indique cuál vale
book-no-conflicts = Nada contradice lo que usted escribió.
book-returned =
    { $n ->
        [0] Qué pasó con su último archivo
        [one] Su último archivo: { $n-text } celda suya ya está en el plan
       *[other] Su último archivo: { $n-text } celdas suyas ya están en el plan
    }
book-what-became = Qué pasó
book-returned-whole = Cada fila está donde usted la dejó.
told-added = Se añadió al plan
told-dropped = Se descartó, como usted pidió
told-deleted = La fila ya no estaba en su archivo: cuenta como descartada
told-changed-hands = Lo escribió { $name }, que entregó un archivo con esta cuenta
told-merged = Viene de la cuenta { $account }, que se fusionó con esta
told-orphan = Ninguna cuenta se llama «{ $account }»: la fila se conserva y solo se muestra aquí
told-agreed = Su jefatura está de acuerdo
told-disagreed = Su jefatura aún no está de acuerdo
told-lowered = La meta acordada de { $from } se redujo a { $to }: su jefatura debe volver a aprobarla
book-empty = No hay nada que mostrar aquí.
book-bookings = Ventas cerradas
book-unassigned = Sin asignar
book-findings = Qué más se observó
book-signals = Una celda vacía indica que la señal no se puede observar; 0, que no se activó.
book-more-accounts =
    { $n ->
        [one] { $n-text } cuenta de menor prioridad no está en este libro.
       *[other] { $n-text } cuentas de menor prioridad no están en este libro.
    }
book-texts-cut =
    { $n ->
        [one] { $n-text } texto no cabía en su celda; termina en «…».
       *[other] { $n-text } textos no cabían en su celda; terminan en «…».
    }
book-links-cut =
    { $n ->
        [one] { $n-text } enlace no se pudo poner.
       *[other] { $n-text } enlaces no se pudieron poner.
    }
book-rows-cut =
    { $n ->
        [one] { $n-text } fila más no cabe en esta hoja.
       *[other] { $n-text } filas más no caben en esta hoja.
    }
book-rejects =
    { $n ->
        [0] No se apartó ninguna fila ni celda
        [one] Se apartó { $n-text } fila o celda
       *[other] Se apartaron { $n-text } filas o celdas
    }
book-more-rejects =
    { $n ->
        [one] { $n-text } más está en rejects.csv.
       *[other] { $n-text } más están en rejects.csv.
    }
book-kpis-by-part =
    { $n ->
        [0] Ninguna parte de la cartera se distingue del resto
        [one] { $n-text } indicador por parte de la cartera
       *[other] { $n-text } indicadores por parte de la cartera
    }
plan-invalid-points = Escriba un número entre 0 y 100
heading-row-id = ID de la fila
heading-in-short = En una frase
heading-renewal-value = Valor de la renovación
heading-next-review = Próxima revisión
heading-own-note = Su nota
heading-responses = Respuestas
heading-churn-points = Puntos de deserción
heading-keep = ¿Mantener?
heading-start = Inicio
heading-smart = Falta para medirlo
heading-swot-field = Parte
heading-influence-points = Influencia (0 a 100)
heading-relationship-points = Relación (0 a 100)
heading-email = Correo electrónico
heading-phone = Teléfono
heading-still-there = ¿Sigue allí?
heading-rank = Puesto
heading-hygiene = Plan en orden
heading-priority-low = Prioridad, como mínimo
heading-priority-high = Prioridad, como máximo
heading-dimension = Por
heading-part = Parte
heading-observations = Observaciones
heading-why-unknown = Por qué no se sabe
heading-last-response = Última respuesta
heading-days-left = Días restantes
heading-decide-by = Decidir antes del
heading-opportunity-id = ID de la oportunidad
heading-age-days = Antigüedad en días
heading-past-close = Cierre vencido
heading-stale = Estancada
heading-next-step = Siguiente paso
heading-records = Registros
heading-used = Usados
heading-left-out = Excluidos
heading-duplicates = Duplicados
heading-unjoined = Sin cuenta
heading-about = Sobre
heading-found-out = Qué se observó
heading-remedy = Qué hacer
heading-sheet = Hoja
heading-found = Encontrado
heading-expected = Esperado
heading-row-kept = La fila se usó igualmente
heading-definition = Definición
heading-criterion = Criterio
heading-most-points = Puntos máximos
unit-days = días
unit-points = puntos
unit-count = cantidad
unit-times = veces
figure-customers = Clientes
figure-churned-accounts = Cuentas de baja
figure-prospects = Prospectos
figure-partners = Socios
figure-other-accounts = Otras cuentas
figure-look-alikes = Clientes similares
figure-lost-deals = Oportunidades perdidas
figure-accounts = Cuentas
figure-revenue-previous = Ingresos de los 12 meses anteriores
figure-revenue-previous-bookings = Ventas cerradas de los 12 meses anteriores
figure-margin-ltm = Margen bruto de 12 meses
figure-deals-closed = Oportunidades cerradas
figure-deals-won = Oportunidades ganadas
figure-deals-lost = Oportunidades perdidas
figure-won-value = Importe ganado
figure-lost-cycle-days-median = Mediana de días hasta perder
figure-deal-mean = Importe medio de las ganadas
figure-pipeline-deals = Oportunidades abiertas
figure-pipeline-value = Importe de las oportunidades abiertas
figure-pipeline-list-value = Importe de las abiertas a precio de lista
figure-pipeline-stale-deals = Oportunidades estancadas
figure-pipeline-list-weighted = Oportunidades ponderadas a precio de lista
figure-win-incidence-share = Oportunidades que llegan a ganarse
figure-quarter-expected = Esperado en el trimestre
figure-quarter-over-quota = Esperado sobre la cuota
figure-quarter-reach-probability = Probabilidad de lograr la cuota
figure-crm-probability-mean = Probabilidad de ganar según el CRM
figure-crm-probability-won-share = Ganadas de las que prometía
figure-pipeline-coverage = Cobertura de la cuota de ventas
figure-account-coverage-share = Cuentas que respondieron encuestas
theme-price = precio
theme-delivery = entrega
theme-support = soporte
theme-product = producto
theme-people = personas
theme-billing = facturación
theme-contract = contrato
theme-other = otros
figure-ces-mean = Facilidad (CES), de 1 a 7
figure-ces-easy-share = Respuestas de trato fácil (CES 5 a 7)
figure-csat-share = Respuestas satisfechas (CSAT)
figure-cost-ltm = Costo de venta de 12 meses
figure-revenue-yoy-change = Diferencia anual de ingresos
figure-revenue-yoy-constant-share = Variación anual a tipo de cambio constante
figure-revenue-currency-effect = Efecto del tipo de cambio
figure-revenue-cagr-share = Crecimiento compuesto anual
figure-gross-margin-share = Margen bruto en porcentaje
figure-win-rate-cohort = Ganadas de las creadas
figure-cycle-days-p90 = Duración del ciclo del { PERCENT(90) }
figure-cac-new = Costo de adquisición de lo invertido en clientes nuevos
figure-lead-conversion-aged-share = Conversión de leads con antigüedad
figure-new-logos = Clientes nuevos
objective-state-open = Abierto
objective-state-in-progress = En curso
objective-state-dropped = Descartado

## Deck: titles, notes and reasons of its slides

deck-management = Dirección de ventas
deck-unassigned = Sin asignar
deck-without-account = Sin cuenta
deck-total-weighted = { $amount }, ponderado { $weighted }
deck-of-quota = { $share } de { $quota }
deck-known-of = Conocidos: { $n-text } de { $total }
deck-note-benchmarks = referencias: { $sources }
deck-note-below = por debajo del conjunto con seguridad: { $parts }
deck-below-part = { $figure }, { $part }: { $value } frente a { $whole } (n { $n })
deck-on-month-before = frente al mes anterior
deck-not-apart = Donde los rangos se cruzan, la diferencia puede ser azar
deck-tile-previous = Los 12 meses anteriores
deck-axis-churn = Puntos de deserción, de 100
deck-stage-list = Oportunidades abiertas por etapa, a precio de lista
deck-stage-count = Oportunidades abiertas por etapa
deck-renewal-open = Abierta
deck-renewal-missing = Ninguna abierta
deck-heading-rank = N.º
deck-heading-weighted = Abierto ponderado
deck-heading-carried = Importe × prob.
deck-heading-account-owner = Cuenta y responsable
deck-note-weighted = Abierto ponderado: importe de cada oportunidad abierta por su probabilidad de ganarse en el trimestre
deck-heading-closed = Ganado
deck-heading-gap = Frente a la cuota
deck-heading-between = Rango del { PERCENT(95) }
deck-heading-base = Base
deck-heading-benchmark = Referencia
deck-heading-bookings = Ventas cerradas
deck-heading-first-signal = Primera señal
deck-heading-at-stake = En juego
deck-heading-responses = Respuestas
deck-heading-decided = Decididas
deck-heading-open = Abierto
deck-all-reps = Todo el equipo
deck-heading-stale = Estancadas
deck-heading-records = Registros
deck-heading-duplicates = Duplicados
deck-heading-unjoined = Sin cuenta
deck-heading-used = Usados
deck-title-summary-accounts =
    { $n ->
        [0] La cartera no tiene cuentas
        [one] La cartera tiene { $n-text } cuenta
       *[other] La cartera tiene { $n-text } cuentas
    }
deck-title-summary-both = Faltan { $gap } para la cuota del trimestre; hay { $renewals } en renovaciones sin oportunidad abierta
deck-title-summary-quarter = Al paso actual faltarán { $gap } para la cuota del trimestre
deck-title-summary-renewals = Hay { $renewals } en renovaciones sin oportunidad abierta
deck-title-quarter-open = El trimestre ha cerrado { $closed } y quedan { $weighted } ponderados por cerrar
deck-quarter-sure = la cuota es prácticamente segura; probablemente entre { $low } y { $high } ({ PERCENT(80) })
deck-quarter-likely = la cuota es probable ({ $chance }); probablemente entre { $low } y { $high } ({ PERCENT(80) })
deck-quarter-even = la cuota puede lograrse o no ({ $chance }); probablemente entre { $low } y { $high } ({ PERCENT(80) })
deck-quarter-unlikely = la cuota es improbable ({ $chance }); probablemente entre { $low } y { $high } ({ PERCENT(80) })
deck-quarter-hardly = la cuota no se alcanza con lo que está abierto; probablemente entre { $low } y { $high } ({ PERCENT(80) })
deck-pipeline-range = casi con seguridad traerán entre { $low } y { $high } ({ PERCENT(95) })
deck-crm-off =
    { $n ->
        [one] El CRM promete { $promised }; de una oportunidad cerrada se ganó { $won }
       *[other] El CRM promete { $promised } en promedio; de { $n-text } oportunidades cerradas se ganó { $won }
    }
deck-title-quarter-closed = El trimestre ha cerrado { $closed }; faltan { $gap } para la cuota de { $quota }
deck-note-compared = Frente a lo publicado: { $n-text } comparados, { $better } mejores y { $worse } peores con seguridad
deck-title-kpis-compared =
    { $n ->
        [one] Frente a la referencia publicada, el único KPI comparable { $standing ->
            [better] va mejor
            [worse] va peor
           *[same] no se aparta con seguridad
        }
       *[other] { $standing ->
            [same] Ninguno de { $n-text } KPI se aparta con seguridad de su referencia publicada
           *[apart] Frente a su referencia publicada, { $better } de { $n-text } KPI van mejor y { $worse } van peor
        }
    }
deck-note-high-risk = { n-accounts } con { $from }
deck-revenue-forecast-tile = Los 12 meses siguientes
deck-forecast-range = entre { $low } y { $high }, { PERCENT(80) }
deck-forecast-wide = demasiado incierto para planificar: { $low } a { $high }, { PERCENT(80) }
deck-subtitle-revenue-forecast = { $unit }; los 12 meses hasta { $period } y los 12 siguientes; trazo vertical: rango del { PERCENT(80) }
deck-list-price = { $figure }, a precio de lista
deck-title-kpis-worse =
    { $n ->
        [one] { $n-text } de { $total } métricas va peor que hace un año
       *[other] { $n-text } de { $total } métricas van peor que hace un año
    }
deck-title-kpis-better =
    { $n ->
        [one] { $n-text } de { $total } métricas va mejor que hace un año
       *[other] { $n-text } de { $total } métricas van mejor que hace un año
    }
deck-note-kpis-year = Frente a hace un año, de { $total }: { $better } mejor, { $worse } peor
deck-title-kpis =
    { $n ->
        [0] Los datos no permiten calcular ninguno de los { $total } KPI
        [one] Los datos permiten calcular { $n-text } de { $total } KPI
       *[other] Los datos permiten calcular { $n-text } de { $total } KPI
    }
deck-title-bookings-up = Las ventas cerradas de 12 meses subieron un { $share } hasta { $amount }
deck-title-bookings-down = Las ventas cerradas de 12 meses bajaron un { $share } hasta { $amount }
deck-title-bookings-flat = Las ventas cerradas de 12 meses se mantuvieron en { $amount }
deck-title-bookings-plain = Las ventas cerradas de { n-months } suman { $amount }
deck-title-revenue-plain = Los ingresos de { n-months } suman { $amount }
deck-title-top-revenue =
    { $n ->
        [one] La cuenta de mayor prioridad aportó { $amount } en 12 meses
       *[other] Las { $n-text } cuentas de mayor prioridad aportaron { $amount } en 12 meses
    }
deck-title-top-bookings =
    { $n ->
        [one] La cuenta de mayor prioridad cerró { $amount } en 12 meses
       *[other] Las { $n-text } cuentas de mayor prioridad cerraron { $amount } en 12 meses
    }
deck-title-renewals-due =
    { $n ->
        [one] Vence { $n-text } renovación de { $amount } antes de { n-days }
       *[other] Vencen { $n-text } renovaciones por { $amount } antes de { n-days }
    }
deck-heading-decide-by = Decidir antes del
deck-title-pipeline-plain =
    { $n ->
        [one] Una oportunidad abierta vale { $amount }
       *[other] { n-open-deals } suman { $amount }
    }
deck-title-pipeline-list-weighted =
    { $n ->
        [one] Una oportunidad abierta vale { $amount } a precio de lista, { $weighted } ponderados
       *[other] { n-open-deals } valen { $amount } a precio de lista, { $weighted } ponderados
    }
deck-title-pipeline-list =
    { $n ->
        [one] Una oportunidad abierta vale { $amount } a precio de lista
       *[other] { n-open-deals } valen { $amount } a precio de lista
    }
deck-title-pipeline-count =
    { $n ->
        [one] Hay una oportunidad abierta y no tiene importe
       *[other] Hay { n-open-deals } y ninguna tiene importe
    }
deck-title-win-rate = Ganamos el { $share } de { n-deals } ya decididas
deck-title-no-rows = No se leyó ninguna fila de datos
deck-title-quality-all =
    { $n ->
        [one] La única fila leída se pudo usar
       *[other] Las { $n-text } filas leídas se pudieron usar
    }
deck-title-weights = La prioridad pondera { $n-text } criterios y la deserción cuenta { $signals } señales
deck-subtitle-kpis = Últimos 12 meses salvo indicación; un rango acierta 95 veces de cada 100
deck-subtitle-map =
    { $n ->
        [one] { $n-text } cuenta con valor y puntos de deserción; tamaño y posición a la derecha: valor
       *[other] { $n-text } cuentas con valor y puntos de deserción; tamaño y posición a la derecha: valor
    }
deck-subtitle-top =
    { $n ->
        [one] Por puntos de prioridad, de { $n-text } cuenta ordenada
       *[other] Por puntos de prioridad, de { $n-text } cuentas ordenadas
    }
deck-subtitle-nps = { n-responses } de los últimos { n-days }, la más reciente de cada persona
deck-subtitle-churn =
    { $n ->
        [one] { $n-text } de { $total } cuentas da señal suficiente para juzgarla
       *[other] { $n-text } de { $total } cuentas dan señal suficiente para juzgarlas
    }
deck-subtitle-renewals = { n-renewals } antes de { n-days }, la próxima de cada cuenta
deck-subtitle-retention = { n-accounts } con ingresos en los 12 meses anteriores
deck-subtitle-pipeline =
    { $stale ->
        [0] { n-open-deals }; ninguna supera la edad de todas las que se cerraron
        [one] { n-open-deals }; { $stale-text } supera la edad de todas las que se cerraron
       *[other] { n-open-deals }; { $stale-text } superan la edad de todas las que se cerraron
    }
deck-title-quality-same =
    { $n ->
        [one] { $n-text } archivo es igual al del mes pasado; se pudo usar el { $share } de las filas
       *[other] { $n-text } archivos son iguales a los del mes pasado; se pudo usar el { $share } de las filas
    }
deck-subtitle-quality = { n-rows } en la ejecución { $run }
deck-detail-quarter = Se han ganado { $closed } y el resto del trimestre pondera { $weighted }
deck-section-carriers =
    { $n ->
        [one] { $n-text } oportunidad aporta { $amount } de los { $weighted } ponderados
       *[other] { $n-text } oportunidades aportan { $amount } de los { $weighted } ponderados
    }
deck-heading-chance-quarter = Prob. en el trimestre
deck-detail-revenue = Los 12 meses anteriores sumaron { $amount }
deck-title-cause-left = { $told }; { $account } se fue: { $amount } menos
deck-title-cause-less = { $told }; { $account }: { $amount } menos
deck-title-cause-more = { $told }; { $account }: { $amount } más
deck-note-cause = Mayor cambio: { $account } { $change }
deck-detail-account = La primera es { $account }: { $reason }
deck-detail-renewals = { n-renewals } por { $amount } antes de { n-days }
deck-detail-stale =
    { $stale ->
        [0] De { n-open-deals }, ninguna está estancada
        [one] De { n-open-deals }, { $stale-text } supera la edad de todas las que se cerraron
       *[other] De { n-open-deals }, { $stale-text } superan la edad de todas las que se cerraron
    }
deck-note-map =
    { $n ->
        [0] Tamaño: valor. Letra: nivel. Se dibujan todas las cuentas.
        [one] Tamaño: valor. Letra: nivel. { $n-text } cuenta no se dibuja: sin valor, sin puntos o pequeña.
       *[other] Tamaño: valor. Letra: nivel. { $n-text } cuentas no se dibujan: sin valor, sin puntos o pequeñas.
    }
deck-note-no-risk =
    { $n ->
        [one] La única cuenta que se puede juzgar tiene riesgo bajo
       *[other] Las { $n-text } cuentas que se pueden juzgar tienen riesgo bajo
    }
deck-note-nps =
    { $n ->
        [one] Respondió el { $share } de { $n-text } cuenta.
       *[other] Respondió el { $share } de { $n-text } cuentas.
    }
deck-absent-selling = Ninguna cuenta podría comprar más de lo que compra
deck-heading-propose = Qué proponer
deck-subtitle-selling = { $amount } en { $n } de { $total } cuentas; estimación por lo que gastan clientes parecidos, no un presupuesto
deck-slide-themes = Temas de los comentarios
deck-absent-themes =
    { $n ->
        [one] Ningún tema llega a { $n-text } mención
       *[other] Ningún tema llega a { $n-text } menciones
    }
deck-title-themes-detractors =
    { $n ->
        [one] { $theme } es el tema que más detractores mencionan: { $n-text } comentario
       *[other] { $theme } es el tema que más detractores mencionan: { $n-text } comentarios
    }
deck-title-themes =
    { $n ->
        [one] { $theme } es el tema más mencionado: { $n-text } comentario
       *[other] { $theme } es el tema más mencionado: { $n-text } comentarios
    }
deck-subtitle-themes =
    { $n ->
        [one] { $n-text } comentario, clasificado por listas de palabras; puede tratar varios temas
       *[other] { $n-text } comentarios, clasificados por listas de palabras; cada uno puede tratar varios temas
    }
deck-heading-theme = Tema
deck-heading-mentions = Menciones
deck-heading-detractor-revenue = Ingresos de cuentas con detractores
deck-heading-quote = En sus palabras
deck-note-themes = Sin ninguno de los temas: el { $share } de los comentarios
deck-note-themes-mismatched =
    { $n ->
        [one] { $n-text } comentario contradice su nota
       *[other] { $n-text } comentarios contradicen su nota
    }
deck-note-themes-unread =
    { $n ->
        [one] { $n-text } en otro idioma, sin clasificar
       *[other] { $n-text } en otros idiomas, sin clasificar
    }
deck-note-response-low = Con tan pocas respuestas, quienes callan pueden opinar distinto.
deck-note-accounts-alike = Las cuentas no difieren más de lo que daría el azar: ordenarlas por NPS sería ruido.
deck-note-response-rate = Respondió el { $share } de las personas encuestadas.
deck-renewals-open =
    { $n ->
        [0] Todas tienen oportunidad abierta
        [one] { $n-text } sin oportunidad: { $amount }
       *[other] { $n-text } sin oportunidad: { $amount }
    }
deck-alt-map = { $n-text } cuentas por { $axis } y puntos de deserción
deck-section-messages =
    { $n ->
        [one] Qué pasó, en { $n-text } frase
       *[other] Qué pasó, en { $n-text } mensajes
    }
deck-section-decisions =
    { $n ->
        [0] No se pide ninguna decisión
        [one] Se pide { $n-text } decisión: { $amount } en juego
       *[other] Se piden { $n-text } decisiones: { $amount } en juego
    }
deck-section-teams =
    { $n ->
        [0] Todos los equipos van camino de su cuota, { $total } de { $total }
        [one] { $n-text } de { $total } equipos va camino de quedar bajo su cuota
       *[other] { $n-text } de { $total } equipos van camino de quedar bajo su cuota
    }
deck-section-teams-note = Barra: ganado y ponderado; contorno: cuota
deck-section-best = La más alta: { $name } con { $value }, de { $n-text } decididas
deck-section-best-nps = El más alto: { $name } con { $value }, de { n-responses }
deck-section-stages =
    { $n ->
        [one] Etapa con más: { $stage }, { $value } en { $n-text } oportunidad
       *[other] Etapa con más: { $stage }, { $value } en { $n-text } oportunidades
    }
deck-section-losses =
    { $n ->
        [one] Lo más citado: { $name }, en { $n-text } de { $total } oportunidades perdidas que lo dicen
       *[other] Lo más citado: { $name }, en { $n-text } de { $total } oportunidades perdidas que lo dicen
    }
deck-section-renewals = El mayor importe vence en { $period }: { $amount }
deck-section-absent =
    { $n ->
        [one] { $n-text } diapositiva omitida y su motivo
       *[other] { $n-text } diapositivas omitidas y sus motivos
    }
deck-section-criteria = Prioridad: peso de { $n-text } criterios
deck-section-criteria-note = Cada peso cuenta en relación con los demás
deck-section-signals = Deserción: puntos máximos de { $n-text } señales
deck-section-definitions = Qué significan { $n-text } cifras
deck-section-definitions-note = Con las palabras de esta presentación
deck-section-windows = Plazos y límites
deck-section-windows-note = Según la configuración
deck-window-revenue = 12 meses hasta { $period }
deck-window-bands = Medio desde { $medium } puntos, alto desde { $high }
deck-window-tiers = A: el primer { $a } de las cuentas; B: el { $b } siguiente
deck-window-interval = Wilson para tasas, Rocks para NPS; más estrecho con más datos
deck-absent-kpis = Los datos no permiten calcular ningún KPI
deck-absent-revenue = No hubo ventas en los meses registrados
deck-absent-map =
    { $n ->
        [0] Ninguna de las { $total } cuentas con valor da señal suficiente para los puntos de deserción
        [one] Solo { $n-text } de { $total } cuentas con valor da señal suficiente para los puntos de deserción
       *[other] Solo { $n-text } de { $total } cuentas con valor dan señal suficiente para los puntos de deserción
    }
deck-absent-priority = Ninguna cuenta tiene prioridad con ingresos u oportunidades
deck-absent-churn = En ninguna cuenta se observa el { $share } de la señal de deserción
deck-absent-renewals = Ningún contrato vence antes de { n-days }
deck-ask-quarter = Acordar a más tardar el { $date } de dónde salen los { $amount } que faltan al trimestre
deck-ask-lapsing =
    { $n ->
        [one] Resolver a más tardar el { $date } la renovación de { $account } por { $amount }: vence el { $end } y el plazo para decidir ya pasó o está por pasar
       *[other] Resolver a más tardar el { $date } { $n-text } renovaciones por { $amount }: vencen en { n-days } o menos, o su plazo de aviso ya pasó
    }
deck-label-lapsing = Renovaciones a punto de vencer
deck-ask-again = se pide de nuevo; vencía el { $date }, { n-days } de retraso
deck-ask-owners =
    { $n ->
        [one] Asignar responsable a { $account }, con { $amount } en juego, a más tardar el { $date }
       *[other] Asignar responsable a { n-accounts } que no lo tienen, con { $amount } en juego, a más tardar el { $date }
    }
deck-ask-owners-plain =
    { $n ->
        [one] Asignar responsable a { $account } a más tardar el { $date }
       *[other] Asignar responsable a { n-accounts } que no lo tienen a más tardar el { $date }
    }
deck-absent-decisions = La única decisión está en el resumen
figure-won-value-quarter = Ganado en el trimestre
figure-pipeline-weighted-quarter = Oportunidades ponderadas del trimestre
figure-forecast-quarter = Cierre esperado del trimestre
figure-quarter-gap = Falta para la cuota
figure-defended-value = Valor de las cuentas grandes en riesgo
figure-top-pipeline = Oportunidades de las primeras cuentas
figure-top-revenue = Ingresos de las primeras cuentas
figure-owner-stake = En juego sin responsable
figure-renewal = Renovación
figure-class = Clase
figure-competitor = Competidor
figure-contacts = Personas conocidas
figure-open-deals = Oportunidades abiertas
figure-talks = Conversaciones registradas
figure-sales = Ventas
figure-contracts = Contratos
figure-country = País
figure-cross-sell = Venta cruzada
figure-detractor-rating = Calificación del detractor
figure-detractor-date = Respuesta del detractor
figure-detractor-theme = Tema del detractor
figure-nps-change = Cambio del NPS
figure-nps-answers = Respuestas a encuestas
figure-promoter-answers = Respuestas de promotores
figure-advocate = Promotor que se puede citar
figure-portfolio-share = Parte de los ingresos de la cartera
figure-portfolio-share-bookings = Parte de las ventas cerradas de la cartera
figure-contacts-reached = Personas contactadas en 90 días
figure-decision-makers = Tomadores de decisiones
figure-tickets-escalated = Casos escalados
figure-tickets-severe = Casos críticos o reabiertos de los últimos 30 días
figure-overdue-amount = Monto vencido
figure-deal-stage = Etapa
figure-stale-days = Oportunidad estancada más antigua
figure-stale-amount = Valor de las oportunidades estancadas
figure-last-loss = Última oportunidad perdida
figure-employees = Empleados
figure-expected-close = Cierre previsto
figure-families = Líneas de producto
figure-adoption = Parte de los clientes parecidos que lo compra
figure-industry = Sector
figure-journey-stage = Etapa del recorrido
figure-last-contact = Último contacto
figure-last-order = Último pedido
figure-order-average = Pedido promedio
figure-order-gap = Días habituales entre pedidos
figure-orders = Pedidos
figure-orders-quarter = Pedidos de tres meses frente al año anterior
figure-owner = Responsable
figure-p-alive = Probabilidad de que siga comprando
figure-payment = Pagos
figure-products = Productos que tiene
figure-relationship = Relación
figure-segment = Segmento
figure-signals = Señales
figure-sites = Sedes del grupo
figure-tenure = Antigüedad como cliente
figure-touches = Contactos de campaña en 90 días

## Deck: slides of several panels, decisions and their cost

deck-since-month = vs. mes anterior
deck-between = { $range } ({ PERCENT(95) })
deck-of-all = de { $n-text }
deck-n-of = { $n } de { $total }
deck-n-decisions =
    { $n ->
        [one] { $n-text } decisión
       *[other] { $n-text } decisiones
    }
deck-cost-hours =
    { $n ->
        [one] cerca de { $n-text } hora de trabajo
       *[other] cerca de { $n-text } horas de trabajo
    }
deck-cost-money =
    { $n ->
        [one] cerca de { $amount } ({ $n-text } hora)
       *[other] cerca de { $amount } ({ $n-text } horas)
    }
deck-more-decisions =
    { $n ->
        [one] La otra está en la diapositiva de decisiones
       *[other] Las otras { $n-text } están en la diapositiva de decisiones
    }
deck-title-decisions =
    { $n ->
        [one] Se pide { $n-text } decisión, con { $amount } en juego
       *[other] Se piden { $n-text } decisiones, con { $amount } en juego
    }
deck-title-decisions-plain =
    { $n ->
        [0] No se pide ninguna decisión
        [one] Se pide { $n-text } decisión
       *[other] Se piden { $n-text } decisiones
    }
deck-subtitle-decisions = Primero la mayor de cada clase y luego por importe en juego; cada una con día, responsable y costo
deck-heading-renewal-days = Días a la renovación
deck-note-cost-hours = Costo: horas de trabajo que estima la empresa; los importes en juego pueden solaparse si tocan la misma cuenta
deck-note-cost-money = Costo: horas que estima la empresa, al costo de una hora; los importes en juego pueden solaparse si tocan la misma cuenta
deck-heading-last-month = Mes anterior
deck-heading-change-year = En un año
deck-of-the-quota = { $share } de la cuota
deck-quota-passed = ya superada
deck-all-others = Todos los demás
deck-quota-chance = se logra con probabilidad de { $chance }
deck-quota-chance-less = se logra con probabilidad menor a { $chance }
deck-heading-quota = Cuota
deck-heading-gap-short = Brecha
deck-rest-revenue = ingresos por { $amount }
deck-rest-open = oportunidades abiertas por { $amount }
deck-note-rest = Sin cuenta y por eso fuera de la tabla: { $list }
deck-section-regions =
    { $n ->
        [0] Las { $total } regiones van camino de su cuota
        [one] { $n-text } de { $total } regiones quedaría bajo su cuota
       *[other] { $n-text } de { $total } regiones quedarían bajo su cuota
    }
deck-section-trend-same = Por trimestre, de { $from } a { $to }: los rangos se cruzan, así que no hay cambio seguro
deck-section-trend-moved = Por trimestre, de { $from } a { $to }: más que azar
deck-section-trend-note = NPS de lo respondido en los tres meses hasta cada uno; trazo: rango del { PERCENT(95) }; n: respuestas
deck-nps-steady = El valor es el del mes anterior ({ $change }).
deck-nps-moved = Desde el mes anterior: { $change }.
deck-step-before = Año anterior
deck-step-left = Se fueron
deck-step-lost = No compraron
deck-step-less = Compraron menos
deck-step-more = Compraron más
deck-step-new = Nuevas o recuperadas
deck-step-rest = Otros
deck-step-now = Últimos 12 meses
deck-section-moves = Perdimos { $gone } y ganamos { $come }
deck-section-moves-note = De los 12 meses anteriores a los últimos 12; otros: socios, prospectos y filas sin cuenta
deck-lost-silent = { $account } ({ $amount })
deck-note-left =
    { $n ->
        [one] { $n-text } cliente se fue ({ $amount } en 12 meses): { $names }
       *[other] { $n-text } clientes se fueron ({ $amount } en 12 meses): { $names }
    }
deck-note-lost =
    { $n ->
        [one] { $n-text } cliente que aportó { $amount } el año anterior no ha comprado nada: { $names }
       *[other] { $n-text } clientes que aportaron { $amount } el año anterior no han comprado nada: { $names }
    }
deck-heading-grr = Bruta
deck-heading-nrr = Neta
deck-heading-logos = Clientes
deck-section-kept = Retención por parte de la cartera
deck-section-least-kept = Donde menos se retiene: { $name }, { $value } bruta
deck-section-kept-note = Retención bruta y neta de ingresos, y porcentaje de clientes que siguen
deck-decided-in = Decididas en { n-months }
deck-title-whitespace = Quedan { $amount } al año por vender; lo mayor, { $product } en { $segment }: { $part }
deck-title-whitespace-plain =
    { $n ->
        [one] { $n-text } cuenta podría comprar { $amount } más al año
       *[other] { $n-text } cuentas podrían comprar { $amount } más al año
    }
deck-label-win-back = Lo que podrían volver a comprar las cuentas que se fueron
book-whitespace-in-total = En el total
book-whitespace-counted = El total deja fuera las cuentas que se fueron y las que compran más de lo que dice la estimación.
deck-note-win-back =
    { $n ->
        [one] No se cuenta { $n-text } cuenta que se fue y podría comprar { $amount } al año si se recuperara
       *[other] No se cuentan { $n-text } cuentas que se fueron y podrían comprar { $amount } al año si se recuperaran
    }
deck-note-over-estimate =
    { $n ->
        [one] No se cuenta { $n-text } cuenta que compra más de lo que dice el CRM
       *[other] No se cuentan { $n-text } cuentas que compran más de lo que dice el CRM
    }
deck-section-whitespace = Dónde está: segmento por producto
deck-section-whitespace-note = Importe al año; cuanto más oscuro, más
deck-section-whitespace-top =
    { $n ->
        [one] La primera cuenta reúne { $amount }
       *[other] Las primeras { $n-text } cuentas reúnen { $amount }
    }
deck-absent-execution = Aún no hay planes guardados: la ejecución del mes anterior no dejó ninguno
deck-title-execution =
    { $n ->
        [0] Ninguna acción está atrasada; { $kept } de { $objectives } objetivos se lograron o siguen en plazo
        [one] { $n-text } acción está atrasada; { $kept } de { $objectives } objetivos se lograron o siguen en plazo
       *[other] { $n-text } acciones están atrasadas; { $kept } de { $objectives } objetivos se lograron o siguen en plazo
    }
deck-subtitle-execution = Planes como los dejó el mes anterior, con lo que se devolvió desde entonces; atrasado: abierto después de su día
deck-tile-objectives-on-track = Objetivos en plazo
deck-tile-objectives-reached = Objetivos logrados
deck-tile-actions-late = Acciones atrasadas
deck-tile-actions-done = Acciones hechas
deck-section-late =
    { $n ->
        [one] { $name } tiene más acciones atrasadas que nadie: { $n-text }
       *[other] { $name } tiene más acciones atrasadas que nadie: { $n-text }
    }
deck-section-late-note = Acciones atrasadas por responsable
deck-section-execution =
    { $n ->
        [one] Planes de { $n-text } responsable
       *[other] Planes de { $n-text } responsables
    }
deck-heading-objectives-kept = Objetivos logrados o en plazo
deck-heading-objectives-late = Atrasados
deck-heading-actions = Acciones
deck-heading-actions-done = Hechas
deck-heading-actions-late = Acciones atrasadas
deck-title-coverage =
    { $n ->
        [0] Con cada una de las { $total } cuentas A se habló en los últimos 90 días
        [one] Con { $n-text } de { $total } cuentas A no se habló en los últimos 90 días
       *[other] Con { $n-text } de { $total } cuentas A no se habló en los últimos 90 días
    }
deck-subtitle-coverage = { n-accounts }; hablar es una llamada, una reunión o un mensaje del cliente en los últimos { n-days }
deck-section-coverage =
    { $n ->
        [one] { $n-text } responsable y con quién se habló
       *[other] { $n-text } responsables y con quién se habló
    }
deck-section-coverage-note = Por ingresos; con contacto: cuentas con las que se habló en los últimos { n-days }
deck-heading-talked = Con contacto
deck-heading-important = Cuentas A
deck-heading-important-silent = A sin contacto
deck-title-returns = Vender rindió { $roi } sobre su costo; los clientes valen { $worth }
deck-title-returns-roi = Vender rindió { $roi } sobre su costo
deck-title-returns-below = Ganar un cliente cuesta { $cac }, y su valor de vida es apenas { $ratio } ese costo
deck-title-returns-clv =
    { $n ->
        [one] { $n-text } cuenta vale { $worth } en los próximos años
       *[other] { $n-text } cuentas valen { $worth } en los próximos años
    }
deck-title-returns-cac = Ganar un cliente cuesta { $amount }
deck-subtitle-returns = Últimos 12 meses; valor de vida: margen esperado de { n-years }, descontado
deck-section-costs = Vender costó { $amount }, { $share } en { $name }
cost-salaries = sueldos
cost-training = formación
cost-technology = tecnología
cost-marketing = marketing
cost-other = otros costos
deck-section-kinds = Lo que más rinde: { $name }, con { $roi }
deck-section-kinds-note = Retorno sobre el margen bruto de lo ganado; los costos comunes se reparten entre todo
sale-new = clientes nuevos
sale-up-sell = venta adicional
sale-cross-sell = venta cruzada
sale-existing = otras ventas a clientes
sale-customers = ventas a clientes
sale-renewal = renovaciones
deck-heading-kind = Ventas
deck-heading-invested = Invertido
deck-heading-roi = Retorno
deck-section-worth = { $name } reúne el { $share } de { $total }
deck-section-worth-note = Valor de vida de las cuentas que lo tienen conocido, a { n-years }
deck-heading-clv = Valor de vida
deck-heading-clv-mean = Por cuenta
deck-title-validation-forecast = El { $share } de los meses pronosticados en el pasado cayó en su rango del { PERCENT(80) }
deck-title-validation =
    { $n ->
        [one] { $list }: se comparó con lo ocurrido
       *[other] { $list }: se compararon con lo ocurrido
    }
deck-validated-forecast = El pronóstico
deck-validated-crm = las probabilidades del CRM
deck-validated-churn = el modelo de deserción
deck-note-backtest = El comando «cartera backtest» compara los puntajes de meses pasados con lo ocurrido; las fórmulas están en la metodología
deck-method-used = Método usado
deck-method-beaten = Método a superar
deck-heading-method = Pronóstico
deck-heading-miss = Error medio
deck-heading-mase = Razón de error
deck-heading-inside = En el rango
deck-note-mase = Razón de error: error frente al de repetir el año anterior; menos de 1 es mejor
deck-section-forecast = Pronóstico frente a { $n-text } meses ocurridos
deck-section-forecast-better = El pronóstico yerra un { $share } menos que repetir el pasado
deck-section-forecast-note =
    { $n ->
        [one] { $n-text } cierre de mes pasado, con { n-months } de historia; el rango debería contener { PERCENT(80) }
       *[other] { $n-text } cierres de mes pasados, con { n-months } de historia; el rango debería contener { PERCENT(80) }
    }
deck-section-crm-holds = Las probabilidades del CRM se cumplen: { $promised } prometido, { $won } ganado
deck-section-crm-off = Las probabilidades del CRM no se cumplen: { $promised } prometido, { $won } ganado
deck-section-crm-note = Por etapa que pasaron las cerradas; el ponderado usa lo ganado
deck-section-crm-trusted = Por etapa que pasaron las cerradas; el ponderado usa la probabilidad del CRM
deck-heading-promised = Prometido
deck-heading-won-share = Ganado
deck-section-steady = El { $share } de los niveles se mantiene con otros pesos
deck-section-steady-none = Los puntos de deserción son una regla
deck-section-steady-note = Prioridad con pesos sorteados en torno a los fijados; deserción por puntos o modelo
deck-pair-tiers = Niveles
deck-pair-tiers-value =
    { $n ->
        [one] { $n-text } de { $total } cuentas mantiene su nivel en 9 de 10 sorteos de pesos
       *[other] { $n-text } de { $total } cuentas mantienen su nivel en 9 de 10 sorteos de pesos
    }
deck-pair-churn-model = Modelo de deserción
deck-pair-churn-model-value =
    { $n ->
        [one] entrenado con { $n-text } cuenta y día, { $events } bajas
       *[other] entrenado con { $n-text } pares de cuenta y día, { $events } bajas
    }
deck-pair-no-model = ninguno entrenado; la deserción se cuenta en puntos, que son una regla y no una probabilidad
deck-pair-standing = Situación
deck-pair-took-over = superó a los puntos en meses posteriores y da los niveles de riesgo
deck-pair-shadow = no superó a los puntos en meses posteriores; los puntos dan los niveles de riesgo
deck-measure-brier = Error de la probabilidad (Brier)
deck-measure-pr-auc = Precisión en todos los umbrales (PR-AUC)
deck-measure-value = modelo { $model }, puntos { $rule }

## Portal: filtros, calidad de los datos, cómo leerlo

portal-today-call =
    { $late ->
        [0] Primero, llamar a { $whom } ({ $account }); no hay nada atrasado
        [one] Primero, llamar a { $whom } ({ $account }); hay { $late-text } asunto atrasado
       *[other] Primero, llamar a { $whom } ({ $account }); hay { $late-text } asuntos atrasados
    }
portal-today-no-call =
    { $late ->
        [0] Hoy no hay nadie a quien llamar ni nada atrasado
        [one] Hoy no hay nadie a quien llamar; hay { $late-text } asunto atrasado
       *[other] Hoy no hay nadie a quien llamar; hay { $late-text } asuntos atrasados
    }
portal-today-calls = Llamar ahora
portal-today-due = Atrasado, o vence hasta el { $date }
portal-today-review = Revisar el plan: { $trigger }
portal-today-by = a más tardar el { $date }
portal-today-no-calls = Ningún plan tiene una llamada por hacer.
portal-today-nothing = No hay nada atrasado ni que venza.
portal-today-more-calls =
    { $n ->
        [one] Queda { $n-text } llamada en los libros de planes
       *[other] Quedan { $n-text } llamadas en los libros de planes
    }
portal-today-more-due =
    { $n ->
        [one] Queda { $n-text } más en los libros de planes
       *[other] Quedan { $n-text } más en los libros de planes
    }
portal-review = Revisar a más tardar el { $date }: { $triggers }
portal-search-hint = Nombre, responsable o segmento
portal-unknown = Sin dato
portal-page = Página { $page } de { $pages }
portal-pages = Páginas de la tabla
portal-theme-dark = Tema oscuro
portal-how = Cómo leerlo
portal-glossary = Glosario
portal-how-order = Las cuentas van por prioridad, de la primera a la última. Los encabezados de la tabla cambian el orden.
portal-how-unknown = Una raya significa que no se conoce la cifra; la razón está debajo. Nunca significa cero.
portal-how-interval = Bajo el NPS están su intervalo y sus respuestas: si son pocas, puede cambiar con la siguiente.
portal-how-churn = El riesgo de deserción se da en puntos y en un nivel. Los puntos no son una probabilidad.
portal-how-links = El nombre de una cuenta abre su ficha; bajo el nombre del responsable está el borrador por llenar.
portal-document-rejects = Filas y celdas apartadas
portal-document-unjoined = Filas que no pertenecen a ninguna cuenta
portal-document-quality = Recuentos y hallazgos por fuente
portal-quality-records = Registros
portal-quality-used = Usadas
portal-quality-left-out = Omitidas
portal-quality-duplicates = Repetidas
portal-quality-unjoined = Sin cuenta
portal-quality-findings = Hallazgos
portal-quality-more =
    { $n ->
        [one] y { $n-text } hallazgo más en la lista
       *[other] y { $n-text } hallazgos más en la lista
    }
portal-provisional = Provisional
portal-between = { $low } a { $high } ({ PERCENT(95) }), { n-responses }
portal-nps-few = muy pocas ({ $n-text } de { $need })

## Qué corregir

reject-correct-cell = corregir la celda en el origen, o indicar en la configuración cómo escribe la columna números y fechas
reject-fill-cell = rellenar la celda en el origen
reject-quote-cell = entrecomillar la celda que contiene el separador, o corregir la fila en el origen
reject-merge-accounts = fusionar las dos cuentas en el origen
found-nothing = nada
found-open-quote = unas comillas que abren una celda
found-again = id { $id } otra vez; la primera, en la fila { $row }
n-cells =
    { $n ->
        [one] { $n-text } celda
       *[other] { $n-text } celdas
    }
expected-text = un texto
expected-number = un número
expected-date = una fecha
expected-flag = sí o no
expected-currency = un código de divisa como EUR
expected-record = un registro
expected-one-row = una fila por cuenta
expected-closing-quote = las comillas que cierran la celda
expected-clear-number = un número que solo se lea de una manera
expected-clear-date = una fecha que solo se lea de una manera
expected-exact-number = un número de 28 dígitos como máximo
expected-day-in-range = un día que exista, de 1900 a 2200
expected-decimal-point = un número con punto decimal, como el resto de su columna
expected-decimal-comma = un número con coma decimal, como el resto de su columna
expected-day-first = una fecha con día, mes y año, como el resto de su columna
expected-month-first = una fecha con mes, día y año, como el resto de su columna

fix-unreadable = { $reason }
fix-remedy-unreadable = exportar de nuevo el archivo
fix-kind-unreadable = Archivo que no se pudo leer
fix-control-unusable = El archivo de control { $file } no sirve para el mes: { $reason }
fix-remedy-control-unusable = pedir a finanzas los totales del mes, con mes, cifra e importe
fix-kind-control-unusable = Archivo de control
fix-control-differs = { $figure } de { $month }: las exportaciones dan { $ours }, finanzas tiene { $control }
fix-remedy-control-differs = buscar los documentos que faltan o están dos veces, o corregir el archivo de control
fix-kind-control-differs = Total distinto del de finanzas
fix-same-file = { $file } es el mismo archivo que en { $month }
fix-remedy-same-file = exportarlo de nuevo
fix-kind-same-file = Mismo archivo que el mes pasado
fix-old-records = Lo más reciente de { $entity } es del { $newest }: { $days } días, se esperaban { $allowed } como máximo
fix-remedy-old-records = exportarlo de nuevo
fix-kind-old-records = Registros antiguos
fix-source-gone = { $file } daba { $before } filas de { $entity } en { $month } y falta
fix-remedy-source-gone = dejar la exportación donde estaba
fix-kind-source-gone = Archivo que falta
fix-unit-gone = { $dimension } { $unit }: { $before } { $entity } en { $month } y ahora nada
fix-remedy-unit-gone = comprobar si la exportación omite el grupo
fix-kind-unit-gone = Grupo que falta
fix-fewer-rows = { $now } filas de { $entity }, { $before } en { $month }: un { $share } menos
fix-remedy-fewer-rows = comprobar el filtro y el límite de filas de la exportación
fix-kind-fewer-rows = Menos filas
fix-survey-refused = Una encuesta con notas de NPS en otra escala: ninguna respuesta cuenta
fix-remedy-survey-refused = preguntar en una escala de 0 a 10, o asignar las notas como satisfacción
fix-kind-survey-refused = Encuesta en otra escala
fix-survey-mixed = Una encuesta cuyas notas de NPS parecen de dos escalas, de 1 a 5 y de 0 a 10: cuentan de todos modos
fix-remedy-survey-mixed = separar el archivo por escala, o confirmar la encuesta en `scores.nps.trusted_surveys`
fix-kind-survey-mixed = Encuesta quizá en dos escalas
fix-no-rate = { $n-text } de { $entity } en una divisa sin tipo de cambio
fix-remedy-no-rate = añadir el tipo de cambio de la divisa
fix-kind-no-rate = Tipo de cambio que falta
fix-ambiguous-column = La columna { $column } se puede leer de dos maneras, como { $expected }
fix-remedy-ambiguous-column = indicar cómo escribe la fuente números y fechas, o exportar con el año delante y punto decimal
fix-kind-ambiguous-column = Columna ambigua
fix-rows-rejected = Filas inservibles de { $entity }: { $n-text }
fix-remedy-rows-rejected = corregir las filas en el origen
fix-kind-rows-rejected = Filas inservibles
fix-rows-unjoined = Filas de { $entity } que no llevan a ninguna cuenta: { $n-text }
fix-remedy-rows-unjoined = corregir la clave de la cuenta en el origen, o añadir la cuenta a su exportación
fix-kind-rows-unjoined = Filas sin cuenta
fix-matches-to-confirm = Parejas por confirmar que ninguna clave resuelve: { $n-text } con { $rows } filas; cuentas afectadas: { $accounts }, con { $revenue } en 12 meses
fix-remedy-matches-to-confirm = decidirlas en el archivo de parejas
fix-kind-matches-to-confirm = Parejas por confirmar
fix-duplicate-accounts = Cuentas que parecen el mismo cliente: { $n-text }, con { $revenue } en 12 meses
fix-remedy-duplicate-accounts = decidirlo en el archivo de parejas, o fusionarlas en el CRM
fix-kind-duplicate-accounts = Cuentas repetidas
fix-merge-unusable = Fusiones, separaciones y decisiones que no llevan a ninguna parte: { $n-text }
fix-remedy-merge-unusable = corregir la línea del archivo de fusiones o de parejas
fix-kind-merge-unusable = Fusión sin destino
fix-new-account-ids = Cuentas del mes pasado que parecen tener un identificador nuevo: { $n-text }
fix-remedy-new-account-ids = confirmarlas en el archivo de parejas, para que conserven su historia
fix-kind-new-account-ids = Cuenta con identificador nuevo
fix-shared-domains = Dominios de correo de personas de varias cuentas, que no unen ninguna fila: { $n-text }
fix-remedy-shared-domains = dar a sus respuestas el identificador o el nombre de la cuenta, o confirmarlas una a una en el archivo de parejas
fix-kind-shared-domains = Dominio de correo de varias cuentas
fix-accounts-renamed = Cuentas con otro nombre que el mes pasado: { $n-text }, como { $example }
fix-remedy-accounts-renamed = comprobar que cada una sigue siendo el mismo cliente
fix-kind-accounts-renamed = Cuenta renombrada
# $theme: de qué tratan los comentarios y los casos
fix-value-missing =
    { $n ->
        [one] { $n-text } cuenta se queja de { $theme }, a lo que ninguna línea del archivo de valor responde
       *[other] { $n-text } cuentas se quejan de { $theme }, a lo que ninguna línea del archivo de valor responde
    }
fix-remedy-value-missing = agregar al archivo de valor una línea para este tema
fix-kind-value-missing = Queja sin línea de valor
fix-owner-missing = Cuentas sin responsable: { $n-text }
fix-remedy-owner-missing = asignar un responsable en el CRM
fix-kind-owner-missing = Cuentas sin responsable
fix-owner-left = Cuentas cuyo responsable ya no está en la empresa: { $n-text }
fix-remedy-owner-left = traspasar la cuenta en el CRM
fix-kind-owner-left = Cuentas con responsable que se fue
fix-owner-unknown = Cuentas cuyo responsable no está entre los usuarios: { $n-text }
fix-remedy-owner-unknown = exportar todos los usuarios o corregir el responsable en el CRM
fix-kind-owner-unknown = Cuentas con responsable desconocido
fix-owner-differs = Asignaciones que nombran a otro responsable que la ficha de la cuenta: { $n-text }
fix-remedy-owner-differs = corregir la asignación o el responsable de la cuenta
fix-kind-owner-differs = Responsables que no coinciden
fix-history-overlap = Filas de { $entity } que dan los mismos días a dos personas: { $n-text }
fix-remedy-history-overlap = corregir el primer y el último día
fix-kind-history-overlap = Historiales que se solapan
fix-history-gap = Filas de { $entity } que dejan días sin nadie: { $n-text }
fix-remedy-history-gap = corregir el primer y el último día
fix-kind-history-gap = Historiales con huecos
fix-looks-like-test = Cuentas con nombre de prueba, que sí cuentan: { $n-text }
fix-remedy-looks-like-test = excluirlas con una regla o confirmarlas
fix-kind-looks-like-test = Cuentas que parecen de prueba
fix-kind-contradicted = Cuentas marcadas como prospecto que ya compraron: { $n-text }
fix-remedy-kind-contradicted = corregir el tipo de la cuenta en el CRM
fix-kind-kind-contradicted = Prospectos que compraron
fix-parent-cycle = Cuentas que son matriz de sí mismas, cuyo vínculo no se usa: { $expected }
fix-remedy-parent-cycle = vaciar la matriz de la cuenta que encabeza el grupo
fix-kind-parent-cycle = Matrices en círculo
fix-parent-unknown = Cuentas cuya matriz no se encuentra, y que por ella no están en ningún grupo: { $n-text }
fix-remedy-parent-unknown = añadir la matriz a la exportación de cuentas, o corregir su identificador
fix-kind-parent-unknown = Matriz desconocida
fix-outcome-unknown = Ventas cerradas sin constancia de si se ganaron: { $n-text }
fix-remedy-outcome-unknown = indicar el resultado en el CRM
fix-kind-outcome-unknown = Ventas sin resultado
fix-file-finding = { $file }: { $reason }
fix-remedy-file-finding = revisar lo observado y corregir el archivo
fix-kind-file-finding = Algo observado en un archivo
fix-cells-set-aside = Celdas inservibles en la columna { $column } de { $entity }: { $n-text }
fix-remedy-cells-set-aside = corregir las celdas en el origen
fix-kind-cells-set-aside = Celdas inservibles
fix-rating-off-scale = Notas de NPS que no son un entero de 0 a 10: { $n-text }
fix-remedy-rating-off-scale = corregir las respuestas
fix-kind-rating-off-scale = Notas de NPS fuera de escala
fix-csat-off-scale = Notas de satisfacción fuera de escala: { $n-text }
fix-remedy-csat-off-scale = corregir las notas, o la escala en la configuración
fix-kind-csat-off-scale = Notas de satisfacción fuera de escala
fix-ces-off-scale = Notas de facilidad fuera de 1 a 7: { $n-text }
fix-remedy-ces-off-scale = corregir las respuestas
fix-kind-ces-off-scale = Notas de facilidad fuera de escala
fix-negative-cycle = Ventas cerradas antes de su creación: { $n-text }
fix-remedy-negative-cycle = corregir las fechas en el CRM
fix-kind-negative-cycle = Ventas cerradas antes de su creación
fix-potential-exceeded = Cuentas que compran más que su potencial: { $n-text }
fix-remedy-potential-exceeded = corregir el potencial de la cuenta
fix-kind-potential-exceeded = Potencial demasiado bajo
fix-fewer-rows-file = { $file } tiene { $now } filas de { $entity }, { $before } en { $month }: un { $share } menos
fix-severity-high = Alta
fix-severity-medium = Media
fix-severity-low = Baja
fix-status-new = Nuevo
fix-status-still = Sigue igual
fix-status-gone = Corregido
fix-dimension-owner = Responsable
fix-dimension-region = Región
fix-dimension-country = País
fix-dimension-segment = Segmento
fix-dimension-currency = Divisa
fix-figure-revenue = Ingresos
fix-figure-orders = Pedidos
heading-severity = Gravedad
heading-what = Qué corregir
heading-sender = Quién lo exporta
heading-accounts-affected = Cuentas afectadas
heading-places = Lugares
heading-since = Desde
heading-noticed = Detectado
sheet-fixes = Por corregir
title-fixes =
    { $n ->
        [0] No hay nada que corregir
        [one] { $n-text } cosa por corregir
       *[other] { $n-text } cosas por corregir
    }
book-fixes-gone = Corregido desde el mes pasado
portal-fixes = Qué corregir
portal-fixes-more =
    { $n ->
        [one] y { $n-text } más en las listas
       *[other] y { $n-text } más en las listas
    }
portal-fixes-gone =
    { $n ->
        [one] { $n-text } cosa del mes pasado está corregida
       *[other] { $n-text } cosas del mes pasado están corregidas
    }
portal-document-fixes = Por corregir: { $sender }

## Grupos de cuentas

document-group-brief = Ficha de grupo
heading-group = Grupo
group-head = matriz
group-holding = matriz sin compras
group-owners = Responsables
group-portfolio-share = Parte de la cartera
group-contract-value = Contratos, al año
group-deal-open = oportunidad abierta
group-none = Sin grupo
group-part-of = { $accounts }, { $amount } en 12 meses
group-known-of =
    { $n ->
        [one] se conoce de { $have } de { $n-text } cuenta
       *[other] se conoce de { $have } de { $n-text } cuentas
    }
group-at-high-risk = { $n-text } de { $total-text } cuentas con riesgo alto
group-heard = Respondieron { $heard-text } de { $n-text } cuentas; quien responde por varias cuenta una vez
group-sites-subtitle = por ingresos de 12 meses; el total cuenta una vez cada fila y cada persona
group-sites-subtitle-bookings = por ventas cerradas en 12 meses; el total cuenta una vez cada fila y cada persona
group-differences-subtitle = la cuenta que mejor está y la que peor
group-gaps-subtitle = entre paréntesis, lo que podría comprar al año: lo que gastan clientes parecidos, como mucho lo del mayor comprador del grupo
group-risk-subtitle = ingresos de 12 meses por riesgo de deserción
group-risk-subtitle-bookings = ventas cerradas en 12 meses por riesgo de deserción
group-heading-figure = Cifra
group-heading-best = Mejor
group-heading-worst = Peor
group-heading-buyers = Lo compra
group-heading-lacking = No lo compra
title-group-sites = { $n-text } cuentas; { $site } tiene el { $share } de los ingresos
title-group-sites-bookings = { $n-text } cuentas; { $site } tiene el { $share } de las ventas cerradas
title-group-differences =
    { $n ->
        [one] Las cuentas difieren en una cifra
       *[other] Las cuentas difieren en { $n-text } cifras
    }
title-group-risk =
    { $n ->
        [0] Ninguna cuenta tiene riesgo alto
        [one] { $amount } en riesgo alto, en una cuenta
       *[other] { $amount } en riesgo alto, en { $n-text } cuentas
    }
title-group-gaps =
    { $n ->
        [one] Un producto que una cuenta compra y otra no
       *[other] { $n-text } productos que una cuenta compra y otra no
    }
title-group-shared =
    { $n ->
        [one] Una persona consta en varias cuentas
       *[other] { $n-text } personas constan en varias cuentas
    }
headline-holding =
    { $n ->
        [one] { $account } es la matriz de una cuenta y no compra por sí misma
       *[other] { $account } es la matriz de { $n-text } cuentas y no compra por sí misma
    }
headline-group-plain = { $account } encabeza { $n-text } cuentas de las que se sabe poco
headline-group-renewal = La renovación de { $amount } de { $site } vence { in-days } sin oportunidad de renovación
headline-group-at-risk = De { $total } que compra { $account }, { $amount } están en riesgo alto, sobre todo en { $site }
headline-group-product =
    { $lacking ->
        [one] { $product } deja { $amount } en { $buyers-text } de las cuentas de { $account }; otra no lo compra
       *[other] { $product } deja { $amount } en { $buyers-text } de las cuentas de { $account }; otras { $lacking-text } no lo compran
    }
headline-group-revenue =
    { $n ->
        [one] { $account } compró { $amount } en 12 meses, todo en una cuenta
       *[other] { $account } compró { $amount } en 12 meses, en { $n-text } cuentas
    }
action-group-keep = Acordar cómo conservar los { $amount } de { $site } a más tardar el { $date }
action-group-renew = Proponer un solo contrato para { $n-text } cuentas a más tardar el { $date }
action-group-plan = Acordar un plan para el grupo entre { $owners } a más tardar el { $date }
action-group-present = Presentar { $product } a { $site } a más tardar el { $date }
why-group-renew = sus contratos vencen entre el { $from } y el { $to }
why-group-plan = { $n-text } responsables atienden a un mismo cliente
why-group-present = { $site } lo compra
figure-group-revenue-ltm = Ingresos del grupo, 12 meses
figure-group-revenue-ltm-bookings = Ventas cerradas del grupo, 12 meses
figure-group-revenue-at-risk = Ingresos del grupo en riesgo
figure-group-revenue-at-risk-bookings = Ventas cerradas del grupo en riesgo
figure-group-pipeline = Oportunidades del grupo
figure-group-nps = NPS del grupo
figure-group-whitespace = Potencial del grupo sin capturar
sheet-groups = Grupos
title-groups =
    { $n ->
        [one] Un grupo de cuentas
       *[other] { $n-text } grupos de cuentas
    }
deck-group-shares = Mayores grupos: { $groups }
deck-group-share = { $group } { $share } ({ n-accounts })
# Qué cambia respecto al mes pasado
heading-cause = Causa
heading-then-now = Antes → ahora
heading-figure-changed = Cifra
heading-change-amount = Variación
heading-usual = Propio de cada mes
heading-before = Mes pasado
heading-now = Este mes
sheet-changes = Cambios
title-changes = Qué ha cambiado desde { $month } y por qué
book-changes-accounts = Cuentas con algo fuera de lo habitual: todas las partes de su variación
portal-changes-more =
    { $n ->
        [one] y { $n-text } causa más en el libro y en changes.csv
       *[other] y { $n-text } causas más en el libro y en changes.csv
    }
cause-figure = { $figure }: { $before } → { $now } ({ $change })
cause-without-rate-before = sin { $n-text } filas del mes pasado, que no tenían tipo de cambio
cause-without-rate-now = sin { $n-text } filas de este mes, que no tienen tipo de cambio
cause-lines =
    { $n ->
        [one] { $n-text } línea
       *[other] { $n-text } líneas
    }
cause-deals =
    { $n ->
        [one] { $n-text } oportunidad
       *[other] { $n-text } oportunidades
    }
cause-accounts =
    { $n ->
        [one] { $n-text } cuenta
       *[other] { $n-text } cuentas
    }
cause-no-account = ninguna cuenta
cause-value-open = abierta
cause-value-won = ganada
cause-value-lost = perdida
cause-value-closed = cerrada
cause-value-revenue = facturas
cause-value-opportunity = oportunidades ganadas
cause-config-changed = Otra configuración
cause-program-changed = Otra versión del programa
cause-basis-changed = Los ingresos salen de otros registros
cause-stale-file = Exportación sin renovar
cause-restated = Mes cerrado corregido
cause-rows-added = Añadido a un mes cerrado
cause-rows-deleted = Borrado de un mes cerrado
cause-status-changed = Anulado, o ya no
cause-row-redated = Factura con otra fecha
cause-row-currency-changed = Factura en otra divisa
cause-currency-new = Facturación en una divisa nueva
cause-rate-missing = Falta el tipo de cambio
cause-rate-given = Tipo de cambio ya disponible
cause-rate-changed = Tipo de cambio pasado corregido
cause-merged = Cuenta fusionada con otra
cause-moved = Pasa a otra cuenta
cause-account-gone = Cuenta que ya no está en la exportación
cause-account-appeared = Cuenta que faltaba en la exportación anterior
cause-renamed = Cuenta con otro nombre
cause-parent-changed = Otra matriz de la cuenta
cause-kind-changed = Otro tipo de cuenta
cause-segment-changed = Otro segmento de la cuenta
cause-account-currency-changed = Otra divisa de la cuenta
cause-leaver = Comercial que se ha ido; cuentas que siguen a su nombre
cause-territory-reassigned = Zona reasignada
cause-owner-changed = Otro responsable
cause-deal-reopened = Oportunidad cerrada que se reabre
cause-deal-outcome-changed = Otro resultado de una oportunidad cerrada
cause-deal-deleted = Oportunidad abierta que ya no está en la exportación
cause-deal-appeared = Oportunidad anterior que faltaba en la exportación
cause-deal-redated = Cierre previsto con otra fecha
cause-deal-amount-changed = Otro importe de una oportunidad abierta
cause-deal-currency-changed = Otra divisa de una oportunidad abierta
cause-account-created = Cuenta nueva
cause-month-closed = Mes nuevo
cause-month-left = Mes que sale de los doce
cause-deal-created = Oportunidad nueva
cause-deal-won = Oportunidad ganada
cause-deal-lost = Oportunidad perdida
cause-deal-closed = Oportunidad cerrada
cause-rate-of-month = Tipo de cambio del mes nuevo

## Tasks for other programs

# The three lists of a board. Exports are read back by these words: they must be among those of docs/tables.md.
task-list-open = Por hacer
task-list-begun = En curso
task-list-done = Hecho
# $period: October 2026
task-board = Planes de cuenta · { $period }
# Read back from notes: keep it one of "Account ID", "ID de cuenta".
task-account-id = ID de cuenta

## Versión de la ficha para el cliente

customer-document = Plan conjunto
# $company: la empresa que hace el plan
customer-headline = Lo que { $company } propone hacer en conjunto
# $name: quien atiende al cliente
customer-contact = Su contacto: { $name }
customer-purchases = Sus compras
customer-contract-end = Fin de su contrato
customer-tickets = Solicitudes de servicio abiertas
customer-products = Productos que usa
customer-next-review = Próxima revisión conjunta
customer-together = Trabajo en conjunto
customer-objectives = Lo que queremos lograr
customer-actions = Lo que proponemos hacer
customer-what = Qué

# Con uno de estos textos el cliente ve un objetivo o una acción; lo que no tiene texto no se muestra.
customer-objective-renewal = Acordar a tiempo qué sigue al contrato actual
customer-objective-satisfaction = Mejorar su satisfacción con nuestro servicio
customer-action-open-renewal = Conversar sobre lo que sigue al contrato actual
customer-action-answer-detractor = Revisar sus respuestas a nuestra encuesta y decirle qué vamos a cambiar
customer-action-solve-tickets = Resolver las solicitudes de servicio abiertas
customer-action-close-tickets = Acordar una fecha para cada solicitud de servicio abierta
customer-action-close-renewal = Acordar el día de la firma de la renovación
customer-action-extend-contract = Acordar cómo seguimos hasta que se firme el próximo contrato
customer-action-recover-nps = Acordar tres mejoras con quienes respondieron nuestra encuesta
customer-action-review-root-cause = Explicar qué tenían en común las solicitudes escaladas y qué cambiamos
customer-action-reduce-effort = Hacer más fácil el trato con nosotros
customer-action-train-users = Dar una sesión de capacitación sobre lo que más solicitudes genera
customer-action-advance-deal = Acordar el próximo paso de nuestra propuesta
customer-action-quarterly-review = Revisar este plan en conjunto
customer-action-executive-visit = Reunirnos con ustedes y con nuestra dirección
customer-action-defend-renewal = Acordar con ustedes qué debe mejorar antes de renovar
customer-action-confirm-automatic-renewal = Confirmar con usted si el contrato que se renueva solo sigue siendo el que necesita
customer-action-settle-renewed-terms = Confirmar con usted las condiciones del nuevo periodo de su contrato
customer-action-send-survey = Enviarle una encuesta breve sobre nuestro trabajo
customer-action-recover-usage = Revisar con usted cómo se usa lo contratado y qué haría falta para aprovecharlo
customer-action-call-late-order = Hablar de su próximo pedido
customer-action-settle-invoices = Acordar las fechas de pago de las facturas pendientes
customer-action-explain-price = Explicarle en persona el cambio de precios
customer-action-refresh-deals = Confirmar con usted qué propuestas siguen en pie
customer-action-learn-from-loss = Conocer por qué no siguieron adelante nuestras últimas conversaciones
customer-action-present-product = Presentarle otro producto que puede servirle
customer-action-offer-bundle = Proponerle dos productos más en un solo paquete
customer-action-open-sites = Conocer las necesidades de otras sedes de su grupo
customer-action-assign-owner = Nombrar a la persona que le atenderá
customer-action-hand-over = Presentarle a la persona que le atiende desde ahora
customer-action-meet-decision-maker = Conocernos y repasar lo logrado hasta hoy
customer-action-restore-contact = Conversar sobre sus metas del trimestre
customer-action-executive-sponsor = Nombrar a un directivo nuestro como su contacto en la dirección
customer-action-next-order = Acordar el próximo pedido
customer-action-onboard = Acordar los tres resultados que espera del primer año y cómo medirlos
customer-action-ask-reference = Pedirle un testimonio o una llamada de referencia
customer-action-ask-consent = Pedirle su consentimiento para citarle
customer-action-joint-marketing = Proponerle contar juntos un caso de éxito
customer-action-follow-response = Responder a su interés por nuestra campaña
figure-customer-purchases = Compras
figure-customer-contract-end = Fin del contrato
figure-customer-tickets = Solicitudes de servicio abiertas
figure-customer-products = Productos en uso

## Paquetes de los gerentes

# $manager: el nombre del gerente
team-workbook-title = Equipo de { $manager } · { $period }
# $manager: el nombre del gerente; $reps: 4 representantes; $accounts: 52 cuentas
team-title = Equipo de { $manager }: { $reps }, { $accounts }
n-reps =
    { $n ->
        [one] { $n-text } representante
       *[other] { $n-text } representantes
    }
team-intro = Indique en la hoja «Aprobaciones» si está de acuerdo, anote en «Ideas» lo que surja en la sesión del equipo y devuelva el archivo a la carpeta de entrada.
team-coverage-note = Las proporciones son de las cuentas de las que se conocen contactos o actividades.
team-contacted = Cuentas con contacto en 90 días
team-decision-maker = Cuentas con un tomador de decisiones conocido
team-waiting = Objetivos por aprobar
team-due-soon = Acciones que vencen en 20 días hábiles
team-late = Acciones atrasadas
team-days-late = Días de atraso
team-known-from = Se sabe por
team-late-title =
    { $n ->
        [0] Ninguna acción está atrasada
        [one] { $n-text } acción está atrasada
       *[other] { $n-text } acciones están atrasadas
    }
# $waiting: objetivos que nadie ha aprobado; $lowered: aquellos cuya meta acordada se redujo
team-approvals-title = Por aprobar: { $waiting-text }; metas acordadas que se redujeron después: { $lowered-text }
team-approvals-note = Elija en la última columna si está de acuerdo con la meta. Lo que deje vacío sigue por aprobar.
team-lowered-from = Acordada antes
team-standing-lowered = Meta reducida
team-standing-waiting = Por aprobar
team-standing-disagreed = Sin acuerdo
team-standing-agreed = De acuerdo
team-ideas-title =
    { $n ->
        [0] Aún no hay ideas
        [one] { $n-text } idea
       *[other] { $n-text } ideas
    }
team-ideas-note = Una idea por fila: para una cuenta o para un segmento, y de quién es. Vuelven como candidatas a jugadas.
team-idea = Idea
team-idea-scope = Segmento o grupo de cuentas
team-idea-who = De quién es
team-idea-since = Desde
team-idea-author = La entregó
sheet-team = Equipo
sheet-late = Atrasadas
sheet-approvals = Aprobaciones
sheet-ideas = Ideas

## Contenido

content-title =
    { $n ->
        [one] { $n-text } contenido que conviene
       *[other] { $n-text } contenidos que convienen
    }
content-piece = Contenido
content-kind = Tipo
content-link = Enlace
figure-content = Contenido recomendado
sheet-content = Contenido
# $product: un producto; empieza o continúa una lista de razones
content-why-open = hay una oportunidad abierta de { $product }
content-why-whitespace = clientes parecidos compran { $product } y esta cuenta aún no
# $deal: el nombre de una oportunidad; $stage: su etapa según el CRM
content-why-stage = { $deal } está en la etapa { $stage }
# $stage: una etapa del recorrido del cliente según el catálogo
content-why-journey = para clientes en la etapa { $stage }
content-why-industry = para el sector { $industry }
content-why-play = sirve para «{ $play }»

## Marketing por cuentas

heading-marketing = Campañas, 12 meses
n-campaign-contacts =
    { $n ->
        [one] { $n-text } contacto
       *[other] { $n-text } contactos
    }
marketing-last-answer = última respuesta { $date }
marketing-no-answer = sin respuesta
sheet-abm = ABM
sheet-campaigns = Campañas
sheet-leads = Calidad de leads
# $n: cuentas de la lista; $reached: las contactadas en 90 días
abm-title =
    { $n ->
        [one] { $n-text } cuenta en la lista de cuentas objetivo; contactadas en 90 días: { $reached-text }
       *[other] { $n-text } cuentas en la lista de cuentas objetivo; contactadas en 90 días: { $reached-text }
    }
abm-target = Para qué
abm-expand = Ampliar
abm-acquire = Captar
abm-target-product = Con qué
abm-reached = Contactada en 90 días
abm-touches = Contactos de campañas
abm-people = Personas contactadas
abm-responses = Respuestas
abm-last-touch = Último contacto
abm-last-response = Última respuesta
abm-engaged = Activa
abm-engaged-accounts = Cuentas activas (con respuesta en 180 días)
# $n: cuentas comprometidas; $total: cuentas contactadas
abm-engaged-of = { $n-text } de { $total } contactadas
abm-touches-to-meeting = Contactos de campañas hasta la primera reunión
# $touches: la mediana; $n: cuentas
abm-touches-of = { $touches } (mediana de { $n-text } cuentas)
abm-with-pipeline = Con una oportunidad abierta
# $engaged, $others: proporciones; $engaged-n, $others-n: cuentas
abm-pipeline-of = { $engaged } de { $engaged-n-text } cuentas activas, { $others } de { $others-n-text } de las demás contactadas; van juntas, lo que no prueba un efecto
abm-campaign = Campaña
abm-start = Inicio
abm-cost = Costo
abm-accounts = Cuentas contactadas
abm-answering = Cuentas que respondieron
abm-leads = Leads
abm-converted = Convertidos
abm-conversion = Conversión
abm-won = Ganadas
abm-lost = Perdidas
abm-open = Abiertas
abm-won-amount = Importe ganado
abm-cost-per-lead = Costo por lead
abm-campaigns-title =
    { $n ->
        [one] { $n-text } campaña
       *[other] { $n-text } campañas
    }
abm-lead-by = Por
abm-by-source = Fuente
abm-by-campaign = Campaña
abm-lead-origin = De dónde vienen los leads
abm-no-source = Sin indicar
abm-reasons = Razones más frecuentes
abm-leads-title =
    { $n ->
        [one] Qué fue de { $n-text } lead
       *[other] Qué fue de { $n-text } leads
    }

# From last month's scores to this month's.
bridge-title = { $scores }, desde { $month }
bridge-title-score = { $figure }: { $before } → { $now }
bridge-title-no-score = Puntajes sin cambios desde { $month }; esto pasó
bridge-title-nothing = Sin novedades desde { $month }
bridge-subtitle = De mayor a menor efecto; los efectos suman el cambio
bridge-unchanged = Sin compras, oportunidades, respuestas ni casos que cambien alguna cifra de { $month }.
bridge-tile = { $change } desde { $month }
bridge-not-comparable = –
bridge-part = { $factor } { $change } ({ $cause })
bridge-part-whole = { $cause } { $change }
bridge-part-rest = otras causas { $change }
bridge-turned = { $factor }: { $cause }
bridge-cause-config = otros pesos o reglas en la configuración
bridge-cause-model = otro modelo entrenado
bridge-cause-program = otra versión del programa
bridge-cause-restated = correcciones de meses pasados
bridge-cause-currency = tipos de cambio
bridge-cause-structure = fusión, traspaso o jerarquía
bridge-cause-calendar = los meses o días que pasaron
bridge-cause-own-data = lo que hizo el cliente
bridge-cause-missing = un dato que antes no había o que ya no hay
bridge-cause-peers = lo que hicieron las demás cuentas

# Lo que pasó desde el mes anterior, por tema.
changed-lead-deals = Oportunidades:
changed-lead-purchases = Compras:
changed-lead-purchases-bookings = Ventas cerradas:
changed-lead-use = Uso:
changed-lead-orders = Pedidos:
changed-lead-orders-bookings = Ventas cerradas por trimestre:
changed-lead-renewal = Vencimientos:
changed-lead-satisfaction = NPS:
changed-lead-support = Soporte:
changed-lead-contact = Contacto:
changed-lead-people = Personas:
changed-lead-payments = Pagos:
changed-lead-competition = Competencia:
changed-lead-profile = Perfil:
changed-lead-others = Las demás cuentas:
changed-lead-settings = Reglas del cálculo:
changed-lead-estimates = Estimaciones:
changed-lead-rest = Lo demás:
# $text: lo que pasó; $effect: prioridad −3, puntos de deserción +8
changed-with-effect = { $text } ({ $effect })
changed-effect-priority = prioridad { $change }
changed-effect-churn = puntos de deserción { $change }
changed-effect-risk = riesgo de deserción { $change }
changed-from-to = de { $before } a { $now }
changed-came = { $now }, antes sin dato
changed-went = ya sin dato; era { $before }
changed-value = { $value }
changed-deal-new = nueva { $deal }
changed-deal-came = se suma { $deal }
changed-deal-won = ganada { $deal }
changed-deal-lost = perdida { $deal }
changed-deal-closed = cerrada { $deal }
changed-deal-gone = { $deal } ya no está en el CRM
changed-with-amount = { $text }, { $amount }
changed-deal = { $deal }: { $what }
changed-deal-stage = etapa de { $before } a { $now }
changed-deal-close = cierre previsto del { $before } al { $now }
changed-deal-amount = importe de { $before } a { $now }
changed-deals-more =
    { $n ->
        [one] y { $n-text } más
       *[other] y { $n-text } más
    }
changed-chances = { $change } por las tasas de ganancia de las etapas
changed-rates = { $change } por el tipo de cambio
changed-weighted = valor ponderado { $value }
changed-twelve-months = 12 meses: { $value }
changed-by-rates = por el tipo de cambio
changed-by-structure = por cuentas unidas o traspasadas
changed-bought = { $amount } nuevos
changed-bought-in = { $amount } en { $month }
changed-bought-bookings = { $amount } nuevos
changed-bought-in-bookings = { $amount } en { $month }
changed-credited = abonos por { $amount }
changed-credited-in = abonos por { $amount } en { $month }
changed-left = { $amount } de hace más de un año ya no cuentan
changed-left-in = los { $amount } de { $month } ya no cuentan
changed-credits-left = abonos por { $amount } de hace más de un año ya no restan
changed-credits-left-in = los abonos de { $month } ({ $amount }) ya no restan
changed-restated = { $change } por correcciones de meses anteriores
changed-structure = { $change } por cuentas unidas o traspasadas
changed-other-source = { $change } porque los datos vienen de otra fuente o no se renovaron
changed-counted-otherwise = { $change } por otras reglas del cálculo
changed-growth = crecimiento anual { $value }
changed-whitespace = potencial sin capturar { $value }
changed-clv = valor de vida (CLV) { $value }
changed-forecast = pronóstico a 12 meses { $value }
changed-by-model = , por lo que el modelo aprende de las demás cuentas
changed-by-purchases = , por las compras
changed-by-purchases-bookings = , por las ventas cerradas
changed-answers =
    { $n ->
        [one] una respuesta nueva
       *[other] { $n-text } respuestas nuevas
    }
changed-answers-rated = { $text }, con calificación { $ratings }
changed-answers-left =
    { $n ->
        [one] una respuesta antigua ya no cuenta
       *[other] { $n-text } respuestas antiguas ya no cuentan
    }
changed-answers-of-all = sin respuestas nuevas; cambia la media con la que se compara
changed-tickets =
    { $n ->
        [one] un caso nuevo
       *[other] { $n-text } casos nuevos
    }
changed-tickets-critical =
    { $n ->
        [one] { $text }, uno crítico
       *[other] { $text }, { $n-text } críticos
    }
changed-tickets-open =
    { $n ->
        [0] sin casos abiertos
        [one] queda uno abierto
       *[other] quedan { $n-text } abiertos
    }
changed-tickets-severe = casos críticos o reabiertos en 30 días: { $value }
changed-talks =
    { $n ->
        [0] el último, el { $date }
        [one] uno, el { $date }
       *[other] { $n-text }, el último el { $date }
    }
changed-no-talk = el último fue el { $date }, hace { $days ->
        [one] { $days-text } día
       *[other] { $days-text } días
    }
changed-people-gone = se va { $names }
changed-people-gone-n =
    { $n ->
        [one] se va una persona
       *[other] se van { $n-text } personas
    }
changed-people-new = contacto nuevo: { $names }
changed-people-new-n =
    { $n ->
        [one] un contacto nuevo
       *[other] { $n-text } contactos nuevos
    }
changed-relationship = relación media con los contactos { $value }
changed-sponsor-left = salida del patrocinador
changed-sponsor-past = la salida del patrocinador ya no es reciente
changed-quarter = un trimestre frente al mismo del año anterior, { $value }
changed-last-order =
    { $days ->
        [one] el último, hace { $days-text } día
       *[other] el último, hace { $days-text } días
    }
changed-nothing-due = ya no hay contrato ni cierre previsto con fecha
changed-contract-ends = el contrato termina el { $date }
changed-next-close = el próximo cierre previsto es el { $date }
changed-in-days =
    { $days ->
        [one] { $text }, en { $days-text } día
       *[other] { $text }, en { $days-text } días
    }
changed-renewal-open = hay una oportunidad de renovación abierta
changed-renewal-not-open = sin oportunidad de renovación abierta
changed-delay = mediana del atraso en días, { $value }
changed-rival = señal nueva de la competencia
changed-rival-past = sin señales recientes de la competencia
changed-fit = encaje con el cliente ideal { $value }
changed-record = cambió la ficha de la cuenta
changed-others = se movieron, y con ellas la posición de esta
changed-config = otros pesos o umbrales
changed-model = otro modelo de deserción
changed-program = otra versión del programa
changed-other-accounts =
    { $n ->
        [one] Otra cuenta:
       *[other] Otras { $n-text } cuentas:
    }
changed-new-account = cuenta nueva en el grupo
bridge-subtitle-accounts = Por cuenta y responsable, de mayor a menor cambio; los cambios suman el del grupo

deck-title-movers =
    { $up ->
        [one] Una cuenta sube
       *[other] { $up-text } cuentas suben
    } de prioridad y { $down ->
        [one] una baja
       *[other] { $down-text } bajan
    } desde { $month }
deck-subtitle-movers =
    { $n ->
        [0] En ninguna se debe sobre todo a datos del propio cliente.
        [one] En una de ellas se debe sobre todo a datos del propio cliente.
       *[other] En { $n-text } de ellas se debe sobre todo a datos del propio cliente.
    } Puntos de prioridad, de 0 a 100; los mayores cambios desde { $month } con sus causas, que suman el cambio
deck-absent-movers = No se guardaron los puntajes de las cuentas del mes anterior
deck-absent-movers-none = La prioridad de todas las cuentas es la del mes pasado
figure-movers = Cuentas cuya prioridad ha cambiado
figure-priority-score-before-and-now = Puntuación de prioridad, mes pasado y este
figure-churn-points-before-and-now = Puntos de deserción, mes pasado y este
figure-churn-risk-before-and-now = Riesgo de deserción, mes pasado y este
figure-nps-before-and-now = NPS, mes pasado y este
figure-revenue-ltm-before-and-now = Ingresos de 12 meses, mes pasado y este
figure-revenue-ltm-before-and-now-bookings = Ventas cerradas de 12 meses, mes pasado y este
figure-pipeline-weighted-before-and-now = Oportunidades ponderadas, mes pasado y este
figure-clv-before-and-now = Valor de vida del cliente, mes pasado y este
figure-forecast-12m-before-and-now = Pronóstico a 12 meses, mes pasado y este
figure-record-change-1 = Cambio en la ficha de la cuenta
figure-record-change-2 = Cambio en la ficha de la cuenta
figure-unchanged = Desde el mes pasado
sheet-movers = Movimientos
book-title-movers =
    { $n ->
        [0] La prioridad de ninguna cuenta ha cambiado desde { $month }
        [one] La prioridad de una cuenta ha cambiado desde { $month }
       *[other] La prioridad de { $n-text } cuentas ha cambiado desde { $month }
    }

## Tables of a run

table-abm = Cuentas objetivo (ABM)
table-accounts = Cuentas
table-agenda = Agenda
table-benchmarks = Referencias del sector
table-bridge = Por qué cambiaron las puntuaciones
table-campaigns = Campañas
table-capacity = Capacidad por responsable
table-changes = Cambios en los datos
table-churn-signals = Señales de deserción
table-content = Contenidos
table-content-plans = Contenidos por cuenta
table-coverage = Cobertura
table-cross-sell = Venta cruzada
table-duplicates = Duplicados
table-forecast = Pronóstico
table-forecast-backtest = Pronósticos pasados frente a lo ocurrido
table-group-products = Productos por grupo
table-groups = Grupos
table-growth = Crecimiento
table-lead-quality = Calidad de leads
table-left-out = Jugadas sin incluir
table-months = Ingresos por mes
table-movers = Cuentas que se movieron
table-new-products = Productos nuevos
table-opportunities = Oportunidades
table-orphans = Cuentas sin responsable
table-plan = Planes
table-plays = Jugadas
table-portfolio = Métricas de la cartera
table-priority-criteria = Criterios de prioridad
table-product-pairs = Pares de productos
table-quarter = Trimestre
table-reasons = Motivos de pérdida
table-tasks = Tareas
table-themes = Temas de los comentarios
table-triggers = Disparadores de revisión
table-underperforming = Por debajo de sus pares
table-whitespace = Potencial sin capturar
