//! Ids that Microsoft has given.

use beffroi_core::{Id, IdKind};

/// The kind of a product.
#[derive(Debug)]
pub enum ProductKind {}
impl IdKind for ProductKind {
    const NAME: &'static str = "sku";
}

/// The kind of a service plan.
#[derive(Debug)]
pub enum PlanKind {}
impl IdKind for PlanKind {
    const NAME: &'static str = "servicePlan";
}

/// The id of a product (Graph's `skuId`).
pub type SkuId = Id<ProductKind>;
/// The id of a service plan.
pub type PlanId = Id<PlanKind>;
