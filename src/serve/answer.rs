//! Answers: headers that all have, refusals, JSON, pictures and files.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{Response, StatusCode};
use futures_core::Stream;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use tokio::sync::mpsc;

use crate::diagnostic::Lang;
use crate::serve::admission::{ENTRANCE_STYLE, Refusal};
use crate::serve::hands::{Content, ContentWriter, Download, Reply};

/// Headers of every answer. Only what comes from this server is shown, and nothing of it can be
/// shown or read by another site. (`Referrer-Policy: no-referrer` would spoil `Origin`.)
const PROTECTION: [(HeaderName, &str); 6] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (REFERRER_POLICY, "same-origin"),
];

/// RFC 5987's `attr-char` beside letters and digits.
const ATTR_CHAR: AsciiSet = NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Bytes read or written at a time.
const CHUNK: usize = 64 * 1024;
/// Chunks of a file that wait for the browser.
const CHUNKS: usize = 4;

/// A sentence of the server itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    /// No cookie.
    OpenAgain,
    /// Another site asks, or something that is no browser.
    NotFromHere,
    /// A method that is not had.
    Method,
    /// There is no such thing.
    Missing,
    /// Not understood.
    NotUnderstood,
    /// Neither JSON nor bytes.
    MediaType,
    /// More than is allowed.
    TooLarge,
    /// It took too long to come.
    TooSlow,
    /// The desk panicked.
    Fault,
}

impl Sentence {
    /// The sentence about a request that is not heard.
    pub(crate) fn of(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Cookie => Self::OpenAgain,
            Refusal::Method => Self::Method,
            Refusal::Host | Refusal::Site | Refusal::Origin | Refusal::Own => Self::NotFromHere,
        }
    }

    /// The sentence in Hindi and English.
    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::OpenAgain => (
                "यह पन्ना प्रोग्राम की खिड़की से फिर खोलें।",
                "Open this page again from the window of the program.",
            ),
            Self::NotFromHere => (
                "यह अनुरोध इस प्रोग्राम के पन्ने से नहीं आया।",
                "This request did not come from the page of this program.",
            ),
            Self::Method => ("यह यहाँ नहीं हो सकता।", "This cannot be done here."),
            Self::Missing => ("यहाँ कुछ नहीं है।", "There is nothing here."),
            Self::NotUnderstood => ("अनुरोध समझ में नहीं आया।", "The request was not understood."),
            Self::MediaType => {
                ("अनुरोध का प्रकार सही नहीं है।", "The request is of the wrong media type.")
            }
            Self::TooLarge => ("यह बहुत बड़ा है।", "This is too large."),
            Self::TooSlow => {
                ("इसे आने में बहुत देर लगी। फिर भेजें।", "It took too long to come. Send it again.")
            }
            Self::Fault => (
                "प्रोग्राम में गड़बड़ी हुई। फिर कोशिश करें।",
                "Something went wrong in the program. Try again.",
            ),
        }
    }

    fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Hi => self.texts().0,
            Lang::En => self.texts().1,
        }
    }
}

/// Gives an answer the headers that all have; nothing is kept by the browser unless the answer
/// says so.
pub(crate) fn protect(headers: &mut HeaderMap) {
    for (name, value) in PROTECTION {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// An answer with a body.
pub(crate) fn with_body(
    status: StatusCode,
    media_type: &'static str,
    body: impl Into<Body>,
) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// JSON.
pub(crate) fn json(status: StatusCode, body: Vec<u8>) -> Response<Body> {
    with_body(status, "application/json", body)
}

/// A refusal in the words of the server: JSON with one problem.
pub(crate) fn refusal(status: StatusCode, sentence: Sentence, lang: Lang) -> Response<Body> {
    let problem = json!({ "code": "", "severity": "error", "message": sentence.text(lang) });
    let body = json!({ "is": "refused", "problems": [problem] });
    json(status, body.to_string().into_bytes())
}

/// A page of one sentence in both languages. That of [`Sentence::OpenAgain`] has 401, all others
/// 404.
pub(crate) fn page(sentence: Sentence) -> Response<Body> {
    let (hindi, english) = sentence.texts();
    let html = format!(
        "<!doctype html>\n<html lang=\"hi\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>आमंत्रण</title>\n\
         <link rel=\"stylesheet\" href=\"{ENTRANCE_STYLE}\">\n<main>\n<h1>{hindi}</h1>\n\
         <p lang=\"en\">{english}</p>\n</main>\n</html>\n"
    );
    let status = match sentence {
        Sentence::OpenAgain => StatusCode::UNAUTHORIZED,
        _ => StatusCode::NOT_FOUND,
    };
    with_body(status, "text/html; charset=utf-8", html)
}

/// The answer to what the desk replied.
pub(crate) fn of_reply(reply: Reply, lang: Lang) -> Response<Body> {
    match reply {
        Reply::Answer(body) => json(StatusCode::OK, body),
        Reply::Refused(body) => json(StatusCode::UNPROCESSABLE_ENTITY, body),
        Reply::Picture(png) => {
            let mut response = with_body(StatusCode::OK, "image/png", png);
            let kept = HeaderValue::from_static("private, max-age=31536000, immutable");
            response.headers_mut().insert(CACHE_CONTROL, kept);
            response
        }
        Reply::Download(download) => of_download(download),
        Reply::Missing => refusal(StatusCode::NOT_FOUND, Sentence::Missing, lang),
        // `Desk::ask` has done what was for later.
        Reply::Later(_) => refusal(StatusCode::INTERNAL_SERVER_ERROR, Sentence::Fault, lang),
    }
}

fn of_download(download: Download) -> Response<Body> {
    let length = match &download.content {
        Content::Bytes(bytes) => Some(bytes.len() as u64),
        Content::File(file) => file.metadata().ok().map(|metadata| metadata.len()),
        Content::Written(_) => None,
    };
    let body = match download.content {
        Content::Bytes(bytes) => Body::from(bytes),
        Content::File(file) => written(Box::new(move |out| copy(file, out))),
        Content::Written(write) => written(write),
    };
    let mut response = with_body(StatusCode::OK, download.media_type, body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_DISPOSITION, disposition(&download.name, download.media_type));
    if let Some(length) = length {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}

/// `Content-Disposition` of RFC 6266: the name in ASCII for old programs, and as it is in UTF-8.
pub(crate) fn disposition(name: &str, media_type: &str) -> HeaderValue {
    let shown = ["application/pdf", "image/png", "image/jpeg", "text/plain; charset=utf-8"];
    let what = if shown.contains(&media_type) { "inline" } else { "attachment" };
    let is_plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '/' | '%') || c == ' ';
    let ascii: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let utf8 = utf8_percent_encode(name, &ATTR_CHAR);
    HeaderValue::from_str(&format!("{what}; filename=\"{ascii}\"; filename*=UTF-8''{utf8}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

fn copy(mut file: File, out: &mut dyn Write) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(()),
            read => out.write_all(&chunk[..read])?,
        }
    }
}

/// A body that a function writes in a thread of its own, no faster than it is sent.
fn written(write: ContentWriter) -> Body {
    let (sender, receiver) = mpsc::channel(CHUNKS);
    tokio::task::spawn_blocking(move || {
        let whole = catch_unwind(AssertUnwindSafe(|| {
            let mut out = io::BufWriter::with_capacity(CHUNK, ChunkWriter(sender.clone()));
            write(&mut out).and_then(|()| out.flush())
        }));
        // A body that only ended would look like a whole file.
        let fault = match whole {
            Ok(Ok(())) => return,
            Ok(Err(fault)) => fault,
            Err(_) => io::Error::other("the writer of a file panicked"),
        };
        let _ = sender.blocking_send(Err(fault));
    });
    Body::from_stream(Chunks(receiver))
}

struct ChunkWriter(mpsc::Sender<io::Result<Bytes>>);

impl Write for ChunkWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Chunks of a body as they come through a channel.
pub(crate) struct Chunks(pub(crate) mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
