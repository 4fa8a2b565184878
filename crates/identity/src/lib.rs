//! beffroi identity
