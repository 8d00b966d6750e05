//! Remarks on cells that can be printed but are hardly meant so: letters of two
//! scripts, numbers that are none, a name in the place of the address.

use crate::diagnostic::{CellMessage, Diagnostic};
use crate::hindi::{
    Curled, NameLines, couple, form_of_address, from_krutidev, is_devanagari,
    is_name_of_person, is_of_kin, is_undecided, latin_digits, name_lines, seems_several,
    split_kin, split_name_and_kin, suggest_name, undecided_before, with_sign_later,
};
use crate::input::field::Field;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::ListCell;
use crate::input::list::format::missing_value::{missing_part, says_nothing};
use crate::input::list::format::program_text::{has_no_value, is_shortened};
use crate::input::list::repair::cells::CellLines;
use crate::input::list::row::origin::RowOrigin;
use crate::text::{is_word_character, name_key};

/// Remarks on the cells of one row; `lines` are those of the list's cells that have
/// several.
pub(crate) fn of_row(
    cells: &[ListCell],
    columns: &ListColumns,
    headings: &[String],
    origin: &RowOrigin,
    lines: &CellLines,
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let name = columns.counting(Field::Name, cells).first().and_then(|at| cells.get(*at));
    for field in columns.fields.keys() {
        let own = columns
            .counting(*field, cells)
            .iter()
            .filter_map(|at| Some((*at, cells.get(*at)?)));
        // Of what is no value there is an error.
        for (at, cell) in own.filter(|(_, cell)| !has_no_value(cell)) {
            let heading = headings.get(at);
            let name = name.map_or("", |name| name.text.as_str());
            let of_text = of_cell(*field, &cell.text, name);
            let of_lines = lines
                .get(&(origin.row, at))
                .filter(|_| !matches!(of_text, Some(CellMessage::SeveralInName { .. })))
                .and_then(|lines| of_lines(*field, &cell.text, lines));
            said.extend(of_text.into_iter().chain(of_lines).map(|message| {
                let place = origin.cell(heading.cloned(), Some(cell.text.clone()));
                Diagnostic::at(message.into(), place)
            }));
        }
    }
    said
}

/// The remark on a name that stood on several lines; `text` is the name now.
fn of_lines(field: Field, text: &str, lines: &[String]) -> Option<CellMessage> {
    if !is_of_names(field) {
        return None;
    }
    let converted: Vec<String> =
        lines.iter().map(|line| from_krutidev(line, Curled::default()).text).collect();
    let is_converted = !lines.iter().any(|line| has(line, Script::Devanagari))
        && has(text, Script::Devanagari);
    let lines = if !is_converted {
        lines
    } else if is_nearly(&converted.join(" "), text) {
        &converted
    } else {
        // Somebody has written in names.toml what it is.
        return None;
    };
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let name = text.to_owned();
    Some(match name_lines(&lines) {
        NameLines::Several if field == Field::Name => CellMessage::SeveralInName { name },
        _ => CellMessage::NameOnLines { name },
    })
}

/// True if two texts from Kruti Dev are the same but for what curled quote marks were taken for,
/// and marks of abbreviation.
fn is_nearly(one: &str, other: &str) -> bool {
    let even = |text: &str| text.replace('ष', "श").replace(['.', '0', '०'], "");
    even(one) == even(other)
}

fn is_of_names(field: Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Surname
            | Field::Alias
            | Field::Father
            | Field::Husband
            | Field::Guardian
    )
}

/// The first thing there is to say of a cell; `name` is the name in the same row.
fn of_cell(field: Field, text: &str, name: &str) -> Option<CellMessage> {
    if says_nothing(text) {
        return None;
    }
    match field {
        Field::Pin => like_digits(text, true).or_else(|| pin(text)),
        Field::Phone => like_digits(text, true).or_else(|| phone(text)),
        Field::Prefix => scripts_in_word(text)
            .or_else(|| late(text, name))
            .or_else(|| is_undecided(text).then(|| prefix_open(text)))
            .or_else(|| latin_in_prefix(text, name)),
        Field::Gender
        | Field::Advocate
        | Field::Note
        | Field::Id
        | Field::Paper
        | Field::Variant => None,
        _ if missing_part(text).is_some() => {
            missing_part(text).map(|part| CellMessage::PartMissing { part: part.to_owned() })
        }
        Field::Name if late(text, text).is_some() => late(text, text),
        Field::Name if undecided_before(text).is_some() => {
            undecided_before(text).map(prefix_open)
        }
        Field::Name if seems_several(text) => {
            Some(CellMessage::SeveralInName { name: text.to_owned() })
        }
        Field::Name if is_of_kin(text) => {
            Some(CellMessage::NameOfKin { name: text.to_owned() })
        }
        _ if text.is_ascii() => None,
        Field::Village => scripts_in_word(text)
            .or_else(|| like_digits(text, false))
            .or_else(|| name_for_address(text, name)),
        _ if is_of_names(field) => {
            if let Some(spoilt) = scripts_in_word(text).or_else(|| sign_too_early(text)) {
                return Some(spoilt);
            }
            if is_in_devanagari(text) {
                return None;
            }
            // S/o is taken off.
            let own = split_name_and_kin(text).map(|parts| (parts.name, parts.other));
            let (own, other) = own.unwrap_or_else(|| match field {
                Field::Father | Field::Husband | Field::Guardian => (split_kin(text).1, ""),
                _ => (text, ""),
            });
            scripts_in_word(text)
                .or_else(|| latin_in_name(own))
                .or_else(|| latin_in_name(other))
        }
        _ => scripts_in_word(text).or_else(|| like_digits(text, false)),
    }
}

fn prefix_open(text: &str) -> CellMessage {
    let pair = couple(text).and_then(|pair| pair.prefix);
    let printed = pair.unwrap_or_else(|| form_of_address(text).printed);
    CellMessage::PrefixOpen { written: text.to_owned(), printed }
}

/// Words before the names of those who have died, and behind them.
const LATE: [&str; 6] = ["स्व", "स्वर्गीय", "स्वर्गीया", "मरहूम", "दिवंगत", "late"];
const DEAD: [&str; 8] = ["मृत", "मृतक", "स्व", "स्वर्गीय", "स्वर्गीया", "दिवंगत", "मरहूम", "late"];

/// The remark that a form of address, or a name, says that somebody has died; not where a name
/// goes on to speak of another, as in स्व. राम के पुत्र.
fn late(text: &str, name: &str) -> Option<CellMessage> {
    let is_late = || {
        let first = text.split([' ', '.', '॰', '०', '0']).next().unwrap_or_default();
        LATE.iter().any(|word| word.eq_ignore_ascii_case(first))
    };
    let is_behind = || {
        let (_, last) = text.rsplit_once(' ')?;
        let word = last.trim_matches(['(', ')', '.', '॰', '०', '0']);
        DEAD.iter().find(|own| own.eq_ignore_ascii_case(word))
    };
    // Most names begin and end otherwise.
    let may_be =
        text.starts_with(['स', 'म', 'द', 'L', 'l']) && is_late() || is_behind().is_some();
    let of_another = || name.split(' ').any(|word| matches!(word, "के" | "की" | "का"));
    (may_be && !of_another()).then(|| CellMessage::Late { name: name.to_owned() })
}

/// Scripts by which letters are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Devanagari,
    Latin,
    Other,
}

/// The script of a letter or of a mark on one; none of digits and punctuation.
fn script(c: char) -> Option<Script> {
    match c {
        // The last is the apostrophe of Maithili, Bodo and Dogri.
        '०'..='९' | '।' | '॥' | '॰' | '\u{2BC}' => None,
        '\u{900}'..='\u{97F}' | '\u{A8E0}'..='\u{A8FF}' | '\u{1CD0}'..='\u{1CFF}' => {
            Some(Script::Devanagari)
        }
        _ if !c.is_alphabetic() => None,
        // The indicators ª and º stand in no word of a list.
        '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        _ => Some(Script::Other),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_word_character(c)).filter(|word| !word.is_empty())
}

fn has(word: &str, wanted: Script) -> bool {
    word.chars().any(|c| script(c) == Some(wanted))
}

/// True if a text has no letters but those of Devanagari, as nearly every one.
fn is_in_devanagari(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\u{900}'..='\u{97F}' => true,
        _ => c.is_ascii() && !c.is_ascii_alphabetic(),
    })
}

/// A word in which characters stand that are none of it: letters of another script, or symbols
/// among letters of Devanagari, as PDF files give them back where they do not say what they draw.
fn scripts_in_word(text: &str) -> Option<CellMessage> {
    // Nearly every cell ends here.
    if is_in_devanagari(text) && !text.contains(is_mark_of_pdf) {
        return None;
    }
    let own = if has(text, Script::Devanagari) { Script::Devanagari } else { Script::Latin };
    let characters: Vec<char> = text.chars().collect();
    let mut start = 0;
    for word in characters.split(|c| *c == ' ') {
        let others: Vec<(char, usize)> = (start..start + word.len())
            .filter(|at| is_of_other_script(&characters, *at, own))
            .map(|at| (characters[at], at + 1))
            .collect();
        start += word.len() + 1;
        if !others.is_empty() {
            return Some(CellMessage::ScriptsInWord { word: word.iter().collect(), others });
        }
    }
    None
}

/// True if the character at a place is none of its word.
fn is_of_other_script(text: &[char], at: usize, own: Script) -> bool {
    let c = text[at];
    if script(c).is_some_and(|script| script != own) {
        let start =
            text[..at].iter().rposition(|c| !is_word_character(*c)).map_or(0, |at| at + 1);
        let end = text[at..].iter().position(|c| !is_word_character(*c));
        let word = &text[start..end.map_or(text.len(), |end| at + end)];
        let is_mixed = word.iter().any(|c| script(*c) == Some(own));
        // Letters of Europe's that no word of a list is of as a whole.
        let is_odd = || word.iter().all(|c| matches!(c, '\u{100}'..='\u{2FF}'));
        return is_mixed || (own == Script::Devanagari && is_odd());
    }
    if own != Script::Devanagari {
        return false;
    }
    let letter = |c: Option<&char>| c.is_some_and(|c| script(*c) == Some(Script::Devanagari));
    let before = letter(at.checked_sub(1).and_then(|at| text.get(at)));
    let after = letter(text.get(at + 1));
    match c {
        // Private use.
        '\u{E000}'..='\u{F8FF}' => true,
        // Marks on Latin letters.
        '\u{300}'..='\u{36F}' => before,
        // What also stands behind a word or before one: notes, lists, quotations.
        '©'
        | '®'
        | '¹'
        | '²'
        | '³'
        | '†'
        | '‡'
        | '‹'
        | '›'
        | '™'
        | '\u{2190}'..='\u{21FF}'
        | '\u{25A0}'..='\u{25CB}'
        | '\u{25CD}'..='\u{27BF}' => before && after,
        _ if c.is_ascii() => before && after && is_mark_of_pdf(c),
        '¡'..='¿'
        | '×'
        | '÷'
        | '\u{2C2}'..='\u{2DF}'
        | '‰'
        | '⁄'
        | '\u{20A0}'..='\u{20B8}'
        | '\u{2100}'..='\u{2115}'
        | '\u{2117}'..='\u{218F}'
        | '\u{2200}'..='\u{259F}' => !matches!(c, '«' | '»' | '°' | '·') && (before || after),
        _ => false,
    }
}

/// Marks of ASCII that stand between letters of a word in no list.
fn is_mark_of_pdf(c: char) -> bool {
    matches!(c, '#' | '$' | '^' | '~' | '\\' | '{' | '}' | '`')
}

/// A word of a name in which an ि stands before the letter in front of its own.
fn sign_too_early(text: &str) -> Option<CellMessage> {
    if !text.contains('ि') {
        return None;
    }
    words(text).find_map(|word| {
        let (meant, is_certain) = with_sign_later(word)?;
        let word = word.to_owned();
        Some(if is_certain {
            CellMessage::SignTooEarly { word, meant }
        } else {
            CellMessage::SignPerhapsTooEarly { word, meant }
        })
    })
}

/// A form of address that is printed in Latin letters, in part or before a name in Hindi.
fn latin_in_prefix(text: &str, name: &str) -> Option<CellMessage> {
    if !has(text, Script::Latin) {
        return None;
    }
    let printed = form_of_address(text).printed;
    let is_hindi = |text: &str| has(text, Script::Devanagari);
    (has(&printed, Script::Latin) && (is_hindi(&printed) || is_hindi(name)))
        .then_some(CellMessage::LatinInPrefix { printed })
}

/// Words in Latin letters in a name that has others in Devanagari.
fn latin_in_name(text: &str) -> Option<CellMessage> {
    if !has(text, Script::Devanagari) || !has(text, Script::Latin) {
        return None;
    }
    let latin: Vec<&str> = words(text).filter(|word| has(word, Script::Latin)).collect();
    let suggested = suggest_name(text).map(|suggestion| suggestion.name);
    Some(CellMessage::LatinInName { words: latin.join(" "), suggested })
}

/// Zeros of the other scripts of India, of Arabic and of full width; nine digits follow each.
const ZEROS: [char; 12] = [
    '\u{660}', '\u{6F0}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}', '\u{C66}',
    '\u{CE6}', '\u{D66}', '\u{966}', '\u{FF10}',
];

/// Digits of another script; with `letters`, also letters among digits that look like some.
fn like_digits(text: &str, letters: bool) -> Option<CellMessage> {
    // Numbers as they should be, and places without other digits.
    if text.chars().all(|c| c.is_ascii() && !c.is_ascii_alphabetic() && c != '|')
        || !letters && is_in_devanagari(text)
    {
        return None;
    }
    let digit = |c: char| {
        if c.is_ascii() || is_devanagari(c) {
            return None;
        }
        let zero = ZEROS
            .iter()
            .find(|zero| (0..10).contains(&u32::from(c).wrapping_sub(u32::from(**zero))))?;
        char::from_digit(u32::from(c) - u32::from(*zero), 10)
    };
    let mut repaired: String = text
        .chars()
        .map(|c| if ('०'..='९').contains(&c) { c } else { digit(c).unwrap_or(c) })
        .collect();
    if letters {
        repaired = letters_as_digits(&repaired);
    }
    (repaired != text).then_some(CellMessage::LikeDigits { repaired })
}

/// The text with digits for letters that look like them, in words that have nothing else but
/// digits.
fn letters_as_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !is_word_character(c) && c != '|') {
        let read: String = part
            .chars()
            .map(|c| match c {
                'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => '0',
                'I' | 'l' | 'i' | '|' => '1',
                'S' | 's' => '5',
                'B' => '8',
                _ => c,
            })
            .collect();
        let is_number =
            part.contains(|c: char| c.is_ascii_digit()) && !read.contains(char::is_alphabetic);
        out.push_str(if is_number { &read } else { part });
    }
    out
}

/// The digits of a number, without the `.0` that spreadsheet programs add.
fn digits_of(text: &str) -> String {
    let text = text.strip_suffix(".0").unwrap_or(text);
    latin_digits(text).chars().filter(char::is_ascii_digit).collect()
}

fn pin(text: &str) -> Option<CellMessage> {
    let digits = digits_of(text);
    // A number that lost its last digits is an error of the row.
    let is_wrong = !text.is_empty() && digits.len() != 6 && !is_shortened(text);
    is_wrong.then_some(CellMessage::Pin { digits: digits.len() })
}

/// Numbers may stand beside each other, and after one only the last digits of another.
fn phone(text: &str) -> Option<CellMessage> {
    if is_shortened(text) {
        return None;
    }
    let mut is_first = true;
    for number in text.split([',', '/', ';', '|', '\n']).map(str::trim) {
        let digits = digits_of(number);
        let is_rest = !is_first && (1..=4).contains(&digits.len());
        is_first = false;
        if number.is_empty() || is_rest || is_likely(number, &digits) {
            continue;
        }
        let digits = national(&digits).len();
        return Some(CellMessage::Phone { number: number.to_owned(), digits });
    }
    None
}

/// A number without the code of India or the zero before another place's code.
fn national(digits: &str) -> &str {
    let rest = digits.strip_prefix("00").unwrap_or(digits);
    match rest.len() {
        12 => rest.strip_prefix("91").unwrap_or(rest),
        11 => rest.strip_prefix('0').unwrap_or(rest),
        13 => rest.strip_prefix("910").unwrap_or(rest),
        _ => rest,
    }
}

fn is_likely(number: &str, digits: &str) -> bool {
    let own = national(digits);
    let abroad = (number.starts_with('+') || digits.starts_with("00"))
        && !own.starts_with("91")
        && own.len() != 10;
    let is_one_digit = own.bytes().all(|digit| Some(digit) == own.bytes().next());
    let is_counted = "01234567890 98765432109876543210".contains(own);
    match own.len() {
        9..=15 if abroad => true,
        // A number of the same town has no code before it.
        6..=8 => abroad || !is_one_digit,
        10 => !own.starts_with(['0', '1']) && !is_one_digit && !is_counted,
        // Two with a blank between them.
        20 => true,
        _ => false,
    }
}

/// A name in the place of the address: a relative's, one's own, or one that is no place's.
fn name_for_address(text: &str, name: &str) -> Option<CellMessage> {
    if text.contains([',', '(', '/']) {
        return None;
    }
    let (kin, rest) = split_kin(text);
    let is_own = name.contains(' ') && name_key(text) == name_key(name);
    (is_own || kin.is_some() || is_name_of_person(rest))
        .then(|| CellMessage::NameForAddress { name: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Field, of_cell};
    use crate::diagnostic::{Lang, Message};

    /// The code and what is said in English.
    fn said(field: Field, text: &str) -> Option<(&'static str, String)> {
        let message: Message = of_cell(field, text, "मो. अली")?.into();
        Some((message.code(), message.text(Lang::En)))
    }

    fn code(field: Field, text: &str) -> Option<&'static str> {
        said(field, text).map(|(code, _)| code)
    }

    #[test]
    fn two_scripts_in_a_word() {
        let (code, text) = said(Field::Name, "राmम सिंह").unwrap();
        assert_eq!(code, "A0331");
        let expected =
            "the word \"राmम\" has characters that are none of it: m U+006D (character 3)";
        assert_eq!(text, expected);
        // Cyrillic а; Bengali ক.
        for name in ["R\u{430}m", "রाम"] {
            assert_eq!(said(Field::Father, name).unwrap().0, "A0331", "{name}");
        }
        for text in ["राम सिंह", "5वाँ", "डॉ.राम", "श्री राम-लखन", "राम (राजू)", "Ram", "आर॰के॰"]
        {
            assert_eq!(said(Field::Name, text), None, "{text}");
        }
        assert_eq!(said(Field::Post, "BA-पास"), None);
    }

    #[test]
    fn latin_words_in_a_hindi_name() {
        for (name, suggested) in
            [("राम Singh", "राम सिंह"), ("R.K. सिंह", "आर. के. सिंह"), ("Md. अली", "मो. अली")]
        {
            let message: Message = of_cell(Field::Name, name, "").unwrap().into();
            assert_eq!(message.code(), "A0332");
            let hint = message.hint(Lang::En).unwrap();
            assert!(hint.contains(&format!("\"{suggested}\"")), "{hint}");
        }
        assert_eq!(code(Field::Village, "आरा Ward"), None, "only of names");
    }

    #[test]
    fn names_that_are_half_ones_or_of_others() {
        for name in ["रमेश पुत्र", "मोहन राय की पत्नी", "श्रीमती पत्नी श्री मोहन राय", "Ramesh S/o"]
        {
            assert_eq!(code(Field::Name, name), Some("A0344"), "{name}");
        }
        for name in ["कृष्णा सिंह स्व०", "कृष्णा सिंह स्व.", "राम लाल (मृत)", "Ram Lal (late)"]
        {
            assert_eq!(code(Field::Name, name), Some("A0337"), "{name}");
        }
        for name in ["राम पुत्र हरि", "उमा पति", "राम स्वरूप"]
        {
            assert_eq!(code(Field::Name, name), None, "{name}");
        }
        // What is understood is not to be written otherwise.
        assert_eq!(code(Field::Guardian, "W/o मोहन"), None);
        assert_eq!(code(Field::Guardian, "W/o मोहन Rai"), Some("A0332"));
    }

    #[test]
    fn latin_letters_in_a_form_of_address() {
        let (of_adv, text) = said(Field::Prefix, "Sr. Adv.").unwrap();
        assert_eq!(of_adv, "A0345");
        assert!(text.contains("Sr.\u{A0}अधिवक्ता"), "{text}");
        assert_eq!(code(Field::Prefix, "M.R."), Some("A0345"));
        for prefix in ["Adv.", "Smt.", "श्री", "वरिष्ठ Adv."] {
            assert_eq!(code(Field::Prefix, prefix), None, "{prefix}");
        }
    }

    #[test]
    fn what_looks_like_digits() {
        for (field, text, repaired) in [
            (Field::Phone, "943I0l2345", "9431012345"),
            (Field::Phone, "+91 943101234O", "+91 9431012340"),
            (Field::Pin, "8O23OI", "802301"),
            (Field::Phone, "৯৪৩১০১২৩৪৫", "9431012345"),
            (Field::Ward, "वार्ड ৪", "वार्ड 4"),
        ] {
            let (code, text) = said(field, text).unwrap();
            assert_eq!(code, "A0333", "{text}");
            assert!(text.ends_with(&format!(": {repaired}")), "{text}");
        }
        assert_eq!(code(Field::Phone, "Mob: 9431012345"), None);
        assert_eq!(code(Field::Ward, "वार्ड १२"), None);
    }

    #[test]
    fn pins() {
        for text in ["802301", "802 301", "८०२३०१", "802301.0", "", "पिन 802301"]
        {
            assert_eq!(code(Field::Pin, text), None, "{text}");
        }
        for text in ["80230", "8023011", "आरा"] {
            assert_eq!(code(Field::Pin, text), Some("A0334"), "{text}");
        }
    }

    #[test]
    fn telephone_numbers() {
        for text in [
            "9431012345",
            "94310 12345",
            "+91-94310-12345",
            "0 9431012345",
            "919431012345",
            "06182-234567",
            "234567",
            "९४३१०१२३४५",
            "9431012345, 9431012346",
            "9431012345/46",
            "9431012345 9431012346",
            "+977 980-1234567",
            "0091 9431012345",
            "9431012345.0",
            "",
            "9.431012E+9",
            "+91 09431012345",
        ] {
            assert_eq!(said(Field::Phone, text), None, "{text}");
        }
        for text in [
            "943101234",
            "94310123456",
            "1234567890",
            "9876543210",
            "9999999999",
            "000000",
            "12345",
            "9431012345, 94310",
            "+91 943101234",
        ] {
            assert_eq!(code(Field::Phone, text), Some("A0335"), "{text}");
        }
    }

    #[test]
    fn names_for_addresses() {
        for text in ["राम सिंह", "श्रीमती सीता देवी", "पिता – राम", "मो. अली"]
        {
            assert_eq!(code(Field::Village, text), Some("A0336"), "{text}");
        }
        for text in ["आरा", "राम नगर", "पिता – राम, ग्राम – बेला", "मो. नवादा", "श्री कृष्ण नगर"]
        {
            assert_eq!(code(Field::Village, text), None, "{text}");
        }
    }
}
