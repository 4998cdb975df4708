//! A target and a series: which colour, and a sentence that says why. Pure.
//!
//! The rules are few and said on the page: a value that meets its target is green, one that misses by at most
//! a twentieth of the target is yellow, what misses by more is red. Counts in a period are compared with what
//! would be in step; from four fifths of that they are yellow. Without a value, on too few answers, and for
//! comparisons across a change of definition there is no colour, and the sentence says so.

mod counting;

use jiff::civil::Date;
use reading::{
    Language,
    contract::{Target, TargetForm},
    target,
};
use types::Light;

use crate::{
    decimal::Decimal,
    indicator::TargetRow,
    period::PeriodKind,
    series::{Direction, Point, Series},
};

/// Values that a trend needs.
const TREND: usize = 3;

/// What a target is held against.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'a> {
    pub series: &'a Series,
    /// `None` where nobody has said which way is better.
    pub direction: Option<Direction>,
    /// Fewer answers than this give no colour.
    pub minimum_answers: Option<i64>,
    /// Decimals of the unit; `None` shows values as they are.
    pub decimals: Option<u32>,
    /// Only `%` and `‰` are written with the value.
    pub unit: &'a str,
    pub today: Date,
}

/// The colour of one target, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub light: Option<Light>,
    pub sentence: String,
}

/// Judges a target in the given language.
pub fn judge(target: &TargetRow, measure: &Measure<'_>, language: Language) -> Verdict {
    let judge = Judge { goal: Goal::of(target), measure, english: language == Language::English };
    judge.verdict()
}

/// The whole of several targets: the worst of the colours there are.
pub fn overall(verdicts: &[Verdict]) -> Option<Light> {
    verdicts.iter().filter_map(|verdict| verdict.light).max()
}

/// A target with numbers that can be reckoned with.
struct Goal {
    target: Target,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    year: Option<i16>,
}

impl Goal {
    fn of(row: &TargetRow) -> Goal {
        let number = |text: &Option<String>| text.as_deref().and_then(Decimal::parse);
        Goal {
            value: number(&row.value),
            low: number(&row.low),
            high: number(&row.high),
            year: row.year.and_then(|year| i16::try_from(year).ok()),
            target: row.target(),
        }
    }

    /// What the words themselves say of better, else what is known of the indicator.
    fn sense(&self, known: Option<Direction>) -> Option<Direction> {
        let text = self.target.text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&["minsk", "lägre", "färre", "sjunk", "decreas", "lower", "fewer", "reduc"]) {
            return Some(Direction::Lower);
        }
        if says(&["ökn", "öka", "fler", "högre", "stig", "increas", "higher", "upward", "more"]) {
            return Some(Direction::Higher);
        }
        known.filter(|direction| *direction != Direction::Neither)
    }
}

struct Judge<'a> {
    goal: Goal,
    measure: &'a Measure<'a>,
    english: bool,
}

impl Judge<'_> {
    fn say(&self, sv: &str, en: &str) -> String {
        if self.english { en } else { sv }.to_string()
    }

    fn number(&self, value: Decimal) -> String {
        let decimals = self.measure.decimals.map(|least| least.max(value.decimals().min(least + 2)));
        let text = value.shown(decimals, self.english);
        match (self.measure.unit, self.english) {
            ("%" | "‰", false) => format!("{text}\u{a0}{}", self.measure.unit),
            ("%" | "‰", true) => format!("{text}{}", self.measure.unit),
            _ => text,
        }
    }

    fn colour(&self, light: Light) -> String {
        match light {
            Light::Green => self.say("grönt", "green"),
            Light::Yellow => self.say("gult", "yellow"),
            Light::Red => self.say("rött", "red"),
        }
    }

    /// "över 3,7", without its year.
    fn goal_words(&self) -> String {
        let language = if self.english { Language::English } else { Language::Swedish };
        let target = Target { year: None, ..self.goal.target.clone() };
        target::sentence(&target, language)
    }

    fn plain(&self, sv: String, en: String) -> Verdict {
        Verdict { light: None, sentence: if self.english { en } else { sv } }
    }

    fn verdict(&self) -> Verdict {
        if self.goal.target.form == TargetForm::None {
            return self.plain(
                "Målet har inget tal att mäta mot, och får därför ingen färg.".to_string(),
                "The target has no number to measure against, and so it has no colour.".to_string(),
            );
        }
        if self.goal.target.form == TargetForm::CountInPeriod {
            return self.count();
        }
        if self.goal.target.form == TargetForm::Milestone {
            return self.milestone();
        }
        let series = self.measure.series;
        let Some(at) = series.latest(self.goal.year) else {
            return self.without_value();
        };
        let point = &series.points[at];
        let Some(value) = point.value else {
            return self.without_value();
        };
        if let Some(verdict) = self.too_few(point, value) {
            return verdict;
        }
        match self.goal.target.form {
            TargetForm::Improving => self.improving(at),
            TargetForm::BetterThanPrevious => self.better(at, value),
            TargetForm::RankWithin => self.rank(at, value),
            TargetForm::Range => self.range(at, value),
            _ => self.limit(at, value),
        }
    }

    fn without_value(&self) -> Verdict {
        self.plain(
            "Inget värde än, och därför ingen färg.".to_string(),
            "No value yet, and so no colour.".to_string(),
        )
    }

    fn too_few(&self, point: &Point, value: Decimal) -> Option<Verdict> {
        let (least, answers) = (self.measure.minimum_answers?, point.answers?);
        if answers >= least {
            return None;
        }
        let (value, when) = (self.number(value), point.period.words(self.english));
        Some(self.plain(
            format!("{value} ({when}) bygger på {answers} svar. Det krävs minst {least} för en färg."),
            format!("{value} ({when}) rests on {answers} answers. A colour needs at least {least}."),
        ))
    }

    /// "3,62" or "3,62 (2025)", where the target is not about that year.
    fn value_words(&self, at: usize, value: Decimal) -> String {
        let period = self.measure.series.points[at].period;
        let told = self.goal.year == Some(period.calendar_year()) && period.kind() == PeriodKind::Year;
        let value = self.number(value);
        if told { value } else { format!("{value} ({})", period.words(self.english)) }
    }

    /// "… mot målet …: gult, …." and what more there is to say.
    fn against(&self, at: usize, value: Decimal, light: Light, why: &str) -> Verdict {
        let (value, goal, colour) = (self.value_words(at, value), self.goal_words(), self.colour(light));
        let sentence = if self.english {
            format!("{value} against the target {goal}: {colour}, {why}.{}", self.rest(at))
        } else {
            format!("{value} mot målet {goal}: {colour}, {why}.{}", self.rest(at))
        };
        Verdict { light: Some(light), sentence }
    }

    /// The year before, a target whose own year has no value yet, and a value that may change.
    fn rest(&self, at: usize) -> String {
        let series = self.measure.series;
        let mut said = String::new();
        if let Some(before) = series.before(at) {
            said.push(' ');
            said.push_str(&self.before(before, at));
        }
        let year = series.points[at].period.calendar_year();
        if let Some(wanted) = self.goal.year.filter(|wanted| *wanted > year) {
            let (sv, en) = (" Värdet för ", " There is no value for ");
            let tail = self.say(" finns inte än.", " yet.");
            said.push_str(&format!("{}{wanted}{tail}", self.say(sv, en)));
        }
        if series.points[at].preliminary {
            said.push_str(&self.say(" Värdet är preliminärt.", " The value is preliminary."));
        }
        said
    }

    fn before(&self, before: usize, at: usize) -> String {
        let series = self.measure.series;
        let (point, period) = (&series.points[before], series.points[at].period);
        let last_year = point.period == period.year_before();
        if let Some(parting) = series.parting(before, at) {
            let year = parting.year;
            return self.say(
                &format!("Tidigare värden går inte att jämföra med: definitionen byttes {year}."),
                &format!("Earlier values cannot be compared: the definition changed in {year}."),
            );
        }
        let value = point.value.map(|value| self.number(value)).unwrap_or_default();
        if last_year {
            return format!("{} {value}.", self.say("Förra året", "Last year"));
        }
        format!("{}: {value}.", capital(&point.period.words(self.english)))
    }

    fn near(gap: Decimal, target: Decimal) -> bool {
        target.size().times_share(1, 20, 9).is_some_and(|share| gap <= share)
    }

    fn limit(&self, at: usize, value: Decimal) -> Verdict {
        let Some(target) = self.goal.value else {
            return self.plain(
                "Målet säger inget tal, och får därför ingen färg.".to_string(),
                "The target names no number, and so it has no colour.".to_string(),
            );
        };
        let form = self.goal.target.form;
        let lower = self.measure.direction == Some(Direction::Lower);
        let met = match form {
            TargetForm::Above => value > target,
            TargetForm::AtMost => value <= target,
            TargetForm::Below => value < target,
            TargetForm::Reach if lower => value <= target,
            _ => value >= target,
        };
        if met {
            let why = self.say("målet är nått", "the target is reached");
            return self.against(at, value, Light::Green, &why);
        }
        let gap = value.minus(target).size();
        let light = if Self::near(gap, target) { Light::Yellow } else { Light::Red };
        let why = if gap.is_zero() {
            self.say("precis på gränsen", "just at the limit")
        } else if value < target {
            format!("{} {}", self.number(gap), self.say("under", "below"))
        } else {
            format!("{} {}", self.number(gap), self.say("över", "above"))
        };
        self.against(at, value, light, &why)
    }

    fn range(&self, at: usize, value: Decimal) -> Verdict {
        let (Some(low), Some(high)) = (self.goal.low, self.goal.high) else {
            return self.limit(at, value);
        };
        if low <= value && value <= high {
            let why = self.say("inom målet", "within the target");
            return self.against(at, value, Light::Green, &why);
        }
        let (bound, word) =
            if value < low { (low, self.say("under", "below")) } else { (high, self.say("över", "above")) };
        let gap = value.minus(bound).size();
        let light = if Self::near(gap, bound) { Light::Yellow } else { Light::Red };
        self.against(at, value, light, &format!("{} {word}", self.number(gap)))
    }

    fn rank(&self, at: usize, value: Decimal) -> Verdict {
        let words = self.value_words(at, value);
        let Some(places) = self.goal.value else {
            return self.plain(
                format!("Plats {words}. Målet säger inte bland hur många, och får därför ingen färg."),
                format!("Place {words}. The target does not say among how many, and so it has no colour."),
            );
        };
        let away = value.minus(places);
        let near = places.times_share(1, 5, 9).unwrap_or(Decimal::ZERO).max(Decimal::whole(1));
        let (light, why) = if away <= Decimal::ZERO {
            (Light::Green, self.say("målet är nått", "the target is reached"))
        } else {
            let light = if away <= near { Light::Yellow } else { Light::Red };
            let one = away == Decimal::whole(1);
            let (sv, en) =
                if one { ("plats ifrån", "place away") } else { ("platser ifrån", "places away") };
            (light, format!("{} {}", away.shown(None, self.english), self.say(sv, en)))
        };
        let mut verdict = self.against(at, value, light, &why);
        verdict.sentence = format!("{} {}", self.say("Plats", "Place"), verdict.sentence);
        verdict
    }

    /// Which way is better, or the words for that nobody has said.
    fn sense(&self) -> Result<Direction, Verdict> {
        self.goal.sense(self.measure.direction).ok_or_else(|| {
            self.plain(
                "Det är inte sagt om högre eller lägre är bättre, och därför finns ingen färg.".to_string(),
                "Nobody has said whether higher or lower is better, and so there is no colour.".to_string(),
            )
        })
    }

    fn better(&self, at: usize, value: Decimal) -> Verdict {
        let sense = match self.sense() {
            Ok(sense) => sense,
            Err(verdict) => return verdict,
        };
        let series = self.measure.series;
        let words = self.value_words(at, value);
        let Some((before, old)) = series.before(at).and_then(|at| Some((at, series.points[at].value?)))
        else {
            return self.plain(
                format!("{words}. Det finns inget tidigare värde att jämföra med, och därför ingen färg."),
                format!("{words}. There is no earlier value to compare with, and so no colour."),
            );
        };
        if let Some(parting) = series.parting(before, at) {
            let year = parting.year;
            return self.plain(
                format!("{words}. Definitionen byttes {year}, så värdet går inte att jämföra med det förra."),
                format!("{words}. The definition changed in {year}: it cannot be compared with the last."),
            );
        }
        let up = value > old;
        let (light, sv, en) = match (value == old, up == (sense == Direction::Higher)) {
            (true, _) => (Light::Yellow, "oförändrat", "unchanged"),
            (false, true) => (Light::Green, "bättre", "better"),
            (false, false) => (Light::Red, "sämre", "worse"),
        };
        let (old, when) = (self.number(old), series.points[before].period.words(self.english));
        let (than, compared) = (self.say("mot", "against"), self.colour(light));
        let word = self.say(sv, en);
        let sentence = format!("{words} {than} {old} ({when}): {compared}, {word}.");
        Verdict { light: Some(light), sentence }
    }

    fn improving(&self, at: usize) -> Verdict {
        let sense = match self.sense() {
            Ok(sense) => sense,
            Err(verdict) => return verdict,
        };
        let series = self.measure.series;
        let run = series.run(at);
        if run.len() < TREND {
            let known = run.len();
            let parted = series.breaks.iter().rfind(|one| one.at <= at);
            let changed = parted.map_or_else(String::new, |parting| {
                let year = parting.year;
                self.say(
                    &format!("Definitionen byttes {year}. "),
                    &format!("The definition changed in {year}. "),
                )
            });
            return self.plain(
                format!("{changed}En trend kräver {TREND} värden, nu finns {known}. Därför ingen färg."),
                format!("{changed}A trend needs {TREND} values, there are {known}. So there is no colour."),
            );
        }
        let last = &run[run.len() - TREND..];
        let (first, before, now) = (last[0].1, last[1].1, last[2].1);
        let gain = |from: Decimal, to: Decimal| match sense {
            Direction::Lower => from.cmp(&to),
            _ => to.cmp(&from),
        };
        let light = match (gain(first, now), gain(before, now)) {
            (std::cmp::Ordering::Greater, std::cmp::Ordering::Less) => Light::Yellow,
            (std::cmp::Ordering::Greater, _) => Light::Green,
            (std::cmp::Ordering::Equal, _) => Light::Yellow,
            (std::cmp::Ordering::Less, _) => Light::Red,
        };
        let steps: Vec<String> = last
            .iter()
            .map(|(period, value)| format!("{} ({})", self.number(*value), period.words(self.english)))
            .collect();
        let why = match light {
            Light::Green => self.say("det går åt rätt håll", "it goes the right way"),
            Light::Yellow => self.say("det är inte entydigt", "it is not clear"),
            Light::Red => self.say("det går åt fel håll", "it goes the wrong way"),
        };
        let sentence = format!("{}: {}, {why}.", steps.join(", "), self.colour(light));
        Verdict { light: Some(light), sentence }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests;
