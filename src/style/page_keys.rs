//! The keys of `[page]` and `[fit]` in `style.toml`, one entry each, as the properties of parts
//! are: how a value is read, what it sets, and its row of the documents.

use toml::de::DeValue;

use crate::diagnostic::StyleProblem;
use crate::style::page::{Folds, bleed, fits_page, least_size, paper, pattern};
use crate::style::value::{absolute, choice, colour, string, within};
use crate::style::{Corners, PageStyle, Strokes};

/// A key of `[page]` or `[fit]`.
#[derive(Clone, Copy, Debug)]
pub struct PageKey {
    /// Its name in the table.
    pub name: &'static str,
    /// The value if it is not given, in Hindi and in English.
    pub initial: [&'static str; 2],
    /// Its values and their meaning, in Hindi and in English; none if the entry before says it.
    pub lines: &'static [&'static str],
    /// Reads a value and puts it into a page style.
    pub(super) set: fn(&mut PageStyle, &DeValue<'_>) -> Result<(), StyleProblem>,
}

/// Writes a list of keys.
///
/// An entry says `name: how it is read => what it sets`. A reader of a text is marked as such. The
/// doc comment is the row of the documents, in Hindi and in English; an entry without one belongs
/// to the row of the entry before.
macro_rules! keys {
    ($(
        $(#[doc = $line:literal])*
        $name:ident: $kind:ident $read:expr => |$page:ident| $place:expr, shown: $shown:expr;
    )+) => {
        &[$(PageKey {
            name: stringify!($name),
            initial: $shown,
            lines: &[$($line),*],
            set: |$page, value| {
                $place = read!($kind, $read, value)?;
                Ok(())
            },
        }),+]
    };
}

/// Reads a value with a reader of texts, or of values.
macro_rules! read {
    (text, $read:expr, $value:ident) => {
        string($value).and_then($read)
    };
    (value, $read:expr, $value:ident) => {
        $read($value)
    };
}

/// The keys of `[page]`.
pub const PAGE_KEYS: &[PageKey] = keys! {
    /// `"A4"`, `"A5"`, `"A6"`, `"Legal"` (215.9 × 355.6 मिमी), `"Court"` (210 × 330 मिमी), किसी के भी बाद `landscape`, लिफ़ाफ़े `"DL"`, `"C5"`, `"C6"`, या `"210mm x 330mm"` (हर भुजा 18 से 1058 मिमी)
    /// `"A4"`, `"A5"`, `"A6"`, `"Legal"` (215.9 × 355.6 mm), `"Court"` (210 × 330 mm), any of them with `landscape` after it, the envelopes `"DL"`, `"C5"`, `"C6"`, or `"210mm x 330mm"` (each side from 18 to 1058 mm)
    size: text paper => |page| page.size, shown: ["`\"A4\"`"; 2];

    /// `pt`, `mm`, `cm` या `in` में माप, ऋण नहीं
    /// a measure in `pt`, `mm`, `cm` or `in`, not negative
    margin_top: text absolute => |page| page.margin.top, shown: ["0"; 2];
    margin_right: text absolute => |page| page.margin.right, shown: ["0"; 2];
    margin_bottom: text absolute => |page| page.margin.bottom, shown: ["0"; 2];
    margin_left: text absolute => |page| page.margin.left, shown: ["0"; 2];

    /// पहले पन्ने के बाएँ किनारे पर मोड़ने की छोटी रेखाएँ: `"DL"` (105 मिमी तक के बराबर भाग: A4 पर 99 और 198 मिमी पर), `"C5"` (157 मिमी तक के: 148.5 मिमी पर), या `"99mm, 198mm"`
    /// where the first page has a short stroke at its left edge to fold by: `"DL"` (equal parts of 105 mm at most: at 99 and 198 mm on A4), `"C5"` (of 157 mm: at 148.5 mm), or `"99mm, 198mm"`
    folds: text Folds::parse => |page| page.folds, shown: ["`\"none\"`"; 2];

    /// हर पन्ने के चारों ओर की किनारी की मोटाई
    /// thickness of a border around every page
    border: text absolute => |page| page.border.thick, shown: ["`\"0mm\"`"; 2];

    /// `frame_style` जैसा
    /// as `frame_style`
    border_style: value Strokes::read => |page| page.border.lines, shown: ["`\"single\"`"; 2];

    /// किनारी काग़ज़ के किनारों से कितनी दूर
    /// distance of the border from the edges of the sheet
    border_margin: text absolute => |page| page.border.margin, shown: ["`\"8mm\"`"; 2];

    /// `"square"`, `"round"`, `"scooped"`
    /// `"square"`, `"round"`, `"scooped"`
    border_corners: value Corners::read => |page| page.border.corners,
        shown: ["`\"square\"`"; 2];

    /// उसका रंग, `"#35285a"` जैसा; आयोजन के `[paper]` में `colour = true` हो तभी
    /// its colour, such as `"#35285a"`; only if the event file says `colour = true` under `[paper]`
    border_colour: value (|value| colour(value).map(Some)) => |page| page.border.colour,
        shown: ["काला", "black"];

    /// कटने के निशान वाली फ़ाइल में किनारे तक की किनारी (`border_margin = "0mm"`) और आयोजन का `underlay` कटने की रेखा से कितना बाहर तक छपें: अधिक से अधिक 20 मिमी; आयोजन के `[paper]` में भी लिखा जा सकता है
    /// how far a border at the edge (`border_margin = "0mm"`) and the event's `underlay` run over the line of the cut in files with crop marks: at most 20 mm; the event file can say it under `[paper]`, too
    bleed: text bleed => |page| page.bleed, shown: ["`\"0mm\"`"; 2];

    /// दूसरे पन्ने से हर पन्ने पर क्या छपे, `"– {page} –"` या `"पृष्ठ {page} / {pages}"`, आयोजन के अंकों में
    /// what is printed on every page from the second on, `"– {page} –"` or `"पृष्ठ {page} / {pages}"`, in the digits of the event
    page_number: text pattern => |page| page.number_mut().pattern,
        shown: ["पृष्ठ-संख्या नहीं", "no numbers"];

    /// `"bottom"`, `"top"`: उस हाशिये के बीच में, किनारी हो तो उसके और पाठ के बीच; कैसी दिखे, यह `[style.page-number]` बताता है
    /// `"bottom"`, `"top"`: in the middle of that margin, beside a border between that and the text; `[style.page-number]` says how it looks
    page_number_place: value is_top => |page| page.number_mut().at_top,
        shown: ["`\"bottom\"`"; 2];

    /// `"page"`: हर पत्र एक पन्ने पर आए; `"pages"`: जितने पन्ने लगें
    /// `"page"`: each letter must come onto one page; `"pages"`: it takes as many as it needs
    fit: text fits_page => |page| page.fit.to_page, shown: ["`\"pages\"`"; 2];
};

/// The keys of `[fit]`.
pub const FIT_KEYS: &[PageKey] = keys! {
    /// `space_before` और `space_after` का कितना भाग बचे, 0 से 1
    /// what must be left of `space_before` and `space_after`, from 0 to 1 of them
    least_spacing: value (|value| within(value, (0.0, 1.0), ["0", "1"]))
        => |page| page.fit.least_spacing, shown: ["`0.4`"; 2];

    /// पंक्तियों की सबसे कम दूरी, 1 से 5; जिसमें पहले से कम हो, वह वही रखता है
    /// the least leading, from 1 to 5; what has less as it is keeps it
    least_leading: value (|value| within(value, (1.0, 5.0), ["1", "5"]))
        => |page| page.fit.least_leading, shown: ["`1.3`"; 2];

    /// पत्र के अक्षरों का सबसे छोटा आकार: `"10.5pt"`, या अपने आकार का 0.5 से 1; बाक़ी आकार उसी अनुपात में घटते हैं
    /// the least size of the letter's text: `"10.5pt"`, or from 0.5 to 1 of its size; the other sizes shrink in proportion
    least_size: value least_size => |page| page.fit.least_size, shown: ["`0.9`"; 2];
};

/// Reads whether page numbers stand above the text.
fn is_top(value: &DeValue<'_>) -> Result<bool, StyleProblem> {
    Ok(choice(value, &["bottom", "top"])? == 1)
}
