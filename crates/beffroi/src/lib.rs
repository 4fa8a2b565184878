//! The top of the house: the list of features, configuration, the server, the command line and the
//! demo tenant. `main.rs` only calls [`cli::run`].

pub mod assets;
pub mod cli;
pub mod config;
pub mod demo;
pub mod features;
pub mod first_tenant;
mod listener;
pub mod local;
pub mod operations;
pub mod proxy;
mod sealing;
pub mod server;
pub mod shell;
pub mod tls;
