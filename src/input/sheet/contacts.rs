//! Contacts of a telephone: vCard 2.1, 3.0 and 4.0 (RFC 6350; 2.1 as the Versit specification
//! has it), each card one row under the names of fields.

use std::borrow::Cow;

use super::decode::{Lines, windows_1252};
use super::limits::Room;
use super::table::{Cell, Table, from_records};
use super::{Fault, limits};
use crate::diagnostic::{ListLimit, ListMessage, Message};

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

pub(super) fn read(bytes: &[u8], lines: Lines, room: &mut Room) -> Result<Table, Fault> {
    let mut records = Vec::new();
    let mut card: Option<Vec<Property>> = None;
    for (number, line) in unfolded(bytes) {
        // More lines than any telephone writes are passed over.
        let is_full = card.as_ref().is_some_and(|card| card.len() >= limits::COLUMNS);
        if is_full && !line.starts_with(b"END") {
            continue;
        }
        let Some(property) =
            property(&line, lines).ok_or(Fault::Row(number, Message::ListNotUtf8))?
        else {
            continue;
        };
        match (property.name.as_str(), card.as_mut()) {
            ("BEGIN", _) => card = Some(Vec::new()),
            ("END", Some(properties)) => {
                if records.len() >= limits::FILLED {
                    return Err(Fault::too_large(ListLimit::FilledRows));
                }
                records.push(record(properties));
                card = None;
            }
            (_, Some(properties)) => properties.push(property),
            _ => {}
        }
    }
    if card.is_some() {
        let detail = "END:VCARD".to_owned();
        return Err(ListMessage::Damaged { format: "vCard", detail }.into());
    }
    let mut table = from_records("vCard", records, room)?;
    table.encoding = Some(lines.name);
    Ok(table)
}

/// Lines with those that continue them: after a blank in 3.0 and 4.0, after `=` at the end of a
/// quoted-printable value in 2.1. With the number of the first, from 1.
fn unfolded(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    let mut physical = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .enumerate()
        .peekable();
    std::iter::from_fn(move || {
        let (index, first) = physical.next()?;
        let mut line = first.to_vec();
        loop {
            let is_soft = line.ends_with(b"=")
                && parameters_end(&line).is_some_and(|at| is_quoted(&line[..at]));
            if is_soft {
                line.pop();
                let Some((_, next)) = physical.next() else { break };
                line.extend_from_slice(next);
                continue;
            }
            let folded =
                |(_, next): &(usize, &[u8])| matches!(next.first(), Some(b' ' | b'\t'));
            let Some((_, next)) = physical.next_if(folded) else { break };
            line.extend_from_slice(&next[1..]);
        }
        Some((index + 1, line))
    })
}

/// Where the colon before the value is: not one inside quote marks.
fn parameters_end(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

fn is_quoted(head: &[u8]) -> bool {
    String::from_utf8_lossy(head).to_uppercase().contains("QUOTED-PRINTABLE")
}

/// A line as a property, or nothing if it is none; no answer if its letters cannot be read.
#[expect(clippy::option_option, reason = "a line that is no property is no fault")]
fn property(line: &[u8], lines: Lines) -> Option<Option<Property>> {
    let Some(colon) = parameters_end(line) else { return Some(None) };
    let head = lines.text(&line[..colon])?.to_uppercase();
    let mut head = head.split(';');
    let name = head.next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default().trim().to_owned();
    let parameters: Vec<String> = head.map(|p| p.trim().to_owned()).collect();
    // Pictures and sounds are no text.
    if matches!(name.as_str(), "PHOTO" | "LOGO" | "SOUND" | "KEY") {
        return Some(None);
    }
    let value: Cow<'_, [u8]> = if is_quoted(&line[..colon]) {
        Cow::Owned(unquoted(&line[colon + 1..]))
    } else {
        Cow::Borrowed(&line[colon + 1..])
    };
    let charset = parameters.iter().find_map(|p| p.strip_prefix("CHARSET="));
    let value = match charset {
        Some("ISO-8859-1" | "WINDOWS-1252") => windows_1252(&value),
        _ => lines.text(&value)?,
    };
    Some(Some(Property { name, parameters, value: value.into_owned() }))
}

/// Quoted-printable (RFC 2045, 6.7): `=E0` is a byte.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'='
            && let [high, low, after @ ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = after;
        } else {
            out.push(byte);
        }
    }
    out
}

/// A card as the fields that a list may have.
fn record(card: &[Property]) -> Vec<(String, Cell)> {
    let first = |name: &str| card.iter().find(|p| p.name == name && !p.value.trim().is_empty());
    let text = |name: &str| first(name).map(Property::text).unwrap_or_default();
    let parts = |name: &str| first(name).map(Property::parts).unwrap_or_default();
    let part = |parts: &[String], index: usize| parts.get(index).cloned().unwrap_or_default();

    // Family, given, further, before, after.
    let name = parts("N");
    let mut full = text("FN");
    if full.is_empty() {
        let order = [1, 2, 0, 4].map(|index| part(&name, index));
        full = order.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let before = part(&name, 3);
    // Most telephones put it at the beginning of the full name, too.
    if !before.is_empty()
        && let Some(rest) = full.strip_prefix(&before)
        && rest.starts_with(char::is_whitespace)
    {
        full = rest.trim_start().into();
    }

    let numbers: Vec<&Property> =
        card.iter().filter(|p| p.name == "TEL" && !p.value.trim().is_empty()).collect();
    let phone = numbers
        .iter()
        .find(|p| p.has("CELL"))
        .or(numbers.first())
        .map(|p| p.text().trim_start_matches("tel:").to_owned())
        .unwrap_or_default();

    // Box, rest of the address, street, place, region, PIN, country.
    let address = parts("ADR");
    let places: Vec<String> =
        [1, 2, 3].map(|i| part(&address, i)).into_iter().filter(|p| !p.is_empty()).collect();
    let gender = parts("GENDER");
    let fields = [
        ("name", full),
        ("prefix", before),
        ("alias", text("NICKNAME")),
        ("gender", part(&gender, 0)),
        ("post", text("TITLE")),
        ("village", places.join(", ").replace('\n', ", ")),
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
        .map(|(field, value)| (field.to_owned(), Cell::text(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::limits::Room;
    use super::{Lines, read};

    fn cells(text: &str) -> Vec<Vec<String>> {
        let lines = Lines { name: "UTF-8", legacy: false };
        let table = read(text.as_bytes(), lines, &mut Room::new()).unwrap();
        let texts = |row: super::super::Row| row.cells.into_iter().map(|c| c.text).collect();
        table.rows.into_iter().map(texts).collect()
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
}
