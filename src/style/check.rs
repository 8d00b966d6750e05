//! Faults of the keys of `[page]` taken together, whichever file gives them.

use crate::diagnostic::StyleProblem;
use crate::geom::Pt;
use crate::style::{Folds, PageStyle, StyleSheet};

/// Millimetres that must be left for the text.
const LEAST_ROOM: f64 = 20.0;

/// Something wrong, and the keys of `[page]` of which one is to blame, the likeliest first.
pub type PageFault = (Vec<&'static str>, StyleProblem);

impl StyleSheet {
    /// The faults of the page as a whole: margins, borders and folds that the sheet has
    /// no room for, and keys that do nothing without another.
    pub fn page_faults(&self) -> Vec<PageFault> {
        let mut faults = self.page.room();
        faults.extend(self.page.border_fault());
        faults.extend(self.page.fold_fault());
        faults.extend(self.without_effect());
        faults
    }

    /// Keys that do nothing because the one that they go with is given nowhere.
    fn without_effect(&self) -> Vec<PageFault> {
        [
            ("page_number_place", "page_number"),
            ("border_style", "border"),
            ("border_margin", "border"),
            ("border_corners", "border"),
            ("border_colour", "border"),
        ]
        .into_iter()
        .filter(|(key, needed)| self.is_given(key) && !self.is_given(needed))
        .map(|(key, needed)| (vec![key], StyleProblem::NoEffect { needed }))
        .collect()
    }

    fn is_given(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }
}

impl PageStyle {
    fn room(&self) -> Vec<PageFault> {
        let Self { size, margin, letterhead, .. } = self;
        let by_length = |mut keys: Vec<(Pt, &'static str)>| {
            keys.sort_by(|one, other| other.0.0.total_cmp(&one.0.0));
            keys.into_iter().map(|(_, key)| key).chain(["size"]).collect()
        };
        let mut faults: Vec<PageFault> = Vec::new();
        if size.width - margin.left - margin.right < Pt::mm(LEAST_ROOM) {
            let keys = vec![(margin.left, "margin_left"), (margin.right, "margin_right")];
            faults.push((by_length(keys), StyleProblem::NoRoom));
        }
        if size.height - margin.top.max(*letterhead) - margin.bottom < Pt::mm(LEAST_ROOM) {
            let top = if *letterhead > margin.top { "letterhead_gap" } else { "margin_top" };
            let keys =
                vec![(margin.top.max(*letterhead), top), (margin.bottom, "margin_bottom")];
            faults.push((by_length(keys), StyleProblem::NoRoom));
        }
        faults
    }

    /// A border whose strokes would meet, or lie beyond the sheet.
    fn border_fault(&self) -> Option<PageFault> {
        let border = &self.border;
        let thick = border.lines.thickness(border.thick);
        let room = self.size.width.min(self.size.height) - (border.margin + thick) * 2.0;
        let is_drawn = border.thick > Pt::ZERO;
        (is_drawn && room < Pt::mm(LEAST_ROOM))
            .then(|| (vec!["border_margin", "border", "size"], StyleProblem::NoRoomInBorder))
    }

    /// Fold marks beyond the sheet, or an envelope that takes it as it is.
    fn fold_fault(&self) -> Option<PageFault> {
        let on = self.folds.on(self.size.height);
        let problem = match &self.folds {
            Folds::At(_) if on.iter().all(|&at| at > Pt::ZERO && at < self.size.height) => {
                return None;
            }
            Folds::At(_) => StyleProblem::FoldBeyond,
            Folds::Parts(_) if on.is_empty() => StyleProblem::NothingToFold,
            Folds::None | Folds::Parts(_) => return None,
        };
        Some((vec!["folds", "size"], problem))
    }
}
