//! The order of a map's groups around its middle: groups of one kind stand together, and as few lines cross as a short
//! search finds. The same map always gets the same order.

use crate::model::{EngagementMap, GroupKind};

/// Orders that are looked at: enough for 24 groups to settle, and bounded for those that would not.
const LOOKS: usize = 4000;
/// What a crossing weighs beside one row of length.
const CROSSING: usize = 12;

/// Places of a ring of `count`: the first half goes down the start side, the rest comes up the end side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Whether it is on the side where lines of text begin.
    pub start: bool,
    /// From the top.
    pub row: usize,
}

/// Where a place of the ring is.
pub(super) fn place(at: usize, count: usize) -> Place {
    let half = count.div_ceil(2);
    if at < half { Place { start: true, row: at } } else { Place { start: false, row: count - 1 - at } }
}

/// The groups in the order of the ring.
pub(super) fn order(map: &EngagementMap) -> Vec<usize> {
    let ties: Vec<(usize, usize)> = map.ties().iter().map(|(from, to, _)| (*from, *to)).collect();
    let mut blocks: Vec<Vec<usize>> = GroupKind::ALL
        .iter()
        .map(|kind| (0..map.groups.len()).filter(|group| map.groups[*group].kind == *kind).collect::<Vec<_>>())
        .filter(|block| !block.is_empty())
        .collect();
    let mut turn = 0;
    let mut looks = 0;
    let mut best = cost(&ring(&blocks, turn), &ties);
    loop {
        let mut better = false;
        for step in steps(&blocks) {
            if looks >= LOOKS {
                return ring(&blocks, turn);
            }
            looks += 1;
            let (mut other, mut other_turn) = (blocks.clone(), turn);
            match step {
                Step::Groups(block, one, two) => other[block].swap(one, two),
                Step::Reverse(block, one, two) => other[block][one..=two].reverse(),
                Step::Blocks(one, two) => other.swap(one, two),
                Step::Turn(by) => other_turn = by,
            }
            let found = cost(&ring(&other, other_turn), &ties);
            if found < best {
                // What can be tried next depends on where the blocks are now.
                (best, blocks, turn, better) = (found, other, other_turn, true);
                break;
            }
        }
        if !better {
            return ring(&blocks, turn);
        }
    }
}

enum Step {
    Groups(usize, usize, usize),
    Reverse(usize, usize, usize),
    Blocks(usize, usize),
    Turn(usize),
}

fn steps(blocks: &[Vec<usize>]) -> Vec<Step> {
    let pairs = |count: usize| (0..count).flat_map(move |one| (one + 1..count).map(move |two| (one, two)));
    let mut steps: Vec<Step> = pairs(blocks.len()).map(|(one, two)| Step::Blocks(one, two)).collect();
    for (number, block) in blocks.iter().enumerate() {
        steps.extend(pairs(block.len()).map(|(one, two)| Step::Groups(number, one, two)));
        let longer = pairs(block.len()).filter(|(one, two)| two - one > 1);
        steps.extend(longer.map(|(one, two)| Step::Reverse(number, one, two)));
    }
    steps.extend((0..blocks.iter().map(Vec::len).sum()).map(Step::Turn));
    steps
}

fn ring(blocks: &[Vec<usize>], turn: usize) -> Vec<usize> {
    let mut ring: Vec<usize> = blocks.iter().flatten().copied().collect();
    if !ring.is_empty() {
        let by = turn % ring.len();
        ring.rotate_left(by);
    }
    ring
}

/// Crossings, and how far apart the ends of ties are.
fn cost(ring: &[usize], ties: &[(usize, usize)]) -> usize {
    let mut at = vec![0; ring.len()];
    for (place, group) in ring.iter().enumerate() {
        at[*group] = place;
    }
    let ends: Vec<(usize, usize)> =
        ties.iter().map(|(from, to)| (at[*from].min(at[*to]), at[*from].max(at[*to]))).collect();
    let crosses =
        |(a, b): (usize, usize), (c, d): (usize, usize)| (a < c && c < b && b < d) || (c < a && a < d && d < b);
    let mut sum = 0;
    for (number, one) in ends.iter().enumerate() {
        sum += CROSSING * ends[number + 1..].iter().filter(|two| crosses(*one, **two)).count();
        let (from, to) = (place(one.0, ring.len()), place(one.1, ring.len()));
        // Lines between the sides are easier to follow than arcs along one.
        sum += from.row.abs_diff(to.row) + if from.start == to.start { 3 } else { 0 };
    }
    sum
}
