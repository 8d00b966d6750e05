//! `[labels]`: sheets of labels with the addresses of those who have letters.

use crate::diagnostic::{Message, PrintMessage};
use crate::geom::{POINTS_PER_MM, Pt, Size};
use crate::impose::LabelSheet;
use crate::input::event::measures::{distance, shift, side};
use crate::style::paper;
use crate::toml::document::TomlTable;

/// `[labels]`.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelsSpec {
    /// The sheet that lies in the printer.
    pub sheet: LabelSheet,
    /// The first label of the first sheet that is free, counted from 1.
    pub start: u32,
    /// The way to the right and down by which all is printed elsewhere, since the printer is off by
    /// as much.
    pub shift: (Pt, Pt),
    /// The template of a label: a built-in name, or a path relative to the event file.
    pub template: String,
}

/// The template of labels if none is named.
const TEMPLATE: &str = "label";

/// Measures of a sheet that is not known by name.
const MEASURES: [&str; 9] =
    ["paper", "width", "height", "left", "top", "gap_x", "gap_y", "across", "down"];

/// Nothing if the table says too little, which is reported.
pub(crate) fn labels(table: &TomlTable<'_, '_>) -> Option<LabelsSpec> {
    let named = table.text("sheet");
    let measured = measured(table, named.is_none());
    let start = table.number("start", 1, 1, 10_000);
    let shift = (shift(table, "shift_x"), shift(table, "shift_y"));
    let template = table.text("template").unwrap_or_else(|| TEMPLATE.to_owned());
    table.refuse_others();
    let sheet = match named {
        Some(name) => {
            if let Some(key) = MEASURES.into_iter().find(|key| table.has(key)) {
                let message = PrintMessage::LabelsTwice { key: key.to_owned() };
                table.report(key, Message::Print(message));
            }
            let sheet = LabelSheet::named(&name);
            if sheet.is_none() {
                let known = LabelSheet::names().collect::<Vec<_>>().join(", ");
                let message = PrintMessage::LabelsUnknown { name, known };
                table.report("sheet", Message::Print(message));
            }
            sheet
        }
        None => measured,
    }?;
    let labels = sheet.labels();
    if usize::try_from(start).is_ok_and(|start| start > labels) {
        let message = PrintMessage::LabelsStart { start, labels };
        table.report("start", Message::Print(message));
    }
    Some(LabelsSpec { sheet, start, shift, template })
}

/// The sheet that a ruler was put to.
fn measured(table: &TomlTable<'_, '_>, is_wanted: bool) -> Option<LabelSheet> {
    let invalid = |problem| {
        let key = "labels.paper".to_owned();
        table.report("paper", Message::StyleInvalid { key, problem });
    };
    let whole = table.text("paper").map(|text| paper(&text).map_err(invalid));
    let (width, height) = (side(table, "width"), side(table, "height"));
    let (left, top) = (distance(table, "left"), distance(table, "top"));
    let (gap_x, gap_y) = (distance(table, "gap_x"), distance(table, "gap_y"));
    let count = |key| table.optional_number(key, 1, 100);
    let (across, down) = (count("across"), count("down"));
    if !is_wanted {
        return None;
    }
    if !MEASURES.iter().any(|key| table.has(key)) {
        table.report("sheet", Message::Print(PrintMessage::LabelsMissing));
        return None;
    }
    for key in ["width", "height", "left", "top", "across", "down"] {
        if !table.has(key) {
            table.report_missing(key);
        }
    }
    let label = Size { width: width?, height: height? };
    let sheet = LabelSheet {
        sheet: match whole {
            None => Size { width: Pt::mm(210.0), height: Pt::mm(297.0) },
            Some(whole) => whole.ok()?,
        },
        label,
        across: usize::try_from(across?).ok()?,
        down: usize::try_from(down?).ok()?,
        left: left?,
        top: top?,
        pitch_x: label.width + gap_x.unwrap_or_default(),
        pitch_y: label.height + gap_y.unwrap_or_default(),
    };
    let (right, lower) = sheet.beyond();
    for (key, is_wide, over) in [("across", true, right), ("down", false, lower)] {
        if let Some(over) = over {
            let over = format!("{:.1}", over.0 / POINTS_PER_MM);
            table.report(key, Message::Print(PrintMessage::LabelsBeyond { is_wide, over }));
        }
    }
    Some(sheet)
}
