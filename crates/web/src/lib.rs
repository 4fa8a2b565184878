//! beffroi web
