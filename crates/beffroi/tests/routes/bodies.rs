//! Every route that takes JSON, with every kind of wrong JSON: the answer names the place and the
//! rule in plain words, and nothing of the parser's own.

use beffroi_testkit::{Answer, Backend, TestApp};
use beffroi_web::RouteInfo;
use serde_json::{Map, Value, json};

use crate::call::{Body, Call};
use crate::office::{self, Organization, PASSWORD};
use crate::things::Things;
use crate::{conferencing, licences};

/// Words of the parser and of the source, which mean nothing to a caller.
const PARSER_WORDS: &[&str] = &[
    "expected ",
    "invalid type",
    "invalid value",
    "invalid length",
    "struct ",
    "variant",
    "untagged",
    "missing field",
    "unknown field",
    "duplicate field",
    "at line",
    "a map",
    "sequence",
    "serde",
    "UUID parsing",
    "trailing",
    "EOF",
    "Option",
    "u16",
    "u32",
    "i64",
    "visitor",
];
/// Read by hand, since their bodies are no JSON.
const NO_JSON: &[&str] = &[
    "/{tenant}/oauth2/v2.0/token",
    "/{tenant}/oauth2/v2.0/devicecode",
    "/{tenant}/oauth2/v2.0/consent",
    "/devicelogin",
    "/beta/admin/imports/people",
    "/beta/admin/organizationalMessages/pictures",
    // Sealed for a browser.
    "/push/messages/{token}",
    "/v1.0/organization/{id}/branding/bannerLogo",
    // Ends the session that all the others are made with.
    "/v1.0/me/revokeSignInSessions",
    "/beta/chats/{id}/files",
    // These take no body.
    "/v1.0/chats/{id}/messages/{message}/softDelete",
    "/v1.0/chats/{id}/messages/{message}/undoSoftDelete",
    "/v1.0/users/{user}/chats/{id}/messages/{message}/softDelete",
    "/v1.0/users/{user}/chats/{id}/messages/{message}/undoSoftDelete",
    "/beta/chats/{id}/accept",
    "/beta/chats/{id}/decline",
    "/beta/chats/{id}/block",
    "/beta/chats/{id}/leave",
    "/beta/me/externalContacts/{id}/block",
    "/beta/me/externalContacts/{id}/unblock",
    "/beta/me/chats/invitations/{id}/withdraw",
    "/beta/admin/chat/invitations/{id}/withdraw",
    "/beta/admin/chat/domains/{domain}/allow",
    "/beta/admin/chat/domains/{domain}/refuse",
    "/beta/admin/chat/reports/{id}/resolve",
    "/beta/admin/licenses/reclaim/{id}/undo",
    "/v1.0/users/{id}/reprocessLicenseAssignment",
    "/beta/admin/conferencing/users/{id}/resetPin",
    "/beta/admin/conferencing/users/{id}/resetConferenceId",
    "/beta/admin/mail/messages/{id}/retry",
    "/beta/admin/mail/messages/{id}/cancel",
    "/beta/me/conferencing/resetPin",
    "/beta/admin/notifications/{id}/resend",
    "/beta/admin/notifications/channels/{channel}/test",
];

struct Writing<'a> {
    app: &'a TestApp,
    admin: &'a str,
    route: RouteInfo,
    call: Call,
}

impl Writing<'_> {
    fn name(&self) -> String {
        format!("{} {}", self.route.method, self.route.path)
    }

    async fn send(&self, kind: &str, body: impl Into<axum::body::Body>) -> Answer {
        let request = self.app.request(self.call.method.clone(), &self.call.path);
        request.cookie(self.admin).body(kind, body).send().await
    }

    async fn json(&self, body: impl Into<axum::body::Body>) -> Answer {
        self.send("application/json", body).await
    }
}

#[tokio::test]
async fn wrong_bodies_are_refused_in_plain_words() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let things = Things::new(&app, &contoso).await;
    let mut walked = 0;
    for route in office::routes(&app) {
        let writes = ["POST", "PATCH", "PUT"].contains(&route.method.as_str());
        if !writes || NO_JSON.contains(&route.path.as_str()) {
            continue;
        }
        let call = things.call(&route, None).await;
        let good = match &call.body {
            Body::Json(body) => full(&route).unwrap_or_else(|| body.clone()),
            _ => panic!("{} {} takes JSON", route.method, route.path),
        };
        let admin = &contoso.admin;
        let writing = Writing {
            app: &app,
            admin,
            route,
            call,
        };
        no_object(&writing, &good).await;
        other_properties(&writing, &good).await;
        walked += 1;
    }
    assert!(walked >= 18, "{walked}");
    app.drain().await;
    app.finish().await;
}

/// What is no JSON object in UTF-8.
async fn no_object(writing: &Writing<'_>, good: &Value) {
    let name = writing.name();
    for (body, why) in [
        (&b"[]"[..], "must be a JSON object"),
        (b"[{}]", "must be a JSON object"),
        (b"null", "must be a JSON object"),
        (b"42", "must be a JSON object"),
        (b"\"text\"", "must be a JSON object"),
        (b"{\"a\": \"\xff\"}", "must be JSON in UTF-8"),
        (b"{'a': 1}", "is not valid JSON"),
        (b"{} trailing", "is not valid JSON"),
    ] {
        let answer = writing.json(body).await;
        refused(&answer, 400, "body", &name);
        assert!(answer.text().contains(why), "{name}: {}", answer.text());
    }
    let text = good.to_string();
    for length in [1, text.len() / 2, text.len() - 1] {
        let answer = writing.json(text[..length].to_owned()).await;
        refused(&answer, 400, "body", &format!("{name} cut to {length}"));
    }
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "text/json",
        "multipart/form-data",
    ] {
        let answer = writing.send(kind, text.clone()).await;
        refused(&answer, 415, "Content-Type", &format!("{name} as {kind}"));
    }
    // Empty counts as an empty object: refused where something must be given, else taken as it is.
    let answer = writing.json("").await;
    if answer.status == 400 {
        plain(&answer, &format!("{name} without a body"));
    } else {
        let taken = matches!(answer.status, 200..=204 | 409);
        assert!(
            taken,
            "{name} without a body: {} {}",
            answer.status,
            answer.text()
        );
    }
}

/// Each property with values of every type, and one that is not known.
async fn other_properties(writing: &Writing<'_>, good: &Value) {
    let name = writing.name();
    let mut odd = good.clone();
    odd["nonsense"] = json!(1);
    let answer = writing.json(odd.to_string()).await;
    refused(
        &answer,
        400,
        "nonsense",
        &format!("{name} with a property of its own"),
    );
    for place in places(good) {
        let mut refusals = 0;
        let wrong = [
            json!(4.5),
            json!([[]]),
            json!({"x": {}}),
            Value::Null,
            json!(true),
            json!("\u{7}"),
        ];
        for value in wrong {
            let mut body = good.clone();
            *body.pointer_mut(&place).unwrap() = value.clone();
            let answer = writing.json(body.to_string()).await;
            let what = format!("{name} with {value} at {place}");
            if answer.status != 400 || answer.text().contains(" is taken") {
                // A value that fits after all, or a second time of something that happens once.
                let fine = answer.status == 400
                    || matches!(answer.status, 200..=204 | 401 | 403 | 404 | 409 | 429);
                assert!(fine, "{what}: {} {}", answer.status, answer.text());
                continue;
            }
            refusals += 1;
            plain(&answer, &what);
            let target = answer.json()["error"]["target"]
                .as_str()
                .unwrap()
                .to_owned();
            let place = place.trim_start_matches('/');
            let same = place.starts_with(&target) || target.starts_with(place);
            assert!(same, "{what}: {}", answer.text());
        }
        assert!(refusals >= 3, "{name}: {place} takes nearly everything");
    }
}

/// Every place of a body as a JSON pointer, the deepest too.
fn places(body: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let below: Vec<(String, &Value)> = match body {
        Value::Object(entries) => {
            let key = |name: &String| name.replace('~', "~0").replace('/', "~1");
            entries
                .iter()
                .map(|(name, value)| (key(name), value))
                .collect()
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(place, value)| (place.to_string(), value))
                .collect()
        }
        _ => Vec::new(),
    };
    for (name, value) in below {
        all.push(format!("/{name}"));
        all.extend(
            places(value)
                .into_iter()
                .map(|place| format!("/{name}{place}")),
        );
    }
    all
}

#[track_caller]
fn refused(answer: &Answer, status: u16, target: &str, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text());
    plain(answer, what);
    assert_eq!(
        answer.json()["error"]["target"],
        target,
        "{what}: {}",
        answer.text()
    );
}

/// A place, a sentence about it, and no word of the parser's.
#[track_caller]
fn plain(answer: &Answer, what: &str) {
    let error = answer.json()["error"].clone();
    let target = error["target"].as_str().unwrap_or_default();
    assert!(!target.is_empty(), "{what}: {error}");
    let details = error["details"].as_array().cloned().unwrap_or_default();
    for one in [vec![error], details].concat() {
        let message = one["message"].as_str().unwrap();
        // Graph's own name for a property.
        let message = message.replace("notificationQueryOptions", "");
        let word = PARSER_WORDS.iter().find(|word| message.contains(**word));
        assert_eq!(word, None, "{what}: {message}");
    }
}

/// Bodies with every property that the route takes, where the usual one has but a few.
fn full(route: &RouteInfo) -> Option<Value> {
    let user = json!({
        "givenName": "Ada", "surname": "Byron", "mail": "ada@contoso.example", "otherMails": ["b@contoso.example"],
        "mobilePhone": "+33600602677", "businessPhones": ["+33123456789"], "department": "Sales",
        "companyName": "Contoso", "officeLocation": "2/11", "streetAddress": "1 rue", "city": "Lille",
        "state": "Nord", "postalCode": "59000", "country": "France", "jobTitle": "Engineer",
        "preferredLanguage": "fr-FR", "usageLocation": "FR", "accountEnabled": true, "userType": "Member",
    });
    let with = |more: Value| {
        let mut all: Map<String, Value> = user.as_object().unwrap().clone();
        all.extend(more.as_object().unwrap().clone());
        Value::Object(all)
    };
    let draft = json!({
        "name": "Full", "objective": "adoption", "location": "taskbar", "urgency": "standard", "priority": "high",
        "content": {"defaultLanguage": "en", "link": "https://contoso.example", "texts": [
            {"language": "en", "title": "T", "body": "B", "buttonText": "O"}]},
        "recipients": {"allCompany": true, "includeGroups": [], "excludeGroups": [],
            "filters": {"departments": ["Sales"], "companies": ["C"], "cities": ["L"], "platforms": ["Web"], "languages": ["fr"]}},
        "schedule": {"startDateTime": "2026-12-01T09:00:00Z", "endDateTime": "2026-12-23T09:00:00Z",
            "frequency": "once", "spreadMinutes": 10},
    });
    let own = licences::full(&route.method, &route.path);
    let own = own.or_else(|| conferencing::full(&route.method, &route.path));
    if let Some(body) = own {
        return Some(body);
    }
    Some(match (route.method.as_str(), route.path.as_str()) {
        ("POST", "/v1.0/users") => with(json!({
            "userPrincipalName": "full@contoso.example", "displayName": "Full", "mailNickname": "full",
            "passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": true},
        })),
        ("PATCH", "/v1.0/users/{id}") => with(json!({"displayName": "Full"})),
        ("POST", "/v1.0/groups") => json!({
            "displayName": "Full", "mailNickname": "full", "description": "All", "securityEnabled": true,
            "mailEnabled": false, "groupTypes": ["Unified"],
        }),
        ("POST", "/v1.0/directoryObjects/getByIds") => {
            json!({"ids": ["4a5d8f65-41da-4de4-8968-e035b65339cf"], "types": ["user"]})
        }
        ("PATCH", "/v1.0/groups/{id}") => {
            json!({"displayName": "F", "mailNickname": "f", "description": "D"})
        }
        ("POST", "/v1.0/applications") => json!({
            "displayName": "Full", "description": "All", "signInAudience": "AzureADMyOrg",
            "isFallbackPublicClient": true, "web": {"redirectUris": []},
            "publicClient": {"redirectUris": ["http://localhost"]}, "permissions": ["User.Read.All"], "keyCredentials": [],
        }),
        ("PATCH", "/v1.0/applications/{id}") => json!({
            "displayName": "F", "description": "D", "isFallbackPublicClient": false, "web": {"redirectUris": []},
            "publicClient": {"redirectUris": []}, "permissions": [], "keyCredentials": [],
        }),
        ("POST", "/v1.0/applications/{id}/addPassword") => {
            json!({"passwordCredential": {"displayName": "Laptop", "endDateTime": "2026-12-31T00:00:00Z"}})
        }
        ("PATCH", "/v1.0/organization/{id}") => json!({
            "displayName": "Contoso", "preferredLanguage": "en", "timeZone": "Europe/Paris", "countryLetterCode": "FR",
        }),
        ("POST", "/v1.0/directory/deletedItems/{id}/restore") => {
            json!({"newUserPrincipalName": "back@contoso.example", "autoReconcileProxyConflict": true})
        }
        ("POST", "/beta/admin/organizationalMessages")
        | ("PATCH", "/beta/admin/organizationalMessages/{id}") => draft,
        ("PATCH", "/beta/admin/organizationalMessages/settings") => json!({
            "maxTitleLength": 50, "maxBodyLength": 200, "maxButtonTextLength": 20,
            "allowedLinkDomains": ["contoso.example"], "reachGrowthPercent": 50,
            "dailyFiguresRetentionInDays": 180, "allowMicrosoftMessages": false,
            "qualifyingLicenses": ["SPE_E3"],
        }),
        ("POST", "/beta/admin/organizationalMessages/reach") => {
            json!({"recipients": draft["recipients"], "location": "taskbar"})
        }
        _ => return None,
    })
}

/// The two that are no JSON say so too.
#[tokio::test]
async fn files_and_forms_are_taken_as_such_only() {
    let app = office::start(Backend::Sqlite).await;
    let contoso = Organization::found(&app, "Contoso", "contoso.example").await;
    let import = app.post("/beta/admin/imports/people?dryRun=true");
    let answer = import
        .cookie(&contoso.admin)
        .json(&json!({"a": 1}))
        .send()
        .await;
    refused(&answer, 415, "Content-Type", "an import of JSON");
    assert!(answer.text().contains("text/csv"), "{}", answer.text());

    let token = app.post(&format!("/{}/oauth2/v2.0/token", contoso.tenant));
    let answer = token
        .json(&json!({"grant_type": "client_credentials"}))
        .send()
        .await
        .expect(400);
    assert_eq!(answer.json()["error"], "invalid_request");
    app.finish().await;
}
