//! The files of the project, as the rules see them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::rust::Source;

/// Folders that hold what is made or brought, never what is written here.
const NOT_OURS: [&str; 8] =
    [".git", "target", "data", "e2e/node_modules", "e2e/out", "bench/out", "fuzz/artifacts", "fuzz/target"];

pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("crates/tidy stands two folders below the root").to_path_buf()
}

/// Every file of the project, with its path from the root, in order.
pub fn files() -> Vec<String> {
    let root = root();
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.sort();
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the project can be read") {
        let path = entry.expect("an entry can be read").path();
        let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
        let kind = fs::symlink_metadata(&path).expect("a file has metadata");
        if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(root, &path, found);
        } else if kind.is_file() {
            found.push(name);
        }
    }
}

pub fn read(path: &str) -> String {
    let bytes = fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    String::from_utf8_lossy(&bytes).into_owned()
}

pub fn exists(path: &str) -> bool {
    root().join(path).exists()
}

/// The text files whose name ends so.
pub fn ending(ends: &[&str]) -> Vec<(String, String)> {
    let wanted = files().into_iter().filter(|path| ends.iter().any(|end| path.ends_with(end)));
    wanted.map(|path| (path.clone(), read(&path))).collect()
}

/// Every Rust file below crates/.
pub fn sources() -> Vec<Source> {
    let rust = ending(&[".rs"]).into_iter().filter(|(path, _)| path.starts_with("crates/"));
    rust.map(|(path, text)| Source::new(path, text)).collect()
}

/// The folders below crates/ that hold a manifest.
pub fn crates() -> BTreeSet<String> {
    let manifests = files().into_iter().filter(|path| path.matches('/').count() == 2);
    let ours = manifests
        .filter_map(|path| Some(path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?.to_string()));
    ours.collect()
}
