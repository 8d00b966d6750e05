//! Conditions on a column that some lists do not have.

use crate::diagnostic::{Diagnostic, Place};
use crate::input::event::output::OutputSpec;
use crate::input::job::Job;
use crate::input::people::selection::Selection;

const FIRST: &str = "नाम,दल,ग्राम\nक,नीला,बेला\nख,हरा,पीरो\n";
const SECOND: &str = "नाम,ग्राम\nग,बेला\nघ,पीरो\n";

fn job(output: &str) -> Job {
    let event = format!(
        "version = 1\n[event]\nname = \"क\"\n[output]\n{output}\n\
         [[advocate]]\nname = \"a\"\n[[list]]\nfile = \"a.csv\"\n[[list]]\nfile = \"b.csv\"\n"
    );
    let files = [("a.csv", FIRST.as_bytes()), ("b.csv", SECOND.as_bytes())];
    Job::from_parts(&event, &files).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The first lines of the warnings that name lists.
fn lacking(job: &Job) -> Vec<String> {
    let said = job.warnings.iter().filter(|said| said.code() == "A0246");
    said.map(|said| said.to_string().lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_condition_names_the_lists_without_its_column() {
    let select = |conditions: &[&str]| {
        let own: Vec<String> = conditions.iter().map(|own| (*own).to_owned()).collect();
        let mut job = job("");
        job.select(&Selection::parse(&[], &own).unwrap()).map_err(|e| e.code())?;
        let chosen = (0..job.rows).filter(|at| job.is_chosen(*at)).count();
        Ok::<_, &'static str>((chosen, lacking(&job)))
    };
    let b = "warning[A0246]: these lists have no column \"दल\": b.csv; in their 2 rows it was \
             taken as empty"
        .to_owned();
    assert_eq!(select(&["दल=नीला"]), Ok((1, vec![b.clone()])));
    assert_eq!(select(&["दल!=नीला"]), Ok((3, vec![b.clone()])));
    assert_eq!(select(&["दल=", "दल!=हरा"]), Ok((2, vec![b])));
    assert_eq!(select(&["ग्राम=बेला"]), Ok((2, vec![])));
    assert_eq!(select(&["advocate=a"]), Ok((4, vec![])));
    assert_eq!(select(&["रंग=नीला"]), Err("A0703"));
    // A field that no list has.
    let ward = select(&["ward!=3"]).unwrap();
    assert_eq!(ward.0, 4);
    assert!(ward.1[0].contains("\"वार्ड\": a.csv, b.csv; in their 4 rows"), "{:?}", ward.1);
}

#[test]
fn what_no_list_has_is_not_said_where_one_was_not_read() {
    let faults = |second: &[u8]| {
        let event = "version = 1\n[event]\nname = \"क\"\n[output]\norder = \"रंग\"\n\
                     [[paper]]\nname = \"पैड\"\nwhen = { \"भाषा\" = \"हाँ\" }\n[[paper]]\nname = \"सादा\"\n\
                     [[advocate]]\nname = \"a\"\n[[list]]\nfile = \"a.csv\"\n[[list]]\nfile = \"b.csv\"\n";
        let files = [("a.csv", FIRST.as_bytes()), ("b.csv", second)];
        let faults = Job::from_parts(event, &files).unwrap_err();
        faults.iter().map(Diagnostic::code).collect::<Vec<_>>()
    };
    assert!(faults(SECOND.as_bytes()).contains(&"A0703"));
    assert_eq!(faults(b"x,y\n1,2\n"), ["A0209"]);
}

#[test]
fn so_do_order_folders_bundles_and_names() {
    for (output, line) in [
        ("order = [\"ग्राम\", \"दल\"]", 5),
        ("folders = \"दल\"", 5),
        ("bundle_by = \"दल\"", 5),
        ("file_name = \"{दल}-{serial}\"", 5),
    ] {
        let found = job(output);
        let said: Vec<&Diagnostic> =
            found.warnings.iter().filter(|said| said.code() == "A0246").collect();
        assert_eq!(said.len(), 1, "{output}");
        assert!(
            matches!(said[0].place(), Place::Text { line: own, .. } if *own == line),
            "{:?}",
            said[0].place()
        );
    }
    assert_eq!(lacking(&job("order = [\"ग्राम\"]")), Vec::<String>::new());
    // By flags of a run: once, and not again what the event file has said.
    let mut job = job("order = [\"दल\"]");
    let output = OutputSpec { bundle_by: "दल".into(), ..job.event.output.clone() };
    job.arrange(output).unwrap();
    assert_eq!(lacking(&job).len(), 2);
}

#[test]
fn men_and_women_are_told_apart_however_they_are_written() {
    let list = "उपाधि,नाम,लिंग\nश्री,क,\n,ख,पु\nश्रीमती,ग,\n,घ,महिला\n,च,\n";
    let event = "version = 1\n[event]\nname = \"क\"\n[[advocate]]\nname = \"a\"\n\
                 [[list]]\nfile = \"l.csv\"\n";
    let select = |condition: &str| {
        let mut job = Job::from_parts(event, &[("l.csv", list.as_bytes())]).unwrap();
        let selection = Selection::parse(&[], &[condition.to_owned()]).unwrap();
        job.select(&selection).map_err(|wrong| wrong.code())?;
        assert_eq!(lacking(&job), Vec::<String>::new());
        Ok::<Vec<usize>, &str>((0..job.rows).filter(|at| job.is_chosen(*at)).collect())
    };
    assert_eq!(select("लिंग=स्त्री"), Ok(vec![2, 3]));
    assert_eq!(select("gender=M"), Ok(vec![0, 1]));
    assert_eq!(select("लिंग!=महिला"), Ok(vec![0, 1, 4]));
    assert_eq!(select("लिंग="), Ok(vec![4]));
    assert_eq!(select("लिंग=कुछ"), Err("A0306"));
}
