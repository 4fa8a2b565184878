//! The shell's edge: scripts and single cmdlets over HTTP. What they do is the systems'.
//!
//! | route | what |
//! |---|---|
//! | `POST /beta/admin/shell` | runs a script |
//! | `POST /beta/admin/shell/complete` | what may be typed next |
//! | `POST /adminapi/beta/{tenant}/InvokeCommand` | one cmdlet, in the shape of Exchange's admin API |

mod invoke;
mod run;

use beffroi_directory::permission;
use beffroi_feature::{Cx, Feature};
use beffroi_web::{Access, Caller, Permissions, Routes, routes};

const EACH: Access = Access::SignedIn("each cmdlet needs a permission of its own");

/// The shell as a part of an application.
pub fn feature() -> Feature {
    Feature::new("shell", table)
}

fn table() -> Routes<Cx> {
    Routes::default()
        .add(EACH, routes!(run::run))
        .add(EACH, routes!(run::complete))
        .add(EACH, routes!(invoke::invoke))
}

/// Whether a caller holds a permission that a cmdlet names.
fn permits(held: &Permissions, name: &str) -> bool {
    name.is_empty() || permission::by_name(name).is_some_and(|one| held.has(one))
}

/// The same, for as long as somebody likes.
fn permissions(caller: &Caller) -> impl Fn(&str) -> bool + Send + Sync + use<> {
    let held = caller.permissions.clone();
    move |name| permits(&held, name)
}
