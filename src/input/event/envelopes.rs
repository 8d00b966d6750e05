//! `[envelopes]`: envelopes with the addresses of those who have letters.

use crate::diagnostic::{Message, PrintMessage};
use crate::geom::{Pt, Size, in_mm};
use crate::impose::Feed;
use crate::input::event::measures::shift;
use crate::style::paper;
use crate::toml::document::TomlTable;

/// `[envelopes]`.
#[derive(Clone, Debug, PartialEq)]
pub struct EnvelopesSpec {
    /// An envelope, as it lies.
    pub size: Size,
    /// The way in which the printer takes it in.
    pub feed: Feed,
    /// The way to the right and down by which all is printed elsewhere, since the printer is off by
    /// as much.
    pub shift: (Pt, Pt),
    /// The lines of the sender's address; none if the event's are to be taken.
    pub sender: Vec<String>,
    /// The template of an envelope: a built-in name, or a path relative to the event file.
    pub template: String,
}

/// The template of envelopes if none is named.
const TEMPLATE: &str = "lifafa";

const FEEDS: [(&str, Feed); 5] = [
    ("straight", Feed::Straight),
    ("left", Feed::Left),
    ("right", Feed::Right),
    ("a4-centre", Feed::A4Centre),
    ("a4-left", Feed::A4Left),
];

/// Nothing if the table says too little, which is reported.
pub(crate) fn envelopes(table: &TomlTable<'_, '_>) -> Option<EnvelopesSpec> {
    let written = table.text("size");
    let feed = table.choice("feed", &FEEDS);
    let shift = (shift(table, "shift_x"), shift(table, "shift_y"));
    let sender = table.texts("sender");
    let template = table.text("template").unwrap_or_else(|| TEMPLATE.to_owned());
    table.refuse_others();
    let Some(written) = written else {
        table.report("size", Message::Print(PrintMessage::EnvelopesMissing));
        return None;
    };
    let invalid = |problem| {
        let key = "envelopes.size".to_owned();
        table.report("size", Message::StyleInvalid { key, problem });
    };
    let Size { width, height } = paper(&written).map_err(invalid).ok()?;
    let size = Size { width: width.max(height), height: width.min(height) };
    if !feed.takes(size) {
        let message = PrintMessage::EnvelopeBeyond { size: in_mm(size) };
        table.report("feed", Message::Print(message));
    }
    Some(EnvelopesSpec { size, feed, shift, sender, template })
}
