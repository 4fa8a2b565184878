//! beffroi odata
