//! One binary for all rules. A rule gathers everything that breaks it, says where, and says what to do.

mod arrows;
mod bought;
mod names;
mod papers;
mod rooms;
mod rust;
mod sizes;
mod texts;
mod tree;

/// Fails with every place that breaks a rule, and with what to do about it.
fn hold(rule: &str, mend: &str, broken: &[String]) {
    assert!(broken.is_empty(), "\n{rule}\n  {}\nWhat to do: {mend}\n", broken.join("\n  "));
}
