//! Files of TOML 1.0: editors and other programs refuse what came later, such as `10:30`.

use std::path::{Path, PathBuf};

use crate::outside::python;
use crate::support::program::{command, new_event};

/// The files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The blocks of TOML of a document.
fn blocks(document: &str) -> impl Iterator<Item = &str> {
    document.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap())
}

#[test]
#[ignore = "needs Python; see CONTRIBUTING.md"]
fn samples_documents_and_what_is_written_are_toml_1_0() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = tempfile::tempdir().unwrap();
    let mut all = files(&root.join("samples"), ".toml");
    all.extend(files(&root.join("templates"), ".toml"));
    let own = ["README.md", "README.hi.md", "CONTRIBUTING.md"].map(|name| root.join(name));
    let documents = files(&root.join("docs"), ".md").into_iter().chain(own);
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        let name = document.strip_prefix(root).unwrap().display().to_string().replace('/', "-");
        for (block, number) in blocks(&text).zip(1..) {
            let path = written.path().join(format!("{name}-{number}.toml"));
            std::fs::write(&path, block).unwrap();
            all.push(path);
        }
    }
    assert!(all.len() > 60, "{}", all.len());
    // What the program writes: an event to begin with, and names.
    let [event, list, _] = new_event(written.path());
    let rows = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, format!("{rows}Ram Prasad,,,,,,Bela,,,,,आशा वर्मा\r\n")).unwrap();
    assert_eq!(command(&["names", &event]).code, 0);
    all.extend(files(&written.path().join("sabha"), ".toml"));
    let names = written.path().join("sabha/names.toml");
    assert!(all.contains(&names), "{all:?}");

    let output = python("read_toml.py").args(&all).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
}
