### Words and sentences of the reports in English.
###
### A count arrives twice: `$n` picks singular or plural, `$n-text` is its text in the reader's number format.
### Amounts, dates and percentages arrive already written. A company replaces single sentences in a file of its own
### with the same keys and variables.

## Typography, lists, units and time

quoted = “{ $text }”
list-pair = { $first } and { $last }
list-pair-e = { $first } and { $last }
list-last = { $first }, and { $last }
list-last-e = { $first }, and { $last }
range = { $low } to { $high }
points-change = { $value }{"\u00A0"}pt
share-points-change = { $value }{"\u00A0"}pp
fiscal-quarter = Q{ $number } FY{ $year }
invoiced-in = invoiced in { $currencies }
as-of = as of { $date }
as-of-day = as of { $date }
as-of-capital = As of { $date }
unknown = unknown
unknown-short = n/a
none = none
yes = yes
no = no
other = other
total = total
n-days =
    { $days ->
        [one] { $days-text } day
       *[other] { $days-text } days
    }
in-days =
    { $days ->
        [0] today
        [1] tomorrow
       *[other] in { $days-text } days
    }
ago-days =
    { $days ->
        [0] today
        [1] yesterday
       *[other] { $days-text } days ago
    }
n-months =
    { $months ->
        [one] { $months-text } month
       *[other] { $months-text } months
    }
n-years =
    { $years ->
        [one] { $years-text } year
       *[other] { $years-text } years
    }
n-accounts =
    { $n ->
        [one] { $n-text } account
       *[other] { $n-text } accounts
    }
n-deals =
    { $n ->
        [one] { $n-text } deal
       *[other] { $n-text } deals
    }
n-open-deals =
    { $n ->
        [one] { $n-text } open deal
       *[other] { $n-text } open deals
    }
n-stale-deals =
    { $stale ->
        [one] { $stale-text } stale deal
       *[other] { $stale-text } stale deals
    }
n-orders =
    { $n ->
        [one] { $n-text } order
       *[other] { $n-text } orders
    }
n-sales =
    { $n ->
        [one] { $n-text } sale
       *[other] { $n-text } sales
    }
n-conversations =
    { $n ->
        [one] { $n-text } conversation
       *[other] { $n-text } conversations
    }
n-decision-makers =
    { $n ->
        [one] { $n-text } decision maker
       *[other] { $n-text } decision makers
    }
n-contacts =
    { $n ->
        [one] { $n-text } contact
       *[other] { $n-text } contacts
    }
n-responses =
    { $n ->
        [one] { $n-text } response
       *[other] { $n-text } responses
    }
n-tickets =
    { $n ->
        [one] { $n-text } ticket
       *[other] { $n-text } tickets
    }
n-tickets-open =
    { $n ->
        [one] { $n-text } ticket still open
       *[other] { $n-text } tickets still open
    }
n-products =
    { $n ->
        [one] { $n-text } product
       *[other] { $n-text } products
    }
n-detractors =
    { $n ->
        [one] { $n-text } detractor
       *[other] { $n-text } detractors
    }
n-promoters =
    { $n ->
        [one] { $n-text } promoter
       *[other] { $n-text } promoters
    }
n-renewals =
    { $n ->
        [one] { $n-text } renewal
       *[other] { $n-text } renewals
    }
n-invoices =
    { $n ->
        [one] { $n-text } invoice
       *[other] { $n-text } invoices
    }
n-actions =
    { $n ->
        [one] { $n-text } action
       *[other] { $n-text } actions
    }
n-rows =
    { $n ->
        [one] { $n-text } row
       *[other] { $n-text } rows
    }
count-of = { $n-text } { $noun }

## Names of the documents and their parts

document-brief = Account plan brief
document-deck = Portfolio deck
document-plan-workbook = Plan draft
document-portfolio-workbook = Portfolio workbook
document-portal = Portfolio portal
document-quality = Data quality
brief-title = { $account }: account plan, { $period }
deck-title = Account portfolio: { $period }
plan-workbook-title = Plan of { $owner }: { $period }
portfolio-workbook-title = Portfolio workbook: { $period }
portal-title = Account plans: { $period }
company-period = { $company }, { $period }

## Sections

section-overview = Account overview
section-what-changed = What changed
section-why = Why
section-profile = Profile and segment
section-priority = Priority: where the score comes from
section-churn = Churn signals
section-nps = NPS and comments
section-service = Tickets and usage
section-benchmark = Against the industry
section-stakeholders = Stakeholder map
section-whitespace = Whitespace by product
profile-whitespace = { $amount } a year, chiefly in { $product } (estimate)
profile-products = Products
profile-whitespace-plain = { $amount } a year
section-competitors = Competitors and loss reasons
section-swot = SWOT
section-value-proposition = Value proposition
section-objectives = Objectives
section-strategies = Strategies
section-actions = Action plan
section-performance = Performance
section-reviews = Reviews
section-content = Recommended content
section-contracts = Contracts
section-open-deals = Open deals
section-missing = What is not known
section-sources = Sources
section-method = Method
section-decisions = Decisions asked for

## Tiles

tile-revenue = Revenue, 12 months
tile-revenue-yoy = vs. last year
tile-weighted-pipeline = Weighted pipeline
tile-open-pipeline = Open pipeline
tile-nps = NPS
tile-churn = Churn risk
tile-left = Left
left-day-unknown = Day not known
left-days =
    { $days ->
        [one] { $days-text } day ago
       *[other] { $days-text } days ago
    }
left-former-customer = Former customer · left { $date }
left-former-customer-plain = Former customer
tile-share-of-wallet = Share of wallet
tile-penetration = Account penetration
tile-priority = Priority
tile-accounts = Accounts
tile-win-rate = Win rate
tile-cycle = Sales-cycle length
tile-renewals = Renewals due
tile-at-risk = Revenue at risk
tile-at-risk-bookings = Bookings at risk
tile-change = { $change } since { $period }
tile-points-of = { $points } of { $max } points
churn-probability = { $share } likely to leave within { $months } months
churn-raises = raises it: { $value }, on average { $mean }
churn-lowers = lowers it: { $value }, on average { $mean }
churn-input-missing = not known
title-churn-model = What raises and lowers the chance that the account leaves
churn-model-note = against an average account; what goes together, not what causes it
heading-churn-probability = Likely to leave
deck-axis-churn-model = Likely to leave, of 100
deck-alt-map-model = { $n-text } accounts by { $axis } and chance of leaving
book-churn-model = The band is that of the trained model's probability; the points are shown beside it and do not give it.
deck-subtitle-map-model =
    { $n ->
        [one] { $n-text } account with value and a chance of leaving; size and place to the right: value
       *[other] { $n-text } accounts with value and a chance of leaving; size and place to the right: value
    }
deck-note-map-model =
    { $n ->
        [0] Size: value. Letter: tier. Every account is drawn.
        [one] Size: value. Letter: tier. { $n-text } account is not drawn: no value, no chance told or small.
       *[other] Size: value. Letter: tier. { $n-text } accounts are not drawn: no value, no chance told or small.
    }
churn-input-usage-yoy-share = Use against the year before
churn-input-orders-quarter-yoy-share = Orders of a quarter against the year before
churn-input-days-since-contact-log = Days since two-way contact
churn-input-late-days-median = Days of payment beyond the due date
churn-input-nps-shrunk = NPS
churn-input-order-gaps-since-last-log = Time since the last order, in usual gaps
churn-input-renewal-days = Days to the end of the contract
churn-input-critical-tickets-log = Critical tickets of a year
churn-input-tickets-log = Tickets of a year
churn-input-activities-90-days-log = Activities of 90 days
churn-input-revenue-yoy-share = Revenue against the year before
churn-input-csat-share = Satisfied answers
churn-input-revenue-log = Revenue of 12 months
churn-input-lost-deals-log = Deals lost in 12 months
churn-input-open-deals-log = Open deals
tile-observed = { $share } of what counts is known
tile-yoy = { $change } vs. last year
tile-nps-stale = No answer counts today: the latest is of { $date }
gap-nps-stale = no answer counts today; the latest is of { $date }
tile-nps-range = between { $low } and { $high } ({ PERCENT(95) }), based on { n-responses }

## Table headings

heading-account = Account
heading-account-id = Account ID
heading-owner = Owner
heading-manager = Manager
heading-team = Team
heading-region = Region
heading-segment = Segment
heading-industry = Industry
heading-location = Location
heading-stage = Stage
heading-amount = Amount
heading-weighted = Weighted
heading-age = Age
heading-close-date = Expected close
heading-probability = Probability
heading-contingency = If it happens, what we do
heading-evidence = Evidence
heading-objective = Objective
heading-metric = Metric
heading-baseline = Baseline
heading-target = Target
heading-unit = Unit
heading-due = Due
heading-state = State
heading-progress = Progress
heading-action = Action
heading-reason = Reason
heading-what-to-say = What to say
heading-opportunity = Opportunity
heading-product = Product
heading-campaign = Campaign
heading-lead-source = Lead source
heading-cost-category = Cost category
heading-attribution = Attribution
heading-status = Status
heading-contact = Contact
heading-title = Title
heading-role = Part in the decision
heading-influence = Influence
heading-relationship = Relationship
heading-last-contact = Last contact
last-sales-contact = Last sales contact
no-sales-contact = none among its activities
heading-comment = Comment
heading-score = Score
heading-points = Points
heading-weight = Weight
heading-value = Value
heading-change = Change
heading-low = Low
heading-high = High
heading-range-level = Level of the range
heading-signal = Signal
heading-threshold = Threshold
heading-source = Source
heading-date = Date
heading-period = Period
heading-month = Month
heading-year = Year
heading-currency = Currency
heading-revenue = Revenue
heading-revenue-ltm = Revenue, 12 months
heading-revenue-yoy = vs. last year
heading-pipeline = Open pipeline
heading-renewal = Renewal
heading-contract = Contract
heading-nps = NPS
heading-churn = Churn
heading-priority = Priority
heading-tier = Tier
heading-quadrant = Quadrant
heading-whitespace = Whitespace
heading-share-of-wallet = Share of wallet
heading-kpi = KPI
heading-this-month = This month
heading-last-month = Last month
heading-last-year = Last year
heading-competitor = Competitor
heading-loss-reason = Loss reason
heading-theme = Theme
heading-count = Count
heading-decision = Decision
heading-cost = Cost
heading-note = Note
heading-kind = Kind
heading-strategy = Strategy
heading-initiative = Initiative
heading-tactic = Tactic
heading-schedule = Schedule
heading-item = Item
heading-trigger = Trigger
heading-review = Review
heading-file = File
heading-row = Row
heading-column = Column
heading-rows = Rows
heading-rejected = Set aside
heading-brief = Brief
heading-plan = Plan
heading-documents = Documents

## Tiers, quadrants, bands and states

tier-a = A
tier-b = B
tier-c = C
tier-former = Former
tier-label = Tier { $tier }
tier-was = { $tier } (was { $before })
tier-provisional = Tier { $tier }, provisional
tier-meaning-a = Tier A: top priority
tier-meaning-b = Tier B: medium priority
tier-meaning-c = Tier C: standard attention
quadrant-defend = Defend
quadrant-grow = Grow
quadrant-maintain = Maintain
quadrant-watch = Watch
quadrant-none = Too little known
quadrant-meaning-defend = Defend: high value, high risk ({ $from })
quadrant-meaning-grow = Grow: high value, low risk (below that)
quadrant-meaning-maintain = Maintain: low value, low risk (below that)
quadrant-meaning-watch = Watch: low value, high risk ({ $from })
glossary-at-risk = Revenue at risk: 12 months of revenue of the accounts at { $from }
quadrant-meaning-none = No quadrant: not enough signal to estimate the risk
band-low = Low
band-medium = Medium
band-high = High
risk-from-low = any churn risk
risk-from-medium = medium churn risk or more
risk-from-high = high churn risk
band-insufficient = Insufficient data
band-points = { $band }, { $points } of 100 points
state-open = Open
state-in-progress = In progress
state-done = Done
state-late-renewed = Late · now by { $date }
state-late = Late
state-dropped = Dropped
state-planned = Planned
objective-on-track = On track
objective-behind = Behind
objective-reached = Reached
objective-holding = Holding
objective-slipping = Slipping
objective-missed = Missed
objective-no-data = No data to measure it
product-owned = Owned
product-open = Open opportunity
product-recommended = Recommended
product-not-fitting = Does not fit
product-lost-lately = Lost lately
kind-customer = Customer
kind-prospect = Prospect
kind-partner = Partner
role-decision-maker = Decision maker
role-influencer = Influencer
role-champion = Champion
role-sponsor = Sponsor
role-user = User
role-unknown = Part unknown
scenario-actual = Actual
scenario-previous = Last year
scenario-plan = Plan
scenario-forecast = Forecast

## NPS

nps-name = Net promoter score (NPS)
nps-promoter = Promoter
nps-passive = Passive
nps-detractor = Detractor
nps-promoters = Promoters
nps-passives = Passives
nps-detractors = Detractors
nps-value = NPS { $value }
nps-with-count = NPS { $value }, based on { n-responses }
nps-too-few =
    { $n ->
        [0] No responses: nothing can be said
        [one] One response only: too few to tell
       *[other] Only { $n-text } responses: too few to tell
    }
nps-inconclusive = Not conclusive: it may lie between { $low } and { $high } ({ PERCENT(95) })
nps-no-change = No detectable change since { $period }
nps-up = Up { $change } since { $period }
nps-down = Down { $change } since { $period }
nps-verbatim-source = { $role }, { $date }, rated { $rating }
nps-verbatim-anonymous = Rated { $rating }, { $date }
nps-no-comments = No comments in the period.

## Reasons for an unknown value

unknown-no-source = No source gives { $entity }
unknown-no-records = The account has no { $entity }
unknown-no-field = No { $field } in the { $entity }
unknown-too-few =
    { $have ->
        [0] Nothing observed, { $need } needed
        [one] { $have-text } observation, { $need } needed
       *[other] { $have-text } observations, { $need } needed
    }
unknown-not-all-members = Known of { $have-text } of { $need } accounts of the group
unknown-insufficient-signal = Too little is known to judge: { $share } of what counts
unknown-first-year = The year before is not complete on record
unknown-ends-early =
    { $months ->
        [one] The records end { $months-text } month before the period
       *[other] The records end { $months-text } months before the period
    }
unknown-split = Split from or into { $other } on { $day }: not comparable
unknown-zero-base = The base of the comparison is zero
unknown-negative-base = The base of the comparison is negative
unknown-no-rate = No exchange rate for { $currency } on { $date }
unknown-tax-unknown = Amounts hold value-added tax of an unknown rate
unknown-wrong-scale =
    { $mixed ->
        [yes] The answers from { $low } to { $high } mix scales, or are no whole numbers
       *[no] The answers run from { $low } to { $high }, not from 0 to 10
    }
unknown-off-scale = The ratings run from { $low } to { $high }, not from 1 to { $max }
unknown-lost-without-value = Lost deals carry no amount
unknown-only-later = The { $entity } tell { $field } only as of a later day
unknown-not-configured = Not set in the configuration: { $setting }
unknown-too-large = Too large for an exact sum
unknown-contracts-ended = Its contracts have ended, the last on { $date }
unknown-contracts-cancelled = Its contracts were cancelled
unknown-contracts-ahead = Its first contract begins on { $date }
unknown-one-sale = One sale is { $share } of all sales: no forecast
unknown-no-plan = No plan handed in yet
unknown-withheld = Not shown in this document
unknown-not-sold = No longer sold
unknown-not-for-account = Not for accounts of this segment or industry
unknown-nothing-bought = It can’t be estimated: nothing was bought in 12 months
unknown-nothing-else-bought = It can’t be estimated: nothing else was bought in 12 months
unknown-nothing-sold = No product on the list is sold any more
unknown-none-applies = No product is for accounts of this segment or industry
unknown-not-customer = Not a customer on the day
unknown-no-model = No model was trained
unknown-not-proven = The model has not beaten the points on later months yet
unknown-depends-on = Depends on something unknown: { $figure }
unknown-no-cross-sell-signal = No cross-sell signal
unknown-owns-all = It owns every product that applies
unknown-high-risk = High churn risk: keep the account before selling more
unknown-proposed-recently = All that fits was proposed or lost of late

## Records

entity-account =
    { $n ->
        [one] account
       *[other] accounts
    }
entity-user =
    { $n ->
        [one] user
       *[other] users
    }
entity-assignment =
    { $n ->
        [one] assignment
       *[other] assignments
    }
entity-membership =
    { $n ->
        [one] team membership
       *[other] team memberships
    }
entity-contact =
    { $n ->
        [one] contact
       *[other] contacts
    }
entity-contract =
    { $n ->
        [one] contract
       *[other] contracts
    }
entity-opportunity =
    { $n ->
        [one] opportunity
       *[other] opportunities
    }
entity-line-item =
    { $n ->
        [one] line item
       *[other] line items
    }
entity-stage-change =
    { $n ->
        [one] stage change
       *[other] stage changes
    }
entity-revenue =
    { $n ->
        [one] revenue line
       *[other] revenue lines
    }
entity-product =
    { $n ->
        [one] product
       *[other] products
    }
entity-price-book-entry =
    { $n ->
        [one] price book entry
       *[other] price book entries
    }
entity-activity =
    { $n ->
        [one] activity
       *[other] activities
    }
entity-ticket =
    { $n ->
        [one] support ticket
       *[other] support tickets
    }
entity-usage =
    { $n ->
        [one] usage record
       *[other] usage records
    }
entity-survey-response =
    { $n ->
        [one] survey response
       *[other] survey responses
    }
entity-invitation =
    { $n ->
        [one] survey invitation
       *[other] survey invitations
    }
entity-lead =
    { $n ->
        [one] lead
       *[other] leads
    }
entity-campaign =
    { $n ->
        [one] campaign
       *[other] campaigns
    }
entity-touch =
    { $n ->
        [one] campaign touch
       *[other] campaign touches
    }
entity-signal =
    { $n ->
        [one] market signal
       *[other] market signals
    }
entity-cost =
    { $n ->
        [one] cost
       *[other] costs
    }
entity-quota =
    { $n ->
        [one] sales quota
       *[other] sales quotas
    }
entity-benchmark =
    { $n ->
        [one] industry benchmark
       *[other] industry benchmarks
    }
entity-fx-rate =
    { $n ->
        [one] exchange rate
       *[other] exchange rates
    }
entity-price-index =
    { $n ->
        [one] price index
       *[other] price indices
    }
entity-holiday =
    { $n ->
        [one] holiday
       *[other] holidays
    }
entity-content =
    { $n ->
        [one] content piece
       *[other] content pieces
    }
entity-value-line =
    { $n ->
        [one] line of value
       *[other] lines of value
    }
entity-objection =
    { $n ->
        [one] objection
       *[other] objections
    }
entity-task =
    { $n ->
        [one] task
       *[other] tasks
    }

## Churn signals

signal-renewal-without-opportunity = Renewal near without a renewal opportunity
signal-usage-drop = Drop in usage or in orders of the quarter
signal-nps = Low NPS or a decision maker who is a detractor
signal-critical-tickets = Critical or reopened tickets
signal-sponsor-left = Sponsor left
signal-payment-delay = Payment delay
signal-no-contact = No recent sales contact
signal-price-or-lost-bid = Price increase or bid lost to a competitor
because-renewal-automatic = the contract renews by itself { in-days }, with no renewal opportunity open
because-renewal-without-opportunity = the renewal falls due { in-days } with no renewal opportunity open
because-usage-drop = usage fell { $share } in a year
because-nps = the NPS is { $nps }
because-decision-maker-detractor = the decision maker is a detractor
because-critical-tickets =
    { $n ->
        [0] there is no critical or reopened ticket
        [one] there is { $n-text } critical or reopened ticket
       *[other] there are { $n-text } critical or reopened tickets
    }
because-sponsor-left = { $contact } left the account and has not been replaced
because-payment-delay = payments run { n-days } late
because-no-contact = no sales call, meeting or reply has been recorded for { n-days }
because-price-increase = the price rose { $share }
because-lost-bid = a bid was lost to { $competitor }
signal-told-usage = Usage of a quarter on the year before: { $value }
signal-told-orders = Orders of a quarter on the year before: { $value }
signal-told-tickets = Critical or reopened tickets in 30 days: { $value }
signal-told-payment = Median payment delay: { $value }
signal-told-nps = NPS, its few answers weighed with all of ours: { $value }
signal-told-none = none
signal-not-evaluated = Not evaluated: { $reason }
signal-points = { $points } of { $max } points

## Priority criteria

criterion-value = Value
criterion-growth = Growth
criterion-whitespace = Whitespace
criterion-fit = Fit
criterion-relationship = Relationship
criterion-urgency = Urgency
criterion-contribution = { $criterion }: { $points } of { $max } points
priority-provisional = Provisional: { $share } of what counts is known
priority-range = between { $low } and { $high }, depending on what is still unknown

## KPIs

figure-revenue-ltm = Revenue, 12 months
figure-revenue-ltm-bookings = Bookings of 12 months
figure-revenue-yoy-share = Revenue growth on last year
figure-revenue-yoy-share-bookings = Growth of bookings on last year
figure-revenue-mom-share = Revenue growth on last month
figure-win-rate-count = Win rate by count
figure-win-rate-value = Win rate by value
figure-win-rate-share = Win rate
figure-cycle-days-median = Median sales-cycle length
figure-deal-average = Average deal won
figure-deal-median = Median deal won
figure-pipeline-open = Open pipeline
figure-pipeline-weighted = Weighted pipeline
figure-coverage = Quota coverage
figure-quota = Sales quota
figure-grr-share = Gross revenue retention
figure-nrr-share = Net revenue retention
figure-logo-retention-share = Logo retention
figure-churn-rate-share = Churn rate
figure-churn-points = Churn points
figure-churn-risk = Churn risk
figure-churn-band = Churn band
figure-churn-observed-share = Part of the churn signals that is known
figure-cac = Customer acquisition cost (CAC)
figure-clv = Customer lifetime value (CLV)
figure-clv-to-cac = CLV:CAC
figure-bg-nbd = the model of orders (BG/NBD)
figure-gamma-gamma = the model of order values (gamma-gamma)
figure-sbg = the model of renewals (sBG)
clv-terms = margin of { $years } years, discounted at { $discount }
figure-roi-pct = Return on investment (ROI)
figure-lead-conversion-share = Lead conversion
figure-nps = NPS
figure-nps-per-response = NPS by response
figure-nps-per-account = NPS by account
figure-nps-per-revenue = NPS by revenue
figure-csat = Customer satisfaction (CSAT)
figure-ces = Customer effort (CES)
figure-response-rate-share = Response rate
figure-revenue-coverage-share = Revenue covered by surveys
figure-priority-score = Priority score
figure-tier = Tier
figure-quadrant = Quadrant
figure-whitespace = Whitespace
figure-penetration-share = Account penetration
figure-wallet-share = Share of wallet
figure-forecast-12m = 12-month forecast
figure-usage = Usage
figure-tickets = Support tickets
figure-answers-24m = Survey answers in two years
figure-losses = Lost deals and competitors
figure-own-revenue-yoy-share = Revenue growth of the account
figure-own-revenue-yoy-share-bookings = Growth of the account’s bookings
figure-own-nps-per-response = NPS of the account
figure-own-win-rate-count = Win rate of the account
figure-own-cycle-days-median = Sales-cycle length of the account
figure-revenue-month = Revenue of the month
figure-revenue-month-before = Revenue of the month before
figure-revenue-month-year-before = Revenue of the same month a year before
figure-revenue-month-yoy-change = Month’s change on the year before
figure-revenue-month-yoy-share = Month’s growth on the year before
figure-revenue-month-yoy-constant-share = Month’s growth on the year before, constant currency
figure-revenue-mom-change = Change on the month before
figure-revenue-mom-constant-share = Growth on last month, constant currency
figure-revenue-mtd = Revenue, month to date
figure-revenue-mtd-year-before = Revenue, same days of the month a year before
figure-revenue-mtd-yoy-change = Month to date: change on the year before
figure-revenue-mtd-yoy-share = Month to date: growth on the year before
figure-revenue-mtd-yoy-constant-share = Month to date: growth, constant currency
figure-revenue-ytd = Revenue, year to date
figure-revenue-ytd-year-before = Revenue, same days of the year before
figure-revenue-ytd-yoy-change = Year to date: change on the year before
figure-revenue-ytd-yoy-share = Year to date: growth on the year before
figure-revenue-ytd-yoy-constant-share = Year to date: growth, constant currency
figure-revenue-quarter = Revenue of the last quarter
figure-revenue-quarter-year-before = Revenue of the same quarter a year before
figure-revenue-quarter-yoy-change = Quarter’s change on the year before
figure-revenue-quarter-yoy-share = Quarter’s growth on the year before
figure-revenue-quarter-yoy-constant-share = Quarter’s growth on the year before, constant currency
figure-revenue-fiscal-month = Revenue of the fiscal month
figure-revenue-fiscal-month-year-before = Revenue of the same fiscal month a year before
figure-revenue-fiscal-month-yoy-change = Fiscal month’s change on the year before
figure-revenue-fiscal-month-yoy-share = Fiscal month’s growth on the year before
figure-revenue-fiscal-month-yoy-constant-share = Fiscal month’s growth on the year before, constant currency
figure-revenue-mom-working-day-share = Growth on last month a working day
figure-revenue-month-yoy-working-day-share = Month’s growth on the year before a working day
figure-revenue-yoy-real-share = Revenue growth without inflation
figure-revenue-currencies = Currencies invoiced in
figure-lost-cycle-days-p90 = Days until lost, 90th percentile
figure-whitespace-total = Whitespace of the portfolio
figure-clv-total = Lifetime value of the portfolio
figure-nps-accounts-differ-p = Probability that accounts differ in NPS by chance alone
figure-nps-prior-responses = Responses that the whole weighs in an account’s NPS
figure-nps-changes-detectable = Accounts with a detectable change of NPS
figure-priority-rank-correlation = Stability of the priority ranking
figure-cross-sell-pairs = Product pairs bought together
figure-cross-sell-accounts = Accounts with a cross-sell proposal
figure-investment-ltm = Investment, 12 months
figure-clv-cac-ratio = Lifetime value to acquisition cost
figure-forecast-growth-share = Growth forecast over 12 months
figure-forecast-mase = Forecast error against the naive forecast (MASE)
figure-forecast-bias-share = Bias of the forecast
figure-leads-created = Leads created
figure-campaign-cost = Cost of the campaign
figure-campaign-leads = Leads of the campaign
figure-campaign-cost-per-lead = Campaign cost per lead
figure-revenue-at-risk = Revenue at risk

## Headlines of an account

headline-left = { $account } left on { $date } and is no longer a customer
headline-left-plain = { $account } is no longer a customer
headline-renewal-uncovered = The { $amount } renewal of { $account } falls due { in-days } with no renewal opportunity open
headline-renewal-covered = The { $amount } renewal of { $account } falls due { in-days } and its opportunity is open
headline-renewal-overdue = The { $amount } renewal of { $account } fell due { ago-days } with no record of a signature
headline-revenue-up = { $account } bought { $amount } in 12 months, { $share } more than last year
headline-revenue-down = { $account } bought { $amount } in 12 months, { $share } less than last year
headline-revenue-flat = { $account } bought { $amount } in 12 months, the same as last year
headline-revenue-first-year = { $account } bought { $amount } in 12 months, after a year without purchases
headline-revenue-once = { $account } has one purchase on record, of { $amount }, { n-months } ago
headline-revenue-stopped = { $account } has bought nothing for { n-months }; it used to buy { $amount } a year
headline-healthy-growth = { $account } grows { $share } with good signals and { $amount } still to win
headline-churn-high = { $account } is at high risk of churn: { $reason }
headline-churn-high-money = { $amount } of { $account } is at risk: { $reason }
headline-open-deals =
    { $n ->
        [0] { $account } has no open deals
        [one] { $account } has one open deal worth { $amount }
       *[other] { $account } has { $n-text } open deals worth { $amount }
    }
headline-open-deals-stale =
    { $stale ->
        [0] { $account } has { n-open-deals } worth { $amount }, none of them stale
        [one] { $n ->
            [one] { $account } has { n-open-deals } worth { $amount }, and it is stale
           *[other] { $account } has { n-open-deals } worth { $amount }; { $stale-text } is stale
        }
       *[other] { $account } has { n-open-deals } worth { $amount }; { $stale-text } are stale
    }
headline-won =
    { $n ->
        [0] { $account } closed no deal in { $period }
        [one] { $account } closed one deal worth { $amount } in { $period }
       *[other] { $account } closed { $n-text } deals worth { $amount } in { $period }
    }
headline-detractors =
    { $n ->
        [0] Nobody at { $account } is against recommending us
        [one] One person at { $account } would not recommend us
       *[other] { $n-text } people at { $account } would not recommend us
    }
headline-promoters =
    { $n ->
        [0] Nobody at { $account } recommends us yet
        [one] One person at { $account } recommends us
       *[other] { $n-text } people at { $account } recommend us
    }
headline-no-contact = No sales call or meeting with { $account }, and no reply, has been recorded for { n-days }
headline-sponsor-left = { $contact } left { $account } and has not been replaced
headline-usage-drop = Usage at { $account } fell { $share } on last year
headline-critical-tickets =
    { $n ->
        [0] { $account } has no critical ticket unsolved
        [one] { $account } has one critical ticket unsolved
       *[other] { $account } has { $n-text } critical tickets unsolved
    }
headline-payment-late = { $account } owes { $amount }, up to { n-days } past its terms
headline-whitespace = { $account } could buy { $amount } a year of { $product }
headline-new-account = { $account } has been a customer since { $date }: its goals are still to be learned
headline-lapsed = { $account } has bought nothing since { $month }
headline-prospect = { $account } has not bought yet and has no open deals
headline-prospect-deals =
    { $n ->
        [0] { $account } has not bought yet and has no open deals
        [one] { $account } has not bought yet and is considering one deal worth { $amount }
       *[other] { $account } has not bought yet and is considering { $n-text } deals worth { $amount }
    }
headline-nothing-known = Little is known of { $account }: the first step is to complete its data
headline-steady = { $account } holds steady at { $amount } in 12 months

## Headlines: what matters most, what goes with it and what to do

headline-two = { $lead }, and { $reason }: { $step }
headline-two-plain = { $lead }, and { $reason }
headline-two-later = { $lead }, and { $reason }; when there is time, { $step }
headline-one-later = { $lead }; when there is time, { $step }
headline-one = { $lead }: { $step }
headline-decider-left = { $contact } used to decide at { $account } and left { ago-days }
headline-contract-ends-now = The { $amount } contract of { $account } ended on { $date } and no other is in force
headline-contract-ended = The contract of { $account } ended on { $date } and no other is in force
headline-tickets-severe =
    { $n ->
        [one] { $account } has { $n-text } critical or reopened ticket unsolved
       *[other] { $account } has { $n-text } critical or reopened tickets unsolved
    }
headline-decider-detracts = The person who decides at { $account } would not recommend us
headline-champion-left = { $contact }, who backed us, left { $account } without a successor
headline-lost-to = { $competitor } won a deal with { $account } { ago-days }
headline-competitor = { $competitor } is competing for { $account }
headline-quarter-down = { $account } bought { $amount } in the last quarter, { $share } less than in the one before
headline-quarter-up = { $account } bought { $amount } in the last quarter, { $share } more than in the one before
headline-deals-overdue =
    { $n ->
        [one] { $account } has { $n-text } deal past its expected close, of { $amount } that is open
       *[other] { $account } has { $n-text } deals past their expected close, of { $amount } that is open
    }
headline-win-rate-low = We win { $share } of the { $n-text } deals decided with { $account }, below { $other } across the portfolio
headline-win-rate-high = We win { $share } of the { $n-text } deals decided with { $account }, above { $other } across the portfolio
headline-deal-closing = A deal with { $account } worth { $amount } is due to close { in-days }
headline-prospect-deals-unpriced =
    { $n ->
        [one] { $account } has not bought yet and has { $n-text } open deal without an amount
       *[other] { $account } has not bought yet and has { $n-text } open deals without an amount
    }
headline-lost =
    { $n ->
        [one] We lost a deal of { $amount } in the last year with { $account }, which has not bought yet
       *[other] We lost { $n-text } deals worth { $amount } in the last year with { $account }, which has not bought yet
    }
headline-lost-fresh = With { $account }, which has not bought yet, we lost a deal of { $amount } { ago-days }
headline-lost-unpriced =
    { $n ->
        [one] We lost a deal in the last year with { $account }, which has not bought yet
       *[other] We lost { $n-text } deals in the last year with { $account }, which has not bought yet
    }
headline-tickets-prospect =
    { $n ->
        [one] { $account } has not bought yet and has { $n-text } open ticket
       *[other] { $account } has not bought yet and has { $n-text } open tickets
    }
headline-hot = { $account } is rated “{ $rating }” in the CRM and has no open deals
headline-lost-once = We have offered { $account } nothing since we lost a deal { n-days } ago
headline-lost-before =
    { $n ->
        [one] We lost { $n-text } deal with { $account }, { ago-days }
       *[other] We lost { $n-text } deals with { $account }, the latest { ago-days }
    }
headline-untried = { $account } was never offered anything
headline-revenue = { $account } bought { $amount } in 12 months

headline-also-competitor = { $competitor } is competing for the account
headline-also-lost-to = { $competitor } won a deal from us { ago-days }
headline-also-decider-detracts = the person who decides would not recommend us
headline-also-champion-left = { $contact }, who backed us, left without a successor
headline-also-renewal = the contract ends { in-days }
headline-also-contract-ended = its contract ended on { $date }
headline-also-tickets-open =
    { $n ->
        [one] { $n-text } support ticket is open
       *[other] { $n-text } support tickets are open
    }
headline-also-overdue = { $amount } is overdue
headline-also-usage-drop = usage fell { $share } in a year
headline-also-detractors =
    { $n ->
        [one] { $n-text } person does not recommend us
       *[other] { $n-text } people do not recommend us
    }
headline-also-revenue-down = purchases of the last 12 months fell { $share }
headline-also-no-owner = nobody looks after the account
headline-also-stale =
    { $stale ->
        [one] { $stale-text } deal is stale
       *[other] { $stale-text } deals are stale
    }
headline-also-deals-unpriced =
    { $n ->
        [one] { $n-text } open deal has no amount
       *[other] { $n-text } open deals have no amount
    }
headline-also-tickets-critical =
    { $n ->
        [one] the account opened { $n-text } critical ticket in the last year
       *[other] the account opened { $n-text } critical tickets in the last year
    }
headline-also-contact-year = no sales call, meeting or reply has been recorded for { n-days }
headline-also-ticket-theme =
    { $n ->
        [one] { $n-text } of its tickets is on “{ $theme }”
       *[other] { $n-text } of its tickets are on “{ $theme }”
    }
headline-also-hot = the account is rated “{ $rating }” in the CRM
headline-also-contact-gap = the last call, meeting or reply was { ago-days }
headline-also-win-rate-low = we win { $share } of what we offer, less than usual
headline-also-pair =
    { $n ->
        [one] { $n-text } of { $other-text } similar customers with { $owned } has { $product }
       *[other] { $n-text } of { $other-text } similar customers with { $owned } have { $product }
    }
headline-also-whitespace = the account could buy { $amount } more of { $product } a year
headline-also-win-rate-high = we win { $share } of what we offer, more than usual
headline-also-revenue-up = purchases of the last 12 months grew { $share }
headline-also-lost-often =
    { $n ->
        [one] we have lost { $n-text } deal with it
       *[other] we have lost { $n-text } deals with it
    }
headline-also-promoters =
    { $n ->
        [one] { $n-text } person recommends us
       *[other] { $n-text } people recommend us
    }
headline-also-tickets-year =
    { $n ->
        [one] the account opened { $n-text } support ticket in the last year
       *[other] the account opened { $n-text } support tickets in the last year
    }
headline-also-open-deals = the account has { n-open-deals } worth { $amount }
headline-also-look-alike-all =
    { $n ->
        [one] { $n-text } of our { $other-text } customers has bought { $product }
       *[other] { $n-text } of our { $other-text } customers have bought { $product }
    }
headline-also-look-alike =
    { $n ->
        [one] { $n-text } of { $other-text } similar customers has bought { $product }
       *[other] { $n-text } of { $other-text } similar customers have bought { $product }
    }
headline-also-order-late = the next order is { n-days } late
headline-also-large = it brings { $share } of the portfolio’s revenue
headline-also-large-bookings = it brings { $share } of the portfolio’s bookings
headline-also-wallet = the account buys { $share } of what it could from us
headline-also-won = 
    { $n ->
        [one] we won { $n-text } deal with the account in { $period }
       *[other] we won { $n-text } deals with the account in { $period }
    }
headline-also-top-product = { $share } of what it buys is { $product }
headline-also-one-product = it buys nothing but { $product }
headline-also-no-decider =
    { $n ->
        [one] the contact known is not known to decide
       *[other] of { $n-text } contacts known none is known to decide
    }
headline-also-first-year = the account bought { $amount } in 12 months, after a year without purchases
headline-also-revenue = the account bought { $amount } in 12 months
headline-also-lost =
    { $n ->
        [one] we lost a deal in the last year
       *[other] we lost { $n-text } deals in the last year
    }
headline-also-single-contact = { $contact } is the only contact known
headline-also-no-contacts = nobody is known at the account
headline-also-employees = the company is large, with { $n-text } people
headline-also-contact-recent = the last contact was { ago-days }
headline-also-products =
    { $n ->
        [one] the account has bought { $n-text } product
       *[other] the account has bought { $n-text } products
    }

headline-do-win-back-left = call { $contact } to learn why and what would bring it back
headline-do-win-back-plain = learn why it left before offering anything
headline-do-win-back-once-hot = call { $contact } and ask how that purchase turned out, and check the account’s rating “{ $rating }” in the CRM
headline-do-win-back-once = call { $contact } and ask how that purchase turned out
headline-do-win-back-hot = call { $contact } and ask what changed, and check the account’s rating “{ $rating }” in the CRM
headline-do-win-back = call { $contact } and ask what changed
headline-do-win-back-ask = call and ask what changed
headline-do-next-order = ask { $contact } how the purchase turned out and propose the next order
headline-do-next-order-plain = ask how the purchase turned out and propose the next order
headline-do-plan-group = agree with the owners of its accounts on who speaks with the holding
headline-do-assign = assign an owner
headline-do-extend = agree on an extension
headline-do-renew = open the renewal opportunity now and ask what they expect
headline-do-close-renewal = send the renewal proposal and set the day of signing
headline-do-confirm-renewal = confirm the automatic renewal with them
headline-do-renewed-terms = confirm the terms of the contract that renews
headline-do-defend-renewal = agree on what must improve before the renewal is negotiated
headline-do-visit = prepare a visit with management
headline-do-answer = answer the low rating and agree on what will change
headline-do-recover-nps = meet those who answered and agree on three improvements
headline-do-reduce-effort = remove two steps that are hard on them
headline-do-survey = send the satisfaction survey
headline-do-solve = solve what is critical, with a date for each ticket
headline-do-date-ticket = give the ticket a date and solve it
headline-do-date-tickets = give each ticket a date and solve it
headline-do-root-cause = find what the escalated tickets have in common
headline-do-train = train the users on what the tickets are about
headline-do-usage = ask what they stopped using and why
headline-do-ask-orders = ask why orders have fallen
headline-do-late-order = call about the order that did not come
headline-do-ask-fall = compare purchases with last year’s and propose what was lost
headline-do-collect = get the overdue invoices paid
headline-do-explain-price = explain the price increase in person
headline-do-new-terms = prepare new terms with finance
headline-do-clear-stale =
    { $n ->
        [one] close or update the stale deal
       *[other] close or update the { $n-text } stale deals
    }
headline-do-clean-deals = close or update what does not move
headline-do-close-deal = agree on the next step, who signs and when
headline-do-advance = agree on the next step of the largest open deal, with a date
headline-do-advance-one = agree on the next step of the open deal, with a date
headline-do-date-deals = confirm new closing dates with the customer
headline-do-ask-lost = ask why the deal was lost and what the competitor offered
headline-do-learn-rate = ask why the last deal was lost and what our offers lack
headline-do-learn-fresh = ask why the last deal was lost, while the loss is fresh
headline-do-learn-after = ask why it did not go ahead
headline-do-learn-lately = ask about the deal that was lost { ago-days }
headline-do-clear-several = set a date with the customer for each of the { $n-text } stale deals, or close them
headline-do-clear-many = go through the { $n-text } stale deals and close what will not come
headline-do-learn-loss = ask why the last deal was lost
headline-do-defend = bring a comparison with { $competitor } and proof
headline-do-propose-pair = present { $product }
headline-do-propose-gap = present { $product }
headline-do-bundle = propose { $products } in one bundle
headline-do-wallet = go through what it buys from others
headline-do-sites = ask for an introduction at another site of the group
headline-do-hand-over = introduce the new owner
headline-do-meet-decider = meet { $contact }, who decides now
headline-do-replace-decider = find out who decides now
headline-do-replace-champion = find who will speak for us now
headline-do-map-decider = find out who decides
headline-do-find-contact = find somebody to talk to
headline-do-second-contact = find a second contact
headline-do-more-people = talk with more people at the account
headline-do-call = call { $contact } and ask about their goals
headline-do-call-plain = call and ask about their goals
headline-do-sponsor = name an executive of ours as its sponsor
headline-do-onboard = agree on the results that it expects within a year
headline-do-in-common = meet { $contact } and ask why our deals have not gone ahead so far
headline-do-call-fresh = meet { $contact } and ask why the deal did not go ahead
headline-do-last-try = meet { $contact } and ask what has changed since that deal
headline-do-use-today = meet { $contact } and ask what they use today instead of what we offered
headline-do-need-again = meet { $contact } and ask whether the need is still there
headline-do-offer-other = meet { $contact }, ask why the last deal did not go ahead and present { $product }
headline-do-why-lost = meet { $contact } and ask why the last deal did not go ahead
headline-do-offer-look-alike = meet { $contact } and start with { $product }
headline-do-ask-need = meet { $contact } and ask what they need
headline-do-reference = ask { $contact } for a reference
headline-do-consent = ask the promoters whether we may quote them
headline-do-story = propose a success story together
headline-do-campaign = put the account on the target list of the next campaign
headline-do-follow-response = call whoever answered the campaign
headline-do-review = hold the quarterly review

## What changed

change-none = No changes since { $period }.
change-first-run = First report: the next one will show the changes.
change-deal-won = Won: { $deal }, { $amount }.
change-deal-lost = Lost: { $deal }, { $amount }.
change-deal-lost-reason = Lost: { $deal }, { $amount }; reason: { $reason }.
change-deal-opened = New deal: { $deal }, { $amount }.
change-deals-won =
    { $n ->
        [0] No deal was won in { $period }.
        [one] { $n-text } deal worth { $amount } was won in { $period }.
       *[other] { $n-text } deals worth { $amount } were won in { $period }.
    }
change-deals-lost =
    { $n ->
        [0] No deal was lost in { $period }.
        [one] { $n-text } deal worth { $amount } was lost in { $period }.
       *[other] { $n-text } deals worth { $amount } were lost in { $period }.
    }
change-deals-opened =
    { $n ->
        [0] No deal was opened in { $period }.
        [one] { $n-text } deal worth { $amount } was opened in { $period }.
       *[other] { $n-text } deals worth { $amount } were opened in { $period }.
    }
change-deals-stale =
    { $n ->
        [0] No open deal is stale.
        [one] { $n-text } deal worth { $amount } has been open longer than usual.
       *[other] { $n-text } deals worth { $amount } have been open longer than usual.
    }
change-deal-stage = { $deal } moved from { $from } to { $to }.
change-deal-slipped = The close of { $deal } moved from { $from } to { $to }.
change-deal-amount = The amount of { $deal } went from { $from } to { $to }.
change-revenue-up = 12-month revenue rose { $share } to { $amount }.
change-revenue-down = 12-month revenue fell { $share } to { $amount }.
change-nps = The NPS went from { $from } to { $to }, based on { n-responses }.
change-nps-no-change = The NPS shows no detectable change, based on { n-responses }.
change-new-responses =
    { $n ->
        [0] No survey response came in during { $period }.
        [one] { $n-text } survey response came in during { $period }.
       *[other] { $n-text } survey responses came in during { $period }.
    }
change-new-detractors =
    { $n ->
        [0] There are no new detractors.
        [one] There is { $n-text } new detractor.
       *[other] There are { $n-text } new detractors.
    }
change-tickets-opened =
    { $n ->
        [0] No support ticket was opened in { $period }.
        [one] { $n-text } support ticket was opened in { $period }.
       *[other] { $n-text } support tickets were opened in { $period }.
    }
change-tickets-escalated =
    { $n ->
        [0] No ticket is escalated.
        [one] { $n-text } ticket is escalated.
       *[other] { $n-text } tickets are escalated.
    }
change-usage-up = Usage rose { $share } on last year.
change-usage-down = Usage fell { $share } on last year.
change-contact-left = { $contact } left the account on { $date }.
change-contact-new = { $contact } joined the contacts as { $title }.
change-owner = The account passed from { $from } to { $to }.
change-tier = The tier went from { $from } to { $to }.
change-quadrant = The quadrant went from { $from } to { $to }.
change-band = Churn risk went from { $from } to { $to }: { $reason }.
change-priority = Priority changed { $change } to { $value }, above all by { $criterion }.
change-renewal = The { $amount } renewal falls due { in-days }.
change-no-contact = The last contact was { ago-days }.
change-payment =
    { $n ->
        [0] No invoice is past terms.
       *[other] Past terms: { n-invoices } worth { $amount }.
    }
change-evidence = { $sentence } ({ $evidence })

## SWOT

swot-strengths = Strengths
swot-weaknesses = Weaknesses
swot-opportunities = Opportunities
swot-threats = Threats
swot-empty = Nothing on record.
swot-contingency = Contingency: { $text }
swot-growing-revenue = Growing revenue: { $share } in a year, to { $amount }
swot-growing-revenue-bookings = Growing bookings: { $share } in a year, to { $amount }
swot-growing-quarter = The last quarter came to { $amount }, { $share } more than the one before
swot-promoters =
    { $n ->
        [one] { $n-text } promoter among the people surveyed
       *[other] { $n-text } promoters among the people surveyed
    }
swot-nps-above-industry = NPS of { $nps }, above { $benchmark } in its industry ({ $source })
swot-high-win-rate =
    { $n ->
        [one] We won { $share } of { $n-text } closed deal
       *[other] We won { $share } of { $n-text } closed deals
    }
swot-many-products = Products bought: { $have } of { $total }
swot-product-range =
    { $n ->
        [one] It has { $n-text } product, { $share } of what we sell
       *[other] It has { $n-text } products, { $share } of what we sell
    }
swot-long-relation = A customer relationship of { n-years }
swot-contract =
    { $n ->
        [one] { $n-text } contract in force worth { $amount } a year
       *[other] { $n-text } contracts in force worth { $amount } a year
    }
swot-usage-up = Usage grew { $share } in a year
swot-good-relationship =
    { $n ->
        [one] A good relationship with { $n-text } person: { $points } points on average
       *[other] A good relationship with { $n-text } people: { $points } points on average
    }
swot-close-contact = Recent contact: { ago-days }
swot-falling-revenue = Falling revenue: { $share } in a year, to { $amount }
swot-falling-revenue-bookings = Falling bookings: { $share } in a year, to { $amount }
swot-stopped = It has bought nothing for { n-months }; the year before it bought { $amount }
swot-falling-quarter = The last quarter came to { $amount }, { $share } less than the one before
swot-detractors =
    { $n ->
        [one] { $n-text } detractor; the latest answer is of { $date }
       *[other] { $n-text } detractors; the latest answer is of { $date }
    }
swot-escalated-tickets =
    { $n ->
        [one] { $n-text } ticket escalated in the last year
       *[other] { $n-text } tickets escalated in the last year
    }
swot-critical-tickets =
    { $n ->
        [one] { $n-text } critical ticket in the last year, out of { $total-text }
       *[other] { $n-text } critical tickets in the last year, out of { $total-text }
    }
swot-late-payment = Payments { n-days } late; { $amount } outstanding
swot-stale-deals = { n-stale-deals } worth { $amount }
swot-deals-unpriced =
    { $n ->
        [one] { $n-text } open deal without an amount
       *[other] { $n-text } open deals without an amount
    }
swot-no-contacts =
    { $n ->
        [0] No contacts on record
        [one] { $n-text } contact on record
       *[other] { $n-text } contacts on record
    }
swot-single-contact = The whole relationship depends on { $contact }
swot-single-contact-prospect = { $contact } is the only person we know there
swot-no-decider =
    { $n ->
        [one] { $n-text } person is known, and not known to decide
       *[other] { $n-text } people are known, and none is known to decide
    }
swot-none-won =
    { $n ->
        [one] We did not win the { $n-text } deal that was closed
       *[other] We won none of the { $n-text } deals that were closed
    }
swot-low-win-rate =
    { $n ->
        [one] We won { $share } of { $n-text } closed deal
       *[other] We won { $share } of { $n-text } closed deals
    }
swot-win-rate-below = A win rate of { $share }, against { $other } across the portfolio
swot-lost-deals =
    { $n ->
        [one] { $n-text } deal lost in the last year and none won
       *[other] { $n-text } deals lost in the last year and none won
    }
swot-no-contact = No sales call, meeting or reply recorded for { n-days }
swot-nps-below-industry = NPS of { $nps }, below { $benchmark } in its industry ({ $source })
swot-one-product = It buys a single product: { $product }
swot-open-deals =
    { $n ->
        [one] { $deal }, open at { $amount }
       *[other] { $n-text } open deals; the largest, { $deal }, worth { $amount }
    }
swot-renewal-good = Renewal of { $amount } due { in-days }, with an open deal
swot-recommended-product =
    { $n ->
        [one] { $product } fits: { $n-text } of { $total-text } similar customers with { $other } has it
       *[other] { $product } fits: { $n-text } of { $total-text } similar customers with { $other } have it
    }
swot-whitespace = { $amount } a year still to sell of { $product }, which { $share } of { $peers } buy
swot-look-alike-all =
    { $n ->
        [one] { $product } may be of interest: { $n-text } of our { $total-text } customers has bought it
       *[other] { $product } may be of interest: { $n-text } of our { $total-text } customers have bought it
    }
swot-look-alike =
    { $n ->
        [one] { $product } may be of interest: { $n-text } of { $total-text } similar customers has bought it
       *[other] { $product } may be of interest: { $n-text } of { $total-text } similar customers have bought it
    }
swot-new-customer = Purchases of { $amount } in 12 months, after a year without purchases
swot-steady-revenue = Steady purchases: { $amount } in 12 months, about what it bought the year before
swot-large-customer = It brings { $share } of the portfolio’s revenue
swot-large-customer-bookings = It brings { $share } of the portfolio’s bookings
swot-satisfied = { $share } of { $n-text } ratings of our service are good
swot-won-deals =
    { $n ->
        [one] { $n-text } deal won in the last year
       *[other] { $n-text } deals won in the last year
    }
swot-tickets-open =
    { $n ->
        [one] { $n-text } support ticket is open
       *[other] { $n-text } support tickets are open
    }
swot-overdue = { $amount } is overdue, the oldest part by { n-days }
swot-no-champion = The place of { $contact }, who spoke for us and left, is still empty
swot-no-owner = Nobody on our side looks after the account
swot-dissatisfied = { $share } of { $n-text } ratings of our service are good, which is low
swot-open-deals-unpriced =
    { $n ->
        [one] { $n-text } open deal still to be given an amount
       *[other] { $n-text } open deals still to be given an amount
    }
swot-whitespace-all = { $amount } a year left to sell, going by what similar customers buy
swot-lost-again = A deal of { $amount } was lost { ago-days }: the need may come back
swot-churn-signal = A sign of leaving: { $reason }
swot-if-churn-signal = if { $account } gives another sign of leaving, ask the contact what would have to change and answer within a week
swot-nps-falls = Satisfaction falls: the NPS is now { $nps }
swot-if-nps-falls = if the next survey falls again, bring together those who answered and our service team to agree on what changes
swot-lost-lately = A deal of { $amount } was lost { ago-days }: the account may buy elsewhere
swot-if-lost-lately = if another deal is lost, ask who won it and on which terms before the next proposal
swot-hot = Rated “{ $rating }” in the CRM
swot-signal = { $signal } ({ ago-days })
swot-advocate =
    { $n ->
        [one] { $n-text } person who recommends us may open other doors
       *[other] { $n-text } people who recommend us may open other doors
    }
swot-idle-sites =
    { $n ->
        [one] { $n-text } of the other { $total-text } accounts of the group does not buy yet
       *[other] { $n-text } of the other { $total-text } accounts of the group do not buy yet
    }
swot-market-nps = Its industry ({ $industry }) rates its suppliers low: NPS of { $benchmark } ({ $source })
swot-renewal-uncovered = Renewal of { $amount } due { in-days }, without a renewal opportunity
swot-contract-over = The contract ended on { $date }, and no other signed one is on record
swot-competitor = { $competitor } is competing for the account
swot-lost-to = { $competitor } won the last deal that we lost, { ago-days }
swot-bad-signal = { $signal } ({ ago-days })
swot-decider-detracts = The person who decides would not recommend us
swot-usage-drop = Usage fell { $share } in a year
swot-decision-maker-left = { $contact }, who decided, left the account { ago-days }
swot-champion-left = The person who backed us left the account and no successor is known
swot-new-decision-maker = { $contact } has decided for { n-days } and may review suppliers
swot-price-increase = { $signal }
swot-one-product-share = { $share } of its purchases depends on { $product }
swot-order-late =
    { $gap ->
        [one] The next order is { n-days } overdue, at a usual gap of { $gap-text } day
       *[other] The next order is { n-days } overdue, at a usual gap of { $gap-text } days
    }
swot-churn = High risk of leaving: { $reason }
swot-rarely-won =
    { $n ->
        [one] We have lost { $n-text } deal so far, and it has not bought yet
       *[other] We have lost { $n-text } deals so far, and it has not bought yet
    }
swot-if-renewal-uncovered = if the contract of { $amount } nears its end unsigned, propose an extension of three months and bring the decision to management
swot-if-contract-over = if no extension is signed within the month, bring the case to management with the orders and services that depend on it
swot-if-competitor = if they ask { $competitor } for an offer, compare point by point with a reference from their industry, and give no discount without something in return
swot-if-lost-to = before the next offer, ask what { $competitor } proposed and what weighed in the decision
swot-if-bad-signal = ask what it means for their orders and payments, and review the forecast
swot-if-decider-detracts = agree with whoever decides on what will change and by when
swot-if-usage-drop = if usage does not recover within a month, hold a session with the users and adjust with them what is under contract
swot-if-decision-maker-left = if the successor of { $contact } is not known within two weeks, ask their management for an introduction and bring a summary of what was achieved
swot-if-champion-left = if the project is left without a voice inside the account, choose somebody who gains from it and agree on a visible result
swot-if-new-decision-maker = if { $contact } asks others for offers, request a meeting before they arrive and bring the results achieved
swot-if-price-increase = if they do not accept the increase, offer a smaller scope or a longer term instead of a discount
swot-if-one-product-share = should the need for { $product } go, have another product presented already: offer one this quarter
swot-if-order-late = 
    { $gap ->
        [one] if no order comes within another { $gap-text } day, visit the account and ask whom they buy from
       *[other] if no order comes within another { $gap-text } days, visit the account and ask whom they buy from
    }
swot-if-churn = if they say that they leave, bring our management and whoever decides together within a week, with a solution to the reason that they give
swot-if-rarely-won = if they ask for an offer again, do not make one without knowing who decides and by what criteria

## Call preparation

section-value = Their concerns and what we offer
section-process = Who takes part in the decision
section-barriers = What stands in the way
section-objections = Objections and how to answer
section-questions = What to ask
title-call-page = Preparing the talk with { $contact }
title-call-page-plain = Preparing the next talk
heading-pain = Concern
heading-offer = What we offer
heading-proof = Proof
heading-objection = Objection
heading-answer = Answer
heading-why-expected = Why to expect it
heading-questions = What to ask
heading-mail-subject = Subject of the e-mail
heading-mail = Draft of the e-mail
sheet-calls = Calls
calls-title = Preparation of { n-calls-prepared }
n-calls-prepared =
    { $n ->
        [one] { $n-text } call
       *[other] { $n-text } calls
    }
calls-note = What each account needs to hear and to answer. The e-mail is a draft: read it before you send it.
figure-value-line = Line of value
figure-objection = Objection
figure-next-talk = Next talk
figure-company-goal = The company’s goal
figure-compared-with = Month before
figure-figures-changed = Figures that changed
figure-responses = Responses to campaigns in 90 days
figure-overdue-deals = Deals past their expected close
figure-lost-days = Time since the last loss
figure-lost-reason = Reason of the last loss
figure-lost-to = Lost to
figure-late-days = Median delay of payment
figure-tickets-12m = Support tickets in 12 months
figure-renewal-days = Time to the renewal
figure-renewal-date = Date of the renewal
figure-renewal-decide-by = Last day to decide on the renewal
figure-new-decision-maker-days = Time since that person is on record
figure-left-decision-maker-days = Time since that person left
figure-days-since-order = Time since the last order
figure-days-since-contact = Time since the last contact
figure-previous-owner = Former owner
figure-owner-days = Time with the present owner
figure-median-growth = Growth of the median account
figure-target-before-forecast = Target without the forecast
figure-forecast-level = Level of the forecast’s range
figure-quota-lacking = Lacking to the quota of the quarter
rating-hot = Hot
rating-warm = Warm
rating-cold = Cold
rating-cool = Cool
rating-caliente = Hot
rating-tibia = Warm
rating-fria = Cold
figure-months-bought = Months of purchases on record
figure-similar-customers = Similar customers
figure-benchmark-source = Benchmark
figure-deal = Deal
figure-gap-product = Product to sell
written-by = Written by { $name }
carried-from = Carried over from the plan of { $month }
figure-rating = Rating in the CRM
figure-period = Month of the report
figure-group-accounts = Accounts of the group
figure-profile = Profile
call-goals = Goals
call-part-unknown = not known
value-general = In general
pain-comments =
    { $n ->
        [one] { $n-text } comment
       *[other] { $n-text } comments
    }
pain-tickets =
    { $n ->
        [one] { $n-text } ticket
       *[other] { $n-text } tickets
    }
pain-losses =
    { $n ->
        [one] { $n-text } lost deal
       *[other] { $n-text } lost deals
    }
objection-competitor = { $competitor } is competing for the account
objection-pain = on { $theme }: { $told }
objection-usual = any customer may raise it
barrier-decider-detracts = The person who decides would not recommend us: talk first about what went wrong.
barrier-tickets-open =
    { $n ->
        [one] { $n-text } support ticket is open: bring a date for the solution.
       *[other] { $n-text } support tickets are open: bring a date for the solution.
    }
barrier-competitor = { $competitor } is competing for the account: prepare the comparison.
barrier-overdue = { $amount } is overdue: agree on payment before offering more.
barrier-lost-reason = We lost { $deal }; the reason in the CRM: { $reason }.
barrier-lost-often =
    { $n ->
        [one] We lost { $n-text } deal in the last year and won none.
       *[other] We lost { $n-text } deals in the last year and won none.
    }
barrier-detractors =
    { $n ->
        [one] { $n-text } person does not recommend us: thank them for the answer and say what changed.
       *[other] { $n-text } people do not recommend us: thank them for the answers and say what changed.
    }
barrier-stale = { $deal } has been open for { n-days } without a decision.
barrier-no-decider =
    { $n ->
        [one] { $n-text } person is known, and not known to decide.
       *[other] { $n-text } people are known, and none is known to decide.
    }
barrier-no-contact = No sales call, meeting or reply has been recorded for { n-days }.
question-pain = What troubles you today on the topic of “{ $theme }”, and who notices it?
question-decider = Who decides, who signs and who else has a say?
question-why-lost-all =
    { $n ->
        [one] Why has { $n-text } deal with us not gone ahead so far?
       *[other] Why have { $n-text } deals with us not gone ahead so far?
    }
question-why-lost = Why did you not go ahead with { $deal }?
question-need-again = Is the need for { $deal } still there, and what do you use today?
question-changed = What has changed on your side since we talked about { $deal }?
question-lost-reason = You did not go ahead with { $deal }, and we noted “{ $reason }”: what would have to change?
question-renewal = What must happen for you to renew before { $date }?
question-fall = What is behind your buying { $share } less than a year ago?
question-stopped-once =
    { $months ->
        [one] How did your purchase of { $months-text } month ago turn out, and what do you need now?
       *[other] How did your purchase of { $months-text } months ago turn out, and what do you need now?
    }
question-stopped =
    { $months ->
        [one] What changed { $months-text } month ago, when you stopped buying?
       *[other] What changed { $months-text } months ago, when you stopped buying?
    }
question-detractor = In the survey of { $date } we were given a { $rating }: what went wrong, and what would have to change?
question-left = What made you leave, and what would have to be different for you to come back?
question-contract-ended = Your contract ended on { $date }: on which terms do we go on, and who signs the next one?
question-purchase = How did your purchase of { $month } turn out, and what do you need next?
question-usage = Why is it used { $share } less than a year ago?
question-tickets-critical =
    { $n ->
        [one] You opened a critical ticket in the last year: was it settled as you needed?
       *[other] You opened { $n-text } critical tickets in the last year: were they settled as you needed?
    }
question-ticket-theme =
    { $n ->
        [one] You opened a ticket on “{ $theme }”: was it settled as you needed?
       *[other] You opened { $n-text } tickets on “{ $theme }”: were they settled as you needed?
    }
question-timing = When will you decide on { $deal }, and what must happen before?
question-compare = Whom do you compare us with, and what matters to you in the choice?
question-need = What problem do you want to solve this year, and how do you solve it today?
question-budget = Is there a budget this year, and who holds it?
question-wallet = How much do you spend a year on what we sell, and with which suppliers?
question-goals = What are your goals for next year, and how will you measure them?
question-second-contact = Besides you, whom should we talk to?
mail-greeting = Dear { $contact },
mail-offer = This may be useful to you: { $line }.
mail-offer-proof = This may be useful to you: { $line }. { $proof }.
mail-talk = Would a short call on { $date } suit you?
mail-sign = Kind regards, { $owner }
mail-renewal-subject = Preparing your renewal
mail-renewal = Your contract ends on { $date } and I would like to prepare its renewal in good time. It would help me to know what has worked and what should change.
mail-renewal-soon-subject = Your contract ends on { $date }
mail-renewal-soon = Your contract ends on { $date }, and I would like to agree on its renewal with you before then. It would help me to know what has to change and who signs.
mail-contract-ended-subject = Your contract ended on { $date }
mail-contract-ended = Your contract ended on { $date }. I would like to agree with you this week on how we go on until the next one is signed.
mail-detractor-subject = Your rating of { $date }
mail-detractor = Thank you for the answer that you gave us on { $date }. You were not content, and I would like to hear from you what went wrong, so that we can agree on what we correct and by when.
mail-settle-subject = Your open invoices
mail-settle = According to our records { $amount } is past its due date. I would like to go over the invoices with you, settle any doubt and agree on a date of payment.
mail-overdue-subject = Your open invoices and what we have to correct
mail-overdue = According to our records { $amount } is past its due date, and I know that you have not been content with us. I would like to hear first what went wrong, and then agree with you on what we correct and on a date of payment.
mail-tickets-subject = What is open with our support
mail-tickets =
    { $n ->
        [one] You have { $n-text } request open with us, and I would like to confirm the date of its solution with you.
       *[other] You have { $n-text } requests open with us, and I would like to confirm the dates of their solution with you.
    }
mail-left-subject = What could we have done better?
mail-left = You no longer work with us, and I would like to understand why. It would help me to hear what was missing and what you use now; I am not writing to sell you anything.
mail-stopped-subject = How can we be of help again?
mail-stopped = We have had no orders from you since { $month }. I would like to know what has changed and how we can help now.
mail-fall-subject = How is your year going?
mail-fall = We have worked together less this year than last. I would like to know what has changed and what you need from us.
mail-deal-subject = Next step: { $deal }
mail-deal = I would like to agree with you on the next step for { $deal } and to answer any open questions.
mail-lost-subject = Thank you for considering us
mail-lost = Thank you for the talks about { $deal }. To do better, it would help me to know why it did not go ahead and what matters to you now.
mail-look-alike-subject = An idea for your company
mail-look-alike = Companies like yours work with us, some of them with { $product }. I would like to find out whether it can serve you.
mail-review-subject = Your year with us and your goals
mail-review = I would like to go over our work together with you, and your goals for the coming months.
mail-intro-subject = May we introduce ourselves?
mail-intro = I would like to learn what your company needs and whether we can help.
mail-again-subject = Picking up our conversation
mail-again = It has been a while since we spoke. I would like to know what has changed at your company and whether we can help now.

## Objectives

objective-revenue = Raise revenue from { $baseline } to { $target } by { $date }
objective-hold-revenue = Hold revenue at { $target } until { $date }
objective-bookings = Raise bookings from { $baseline } to { $target } by { $date }
objective-hold-bookings = Hold bookings at { $target } until { $date }
objective-retention = Sign the renewal of { $target } by { $date }
objective-satisfaction = Raise the NPS from { $baseline } to { $target } by { $date }
objective-first-answers =
    { $n ->
        [one] Get { $n-text } survey response by { $date }
       *[other] Get { $n-text } survey responses by { $date }
    }
objective-contacts =
    { $n ->
        [one] Be in contact with { $n-text } person who decides by { $date }
       *[other] Be in contact with { $n-text } people who decide by { $date }
    }
objective-pipeline = Raise the open pipeline from { $baseline } to { $target } by { $date }
objective-penetration = Sell { $product } for { $target } by { $date }
objective-usage = Raise usage from { $baseline } to { $target } by { $date }
objective-win-back = Win { $account } back with a new order by { $date }
objective-extension = Sign the extension of the { $target } contract that ended on { $ended } by { $date }
objective-order-again = Win a new order from { $account } by { $date }
objective-order-next = Win the next order from { $account } by { $date }
objective-next-order = Receive an order by { $date }: { $baseline } have passed since the last one, { $target } are usual
objective-order-value = Raise the average order from { $baseline } to { $target } by { $date }
objective-wallet = Raise the share of wallet from { $baseline } to { $target } by { $date }
objective-categories = Raise the product lines that it buys from { $baseline } to { $target } by { $date }
objective-sites = Raise the sites that buy from { $baseline } to { $target } by { $date }
objective-csat = Raise the satisfied answers from { $baseline } to { $target } by { $date }
metric-days-since-order = Days since the last order
metric-product-revenue = Revenue of the product, 12 months
metric-product-revenue-bookings = Bookings of the product, 12 months
metric-orders-12m = Orders in 12 months
metric-orders-since-left = Orders since it left
metric-families = Product lines bought
metric-sites = Sites that buy
why-nps-step = a step towards { $wanted }, { $why }
why-goal = the company’s goal
why-goal-growth = the company’s goal is to grow { $share } a year
why-benchmark = the benchmark of { $source } ({ $year })
why-order-again = it has not bought for { n-days }
why-order-next = its last purchase was { ago-days }, and no deal is open
why-next-order = its own rhythm of orders
# $owner: a rep
why-waits = { $why }; this month { $owner } has no hours left for it
why-elsewhere = { $why }; { $owner } works on the deal
why-waits-soon = { $why }; this month { $owner } has no hours left for it: make room for it or agree on a later day
why-waits-soon-plain = this month { $owner } has no hours left for it: make room for it or agree on a later day
why-waits-plain = this month { $owner } has no hours left for it
why-order-peers = the median order of { $n-text } similar customers is { $amount }
why-wallet-peers = the median of { $n-text } similar customers is { $share }
why-families-peers = it buys from { $named }; half of { $n-text } similar customers buy from { $families-text } lines or more
why-sites =
    { $n ->
        [one] { $n-text } site of the group has bought nothing in twelve months
       *[other] { $n-text } sites of the group have bought nothing in twelve months
    }
why-deal-quota = { $why }; { $owner } still lacks { $amount } of the quarter’s quota
smart-text = a sentence that says what is to be reached
smart-metric = a metric
smart-baseline = a baseline in numbers
smart-target = a target in numbers
smart-due = a due date
smart-due-out-of-reach = a date that lies ahead, within three years
smart-owner = an owner
smart-lacks = To be measured it lacks { $gaps }
objective-progress = { $value } of { $target }, { $share } of the way

## Actions

action-complete-data = Complete in the CRM: { $fields }
left-out-conflict = not proposed beside “{ $initiative }”, which comes first
left-out-actions =
    { $n ->
        [one] the account has its one action, of higher priority
       *[other] the account has its { $n-text } actions, all of higher priority
    }
left-out-hours = the hours of { $owner } this month go to actions of higher priority
sheet-left-out = Left out
heading-id = ID
heading-play = Play
heading-left-out-why = Why it is no action this month
heading-proposed = Proposed
heading-plays-left-out = Left out
heading-not-evaluated = Not evaluated
heading-done = Done
heading-dropped = Dropped
heading-better-done = Figure better where done
heading-better-others = Figure better where not
section-plays = Plays: how often they fire, and the figure of each after it was proposed (an association, no proof; from 10 actions a group up)
book-left-out =
    { $n ->
        [one] { $n-text } thing observed that is no action this month
       *[other] { $n-text } things observed that are no action this month
    }
action-late =
    { $days ->
        [0] Due today
       *[other] { n-days } late
    }

## Reviews

review-next = Next review: { $date }
review-quarterly = Quarterly review
trigger-fired = Review brought forward: { $reason }
trigger-decision-maker = the decision maker changed
trigger-strategy = the account changed its strategy
trigger-renewal = the renewal falls due { in-days }
trigger-competitor = { $competitor } was named
trigger-none = No trigger fired.

review-next-deal = Next review: { $date }, before { $deal } is due to close on { $closes }
review-next-forward = Next review: { $date }, brought forward from { $regular }
trigger-contract-ended = Contract ended
trigger-renewal-uncovered = Renewal without an opportunity
trigger-nps-drop = NPS drop
trigger-usage-drop = Usage drop
trigger-revenue-drop = Revenue drop
trigger-champion-left = Champion left
trigger-new-decision-maker = New decision maker
trigger-competitor-named = Competitor named
trigger-late-actions = Late actions
trigger-told-contract-ended = The contract ended on { $date } and no other is in force
trigger-told-renewal =
    { $days ->
        [0] { $amount } a year end on { $date }, and no renewal opportunity is open
        [one] { $amount } a year end on { $date }, in { $days-text } day, and no renewal opportunity is open
       *[other] { $amount } a year end on { $date }, in { $days-text } days, and no renewal opportunity is open
    }
trigger-told-renewal-plain =
    { $days ->
        [0] The contract ends on { $date }, and no renewal opportunity is open
        [one] The contract ends on { $date }, in { $days-text } day, and no renewal opportunity is open
       *[other] The contract ends on { $date }, in { $days-text } days, and no renewal opportunity is open
    }
trigger-told-nps-drop = The NPS fell from { $before } to { $now } against the window before ({ $p })
trigger-told-usage-drop = Usage of the last three months is { $share } under that of the year before
trigger-told-revenue-drop = Revenue of 12 months is { $share } under that of the 12 before
trigger-told-bookings-drop = Won deals of 12 months are { $share } under those of the 12 before
trigger-told-revenue-none = There was no revenue in 12 months, against { $amount } in the 12 before
trigger-told-bookings-none = No deal was won in 12 months, against { $amount } in the 12 before
trigger-told-champion-left = { $contact } left on { $date }, and no other champion is known
trigger-told-champion-left-plain = { $contact } is no longer there, and no other champion is known
trigger-told-new-decision-maker = { $contact } decides, and is on record since { $date }
trigger-told-competitor = { $competitor } was named on { $date }
trigger-told-competitor-plain = A competitor was noted on { $date }
trigger-told-late-actions =
    { $n ->
        [one] { $n-text } action is late by { $late }
       *[other] { $n-text } actions are late, the oldest by { $late }
    }
trigger-state-fired = Open
trigger-state-snoozed = Put off
trigger-state-closed = Closed
trigger-snoozed-until = put off until { $date }
trigger-overdue = overdue
trigger-closed-over = { $trigger }: closed, it no longer applies
trigger-closed-rep = { $trigger }: closed by the owner
triggers-title =
    { $n ->
        [one] { $n-text } trigger calls for a review by { $date }
       *[other] { $n-text } triggers call for a review by { $date }
    }
triggers-title-resting =
    { $n ->
        [one] { $n-text } trigger is put off
       *[other] { $n-text } triggers are put off
    }
triggers-title-closed =
    { $n ->
        [one] { $n-text } trigger was closed
       *[other] { $n-text } triggers were closed
    }
heading-review-by = Review by
heading-snoozed-until = Put off until
heading-closed-on = Closed on
sheet-reviews = Reviews
book-reviews =
    { $n ->
        [0] No trigger calls for a review
        [one] { $n-text } trigger calls for a review
       *[other] { $n-text } triggers call for a review
    }
book-reviews-how = Close a trigger once its review was held, or put it off until a day. It comes back by itself if its cause returns.
book-reviews-due = Reviews that can’t wait
title-reviews =
    { $n ->
        [0] No trigger is open
        [one] { $n-text } trigger is open, at { $accounts }
       *[other] { $n-text } triggers are open, at { $accounts }
    }

## Stakeholders

role-economic-buyer = Economic buyer
role-blocker = Against us
heading-coverage-gap = Gap in coverage
section-coverage-gaps = Coverage gaps
heading-talks = Talks in 12 months
heading-profile = Profile
stakeholder-left = no longer there
stakeholder-left-on = left on { $date }
coverage-all-left = Nobody is left: { $contact } went on { $date }
coverage-all-left-plain = Nobody is left: { $contact } went
coverage-nobody = No contact is on record
coverage-no-parts = No contact’s role in the decision is on record
coverage-no-decider = None of the contacts is on record as deciding
coverage-buyer-not-met =
    { $days ->
        [one] { $contact }, the economic buyer, was not talked with for { $days-text } day
       *[other] { $contact }, the economic buyer, was not talked with for { $days-text } days
    }
coverage-buyer-never-met = No talk with { $contact }, the economic buyer, is on record
coverage-single-threaded =
    { $n ->
        [one] The account hangs on one thread: { $contact } has { $share } of the { $n-text } talk in 12 months
       *[other] The account hangs on one thread: { $contact } has { $share } of the { $n-text } talks in 12 months
    }
coverage-one-person = { $contact } is the only contact on record
coverage-champion-left = { $contact }, the champion, left on { $date }, and no other is known
coverage-champion-left-plain = { $contact }, the champion, is no longer there, and no other is known
coverage-blocker = { $contact } is on record as being against us

## Capacity and coverage

agenda-name = { $owner }: reviews and actions
agenda-review = Review of { $account }
review-monthly = Monthly review
sheet-capacity = Capacity
heading-owner-id = Owner ID
deck-slide-capacity = Coverage and capacity
deck-absent-capacity = No account has an owner
deck-subtitle-capacity = Hours that accounts ask for by tier and due actions, against { $hours } hours a month or the owner’s own
deck-title-capacity = { $reps }; { $accounts }
capacity-overloaded =
    { $n ->
        [0] None of { $reps } owners is asked for more hours than there are
        [one] { $n-text } of { $reps } owners is asked for more hours than there are
       *[other] { $n-text } of { $reps } owners are asked for more hours than there are
    }
capacity-under-served =
    { $n ->
        [0] no account is talked with too seldom
        [one] { $n-text } account is talked with too seldom
       *[other] { $n-text } accounts are talked with too seldom
    }
capacity-over-hours = Owners asked for more than there is
capacity-of = { $have } of { $need }
capacity-load = Hours asked for, of those there are
capacity-accounts = Accounts
capacity-care = Hours by tier
capacity-action-hours = Hours of actions
capacity-needed = Hours asked for
capacity-hours = Hours available
capacity-actions = Actions due
capacity-under = Under-served
capacity-over = Over-served
capacity-unknown = Not known
capacity-served = Served
capacity-served-under = under-served
capacity-served-met = as asked
capacity-served-over = over-served
capacity-days-since = Days since a talk
capacity-target-days = Days between talks
capacity-contacts-90 = Contacts in 90 days
capacity-priority-hours = Hours by priority
capacity-by-account = By account
capacity-how = Hours by tier and by action, and the days between talks, are set in the configuration. Hours by priority are the owner’s hours spread in proportion to the priority of the accounts.
capacity-worst =
    { $days ->
        [one] Largest under-served account: { $account } ({ $amount }), { $days-text } day without a talk
       *[other] Largest under-served account: { $account } ({ $amount }), { $days-text } days without a talk
    }
capacity-worst-never = Largest under-served account: { $account } ({ $amount }), no talk on record
figure-reps-overloaded = Owners asked for more hours than there are
figure-accounts-under-served = Accounts that are talked with too seldom

## What became of decisions

deck-absent-became = No earlier deck asked for a decision that is on record
deck-subtitle-became = Asked for in earlier months and open last month: { $total } in all, { $done } done, { $late } past their date by this month’s data
deck-title-became-late =
    { $n ->
        [one] { $n-text } of { $total } earlier decisions is past its date
       *[other] { $n-text } of { $total } earlier decisions are past their date
    }
became-done = Done
became-open = Open
became-partly = Partly
became-late = Late
became-moot = No longer applies
became-account-gone = The account is no longer in the data
became-renewed = Renewed: a contract runs until { $date }
became-opportunity-open = A renewal opportunity is open
became-no-opportunity = No renewal opportunity is open yet
became-contract-ended = The contract ended on { $date } without a renewal
became-contract-cancelled = The contract was cancelled
became-talked = Talked on { $date }, but nobody has met with the account since
became-met = Met with the account on { $date }
became-not-talked = No talk since { $date }
became-risk-fell = The churn risk is no longer high
became-owned = { $owner } looks after it now
became-not-owned = Nobody looks after it yet
became-owners =
    { $n ->
        [0] Somebody looks after each of them now
        [one] { $n-text } of { $total } accounts still has no owner
       *[other] { $n-text } of { $total } accounts still have no owner
    }
became-lapsing =
    { $n ->
        [0] None of the { $total } contracts is renewed or has a renewal opportunity
        [one] { $n-text } of { $total } contracts is renewed or has a renewal opportunity
       *[other] { $n-text } of { $total } contracts are renewed or have a renewal opportunity
    }
became-stale =
    { $n ->
        [0] None of the { $total } deals is open and stale any more
        [one] { $n-text } of the { $total } deals is still open and stale
       *[other] { $n-text } of the { $total } deals are still open and stale
    }
became-quarter-over = The quarter is over
became-quarter-short = { $amount } are still missing
became-quarter-met = The quarter is heading for its quota

## Gaps and notes of the brief

brief-no-deals = No open deals.
brief-no-contacts = No contacts on record.
brief-no-contracts = No contracts on record.
brief-no-tickets = No support tickets in 12 months.
brief-no-products = No products on record.
brief-no-owner = No owner
owner-left = No owner: { $name } has left
owner-unknown = No owner: { $name } is not among the users
owner-to = { $why }; proposed: { $name }
more-files =
    { $n ->
        [one] and { $n-text } more file
       *[other] and { $n-text } more files
    }
brief-more = and { $n-text } more
brief-gap-decision-maker = The decision maker is not known
brief-gap-sponsor = There is no sponsor
brief-gap-single = There is one contact only
brief-customer-since = Customer since { $date }
brief-employees =
    { $n ->
        [one] { $n-text } employee
       *[other] { $n-text } employees
    }
brief-deal-stale = Stale: open for { n-days }; usual: { $usual }
brief-benchmark-above = Above its industry ({ $value } against { $benchmark })
brief-benchmark-below = Below its industry ({ $value } against { $benchmark })
brief-forecast = 12-month forecast: { $value }, between { $low } and { $high } ({ PERCENT(80) })
brief-cross-sell-reason = { $share } of the accounts that own { $product } use it
brief-cross-sell-none = No cross-sell signal

## Charts

chart-revenue-title = Revenue by month
chart-revenue-subtitle = { $unit }, { n-months }
chart-priority-title = Priority points by criterion
chart-churn-title = Churn points by signal
chart-nps-title = NPS by quarter
chart-map-title = Value and risk of the accounts
chart-map-axis-value = Value
chart-map-axis-risk = Churn risk
chart-bubble = Size shows 12-month revenue
chart-stage-title = Open pipeline by stage
chart-renewals-title = Renewals by month
action-serves = Objective { $number }
chart-actions-title = Bar: time to do it; dot: a single day; ◆: review or objective; hatched: late
chart-forecast-band = { PERCENT(80) } range of the average month
chart-unit-thousands = { $currency } thousands
chart-unit-millions = { $currency } millions
chart-unit = { $currency }
chart-band = forecast band
chart-alt-series = { $title }: from { $first } in { $start } to { $last } in { $end }
chart-alt-bars = { $title }: the largest is { $name }, with { $value }

## Deck: names of the slides

slide-summary = Executive summary
slide-decisions-followed = Last month's decisions
slide-quarter = The quarter
slide-kpis = KPIs
slide-revenue = Revenue, forecast and target
slide-map = Value by risk
slide-top-accounts = Top accounts
slide-movers = Movers
slide-nps = NPS
slide-voice = Voice of the customer
slide-churn = Churn watchlist
slide-renewals = Renewals
slide-retention = Retention
slide-pipeline = Pipeline
slide-whitespace = Whitespace
slide-execution = Plan execution
slide-coverage = Coverage by rep
slide-return = Return on investment
slide-quality = Data quality
slide-decisions = Decisions asked for
slide-appendix = Appendix: method and validation

## Deck: titles that tell the message

title-cover = Portfolio of { $company } in { $period }
title-summary-growth = The portfolio grew { $share } in 12 months to { $amount }; { $risk } is at risk
title-summary-decline = The portfolio fell { $share } in 12 months to { $amount }; { $risk } is at risk
title-summary-flat = The portfolio held at { $amount } in 12 months; { $risk } is at risk
title-summary-plain =
    { $n ->
        [0] The portfolio has no accounts
        [one] The portfolio has { $n-text } account and { $amount } in 12 months
       *[other] The portfolio has { $n-text } accounts and { $amount } in 12 months
    }
title-summary-pipeline =
    { $n ->
        [0] The portfolio has no accounts
        [one] The portfolio has { $n-text } account and { $amount } of open pipeline
       *[other] The portfolio has { $n-text } accounts and { $amount } of open pipeline
    }
title-decisions-followed =
    { $n ->
        [0] None of last month's decisions was carried out
        [one] { $n-text } of last month's decisions was carried out, out of { $total }
       *[other] { $n-text } of last month's decisions were carried out, out of { $total }
    }
title-quarter-on-track = The quarter is heading for { $forecast }, { $gap } above the quota of { $quota }
title-quarter-short = The quarter is heading for { $forecast }, { $gap } below the quota of { $quota }
title-quarter-met = The quarter has already closed { $closed } and passed the quota of { $quota }
title-kpis =
    { $n ->
        [0] No KPI improved in { $period }
        [one] { $n-text } KPI improved in { $period }, out of { $total }
       *[other] { $n-text } KPIs improved in { $period }, out of { $total }
    }
title-revenue-up = 12-month revenue rose { $share } to { $amount }
title-revenue-down = 12-month revenue fell { $share } to { $amount }
title-revenue-flat = 12-month revenue held at { $amount }
title-revenue-forecast = The next 12 months should bring { $forecast }, between { $low } and { $high } ({ PERCENT(80) })
title-map =
    { $n ->
        [0] No high-value account is at { $from }
        [one] { $n-text } high-value account is at { $from }, worth { $amount }
       *[other] { $n-text } high-value accounts are at { $from }, worth { $amount }
    }
title-top-accounts =
    { $n ->
        [0] No account has revenue
        [one] The top account makes { $share } of revenue
       *[other] The top { $n-text } accounts make { $share } of revenue
    }
title-top-priority =
    { $n ->
        [0] No account has a priority
        [one] The account of highest priority holds { $amount } of pipeline
       *[other] The { $n-text } accounts of highest priority hold { $amount } of pipeline
    }
title-movers = { $account } rose most ({ $up }) and { $other } fell most ({ $down })
title-movers-none = No account changed its tier in { $period }
title-nps = The NPS is { $nps }, between { $low } and { $high }, based on { n-responses }
title-nps-up = The NPS rose { $change } to { $nps }, based on { n-responses }
title-nps-down = The NPS fell { $change } to { $nps }, based on { n-responses }
title-nps-no-change = The NPS is { $nps } with no detectable change, based on { n-responses }
title-voice = { $theme } is the theme named most: { $share } of the comments
title-churn =
    { $n ->
        [0] No account is at { $from }
        [one] { $n-text } account is at { $from }, with { $amount } at stake
       *[other] { $n-text } accounts are at { $from }, with { $amount } at stake
    }
title-renewals =
    { $n ->
        [0] No renewal falls due before { $period }
        [one] { $n-text } renewal worth { $amount } falls due before { $period }; { $share } of it is at risk
       *[other] { $n-text } renewals worth { $amount } fall due before { $period }; { $share } of it is at risk
    }
title-renewals-uncovered =
    { $n ->
        [0] Every renewal within { n-days } has an open opportunity
        [one] { $n-text } renewal within { n-days }, worth { $amount }, has no open opportunity
       *[other] { $n-text } renewals within { n-days }, worth { $amount }, have no open opportunity
    }
title-renewals-uncovered-all =
    { $n ->
        [0] Every contract in force has an open renewal opportunity
        [one] { $n-text } contract in force, worth { $amount }, has no open renewal opportunity
       *[other] { $n-text } contracts in force, worth { $amount }, have no open renewal opportunity
    }
title-retention = We kept { $grr } of last year's revenue, { $nrr } with expansions
title-pipeline =
    { $n ->
        [0] There are no open deals
        [one] One open deal holds { $amount }, { $weighted } weighted
       *[other] { n-open-deals } add up to { $amount }, { $weighted } weighted
    }
title-pipeline-stale =
    { $stale ->
        [0] We have { n-open-deals } worth { $amount } and none is stale
        [one] We have { n-open-deals } worth { $amount }, but { $stale-text } is stale
       *[other] We have { n-open-deals } worth { $amount }, but { $stale-text } are stale
    }
title-win-rate = We win { $share } of our deals in a median cycle of { n-days }
title-competitors = { $competitor } beat us more than anyone: { $amount } in 12 months
title-whitespace = { $amount } is still to be won, chiefly in { $product }
title-execution =
    { $late ->
        [0] No action is late and { $share } of the objectives is on track
        [one] { $late-text } action is late and { $share } of the objectives is on track
       *[other] { $late-text } actions are late and { $share } of the objectives is on track
    }
title-coverage =
    { $n ->
        [0] Every account had contact in 90 days
        [one] { $n-text } account had no contact in 90 days
       *[other] { $n-text } accounts had no contact in 90 days
    }
title-owners = { $owner } carries { n-accounts } and { $amount } of pipeline
title-return = The investment of { $cost } gave a return of { $roi }
title-quality = { $share } of the rows could be used, all but { n-rows }
title-quality-all = Every row read could be used
title-decisions =
    { $n ->
        [0] No decision is asked for this month
        [one] { $n-text } decision is asked for, with { $amount } at stake
       *[other] { $n-text } decisions are asked for, with { $amount } at stake
    }
title-appendix = How each figure is computed and how sure it is

## Deck: decisions asked for

ask-renewal = Open the { $amount } renewal of { $account } by { $date }
ask-visit = Visit { $account } with an executive by { $date }: { $amount } at risk
ask-stale = Close or revive { n-stale-deals } worth { $amount } by { $date }
ask-data = Complete { $field } in { n-accounts } by { $date }
ask-none = No decisions pending.

## Plan draft

sheet-my-month = My month
sheet-accounts = Accounts
sheet-objectives = Objectives
sheet-actions = Actions
sheet-swot = SWOT
sheet-stakeholders = Stakeholders
sheet-notes = Notes
sheet-opportunities = Opportunities
sheet-help = Help
sheet-summary = Summary
sheet-kpis = KPIs
sheet-priority = Priority
sheet-churn = Churn
sheet-nps = NPS
sheet-renewals = Renewals
sheet-whitespace = Whitespace
sheet-whitespace-accounts = Whitespace by account
book-potential = Potential
book-quarter = The quarter has closed { $won } and heads for { $expected } of a quota of { $quota }
sheet-reasons = Reasons
sheet-quality = Data quality
sheet-method = Method
plan-intro = Fill in the white cells; the gray ones are computed. Hand the file back by { $date }.
plan-call-whom = Whom to call
plan-call-why = Why
plan-call-say = What to say
plan-due = Due this month
plan-triggered = Reviews triggered
plan-conflicts = Differences from what you wrote
plan-nothing-due = Nothing is due this month.
plan-suggested = Suggested
plan-yours = Written by you
plan-keep = Keep
plan-accept = Accept
plan-drop = Drop
plan-agree = Agreed
plan-disagree = Not agreed
plan-confidential = Only for { $owner } and the manager
plan-invalid-choice = Choose a value of the list
plan-invalid-date = Enter a date after { $date }
plan-invalid-share = Enter a percentage between 0 and 100
plan-summary = { $accounts }, { $deals }, { $actions }

## Value proposition

value-pains = The customer's pains
value-value = The value we bring
value-proof = Proof
value-decision-process = Decision process
value-barriers = Barriers
value-objections = Objections
value-call-preparation = Call preparation

## Portal

portal-search = Search account
portal-filter = Filter
portal-all = Any
portal-sort = Sort by
portal-reset = Clear filters
portal-showing = Accounts: { $shown } of { $total }
portal-empty = No account matches the filters.
portal-open-brief = Open the brief
portal-open-plan = Open the draft
portal-open-deck = Open the deck
portal-open-workbook = Open the workbook
portal-open-quality = See the data quality
portal-no-brief = Brief not available
portal-next = Next
portal-previous = Previous
portal-title-own = Accounts of { $name }: { $period }
portal-known-of =
    { $n ->
        [one] known of { $n-text } of { $total } accounts
       *[other] known of { $n-text } of { $total } accounts
    }
portal-tables = Tables of all figures
portal-skip = Skip to content
portal-theme = Change theme
portal-sorted-up = ascending
portal-sorted-down = descending
portal-accounts-table = Table of accounts
portal-figures = Portfolio figures
portal-downloads = Downloads

## Footers

footer-sources = Sources: { $sources }.
footer-as-of = Data { as-of }.
footer-sources-as-of = Sources: { $sources }. Data { as-of }.
footer-page = Page { $page } of { $pages }
footer-confidential = Confidential
footer-run = Run { $run }
footer-revision = Revision { $revision }
footer-revised = Revision { $revision }: replaces the former one
footer-missing = No data on: { $missing }.
footer-estimate = An estimate, not a budget.
footer-points = Points are not a probability.
footer-currency = Amounts in { $currency }
footer-converted = Amounts converted to { $currency } at the exchange rate of { $period }.

## Data quality

quality-rows-read =
    { $n ->
        [0] No rows of { $file } were read
        [one] { $n-text } row of { $file } was read
       *[other] { $n-text } rows of { $file } were read
    }
quality-rejected =
    { $n ->
        [0] No row of { $file } was set aside
        [one] { $n-text } row of { $file } was set aside
       *[other] { $n-text } rows of { $file } were set aside
    }
quality-unjoined =
    { $n ->
        [0] Every row of the { $entity } has an account
        [one] { $n-text } row of the { $entity } belongs to no account
       *[other] { $n-text } rows of the { $entity } belong to no account
    }
quality-no-source = No source gives { $entity }; without it there is no: { $affected }
quality-missing-field = No { $field } in { $share } of the { $entity }
quality-no-owner =
    { $n ->
        [0] Every account has an owner
        [one] { $n-text } account has no owner
       *[other] { $n-text } accounts have no owner
    }
quality-duplicates =
    { $n ->
        [0] No account looks like a duplicate
        [one] { $n-text } account looks like a duplicate
       *[other] { $n-text } accounts look like duplicates
    }
quality-past-close =
    { $n ->
        [0] No open deal is past its close date
        [one] { $n-text } open deal worth { $amount } is past its close date
       *[other] { $n-text } open deals worth { $amount } are past their close date
    }
quality-no-amount =
    { $n ->
        [0] Every open deal has an amount
        [one] { $n-text } open deal has no amount
       *[other] { $n-text } open deals have no amount
    }
quality-negative-cycle =
    { $n ->
        [0] No deal closes before it was created
        [one] { $n-text } deal closes before it was created
       *[other] { $n-text } deals close before they were created
    }
quality-no-rate = No exchange rate of { $currency } in { $period }
quality-low-response = Response rate of { $share }: the NPS may not stand for the portfolio
quality-old-data = The data of { $source } go no further than { $date }
quality-slide-left-out = Slide left out: { $slide }. { $reason }.
quality-document-failed =
    { $n ->
        [0] Every document was published
        [one] { $n-text } document was not published
       *[other] { $n-text } documents were not published
    }
quality-good = No problems were found in the data.
quality-fix = How to fix it: { $hint }

## Method

method-nps = NPS: promoters (9 and 10) minus detractors (0 to 6), from −100 to 100; not a percentage.
method-churn = Churn: points of the signals observed over the most there could be; not a probability.
method-churn-model = Churn risk: probability that the account leaves within the horizon, from a model ({ $model }) trained on the company's own history that beat the points on later months; it gives the band.
method-priority = Priority: the account's rank in each criterion times its weight, from 0 to 100.
method-weighted = Weighted pipeline: amount times the probability of its stage and age.
method-whitespace = Whitespace: what similar accounts spend minus what it already buys; an estimate.
method-win-rate = Win rate: won over won and lost, by close date.
method-retention = Retention: today's revenue of last year's accounts over their revenue then.

## Fields of the records

field-account-domain = account domain
field-account-id = account ID
field-account-name = account name
field-action-id = action ID
field-active = active
field-amount = amount
field-annual-revenue = yearly revenue of the company
field-assignee = assignee
field-attribution = attribution
field-auto-renew = automatic renewal
field-board = board
field-budget = budget
field-campaign-id = campaign ID
field-category = category
field-ces-rating = effort rating (CES)
field-changed = date of change
field-postal-code = postal code
field-tax-id = tax number
field-city = city
field-close-date = close date
field-closed = date closed
field-comment = comment
field-company = company
field-competitor = competitor
field-completed = day of completion
field-confidential = confidential
field-consent = consent
field-contact-email = contact e-mail
field-contact-id = contact ID
field-converted = conversion
field-converted-on = date of conversion
field-cost = cost
field-country = country
field-created = date created
field-csat = satisfaction
field-csat-rating = satisfaction rating (CSAT)
field-currency = currency
field-customer-since = date of the first purchase
field-date = date
field-deleted = deleted
field-delivered = delivery
field-department = department
field-description = description
field-direction = direction
field-domain = domain
field-done = done
field-due = due date
field-email = e-mail
field-employees = employees
field-end = end date
field-escalated = escalation
field-expires = expiry
field-family = family
field-first-name = first name
field-founded-year = year founded
field-from = currency converted from
field-id = ID
field-industry = industry
field-influence = influence
field-influenced-deals = influenced deals
field-is-closed = closed
field-is-won = won
field-kind = kind
field-language = language
field-last-activity = last contact
field-last-name = last name
field-lead-source = lead source
field-left-on = date of leaving
field-list-price = list price
field-loss-reason = loss reason
field-lost-date = date lost
field-manager-id = manager ID
field-manager-name = manager name
field-merged-ids = accounts merged into it
field-merged-into = account merged into
field-metric = metric
field-months = months
field-previous-owner = owner before
field-field = changed field
field-user-id = user ID
field-user-name = user name
field-name = name
field-next-step = next step
field-notes = notes
field-notice-days = days of notice
field-nps-rating = recommendation rating (0 to 10)
field-opened = date opened
field-opportunity-id = opportunity ID
field-outcome = outcome
field-owner-id = owner ID
field-owner-name = owner name
field-paid = date paid
field-parent-id = parent account ID
field-parent-name = parent account name
field-phone = phone
field-potential = potential spend
field-price = price
field-price-book-entry-id = price book entry ID
field-priority = priority
field-probability = probability
field-product = product
field-product-id = product ID
field-profile-url = profile link
field-quantity = quantity
field-counts-on = day it counts on
field-net-amount = amount without tax
field-refers-to = invoice referred to
field-tax-amount = tax
field-vat-included = tax included
field-vat-rate = tax rate
field-rate = exchange rate
field-rating = rating
field-region = region
field-related-id = related ID
field-relationship = relationship
field-reopened = reopened
field-responded = date of response
field-role = part in the decision
field-segment = segment
field-sent = date sent
field-source = source
field-stage = stage
field-start = start date
field-state = state or province
field-status = status
field-street = street
field-subject = subject
field-survey = survey
field-tags = tags
field-team = team
field-text = text
field-title = title
field-to = currency converted to
field-unit = unit
field-url = link
field-value = value
field-views = views
field-website = website
field-won-date = date won
field-year = year
field-theme = theme
field-pain = pain
field-line = line of value
field-proof = proof
field-objection = objection
field-answer = answer

## Evidence and reasons of the plan

evidence-row = { $file } row { $row }
evidence-rows = { $file }, { n-rows }
tile-bookings = Bookings, 12 months
because-order-drop = orders of the last three months fell { $share } on the year before
because-no-orders = there have been no orders for over three months
because-champion-left = a champion or sponsor left and has not been replaced
because-competition = a competitor or a price increase is in play
why-win-back = it left on { $date }
why-win-back-plain = it is no longer a customer
why-extension = the contract ended on { $date } and no other is on record
why-renewal-deal = { $why }; its renewal deal is open for { $amount } and due to close on { $date }
why-renewal-deal-after = { $why }; its renewal deal is open for { $amount } and due to close on { $date }, after the contract ends
why-renewal = the contract ends { in-days }
why-renewal-notice = that is the last day to decide on the renewal; the contract ends { in-days }
why-contacts-none = nobody at the account is known today
why-baseline-of = { $why }; the baseline is of { $month }
why-target-of = set with the data of { $month }; today’s would give { $target }
why-target-own = set by hand; today’s data would give { $target }
why-revenue-recover = back to the level of the year before
why-above-forecast = { $why }; the forecast is { $forecast }, so it takes more than going on as before
why-revenue-forecast-partly = the baseline covers { n-months } of purchases, and the forecast of the next 12 is { $forecast }
why-revenue-forecast = the forecast of the next 12 months is { $forecast }
why-revenue-within = the upper end of the forecast’s { $level } range; reaching { $wanted } lies beyond it
why-revenue-peers = the median account of the portfolio grows { $share }
why-revenue-hold = the median account of the portfolio does not grow, so the target is to hold what there is
why-satisfaction = the average of the portfolio
why-deal-one = it is the one open deal
why-deal =
    { $n ->
        [one] the one open deal that is neither stale nor a renewal
       *[other] the largest of the { $n-text } deals that are neither stale nor renewals
    }
why-contacts = depending on one contact is a risk
# $share: of the $peers that buy the product; $n: those of them whose spend the estimate rests on
peers-similar = similar customers
peers-portfolio = our customers
why-whitespace =
    { $n ->
        [one] { $share } of { $peers } buy it; going by what { $n-text } of them spends, it is worth about { $amount } a year here
       *[other] { $share } of { $peers } buy it; going by what { $n-text } of them spend, it is worth about { $amount } a year here
    }
why-whitespace-held = { $why }; the target, to begin with, is half of what the account buys today
why-cross-sell = { $owning } of { $n } similar customers that own { $other } own it too
objective-deal = Win { $deal } for { $target } by { $date }
objective-contacts-known = Have at least { n-contacts } at the account by { $date }
objective-first-talk = Have an opening conversation with the account by { $date }
objective-decision-maker = Know who decides to buy: identify one person by { $date }
objective-first-deal = Open a deal with the account by { $date }
objective-first-sale = Close a sale with the account by { $date }
objective-since = Month of the numbers
objective-today = Target by today’s data
why-first-talk = no conversation with the account is on record
why-decision-maker = no decision maker is known today
why-first-deal = it has not bought yet and has no open deal
why-first-sale = it has not bought yet
metric-talks = Conversations
metric-sales = Sales

## Brief: composed titles

versus-amount = vs. { $amount }
no-change = no detectable change
deals-worth = { $deals }, { $amount }
wallet-over = over { $share }
estimate-too-low = the CRM’s potential of { $amount } is too low
of-estimate = of an estimated { $amount }
won-of-closed =
    { $n ->
        [one] { $won-text } won of { $n-text } closed, { n-months }
       *[other] { $won-text } won of { $n-text } closed, { n-months }
    }
last-12-months = last 12 months
stale = stale
title-plan-page =
    { $objectives ->
        [one] { $objectives-text } objective
       *[other] { $objectives-text } objectives
    } and { n-actions-of-plan }
n-actions-of-plan =
    { $actions ->
        [0] no action this month
        [one] { $actions-text } action that is due { $date }
       *[other] { $actions-text } actions, the first due { $date }
    }
swot-subtitle = each line with its evidence
swot-subtitle-empty = each line with its evidence; complete in the draft what is empty here
title-objectives =
    { $n ->
        [one] One objective, with its baseline and target
       *[other] { $n-text } objectives, each with its baseline and target
    }
title-next-steps =
    { $n ->
        [one] The next step
       *[other] The next { $n-text } steps
    }
title-next-waiting =
    { $n ->
        [one] One step waits
       *[other] { $n-text } steps wait
    }: this month the hours of { $owner } go to steps that come first
heading-next-waiting = What to do when there is time
title-no-plan = No objective and no action this month
title-actions =
    { $n ->
        [one] One action for the next two quarters
       *[other] { $n-text } actions for the next two quarters
    }
nps-counts = { n-promoters-of } · { n-passives-of } · { n-detractors-of }
n-promoters-of =
    { $promoters ->
        [one] { $promoters-text } promoter
       *[other] { $promoters-text } promoters
    }
n-passives-of =
    { $passives ->
        [one] { $passives-text } passive
       *[other] { $passives-text } passives
    }
n-detractors-of =
    { $detractors ->
        [one] { $detractors-text } detractor
       *[other] { $detractors-text } detractors
    }
title-voice-answers =
    { $n ->
        [one] One answer, and no detractor
       *[other] { $n-text } answers, and no detractor among them
    }
title-voice-detractors =
    { $n ->
        [one] One answer: { n-detractors-of }
       *[other] { $n-text } answers: { n-detractors-of }
    }
voice-subtitle = latest answer of each person, last 365 days
nps-too-few-to-tell =
    { $n ->
        [one] One answer: too few to tell better from worse
       *[other] { $n-text } answers: too few to tell better from worse
    }
pipeline-subtitle = by amount; weighted by the chance of winning
pipeline-subtitle-one = weighted by the chance of winning
title-open-deals = { n-open-deals } worth { $amount }
title-open-deals-stale-one = { n-open-deals } worth { $amount }, stale
title-open-deals-stale =
    { $stale ->
        [one] { n-open-deals } worth { $amount }, { $stale-text } of them stale
       *[other] { n-open-deals } worth { $amount }, { $stale-text } of them stale
    }
title-contacts =
    { $n ->
        [one] One person known
       *[other] { $n-text } people known
    }
title-contacts-left =
    { $n ->
        [one] One person known
       *[other] { $n-text } people known
    }, and { $left ->
        [one] one who left
       *[other] { $left-text } who left
    }
title-revenue-plain =
    { $months ->
        [12] { $amount } of revenue in the last 12 months
        [one] { $amount } of revenue in one month on record
       *[other] { $amount } of revenue in { $months-text } months on record
    }
title-bookings-up = Bookings of 12 months rose { $share } to { $amount }
title-bookings-down = Bookings of 12 months fell { $share } to { $amount }
title-bookings-flat = Bookings of 12 months held at { $amount }
title-bookings-plain =
    { $months ->
        [12] { $amount } of bookings in the last 12 months
        [one] { $amount } of bookings in one month on record
       *[other] { $amount } of bookings in { $months-text } months on record
    }
months-subtitle-plain = { $axis } a month
months-subtitle = { $axis } a month; lighter: the same month of the year before
title-priority =
    { $accounts ->
        [one] Priority { $score } of 100
       *[other] Priority { $score } of 100, place { $rank } of { $accounts-text }
    }
priority-tier-why = tier C although its value is high: { $criterion } holds it back most, with { $points } of { $max } points
priority-subtitle = points by criterion; they add up to the score
not-observed = Not known: { $what }.
churn-not-known = Not known, and so not counted: { $what }. Add the records to the exports, or ask the customer.
title-churn-signals =
    { $n ->
        [0] { $total ->
            [1] The one churn signal that can be judged has not fired
           *[other] None of the { $total-text } churn signals that can be judged has fired
        }
        [one] { $total ->
            [1] The one churn signal that can be judged has fired
           *[other] One of the { $total-text } churn signals that can be judged has fired
        }
       *[other] { $n-text } of the { $total-text } churn signals that can be judged have fired
    }
heading-total = Total
nothing-year-before = nothing in the year before
why-revenue-level = growth cannot be measured yet, so the target is to keep the level

## Brief: why, who and where

title-why-priority = { $criterion } weighs most in its priority, with { $points } points
title-why-churn =
    { $n ->
        [0] no churn signal fired
        [one] { $n-text } churn signal fired
       *[other] { $n-text } churn signals fired
    }
title-answers =
    { $n ->
        [one] { $n-text } answer in two years: { n-detractors-told }
       *[other] { $n-text } answers in two years, { n-detractors-told }
    }
n-detractors-told =
    { $detractors ->
        [0] none of them a detractor’s
        [one] { $detractors-text } of them a detractor’s
       *[other] { $detractors-text } of them detractors’
    }
title-answers-latest =
    { $n ->
        [one] The latest of { $total-text } answers in two years: { n-detractors-told }
       *[other] The latest { $n-text } of { $total-text } answers in two years, { n-detractors-told }
    }
nps-on-year-before = { $change } on the year before
voice-other-survey = another survey
answers-subtitle = each answer at its day, from 0 to 10; last 24 months
band-promoters = promoters { $range }
band-passives = passives { $range }
band-detractors = detractors { $range }
service-subtitle-tickets = the last 12 months
service-subtitle-usage = the last three months
service-subtitle-both = tickets of 12 months; use of the last three months
service-opened = Tickets opened
service-open = Open now
service-critical = Critical
service-escalated = Escalated
service-reopened = Reopened
service-resolution = Time to resolve, median
service-usage = Use in three months
service-usage-before = { $before } a year before
service-usage-change = use { $share } on the year before
service-usage-alt =
    { $months ->
        [one] Use in { $months-text } month: { $last }
       *[other] Use over { $months-text } months, from { $first } to { $last } a month
    }
title-benchmark =
    { $n ->
        [0] Not ahead of its industry ({ $industry }) in any of { $of-text } figures compared
       *[other] Ahead of its industry ({ $industry }) in { $n-text } of { $of-text } figures compared
    }
title-benchmark-ahead = Ahead of its industry ({ $industry }) in the one figure compared
title-benchmark-behind = Behind its industry ({ $industry }) in the one figure compared
title-benchmark-level = Level with its industry ({ $industry }) in the one figure compared
benchmark-subtitle = against our customers of the same industry
benchmark-own = This account
benchmark-industry = Its industry
benchmark-published = Published
benchmark-stands = Stands
benchmark-better = better
benchmark-worse = worse
benchmark-same = the same
benchmark-sources = Published by { $sources }
heading-figure = Figure
title-people =
    { $n ->
        [one] { $n-text } person known, { n-deciders-told }
       *[other] { $n-text } people known, { n-deciders-told }
    }
n-deciders-told =
    { $deciders ->
        [0] none who decides
        [one] { $deciders-text } who decides
       *[other] { $deciders-text } who decide
    }
people-subtitle = influence by relationship, from 0 to 100
people-weak = weak relationship
people-strong = strong relationship
people-influence = influence
people-tone-good = strong relationship
people-tone-neutral = in between
people-tone-bad = decides with a weak relationship, or blocks
people-key = ● spoken to in the last { $days-text } days · ○ not
people-not-on-map =
    { $n ->
        [one] { $n-text } person is not on the map
       *[other] { $n-text } people are not on the map
    }
title-grid = { $amount } a year left to sell, by what customers like it buy
title-grid-owned = Owns { $n-text } of { $of-text } products
grid-subtitle = revenue of 12 months and what customers like it spend beyond it; an estimate, not a budget
grid-subtitle-bookings = bookings of 12 months and what customers like it spend beyond them; an estimate, not a budget
grid-subtitle-plain = no potential could be estimated
grid-bought = 12 months
grid-left = Left
grid-open = open deal
grid-open-owned = owned, open deal
grid-recommended = recommended
grid-possible = possible
grid-owned = owned
grid-not-fitting = not fitting
grid-untold =
    { $n ->
        [one] { $n-text } other product not bought
       *[other] { $n-text } other products not bought
    }
grid-share = { $share } of { $peers } buy it
grid-adoption = { $owning } of { $n } similar customers own it
title-competition =
    { $n ->
        [one] { $name } competes for the account
       *[other] { $n-text } competitors at the account, { $name } first
    }
title-losses =
    { $n ->
        [one] Why { $n-text } deal was lost
       *[other] Why { $n-text } deals were lost
    }
competition-subtitle = deals closed: { $won-text } won, { $lost-text } lost
competition-what = Name or reason
competition-kind = What
competition-where = Where
losses-without-reason = No reason on record
competition-lost =
    { $n ->
        [one] { $n-text } lost deal
       *[other] { $n-text } lost deals
    }
competition-open = now in { $deals }
competition-seen = seen on { $date }
title-who-people =
    { $n ->
        [one] { $n-text } person known
       *[other] { $n-text } people known
    }
title-who-left = { $amount } left to sell

## Workbooks

sheet-revenue = Revenue
scope-customer =
    { $n ->
        [one] { $n-text } customer
       *[other] { $n-text } customers
    }
scope-churned = { $n-text } churned
scope-prospect =
    { $n ->
        [one] { $n-text } prospect
       *[other] { $n-text } prospects
    }
scope-partner =
    { $n ->
        [one] { $n-text } partner
       *[other] { $n-text } partners
    }
scope-other =
    { $n ->
        [one] { $n-text } other
       *[other] { $n-text } others
    }
scope-test = { $n-text } test
scope-own = { $n-text } own
scope-left-out = { $n-text } left out ({ $classes })
heading-class = Class
class-customer = Customer
class-churned = Churned
class-prospect = Prospect
class-partner = Partner
class-other = Other
journey-prospect = Prospect
journey-onboarding = Onboarding
journey-growth = Growth
journey-adoption = Adoption
journey-renewal = Renewal
journey-win-back = Win-back
document-prospect-brief = Prospect brief
section-what-we-know = What we know
section-to-ask = What to ask next
tile-customers-like-it = Similar customers, 12 months
tile-people-known = People known
tile-attempts = Earlier attempts
prospect-too-few-customers = Too few customers to compare with
prospect-median-all =
    { $n ->
        [one] median of { $n-text } customer that bought
       *[other] median of { $n-text } customers that bought
    }
prospect-median-of =
    { $n ->
        [one] median of { $n-text } customer in { $group } that bought
       *[other] median of { $n-text } customers in { $group } that bought
    }
prospect-decider-known = who decides is known
prospect-decider-unknown = who decides is not known
days-ago =
    { $n ->
        [0] today
        [one] { $n-text } day ago
       *[other] { $n-text } days ago
    }
prospect-lost =
    { $n ->
        [0] none lost
       *[other] { $n-text } lost
    }
prospect-last-lost = last: { $deal }
title-look-alikes =
    { $n ->
        [one] What our { $n-text } customer buys
       *[other] What our { $n-text } customers buy
    }
title-look-alikes-of =
    { $n ->
        [one] What { $n-text } customer in { $group } buys
       *[other] What { $n-text } customers in { $group } buy
    }
look-alikes-subtitle = Share of customers that have bought each product; association, not cause
prospect-own-it = { $owners } of { $n }
prospect-fit = Fit with the ideal customer
prospect-known-since = on record since
prospect-leads = leads
prospect-touches = campaign touches
n-leads =
    { $n ->
        [one] { $n-text } lead
       *[other] { $n-text } leads
    }
n-touches =
    { $n ->
        [one] { $n-text } touch
       *[other] { $n-text } touches
    }
ask-who-decides = Who decides, and who else has a say?
ask-whom-they-buy-from = Whom do you buy from today, and what do you miss?
ask-spend = How much do you spend a year on what we sell?
ask-when = When do you want to decide, and what has to happen before?
ask-need = What do you need, and for what?
ask-why-lost = What would have to be different from the last time?
ask-size = How large are you: people, sites, revenue?
ask-industry = What is your business?
sheet-orphans = Without owner
heading-left-on = Left on
heading-receiver = Proposed to
title-orphans =
    { $n ->
        [0] Every account has an owner
        [one] { $n-text } account has no owner, with { $amount } in 12 months
       *[other] { $n-text } accounts have no owner, with { $amount } in 12 months
    }
sheet-rejects = Set aside
n-calls =
    { $n ->
        [one] { $n-text } call
       *[other] { $n-text } calls
    }
n-objectives =
    { $n ->
        [one] { $n-text } objective
       *[other] { $n-text } objectives
    }
n-swot-items =
    { $n ->
        [one] { $n-text } SWOT item
       *[other] { $n-text } SWOT items
    }
book-month-late = { $calls } to make and { $actions } more due by { $date }; { $late ->
        [one] { $late-text } of them is late
       *[other] { $late-text } of them are late
    }
book-month = { $calls } to make and { $actions } more due by { $date }
book-due-until = Also due by { $date }
book-no-calls = No call is proposed for this month.
book-no-contact = No contact on record
book-over = { $items } for { $accounts }
book-accounts-revenue = { $accounts } bought { $amount } in 12 months
book-accounts-bookings = { $accounts } signed { $amount } in 12 months
book-notes = Write here what no system knows
book-keep-or-drop = Correct what is proposed, drop what does not help, and add your own in the empty rows at the end.
attention-late = Late
attention-conflict = Two versions
attention-lowered = Target lowered
attention-disagreed = Not agreed
attention-behind = Behind
attention-not-asked = No longer asked for
# Stages that CRMs come with, as their own interface has them.
deal-stage-prospecting = Prospecting
deal-stage-qualification = Qualification
deal-stage-needsanalysis = Needs Analysis
deal-stage-valueproposition = Value Proposition
deal-stage-iddecisionmakers = Id. Decision Makers
deal-stage-identifydecisionmakers = Identify Decision Makers
deal-stage-perceptionanalysis = Perception Analysis
deal-stage-proposal = Proposal
deal-stage-proposalquote = Proposal/Quote
deal-stage-proposalpricequote = Proposal/Price Quote
deal-stage-negotiation = Negotiation
deal-stage-negotiationreview = Negotiation/Review
deal-stage-closedwon = Closed Won
deal-stage-closedlost = Closed Lost
deal-stage-closedlosttocompetition = Closed-Lost to Competition
deal-stage-appointmentscheduled = Appointment scheduled
deal-stage-qualifiedtobuy = Qualified to buy
deal-stage-presentationscheduled = Presentation scheduled
deal-stage-decisionmakerboughtin = Decision maker bought-in
deal-stage-contractsent = Contract sent
deal-stage-qualified = Qualified
deal-stage-contactmade = Contact Made
deal-stage-demoscheduled = Demo Scheduled
deal-stage-proposalmade = Proposal Made
deal-stage-negotiationsstarted = Negotiations Started

stage-proposed = Proposed
stage-rep = Handed in
stage-agreed = Agreed
heading-attention = To look at
heading-standing-now = Now
heading-what-holds = What holds
heading-other-version = Other version
heading-said-by = Said by
heading-concerns = Concerns
said-by-data = This month's data
book-review-full = Full review of the quarter: please go through every row.
book-review-exceptions = Rows marked under “To look at” come first and need you now; the rest can wait for the review of { $date }.
book-conflicts = Two versions: tell us which one holds
book-no-conflicts = Nothing contradicts what you wrote.
book-returned =
    { $n ->
        [0] What became of your last workbook
        [one] Your last workbook: { $n-text } cell of yours is in the plan
       *[other] Your last workbook: { $n-text } cells of yours are in the plan
    }
book-what-became = What became of it
book-returned-whole = Every row is where you left it.
told-added = Added to the plan
told-dropped = Dropped, as you asked
told-deleted = Your workbook no longer had the row: it counts as dropped
told-changed-hands = Written by { $name }, who handed in a workbook with this account
told-merged = Brought over from account { $account }, which was merged into this one
told-orphan = No account is called “{ $account }”: the row is kept and shown here alone
told-agreed = Your manager agrees
told-disagreed = Your manager does not agree yet
told-lowered = The agreed target of { $from } was lowered to { $to }: your manager has to agree again
book-empty = There is nothing to show here.
book-bookings = Bookings
book-unassigned = Unassigned
book-findings = What else was noticed
book-signals = An empty cell means that the signal cannot be observed; 0 means that it did not fire.
book-more-accounts =
    { $n ->
        [one] { $n-text } account of lower priority is not in this workbook.
       *[other] { $n-text } accounts of lower priority are not in this workbook.
    }
book-texts-cut =
    { $n ->
        [one] { $n-text } text was longer than a cell holds; it ends with “…”.
       *[other] { $n-text } texts were longer than a cell holds; they end with “…”.
    }
book-links-cut =
    { $n ->
        [one] { $n-text } link could not be set.
       *[other] { $n-text } links could not be set.
    }
book-rows-cut =
    { $n ->
        [one] { $n-text } more row does not fit on this sheet.
       *[other] { $n-text } more rows do not fit on this sheet.
    }
book-rejects =
    { $n ->
        [0] No row and no cell was set aside
        [one] { $n-text } row or cell was set aside
       *[other] { $n-text } rows or cells were set aside
    }
book-more-rejects =
    { $n ->
        [one] { $n-text } more is in rejects.csv.
       *[other] { $n-text } more are in rejects.csv.
    }
book-kpis-by-part =
    { $n ->
        [0] No part of the portfolio can be told from the rest
        [one] { $n-text } KPI by part of the portfolio
       *[other] { $n-text } KPIs by part of the portfolio
    }
plan-invalid-points = Enter a number between 0 and 100
heading-row-id = Row ID
heading-in-short = In short
heading-renewal-value = Value of the renewal
heading-next-review = Next review
heading-own-note = Your note
heading-responses = Responses
heading-churn-points = Churn points
heading-keep = Keep?
heading-start = Start
heading-smart = To be measured
heading-swot-field = Part
heading-influence-points = Influence (0 to 100)
heading-relationship-points = Relationship (0 to 100)
heading-email = E-mail
heading-phone = Phone
heading-still-there = Still there?
heading-rank = Rank
heading-hygiene = Plan in order
heading-priority-low = Priority, at least
heading-priority-high = Priority, at most
heading-dimension = By
heading-part = Part
heading-observations = Observations
heading-why-unknown = Why unknown
heading-last-response = Last response
heading-days-left = Days left
heading-decide-by = Decide by
heading-opportunity-id = Opportunity ID
heading-age-days = Age in days
heading-past-close = Past its close date
heading-stale = Stale
heading-next-step = Next step
heading-records = Records
heading-used = Used
heading-left-out = Left out
heading-duplicates = Duplicates
heading-unjoined = Without account
heading-about = About
heading-found-out = What was noticed
heading-remedy = What to do
heading-sheet = Sheet
heading-found = Found
heading-expected = Expected
heading-row-kept = Row used all the same
heading-definition = Definition
heading-criterion = Criterion
heading-most-points = Most points
unit-days = days
unit-points = points
unit-count = count
unit-times = times
figure-customers = Customers
figure-churned-accounts = Churned accounts
figure-prospects = Prospects
figure-partners = Partners
figure-other-accounts = Other accounts
figure-look-alikes = Similar customers
figure-lost-deals = Lost deals
figure-accounts = Accounts
figure-revenue-previous = Revenue, the 12 months before
figure-revenue-previous-bookings = Bookings, the 12 months before
figure-margin-ltm = Gross margin, 12 months
figure-deals-closed = Deals closed
figure-deals-won = Deals won
figure-deals-lost = Deals lost
figure-won-value = Value won
figure-lost-cycle-days-median = Median days to a loss
figure-deal-mean = Average value of a deal won
figure-pipeline-deals = Open deals
figure-pipeline-value = Value of the open deals
figure-pipeline-list-value = Value of the open deals at list price
figure-pipeline-stale-deals = Stale open deals
figure-pipeline-list-weighted = Weighted pipeline at list price
figure-win-incidence-share = Deals that are ever won
figure-quarter-expected = Expected in the quarter
figure-quarter-over-quota = Expected over the quota
figure-quarter-reach-probability = Chance of the quota
figure-crm-probability-mean = Win chance that the CRM promises
figure-crm-probability-won-share = Won of the deals that it promised
figure-pipeline-coverage = Coverage of the quota by open deals
figure-account-coverage-share = Accounts that answered a survey
theme-price = price
theme-delivery = delivery
theme-support = support
theme-product = product
theme-people = people
theme-billing = billing
theme-contract = contract
theme-other = other
figure-ces-mean = Ease (CES), 1 to 7
figure-ces-easy-share = Answers of easy dealings (CES 5 to 7)
figure-csat-share = Satisfied answers (CSAT)
figure-cost-ltm = Cost of selling, 12 months
figure-revenue-yoy-change = Revenue change on last year
figure-revenue-yoy-constant-share = Revenue growth at constant currency
figure-revenue-currency-effect = Effect of exchange rates
figure-revenue-cagr-share = Compound growth a year
figure-gross-margin-share = Gross margin share
figure-win-rate-cohort = Deals won of those created
figure-cycle-days-p90 = Sales-cycle length of { PERCENT(90) }
figure-cac-new = Acquisition cost of what is spent on new customers
figure-lead-conversion-aged-share = Lead conversion of aged leads
figure-new-logos = New customers
objective-state-open = Open
objective-state-in-progress = In progress
objective-state-dropped = Dropped

## Deck: titles, notes and reasons of its slides

deck-management = Sales management
deck-unassigned = Not assigned
deck-without-account = Without an account
deck-total-weighted = { $amount }, { $weighted } weighted
deck-of-quota = { $share } of { $quota }
deck-known-of = Known: { $n-text } of { $total }
deck-note-benchmarks = benchmarks: { $sources }
deck-note-below = surely below the whole: { $parts }
deck-below-part = { $figure }, { $part }: { $value } against { $whole } (n { $n })
deck-on-month-before = on the month before
deck-not-apart = Where ranges overlap, the difference may be chance
deck-tile-previous = The 12 months before
deck-axis-churn = Churn points of 100
deck-stage-list = Open deals by stage, at list price
deck-stage-count = Open deals by stage
deck-renewal-open = Open
deck-renewal-missing = None open
deck-heading-rank = No.
deck-heading-weighted = Open, weighted
deck-heading-carried = Amount × chance
deck-heading-account-owner = Account, owner
deck-note-weighted = Open, weighted: amounts of open deals, each times its chance of being won in the quarter
deck-heading-closed = Won
deck-heading-gap = Against quota
deck-heading-between = { PERCENT(95) } range
deck-heading-base = Based on
deck-heading-benchmark = Benchmark
deck-heading-bookings = Bookings
deck-heading-first-signal = First signal
deck-heading-at-stake = At stake
deck-heading-responses = Responses
deck-heading-decided = Decided
deck-heading-open = Open deals
deck-all-reps = All reps
deck-heading-stale = Stale
deck-heading-records = Records
deck-heading-duplicates = Duplicates
deck-heading-unjoined = Without an account
deck-heading-used = Used
deck-title-summary-accounts =
    { $n ->
        [0] The portfolio has no accounts
        [one] The portfolio has { $n-text } account
       *[other] The portfolio has { $n-text } accounts
    }
deck-title-summary-both = The quarter falls { $gap } short of its quota; renewals worth { $renewals } have no open opportunity
deck-title-summary-quarter = As things stand the quarter falls { $gap } short of its quota
deck-title-summary-renewals = Renewals worth { $renewals } have no open opportunity yet
deck-title-quarter-open = The quarter has closed { $closed } and { $weighted } more is weighted pipeline
deck-quarter-sure = the quota is practically certain; probably between { $low } and { $high } ({ PERCENT(80) })
deck-quarter-likely = the quota is likely ({ $chance }); probably between { $low } and { $high } ({ PERCENT(80) })
deck-quarter-even = the quota may or may not be made ({ $chance }); probably between { $low } and { $high } ({ PERCENT(80) })
deck-quarter-unlikely = the quota is unlikely ({ $chance }); probably between { $low } and { $high } ({ PERCENT(80) })
deck-quarter-hardly = the quota is out of reach with what is open; probably between { $low } and { $high } ({ PERCENT(80) })
deck-pipeline-range = they will almost surely bring between { $low } and { $high } ({ PERCENT(95) })
deck-crm-off =
    { $n ->
        [one] The CRM promises { $promised }; of one closed deal { $won } was won
       *[other] The CRM promises { $promised } on average; of { $n-text } closed deals { $won } were won
    }
deck-title-quarter-closed = The quarter has closed { $closed }, { $gap } short of the quota of { $quota }
deck-note-compared = Beside what was published: { $n-text } compared, { $better } surely better, { $worse } surely worse
deck-title-kpis-compared =
    { $n ->
        [one] Against the published benchmark the one comparable KPI { $standing ->
            [better] is better
            [worse] is worse
           *[same] is not surely apart
        }
       *[other] { $standing ->
            [same] None of { $n-text } KPIs is surely apart from its published benchmark
           *[apart] Against their published benchmarks, { $better } of { $n-text } KPIs are better and { $worse } are worse
        }
    }
deck-note-high-risk = { n-accounts } at { $from }
deck-revenue-forecast-tile = The 12 months to come
deck-forecast-range = between { $low } and { $high }, { PERCENT(80) }
deck-forecast-wide = too unsure to plan with: { $low } to { $high }, { PERCENT(80) }
deck-subtitle-revenue-forecast = { $unit }; the 12 months to { $period } and the 12 to come; vertical stroke: { PERCENT(80) } range
deck-list-price = { $figure }, at list prices
deck-title-kpis-worse =
    { $n ->
        [one] { $n-text } of { $total } KPIs is worse than a year ago
       *[other] { $n-text } of { $total } KPIs are worse than a year ago
    }
deck-title-kpis-better =
    { $n ->
        [one] { $n-text } of { $total } KPIs is better than a year ago
       *[other] { $n-text } of { $total } KPIs are better than a year ago
    }
deck-note-kpis-year = Against a year ago, of { $total }: { $better } better, { $worse } worse
deck-title-kpis =
    { $n ->
        [0] None of { $total } KPIs can be told from the data
        [one] { $n-text } of { $total } KPIs can be told from the data
       *[other] { $n-text } of { $total } KPIs can be told from the data
    }
deck-title-bookings-up = 12-month bookings rose { $share } to { $amount }
deck-title-bookings-down = 12-month bookings fell { $share } to { $amount }
deck-title-bookings-flat = 12-month bookings held at { $amount }
deck-title-bookings-plain = Bookings of { n-months } add up to { $amount }
deck-title-revenue-plain = Revenue of { n-months } adds up to { $amount }
deck-title-top-revenue =
    { $n ->
        [one] The account of highest priority brought { $amount } in 12 months
       *[other] The { $n-text } accounts of highest priority brought { $amount } in 12 months
    }
deck-title-top-bookings =
    { $n ->
        [one] The account of highest priority booked { $amount } in 12 months
       *[other] The { $n-text } accounts of highest priority booked { $amount } in 12 months
    }
deck-title-renewals-due =
    { $n ->
        [one] { $n-text } renewal worth { $amount } falls due within { n-days }
       *[other] { $n-text } renewals worth { $amount } fall due within { n-days }
    }
deck-heading-decide-by = Decide by
deck-title-pipeline-plain =
    { $n ->
        [one] One open deal holds { $amount }
       *[other] { n-open-deals } add up to { $amount }
    }
deck-title-pipeline-list-weighted =
    { $n ->
        [one] One open deal is worth { $amount } at list price, { $weighted } weighted
       *[other] { n-open-deals } are worth { $amount } at list price, { $weighted } weighted
    }
deck-title-pipeline-list =
    { $n ->
        [one] One open deal is worth { $amount } at list price
       *[other] { n-open-deals } are worth { $amount } at list price
    }
deck-title-pipeline-count =
    { $n ->
        [one] There is one open deal, and it gives no amount
       *[other] There are { n-open-deals }, and none gives an amount
    }
deck-title-win-rate = We win { $share } of { n-deals } that were decided
deck-title-no-rows = No rows of data were read
deck-title-quality-all =
    { $n ->
        [one] The one row that was read could be used
       *[other] All { $n-text } rows that were read could be used
    }
deck-title-weights = Priority weighs { $n-text } criteria and churn counts { $signals } signals
deck-subtitle-kpis = Last 12 months unless said otherwise; a range covers the true value 95 times in 100
deck-subtitle-map =
    { $n ->
        [one] { $n-text } account with value and churn points; size and place to the right: value
       *[other] { $n-text } accounts with value and churn points; size and place to the right: value
    }
deck-subtitle-top =
    { $n ->
        [one] By priority points, of { $n-text } ranked account
       *[other] By priority points, of { $n-text } ranked accounts
    }
deck-subtitle-nps = { n-responses } of the last { n-days }, each person's latest
deck-subtitle-churn =
    { $n ->
        [one] { $n-text } of { $total } accounts shows enough signal to be judged
       *[other] { $n-text } of { $total } accounts show enough signal to be judged
    }
deck-subtitle-renewals = { n-renewals } due within { n-days }, each account's next
deck-subtitle-retention = { n-accounts } with revenue in the 12 months before
deck-subtitle-pipeline =
    { $stale ->
        [0] { n-open-deals }, none older than any that ever closed
        [one] { n-open-deals }, { $stale-text } of them older than any that ever closed
       *[other] { n-open-deals }, { $stale-text } of them older than any that ever closed
    }
deck-title-quality-same =
    { $n ->
        [one] { $n-text } file is the same as last month; { $share } of the rows could be used
       *[other] { $n-text } files are the same as last month; { $share } of the rows could be used
    }
deck-subtitle-quality = { n-rows } read by run { $run }
deck-detail-quarter = { $closed } is won and { $weighted } is weighted pipeline of the rest of the quarter
deck-section-carriers =
    { $n ->
        [one] { $n-text } deal carries { $amount } of the { $weighted } weighted
       *[other] { $n-text } deals carry { $amount } of the { $weighted } weighted
    }
deck-heading-chance-quarter = Chance this quarter
deck-detail-revenue = The 12 months before brought { $amount }
deck-title-cause-left = { $told }; { $account } left and bought { $amount } less
deck-title-cause-less = { $told }; { $account } bought { $amount } less
deck-title-cause-more = { $told }; { $account } bought { $amount } more
deck-note-cause = Greatest change: { $account } { $change }
deck-detail-account = First is { $account }: { $reason }
deck-detail-renewals = { n-renewals } worth { $amount } fall due within { n-days }
deck-detail-stale =
    { $stale ->
        [0] None of { n-open-deals } is stale
        [one] { $stale-text } of { n-open-deals } is older than any that ever closed
       *[other] { $stale-text } of { n-open-deals } are older than any that ever closed
    }
deck-note-map =
    { $n ->
        [0] Size: value. Letter: tier. Every account is drawn.
        [one] Size: value. Letter: tier. { $n-text } account is not drawn: no value, no churn points or small.
       *[other] Size: value. Letter: tier. { $n-text } accounts are not drawn: no value, no churn points or small.
    }
deck-note-no-risk =
    { $n ->
        [one] The one account that can be judged is at low risk
       *[other] All { $n-text } accounts that can be judged are at low risk
    }
deck-note-nps =
    { $n ->
        [one] { $share } of { $n-text } account answered.
       *[other] { $share } of { $n-text } accounts answered.
    }
deck-absent-selling = No account could buy more than it does
deck-heading-propose = To propose
deck-subtitle-selling = { $amount } over { $n } of { $total } accounts; an estimate from what similar customers spend, not a budget
deck-slide-themes = Themes of comments
deck-absent-themes =
    { $n ->
        [one] No theme has { $n-text } mention
       *[other] No theme has { $n-text } mentions
    }
deck-title-themes-detractors =
    { $n ->
        [one] { $theme } is the theme that detractors name the most: { $n-text } comment
       *[other] { $theme } is the theme that detractors name the most: { $n-text } comments
    }
deck-title-themes =
    { $n ->
        [one] { $theme } is mentioned most: { $n-text } comment
       *[other] { $theme } is mentioned most: { $n-text } comments
    }
deck-subtitle-themes =
    { $n ->
        [one] { $n-text } comment, sorted by lists of words; it may have several themes
       *[other] { $n-text } comments, sorted by lists of words; each may have several themes
    }
deck-heading-theme = Theme
deck-heading-mentions = Mentions
deck-heading-detractor-revenue = Revenue of accounts with detractors
deck-heading-quote = In their words
deck-note-themes = None of the themes: { $share } of comments
deck-note-themes-mismatched =
    { $n ->
        [one] { $n-text } comment contradicts its rating
       *[other] { $n-text } comments contradict their rating
    }
deck-note-themes-unread =
    { $n ->
        [one] { $n-text } in another language, not sorted
       *[other] { $n-text } in other languages, not sorted
    }
deck-note-response-low = With so few answers, those who kept silent may think otherwise.
deck-note-accounts-alike = Accounts differ no more than by chance: a ranking by NPS would be noise.
deck-note-response-rate = { $share } of those asked answered.
deck-renewals-open =
    { $n ->
        [0] Every one has a deal open
        [one] { $n-text } without a deal: { $amount }
       *[other] { $n-text } without a deal: { $amount }
    }
deck-alt-map = { $n-text } accounts by { $axis } and churn points
deck-section-messages =
    { $n ->
        [one] What happened, in { $n-text } sentence
       *[other] What happened, in { $n-text } messages
    }
deck-section-decisions =
    { $n ->
        [0] No decisions asked for
        [one] { $n-text } decision asked for: { $amount } at stake
       *[other] { $n-text } decisions asked for: { $amount } at stake
    }
deck-section-teams =
    { $n ->
        [0] Every team is heading for its quota, { $total } of { $total }
        [one] { $n-text } of { $total } teams is heading for less than its quota
       *[other] { $n-text } of { $total } teams are heading for less than their quotas
    }
deck-section-teams-note = Bar: won and weighted; outline: quota
deck-section-best = Highest: { $name } with { $value }, of { $n-text } decided
deck-section-best-nps = Highest: { $name } with { $value }, from { n-responses }
deck-section-stages =
    { $n ->
        [one] The fullest stage is { $stage }: { $value } in { $n-text } deal
       *[other] The fullest stage is { $stage }: { $value } in { $n-text } deals
    }
deck-section-losses =
    { $n ->
        [one] Named first: { $name }, in { $n-text } of { $total } lost deals that name any
       *[other] Named first: { $name }, in { $n-text } of { $total } lost deals that name any
    }
deck-section-renewals = The largest sum falls due in { $period }: { $amount }
deck-section-absent =
    { $n ->
        [one] { $n-text } slide left out, and why
       *[other] { $n-text } slides left out, and why
    }
deck-section-criteria = Priority: the weight of { $n-text } criteria
deck-section-criteria-note = Weights count relative to one another
deck-section-signals = Churn: the most points of { $n-text } signals
deck-section-definitions = What { $n-text } figures mean
deck-section-definitions-note = In the words of this deck
deck-section-windows = Time spans and limits
deck-section-windows-note = As configured
deck-window-revenue = 12 months up to { $period }
deck-window-bands = Medium from { $medium } points, high from { $high }
deck-window-tiers = A: the first { $a } of the accounts; B: the next { $b }
deck-window-interval = Wilson for rates, Rocks for NPS; narrower with more data
deck-absent-kpis = None of the KPIs can be told from the data
deck-absent-revenue = Nothing was sold in the months on record
deck-absent-map =
    { $n ->
        [0] None of the { $total } accounts with value has enough signal for churn points
        [one] Only { $n-text } of { $total } accounts with value has enough signal for churn points
       *[other] Only { $n-text } of { $total } accounts with value have enough signal for churn points
    }
deck-absent-priority = No account has a priority with revenue or pipeline
deck-absent-churn = No account has { $share } of the churn signal observed
deck-absent-renewals = No contract ends within { n-days }
deck-ask-quarter = Agree by { $date } where the missing { $amount } of the quarter comes from
deck-ask-lapsing =
    { $n ->
        [one] Settle the { $amount } renewal of { $account } by { $date }: it ends on { $end } and its time to decide is over or nearly so
       *[other] Settle { $n-text } renewals worth { $amount } by { $date }: they end within { n-days } or their day of notice has passed
    }
deck-label-lapsing = Renewals about to lapse
deck-ask-again = asked again; first due { $date }, { n-days } late
deck-ask-owners =
    { $n ->
        [one] Assign an owner to { $account }, with { $amount } at stake, by { $date }
       *[other] Assign owners to { n-accounts } without one, with { $amount } at stake, by { $date }
    }
deck-ask-owners-plain =
    { $n ->
        [one] Assign an owner to { $account } by { $date }
       *[other] Assign owners to { n-accounts } without one by { $date }
    }
deck-absent-decisions = The one decision is on the summary
figure-won-value-quarter = Won in the quarter
figure-pipeline-weighted-quarter = Weighted pipeline of the quarter
figure-forecast-quarter = Heading for in the quarter
figure-quarter-gap = Missing to the quota
figure-defended-value = Value of high-value accounts at risk
figure-top-pipeline = Pipeline of the top accounts
figure-top-revenue = Revenue of the top accounts
figure-owner-stake = At stake without an owner
figure-renewal = Renewal
figure-class = Class
figure-competitor = Competitor
figure-contacts = People known
figure-open-deals = Open deals
figure-talks = Conversations on record
figure-sales = Sales
figure-contracts = Contracts
figure-country = Country
figure-cross-sell = Cross-sell
figure-detractor-rating = Detractor’s rating
figure-detractor-date = Detractor’s answer
figure-detractor-theme = Detractor’s theme
figure-nps-change = Change in NPS
figure-nps-answers = Survey answers
figure-promoter-answers = Answers of promoters
figure-advocate = Promoter who may be quoted
figure-portfolio-share = Share of the portfolio’s revenue
figure-portfolio-share-bookings = Share of the portfolio’s bookings
figure-contacts-reached = People spoken to in 90 days
figure-decision-makers = Decision makers
figure-tickets-escalated = Escalated tickets
figure-tickets-severe = Critical or reopened tickets of the last 30 days
figure-overdue-amount = Overdue
figure-deal-stage = Stage
figure-stale-days = Oldest stale deal
figure-stale-amount = Value of stale deals
figure-last-loss = Last deal lost
figure-employees = Employees
figure-expected-close = Expected close
figure-families = Product lines
figure-adoption = Share of similar customers that buy it
figure-industry = Industry
figure-journey-stage = Stage of the journey
figure-last-contact = Last contact
figure-last-order = Last order
figure-order-average = Average order
figure-order-gap = Usual days between orders
figure-orders = Orders
figure-orders-quarter = Orders of three months on the year before
figure-owner = Owner
figure-p-alive = Probability that it still orders
figure-payment = Payment
figure-products = Products owned
figure-relationship = Relationship
figure-segment = Segment
figure-signals = Signals
figure-sites = Sites of the group
figure-tenure = Time as a customer
figure-touches = Campaign touches in 90 days

## Deck: slides of several panels, decisions and their cost

deck-since-month = vs. last month
deck-between = { $range } ({ PERCENT(95) })
deck-of-all = of { $n-text }
deck-n-of = { $n } of { $total }
deck-n-decisions =
    { $n ->
        [one] { $n-text } decision
       *[other] { $n-text } decisions
    }
deck-cost-hours =
    { $n ->
        [one] about { $n-text } hour of work
       *[other] about { $n-text } hours of work
    }
deck-cost-money =
    { $n ->
        [one] about { $amount } ({ $n-text } hour)
       *[other] about { $amount } ({ $n-text } hours)
    }
deck-more-decisions =
    { $n ->
        [one] The other one is on the slide of decisions
       *[other] The other { $n-text } are on the slide of decisions
    }
deck-title-decisions =
    { $n ->
        [one] { $n-text } decision is asked for, with { $amount } at stake
       *[other] { $n-text } decisions are asked for, with { $amount } at stake
    }
deck-title-decisions-plain =
    { $n ->
        [0] No decision is asked for
        [one] { $n-text } decision is asked for
       *[other] { $n-text } decisions are asked for
    }
deck-subtitle-decisions = The greatest of each kind first, then by money at stake; each with a day, an owner and what it costs
deck-heading-renewal-days = Days to renewal
deck-note-cost-hours = Cost: hours of work as the company estimates them; sums at stake may overlap where they concern one account
deck-note-cost-money = Cost: the company's estimate of hours at its cost of an hour; sums at stake may overlap where they concern one account
deck-heading-last-month = Last month
deck-heading-change-year = In a year
deck-of-the-quota = { $share } of the quota
deck-quota-passed = passed already
deck-all-others = All others
deck-quota-chance = made with a chance of { $chance }
deck-quota-chance-less = made with a chance of less than { $chance }
deck-heading-quota = Quota
deck-heading-gap-short = Gap
deck-rest-revenue = revenue of { $amount }
deck-rest-open = open deals of { $amount }
deck-note-rest = Without an account and so not among them: { $list }
deck-section-regions =
    { $n ->
        [0] All { $total } regions are heading for their quotas
        [one] { $n-text } of { $total } regions falls below its quota
       *[other] { $n-text } of { $total } regions fall below their quotas
    }
deck-section-trend-same = By quarter from { $from } to { $to }: ranges overlap, so no sure change
deck-section-trend-moved = By quarter from { $from } to { $to }: more than chance
deck-section-trend-note = NPS of what was answered in the three months up to each; stroke: { PERCENT(95) } range; n: answers
deck-nps-steady = The score is as last month ({ $change }).
deck-nps-moved = Since last month: { $change }.
deck-step-before = The year before
deck-step-left = Left
deck-step-lost = Bought nothing
deck-step-less = Bought less
deck-step-more = Bought more
deck-step-new = New or back
deck-step-rest = Others
deck-step-now = Last 12 months
deck-section-moves = { $gone } went and { $come } came
deck-section-moves-note = From the 12 months before to the last 12; others: partners, prospects and rows without an account
deck-lost-silent = { $account } ({ $amount })
deck-note-left =
    { $n ->
        [one] { $n-text } customer left ({ $amount } in 12 months): { $names }
       *[other] { $n-text } customers left ({ $amount } in 12 months): { $names }
    }
deck-note-lost =
    { $n ->
        [one] { $n-text } customer that brought { $amount } the year before bought nothing: { $names }
       *[other] { $n-text } customers that brought { $amount } the year before bought nothing: { $names }
    }
deck-heading-grr = Gross
deck-heading-nrr = Net
deck-heading-logos = Logos
deck-section-kept = Retention by part of the portfolio
deck-section-least-kept = Least is kept in { $name }: { $value } gross
deck-section-kept-note = Gross and net revenue retention, and share of customers that stayed
deck-decided-in = Decided in { n-months }
deck-title-whitespace = Accounts could buy { $amount } more; the largest single item is { $product } in { $segment }: { $part }
deck-title-whitespace-plain =
    { $n ->
        [one] { $n-text } account could buy { $amount } more a year
       *[other] { $n-text } accounts could buy { $amount } more a year
    }
deck-label-win-back = What accounts that left could buy again
book-whitespace-in-total = In the total
book-whitespace-counted = The total leaves out accounts that have left and accounts that buy more than the CRM says they could.
deck-note-win-back =
    { $n ->
        [one] Not counted: { $n-text } account that left and could buy { $amount } a year if it were won back
       *[other] Not counted: { $n-text } accounts that left and could buy { $amount } a year if they were won back
    }
deck-note-over-estimate =
    { $n ->
        [one] Not counted: { $n-text } account that buys more than the CRM says it could
       *[other] Not counted: { $n-text } accounts that buy more than the estimate says they could
    }
deck-section-whitespace = Where it is: segment by product
deck-section-whitespace-note = Money a year; the darker, the more
deck-section-whitespace-top =
    { $n ->
        [one] The first account holds { $amount }
       *[other] The first { $n-text } accounts hold { $amount }
    }
deck-absent-execution = No plan is kept yet: last month's run left none
deck-title-execution =
    { $n ->
        [0] No action is late; { $kept } of { $objectives } objectives are reached or not yet due
        [one] { $n-text } action is late; { $kept } of { $objectives } objectives are reached or not yet due
       *[other] { $n-text } actions are late; { $kept } of { $objectives } objectives are reached or not yet due
    }
deck-subtitle-execution = Plans as last month left them, with what came back since; late: open after its due day
deck-tile-objectives-on-track = Objectives not yet due
deck-tile-objectives-reached = Objectives reached
deck-tile-actions-late = Actions late
deck-tile-actions-done = Actions done
deck-section-late =
    { $n ->
        [one] { $name } has the most late actions: { $n-text }
       *[other] { $name } has the most late actions: { $n-text }
    }
deck-section-late-note = Late actions by owner
deck-section-execution =
    { $n ->
        [one] Plans of { $n-text } owner
       *[other] Plans of { $n-text } owners
    }
deck-heading-objectives-kept = Objectives reached or not yet due
deck-heading-objectives-late = Late
deck-heading-actions = Actions
deck-heading-actions-done = Done
deck-heading-actions-late = Late actions
deck-title-coverage =
    { $n ->
        [0] Every one of { $total } A accounts was talked with in the last 90 days
        [one] { $n-text } of { $total } A accounts was not talked with in the last 90 days
       *[other] { $n-text } of { $total } A accounts were not talked with in the last 90 days
    }
deck-subtitle-coverage = { n-accounts }; a talk is a call, a meeting or a message from the customer in the last { n-days }
deck-section-coverage =
    { $n ->
        [one] { $n-text } owner and who was talked with
       *[other] { $n-text } owners and who was talked with
    }
deck-section-coverage-note = By revenue; talked with: accounts with a talk in the last { n-days }
deck-heading-talked = Talked with
deck-heading-important = A accounts
deck-heading-important-silent = A without a talk
deck-title-returns = Selling returned { $roi } on what it cost; customers are worth { $worth }
deck-title-returns-roi = Selling returned { $roi } on what it cost
deck-title-returns-below = Winning a customer costs { $cac }, and its lifetime value is only { $ratio } that
deck-title-returns-clv =
    { $n ->
        [one] { $n-text } account is worth { $worth } in the years to come
       *[other] { $n-text } accounts are worth { $worth } in the years to come
    }
deck-title-returns-cac = Winning a customer costs { $amount }
deck-subtitle-returns = Last 12 months; lifetime value: expected margin of { n-years }, discounted
deck-section-costs = Selling cost { $amount }, { $share } of it { $name }
cost-salaries = salaries
cost-training = training
cost-technology = technology
cost-marketing = marketing
cost-other = other costs
deck-section-kinds = Best return: { $name } with { $roi }
deck-section-kinds-note = Return on the gross margin of what was won; shared costs are spread over all
sale-new = new customers
sale-up-sell = up-selling
sale-cross-sell = cross-selling
sale-existing = other sales to customers
sale-customers = sales to customers
sale-renewal = renewals
deck-heading-kind = Sales to
deck-heading-invested = Invested
deck-heading-roi = Return
deck-section-worth = { $name } holds { $share } of { $total }
deck-section-worth-note = Lifetime value of the accounts for which it is known, over { n-years }
deck-heading-clv = Lifetime value
deck-heading-clv-mean = Per account
deck-title-validation-forecast = { $share } of the months forecast in the past fell within their { PERCENT(80) } range
deck-title-validation =
    { $n ->
        [one] { $list } was held against what came
       *[other] { $list } were held against what came
    }
deck-validated-forecast = The forecast
deck-validated-crm = the CRM's probabilities
deck-validated-churn = the churn model
deck-note-backtest = Scores of past months against what came are held by the command “cartera backtest”; formulas are in the methodology
deck-method-used = Method used
deck-method-beaten = Method to beat
deck-heading-method = Forecast
deck-heading-miss = Mean miss
deck-heading-mase = Error ratio
deck-heading-inside = Within range
deck-note-mase = Error ratio: error over that of repeating the year before; under 1 is better
deck-section-forecast = Forecast against { $n-text } months that came
deck-section-forecast-better = The forecast errs { $share } less than repeating the past
deck-section-forecast-note =
    { $n ->
        [one] { $n-text } past month end, from { n-months } of history; the range should hold { PERCENT(80) } of them
       *[other] { $n-text } past month ends, from { n-months } of history; the range should hold { PERCENT(80) } of them
    }
deck-section-crm-holds = The CRM's probabilities hold: { $promised } promised, { $won } won
deck-section-crm-off = The CRM's probabilities are off: { $promised } promised, { $won } won
deck-section-crm-note = By stage that closed deals went through; the weighted pipeline uses what was won
deck-section-crm-trusted = By stage that closed deals went through; the weighted pipeline uses the CRM’s chances
deck-heading-promised = Promised
deck-heading-won-share = Won
deck-section-steady = { $share } of the tiers hold under other weights
deck-section-steady-none = Churn points are a rule
deck-section-steady-note = Priority under weights drawn around those set; churn by points or model
deck-pair-tiers = Tiers
deck-pair-tiers-value =
    { $n ->
        [one] { $n-text } of { $total } accounts keeps its tier in 9 of 10 draws of the weights
       *[other] { $n-text } of { $total } accounts keep their tier in 9 of 10 draws of the weights
    }
deck-pair-churn-model = Churn model
deck-pair-churn-model-value =
    { $n ->
        [one] trained on { $n-text } account-day with { $events } losses
       *[other] trained on { $n-text } account-days with { $events } losses
    }
deck-pair-no-model = none trained; churn is told in points, which are a rule and not a probability
deck-pair-standing = Standing
deck-pair-took-over = it beat the points on later months and gives the bands
deck-pair-shadow = it did not beat the points on later months; the points give the bands
deck-measure-brier = Error of the probability (Brier)
deck-measure-pr-auc = Precision over all thresholds (PR-AUC)
deck-measure-value = model { $model }, points { $rule }

## Portal: filters, data quality, how to read it

portal-today-call =
    { $late ->
        [0] Call { $whom } at { $account } first; nothing is late
        [one] Call { $whom } at { $account } first; { $late-text } thing is late
       *[other] Call { $whom } at { $account } first; { $late-text } things are late
    }
portal-today-no-call =
    { $late ->
        [0] Nobody has to be called today and nothing is late
        [one] Nobody has to be called today; { $late-text } thing is late
       *[other] Nobody has to be called today; { $late-text } things are late
    }
portal-today-calls = Call now
portal-today-due = Late, or due by { $date }
portal-today-review = Review the plan: { $trigger }
portal-today-by = by { $date }
portal-today-no-calls = No plan has a call to make.
portal-today-nothing = Nothing is late or falls due.
portal-today-more-calls =
    { $n ->
        [one] { $n-text } more call is in the plan workbooks
       *[other] { $n-text } more calls are in the plan workbooks
    }
portal-today-more-due =
    { $n ->
        [one] { $n-text } more is in the plan workbooks
       *[other] { $n-text } more are in the plan workbooks
    }
portal-review = Review by { $date }: { $triggers }
portal-search-hint = Name, owner or segment
portal-unknown = Not known
portal-page = Page { $page } of { $pages }
portal-pages = Pages of the table
portal-theme-dark = Dark theme
portal-how = How to read it
portal-glossary = Glossary
portal-how-order = Accounts stand by priority, from the first to the last. The headings of the table sort it otherwise.
portal-how-unknown = A dash means that a figure is not known; the reason stands under it. It never means zero.
portal-how-interval = Under the NPS stand its interval and its responses: with few of them, it may change with the next.
portal-how-churn = Churn is told in points and a band. Points are not a probability.
portal-how-links = The name of an account opens its brief; under the owner's name is the draft to fill in.
portal-document-rejects = Rows and cells set aside
portal-document-unjoined = Rows that belong to no account
portal-document-quality = Counts and findings by source
portal-quality-records = Records
portal-quality-used = Used
portal-quality-left-out = Left out
portal-quality-duplicates = Repeated
portal-quality-unjoined = Without an account
portal-quality-findings = Findings
portal-quality-more =
    { $n ->
        [one] and { $n-text } more finding in the list
       *[other] and { $n-text } more findings in the list
    }
portal-provisional = Provisional
portal-between = { $low } to { $high } ({ PERCENT(95) }), { n-responses }
portal-nps-few = too few ({ $n-text } of { $need })

## What to fix

reject-correct-cell = correct the cell in the source, or say in the configuration how the column writes numbers and dates
reject-fill-cell = fill the cell in the source
reject-quote-cell = quote the cell that holds the separator, or correct the row in the source
reject-merge-accounts = merge the two accounts in the source
found-nothing = nothing
found-open-quote = a quote that opens a cell
found-again = id { $id } again, first in row { $row }
n-cells =
    { $n ->
        [one] { $n-text } cell
       *[other] { $n-text } cells
    }
expected-text = text
expected-number = a number
expected-date = a date
expected-flag = yes or no
expected-currency = a currency code such as EUR
expected-record = a record
expected-one-row = one row an account
expected-closing-quote = the quote that closes the cell
expected-clear-number = a number that reads one way only
expected-clear-date = a date that reads one way only
expected-exact-number = a number of at most 28 digits
expected-day-in-range = a day that exists, from 1900 to 2200
expected-decimal-point = a number with a decimal point, as in the rest of its column
expected-decimal-comma = a number with a decimal comma, as in the rest of its column
expected-day-first = a date of day, month and year, as in the rest of its column
expected-month-first = a date of month, day and year, as in the rest of its column

fix-unreadable = { $reason }
fix-remedy-unreadable = export the file anew
fix-kind-unreadable = File that could not be read
fix-control-unusable = The control file { $file } can't be used for the month: { $reason }
fix-remedy-control-unusable = ask finance for the month's totals, with month, figure and amount
fix-kind-control-unusable = Control file
fix-control-differs = { $figure } of { $month }: the exports give { $ours }, finance has { $control }
fix-remedy-control-differs = find the documents that are missing or there twice, or correct the control file
fix-kind-control-differs = Total that differs from finance's
fix-same-file = { $file } is the same file as in { $month }
fix-remedy-same-file = export it anew
fix-kind-same-file = Same file as last month
fix-old-records = The newest of the { $entity } is of { $newest }: { $days } days, expected at most { $allowed }
fix-remedy-old-records = export it anew
fix-kind-old-records = Old records
fix-source-gone = { $file } gave { $before } rows of the { $entity } in { $month } and is missing
fix-remedy-source-gone = put the export where it was
fix-kind-source-gone = Missing file
fix-unit-gone = { $dimension } { $unit } had { $before } { $entity } in { $month } and has none
fix-remedy-unit-gone = check whether the export leaves the group out
fix-kind-unit-gone = Missing group
fix-fewer-rows = { $now } rows of the { $entity }, { $before } in { $month }: { $share } fewer
fix-remedy-fewer-rows = check the filter and the limit of rows of the export
fix-kind-fewer-rows = Fewer rows
fix-survey-refused = A survey whose NPS ratings are on another scale: none of its answers counts
fix-remedy-survey-refused = ask on a scale from 0 to 10, or map the ratings as satisfaction
fix-kind-survey-refused = Survey on another scale
fix-survey-mixed = A survey whose NPS ratings look like answers on two scales, 1 to 5 and 0 to 10: they count all the same
fix-remedy-survey-mixed = split the file by scale, or confirm the survey under `scores.nps.trusted_surveys`
fix-kind-survey-mixed = Survey perhaps on two scales
fix-no-rate = { $n-text } of the { $entity } in a currency without an exchange rate
fix-remedy-no-rate = add the currency's rate
fix-kind-no-rate = Missing exchange rate
fix-ambiguous-column = The column { $column } can be read two ways, such as { $expected }
fix-remedy-ambiguous-column = say how the source writes numbers and dates, or export years first and a decimal point
fix-kind-ambiguous-column = Ambiguous column
fix-rows-rejected = Unusable rows of the { $entity }: { $n-text }
fix-remedy-rows-rejected = correct the rows in the source
fix-kind-rows-rejected = Unusable rows
fix-rows-unjoined = Rows of the { $entity } that lead to no account: { $n-text }
fix-remedy-rows-unjoined = correct the account's key in the source, or add the account to its export
fix-kind-rows-unjoined = Rows without an account
fix-matches-to-confirm = Pairs to confirm that no key settles: { $n-text } with { $rows } rows; accounts concerned: { $accounts }, with { $revenue } in 12 months
fix-remedy-matches-to-confirm = decide them in the matches file
fix-kind-matches-to-confirm = Pairs to confirm
fix-duplicate-accounts = Accounts that look like the same customer: { $n-text }, with { $revenue } in 12 months
fix-remedy-duplicate-accounts = decide in the matches file, or merge them in the CRM
fix-kind-duplicate-accounts = Accounts there twice
fix-merge-unusable = Merges, splits and decisions that can't be followed: { $n-text }
fix-remedy-merge-unusable = correct the line of the merges or matches file
fix-kind-merge-unusable = Merge that leads nowhere
fix-new-account-ids = Accounts of last month that seem to have a new id: { $n-text }
fix-remedy-new-account-ids = confirm them in the matches file, so that their history goes with them
fix-kind-new-account-ids = Account with a new id
fix-shared-domains = Mail domains of people at several accounts, by which no row joins: { $n-text }
fix-remedy-shared-domains = give their answers an account id or name, or confirm them one by one in the matches file
fix-kind-shared-domains = Mail domain of several accounts
fix-accounts-renamed = Accounts with another name than last month: { $n-text }, such as { $example }
fix-remedy-accounts-renamed = check that each is still the same customer
fix-kind-accounts-renamed = Renamed account
# $theme: what comments and tickets are about
fix-value-missing =
    { $n ->
        [one] { $n-text } account complains about { $theme }, which no line of the value file answers
       *[other] { $n-text } accounts complain about { $theme }, which no line of the value file answers
    }
fix-remedy-value-missing = add a line for this theme to the value file
fix-kind-value-missing = Complaint without a line of value
fix-owner-missing = Accounts that nobody looks after: { $n-text }
fix-remedy-owner-missing = give the account an owner in the CRM
fix-kind-owner-missing = Accounts without an owner
fix-owner-left = Accounts whose owner has left: { $n-text }
fix-remedy-owner-left = hand the account over in the CRM
fix-kind-owner-left = Accounts whose owner has left
fix-owner-unknown = Accounts whose owner is not among the users: { $n-text }
fix-remedy-owner-unknown = export all users, or correct the owner in the CRM
fix-kind-owner-unknown = Accounts with an unknown owner
fix-owner-differs = Assignments that name another owner than the account's record: { $n-text }
fix-remedy-owner-differs = correct the assignment or the account's owner
fix-kind-owner-differs = Owners that differ
fix-history-overlap = Rows of the { $entity } that give two people the same days: { $n-text }
fix-remedy-history-overlap = correct the first and last days
fix-kind-history-overlap = Histories that overlap
fix-history-gap = Rows of the { $entity } that leave days to nobody: { $n-text }
fix-remedy-history-gap = correct the first and last days
fix-kind-history-gap = Histories with gaps
fix-looks-like-test = Accounts whose names look like tests, and count: { $n-text }
fix-remedy-looks-like-test = leave them out with a rule, or confirm them
fix-kind-looks-like-test = Accounts that look like tests
fix-kind-contradicted = Accounts that are called prospects and bought: { $n-text }
fix-remedy-kind-contradicted = correct the account's kind in the CRM
fix-kind-kind-contradicted = Prospects that bought
fix-parent-cycle = Accounts that are their own parent, whose links are left out: { $expected }
fix-remedy-parent-cycle = clear the parent of the account at the top of the group
fix-kind-parent-cycle = Parents in a circle
fix-parent-unknown = Accounts whose parent can't be found, and so are in no group by it: { $n-text }
fix-remedy-parent-unknown = add the parent to the export of the accounts, or correct its id
fix-kind-parent-unknown = Unknown parent
fix-outcome-unknown = Closed deals of which nothing tells whether they were won: { $n-text }
fix-remedy-outcome-unknown = set the outcome in the CRM
fix-kind-outcome-unknown = Deals without an outcome
fix-file-finding = { $file }: { $reason }
fix-remedy-file-finding = see what was noticed and correct the file
fix-kind-file-finding = Something noticed in a file
fix-cells-set-aside = Unusable cells in the column { $column } of the { $entity }: { $n-text }
fix-remedy-cells-set-aside = correct the cells in the source
fix-kind-cells-set-aside = Unusable cells
fix-rating-off-scale = NPS ratings that are no whole number from 0 to 10: { $n-text }
fix-remedy-rating-off-scale = correct the answers
fix-kind-rating-off-scale = NPS ratings off the scale
fix-csat-off-scale = Satisfaction ratings off the scale: { $n-text }
fix-remedy-csat-off-scale = correct the ratings, or the scale in the configuration
fix-kind-csat-off-scale = Satisfaction ratings off the scale
fix-ces-off-scale = Ratings of ease outside 1 to 7: { $n-text }
fix-remedy-ces-off-scale = correct the answers
fix-kind-ces-off-scale = Ratings of ease off the scale
fix-negative-cycle = Deals closed before they were created: { $n-text }
fix-remedy-negative-cycle = correct the dates in the CRM
fix-kind-negative-cycle = Deals closed before they were created
fix-potential-exceeded = Accounts that buy more than their potential: { $n-text }
fix-remedy-potential-exceeded = correct the account's potential
fix-kind-potential-exceeded = Potential that is too low
fix-fewer-rows-file = { $file } holds { $now } rows of the { $entity }, { $before } in { $month }: { $share } fewer
fix-severity-high = High
fix-severity-medium = Medium
fix-severity-low = Low
fix-status-new = New
fix-status-still = Still there
fix-status-gone = Fixed
fix-dimension-owner = Owner
fix-dimension-region = Region
fix-dimension-country = Country
fix-dimension-segment = Segment
fix-dimension-currency = Currency
fix-figure-revenue = Revenue
fix-figure-orders = Orders
heading-severity = Severity
heading-what = What to fix
heading-sender = Who exports it
heading-accounts-affected = Accounts affected
heading-places = Places
heading-since = Since
heading-noticed = Noticed
sheet-fixes = To fix
title-fixes =
    { $n ->
        [0] There is nothing to fix
        [one] { $n-text } thing to fix
       *[other] { $n-text } things to fix
    }
book-fixes-gone = Fixed since last month
portal-fixes = What to fix
portal-fixes-more =
    { $n ->
        [one] and { $n-text } more in the lists
       *[other] and { $n-text } more in the lists
    }
portal-fixes-gone =
    { $n ->
        [one] { $n-text } thing of last month is fixed
       *[other] { $n-text } things of last month are fixed
    }
portal-document-fixes = To fix: { $sender }

## Groups of accounts

document-group-brief = Group brief
heading-group = Group
group-head = parent
group-holding = holding
group-owners = Reps
group-portfolio-share = Share of the portfolio
group-contract-value = Contracts, a year
group-deal-open = deal open
group-none = No group
group-part-of = { $accounts }, { $amount } in 12 months
group-known-of =
    { $n ->
        [one] known of { $have } of { $n-text } account
       *[other] known of { $have } of { $n-text } accounts
    }
group-at-high-risk = { $n-text } of { $total-text } accounts at high risk
group-heard = { $heard-text } of { $n-text } accounts answered; who answers for several counts once
group-sites-subtitle = by revenue of 12 months; the total counts each row and each person once
group-sites-subtitle-bookings = by bookings of 12 months; the total counts each row and each person once
group-differences-subtitle = the account that stands best and the one that stands worst
group-gaps-subtitle = in brackets what it could buy a year: what customers like it spend, at most what the largest buyer here does
group-risk-subtitle = revenue of 12 months by churn risk
group-risk-subtitle-bookings = bookings of 12 months by churn risk
group-heading-figure = Figure
group-heading-best = Best
group-heading-worst = Worst
group-heading-buyers = Bought by
group-heading-lacking = Not bought by
title-group-sites = { $n-text } accounts; { $site } has { $share } of the revenue
title-group-sites-bookings = { $n-text } accounts; { $site } has { $share } of the bookings
title-group-differences =
    { $n ->
        [one] The accounts differ in one figure
       *[other] The accounts differ in { $n-text } figures
    }
title-group-risk =
    { $n ->
        [0] No account is at high risk
        [one] { $amount } is at high risk, at one account
       *[other] { $amount } is at high risk, at { $n-text } accounts
    }
title-group-gaps =
    { $n ->
        [one] One product that one account buys and another does not
       *[other] { $n-text } products that one account buys and another does not
    }
title-group-shared =
    { $n ->
        [one] One person is known at several accounts
       *[other] { $n-text } people are known at several accounts
    }
headline-holding =
    { $n ->
        [one] { $account } is the holding of one account and buys nothing itself
       *[other] { $account } is the holding of { $n-text } accounts and buys nothing itself
    }
headline-group-plain = { $account } heads { $n-text } accounts, of which little is known
headline-group-renewal = The { $amount } renewal of { $site } falls due { in-days } with no renewal opportunity open
headline-group-at-risk = { $amount } of the { $total } that { $account } buys is at high risk, most of it at { $site }
headline-group-product =
    { $lacking ->
        [one] { $product } brings { $amount } at { $buyers-text } of the accounts of { $account }; one more does not buy it
       *[other] { $product } brings { $amount } at { $buyers-text } of the accounts of { $account }; { $lacking-text } more do not buy it
    }
headline-group-revenue =
    { $n ->
        [one] { $account } bought { $amount } in 12 months, all at one account
       *[other] { $account } bought { $amount } in 12 months, at { $n-text } accounts
    }
action-group-keep = Agree how to keep the { $amount } of { $site } by { $date }
action-group-renew = Propose one contract for { $n-text } accounts by { $date }
action-group-plan = Agree one plan for the group among { $owners } by { $date }
action-group-present = Present { $product } to { $site } by { $date }
why-group-renew = their contracts end from { $from } to { $to }
why-group-plan = { $n-text } reps look after one customer
why-group-present = { $site } buys it
figure-group-revenue-ltm = Group revenue, 12 months
figure-group-revenue-ltm-bookings = Group bookings, 12 months
figure-group-revenue-at-risk = Group revenue at risk
figure-group-revenue-at-risk-bookings = Group bookings at risk
figure-group-pipeline = Group pipeline
figure-group-nps = NPS of the group
figure-group-whitespace = Group whitespace
sheet-groups = Groups
title-groups =
    { $n ->
        [one] One group of accounts
       *[other] { $n-text } groups of accounts
    }
deck-group-shares = Largest groups: { $groups }
deck-group-share = { $group } { $share } ({ n-accounts })
# What differs from last month
heading-cause = Cause
heading-then-now = Then → now
heading-figure-changed = Figure
heading-change-amount = Change
heading-usual = Every month
heading-before = Last month
heading-now = This month
sheet-changes = Changes
title-changes = What changed since { $month }, and why
book-changes-accounts = Accounts with something unusual: every part of their change
portal-changes-more =
    { $n ->
        [one] and { $n-text } more cause in the workbook and in changes.csv
       *[other] and { $n-text } more causes in the workbook and in changes.csv
    }
cause-figure = { $figure }: { $before } → { $now } ({ $change })
cause-without-rate-before = without { $n-text } of last month's rows, which had no exchange rate
cause-without-rate-now = without { $n-text } of this month's rows, which have no exchange rate
cause-lines =
    { $n ->
        [one] { $n-text } line
       *[other] { $n-text } lines
    }
cause-deals =
    { $n ->
        [one] { $n-text } deal
       *[other] { $n-text } deals
    }
cause-accounts =
    { $n ->
        [one] { $n-text } account
       *[other] { $n-text } accounts
    }
cause-no-account = no account
cause-value-open = open
cause-value-won = won
cause-value-lost = lost
cause-value-closed = closed
cause-value-revenue = invoices
cause-value-opportunity = won deals
cause-config-changed = Another configuration
cause-program-changed = Another version of the program
cause-basis-changed = Revenue told by other records
cause-stale-file = Export not made anew
cause-restated = Closed month restated
cause-rows-added = Added to a closed month
cause-rows-deleted = Deleted from a closed month
cause-status-changed = Cancelled, or no longer so
cause-row-redated = Invoice re-dated
cause-row-currency-changed = Invoice in another currency
cause-currency-new = Invoiced in a new currency
cause-rate-missing = No exchange rate
cause-rate-given = Exchange rate now given
cause-rate-changed = Past exchange rate changed
cause-merged = Account merged into another
cause-moved = Moved to another account
cause-account-gone = Account no longer in the export
cause-account-appeared = Account that the last export lacked
cause-renamed = Account renamed
cause-parent-changed = Parent of the account changed
cause-kind-changed = Type of the account changed
cause-segment-changed = Segment of the account changed
cause-account-currency-changed = Currency of the account changed
cause-leaver = Rep who left; accounts still theirs
cause-territory-reassigned = Territory reassigned
cause-owner-changed = Owner changed
cause-deal-reopened = Closed deal opened again
cause-deal-outcome-changed = Outcome of a closed deal changed
cause-deal-deleted = Open deal no longer in the export
cause-deal-appeared = Older deal that the last export lacked
cause-deal-redated = Expected close re-dated
cause-deal-amount-changed = Amount of an open deal changed
cause-deal-currency-changed = Currency of an open deal changed
cause-account-created = New account
cause-month-closed = New month
cause-month-left = Month that left the twelve
cause-deal-created = New deal
cause-deal-won = Deal won
cause-deal-lost = Deal lost
cause-deal-closed = Deal closed
cause-rate-of-month = Exchange rate of the new month

## Tasks for other programs

# The three lists of a board. Exports are read back by these words: they must be among those of docs/tables.md.
task-list-open = To do
task-list-begun = In progress
task-list-done = Done
# $period: October 2026
task-board = Account plans · { $period }
# Read back from notes: keep it one of "Account ID", "ID de cuenta".
task-account-id = Account ID

## The customer's version of a brief

customer-document = Joint plan
# $company: the company that makes the plan
customer-headline = What { $company } proposes that we do together
# $name: who looks after the customer
customer-contact = Your contact: { $name }
customer-purchases = Your purchases
customer-contract-end = Your contract ends
customer-tickets = Open service requests
customer-products = Products you use
customer-next-review = Next joint review
customer-together = Working together
customer-objectives = What we want to reach
customer-actions = What we propose to do
customer-what = What

# One of these makes an objective or an action visible to the customer; what has none is not shown.
customer-objective-renewal = Agree on what follows the current contract in good time
customer-objective-satisfaction = Make you more satisfied with our work
customer-action-open-renewal = Talk about what follows the current contract
customer-action-answer-detractor = Go through your answers to our survey and say what we will change
customer-action-solve-tickets = Solve the open service requests
customer-action-close-tickets = Agree on a date for each open service request
customer-action-close-renewal = Agree on the day on which the renewal is signed
customer-action-extend-contract = Agree on how we go on until the next contract is signed
customer-action-recover-nps = Agree on three improvements with those who answered our survey
customer-action-review-root-cause = Explain what the escalated requests had in common and what we change
customer-action-reduce-effort = Make your dealings with us easier
customer-action-train-users = Hold a training session on what most requests are about
customer-action-advance-deal = Agree on the next step of our proposal
customer-action-quarterly-review = Review this plan together
customer-action-executive-visit = Meet you together with our management
customer-action-defend-renewal = Agree with you on what has to improve before the renewal
customer-action-confirm-automatic-renewal = Confirm with you that the contract that renews by itself is still what you need
customer-action-settle-renewed-terms = Confirm the terms of the next period of your contract with you
customer-action-send-survey = Send you a short survey about our work
customer-action-recover-usage = Go through with you how what you have is used and what it would take to get more of it
customer-action-call-late-order = Talk about your next order
customer-action-settle-invoices = Agree on dates of payment for the open invoices
customer-action-explain-price = Explain the change of prices to you in person
customer-action-refresh-deals = Confirm with you which proposals still stand
customer-action-learn-from-loss = Hear why our last talks did not go ahead
customer-action-present-product = Show you another product that may be of use to you
customer-action-offer-bundle = Propose two more products to you in one bundle
customer-action-open-sites = Learn what other sites of your group need
customer-action-assign-owner = Name the person who looks after you
customer-action-hand-over = Introduce the person who looks after you from now on
customer-action-meet-decision-maker = Get to know each other and go through what was achieved so far
customer-action-restore-contact = Talk about your goals for the quarter
customer-action-executive-sponsor = Name one of our executives as your contact in our management
customer-action-next-order = Agree on the next order
customer-action-onboard = Agree on the three results that you expect of the first year and how to measure them
customer-action-ask-reference = Ask you for a testimonial or a reference call
customer-action-ask-consent = Ask for your consent to be quoted
customer-action-joint-marketing = Propose to tell a success story together
customer-action-follow-response = Follow up on your answer to our campaign
figure-customer-purchases = Purchases
figure-customer-contract-end = End of the contract
figure-customer-tickets = Open service requests
figure-customer-products = Products in use

## Managers' packs

# $manager: the manager's name
team-workbook-title = Team of { $manager } · { $period }
# $manager: the manager's name; $reps: 4 reps; $accounts: 52 accounts
team-title = Team of { $manager }: { $reps }, { $accounts }
n-reps =
    { $n ->
        [one] { $n-text } rep
       *[other] { $n-text } reps
    }
team-intro = Agree or disagree on the sheet “Approvals”, write the ideas of your team session on “Ideas”, and put the file back into the inbox folder.
team-coverage-note = Shares are of the accounts of which contacts or activities are known.
team-contacted = Accounts in contact within 90 days
team-decision-maker = Accounts with a known decision maker
team-waiting = Objectives that wait
team-due-soon = Actions due within 20 working days
team-late = Late actions
team-days-late = Days late
team-known-from = Known from
team-late-title =
    { $n ->
        [0] No action is late
        [one] { $n-text } action is late
       *[other] { $n-text } actions are late
    }
# $waiting: objectives that nobody agreed to; $lowered: those whose agreed target was lowered
team-approvals-title = Waiting for your agreement: { $waiting-text }; agreed targets lowered since: { $lowered-text }
team-approvals-note = Choose in the last column whether you agree with the target. What you leave empty goes on waiting.
team-lowered-from = Agreed before
team-standing-lowered = Target lowered
team-standing-waiting = Waiting
team-standing-disagreed = Not agreed
team-standing-agreed = Agreed
team-ideas-title =
    { $n ->
        [0] No ideas yet
        [one] { $n-text } idea
       *[other] { $n-text } ideas
    }
team-ideas-note = One idea a row: for an account or for a segment, and who had it. They come back as candidates for plays.
team-idea = Idea
team-idea-scope = Segment or group of accounts
team-idea-who = Who had it
team-idea-since = Since
team-idea-author = Handed in by
sheet-team = Team
sheet-late = Late
sheet-approvals = Approvals
sheet-ideas = Ideas

## Content

content-title =
    { $n ->
        [one] { $n-text } piece of content that fits
       *[other] { $n-text } pieces of content that fit
    }
content-piece = Piece
content-kind = Kind
content-link = Link
figure-content = Recommended content
sheet-content = Content
# $product: a product; begins or continues a list of reasons
content-why-open = an open deal is about { $product }
content-why-whitespace = customers like it buy { $product }, this one does not yet
# $deal: a deal's name; $stage: its stage as the CRM calls it
content-why-stage = { $deal } is in stage { $stage }
# $stage: a stage of the customer's journey as the catalogue calls it
content-why-journey = for customers in stage { $stage }
content-why-industry = for the industry { $industry }
content-why-play = helps with “{ $play }”

## Account-based marketing

heading-marketing = Campaigns, 12 months
n-campaign-contacts =
    { $n ->
        [one] { $n-text } contact
       *[other] { $n-text } contacts
    }
marketing-last-answer = last answer { $date }
marketing-no-answer = no answer
sheet-abm = ABM
sheet-campaigns = Campaigns
sheet-leads = Lead quality
# $n: accounts of the target list; $reached: those touched within 90 days
abm-title =
    { $n ->
        [one] { $n-text } account on the target list; reached within 90 days: { $reached-text }
       *[other] { $n-text } accounts on the target list; reached within 90 days: { $reached-text }
    }
abm-target = Target
abm-expand = Expand
abm-acquire = Acquire
abm-target-product = With
abm-reached = Reached within 90 days
abm-touches = Campaign contacts
abm-people = People reached
abm-responses = Answers
abm-last-touch = Last contact
abm-last-response = Last answer
abm-engaged = Engaged
abm-engaged-accounts = Engaged accounts (an answer within 180 days)
# $n: engaged accounts; $total: accounts reached
abm-engaged-of = { $n-text } of { $total } that were reached
abm-touches-to-meeting = Campaign contacts up to the first meeting
# $touches: the median; $n: accounts
abm-touches-of = { $touches } (median of { $n-text } accounts)
abm-with-pipeline = With an open deal
# $engaged, $others: shares; $engaged-n, $others-n: accounts
abm-pipeline-of = { $engaged } of { $engaged-n-text } engaged accounts, { $others } of { $others-n-text } others that were reached; this goes together and proves no effect
abm-campaign = Campaign
abm-start = Start
abm-cost = Cost
abm-accounts = Accounts reached
abm-answering = Accounts that answered
abm-leads = Leads
abm-converted = Converted
abm-conversion = Conversion
abm-won = Won
abm-lost = Lost
abm-open = Open
abm-won-amount = Won amount
abm-cost-per-lead = Cost per lead
abm-campaigns-title =
    { $n ->
        [one] { $n-text } campaign
       *[other] { $n-text } campaigns
    }
abm-lead-by = By
abm-by-source = Source
abm-by-campaign = Campaign
abm-lead-origin = Where leads come from
abm-no-source = Not told
abm-reasons = Most frequent reasons
abm-leads-title =
    { $n ->
        [one] What became of { $n-text } lead
       *[other] What became of { $n-text } leads
    }

# From last month's scores to this month's.
bridge-title = { $scores }, since { $month }
bridge-title-score = { $figure }: { $before } → { $now }
bridge-title-no-score = Scores as in { $month }; this happened
bridge-title-nothing = No news since { $month }
bridge-subtitle = By effect, the largest first; the effects sum to the change
bridge-unchanged = No purchase, deal, answer or ticket changed a figure of { $month }.
bridge-tile = { $change } since { $month }
bridge-not-comparable = –
bridge-part = { $factor } { $change } ({ $cause })
bridge-part-whole = { $cause } { $change }
bridge-part-rest = other causes { $change }
bridge-turned = { $factor }: { $cause }
bridge-cause-config = weights or rules set otherwise
bridge-cause-model = another trained model
bridge-cause-program = another version of the program
bridge-cause-restated = corrections of past months
bridge-cause-currency = exchange rates
bridge-cause-structure = merge, move or hierarchy
bridge-cause-calendar = the months or days that passed
bridge-cause-own-data = what the customer did
bridge-cause-missing = a figure that was not there before, or no longer is
bridge-cause-peers = what the other accounts did

# What happened since last month, by theme.
changed-lead-deals = Deals:
changed-lead-purchases = Purchases:
changed-lead-purchases-bookings = Bookings:
changed-lead-use = Usage:
changed-lead-orders = Orders:
changed-lead-orders-bookings = Bookings by quarter:
changed-lead-renewal = Due dates:
changed-lead-satisfaction = NPS:
changed-lead-support = Support:
changed-lead-contact = Contact:
changed-lead-people = People:
changed-lead-payments = Payments:
changed-lead-competition = Competition:
changed-lead-profile = Profile:
changed-lead-others = Other accounts:
changed-lead-settings = Scoring rules:
changed-lead-estimates = Estimates:
changed-lead-rest = Other changes:
# $text: what happened; $effect: priority −3, churn points +8
changed-with-effect = { $text } ({ $effect })
changed-effect-priority = priority { $change }
changed-effect-churn = churn points { $change }
changed-effect-risk = churn risk { $change }
changed-from-to = from { $before } to { $now }
changed-came = { $now }, not known before
changed-went = no longer known; it was { $before }
changed-value = { $value }
changed-deal-new = new: { $deal }
changed-deal-came = { $deal } joined
changed-deal-won = won: { $deal }
changed-deal-lost = lost: { $deal }
changed-deal-closed = closed: { $deal }
changed-deal-gone = { $deal } is no longer in the CRM
changed-with-amount = { $text }, { $amount }
changed-deal = { $deal }: { $what }
changed-deal-stage = stage { $before } to { $now }
changed-deal-close = expected close { $before } to { $now }
changed-deal-amount = amount { $before } to { $now }
changed-deals-more =
    { $n ->
        [one] and { $n-text } more
       *[other] and { $n-text } more
    }
changed-chances = { $change } by the win rates of stages
changed-rates = { $change } by exchange rates
changed-weighted = weighted value { $value }
changed-twelve-months = 12 months { $value }
changed-by-rates = by exchange rates
changed-by-structure = by accounts merged or moved
changed-bought = { $amount } new
changed-bought-in = { $amount } in { $month }
changed-bought-bookings = { $amount } new
changed-bought-in-bookings = { $amount } in { $month }
changed-credited = credits of { $amount }
changed-credited-in = credits of { $amount } in { $month }
changed-left = { $amount } from over a year ago no longer counts
changed-left-in = the { $amount } of { $month } no longer counts
changed-credits-left = credits of { $amount } from over a year ago no longer count
changed-credits-left-in = the credits of { $month } ({ $amount }) no longer count
changed-restated = { $change } by corrections of earlier months
changed-structure = { $change } by accounts merged or moved
changed-other-source = { $change } since the data comes from another source or was not exported anew
changed-counted-otherwise = { $change } by other scoring rules
changed-growth = yearly growth { $value }
changed-whitespace = whitespace { $value }
changed-clv = lifetime value (CLV) { $value }
changed-forecast = 12-month forecast { $value }
changed-by-model = , by what the model learns from other accounts
changed-by-purchases = , by purchases
changed-by-purchases-bookings = , by bookings
changed-answers =
    { $n ->
        [one] one new answer
       *[other] { $n-text } new answers
    }
changed-answers-rated = { $text }, rated { $ratings }
changed-answers-left =
    { $n ->
        [one] one old answer no longer counts
       *[other] { $n-text } old answers no longer count
    }
changed-answers-of-all = no new answers; the average it is held against moved
changed-tickets =
    { $n ->
        [one] one new ticket
       *[other] { $n-text } new tickets
    }
changed-tickets-critical =
    { $n ->
        [one] { $text }, one critical
       *[other] { $text }, { $n-text } critical
    }
changed-tickets-open =
    { $n ->
        [0] no ticket is open
        [one] one is open
       *[other] { $n-text } are open
    }
changed-tickets-severe = critical or reopened tickets in 30 days: { $value }
changed-talks =
    { $n ->
        [0] last on { $date }
        [one] once, on { $date }
       *[other] { $n-text } times, last on { $date }
    }
changed-no-talk = last on { $date }, { $days ->
        [one] { $days-text } day
       *[other] { $days-text } days
    } ago
changed-people-gone = { $names } left
changed-people-gone-n =
    { $n ->
        [one] one person left
       *[other] { $n-text } people left
    }
changed-people-new = new contact: { $names }
changed-people-new-n =
    { $n ->
        [one] one new contact
       *[other] { $n-text } new contacts
    }
changed-relationship = mean relationship with contacts { $value }
changed-sponsor-left = the sponsor left
changed-sponsor-past = the sponsor’s leaving is no longer recent
changed-quarter = a quarter on the same one of the year before, { $value }
changed-last-order =
    { $days ->
        [one] last one { $days-text } day ago
       *[other] last one { $days-text } days ago
    }
changed-nothing-due = no contract or deal with a date ahead any more
changed-contract-ends = the contract ends on { $date }
changed-next-close = the next expected close is { $date }
changed-in-days =
    { $days ->
        [one] { $text }, in { $days-text } day
       *[other] { $text }, in { $days-text } days
    }
changed-renewal-open = a renewal deal is open
changed-renewal-not-open = no renewal deal is open
changed-delay = median delay in days, { $value }
changed-rival = a new sign of a competitor
changed-rival-past = no recent sign of competitors
changed-fit = fit with the ideal customer { $value }
changed-record = the account’s record changed
changed-others = they moved, and with them this account’s rank
changed-config = other weights or thresholds
changed-model = another churn model
changed-program = another version of the program
changed-other-accounts =
    { $n ->
        [one] Another account:
       *[other] { $n-text } other accounts:
    }
changed-new-account = new in the group
bridge-subtitle-accounts = By account and owner, the largest change first; the changes sum to the group’s

deck-title-movers =
    { $up ->
        [one] One account rose
       *[other] { $up-text } accounts rose
    } in priority and { $down ->
        [one] one
       *[other] { $down-text }
    } fell since { $month }
deck-subtitle-movers =
    { $n ->
        [0] In no account was it mainly the customer’s own data.
        [one] In one of them it was mainly the customer’s own data.
       *[other] In { $n-text } of them it was mainly the customer’s own data.
    } Priority points, 0 to 100; the largest changes since { $month } with their causes, which sum to the change
deck-absent-movers = No scores of the accounts were kept for the month before
deck-absent-movers-none = No account’s priority reads otherwise than last month
figure-movers = Accounts whose priority moved
figure-priority-score-before-and-now = Priority score, last month and this
figure-churn-points-before-and-now = Churn points, last month and this
figure-churn-risk-before-and-now = Churn risk, last month and this
figure-nps-before-and-now = NPS, last month and this
figure-revenue-ltm-before-and-now = Revenue of 12 months, last month and this
figure-revenue-ltm-before-and-now-bookings = Bookings of 12 months, last month and this
figure-pipeline-weighted-before-and-now = Weighted pipeline, last month and this
figure-clv-before-and-now = Customer lifetime value, last month and this
figure-forecast-12m-before-and-now = 12-month forecast, last month and this
figure-record-change-1 = Change in the account’s record
figure-record-change-2 = Change in the account’s record
figure-unchanged = Since last month
sheet-movers = Movers
book-title-movers =
    { $n ->
        [0] No account’s priority changed since { $month }
        [one] The priority of one account changed since { $month }
       *[other] The priority of { $n-text } accounts changed since { $month }
    }

## Tables of a run

table-abm = Target accounts (ABM)
table-accounts = Accounts
table-agenda = Agenda
table-benchmarks = Benchmarks
table-bridge = Why scores changed
table-campaigns = Campaigns
table-capacity = Capacity by owner
table-changes = Changes in the data
table-churn-signals = Churn signals
table-content = Content
table-content-plans = Content by account
table-coverage = Coverage
table-cross-sell = Cross-selling
table-duplicates = Duplicates
table-forecast = Forecast
table-forecast-backtest = Past forecasts against what came
table-group-products = Products by group
table-groups = Groups
table-growth = Growth
table-lead-quality = Lead quality
table-left-out = Plays left out
table-months = Revenue by month
table-movers = Movers
table-new-products = New products
table-opportunities = Opportunities
table-orphans = Accounts without an owner
table-plan = Plans
table-plays = Plays
table-portfolio = Portfolio KPIs
table-priority-criteria = Priority criteria
table-product-pairs = Product pairs
table-quarter = Quarter
table-reasons = Reasons of losses
table-tasks = Tasks
table-themes = Themes of comments
table-triggers = Review triggers
table-underperforming = Below their peers
table-whitespace = Whitespace
