# كلمات السمة الافتراضية بالعربية. Arabic; every plural category of Arabic is given: zero, one, two, few (3-10), many (11-99), other.

## Language
language_name = العربية

## Around every page
skip_to_content = انتقل إلى المحتوى الرئيسي
menu = القائمة
main_navigation = القائمة الرئيسية
footer_navigation = روابط التذييل
languages = اللغات
you_are_here = أنت هنا
home = الرئيسية
home_page = الصفحة الرئيسية
about_this_site = عن هذا الموقع
about_this_page = عن هذه الصفحة
published_by = الناشر:
site_licence = ما لم يُذكر خلاف ذلك في الصفحة:
credit_line = يُرجى نسب العمل إلى:
feed = موجز الأخبار (Atom)
back_to_top = العودة إلى الأعلى
previous = السابق
next = التالي
previous_and_next = السابق والتالي
previous_page = الصفحة السابقة
next_page = الصفحة التالية
pages_of_list = صفحات هذه القائمة
page_of = الصفحة { $number } من { $count }
count_pages = { $n ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $n } صفحات
    [many] { $n } صفحة
   *[other] { $n } صفحة
}
count_case_studies = { $n ->
    [zero] لا دراسات حالة
    [one] دراسة حالة واحدة
    [two] دراستا حالة
    [few] { $n } دراسات حالة
    [many] { $n } دراسة حالة
   *[other] { $n } دراسة حالة
}
reading_time = { $minutes ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
    [many] { $minutes } دقيقة للقراءة
   *[other] { $minutes } دقيقة للقراءة
}
in_minutes = { $n ->
    [zero] { $number } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}

## Kinds of page, one and many, and what their lists say of themselves
kind_case_study = دراسة حالة
kinds_case_study = دراسات الحالة
summary_case_study = ما جرّبه آخرون، وما تطلّبه، وما نتج عنه.
kind_toolkit = دليل عملي
kinds_toolkit = الأدلة العملية
summary_toolkit = إرشادات في أقسام قصيرة مرتبة بحسب مراحل المشروع.
kind_toolkit_section = قسم من دليل عملي
kinds_toolkit_section = أقسام الأدلة العملية
summary_toolkit_section = جميع أقسام الأدلة العملية.
kind_template = نموذج
kinds_template = النماذج
summary_template = رسائل واستمارات جاهزة للتعبئة والتعديل والاستخدام.
kind_reflective_resource = مورد للتأمل
kinds_reflective_resource = موارد التأمل
summary_reflective_resource = أسئلة للتفكير، فرديا أو جماعيا، مع مساحة لإجاباتك.
kind_smart_goal = هدف ذكي (SMART)
kinds_smart_goal = الأهداف الذكية (SMART)
summary_smart_goal = أهداف من خمسة أجزاء تتيح لك معرفة ما إذا كنت قد حققتها.
kind_session = جلسة
kinds_session = الجلسات
summary_session = ورش عمل وعروض، مع ما يلزم لإعادة تقديمها.
kind_post = تدوينة
kinds_post = التدوينات
summary_post = أخبار وأفكار من مشاريع جارية.
kind_page = صفحة
kinds_page = الصفحات
summary_page = صفحات عن هذا الموقع.

## Lists by role, phase, theme and stage
taxonomy_roles = الأدوار
summary_roles = من يشارك، والصفحات المفيدة لكل دور.
taxonomy_phases = المراحل
summary_phases = مراحل الشراكة، وما يفيد في كل منها.
taxonomy_themes = الموضوعات
summary_themes = ما تتناوله الصفحات.
taxonomy_lifecycle = مسيرة الطالب
summary_lifecycle = مراحل مسيرة الطالب والصفحات المتصلة بها.
people = الأشخاص
summary_people = من كتب محتوى هذا الموقع أو أعدّه أو قدّمه أو راجعه.
institutions = المؤسسات
summary_institutions = الجامعات والمؤسسات التي تتناولها صفحات هذا الموقع.
glossary = مسرد المصطلحات
summary_glossary = المصطلحات المستخدمة في هذا الموقع وما نعنيه بها.
reading_list = قائمة القراءة
summary_reading_list = كل ما تستشهد به صفحات هذا الموقع، ومواضع الاستشهاد.
summary_term = صفحات عن «{ $name }».
summary_person = ما أسهم فيه { $name }.
summary_institution = صفحات عن { $name } والعاملين فيها.
not_found_title = تعذّر العثور على هذه الصفحة
not_found_summary = قد يكون العنوان مكتوبا بشكل غير صحيح، أو ربما نُقلت الصفحة.
not_found_note = جرّب إحدى هذه الصفحات:
nothing_here = لا يوجد شيء هنا بعد.
also_called = تُسمى أيضا:
used_in = وردت في:
cited_by = استُشهد بها في:
web_page = صفحة الويب

## Home page
start_with_toolkit = ابدأ بالدليل العملي
read_case_studies = اطّلع على ما جرّبه آخرون
toolkits = خطوة بخطوة
case_studies = ما جرّبه آخرون
templates = جاهزة للاستخدام
sessions_and_posts = من ورش العمل والمشاريع
find_your_place = اعثر على ما يناسبك
by_phase = بحسب المرحلة
by_role = بحسب الدور
by_theme = بحسب الموضوع

## Opening, margin and notices of a page
only_got_a_minute = أليس لديك سوى دقيقة؟
jump_to_takeaways = انتقل إلى أهم الخلاصات
key_takeaways = أهم الخلاصات
on_this_page = في هذه الصفحة
in_this_toolkit = في هذا الدليل
section_of = القسم { $number } من { $count }
at_a_glance = لمحة سريعة
who_and_what_for = لمن ولأي غرض
audience = الجمهور
institution = المؤسسة
started = تاريخ البدء
evidence_kind = نوع الأدلة
evidence_outcome = النتيجة
evidence_cost = التكلفة
draft = مسودة
draft_note = هذه الصفحة غير مكتملة، فلا تشاركها بعد.
withdrawn = سُحبت
withdrawn_note = سُحبت هذه الصفحة، وأُبقي على عنوانها حتى لا تتعطل الروابط المؤدية إليها.
restricted = للموظفين والطلبة فقط
restricted_page_note = قد تحتاج إلى تسجيل الدخول لفتح أجزاء من هذه الصفحة.
pseudonyms_note = استُخدمت أسماء مستعارة لمن نُقلت أقوالهم في هذه الصفحة.
illustrative_note = كُتبت بعض الأقوال في هذه الصفحة للتوضيح، ولم يقلها أحد بنصها.
pseudonym = اسم مستعار
illustrative_voice = للتوضيح

## Parts of the kinds
participants = من شارك
metrics = ما جرى قياسه
figures = الأرقام
what = البند
value = القيمة
base_label = أساس الحساب:
baseline_label = خط الأساس:
target_label = المستهدف:
source_label = المصدر:
schedule = الجدول الزمني
phase_label = المرحلة:
schedule_gaps = غير مشمول بأي بند:
challenges = التحديات والاستجابات
challenge = التحدي
response = الاستجابة
outputs = ما نتج عنه
sections = الأقسام
resources = موارد مصاحبة
contributors = من أعدّه
purpose = الغرض
data_protection = حماية البيانات
fields = ما عليك تعبئته
one_of = أحد الخيارات:
prompts = بعد ذلك
goals = الأهداف
goals_side_by_side = أهداف ذكية جنبا إلى جنب
goal_part = الجزء
goal_specific = محدد
goal_measurable = قابل للقياس
goal_achievable = قابل للتحقيق
goal_relevant = ذو صلة
goal_time_bound = محدد زمنيا
goal_letter_s = م
goal_letter_m = ق
goal_letter_a = ت
goal_letter_r = ص
goal_letter_t = ز
goal_target = المستهدف:
goal_baseline = خط الأساس:
goal_method = طريقة القياس:
goal_start = البداية:
goal_due = موعد الإنجاز:
goal_outcome = النتيجة
first_steps = الخطوات الأولى
when = الموعد
strand = المحور
code = الرمز
presenters = المقدمون
topics = المواضيع
agenda = جدول الأعمال
agenda_activity = نشاط
agenda_discussion = نقاش
agenda_conclusion = ختام
agenda_numbered = { $kind } { $number }
quiz = صواب أم خطأ؟
show_answer = أظهر الإجابة
true_answer = صواب.
false_answer = خطأ.
outcomes = ما ستخرج به

## Credits and ways on
references = المراجع
published = تاريخ النشر:
updated = تاريخ التحديث:
review_by = موعد المراجعة:
related = مشابه لهذا
related_outcome = النتيجة نفسها: { $name }
related_cost = التكلفة نفسها: { $name }
related_evidence = نوع الأدلة نفسه: { $name }
related_named = من اختيار المحررين
related_institution = المؤسسة نفسها: { $name }
related_roles = { $n ->
    [zero] الأدوار نفسها: { $names }
    [one] الدور نفسه: { $names }
    [two] الدوران نفسهما: { $names }
    [few] الأدوار نفسها: { $names }
    [many] الأدوار نفسها: { $names }
   *[other] الأدوار نفسها: { $names }
}
related_phases = { $n ->
    [zero] المراحل نفسها: { $names }
    [one] المرحلة نفسها: { $names }
    [two] المرحلتان نفسهما: { $names }
    [few] المراحل نفسها: { $names }
    [many] المراحل نفسها: { $names }
   *[other] المراحل نفسها: { $names }
}
related_themes = { $n ->
    [zero] الموضوعات نفسها: { $names }
    [one] الموضوع نفسه: { $names }
    [two] الموضوعان نفسهما: { $names }
    [few] الموضوعات نفسها: { $names }
    [many] الموضوعات نفسها: { $names }
   *[other] الموضوعات نفسها: { $names }
}
related_lifecycle = { $n ->
    [zero] المراحل الدراسية نفسها: { $names }
    [one] المرحلة الدراسية نفسها: { $names }
    [two] المرحلتان الدراسيتان نفسهما: { $names }
    [few] المراحل الدراسية نفسها: { $names }
    [many] المراحل الدراسية نفسها: { $names }
   *[other] المراحل الدراسية نفسها: { $names }
}
backlinks = صفحات ترتبط بهذه الصفحة
based_on = مستند إلى
changes_label = التغييرات:
licence_label = الترخيص:
reuse = إعادة الاستخدام
contact = للتواصل
feedback = هل ستُجري تغييرات؟
feedback_invitation = أخبرنا إن دفعتك هذه الصفحة إلى تغيير شيء ما، أو إن كان فيها ما لا يناسبك.
feedback_open = املأ استمارة قصيرة
feedback_required_note = الحقول التي يجب ملؤها معلَّمة بكلمة «مطلوب».
required_mark = (مطلوب)
feedback_experience = صف تجربتك في استخدام هذا الموقع
feedback_change = ما الذي ستفعله بشكل مختلف؟
feedback_email = بريدك الإلكتروني إن أردت ردا
feedback_write = راسلنا بشأن هذه الصفحة
feedback_subject = ملاحظات: { $title }
send = إرسال

## Text: headings, tables, notes, callouts, fields
permalink = رابط إلى هذا القسم: { $title }
footnotes = ملاحظات
footnote_reference = الملاحظة { $number }
footnote_back = العودة إلى موضع الملاحظة { $number }
table_label = جدول
code_label = شيفرة برمجية
code_in = شيفرة برمجية: { $language }
callout_note = ملاحظة
callout_tip = نصيحة
callout_important = مهم
callout_caution = تنبيه
callout_warning = تحذير
choose = اختر
your_answer = إجابتك
cell_label = { $row }: { $column }

## Numbers
unit_people = { $n ->
    [zero] شخص
    [one] شخص
    [two] شخصان
    [few] أشخاص
    [many] شخصا
   *[other] شخص
}
unit_attendances = { $n ->
    [zero] حضور
    [one] حضور
    [two] حضور
    [few] حضور
    [many] حضورا
   *[other] حضور
}
unit_events = { $n ->
    [zero] فعالية
    [one] فعالية
    [two] فعاليتان
    [few] فعاليات
    [many] فعالية
   *[other] فعالية
}
unit_percent = %
unit_pp = { $n ->
    [zero] نقطة مئوية
    [one] نقطة مئوية
    [two] نقطتان مئويتان
    [few] نقاط مئوية
    [many] نقطة مئوية
   *[other] نقطة مئوية
}
unit_pp_short = نقطة مئوية
unit_currency = جنيه إسترليني
qualifier_about = نحو
qualifier_over = أكثر من
qualifier_under = أقل من
qualifier_at_least = على الأقل
qualifier_at_most = على الأكثر
quantity_qualified = { $qualifier } { $quantity }
metric_baseline = خط الأساس
metric_value = القيمة
metric_target = المستهدف
withheld = غير معروض
withheld_few = غير معروض (عدد الأشخاص أقل من { $limit })
withheld_protects = غير معروض حمايةً للأشخاص
rounding_hesa = تُقرَّب أعداد الأشخاص إلى أقرب مضاعف للعدد { $step }، لذا قد يعني 0 شخصًا أو شخصين. وقد تختلف المجاميع عن حاصل جمع أجزائها.
rounding_ofs = تُقرَّب أعداد الأشخاص إلى أقرب مضاعف للعدد { $step }، ولا تُعرض أصغر الأعداد. وقد تختلف المجاميع عن حاصل جمع أجزائها.
chart_point = { $label }: { $amount }
chart_next = { $before }؛ { $next }
change_none = بلا تغيير
change_up = بزيادة قدرها { $amount }
change_down = بانخفاض قدره { $amount }
span_of_time = من { $from } إلى { $to }

## Evidence
evidence_narrative = سردي: عرض لما جرى
evidence_empirical = تجريبي: بيانات جُمعت
evidence_causal = سببي: بالمقارنة مع ما كان سيحدث لولا ذلك
cost_low = منخفضة
cost_medium = متوسطة
cost_high = مرتفعة
cost_not_stated = غير مذكورة
outcome_positive = إيجابية
outcome_mixed = متباينة
outcome_null = لم يُلحظ أثر
outcome_negative = سلبية
outcome_not_rated = غير مقيّمة

## Accessibility statement
statement_conformance = مدى إتاحة هذا الموقع
statement_full = وفقا للمذكورين أدناه، يستوفي هذا الموقع المستوى AA من الإرشادات 2.2 لإتاحة محتوى الويب.
statement_partial = يستوفي هذا الموقع جزئيا المستوى AA من الإرشادات 2.2 لإتاحة محتوى الويب، ويرد أدناه ما لا يستوفيه.
statement_not_assessed = لم يقيّم أحد هذا الموقع بعد وفق الإرشادات 2.2 لإتاحة محتوى الويب، لذا لا ندّعي شيئا.
statement_issues = ما هو غير متاح
statement_reason = السبب:
statement_alternative = ما يمكنك فعله:
statement_fix_by = موعد الإصلاح:
statement_contact = الملاحظات والتواصل
statement_email = البريد الإلكتروني:
statement_phone = الهاتف:
statement_address = العنوان:
statement_enforcement = إن لم تكن راضيا عن ردنا
statement_enforcement_note = يمكنك اللجوء إلى:
statement_technology = التقنيات المستخدمة في الموقع
statement_preparation = كيف أُعدّ هذا البيان
statement_prepared = تاريخ الإعداد:
statement_reviewed = تاريخ آخر مراجعة:
statement_tested = تاريخ الاختبار:
statement_tested_by = أجرى الاختبار:
statement_tested_method = طريقة الاختبار:
# From `last-check.yaml`: what `kitpress check --record` found. $times is a number as the language writes it.
statement_check_found = وجد فحص آلي بتاريخ { $date } ما يلي أيضا. لا يستطيع فحص كهذا أن يجد كل شيء.
statement_check_clean = لم يجد فحص آلي بتاريخ { $date } أيا من العوائق التي يستطيع البحث عنها. وليس هذا كل شيء: لا يستطيع أن يقول إن كانت الصفحة مفهومة وصالحة للاستخدام إلا الناس.
statement_found_on = في:
statement_found_images = صور بلا نص بديل مفيد: { $times }
statement_found_headings = عناوين فارغة أو في غير ترتيبها: { $times }
statement_found_links = روابط لا تؤدي إلى شيء أو لا تقول إلى أين تؤدي: { $times }
statement_found_tables = جداول لا ترتبط خلاياها بعناوينها: { $times }
statement_found_contrast = نص يصعب تمييزه من خلفيته: { $times }
statement_found_language = نص بلغة غير محددة كما ينبغي: { $times }
statement_found_characters = محارف لا يستطيع مستند عرضها: { $times }
statement_found_left_out = أجزاء من صفحة متروكة: { $times }
statement_found_documents = ملفات للتنزيل ينقصها شيء موجود في الصفحة: { $times }
statement_found_other = أمور أخرى قد تعيق أحدا: { $times }

## المراجع
citation_in_text = { $who }، { $year }
citation_et_al = { $first } وآخرون
reference_page = ص. { $pages }
reference_pages = ص. { $pages }
reference_accessed = اطُّلع عليه في { $date }

## التنزيلات والمستندات
downloads = تنزيل
downloads_of = تنزيل: { $title }
download_text = { $title }، { $format }، { $size }
download_text_in = { $title }، { $format }، { $size }، { $language }
format_word = Word
format_pdf = PDF
format_epub = EPUB
format_text = نص عادي
size_bytes = { $number } بايت
size_kilobytes = { $number } كيلوبايت
size_megabytes = { $number } ميغابايت
language_en = الإنجليزية
language_cy = الويلزية
language_ar = العربية
document_page = صفحة
document_of = من
document_contents = المحتويات
document_introduction = عن هذا الدليل
document_credits = المصادر وإعادة الاستخدام
document_online = على الإنترنت:
document_date_hint = اليوم والشهر والسنة
document_tick = خانة اختيار
document_notes = ملاحظات
document_notes_ask = ماذا قررنا، ومن يفعل ماذا بعد ذلك؟
document_quiz_answers = إجابات العبارات
document_own_goal = هدفك أنت
document_goal_specific = ماذا ستفعل بالتحديد، ومع من، وأين؟
document_goal_measurable = ماذا ستَعُدّ أو تسأل، ومن أين تبدأ؟
document_goal_achievable = من وما الذي يجعله ممكنًا؟
document_goal_relevant = لماذا يهم هنا والآن؟
document_goal_time_bound = متى تبدأ، ومتى الموعد النهائي؟
document_goal_owner = المسؤول
document_goal_owner_prompt = الاسم والدور
document_goal_review = موعد مراجعته
table_summary = { $n ->
   *[other] عدد الصفوف: { $n }. الأعمدة: { $columns }
}
phase_column = المرحلة
agenda_part = الجزء
agenda_time = الوقت

## Search
# يقوم `#` مقام عدد أو كلمة.
search = بحث
summary_search = اعثر على صفحة بكلماتها، أو تصفّح بحسب الدور والمرحلة والموضوع.
search_explore = التصفّح من دون بحث
search_lists = كل القوائم
search_label = ابحث في هذا الموقع
search_submit = ابحث
search_keys = يُفتح بـ #
search_wait = جارٍ البحث…
search_failed = تعذّر تحميل جزء من البحث. تحقّق من اتصالك وابحث مرة أخرى، أو تصفّح بحسب الدور والمرحلة والموضوع.
search_none = لم يُعثر على شيء عن «#».
search_none_help = جرّب كلمات أقل أو كلمات أخرى، أو أزل عوامل التصفية.
search_meant = نتائج «#».
search_more = عرض المزيد من النتائج
search_filter = تصفية النتائج
search_clear = إزالة كل عوامل التصفية
search_close = إغلاق
search_whole = عرض هذا البحث في صفحة مستقلة لإرساله إلى شخص آخر
search_kinds = نوع الصفحة
search_section = القسم:
search_count = { $n ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] # نتائج
    [many] # نتيجة
   *[other] # نتيجة
}

## Explore and compare
explore = استكشاف
summary_explore = كل ما في هذا الموقع، بحسب من يعنيه، ومتى يُحتاج إليه، وموضوعه، وما نتج عنه.
explore_kinds = أنواع الصفحات
explore_filters = تصفية
explore_filters_note = الرقم بعد كل خيار هو عدد صفحاته.
explore_results = الصفحات
explore_newest = أحدث الصفحات
explore_all = لرؤية كل الصفحات من نوع واحد، اتبع رابطه تحت «{ $group }».
explore_more_values = عرض الكل
explore_questions = ما يسأل عنه القراء
explore_chosen = عوامل التصفية المختارة
explore_clear = مسح الكل
explore_remove = إزالة عامل التصفية: %name%
explore_sort = الترتيب بحسب
explore_sort_newest = الأحدث أولًا
explore_sort_title = العنوان
explore_shown = الصفحات الموجودة: %n% من %m%
explore_nothing = لا توجد صفحة توافق كل عوامل التصفية هذه. أزل واحدًا منها لترى المزيد.
explore_empty_choice = لن تبقى أي صفحة مع «%name%».
explore_unknown = غير معروف هنا، فلم يؤخذ به: %names%
explore_show_more = عرض المزيد
explore_failed = تعذر تحميل الصفحات. كل عامل تصفية هو أيضًا رابط إلى قائمته، عند تحميل هذه الصفحة من جديد.
ask_situation = شيء يشبه وضعي
ask_minute = لديك دقيقة فقط؟
ask_template = نموذج يمكنني تعديله
ask_not_working = ما الذي لم ينجح؟
ask_whom = من يمكنني أن أسأل؟

compare = مقارنة دراسات الحالة
summary_compare = من دراستين إلى أربع دراسات حالة جنبًا إلى جنب، في جدول واحد.
comparison = { $title } إلى جانب دراسات حالة مشابهة
summary_comparison = ما الذي أُنجز، ومع من، وبأي تكلفة، وبأي نتيجة، جنبًا إلى جنب.
compare_with = مقارنة بما يشبهها
compare_beside = إلى جانب:
compare_open = عرضها في جدول واحد
compare_choose = اختيار ما تجري مقارنته
compare_change = تغيير ما تجري مقارنته
compare_ready = مقارنات جاهزة
compare_table = دراسات الحالة جنبًا إلى جنب
compare_row = البند
compare_not_stated = غير مذكور
compare_pick = إضافة دراسة حالة
compare_add = إضافة
compare_pick_first = اختر دراسة حالة
compare_remove = إزالة: %name%
compare_remove_short = إزالة
compare_removed = أُزيلت: %name%
compare_added = أُضيفت: %name%
compare_too_many = أربع على الأكثر. أزل واحدة أولًا.
compare_too_few = اختر اثنتين على الأقل.
compare_choose_this = مقارنة
compare_chosen = المختار للمقارنة: %n%
compare_go = قارن بينها
compare_failed = تعذر تحميل إحدى دراسات الحالة.
compare_institution = المؤسسة
compare_context = السياق
compare_dates = التواريخ
compare_started = البداية: { $date }
compare_published = النشر: { $date }
compare_participants = من شارك
compare_roles = الأدوار
compare_phases = المراحل
compare_themes = الموضوعات
compare_schedule = ما الذي أُنجز ومتى
compare_figures = الأرقام
compare_evidence = نوع الأدلة
compare_cost = التكلفة
compare_outcome = النتيجة
compare_challenges = التحديات والاستجابات
compare_not_working = ما لم ينجح، أو ما زال مفتوحًا
compare_outputs = ما نتج عنه
compare_downloads = التنزيلات
compare_contact = للتواصل
compare_answered = { $problem } الاستجابة: { $response }

aspect_evidence = أنواع الأدلة
aspect_cost = التكلفة
aspect_outcome = النتائج
summary_evidence = كيف عرفت دراسات الحالة ما تعرفه.
summary_cost = ما كلّفه العمل في دراسات الحالة.
summary_outcome = ما أفضى إليه العمل في دراسات الحالة.
answered_evidence = الأدلة: { $answer }
answered_cost = التكلفة: { $answer }
answered_outcome = النتيجة: { $answer }
answer_narrative = سردية
answer_empirical = تجريبية
answer_causal = سببية
means_evidence_narrative = دراسات حالة تروي ما أُنجز ولماذا ينبغي أن ينجح.
means_evidence_empirical = دراسات حالة فيها بيانات جُمعت إلى جانب العمل.
means_evidence_causal = دراسات حالة تقارن ما حدث بما كان سيحدث لولا العمل.
means_cost_low = دراسات حالة لعمل لم يكلّف كثيرًا.
means_cost_medium = دراسات حالة لعمل كلّف مبلغًا متوسطًا.
means_cost_high = دراسات حالة لعمل كلّف كثيرًا.
means_cost_not_stated = دراسات حالة لا يذكر مصدرها تكلفة العمل.
means_outcome_positive = دراسات حالة لعمل حقق ما كان مأمولًا.
means_outcome_mixed = دراسات حالة لعمل حقق ما كان مأمولًا جزئيًا، أو لبعض الناس.
means_outcome_null = دراسات حالة لعمل لم يغيّر شيئًا يمكن قياسه.
means_outcome_negative = دراسات حالة لعمل ألحق ضررًا.
means_outcome_not_rated = دراسات حالة لم يقيّم أحد نتيجتها.

## Filling in on the page
answers = إجاباتك
answers_hint = يمكنك ملء هذه الصفحة هنا. ما تكتبه يبقى على هذا الجهاز، في هذا المتصفح. لتنزيله أو طباعته أو مسحه:
answers_note = ما تكتبه في هذه الصفحة يبقى على هذا الجهاز، في هذا المتصفح، ولا يُرسَل إلى أحد. يستطيع من يستخدم هذا الجهاز غيرُك أن يقرأه: امسحه عندما تنتهي.
answers_none = لم يُحفظ شيء بعد.
answers_kept = آخر حفظ: { $time }.
answers_done = أُنجز { $done } من { $all }
answers_download = تنزيل مع إجاباتي: { $format }
answers_print = طباعة
answers_clear = مسح كل الإجابات
answers_undo = استعادة إجاباتي
answers_cleared = مُسحت كل الإجابات، هنا ومن هذا الجهاز. يمكنك استعادتها ما دمت في هذه الصفحة.
answers_restored = عادت إجاباتك.
answers_refused = هذا المتصفح لا يحفظ إجاباتك: ستضيع عندما تغادر الصفحة. لا يزال بإمكانك ملؤها وتنزيلها أو طباعتها مع إجاباتك.
answers_working = يجري إعداد ملفك.
answers_ready = تم: الملف { $name } بين تنزيلاتك.
answers_failed = تعذّر جلب الملف. تأكد من اتصالك بالإنترنت ثم حاول مرة أخرى. إجاباتك ما زالت هنا.
answers_broken = تعذّر وضع إجاباتك في الملف. نزّل الملف الفارغ أعلاه وانسخ إجاباتك من هذه الصفحة. ما زالت هنا.
answers_left_out = لا مكان في الملف لهذه الإجابات، فانسخها بنفسك: { $names }
answers_required = يجب ملء ما يلي، وهو لا يزال فارغًا:
answers_local = فُتحت هذه الصفحة من ملف، والمتصفح لا يسمح عندئذ لصفحة بقراءة ملفات أخرى. لتنزيل إجاباتك في ملف Word أو PDF افتح هذه الصفحة على موقعها؛ ويمكنك طباعتها هنا.
answers_gone = إجابات عن حقول لم تعد موجودة
answers_gone_note = تغيّرت هذه الصفحة منذ أن كتبتها. انسخ ما لا تزال بحاجة إليه.
answers_copy = نسخ هذه الإجابات
answers_copied = تم النسخ.
answers_drop = إزالة هذه الإجابات
# Part of the name of a file, whose other parts are in Latin letters.
answers_file = answers
quiz_true = صحيح
quiz_false = خطأ
quiz_check = تحقّق
quiz_choose = اختر «صحيح» أو «خطأ» أولًا.
quiz_right = إجابتك صحيحة.
quiz_wrong = ليس هذا هو الجواب.
quiz_score = { $right } من { $all } صحيحة حتى الآن.
quiz_again = البدء من جديد
quiz_restarted = أُلغيت كل اختياراتك.

## Charts, timelines and maps
chart_largest = الجزء الأكبر: { $label } ({ $amount })
chart_below_target = { $amount } دون الهدف
chart_above_target = { $amount } فوق الهدف
chart_on_target = بمستوى الهدف
schedule_table = الجدول الزمني في خانات
schedule_from = من
schedule_to = إلى
schedule_months = الأشهر
schedule_at_once = في الوقت نفسه:
schedule_summary = { $n ->
    [zero] لا مراحل، { $when }.
    [one] مرحلة واحدة، { $when }.
    [two] مرحلتان، { $when }.
    [few] { $number } مراحل، { $when }.
    [many] { $number } مرحلة، { $when }.
   *[other] { $number } مرحلة، { $when }.
}
schedule_overlapping = عدد ما يتداخل مع مرحلة سابقة: { $number }.
schedule_no_overlap = لا تتداخل أي منها.
map = من يعمل مع من
map_drawing = الرسم
map_groups = { $n ->
    [zero] لا مجموعات
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $number } مجموعات
    [many] { $number } مجموعة
   *[other] { $number } مجموعة
}
map_ties = { $n ->
    [zero] لا صلات
    [one] صلة واحدة
    [two] صلتان
    [few] { $number } صلات
    [many] { $number } صلة
   *[other] { $number } صلة
}
map_summary = { $groups }، { $ties }: الرسمية { $formal }، وغير الرسمية { $informal }.
map_most = الأكثر صلات: { $label } ({ $number }).
map_alone = بلا أي صلة: { $names }.
map_works_formally = تعاون رسمي بين { $from } و{ $to }
map_works_informally = تعاون غير رسمي بين { $from } و{ $to }
map_formal = رسمية
map_informal = غير رسمية
map_key = الخط المتصل: صلة رسمية، متفق عليها أو مكتوبة. الخط المتقطع: صلة غير رسمية. الأرقام هي أرقام القائمة.
map_number = الرقم
map_list = الصلات
map_first_group = المجموعة
map_second_group = تعمل مع
map_tie = الصلة
map_how = كيف
map_students = الطلبة
map_union = اتحاد الطلبة
map_community = المجتمع المحلي
map_external = جهات أخرى
map_staff = الموظفون

## Trust and citations
reviewed = آخر مراجعة:
next_review = المراجعة القادمة قبل:
comma = ،{" "}
who_to_ask = من تسأل عن هذه الصفحة
did_not_work = ما لم ينجح
did_not_work_count = { $n ->
    [zero] لا شيء لم ينجح
    [one] أمر واحد لم ينجح
    [two] أمران لم ينجحا
    [few] { $number } أمور لم تنجح
    [many] { $number } أمرًا لم تنجح
   *[other] { $number } أمر لم تنجح
}
why_label = السبب:
ratings = معنى هذه التقييمات
evidence_narrative_means = يروي من قاموا بالعمل ما فعلوه ولماذا يُفترض أن ينجح. ولا توجد أرقام تبيّن هل نجح.
evidence_empirical_means = تغيّرت الأرقام في وقت العمل نفسه. وهي لا تثبت أن العمل هو السبب.
evidence_causal_means = قورن من شملهم العمل بمن لم يشملهم، فيمكن أن يُعزى الفرق إلى العمل.
cost_low_means = كانت التكلفة منخفضة في رأي من قاموا بالعمل.
cost_medium_means = كانت التكلفة متوسطة في رأي من قاموا بالعمل.
cost_high_means = كانت التكلفة مرتفعة في رأي من قاموا بالعمل.
cost_not_stated_means = لا يذكر المصدر التكلفة. وهذا لا يعني أنها كانت قليلة.
outcome_positive_means = حقّق ما كان مرجوًّا منه.
outcome_mixed_means = حقّق ما كان مرجوًّا منه جزئيًّا، أو لبعض الناس.
outcome_null_means = لم يتغيّر شيء يمكن قياسه.
outcome_negative_means = جعل شيئًا أسوأ.
outcome_not_rated_means = لم يقيّم أحد ما أدى إليه. وهذا لا يُحسب له ولا عليه.
cite = الاستشهاد بهذه الصفحة
cite_show = عرض صيغ استشهاد جاهزة
cite_plain = صيغة بسيطة
cite_as = صيغة الاستشهاد
cite_no_date = بلا تاريخ
cite_year_month = { $year }، { $month }
cite_year_month_day = { $year }، { $day } { $month }
cite_accessed = تطلب بعض الأنماط ذكر اليوم الذي قرأت فيه الصفحة. أضفه بنفسك، فأنت وحدك من يعرفه.
copy = نسخ
copied = تم النسخ
copy_failed = حُدّد النص: انسخه بلوحة المفاتيح أو من القائمة

## Calendars
calendar = أضف إلى تقويمك
calendar_file = { $n ->
    [zero] ملف تقويم بلا تواريخ
    [one] ملف تقويم فيه تاريخ واحد
    [two] ملف تقويم فيه تاريخان
    [few] ملف تقويم فيه { $number } تواريخ
    [many] ملف تقويم فيه { $number } تاريخًا
   *[other] ملف تقويم فيه { $number } تاريخ
}
calendar_all = كل تواريخ هذا الموقع
calendar_sessions = ملف تقويم فيه كل الجلسات
calendar_reviews = المراجعات
calendar_without_year = التواريخ التي لا تُذكر سنتها ليست في أي تقويم.
calendar_schedule = { $title }: { $what }
calendar_due = موعد الإنجاز: { $title }
calendar_review = مراجعة: { $title }
calendar_review_category = مراجعة
calendar_presenters = المقدمون: { $names }

## Print

print_whole = طباعة الدليل كاملًا
print_title = { $title }: الدليل كاملًا للطباعة
print_short = للطباعة
summary_print = جميع أقسام «{ $title }» في صفحة واحدة للطباعة.
print_note = جميع الأقسام في هذه الصفحة. اطبعها من متصفحك، أو احفظها منه بصيغة PDF.

## To take away: Moodle, offline copy
take_away = خذه معك
download_unmeasured = { $title }، { $format }
format_cartridge = مودل (Common Cartridge)
format_copy = نسخة للقراءة دون اتصال (zip)
offline_copy = نسخة من هذا الموقع للقراءة دون اتصال (zip)
copy_note = النسخة هي الموقع كله بجميع لغاته في ملف zip واحد. فُكّ ضغطه في مجلد وافتح index.html: لا حاجة إلى شبكة.
cartridge_note = لاستخدامه في مودل: افتح المقرر واختر «إعادة استخدام المقرر» ثم «استعادة» وارفع الملف. ويمكن استيراده أيضًا في Canvas وBlackboard وBrightspace وOpen edX.
course_links = على الويب
this_is_a_copy = هذه نسخة للقراءة دون اتصال. هذه الصفحة على الويب:

## معاينة `kitpress serve` لمن يكتبون؛ وليست جزءًا من أي موقع مكتمل
editor_preview = معاينة
editor_errors = { $n ->
    [zero] لا أخطاء تحتاج إلى تصحيح
    [one] خطأ واحد يحتاج إلى تصحيح
    [two] خطآن يحتاجان إلى تصحيح
    [few] { $n } أخطاء تحتاج إلى تصحيح
    [many] { $n } خطأً يحتاج إلى تصحيح
   *[other] { $n } خطأ يحتاج إلى تصحيح
}
editor_intro = ما تراه تحت هذه الرسالة هو آخر نسخة سليمة من الصفحة. تُحدَّث الصفحة تلقائيًا بعد التصحيح.
editor_intro_none = لا يوجد موقع بعد. يظهر الموقع تلقائيًا بعد التصحيح.
editor_show_errors = { $n ->
    [one] إظهار الخطأ
   *[other] إظهار الأخطاء ({ $n })
}
editor_more = { $n ->
    [one] يوجد خطأ آخر غير معروض هنا، وهو في سطر الأوامر.
    [two] يوجد خطآن آخران غير معروضين هنا، وهما في سطر الأوامر.
    [few] توجد { $n } أخطاء أخرى غير معروضة هنا، وهي في سطر الأوامر.
   *[other] يوجد { $n } خطأ آخر غير معروض هنا، وكلها في سطر الأوامر.
}
editor_hide = إخفاء (Escape)
editor_hidden = أُخفيت الأخطاء. هذه آخر نسخة سليمة من الصفحة.
editor_fixed = تم التصحيح. الصفحة محدَّثة.
editor_warnings = { $n ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $n } تنبيهات
    [many] { $n } تنبيهًا
   *[other] { $n } تنبيه
}
editor_about_page = تنبيهات عن هذه الصفحة
editor_everywhere = عن الموقع كله
editor_close = إغلاق
editor_excerpt = الموضع في الملف
editor_what_to_do = ما العمل:
editor_open = فتح { $place } في المحرّر
editor_draft = مسودة: لا تدخل في الموقع المنشور
editor_offline = توقفت المعاينة: شغّلها من جديد لترى التغييرات
editor_not_built = لم يُبنَ الموقع بعد
editor_not_built_why = في محتواه أخطاء. تتحول هذه الصفحة إلى الموقع بعد تصحيحها.
