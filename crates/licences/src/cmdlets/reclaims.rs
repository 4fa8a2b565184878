//! What was taken back before.

use beffroi_cmdlets::{Example, Signature, View};
use beffroi_feature::{SystemCmdlet, refused};
use futures_util::FutureExt;

use super::graph::object;
use crate::service;

pub(super) const GET_LICENSE_RECLAIM: SystemCmdlet = SystemCmdlet {
    signature: Signature {
        name: "Get-LicenseReclaim",
        synopsis: "Shows the last 50 batches of licenses that were taken back, the newest first.",
        examples: &[Example {
            line: "Get-LicenseReclaim | select -First 1 | Undo-LicenseReclaim",
            says: "Gives back what was taken last.",
        }],
        output: &[
            "Id",
            "CreatedDateTime",
            "CreatedBy",
            "UndoneDateTime",
            "People",
            "Seats",
        ],
        ..Signature::EMPTY
    },
    permission: "LicenseAssignment.Read.All",
    view: &View {
        table: &["CreatedDateTime", "CreatedBy", "People", "UndoneDateTime"],
        ..View::ALL
    },
    run: |calling, _| {
        async move {
            let all = service::reclaims(&calling.cx, &calling.caller).await;
            let all = all.map_err(|failure| refused(&failure))?;
            all.iter().map(object).collect()
        }
        .boxed()
    },
};
