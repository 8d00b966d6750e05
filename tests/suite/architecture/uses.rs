//! Which file of the program uses which: paths of its sources followed, through re-exports, to
//! the file that defines what they name.
//!
//! Counted are the paths of `use` and those in code. A re-export passes a name on and uses
//! nothing, unless its file also speaks of the name. Methods are not seen, and unit tests are
//! left out.

use std::collections::{BTreeMap, BTreeSet};

/// A path of modules from the root of the crate.
type Path = Vec<String>;

/// A file, with what it brings into scope and every path in its code.
#[derive(Default)]
struct Module {
    file: String,
    imports: Vec<Import>,
    paths: Vec<Path>,
    /// Words that stand alone, outside of paths.
    words: BTreeSet<String>,
}

struct Import {
    name: String,
    path: Path,
    is_public: bool,
}

/// The files of a program by the path of their module.
pub(super) struct Sources(BTreeMap<Path, Module>);

impl Sources {
    /// Reads sources, given with their paths from `src`, without their unit tests.
    pub(super) fn new(sources: &[(String, String)]) -> Self {
        let modules =
            sources.iter().filter(|(file, _)| !is_test(file)).map(|(file, source)| {
                let module = file.strip_suffix(".rs").unwrap();
                let module = module.strip_suffix("/mod").unwrap_or(module);
                let is_root = module == "lib" || module == "main";
                let path = module.split('/').filter(|_| !is_root).map(str::to_owned).collect();
                (path, Module::new(file, without_tests(source)))
            });
        // `main.rs` is the root of a crate of its own, which uses this one from outside.
        Self(modules.filter(|(_, module)| module.file != "main.rs").collect())
    }

    /// The files that each file uses.
    pub(super) fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of_module = |(at, module): (&Path, &Module)| {
            let words =
                |import: &&Import| !import.is_public || module.words.contains(&import.name);
            let imported = module.imports.iter().filter(words).map(|import| &import.path);
            let found = imported.chain(&module.paths).filter_map(|path| self.file(at, path, 0));
            found.filter(|file| *file != module.file).collect()
        };
        self.0.iter().map(|entry| (entry.1.file.as_str(), of_module(entry))).collect()
    }

    /// The file that defines what a path names, seen from a module. None for a module, whose
    /// uses are paths of their own, and for what is of another crate.
    fn file<'s>(&'s self, from: &Path, path: &[String], depth: usize) -> Option<&'s str> {
        let (at, rest) = self.start(from, path)?;
        self.walk(at, rest, depth)
    }

    /// The module in which a path begins, and what of the path is left.
    fn start<'p>(&self, from: &Path, path: &'p [String]) -> Option<(Path, &'p [String])> {
        let mut at = from.clone();
        match path[0].as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => {
                let ups = path.iter().take_while(|segment| *segment == "super").count();
                at.truncate(from.len().checked_sub(ups)?);
                return Some((at, &path[ups..]));
            }
            first => {
                let module = self.0.get(from)?;
                let is_child = self.0.contains_key(&child(from, first));
                let is_imported = module.imports.iter().any(|import| import.name == first);
                return (is_child || is_imported).then_some((at, path));
            }
        }
        Some((at, &path[1..]))
    }

    fn walk<'s>(&'s self, mut at: Path, rest: &[String], depth: usize) -> Option<&'s str> {
        for (index, segment) in rest.iter().enumerate() {
            let is_last = index + 1 == rest.len();
            let inner = child(&at, segment);
            let module = self.0.get(&at)?;
            let import = module.imports.iter().find(|import| import.name == *segment);
            match import {
                // An import of a name of the module itself would be followed without end.
                Some(import) if depth < 8 && (is_last || !self.0.contains_key(&inner)) => {
                    let more = rest[index + 1..].iter().cloned();
                    let path: Path = import.path.iter().cloned().chain(more).collect();
                    return self.file(&at, &path, depth + 1);
                }
                _ if self.0.contains_key(&inner) => at = inner,
                _ => return Some(&module.file),
            }
        }
        None
    }
}

/// Files that use each other, each group in order: the strongly connected components of more
/// than one file, after Tarjan (1972).
pub(super) fn circles<'s>(uses: &BTreeMap<&'s str, BTreeSet<&'s str>>) -> Vec<Vec<&'s str>> {
    #[derive(Default)]
    struct Search<'s> {
        index: BTreeMap<&'s str, usize>,
        low: BTreeMap<&'s str, usize>,
        stack: Vec<&'s str>,
        found: Vec<Vec<&'s str>>,
    }
    fn visit<'s>(
        file: &'s str,
        uses: &BTreeMap<&'s str, BTreeSet<&'s str>>,
        search: &mut Search<'s>,
    ) {
        let index = search.index.len();
        search.index.insert(file, index);
        search.low.insert(file, index);
        search.stack.push(file);
        for used in uses.get(file).into_iter().flatten().copied() {
            if !search.index.contains_key(used) {
                visit(used, uses, search);
                let low = search.low[file].min(search.low[used]);
                search.low.insert(file, low);
            } else if search.stack.contains(&used) {
                let low = search.low[file].min(search.index[used]);
                search.low.insert(file, low);
            }
        }
        if search.low[file] == index {
            let start = search.stack.iter().position(|other| *other == file).unwrap();
            let mut circle = search.stack.split_off(start);
            circle.sort_unstable();
            if circle.len() > 1 {
                search.found.push(circle);
            }
        }
    }
    let mut search = Search::default();
    for file in uses.keys() {
        if !search.index.contains_key(file) {
            visit(file, uses, &mut search);
        }
    }
    search.found.sort_unstable();
    search.found
}

/// Whether a file has nothing but tests.
pub(super) fn is_test(file: &str) -> bool {
    file.ends_with("tests.rs")
}

/// The part of a source before its unit tests, which may use what they like.
pub(super) fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source)
}

fn child(of: &[String], name: &str) -> Path {
    of.iter().cloned().chain([name.to_owned()]).collect()
}

impl Module {
    fn new(file: &str, source: &str) -> Self {
        let tokens = tokens(source);
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        let mut at = 0;
        let mut is_public = false;
        while at < tokens.len() {
            match tokens[at].as_str() {
                // The place in `pub(in …)` is no use.
                "pub" => {
                    is_public = true;
                    at += 1;
                    if tokens.get(at).is_some_and(|token| token == "(") {
                        at += tokens[at..].iter().position(|token| token == ")").unwrap() + 1;
                    }
                    continue;
                }
                // Nor is the name of a module where it is declared.
                "mod" => at += 2,
                "use" => {
                    at = module.import(&tokens, at + 1, &Path::new(), is_public);
                }
                word if is_word(word) => {
                    let mut path = vec![word.to_owned()];
                    at += 1;
                    while tokens.get(at).is_some_and(|token| token == "::")
                        && tokens.get(at + 1).is_some_and(|token| is_word(token))
                    {
                        path.push(tokens[at + 1].clone());
                        at += 2;
                    }
                    if path.len() > 1 {
                        module.paths.push(path);
                    } else {
                        module.words.extend(path);
                    }
                }
                _ => at += 1,
            }
            is_public = false;
        }
        module
    }

    /// Takes in one tree of a `use`, from `at`. Gives where it ends.
    fn import(
        &mut self,
        tokens: &[String],
        mut at: usize,
        before: &Path,
        public: bool,
    ) -> usize {
        let mut path = before.clone();
        loop {
            match tokens[at].as_str() {
                "{" => {
                    at += 1;
                    while tokens[at] != "}" {
                        at = self.import(tokens, at, &path, public);
                        at += usize::from(tokens[at] == ",");
                    }
                    return at + 1;
                }
                "::" => at += 1,
                "*" => return at + 1,
                word => {
                    if word != "self" || path.is_empty() {
                        path.push(word.to_owned());
                    }
                    at += 1;
                    if tokens[at] != "::" {
                        break;
                    }
                }
            }
        }
        let mut name = path.last().unwrap().clone();
        if tokens[at] == "as" {
            name.clone_from(&tokens[at + 1]);
            at += 2;
        }
        self.imports.push(Import { name, path, is_public: public });
        at
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The words and marks of a source, `::` in one, without comments, texts and lifetimes.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = text(rest) {
            length
        } else if is_word(rest) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let end = end.unwrap_or(rest.len());
            tokens.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the text, character or lifetime that stands at the beginning, if one does.
fn text(source: &str) -> Option<usize> {
    let marks = source.trim_start_matches(['b', 'c']);
    if marks.starts_with('r') && source.len() - marks.len() < 2 {
        let inner = marks[1..].trim_start_matches('#');
        let hashes = marks.len() - 1 - inner.len();
        if inner.starts_with('"') {
            let start = source.len() - inner.len() + 1;
            let end = format!("\"{}", "#".repeat(hashes));
            let length = source[start..].find(&end)?;
            return Some(start + length + end.len());
        }
    }
    let quoted = |mark: char| {
        let mut is_escaped = false;
        let mut characters = source.char_indices().skip(1);
        characters.find_map(|(at, c)| {
            let is_end = c == mark && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end.then_some(at + 1)
        })
    };
    match source.chars().next()? {
        '"' => quoted('"'),
        '\'' => {
            let mut inner = source[1..].chars();
            let (first, second) = (inner.next()?, inner.next());
            if first == '\\' || second == Some('\'') {
                quoted('\'')
            } else {
                let end = source[1..].find(|c: char| !c.is_alphanumeric() && c != '_');
                Some(1 + end.unwrap_or(source.len() - 1))
            }
        }
        _ => None,
    }
}

#[test]
fn paths_are_followed_to_the_file_that_defines_a_name() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod inner; mod other; pub use inner::Name; use crate::b::{self, Thing};"),
        (
            "a/inner.rs",
            "use super::other::one as two; fn f() { crate::b::x(\"crate::a::other::one\") }",
        ),
        (
            "a/other.rs",
            "// crate::b::x\npub(in crate::b) struct S<'a>(&'a str); const C: char = '\\'';",
        ),
        (
            "b.rs",
            "use crate::a::Name; use crate::a; fn f() { a::other::one() }\n#[cfg(test)]\nmod tests {",
        ),
    ];
    let files = files.map(|(file, source)| (file.to_owned(), source.to_owned()));
    let sources = Sources::new(&files);
    let uses = sources.uses();
    let of = |file: &str| uses[file].iter().copied().collect::<Vec<_>>().join(" ");
    assert_eq!(of("a/mod.rs"), "b.rs");
    assert_eq!(of("a/inner.rs"), "a/other.rs b.rs");
    assert_eq!(of("a/other.rs"), "");
    assert_eq!(of("b.rs"), "a/inner.rs a/other.rs");
    assert_eq!(circles(&uses), [["a/inner.rs", "b.rs"]]);
}
