//! Every route, as the page asks it.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use super::stub::Stub;
use super::world::World;
use crate::serve::access::TOKEN_LIFE;
use crate::serve::body;

#[tokio::test]
async fn the_page_and_its_files_are_served_fresh() {
    let world = World::new();
    let page = world.get("/").await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    assert!(page.text().contains("<html lang=\"hi\">"));
    assert_eq!(page.header("cache-control"), "no-store");
    let script = world.get("/page/main.js").await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    let font = world.get("/font/NotoSansDevanagari-Regular.ttf").await;
    assert_eq!((font.header("content-type"), font.text()), ("font/ttf", "font"));
    for path in [
        "/page/none.js",
        "/page/",
        "/page",
        "/font/none.ttf",
        "/none",
        "/api/none",
        "/page/../Cargo.toml",
    ] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_answer_has_the_headers() {
    let world = World::new();
    let asks = [
        world.request("GET", "/"),
        world.request("GET", "/none"),
        world.request("GET", "/").without("cookie"),
        world.request("GET", "/").set("host", "evil.test"),
        world.request("OPTIONS", "/api/do"),
        world.request("POST", "/api/do").body("{"),
        world.request("POST", "/api/do").body(r#"{"do":"panic"}"#),
        world.request("POST", "/api/state"),
        world.request("PUT", "/api/file/list/a.csv").set("content-type", "text/plain"),
        world.request("GET", "/preview/now/1/1.png"),
        world.request("GET", "/pdf/37.pdf"),
        world.request("GET", "/api/progress"),
        world.request("GET", "/enter/0"),
    ];
    for ask in asks {
        let answered = world.send(ask).await;
        let policy = answered.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{answered:?}");
        assert!(policy.ends_with("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe"));
        assert_eq!(answered.header("x-content-type-options"), "nosniff");
        assert_eq!(answered.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answered.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answered.header("referrer-policy"), "same-origin");
        assert!(!answered.header("cache-control").is_empty());
        assert!(
            answered.headers.keys().all(|name| !name.as_str().starts_with("access-control")),
            "{answered:?}"
        );
    }
}

#[tokio::test]
async fn a_token_is_used_once_for_a_cookie() {
    let world = World::new();
    let path = format!("/enter/{}", world.access.token().unwrap().as_str());
    let bare = world.request("GET", &path).without("cookie").set("sec-fetch-site", "none");
    let head = world.request("HEAD", &path).without("cookie");
    assert_eq!(world.send(head).await.status, 401);
    let entered = world.send(bare.clone()).await;
    assert_eq!((entered.status.as_u16(), entered.header("location")), (303, "/"));
    let cookie = entered.header("set-cookie");
    assert!(cookie.starts_with("aamantran-49817="), "{cookie}");
    assert!(cookie.ends_with("; HttpOnly; SameSite=Strict; Path=/"), "{cookie}");
    let value = cookie.split(';').next().unwrap();
    assert_eq!(value.len(), "aamantran-49817=".len() + 32);
    let page = world.request("GET", "/").set("cookie", format!("a=b; {value}; c"));
    assert_eq!(world.send(page).await.status, 200);
    let again = world.send(bare.clone()).await;
    assert_eq!(again.status, 401);
    assert!(again.text().contains("यह पन्ना प्रोग्राम की खिड़की से फिर खोलें"));
    assert!(again.header("set-cookie").is_empty());
    // Who reloads the address with the cookie gets to the page.
    let known = world.send(bare.set("cookie", value)).await;
    assert_eq!((known.status.as_u16(), known.header("location")), (303, "/"));
}

#[tokio::test(start_paused = true)]
async fn a_token_lives_a_minute() {
    let world = World::new();
    let enter = |token: &str| {
        world.send(world.request("GET", &format!("/enter/{token}")).without("cookie"))
    };
    let (one, two) = (world.access.token().unwrap(), world.access.token().unwrap());
    tokio::time::advance(TOKEN_LIFE).await;
    assert_eq!(enter(one.as_str()).await.status, 303);
    tokio::time::advance(Duration::from_millis(1)).await;
    assert_eq!(enter(two.as_str()).await.status, 401);
}

#[tokio::test]
async fn old_tokens_go_when_many_wait() {
    let world = World::new();
    let tokens: Vec<_> = (0..17).map(|_| world.access.token().unwrap()).collect();
    assert!(!world.access.uses_token(tokens[0].as_str().as_bytes()));
    assert!(world.access.uses_token(tokens[16].as_str().as_bytes()));
    assert!(world.access.uses_token(tokens[1].as_str().as_bytes()));
}

#[tokio::test]
async fn without_a_cookie_there_is_a_sentence_or_json() {
    let world = World::new();
    let page = world.request("GET", "/").without("cookie").set("sec-fetch-mode", "navigate");
    let page = world.send(page).await;
    assert_eq!(
        (page.status.as_u16(), page.header("content-type")),
        (401, "text/html; charset=utf-8")
    );
    assert!(page.text().contains("/entrance.css"));
    let style = world.send(world.request("GET", "/entrance.css").without("cookie")).await;
    assert_eq!(
        (style.status.as_u16(), style.header("content-type")),
        (200, "text/css; charset=utf-8")
    );
    for path in ["/api/state", "/preview/now/1/1.png", "/page/main.js"] {
        let answered = world.send(world.request("GET", path).without("cookie")).await;
        assert_eq!(answered.status, 401);
        assert_eq!(answered.json()["is"], "refused");
    }
    // A browser too old for `Sec-Fetch-Mode`.
    let old = world.request("GET", "/").without("cookie").without("sec-fetch-mode");
    let old = world.send(old.set("accept", "text/html,*/*")).await;
    assert!(old.text().starts_with("<!doctype html>"));
    assert!(world.noted().is_empty());
}

#[tokio::test]
async fn state_rows_and_letters_reach_the_desk() {
    let world = World::new();
    assert_eq!(world.get("/api/state").await.json()["counter"], 1);
    let english = world.request("GET", "/api/state").set("accept-language", "en");
    assert_eq!(world.send(english.clone()).await.status, 200);
    assert_eq!(world.send(english.set("accept-language", "en-IN,hi;q=0.5")).await.status, 200);
    for path in [
        "/api/state?lang=en",
        "/api/rows?show=held&search=%E0%A4%B0%E0%A4%BE%E0%A4%AE+a&from=100&count=100",
        "/api/rows?count=100000&lang=en",
        "/api/letters?advocate=x&from=5",
        "/api/letter?serial=37",
    ] {
        assert_eq!(world.get(path).await.status, 200, "{path}");
    }
    assert_eq!(
        world.noted(),
        [
            "state Hi",
            "state En",
            "state En",
            "state En",
            "RowsWanted { show: Held, search: \"राम a\", from: 100, count: 100 } Hi",
            "RowsWanted { show: All, search: \"\", from: 0, count: 500 } En",
            "LettersWanted { search: \"\", advocate: \"x\", from: 5, count: 100 } Hi",
            "letter 37 Hi",
        ]
    );
    for path in [
        "/api/rows?show=none",
        "/api/rows?from=-1",
        "/api/rows?from=1&from=2",
        "/api/rows?count=99999999999999999999999",
        "/api/letters?from=x",
        "/api/letter",
        "/api/letter?serial=4294967296",
    ] {
        assert_eq!(world.get(path).await.status, 400, "{path}");
    }
    assert_eq!(world.get("/api/letter?serial=0").await.status, 404);
}

#[tokio::test]
async fn commands_are_answered() {
    let world = World::new();
    let done = world.apply(r#"{"do":"set","lang":"en"}"#).await;
    assert_eq!((done.status.as_u16(), done.header("content-type")), (200, "application/json"));
    let refused = world.apply(r#"{"do":"refuse"}"#).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["is"]), (422, &json!("refused")));
    assert_eq!(world.apply(r#"{"do":"later"}"#).await.status, 200);
    for wrong in ["", "{", "[]", "1", "null", "\"\u{926}\"", &"[".repeat(10_000)] {
        let answered = world.apply(wrong).await;
        assert_eq!(answered.status, 400, "{wrong}");
        assert!(!answered.json()["problems"][0]["message"].as_str().unwrap().is_empty());
    }
    let notes = world.noted();
    assert_eq!(notes, ["apply set En -", "apply refuse Hi -", "apply later Hi -"]);
    let charset = world.request("POST", "/api/do").body("{}");
    let charset = charset.set("content-type", "Application/JSON; charset=utf-8");
    assert_eq!(world.send(charset).await.status, 200);
}

#[tokio::test]
async fn a_panic_of_the_desk_is_one_answer() {
    let world = World::new();
    for what in ["panic", "later-panic"] {
        let answered = world.apply(&format!("{{\"do\":\"{what}\",\"lang\":\"en\"}}")).await;
        assert_eq!(answered.status, 500);
        let message = &answered.json()["problems"][0]["message"];
        assert_eq!(message, "Something went wrong in the program. Try again.");
        assert_eq!(world.get("/api/state").await.status, 200);
    }
}

#[tokio::test]
async fn bodies_have_limits() {
    let world = World::new();
    let command = |what: &str, length: usize| {
        let mut command = format!("{{\"do\":\"{what}\",\"text\":\"");
        command.push_str(&"a".repeat(length - command.len() - 2));
        command + "\"}"
    };
    for (what, length, status) in [
        ("set", body::COMMAND, 200),
        ("set", body::COMMAND + 1, 413),
        ("write-text", body::COMMAND + 1, 200),
        ("paste", body::TEXT, 200),
        ("djot", body::TEXT + 1, 413),
    ] {
        let answered = world.apply(&command(what, length)).await;
        assert_eq!(answered.status, status, "{what} {length}");
    }
    for (kind, length, status) in [
        ("list", body::LIST, 200),
        ("list", body::LIST + 1, 413),
        ("picture", body::PICTURE, 200),
        ("picture", body::PICTURE + 1, 413),
        ("photo", body::PICTURE + 1, 413),
    ] {
        let ask = world.request("PUT", &format!("/api/file/{kind}/a")).body(vec![0; length]);
        assert_eq!(world.send(ask.clone()).await.status, status, "{kind} {length}");
        // Announced or not.
        let announced = ask.set("content-length", length.to_string());
        assert_eq!(world.send(announced).await.status, status, "{kind} {length}");
    }
}

#[tokio::test]
async fn files_are_handed_in() {
    let world = World::new();
    let name = "%E0%A4%97%E0%A4%BE%E0%A4%81%E0%A4%B5%20%28%E0%A5%A8%29.xlsx";
    let ask = world.request("PUT", &format!("/api/file/list/{name}")).body("PK");
    assert_eq!(world.send(ask).await.status, 200);
    assert_eq!(world.noted(), ["put List गाँव (२).xlsx 2"]);
    let other = world.request("PUT", "/api/file/other/a").body("PK");
    assert_eq!(world.send(other).await.status, 404);
}

#[tokio::test]
async fn pictures_stay_under_their_hash() {
    let world = World::new();
    let picture = world.get("/preview/now/37/2.png?template=patra&width=800").await;
    assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/png"));
    assert_eq!(picture.header("cache-control"), "private, max-age=31536000, immutable");
    let old = world.get("/preview/old/37/2.png").await;
    assert_eq!((old.status.as_u16(), old.header("cache-control")), (404, "no-store"));
    for path in [
        "/preview/now/37/2.jpg",
        "/preview/now/37",
        "/preview/now/37/2/3.png",
        "/preview/now/x/2.png",
        "/preview//37/2.png",
        "/preview/now/37/-1.png",
        "/preview/now/37/2.png?width=15",
        "/preview/now/37/2.png?width=4001",
        "/preview/now/37/2.png?template=../a",
    ] {
        assert_eq!(world.get(path).await.status, 400, "{path}");
    }
}

#[tokio::test]
async fn files_made_are_handed_out() {
    let world = World::new();
    let pdf = world.get("/pdf/37.pdf").await;
    assert_eq!((pdf.header("content-type"), pdf.text()), ("application/pdf", "%PDF"));
    assert_eq!(
        pdf.header("content-disposition"),
        "inline; filename=\"37.pdf\"; filename*=UTF-8''37.pdf"
    );
    let bundle = world.get("/file/bundles/%E0%A4%86%E0%A4%B6%E0%A4%BE%20%E0%A4%B5%E0%A4%B0%E0%A5%8D%E0%A4%AE%E0%A4%BE.pdf").await;
    assert_eq!(bundle.status, 200);
    assert_eq!(
        bundle.header("content-disposition"),
        "inline; filename=\"___ _____.pdf\"; filename*=UTF-8''%E0%A4%86%E0%A4%B6%E0%A4%BE%20\
         %E0%A4%B5%E0%A4%B0%E0%A5%8D%E0%A4%AE%E0%A4%BE.pdf"
    );
    let all = world.get("/file/all.pdf").await;
    assert_eq!((all.body.len(), all.header("content-length")), (300_000, "300000"));
    let zip = world.get("/zip").await;
    assert_eq!((zip.body.len(), zip.is_broken), (1_000_000, false));
    assert!(zip.header("content-disposition").starts_with("attachment; "));
    assert_eq!(world.get("/form").await.status, 200);
    assert_eq!(
        world.get("/remarks/%E0%A4%97%E0%A4%BE%E0%A4%81%E0%A4%B5.xlsx").await.status,
        200
    );
    for path in ["/pdf/38.pdf", "/pdf/x.pdf", "/pdf/37", "/file/none.pdf", "/file/", "/zip/a"] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_file_that_fails_breaks_off() {
    let world = World::new();
    assert!(world.get("/file/breaks.pdf").await.is_broken);
    assert!(world.get("/file/panics.pdf").await.is_broken);
}

#[tokio::test]
async fn progress_is_told_five_times_a_second_and_ends() {
    let world = World::new();
    assert_eq!(world.get("/api/progress").await.status, 204);
    world.apply(r#"{"do":"make","ms":700}"#).await;
    let started = Instant::now();
    let events = world.get("/api/progress").await;
    assert_eq!(events.header("content-type"), "text/event-stream");
    let text = events.text();
    let most = 2 + usize::try_from(started.elapsed().as_millis() / 200).unwrap();
    let events: Vec<_> = text.split_terminator("\n\n").collect();
    assert!((3..=most).contains(&events.len()), "{text}");
    let last = events[events.len() - 1];
    assert!(last.ends_with(r#"data: {"finished":{"status":"done"}}"#), "{text}");
    let ids: Vec<u64> = events
        .iter()
        .map(|event| event.strip_prefix("id: ").unwrap().split('\n').next().unwrap())
        .map(|id| id.parse().unwrap())
        .collect();
    assert!(ids.is_sorted_by(|one, two| one < two), "{text}");
    // The end is told to who has not seen it, and not again.
    assert_eq!(world.get("/api/progress").await.text(), format!("{last}\n\n"));
    let seen = world.request("GET", "/api/progress");
    let seen = seen.set("last-event-id", ids[ids.len() - 1].to_string());
    assert_eq!(world.send(seen).await.status, 204);
}

#[tokio::test]
async fn progress_ends_with_the_server() {
    let world = World::new();
    world.apply(r#"{"do":"make","ms":20000}"#).await;
    let ending = world.ending.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        ending.end();
    });
    let events = tokio::time::timeout(Duration::from_secs(5), world.get("/api/progress"));
    assert!(events.await.unwrap().text().contains("\"stage\":\"write\""));
}

#[tokio::test]
async fn the_state_waits_neither_for_a_run_nor_for_pictures() {
    let mut stub = Stub::new();
    stub.picture = Duration::from_millis(400);
    let world = std::sync::Arc::new(World::with(stub));
    world.apply(r#"{"do":"make","ms":1500}"#).await;
    let mut tabs = tokio::task::JoinSet::new();
    for tab in 0..8 {
        let world = std::sync::Arc::clone(&world);
        tabs.spawn(async move {
            let path = format!("/preview/now/{tab}/1.png");
            let picture = async { assert_eq!(world.get(&path).await.status, 200) };
            let states = async {
                let mut longest = Duration::ZERO;
                for _ in 0..10 {
                    let started = Instant::now();
                    assert_eq!(world.get("/api/state").await.status, 200);
                    longest = longest.max(started.elapsed());
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                longest
            };
            tokio::join!(picture, states).1
        });
    }
    let longest = tabs.join_all().await.into_iter().max().unwrap();
    assert!(longest < Duration::from_millis(200), "{longest:?}");
}

#[tokio::test]
async fn the_page_closes_the_server() {
    let world = World::new();
    let closed = world.send(world.request("POST", "/api/close").body("{}")).await;
    assert_eq!((closed.status.as_u16(), closed.text()), (200, r#"{"is":"ended"}"#));
    assert!(*world.ending.ended().borrow());
}

#[tokio::test]
async fn a_second_start_gets_a_token_for_the_secret() {
    let world = World::new();
    let ask = world.request("POST", "/again").without("cookie").without("sec-fetch-site");
    let ask = ask.body(r#"{"folder":"/events/सभा"}"#);
    assert_eq!(world.send(ask.clone()).await.status, 403);
    let wrong = ask.clone().set("x-aamantran-secret", "0".repeat(32));
    assert_eq!(world.send(wrong).await.status, 403);
    let right = ask.set("x-aamantran-secret", world.access.secret.as_str());
    let answered = world.send(right).await;
    let token = answered.json()["token"].as_str().unwrap().to_owned();
    assert!(world.access.uses_token(token.as_bytes()));
    world.get("/api/state").await;
    assert_eq!(world.noted(), ["apply open Hi /events/सभा", "state Hi"]);
}
