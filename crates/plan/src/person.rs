//! Who: people, roles and partners as a plan names them ("Eva", "Alla", "Konsult").

use crate::merge::folded;

/// Equal names have equal keys.
pub fn label_key(label: &str) -> String {
    folded(label)
}

/// Names typed with commas between, or on lines of their own: "Eva, Jonas, Kultur och fritid".
pub fn labels(text: &str) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for part in text.split([',', ';', '\n']) {
        let label = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if !label.is_empty() && !labels.iter().any(|seen| label_key(seen) == label_key(&label)) {
            labels.push(label);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_names() {
        assert_eq!(labels("Eva, Jonas, Kultur och fritid"), ["Eva", "Jonas", "Kultur och fritid"]);
        assert_eq!(labels("Anna  M\nalla; Alla"), ["Anna M", "alla"]);
        assert!(labels(" , ").is_empty());
        assert_eq!(label_key("  EVA "), "eva");
    }
}
