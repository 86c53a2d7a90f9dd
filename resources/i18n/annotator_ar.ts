<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Able</name>
    <message>
        <source>No document is open.</source>
        <translation>لا مستند مفتوح.</translation>
    </message>
    <message>
        <source>There is no document yet.</source>
        <translation>لا مستندات بعد.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>المشروع مفتوح للقراءة فقط.</translation>
    </message>
    <message>
        <source>Select some text first.</source>
        <translation>حدّد نصاً أولاً.</translation>
    </message>
    <message>
        <source>Select an item first.</source>
        <translation>حدّد عنصراً أولاً.</translation>
    </message>
    <message>
        <source>Select an entity or an event first.</source>
        <translation>حدّد كياناً أو حدثاً أولاً.</translation>
    </message>
    <message>
        <source>Select some text or an item first.</source>
        <translation>حدّد نصاً أو عنصراً أولاً.</translation>
    </message>
    <message>
        <source>Select an event first.</source>
        <translation>حدّد حدثاً أولاً.</translation>
    </message>
    <message>
        <source>Nothing is marked in this document.</source>
        <translation>لا شيء موسوم في هذا المستند.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>لا شيء يُتراجع عنه.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>لا شيء يُعاد.</translation>
    </message>
</context>
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
        <source>put right: {0}</source>
        <translation>تصويب: {0}</translation>
    </message>
    <message>
        <source>call it right</source>
        <translation>عدّه صحيحاً</translation>
    </message>
    <message>
        <source>tell of it again</source>
        <translation>التنبيه إليه من جديد</translation>
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
        <source>zone {0} in all articles</source>
        <translation>منطقة {0} في كل المقالات</translation>
    </message>
    <message>
        <source>run rules</source>
        <translation>تطبيق القواعد</translation>
    </message>
    <message>
        <source>rule «{0}»</source>
        <translation>القاعدة «{0}»</translation>
    </message>
    <message>
        <source>delete the rule «{0}»</source>
        <translation>حذف القاعدة «{0}»</translation>
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
        <source>status {0} for several documents</source>
        <translation>الحالة {0} لعدة مستندات</translation>
    </message>
    <message>
        <source>flag for several documents</source>
        <translation>علامة مراجعة لعدة مستندات</translation>
    </message>
    <message>
        <source>time spent</source>
        <translation>الوقت المبذول</translation>
    </message>
    <message>
        <source>return to act {0}</source>
        <translation>عودة إلى الإجراء {0}</translation>
    </message>
    <message>
        <source>correct the text</source>
        <translation>تصحيح النص</translation>
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
        <source>new label {0}</source>
        <translation>وسم جديد {0}</translation>
    </message>
    <message>
        <source>change the label {0} of the scheme</source>
        <translation>تعديل الوسم {0} في المخطط</translation>
    </message>
    <message>
        <source>rename the label {0} to {1}</source>
        <translation>تسمية الوسم {0} باسم {1}</translation>
    </message>
    <message>
        <source>merge the label {0} into {1}</source>
        <translation>دمج الوسم {0} في {1}</translation>
    </message>
    <message>
        <source>retire the label {0}</source>
        <translation>إيقاف الوسم {0}</translation>
    </message>
    <message>
        <source>offer the label {0} again</source>
        <translation>إتاحة الوسم {0} من جديد</translation>
    </message>
    <message>
        <source>delete the label {0} from the scheme</source>
        <translation>حذف الوسم {0} من المخطط</translation>
    </message>
    <message>
        <source>move the label {0} in the scheme</source>
        <translation>نقل الوسم {0} في المخطط</translation>
    </message>
    <message>
        <source>change the attributes of the scheme</source>
        <translation>تعديل سمات المخطط</translation>
    </message>
    <message>
        <source>name the scheme {0}</source>
        <translation>تسمية المخطط {0}</translation>
    </message>
    <message>
        <source>import the scheme {0}</source>
        <translation>استيراد المخطط {0}</translation>
    </message>
    <message>
        <source>guideline {0}</source>
        <translation>دليل {0}</translation>
    </message>
    <message>
        <source>example for {0}</source>
        <translation>مثال على {0}</translation>
    </message>
    <message>
        <source>no example for {0}</source>
        <translation>إزالة مثال {0}</translation>
    </message>
    <message>
        <source>import guidelines</source>
        <translation>استيراد الإرشادات</translation>
    </message>
    <message>
        <source>take back a guideline</source>
        <translation>التراجع عن تعديل الإرشادات</translation>
    </message>
    <message>
        <source>note on the document</source>
        <translation>ملاحظة على المستند</translation>
    </message>
    <message>
        <source>new labels {0}</source>
        <translation>وسوم جديدة {0}</translation>
    </message>
    <message>
        <source>labels of the scheme {0}</source>
        <translation>وسوم المخطط {0}</translation>
    </message>
    <message>
        <source>delete for good: {0}</source>
        <translation>حذف نهائي: {0}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>done</source>
        <translation>منجز</translation>
    </message>
    <message>
        <source>of the project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>documents: {number}</source>
        <translation>مستندات عددها {number}</translation>
    </message>
</context>
<context>
    <name>AdmitsButton</name>
    <message>
        <source>nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>أي شيء</translation>
    </message>
</context>
<context>
    <name>AdmitsDialog</name>
    <message>
        <source>What is admitted</source>
        <translation>ما يُقبل</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>أي شيء</translation>
    </message>
    <message>
        <source>Search the labels</source>
        <translation>ابحث في الوسوم</translation>
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
    <name>AttributesPage</name>
    <message>
        <source>Attributes of the scheme</source>
        <translation>سمات المخطط</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>إضافة سمة</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>إزالتها</translation>
    </message>
    <message>
        <source>Any text</source>
        <translation>أي نص</translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation>إضافة قيمة</translation>
    </message>
    <message>
        <source>Take the value out</source>
        <translation>إزالة القيمة</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>القيم</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Usual value</source>
        <translation>القيمة المعتادة</translation>
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
    <name>Bridge</name>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
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
    <name>Chips</name>
    <message>
        <source>Take away the filter {name}</source>
        <translation>أزل المرشّح {name}</translation>
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
    <name>ColourRow</name>
    <message>
        <source>Light</source>
        <translation>الفاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>الداكن</translation>
    </message>
    <message>
        <source>Style of the line</source>
        <translation>نمط الخط</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Dashed</source>
        <translation>متقطع</translation>
    </message>
    <message>
        <source>Dotted</source>
        <translation>منقّط</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>مزدوج</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>الخط</translation>
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
        <source>Correct the te&amp;xt…</source>
        <translation>ت&amp;صحيح النص…</translation>
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
        <source>Find a docu&amp;ment</source>
        <translation>ابحث عن مستن&amp;د</translation>
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
        <source>Status: new</source>
        <translation>الحالة: جديد</translation>
    </message>
    <message>
        <source>Status: in progress</source>
        <translation>الحالة: قيد العمل</translation>
    </message>
    <message>
        <source>Status: done</source>
        <translation>الحالة: منجز</translation>
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
        <source>Start pa&amp;ge…</source>
        <translation>صفحة الب&amp;دء…</translation>
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
        <source>S&amp;cheme…</source>
        <translation>ال&amp;مخطط…</translation>
    </message>
    <message>
        <source>&amp;Guidelines</source>
        <translation>الإ&amp;رشادات</translation>
    </message>
    <message>
        <source>&amp;Write a guideline…</source>
        <translation>كتا&amp;بة إرشاد…</translation>
    </message>
    <message>
        <source>Pin as an &amp;example</source>
        <translation>تثبيته م&amp;ثالاً</translation>
    </message>
    <message>
        <source>Pin as a counter-exam&amp;ple</source>
        <translation>تثبيته مثالاً م&amp;ضاداً</translation>
    </message>
    <message>
        <source>C&amp;onsistency…</source>
        <translation>الات&amp;ساق…</translation>
    </message>
    <message>
        <source>Next odd place</source>
        <translation>الموضع الغريب التالي</translation>
    </message>
    <message>
        <source>Previous odd place</source>
        <translation>الموضع الغريب السابق</translation>
    </message>
    <message>
        <source>&amp;Statistics…</source>
        <translation>إ&amp;حصاءات…</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>&amp;القواعد…</translation>
    </message>
    <message>
        <source>Export the chosen documents…</source>
        <translation>تصدير المستندات المختارة…</translation>
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
        <source>Arabic or Englis&amp;h</source>
        <translation>عرب&amp;ي أو إنجليزي</translation>
    </message>
    <message>
        <source>Lines of &amp;all events</source>
        <translation>خطوط ال&amp;أحداث كلها</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;ابحث عن أمر…</translation>
    </message>
    <message>
        <source>Keys of the &amp;moment</source>
        <translation>م&amp;فاتيح اللحظة</translation>
    </message>
    <message>
        <source>&amp;Tour in five hints</source>
        <translation>&amp;جولة في خمسة تلميحات</translation>
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
        <source>Mark as {label}</source>
        <translation>وسم {label}</translation>
    </message>
    <message>
        <source>Event: {label}</source>
        <translation>حدث: {label}</translation>
    </message>
    <message>
        <source>Label of the document: {label}</source>
        <translation>وسم المستند: {label}</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>ال&amp;مشاريع الأخيرة</translation>
    </message>
    <message>
        <source>Move the en&amp;ds</source>
        <translation>تحريك الطر&amp;فين</translation>
    </message>
</context>
<context>
    <name>Commands</name>
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
    <name>Consistency</name>
    <message>
        <source>Looking at all articles…</source>
        <translation>جارٍ فحص كل المقالات…</translation>
    </message>
    <message>
        <source>No work of yours to be judged. Articles: {documents}</source>
        <translation>ليس لك عمل يُفحص. المقالات: {documents}</translation>
    </message>
    <message>
        <source>Nothing odd. Articles: {documents}</source>
        <translation>لا شيء غريب. المقالات: {documents}</translation>
    </message>
    <message>
        <source>Odd places: {places} · causes: {groups} · articles: {documents}</source>
        <translation>المواضع الغريبة: {places} · الأسباب: {groups} · المقالات: {documents}</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>أُوقف الفحص.</translation>
    </message>
    <message>
        <source>Less likely causes left out: {left}</source>
        <translation>أسباب أقل احتمالاً لم تُعرض: {left}</translation>
    </message>
    <message>
        <source>Nothing odd is listed: check the articles first.</source>
        <translation>لا قائمة بمواضع غريبة: افحص المقالات أولاً.</translation>
    </message>
    <message>
        <source>Putting right…</source>
        <translation>جارٍ التصويب…</translation>
    </message>
    <message>
        <source>Put right: {number} · articles: {articles} · Undo takes all back.</source>
        <translation>صُوّب: {number} · المقالات: {articles} · التراجع يعيدها كلها.</translation>
    </message>
    <message>
        <source>Put right: {number} · articles: {articles} · changed or the work of others: {left}</source>
        <translation>صُوّب: {number} · المقالات: {articles} · تغيّر أو هو عمل آخرين: {left}</translation>
    </message>
</context>
<context>
    <name>ConsistencyDialog</name>
    <message>
        <source>Consistency</source>
        <translation>الاتساق</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>مدى تقدم الفحص</translation>
    </message>
    <message>
        <source>Kind of finding</source>
        <translation>نوع الملاحظة</translation>
    </message>
    <message>
        <source>How likely it must be</source>
        <translation>أدنى احتمال</translation>
    </message>
    <message>
        <source>Tells only what is so likely to be a slip</source>
        <translation>لا يُعرض إلا ما بلغ هذا الاحتمال من أن يكون سهواً</translation>
    </message>
    <message>
        <source>likely: </source>
        <translation>الاحتمال: </translation>
    </message>
    <message>
        <source>marked: </source>
        <translation>مرات الوسم: </translation>
    </message>
    <message>
        <source>How often a name must be marked</source>
        <translation>عدد مرات وسم الاسم على الأقل</translation>
    </message>
    <message>
        <source>Compares only names that are marked so often</source>
        <translation>لا يقارن إلا الأسماء التي وُسمت بهذا العدد</translation>
    </message>
    <message>
        <source>Work of all authors</source>
        <translation>عمل كل المؤلفين</translation>
    </message>
    <message>
        <source>Called right…</source>
        <translation>ما عُدّ صحيحاً…</translation>
    </message>
    <message>
        <source>What was called right, to be told again</source>
        <translation>ما عُدّ صحيحاً، للتنبيه إليه من جديد</translation>
    </message>
    <message>
        <source>What is odd, the most likely first</source>
        <translation>الغريب، والأرجح أولاً</translation>
    </message>
    <message>
        <source>The places in their articles</source>
        <translation>المواضع في مقالاتها</translation>
    </message>
    <message>
        <source>Label that the places should have</source>
        <translation>الوسم الذي ينبغي للمواضع</translation>
    </message>
    <message>
        <source>All or none</source>
        <translation>الكل أو لا شيء</translation>
    </message>
    <message>
        <source>These are right</source>
        <translation>هذه صحيحة</translation>
    </message>
    <message>
        <source>Those that are ticked are not told again</source>
        <translation>لا يُنبَّه إلى المؤشَّر عليها مرة أخرى</translation>
    </message>
    <message>
        <source>Never tell of it</source>
        <translation>عدم التنبيه أبداً</translation>
    </message>
    <message>
        <source>All such places are right, also those to come</source>
        <translation>كل هذه المواضع صحيحة، وما سيأتي منها أيضاً</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>All kinds: {number}</source>
        <translation>كل الأنواع: {number}</translation>
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
        <source>&amp;Remember for new articles</source>
        <translation>ت&amp;ذكّر للمقالات الجديدة</translation>
    </message>
    <message>
        <source>Keeps a rule, which is offered whenever articles come</source>
        <translation>يحفظ قاعدة تُعرض كلما وردت مقالات</translation>
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
        <source>Mark in all articles</source>
        <translation>الوسم في كل المقالات</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n place(s)</source>
        <translation>
            <numerusform>لا مواضع للوسم</numerusform>
            <numerusform>وسم موضع واحد</numerusform>
            <numerusform>وسم موضعين</numerusform>
            <numerusform>وسم %n مواضع</numerusform>
            <numerusform>وسم %n موضعاً</numerusform>
            <numerusform>وسم %n موضع</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorpusSearching</name>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يوجد شيء.</translation>
    </message>
    <message>
        <source>The first {hits}, in {articles}</source>
        <translation>الأوائل: {hits}، في: {articles}</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%n نتائج</numerusform>
            <numerusform>%n نتيجة</numerusform>
            <numerusform>%n نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} shows the list again.</source>
        <translation>يعيد {key} إظهار القائمة.</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) as {label}. Take or leave each, then mark them.</source>
        <translation>
            <numerusform>لا نتائج بالوسم {label}.</numerusform>
            <numerusform>نتيجة واحدة بالوسم {label}. خذها أو اتركها، ثم سِمها.</numerusform>
            <numerusform>نتيجتان بالوسم {label}. خذ كلاً منهما أو اتركها، ثم سِمهما.</numerusform>
            <numerusform>%n نتائج بالوسم {label}. خذ كلاً منها أو اتركها، ثم سِمها.</numerusform>
            <numerusform>%n نتيجة بالوسم {label}. خذ كلاً منها أو اتركها، ثم سِمها.</numerusform>
            <numerusform>%n نتيجة بالوسم {label}. خذ كلاً منها أو اتركها، ثم سِمها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>لا مواضع</numerusform>
            <numerusform>موضع واحد</numerusform>
            <numerusform>موضعان</numerusform>
            <numerusform>%n مواضع</numerusform>
            <numerusform>%n موضعاً</numerusform>
            <numerusform>%n موضع</numerusform>
        </translation>
    </message>
    <message>
        <source>Marked: {places} in {articles}.</source>
        <translation>وُسم: {places}، في: {articles}.</translation>
    </message>
    <message>
        <source>Undo takes all back.</source>
        <translation>التراجع يعيدها كلها.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) had changed or were marked.</source>
        <translation>
            <numerusform>لم يتغير موضع.</numerusform>
            <numerusform>موضع واحد كان قد تغيّر أو وُسم.</numerusform>
            <numerusform>موضعان كانا قد تغيّرا أو وُسما.</numerusform>
            <numerusform>%n مواضع كانت قد تغيّرت أو وُسمت.</numerusform>
            <numerusform>%n موضعاً كانت قد تغيّرت أو وُسمت.</numerusform>
            <numerusform>%n موضع كانت قد تغيّرت أو وُسمت.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search all articles first.</source>
        <translation>ابحث في كل المقالات أولاً.</translation>
    </message>
    <message>
        <source>Marking…</source>
        <translation>جارٍ الوسم…</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct the text</source>
        <translation>تصحيح النص</translation>
    </message>
    <message>
        <source>The corrected text</source>
        <translation>النص المصحَّح</translation>
    </message>
    <message>
        <source>Encoding of the file</source>
        <translation>ترميز الملف</translation>
    </message>
    <message>
        <source>Where the texts differ</source>
        <translation>مواضع اختلاف النصين</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>الاختلافات</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>Ctrl+Enter. Undo takes it back, with all marks.</source>
        <translation>Ctrl+Enter. والتراجع يعيد النص السابق مع كل الوسوم.</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>نسخ القائمة</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;فتح ملف…</translation>
    </message>
    <message>
        <source>&amp;Paste in its place</source>
        <translation>&amp;لصق نص بدلاً منه</translation>
    </message>
    <message>
        <source>&amp;The present text</source>
        <translation>النص ال&amp;حالي</translation>
    </message>
    <message>
        <source>The corrected text: change it here, or bring another</source>
        <translation>النص المصحَّح: عدّله هنا أو هات غيره</translation>
    </message>
    <message>
        <source>This is not UTF-8. Choose the encoding in which it reads.</source>
        <translation>هذا الملف ليس UTF-8. اختر الترميز الذي يُقرأ به.</translation>
    </message>
    <message>
        <source>Encoding…</source>
        <translation>الترميز…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>جارٍ المقارنة…</translation>
    </message>
    <message>
        <source>The text is as it was.</source>
        <translation>النص كما كان.</translation>
    </message>
    <message>
        <source>Kept: {kept} · spelt otherwise: {spelt} · changed: {changed} · lost: {lost}</source>
        <translation>باقية: {kept} · اختلف رسمها: {spelt} · تغيّرت: {changed} · مفقودة: {lost}</translation>
    </message>
    <message>
        <source>Differences ({number})</source>
        <translation>الاختلافات ({number})</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>السطر {line}</translation>
    </message>
    <message>
        <source>… and {more} more.</source>
        <translation>… و{more} غيرها.</translation>
    </message>
    <message>
        <source>Marks ({number})</source>
        <translation>الوسوم ({number})</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Open a document first.</source>
        <translation>افتح مستنداً أولاً.</translation>
    </message>
    <message>
        <source>This project is open for reading only.</source>
        <translation>هذا المشروع مفتوح للقراءة فقط.</translation>
    </message>
    <message>
        <source>Wait until everything is saved, then correct the text.</source>
        <translation>انتظر حتى يُحفظ كل شيء ثم صحّح النص.</translation>
    </message>
    <message>
        <source>Correcting…</source>
        <translation>جارٍ التصحيح…</translation>
    </message>
    <message>
        <source>The text is corrected. Kept: {kept}, changed: {changed}, lost: {lost}</source>
        <translation>صُحِّح النص. باقية: {kept}، تغيّرت: {changed}، مفقودة: {lost}</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>Stopped. What was counted before is shown.</source>
        <translation>أُوقف العدّ. المعروض ما عُدّ من قبل.</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Table (*.csv)</source>
        <translation>صورة (*.png);;رسم (*.svg);;جدول (*.csv)</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>حفظ الشكل</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر ذلك</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>كُتب في {path}.</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n document(s)?</source>
        <translation>
            <numerusform>لا مستندات تُحذف.</numerusform>
            <numerusform>أيُحذف المستند؟</numerusform>
            <numerusform>أيُحذف المستندان؟</numerusform>
            <numerusform>أتُحذف %n مستندات؟</numerusform>
            <numerusform>أيُحذف %n مستنداً؟</numerusform>
            <numerusform>أيُحذف %n مستند؟</numerusform>
        </translation>
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
        <source>Deleting…</source>
        <translation>يجري الحذف…</translation>
    </message>
    <message>
        <source>«{name}» is in the trash; Project › Trash brings it back.</source>
        <translation>«{name}» في سلة المحذوفات؛ يعود من المشروع › سلة المحذوفات.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are in the trash; Project › Trash has them.</source>
        <translation>
            <numerusform>لا مستندات في سلة المحذوفات.</numerusform>
            <numerusform>المستند في سلة المحذوفات؛ تجده في المشروع › سلة المحذوفات.</numerusform>
            <numerusform>المستندان في سلة المحذوفات؛ تجدهما في المشروع › سلة المحذوفات.</numerusform>
            <numerusform>%n مستندات في سلة المحذوفات؛ تجدها في المشروع › سلة المحذوفات.</numerusform>
            <numerusform>%n مستنداً في سلة المحذوفات؛ تجدها في المشروع › سلة المحذوفات.</numerusform>
            <numerusform>%n مستند في سلة المحذوفات؛ تجدها في المشروع › سلة المحذوفات.</numerusform>
        </translation>
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
        <source>Annotator</source>
        <translation>الواسم</translation>
    </message>
    <message>
        <source>The project was not opened</source>
        <translation>لم يُفتح المشروع</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
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
    <name>DocumentWords</name>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منجز</translation>
    </message>
    <message>
        <source>Order of import</source>
        <translation>ترتيب الاستيراد</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>علامة المراجعة</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>الوقت المبذول</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>The order of the list</source>
        <translation>بترتيب القائمة</translation>
    </message>
    <message>
        <source>At random, always the same</source>
        <translation>عشوائي، وهو نفسه دائماً</translation>
    </message>
    <message>
        <source>Only what is not done</source>
        <translation>ما لم يُنجز فقط</translation>
    </message>
    <message>
        <source>Label: {value}</source>
        <translation>الوسم: {value}</translation>
    </message>
    <message>
        <source>In the article: {value}</source>
        <translation>في المقالة: {value}</translation>
    </message>
    <message>
        <source>Note: {value}</source>
        <translation>الملاحظة: {value}</translation>
    </message>
    <message>
        <source>Date: {value}</source>
        <translation>التاريخ: {value}</translation>
    </message>
    <message>
        <source>Entities: {value}</source>
        <translation>الكيانات: {value}</translation>
    </message>
    <message>
        <source>Events: {value}</source>
        <translation>الأحداث: {value}</translation>
    </message>
    <message>
        <source>Minutes: {value}</source>
        <translation>الدقائق: {value}</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>عليه علامة مراجعة</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>عليه ملاحظة</translation>
    </message>
    <message>
        <source>Untouched</source>
        <translation>لم يُمس</translation>
    </message>
    <message>
        <source>entities: {spans}, events: {events}</source>
        <translation>الكيانات: {spans}، الأحداث: {events}</translation>
    </message>
    <message>
        <source>time spent {time}</source>
        <translation>الوقت المبذول {time}</translation>
    </message>
</context>
<context>
    <name>DocumentsFound</name>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Documents: {number}. Return or a double click opens one.</source>
        <translation>المستندات: {number}. يفتح مفتاح الإدخال أو النقر المزدوج إحداها.</translation>
    </message>
    <message>
        <source>Documents: {number}, of which the first {shown} are listed. Return or a double click opens one.</source>
        <translation>المستندات: {number}، وهذه أول {shown} منها. يفتح مفتاح الإدخال أو النقر المزدوج إحداها.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Find a document</source>
        <translation>ابحث عن مستند</translation>
    </message>
    <message>
        <source>Filters (Alt+Down)</source>
        <translation>المرشّحات (Alt+سهم لأسفل)</translation>
    </message>
    <message>
        <source>Order of the list and of work</source>
        <translation>ترتيب القائمة وترتيب العمل</translation>
    </message>
    <message>
        <source>No articles yet. Bring in text files or JSONL.</source>
        <translation>لا مقالات بعد. استورد ملفات نصية أو JSONL.</translation>
    </message>
    <message>
        <source>Import articles…</source>
        <translation>استيراد مقالات…</translation>
    </message>
    <message>
        <source>No document passes this filter.</source>
        <translation>لا مستند يوافق هذا المرشّح.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>امسح المرشّح</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>تُقرأ القائمة…</translation>
    </message>
    <message>
        <source>Looking… {shown} of {all}</source>
        <translation>يجري البحث… {shown} من {all}</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} من {all}</translation>
    </message>
    <message>
        <source>Documents: {all}</source>
        <translation>المستندات: {all}</translation>
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
        <source>Saved in {new}: {documents} with {items}. Lost: {lost}; not proven: {unproven}. The damaged file stands where it stood.</source>
        <translation>حُفظ في {new}: {documents}، {items}. المفقود: {lost}؛ وما لم يثبت: {unproven}. والملف التالف باقٍ في مكانه.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%n مستندات</numerusform>
            <numerusform>%n مستنداً</numerusform>
            <numerusform>%n مستند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%n عناصر</numerusform>
            <numerusform>%n عنصراً</numerusform>
            <numerusform>%n عنصر</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>«{text}» as {label}: {number} of %n place(s)</source>
        <translation>
            <numerusform>«{text}» بالوسم {label}: لا مواضع، المختار {number}</numerusform>
            <numerusform>«{text}» بالوسم {label}: المختار {number} من موضع واحد</numerusform>
            <numerusform>«{text}» بالوسم {label}: المختار {number} من موضعين</numerusform>
            <numerusform>«{text}» بالوسم {label}: المختار {number} من %n مواضع</numerusform>
            <numerusform>«{text}» بالوسم {label}: المختار {number} من %n موضعاً</numerusform>
            <numerusform>«{text}» بالوسم {label}: المختار {number} من %n موضع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked already</source>
        <translation>
            <numerusform>لا موسوم من قبل</numerusform>
            <numerusform>واحد موسوم من قبل</numerusform>
            <numerusform>اثنان موسومان من قبل</numerusform>
            <numerusform>%n موسومة من قبل</numerusform>
            <numerusform>%n موسوماً من قبل</numerusform>
            <numerusform>%n موسوم من قبل</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>The chosen documents: %n</source>
        <translation>
            <numerusform>المستندات المختارة: لا شيء</numerusform>
            <numerusform>المستند المختار وحده</numerusform>
            <numerusform>المستندان المختاران</numerusform>
            <numerusform>المستندات المختارة: %n</numerusform>
            <numerusform>المستندات المختارة: %n</numerusform>
            <numerusform>المستندات المختارة: %n</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… ولا غيرها.</numerusform>
            <numerusform>… وواحد غيرها.</numerusform>
            <numerusform>… واثنان غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fate</name>
    <message>
        <source>spelt otherwise</source>
        <translation>اختلف رسمه</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>كلمات أخرى</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>loses a link</source>
        <translation>يفقد رابطاً</translation>
    </message>
    <message>
        <source>loses its head</source>
        <translation>يفقد رأسه</translation>
    </message>
    <message>
        <source>loses a part</source>
        <translation>يفقد جزءاً</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>متروك</translation>
    </message>
</context>
<context>
    <name>Fates</name>
    <message>
        <source>Marks that do not come along as they are</source>
        <translation>الوسوم التي لا تنتقل كما هي</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>حتى الآن</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>من الآن</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
</context>
<context>
    <name>FilesStep</name>
    <message>
        <source>Which articles do you begin with?</source>
        <translation>بأي المقالات تبدأ؟</translation>
    </message>
    <message>
        <source>Drop files or folders here, or add them. You may go on without: more can come later.</source>
        <translation>أفلت ملفات أو مجلدات هنا، أو أضفها. ويمكنك المتابعة دونها: قد يأتي غيرها لاحقاً.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Has an item with the label</source>
        <translation>فيه عنصر بالوسم</translation>
    </message>
    <message>
        <source>Words in the article…</source>
        <translation>كلمات في المقالة…</translation>
    </message>
    <message>
        <source>Words in the note…</source>
        <translation>كلمات في الملاحظة…</translation>
    </message>
    <message>
        <source>Date…</source>
        <translation>التاريخ…</translation>
    </message>
    <message>
        <source>Number of entities…</source>
        <translation>عدد الكيانات…</translation>
    </message>
    <message>
        <source>Number of events…</source>
        <translation>عدد الأحداث…</translation>
    </message>
    <message>
        <source>Minutes spent…</source>
        <translation>الدقائق المبذولة…</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>امسح المرشّح</translation>
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
    <name>Finding</name>
    <message>
        <source>Other labels</source>
        <translation>وسوم أخرى</translation>
    </message>
    <message>
        <source>Not marked here</source>
        <translation>غير موسوم هنا</translation>
    </message>
    <message>
        <source>Blank at the edge</source>
        <translation>فراغ عند الحافة</translation>
    </message>
    <message>
        <source>Sign at the edge</source>
        <translation>علامة عند الحافة</translation>
    </message>
    <message>
        <source>Clitic in or out</source>
        <translation>لاصقة داخلة أو خارجة</translation>
    </message>
    <message>
        <source>Word cut</source>
        <translation>كلمة مقطوعة</translation>
    </message>
    <message>
        <source>Marked twice</source>
        <translation>موسوم مرتين</translation>
    </message>
    <message>
        <source>Overlap of one label</source>
        <translation>تداخل بوسم واحد</translation>
    </message>
    <message>
        <source>Event twice</source>
        <translation>حدث مكرر</translation>
    </message>
    <message>
        <source>Role empty</source>
        <translation>دور فارغ</translation>
    </message>
    <message>
        <source>Odd filler of a role</source>
        <translation>شاغل غريب لدور</translation>
    </message>
    <message>
        <source>Relation with itself</source>
        <translation>علاقة مع النفس</translation>
    </message>
    <message>
        <source>Relation twice</source>
        <translation>علاقة مكررة</translation>
    </message>
    <message>
        <source>In page furniture</source>
        <translation>في أثاث الصفحة</translation>
    </message>
    <message>
        <source>Label not in the scheme</source>
        <translation>وسم ليس في المخطط</translation>
    </message>
    <message>
        <source>Role against the scheme</source>
        <translation>دور يخالف المخطط</translation>
    </message>
    <message>
        <source>Attribute not in the scheme</source>
        <translation>سمة ليست في المخطط</translation>
    </message>
    <message>
        <source>Relation against the scheme</source>
        <translation>علاقة تخالف المخطط</translation>
    </message>
    <message>
        <source>Same article</source>
        <translation>المقال نفسه</translation>
    </message>
    <message>
        <source>Nearly the same article</source>
        <translation>المقال نفسه تقريباً</translation>
    </message>
    <message>
        <source>The same name, clitics aside, has other labels at these places than elsewhere.</source>
        <translation>للاسم نفسه، بصرف النظر عن اللواصق، وسوم في هذه المواضع غير وسومه في سواها.</translation>
    </message>
    <message>
        <source>This name is marked elsewhere; here nothing is marked on it.</source>
        <translation>هذا الاسم موسوم في مواضع أخرى، ولا وسم عليه هنا.</translation>
    </message>
    <message>
        <source>These marks begin or end with a blank.</source>
        <translation>تبدأ هذه الوسوم أو تنتهي بفراغ.</translation>
    </message>
    <message>
        <source>The sign belongs to these marks; at most places it stands outside.</source>
        <translation>العلامة داخلة في هذه الوسوم، وهي خارجها في معظم المواضع.</translation>
    </message>
    <message>
        <source>The clitic is inside these marks and outside at most others, or the reverse.</source>
        <translation>اللاصقة داخلة في هذه الوسوم وخارجة عن معظم غيرها، أو العكس.</translation>
    </message>
    <message>
        <source>These marks leave out letters of a word that are no clitic.</source>
        <translation>تترك هذه الوسوم حروفاً من كلمة وليست لاصقة.</translation>
    </message>
    <message>
        <source>The same text carries the same label twice.</source>
        <translation>النص نفسه يحمل الوسم نفسه مرتين.</translation>
    </message>
    <message>
        <source>Two marks of one label share text, which is seldom here.</source>
        <translation>وسمان من نوع واحد يشتركان في نص، وهذا نادر هنا.</translation>
    </message>
    <message>
        <source>Two events share their trigger and their type.</source>
        <translation>حدثان يشتركان في المحفِّز والنوع.</translation>
    </message>
    <message>
        <source>The scheme expects this role, and it is empty.</source>
        <translation>يتوقع المخطط هذا الدور، وهو فارغ.</translation>
    </message>
    <message>
        <source>The role is filled by what the scheme does not admit and hardly anybody marks.</source>
        <translation>يشغل الدورَ ما لا يقبله المخطط ويندر أن يُوسم هكذا.</translation>
    </message>
    <message>
        <source>The relation joins an item with itself.</source>
        <translation>تربط العلاقة عنصراً بنفسه.</translation>
    </message>
    <message>
        <source>The same relation stands there twice.</source>
        <translation>العلاقة نفسها موجودة مرتين.</translation>
    </message>
    <message>
        <source>These marks stand in a zone that is no part of the article.</source>
        <translation>تقع هذه الوسوم في منطقة ليست من المقال.</translation>
    </message>
    <message>
        <source>The scheme has no such label.</source>
        <translation>لا وسم كهذا في المخطط.</translation>
    </message>
    <message>
        <source>The scheme lacks the role, admits fewer, or does not admit what fills it.</source>
        <translation>الدور ليس في المخطط، أو زاد على المسموح، أو لا يقبل ما يشغله.</translation>
    </message>
    <message>
        <source>The scheme lacks the attribute for this label, or the value.</source>
        <translation>السمة ليست في المخطط لهذا الوسم، أو القيمة ليست فيه.</translation>
    </message>
    <message>
        <source>The scheme does not let this relation join such items.</source>
        <translation>لا يجيز المخطط لهذه العلاقة أن تربط مثل هذه العناصر.</translation>
    </message>
    <message>
        <source>These articles say the same, spelling and page furniture aside.</source>
        <translation>هذه المقالات تقول الشيء نفسه، بصرف النظر عن الإملاء وأثاث الصفحة.</translation>
    </message>
    <message>
        <source>These articles share half of their text or more.</source>
        <translation>تشترك هذه المقالات في نصف نصها أو أكثر.</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>في الخارج</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>في الداخل</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>بلا وسم</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>أزواج</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>مملوء</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>of</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Change the label ({number})</source>
        <translation>تغيير الوسم ({number})</translation>
    </message>
    <message>
        <source>Mark them ({number})</source>
        <translation>وسمها ({number})</translation>
    </message>
    <message>
        <source>Set the edges ({number})</source>
        <translation>ضبط الحواف ({number})</translation>
    </message>
    <message>
        <source>Make one of them ({number})</source>
        <translation>جعلها واحداً ({number})</translation>
    </message>
    <message>
        <source>Delete them ({number})</source>
        <translation>حذفها ({number})</translation>
    </message>
    <message>
        <source>Into the trash ({number})</source>
        <translation>إلى سلة المحذوفات ({number})</translation>
    </message>
    <message>
        <source>places: {number}</source>
        <translation>المواضع: {number}</translation>
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
        <source>Zones belong to the document: in a team only its manager marks them.</source>
        <translation>المناطق للمستند نفسه: في الفريق لا يحددها إلا مديره.</translation>
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
    <name>GuideEditor</name>
    <message>
        <source>Text of the guideline, in Markdown</source>
        <translation>نص الإرشاد بصيغة Markdown</translation>
    </message>
    <message>
        <source># Heading

What is marked, and what is not.

- **bold**, *italic*, a list</source>
        <translation># عنوان

ما الذي يُوسم، وما الذي لا يُوسم.

- **غامق**، *مائل*، قائمة</translation>
    </message>
    <message>
        <source>How the page will look</source>
        <translation>كيف ستبدو الصفحة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>GuideExamples</name>
    <message>
        <source>Examples from the corpus</source>
        <translation>أمثلة من المدونة</translation>
    </message>
</context>
<context>
    <name>GuideMenu</name>
    <message>
        <source>Pin as an &amp;example</source>
        <translation>تثبيته م&amp;ثالاً</translation>
    </message>
    <message>
        <source>Pin as a &amp;counter-example</source>
        <translation>تثبيته مثالاً م&amp;ضاداً</translation>
    </message>
    <message>
        <source>&amp;Unpin the example</source>
        <translation>إ&amp;زالة تثبيت المثال</translation>
    </message>
    <message>
        <source>Take &amp;back</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>ا&amp;ستيراد ملف…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>استيراد م&amp;جلد…</translation>
    </message>
    <message>
        <source>E&amp;xport as one file…</source>
        <translation>ت&amp;صدير في ملف واحد…</translation>
    </message>
    <message>
        <source>Export as a f&amp;older…</source>
        <translation>تصدير في مج&amp;لد…</translation>
    </message>
    <message>
        <source>Write the page of {label}…</source>
        <translation>كتابة صفحة {label}…</translation>
    </message>
    <message>
        <source>Write the page of the &amp;project…</source>
        <translation>كتابة صفحة ال&amp;مشروع…</translation>
    </message>
    <message>
        <source>Markdown (*.md);;All files (*)</source>
        <translation>Markdown (*.md);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Import guidelines</source>
        <translation>استيراد الإرشادات</translation>
    </message>
    <message>
        <source>Reading the guidelines…</source>
        <translation>تُقرأ الإرشادات…</translation>
    </message>
    <message>
        <source>Pages taken: {number}.</source>
        <translation>الصفحات المأخوذة: {number}.</translation>
    </message>
    <message>
        <source>Pages taken: {number}. The scheme has no label for: {labels}.</source>
        <translation>الصفحات المأخوذة: {number}. لا وسم في المخطط لهذه: {labels}.</translation>
    </message>
    <message>
        <source>Export guidelines</source>
        <translation>تصدير الإرشادات</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>ملفات Markdown (*.md)</translation>
    </message>
    <message>
        <source>Writing the guidelines…</source>
        <translation>تُكتب الإرشادات…</translation>
    </message>
    <message>
        <source>Guidelines written: {number} ({path})</source>
        <translation>كُتبت الإرشادات، عدد الملفات: {number} ({path})</translation>
    </message>
</context>
<context>
    <name>GuidePages</name>
    <message>
        <source>Select the item that is an example.</source>
        <translation>حدّد العنصر الذي يصلح مثالاً.</translation>
    </message>
    <message>
        <source>It is pinned already.</source>
        <translation>هو مثبّت من قبل.</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Guideline</source>
        <translation>الإرشاد</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>كتابة…</translation>
    </message>
    <message>
        <source>More about guidelines</source>
        <translation>المزيد عن الإرشادات</translation>
    </message>
    <message>
        <source>Close the guidelines</source>
        <translation>إغلاق الإرشادات</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>المشروع مفتوح للقراءة فقط.</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>The project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>There is no page yet. Shift+F2 writes one.</source>
        <translation>لا صفحة بعد. المفتاح Shift+F2 لكتابتها.</translation>
    </message>
    <message>
        <source>No page of its own; this is the page of: {owner}</source>
        <translation>لا صفحة خاصة به؛ هذه صفحة: {owner}</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>الأدوار</translation>
    </message>
    <message>
        <source>✓ example</source>
        <translation>✓ مثال</translation>
    </message>
    <message>
        <source>✗ not so</source>
        <translation>✗ ليس كذلك</translation>
    </message>
    <message>
        <source>typical: {number} ×</source>
        <translation>شائع: {number} ×</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
</context>
<context>
    <name>Guiding</name>
    <message>
        <source>Begin with the pages for {scheme}</source>
        <translation>البدء بصفحات {scheme}</translation>
    </message>
    <message>
        <source>Examples; Enter or a click goes there</source>
        <translation>أمثلة؛ مفتاح Enter أو نقرة للانتقال</translation>
    </message>
    <message>
        <source>Nothing is marked so yet.</source>
        <translation>لا شيء بهذا الوسم بعد.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>This example is not in the corpus any more.</source>
        <translation>لم يعد هذا المثال في المدونة.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>المشروع مفتوح للقراءة فقط.</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc leaves</source>
        <translation>للحفظ Ctrl+Enter، للخروج Esc</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>الخروج دون حفظ؟</translation>
    </message>
    <message>
        <source>What you wrote on this page would be lost.</source>
        <translation>سيضيع ما كتبته في هذه الصفحة.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
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
        <source>Saving… the project is busy for a moment</source>
        <translation>جارٍ الحفظ… المشروع مشغول للحظات</translation>
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
    <name>Helping</name>
    <message>
        <source>New here? Five hints show how marking is done.</source>
        <translation>جديد هنا؟ خمسة تلميحات تريك كيف يكون الوسم.</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>أرني</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
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
        <translation>افتح مستنداً أولاً.</translation>
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
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>لا تغييرات</numerusform>
            <numerusform>تغيير واحد</numerusform>
            <numerusform>تغييران</numerusform>
            <numerusform>%n تغييرات</numerusform>
            <numerusform>%n تغييراً</numerusform>
            <numerusform>%n تغيير</numerusform>
        </translation>
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
</context>
<context>
    <name>ImportPane</name>
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
        <source>Correct the texts of known documents</source>
        <translation>تصحيح نصوص المستندات الموجودة</translation>
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
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>يُنظر في الملف…</translation>
    </message>
    <message>
        <source>This is not UTF-8. Choose the encoding in which it reads well.</source>
        <translation>ليس هذا UTF-8. اختر الترميز الذي يُقرأ به سليماً.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%n مستندات</numerusform>
            <numerusform>%n مستنداً</numerusform>
            <numerusform>%n مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>{documents} and more</source>
        <translation>{documents} وأكثر</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>لا وسوم</numerusform>
            <numerusform>وسم واحد</numerusform>
            <numerusform>وسمان</numerusform>
            <numerusform>%n وسوم</numerusform>
            <numerusform>%n وسماً</numerusform>
            <numerusform>%n وسم</numerusform>
        </translation>
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
        <translation>لم يتغيّر شيء، إذ تعذّر أخذ نسخة احتياطية أولاً</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>جارٍ النسخ الاحتياطي…</translation>
    </message>
</context>
<context>
    <name>Keeps</name>
    <message>
        <source>spans</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>التراكب</translation>
    </message>
    <message>
        <source>nesting</source>
        <translation>التداخل</translation>
    </message>
    <message>
        <source>fragments</source>
        <translation>المقاطع المجزّأة</translation>
    </message>
    <message>
        <source>subtoken</source>
        <translation>الحدود داخل الكلمة</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>السمات</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>النوى والصور الكاملة</translation>
    </message>
    <message>
        <source>events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>links</source>
        <translation>الروابط</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>وسوم المستند</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>authors</source>
        <translation>المؤلفون</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>المناطق</translation>
    </message>
    <message>
        <source>meta</source>
        <translation>بيانات المستند</translation>
    </message>
    <message>
        <source>text</source>
        <translation>النص نفسه</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Part of a name, or a key</source>
        <translation>جزء من اسم، أو مفتاح</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>البحث عن مفتاح</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>ما يفعله</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Key</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>Description in Arabic</source>
        <translation>الوصف بالعربية</translation>
    </message>
    <message>
        <source>Description in English</source>
        <translation>الوصف بالإنجليزية</translation>
    </message>
    <message>
        <source>Key on the keyboard</source>
        <translation>المفتاح على لوحة المفاتيح</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>It has no direction</source>
        <translation>لا اتجاه لها</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>الأدوار</translation>
    </message>
    <message>
        <source>What it joins</source>
        <translation>ما تربطه</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>السمات</translation>
    </message>
    <message>
        <source>It has the roles of {label}, until it gets roles of its own: {roles}</source>
        <translation>له أدوار {label} ما لم تُجعل له أدوار خاصة به: {roles}</translation>
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
    <name>Listing</name>
    <message>
        <source>There is no further document in the list.</source>
        <translation>لا مستند بعده في القائمة.</translation>
    </message>
    <message>
        <source>This is the first document of the list.</source>
        <translation>هذا أول مستند في القائمة.</translation>
    </message>
    <message>
        <source>All documents that pass the filter are done.</source>
        <translation>كل المستندات الموافقة للمرشّح منجزة.</translation>
    </message>
    <message>
        <source>All documents are done.</source>
        <translation>كل المستندات منجزة.</translation>
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
    <name>Moment</name>
    <message>
        <source>An answer is awaited</source>
        <translation>يُنتظر جواب</translation>
    </message>
    <message>
        <source>Text is selected</source>
        <translation>نص محدد</translation>
    </message>
    <message>
        <source>An item is selected</source>
        <translation>عنصر محدد</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>لا شيء محدد</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>في قائمة</translation>
    </message>
    <message>
        <source>In a panel</source>
        <translation>في لوحة</translation>
    </message>
    <message>
        <source>Make of it</source>
        <translation>اجعله</translation>
    </message>
    <message>
        <source>Its ends</source>
        <translation>طرفاه</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>تغييره</translation>
    </message>
    <message>
        <source>Join it</source>
        <translation>ربطه</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>المتابعة</translation>
    </message>
    <message>
        <source>In the article</source>
        <translation>في المقالة</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائماً</translation>
    </message>
    <message>
        <source>Mark it as</source>
        <translation>سِمه</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>التحديد</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>في القائمة</translation>
    </message>
    <message>
        <source>In the panel</source>
        <translation>في اللوحة</translation>
    </message>
    <message>
        <source>the next field</source>
        <translation>الحقل التالي</translation>
    </message>
    <message>
        <source>take the item with this number</source>
        <translation>أخذ العنصر ذي الرقم</translation>
    </message>
    <message>
        <source>further items</source>
        <translation>عناصر أخرى</translation>
    </message>
    <message>
        <source>mark the selected text, as the answer</source>
        <translation>وسم النص المحدد جواباً</translation>
    </message>
    <message>
        <source>the next role</source>
        <translation>الدور التالي</translation>
    </message>
    <message>
        <source>the role before</source>
        <translation>الدور السابق</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الجواب</translation>
    </message>
    <message>
        <source>More exactly</source>
        <translation>بدقة أكبر</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>وسم آخر</translation>
    </message>
    <message>
        <source>their keys</source>
        <translation>مفاتيح الوسوم</translation>
    </message>
    <message>
        <source>select words</source>
        <translation>تحديد كلمات</translation>
    </message>
    <message>
        <source>select letters</source>
        <translation>تحديد حروف</translation>
    </message>
    <message>
        <source>select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>the row above or below</source>
        <translation>السطر الأعلى أو الأسفل</translation>
    </message>
    <message>
        <source>open it</source>
        <translation>فتحه</translation>
    </message>
    <message>
        <source>choose several</source>
        <translation>اختيار عدة</translation>
    </message>
</context>
<context>
    <name>MomentPanel</name>
    <message>
        <source>Any key closes this.</source>
        <translation>أي مفتاح يغلق هذا.</translation>
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
    <name>Naming</name>
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
    <message numerus="yes">
        <source>%n name(s) of {file}, those without a label as {label}</source>
        <translation>
            <numerusform>لا أسماء في {file}</numerusform>
            <numerusform>اسم واحد من {file}، وما لا وسم له بالوسم {label}</numerusform>
            <numerusform>اسمان من {file}، وما لا وسم له بالوسم {label}</numerusform>
            <numerusform>%n أسماء من {file}، وما لا وسم له بالوسم {label}</numerusform>
            <numerusform>%n اسماً من {file}، وما لا وسم له بالوسم {label}</numerusform>
            <numerusform>%n اسم من {file}، وما لا وسم له بالوسم {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of one letter, or too long, left out.</source>
        <translation>
            <numerusform>لم يُترك شيء.</numerusform>
            <numerusform>تُرك اسم واحد من حرف واحد أو طويل جدًّا.</numerusform>
            <numerusform>تُرك اسمان من حرف واحد أو طويلان جدًّا.</numerusform>
            <numerusform>تُركت %n أسماء من حرف واحد أو طويلة جدًّا.</numerusform>
            <numerusform>تُرك %n اسماً من حرف واحد أو طويلاً جدًّا.</numerusform>
            <numerusform>تُرك %n اسم من حرف واحد أو طويل جدًّا.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;رجوع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Step {step} of {all}</source>
        <translation>الخطوة {step} من {all}</translation>
    </message>
    <message>
        <source>Ma&amp;ke the project</source>
        <translation>أنش&amp;ئ المشروع</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>ال&amp;تالي</translation>
    </message>
    <message>
        <source>Making the project…</source>
        <translation>يُنشأ المشروع…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was made.</source>
        <translation>أُوقف. لم يُنشأ شيء.</translation>
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
    <name>Palette</name>
    <message>
        <source>A command, a label, a document, a project</source>
        <translation>أمر أو وسم أو مستند أو مشروع</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>البحث عن أمر</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>Nothing has this name.</source>
        <translation>لا شيء بهذا الاسم.</translation>
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
        <source>Open project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>Projects (*.annot);;All files (*)</source>
        <translation>مشاريع (*.annot);;كل الملفات (*)</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>قرص</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>ا&amp;بحث في:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;نوع الملفات:</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Double Sided Printing</source>
        <translation>الطباعة على الوجهين</translation>
    </message>
    <message>
        <source>Long side binding</source>
        <translation>التجليد على الجانب الطويل</translation>
    </message>
    <message>
        <source>Short side binding</source>
        <translation>التجليد على الجانب القصير</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Page &amp;Set:</source>
        <translation>&amp;مجموعة الصفحات:</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>No such file or directory</source>
        <translation>لا يوجد ملف أو مجلد بهذا الاسم</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>لا إذن بذلك</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>هذه العملية غير مسموح بها</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>هذا مجلد لا ملف</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>هذا ليس مجلداً</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>الملف موجود من قبل</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>الاسم أطول مما يُسمح به</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>الملف أكبر مما يُسمح به</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>لم تبق مساحة على القرص</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>استُنفدت الحصة المخصصة من القرص</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>القرص للقراءة فقط</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>خلل في القراءة من القرص أو الكتابة عليه</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>الجهاز مشغول</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>عدد الملفات المفتوحة أكبر مما يُسمح به</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>الروابط الرمزية كثيرة المستويات</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>المجلد ليس فارغاً</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>لا تكفي الذاكرة</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>لم يعد الملف متاحاً</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>قيمة غير صالحة</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>رُفض الاتصال</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>انتهت مهلة الاتصال</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>امتلأ القرص أو قاعدة البيانات</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>خلل في القراءة من القرص أو الكتابة عليه</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>قاعدة البيانات للقراءة فقط</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>تعذّر فتح ملف قاعدة البيانات</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>ملف قاعدة البيانات تالف</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>الملف ليس قاعدة بيانات</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>قاعدة البيانات مقفلة</translation>
    </message>
    <message>
        <source>unterminated character set</source>
        <translation>قوس ⁦[⁩ لم يُغلق</translation>
    </message>
    <message>
        <source>missing )</source>
        <translation>ينقص القوس ⁦)⁩</translation>
    </message>
    <message>
        <source>unbalanced parenthesis</source>
        <translation>القوس ⁦)⁩ بلا قوس يفتحه</translation>
    </message>
    <message>
        <source>nothing to repeat</source>
        <translation>لا شيء قبل علامة التكرار</translation>
    </message>
    <message>
        <source>multiple repeat</source>
        <translation>علامتا تكرار متتاليتان</translation>
    </message>
    <message>
        <source>bad escape (end of pattern)</source>
        <translation>لا شيء بعد الشرطة المائلة العكسية</translation>
    </message>
    <message>
        <source>bad character range</source>
        <translation>مجال المحارف معكوس</translation>
    </message>
    <message>
        <source>min repeat greater than max repeat</source>
        <translation>حد التكرار الأدنى أكبر من الأقصى</translation>
    </message>
    <message>
        <source>missing group name</source>
        <translation>اسم المجموعة ناقص</translation>
    </message>
    <message>
        <source>unknown extension</source>
        <translation>بعد علامة الاستفهام ما لا معنى له</translation>
    </message>
    <message>
        <source>unknown property</source>
        <translation>خاصية محارف مجهولة</translation>
    </message>
    <message>
        <source>unknown group</source>
        <translation>مجموعة مجهولة</translation>
    </message>
    <message>
        <source>invalid group reference</source>
        <translation>إحالة إلى مجموعة غير موجودة</translation>
    </message>
    <message>
        <source>{why}, after letter {place}</source>
        <translation>{why}، بعد الحرف {place}</translation>
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
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… ولا غيرها.</numerusform>
            <numerusform>… وواحد غيرها.</numerusform>
            <numerusform>… واثنان غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
            <numerusform>… و%n غيرها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Return or a double click opens the document.</source>
        <translation>مفتاح الإدخال أو النقر المزدوج يفتح المستند.</translation>
    </message>
</context>
<context>
    <name>RightDialog</name>
    <message>
        <source>Called right</source>
        <translation>ما عُدّ صحيحاً</translation>
    </message>
    <message>
        <source>What was called right is not told. Choose what is to be told again.</source>
        <translation>لا يُنبَّه إلى ما عُدّ صحيحاً. اختر ما يُنبَّه إليه من جديد.</translation>
    </message>
    <message>
        <source>Nothing was called right.</source>
        <translation>لم يُعدّ شيء صحيحاً.</translation>
    </message>
    <message>
        <source>What was called right</source>
        <translation>ما عُدّ صحيحاً</translation>
    </message>
    <message>
        <source>Tell of it again</source>
        <translation>التنبيه إليه من جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>places: {number}</source>
        <translation>المواضع: {number}</translation>
    </message>
    <message>
        <source>all such places, also those to come</source>
        <translation>كل هذه المواضع، وما سيأتي منها أيضاً</translation>
    </message>
</context>
<context>
    <name>RoleRows</name>
    <message>
        <source>Take this role out</source>
        <translation>إزالة هذا الدور</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>الأدنى</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>الأقصى</translation>
    </message>
    <message>
        <source>Admits</source>
        <translation>يقبل</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>إضافة دور</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>A line just like this</source>
        <translation>سطر مثل هذا تماماً</translation>
    </message>
    <message>
        <source>A line with other numbers and dates</source>
        <translation>سطر تختلف فيه الأرقام والتواريخ</translation>
    </message>
    <message>
        <source>A line that begins so</source>
        <translation>سطر يبدأ هكذا</translation>
    </message>
    <message>
        <source>The first line</source>
        <translation>السطر الأول</translation>
    </message>
    <message>
        <source>A line that ends with a source in brackets</source>
        <translation>سطر ينتهي بمصدر بين قوسين</translation>
    </message>
    <message>
        <source>A line and everything behind it</source>
        <translation>سطر وكل ما بعده</translation>
    </message>
    <message>
        <source>From one line to another</source>
        <translation>من سطر إلى سطر</translation>
    </message>
    <message>
        <source>A regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>في أي موضع</translation>
    </message>
    <message>
        <source>At the top of the article</source>
        <translation>في أول المقال</translation>
    </message>
    <message>
        <source>At the end of the article</source>
        <translation>في آخر المقال</translation>
    </message>
    <message>
        <source>lines like «{words}»</source>
        <translation>أسطر مثل «{words}»</translation>
    </message>
    <message>
        <source>lines that begin with «{words}»</source>
        <translation>أسطر تبدأ بـ«{words}»</translation>
    </message>
    <message>
        <source>the first line</source>
        <translation>السطر الأول</translation>
    </message>
    <message>
        <source>lines that end with a source in brackets</source>
        <translation>أسطر تنتهي بمصدر بين قوسين</translation>
    </message>
    <message>
        <source>«{words}» and everything behind it</source>
        <translation>«{words}» وكل ما بعده</translation>
    </message>
    <message>
        <source>everything from «{words}» to «{until}»</source>
        <translation>كل ما بين «{words}» و«{until}»</translation>
    </message>
    <message>
        <source>lines that match /{words}/</source>
        <translation>أسطر توافق /{words}/</translation>
    </message>
    <message>
        <source>articles of {site}</source>
        <translation>مقالات {site}</translation>
    </message>
    <message>
        <source>files named {name}</source>
        <translation>ملفات اسمها {name}</translation>
    </message>
    <message>
        <source>articles whose {key} is {value}</source>
        <translation>مقالات {key} فيها هو {value}</translation>
    </message>
    <message>
        <source>all articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>articles that name no source</source>
        <translation>مقالات لا تذكر مصدراً</translation>
    </message>
    <message>
        <source>names: {number} · as {label}</source>
        <translation>الأسماء: {number} · بالوسم {label}</translation>
    </message>
    <message>
        <source>marked: {number}</source>
        <translation>حُدّد: {number}</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>موقوفة</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Rule</source>
        <translation>قاعدة</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>ال&amp;اسم</translation>
    </message>
    <message>
        <source>&amp;Marks as</source>
        <translation>&amp;تحدِّده كـ</translation>
    </message>
    <message>
        <source>&amp;Known by</source>
        <translation>ي&amp;عرف بأنه</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>ال&amp;كلمات</translation>
    </message>
    <message>
        <source>&amp;Last line</source>
        <translation>السطر الأ&amp;خير</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>ال&amp;موضع</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>&amp;في</translation>
    </message>
    <message>
        <source>Write such a line: 12 March 2021</source>
        <translation>اكتب سطراً مثله: 12 مارس 2021</translation>
    </message>
    <message>
        <source>Empty: any source</source>
        <translation>إن تُرك خالياً فأي مصدر</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>ال&amp;وسم</translation>
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
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Rules of the project</source>
        <translation>قواعد المشروع</translation>
    </message>
    <message>
        <source>Run on &amp;new articles</source>
        <translation>طبّق على ال&amp;جديدة</translation>
    </message>
    <message>
        <source>Run on &amp;all articles</source>
        <translation>طبّق على &amp;كل المقالات</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>أ&amp;ضف…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;عدّل…</translation>
    </message>
    <message>
        <source>&amp;On or off</source>
        <translation>&amp;شغّل أو أوقف</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>ا&amp;حذف</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>أ&amp;غلق</translation>
    </message>
    <message>
        <source>This project is open to be read, so no rule is changed or run here.</source>
        <translation>هذا المشروع مفتوح للقراءة، فلا تُغيَّر القواعد هنا ولا تُشغَّل.</translation>
    </message>
    <message>
        <source>Zones and rules belong to the whole project: in a team its manager keeps them. Names can be marked by them all the same.</source>
        <translation>المناطق والقواعد للمشروع كله: في الفريق يحفظها مديره. ومع ذلك يمكن وسم الأسماء بها.</translation>
    </message>
    <message>
        <source>There are no rules yet. Mark a zone with Shift+Z, or a name in all articles, and let it be remembered.</source>
        <translation>لا قواعد بعد. حدّد منطقة بـShift+Z، أو سِم اسماً في كل المقالات، واطلب تذكّره.</translation>
    </message>
    <message>
        <source>Rules are run on articles that have come since. Nothing is marked unseen.</source>
        <translation>تُطبَّق القواعد على المقالات التي وردت بعدها. ولا يُحدَّد شيء قبل أن تراه.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>لم يتغير شيء</translation>
    </message>
</context>
<context>
    <name>Ruling</name>
    <message numerus="yes">
        <source>Mark {what} as {kind} in %n similar article(s)?</source>
        <translation>
            <numerusform>هل يُحدَّد {what} كـ{kind}؟ لا مقالات مشابهة.</numerusform>
            <numerusform>هل يُحدَّد {what} كـ{kind} في مقال مشابه واحد؟</numerusform>
            <numerusform>هل يُحدَّد {what} كـ{kind} في مقالين مشابهين؟</numerusform>
            <numerusform>هل يُحدَّد {what} كـ{kind} في %n مقالات مشابهة؟</numerusform>
            <numerusform>هل يُحدَّد {what} كـ{kind} في %n مقالاً مشابهاً؟</numerusform>
            <numerusform>هل يُحدَّد {what} كـ{kind} في %n مقال مشابه؟</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Always for this source</source>
        <translation>&amp;دائماً لهذا المصدر</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>ا&amp;نظر</translation>
    </message>
    <message>
        <source>&amp;Do it</source>
        <translation>&amp;نفّذ</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;لا</translation>
    </message>
    <message numerus="yes">
        <source>Your rules found %n place(s) in the new articles.</source>
        <translation>
            <numerusform>لم تجد قواعدك أي موضع في المقالات الجديدة.</numerusform>
            <numerusform>وجدت قواعدك موضعاً واحداً في المقالات الجديدة.</numerusform>
            <numerusform>وجدت قواعدك موضعين في المقالات الجديدة.</numerusform>
            <numerusform>وجدت قواعدك %n مواضع في المقالات الجديدة.</numerusform>
            <numerusform>وجدت قواعدك %n موضعاً في المقالات الجديدة.</numerusform>
            <numerusform>وجدت قواعدك %n موضع في المقالات الجديدة.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the rule «{name}» finds. Take or leave each.</source>
        <translation>ما تجده القاعدة «{name}». اقبل كلًّا منها أو اتركه.</translation>
    </message>
    <message numerus="yes">
        <source>What %n rule(s) find. Take or leave each.</source>
        <translation>
            <numerusform>لا قواعد.</numerusform>
            <numerusform>ما تجده قاعدة واحدة. اقبل كلًّا منها أو اتركه.</numerusform>
            <numerusform>ما تجده قاعدتان. اقبل كلًّا منها أو اتركه.</numerusform>
            <numerusform>ما تجده %n قواعد. اقبل كلًّا منها أو اتركه.</numerusform>
            <numerusform>ما تجده %n قاعدة. اقبل كلًّا منها أو اتركه.</numerusform>
            <numerusform>ما تجده %n قاعدة. اقبل كلًّا منها أو اتركه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Marked: {places} in {articles}. Undo takes all back.</source>
        <translation>وُسم: {places}، في: {articles}. التراجع يعيدها كلها.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>لا مواضع</numerusform>
            <numerusform>موضع واحد</numerusform>
            <numerusform>موضعان</numerusform>
            <numerusform>%n مواضع</numerusform>
            <numerusform>%n موضعاً</numerusform>
            <numerusform>%n موضع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Marking…</source>
        <translation>جارٍ التحديد…</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر ذلك</translation>
    </message>
</context>
<context>
    <name>SchemeDiff</name>
    <message>
        <source>Name of the scheme</source>
        <translation>اسم المخطط</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Key on the keyboard</source>
        <translation>المفتاح على لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Second stroke</source>
        <translation>الضغطة الثانية</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>السمات</translation>
    </message>
    <message>
        <source>Joins from</source>
        <translation>تربط من</translation>
    </message>
    <message>
        <source>Joins to</source>
        <translation>تربط إلى</translation>
    </message>
    <message>
        <source>It has no direction any more</source>
        <translation>لم يعد لها اتجاه</translation>
    </message>
    <message>
        <source>It has a direction now</source>
        <translation>صار لها اتجاه</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>أُوقف</translation>
    </message>
    <message>
        <source>Offered again</source>
        <translation>أُتيح من جديد</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>Label taken out</source>
        <translation>وسم أُزيل</translation>
    </message>
    <message>
        <source>Another key</source>
        <translation>معرّف آخر</translation>
    </message>
    <message>
        <source>The order of the labels</source>
        <translation>ترتيب الوسوم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>دور جديد</translation>
    </message>
    <message>
        <source>Role taken out</source>
        <translation>دور أُزيل</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>سمة جديدة</translation>
    </message>
    <message>
        <source>Attribute taken out</source>
        <translation>سمة أُزيلت</translation>
    </message>
    <message>
        <source>was {before}, is {after}</source>
        <translation>كان {before} وصار {after}</translation>
    </message>
</context>
<context>
    <name>SchemeEditor</name>
    <message>
        <source>{name} · version {version} · labels: {labels}</source>
        <translation>{name} · الإصدار {version} · الوسوم: {labels}</translation>
    </message>
    <message>
        <source>Problems ({number})</source>
        <translation>المشكلات ({number})</translation>
    </message>
    <message>
        <source>&amp;Offer again</source>
        <translation>إتا&amp;حته من جديد</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>إي&amp;قاف</translation>
    </message>
    <message>
        <source>A new label: give it a key and its names, then apply.</source>
        <translation>وسم جديد: اكتب معرّفه واسميه، ثم طبّق.</translation>
    </message>
    <message>
        <source>What you changed here is not applied yet, and would be forgotten.</source>
        <translation>ما غيّرته هنا لم يُطبَّق بعد، وسيضيع.</translation>
    </message>
    <message>
        <source>Close without applying?</source>
        <translation>الإغلاق دون تطبيق؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>SchemeFiles</name>
    <message>
        <source>Import a scheme</source>
        <translation>استيراد مخطط</translation>
    </message>
    <message>
        <source>Schemes (*.toml *.conf *.json *.xml);;All (*)</source>
        <translation>مخططات (*.toml *.conf *.json *.xml);;الكل (*)</translation>
    </message>
    <message>
        <source>Change labels that are there already?</source>
        <translation>تغيير وسوم موجودة من قبل؟</translation>
    </message>
    <message>
        <source>Labels that say something else in the file: {number} ({labels})</source>
        <translation>وسوم تختلف في الملف: {number} ({labels})</translation>
    </message>
    <message>
        <source>Change them</source>
        <translation>تغييرها</translation>
    </message>
    <message>
        <source>The scheme has all of this already.</source>
        <translation>في المخطط هذا كله من قبل.</translation>
    </message>
    <message>
        <source>Taken in: {added} new labels, {changed} changed. Nothing is taken away.</source>
        <translation>الوسوم الجديدة: {added}، والمتغيّرة: {changed}. ولا يُزال شيء.</translation>
    </message>
    <message>
        <source>Left out, of another kind here: {labels}</source>
        <translation>تُركت لأنها من صنف آخر هنا: {labels}</translation>
    </message>
    <message>
        <source>Export the scheme</source>
        <translation>تصدير المخطط</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>تعذّر هذا</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>كُتب في {file}</translation>
    </message>
</context>
<context>
    <name>SchemeLook</name>
    <message>
        <source>Scheme</source>
        <translation>المخطط</translation>
    </message>
    <message>
        <source>Problems of the scheme</source>
        <translation>مشكلات المخطط</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>إ&amp;ضافة</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>إلى أعلى</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>إلى أسفل</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;دمج في…</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>إي&amp;قاف</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;حذف…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>ا&amp;ستيراد…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>ت&amp;صدير…</translation>
    </message>
    <message>
        <source>Label of entities</source>
        <translation>وسم كيانات</translation>
    </message>
    <message>
        <source>Type of events</source>
        <translation>نوع أحداث</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>علاقة</translation>
    </message>
    <message>
        <source>Label of clusters</source>
        <translation>وسم مجموعات</translation>
    </message>
    <message>
        <source>Label of documents</source>
        <translation>وسم مستندات</translation>
    </message>
    <message>
        <source>Subtype of the chosen label</source>
        <translation>نوع فرعي من الوسم المختار</translation>
    </message>
    <message>
        <source>Places that the change touches</source>
        <translation>المواضع التي يمسّها التغيير</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>&amp;تطبيق</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>السمات</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>المشكلات</translation>
    </message>
</context>
<context>
    <name>SchemeStep</name>
    <message>
        <source>Which labels do you want to give?</source>
        <translation>أي الوسوم تريد أن تضع؟</translation>
    </message>
    <message>
        <source>A scheme can be changed later; nothing that is marked is lost by it.</source>
        <translation>يمكن تغيير المخطط لاحقاً، ولا يضيع بذلك شيء مما وُسم.</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>المخططات</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>من ملف…</translation>
    </message>
    <message>
        <source>A scheme of this program, of brat or Label Studio, or an ontology in JSON</source>
        <translation>مخطط من هذا البرنامج أو من brat أو Label Studio، أو أنطولوجيا بصيغة JSON</translation>
    </message>
    <message>
        <source>Schemes (*.toml *.conf *.json *.xml);;All files (*)</source>
        <translation>مخططات (*.toml *.conf *.json *.xml);;كل الملفات (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%n كيانات</numerusform>
            <numerusform>%n كياناً</numerusform>
            <numerusform>%n كيان</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%n أحداث</numerusform>
            <numerusform>%n حدثاً</numerusform>
            <numerusform>%n حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>لا علاقات</numerusform>
            <numerusform>علاقة واحدة</numerusform>
            <numerusform>علاقتان</numerusform>
            <numerusform>%n علاقات</numerusform>
            <numerusform>%n علاقة</numerusform>
            <numerusform>%n علاقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>مخطط</translation>
    </message>
</context>
<context>
    <name>SchemeTree</name>
    <message>
        <source>Search the labels</source>
        <translation>ابحث في الوسوم</translation>
    </message>
    <message>
        <source>Labels of the scheme</source>
        <translation>وسوم المخطط</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>Labels of documents</source>
        <translation>وسوم المستندات</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>المناطق</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>موقوف</translation>
    </message>
</context>
<context>
    <name>Scheming</name>
    <message>
        <source>This project is open for reading only.</source>
        <translation>هذا المشروع مفتوح للقراءة فقط.</translation>
    </message>
    <message>
        <source>Only whoever manages this team may change its scheme. You can look at it.</source>
        <translation>لا يغيّر مخطط هذا الفريق إلا من يديره. ولك أن تطّلع عليه.</translation>
    </message>
    <message>
        <source>Acts are still waiting to be saved. Open this again then.</source>
        <translation>ما زالت أفعال تنتظر الحفظ. افتح هذه النافذة بعد حفظها.</translation>
    </message>
    <message>
        <source>Counting what this touches…</source>
        <translation>جارٍ عدّ ما يمسّه هذا…</translation>
    </message>
    <message>
        <source>{act}: only the scheme changes, no item is touched.</source>
        <translation>{act}: يتغيّر المخطط وحده، ولا يُمَسّ أي عنصر.</translation>
    </message>
    <message>
        <source>{act} — items: {items} · articles: {articles} · authors: {authors}</source>
        <translation>{act} — العناصر: {items} · المقالات: {articles} · المؤلفون: {authors}</translation>
    </message>
    <message>
        <source>{act} — items that go: {items}, with links to them: {links} · articles: {articles} · authors: {authors}</source>
        <translation>{act} — العناصر التي تُحذف: {items}، ومعها روابط إليها: {links} · المقالات: {articles} · المؤلفون: {authors}</translation>
    </message>
    <message>
        <source>of these articles in the trash: {trashed}</source>
        <translation>وفي المهملات من هذه المقالات: {trashed}</translation>
    </message>
    <message>
        <source>Saved: {act}. Take it back under Versions.</source>
        <translation>حُفظ: {act}. ويُتراجَع عنه في «الإصدارات».</translation>
    </message>
    <message>
        <source>Changing the scheme…</source>
        <translation>جارٍ تغيير المخطط…</translation>
    </message>
    <message>
        <source>Take the latest change of the scheme back?</source>
        <translation>التراجع عن آخر تغيير للمخطط؟</translation>
    </message>
    <message>
        <source>The scheme, and all items that it changed, become what they were.</source>
        <translation>يعود المخطط، وكل عنصر غيّره، إلى ما كان عليه.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>تراجُع</translation>
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
        <source>Nothing was changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message>
        <source>Merge {label} into</source>
        <translation>دمج {label} في</translation>
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
        <source>The last project</source>
        <translation>المشروع الأخير</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>صفحة البدء</translation>
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
        <source>At the start</source>
        <translation>عند البدء</translation>
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
    <name>Several</name>
    <message numerus="yes">
        <source>Changing %n document(s)…</source>
        <translation>
            <numerusform>لا مستندات تُغيَّر…</numerusform>
            <numerusform>يُغيَّر مستند واحد…</numerusform>
            <numerusform>يُغيَّر مستندان…</numerusform>
            <numerusform>تُغيَّر %n مستندات…</numerusform>
            <numerusform>يُغيَّر %n مستنداً…</numerusform>
            <numerusform>يُغيَّر %n مستند…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%n مستندات</numerusform>
            <numerusform>%n مستنداً</numerusform>
            <numerusform>%n مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>علامة المراجعة</translation>
    </message>
    <message>
        <source>Export these…</source>
        <translation>تصدير هذه…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
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
        <translation>هذا المشروع على حاسوب آخر: يستغرق كل إجراء هناك وقتاً أطول، ولا يجوز أن يعمل عليه اثنان في آن واحد.</translation>
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
        <source>No font on this computer has letters of this article ({scripts}), so they show as boxes. Install one, such as Noto Sans {script}; what you mark is right anyway.</source>
        <translation>لا خط على هذا الحاسوب فيه حروف من هذا المقال ({scripts})، فتظهر مربعات. ثبّت خطاً لها، مثل Noto Sans {script}؛ وما تسمه صحيح على أي حال.</translation>
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
    <name>SortMenu</name>
    <message>
        <source>Sort by</source>
        <translation>الترتيب حسب</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>بالعكس</translation>
    </message>
    <message>
        <source>The next document</source>
        <translation>المستند التالي</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Annotator</source>
        <translation>الواسم</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>المشاريع الأخيرة</translation>
    </message>
    <message>
        <source>What you open will be listed here.</source>
        <translation>ما تفتحه سيُدرج هنا.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>مشروع &amp;جديد…</translation>
    </message>
    <message>
        <source>In three steps</source>
        <translation>في ثلاث خطوات</translation>
    </message>
    <message>
        <source>&amp;Open a project…</source>
        <translation>فت&amp;ح مشروع…</translation>
    </message>
    <message>
        <source>A file of this computer</source>
        <translation>ملف على هذا الحاسوب</translation>
    </message>
    <message>
        <source>The &amp;sample</source>
        <translation>الم&amp;ثال</translation>
    </message>
    <message>
        <source>One article, to try things out</source>
        <translation>مقالة واحدة، للتجربة</translation>
    </message>
    <message>
        <source>Entities and events on right-to-left text.</source>
        <translation>كيانات وأحداث على نص من اليمين إلى اليسار.</translation>
    </message>
    <message>
        <source>Or drop articles, a folder or a project anywhere on this page.</source>
        <translation>أو أفلت مقالات أو مجلداً أو مشروعاً في أي موضع من هذه الصفحة.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>غير موجود</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%n مستندات</numerusform>
            <numerusform>%n مستنداً</numerusform>
            <numerusform>%n مستند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>لم يُنجز شيء</numerusform>
            <numerusform>أُنجز واحد</numerusform>
            <numerusform>أُنجز اثنان</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
            <numerusform>أُنجز %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Starting</name>
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
    <name>Statistics</name>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>الوتيرة</translation>
    </message>
    <message>
        <source>Items per label</source>
        <translation>العناصر بحسب الوسم</translation>
    </message>
    <message>
        <source>Labels by document</source>
        <translation>الوسوم بحسب المستندات</translation>
    </message>
    <message>
        <source>Length in characters</source>
        <translation>الطول بالمحارف</translation>
    </message>
    <message>
        <source>Length in words</source>
        <translation>الطول بالكلمات</translation>
    </message>
    <message>
        <source>Nesting</source>
        <translation>التداخل</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>التراكب</translation>
    </message>
    <message>
        <source>Items in pieces</source>
        <translation>العناصر المجزّأة</translation>
    </message>
    <message>
        <source>Together in a document</source>
        <translation>معاً في مستند</translation>
    </message>
    <message>
        <source>Together in a sentence</source>
        <translation>معاً في جملة</translation>
    </message>
    <message>
        <source>Roles filled</source>
        <translation>الأدوار المملوءة</translation>
    </message>
    <message>
        <source>Length of documents</source>
        <translation>طول المستندات</translation>
    </message>
    <message>
        <source>Documents by the day on which they became done, and all until then.</source>
        <translation>المستندات بحسب اليوم الذي أُنجزت فيه، ومجموعها حتى ذلك اليوم.</translation>
    </message>
    <message>
        <source>Items marked by hand in an hour of work. A rest of more than five minutes is no work; imports and acts on many places at once do not count.</source>
        <translation>العناصر الموسومة باليد في ساعة عمل. التوقف أكثر من خمس دقائق لا يُعدّ عملاً، ولا يُحسب الاستيراد ولا ما يُجرى على مواضع كثيرة دفعة واحدة.</translation>
    </message>
    <message>
        <source>How often each label was given.</source>
        <translation>كم مرة أُعطي كل وسم.</translation>
    </message>
    <message>
        <source>The share of documents that have a label, and how many items of it those have on average.</source>
        <translation>نسبة المستندات التي فيها الوسم، ومتوسط عدد عناصره فيها.</translation>
    </message>
    <message>
        <source>How many characters items have; what lies between pieces does not count.</source>
        <translation>عدد محارف العناصر، ولا يُحسب ما بين أجزائها.</translation>
    </message>
    <message>
        <source>How many words items have; clitics belong to their word.</source>
        <translation>عدد كلمات العناصر، واللواصق من كلماتها.</translation>
    </message>
    <message>
        <source>In how many longer items of its layer an item lies.</source>
        <translation>كم عنصراً أطول منه من الطبقة نفسها يقع فيه العنصر.</translation>
    </message>
    <message>
        <source>How items lie to the others of their layer.</source>
        <translation>موقع العناصر من سائر عناصر طبقتها.</translation>
    </message>
    <message>
        <source>The share of items that have several pieces.</source>
        <translation>نسبة العناصر ذات الأجزاء المتعددة.</translation>
    </message>
    <message>
        <source>In how many documents two labels stand together. At the end of each row: the label alone.</source>
        <translation>في كم مستند يجتمع وسمان. في آخر كل صف: الوسم وحده.</translation>
    </message>
    <message>
        <source>In how many sentences two labels stand together. At the end of each row: the label alone.</source>
        <translation>في كم جملة يجتمع وسمان. في آخر كل صف: الوسم وحده.</translation>
    </message>
    <message>
        <source>The share of events of a type that have the role.</source>
        <translation>نسبة أحداث النوع التي مُلئ فيها الدور.</translation>
    </message>
    <message>
        <source>How many characters documents have.</source>
        <translation>عدد محارف المستندات.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منجزة</translation>
    </message>
    <message>
        <source>Done in all</source>
        <translation>مجموع المنجز</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>دقائق العمل</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>العناصر</translation>
    </message>
    <message>
        <source>Items an hour</source>
        <translation>العناصر في الساعة</translation>
    </message>
    <message>
        <source>Seconds a document</source>
        <translation>الثواني لكل مستند</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Other label</source>
        <translation>الوسم الآخر</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>المستندات</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>المتوسط</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>المحارف</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Triggers of events</source>
        <translation>قوادح الأحداث</translation>
    </message>
    <message>
        <source>Longer ones around it</source>
        <translation>الأطول المحيطة به</translation>
    </message>
    <message>
        <source>How it lies</source>
        <translation>موقعه</translation>
    </message>
    <message>
        <source>In pieces</source>
        <translation>مجزّأة</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>الجمل</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>مملوءة</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>كيان</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>حدث</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>علاقة</translation>
    </message>
    <message>
        <source>Apart from all others</source>
        <translation>منفصل عن سائرها</translation>
    </message>
    <message>
        <source>Inside a longer one</source>
        <translation>داخل عنصر أطول</translation>
    </message>
    <message>
        <source>Around a shorter one</source>
        <translation>محيط بعنصر أقصر</translation>
    </message>
    <message>
        <source>Crossing another one</source>
        <translation>متقاطع مع غيره</translation>
    </message>
    <message>
        <source>On the very same characters</source>
        <translation>على المحارف نفسها</translation>
    </message>
    <message>
        <source>{file} cannot be written. End it with .png, .svg or .csv.</source>
        <translation>تتعذّر كتابة {file}. ليكن امتداده .png أو .svg أو .csv.</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message>
        <source>Statistics</source>
        <translation>إحصاءات</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>العدّ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأشكال</translation>
    </message>
    <message>
        <source>Show the &amp;documents</source>
        <translation>إظهار ال&amp;مستندات</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;حفظ…</translation>
    </message>
    <message>
        <source>The plot as PNG or SVG, the table as CSV</source>
        <translation>الرسم بصيغة PNG أو SVG، والجدول بصيغة CSV</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>جارٍ العدّ…</translation>
    </message>
    <message>
        <source>Documents: {documents} · done: {done} · entities: {entities} · events: {events} · relations: {relations}</source>
        <translation>المستندات: {documents} · المنجزة: {done} · الكيانات: {entities} · الأحداث: {events} · العلاقات: {relations}</translation>
    </message>
    <message numerus="yes">
        <source>Seen in %n document(s) of {all}, evenly from the first to the last.</source>
        <translation>
            <numerusform>لم يُفحص شيء من {all}.</numerusform>
            <numerusform>فُحص مستند واحد من {all}، والمفحوص موزّع بالتساوي.</numerusform>
            <numerusform>فُحص مستندان من {all}، موزّعان بالتساوي.</numerusform>
            <numerusform>فُحصت %n مستندات من {all}، موزّعة بالتساوي من أولها إلى آخرها.</numerusform>
            <numerusform>فُحص %n مستنداً من {all}، موزّعة بالتساوي من أولها إلى آخرها.</numerusform>
            <numerusform>فُحص %n مستند من {all}، موزّعة بالتساوي من أولها إلى آخرها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not counted.</source>
        <translation>لم يُعدّ.</translation>
    </message>
    <message>
        <source>There are no documents here. Import articles, or choose more of them.</source>
        <translation>لا مستندات هنا. استورد مقالات أو وسّع الاختيار.</translation>
    </message>
    <message>
        <source>No document is done yet.</source>
        <translation>لم يُنجز أي مستند بعد.</translation>
    </message>
    <message>
        <source>Nothing was marked by hand in these days.</source>
        <translation>لم يُوسم شيء باليد في هذه الأيام.</translation>
    </message>
    <message>
        <source>Nothing is marked here yet.</source>
        <translation>لا شيء موسوم هنا بعد.</translation>
    </message>
</context>
<context>
    <name>StatisticsFilters</name>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>كل الحالات</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>جارية</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منجزة</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>الأيام</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>آخر 30 يوماً</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>السنة الأخيرة</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>من … إلى …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Count &amp;again</source>
        <translation>إ&amp;عادة العدّ</translation>
    </message>
    <message>
        <source>All authors</source>
        <translation>كل المؤلفين</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>at {start}</source>
        <translation>عند {start}</translation>
    </message>
    <message>
        <source>{start}–{end} ({length})</source>
        <translation>من {start} إلى {end} ({length})</translation>
    </message>
    <message numerus="yes">
        <source>{start}–{end}, %n part(s)</source>
        <translation>
            <numerusform>من {start} إلى {end}، بلا أجزاء</numerusform>
            <numerusform>من {start} إلى {end}، جزء واحد</numerusform>
            <numerusform>من {start} إلى {end}، جزءان</numerusform>
            <numerusform>من {start} إلى {end}، %n أجزاء</numerusform>
            <numerusform>من {start} إلى {end}، %n جزءاً</numerusform>
            <numerusform>من {start} إلى {end}، %n جزء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n sign(s) turn text</source>
        <translation>
            <numerusform>⚠ لا علامات تقلب النص</numerusform>
            <numerusform>⚠ علامة تقلب النص</numerusform>
            <numerusform>⚠ علامتان تقلبان النص</numerusform>
            <numerusform>⚠ %n علامات تقلب النص</numerusform>
            <numerusform>⚠ %n علامة تقلب النص</numerusform>
            <numerusform>⚠ %n علامة تقلب النص</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n later act(s) that built on it are gone too.</source>
        <translation>
            <numerusform>ولم يذهب معه فعل لاحق.</numerusform>
            <numerusform>وذهب معه فعل لاحق بُني عليه.</numerusform>
            <numerusform>وذهب معه فعلان لاحقان بُنيا عليه.</numerusform>
            <numerusform>وذهبت معه %n أفعال لاحقة بُنيت عليه.</numerusform>
            <numerusform>وذهب معه %n فعلاً لاحقاً بُنيت عليه.</numerusform>
            <numerusform>وذهب معه %n فعل لاحق بُنيت عليه.</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>Not saved: %n act(s) wait here.</source>
        <translation>
            <numerusform>لا أفعال تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: فعل واحد ينتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: فعلان ينتظران هنا.</numerusform>
            <numerusform>لم يُحفظ: %n أفعال تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: %n فعلاً تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: %n فعل تنتظر هنا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: the server cannot be reached. %n act(s) wait here.</source>
        <translation>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. لا أفعال تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. فعل واحد ينتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. فعلان ينتظران هنا.</numerusform>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. %n أفعال تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. %n فعلاً تنتظر هنا.</numerusform>
            <numerusform>لم يُحفظ: تعذّر الوصول إلى الخادم. %n فعل تنتظر هنا.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved by {names}.</source>
        <translation>حفظ من {names}.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Select words: drag over them, double-click one, or use Shift with the arrows.</source>
        <translation>حدّد كلمات: اسحب فوقها، أو انقر كلمة نقراً مزدوجاً، أو استعمل Shift مع الأسهم.</translation>
    </message>
    <message>
        <source>Press the key of a label to mark what is selected. {key} is {label}.</source>
        <translation>اضغط مفتاح وسم لتسم ما هو محدد. المفتاح {key} هو {label}.</translation>
    </message>
    <message>
        <source>{key} cuts off a letter that is only attached, as و in وكركوك. {back} takes it back.</source>
        <translation>المفتاح {key} يقطع حرفاً متصلاً ليس من الكلمة، كالواو في وكركوك. و{back} يعيده.</translation>
    </message>
    <message>
        <source>Now an event: select the word that says what happened, and press {key}.</source>
        <translation>والآن حدث: حدّد الكلمة التي تقول ما حدث، واضغط {key}.</translation>
    </message>
    <message>
        <source>{key} marks the article as done and opens the next one. All is saved already.</source>
        <translation>المفتاح {key} يعلّم المقالة منجزة ويفتح التالية. وكل شيء محفوظ من قبل.</translation>
    </message>
    <message>
        <source>Open an article first; the hints point at it.</source>
        <translation>افتح مقالة أولاً؛ فالتلميحات تشير إليها.</translation>
    </message>
    <message>
        <source>That was all. {key} shows the keys of the moment; Help has the tour.</source>
        <translation>هذا كل شيء. المفتاح {key} يُظهر مفاتيح اللحظة؛ والجولة في قائمة المساعدة.</translation>
    </message>
    <message>
        <source>Hint {at} of {all}</source>
        <translation>التلميح {at} من {all}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
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
    <message numerus="yes">
        <source>%n imported</source>
        <translation>
            <numerusform>لم يُستورد شيء</numerusform>
            <numerusform>المستورَد: واحد</numerusform>
            <numerusform>المستورَد: اثنان</numerusform>
            <numerusform>المستورَد: %n</numerusform>
            <numerusform>المستورَد: %n</numerusform>
            <numerusform>المستورَد: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>لم يُتخطَّ شيء</numerusform>
            <numerusform>المتخطّى: واحد</numerusform>
            <numerusform>المتخطّى: اثنان</numerusform>
            <numerusform>المتخطّى: %n</numerusform>
            <numerusform>المتخطّى: %n</numerusform>
            <numerusform>المتخطّى: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>لم يُرفض شيء</numerusform>
            <numerusform>المرفوض: واحد</numerusform>
            <numerusform>المرفوض: اثنان</numerusform>
            <numerusform>المرفوض: %n</numerusform>
            <numerusform>المرفوض: %n</numerusform>
            <numerusform>المرفوض: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) were left out.</source>
        <translation>
            <numerusform>لم يُترك وسم.</numerusform>
            <numerusform>تُرك وسم واحد.</numerusform>
            <numerusform>تُرك وسمان.</numerusform>
            <numerusform>تُركت %n وسوم.</numerusform>
            <numerusform>تُرك %n وسماً.</numerusform>
            <numerusform>تُرك %n وسم.</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts corrected: {texts}; marks with other words: {marks}.</source>
        <translation>النصوص المصحَّحة: {texts}؛ وسوم تغيّرت كلماتها: {marks}.</translation>
    </message>
    <message>
        <source>Written to {path}: {documents} with {items}.</source>
        <translation>كُتب إلى {path}: {documents}، {items}.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%n مستندات</numerusform>
            <numerusform>%n مستنداً</numerusform>
            <numerusform>%n مستند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%n عناصر</numerusform>
            <numerusform>%n عنصراً</numerusform>
            <numerusform>%n عنصر</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>Back from the trash: %n document(s)</source>
        <translation>
            <numerusform>لم يعد شيء من سلة المحذوفات</numerusform>
            <numerusform>عاد من سلة المحذوفات: مستند واحد</numerusform>
            <numerusform>عاد من سلة المحذوفات: مستندان</numerusform>
            <numerusform>عاد من سلة المحذوفات: %n مستندات</numerusform>
            <numerusform>عاد من سلة المحذوفات: %n مستنداً</numerusform>
            <numerusform>عاد من سلة المحذوفات: %n مستند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n document(s) for good?</source>
        <translation>
            <numerusform>لا مستندات تُحذف.</numerusform>
            <numerusform>أيُحذف المستند نهائيًّا؟</numerusform>
            <numerusform>أيُحذف المستندان نهائيًّا؟</numerusform>
            <numerusform>أتُحذف %n مستندات نهائيًّا؟</numerusform>
            <numerusform>أيُحذف %n مستنداً نهائيًّا؟</numerusform>
            <numerusform>أيُحذف %n مستند نهائيًّا؟</numerusform>
        </translation>
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
    <name>VersionsPage</name>
    <message>
        <source>Versions of the scheme</source>
        <translation>إصدارات المخطط</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>مقارنةً مع</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>ما تغيّر</translation>
    </message>
    <message>
        <source>Take the latest change back…</source>
        <translation>التراجع عن آخر تغيير…</translation>
    </message>
    <message>
        <source>Take back: {act}…</source>
        <translation>تراجُع عن: {act}…</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>the version before</source>
        <translation>الإصدار السابق</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>الإصدار {number}</translation>
    </message>
    <message>
        <source>As the project began</source>
        <translation>كما بدأ المشروع</translation>
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
        <source>The project began with this.</source>
        <translation>بهذا بدأ المشروع.</translation>
    </message>
    <message>
        <source>Differences: {number}</source>
        <translation>الفروق: {number}</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>لا فرق</translation>
    </message>
</context>
<context>
    <name>WhereStep</name>
    <message>
        <source>What is it called, and where is it to be?</source>
        <translation>ما اسمه، وأين يوضع؟</translation>
    </message>
    <message>
        <source>A project is one file: your articles and all that you mark in them.</source>
        <translation>المشروع ملف واحد: مقالاتك وكل ما تسمه فيها.</translation>
    </message>
    <message>
        <source>My corpus</source>
        <translation>مدونتي</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Give the project a name.</source>
        <translation>أعطِ المشروع اسماً.</translation>
    </message>
    <message>
        <source>A name begins with no full stop and holds none of / \ : * ? &quot; &lt; &gt; |</source>
        <translation>لا يبدأ الاسم بنقطة، ولا يحتوي أيًّا من / \ : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>Choose the folder that it is to be in.</source>
        <translation>اختر المجلد الذي يوضع فيه.</translation>
    </message>
    <message>
        <source>The folder cannot be used: {why}.</source>
        <translation>لا يمكن استعمال المجلد: {why}.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name.</source>
        <translation>الملف {path} موجود من قبل. اختر اسماً آخر.</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>هذا ملف، وليس مجلداً.</translation>
    </message>
    <message>
        <source>It will be the file {path}</source>
        <translation>سيكون الملف {path}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>The font {font} is not on this computer; {other} is shown instead.</source>
        <translation>الخط {font} غير موجود على هذا الحاسوب؛ ويُعرض {other} بدلاً منه.</translation>
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
<context>
    <name>_Side</name>
    <message>
        <source>Pick…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>A colour is written #rrggbb.</source>
        <translation>يُكتب اللون هكذا: #rrggbb.</translation>
    </message>
    <message>
        <source>Badge {badge} : 1 · page {page} : 1</source>
        <translation>الشارة {badge} : 1 · الصفحة {page} : 1</translation>
    </message>
    <message>
        <source>hard to read; at least 4.5 and 3</source>
        <translation>تصعب قراءته؛ الأدنى 4.5 و3</translation>
    </message>
    <message>
        <source>Use {colour}</source>
        <translation>استعمال {colour}</translation>
    </message>
</context>
</TS>
