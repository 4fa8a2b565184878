//! What a change would do, before it is made.

use beffroi_cmdlets::{Bound, CmdletError, Example, Kind, Parameter, Signature, Value, View};
use beffroi_feature::{Calling, SystemCmdlet, refused};
use futures_util::FutureExt;
use serde_json::{Map, json};

use super::graph::{added, id, object};
use super::somebody;
use crate::service::{self, WhatIf};

pub(super) const GET_LICENSE_WHAT_IF: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-LicenseWhatIf",
        synopsis: "Says what a change would do to whom, without making it.",
        description: "Of a subscription (other seats, its end, its renewal), of what a group gives, or of what people are given directly: exactly one of -SubscriptionId, -GroupId and -UserId.",
        examples: &[
            Example {
                line: "Get-LicenseWhatIf -SubscriptionId 6f0c… -Ended | fl",
                says: "Who would lose what with the end of a subscription.",
            },
            Example {
                line: "(Get-LicenseWhatIf -GroupId 02bd… -RemoveLicenses 05e9a617-0261-4cee-bb44-138d3ef5d965).CapabilityChanges",
                says: "From what to what people would come if a group did not give a product any more.",
            },
        ],
        parameters: &[
            Parameter::new("SubscriptionId", Kind::Guid).help("A subscription."),
            Parameter::new("TotalLicenses", Kind::Int).help("How many seats it would have."),
            Parameter::new("Ended", Kind::Switch).help("It would have ended."),
            Parameter::new("Renewed", Kind::Switch).help("It would be taken up again."),
            Parameter::new("GroupId", Kind::Guid).help("A group."),
            Parameter::new("UserId", Kind::List)
                .help("People, by their ids, principal names, or what stands before the @: at most 1,000."),
            Parameter::new("UsageLocation", Kind::String)
                .help("Where those would be of whom no usage location is stated, e.g. FR; with -UserId."),
            Parameter::new("AddLicenses", Kind::List)
                .help("Products that would be given, too: their ids, or @{SkuId = …; DisabledPlans = …}."),
            Parameter::new("RemoveLicenses", Kind::List)
                .help("Products that would not be given any more, by their ids."),
        ],
        output: &[
            "CapabilityChanges",
            "MailboxesLost",
            "MailboxesGained",
            "Seats",
            "Refused",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["MailboxesLost", "MailboxesGained", "CapabilityChanges", "Refused"],
        ..View::ALL
    },
    run: |calling, bound| what_if(calling, bound).boxed(),
};

async fn what_if(calling: &Calling, bound: Bound) -> Result<Vec<Value>, CmdletError> {
    let change = change(calling, &bound).await?;
    let found = service::what_if(&calling.cx, &calling.caller, change).await;
    Ok(vec![object(&found.map_err(|failure| refused(&failure))?)?])
}

async fn change(calling: &Calling, bound: &Bound) -> Result<WhatIf, CmdletError> {
    let add = bound.list("AddLicenses").unwrap_or_default().iter();
    let add = add.map(|one| {
        let (sku, off) = added(one)?;
        Ok(json!({"skuId": sku, "disabledPlans": off}))
    });
    let add = add.collect::<Result<Vec<_>, CmdletError>>()?;
    let remove = bound.list("RemoveLicenses").unwrap_or_default().iter();
    let remove = remove.map(|one| id(one, "RemoveLicenses"));
    let remove = remove.collect::<Result<Vec<_>, _>>()?;
    let mut change = Map::new();
    if let Some(id) = bound.guid("SubscriptionId") {
        let of = json!({
            "id": id,
            "totalLicenses": bound.int("TotalLicenses"),
            "isEnded": bound.switch("Ended"),
            "isRenewed": bound.switch("Renewed"),
        });
        change.insert("subscription".to_owned(), of);
    }
    if let Some(id) = bound.guid("GroupId") {
        let of = json!({"id": id, "addLicenses": add, "removeLicenses": remove});
        change.insert("group".to_owned(), of);
    }
    if let Some(keys) = bound.texts("UserId") {
        let mut ids = Vec::with_capacity(keys.len());
        for key in &keys {
            ids.push(somebody(calling, key).await?.id);
        }
        let of = json!({
            "ids": ids,
            "addLicenses": add,
            "removeLicenses": remove,
            "usageLocation": bound.text("UsageLocation"),
        });
        change.insert("users".to_owned(), of);
    }
    let refused = |error: serde_json::Error| CmdletError::invalid(error.to_string());
    serde_json::from_value(change.into()).map_err(refused)
}
