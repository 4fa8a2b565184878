//! The table of offerings that can be held together: each gives its capability, and of two the higher
//! one is in force.

use std::collections::HashMap;

use beffroi_licences::model::{Abilities, Product, Root, combined, products};

/// One offering of the table, with the products that are sold under its name.
struct Offering {
    name: String,
    capability: Root,
    products: Vec<&'static Product>,
}

fn offerings() -> Vec<Offering> {
    let by_part: HashMap<&str, &Product> = products()
        .map(|product| (product.part_number.as_str(), product))
        .collect();
    let mut lines = include_str!("offerings.csv").lines();
    assert_eq!(lines.next(), Some("offering,capability,sku_part_numbers"));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            let capability = Root::ALL
                .into_iter()
                .find(|root| root.as_str() == fields[1])
                .expect("one of the four");
            let products = fields[2].split(' ').map(|part| by_part[part]).collect();
            Offering {
                name: fields[0].to_owned(),
                capability,
                products,
            }
        })
        .collect()
}

fn together(products: &[&Product]) -> Abilities {
    let plans = products
        .iter()
        .flat_map(|product| product.plans.keys().copied());
    combined(plans).expect("offerings of the table can be held together")
}

#[test]
fn each_offering_gives_its_capability() {
    let all = offerings();
    assert_eq!(all.len(), 37);
    for offering in &all {
        for product in &offering.products {
            let abilities = together(&[product]);
            assert_eq!(
                abilities.winner(),
                Some(offering.capability),
                "{}",
                offering.name
            );
        }
    }
}

#[test]
fn of_each_pair_the_higher_is_in_force_and_all_roots_are_listed_in_ascending_order() {
    let all = offerings();
    for (one, other) in all.iter().flat_map(|one| all.iter().map(move |o| (one, o))) {
        for first in &one.products {
            for second in &other.products {
                let abilities = together(&[first, second]);
                let higher = one.capability.max(other.capability);
                let pair = format!("{} with {}", one.name, other.name);
                assert_eq!(abilities.winner(), Some(higher), "{pair}");
                let mut roots = vec![one.capability, other.capability];
                roots.sort_unstable();
                roots.dedup();
                let roots: Vec<&str> = roots.into_iter().map(Root::as_str).collect();
                assert_eq!(abilities.roots(), roots, "{pair}");
                assert_eq!(
                    abilities.persisted().last(),
                    Some(&higher.as_str()),
                    "{pair}"
                );
            }
        }
    }
}

#[test]
fn the_three_that_can_not_be_stacked_refuse_every_offering_of_the_table() {
    let alone = ["LITEPACK", "MIDSIZEPACK", "EXCHANGETELCO"];
    for product in products().filter(|one| alone.contains(&one.part_number.as_str())) {
        let own = together(&[product]);
        assert_eq!((own.winner(), own.roots().len()), (None, 1));
        for offering in offerings() {
            let other = offering.products[0];
            let plans = product.plans.keys().chain(other.plans.keys());
            assert!(combined(plans.copied()).is_err(), "{}", offering.name);
        }
    }
}
