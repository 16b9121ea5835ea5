//! Something that there is only so much of, and no address gets more of than its share.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::address::{network, site};

/// A whole /48 gets so many times what an address gets. A usual line has 256 networks, each as good as an address; but
/// as many phones may share one, so that it is not held to the share of one.
const OF_A_SITE: usize = 4;

/// What is taken from each place. Memory is bounded by how much there is in all.
#[derive(Clone, Default)]
pub(crate) struct Shares(Arc<Mutex<HashMap<Place, usize>>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Address(IpAddr),
    Site(IpAddr),
}

impl Shares {
    /// One more; `None` where the address, or the site that it stands in, has as much as it may.
    pub(crate) fn take(&self, address: IpAddr, most: usize) -> Option<Share> {
        let address = address.to_canonical();
        let places = [Some(Place::Address(network(address))), site(address).map(Place::Site)];
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |place: &Place| {
            let most = match place {
                Place::Address(_) => most,
                Place::Site(_) => most.saturating_mul(OF_A_SITE),
            };
            taken.get(place).is_some_and(|taken| *taken >= most)
        };
        if places.iter().flatten().any(is_full) {
            return None;
        }
        for place in places.into_iter().flatten() {
            *taken.entry(place).or_default() += 1;
        }
        Some(Share { of: self.clone(), places })
    }
}

/// Given back when it is dropped.
pub(crate) struct Share {
    of: Shares,
    places: [Option<Place>; 2],
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut taken = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        for place in self.places.into_iter().flatten() {
            if let Some(count) = taken.get_mut(&place) {
                *count -= 1;
                if *count == 0 {
                    taken.remove(&place);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(shares: &Shares, address: &str) -> Option<Share> {
        shares.take(address.parse().expect("an address"), 2)
    }

    #[test]
    fn a_share_is_given_back_and_forgotten() {
        let shares = Shares::default();
        let (first, second) = (take(&shares, "2001:db8::1"), take(&shares, "2001:db8::2"));
        assert!(first.is_some() && second.is_some());
        assert!(take(&shares, "2001:db8::3").is_none());
        let other = take(&shares, "2001:db8:0:1::1");
        assert!(other.is_some());
        drop(first);
        assert!(take(&shares, "2001:db8::3").is_some());
        drop((second, other));
        assert!(shares.0.lock().expect("not poisoned").is_empty());
    }

    #[test]
    fn the_networks_of_one_site_have_no_more_together_than_four_addresses() {
        let shares = Shares::default();
        let of_one_line = (0..256).map(|network| take(&shares, &format!("2001:db8:1:{network:x}::1")));
        let taken: Vec<_> = of_one_line.flatten().collect();
        assert_eq!(taken.len(), 8);
        assert!(take(&shares, "2001:db8:2::1").is_some(), "another site");
        // Addresses of IPv4 that stand side by side have nothing in common.
        assert!((0..=255).all(|last| take(&shares, &format!("192.0.2.{last}")).is_some()));
        assert!(take(&shares, "::ffff:192.0.2.1").is_some());
    }
}
