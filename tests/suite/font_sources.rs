//! The embedded fonts are the files that their catalogues say they are.

use std::fmt::Write;
use std::path::Path;

use aamantran::internals::font::Library;
use sha2::{Digest, Sha256};

#[test]
fn every_face_has_the_checksum_of_its_catalogue() {
    let library = Library::embedded().unwrap();
    let mut faces = 0;
    for family in library.families() {
        assert!(!family.licence.is_empty() && !family.origin.is_empty(), "{}", family.name);
        for &id in &family.faces {
            let face = library.face(id);
            let sum =
                Sha256::digest(face.bytes()).iter().fold(String::new(), |mut sum, byte| {
                    write!(sum, "{byte:02x}").unwrap();
                    sum
                });
            assert_eq!(sum, face.sha256, "{}", face.name);
            faces += 1;
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let folders = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(library.families().len(), folders, "a folder whose catalogue cannot be read");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|family| std::fs::read_dir(family.unwrap().path()).unwrap())
        .filter(|file| {
            file.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "ttf")
        })
        .count();
    assert_eq!(faces, files, "a font file that no catalogue names");
}
