//! Where a call comes from, and how many come from there.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

use crate::backend::Backend;
use crate::clock::Timestamp;
use crate::refusal::Refusal;
use crate::rules::Rules;

/// Addresses that are counted one by one; beyond, newcomers share one count, so that memory stays bounded.
const COUNTED: usize = 100_000;

/// Refuses more than so many calls from one address.
pub(crate) async fn limit_calls(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    count(&backend.callers, &backend, &request)?;
    Ok(next.run(request).await)
}

/// Refuses more than so many reports of browsers from one address.
pub(crate) async fn limit_reports(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    count(&backend.reporters, &backend, &request)?;
    Ok(next.run(request).await)
}

fn count(callers: &Callers, backend: &Backend, request: &Request) -> Result<(), Refusal> {
    let caller = backend.trusted_proxies.caller(request.extensions(), request.headers());
    match callers.count(caller, backend.clock.now(), &backend.rules) {
        Some(retry_after) => Err(Refusal::TooManyCalls { retry_after }),
        None => Ok(()),
    }
}

/// The proxies whose `X-Forwarded-For` is believed. None, unless the operator names them.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    /// Whom a call comes from: the peer, or whom a proxy that is trusted heard from.
    pub(crate) fn caller(&self, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)).to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        // Each proxy adds on the right whom it heard from: the first that is no proxy of ours is the caller.
        // What cannot be read ends the search: nobody vouches for what stands on its left. Each hop is read by itself,
        // so that no client makes unreadable what the proxy adds to the same line.
        let forwarded = headers.get_all("x-forwarded-for").iter().map(HeaderValue::as_bytes);
        let hops: Vec<&[u8]> = forwarded.flat_map(|value| value.split(|byte| *byte == b',')).collect();
        let mut caller = peer;
        for hop in hops.iter().rev() {
            let hop = std::str::from_utf8(hop).unwrap_or_default().trim();
            let Some(address) = hop_address(hop) else { break };
            caller = address;
            if !self.trusts(caller) {
                break;
            }
        }
        caller
    }

    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`: proxies differ.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let with_port = || hop.parse().ok().map(|address: SocketAddr| address.ip());
    let in_brackets = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok().map(IpAddr::V6);
    hop.parse().ok().or_else(with_port).or_else(in_brackets).map(|address| address.to_canonical())
}

/// Calls per address in the current window. Kept in memory: it slows machines down, and guards no secret.
#[derive(Default)]
pub struct Callers(Mutex<Windows>);

#[derive(Default)]
struct Windows {
    by_address: HashMap<IpAddr, Window>,
    /// When one of them ends at the earliest: before, it is no use to look for room.
    room_at: Option<Timestamp>,
}

#[derive(Clone, Copy)]
struct Window {
    ends_at: Timestamp,
    calls: u32,
}

impl Callers {
    /// Counts a call; answers how long to wait where it is one too many.
    fn count(&self, caller: IpAddr, now: Timestamp, rules: &Rules) -> Option<Duration> {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = windows.key(network(caller), now);
        let fresh = Window { ends_at: now.plus(rules.address_window), calls: 0 };
        let window = windows.by_address.entry(key).or_insert(fresh);
        if window.ends_at <= now {
            *window = fresh;
        }
        window.calls = window.calls.saturating_add(1);
        (window.calls > rules.address_calls).then(|| now.until(window.ends_at))
    }
}

impl Windows {
    /// Under what an address is counted: its own count, or the one that newcomers share while there is no room.
    fn key(&mut self, address: IpAddr, now: Timestamp) -> IpAddr {
        let is_full = |windows: &Self| windows.by_address.len() >= COUNTED;
        if !is_full(self) || self.by_address.contains_key(&address) {
            return address;
        }
        if self.room_at.is_none_or(|room_at| room_at <= now) {
            self.by_address.retain(|_, window| window.ends_at > now);
            self.room_at = self.by_address.values().map(|window| window.ends_at).min();
        }
        if is_full(self) { IpAddr::V6(Ipv6Addr::UNSPECIFIED) } else { address }
    }
}

/// One household has one IPv4 address, or 2⁶⁴ IPv6 addresses.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
    }
}

/// What a network of IPv6 is handed out as: a household gets a part of it, a company all, a provider's phones share one.
pub(crate) fn site(address: IpAddr) -> Option<IpAddr> {
    match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(v6) => Some(IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(trusted: &[&str], peer: &str, forwarded: &[&'static str]) -> String {
        let networks = trusted.iter().map(|network| network.parse().expect("a network")).collect();
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().expect("an address"), 1)));
        let mut headers = HeaderMap::new();
        for value in forwarded {
            let value = HeaderValue::from_bytes(value.as_bytes()).expect("a value");
            headers.append("x-forwarded-for", value);
        }
        TrustedProxies::new(networks).caller(&extensions, &headers).to_string()
    }

    #[test]
    fn only_named_proxies_are_believed() {
        let check = |trusted: &[&str], peer, forwarded: &[&'static str], expected: &str| {
            assert_eq!(caller(trusted, peer, forwarded), expected, "{trusted:?} {peer} {forwarded:?}");
        };
        check(&[], "10.0.0.1", &["203.0.113.7"], "10.0.0.1");
        check(&["10.0.0.0/8"], "10.0.0.1", &["203.0.113.7"], "203.0.113.7");
        check(&["10.0.0.0/8"], "192.0.2.1", &["203.0.113.7"], "192.0.2.1");
        check(&["10.0.0.0/8"], "10.0.0.1", &["198.51.100.1, 203.0.113.7, 10.0.0.2"], "203.0.113.7");
        check(&["10.0.0.0/8"], "10.0.0.1", &["198.51.100.1", "203.0.113.7"], "203.0.113.7");
        check(&["10.0.0.0/8"], "10.0.0.1", &["203.0.113.7, nonsense"], "10.0.0.1");
        check(&["10.0.0.0/8"], "::ffff:10.0.0.1", &["203.0.113.7"], "203.0.113.7");
        check(&["10.0.0.0/8"], "10.0.0.1", &[], "10.0.0.1");
    }

    #[test]
    fn a_list_is_read_from_the_right_and_no_further_than_it_can_be() {
        let check = |forwarded: &[&'static str], expected: &str| {
            assert_eq!(caller(&["10.0.0.0/8", "fd00::/8"], "10.0.0.1", forwarded), expected, "{forwarded:?}");
        };
        check(&["203.0.113.7:4711"], "203.0.113.7");
        check(&["[2001:db8::1]:4711"], "2001:db8::1");
        check(&["[2001:db8::1]"], "2001:db8::1");
        check(&["::ffff:203.0.113.7"], "203.0.113.7");
        check(&["203.0.113.7,fd00::1"], "203.0.113.7");
        check(&["203.0.113.7, ::ffff:10.0.0.9"], "203.0.113.7");
        check(&["127.0.0.1", "203.0.113.7"], "203.0.113.7");
        check(&["203.0.113.7", "10.0.0.3, 10.0.0.2"], "203.0.113.7");
        check(&["10.0.0.3", "10.0.0.2"], "10.0.0.3");
        // Whatever stands to the left of what cannot be read may have been made up.
        for unreadable in
            ["unknown", "_hidden", "", "203.0.113", "203.0.113.7.8", "for=203.0.113.7", "1", "\u{fe}"]
        {
            check(&["198.51.100.1", unreadable], "10.0.0.1");
        }
        check(&["198.51.100.1, , 10.0.0.2"], "10.0.0.2");
        check(&["198.51.100.1, 203.0.113.7,"], "10.0.0.1");
    }

    #[test]
    fn an_address_is_counted_for_a_window_and_ipv6_by_its_network() {
        let rules = Rules { address_calls: 2, ..Rules::default() };
        let callers = Callers::default();
        let now = Timestamp::from_millis(1_000_000);
        let count = |address: &str, now| callers.count(address.parse().expect("an address"), now, &rules);
        assert_eq!(count("192.0.2.1", now), None);
        assert_eq!(count("192.0.2.1", now), None);
        assert_eq!(count("192.0.2.1", now), Some(rules.address_window));
        assert_eq!(count("192.0.2.2", now), None);
        assert_eq!(count("192.0.2.1", now.plus(rules.address_window)), None);
        assert_eq!(count("2001:db8::1", now), None);
        assert_eq!(count("2001:db8::2:1", now), None);
        assert_eq!(count("2001:db8::3:1", now), Some(rules.address_window));
        assert_eq!(count("2001:db8:0:1::1", now), None);
    }

    #[test]
    fn memory_is_bounded_by_a_count_that_newcomers_share() {
        let rules = Rules { address_calls: 1, ..Rules::default() };
        let callers = Callers::default();
        let now = Timestamp::from_millis(0);
        for address in 0..u32::try_from(COUNTED).expect("a small number") {
            callers.count(IpAddr::V4(address.into()), now, &rules);
        }
        assert_eq!(callers.count("250.0.0.1".parse().expect("an address"), now, &rules), None);
        assert!(callers.count("250.0.0.2".parse().expect("an address"), now, &rules).is_some());
        assert!(callers.0.lock().expect("not poisoned").by_address.len() <= COUNTED + 1);
        let later = now.plus(rules.address_window);
        assert_eq!(
            callers.count("250.0.0.2".parse().expect("an address"), later, &rules),
            None,
            "there is room"
        );
        assert_eq!(callers.0.lock().expect("not poisoned").by_address.len(), 1, "what is over is forgotten");
    }
}
