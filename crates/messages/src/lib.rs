//! beffroi messages
