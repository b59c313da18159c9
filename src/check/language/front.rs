//! Texts of the front matter that readers meet as text. Left out: credits, sources, licences, names of people, and what
//! was changed in the work of others, all of which repeat names.

use crate::check::Page;
use crate::model::{CaseStudy, Common, Own, Quantity, ReflectiveCell, Session, SmartGoal, Statement, Template, When};
use crate::yaml::FieldPath;

/// Where a text is given, and takes it.
type Give<'g> = &'g mut dyn FnMut(FieldPath<'static>, &str);

fn key(name: &'static str) -> FieldPath<'static> {
    FieldPath::new().key(name)
}

fn list(name: &'static str, index: usize) -> FieldPath<'static> {
    key(name).index(index)
}

/// Gives every text with its place, the title first.
pub fn texts(page: &Page<'_>, give: Give<'_>) {
    common(page.common(), give);
    match &page.document.front.own {
        Own::CaseStudy(own) => case_study(own, give),
        Own::Template(own) => template(own, give),
        Own::SmartGoal(own) => goal(own, give),
        Own::Session(own) => session(own, give),
        Own::ReflectiveResource(own) => {
            each("columns", &own.columns, give);
            for (i, row) in own.rows.iter().enumerate() {
                give(list("rows", i).key("activity"), &row.activity);
                for (j, cell) in row.cells.iter().enumerate() {
                    let path = list("rows", i).key("cells").index(j);
                    match cell {
                        ReflectiveCell::Space => {}
                        ReflectiveCell::Text(text) => give(path, text),
                        ReflectiveCell::List(texts) => {
                            texts.iter().enumerate().for_each(|(k, text)| give(path.clone().index(k), text));
                        }
                    }
                }
            }
            each("prompts", &own.prompts, give);
        }
        Own::Page(Some(own)) => statement(own, give),
        Own::Toolkit(_) | Own::ToolkitSection(_) | Own::Post | Own::Page(None) => {}
    }
}

fn each(name: &'static str, texts: &[Box<str>], give: Give<'_>) {
    texts.iter().enumerate().for_each(|(i, text)| give(list(name, i), text));
}

fn maybe(path: FieldPath<'static>, text: Option<&str>, give: Give<'_>) {
    if let Some(text) = text {
        give(path, text);
    }
}

fn common(common: &Common, give: Give<'_>) {
    give(key("title"), &common.title);
    give(key("summary"), &common.summary);
    each("audience", &common.audience, give);
    each("takeaways", &common.takeaways, give);
}

fn case_study(own: &CaseStudy, give: Give<'_>) {
    give(key("context"), &own.context);
    for (i, group) in own.participants.iter().enumerate() {
        maybe(list("participants", i).key("label"), group.label.as_deref(), give);
        maybe(list("participants", i).key("note"), group.note.as_deref(), give);
    }
    for (i, metric) in own.metrics.iter().enumerate() {
        give(list("metrics", i).key("label"), &metric.label);
        maybe(list("metrics", i).key("note"), metric.note.as_deref(), give);
        for (j, part) in metric.parts.iter().enumerate() {
            give(list("metrics", i).key("parts").index(j).key("label"), &part.label);
        }
    }
    for (i, entry) in own.schedule.iter().enumerate() {
        maybe(list("schedule", i).key("label"), entry.label.as_deref(), give);
        maybe(list("schedule", i).key("note"), entry.note.as_deref(), give);
    }
    maybe(key("schedule_note"), own.schedule_note.as_deref(), give);
    maybe(key("evidence").key("note"), own.evidence.as_ref().and_then(|evidence| evidence.note.as_deref()), give);
    for (i, challenge) in own.challenges.iter().enumerate() {
        give(list("challenges", i).key("problem"), &challenge.problem);
        maybe(list("challenges", i).key("response"), challenge.response.as_deref(), give);
    }
    each("outputs", &own.outputs, give);
}

fn template(own: &Template, give: Give<'_>) {
    give(key("purpose"), &own.purpose);
    for (i, field) in own.fields.iter().enumerate() {
        maybe(list("fields", i).key("help"), field.help.as_deref(), give);
        for (j, option) in field.options.iter().enumerate() {
            give(list("fields", i).key("options").index(j), option);
        }
    }
    maybe(key("data_protection_note"), own.data_protection_note.as_deref(), give);
}

fn goal(own: &SmartGoal, give: Give<'_>) {
    give(key("specific"), &own.specific);
    let measurable = &own.measurable;
    if let Quantity::Words(words) = &measurable.target {
        give(key("measurable").key("target"), words);
    }
    maybe(key("measurable").key("unit"), measurable.unit.as_deref(), give);
    if let Some(Quantity::Words(words)) = &measurable.baseline {
        give(key("measurable").key("baseline"), words);
    }
    give(key("measurable").key("method"), &measurable.method);
    give(key("achievable"), &own.achievable);
    give(key("relevant"), &own.relevant);
    if let Some(When::Words(words)) = &own.time_bound.start {
        give(key("time_bound").key("start"), words);
    }
    if let When::Words(words) = &own.time_bound.due {
        give(key("time_bound").key("due"), words);
    }
    maybe(key("statement"), own.statement.as_deref(), give);
    each("examples", &own.examples, give);
}

fn session(own: &Session, give: Give<'_>) {
    maybe(key("date_note"), own.date_note.as_deref(), give);
    maybe(key("strand"), own.strand.as_deref(), give);
    for (i, item) in own.agenda.iter().enumerate() {
        give(list("agenda", i).key("title"), &item.title);
        maybe(list("agenda", i).key("note"), item.note.as_deref(), give);
    }
    for (i, item) in own.quiz.iter().enumerate() {
        give(list("quiz", i).key("statement"), &item.statement);
        give(list("quiz", i).key("explanation"), &item.explanation);
    }
    each("topics", &own.topics, give);
}

fn statement(own: &Statement, give: Give<'_>) {
    maybe(key("statement").key("scope"), own.scope.as_deref(), give);
    for (i, issue) in own.issues.iter().enumerate() {
        let path = key("statement").key("issues").index(i);
        give(path.clone().key("problem"), &issue.problem);
        maybe(path.clone().key("reason"), issue.reason.as_deref(), give);
        maybe(path.key("alternative"), issue.alternative.as_deref(), give);
    }
}
