//! The order of a usual file, and entries that change places.

use std::ops::Range;

use crate::desk::event_text::fault::EventTextFault;
use crate::desk::event_text::layout::{KeyTarget, PlaceKind};
use crate::desk::event_text::{Edited, EventText, lines};

/// The tables of an event file in their usual order.
const USUAL: [&str; 19] = [
    "version",
    "event",
    "letter",
    "wording",
    "paper",
    "card",
    "font",
    "fonts",
    "options",
    "output",
    "print",
    "labels",
    "envelopes",
    "duplicates",
    "assign",
    "variant",
    "advocate",
    "list",
    "extra",
];

/// The place of a table in a usual file; one that is not known stands last.
pub(crate) fn rank(name: &str) -> usize {
    USUAL.iter().position(|usual| *usual == name).unwrap_or(USUAL.len())
}

/// True if the key is that of an array of tables.
pub(crate) fn is_array(name: &str) -> bool {
    matches!(name, "variant" | "font" | "advocate" | "list")
}

impl EventText {
    /// Moves an entry of an array, so that its index becomes `to`.
    pub(crate) fn move_entry(&mut self, words: &[String], to: usize) -> Edited {
        let not_there = || EventTextFault::NotThere { key: words.join(".") };
        let (last, array) = words.split_last().ok_or_else(not_there)?;
        let from: usize = last.parse().map_err(|_| not_there())?;
        let slots = match self.layout.find(array) {
            Some(KeyTarget::Implied(Some(count))) => self.entries(array, count)?,
            Some(KeyTarget::Value(number)) => {
                let place = self.layout.places.get(number).cloned().ok_or_else(not_there)?;
                if place.kind != PlaceKind::Array {
                    return Err(not_there());
                }
                self.layout.members(&place).iter().map(|item| item.span.clone()).collect()
            }
            _ => return Err(not_there()),
        };
        if from >= slots.len() || to >= slots.len() {
            return Err(not_there());
        }
        let mut order: Vec<_> = slots.clone();
        let moved = order.remove(from);
        order.insert(to, moved);
        let texts = order.into_iter().map(|range| self.text[range].to_owned());
        let splices = slots.iter().cloned().zip(texts).collect();
        self.splice(splices)
    }

    /// The texts of an array's entries, each with the comment right above it and without the empty
    /// lines behind it.
    fn entries(
        &self,
        array: &[String],
        count: usize,
    ) -> Result<Vec<Range<usize>>, EventTextFault> {
        let mut cores = Vec::new();
        let mut blocks = Vec::new();
        for index in 0..count {
            let below = self
                .layout
                .below(&crate::desk::event_text::change::with(array, &index.to_string()));
            let (Some(first), Some(last)) = (below.first(), below.last()) else { continue };
            let is_mingled = last - first + 1 != below.len();
            let statements = &self.layout.statements;
            let (Some(first), Some(last), false) =
                (statements.get(*first), statements.get(*last), is_mingled)
            else {
                return Err(EventTextFault::Mingled { key: array.join(".") });
            };
            let header = lines::start(&self.text, first.span.start);
            blocks.push(self.block_start(header)..header);
            cores.push(header..self.end_of_core(last.span.end));
        }
        let others_have = blocks.iter().skip(1).any(|block| !block.is_empty());
        for (index, (core, block)) in cores.iter_mut().zip(blocks).enumerate() {
            core.start =
                if index == 0 { self.own_comment(block, others_have) } else { block.start };
        }
        Ok(cores)
    }

    /// The end of a statement's line, and of comments right below it, without the line end.
    fn end_of_core(&self, end: usize) -> usize {
        let mut line_end = lines::end(&self.text, end);
        loop {
            let next = lines::end(&self.text, line_end);
            let line = &self.text[line_end..next];
            if !lines::is_comment(line) || lines::commented_key(line).is_none() {
                break;
            }
            line_end = next;
        }
        let line = &self.text[..line_end];
        line.strip_suffix('\n')
            .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line))
            .len()
    }

    /// Where the comment begins that is the first entry's own, among those right above it.
    fn own_comment(&self, block: Range<usize>, others_have: bool) -> usize {
        let mut at = block.start;
        let mut own = None;
        while at < block.end {
            let next = lines::end(&self.text, at);
            if lines::is_rule(&self.text[at..next]) {
                own = Some(next);
            }
            at = next;
        }
        own.unwrap_or(if others_have { block.start } else { block.end })
    }
}
