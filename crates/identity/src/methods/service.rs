//! Use cases of ways to sign in.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_directory::lookup::{self, Account};
use beffroi_directory::permission::AUTHENTICATION_METHOD_READ_WRITE_ALL;
use beffroi_directory::{UserId, role};
use beffroi_feature::Cx;
use beffroi_population::{Expr, SetName};
use beffroi_store::Conn;
use beffroi_web::{Caller, Permission};
use futures_util::FutureExt;
use uuid::{Uuid, uuid};

use super::store::{self, Way};
use super::{AuthenticationMethod, OwnMethods, TotpInfo};
use crate::password::service::target;
use crate::policy::MethodCounts;
use crate::session::SessionInfo;
use crate::session::service::{end_all_in, forget, own};
use crate::session::store as sessions;
use crate::sign_in::step;
use crate::totp::service::CATEGORY;
use crate::{passkey, password, policy, provider, totp};

/// Graph's id for everybody's password.
const PASSWORD: Uuid = uuid!("28c10230-6103-485e-b985-444c60001490");

/// How the caller can sign in.
pub(crate) async fn of_caller(cx: &Cx, caller: &Caller) -> failure::Result<OwnMethods> {
    let (tenant, user, _) = own(caller)?;
    let mut conn = cx.read().await?;
    let policy = policy::store::find(&mut conn, tenant).await?;
    let administrator = !lookup::roles_of(&mut conn, tenant, user).await?.is_empty();
    Ok(OwnMethods {
        password: password::store::find(&mut conn, tenant, user)
            .await?
            .is_some(),
        totp: totp_of(&mut conn, tenant, user).await?,
        passkeys: passkey::store::list(&mut conn, tenant, user).await?,
        external_identities: provider::store::links_of(&mut conn, tenant, user).await?,
        passkeys_possible: passkey::is_possible(&cx.settings),
        second_step_required: policy.second_step_for_administrators && administrator,
    })
}

async fn totp_of(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> failure::Result<Option<TotpInfo>> {
    let app = totp::store::find(conn, tenant, user).await?;
    let Some(app) = app.filter(|app| app.confirmed_at.is_some()) else {
        return Ok(None);
    };
    Ok(Some(TotpInfo {
        created_date_time: app.confirmed_at.unwrap_or(app.created_at),
        recovery_codes_left: totp::store::codes_left(conn, tenant, user).await?,
    }))
}

/// Somebody whose ways to sign in an administrator looks at or changes; who is not among the people
/// for whom the caller holds the permission is not found.
pub(crate) async fn somebody(
    cx: &Cx,
    caller: &Caller,
    permission: Permission,
    key: &str,
) -> failure::Result<Account> {
    let mut conn = cx.read().await?;
    let account = lookup::account_by_key(&mut conn, caller.tenant, key).await?;
    let absent = || Failure::not_found("user", key);
    let account = account.ok_or_else(absent)?;
    role::require_cover(&mut conn, caller, permission, account.id, absent).await?;
    Ok(account)
}

/// How somebody can sign in, in Graph's words.
pub(crate) async fn of_person(
    cx: &Cx,
    account: &Account,
) -> failure::Result<Vec<AuthenticationMethod>> {
    let (tenant, user) = (account.tenant, account.id);
    let mut conn = cx.read().await?;
    let mut all = Vec::new();
    if password::store::find(&mut conn, tenant, user)
        .await?
        .is_some()
    {
        all.push(AuthenticationMethod {
            odata_type: "#microsoft.graph.passwordAuthenticationMethod",
            id: PASSWORD,
            display_name: None,
            created_date_time: None,
        });
    }
    if let Some(app) = totp_of(&mut conn, tenant, user).await? {
        all.push(AuthenticationMethod {
            odata_type: "#microsoft.graph.softwareOathAuthenticationMethod",
            id: user.uuid(),
            display_name: None,
            created_date_time: Some(app.created_date_time),
        });
    }
    let keys = passkey::store::list(&mut conn, tenant, user).await?;
    all.extend(keys.into_iter().map(|key| AuthenticationMethod {
        odata_type: "#microsoft.graph.fido2AuthenticationMethod",
        id: key.id.uuid(),
        display_name: Some(key.display_name),
        created_date_time: Some(key.created_date_time),
    }));
    let links = provider::store::links_of(&mut conn, tenant, user).await?;
    all.extend(links.into_iter().map(|link| AuthenticationMethod {
        odata_type: "#microsoft.graph.externalAuthenticationMethod",
        id: link.id,
        display_name: Some(link.provider),
        created_date_time: Some(link.created_date_time),
    }));
    Ok(all)
}

/// Somebody's sessions, newest first.
pub(crate) async fn sessions_of(cx: &Cx, account: &Account) -> failure::Result<Vec<SessionInfo>> {
    let whose = (account.tenant, account.id);
    Ok(sessions::list(&mut cx.read().await?, whose, None, cx.now()).await?)
}

/// Takes every way but the password from somebody, e.g. who has lost their phone, and signs them out
/// everywhere. Of somebody who holds a role only by whoever may give roles.
pub(crate) async fn reset(cx: &Cx, caller: &Caller, account: &Account) -> failure::Result<()> {
    let (own, tenant, user) = (cx.clone(), account.tenant, account.id);
    let by = caller.clone();
    let activity = "Reset authentication methods";
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Update).target(target(account));
    cx.write(tenant, move |tx| {
        async move {
            role::guard_person(tx, &by, AUTHENTICATION_METHOD_READ_WRITE_ALL, user).await?;
            totp::store::remove(tx, tenant, user).await?;
            passkey::store::remove_all(tx, tenant, user).await?;
            provider::store::unlink_all(tx, tenant, user).await?;
            step::store::end_all(tx, tenant, user).await?;
            end_all_in(&own, tx, (tenant, user), None).await?;
            audit::record(tx, &own, tenant, entry).await
        }
        .boxed()
    })
    .await?;
    forget(cx, tenant, user);
    Ok(())
}

/// How many people have which way to sign in, among those who may.
pub(crate) async fn counts(cx: &Cx, tenant: TenantId) -> failure::Result<MethodCounts> {
    let mut conn = cx.read().await?;
    let passwords = store::people(&mut conn, tenant, Way::Password).await?;
    let apps = store::people(&mut conn, tenant, Way::AuthenticatorApp).await?;
    let keys = store::people(&mut conn, tenant, Way::Passkey).await?;
    let links = store::people(&mut conn, tenant, Way::Provider).await?;
    let principals = lookup::role_principals(&mut conn, tenant).await?;
    drop(conn);
    let people = cx.people(tenant);
    let people = people.read();
    let enabled = people.evaluate(&Expr::Set(SetName::Enabled));
    let (apps, keys) = (people.ordinals(apps), people.ordinals(keys));
    let mut administrators = people.ordinals(principals.iter().copied());
    for members in principals.iter().filter_map(|id| people.members(*id)) {
        administrators |= members;
    }
    administrators &= &enabled;
    let among = |set: &_| i64::try_from(enabled.intersection_len(set)).unwrap_or(i64::MAX);
    let with_password_only = &(&administrators - &apps) - &keys;
    Ok(MethodCounts {
        people: among(&enabled),
        password: among(&people.ordinals(passwords)),
        authenticator_app: among(&apps),
        passkey: among(&keys),
        provider: among(&people.ordinals(links)),
        administrators: among(&administrators),
        administrators_with_password_only: among(&with_password_only),
    })
}
