//! Tables of shaped words: each distinct word of a style is shaped once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::font::{Chain, ChainId, Library};
use crate::shape::shaper::{Fault, Shaper};
use crate::shape::word::{Word, WordId};

/// A word that cannot be printed, with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFault {
    /// The word.
    pub word: Box<str>,
    /// Its fault.
    pub fault: Fault,
    /// Where in the word, in bytes.
    pub at: Range<usize>,
}

/// The faces that a word is set in, and the language it is shaped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Faces {
    /// The faces.
    pub chain: ChainId,
    /// The language (BCP 47) if it is not that of the letter.
    pub language: Option<&'static str>,
}

impl From<ChainId> for Faces {
    fn from(chain: ChainId) -> Self {
        Self { chain, language: None }
    }
}

/// Where stages look words up.
pub trait WordTable {
    /// The word set in these faces.
    ///
    /// # Errors
    ///
    /// [`WordFault`] when it cannot be printed.
    fn word(&mut self, faces: impl Into<Faces>, text: &str) -> Result<WordId, WordFault>;

    /// A word of this table.
    fn get(&self, id: WordId) -> &Word;

    /// A word that is a part of another of this table, given with its characters.
    ///
    /// # Errors
    ///
    /// As [`WordTable::word`].
    fn part(
        &mut self,
        whole: (WordId, &str),
        part: Range<usize>,
        faces: Faces,
    ) -> Result<WordId, WordFault> {
        self.word(faces, whole.1.get(part).unwrap_or_default())
    }

    /// The characters that a text is printed as.
    fn printed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }

    /// The characters that a word was asked for with.
    fn asked(&self, id: WordId) -> String {
        self.get(id).text()
    }
}

/// Shaped words by faces and text. What is not known yet is shaped.
#[derive(Debug)]
pub struct Words<'a> {
    by_text: HashMap<Faces, HashMap<Box<str>, WordId, FixedState>, FixedState>,
    list: Vec<Word>,
    shaper: Shaper<'a>,
    chains: &'a [Chain],
}

impl<'a> Words<'a> {
    /// An empty table for the chains of a batch.
    pub fn new(library: &'a Library, chains: &'a [Chain], language: &str) -> Self {
        let shaper = Shaper::new(library, language);
        Self { by_text: HashMap::default(), list: Vec::new(), shaper, chains }
    }

    /// The words in the order of their ids.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// Forgets all words; what their ids stand for must be forgotten, too.
    pub fn clear(&mut self) {
        self.by_text.clear();
        self.list.clear();
    }
}

impl WordTable for Words<'_> {
    fn word(&mut self, faces: impl Into<Faces>, text: &str) -> Result<WordId, WordFault> {
        let faces = faces.into();
        let known = self.by_text.get(&faces).and_then(|by_text| by_text.get(text));
        if let Some(&id) = known {
            return Ok(id);
        }
        let chain = &self.chains[usize::from(faces.chain.0)];
        let word = self
            .shaper
            .shape_in(text, chain, faces.language)
            .map_err(|(fault, at)| WordFault { word: text.into(), fault, at })?;
        let id = WordId(self.list.len());
        self.list.push(word);
        self.by_text.entry(faces).or_default().insert(text.into(), id);
        Ok(id)
    }

    fn get(&self, id: WordId) -> &Word {
        &self.list[id.0]
    }
}
