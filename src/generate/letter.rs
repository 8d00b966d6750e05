//! The pipeline of a letter, in five stages: a letter is **composed** of a row and the template,
//! its words are **shaped** into glyphs, **laid out** on pages, **encoded** as PDF content, and
//! **written** as a file of its own or into files of many. There are no threads here.

use std::collections::BTreeMap;
use std::io;

use crate::compose::{self, Composed, DeliveryValues, Letter};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::batch::{Batch, Setting};
use crate::generate::fingerprint::{self, Fingerprint};
use crate::generate::information;
use crate::generate::overlap::{Overlap, overlaps};
use crate::geom::Size;
use crate::input::{Invitee, Sides};
use crate::layout::{self, Drawn, LayoutFault, Page, layout};
use crate::pdf::{
    Codes, Common, ContentEncoder, Deflater, Destination, DocumentInfo, DocumentWriter,
    EncodedLetter, Needs, PageLabel, PieceDigests, SharedObjects,
};
use crate::picture::PictureId;
use crate::shape::{self, ShapedLetter, Words, shape};
use crate::structure::Structure;
use crate::style::{Cascade, FitStep};

/// One letter on its pages.
#[derive(Debug)]
pub(super) struct LaidOutLetter {
    /// The letter number as printed.
    number: String,
    pub(super) pages: Vec<Page>,
    structure: Structure,
    /// Of what it was composed of.
    digest: compose::Digest,
    pictures: Vec<PictureId>,
    /// Parts that are printed over each other.
    pub(super) overlaps: Vec<Overlap>,
}

/// The reason why a letter cannot be typeset.
#[derive(Debug)]
pub(super) enum LetterFault {
    /// It cannot be composed, for what is wrong at this place.
    Compose(Diagnostic),
    /// It cannot be shaped or laid out.
    Layout(LayoutFault),
}

impl From<Diagnostic> for LetterFault {
    fn from(fault: Diagnostic) -> Self {
        Self::Compose(fault)
    }
}

impl From<LayoutFault> for LetterFault {
    fn from(fault: LayoutFault) -> Self {
        Self::Layout(fault)
    }
}

/// One letter as PDF content, with what is noted of it.
#[derive(Debug)]
pub(super) struct MadeLetter {
    /// The invitee's place in the job.
    pub(super) place: usize,
    /// The letter number as printed.
    pub(super) number: String,
    pub(super) encoded: EncodedLetter,
    pub(super) fingerprint: Fingerprint,
}

/// Takes letters of one edition through the stages, one after the other. Each thread has its own, since what
/// letters have in common is shaped, laid out and encoded once and then kept.
#[derive(Debug)]
pub(super) struct Typesetter<'b> {
    pub(super) batch: &'b Batch<'b>,
    /// Of the edition whose letters these are.
    pub(super) own: &'b Setting<'b>,
    composed: compose::ComposeCache,
    pub(super) words: Words<'b>,
    /// The number of words that have been asked about by [`Typesetter::needs`].
    asked: usize,
    /// The codes whose numbers it knows.
    codes: Codes,
    /// By the step by which letters are drawn together.
    pub(super) set_at: BTreeMap<usize, FitSetting<'b>>,
    encoder: ContentEncoder<'b>,
    /// False if letters go no further than their pages.
    is_encoding: bool,
    /// The largest size that each picture has been printed in.
    pub(super) pictures: BTreeMap<PictureId, Size>,
}

/// The styles of a step by which letters are drawn together, and what was lately set in them.
#[derive(Debug)]
pub(super) struct FitSetting<'b> {
    pub(super) cascade: Cascade<'b>,
    shaped: shape::ShapeCache,
    pub(super) laid: layout::LayoutCache,
}

/// Words that a thread keeps: numbers and telephones never come again.
const MOST_WORDS: usize = 4096;

impl<'b> Typesetter<'b> {
    /// A typesetter that encodes letters for such files; without any, it goes no further than
    /// their pages.
    pub(super) fn new(
        batch: &'b Batch<'b>,
        own: &'b Setting<'b>,
        destination: Option<Destination>,
    ) -> Self {
        let language = own.edition.event.letter.language;
        let files =
            destination.unwrap_or(Destination { one: false, many: false, sheets: false });
        Self {
            batch,
            own,
            composed: compose::ComposeCache::default(),
            words: Words::new(&batch.library, own.sheet.chains(), language.code()),
            asked: 0,
            codes: Codes::default(),
            set_at: BTreeMap::new(),
            encoder: ContentEncoder::new(&batch.library, language.tag(), files),
            is_encoding: destination.is_some(),
            pictures: BTreeMap::new(),
        }
    }

    /// Composes, shapes and lays out the letter to an invitee.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub(super) fn typeset(
        &mut self,
        invitee: &Invitee,
        serial: u32,
    ) -> Result<LaidOutLetter, LetterFault> {
        let Composed { letter, number, digest, pictures } =
            self.own.composer.compose_with(invitee, serial, &mut self.composed)?;
        let (pages, shaped) = self.fit(&letter)?;
        self.measure_pictures(&pages);
        let (page, library) = (&self.own.sheet.page, &self.batch.library);
        let overlaps = overlaps(&letter, &shaped, page, &mut self.words, library)?;
        let structure = shaped.structure;
        Ok(LaidOutLetter { number, pages, structure, digest, pictures, overlaps })
    }

    /// Composes, shapes and lays out a paper for handing out.
    ///
    /// # Errors
    ///
    /// Its fault.
    pub(super) fn typeset_delivery(
        &mut self,
        values: &DeliveryValues<'_>,
    ) -> Result<LaidOutLetter, LetterFault> {
        let Composed { letter, number, digest, pictures } =
            self.own.composer.compose_delivery(values, &mut self.composed)?;
        let (pages, shaped) = self.fit(&letter)?;
        self.measure_pictures(&pages);
        let (structure, overlaps) = (shaped.structure, Vec::new());
        Ok(LaidOutLetter { number, pages, structure, digest, pictures, overlaps })
    }

    /// Shapes and lays out a letter at one of the steps by which letters are drawn together.
    pub(super) fn set(
        &mut self,
        letter: &Letter,
        step: usize,
    ) -> Result<(Vec<Page>, ShapedLetter), LayoutFault> {
        let own = self.own;
        let FitSetting { cascade, shaped, laid } =
            self.set_at.entry(step).or_insert_with(|| {
                let step = own.fit_steps.get(step).copied().unwrap_or(FitStep::NONE);
                FitSetting {
                    cascade: Cascade::at_step(&own.sheet, step),
                    shaped: shape::ShapeCache::default(),
                    laid: layout::LayoutCache::default(),
                }
            });
        let shaped = shape(letter, cascade, &own.edition.pictures, &mut self.words, shaped)?;
        let pages = layout(&shaped, &own.sheet.page, &mut self.words, laid)?;
        Ok((pages, shaped))
    }

    /// Encodes a letter that it has typeset, when the codes of its words have numbers.
    ///
    /// # Errors
    ///
    /// When a code has none, or something cannot be deflated.
    pub(super) fn encode(
        &mut self,
        place: usize,
        letter: LaidOutLetter,
        common: &Common,
    ) -> Result<MadeLetter, Diagnostics> {
        let LaidOutLetter { number, pages, structure, digest, pictures, .. } = letter;
        let encoded =
            self.encoder.letter(&pages, structure, common, &self.words, &self.codes)?;
        let batch = self.batch;
        let info = information::letter(batch.job, &batch.job.invitees[place]);
        let all = &self.own.edition.pictures;
        let fingerprint =
            fingerprint::of_letter(&self.own.common, digest, &pictures, all, &info);
        Ok(MadeLetter { place, number, encoded, fingerprint })
    }

    /// Encodes a paper for handing out that it has typeset, when the codes of its words have
    /// numbers.
    ///
    /// # Errors
    ///
    /// As [`Typesetter::encode`].
    pub(super) fn encode_delivery(
        &mut self,
        paper: LaidOutLetter,
        common: &Common,
    ) -> Result<EncodedLetter, Diagnostics> {
        let LaidOutLetter { pages, structure, .. } = paper;
        Ok(self.encoder.letter(&pages, structure, common, &self.words, &self.codes)?)
    }

    /// The parts of a letter that others may have, too.
    ///
    /// # Errors
    ///
    /// As [`Typesetter::encode`].
    pub(super) fn parts(
        &mut self,
        letter: &LaidOutLetter,
    ) -> Result<PieceDigests, Diagnostics> {
        let LaidOutLetter { pages, structure, .. } = letter;
        Ok(self.encoder.parts(pages, structure, &self.words, &self.codes)?)
    }

    /// The codes that the words need which came since the last time, and which have no number.
    pub(super) fn needs(&mut self) -> Needs {
        if self.is_encoding {
            return self.encoder.prepare(&self.words, &self.codes);
        }
        let words = self.words.list();
        let new = words.get(self.asked..).unwrap_or_default();
        self.asked = words.len();
        self.codes.lacking(new, &self.batch.library)
    }

    /// Takes in the numbers of codes.
    pub(super) fn learn(&mut self, numbered: Codes) {
        self.codes.learn(numbered);
    }

    /// Forgets all words and what was set with them, if there are too many.
    pub(super) fn tidy(&mut self) {
        if self.words.list().len() < MOST_WORDS {
            return;
        }
        self.words.clear();
        self.asked = 0;
        self.set_at.clear();
        self.encoder.clear();
    }

    fn measure_pictures(&mut self, pages: &[Page]) {
        for mark in pages.iter().flat_map(|page| &page.marks) {
            if let Drawn::Picture(placed) = &mark.drawn {
                enlarge(&mut self.pictures, placed.picture, placed.size);
            }
        }
    }
}

/// Writes the file of one letter, or of one paper for handing out.
///
/// # Errors
///
/// When something cannot be deflated.
pub(super) fn write_file(
    label: PageLabel<'_>,
    letter: &EncodedLetter,
    info: &DocumentInfo,
    sides: Sides,
    shared: &SharedObjects,
    out: &mut Vec<u8>,
    deflater: &mut Deflater,
) -> io::Result<()> {
    let mut writer = DocumentWriter::new(shared, out)?;
    if sides == Sides::Two {
        writer.print_on_both_sides();
    }
    writer.letter(label, &info.title, letter, deflater)?;
    writer.finish(info, shared, deflater).map(drop)
}

/// Notes a size of a picture if it is its largest: it has the same proportions in all.
pub(super) fn enlarge(sizes: &mut BTreeMap<PictureId, Size>, picture: PictureId, size: Size) {
    let known = sizes.entry(picture).or_default();
    if size.width > known.width {
        *known = size;
    }
}
