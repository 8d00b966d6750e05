//! `fonts`: the families inside the program, or what font files of one's own can print.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::diagnostic::{Diagnostic, Message, shown_path};
use crate::font::{LARGEST_FONT, Library};
use crate::generate::{Coverage, coverage};

/// Number of broken words shown.
const SHOWN: usize = 12;

pub(super) fn run(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    if files.is_empty() {
        return match Library::embedded() {
            Ok(library) => {
                list(&library, console);
                DONE
            }
            Err(error) => {
                console.report(&[Diagnostic::from(error)]);
                ERRORS
            }
        };
    }
    let sound = files.iter().filter(|file| try_file(file, console)).count();
    if sound == files.len() { DONE } else { ERRORS }
}

fn list(library: &Library, console: &mut Console<'_>) {
    for family in library.families() {
        let mut weights: Vec<u16> =
            family.faces.iter().map(|id| library.face(*id).weight).collect();
        weights.sort_unstable();
        let weights = weights.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
        let characters = family
            .faces
            .iter()
            .map(|id| library.face(*id).coverage())
            .max()
            .unwrap_or_default();
        console.line(&family.name);
        let (licence, origin) = (&family.licence, &family.origin);
        console.say(
            &format!("    मोटाई: {weights} · अक्षर: {characters} · लाइसेंस: {licence} · स्रोत: {origin}"),
            &format!("    weights: {weights} · characters: {characters} · licence: {licence} · from: {origin}"),
        );
    }
}

/// The bytes of a file, as many as tell that it is too large for a font.
fn start(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST_FONT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Tries a file on the hard words; whether it can print them all.
fn try_file(file: &Path, console: &mut Console<'_>) -> bool {
    let path = shown_path(file);
    let bytes = match start(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = match error.kind() {
                std::io::ErrorKind::NotFound => {
                    Message::FileMissing { path, is_on_command_line: true, beside: None }
                }
                _ => Message::FileRead { path, detail: error.to_string() },
            };
            console.report(&[Diagnostic::new(message)]);
            return false;
        }
    };
    let library = match Library::embedded() {
        Ok(library) => library,
        Err(error) => {
            console.report(&[Diagnostic::from(error)]);
            return false;
        }
    };
    match coverage(library, &bytes) {
        Ok(found) => {
            console.line(&path);
            report(&found, console);
            found.is_whole()
        }
        Err(problem) => {
            let message = Message::OwnFont { file: path, problem };
            console.report(&[Diagnostic::new(message)]);
            false
        }
    }
}

fn report(found: &Coverage, console: &mut Console<'_>) {
    let words = found.words;
    if found.is_whole() {
        console.say(
            &format!("    सब {words} कठिन शब्द छपते हैं"),
            &format!("    prints all {words} hard words"),
        );
    }
    if !found.missing.is_empty() {
        let missing: Vec<String> = found
            .missing
            .iter()
            .map(|&character| format!("U+{:04X} {character}", u32::from(character)))
            .collect();
        let missing = missing.join(", ");
        console.say(
            &format!("    ये अक्षर नहीं हैं: {missing}"),
            &format!("    has no glyph for: {missing}"),
        );
    }
    let some =
        |words: &[String]| words.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(" ");
    if !found.broken.is_empty() {
        let (count, first) = (found.broken.len(), some(&found.broken));
        console.say(
            &format!("    ग़लत बनने वाले शब्द (बिंदीदार गोला दिखता है): {count}: {first}"),
            &format!("    {count} words come out wrong (dotted circle): {first}"),
        );
    }
    if !found.unjoined.is_empty() {
        let (count, first) = (found.unjoined.len(), some(&found.unjoined));
        console.say(
            &format!("    शब्द जिनमें संयुक्त अक्षर नहीं जुड़ते (हलंत दिखता है): {count}: {first}"),
            &format!("    {count} words show a virama where letters should join: {first}"),
        );
    }
    if !found.has_latin {
        console.say(
            "    रोमन अक्षर नहीं हैं: [fonts] में पीछे कोई रोमन फ़ॉन्ट दें",
            "    has no Latin letters: name a Latin family behind it in [fonts]",
        );
    }
}
