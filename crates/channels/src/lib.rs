//! beffroi channels
