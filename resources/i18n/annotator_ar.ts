<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Act</name>
    <message>
        <source>mark {0}</source>
        <translation>وسم {0}</translation>
    </message>
    <message>
        <source>event {0}</source>
        <translation>حدث {0}</translation>
    </message>
    <message>
        <source>change the label to {0}</source>
        <translation>تغيير الوسم إلى {0}</translation>
    </message>
    <message>
        <source>move the ends</source>
        <translation>تحريك الأطراف</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>fill {0}</source>
        <translation>ملء {0}</translation>
    </message>
    <message>
        <source>empty {0}</source>
        <translation>إفراغ {0}</translation>
    </message>
    <message>
        <source>move an argument to {0}</source>
        <translation>نقل مشارك إلى {0}</translation>
    </message>
    <message>
        <source>join</source>
        <translation>ضمّ</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>قطع</translation>
    </message>
    <message>
        <source>mark {0} everywhere</source>
        <translation>وسم {0} حيثما ورد</translation>
    </message>
    <message>
        <source>mark in all articles</source>
        <translation>وسم في كل المقالات</translation>
    </message>
    <message>
        <source>the same thing</source>
        <translation>الشيء نفسه</translation>
    </message>
    <message>
        <source>cut what was the same thing in two</source>
        <translation>فصل الشيء نفسه قسمين</translation>
    </message>
    <message>
        <source>not the same thing</source>
        <translation>ليس الشيء نفسه</translation>
    </message>
    <message>
        <source>link</source>
        <translation>رابط</translation>
    </message>
    <message>
        <source>label the document {0}</source>
        <translation>وسم المستند {0}</translation>
    </message>
    <message>
        <source>zone {0}</source>
        <translation>منطقة {0}</translation>
    </message>
    <message>
        <source>no zone</source>
        <translation>بلا منطقة</translation>
    </message>
    <message>
        <source>relation {0}</source>
        <translation>علاقة {0}</translation>
    </message>
    <message>
        <source>set {0}</source>
        <translation>ضبط {0}</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>written-out form</source>
        <translation>الصورة الكاملة</translation>
    </message>
    <message>
        <source>head</source>
        <translation>النواة</translation>
    </message>
    <message>
        <source>status {0}</source>
        <translation>الحالة {0}</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>علامة مراجعة</translation>
    </message>
    <message>
        <source>return to act {0}</source>
        <translation>عودة إلى الإجراء {0}</translation>
    </message>
    <message>
        <source>bring back {0}</source>
        <translation>استرجاع {0}</translation>
    </message>
    <message>
        <source>import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>note on the document</source>
        <translation>ملاحظة على المستند</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Select the trigger first: the word that says it happened.</source>
        <translation>حدّد القادح أولاً: الكلمة الدالّة على وقوع الحدث.</translation>
    </message>
    <message>
        <source>Type of the event</source>
        <translation>نوع الحدث</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>العلاقة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>After half an hour of work</source>
        <translation>بعد نصف ساعة من العمل</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>بطلب منك</translation>
    </message>
    <message>
        <source>Before the project was renewed</source>
        <translation>قبل تحديث المشروع</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>قبل استيراد</translation>
    </message>
    <message>
        <source>Before a deletion</source>
        <translation>قبل حذف</translation>
    </message>
    <message>
        <source>Before a merge</source>
        <translation>قبل دمج</translation>
    </message>
    <message>
        <source>A server has backups of its own.</source>
        <translation>للخادم نُسَخه الاحتياطية الخاصة.</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>انسخ احتياطيًّا الآن</translation>
    </message>
    <message>
        <source>Go back to this one…</source>
        <translation>عودة إلى هذه النسخة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Every copy here was opened and checked. They lie in {folder}.</source>
        <translation>كل نسخة هنا فُتحت وفُحصت. مكانها: {folder}</translation>
    </message>
    <message>
        <source>There is no backup yet. One comes with half an hour of work.</source>
        <translation>لا نسخة احتياطية بعد. تأتي أولاها بعد نصف ساعة من العمل.</translation>
    </message>
    <message>
        <source>{reason} · {size} MB</source>
        <translation>{reason} · {size} م.ب</translation>
    </message>
    <message>
        <source>No backup could be made</source>
        <translation>تعذّر النسخ الاحتياطي</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>جارٍ النسخ الاحتياطي…</translation>
    </message>
    <message>
        <source>Go back to {time}?</source>
        <translation>أتعود إلى {time}؟</translation>
    </message>
    <message>
        <source>The whole project becomes what it was then. What stands there now is kept beside it, in files whose name ends in “damaged” and a number.</source>
        <translation>يعود المشروع كله كما كان حينها. ويُحفظ ما هو عليه الآن إلى جانبه، في ملفات ينتهي اسمها بكلمة “damaged” ورقم.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>عودة</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>Selected: {text}</source>
        <translation>المحدد: {text}</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Part of the name, in Arabic or English, or its keys</source>
        <translation>جزء من الاسم بالعربية أو الإنجليزية، أو مفاتيحه</translation>
    </message>
</context>
<context>
    <name>Clustering</name>
    <message>
        <source>This item is not the same as any other.</source>
        <translation>هذا العنصر ليس هو نفسه أيّ عنصر آخر.</translation>
    </message>
    <message>
        <source>Select the item that the link is about.</source>
        <translation>حدّد العنصر الذي يخصّه الرابط.</translation>
    </message>
    <message>
        <source>This cannot be a link: it is too long or has invisible characters.</source>
        <translation>لا يصلح هذا رابطاً: إنه طويل جداً أو فيه محارف خفية.</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>&amp;New project…</source>
        <translation>مشروع &amp;جديد…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;فتح مشروع…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>فتح العيّ&amp;نة</translation>
    </message>
    <message>
        <source>&amp;Import articles…</source>
        <translation>ا&amp;ستيراد مقالات…</translation>
    </message>
    <message>
        <source>Import what was cop&amp;ied</source>
        <translation>استيراد من ال&amp;حافظة</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;تصدير…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;طباعة…</translation>
    </message>
    <message>
        <source>Save as PDF or pi&amp;cture…</source>
        <translation>حفظ بصيغة PDF أو &amp;صورة…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>ا&amp;لنسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Tras&amp;h…</source>
        <translation>سلة المح&amp;ذوفات…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>الإ&amp;عدادات…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;خروج</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>ت&amp;راجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعا&amp;دة</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Delete the item</source>
        <translation>&amp;حذف العنصر</translation>
    </message>
    <message>
        <source>Delete the doc&amp;ument</source>
        <translation>حذف الم&amp;ستند</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>الس&amp;جلّ…</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>كتابة &amp;ملاحظة</translation>
    </message>
    <message>
        <source>&amp;Event on the selection…</source>
        <translation>&amp;حدث على التحديد…</translation>
    </message>
    <message>
        <source>&amp;Relation from this item…</source>
        <translation>&amp;علاقة من هذا العنصر…</translation>
    </message>
    <message>
        <source>The &amp;same as…</source>
        <translation>&amp;هو نفسه…</translation>
    </message>
    <message>
        <source>Not the same after all</source>
        <translation>ليس هو نفسه</translation>
    </message>
    <message>
        <source>Label of the &amp;whole document…</source>
        <translation>وسم المستند &amp;كله…</translation>
    </message>
    <message>
        <source>Lin&amp;k it…</source>
        <translation>&amp;ربطه بقاعدة معرفة…</translation>
    </message>
    <message>
        <source>&amp;Zone…</source>
        <translation>من&amp;طقة…</translation>
    </message>
    <message>
        <source>&amp;Fill the roles</source>
        <translation>&amp;ملء الأدوار</translation>
    </message>
    <message>
        <source>Drop a clitic in fr&amp;ont</source>
        <translation>قطع لاصقة من ال&amp;أول</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>إعادة اللاصقة</translation>
    </message>
    <message>
        <source>Drop a clitic &amp;behind</source>
        <translation>قطع لاصقة من الآ&amp;خر</translation>
    </message>
    <message>
        <source>Start one letter earlier</source>
        <translation>تقديم البداية حرفاً</translation>
    </message>
    <message>
        <source>Start one letter later</source>
        <translation>تأخير البداية حرفاً</translation>
    </message>
    <message>
        <source>End one letter later</source>
        <translation>تأخير النهاية حرفاً</translation>
    </message>
    <message>
        <source>End one letter earlier</source>
        <translation>تقديم النهاية حرفاً</translation>
    </message>
    <message>
        <source>Start one word earlier</source>
        <translation>تقديم البداية كلمة</translation>
    </message>
    <message>
        <source>Start one word later</source>
        <translation>تأخير البداية كلمة</translation>
    </message>
    <message>
        <source>End one word later</source>
        <translation>تأخير النهاية كلمة</translation>
    </message>
    <message>
        <source>End one word earlier</source>
        <translation>تقديم النهاية كلمة</translation>
    </message>
    <message>
        <source>&amp;Join with the next one</source>
        <translation>&amp;ضمّ إلى التالي</translation>
    </message>
    <message>
        <source>Cut at the &amp;caret</source>
        <translation>&amp;قطع عند المؤشر</translation>
    </message>
    <message>
        <source>Move an &amp;argument…</source>
        <translation>&amp;نقل مشارك…</translation>
    </message>
    <message>
        <source>Mark it e&amp;verywhere…</source>
        <translation>و&amp;سمه حيثما ورد…</translation>
    </message>
    <message>
        <source>Mark it in all articles…</source>
        <translation>وسمه في كل المقالات…</translation>
    </message>
    <message>
        <source>Mark a list of names…</source>
        <translation>وسم قائمة أسماء…</translation>
    </message>
    <message>
        <source>Keep the selection, add another part</source>
        <translation>إبقاء التحديد وإضافة جزء آخر</translation>
    </message>
    <message>
        <source>Add the selection to the item</source>
        <translation>إضافة التحديد إلى العنصر</translation>
    </message>
    <message>
        <source>Fi&amp;nd in the article…</source>
        <translation>ب&amp;حث في المقال…</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Search &amp;all articles…</source>
        <translation>البحث في &amp;كل المقالات…</translation>
    </message>
    <message>
        <source>Next hit of all articles</source>
        <translation>النتيجة التالية في كل المقالات</translation>
    </message>
    <message>
        <source>Previous hit of all articles</source>
        <translation>النتيجة السابقة في كل المقالات</translation>
    </message>
    <message>
        <source>Next &amp;item</source>
        <translation>العنصر ال&amp;تالي</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>العنصر السابق</translation>
    </message>
    <message>
        <source>Next item at the &amp;caret</source>
        <translation>العنصر التالي عند الم&amp;ؤشر</translation>
    </message>
    <message>
        <source>Previous item at the caret</source>
        <translation>العنصر السابق عند المؤشر</translation>
    </message>
    <message>
        <source>Next of this thing</source>
        <translation>الموضع التالي من الشيء نفسه</translation>
    </message>
    <message>
        <source>Next of this &amp;label</source>
        <translation>التالي من هذا ال&amp;وسم</translation>
    </message>
    <message>
        <source>Previous of this label</source>
        <translation>السابق من هذا الوسم</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>ال&amp;مشكلة التالية</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>المشكلة السابقة</translation>
    </message>
    <message>
        <source>&amp;Done, and the next one</source>
        <translation>إن&amp;جاز المستند، ثم التالي</translation>
    </message>
    <message>
        <source>&amp;Flag this document</source>
        <translation>وضع &amp;علامة مراجعة</translation>
    </message>
    <message>
        <source>Ne&amp;xt document</source>
        <translation>المستند التا&amp;لي</translation>
    </message>
    <message>
        <source>&amp;Previous document</source>
        <translation>المستند الساب&amp;ق</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>ال&amp;لوحة التالية</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>نص أ&amp;كبر</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>نص أ&amp;صغر</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>الحجم ال&amp;معتاد</translation>
    </message>
    <message>
        <source>&amp;Narrower column</source>
        <translation>عمود أ&amp;ضيق</translation>
    </message>
    <message>
        <source>&amp;Wider column</source>
        <translation>عمود أ&amp;وسع</translation>
    </message>
    <message>
        <source>&amp;Invisible characters</source>
        <translation>المحارف ال&amp;خفية</translation>
    </message>
    <message>
        <source>Light or &amp;dark</source>
        <translation>التبديل بين الفاتح وال&amp;داكن</translation>
    </message>
    <message>
        <source>Lines of &amp;all events</source>
        <translation>خطوط ال&amp;أحداث كلها</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>ال&amp;مفاتيح</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;عن البرنامج</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>ال&amp;مشروع</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;وسم</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>ا&amp;نتقال</translation>
    </message>
    <message>
        <source>&amp;Corpus</source>
        <translation>الم&amp;دونة</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>ال&amp;مشاريع الأخيرة</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select the item that the note is about.</source>
        <translation>حدّد العنصر الذي تخصّه الملاحظة.</translation>
    </message>
    <message>
        <source>All documents are done.</source>
        <translation>أُنجزت المستندات كلها.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Annotator {version}: entities and events on right-to-left text.</source>
        <translation>الواسم {version}: كيانات وأحداث على نص من اليمين إلى اليسار.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>عن البرنامج</translation>
    </message>
</context>
<context>
    <name>Concordance</name>
    <message>
        <source>Hits in their articles</source>
        <translation>النتائج في مقالاتها</translation>
    </message>
</context>
<context>
    <name>CorpusDialog</name>
    <message>
        <source>Search all articles</source>
        <translation>البحث في كل المقالات</translation>
    </message>
    <message>
        <source>Words, &quot;whole words&quot;, /expression/, label:PER role:Attacker=ORG …</source>
        <translation>كلمات، &quot;كلمات كاملة&quot;، /تعبير/، وسم:شخص دور:Attacker=ORG …</translation>
    </message>
    <message>
        <source>The index of the articles is being brought up to date</source>
        <translation>يجري تحديث فهرس المقالات</translation>
    </message>
    <message>
        <source>Label to mark the hits with</source>
        <translation>الوسم الذي توسم به النتائج</translation>
    </message>
    <message>
        <source>Mark them</source>
        <translation>وسمها</translation>
    </message>
    <message>
        <source>Marks all that are ticked, in one step</source>
        <translation>يسم كل ما عليه علامة دفعة واحدة</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>الكل أو لا شيء</translation>
    </message>
    <message>
        <source>Mark the hits as …</source>
        <translation>وسم النتائج بـ…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Mark them ({number})</source>
        <translation>وسمها ({number})</translation>
    </message>
</context>
<context>
    <name>CorpusSearching</name>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يوجد شيء.</translation>
    </message>
    <message>
        <source>The first {hits} hits, in {articles} articles</source>
        <translation>أول النتائج: {hits}، في المقالات: {articles}</translation>
    </message>
    <message>
        <source>Hits: {hits} · articles: {articles}</source>
        <translation>النتائج: {hits} · المقالات: {articles}</translation>
    </message>
    <message>
        <source>Search all articles first.</source>
        <translation>ابحث في كل المقالات أولاً.</translation>
    </message>
    <message>
        <source>Select the item whose text is to be marked in all articles.</source>
        <translation>حدِّد العنصر الذي يُراد وسم نصه في كل المقالات.</translation>
    </message>
    <message>
        <source>«{text}» as {label}, where it is not marked yet</source>
        <translation>«{text}» بالوسم {label}، حيث لم يوسم بعد</translation>
    </message>
    <message>
        <source>List of names</source>
        <translation>قائمة أسماء</translation>
    </message>
    <message>
        <source>Text (*.txt *.tsv);;All (*)</source>
        <translation>نص (*.txt *.tsv);;الكل (*)</translation>
    </message>
    <message>
        <source>{names} names of {file}, those without a label as {label}</source>
        <translation>أسماء من {file}: {names}، وما لا وسم له بالوسم {label}</translation>
    </message>
    <message>
        <source>The hits as {label}: {hits}. Take or leave each, then mark them.</source>
        <translation>النتائج بالوسم {label}: {hits}. خذ كلاً منها أو اتركه، ثم سِمها.</translation>
    </message>
    <message>
        <source>Marking…</source>
        <translation>جارٍ الوسم…</translation>
    </message>
    <message>
        <source>Marked: {number} places in {articles} articles. Undo takes all back.</source>
        <translation>المواضع الموسومة: {number}، في المقالات: {articles}. التراجع يعيدها كلها.</translation>
    </message>
    <message>
        <source>Marked: {number} places in {articles} articles; {left} had changed or were marked.</source>
        <translation>المواضع الموسومة: {number}، في المقالات: {articles}؛ وما تغيّر أو كان موسوماً: {left}.</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message>
        <source>Delete {number} documents?</source>
        <translation>أتُحذف المستندات المختارة وعددها {number}؟</translation>
    </message>
    <message>
        <source>A backup is made first, and the trash keeps them.</source>
        <translation>تؤخذ قبل ذلك نسخة احتياطية، وتبقى في سلة المحذوفات.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>«{name}» is in the trash; Project › Trash brings it back.</source>
        <translation>«{name}» في سلة المحذوفات؛ يعود من المشروع › سلة المحذوفات.</translation>
    </message>
    <message>
        <source>{number} documents are in the trash; Project › Trash has them.</source>
        <translation>المستندات في سلة المحذوفات وعددها {number}؛ تجدها في المشروع › سلة المحذوفات.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>This is a fault of the program. What you marked is saved. The report is in {path}.</source>
        <translation>هذا عطل في البرنامج. ما وسمته محفوظ. والتقرير في {path}.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
    <message>
        <source>The program broke off the last time. What was saved then is here. Where it happened is written in {path}, without any of your texts.</source>
        <translation>انقطع البرنامج في المرة السابقة. ما حُفظ حينها موجود هنا. وموضع الانقطاع مكتوب في {path} دون أي شيء من نصوصك.</translation>
    </message>
    <message>
        <source>The project was not opened</source>
        <translation>لم يُفتح المشروع</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>Note on the whole document</source>
        <translation>ملاحظة على المستند كله</translation>
    </message>
    <message>
        <source>Select text: double-click a word, or drag over several.</source>
        <translation>حدّد نصاً: انقر كلمة نقراً مزدوجاً، أو اسحب فوق عدة كلمات.</translation>
    </message>
    <message>
        <source>Press the key beside a label to mark it. Ctrl+Z takes anything back.</source>
        <translation>اضغط المفتاح المجاور لوسم لتسمه به. وCtrl+Z يتراجع عن أي شيء.</translation>
    </message>
    <message>
        <source>On the word that says what happened press E: that is an event.</source>
        <translation>اضغط E على الكلمة الدالّة على ما وقع: فتصير حدثاً.</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>هذا المستند</translation>
    </message>
    <message>
        <source>The same thing</source>
        <translation>الشيء نفسه</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>المناطق</translation>
    </message>
    <message>
        <source>Go through the places</source>
        <translation>المرور على المواضع</translation>
    </message>
    <message>
        <source>link, Q796</source>
        <translation>رابط، Q796</translation>
    </message>
    <message>
        <source>Link of «{quote}» to a knowledge base</source>
        <translation>رابط «{quote}» إلى قاعدة معرفة</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>الذهاب إليه</translation>
    </message>
    <message>
        <source>This is no such zone</source>
        <translation>ليست هذه منطقة</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Find a document</source>
        <translation>ابحث عن مستند</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>No articles yet. Bring in text files or JSONL.</source>
        <translation>لا مقالات بعد. استورد ملفات نصية أو JSONL.</translation>
    </message>
    <message>
        <source>Import articles…</source>
        <translation>استيراد مقالات…</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Open to read</source>
        <translation>فتح للقراءة</translation>
    </message>
    <message>
        <source>Go back to {time}</source>
        <translation>عودة إلى نسخة {time}</translation>
    </message>
    <message>
        <source>Save what can be saved</source>
        <translation>إنقاذ ما يمكن إنقاذه</translation>
    </message>
    <message>
        <source>The project was not opened</source>
        <translation>لم يُفتح المشروع</translation>
    </message>
    <message>
        <source>Going back…</source>
        <translation>جارٍ الرجوع إلى النسخة…</translation>
    </message>
    <message>
        <source>Saving what can be saved…</source>
        <translation>جارٍ إنقاذ ما يمكن إنقاذه…</translation>
    </message>
    <message>
        <source>{documents} documents with {items} items are saved in {new}. Lost: {lost}; not proven: {unproven}. The damaged file stands where it stood.</source>
        <translation>حُفظ في {new} من المستندات {documents} ومن العناصر {items}. المفقود: {lost}؛ وما لم يثبت: {unproven}. والملف التالف باقٍ في مكانه.</translation>
    </message>
    <message>
        <source>Each of them is named in {report}.</source>
        <translation>كل منها مذكور في {report}.</translation>
    </message>
    <message>
        <source>Saved what could be saved</source>
        <translation>أُنقذ ما أمكن إنقاذه</translation>
    </message>
</context>
<context>
    <name>Everywhere</name>
    <message>
        <source>Places of the same text</source>
        <translation>مواضع النص نفسه</translation>
    </message>
    <message>
        <source>Mark them</source>
        <translation>سِمها</translation>
    </message>
    <message>
        <source>Enter marks all that are ticked, in one step</source>
        <translation>يسم Enter كل ما اختير، في خطوة واحدة</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>الكل أو لا شيء</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Select the item whose text is to be marked wherever it stands.</source>
        <translation>حدّد العنصر الذي يُراد وسم نصه حيثما ورد.</translation>
    </message>
    <message>
        <source>«{text}» is marked as {label} everywhere.</source>
        <translation>«{text}» موسوم بالوسم {label} في كل المواضع.</translation>
    </message>
    <message>
        <source>«{text}» as {label}: {number} of {all} places; marked already: {there}</source>
        <translation>«{text}» بالوسم {label}: المختار {number} من {all}؛ والموسوم من قبل: {there}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>The open document in this format</source>
        <translation>المستند المفتوح بهذه الصيغة</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>عملي أنا</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>عمل الجميع</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>كل المستندات</translation>
    </message>
    <message>
        <source>Only those that are done</source>
        <translation>المنجزة فقط</translation>
    </message>
    <message>
        <source>Words, cut again where a mark begins or ends</source>
        <translation>كلمات، وتُقطع عند حدود كل وسم</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>كلمات</translation>
    </message>
    <message>
        <source>White space</source>
        <translation>المسافات</translation>
    </message>
    <message>
        <source>As the format can say it</source>
        <translation>بحسب ما تتيحه الصيغة</translation>
    </message>
    <message>
        <source>Keep it in the text</source>
        <translation>يبقى في النص</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>يُحذف من النص</translation>
    </message>
    <message>
        <source>whole documents</source>
        <translation>مستندات كاملة</translation>
    </message>
    <message>
        <source>Write nothing when anything would be lost</source>
        <translation>لا يُكتب شيء إن كان سيُفقد شيء</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Whose marks</source>
        <translation>وسوم من</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الوحدات</translation>
    </message>
    <message>
        <source>Boilerplate</source>
        <translation>حشو الصفحة</translation>
    </message>
    <message>
        <source>Pieces of characters</source>
        <translation>مقاطع بعدد المحارف</translation>
    </message>
    <message>
        <source>Train, dev, test in percent</source>
        <translation>تدريب وتطوير واختبار بالمئة</translation>
    </message>
    <message>
        <source>Number of the split</source>
        <translation>رقم التقسيم</translation>
    </message>
    <message>
        <source>Cannot hold: {lost}</source>
        <translation>لا تتسع لـ: {lost}</translation>
    </message>
    <message>
        <source>Holds everything</source>
        <translation>تتسع لكل شيء</translation>
    </message>
    <message>
        <source>… and {more} more.</source>
        <translation>… و{more} غيرها.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find in the article</source>
        <translation>ابحث في المقال</translation>
    </message>
    <message>
        <source>The hit before</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>The next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>لا نتيجة</translation>
    </message>
    <message>
        <source>{at} of {all}</source>
        <translation>{at} من {all}</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>This item is not the same as any other.</source>
        <translation>هذا العنصر ليس هو نفسه أيّ عنصر آخر.</translation>
    </message>
    <message>
        <source>This scheme has no labels for whole documents.</source>
        <translation>ليس في هذا المخطط وسوم للمستندات.</translation>
    </message>
    <message>
        <source>Label of the document</source>
        <translation>وسم المستند</translation>
    </message>
    <message>
        <source>Select the text of the zone first.</source>
        <translation>حدّد نص المنطقة أولاً.</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>المنطقة</translation>
    </message>
    <message>
        <source>No zone</source>
        <translation>بلا منطقة</translation>
    </message>
</context>
<context>
    <name>GroupsSection</name>
    <message>
        <source>Link: Q-number or address</source>
        <translation>الرابط: رقم Q أو عنوان</translation>
    </message>
    <message>
        <source>Link to a knowledge base</source>
        <translation>رابط إلى قاعدة معرفة</translation>
    </message>
    <message>
        <source>Same as…</source>
        <translation>هو نفسه…</translation>
    </message>
    <message>
        <source>Go through the places</source>
        <translation>المرور على المواضع</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Not the same thing after all</source>
        <translation>ليس الشيء نفسه</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>قطع هنا</translation>
    </message>
    <message>
        <source>This place and those behind it become a cluster of their own</source>
        <translation>يصير هذا الموضع وما بعده مجموعة وحدها</translation>
    </message>
    <message>
        <source>The same thing</source>
        <translation>الشيء نفسه</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History of the document</source>
        <translation>سجلّ المستند</translation>
    </message>
    <message>
        <source>Return to this</source>
        <translation>ارجع إلى هذه الحال</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Open a document first.</source>
        <translation>افتح مستندًا أولًا.</translation>
    </message>
    <message>
        <source>Taken back: {act}</source>
        <translation>تراجُع عن: {act}</translation>
    </message>
    <message>
        <source>Done again: {act}</source>
        <translation>أُعيد: {act}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>استُورد</translation>
    </message>
    <message>
        <source>changes: {number}</source>
        <translation>التغييرات: {number}</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>لا يمكن عرض هذا</translation>
    </message>
    <message>
        <source>As it was after «{act}». Nothing can be marked here.</source>
        <translation>هكذا كان المستند بعد «{act}». لا يمكن الوسم هنا.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>عودة إلى الآن</translation>
    </message>
    <message>
        <source>The document is still being read. Try again.</source>
        <translation>ما زال المستند يُقرأ. أعد المحاولة.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>The document is what it was then.</source>
        <translation>المستند على ما كان عليه حينها.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>الملفات المراد استيرادها</translation>
    </message>
    <message>
        <source>as the heading says</source>
        <translation>كما في رأس الجدول</translation>
    </message>
    <message>
        <source>Put these in the place of my other marks</source>
        <translation>تحل محل وسومي الأخرى</translation>
    </message>
    <message>
        <source>Refuse what has any fault</source>
        <translation>يُرفض كل ما فيه خلل</translation>
    </message>
    <message>
        <source>The beginning of the first document</source>
        <translation>بداية المستند الأول</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>بحسب المحتوى</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Files, folders, zip files</source>
        <translation>ملفات ومجلدات وأرشيفات zip</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Column of the text</source>
        <translation>عمود النص</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>يُنظر في الملف…</translation>
    </message>
    <message>
        <source>This is not UTF-8. Choose the encoding in which it reads well.</source>
        <translation>ليس هذا UTF-8. اختر الترميز الذي يُقرأ به سليمًا.</translation>
    </message>
    <message>
        <source> and more</source>
        <translation> وأكثر</translation>
    </message>
    <message>
        <source>{format}: documents {documents}{more}, marks {items}</source>
        <translation>{format}: المستندات {documents}{more}، الوسوم {items}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>as it would stand alone</source>
        <translation>كما لو جاءت وحدها</translation>
    </message>
    <message>
        <source>Written-out form</source>
        <translation>الصورة الكاملة</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>الوسم…</translation>
    </message>
    <message>
        <source>Relation…</source>
        <translation>علاقة…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Written out</source>
        <translation>الصورة الكاملة</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Backed up and checked: {name}</source>
        <translation>نُسخ احتياطيًّا وفُحص: {name}</translation>
    </message>
    <message>
        <source>No backup could be made</source>
        <translation>تعذّر النسخ الاحتياطي</translation>
    </message>
    <message>
        <source>Nothing was changed, since no backup could be made first</source>
        <translation>لم يتغيّر شيء، إذ تعذّر أخذ نسخة احتياطية أولًا</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>جارٍ النسخ الاحتياطي…</translation>
    </message>
</context>
<context>
    <name>LabelPalette</name>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Values, times and things</source>
        <translation>القيم والأزمنة والأشياء</translation>
    </message>
    <message>
        <source>Events — press E</source>
        <translation>الأحداث — اضغط E</translation>
    </message>
    <message>
        <source>Relations — press J</source>
        <translation>العلاقات — اضغط J</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>argument of an event</source>
        <translation>مشارك في حدث</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>علاقة</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>{role}: press 1-9, click an item, or mark new text. Tab skips.</source>
        <translation>الدور {role}: اضغط رقماً من 1 إلى 9، أو انقر عنصراً، أو سِم نصاً جديداً. وTab يتخطى.</translation>
    </message>
    <message>
        <source>The same as: press 1-9 or click an item. Escape stops.</source>
        <translation>هو نفسه: اضغط رقماً من 1 إلى 9 أو انقر عنصراً. وEscape ينهي.</translation>
    </message>
    <message>
        <source>Relation to: press 1-9 or click an item. Escape stops.</source>
        <translation>الطرف الآخر للعلاقة: اضغط رقماً من 1 إلى 9 أو انقر عنصراً. وEscape ينهي.</translation>
    </message>
    <message>
        <source>The role {role} does not admit {label}.</source>
        <translation>الدور {role} لا يقبل {label}.</translation>
    </message>
    <message>
        <source>Select the item that the relation starts from.</source>
        <translation>حدّد العنصر الذي تبدأ منه العلاقة.</translation>
    </message>
    <message>
        <source>The scheme joins {label} with nothing that is marked here.</source>
        <translation>لا يربط المخطط {label} بشيء موسوم هنا.</translation>
    </message>
    <message>
        <source>The scheme has no relation from {source} to {target}.</source>
        <translation>ليس في المخطط علاقة من {source} إلى {target}.</translation>
    </message>
    <message>
        <source>Select one of the places first, then the other.</source>
        <translation>حدّد أحد الموضعين أولاً، ثم الآخر.</translation>
    </message>
    <message>
        <source>Linked with {one} and with {two}: take one of the links away first.</source>
        <translation>مربوط بـ{one} وبـ{two}: أزل أحد الرابطين أولاً.</translation>
    </message>
    <message>
        <source>An event and an entity are never the same thing.</source>
        <translation>الحدث والكيان ليسا شيئاً واحداً أبداً.</translation>
    </message>
    <message>
        <source>These two are the same thing already.</source>
        <translation>هذان الشيء نفسه من قبل.</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>An event takes its type with E, not an entity label.</source>
        <translation>نوع الحدث يُختار بالمفتاح E، لا بوسم كيان.</translation>
    </message>
    <message>
        <source>The same span stands there already.</source>
        <translation>المقطع نفسه موسوم هنا من قبل.</translation>
    </message>
    <message>
        <source>{label} is ready: select text to mark it. Escape puts it away.</source>
        <translation>الوسم {label} جاهز: حدّد نصاً لتسمه به. وEscape يبعده.</translation>
    </message>
    <message>
        <source>Select some text or an item first.</source>
        <translation>حدّد نصاً أو عنصراً أولاً.</translation>
    </message>
    <message>
        <source>Nothing more is attached there.</source>
        <translation>لا شيء آخر ملتصق هناك.</translation>
    </message>
    <message>
        <source>Select an item, then its further part.</source>
        <translation>حدّد عنصراً، ثم جزأه الآخر.</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Select an event that has arguments, or an item that is one.</source>
        <translation>حدّد حدثاً له مشاركون، أو عنصراً مشاركاً في حدث.</translation>
    </message>
    <message>
        <source>Which argument?</source>
        <translation>أيّ مشارك؟</translation>
    </message>
    <message>
        <source>No other role admits «{quote}».</source>
        <translation>لا دور آخر يقبل «{quote}».</translation>
    </message>
    <message>
        <source>Move «{quote}» to</source>
        <translation>نقل «{quote}» إلى</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading the marks…</source>
        <translation>تُقرأ الوسوم…</translation>
    </message>
    <message>
        <source>The document was not opened</source>
        <translation>لم يُفتح المستند</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)</source>
        <translation>ملف PDF (*.pdf);;صورة (*.png);;رسم (*.svg)</translation>
    </message>
    <message>
        <source>Save the article as a picture</source>
        <translation>حفظ المقال صورةً</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر ذلك</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>كُتب إلى {path}.</translation>
    </message>
    <message>
        <source>Making the sheets…</source>
        <translation>جارٍ إعداد الصفحات…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>Projects (*.annot)</source>
        <translation>مشاريع (*.annot)</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or open it.</source>
        <translation>الملف {path} موجود من قبل. اختر اسماً آخر، أو افتحه.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>Projects (*.annot);;All files (*)</source>
        <translation>مشاريع (*.annot);;كل الملفات (*)</translation>
    </message>
</context>
<context>
    <name>Repairing</name>
    <message>
        <source>Select two items of a kind, or one that has another one behind it.</source>
        <translation>حدّد عنصرين من نوع واحد، أو عنصراً بعده آخر في فقرته.</translation>
    </message>
    <message>
        <source>Select an item and put the caret inside it, where it is to be cut.</source>
        <translation>حدّد عنصراً وضع المؤشر داخله حيث يُراد القطع.</translation>
    </message>
    <message>
        <source>Nothing is marked here.</source>
        <translation>لا شيء موسوم هنا.</translation>
    </message>
    <message>
        <source>{at} of {all} here</source>
        <translation>{at} من {all} هنا</translation>
    </message>
    <message>
        <source>Select an item whose label is to be looked for.</source>
        <translation>حدّد عنصراً يُبحث عن وسمه.</translation>
    </message>
    <message>
        <source>Nothing is missing and nothing is wrong here.</source>
        <translation>لا شيء ناقص هنا ولا خطأ.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What was not as it should be</source>
        <translation>ما لم يكن كما ينبغي</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>… and {more} more.</source>
        <translation>… و{more} غيرها.</translation>
    </message>
    <message>
        <source>Return or a double click opens the document.</source>
        <translation>مفتاح الإدخال أو النقر المزدوج يفتح المستند.</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Overview of the article</source>
        <translation>نظرة عامة على المقال</translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>An entity: click its label above, or press its key.</source>
        <translation>كيان: انقر على وسمه في الأعلى أو اضغط مفتاحه.</translation>
    </message>
    <message>
        <source>It says what happened: an event…</source>
        <translation>يدلّ على ما حدث: حدث…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>the name you log in with</source>
        <translation>اسم دخولك إلى النظام</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Keep the last label ready</source>
        <translation>إبقاء آخر وسم جاهزاً</translation>
    </message>
    <message>
        <source>Show all relations</source>
        <translation>إظهار العلاقات كلها</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Reading font</source>
        <translation>خط القراءة</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>الحجم بالبكسل</translation>
    </message>
    <message>
        <source>Width of the text in pixels</source>
        <translation>عرض النص بالبكسل</translation>
    </message>
    <message>
        <source>Line spacing in percent</source>
        <translation>تباعد الأسطر بالمئة</translation>
    </message>
    <message>
        <source>A change of author counts from the next start: work belongs to who did it.</source>
        <translation>يسري تغيير المؤلف من التشغيل القادم: العمل لمن عمله.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>The usual keys</source>
        <translation>المفاتيح المعتادة</translation>
    </message>
    <message>
        <source>{key} stands for both «{one}» and «{other}». Change one of them.</source>
        <translation>المفتاح {key} لأمرين: «{one}» و«{other}». غيّر أحدهما.</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Open for reading only: nothing can be marked here.</source>
        <translation>مفتوح للقراءة فقط: لا يمكن الوسم هنا.</translation>
    </message>
    <message>
        <source>This project lies on another computer: each act takes longer there, and two people must not work on it at once.</source>
        <translation>هذا المشروع على حاسوب آخر: يستغرق كل إجراء هناك وقتًا أطول، ولا يجوز أن يعمل عليه اثنان في آن واحد.</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>كل شيء محفوظ</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الواسم</translation>
    </message>
    <message>
        <source>Everything is saved; this is the past</source>
        <translation>كل شيء محفوظ؛ وهذا ما مضى</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>لا يوجد مستند مفتوح</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>at {start}</source>
        <translation>عند {start}</translation>
    </message>
    <message>
        <source>{start}–{end}, {parts} parts</source>
        <translation>من {start} إلى {end}، عدد الأجزاء {parts}</translation>
    </message>
    <message>
        <source>{start}–{end} ({length})</source>
        <translation>من {start} إلى {end} ({length})</translation>
    </message>
    <message>
        <source>⚠ turned text: {number}</source>
        <translation>⚠ نص مقلوب: {number}</translation>
    </message>
    <message>
        <source>{names}: letters are not shown in the order in which they are stored. The first stands at {first}. Click to go there and see the signs.</source>
        <translation>{names}: لا تظهر الحروف بالترتيب المخزون. والأول عند {first}. انقر للذهاب إليه ورؤية الإشارات.</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>أُنجز {done} من {total}</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>{number} later acts that built on it are gone too.</source>
        <translation>وذهب معه من الأفعال اللاحقة المبنية عليه {number}.</translation>
    </message>
    <message>
        <source>What was not saved is kept in {file}.</source>
        <translation>ما لم يُحفظ محفوظ في {file}.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>الخادم لا يجيب.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Not saved: {number} acts wait here.</source>
        <translation>لم يُحفظ: {number} من الأفعال تنتظر هنا.</translation>
    </message>
    <message>
        <source>Not saved: the server cannot be reached. {number} acts wait here.</source>
        <translation>لم يُحفظ: تعذّر الوصول إلى الخادم. ينتظر هنا من الأفعال {number}.</translation>
    </message>
    <message>
        <source>Saved by {names}.</source>
        <translation>حفظ من {names}.</translation>
    </message>
</context>
<context>
    <name>Transferring</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>لا نص في الحافظة.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>جارٍ الاستيراد…</translation>
    </message>
    <message>
        <source>The import was stopped; the project is as it was.</source>
        <translation>أُوقف الاستيراد، والمشروع كما كان.</translation>
    </message>
    <message>
        <source>{imported} imported, {skipped} skipped, {refused} refused.</source>
        <translation>المستورَد: {imported}، والمتخطّى: {skipped}، والمرفوض: {refused}.</translation>
    </message>
    <message>
        <source>{left_out} marks were left out.</source>
        <translation>الوسوم المتروكة: {left_out}.</translation>
    </message>
    <message>
        <source>Labels added to the scheme: {labels}</source>
        <translation>وسوم أضيفت إلى المخطط: {labels}</translation>
    </message>
    <message>
        <source>Folder or zip file (*)</source>
        <translation>مجلد أو أرشيف zip (*)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message>
        <source>{documents} documents with {items} items written to {path}.</source>
        <translation>كُتب الملف {path}: عدد المستندات {documents}، وعدد العناصر {items}.</translation>
    </message>
    <message>
        <source>Kept {kept}, of these changed {changed}; left out {dropped}.</source>
        <translation>بقي {kept}، وتغير منها {changed}، وتُرك {dropped}.</translation>
    </message>
    <message>
        <source>What is lacking is kept in {path}, which brings it back.</source>
        <translation>ما ينقص محفوظ في {path} الذي يعيده.</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر تنفيذ هذا</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>سلة المحذوفات</translation>
    </message>
    <message>
        <source>Deleted documents</source>
        <translation>المستندات المحذوفة</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Deleted documents lie here with all that was marked on them.</source>
        <translation>هنا المستندات المحذوفة مع كل ما وُسم فيها.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>سلة المحذوفات فارغة.</translation>
    </message>
    <message>
        <source>deleted {time} by {author}</source>
        <translation>حذفه {author} في {time}</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>Back from the trash: {number}</source>
        <translation>عاد من سلة المحذوفات: {number}</translation>
    </message>
    <message>
        <source>Delete for good: {number}?</source>
        <translation>أتحذفها نهائيًّا؟ عددها {number}</translation>
    </message>
    <message>
        <source>Their texts are gone then. Only a backup would still have them.</source>
        <translation>تذهب نصوصها حينئذ، ولا تبقى إلا في نسخة احتياطية.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر تنفيذ هذا</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>The font {font} is not on this computer; {other} is shown instead.</source>
        <translation>الخط {font} غير موجود على هذا الحاسوب؛ ويُعرض {other} بدلاً منه.</translation>
    </message>
    <message>
        <source>Taken back: {act}</source>
        <translation>تراجُع عن: {act}</translation>
    </message>
    <message>
        <source>Done again: {act}</source>
        <translation>أُعيد: {act}</translation>
    </message>
    <message>
        <source>Saved: {act}</source>
        <translation>حُفظ: {act}</translation>
    </message>
    <message>
        <source>Saving… another program holds the project</source>
        <translation>جارٍ الحفظ… برنامج آخر يمسك المشروع</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
</context>
<context>
    <name>Zone</name>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date line</source>
        <translation>سطر التاريخ</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>تعليق الصورة</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>المتن</translation>
    </message>
    <message>
        <source>Page furniture</source>
        <translation>أثاث الصفحة</translation>
    </message>
</context>
<context>
    <name>_Chip</name>
    <message>
        <source>Take «{quote}» out of this role</source>
        <translation>إخراج «{quote}» من هذا الدور</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>entities: {spans} · events: {events}</source>
        <translation>كيانات: {spans} · أحداث: {events}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>{role}: {admits}</source>
        <translation>الدور {role}: {admits}</translation>
    </message>
    <message>
        <source>empty, and expected</source>
        <translation>فارغ ومنتظَر</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغ</translation>
    </message>
</context>
</TS>
