//! The `kitpress` command: hands its arguments to the library and turns the answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kitpress::cli::run()
}
