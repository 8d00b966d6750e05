//! Cutting a word into stretches of one face and one script.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::{is_joiner, is_unseen};
use crate::font::{Chain, FaceId, Library};

/// A stretch of a word for the shaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) face: FaceId,
    pub(super) script: Script,
}

/// Cuts a word where the face or the script changes, never inside a grapheme cluster.
///
/// Digits and punctuation belong to no script: they go with the letters before them, at the
/// start of a word with those after, and so `R.K.` keeps the full stops of its Latin face.
///
/// # Errors
///
/// The first character that no face of the chain has, and where it stands in the word.
pub(super) fn itemize(
    word: &str,
    chain: &Chain,
    library: &Library,
) -> Result<Vec<Item>, (char, Range<usize>)> {
    let first_script = word.chars().find_map(strong).unwrap_or_else(|| usual(chain, library));
    let mut script = first_script;
    let mut items: Vec<Item> = Vec::new();
    for (start, grapheme) in word.grapheme_indices(true) {
        script = grapheme.chars().find_map(strong).unwrap_or(script);
        let face = choose(grapheme, script, chain, library).map_err(|lacking| {
            let at = start + grapheme.find(lacking).unwrap_or_default();
            (lacking, at..at + lacking.len_utf8())
        })?;
        let end = start + grapheme.len();
        match items.last_mut() {
            Some(last) if last.face == face && last.script == script => last.range.end = end,
            _ => items.push(Item { range: start..end, face, script }),
        }
    }
    Ok(items)
}

/// The script that words without letters, such as 10:30, are taken for: the main face's.
fn usual(chain: &Chain, library: &Library) -> Script {
    let main = library.face(chain.main());
    let is_latin = main.is_for("Latn") && !main.is_for("Deva");
    if is_latin { Script::Latin } else { Script::Devanagari }
}

/// The script of a letter; `None` for characters that many scripts share.
fn strong(character: char) -> Option<Script> {
    // Nearly all there is: looked up in no table.
    if character.is_ascii() {
        return character.is_ascii_alphabetic().then_some(Script::Latin);
    }
    if ('\u{904}'..='\u{950}').contains(&character) {
        return Some(Script::Devanagari);
    }
    match character.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => Some(script),
    }
}

/// The first face, those made for the script before the others, that has all characters.
fn choose(
    grapheme: &str,
    script: Script,
    chain: &Chain,
    library: &Library,
) -> Result<FaceId, char> {
    let name = script.short_name();
    let (made_for, others): (Vec<FaceId>, Vec<FaceId>) =
        chain.faces.iter().partition(|&&id| library.face(id).is_for(name));
    made_for
        .into_iter()
        .chain(others)
        .find(|&id| grapheme.chars().all(|c| covers(id, c, library)))
        .ok_or_else(|| uncovered(grapheme, name, chain, library))
}

/// True if a face can draw a character. What is never seen is never printed: fonts have glyphs
/// for some of it, but a text with it is not found again by what can be seen of it.
fn covers(face: FaceId, character: char, library: &Library) -> bool {
    is_joiner(character)
        || (!is_unseen(character) && library.face(face).glyph(character).is_some())
}

/// The character to blame: one that no face has, else one that the face for the script lacks.
fn uncovered(grapheme: &str, script: &str, chain: &Chain, library: &Library) -> char {
    let made_for = chain.faces.iter().find(|&&id| library.face(id).is_for(script));
    let proper = made_for.copied().unwrap_or(chain.main());
    grapheme
        .chars()
        .find(|&c| !chain.faces.iter().any(|&id| covers(id, c, library)))
        .or_else(|| grapheme.chars().find(|&c| !covers(proper, c, library)))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Weight;

    #[test]
    fn letters_are_told_as_the_tables_tell_them() {
        for character in '\0'..='\u{FFFF}' {
            let script = Some(character.script()).filter(|own| {
                !matches!(own, Script::Common | Script::Inherited | Script::Unknown)
            });
            assert_eq!(strong(character), script, "{character:?}");
        }
    }

    fn cut(word: &str) -> Result<Vec<(String, String)>, char> {
        let library = Library::embedded().unwrap();
        let names = ["Noto Serif Devanagari".to_owned(), "Noto Serif".to_owned()];
        let chain = library.chain(&names, Weight::REGULAR).unwrap();
        let items = itemize(word, &chain, &library).map_err(|(lacking, _)| lacking)?;
        Ok(items
            .into_iter()
            .map(|item| (word[item.range].to_owned(), library.face(item.face).family.clone()))
            .collect())
    }

    fn pair(text: &str, family: &str) -> (String, String) {
        (text.to_owned(), family.to_owned())
    }

    #[test]
    fn latin_letters_go_to_the_latin_face_with_their_points() {
        assert_eq!(cut("R.K.").unwrap(), [pair("R.K.", "Noto Serif")]);
        assert_eq!(
            cut("राम(Ram)").unwrap(),
            [pair("राम(", "Noto Serif Devanagari"), pair("Ram)", "Noto Serif")]
        );
        assert_eq!(cut("10:30").unwrap(), [pair("10:30", "Noto Serif Devanagari")]);
    }

    #[test]
    fn a_character_without_a_face_is_named() {
        assert_eq!(cut("राम😀"), Err('😀'));
        assert_eq!(cut("தமிழ்"), Err('த'));
        assert_eq!(cut("रा\u{7}म"), Err('\u{7}'));
        assert_eq!(cut("राम\u{304}"), Err('\u{304}'));
        for unseen in ['\u{200B}', '\u{FEFF}', '\u{AD}', '\u{202E}', '\u{FE0F}'] {
            assert_eq!(cut(&format!("रा{unseen}म")), Err(unseen));
        }
    }

    #[test]
    fn joiners_need_no_glyph() {
        assert_eq!(cut("क्\u{200D}ष").unwrap().len(), 1);
    }
}
