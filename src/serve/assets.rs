//! The files of the page, inside the binary.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode};
use rust_embed::RustEmbed;

use crate::serve::answer::with_body;

#[derive(RustEmbed)]
#[folder = "src/serve/page"]
#[include = "*.html"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "*.png"]
struct PageFiles;

/// The style of pages of one sentence.
const SENTENCE_STYLE: &str = "body{margin:0;background:#fff;color:#1a1a1a;\
    font:18px/1.6 'Noto Sans Devanagari','Nirmala UI',Mangal,sans-serif}\
    main{max-width:34rem;margin:20vh auto 0;padding:0 1rem}h1{font-size:1.5rem}\
    @media(prefers-color-scheme:dark){body{background:#1a1a1a;color:#fff}}";

/// A file of the page.
pub(crate) fn file(name: &str) -> Option<Response<Body>> {
    let media_type = media_type(name)?;
    PageFiles::get(name).map(|file| answer(media_type, file.data))
}

/// A font.
pub(crate) fn font(data: Cow<'static, [u8]>) -> Response<Body> {
    answer("font/ttf", data)
}

/// The style of the sentence for those without a cookie.
pub(crate) fn sentence_style() -> Response<Body> {
    answer("text/css; charset=utf-8", Cow::Borrowed(SENTENCE_STYLE.as_bytes()))
}

fn answer(media_type: &'static str, data: Cow<'static, [u8]>) -> Response<Body> {
    let bytes = match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    with_body(StatusCode::OK, media_type, bytes)
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => return None,
    })
}
