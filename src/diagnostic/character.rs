//! Characters, by what people see of them.

use super::table::phrases;

phrases! {
    /// The sort of a character that a font is missing, for people who do not know code points.
    #[derive(Copy)]
    pub(super) enum Sort {
        /// A control character.
        Control,
            hi: "नियंत्रण-चिह्न",
            en: "a control character";
        /// A character that shows nothing: joiners, marks of direction, odd spaces.
        Invisible,
            hi: "न दिखने वाला चिह्न",
            en: "an invisible character";
        /// An emoji or another symbol.
        Symbol,
            hi: "इमोजी या प्रतीक",
            en: "an emoji or symbol";
        /// The private use area: a home-made font.
        Private,
            hi: "किसी निजी फ़ॉन्ट का अक्षर",
            en: "a character of somebody's private font";
        /// U+FFFD: something was lost before the text came here.
        Broken,
            hi: "खोए हुए अक्षर का निशान",
            en: "a mark for text that was lost";
        /// A letter, digit or mark.
        Letter,
            hi: "किसी दूसरी लिपि का अक्षर या चिह्न",
            en: "a letter or sign of another script";
    }
}

/// True if a character is never seen and steers no letter of Hindi: Unicode's
/// `Default_Ignorable_Code_Point` (UAX #44) without the joiners U+200C and U+200D, which choose
/// the forms of letters, and the marks of annotations.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// U+200C and U+200D, which choose the forms of letters and are never drawn.
pub(crate) fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

pub(super) fn sort(character: char) -> Sort {
    match u32::from(character) {
        0xFFFD => Sort::Broken,
        0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF => Sort::Private,
        0x00AD
        | 0x061C
        | 0x180E
        | 0x2000..=0x200F
        | 0x2028..=0x202F
        | 0x205F..=0x206F
        | 0x3000
        | 0xFE00..=0xFE0F
        | 0xFEFF
        | 0xE_0000..=0xE_0FFF => Sort::Invisible,
        0x20A0..=0x20CF | 0x2100..=0x2BFF | 0x1_F000..=0x1_FBFF => Sort::Symbol,
        _ if character.is_control() => Sort::Control,
        _ if character.is_alphanumeric() => Sort::Letter,
        _ if character.is_ascii_punctuation() => Sort::Symbol,
        _ => Sort::Letter,
    }
}

/// The character itself, if it shows something and does no harm to the line it stands in.
pub(super) fn printable(character: char) -> Option<char> {
    match sort(character) {
        Sort::Symbol | Sort::Letter => Some(character),
        Sort::Control | Sort::Invisible | Sort::Private | Sort::Broken => None,
    }
}

/// `U+0915`.
pub(crate) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::{Sort, code_point, printable, sort};

    #[test]
    fn sorts_what_lists_contain() {
        assert_eq!(sort('\u{7}'), Sort::Control);
        assert_eq!(sort('\u{202E}'), Sort::Invisible);
        assert_eq!(sort('\u{FEFF}'), Sort::Invisible);
        assert_eq!(sort('😀'), Sort::Symbol);
        assert_eq!(sort('☎'), Sort::Symbol);
        assert_eq!(sort('\u{F001}'), Sort::Private);
        assert_eq!(sort('\u{FFFD}'), Sort::Broken);
        assert_eq!(sort('அ'), Sort::Letter);
    }

    #[test]
    fn never_prints_what_would_disturb_the_line() {
        assert_eq!(printable('\u{202E}'), None);
        assert_eq!(printable('\u{1B}'), None);
        assert_eq!(printable('அ'), Some('அ'));
        assert_eq!(code_point('क'), "U+0915");
        assert_eq!(code_point('😀'), "U+1F600");
    }
}
