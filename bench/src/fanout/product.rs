//! The product itself: the released binary on a SQLite file, an administrator who approves an
//! urgent message, and people with open portals.

use std::{fs, net::SocketAddrV4, path::Path, process::Child, time::Instant};

use super::{Outcome, desk::Desk, organization};
use crate::binary::Binary;

/// A running server with an organization, ready for its people to connect.
pub(super) struct Product {
    pub(super) process: Child,
    pub(super) address: SocketAddrV4,
    /// How its people prove themselves: arguments of the client.
    pub(super) client_arguments: Vec<String>,
    /// Where messages are written and approved.
    pub(super) desk: Desk,
}

/// Makes an organization with enough people for `subscribers` connections, and serves it from the
/// folder, which is to be removed when the process has ended.
pub(super) fn start(
    binary: &Path,
    folder: &Path,
    subscribers: usize,
    bytes: usize,
) -> Outcome<Product> {
    let beginning = Instant::now();
    let binary = Binary {
        program: binary.to_owned(),
        folder: folder.to_owned(),
        database: None,
    };
    let application = binary.init(&organization::PERMISSIONS)?;
    let (process, address) = binary.serve()?;
    let organization = organization::make(address, &application, subscribers)?;
    // Started anew, so that its memory holds nothing of what it took to make the organization.
    process.stop()?;
    let (made, beginning) = (beginning.elapsed(), Instant::now());
    let (process, address) = binary.serve()?;
    let cookies = &organization.cookies;
    println!(
        "Beffroi: {} people made and signed in, in {:.1} s; ready again with them in {:.0} ms",
        cookies.len(),
        made.as_secs_f64(),
        beginning.elapsed().as_secs_f64() * 1e3
    );
    let file = folder.join("cookies");
    let lines: Vec<_> = cookies.iter().map(|c| format!("Cookie: {c}\n")).collect();
    fs::write(&file, lines.concat())?;
    let client_arguments = [
        "--header",
        &organization::origin(address),
        "--header-file",
        &file.to_string_lossy(),
    ]
    .map(str::to_owned)
    .to_vec();
    let desk = Desk::open(address, &application, &organization, bytes)?;
    Ok(Product {
        process: process.take().ok_or("no process")?,
        address,
        client_arguments,
        desk,
    })
}
