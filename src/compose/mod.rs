//! Composing: an event, an invitee and a template become the blocks of a letter.

mod asked;
#[cfg(test)]
mod beside_tera;
mod block;
mod cache;
mod cap;
mod code;
mod composer;
mod context;
mod counter;
mod delivery;
mod depth;
mod escape;
mod figure;
mod filters;
mod marked;
mod marker;
mod markup;
mod markup_fault;
mod meter;
mod rows;
mod segments;
mod slips;
mod tags;
mod tera_syntax;
mod trace;
mod unclosed;
mod values;

pub use block::{
    Block, Cell, Content, Figure, FigureContent, Inline, Letter, ListItem, Row, Table,
};
pub use cache::{ComposeCache, Digest};
pub use code::{SCAN_FORMAT, check_code, scan_code};
pub use composer::{CleanPieces, Composed, Composer, Places, Slip};
pub use counter::{Counter, CounterKind};
pub use delivery::{DeliveryGroup, DeliveryValues, GroupLetter, HeldRow};
pub use slips::{has_markup, shows_address};
pub use trace::{Origin, Traced};

/// The blocks of a text in Djot, and its slips; for tests of those who write it.
#[cfg(test)]
pub(crate) fn read_markup(
    source: &str,
) -> Result<(Vec<Block>, Vec<crate::diagnostic::MarkupMessage>), String> {
    let pictures = crate::picture::Pictures::default();
    let blocks = markup::parse(source, crate::hindi::Digits::Latin, &pictures)
        .map_err(|fault| format!("{fault:?}"))?;
    let slips = slips::slips(source).found;
    Ok((blocks, slips.into_iter().map(|(message, _)| message).collect()))
}
