//! `fonts`: the families inside the program.

use super::{Console, DONE};
use crate::font::Library;

pub(super) fn run(console: &mut Console<'_>) -> u8 {
    let library = Library::embedded();
    for family in library.families() {
        let faces = family.faces.len();
        let characters = family
            .faces
            .iter()
            .map(|id| library.face(*id).coverage())
            .max()
            .unwrap_or_default();
        console.line(&family.name);
        let (licence, origin) = (&family.licence, &family.origin);
        console.say(
            &format!("    मोटाई: {faces} · अक्षर: {characters} · लाइसेंस: {licence} · स्रोत: {origin}"),
            &format!("    weights: {faces} · characters: {characters} · licence: {licence} · from: {origin}"),
        );
    }
    DONE
}
