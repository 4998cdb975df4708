//! Sweden's places as the two sources write them. SCB: `00`, `14`, `1490`; Kolada: `0000`, `0014`, `1490`.

/// A place of the official division. Codes are text: zeros at the front belong to them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Country,
    /// Two digits.
    County(String),
    /// Four digits.
    Municipality(String),
}

impl Place {
    /// None for anything but a place, such as one of Kolada's groups.
    pub fn from_kolada(code: &str) -> Option<Place> {
        match (digits(code, 4)?, code.strip_prefix("00")) {
            ("0000", _) => Some(Place::Country),
            (_, Some(county)) => Some(Place::County(county.to_string())),
            (code, None) => municipality(code),
        }
    }

    pub fn from_scb(code: &str) -> Option<Place> {
        match code.len() {
            2 if code == "00" => Some(Place::Country),
            2 => digits(code, 2).map(|code| Place::County(code.to_string())),
            _ => municipality(digits(code, 4)?),
        }
    }

    pub fn to_kolada(&self) -> String {
        match self {
            Place::Country => "0000".to_string(),
            Place::County(code) => format!("00{code}"),
            Place::Municipality(code) => code.clone(),
        }
    }

    pub fn to_scb(&self) -> String {
        match self {
            Place::Country => "00".to_string(),
            Place::County(code) | Place::Municipality(code) => code.clone(),
        }
    }
}

fn municipality(code: &str) -> Option<Place> {
    (!code.starts_with("00")).then(|| Place::Municipality(code.to_string()))
}

fn digits(code: &str, count: usize) -> Option<&str> {
    (code.len() == count && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_has_its_own_codes() {
        for (scb, kolada) in
            [("00", "0000"), ("14", "0014"), ("01", "0001"), ("1490", "1490"), ("0180", "0180")]
        {
            let place = Place::from_scb(scb).unwrap();
            assert_eq!(Place::from_kolada(kolada).as_ref(), Some(&place), "{scb} {kolada}");
            assert_eq!((place.to_scb().as_str(), place.to_kolada().as_str()), (scb, kolada));
        }
        for bad in ["", "1", "149", "14900", "G123", "0014", "12a4", "åä"] {
            assert_eq!(Place::from_scb(bad), None, "{bad}");
        }
        for bad in ["", "14", "00", "G116237", "149O"] {
            assert_eq!(Place::from_kolada(bad), None, "{bad}");
        }
    }
}
