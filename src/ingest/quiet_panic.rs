//! Runs code of others that panics on damaged input, without its panic on the console.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// The result, or the message of the panic. What the code had borrowed may be left half changed: drop it after a panic.
pub(super) fn catch<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    // Panics of other threads, and of this one elsewhere, go to the hook that was there.
    HOOK.call_once(|| {
        let former = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                former(panic);
            }
        }));
    });
    let outer = QUIET.replace(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    QUIET.set(outer);
    result.map_err(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no details").to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_message() {
        assert_eq!(catch(|| 5), Ok(5));
        assert_eq!(catch::<()>(|| panic!("at {}", 5)), Err("at 5".to_owned()));
        assert_eq!(catch::<()>(|| panic!("plain")), Err("plain".to_owned()));
        assert!(!QUIET.get());
    }
}
