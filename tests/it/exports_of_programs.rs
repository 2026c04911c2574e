//! Where exports of real programs are.

use camino::Utf8PathBuf;

/// A folder of exports. Where the variable is set, a missing one is a fault, not a reason to skip.
pub fn exports(name: &str) -> Option<Utf8PathBuf> {
    let Ok(all) = std::env::var("CARTERA_EXPORTS") else {
        println!("skipped: CARTERA_EXPORTS is not set, which names the folder of `{name}`");
        return None;
    };
    let folder = Utf8PathBuf::from(all).join(name);
    assert!(folder.is_dir(), "CARTERA_EXPORTS has no folder `{name}`");
    Some(folder)
}
