//! What makes a letter look as it does, as a number: two letters that have the same one are the
//! same on paper. Fonts count as they were chosen, not as they are cut down for a run, so that
//! one letter's number does not depend on the others.

use std::fmt;

use blake3::Hasher;

use crate::compose::{self, Digest};
use crate::diagnostic::Diagnostics;
use crate::generate::batch::Batch;
use crate::generate::{CHUNK, information};
use crate::hindi::Digits;
use crate::input::{Invitee, Job, Letterhead, OwnFont, Paper, UnderlayPages};
use crate::parallel::{Shares, cores, in_parallel};
use crate::pdf::DocumentInfo;
use crate::picture::PictureId;

/// Bytes that are kept of a hash: enough for a million million letters.
const KEPT: usize = 12;

/// The fingerprint of what makes a letter look as it does: its text with all data filled in, its
/// pictures, the style, the fonts and the paper. Not the program's version: ledgers keep it from release to
/// release.
///
/// Shown in letters a to p, which no spreadsheet program takes for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Content([u8; KEPT]);

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            for half in [byte >> 4, byte & 15] {
                write!(f, "{}", char::from(b'a' + half))?;
            }
        }
        Ok(())
    }
}

/// The version of what a [`Content`] is made of. Raising it makes all letters count as changed.
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
            // Its picture counts, not how its file is called.
            underlay: _,
            underlay_pages,
            colour,
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

/// What all letters of a job have in common beside their text.
pub(super) fn of_batch(job: &Job) -> [u8; 32] {
    let mut values = Values(Hasher::new());
    values.add("scheme", &SCHEME.to_le_bytes());
    let event = &job.event;
    values.add_paper(&event.paper);
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
    for style in job.template.layers.iter().filter_map(|layer| layer.style.as_ref()) {
        // Line by line: how lines end depends on who has copied the file.
        values.add("style", b"");
        for line in style.text.lines() {
            values.add("style.line", line.as_bytes());
        }
    }
    let of_template = job.template.layers.iter().flat_map(|layer| &layer.fonts);
    for font in of_template.chain(&job.fonts) {
        values.add_font(font);
    }
    if let Some(source) =
        job.pictures.find("paper.underlay").and_then(|id| job.pictures.source(id))
    {
        values.add("underlay", source);
    }
    *values.0.finalize().as_bytes()
}

/// Of a letter with its text and pictures, and what its file says of itself.
pub(super) fn of_letter(
    batch: &Batch<'_>,
    text: Digest,
    pictures: &[PictureId],
    info: &DocumentInfo,
) -> Content {
    // The language is that of the batch.
    let DocumentInfo { title, author, subject, language: _ } = info;
    let mut hasher = Hasher::new_keyed(&batch.content);
    hasher.update(&text.to_le_bytes());
    for text in [title, author, subject] {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }
    for source in pictures.iter().filter_map(|own| batch.job.pictures.source(*own)) {
        hasher.update(source);
    }
    let mut kept = [0; KEPT];
    hasher.finalize_xof().fill(&mut kept);
    Content(kept)
}

/// What each invitee's letter would be, in the order of [`Job::invitees`], as
/// [`LetterRecord::content`](crate::generate::LetterRecord) has it when it is made. Letters are
/// composed, but not set: that takes a fraction of the time. None for a letter that cannot be
/// composed, and for those that the run is not for.
///
/// # Errors
///
/// Faults of the event or the template.
pub fn contents(
    job: &Job,
    threads: Option<usize>,
) -> Result<Vec<Option<Content>>, Diagnostics> {
    let batch = Batch::new(job)?;
    let content = |memory: &mut compose::ComposeCache, invitee: &Invitee| {
        if !job.is_chosen(invitee.position) {
            return None;
        }
        let serial = job.serial(invitee.position);
        let composed = batch.composer.compose_with(invitee, serial, memory).ok()?;
        let info = information::letter(job, invitee);
        Some(of_letter(&batch, composed.digest, &composed.pictures, &info))
    };
    let threads = threads.unwrap_or_else(cores).max(1);
    let shares = Shares { count: job.invitees.len(), chunk: CHUNK, threads };
    let found =
        in_parallel(job.invitees.iter(), shares, compose::ComposeCache::default, content);
    Ok(found.collect())
}

#[cfg(test)]
mod tests {
    use super::{Content, contents};
    use crate::generate::{Options, generate};
    use crate::input::Job;
    use crate::output::MemorySink;

    const EVENT: &str = "version = 1\n[event]\nname = \"क\"\n[letter]\nbody = \"आइए\"\n\
        [[advocate]]\nname = \"आशा\"\nsignature = \"a.svg\"\n\
        [[advocate]]\nname = \"मोहन\"\nsignature = \"m.svg\"\n[[list]]\nfile = \"l.csv\"\n";
    const LIST: &str = "नाम,ग्राम,अधिवक्ता\nराम,बेला,आशा\nसीता,बेला,मोहन\n";

    fn svg(width: u32) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\">\
             <rect width=\"{width}\" height=\"9\"/></svg>"
        )
    }

    fn job(event: &str, list: &str, width: u32) -> Job {
        let (own, other) = (svg(30), svg(width));
        let files = [
            ("l.csv", list.as_bytes()),
            ("a.svg", own.as_bytes()),
            ("m.svg", other.as_bytes()),
        ];
        Job::from_parts(event, &files).unwrap()
    }

    fn of(event: &str, list: &str, width: u32) -> Vec<Content> {
        let found = contents(&job(event, list, width), Some(2)).unwrap();
        found.into_iter().map(Option::unwrap).collect()
    }

    #[test]
    fn what_is_composed_is_what_is_made() {
        let job = job(EVENT, LIST, 30);
        let made = generate(&job, &Options::new(), &MemorySink::new()).unwrap();
        let made: Vec<Content> = made.letters.iter().map(|letter| letter.content).collect();
        assert_eq!(made, of(EVENT, LIST, 30));
        let shown = made[0].to_string();
        assert!(shown.len() == 24 && shown.bytes().all(|c| (b'a'..=b'p').contains(&c)));
    }

    #[test]
    fn each_change_shows_where_it_is_seen() {
        let before = of(EVENT, LIST, 30);
        // Others in the list make no difference, though the fonts are cut down otherwise.
        assert_eq!(of(EVENT, &format!("{LIST}ढोंढिया,दूर,आशा\n"), 30)[..2], before);
        // A signature is on the letters of one, and so is the data of a row.
        for after in [of(EVENT, LIST, 40), of(EVENT, &LIST.replace("सीता", "गीता"), 30)]
        {
            assert!(after[0] == before[0] && after[1] != before[1]);
        }
        for (from, to) in [
            ("[letter]", "[wording]\ndigits = \"devanagari\"\n[letter]"),
            ("[letter]", "[paper]\nfont_size = \"12pt\"\n[letter]"),
            ("[letter]", "[fonts]\nall = [\"Eczar\"]\n[letter]"),
            ("[letter]", "[letter]\nfirst_serial = 7\nnumber = \"{serial}\""),
            ("[letter]", "[letter]\ntitle = \"न्योता\""),
            ("[letter]", "[letter]\ntemplate = \"patra\""),
            ("आइए", "पधारिए"),
        ] {
            let after = of(&EVENT.replacen(from, to, 1), LIST, 30);
            assert!(after[0] != before[0] && after[1] != before[1], "{to}");
        }
    }
}
