//! Named points at which a test can end the process, as a kill would.
//!
//! They are compiled in always, so that the tests try the very program that is shipped. They do nothing unless the
//! environment variable `CARTERA_FAILPOINT` names one of them; it is read once, at the first point reached, after which
//! a point costs one comparison.

use std::sync::OnceLock;

/// The variable that arms one point.
pub const VARIABLE: &str = "CARTERA_FAILPOINT";

macro_rules! points {
    ($($point:ident = $name:literal,)*) => {
        /// A moment of publishing or of settling, in the order of both.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Point { $($point,)* }

        /// Every point.
        pub const ALL: &[Point] = &[$(Point::$point,)*];

        impl Point {
            /// What `CARTERA_FAILPOINT` calls it.
            pub fn name(self) -> &'static str {
                match self { $(Point::$point => $name,)* }
            }
        }
    };
}

points! {
    BeforeFileFlush = "before-file-flush",
    AfterFileFlush = "after-file-flush",
    BeforeFolderFlush = "before-folder-flush",
    AfterFolderFlush = "after-folder-flush",
    BeforeHistoryPending = "before-history-pending",
    AfterHistoryPending = "after-history-pending",
    BeforeRunRename = "before-run-rename",
    AfterRunRename = "after-run-rename",
    BeforeLinkSwap = "before-link-swap",
    AfterLinkSwap = "after-link-swap",
    BeforeLatestSwap = "before-latest-swap",
    AfterLatestSwap = "after-latest-swap",
    BeforeHistoryPublished = "before-history-published",
    AfterHistoryPublished = "after-history-published",
    BeforeLastRunSwap = "before-last-run-swap",
    AfterLastRunSwap = "after-last-run-swap",
    BeforeSettlePublished = "before-settle-published",
    AfterSettlePublished = "after-settle-published",
    BeforeSettleRename = "before-settle-rename",
    AfterSettleRename = "after-settle-rename",
    AfterSettleAbandoned = "after-settle-abandoned",
    BeforeSweep = "before-sweep",
    AfterSweep = "after-sweep",
}

/// Ends the process at once, without unwinding, if this point is armed.
pub(super) fn hit(point: Point) {
    static ARMED: OnceLock<Option<Point>> = OnceLock::new();
    let armed = ARMED.get_or_init(|| {
        let name = std::env::var(VARIABLE).ok()?;
        ALL.iter().copied().find(|point| point.name() == name)
    });
    if *armed == Some(point) {
        std::process::abort();
    }
}
