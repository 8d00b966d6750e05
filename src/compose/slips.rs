//! Slips of markup: signs that would be printed though they are meant as markup, and markup
//! that does nothing. Data has a backslash before every sign, so what has none was written in
//! a template or in the event's own text.

use std::collections::BTreeSet;
use std::ops::Range;

use jotdown::{AttributeKind, Attributes, Container, Event, LinkType, Parser};

use crate::compose::depth::too_deep_at;
use crate::compose::markup::is_size;
use crate::compose::rows::joined;
use crate::diagnostic::MarkupMessage;

/// The slips of a letter, and the names that its parts have.
#[derive(Debug, Default)]
pub(super) struct Slips {
    /// Each with its place, in bytes.
    pub(super) found: Vec<(MarkupMessage, usize)>,
    /// Classes, each with the place where it is first used.
    pub(super) classes: Vec<(String, usize)>,
    /// Their names.
    known: BTreeSet<String>,
}

/// A character of running text.
#[derive(Clone, Copy, Debug)]
struct Character {
    /// A soft line end is `\n`, a hard one `\r`.
    own: char,
    at: usize,
    /// True if a backslash makes it mean itself.
    is_escaped: bool,
}

/// Finds the slips in a letter filled in.
pub(super) fn slips(source: &str) -> Slips {
    let joined = joined(source);
    let mut search = Search::new(&joined);
    // What is too deep is refused elsewhere.
    if too_deep_at(&joined).is_none() {
        for (event, range) in Parser::new(&joined).into_offset_iter() {
            search.event(event, range);
        }
    }
    search.slips
}

/// A search through the events of a letter.
struct Search<'s> {
    source: &'s str,
    slips: Slips,
    /// The running text so far of the part that is open.
    text: Vec<Character>,
    /// Where the groups begin that are open, the innermost last.
    groups: Vec<usize>,
    /// For emphasis that is open, true if it begins inside a word.
    inside: Vec<bool>,
    /// The address of each link that is open, where it begins, and where its text does.
    links: Vec<(String, usize, usize)>,
    /// Where the tables begin that are open.
    tables: Vec<usize>,
    /// Number of codes that are open: they are refused, whatever stands in them.
    codes: usize,
    is_escaped: bool,
}

impl<'s> Search<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            slips: Slips::default(),
            text: Vec::new(),
            groups: Vec::new(),
            inside: Vec::new(),
            links: Vec::new(),
            tables: Vec::new(),
            codes: 0,
            is_escaped: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let was_escaped = std::mem::replace(&mut self.is_escaped, event == Event::Escape);
        match event {
            Event::Str(_) => {
                let own = self.source.get(range.clone()).unwrap_or_default();
                let is_code = self.codes > 0;
                self.text.extend(own.char_indices().map(|(at, own)| Character {
                    own,
                    at: range.start + at,
                    is_escaped: is_code || (was_escaped && at == 0),
                }));
            }
            Event::Softbreak => self.character('\n', range.start, false),
            Event::Hardbreak => self.character('\r', range.start, false),
            Event::EmDash | Event::EnDash => self.character('—', range.start, true),
            Event::LeftDoubleQuote | Event::RightDoubleQuote => {
                self.character('"', range.start, true);
            }
            Event::LeftSingleQuote | Event::RightSingleQuote => {
                self.character('\'', range.start, true);
            }
            Event::Ellipsis => self.character('…', range.start, true),
            Event::NonBreakingSpace => self.character('\u{A0}', range.start, true),
            // `::` has an empty name.
            Event::Symbol(name) => {
                for (at, own) in format!(":{name}:").char_indices() {
                    self.character(own, range.start + at, false);
                }
            }
            Event::Attributes(attributes) => {
                for (kind, _) in &attributes {
                    let attribute = named(kind);
                    if !matches!(kind, AttributeKind::Comment) {
                        self.slips.say(
                            MarkupMessage::AttributeWithoutEffect { attribute },
                            range.start,
                        );
                    }
                }
            }
            Event::ThematicBreak(attributes) => {
                self.slips.attributes(&attributes, &range, Obeys::CLASSES);
            }
            Event::Start(container, attributes) => {
                let obeys = Obeys::of(&container, &attributes);
                self.slips.attributes(&attributes, &range, obeys);
                self.start(container, range);
            }
            Event::End(container) => self.end(&container, range),
            Event::FootnoteReference(_) | Event::Escape | Event::Blankline => {}
        }
    }

    fn character(&mut self, own: char, at: usize, is_escaped: bool) {
        self.text.push(Character { own, at, is_escaped });
    }

    fn start(&mut self, container: Container<'_>, range: Range<usize>) {
        match container {
            Container::Div { class } => {
                self.groups.push(range.start);
                for class in class.split_whitespace() {
                    self.slips.class(class, range.start);
                }
            }
            Container::Table => self.tables.push(range.end),
            Container::Verbatim | Container::Math { .. } | Container::RawInline { .. } => {
                self.codes += 1;
            }
            Container::Link(address, LinkType::Span(_)) => {
                self.links.push((address.into_owned(), range.start, self.text.len()));
            }
            Container::Emphasis | Container::Strong => {
                let before = self.source.get(..range.start).and_then(last_byte);
                self.inside.push(before.is_some_and(|byte| byte.is_ascii_alphanumeric()));
            }
            container if is_leaf(&container) => self.text.clear(),
            _ => {}
        }
    }

    fn end(&mut self, container: &Container<'_>, range: Range<usize>) {
        match container {
            Container::Div { .. } => {
                let start = self.groups.pop().unwrap_or_default();
                if range.is_empty() {
                    self.slips.say(MarkupMessage::GroupOpen, start);
                }
            }
            Container::Emphasis | Container::Strong => {
                let is_inside = self.inside.pop() == Some(true);
                let after = self.source.as_bytes().get(range.end);
                if is_inside && after.is_some_and(u8::is_ascii_alphanumeric) {
                    let sign = self.source.get(range.clone()).unwrap_or_default().to_owned();
                    self.slips.say(MarkupMessage::SignTaken { sign }, range.start);
                }
            }
            Container::Link(_, LinkType::Span(_)) => {
                if let Some((address, at, from)) = self.links.pop() {
                    let words: String =
                        self.text.iter().skip(from).map(|own| own.own).collect();
                    let is_elsewhere = !address.is_empty() && !address.starts_with('#');
                    if is_elsewhere && !shows_address(&words, &address) {
                        self.slips.say(MarkupMessage::AddressUnseen { address }, at);
                    }
                }
            }
            Container::Table => {
                let own = self.tables.pop().unwrap_or_default()..range.end;
                self.slips.rules(own.start, self.source.get(own).unwrap_or_default());
            }
            Container::Verbatim | Container::Math { .. } | Container::RawInline { .. } => {
                self.codes = self.codes.saturating_sub(1);
            }
            container if is_leaf(container) => {
                self.slips.text(&self.text);
                self.text.clear();
            }
            _ => {}
        }
    }
}

fn is_leaf(container: &Container<'_>) -> bool {
    matches!(
        container,
        Container::Paragraph
            | Container::Heading { .. }
            | Container::TableCell { .. }
            | Container::Caption
            | Container::DescriptionTerm
    )
}

fn is_code(attributes: &Attributes<'_>) -> bool {
    attributes
        .get_value("class")
        .is_some_and(|value| value.to_string().split_whitespace().any(|name| name == "qr"))
}

fn last_byte(text: &str) -> Option<u8> {
    text.bytes().next_back()
}

/// True if words show an address; what stands before `://` need not be among them.
pub fn shows_address(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim();
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        text.trim_start_matches("mailto:")
            .trim_start_matches("tel:")
            .trim_end_matches('/')
            .to_owned()
    };
    bare(words).contains(&bare(address))
}

fn named(kind: &AttributeKind<'_>) -> String {
    match kind {
        AttributeKind::Class => "{.…}".to_owned(),
        AttributeKind::Id => "{#…}".to_owned(),
        AttributeKind::Pair { key } => format!("{{{key}=…}}"),
        AttributeKind::Comment => "{%…%}".to_owned(),
    }
}

/// Which attributes a part obeys.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
struct Obeys {
    classes: bool,
    size: bool,
    alternative: bool,
    /// A counter or a span over columns; a wrong one is an error.
    counter: bool,
}

impl Obeys {
    const CLASSES: Self =
        Self { classes: true, size: false, alternative: false, counter: false };

    fn of(container: &Container<'_>, attributes: &Attributes<'_>) -> Self {
        match container {
            Container::Image(..) => Self { size: true, ..Self::CLASSES },
            Container::Span if is_code(attributes) => {
                Self { size: true, alternative: true, ..Self::CLASSES }
            }
            Container::Span => Self { counter: true, ..Self::CLASSES },
            Container::ListItem { .. }
            | Container::TableRow { .. }
            | Container::Caption
            | Container::LinkDefinition { .. } => Self::default(),
            _ => Self::CLASSES,
        }
    }
}

impl Slips {
    fn say(&mut self, message: MarkupMessage, at: usize) {
        self.found.push((message, at));
    }

    fn class(&mut self, class: &str, at: usize) {
        if !self.known.contains(class) {
            self.known.insert(class.to_owned());
            self.classes.push((class.to_owned(), at));
        }
    }

    fn attributes(&mut self, attributes: &Attributes<'_>, range: &Range<usize>, obeys: Obeys) {
        for (kind, value) in attributes {
            let value = value.to_string();
            let is_obeyed = match kind {
                AttributeKind::Class if obeys.classes => {
                    for class in value.split_whitespace() {
                        self.class(class, range.start);
                    }
                    true
                }
                AttributeKind::Pair { key } => match &**key {
                    "lang" => obeys.classes,
                    "class" if obeys.classes => {
                        value
                            .split_whitespace()
                            .for_each(|class| self.class(class, range.start));
                        true
                    }
                    "width" | "height" => obeys.size && is_size(&value),
                    "alt" => obeys.alternative,
                    "counter" | "colspan" => obeys.counter,
                    _ => false,
                },
                AttributeKind::Comment => true,
                AttributeKind::Class | AttributeKind::Id => false,
            };
            if !is_obeyed {
                self.say(
                    MarkupMessage::AttributeWithoutEffect { attribute: named(kind) },
                    range.start,
                );
            }
        }
    }

    /// The lines of a table, beginning at a place, that say how its cells are aligned. They are
    /// looked for here since jotdown tells the alignment at the cells, but not where it stands.
    fn rules(&mut self, start: usize, table: &str) {
        let mut at = start;
        for line in table.split_inclusive('\n') {
            // A table may stand in a quote.
            let rule = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
            if rule.contains(':') && is_rule(rule.trim_end()) {
                let attribute = ":---:".to_owned();
                self.say(
                    MarkupMessage::AttributeWithoutEffect { attribute },
                    at + line.len() - rule.len(),
                );
            }
            at += line.len();
        }
    }

    /// The slips in a piece of running text.
    fn text(&mut self, text: &[Character]) {
        let mut lines: Vec<&[Character]> = Vec::new();
        for line in text.split(|own| matches!(own.own, '\n' | '\r')) {
            lines.push(line);
        }
        let mut is_soft = vec![false];
        is_soft.extend(
            text.iter().filter(|own| matches!(own.own, '\n' | '\r')).map(|own| own.own == '\n'),
        );
        let before = self.found.len();
        self.lines(&lines, &is_soft);
        let is_list = |(message, _): &(MarkupMessage, usize)| {
            matches!(message, MarkupMessage::ListJoined { .. })
        };
        if let Some(at) = run_together(&lines, &is_soft)
            && !self.found[before..].iter().any(is_list)
        {
            self.say(MarkupMessage::LinesJoined, at);
        }
    }

    fn lines(&mut self, lines: &[&[Character]], is_soft: &[bool]) {
        for (line, is_soft) in lines.iter().zip(is_soft) {
            self.line(line, *is_soft);
        }
    }

    fn line(&mut self, line: &[Character], follows: bool) {
        let shown: String =
            line.iter().map(|own| if own.is_escaped { '\u{FFFF}' } else { own.own }).collect();
        let trimmed = shown.trim_start();
        let skipped = shown.chars().count() - trimmed.chars().count();
        let at = |index: usize| line.get(index).map_or(0, |own| own.at);
        if let Some(sign) = list_sign(trimmed).filter(|_| follows) {
            self.say(MarkupMessage::ListJoined { sign }, at(skipped));
            return;
        }
        let is_underline = trimmed.len() > 2 && trimmed.bytes().all(|byte| byte == b'=');
        if let Some(sign) = block_sign(trimmed, follows).filter(|_| !is_underline) {
            self.say(MarkupMessage::SignPrinted { sign }, at(skipped));
        }
        if follows
            && line.iter().any(|own| own.own == '—')
            && line.iter().all(|own| matches!(own.own, '—' | ' '))
        {
            self.say(MarkupMessage::SignPrinted { sign: "---".to_owned() }, at(0));
        }
        let characters: Vec<char> = shown.chars().collect();
        let (mut bar, mut fence, mut star) = (false, false, false);
        let mut index = 0;
        while index < characters.len() {
            let rest = &characters[index..];
            let before = index.checked_sub(1).map(|before| characters[before]);
            let after = rest.get(1).copied();
            let begins =
                |wanted: &str| rest.iter().copied().take(wanted.len()).eq(wanted.chars());
            match rest[0] {
                '|' if !bar => {
                    bar = true;
                    self.say(MarkupMessage::BarPrinted, at(index));
                }
                ':' if begins(":::") && !fence => {
                    fence = true;
                    self.say(MarkupMessage::FencePrinted, at(index));
                }
                '<' => {
                    if let Some(found) = tag(rest) {
                        let start = at(index);
                        index += found.chars().count();
                        self.say(MarkupMessage::HtmlPrinted { found }, start);
                        continue;
                    }
                }
                '&' => {
                    if let Some(found) = entity(rest) {
                        self.say(MarkupMessage::HtmlPrinted { found }, at(index));
                    }
                }
                '*' if !star && touches(before, after) => {
                    star = true;
                    self.say(MarkupMessage::SignPrinted { sign: "*".to_owned() }, at(index));
                }
                '_' if !star
                    && before != Some('_')
                    && after != Some('_')
                    && is_edge(before, after) =>
                {
                    star = true;
                    self.say(MarkupMessage::SignPrinted { sign: "_".to_owned() }, at(index));
                }
                ']' if matches!(after, Some('(' | '{')) => {
                    let sign: String = rest.iter().take(2).collect();
                    self.say(MarkupMessage::SignPrinted { sign }, at(index));
                }
                '{' | '}' if before != Some(']') => {
                    self.say(
                        MarkupMessage::SignPrinted { sign: rest[0].to_string() },
                        at(index),
                    );
                }
                '=' if begins("==") && before != Some('=') => {
                    self.say(MarkupMessage::SignPrinted { sign: "==".to_owned() }, at(index));
                }
                '~' if begins("~~") && before != Some('~') => {
                    self.say(MarkupMessage::SignPrinted { sign: "~~".to_owned() }, at(index));
                }
                '\\' if after.is_some() => {
                    self.say(MarkupMessage::SignPrinted { sign: "\\".to_owned() }, at(index));
                }
                _ => {}
            }
            index += 1;
        }
    }
}

/// True if a line of a table is one that has no cells, but says how they are aligned.
fn is_rule(line: &str) -> bool {
    let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    let is_line = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    inner.is_some_and(|inner| inner.split('|').all(is_line))
}

/// True if a sign stands at a word on one side at least.
fn touches(before: Option<char>, after: Option<char>) -> bool {
    [before, after].into_iter().flatten().any(|c| !c.is_whitespace())
}

/// True if a sign stands at one side of a word, and not inside it.
fn is_edge(before: Option<char>, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    is_word(before) != is_word(after)
}

/// The sign of a point that begins a line, if one does.
fn list_sign(line: &str) -> Option<String> {
    let bullet = line.chars().next()?;
    let rest = &line[bullet.len_utf8()..];
    let has_gap = rest.starts_with(|c: char| c.is_whitespace());
    if "•●◦▪■➢➤✓".contains(bullet) || ("-*+–".contains(bullet) && has_gap) {
        return Some(bullet.to_string());
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let end = inner.find(['.', ')'])?;
    let number = &inner[..end];
    let is_number = !number.is_empty()
        && number.chars().all(char::is_numeric)
        && number.chars().count() < 4;
    let mut letters = number.chars();
    let first = letters.next()?;
    let is_letter = letters.next().is_none()
        && (first.is_ascii_lowercase()
            || ('क'..='ह').contains(&first)
            || ('अ'..='औ').contains(&first));
    let is_roman = number.chars().count() < 6 && number.chars().all(|c| "ivx".contains(c));
    let is_bracketed = line.starts_with('(') && inner[end..].starts_with(')');
    let is_sign = is_bracketed || !line.starts_with('(');
    let rest = &inner[end + 1..];
    // A letter and a dot may be somebody's initial.
    let is_point = is_number || ((is_letter || is_roman) && inner[end..].starts_with(')'));
    let has_gap = rest.starts_with(|c: char| c.is_whitespace())
        || (is_bracketed && rest.starts_with(|c: char| c.is_alphabetic()));
    (is_sign && is_point && has_gap).then(|| line[..line.len() - rest.len()].to_owned())
}

/// The sign of a heading or a quote that begins a line and is none.
fn block_sign(line: &str, follows: bool) -> Option<String> {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let after = line[hashes..].chars().next();
    let is_heading = hashes > 0
        && after.is_some_and(|c| if follows { !c.is_numeric() } else { c.is_alphabetic() });
    if is_heading {
        return Some("#".repeat(hashes));
    }
    (follows && line.starts_with("> ")).then(|| ">".to_owned())
}

/// A tag of HTML that begins here.
fn tag(text: &[char]) -> Option<String> {
    let rest: String = text.iter().take(200).collect();
    if rest.starts_with("<!--") {
        return Some("<!--".to_owned());
    }
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let end = rest.find('>')?;
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let after = name[length..].chars().next()?;
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (after.is_whitespace() || matches!(after, '>' | '/'));
    is_tag.then(|| rest[..=end].to_owned())
}

/// An entity of HTML that begins here.
fn entity(text: &[char]) -> Option<String> {
    let end = text.iter().take(12).position(|&c| c == ';')?;
    let name: String = text[1..end].iter().collect();
    let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
    let is_entity = match number {
        Some(number) => {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        None => name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    is_entity.then(|| format!("&{name};"))
}

/// Number of characters below which a line is hardly as long as it is because a program broke
/// it.
const SHORT: usize = 30;

/// Where lines of a paragraph follow each other that were hardly meant as one: labels, or
/// nothing but short lines.
fn run_together(lines: &[&[Character]], is_soft: &[bool]) -> Option<usize> {
    let text = |line: &[Character]| -> String { line.iter().map(|own| own.own).collect() };
    let soft: Vec<usize> = (1..lines.len()).filter(|&line| is_soft[line]).collect();
    let start =
        |line: usize| lines[line].iter().find(|own| !own.own.is_whitespace()).map(|own| own.at);
    for &line in &soft {
        let [before, own] = [text(lines[line - 1]), text(lines[line])];
        if has_label(&before) && has_label(&own) {
            return start(line);
        }
        let is_address =
            line == 1 && before.trim_end().ends_with(',') && before.chars().count() <= 20;
        if is_address && !own.trim().is_empty() {
            return start(line);
        }
    }
    let filled: Vec<usize> = (0..lines.len()).filter(|&line| start(line).is_some()).collect();
    let is_short = |&line: &usize| text(lines[line]).trim().chars().count() < SHORT;
    let second = filled.iter().copied().find(|line| is_soft[*line])?;
    (filled.len() > 2 && filled.iter().all(is_short)).then(|| start(second)).flatten()
}

/// True if a line begins with a few words and a colon, and something follows.
fn has_label(line: &str) -> bool {
    let Some((label, value)) = line.trim().split_once(':') else { return false };
    let is_word =
        |c: char| c.is_alphabetic() || hindi_sign(c) || matches!(c, ' ' | '.' | '-' | '/');
    let (label, value) = (label.trim(), value.trim());
    !label.is_empty()
        && label.chars().count() <= 25
        && label.chars().all(is_word)
        && !value.is_empty()
        && !value.starts_with("//")
}

fn hindi_sign(c: char) -> bool {
    ('\u{900}'..='\u{963}').contains(&c)
}

/// True if a text that is printed as it is has signs of markup in it.
pub fn has_markup(text: &str) -> bool {
    let plain = |own: char| Character { own, at: 0, is_escaped: false };
    let own: Vec<Character> = text.trim().chars().map(plain).collect();
    let mut slips = Slips::default();
    slips.text(&own);
    let is_sign = |(message, _): &(MarkupMessage, usize)| match message {
        MarkupMessage::HtmlPrinted { .. } | MarkupMessage::LinesJoined => true,
        MarkupMessage::ListJoined { .. } => text.contains('\n'),
        MarkupMessage::SignPrinted { sign } => {
            !matches!(&**sign, "*" | "_" | "{" | "}" | "\\" | "==")
        }
        _ => false,
    };
    slips.found.iter().any(is_sign)
        || is_paired(text, '*')
        || is_paired(text, '_')
        || text.contains("\\\n")
}

/// True if words stand between two of a sign, as in `*bold*`.
fn is_paired(text: &str, sign: char) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let is_word = |at: Option<usize>| {
        at.and_then(|at| characters.get(at)).is_some_and(|c| !c.is_whitespace() && *c != sign)
    };
    let opens = |at: usize| is_word(Some(at + 1)) && !is_word(at.checked_sub(1));
    let closes = |at: usize| is_word(at.checked_sub(1)) && !is_word(Some(at + 1));
    let signs: Vec<usize> =
        (0..characters.len()).filter(|&at| characters[at] == sign).collect();
    let last = signs.iter().rposition(|&at| closes(at)).unwrap_or(0);
    signs[..last].iter().any(|&at| opens(at))
}
