//! Kruti Dev 010 and Unicode.
//!
//! In Kruti Dev, Hindi is Latin text drawn by a font: `jke flag` looks like राम सिंह. The font
//! draws from left to right what Unicode puts in the order of speech: ि stands before its
//! letters (`flag`), the reph after them and their vowel sign (`nqxkZ`), and many letters are a
//! half letter and a stroke (`Hk`). So the conversion reads glyphs ([`glyph`]), gathers
//! everything that hangs on one group of letters in whichever order it was typed, and writes
//! the syllable down in the order of Unicode.
//!
//! Other numbers of Kruti Dev and `DevLys` 010 are commonly converted by the same map, which was
//! not compared with those fonts. Chanakya, Walkman-Chanakya, Shusha, Shivaji, APS and others have
//! maps of their own and are not read; [`font`] tells some of them.

mod curled;
mod decode;
mod detect;
mod encode;
mod font;
mod glyph;
mod separator;
#[cfg(test)]
mod tests;

pub use curled::{curled_evidence, has_straight_quotes};
pub use decode::{Converted, from_krutidev};
pub use detect::krutidev_evidence;
pub use encode::to_krutidev;
pub use font::{FontSigns, OldFont, other_font};
pub use glyph::Curled;
pub use separator::has_latin_separator;
