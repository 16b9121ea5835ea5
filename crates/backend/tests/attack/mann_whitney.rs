//! The Mann-Whitney U test: does one of two samples tend to be larger? It compares ranks, so that the few calls that a
//! busy machine makes very slow weigh no more than any other.

/// How much the first of two samples tends to be larger, in standard deviations of chance; smaller, below zero. By the
/// normal approximation, corrected for ties: good for samples of twenty and more.
pub(crate) fn z_score(one: &[u64], other: &[u64]) -> f64 {
    let mut all: Vec<(u64, bool)> =
        one.iter().map(|&value| (value, true)).chain(other.iter().map(|&value| (value, false))).collect();
    all.sort_unstable();
    // Equal values share the mean of their ranks, counted from 1.
    let (mut rank_sum, mut ties, mut before) = (0.0, 0.0, 0.0);
    for tied in all.chunk_by(|left, right| left.0 == right.0) {
        let size = count(tied);
        rank_sum += count(tied.iter().filter(|(_, is_one)| *is_one)) * (before + (size + 1.0) / 2.0);
        ties += size.powi(3) - size;
        before += size;
    }
    let (n1, n2, n) = (count(one), count(other), count(&all));
    let u = rank_sum - n1 * (n1 + 1.0) / 2.0;
    let variance = n1 * n2 / 12.0 * ((n + 1.0) - ties / (n * (n - 1.0)));
    if variance <= 0.0 {
        // All values are the same.
        return 0.0;
    }
    (u - n1 * n2 / 2.0) / variance.sqrt()
}

/// The chance that two samples of one and the same distribution differ at least so much in either direction.
pub(crate) fn p_value(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Stouffer's: of independent runs of the same comparison, as one.
pub(crate) fn combined(z_scores: &[f64]) -> f64 {
    z_scores.iter().sum::<f64>() / count(z_scores).sqrt()
}

fn count<T>(items: impl IntoIterator<Item = T>) -> f64 {
    items.into_iter().map(|_| 1.0).sum()
}

#[test]
fn it_agrees_with_scipy() {
    // scipy.stats.mannwhitneyu(one, other, method="asymptotic", use_continuity=False).pvalue, scipy 1.17.
    let check = |one: &[u64], other: &[u64], expected: f64| {
        let z = z_score(one, other);
        let p = p_value(z);
        assert!((p - expected).abs() < 1e-12, "{p} instead of {expected}");
        assert!((z_score(other, one) + z).abs() < 1e-12, "the order of the samples turns the sign");
    };
    check(&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10], 0.009_023_438_818_080_326);
    check(&[1, 2, 2, 3, 5, 8], &[2, 3, 3, 9, 12, 15, 15], 0.082_585_039_357_240_17);
    let (even, odd): (Vec<u64>, Vec<u64>) = (0..200).partition(|number| number % 2 == 0);
    check(&even, &odd, 0.902_764_825_024_622_5);
    let one: Vec<u64> = (0..300).map(|i| i * i % 101).collect();
    let other: Vec<u64> = (0..300).map(|i| i * i * i % 103 + 7).collect();
    check(&one, &other, 0.004_521_465_199_961_064);
    check(&[7, 7, 7], &[7, 7], 1.0);
}

#[test]
fn runs_that_lean_the_same_way_weigh_more_together() {
    // scipy.stats.combine_pvalues of the one-sided chances, method="stouffer".
    assert!((combined(&[1.0, 2.0, 3.0]) - 12.0_f64.sqrt()).abs() < 1e-12);
    assert!(combined(&[2.0, -2.0]).abs() < 1e-12);
    assert!(z_score(&[3, 4, 5], &[1, 2]) > 0.0, "larger is above zero");
}
