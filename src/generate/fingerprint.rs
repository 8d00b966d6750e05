//! A number for all that makes a letter look as it does: two letters that have the same one are
//! the same on paper. Fonts count as they were chosen, not as they are cut down for a run, so that
//! one letter's number does not depend on the others.

use std::fmt;

use blake3::Hasher;

use crate::compose::Digest;
use crate::hindi::Digits;
use crate::input::{CardPart, Edition, Job, Letterhead, OwnFont, Paper, UnderlayPages};
use crate::pdf::DocumentInfo;
use crate::picture::{PictureId, Pictures};
use crate::style::Align;

/// Bytes that are kept of a hash: enough for a million million letters.
const KEPT: usize = 12;

/// The fingerprint of what makes a letter look as it does: its text with all data filled in, its
/// pictures, the style, the fonts and the paper. Not the program's version: ledgers keep it from release to
/// release.
///
/// Shown in letters a to p, which no spreadsheet program takes for a number.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let list = "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", list.as_bytes())])?;
/// let make = || aamantran::generate(&job, &aamantran::Options::new(), &aamantran::MemorySink::new());
/// let (once, again) = (make()?, make()?);
/// assert_eq!(once.letters[0].fingerprint, again.letters[0].fingerprint);
/// assert_eq!(once.letters[0].fingerprint.to_string().len(), 24);
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; KEPT]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            for half in [byte >> 4, byte & 15] {
                write!(f, "{}", char::from(b'a' + half))?;
            }
        }
        Ok(())
    }
}

/// The version of what a [`Fingerprint`] is made of. Raising it makes all letters count as changed.
const SCHEME: u64 = 1;

/// Named values. Each has a name of its own, and what is not given is left out, so that a key
/// that comes later changes nothing where it is not used.
struct Values(Hasher);

impl Values {
    fn add(&mut self, name: &str, value: &[u8]) {
        for bytes in [name.as_bytes(), value] {
            self.0.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        }
    }

    fn add_given(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(name, value.as_bytes());
        }
    }

    fn add_font(&mut self, font: &OwnFont) {
        self.add("font", font.family.as_bytes());
        if let Some(weight) = font.weight {
            self.add("font.weight", &weight.to_le_bytes());
        }
        self.add("font.file", &font.bytes);
    }

    fn add_card(&mut self, part: &CardPart) {
        // All by name: a key that comes later is thought of here.
        let CardPart { name, at, width, align, size, least_size, bare: _ } = part;
        self.add("card", name.as_bytes());
        let align = match align {
            Align::Left | Align::Justify => None,
            Align::Center => Some("center"),
            Align::Right => Some("right"),
        };
        self.add_given("card.align", align);
        for (name, length) in [
            ("card.x", Some(at.x)),
            ("card.y", Some(at.y)),
            ("card.width", *width),
            ("card.size", *size),
            ("card.least_size", *least_size),
        ] {
            if let Some(length) = length {
                self.add(name, &length.0.to_le_bytes());
            }
        }
    }

    fn add_paper(&mut self, paper: &Paper) {
        // All by name: a key that comes later is thought of here.
        let Paper {
            size,
            margin_top,
            margin_right,
            margin_bottom,
            margin_left,
            font_size,
            folds,
            fit,
            letterhead,
            letterhead_gap,
            // Of the letter itself it changes the picture under the text alone.
            bleed,
            // Its picture counts, not how its file is called.
            underlay,
            // It is never printed.
            guide: _,
            underlay_pages,
            colour,
            // On paper it comes out the same: the printer is off by as much.
            shift: _,
        } = paper;
        for (name, value) in [
            ("paper.size", size),
            ("paper.margin_top", margin_top),
            ("paper.margin_right", margin_right),
            ("paper.margin_bottom", margin_bottom),
            ("paper.margin_left", margin_left),
            ("paper.font_size", font_size),
            ("paper.folds", folds),
            ("paper.fit", fit),
            ("paper.letterhead_gap", letterhead_gap),
            ("paper.bleed", &bleed.clone().filter(|_| underlay.is_some())),
        ] {
            self.add_given(name, value.as_deref());
        }
        let letterhead = match letterhead {
            Letterhead::Drawn => None,
            Letterhead::Printed => Some("printed"),
        };
        self.add_given("paper.letterhead", letterhead);
        let pages = match underlay_pages {
            UnderlayPages::All => None,
            UnderlayPages::First => Some("first"),
        };
        self.add_given("paper.underlay_pages", pages);
        self.add_given("paper.colour", colour.then_some("yes"));
    }
}

/// A hash of what all letters of an edition have in common beside their text.
pub(super) fn of_edition(job: &Job, edition: &Edition) -> [u8; 32] {
    let mut values = Values(Hasher::new());
    values.add("scheme", &SCHEME.to_le_bytes());
    let Edition { event, template, pictures, .. } = edition;
    values.add_paper(event.paper());
    for part in &event.card {
        values.add_card(part);
    }
    for (name, families) in &event.families {
        values.add("fonts", name.as_bytes());
        for family in families {
            values.add("fonts.family", family.as_bytes());
        }
    }
    let digits = match event.wording.digits {
        Digits::Latin => None,
        Digits::Devanagari => Some("devanagari"),
    };
    values.add_given("digits", digits);
    values.add("language", event.letter.language.tag().as_bytes());
    for style in template.layers.iter().filter_map(|layer| layer.style.as_ref()) {
        // Line by line: how lines end depends on who has copied the file.
        values.add("style", b"");
        for line in style.text.lines() {
            values.add("style.line", line.as_bytes());
        }
    }
    let of_template = template.layers.iter().flat_map(|layer| &layer.fonts);
    for font in of_template.chain(&job.fonts) {
        values.add_font(font);
    }
    if let Some(source) = pictures.find("paper.underlay").and_then(|id| pictures.source(id)) {
        values.add("underlay", source);
    }
    *values.0.finalize().as_bytes()
}

/// The fingerprint of a letter with its text and pictures, what its file says of itself, and
/// what it has [in common](of_edition) with others of its edition, whose pictures are `all`.
pub(super) fn of_letter(
    common: &[u8; 32],
    text: Digest,
    pictures: &[PictureId],
    all: &Pictures,
    info: &DocumentInfo,
) -> Fingerprint {
    // The language is that of the job.
    let DocumentInfo { title, author, subject, language: _ } = info;
    let mut hasher = Hasher::new_keyed(common);
    hasher.update(&text.to_le_bytes());
    for text in [title, author, subject] {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }
    for source in pictures.iter().filter_map(|own| all.source(*own)) {
        hasher.update(source);
    }
    let mut kept = [0; KEPT];
    hasher.finalize_xof().fill(&mut kept);
    Fingerprint(kept)
}
