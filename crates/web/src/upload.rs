//! A form with a file in it, taken in piece by piece: a file that is too large is counted, not kept.

use axum::{
    extract::{Multipart, multipart::MultipartError},
    http::StatusCode,
};

use crate::{FormData, WebError, clean};

/// Bytes of all ordinary fields beside the file: a document's text may be pasted into one.
const LONGEST_FIELD: usize = 2_000_000;
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 200;

/// What a form with a file sent.
#[derive(Debug, Default)]
pub struct UploadForm {
    pub fields: FormData,
    /// `None` if no file was chosen.
    pub file: Option<SentFile>,
}

#[derive(Debug)]
pub struct SentFile {
    /// The file's name without folders.
    pub name: String,
    /// Empty if the file is too large.
    pub bytes: Vec<u8>,
    /// All that was sent, in bytes.
    pub length: usize,
}

impl UploadForm {
    /// Reads the form to its end, so that the browser gets its answer, and keeps a file of at most so many
    /// bytes.
    pub async fn read(mut multipart: Multipart, most: usize) -> Result<UploadForm, WebError> {
        let (mut pairs, mut held) = (Vec::new(), 0usize);
        let mut file = None;
        while let Some(mut field) = multipart.next_field().await.map_err(refused)? {
            let name = field.name().unwrap_or_default().to_string();
            let file_name = field.file_name().map(base_name);
            let most = if file_name.is_some() { most } else { LONGEST_FIELD.saturating_sub(held) };
            let (mut bytes, mut length) = (Vec::new(), 0usize);
            while let Some(chunk) = field.chunk().await.map_err(refused)? {
                length += chunk.len();
                if length <= most {
                    bytes.extend_from_slice(&chunk);
                } else {
                    bytes = Vec::new();
                }
            }
            match file_name {
                None => {
                    held += name.len() + bytes.len();
                    pairs.push((name, clean(&String::from_utf8_lossy(&bytes))));
                }
                // A file field left alone is sent without name and content.
                Some(file_name) if file_name.is_empty() && length == 0 => {}
                Some(name) => file = Some(SentFile { name, bytes, length }),
            }
        }
        Ok(UploadForm { fields: FormData::from_pairs(pairs), file })
    }
}

fn refused(error: MultipartError) -> WebError {
    let status = error.status();
    WebError::Status(if status.is_server_error() { StatusCode::BAD_REQUEST } else { status })
}

/// Some browsers send the whole path.
fn base_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    clean(&name.replace(['\n', '\t'], " ")).trim().chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::base_name;

    #[test]
    fn a_name_has_no_folders() {
        let cases = [
            ("C:\\Mina\\plan.docx", "plan.docx"),
            ("../../a.txt", "a.txt"),
            ("a\u{202e}b.txt", "ab.txt"),
            ("", ""),
        ];
        for (sent, expected) in cases {
            assert_eq!(base_name(sent), expected);
        }
    }
}
