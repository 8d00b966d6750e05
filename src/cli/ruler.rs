//! `ruler`: pages that show whether a printer prints to size, and where.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS};
use crate::diagnostic::{Diagnostics, shown_path};
use crate::generate::{Options, generate};
use crate::geom::{POINTS_PER_MM, Pt, Size, in_mm};
use crate::impose::{Grid, Ruler, test_square};
use crate::input::{Event, Job};
use crate::output::{FolderSink, MemorySink, Sink as _};
use crate::style::{PageStyle, paper};

/// A page to print.
struct TestSheet {
    /// Its file, without ending.
    name: &'static str,
    kind: &'static str,
    about: String,
    sheet: Size,
    ruler: Ruler,
}

/// Writes the page for the paper, and if an event file is given, those for the labels and envelopes
/// that it has.
pub(super) fn run(event: Option<&Path>, out: Option<PathBuf>, console: &mut Console<'_>) -> u8 {
    let out = out.unwrap_or_else(|| {
        let folder = event.and_then(Path::parent).unwrap_or(Path::new(""));
        if event.is_some() { folder.join("out") } else { PathBuf::new() }
    });
    // Beside letters, labels and envelopes: none of these pages is to be taken for one of them.
    let out = out.join("ruler");
    match write(event, &out) {
        Ok(sheets) => {
            let shown = shown_path(&out);
            console.say(&format!("नाप के पन्ने: {shown}"), &format!("ruler pages: {shown}"));
            for TestSheet { name, about, .. } in sheets {
                console.line(&format!("  {name}.pdf: {about}"));
            }
            console.say(
                "“100 %” या “असली आकार” पर छापें; क्या नापना है, पन्ने पर लिखा है।",
                "Print at “100 %” or “actual size”; what to measure is written on the page.",
            );
            DONE
        }
        Err(diagnostics) => {
            console.report(&diagnostics);
            ERRORS
        }
    }
}

fn write(event: Option<&Path>, out: &Path) -> Result<Vec<TestSheet>, Diagnostics> {
    let event = event.map(Event::read).transpose()?;
    let sheets = sheets(event.as_ref());
    let sink = FolderSink::new(out);
    for sheet in &sheets {
        let job = job(sheet)?;
        let memory = MemorySink::new();
        generate(&job, &Options::new().threads(1), &memory)?;
        for (path, bytes) in memory.into_files() {
            if path.starts_with("print/") {
                sink.put(&format!("{}.pdf", sheet.name), &bytes)?;
            }
        }
    }
    sink.finish()?;
    Ok(sheets)
}

/// The pages for an event.
fn sheets(event: Option<&Event>) -> Vec<TestSheet> {
    let sheet = event.and_then(|event| paper(event.print.sheet.as_deref()?).ok());
    let sheet = sheet.unwrap_or(PageStyle::default().size);
    let plain = Ruler { outlined: None, has_arrow: false };
    let mut all = vec![TestSheet {
        name: "paper",
        kind: "paper",
        about: format!("{} mm", in_mm(sheet)),
        sheet,
        ruler: plain,
    }];
    if let Some(own) = event.and_then(|event| event.labels.as_ref()) {
        let grid = Grid::labels(&own.sheet, own.shift);
        let (across, down) = (own.sheet.across, own.sheet.down);
        all.push(TestSheet {
            name: "labels",
            kind: "labels",
            about: format!("{across} × {down}: {} mm", in_mm(own.sheet.label)),
            sheet: own.sheet.sheet,
            ruler: Ruler { outlined: Some(grid), has_arrow: false },
        });
    }
    if let Some(own) = event.and_then(|event| event.envelopes.as_ref()) {
        let grid = Grid::envelope(own.size, own.feed, own.shift);
        all.push(TestSheet {
            name: "envelope",
            kind: "envelope",
            about: format!("{} mm", in_mm(own.size)),
            sheet: grid.sheet,
            ruler: Ruler { outlined: Some(grid), has_arrow: true },
        });
    }
    all
}

/// The job of a page: a letter to nobody, on paper as large as the sheet, with the square beside or
/// below its text.
fn job(sheet: &TestSheet) -> Result<Job, Diagnostics> {
    let Size { width, height } = sheet.sheet;
    let ((left, top), side) = test_square(sheet.sheet);
    let mm = |length: Pt| length.0 / POINTS_PER_MM;
    let (right, bottom) =
        if width > height { (width - left, Pt::mm(8.0)) } else { (Pt::mm(12.0), height - top) };
    let event = format!(
        "version = 1\n[event]\nname = \"नाप का पन्ना\"\n[letter]\ntemplate = \"ruler\"\n\
         [extra]\nkind = \"{}\"\nabout = \"{}\"\nside = {:.0}\n\
         [paper]\nsize = \"{}pt x {}pt\"\nmargin_right = \"{}mm\"\nmargin_bottom = \"{}mm\"\n\
         [output]\nsets = \"letters\"\n[print]\nscheme = \"single\"\nsheet = \"{}pt x {}pt\"\ncut = \"none\"\n\
         [[advocate]]\nname = \"-\"\n[[list]]\nfile = \"list.csv\"\n",
        sheet.kind,
        sheet.about,
        mm(side),
        width.0,
        height.0,
        mm(right + Pt::mm(3.0)),
        mm(bottom + Pt::mm(3.0)),
        width.0,
        height.0,
    );
    let mut job = Job::from_parts(&event, &[("list.csv", "नाम\nनाप\n".as_bytes())])?;
    job.event.print.ruler = Some(sheet.ruler);
    Ok(job)
}
