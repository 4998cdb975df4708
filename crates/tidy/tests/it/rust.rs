//! Rust source as words, marks and texts: just enough to tell code from comments, strings and tests.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Identifier, keyword, number or lifetime.
    Word,
    /// One sign of punctuation.
    Mark,
    /// What stands between the quotes of a string literal.
    Text,
}

#[derive(Clone, Debug)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    /// 1-based line of its first character.
    pub line: usize,
    pub in_test: bool,
}

/// A file with what the rules ask about it.
pub struct Source {
    pub path: String,
    pub text: String,
    pub tokens: Vec<Token>,
}

impl Source {
    pub fn new(path: String, text: String) -> Self {
        let mut tokens = tokens(&text);
        let tool = ["crates/testkit/", "crates/tidy/"].iter().any(|room| path.starts_with(room));
        let all =
            tool || path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/benches/");
        mark_tests(&mut tokens, all);
        Source { path, text, tokens }
    }

    /// The crate that it stands in.
    pub fn room(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Below src/, not only for tests.
    pub fn is_production(&self) -> bool {
        self.path.contains("/src/") && self.tokens.iter().any(|token| !token.in_test)
    }

    /// The tokens that are compiled into the program.
    pub fn code(&self) -> Vec<&Token> {
        self.tokens.iter().filter(|token| !token.in_test).collect()
    }

    /// Lines of the file without those that only tests stand on.
    pub fn production_lines(&self) -> usize {
        let all = self.text.lines().count();
        let in_tests = self.tokens.iter().filter(|token| token.in_test);
        let spans = in_tests.fold(Vec::<(usize, usize)>::new(), |mut spans, token| {
            match spans.last_mut() {
                Some((_, last)) if !self.code_between(*last, token.line) => *last = token.line,
                _ => spans.push((token.line, token.line)),
            }
            spans
        });
        all - spans.iter().map(|(first, last)| last - first + 1).sum::<usize>().min(all)
    }

    fn code_between(&self, first: usize, last: usize) -> bool {
        self.tokens.iter().any(|token| !token.in_test && token.line > first && token.line < last)
    }

    /// Places where the code, tests apart, reads so; words and marks are given apart, as in `. unwrap (`.
    pub fn places(&self, pattern: &str) -> Vec<String> {
        let wanted: Vec<&str> = pattern.split(' ').collect();
        let code = self.code();
        let hits = code.windows(wanted.len()).filter(|window| {
            window.iter().zip(&wanted).all(|(token, word)| token.kind != Kind::Text && token.text == *word)
        });
        hits.map(|window| format!("{}:{}", self.path, window[0].line)).collect()
    }
}

/// Marks the items under `#[cfg(test)]`, or all of a file that is a test.
fn mark_tests(tokens: &mut [Token], all: bool) {
    let mut at = 0;
    while at < tokens.len() {
        if all {
            tokens[at].in_test = true;
            at += 1;
        } else if reads(tokens, at, &["#", "[", "cfg", "(", "test", ")", "]"]) {
            let end = end_of_item(tokens, at + 7);
            tokens[at..end].iter_mut().for_each(|token| token.in_test = true);
            at = end;
        } else {
            at += 1;
        }
    }
}

fn reads(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let found = tokens[at..].iter().map(|token| token.text.as_str());
    found.take(words.len()).eq(words.iter().copied())
}

/// Just past the `;` or the closing brace of the item that begins here.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match (token.kind == Kind::Mark, token.text.as_str()) {
            (true, "{" | "(" | "[") => depth += 1,
            (true, closing @ ("}" | ")" | "]")) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && closing == "}" {
                    return at + 1;
                }
            }
            (true, ";") if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

pub fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { signs: text.chars().collect(), at: 0, line: 1, found: Vec::new() };
    while reader.at < reader.signs.len() {
        reader.step();
    }
    reader.found
}

struct Reader {
    signs: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.signs.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn advance(&mut self, count: usize) {
        for _ in 0..count {
            if self.peek(0) == '\n' {
                self.line += 1;
            }
            self.at += 1;
        }
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        self.found.push(Token { kind, text, line, in_test: false });
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.skip_until_line_end(),
            ('/', '*') => self.skip_block_comment(),
            ('"', _) => self.string(),
            ('\'', _) => self.quote(),
            (sign, _) if sign.is_whitespace() => self.advance(1),
            (sign, _) if sign.is_alphanumeric() || sign == '_' => self.word(),
            (sign, _) => {
                self.push(Kind::Mark, sign.to_string(), self.line);
                self.advance(1);
            }
        }
    }

    fn skip_until_line_end(&mut self) {
        while self.at < self.signs.len() && self.peek(0) != '\n' {
            self.advance(1);
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.signs.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.advance(1);
                    continue;
                }
            }
            self.advance(2);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut text = String::new();
        self.advance(1);
        while self.at < self.signs.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                text.push(' ');
                self.advance(2);
            } else {
                text.push(self.peek(0));
                self.advance(1);
            }
        }
        self.advance(1);
        self.push(Kind::Text, text, line);
    }

    fn raw_string(&mut self) {
        let line = self.line;
        let mut hashes = 0;
        while self.peek(0) == '#' {
            hashes += 1;
            self.advance(1);
        }
        self.advance(1);
        let mut text = String::new();
        while self.at < self.signs.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#') {
                break;
            }
            text.push(self.peek(0));
            self.advance(1);
        }
        self.advance(1 + hashes);
        self.push(Kind::Text, text, line);
    }

    /// A character literal, or the quote of a lifetime.
    fn quote(&mut self) {
        if self.peek(1) == '\\' {
            self.advance(3);
            while self.at < self.signs.len() && self.peek(0) != '\'' {
                self.advance(1);
            }
            self.advance(1);
        } else if self.peek(2) == '\'' {
            self.advance(3);
        } else {
            self.advance(1);
        }
    }

    fn word(&mut self) {
        let line = self.line;
        let mut text = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            text.push(self.peek(0));
            self.advance(1);
        }
        match (text.as_str(), self.peek(0), self.peek(1)) {
            ("r" | "br" | "cr", '"', _) | ("r" | "br" | "cr", '#', '"' | '#') => self.raw_string(),
            ("b" | "c", '"', _) => self.string(),
            ("b", '\'', _) => self.quote(),
            _ => self.push(Kind::Word, text, line),
        }
    }
}

#[test]
fn code_is_told_from_comments_texts_and_tests() {
    let text = r##"
        // a.unwrap()
        /* b.unwrap() /* nested */ */
        fn f<'a>(x: &'a str) -> char { let _ = r#"c.unwrap() ""#; x.unwrap(); '"' }
        #[cfg(test)]
        mod tests { fn g() { y.unwrap(); } }
    "##;
    let source = Source::new("crates/a/src/lib.rs".into(), text.into());
    assert_eq!(source.places(". unwrap ("), ["crates/a/src/lib.rs:4"]);
    assert_eq!(source.production_lines(), text.lines().count() - 2);
}
