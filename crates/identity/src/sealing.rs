//! Whether this process has the key with which the database's values at rest are sealed.

use std::path::Path;

use beffroi_core::{Failure, Kind, failure};
use beffroi_feature::Cx;
use beffroi_store::args;
use futures_util::FutureExt;

/// Compares the key with the one that was there first. To be called at the start: with another key
/// every sealed value would be lost, and new ones would be lost to the other processes.
///
/// # Errors
/// `secretKeyFile` when the database's values are sealed with another key than that of `file`.
pub async fn prove_sealing_key(cx: &Cx, file: &Path) -> failure::Result<()> {
    let own = cx.sealing.mac("proof", b"beffroi").to_vec();
    let mine = own.clone();
    let first = cx
        .commit(move |tx| {
            async move {
                tx.exec(
                    "INSERT INTO sealing_key (id, proof) VALUES (1, $1) ON CONFLICT (id) DO NOTHING",
                    args![mine],
                )
                .await?;
                let row = tx.one("SELECT proof FROM sealing_key WHERE id = 1", args![]).await?;
                Ok(row.map(|row| row.get::<Vec<u8>>("proof")).transpose()?)
            }
            .boxed()
        })
        .await?;
    if first.as_deref() == Some(own.as_slice()) {
        return Ok(());
    }
    let words = format!(
        "The database's secrets are sealed with another key than that of {}: put the key file back from the backup.",
        file.display()
    );
    Err(Failure::new(Kind::Unavailable, "secretKeyFile", words))
}
