//! Requests that no page of this server sends.

use super::world::{Ask, HOST, World};

/// A change of a good request, the status, and the request.
enum Change {
    Set(&'static str, &'static [u8]),
    Add(&'static str, &'static [u8]),
    Without(&'static str),
    Method(&'static str),
}

use Change::{Add, Method, Set, Without};

const STATE: (&str, &str) = ("GET", "/api/state");
const DO: (&str, &str) = ("POST", "/api/do");
const FILE: (&str, &str) = ("PUT", "/api/file/list/a.csv");
const PAGE: (&str, &str) = ("GET", "/");
const OTHER_COOKIE: &[u8] = b"aamantran-49817=00000000000000000000000000000000";

/// Hosts that are not this server.
const HOSTS: [&[u8]; 27] = [
    b"",
    b" ",
    b"evil.test",
    b"evil.test:49817",
    b"127.0.0.1",
    b"localhost",
    b"127.0.0.1:",
    b"127.0.0.1:49818",
    b"localhost:80",
    b"127.0.0.1:049817",
    b"127.0.0.1:498170",
    b"127.0.0.1:49817:49817",
    b"127.0.0.1:49817,evil.test",
    b"evil.test,127.0.0.1:49817",
    b"127.0.0.1:49817.evil.test",
    b"127.0.0.1.evil.test:49817",
    b"localhost.:49817",
    b"LOCALHOST:49817",
    b"user@127.0.0.1:49817",
    b"[::1]:49817",
    b"[::ffff:127.0.0.1]:49817",
    b"0.0.0.0:49817",
    b"127.1:49817",
    b"2130706433:49817",
    b"127.0.0.2:49817",
    b"\xff\xfe",
    b"http://127.0.0.1:49817",
];

/// Origins that are not this server's.
const ORIGINS: [&[u8]; 17] = [
    b"",
    b"null",
    b"http://evil.test",
    b"http://evil.test:49817",
    b"https://127.0.0.1:49817",
    b"http://127.0.0.1",
    b"http://127.0.0.1:49818",
    b"http://localhost:49817",
    b"http://127.0.0.1:49817/",
    b"http://127.0.0.1:49817.evil.test",
    b"HTTP://127.0.0.1:49817",
    b"127.0.0.1:49817",
    b"//127.0.0.1:49817",
    b"http://127.0.0.1:49817 http://evil.test",
    b"http://evil.test#http://127.0.0.1:49817",
    b"file://",
    b"\x80",
];

/// Values of `Sec-Fetch-Site` when another site asks, or nobody knows who.
const SITES: [&[u8]; 8] = [
    b"",
    b"cross-site",
    b"same-site",
    b"Same-Origin",
    b"same-origin, cross-site",
    b"same-origin;x",
    b"other",
    b"\xe0\xa4",
];

/// All else, by one or two changes.
const OTHERS: [(u16, (&str, &str), &[Change]); 42] = [
    (403, STATE, &[Without("host")]),
    (403, STATE, &[Add("host", b"127.0.0.1:49817")]),
    (403, STATE, &[Add("host", b"evil.test")]),
    (403, STATE, &[Add("host", b"")]),
    (403, DO, &[Add("host", b"localhost:49817")]),
    (403, DO, &[Set("host", b"localhost:49817")]),
    (403, PAGE, &[Set("host", b"evil.test"), Set("sec-fetch-site", b"none")]),
    (403, ("OPTIONS", "/api/do"), &[Set("host", b"evil.test")]),
    (403, ("GET", "/enter/0"), &[Set("host", b"evil.test:49817")]),
    (403, ("GET", "http://evil.test/api/state"), &[]),
    (403, ("GET", "http://127.0.0.1:49818/api/state"), &[]),
    (403, ("GET", "https://127.0.0.1:49817/api/state"), &[]),
    (403, ("GET", "http://a@127.0.0.1:49817/api/state"), &[]),
    (403, DO, &[Without("origin")]),
    (403, FILE, &[Without("origin")]),
    (403, DO, &[Add("origin", b"http://127.0.0.1:49817")]),
    (403, DO, &[Add("origin", b"null")]),
    (403, ("POST", "/api/close"), &[Without("origin")]),
    (403, ("POST", "/again"), &[Without("origin")]),
    (403, ("POST", "/again"), &[]),
    (403, STATE, &[Set("origin", b"http://evil.test")]),
    (403, STATE, &[Add("origin", b"http://127.0.0.1:49817"), Add("origin", b"null")]),
    (403, STATE, &[Add("sec-fetch-site", b"same-origin")]),
    (403, DO, &[Add("sec-fetch-site", b"cross-site")]),
    (403, DO, &[Without("x-aamantran")]),
    (403, FILE, &[Without("x-aamantran")]),
    (403, DO, &[Set("x-aamantran", b"0")]),
    (403, DO, &[Set("x-aamantran", b"")]),
    (403, DO, &[Add("x-aamantran", b"1")]),
    (403, DO, &[Set("x-aamantran", b"\xff")]),
    (401, DO, &[Without("cookie")]),
    (401, FILE, &[Set("cookie", OTHER_COOKIE)]),
    (401, ("HEAD", "/entrance.css"), &[Without("cookie")]),
    (401, ("PUT", "/again"), &[Without("cookie")]),
    (415, DO, &[Without("content-type")]),
    (415, DO, &[Set("content-type", b"text/plain")]),
    (415, DO, &[Set("content-type", b"application/x-www-form-urlencoded")]),
    (415, DO, &[Set("content-type", b"text/plain;application/json")]),
    (415, DO, &[Add("content-type", b"application/json")]),
    (415, FILE, &[Set("content-type", b"multipart/form-data")]),
    (415, FILE, &[Set("content-type", b"application/json")]),
    (415, ("POST", "/api/close"), &[Without("content-type")]),
];

/// Methods, all but the last with 405.
const METHODS: [(&str, &str); 13] = [
    ("OPTIONS", "/api/do"),
    ("OPTIONS", "/"),
    ("OPTIONS", "/none"),
    ("DELETE", "/api/do"),
    ("PATCH", "/api/do"),
    ("TRACE", "/api/state"),
    ("CONNECT", "/api/state"),
    ("BREW", "/api/state"),
    ("GET", "/api/do"),
    ("GET", "/api/close"),
    ("POST", "/api/state"),
    ("PUT", "/api/do"),
    ("GET", "/again"),
];

fn changed(mut ask: Ask, changes: &[Change]) -> Ask {
    for change in changes {
        ask = match change {
            Set(name, value) => ask.set(name, value),
            Add(name, value) => ask.add(name, value),
            Without(name) => ask.without(name),
            Method(method) => {
                ask.method = method.parse().unwrap();
                ask
            }
        };
    }
    ask
}

async fn refused(world: &World, status: u16, (method, path): (&str, &str), changes: &[Change]) {
    let ask = changed(world.request(method, path).body("{}"), changes);
    let told = format!("{method} {path} {:?}", ask.headers);
    let answered = world.send(ask).await;
    assert_eq!(answered.status, status, "{told}");
    assert!(answered.header("set-cookie").is_empty(), "{told}");
    assert!(!answered.headers.contains_key("access-control-allow-origin"), "{told}");
}

#[tokio::test]
async fn other_hosts_are_refused() {
    let world = World::new();
    for host in HOSTS {
        for what in [STATE, PAGE, DO, FILE, ("GET", "/enter/0"), ("GET", "/entrance.css")] {
            refused(&world, 403, what, &[Set("host", host)]).await;
        }
    }
    assert!(world.noted().is_empty());
}

#[tokio::test]
async fn other_origins_are_refused() {
    let world = World::new();
    for origin in ORIGINS {
        for what in [DO, FILE, STATE, PAGE, ("POST", "/api/close"), ("POST", "/again")] {
            refused(&world, 403, what, &[Set("origin", origin)]).await;
        }
    }
    assert!(world.noted().is_empty());
}

#[tokio::test]
async fn other_sites_are_refused() {
    let world = World::new();
    let reads =
        ["/preview/now/1/1.png", "/pdf/37.pdf", "/file/all.pdf", "/zip", "/page/main.js", "/"];
    for site in SITES {
        for what in reads.map(|path| ("GET", path)).into_iter().chain([STATE, DO, FILE]) {
            refused(&world, 403, what, &[Set("sec-fetch-site", site)]).await;
        }
        // A link in the window may lead to the page alone; the browser sends no cookie then.
        let window = [
            Set("sec-fetch-site", site),
            Set("sec-fetch-mode", b"navigate"),
            Set("sec-fetch-dest", b"document"),
            Without("cookie"),
        ];
        let is_link = matches!(site, b"cross-site" | b"same-site");
        refused(&world, if is_link { 401 } else { 403 }, PAGE, &window).await;
        refused(&world, 403, STATE, &window).await;
        refused(&world, 403, ("GET", "/pdf/37.pdf"), &window).await;
        let frame = [
            Set("sec-fetch-site", site),
            Set("sec-fetch-mode", b"navigate"),
            Set("sec-fetch-dest", b"iframe"),
        ];
        refused(&world, 403, PAGE, &frame).await;
    }
    assert!(world.noted().is_empty());
}

#[tokio::test]
async fn other_requests_are_refused() {
    let world = World::new();
    for (status, what, changes) in OTHERS {
        refused(&world, status, what, changes).await;
    }
    assert!(world.noted().is_empty());
    assert!(!*world.ending.ended().borrow());
}

#[tokio::test]
async fn other_methods_are_refused() {
    let world = World::new();
    for what in METHODS {
        refused(&world, 405, what, &[]).await;
    }
    refused(&world, 405, STATE, &[Method("OPTIONS"), Without("cookie")]).await;
    let preflight = [
        Set("origin", b"http://127.0.0.1:49817"),
        Set("access-control-request-method", b"POST"),
        Set("access-control-request-headers", b"x-aamantran"),
    ];
    refused(&world, 405, ("OPTIONS", "/api/do"), &preflight).await;
    assert!(world.noted().is_empty());
}

#[tokio::test]
async fn other_cookies_are_refused() {
    let world = World::new();
    let right = world.cookie();
    let (name, value) = right.split_once('=').unwrap();
    let upper = value.to_uppercase();
    for wrong in [
        String::new(),
        value.to_owned(),
        format!("aamantran={value}"),
        format!("aamantran-49818={value}"),
        format!("Aamantran-49817={value}"),
        format!("{name}={value}0"),
        format!("{name}={}", &value[1..]),
        format!("{name}="),
        format!("{name}={upper}A"),
        format!("{name}=\"{value}\""),
        format!("{name} = {value}"),
        format!("x{name}={value}"),
        format!("a=b, {name}={value}"),
        ";".repeat(8000),
    ] {
        let ask = world.request("GET", "/api/state").set("cookie", &wrong);
        assert_eq!(world.send(ask).await.status, 401, "{wrong}");
    }
    for good in
        [format!("{name}=bad; {right}"), format!("{right}; {name}=bad"), format!(" ;{right};")]
    {
        let ask = world.request("GET", "/api/state").set("cookie", &good);
        assert_eq!(world.send(ask).await.status, 200, "{good}");
    }
    let two = world.request("GET", "/api/state").set("cookie", "a=b").add("cookie", &right);
    assert_eq!(world.send(two).await.status, 200);
}

#[tokio::test]
async fn both_names_of_this_computer_are_heard() {
    let world = World::new();
    for host in [HOST, "localhost:49817"] {
        let ask = world.request("POST", "/api/do").body("{}").set("host", host);
        let ask = ask.set("origin", format!("http://{host}"));
        assert_eq!(world.send(ask.clone()).await.status, 200);
        // Browsers too old for `Sec-Fetch-Site`.
        assert_eq!(world.send(ask.without("sec-fetch-site")).await.status, 200);
        let whole = world.request("GET", &format!("http://{host}/api/state")).set("host", host);
        assert_eq!(world.send(whole).await.status, 200);
    }
}
