//! `docs/playbook.md` is written from the code.

use cartera::plan::facts::{Op, areas};

use crate::docs::assert_current;

const PREAMBLE: &str = "\
# Playbook

Written from the code by a test (`UPDATE_DOCS=1 cargo test --no-default-features --test it playbook::`); don't edit by
hand.

Actions come from plays: what is done at an account when something is observed, by whom and by when. The bundled plays are
in `templates/playbooks/default.toml`. For your own, take a copy, edit it and name it in `cartera.toml`:

```sh
cartera playbook > playbook.toml
```

```toml
[playbook]
file = \"playbook.toml\"
```

The copy replaces the bundled plays; it is checked when it is read, and all problems are told at once with line and column.

## Plays

```toml
[limits]
actions = 8        # most actions an account
rep_hours = 120    # hours that one rep has for planned actions due within a month

[[play]]
id = \"open-renewal\"                 # actions bear it from month to month
condition = { fact = \"renewal_days\", op = \"at_most\", value = 180 }
evidence = [\"renewal_value\"]        # facts that are shown
objective = [\"renewal\"]             # the first of these that the account has
owner = \"sales\"                     # or marketing, service, product
start = 1                            # working days after the as-of day; 1 where not given
due = 5                              # working days, or \"quarter_end\"
due_before = [\"renewal_date\"]       # before the first of these dates that is known
effort_hours = 2
priority = 98                        # 0 to 100, higher first
required = true                      # no cap leaves it out
internal = true                      # kept from the customer's version of the brief, whatever words there are for it
occurrence = \"renewal_date\"         # tells one time from the next: done for one, it comes back for another
group = \"renewals\"                  # a name that plays share
excludes = [\"upsell\"]               # plays and groups that are not proposed beside it
channels = [\"call\"]
content = [\"renewal\"]               # tags of the content that helps
outcome = { fact = \"nps\", better = \"up\" }
[play.en]                            # and [play.es]: the report's language counts, else the other
initiative = \"Renewal on time\"
tactic = \"Open the {{ renewal_value }} renewal by {{ due }}\"
why = \"it falls due {{ renewal_days | in_days }}\"
say = \"Propose a meeting\"            # where it is a talk
result = \"The renewal is in the forecast\"
```

Plays that fire are taken by priority. One that excludes a play taken before it, or is excluded by it, is left out; so is what
is beyond the most actions of the account, and of plays due within the month after the period what is beyond the hours of the rep,
over all accounts of the rep: the highest priority first, equals by the accounts' rank. What is left out stands with its reason in the
rep's workbook, in `cartera explain` and in the plan's JSON, beside the plays that could not be evaluated and the facts that they
lack. The deck asks leaders for what `open-renewal`, `executive-visit` and `assign-owner` ask for: a playbook without one of
them asks for it nowhere.

Texts are templates. They may use facts by name, `account`, `owner`, `owner_told` (who looks after it, or why nobody does) and
`due`, `{% if fact is defined %}` for facts that may be unknown, `{{ fact.n }}` for a number to choose words by, and these filters:
`size` (a change without its sign), `long` (a date in full), `in_days` (`in 45 days`, of days), `ago` (`45 days ago`, of days), `of(\"ticket\", \"tickets\")` (a count
with its noun). A text that needs a fact which is unknown makes its play one that is not evaluated.

Of a play that is `internal` the customer's version of a brief says nothing. Of any other it says the words
`customer-action-<id>` of the locale file, and nothing where there are none.

Outcomes: an action keeps its play's `outcome` fact as it was when it was first proposed. `tables/plays.csv` and the portfolio's
workbook tell the share of actions done, and of the others, whose fact is better today, from ten of each up. Who does a play differs
from who does not, so this is an association.

## Conditions

Rules that a company may change are data: a condition in TOML over facts of one account.

```toml
condition = { all = [
  { fact = \"renewal_days\", op = \"at_most\", value = 180 },
  { fact = \"renewal_open_deal\", op = \"is\", value = false },
  { not = { fact = \"churn_band\", op = \"is\", value = [\"medium\", \"high\"] } },
] }
```

A condition is a test of one fact (`fact`, `op`, `value`), or `all`, `any` (lists of conditions) or `not` (one condition).
It has three answers. A test of a fact that is unknown is unknown; `all` is false as soon as one part is false and `any`
true as soon as one is true, whatever is unknown beside it; `not` of what is unknown is unknown. What is unknown never
fires: it is listed as not evaluated, with the facts that are missing. Names, types and values are checked when the file
is read, before any work starts, and all problems are told at once with line and column.
";

const FACTS: &str = "
## Facts

Money is in the reporting currency, shares are 0 to 1 (0.2 is 20 %), days are calendar days, texts are compared without
regard to case and accents. Texts of plays state a fact by its name, `{{ renewal_value }}`, already written in the
report's language.
";

#[test]
fn the_reference_of_facts_is_that_of_the_code() {
    let mut text = PREAMBLE.to_owned();
    text.push_str("\n| `op` | compares | holds where the fact is |\n|---|---|---|\n");
    for (word, op) in Op::ALL {
        text.push_str(&format!("| `{word}` | {} | {} |\n", types(op), meaning(op)));
    }
    text.push_str(FACTS);
    for (area, facts) in areas() {
        text.push_str(&format!("\n### {area}\n\n| fact | type | meaning |\n|---|---|---|\n"));
        for fact in facts {
            text.push_str(&format!("| `{}` | {} | {} |\n", fact.name, fact.kind.key(), fact.meaning));
        }
    }
    assert_current("playbook.md", &text);
}

fn types(op: Op) -> &'static str {
    match op {
        Op::AtLeast | Op::Above | Op::AtMost | Op::Below => "money, share, points, days, count",
        Op::Is | Op::IsNot => "all but date",
        Op::Contains => "text",
        Op::From | Op::Until => "date",
    }
}

fn meaning(op: Op) -> &'static str {
    match op {
        Op::AtLeast => "as large or larger",
        Op::Above => "larger",
        Op::AtMost => "as large or smaller",
        Op::Below => "smaller",
        Op::Is => "the value, or one of a list of texts",
        Op::IsNot => "another, and none of a list of texts",
        Op::Contains => "a text in which the value, or one of a list, occurs",
        Op::From => "on that day or later",
        Op::Until => "on that day or earlier",
    }
}
