//! How an initiative or activity stands: seven kinds, and an office's own words for them.

/// The kinds are fixed, so that every office's words can be counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKind {
    NotStarted,
    OnTrack,
    AtRisk,
    OffTrack,
    Done,
    Cancelled,
    Paused,
}

impl StatusKind {
    pub const ALL: [StatusKind; 7] = [
        StatusKind::NotStarted,
        StatusKind::OnTrack,
        StatusKind::AtRisk,
        StatusKind::OffTrack,
        StatusKind::Done,
        StatusKind::Cancelled,
        StatusKind::Paused,
    ];

    /// As stored, in forms, and in the key of its name on the screen.
    pub fn key(self) -> &'static str {
        match self {
            StatusKind::NotStarted => "not_started",
            StatusKind::OnTrack => "on_track",
            StatusKind::AtRisk => "at_risk",
            StatusKind::OffTrack => "off_track",
            StatusKind::Done => "done",
            StatusKind::Cancelled => "cancelled",
            StatusKind::Paused => "paused",
        }
    }

    pub fn from_key(key: &str) -> Option<StatusKind> {
        StatusKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind that a usual word means; an office's own words are asked for first.
    pub fn of(text: &str) -> Option<StatusKind> {
        Some(match crate::merge::folded(text).as_str() {
            "ej påbörjad" | "ej påbörjat" | "inte påbörjad" | "planerad" | "not started" => {
                StatusKind::NotStarted
            }
            "pågår" | "pågående" | "enligt plan" | "i fas" | "påbörjad" | "on track" => {
                StatusKind::OnTrack
            }
            "risk" | "i riskzonen" | "osäker" | "at risk" => StatusKind::AtRisk,
            "försenad" | "avviker" | "ej enligt plan" | "off track" | "late" => StatusKind::OffTrack,
            "klar" | "klart" | "genomförd" | "genomfört" | "avslutad" | "slutförd" | "done" => {
                StatusKind::Done
            }
            "utgår" | "avbruten" | "inställd" | "struken" | "cancelled" => StatusKind::Cancelled,
            "pausad" | "vilande" | "paused" => StatusKind::Paused,
            _ => return None,
        })
    }

    /// Nothing more will be done.
    pub fn is_over(self) -> bool {
        matches!(self, StatusKind::Done | StatusKind::Cancelled)
    }

    /// The tag's colour on the screen.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            StatusKind::NotStarted | StatusKind::Cancelled | StatusKind::Paused => "neutral",
            StatusKind::OnTrack => "info",
            StatusKind::AtRisk => "warning",
            StatusKind::OffTrack => "danger",
            StatusKind::Done => "success",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_words_are_known() {
        let cases = [
            ("Ej påbörjad", Some(StatusKind::NotStarted)),
            ("Pågår.", Some(StatusKind::OnTrack)),
            ("i riskzonen", Some(StatusKind::AtRisk)),
            ("Försenad", Some(StatusKind::OffTrack)),
            ("KLAR", Some(StatusKind::Done)),
            ("Utgår", Some(StatusKind::Cancelled)),
            ("Vilande", Some(StatusKind::Paused)),
            ("På gång i höst", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(StatusKind::of(text), expected, "{text}");
        }
        for kind in StatusKind::ALL {
            assert_eq!(StatusKind::from_key(kind.key()), Some(kind));
        }
    }
}
