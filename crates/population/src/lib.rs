//! beffroi population
