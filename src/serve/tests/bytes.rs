//! Headers and addresses of any bytes.

use std::cell::RefCell;

use axum::http::{Method, Uri};
use proptest::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::world::{Ask, World};
use crate::serve::admission;

thread_local! {
    static RUNTIME: RefCell<Runtime> =
        RefCell::new(Builder::new_current_thread().enable_time().build().unwrap());
}

fn with_world<T>(test: impl AsyncFnOnce(World) -> T) -> T {
    RUNTIME.with_borrow(|runtime| runtime.block_on(async { test(World::new()).await }))
}

const NAMES: [&str; 12] = [
    "host",
    "origin",
    "cookie",
    "sec-fetch-site",
    "sec-fetch-mode",
    "sec-fetch-dest",
    "x-aamantran",
    "x-aamantran-secret",
    "content-type",
    "content-length",
    "accept-language",
    "last-event-id",
];

const PATHS: [&str; 9] = [
    "/",
    "/api/state",
    "/api/do",
    "/api/file/list/a.csv",
    "/api/progress",
    "/again",
    "/enter/0",
    "/file/all.pdf",
    "/preview/now/1/1.png",
];

/// Any bytes that a header may have, or pieces of what is right.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "127.0.0.1:49817",
        "localhost:49817",
        "http://",
        "same-origin",
        "none",
        "navigate",
        "1",
        "aamantran-49817=",
        ";",
        ",",
        "=",
        "application/json",
        " ",
    ]);
    prop_oneof![
        prop::collection::vec(prop_oneof![Just(b'\t'), 32..127_u8, 128..=255_u8], 0..40),
        prop::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat().into_bytes()),
    ]
}

fn headers() -> impl Strategy<Value = Vec<(&'static str, Vec<u8>, bool)>> {
    prop::collection::vec((prop::sample::select(&NAMES[..]), value(), any::<bool>()), 1..5)
}

fn changed(mut ask: Ask, headers: &[(&'static str, Vec<u8>, bool)]) -> Ask {
    for (name, value, is_added) in headers {
        ask = if *is_added { ask.add(name, value) } else { ask.set(name, value) };
    }
    ask
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_header_takes_the_place_of_the_cookie(
        method in prop::sample::select(vec!["GET", "HEAD", "POST", "PUT", "OPTIONS", "X"]),
        path in prop::sample::select(&PATHS[..]),
        headers in headers(),
    ) {
        let status = with_world(async |world| {
            let ask = world.request(method, path).without("cookie").body("{}");
            let status = world.send(changed(ask, &headers)).await.status.as_u16();
            assert!(world.noted().is_empty());
            status
        });
        prop_assert!(matches!(status, 401 | 403 | 405), "{status}");
    }

    #[test]
    fn no_header_is_a_fault_of_the_server(
        method in prop::sample::select(vec!["GET", "HEAD", "POST", "PUT"]),
        path in prop::sample::select(&PATHS[..]),
        headers in headers(),
    ) {
        let status = with_world(async |world| {
            let ask = world.request(method, path).body("{}");
            world.send(changed(ask, &headers)).await.status.as_u16()
        });
        prop_assert!(status < 500, "{status}");
    }

    #[test]
    fn a_changed_host_is_never_heard(host in value()) {
        prop_assume!(![&b"127.0.0.1:49817"[..], b"localhost:49817"].contains(&&host[..]));
        with_world(async |world| {
            let ask = world.request("GET", "/api/state").set("host", &host);
            let checked = admission::check(
                &world.access, &Method::GET, &Uri::from_static("/api/state"), &ask.headers,
            );
            assert_eq!(checked, Err(admission::Refusal::Host));
        });
    }

    #[test]
    fn no_address_is_a_fault_of_the_server(
        path in "/(api/file/list/|file/|preview/|pdf/|page/|enter/|api/rows\\?)?\
                 [ -~\\u{900}-\\u{97f}]{0,30}",
    ) {
        let Ok(uri) = path.parse::<Uri>() else { return Ok(()) };
        with_world(async |world| {
            for method in ["GET", "PUT"] {
                let ask = world.request(method, &uri.to_string()).body("{}");
                let status = world.send(ask).await.status.as_u16();
                assert!(status < 500, "{status} {uri}");
            }
        });
    }

    #[test]
    fn a_name_that_is_taken_leads_nowhere(name in "(%[0-9a-fA-F]{2}|[!-~]|\\.\\.|/){0,12}") {
        if let Some(name) = crate::serve::query::name(&name) {
            let path = std::path::Path::new(&name);
            let parts: Vec<_> = path.components().collect();
            prop_assert!(matches!(parts[..], [std::path::Component::Normal(_)]), "{name:?}");
            prop_assert!(!name.contains(['\\', '\0', '/']));
        }
    }

    #[test]
    fn names_of_downloads_are_headers(name in any::<String>()) {
        let value = crate::serve::answer::disposition(&name, "application/zip");
        prop_assert!(value.to_str().unwrap().starts_with("attachment; filename=\""));
    }
}
