//! Files for the printer: several letters on each sheet, in the order in which they are cut and
//! handed out.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, OutputMessage, Place};
use crate::generate::information;
use crate::generate::plan::FilePlan;
use crate::generate::spool::SpooledLetters;
use crate::generate::summary::{LetterRecord, PrintedSheets};
use crate::generate::watch::{Observer, go_on};
use crate::geom::{POINTS_PER_MM, Pt, Size};
use crate::impose::{CutMarks, Duplex, Grid, Leaf, Scheme, SheetLeaves, sheets};
use crate::input::{Job, Sides};
use crate::output::{FileNames, Sink, SinkError};
use crate::pdf::{
    Deflater, DocumentInfo, EncodedLetter, PlacedLetter, SharedObjects, SheetWriter,
    are_too_many,
};
use crate::style::{PageStyle, paper};

/// The sheets of a run, as `[print]` asks for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct SheetForm {
    scheme: Scheme,
    grid: Grid,
    marks: CutMarks,
}

impl SheetForm {
    /// The sheets for letters on pages of these sizes; none if they are not asked for. `place`
    /// gives where a key stands in the event file.
    ///
    /// # Errors
    ///
    /// A sheet that is none, pages of several sizes, or such as have no room on the sheet.
    pub(super) fn new(
        job: &Job,
        sizes: &[Size],
        place: impl Fn(&str) -> Place,
    ) -> Result<Option<Self>, Diagnostic> {
        let spec = &job.event.print;
        let Some((scheme, &page)) = spec.scheme.zip(sizes.first()) else { return Ok(None) };
        let at = |key: &str, message| Diagnostic::at(message, place(key));
        let mut shown: Vec<String> = Vec::new();
        for size in sizes.iter().copied().map(in_mm) {
            if !shown.contains(&size) {
                shown.push(size);
            }
        }
        if shown.len() > 1 {
            let message = OutputMessage::PageSizesDiffer { sizes: shown.join(", ") };
            return Err(at("print.scheme", Message::Output(message)));
        }
        let is_single = scheme == Scheme::Single;
        let grid = |sheet: Size| {
            let duplex = spec.sides.unwrap_or_else(|| usual_sides(job, sheet));
            Grid::new(sheet, page, is_single, duplex)
        };
        let grid = if let Some(written) = &spec.sheet {
            let invalid = |problem| {
                let key = "print.sheet".to_owned();
                at("print.sheet", Message::StyleInvalid { key, problem })
            };
            grid(paper(written).map_err(invalid)?)
        } else {
            let upright = PageStyle::default().size;
            let lying = Size { width: upright.height, height: upright.width };
            let [upright, lying] = [upright, lying].map(grid);
            if lying.slots() > upright.slots() { lying } else { upright }
        };
        let least = if is_single { 1 } else { 2 };
        if grid.slots() < least {
            let (page, sheet) = (in_mm(page), in_mm(grid.sheet));
            let message = OutputMessage::SheetTooSmall { page, sheet, least };
            let key = if spec.sheet.is_some() { "print.sheet" } else { "print.scheme" };
            return Err(at(key, Message::Output(message)));
        }
        Ok(Some(Self { scheme, grid, marks: spec.cut }))
    }
}

/// The sides of sheets if `[print]` does not say: those of `[output]`, turned like the leaf of a
/// book.
fn usual_sides(job: &Job, sheet: Size) -> Duplex {
    match job.event.output.sides {
        Sides::One => Duplex::Simplex,
        Sides::Two if sheet.width > sheet.height => Duplex::ShortEdge,
        Sides::Two => Duplex::LongEdge,
    }
}

/// `148 × 210`
fn in_mm(size: Size) -> String {
    let [width, height] = [size.width, size.height].map(|length: Pt| {
        let tenths = (length.0 / POINTS_PER_MM * 10.0).round();
        format!("{}", tenths / 10.0)
    });
    format!("{width} × {height}")
}

/// The letters of a run that go onto sheets.
#[derive(Clone, Copy)]
pub(super) struct LettersToImpose<'a> {
    pub(super) job: &'a Job,
    pub(super) plan: &'a FilePlan,
    pub(super) spooled: &'a SpooledLetters,
    /// The place of each in the job.
    pub(super) places: &'a [usize],
    pub(super) records: &'a [LetterRecord],
    /// The objects that each adds to a document.
    pub(super) objects: &'a [usize],
    /// Those that are to be printed: indices into all of these.
    pub(super) chosen: &'a [usize],
    pub(super) form: SheetForm,
    pub(super) shared: &'a SharedObjects,
    pub(super) observer: &'a dyn Observer,
}

/// The finished files of sheets.
#[derive(Debug, Default)]
pub(super) struct ImposedFiles {
    pub(super) made: Vec<PrintedSheets>,
    /// Which became several unasked.
    pub(super) notices: Diagnostics,
}

impl LettersToImpose<'_> {
    /// Writes the files of sheets: one for each file of many letters, and if there are none, one
    /// of all.
    ///
    /// # Errors
    ///
    /// When the sink fails, something cannot be deflated, or the observer ends the run.
    pub(super) fn write(
        self,
        most_objects: usize,
        sink: &impl Sink,
    ) -> Result<ImposedFiles, Diagnostics> {
        let Self { job, plan, .. } = self;
        let (mut names, mut files) = (FileNames::new(), ImposedFiles::default());
        let mut write = |of: &str, letters: &[usize], info: &DocumentInfo| {
            let whole = names.sheets(of);
            let parts = self.parted(letters, most_objects);
            let is_one = parts.len() == 1;
            for (at, part) in parts.iter().enumerate() {
                let path = if is_one { whole.clone() } else { names.part(&whole, at + 1) };
                if let (0, false, None) = (at, is_one, job.event.output.bundle_split) {
                    let (first, files_of) = (path.clone(), parts.len());
                    let message = Message::FileSplit { first, files: files_of };
                    files.notices.push(Diagnostic::new(message));
                }
                let sheets = self.file(&path, part, info, sink)?;
                files.made.push(PrintedSheets { file: path, letters: part.len(), sheets });
            }
            Ok::<(), Diagnostics>(())
        };
        if plan.is_merged || plan.bundles.is_empty() {
            write("all", self.chosen, &information::merged(job))?;
        }
        for (index, (path, info)) in plan.bundles.iter().enumerate() {
            let is_own = |own: &usize| plan.bundle(self.places[*own]) == Some(index);
            let letters: Vec<usize> = self.chosen.iter().copied().filter(is_own).collect();
            if !letters.is_empty() {
                let name = path.rsplit_once('/').map_or(&**path, |(_, name)| name);
                write(name.strip_suffix(".pdf").unwrap_or(name), &letters, info)?;
            }
        }
        Ok(files)
    }

    /// Letters in as many files as the event asks for or a file's bounds need.
    fn parted<'l>(&self, letters: &'l [usize], most_objects: usize) -> Vec<&'l [usize]> {
        let split = self.job.event.output.bundle_split;
        let most = split.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
        let pictures = self.job.base().pictures.len();
        let (mut parts, mut start, mut pages, mut objects) = (Vec::new(), 0, 0, 0);
        for (at, &letter) in letters.iter().enumerate() {
            pages += self.records[letter].pages;
            objects += self.objects[letter];
            let is_full = at - start >= most
                || at > start && are_too_many(pages, objects, pictures, most_objects);
            if is_full {
                parts.extend(letters.get(start..at));
                (start, pages, objects) =
                    (at, self.records[letter].pages, self.objects[letter]);
            }
        }
        parts.extend(letters.get(start..));
        parts
    }

    /// Writes a file; the number of its sheets.
    fn file<S: Sink>(
        &self,
        path: &str,
        letters: &[usize],
        info: &DocumentInfo,
        sink: &S,
    ) -> Result<usize, Diagnostics> {
        let SheetForm { scheme, grid, marks } = self.form;
        let failed = |error| SinkError::io(path, error);
        let pictures = self.job.base().pictures.len();
        let out = sink.create(path)?;
        let writer = SheetWriter::new(letters.len(), pictures, grid, marks, out);
        let mut writer = writer.map_err(failed)?;
        let mut deflater = Deflater::default();
        let pages: Vec<usize> =
            letters.iter().map(|&letter| self.records[letter].pages).collect();
        let mut open: Vec<Option<(Cow<'_, EncodedLetter>, String)>> =
            (0..grid.slots()).map(|_| None).collect();
        let mut count = 0;
        for leaves in sheets(&pages, scheme, grid.slots(), grid.duplex()) {
            go_on(self.observer)?;
            self.open(letters, &leaves, &mut open)?;
            let placed = leaves.iter().zip(&open).map(|(leaf, open)| {
                let (leaf, (letter, title)) = leaf.zip(open.as_ref())?;
                Some(PlacedLetter { leaf, letter, title })
            });
            let placed: Vec<Option<PlacedLetter<'_>>> = placed.collect();
            writer.sheet(&placed, &mut deflater).map_err(failed)?;
            count += 1;
        }
        let titles = letters.iter().map(|&letter| self.title(letter));
        let out = writer.finish(titles, info, self.shared, &mut deflater).map_err(failed)?;
        sink.commit(out)?;
        Ok(count)
    }

    /// Fetches the letters that begin on a sheet.
    fn open<'s>(
        &'s self,
        letters: &[usize],
        leaves: &SheetLeaves,
        open: &mut [Option<(Cow<'s, EncodedLetter>, String)>],
    ) -> Result<(), Diagnostics> {
        for (leaf, open) in leaves.iter().zip(open) {
            if let Some(Leaf { letter, front: 0, .. }) = *leaf {
                let letter = letters[letter];
                *open = Some((self.spooled.letter(letter)?, self.title(letter)));
            }
        }
        Ok(())
    }

    fn title(&self, letter: usize) -> String {
        let LetterRecord { serial, invitee, .. } = &self.records[letter];
        format!("{serial} – {invitee}")
    }
}
