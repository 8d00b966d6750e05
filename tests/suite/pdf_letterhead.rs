//! A letterhead that is given as PDF: its first page under the text, as paths and pictures.

use std::process::Command;

use aamantran::internals::diagnostic::PictureProblem;
use aamantran::internals::picture::{Picture, White};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::outside::{python, run};
use crate::own_reader;
use crate::support::case::{Case, messages_of};

const FONT: &[u8] =
    include_bytes!("../../fonts/noto-serif-devanagari/NotoSerifDevanagari-Regular.ttf");

/// A page of a size in points, with fonts, pictures and states to draw with.
struct Page {
    document: Document,
    size: [f32; 2],
    resources: Dictionary,
}

impl Page {
    fn a4() -> Self {
        Self::of(595.0, 842.0)
    }

    fn of(width: f32, height: f32) -> Self {
        let document = Document::with_version("1.7");
        Self { document, size: [width, height], resources: Dictionary::new() }
    }

    fn resource(mut self, kind: &str, name: &str, own: impl Into<Object>) -> Self {
        if !self.resources.has(kind.as_bytes()) {
            self.resources.set(kind, Dictionary::new());
        }
        let kind = self.resources.get_mut(kind.as_bytes()).unwrap();
        kind.as_dict_mut().unwrap().set(name, own);
        self
    }

    fn stream(mut self, kind: &str, name: &str, dict: Dictionary, bytes: &[u8]) -> Self {
        let id = self.document.add_object(Stream::new(dict, bytes.to_vec()));
        self.resource(kind, name, id)
    }

    /// A TrueType font `F`, in the file or not.
    fn font(mut self, is_embedded: bool) -> Self {
        let mut descriptor = dictionary! {
            "Type" => "FontDescriptor", "FontName" => "Own", "Flags" => 32, "ItalicAngle" => 0,
            "FontBBox" => vec![0.into(), 0.into(), 1000.into(), 1000.into()],
            "Ascent" => 1000, "Descent" => 0, "CapHeight" => 700, "StemV" => 80,
        };
        if is_embedded {
            let own = Stream::new(Dictionary::new(), FONT.to_vec());
            descriptor.set("FontFile2", self.document.add_object(own));
        }
        let descriptor = self.document.add_object(descriptor);
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Own", "FirstChar" => 65,
            "LastChar" => 66, "Widths" => vec![700.into(), 700.into()],
            "Encoding" => "WinAnsiEncoding", "FontDescriptor" => descriptor,
        };
        let font = self.document.add_object(font);
        self.resource("Font", "F", font)
    }

    /// A picture `I` of a size, with entries of its own.
    fn picture(self, width: i64, height: i64, entries: &Dictionary, bytes: &[u8]) -> Self {
        let mut dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
            "BitsPerComponent" => 8, "ColorSpace" => "DeviceRGB",
        };
        dict.extend(entries);
        self.stream("XObject", "I", dict, bytes)
    }

    /// The file, of which this is the content.
    fn drawing(mut self, content: &str) -> Vec<u8> {
        let mut own = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
        own.compress().unwrap();
        let content = self.document.add_object(own);
        let pages = self.document.new_object_id();
        let [width, height] = self.size;
        let page = self.document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content,
            "Resources" => self.resources,
            "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        });
        let kids = vec![page.into()];
        let own = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
        self.document.objects.insert(pages, own.into());
        let root =
            self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        self.document.trailer.set("Root", root);
        let mut file = Vec::new();
        self.document.save_to(&mut file).unwrap();
        file
    }
}

/// A letterhead with all that is taken: letters, lines, dashes, colours, a clip and a picture.
fn letterhead() -> Vec<u8> {
    let pixels: Vec<u8> = (0..=255).cycle().step_by(7).take(64 * 64 * 3).collect();
    Page::a4().font(true).picture(64, 64, &Dictionary::new(), &pixels).drawing(
        "0.1 0.2 0.6 rg 0 770 595 72 re f\n\
         BT /F 30 Tf 1 g 1 0 0 1 200 790 Tm (AB) Tj ET\n\
         q 40 780 50 50 re W n q 60 790 50 50 re W n 1 0 0 rg 0 700 300 300 re f Q Q\n\
         q 60 0 0 60 500 776 cm /I Do Q\n\
         0 G 2 w [6 3] 0 d 40 60 m 555 60 l S",
    )
}

fn with(file: &[u8]) -> Case {
    Case::new().paper("underlay = \"under.pdf\"").file("under.pdf", file).invitee("सीता")
}

fn read(file: &[u8]) -> Result<Picture, PictureProblem> {
    Picture::read(file, White::Kept)
}

/// The only form of a file, and its content.
fn form(file: &[u8]) -> (Document, Stream) {
    let document = Document::load_mem(file).unwrap();
    let is_form = |own: &&Stream| {
        own.dict
            .get(b"Subtype")
            .is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Form"))
    };
    let forms =
        document.objects.values().filter_map(|own| own.as_stream().ok()).filter(is_form);
    let [own] = &forms.cloned().collect::<Vec<_>>()[..] else { panic!() };
    let own = own.clone();
    (document, own)
}

#[test]
fn the_page_comes_under_the_text_as_paths_and_pictures_and_says_nothing() {
    let case = with(&letterhead());
    assert_eq!(case.said(), [""; 0]);
    let made = case.make().unwrap();
    let file = made.file("letters/001-सीता.pdf");
    let (document, own) = form(file);
    let content = Content::decode(&own.decompressed_content().unwrap()).unwrap();
    let count =
        |name: &str| content.operations.iter().filter(|own| own.operator == name).count();
    // The band, two letters, the clipped square and the dashed line; the picture; two clips.
    assert_eq!((count("f"), count("Do"), count("W"), count("S"), count("BT")), (5, 1, 2, 0, 0));
    let resources = own.dict.get(b"Resources").unwrap().as_dict().unwrap();
    let pictures = resources.get(b"XObject").unwrap().as_dict().unwrap();
    let picture = pictures.get(b"I0").unwrap().as_reference().unwrap();
    let picture = document.get_object(picture).unwrap().as_stream().unwrap();
    assert_eq!(picture.dict.get(b"Width").unwrap().as_i64().unwrap(), 64);
    // Nothing of it is read aloud, or found by a search.
    let words = own_reader::words(file).join(" ");
    assert!(!words.contains('A'), "{words}");
    let page = document.page_iter().next().unwrap();
    let page = Content::decode(&document.get_page_content(page)).unwrap();
    let names: Vec<_> = page.operations.iter().map(|own| &*own.operator).collect();
    assert_eq!(names[..5], ["BMC", "q", "cm", "Do", "Q"]);
    assert_eq!(page.operations[0].operands[0].as_name().unwrap(), b"Artifact");
    assert_eq!(file, case.make().unwrap().file("letters/001-सीता.pdf"));
}

#[test]
fn clips_are_never_deeper_than_one_and_depth_of_the_file_is_of_no_matter() {
    let deep = "q 1 1 500 800 re W n ".repeat(40) + "0 0 600 600 re f " + &"Q ".repeat(40);
    let made = with(&Page::a4().drawing(&deep)).make().unwrap();
    let (_, own) = form(made.file("all.pdf"));
    let content = Content::decode(&own.decompressed_content().unwrap()).unwrap();
    let mut depth = 0_i32;
    for operation in &content.operations {
        depth += match &*operation.operator {
            "q" => 1,
            "Q" => -1,
            _ => 0,
        };
        assert!((0..3).contains(&depth));
    }
    assert_eq!(depth, 0);
}

#[test]
fn another_size_than_that_of_the_paper_is_told() {
    let a5 = Page::of(419.5, 595.3).drawing("0 0 100 100 re f");
    let letter = Page::of(612.0, 792.0).drawing("0 0 100 100 re f");
    let bled = with(&a5).paper("size = \"A5\"\nbleed = \"3mm\"");
    insta::assert_snapshot!(messages_of(&[with(&a5), with(&letter), bled]));
    // A hair's breadth is none.
    assert_eq!(with(&Page::of(596.0, 841.0).drawing("0 0 9 9 re f")).said(), [""; 0]);
    let with_bleed = with(&Page::of(436.5, 612.3).drawing("0 0 9 9 re f"));
    assert_eq!(with_bleed.paper("size = \"A5\"\nbleed = \"3mm\"").said(), [""; 0]);
}

#[test]
fn what_cannot_be_taken_is_named_with_the_way_to_make_a_picture_of_it() {
    let state = |own: Dictionary| Page::a4().resource("ExtGState", "S", own);
    let box_ = "0 0 100 100 re f";
    let drawn = format!("/S gs {box_}");
    let function = dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1,
        "C0" => vec![0.into()], "C1" => vec![1.into()],
    };
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceGray", "Function" => function,
        "Coords" => vec![0.into(), 0.into(), 100.into(), 0.into()],
    };
    let tile = dictionary! {
        "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1,
        "BBox" => vec![0.into(), 0.into(), 5.into(), 5.into()], "XStep" => 5, "YStep" => 5,
        "Resources" => Dictionary::new(),
    };
    let mask = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceGray" },
        "BBox" => vec![0.into(), 0.into(), 99.into(), 99.into()],
    };
    let masked = Page::a4().stream("XObject", "M", mask, b"1 g 0 0 50 50 re f");
    let mask = masked.resources.get(b"XObject").unwrap().as_dict().unwrap().get(b"M").unwrap();
    let mask = dictionary! { "S" => "Luminosity", "G" => mask.clone() };
    let masked = masked.resource("ExtGState", "S", dictionary! { "SMask" => mask });
    let entries = |filter: &str| dictionary! { "Filter" => filter };
    let square = "99 0 0 99 0 0 cm /I Do";
    let files = [
        state(dictionary! { "ca" => 0.5 }).drawing(&drawn),
        state(dictionary! { "BM" => "Multiply" }).drawing(&drawn),
        masked.drawing(&drawn),
        Page::a4().resource("Shading", "S", shading).drawing("/S sh"),
        Page::a4()
            .stream("Pattern", "P", tile, b"0 0 2 2 re f")
            .drawing(&format!("/Pattern cs /P scn {box_}")),
        Page::a4().font(false).drawing("BT /F 30 Tf 99 99 Td (AB) Tj ET"),
        Page::a4().picture(9, 9, &entries("JPXDecode"), b"jp2").drawing(square),
        Page::a4().picture(9, 9, &entries("LZWDecode"), b"lzw").drawing(square),
        Page::a4().drawing(""),
    ];
    insta::assert_snapshot!(messages_of(&files.map(|file| with(&file))));
}

#[test]
fn files_that_are_locked_broken_or_too_large_are_refused_and_nothing_hangs() {
    let good = letterhead();
    let root = good.windows(5).rposition(|own| own == b"/Root").unwrap();
    let mut locked = good;
    locked.splice(root..root, *b"/Encrypt<</Filter/Standard/V 1/R 2/O()/U()/P -4>>");
    assert!(matches!(read(&locked), Err(PictureProblem::PdfLocked)));
    let empty = vec![0; 200 << 20];
    let mut packed = Stream::new(Dictionary::new(), empty);
    packed.compress().unwrap();
    let mut bomb = Page::a4();
    bomb.document.add_object(packed);
    assert!(matches!(read(&bomb.drawing("0 0 9 9 re f")), Err(PictureProblem::PdfTooLarge)));
    let large = Page::a4().picture(60_000, 60_000, &Dictionary::new(), b"").drawing("/I Do");
    assert!(read(&large).is_err());
    let dashes = Page::a4().drawing("[.0001] 0 d 0 0 m 500 500 l S");
    assert!(matches!(read(&dashes), Err(PictureProblem::PdfTooLarge)));
    // Forms that show the next twenty times each.
    let mut forms = Page::a4();
    let own = |resources: Dictionary| {
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
            "BBox" => vec![0.into(), 0.into(), 99.into(), 99.into()],
        }
    };
    let mut last = forms.document.add_object(Stream::new(own(Dictionary::new()), Vec::new()));
    for _ in 0..20 {
        let resources = dictionary! { "XObject" => dictionary! { "X" => last } };
        let bytes = b"/X Do ".repeat(20);
        last = forms.document.add_object(Stream::new(own(resources), bytes));
    }
    let drawn = read(&forms.resource("XObject", "X", last).drawing("/X Do"));
    assert!(matches!(drawn, Err(PictureProblem::PdfTooLarge)), "{drawn:?}");
    for deep in ["[", "<<", "<</A["] {
        let file = [b"%PDF-1.7\n1 0 obj\n", &*deep.repeat(200_000).into_bytes()].concat();
        assert!(read(&file).is_err());
        assert!(read(&Page::a4().drawing(&deep.repeat(200_000))).is_err());
    }
    assert!(matches!(read(b"%PDF-1.7\n"), Err(PictureProblem::PdfDamaged)));
}

#[test]
fn whatever_is_wrong_in_a_file_it_is_read_or_refused() {
    let good = letterhead();
    let font = good.windows(FONT.len()).position(|own| own == FONT).unwrap();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % most as u64).unwrap()
    };
    let rounds = std::env::var("AAMANTRAN_ROUNDS").map_or(60, |own| own.parse().unwrap());
    for round in 0..rounds {
        let mut file = good.clone();
        if round % 4 == 0 {
            file.truncate(next(good.len()));
        }
        for _ in 0..=next(8) {
            let mut at = next(file.len().max(1));
            // The font is the most of it: half as often as the rest.
            if round % 2 == 0 && at >= font && at < font + FONT.len() {
                at = at % 900 + font + FONT.len();
            }
            if let Some(byte) = file.get_mut(at) {
                *byte = u8::try_from(next(256)).unwrap();
            }
        }
        // A panic would come out as a damaged file; an abort would end the test.
        let _ = read(&file);
    }
}

#[test]
#[ignore = "needs python with page-validation, and qpdf"]
fn a_validator_finds_nothing_in_letters_on_a_letterhead() {
    let folder = tempfile::tempdir().unwrap();
    let made = with(&letterhead()).invitee("राम").make().unwrap();
    let mut paths = Vec::new();
    for (at, (_, bytes)) in
        made.files.iter().filter(|(name, _)| name.ends_with("pdf")).enumerate()
    {
        let path = folder.path().join(format!("{at}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        run(Command::new("qpdf").arg("--check").arg(&path), "");
        paths.push(path);
    }
    assert!(paths.len() > 2);
    let found = run(python("validate_pdf.py").args(&paths), "");
    assert!(found.is_empty(), "{found}");
}
