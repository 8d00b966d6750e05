//! Lines of a TOML file as people write them, and as they would be right.
//!
//! Who fills in an event file types dates as in a letter, quote marks as Word makes them and paths
//! as Windows shows them. Each is a fault of syntax, at which a parser stops. Here such a line is
//! recognised by what is typed, put right, and shown; the parser decides whether it is right now.
//! Nothing is ever read from a line that was put right: whoever wrote it looks at it first.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeTable;

use crate::diagnostic::TomlSlip;
use crate::hindi::{ENGLISH_MONTHS, MONTHS, latin_digits};
use crate::text::{is_word_character, word_key};
use crate::toml::hindi_names::HindiNames;

/// A line that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Correction {
    /// The reason why it could not be read.
    pub(crate) slip: TomlSlip,
    /// The line as it would be right, without its line end.
    pub(crate) line: String,
}

/// The line at a fault with what is typed otherwise than TOML wants put right, if it is known what
/// was meant. `line` has no line end; `heading` is that of its table, empty at the top.
pub(crate) fn corrected(line: &str, heading: &str, names: &HindiNames) -> Option<Correction> {
    let trimmed = line.trim();
    if trimmed.starts_with('[') || trimmed.starts_with('【') {
        return header(trimmed, names);
    }
    let (key, mark, rest) = if let Some((key, rest)) = without_mark(trimmed) {
        (key, None, rest)
    } else {
        let (key, mark, rest) = entry(line)?;
        (key, Some(mark), rest)
    };
    let (value, comment) = without_comment(rest);
    let value = value.trim();
    let comment = if comment.is_empty() { String::new() } else { format!("  {comment}") };
    let meant = names.key(heading, &plain_key(key));
    let told = |slip: TomlSlip, value: String| {
        let key = meant.map_or_else(|| right_key(key), str::to_owned);
        Some(Correction { slip, line: format!("{key} = {value}{comment}") })
    };
    let (slip, value) = match self::value(value) {
        Some(found) => found,
        // What is right in itself stands behind the wrong mark, or none.
        None if mark.is_none() => (TomlSlip::EqualsMissing, value.to_owned()),
        None if mark != Some('=') => (TomlSlip::Colon, value.to_owned()),
        None if plain_key(key) != key.trim() => (TomlSlip::CurledQuote, value.to_owned()),
        None if meant.is_some() => (TomlSlip::HindiKey, value.to_owned()),
        None if right_key(key) != key.trim() => (TomlSlip::KeyUnquoted, value.to_owned()),
        None => return None,
    };
    told(slip, value)
}

/// The key and the text of a line that has nothing between them.
fn without_mark(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(char::is_whitespace)?;
    let is_text = rest.trim_start().starts_with(QUOTE_MARKS);
    let is_key = |c: char| is_word_character(c) || c == '_' || c == '-';
    (is_text && !key.is_empty() && key.chars().all(is_key)).then_some((key, rest))
}

/// True if the value of a line is a day that the calendar does not have.
pub(crate) fn is_no_such_day(line: &str) -> bool {
    let Some((_, _, rest)) = entry(line) else { return false };
    matches!(day(without_comment(rest).0.trim().trim_matches(QUOTE_MARKS)), Day::None)
}

/// The key, the mark behind it and the rest of a line that gives a value.
fn entry(line: &str) -> Option<(&str, char, &str)> {
    let at = line.find(['=', ':', '＝', '：'])?;
    let mark = line[at..].chars().next()?;
    let key = &line[..at];
    let is_key = |c: char| is_word_character(c) || " _-.\"'“”‘’".contains(c);
    let is_named = key.chars().any(char::is_alphanumeric) && key.chars().all(is_key);
    let mark_meant = if mark == '=' { '=' } else { ':' };
    is_named.then_some((key, mark_meant, &line[at + mark.len_utf8()..]))
}

/// A key without curled quote marks.
fn plain_key(key: &str) -> String {
    key.trim().replace(['“', '”', '„', '‘', '’'], "")
}

/// A key without curled quote marks, and in straight ones if it has letters of another script or
/// spaces.
pub(crate) fn right_key(key: &str) -> String {
    let plain = plain_key(key);
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if plain.chars().all(is_bare) || plain.contains(['"', '\'']) {
        plain
    } else {
        in_quotes(&plain)
    }
}

/// A value, and the comment behind it.
fn without_comment(rest: &str) -> (&str, &str) {
    let mut open = None;
    for (at, c) in rest.char_indices() {
        match (c, open) {
            ('#', None) => return (&rest[..at], rest[at..].trim_end()),
            ('"' | '\'', None) => open = Some(c),
            ('“' | '„', None) => open = Some('”'),
            (c, Some(own)) if c == own || own == '”' && c == '“' => open = None,
            _ => {}
        }
    }
    (rest, "")
}

/// A heading of a table that is called by a Hindi word, or in the wrong brackets.
fn header(line: &str, names: &HindiNames) -> Option<Correction> {
    let is_bracket = |c: char| "[]【】［］ ".contains(c);
    let name = line.split('#').next().unwrap_or(line).trim_matches(is_bracket);
    let line = names.table(name)?.to_owned();
    Some(Correction { slip: TomlSlip::HindiTable, line })
}

/// A value as it would be right, and the reason why it is not.
fn value(value: &str) -> Option<(TomlSlip, String)> {
    let bare = value.trim_end_matches([',', ';']).trim();
    if bare.is_empty() || bare.starts_with("\"\"\"") || bare.starts_with("'''") {
        return None;
    }
    // A text may end with a danda, nothing else does.
    let plain = bare.trim_end_matches('।').trim();
    if is_right(plain) {
        return (plain != value).then(|| (TomlSlip::MarkBehind, plain.to_owned()));
    }
    if plain.starts_with(['[', '{']) {
        if let Some(text) = straightened(plain) {
            let text = with_right_keys(&text).unwrap_or(text);
            return Some((TomlSlip::CurledQuote, text));
        }
        return with_right_keys(plain).map(|text| (TomlSlip::KeyUnquoted, text));
    }
    if let Some(found) = quoted(if plain.ends_with(QUOTE_MARKS) { plain } else { bare }) {
        return Some(found);
    }
    if let Some(date) = date(plain) {
        return Some((TomlSlip::Date, date));
    }
    if let Some(time) = time(plain) {
        return Some((TomlSlip::Time, time));
    }
    if let Some(found) = figures(plain) {
        return Some(found);
    }
    if let Some(word) = switch(plain) {
        return Some((TomlSlip::Switch, word.to_owned()));
    }
    Some((TomlSlip::Unquoted, in_quotes(bare)))
}

/// True if TOML takes a value as it is.
fn is_right(value: &str) -> bool {
    DeTable::parse(&format!("key = {value}")).is_ok()
}

/// Curled quote marks in a list made straight.
fn straightened(list: &str) -> Option<String> {
    let straight = list.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    (straight != list).then_some(straight)
}

/// An inline table whose keys are in quote marks where they must be.
fn with_right_keys(table: &str) -> Option<String> {
    let mut right = String::new();
    // The quote mark of a text, and where a key begins.
    let (mut open, mut key) = (None, None);
    for (at, c) in table.char_indices() {
        match (c, open) {
            ('"' | '\'', None) => open = Some(c),
            (c, Some(own)) if c == own => open = None,
            ('{' | ',', None) => key = Some(at + 1),
            ('=', None) => {
                if let Some(start) = key.take() {
                    right.truncate(right.len() - (at - start));
                    right.extend([" ", &right_key(&table[start..at]), " "]);
                }
            }
            _ => {}
        }
        right.push(c);
    }
    (right != table && table.starts_with('{')).then_some(right)
}

const QUOTE_MARKS: [char; 7] = ['"', '\'', '“', '”', '„', '‘', '’'];

/// A text with quote marks that are curled, lacking or two of a kind each, or around a path of
/// Windows.
fn quoted(value: &str) -> Option<(TomlSlip, String)> {
    let first = value.chars().next()?;
    let inner = value.strip_prefix(first)?;
    let closing: &[char] = match first {
        '“' | '”' | '„' => &['”', '“', '"'],
        '‘' | '’' => &['’', '‘', '\''],
        '"' => &['"', '”', '“', '\''],
        '\'' => &['\'', '’', '"'],
        _ => return None,
    };
    let text = inner.strip_suffix(closing);
    if !matches!(first, '"' | '\'') {
        return Some((TomlSlip::CurledQuote, in_quotes(text.unwrap_or(inner))));
    }
    match text {
        None if !inner.contains(first) => Some((TomlSlip::QuoteMissing, in_quotes(inner))),
        Some(text) if value.ends_with(['"', '\'']) && !value.ends_with(first) => {
            Some((TomlSlip::QuotesUnlike, in_quotes(text)))
        }
        Some(text) if !value.ends_with(first) => Some((TomlSlip::CurledQuote, in_quotes(text))),
        Some(text) if first == '"' && text.contains('\\') && !text.contains('"') => {
            Some((TomlSlip::Backslash, format!("\"{}\"", text.replace('\\', "/"))))
        }
        Some(text) if first == '"' && text.contains('"') => {
            Some((TomlSlip::QuoteWithin, in_quotes(text)))
        }
        _ => None,
    }
}

/// A text as a value.
fn in_quotes(text: &str) -> String {
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// A day as people write it.
enum Day {
    Of(Date),
    /// The calendar does not have it.
    None,
    /// It is not written as a day.
    Other,
}

/// A day as people write it, year last or first, in figures of any kind, the month by its name or
/// number: as TOML has it.
pub(crate) fn date(written: &str) -> Option<String> {
    if let Day::Of(date) = day(written) { Some(date.to_string()) } else { None }
}

fn day(written: &str) -> Day {
    let written = written.trim().trim_start_matches("दिनांक").trim();
    let digits = latin_digits(written).replace(',', " ");
    let is_mark = |c: char| matches!(c, '-' | '.' | '/') || c.is_whitespace();
    let parts: Vec<&str> = digits.split(is_mark).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Day::Other };
    let Some(month) = month(second) else { return Day::Other };
    let is_number = |part: &str| part.bytes().all(|c| c.is_ascii_digit());
    if !is_number(first) || !is_number(third) {
        return Day::Other;
    }
    let (year, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (first.to_owned(), third),
        (1..=2, 4) => (third.to_owned(), first),
        (1..=2, 2) => (format!("20{third}"), first),
        _ => return Day::Other,
    };
    let (Ok(year), Ok(day)) = (year.parse(), day.parse()) else { return Day::Other };
    Date::new(year, month, day).map_or(Day::None, Day::Of)
}

/// A month by its number, which need not be one of the twelve, or its name in Hindi or English.
fn month(written: &str) -> Option<i8> {
    if written.len() <= 2 && written.bytes().all(|c| c.is_ascii_digit()) {
        return written.parse().ok();
    }
    let named = word_key(written);
    let hindi =
        MONTHS.iter().position(|names| names.iter().any(|name| word_key(name) == named));
    let english = || {
        let is_one = |name: &&str| named.len() >= 3 && name.to_lowercase().starts_with(&named);
        ENGLISH_MONTHS.iter().position(is_one)
    };
    i8::try_from(hindi.or_else(english)? + 1).ok()
}

/// Part of the day that an hour is said to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayPart {
    Morning,
    Noon,
    Evening,
    Night,
}

/// Words of the hour, with the part of the day that they name, if they name one.
const DAY_PARTS: [(&str, Option<DayPart>); 12] = [
    ("पूर्वाह्न", Some(DayPart::Morning)),
    ("प्रातः", Some(DayPart::Morning)),
    ("प्रात:", Some(DayPart::Morning)),
    ("सुबह", Some(DayPart::Morning)),
    ("दोपहर", Some(DayPart::Noon)),
    ("अपराह्न", Some(DayPart::Evening)),
    ("शाम", Some(DayPart::Evening)),
    ("सायं", Some(DayPart::Evening)),
    ("रात", Some(DayPart::Night)),
    ("am", Some(DayPart::Morning)),
    ("pm", Some(DayPart::Evening)),
    ("बजे", None),
];

impl DayPart {
    /// An hour of this part on a clock of twelve hours, on one of 24; none if it may be another:
    /// रात 12 is the end of one day and the beginning of the next.
    fn hour(self, hour: i8) -> Option<i8> {
        match (self, hour) {
            (_, 0 | 13..)
            | (Self::Morning, 1..=11)
            | (Self::Noon, 10..=12)
            | (Self::Evening, 12)
            | (Self::Night, 1..=4) => Some(hour),
            (Self::Noon, 1..=4) | (Self::Evening, 1..=11) | (Self::Night, 6..=11) => {
                Some(hour + 12)
            }
            _ => None,
        }
    }
}

/// An hour as people write it: as TOML has it.
pub(crate) fn time(written: &str) -> Option<String> {
    let mut rest = latin_digits(written.trim()).to_lowercase();
    let mut parts_said: Vec<DayPart> = Vec::new();
    let (mut has_word, is_oclock) = (false, rest.contains("बजे"));
    for (word, part) in DAY_PARTS {
        if rest.contains(word) {
            rest = rest.replace(word, " ");
            parts_said.extend(part);
            has_word = true;
        }
    }
    let rest = rest.trim();
    let parts: Vec<&str> = rest.split([':', '.', '-']).map(str::trim).collect();
    let (hour, minute) = match parts[..] {
        [hour] if has_word => (hour, "0"),
        [hour, minute] if has_word || rest.contains(':') => (hour, minute),
        [hour, minute, "00"] if rest.contains(':') => (hour, minute),
        _ => return None,
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match parts_said[..] {
        // "4 बजे" of an event is in the afternoon.
        [] if is_oclock && (1..6).contains(&hour) => hour + 12,
        [] => hour,
        [part] => part.hour(hour)?,
        _ => return None,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute))
        .then(|| format!("{hour:02}:{minute:02}:00"))
}

/// A word for yes or no: as TOML has it.
pub(crate) fn switch(written: &str) -> Option<&'static str> {
    match written.trim().to_lowercase().as_str() {
        "true" | "yes" | "हाँ" | "हां" => Some("true"),
        "false" | "no" | "नहीं" => Some("false"),
        _ => None,
    }
}

/// A whole number in figures of any kind: as TOML has it.
pub(crate) fn number(written: &str) -> Option<String> {
    let digits = latin_digits(written.trim());
    let number: u32 = digits.parse().ok()?;
    Some(number.to_string())
}

/// A number in Hindi figures, or with a zero before it.
fn figures(written: &str) -> Option<(TomlSlip, String)> {
    let digits = latin_digits(written);
    let plain = digits.strip_prefix('+').unwrap_or(&digits);
    if plain.is_empty() || !plain.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let without_zero = plain.trim_start_matches('0');
    // So long a number is a telephone, which is text.
    if plain.len() > 6 {
        return (digits.starts_with(['0', '+']) || digits != written)
            .then(|| (TomlSlip::Unquoted, format!("\"{digits}\"")));
    }
    if without_zero.len() < plain.len() && plain.len() > 1 {
        let number = if without_zero.is_empty() { "0" } else { without_zero };
        return Some((TomlSlip::LeadingZero, number.to_owned()));
    }
    (digits != written).then(|| (TomlSlip::HindiFigures, plain.to_owned()))
}

/// The line of a text at a byte, without its line end.
pub(crate) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
    start..end
}

#[cfg(test)]
mod tests {
    use super::{corrected, date, is_no_such_day, time};
    use crate::diagnostic::TomlSlip;
    use crate::toml::hindi_names::HindiNames;

    const NAMES: HindiNames = HindiNames {
        tables: &[("आयोजन", "[event]"), ("अधिवक्ता", "[[advocate]]")],
        keys: &[("event", "नाम", "name"), ("event", "दिनांक", "date")],
    };

    #[test]
    fn lines_as_people_write_them() {
        for (line, slip, right) in [
            ("name = “सभा”", TomlSlip::CurledQuote, "name = \"सभा\""),
            ("name = \"सभा”", TomlSlip::CurledQuote, "name = \"सभा\""),
            ("name = ‘सभा’  # नाम", TomlSlip::CurledQuote, "name = \"सभा\"  # नाम"),
            ("“name” = \"सभा\"", TomlSlip::CurledQuote, "name = \"सभा\""),
            ("agenda = [“क”, \"ख\"]", TomlSlip::CurledQuote, "agenda = [\"क\", \"ख\"]"),
            ("date = 10-01-2027", TomlSlip::Date, "date = 2027-01-10"),
            ("date = 20.12.2026", TomlSlip::Date, "date = 2026-12-20"),
            ("date = 20/12/26 # रविवार", TomlSlip::Date, "date = 2026-12-20  # रविवार"),
            ("date = २०-१२-२०२६", TomlSlip::Date, "date = 2026-12-20"),
            ("date = २०२६-१२-२०", TomlSlip::Date, "date = 2026-12-20"),
            ("start = 10:30 बजे", TomlSlip::Time, "start = 10:30:00"),
            ("start = प्रातः 10 बजे", TomlSlip::Time, "start = 10:00:00"),
            ("end = शाम ५ बजे", TomlSlip::Time, "end = 17:00:00"),
            ("end = 5.30 PM", TomlSlip::Time, "end = 17:30:00"),
            (
                r#"logo = "C:\Users\asha\l.png""#,
                TomlSlip::Backslash,
                "logo = \"C:/Users/asha/l.png\"",
            ),
            (
                r"logo = C:\Users\asha\l.png",
                TomlSlip::Unquoted,
                r"logo = 'C:\Users\asha\l.png'",
            ),
            ("first_serial = 007", TomlSlip::LeadingZero, "first_serial = 7"),
            ("first_serial = ४१", TomlSlip::HindiFigures, "first_serial = 41"),
            ("version = १", TomlSlip::HindiFigures, "version = 1"),
            ("phone = 09431012345", TomlSlip::Unquoted, "phone = \"09431012345\""),
            ("name = सभा भवन", TomlSlip::Unquoted, "name = \"सभा भवन\""),
            ("name = \"सभा", TomlSlip::QuoteMissing, "name = \"सभा\""),
            ("name = \"\"आदर्श\" सभा\"", TomlSlip::QuoteWithin, "name = '\"आदर्श\" सभा'"),
            ("name: \"सभा\"", TomlSlip::Colon, "name = \"सभा\""),
            ("version: 1", TomlSlip::Colon, "version = 1"),
            ("name = \"सभा\",", TomlSlip::MarkBehind, "name = \"सभा\""),
            ("ji = हाँ", TomlSlip::Switch, "ji = true"),
            ("[आयोजन]", TomlSlip::HindiTable, "[event]"),
            ("date = १० जनवरी २०२७", TomlSlip::Date, "date = 2027-01-10"),
            ("date = \"10 Jan, 2027", TomlSlip::QuoteMissing, "date = \"10 Jan, 2027\""),
            ("date = 10 Jan, 2027", TomlSlip::Date, "date = 2027-01-10"),
            (
                "venue \"टाउन हॉल: 2\" # क",
                TomlSlip::EqualsMissing,
                "venue = \"टाउन हॉल: 2\"  # क",
            ),
            ("venue “टाउन हॉल”", TomlSlip::CurledQuote, "venue = \"टाउन हॉल\""),
            ("body = \"सादर।", TomlSlip::QuoteMissing, "body = \"सादर।\""),
            ("body = सादर।", TomlSlip::Unquoted, "body = \"सादर।\""),
            ("body = “सादर”।", TomlSlip::CurledQuote, "body = \"सादर\""),
            ("version = 1।", TomlSlip::MarkBehind, "version = 1"),
            ("name = 'सभा\"", TomlSlip::QuotesUnlike, "name = \"सभा\""),
            ("name = \"सभा'", TomlSlip::QuotesUnlike, "name = \"सभा\""),
            ("end = ४:०० बजे", TomlSlip::Time, "end = 16:00:00"),
            ("start = सुबह 4:30 बजे", TomlSlip::Time, "start = 04:30:00"),
            ("start = 5:30 am", TomlSlip::Time, "start = 05:30:00"),
            ("नाम = \"सभा\"", TomlSlip::HindiKey, "name = \"सभा\""),
            ("दिनांक : २०.१२.२०२६", TomlSlip::Date, "date = 2026-12-20"),
            ("ग्राम = \"बेला\"", TomlSlip::KeyUnquoted, "\"ग्राम\" = \"बेला\""),
            ("लेटर पैड = \"हाँ\"", TomlSlip::KeyUnquoted, "\"लेटर पैड\" = \"हाँ\""),
            (
                "when = { लेटर पैड = \"हाँ, ना\", ward = [\"3\", \"4\"] } # क",
                TomlSlip::KeyUnquoted,
                "when = { \"लेटर पैड\" = \"हाँ, ना\", ward = [\"3\", \"4\"] }  # क",
            ),
            ("when = {ग्राम = “बेला”}", TomlSlip::CurledQuote, "when = { \"ग्राम\" = \"बेला\"}"),
            ("[[अधिवक्ता]]  # पहले", TomlSlip::HindiTable, "[[advocate]]"),
        ] {
            let found =
                corrected(line, "[variant.event]", &NAMES).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.slip, found.line.as_str()), (slip, right), "{line}");
            // What is shown is TOML, alone in a file.
            assert!(toml::de::DeTable::parse(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn what_is_right_or_unknown_stays() {
        for line in
            ["name = \"सभा\"", "date = 2026-12-20", "[event]", "[कुछ]", "यह पाठ है", "]", ""]
        {
            assert_eq!(corrected(line, "[event]", &NAMES), None, "{line}");
        }
    }

    #[test]
    fn days_that_the_calendar_does_not_have() {
        for (line, none) in [
            ("date = 2027-02-30", true),
            ("date = 31.04.2027 # क", true),
            ("date = \"३१ अप्रैल २०२७\"", true),
            ("date = 2027-13-01", true),
            ("date = 2027-12-01", false),
            ("phone = 94310-12-2027", false),
            ("name = \"सभा\"", false),
        ] {
            assert_eq!(is_no_such_day(line), none, "{line}");
        }
    }

    #[test]
    fn days_and_hours() {
        for written in ["31.02.2026", "1.2", "2026", "2026-13-01", "20.12.2026.1", "क.ख.ग"]
        {
            assert_eq!(date(written), None, "{written}");
        }
        for written in
            ["25 बजे", "10:75", "10", "बजे", "कल 10 बजे", "रात 12 बजे", "12 AM", "सुबह शाम 5 बजे"]
        {
            assert_eq!(time(written), None, "{written}");
        }
        for (written, read) in [
            ("दोपहर 12 बजे", "12:00:00"),
            ("दोपहर 11:30 बजे", "11:30:00"),
            ("दोपहर 2 बजे", "14:00:00"),
            ("रात 8 बजे", "20:00:00"),
            ("रात 2 बजे", "02:00:00"),
            ("12.30 pm", "12:30:00"),
            ("शाम 17:30", "17:30:00"),
        ] {
            assert_eq!(time(written).as_deref(), Some(read), "{written}");
        }
    }
}
