#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cartera_fuzz::config(bytes));
