//! A message that somebody reports to their organization.

use beffroi_core::{Id, IdKind};

/// The kind of a report's id.
#[derive(Debug)]
pub(crate) enum ReportKind {}

impl IdKind for ReportKind {
    const NAME: &'static str = "report";
}

/// A report's id.
pub(crate) type ReportId = Id<ReportKind>;
