//! What `kitpress new` makes.
