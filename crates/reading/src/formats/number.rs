//! Typed numbers as text that can be read in one way only.

/// Most decimals that are kept of a number; what a computer adds beyond is no figure of the office's.
const DECIMALS: usize = 6;

/// Exact, with a decimal comma and nothing between thousands. Three decimals get a zero behind them, for
/// `1,215` may be read as thousands and `1,2150` may not.
pub(super) fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let text = format!("{value:.DECIMALS$}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    match decimals.len() {
        0 => whole.to_string(),
        3 => format!("{whole},{decimals}0"),
        _ => format!("{whole},{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_read_in_one_way() {
        let cases = [
            (1_215_000.0, "1215000"),
            (0.1 + 0.2, "0,3"),
            (1.215, "1,2150"),
            (-12.5, "-12,5"),
            (0.0, "0"),
            (33_333.333_333_333, "33333,333333"),
            (99_999.999_999_999_9, "100000"),
            (f64::NAN, ""),
        ];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
    }
}
