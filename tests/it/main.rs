//! All integration tests in one binary, so that the crate is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, missing_docs)]

#[cfg(feature = "documents")]
mod answers;
mod away;
mod bad_moments;
mod build;
mod common;
#[cfg(feature = "documents")]
mod consent;
#[cfg(feature = "documents")]
mod documents;
mod explain;
mod explore;
#[cfg(feature = "documents")]
mod figures;
mod fix;
mod hostile;
mod import;
mod import_hostile;
mod incremental;
#[cfg(feature = "documents")]
mod manual;
mod new;
mod outside;
mod reports;
mod schema;
mod search;
mod serve;
mod sites;
mod statement;
mod tidy;
mod trust;
mod waivers;
