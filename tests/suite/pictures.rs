//! Pictures and QR codes: what is embedded, and what must be refused.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use aamantran::{Diagnostics, Job, MemorySink, Options, generate};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Document, Object, Stream};

use crate::outside::run;
use crate::own_reader;
use crate::support::case::{Case, messages, messages_of, said_in, whole_letters, without};

const LOGO: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>\
    <path d='M0 0h10v10z' fill='#aa0000'/></svg>";

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn low_byte(value: u32) -> u8 {
    value.to_le_bytes()[0]
}

/// A picture in which no two rows and columns are the same.
fn colours(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| Rgb([x * 7, y * 5, (x + y) * 3].map(low_byte));
    RgbImage::from_fn(width, height, pixel).into()
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&colours(width, height), ImageFormat::Png)
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&colours(width, height), ImageFormat::Jpeg)
}

/// A case in which the first advocate signs with a picture.
fn signed(file: &str, bytes: &[u8]) -> Case {
    Case::new().advocate(&format!("signature = \"{file}\"")).file(file, bytes).invitee("सीता")
}

/// The pictures of a PDF: images and forms, soft masks left out.
pub(crate) fn pictures(pdf: &[u8]) -> Vec<Stream> {
    let document = Document::load_mem(pdf).unwrap();
    let masks: Vec<_> = streams(&document)
        .filter_map(|stream| stream.dict.get(b"SMask").ok()?.as_reference().ok())
        .map(|id| document.get_object(id).unwrap().as_stream().unwrap().clone())
        .collect();
    streams(&document)
        .filter(|stream| matches!(stream.dict.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Image" || name == b"Form"))
        .filter(|stream| !masks.contains(stream))
        .cloned()
        .collect()
}

fn streams(document: &Document) -> impl Iterator<Item = &Stream> {
    document.objects.values().filter_map(|object| object.as_stream().ok())
}

fn number(stream: &Stream, key: &[u8]) -> i64 {
    stream.dict.get(key).unwrap().as_i64().unwrap()
}

#[test]
fn a_jpeg_goes_into_the_file_as_it_is_without_notes_of_the_camera() {
    let plain = jpeg(300, 100);
    // After the start of the file: a note such as cameras leave, and a comment.
    let mut file = plain[..2].to_vec();
    file.extend(b"\xFF\xED\x00\x0APlace: X\xFF\xFE\x00\x06Secr");
    file.extend(&plain[2..]);
    let made = signed("sign.jpg", &file).make().unwrap();
    let [picture] = &pictures(made.file("all.pdf"))[..] else { panic!() };
    assert_eq!(picture.dict.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
    assert_eq!(picture.content, plain);
}

#[test]
fn a_png_keeps_every_sample_and_its_transparency() {
    let picture: DynamicImage = RgbaImage::from_fn(200, 90, |x, y| {
        Rgba([low_byte(x), low_byte(y * 2), 9, if x < 50 { 0 } else { 255 }])
    })
    .into();
    let made = signed("sign.png", &encoded(&picture, ImageFormat::Png)).make().unwrap();
    let document = Document::load_mem(made.file("all.pdf")).unwrap();
    let [own] = &pictures(made.file("all.pdf"))[..] else { panic!() };
    let samples = own.decompressed_content().unwrap();
    assert_eq!(samples.len(), 200 * 90 * 3);
    let at = (60 * 200 + 120) * 3;
    assert_eq!(samples[at..at + 3], [120, 120, 9]);
    let mask = own.dict.get(b"SMask").unwrap().as_reference().unwrap();
    let mask = document.get_object(mask).unwrap().as_stream().unwrap();
    let mask = mask.decompressed_content().unwrap();
    assert_eq!((mask[49], mask[50]), (0, 255));
}

#[test]
fn all_forms_of_png_are_read() {
    let picture = colours(64, 48);
    for (picture, space) in [
        (DynamicImage::from(picture.to_luma8()), "DeviceGray"),
        (DynamicImage::from(picture.to_luma16()), "DeviceGray"),
        (DynamicImage::from(picture.to_rgb16()), "DeviceRGB"),
    ] {
        let file = encoded(&picture, ImageFormat::Png);
        let made = signed("sign.png", &file).make().unwrap();
        let [own] = &pictures(made.file("all.pdf"))[..] else { panic!() };
        let found = own.dict.get(b"ColorSpace").unwrap().as_name().unwrap();
        assert_eq!(found, space.as_bytes());
        assert_eq!(number(own, b"BitsPerComponent"), 8);
    }
}

#[test]
fn a_photo_of_many_pixels_is_made_smaller_for_its_size_on_paper() {
    for (name, file) in [("sign.jpg", jpeg(2000, 750)), ("sign.png", png(2000, 750))] {
        let made = signed(name, &file).make().unwrap();
        let [picture] = &pictures(made.file("letters/001-सीता.pdf"))[..] else {
            panic!()
        };
        let width = number(picture, b"Width");
        assert!((300..700).contains(&width), "{name}: {width}");
        assert!(made.file("letters/001-सीता.pdf").len() < 200_000);
    }
}

#[test]
fn paper_around_a_signature_becomes_transparent_on_request() {
    let scan: DynamicImage = RgbImage::from_fn(400, 200, |x, y| {
        if (180..220).contains(&x) && (90..110).contains(&y) {
            Rgb([10, 10, 120])
        } else {
            Rgb([215, 212, 205])
        }
    })
    .into();
    let file = encoded(&scan, ImageFormat::Png);
    let kept = signed("sign.png", &file).make().unwrap();
    assert!(!pictures(kept.file("all.pdf"))[0].dict.has(b"SMask"));
    let case = signed("sign.png", &file).advocate("signature_white = \"transparent\"");
    let made = case.make().unwrap();
    let [picture] = &pictures(made.file("all.pdf"))[..] else { panic!() };
    assert!(picture.dict.has(b"SMask"));
    // The empty margins are cut off.
    assert_eq!((number(picture, b"Width"), number(picture, b"Height")), (40, 20));
}

#[test]
fn a_letter_carries_only_the_pictures_that_it_shows() {
    let case = Case::new()
        .event("logo = \"logo.svg\"")
        .advocate("signature = \"sign.png\"\nseal = \"logo.svg\"")
        .file("sign.png", &png(60, 20))
        .file("logo.svg", LOGO)
        .row(&["सीता", "", "seema"])
        .row(&["गीता", "", "ramesh"]);
    let made = case.make().unwrap();
    // Logo and seal are one file, and are embedded once.
    assert_eq!(pictures(made.file("letters/001-सीता.pdf")).len(), 2);
    assert_eq!(pictures(made.file("letters/002-गीता.pdf")).len(), 1);
    assert_eq!(pictures(made.file("all.pdf")).len(), 2);
}

#[test]
fn every_built_in_template_shows_signature_and_seal() {
    for template in whole_letters() {
        for signing in ["issuing", "joint"] {
            let case = Case::new()
                .built_in(&template)
                .letter(&format!("signing = \"{signing}\""))
                .advocate("signature = \"sign.png\"\nseal = \"seal.svg\"")
                .file("sign.png", &png(60, 20))
                .file("seal.svg", LOGO)
                .invitee("सीता");
            let made = case.make().unwrap();
            assert_eq!(pictures(made.file("all.pdf")).len(), 2, "{template}, {signing}");
        }
    }
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let mut case = signed("sign.png", &png(900, 300))
        .event("logo = \"logo.svg\"\nmap_url = \"https://example.org\"")
        .file("logo.svg", LOGO);
    for index in 0..100 {
        case = case.invitee(&format!("राम {index}"));
    }
    let one = case.make().unwrap();
    let options = Options::new().threads(4);
    let four = case.options(options).make().unwrap();
    assert!(one.files == four.files);
}

#[test]
fn a_picture_by_another_ending_is_known_by_what_it_is() {
    assert!(signed("sign.png", &jpeg(40, 20)).make().is_ok());
    assert!(signed("sign.jpg", &png(40, 20)).make().is_ok());
}

#[test]
fn hostile_files_are_refused_with_their_place_before_anything_is_written() {
    let bomb = {
        // The header of a PNG of 50,000 × 50,000 pixels, with the data of a small one.
        let mut file = png(8, 8);
        file[16..24].copy_from_slice(&[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
        file
    };
    let mut cmyk = jpeg(16, 16);
    let frame = cmyk.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    cmyk[frame + 9] = 4;
    let whole_png = png(300, 200);
    let whole_jpeg = jpeg(300, 200);
    let cases = [
        ("sign.png", &b""[..]),
        ("sign.png", &whole_png[..whole_png.len() / 2]),
        ("sign.png", &whole_png[..20]),
        ("sign.png", &whole_png[..30]),
        ("sign.jpg", &whole_jpeg[..whole_jpeg.len() / 2]),
        ("sign.jpg", &whole_jpeg[..4]),
        ("sign.png", &bomb),
        ("sign.jpg", &cmyk),
        ("sign.png", b"%PDF-1.7\n"),
        ("sign.png", b"GIF89a"),
        ("sign.jpg", b"RIFF\0\0\0\0WEBPVP8 "),
        ("sign.png", b"just text"),
    ]
    .map(|(name, file)| {
        let case = signed(name, file);
        assert_eq!(case.said(), ["A0420 event.toml:12:13"], "{}", case.messages());
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
    let case = Case::new().advocate("signature = \"sign.png\"").invitee("सीता");
    assert_eq!(case.said(), ["A0120 event.toml:12:13"]);
}

#[test]
fn svgs_that_cannot_be_drawn_as_paths_are_refused_by_name() {
    let cases = [
        "<text>क</text>",
        "<image href='file:///etc/passwd'/>",
        "<g filter='url(#f)'><rect width='5' height='5'/></g><filter id='f'><feGaussianBlur stdDeviation='2'/></filter>",
    ]
    .map(|body| {
        let file =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{body}</svg>");
        let case = signed("sign.svg", file.as_bytes());
        assert_eq!(case.said(), ["A0420 event.toml:12:13"], "{body}");
        case
    });
    insta::assert_snapshot!(messages_of(&cases));
}

/// An event in a folder, with a template of its own.
fn folder(letter: &str, cells: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("mera")).unwrap();
    write("mera/letter.dj", letter);
    write(
        "mera/style.toml",
        "[page]\nmargin_top = \"20mm\"\n[fonts]\nserif = [\"Noto Serif Devanagari\", \"Noto Serif\"]\n\
         [style.wide]\nwidth = \"40mm\"\nplace = \"right\"\n",
    );
    let event = Case::bare()
        .event("map_url = \"https://example.org/a_b?c=1--2\"")
        .letter("template = \"./mera\"")
        .advocate("phone = \"00000 00000\"")
        .list(&format!("नाम,चित्र\n{cells}\n"));
    event.write_to(folder.path());
    fs::write(folder.path().join("mera/own.png"), png(30, 20)).unwrap();
    fs::write(folder.path().join("event.png"), png(30, 20)).unwrap();
    fs::write(folder.path().join("secret.png"), png(30, 20)).unwrap();
    folder
}

fn made_in(folder: &Path) -> Result<Vec<u8>, Diagnostics> {
    let job = Job::read(&folder.join("event.toml"))?;
    let sink = MemorySink::new();
    generate(&job, &Options::new(), &sink)?;
    Ok(sink.into_files()["all.pdf"].clone())
}

fn made(letter: &str, cells: &str) -> Vec<u8> {
    made_in(folder(letter, cells).path()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Why nothing is made of a folder: codes and places, and the messages.
fn refused_in(folder: &Path) -> (Vec<String>, String) {
    let faults = made_in(folder).expect_err("something is wrong");
    (said_in(folder, &faults), without(&messages(&faults), folder))
}

fn refused(letter: &str, cells: &str) -> (Vec<String>, String) {
    refused_in(folder(letter, cells).path())
}

#[test]
fn a_template_names_pictures_beside_itself_and_beside_the_event() {
    let letter =
        "राम ![चिह्न](own.png) श्याम\n\n![चिह्न](event.png){.wide}\n\n![](own.png){.decoration}\n";
    let pdf = made(letter, "सीता,");
    assert_eq!(pictures(&pdf).len(), 2);
    assert_eq!(own_reader::words(&pdf), ["राम", "श्याम"]);
}

#[test]
fn what_stands_in_a_list_never_names_a_picture() {
    // Not by being printed where a name stands, and not by looking like markup.
    let letter = "![क]({{ invitee.columns[\"चित्र\"] }})\n";
    for name in ["secret.png", "mera/own.png", "/etc/passwd", "x.png)![y](own.png"] {
        let (said, _) = refused(letter, &format!("सीता,{name}"));
        assert_eq!(said, ["A0421 list.csv row 2 चित्र", "A0604"], "{name}");
    }
    let pdf = made("{{ invitee.name }}\n", "![x](own.png),");
    assert!(pictures(&pdf).is_empty());
    assert_eq!(pictures(&made(letter, "सीता,")).len(), 0);
}

#[test]
fn pictures_need_words_and_must_be_there() {
    let (said, _) = refused("\n![](own.png)\n", "सीता,");
    assert_eq!(said, ["A0422 mera/letter.dj:2:5"]);
    let (said, _) = refused("क\n\n![क](gone.png)\n", "सीता,");
    assert_eq!(said, ["A0421 mera/letter.dj:3:6"]);
    // There, but no file that can be read.
    for place in ["mera/album.png", "album.png"] {
        let folder = folder("क\n\n![क](album.png)\n", "सीता,");
        fs::create_dir(folder.path().join(place)).unwrap();
        let (said, _) = refused_in(folder.path());
        assert_eq!(said, ["A0124 mera/letter.dj:3:6"], "{place}");
    }
    let (said, messages) = refused("![क](../event.png)\n", "सीता,");
    assert_eq!(said, ["A0420 mera/letter.dj:1:6"]);
    insta::assert_snapshot!(messages);
}

#[test]
fn qr_codes_hold_what_fits() {
    let long = format!("[{}]{{.qr}}\n", "अ".repeat(900));
    let (said, _) = refused(&long, "सीता,");
    assert_eq!(said, ["A0423 mera/letter.dj:1:2"]);
    // A key that is not given leaves no code.
    assert_eq!(pictures(&made("क\n\n[{{ event.tithi }}]{.qr}\n", "सीता,")).len(), 0);
}

#[test]
#[ignore = "needs pdftoppm and zbarimg"]
fn qr_codes_are_read_from_print() {
    let letter = "[{{ event.map_url }}]{.qr alt=\"नक़्शा\"}\n\n\
        [tel:{{ advocate.phone | replace(from=\" \", to=\"\") }}]{.qr}\n\n\
        [{{ letter.code }} {{ invitee.name }}]{.qr .wide}\n";
    let folder = folder(letter, "सीता देवी *क्ष* {x},");
    fs::write(folder.path().join("all.pdf"), made_in(folder.path()).unwrap()).unwrap();
    for arguments in [&["-r", "300"][..], &["-r", "150", "-gray"]] {
        let mut draw = Command::new("pdftoppm");
        draw.args(arguments).args(["-png", "-singlefile", "all.pdf", "page"]);
        run(draw.current_dir(folder.path()), "");
        let mut read = Command::new("zbarimg");
        read.args(["-q", "--raw", "page.png"]);
        let text = run(read.current_dir(folder.path()), "");
        for wanted in ["https://example.org/a_b?c=1--2", "tel:0000000000", "सीता देवी *क्ष* {x}"]
        {
            assert!(text.contains(wanted), "{arguments:?}: {wanted} is missing in: {text}");
        }
    }
}
