//! What is done in one place only: SQL, routes, printing; and what is done in none.

use crate::rust::{Kind, Source, Token};
use crate::{hold, tree};

/// Rooms whose business is SQL, and the test tool that makes databases.
const SPEAK_SQL: [&str; 3] = ["db", "search", "testkit"];

/// The one predicate that every list, count and search takes into its query.
const PREDICATE: &str = "crates/access/src/visibility.rs";

#[test]
fn sql_stands_in_the_store() {
    let mut broken = Vec::new();
    for source in tree::sources() {
        let store = source.file_name() == "store.rs" || source.path.contains("/store/");
        if SPEAK_SQL.contains(&source.room()) || store || source.path == PREDICATE {
            continue;
        }
        let texts = source.code().into_iter().filter(|token| token.kind == Kind::Text);
        let sql = texts.filter(|token| looks_like_sql(&token.text));
        broken.extend(sql.map(|token| format!("{}:{}: {}", source.path, token.line, start_of(&token.text))));
    }
    hold(
        "SQL stands only in a room's store.rs (or below store/), \
        in db, in search, and in access's predicate.",
        "move the query into the room's store and call it by what it answers",
        &broken,
    );
}

fn start_of(text: &str) -> String {
    text.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

/// Two capital words that stand beside each other only in SQL.
const PAIRS: [(&str, &str); 11] = [
    ("INSERT", "INTO"),
    ("DELETE", "FROM"),
    ("CREATE", "TABLE"),
    ("CREATE", "INDEX"),
    ("ALTER", "TABLE"),
    ("DROP", "TABLE"),
    ("ORDER", "BY"),
    ("GROUP", "BY"),
    ("INNER", "JOIN"),
    ("LEFT", "JOIN"),
    ("ON", "CONFLICT"),
];

fn looks_like_sql(text: &str) -> bool {
    let signs = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let words: Vec<&str> = signs.filter(|word| !word.is_empty()).collect();
    let has = |word: &str| words.contains(&word);
    let begins = |with: &[&str]| words.first().is_some_and(|word| with.contains(word));
    PAIRS.iter().any(|(one, two)| words.windows(2).any(|pair| pair == [*one, *two]))
        || begins(&["SELECT", "PRAGMA"])
        || (has("SELECT") && has("FROM"))
        || (has("UPDATE") && has("SET"))
        || (begins(&["WITH", "WHERE"]) && (has("SELECT") || has("AND") || text.contains('=')))
}

#[test]
fn sql_is_known_when_seen() {
    for sql in ["SELECT 1", "select it: SELECT a FROM b", "UPDATE a SET b = $1", "INSERT INTO a VALUES ($1)"]
    {
        assert!(looks_like_sql(sql), "{sql}");
    }
    for other in ["Select a project from the list", "UPDATE", "where the money went", "SET", "DELETE"] {
        assert!(!looks_like_sql(other), "{other}");
    }
}

fn rule(pattern: &str, applies: impl Fn(&Source) -> bool) -> Vec<String> {
    let sources = tree::sources();
    let judged = sources.iter().filter(|source| source.path.contains("/src/") && applies(source));
    judged.flat_map(|source| source.places(pattern)).collect()
}

#[test]
fn every_route_names_its_access() {
    let mut broken = Vec::new();
    let calls = [". route (", ". route_service (", ". nest_service (", ". fallback_service ("];
    for pattern in calls.into_iter().chain(["axum : : routing", "Router : : new"]) {
        let found = rule(pattern, |source| source.room() != "web");
        broken.extend(found.into_iter().map(|at| format!("{at}: {}", pattern.replace(' ', ""))));
    }
    hold(
        "A route is registered only through web's route table, which demands to know who may use it.",
        "use the route table of crates/web and name the access of the route",
        &broken,
    );
}

#[test]
fn only_the_program_prints() {
    let mut broken = Vec::new();
    for word in ["println !", "eprintln !", "print !", "eprint !", "dbg !"] {
        broken.extend(rule(word, |source| source.room() != "bygd"));
    }
    hold(
        "A library does not print.",
        "return what is to be said, or log it with tracing; crates/bygd speaks to the terminal",
        &broken,
    );
}

#[test]
fn nothing_is_unwrapped() {
    let broken = rule(". unwrap (", |_| true);
    hold(
        "No unwrap outside tests.",
        "return the error; where it cannot happen, make the type say so",
        &broken,
    );
}

#[test]
fn lints_are_expected_with_a_reason() {
    let mut broken = rule("# [ allow", |_| true);
    broken.extend(rule("# ! [ allow", |_| true));
    for source in tree::sources().iter().filter(|source| source.path.contains("/src/")) {
        let code = source.code();
        let starts = code.windows(4).enumerate().filter(|(_, four)| reads(four, ["#", "[", "expect", "("]));
        let reasoned =
            |at: usize| code[at..].iter().take_while(|t| t.text != "]").any(|t| t.text == "reason");
        let silent = starts.filter(|(at, _)| !reasoned(*at));
        broken.extend(silent.map(|(_, four)| format!("{}:{}", source.path, four[0].line)));
    }
    hold(
        "No #[allow]; #[expect] says why.",
        "mend what the lint found, or write #[expect(LINT, reason = \"…\")]",
        &broken,
    );
}

fn reads(tokens: &[&Token], words: [&str; 4]) -> bool {
    tokens.iter().zip(words).all(|(token, word)| token.text == word)
}

#[test]
fn no_test_is_left_out() {
    let sources = tree::sources();
    let left_out = sources.iter().flat_map(|source| {
        let hits = source
            .tokens
            .windows(3)
            .filter(|three| three[0].text == "#" && three[1].text == "[" && three[2].text == "ignore");
        hits.map(|three| format!("{}:{}", source.path, three[0].line)).collect::<Vec<_>>()
    });
    let mut broken: Vec<_> = left_out.collect();
    let fence = ["```", "ignore"].concat();
    for source in &sources {
        let lines = source.text.lines().enumerate().filter(|(_, line)| line.contains(&fence));
        broken.extend(lines.map(|(at, _)| format!("{}:{}: write ```text", source.path, at + 1)));
    }
    hold("A test that cannot run fails; none is ignored.", "make it run, or delete it", &broken);
}
