//! beffroi testkit
