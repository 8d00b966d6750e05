//! What files tell printers and their readers about pages: labels, boxes, sides of the paper.

use lopdf::{Dictionary, Document, Object};

use crate::laid::SMALL;
use crate::own_reader::words;
use crate::support::case::{Case, Made};

/// Letters of one, two and three pages: as many as the village says.
fn case(villages: &[&str]) -> Case {
    let long = "यह सभा सबके लिए है।\\\n".repeat(14);
    let template = format!(
        "{{{{ invitee.name }}}}\n\n{{% if invitee.village != \"एक\" %}}{long}{{% endif %}}\n\n\
         {{% if invitee.village == \"तीन\" %}}{long}{long}{{% endif %}}\n\nअंत\n"
    );
    let case = Case::new().template(&template).style(SMALL).on_pages();
    villages
        .iter()
        .zip(["राम", "श्याम", "गीता", "मोहन", "सीता"])
        .fold(case, |case, (pages, name)| case.row(&[name, pages, "सीमा देवी"]))
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

fn dict<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object {
        Object::Reference(id) => document.get_dictionary(*id).unwrap(),
        other => other.as_dict().unwrap(),
    }
}

/// The labels of all pages, as ISO 32000-1, 12.4.2 has readers make them.
fn labels(document: &Document) -> Vec<String> {
    fn entries(document: &Document, node: &Dictionary, found: &mut Vec<(usize, Dictionary)>) {
        if let Ok(kids) = node.get(b"Kids") {
            for kid in kids.as_array().unwrap() {
                let kid = dict(document, kid);
                let before = found.len();
                entries(document, kid, found);
                let limits = kid.get(b"Limits").unwrap().as_array().unwrap();
                let limits: Vec<usize> = limits
                    .iter()
                    .map(|limit| limit.as_i64().unwrap().try_into().unwrap())
                    .collect();
                assert_eq!(limits, [found[before].0, found.last().unwrap().0]);
            }
        }
        if let Ok(numbers) = node.get(b"Nums") {
            for pair in numbers.as_array().unwrap().chunks(2) {
                let first = pair[0].as_i64().unwrap().try_into().unwrap();
                found.push((first, dict(document, &pair[1]).clone()));
            }
        }
    }
    let mut ranges = Vec::new();
    let root = document.catalog().unwrap().get(b"PageLabels").unwrap();
    entries(document, dict(document, root), &mut ranges);
    assert!(ranges.is_sorted_by_key(|(first, _)| *first));
    let label = |page: usize| {
        let (first, range) = ranges.iter().rev().find(|(first, _)| *first <= page).unwrap();
        let prefix = range.get(b"P").map_or(String::new(), |prefix| {
            String::from_utf8(prefix.as_str().unwrap().to_vec()).unwrap()
        });
        assert_eq!(range.get(b"S").unwrap().as_name().unwrap(), b"D");
        let start = range.get(b"St").unwrap().as_i64().unwrap();
        format!("{prefix}{}", start + i64::try_from(page - first).unwrap())
    };
    (0..document.get_pages().len()).map(label).collect()
}

/// How often a page shows something.
fn shown(document: &Document) -> Vec<bool> {
    let pages = document.get_pages();
    pages.values().map(|id| document.get_dictionary(*id).unwrap().has(b"Contents")).collect()
}

/// What the file says of printing.
fn printed(document: &Document) -> (String, String) {
    let preferences = document.catalog().unwrap().get(b"ViewerPreferences").unwrap();
    let name = |key: &[u8]| {
        let name = dict(document, preferences).get(key).unwrap().as_name().unwrap();
        String::from_utf8(name.to_vec()).unwrap()
    };
    (name(b"PrintScaling"), name(b"Duplex"))
}

fn load(made: &Made, path: &str) -> Document {
    Document::load_mem(made.file(path)).unwrap()
}

#[test]
fn pages_are_called_by_the_serials_of_their_letters() {
    let made = made(&case(&["एक", "दो", "एक", "तीन", "एक"]));
    let wanted = ["1", "2", "2-2", "3", "4", "4-2", "4-3", "5"];
    for path in ["all.pdf", "bundles/सीमा देवी.pdf"] {
        let document = load(&made, path);
        assert_eq!(labels(&document), wanted, "{path}");
        assert_eq!(shown(&document), [true; 8], "{path}");
    }
    let single = load(&made, &made.summary.letters[1].file);
    assert!(!single.catalog().unwrap().has(b"PageLabels"), "its own numbers are right");
}

#[test]
fn serials_are_labels_wherever_their_letters_stand() {
    let made = made(&case(&["दो", "एक", "एक", "दो"]).output("order = [\"name\"]"));
    assert_eq!(labels(&load(&made, "all.pdf")), ["3", "4", "4-2", "1", "1-2", "2"]);
}

#[test]
fn labels_of_many_letters_are_a_tree() {
    let names: Vec<String> = (1..=90).map(|number| format!("राम {number}")).collect();
    let case = names.iter().fold(case(&[]), |case, name| case.row(&[name, "दो", "सीमा देवी"]));
    let made = made(&case.output("sets = \"merged\""));
    let wanted: Vec<String> =
        (1..=90).flat_map(|serial| [format!("{serial}"), format!("{serial}-2")]).collect();
    assert_eq!(labels(&load(&made, "all.pdf")), wanted);
}

#[test]
fn files_are_printed_as_large_as_they_are_and_on_one_side() {
    let made = made(&case(&["एक", "दो"]));
    for path in made.files.keys().filter(|path| path.ends_with("pdf")) {
        let document = load(&made, path);
        assert_eq!(printed(&document), ("None".to_owned(), "Simplex".to_owned()), "{path}");
        for id in document.get_pages().values() {
            let page = document.get_dictionary(*id).unwrap();
            assert_eq!(page.get(b"TrimBox").unwrap(), page.get(b"MediaBox").unwrap(), "{path}");
        }
    }
}

#[test]
fn on_both_sides_each_letter_begins_on_a_sheet_of_its_own() {
    let case = case(&["एक", "दो", "तीन", "एक"]);
    let plain = made(&case);
    let made = made(&case.output("sides = 2"));
    for path in ["all.pdf", "bundles/सीमा देवी.pdf"] {
        let document = load(&made, path);
        assert_eq!(
            labels(&document),
            ["1", "1-2", "2", "2-2", "3", "3-2", "3-3", "3-4", "4", "4-2"]
        );
        let wanted = [true, false, true, true, true, true, true, false, true, false];
        assert_eq!(shown(&document), wanted, "{path}");
        assert_eq!(printed(&document).1, "DuplexFlipShortEdge", "wider than high");
        assert_eq!(words(made.file(path)), words(plain.file(path)));
    }
    // Blank pages are counted nowhere.
    assert_eq!(made.report(), plain.report());
    let pages = |made: &Made| -> Vec<usize> {
        made.summary.letters.iter().map(|letter| letter.pages).collect()
    };
    assert_eq!(pages(&made), [1, 2, 3, 1]);
    assert_eq!(pages(&made), pages(&plain));
    let single = load(&made, &made.summary.letters[0].file);
    assert_eq!(
        (shown(&single), printed(&single).1),
        (vec![true], "DuplexFlipShortEdge".to_owned())
    );
}

#[test]
fn sheets_higher_than_wide_are_turned_over_at_the_long_edge() {
    let made = made(&Case::new().invitee("सीता").output("sides = 2"));
    assert_eq!(printed(&load(&made, "all.pdf")).1, "DuplexFlipLongEdge");
}

#[test]
fn there_are_two_sides() {
    let case = Case::new().invitee("सीता").output("sides = 3");
    assert_eq!(case.said(), ["A0107 event.toml:18:9"]);
}

#[test]
#[ignore = "needs python with page-validation, and qpdf"]
fn a_validator_finds_nothing_in_files_with_blank_pages() {
    let made = made(&case(&["एक", "दो", "तीन", "एक"]).output("sides = 2"));
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (at, (name, bytes)) in made.files.iter().enumerate() {
        if name.ends_with("pdf") {
            let path = folder.path().join(format!("{at}.pdf"));
            std::fs::write(&path, bytes).unwrap();
            crate::outside::run(
                std::process::Command::new("qpdf").arg("--check").arg(&path),
                "",
            );
            paths.push(path);
        }
    }
    assert_eq!(paths.len(), 6);
    let found = crate::outside::run(crate::outside::python("validate_pdf.py").args(&paths), "");
    assert!(found.is_empty(), "{found}");
}
