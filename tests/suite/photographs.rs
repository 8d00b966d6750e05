//! Photos of registers: the codes of their rows, read back and noted.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use aamantran::internals::compose::{check_code, scan_code};
use aamantran::internals::picture::{Grey, PhotoCodes, Qr};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage};

use crate::support::case::Case;
use crate::support::program::{command, new_event};

/// A page with these codes below each other, as a scanner at 8 pixels a millimetre gives it.
pub(crate) fn page(texts: &[String]) -> GrayImage {
    const MODULE: u32 = 4;
    let side = 29 * MODULE;
    let count = u32::try_from(texts.len()).unwrap();
    let mut page = GrayImage::from_pixel(side * 3, side * (count + 1), image::Luma([235]));
    for (row, text) in (0..).zip(texts) {
        for [x, y, width, height] in
            Qr::new(text).unwrap().dark.iter().map(|own| own.map(u32::from))
        {
            for down in y * MODULE..(y + height) * MODULE {
                for right in x * MODULE..(x + width) * MODULE {
                    page.put_pixel(
                        side + right,
                        side / 2 + row * side + down,
                        image::Luma([30]),
                    );
                }
            }
        }
    }
    page
}

/// The codes of serials of a new event, in which they are as they were made.
fn codes(ledger: &Path, serials: &[u32]) -> Vec<String> {
    let text = fs::read_to_string(ledger).unwrap();
    let event = event_name(&ledger.with_file_name("event.toml"));
    let code = |serial: &u32| {
        let line = text.lines().find(|line| line.starts_with(&format!("{serial},"))).unwrap();
        scan_code(&event, *serial, line.split(',').nth(2).unwrap())
    };
    serials.iter().map(code).collect()
}

fn event_name(event: &Path) -> String {
    let text = fs::read_to_string(event).unwrap();
    let table: toml::Table = text.parse().unwrap();
    table["event"]["name"].as_str().unwrap().to_owned()
}

/// Runs the program with these lines of a scanner.
fn scanned(arguments: &[&str], lines: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_aamantran"))
        .args(["--lang", "en", "mark"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let ended = program.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ended.status.code().unwrap(), text(ended.stdout), text(ended.stderr))
}

#[test]
fn a_photo_of_a_page_tells_who_is_on_it_and_notes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let [event, list, out] = new_event(root.path());
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let ledger = root.path().join("sabha/ledger.csv");
    assert_eq!(command(&["mark", &event, "2", "--handed-over"]).code, 0);
    let before = fs::read(&ledger).unwrap();
    let photo = root.path().join("page.png").display().to_string();
    page(&codes(&ledger, &[1, 2, 4])).save(&photo).unwrap();
    let seen = command(&["mark", &event, "--scan", &photo]);
    assert_eq!((seen.code, seen.err.as_str()), (0, ""));
    let lines: Vec<&str> = seen.out.lines().collect();
    assert_eq!(lines[0], format!("{photo}: letters 3"));
    assert!(
        lines[1].starts_with("      1  ") && lines[1].ends_with(" · बना (made)"),
        "{lines:?}"
    );
    assert!(lines[2].ends_with(" · सौंपा (handed over)"), "{lines:?}");
    assert_eq!(lines[4], "take out the serials that are not signed, and run:");
    assert!(lines[5].ends_with("event.toml 1,4 --handed-over"), "{lines:?}");
    assert_eq!(fs::read(&ledger).unwrap(), before);
    // From a photo nothing is noted by itself.
    let refused = command(&["mark", &event, "--scan", &photo, "--handed-over"]);
    assert_eq!((refused.code, refused.said()), (1, vec!["A0832".to_owned()]));
    // Another event's paper, and a name that was corrected since.
    let others = ["A1:1:00000000".to_owned(), "A1:77:00000000".to_owned(), "tel:1".to_owned()];
    page(&others).save(&photo).unwrap();
    let seen = command(&["mark", &event, "--scan", &photo]);
    assert_eq!((seen.code, seen.said().join(" ")), (1, "A0833 A0834 A0836".to_owned()));
    command(&["mark", &event, "4", "--cancelled"]);
    page(&codes(&ledger, &[1, 4])).save(&photo).unwrap();
    let seen = command(&["mark", &event, "--scan", &photo]);
    assert_eq!((seen.code, seen.said()), (3, vec!["A0835".to_owned()]));
    // Files that are no photos.
    for (name, bytes) in
        [("a.pdf", &b"%PDF-1.7"[..]), ("a.jpg", b"\xFF\xD8\xFF"), ("a.txt", b"x")]
    {
        let path = root.path().join(name);
        fs::write(&path, bytes).unwrap();
        let seen = command(&["mark", &event, "--scan", &path.display().to_string()]);
        assert_eq!((seen.code, seen.said()), (1, vec!["A0839".to_owned()]), "{name}");
    }
    let seen = command(&["mark", &event, "--scan", &list.replace("list", "none")]);
    assert_eq!((seen.code, seen.said()), (1, vec!["A0120".to_owned()]));
}

#[test]
fn a_scanner_notes_one_letter_with_each_beep() {
    let root = tempfile::tempdir().unwrap();
    let [event, _, out] = new_event(root.path());
    assert_eq!(command(&["make", &event, "-o", &out]).code, 0);
    let ledger = root.path().join("sabha/ledger.csv");
    let codes = codes(&ledger, &[1, 2, 3]);
    let lines = format!("{}\r\n{}\r\n{}\n4\n४\n", codes[0], codes[2].to_lowercase(), codes[0]);
    let (code, said, wrong) = scanned(&[&event, "--scan", "-"], &lines);
    assert_eq!((code, wrong.as_str()), (0, ""));
    assert!(said.ends_with("event.toml 1,3,4 --handed-over\n"), "{said}");
    let status = |serial: u32| {
        let text = fs::read_to_string(&ledger).unwrap();
        let line = text.lines().nth(serial as usize).unwrap().to_owned();
        line.split(',').nth(8).unwrap().to_owned()
    };
    assert_eq!(status(1), "बना (made)");
    let lines = lines + "A1:2:00000000\n99\nhello\n";
    let (code, _, wrong) = scanned(&[&event, "--scan", "-", "--handed-over"], &lines);
    assert_eq!(code, 3, "{wrong}");
    for code in ["A0833", "A0834", "A0836"] {
        assert!(wrong.contains(code), "{wrong}");
    }
    let handed = "सौंपा (handed over)";
    assert_eq!([1, 2, 3, 4].map(status), [handed, "बना (made)", handed, handed]);
    // The same letter twice in one go counts once.
    scanned(&[&event, "--scan", "-", "--reprinted"], &format!("{0}\n{0}\n", codes[1]));
    let text = fs::read_to_string(&ledger).unwrap();
    assert_eq!(text.lines().nth(2).unwrap().split(',').nth(13), Some("1"));
    let (code, _, wrong) = scanned(&[&event, "--scan", "-", "--handed-over"], "");
    assert!(code == 1 && wrong.contains("A0838"), "{wrong}");
}

#[test]
fn the_code_of_a_row_is_a_variable_of_templates() {
    let case =
        Case::new().invitee("सीता देवी").template("{{ letter.scan_code }}|{{ letter.code }}\n");
    let code = check_code("अधिवक्ता सभा", 1, "सीता देवी");
    assert_eq!(case.composed().letter.words(), [format!("A1:1:{code}|{code}")]);
}

/// Numbers that look like chance and are the same each time (Marsaglia, Xorshift RNGs, 2003).
struct Chance(u64);

impl Chance {
    fn between(&mut self, least: f64, most: f64) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        least + (most - least) * (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The page blurred by one pixel, turned by up to 5°, seen from a side, lit unevenly, grainy, and
/// packed as JPEG of quality 60.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shades have eight bits, and places are on the page"
)]
fn photographed(page: &GrayImage, chance: &mut Chance) -> Vec<u8> {
    let page = image::imageops::blur(page, 1.0);
    let [wide, high] = [page.width(), page.height()].map(f64::from);
    let (sin, cos) = chance.between(-5.0, 5.0).to_radians().sin_cos();
    let [slant, tilt] = [(); 2].map(|()| chance.between(-0.08, 0.08));
    let [across, along] = [(); 2].map(|()| chance.between(-0.15, 0.15));
    let (width, height) = (page.width() * 9 / 8, page.height() * 9 / 8);
    let mut photo = GrayImage::new(width, height);
    for (x, y, pixel) in photo.enumerate_pixels_mut() {
        // From the middle, the shorter side as 1.
        let [u, v] =
            [(x, width), (y, height)].map(|(at, side)| f64::from(at) - f64::from(side) / 2.0);
        let (u, v) = (u / wide, v / wide);
        let near = 1.0 + slant * u + tilt * v;
        let (right, down) = ((u * cos + v * sin) / near, (v * cos - u * sin) / near);
        let (from_left, from_top) = (right * wide + wide / 2.0, down * wide + high / 2.0);
        let shade = image::imageops::interpolate_bilinear(
            &page,
            from_left.clamp(-1.0, wide) as f32,
            from_top.clamp(-1.0, high) as f32,
        );
        let shade = shade.map_or(90.0, |own| f64::from(own.0[0]));
        let light = 0.8 + across * u + along * v;
        pixel.0 = [((shade * 0.9 + 15.0) * light + chance.between(-4.0, 4.0)) as u8];
    }
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 60)
        .encode(photo.as_raw(), width, height, ExtendedColorType::L8)
        .unwrap();
    file
}

/// The register of a bundle with codes in its rows, and what these say.
fn register() -> (Vec<u8>, BTreeSet<String>) {
    let names = (0..14).map(|at| format!("राम प्रसाद सिंह {at}")).collect::<Vec<_>>();
    let case = Case::new()
        .letter("first_serial = 12335")
        .output("papers = [\"panji\"]\npapers_in = \"files\"")
        .tables("[options.panji]\nqr = true\n");
    let made = names.iter().fold(case, |case, name| case.invitee(name)).make().unwrap();
    let code = |(at, name): (u32, &String)| scan_code("अधिवक्ता सभा", 12_335 + at, name);
    let codes = (0..).zip(&names).map(code).collect();
    let register = made.files.into_iter().find(|(path, _)| path.ends_with("-वितरण पंजी.pdf"));
    (register.unwrap().1, codes)
}

/// Photos that are taken: a thousand take half an hour, if the program is optimised.
const PHOTOS: usize = if cfg!(debug_assertions) { 6 } else { 1000 };

/// Or with so many photos: `AAMANTRAN_PHOTOS=20`.
#[test]
#[ignore = "needs pdftoppm"]
fn nearly_all_codes_of_photos_of_registers_are_read() {
    let photos = std::env::var("AAMANTRAN_PHOTOS").map_or(PHOTOS, |own| own.parse().unwrap());
    let (register, all) = register();
    let root = tempfile::tempdir().unwrap();
    let pdf = root.path().join("register.pdf");
    fs::write(&pdf, register).unwrap();
    let pages = ["200", "300"].map(|dpi| {
        let drawn = root.path().join(dpi);
        let ended = Command::new("pdftoppm")
            .args(["-r", dpi, "-gray", "-png", "-singlefile"])
            .args([&pdf, &drawn])
            .status()
            .unwrap();
        assert!(ended.success());
        image::open(drawn.with_extension("png")).unwrap().into_luma8()
    });
    let mut read = 0;
    for photo in 0..photos {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(photo as u64 + 1));
        let file = photographed(&pages[photo % 2], &mut chance);
        let found = PhotoCodes::of_file(&file).unwrap();
        assert!(found.texts.is_subset(&all), "{photo}: {found:?}");
        if found.texts.len() < all.len() {
            println!(
                "photo {photo}: {} of {}, {} unread",
                found.texts.len(),
                all.len(),
                found.unread
            );
        }
        read += found.texts.len();
    }
    let wanted = photos * all.len();
    println!("{read} of {wanted} codes are read");
    assert!(read * 100 >= wanted * 99);
}

/// A photo of the best telephone is read in the memory that it says it takes.
#[test]
fn a_large_photo_is_read_like_a_small_one() {
    let page = page(&["A1:37:7YC5Q1ZB".to_owned()]);
    let large = image::imageops::resize(
        &page,
        page.width() * 8,
        page.height() * 8,
        image::imageops::FilterType::Triangle,
    );
    let read = PhotoCodes::read(Grey {
        width: large.width() as usize,
        height: large.height() as usize,
        shades: large.as_raw(),
    });
    assert_eq!(read.texts, BTreeSet::from(["A1:37:7YC5Q1ZB".to_owned()]));
}
