//! The console and portal are embedded from `web/dist`. A build without them (tests of the API)
//! still compiles: the folder is made, and the server says on its pages what is missing.

fn main() {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    if let Err(error) = std::fs::create_dir_all(&dist) {
        println!("cargo::warning=web/dist can't be made: {error}");
    }
    println!("cargo::rerun-if-changed=../../web/dist");
}
