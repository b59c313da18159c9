//! Cartridges as a whole; what other programs make of them is checked by `tests/cartridge/`.
