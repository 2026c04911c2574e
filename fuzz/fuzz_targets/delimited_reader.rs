#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cartera_fuzz::delimited_reader(bytes));
