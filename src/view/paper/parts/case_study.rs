//! A case study: facts, people, figures with their charts, the schedule.

use super::*;

impl Part<'_> {
    pub(super) fn at_a_glance(&self, own: &CaseStudyView) -> Vec<(String, Vec<Inline>)> {
        let mut rows = vec![(self.say("institution"), link_view(self.cx, &own.institution))];
        if let Some(started) = &own.started {
            rows.push((self.say("started"), vec![text(&started.text)]));
        }
        if let Some(evidence) = &own.evidence {
            let parts = [
                ("evidence_kind", &evidence.kind),
                ("evidence_outcome", &evidence.outcome),
                ("evidence_cost", &evidence.cost),
            ];
            // What a word means is opened on the page; paper cannot be opened.
            let said = |words: &String| {
                let meaning = evidence.meanings.iter().find(|one| one.word == *words);
                let meaning = meaning.map(|one| [Inline::Break, text(&one.meaning)]);
                std::iter::once(text(words)).chain(meaning.into_iter().flatten()).collect()
            };
            rows.extend(parts.into_iter().filter_map(|(key, words)| Some((self.say(key), said(words.as_ref()?)))));
        }
        rows
    }

    pub(super) fn did_not_work(&self, own: &CaseStudyView) -> Block {
        let one = |one: &DidNotWorkView| {
            let mut words = vec![text(&one.what)];
            if let Some(why) = &one.why {
                words.push(Inline::Break);
                words.push(text(format!("{} {why}", self.say("why_label"))));
            }
            item(words)
        };
        list(None, own.did_not_work.iter().map(one).collect())
    }

    pub(super) fn participants(&self, own: &CaseStudyView) -> Vec<Block> {
        let groups = own.participants.iter().map(|group| {
            let mut words = Vec::new();
            if let Some(count) = &group.count {
                words.push(Inline::Strong(vec![text(count)]));
                words.push(text(" "));
            }
            words.push(text(&group.label));
            words.extend(group.note.iter().map(|note| text(format!(" ({note})"))));
            item(words)
        });
        let mut out = vec![list(None, groups.collect())];
        if own.metrics.is_empty() {
            out.extend(self.rounding(own));
        }
        out
    }

    /// How counts of people are rounded, where they are.
    pub(super) fn rounding(&self, own: &CaseStudyView) -> Option<Block> {
        own.rounding.as_ref().map(|words| styled(Style::Small, vec![text(words)]))
    }

    /// A figure with what it needs to be understood; what is compared as a picture and as a table.
    pub(super) fn metric(&self, metric: &MetricView, paper: &mut Paper) -> Vec<Block> {
        // Large type is for numbers.
        let phrase = vec![text(&metric.phrase)];
        let phrase = if metric.withheld { paragraph(phrase) } else { styled(Style::Figure, phrase) };
        let mut out = vec![phrase, paragraph(vec![Inline::Strong(vec![text(&metric.label)])])];
        let mut notes: Vec<String> = metric.change.iter().cloned().collect();
        let labelled =
            |key: &str, words: &Option<String>| words.as_ref().map(|words| format!("{} {words}", self.say(key)));
        if metric.chart.is_none() {
            let period = metric.baseline_period.as_ref().map_or_else(String::new, |period| format!(" ({period})"));
            notes.extend(labelled("baseline_label", &metric.baseline).map(|words| words + &period));
            notes.extend(labelled("target_label", &metric.target));
        }
        notes.extend(metric.chart.iter().flat_map(|chart| chart.findings.iter().cloned()));
        notes.extend(labelled("base_label", &metric.base));
        notes.extend(metric.period.iter().cloned());
        notes.extend(metric.note.iter().cloned());
        notes.extend(labelled("source_label", &metric.source));
        if !notes.is_empty() {
            out.push(styled(Style::Small, vec![text(notes.join(" · "))]));
        }
        let Some(chart) = metric.chart.as_ref().filter(|_| !metric.bars.is_empty()) else { return out };
        let picture = Picture {
            name: format!("{}{}.svg", self.prefix, chart.id),
            bytes: super::chart::svg(chart, &metric.bars, paper.rtl).into_bytes().into(),
            format: PictureFormat::Svg,
            width: chart.width.round() as u32,
            height: chart.height.round() as u32,
            place: None,
        };
        let picture = add_picture(paper, picture);
        out.push(block(BlockKind::Figure { picture, alt: chart.alternative.clone(), caption: Vec::new() }));
        let rows = metric.bars.iter().map(|bar| vec![cell(&bar.label), cell(&bar.text)]).collect();
        let columns = vec![self.say("what"), self.say("value")];
        let caption = format!("{}: {}", self.say("figures"), metric.label);
        out.push(table(self.cx, &caption, columns, &[2, 1], rows));
        out
    }

    pub(super) fn schedule(&self, schedule: &ScheduleView) -> Vec<Block> {
        let columns = vec![self.say("when"), self.say("what"), self.say("phase_column")];
        let rows = schedule.entries.iter().map(|entry| {
            let mut what = vec![paragraph(vec![text(&entry.label)])];
            let at_once = entry.at_once.as_ref().map(|labels| format!("{} {labels}", self.say("schedule_at_once")));
            what.extend(entry.note.iter().chain(&at_once).map(|note| styled(Style::Small, vec![text(note)])));
            let phase = entry.phase.as_ref().map_or_else(Vec::new, |phase| link_view(self.cx, phase));
            vec![
                cell(&entry.when),
                Cell { blocks: what, answer: None },
                Cell { blocks: vec![paragraph(phase)], answer: None },
            ]
        });
        let mut out = vec![
            paragraph(vec![text(&schedule.description)]),
            table(self.cx, &self.say("schedule"), columns, &[3, 5, 2], rows.collect()),
        ];
        if let Some(gaps) = &schedule.gaps {
            out.push(styled(Style::Small, vec![text(format!("{} {gaps}", self.say("schedule_gaps")))]));
        }
        out.extend(schedule.note.iter().map(|note| styled(Style::Small, vec![text(note)])));
        out
    }
}
