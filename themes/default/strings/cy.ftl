# Geiriau’r thema ddiofyn yn Gymraeg. Welsh; every plural category of Welsh is given: zero, one, two, few (3), many (6), other.

## Language
language_name = Cymraeg

## Around every page
skip_to_content = Neidio i’r prif gynnwys
menu = Dewislen
main_navigation = Prif ddewislen
footer_navigation = Troedyn
languages = Ieithoedd
you_are_here = Rydych chi yma
home = Hafan
home_page = Yr hafan
about_this_site = Am y wefan hon
about_this_page = Am y dudalen hon
published_by = Cyhoeddwyd gan
site_licence = Oni nodir yn wahanol ar dudalen:
credit_line = Cydnabyddwch:
feed = Ffrwd newyddion (Atom)
back_to_top = Yn ôl i’r brig
previous = Blaenorol
next = Nesaf
previous_and_next = Blaenorol a nesaf
previous_page = Y dudalen flaenorol
next_page = Y dudalen nesaf
pages_of_list = Tudalennau’r rhestr hon
page_of = Tudalen { $number } o { $count }
count_pages = { $n ->
    [zero] dim tudalennau
    [one] { $n } dudalen
    [two] { $n } dudalen
    [few] { $n } tudalen
    [many] { $n } thudalen
   *[other] { $n } tudalen
}
count_case_studies = { $n ->
    [zero] dim astudiaethau achos
    [one] { $n } astudiaeth achos
    [two] { $n } astudiaeth achos
    [few] { $n } astudiaeth achos
    [many] { $n } astudiaeth achos
   *[other] { $n } astudiaeth achos
}
reading_time = { $minutes ->
    [zero] { $minutes } munud i’w darllen
    [one] { $minutes } munud i’w darllen
    [two] { $minutes } funud i’w darllen
    [few] { $minutes } munud i’w darllen
    [many] { $minutes } munud i’w darllen
   *[other] { $minutes } munud i’w darllen
}
in_minutes = { $n ->
    [zero] { $number } munud
    [one] { $number } munud
    [two] { $number } funud
    [few] { $number } munud
    [many] { $number } munud
   *[other] { $number } munud
}

## Kinds of page, one and many, and what their lists say of themselves
kind_case_study = Astudiaeth achos
kinds_case_study = Astudiaethau achos
summary_case_study = Beth mae eraill wedi’i wneud, beth oedd ei angen a beth ddaeth ohono.
kind_toolkit = Pecyn cymorth
kinds_toolkit = Pecynnau cymorth
summary_toolkit = Canllawiau mewn adrannau byr, yn nhrefn prosiect.
kind_toolkit_section = Adran o becyn cymorth
kinds_toolkit_section = Adrannau pecynnau cymorth
summary_toolkit_section = Pob adran o bob pecyn cymorth.
kind_template = Templed
kinds_template = Templedi
summary_template = Negeseuon a ffurflenni i’w llenwi, eu newid a’u defnyddio.
kind_reflective_resource = Adnodd myfyrio
kinds_reflective_resource = Adnoddau myfyrio
summary_reflective_resource = Cwestiynau i feddwl amdanynt, ar eich pen eich hun neu gyda’ch gilydd, gyda lle i ateb.
kind_smart_goal = Nod SMART
kinds_smart_goal = Nodau SMART
summary_smart_goal = Nodau mewn pum rhan, fel y gallwch weld a ydych wedi’u cyrraedd.
kind_session = Sesiwn
kinds_session = Sesiynau
summary_session = Gweithdai a sgyrsiau, gyda’r hyn sydd ei angen i’w cynnal eto.
kind_post = Cofnod blog
kinds_post = Cofnodion blog
summary_post = Newyddion a myfyrdodau o brosiectau sydd ar y gweill.
kind_page = Tudalen
kinds_page = Tudalennau
summary_page = Tudalennau am y wefan hon.

## Lists by role, phase, theme and stage
taxonomy_roles = Rolau
summary_roles = Pwy sy’n cymryd rhan, a pha dudalennau sydd ar eu cyfer.
taxonomy_phases = Camau
summary_phases = Camau partneriaeth, a beth sy’n helpu ym mhob un.
taxonomy_themes = Themâu
summary_themes = Beth yw pwnc y tudalennau.
taxonomy_lifecycle = Taith y myfyriwr
summary_lifecycle = Cyfnodau taith y myfyriwr, a’r tudalennau sy’n perthyn iddynt.
people = Pobl
summary_people = Pwy ysgrifennodd, greodd, gyflwynodd neu adolygodd yr hyn sydd ar y wefan hon.
institutions = Sefydliadau
summary_institutions = Prifysgolion a sefydliadau eraill y mae tudalennau’r wefan hon yn sôn amdanynt.
glossary = Geirfa
summary_glossary = Y geiriau a ddefnyddir ar y wefan hon, a’u hystyr i ni.
reading_list = Rhestr ddarllen
summary_reading_list = Popeth y mae tudalennau’r wefan hon yn cyfeirio ato, a ble.
summary_term = Tudalennau am “{ $name }”.
summary_person = Yr hyn y mae { $name } wedi cyfrannu ato.
summary_institution = Tudalennau am { $name }, a phobl sy’n gweithio yno.
not_found_title = Ni ellir dod o hyd i’r dudalen hon
not_found_summary = Efallai bod gwall yn y cyfeiriad, neu fod y dudalen wedi symud.
not_found_note = Rhowch gynnig ar un o’r rhain:
nothing_here = Does dim byd yma eto.
also_called = Enwau eraill:
used_in = Defnyddir yn:
cited_by = Cyfeirir ato gan:
web_page = Tudalen we

## Home page
start_with_toolkit = Dechrau gyda’r pecyn cymorth
read_case_studies = Gweld beth mae eraill wedi’i wneud
toolkits = Gam wrth gam
case_studies = Beth mae eraill wedi’i wneud
templates = Yn barod i’w ddefnyddio
sessions_and_posts = O weithdai a phrosiectau
find_your_place = Dod o hyd i’ch lle
by_phase = Yn ôl cam
by_role = Yn ôl rôl
by_theme = Yn ôl thema

## Opening, margin and notices of a page
only_got_a_minute = Dim ond munud sydd gennych?
jump_to_takeaways = Neidio i’r prif negeseuon
key_takeaways = Prif negeseuon
on_this_page = Ar y dudalen hon
in_this_toolkit = Yn y pecyn cymorth hwn
section_of = Adran { $number } o { $count }
at_a_glance = Cipolwg
who_and_what_for = I bwy ac i beth
audience = Cynulleidfa
institution = Sefydliad
started = Dechreuodd
evidence_kind = Math o dystiolaeth
evidence_outcome = Canlyniad
evidence_cost = Cost
draft = Drafft
draft_note = Nid yw’r dudalen hon wedi’i gorffen. Peidiwch â’i rhannu eto.
withdrawn = Tynnwyd yn ôl
withdrawn_note = Mae’r dudalen hon wedi’i thynnu’n ôl. Cedwir ei chyfeiriad fel nad yw dolenni iddi yn torri.
restricted = staff a myfyrwyr yn unig
restricted_page_note = Efallai y bydd angen mewngofnodi i agor rhannau o’r dudalen hon.
pseudonyms_note = Defnyddir ffugenwau ar gyfer y bobl a ddyfynnir ar y dudalen hon.
illustrative_note = Lluniwyd rhai o’r lleisiau ar y dudalen hon fel enghreifftiau; ni ddywedodd neb y geiriau hyn.
pseudonym = ffugenw
illustrative_voice = enghreifftiol

## Parts of the kinds
participants = Pwy gymerodd ran
metrics = Beth a gyfrifwyd
figures = Ffigurau
what = Beth
value = Gwerth
base_label = Sail:
baseline_label = Llinell sylfaen:
target_label = Targed:
source_label = Ffynhonnell:
schedule = Amserlen
phase_label = Cam:
schedule_gaps = Heb eu cynnwys mewn unrhyw gofnod:
challenges = Heriau ac ymatebion
challenge = Her
response = Ymateb
outputs = Beth ddaeth ohono
sections = Yr adrannau
resources = I’w defnyddio gyda hyn
contributors = Pwy a’i creodd
purpose = Diben
data_protection = Diogelu data
fields = Beth sydd angen i chi ei lenwi
one_of = Un o’r rhain:
prompts = Wedyn
goals = Nodau
goals_side_by_side = Nodau SMART ochr yn ochr
goal_part = Rhan
goal_specific = Penodol
goal_measurable = Mesuradwy
goal_achievable = Cyraeddadwy
goal_relevant = Perthnasol
goal_time_bound = Â therfyn amser
goal_letter_s = P
goal_letter_m = M
goal_letter_a = C
goal_letter_r = P
goal_letter_t = Â
goal_target = Targed:
goal_baseline = Llinell sylfaen:
goal_method = Sut y caiff ei fesur:
goal_start = Dechrau:
goal_due = Erbyn:
goal_outcome = Canlyniad
first_steps = Camau cyntaf
when = Pryd
strand = Llinyn
code = Cod
presenters = Cyflwynwyr
topics = Pynciau
agenda = Agenda
agenda_activity = Gweithgaredd
agenda_discussion = Trafodaeth
agenda_conclusion = Casgliad
agenda_numbered = { $kind } { $number }
quiz = Cywir neu anghywir?
show_answer = Dangos yr ateb
true_answer = Cywir.
false_answer = Anghywir.
outcomes = Beth fyddwch chi’n ei gael

## Credits and ways on
references = Cyfeiriadau
published = Cyhoeddwyd
updated = Diweddarwyd
review_by = I’w adolygu erbyn
related = Tudalennau cysylltiedig
related_named = Dewis y golygyddion
related_institution = Yr un sefydliad: { $name }
related_roles = { $n ->
    [zero] Yr un rolau: { $names }
    [one] Yr un rôl: { $names }
    [two] Yr un rolau: { $names }
    [few] Yr un rolau: { $names }
    [many] Yr un rolau: { $names }
   *[other] Yr un rolau: { $names }
}
related_phases = { $n ->
    [zero] Yr un camau: { $names }
    [one] Yr un cam: { $names }
    [two] Yr un camau: { $names }
    [few] Yr un camau: { $names }
    [many] Yr un camau: { $names }
   *[other] Yr un camau: { $names }
}
related_themes = { $n ->
    [zero] Yr un themâu: { $names }
    [one] Yr un thema: { $names }
    [two] Yr un themâu: { $names }
    [few] Yr un themâu: { $names }
    [many] Yr un themâu: { $names }
   *[other] Yr un themâu: { $names }
}
related_lifecycle = { $n ->
    [zero] Yr un cyfnodau: { $names }
    [one] Yr un cyfnod: { $names }
    [two] Yr un cyfnodau: { $names }
    [few] Yr un cyfnodau: { $names }
    [many] Yr un cyfnodau: { $names }
   *[other] Yr un cyfnodau: { $names }
}
backlinks = Tudalennau sy’n cysylltu yma
based_on = Yn seiliedig ar
changes_label = Newidiadau:
licence_label = Trwydded:
reuse = Ailddefnyddio
contact = Cyswllt
feedback = A fyddwch chi’n gwneud newidiadau?
feedback_invitation = Rhowch wybod i ni os yw’r dudalen hon yn eich arwain i wneud rhywbeth yn wahanol, neu os nad yw rhywbeth arni’n gweithio i chi.
feedback_open = Llenwi ffurflen fer
feedback_required_note = Nodir “gofynnol” wrth y meysydd y mae’n rhaid eu llenwi.
required_mark = (gofynnol)
feedback_experience = Disgrifiwch eich profiad o ddefnyddio’r wefan hon
feedback_change = Beth fyddwch chi’n ei wneud yn wahanol?
feedback_email = Eich cyfeiriad e-bost, os hoffech gael ateb
feedback_write = Ysgrifennwch atom am y dudalen hon
feedback_subject = Adborth: { $title }
send = Anfon

## Text: headings, tables, notes, callouts, fields
permalink = Dolen i’r adran hon: { $title }
footnotes = Nodiadau
footnote_reference = Nodyn { $number }
footnote_back = Yn ôl at destun nodyn { $number }
table_label = Tabl
code_label = Cod
code_in = Cod: { $language }
callout_note = Nodyn
callout_tip = Awgrym
callout_important = Pwysig
callout_caution = Gofal
callout_warning = Rhybudd
choose = Dewiswch
your_answer = Eich ateb
cell_label = { $row }: { $column }

## Numbers
unit_people = { $n ->
    [zero] o bobl
    [one] person
    [two] berson
    [few] pherson
    [many] pherson
   *[other] o bobl
}
unit_attendances = { $n ->
    [zero] presenoldeb
    [one] presenoldeb
    [two] bresenoldeb
    [few] phresenoldeb
    [many] phresenoldeb
   *[other] presenoldeb
}
unit_events = { $n ->
    [zero] digwyddiad
    [one] digwyddiad
    [two] ddigwyddiad
    [few] digwyddiad
    [many] digwyddiad
   *[other] digwyddiad
}
unit_percent = %
unit_pp = { $n ->
    [zero] pwynt canran
    [one] pwynt canran
    [two] bwynt canran
    [few] phwynt canran
    [many] phwynt canran
   *[other] pwynt canran
}
unit_pp_short = pp
unit_currency = punt
qualifier_about = tua
qualifier_over = dros
qualifier_under = llai na
qualifier_at_least = o leiaf
qualifier_at_most = ar y mwyaf
quantity_qualified = { $qualifier } { $quantity }
metric_baseline = Llinell sylfaen
metric_value = Gwerth
metric_target = Targed
withheld = ni ddangosir
withheld_few = ni ddangosir (nifer y bobl o dan { $limit })
withheld_protects = ni ddangosir, er mwyn diogelu pobl
rounding_hesa = Talgrynnir niferoedd pobl i’r { $step } agosaf, felly gall 0 olygu 1 neu 2. Gall cyfansymiau fod yn wahanol i swm eu rhannau.
rounding_ofs = Talgrynnir niferoedd pobl i’r { $step } agosaf, ac ni ddangosir y rhai lleiaf. Gall cyfansymiau fod yn wahanol i swm eu rhannau.
chart_point = { $label }: { $amount }
chart_next = { $before }; { $next }
change_none = dim newid
change_up = i fyny { $amount }
change_down = i lawr { $amount }
span_of_time = { $from } i { $to }

## Evidence
evidence_narrative = Naratif: hanes yr hyn a wnaed
evidence_empirical = Empirig: data a gasglwyd
evidence_causal = Achosol: o’i gymharu â’r hyn a fyddai wedi digwydd fel arall
cost_low = Isel
cost_medium = Canolig
cost_high = Uchel
cost_not_stated = Heb ei nodi
outcome_positive = Cadarnhaol
outcome_mixed = Cymysg
outcome_null = Ni chanfuwyd effaith
outcome_negative = Negyddol
outcome_not_rated = Heb ei raddio

## Accessibility statement
statement_conformance = Pa mor hygyrch yw’r wefan hon
statement_full = Yn ôl y bobl a enwir isod, mae’r wefan hon yn bodloni lefel AA Canllawiau Hygyrchedd Cynnwys y We 2.2.
statement_partial = Mae’r wefan hon yn bodloni lefel AA Canllawiau Hygyrchedd Cynnwys y We 2.2 yn rhannol. Rhestrir isod yr hyn nad yw.
statement_not_assessed = Nid oes neb wedi asesu’r wefan hon yn erbyn Canllawiau Hygyrchedd Cynnwys y We 2.2 eto, felly nid ydym yn honni dim.
statement_issues = Beth nad yw’n hygyrch
statement_reason = Pam:
statement_alternative = Beth allwch chi ei wneud:
statement_fix_by = I’w drwsio erbyn
statement_contact = Adborth a manylion cyswllt
statement_email = E-bost:
statement_phone = Ffôn:
statement_address = Cyfeiriad:
statement_enforcement = Os nad ydych yn fodlon ar ein hateb
statement_enforcement_note = Gallwch droi at:
statement_technology = Sut y lluniwyd y wefan
statement_preparation = Sut y paratowyd y datganiad hwn
statement_prepared = Paratowyd ar
statement_reviewed = Adolygwyd ddiwethaf ar
statement_tested = Profwyd ar
statement_tested_by = Profwyd gan
statement_tested_method = Sut y’i profwyd:
# From `last-check.yaml`: what `kitpress check --record` found. $times is a number as the language writes it.
statement_check_found = Daeth gwiriad awtomatig ar { $date } o hyd i’r canlynol hefyd. Ni all gwiriad o’r fath ddod o hyd i bopeth.
statement_check_clean = Ni ddaeth gwiriad awtomatig ar { $date } o hyd i’r un o’r rhwystrau y gall chwilio amdanynt. Nid dyna’r cyfan: dim ond pobl all ddweud a oes modd deall a defnyddio tudalen.
statement_found_on = Ar:
statement_found_images = Delweddau heb destun amgen defnyddiol: { $times }
statement_found_headings = Penawdau gwag neu allan o drefn: { $times }
statement_found_links = Dolenni nad ydynt yn arwain i unman neu nad ydynt yn dweud i ble: { $times }
statement_found_tables = Tablau lle nad yw’r celloedd ynghlwm wrth eu penawdau: { $times }
statement_found_contrast = Testun sy’n anodd ei wahaniaethu oddi wrth ei gefndir: { $times }
statement_found_language = Testun mewn iaith nad yw wedi’i nodi fel y dylai: { $times }
statement_found_characters = Nodau na all dogfen eu dangos: { $times }
statement_found_left_out = Rhannau o dudalen sydd wedi’u gadael allan: { $times }
statement_found_documents = Ffeiliau i’w lawrlwytho heb rywbeth sydd ar y dudalen: { $times }
statement_found_other = Pethau eraill a all fod yn rhwystr i rywun: { $times }

## Cyfeiriadau
citation_in_text = { $who }, { $year }
citation_et_al = { $first } ac eraill
reference_page = t. { $pages }
reference_pages = tt. { $pages }
reference_accessed = Cyrchwyd { $date }

## Lawrlwythiadau a dogfennau
downloads = Lawrlwytho
downloads_of = Lawrlwytho: { $title }
download_text = { $title }, { $format }, { $size }
download_text_in = { $title }, { $format }, { $size }, { $language }
format_word = Word
format_pdf = PDF
format_epub = EPUB
format_text = testun plaen
size_bytes = { $number } beit
size_kilobytes = { $number } kB
size_megabytes = { $number } MB
language_en = Saesneg
language_cy = Cymraeg
language_ar = Arabeg
document_page = Tudalen
document_of = o
document_contents = Cynnwys
document_introduction = Am y pecyn cymorth hwn
document_credits = Cydnabyddiaeth ac ailddefnyddio
document_online = Ar-lein:
document_date_hint = diwrnod, mis, blwyddyn
document_tick = Blwch ticio
document_notes = Nodiadau
document_notes_ask = Beth benderfynwyd, a phwy sy’n gwneud beth nesaf?
document_quiz_answers = Atebion i’r gosodiadau
document_own_goal = Eich nod eich hun
document_goal_specific = Beth yn union a wnewch, gyda phwy ac ymhle?
document_goal_measurable = Beth fyddwch chi’n ei gyfrif neu’n ei ofyn, ac o ble rydych chi’n dechrau?
document_goal_achievable = Pwy a beth sy’n ei wneud yn bosibl?
document_goal_relevant = Pam mae’n bwysig yma nawr?
document_goal_time_bound = Pryd fyddwch chi’n dechrau, ac erbyn pryd?
document_goal_owner = Pwy sy’n gyfrifol
document_goal_owner_prompt = enw a rôl
document_goal_review = Pryd byddwch yn ei adolygu
table_summary = { $n ->
   *[other] { $n } rhes. Colofnau: { $columns }
}
phase_column = Cyfnod
agenda_part = Rhan
agenda_time = Amser

## Search

## Explore and compare

## Filling in on the page

## Charts, timelines and maps

## Trust and citations

## Calendars

## Print

print_whole = Argraffu’r pecyn cymorth cyfan
print_title = { $title }: y pecyn cymorth cyfan, i’w argraffu
print_short = I’w argraffu
summary_print = Holl adrannau “{ $title }” ar un dudalen, i’w hargraffu.
print_note = Mae’r holl adrannau ar y dudalen hon. Argraffwch hi o’ch porwr, neu ei chadw yno fel PDF.

## To take away: Moodle, offline copy

## Rhagolwg `kitpress serve`, i’r rhai sy’n ysgrifennu; nid yw’n rhan o unrhyw wefan orffenedig
editor_preview = Rhagolwg
editor_errors = { $n ->
    [zero] Dim camgymeriadau i’w cywiro
    [one] Un camgymeriad i’w gywiro
    [two] Dau gamgymeriad i’w cywiro
    [few] Tri chamgymeriad i’w cywiro
    [many] Chwe chamgymeriad i’w cywiro
   *[other] { $n } camgymeriad i’w cywiro
}
editor_intro = Y fersiwn gywir ddiwethaf o’r dudalen sydd isod. Caiff ei diweddaru ohoni’i hun pan fydd hyn wedi’i gywiro.
editor_intro_none = Nid oes gwefan eto. Bydd yn ymddangos ohoni’i hun pan fydd hyn wedi’i gywiro.
editor_show_errors = { $n ->
    [one] Dangos y camgymeriad
   *[other] Dangos y camgymeriadau ({ $n })
}
editor_more = { $n ->
    [one] Mae un arall nad yw’n cael ei ddangos yma; mae yn y derfynell.
   *[other] Ni ddangosir { $n } arall yma; maent yn y derfynell.
}
editor_hide = Cuddio (Escape)
editor_hidden = Camgymeriadau wedi’u cuddio. Dyma fersiwn gywir ddiwethaf y dudalen.
editor_fixed = Wedi’i gywiro. Mae’r dudalen yn gyfredol.
editor_warnings = { $n ->
    [zero] Dim rhybuddion
    [one] { $n } rhybudd
    [two] { $n } rybudd
   *[other] { $n } rhybudd
}
editor_about_page = Rhybuddion am y dudalen hon
editor_everywhere = Am y wefan gyfan
editor_close = Cau
editor_excerpt = Y lle yn y ffeil
editor_what_to_do = Beth i’w wneud:
editor_open = Agor { $place } yn y golygydd
editor_draft = Drafft: heb ei gyhoeddi
editor_offline = Mae’r rhagolwg wedi stopio: dechreuwch ef eto i weld newidiadau
editor_not_built = Nid yw’r wefan wedi’i hadeiladu eto
editor_not_built_why = Mae camgymeriadau yn ei chynnwys. Daw’r dudalen hon yn wefan pan fyddant wedi’u cywiro.
