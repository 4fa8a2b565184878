//! The endpoints, one a file; those of applications are together.

mod applications;
mod authorize;
mod client;
mod consent_page;
mod consent_words;
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
mod identity_providers;
mod language;
mod list_sessions;
mod logout;
mod methods;
mod newcomer;
mod page;
mod passkeys;
mod provider_refusal;
mod provider_sign_in;
mod revoke_session;
mod revoke_sign_in_sessions;
mod set_password;
mod sign_in;
mod sign_in_passkey;
mod sign_in_policy;
mod sign_in_step;
mod token;
mod token_refusal;
mod totp;
mod update_user;
mod user_methods;

use beffroi_directory::permission::{
    AUTHENTICATION_METHOD_READ_WRITE_ALL, AUTHENTICATION_POLICY_READ_WRITE,
    IDENTITY_PROVIDER_READ_WRITE_ALL, USER_READ_WRITE_ALL,
};
use beffroi_feature::Cx;
use beffroi_web::{Access, Routes, routes};

pub use newcomer::{refuse_foreign_page, welcome};

pub(crate) fn routes() -> Routes<Cx> {
    signing_in()
        .merge(own())
        .merge(administration())
        .merge(authority())
}

/// How sessions begin and end.
fn signing_in() -> Routes<Cx> {
    Routes::default()
        .merge(applications::routes())
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(sign_in::sign_in),
        )
        .add(
            Access::Public("the token of the first step proves who it is"),
            routes!(sign_in_step::finish_sign_in),
        )
        .add(
            Access::Public("the token of the first step proves who it is"),
            routes!(sign_in_step::enrol_at_sign_in),
        )
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(sign_in_passkey::begin_passkey_sign_in),
        )
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(sign_in_passkey::sign_in_with_passkey),
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
            Access::Public("the sign-in page shows them; they tell nothing of any person"),
            routes!(provider_sign_in::list_provider_buttons),
        )
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(provider_sign_in::go_to_provider),
        )
        .add(
            Access::Public("whoever signs in is not signed in yet"),
            routes!(provider_sign_in::come_back),
        )
}

/// What people see and change of their own.
fn own() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::SignedIn("one's own passkeys only"),
            routes!(passkeys::begin_passkey),
        )
        .add(
            Access::SignedIn("one's own passkeys only"),
            routes!(passkeys::add_passkey),
        )
        .add(
            Access::SignedIn("one's own passkeys only"),
            routes!(passkeys::rename_passkey, passkeys::remove_passkey),
        )
        .add(
            Access::SignedIn("one's own authenticator app only"),
            routes!(totp::begin_totp, totp::remove_totp),
        )
        .add(
            Access::SignedIn("one's own authenticator app only"),
            routes!(totp::confirm_totp),
        )
        .add(
            Access::SignedIn("one's own recovery codes only"),
            routes!(totp::renew_recovery_codes),
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
            Access::SignedIn("one's own ways to sign in only"),
            routes!(methods::get_methods),
        )
        .add(
            Access::SignedIn("one's own identities elsewhere only"),
            routes!(methods::unlink_identity),
        )
        .add(
            Access::SignedIn("what one has let programs do oneself"),
            routes!(methods::list_consents),
        )
        .add(
            Access::SignedIn("what one has let programs do oneself"),
            routes!(methods::revoke_consent),
        )
        .add(
            Access::SignedIn("everybody may sign themselves out"),
            routes!(revoke_sign_in_sessions::revoke_my_sign_in_sessions),
        )
}

/// What administrators see and change.
fn administration() -> Routes<Cx> {
    Routes::default()
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
            Access::NeedsForSome(AUTHENTICATION_METHOD_READ_WRITE_ALL),
            routes!(user_methods::list_user_methods),
        )
        .add(
            Access::NeedsForSome(AUTHENTICATION_METHOD_READ_WRITE_ALL),
            routes!(user_methods::list_user_sessions),
        )
        .add(
            Access::NeedsForSome(AUTHENTICATION_METHOD_READ_WRITE_ALL),
            routes!(user_methods::reset_user_methods),
        )
        .add(
            Access::Needs(AUTHENTICATION_POLICY_READ_WRITE),
            routes!(sign_in_policy::get_policy, sign_in_policy::change_policy),
        )
        .add(
            Access::Needs(AUTHENTICATION_POLICY_READ_WRITE),
            routes!(sign_in_policy::count_methods),
        )
        .add(
            Access::Needs(IDENTITY_PROVIDER_READ_WRITE_ALL),
            routes!(
                identity_providers::list_providers,
                identity_providers::add_provider
            ),
        )
        .add(
            Access::Needs(IDENTITY_PROVIDER_READ_WRITE_ALL),
            routes!(
                identity_providers::get_provider,
                identity_providers::change_provider,
                identity_providers::remove_provider
            ),
        )
        .add(
            Access::Needs(IDENTITY_PROVIDER_READ_WRITE_ALL),
            routes!(identity_providers::test_provider),
        )
}

/// What programs and the browsers that they send meet.
fn authority() -> Routes<Cx> {
    Routes::default()
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
            Access::Public("whoever's session has ended meanwhile is sent to sign in"),
            routes!(authorize::consent),
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
