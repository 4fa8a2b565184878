//! *What if* somebody of whom no usage location is stated were somewhere: what is said is what comes of it.

use beffroi_testkit::{Backend, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, contoso, rule, sku};

const PRODUCTS: [&str; 4] = [
    "ENTERPRISEPACK",
    "EXCHANGE_S_ESSENTIALS",
    "MCOMEETADV",
    "MCOPSTNC",
];
const SWAY: &str = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";

/// Somebody in a group that gives Office 365 E3, without a usage location. Sway, which is part of that, must
/// not be used in some country.
async fn unplaced(backend: Backend, barred: &str) -> Contoso {
    let c = contoso(backend, 1).await;
    for part in PRODUCTS {
        c.buy(part, 5, None).await;
    }
    c.give(0, &["EXCHANGE_S_ESSENTIALS"], &[]).await.expect(200);
    c.join(c.sales, [0]).await;
    c.give_group(c.sales, &["ENTERPRISEPACK"], &[])
        .await
        .expect(202);
    c.place(0, None).await;
    let plan = format!("/beta/admin/licenses/servicePlans/{SWAY}");
    let body = json!({"prohibitedUsageLocations": [barred]});
    let bar = c.app.patch(&plan).by(&c.admin).json(&body);
    bar.send().await.expect(204);
    c.app.drain().await;
    c
}

/// What is in force, and how many seats of each product are taken.
async fn state(c: &Contoso) -> (Option<String>, Vec<u64>) {
    let mut seats = Vec::new();
    for part in PRODUCTS {
        seats.push(c.units(part).await.0);
    }
    (c.in_force(0), seats)
}

/// Where Sway is barred, where the person would be, what they would be given, and what comes of it: the
/// mailbox in force, or the rule that refuses.
type Case = (
    &'static str,
    &'static str,
    &'static [&'static str],
    Result<&'static str, &'static str>,
);

const CASES: [Case; 5] = [
    ("DE", "DE", &["MCOPSTNC"], Ok("BPOS_S_Essentials")),
    ("DE", "DE", &[], Ok("BPOS_S_Essentials")),
    ("DE", "DE", &["MCOMEETADV"], Err("DependencyViolation")),
    ("FR", "DE", &["MCOPSTNC"], Ok("BPOS_S_Enterprise")),
    ("FR", "DE", &["MCOMEETADV"], Ok("BPOS_S_Enterprise")),
];

#[tokio::test]
async fn where_somebody_would_be_decides_what_groups_give_them() {
    for backend in backends() {
        for (barred, country, add, wanted) in CASES {
            let c = unplaced(backend, barred).await;
            let before = state(&c).await;
            let give: Vec<_> = add.iter().map(|part| json!({"skuId": sku(part)})).collect();
            let users =
                json!({"ids": [c.people[0]], "addLicenses": give, "usageLocation": country});
            let asked = c.told_to("whatIf", &json!({"users": users})).await;
            let said = asked.expect(200).json();
            assert_eq!(state(&c).await, before, "nothing of it was made");
            c.place(0, Some(country)).await;
            c.app.drain().await;
            let done = c.give(0, add, &[]).await;
            c.app.drain().await;
            let after = state(&c).await;
            match wanted {
                Ok(in_force) => {
                    done.expect(200);
                    assert_eq!(said["refused"], json!([]), "{barred} {add:?}");
                    assert_eq!(after.0.as_deref(), Some(in_force), "{barred} {add:?}");
                    assert_eq!(foretold(&before, &said), after, "{barred} {add:?}");
                }
                Err(code) => {
                    assert_eq!(rule(&done.expect(400)), code);
                    assert_eq!(said["refused"][0]["code"], code, "{said}");
                    assert_eq!(said["capabilityChanges"], json!([]), "{said}");
                }
            }
            c.app.finish().await;
        }
    }
}

/// The state that comes of another by what is said.
fn foretold(
    (in_force, seats): &(Option<String>, Vec<u64>),
    said: &Value,
) -> (Option<String>, Vec<u64>) {
    let change = &said["capabilityChanges"][0];
    let in_force = match change {
        Value::Null => in_force.clone(),
        change => {
            assert_eq!(change["from"], json!(in_force), "{said}");
            change["to"].as_str().map(str::to_owned)
        }
    };
    let of = |(part, taken): (&&str, &u64)| {
        let mut rows = said["seats"].as_array().unwrap().iter();
        let row = rows.find(|row| row["skuPartNumber"] == **part);
        row.map_or(*taken, |row| {
            assert_eq!(row["before"], json!(taken), "{said}");
            row["after"].as_u64().unwrap()
        })
    };
    let seats = PRODUCTS.iter().zip(seats).map(of).collect();
    (in_force, seats)
}
