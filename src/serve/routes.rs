//! The addresses that can be asked.

use std::borrow::Cow;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, HeaderMap, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post, put};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::diagnostic::Lang;
use crate::serve::access::Access;
use crate::serve::admission::{self, AGAIN, ENTER, ENTRANCE_STYLE, Refusal};
use crate::serve::answer::{self, Sentence};
use crate::serve::assets;
use crate::serve::body::{self, BodyFault};
use crate::serve::desk::Desk;
use crate::serve::ending::Ending;
use crate::serve::events::{ProgressSteps, events};
use crate::serve::hands::{FileWanted, Hands, Reply, UploadKind};
use crate::serve::query::{self, Query};

/// The header in which a second start says the secret of the runtime folder.
pub(crate) const SECRET: HeaderName = HeaderName::from_static("x-aamantran-secret");

/// Commands that carry a text of the user's, and may be as long as [`body::TEXT`].
const WITH_TEXT: [&str; 5] = ["write-text", "paste", "djot", "correct", "convert"];

/// Files handed in that are taken at once: each is held in memory whole.
const UPLOADS: usize = 2;

/// A font inside the binary, by the name of its file.
pub(crate) type FontFiles = fn(&str) -> Option<Cow<'static, [u8]>>;

/// All that requests share.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) access: Arc<Access>,
    pub(crate) desk: Desk,
    pub(crate) steps: ProgressSteps,
    pub(crate) ending: Ending,
    fonts: FontFiles,
    uploads: Arc<Semaphore>,
    asked: Arc<Mutex<Instant>>,
}

impl Server {
    pub(crate) fn new(
        access: Arc<Access>,
        desk: Desk,
        steps: ProgressSteps,
        ending: Ending,
        fonts: FontFiles,
    ) -> Self {
        let asked = Arc::new(Mutex::new(Instant::now()));
        let uploads = Arc::new(Semaphore::new(UPLOADS));
        Self { access, desk, steps, ending, fonts, uploads, asked }
    }

    /// Notes that something was asked now.
    pub(crate) fn touch(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// When something was asked last.
    pub(crate) fn asked(&self) -> Instant {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(
        &self,
        lang: Lang,
        question: impl FnOnce(&mut dyn Hands) -> Reply + Send + 'static,
    ) -> Response {
        match self.desk.ask(question).await {
            Ok(reply) => answer::of_reply(reply, lang),
            Err(_) => answer::refusal(StatusCode::INTERNAL_SERVER_ERROR, Sentence::Fault, lang),
        }
    }
}

/// All that can be asked, behind the guard.
pub(crate) fn routes(server: Server) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/enter/{token}", get(enter))
        .route(ENTRANCE_STYLE, get(async || assets::sentence_style()))
        .route(AGAIN, post(again))
        .route("/page/{*file}", get(page_file))
        .route("/font/{*file}", get(font))
        .route("/api/state", get(state))
        .route("/api/do", post(apply))
        .route("/api/file/{kind}/{name}", put(upload))
        .route("/api/rows", get(rows))
        .route("/api/letters", get(letters))
        .route("/api/letter", get(letter))
        .route("/api/progress", get(progress))
        .route("/api/close", post(close))
        .route("/preview/{*picture}", get(picture))
        .route("/pdf/{*file}", get(file))
        .route("/file/{*file}", get(file))
        .route("/remarks/{*file}", get(file))
        .route("/zip", get(file))
        .route("/form", get(file))
        .fallback(missing)
        .method_not_allowed_fallback(other_method)
        .layer(from_fn_with_state(server.clone(), guard))
        .with_state(server)
}

/// Answers what is not to be heard, and gives every answer its headers.
async fn guard(State(server): State<Server>, request: Request, next: Next) -> Response {
    let is_page = admission::is_navigation(request.uri(), request.headers());
    let lang = query::lang(request.uri(), request.headers());
    let checked =
        admission::check(&server.access, request.method(), request.uri(), request.headers());
    let mut response = match checked {
        Ok(()) => {
            server.touch();
            next.run(request).await
        }
        Err(Refusal::Cookie) if is_page => answer::page(Sentence::OpenAgain),
        Err(refusal) => {
            let mut response = answer::refusal(refusal.status(), Sentence::of(refusal), lang);
            if refusal == Refusal::Method {
                let all = HeaderValue::from_static("GET, HEAD, POST, PUT");
                response.headers_mut().insert(ALLOW, all);
            }
            response
        }
    };
    answer::protect(response.headers_mut());
    response
}

fn refused(status: StatusCode, sentence: Sentence, lang: Lang) -> Response {
    answer::refusal(status, sentence, lang)
}

fn not_understood(lang: Lang) -> Response {
    refused(StatusCode::BAD_REQUEST, Sentence::NotUnderstood, lang)
}

async fn missing(uri: Uri, headers: HeaderMap) -> Response {
    if admission::is_navigation(&uri, &headers) {
        return answer::page(Sentence::Missing);
    }
    refused(StatusCode::NOT_FOUND, Sentence::Missing, query::lang(&uri, &headers))
}

async fn other_method(uri: Uri, headers: HeaderMap) -> Response {
    refused(StatusCode::METHOD_NOT_ALLOWED, Sentence::Method, query::lang(&uri, &headers))
}

async fn index(uri: Uri, headers: HeaderMap) -> Response {
    match assets::file("index.html") {
        Some(file) => file,
        None => missing(uri, headers).await,
    }
}

/// Takes a token, for a cookie. Who has the cookie already keeps the token from being used up.
async fn enter(
    State(server): State<Server>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let token = uri.path().strip_prefix(ENTER).unwrap_or_default();
    let is_known = admission::is_known(&server.access, &headers);
    // `HEAD` is asked by what looks at links, not by people.
    if method != Method::GET || !(is_known || server.access.uses_token(token.as_bytes())) {
        return answer::page(Sentence::OpenAgain);
    }
    let mut response = answer::empty(StatusCode::SEE_OTHER);
    let headers = response.headers_mut();
    headers.insert(LOCATION, HeaderValue::from_static("/"));
    if let Ok(cookie) = HeaderValue::from_str(&server.access.set_cookie()) {
        headers.insert(SET_COOKIE, cookie);
    }
    response
}

/// Gives a second start a token, and opens its folder.
async fn again(State(server): State<Server>, request: Request) -> Response {
    let lang = query::lang(request.uri(), request.headers());
    let secret = admission::only(request.headers(), &SECRET);
    if !secret.is_some_and(|secret| server.access.secret.is(secret)) {
        return refused(StatusCode::FORBIDDEN, Sentence::NotFromHere, lang);
    }
    let asked = match command(request, lang).await {
        Ok(asked) => asked,
        Err(response) => return response,
    };
    let Ok(token) = server.access.token() else {
        return refused(StatusCode::INTERNAL_SERVER_ERROR, Sentence::Fault, lang);
    };
    if let Some(folder) = asked.get("folder").and_then(Value::as_str) {
        let open = json!({ "do": "open", "folder": folder });
        let desk = server.desk.clone();
        let mut opening =
            Box::pin(async move { desk.ask(move |hands| hands.apply(open, lang)).await });
        // It stands in the desk's queue before the page can be there.
        let polled = poll_fn(|context| Poll::Ready(opening.as_mut().poll(context))).await;
        if polled.is_pending() {
            tokio::spawn(opening);
        }
    }
    let body = json!({ "token": token.as_str() });
    answer::json(StatusCode::OK, body.to_string().into_bytes())
}

async fn page_file(uri: Uri, headers: HeaderMap) -> Response {
    let name = uri.path().strip_prefix("/page/").and_then(query::path);
    match name.and_then(|name| assets::file(&name)) {
        Some(file) => file,
        None => missing(uri, headers).await,
    }
}

async fn font(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let name = uri.path().strip_prefix("/font/").and_then(query::path);
    match name.and_then(|name| (server.fonts)(&name)) {
        Some(data) => assets::font(data),
        None => missing(uri, headers).await,
    }
}

async fn state(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    server.ask(lang, move |hands| hands.state(lang)).await
}

async fn apply(State(server): State<Server>, request: Request) -> Response {
    let lang = query::lang(request.uri(), request.headers());
    let command = match command(request, lang).await {
        Ok(command) => command,
        Err(response) => return response,
    };
    let said = command.get("lang").and_then(Value::as_str);
    let lang = said.and_then(query::lang_of).unwrap_or(lang);
    server.ask(lang, move |hands| hands.apply(command, lang)).await
}

/// The JSON object of a request, no longer than its command may be.
async fn command(request: Request, lang: Lang) -> Result<Value, Response> {
    let (parts, body) = request.into_parts();
    let bytes = sent(&parts.headers, body, "application/json", body::TEXT, lang).await?;
    let command: Value = serde_json::from_slice(&bytes).map_err(|_| not_understood(lang))?;
    if !command.is_object() {
        return Err(not_understood(lang));
    }
    let what = command.get("do").and_then(Value::as_str).unwrap_or_default();
    if bytes.len() > body::COMMAND && !WITH_TEXT.contains(&what) {
        let (status, sentence) = BodyFault::TooLarge.answer();
        return Err(refused(status, sentence, lang));
    }
    Ok(command)
}

/// The bytes of a body of this media type.
async fn sent(
    headers: &HeaderMap,
    body: Body,
    media_type: &str,
    limit: usize,
    lang: Lang,
) -> Result<Vec<u8>, Response> {
    if !body::is_of_type(headers, media_type) {
        return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, Sentence::MediaType, lang));
    }
    body::read(headers, body, limit).await.map_err(|fault| {
        let (status, sentence) = fault.answer();
        refused(status, sentence, lang)
    })
}

async fn upload(State(server): State<Server>, request: Request) -> Response {
    let lang = query::lang(request.uri(), request.headers());
    let wanted = request.uri().path().strip_prefix("/api/file/").unwrap_or_default();
    let (kind, name) = wanted.split_once('/').unwrap_or_default();
    let (kind, limit) = match kind {
        "list" => (UploadKind::List, body::LIST),
        "picture" => (UploadKind::Picture, body::PICTURE),
        "photo" => (UploadKind::Photo, body::PICTURE),
        _ => return refused(StatusCode::NOT_FOUND, Sentence::Missing, lang),
    };
    let Some(name) = query::name(name) else { return not_understood(lang) };
    let _place = server.uploads.acquire().await;
    let (parts, body) = request.into_parts();
    match sent(&parts.headers, body, "application/octet-stream", limit, lang).await {
        Ok(bytes) => server.ask(lang, move |hands| hands.put(kind, &name, bytes, lang)).await,
        Err(response) => response,
    }
}

async fn rows(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    match Query::of(&uri).and_then(|query| query.rows()) {
        Some(wanted) => server.ask(lang, move |hands| hands.rows(&wanted, lang)).await,
        None => not_understood(lang),
    }
}

async fn letters(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    match Query::of(&uri).and_then(|query| query.letters()) {
        Some(wanted) => server.ask(lang, move |hands| hands.letters(&wanted, lang)).await,
        None => not_understood(lang),
    }
}

async fn letter(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    match Query::of(&uri).and_then(|query| query.serial()) {
        Some(serial) => server.ask(lang, move |hands| hands.letter(serial, lang)).await,
        None => not_understood(lang),
    }
}

async fn picture(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    let path = uri.path().strip_prefix("/preview/").unwrap_or_default();
    match Query::of(&uri).and_then(|query| query.picture(path)) {
        Some(wanted) => server.ask(lang, move |hands| hands.picture(&wanted)).await,
        None => not_understood(lang),
    }
}

/// A file: what is wanted stands in the path.
async fn file(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let lang = query::lang(&uri, &headers);
    let (kind, rest) = uri.path()[1..].split_once('/').unwrap_or((&uri.path()[1..], ""));
    let wanted = match kind {
        "zip" => Some(FileWanted::Zip),
        "form" => Some(FileWanted::Form),
        "file" => query::path(rest).map(FileWanted::Made),
        "remarks" => query::path(rest).map(FileWanted::Remarks),
        _ => {
            let serial = rest.strip_suffix(".pdf").and_then(|serial| serial.parse().ok());
            serial.map(FileWanted::Letter)
        }
    };
    match wanted {
        Some(wanted) => server.ask(lang, move |hands| hands.file(&wanted, lang)).await,
        None => missing(uri, headers).await,
    }
}

async fn progress(State(server): State<Server>, headers: HeaderMap) -> Response {
    events(&headers, server.steps.clone(), server.ending.ended())
}

async fn close(State(server): State<Server>, request: Request) -> Response {
    let lang = query::lang(request.uri(), request.headers());
    let (parts, body) = request.into_parts();
    match sent(&parts.headers, body, "application/json", body::COMMAND, lang).await {
        Ok(_) => {
            server.ending.end();
            answer::json(StatusCode::OK, br#"{"is":"ended"}"#.to_vec())
        }
        Err(response) => response,
    }
}
