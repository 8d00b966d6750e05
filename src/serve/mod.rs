//! The desk over HTTP: one page in the browser of the same computer.
//!
//! The server listens on 127.0.0.1 alone and knows the desk as [`Hands`]. Who may ask is in
//! `admission` and `access`, what can be asked in `routes`, how connections are kept within bounds in
//! `listen`, and how the server begins and ends in `life`.

mod access;
mod admission;
mod answer;
mod assets;
mod body;
mod connection;
mod desk;
mod ending;
mod events;
mod hands;
mod instance;
mod life;
mod listen;
mod query;
mod routes;
#[cfg(test)]
mod tests;

pub use connection::{DeskHands, FolderOpener, hands};
pub use ending::Ending;
pub use hands::{
    Content, ContentWriter, Download, FileWanted, Hands, Later, LettersWanted, PictureWanted,
    Reply, RowsShown, RowsWanted, RunProgress, UploadKind,
};
pub use instance::runtime_folder;
pub use life::{Browser, Outcome, ServeError, ServeOptions, run};
