//! Encoded letters that wait for the fonts.
//!
//! The file of one letter begins with the fonts, and which glyphs these have is known only when
//! all letters are encoded. Until then letters are kept, some 3 KB each: in memory as far as a
//! budget goes, and beyond it in a file of the sink that nobody else sees.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Diagnostics;
use crate::output::{Sink, SinkError, Spool};
use crate::pdf::EncodedLetter;

/// Bytes of letters that are kept in memory.
const BUDGET: usize = 64 << 20;

/// Letters while more are coming.
pub(super) struct SpoolWriter {
    budget: usize,
    memory: Vec<EncodedLetter>,
    spool: Option<(BufWriter<File>, String)>,
    /// The bytes of the spool that are the letters behind those in memory.
    spooled: Vec<Range<u64>>,
}

impl SpoolWriter {
    pub(super) fn new() -> Self {
        Self::within(BUDGET)
    }

    /// With so many bytes of memory.
    fn within(budget: usize) -> Self {
        Self { budget, memory: Vec::new(), spool: None, spooled: Vec::new() }
    }

    /// Keeps a letter behind the others.
    ///
    /// # Errors
    ///
    /// When the sink's file cannot be written.
    pub(super) fn push(
        &mut self,
        letter: EncodedLetter,
        sink: &impl Sink,
    ) -> Result<(), Diagnostics> {
        let size = letter.own_size();
        if self.spool.is_none() && size > self.budget {
            match sink.spool()? {
                Some(Spool { file, folder }) => {
                    self.spool = Some((BufWriter::new(file), folder));
                }
                None => self.budget = usize::MAX,
            }
        }
        let Some((file, folder)) = &mut self.spool else {
            self.budget = self.budget.saturating_sub(size);
            self.memory.push(letter);
            return Ok(());
        };
        let start = self.spooled.last().map_or(0, |last| last.end);
        let written =
            postcard::to_allocvec(&letter).map_err(io::Error::other).and_then(|own| {
                file.write_all(&own)?;
                Ok(own.len() as u64)
            });
        let length = written.map_err(|error| SinkError::io(&**folder, error))?;
        self.spooled.push(start..start + length);
        Ok(())
    }

    /// The letters, when all have come.
    ///
    /// # Errors
    ///
    /// When the sink's file cannot be written.
    pub(super) fn finish(self) -> Result<SpooledLetters, Diagnostics> {
        let Self { memory, spool, spooled, .. } = self;
        let spool = spool.map(|(file, folder)| {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error);
            let file = file.map_err(|error| SinkError::io(&*folder, error))?;
            Ok::<_, Diagnostics>((Mutex::new(file), folder))
        });
        Ok(SpooledLetters { memory, spool: spool.transpose()?, spooled })
    }
}

/// Letters that can be had again, by any thread.
pub(super) struct SpooledLetters {
    memory: Vec<EncodedLetter>,
    spool: Option<(Mutex<File>, String)>,
    spooled: Vec<Range<u64>>,
}

impl SpooledLetters {
    /// A letter by the number of those before it.
    ///
    /// # Errors
    ///
    /// When there is none, or the sink's file cannot be read.
    pub(super) fn letter(&self, index: usize) -> Result<Cow<'_, EncodedLetter>, Diagnostics> {
        if let Some(letter) = self.memory.get(index) {
            return Ok(Cow::Borrowed(letter));
        }
        let range = index.checked_sub(self.memory.len()).and_then(|at| self.spooled.get(at));
        let (Some(range), Some((file, folder))) = (range, &self.spool) else {
            return Err(SinkError::io("", io::ErrorKind::NotFound.into()).into());
        };
        let read = || {
            let length = usize::try_from(range.end - range.start).map_err(io::Error::other)?;
            let mut bytes = vec![0; length];
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(range.start))?;
            file.read_exact(&mut bytes)?;
            drop(file);
            postcard::from_bytes(&bytes).map_err(io::Error::other)
        };
        read().map(Cow::Owned).map_err(|error| SinkError::io(&**folder, error).into())
    }
}

#[cfg(test)]
mod tests {
    use super::SpoolWriter;
    use crate::generate::batch::Batch;
    use crate::generate::pass::{Making, Pass};
    use crate::generate::watch::Stage;
    use crate::input::Job;
    use crate::output::{FolderSink, MemorySink, Sink};
    use crate::pdf::{Destination, EncodedLetter};

    const EVENT: &str = "version = 1\n[event]\nname = \"सभा\"\n[letter]\nbody = \"आइए\"\n\
        [[advocate]]\nname = \"आशा\"\n[[list]]\nfile = \"l.csv\"\n";

    fn letters() -> Vec<EncodedLetter> {
        let rows: Vec<String> = (0..70).map(|row| format!("राम {row},बेला\n")).collect();
        let list = format!("नाम,ग्राम\n{}", rows.concat());
        let job = Job::from_parts(EVENT, &[("l.csv", list.as_bytes())]).unwrap();
        let order: Vec<usize> = (0..70).collect();
        let destination = Destination { one: true, many: true, sheets: true };
        let batch = Batch::new(&job).unwrap();
        let typesetting = Pass {
            batch: &batch,
            order: &order,
            threads: 2,
            observer: &(),
            stage: Stage::Write,
            making: Some(Making { destination, skip_invalid: false }),
        };
        let mut letters = Vec::new();
        let take = |letter: crate::generate::letter::MadeLetter| {
            letters.push(letter.encoded);
            Ok(())
        };
        typesetting.run(take).unwrap();
        letters
    }

    fn kept(letters: &[EncodedLetter], budget: usize, sink: &impl Sink) -> usize {
        let mut keeping = SpoolWriter::within(budget);
        for letter in letters {
            keeping.push(letter.clone(), sink).unwrap();
        }
        let kept = keeping.finish().unwrap();
        // In any order.
        for (index, letter) in letters.iter().enumerate().rev() {
            assert_eq!(*kept.letter(index).unwrap(), *letter, "{index}");
        }
        assert!(kept.letter(letters.len()).is_err());
        kept.memory.len()
    }

    #[test]
    fn letters_come_back_from_memory_and_from_the_disk() {
        let letters = letters();
        let (folder, memory) = (tempfile::tempdir().unwrap(), MemorySink::new());
        let sink = FolderSink::new(folder.path().join("out"));
        let size: usize = letters.iter().map(EncodedLetter::own_size).sum();
        assert_eq!(kept(&letters, size, &sink), letters.len());
        let in_memory = kept(&letters, size / 2, &sink);
        assert!((1..letters.len()).contains(&in_memory), "{in_memory}");
        assert_eq!(kept(&letters, 0, &sink), 0);
        // What has no disk keeps all.
        assert_eq!(kept(&letters, 0, &memory), letters.len());
        drop(sink);
        assert!(!folder.path().join("out").exists(), "nothing is left");
    }
}
