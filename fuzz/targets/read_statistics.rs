//! Any bytes given as an answer of a statistics server: no panic, and what was read adds up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use statistics::{Decimal, kolada, pxweb};

fuzz_target!(|data: &[u8]| {
    if let Ok(cube) = pxweb::Cube::read(data) {
        let size: usize = cube.variables.iter().map(|variable| variable.values.len()).product();
        let rows = cube.rows();
        assert!(rows.is_empty() || rows.len() == size, "a cell for every combination");
        assert!(rows.iter().all(|row| row.codes.len() == cube.variables.len()));
        let text = String::from_utf8_lossy(data);
        for variable in &cube.variables {
            pxweb::expand(variable, &text);
        }
    }
    for figure in kolada::figures(data).unwrap_or_default() {
        if let Some(value) = figure.value {
            assert_eq!(Decimal::parse(value.as_str()), Some(value), "a number reads as itself");
        }
    }
    let _ = (kolada::kpis(data), kolada::groups(data), pxweb::tables(data), pxweb::announced(data));
});
