//! Files of an earlier run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

/// The PDFs in `letters/`, its folders, `bundles/`, `papers/` and `print/` of the output folder, and its `all.pdf`,
/// parts of that (`all-02.pdf`) and `all.zip`, that are not among those `made` now: relative
/// paths, sorted. Nothing is deleted.
pub fn leftovers(out: &Path, made: &BTreeSet<String>) -> Vec<String> {
    let made: BTreeSet<String> = made.iter().map(|path| path.nfc().collect()).collect();
    let mut found = Vec::new();
    for (name, _) in entries(out).into_iter().filter(|(name, _)| is_of_all(name)) {
        found.push(name);
    }
    for (folder, depth) in [("letters", 1), ("bundles", 0), ("papers", 0), ("print", 0)] {
        pdfs(out, folder, depth, &mut found);
    }
    // Some file systems give names back in another normal form.
    found.retain(|path| !made.contains(&path.nfc().collect::<String>()));
    found.sort();
    found
}

/// True if a file that is left over is called like one of `files`, in whatever folder of letters.
pub fn is_called_like(file: &str, files: &BTreeSet<String>) -> bool {
    let path: String = file.nfc().collect();
    let parts = path.split_once('/').zip(path.rsplit_once('/'));
    parts.is_some_and(|((set, _), (_, name))| files.contains(&format!("{set}/{name}")))
}

/// The PDFs of a folder, and of those in it as deep as asked.
fn pdfs(out: &Path, folder: &str, depth: usize, found: &mut Vec<String>) {
    for (name, is_folder) in entries(&out.join(folder)) {
        let path = format!("{folder}/{name}");
        match depth.checked_sub(1).filter(|_| is_folder) {
            Some(depth) => pdfs(out, &path, depth, found),
            None if !is_folder && is_pdf(&name) => found.push(path),
            None => {}
        }
    }
}

/// Names in a folder, and whether they are of folders.
fn entries(folder: &Path) -> Vec<(String, bool)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            (entry.file_name().to_string_lossy().into_owned(), is_folder)
        })
        .collect()
}

/// True if a path below an output folder is one that a run gives a PDF.
pub(super) fn is_of_run(path: &str) -> bool {
    let is_below = |folder: &str| path.strip_prefix(folder).is_some_and(is_pdf);
    (is_of_all(path) && is_pdf(path))
        || ["letters/", "bundles/", "papers/", "print/"].into_iter().any(is_below)
}

/// `all.pdf`, `all-02.pdf`, `all.zip`.
fn is_of_all(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let part = name.strip_prefix("all-").and_then(|rest| rest.strip_suffix(".pdf"));
    matches!(name, "all.pdf" | "all.zip") || part.is_some_and(is_number)
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
        for folder in
            ["letters/बेला/deep", "letters/x.pdf", "bundles/deep", "mine", "print", "papers"]
        {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in [
            "letters/002-b.pdf",
            "letters/001-a.PDF",
            "letters/003-c.pdf",
            "letters/notes.txt",
            "bundles/x.pdf",
            "mine/y.pdf",
            "papers/सार.pdf",
            "print/all.pdf",
            "letters/बेला/004-d.pdf",
            "letters/बेला/deep/mine.pdf",
            "bundles/deep/mine.pdf",
            "all.pdf",
            "all-2.pdf",
            "all-mine.pdf",
            "all.zip",
            "other.pdf",
        ] {
            fs::write(root.path().join(file), b"").unwrap();
        }
        let made = BTreeSet::from(["letters/003-c.pdf".to_owned(), "all.pdf".to_owned()]);
        assert_eq!(
            leftovers(root.path(), &made),
            [
                "all-2.pdf",
                "all.zip",
                "bundles/x.pdf",
                "letters/001-a.PDF",
                "letters/002-b.pdf",
                "letters/बेला/004-d.pdf",
                "papers/सार.pdf",
                "print/all.pdf"
            ]
        );
        assert!(leftovers(&root.path().join("none"), &made).is_empty());
        assert!(root.path().join("bundles/x.pdf").exists());
    }
}
