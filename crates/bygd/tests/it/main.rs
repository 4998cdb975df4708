//! The program as a person runs it: commands, exit codes, what is left behind.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod commands;
mod engines;
mod ocr;
mod program;
mod review;
mod series;
mod terminal;
mod uploads;
