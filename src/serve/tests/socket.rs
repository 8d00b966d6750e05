//! Connections over real sockets, against a clock that jumps.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout};

use super::world::{HOST, World};
use crate::serve::listen::{CONNECTIONS, HEADERS, IDLE, listen};

/// A server at a port of its own. Requests say the port of [`HOST`], which is that of the keys.
async fn start() -> (World, u16) {
    let world = World::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(listen(listener, world.router.clone(), world.ending.ended()));
    (world, port)
}

async fn connect(port: u16) -> TcpStream {
    TcpStream::connect(("127.0.0.1", port)).await.unwrap()
}

/// All that is read until the server closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all).await;
    String::from_utf8_lossy(&all).into_owned()
}

/// All that is read at once.
async fn some(stream: &mut TcpStream) -> String {
    let mut buffer = vec![0; 4096];
    let read = stream.read(&mut buffer).await.unwrap();
    String::from_utf8_lossy(&buffer[..read]).into_owned()
}

fn get(world: &World, path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {}\r\n\r\n", world.cookie())
}

#[tokio::test(start_paused = true)]
async fn half_a_header_is_cut_after_ten_seconds() {
    let (_world, port) = start().await;
    for half in ["", "G", "GET / HTTP/1.1\r\nHost: "] {
        let started = Instant::now();
        let mut stream = connect(port).await;
        stream.write_all(half.as_bytes()).await.unwrap();
        let answer = rest(&mut stream).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
        let elapsed = started.elapsed();
        assert!((HEADERS..HEADERS + Duration::from_secs(1)).contains(&elapsed), "{elapsed:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_header_by_drops_is_cut_after_ten_seconds() {
    let (_world, port) = start().await;
    let started = Instant::now();
    let mut stream = connect(port).await;
    stream.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    let mut buffer = [0; 1];
    loop {
        let _ = stream.write_all(b"A: b\r\n").await;
        let read = timeout(Duration::from_millis(500), stream.read(&mut buffer)).await;
        if matches!(read, Ok(Ok(0) | Err(_))) {
            break;
        }
        assert!(started.elapsed() < HEADERS * 2);
    }
    assert!(started.elapsed() >= HEADERS);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_cut() {
    let (world, port) = start().await;
    let mut stream = connect(port).await;
    let head = format!(
        "POST /api/do HTTP/1.1\r\nHost: {HOST}\r\nOrigin: http://{HOST}\r\nX-Aamantran: 1\r\n\
         Cookie: {}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{",
        world.cookie()
    );
    let started = Instant::now();
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = rest(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(started.elapsed() < IDLE * 2);
    assert!(world.noted().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_not_read_is_cut() {
    let (world, port) = start().await;
    let mut stream = connect(port).await;
    // Far more than the buffers of the system.
    let many = get(&world, "/zip").repeat(64);
    let _ = timeout(Duration::from_secs(1), stream.write_all(many.as_bytes())).await;
    tokio::time::sleep(IDLE * 2).await;
    let answer = rest(&mut stream).await;
    assert!(answer.len() < 64_000_000, "{}", answer.len());
}

#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_closed() {
    let (world, port) = start().await;
    let mut stream = connect(port).await;
    stream.write_all(get(&world, "/api/state").as_bytes()).await.unwrap();
    assert!(some(&mut stream).await.starts_with("HTTP/1.1 200 "));
    let started = Instant::now();
    assert_eq!(rest(&mut stream).await, "");
    let elapsed = started.elapsed();
    // hyper's time for headers begins with the end of the last answer.
    assert!((HEADERS..HEADERS + Duration::from_secs(1)).contains(&elapsed), "{elapsed:?}");
}

#[tokio::test]
async fn the_sixty_fifth_connection_waits() {
    let (world, port) = start().await;
    let mut streams = Vec::new();
    for _ in 0..CONNECTIONS {
        let mut stream = connect(port).await;
        stream.write_all(get(&world, "/api/state").as_bytes()).await.unwrap();
        assert!(some(&mut stream).await.starts_with("HTTP/1.1 200 "));
        streams.push(stream);
    }
    let mut waiting = connect(port).await;
    waiting.write_all(get(&world, "/api/state").as_bytes()).await.unwrap();
    let answer = timeout(Duration::from_millis(300), some(&mut waiting)).await;
    assert!(answer.is_err(), "{answer:?}");
    drop(streams.pop());
    assert!(some(&mut waiting).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn what_is_not_http_is_refused() {
    let (world, port) = start().await;
    for wrong in [
        "\r\n\r\n\0\0\0\0".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}".repeat(10),
        format!("GET / HTTP/1.1\r\n{}\r\n\r\n", "a".repeat(100_000)),
        format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(200)),
        format!("GET /{} HTTP/1.1\r\nHost: {HOST}\r\n\r\n", "a".repeat(70_000)),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {HOST}\r\nHost : evil.test\r\n\r\n"),
        format!(
            "POST /api/do HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 5\r\n\
             Content-Length: 6\r\n\r\nhello"
        ),
    ] {
        let mut stream = connect(port).await;
        let _ = stream.write_all(wrong.as_bytes()).await;
        let _ = stream.shutdown().await;
        let answer = rest(&mut stream).await;
        let is_refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4");
        assert!(is_refused, "{wrong:.40}: {answer}");
    }
    // Old HTTP, and no `Host`.
    for line in ["GET / HTTP/1.0", "GET / HTTP/1.1"] {
        let mut stream = connect(port).await;
        stream.write_all(format!("{line}\r\n\r\n").as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
        let answer = rest(&mut stream).await;
        assert!(
            answer.contains(" 403 ") && answer.contains("content-security-policy"),
            "{answer}"
        );
    }
    let mut stream = connect(port).await;
    stream.write_all(get(&world, "/api/state").as_bytes()).await.unwrap();
    assert!(some(&mut stream).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn too_large_a_body_is_answered_to_its_end() {
    let (world, port) = start().await;
    let mut stream = connect(port).await;
    let length = 40 * 1024 * 1024;
    let head = format!(
        "PUT /api/file/list/a HTTP/1.1\r\nHost: {HOST}\r\nOrigin: http://{HOST}\r\n\
         X-Aamantran: 1\r\nCookie: {}\r\nContent-Type: application/octet-stream\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n",
        world.cookie()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&vec![0; length]).await.unwrap();
    let answer = rest(&mut stream).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

#[tokio::test]
async fn a_browser_that_goes_away_ends_its_events() {
    let (world, port) = start().await;
    world.apply(r#"{"do":"make","ms":20000}"#).await;
    let before = world.progress.receiver_count();
    // More than there are connections: each has to end for the next.
    for _ in 0..=CONNECTIONS {
        let mut stream = connect(port).await;
        stream.write_all(get(&world, "/api/progress").as_bytes()).await.unwrap();
        let answer = timeout(Duration::from_secs(5), some(&mut stream)).await;
        assert!(answer.unwrap().contains("text/event-stream"));
    }
    let started = Instant::now();
    while world.progress.receiver_count() > before {
        assert!(started.elapsed() < Duration::from_secs(5));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
