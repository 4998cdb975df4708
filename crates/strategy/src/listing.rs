//! A strategy's points as a pasted list or CSV: theme; number; issue; goal on each line. A cell that is empty
//! means "as above".

use crate::point::Level;

/// A point that a list holds, with its place among those read; `parent` is a place too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub parent: Option<usize>,
    pub level: Level,
    pub number: String,
    pub title: String,
    pub target_year: Option<i64>,
    /// The line that it was read from, from 1.
    pub line: usize,
}

/// What must be mended: a line, and a text's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub line: usize,
    pub key: &'static str,
}

/// More points than any strategy has.
pub(crate) const MOST: usize = 500;
/// Characters of a point's text.
pub(crate) const LONGEST: usize = 400;
/// Characters of a number.
pub(crate) const LONGEST_NUMBER: usize = 20;

/// Words that a header line may have in its first cell.
const HEADERS: [&str; 2] = ["tema", "theme"];

/// Reads a list. Cells are parted by semicolon or tab; a cell in quotes may hold either.
pub(crate) fn read(text: &str) -> Result<Vec<Listed>, Vec<Fault>> {
    let mut reader = Reader::default();
    for (at, line) in text.lines().enumerate() {
        let cells = cells(line);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let header = HEADERS.contains(&cells[0].to_lowercase().as_str());
        if header && reader.points.is_empty() {
            continue;
        }
        reader.line(at + 1, &cells);
    }
    if reader.points.len() > MOST {
        reader.faults.push(Fault { line: 0, key: "strategy-list-too-many" });
    }
    if reader.points.is_empty() && reader.faults.is_empty() {
        reader.faults.push(Fault { line: 0, key: "strategy-list-empty" });
    }
    if reader.faults.is_empty() { Ok(reader.points) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    points: Vec<Listed>,
    faults: Vec<Fault>,
    theme: Option<usize>,
    issue: Option<usize>,
}

impl Reader {
    fn line(&mut self, line: usize, cells: &[String]) {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let (theme, number, issue, goal) = (cell(0), cell(1), cell(2), cell(3));
        if cells.len() > 4 && cells[4..].iter().any(|cell| !cell.is_empty()) {
            self.faults.push(Fault { line, key: "strategy-list-too-wide" });
            return;
        }
        if !theme.is_empty() {
            let same = self.theme.is_some_and(|at| self.points[at].title == theme);
            if !same {
                let known = self.points.iter().position(|p| p.level == Level::Theme && p.title == theme);
                self.theme = Some(known.unwrap_or_else(|| self.push(line, (Level::Theme, None), "", theme)));
                self.issue = None;
            }
        }
        if !issue.is_empty() {
            self.issue(line, number, issue);
        } else if !number.is_empty() && goal.is_empty() {
            self.faults.push(Fault { line, key: "strategy-list-number-alone" });
        }
        if !goal.is_empty() {
            let number = if issue.is_empty() { number } else { "" };
            let (text, year) = with_year(goal);
            let at = self.push(line, (Level::Goal, self.issue.or(self.theme)), number, text);
            self.points[at].target_year = year;
        }
    }

    fn issue(&mut self, line: usize, number: &str, issue: &str) {
        let same = |p: &Listed| p.level == Level::Issue && p.title == issue && p.number == number;
        if let Some(known) = self.points.iter().position(same) {
            self.issue = Some(known);
            return;
        }
        let taken = |p: &Listed| p.level == Level::Issue && !number.is_empty() && p.number == number;
        if self.points.iter().any(taken) {
            self.faults.push(Fault { line, key: "strategy-list-number-twice" });
        }
        self.issue = Some(self.push(line, (Level::Issue, self.theme), number, issue));
    }

    fn push(
        &mut self,
        line: usize,
        (level, parent): (Level, Option<usize>),
        number: &str,
        title: &str,
    ) -> usize {
        let number = number.trim_end_matches('.').to_string();
        if title.chars().count() > LONGEST || number.chars().count() > LONGEST_NUMBER {
            self.faults.push(Fault { line, key: "strategy-list-too-long" });
        }
        let title = title.to_string();
        self.points.push(Listed { parent, level, number, title, target_year: None, line });
        self.points.len() - 1
    }
}

/// A goal may end with its year in brackets: "Fler invånare (2030)".
fn with_year(goal: &str) -> (&str, Option<i64>) {
    let found = goal.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let year = found.and_then(|(text, year)| Some((text.trim_end(), year.trim().parse::<i64>().ok()?)));
    match year {
        Some((text, year)) if (1900..2200).contains(&year) && !text.is_empty() => (text, Some(year)),
        _ => (goal, None),
    }
}

fn cells(line: &str) -> Vec<String> {
    let separator = if line.contains('\t') { '\t' } else { ';' };
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let last = cells.len() - 1;
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cells[last].push('"');
            }
            '"' if quoted || cells[last].trim().is_empty() => quoted = !quoted,
            sign if sign == separator && !quoted => cells.push(String::new()),
            sign => cells[last].push(sign),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(points: &[Listed]) -> Vec<String> {
        let tell = |p: &Listed| {
            let above = p.parent.map_or(String::new(), |at| format!(" < {}", points[at].title));
            let year = p.target_year.map_or(String::new(), |year| format!(" @{year}"));
            format!("{} {} {}{above}{year}", p.level.key(), p.number, p.title)
        };
        points.iter().map(tell).collect()
    }

    #[test]
    fn a_list_is_read_line_by_line() {
        let text = "Tema;Nummer;Fråga;Mål\nKunskap;1;Rätt kompetens;Alla i arbete (2030)\n;;;Fler kurser\n\
                    ;2.;\"Forskning; nära\";\nKlimat;;;Halva utsläppen\n";
        let points = read(text).unwrap_or_default();
        assert_eq!(
            told(&points),
            [
                "theme  Kunskap",
                "issue 1 Rätt kompetens < Kunskap",
                "goal  Alla i arbete < Rätt kompetens @2030",
                "goal  Fler kurser < Rätt kompetens",
                "issue 2 Forskning; nära < Kunskap",
                "theme  Klimat",
                "goal  Halva utsläppen < Klimat",
            ]
        );
    }

    #[test]
    fn tabs_part_cells_too_and_a_theme_comes_again() {
        let text = "A\t1\tx\nB\t2\ty\nA\t3\tz\n\t\t\t";
        let points = read(text).unwrap_or_default();
        let expected = ["theme  A", "issue 1 x < A", "theme  B", "issue 2 y < B", "issue 3 z < A"];
        assert_eq!(told(&points), expected);
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |line, key| vec![Fault { line, key }];
        let long = "å".repeat(LONGEST + 1);
        let cases = [
            ("", fault(0, "strategy-list-empty")),
            ("Tema;Nummer;Fråga;Mål", fault(0, "strategy-list-empty")),
            ("A;1;x\nA;1;y", fault(2, "strategy-list-number-twice")),
            ("A;1", fault(1, "strategy-list-number-alone")),
            ("A;1;x;y;z", fault(1, "strategy-list-too-wide")),
            (long.as_str(), fault(1, "strategy-list-too-long")),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), Err(expected), "{text:?}");
        }
        let many: String = (0..=MOST).map(|n| format!("T;{n};fråga {n}\n")).collect();
        assert_eq!(read(&many), Err(fault(0, "strategy-list-too-many")));
    }

    #[test]
    fn a_year_stands_in_brackets() {
        let cases = [
            ("Fler jobb (2030)", ("Fler jobb", Some(2030))),
            ("Fler jobb (minst 20)", ("Fler jobb (minst 20)", None)),
            ("(2030)", ("(2030)", None)),
            ("Fler jobb 2030", ("Fler jobb 2030", None)),
        ];
        for (goal, expected) in cases {
            assert_eq!(with_year(goal), expected);
        }
    }
}
