//! Groups within groups.

use beffroi_testkit::backends;

use super::office::*;

#[tokio::test]
async fn groups_nest_and_refuse_cycles() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        import(&app, &admin, PEOPLE, false).await;
        let (sales, lyon, north) = (
            group(&app, &admin, "Sales").await,
            group(&app, &admin, "Lyon").await,
            group(&app, &admin, "Sales North").await,
        );
        let amy = user_of(&app, &admin, "xavier.moreau@contoso.example").await;
        let amy = amy["id"].as_str().unwrap();
        assert_eq!(add(&app, &admin, &north, amy).await.status, 204);
        assert_eq!(add(&app, &admin, &sales, &north).await.status, 204);
        let again = add(&app, &admin, &north, amy).await;
        assert_eq!(
            (again.status, again.text().contains("already")),
            (400, true)
        );
        let cycle = add(&app, &admin, &north, &sales).await.expect(400);
        assert!(
            cycle.text().contains("can't contain themselves"),
            "{}",
            cycle.text()
        );
        add(&app, &admin, &lyon, &lyon).await.expect(400);
        let shown = app
            .get(&format!("/v1.0/groups/{sales}"))
            .by(&admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(
            (
                shown["memberCount"].as_u64(),
                shown["transitiveUserCount"].as_u64()
            ),
            (Some(1), Some(1))
        );
        let of = app
            .get(&format!("/v1.0/users/{amy}/transitiveMemberOf"))
            .by(&admin)
            .send()
            .await
            .expect(200);
        assert_eq!(
            values(&of, "displayName"),
            ["All Company", "Sales", "Sales North"]
        );
        let of = app
            .get(&format!("/v1.0/users/{amy}/memberOf"))
            .by(&admin)
            .send()
            .await
            .expect(200);
        assert_eq!(values(&of, "displayName"), ["Sales North"]);
        app.delete(&format!("/v1.0/groups/{north}"))
            .by(&admin)
            .send()
            .await
            .expect(204);
        let shown = app
            .get(&format!("/v1.0/groups/{sales}"))
            .by(&admin)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(shown["transitiveUserCount"], 0);
        let all = app
            .get("/v1.0/groups?$filter=displayName%20eq%20'All%20Company'")
            .by(&admin)
            .send()
            .await
            .expect(200);
        let all = all.json()["value"][0].clone();
        assert_eq!(
            (
                all["isAllCompany"].as_bool(),
                all["transitiveUserCount"].as_u64()
            ),
            (Some(true), Some(1000))
        );
        let all = all["id"].as_str().unwrap();
        add(&app, &admin, all, amy).await.expect(400);
        app.delete(&format!("/v1.0/groups/{all}"))
            .by(&admin)
            .send()
            .await
            .expect(400);
        app.finish().await;
    }
}

#[tokio::test]
async fn groups_of_groups_devices_and_roles_are_asked_for() {
    for backend in backends() {
        let (app, admin) = contoso(backend).await;
        let inner = group(&app, &admin, "Inner").await;
        let middle = group(&app, &admin, "Middle").await;
        let outer = group(&app, &admin, "Outer").await;
        add(&app, &admin, &middle, &inner).await.expect(204);
        add(&app, &admin, &outer, &middle).await.expect(204);
        let roles = "/v1.0/roleManagement/directory/roleDefinitions";
        for (path, names) in [
            (
                format!("/v1.0/groups/{inner}/memberOf?$select=displayName"),
                vec!["Middle"],
            ),
            (
                format!("/v1.0/groups/{inner}/transitiveMemberOf"),
                vec!["Middle", "Outer"],
            ),
            (format!("/v1.0/groups/{outer}/memberOf"), vec![]),
            (
                format!("{roles}?$filter=displayName%20eq%20'Global%20Administrator'"),
                vec!["Global Administrator"],
            ),
            (format!("{roles}?$filter=isBuiltIn%20eq%20false"), vec![]),
            ("/v1.0/devices?$filter=displayName%20eq%20'x'%20or%20operatingSystemVersion%20eq%20'1'&$orderby=displayName%20desc&$search=%22displayName:x%22".to_owned(), vec![]),
        ] {
            let found = app.get(&path).by(&admin).send().await.expect(200);
            assert_eq!(values(&found, "displayName"), names, "{path} on {backend:?}");
        }
        for (path, count) in [
            (format!("/v1.0/groups/{inner}/memberOf/$count"), "1"),
            (
                format!("/v1.0/groups/{inner}/transitiveMemberOf/$count"),
                "2",
            ),
            (
                "/v1.0/devices/$count?$filter=displayName%20eq%20'x'".to_owned(),
                "0",
            ),
        ] {
            let found = app.get(&path).by(&admin).send().await.expect(200);
            assert_eq!(found.text(), count, "{path}");
        }
        // Page by page every role comes once.
        let all = app.get(roles).by(&admin).send().await.expect(200);
        let all = values(&all, "displayName");
        let (mut paged, mut path) = (Vec::new(), format!("{roles}?$top=2"));
        loop {
            let page = app.get(&path).by(&admin).send().await.expect(200);
            paged.extend(values(&page, "displayName"));
            let next = page.json()["@odata.nextLink"].as_str().map(str::to_owned);
            let Some(next) = next else { break };
            path = next[next.find("/v1.0/").unwrap()..].to_owned();
        }
        assert_eq!(paged, all);
        for wrong in [
            format!("{roles}?$filter=rolePermissions%20eq%20'x'"),
            "/v1.0/devices?$filter=userId%20eq%20'x'".to_owned(),
        ] {
            app.get(&wrong).by(&admin).send().await.expect(400);
        }
        let nobody = uuid::Uuid::nil();
        let path = format!("/v1.0/groups/{nobody}/memberOf");
        app.get(&path).by(&admin).send().await.expect(404);
        app.finish().await;
    }
}
