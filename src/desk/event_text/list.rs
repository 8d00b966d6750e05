//! Items of arrays and pairs of inline tables.

use std::ops::Range;

use crate::desk::event_text::layout::{PlaceKind, TextPlace};
use crate::desk::event_text::value::Value;
use crate::desk::event_text::{EventText, lines};

type Splices = Vec<(Range<usize>, String)>;

impl EventText {
    /// A list in place of another: items that stay keep their comments, and so does the array its
    /// way of being written.
    pub(crate) fn list_replaced(&self, array: &TextPlace, new: &[Value]) -> Splices {
        let old = self.layout.members(array);
        let is_same =
            |place: &&TextPlace, item: &Value| self.values.at(&place.path) == Some(item);
        let shorter = old.len().min(new.len());
        let first =
            old.iter().zip(new).take_while(|(place, item)| is_same(place, item)).count();
        let last = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(shorter - first)
            .take_while(|(place, item)| is_same(place, item))
            .count();
        let (old_middle, new_middle) =
            (&old[first..old.len() - last], &new[first..new.len() - last]);
        let paired = old_middle.len().min(new_middle.len());
        let mut splices = Vec::new();
        for (place, item) in old_middle.iter().zip(new_middle) {
            splices.extend(self.replaced(place, item));
        }
        let surplus = &old_middle[paired..];
        for place in surplus {
            splices.extend(self.item_removed(array, place));
        }
        if last == 0
            && let Some(end) = surplus.last()
            && end.comma.is_none()
            && let Some(kept) = (first + paired).checked_sub(1).and_then(|at| old.get(at))
        {
            splices.extend(kept.comma.map(|comma| (comma..comma + 1, String::new())));
        }
        let more = &new_middle[paired..];
        if !more.is_empty() {
            let at = first + paired;
            let before = at.checked_sub(1).and_then(|at| old.get(at)).copied();
            splices.extend(self.items_added(array, before, old.get(at).copied(), more));
        }
        merged(splices)
    }

    /// New items behind one and before another.
    pub(crate) fn items_added(
        &self,
        array: &TextPlace,
        before: Option<&TextPlace>,
        behind: Option<&TextPlace>,
        items: &[Value],
    ) -> Splices {
        let writer = self.writer_within(PlaceKind::Array);
        let items: Vec<_> = items.iter().map(|item| writer.value(item, None)).collect();
        let end = self.line_end;
        let Some(before) = before else {
            let Some(behind) = behind else {
                if self.layout.comments_in(&array.span).is_empty() {
                    return vec![(array.span.clone(), format!("[{}]", items.join(", ")))];
                }
                let at = array.span.start + 1;
                return vec![(at..at, items.join(", "))];
            };
            let at = behind.span.start;
            let joint = match self.indent(behind.whole.start) {
                Some(indent) => format!(",{end}{indent}"),
                None => ", ".to_owned(),
            };
            return vec![(at..at, items.join(&joint) + &joint)];
        };
        let at = before.span.end;
        let behind_item = before.comma.map_or(at, |comma| comma + 1);
        let line_end = lines::end(&self.text, behind_item);
        let rest = self.text[behind_item..line_end].trim();
        let indent = self.indent(before.whole.start);
        let (Some(indent), true) = (indent, rest.is_empty() || rest.starts_with('#')) else {
            return vec![(at..at, format!(", {}", items.join(", ")))];
        };
        let mut lines = items
            .iter()
            .map(|item| format!("{indent}{item},{end}"))
            .collect::<Vec<_>>()
            .concat();
        if before.comma.is_none() {
            // The last line has no comma, as it had none before.
            lines.truncate(lines.len() - end.len() - 1);
            lines.push_str(end);
            return vec![(at..at, ",".to_owned()), (line_end..line_end, lines)];
        }
        vec![(line_end..line_end, lines)]
    }

    /// The splices that take an item of an array or a pair of an inline table out.
    pub(crate) fn member_removed(&self, place: &TextPlace) -> Splices {
        let container = self.layout.places.iter().find(|other| {
            other.path[..] == place.path[..place.written_in]
                && other.kind != PlaceKind::Header
                && other.statement == place.statement
        });
        let Some(container) = container else { return Vec::new() };
        let mut splices = self.item_removed(container, place);
        let members = self.layout.members(container);
        let at = members.iter().position(|member| member.path == place.path);
        if let Some(at) = at
            && at + 1 == members.len()
            && place.comma.is_none()
            && let Some(kept) = at.checked_sub(1).and_then(|at| members.get(at))
        {
            splices.extend(kept.comma.map(|comma| (comma..comma + 1, String::new())));
        }
        merged(splices)
    }

    /// An item with its comma, and its line if nothing else is on it.
    fn item_removed(&self, container: &TextPlace, item: &TextPlace) -> Splices {
        let text = &self.text;
        let saved = self.saved_comments(item.statement, &item.whole);
        let mut range = item.whole.clone();
        let mut splices = saved;
        let behind = match item.comma {
            // A comment may stand between an item and its comma.
            Some(comma) if self.layout.comments_in(&(range.end..comma)).is_empty() => {
                range.end = comma + 1;
                comma + 1
            }
            Some(comma) => {
                splices.push((comma..comma + 1, String::new()));
                range.end
            }
            None => range.end,
        };
        let line_end = lines::end(text, behind);
        let rest = text[behind..line_end].trim();
        let inner_end = container.span.end - 1;
        if let Some(indent) = self.indent(item.whole.start) {
            if rest.is_empty() && line_end <= inner_end {
                range = range.start - indent.len()..line_end;
            } else if rest.starts_with('#') {
                range.end +=
                    text[behind..].len() - text[behind..].trim_start_matches(' ').len();
            }
        } else {
            let spaces = text[behind..inner_end.max(behind)].chars();
            let spaces = spaces.take_while(|c| matches!(c, ' ' | '\t')).count();
            let is_last = behind + spaces == inner_end;
            if is_last || rest.starts_with('#') {
                let before = &text[container.span.start + 1..range.start];
                let kept = before.trim_end_matches([' ', '\t']).len();
                range.start = container.span.start + 1 + kept;
            } else {
                range.end = behind + spaces;
            }
        }
        splices.push((range, String::new()));
        splices
    }

    /// The text before a place on its line, if it is only white space.
    fn indent(&self, at: usize) -> Option<&str> {
        let before = &self.text[lines::start(&self.text, at)..at];
        before.chars().all(|c| c == ' ' || c == '\t').then_some(before)
    }
}

/// Splices that overlap become one, if they only take away; at one place, they follow each other.
fn merged(mut splices: Splices) -> Splices {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut merged: Splices = Vec::new();
    for (range, new) in splices {
        match merged.last_mut() {
            Some((last, text)) if range.start < last.end => {
                last.end = last.end.max(range.end);
                text.push_str(&new);
            }
            _ => merged.push((range, new)),
        }
    }
    merged
}
