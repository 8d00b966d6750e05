//! The drawn glyphs are HarfBuzz's: what we shape is what HarfBuzz shapes, and what we shape
//! is what the PDF draws.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use aamantran::internals::font::{FaceId, Library};
use aamantran::internals::shape::{Run, Shaper, Word};
use unicode_script::{Script, UnicodeScript};

use crate::exact_text::{SIZE, hard_words, sheet, styles};
use crate::font_file::{FontFile, Point};
use crate::outside::{python, run};
use crate::own_reader::{Font, Shown, read};

/// How many faults are shown when there are many.
const SHOWN: usize = 10;

fn assert_none(faults: &[String]) {
    let first = &faults[..faults.len().min(SHOWN)];
    assert!(faults.is_empty(), "{} faults, the first:\n{}", faults.len(), first.join("\n"));
}

/// Misspelt, but they reach what no hard word does: more glyphs than characters can be dealt
/// to, so that one code draws two or three glyphs.
const MISSPELT: [&str; 3] =
    ["ऩ\u{93C}\u{94D}\u{200D}किं", "ऩ\u{93C}\u{94D}\u{200D}ढि", "ॿ\u{94D}\u{200D}खिं"];

fn words() -> Vec<String> {
    hard_words().into_iter().chain(MISSPELT.map(str::to_owned)).collect()
}

/// The words shaped in one of the [`styles`].
fn shaped(words: &[String], style: usize, library: &Library) -> Vec<Word> {
    let (families, weight) = &styles()[style];
    let chain = library.chain(families, *weight).unwrap();
    let mut shaper = Shaper::new(library, "hi");
    words.iter().map(|word| shaper.shape(word, &chain).unwrap()).collect()
}

#[test]
#[ignore = "needs python with uharfbuzz"]
fn shaping_equals_harfbuzz() {
    let library = Library::embedded().unwrap();
    let words = words();
    // Each text with our answer, once.
    let mut answers: BTreeMap<(FaceId, &str), BTreeMap<String, String>> = BTreeMap::new();
    for style in 0..styles().len() {
        for word in shaped(&words, style, &library) {
            for (run, script) in word.runs.iter().zip(scripts(&word)) {
                let text = run.clusters.iter().map(|cluster| &*cluster.text).collect();
                let known = answers.entry((run.face, script)).or_default();
                known.insert(text, one_line(run));
            }
        }
    }
    let faces: BTreeSet<FaceId> = answers.keys().map(|&(face, _)| face).collect();
    assert!(
        faces.len() >= 19,
        "every Devanagari face, and the Latin ones behind them: {faces:?}"
    );

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("face.ttf");
    let mut faults = Vec::new();
    for ((face, script), ours) in answers {
        let name = &library.face(face).name;
        std::fs::write(&file, library.face(face).bytes()).unwrap();
        let texts: Vec<&str> = ours.keys().map(String::as_str).collect();
        let theirs = run(
            python("shape.py").arg(&file).args(["--language", "hi", "--script", script]),
            &texts.join("\n"),
        );
        assert_eq!(theirs.lines().count(), ours.len(), "answers for {name}");
        for ((text, ours), theirs) in ours.iter().zip(theirs.lines()) {
            if ours != theirs {
                faults
                    .push(format!("{text} in {name}:\n  ours     {ours}\n  HarfBuzz {theirs}"));
            }
        }
    }
    assert_none(&faults);
}

/// The script of each run of a word, by its ISO 15924 code: that of its letters. Signs and
/// digits go with the letters before them, at the start with those after them.
fn scripts(word: &Word) -> Vec<&'static str> {
    let strong = |text: &str| {
        let shared = [Script::Common, Script::Inherited];
        text.chars().map(|character| character.script()).find(|script| !shared.contains(script))
    };
    let mut script = strong(&word.text()).unwrap_or(Script::Devanagari);
    let of_run = |run: &Run| {
        script =
            run.clusters.iter().find_map(|cluster| strong(&cluster.text)).unwrap_or(script);
        script.short_name()
    };
    word.runs.iter().map(of_run).collect()
}

/// A run as `shape.py` prints it: `[12=0@0,0+530|40=0@-10,5+0]`.
fn one_line(run: &Run) -> String {
    let mut glyphs = Vec::new();
    let mut start = 0;
    for cluster in &run.clusters {
        for glyph in &cluster.glyphs {
            glyphs.push(format!(
                "{}={start}@{},{}+{}",
                glyph.id, glyph.x_offset, glyph.y_offset, glyph.advance
            ));
        }
        start += cluster.text.len();
    }
    format!("[{}]", glyphs.join("|"))
}

#[test]
fn pdf_draws_what_was_shaped() {
    let library = Library::embedded().unwrap();
    let words = words();
    let mut faults = Vec::new();
    for (style, (families, weight)) in styles().into_iter().enumerate() {
        let reading = read(&sheet(&words, &families, weight));
        let mut ink = Ink::default();
        let drawn: Vec<Drawing> =
            reading.texts.iter().flat_map(|text| ink.words(&text.codes, text.end)).collect();
        assert_eq!(drawn.len(), words.len(), "{families:?} {weight:?}");
        for (word, drawn) in shaped(&words, style, &library).iter().zip(&drawn) {
            if let Some(fault) = ink.shaped(word, &library).difference(drawn) {
                faults.push(format!("{} in {families:?} {weight:?}: {fault}", word.text()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn embedded_fonts_agree_with_what_the_pdf_says_of_them() {
    let words = words();
    let mut faults = Vec::new();
    for (families, weight) in styles() {
        let reading = read(&sheet(&words, &families, weight));
        assert!(!reading.fonts.is_empty(), "{families:?} {weight:?}");
        for font in reading.fonts.values() {
            faults.extend(
                font_faults(font).iter().map(|fault| format!("{}: {fault}", font.name)),
            );
        }
    }
    assert_none(&faults);
}

/// What of a font is not as PDF/A wants it (ISO 19005-2, 6.2.11).
fn font_faults(font: &Font) -> Vec<String> {
    let file = FontFile::read(&font.program);
    let mut faults = file.faults();
    let last = u16::try_from(font.glyphs.len() - 1).unwrap();
    let codes: BTreeSet<u16> = (1..=last).collect();
    if font.glyphs[0] != 0 {
        faults.push("code 0 is not the missing glyph".to_owned());
    }
    if !font.widths.keys().eq(&codes) {
        faults.push("/W and /CIDToGIDMap have different codes".to_owned());
    }
    if !font.text.keys().eq(&codes) {
        faults.push("/ToUnicode and /CIDToGIDMap have different codes".to_owned());
    }
    for (&code, text) in &font.text {
        // These are no characters for PDF/A-2u.
        if text.is_empty() || text.contains(['\0', '\u{FEFF}', '\u{FFFE}', '\u{FFFD}']) {
            faults.push(format!("code {code} has the text {text:?}"));
        }
    }
    for (&code, &width) in &font.widths {
        let glyph = font.glyphs[usize::from(code)];
        if glyph >= file.glyph_count() {
            faults.push(format!("code {code} draws glyph {glyph} of {}", file.glyph_count()));
            continue;
        }
        let advance = thousandths(f64::from(file.advance(glyph)), &file);
        // /W holds 32-bit numbers.
        if (advance - width).abs() > 0.001 {
            faults.push(format!("code {code} is {width} wide, its glyph {glyph} {advance}"));
        }
    }
    faults
}

/// From font units to thousandths of an em.
fn thousandths(units: f64, file: &FontFile) -> f64 {
    units * 1000.0 / f64::from(file.units_per_em())
}

/// The outlines that a word leaves on the page, from its first pen position on, in
/// thousandths of an em.
#[derive(Default)]
struct Drawing {
    marks: Vec<Mark>,
    /// Where the pen stands at last.
    end: f64,
}

/// A simple glyph on the page. Outlines are compared, not glyph numbers, since a subset has
/// numbers of its own.
struct Mark {
    face: String,
    contours: Vec<Vec<Point>>,
    x: f64,
    y: f64,
    /// How large it is drawn, as a factor of the size of the type.
    scale: f64,
    /// For messages: its number, or that of the composite it belongs to.
    glyph: u16,
}

/// A number of `TJ` has three decimals; a word has far fewer than forty numbers.
const TOLERANCE: f64 = 0.02;

impl Drawing {
    /// Adds the outlines of a glyph; those without contours leave nothing on the page.
    fn glyph(&mut self, face: &str, file: &FontFile, glyph: u16, at: (f64, f64), scale: f64) {
        for piece in file.pieces(glyph) {
            self.marks.push(Mark {
                face: face.to_owned(),
                contours: piece.contours,
                x: at.0 + scale * thousandths(piece.x, file),
                y: at.1 + scale * thousandths(piece.y, file),
                scale,
                glyph,
            });
        }
    }

    /// In what another drawing differs from this one.
    fn difference(&self, drawn: &Self) -> Option<String> {
        let pairs = self.marks.iter().zip(&drawn.marks);
        if let Some((wanted, drawn)) = pairs.into_iter().find(|(a, b)| !a.equals(b)) {
            return Some(format!("\n  shaped {wanted}\n  drawn  {drawn}"));
        }
        let (wanted, marks) = (self.marks.len(), drawn.marks.len());
        if wanted != marks {
            return Some(format!("{wanted} outlines were shaped, {marks} drawn"));
        }
        let is_as_wide = (self.end - drawn.end).abs() < TOLERANCE;
        (!is_as_wide).then(|| format!("shaped {} wide, drawn {}", self.end, drawn.end))
    }
}

impl Mark {
    fn equals(&self, other: &Self) -> bool {
        self.face == other.face
            && self.contours == other.contours
            && (self.x - other.x).abs() < TOLERANCE
            && (self.y - other.y).abs() < TOLERANCE
            && (self.scale - other.scale).abs() < 0.001
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = self.contours.iter().map(Vec::len).sum::<usize>();
        let Self { face, x, y, glyph, .. } = self;
        write!(f, "{points} points of glyph {glyph} of {face} at {x:.3},{y:.3}")
    }
}

/// Draws words with the fonts of a PDF and with the faces they were made from; reads each
/// font once.
#[derive(Default)]
struct Ink {
    embedded: BTreeMap<String, FontFile>,
    faces: BTreeMap<FaceId, FontFile>,
}

impl Ink {
    /// The words of a text object, cut at its spaces.
    fn words(&mut self, codes: &[Shown], end: f64) -> Vec<Drawing> {
        let mut words = Vec::new();
        let mut at = 0;
        for word in codes.split(|shown| shown.text() == " ") {
            at += word.len();
            if let Some(first) = word.first() {
                // The pen may be moved after the word's last code, and so says the next one.
                let end = codes.get(at).map_or(end, |space| space.x);
                words.push(self.drawn(word, first, end));
            }
            at += 1;
        }
        words
    }

    /// What the codes of a word draw.
    fn drawn(&mut self, word: &[Shown], origin: &Shown, end: f64) -> Drawing {
        let em = |points: f64| points / SIZE * 1000.0;
        let mut drawing = Drawing::default();
        for shown in word {
            let font = &shown.font;
            let (_, face) = font.name.split_once('+').expect("the tag of a subset");
            let file = self
                .embedded
                .entry(font.name.clone())
                .or_insert_with(|| FontFile::read(&font.program));
            let glyph = font.glyphs[usize::from(shown.code)];
            let at = (em(shown.x - origin.x), em(shown.y - origin.y));
            drawing.glyph(face, file, glyph, at, shown.size / SIZE);
        }
        drawing.end = em(end - origin.x);
        drawing
    }

    /// What the glyphs of a word are, wherever the shaper put them.
    fn shaped(&mut self, word: &Word, library: &Library) -> Drawing {
        let mut drawing = Drawing::default();
        for run in &word.runs {
            let (face, scale) = (library.face(run.face), run.scale);
            let file =
                self.faces.entry(run.face).or_insert_with(|| FontFile::read(face.bytes()));
            for glyph in run.clusters.iter().flat_map(|cluster| &cluster.glyphs) {
                let x = drawing.end + scale * thousandths(f64::from(glyph.x_offset), file);
                let y = scale * thousandths(f64::from(glyph.y_offset), file);
                drawing.glyph(&face.name, file, glyph.id, (x, y), scale);
                drawing.end += scale * thousandths(f64::from(glyph.advance), file);
            }
        }
        drawing
    }
}
