//! PDFs of an earlier run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

/// The PDFs in `letters/` and `bundles/` of the output folder, and its `all.pdf`, that are not
/// among those `made` now: relative paths, sorted. Nothing is deleted.
pub fn leftovers(out: &Path, made: &BTreeSet<String>) -> Vec<String> {
    let made: BTreeSet<String> = made.iter().map(|path| path.nfc().collect()).collect();
    let mut left: Vec<String> = ["letters", "bundles"]
        .into_iter()
        .flat_map(|folder| {
            let names = fs::read_dir(out.join(folder)).into_iter().flatten().flatten();
            names.map(move |entry| format!("{folder}/{}", entry.file_name().to_string_lossy()))
        })
        .chain(out.join("all.pdf").exists().then(|| "all.pdf".to_owned()))
        // Some file systems give names back in another normal form.
        .filter(|path| is_pdf(path) && !made.contains(&path.nfc().collect::<String>()))
        .collect();
    left.sort();
    left
}

fn is_pdf(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::leftovers;

    #[test]
    fn names_what_this_run_did_not_make() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["letters", "bundles", "mine"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        for file in [
            "letters/002-b.pdf",
            "letters/001-a.PDF",
            "letters/003-c.pdf",
            "letters/notes.txt",
            "bundles/x.pdf",
            "mine/y.pdf",
            "all.pdf",
        ] {
            fs::write(root.path().join(file), b"").unwrap();
        }
        let made = BTreeSet::from(["letters/003-c.pdf".to_owned(), "all.pdf".to_owned()]);
        assert_eq!(
            leftovers(root.path(), &made),
            ["bundles/x.pdf", "letters/001-a.PDF", "letters/002-b.pdf"]
        );
        assert!(leftovers(&root.path().join("none"), &made).is_empty());
        assert!(root.path().join("bundles/x.pdf").exists());
    }
}
