//! Words to printed lines: clustered by height, ordered from left to right, pieces of one word put together.

use super::words::Word;

/// Words that stand on one line, from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub words: Vec<Word>,
}

impl Line {
    pub fn x0(&self) -> f64 {
        self.words.iter().map(|word| word.x0).fold(f64::INFINITY, f64::min)
    }

    pub fn x1(&self) -> f64 {
        self.words.iter().map(|word| word.x1).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The baseline of its largest words.
    pub fn y(&self) -> f64 {
        self.largest().map_or(0.0, |word| word.y)
    }

    pub fn size(&self) -> f64 {
        self.largest().map_or(0.0, |word| word.size)
    }

    pub fn top(&self) -> f64 {
        self.words.iter().map(Word::top).fold(f64::INFINITY, f64::min)
    }

    fn largest(&self) -> Option<&Word> {
        self.words.iter().reduce(|most, word| if word.size > most.size { word } else { most })
    }

    pub fn is_bold(&self) -> bool {
        let length = |bold: bool| -> usize {
            self.words.iter().filter(|word| word.bold == bold).map(|word| word.text.chars().count()).sum()
        };
        length(true) > 4 * length(false)
    }

    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// Parts with a gap of at least `gap` sizes between them.
    pub fn segments(&self, gap: f64) -> Vec<Line> {
        let mut parts: Vec<Line> = Vec::new();
        for (index, word) in self.words.iter().enumerate() {
            let near = parts.last().and_then(|part| part.words.last()).is_some_and(|last| {
                let size = last.size.min(word.size);
                // The sign of an item belongs to its text.
                let gap = if index == 1 && is_item_sign(&last.text) { gap.max(3.0) } else { gap };
                word.x0 - last.x1 < gap * size
            });
            match parts.last_mut().filter(|_| near) {
                Some(part) => part.words.push(word.clone()),
                None => parts.push(Line { words: vec![word.clone()] }),
            }
        }
        parts
    }
}

/// A bullet, or the number of an item.
fn is_item_sign(text: &str) -> bool {
    let number = text.strip_suffix(['.', ')']).unwrap_or("");
    super::cells::is_bullet(text)
        || (1..=2).contains(&number.len()) && number.chars().all(char::is_alphanumeric)
}

/// The lines that some words stand on, from the top down.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        let from = lines.len().saturating_sub(8);
        let own = (from..lines.len()).rev().find(|index| shares_line(&lines[*index], &word));
        match own {
            Some(index) => lines[index].words.push(word),
            None => lines.push(Line { words: vec![word] }),
        }
    }
    for line in &mut lines {
        line.words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        join_pieces(&mut line.words);
        join_spaced_letters(&mut line.words);
    }
    lines.sort_by(|a, b| a.y().total_cmp(&b.y()));
    lines
}

/// Half of the lower one's height is beside the line's first word.
fn shares_line(line: &Line, word: &Word) -> bool {
    let Some(first) = line.largest() else { return false };
    if first.table.is_some() != word.table.is_some() {
        return (first.y - word.y).abs() < 5.0;
    }
    let overlap = first.y.min(word.y) - first.top().max(word.top());
    overlap >= 0.5 * 0.72 * first.size.min(word.size)
}

/// Pieces of one word that were drawn apart, without a space and without a gap.
fn join_pieces(words: &mut Vec<Word>) {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words.drain(..) {
        let touches = joined.last().is_some_and(|last| {
            let gap = word.x0 - last.x1;
            let size = last.size.min(word.size);
            !last.spaced
                && last.table.is_none()
                && word.table.is_none()
                && !last.symbol
                && gap.abs() < 0.09 * size
                && (last.y - word.y).abs() < 0.12 * size
                && last.size < 1.6 * word.size
                && word.size < 2.5 * last.size
        });
        match joined.last_mut().filter(|_| touches) {
            Some(last) => {
                last.text.push_str(&word.text);
                (last.x1, last.spaced) = (word.x1, word.spaced);
            }
            None => joined.push(word),
        }
    }
    *words = joined;
}

/// Letters set apart for looks (R A P P O R T) are words again: at least four single letters, evenly apart.
fn join_spaced_letters(words: &mut Vec<Word>) {
    let single = |word: &Word| word.text.chars().count() == 1 && word.text.chars().all(char::is_alphabetic);
    if words.iter().filter(|word| single(word)).count() < 4 {
        return;
    }
    let mut joined: Vec<Word> = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let run = words[index..].iter().take_while(|word| single(word)).count();
        let gaps: Vec<f64> =
            words[index..index + run].windows(2).map(|pair| pair[1].x0 - pair[0].x1).collect();
        let least = gaps.iter().copied().fold(f64::INFINITY, f64::min);
        if run < 4 || least > 0.8 * words[index].size {
            joined.extend(words[index..index + run.max(1)].iter().cloned());
            index += run.max(1);
            continue;
        }
        for (at, word) in words[index..index + run].iter().enumerate() {
            let new = at == 0 || gaps[at - 1] > least + 0.15 * word.size;
            match joined.last_mut().filter(|_| !new) {
                Some(last) => {
                    last.text.push_str(&word.text);
                    (last.x1, last.spaced) = (word.x1, word.spaced);
                }
                None => joined.push(word.clone()),
            }
        }
        index += run;
    }
    *words = joined;
}

/// Lines that run in another direction than the page, each as one word.
pub(super) fn turned(words: Vec<Word>) -> Vec<Word> {
    let parts = lines(words).into_iter().flat_map(|line| line.segments(1.5));
    parts
        .filter_map(|part| {
            let first = part.words.first()?.clone();
            Some(Word { text: part.text(), x1: part.x1(), size: part.size(), symbol: false, ..first })
        })
        .collect()
}
