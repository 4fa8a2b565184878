//! beffroi feature
