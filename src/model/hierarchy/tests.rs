use super::*;

/// Accounts by id, name, parent's id and parent's name; `""` is not given.
fn portfolio(rows: &[(&str, &str, &str, &str)]) -> Portfolio {
    let mut portfolio = Portfolio::empty("2026-10-31".parse().unwrap(), Currency::EUR);
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    portfolio.accounts = rows
        .iter()
        .zip(2..)
        .map(|((id, name, parent_id, parent_name), row)| {
            let mut record = <Account as Record>::read(&mut Blank).unwrap();
            (record.id, record.name) = ((*id).to_owned(), (*name).to_owned());
            (record.parent_id, record.parent_name) = (given(parent_id), given(parent_name));
            Row {
                origin: Origin { source: SourceIx(0), row },
                account: None,
                joined_by: None,
                record: Box::new(record),
            }
        })
        .collect();
    portfolio
}

/// Cells of which only the required ones are filled.
struct Blank;

impl Cells for Blank {
    fn text(&mut self, field: usize) -> Option<String> {
        Account::FIELDS.get(field).filter(|field| field.required).map(|_| String::new())
    }
    fn decimal(&mut self, _: usize) -> Option<Decimal> {
        None
    }
    fn number(&mut self, _: usize) -> Option<f64> {
        None
    }
    fn date(&mut self, _: usize) -> Option<Date> {
        None
    }
    fn flag(&mut self, _: usize) -> Option<bool> {
        None
    }
    fn currency(&mut self, _: usize) -> Option<Currency> {
        None
    }
    fn missing(&mut self, _: usize) {}
}

/// Head and members of each group, by place.
fn groups(hierarchy: &Hierarchy) -> Vec<(u32, Vec<u32>)> {
    let members = |group: &Group| group.members.iter().map(|member| member.0).collect();
    hierarchy.groups.iter().map(|group| (group.head.0, members(group))).collect()
}

fn faults(hierarchy: &Hierarchy) -> Vec<(u32, u32, &str, &LinkFaultKind)> {
    let one = |fault: &LinkFault| (fault.account.0, fault.origin.row);
    hierarchy.faults.iter().map(|f| (one(f).0, one(f).1, f.named.as_str(), &f.kind)).collect()
}

#[test]
fn the_head_is_the_ultimate_parent_at_any_depth() {
    let ids: Vec<String> = (0..500).map(|n| format!("{n:03}")).collect();
    let rows: Vec<(&str, &str, &str, &str)> = ids
        .iter()
        .enumerate()
        .map(|(n, id)| (id.as_str(), id.as_str(), n.checked_sub(1).map_or("", |above| ids[above].as_str()), ""))
        .collect();
    let hierarchy = Hierarchy::of(&portfolio(&rows));
    assert_eq!((hierarchy.groups.len(), hierarchy.groups[0].members.len()), (1, 500));
    assert_eq!(hierarchy.head(AccountIx(499)), AccountIx(0));
    assert_eq!(hierarchy.children(AccountIx(7)).collect::<Vec<_>>(), [AccountIx(8)]);
}

#[test]
fn ids_match_in_both_forms_of_salesforce_and_its_empty_one_is_no_parent() {
    let rows = [
        ("001A0000006Vm9uIAC", "Head", "000000000000000AAA", ""),
        ("001A0000006Vm9v", "Site", "001A0000006Vm9u", ""),
        ("001A0000006Vm9w", "Zero", "0", ""),
    ];
    let hierarchy = Hierarchy::of(&portfolio(&rows));
    assert_eq!(groups(&hierarchy), [(0, vec![0, 1])]);
    assert!(hierarchy.faults.is_empty());
}

#[test]
fn a_name_leads_to_the_one_account_that_bears_it() {
    let rows = [
        ("1", "Grupo Arrayán, S.A.", "", "Grupo Arrayan"),
        ("2", "Fundición", "", "GRUPO ARRAYÁN"),
        ("3", "Envases", "Grupo Arrayán SA", ""),
        ("4", "Twin", "", ""),
        ("5", "Twin S.L.", "", ""),
        ("6", "Moldes", "", "Twin"),
        ("7", "Lost", "", "Nobody"),
        ("8", "Both", "99", "Fundición"),
    ];
    let hierarchy = Hierarchy::of(&portfolio(&rows));
    assert_eq!(groups(&hierarchy), [(0, vec![0, 1, 2, 7])]);
    let (ambiguous, orphan) = (LinkFaultKind::Ambiguous, LinkFaultKind::Orphan);
    assert_eq!(faults(&hierarchy), [(5, 7, "Twin", &ambiguous), (6, 8, "Nobody", &orphan)]);
}

#[test]
fn an_id_of_no_account_is_an_orphan_told_with_its_row() {
    let hierarchy = Hierarchy::of(&portfolio(&[("1", "A", "77", ""), ("2", "B", "1", "")]));
    assert_eq!(groups(&hierarchy), [(0, vec![0, 1])]);
    assert_eq!(faults(&hierarchy), [(0, 2, "77", &LinkFaultKind::Orphan)]);
}

#[test]
fn the_accounts_of_a_circle_have_no_parent_and_what_hangs_under_them_stays() {
    let rows = [
        ("1", "A", "3", ""),
        ("2", "B", "1", ""),
        ("3", "C", "2", ""),
        ("4", "Under C", "3", ""),
        ("5", "Own parent", "5", ""),
    ];
    let hierarchy = Hierarchy::of(&portfolio(&rows));
    assert_eq!(groups(&hierarchy), [(2, vec![2, 3])]);
    let circle = LinkFaultKind::Cycle { members: vec![AccountIx(0), AccountIx(2), AccountIx(1)] };
    let own = LinkFaultKind::Cycle { members: vec![AccountIx(4)] };
    let expected = [(0, 2, "3", &circle), (1, 3, "1", &circle), (2, 4, "2", &circle), (4, 6, "5", &own)];
    assert_eq!(faults(&hierarchy), expected);
}

#[test]
fn a_parent_that_is_made_later_is_none_yet() {
    let mut later = portfolio(&[("1", "A", "", ""), ("2", "B", "1", "")]);
    later.accounts[0].record.created = Some("2026-11-02".parse().unwrap());
    let hierarchy = Hierarchy::of(&later);
    assert!(hierarchy.groups.is_empty() && hierarchy.faults.is_empty());
    assert_eq!(Hierarchy::of(&later.as_known_on("2026-11-30".parse().unwrap())).groups.len(), 1);
}
