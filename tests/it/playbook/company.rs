//! A company in which every play of the default playbook fires somewhere, and one of which nothing is known but accounts.

use cartera::model::*;

use crate::score::sample::Sample;

pub const AS_OF: &str = "2026-10-31";

const ANA: [(&str, &str); 2] = [("owner_id", "u1"), ("owner_name", "Ana Prieto")];

fn month(back: i64) -> String {
    let end: Date = "2026-10-15".parse().unwrap();
    end.checked_sub(jiff::Span::new().months(back)).unwrap().to_string()
}

fn months(sample: &mut Sample, account: &str, span: std::ops::Range<i64>, amount: &str) {
    for back in span {
        sample.revenue(account, &month(back), amount);
    }
}

fn bought(sample: &mut Sample, account: &str, product: &str, amount: &str) {
    for back in [1, 4, 7, 13, 16] {
        sample.add::<Revenue>(account, &[("date", &month(back)), ("amount", amount), ("product", product)]);
    }
}

/// Sixty shops: half of them own Alfa, Beta and Gama, half Omega alone; thirty more that buy each month.
fn shops(sample: &mut Sample) {
    for n in 0..60 {
        let id = format!("s{n:02}");
        sample.account(&id, &[("owner_id", id.as_str()), ("owner_name", id.as_str()), ("segment", "Shop")]);
        let products: &[&str] = if n < 30 { &["Alfa", "Beta", "Gama"] } else { &["Omega"] };
        for product in products {
            bought(sample, &id, product, &format!("{}", 400 + n));
        }
    }
    for n in 0..30i64 {
        let id = format!("a{n:02}");
        sample.account(&id, &[("owner_id", id.as_str()), ("owner_name", id.as_str())]);
        for back in 0..36 {
            sample.revenue(&id, &month(back), &format!("{}", 800 + (n * 37 + back * 11) % 300));
        }
    }
    sample.account("lacks", &[("owner_id", "u2"), ("owner_name", "Luis Gil"), ("segment", "Shop")]);
    bought(sample, "lacks", "Alfa", "9000");
    let narrow = [("owner_id", "u2"), ("owner_name", "Luis Gil"), ("segment", "Shop"), ("potential", "10000")];
    sample.account("narrow", &narrow);
    bought(sample, "narrow", "Alfa", "420");
}

/// High churn, a renewal near, detractors, tickets, use and orders that fell.
fn fallen(sample: &mut Sample) {
    sample.account("fallen", &ANA);
    months(sample, "fallen", 0..12, "1000");
    months(sample, "fallen", 12..36, "5000");
    let ends = [("start", "2025-02-01"), ("end", "2027-01-31"), ("value", "12000")];
    sample.add::<Contract>("fallen", &ends);
    for (person, day) in [("p1", "2026-10-01"), ("p2", "2026-10-02")] {
        let role = ("role", "Decision maker");
        sample.add::<SurveyResponse>("fallen", &[("email", person), ("date", day), ("nps_rating", "1"), role]);
    }
    for n in 0..6 {
        let id = format!("t{n}");
        let told = [("id", id.as_str()), ("opened", "2026-10-20"), ("priority", "Critical"), ("status", "Open")];
        sample.add::<Ticket>("fallen", &[told.as_slice(), &[("escalated", "true")]].concat());
    }
    sample.add::<Contact>("fallen", &[("id", "c1"), ("email", "p1"), ("role", "Decision maker")]);
    sample.add::<Contact>("fallen", &[("id", "c2"), ("email", "p3"), ("role", "Champion"), ("left_on", "2026-09-01")]);
    sample.add::<Activity>("fallen", &[("date", "2026-01-10"), ("kind", "Call")]);
    for (back, value) in [(0, "50"), (1, "50"), (2, "50"), (12, "100"), (13, "100"), (14, "100")] {
        sample.add::<Usage>("fallen", &[("date", &month(back)), ("metric", "sessions"), ("value", value)]);
    }
}

/// Nothing is wrong and everything is known.
fn sound(sample: &mut Sample) {
    sample.account("sound", &[ANA.as_slice(), &[("customer_since", "2020-01-01")]].concat());
    for back in 0..36 {
        let told = [("date", month(back)), ("due", month(back)), ("paid", month(back))];
        let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sample.add::<Revenue>("sound", &[told.as_slice(), &[("amount", "1000"), ("cost", "900")]].concat());
        sample.add::<Usage>("sound", &[("date", &month(back)), ("metric", "sessions"), ("value", "100")]);
    }
    sample.add::<Contract>(
        "sound",
        &[("end", "2028-12-31"), ("value", "12000"), ("auto_renew", "false"), ("notice_days", "30")],
    );
    for n in 0..12 {
        sample.answer("sound", &format!("q{n}"), "2025-06-01", "8").answer(
            "sound",
            &format!("q{n}"),
            "2026-09-01",
            "8",
        );
    }
    sample.add::<SurveyResponse>("sound", &[("email", "q1"), ("date", "2026-09-01"), ("ces_rating", "7")]);
    sample.add::<Ticket>(
        "sound",
        &[("id", "ts"), ("opened", "2026-01-20"), ("closed", "2026-01-22"), ("priority", "Low")],
    );
    let known =
        [("d1", "Decision maker", "2020-01-01"), ("d2", "Champion", "2020-01-01"), ("d3", "User", "2019-01-01")];
    for (id, role, created) in known {
        let told = [("id", id), ("name", id), ("role", role), ("created", created), ("consent", "false")];
        sample.add::<Contact>("sound", &told);
        sample.add::<Activity>("sound", &[("date", "2026-10-20"), ("kind", "Call"), ("contact_id", id)]);
    }
    sample.add::<Touch>("sound", &[("date", "2026-10-01"), ("responded", "false")]);
    sample.add::<Assignment>("sound", &[("account_id", "sound"), ("owner_id", "u1"), ("from", "2020-01-01")]);
}

fn deal(sample: &mut Sample, account: &str, fields: &[(&str, &str)]) {
    sample.add::<Opportunity>(account, fields);
}

fn deals(sample: &mut Sample) {
    // As many as a company needs to know when a deal is stale.
    for n in 0..30 {
        let (id, created, won) = (format!("w{n}"), "2026-01-10", format!("2026-03-{:02}", n + 1));
        let told = [("id", id.as_str()), ("stage", "Closed Won"), ("created", created), ("close_date", won.as_str())];
        deal(
            sample,
            "a02",
            &[told.as_slice(), &[("amount", "100"), ("is_won", "true"), ("is_closed", "true")]].concat(),
        );
    }
    let open = |id, name, kind, created, close| {
        let told: [(&'static str, &'static str); 7] = [
            ("id", id),
            ("name", name),
            ("stage", "Proposal"),
            ("kind", kind),
            ("amount", "5000"),
            ("created", created),
            ("close_date", close),
        ];
        told
    };
    sample.account("dealing", &ANA);
    deal(sample, "dealing", &open("o1", "Lámparas", "New Business", "2026-09-20", "2026-12-20"));
    deal(sample, "dealing", &open("o2", "Aceite", "New Business", "2026-09-20", "2026-10-10"));
    deal(sample, "dealing", &open("o3", "Velas", "New Business", "2022-01-10", "2026-12-31"));
    let lost = [("id", "o4"), ("name", "Mechas"), ("stage", "Closed Lost"), ("created", "2026-06-01")];
    let closed = [("close_date", "2026-10-10"), ("is_won", "false"), ("is_closed", "true"), ("loss_reason", "Precio")];
    deal(sample, "dealing", &[lost.as_slice(), closed.as_slice()].concat());
    // Two deals on which another works than who looks after the account; one of them has left.
    for (account, worker, name, left) in [("shared", "u8", "Pía Sol", ""), ("orphaned", "u9", "Leo Mar", "2026-05-31")]
    {
        sample.account(account, &[("owner_id", account), ("owner_name", account)]);
        let own = open(account, "Faroles", "New Business", "2026-09-20", "2026-12-20");
        deal(sample, account, &[own.as_slice(), &[("owner_id", worker)]].concat());
        let left = [("left_on", left)].into_iter().filter(|(_, day)| !day.is_empty());
        sample.add::<User>("", &[("id", worker), ("name", name)].into_iter().chain(left).collect::<Vec<_>>());
    }
    sample.account("covered", &ANA);
    sample.add::<Contract>("covered", &[("end", "2026-12-31"), ("value", "9000")]);
    deal(sample, "covered", &open("o5", "Renovación", "Renewal", "2026-09-20", "2026-12-20"));
    sample.account("due", &ANA);
    sample.add::<Contract>("due", &[("end", "2026-12-31"), ("value", "9000")]);
    sample.account("over", &ANA);
    sample.add::<Contract>("over", &[("end", "2026-10-15"), ("value", "9000")]);
    sample.account("automatic", &ANA);
    let own = [("end", "2027-01-31"), ("value", "9000"), ("auto_renew", "true"), ("notice_days", "60")];
    sample.add::<Contract>("automatic", &own);
    sample.account("settled", &ANA);
    let own = [("end", "2026-11-15"), ("value", "9000"), ("auto_renew", "true"), ("notice_days", "30")];
    sample.add::<Contract>("settled", &own);
}

fn voices(sample: &mut Sample) {
    sample.account("soured", &ANA);
    sample.account("fan", &ANA);
    sample.account("keen", &ANA);
    for n in 0..12 {
        let person = format!("v{n}");
        sample.answer("soured", &person, "2025-06-01", "10").answer("soured", &person, "2026-09-01", "2");
    }
    for (person, rating) in [("v1", "1"), ("v2", "2"), ("v3", "7")] {
        sample.add::<SurveyResponse>("soured", &[("email", person), ("date", "2026-09-01"), ("ces_rating", rating)]);
    }
    for n in 0..4 {
        sample.answer("fan", &format!("f{n}@fan"), "2026-09-01", "10");
    }
    let told = [("id", "f0"), ("name", "Eva Ríos"), ("email", "f0@fan"), ("consent", "true")];
    sample.add::<Contact>("fan", &told);
    months(sample, "fan", 0..36, "9000");
    sample.answer("keen", "k@keen", "2026-09-01", "9");
    sample.account("noisy", &ANA);
    months(sample, "noisy", 0..36, "900");
    for n in 0..14 {
        let id = format!("n{n}");
        sample.add::<Ticket>("noisy", &[("id", &id), ("opened", "2026-05-20"), ("closed", "2026-05-22")]);
    }
}

fn people(sample: &mut Sample) {
    for id in ["alone", "moved", "newboss", "headless", "wide", "fresh", "gone", "late", "debtor", "signalled"] {
        let owner: &[(&str, &str)] = if id == "alone" { &[] } else { &ANA };
        let since: &[(&str, &str)] = if id == "fresh" { &[("customer_since", "2026-08-01")] } else { &[] };
        sample.account(id, &[owner, since].concat());
    }
    sample.account("prospect", &[ANA.as_slice(), &[("kind", "Prospect")]].concat());
    sample.account("sister", &[ANA.as_slice(), &[("parent_id", "wide")]].concat());
    sample.revenue("sister", "2022-01-10", "10");
    sample.account("tried", &ANA).revenue("tried", "2026-06-10", "500");
    sample.account("parent", &ANA).account("daughter", &[ANA.as_slice(), &[("parent_id", "parent")]].concat());
    months(sample, "daughter", 0..36, "900");
    months(sample, "alone", 0..36, "900");
    let told = [("account_id", "moved"), ("owner_id", "u1"), ("from", "2026-10-01"), ("previous_owner", "Luis Gil")];
    sample.add::<Assignment>("moved", &told);
    let decides = ("role", "Decision maker");
    let named = |id: &'static str| [("id", id), ("name", id)];
    sample
        .add::<Contact>("newboss", &[named("b1").as_slice(), &[("created", "2020-01-01"), ("role", "User")]].concat());
    sample.add::<Contact>("newboss", &[named("b2").as_slice(), &[("created", "2026-10-05"), decides]].concat());
    sample.add::<Contact>("headless", &[named("h1").as_slice(), &[("left_on", "2026-08-01"), decides]].concat());
    sample.add::<Contact>("headless", &[named("h2").as_slice(), &[("role", "User")]].concat());
    months(sample, "headless", 0..36, "900");
    months(sample, "wide", 0..36, "9000");
    for id in ["x1", "x2", "x3"] {
        sample.add::<Contact>("wide", &[named(id).as_slice(), &[decides]].concat());
    }
    sample.add::<Activity>("wide", &[("date", "2026-10-20"), ("kind", "Call"), ("contact_id", "x1")]);
    sample.add::<Contact>("prospect", &named("y1"));
    months(sample, "fresh", 0..3, "900");
    months(sample, "gone", 16..36, "900");
    months(sample, "late", 2..36, "900");
    for back in 0..12 {
        let (date, due) = (month(back), month(back - 1));
        let paid = if back > 3 { vec![("paid", month(back - 3))] } else { Vec::new() };
        let told = [("date", date.as_str()), ("due", due.as_str()), ("amount", "900"), ("kind", "invoice")];
        let paid: Vec<(&str, &str)> = paid.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sample.add::<Revenue>("debtor", &[told.as_slice(), &paid].concat());
    }
    sample.add::<Ticket>("debtor", &[("id", "td"), ("opened", "2025-08-01"), ("priority", "Low"), ("status", "Open")]);
    let seen = [("date", "2026-10-10"), ("text", "Tarifa 2027: +6 %"), ("source", "Finanzas"), ("kind", "Precio")];
    sample.add::<Signal>("signalled", &seen);
    let rival = [("date", "2026-10-11"), ("text", "Piloto de Rival"), ("source", "Visita"), ("competitor", "Rival")];
    sample.add::<Signal>("signalled", &rival);
    sample.add::<Touch>("signalled", &[("date", "2026-10-10"), ("responded", "true")]);
}

/// Every play fires at one of its accounts.
pub fn rich() -> Portfolio {
    let mut sample = Sample::default();
    shops(&mut sample);
    fallen(&mut sample);
    sound(&mut sample);
    deals(&mut sample);
    voices(&mut sample);
    people(&mut sample);
    sample.build(AS_OF)
}

/// Two accounts of one group of which no other export tells.
pub fn poor() -> Portfolio {
    let mut sample = Sample::default();
    sample.account("poor", &[]).account("site", &[("parent_id", "poor")]).account("lead", &[("kind", "Prospect")]);
    sample.build(AS_OF)
}
