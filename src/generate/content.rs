//! What makes a letter look as it does, as a number: two letters that have the same one are the
//! same on paper. Fonts count as they were chosen, not as they are cut down for a run, so that
//! one letter's number does not depend on the others.

use std::fmt;

use blake3::Hasher;

use crate::compose::{self, Digest};
use crate::diagnostic::Diagnostics;
use crate::generate::batch::Batch;
use crate::generate::{CHUNK, information};
use crate::input::{Invitee, Job};
use crate::parallel::{Shares, cores, in_parallel};
use crate::pdf::DocumentInfo;
use crate::picture::PictureId;

/// Bytes that are kept of a hash: enough for a million million letters.
const KEPT: usize = 12;

/// What makes a letter look as it does: its text with all data filled in, its pictures, the
/// style, the fonts, the paper, and the program's version.
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

/// What all letters of a job have in common beside their text.
pub(super) fn of_batch(job: &Job) -> [u8; 32] {
    let mut hasher = Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    let event = &job.event;
    // All keys, those that a later version adds included.
    add(format!("{:?}", event.paper).as_bytes());
    add(format!("{:?}", event.families).as_bytes());
    add(format!("{:?}", event.wording.digits).as_bytes());
    add(event.letter.language.tag().as_bytes());
    for style in job.template.layers.iter().filter_map(|layer| layer.style.as_ref()) {
        add(style.text.as_bytes());
    }
    let of_template = job.template.layers.iter().flat_map(|layer| &layer.fonts);
    for font in of_template.chain(&job.fonts) {
        add(font.family.as_bytes());
        add(&font.weight.unwrap_or_default().to_le_bytes());
        add(&font.bytes);
    }
    if let Some(source) =
        job.pictures.find("paper.underlay").and_then(|id| job.pictures.source(id))
    {
        add(source);
    }
    *hasher.finalize().as_bytes()
}

/// Of a letter with its text and pictures, and what its file says of itself.
pub(super) fn of_letter(
    batch: &Batch<'_>,
    text: &Digest,
    pictures: &[PictureId],
    info: &DocumentInfo,
) -> Content {
    let mut hasher = Hasher::new_keyed(&batch.content);
    let said = [&info.title, &info.author, &info.subject].map(String::as_bytes);
    hasher.update(text);
    for text in said {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text);
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
    let content = |memory: &mut compose::Memory, invitee: &Invitee| {
        if !job.is_chosen(invitee.position) {
            return None;
        }
        let serial = job.serial(invitee.position);
        let composed = batch.composer.compose_with(invitee, serial, memory).ok()?;
        let info = information::letter(job, invitee);
        Some(of_letter(&batch, &composed.digest, &composed.pictures, &info))
    };
    let threads = threads.unwrap_or_else(cores).max(1);
    let shares = Shares { count: job.invitees.len(), chunk: CHUNK, threads };
    let found = in_parallel(job.invitees.iter(), shares, compose::Memory::default, content);
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
        let made = generate(&job, &Options::default(), &MemorySink::new()).unwrap();
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
