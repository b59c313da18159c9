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
related = Tebyg i hyn
related_outcome = Yr un canlyniad: { $name }
related_cost = Yr un gost: { $name }
related_evidence = Yr un math o dystiolaeth: { $name }
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
# Mae `#` yn sefyll am rif neu air a gaiff ei lenwi.
search = Chwilio
summary_search = Dewch o hyd i dudalen yn ôl ei geiriau, neu archwiliwch yn ôl rôl, cyfnod a thema.
search_explore = Archwilio heb chwilio
search_lists = Pob rhestr
search_label = Chwilio’r wefan hon
search_submit = Chwilio
search_keys = Mae’n agor gyda #
search_wait = Wrthi’n chwilio…
search_failed = Nid oedd modd llwytho rhan o’r chwiliad. Gwiriwch eich cysylltiad a chwiliwch eto, neu archwiliwch yn ôl rôl, cyfnod a thema.
search_none = Ni chafwyd hyd i ddim ar gyfer “#”.
search_none_help = Rhowch gynnig ar lai o eiriau neu eiriau eraill, neu tynnwch hidlwyr.
search_meant = Canlyniadau ar gyfer “#”.
search_more = Dangos rhagor o ganlyniadau
search_filter = Hidlo’r canlyniadau
search_clear = Tynnu pob hidlydd
search_close = Cau
search_whole = Dangos y chwiliad hwn fel tudalen ar ei phen ei hun, i’w anfon at rywun
search_kinds = Math o dudalen
search_section = Adran:
search_count = { $n ->
    [zero] Dim canlyniadau
    [one] # canlyniad
    [two] # ganlyniad
    [few] # chanlyniad
    [many] # chanlyniad
   *[other] # canlyniad
}

## Explore and compare
explore = Archwilio
summary_explore = Popeth ar y wefan hon, yn ôl i bwy y mae, pryd mae ei angen, beth yw ei bwnc a beth ddaeth ohono.
explore_kinds = Mathau o dudalen
explore_filters = Hidlo
explore_filters_note = Mae’r rhif ar ôl pob dewis yn dangos faint o dudalennau sydd ganddo.
explore_results = Tudalennau
explore_newest = Y tudalennau diweddaraf
explore_all = I weld pob tudalen o un math, dilynwch ei dolen o dan “{ $group }”.
explore_more_values = Gweld y cyfan
explore_questions = Beth mae darllenwyr yn ei ofyn
explore_chosen = Hidlyddion a ddewiswyd
explore_clear = Clirio’r cyfan
explore_remove = Tynnu’r hidlydd: %name%
explore_sort = Trefnu yn ôl
explore_sort_newest = y diweddaraf yn gyntaf
explore_sort_title = teitl
explore_shown = Tudalennau a ganfuwyd: %n% o %m%
explore_nothing = Nid oes tudalen sy’n cyd-fynd â’r hidlyddion hyn i gyd. Tynnwch un i weld mwy.
explore_empty_choice = Ni fyddai unrhyw dudalen ar ôl gyda “%name%”.
explore_unknown = Anhysbys yma, felly wedi’i hepgor: %names%
explore_show_more = Dangos mwy
explore_failed = Ni ellid llwytho’r tudalennau. Mae pob hidlydd hefyd yn ddolen i’w restr ei hun, pan lwythwch y dudalen hon eto.
ask_situation = Rhywbeth tebyg i’m sefyllfa i
ask_minute = Dim ond munud sydd gennych?
ask_template = Templed y gallaf ei olygu
ask_not_working = Beth na weithiodd?
ask_whom = Pwy alla i ei holi?

compare = Cymharu astudiaethau achos
summary_compare = Dwy i bedair astudiaeth achos ochr yn ochr, mewn un tabl.
comparison = { $title } ochr yn ochr ag astudiaethau achos tebyg
summary_comparison = Beth a wnaed, gyda phwy, am ba gost a gyda pha ganlyniad, ochr yn ochr.
compare_with = Cymharu â rhai tebyg
compare_beside = Ochr yn ochr â:
compare_open = Eu gweld mewn un tabl
compare_choose = Dewis pa rai i’w cymharu
compare_change = Newid yr hyn a gymharir
compare_ready = Cymariaethau parod
compare_table = Astudiaethau achos ochr yn ochr
compare_row = Beth
compare_not_stated = heb ei nodi
compare_pick = Ychwanegu astudiaeth achos
compare_add = Ychwanegu
compare_pick_first = Dewiswch astudiaeth achos
compare_remove = Tynnu: %name%
compare_remove_short = Tynnu
compare_removed = Tynnwyd: %name%
compare_added = Ychwanegwyd: %name%
compare_too_many = Pedair ar y mwyaf. Tynnwch un yn gyntaf.
compare_too_few = Dewiswch o leiaf ddwy.
compare_choose_this = Cymharu
compare_chosen = Wedi’u dewis i’w cymharu: %n%
compare_go = Eu cymharu
compare_failed = Ni ellid llwytho astudiaeth achos.
compare_institution = Sefydliad
compare_context = Cyd-destun
compare_dates = Dyddiadau
compare_started = Dechreuwyd: { $date }
compare_published = Cyhoeddwyd: { $date }
compare_participants = Pwy gymerodd ran
compare_roles = Rolau
compare_phases = Cyfnodau
compare_themes = Themâu
compare_schedule = Beth a wnaed, a phryd
compare_figures = Ffigurau
compare_evidence = Math o dystiolaeth
compare_cost = Cost
compare_outcome = Canlyniad
compare_challenges = Heriau ac ymatebion
compare_not_working = Beth na weithiodd, neu sy’n dal heb ei ddatrys
compare_outputs = Beth ddaeth ohono
compare_downloads = Lawrlwythiadau
compare_contact = Cyswllt
compare_answered = { $problem } Ymateb: { $response }

aspect_evidence = Mathau o dystiolaeth
aspect_cost = Cost
aspect_outcome = Canlyniadau
summary_evidence = Sut mae astudiaethau achos yn gwybod yr hyn a wyddant.
summary_cost = Beth gostiodd y gwaith mewn astudiaethau achos.
summary_outcome = I beth yr arweiniodd y gwaith mewn astudiaethau achos.
answered_evidence = Tystiolaeth: { $answer }
answered_cost = Cost: { $answer }
answered_outcome = Canlyniad: { $answer }
answer_narrative = Naratif
answer_empirical = Empirig
answer_causal = Achosol
means_evidence_narrative = Astudiaethau achos sy’n rhoi hanes yr hyn a wnaed a pham y dylai weithio.
means_evidence_empirical = Astudiaethau achos â data a gasglwyd ochr yn ochr â’r gwaith.
means_evidence_causal = Astudiaethau achos sy’n cymharu’r hyn a ddigwyddodd â’r hyn a fyddai wedi digwydd fel arall.
means_cost_low = Astudiaethau achos o waith na chostiodd lawer.
means_cost_medium = Astudiaethau achos o waith a gostiodd swm cymedrol.
means_cost_high = Astudiaethau achos o waith a gostiodd lawer.
means_cost_not_stated = Astudiaethau achos nad yw eu ffynhonnell yn dweud beth gostiodd y gwaith.
means_outcome_positive = Astudiaethau achos o waith a wnaeth yr hyn y gobeithiwyd amdano.
means_outcome_mixed = Astudiaethau achos o waith a wnaeth yr hyn y gobeithiwyd amdano yn rhannol, neu i rai pobl.
means_outcome_null = Astudiaethau achos o waith na newidiodd ddim y gellid ei fesur.
means_outcome_negative = Astudiaethau achos o waith a wnaeth niwed.
means_outcome_not_rated = Astudiaethau achos nad oes neb wedi barnu eu canlyniad.

## Filling in on the page
answers = Eich atebion
answers_hint = Gallwch lenwi’r dudalen hon yma. Mae’r hyn a ysgrifennwch yn aros ar y ddyfais hon, yn y porwr hwn. I’w lawrlwytho, ei argraffu neu ei glirio:
answers_note = Mae’r hyn a ysgrifennwch ar y dudalen hon yn aros ar y ddyfais hon, yn y porwr hwn, ac nid yw’n cael ei anfon at neb. Gall eraill sy’n defnyddio’r ddyfais ei ddarllen: cliriwch ef ar ôl gorffen.
answers_none = Does dim wedi’i gadw eto.
answers_kept = Cadwyd ddiwethaf: { $time }.
answers_done = { $done } o { $all } wedi’u gwneud
answers_download = Lawrlwytho gyda fy atebion: { $format }
answers_print = Argraffu
answers_clear = Clirio pob ateb
answers_undo = Dod â’m hatebion yn ôl
answers_cleared = Mae pob ateb wedi’i glirio, yma ac oddi ar y ddyfais hon. Nes i chi adael y dudalen, gallwch ddod â nhw yn ôl.
answers_restored = Mae eich atebion yn ôl.
answers_refused = Nid yw’r porwr hwn yn cadw eich atebion: cânt eu colli pan adewch y dudalen. Gallwch ei llenwi o hyd, a’i lawrlwytho neu ei hargraffu gyda’ch atebion.
answers_working = Mae eich ffeil yn cael ei gwneud.
answers_ready = Wedi gorffen: mae { $name } yn eich lawrlwythiadau.
answers_failed = Nid oedd modd nôl y ffeil. Gwiriwch eich bod ar-lein, yna rhowch gynnig arall arni. Mae eich atebion yma o hyd.
answers_broken = Nid oedd modd rhoi eich atebion yn y ffeil. Lawrlwythwch y ffeil wag uchod, a chopïwch eich atebion o’r dudalen hon. Maen nhw yma o hyd.
answers_left_out = Nid oes lle yn y ffeil i’r atebion hyn, felly copïwch nhw eich hun: { $names }
answers_required = Rhaid llenwi’r rhain, ac maen nhw’n wag o hyd:
answers_local = Agorwyd y dudalen hon o ffeil, ac felly nid yw porwr yn gadael iddi ddarllen ffeiliau eraill. I lawrlwytho eich atebion mewn ffeil Word neu PDF, agorwch y dudalen ar ei gwefan; yma gallwch ei hargraffu.
answers_gone = Atebion i feysydd sydd wedi mynd
answers_gone_note = Mae’r dudalen hon wedi newid ers i chi eu hysgrifennu. Copïwch yr hyn sydd ei angen arnoch o hyd.
answers_copy = Copïo’r atebion hyn
answers_copied = Wedi’u copïo.
answers_drop = Tynnu’r atebion hyn
answers_file = atebion
quiz_true = Cywir
quiz_false = Anghywir
quiz_check = Gwirio
quiz_choose = Dewiswch cywir neu anghywir yn gyntaf.
quiz_right = Rydych chi’n iawn.
quiz_wrong = Nid dyna’r ateb.
quiz_score = { $right } o { $all } yn iawn hyd yma.
quiz_again = Dechrau eto
quiz_restarted = Mae eich holl ddewisiadau wedi’u tynnu’n ôl.

## Charts, timelines and maps
chart_largest = Y rhan fwyaf: { $label } ({ $amount })
chart_below_target = { $amount } islaw’r targed
chart_above_target = { $amount } uwchlaw’r targed
chart_on_target = Cyfuwch â’r targed
schedule_table = Yr amserlen fel tabl
schedule_from = O
schedule_to = Hyd
schedule_months = Misoedd
schedule_at_once = Ar yr un pryd:
schedule_summary = { $n ->
    [two] { $number } gofnod, { $when }.
    [few] { $number } chofnod, { $when }.
    [many] { $number } chofnod, { $when }.
   *[other] { $number } cofnod, { $when }.
}
schedule_overlapping = Nifer sy’n gorgyffwrdd ag un cynharach: { $number }.
schedule_no_overlap = Nid oes yr un yn gorgyffwrdd.
map = Pwy sy’n gweithio gyda phwy
map_drawing = Llun
map_groups = { $number } grŵp
map_ties = { $n ->
    [two] { $number } gyswllt
    [few] { $number } chyswllt
    [many] { $number } chyswllt
   *[other] { $number } cyswllt
}
map_summary = { $groups }, { $ties }: { $formal } ffurfiol, { $informal } anffurfiol.
map_most = Y nifer mwyaf o gysylltiadau: { $label } ({ $number }).
map_alone = Heb yr un cyswllt: { $names }.
map_works_formally = Cydweithio ffurfiol: { $from }; { $to }
map_works_informally = Cydweithio anffurfiol: { $from }; { $to }
map_formal = Ffurfiol
map_informal = Anffurfiol
map_key = Llinell ddi-dor: ffurfiol, wedi’i gytuno neu ar bapur. Llinell doredig: anffurfiol. Rhifau’r rhestr yw’r rhifau.
map_number = Rhif
map_list = Cysylltiadau
map_first_group = Grŵp
map_second_group = Yn gweithio gyda
map_tie = Cyswllt
map_how = Sut
map_students = Myfyrwyr
map_union = Undeb y myfyrwyr
map_community = Y gymuned
map_external = Cyrff eraill
map_staff = Staff

## Trust and citations
reviewed = Adolygwyd ddiwethaf
next_review = Adolygiad nesaf erbyn
comma = ,{" "}
who_to_ask = Pwy i’w holi am y dudalen hon
did_not_work = Yr hyn na weithiodd
did_not_work_count = { $n ->
    [zero] { $number } peth na weithiodd
    [one] { $number } peth na weithiodd
    [two] { $number } beth na weithiodd
    [few] { $number } pheth na weithiodd
    [many] { $number } pheth na weithiodd
   *[other] { $number } peth na weithiodd
}
why_label = Pam:
ratings = Beth yw ystyr y graddau hyn
evidence_narrative_means = Mae’r bobl a wnaeth y gwaith yn dweud beth a wnaethant a pham y dylai weithio. Nid oes ffigurau sy’n dangos a wnaeth.
evidence_empirical_means = Newidiodd ffigurau yr un pryd â’r gwaith. Nid ydynt yn dangos mai’r gwaith oedd yr achos.
evidence_causal_means = Cymharwyd pobl a gyrhaeddodd y gwaith â phobl na chyrhaeddodd, fel y gellir priodoli’r gwahaniaeth i’r gwaith.
cost_low_means = Roedd y gost yn isel, ym marn y rhai a wnaeth y gwaith.
cost_medium_means = Roedd y gost yn gymedrol, ym marn y rhai a wnaeth y gwaith.
cost_high_means = Roedd y gost yn uchel, ym marn y rhai a wnaeth y gwaith.
cost_not_stated_means = Nid yw’r ffynhonnell yn dweud faint a gostiodd. Nid yw hynny’n golygu ei fod yn rhad.
outcome_positive_means = Gwnaeth yr hyn y gobeithiwyd amdano.
outcome_mixed_means = Gwnaeth yr hyn y gobeithiwyd amdano yn rhannol, neu i rai pobl.
outcome_null_means = Ni newidiodd dim y gellid ei fesur.
outcome_negative_means = Gwnaeth rywbeth yn waeth.
outcome_not_rated_means = Nid oes neb wedi barnu i beth yr arweiniodd. Nid yw hynny’n dweud dim o’i blaid nac yn ei erbyn.
cite = Dyfynnu’r dudalen hon
cite_show = Dangos dyfyniadau parod
cite_plain = Geiriau plaen
cite_as = Dyfynner fel
cite_no_date = d.d.
cite_year_month = { $year }, { $month }
cite_year_month_day = { $year }, { $day } { $month }
cite_accessed = Mae rhai arddulliau’n gofyn am y diwrnod y darllenoch y dudalen. Ychwanegwch hwnnw eich hun: dim ond chi sy’n ei wybod.
copy = Copïo
copied = Wedi’i gopïo
copy_failed = Wedi’i ddewis: copïwch ef â’ch bysellfwrdd neu’ch dewislen

## Calendars
calendar = Ychwanegu at eich calendr
calendar_file = { $n ->
    [zero] Ffeil galendr â { $number } dyddiad
    [one] Ffeil galendr ag { $number } dyddiad
    [two] Ffeil galendr â { $number } ddyddiad
    [few] Ffeil galendr â { $number } dyddiad
    [many] Ffeil galendr â { $number } dyddiad
   *[other] Ffeil galendr â { $number } dyddiad
}
calendar_all = Holl ddyddiadau’r wefan hon
calendar_sessions = Ffeil galendr â’r holl sesiynau
calendar_reviews = Adolygiadau
calendar_without_year = Nid yw dyddiadau a roddir heb flwyddyn mewn unrhyw galendr.
calendar_schedule = { $title }: { $what }
calendar_due = I’w gwblhau: { $title }
calendar_review = Adolygu: { $title }
calendar_review_category = Adolygiad
calendar_presenters = Cyflwynwyr: { $names }

## Print

print_whole = Argraffu’r pecyn cymorth cyfan
print_title = { $title }: y pecyn cymorth cyfan, i’w argraffu
print_short = I’w argraffu
summary_print = Holl adrannau “{ $title }” ar un dudalen, i’w hargraffu.
print_note = Mae’r holl adrannau ar y dudalen hon. Argraffwch hi o’ch porwr, neu ei chadw yno fel PDF.

## To take away: Moodle, offline copy
take_away = Mynd ag ef gyda chi
download_unmeasured = { $title }, { $format }
format_cartridge = Moodle (Common Cartridge)
format_copy = copi all-lein (zip)
offline_copy = Copi all-lein o’r wefan hon (zip)
copy_note = Y wefan gyfan, ym mhob iaith, mewn un ffeil zip yw’r copi all-lein. Dadbaciwch ef i ffolder ac agor index.html: nid oes angen rhwydwaith arno.
cartridge_note = Ar gyfer Moodle: agorwch y cwrs, dewiswch “Ailddefnyddio cwrs”, yna “Adfer”, a llwytho’r cartrid i fyny. Mae Canvas, Blackboard, Brightspace ac Open edX yn ei fewnforio hefyd.
course_links = Ar y we
this_is_a_copy = Copi all-lein yw hwn. Y dudalen hon ar y we:

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
