//! What kind of body an organisation is.

/// A kind of organisation. Its key is stored, and names its texts (`organisation-kind-…`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    Region,
    /// Municipalities that work together (kommunalförbund): what leads a sub-region.
    Federation,
    Municipality,
    /// A part of another organisation, say a business unit.
    Unit,
    Cluster,
    Company,
    Association,
    Foundation,
    University,
    Agency,
    Other,
}

impl OrganisationKind {
    pub const ALL: [OrganisationKind; 11] = [
        OrganisationKind::Region,
        OrganisationKind::Federation,
        OrganisationKind::Municipality,
        OrganisationKind::Unit,
        OrganisationKind::Cluster,
        OrganisationKind::Company,
        OrganisationKind::Association,
        OrganisationKind::Foundation,
        OrganisationKind::University,
        OrganisationKind::Agency,
        OrganisationKind::Other,
    ];

    pub fn key(self) -> &'static str {
        match self {
            OrganisationKind::Region => "region",
            OrganisationKind::Federation => "federation",
            OrganisationKind::Municipality => "municipality",
            OrganisationKind::Unit => "unit",
            OrganisationKind::Cluster => "cluster",
            OrganisationKind::Company => "company",
            OrganisationKind::Association => "association",
            OrganisationKind::Foundation => "foundation",
            OrganisationKind::University => "university",
            OrganisationKind::Agency => "agency",
            OrganisationKind::Other => "other",
        }
    }

    pub fn from_key(key: &str) -> Option<OrganisationKind> {
        OrganisationKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// A guess from the name alone; `Other` where the name does not tell.
    pub fn guess(name: &str) -> OrganisationKind {
        let lower = name.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let has = |word: &str| words.contains(&word);
        let ends = |endings: &[&str]| words.iter().any(|word| endings.iter().any(|end| word.ends_with(end)));
        let last = words.last().copied().unwrap_or_default();
        if ends(&["kommunalförbund", "kommunalförbundet", "kommunförbund", "kommunförbundet"]) {
            OrganisationKind::Federation
        } else if has("ab") || has("hb") || has("kb") || ends(&["aktiebolag", "aktiebolaget", "bolaget"]) {
            OrganisationKind::Company
        } else if ends(&["högskola", "högskolan", "universitet", "universitetet"]) || has("university") {
            OrganisationKind::University
        } else if (has("kommun") || has("stad"))
            && ends(&["enhet", "enheten", "förvaltningen", "kontor", "kontoret"])
        {
            OrganisationKind::Unit
        } else if matches!(last, "kommun" | "stad" | "stads") {
            OrganisationKind::Municipality
        } else if words.first() == Some(&"region") || last.ends_with("landsregionen") {
            OrganisationKind::Region
        } else if ends(&["stiftelse", "stiftelsen"]) {
            OrganisationKind::Foundation
        } else if ends(&["förening", "föreningen", "förbund", "förbundet"]) || (has("ek") && has("för"))
        {
            OrganisationKind::Association
        } else if ends(&["kluster", "klustret", "cluster"]) {
            OrganisationKind::Cluster
        } else if ends(&["styrelsen", "myndighet", "myndigheten"]) {
            OrganisationKind::Agency
        } else {
            OrganisationKind::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OrganisationKind::{self, *};

    #[test]
    fn names_tell_what_they_can() {
        let expected = [
            ("Tjörns kommun", Municipality),
            ("Borås Stad", Municipality),
            ("Borås Stad, Näringslivsenheten", Unit),
            ("Fyrbodals kommunalförbund", Federation),
            ("Västra Götalandsregionen", Region),
            ("Region Halland", Region),
            ("Innovatum AB", Company),
            ("Högskolan i Borås", University),
            ("Ideella föreningen Skördefest", Association),
            ("Byns ek. för.", Association),
            ("Stiftelsen Vasakällan", Foundation),
            ("Länsstyrelsen i Hallands län", Agency),
            ("Nordiska Träklustret", Cluster),
            ("Connect Väst", Other),
            ("", Other),
        ];
        for (name, kind) in expected {
            assert_eq!(OrganisationKind::guess(name), kind, "{name}");
        }
    }

    #[test]
    fn keys_come_back() {
        assert!(
            OrganisationKind::ALL
                .into_iter()
                .all(|kind| OrganisationKind::from_key(kind.key()) == Some(kind))
        );
        assert_eq!(OrganisationKind::from_key("firma"), None);
    }
}
