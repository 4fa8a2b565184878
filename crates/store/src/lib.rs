//! beffroi store
