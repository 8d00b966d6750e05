use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Message, Place};
use crate::input::job::Job;
use crate::input::template::builtin::{builtin_files, builtin_templates};
use crate::input::template::layers::TemplateSource;
use crate::support::case::Case;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn faults(name: &str) -> Diagnostics {
    TemplateSource::read(name, Some(&data())).unwrap_err()
}

fn message(name: &str) -> Message {
    let faults = faults(name);
    assert_eq!(faults.len(), 1, "{faults}");
    faults.iter().next().unwrap().message().clone()
}

#[test]
fn a_folder_by_path() {
    let template = TemplateSource::read("templates/own", Some(&data())).unwrap();
    let [layer] = &template.layers[..] else { panic!("{template:?}") };
    assert_eq!(layer.name, "templates/own");
    assert_eq!(layer.letter.as_ref().unwrap().text, "{{ event.name }}\n");
    assert!(layer.letter.as_ref().unwrap().file.ends_with("templates/own/letter.dj"));
    assert_eq!(layer.style, None);
    assert_eq!(layer.info.needs, ["event.date"]);
}

#[test]
fn a_folder_may_be_called_like_what_it_extends() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("sammelan");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("template.toml"), "extends = \"sammelan\"\n").unwrap();
    std::fs::write(folder.join("letter.dj"), "{% extends \"sammelan/letter.dj\" %}\n").unwrap();
    let absolute = folder.display().to_string();
    for name in ["./sammelan", &absolute] {
        let template = TemplateSource::read(name, Some(root.path())).unwrap();
        let names: Vec<_> = template.layers.iter().map(|layer| layer.name.as_str()).collect();
        assert_eq!(names, ["sammelan", name]);
        let event = format!(
            "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[letter]\n\
             template = '{name}'\n[[advocate]]\nname = \"राम\"\n[[list]]\nfile = \"l.csv\"\n"
        );
        std::fs::write(root.path().join("event.toml"), event).unwrap();
        std::fs::write(root.path().join("l.csv"), "नाम\nसीता\n").unwrap();
        let job = Job::read(&root.path().join("event.toml")).unwrap();
        let composer = crate::compose::Composer::new(
            &job.event,
            &job.editions[0].template,
            &job.editions[0].pictures,
        )
        .unwrap();
        let letter = composer.compose(&job.invitees[0], 1).unwrap().letter;
        assert!(letter.words().iter().any(|word| word.contains("सीता")), "{letter:?}");
    }
    // Without a path it is the built-in one.
    let template = TemplateSource::read("sammelan", Some(root.path())).unwrap();
    assert_eq!(template.layers.len(), 1);
}

#[test]
fn what_is_wrong_with_a_template() {
    assert!(matches!(message("no-such"), Message::TemplateUnknown { .. }));
    assert!(matches!(message("templates/empty"), Message::TemplateLetterMissing { .. }));
    let Message::UnknownKey { nearest, .. } = message("templates/wrong") else { panic!() };
    assert_eq!(nearest.as_deref(), Some("title"));
    assert!(matches!(message("templates/lost"), Message::TemplateExtends { .. }));
    let lost = faults("templates/lost");
    let Place::File { file } = lost.iter().next().unwrap().place() else { panic!("{lost}") };
    assert!(Path::new(file).is_file(), "{file}");
}

#[test]
fn without_a_folder_there_are_only_the_built_in_ones() {
    let faults = TemplateSource::read("templates/own", None).unwrap_err();
    let message = faults.iter().next().unwrap().message();
    assert!(matches!(message, Message::TemplateUnknown { .. }), "{message:?}");
}

#[test]
fn built_in_templates_are_valid() {
    for name in builtin_templates() {
        assert!(builtin_files(&name).iter().any(|(file, _)| file == "template.toml"), "{name}");
        if let Err(faults) = TemplateSource::read(&name, None) {
            panic!("{name}: {faults}");
        }
    }
    assert!(builtin_files("no-such").is_empty());
}

#[test]
fn a_whole_job_from_files() {
    let job = Job::read(&data().join("event/event.toml")).unwrap();
    assert_eq!(job.invitees.len(), 1);
    assert_eq!(job.rejected.len(), 1);
    assert_eq!(job.rejected[0].name, "श्याम");
    assert_eq!(job.rejected[0].advocate, Some(0));
    let Place::Text { line, column, .. } = job.editions[0].places.place("event.date") else {
        panic!()
    };
    assert_eq!((line, column), (5, 8));
    assert!(matches!(job.editions[0].places.place("event.venue"), Place::File { .. }));
}

#[test]
fn files_that_are_not_there() {
    let faults = Job::read(&data().join("event/none.toml")).unwrap_err();
    assert!(matches!(faults.iter().next().unwrap().message(), Message::FileMissing { .. }));

    let case = Case::bare().letter("template = \"no-such\"");
    let case = case.lists("[[list]]\nfile = \"other.csv\"");
    assert_eq!(case.said(), ["A0120 event.toml:10:8", "A0401 event.toml:5:12"]);
}

#[test]
fn a_template_for_another_language_gives_a_warning() {
    let warns = |letter: &str| {
        let job = Case::bare().letter(letter).list("name\nRam\n").valid_job();
        job.warnings.iter().any(|warning| warning.code() == "A0425")
    };
    assert!(warns("template = \"invitation\""));
    assert!(!warns("template = \"invitation\"\nlanguage = \"en\""));
    assert!(warns("language = \"en\""));
    assert!(!warns(""));
}
