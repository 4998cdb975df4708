//! Tidy: tests that read the source, so that a rule of the house is a failing test instead of a memory.
//!
//! The rules stand in `tests/it`, one file per kind of rule, and in words in `STYLE.md`; nothing here could
//! be used by others. It must not know what any room does.
