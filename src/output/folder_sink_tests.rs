use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::{FolderSink, Sink as _, SinkError, Written};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn files_appear_on_commit_and_not_before() {
    let root = tempfile::tempdir().unwrap();
    let sink = FolderSink::new(root.path().join("new"));
    let mut file = sink.create("letters/001-राम.pdf").unwrap();
    file.write_all(b"one").unwrap();
    let target = root.path().join("new/letters/001-राम.pdf");
    assert!(!target.exists());
    assert_eq!(sink.written(), 0);
    assert_eq!(sink.commit(file).unwrap(), Written::New);
    assert_eq!(sink.written(), 1);
    assert_eq!(fs::read(&target).unwrap(), b"one");

    for (bytes, written) in [(b"two", Written::New), (b"two", Written::Same)] {
        let mut again = sink.create("letters/001-राम.pdf").unwrap();
        again.write_all(bytes).unwrap();
        assert_eq!(sink.commit(again).unwrap(), written);
        assert_eq!(fs::read(&target).unwrap(), bytes);
    }
    assert_eq!((sink.written(), sink.kept()), (2, 1));
    sink.finish().unwrap();
}

#[test]
fn whole_files_from_many_threads() {
    let root = tempfile::tempdir().unwrap();
    let sink = FolderSink::new(root.path().join("out"));
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let sink = &sink;
            scope.spawn(move || {
                for number in 0..50 {
                    let path = format!("f{}/{thread}-{number}", number % 3);
                    sink.put(&path, path.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!((sink.written(), sink.kept()), (200, 0));
    for folder in 0..3 {
        for file in fs::read_dir(root.path().join(format!("out/f{folder}"))).unwrap() {
            let file = file.unwrap();
            let name = format!("f{folder}/{}", file.file_name().to_string_lossy());
            assert_eq!(fs::read(file.path()).unwrap(), name.as_bytes());
        }
    }
}

#[test]
fn a_second_run_leaves_what_is_the_same() {
    let root = tempfile::tempdir().unwrap();
    FolderSink::new(root.path()).put("letters/1", b"one").unwrap();
    let again = FolderSink::new(root.path());
    assert_eq!(again.written(), 0);
    assert_eq!(again.put("letters/1", b"one").unwrap(), Written::Same);
    assert_eq!(again.put("letters/2", b"two").unwrap(), Written::New);
    assert_eq!((again.written(), again.kept()), (1, 1));
}

#[test]
fn two_at_once_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let first = FolderSink::new(root.path()).for_event("सभा");
    let second = FolderSink::new(root.path());
    FolderSink::new(root.path().join("none")).claim().unwrap();
    assert!(!root.path().join("none").exists());
    first.claim().unwrap();
    for refused in [second.put("x", b"").unwrap_err(), second.claim().unwrap_err()] {
        assert!(matches!(refused, SinkError::Busy { event, .. } if event == "सभा"));
    }
    drop(first);
    second.put("x", b"").unwrap();
}

#[test]
fn a_folder_that_vanishes_is_named() {
    let root = tempfile::tempdir().unwrap();
    let sink = FolderSink::new(root.path().join("out"));
    sink.put("letters/1", b"one").unwrap();
    fs::remove_dir_all(root.path().join("out")).unwrap();
    for path in ["letters/2", "bundles/x"] {
        let error = sink.put(path, b"two").unwrap_err();
        assert!(matches!(error, SinkError::Vanished { .. }), "{error}");
    }
    assert_eq!(names(root.path()), Vec::<String>::new());
}

#[test]
fn dropped_files_leave_nothing() {
    let root = tempfile::tempdir().unwrap();
    let sink = FolderSink::new(root.path());
    let mut file = sink.create("all.pdf").unwrap();
    file.write_all(b"half").unwrap();
    drop(file);
    drop(sink);
    assert_eq!(names(root.path()), [".aamantran-lock"]);
}

#[cfg(unix)]
#[test]
fn files_have_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("plain"), b"").unwrap();
    let sink = FolderSink::new(root.path());
    sink.put("all.pdf", b"x").unwrap();
    let mode = |name| fs::metadata(root.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("all.pdf"), mode("plain"));
}

#[test]
fn paths_cannot_leave() {
    let root = tempfile::tempdir().unwrap();
    let sink = FolderSink::new(root.path().join("out"));
    for path in ["", "/etc/x", "../x", "a/../../x", "a//b", "./x", "a\\..\\x", "C:x", "a/"] {
        assert!(matches!(sink.create(path), Err(SinkError::Path { .. })), "{path}");
        assert!(matches!(sink.put(path, b""), Err(SinkError::Path { .. })), "{path}");
    }
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}
