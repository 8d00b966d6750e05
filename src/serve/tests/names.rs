//! Names and paths in addresses.

use super::world::World;
use crate::serve::answer::disposition;

/// Names that lead elsewhere, or are none.
const BAD: [&str; 24] = [
    "..",
    ".",
    "%2e%2e",
    "%2E.",
    "%2e",
    "a%00.csv",
    "%00",
    "a%0Ab.csv",
    "a%0D%0ASet-Cookie:%20a=b",
    "..%5C..%5Ca",
    "a%5Cb.csv",
    "C:a.csv",
    "C%3A%5Ca.csv",
    "c:",
    "%FF%FE.csv",
    "%E0%A4.csv",
    "%C0%AE%C0%AE",
    "%7F",
    "a%C2%85b",
    "..%2Fa.csv",
    "%2Fetc%2Fpasswd",
    "%5C%5Cserver%5Cshare",
    "a%2F..%2Fb",
    "%2e%2e%2fa",
];

#[tokio::test]
async fn bad_names_are_not_taken() {
    let world = World::new();
    for name in BAD {
        let ask = world.request("PUT", &format!("/api/file/list/{name}")).body("a");
        assert_eq!(world.send(ask).await.status, 400, "{name}");
    }
    for name in ["a/b.csv", "../a.csv", "", "a/"] {
        let ask = world.request("PUT", &format!("/api/file/list/{name}")).body("a");
        assert_eq!(world.send(ask).await.status, 404, "{name}");
    }
    let long = "a".repeat(1025);
    let ask = world.request("PUT", &format!("/api/file/list/{long}")).body("a");
    assert_eq!(world.send(ask).await.status, 400);
    assert!(world.noted().is_empty(), "{:?}", world.noted());
}

#[tokio::test]
async fn bad_paths_are_not_looked_up() {
    let world = World::new();
    let long = "a/".repeat(600) + "a";
    for folder in ["file", "remarks", "page", "font"] {
        let paths = ["../a", "a/../b", "//a", "a//b", "a/", "./a", &long];
        let bad = BAD.iter().filter(|name| !name.starts_with("%2F"));
        for name in bad.chain(&paths) {
            let path = format!("/{folder}/{name}");
            assert_eq!(world.get(&path).await.status, 404, "{path}");
        }
    }
    assert!(world.noted().is_empty(), "{:?}", world.noted());
}

#[tokio::test]
async fn unusual_names_are_taken() {
    let world = World::new();
    for name in [
        "%E0%A4%97%E0%A4%BE%E0%A4%81%E0%A4%B5.xlsx",
        "a%20b.csv",
        "a%25.csv",
        "%E2%80%8D.csv",
        "...",
        "a..csv",
        ".csv",
        "CON",
        "a+b.csv",
        "%22a%22.csv",
        "%252e%252e",
    ] {
        let ask = world.request("PUT", &format!("/api/file/list/{name}")).body("a");
        assert_eq!(world.send(ask).await.status, 200, "{name}");
    }
    assert!(world.noted().contains(&"put List %2e%2e 1".to_owned()));
}

#[test]
fn names_of_downloads_stay_within_their_header() {
    let header = |name| disposition(name, "application/zip").to_str().unwrap().to_owned();
    assert_eq!(
        header("a\"; x=\\\r\nb.zip"),
        "attachment; filename=\"a_; x=___b.zip\"; filename*=UTF-8''a%22%3B%20x%3D%5C%0D%0Ab.zip"
    );
    assert_eq!(
        header("सभा.zip"),
        "attachment; filename=\"___.zip\"; filename*=UTF-8''%E0%A4%B8%E0%A4%AD%E0%A4%BE.zip"
    );
    assert!(disposition("a.html", "text/html").to_str().unwrap().starts_with("attachment"));
    assert!(disposition("a.svg", "image/svg+xml").to_str().unwrap().starts_with("attachment"));
}
