//! The clients against servers that speak the recorded shapes over real HTTP, and that also misbehave.

mod kolada;
mod misbehaviour;
mod pxweb;
mod server;
