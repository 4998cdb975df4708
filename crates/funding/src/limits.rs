//! What a row of a document may not bring into the portfolio: amounts that no measure costs, and names so
//! long that no list or index can hold them. What is left out or shortened is told, never done silently.

use reading::contract::Words;
use types::{Amount, grouped};

use crate::Facts;
use crate::project::{LONGEST_GROUP, LONGEST_LINE, is_plausible};

/// Something of a row that was not taken as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Excess {
    /// An amount that was left out.
    Amount(Amount),
    /// A text that was shortened to so many characters.
    Text(usize),
}

impl Excess {
    pub(crate) fn rule(&self) -> &'static str {
        match self {
            Excess::Amount(_) => "amount-too-large",
            Excess::Text(_) => "text-too-long",
        }
    }

    pub(crate) fn message(&self) -> Words {
        match self {
            Excess::Amount(amount) => {
                let units = grouped(amount.units());
                Words::new(
                    format!("Beloppet {units} är orimligt stort och har inte lagts in."),
                    format!("The amount {units} is implausibly large and has been left out."),
                )
            }
            Excess::Text(longest) => Words::new(
                format!("En text är längre än {longest} tecken och har kortats."),
                format!("A text is longer than {longest} characters and has been shortened."),
            ),
        }
    }
}

/// Takes out of the facts what is too much, and tells what it was.
pub(crate) fn limit(facts: &mut Facts) -> Vec<Excess> {
    let mut found = Vec::new();
    let amounts = [
        &mut facts.applied,
        &mut facts.total_cost,
        &mut facts.grant,
        &mut facts.eu_part,
        &mut facts.co_funding,
    ];
    for amount in amounts {
        found.extend(amount.take_if(|amount| !is_plausible(*amount)).map(Excess::Amount));
    }
    for text in [&mut facts.sub_region, &mut facts.theme, &mut facts.priority] {
        found.extend(shorten(text, LONGEST_GROUP));
    }
    for area in &mut facts.areas {
        found.extend(shorten(area, LONGEST_GROUP));
    }
    for text in [&mut facts.title, &mut facts.owner, &mut facts.place, &mut facts.reference] {
        found.extend(shorten(text, LONGEST_LINE));
    }
    found
}

fn shorten(text: &mut String, longest: usize) -> Option<Excess> {
    let (end, _) = text.char_indices().nth(longest - 1)?;
    text[end..].chars().nth(1)?;
    text.truncate(end);
    text.push('…');
    Some(Excess::Text(longest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_left_out_and_told() {
        let huge = Amount::from_units(90_000_000_000_000);
        let long = "å".repeat(LONGEST_GROUP + 1);
        let mut facts = Facts {
            total_cost: huge,
            grant: Amount::from_units(100_000_000_000),
            theme: long,
            priority: "ö".repeat(LONGEST_GROUP),
            ..Facts::default()
        };
        let found = limit(&mut facts);
        assert_eq!(found, [Excess::Amount(huge.unwrap()), Excess::Text(LONGEST_GROUP)]);
        assert_eq!((facts.total_cost, facts.grant), (None, Amount::from_units(100_000_000_000)));
        assert_eq!(facts.theme.chars().count(), LONGEST_GROUP);
        assert!(facts.theme.ends_with("å…"));
        assert_eq!(limit(&mut facts), []);
        assert!(found[0].message().sv.contains("90\u{a0}000\u{a0}000\u{a0}000\u{a0}000"));
    }
}
