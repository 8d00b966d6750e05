//! Checking: all letters up to their pages, and the fonts.

use crate::diagnostic::Diagnostics;
use crate::generate::batch::Batch;
use crate::generate::delivery::LettersToHandOut;
use crate::generate::options::{Options, threads};
use crate::generate::pass::Pass;
use crate::generate::watch::Stage;
use crate::generate::{fault, plan, remarks};
use crate::input::{Job, RejectedRow};
use crate::pdf::Fonts;

/// The letters that [`generate`](crate::generate()) would make of a job, and those it would not;
/// from [`check()`].
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let list = "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\nश्री,,बेला\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", list.as_bytes())])?;
/// let checked = aamantran::check(&job, &aamantran::Options::new())?;
/// assert_eq!((checked.valid.len(), checked.rejected.len()), (1, 1));
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The invitees whose letters can be made, in the order of the letters: indices into
    /// [`Job::invitees`].
    pub valid: Vec<usize>,
    /// The rows that would be rejected, in the order of the lists.
    pub rejected: Vec<RejectedRow>,
    /// Findings worth knowing, though nothing is wrong.
    pub notices: Diagnostics,
}

/// Finds all faults of letters that [`generate`](crate::generate()) finds before it writes, and
/// writes nothing.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n".as_bytes())])?;
/// let checked = aamantran::check(&job, &aamantran::Options::new())?;
/// assert!(checked.rejected.is_empty());
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
///
/// # Errors
///
/// Everything that is wrong with the event. Faults of rows are in [`Checked::rejected`].
pub fn check(job: &Job, options: &Options) -> Result<Checked, Diagnostics> {
    let batch = Batch::new(job)?;
    let order = plan::order_of_letters(job);
    let pass = Pass {
        batch: &batch,
        order: &order,
        threads: threads(options),
        observer: &(),
        stage: Stage::Check,
        making: None,
    };
    let passed = pass.run(|_| Ok(())).map_err(|faults| remarks::with_faults(&batch, faults))?;
    let papers = LettersToHandOut {
        batch: &batch,
        places: &passed.valid,
        order: &order,
        passed: &passed,
        plan: None,
        threads: threads(options),
    };
    let papers = papers.make()?;
    Fonts::new(&papers.codes, &batch.library).map_err(|error| fault::of_font(&batch, error))?;
    let mut notices = passed.notices;
    notices.extend(remarks::remarks(&batch));
    Ok(Checked { valid: passed.valid, rejected: passed.rejected, notices })
}
