#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match beffroi_cmdlets::parse(text) {
        Ok(script) => drop(script),
        // What an editor would do with it.
        Err(error) => drop((error.place(text), text[error.span].len())),
    }
});
