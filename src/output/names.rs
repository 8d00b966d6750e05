//! File names that keep the Hindi and are safe everywhere.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest file name, extension included, in bytes of UTF-8. Most file systems allow 255;
/// the rest is left for folders and for copies ("- Copy (2)").
const LONGEST: usize = 150;

/// Gives the files of one run their names, no two of them the same to any file system.
#[derive(Debug, Default)]
pub struct FileNames {
    used: BTreeSet<String>,
    /// The folders of letters, by what they are called after.
    folders: BTreeMap<String, String>,
    /// The least number that may be free, by the name without it and the length of its ending:
    /// names are never given back, so equal ones need not be counted through again.
    free: BTreeMap<(String, usize), u32>,
}

impl FileNames {
    /// None given yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// `letters/007-राम सिंह.pdf`, or in the folder of what is not empty,
    /// `letters/बेला/007-राम सिंह.pdf`.
    pub fn letter(&mut self, of: &str, stem: &str) -> String {
        if of.is_empty() {
            return self.unique("letters/", &safe(stem), ".pdf");
        }
        let folder = if let Some(folder) = self.folders.get(of) {
            folder.clone()
        } else {
            let folder = format!("{}/", self.unique("letters/", &safe(of), ""));
            self.folders.insert(of.to_owned(), folder.clone());
            folder
        };
        self.unique(&folder, &safe(stem), ".pdf")
    }

    /// `bundles/राम सिंह.pdf`.
    pub fn bundle(&mut self, of: &str) -> String {
        self.unique("bundles/", &safe(of), ".pdf")
    }

    /// `print/राम सिंह.pdf`.
    pub fn sheets(&mut self, of: &str) -> String {
        self.unique("print/", &safe(of), ".pdf")
    }

    /// `papers/राम सिंह-वितरण पंजी.pdf`.
    pub fn paper(&mut self, of: &str) -> String {
        self.unique("papers/", &safe(of), ".pdf")
    }

    /// The name of a file that somebody handed in, with its ending.
    pub fn kept(&mut self, stem: &str, ending: &str) -> String {
        let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
        self.unique("", &safe(stem), &ending)
    }

    /// `all-02.pdf`: one of the files that a file too large is parted into, its number with at
    /// least so many digits.
    pub fn part(&mut self, whole: &str, part: usize, digits: usize) -> String {
        let stem = whole.strip_suffix(".pdf").unwrap_or(whole);
        let at = stem.rfind('/').map_or(0, |at| at + 1);
        let (folder, stem) = stem.split_at(at);
        // The number belongs to the ending, so that a long name is cut before it.
        self.unique(folder, stem, &format!("-{part:0digits$}.pdf"))
    }

    fn unique(&mut self, folder: &str, stem: &str, extension: &str) -> String {
        let plain = numbered(folder, stem, extension);
        if self.used.insert(comparable(&plain)) {
            return plain;
        }
        let mut count = 2_u32;
        loop {
            let ending = format!("-{count}{extension}");
            // Names with equal ones are equal with each number as long as this.
            let mark = format!("{}{extension}", "-".repeat(ending.len() - extension.len()));
            let family = comparable(&numbered(folder, stem, &mark));
            let free = self.free.entry((family, ending.len())).or_insert(count);
            if *free > count {
                count = *free;
                continue;
            }
            let path = numbered(folder, stem, &ending);
            count += 1;
            *free = count;
            if self.used.insert(comparable(&path)) {
                return path;
            }
        }
    }
}

/// The path of a file, its name no longer than it may be.
fn numbered(folder: &str, stem: &str, ending: &str) -> String {
    let stem = not_reserved(&cut(stem, LONGEST - ending.len()));
    format!("{folder}{stem}{ending}")
}

/// The text as a file name without extension: nothing that a file system refuses, that steers a
/// terminal, or that cannot be seen.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => out.push('_'),
            c if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if is_format(c) => {}
            c => out.push(c),
        }
    }
    let out = out.trim_matches([' ', '.']);
    if out.is_empty() { "_".to_owned() } else { out.to_owned() }
}

/// Invisible characters of format and direction. The joiners, which Hindi needs, are not here.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{180E}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// At most so many bytes, cut between aksharas. A single cluster that is too long (a heap of
/// marks) is cut between its characters.
fn cut(stem: &str, longest: usize) -> String {
    if stem.len() <= longest {
        return stem.to_owned();
    }
    let end = stem
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .take_while(|start| *start <= longest)
        .last()
        .unwrap_or(0);
    let end = if end == 0 { stem.floor_char_boundary(longest) } else { end };
    let cut = stem[..end].trim_end_matches([' ', '.']);
    if cut.is_empty() { "_".to_owned() } else { cut.to_owned() }
}

/// Windows keeps some names for devices, whatever extension follows.
fn not_reserved(stem: &str) -> String {
    let device = stem.split('.').next().unwrap_or(stem).trim_end().to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        device
            .strip_prefix(port)
            .is_some_and(|n| n.chars().count() == 1 && n.contains(is_port_number))
    });
    let named = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];
    if numbered || named.contains(&device.as_str()) {
        format!("_{stem}")
    } else {
        stem.to_owned()
    }
}

fn is_port_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '¹' | '²' | '³')
}

/// The key that two names share if some file system takes them for the same: case, normal form,
/// and joiners, which the Mac's old one passes over.
fn comparable(path: &str) -> String {
    path.nfc()
        .filter(|c| !matches!(c, '\u{200C}' | '\u{200D}'))
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::{FileNames, LONGEST, comparable, safe};

    #[test]
    fn letters_in_folders() {
        let mut names = FileNames::new();
        assert_eq!(names.letter("", "5-राम"), "letters/5-राम.pdf");
        assert_eq!(names.letter("../बेला", "5-राम"), "letters/_बेला/5-राम.pdf");
        assert_eq!(names.letter("../बेला", "5-राम"), "letters/_बेला/5-राम-2.pdf");
        // Two places, though no file system could tell their folders apart.
        assert_eq!(names.letter("/बेला", "5-राम"), "letters/_बेला-2/5-राम.pdf");
        // A folder cannot have the name of a file.
        assert_eq!(names.letter("5-राम.pdf", "x"), "letters/5-राम.pdf-2/x.pdf");
        assert_eq!(names.letter("nul", "aux"), "letters/_nul/_aux.pdf");
    }

    #[test]
    fn names_of_all_kinds() {
        for (name, expected) in [
            ("*राम* | {{ 7*7 }} [x](y) <b>", "_राम_ _ {{ 7_7 }} [x](y) _b_"),
            ("../../etc/x", "_.._etc_x"),
            ("a\u{202E}b\u{7}c", "ab c"),
            ("क्\u{200D}ष", "क्\u{200D}ष"),
            ("राम.  ", "राम"),
            ("\u{A0}a \t b", "a b"),
            ("...", "_"),
            ("", "_"),
        ] {
            assert_eq!(safe(name), expected, "{name:?}");
        }
    }

    #[test]
    fn windows_devices() {
        let mut names = FileNames::new();
        for (name, expected) in [
            ("CON", "bundles/_CON.pdf"),
            ("nul.txt", "bundles/_nul.txt.pdf"),
            ("COM1", "bundles/_COM1.pdf"),
            ("lpt³", "bundles/_lpt³.pdf"),
            ("COM10", "bundles/COM10.pdf"),
            ("CONSUL", "bundles/CONSUL.pdf"),
        ] {
            assert_eq!(names.bundle(name), expected);
        }
        assert_eq!(names.letter("", "CON"), "letters/_CON.pdf");
    }

    #[test]
    fn same_names_get_numbers() {
        let mut names = FileNames::new();
        assert_eq!(names.bundle("R. Singh"), "bundles/R. Singh.pdf");
        assert_eq!(names.bundle("r. singh"), "bundles/r. singh-2.pdf");
        assert_eq!(names.bundle("R. SINGH"), "bundles/R. SINGH-3.pdf");
        assert_eq!(names.bundle("\u{958}"), "bundles/\u{915}\u{93C}.pdf");
        assert_eq!(names.bundle("\u{915}\u{93C}"), "bundles/\u{915}\u{93C}-2.pdf");
    }

    #[test]
    fn parts_sort_as_they_follow() {
        let mut names = FileNames::new();
        assert_eq!(names.bundle("राम"), "bundles/राम.pdf");
        assert_eq!(names.part("all.pdf", 2, 2), "all-02.pdf");
        assert_eq!(names.part("bundles/राम.pdf", 7, 3), "bundles/राम-007.pdf");
        assert_eq!(names.bundle("राम-007"), "bundles/राम-007-2.pdf");
        assert_eq!(names.part("bundles/राम.pdf", 100, 2), "bundles/राम-100.pdf");
        // A name as long as may be keeps its number.
        let long = names.bundle(&"क्षत्रिय".repeat(40));
        let parts = [9, 10].map(|part| names.part(&long, part, 2));
        assert!(parts[0].ends_with("-09.pdf") && parts[1].ends_with("-10.pdf"), "{parts:?}");
        assert!(parts[0] < parts[1] && parts[0].len() <= "bundles/".len() + LONGEST);
    }

    #[test]
    fn long_names_are_cut_between_aksharas() {
        let name = "क्षत्रिय".repeat(40);
        let mut names = FileNames::new();
        let first = names.bundle(&name);
        let second = names.bundle(&name);
        assert!(second.ends_with("-2.pdf") && first != second);
        for path in [first, second] {
            let file = path.strip_prefix("bundles/").unwrap();
            assert!(file.len() <= LONGEST);
            let stem = file.trim_end_matches(".pdf").trim_end_matches("-2");
            let clusters: Vec<&str> = stem.graphemes(true).collect();
            assert!(name.graphemes(true).collect::<Vec<_>>().starts_with(&clusters), "{stem}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_safe(names in prop::collection::vec(any::<String>(), 1..8)) {
            let mut files = FileNames::new();
            let mut seen = BTreeSet::new();
            for name in &names {
                for path in [files.letter("", name), files.letter(name, name), files.bundle(name)] {
                    let (folder, file) = path.split_once('/').unwrap();
                    prop_assert!(folder == "letters" || folder == "bundles");
                    let (below, file) = file.split_once('/').unwrap_or(("_", file));
                    prop_assert!(!below.contains(['<', '>', ':', '"', '\\', '|', '?', '*']));
                    prop_assert!(below.len() <= LONGEST && !below.starts_with('.'));
                    prop_assert!(!file.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']));
                    prop_assert!(!file.chars().any(char::is_control));
                    prop_assert!(file.len() <= LONGEST && file.len() > ".pdf".len());
                    let stem = file.strip_suffix(".pdf").unwrap();
                    prop_assert!(!stem.ends_with([' ', '.']) && !stem.starts_with([' ', '.']));
                    prop_assert!(seen.insert(comparable(&path)), "{} twice", path);
                }
            }
        }

        #[test]
        fn hindi_stays(name in "[क-ह][ा-ौ]?( [क-ह][ा-ौ]?){0,5}") {
            prop_assert_eq!(FileNames::new().bundle(&name), format!("bundles/{name}.pdf"));
        }
    }
}
