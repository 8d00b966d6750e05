//! Whose fault it is: a letter whose characters tell where they came from.
//!
//! Nothing of this is done for a letter that can be made. For one that cannot, its template
//! is filled in once more with a mark before each of its pieces and a tag in place of each
//! character of a value. What comes out must stand for the letter, character by character;
//! then each character of the letter is known by the tag or the piece in its place.

use std::ops::Range;

use tera::{Context, Tera};
use unicode_normalization::char::is_combining_mark;

use crate::compose::block::Letter;
use crate::compose::marked::{Marked, with_marks};
use crate::compose::tags::{Source, Tags, piece_of};
use crate::compose::tera_syntax::{PieceKind, TeraPiece, TeraToken, pieces};
use crate::compose::values::{KnownValue, Owner, TaggedValues, is_syntax};
use crate::diagnostic::{Lines, Place};
use crate::input::SourceText;

/// Where characters of a letter came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The value of a key of the event file.
    Event {
        /// Dotted; a text of a list has its place there behind.
        key: String,
        /// Which of the value's characters, from 0.
        at: usize,
    },
    /// A cell of the list, by its field or the heading of a column of the list's own.
    Cell(String),
    /// A place in a file of the template.
    Template {
        /// The file, as messages name it.
        file: String,
        /// The place.
        place: Place,
    },
}

/// Where one character came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// The text that has it.
    pub(super) own: Option<Source>,
    /// The code of the template that printed it.
    pub(super) code: Option<Source>,
}

/// The template with its marks.
#[derive(Debug)]
pub(super) struct MarkedTemplate {
    tera: Tera,
    pieces: Vec<Marked>,
}

impl MarkedTemplate {
    /// Puts marks into the files of a template, each with the name that tera knows it by, and
    /// compiles them; none if that cannot be done.
    pub(super) fn new<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)>,
        compile: impl FnOnce(Vec<(&'a str, String)>) -> Option<Tera>,
    ) -> Option<Self> {
        let mut pieces = Vec::new();
        let marked = files
            .enumerate()
            .map(|(file, (name, source))| (name, with_marks(file, source, &mut pieces)));
        let tera = compile(marked.collect())?;
        Some(Self { tera, pieces })
    }
}

/// The text of a letter, and where each of its characters came from.
#[derive(Debug)]
pub(super) struct TracedText<'a> {
    pub(super) text: String,
    /// Of each character.
    pub(super) made: Vec<Made>,
    /// Where each character begins, in bytes.
    starts: Vec<usize>,
    /// Where each character or, if that is not known, the next one behind it came from.
    sources: Vec<Option<Source>>,
    values: TaggedValues,
    files: Vec<&'a SourceText>,
    /// Of each file.
    lines: Vec<Lines<'a>>,
}

/// All that a text is traced with.
pub(super) struct Tracing<'t, 'a> {
    pub(super) text: String,
    pub(super) values: TaggedValues,
    /// The values that templates see, and the same with tags.
    pub(super) plain: Context,
    pub(super) tagged: Context,
    pub(super) files: Vec<&'a SourceText>,
    pub(super) marked: Option<&'t MarkedTemplate>,
    pub(super) unmarked: &'t Tera,
    /// Fills a template in.
    pub(super) render: &'t dyn Fn(&Tera, &Context) -> Option<String>,
}

impl<'a> Tracing<'_, 'a> {
    /// Finds where the characters came from, as far as that can be told.
    pub(super) fn run(self) -> TracedText<'a> {
        let characters: Vec<char> = self.text.chars().collect();
        let mut made = self.pass(&characters, &self.tagged).unwrap_or_else(|| {
            // The template does something else if all are tags. One by one:
            let mut made = self.each(&characters);
            self.by_path(&characters, &mut made);
            made
        });
        self.fill(&characters, &mut made);
        let starts = self.text.char_indices().map(|(at, _)| at).collect();
        let mut sources: Vec<Option<Source>> =
            made.iter().map(|made| made.own.or(made.code)).collect();
        for at in (1..sources.len()).rev() {
            sources[at - 1] = sources[at - 1].or(sources[at]);
        }
        let lines = self.files.iter().map(|own| Lines::new(&own.file, &own.text)).collect();
        let Self { text, values, files, .. } = self;
        TracedText { text, made, starts, sources, values, files, lines }
    }

    /// Marks and spaces in a value have no tags, nor has anything once there are none left: they
    /// are known by what stands beside them.
    fn fill(&self, characters: &[char], made: &mut [Made]) {
        let is_tagless = |at: usize| is_syntax(characters[at]) || self.values.lack_tags();
        let mut fill = |at: usize, beside: usize, is_exact: bool| {
            let (own, before) = (made[at], made[beside]);
            if own.own.is_some() || own.code != before.code {
                return;
            }
            let Some((index, of)) = before.own else { return };
            let Some(known) = self.values.known(index) else { return };
            let next = if beside < at { of.checked_add(1) } else { of.checked_sub(1) };
            let next = next.filter(|next| known.text.get(*next) == Some(&characters[at]));
            made[at].own = match next.filter(|_| is_tagless(at)) {
                Some(next) => Some((index, next)),
                // A backslash that the value has not, or white space that has become another.
                None if !is_exact && is_syntax(characters[at]) => Some((index, of)),
                None => None,
            };
        };
        for is_exact in [true, false] {
            (1..characters.len()).for_each(|at| fill(at, at - 1, is_exact));
            (1..characters.len()).rev().for_each(|at| fill(at - 1, at, is_exact));
        }
    }

    /// The values found in the text, tagged as many at a time as the template bears.
    fn each(&self, characters: &[char]) -> Vec<Made> {
        let nothing = || vec![Made::default(); characters.len()];
        let mut made = self.pass(characters, &self.plain).unwrap_or_else(nothing);
        let count = self.values.count();
        // All at once is what it does not bear.
        let halves = |range: Range<usize>| {
            let middle = range.start.midpoint(range.end);
            [middle..range.end, range.start..middle]
        };
        let mut due = Vec::from(halves(0..count));
        while let Some(range) = due.pop() {
            if range.is_empty() {
                continue;
            }
            let context = self.values.only(&self.tagged, &|own| range.contains(&own));
            match self.pass(characters, &context) {
                Some(found) => {
                    for (own, found) in made.iter_mut().zip(found) {
                        if found.own.is_some_and(|(of, _)| range.contains(&of)) {
                            own.own = found.own;
                            own.code = own.code.or(found.code);
                        }
                    }
                }
                None if range.len() > 1 => due.extend(halves(range)),
                None => {}
            }
        }
        made
    }

    /// Finds what code prints that begins with a value's name, where the template does
    /// something else if that has tags.
    fn by_path(&self, characters: &[char], made: &mut [Made]) {
        let mut start = 0;
        for run in made.chunk_by_mut(|one, next| one.code == next.code) {
            let text = &characters[start..start + run.len()];
            start += run.len();
            let is_open = run.iter().all(|made| made.own.is_none());
            let Some((index, at)) = run[0].code.filter(|_| is_open) else { continue };
            let file = index.checked_sub(self.values.count());
            let source = file.and_then(|file| self.files.get(file)).map_or("", |own| &own.text);
            let code = source.get(at..).unwrap_or_default();
            // What is escaped has a backslash before it.
            let is_shown = |at: &usize| {
                text[*at] != '\\' || !text.get(at + 1).is_some_and(char::is_ascii_punctuation)
            };
            let shown: Vec<usize> = (0..text.len()).filter(is_shown).collect();
            let value = TaggedValues::at_path(&self.tagged, code);
            let Some(value) = value.filter(|value| value.chars().count() <= shown.len()) else {
                continue;
            };
            for (at, tag) in shown.into_iter().zip(value.chars()) {
                run[at].own = self.values.tag(tag).map(|(_, source)| *source);
            }
        }
    }

    /// The values found in the text if these are tagged; none if what comes out does not stand for
    /// the text.
    fn pass(&self, characters: &[char], context: &Context) -> Option<Vec<Made>> {
        let with_marks =
            self.marked.and_then(|own| self.filled(&own.tera, context, characters));
        with_marks.or_else(|| self.filled(self.unmarked, context, characters))
    }

    fn filled(&self, tera: &Tera, context: &Context, characters: &[char]) -> Option<Vec<Made>> {
        let filled = (self.render)(tera, context)?;
        let mut made = Vec::with_capacity(characters.len());
        let mut piece: Option<(&Marked, usize)> = None;
        let values = self.values.count();
        let of_file = |file: usize, at: usize| Some((values + file, at));
        for character in filled.chars() {
            if let Some(next) = piece_of(character) {
                let marked = self.marked.and_then(|own| own.pieces.get(next));
                piece = marked.map(|marked| (marked, marked.range.start));
                continue;
            }
            let expected = *characters.get(made.len())?;
            let code = piece
                .filter(|(marked, _)| !marked.is_text)
                .and_then(|(marked, at)| of_file(marked.file, at));
            if let Some((_, source)) = self.values.tag(character) {
                // A filter may have made another character of the value's own.
                made.push(Made { own: Some(*source), code });
                continue;
            }
            let mut own = None;
            if let Some((marked, at)) = piece.as_mut().filter(|(marked, _)| marked.is_text) {
                let source = self.files.get(marked.file).map_or("", |file| &file.text);
                if *at < marked.range.end && source[*at..].starts_with(expected) {
                    own = of_file(marked.file, *at);
                    *at += expected.len_utf8();
                }
            }
            if character != expected && own.is_none() {
                return None;
            }
            made.push(Made { own, code });
        }
        (made.len() == characters.len()).then_some(made)
    }
}

impl TracedText<'_> {
    /// Where what stands at a place of the text, in bytes, or next behind it came from.
    pub(super) fn origin_from(&self, at: usize) -> Option<Origin> {
        Some(self.origin(self.source_from(at)?))
    }

    /// The source of the first character at a place of the text, in bytes, or behind it that
    /// has one.
    fn source_from(&self, at: usize) -> Option<Source> {
        *self.sources.get(self.starts.partition_point(|start| *start < at))?
    }

    fn origin(&self, (index, at): Source) -> Origin {
        match self.values.known(index) {
            Some(KnownValue { owner: Owner::Event(key), .. }) => {
                Origin::Event { key: key.clone(), at }
            }
            Some(KnownValue { owner: Owner::Cell(field), .. }) => Origin::Cell(field.clone()),
            None => {
                let file = index - self.values.count();
                let found = self.files.get(file).zip(self.lines.get(file));
                let (file, place) = found.map_or_else(Default::default, |(own, lines)| {
                    let at = definition(&own.text, at).unwrap_or(at);
                    (own.file.clone(), lines.place(at))
                });
                Origin::Template { file, place }
            }
        }
    }

    /// The character that stands before another in the text that it came from.
    fn before(&self, (index, at): Source) -> Option<char> {
        if let Some(known) = self.values.known(index) {
            return known.text.get(at.checked_sub(1)?).copied();
        }
        let source = self.files.get(index - self.values.count())?;
        source.text.get(..at)?.chars().next_back()
    }

    fn is_of_row(&self, (index, _): Source) -> bool {
        self.values.known(index).is_some_and(|own| matches!(own.owner, Owner::Cell(_)))
    }
}

/// A letter whose characters are tags.
#[derive(Debug)]
pub struct Traced<'a> {
    /// The letter.
    pub letter: Letter,
    pub(super) tags: Tags<Made>,
    pub(super) text: TracedText<'a>,
}

impl Traced<'_> {
    /// The characters that tags stand for.
    pub fn plain(&self, tagged: &str) -> String {
        self.tags.plain(tagged)
    }

    fn made(&self, tag: char) -> Made {
        self.tags.get(tag).map(|(_, made)| *made).unwrap_or_default()
    }

    /// Whose fault characters are that have no letter to stand on: of them whose own text
    /// begins with a mark, else of the row, if any came from it, else of the first of them.
    pub fn of_cluster(&self, tagged: &str) -> Option<Origin> {
        let made: Vec<(char, Made)> =
            tagged.chars().map(|tag| (self.tags.character(tag), self.made(tag))).collect();
        let text_of = |made: &Made| made.own.map(|(index, _)| index);
        let mut parts = made.chunk_by(|one, next| text_of(&one.1) == text_of(&next.1));
        if parts.clone().count() > 1 {
            let begins = parts.find_map(|part| {
                let (first, made) = part.first()?;
                let own = made.own.filter(|_| is_combining_mark(*first))?;
                let is_first = self.text.before(own).is_none_or(|before| !is_letter(before));
                // Else the template has cut the letter off.
                Some(if is_first { own } else { made.code.unwrap_or(own) })
            });
            if let Some(own) = begins {
                return Some(self.text.origin(own));
            }
        }
        self.of_sources(made.into_iter().map(|(_, made)| made))
    }

    /// Whose a text is: the row's, if any of it came from there, else that of the event's key
    /// that has any of it, else the template's.
    pub fn of_text(&self, tagged: &str) -> Option<Origin> {
        self.of_sources(tagged.chars().map(|tag| self.made(tag)))
    }

    fn of_sources(&self, made: impl Iterator<Item = Made>) -> Option<Origin> {
        let made: Vec<Made> = made.collect();
        let own = || made.iter().filter_map(|made| made.own);
        own()
            .find(|own| self.text.is_of_row(*own))
            .or_else(|| own().find(|(index, _)| *index < self.text.values.count()))
            .or_else(|| own().next())
            .or_else(|| made.iter().find_map(|made| made.code))
            .map(|own| self.text.origin(own))
    }
}

/// Where a template gives a name its value, if code that prints the name stands at a place: what
/// is no value of the event and none of the row was written there.
fn definition(source: &str, at: usize) -> Option<usize> {
    let code = pieces(source.get(at..)?).next().filter(|code| code.kind == PieceKind::Print)?;
    let name = code.tokens().next().filter(|token| matches!(token, TeraToken::Name(_)))?;
    let gives = |piece: &TeraPiece<'_>| {
        let mut names = piece.tokens().skip(1);
        match piece.keyword() {
            "set" | "set_global" => !piece.is_block_of_set() && names.next() == Some(name),
            "for" => {
                names.take_while(|own| *own != TeraToken::Name("in")).any(|own| own == name)
            }
            _ => false,
        }
    };
    pieces(source.get(..at)?).filter(gives).last().map(|piece| piece.start)
}

/// True if a mark can stand on a character.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}
