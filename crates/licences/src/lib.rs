//! Licences: what people hold, and what that gives them.
//!
//! | noun | meaning |
//! |---|---|
//! | [`model::Product`] | what an organization subscribes to (Graph's SKU): a set of service plans |
//! | [`model::Holding`] | one product that a person holds in one way: directly, or through a group |
//! | [`model::Grant`] | what a service plan gives at Exchange: a root, an add-on, or one that stands alone |
//! | [`model::Outline`] | the same for all people of an organization at once, by sets |
//! | [`model::Abilities`] | what all plans of a person give together: the highest root wins, add-ons add up |

pub mod model;
