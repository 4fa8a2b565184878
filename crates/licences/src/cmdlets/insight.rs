//! Cmdlets that nobody else has: why, what is too much, and taking it back.

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Parameter, Signature, Value, View,
};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;

use super::graph::{id, object};
use super::somebody;
use crate::model::SkuId;
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
            line: "Get-LicenseOverlap | ? Reclaimable -gt 0 | % { Invoke-LicenseReclaim $_.SkuId -WhatIf }",
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
        description: "Nobody's capability is lowered. With -WhatIf it says what would be taken. Undo-LicenseReclaim gives it back.",
        parameters: &[Parameter::new("SkuId", Kind::List)
            .mandatory()
            .at(0)
            .help("The products, by their ids.")],
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
    let products = bound.list("SkuId").unwrap_or_default().iter();
    let products = products.map(|one| Ok(SkuId::from_uuid(id(one, "SkuId")?)));
    let wanted = Reclaim::new(
        products.collect::<Result<_, CmdletError>>()?,
        bound.what_if(),
    );
    let done = service::reclaim(&calling.cx, &calling.caller, wanted).await;
    Ok(vec![object(&done.map_err(|failure| refused(&failure))?)?])
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
