//! Faces that do not shape a language as fully as others (OpenType 1.9, `GSUB`).
//!
//! Some faces give a language its letters (`locl`) and forget to repeat the features that
//! make conjuncts: shaped as Marathi, Yatra One shows श्री with a virama.

use std::collections::BTreeSet;

use read_fonts::TableProvider as _;
use read_fonts::tables::gsub::Gsub;
use read_fonts::tables::layout::{FeatureRecord, LangSys};
use read_fonts::types::Tag;

use crate::font::face::Face;

/// Languages and their OpenType tags, as far as faces for Devanagari tell them apart.
const TAGS: [(&str, Tag); 4] = [
    ("hi", Tag::new(b"HIN ")),
    ("mr", Tag::new(b"MAR ")),
    ("bho", Tag::new(b"BHO ")),
    ("mai", Tag::new(b"MTH ")),
];

/// Devanagari for shapers of today, and for older ones.
const SCRIPTS: [Tag; 2] = [Tag::new(b"dev2"), Tag::new(b"deva")];

impl Face {
    /// True if Devanagari in this language (BCP 47) has all features that it has without one.
    pub fn is_whole_in(&self, language: &str) -> bool {
        let tag = TAGS.iter().find(|(code, _)| *code == language).map(|(_, tag)| *tag);
        let (Some(tag), Some(font)) = (tag, self.font()) else { return true };
        let features = font.tables().gsub().ok().and_then(|gsub| features(&gsub, tag));
        features.is_none_or(|(usual, own)| usual.is_subset(&own))
    }
}

type Features = BTreeSet<Tag>;

/// The features of the script's default language system and of the language's own, if it has
/// one.
fn features(gsub: &Gsub<'_>, language: Tag) -> Option<(Features, Features)> {
    let scripts = gsub.script_list().ok()?;
    let index = SCRIPTS.iter().find_map(|tag| scripts.index_for_tag(*tag))?;
    let script = scripts.get(index).ok()?.element;
    let list = gsub.feature_list().ok()?;
    let named = |system: &LangSys<'_>| -> Option<Features> {
        let records = list.feature_records();
        let tag = |index: usize| records.get(index).map(FeatureRecord::feature_tag);
        system.feature_indices().iter().map(|index| tag(index.get().into())).collect()
    };
    let own = script.lang_sys(script.lang_sys_index_for_tag(language)?).ok()?.element;
    let usual = match script.default_lang_sys() {
        None => Features::new(),
        Some(system) => named(&system.ok()?)?,
    };
    Some((usual, named(&own)?))
}

#[cfg(test)]
mod tests {
    use crate::font::Library;

    #[test]
    fn faces_that_forget_conjuncts_in_marathi_are_known() {
        let library = Library::embedded().unwrap();
        let whole = |family: &str, language: &str| {
            library.face(library.family(family).unwrap().faces[0]).is_whole_in(language)
        };
        for family in ["Noto Serif Devanagari", "Noto Sans Devanagari", "Tiro Devanagari Hindi"]
        {
            assert!(whole(family, "mr"), "{family}");
        }
        assert!(!whole("Eczar", "mr") && !whole("Yatra One", "mr"));
        assert!(whole("Eczar", "hi") && whole("Noto Serif", "mr"));
    }
}
