#![no_main]
#![allow(dead_code, unused_imports)]

//! The reader of pictures, its own files without the server around them: whatever the bytes, there is
//! a picture or a refusal, within the memory that the reader allows itself.

#[path = "../messages/model.rs"]
mod model;

use libfuzzer_sys::fuzz_target;
use model::Location;
use model::picture::{check_picture, clean};

fuzz_target!(|bytes: &[u8]| {
    for location in Location::ALL {
        if let Ok(picture) = clean(bytes, *location) {
            assert!(check_picture(*location, &picture.facts).is_ok());
            // What is kept reads again, as the same.
            assert!(clean(&picture.bytes, *location).is_ok() || picture.bytes.len() > 1 << 20);
        }
    }
});
