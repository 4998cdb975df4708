//! Names that may belong to one organisation. A hint for a person to judge, never a decision.
