//! A server without a socket, and requests to it.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use serde_json::Value;
use tokio::sync::watch;
use tower::ServiceExt as _;

use super::stub::{Notes, Stub};
use crate::serve::access::Access;
use crate::serve::desk::Desk;
use crate::serve::ending::Ending;
use crate::serve::events::ProgressSteps;
use crate::serve::hands::{Hands as _, RunProgress};
use crate::serve::routes::{Server, routes};

pub(super) const PORT: u16 = 49817;
pub(super) const HOST: &str = "127.0.0.1:49817";

/// A server.
pub(super) struct World {
    pub(super) router: Router,
    pub(super) access: Arc<Access>,
    pub(super) ending: Ending,
    pub(super) notes: Notes,
    pub(super) progress: Arc<watch::Sender<RunProgress>>,
}

/// An answer, whole.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// True if the body broke off.
    pub(super) is_broken: bool,
}

impl Answered {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl World {
    /// Within a runtime.
    pub(super) fn new() -> Self {
        Self::with(Stub::new())
    }

    pub(super) fn with(stub: Stub) -> Self {
        let access = Arc::new(Access::new(PORT).unwrap());
        let (notes, progress) = (Arc::clone(&stub.notes), Arc::clone(&stub.progress));
        let steps = ProgressSteps::new(stub.progress());
        let ending = Ending::default();
        let desk = Desk::new(Box::new(stub));
        let fonts = |name: &str| {
            (name == "NotoSansDevanagari-Regular.ttf").then_some(b"font".as_slice().into())
        };
        let server = Server::new(Arc::clone(&access), desk, steps, ending.clone(), fonts);
        Self { router: routes(server), access, ending, notes, progress }
    }

    pub(super) fn cookie(&self) -> String {
        let set = self.access.set_cookie();
        set.split(';').next().unwrap().to_owned()
    }

    /// A request as the page makes it.
    pub(super) fn request(&self, method: &str, path: &str) -> Ask {
        let mut headers = HeaderMap::new();
        let mut set = |name: &'static str, value: &str| {
            headers
                .insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        };
        set("host", HOST);
        set("cookie", &self.cookie());
        set("sec-fetch-site", "same-origin");
        set("sec-fetch-mode", "cors");
        if !matches!(method, "GET" | "HEAD") {
            set("origin", &format!("http://{HOST}"));
            set("x-aamantran", "1");
            let is_put = method == "PUT";
            let json = "application/json";
            set("content-type", if is_put { "application/octet-stream" } else { json });
        }
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        Ask { method, path: path.to_owned(), headers, body: Vec::new() }
    }

    pub(super) async fn get(&self, path: &str) -> Answered {
        self.send(self.request("GET", path)).await
    }

    pub(super) async fn apply(&self, command: &str) -> Answered {
        self.send(self.request("POST", "/api/do").body(command)).await
    }

    pub(super) async fn send(&self, ask: Ask) -> Answered {
        let mut request = Request::new(Body::from(ask.body));
        *request.method_mut() = ask.method;
        *request.uri_mut() = ask.path.parse().unwrap();
        *request.headers_mut() = ask.headers;
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await;
        let is_broken = body.is_err();
        let body = body.map(|body| body.to_vec()).unwrap_or_default();
        Answered { status: parts.status, headers: parts.headers, body, is_broken }
    }

    pub(super) fn noted(&self) -> Vec<String> {
        self.notes.lock().unwrap().clone()
    }
}

/// A request that is being put together.
#[derive(Clone)]
pub(super) struct Ask {
    pub(super) method: Method,
    path: String,
    pub(super) headers: HeaderMap,
    body: Vec<u8>,
}

impl Ask {
    pub(super) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a header instead of what is there.
    pub(super) fn set(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        self.headers.insert(name, HeaderValue::from_bytes(value.as_ref()).unwrap());
        self
    }

    /// Adds a header beside what is there.
    pub(super) fn add(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        self.headers.append(name, HeaderValue::from_bytes(value.as_ref()).unwrap());
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }
}
