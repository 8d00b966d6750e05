//! Sheets for the press: bleed and crop marks.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use crate::imposed::{drawn, on_sheet, same};
use crate::support::case::{Case, Made};
use crate::tagged::{check, words_in_reading_order};

/// Points a millimetre.
const MM: f32 = 72.0 / 25.4;
/// A6 lying.
const TRIM: [f32; 2] = [148.0, 105.0];

/// A background with colour to its edges, in the proportions of an A6 that lies.
pub(crate) const BACKGROUND: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 148 105'>\
    <rect width='148' height='105' fill='#7090b0'/><rect x='9' y='9' width='130' height='87' fill='#fff'/></svg>";
/// A border at the edges of the page.
pub(crate) const BORDER: &str = "[page]\nborder = \"2pt\"\nborder_margin = \"0mm\"\n";

/// Two cards of an A6 that lies, with these lines of `[paper]` and `[print]`.
pub(crate) fn cards(paper: &str, print: &str) -> Case {
    plain_cards(paper).tables(&format!("[print]\nscheme = \"press\"\n{print}"))
}

/// The same without sheets.
fn plain_cards(paper: &str) -> Case {
    Case::new()
        .template("# सभा\n\n{{ invitee.name }}\n")
        .paper(&format!("size = \"A6 landscape\"\n{paper}"))
        .invitee("राम")
        .invitee("श्याम")
}

fn made(case: &Case) -> Made {
    case.make().unwrap_or_else(|faults| panic!("{faults}"))
}

fn sheets(made: &Made) -> (Document, Vec<ObjectId>) {
    let document = Document::load_mem(made.file("print/all.pdf")).unwrap();
    let pages = document.page_iter().collect();
    (document, pages)
}

/// A box of a page in millimetres from the left and from below; none if the page does not say it.
fn edges(document: &Document, page: ObjectId, name: &str) -> Option<Vec<f32>> {
    let edges = document.get_dictionary(page).unwrap().get(name.as_bytes()).ok()?;
    let edges = edges.as_array().unwrap().iter().map(|own| own.as_float().unwrap() / MM);
    Some(edges.collect())
}

fn assert_near(found: &[f32], wanted: &[f32], what: &str) {
    let is_near = found.len() == wanted.len()
        && found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.1);
    assert!(is_near, "{what}: {found:?}, not {wanted:?}");
}

/// The operators of the last stream of a page, which has nothing but strokes, with their numbers.
fn strokes(document: &Document, page: ObjectId) -> Vec<(String, Vec<f32>)> {
    let contents = document.get_dictionary(page).unwrap().get(b"Contents").unwrap();
    let last = match contents {
        Object::Array(streams) => streams.last().unwrap().as_reference().unwrap(),
        other => other.as_reference().unwrap(),
    };
    let stream = document.get_object(last).unwrap().as_stream().unwrap();
    let content = Content::decode(&stream.decompressed_content().unwrap()).unwrap();
    let numbers =
        |own: &[Object]| own.iter().filter_map(|own| own.as_float().ok()).collect::<Vec<f32>>();
    content
        .operations
        .iter()
        .map(|own| (own.operator.clone(), numbers(&own.operands)))
        .collect()
}

#[test]
fn boxes_and_crop_marks_stand_where_they_are_to_be_on_each_page() {
    for (bleed, around, near) in
        [("0mm", 10.0, 3.0), ("2mm", 10.0, 3.0), ("3mm", 10.0, 3.0), ("0.5cm", 12.0, 5.0)]
    {
        for sides in ["one", "long-edge", "short-edge"] {
            let paper = format!("underlay = \"back.svg\"\nbleed = \"{bleed}\"");
            let case =
                cards(&paper, &format!("sides = \"{sides}\"")).file("back.svg", BACKGROUND);
            let made = made(&case);
            let (document, pages) = sheets(&made);
            // Backs are blank, but the press is told of them as of fronts.
            assert_eq!(pages.len(), if sides == "one" { 2 } else { 4 });
            let own = match bleed {
                "0.5cm" => 5.0,
                millimetres => millimetres[..1].parse().unwrap(),
            };
            let right = [TRIM[0] + around, TRIM[1] + around];
            for page in pages {
                let whole = [0.0, 0.0, right[0] + around, right[1] + around];
                let trim = [around, around, right[0], right[1]];
                let bleed = [around - own, around - own, right[0] + own, right[1] + own];
                for (name, wanted) in
                    [("MediaBox", whole), ("TrimBox", trim), ("BleedBox", bleed)]
                {
                    assert_near(&edges(&document, page, name).unwrap(), &wanted, name);
                }
                // The default is the whole page.
                assert_eq!(edges(&document, page, "CropBox"), None);
                marks(&strokes(&document, page), &trim, near);
            }
        }
    }
}

/// Holds that crop marks are all there is: two at each corner of the piece, so far off it.
fn marks(strokes: &[(String, Vec<f32>)], trim: &[f32; 4], near: f32) {
    let names: Vec<&str> = strokes.iter().map(|own| &*own.0).collect();
    let drawing = ["m", "l"].repeat(8);
    let wanted = [&["BMC", "q", "w"][..], &drawing[..], &["S", "Q", "EMC"][..]].concat();
    // Before them the state of the page's content ends.
    assert_eq!(names[usize::from(names[0] == "Q")..], wanted, "{strokes:?}");
    let width = strokes.iter().find(|own| own.0 == "w").unwrap();
    assert!((width.1[0] - 0.25).abs() < 1e-6);
    let ends = |name: &str| -> Vec<Vec<f32>> {
        let own = strokes.iter().filter(|own| own.0 == name);
        own.map(|own| own.1.iter().map(|at| at / MM).collect()).collect()
    };
    let mut found: Vec<[f32; 4]> = ends("m")
        .iter()
        .zip(ends("l"))
        .map(|(from, to)| [from[0], from[1], to[0], to[1]])
        .collect();
    let far = near + 5.0;
    let [left, lower, right, upper] = *trim;
    for (x, outward) in [(left, -1.0), (right, 1.0)] {
        for (y, up) in [(lower, -1.0), (upper, 1.0)] {
            for wanted in [
                [x + near * outward, y, x + far * outward, y],
                [x, y + near * up, x, y + far * up],
            ] {
                let at = found.iter().position(|own| {
                    own.iter().zip(wanted).all(|(own, wanted)| (own - wanted).abs() < 0.1)
                });
                found.remove(at.unwrap_or_else(|| panic!("{wanted:?} is none of {found:?}")));
            }
        }
    }
}

#[test]
fn sheets_are_read_as_letters_are_and_change_nothing_of_them() {
    for (paper, style) in
        [("bleed = \"3mm\"\nunderlay = \"back.svg\"", ""), ("bleed = \"3mm\"", BORDER)]
    {
        let case = cards(paper, "").style(style).file("back.svg", BACKGROUND);
        let made = made(&case);
        check("print/all.pdf", made.file("print/all.pdf"));
        let read = words_in_reading_order(made.file("print/all.pdf"));
        assert_eq!(read, words_in_reading_order(made.file("all.pdf")));
        assert_eq!(read, ["सभा", "राम", "सभा", "श्याम"]);
        let plain = plain_cards(paper).style(style).file("back.svg", BACKGROUND);
        let plain = plain.make().unwrap_or_else(|faults| panic!("{faults}"));
        assert!(!plain.files.keys().any(|path| path.starts_with("print/")));
        // The list of the pile names the sheets, too.
        for (path, bytes) in plain.files.iter().filter(|own| own.0 != "sheets.csv") {
            assert!(made.file(path) == bytes, "{path}");
        }
    }
}

/// The boxes of an operator in millimetres.
fn boxes(pdf: &[u8], operator: &str) -> Vec<Vec<f32>> {
    let document = Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let own = content.operations.iter().filter(|own| own.operator == operator);
    own.map(|own| own.operands.iter().map(|own| own.as_float().unwrap() / MM).collect())
        .collect()
}

#[test]
fn pictures_and_borders_at_the_edge_run_over_it_and_others_do_not() {
    let card = |paper: &str, style: &str| {
        let case = cards(paper, "").style(style).file("back.svg", BACKGROUND);
        made(&case).file("letters/001-राम.pdf").to_vec()
    };
    // The picture in the proportions of the page covers what runs over, too, in its middle.
    let under = "underlay = \"back.svg\"\n";
    let plain = &boxes(&card(under, ""), "cm")[0];
    assert_near(&[plain[0], plain[3], plain[4], plain[5]], &[148.0, 105.0, 0.0, 0.0], "plain");
    let bled = &boxes(&card(&format!("{under}bleed = \"3mm\""), ""), "cm")[0];
    let height = 111.0;
    let width = height / 105.0 * 148.0;
    let wanted = [width, height, (148.0 - width) / 2.0, -3.0];
    assert_near(&[bled[0], bled[3], bled[4], bled[5]], &wanted, "bled");
    // A border runs over at all four sides.
    let rules = boxes(&card("bleed = \"3mm\"", BORDER), "re");
    for side in [[-3.0, -3.0, 154.0, 3.7], [-3.0, 104.3, 154.0, 3.7], [-3.0, -3.0, 3.7, 111.0]]
    {
        let is_there =
            |own: &Vec<f32>| own.iter().zip(side).all(|(own, at)| (own - at).abs() < 0.1);
        assert!(rules.iter().any(is_there), "{side:?}: {rules:?}");
    }
    // One that stands within the page stays as it is.
    let inner = BORDER.replace("\"0mm\"", "\"5mm\"");
    assert!(card("bleed = \"3mm\"", &inner) == card("", &inner));
}

#[test]
fn what_is_cut_badly_or_does_nothing_is_said() {
    let said = |case: Case| case.file("back.svg", BACKGROUND).said();
    let under = "underlay = \"back.svg\"\n";
    assert_eq!(said(cards("", "")), [""; 0]);
    assert_eq!(said(cards(&format!("{under}bleed = \"3mm\""), "")), [""; 0]);
    assert_eq!(said(cards(under, "")), ["A0654 event.toml:9:10"]);
    assert_eq!(said(cards("", "").style(BORDER)), ["A0654 event.toml:9:10"]);
    // Whoever says that there is none knows it, and a template may have one for what comes.
    assert_eq!(said(cards(&format!("{under}bleed = \"0mm\""), "")), [""; 0]);
    assert_eq!(said(cards("", "").style("[page]\nbleed = \"3mm\"")), [""; 0]);
    let needless = said(cards("bleed = \"3mm\"", ""));
    assert!(needless.len() == 1 && needless[0].starts_with("A0655 event.toml"), "{needless:?}");
    // Sheets without room for it, or on which cards lie edge to edge.
    for (print, wanted) in [
        ("scheme = \"single\"", &[""; 0][..]),
        ("scheme = \"single\"\nsheet = \"160mm x 130mm\"", &["A0657 event.toml:9:10"]),
        ("scheme = \"stack\"", &["A0657 event.toml:9:10"]),
    ] {
        let paper = format!("{under}bleed = \"3mm\"");
        let own = plain_cards(&paper).tables(&format!("[print]\n{print}"));
        assert_eq!(said(own), wanted, "{print}");
    }
    let near = BORDER.replace("\"0mm\"", "\"1mm\"");
    assert_eq!(said(cards("", "").style(&near)), ["A0656 event.toml:9:10"]);
    assert_eq!(said(cards("margin_left = \"2mm\"", "")), ["A0656 event.toml:9:10"]);
    for key in ["sheet = \"A4\"", "across = 2", "down = 1", "cut = \"none\""] {
        let said = said(cards("", key));
        assert!(said.len() == 1 && said[0].starts_with("A0652 event.toml:10"), "{said:?}");
    }
    let beyond = said(cards("bleed = \"21mm\"", ""));
    assert!(beyond.len() == 1 && beyond[0].starts_with("A0409 event.toml"), "{beyond:?}");
}

/// The grey at a place of a sheet in millimetres from its left and upper edge, at 100 dots an inch.
fn grey(width: usize, pixels: &[u8], [x, y]: [f32; 2]) -> u8 {
    let [column, row] = [x, y].map(|own| {
        let place = (own / 25.4 * 100.0).floor();
        (0..10_000_usize).find(|at| f64::from(u32::try_from(*at).unwrap()) >= f64::from(place))
    });
    pixels[row.unwrap() * width + column.unwrap()]
}

#[test]
#[ignore = "needs pdftoppm"]
fn a_card_looks_on_its_sheet_as_it_does_by_itself_and_its_colour_goes_on_beyond_it() {
    let folder = tempfile::tempdir().unwrap();
    for (paper, style) in
        [("bleed = \"3mm\"\nunderlay = \"back.svg\"", ""), ("bleed = \"3mm\"", BORDER)]
    {
        let case = cards(paper, "").style(style).file("back.svg", BACKGROUND);
        let made = made(&case);
        let (width, sheet) = drawn(folder.path(), made.file("print/all.pdf"), 1);
        let size = [168.0, 125.0].map(|own: f32| own * MM);
        let alone = on_sheet(made.file("letters/001-राम.pdf"), [10.0 * MM; 2], size, false);
        let (own_width, alone) = drawn(folder.path(), &alone, 1);
        assert_eq!(own_width, width);
        // What is left when it is cut, but for the dots on the line of the cut.
        let inside = |pixels: &[u8]| -> Vec<u8> {
            let rows = pixels.chunks(width).skip(41).take(411);
            rows.flat_map(|row| row[41..621].to_vec()).collect()
        };
        same(&inside(&alone), &inside(&sheet), paper);
        let places: BTreeMap<&str, [f32; 2]> = BTreeMap::from([
            ("left", [8.5, 60.0]),
            ("right", [159.5, 60.0]),
            ("above", [80.0, 8.5]),
            ("below", [80.0, 116.5]),
            ("corner", [8.5, 8.5]),
        ]);
        for (name, place) in places {
            assert!(grey(width, &sheet, place) < 180, "{name}");
        }
        for place in [[6.0, 60.0], [80.0, 6.0], [162.0, 60.0], [80.0, 119.0], [6.0, 6.0]] {
            assert_eq!(grey(width, &sheet, place), 255, "{place:?}");
        }
    }
}

#[test]
fn a_bleed_without_a_picture_is_in_no_fingerprint() {
    let card = |paper: &str, style: &str| {
        let made = made(&plain_cards(paper).style(style).file("back.svg", BACKGROUND));
        (made.summary.letters[0].fingerprint, made.file("all.pdf").to_vec())
    };
    let bleed = "bleed = \"3mm\"";
    assert!(card("", "") == card(bleed, ""), "nothing reaches the edge");
    // A border changes beyond the edge of the page, where nothing is printed.
    let (plain, bled) = (card("", BORDER), card(bleed, BORDER));
    assert_eq!(plain.0, bled.0);
    assert_ne!(plain.1, bled.1);
    let under = "underlay = \"back.svg\"\n";
    assert_ne!(card(under, "").0, card(&format!("{under}{bleed}"), "").0);
}
