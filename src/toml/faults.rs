//! All faults of syntax of a TOML text. A parser stops at the first; here a line that is known to be
//! meant otherwise is put right, and the parser asked again.

use std::ops::Range;

use crate::diagnostic::Message;
use crate::toml::correction::{Correction, corrected, is_no_such_day, line_at};
use crate::toml::hindi_names::HindiNames;
use crate::toml::tree::{NoTree, tree};

/// Faults that are told of one text.
const MOST: usize = 100;

/// A fault, and the bytes that it is about.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: Message,
    pub(super) span: Range<usize>,
}

/// The faults of a text, and the text without them.
#[derive(Debug)]
pub(super) struct Faults {
    pub(super) faults: Vec<Fault>,
    /// None if there is one that cannot be put right.
    pub(super) mended: Option<String>,
}

/// All faults of a text of which the first is known.
pub(super) fn faults(
    source: &str,
    first: (Message, Range<usize>),
    names: &HindiNames,
) -> Faults {
    let mut faults = Vec::new();
    let mut text = source.to_owned();
    let (mut message, mut span) = first;
    // False once a line was left out.
    let mut is_whole = true;
    loop {
        // Lines are put right one by one, so that each has the number that it has in the source.
        let line = line_at(&text, span.start);
        let number = text[..line.start].matches('\n').count();
        let place = |within: Range<usize>| {
            let own = nth_line(source, number);
            let end = own.end;
            (own.start + within.start).min(end)..(own.start + within.end).min(end)
        };
        let within = span.start - line.start..span.end.max(span.start) - line.start;
        let known = recognised(&text, &line, &message, names);
        let line_now = known.as_ref().and_then(|(_, line)| line.as_deref());
        let mut rest = line_now.and_then(|line_now| put_right(&text, &line, line_now));
        // What does not help is not proposed.
        let said = known.filter(|(_, line)| line.is_none() || rest.is_some());
        // Without a line that nobody knows others may be told.
        if said.is_none() {
            rest = put_right(&text, &line, "").filter(|rest| matches!(rest, Rest::Fault(..)));
            is_whole &= rest.is_none();
        }
        let said = said.map_or_else(|| message.clone(), |(message, _)| message);
        faults.push(Fault { message: said, span: place(within) });
        match rest {
            Some(Rest::Fault(own, next)) if faults.len() < MOST => {
                text = own;
                (message, span) = *next;
            }
            Some(Rest::Right(text)) => {
                return Faults { faults, mended: is_whole.then_some(text) };
            }
            _ => return Faults { faults, mended: None },
        }
    }
}

/// The finding behind a line that was put right, in the text that has it.
enum Rest {
    /// Nothing.
    Right(String),
    /// Another fault.
    Fault(String, Box<(Message, Range<usize>)>),
}

/// The text with another line in place of one, if the parser goes on behind it then.
fn put_right(text: &str, line: &Range<usize>, line_now: &str) -> Option<Rest> {
    let text = [&text[..line.start], line_now, &text[line.end..]].concat();
    match tree(&text) {
        Ok(_) => Some(Rest::Right(text)),
        Err(NoTree::Syntax(next, span)) if span.start > line.start + line_now.len() => {
            Some(Rest::Fault(text, Box::new((*next, span))))
        }
        Err(_) => None,
    }
}

/// The message on a fault that is known, and the line as it would be right, if there is one: the
/// lines of a table that stands twice would be those of the table before it.
fn recognised(
    text: &str,
    line: &Range<usize>,
    fault: &Message,
    names: &HindiNames,
) -> Option<(Message, Option<String>)> {
    let own = &text[line.clone()];
    if let Some(message) = twice(text, line, fault) {
        let is_table = own.trim_start().starts_with('[');
        return Some((message, (!is_table).then(String::new)));
    }
    if is_no_such_day(own) {
        let key = own.split(['=', ':']).next().unwrap_or_default().trim().to_owned();
        return Some((Message::DateInvalid { key }, Some(String::new())));
    }
    let heading = text[..line.start].lines().rfind(|line| line.trim_start().starts_with('['));
    let heading = heading.map_or("", |line| line.split('#').next().unwrap_or(line).trim());
    let Correction { slip, line } = corrected(own, heading, names)?;
    Some((Message::TomlLine { slip, corrected: line.clone() }, Some(line)))
}

/// The message on a key or a table that stands twice, if that is the fault.
fn twice(text: &str, line: &Range<usize>, fault: &Message) -> Option<Message> {
    let Message::TomlSyntax { detail, .. } = fault else { return None };
    if !detail.contains("duplicate key") {
        return None;
    }
    let key_of = |line: &str| line.split(['=', '#']).next().map(|key| key.trim().to_owned());
    let key = key_of(&text[line.clone()])?;
    let before = text[..line.start].lines().zip(1..);
    let is_table = key.starts_with('[');
    let mut first = None;
    for (other, number) in before {
        if !is_table && other.trim_start().starts_with('[') {
            first = None;
        } else if key_of(other).as_ref() == Some(&key) {
            first = first.or(Some(number));
        }
    }
    Some(Message::TomlKeyTwice { key, first })
}

/// A line of a text by its number from 0, without its line end.
fn nth_line(text: &str, number: usize) -> Range<usize> {
    let start = match number {
        0 => 0,
        number => text.match_indices('\n').nth(number - 1).map_or(text.len(), |(at, _)| at + 1),
    };
    line_at(text, start)
}
