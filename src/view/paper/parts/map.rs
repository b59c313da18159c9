//! An engagement map: the drawing as a picture, and all of it in words.

use super::*;

impl Part<'_> {
    /// What the map shows, its drawing, its ties and its groups.
    pub(super) fn map(&self, map: &MapView, paper: &mut Paper) -> Vec<Block> {
        let mut out = vec![paragraph(vec![text(&map.description)])];
        if let Some(drawing) = &map.drawing {
            let picture = Picture {
                name: format!("{}engagement-map.svg", self.prefix),
                bytes: super::chart::map_svg(drawing, paper.rtl).into_bytes().into(),
                format: PictureFormat::Svg,
                width: drawing.width.round() as u32,
                height: drawing.height.round() as u32,
                place: None,
            };
            let picture = add_picture(paper, picture);
            let alt = format!("{}. {}", map.title, map.description);
            out.push(block(BlockKind::Figure { picture, alt, caption: Vec::new() }));
            out.push(styled(Style::Small, vec![text(self.say("map_key"))]));
        }
        if !map.ties.is_empty() {
            out.push(list(Some(1), map.ties.iter().map(|tie| item(vec![text(&tie.sentence)])).collect()));
        }
        let kinds = map.kinds.iter().map(|kind| item(fact(&kind.label, vec![text(&kind.groups)])));
        out.push(list(None, kinds.collect()));
        out.extend(map.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
        out
    }
}
