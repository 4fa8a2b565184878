//! Each route and each caller of the organization: whoever may is let through, whoever may not is
//! told which permission is missing, and changes nothing.

use beffroi_directory::permission::{GROUP_READ_WRITE_ALL, USER_READ_WRITE_ALL};
use beffroi_testkit::{Answer, Backend, TestApp};
use beffroi_web::{Access, RouteInfo};

use crate::callers::{Caller, Callers, Proof, help_desk};
use crate::office::{self, Organization, Person, sign_in};
use crate::things::Things;

/// In so many parts that no test takes minutes.
const PARTS: usize = 3;

#[tokio::test]
async fn each_role_passes_where_it_may_and_nowhere_else_first_part() {
    walk(0).await;
}

#[tokio::test]
async fn each_role_passes_where_it_may_and_nowhere_else_second_part() {
    walk(1).await;
}

#[tokio::test]
async fn each_role_passes_where_it_may_and_nowhere_else_third_part() {
    walk(2).await;
}

/// Every third route, from one of the first three on.
async fn walk(part: usize) {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let mut callers = Callers::hire(&app, &contoso).await;
    let things = Things::new(&app, &contoso).await;
    let desk = help_desk(&app, &contoso, &things.people).await;
    callers.people.push(desk);
    for route in office::routes(&app).into_iter().skip(part).step_by(PARTS) {
        refused(&app, &things, &callers, &route).await;
        // What a program with nearly everything may do, those with one permission have shown.
        let allowed = callers.all().filter(|caller| caller.may(route.access));
        for caller in allowed.filter(|caller| caller.person().is_some() || caller.holds.len() <= 2)
        {
            passes(&app, &things, caller, &route).await;
        }
    }
    app.drain().await;
    app.finish().await;
}

/// Everybody who may not use the route, on one and the same thing, which is untouched in the end:
/// the administrator's call on it goes through.
async fn refused(app: &TestApp, things: &Things<'_>, callers: &Callers, route: &RouteInfo) {
    let name = format!("{} {}", route.method, route.path);
    let administrator = callers.administrator();
    let call = things.call(route, Some(administrator)).await;
    if !matches!(route.access, Access::Public(_)) {
        let nobody = call.request(app).send().await;
        unauthenticated(&nobody, &format!("{name} signed out"));
        let disabled = call.request(app).cookie(&callers.disabled.cookie);
        unauthenticated(&disabled.send().await, &format!("{name} disabled"));
        let nonsense = call.request(app).bearer("e30.e30.e30").send().await;
        unauthenticated(&nonsense, &format!("{name} with a forged token"));
    }
    let denied = callers.all().filter(|caller| !caller.may(route.access));
    let mut count = 0;
    for caller in denied {
        let answer = caller.call(call.request(app)).send().await;
        denies(&answer, route.access, &format!("{name} by {}", caller.name));
        count += 1;
    }
    let needs = !matches!(route.access, Access::Public(_) | Access::SignedIn(_));
    assert_eq!(needs, count > 0, "{name}: nobody was there to be refused");
    if needs {
        let answer = administrator.call(call.request(app)).send().await;
        succeeded(&answer, route, administrator, &name);
    }
}

#[track_caller]
fn unauthenticated(answer: &Answer, what: &str) {
    assert_eq!(answer.status, 401, "{what}: {}", answer.text());
    assert_eq!(answer.code(), "InvalidAuthenticationToken", "{what}");
    assert!(answer.header("www-authenticate").starts_with("Bearer"));
}

/// 403, and the permission by name.
#[track_caller]
fn denies(answer: &Answer, access: Access, what: &str) {
    assert_eq!(answer.status, 403, "{what}: {}", answer.text());
    let names = match access {
        Access::Needs(permission)
        | Access::NeedsForSome(permission)
        | Access::NeedsEverywhere(permission) => permission.to_string(),
        Access::NeedsAny(any) | Access::NeedsAnyForSome(any) => {
            let names: Vec<&str> = any.iter().map(|permission| permission.0).collect();
            names.join(" or ")
        }
        Access::Public(_) | Access::SignedIn(_) => unreachable!("{what} needs no permission"),
    };
    let error = &answer.json()["error"];
    assert_eq!(error["code"], "Authorization_RequestDenied", "{what}");
    assert_eq!(error["target"], names.as_str(), "{what}");
    assert_eq!(error["details"][0]["code"], "missingPermission", "{what}");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains(&names), "{what}: {message}");
}

async fn passes(app: &TestApp, things: &Things<'_>, caller: &Caller, route: &RouteInfo) {
    let name = format!("{} {} by {}", route.method, route.path, caller.name);
    let call = things.call(route, Some(caller)).await;
    let ends = [
        ("DELETE", "/identity/session"),
        ("GET", "/{tenant}/oauth2/v2.0/logout"),
    ];
    let leaves = route.path == "/v1.0/me/revokeSignInSessions";
    let answer = if leaves && caller.person().is_some() {
        // Ends every session of whoever asks: somebody who has only this one.
        let somebody = things.leaver().await;
        call.request(app).cookie(&somebody.cookie).send().await
    } else if ends.contains(&(route.method.as_str(), route.path.as_str()))
        && let Some(person) = caller.person()
    {
        // Not with the session that all the others are made with.
        let cookie = sign_in(app, &person.name).await;
        let person = Person {
            cookie,
            ..person.clone()
        };
        let caller = Caller {
            name: caller.name.clone(),
            proof: Proof::Session(person),
            holds: caller.holds.clone(),
            holds_for_some: caller.holds_for_some.clone(),
        };
        caller.call(call.request(app)).send().await
    } else {
        caller.call(call.request(app)).send().await
    };
    succeeded(&answer, route, caller, &name);
}

/// What a call that is let through comes to: success, but for the few that can't have it here.
#[track_caller]
fn succeeded(answer: &Answer, route: &RouteInfo, caller: &Caller, name: &str) {
    let own = matches!(route.access, Access::SignedIn(_));
    let expected = match (route.method.as_str(), route.path.as_str()) {
        // No handshake (the story of the live channel has one); a new password that is the old one;
        // no parameters of a program; a program with a secret where those without one are wanted.
        ("GET", "/live" | "/push" | "/{tenant}/oauth2/v2.0/authorize")
        | (
            "POST",
            "/identity/password"
            | "/{tenant}/oauth2/v2.0/devicecode"
            // The program has no address to go back to.
            | "/{tenant}/oauth2/v2.0/consent"
            // It is this machine that is asked for, which is never called.
            | "/beta/identity/identityProviders/test",
        ) => 400..=400,
        ("GET", "/v1.0/organization" | "/v1.0/organization/{id}" | "/v1.0/organization/{id}/branding/bannerLogo" | "/v1.0/subscriptions") | ("POST", "/v1.0/$batch" | "/beta/$batch" | "/beta/admin/shell/complete") => 200..=200,
        // Each cmdlet takes a permission of its own.
        ("POST", "/adminapi/beta/{tenant}/InvokeCommand" | "/beta/admin/shell") => {
            assert!([200, 403].contains(&answer.status), "{name}: {}", answer.text());
            return;
        }
        // Nobody is halfway in; nobody came back from a provider.
        (
            "POST",
            "/identity/session/step" | "/identity/session/enrolment" | "/identity/session/passkey",
        ) => {
            assert_eq!(answer.status, 401, "{name}: {}", answer.text());
            return;
        }
        // No browser has subscribed.
        ("POST", "/push/messages/{token}") => 410..=410,
        ("GET", "/identity/providers/callback") => {
            assert_eq!(answer.status, 403, "{name}: {}", answer.text());
            return;
        }
        // It takes what it takes to read the resource, and a listener, of which there is none here:
        // the story of the subscriptions has both.
        ("POST" | "PATCH", path) if path.starts_with("/v1.0/subscriptions") => {
            let known = [200, 204, 400, 403, 404].contains(&answer.status);
            assert!(known, "{name}: {}", answer.text());
            return;
        }
        // A token writes people and groups: it takes who may do so themselves.
        ("POST", "/beta/admin/scimTokens")
            if ![USER_READ_WRITE_ALL, GROUP_READ_WRITE_ALL].iter().all(|one| caller.holds.contains(one)) =>
        {
            assert_eq!(answer.status, 403, "{name}: {}", answer.text());
            return;
        }
        // What somebody is told takes what it takes to read it: the webhooks are told of people.
        (_, path) if path.starts_with("/beta/admin/webhooks") && !caller.reads_people() => {
            assert!([200, 201, 202, 204, 403].contains(&answer.status), "{name}: {}", answer.text());
            return;
        }
        // Nobody here has a portal open.
        ("POST", path) if path.ends_with("/sendTest") || path.ends_with("/sendSample") => 400..=409,
        // Nobody here has an address; or a device to try it with; or its text is not kept.
        (
            "POST",
            "/beta/admin/conferencing/users/{id}/sendInformation"
            | "/beta/admin/notifications/channels/{channel}/test"
            | "/beta/admin/notifications/{id}/resend",
        ) => 409..=409,
        // A colleague has asked, who can't be blocked; or a name of this server is no name of a passkey.
        ("POST", "/beta/chats/{id}/block") if caller.person().is_some() => 409..=409,
        // No message with it was written to them.
        ("GET", "/beta/me/organizationalMessages/pictures/{picture}") => 200..=404,
        // No provider is named; what is not there can't be changed.
        ("GET", "/identity/providers/signin") => 404..=404,
        ("POST" | "PATCH" | "DELETE", path)
            if path.starts_with("/identity/methods/")
                || path.starts_with("/identity/consents/") =>
        {
            200..=409
        }
        // Whoever has a token already does not prove itself by HTTP Basic.
        ("POST", "/{tenant}/oauth2/v2.0/token") if caller.person().is_none() => 400..=400,
        // A program is nobody in person.
        _ if own && caller.person().is_none() => 400..=404,
        _ => 200..=204,
    };
    let fits = expected.contains(&answer.status) && ![401, 403].contains(&answer.status);
    assert!(fits, "{name}: {} {}", answer.status, answer.text());
}
