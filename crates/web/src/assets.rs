//! Static files, shipped in the binary. Their address holds a hash of all of them, so browsers keep them for
//! ever.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::{Access, Answer, Routes, WebError};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Files;

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for name in Files::iter() {
        hasher.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            hasher.update(file.metadata.sha256_hash());
        }
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

pub(crate) fn href(name: &str) -> String {
    format!("/static/{}/{name}", *HASH)
}

pub(crate) fn routes() -> Routes {
    Routes::new().get("/static/{hash}/{*name}", Access::Everybody, file).get(
        "/favicon.ico",
        Access::Everybody,
        favicon,
    )
}

async fn file(Path((hash, name)): Path<(String, String)>) -> Answer {
    let lasting = if hash == *HASH { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static(lasting))], content(&name)?).into_response())
}

async fn favicon() -> Answer {
    content("favicon.svg")
}

fn content(name: &str) -> Result<Response, WebError> {
    let file = Files::get(name).ok_or(WebError::NotFound)?;
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], file.data.into_owned()).into_response())
}
