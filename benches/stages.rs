//! What each stage takes for one letter of `benches/bench-letter`, the letter on which sizes
//! and times are measured.
//!
//!     cargo bench

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up times nothing")]

use std::hint::black_box;
use std::path::Path;

use aamantran::Job;
use aamantran::internals::compose::{self, Composer};
use aamantran::internals::font::Library;
use aamantran::internals::layout::{self, layout};
use aamantran::internals::pdf::{
    Codes, Common, ContentEncoder, Deflater, Destination, DocumentInfo, DocumentWriter, Fonts,
    Images, PageLabel, SharedObjects,
};
use aamantran::internals::shape::{self, Words, shape};
use aamantran::internals::style::{Cascade, StyleSheet};
use criterion::{Criterion, criterion_group, criterion_main};

const LIST: &str = "\
क्रमांक,उपाधि,नाम,लिंग,ग्राम,पंचायत,प्रखंड,अधिवक्ता
1,श्री,क्षितिज कुमार श्रीवास्तव,पु,ज्ञानपुर,बरहमपुर,जगदीशपुर,a1
2,श्रीमती,शृंखला ओझा,म,हर्षपुर,दुल्हिनगंज,पीरो,a2
";

fn stages(criterion: &mut Criterion) {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stages");
    let _ = std::fs::remove_dir_all(&work);
    std::fs::create_dir_all(work.join("template")).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/bench-letter");
    for file in
        ["event.toml", "template/letter.dj", "template/style.toml", "template/template.toml"]
    {
        std::fs::copy(source.join(file), work.join(file)).unwrap();
    }
    std::fs::write(work.join("list.csv"), LIST).unwrap();
    let job = Job::read(&work.join("event.toml")).unwrap();
    let library = Library::embedded().unwrap();
    let edition = &job.editions[0];
    let layers = edition.template.layers.iter();
    let styles: Vec<(&str, &str)> = layers
        .filter_map(|layer| layer.style.as_ref())
        .map(|style| (&*style.file, &*style.text))
        .collect();
    let sheet = StyleSheet::read(&styles, &library).unwrap();
    let composer = Composer::of_edition(edition).unwrap();
    let mut words = Words::new(&library, sheet.chains(), "hi");
    let mut cascade = Cascade::new(&sheet);
    let mut composed = compose::ComposeCache::default();
    let (mut shaped, mut laid) = (shape::ShapeCache::default(), layout::LayoutCache::default());
    let mut number = 0;
    // The other invitee's letter comes between, so that what differs is made anew.
    criterion.bench_function("compose", |bencher| {
        bencher.iter(|| {
            number += 1;
            let invitee = &job.invitees[number % 2];
            composer
                .compose_with(black_box(invitee), u32::try_from(number).unwrap(), &mut composed)
                .unwrap()
        });
    });
    let mut letter = |number: usize| {
        let invitee = &job.invitees[number % 2];
        composer
            .compose_with(invitee, u32::try_from(number).unwrap(), &mut composed)
            .unwrap()
            .letter
    };
    let letters: Vec<_> = (0..5000).map(&mut letter).collect();
    let mut next = letters.iter().cycle();
    criterion.bench_function("shape", |bencher| {
        bencher.iter(|| {
            let letter = next.next().unwrap();
            shape(letter, &mut cascade, &edition.pictures, &mut words, &mut shaped).unwrap()
        });
    });
    let letters: Vec<_> = letters
        .iter()
        .map(|letter| {
            shape(letter, &mut cascade, &edition.pictures, &mut words, &mut shaped).unwrap()
        })
        .collect();
    let mut next = letters.iter().cycle();
    criterion.bench_function("layout", |bencher| {
        bencher
            .iter(|| layout(next.next().unwrap(), &sheet.page, &mut words, &mut laid).unwrap());
    });
    let pages: Vec<_> = letters
        .iter()
        .map(|letter| layout(letter, &sheet.page, &mut words, &mut laid).unwrap())
        .collect();
    let mut codes = Codes::default();
    codes.number(codes.lacking(words.list(), &library)).unwrap();
    let fonts = Fonts::new(&codes, &library).unwrap();
    let shared = SharedObjects::new(&fonts, &library, Images::default(), 1).unwrap();
    let both = Destination { one: true, many: true, sheets: false };
    let mut encoder = ContentEncoder::new(&library, "hi", both);
    let models: Vec<_> = pages
        .iter()
        .zip(&letters)
        .take(24)
        .map(|(pages, letter)| encoder.parts(pages, &letter.structure, &words, &codes).unwrap())
        .collect();
    let common = Common::of(&models);
    let mut next = pages.iter().zip(&letters).cycle();
    criterion.bench_function("encode", |bencher| {
        bencher.iter(|| {
            let (pages, letter) = next.next().unwrap();
            let structure = letter.structure.clone();
            encoder.letter(pages, structure, &common, &words, &codes).unwrap()
        });
    });
    let structure = letters[0].structure.clone();
    let encoded = encoder.letter(&pages[0], structure, &common, &words, &codes).unwrap();
    let info = DocumentInfo {
        title: "आमंत्रण पत्र".to_owned(), ..DocumentInfo::default()
    };
    let mut deflater = Deflater::default();
    criterion.bench_function("single file", |bencher| {
        bencher.iter(|| {
            let mut writer = DocumentWriter::new(&shared, Vec::with_capacity(40_000)).unwrap();
            writer
                .letter(PageLabel::Serial(1), &info.title, black_box(&encoded), &mut deflater)
                .unwrap();
            writer.finish(&info, &shared, &mut deflater).unwrap()
        });
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
