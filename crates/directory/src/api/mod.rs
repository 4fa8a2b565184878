//! The directory's routes: Graph's names, one file per noun, one function per endpoint.

mod audit;
mod branding;
mod counts;
mod deleted_items;
mod delta;
mod devices;
mod directory_devices;
mod directory_objects;
mod directory_roles;
mod dynamic;
mod expand;
mod group_membership;
mod groups;
mod import;
mod me;
mod members;
mod membership;
mod organization;
mod owners;
mod roles;
mod users;

use beffroi_feature::Cx;
use beffroi_web::Routes;

/// Two lists of properties as one.
const fn joined<const A: usize, const B: usize, const ALL: usize>(
    own: [&'static str; A],
    added: [&'static str; B],
) -> [&'static str; ALL] {
    assert!(A + B == ALL, "as many as both have");
    let mut all = [""; ALL];
    let mut place = 0;
    while place < ALL {
        all[place] = if place < A {
            own[place]
        } else {
            added[place - A]
        };
        place += 1;
    }
    all
}

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default()
        .merge(me::routes())
        .merge(organization::routes())
        .merge(branding::routes())
        .merge(users::routes())
        .merge(groups::routes())
        .merge(members::routes())
        .merge(owners::routes())
        .merge(membership::routes())
        .merge(group_membership::routes())
        .merge(directory_roles::routes())
        .merge(counts::routes())
        .merge(directory_objects::routes())
        .merge(directory_devices::routes())
        .merge(deleted_items::routes())
        .merge(delta::routes())
        .merge(dynamic::routes())
        .merge(devices::routes())
        .merge(roles::routes())
        .merge(audit::routes())
        .merge(import::routes())
}
