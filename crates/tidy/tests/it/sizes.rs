//! Sizes: what does not fit in a head is cut where it has a joint.

use crate::rust::{Kind, Source, Token};
use crate::{hold, tree};

/// Lines of a file, tests apart. From 400 on it is time to look for a joint.
const FILE: usize = 600;
/// Lines of a function's body, blank lines and comments apart.
const FUNCTION: usize = 70;
/// Signs on a line of code.
const LINE: usize = 110;

#[test]
fn files_are_short() {
    let sources = tree::sources();
    let sized = sources.iter().filter(|source| source.is_production());
    let long = sized.map(|source| (source, source.production_lines())).filter(|(_, lines)| *lines > FILE);
    let broken: Vec<_> = long.map(|(source, lines)| format!("{}: {lines} lines", source.path)).collect();
    hold(
        &format!("A file has at most {FILE} lines, tests apart."),
        "split it by noun; store.rs and pages.rs become folders",
        &broken,
    );
}

#[test]
fn lines_fit_the_window() {
    let mut broken = Vec::new();
    for source in tree::sources() {
        for (at, line) in source.text.lines().enumerate() {
            let length = line.chars().count();
            if length > LINE {
                broken.push(format!("{}:{}: {length} signs", source.path, at + 1));
            }
        }
    }
    let rule = format!("A line of code has at most {LINE} signs.");
    hold(&rule, "./dev fmt; comments and long texts are broken by hand", &broken);
}

#[test]
fn functions_are_short() {
    let mut broken = Vec::new();
    for source in tree::sources() {
        for (name, line, length) in functions(&source) {
            if length > FUNCTION {
                broken.push(format!("{}:{line}: {name} has {length} lines", source.path));
            }
        }
    }
    hold(
        &format!("A function has at most {FUNCTION} lines of code, tests apart."),
        "name its parts and let each be a function",
        &broken,
    );
}

/// Each function outside tests: name, line, lines of code in its body.
fn functions(source: &Source) -> Vec<(String, usize, usize)> {
    let code = source.code();
    let begins = code
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0].kind == Kind::Word && pair[0].text == "fn" && pair[1].kind == Kind::Word);
    begins.map(|(at, pair)| (pair[1].text.clone(), pair[0].line, lines_of_code(body(&code[at..])))).collect()
}

/// The tokens from a function's opening brace to its closing one; none where it is only declared.
fn body<'a>(code: &'a [&'a Token]) -> &'a [&'a Token] {
    let mut depth = 0_usize;
    let mut start = None;
    for (at, token) in code.iter().enumerate() {
        match (token.kind == Kind::Mark, token.text.as_str()) {
            (true, "{") => {
                depth += 1;
                start.get_or_insert(at);
            }
            (true, "}") => {
                depth = depth.saturating_sub(1);
                if let (0, Some(start)) = (depth, start) {
                    return &code[start..=at];
                }
            }
            (true, ";") if start.is_none() && !in_brackets(&code[..at]) => return &[],
            _ => {}
        }
    }
    &[]
}

/// Is a bracket still open, as in the type `[u8; 4]`?
fn in_brackets(code: &[&Token]) -> bool {
    let count = |mark: &str| code.iter().filter(|t| t.kind == Kind::Mark && t.text == mark).count();
    count("[") > count("]")
}

/// Lines that some token begins or runs over, the braces' own lines apart.
fn lines_of_code(body: &[&Token]) -> usize {
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return 0 };
    let mut lines = std::collections::BTreeSet::new();
    for token in body {
        lines.extend(token.line..=token.line + token.text.matches('\n').count());
    }
    lines.iter().filter(|line| **line > first.line && **line < last.line).count()
}

#[test]
fn a_function_is_measured_without_blank_lines_and_comments() {
    let text = "fn f(x: [u8; 4]) -> u8 {\n    // why\n\n    let y = x[0];\n    y\n}\nfn g();\n";
    let source = Source::new("crates/a/src/a.rs".into(), text.into());
    assert_eq!(functions(&source), [("f".to_string(), 1, 2), ("g".to_string(), 7, 0)]);
}
