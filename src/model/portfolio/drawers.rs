//! Rows put together by their place, by way of drawers of some places each: to each of thousands of places in turn the
//! way through memory is far.

/// Places of a drawer, so few that their rows lie near.
const PLACES: usize = 64;

/// Puts rows where those of their place begin, in the order in which they came. `starts` says for each place how many
/// rows come before, and after the last how many there are.
pub(super) fn grouped<R>(rows: Vec<R>, starts: &[usize], place: impl Fn(&R) -> usize) -> Vec<R> {
    let last = starts.len().saturating_sub(1);
    let of_drawer = |first: usize| starts.get(first..=(first + PLACES).min(last)).unwrap_or_default();
    let firsts: Vec<usize> = (0..last).step_by(PLACES).collect();
    let size = |starts: &[usize]| starts.last().zip(starts.first()).map_or(0, |(end, start)| end - start);
    let mut drawers: Vec<Vec<R>> = firsts.iter().map(|first| Vec::with_capacity(size(of_drawer(*first)))).collect();
    let mut grouped = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(drawer) = drawers.get_mut(place(&row) / PLACES) {
            drawer.push(row);
        }
    }
    for (drawer, first) in drawers.into_iter().zip(firsts) {
        let order = order(&drawer, of_drawer(first), |row| place(row) - first);
        let mut unordered: Vec<Option<R>> = drawer.into_iter().map(Some).collect();
        grouped.extend(order.into_iter().filter_map(|index| unordered.get_mut(index)?.take()));
    }
    grouped
}

/// The rows of a drawer by their place in it.
fn order<R>(rows: &[R], starts: &[usize], place: impl Fn(&R) -> usize) -> Vec<usize> {
    let before = starts.first().copied().unwrap_or_default();
    let mut next: Vec<usize> = starts.iter().map(|start| start - before).collect();
    let mut order = vec![0; rows.len()];
    for (index, row) in rows.iter().enumerate() {
        let Some(at) = next.get_mut(place(row)) else { continue };
        if let Some(slot) = order.get_mut(*at) {
            *slot = index;
        }
        *at += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_of_a_place_lie_together_in_their_order(places in proptest::collection::vec(0usize..200, 0..400)) {
            let rows: Vec<(usize, usize)> = places.into_iter().enumerate().map(|(row, place)| (place, row)).collect();
            for count in [200, 256, 1_000] {
                let before = |place: usize| rows.iter().filter(|(other, _)| *other < place).count();
                let starts: Vec<usize> = (0..=count).map(before).collect();
                let mut sorted = rows.clone();
                sorted.sort();
                prop_assert_eq!(grouped(rows.clone(), &starts, |row| row.0), sorted);
            }
        }
    }
}
