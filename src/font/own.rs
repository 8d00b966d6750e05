//! A font file of one's own: whether it can be used, and what it is for.

use std::borrow::Cow;

use read_fonts::tables::os2::Os2;
use read_fonts::types::Tag;
use read_fonts::{FontRef, TopLevelTable as _};

use crate::diagnostic::FontProblem;
use crate::font::cff::to_truetype;
use crate::font::face::FaceId;
use crate::font::library::{Library, Weight};

/// The largest file that is taken for a text font, in bytes.
pub const LARGEST_FONT: usize = 32 << 20;

/// Bits 0 to 3 of `OS/2` `fsType` say what may be done with a font inside a document
/// (OpenType 1.9): 2 is *restricted licence embedding*, 4 and 8 are permissions.
const RESTRICTED: u16 = 2;
const PERMISSIONS: u16 = 12;

/// Bit 8: the font may not be cut down; bit 9: only its bitmaps may be embedded.
const NOT_AS_SUBSET: u16 = 0x300;

/// Offsets in `OS/2` of `usWeightClass` and `fsType`, in bytes.
const WEIGHT_CLASS: usize = 4;
const TYPE_FLAGS: usize = 8;

impl Library {
    /// Adds a face from the bytes of a font file. It stands before faces of the same family
    /// that are already there. Without a weight that of the file counts. PostScript outlines
    /// are brought to TrueType ones, off by less than 1/1000 em.
    ///
    /// # Errors
    ///
    /// The reason why the file cannot be used.
    pub fn add_own(
        &mut self,
        family: &str,
        weight: Option<Weight>,
        bytes: &[u8],
    ) -> Result<FaceId, FontProblem> {
        let font = usable(bytes)?;
        let has = |tag| font.table_data(Tag::new(tag)).is_some();
        let own_weight = os2_field(&font, WEIGHT_CLASS).unwrap_or(Weight::REGULAR.0);
        let bytes = if has(b"CFF ") || has(b"CFF2") {
            Cow::Owned(to_truetype(&font).ok_or(FontProblem::NotAFont)?)
        } else {
            Cow::Borrowed(bytes)
        };
        let weight = weight.unwrap_or(Weight(own_weight));
        self.add(family, weight, &[], bytes.into_owned()).ok_or(FontProblem::NotAFont)
    }
}

/// A field of `OS/2`, also of the short one of early fonts, which read-fonts refuses: 68 bytes
/// forbid as well as 78 do.
fn os2_field(font: &FontRef<'_>, at: usize) -> Option<u16> {
    font.table_data(Os2::TAG)?.read_at(at).ok()
}

/// The file, if it is a font that may be put into a PDF cut down.
fn usable(bytes: &[u8]) -> Result<FontRef<'_>, FontProblem> {
    if bytes.len() > LARGEST_FONT {
        return Err(FontProblem::TooLarge);
    }
    match bytes.get(..4).ok_or(FontProblem::NotAFont)? {
        b"ttcf" => return Err(FontProblem::Collection),
        b"wOFF" | b"wOF2" => return Err(FontProblem::Web),
        b"\0\x01\0\0" | b"true" | b"OTTO" => {}
        _ => return Err(FontProblem::NotAFont),
    }
    let font = FontRef::new(bytes).map_err(|_| FontProblem::NotAFont)?;
    if font.table_data(Tag::new(b"fvar")).is_some() {
        return Err(FontProblem::Variable);
    }
    let rights = os2_field(&font, TYPE_FLAGS).unwrap_or(0);
    let is_restricted = rights & RESTRICTED != 0 && rights & PERMISSIONS == 0;
    if is_restricted || rights & NOT_AS_SUBSET != 0 {
        return Err(FontProblem::EmbeddingForbidden);
    }
    Ok(font)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An embedded face, changed at a place of one of its tables.
    fn face(tag: [u8; 4], at: usize, value: u16) -> Vec<u8> {
        let library = Library::embedded().unwrap();
        let family = library.family("Yatra One").unwrap();
        let bytes = library.face(family.faces[0]).bytes();
        let mut tables = crate::font::sfnt::read(&FontRef::new(bytes).unwrap()).unwrap();
        let table = tables.entry(tag).or_insert_with(|| vec![0; 16]);
        table[at..at + 2].copy_from_slice(&value.to_be_bytes());
        crate::font::sfnt::write(tables).unwrap()
    }

    fn added(bytes: &[u8]) -> Result<(), FontProblem> {
        Library::embedded().unwrap().add_own("Own", None, bytes).map(drop)
    }

    #[test]
    fn what_cannot_be_used_is_told_apart() {
        assert_eq!(added(b"not a font"), Err(FontProblem::NotAFont));
        assert_eq!(added(b"ab"), Err(FontProblem::NotAFont));
        assert_eq!(added(b"wOF2 and more"), Err(FontProblem::Web));
        assert_eq!(added(b"ttcf and more"), Err(FontProblem::Collection));
        assert_eq!(added(&face(*b"fvar", 0, 0)), Err(FontProblem::Variable));
        let rights = |value| added(&face(*b"OS/2", 8, value));
        assert_eq!(rights(2), Err(FontProblem::EmbeddingForbidden));
        assert_eq!(rights(0x100), Err(FontProblem::EmbeddingForbidden));
        assert_eq!(rights(8), Ok(()));
        assert_eq!(rights(0), Ok(()));
        let whole = face(*b"OS/2", 8, 0);
        assert_eq!(added(&whole[..whole.len() / 2]), Err(FontProblem::NotAFont));
    }

    #[test]
    fn an_own_face_stands_before_an_embedded_one() {
        let mut library = Library::embedded().unwrap();
        library.add_own("eczar", Some(Weight::REGULAR), &face(*b"OS/2", 8, 0)).unwrap();
        let chain = library.chain(&["Eczar".to_owned()], Weight::REGULAR).unwrap();
        let own = library.face(chain.main());
        assert!(own.sha256.is_empty() && own.is_for("Deva") && own.is_for("Latn"));
    }
}
