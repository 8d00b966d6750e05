//! Settings of a run.

use crate::parallel::cores;

/// Settings of a run.
///
/// ```
/// let options = aamantran::Options::new().threads(2).skip_invalid(true);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    pub(crate) proof: bool,
    /// Only with `proof`.
    pub(crate) test_sheet: bool,
    pub(crate) skip_invalid: bool,
    pub(crate) threads: Option<usize>,
    /// The most objects that a file may have: PDF/A's 8,388,607 when not given. A file of many
    /// letters that would have more becomes several.
    pub(crate) most_objects: Option<usize>,
}

impl Options {
    /// All letters, on as many threads as the machine runs at once, and none if a row is bad.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes only a few letters to look at: the first, the one with the longest name, and the
    /// first of each advocate or, where all sign, of each list.
    #[must_use]
    pub fn proof(mut self, proof: bool) -> Self {
        self.proof = proof;
        self
    }

    /// Makes only a test sheet: the first letter with crosses at the places that its parts have,
    /// and scales, to be held with a printed card against the light.
    #[must_use]
    pub fn test_sheet(mut self, test_sheet: bool) -> Self {
        self.test_sheet = test_sheet;
        self.proof |= test_sheet;
        self
    }

    /// Makes the valid letters although other rows are rejected.
    #[must_use]
    pub fn skip_invalid(mut self, skip_invalid: bool) -> Self {
        self.skip_invalid = skip_invalid;
        self
    }

    /// Sets the number of threads, at least 1.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }
}

/// Makes a file have at most so many objects, so that tests see it become several.
pub fn with_most_objects(mut options: Options, most: usize) -> Options {
    options.most_objects = Some(most);
    options
}

/// The number of threads of a run, at least 1.
pub(super) fn threads(options: &Options) -> usize {
    options.threads.unwrap_or_else(cores).max(1)
}
