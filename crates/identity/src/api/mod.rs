//! The endpoints, one a file; those of applications are together.

mod applications;
mod authorize;
mod client;
mod create_user;
mod device_code;
mod device_login;
mod discover_instance;
mod end_session;
mod form;
mod get_jwks;
mod get_openid_configuration;
mod get_session;
mod get_user_info;
mod language;
mod list_sessions;
mod logout;
mod page;
mod revoke_session;
mod revoke_sign_in_sessions;
mod set_password;
mod sign_in;
mod token;
mod token_refusal;
mod update_user;

use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Access, Routes, routes};

pub use client::ClientAddress;

pub(crate) fn routes() -> Routes<Cx> {
    Routes::default()
        .merge(applications::routes())
        .add(
            Access::Needs(USER_READ_WRITE_ALL),
            routes!(create_user::create_user),
        )
        .add(
            Access::NeedsForSome(USER_READ_WRITE_ALL),
            routes!(update_user::update_user),
        )
        .add(
            Access::NeedsForSome(USER_READ_WRITE_ALL),
            routes!(revoke_sign_in_sessions::revoke_sign_in_sessions),
        )
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(sign_in::sign_in),
        )
        .add(
            Access::SignedIn("everybody may know who they are"),
            routes!(get_session::get_session),
        )
        .add(
            Access::Public("signing out twice does no harm"),
            routes!(end_session::end_session),
        )
        .add(
            Access::SignedIn("one's own sessions only"),
            routes!(list_sessions::list_sessions),
        )
        .add(
            Access::SignedIn("one's own sessions only"),
            routes!(revoke_session::revoke_session),
        )
        .add(
            Access::SignedIn("one's own password only, and the current one is asked for"),
            routes!(set_password::set_password),
        )
        .add(
            Access::Public("programs prove themselves with their secret in the request"),
            routes!(token::token),
        )
        .add(
            Access::Public("clients read it before they sign in; it holds no secret"),
            routes!(get_openid_configuration::get_openid_configuration),
        )
        .add(
            Access::Public("public keys are public"),
            routes!(get_jwks::get_jwks),
        )
        .add(
            Access::Public("browsers come here before they are signed in"),
            routes!(authorize::authorize),
        )
        .add(
            Access::Public("a device has nobody signed in yet"),
            routes!(device_code::device_code),
        )
        .add(
            Access::Public("it sends whoever has no session to the sign-in page"),
            routes!(device_login::enter_device_code),
        )
        .add(
            Access::SignedIn("one lets a device in in one's own name only"),
            routes!(device_login::decide_device_code),
        )
        .add(
            Access::Public("clients ask before they sign in; it holds no secret"),
            routes!(discover_instance::discover_instance),
        )
        .add(
            Access::SignedIn("everybody may know who they are"),
            routes!(get_user_info::get_user_info),
        )
        .add(
            Access::Public("signing out twice does no harm"),
            routes!(logout::logout),
        )
}
