//! beffroi directory
