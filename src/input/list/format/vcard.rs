//! Contacts of a telephone: vCard 2.1, 3.0 and 4.0 (RFC 6350; 2.1 as the Versit specification
//! has it), each card one row under the names of fields.
//!
//! Files of contacts are put together, cut off and half understood by many programs. A card with
//! anything wrong is a row with a fault; the others are read.

use std::borrow::Cow;

use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};

use super::decode::{DecodedLines, decoded};
use super::fault::ListFault;
use super::limits;
use super::missing_value::says_nothing;
use super::records::from_records;
use super::room::ListRoom;
use super::table::{ListCell, ListTable};
use super::vcard_lines::{CardLines, name, parameters_end, unquoted};
use crate::diagnostic::{ListLimit, Message, SheetMessage};
use crate::input::event::list_options::Encoding;

/// The properties that become cells, each with the name of its field.
const READ: [(&str, &str); 11] = [
    ("FN", "name"),
    ("N", "name"),
    ("NICKNAME", "alias"),
    ("GENDER", "gender"),
    ("TITLE", "post"),
    ("ADR", "village"),
    ("TEL", "phone"),
    ("NOTE", "note"),
    ("UID", "id"),
    ("ORG", "ORG"),
    ("EMAIL", "EMAIL"),
];

/// Those without which a card is as good.
const NEEDLESS: [&str; 4] = ["NOTE", "UID", "ORG", "EMAIL"];

/// `TEL;TYPE=CELL:…` taken apart.
struct Property {
    /// In capitals, without the group before a dot.
    name: String,
    /// In capitals.
    parameters: Vec<String>,
    value: String,
}

impl Property {
    fn has(&self, word: &str) -> bool {
        self.parameters.iter().any(|p| {
            let values = p.split_once('=').map_or(p.as_str(), |(_, values)| values);
            values.trim_matches('"').split(',').any(|value| value == word)
        })
    }

    /// The place among those of its name, by what their owner prefers: 1 is the first.
    fn preference(&self) -> u32 {
        /// RFC 6350, 5.3: 1 to 100.
        const LAST: u32 = 101;
        let said = self.parameters.iter().find_map(|p| p.strip_prefix("PREF="));
        let said = said.and_then(|number| number.trim_matches('"').parse().ok());
        said.unwrap_or(if self.has("PREF") { 1 } else { LAST })
    }

    fn is_empty(&self) -> bool {
        self.value.trim_matches(|c: char| c == ';' || c.is_whitespace()).is_empty()
    }

    /// The parts between semicolons, without escapes.
    fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut rest = self.value.chars();
        while let Some(c) = rest.next() {
            match c {
                ';' => parts.push(String::new()),
                '\\' => {
                    let c = match rest.next() {
                        Some('n' | 'N') => '\n',
                        Some(other) => other,
                        None => '\\',
                    };
                    push(&mut parts, c);
                }
                c => push(&mut parts, c),
            }
        }
        parts.iter().map(|part| part.trim().to_owned()).collect()
    }

    /// The whole value as one text. In 2.1 an unescaped semicolon is text, too.
    fn text(&self) -> String {
        self.parts().join(";")
    }
}

fn push(parts: &mut [String], c: char) {
    if let Some(last) = parts.last_mut() {
        last.push(c);
    }
}

/// The fault of a card, with the field that it is about.
type CardFault = Option<(SheetMessage, Option<&'static str>)>;

/// A card being read.
#[derive(Default)]
struct Card {
    properties: Vec<Property>,
    /// The first that is wrong.
    said: CardFault,
    /// The line that it begins with.
    line: usize,
    /// Depth in cards inside this one.
    depth: usize,
    /// True if a card may begin inside this one, since the line before says so.
    opens_another: bool,
}

/// The cards read so far.
#[derive(Default)]
struct Cards {
    records: Vec<Vec<(String, ListCell)>>,
    said: Vec<CardFault>,
}

impl Cards {
    fn push(&mut self, card: Card) -> Result<(), ListFault> {
        if self.records.len() >= limits::FILLED {
            return Err(ListFault::too_large(ListLimit::FilledRows));
        }
        self.records.push(record(&card.properties));
        self.said.push(card.said);
        Ok(())
    }

    /// A card that ends without saying so: nobody knows what is missing.
    fn push_open(&mut self, mut card: Card) -> Result<(), ListFault> {
        card.said = Some((SheetMessage::CardOpen { line: card.line }, None));
        self.push(card)
    }
}

pub(super) fn read(
    bytes: &[u8],
    asked: Option<Encoding>,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let (bytes, lines) = text(bytes, asked)?;
    let mut cards = Cards::default();
    let mut open: Option<Card> = None;
    let mut all = CardLines::new(&bytes);
    while let Some((number, line)) = all.next() {
        let opens_another =
            open.as_mut().is_some_and(|card| std::mem::take(&mut card.opens_another));
        let Some(colon) = parameters_end(&line) else { continue };
        let name = name(&line);
        // Others may be long, as pictures are.
        let value = match name.as_str() {
            "BEGIN" | "END" | "AGENT" | "VERSION" => {
                String::from_utf8_lossy(&line[colon + 1..]).trim().to_uppercase()
            }
            _ => String::new(),
        };
        let is_card = value.starts_with("VCARD");
        match (name.as_str(), open.as_mut()) {
            ("BEGIN", Some(card)) if is_card && opens_another => card.depth += 1,
            ("BEGIN", _) if is_card => {
                if let Some(card) = open.take() {
                    cards.push_open(card)?;
                }
                all.is_old = false;
                open = Some(Card { line: number, ..Card::default() });
            }
            ("END", Some(card)) if is_card && card.depth > 0 => card.depth -= 1,
            ("END", Some(_)) if is_card => {
                if let Some(card) = open.take() {
                    cards.push(card)?;
                }
            }
            ("BEGIN" | "END", _) => {}
            ("AGENT", Some(card)) => {
                card.opens_another = value.is_empty();
                if value.starts_with("BEGIN:VCARD") && !value.contains("END:VCARD") {
                    card.depth += 1;
                }
            }
            (_, Some(card)) if card.depth > 0 => {}
            ("VERSION", Some(_)) => all.is_old = value.starts_with('2'),
            (own, card) => {
                let Some((_, field)) = READ.iter().find(|(read, _)| *read == own) else {
                    continue;
                };
                let card = if let Some(card) = card {
                    card
                } else {
                    // Its first lines are lost.
                    let message = SheetMessage::CardHeadless { line: number };
                    let said = Some((message, None));
                    open.insert(Card { line: number, said, ..Card::default() })
                };
                // More than any telephone writes is passed over.
                if card.properties.len() < limits::COLUMNS {
                    card.take(property(&name, &line, colon, lines), &name, field, number);
                }
            }
        }
    }
    if let Some(card) = open {
        cards.push_open(card)?;
    }
    let mut table = from_records("vCard", cards.records, room)?;
    for (row, said) in table.rows.iter_mut().skip(1).zip(cards.said) {
        row.said = said.map(|(message, field)| {
            Box::new((Message::from(message), field.map(str::to_owned)))
        });
    }
    table.encoding = Some(lines.name);
    Ok(table)
}

impl Card {
    fn take(
        &mut self,
        property: Option<Property>,
        name: &str,
        field: &'static str,
        line: usize,
    ) {
        if let Some(property) = property {
            self.properties.push(property);
            return;
        }
        let property = name.to_owned();
        let is_needless = NEEDLESS.contains(&name);
        let is_worse = self.said.as_ref().is_none_or(|(message, _)| {
            !is_needless && matches!(message, SheetMessage::CardLineLeftOut { .. })
        });
        if is_worse {
            let message = if is_needless {
                SheetMessage::CardLineLeftOut { property, line }
            } else {
                SheetMessage::CardLineUnread { property, line }
            };
            self.said = Some((message, Some(field)));
        }
    }
}

/// The file in UTF-8 as far as that can be had: what cannot be read is a fault of its card alone.
fn text(
    bytes: &[u8],
    asked: Option<Encoding>,
) -> Result<(Cow<'_, [u8]>, DecodedLines), ListFault> {
    // A stray NUL makes no UTF-16 of it.
    let is_ascii = |bytes: &[u8]| memchr::memmem::find(bytes, b"BEGIN:VCARD").is_some();
    match decoded(bytes, asked) {
        _ if asked.is_none() && bytes.contains(&0) && is_ascii(bytes) => {
            Ok((Cow::Borrowed(bytes), DecodedLines { name: "UTF-8", legacy: false }))
        }
        Err(_) if asked.is_none() => {
            let (text, encoding, _) = match bytes {
                [0xFF, 0xFE, ..] => UTF_16LE.decode(bytes),
                [0xFE, 0xFF, ..] => UTF_16BE.decode(bytes),
                _ => {
                    let lines = DecodedLines { name: "UTF-8", legacy: false };
                    return Ok((Cow::Borrowed(bytes), lines));
                }
            };
            let lines = DecodedLines { name: encoding.name(), legacy: false };
            Ok((Cow::Owned(text.into_owned().into_bytes()), lines))
        }
        decoded => decoded,
    }
}

/// A line as a property; none if its letters cannot be read.
fn property(name: &str, line: &[u8], colon: usize, lines: DecodedLines) -> Option<Property> {
    let head = String::from_utf8_lossy(&line[..colon]).to_uppercase();
    let parameters: Vec<String> =
        head.split(';').skip(1).map(|p| p.trim().to_owned()).collect();
    let encoding = |names: &[&str]| {
        parameters.iter().any(|p| names.contains(&p.strip_prefix("ENCODING=").unwrap_or(p)))
    };
    let value: Cow<'_, [u8]> = if encoding(&["QUOTED-PRINTABLE"]) {
        let value = &line[colon + 1..];
        if !is_quoted_well(value) {
            return None;
        }
        Cow::Owned(unquoted(value))
    } else if encoding(&["B", "BASE64"]) {
        Cow::Owned(base64(&line[colon + 1..])?)
    } else {
        Cow::Borrowed(&line[colon + 1..])
    };
    let charset = parameters
        .iter()
        .find_map(|p| p.strip_prefix("CHARSET="))
        .and_then(|label| Charset::for_label(label.trim_matches('"').as_bytes()))
        .filter(|charset| *charset != UTF_8);
    // What is UTF-8 is nothing else by chance.
    let value = match (std::str::from_utf8(&value), charset) {
        (Ok(text), _) => text.to_owned(),
        (Err(_), Some(charset)) => {
            charset.decode_without_bom_handling_and_without_replacement(&value)?.into_owned()
        }
        (Err(_), None) => lines.text(&value)?.into_owned(),
    };
    // What was lost before the file was written.
    if value.contains('\u{FFFD}') {
        return None;
    }
    let value = value.replace('\0', "");
    Some(Property { name: name.to_owned(), parameters, value })
}

/// True if every `=` of a quoted-printable value is that of a byte.
fn is_quoted_well(value: &[u8]) -> bool {
    let mut rest = value;
    while let Some(at) = memchr::memchr(b'=', rest) {
        match &rest[at + 1..] {
            [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                rest = after;
            }
            _ => return false,
        }
    }
    true
}

/// Base64 (RFC 4648, 4), blanks passed over.
fn base64(value: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(value.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in value.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            // The eight bits above those that are left.
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    Some(out)
}

/// A card as the fields that a list may have.
fn record(card: &[Property]) -> Vec<(String, ListCell)> {
    let all = |name: &'static str| card.iter().filter(move |p| p.name == name && !p.is_empty());
    let best = |name: &'static str, rank: &dyn Fn(&Property) -> (bool, u32, u32)| {
        all(name).min_by_key(|property| rank(property))
    };
    let preferred = |name: &'static str| best(name, &|p| (false, p.preference(), 0));
    let text = |name: &'static str| preferred(name).map(Property::text).unwrap_or_default();
    let parts = |property: Option<&Property>| property.map(Property::parts).unwrap_or_default();
    let part = |parts: &[String], index: usize| parts.get(index).cloned().unwrap_or_default();

    // Family, given, further, before, after.
    let name = parts(preferred("N"));
    let in_hindi = |p: &Property| u32::from(!p.parameters.iter().any(|p| p == "LANGUAGE=HI"));
    // NULL is no name: then the parts count, if they say more.
    let mut full = best("FN", &|p| (says_nothing(&p.text()), p.preference(), in_hindi(p)))
        .map(Property::text)
        .unwrap_or_default();
    if full.is_empty() || says_nothing(&full) {
        let order = [1, 2, 0, 4].map(|index| part(&name, index));
        let parts = order.into_iter().filter(|p| !p.is_empty() && !says_nothing(p));
        let joined = parts.collect::<Vec<_>>().join(" ");
        if !joined.is_empty() {
            full = joined;
        }
    }
    let before = part(&name, 3);
    // Most telephones put it at the beginning of the full name, too.
    if !before.is_empty()
        && let Some(rest) = full.strip_prefix(&before)
        && rest.starts_with(char::is_whitespace)
    {
        full = rest.trim_start().into();
    }

    let of_telephone = |p: &Property| {
        let is_machine = p.has("FAX") || p.has("PAGER") || p.has("MODEM");
        if p.has("CELL") { 0 } else { 1 + u32::from(is_machine) }
    };
    let phone = best("TEL", &|p| (false, of_telephone(p), p.preference()))
        .map(Property::text)
        .unwrap_or_default();
    // A URI (RFC 3966) may have an extension behind the number.
    let phone = match phone.strip_prefix("tel:") {
        Some(number) => number.split(';').next().unwrap_or_default().to_owned(),
        None => phone,
    };

    // Box, rest of the address, street, place, region, PIN, country. A letter goes to the home
    // unless its owner prefers another address.
    let of_address =
        |p: &Property| if p.has("HOME") { 0 } else { 1 + u32::from(p.has("WORK")) };
    let has_place = |p: &Property| {
        let parts = p.parts();
        [1, 2, 3, 5].iter().any(|index| parts.get(*index).is_some_and(|part| !part.is_empty()))
    };
    let address = all("ADR")
        .min_by_key(|p| (!has_place(p), p.preference(), of_address(p)))
        .map(Property::parts)
        .unwrap_or_default();
    let places: Vec<String> =
        [1, 2, 3].map(|i| part(&address, i)).into_iter().filter(|p| !p.is_empty()).collect();
    let gender = parts(preferred("GENDER"));
    let fields = [
        ("name", full),
        ("prefix", before),
        ("alias", text("NICKNAME")),
        ("gender", part(&gender, 0)),
        ("post", text("TITLE")),
        ("village", places.join(", ").replace("\r\n", "\n").replace('\n', ", ")),
        ("pin", part(&address, 5)),
        ("phone", phone),
        ("note", text("NOTE")),
        ("id", text("UID")),
        ("ORG", text("ORG")),
        ("EMAIL", text("EMAIL")),
        ("REGION", part(&address, 4)),
    ];
    // The name is always there, so that a card without one is a fault of its row.
    fields
        .into_iter()
        .filter(|(field, value)| *field == "name" || !value.is_empty())
        .map(|(field, value)| (field.to_owned(), ListCell::text(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::room::ListRoom;
    use super::super::table::ListTable;
    use super::read;

    fn table(bytes: &[u8]) -> ListTable {
        read(bytes, None, &mut ListRoom::new()).unwrap()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        let texts =
            |row: super::super::ListRow| row.cells.into_iter().map(|c| c.text).collect();
        table(text.as_bytes()).rows.into_iter().map(texts).collect()
    }

    /// The name of each card, and the code of what is wrong with it.
    fn cards(bytes: &[u8]) -> Vec<(String, &'static str)> {
        let rows = table(bytes).rows.into_iter().skip(1);
        rows.map(|row| {
            let code = row.said.map_or("", |said| said.0.code());
            (row.cells[0].text.clone(), code)
        })
        .collect()
    }

    fn expect(text: &str, expected: &[(&str, &'static str)]) {
        let own: Vec<(String, &str)> =
            expected.iter().map(|(name, code)| ((*name).to_owned(), *code)).collect();
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(cards(text.replace('\n', end).as_bytes()), own, "{text}");
        }
    }

    #[test]
    fn three_versions() {
        let rows = cells(
            "BEGIN:VCARD\r\nVERSION:2.1\r\n\
             FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B0=E0=A4=BE=\r\n=E0=A4=AE\r\n\
             TEL;HOME:06182\r\nTEL;CELL:9431000000\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:3.0\r\nN:देवी;सीता;;श्रीमती;\r\nFN:श्रीमती सीता\r\n  देवी\r\n\
             item1.TEL;type=CELL;type=pref:+91 9431000001\r\nNOTE:a\\, b\\nc\r\nEND:VCARD\r\n\
             BEGIN:VCARD\nVERSION:4.0\nN:राय;लखन;;;\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:7\n\
             ADR;LABEL=\"a:b\":;;बेला;आरा;बिहार;802301;\nGENDER:M\nEND:VCARD\n",
        );
        assert_eq!(
            rows[0],
            ["name", "phone", "prefix", "note", "gender", "village", "pin", "REGION"]
        );
        assert_eq!(rows[1], ["राम", "9431000000"]);
        assert_eq!(rows[2], ["सीता देवी", "+91 9431000001", "श्रीमती", "a, b\nc"]);
        assert_eq!(rows[3], ["लखन राय", "7", "", "", "M", "बेला, आरा", "802301", "बिहार"]);
    }

    #[test]
    fn a_card_inside_a_card_is_not_its_owner() {
        let inner = "BEGIN:VCARD\nVERSION:2.1\nFN:सहायक\nTEL:2\nEND:VCARD\n";
        for agent in [
            format!("AGENT:\n{inner}"),
            format!("AGENT:{inner}"),
            "AGENT:BEGIN:VCARD\\nFN:सहायक\\nEND:VCARD\\n\n".to_owned(),
            format!("AGENT:\n{}", inner.replace('\n', "\n ").trim_end()) + "\n",
            format!("AGENT:{}", inner.replace('\n', "\n ").trim_end()) + "\n",
            "AGENT;VALUE=uri:CID:x@y\n".to_owned(),
        ] {
            let text = format!(
                "BEGIN:VCARD\nVERSION:2.1\nFN:राम\n{agent}TEL:1\nEND:VCARD\n\
                 BEGIN:VCARD\nFN:श्याम\nEND:VCARD\n"
            );
            expect(&text, &[("राम", ""), ("श्याम", "")]);
            assert_eq!(cells(&text)[1], ["राम", "1"], "{agent}");
        }
    }

    #[test]
    fn a_card_that_does_not_end_or_begin_is_rejected() {
        let open = "BEGIN:VCARD\nFN:राम\nTEL:1\nBEGIN:VCARD\nFN:श्याम\nEND:VCARD\n";
        expect(open, &[("राम", "A0316"), ("श्याम", "")]);
        let last = "BEGIN:VCARD\nFN:राम\nEND:VCARD\nBEGIN:VCARD\nFN:श्याम";
        expect(last, &[("राम", ""), ("श्याम", "A0316")]);
        let first = "VERSION:3.0\nFN:राम\nEND:VCARD\nBEGIN:VCARD\nFN:श्याम\nEND:VCARD\n";
        expect(first, &[("राम", "A0316"), ("श्याम", "")]);
        // The inner card lacks its end: one END is that of the inner one.
        let inner = "BEGIN:VCARD\nFN:राम\nAGENT:\nBEGIN:VCARD\nFN:सहायक\nEND:VCARD\n\
                     BEGIN:VCARD\nFN:श्याम\nEND:VCARD\n";
        expect(inner, &[("राम", "A0316"), ("श्याम", "")]);
        let neither = "BEGIN:VCARD\nFN:राम\nAGENT:\nBEGIN:VCARD\nFN:सहायक\n\
                       BEGIN:VCARD\nFN:श्याम\nEND:VCARD\n";
        expect(neither, &[("राम", "A0316"), ("श्याम", "")]);
        expect("BEGIN:VCARD\nEND:VCARD\n", &[("", "")]);
    }

    #[test]
    fn an_agent_that_is_none_swallows_no_card() {
        let lines =
            ["AGENT:", "PHOTO:x", "REV:2024", "X-A:1", "VERSION:3.0", "TEL:1", "/9j/4AA"];
        for between in &lines[1..] {
            for last in &lines[1..] {
                let text = format!(
                    "BEGIN:VCARD\nFN:राम\nAGENT:\n{between}\n{last}\n\
                     BEGIN:VCARD\nFN:श्याम\nEND:VCARD\nBEGIN:VCARD\nFN:गीता\nEND:VCARD\n"
                );
                expect(&text, &[("राम", "A0316"), ("श्याम", ""), ("गीता", "")]);
                let text = format!(
                    "BEGIN:VCARD\n{between}\nFN:राम\nAGENT;X=1:\n{last}\nEND:VCARD\n\
                     BEGIN:VCARD\nFN:श्याम\nEND:VCARD\n"
                );
                expect(&text, &[("राम", ""), ("श्याम", "")]);
            }
        }
        // One in the inner card, too.
        let text = "BEGIN:VCARD\nFN:राम\nAGENT:\nBEGIN:VCARD\nFN:सहायक\nAGENT:\nREV:1\n\
                    BEGIN:VCARD\nFN:श्याम\nEND:VCARD\n";
        expect(text, &[("राम", "A0316"), ("श्याम", "")]);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_a_fault_of_its_card() {
        let card = |line: &[u8]| {
            let before = "BEGIN:VCARD\r\nFN:राम\r\n".as_bytes();
            let after = "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:श्याम\r\nEND:VCARD\r\n".as_bytes();
            let found = cards(&[before, line, after].concat());
            assert_eq!(found.len(), 2);
            assert_eq!(found[1], ("श्याम".to_owned(), ""));
            found[0].1
        };
        for line in [
            &b"X-NOTE:\xE0\xA4"[..],
            b"PHOTO;ENCODING=QUOTED-PRINTABLE:=G1=",
            b"PHOTO;ENCODING=b;TYPE=JPEG:\r\n /9j/\xFF\r\n\r\n",
            b"PHOTO;JPEG;BASE64:\r\nabcd\r\nefgh==\r\n\r\n",
            b"\xFF\xFE",
            b"\0\0",
            b"LABEL;X=\xE0:x",
            b"URL;QUOTED-PRINTABLE:=E0=A4=",
        ] {
            assert_eq!(card(line), "", "{}", String::from_utf8_lossy(line));
        }
        for line in [&b"NOTE:\xE0\xA4"[..], b"ORG;ENCODING=QUOTED-PRINTABLE:=E0=A4"] {
            assert_eq!(card(line), "A0319", "{}", String::from_utf8_lossy(line));
        }
        for line in [
            &b"TITLE:\xE0\xA4"[..],
            b"ADR;ENCODING=QUOTED-PRINTABLE:;;=E0=A4=G;;;;",
            b"TEL;ENCODING=QUOTED-PRINTABLE:94=3",
            "NICKNAME:रा\u{FFFD}म".as_bytes(),
            b"N;ENCODING=BASE64:@@",
        ] {
            assert_eq!(card(line), "A0317", "{}", String::from_utf8_lossy(line));
        }
    }

    #[test]
    fn the_address_and_the_number_that_are_preferred() {
        let card = |lines: &str| {
            let text = format!("BEGIN:VCARD\nFN:राम\n{lines}\nEND:VCARD\n");
            cells(&text)[1][1].clone()
        };
        for lines in [
            "ADR;TYPE=WORK:;;कचहरी;;;;\nADR;TYPE=HOME,PREF:;;बेला;;;;",
            "ADR;TYPE=work:;;कचहरी;;;;\nADR;TYPE=home;TYPE=pref:;;बेला;;;;",
            "ADR;WORK:;;कचहरी;;;;\nADR;HOME;PREF:;;बेला;;;;",
            "ADR;TYPE=work;PREF=2:;;कचहरी;;;;\nADR;TYPE=home;PREF=1:;;बेला;;;;",
            "ADR;TYPE=WORK:;;कचहरी;;;;\nitem1.ADR;TYPE=HOME:;;बेला;;;;",
            "ADR;TYPE=HOME;TYPE=pref:;;;;;;\nADR;TYPE=WORK:;;बेला;;;;",
            "ADR;TYPE=HOME:;;घर;;;;\nADR;TYPE=WORK;PREF=1:;;बेला;;;;",
        ] {
            assert_eq!(card(lines), "बेला", "{lines}");
        }
        for lines in [
            "TEL;TYPE=FAX:1\nTEL;TYPE=HOME:7",
            "TEL;TYPE=HOME:1\nTEL;TYPE=CELL:2\nTEL;TYPE=CELL,PREF:7",
            "TEL:1\nTEL;PREF=1:7",
            "TEL;VALUE=uri:tel:7;ext=3",
        ] {
            assert_eq!(card(lines), "7", "{lines}");
        }
    }

    #[test]
    fn names_in_other_shapes() {
        for (lines, name) in [
            ("FN:Ram\nFN;LANGUAGE=hi:राम", "राम"),
            ("FN;PREF=2:श्याम\nFN;PREF=1:राम", "राम"),
            ("FN:\nN:;राम;;;", "राम"),
            ("FN:NULL\nN:सिंह;राम;;;", "राम सिंह"),
            ("FN:nan\nN:NULL;राम;nan;;", "राम"),
            ("FN:-\nN:;राम;;;", "राम"),
            ("FN:NaN NaN\nN:सिंह;राम;;;", "राम सिंह"),
            ("FN;PREF=1:NULL\nFN:राम\nN:सिंह;;;;", "राम"),
            ("FN:NULL\nN:nan;nan;;;", "NULL"),
            ("FN:NULL", "NULL"),
            ("FN;ENCODING=B:4KSw4KS+4KSu", "राम"),
            ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9", "José"),
            ("FN;CHARSET=UTF-8:राम", "राम"),
            ("\u{FEFF}FN:राम", "राम"),
        ] {
            let text = format!("\u{FEFF}BEGIN:VCARD\n{lines}\nEND:VCARD\n");
            expect(&text, &[(name, "")]);
        }
        // Files put together, and a card that somebody indented.
        let both = "\u{FEFF}BEGIN:VCARD\n FN:राम\n TEL:1\n END:VCARD\n\u{FEFF}BEGIN:VCARD\n\
                    FN:श्याम\nEND:VCARD\n";
        expect(both, &[("राम", ""), ("श्याम", "")]);
        assert_eq!(cells(both)[1], ["राम", "1"]);
        expect("BEGIN:VCARD\nORG:कचहरी;\nTEL:1\nEND:VCARD\n", &[("", "")]);
    }
}
