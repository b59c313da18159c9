# The words of the default theme in English. A child theme, or a site, says only what it says differently.
# Values in { } are filled in; leave their names as they are.

## Language
language_name = English

## Around every page
skip_to_content = Skip to main content
menu = Menu
main_navigation = Main
footer_navigation = Footer
languages = Languages
you_are_here = You are here
home = Home
home_page = Home page
about_this_site = About this site
about_this_page = About this page
published_by = Published by
site_licence = Unless a page says otherwise:
credit_line = Please credit:
feed = News feed (Atom)
back_to_top = Back to top
previous = Previous
next = Next
previous_and_next = Previous and next
previous_page = Previous page
next_page = Next page
pages_of_list = Pages of this list
page_of = Page { $number } of { $count }
count_pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
count_case_studies = { $n ->
    [one] { $n } case study
   *[other] { $n } case studies
}
reading_time = { $minutes ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
in_minutes = { $n ->
    [one] { $number } minute
   *[other] { $number } minutes
}

## Kinds of page, one and many, and what their lists say of themselves
kind_case_study = Case study
kinds_case_study = Case studies
summary_case_study = What others have tried, what it took and what came of it.
kind_toolkit = Toolkit
kinds_toolkit = Toolkits
summary_toolkit = Guidance in short sections, in the order of a project.
kind_toolkit_section = Toolkit section
kinds_toolkit_section = Toolkit sections
summary_toolkit_section = Every section of every toolkit.
kind_template = Template
kinds_template = Templates
summary_template = Messages and forms to fill in, change and use.
kind_reflective_resource = Reflective resource
kinds_reflective_resource = Reflective resources
summary_reflective_resource = Questions to think about, alone or together, with space for your answers.
kind_smart_goal = SMART goal
kinds_smart_goal = SMART goals
summary_smart_goal = Goals in five parts, so that you can tell whether you got there.
kind_session = Session
kinds_session = Sessions
summary_session = Workshops and talks, with what you need to run them again.
kind_post = Post
kinds_post = Posts
summary_post = News and thoughts from projects under way.
kind_page = Page
kinds_page = Pages
summary_page = Pages about this site.

## Lists by role, phase, theme and stage
taxonomy_roles = Roles
summary_roles = Who takes part, and which pages are for them.
taxonomy_phases = Phases
summary_phases = The phases of a partnership, and what helps in each.
taxonomy_themes = Themes
summary_themes = What the pages are about.
taxonomy_lifecycle = Student lifecycle
summary_lifecycle = Stages of the student lifecycle, and the pages that belong to them.
people = People
summary_people = Who wrote, made, presented or reviewed what is on this site.
institutions = Institutions
summary_institutions = Universities and other organisations that pages of this site are about.
glossary = Glossary
summary_glossary = The words used on this site, and what we mean by them.
reading_list = Reading list
summary_reading_list = Everything that pages of this site cite, and where they cite it.
summary_term = Pages about “{ $name }”.
summary_person = What { $name } has contributed to.
summary_institution = Pages about { $name }, and people who work there.
not_found_title = This page cannot be found
not_found_summary = The address may be mistyped, or the page may have moved.
not_found_note = Try one of these instead:
nothing_here = There is nothing here yet.
also_called = Also called:
used_in = Used in:
cited_by = Cited by:
web_page = Web page

## Home page
start_with_toolkit = Start with the toolkit
read_case_studies = See what others have tried
toolkits = Step by step
case_studies = What others have tried
templates = Ready to use
sessions_and_posts = From workshops and projects
find_your_place = Find your place
by_phase = By phase
by_role = By role
by_theme = By theme

## Opening, margin and notices of a page
only_got_a_minute = Only got a minute?
jump_to_takeaways = Jump to the key takeaways
key_takeaways = Key takeaways
on_this_page = On this page
in_this_toolkit = In this toolkit
section_of = Section { $number } of { $count }
at_a_glance = At a glance
who_and_what_for = Who and what it is for
audience = Audience
institution = Institution
started = Started
evidence_kind = Kind of evidence
evidence_outcome = Outcome
evidence_cost = Cost
draft = Draft
draft_note = This page is not finished. Do not share it yet.
withdrawn = Withdrawn
withdrawn_note = This page has been withdrawn. Its address is kept so that links to it do not break.
restricted = staff and students only
restricted_page_note = You may have to sign in to open parts of this page.
pseudonyms_note = People quoted on this page appear under other names.
illustrative_note = Some voices on this page were written as illustrations; no one said these words.
pseudonym = pseudonym
illustrative_voice = illustrative

## Parts of the kinds
participants = Who took part
metrics = What was counted
figures = Figures
what = What
value = Value
base_label = Base:
baseline_label = Baseline:
target_label = Target:
source_label = Source:
schedule = Schedule
phase_label = Phase:
schedule_gaps = Not covered by any entry:
challenges = Challenges and responses
challenge = Challenge
response = Response
outputs = What came of it
sections = The sections
resources = To use with this
contributors = Who made it
purpose = Purpose
data_protection = Data protection
fields = What you need to fill in
one_of = One of:
prompts = Afterwards
goals = Goals
goals_side_by_side = SMART goals side by side
goal_part = Part
goal_specific = Specific
goal_measurable = Measurable
goal_achievable = Achievable
goal_relevant = Relevant
goal_time_bound = Time-bound
goal_letter_s = S
goal_letter_m = M
goal_letter_a = A
goal_letter_r = R
goal_letter_t = T
goal_target = Target:
goal_baseline = Baseline:
goal_method = How it is measured:
goal_start = Start:
goal_due = Due:
goal_outcome = Outcome
first_steps = First steps
when = When
strand = Strand
code = Code
presenters = Presenters
topics = Topics
agenda = Agenda
agenda_activity = Activity
agenda_discussion = Discussion
agenda_conclusion = Conclusion
agenda_numbered = { $kind } { $number }
quiz = True or false?
show_answer = Show the answer
true_answer = True.
false_answer = False.
outcomes = What you take away

## Credits and ways on
references = References
published = Published
updated = Updated
review_by = To be reviewed by
related = Similar to this
related_outcome = Same outcome: { $name }
related_cost = Same cost: { $name }
related_evidence = Same kind of evidence: { $name }
related_named = Chosen by the editors
related_institution = Same institution: { $name }
related_roles = { $n ->
    [one] Same role: { $names }
   *[other] Same roles: { $names }
}
related_phases = { $n ->
    [one] Same phase: { $names }
   *[other] Same phases: { $names }
}
related_themes = { $n ->
    [one] Same theme: { $names }
   *[other] Same themes: { $names }
}
related_lifecycle = { $n ->
    [one] Same stage: { $names }
   *[other] Same stages: { $names }
}
backlinks = Pages that link here
based_on = Based on
changes_label = Changes:
licence_label = Licence:
reuse = Reuse
contact = Contact
feedback = Will you be making changes?
feedback_invitation = Let us know if this page leads you to do something differently, or if something on it does not work for you.
feedback_open = Fill in a short form
feedback_required_note = Fields that must be filled in are marked “required”.
required_mark = (required)
feedback_experience = Describe your experience of using this website
feedback_change = What will you do differently?
feedback_email = Your email address, if you would like a reply
feedback_write = Write to us about this page
feedback_subject = Feedback: { $title }
send = Send

## Text: headings, tables, notes, callouts, fields
permalink = Link to this section: { $title }
footnotes = Notes
footnote_reference = Note { $number }
footnote_back = Back to the text of note { $number }
table_label = Table
code_label = Code
code_in = Code: { $language }
callout_note = Note
callout_tip = Tip
callout_important = Important
callout_caution = Caution
callout_warning = Warning
choose = Choose
your_answer = Your answer
cell_label = { $row }: { $column }

## Numbers
unit_people = { $n ->
    [one] person
   *[other] people
}
unit_attendances = { $n ->
    [one] attendance
   *[other] attendances
}
unit_events = { $n ->
    [one] event
   *[other] events
}
unit_percent = %
unit_pp = { $n ->
    [one] percentage point
   *[other] percentage points
}
unit_pp_short = pp
unit_currency = pounds
qualifier_about = about
qualifier_over = over
qualifier_under = under
qualifier_at_least = at least
qualifier_at_most = at most
quantity_qualified = { $qualifier } { $quantity }
metric_baseline = Baseline
metric_value = Value
metric_target = Target
withheld = not shown
withheld_few = not shown (fewer than { $limit } people)
withheld_protects = not shown, to protect people
rounding_hesa = Counts of people are rounded to the nearest { $step }, so that 0 can stand for 1 or 2. Totals may differ from the sum of their parts.
rounding_ofs = Counts of people are rounded to the nearest { $step }, and the smallest are not shown. Totals may differ from the sum of their parts.
chart_point = { $label }: { $amount }
chart_next = { $before }; { $next }
change_none = no change
change_up = up { $amount }
change_down = down { $amount }
span_of_time = { $from } to { $to }

## Evidence
evidence_narrative = Narrative: an account of what was done
evidence_empirical = Empirical: data that were collected
evidence_causal = Causal: compared with what would have happened otherwise
cost_low = Low
cost_medium = Medium
cost_high = High
cost_not_stated = Not stated
outcome_positive = Positive
outcome_mixed = Mixed
outcome_null = No effect found
outcome_negative = Negative
outcome_not_rated = Not rated

## Accessibility statement
statement_conformance = How accessible this site is
statement_full = According to the people named below, this site meets the Web Content Accessibility Guidelines 2.2 at level AA.
statement_partial = This site meets the Web Content Accessibility Guidelines 2.2 at level AA in part. What does not is listed below.
statement_not_assessed = Nobody has assessed this site against the Web Content Accessibility Guidelines 2.2 yet, so we make no claim.
statement_issues = What is not accessible
statement_reason = Why:
statement_alternative = What you can do:
statement_fix_by = To be fixed by
statement_contact = Feedback and contact
statement_email = Email:
statement_phone = Telephone:
statement_address = Address:
statement_enforcement = If you are not happy with our answer
statement_enforcement_note = You can turn to:
statement_technology = What the site is made with
statement_preparation = How this statement was prepared
statement_prepared = Prepared on
statement_reviewed = Last reviewed on
statement_tested = Tested on
statement_tested_by = Tested by
statement_tested_method = How it was tested:
# From `last-check.yaml`: what `kitpress check --record` found. $times is a number as the language writes it.
statement_check_found = An automatic check on { $date } found what follows, too. Such a check cannot find everything.
statement_check_clean = An automatic check on { $date } found none of the barriers that it can look for. That is not all there is: whether a page can be understood and used, only people can tell.
statement_found_on = On:
statement_found_images = Images without a useful text alternative: { $times }
statement_found_headings = Headings that are empty or out of order: { $times }
statement_found_links = Links that lead nowhere or do not say where they lead: { $times }
statement_found_tables = Tables whose cells are not tied to their headings: { $times }
statement_found_contrast = Text that is hard to tell from its background: { $times }
statement_found_language = Text in a language that is not marked as it should be: { $times }
statement_found_characters = Characters that a document cannot show: { $times }
statement_found_left_out = Parts of a page that are left out: { $times }
statement_found_documents = Downloads that lack something which the page has: { $times }
statement_found_other = Other things that may get in somebody’s way: { $times }

## References
citation_in_text = { $who }, { $year }
citation_et_al = { $first } et al.
reference_page = p. { $pages }
reference_pages = pp. { $pages }
reference_accessed = Accessed { $date }

## Downloads and documents
downloads = Download
downloads_of = Download: { $title }
download_text = { $title }, { $format }, { $size }
download_text_in = { $title }, { $format }, { $size }, { $language }
format_word = Word
format_pdf = PDF
format_epub = EPUB
format_text = plain text
size_bytes = { $number } bytes
size_kilobytes = { $number } kB
size_megabytes = { $number } MB
language_en = English
language_cy = Welsh
language_ar = Arabic
document_page = Page
document_of = of
document_contents = Contents
document_introduction = About this toolkit
document_credits = Credits and reuse
document_online = Online:
document_date_hint = day, month, year
document_tick = Tick box
document_notes = Notes
document_notes_ask = What did we decide, and who does what next?
document_quiz_answers = Answers to the statements
document_own_goal = Your own goal
document_goal_specific = What exactly will you do, with whom and where?
document_goal_measurable = What will you count or ask, and where do you start from?
document_goal_achievable = Who and what makes it possible?
document_goal_relevant = Why does it matter here and now?
document_goal_time_bound = When do you start, and when is it due?
document_goal_owner = Who is responsible
document_goal_owner_prompt = name and role
document_goal_review = When you will review it
table_summary = { $n ->
    [one] { $n } row. Columns: { $columns }
   *[other] { $n } rows. Columns: { $columns }
}
phase_column = Phase
agenda_part = Part
agenda_time = Time

## Search
# `#` stands for a number or a word that is filled in.
search = Search
summary_search = Find a page by its words, or explore by role, phase and theme.
search_explore = Explore without searching
search_lists = All lists
search_label = Search this site
search_submit = Search
search_keys = Opens with #
search_wait = Searching…
search_failed = A part of the search could not be loaded. Check your connection and search again, or explore by role, phase and theme.
search_none = Nothing found for “#”.
search_none_help = Try fewer or other words, or take filters away.
search_meant = Results for “#”.
search_more = Show more results
search_filter = Filter results
search_clear = Take all filters away
search_close = Close
search_whole = Show this search as a page of its own, to send it to somebody
search_kinds = Kind of page
search_section = Section:
search_count = { $n ->
    [one] # result
   *[other] # results
}

## Explore and compare
explore = Explore
summary_explore = Everything on this site, by who it is for, when you need it, what it is about and what came of it.
explore_kinds = Kinds of page
explore_filters = Filter
explore_filters_note = The number after each choice is how many pages it has.
explore_results = Pages
explore_newest = The newest pages
explore_all = To see all pages of a kind, follow its link under “{ $group }”.
explore_more_values = See all
explore_questions = What readers ask
explore_chosen = Chosen filters
explore_clear = Clear all
explore_remove = Remove filter: %name%
explore_sort = Sort by
explore_sort_newest = newest first
explore_sort_title = title
explore_shown = Pages found: %n% of %m%
explore_nothing = No page fits all of these filters. Take one away to see more.
explore_empty_choice = No page would be left with “%name%”.
explore_unknown = Not known here, so left out: %names%
explore_show_more = Show more
explore_failed = The pages could not be loaded. Each filter is also a link to its own list, when you load this page again.
ask_situation = Something like my situation
ask_minute = Only got a minute?
ask_template = A template I can edit
ask_not_working = What did not work?
ask_whom = Who can I ask?

compare = Compare case studies
summary_compare = Two to four case studies side by side, in one table.
comparison = { $title } beside similar case studies
summary_comparison = What was done, with whom, at what cost and with what result, side by side.
compare_with = Compare with similar
compare_beside = Side by side with:
compare_open = See them in one table
compare_choose = Choose which to compare
compare_change = Change what is compared
compare_ready = Ready-made comparisons
compare_table = Case studies side by side
compare_row = What
compare_not_stated = not stated
compare_pick = Add a case study
compare_add = Add
compare_pick_first = Choose a case study
compare_remove = Remove: %name%
compare_remove_short = Remove
compare_removed = Removed: %name%
compare_added = Added: %name%
compare_too_many = Four at most. Take one away first.
compare_too_few = Choose at least two.
compare_choose_this = Compare
compare_chosen = Chosen to compare: %n%
compare_go = Compare them
compare_failed = A case study could not be loaded.
compare_institution = Institution
compare_context = Context
compare_dates = Dates
compare_started = Started: { $date }
compare_published = Published: { $date }
compare_participants = Who took part
compare_roles = Roles
compare_phases = Phases
compare_themes = Themes
compare_schedule = What was done, and when
compare_figures = Figures
compare_evidence = Kind of evidence
compare_cost = Cost
compare_outcome = Outcome
compare_challenges = Challenges and responses
compare_not_working = What did not work, or is still open
compare_outputs = What came of it
compare_downloads = Downloads
compare_contact = Contact
compare_answered = { $problem } Response: { $response }

aspect_evidence = Kinds of evidence
aspect_cost = Cost
aspect_outcome = Outcomes
summary_evidence = How case studies know what they know.
summary_cost = What the work in case studies cost.
summary_outcome = What the work in case studies led to.
answered_evidence = Evidence: { $answer }
answered_cost = Cost: { $answer }
answered_outcome = Outcome: { $answer }
answer_narrative = Narrative
answer_empirical = Empirical
answer_causal = Causal
means_evidence_narrative = Case studies that give an account of what was done and why it should work.
means_evidence_empirical = Case studies with data that were collected alongside the work.
means_evidence_causal = Case studies that compare what happened with what would have happened otherwise.
means_cost_low = Case studies of work that cost little.
means_cost_medium = Case studies of work that cost a moderate sum.
means_cost_high = Case studies of work that cost much.
means_cost_not_stated = Case studies whose source does not say what the work cost.
means_outcome_positive = Case studies of work that did what was hoped for.
means_outcome_mixed = Case studies of work that did what was hoped for in part, or for some people.
means_outcome_null = Case studies of work that changed nothing that could be measured.
means_outcome_negative = Case studies of work that did harm.
means_outcome_not_rated = Case studies whose outcome nobody has judged.

## Filling in on the page
answers = Your answers
answers_hint = You can fill in this page here. What you write stays on this device, in this browser. To download, print or clear it:
answers_note = What you write on this page stays on this device, in this browser, and is sent to nobody. Others who use this device can read it: clear it when you are done.
answers_none = Nothing is kept yet.
answers_kept = Last kept: { $time }.
answers_done = { $done } of { $all } done
answers_download = Download with my answers: { $format }
answers_print = Print
answers_clear = Clear all answers
answers_undo = Bring my answers back
answers_cleared = All answers are cleared, here and from this device. Until you leave the page you can bring them back.
answers_restored = Your answers are back.
answers_refused = This browser does not keep your answers: they are lost when you leave the page. You can still fill it in, and download or print it with your answers.
answers_working = Your file is being made.
answers_ready = Done: { $name } is in your downloads.
answers_failed = The file could not be fetched. Check that you are online, then try again. Your answers are still here.
answers_broken = Your answers could not be put into the file. Download the empty file above, and copy your answers from this page. They are still here.
answers_left_out = The file has no place for these answers, so copy them yourself: { $names }
answers_required = These must be filled in, and are still empty:
answers_local = This page was opened from a file, and a browser then lets no page read other files. To download your answers in a Word file or PDF, open this page on its website; here you can print it.
answers_gone = Answers to fields that are gone
answers_gone_note = This page has changed since you wrote them. Copy what you still need.
answers_copy = Copy these answers
answers_copied = Copied.
answers_drop = Remove these answers
answers_file = answers
quiz_true = True
quiz_false = False
quiz_check = Check
quiz_choose = Choose true or false first.
quiz_right = You are right.
quiz_wrong = That is not it.
quiz_score = { $right } of { $all } right so far.
quiz_again = Start again
quiz_restarted = All your choices are taken back.

## Charts, timelines and maps
chart_largest = Largest part: { $label } ({ $amount })
chart_below_target = { $amount } below the target
chart_above_target = { $amount } above the target
chart_on_target = As high as the target
schedule_table = The schedule as a table
schedule_from = From
schedule_to = To
schedule_months = Months
schedule_at_once = At the same time:
schedule_summary = { $n ->
    [one] { $number } entry, { $when }.
   *[other] { $number } entries, { $when }.
}
schedule_overlapping = { $n ->
    [one] { $number } of them overlaps an earlier one.
   *[other] { $number } of them overlap an earlier one.
}
schedule_no_overlap = None of them overlap.
map = Who works with whom
map_drawing = Drawing
map_groups = { $n ->
    [one] { $number } group
   *[other] { $number } groups
}
map_ties = { $n ->
    [one] { $number } tie
   *[other] { $number } ties
}
map_summary = { $groups } and { $ties }: { $formal } formal, { $informal } informal.
map_most = Most ties: { $label } ({ $number }).
map_alone = Without any tie: { $names }.
map_works_formally = { $from } and { $to } work together formally
map_works_informally = { $from } and { $to } work together informally
map_formal = Formal
map_informal = Informal
map_key = Solid line: formal, agreed or written down. Dashed line: informal. The numbers are those of the list.
map_number = No.
map_list = Ties
map_first_group = Group
map_second_group = Works with
map_tie = Tie
map_how = How
map_students = Students
map_union = Students’ union
map_community = Community
map_external = Other bodies
map_staff = Staff

## Trust and citations
reviewed = Last reviewed
next_review = Next review by
comma = ,{" "}
who_to_ask = Who to ask about this page
did_not_work = What did not work
did_not_work_count = { $n ->
    [one] { $number } thing that did not work
   *[other] { $number } things that did not work
}
why_label = Why:
ratings = What these ratings mean
evidence_narrative_means = The people who did it say what they did and why it should work. There are no figures that show whether it did.
evidence_empirical_means = Figures changed at the same time as the work. They do not show that the work was the cause.
evidence_causal_means = People it reached were compared with people it did not, so that the difference can be put down to the work.
cost_low_means = The cost was low, as those who did the work see it.
cost_medium_means = The cost was moderate, as those who did the work see it.
cost_high_means = The cost was high, as those who did the work see it.
cost_not_stated_means = The source does not say what it cost. That does not mean that it was cheap.
outcome_positive_means = It did what was hoped for.
outcome_mixed_means = It did what was hoped for in part, or for some people.
outcome_null_means = Nothing changed that could be measured.
outcome_negative_means = It made something worse.
outcome_not_rated_means = Nobody has judged what it led to. That says nothing for it and nothing against it.
cite = Cite this page
cite_show = Show ready-made citations
cite_plain = Plain words
cite_as = Cite as
cite_no_date = n.d.
cite_year_month = { $year }, { $month }
cite_year_month_day = { $year }, { $month } { $day }
cite_accessed = Some styles ask for the day on which you read the page. Add it yourself: only you know it.
copy = Copy
copied = Copied
copy_failed = Selected: copy it with your keyboard or menu

## Calendars
calendar = Add to your calendar
calendar_file = { $n ->
    [one] Calendar file with { $number } date
   *[other] Calendar file with { $number } dates
}
calendar_all = All dates of this site
calendar_sessions = Calendar file with all sessions
calendar_reviews = Reviews
calendar_without_year = Dates that are given without a year are in no calendar.
calendar_schedule = { $title }: { $what }
calendar_due = Due: { $title }
calendar_review = Review: { $title }
calendar_review_category = Review
calendar_presenters = Presenters: { $names }

## Print

print_whole = Print the whole toolkit
print_title = { $title }: the whole toolkit, to print
print_short = To print
summary_print = All sections of “{ $title }” on one page, to be printed.
print_note = All sections are on this page. Print it from your browser, or save it as a PDF there.

## To take away: Moodle, offline copy
take_away = Take it away
download_unmeasured = { $title }, { $format }
format_cartridge = Moodle (Common Cartridge)
format_copy = offline copy (zip)
offline_copy = Offline copy of this site (zip)
copy_note = The offline copy is the whole site in one zip file, in every language. Unpack it into a folder and open index.html: it needs no network.
cartridge_note = For Moodle: open the course, choose “Course reuse”, then “Restore”, and upload the cartridge. Canvas, Blackboard, Brightspace and Open edX import it too.
course_links = On the web
this_is_a_copy = This is an offline copy. This page on the web:

## The preview of `kitpress serve`, for those who write; part of no finished site
editor_preview = Preview
editor_errors = { $n ->
    [one] One mistake to put right
   *[other] { $n } mistakes to put right
}
editor_intro = The page below is the last good one. It is updated by itself when this is put right.
editor_intro_none = There is no site yet. It appears by itself when this is put right.
editor_show_errors = { $n ->
    [one] Show the mistake
   *[other] Show { $n } mistakes
}
editor_more = { $n ->
    [one] One more is not shown here; the terminal lists it.
   *[other] { $n } more are not shown here; the terminal lists them.
}
editor_hide = Hide (Escape)
editor_hidden = Mistakes hidden. This is the last good page.
editor_fixed = Put right. The page is up to date.
editor_warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
editor_about_page = Warnings about this page
editor_everywhere = About the whole site
editor_close = Close
editor_excerpt = The place in the file
editor_what_to_do = What to do:
editor_open = Open { $place } in the editor
editor_draft = Draft: not part of a build
editor_offline = The preview has stopped: start it again to see changes
editor_not_built = The site is not built yet
editor_not_built_why = Its content has mistakes. This page becomes the site when they are put right.
