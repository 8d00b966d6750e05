//! Twice the work takes twice the steps. Steps are counted in allocations and the bytes they
//! ask for, which are the same on every machine; `growth/growth.py` counts instructions, which
//! takes longer. In a process of its own: nothing else may allocate meanwhile.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::alloc::System;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use aamantran::internals::input::{SourceText, TemplateInfo, TemplateLayer};
use aamantran::internals::output::FileNames;
use aamantran::{Job, MemorySink, Options, generate};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

/// What no name of a file has on Windows.
const MARKS: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Allocations and bytes.
type Steps = [usize; 2];

fn steps(work: impl FnOnce()) -> Steps {
    let region = Region::new(ALLOCATOR);
    work();
    let change = region.change();
    [change.allocations, change.bytes_allocated]
}

/// What is made of an event: lines of `[letter]`, tables before the list, the list, and a
/// template of its own.
struct Made {
    letter: String,
    template: Option<[String; 2]>,
    tables: String,
    list: String,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            letter: String::new(),
            template: None,
            tables: "[[advocate]]\nid = \"a\"\nname = \"सीमा देवी\"\n".to_owned(),
            list: "नाम,ग्राम\nराम,बेला\n".to_owned(),
        }
    }
}

impl Made {
    fn job(&self) -> Result<Job, String> {
        let Self { letter, tables, list, .. } = self;
        let event = format!(
            "version = 1\n[event]\nname = \"सभा\"\n[letter]\ntemplate = \"patra\"\n{letter}\n\
             [paper]\nfit = \"pages\"\n{tables}\n[[list]]\nfile = \"list.csv\"\n"
        );
        let job = Job::from_parts(&event, &[("list.csv", list.as_bytes())]);
        let mut job = job.map_err(|wrong| wrong.to_string())?;
        if let Some([letter, style]) = &self.template {
            let source =
                |file: &str, text: &str| SourceText { file: file.into(), text: text.into() };
            Arc::make_mut(&mut job.editions[0].template).layers.push(TemplateLayer {
                name: "own".into(),
                letter: Some(source("letter.dj", letter)),
                style: Some(source("style.toml", style)),
                fonts: Vec::new(),
                info: TemplateInfo::default(),
                pictures: BTreeMap::new(),
            });
        }
        Ok(job)
    }

    fn letters(&self) {
        let options = Options::new().threads(1).skip_invalid(true);
        let job = self.job().unwrap();
        // Rows of which each is held back make no letter.
        let _ = generate(&job, &options, &MemorySink::new());
    }
}

/// A word of Hindi letters for a number, a different one for each.
fn word(mut number: usize) -> String {
    const LETTERS: [char; 10] = ['क', 'ख', 'ग', 'च', 'ज', 'त', 'द', 'न', 'प', 'म'];
    let mut word = String::new();
    number += 1000;
    while number > 0 {
        word.push(LETTERS[number % 10]);
        number /= 10;
    }
    word
}

/// Lines, one for each number.
fn lines(count: usize, line: impl Fn(usize, &str) -> String) -> String {
    (0..count).fold(String::new(), |mut text, at| {
        let _ = writeln!(text, "{}", line(at, &word(at)));
        text
    })
}

fn list(count: usize, line: impl Fn(usize, &str) -> String) -> String {
    format!("नाम,ग्राम\n{}", lines(count, line))
}

fn with_output(output: &str) -> String {
    format!("{}[output]\n{output}\n", Made::default().tables)
}

fn advocates(count: usize, more: &str) -> String {
    lines(count, |at, word| {
        format!(
            "[[advocate]]\nid = \"a{at}\"\nname = \"{word} राय\"\n{}",
            more.replace('#', word)
        )
    })
}

type Axis = (&'static str, usize, fn(usize));

/// What may be much, with a size that is small for it.
const AXES: [Axis; 21] = [
    ("rows", 40, |count| {
        Made {
            list: list(count, |_, word| format!("श्री {word} राय,बेला")), ..Made::default()
        }
        .letters();
    }),
    ("rows of one person", 200, |count| {
        let made = Made {
            list: list(count, |_, _| "राम राय,बेला".to_owned()),
            ..Made::default()
        };
        made.job().unwrap();
    }),
    ("rows of one name", 200, |count| {
        let made = Made {
            list: list(count, |_, word| format!("राम राय,{word}")),
            ..Made::default()
        };
        made.job().unwrap();
    }),
    ("rows that are held back", 100, |count| {
        let made = Made {
            list: list(count, |_, word| format!("ि{word},बेला")),
            ..Made::default()
        };
        made.job().unwrap();
    }),
    ("equal file names", 500, |count| {
        let mut names = FileNames::new();
        (0..count).for_each(|_| drop(names.letter("", "बेला")));
    }),
    ("equal file names that are cut", 500, |count| {
        let mut names = FileNames::new();
        let long = "बेला".repeat(40);
        (0..count).for_each(|at| drop(names.letter("", &format!("{long}{at}"))));
    }),
    ("folders whose names become equal", 500, |count| {
        let mut names = FileNames::new();
        // What no file system allows becomes one character.
        for at in 0..count {
            let of: String = (0..4).map(|place| MARKS[at / 9_usize.pow(place) % 9]).collect();
            names.letter(&of, "x");
        }
    }),
    ("letters under one name", 40, |count| {
        Made {
            tables: with_output("sets = \"letters\"\nfile_name = \"{village}\""),
            list: list(count, |_, word| format!("श्री {word} राय,बेला")),
            ..Made::default()
        }
        .letters();
    }),
    ("bundles", 40, |count| {
        Made {
            tables: with_output("sets = \"bundles\"\nbundle_by = \"village\""),
            list: list(count, |_, word| format!("श्री {word} राय,{word}पुर")),
            ..Made::default()
        }
        .letters();
    }),
    ("advocates", 250, |count| {
        let tables = advocates(count, "alias = \"# जी\"\n");
        let list = "नाम,अधिवक्ता\nराम,a1\n".to_owned();
        Made { tables, list, ..Made::default() }.job().unwrap();
    }),
    ("advocates with areas", 250, |count| {
        let tables =
            format!("[assign]\nby = \"areas\"\n{}", advocates(count, "areas = [\"#पुर\"]\n"));
        let list = list(count, |_, word| format!("श्री {word} राय,{word}पुर"));
        Made { tables, list, ..Made::default() }.job().unwrap();
    }),
    ("rows of unknown advocates", 100, |count| {
        let rows = lines(count, |_, word| format!("श्री {word} राय,{word}ध"));
        let made = Made {
            tables: advocates(50, ""),
            list: format!("नाम,अधिवक्ता\n{rows}"),
            ..Made::default()
        };
        drop(made.job());
    }),
    ("faulty rows and advocates", 60, |count| {
        // Whose fault each is is found with the event's texts, which are the same for all.
        let rows = lines(count, |at, word| format!("श्री {word} ि राय,a{at}"));
        Made {
            tables: advocates(count, "designation = \"# अधिवक्ता\"\n"),
            list: format!("नाम,अधिवक्ता\n{rows}"),
            ..Made::default()
        }
        .letters();
    }),
    ("lists", 100, |count| {
        let tables = with_output("")
            + &lines(count, |at, _| format!("[[list]]\nfile = \"list.csv\"\nsheet = \"{at}\""));
        // They are no workbooks: only the event file is read.
        drop(Made { tables, ..Made::default() }.job());
    }),
    ("columns", 100, |count| {
        let headings =
            (0..count).map(|at| format!(",स्तंभ {}", word(at))).collect::<Vec<_>>().concat();
        let cells = (0..count).map(|at| format!(",{}", word(at))).collect::<Vec<_>>().concat();
        let list = format!("नाम{headings}\nराम{cells}\n");
        Made { list, ..Made::default() }.job().unwrap();
    }),
    ("words of a paragraph", 500, |count| {
        let body: Vec<String> = (0..count).map(word).collect();
        Made { letter: format!("body = \"{}\"", body.join(" ")), ..Made::default() }.letters();
    }),
    ("letters of a word", 500, |count| {
        Made { letter: format!("body = \"{}\"", "कखग".repeat(count)), ..Made::default() }
            .letters();
    }),
    ("slips in a body", 100, |count| {
        let body = lines(count, |_, word| format!("<b>{word}\n"));
        Made { letter: format!("body = '''\n{body}'''"), ..Made::default() }.letters();
    }),
    ("classes in a body", 100, |count| {
        let body = lines(count, |at, word| format!("[{word}]{{.x{at}}}\n"));
        Made { letter: format!("body = '''\n{body}'''"), ..Made::default() }.letters();
    }),
    ("rows of a register", 200, |count| {
        let rows = lines(count, |at, word| format!("| {at} | श्री {word} राय | |"));
        let letter = format!(
            "::: under\n[]{{counter=rows}} []{{counter=rows-so-far}}/[]{{counter=rows-all}}\n:::\n\n\
             {{.register}}\n| क्र. | नाम | हस्ताक्षर |\n|---|---|---|\n{rows}\n"
        );
        let style = "[style.under]\nrunning = \"foot\"\n[style.register]\nrules = \"0.4pt\"\n\
            counted = true\nfill_rows = true\n[style.\"register cell\"]\nmin_height = \"14mm\"\n";
        let template = Some([letter, style.to_owned()]);
        Made { template, ..Made::default() }.letters();
    }),
    ("pages", 20, |count| {
        let body = lines(count * 20, |_, word| format!("{word} {word}\n"));
        Made { letter: format!("body = \"\"\"\n{body}\"\"\""), ..Made::default() }.letters();
    }),
];

#[test]
fn twice_the_work_takes_twice_the_steps() {
    let mut wrong = String::new();
    for (axis, size, work) in AXES {
        // What is done once is the same in all, and needs no room in memory the second time.
        work(size);
        let [one, two, four] = [1, 2, 4].map(|times| steps(|| work(size * times)));
        for (kind, at) in [("allocations", 0), ("bytes", 1)] {
            let more = [two[at].saturating_sub(one[at]), four[at].saturating_sub(two[at])];
            let ratio = more[1] as f64 / more[0].max(1) as f64;
            println!("{axis:32} {kind:12} {:?} {ratio:.2}", [one[at], two[at], four[at]]);
            // Twice for what grows as the work does, four times for what grows as its square.
            if ratio > 3.0 {
                let _ = writeln!(wrong, "{axis}: {kind} {:?}", [one[at], two[at], four[at]]);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
