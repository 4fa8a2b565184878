//! Cmdlets that nobody else has: why, what is too much, and taking it back.

use std::collections::BTreeSet;

use beffroi_cmdlets::{
    Bound, CmdletError, Example, FromPipeline, Kind, Parameter, Signature, Value, View,
};
use beffroi_core::PageRequest;
use beffroi_core::page::MAX_PAGE;
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;

use super::graph::{id, object};
use super::mailbox::{RESULT_SIZE, more_than, wanted};
use super::somebody;
use crate::model::{Product, Reason, SkuId, find, products};
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
            .aliases(&["UserPrincipalName"])
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

pub(super) const GET_LICENSE_OVERLAP_USER: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-LicenseOverlapUser",
        synopsis: "Shows who consumes a license without using it.",
        description: "The people behind one row of Get-LicenseOverlap. IsDirect says whether the license can be taken from them alone, since no group gives it.",
        examples: &[
            Example {
                line: "Get-LicenseOverlap | ? Reason -eq outranked | Get-LicenseOverlapUser",
                says: "Everybody whose mailbox comes from a higher license.",
            },
            Example {
                line: "Get-LicenseOverlapUser -SkuPartNumber EXCHANGESTANDARD -Reason covered | select UserPrincipalName",
                says: "From whom Exchange Online (Plan 1) could be taken.",
            },
        ],
        parameters: &[
            Parameter::new("SkuId", Kind::String)
                .at(0)
                .from_pipeline(FromPipeline::Property)
                .help("The product, by its id."),
            Parameter::new("SkuPartNumber", Kind::String)
                .from_pipeline(FromPipeline::Property)
                .help("The product, by its part number, e.g. EXCHANGESTANDARD. One of both is needed."),
            Parameter::new("Reason", Kind::Choice(&["covered", "outranked"]))
                .from_pipeline(FromPipeline::Property)
                .help("Only these. Without it, both."),
            RESULT_SIZE,
        ],
        output: &[
            "UserPrincipalName",
            "DisplayName",
            "SkuPartNumber",
            "Reason",
            "Capability",
            "IsDirect",
            "Id",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["UserPrincipalName", "SkuPartNumber", "Reason", "Capability"],
        ..View::ALL
    },
    run: |calling, bound| overlap_users(calling, bound).boxed(),
};

async fn overlap_users(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let product = one_product(&bound)?;
    let reasons = match bound.text("Reason").and_then(|text| text.parse().ok()) {
        Some(reason) => vec![reason],
        None => Reason::ALL.to_vec(),
    };
    let most = wanted(&bound)?;
    let mut all = Vec::new();
    for reason in reasons {
        let mut request = PageRequest {
            top: MAX_PAGE,
            ..PageRequest::default()
        };
        loop {
            let (cx, caller) = (&calling.cx, &calling.caller);
            let page = service::overlap_people(cx, caller, (product.id, reason), &request).await;
            let page = page.map_err(|failure| refused(&failure))?;
            for one in &page.items {
                if all.len() == most {
                    bound.warn(more_than(most));
                    return Ok(all);
                }
                let mut person = object(one)?;
                if let Value::Object(person) = &mut person {
                    person.set("SkuPartNumber", product.part_number.as_str().into());
                    person.set("Reason", reason.as_str().into());
                }
                all.push(person);
            }
            match page.next {
                Some(next) => request.after = Some(next),
                None => break,
            }
        }
    }
    Ok(all)
}

/// The product that `-SkuId` or `-SkuPartNumber` names.
fn one_product(bound: &Bound) -> Result<&'static Product, CmdletError> {
    match (bound.get("SkuId"), bound.text("SkuPartNumber")) {
        (Some(value), part) => {
            let id = SkuId::from_uuid(id(value, "SkuId")?);
            let found = find(id).ok_or_else(|| {
                let words = format!("There is no product with the id '{id}'.");
                CmdletError::not_found(words).about(id.to_string())
            })?;
            let is_other = |part: &str| !found.part_number.eq_ignore_ascii_case(part);
            if part.is_some_and(is_other) {
                let words = "-SkuId and -SkuPartNumber name two products. Give one of the two.";
                return Err(CmdletError::invalid(words));
            }
            Ok(found)
        }
        (None, Some(part)) => by_part_number(part),
        (None, None) => Err(CmdletError::invalid(
            "Say which product: -SkuId takes its id, -SkuPartNumber its part number.",
        )),
    }
}

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
            Parameter::new("Reason", Kind::Choice(&["covered", "outranked"]))
                .from_pipeline(FromPipeline::Property)
                .help("Of a row of Get-LicenseOverlap: only what is covered is taken back; an outranked row is left alone."),
        ],
        output: &[
            "Id",
            "SkuPartNumber",
            "People",
            "Seats",
            "CapabilityChanges",
            "Users",
        ],
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View {
        table: &["SkuPartNumber", "People", "CapabilityChanges", "Id"],
        ..View::ALL
    },
    run: |calling, bound| reclaim(calling, bound).boxed(),
};

async fn reclaim(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    if bound.text("Reason") == Some(Reason::Outranked.as_str()) {
        bound.warn(
            "Nothing is taken back for being outranked: only what another license covers is.",
        );
        return Ok(Vec::new());
    }
    let ids = bound.list("SkuId").unwrap_or_default().iter();
    let ids = ids.map(|one| Ok(SkuId::from_uuid(id(one, "SkuId")?)));
    let parts = bound.texts("SkuPartNumber").unwrap_or_default();
    let named = parts.iter().map(|part| Ok(by_part_number(part)?.id));
    // An object of the pipeline has both, and means one product.
    let wanted: BTreeSet<SkuId> = ids.chain(named).collect::<Result<_, _>>()?;
    if wanted.is_empty() {
        let words =
            "Say which products: -SkuId takes their ids, -SkuPartNumber their part numbers.";
        return Err(CmdletError::invalid(words));
    }
    let parts: Vec<&str> = wanted
        .iter()
        .filter_map(|product| Some(find(*product)?.part_number.as_str()))
        .collect();
    let parts = parts.join(", ");
    // What it gives is all that there is to say.
    let reclaim = Reclaim::new(wanted.into_iter().collect(), bound.what_if());
    let done = service::reclaim(&calling.cx, &calling.caller, reclaim).await;
    let mut done = object(&done.map_err(|failure| refused(&failure))?)?;
    if let Value::Object(done) = &mut done {
        done.set("SkuPartNumber", parts.into());
    }
    Ok(vec![done])
}

fn by_part_number(name: &str) -> Result<&'static Product, CmdletError> {
    let mut known = products();
    let known = known.find(|one| one.part_number.eq_ignore_ascii_case(name));
    known.ok_or_else(|| {
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
        changes: true,
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.ReadWrite.All",
    view: &View::ALL,
    run: |calling, bound| {
        async move {
            let batch = BatchId::from_uuid(bound.guid("Id").unwrap_or_default());
            let cx = calling.to_change(&bound, batch.to_string());
            let undone = service::undo(&cx, &calling.caller, batch).await;
            undone.map_err(|failure| refused(&failure))?;
            Ok(Vec::new())
        }
        .boxed()
    },
};
