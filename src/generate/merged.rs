//! Files of many letters: the bundles and the merged file.

use std::collections::btree_map::{BTreeMap, Entry};

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::information;
use crate::generate::plan::FilePlan;
use crate::generate::summary::PaperPages;
use crate::generate::watch::{Observer, go_on};
use crate::input::{Job, Sides, Stands};
use crate::output::{FileNames, Sink, SinkError};
use crate::pdf::{
    Deflater, DocumentInfo, DocumentWriter, EncodedLetter, PageLabel, SharedObjects,
};

const MERGED: &str = "all.pdf";

/// The most that a file may have; what is more goes into another.
#[derive(Clone, Copy, Debug)]
struct Most {
    objects: usize,
    /// Letters, if that is limited.
    letters: Option<usize>,
    /// Digits of the numbers of files.
    digits: usize,
}

/// The finished files of many letters.
#[derive(Debug, Default)]
pub(super) struct MadeFiles {
    pub(super) paths: Vec<String>,
    pub(super) paper_pages: Vec<PaperPages>,
    /// Where each letter begins in its bundle, by the invitee's place.
    pub(super) in_bundles: BTreeMap<usize, FirstPage>,
    /// The same in the file of all letters.
    pub(super) in_merged: BTreeMap<usize, FirstPage>,
    /// Which became several unasked.
    pub(super) notices: Diagnostics,
}

/// The page on which a letter begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstPage {
    /// The file: an index into the paths.
    pub(super) file: usize,
    /// The page, counted from 1.
    pub(super) page: usize,
}

/// A paper for handing out that goes into a bundle.
#[derive(Clone, Debug)]
pub(super) struct BundledPaper {
    /// The bundle, by its place in the plan.
    pub(super) bundle: usize,
    pub(super) name: String,
    pub(super) stands: Stands,
    pub(super) encoded: EncodedLetter,
}

/// The bundles and the merged file of a run.
pub(super) struct MergedFiles<'a, S: Sink> {
    job: &'a Job,
    sink: &'a S,
    plan: &'a FilePlan,
    names: FileNames,
    most: Most,
    /// Those that are begun, in the order of the plan.
    bundles: BTreeMap<usize, MergedFile<S>>,
    merged: Option<MergedFile<S>>,
    of_merged: DocumentInfo,
    /// In the order in which they stand.
    papers: Vec<BundledPaper>,
    deflater: Deflater,
}

impl<'a, S: Sink> MergedFiles<'a, S> {
    /// Files whose names are not yet among `names`, and which have so many objects at most.
    pub(super) fn new(
        job: &'a Job,
        plan: &'a FilePlan,
        names: FileNames,
        most_objects: usize,
        sink: &'a S,
    ) -> Self {
        let split = job.event.output.bundle_split;
        let letters = split.and_then(|most| usize::try_from(most).ok());
        let digits = plan.part_digits;
        Self {
            job,
            sink,
            plan,
            names,
            most: Most { objects: most_objects, letters, digits },
            bundles: BTreeMap::new(),
            merged: None,
            of_merged: information::merged(job),
            papers: Vec::new(),
            deflater: Deflater::default(),
        }
    }

    /// Puts papers for handing out into the bundles, before the first letter.
    pub(super) fn set_papers(&mut self, papers: Vec<BundledPaper>) {
        self.papers = papers;
    }

    /// Begins the files that a letter belongs to, if they are not begun.
    ///
    /// # Errors
    ///
    /// When the sink fails.
    pub(super) fn begin(&mut self, place: usize) -> Result<(), Diagnostics> {
        let index = self.plan.bundle(place);
        if let Some((index, (path, _))) =
            index.and_then(|index| Some((index, self.plan.bundles.get(index)?)))
            && let Entry::Vacant(entry) = self.bundles.entry(index)
        {
            entry.insert(MergedFile::new(path, self.job, self.most, self.sink)?);
        }
        if self.plan.is_merged && self.merged.is_none() {
            self.merged = Some(MergedFile::new(MERGED, self.job, self.most, self.sink)?);
        }
        Ok(())
    }

    /// Appends a letter to the files that it belongs to. A file that is full is finished at once
    /// if the fonts are there.
    ///
    /// # Errors
    ///
    /// When the sink fails, or something cannot be deflated.
    pub(super) fn append(
        &mut self,
        place: usize,
        letter: &EncodedLetter,
        shared: Option<&SharedObjects>,
    ) -> Result<(), Diagnostics> {
        self.begin(place)?;
        let invitee = &self.job.invitees[place];
        let serial = self.job.serial(invitee.position);
        let title = format!("{serial} – {}", invitee.shown_name());
        let index = self.plan.bundle(place);
        let bundle = index.and_then(|index| {
            let info = &self.plan.bundles.get(index)?.1;
            Some((Some(index), info, self.bundles.get_mut(&index)?))
        });
        let merged = self.merged.as_mut().map(|own| (None, &self.of_merged, own));
        for (index, info, own) in bundle.into_iter().chain(merged) {
            if own.appended == 0 {
                let papers = self.papers.iter();
                let on_top = papers.filter(|paper| {
                    Some(paper.bundle) == index && paper.stands == Stands::Before
                });
                for paper in on_top {
                    own.append_paper(paper, &mut self.deflater)?;
                }
            }
            if own.is_full(letter) {
                let names = &mut self.names;
                own.turn(info, names, shared, self.sink, &mut self.deflater)?;
            }
            own.append(serial, &title, letter, &mut self.deflater)?;
            let paper = self.job.edition(invitee).key.paper;
            own.note_pages(place, paper, letter.pages());
        }
        Ok(())
    }

    /// The letters of each of the files that are to be finished, in all.
    pub(super) fn letters(&self) -> usize {
        self.bundles.values().chain(&self.merged).map(|own| own.appended).sum()
    }

    /// Finishes all, and says which became several unasked.
    ///
    /// # Errors
    ///
    /// When the sink fails, something cannot be deflated, or the observer ends the run.
    pub(super) fn finish(
        mut self,
        shared: &SharedObjects,
        observer: &dyn Observer,
    ) -> Result<MadeFiles, Diagnostics> {
        let mut all = MadeFiles::default();
        let has_papers = self.job.event.papers.len() > 1;
        let infos = &self.plan.bundles;
        let bundles = self.bundles.into_iter();
        let bundles =
            bundles.filter_map(|(index, own)| Some((Some(index), &infos.get(index)?.1, own)));
        let merged = self.merged.map(|own| (None, &self.of_merged, own));
        for (index, info, mut own) in bundles.chain(merged) {
            go_on(observer)?;
            let is_of_all = index.is_none();
            let below = self
                .papers
                .iter()
                .filter(|paper| Some(paper.bundle) == index && paper.stands == Stands::After);
            for paper in below {
                own.append_paper(paper, &mut self.deflater)?;
            }
            let first = all.paths.len();
            let starts = std::mem::take(&mut own.starts).into_iter().map(|(place, start)| {
                (place, FirstPage { file: first + start.file, page: start.page })
            });
            if is_of_all {
                all.in_merged.extend(starts);
            } else {
                all.in_bundles.extend(starts);
            }
            let letters = own.appended;
            let (made, paper_pages) =
                own.finish(info, shared, self.sink, &mut self.deflater)?;
            if has_papers {
                all.paper_pages.extend(paper_pages);
            }
            observer.advance(letters);
            // Files that were asked for are no surprise.
            if let ([first, _, ..], None) = (&made[..], self.job.event.output.bundle_split) {
                let message = Message::FileSplit { first: first.clone(), files: made.len() };
                all.notices.push(Diagnostic::new(message));
            }
            all.paths.extend(made);
        }
        Ok(all)
    }
}

/// A document of many letters: one file or, past a limit, several.
struct MergedFile<S: Sink> {
    most: Most,
    /// The pictures of the job.
    pictures: usize,
    /// On how many sides of the paper it is printed.
    sides: Sides,
    /// Letters in the file being written.
    letters: usize,
    /// Letters in all its files.
    appended: usize,
    /// The path of the whole, if it stays one file.
    whole: String,
    /// The path of the file being written.
    path: String,
    writer: DocumentWriter<S::File>,
    /// The pages of each paper in the file being written, and how many there are.
    paper_pages: (Vec<PaperPages>, usize),
    /// The same of the files that are full.
    full_paper_pages: Vec<PaperPages>,
    /// Where letters begin, by the invitee's place, in files counted from the first of these.
    starts: Vec<(usize, FirstPage)>,
    /// The files that are full, and whether they still have to be finished: they cannot be
    /// before the fonts are made.
    full: Vec<(String, Option<DocumentWriter<S::File>>)>,
}

impl<S: Sink> MergedFile<S> {
    fn new(path: &str, job: &Job, most: Most, sink: &S) -> Result<Self, Diagnostics> {
        let (pictures, sides) = (job.base().pictures.len(), job.event.output.sides);
        let writer = begin(path, pictures, sides, sink)?;
        let (whole, path) = (path.to_owned(), path.to_owned());
        Ok(Self {
            most,
            pictures,
            sides,
            letters: 0,
            appended: 0,
            whole,
            path,
            writer,
            paper_pages: (Vec::new(), 0),
            full_paper_pages: Vec::new(),
            starts: Vec::new(),
            full: Vec::new(),
        })
    }

    /// True if the next letter must go into another file.
    fn is_full(&self, letter: &EncodedLetter) -> bool {
        self.most.letters.is_some_and(|most| self.letters >= most)
            || self.writer.is_full(letter, self.most.objects)
    }

    /// Begins another file. The first is numbered only now. The full one is finished if the
    /// fonts are there.
    fn turn(
        &mut self,
        info: &DocumentInfo,
        names: &mut FileNames,
        shared: Option<&SharedObjects>,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        if self.full.is_empty() {
            self.path = names.part(&self.whole, 1, self.most.digits);
            sink.rename(self.writer.output(), &self.path)?;
        }
        let path = names.part(&self.whole, self.full.len() + 2, self.most.digits);
        let next = begin(&path, self.pictures, self.sides, sink)?;
        let writer = std::mem::replace(&mut self.writer, next);
        let own = std::mem::replace(&mut self.path, path);
        let waiting = match shared {
            Some(shared) => {
                commit(&own, writer, info, shared, sink, deflater)?;
                None
            }
            None => Some(writer),
        };
        self.keep_paper_pages(&own);
        self.full.push((own, waiting));
        self.letters = 0;
        Ok(())
    }

    fn append(
        &mut self,
        serial: u32,
        title: &str,
        letter: &EncodedLetter,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        self.letters += 1;
        self.appended += 1;
        let done = self.writer.letter(PageLabel::Serial(serial), title, letter, deflater);
        done.map_err(|error| SinkError::io(&*self.path, error).into())
    }

    /// Appends a paper for handing out, which is no letter: it counts as none where the letters of
    /// a file are limited.
    fn append_paper(
        &mut self,
        paper: &BundledPaper,
        deflater: &mut Deflater,
    ) -> Result<(), Diagnostics> {
        let BundledPaper { name, encoded, .. } = paper;
        let done = self.writer.letter(PageLabel::Name(name), name, encoded, deflater);
        done.map_err(|error| SinkError::io(&*self.path, error))?;
        self.paper_pages.1 += self.sheets(encoded.pages());
        Ok(())
    }

    /// The pages that so many take in a file: with both sides printed, whole sheets.
    fn sheets(&self, pages: usize) -> usize {
        match self.sides {
            Sides::One => pages,
            Sides::Two => pages.next_multiple_of(2),
        }
    }

    /// Notes the pages of a letter that was appended, and their paper.
    fn note_pages(&mut self, place: usize, paper: usize, pages: usize) {
        let taken = self.sheets(pages);
        let (found, count) = &mut self.paper_pages;
        let first = *count + 1;
        self.starts.push((place, FirstPage { file: self.full.len(), page: first }));
        *count += taken;
        match found.last_mut() {
            Some(last) if last.paper == paper => last.pages = *last.pages.start()..=*count,
            _ => {
                let file = String::new();
                found.push(PaperPages { file, paper, pages: first..=*count });
            }
        }
    }

    /// The file being written is full: it has this path.
    fn keep_paper_pages(&mut self, path: &str) {
        let (found, _) = std::mem::take(&mut self.paper_pages);
        let named = found.into_iter().map(|own| PaperPages { file: path.to_owned(), ..own });
        self.full_paper_pages.extend(named);
    }

    /// Finishes the files that are not; names them all, and the pages of each paper.
    fn finish(
        mut self,
        info: &DocumentInfo,
        shared: &SharedObjects,
        sink: &S,
        deflater: &mut Deflater,
    ) -> Result<(Vec<String>, Vec<PaperPages>), Diagnostics> {
        let path = self.path.clone();
        self.keep_paper_pages(&path);
        self.full.push((self.path, Some(self.writer)));
        let mut done = Vec::new();
        for (path, waiting) in self.full {
            if let Some(writer) = waiting {
                commit(&path, writer, info, shared, sink, deflater)?;
            }
            done.push(path);
        }
        Ok((done, self.full_paper_pages))
    }
}

fn begin<S: Sink>(
    path: &str,
    pictures: usize,
    sides: Sides,
    sink: &S,
) -> Result<DocumentWriter<S::File>, Diagnostics> {
    let file = sink.create(path)?;
    let writer = DocumentWriter::collection(pictures, file);
    let mut writer = writer.map_err(|error| SinkError::io(path, error))?;
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
    shared: &SharedObjects,
    sink: &S,
    deflater: &mut Deflater,
) -> Result<(), Diagnostics> {
    let file =
        writer.finish(info, shared, deflater).map_err(|error| SinkError::io(path, error))?;
    sink.commit(file)?;
    Ok(())
}
