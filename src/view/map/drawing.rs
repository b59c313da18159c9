//! The geometry of a map. Groups stand in two columns, as tall as their words ask; every line runs in the space between
//! them, so that none touches a label. Lines leave a group in the order in which they arrive, and each has its number
//! where it is farthest from other numbers and lines.

use std::fmt::Write;

use super::ring::{self, Place};
use crate::model::{EngagementMap, GroupKind};
use crate::view::lettering::lines;
use crate::view::types::{DrawingView, MapGroupView, MapLineView, MapMarkView, MapWordsView};

/// Width of every drawing.
const WIDTH: f64 = 720.0;
/// Width of a group.
const BOX: f64 = 216.0;
/// Beside the columns, for the strokes of outlines.
const SIDE: f64 = 2.0;
/// Where the columns end and the space of the lines begins.
const INNER: f64 = SIDE + BOX;
/// Size of the words, and from one line of them to the next.
const SIZE: f64 = 16.0;
const LINE: f64 = 20.0;
/// Size of the words for kinds.
const SMALL: f64 = 14.0;
/// Around the words.
const PAD: (f64, f64) = (14.0, 12.0);
/// Between groups of a column, and around everything.
const GAP: f64 = 18.0;
const EDGE: f64 = 4.0;
/// How far behind its group a line begins.
const BEHIND: f64 = 18.0;
/// Radius of a number's ring.
pub const MARK: f64 = 11.0;
/// Points of a line that are compared with those of others.
const SAMPLES: u32 = 16;

type Point = (f64, f64);

/// A group where it stands, in a drawing that reads from left to right.
struct Stand {
    place: Place,
    y: f64,
    height: f64,
    words: Vec<String>,
}

impl Stand {
    fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// A line as a cubic curve.
#[derive(Clone, Copy)]
struct Curve([Point; 4]);

impl Curve {
    fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.0;
        let u = 1.0 - t;
        let (p, q, r, s) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
        (p * a.0 + q * b.0 + r * c.0 + s * d.0, p * a.1 + q * b.1 + r * c.1 + s * d.1)
    }

    fn points(&self) -> impl Iterator<Item = Point> + '_ {
        (0..=SAMPLES).map(|step| self.at(f64::from(step) / f64::from(SAMPLES)))
    }
}

/// Draws a map whose groups have these labels.
pub(super) fn draw(
    map: &EngagementMap,
    labels: &[String],
    kind_label: &dyn Fn(GroupKind) -> String,
    rtl: bool,
) -> DrawingView {
    let (stands, height) = stand(map, labels);
    let ties = map.ties();
    let curves = curves(&ties.iter().map(|(from, to, _)| (*from, *to)).collect::<Vec<_>>(), &stands);
    let marks = marks(&curves);
    let across = |x: f64| rounded(if rtl { WIDTH - x } else { x });
    let lines = ties.iter().zip(1_u32..).zip(curves.iter().zip(marks));
    let lines = lines.map(|(((.., link), number), (curve, mark))| MapLineView {
        number,
        tie: link.tie.name(),
        path: path(curve, &across),
        mark: mark.map(|(x, y)| MapMarkView { x: across(x), y: rounded(y) }),
    });
    let groups = map.groups.iter().zip(&stands).map(|(group, stand)| {
        let left = if stand.place.start { SIDE } else { WIDTH - INNER };
        let x = rounded(if rtl { WIDTH - left - BOX } else { left });
        let first = stand.y + PAD.1 + SMALL * 0.8;
        let baseline = |number: u32| rounded(first + 4.0 + LINE * f64::from(number + 1) - (LINE - SIZE) / 2.0);
        MapGroupView {
            kind: group.kind.name(),
            kind_label: kind_label(group.kind),
            outline: outline(group.kind, x, rounded(stand.y), rounded(stand.height)),
            x,
            y: rounded(stand.y),
            width: BOX,
            height: rounded(stand.height),
            middle: rounded(x + BOX / 2.0),
            kind_y: rounded(first),
            words: stand
                .words
                .iter()
                .zip(0_u32..)
                .map(|(text, number)| MapWordsView { y: baseline(number), text: text.clone() })
                .collect(),
        }
    });
    DrawingView { width: WIDTH, height: rounded(height), lines: lines.collect(), groups: groups.collect() }
}

/// Where each group stands, and how high the drawing is. The shorter column is spread over the height of the other.
fn stand(map: &EngagementMap, labels: &[String]) -> (Vec<Stand>, f64) {
    let most = (BOX - 2.0 * PAD.0) / SIZE;
    let order = ring::order(map);
    let mut stands: Vec<Stand> = labels
        .iter()
        .map(|label| {
            let words = lines(label, most);
            let height = 2.0 * PAD.1 + SMALL + LINE * words.len() as f64;
            Stand { place: Place { start: true, row: 0 }, y: 0.0, height, words }
        })
        .collect();
    for (at, group) in order.iter().enumerate() {
        stands[*group].place = ring::place(at, order.len());
    }
    let column = |start: bool, stands: &[Stand]| {
        let mut of: Vec<usize> = (0..stands.len()).filter(|group| stands[*group].place.start == start).collect();
        of.sort_by_key(|group| stands[*group].place.row);
        let sum: f64 = of.iter().map(|group| stands[*group].height).sum();
        (of, sum)
    };
    let columns = [true, false].map(|start| column(start, &stands));
    let need = |(of, sum): &(Vec<usize>, f64)| sum + GAP * of.len().saturating_sub(1) as f64;
    let high = columns.iter().map(need).fold(0.0, f64::max);
    for (of, sum) in columns {
        let gap = (high - sum) / of.len().max(1) as f64;
        // Half a gap at both ends, unless the column is as high as the drawing.
        let full = sum + GAP * of.len().saturating_sub(1) as f64 >= high - 0.5;
        let (gap, mut y) = if full { (GAP, EDGE) } else { (gap, EDGE + gap / 2.0) };
        for group in of {
            stands[group].y = y;
            y += stands[group].height + gap;
        }
    }
    (stands, high + 2.0 * EDGE)
}

/// The lines of ties, in their order.
fn curves(ties: &[(usize, usize)], stands: &[Stand]) -> Vec<Curve> {
    let ports: Vec<(f64, f64)> = ties
        .iter()
        .enumerate()
        .map(|(tie, (from, to))| (port(ties, stands, tie, *from), port(ties, stands, tie, *to)))
        .collect();
    let space = WIDTH - 2.0 * INNER;
    let ends = ties.iter().zip(ports).map(|((from, to), (from_y, to_y))| {
        let (one, two) = (&stands[*from].place, &stands[*to].place);
        let edge = |place: &Place| if place.start { INNER } else { WIDTH - INNER };
        // Towards the middle.
        let inwards = |place: &Place, by: f64| edge(place) + if place.start { by } else { -by };
        let reach = match one.start == two.start {
            true => (70.0 + 0.4 * (from_y - to_y).abs()).min(space * 1.15),
            false => space * 0.45,
        };
        Curve([
            (inwards(one, -BEHIND), from_y),
            (inwards(one, reach), from_y),
            (inwards(two, reach), to_y),
            (inwards(two, -BEHIND), to_y),
        ])
    });
    ends.collect()
}

/// Height at which a tie leaves a group: ties to groups above on the same side first, then those to the other side from
/// top to bottom, then those below. Nearer groups of the same side are reached by the inner arcs.
fn port(ties: &[(usize, usize)], stands: &[Stand], tie: usize, group: usize) -> f64 {
    let own = &stands[group];
    let mut of: Vec<(u8, f64, i64, usize)> = ties
        .iter()
        .enumerate()
        .filter(|(_, (from, to))| *from == group || *to == group)
        .map(|(number, (from, to))| {
            let other = &stands[if *from == group { *to } else { *from }];
            let apart = (other.middle() - own.middle()).abs();
            let index = i64::try_from(number).unwrap_or(0);
            match (other.place.start == own.place.start, other.middle() < own.middle()) {
                (true, true) => (0, apart, index, number),
                (false, _) => (1, other.middle(), index, number),
                (true, false) => (2, -apart, -index, number),
            }
        })
        .collect();
    of.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let at = of.iter().position(|one| one.3 == tie).unwrap_or(0);
    let count = of.len();
    if count < 2 {
        return own.middle();
    }
    let apart = ((own.height - 2.0 * PAD.1) / (count - 1) as f64).min(18.0);
    own.middle() + apart * (at as f64 - (count - 1) as f64 / 2.0)
}

/// Where the number of each line stands, or nothing where it would cover another number.
fn marks(curves: &[Curve]) -> Vec<Option<Point>> {
    let sampled: Vec<Vec<Point>> = curves.iter().map(|curve| curve.points().collect()).collect();
    let mut marks: Vec<Option<Point>> = Vec::with_capacity(curves.len());
    for (number, curve) in curves.iter().enumerate() {
        let mut best: Option<(f64, Point)> = None;
        for step in -18_i32..=18 {
            let t = 0.5 + f64::from(step) * 0.02;
            let point = curve.at(t);
            let inside = point.0 >= INNER + MARK + 3.0 && point.0 <= WIDTH - INNER - MARK - 3.0;
            let nearest = marks.iter().flatten().map(|mark| distance(*mark, point)).fold(f64::INFINITY, f64::min);
            if !inside || nearest < 2.0 * MARK + 3.0 {
                continue;
            }
            let others = sampled.iter().enumerate().filter(|(other, _)| *other != number);
            let lines = others.flat_map(|(_, points)| points).map(|other| distance(*other, point));
            let lines = lines.fold(f64::INFINITY, f64::min);
            let score = nearest.min(60.0) / 4.0 + lines.min(24.0) - (t - 0.5).abs() * 12.0;
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, point));
            }
        }
        marks.push(best.map(|(_, point)| point));
    }
    marks
}

fn distance(a: Point, b: Point) -> f64 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}

fn path(curve: &Curve, across: &dyn Fn(f64) -> f64) -> String {
    let [a, b, c, d] = curve.0.map(|(x, y)| (across(x), rounded(y)));
    format!("M{} {}C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1)
}

/// The outline of a kind: pill, hexagon, cut corners, two frames, rectangle.
fn outline(kind: GroupKind, x: f64, y: f64, height: f64) -> String {
    let (right, bottom) = (x + BOX, rounded(y + height));
    let corner = |round: f64| rounded(round.min(height / 2.0));
    let polygon = |points: &[Point]| {
        let mut path = String::new();
        for (number, (x, y)) in points.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(path, "{}{} {}", if number == 0 { 'M' } else { 'L' }, rounded(*x), rounded(*y));
        }
        path.push('Z');
        path
    };
    match kind {
        GroupKind::Students => {
            let r = corner(26.0);
            let (across, down) = (rounded(BOX - 2.0 * r), rounded(height - 2.0 * r));
            format!(
                "M{} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 -{r} {r}h-{across}a{r} {r} 0 0 1 -{r} -{r}v-{down}a{r} {r} 0 0 1 {r} -{r}Z",
                rounded(x + r)
            )
        }
        GroupKind::Union => {
            let (cut, middle) = (14.0, y + height / 2.0);
            polygon(&[
                (x + cut, y),
                (right - cut, y),
                (right, middle),
                (right - cut, bottom),
                (x + cut, bottom),
                (x, middle),
            ])
        }
        GroupKind::Community => {
            let cut = 14.0;
            polygon(&[
                (x + cut, y),
                (right - cut, y),
                (right, y + cut),
                (right, bottom - cut),
                (right - cut, bottom),
                (x + cut, bottom),
                (x, bottom - cut),
                (x, y + cut),
            ])
        }
        GroupKind::External => {
            let frame = |by: f64| {
                polygon(&[(x + by, y + by), (right - by, y + by), (right - by, bottom - by), (x + by, bottom - by)])
            };
            format!("{}{}", frame(0.0), frame(4.0))
        }
        GroupKind::Staff => polygon(&[(x, y), (right, y), (right, bottom), (x, bottom)]),
    }
}

/// One decimal.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Whether the words of a group fit between its sides.
#[cfg(test)]
pub(super) fn fits(words: &str) -> bool {
    crate::view::lettering::width(words) * SIZE <= BOX - 2.0 * PAD.0
}
