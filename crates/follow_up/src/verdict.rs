//! What a responsible person says of an initiative in one of its two lights.

use serde::{Deserialize, Serialize};
use types::Light;

/// A light, or that there is nothing to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Verdict {
    Light(Light),
    NotJudged,
}

impl Verdict {
    /// In the order in which they are offered and counted.
    pub const ALL: [Verdict; 4] = [
        Verdict::Light(Light::Green),
        Verdict::Light(Light::Yellow),
        Verdict::Light(Light::Red),
        Verdict::NotJudged,
    ];

    /// As stored, sent in forms, and at the end of the keys of its names.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Light(light) => light.key(),
            Verdict::NotJudged => "not_judged",
        }
    }

    pub fn from_key(key: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.key() == key)
    }

    /// The name of its shape among the screen's marks.
    pub fn mark(self) -> &'static str {
        match self {
            Verdict::Light(light) => light.mark(),
            Verdict::NotJudged => "none",
        }
    }

    pub fn light(self) -> Option<Light> {
        match self {
            Verdict::Light(light) => Some(light),
            Verdict::NotJudged => None,
        }
    }
}

/// What is stored where nothing is chosen yet is empty.
pub(crate) fn key_of(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("", Verdict::key)
}

/// The shape for a verdict that may be missing.
pub(crate) fn mark_of(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("none", Verdict::mark)
}

impl From<Verdict> for String {
    fn from(verdict: Verdict) -> String {
        verdict.key().to_string()
    }
}

impl TryFrom<String> for Verdict {
    type Error = String;

    fn try_from(key: String) -> Result<Verdict, String> {
        Verdict::from_key(&key).ok_or(key)
    }
}

/// Which of the two lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Carried out as planned (*genomfört*).
    Done,
    /// The goal reached (*målet nått*).
    Goal,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::Done, Side::Goal];

    pub fn key(self) -> &'static str {
        match self {
            Side::Done => "done",
            Side::Goal => "goal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_verdicts_are_the_same() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_key(verdict.key()), Some(verdict));
            let text = serde_json::to_string(&verdict).unwrap();
            assert_eq!(serde_json::from_str::<Verdict>(&text).unwrap(), verdict);
        }
        assert_eq!(Verdict::from_key(""), None);
        assert!(serde_json::from_str::<Verdict>("\"blue\"").is_err());
    }
}
