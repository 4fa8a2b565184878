//! Cmdlets that nobody else has: why, what is too much, and taking it back.

use std::collections::BTreeSet;

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;

use super::graph::{id, object};
use super::somebody;
use crate::model::{SkuId, products};
use crate::service::{self, Reclaim};
use crate::store::BatchId;

pub(super) const GET_LICENSE_EXPLANATION: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-LicenseExplanation",
        synopsis: "Says of each license of somebody by which way it comes, whether it counts, and why.",
        examples: &[Example {
            line: "Get-LicenseExplanation test1 | select SkuPartNumber, IsWinner, Explanation | fl",
            says: "Why test1 has what they have.",
        }],
        parameters: &[Parameter::new("UserId", Kind::String)
            .mandatory()
            .at(0)
            .from_pipeline(FromPipeline::ValueOrProperty)
            .help("Whose: an id, a principal name, or what stands before its @.")],
        output: &[
            "SkuPartNumber",
            "GroupName",
            "Error",
            "Capability",
            "IsWinner",
            "IsSurplus",
            "Explanation",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["SkuPartNumber", "Capability", "IsWinner", "Error"],
        ..View::ALL
    },
    run: |calling, bound| explain(calling, bound).boxed(),
};

async fn explain(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let account = somebody(calling, bound.text("UserId").unwrap_or_default()).await?;
    let (key, languages) = (account.id.to_string(), &calling.caller.languages);
    let explained = service::explain(&calling.cx, &calling.caller, &key, languages).await;
    let explained = explained.map_err(|failure| refused(&failure))?;
    explained.holdings().iter().map(object).collect()
}

pub(super) const GET_LICENSE_OVERLAP: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-LicenseOverlap",
        synopsis: "Shows licenses that people consume without using them.",
        description: "Covered: another license of the person gives all of it. Outranked: its mailbox is not the one in force.",
        examples: &[Example {
            line: "Get-LicenseOverlap | ? Reclaimable -gt 0 | Invoke-LicenseReclaim -WhatIf",
            says: "What could be taken back, without taking it.",
        }],
        output: &[
            "SkuPartNumber",
            "Reason",
            "People",
            "Reclaimable",
            "SavingPerMonth",
            "Currency",
            "SkuId",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["SkuPartNumber", "Reason", "People", "Reclaimable"],
        ..View::ALL
    },
    run: |calling, _| {
        async move {
            let all = service::overlaps(&calling.cx, &calling.caller).await;
            let all = all.map_err(|failure| refused(&failure))?;
            all.iter().map(object).collect()
        }
        .boxed()
    },
};

pub(super) const INVOKE_LICENSE_RECLAIM: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Invoke-LicenseReclaim",
        synopsis: "Takes licenses back from those to whom another one gives all of it.",
        description: "Nobody's capability is lowered. With -WhatIf it says what would be taken. \
            The products of one call make one batch; of several objects in the pipeline each makes a \
            batch of its own, which Undo-LicenseReclaim gives back by itself.",
        examples: &[
            Example {
                line: "Get-LicenseOverlap | ? Reclaimable -gt 0 | Invoke-LicenseReclaim -WhatIf",
                says: "What could be taken back, product by product, without taking it.",
            },
            Example {
                line: "Invoke-LicenseReclaim -SkuPartNumber EXCHANGESTANDARD, EXCHANGEENTERPRISE",
                says: "Takes two products back, as one batch.",
            },
        ],
        parameters: &[
            Parameter::new("SkuId", Kind::List)
                .at(0)
                .from_pipeline(FromPipeline::Property)
                .help("The products, by their ids."),
            Parameter::new("SkuPartNumber", Kind::List)
                .from_pipeline(FromPipeline::Property)
                .help("The products, by their part numbers, e.g. EXCHANGESTANDARD. One of both is needed."),
        ],
        output: &["Id", "People", "Seats", "CapabilityChanges", "Users"],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View {
        table: &["Id", "People", "CapabilityChanges"],
        ..View::ALL
    },
    run: |calling, bound| reclaim(calling, bound).boxed(),
};

async fn reclaim(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let ids = bound.list("SkuId").unwrap_or_default().iter();
    let ids = ids.map(|one| Ok(SkuId::from_uuid(id(one, "SkuId")?)));
    let parts = bound.texts("SkuPartNumber").unwrap_or_default();
    let named = parts.iter().map(|part| by_part_number(part));
    // An object of the pipeline has both, and means one product.
    let wanted: BTreeSet<SkuId> = ids.chain(named).collect::<Result<_, _>>()?;
    if wanted.is_empty() {
        let words =
            "Say which products: -SkuId takes their ids, -SkuPartNumber their part numbers.";
        return Err(CmdletError::invalid(words));
    }
    let reclaim = Reclaim::new(wanted.into_iter().collect(), bound.what_if());
    let done = service::reclaim(&calling.cx, &calling.caller, reclaim).await;
    Ok(vec![object(&done.map_err(|failure| refused(&failure))?)?])
}

fn by_part_number(name: &str) -> Result<SkuId, CmdletError> {
    let known = products().find(|one| one.part_number.eq_ignore_ascii_case(name));
    known.map(|product| product.id).ok_or_else(|| {
        let words = format!(
            "There is no product with the part number '{name}'. Get-MgSubscribedSku shows those that the organization has."
        );
        CmdletError::not_found(words).about(name)
    })
}

pub(super) const UNDO_LICENSE_RECLAIM: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Undo-LicenseReclaim",
        synopsis: "Gives back what Invoke-LicenseReclaim took.",
        parameters: &[Parameter::new("Id", Kind::Guid)
            .mandatory()
            .at(0)
            .from_pipeline(FromPipeline::ValueOrProperty)
            .help("The batch, as Invoke-LicenseReclaim told it.")],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let batch = BatchId::from_uuid(bound.guid("Id").unwrap_or_default());
            if !bound.what_if() {
                let undone = service::undo(&calling.cx, &calling.caller, batch).await;
                undone.map_err(|failure| refused(&failure))?;
            }
            Ok(Vec::new())
        }
        .boxed()
    },
};
