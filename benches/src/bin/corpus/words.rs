//! What the generated pages are made of: people's names, universities, glossary, and sentences with gaps.
//! Everything here is invented.

/// A vocabulary's id and its words, as Kitpress has them built in.
pub type Term = (&'static str, &'static str);

/// Built-in roles.
pub const ROLES: &[Term] = &[
    ("student_partner", "Student partner"),
    ("student_participant", "Student participant"),
    ("staff_partner", "Staff partner"),
    ("staff_lead", "Staff lead"),
    ("project_officer", "Project officer"),
    ("ambassador", "Ambassador"),
    ("su_officer", "Students’ union officer"),
    ("facilitator", "Facilitator"),
    ("reviewer", "Reviewer"),
    ("senior_lead", "Senior lead"),
];

/// Built-in phases in the order of a project.
pub const PHASES: &[Term] = &[
    ("plan", "Plan"),
    ("recruit", "Recruit"),
    ("train", "Train"),
    ("design", "Design"),
    ("deliver", "Deliver"),
    ("evaluate", "Evaluate"),
    ("acknowledge", "Acknowledge"),
    ("sustain", "Sustain"),
];

/// Built-in stages of the student lifecycle.
pub const LIFECYCLE: &[Term] = &[("access", "Access"), ("success", "Success"), ("progression", "Progression")];

/// Built-in themes.
pub const THEMES: &[Term] = &[
    ("awarding_gap", "Awarding gap"),
    ("inclusive_curriculum", "Inclusive curriculum"),
    ("belonging", "Belonging"),
    ("employability", "Employability"),
    ("wellbeing", "Wellbeing"),
    ("governance", "Governance"),
    ("recruitment", "Recruitment"),
    ("power_dynamics", "Power dynamics"),
];

/// Twenty invented universities.
pub const PLACES: &[&str] = &[
    "Aldwick",
    "Brenmoor",
    "Carrowby",
    "Dunhithe",
    "Eastmere",
    "Fallowfield Bay",
    "Garrondale",
    "Harthwaite",
    "Ivelstone",
    "Jessamy Bridge",
    "Kelderwater",
    "Llanfarian",
    "Morfield",
    "Netherby",
    "Ottermouth",
    "Pendrossan",
    "Quarrington",
    "Rushmere",
    "Selwick",
    "Thornhaven",
];

pub const GIVEN: &[&str] = &[
    "Amina", "Ben", "Carys", "Deepa", "Efua", "Farid", "Grace", "Hamza", "Isla", "Jude", "Keiko", "Leon", "Maya",
    "Nadia", "Owen", "Priya", "Quentin", "Rosa", "Samir", "Tomos", "Uma", "Viktor", "Wren", "Xanthe", "Yusuf", "Zofia",
];

pub const FAMILY: &[&str] = &[
    "Abara",
    "Bevan",
    "Castell",
    "Delgado",
    "Evans",
    "Farooq",
    "Griffiths",
    "Hussain",
    "Iqbal",
    "Jenkins",
    "Kowalska",
    "Lindqvist",
    "Morgan",
    "Nwosu",
    "Okafor",
    "Pritchard",
    "Qureshi",
    "Rahman",
    "Silva",
    "Tanaka",
    "Usman",
    "Vaughan",
    "Williams",
    "Xu",
    "Yilmaz",
    "Zeller",
];

/// Pseudonyms of voices, with what the person is.
pub const VOICES: &[(&str, &str)] = &[
    ("Mina", "student partner, second year"),
    ("Tariq", "staff partner, biosciences"),
    ("Ffion", "student partner, final year"),
    ("Jo", "lecturer in history"),
    ("Emeka", "student participant, first year"),
    ("A former ambassador", "graduate, now a teacher"),
    ("Sunniva", "students’ union officer"),
    ("A head of department", "senior lead of the project"),
];

pub const SUBJECTS: &[&str] = &[
    "Rewriting assessment briefs",
    "A reading list that students chose",
    "Peer mentors in the first term",
    "Laboratory manuals in plain words",
    "Feedback that students can use",
    "Listening to commuting students",
    "Lecture recordings reviewed together",
    "A welcome made by those who arrived last year",
    "Mapping hidden costs",
    "Careers advice from recent graduates",
    "Placement reports redesigned",
    "Seminars without a front row",
    "A code of practice for group work",
    "Captions, checked by students",
    "Field trips that everyone can join",
    "Opening the course committee",
    "Decolonising the survey module",
    "Study spaces, walked and scored",
    "Personal tutoring, seen from both chairs",
    "Exam timetables and faith calendars",
];

/// Glossary: id, term, its other forms, definition.
pub const GLOSSARY: &[(&str, &str, &[&str], &str)] = &[
    (
        "co-creation",
        "co-creation",
        &["co-created"],
        "Making something together from the first day, not asking for views at the end.",
    ),
    (
        "awarding-gap",
        "awarding gap",
        &["awarding gaps"],
        "A difference between groups of students in the degrees they are awarded.",
    ),
    (
        "positive-action",
        "positive action",
        &[],
        "A lawful step that makes up for a disadvantage or meets a particular need.",
    ),
    ("lived-experience", "lived experience", &[], "What people know because it happened to them."),
    ("reflexivity", "reflexivity", &[], "Looking at how one’s own position shapes what one sees and does."),
    ("ground-rules", "ground rules", &[], "What a group agrees on before it begins, in its own words."),
    (
        "hourly-rate",
        "hourly rate",
        &["hourly rates"],
        "What a partner is paid for an hour, the same for meetings and for work between them.",
    ),
    ("focus-group", "focus group", &["focus groups"], "A guided conversation of six to ten people about one question."),
    ("terms-of-reference", "terms of reference", &[], "A page that says what a group is for and what it may decide."),
    (
        "steering-group",
        "steering group",
        &["steering groups"],
        "People who meet a few times a year and keep a project on course.",
    ),
    (
        "learning-outcome",
        "learning outcome",
        &["learning outcomes"],
        "What a student can do at the end that they could not do before.",
    ),
    ("universal-design", "universal design", &[], "Making a thing so that most people can use it without a change."),
    (
        "reasonable-adjustment",
        "reasonable adjustment",
        &["reasonable adjustments"],
        "A change that removes a disadvantage for a disabled person.",
    ),
    ("power-dynamics", "power dynamics", &[], "Who can decide, speak and say no, and how that shapes a partnership."),
    (
        "intersectionality",
        "intersectionality",
        &[],
        "How several kinds of disadvantage meet in one person and change each other.",
    ),
    (
        "psychological-safety",
        "psychological safety",
        &[],
        "Being able to say what one thinks without fear of being punished for it.",
    ),
    ("action-plan", "action plan", &["action plans"], "Who does what by when, on one page."),
    (
        "engagement-map",
        "engagement map",
        &["engagement maps"],
        "A drawing of everybody whom a project touches and how.",
    ),
    ("baseline", "baseline", &["baselines"], "What was measured before anything was changed."),
    ("response-rate", "response rate", &["response rates"], "How many answered out of those who were asked."),
    ("thematic-analysis", "thematic analysis", &[], "Reading answers several times and grouping what recurs."),
    (
        "exit-interview",
        "exit interview",
        &["exit interviews"],
        "A talk with a partner who leaves, about what should stay and what should change.",
    ),
    (
        "impostor-feelings",
        "impostor feelings",
        &[],
        "Believing that one is the only person in the room who does not belong there.",
    ),
    ("first-in-family", "first in family", &[], "The first of a family to go to university."),
    ("commuter-student", "commuting students", &[], "Students who live at home and travel to their classes."),
    (
        "module-evaluation",
        "module evaluation",
        &["module evaluations"],
        "Questions to students at the end of a module.",
    ),
    ("student-voice", "student voice", &[], "What students say about their education, and whether anybody acts on it."),
    (
        "assessment-brief",
        "assessment brief",
        &["assessment briefs"],
        "The page that tells students what they are asked to do and how it is marked.",
    ),
    ("buddy-scheme", "buddy scheme", &["buddy schemes"], "Pairing newcomers with somebody who has been there a year."),
    (
        "open-educational-resource",
        "open educational resource",
        &["open educational resources"],
        "Teaching material that anybody may use, change and pass on.",
    ),
];

/// Sentences with gaps: `{who}`, `{did}`, `{what}`, `{where}`, `{when}`, `{why}`, `{n}`.
pub const FRAMES: &[&str] = &[
    "{When}, {who} {did} {what} {where}.",
    "{Who} {did} {what}, {why}.",
    "It was {who} who first saw that {what} could be done better {where}.",
    "{Why_}, {who} {did} {what} and wrote down what they had learnt.",
    "Of the {n} people who were asked, most said that {what} mattered more to them than {what}.",
    "{Who} asked for *{n} hours* to work on {what}, and the department agreed {when}.",
    "Nobody had looked at {what} since the last review, so {who} began there.",
    "{When}, the group met {where} and talked about {what}; {who} took the notes.",
    "What changed was small: {who} {did} {what}, and {who} no longer had to ask.",
    "The first draft of {what} was too long, and {who} cut it by a third {when}.",
    "{Who} and {who} {did} {what} together, {why}.",
    "They agreed that **{what}** would come before anything else, {why}.",
    "{Where_}, {who} {did} {what} with a budget of £{n}.",
    "“We had {n} replies within a week,” the report says, “and half of them were about {what}.”",
    "This took longer than planned: {n} days went by before {who} {did} {what}.",
    "{Who} had hoped that {what} would be ready {when}; it was not, and the plan was changed {why}.",
    "Without {what}, {who} would not have come back {when}.",
    "Each of them was paid the same hourly rate for {what} as for meetings, {why}.",
    "{When}, {n} students {where} tried {what} and told {who} what they thought of it.",
    "The notes of that meeting mention {what} {n} times, which surprised {who}.",
];

pub const WHO: &[&str] = &[
    "the student partners",
    "two lecturers and a librarian",
    "the staff lead",
    "a group of first-year students",
    "the project officer",
    "the students’ union officer",
    "ambassadors from four departments",
    "the head of department",
    "the steering group",
    "students who were first in family",
    "commuting students",
    "a careers adviser",
    "the learning technologist",
    "three final-year students",
    "the reviewers",
    "tutors who teach in the evening",
    "the teaching committee",
    "a postgraduate researcher",
    "colleagues in registry",
    "disabled students and their allies",
    "the whole team",
    "people who had left the course",
];

pub const DID: &[&str] = &[
    "wrote a first version of",
    "went through",
    "tested",
    "set aside a morning for",
    "asked hard questions about",
    "rewrote",
    "drew a picture of",
    "presented",
    "took apart and rebuilt",
    "wanted to keep",
    "collected examples of",
    "agreed on",
    "compared notes about",
    "published",
    "ran a focus group on",
    "counted and described",
    "simplified",
    "translated",
    "made time for",
    "shared a short film about",
];

pub const WHAT: &[&str] = &[
    "the assessment brief",
    "the ground rules of the group",
    "a buddy scheme for newcomers",
    "the module evaluation",
    "an action plan with names and dates",
    "the engagement map",
    "reasonable adjustments in the laboratory",
    "co-creation of the reading list",
    "the awarding gap in second-year modules",
    "positive action in recruitment",
    "a thematic analysis of the comments",
    "the terms of reference",
    "lived experience as a source of knowledge",
    "power dynamics in meetings",
    "psychological safety",
    "the hourly rate and how it is paid",
    "exit interviews",
    "an open educational resource",
    "the response rate of the survey",
    "universal design of the handbook",
    "impostor feelings in the first term",
    "reflexivity in the final report",
    "student voice in committees",
    "the baseline from last autumn",
    "a glossary of words that nobody explains",
    "the timetable of the spring term",
    "what happens to feedback after it is given",
    "the invitation that goes to every student",
    "the learning outcomes of the course",
    "a quiet room and a place to pray",
];

pub const WHERE: &[&str] = &[
    "in the library",
    "on the smaller campus",
    "in the students’ union",
    "online, with cameras optional",
    "in a room with round tables",
    "in the department’s kitchen",
    "at the end of a seminar",
    "in the faculty office",
    "across three departments",
    "at the open day",
    "in the evening class",
    "on the course page",
];

pub const WHEN: &[&str] = &[
    "in the second week of term",
    "before the summer",
    "after the January examinations",
    "during welcome week",
    "in the middle of the autumn term",
    "a year later",
    "on a Wednesday afternoon",
    "once the funding was confirmed",
    "when the survey closed",
    "by the end of the month",
    "over four short meetings",
    "at the start of the project",
];

pub const WHY: &[&str] = &[
    "because the old way left people out",
    "so that nobody had to guess",
    "since the figures had not moved in five years",
    "in order to be fair to those who work in the evening",
    "as the external examiner had suggested",
    "because students had asked for it twice",
    "so that the next group can begin where this one stopped",
    "to see whether it would hold elsewhere",
    "as there was no money for anything larger",
    "because trust takes time and time has to be paid for",
];

/// Things that lists enumerate.
pub const ITEMS: &[&str] = &[
    "An invitation that says what the work is, how long it takes and what it pays",
    "A first meeting without an agenda, to find out what people hope for",
    "Notes that everybody may correct for a week",
    "One page that shows who decides what",
    "Travel paid in advance rather than claimed back",
    "A named person to turn to when something goes wrong",
    "Captions and slides before the session, not after it",
    "Time for silence, and a way to answer in writing",
    "A reference letter for each partner who wants one",
    "A short report in which every partner is credited by name",
    "Dates that avoid school holidays and religious festivals",
    "A way to leave the project without having to explain",
];

pub const PROBLEMS: &[(&str, &str)] = &[
    (
        "Too few people answered the survey to say anything about small groups.",
        "The team asked again in class, on paper, and reported only what the numbers allow.",
    ),
    (
        "Payments to students were late in the first term.",
        "The project officer agreed a monthly date with the finance office and published it.",
    ),
    (
        "Staff were unsure how much they could share with students.",
        "A one-page agreement now says what is confidential and for how long.",
    ),
    ("Meetings clashed with evening work.", "Half of the meetings moved online and to the middle of the day."),
    ("Two partners left before the end.", "Their exit interviews changed the invitation for the year after."),
    ("The new materials were hard to find.", "They are now linked from the first page of every module."),
];

pub const METRICS: &[(&str, &str)] = &[
    ("Student partners", "people"),
    ("Workshops held", "events"),
    ("Attendances at workshops", "attendances"),
    ("Found the materials clear", "percent"),
    ("Would take part again", "percent"),
    ("Change in the awarding gap", "pp"),
    ("Mean score for belonging", "score"),
    ("Paid to students", "currency"),
    ("Staff who changed a module", "people"),
];

pub const MONTHS: &[&str] = &[
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
];

pub const AUDIENCE: &[&str] =
    &["module leaders", "students’ unions", "registry", "library staff", "student partners", "heads of department"];
