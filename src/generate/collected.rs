//! A document of many letters on its way: a bundle or the merged file.

use crate::diagnostic::Diagnostics;
use crate::generate::outlet::{failed, sink_failed};
use crate::input::Sides;
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
pub(super) struct Collected<S: Sink> {
    most: Most,
    /// The pictures of the job.
    pictures: usize,
    /// On how many sides of the paper it is printed.
    sides: Sides,
    /// Letters in the file being written.
    letters: usize,
    /// What the whole would be called.
    whole: String,
    /// What the file being written is called.
    path: String,
    writer: DocumentWriter<S::File>,
    /// The files that are full, and whether they still have to be finished: they cannot be
    /// before the fonts are made.
    full: Vec<(String, Option<DocumentWriter<S::File>>)>,
}

impl<S: Sink> Collected<S> {
    pub(super) fn new(
        path: String,
        pictures: usize,
        sides: Sides,
        most: Most,
        sink: &S,
    ) -> Result<Self, Diagnostics> {
        let writer = begin(&path, pictures, sides, sink)?;
        let whole = path.clone();
        Ok(Self { most, pictures, sides, letters: 0, whole, path, writer, full: Vec::new() })
    }

    /// Whether the next letter must go into another file.
    pub(super) fn is_full(&self, letter: &EncodedLetter) -> bool {
        self.most.letters.is_some_and(|most| self.letters >= most)
            || self.writer.is_full(letter, self.most.objects)
    }

    /// Begins another file. The first is numbered only now. The full one is finished if the
    /// fonts are there.
    pub(super) fn turn(
        &mut self,
        info: &DocumentInfo,
        names: &mut FileNames,
        skeleton: Option<&Skeleton>,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        if self.full.is_empty() {
            self.path = names.part(&self.whole, 1);
            sink.rename(self.writer.output(), &self.path).map_err(sink_failed)?;
        }
        let path = names.part(&self.whole, self.full.len() + 2);
        let next = begin(&path, self.pictures, self.sides, sink)?;
        let writer = std::mem::replace(&mut self.writer, next);
        let own = std::mem::replace(&mut self.path, path);
        let waiting = match skeleton {
            Some(skeleton) => {
                commit(&own, writer, info, skeleton, sink, deflater)?;
                None
            }
            None => Some(writer),
        };
        self.full.push((own, waiting));
        self.letters = 0;
        Ok(())
    }

    pub(super) fn append(
        &mut self,
        serial: u32,
        title: &str,
        letter: &EncodedLetter,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        self.letters += 1;
        let done = self.writer.letter(serial, title, letter, deflater);
        done.map_err(|error| failed(&self.path, error))
    }

    /// Finishes the files that are not, and names them all.
    pub(super) fn finish(
        mut self,
        info: &DocumentInfo,
        skeleton: &Skeleton,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<Vec<String>, Diagnostics> {
        self.full.push((self.path, Some(self.writer)));
        let mut done = Vec::new();
        for (path, waiting) in self.full {
            if let Some(writer) = waiting {
                commit(&path, writer, info, skeleton, sink, deflater)?;
            }
            done.push(path);
        }
        Ok(done)
    }
}

fn begin<S: Sink>(
    path: &str,
    pictures: usize,
    sides: Sides,
    sink: &S,
) -> Result<DocumentWriter<S::File>, Diagnostics> {
    let file = sink.create(path).map_err(sink_failed)?;
    let writer = DocumentWriter::collection(pictures, file);
    let mut writer = writer.map_err(|error| failed(path, error))?;
    if sides == Sides::Two {
        writer.print_on_both_sides();
    }
    Ok(writer)
}

/// Writes the end of a file and lets it appear.
fn commit<S: Sink>(
    path: &str,
    writer: DocumentWriter<S::File>,
    info: &DocumentInfo,
    skeleton: &Skeleton,
    sink: &S,
    deflater: &mut Deflater,
) -> Result<(), Diagnostics> {
    let file = writer.finish(info, skeleton, deflater).map_err(|error| failed(path, error))?;
    sink.commit(file).map(drop).map_err(sink_failed)
}
