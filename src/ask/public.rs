//! Which addresses of the Internet Protocol are everybody's (RFC 6890 and the registries that it made).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address is one that everybody reaches: not of this computer, its network, or set aside.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || a >= 224
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // An IPv4 address within: mapped (::ffff:0:0/96), translated (64:ff9b::/96), 6to4 (2002::/16).
    let octets = address.octets();
    let inner = |from: usize| Ipv4Addr::new(octets[from], octets[from + 1], octets[from + 2], octets[from + 3]);
    match (a, b) {
        _ if address.to_ipv4_mapped().is_some() => is_public_v4(inner(12)),
        (0x64, 0xff9b) => is_public_v4(inner(12)),
        (0x2002, _) => is_public_v4(inner(2)),
        // Global unicast is 2000::/3, without Teredo and documentation.
        (0x2001, 0 | 0xdb8) => false,
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn only_what_everybody_reaches_is_public() {
        for address in
            ["193.60.238.1", "8.8.8.8", "172.32.0.1", "2a00:1450:4009::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "::127.0.0.1",
            "fec0::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }
}
