//! Families, and the chains of faces that styles ask for.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::font::embedded::{self, SourceError};
use crate::font::face::{Face, FaceId, FaceSource};

/// A weight class, 100 to 900: 400 is regular, 700 bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub u16);

impl Weight {
    /// 400.
    pub const REGULAR: Self = Self(400);
    /// 700.
    pub const BOLD: Self = Self(700);
}

/// A family of faces and where it comes from.
#[derive(Debug)]
pub struct Family {
    /// Name of the family, as `style.toml` names it.
    pub name: String,
    /// SPDX identifier of the licence.
    pub licence: String,
    /// Full text of the licence.
    pub licence_text: String,
    /// The package the files were taken from, with its version.
    pub origin: String,
    /// Its faces, lightest first.
    pub faces: Vec<FaceId>,
}

/// The place of a chain in the batch that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChainId(pub u16);

/// Faces in the order in which they are asked for a character.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// Never empty; the first is the main face.
    pub faces: Vec<FaceId>,
    /// The size of each, as a factor of the size of the type; 1 for the main face.
    pub scales: Vec<f64>,
}

impl Chain {
    /// The main face, whose spaces and metrics a line takes.
    pub fn main(&self) -> FaceId {
        self.faces.first().copied().unwrap_or(FaceId(0))
    }

    /// The size of a face of the chain, as a factor of the size of the type.
    pub fn scale(&self, face: FaceId) -> f64 {
        let at = self.faces.iter().position(|own| *own == face);
        at.and_then(|at| self.scales.get(at)).copied().unwrap_or(1.0)
    }
}

/// All faces that a run may use.
#[derive(Debug)]
pub struct Library {
    faces: Vec<Face>,
    families: Vec<Family>,
    /// Faces that no chain is made of for now.
    hidden: BTreeSet<FaceId>,
}

impl Library {
    /// The families inside the binary. No face is parsed yet.
    ///
    /// # Errors
    ///
    /// The catalogue of a family that cannot be read.
    pub fn embedded() -> Result<Self, SourceError> {
        let mut library =
            Self { faces: Vec::new(), families: Vec::new(), hidden: BTreeSet::new() };
        for (folder, source) in embedded::catalogues()? {
            let licence_text = embedded::bytes(&folder, "LICENSE")
                .map(|text| String::from_utf8_lossy(&text).into_owned())
                .unwrap_or_default();
            let mut family = Family {
                name: source.family.clone(),
                licence: source.licence,
                licence_text,
                origin: format!("{} {} ({})", source.package, source.version, source.registry),
                faces: Vec::new(),
            };
            for file in source.files {
                family.faces.extend(library.add_face(Face {
                    name: file.name.trim_end_matches(".ttf").to_owned(),
                    family: source.family.clone(),
                    weight: file.weight,
                    scripts: source.scripts.clone(),
                    sha256: file.sha256,
                    source: FaceSource::Embedded { folder: folder.clone(), file: file.name },
                    loaded: OnceLock::new(),
                }));
            }
            library.families.push(family);
        }
        Ok(library)
    }

    /// Adds a face from the bytes of a static TrueType file. Without scripts it is for those
    /// whose letters it has.
    ///
    /// Returns `None`, and adds nothing, when the bytes are not such a file, or 65,536 faces
    /// are there already.
    pub fn add(
        &mut self,
        family: &str,
        weight: Weight,
        scripts: &[&str],
        bytes: Vec<u8>,
    ) -> Option<FaceId> {
        let face = Face {
            name: format!("{}-{}", family.replace(' ', ""), weight.0),
            family: family.to_owned(),
            weight: weight.0,
            scripts: scripts.iter().map(|&script| script.to_owned()).collect(),
            sha256: String::new(),
            source: FaceSource::Bytes(bytes),
            loaded: OnceLock::new(),
        };
        if !face.is_usable() {
            return None;
        }
        let mut face = face;
        if scripts.is_empty() {
            for (script, letter) in [("Deva", 'क'), ("Latn", 'a')] {
                if face.glyph(letter).is_some() {
                    face.scripts.push(script.to_owned());
                }
            }
        }
        let id = self.add_face(face)?;
        match self.families.iter_mut().find(|own| own.name.eq_ignore_ascii_case(family)) {
            Some(own) => own.faces.insert(0, id),
            None => self.families.push(Family {
                name: family.to_owned(),
                licence: String::new(),
                licence_text: String::new(),
                origin: String::new(),
                faces: vec![id],
            }),
        }
        Some(id)
    }

    /// Makes chains without these faces from now on, and with all others: what one template
    /// brings is nothing to another.
    pub fn hide(&mut self, faces: BTreeSet<FaceId>) {
        self.hidden = faces;
    }

    /// `None`, and nothing is added, when there are more faces than ids.
    fn add_face(&mut self, face: Face) -> Option<FaceId> {
        let id = FaceId(u16::try_from(self.faces.len()).ok()?);
        self.faces.push(face);
        Some(id)
    }

    /// A face of this library.
    ///
    /// # Panics
    ///
    /// When the id is of another library.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// All families, in the order of their names.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// The family of a name, compared without regard to case.
    pub fn family(&self, name: &str) -> Option<&Family> {
        let mut families = self.families.iter();
        families
            .find(|own| own.name.eq_ignore_ascii_case(name) && self.seen(own).next().is_some())
    }

    /// The faces of a family that are not hidden.
    fn seen<'a>(&'a self, family: &'a Family) -> impl Iterator<Item = FaceId> + 'a {
        family.faces.iter().copied().filter(|id| !self.hidden.contains(id))
    }

    /// The chain of the faces nearest in weight in the families named, in their order. Those
    /// behind the main face are scaled to fit it, see [`Face::scale_beside`].
    ///
    /// # Errors
    ///
    /// The first name that no family has.
    pub fn chain<'a>(&self, families: &'a [String], weight: Weight) -> Result<Chain, &'a str> {
        let faces = families
            .iter()
            .map(|name| {
                self.family(name)
                    .and_then(|family| self.nearest(family, weight))
                    .ok_or(name.as_str())
            })
            .collect::<Result<Vec<FaceId>, _>>()?;
        let scale = |&id| {
            let main = faces.first().map(|&main| self.face(main));
            main.map_or(1.0, |main| self.face(id).scale_beside(main))
        };
        let scales = faces.iter().map(scale).collect();
        Ok(Chain { faces, scales })
    }

    fn nearest(&self, family: &Family, weight: Weight) -> Option<FaceId> {
        self.seen(family).min_by_key(|&id| self.face(id).weight.abs_diff(weight.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_families_have_a_licence_and_usable_faces() {
        let library = Library::embedded().unwrap();
        let names: Vec<_> = library.families().iter().map(|family| &*family.name).collect();
        assert!(names.contains(&"Noto Serif Devanagari"), "{names:?}");
        for family in library.families() {
            assert!(family.licence_text.contains("SIL OPEN FONT LICENSE"), "{}", family.name);
            assert!(!family.faces.is_empty());
            for &id in &family.faces {
                assert!(library.face(id).is_usable(), "{}", library.face(id).name);
            }
        }
    }

    #[test]
    fn chain_takes_the_nearest_weight_and_names_the_unknown_family() {
        let library = Library::embedded().unwrap();
        let names = ["noto serif devanagari".to_owned(), "Noto Serif".to_owned()];
        let chain = library.chain(&names, Weight(680)).unwrap();
        assert_eq!(library.face(chain.main()).name, "NotoSerifDevanagari-Bold");
        assert_eq!(
            library.chain(&["Comic Sans".to_owned()], Weight::REGULAR),
            Err("Comic Sans")
        );
    }

    #[test]
    fn damaged_bytes_are_not_a_face() {
        let mut library = Library::embedded().unwrap();
        let id = library.add("Broken", Weight::REGULAR, &["Deva"], b"not a font".to_vec());
        assert_eq!(id, None);
    }
}
