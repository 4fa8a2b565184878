//! Products and their service plans, as Microsoft publishes them ("Product names and service plan
//! identifiers for licensing"), and those of the migration table that it never published.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use uuid::Uuid;

use super::{PlanId, SkuId};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Microsoft's public table.
    Public,
    /// Made here, since the public table has none of this name: its id is Beffroi's own.
    Own,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: SkuId,
    /// Its short name, e.g. `SPE_E3`.
    pub part_number: String,
    /// Its name, e.g. `Microsoft 365 E3`.
    pub name: String,
    /// Its service plans with their names.
    pub plans: BTreeMap<PlanId, String>,
    /// Where the entry comes from.
    pub source: Source,
}

/// Why the data file is no catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A line can't be read.
    #[error("the catalogue of products can't be read: {0}")]
    Unreadable(#[from] csv::Error),
    /// Two lines call one product differently.
    #[error("{0} has two names in the catalogue of products")]
    TwoNames(SkuId),
}

#[derive(Deserialize)]
struct Line {
    sku_id: Uuid,
    sku_part_number: String,
    name: String,
    service_plan_id: Uuid,
    service_plan_name: String,
    source: Source,
}

const DATA: &str = include_str!("../../data/products.csv");

static PRODUCTS: LazyLock<HashMap<SkuId, Product>> =
    LazyLock::new(|| read(DATA).expect("a test reads the file that is built in"));

/// Every product that is known.
pub fn products() -> impl Iterator<Item = &'static Product> {
    PRODUCTS.values()
}

/// A product, if it is known.
#[must_use]
pub fn find(id: SkuId) -> Option<&'static Product> {
    PRODUCTS.get(&id)
}

fn read(text: &str) -> Result<HashMap<SkuId, Product>, CatalogError> {
    let mut products: HashMap<SkuId, Product> = HashMap::new();
    for line in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let line: Line = line?;
        let id = SkuId::from_uuid(line.sku_id);
        let product = products.entry(id).or_insert_with(|| Product {
            id,
            part_number: line.sku_part_number.clone(),
            name: line.name.clone(),
            plans: BTreeMap::new(),
            source: line.source,
        });
        if (&product.part_number, &product.name) != (&line.sku_part_number, &line.name) {
            return Err(CatalogError::TwoNames(id));
        }
        let plan = PlanId::from_uuid(line.service_plan_id);
        product.plans.insert(plan, line.service_plan_name);
    }
    Ok(products)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_is_built_in_is_a_catalogue() {
        let all = read(DATA).expect("reads");
        assert_eq!(all.len(), 76);
        let own = all.values().filter(|one| one.source == Source::Own).count();
        assert_eq!(own, 8);
        let id: Uuid = "05e9a617-0261-4cee-bb44-138d3ef5d965"
            .parse()
            .expect("an id");
        let e3 = find(SkuId::from_uuid(id)).expect("Microsoft 365 E3 is known");
        assert_eq!(
            (e3.part_number.as_str(), e3.name.as_str()),
            ("SPE_E3", "Microsoft 365 E3")
        );
        let plans = e3.plans.values();
        assert!(
            plans
                .filter(|name| *name == "EXCHANGE_S_ENTERPRISE")
                .count()
                == 1
        );
        let parts: std::collections::HashSet<&str> =
            products().map(|one| one.part_number.as_str()).collect();
        assert_eq!(parts.len(), 76, "a short name is one product's");
    }

    #[test]
    fn what_is_no_catalogue_is_refused() {
        let head = DATA.lines().next().expect("a head");
        let line = |name: &str| {
            format!(
                "e8f81a67-bd96-4074-b108-cf193eb9433b,X,{name},1126bef5-da20-4f07-b45e-ad25d2581aa8,P,own"
            )
        };
        assert!(read(&format!("{head}\n{}\n", line("A"))).is_ok());
        let twice = read(&format!("{head}\n{}\n{}\n", line("A"), line("B")));
        assert!(matches!(twice, Err(CatalogError::TwoNames(_))));
        assert!(matches!(
            read(&format!("{head}\nx\n")),
            Err(CatalogError::Unreadable(_))
        ));
    }
}
