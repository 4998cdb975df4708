//! Choosing values of variables: expressions become codes, and a choice that is too large becomes two.

use crate::Trouble;
use crate::pxweb::{Cube, Role, Variable};

/// The values chosen of one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub variable: String,
    /// Codes or expressions: `*`, `?`-patterns, `top(n[,offset])`, `bottom(n)`, `range(a,b)`, `from(a)`,
    /// `to(b)`.
    pub codes: Vec<String>,
    /// The codes are of this codelist of the variable, and are sent as they are.
    pub codelist: Option<String>,
}

impl Choice {
    pub fn of(variable: &str, codes: &[&str]) -> Choice {
        let codes = codes.iter().map(|code| code.to_string()).collect();
        Choice { variable: variable.to_string(), codes, codelist: None }
    }
}

/// The codes that an expression means among a variable's own. A plain code means itself, known or not: the
/// source answers for it.
pub fn expand(variable: &Variable, expression: &str) -> Vec<String> {
    let expression = expression.trim();
    let mut codes: Vec<&str> = variable.values.iter().map(|value| value.code.as_str()).collect();
    // "Top" of time is the latest, in whichever order the server lists it.
    if variable.role == Role::Time {
        codes.sort_unstable_by(|one, other| other.cmp(one));
    }
    let owned = |codes: &[&str]| codes.iter().map(|code| code.to_string()).collect();
    let call = expression.strip_suffix(')').and_then(|call| call.split_once('('));
    let Some((name, arguments)) = call else {
        return match expression.contains(['*', '?']) {
            true => owned(&codes.into_iter().filter(|code| is_like(code, expression)).collect::<Vec<_>>()),
            false => vec![expression.to_string()],
        };
    };
    let arguments: Vec<&str> = arguments.split(',').map(str::trim).collect();
    let count = |at: usize| arguments.get(at).and_then(|text| text.parse::<usize>().ok());
    let within = |low: Option<&&str>, high: Option<&&str>| {
        let fits =
            |code: &&&str| low.is_none_or(|low| **code >= *low) && high.is_none_or(|high| **code <= *high);
        owned(&codes.iter().filter(fits).copied().collect::<Vec<_>>())
    };
    match name.to_ascii_lowercase().as_str() {
        "top" | "bottom" => {
            if name.eq_ignore_ascii_case("bottom") {
                codes.reverse();
            }
            let taken = codes.into_iter().skip(count(1).unwrap_or(0)).take(count(0).unwrap_or(0));
            owned(&taken.collect::<Vec<_>>())
        }
        "from" => within(arguments.first(), None),
        "to" => within(None, arguments.first()),
        "range" => within(arguments.first(), arguments.get(1)),
        _ => vec![expression.to_string()],
    }
}

/// `*` any signs, `?` one sign; ignoring case as the servers do.
fn is_like(code: &str, pattern: &str) -> bool {
    let (code, pattern) = (code.to_lowercase(), pattern.to_lowercase());
    let (code, pattern): (Vec<char>, Vec<char>) = (code.chars().collect(), pattern.chars().collect());
    // fits[i]: the pattern so far fits the first i signs.
    let mut fits = vec![false; code.len() + 1];
    fits[0] = true;
    for sign in pattern {
        if sign == '*' {
            let first = fits.iter().position(|fit| *fit).unwrap_or(fits.len());
            fits.iter_mut().skip(first).for_each(|fit| *fit = true);
        } else {
            for at in (1..fits.len()).rev() {
                fits[at] = fits[at - 1] && (sign == '?' || sign == code[at - 1]);
            }
            fits[0] = false;
        }
    }
    fits.last().copied().unwrap_or(false)
}

/// The choices as plain codes, in the table's order. Only what may be left out is left out.
pub(super) fn resolve(metadata: &Cube, choices: &[Choice]) -> Result<Vec<Choice>, Trouble> {
    let known = |code: &str| metadata.variables.iter().any(|variable| variable.code == code);
    if let Some(choice) = choices.iter().find(|choice| !known(&choice.variable)) {
        return Err(Trouble::Question(format!("the table has no variable {:?}", choice.variable)));
    }
    let mut resolved = Vec::new();
    for variable in &metadata.variables {
        let Some(choice) = choices.iter().find(|choice| choice.variable == variable.code) else {
            if variable.elimination {
                continue;
            }
            return Err(Trouble::Question(format!("the variable {:?} needs a choice", variable.code)));
        };
        let mut codes: Vec<String> = Vec::new();
        for expression in &choice.codes {
            let meant = match choice.codelist {
                Some(_) => vec![expression.clone()],
                None => expand(variable, expression),
            };
            codes.extend(meant.into_iter().filter(|code| !codes.contains(code)).collect::<Vec<_>>());
        }
        if codes.is_empty() {
            return Err(Trouble::Question(format!("nothing of {:?} is chosen", variable.code)));
        }
        resolved.push(Choice { variable: variable.code.clone(), codes, codelist: choice.codelist.clone() });
    }
    Ok(resolved)
}

/// How many cells a choice is.
pub(super) fn size(choices: &[Choice]) -> u64 {
    choices.iter().fold(1, |size: u64, choice| size.saturating_mul(choice.codes.len() as u64))
}

/// The choice in two, cut through the variable with most values. None when there is only one cell.
pub(super) fn halves(mut choices: Vec<Choice>) -> Option<[Vec<Choice>; 2]> {
    let widest = (0..choices.len()).rev().max_by_key(|at| choices[*at].codes.len())?;
    let count = choices[widest].codes.len();
    if count < 2 {
        return None;
    }
    let mut other = choices.clone();
    other[widest].codes = choices[widest].codes.split_off(count / 2);
    Some([choices, other])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pxweb::Category;

    fn variable(role: Role, codes: &[&str]) -> Variable {
        let value = |code: &&str| Category { code: code.to_string(), label: code.to_string(), unit: None };
        Variable {
            code: "V".to_string(),
            label: "v".to_string(),
            role,
            values: codes.iter().map(value).collect(),
            elimination: false,
            codelists: Vec::new(),
        }
    }

    #[test]
    fn expressions_mean_codes() {
        let time = variable(Role::Time, &["2019", "2020", "2021", "2022", "2023"]);
        let place = variable(Role::Geo, &["00", "14", "1480", "1490"]);
        for (variable, expression, meant) in [
            (&time, "top(2)", vec!["2023", "2022"]),
            (&time, "TOP(1,1)", vec!["2022"]),
            (&time, "bottom(1)", vec!["2019"]),
            (&time, "from(2022)", vec!["2023", "2022"]),
            (&time, "to(2019)", vec!["2019"]),
            (&time, "range(2020,2021)", vec!["2021", "2020"]),
            (&time, "top(x)", vec![]),
            (&place, "top(1)", vec!["00"]),
            (&place, "14*", vec!["14", "1480", "1490"]),
            (&place, "??", vec!["00", "14"]),
            (&place, "14?0", vec!["1480", "1490"]),
            (&place, "*", vec!["00", "14", "1480", "1490"]),
            (&place, "9999", vec!["9999"]),
        ] {
            assert_eq!(expand(variable, expression), meant, "{expression}");
        }
    }

    proptest! {
        #[test]
        fn parts_are_the_whole(sizes in proptest::collection::vec(1usize..9, 1..5), most in 1u64..50) {
            let choice = |(at, size): (usize, usize)| Choice {
                variable: at.to_string(),
                codes: (0..size).map(|code| code.to_string()).collect(),
                codelist: None,
            };
            let whole: Vec<Choice> = sizes.into_iter().enumerate().map(choice).collect();
            let (mut parts, mut cells) = (vec![whole.clone()], 0);
            while let Some(part) = parts.pop() {
                if size(&part) > most {
                    parts.extend(halves(part).unwrap());
                } else {
                    cells += size(&part);
                }
            }
            prop_assert_eq!(cells, size(&whole));
        }

        #[test]
        fn any_expression_is_survived(text in ".{0,20}") {
            expand(&variable(Role::Time, &["2020", "2021"]), &text);
        }
    }
}
