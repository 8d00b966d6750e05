//! Pages: what stands on which, and what they have around the text.

use aamantran::Options;

use crate::laid::{SMALL, lay, lines, mm, near};
use crate::own_reader;
use crate::support::case::{Case, messages_of};

/// More keys of `[page]` than [`SMALL`] has.
fn with_page(keys: &str) -> String {
    SMALL.replace("[page]\n", &format!("[page]\n{keys}\n"))
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let style = with_page("page_number = \"पृष्ठ {page} / {pages}\"");
    let laid = lay(&lines(40), &style);
    assert_eq!(laid.pages.len(), 3);
    for (index, page) in laid.pages.iter().enumerate() {
        let numbers: Vec<_> =
            page.lines.iter().filter(|line| line.text.starts_with("पृष्ठ")).collect();
        assert_eq!(numbers.len(), usize::from(index > 0));
        if let [number] = numbers[..] {
            assert_eq!(number.text, format!("पृष्ठ {} / 3", index + 1));
            assert!(!number.is_tagged && number.y > mm(90.0) && number.y < mm(100.0));
            assert!(near(number.x - mm(10.0), mm(110.0) - number.right), "in the middle");
        }
    }
    assert_eq!(lay(&lines(5), &style).texts().concat().len(), 5);
}

#[test]
fn a_page_number_may_stand_above_and_look_its_own_way() {
    let style = with_page("page_number = \"– {page} –\"\npage_number_place = \"top\"");
    let style = format!("{style}[style.page-number]\nsize = \"8pt\"\nalign = \"right\"\n");
    let laid = lay(&lines(20), &style);
    let number = &laid.pages[1].lines[0];
    assert_eq!((&*number.text, number.size), ("– 2 –", 8.0));
    assert!(number.y < mm(10.0) && near(number.right, mm(110.0)));
}

#[test]
fn page_numbers_have_the_digits_of_the_event() {
    let body = "यह सभा सबके लिए है। ".repeat(400);
    let made = Case::new()
        .letter(&format!("body = \"{body}\"\n[wording]\ndigits = \"devanagari\""))
        .style("[page]\npage_number = \"पन्ना {page}\"")
        .invitee("सीता")
        .on_pages()
        .make()
        .unwrap();
    let text = own_reader::words(made.file("all.pdf")).join(" ");
    assert!(text.contains("पन्ना २") && text.contains("पन्ना ३") && !text.contains("पन्ना १"));
}

#[test]
fn a_number_stands_between_border_and_text() {
    let page = "border = \"1pt\"\nborder_margin = \"4mm\"\npage_number = \"{page}\"";
    let number = |keys: &str| {
        let laid = lay(&lines(20), &with_page(keys));
        laid.pages[1].lines.iter().rfind(|line| line.text == "2").unwrap().y
    };
    // The border is 4 mm from the edge, the text 10 mm.
    assert!(number(page) < mm(96.0) && number(page) > mm(90.0), "{:?}", number(page));
    let below = number(&page.replace("1pt", "0pt"));
    assert!(number(page) < below);
    // Without room for it there it is where it was.
    assert!(near(number(&page.replace("4mm", "9mm")), below));
}

#[test]
fn a_part_may_begin_a_page() {
    let text = |source: &str| -> Vec<Vec<String>> {
        let laid = lay(source, &with_page(""));
        let lines = |page: &crate::laid::LaidPage| {
            page.lines.iter().map(|line| line.text.trim().to_owned()).collect()
        };
        laid.pages.iter().map(lines).collect()
    };
    let two = [vec!["एक"], vec!["दो", "तीन"]];
    assert_eq!(text("एक\n\n{.new-page}\nदो\n\nतीन\n"), two);
    assert_eq!(text("एक\n\n::: new-page\nदो\n\nतीन\n:::\n"), two);
    // The first of all begins one anyway; what would stay together is parted.
    assert_eq!(text("{.new-page}\nएक\n\nदो\n"), [["एक", "दो"]]);
    assert_eq!(text("# एक\n\n{.new-page}\nदो\n\nतीन\n"), two);
    assert_eq!(text("एक\n\n{.new-page}\nदो\n\n{.new-page}\nतीन\n"), [["एक"], ["दो"], ["तीन"]]);
}

#[test]
fn a_page_that_cannot_begin_is_told() {
    let body = |text: &str| {
        let body = format!("body = \"\"\"\n{text}\"\"\"");
        Case::new().letter(&body).paper("fit = \"pages\"").invitee("सीता")
    };
    let broken = "एक\n\n{.new-page}\nदो\n";
    assert_eq!(body(broken).said(), [""; 0]);
    assert_eq!(body(broken).make().unwrap().summary.letters[0].pages, 2);
    let on_one = Case::new().letter(&format!("body = \"\"\"\n{broken}\"\"\"")).invitee("सीता");
    assert_eq!(on_one.said(), ["A0417 style.toml"]);
    assert!(on_one.messages().contains("`fit = \"pages\"` in [paper]"));
    let framed = "::: box\nएक\n\n{.new-page}\nदो\n:::\n";
    assert_eq!(body(framed).style("[style.box]\nframe = \"1pt\"").said(), ["A0417 style.toml"]);
}

#[test]
fn folds_are_marked_at_the_left_edge_of_the_first_page() {
    let folds = |laid: &crate::laid::Laid, page: usize| -> Vec<f64> {
        laid.pages[page].rules.iter().map(|rule| (rule.y + rule.height / 2.0).0).collect()
    };
    let laid = lay(&lines(20), &with_page("folds = \"30mm, 60mm\""));
    assert!(
        folds(&laid, 0).into_iter().zip([30.0, 60.0]).all(|(at, wanted)| near(at, mm(wanted)))
    );
    assert_eq!((folds(&laid, 0).len(), folds(&laid, 1).len()), (2, 0));
    assert!(laid.pages[0].rules.iter().all(|rule| (rule.x + rule.width).0 < mm(10.0)));
}

#[test]
fn the_event_chooses_the_folds_and_is_told_what_is_wrong_with_them() {
    let case = |folds: &str| Case::new().paper(&format!("folds = \"{folds}\"")).invitee("सीता");
    let with = case("DL").make().unwrap();
    let without = case("none").make().unwrap();
    assert_ne!(with.file("all.pdf"), without.file("all.pdf"));
    assert_eq!(case("C4").said(), ["A0409 event.toml:18:9"]);
}

#[test]
fn a_border_stands_on_every_page_inside_the_sheet() {
    let style =
        with_page("border = \"1pt\"\nborder_style = \"double\"\nborder_margin = \"4mm\"");
    let laid = lay(&lines(20), &style);
    for page in &laid.pages {
        assert_eq!(page.rules.len(), 8);
        let left = page.rules.iter().map(|rule| rule.x.0).fold(f64::MAX, f64::min);
        let right = page.rules.iter().map(|rule| (rule.x + rule.width).0).fold(0.0, f64::max);
        assert!(near(left, mm(4.0)) && near(right, mm(116.0)));
    }
    for corners in ["round", "scooped"] {
        let keys = format!(
            "border = \"1pt\"\nborder_style = \"double\"\nborder_corners = \"{corners}\""
        );
        let laid = lay(&lines(20), &with_page(&keys));
        assert!(
            laid.pages.iter().all(|page| page.drawings.len() == 2 && page.rules.is_empty())
        );
    }
}

#[test]
fn a_border_has_its_colour_if_the_event_wants_colours() {
    let made = |corners: &str, colour: &str, paper: &str| {
        let page =
            format!("[page]\nborder = \"1pt\"\nborder_corners = \"{corners}\"\n{colour}\n");
        let case = Case::new().built_in("patra").style(&page).invitee("सीता").paper(paper);
        case.make().unwrap().file("all.pdf").to_vec()
    };
    let (indigo, yes, no) = ("border_colour = \"#35285a\"", "colour = true", "colour = false");
    for corners in ["square", "scooped"] {
        assert_ne!(made(corners, indigo, yes), made(corners, "", yes), "{corners}");
        assert_eq!(made(corners, indigo, no), made(corners, "", no), "{corners}");
    }
}

#[test]
fn a_slip_stands_at_the_foot_below_a_line_across_the_sheet() {
    let style =
        format!("{SMALL}[style.slip]\ncut = true\nfoot = true\n[style.imprint]\nfoot = true\n");
    let laid = lay("::: slip\nपर्ची\n:::\n\nपत्र\n\n{.imprint}\nमुद्रक\n", &style);
    assert_eq!(laid.texts(), [["पत्र", "पर्ची", "मुद्रक"]]);
    assert!(near(laid.line("मुद्रक").y - laid.line("पर्ची").y, 15.0));
    assert!(laid.line("मुद्रक").y < mm(90.0) && laid.line("मुद्रक").y > mm(90.0) - 15.0);
    let drawings = &laid.pages[0].drawings;
    // Dashes on both sides, and both halves of the scissors.
    assert_eq!(drawings.iter().filter(|drawing| drawing.stroke.is_some()).count(), 2);
    assert_eq!(drawings.len(), 4);
    assert!(drawings.iter().all(|drawing| drawing.y.0 < laid.line("पर्ची").y - 10.0));
}

#[test]
fn a_signature_takes_two_lines_with_it() {
    let style = format!("{SMALL}[style.end]\nkeep = \"with-previous\"\n");
    for before in 1..30 {
        let letter = format!("{}:::: all\n::: end\nभवदीय\n\nनाम\n:::\n::::\n", lines(before));
        let laid = lay(&letter, &style);
        let page = laid.pages.last().unwrap();
        assert!(page.lines.len() >= 4.min(before + 2), "{before}: {:?}", laid.texts());
    }
}

#[test]
fn a_heading_stays_with_two_lines_of_what_follows() {
    let text = "लंबा अनुच्छेद ".repeat(20);
    for before in 0..20 {
        let laid = lay(&format!("{}# शीर्षक\n\n{text}\n", lines(before)), SMALL);
        for page in &laid.pages {
            let at = page.lines.iter().position(|line| line.text == "शीर्षक");
            assert!(at.is_none_or(|at| page.lines.len() >= at + 3), "{:?}", laid.texts());
        }
    }
}

#[test]
fn a_paragraph_leaves_no_line_alone() {
    let text = "लंबा अनुच्छेद ".repeat(24);
    for before in 0..30 {
        let laid = lay(&format!("{}{text}\n", lines(before)), SMALL);
        for page in &laid.pages {
            let own = page.lines.iter().filter(|line| !line.text.starts_with("पंक्ति")).count();
            assert_ne!(own, 1, "{before}: {:?}", laid.texts());
        }
    }
}

#[test]
fn what_is_to_stay_together_and_cannot_still_leaves_no_line_alone() {
    let text = "लंबा अनुच्छेद ".repeat(24);
    let style = format!("{SMALL}[style.all]\nkeep = \"together\"\n");
    for before in 0..20 {
        let laid =
            lay(&format!("::: all\n{}{text}\n\n{}:::\n", lines(before), lines(20)), &style);
        assert!(laid.pages.len() > 1);
        for page in &laid.pages {
            let own = page.lines.iter().filter(|line| !line.text.starts_with("पंक्ति")).count();
            assert_ne!(own, 1, "{before}: {:?}", laid.texts());
        }
    }
}

/// A letter of so many lines of its own text that must come onto one page.
fn one_page(lines: usize) -> Case {
    let body = "यह सभा सबके लिए है और इसमें सब लोग सादर आमंत्रित हैं।\\\n".repeat(lines);
    Case::new()
        .letter(&format!("body = \"\"\"\n{}\"\"\"", body.replace('\\', "\\\\")))
        .paper("fit = \"page\"")
        .invitee("सीता")
}

/// The sizes of type in a file.
fn sizes(file: &[u8]) -> Vec<f64> {
    let document = lopdf::Document::load_mem(file).unwrap();
    let mut sizes = Vec::new();
    for page in document.page_iter() {
        let content = lopdf::content::Content::decode(&document.get_page_content(page));
        for operation in content.unwrap().operations {
            if operation.operator == "Tf" {
                sizes.push(f64::from(operation.operands[1].as_float().unwrap()));
            }
        }
    }
    sizes
}

#[test]
fn a_letter_that_fits_is_left_as_it_is() {
    let case = one_page(3);
    let free = case.clone().paper_of("");
    assert_eq!(case.make().unwrap().file("all.pdf"), free.make().unwrap().file("all.pdf"));
}

#[test]
fn a_letter_that_must_is_drawn_together_to_one_page() {
    let body_size = |case: &Case| {
        let made = case.make().unwrap();
        let text = own_reader::words(made.file("all.pdf")).join(" ");
        (made.summary.letters[0].pages, sizes(made.file("all.pdf")), text)
    };
    let mut before = 12.0;
    let mut seen = Vec::new();
    for lines in [3, 26, 29, 31, 33, 35] {
        let case = one_page(lines);
        let (pages, sizes, text) = body_size(&case);
        assert_eq!((pages, text.matches("आमंत्रित हैं।").count()), (1, lines));
        // The size of most of the text, which shrinks last and never below nine tenths.
        let size = sizes.iter().copied().filter(|size| *size <= 12.01).fold(0.0, f64::max);
        assert!((10.79..=before + 1e-6).contains(&size), "{lines} lines: {size}");
        before = size;
        seen.push(size);
    }
    assert!(near(seen[1], 12.0) && seen[5] < 11.9, "{seen:?}");
}

#[test]
fn a_letter_that_cannot_come_onto_one_page_is_held_back_and_says_by_how_much() {
    let [text, more] = [45, 47].map(|lines| {
        let case = one_page(lines);
        assert_eq!(case.said(), ["A0413 list.csv row 2 नाम"]);
        case.messages()
    });
    let millimetres = |text: &str| -> u32 {
        let before = text.split(" mm too long").next().unwrap();
        before.rsplit(' ').next().unwrap().parse().unwrap()
    };
    // Two lines of 10.8 pt with a leading of 1.3 are 9.9 mm.
    assert!((9..=11).contains(&(millimetres(&more) - millimetres(&text))));
}

#[test]
fn the_limits_of_drawing_together_are_the_styles() {
    let tight = "[fit]\nleast_spacing = 1\nleast_leading = 1.45\nleast_size = \"12pt\"\n";
    assert_eq!(one_page(33).style(tight).said(), ["A0413 list.csv row 2 नाम"]);
    let cases = [
        ("least_spacing", "2", "A0409 style.toml:2:1"),
        ("least_size", "\"3pt\"", "A0409 style.toml:2:1"),
        ("least_sise", "1", "A0410 style.toml:2:1"),
    ]
    .map(|(key, value, told)| {
        let case = one_page(3).style(&format!("[fit]\n{key} = {value}"));
        assert_eq!(case.said(), [told]);
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}

/// Numbers without a pattern that is seen, always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Up to so many words, each a number of its own.
fn words(numbers: &mut Numbers, word: &mut u32, most: u64) -> String {
    let mut texts = Vec::new();
    for _ in 0..=numbers.below(most) {
        *word += 1;
        texts.push(format!("ख{word}"));
    }
    texts.join(" ")
}

/// Djot of parts in parts.
fn parts(numbers: &mut Numbers, word: &mut u32, depth: usize) -> String {
    let fence = ":".repeat(6 - depth);
    let mut text = Vec::new();
    for _ in 0..=numbers.below(5) {
        text.push(match numbers.below(if depth < 3 { 8 } else { 4 }) {
            0 | 1 => words(numbers, word, 120),
            2 => format!("# {}", words(numbers, word, 3)),
            3 => {
                let rows_wanted = 1 + numbers.below(25);
                let mut cells = |most| {
                    format!("| {} | {} |", words(numbers, word, 3), words(numbers, word, most))
                };
                let mut rows = vec!["{.t}".to_owned(), cells(1), "|---|---|".to_owned()];
                rows.extend((0..rows_wanted).map(|_| cells(60)));
                rows.join("\n")
            }
            kind => {
                let class = match kind {
                    4 => "box",
                    5 => "two",
                    6 => "all",
                    _ => "end",
                };
                format!("{fence} {class}\n{}\n{fence}", parts(numbers, word, depth + 1))
            }
        });
    }
    text.join("\n\n")
}

#[test]
fn whatever_is_parted_nothing_is_lost_or_stands_outside() {
    let style = format!(
        "{SMALL}[style.box]\nframe = \"1pt\"\npadding = \"1mm\"\nframe_style = \"double\"\n\
         [style.two]\ncolumns = 2\ngap = \"3mm\"\n[style.all]\nkeep = \"together\"\n\
         [style.end]\nkeep = \"with-previous\"\n[style.paragraph]\nspace_before = \"2mm\"\n\
         [style.t]\nrules = \"0.4pt\"\npadding = \"1mm\"\n[style.cell]\nvalign = \"middle\"\n"
    );
    let mut most = 0;
    for seed in 0..12 {
        let mut word = 0;
        let letter = parts(&mut Numbers(seed), &mut word, 0);
        let laid = lay(&letter, &style);
        most = most.max(laid.pages.len());
        // Narrow cells part words: what counts is that no character is lost or doubled.
        let mut seen: Vec<char> = Vec::new();
        for (number, page) in laid.pages.iter().enumerate() {
            assert!(
                page.lines.iter().any(|line| line.is_tagged),
                "{seed}: page {number} is empty"
            );
            for line in &page.lines {
                let is_inside = line.y > mm(10.0) && line.y < mm(90.0);
                assert!(is_inside, "{seed}: page {number}: {line:?}");
                if line.is_tagged {
                    seen.extend(line.text.chars().filter(|character| *character != ' '));
                }
            }
            for rule in &page.rules {
                let is_inside = rule.y.0 > mm(9.7) && (rule.y + rule.height).0 < mm(90.3);
                assert!(is_inside, "{seed}: page {number}: {rule:?}");
            }
        }
        let mut all: Vec<char> = (1..=word)
            .flat_map(|word| format!("ख{word}").chars().collect::<Vec<_>>())
            .collect();
        seen.sort_unstable();
        all.sort_unstable();
        assert!(seen == all, "{seed}: {} of {}", seen.len(), all.len());
    }
    assert!(most > 10, "long letters were tried");
}

#[test]
fn letters_drawn_together_are_the_same_on_any_number_of_threads() {
    let case = |threads| {
        let mut case = one_page(33);
        for name in ["राम", "गीता देवी", "मीरा"] {
            case = case.invitee(name);
        }
        let options = Options::new().threads(threads);
        case.options(options).make().unwrap().files
    };
    assert_eq!(case(1), case(3));
}
