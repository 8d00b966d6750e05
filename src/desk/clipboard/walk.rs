//! From the tokens of HTML to blocks. No tree is built: elements that are open are on a stack, and
//! what is neither closed nor opened rightly does no harm.

use std::collections::BTreeSet;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};

use crate::compose::shows_address;
use crate::desk::clipboard::document::{Block, Numbers, Part, Point, paragraphs};
use crate::desk::clipboard::dropped::Dropped;
use crate::desk::clipboard::line::{Letter, Line};
use crate::desk::clipboard::look::{
    Look, Marked, PLAIN_INK, PLAIN_PAPER, Rules, Said, Skipped, numbers,
};
use crate::desk::clipboard::sign::point_of_sign;
use crate::desk::clipboard::table::TableBuilder;
use crate::hindi::{Curled, from_krutidev};
use crate::text::lines_text;

/// Elements inside each other; what is deeper has the look of what is around it.
const DEEPEST: usize = 128;
/// Lists inside each other.
const DEEPEST_LIST: usize = 5;
/// The lowest heading that letters know.
const LOWEST_HEADING: usize = 3;

/// The document as it was read.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) blocks: Vec<Block>,
    pub(super) dropped: BTreeSet<Dropped>,
    pub(super) was_krutidev: bool,
}

/// Reads HTML.
pub(super) fn walk(html: &str) -> Walked {
    let mut walk = Walk::default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => walk.start(&tag),
            Token::EndTag(tag) => walk.end(&text_of(&tag.name)),
            Token::String(text) => walk.text(&text_of(&text)),
            Token::Comment(comment) => walk.comment(&text_of(&comment)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    walk.close_to(0);
    walk.end_block();
    walk.walked
}

fn text_of(own: &HtmlString) -> String {
    String::from_utf8_lossy(own).into_owned()
}

/// An element that is open.
#[derive(Debug)]
struct Element {
    tag: String,
    look: Look,
    said: Said,
}

/// A list of HTML that is open.
#[derive(Debug)]
struct HtmlList {
    id: String,
    numbers: Numbers,
    next: u32,
}

/// Text of one look that is not yet cleaned.
#[derive(Debug, Default)]
struct Run {
    text: String,
    is_bold: bool,
    is_italic: bool,
    is_krutidev: bool,
}

#[derive(Debug, Default)]
struct Walk {
    walked: Walked,
    rules: Rules,
    open: Vec<Element>,
    /// Number of open elements that are too deep to be known.
    beyond: usize,
    lists: Vec<HtmlList>,
    /// Number of lists so far.
    counted: usize,
    /// The point whose text comes next.
    point: Option<Point>,
    table: Option<TableBuilder>,
    /// Number of tables that are open inside of it.
    inner_tables: usize,
    line: Line,
    run: Run,
    /// The sign of a point of Word.
    sign: String,
    /// True between the comments that Word has around it.
    is_in_sign: bool,
    /// The text of a style sheet.
    sheet: String,
    /// The address of the link that is open, and its words.
    link: Option<(String, String)>,
}

/// The attributes of a tag that are looked at.
struct Attributes<'t>(&'t StartTag<()>);

impl Attributes<'_> {
    fn get(&self, name: &str) -> String {
        self.0.attributes.get(name.as_bytes()).map(|own| text_of(own)).unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.0.attributes.contains_key(name.as_bytes())
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.get(name).trim().parse().ok()
    }
}

impl Walk {
    fn look(&self) -> Look {
        self.open.last().map(|own| own.look.clone()).unwrap_or_default()
    }

    fn is_skipped(&self) -> bool {
        self.open.last().is_some_and(|own| own.look.skipped.is_some())
    }

    fn told(&mut self, what: Dropped) {
        self.walked.dropped.insert(what);
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = text_of(&tag.name);
        let attributes = Attributes(tag);
        let (class, style) = (attributes.get("class"), attributes.get("style"));
        let marked = Marked { tag: &name, class: &class, style: &style };
        self.imply_ends(&name);
        let (mut look, said) = self.look().inside(marked, &self.rules);
        of_attributes(&mut look, &name, &class, &attributes);
        if said.begins_page && look.skipped.is_none() {
            self.told(Dropped::PageBreaks);
        }
        if is_block(&name) && !self.is_skipped() {
            self.end_block();
        }
        if is_void(&name) || (tag.self_closing && name.contains(':')) {
            self.void(&name, &attributes, &look, &said);
            return;
        }
        if let Some(why) = never_printed(&name) {
            if let Skipped::Told(what) = why
                && !self.is_skipped()
            {
                self.told(what);
            }
            look.skip(why);
        }
        if name == "a" {
            self.link(&attributes, &mut look);
        }
        if self.open.len() == DEEPEST {
            self.beyond += 1;
            return;
        }
        if look.skipped.is_none() {
            self.begin(&name, &attributes, &said);
        }
        self.open.push(Element { tag: name, look, said });
    }

    /// Closes what ends where an element begins.
    fn imply_ends(&mut self, name: &str) {
        let found = match name {
            "li" => self.found(&["li"], &["ul", "ol", "dir", "menu", "table", "td", "th"]),
            "tr" => self.found(&["tr"], &["table"]),
            "td" | "th" => self.found(&["td", "th"], &["table", "tr"]),
            "thead" | "tbody" | "tfoot" => self.found(&["thead", "tbody", "tfoot"], &["table"]),
            name if is_block(name) => {
                self.found(&["p"], &["td", "th", "table", "caption", "button", "object"])
            }
            _ => None,
        };
        if let Some(at) = found {
            self.close_to(at);
        }
    }

    /// The innermost open element of one of these tags, inside the innermost of the others.
    fn found(&self, tags: &[&str], bounds: &[&str]) -> Option<usize> {
        for (at, own) in self.open.iter().enumerate().rev() {
            if tags.contains(&&*own.tag) {
                return Some(at);
            }
            if bounds.contains(&&*own.tag) {
                return None;
            }
        }
        None
    }

    /// Does what the beginning of an element that is printed brings about.
    fn begin(&mut self, name: &str, attributes: &Attributes<'_>, said: &Said) {
        match name {
            "ul" | "ol" | "dir" | "menu" => {
                self.counted += 1;
                let word = attributes.get("type");
                let of_type = match &*word {
                    "1" | "a" | "A" => Some(Numbers::Latin),
                    "i" | "I" => Some(Numbers::Roman),
                    _ => numbers(&word.to_ascii_lowercase()),
                };
                if name == "ol" && matches!(&*word, "a" | "A") {
                    self.told(Dropped::Lettering);
                }
                let by_itself = if name == "ol" { Numbers::Latin } else { Numbers::Bullets };
                let next = attributes.number("start").and_then(|start| start.try_into().ok());
                self.lists.push(HtmlList {
                    id: self.counted.to_string(),
                    numbers: said.numbers.or(of_type).unwrap_or(by_itself),
                    next: next.unwrap_or(1),
                });
            }
            "li" => {
                if self.lists.len() > DEEPEST_LIST {
                    self.told(Dropped::Depth);
                }
                if let Some(list) = self.lists.last_mut() {
                    let value = attributes.number("value").and_then(|own| own.try_into().ok());
                    let number = value.unwrap_or(list.next);
                    list.next = number.saturating_add(1);
                    let numbers = said.numbers.unwrap_or(list.numbers);
                    self.point = Some(Point { list: list.id.clone(), numbers, number });
                }
            }
            "table" if self.table.is_some() => {
                self.inner_tables += 1;
                self.told(Dropped::InnerTables);
            }
            "table" => {
                // Points in its cells are others.
                let place = self.place();
                self.table = Some(TableBuilder::at(place));
            }
            "td" | "th" if self.inner_tables == 0 => {
                if let Some(table) = &mut self.table {
                    let across = attributes.number("colspan").unwrap_or(1);
                    let down = attributes.number("rowspan").unwrap_or(1);
                    table.begin_cell(name == "th", across, down);
                    if (across > 1 && !table.may_span()) || down > 1 {
                        self.told(Dropped::JoinedCells);
                    }
                }
            }
            _ => {}
        }
    }

    /// An element without content.
    fn void(&mut self, name: &str, attributes: &Attributes<'_>, look: &Look, said: &Said) {
        if look.skipped.is_some() {
            return;
        }
        match name {
            "br" if said.begins_page => self.end_block(),
            "br" => {
                self.flush();
                self.line.push(Letter { own: '\n', is_bold: false, is_italic: false });
            }
            "hr" if self.table.is_none() && self.lists.is_empty() => {
                self.put(Block { level: 0, point: None, part: Part::Rule });
            }
            // A picture of one pixel is one by which readers are counted.
            "img" if attributes.get("width") != "1" => self.told(Dropped::Pictures),
            "input" if attributes.get("type") != "hidden" => self.told(Dropped::Forms),
            "embed" => self.told(Dropped::Objects),
            _ => {}
        }
    }

    /// A link, or the sign of a note.
    fn link(&mut self, attributes: &Attributes<'_>, look: &mut Look) {
        let address = attributes.get("href");
        let place = address.rsplit_once('#').map_or("", |(_, place)| place);
        let begins = |starts: &[&str]| starts.iter().any(|start| place.starts_with(start));
        let what = if begins(&["_ftn", "_edn", "ftnt", "sdfootnote", "sdendnote"]) {
            Some(Dropped::Footnotes)
        } else if begins(&["cmnt", "_msocom"]) {
            Some(Dropped::Comments)
        } else {
            None
        };
        if let Some(what) = what {
            look.skip(Skipped::Told(what));
            // The text of the note stands behind a link back to its sign.
            if begins(&["ftnt_ref", "cmnt_ref"])
                && let Some(at) = self.found(&["p", "div", "li"], &["table"])
            {
                for own in &mut self.open[at..] {
                    own.look.skip(Skipped::Told(what));
                }
            }
        }
        if !address.is_empty() && !address.starts_with('#') {
            look.is_link = true;
            look.drops.remove(&Dropped::Underlines);
            self.link = Some((address, String::new()));
        }
    }

    fn end(&mut self, name: &str) {
        if self.beyond > 0 && !is_void(name) {
            self.beyond -= 1;
            return;
        }
        if name == "br" {
            // As browsers read it.
            self.line.push(Letter { own: '\n', is_bold: false, is_italic: false });
            return;
        }
        let bounds: &[&str] = match name {
            "table" | "body" | "html" => &[],
            "tr" | "thead" | "tbody" | "tfoot" => &["table"],
            _ => &["table", "td", "th"],
        };
        if let Some(at) = self.found(&[name], bounds) {
            self.close_to(at);
        }
    }

    /// Closes elements until so many are open.
    fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            let Some(last) = self.open.last() else { return };
            let (is_skipped, tag) = (last.look.skipped.is_some(), last.tag.clone());
            if is_block(&tag) && !is_skipped {
                self.end_block();
            }
            self.open.pop();
            match &*tag {
                "style" => {
                    let sheet = std::mem::take(&mut self.sheet);
                    self.rules.read(&sheet);
                }
                "a" => self.end_link(),
                _ if is_skipped => {}
                "ul" | "ol" | "dir" | "menu" => {
                    self.lists.pop();
                    self.point = None;
                }
                "li" => self.point = None,
                "table" if self.inner_tables > 0 => self.inner_tables -= 1,
                "table" => {
                    if let Some(table) = self.table.take() {
                        self.walked.blocks.extend(table.finished());
                    }
                }
                "tr" if self.inner_tables == 0 => {
                    if let Some(table) = &mut self.table {
                        table.end_row();
                    }
                }
                "td" | "th" if self.inner_tables == 0 => {
                    if let Some(table) = &mut self.table {
                        table.end_cell();
                    }
                }
                _ => {}
            }
        }
    }

    /// The address of a link is lost, unless its words are the address.
    fn end_link(&mut self) {
        let Some((address, words)) = self.link.take() else { return };
        if !words.trim().is_empty() && !shows_address(&words, &address) {
            self.told(Dropped::Links);
        }
    }

    fn comment(&mut self, comment: &str) {
        let comment = comment.trim();
        if comment == "[if !supportLists]" {
            self.flush();
            self.is_in_sign = true;
        } else if comment == "[endif]" {
            self.is_in_sign = false;
        } else if comment.starts_with("[if ") && !self.is_skipped() {
            // What only Word reads.
            let low = comment.to_ascii_lowercase();
            for (sign, what) in [
                ("<v:textbox", Dropped::TextBoxes),
                ("<v:imagedata", Dropped::Pictures),
                ("<m:omath", Dropped::Formulas),
            ] {
                if low.contains(sign) {
                    self.told(what);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let look = self.look();
        let is_blank = text.trim().is_empty();
        if self.open.last().is_some_and(|own| own.tag == "style") {
            self.sheet.push_str(text);
            return;
        }
        match look.skipped {
            Some(Skipped::Told(what)) if !is_blank => return self.told(what),
            Some(_) => return,
            None => {}
        }
        if look.is_sign || self.is_in_sign {
            self.sign.push_str(text);
            return;
        }
        if !is_blank {
            self.walked.dropped.extend(&look.drops);
            if let Some((_, words)) = &mut self.link {
                words.push_str(text);
            }
        }
        let run = &self.run;
        let is_same = run.is_bold == look.is_bold
            && run.is_italic == look.is_italic
            && run.is_krutidev == look.is_krutidev;
        if !is_same {
            self.flush();
            let Look { is_bold, is_italic, is_krutidev, .. } = look;
            self.run = Run { text: String::new(), is_bold, is_italic, is_krutidev };
        }
        let spaced = |c: char| match c {
            '\n' if look.keeps_lines => '\n',
            '\t'..='\r' | '\u{85}' | '\u{A0}' | '\u{2028}' | '\u{2029}' => ' ',
            c => c,
        };
        self.run.text.extend(text.replace("\r\n", "\n").chars().map(spaced));
    }

    /// Cleans the text of a look and puts it into the line.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.run.text);
        if text.is_empty() {
            return;
        }
        let text = if self.run.is_krutidev && !text.trim().is_empty() {
            self.walked.was_krutidev = true;
            from_krutidev(&text, Curled::default()).text
        } else {
            text
        };
        let (is_bold, is_italic) = (self.run.is_bold, self.run.is_italic);
        let cleaned = lines_text(&text).text;
        self.line.extend(cleaned.chars().map(|own| Letter { own, is_bold, is_italic }));
    }

    /// The list that what is written now is in, and its point, once.
    fn place(&mut self) -> (usize, Option<Point>) {
        (self.lists.len().min(DEEPEST_LIST), self.point.take())
    }

    /// Ends the paragraph that is open.
    fn end_block(&mut self) {
        self.flush();
        self.is_in_sign = false;
        let mut line = std::mem::take(&mut self.line);
        let sign = std::mem::take(&mut self.sign);
        let blocks = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "td", "th"];
        let own = self.found(&blocks, &[]).map(|at| &self.open[at]);
        let level = own.and_then(|own| own.tag.strip_prefix('h')?.parse::<usize>().ok());
        let word_point =
            own.filter(|own| own.tag != "li").and_then(|own| own.said.point.clone());
        let word_point = word_point.filter(|_| level.is_none());
        let sign = sign.trim();
        if word_point.is_none() && self.lists.is_empty() && !sign.is_empty() {
            // Headings have numbers of their own.
            let sign = sign.chars().chain([' ']);
            line.splice(0..0, sign.map(|own| Letter { own, is_bold: false, is_italic: false }));
        }
        let paragraphs = paragraphs(&line);
        if let Some(table) = self.table.as_mut().filter(|table| table.is_in_cell()) {
            for mut own in paragraphs {
                if let Some(point) = self.point.take() {
                    self.walked.dropped.insert(Dropped::ListsInCells);
                    own.splice(0..0, sign_in_cell(&point));
                }
                table.put(own);
            }
            return;
        }
        let mut word =
            word_point.map(|(list, level)| (level, Some(point_of_sign(&list, level, sign))));
        if let Some((_, Some((_, true)))) = &word {
            self.told(Dropped::Lettering);
        }
        for own in paragraphs {
            let block = match (&mut word, level) {
                (Some((level, point)), _) => Block {
                    level: (*level).min(DEEPEST_LIST),
                    point: point.take().map(|(point, _)| point),
                    part: Part::Paragraph(own),
                },
                (None, Some(level)) if self.lists.is_empty() => {
                    let own =
                        own.into_iter().map(|own| Letter { is_bold: own.own != '\n', ..own });
                    // The letterhead is the first heading of a letter.
                    let level = (level + 1).min(LOWEST_HEADING);
                    Block { level: 0, point: None, part: Part::Heading(level, own.collect()) }
                }
                _ => {
                    let (level, point) = self.place();
                    Block { level, point, part: Part::Paragraph(own) }
                }
            };
            self.put(block);
        }
    }

    fn put(&mut self, block: Block) {
        self.walked.blocks.push(block);
    }
}

/// The sign of a point where there can be no list.
fn sign_in_cell(point: &Point) -> Line {
    let sign = match point.numbers {
        Numbers::Bullets => "• ".to_owned(),
        _ => format!("{}. ", point.number),
    };
    sign.chars().map(|own| Letter { own, is_bold: false, is_italic: false }).collect()
}

/// Takes in all that the attributes of an element say of its look.
fn of_attributes(look: &mut Look, name: &str, class: &str, attributes: &Attributes<'_>) {
    if name == "font" {
        if attributes.has("face") {
            look.font(&attributes.get("face"));
        }
        if attributes.has("size") {
            look.drop(Dropped::Fonts);
        }
        if attributes.has("color") {
            look.colour(&attributes.get("color").to_ascii_lowercase(), &PLAIN_INK);
        }
    }
    if attributes.has("bgcolor") {
        look.colour(&attributes.get("bgcolor").to_ascii_lowercase(), &PLAIN_PAPER);
    }
    if attributes.has("align") && is_block(name) && name != "table" {
        look.aligned(&attributes.get("align").to_ascii_lowercase());
    }
    if name == "th" {
        look.is_bold = false;
    }
    let id = attributes.get("id");
    let is_note = ["sdfootnote", "sdendnote"].iter().any(|start| {
        id.strip_prefix(start)
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if is_note {
        look.skip(Skipped::Told(Dropped::Footnotes));
    }
    for class in class.split_ascii_whitespace().map(str::to_ascii_lowercase) {
        match &*class {
            "msofootnotereference"
            | "msoendnotereference"
            | "sdfootnoteanc"
            | "sdendnoteanc" => look.skip(Skipped::Told(Dropped::Footnotes)),
            "msocommentreference" | "msocomanchor" | "msocomtxt" => {
                look.skip(Skipped::Told(Dropped::Comments));
            }
            _ => {}
        }
    }
}

/// Elements whose content is never printed.
fn never_printed(name: &str) -> Option<Skipped> {
    Some(match name {
        "style" | "script" | "title" | "template" | "noscript" | "noframes" | "noembed"
        | "xml" | "datalist" | "rp" | "rt" => Skipped::NoText,
        "del" => Skipped::Told(Dropped::Deletions),
        "svg" | "canvas" | "map" => Skipped::Told(Dropped::Pictures),
        "math" => Skipped::Told(Dropped::Formulas),
        "iframe" | "object" | "applet" | "audio" | "video" => Skipped::Told(Dropped::Objects),
        "select" | "textarea" | "button" => Skipped::Told(Dropped::Forms),
        "v:textbox" => Skipped::Told(Dropped::TextBoxes),
        name if name.starts_with("v:") => Skipped::Told(Dropped::Pictures),
        name if name.starts_with("m:") => Skipped::Told(Dropped::Formulas),
        _ => return None,
    })
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
