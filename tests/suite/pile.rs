//! `sheets.csv`: the letters as they lie in the pile.

use std::path::Path;

use aamantran::Options;
use lopdf::Document;

use crate::envelopes::envelopes;
use crate::imposed::long_letters;
use crate::labels::labels;
use crate::own_reader::words;
use crate::support::case::{Case, Made};
use crate::support::program::{command, files, new_event};

/// A list of a pile, row by row, as a reader of CSV sees it.
fn table(list: &[u8]) -> Vec<Vec<String>> {
    let list = list.strip_prefix("\u{FEFF}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(list);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// The cells of columns, named in English.
fn columns<const N: usize>(list: &[u8], names: [&str; N]) -> Vec<[String; N]> {
    let table = table(list);
    let at = names.map(|name| {
        let is_called = |own: &String| own.ends_with(&format!("({name})"));
        table[0].iter().position(is_called).unwrap_or_else(|| panic!("{name}: {:?}", table[0]))
    });
    table[1..].iter().map(|row| at.map(|at| row[at].clone())).collect()
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

fn case() -> Case {
    Case::new()
        .header("नाम,पिता,ग्राम,वार्ड,जिला,मोबाइल,अधिवक्ता")
        .row(&["राम", "हरि", "बेला", "3", "", "9430000000", "सीमा देवी"])
        .row(&["गीता", "", "ज्ञानपुर", "", "", "9431054321", "रमेश कुमार"])
        .row(&["श्याम", "", "", "", "भोजपुर", "", "सीमा देवी"])
        .row(&["मोहन", "", "बेला", "", "", "06182-232323", "रमेश कुमार"])
        .row(&["सोहन", "", "बेला", "", "", "9430012345 / 9430054321", "सीमा देवी"])
}

/// The names in the order of the pile.
fn names(made: &Made) -> Vec<String> {
    let rows = columns(made.file("sheets.csv"), ["invitee"]);
    rows.into_iter().map(|[name]| name).collect()
}

/// Every row says rightly on which page of which file its letter begins, and all letters are
/// there.
fn assert_pages_are_right(made: &Made, places: &[(&str, &str)]) {
    for (file, page) in places {
        let rows = columns(made.file("sheets.csv"), ["serial", "invitee", file, page]);
        assert_eq!(rows.len(), made.summary.letters.len());
        for [serial, invitee, file, page] in rows {
            let document = Document::load_mem(made.file(&file)).unwrap();
            let bookmarks = document.get_toc().unwrap().toc;
            let title = format!("{serial} – {invitee}");
            let own = bookmarks.iter().find(|own| own.title == title);
            let own = own.unwrap_or_else(|| panic!("{title} is not in {file}"));
            assert_eq!(own.page.to_string(), page, "{title} in {file}");
        }
    }
}

const BOTH: [(&str, &str); 2] = [("merged", "page in merged"), ("bundle", "page in bundle")];

#[test]
fn letters_lie_bundle_by_bundle() {
    let made = made(&case());
    let table = table(made.file("sheets.csv"));
    assert_eq!(
        table[0],
        [
            "ढेर में स्थान (position)",
            "क्रमांक (serial)",
            "पत्रांक (number)",
            "आमंत्रित (invitee)",
            "पिता/पति (father or husband)",
            "पता (address)",
            "मोबाइल (phone)",
            "पृष्ठ (pages)",
            "सब पत्रों की फ़ाइल (merged)",
            "उसमें पहला पृष्ठ (page in merged)",
            "बंडल (bundle)",
            "उसमें पहला पृष्ठ (page in bundle)",
            "अधिवक्ता (advocate)",
            "सौंपा (handed over)",
            "नहीं मिला (not found)",
            "लौटाया (returned)",
        ]
    );
    let first = [
        "1",
        "1",
        "स./001",
        "राम",
        "हरि",
        "बेला, वार्ड 3",
        "94300•••00",
        "1",
        "all.pdf",
        "1",
        "bundles/सीमा देवी.pdf",
        "1",
        "सीमा देवी",
        "",
        "",
        "",
    ];
    assert_eq!(table[1], first);
    assert_eq!(names(&made), ["राम", "श्याम", "सोहन", "गीता", "मोहन"]);
    let list = made.file("sheets.csv");
    let [positions, serials, _] = [0, 1, 2].map(|at| {
        let rows = columns(list, ["position", "serial", "address"]);
        rows.into_iter().map(|row| row[at].clone()).collect::<Vec<_>>()
    });
    assert_eq!(positions, ["1", "2", "3", "4", "5"]);
    assert_eq!(serials, ["1", "3", "5", "2", "4"]);
    assert_eq!(table[2][5], "जिला – भोजपुर");
    assert_pages_are_right(&made, &BOTH);
}

#[test]
fn without_bundles_letters_lie_as_in_the_file_of_all() {
    let made = made(&case().output("sets = \"merged\"\norder = [\"name\"]"));
    assert_eq!(names(&made), ["गीता", "मोहन", "राम", "श्याम", "सोहन"]);
    assert_pages_are_right(&made, &BOTH[..1]);
    assert!(!table(made.file("sheets.csv"))[0].iter().any(|own| own.contains("(bundle)")));
    let singles = self::made(&case().output("sets = \"letters\""));
    assert_eq!(names(&singles), ["राम", "गीता", "श्याम", "मोहन", "सोहन"]);
    assert!(!table(singles.file("sheets.csv"))[0].iter().any(|own| own.contains("merged")));
}

#[test]
fn pages_are_right_in_parts_on_both_sides_and_on_papers() {
    let split = made(&case().output("bundle_split = 2"));
    assert_pages_are_right(&split, &BOTH);
    let bundles: Vec<String> = columns(split.file("sheets.csv"), ["bundle"]).concat();
    assert_eq!(bundles[..3].concat().matches("-01.pdf").count(), 2);
    assert_eq!(bundles[2], "bundles/सीमा देवी-02.pdf");

    let long = "यह सभा सबके लिए है।\\\n".repeat(60);
    let template = format!(
        "{{{{ invitee.name }}}}\n\n{{% if invitee.village == \"बेला\" %}}{long}{{% endif %}}\n\nअंत\n"
    );
    for sides in [1, 2] {
        let long = case().template(&template).output(&format!("sides = {sides}"));
        let made = made(&long.on_pages());
        assert!(made.summary.letters.iter().any(|own| own.pages > 1));
        assert!(made.summary.letters.iter().any(|own| own.pages == 1));
        assert_pages_are_right(&made, &BOTH);
    }

    let papers =
        "[[paper]]\nname = \"सादा\"\n[[paper]]\nname = \"पैड\"\nwhen = { \"ग्राम\" = \"बेला\" }\n";
    let made = made(&case().tables(papers));
    let rows = columns(made.file("sheets.csv"), ["invitee", "paper"]);
    let rows: Vec<String> = rows.into_iter().map(|row| row.join(" ")).collect();
    assert_eq!(rows, ["श्याम सादा", "राम पैड", "सोहन पैड", "गीता सादा", "मोहन पैड"]);
    assert_pages_are_right(&made, &BOTH);
}

/// File, place, sheet and serial of each letter on the sheets of all, or of its bundle.
fn on_sheets(made: &Made, of: &str) -> Vec<(String, usize, usize, usize)> {
    let (files, sheet, place) =
        (format!("sheets of {of}"), format!("sheet in {of}"), format!("place in {of}"));
    let list = made.file("sheets.csv");
    let rows = columns(list, ["serial", "invitee", &files, &sheet, &place]);
    let number = |text: &String| text.parse::<usize>().unwrap();
    let row = |[serial, invitee, file, sheet, place]: &[String; 5]| {
        // The bookmark leads to the front of that sheet.
        let document = Document::load_mem(made.file(file)).unwrap();
        let title = format!("{serial} – {invitee}");
        let bookmarks = document.get_toc().unwrap().toc;
        let page = bookmarks.iter().find(|own| own.title == title).unwrap().page;
        let own = made.summary.printed.iter().find(|own| own.file == *file).unwrap();
        let pages_of_sheet = document.get_pages().len() / own.sheets;
        assert_eq!(page, (number(sheet) - 1) * pages_of_sheet + 1, "{title} in {file}");
        (file.clone(), number(place), number(sheet), number(serial))
    };
    rows.iter().map(row).collect()
}

#[test]
fn sheets_for_the_printer_are_named_with_the_place_on_them() {
    for sides in ["one", "long-edge", "short-edge"] {
        let case = long_letters(
            &["एक", "तीन", "दो", "एक", "एक"],
            &format!("scheme = \"stack\"\nsides = \"{sides}\""),
        );
        let made = made(&case.row(&["मीना", "दो", "रमेश कुमार"]));
        for of in ["all", "bundle"] {
            let mut letters = on_sheets(&made, of);
            // Cut and stacked, pile upon pile, they lie in order.
            letters.sort();
            let serials: Vec<usize> = letters.iter().map(|own| own.3).collect();
            let mut sorted = serials.clone();
            sorted.sort_unstable();
            if of == "all" {
                assert_eq!(serials, sorted);
            } else {
                assert_eq!(serials, [6, 1, 2, 3, 4, 5], "bundle by bundle, by their names");
            }
        }
    }
    // Labels begin where the first is free.
    let labels = made(&labels(19, "sheet = \"L7160\"\nstart = 5"));
    let places: Vec<_> =
        on_sheets(&labels, "all").into_iter().map(|own| (own.2, own.1)).collect();
    let wanted = (4..23).map(|own| (own / 21 + 1, own % 21 + 1));
    assert!(places.iter().copied().eq(wanted), "{places:?}");
    // Who has a sheet of his own has no place on it.
    let booklets = long_letters(&["तीन", "दो"], "scheme = \"booklet\"");
    for case in [booklets, envelopes(2, "size = \"DL\"")] {
        let made = made(&case);
        let list = made.file("sheets.csv");
        let headings = table(list)[0].join(" ");
        assert!(!headings.contains("place in"), "{headings}");
        assert_eq!(columns(list, ["sheet in all"]).concat(), ["1", "2"]);
    }
}

#[test]
fn telephones_are_shown_as_the_event_asks() {
    let phones = |telephones: &str| -> Vec<String> {
        let made = made(&case().output(&format!("telephones = \"{telephones}\"")));
        columns(made.file("sheets.csv"), ["phone"]).concat()
    };
    assert_eq!(
        phones("masked"),
        ["94300•••00", "", "94300•••45 / 94300•••21", "94310•••21", "•••82-2•••23"]
    );
    // What Excel would make another number of is kept by a mark.
    assert_eq!(
        phones("full"),
        ["9430000000", "", "'9430012345 / 9430054321", "9431054321", "'06182-232323"]
    );
    let none = made(&case().output("telephones = \"none\""));
    let text = String::from_utf8(none.file("sheets.csv").to_vec()).unwrap();
    assert!(!text.contains("phone") && !text.contains("943"), "{text}");
    assert_eq!(case().output("telephones = \"all\"").refused(), ["A0106 event.toml:18:14"]);
}

#[test]
fn no_letter_that_is_held_back_is_in_the_pile() {
    let held = case().row(&["", "हरि", "बेला", "", "", "", "सीमा देवी"]).skip_invalid();
    let made = made(&held);
    assert_eq!(made.summary.rejected.len(), 1);
    assert_eq!(names(&made).len(), 5);
    assert_eq!(made.summary.letters.len(), 5);
}

#[test]
fn the_list_is_the_same_on_any_number_of_threads_and_has_the_letters_of_a_proof() {
    let rows = 0..70;
    let many = rows.fold(Case::new(), |case, at| {
        case.row(&["राम", "बेला", ["सीमा देवी", "रमेश कुमार"][at % 2]])
    });
    let one = made(&many);
    let five = made(&many.clone().options(Options::new().threads(5)));
    assert!(one.file("sheets.csv") == five.file("sheets.csv"));
    assert_eq!(names(&one).len(), 70);
    let proof = made(&many.options(Options::new().threads(1).proof(true)));
    let serials: Vec<String> = columns(proof.file("sheets.csv"), ["serial"]).concat();
    let letters = proof.summary.letters.iter().map(|own| own.serial.to_string());
    assert!(letters.eq(serials.iter().cloned()), "{serials:?}");
    assert_pages_are_right(&proof, &BOTH);
}

#[test]
fn a_part_has_its_own_list_and_what_was_ticked_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    let make = |more: &[&str]| command(&[&["make", &event, "-o", &out], more].concat());
    assert_eq!(make(&[]).code, 0);
    let path = |name: &str| Path::new(&out).join(name);
    let before = std::fs::read(path("sheets.csv")).unwrap();
    let said = make(&["--only", "2-3", "--json"]).out;
    assert!(said.contains(
        "{\"event\":\"files\",\"set\":\"pile\",\"count\":1,\"files\":[\"sheets.csv\"]}"
    ));
    assert!(std::fs::read(path("sheets.csv")).unwrap() == before);
    let selected = std::fs::read(path("selected/sheets.csv")).unwrap();
    assert_eq!(columns(&selected, ["position", "serial"]).concat(), ["1", "2", "2", "3"]);

    let ticked = String::from_utf8(before.clone()).unwrap().replacen(",,,\r\n", ",हाँ,,\r\n", 1);
    std::fs::write(path("sheets.csv"), &ticked).unwrap();
    let said = make(&[]).out;
    let kept = path("old/sheets.csv");
    let told =
        format!("somebody had written in sheets.csv; it was moved to {}\n", kept.display());
    assert!(said.contains(&told), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), ticked);
    assert!(std::fs::read(path("sheets.csv")).unwrap() == before);
    // One that nobody has written in gives way unsaid.
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("सीता देवी", "सीता कुमारी")).unwrap();
    command(&["mark", &event, "2", "--is", "3"]);
    let said = make(&[]).out;
    assert!(!said.contains("written"), "{said}");
    assert!(std::fs::read(path("sheets.csv")).unwrap() != before);
    assert_eq!(files(&path("old")), ["sheets.csv"]);
}

#[test]
fn a_list_that_is_read_is_not_written_over() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, _] = new_event(root.path());
    let folder = Path::new(&list).parent().unwrap();
    std::fs::rename(&list, folder.join("sheets.csv")).unwrap();
    let text = std::fs::read_to_string(&event).unwrap();
    std::fs::write(&event, text.replace("\"list.csv\"", "\"sheets.csv\"")).unwrap();
    let refused = command(&["make", &event, "-o", &folder.display().to_string()]);
    assert_eq!(refused.said(), ["A0606"], "{}", refused.err);
}

/// An event of seven people of two advocates whose pile is not in the order of serials, with more
/// lines in `[output]`.
fn unsorted(root: &Path, more: &str) -> [String; 2] {
    let [event, list, out] = new_event(root);
    let rows =
        ["बेला,मोहन लाल", "ज्ञानपुर,आशा वर्मा", "दूर,आशा वर्मा", "आरण्य,मोहन लाल", "बेला,आशा वर्मा"];
    let rows = rows.iter().enumerate().map(|(at, row)| format!("राम {at},{row}\n"));
    let rows = rows.collect::<String>() + "गीता,आरण्य,आशा वर्मा\nसीता,अरवल,मोहन लाल\n";
    std::fs::write(&list, format!("नाम,ग्राम,अधिवक्ता\n{rows}")).unwrap();
    let text = std::fs::read_to_string(&event).unwrap();
    std::fs::write(&event, format!("{text}\n[output]\norder = [\"village\"]\n{more}")).unwrap();
    [event, out]
}

fn serials(list: &Path) -> Vec<String> {
    columns(&std::fs::read(list).unwrap(), ["serial"]).concat()
}

/// The words of all pages of a file.
fn text(path: &Path) -> Vec<String> {
    words(&std::fs::read(path).unwrap())
}

#[test]
fn what_is_left_of_a_pile_and_what_was_printed_are_the_whole_in_its_order() {
    let root = tempfile::tempdir().unwrap();
    let [event, out] = unsorted(root.path(), "");
    let whole = Path::new(&out);
    let rest = whole.join("selected");
    for (more, files_of_all) in
        [(&[][..], &[][..]), (&["--sets", "merged,letters"][..], &["all.pdf"][..])]
    {
        let make = |after: &[&str]| {
            command(&[&["make", &event, "-o", &out, "--tidy"], more, after].concat())
        };
        assert_eq!(make(&[]).code, 0);
        let pile = serials(&whole.join("sheets.csv"));
        assert!(!pile.is_sorted(), "{pile:?}");
        for (at, last) in pile.iter().enumerate().take(6) {
            let made = make(&["--after", last]);
            assert_eq!(made.code, 0, "{}", made.shown);
            assert_eq!(serials(&rest.join("sheets.csv")), pile[at + 1..], "after {last}");
            let letters = files(&rest.join("letters"));
            assert_eq!(letters.len(), 6 - at);
            for name in letters {
                let read = |folder: &Path| std::fs::read(folder.join("letters").join(&name));
                assert!(read(whole).unwrap() == read(&rest).unwrap(), "{name}");
            }
            for name in files_of_all {
                let (whole, rest) = (text(&whole.join(name)), text(&rest.join(name)));
                assert!(whole.ends_with(&rest) && rest.len() < whole.len(), "{name}");
            }
        }
        let last = make(&["--after", &pile[6]]);
        assert_eq!((last.code, last.said()), (1, vec!["A0709".to_owned()]));
        let none = make(&["--after", "99"]);
        assert_eq!((none.code, none.said()), (1, vec!["A0708".to_owned()]));
        let several = make(&["--after", "1-2"]);
        assert_eq!((several.code, several.said()), (1, vec!["A0701".to_owned()]));
    }
    // Of one bundle.
    let of_one =
        command(&["make", &event, "-o", &out, "--advocate", "मोहन लाल", "--after", "७"]);
    assert_eq!(of_one.code, 0, "{}", of_one.shown);
    assert_eq!(serials(&rest.join("sheets.csv")), ["4", "1"]);
    let of_other =
        command(&["make", &event, "-o", &out, "--advocate", "मोहन लाल", "--after", "6"]);
    assert_eq!(of_other.said(), ["A0708"]);
}

#[test]
fn what_is_left_of_a_pile_is_sheets_that_are_cut_by_themselves() {
    let root = tempfile::tempdir().unwrap();
    let [event, out] = unsorted(root.path(), "sets = [\"merged\"]\n");
    let changed = std::fs::read_to_string(&event).unwrap();
    let changed = changed.replace("template = \"sammelan\"", "template = \"laghu\"").replace(
        "[paper]\nsize = \"A4\"",
        "[print]\nscheme = \"stack\"\n[paper]\nsize = \"A5\"",
    );
    std::fs::write(&event, changed).unwrap();
    let make = |after: &[&str]| command(&[&["make", &event, "-o", &out], after].concat());
    let cut = |folder: &Path| {
        let list = std::fs::read(folder.join("sheets.csv")).unwrap();
        let mut rows = columns(&list, ["place in all", "sheet in all", "serial"]);
        rows.sort();
        rows.into_iter().map(|[_, _, serial]| serial).collect::<Vec<_>>()
    };
    let made = make(&[]);
    assert_eq!(made.code, 0, "{}", made.shown);
    let whole = cut(Path::new(&out));
    assert_eq!(whole.len(), 7);
    assert_eq!(make(&["--after", &whole[2]]).code, 0);
    assert_eq!(cut(&Path::new(&out).join("selected")), whole[3..]);
}

#[test]
fn papers_of_a_bundle_that_is_printed_in_part_speak_of_all_of_it() {
    let root = tempfile::tempdir().unwrap();
    let [event, out] = unsorted(root.path(), "papers = [\"avaran\", \"panji\"]\n");
    let make = |after: &[&str]| command(&[&["make", &event, "-o", &out], after].concat());
    assert_eq!(make(&[]).code, 0);
    let pile = serials(&Path::new(&out).join("sheets.csv"));
    let whole = text(&Path::new(&out).join("bundles/आशा वर्मा.pdf"));
    let made = make(&["--after", &pile[1]]);
    assert_eq!(made.code, 0, "{}", made.shown);
    let selected = Path::new(&out).join("selected");
    assert_eq!(files(&selected.join("bundles")), files(&Path::new(&out).join("bundles")));
    let rest = text(&selected.join("bundles/आशा वर्मा.pdf"));
    assert!(whole.ends_with(&rest) && rest.len() < whole.len(), "the register is of all");
    let cover = text(&selected.join("papers/आशा वर्मा-आवरण पृष्ठ.pdf"));
    assert!(whole.starts_with(&cover), "{cover:?}");
    // The bundle that was not begun has its own.
    let name = "bundles/मोहन लाल.pdf";
    assert_eq!(text(&selected.join(name)), text(&Path::new(&out).join(name)));
    assert_eq!(files(&selected.join("papers")).len(), 1);
    // Of one that was printed as a whole nothing is made.
    assert_eq!(make(&["--after", &pile[4], "--tidy"]).code, 0);
    assert_eq!(files(&selected.join("bundles")), ["मोहन लाल.pdf"]);
}
