#![no_main]

use std::sync::LazyLock;

use beffroi_cmdlets::{Registry, Signature, complete, parse};
use libfuzzer_sys::fuzz_target;

/// The cmdlets of the language.
static CATALOGUE: LazyLock<Vec<Signature>> =
    LazyLock::new(|| Registry::<()>::new().catalogue(|_| true));

fuzz_target!(|text: &str| {
    match parse(text) {
        Ok(script) => drop(script),
        // What an editor would do with it.
        Err(error) => drop((
            error.place(text),
            error.is_incomplete(text),
            text[error.span].len(),
        )),
    }
    let completion = complete(&CATALOGUE, text, text.len() / 2);
    assert!(text.get(completion.replace).is_some());
});
