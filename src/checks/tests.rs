use super::*;

#[test]
fn a_file_keeps_its_name_when_its_date_changes() {
    assert_eq!(lasting_name("in/orders_2026-10.csv"), "in/orders_#-#.csv");
    assert_eq!(lasting_name("in/orders_2026-9.csv"), lasting_name("in/orders_2025-12.csv"));
    assert_ne!(lasting_name("norte.csv"), lasting_name("sur.csv"));
}

#[test]
fn a_rise_is_no_fall() {
    assert_eq!([fall(100, 80), fall(100, 0), fall(100, 130), fall(0, 0)], [0.2, 1.0, 0.0, 0.0]);
}

#[test]
fn days_are_the_users_else_the_usual_and_0_asks_nothing() {
    let mut config = ChecksConfig::default();
    assert_eq!(config.newest_days(Entity::Revenue), Some(45));
    assert_eq!(config.newest_days(Entity::Product), None);
    config.newest_days.extend([(Entity::Revenue, 0), (Entity::Product, 400)]);
    assert_eq!(config.newest_days(Entity::Revenue), None);
    assert_eq!(config.newest_days(Entity::Product), Some(400));
}
