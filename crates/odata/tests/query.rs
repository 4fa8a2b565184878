//! Whole queries, from the URL to the answer's envelope.

use beffroi_core::{Cursor, Failure, Kind, Page};
use beffroi_odata::{Collection, Expandable, ListQuery, Supports};
use serde_json::json;
use uuid::Uuid;

const USERS: Supports = Supports {
    filter: true,
    search: &["displayName", "mail"],
    properties: &["id", "displayName", "mail"],
    order_by: &["displayName", "mail"],
    expand: &[Expandable {
        relation: "manager",
        properties: &["id", "displayName"],
    }],
    custom: &["dryRun"],
    ..Supports::LIST
};

fn parsed(raw: &str) -> ListQuery {
    match ListQuery::parse(raw, &USERS) {
        Ok(query) => query,
        Err(refused) => panic!("{raw}: {refused}"),
    }
}

fn refused(raw: &str, supports: &Supports) -> Failure {
    ListQuery::parse(raw, supports).expect_err(raw)
}

#[test]
fn what_the_python_sdk_sends() {
    let query = parsed(
        "$count=true&$expand=manager&$filter=startsWith%28displayName%2C%27User%27%29%20and%20accountEnabled%20eq%20true&$orderby=displayName&$search=%22displayName%3AUser%22&$select=id,displayName,mail&$top=2",
    );
    assert!(query.page.count);
    assert_eq!(query.page.top, 2);
    assert_eq!(query.expand[0].relation, "manager");
    let filter = query.filter.as_ref().expect("filter");
    assert_eq!(filter.properties(), ["displayName", "accountEnabled"]);
    assert_eq!(query.select.as_deref().expect("select").len(), 3);
    assert_eq!(query.order_by[0].property, "displayName");
    let condition = query.condition(USERS.search).expect("both");
    assert_eq!(
        condition.properties(),
        ["displayName", "accountEnabled", "displayName"]
    );
}

#[test]
fn what_the_rust_sdk_sends() {
    let query = parsed("%24select=id%2CdisplayName&%24filter=displayName+eq+%27a+%2B+b%27&&");
    assert_eq!(query.select.expect("select").len(), 2);
    let filter = format!("{:?}", query.filter.expect("filter"));
    assert!(filter.contains("a + b"), "{filter}");
    let empty = parsed("");
    assert_eq!(empty.page.top, 100);
    assert!(empty.filter.is_none() && empty.condition(USERS.search).is_none());
}

#[test]
fn options_in_any_case_and_custom_parameters() {
    let query = parsed("$TOP=7&$OrderBy=mail desc&dryrun=true&%24Count=False");
    assert_eq!(query.page.top, 7);
    assert!(query.order_by[0].descending && !query.page.count);
    assert_eq!(query.custom["dryRun"], "true");
}

#[test]
fn without_the_dollar_only_where_declared() {
    let beta = Supports {
        bare_names: true,
        custom: &["search"],
        ..USERS
    };
    let query = ListQuery::parse("top=5&search=own&$search=amy", &beta).expect("beta");
    assert_eq!(query.page.top, 5);
    assert_eq!(query.custom["search"], "own");
    assert!(query.search.is_some());
    assert_eq!(refused("top=5", &USERS).target(), Some("top"));
    assert!(
        refused("top=5&$top=6", &beta)
            .message()
            .contains("more than once")
    );
}

#[test]
fn what_is_not_declared_is_refused_by_name() {
    for (raw, supports, named) in [
        ("$filter=a eq 1", &Supports::LIST, "$filter"),
        ("$search=a", &Supports::LIST, "$search"),
        ("$select=id", &Supports::LIST, "$select"),
        ("$orderby=id", &Supports::LIST, "$orderby"),
        ("$expand=manager", &Supports::LIST, "$expand"),
        ("$count=true", &Supports::NONE, "$count"),
        ("$top=1", &Supports::NONE, "$top"),
        ("$skiptoken=x", &Supports::NONE, "$skiptoken"),
        ("$skip=10", &USERS, "$skip"),
        ("$apply=aggregate(id)", &USERS, "$apply"),
        ("%24deltatoken=x", &USERS, "$deltatoken"),
        ("verbose=1", &USERS, "verbose"),
        ("$dryRun=1", &USERS, "$dryRun"),
        ("$top=1&$top=1", &USERS, "$top"),
        ("$top=1&%24TOP=1", &USERS, "$top"),
        ("dryRun=1&dryRun=1", &USERS, "dryRun"),
        ("$orderby=manager", &USERS, "$orderby"),
    ] {
        let refused = refused(raw, supports);
        assert_eq!(refused.kind(), Kind::Unsupported, "{raw}");
        assert_eq!(refused.code(), "Request_UnsupportedQuery", "{raw}");
        assert_eq!(refused.target(), Some(named), "{raw}");
        assert!(refused.message().starts_with(named), "{refused}");
    }
    let two = Supports {
        max_order_by: 2,
        ..USERS
    };
    assert_eq!(
        refused("$orderby=mail,displayName", &USERS).kind(),
        Kind::Unsupported
    );
    assert_eq!(
        ListQuery::parse("$orderby=mail,displayName", &two)
            .expect("two")
            .order_by
            .len(),
        2
    );
}

#[test]
fn values_out_of_range_are_refused() {
    for (raw, named) in [
        ("$top=0", "$top"),
        ("$top=1000", "$top"),
        ("$top=-1", "$top"),
        ("$top=99999999999", "$top"),
        ("$top=", "$top"),
        ("$top", "$top"),
        ("$count=1", "$count"),
        ("$skiptoken=!", "$skiptoken"),
        ("$filter=", "$filter"),
        ("$search=", "$search"),
        ("$select=salary", "$select"),
        ("$filter=%FF", "$filter"),
    ] {
        let refused = refused(raw, &USERS);
        assert_eq!(
            (refused.kind(), refused.target()),
            (Kind::Invalid, Some(named)),
            "{raw}"
        );
    }
    let long = format!("$filter={}", "a".repeat(16 * 1024));
    assert_eq!(refused(&long, &USERS).target(), Some("query"));
    let hostile = refused(&format!("a%0Ab{}=1", "x".repeat(500)), &USERS);
    assert!(
        hostile.message().len() < 200 && !hostile.message().contains('\n'),
        "{hostile}"
    );
    let small = Supports {
        max_top: 20,
        ..USERS
    };
    assert_eq!(ListQuery::parse("", &small).expect("empty").page.top, 20);
    assert!(refused("$top=21", &small).message().contains("1 to 20"));
}

fn page(next: Option<Cursor>) -> Page<u32> {
    Page {
        items: vec![1, 2],
        next,
        total: Some(9),
    }
}

#[test]
fn the_next_link_is_the_same_query_with_another_token() {
    let cursor = Cursor {
        key: "émilie roy".into(),
        id: Uuid::from_u128(7),
    };
    let asked = "/v1.0/users?$top=2&%24skiptoken=old&$filter=displayName+eq+'a%26b'&&$search=\"amy\"&é={1}%";
    let collection = Collection::page(
        "https://h:8443/",
        asked,
        "users",
        page(Some(cursor.clone())),
    );
    assert_eq!(collection.context, "https://h:8443/v1.0/$metadata#users");
    assert_eq!(collection.count, Some(9));
    let link = collection.next_link.expect("more");
    let token = link.rsplit('=').next().expect("a token");
    assert_ne!(token, cursor.encode(), "it is bound to the query");
    assert_eq!(
        link,
        format!(
            "https://h:8443/v1.0/users?$top=2&$filter=displayName+eq+'a%26b'&$search=%22amy%22&%C3%A9=%7B1%7D%25&$skiptoken={token}"
        )
    );
    let url = url::Url::parse(&link).expect("absolute");
    let next = url.query().expect("query").replace("%C3%A9=", "dryRun=");
    let at = |path, query: &str| ListQuery::parse_at(path, query, &USERS);
    let read = at("/v1.0/users", &next).expect("its own");
    assert_eq!(read.page.after, Some(cursor));
    for (path, query) in [
        ("/v1.0/users", next.replace("amy", "bob")),
        ("/v1.0/groups", next.clone()),
    ] {
        let refused = at(path, &query).expect_err("another question");
        assert_eq!(refused.target(), Some("$skiptoken"));
    }
}

#[test]
fn the_last_page_has_no_link() {
    let collection = Collection::page("http://h", "/beta/me/things", "things", page(None));
    assert_eq!(
        serde_json::to_value(&collection).expect("JSON"),
        json!({"@odata.context": "http://h/beta/$metadata#things", "@odata.count": 9, "value": [1, 2]})
    );
    let whole = Collection::whole(
        "http://h",
        "/v1.0/organization?$select=id",
        "organization",
        vec![1],
    );
    assert_eq!(
        serde_json::to_value(&whole).expect("JSON"),
        json!({"@odata.context": "http://h/v1.0/$metadata#organization", "value": [1]})
    );
    let first = Cursor {
        key: String::new(),
        id: Uuid::nil(),
    };
    let bare = Collection::page("http://h", "/v1.0/users", "users", page(Some(first)));
    assert_eq!(
        bare.next_link.as_deref(),
        Some("http://h/v1.0/users?$skiptoken=0f8d8ed9AAAAAAAAAAAAAAAAAAAAAA")
    );
}

#[test]
fn projection_follows_select_and_expand() {
    let user = json!({
        "id": "1", "displayName": "A", "mail": "a@b",
        "manager": {"id": "2", "displayName": "B", "mail": "b@b"},
    });
    let query = parsed("$select=mail&$expand=manager($select=displayName)");
    assert_eq!(
        query.project(user.clone()),
        json!({"id": "1", "mail": "a@b", "manager": {"id": "2", "displayName": "B"}})
    );
    let pages = query
        .project_page(page(None).map(|_| user.clone()))
        .expect("JSON");
    assert_eq!((pages.items.len(), pages.total), (2, Some(9)));
    assert_eq!(parsed("").project(user.clone()), user);
}

#[test]
fn the_schema_is_named_after_what_it_holds() {
    #[derive(utoipa::ToSchema)]
    #[expect(dead_code, reason = "only its schema is looked at")]
    struct User {
        id: String,
    }
    #[utoipa::path(get, path = "/users", responses((status = 200, body = Collection<User>)))]
    #[expect(dead_code, reason = "only its description is looked at")]
    fn list() {}
    #[derive(utoipa::OpenApi)]
    #[openapi(paths(list))]
    struct Api;
    let api = serde_json::to_value(<Api as utoipa::OpenApi>::openapi()).expect("JSON");
    assert_eq!(
        api["components"]["schemas"]["User"]["required"],
        json!(["id"])
    );
    let schema = &api["components"]["schemas"]["Collection_User"];
    assert_eq!(schema["required"], json!(["@odata.context", "value"]));
    assert_eq!(
        schema["properties"]["value"]["items"]["$ref"],
        "#/components/schemas/User"
    );
}
