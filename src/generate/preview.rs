//! One letter at a time, to be looked at, without a run.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, SelectionMessage};
use crate::generate::batch::Batch;
use crate::generate::letter::{LaidOutLetter, Typesetter, write_file};
use crate::generate::options::{Options, threads};
use crate::generate::pass::{Making, Pass};
use crate::generate::shared::shared_objects;
use crate::generate::watch::Stage;
use crate::generate::{fault, information, plan};
use crate::input::{Invitee, Job};
use crate::pdf::{Codes, Common, Deflater, Destination, PageLabel, SharedObjects};

/// Files of one letter only.
const OWN_FILE: Destination = Destination { one: true, many: false, sheets: false };

/// The letters of a job, made one by one as they are asked for.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n".as_bytes())])?;
/// let preview = aamantran::Preview::new(job);
/// let letter = preview.letter(0)?;
/// assert_eq!((letter.serial, letter.pages), (1, 1));
/// assert!(letter.text.contains("क्षितिज कुमार"));
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Debug)]
pub struct Preview {
    job: Arc<Job>,
    /// The things that the files of all letters have in common, once a file was asked for.
    run: Option<Run>,
}

/// One letter to be looked at; from [`Preview::letter`].
///
/// ```
/// fn title(letter: &aamantran::PreviewLetter) -> String {
///     format!("{}: {} page(s)", letter.number, letter.pages)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PreviewLetter {
    /// The position of its row; see [`Job::serial`].
    pub position: usize,
    /// Its serial.
    pub serial: u32,
    /// The letter number as printed; empty when the event has no pattern.
    pub number: String,
    /// Number of its pages.
    pub pages: usize,
    /// All words of the letter in reading order, for those who cannot see it.
    pub text: String,
    /// A PDF of it that is drawn as its own file is, with no more of the fonts than it needs.
    pub pdf: Vec<u8>,
}

/// The things that a run through all letters finds out.
#[derive(Debug)]
struct Run {
    codes: Codes,
    common: Common,
    shared: SharedObjects,
}

impl Preview {
    /// Of the letters of a job. Whatever it is chosen for, all may be asked for.
    pub fn new(job: impl Into<Arc<Job>>) -> Self {
        Self { job: job.into(), run: None }
    }

    /// The job.
    pub fn job(&self) -> &Arc<Job> {
        &self.job
    }

    /// The letter of the row at a position, which counts all rows of all lists that are not empty.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the event and this letter; also when the row is rejected.
    pub fn letter(&self, position: usize) -> Result<PreviewLetter, Diagnostics> {
        let (place, invitee) = self.invitee(position)?;
        let (batch, setting) = Batch::of_edition(&self.job, invitee.edition)?;
        let mut typesetter = Typesetter::new(&batch, &setting, Some(OWN_FILE));
        let laid_out = self.typeset(&mut typesetter, invitee)?;
        let mut codes = Codes::default();
        let needs = typesetter.needs();
        let numbered = codes.number(needs).map_err(|error| fault::of_font(&batch, error))?;
        typesetter.learn(numbered);
        let shared = shared_objects(&batch, &codes, &typesetter.pictures, 1)?;
        let run = Run { codes, common: Common::default(), shared };
        let serial = self.job.serial(position);
        let composed = setting.composer.compose(invitee, serial)?;
        let pages = laid_out.pages.len();
        let pdf = self.file(&mut typesetter, place, laid_out, &run)?;
        Ok(PreviewLetter {
            position,
            serial,
            number: composed.number,
            pages,
            text: composed.letter.words().join(" "),
            pdf,
        })
    }

    /// The file of the letter of the row at a position, byte for byte as a run writes it when
    /// each letter has a file of its own. The first takes as long as it does to check all letters,
    /// since those have the fonts in common; the others no longer than [`Preview::letter`].
    ///
    /// # Errors
    ///
    /// As [`Preview::letter`].
    pub fn pdf(&mut self, position: usize) -> Result<Vec<u8>, Diagnostics> {
        let run = match self.run.take() {
            Some(run) => run,
            None => self.run()?,
        };
        let written = self.written(position, &run);
        self.run = Some(run);
        written
    }

    fn written(&self, position: usize, run: &Run) -> Result<Vec<u8>, Diagnostics> {
        let (place, invitee) = self.invitee(position)?;
        let (batch, setting) = Batch::of_edition(&self.job, invitee.edition)?;
        let mut typesetter = Typesetter::new(&batch, &setting, Some(OWN_FILE));
        let laid_out = self.typeset(&mut typesetter, invitee)?;
        typesetter.learn(run.codes.clone());
        self.file(&mut typesetter, place, laid_out, run)
    }

    /// Goes through all letters as a run does, and makes none.
    fn run(&self) -> Result<Run, Diagnostics> {
        let options = Options::new();
        let batch = Batch::new(&self.job)?.asking_for_none();
        let mut order: Vec<usize> = (0..self.job.invitees.len()).collect();
        plan::sort(&self.job, &mut order);
        let pass = Pass {
            batch: &batch,
            order: &order,
            threads: threads(&options),
            observer: &(),
            stage: Stage::Check,
            making: Some(Making { destination: OWN_FILE, skip_invalid: true }),
        };
        let passed = pass.run(|_| Ok(()))?;
        let shared =
            shared_objects(&batch, &passed.codes, &passed.pictures, threads(&options))?;
        Ok(Run { codes: passed.codes, common: passed.common, shared })
    }

    /// The invitee of a row, with the place in the job.
    fn invitee(&self, position: usize) -> Result<(usize, &Invitee), Diagnostics> {
        let invitees = &self.job.invitees;
        // In the order of the lists, and so of their positions.
        if let Ok(place) = invitees.binary_search_by_key(&position, |own| own.position) {
            return Ok((place, &invitees[place]));
        }
        let rejected = self.job.rejected.iter().find(|row| row.position == position);
        Err(match rejected {
            Some(row) => row.diagnostics.clone(),
            None => Diagnostic::new(Message::Selection(SelectionMessage::Nobody)).into(),
        })
    }

    fn typeset(
        &self,
        typesetter: &mut Typesetter<'_>,
        invitee: &Invitee,
    ) -> Result<LaidOutLetter, Diagnostics> {
        let serial = self.job.serial(invitee.position);
        let typeset = typesetter.typeset(invitee, serial);
        typeset.map_err(|wrong| fault::diagnostic(wrong, invitee, serial, typesetter).into())
    }

    fn file(
        &self,
        typesetter: &mut Typesetter<'_>,
        place: usize,
        letter: LaidOutLetter,
        run: &Run,
    ) -> Result<Vec<u8>, Diagnostics> {
        let invitee = &self.job.invitees[place];
        let made = typesetter.encode(place, letter, &run.common)?;
        let (info, sides) =
            (information::letter(&self.job, invitee), self.job.event.output.sides);
        let label = PageLabel::Serial(self.job.serial(invitee.position));
        let (mut out, mut deflater) = (Vec::new(), Deflater::default());
        write_file(label, &made.encoded, &info, sides, &run.shared, &mut out, &mut deflater)
            .map_err(|error| {
                Diagnostic::new(Message::PdfWrite { detail: error.to_string() })
            })?;
        Ok(out)
    }
}
