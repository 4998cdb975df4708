//! Swedish organisation numbers (organisationsnummer): ten digits, the last a Luhn check digit.

use std::fmt;

/// A checked organisation number of a legal person. Numbers of sole traders are personal numbers and are
/// refused: they are personal data and must never be public.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationNumber(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationNumberError {
    #[error("an organisation number has ten digits")]
    WrongLength,
    #[error("the check digit does not match")]
    CheckDigit,
    #[error("a personal number, not an organisation number")]
    Personal,
}

impl OrganisationNumber {
    /// Accepts `556016-0680`, `5560160680` and the twelve-digit form `165560160680`.
    pub fn parse(text: &str) -> Result<Self, OrganisationNumberError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let digits = match digits.len() {
            12 => digits.strip_prefix("16").ok_or(OrganisationNumberError::WrongLength)?.to_string(),
            _ => digits,
        };
        if digits.len() != 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(OrganisationNumberError::WrongLength);
        }
        if digits.as_bytes()[2] < b'2' {
            return Err(OrganisationNumberError::Personal);
        }
        if !luhn(&digits) {
            return Err(OrganisationNumberError::CheckDigit);
        }
        Ok(OrganisationNumber(digits))
    }

    /// The ten digits without a dash, as stored.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.0[..6], &self.0[6..])
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            let doubled = if place % 2 == 0 { digit * 2 } else { digit };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_and_refuses() {
        let parse = |text| OrganisationNumber::parse(text).map(|n| n.to_string());
        assert_eq!(parse("556016-0680"), Ok("556016-0680".into()));
        assert_eq!(parse("165560160680"), Ok("556016-0680".into()));
        assert_eq!(parse("556016-0681"), Err(OrganisationNumberError::CheckDigit));
        assert_eq!(parse("811218-9876"), Err(OrganisationNumberError::Personal));
        assert_eq!(parse("5560"), Err(OrganisationNumberError::WrongLength));
        assert_eq!(parse("å56016-068"), Err(OrganisationNumberError::WrongLength));
    }
}
