//! Tables of shaped words: each distinct word of a style is shaped once.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::font::{Chain, ChainId, Library};
use crate::shape::shaper::{Fault, Shaper};
use crate::shape::word::{Word, WordId};

/// A word that cannot be printed, with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFault {
    /// The word.
    pub word: Box<str>,
    /// What is wrong with it.
    pub fault: Fault,
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

/// Shaped words by faces and text.
#[derive(Debug, Default)]
pub struct Words {
    by_text: HashMap<Faces, HashMap<Box<str>, WordId, FixedState>, FixedState>,
    list: Vec<Word>,
    /// Faces and text of each word of `list`.
    keys: Vec<(Faces, Box<str>)>,
}

impl Words {
    /// The words in the order of their ids.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    fn find(&self, faces: Faces, text: &str) -> Option<WordId> {
        self.by_text.get(&faces)?.get(text).copied()
    }

    fn insert(&mut self, faces: Faces, text: &str, word: Word) -> WordId {
        let id = WordId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(word);
        self.keys.push((faces, text.into()));
        self.by_text.entry(faces).or_default().insert(text.into(), id);
        id
    }

    /// Takes over the words of another table that this one does not have yet.
    pub fn merge(&mut self, other: Self) {
        for ((faces, text), word) in other.keys.into_iter().zip(other.list) {
            if self.find(faces, &text).is_none() {
                self.insert(faces, &text, word);
            }
        }
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
}

/// A table that shapes what it does not know yet: the first pass over the letters.
#[derive(Debug)]
pub struct GrowingWords<'a> {
    words: Words,
    shaper: Shaper<'a>,
    chains: &'a [Chain],
}

impl<'a> GrowingWords<'a> {
    /// An empty table for the chains of a batch.
    pub fn new(library: &'a Library, chains: &'a [Chain], language: &str) -> Self {
        Self { words: Words::default(), shaper: Shaper::new(library, language), chains }
    }

    /// The words met so far.
    pub fn into_words(self) -> Words {
        self.words
    }
}

impl WordTable for GrowingWords<'_> {
    fn word(&mut self, faces: impl Into<Faces>, text: &str) -> Result<WordId, WordFault> {
        let faces = faces.into();
        if let Some(id) = self.words.find(faces, text) {
            return Ok(id);
        }
        let chain = &self.chains[usize::from(faces.chain.0)];
        match self.shaper.shape_in(text, chain, faces.language) {
            Ok(word) => Ok(self.words.insert(faces, text, word)),
            Err(fault) => Err(WordFault { word: text.into(), fault }),
        }
    }

    fn get(&self, id: WordId) -> &Word {
        &self.words.list[id.0 as usize]
    }
}

/// A finished table, shared by all threads of the second pass.
#[derive(Clone, Copy, Debug)]
pub struct FrozenWords<'a>(pub &'a Words);

impl WordTable for FrozenWords<'_> {
    fn word(&mut self, faces: impl Into<Faces>, text: &str) -> Result<WordId, WordFault> {
        // Both passes see the same letters, so a miss means that a template gave two answers.
        self.0
            .find(faces.into(), text)
            .ok_or_else(|| WordFault { word: text.into(), fault: Fault::Unforeseen })
    }

    fn get(&self, id: WordId) -> &Word {
        &self.0.list[id.0 as usize]
    }
}
