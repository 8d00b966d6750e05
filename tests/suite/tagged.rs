//! Every file is tagged, and its structure tree, parent tree and content say the same
//! (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7). No validator at hand sees all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use aamantran::internals::generate::with_most_objects;
use aamantran::{Diagnostic, FolderSink, Job, MemorySink, Options, generate};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::outside::{python, run};
use crate::support::case::{Case, whole_letters};

/// The standard structure types that letters are tagged with.
const TYPES: [&str; 19] = [
    "Document", "Part", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody",
    "Table", "Caption", "TR", "TH", "TD", "Figure",
];

/// What each type may stand in.
fn parents(kind: &str) -> &'static [&'static str] {
    match kind {
        "Document" => &["StructTreeRoot"],
        "Part" => &["Document"],
        "LI" => &["L"],
        "Lbl" | "LBody" => &["LI"],
        "Caption" | "TR" => &["Table"],
        "TH" | "TD" => &["TR"],
        "Figure" => &["Document", "Part", "LBody", "P", "TD", "TH", "Caption"],
        _ => &["Document", "Part", "LBody"],
    }
}

/// A node of the structure tree.
struct Node {
    kind: String,
    parent: Option<ObjectId>,
    dict: Dictionary,
}

/// What a file says of its structure.
struct Tree {
    nodes: BTreeMap<ObjectId, Node>,
    /// Elements in reading order.
    order: Vec<ObjectId>,
    /// Content in reading order: page, MCID and element.
    content: Vec<(ObjectId, i64, ObjectId)>,
}

fn name(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8(dict.get(key).unwrap().as_name().unwrap().to_vec()).unwrap()
}

fn reference(dict: &Dictionary, key: &[u8]) -> ObjectId {
    dict.get(key).unwrap().as_reference().unwrap()
}

fn root(document: &Document) -> ObjectId {
    reference(document.catalog().unwrap(), b"StructTreeRoot")
}

impl Tree {
    fn read(document: &Document) -> Self {
        let mut tree = Self { nodes: BTreeMap::new(), order: Vec::new(), content: Vec::new() };
        tree.walk(document, root(document), None);
        tree
    }

    fn walk(&mut self, document: &Document, id: ObjectId, parent: Option<ObjectId>) {
        let dict = document.get_dictionary(id).unwrap().clone();
        let kind = match parent {
            None => "StructTreeRoot".to_owned(),
            Some(parent) => {
                assert_eq!(reference(&dict, b"P"), parent, "{id:?} hangs elsewhere");
                name(&dict, b"S")
            }
        };
        let kids = match dict.get(b"K") {
            Err(_) => Vec::new(),
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
        };
        let own_page = dict.get(b"Pg").and_then(Object::as_reference).ok();
        let known = self.nodes.insert(id, Node { kind, parent, dict });
        assert!(known.is_none(), "{id:?} hangs on two nodes");
        self.order.push(id);
        for kid in kids {
            match kid {
                Object::Reference(kid) => self.walk(document, kid, Some(id)),
                Object::Integer(sequence) => {
                    self.content.push((own_page.unwrap(), sequence, id));
                }
                Object::Dictionary(other) => {
                    assert_eq!(name(&other, b"Type"), "MCR");
                    let sequence = other.get(b"MCID").unwrap().as_i64().unwrap();
                    self.content.push((reference(&other, b"Pg"), sequence, id));
                }
                other => panic!("{other:?} in {id:?}"),
            }
        }
    }
}

#[test]
fn what_stands_at_the_foot_is_read_last_wherever_the_template_has_it() {
    let case = Case::new()
        .template("क\n\n{.low}\nनीचे\n\nख\n\nग\n")
        .style("[style.low]\nfoot = true")
        .invitee("सीता");
    let made = case.make().unwrap();
    let tree = Tree::read(&Document::load_mem(made.file("all.pdf")).unwrap());
    let sequences: Vec<i64> = tree.content.iter().map(|(_, sequence, _)| *sequence).collect();
    assert_eq!(sequences, [0, 1, 2, 3]);
    assert_eq!(crate::own_reader::words(made.file("all.pdf")), ["क", "ख", "ग", "नीचे"]);
}

/// The entries of a number tree.
fn number_tree(document: &Document, id: ObjectId, entries: &mut BTreeMap<i64, Object>) {
    let node = document.get_dictionary(id).unwrap();
    if let Ok(kids) = node.get(b"Kids") {
        assert!(!node.has(b"Nums"));
        for kid in kids.as_array().unwrap() {
            number_tree(document, kid.as_reference().unwrap(), entries);
        }
        return;
    }
    let numbers = node.get(b"Nums").unwrap().as_array().unwrap();
    let keys: Vec<i64> = numbers.chunks(2).map(|entry| entry[0].as_i64().unwrap()).collect();
    assert!(keys.is_sorted());
    if let Ok(limits) = node.get(b"Limits") {
        let limits: Vec<i64> =
            limits.as_array().unwrap().iter().map(|limit| limit.as_i64().unwrap()).collect();
        assert_eq!(limits, [keys[0], keys[keys.len() - 1]]);
    }
    for entry in numbers.chunks(2) {
        let known = entries.insert(entry[0].as_i64().unwrap(), entry[1].clone());
        assert!(known.is_none());
    }
}

/// The sequences that a page opens, in order. Everything that is drawn must be in one of
/// them or in an artifact, and neither may be inside the other.
fn sequences(document: &Document, page: ObjectId) -> Vec<i64> {
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let mut found = Vec::new();
    // For each open sequence whether it is content, an artifact, or neither.
    let mut open: Vec<Option<bool>> = Vec::new();
    for Operation { operator, operands } in &content.operations {
        match operator.as_str() {
            "BMC" | "BDC" => {
                let tag = operands[0].as_name().unwrap();
                let sequence = operands.get(1).and_then(|properties| {
                    properties.as_dict().unwrap().get(b"MCID").ok()?.as_i64().ok()
                });
                let is_content = match (tag, sequence) {
                    (b"Artifact", None) => Some(false),
                    (_, Some(sequence)) => {
                        found.push(sequence);
                        Some(true)
                    }
                    (b"Span", None) => None,
                    other => panic!("{other:?}"),
                };
                assert!(
                    is_content.is_none() || open.iter().all(Option::is_none),
                    "content and artifacts inside each other"
                );
                open.push(is_content);
            }
            "EMC" => {
                open.pop().expect("EMC without BMC");
            }
            "TJ" | "Tj" | "'" | "\"" | "f" | "f*" | "S" | "s" | "B" | "b" | "Do" | "sh" => {
                let is_in_one = open.iter().any(Option::is_some);
                assert!(is_in_one, "{operator} outside content and artifacts");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "a sequence without its end");
    found
}

/// The words of a file in the order of its structure; what is an artifact is not read.
pub(crate) fn words_in_reading_order(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let reading = crate::own_reader::read(pdf);
    let mut texts = reading.texts.iter();
    let mut lines: BTreeMap<(ObjectId, i64), Vec<String>> = BTreeMap::new();
    for page in document.page_iter() {
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut open: Vec<Option<i64>> = Vec::new();
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "BMC" => open.push(None),
                "BDC" => {
                    let properties = operands[1].as_dict().unwrap();
                    open.push(properties.get(b"MCID").ok().map(|mcid| mcid.as_i64().unwrap()));
                }
                "EMC" => {
                    open.pop();
                }
                "ET" => {
                    let text = texts.next().unwrap().text();
                    if let Some(sequence) = open.iter().find_map(|own| *own) {
                        lines.entry((page, sequence)).or_default().push(text);
                    }
                }
                _ => {}
            }
        }
    }
    let tree = Tree::read(&document);
    let read = tree
        .content
        .iter()
        .flat_map(|(page, sequence, _)| lines.remove(&(*page, *sequence)).unwrap_or_default());
    let read: Vec<String> = read.collect();
    assert!(lines.is_empty(), "content that is not read");
    read.join("\n").split_whitespace().map(str::to_owned).collect()
}

pub(crate) fn check(path: &str, pdf: &[u8]) {
    let document = Document::load_mem(pdf).unwrap();
    let catalogue = document.catalog().unwrap();
    let marked = catalogue.get(b"MarkInfo").unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap(), "{path}");
    assert!(!catalogue.get(b"Lang").unwrap().as_str().unwrap().is_empty(), "{path}");

    let tree = Tree::read(&document);
    let mut level = 0;
    for id in &tree.order {
        let node = &tree.nodes[id];
        let Some(parent) = node.parent else { continue };
        let kind = &*node.kind;
        assert!(TYPES.contains(&kind), "{path}: {kind}");
        let parent = &*tree.nodes[&parent].kind;
        assert!(parents(kind).contains(&parent), "{path}: {kind} in {parent}");
        if kind == "Part" {
            assert!(node.dict.has(b"T"), "{path}: a part without a title");
            level = 0;
        }
        if let Some(own) = kind.strip_prefix('H').and_then(|level| level.parse::<u32>().ok()) {
            assert!(own <= level + 1, "{path}: H{own} after H{level}");
            level = own;
        }
        if kind == "TH" {
            let attributes = node.dict.get(b"A").unwrap().as_dict().unwrap();
            assert!(attributes.has(b"Scope"), "{path}: a header cell of nothing");
        }
        if kind == "Figure" {
            let attributes = node.dict.get(b"A").unwrap().as_dict().unwrap();
            assert!(attributes.has(b"BBox"), "{path}: a figure without its room");
            assert!(node.dict.has(b"Alt"), "{path}: a figure without words");
        }
        if kind == "L" {
            let attributes = node.dict.get(b"A").unwrap().as_dict().unwrap();
            assert!(attributes.has(b"ListNumbering"), "{path}");
        }
        if kind != "TD" && kind != "TH" {
            assert!(node.dict.has(b"K"), "{path}: an empty {kind}");
        }
    }
    check_rows(path, &tree);

    let mut parent_tree = BTreeMap::new();
    let structure = document.get_dictionary(root(&document)).unwrap();
    number_tree(&document, reference(structure, b"ParentTree"), &mut parent_tree);
    let next = structure.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    assert!(parent_tree.keys().all(|&key| key < next), "{path}");

    let mut drawn = Vec::new();
    let mut keys = BTreeSet::new();
    for page in document.page_iter() {
        let dict = document.get_dictionary(page).unwrap();
        if !dict.has(b"Contents") {
            assert!(!dict.has(b"StructParents"), "{path}: a blank page with content");
            continue;
        }
        assert_eq!(name(dict, b"Tabs"), "S");
        let key = dict.get(b"StructParents").unwrap().as_i64().unwrap();
        assert!(keys.insert(key), "{path}: two pages with key {key}");
        let own = parent_tree[&key].as_array().unwrap();
        let found = sequences(&document, page);
        let numbers: Vec<i64> = (0..).take(found.len()).collect();
        assert_eq!(found, numbers, "{path}: sequences are numbered as they are drawn");
        assert_eq!(own.len(), found.len(), "{path}: page {key}");
        let elements = own.iter().map(|element| element.as_reference().unwrap());
        drawn.extend(numbers.into_iter().zip(elements).map(|(own, id)| (page, own, id)));
    }
    assert_eq!(keys.len(), parent_tree.len(), "{path}: keys without a page");
    // Each sequence once, by the element that the parent tree names.
    let mut read = tree.content;
    if path.starts_with("print/") {
        // Letter after letter, and on each page as drawn.
        let pages: Vec<ObjectId> = document.page_iter().collect();
        read.sort_by_key(|(page, ..)| pages.iter().position(|own| own == page));
    }
    // Read as drawn.
    assert_eq!(read, drawn, "{path}");
}

/// The rows of a table have as many cells as each other, those across columns counted as many.
fn check_rows(path: &str, tree: &Tree) {
    let mut cells: BTreeMap<ObjectId, usize> = BTreeMap::new();
    for node in tree.nodes.values().filter(|node| matches!(&*node.kind, "TH" | "TD")) {
        *cells.entry(node.parent.unwrap()).or_default() += columns(&node.dict);
    }
    let mut rows: BTreeMap<ObjectId, BTreeSet<usize>> = BTreeMap::new();
    for (row, count) in cells {
        rows.entry(tree.nodes[&row].parent.unwrap()).or_default().insert(count);
    }
    assert!(rows.values().all(|counts| counts.len() == 1), "{path}: a ragged table");
}

/// The number of columns that a cell goes across.
fn columns(cell: &Dictionary) -> usize {
    let attributes = cell.get(b"A").and_then(Object::as_dict);
    let columns = attributes.and_then(|own| own.get(b"ColSpan")).and_then(Object::as_i64);
    columns.map_or(1, |columns| usize::try_from(columns).unwrap())
}

/// The events of `samples`.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("event.toml"))
        .collect();
    found.sort();
    found
}

fn read_job(path: &Path) -> Job {
    Job::read(path).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// A letter of one paragraph on several pages.
fn long() -> Case {
    let body = format!("body = \"{}\"", "शब्द और High Court ".repeat(700));
    Case::new().letter(&body).invitee("सीता").on_pages()
}

/// A table on several pages with rows across it, and what stands on each of them.
pub(crate) fn register() -> Case {
    let rows = (0..60).map(|row| format!("| {row} | नाम | |\n")).collect::<Vec<_>>().concat();
    let letter = format!(
        ":::: under\nपृष्ठ []{{counter=page}} Page\n\n![चिह्न]({{{{ event.logo }}}})\n\n\
         [https://example.org]{{.qr}}\n\n- एक\n\n| क | ख |\n::::\n\n::: over\nऊपर\n:::\n\n\
         # पंजी\n\n| क्र. | नाम | हस्ताक्षर |\n|---|---|---|\n\
         | [अ]{{colspan=all}} |\n{rows}| [आ]{{colspan=all}} |\n| 60 | नाम | |\n\n\
         {{.end}}\nहस्ताक्षर []{{.blank}}\n"
    );
    let style = "[style.under]\nrunning = \"foot\"\n[style.over]\nrunning = \"head\"\n\
        [style.qr]\nwidth = \"10mm\"\n[style.end]\nkeep = \"with-previous\"\n\
        [style.table]\nrules = \"0.4pt\"\n[style.cell]\nmin_height = \"9mm\"\n";
    let case = Case::new().event("logo = \"logo.svg\"").file("logo.svg", LOGO);
    case.template(&letter).style(style).invitee("सीता").on_pages()
}

const LOGO: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>\
    <path d='M0 0h10v10z' fill='#aa0000'/></svg>";

/// An event with everything that letters can hold, the templates' own parts aside.
fn everything() -> Case {
    Case::new()
        .event(
            "organiser = \"सभा\"\nplace = \"आरा\"\nvenue = \"Town Hall (A)\"\nagenda = [\"एक\", \"दो\"]",
        )
        .letter(
            "subject = \"High Court में बैठक\"\nrequest = \"आइए।\"\n\
             body = '''\n### उपशीर्षक\n\n#### और नीचे\n\n{.ka}\n1. पहली\n\n   - भीतरी\n2. दूसरी\n\n\
             | क | ख |\n|---|---|\n| 1 |  |\n\n^ सारणी\n\nअंतिम []{.blank} भाग\n'''",
        )
        .row(&["R. K. Singh", "रामपुर", "सीमा देवी"])
        .row(&["सोनम", "", "रमेश कुमार"])
        .on_pages()
}

/// Pictures by themselves, among words, in a cell and under the text.
pub(crate) fn with_pictures() -> Case {
    Case::new()
        .event("logo = \"logo.svg\"")
        .letter(
            "body = '''\nक ![चिह्न](logo.svg) ख\n\n| क | ![चिह्न](logo.svg) |\n\n\
             [https://example.org]{.qr alt=\"लिंक\"}\n\n![](logo.svg){.decoration}\n'''",
        )
        .advocate("signature = \"logo.svg\"\nseal = \"logo.svg\"")
        .paper("underlay = \"logo.svg\"")
        .file("logo.svg", LOGO)
        .invitee("सोनम")
}

#[test]
fn pictures_are_figures_with_words() {
    let made = with_pictures().make().unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let pdf = made.file("all.pdf");
    check("all.pdf", pdf);
    let document = Document::load_mem(pdf).unwrap();
    let tree = Tree::read(&document);
    let figures = tree.nodes.values().filter(|node| node.kind == "Figure").count();
    // Logo, two in the body, code, seal and signature; neither ornament nor underlay.
    assert_eq!(figures, 6);
}

#[test]
fn structure_parents_and_content_agree_in_every_file_of_every_template() {
    for template in whole_letters() {
        let made = everything().built_in(&template).make();
        let made = made.unwrap_or_else(|diagnostics| panic!("{template}: {diagnostics}"));
        let mut count = 0;
        for (path, pdf) in made.files.iter().filter(|(path, _)| path.ends_with("pdf")) {
            check(path, pdf);
            count += 1;
        }
        assert_eq!(count, 2 + 2 + 1, "{template}");
    }
}

#[test]
fn a_paragraph_on_several_pages_is_one_element() {
    let made = long().make().unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let pdf = made.file("all.pdf");
    check("all.pdf", pdf);
    let document = Document::load_mem(pdf).unwrap();
    let tree = Tree::read(&document);
    let pages: BTreeSet<_> = tree.content.iter().map(|(page, ..)| page).collect();
    assert!(pages.len() > 1);
    let mut elements: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (page, _, element) in &tree.content {
        elements.entry(element).or_default().insert(page);
    }
    assert!(elements.values().any(|on| on.len() > 1));
}

#[test]
fn what_stands_on_every_page_is_not_read_and_cells_across_columns_say_so() {
    let made = register().make().unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let pdf = made.file("all.pdf");
    check("all.pdf", pdf);
    let tree = Tree::read(&Document::load_mem(pdf).unwrap());
    let pages: BTreeSet<_> = tree.content.iter().map(|(page, ..)| page).collect();
    assert!(pages.len() > 2);
    let kinds = |kind: &str| tree.nodes.values().filter(|node| node.kind == kind).count();
    assert_eq!((kinds("Figure"), kinds("L"), kinds("Table")), (0, 0, 1));
    let spanning: Vec<_> =
        tree.nodes.values().filter(|node| columns(&node.dict) == 3).collect();
    assert_eq!(spanning.len(), 2);
    assert!(spanning.iter().all(|node| node.kind == "TH"));
    let read = words_in_reading_order(pdf);
    assert!(!read.iter().any(|word| ["ऊपर", "Page", "पृष्ठ"].contains(&&**word)), "{read:?}");
    let drawn = crate::own_reader::words(pdf);
    let count = |word: &str| drawn.iter().filter(|own| *own == word).count();
    assert_eq!((count("Page"), count("ऊपर")), (pages.len(), pages.len() - 1));
}

#[test]
fn every_sample_is_tagged() {
    for path in samples() {
        let job = read_job(&path);
        let sink = MemorySink::new();
        // One of the lists has the faults of a real one.
        let options = Options::new().skip_invalid(true);
        generate(&job, &options, &sink).unwrap();
        for (path, pdf) in sink.into_files().iter().filter(|(path, _)| path.ends_with("pdf")) {
            check(path, pdf);
        }
    }
}

#[test]
fn a_file_with_too_many_objects_becomes_several() {
    // With the fonts made before the letters are written, and after.
    for output in ["", "sets = [\"merged\", \"bundles\"]"] {
        let most = 360;
        let options = with_most_objects(Options::new(), most);
        let mut case = everything().options(options).output(output);
        for _ in 0..12 {
            case = case.invitee("सोनम");
        }
        let made = case.make().unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        assert!(!made.files.contains_key("all.pdf"), "a part is not the whole");
        let parts: Vec<&String> =
            made.files.keys().filter(|path| path.starts_with("all-")).collect();
        assert!(parts.len() > 1, "{parts:?}");
        let notices = made.summary.notices.iter().map(Diagnostic::code);
        assert_eq!(notices.collect::<Vec<_>>(), ["A0609"; 2], "the merged file and a bundle");
        let mut pages = 0;
        for (path, pdf) in made.files.iter().filter(|(path, _)| path.ends_with("pdf")) {
            assert!(made.summary.files.contains(path), "{path}");
            check(path, pdf);
            let document = Document::load_mem(pdf).unwrap();
            let numbers = document.max_id as usize;
            assert!(numbers <= most, "{path}: {numbers} objects");
            if path.starts_with("all-") {
                pages += document.page_iter().count();
            }
        }
        let whole: usize = made.summary.letters.iter().map(|letter| letter.pages).sum();
        assert_eq!(pages, whole);
    }
}

/// The languages that stretches of the first page say, in the order of the content.
pub(crate) fn said_languages(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let spans = content.operations.iter().filter(|operation| {
        operation.operator == "BDC" && operation.operands[0].as_name().unwrap() == b"Span"
    });
    spans
        .map(|span| {
            let properties = span.operands[1].as_dict().unwrap();
            let language = properties.get(b"Lang").unwrap().as_str().unwrap();
            String::from_utf8(language.to_vec()).unwrap()
        })
        .collect()
}

#[test]
fn text_in_another_script_says_its_language() {
    let made = everything().make().unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let languages = said_languages(made.file("all.pdf"));
    // The name, the subject, and the hall.
    assert!(languages.len() >= 3, "{}", languages.len());
    assert!(languages.iter().all(|language| language == "en"));
}

#[test]
#[ignore = "needs python with page-validation"]
fn a_validator_finds_nothing_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut make = |name: &str, job: &Job| {
        let root = folder.path().join(name);
        let options = Options::new().skip_invalid(true);
        let summary = generate(job, &options, &FolderSink::new(&root)).unwrap();
        files.extend(
            summary
                .files
                .iter()
                .filter(|path| path.ends_with("pdf"))
                .map(|path| root.join(path)),
        );
    };
    for template in whole_letters() {
        make(&template, &everything().built_in(&template).job().unwrap());
    }
    make("pictures", &with_pictures().job().unwrap());
    make("long", &long().job().unwrap());
    make("register", &register().job().unwrap());
    for path in samples() {
        let name = path.parent().unwrap().file_name().unwrap().to_string_lossy();
        make(&name, &read_job(&path));
    }
    assert!(files.len() > 100);
    let found = run(python("validate_pdf.py").args(&files), "");
    assert!(found.is_empty(), "{found}");
}
