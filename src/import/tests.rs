//! Whole documents in, pages out.
