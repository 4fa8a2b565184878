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
