//! The words of a letter whose characters tell where they came from.

use std::borrow::Cow;
use std::ops::Range;

use crate::compose::Traced;
use crate::shape::word::{Word, WordId};
use crate::shape::words::{Faces, WordFault, WordTable};

/// A table of words that are asked for with tags and printed without. A fault has the word
/// with its tags.
#[derive(Debug)]
pub struct TaggedWords<'w, W> {
    words: &'w mut W,
    letter: &'w Traced<'w>,
    /// Each word with the text that it was asked for with.
    list: Vec<(WordId, Box<str>)>,
}

impl<'w, W: WordTable> TaggedWords<'w, W> {
    /// Words of a letter, to be found in a table or put into it.
    pub fn new(words: &'w mut W, letter: &'w Traced<'w>) -> Self {
        Self { words, letter, list: Vec::new() }
    }

    fn tagged(&self, id: WordId) -> (WordId, &str) {
        self.list.get(id.0).map_or((id, ""), |(own, text)| (*own, &**text))
    }
}

impl<W: WordTable> WordTable for TaggedWords<'_, W> {
    fn word(&mut self, faces: impl Into<Faces>, text: &str) -> Result<WordId, WordFault> {
        let word = self
            .words
            .word(faces, &self.letter.plain(text))
            .map_err(|fault| WordFault { word: text.into(), ..fault })?;
        let id = WordId(self.list.len());
        self.list.push((word, text.into()));
        Ok(id)
    }

    fn get(&self, id: WordId) -> &Word {
        self.words.get(self.tagged(id).0)
    }

    fn part(
        &mut self,
        whole: (WordId, &str),
        part: Range<usize>,
        faces: Faces,
    ) -> Result<WordId, WordFault> {
        let count =
            |range: Range<usize>| whole.1.get(range).map_or(0, |own| own.chars().count());
        let (before, length) = (count(0..part.start), count(part));
        let text: String = self.tagged(whole.0).1.chars().skip(before).take(length).collect();
        self.word(faces, &text)
    }

    fn printed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Owned(self.letter.plain(text))
    }

    fn asked(&self, id: WordId) -> String {
        self.tagged(id).1.to_owned()
    }
}
