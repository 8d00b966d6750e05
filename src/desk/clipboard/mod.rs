//! Djot for the HTML that another program put on the clipboard: a word processor or a browser.
//! What a letter cannot have is dropped and told.

mod document;
mod dropped;
mod line;
mod look;
mod sign;
mod table;
#[cfg(test)]
mod tests;
mod walk;

pub use dropped::Dropped;

/// HTML as Djot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedText {
    /// Djot, without a line end behind it.
    pub text: String,
    /// True if it is more than words of one paragraph: it must stand by itself.
    pub is_block: bool,
    /// All that was dropped, each once.
    pub dropped: Vec<Dropped>,
    /// True if some of it was in Kruti Dev, and is in Unicode now.
    pub was_krutidev: bool,
}

/// Reads HTML, however broken it is.
pub fn djot_of_html(html: &str) -> PastedText {
    let walked = walk::walk(html);
    let (text, is_block) = document::written(&walked.blocks);
    PastedText {
        text,
        is_block,
        dropped: walked.dropped.into_iter().collect(),
        was_krutidev: walked.was_krutidev,
    }
}
