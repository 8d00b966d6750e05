//! The result of a run.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::diagnostic::Diagnostics;
use crate::generate::fingerprint::Fingerprint;
use crate::input::RejectedRow;

/// Result of a run: letters, rejected rows, files.
///
/// ```
/// # fn main() -> Result<(), aamantran::Diagnostics> {
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम\nश्री,क्षितिज कुमार\n".as_bytes())])?;
/// let sink = aamantran::MemorySink::new();
/// let summary = aamantran::generate(&job, &aamantran::Options::new(), &sink)?;
/// for letter in &summary.letters {
///     println!("{}: {} ({} pages)", letter.serial, letter.invitee, letter.pages);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// The letters made, in the order of the files of many.
    pub letters: Vec<LetterRecord>,
    /// The rejected rows, in the order of the lists.
    pub rejected: Vec<RejectedRow>,
    /// All files made, as paths below the output folder.
    pub files: BTreeSet<String>,
    /// The pages of files of many letters by their paper, in the order of the files and pages;
    /// empty if all letters are on one.
    pub paper_pages: Vec<PaperPages>,
    /// The files of sheets with several letters on each.
    pub printed: Vec<PrintedSheets>,
    /// The papers for handing out, by groups in their order; those of the event last.
    pub papers: Vec<DeliveryRecord>,
    /// Findings worth knowing, though nothing is wrong.
    pub notices: Diagnostics,
}

/// A paper for handing out; see [`Summary`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryRecord {
    /// Its name.
    pub name: String,
    /// The group that it is of; none if it is of the event.
    pub group: Option<String>,
    /// Its pages.
    pub pages: usize,
    /// The file that it alone is in, as a path below the output folder, if there is one.
    pub file: Option<String>,
    /// True if it stands in the bundle of its group.
    pub is_in_bundle: bool,
}

/// A file of sheets; see [`Summary`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrintedSheets {
    /// The file, as a path below the output folder.
    pub file: String,
    /// Its letters.
    pub letters: usize,
    /// Its sheets of paper.
    pub sheets: usize,
}

/// Pages of a file that are printed on one paper; see [`Summary`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaperPages {
    /// The file, as a path below the output folder.
    pub file: String,
    /// The paper: an index into the event's.
    pub paper: usize,
    /// The pages, counted from 1.
    pub pages: RangeInclusive<usize>,
}

/// One letter made; see [`Summary`].
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let list = "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", list.as_bytes())])?;
/// let sink = aamantran::MemorySink::new();
/// let summary = aamantran::generate(&job, &aamantran::Options::new(), &sink)?;
/// let [letter] = &summary.letters[..] else { panic!("one row, one letter") };
/// assert_eq!((letter.serial, &*letter.invitee, letter.pages), (1, "क्षितिज कुमार", 1));
/// assert!(sink.into_files().contains_key(&letter.file));
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LetterRecord {
    /// Its serial.
    pub serial: u32,
    /// The letter number as printed; empty when the event has no pattern.
    pub number: String,
    /// The invitee's name.
    pub invitee: String,
    /// Who issued it: an index into the event's advocates.
    pub advocate: Option<usize>,
    /// Its own file; empty if the event asks for none.
    pub file: String,
    /// Its pages.
    pub pages: usize,
    /// The paper that it is printed on: an index into the event's.
    pub paper: usize,
    /// The variant that it is, if it is one: an index into the event's.
    pub variant: Option<usize>,
    /// The fingerprint of all that makes it look as it does.
    pub fingerprint: Fingerprint,
}
