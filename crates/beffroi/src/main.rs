//! The `beffroi` program. Everything is in the library, so that tests reach it.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A request makes hundreds of small allocations on any of the threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    beffroi::cli::run()
}
