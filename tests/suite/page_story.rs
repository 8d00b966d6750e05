//! The page in a real browser: a clerk who does all of it, on a large and a small screen and without
//! a mouse, and nothing that stands in the way of those who see little. The pictures of the screens
//! are in target/page.

use std::path::Path;
use std::process::Command;

/// Runs a script of tests/page with the program, a folder for what it leaves, and what else it takes.
fn drive(script: &str, more: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("node")
        .arg(root.join("tests/page").join(script))
        .arg(env!("CARGO_BIN_EXE_aamantran"))
        .arg(root.join("target/page"))
        .args(more)
        .current_dir(root)
        .output()
        .expect("node, with `npm ci` in tests/page");
    let said = String::from_utf8_lossy(&run.stdout);
    let wrong = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}\n{wrong}");
}

#[test]
#[ignore = "needs node and Chromium"]
fn a_clerk_makes_with_the_page_what_the_command_makes() {
    drive("story.mjs", &["pc"]);
}

#[test]
#[ignore = "needs node and Chromium"]
fn so_does_one_with_a_small_screen() {
    drive("story.mjs", &["phone"]);
}

#[test]
#[ignore = "needs node and Chromium"]
fn so_does_one_without_a_mouse() {
    drive("story.mjs", &["keys"]);
}

#[test]
#[ignore = "needs node and Chromium"]
fn another_origin_reads_and_changes_nothing() {
    drive("attack.mjs", &[]);
}
