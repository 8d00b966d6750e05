//! Sheets of labels, as they are sold: where the labels lie on them.

use crate::geom::{Pt, Size};

/// A sheet of labels of one size, side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSheet {
    /// The sheet, upright.
    pub sheet: Size,
    /// A label.
    pub label: Size,
    /// The number of labels side by side.
    pub across: usize,
    /// The number of rows.
    pub down: usize,
    /// Distance of the first label from the left edge of the sheet.
    pub left: Pt,
    /// Distance of the first label from the upper edge.
    pub top: Pt,
    /// From the left edge of a label to that of the next.
    pub pitch_x: Pt,
    /// From the upper edge of a label to that of the one below.
    pub pitch_y: Pt,
}

/// Sheets by their names, the first of which is shown: labels across and down; then in millimetres
/// width and height of a label, the distance of the first from the left and from the upper edge of
/// an A4, and that of labels from each other across.
///
/// Measures of the makers' own templates, where these were at hand; else the labels are in the
/// middle of the sheet.
const SHEETS: [(&[&str], [usize; 2], [f64; 5]); 10] = [
    (&["L7160", "21"], [3, 7], [63.5, 38.1, 7.21, 15.15, 66.04]),
    (&["L7163", "14"], [2, 7], [99.06, 38.1, 4.67, 15.15, 101.6]),
    (&["L7159", "24"], [3, 8], [63.5, 33.9, 7.21, 12.9, 66.04]),
    (&["L7162", "16"], [2, 8], [99.1, 33.9, 4.65, 12.9, 101.6]),
    (&["L7165", "8"], [2, 4], [99.1, 67.7, 4.65, 13.1, 101.6]),
    (&["3652"], [3, 7], [70.0, 42.3, 0.0, 0.45, 70.0]),
    (&["3664"], [3, 8], [70.0, 33.8, 0.0, 13.3, 70.0]),
    (&["3474"], [3, 8], [70.0, 37.0, 0.0, 0.5, 70.0]),
    (&["3653"], [2, 7], [105.0, 42.3, 0.0, 0.45, 105.0]),
    (&["3661"], [3, 4], [70.0, 67.7, 0.0, 13.1, 70.0]),
];

impl LabelSheet {
    /// The sheet of a name, however that is written.
    pub fn named(name: &str) -> Option<Self> {
        let key = |name: &str| -> String {
            let letters = name.chars().filter(|c| !matches!(c, ' ' | '-'));
            letters.flat_map(char::to_uppercase).collect()
        };
        let is_it = |names: &[&str]| names.iter().any(|own| key(own) == key(name));
        let (_, [across, down], measures) = SHEETS.iter().find(|own| is_it(own.0))?;
        let [width, height, left, top, pitch_x] = measures.map(Pt::mm);
        Some(Self {
            sheet: Size { width: Pt::mm(210.0), height: Pt::mm(297.0) },
            label: Size { width, height },
            across: *across,
            down: *down,
            left,
            top,
            pitch_x,
            pitch_y: height,
        })
    }

    /// The names of all sheets, each with its other names in brackets.
    pub fn names() -> impl Iterator<Item = String> {
        SHEETS.iter().filter_map(|(names, ..)| {
            let (first, others) = names.split_first()?;
            let others = others.join(", ");
            Some(if others.is_empty() {
                (*first).to_owned()
            } else {
                format!("{first} ({others})")
            })
        })
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.across * self.down
    }

    /// The excess of the labels over the right and over the lower edge of the sheet; less than
    /// half a point is none.
    pub fn beyond(&self) -> (Option<Pt>, Option<Pt>) {
        let over = |first: Pt, pitch: Pt, count: usize, own: Pt, whole: Pt| {
            let last = u32::try_from(count.saturating_sub(1)).map_or(f64::INFINITY, f64::from);
            Some(first + pitch * last + own - whole).filter(|over| over.0 > 0.5)
        };
        let Self { sheet, label, across, down, left, top, pitch_x, pitch_y } = *self;
        (
            over(left, pitch_x, across, label.width, sheet.width),
            over(top, pitch_y, down, label.height, sheet.height),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_all_sheets_lie_on_them_and_apart() {
        let mut known = 0;
        for (names, ..) in SHEETS {
            for name in names {
                let own = LabelSheet::named(name).unwrap();
                assert_eq!(own.beyond(), (None, None), "{name}");
                assert!(own.pitch_x >= own.label.width && own.pitch_y >= own.label.height);
                // As much is left over at the right as at the left, and below as above.
                let rest = |first: Pt, pitch: Pt, count: usize, label: Pt, whole: Pt| {
                    let count = u32::try_from(count - 1).map(f64::from).unwrap();
                    (whole - first - pitch * count - label - first).0
                };
                let across =
                    rest(own.left, own.pitch_x, own.across, own.label.width, own.sheet.width);
                let down =
                    rest(own.top, own.pitch_y, own.down, own.label.height, own.sheet.height);
                assert!(across.abs() < 1.0 && down.abs() < 2.0, "{name}: {across} {down}");
                known += own.labels();
            }
        }
        assert!(known > 200);
    }

    #[test]
    fn a_name_may_be_written_otherwise() {
        for name in ["l7160", "L 7160", "L-7160", "21"] {
            assert_eq!(LabelSheet::named(name), LabelSheet::named("L7160"), "{name}");
        }
        assert_eq!(LabelSheet::named("L7160").unwrap().labels(), 21);
        assert_eq!(LabelSheet::named("12"), None);
        let names: Vec<String> = LabelSheet::names().collect();
        assert_eq!(names[..2], ["L7160 (21)", "L7163 (14)"]);
    }
}
