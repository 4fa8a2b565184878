//! The Beffroi server.
fn main() {}
