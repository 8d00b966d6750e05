//! The fingerprints of letters without making them: which have changed since they were printed.

use std::collections::BTreeMap;

use crate::compose::{ComposeCache, Composed};
use crate::diagnostic::Diagnostics;
use crate::generate::batch::{Batch, Setting};
use crate::generate::chunk::CHUNK;
use crate::generate::fingerprint::{Fingerprint, of_letter};
use crate::generate::information;
use crate::input::{Invitee, Job};
use crate::parallel::{Shares, cores, in_parallel};

/// The fingerprint that each invitee's letter would have, in the order of [`Job::invitees`], as
/// [`LetterRecord::fingerprint`](crate::generate::LetterRecord) has it when it is made. Letters are
/// composed, but not set: that takes a fraction of the time. None for a letter that cannot be
/// composed, and for those that the run is not for.
///
/// # Errors
///
/// Faults of the event or the template.
pub fn fingerprints(
    job: &Job,
    threads: Option<usize>,
) -> Result<Vec<Option<Fingerprint>>, Diagnostics> {
    let batch = Batch::new(job)?;
    let fingerprint = |caches: &mut BTreeMap<usize, ComposeCache>, invitee: &Invitee| {
        if !job.is_chosen(invitee.position) {
            return None;
        }
        let serial = job.serial(invitee.position);
        let Setting { edition, composer, common, .. } = batch.setting(invitee);
        let cache = caches.entry(invitee.edition).or_default();
        let composed = composer.compose_with(invitee, serial, cache).ok()?;
        let info = information::letter(job, invitee);
        let Composed { digest, pictures, .. } = composed;
        Some(of_letter(common, digest, &pictures, &edition.pictures, &info))
    };
    let threads = threads.unwrap_or_else(cores).max(1);
    let shares = Shares { count: job.invitees.len(), chunk: CHUNK, threads };
    let found = in_parallel(job.invitees.iter(), shares, BTreeMap::new, fingerprint);
    Ok(found.collect())
}

#[cfg(test)]
mod tests {
    use super::fingerprints;
    use crate::generate::{Fingerprint, Options, generate};
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

    fn of(event: &str, list: &str, width: u32) -> Vec<Fingerprint> {
        let found = fingerprints(&job(event, list, width), Some(2)).unwrap();
        found.into_iter().map(Option::unwrap).collect()
    }

    #[test]
    fn what_is_composed_is_what_is_made() {
        let job = job(EVENT, LIST, 30);
        let made = generate(&job, &Options::new(), &MemorySink::new()).unwrap();
        let made: Vec<Fingerprint> =
            made.letters.iter().map(|letter| letter.fingerprint).collect();
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
