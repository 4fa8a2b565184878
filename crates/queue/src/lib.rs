//! beffroi queue
