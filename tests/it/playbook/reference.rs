//! `docs/playbook.md` is written from the code.

use cartera::plan::facts::{Op, areas};

use crate::docs::assert_current;

const PREAMBLE: &str = "\
# Playbook

Written from the code by a test (`UPDATE_DOCS=1 cargo test --no-default-features --test it playbook::`); don't edit by
hand.

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
