//! Sheets for the printer, with several letters on each.

use std::fs;
use std::path::Path;
use std::process::Command;

use aamantran::internals::generate::with_most_objects;
use aamantran::{Diagnostic, Options};
use lopdf::{Document, Object};

use crate::envelopes::envelopes;
use crate::labels::labels;
use crate::laid::SMALL;
use crate::outside::{Reader, python, run};
use crate::own_reader::words;
use crate::press::{BACKGROUND, BORDER, cards};
use crate::support::case::{Case, Made};
use crate::tagged::{check, with_pictures, words_in_reading_order};

const NAMES: [&str; 17] = [
    "राम",
    "श्याम",
    "गीता",
    "मोहन",
    "सीता",
    "हरि",
    "अनिल",
    "सुनील",
    "रीता",
    "मीना",
    "कमल",
    "विमल",
    "सोनम",
    "पूनम",
    "अजय",
    "विजय",
    "क्षितिज",
];

/// So many letters on A5, of one page each, and this table `[print]`.
fn letters(count: usize, print: &str) -> Case {
    let case = Case::new()
        .template("# सभा\n\n{{ invitee.name }}\n\nआप सादर आमंत्रित हैं।\n")
        .paper("size = \"A5\"")
        .tables(&format!("[print]\n{print}"));
    NAMES.iter().take(count).enumerate().fold(case, |case, (at, name)| {
        case.row(&[name, "बेला", if at < 4 { "सीमा देवी" } else { "रमेश कुमार" }])
    })
}

/// Letters of as many pages as the village says, on 120 × 100 mm.
pub(crate) fn long_letters(villages: &[&str], print: &str) -> Case {
    let long = "यह सभा सबके लिए है।\\\n".repeat(14);
    let template = format!(
        "{{{{ invitee.name }}}}\n\n{{% if invitee.village != \"एक\" %}}{long}{{% endif %}}\n\n\
         {{% if invitee.village == \"तीन\" %}}{long}{long}{{% endif %}}\n\nअंत\n"
    );
    let case = Case::new().template(&template).style(SMALL).on_pages();
    let case = case.tables(&format!("[print]\n{print}"));
    villages
        .iter()
        .zip(NAMES)
        .fold(case, |case, (pages, name)| case.row(&[name, pages, "सीमा देवी"]))
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

fn load(made: &Made, path: &str) -> Document {
    Document::load_mem(made.file(path)).unwrap()
}

/// The files of sheets: path, letters, sheets.
fn printed(made: &Made) -> Vec<(&str, usize, usize)> {
    let all = made.summary.printed.iter();
    all.map(|own| (own.file.as_str(), own.letters, own.sheets)).collect()
}

fn duplex(document: &Document) -> String {
    let preferences = document.catalog().unwrap().get(b"ViewerPreferences").unwrap();
    let preferences = preferences.as_dict().unwrap();
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    let name = preferences.get(b"Duplex").unwrap().as_name().unwrap();
    String::from_utf8(name.to_vec()).unwrap()
}

fn page_box(document: &Document, name: &[u8]) -> Vec<f32> {
    let page = document.page_iter().next().unwrap();
    let edges = document.get_dictionary(page).unwrap().get(name).unwrap();
    edges.as_array().unwrap().iter().map(|edge| edge.as_float().unwrap()).collect()
}

#[test]
fn two_letters_share_a_sheet_and_no_bundle_shares_one_with_another() {
    for (count, sheets) in [(1, 1), (2, 1), (3, 2), (15, 8), (16, 8), (17, 9)] {
        for scheme in ["stack", "step"] {
            let made = made(&letters(count, &format!("scheme = \"{scheme}\"")));
            let mut wanted = vec![("print/all.pdf", count, sheets)];
            wanted.push(("print/सीमा देवी.pdf", count.min(4), count.min(4).div_ceil(2)));
            let rest = count.saturating_sub(4);
            wanted.push(("print/रमेश कुमार.pdf", rest, rest.div_ceil(2)));
            wanted.retain(|own| own.1 > 0);
            assert_eq!(printed(&made), wanted);
            for (path, _, sheets) in wanted {
                assert!(made.summary.files.contains(path));
                assert_eq!(load(&made, path).get_pages().len(), sheets, "{path}");
            }
        }
    }
}

#[test]
fn letters_are_read_one_after_the_other() {
    for scheme in ["stack", "step", "single", "booklet"] {
        for print in ["", "sides = \"long-edge\"", "sides = \"short-edge\"\ncut = \"line\""] {
            let print = format!("scheme = \"{scheme}\"\n{print}");
            let villages = ["एक", "तीन", "दो", "एक", "दो", "तीन", "एक", "एक", "दो"];
            for case in [letters(7, &print), long_letters(&villages, &print)] {
                let made = made(&case);
                for (sheets, plain) in [
                    ("print/all.pdf", "all.pdf"),
                    ("print/सीमा देवी.pdf", "bundles/सीमा देवी.pdf"),
                ] {
                    check(sheets, made.file(sheets));
                    let read = words_in_reading_order(made.file(sheets));
                    assert_eq!(read, words_in_reading_order(made.file(plain)), "{print}");
                    assert!(read.len() > 20);
                }
            }
        }
    }
}

#[test]
fn piles_of_two_have_the_first_half_and_the_second() {
    let made = made(&letters(7, "scheme = \"stack\"").template("{{ invitee.name }}\n"));
    let wanted = ["राम", "सीता", "श्याम", "हरि", "गीता", "अनिल", "मोहन"];
    assert_eq!(words(made.file("print/all.pdf")), wanted);
    let step = self::made(&letters(7, "scheme = \"step\"").template("{{ invitee.name }}\n"));
    assert_eq!(words(step.file("print/all.pdf")), NAMES[..7]);
}

#[test]
fn the_sheet_is_an_a4_that_lies_if_that_has_more_room() {
    let a4 = |made: &Made| {
        let media = page_box(&load(made, "print/all.pdf"), b"MediaBox");
        media[2..].iter().map(|edge| (edge * 25.4 / 72.0).round()).collect::<Vec<f32>>()
    };
    assert_eq!(a4(&made(&letters(2, ""))), [297.0, 210.0], "A5");
    assert_eq!(a4(&made(&letters(2, "").paper_of("size = \"A6\""))), [210.0, 297.0], "A6");
    let given = letters(2, "sheet = \"300mm x 350mm\"");
    assert_eq!(a4(&made(&given)), [300.0, 350.0]);
}

#[test]
fn printers_are_told_how_sheets_are_turned_and_what_is_left_of_them() {
    for (sides, wanted) in [
        ("one", "Simplex"),
        ("long-edge", "DuplexFlipLongEdge"),
        ("short-edge", "DuplexFlipShortEdge"),
    ] {
        let made = made(&letters(3, &format!("sides = \"{sides}\"")));
        let document = load(&made, "print/all.pdf");
        assert_eq!(duplex(&document), wanted);
        let sheets = if sides == "one" { 2 } else { 4 };
        assert_eq!(document.get_pages().len(), sheets);
        assert_eq!(page_box(&document, b"TrimBox"), page_box(&document, b"MediaBox"));
    }
    // As letters are printed, unless the sheets are told otherwise.
    let both = made(&letters(3, "").output("sides = 2"));
    assert_eq!(duplex(&load(&both, "print/all.pdf")), "DuplexFlipShortEdge");
    let one = made(&letters(3, "sides = \"one\"").output("sides = 2"));
    assert_eq!(duplex(&load(&one, "print/all.pdf")), "Simplex");
    // A single page is cut out of its sheet.
    let single = made(&letters(3, "scheme = \"single\""));
    let document = load(&single, "print/all.pdf");
    let trim = page_box(&document, b"TrimBox");
    assert_eq!(document.get_pages().len(), 3);
    assert!((trim[2] - trim[0] - 419.53).abs() < 0.01 && trim[0] > 80.0, "{trim:?}");
}

#[test]
fn files_are_made_for_those_of_many_letters() {
    let all = |case: Case| -> Vec<String> {
        let made = made(&case);
        made.files.keys().filter(|path| path.starts_with("print/")).cloned().collect()
    };
    let case = || letters(6, "");
    assert_eq!(all(case().output("sets = \"letters\"")), ["print/all.pdf"]);
    assert_eq!(all(case().output("sets = \"merged\"")), ["print/all.pdf"]);
    let bundles = all(case().output("sets = \"bundles\""));
    assert_eq!(bundles, ["print/रमेश कुमार.pdf", "print/सीमा देवी.pdf"]);
    let split = all(case().output("sets = \"merged\"\nbundle_split = 4"));
    assert_eq!(split, ["print/all-01.pdf", "print/all-02.pdf"]);
    assert!(all(letters(6, "scheme = \"none\"")).is_empty());
}

#[test]
fn bytes_depend_neither_on_threads_nor_on_sheets() {
    let villages = ["एक", "तीन", "दो", "एक", "दो"];
    let case = long_letters(&villages, "sides = \"long-edge\"");
    let one = made(&case);
    let many = made(&case.clone().options(Options::new().threads(5)));
    assert!(one.files == many.files);
    let plain = made(&long_letters(&villages, "scheme = \"none\""));
    // But for the list that names the sheets.
    for (path, bytes) in plain.files.iter().filter(|own| own.0 != "sheets.csv") {
        assert!(one.file(path) == bytes, "{path}");
    }
}

#[test]
fn figures_say_where_they_stand_on_the_sheet() {
    let logo = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0h10v10z'/></svg>";
    let case = Case::new()
        .letter("body = \"![चिह्न](logo.svg)\"")
        .paper("size = \"A5\"")
        .template("{{ invitee.name }}\n\n{{ letter.body }}\n")
        .file("logo.svg", logo)
        .tables("[print]\nsides = \"long-edge\"")
        .invitee("राम")
        .invitee("श्याम");
    let made = made(&case);
    let document = load(&made, "print/all.pdf");
    check("print/all.pdf", made.file("print/all.pdf"));
    let boxes: Vec<Vec<f32>> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
        .filter_map(|attributes| attributes.get(b"BBox").and_then(Object::as_array).ok())
        .map(|edges| edges.iter().map(|edge| edge.as_float().unwrap()).collect())
        .collect();
    let [one, other] = &boxes[..] else { panic!("{boxes:?}") };
    let moved = [other[0] - one[0], other[1] - one[1], other[2] - one[2], other[3] - one[3]];
    for (moved, wanted) in moved.iter().zip([419.528, 0.0, 419.528, 0.0]) {
        assert!((moved - wanted).abs() < 0.01, "{boxes:?}");
    }
}

#[test]
fn what_cannot_share_a_sheet_is_said_before_anything_is_made() {
    let whole = letters(2, "").paper_of("size = \"A4\"");
    assert_eq!(whole.said(), ["A0640 event.toml"]);
    assert!(whole.messages().contains("two letters of 210 × 297 mm"), "{}", whole.messages());
    assert_eq!(whole.refused(), ["A0640 event.toml"]);
    let single = letters(2, "scheme = \"single\"\nsheet = \"A6\"");
    assert_eq!(single.said(), ["A0640 event.toml:10:9"]);
    let unknown = letters(2, "sheet = \"B7\"");
    assert_eq!(unknown.said(), ["A0409 event.toml:9:9"]);
}

/// Letters on two papers, the second of this size.
fn on_two_papers(size: &str) -> Case {
    let papers = format!(
        "[[paper]]\nname = \"सादा\"\nsize = \"A5\"\n\
         [[paper]]\nname = \"पैड\"\nsize = \"{size}\"\nwhen = {{ village = \"आरा\" }}\n"
    );
    letters(3, "").paper_of("").tables(&papers).row(&["सोनम", "आरा", "सीमा देवी"])
}

#[test]
fn letters_on_two_papers_share_no_sheet() {
    for (size, edges) in [("A5", [842.0, 595.0]), ("A6", [595.0, 842.0])] {
        let made = made(&on_two_papers(size));
        let wanted = [
            ("print/all-सादा.pdf", 3, 2),
            ("print/all-पैड.pdf", 1, 1),
            ("print/सीमा देवी-सादा.pdf", 3, 2),
            ("print/सीमा देवी-पैड.pdf", 1, 1),
        ];
        assert_eq!(printed(&made), wanted);
        let media = page_box(&load(&made, "print/all-पैड.pdf"), b"MediaBox");
        let upper: Vec<f32> = media[2..].iter().map(|edge| edge.round()).collect();
        assert_eq!(upper, edges);
    }
}

#[test]
fn a_file_of_sheets_with_too_many_objects_becomes_several() {
    let most = 300;
    let options = with_most_objects(Options::new().threads(1), most);
    let made = made(&letters(17, "").output("sets = \"merged\"").options(options));
    let parts: Vec<&str> = printed(&made).into_iter().map(|own| own.0).collect();
    assert!(parts.len() > 1, "{parts:?}");
    assert_eq!(printed(&made).iter().map(|own| own.1).sum::<usize>(), 17);
    for path in parts {
        check(path, made.file(path));
        let objects = load(&made, path).max_id as usize;
        assert!(objects <= most, "{path}: {objects}");
    }
    let said: Vec<&str> = made.summary.notices.iter().map(Diagnostic::code).collect();
    assert!(said.contains(&"A0609"), "{said:?}");
}

/// The files of cases, each with the letters in all ways.
fn written(folder: &Path) -> Vec<(std::path::PathBuf, Vec<String>)> {
    let mut paths = Vec::new();
    for (at, lines) in ["sheet = \"L7160\"\nstart = 20", "sheet = \"3661\""].iter().enumerate()
    {
        let path = folder.join(format!("labels-{at}.pdf"));
        let bytes = made(&labels(15, lines)).file("print/all.pdf").to_vec();
        fs::write(&path, &bytes).unwrap();
        paths.push((path, words(&bytes)));
    }
    for feed in ["straight", "left", "right", "a4-centre"] {
        let path = folder.join(format!("envelopes-{feed}.pdf"));
        let lines = format!("size = \"C6\"\nfeed = \"{feed}\"");
        let bytes = made(&envelopes(5, &lines)).file("print/all.pdf").to_vec();
        fs::write(&path, &bytes).unwrap();
        paths.push((path, words(&bytes)));
    }
    for (at, print) in [
        "scheme = \"stack\"",
        "scheme = \"step\"\nsides = \"long-edge\"\ncut = \"line\"",
        "scheme = \"stack\"\nsides = \"short-edge\"\ncut = \"none\"",
        "scheme = \"single\"",
        "scheme = \"booklet\"",
        "scheme = \"step\"\nacross = 1\ndown = 1",
        "scheme = \"press\"",
        "scheme = \"press\"\nsides = \"short-edge\"",
    ]
    .iter()
    .enumerate()
    {
        for (which, case) in
            [letters(5, print), long_letters(&["एक", "तीन", "दो"], print)].iter().enumerate()
        {
            for (number, (name, bytes)) in made(case).files.iter().enumerate() {
                if name.starts_with("print/") {
                    let path = folder.join(format!("{at}-{which}-{number}.pdf"));
                    fs::write(&path, bytes).unwrap();
                    paths.push((path, words(bytes)));
                }
            }
        }
    }
    paths
}

#[test]
#[ignore = "needs python with page-validation, and qpdf"]
fn a_validator_finds_nothing_in_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths: Vec<_> = written(folder.path()).into_iter().map(|(path, _)| path).collect();
    let sheets = "[print]\nsheet = \"420mm x 297mm\"\nsides = \"long-edge\"";
    let pictures = made(&with_pictures().tables(sheets).invitee("राम"));
    check("print/all.pdf", pictures.file("print/all.pdf"));
    paths.push(folder.path().join("pictures.pdf"));
    fs::write(paths.last().unwrap(), pictures.file("print/all.pdf")).unwrap();
    let background = "bleed = \"3mm\"\nunderlay = \"back.svg\"";
    for (at, paper, style) in [(0, background, ""), (1, "bleed = \"3mm\"", BORDER)] {
        let case = cards(paper, "sides = \"long-edge\"").style(style);
        let press = made(&case.file("back.svg", BACKGROUND));
        for name in ["print/all.pdf", "all.pdf"] {
            paths.push(folder.path().join(format!("press-{at}-{}", name.replace('/', "-"))));
            fs::write(paths.last().unwrap(), press.file(name)).unwrap();
        }
    }
    for path in &paths {
        run(Command::new("qpdf").arg("--check").arg(path), "");
    }
    let found = run(python("validate_pdf.py").args(&paths), "");
    assert!(found.is_empty(), "{found}");
}

#[test]
#[ignore = "needs all readers"]
fn readers_give_back_the_text_of_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let (paths, wanted): (Vec<_>, Vec<_>) = written(folder.path()).into_iter().unzip();
    for reader in Reader::ALL {
        for ((path, read), wanted) in paths.iter().zip(reader.words_of_all(&paths)).zip(&wanted)
        {
            // Readers that look at places go across letters that stand side by side.
            let sorted = |words: &[String]| {
                let mut words = words.to_vec();
                words.sort();
                words
            };
            // Poppler finds other spaces in text that is turned, and goes across it.
            let turned = ["/1-1-", "-left", "-right", "-a4-centre"];
            let is_turned = turned.iter().any(|own| path.to_string_lossy().contains(own));
            if reader == Reader::Pdftotext && is_turned {
                let letters = |words: &[String]| {
                    let mut letters: Vec<char> = words.concat().chars().collect();
                    letters.sort_unstable();
                    letters
                };
                assert_eq!(letters(&read), letters(wanted), "{}", path.display());
                continue;
            }
            assert_eq!(sorted(&read), sorted(wanted), "{reader:?} {}", path.display());
        }
    }
}

/// A page as pdftoppm draws it: width, and grey of each pixel.
pub(crate) fn drawn(folder: &Path, pdf: &[u8], page: usize) -> (usize, Vec<u8>) {
    fs::write(folder.join("page.pdf"), pdf).unwrap();
    let page = page.to_string();
    let mut draw = Command::new("pdftoppm");
    draw.args(["-r", "100", "-gray", "-singlefile", "-f", &page, "-l", &page]);
    run(draw.args(["page.pdf", "page"]).current_dir(folder), "");
    let bytes = fs::read(folder.join("page.pgm")).unwrap();
    let head: Vec<&[u8]> = bytes.splitn(4, u8::is_ascii_whitespace).collect();
    let width: usize = std::str::from_utf8(head[1]).unwrap().parse().unwrap();
    let pixels = head[3].splitn(2, |byte| *byte == b'\n').nth(1).unwrap();
    (width, pixels.to_vec())
}

/// A letter on paper as large as the sheet, with so much left over around it.
pub(crate) fn on_sheet(
    pdf: &[u8],
    [left, lower]: [f32; 2],
    size: [f32; 2],
    turned: bool,
) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    let pages: Vec<_> = document.page_iter().collect();
    for page in pages {
        let page = document.get_dictionary_mut(page).unwrap();
        let edges = if turned {
            let media: Vec<f32> = page.get(b"MediaBox").unwrap().as_array().unwrap()[2..]
                .iter()
                .map(|edge| edge.as_float().unwrap())
                .collect();
            page.set("Rotate", 180);
            let (right, upper) = (media[0] + left, media[1] + lower);
            [right - size[0], upper - size[1], right, upper]
        } else {
            [-left, -lower, size[0] - left, size[1] - lower]
        };
        page.set("MediaBox", edges.map(Object::from).to_vec());
        page.remove(b"TrimBox");
    }
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
#[ignore = "needs pdftoppm"]
fn a_letter_on_a_sheet_looks_as_it_does_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let a4 = [297.0_f32, 210.0].map(|length| length * 72.0 / 25.4);
    let a5 = [148.0_f32, 210.0].map(|length| length * 72.0 / 25.4);
    let rest = (a4[0] - 2.0 * a5[0]) / 2.0;
    let two_pages = "{{ invitee.name }}\n\n{.new-page}\nपीछे {{ invitee.name }}\n";
    for (sides, turned) in
        [("one", None), ("short-edge", Some(false)), ("long-edge", Some(true))]
    {
        let mut case = letters(3, &format!("sides = \"{sides}\"\ncut = \"none\""));
        if turned.is_some() {
            case = case.template(two_pages).on_pages();
        }
        let made = made(&case);
        let file = made.file("print/all.pdf");
        let (width, front) = drawn(folder.path(), file, 1);
        let back = turned.map(|_| drawn(folder.path(), file, 2).1);
        // The piles are of the first two, and of the third.
        for (slot, letter) in [(0, 0), (1, 2)] {
            let single = made.file(&made.summary.letters[letter].file);
            let lefts = [rest, rest + a5[0]];
            let halves = |pixels: &[u8], left_half: bool| -> Vec<u8> {
                let rows = pixels.chunks(width);
                rows.flat_map(|row| {
                    let (left, right) = row.split_at(width / 2);
                    if left_half { &left[..width / 2 - 8] } else { &right[8..] }.to_vec()
                })
                .collect()
            };
            let own = on_sheet(single, [lefts[slot], 0.0], a4, false);
            let (_, alone) = drawn(folder.path(), &own, 1);
            let (alone, found) = (halves(&alone, slot == 0), halves(&front, slot == 0));
            assert!(alone.iter().any(|pixel| *pixel < 64), "nothing is drawn");
            same(&alone, &found, sides);
            if let (Some(turned), Some(back)) = (turned, &back) {
                // Upright with the columns the other way round, or on its head where it was.
                let column = if turned { slot } else { 1 - slot };
                let left = lefts[column];
                let own = on_sheet(single, [left, 0.0], a4, turned);
                let (_, alone) = drawn(folder.path(), &own, 2);
                let (alone, found) = (halves(&alone, column == 0), halves(back, column == 0));
                assert!(alone.iter().any(|pixel| *pixel < 64), "nothing is drawn");
                same(&alone, &found, sides);
            }
        }
    }
}

/// Greys differ by little, and at few edges: places are written with three decimals.
pub(crate) fn same(one: &[u8], other: &[u8], what: &str) {
    assert_eq!(one.len(), other.len());
    let worst = one.iter().zip(other).map(|(one, other)| one.abs_diff(*other)).max().unwrap();
    assert!(worst <= 1, "{what}: {worst}");
}

#[test]
fn a_booklet_has_four_pages_to_a_sheet() {
    let made = made(&long_letters(&["एक", "तीन", "दो"], "scheme = \"booklet\""));
    let pages: Vec<usize> = made.summary.letters.iter().map(|letter| letter.pages).collect();
    let sheets = pages.iter().map(|pages| pages.div_ceil(4)).sum::<usize>();
    let all = &printed(&made)[0];
    assert_eq!((all.1, all.2), (3, sheets), "{pages:?}");
    let document = load(&made, "print/all.pdf");
    assert_eq!(document.get_pages().len(), 2 * sheets);
    assert_eq!(duplex(&document), "DuplexFlipShortEdge");
    let one = long_letters(&["दो"], "scheme = \"booklet\"\nsides = \"one\"");
    assert_eq!(one.said(), ["A0650 event.toml:10:9"]);
}

#[test]
fn so_many_letters_share_a_sheet_as_are_asked_for() {
    let small = |print: &str| letters(13, print).paper_of("size = \"A6\"");
    for (print, sheets) in [
        ("", 4),
        ("across = 1", 7),
        ("down = 1\nsheet = \"A4\"", 7),
        ("across = 1\ndown = 1", 13),
        ("across = 2\ndown = 2", 4),
    ] {
        let made = made(&small(print));
        assert_eq!(printed(&made)[0].2, sheets, "{print}");
    }
    assert_eq!(small("across = 5").said(), ["A0651 event.toml"]);
    // Two by five are more than three by three, but a sheet is turned where only then what is asked
    // for has room.
    let slips = |print: &str| letters(11, print).paper_of("size = \"90mm x 55mm\"");
    for (print, sheets) in [("", 2), ("across = 3", 2), ("down = 5", 2), ("across = 1", 3)] {
        assert_eq!(printed(&made(&slips(print)))[0].2, sheets, "{print}");
    }
    assert_eq!(slips("across = 3\ndown = 5").said(), ["A0651 event.toml"]);
    assert_eq!(small("down = 3\nsheet = \"A4\"").said(), ["A0651 event.toml:10:9"]);
    assert_eq!(small("scheme = \"single\"\nacross = 2").said(), ["A0652 event.toml:10:10"]);
}

#[test]
fn what_most_printers_cannot_print_is_said_with_the_sheet() {
    let near = |case: Case| -> Vec<String> {
        made(&case).summary.notices.iter().map(|own| own.code().to_owned()).collect()
    };
    // A margin that is turned away from the edges of the sheet does no harm.
    assert!(near(letters(2, "cut = \"none\"")).is_empty());
    let lower = letters(2, "").paper("margin_bottom = \"4mm\"");
    assert_eq!(near(lower), ["A0653"]);
    let border = letters(2, "").style("[page]\nborder = \"1pt\"\nborder_margin = \"3mm\"");
    assert_eq!(near(border), ["A0653"]);
    assert_eq!(near(labels(2, "sheet = \"3652\"")), ["A0653"]);
    assert!(near(labels(2, "sheet = \"L7160\"")).is_empty());
    assert!(near(envelopes(2, "size = \"DL\"")).is_empty());
}

/// A reader that rebuilds the table of a file by its numbers would take a gap for a lost object.
#[test]
fn no_number_of_an_object_is_left_out() {
    for print in ["", "sides = \"long-edge\"", "scheme = \"single\"\nsides = \"long-edge\""] {
        let made = made(&letters(5, print).paper_of("size = \"A5\""));
        let document = load(&made, "print/all.pdf");
        let known: Vec<u32> = document.objects.keys().map(|id| id.0).collect();
        let streams: Vec<u32> = document.reference_table.entries.keys().copied().collect();
        let gap = (1..document.max_id).find(|id| !known.contains(id) && !streams.contains(id));
        assert_eq!(gap, None, "{print}");
    }
}
