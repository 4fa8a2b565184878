use std::time::Duration;

use beffroi_testkit::{Listener, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, told};

#[tokio::test]
async fn people_are_told_as_graph_tells_them() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (graphs, named, only) = (
            Listener::open().await,
            Listener::open().await,
            Listener::open().await,
        );
        let before = office.person("zoe").await;
        office.subscribe(&graphs, "users").await;
        let mut wish = office.wish(&named, "users");
        wish["changeType"] = "created,updated,deleted".into();
        office.made(&wish).await;
        office.subscribe(&only, &format!("users/{before}")).await;

        let ada = office.person("ada").await;
        office.app.drain().await;
        let all = graphs.take();
        assert_eq!(all.len(), 1, "{all:?}");
        let one = &all[0];
        assert_eq!(one["changeType"], "updated");
        assert_eq!(one["resource"], format!("Users/{ada}"));
        assert_eq!(one["clientState"], "s3cr3t");
        assert_eq!(one["tenantId"], office.tenant.to_string());
        assert_eq!(one["subscriptionExpirationDateTime"], office.in_hours(72));
        assert!(one["subscriptionId"].is_string());
        let data = &one["resourceData"];
        assert_eq!(data["@odata.type"], "#Microsoft.Graph.User");
        assert_eq!(data["@odata.id"], format!("Users/{ada}"));
        assert_eq!(data["id"], ada.as_str());
        assert_eq!(told(&named), [format!("created Users/{ada}")]);
        assert!(told(&only).is_empty(), "somebody else's");

        let path = format!("/v1.0/users/{ada}");
        office.patch(&path, &json!({"jobTitle": "Countess"})).await;
        office.patch(&path, &json!({"jobTitle": "Analyst"})).await;
        office.app.drain().await;
        let updated = [format!("updated Users/{ada}")];
        assert_eq!(told(&graphs), updated, "the same thing is told once");
        assert_eq!(told(&named), updated);

        // Deleted so that it can be restored: `updated`, as in Graph. For good: `deleted`.
        office.delete(&path).await;
        office.app.drain().await;
        assert_eq!(told(&graphs), updated);
        office
            .delete(&format!("/v1.0/directory/deletedItems/{ada}"))
            .await;
        office.app.drain().await;
        let deleted = [format!("deleted Users/{ada}")];
        assert_eq!(told(&graphs), deleted);
        assert_eq!(told(&named), [updated.as_slice(), &deleted].concat());

        office
            .patch(&format!("/v1.0/users/{before}"), &json!({"city": "Lille"}))
            .await;
        office.app.drain().await;
        assert_eq!(told(&only), [format!("updated Users/{before}")]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn groups_are_told_with_who_came_and_went() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (all, one, members) = (
            Listener::open().await,
            Listener::open().await,
            Listener::open().await,
        );
        let (ada, sales) = (office.person("ada").await, office.group("sales").await);
        office.subscribe(&all, "groups").await;
        office.subscribe(&one, &format!("groups/{sales}")).await;
        office
            .subscribe(&members, &format!("groups('{sales}')/members"))
            .await;
        let other = office.group("other").await;
        office.app.drain().await;
        assert_eq!(told(&all), [format!("updated Groups/{other}")]);

        let reference =
            json!({"@odata.id": format!("http://test.local/v1.0/directoryObjects/{ada}")});
        let path = format!("/v1.0/groups/{sales}/members");
        let add = format!("{path}/$ref");
        let joined = office.operate(Method::POST, &add, &reference).await;
        joined.expect(204);
        office.app.drain().await;
        for listener in [&all, &one, &members] {
            let told = listener.take();
            assert_eq!(told.len(), 1);
            assert_eq!(told[0]["changeType"], "updated");
            assert_eq!(told[0]["resource"], format!("Groups/{sales}"));
            let data = &told[0]["resourceData"];
            assert_eq!(data["@odata.type"], "#Microsoft.Graph.Group");
            let came = json!([{"@odata.type": "#microsoft.graph.user", "id": ada}]);
            assert_eq!(data["members@delta"], came);
        }
        office.delete(&format!("{path}/{ada}/$ref")).await;
        office
            .patch(
                &format!("/v1.0/groups/{sales}"),
                &json!({"description": "Sells"}),
            )
            .await;
        office.app.drain().await;
        let left = members.take();
        assert_eq!(left.len(), 1);
        assert_eq!(
            left[0]["resourceData"]["members@delta"][0]["@removed"],
            "deleted"
        );
        assert_eq!(told(&one).len(), 2, "who left, and the description");

        office.delete(&format!("/v1.0/groups/{sales}")).await;
        office.app.drain().await;
        assert!(told(&one).contains(&format!("updated Groups/{sales}")));
        // Thirty days later it is gone for good, and so are the subscriptions.
        let restored = format!("/v1.0/directory/deletedItems/{sales}/restore");
        office
            .operate(Method::POST, &restored, &Value::Null)
            .await
            .expect(200);
        office.app.drain().await;
        assert!(told(&one).contains(&format!("updated Groups/{sales}")));
        office.app.finish().await;
    }
}

#[tokio::test]
async fn many_changes_go_in_few_requests_and_none_is_lost() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let mut wish = office.wish(&hook, "users");
        wish["changeType"] = "created".into();
        office.made(&wish).await;
        let mut people = Vec::new();
        for number in 0..230 {
            people.push(format!(
                "created Users/{}",
                office.person(&format!("p{number}")).await
            ));
        }
        office.app.drain().await;
        let sizes: Vec<usize> = hook
            .bodies()
            .iter()
            .map(|body| body["value"].as_array().unwrap().len())
            .collect();
        assert_eq!(sizes, [100, 100, 30]);
        assert_eq!(told(&hook), people, "each once, in order");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn the_end_comes_unless_it_is_renewed() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, lifecycle) = (Listener::open().await, Listener::open().await);
        let mut wish = office.wish(&hook, "users");
        wish["lifecycleNotificationUrl"] = lifecycle.url.clone().into();
        let path = office.made(&wish).await;
        office.app.later(Duration::from_hours(64)).await;
        assert!(lifecycle.bodies().is_empty());
        // After nine tenths of its life it reminds, and is renewed.
        office.app.later(Duration::from_hours(1)).await;
        let reminded = lifecycle.take();
        assert_eq!(reminded.len(), 1);
        assert_eq!(reminded[0]["lifecycleEvent"], "reauthorizationRequired");
        assert_eq!(reminded[0]["clientState"], "s3cr3t");
        assert_eq!(reminded[0]["tenantId"], office.tenant.to_string());
        let renewed = json!({"expirationDateTime": office.in_hours(72)});
        let renewed = office.call(Method::PATCH, &path, &renewed).await;
        renewed.expect(200);
        office.app.later(Duration::from_hours(8)).await;
        office.person("ada").await;
        office.app.drain().await;
        assert_eq!(told(&hook).len(), 1, "its old end has passed");

        office.app.later(Duration::from_hours(65)).await;
        office.person("bob").await;
        office.app.drain().await;
        assert!(told(&hook).is_empty(), "it has ended");
        let last = office.activities().await.pop();
        assert_eq!(last.as_deref(), Some("Remove subscription"));
        office.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_is_deleted_is_told_nothing_more() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let path = office.subscribe(&hook, "users").await;
        office.person("ada").await;
        office
            .call(Method::DELETE, &path, &Value::Null)
            .await
            .expect(204);
        office.person("bob").await;
        office.app.drain().await;
        assert!(told(&hook).is_empty());
        office.app.finish().await;
    }
}
