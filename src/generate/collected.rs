//! A document of many letters on its way: a bundle or the merged file.

use crate::diagnostic::Diagnostics;
use crate::generate::outlet::{failed, sink_failed};
use crate::output::{FileNames, Sink};
use crate::pdf::{Deflater, DocumentInfo, DocumentWriter, EncodedLetter, Skeleton};

/// The most that a file may have; what is more goes into another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Most {
    pub(super) objects: usize,
    /// Letters, if that is limited.
    pub(super) letters: Option<usize>,
}

/// A document of many letters, of one file or, past a limit, of several.
pub(super) struct Collected<'a, S: Sink> {
    skeleton: &'a Skeleton,
    most: Most,
    /// Letters in the file being written.
    letters: usize,
    /// What the whole would be called.
    whole: String,
    /// What the file being written is called.
    path: String,
    writer: DocumentWriter<'a, S::File>,
    /// The files done.
    done: Vec<String>,
}

impl<'a, S: Sink> Collected<'a, S> {
    pub(super) fn new(
        path: String,
        skeleton: &'a Skeleton,
        most: Most,
        sink: &S,
    ) -> Result<Self, Diagnostics> {
        let writer = begin(&path, skeleton, sink)?;
        let whole = path.clone();
        Ok(Self { skeleton, most, letters: 0, whole, path, writer, done: Vec::new() })
    }

    /// Whether the next letter must go into another file.
    pub(super) fn is_full(&self, letter: &EncodedLetter) -> bool {
        self.most.letters.is_some_and(|most| self.letters >= most)
            || self.writer.is_full(letter, self.most.objects)
    }

    /// Ends the file and begins another. The first is numbered only now.
    pub(super) fn turn(
        &mut self,
        info: &DocumentInfo,
        names: &mut FileNames,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        if self.done.is_empty() {
            self.path = names.part(&self.whole, 1);
            sink.rename(self.writer.output(), &self.path).map_err(sink_failed)?;
        }
        let number = u32::try_from(self.done.len()).unwrap_or(u32::MAX).saturating_add(2);
        let path = names.part(&self.whole, number);
        let next = begin(&path, self.skeleton, sink)?;
        let full = std::mem::replace(&mut self.writer, next);
        let own = std::mem::replace(&mut self.path, path);
        let file = full.finish(info, deflater).map_err(|error| failed(&own, error))?;
        sink.commit(file).map_err(sink_failed)?;
        self.done.push(own);
        self.letters = 0;
        Ok(())
    }

    pub(super) fn append(
        &mut self,
        title: &str,
        letter: &EncodedLetter,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        self.letters += 1;
        self.writer.letter(title, letter, deflater).map_err(|error| failed(&self.path, error))
    }

    /// Ends the last file and names them all.
    pub(super) fn finish(
        mut self,
        info: &DocumentInfo,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<Vec<String>, Diagnostics> {
        let file =
            self.writer.finish(info, deflater).map_err(|error| failed(&self.path, error))?;
        sink.commit(file).map_err(sink_failed)?;
        self.done.push(self.path);
        Ok(self.done)
    }
}

fn begin<'a, S: Sink>(
    path: &str,
    skeleton: &'a Skeleton,
    sink: &S,
) -> Result<DocumentWriter<'a, S::File>, Diagnostics> {
    let file = sink.create(path).map_err(sink_failed)?;
    DocumentWriter::collection(skeleton, file).map_err(|error| failed(path, error))
}
