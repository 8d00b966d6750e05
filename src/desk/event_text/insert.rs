//! New keys, tables and entries.

use crate::desk::event_text::change::with;
use crate::desk::event_text::fault::EventTextFault;
use crate::desk::event_text::key::KeyStep;
use crate::desk::event_text::layout::{KeyTarget, PlaceKind, TextPlace};
use crate::desk::event_text::order::{is_array, rank};
use crate::desk::event_text::value::{LINE, Value, bare};
use crate::desk::event_text::{Edited, EventText, lines};

impl EventText {
    /// Writes a value where nothing is.
    pub(crate) fn insert(&mut self, words: &[String], value: &Value) -> Edited {
        let (known, found) = self.ancestor(words);
        let rest = &words[known..];
        let fault = || EventTextFault::OtherSort { key: words[..known].join(".") };
        match found {
            KeyTarget::Value(number) => {
                let place = self.layout.places.get(number).cloned().ok_or_else(fault)?;
                match place.kind {
                    PlaceKind::InlineTable => self.insert_inline(&place, rest, value),
                    PlaceKind::Array => self.insert_item(&place, words, rest, value),
                    PlaceKind::Header | PlaceKind::Scalar => Err(fault()),
                }
            }
            KeyTarget::Implied(Some(count)) => match (rest, value) {
                ([index], Value::Table(pairs)) if index.parse() == Ok(count) => {
                    self.add_entry(&words[..known], pairs).map(|_| ())
                }
                _ => Err(EventTextFault::NotThere { key: words.join(".") }),
            },
            KeyTarget::Table(header) => self.insert_key(Some(header), rest, value),
            KeyTarget::Dotted(number) => self.insert_dotted(number, words, value),
            KeyTarget::Implied(None) => self.insert_below(words, value),
            KeyTarget::Root => match rest {
                [_] if !matches!(value, Value::Table(_)) => self.insert_key(None, rest, value),
                [_] => self.insert_table(words, value),
                [array, index, key] if is_array(array) && index == "0" => {
                    let pair = (key.clone(), value.clone());
                    self.add_entry(&words[..1], &[pair]).map(|_| ())
                }
                [table @ .., key] => {
                    let pair = Value::Table(vec![(key.clone(), value.clone())]);
                    self.insert_table(table, &pair)
                }
                [] => Err(fault()),
            },
        }
    }

    /// The nearest that is there of what words lead to, and how many of them lead to it.
    fn ancestor(&self, words: &[String]) -> (usize, KeyTarget) {
        (1..words.len())
            .rev()
            .find_map(|known| self.layout.find(&words[..known]).map(|found| (known, found)))
            .unwrap_or((0, KeyTarget::Root))
    }

    fn insert_inline(&mut self, table: &TextPlace, rest: &[String], value: &Value) -> Edited {
        let writer = self.writer_within(PlaceKind::InlineTable);
        let pair = format!("{} = {}", dotted_key(rest), writer.value(value, None));
        let members = self.layout.members(table);
        let splice = match members.last() {
            Some(last) => (last.span.end..last.span.end, format!(", {pair}")),
            None if self.layout.comments_in(&table.span).is_empty() => {
                (table.span.clone(), format!("{{ {pair} }}"))
            }
            None => (table.span.start + 1..table.span.start + 1, format!(" {pair}")),
        };
        self.splice(vec![splice])
    }

    fn insert_item(
        &mut self,
        array: &TextPlace,
        words: &[String],
        rest: &[String],
        value: &Value,
    ) -> Edited {
        let members = self.layout.members(array);
        match rest {
            [index] if index.parse() == Ok(members.len()) => {
                let last = members.last().copied();
                let items = std::slice::from_ref(value);
                let splices = self.items_added(array, last, None, items);
                self.splice(splices)
            }
            _ => Err(EventTextFault::NotThere { key: words.join(".") }),
        }
    }

    /// A new key of a table with a header, or of the file itself.
    fn insert_key(&mut self, header: Option<usize>, rest: &[String], value: &Value) -> Edited {
        let statements = self.layout.statements.iter();
        let mut in_section = statements.filter(|statement| statement.section == header);
        let last = in_section.next_back().map(|statement| statement.span.end);
        let begin = header
            .and_then(|header| self.layout.statements.get(header))
            .map_or(0, |statement| lines::end(&self.text, statement.span.end));
        let end = self
            .layout
            .statements
            .iter()
            .find(|s| s.is_header && s.span.start >= begin)
            .map_or(self.text.len(), |s| lines::start(&self.text, s.span.start));
        let pair = self.pair(rest, value);
        if let [key] = rest
            && let Some(at) = self.behind_commented(begin, end, key)
        {
            return self.put_line(at, &pair);
        }
        match (last, self.layout.statements.iter().find(|s| s.is_header)) {
            (Some(last), _) => self.put_line(lines::end(&self.text, last), &pair),
            (None, Some(first)) => {
                let header = lines::start(&self.text, first.span.start);
                let block = self.block_start(first.span.start);
                // The very first comment is about the file.
                let at = if block == 0 { header } else { block };
                let apart = format!("{pair}{}", self.line_end);
                self.splice(vec![(at..at, apart)])
            }
            (None, None) => self.put_line(self.text.len(), &pair),
        }
    }

    /// Behind the comment `# key = …` within a section, but not within a table that is a comment
    /// as a whole.
    fn behind_commented(&self, begin: usize, end: usize, key: &str) -> Option<usize> {
        let mut at = begin;
        while at < end {
            let line_end = lines::end(&self.text, at);
            let line = &self.text[at..line_end];
            let first = at + line.len() - line.trim_start().len();
            let is_comment = self.layout.comments.iter().any(|c| c.start == first);
            let is_within = self
                .layout
                .statements
                .iter()
                .any(|s| s.span.start < first && first < s.span.end);
            if is_comment && !is_within {
                if lines::is_commented_header(line) {
                    return None;
                }
                if lines::commented_key(line) == Some(key) {
                    return Some(line_end);
                }
            }
            at = line_end;
        }
        None
    }

    /// A line at a place where one begins, or at the end of the file.
    fn put_line(&mut self, at: usize, line: &str) -> Edited {
        let is_open = at > 0 && !self.text[..at].ends_with('\n');
        let line = if is_open { format!("{}{line}", self.line_end) } else { line.to_owned() };
        self.splice(vec![(at..at, line)])
    }

    /// A key more of a table that dotted keys make.
    fn insert_dotted(&mut self, number: usize, words: &[String], value: &Value) -> Edited {
        let Some(place) = self.layout.places.get(number).cloned() else { return Ok(()) };
        let rest = &words[place.written_in..];
        let Some(statement) = self.layout.statements.get(place.statement) else {
            return Ok(());
        };
        let stands_alone = statement.path == place.path;
        if stands_alone {
            let at = lines::end(&self.text, statement.span.end);
            let pair = self.pair(rest, value);
            return self.put_line(at, &pair);
        }
        let of_table = |p: &&TextPlace| {
            p.kind == PlaceKind::InlineTable && p.path[..] == place.path[..place.written_in]
        };
        match self.layout.places.iter().find(of_table).cloned() {
            Some(table) => self.insert_inline(&table, rest, value),
            None => Err(EventTextFault::OtherSort { key: words.join(".") }),
        }
    }

    /// A key with its value as a line; a table that is too long for one has a line for each key.
    fn pair(&self, keys: &[String], value: &Value) -> String {
        let written = self.writer().value(value, None);
        match value {
            Value::Table(pairs) if written.chars().count() > LINE => {
                pairs.iter().map(|(key, value)| self.pair(&with(keys, key), value)).collect()
            }
            _ => format!("{} = {written}{}", dotted_key(keys), self.line_end),
        }
    }

    /// A header and its pairs; those that are empty are left out.
    fn block(&self, header: &str, pairs: &[(String, Value)]) -> String {
        let mut block = format!("{header}{}", self.line_end);
        for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            block.push_str(&self.pair(std::slice::from_ref(key), value));
        }
        block
    }

    /// A new table beside or within others that only have headers below them.
    fn insert_below(&mut self, words: &[String], value: &Value) -> Edited {
        let (known, _) = self.ancestor(words);
        let (table, pairs) = match (words, value) {
            (_, Value::Table(pairs)) => (words, pairs.clone()),
            ([table @ .., key], _) => (table, vec![(key.clone(), value.clone())]),
            ([], _) => return Ok(()),
        };
        let block = self.block(&format!("[{}]", self.header_key(table)), &pairs);
        let at = self.behind_subtree(&words[..known]);
        self.put_block(at, &block)
    }

    /// A new table of the file, where it is in a usual one.
    fn insert_table(&mut self, words: &[String], value: &Value) -> Edited {
        let (Value::Table(pairs), Some(top)) = (value, words.first()) else {
            return Err(EventTextFault::OtherSort { key: words.join(".") });
        };
        let block = self.block(&format!("[{}]", self.header_key(words)), pairs);
        let at = self.place_of_top(top, false);
        self.put_block(at, &block)
    }

    /// An entry more of an array of tables; gives its index.
    pub(crate) fn add_entry(
        &mut self,
        words: &[String],
        pairs: &[(String, Value)],
    ) -> Result<usize, EventTextFault> {
        let header = || format!("[[{}]]", self.header_key(words));
        match self.layout.find(words) {
            Some(KeyTarget::Implied(Some(count))) => {
                let block = self.block(&header(), pairs);
                let last = with(words, &count.saturating_sub(1).to_string());
                let at = self.behind_subtree(&last);
                self.put_block(at, &block)?;
                Ok(count)
            }
            Some(KeyTarget::Value(number)) => {
                let fault = || EventTextFault::OtherSort { key: words.join(".") };
                let place = self.layout.places.get(number).cloned().ok_or_else(fault)?;
                if place.kind != PlaceKind::Array {
                    return Err(fault());
                }
                let members = self.layout.members(&place);
                let count = members.len();
                let pairs: Vec<_> =
                    pairs.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
                let items = [Value::Table(pairs)];
                let splices = self.items_added(&place, members.last().copied(), None, &items);
                self.splice(splices)?;
                Ok(count)
            }
            Some(_) => Err(EventTextFault::OtherSort { key: words.join(".") }),
            None => {
                let block = self.block(&header(), pairs);
                let at = match self.ancestor(words) {
                    (0, _) => self.place_of_top(words.first().map_or("", String::as_str), true),
                    (known, KeyTarget::Table(_) | KeyTarget::Implied(_)) => {
                        self.behind_subtree(&words[..known])
                    }
                    (known, _) => {
                        let key = words[..known].join(".");
                        return Err(EventTextFault::OtherSort { key });
                    }
                };
                self.put_block(at, &block)?;
                Ok(0)
            }
        }
    }

    /// The key of a header: without the indices of arrays of tables.
    fn header_key(&self, words: &[String]) -> String {
        let mut keys = Vec::new();
        for known in 1..=words.len() {
            let is_index = self
                .path_of(&words[..known])
                .is_some_and(|path| matches!(path.last(), Some(KeyStep::Index(_))));
            if !is_index {
                keys.push(words[known - 1].clone());
            }
        }
        dotted_key(&keys)
    }

    /// A table with its header at the beginning of a line or at the end of the file, apart from
    /// what is before and behind it.
    fn put_block(&mut self, at: usize, block: &str) -> Edited {
        let end = self.line_end;
        let before = &self.text[..at];
        let mut new = String::new();
        if at > 0 {
            if !before.ends_with('\n') {
                new.push_str(end);
                new.push_str(end);
            } else if !lines::is_apart(&self.text, at) {
                new.push_str(end);
            }
        }
        new.push_str(block);
        if at < self.text.len() {
            new.push_str(end);
        }
        self.splice(vec![(at..at, new)])
    }

    /// Behind all of a table or an entry, before what belongs to the next header.
    fn behind_subtree(&self, words: &[String]) -> usize {
        let last = self.layout.below(words).last().copied();
        let next = last.and_then(|last| self.layout.header_behind(last));
        next.map_or(self.text.len(), |next| self.block_start(next.span.start))
    }

    /// Where a header begins, with the comments right above it; but not with keys that are comments
    /// and stand right below the table before.
    pub(crate) fn block_start(&self, header: usize) -> usize {
        let end = lines::start(&self.text, header);
        let mut start = end;
        let comment_above = |start| {
            let line = lines::before(&self.text, start)?;
            let statements = &self.layout.statements;
            let is_within =
                statements.iter().any(|s| s.span.start < line.start && line.start < s.span.end);
            (!is_within && lines::is_comment(&self.text[line.clone()])).then_some(line.start)
        };
        while let Some(above) = comment_above(start) {
            start = above;
        }
        if !lines::is_apart(&self.text, start) {
            while start < end {
                let next = lines::end(&self.text, start);
                if lines::commented_key(&self.text[start..next]).is_none() {
                    break;
                }
                start = next;
            }
        }
        start
    }

    /// Where a table or array of the file goes that is not there yet.
    fn place_of_top(&self, name: &str, is_entry: bool) -> usize {
        let headers = || self.layout.statements.iter().enumerate().filter(|(_, s)| s.is_header);
        let top = |path: &[KeyStep]| match path.first() {
            Some(KeyStep::Key(key)) => rank(key),
            _ => usize::MAX,
        };
        let is_entry_path = |path: &[KeyStep]| matches!(path.get(1), Some(KeyStep::Index(_)));
        if !is_entry {
            let before = headers()
                .filter(|(_, s)| !is_entry_path(&s.path) && top(&s.path) <= rank(name))
                .max_by_key(|(number, s)| (top(&s.path), *number));
            if let Some((number, _)) = before {
                let next = self.layout.header_behind(number);
                return next.map_or(self.text.len(), |s| self.block_start(s.span.start));
            }
        }
        let behind = headers()
            .find(|(_, s)| top(&s.path) > rank(name) && (is_entry_path(&s.path) || !is_entry));
        behind.map_or(self.text.len(), |(_, s)| self.block_start(s.span.start))
    }
}

fn dotted_key(keys: &[String]) -> String {
    keys.iter().map(|key| bare(key)).collect::<Vec<_>>().join(".")
}
