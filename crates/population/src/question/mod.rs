//! Questions about a tenant's sets. None of them changes anything.

mod evaluate;
mod explain;
mod lookup;
mod reach;

pub use explain::{Explanation, Term};
pub use reach::{Change, Funnel, Reach, Step};
