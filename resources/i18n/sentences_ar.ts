<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
    <context>
        <name>Sentences</name>
        <message>
            <source> ({first})</source>
            <translation> ({first})</translation>
        </message>
        <message>
            <source> ({first}; {second})</source>
            <translation> ({first}؛ {second})</translation>
        </message>
        <message>
            <source> is left out: ACE has no such type.</source>
            <translation> تُرك: ليس في ACE نوع كهذا.</translation>
        </message>
        <message>
            <source> is left out: a cluster cannot be said in this format.</source>
            <translation> تُركت: لا تتسع هذه الصيغة للمجموعات.</translation>
        </message>
        <message>
            <source> is left out: a label of the document cannot be said in this format.</source>
            <translation> تُرك: لا تتسع هذه الصيغة لوسوم المستند.</translation>
        </message>
        <message>
            <source> is left out: a relation cannot be said in this format.</source>
            <translation> تُركت: لا تتسع هذه الصيغة للعلاقات.</translation>
        </message>
        <message>
            <source> is left out: a relation joins two entities in this format.</source>
            <translation> تُركت: العلاقة في هذه الصيغة تربط كيانين.</translation>
        </message>
        <message>
            <source> is left out: a relation joins two mentions in this format.</source>
            <translation> تُركت: تربط العلاقة في هذه الصيغة بين ذِكرين.</translation>
        </message>
        <message>
            <source> is left out: a relation joins two spans in this format.</source>
            <translation> تُركت: تربط العلاقة في هذه الصيغة بين مقطعين.</translation>
        </message>
        <message>
            <source> is left out: a span cannot be said in this format.</source>
            <translation> تُرك: لا تتسع هذه الصيغة للمقاطع.</translation>
        </message>
        <message>
            <source> is left out: an event cannot be said in this format.</source>
            <translation> تُرك: لا تتسع هذه الصيغة للأحداث.</translation>
        </message>
        <message>
            <source> is left out: another span has its token already.</source>
            <translation> تُرك: لمقطع آخر وحدته من قبل.</translation>
        </message>
        <message>
            <source> is left out: brat gives no id to one of its ends.</source>
            <translation> تُركت: لا يعطي brat أحد طرفيها معرّفاً.</translation>
        </message>
        <message>
            <source> is left out: it crosses {item}, and that cannot be said.</source>
            <translation> تُرك: يتقاطع مع {item}، ولا تتسع الصيغة لذلك.</translation>
        </message>
        <message>
            <source> is left out: it lies inside {item}, and nesting cannot be said.</source>
            <translation> تُرك: يقع داخل {item}، ولا تتسع الصيغة للتداخل.</translation>
        </message>
        <message>
            <source> is left out: it marks line ends only.</source>
            <translation> تُرك: لا يسم إلا نهايات أسطر.</translation>
        </message>
        <message>
            <source> is left out: its ends stand in two sentences.</source>
            <translation> تُركت: طرفاها في جملتين.</translation>
        </message>
        <message>
            <source> is left out: its members are in other clusters already.</source>
            <translation> تُركت: أعضاؤها في مجموعات أخرى من قبل.</translation>
        </message>
        <message>
            <source> is left out: no token stands there.</source>
            <translation> تُرك: لا وحدة هناك.</translation>
        </message>
        <message>
            <source> is left out: no word stands there.</source>
            <translation> تُرك: لا كلمة هناك.</translation>
        </message>
        <message>
            <source> is left out: only mentions can be joined.</source>
            <translation> تُركت: لا يُربط إلا بين ذِكرين.</translation>
        </message>
        <message>
            <source> is left out: only spans and events can be joined.</source>
            <translation> تُركت: لا تُربط إلا المقاطع والأحداث.</translation>
        </message>
        <message>
            <source> is left out: what it points at is not written.</source>
            <translation> تُرك: ما يشير إليه لا يُكتب.</translation>
        </message>
        <message>
            <source> is left out: {why}.</source>
            <translation> تُرك: {why}.</translation>
        </message>
        <message>
            <source>({number} bytes)</source>
            <translation>(عدد البايتات: {number})</translation>
        </message>
        <message>
            <source>({what})</source>
            <translation>({what})</translation>
        </message>
        <message>
            <source>/{pattern}/ is no regular expression: {fault}. Change or delete the rule.</source>
            <translation>/{pattern}/ ليس تعبيراً نمطياً: {fault}. عدّل القاعدة أو احذفها.</translation>
        </message>
        <message>
            <source>/{pattern}/ is no regular expression: {said}.</source>
            <translation>/{pattern}/ ليس تعبيراً نمطيًّا صحيحاً: {said}.</translation>
        </message>
        <message>
            <source>/{pattern}/ was stopped after {seconds:.0f} seconds in {document}: it tries too many ways. Write it without a repetition inside a repetition.</source>
            <translation>أُوقف /{pattern}/ في {document} بعد مهلة بالثواني: {seconds:.0f}، لأنه يجرّب طرقاً كثيرة جداً. اكتبه بلا تكرار داخل تكرار.</translation>
        </message>
        <message>
            <source>: a trigger has one token here; its first one stands for it.</source>
            <translation>: القادح هنا وحدة واحدة؛ وتنوب عنه وحدته الأولى.</translation>
        </message>
        <message>
            <source>: it begins or ends inside a token and was widened to the whole of it.</source>
            <translation>: يبدأ أو ينتهي داخل وحدة، فوُسّع حتى شملها كلها.</translation>
        </message>
        <message>
            <source>: it begins or ends with blanks, which are not written.</source>
            <translation>: يبدأ أو ينتهي بفراغات، وهي لا تُكتب.</translation>
        </message>
        <message>
            <source>: it has no subtype of ACE; {subtype} is written, which the DTD demands.</source>
            <translation>: ليس له نوع فرعي من ACE؛ ويُكتب {subtype} لأن DTD يوجبه.</translation>
        </message>
        <message>
            <source>: its attributes are not written.</source>
            <translation>: لا تُكتب سماته.</translation>
        </message>
        <message>
            <source>: its head is not written.</source>
            <translation>: لا تُكتب نواته.</translation>
        </message>
        <message>
            <source>: its head or written-out form is not written.</source>
            <translation>: لا تُكتب نواته أو صورته الكاملة.</translation>
        </message>
        <message>
            <source>: its link is not written.</source>
            <translation>: لا يُكتب رابطها.</translation>
        </message>
        <message>
            <source>: its note is not written.</source>
            <translation>: لا تُكتب ملاحظته.</translation>
        </message>
        <message>
            <source>: its outer range stands for its parts.</source>
            <translation>: ينوب مداه الكامل عن أجزائه.</translation>
        </message>
        <message>
            <source>: members in another cluster or of another type are not written.</source>
            <translation>: لا يُكتب من أعضائها ما كان في مجموعة أخرى أو من نوع آخر.</translation>
        </message>
        <message>
            <source>: roles that ACE has not stand where other programs do not look.</source>
            <translation>: تُكتب الأدوار التي ليست في ACE حيث لا تنظر البرامج الأخرى.</translation>
        </message>
        <message>
            <source>: the white space at its ends is no part of a token.</source>
            <translation>: المسافة البيضاء عند طرفيه ليست من أي وحدة.</translation>
        </message>
        <message>
            <source>: {number} of its arguments are events or stand in another sentence.</source>
            <translation>: من مشاركيه ما هو حدث أو يقع في جملة أخرى (العدد: {number}).</translation>
        </message>
        <message>
            <source>: {number} of its arguments point at what is not written.</source>
            <translation>: من مشاركيه ما يشير إلى ما لا يُكتب (العدد: {number}).</translation>
        </message>
        <message>
            <source>: {number} of its arguments stand in another sentence and are not written.</source>
            <translation>: من مشاركيه ما هو في جملة أخرى فلا يُكتب (العدد: {number}).</translation>
        </message>
        <message>
            <source>: {number} of its members are not written.</source>
            <translation>: من أعضائها ما لا يُكتب (العدد: {number}).</translation>
        </message>
        <message>
            <source>A cluster</source>
            <translation>مجموعة</translation>
        </message>
        <message>
            <source>A document was left out: a part begins at {offset!r}, no offset.</source>
            <translation>تُرك مستند: يبدأ جزء منه عند {offset!r}، وليس هذا موضعاً.</translation>
        </message>
        <message>
            <source>A document was left out: {why}</source>
            <translation>تُرك مستند: {why}</translation>
        </message>
        <message>
            <source>A large act is just being saved in {project}. Wait a moment, try again.</source>
            <translation>يُحفظ الآن إجراء كبير في {project}. انتظر لحظة ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>A part begins at {offset}, but the one before ends at {end}; it was put after.</source>
            <translation>يبدأ جزء عند {offset} وينتهي ما قبله عند {end}؛ فوُضع بعده.</translation>
        </message>
        <message>
            <source>A regular expression /…/ stands alone, with filters at most.</source>
            <translation>التعبير النمطي /…/ يُكتب وحده، ولا تُضاف إليه سوى المرشّحات.</translation>
        </message>
        <message>
            <source>A row of {table} belongs to nothing.</source>
            <translation>صف في الجدول {table} لا يتبع شيئاً.</translation>
        </message>
        <message>
            <source>A scheme needs a name on one line.</source>
            <translation>يلزم للمخطط اسم في سطر واحد.</translation>
        </message>
        <message>
            <source>ACE Program Format 5.1.1 (.apf.xml) with its source (.sgm)</source>
            <translation>صيغة برنامج ACE‏ 5.1.1 (‎⁦.apf.xml⁩) مع مصدرها (‎⁦.sgm⁩)</translation>
        </message>
        <message>
            <source>Act {number} ({id}) belongs to no document any more: its links are gone.</source>
            <translation>لم يعد الإجراء {number} ({id}) تابعاً لأي مستند: فُقدت روابطه.</translation>
        </message>
        <message>
            <source>Act {number} comes from «{origin}», which is nothing.</source>
            <translation>مصدر الإجراء {number} هو «{origin}»، ولا معنى له.</translation>
        </message>
        <message>
            <source>Act {number} has no time.</source>
            <translation>الإجراء {number} بلا وقت.</translation>
        </message>
        <message>
            <source>Act {number} of the log cannot be read.</source>
            <translation>لا يمكن قراءة الإجراء {number} من السجل.</translation>
        </message>
        <message>
            <source>Acts are still waiting to be saved. Change the scheme when they are.</source>
            <translation>ما زالت إجراءات تنتظر الحفظ. غيّر المخطط بعد حفظها.</translation>
        </message>
        <message>
            <source>Acts that wait to be sent cannot be read ({path}, line {line}). Move the file away to go on without them.</source>
            <translation>لا يمكن قراءة الإجراءات التي تنتظر الإرسال ({path}، السطر {line}). انقل الملف إلى مكان آخر للمتابعة من دونها.</translation>
        </message>
        <message>
            <source>Acts {first} to {last} are missing from the log.</source>
            <translation>الإجراءات من {first} إلى {last} مفقودة من السجل.</translation>
        </message>
        <message>
            <source>An annotation was left out: {why}</source>
            <translation>تُرك وسم: {why}</translation>
        </message>
        <message>
            <source>An attribute has one value here, so only one can be chosen of:</source>
            <translation>للسمة هنا قيمة واحدة، فلا يُختار إلا واحد من:</translation>
        </message>
        <message>
            <source>An item has no id.</source>
            <translation>عنصر بلا معرّف.</translation>
        </message>
        <message>
            <source>Annotator JSONL: one layer of one document a line</source>
            <translation>JSONL الواسم: طبقة واحدة من مستند واحد في كل سطر</translation>
        </message>
        <message>
            <source>Another program, or a large act of this one, has held the project for too long, so the last act was not saved and nothing has changed. Wait, or close it there, then repeat it.</source>
            <translation>أمسك برنامج آخر، أو إجراء كبير في هذا البرنامج، بالمشروع مدة طويلة، فلم يُحفظ الإجراء الأخير ولم يتغيّر شيء. انتظر، أو أغلق المشروع هناك، ثم أعد ما فعلت.</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>مشاركون</translation>
        </message>
        <message>
            <source>Articles from the web (HTML)</source>
            <translation>مقالات من الويب (HTML)</translation>
        </message>
        <message>
            <source>BioC JSON: one collection of documents</source>
            <translation>BioC JSON: مجموعة واحدة من المستندات</translation>
        </message>
        <message>
            <source>BioC XML: one collection of documents</source>
            <translation>BioC XML: مجموعة واحدة من المستندات</translation>
        </message>
        <message>
            <source>Books (EPUB), a document for each chapter</source>
            <translation>كتب (EPUB)، مستند لكل فصل</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>مجموعة</translation>
        </message>
        <message>
            <source>Cluster {cluster} has no members.</source>
            <translation>المجموعة {cluster} بلا أعضاء.</translation>
        </message>
        <message>
            <source>CoNLL-2003: a token a line with its tag (BIO, BIOES, IO)</source>
            <translation>CoNLL-2003: وحدة في كل سطر مع علامتها (BIO أو BIOES أو IO)</translation>
        </message>
        <message>
            <source>CoNLL-U: ten columns, entities in MISC</source>
            <translation>CoNLL-U: عشرة أعمدة، والكيانات في MISC</translation>
        </message>
        <message>
            <source>Control characters in the description of the document became U+FFFD.</source>
            <translation>صارت محارف التحكم في وصف المستند U+FFFD.</translation>
        </message>
        <message>
            <source>Document {document} ({author}) was left out, since it would not read back: {why} Look at it with: annotator check.</source>
            <translation>تُرك المستند {document} ({author})، إذ لا يمكن قراءته بعد كتابته: {why} افحصه بالأمر: annotator check.</translation>
        </message>
        <message>
            <source>Document {document} has lost its text {number}.</source>
            <translation>فقد المستند {document} نصه {number}.</translation>
        </message>
        <message>
            <source>Document {document} has no act {number}. See `annotator history`.</source>
            <translation>ليس للمستند {document} الإجراء {number}. انظر ⁦`annotator history`⁩.</translation>
        </message>
        <message>
            <source>Document {document} is gone, and nobody has deleted it.</source>
            <translation>فُقد المستند {document} ولم يحذفه أحد.</translation>
        </message>
        <message>
            <source>Document {document} is left out: the character U+{code:04X} at {at} of its text cannot be written in XML.</source>
            <translation>تُرك المستند {document}: المحرف U+{code:04X} عند {at} من نصه لا يُكتب في XML.</translation>
        </message>
        <message>
            <source>Document {document} is not in the project any more. Open it again.</source>
            <translation>لم يعد المستند {document} في المشروع. افتحه من جديد.</translation>
        </message>
        <message>
            <source>Document {document} lies in the trash. Bring it back before it is corrected.</source>
            <translation>المستند {document} في سلة المحذوفات. استرجعه قبل تصحيحه.</translation>
        </message>
        <message>
            <source>Document {document} still has layers. Take them out first.</source>
            <translation>ما زالت للمستند {document} طبقات. أزِلها أولاً.</translation>
        </message>
        <message>
            <source>Document {document} was left out: there is no token in its text.</source>
            <translation>تُرك المستند {document}: ليس في نصه أي وحدة.</translation>
        </message>
        <message>
            <source>Document {document} was not there after act {number}.</source>
            <translation>لم يكن المستند {document} موجوداً بعد الإجراء {number}.</translation>
        </message>
        <message>
            <source>Document {document} {words}.</source>
            <translation>المستند {document} {words}.</translation>
        </message>
        <message>
            <source>Document {document}: {said}</source>
            <translation>المستند {document}: {said}</translation>
        </message>
        <message>
            <source>Document {name} was refused (strict): {why}</source>
            <translation>رُفض المستند {name} (بلا تساهل): {why}</translation>
        </message>
        <message>
            <source>Document {name} was refused: {why}</source>
            <translation>رُفض المستند {name}: {why}</translation>
        </message>
        <message>
            <source>Document {name}: the items are there already; its status, notes, zones or description differ and were left as they are in the project (--replace takes those of the file).</source>
            <translation>المستند {name}: العناصر موجودة من قبل؛ وتختلف حالته أو ملاحظاته أو مناطقه أو وصفه، وبقيت كما هي في المشروع (الخيار ⁦--replace⁩ يأخذ ما في الملف).</translation>
        </message>
        <message>
            <source>DocumentLabel</source>
            <translation>وسم المستند</translation>
        </message>
        <message>
            <source>DyGIE++: documents in tokens with entities, relations, events and clusters</source>
            <translation>DyGIE++: مستندات في وحدات مع كيانات وعلاقات وأحداث ومجموعات</translation>
        </message>
        <message>
            <source>Either --restore or --empty, not both at once.</source>
            <translation>إما ⁦--restore⁩ وإما ⁦--empty⁩، لا كلاهما معاً.</translation>
        </message>
        <message>
            <source>Entities of document {document} overlap; OneIE trains on the first of those that share a token.</source>
            <translation>كيانات المستند {document} تتداخل؛ ولا يتدرب OneIE إلا على أول ما يشترك منها في وحدة.</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>حدث</translation>
        </message>
        <message>
            <source>Event {event} is an argument of itself.</source>
            <translation>الحدث {event} مشارك في نفسه.</translation>
        </message>
        <message>
            <source>Excel tables: articles in a column, or a row for each item</source>
            <translation>جداول Excel: المقالات في عمود، أو صف لكل عنصر</translation>
        </message>
        <message>
            <source>Fields about the whole text were left out:</source>
            <translation>تُركت حقول عن النص كله:</translation>
        </message>
        <message>
            <source>Fields that hold any text here:</source>
            <translation>حقول تقبل هنا أي نص:</translation>
        </message>
        <message>
            <source>Files of spaCy need spaCy: install annotator[spacy], or use the format spacy-json, which needs nothing and which `spacy convert` takes.</source>
            <translation>تحتاج ملفات spaCy إلى spaCy: ثبّت annotator[spacy]، أو استعمل الصيغة spacy-json التي لا تحتاج إلى شيء ويقبلها ⁦`spacy convert`⁩.</translation>
        </message>
        <message>
            <source>FoLiA, with its entities</source>
            <translation>FoLiA بكياناته</translation>
        </message>
        <message>
            <source>Fragments</source>
            <translation>أجزاء</translation>
        </message>
        <message>
            <source>GATE XML: a folder with one file a document, a set for each layer</source>
            <translation>GATE XML: مجلد فيه ملف لكل مستند، ومجموعة لكل طبقة</translation>
        </message>
        <message>
            <source>GATE bdoc (JSON; reads YAML too): a folder with one file a document</source>
            <translation>GATE bdoc ‏(JSON؛ ويقرأ YAML أيضاً): مجلد فيه ملف لكل مستند</translation>
        </message>
        <message>
            <source>GLiNER training data: tokens, spans with their last token, relations</source>
            <translation>بيانات تدريب GLiNER: وحدات، ومقاطع بآخر وحداتها، وعلاقات</translation>
        </message>
        <message>
            <source>Go back to a backup: `annotator restore {project}`. Where there is none: `annotator salvage {project} NEW.annot`, which leaves out or names whatever cannot be proven.</source>
            <translation>عُد إلى نسخة احتياطية: ⁦`annotator restore {project}`⁩. وإن لم توجد: ⁦`annotator salvage {project} NEW.annot`⁩، وهو يترك كل ما لا يمكن إثباته أو يسمّيه.</translation>
        </message>
        <message>
            <source>Hugging Face token classification: tokens and tag numbers, a document a line</source>
            <translation>تصنيف الوحدات في Hugging Face: وحدات وأرقام علامات، مستند في كل سطر</translation>
        </message>
        <message>
            <source>I- or E-{label} goes on with a span that never began.</source>
            <translation>يواصل ⁦I-⁩ أو ⁦E-⁩{label} مقطعاً لم يبدأ قط.</translation>
        </message>
        <message>
            <source>I- or E-{label} goes on with a span that never began; it was begun here.</source>
            <translation>يواصل ⁦I-⁩ أو ⁦E-⁩{label} مقطعاً لم يبدأ قط؛ فجُعلت بدايته هنا.</translation>
        </message>
        <message>
            <source>IO tags cannot say where a span inside one of its own label begins. Use bio.</source>
            <translation>لا تستطيع علامات IO أن تبيّن أين يبدأ مقطع داخل مقطع بوسمه نفسه. استعمل bio.</translation>
        </message>
        <message>
            <source>In a blind team you see your own work only, and a corrected text moves the work of all. Whoever manages the team can correct it.</source>
            <translation>في الفريق المُعمّى لا ترى إلا عملك، وتصحيح النص ينقل عمل الجميع. يمكن لمن يدير الفريق أن يصحّحه.</translation>
        </message>
        <message>
            <source>In the blind team of {project} you see your own work only, which is not enough to check the project. Whoever manages the team can.</source>
            <translation>في فريق المشروع {project} لا يرى كل عضو إلا عمله، وهذا لا يكفي لفحص المشروع. ويستطيع ذلك من يدير الفريق.</translation>
        </message>
        <message>
            <source>Instruction tuning: messages with the article and the answer as JSON (--task)</source>
            <translation>ضبط بالتعليمات: رسائل فيها المقال والجواب بصيغة JSON (⁦--task⁩)</translation>
        </message>
        <message>
            <source>It has no head any more.</source>
            <translation>ولم تعد له نواة.</translation>
        </message>
        <message>
            <source>Item {item}</source>
            <translation>العنصر {item}</translation>
        </message>
        <message>
            <source>Its {column} {what}.</source>
            <translation>قيمة {column} {what}.</translation>
        </message>
        <message>
            <source>Keys that are written a little differently now:</source>
            <translation>معرّفات تُكتب الآن بصورة مختلفة قليلاً:</translation>
        </message>
        <message>
            <source>Label Studio JSON: tasks with the annotations of several people</source>
            <translation>Label Studio JSON: مهام فيها وسوم عدة أشخاص</translation>
        </message>
        <message>
            <source>Labels without a value of their own were left out:</source>
            <translation>تُركت وسوم ليست لها قيمة خاصة بها:</translation>
        </message>
        <message>
            <source>Layers of grammar are not items and stay out: {layers}.</source>
            <translation>طبقات النحو ليست عناصر فلا تُقرأ: {layers}.</translation>
        </message>
        <message>
            <source>NaN and Infinity cannot be kept; left out.</source>
            <translation>لا يمكن إبقاء NaN وInfinity؛ تُركت القيمة.</translation>
        </message>
        <message>
            <source>Named by arguments, but defined nowhere: {what}.</source>
            <translation>ذكرها المشاركون ولم تُعرَّف في أي موضع: {what}.</translation>
        </message>
        <message>
            <source>Named by roles, not defined, and now types of entities:</source>
            <translation>ذكرتها الأدوار ولم تُعرَّف، فصارت أنواع كيانات:</translation>
        </message>
        <message>
            <source>Nested columns: a token a line with all its tags (Wojood, NEMO, IAHLT)</source>
            <translation>أعمدة متداخلة: وحدة في كل سطر مع كل علاماتها (Wojood وNEMO وIAHLT)</translation>
        </message>
        <message>
            <source>No backup of {project} could be made: {fault}. The project and its earlier backups are as they were. Make room, or see whether the folder is yours to write to.</source>
            <translation>تعذّر أخذ نسخة احتياطية من {project}: {fault}. المشروع ونسخه الاحتياطية السابقة كما كانت. أفرغ مكاناً على القرص، أو تحقّق من أن لك حق الكتابة في المجلد.</translation>
        </message>
        <message>
            <source>None of the {number} backups of {path} is sound, and nothing was changed. Save what can be saved with `annotator salvage {path} NEW.annot`.</source>
            <translation>لا نسخة سليمة بين النسخ الاحتياطية من {path} (العدد: {number})، ولم يتغيّر شيء. احفظ ما يمكن حفظه بالأمر ⁦`annotator salvage {path} NEW.annot`⁩.</translation>
        </message>
        <message>
            <source>Nothing can be written in {path}: {fault}. Choose another folder.</source>
            <translation>لا يمكن الكتابة في {path}: {fault}. اختر مجلداً آخر.</translation>
        </message>
        <message>
            <source>Nothing of a project can be read in {path}; {number} kinds of rows.</source>
            <translation>لا يمكن قراءة شيء من مشروع في {path}؛ أصناف الصفوف: {number}.</translation>
        </message>
        <message>
            <source>Nothing was written, since nothing may be lost (--strict). The format {name} cannot say it; jsonl can.</source>
            <translation>لم يُكتب شيء، لأن المطلوب ألا يُفقد شيء (⁦--strict⁩). لا تتسع الصيغة {name} لذلك؛ وتتسع له jsonl.</translation>
        </message>
        <message>
            <source>Of these relations only the first two arguments were taken: {what}.</source>
            <translation>لم يؤخذ من هذه العلاقات إلا طرفاها الأولان: {what}.</translation>
        </message>
        <message>
            <source>OneIE: sentences in tokens with entity, relation and event mentions</source>
            <translation>OneIE: جمل في وحدات مع مواضع الكيانات والعلاقات والأحداث</translation>
        </message>
        <message>
            <source>Only the role that made the project in {project} may change its team.</source>
            <translation>لا يغيّر فريق المشروع {project} إلا الحساب الذي أنشأه.</translation>
        </message>
        <message>
            <source>Only whoever manages this team may change its scheme; you may look at it.</source>
            <translation>لا يغيّر مخطط هذا الفريق إلا من يديره؛ ولك أن تطّلع عليه.</translation>
        </message>
        <message>
            <source>Open the document in the window and put it right there; that can be undone.</source>
            <translation>افتح المستند في النافذة وأصلحه هناك؛ ويمكن التراجع عن ذلك.</translation>
        </message>
        <message>
            <source>Open the labels in the window and give the scheme back what it lacks.</source>
            <translation>افتح الوسوم في النافذة وأعِد إلى المخطط ما ينقصه.</translation>
        </message>
        <message>
            <source>PDF files with a text layer</source>
            <translation>ملفات PDF فيها طبقة نص</translation>
        </message>
        <message>
            <source>Plain text: one document a file</source>
            <translation>نص عادي: مستند واحد في كل ملف</translation>
        </message>
        <message>
            <source>Prodigy JSONL: tasks with spans, tokens and relations, one a line</source>
            <translation>Prodigy JSONL: مهام فيها مقاطع ووحدات وعلاقات، مهمة في كل سطر</translation>
        </message>
        <message>
            <source>PubAnnotation and TextAE JSON: one document an object, layers as tracks</source>
            <translation>PubAnnotation وTextAE بصيغة JSON: كائن لكل مستند، والطبقات مسارات</translation>
        </message>
        <message>
            <source>REFI-QDA projects: texts and codes</source>
            <translation>مشاريع REFI-QDA: نصوص ورموز</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>علاقة</translation>
        </message>
        <message>
            <source>Roles that stood twice are one that may be filled again:</source>
            <translation>أدوار تكررت فصار كل منها دوراً يُملأ أكثر من مرة:</translation>
        </message>
        <message>
            <source>Rules about overlaps were left out: {what}.</source>
            <translation>تُركت قواعد التراكب: {what}.</translation>
        </message>
        <message>
            <source>SQLite says: {said}.</source>
            <translation>تقول SQLite: {said}.</translation>
        </message>
        <message>
            <source>Saved news feeds (RSS, Atom), a document for each entry</source>
            <translation>خلاصات أخبار محفوظة (RSS وAtom)، مستند لكل مدخل</translation>
        </message>
        <message>
            <source>Say what kind of zone the rule marks, and how it is known.</source>
            <translation>اذكر نوع المنطقة التي تحددها القاعدة، وكيف تُعرف.</translation>
        </message>
        <message>
            <source>Several {kind} of document {document} stand on the same tokens; DyGIE++ trains on the last of them only.</source>
            <translation>في المستند {document} عدة عناصر من {kind} على الوحدات نفسها؛ ولا يتدرب DyGIE++ إلا على آخرها.</translation>
        </message>
        <message>
            <source>Some records were made with the scheme {name}; the project has {here}, by which they are read now.</source>
            <translation>أُعدّت بعض السجلات بالمخطط {name}؛ ومخطط المشروع {here}، وبه تُقرأ الآن.</translation>
        </message>
        <message>
            <source>Somebody wrote to {project} past this program. Whoever manages it goes back to a backup with pg_restore. `annotator export {project} WORK.jsonl` saves what can be read.</source>
            <translation>كتب أحد في {project} من غير هذا البرنامج. على من يديره أن يعود إلى نسخة احتياطية بالأمر pg_restore. والأمر ⁦`annotator export {project} WORK.jsonl`⁩ يحفظ ما يمكن قراءته.</translation>
        </message>
        <message>
            <source>Something here cannot be read: {why}</source>
            <translation>شيء هنا لا يمكن قراءته: {why}</translation>
        </message>
        <message>
            <source>Something with the same id is in the project already. Nothing was written.</source>
            <translation>في المشروع شيء له المعرّف نفسه من قبل. لم يُكتب شيء.</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>مقطع</translation>
        </message>
        <message>
            <source>Status, notes and description of the document are not written.</source>
            <translation>لا تُكتب حالة المستند ولا ملاحظاته ولا وصفه.</translation>
        </message>
        <message>
            <source>Stopped. Nothing was changed.</source>
            <translation>أُوقف العمل. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>TEI P5, with its names and dates</source>
            <translation>TEI P5 بأسمائه وتواريخه</translation>
        </message>
        <message>
            <source>Tables (CSV): articles in a column, or a row for each item</source>
            <translation>جداول (CSV): المقالات في عمود، أو صف لكل عنصر</translation>
        </message>
        <message>
            <source>Taken from each task, so not known here: the values of</source>
            <translation>قيم تؤخذ من كل مهمة فلا تُعرف هنا، وهي قيم</translation>
        </message>
        <message>
            <source>Text {number}</source>
            <translation>النص {number}</translation>
        </message>
        <message>
            <source>Text {number} of document {document} is another one than the log says.</source>
            <translation>النص {number} من المستند {document} غير الذي يذكره السجل.</translation>
        </message>
        <message>
            <source>Text {number} of document {document} is not the one that was stored: its hash differs.</source>
            <translation>النص {number} من المستند {document} ليس هو الذي حُفظ: بصمته مختلفة.</translation>
        </message>
        <message>
            <source>The act before is still being saved: another program, or a large act of this one, holds the project. Wait a moment.</source>
            <translation>ما زال الإجراء السابق قيد الحفظ: يمسك بالمشروع برنامج آخر أو إجراء كبير في هذا البرنامج. انتظر لحظة.</translation>
        </message>
        <message>
            <source>The act cannot be kept on this computer ({path}: {fault}), so it was not done.</source>
            <translation>لا يمكن حفظ الإجراء على هذا الحاسوب ({path}: {fault})، فلم يُنفَّذ.</translation>
        </message>
        <message>
            <source>The article is too long for one picture ({height} pixels; the most is {most}). Save it as PDF or SVG.</source>
            <translation>المقال أطول من أن يُحفظ في صورة واحدة (الارتفاع بالبكسل: {height}، والحد الأقصى: {most}). احفظه بصيغة PDF أو SVG.</translation>
        </message>
        <message>
            <source>The attribute {attribute} has the default {default}, which is no value of it.</source>
            <translation>القيمة الافتراضية للسمة {attribute} هي {default}، وليست من قيمها.</translation>
        </message>
        <message>
            <source>The attribute {attribute} stands there {number} times.</source>
            <translation>السمة {attribute} مكررة (عدد المرات: {number}).</translation>
        </message>
        <message>
            <source>The chain is broken at act {number}.</source>
            <translation>السلسلة مقطوعة عند الإجراء {number}.</translation>
        </message>
        <message>
            <source>The chain of hashes over the log is broken.</source>
            <translation>سلسلة البصمات على السجل مقطوعة.</translation>
        </message>
        <message>
            <source>The colours of {label} are not written #rrggbb.</source>
            <translation>ألوان الوسم {label} ليست مكتوبة بالصيغة #rrggbb.</translation>
        </message>
        <message>
            <source>The document is just being read again, so this was not done. Do it again.</source>
            <translation>يُقرأ المستند الآن من جديد، فلم يُنفَّذ هذا. أعد ما فعلت.</translation>
        </message>
        <message>
            <source>The driver for PostgreSQL cannot be loaded ({fault}). Install it into the program's environment: pip install 'psycopg[binary]'</source>
            <translation>لا يمكن تحميل برنامج الاتصال بـ PostgreSQL ({fault}). ثبّته في بيئة البرنامج: pip install 'psycopg[binary]'</translation>
        </message>
        <message>
            <source>The entry</source>
            <translation>القيد</translation>
        </message>
        <message>
            <source>The entry of document {document} is stored differently from what the log says.</source>
            <translation>قيد المستند {document} محفوظ على خلاف ما يقوله السجل.</translation>
        </message>
        <message>
            <source>The event {event} has no roles.</source>
            <translation>نوع الحدث {event} بلا أدوار.</translation>
        </message>
        <message>
            <source>The export was stopped; no file was written.</source>
            <translation>أُوقف التصدير، ولم يُكتب أي ملف.</translation>
        </message>
        <message>
            <source>The feature {name!r} is not read ({why}); its source was kept.</source>
            <translation>لا تُقرأ الخاصية {name!r} ({why})؛ وحُفظ نصها الأصلي.</translation>
        </message>
        <message>
            <source>The file -journal beside it is damaged, so it was left aside.</source>
            <translation>الملف -journal الذي بجانبه تالف، فتُرك جانباً.</translation>
        </message>
        <message>
            <source>The file -wal beside it is not one, or is of another project.</source>
            <translation>الملف -wal الذي بجانبه ليس كذلك، أو هو لمشروع آخر.</translation>
        </message>
        <message>
            <source>The file -wal is damaged: what was done last may be missing.</source>
            <translation>الملف -wal تالف: قد يكون آخر ما أُنجز مفقوداً.</translation>
        </message>
        <message>
            <source>The file has too many values, or values too deep in each other, to be read.</source>
            <translation>في الملف من القيم، أو من تداخل بعضها في بعض، ما لا يمكن قراءته.</translation>
        </message>
        <message>
            <source>The folder {path} cannot be made ({fault}). Choose another place.</source>
            <translation>لا يمكن إنشاء المجلد {path} ({fault}). اختر مكاناً آخر.</translation>
        </message>
        <message>
            <source>The format {name} ({place}) cannot be used: {why}.</source>
            <translation>لا يمكن استعمال الصيغة {name} ({place}): {why}.</translation>
        </message>
        <message>
            <source>The format {name} can only be written.</source>
            <translation>الصيغة {name} للكتابة فقط.</translation>
        </message>
        <message>
            <source>The format {name} cannot be written. Use: {names}.</source>
            <translation>لا يمكن الكتابة بالصيغة {name}. استعمل إحدى هذه: {names}.</translation>
        </message>
        <message>
            <source>The head of the file -wal is damaged, so it was left aside.</source>
            <translation>رأس الملف -wal تالف، فتُرك جانباً.</translation>
        </message>
        <message>
            <source>The head {start}-{end} of {item} lies outside it.</source>
            <translation>النواة {start}-{end} للعنصر {item} تقع خارجه.</translation>
        </message>
        <message>
            <source>The import stopped there: the first {number} records are safe in the project. Import the same files again for the rest.</source>
            <translation>توقّف الاستيراد هناك: السجلات الأولى محفوظة في المشروع (العدد: {number}). استورد الملفات نفسها من جديد لإكمال الباقي.</translation>
        </message>
        <message>
            <source>The infon {key} is damaged.</source>
            <translation>العنصر infon المسمى {key} تالف.</translation>
        </message>
        <message>
            <source>The key {key} of {label} belongs to the program.</source>
            <translation>المفتاح {key} للوسم {label} محجوز للبرنامج.</translation>
        </message>
        <message>
            <source>The key {key} of {label} is taken twice: {other} has it too.</source>
            <translation>المفتاح {key} للوسم {label} مستعمل مرتين: هو أيضاً للوسم {other}.</translation>
        </message>
        <message>
            <source>The label is called {label} already.</source>
            <translation>معرّف الوسم هو {label} من قبل.</translation>
        </message>
        <message>
            <source>The label {key} stands there {number} times.</source>
            <translation>الوسم {key} مكرر (عدد المرات: {number}).</translation>
        </message>
        <message>
            <source>The label {label} is not in the scheme. Its tags are numbered behind those of the scheme, which another part of a split may do otherwise.</source>
            <translation>الوسم {label} ليس في المخطط. تُرقَّم علاماته بعد علامات المخطط، وقد يختلف ذلك في جزء آخر من البيانات.</translation>
        </message>
        <message>
            <source>The label {label} stays one for {kind}: its items are that.</source>
            <translation>يبقى الوسم {label} لصنف «{kind}»: فعناصره من هذا الصنف.</translation>
        </message>
        <message>
            <source>The labels are the values of the layers {layers}.</source>
            <translation>الوسوم هي قيم الطبقات: {layers}.</translation>
        </message>
        <message>
            <source>The last act here changed the scheme, in other documents too. It is taken back in Corpus › Scheme, or by `annotator scheme undo`.</source>
            <translation>غيّر الإجراء الأخير هنا المخطط، وفي مستندات أخرى أيضاً. يُتراجع عنه من المدونة › المخطط، أو بالأمر ⁦`annotator scheme undo`⁩.</translation>
        </message>
        <message>
            <source>The layer</source>
            <translation>الطبقة</translation>
        </message>
        <message>
            <source>The layer is stored differently from what the log says.</source>
            <translation>الطبقة محفوظة على خلاف ما يقوله السجل.</translation>
        </message>
        <message>
            <source>The layer of {author} is gone, and nobody has deleted it.</source>
            <translation>فُقدت طبقة {author} ولم يحذفها أحد.</translation>
        </message>
        <message>
            <source>The lines of {file} end in CR LF, but its offsets count each as one character; they were read so.</source>
            <translation>تنتهي أسطر {file} بـ CR LF، لكن مواضعه تعدّ كلاً منها محرفاً واحداً؛ فقُرئت كذلك.</translation>
        </message>
        <message>
            <source>The list gives the label {label}, which is no entity or event of the scheme {scheme}. Add it to the scheme, or change the list.</source>
            <translation>تذكر القائمة الوسم {label}، وهو ليس كياناً ولا حدثاً في المخطط {scheme}. أضِفه إلى المخطط أو عدّل القائمة.</translation>
        </message>
        <message>
            <source>The list of documents cannot be read: {fault}</source>
            <translation>لا يمكن قراءة قائمة المستندات: {fault}</translation>
        </message>
        <message>
            <source>The log ends with act {last}, but SQLite has counted {given}.</source>
            <translation>ينتهي السجل عند الإجراء {last}، لكن SQLite عدّ حتى {given}.</translation>
        </message>
        <message>
            <source>The log ends with act {last}, but {given} acts were saved.</source>
            <translation>ينتهي السجل عند الإجراء {last}، لكن عدد الإجراءات المحفوظة: {given}.</translation>
        </message>
        <message>
            <source>The log of {project} has no act {act}. Run `annotator check {project}`.</source>
            <translation>ليس في سجل {project} الإجراء {act}. شغّل ⁦`annotator check {project}`⁩.</translation>
        </message>
        <message>
            <source>The log still has what was done: `annotator salvage {project} NEW.annot` makes a project by it and names what it changed. An earlier state: `annotator restore {project}`.</source>
            <translation>ما زال في السجل ما جرى: الأمر ⁦`annotator salvage {project} NEW.annot`⁩ ينشئ منه مشروعاً ويسمّي ما غيّره. ولحالة أسبق: ⁦`annotator restore {project}`⁩.</translation>
        </message>
        <message>
            <source>The log undoes act {act}, which it does not have.</source>
            <translation>في السجل تراجُع عن الإجراء {act}، وهو ليس فيه.</translation>
        </message>
        <message>
            <source>The macros of the scheme grow without end.</source>
            <translation>تتضخم اختصارات المخطط بلا نهاية.</translation>
        </message>
        <message>
            <source>The name of the author is not written.</source>
            <translation>لا يُكتب اسم المؤلف.</translation>
        </message>
        <message>
            <source>The new text</source>
            <translation>النص الجديد</translation>
        </message>
        <message>
            <source>The page of {name} has {size:,} characters; {most:,} are the most. Shorten it, or give a part of it to a subtype.</source>
            <translation>عدد محارف صفحة {name}: {size:,}، والحد الأقصى: {most:,}. اختصرها، أو انقل جزءاً منها إلى نوع فرعي.</translation>
        </message>
        <message>
            <source>The page of {name} holds U+{code:04X}, which is no letter. Take it out.</source>
            <translation>في صفحة {name} المحرف U+{code:04X}، وهو ليس حرفاً. أزِله.</translation>
        </message>
        <message>
            <source>The printer takes no more sheets. Look at it.</source>
            <translation>لا تقبل الطابعة أوراقاً أخرى. افحصها.</translation>
        </message>
        <message>
            <source>The relation {relation} joins nothing.</source>
            <translation>العلاقة {relation} لا تربط شيئاً.</translation>
        </message>
        <message>
            <source>The role {name} is there already; its password was left as it is. Leave it out.</source>
            <translation>الحساب {name} موجود من قبل؛ وتُركت كلمة مروره كما هي. لا تذكرها.</translation>
        </message>
        <message>
            <source>The role {name} may see everything, or may not log in, so it cannot be that of an annotator. Choose another name.</source>
            <translation>يحق للحساب {name} أن يرى كل شيء، أو لا يحق له الدخول، فلا يصلح حساباً لواسم. اختر اسماً آخر.</translation>
        </message>
        <message>
            <source>The role {role} of {event} does not admit {target}.</source>
            <translation>الدور {role} في الحدث {event} لا يقبل {target}.</translation>
        </message>
        <message>
            <source>The role {role} of {event} is filled {number} times.</source>
            <translation>عدد مرات ملء الدور {role} في الحدث {event} أكثر من المسموح: {number}.</translation>
        </message>
        <message>
            <source>The role {role} of {event} is still empty.</source>
            <translation>الدور {role} في الحدث {event} ما زال فارغاً.</translation>
        </message>
        <message>
            <source>The role {role} of {label} admits nothing.</source>
            <translation>الدور {role} للوسم {label} لا يقبل شيئاً.</translation>
        </message>
        <message>
            <source>The role {role} of {label} lacks a name.</source>
            <translation>الدور {role} للوسم {label} ينقصه اسم.</translation>
        </message>
        <message>
            <source>The role {role} of {label} stands there {number} times.</source>
            <translation>الدور {role} للوسم {label} مكرر (عدد المرات: {number}).</translation>
        </message>
        <message>
            <source>The role {role} of {label} wants more fillers than it may have.</source>
            <translation>الدور {role} للوسم {label} يتطلب شاغلين أكثر مما يُسمح له به.</translation>
        </message>
        <message>
            <source>The scheme</source>
            <translation>المخطط</translation>
        </message>
        <message>
            <source>The scheme has a label {new} already. Merge {old} into it, or choose another.</source>
            <translation>في المخطط الوسم {new} من قبل. ادمج {old} فيه، أو اختر معرّفاً آخر.</translation>
        </message>
        <message>
            <source>The scheme has no label {label}.</source>
            <translation>ليس في المخطط الوسم {label}.</translation>
        </message>
        <message>
            <source>The scheme was changed again after this. Take the later changes back first, the latest at the head.</source>
            <translation>تغيّر المخطط مرة أخرى بعد هذا. تراجع عن التغييرات اللاحقة أولاً، بدءاً بآخرها.</translation>
        </message>
        <message>
            <source>The scheme {name} cannot be used: line {line}: {words}.</source>
            <translation>لا يمكن استعمال المخطط {name}: السطر {line}: {words}.</translation>
        </message>
        <message>
            <source>The scheme {name} cannot be used: {fault}</source>
            <translation>لا يمكن استعمال المخطط {name}: {fault}</translation>
        </message>
        <message>
            <source>The scheme {name} is not UTF-8 text. Save it as UTF-8 and take it again.</source>
            <translation>المخطط {name} ليس نصاً بترميز UTF-8. احفظه بترميز UTF-8 ثم خذه من جديد.</translation>
        </message>
        <message>
            <source>The scheme {scheme} cannot be used: {fault}</source>
            <translation>لا يمكن استعمال المخطط {scheme}: {fault}</translation>
        </message>
        <message>
            <source>The scheme {scheme} has a label {label} already.</source>
            <translation>في المخطط {scheme} الوسم {label} من قبل.</translation>
        </message>
        <message>
            <source>The scheme {scheme} has no label {label}.</source>
            <translation>ليس في المخطط {scheme} الوسم {label}.</translation>
        </message>
        <message>
            <source>The scheme {source} cannot be used: {words}.</source>
            <translation>لا يمكن استعمال المخطط {source}: {words}.</translation>
        </message>
        <message>
            <source>The sentence at {offset} does not read as its passage does there.</source>
            <translation>الجملة عند {offset} لا توافق نص فقرتها هناك.</translation>
        </message>
        <message>
            <source>The set {name!r} has no list of annotations.</source>
            <translation>ليس في المجموعة {name!r} قائمة وسوم.</translation>
        </message>
        <message>
            <source>The settings cannot be written to {path}: {reason}.</source>
            <translation>لا يمكن كتابة الإعدادات في {path}: {reason}.</translation>
        </message>
        <message>
            <source>The settings in {path} cannot be read ({fault}). Mend the file, or delete it to start with the usual settings.</source>
            <translation>لا يمكن قراءة الإعدادات في {path} ({fault}). أصلح الملف، أو احذفه لتبدأ بالإعدادات المعتادة.</translation>
        </message>
        <message>
            <source>The text</source>
            <translation>النص</translation>
        </message>
        <message>
            <source>The text holds a lone surrogate U+{code:04X} at character {at} and cannot be written as UTF-8; remove it from the source.</source>
            <translation>في النص محرف بديل منفرد U+{code:04X} عند المحرف {at}، ولا يمكن كتابته بترميز UTF-8؛ أزِله من المصدر.</translation>
        </message>
        <message>
            <source>The text is not written as it stands, only its tokens.</source>
            <translation>لا يُكتب النص كما هو، بل وحداته فقط.</translation>
        </message>
        <message>
            <source>The text of document {document} was corrected meanwhile, or marks were made on it, and the two do not fit. Nothing was changed; open the document again and repeat what you did.</source>
            <translation>صُحِّح نص المستند {document} في هذه الأثناء، أو وُسم فيه، ولا يتوافق الأمران. لم يتغيّر شيء؛ افتح المستند من جديد ثم أعد ما فعلته.</translation>
        </message>
        <message>
            <source>The text of document {name} has changed since act {number}, so its marks of then do not fit it. Look at them there; nothing was changed.</source>
            <translation>تغيّر نص المستند {name} منذ الإجراء {number}، فلا تنطبق عليه وسوم ذلك الحين. اطّلع عليها هناك؛ ولم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>The text of document {name} was corrected since, so this zone would stand elsewhere. Nothing was changed; mark it anew.</source>
            <translation>صُحّح نص المستند {name} بعد ذلك، فستقع هذه المنطقة في موضع آخر. لم يتغيّر شيء؛ حدّدها من جديد.</translation>
        </message>
        <message>
            <source>The text was not corrected; nothing was changed.</source>
            <translation>لم يُصحَّح النص؛ ولم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>The value of {key!r} is nested too deeply and was left out.</source>
            <translation>قيمة {key!r} مفرطة التداخل فتُركت.</translation>
        </message>
        <message>
            <source>The value of {key!r} is nested; it was kept as its JSON.</source>
            <translation>قيمة {key!r} متداخلة؛ أُبقيت بصورة JSON.</translation>
        </message>
        <message>
            <source>The value {value} of the attribute {attribute} stands there {number} times.</source>
            <translation>القيمة {value} للسمة {attribute} مكررة (عدد المرات: {number}).</translation>
        </message>
        <message>
            <source>The {number} fragments of {mention} do not make up {start}-{end}.</source>
            <translation>أجزاء العنصر {mention} (العدد: {number}) لا تؤلّف {start}-{end}.</translation>
        </message>
        <message>
            <source>The {unit} offset {at} lies inside the character at {character}; check in which unit the offsets were counted.</source>
            <translation>الإزاحة {at} (بوحدة: {unit}) تقع داخل المحرف عند {character}؛ تحقّق من الوحدة التي حُسبت بها الإزاحات.</translation>
        </message>
        <message>
            <source>The {unit} offset {at} lies outside the text, which ends at {end}; check in which unit the offsets were counted.</source>
            <translation>الإزاحة {at} (بوحدة: {unit}) تقع خارج النص الذي ينتهي عند {end}؛ تحقّق من الوحدة التي حُسبت بها الإزاحات.</translation>
        </message>
        <message>
            <source>There are more tokens than one .spacy file can hold (4 GB). Export in parts.</source>
            <translation>الوحدات أكثر مما يتسع له ملف ⁦.spacy⁩ واحد (4 غ.ب). صدّرها على أجزاء.</translation>
        </message>
        <message>
            <source>There are no tags called {task!r}. There are: {names}.</source>
            <translation>لا علامات باسم {task!r}. الموجود: {names}.</translation>
        </message>
        <message>
            <source>There are not keys enough for all labels; these have none: {labels}.</source>
            <translation>لا تكفي المفاتيح لكل الوسوم؛ وهذه بلا مفتاح: {labels}.</translation>
        </message>
        <message>
            <source>There is no backup of {path}. Nothing was changed.</source>
            <translation>لا نسخة احتياطية من {path}. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>There is no backup {path}.</source>
            <translation>لا توجد النسخة الاحتياطية {path}.</translation>
        </message>
        <message>
            <source>There is no change of the scheme to take back.</source>
            <translation>لا تغيير في المخطط يُتراجع عنه.</translation>
        </message>
        <message>
            <source>There is no document by {author} and of status {status}, so no file was written.</source>
            <translation>لا مستند للمؤلف {author} حالته {status}، فلم يُكتب أي ملف.</translation>
        </message>
        <message>
            <source>There is no document by {author}, so no file was written.</source>
            <translation>لا مستند للمؤلف {author}، فلم يُكتب أي ملف.</translation>
        </message>
        <message>
            <source>There is no document of status {status}, so no file was written.</source>
            <translation>لا مستند حالته {status}، فلم يُكتب أي ملف.</translation>
        </message>
        <message>
            <source>There is no document {document} in this project.</source>
            <translation>لا يوجد المستند {document} في هذا المشروع.</translation>
        </message>
        <message>
            <source>There is no document {id} in the trash. See `annotator trash --list`.</source>
            <translation>لا يوجد المستند {id} في سلة المحذوفات. انظر ⁦`annotator trash --list`⁩.</translation>
        </message>
        <message>
            <source>There is no document {id} in {project}.</source>
            <translation>لا يوجد المستند {id} في {project}.</translation>
        </message>
        <message>
            <source>There is no document {name} in this project. Name it by its id or its file.</source>
            <translation>لا يوجد المستند {name} في هذا المشروع. عيّنه بمعرّفه أو باسم ملفه.</translation>
        </message>
        <message>
            <source>There is no document, so no file was written.</source>
            <translation>لا مستندات، فلم يُكتب أي ملف.</translation>
        </message>
        <message>
            <source>There is no file or folder {path}.</source>
            <translation>لا يوجد ملف ولا مجلد بهذا الاسم: {path}.</translation>
        </message>
        <message>
            <source>There is no filter {filter}: (there are {known}). Put the words in quotation marks to look for them: "{words}".</source>
            <translation>لا يوجد المرشّح {filter}: (الموجود منها: {known}). ضع الكلمات بين علامتي اقتباس للبحث عنها: "{words}".</translation>
        </message>
        <message>
            <source>There is no folder {folder}.</source>
            <translation>لا يوجد المجلد {folder}.</translation>
        </message>
        <message>
            <source>There is no folder {folder}. Make it, or name another one.</source>
            <translation>لا يوجد المجلد {folder}. أنشئه أو سمِّ غيره.</translation>
        </message>
        <message>
            <source>There is no format {name!r}. There are: {names}.</source>
            <translation>لا توجد صيغة {name!r}. الموجود: {names}.</translation>
        </message>
        <message>
            <source>There is no is:{value}: write is:flagged, is:noted or is:untouched.</source>
            <translation>لا توجد القيمة is:{value}: اكتب ⁦is:flagged⁩ أو ⁦is:noted⁩ أو ⁦is:untouched⁩.</translation>
        </message>
        <message>
            <source>There is no is:{value}: write is:unlabelled.</source>
            <translation>لا توجد القيمة is:{value}: اكتب ⁦is:unlabelled⁩.</translation>
        </message>
        <message>
            <source>There is no kind {kind}. There are {kinds}.</source>
            <translation>لا يوجد النوع {kind}. الأنواع المتاحة: {kinds}.</translation>
        </message>
        <message>
            <source>There is no place for backups of {project}: {fault}. Choose another folder.</source>
            <translation>لا مكان للنسخ الاحتياطية من {project}: {fault}. اختر مجلداً آخر.</translation>
        </message>
        <message>
            <source>There is no project in {project}.</source>
            <translation>لا مشروع في {project}.</translation>
        </message>
        <message>
            <source>There is no project in {project}. Make one: annotator new {project}</source>
            <translation>لا مشروع في {project}. أنشئ واحداً: annotator new {project}</translation>
        </message>
        <message>
            <source>There is no project {project}.</source>
            <translation>لا يوجد المشروع {project}.</translation>
        </message>
        <message>
            <source>There is no room to write {path}. What stood there before is unchanged; make room or choose another place.</source>
            <translation>لا مساحة لكتابة {path}. ما كان هناك لم يتغير؛ وفّر مساحة أو اختر مكاناً آخر.</translation>
        </message>
        <message>
            <source>There is no scheme {name}: it is neither a readable file nor one of {names}.</source>
            <translation>لا يوجد المخطط {name}: ليس ملفاً يمكن قراءته ولا واحداً من {names}.</translation>
        </message>
        <message>
            <source>There is no status {status}: write new, in-progress or done.</source>
            <translation>لا توجد الحالة {status}: اكتب new أو in-progress أو done.</translation>
        </message>
        <message>
            <source>There is no status {value}: write status:new, status:in-progress or status:done.</source>
            <translation>لا توجد الحالة {value}: اكتب ⁦status:new⁩ أو ⁦status:in-progress⁩ أو ⁦status:done⁩.</translation>
        </message>
        <message>
            <source>There is no task {name!r}. There are: {names}.</source>
            <translation>لا توجد مهمة {name!r}. الموجود: {names}.</translation>
        </message>
        <message>
            <source>There is no text encoding {encoding!r}. Well known are utf-8, utf-16, windows-1256, iso-8859-6.</source>
            <translation>لا يوجد ترميز نصي {encoding!r}. من المعروف: utf-8، utf-16، windows-1256، iso-8859-6.</translation>
        </message>
        <message>
            <source>There is no way {way!r} for boilerplate. There are: keep, cut.</source>
            <translation>لا توجد طريقة {way!r} لحشو الصفحة. المتاح: keep, cut.</translation>
        </message>
        <message>
            <source>There is no {what} {name!r}. There are: {names}.</source>
            <translation>القيمة {name!r} غير معروفة ({what}). القيم المتاحة: {names}.</translation>
        </message>
        <message>
            <source>There is nothing to look for: name at least one letter or digit.</source>
            <translation>لا شيء يُبحث عنه: اكتب حرفاً أو رقماً واحداً على الأقل.</translation>
        </message>
        <message>
            <source>These are no colours, others were given:</source>
            <translation>ما يلي ليس ألواناً فأُعطي غيرها:</translation>
        </message>
        <message>
            <source>These are taken for something else already and were left out:</source>
            <translation>استُعمل ما يلي لشيء آخر من قبل فتُرك:</translation>
        </message>
        <message>
            <source>These do not mark a text and were left out:</source>
            <translation>ما يلي لا يسم نصاً فتُرك:</translation>
        </message>
        <message>
            <source>These events are arguments of each other: {events}.</source>
            <translation>هذه الأحداث مشاركة بعضها في بعض: {events}.</translation>
        </message>
        <message>
            <source>These facts have no place in a scheme:</source>
            <translation>بيانات لا مكان لها في المخطط:</translation>
        </message>
        <message>
            <source>These files hold no text.</source>
            <translation>لا نص في هذه الملفات.</translation>
        </message>
        <message>
            <source>These parts of the file were left out:</source>
            <translation>تُركت أجزاء الملف هذه:</translation>
        </message>
        <message>
            <source>These properties of labels were left out:</source>
            <translation>تُركت خصائص الوسوم هذه:</translation>
        </message>
        <message>
            <source>These sections were left out: {what}.</source>
            <translation>تُركت هذه الأقسام: {what}.</translation>
        </message>
        <message>
            <source>These stood there twice and are there once:</source>
            <translation>تكرر ما يلي وبقي مرة واحدة:</translation>
        </message>
        <message>
            <source>These stood there twice and are there once: {what}.</source>
            <translation>ورد هذا مرتين وأُخذ مرة واحدة: {what}.</translation>
        </message>
        <message>
            <source>These tags are not known here and were left out:</source>
            <translation>علامات غير معروفة هنا تُركت:</translation>
        </message>
        <message>
            <source>This cannot be stored: {said}.</source>
            <translation>لا يمكن حفظ هذا: {said}.</translation>
        </message>
        <message>
            <source>This layer still has items. Take them out first.</source>
            <translation>ما زالت في هذه الطبقة عناصر. أزِلها أولاً.</translation>
        </message>
        <message>
            <source>This project has no guidelines yet, so nothing was written.</source>
            <translation>لا إرشادات في هذا المشروع بعد، فلم يُكتب شيء.</translation>
        </message>
        <message>
            <source>This project is open for reading only, so its scheme cannot be changed.</source>
            <translation>هذا المشروع مفتوح للقراءة فقط، فلا يمكن تغيير مخططه.</translation>
        </message>
        <message>
            <source>This project is open for reading only, so nothing was changed. Close the other program that holds it, or save a copy, and open it again.</source>
            <translation>هذا المشروع مفتوح للقراءة فقط، فلم يتغيّر شيء. أغلق البرنامج الآخر الذي يمسك به، أو احفظ نسخة منه، ثم افتحه من جديد.</translation>
        </message>
        <message>
            <source>This search has {number:,} characters; up to {most:,} can be looked for. Search for a part of it.</source>
            <translation>عدد محارف هذا البحث: {number:,}، والحد الأقصى: {most:,}. ابحث عن جزء منه.</translation>
        </message>
        <message>
            <source>This would break the scheme: {fault} Nothing was changed.</source>
            <translation>هذا يُفسد المخطط: {fault} لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>To read PDF files install the extra: pip install 'annotator[pdf]'.</source>
            <translation>لقراءة ملفات PDF ثبّت الإضافة: pip install 'annotator[pdf]'.</translation>
        </message>
        <message>
            <source>To read and write Excel files install the extra: pip install 'annotator[xlsx]'.</source>
            <translation>لقراءة ملفات Excel وكتابتها ثبّت الإضافة: pip install 'annotator[xlsx]'.</translation>
        </message>
        <message>
            <source>Two items have the id {item}.</source>
            <translation>لعنصرين المعرّف نفسه {item}.</translation>
        </message>
        <message>
            <source>UIMA CAS JSON 0.4: a folder with one file a layer</source>
            <translation>UIMA CAS JSON 0.4: مجلد فيه ملف لكل طبقة</translation>
        </message>
        <message>
            <source>UIMA CAS XMI (DKPro, INCEpTION): a folder with one file a layer, and its types</source>
            <translation>UIMA CAS XMI ‏(DKPro وINCEpTION): مجلد فيه ملف لكل طبقة، مع أنواعها</translation>
        </message>
        <message>
            <source>UTF-16 units</source>
            <translation>وحدات UTF-16</translation>
        </message>
        <message>
            <source>W3C Web Annotations (JSON-LD): tags and links on quotes and positions</source>
            <translation>W3C Web Annotations (JSON-LD): وسوم وروابط على اقتباسات ومواضع</translation>
        </message>
        <message>
            <source>WebAnno TSV 3.3, of WebAnno and INCEpTION</source>
            <translation>WebAnno TSV 3.3، من WebAnno وINCEpTION</translation>
        </message>
        <message>
            <source>What was called right cannot be kept in {path}: {fault}.</source>
            <translation>لا يمكن حفظ ما عُدّ صحيحاً في {path}: {fault}.</translation>
        </message>
        <message>
            <source>Word documents</source>
            <translation>مستندات Word</translation>
        </message>
        <message>
            <source>Write the last line of the block as well as the first.</source>
            <translation>اكتب السطر الأخير من المقطع كما كتبت الأول.</translation>
        </message>
        <message>
            <source>Write the words of the line: 1 to {most:,} letters, with a letter in them.</source>
            <translation>اكتب كلمات السطر: من محرف واحد إلى {most:,} محرف، وفيها حرف على الأقل.</translation>
        </message>
        <message>
            <source>Zone {kind}</source>
            <translation>المنطقة {kind}</translation>
        </message>
        <message>
            <source>Zones and rules belong to the whole project. In a team whoever manages the project marks them, and a project that is open for reading only cannot be changed.</source>
            <translation>المناطق والقواعد للمشروع كله. في الفريق يحددها من يدير المشروع، ولا يمكن تغيير مشروع مفتوح للقراءة فقط.</translation>
        </message>
        <message>
            <source>a JSON value that is no object.</source>
            <translation>قيمة JSON ليست كائناً.</translation>
        </message>
        <message>
            <source>a NUL character</source>
            <translation>محرف NUL</translation>
        </message>
        <message>
            <source>a block needs a kind, not {value}; left out.</source>
            <translation>تحتاج الكتلة إلى نوع، لا {value}؛ تُركت.</translation>
        </message>
        <message>
            <source>a cell holds at most {limit} characters</source>
            <translation>تتسع الخلية لما لا يزيد على {limit} من المحارف</translation>
        </message>
        <message>
            <source>a cluster has no attributes here; they were left out.</source>
            <translation>ليس للمجموعة سمات هنا؛ تُركت.</translation>
        </message>
        <message>
            <source>a compressed file</source>
            <translation>ملف مضغوط</translation>
        </message>
        <message>
            <source>a configuration has {most} lines at most</source>
            <translation>لا تزيد أسطر ملف الإعداد على {most}</translation>
        </message>
        <message>
            <source>a document needs sentences, not {value}; left out.</source>
            <translation>يحتاج المستند إلى جمل لا إلى {value}؛ فتُرك.</translation>
        </message>
        <message>
            <source>a feature holds more than {limit} values, counting what it refers to.</source>
            <translation>في سمة أكثر من {limit} من القيم، بحساب ما تحيل إليه.</translation>
        </message>
        <message>
            <source>a link joins two annotations, not {number}; left out.</source>
            <translation>يربط الرابط تعليقين، لا {number}؛ تُرك.</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>قائمة</translation>
        </message>
        <message>
            <source>a name in it holds half a character (a lone surrogate)</source>
            <translation>في اسم منه نصف محرف (محرف بديل منفرد)</translation>
        </message>
        <message>
            <source>a normalisation is written TYPE ID DATABASE:ENTRY</source>
            <translation>يُكتب التطبيع هكذا: TYPE ID DATABASE:ENTRY</translation>
        </message>
        <message>
            <source>a note is written TYPE ID, a TAB, and its text</source>
            <translation>تُكتب الملاحظة هكذا: TYPE ID ثم محرف جدولة ثم نصها</translation>
        </message>
        <message>
            <source>a part begins at {offset}, {gap} after the one before. Check its offsets.</source>
            <translation>يبدأ جزء عند {offset}، بعد ما قبله بـ{gap}. افحص مواضعه.</translation>
        </message>
        <message>
            <source>a pattern for finding spans, not a text</source>
            <translation>نمط للعثور على مقاطع، وليس نصاً</translation>
        </message>
        <message>
            <source>a project or another database</source>
            <translation>مشروع أو قاعدة بيانات أخرى</translation>
        </message>
        <message>
            <source>a relation is written TYPE ROLE:ID ROLE:ID, with two ends</source>
            <translation>تُكتب العلاقة هكذا: TYPE ROLE:ID ROLE:ID، بطرفين</translation>
        </message>
        <message>
            <source>a relation needs two entities, Arg-1 and Arg-2; left out.</source>
            <translation>تحتاج العلاقة إلى كيانين، Arg-1 وArg-2؛ تُركت.</translation>
        </message>
        <message>
            <source>a result of the type {value} is not read; left out.</source>
            <translation>لا تُقرأ نتيجة من النوع {value}؛ تُركت.</translation>
        </message>
        <message>
            <source>a role of {type} has no name</source>
            <translation>دور من أدوار {type} لا اسم له</translation>
        </message>
        <message>
            <source>a row of {id} does not stand under it</source>
            <translation>صف من صفوف {id} ليس تحته</translation>
        </message>
        <message>
            <source>a second item with the id {id}; left out.</source>
            <translation>عنصر ثانٍ له المعرّف {id}؛ تُرك.</translation>
        </message>
        <message>
            <source>a section is a list or an object, not {value!r:.40}</source>
            <translation>القسم قائمة أو كائن، لا {value!r:.40}</translation>
        </message>
        <message>
            <source>a sentence without a list of tokens was left out.</source>
            <translation>جملة ليست لها قائمة وحدات تُركت.</translation>
        </message>
        <message>
            <source>a sheet ends after {limit} rows</source>
            <translation>تنتهي الورقة بعد {limit} من الصفوف</translation>
        </message>
        <message>
            <source>a span is written TYPE START END, with whole numbers</source>
            <translation>يُكتب المقطع هكذا: TYPE START END، بأعداد صحيحة</translation>
        </message>
        <message>
            <source>a span needs its begin and end, not {value}; left out.</source>
            <translation>يحتاج المقطع إلى بدايته ونهايته، لا {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>a span of tokens {first}-{last} lies outside of its {count} tokens.</source>
            <translation>مقطع من الوحدات {first}-{last} يقع خارج وحداته، وعددها {count}.</translation>
        </message>
        <message>
            <source>a span of {label} was left out: its tokens are not in the text.</source>
            <translation>تُرك مقطع بالوسم {label}: وحداته ليست في النص.</translation>
        </message>
        <message>
            <source>a task needs its data, not {value}; left out.</source>
            <translation>تحتاج المهمة إلى بياناتها، لا {value}؛ تُركت.</translation>
        </message>
        <message>
            <source>a token holds {what}; record left out.</source>
            <translation>في وحدة {what}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>a token index must be a whole number, not {value}; left out.</source>
            <translation>رقم الوحدة عدد صحيح، لا {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>a token must be text, not {value}; record left out.</source>
            <translation>الوحدة نص، لا {value}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>a type has no name</source>
            <translation>نوع لا اسم له</translation>
        </message>
        <message>
            <source>a type has no name: {value!r:.60}</source>
            <translation>نوع لا اسم له: {value!r:.60}</translation>
        </message>
        <message>
            <source>a value that cannot be stored; left out.</source>
            <translation>قيمة لا يمكن حفظها؛ تُركت.</translation>
        </message>
        <message>
            <source>an annotation of another annotation is not read; left out.</source>
            <translation>لا يُقرأ تعليق على تعليق آخر؛ تُرك.</translation>
        </message>
        <message>
            <source>an archive or an office document</source>
            <translation>أرشيف أو مستند مكتبي</translation>
        </message>
        <message>
            <source>an attribute is text, a number, true or false, not {value}; left out.</source>
            <translation>السمة نص أو عدد أو صواب أو خطأ، لا {value}؛ تُركت.</translation>
        </message>
        <message>
            <source>an attribute is written NAME ID, or NAME ID VALUE</source>
            <translation>تُكتب السمة هكذا: NAME ID، أو NAME ID VALUE</translation>
        </message>
        <message>
            <source>an attribute needs a pred, not {value}; left out.</source>
            <translation>تحتاج السمة إلى pred، لا {value}؛ تُركت.</translation>
        </message>
        <message>
            <source>an entity</source>
            <translation>كيان</translation>
        </message>
        <message>
            <source>an event is written TYPE:TRIGGER ROLE:ID ...</source>
            <translation>يُكتب الحدث هكذا: TYPE:TRIGGER ROLE:ID ...</translation>
        </message>
        <message>
            <source>an event needs a trigger with start and end, not {value}.</source>
            <translation>يحتاج الحدث إلى قادح له بداية ونهاية، لا {value}.</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>كائن</translation>
        </message>
        <message>
            <source>an occurrence is a whole number from 1, not {value}; left out.</source>
            <translation>رقم الورود عدد صحيح يبدأ من 1، لا {value}؛ فتُرك.</translation>
        </message>
        <message>
            <source>an offset must be a whole number, not {value}.</source>
            <translation>موضع البداية أو النهاية عدد صحيح، لا {value}.</translation>
        </message>
        <message>
            <source>an old office document</source>
            <translation>مستند مكتبي قديم</translation>
        </message>
        <message>
            <source>an ontology is one JSON object</source>
            <translation>الأنطولوجيا كائن JSON واحد</translation>
        </message>
        <message>
            <source>an unknown key, left out.</source>
            <translation>مفتاح غير معروف، تُرك.</translation>
        </message>
        <message>
            <source>annotation {id}</source>
            <translation>الوسم {id}</translation>
        </message>
        <message>
            <source>annotations without a tag are read with the label {label}.</source>
            <translation>تُقرأ التعليقات التي لا علامة لها بالوسم {label}.</translation>
        </message>
        <message>
            <source>annotations without their text: export them from labelbuddy with the text of the documents; record left out.</source>
            <translation>تعليقات من دون نصها: صدّرها من labelbuddy مع نص المستندات؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>bdoc counts in code points or UTF-16, not in bytes. Choose one of these.</source>
            <translation>تعدّ صيغة bdoc بنقاط الترميز أو بوحدات UTF-16، لا بالبايتات. اختر إحداهما.</translation>
        </message>
        <message>
            <source>brat standoff: .txt and .ann files with annotation.conf, and BioNLP .a1/.a2</source>
            <translation>brat standoff: ملفات ‎⁦.txt⁩ و‎⁦.ann⁩ مع annotation.conf، و‎⁦.a1⁩/⁦.a2⁩ من BioNLP</translation>
        </message>
        <message>
            <source>byte</source>
            <translation>بايت</translation>
        </message>
        <message>
            <source>byte {byte}</source>
            <translation>البايت {byte}</translation>
        </message>
        <message>
            <source>byte {position} of the line (0x{byte:02X}) is not UTF-8; record left out. If the file has another encoding, name it with --encoding.</source>
            <translation>البايت {position} من السطر (0x{byte:02X}) ليس UTF-8؛ تُرك السجل. إن كان للملف ترميز آخر فسمِّه مع ⁦--encoding⁩.</translation>
        </message>
        <message>
            <source>bytes of UTF-8</source>
            <translation>بايتات UTF-8</translation>
        </message>
        <message>
            <source>cannot be opened. Is the folder yours to use?</source>
            <translation>لا يمكن فتحه. هل يحق لك استعمال المجلد؟</translation>
        </message>
        <message>
            <source>cannot be read ({fault})</source>
            <translation>تعذّرت قراءته ({fault})</translation>
        </message>
        <message>
            <source>cannot be understood ({fault})</source>
            <translation>لا يمكن فهمها ({fault})</translation>
        </message>
        <message>
            <source>cannot be written to. Copy it to a folder of yours</source>
            <translation>لا تمكن الكتابة فيه. انسخه إلى مجلد من مجلداتك</translation>
        </message>
        <message>
            <source>cannot prove who it is, so nothing was sent. Give its certificate as ?sslrootcert=FILE, or ask for less with ?sslmode=require</source>
            <translation>لا يستطيع إثبات هويته، فلم يُرسل شيء. اذكر شهادته هكذا: ⁦?sslrootcert=FILE⁩، أو اطلب أقل من ذلك: ⁦?sslmode=require⁩</translation>
        </message>
        <message>
            <source>character</source>
            <translation>محرف</translation>
        </message>
        <message>
            <source>characters {start}-{end} and bytes {first}-{last} are not the same place; left out.</source>
            <translation>المحارف {start}-{end} والبايتات {first}-{last} ليست الموضع نفسه؛ تُركت.</translation>
        </message>
        <message>
            <source>cluster</source>
            <translation>مجموعة</translation>
        </message>
        <message>
            <source>code points</source>
            <translation>نقاط ترميز</translation>
        </message>
        <message>
            <source>could not be written: is the disk full? Make room, repeat</source>
            <translation>تعذّرت كتابته: هل امتلأ القرص؟ أفرغ مكاناً ثم أعد المحاولة</translation>
        </message>
        <message>
            <source>deleted {number} times</source>
            <translation>مرات الحذف: {number}</translation>
        </message>
        <message>
            <source>doccano JSONL: spans, or spans with relations, one document a line</source>
            <translation>doccano JSONL: مقاطع، أو مقاطع وعلاقات، مستند في كل سطر</translation>
        </message>
        <message>
            <source>document</source>
            <translation>مستند</translation>
        </message>
        <message>
            <source>document {document}</source>
            <translation>المستند {document}</translation>
        </message>
        <message>
            <source>does not let you in. Check the name, and the password in PGPASSWORD</source>
            <translation>لا يسمح لك بالدخول. تحقّق من الاسم، ومن كلمة المرور في PGPASSWORD</translation>
        </message>
        <message>
            <source>entity</source>
            <translation>كيان</translation>
        </message>
        <message>
            <source>event</source>
            <translation>حدث</translation>
        </message>
        <message>
            <source>expected [first, last, label], got {value}; left out.</source>
            <translation>المتوقع ⁦[first, last, label]⁩، والموجود {value}؛ فتُرك.</translation>
        </message>
        <message>
            <source>expected [head, tail, label], got {value}; left out.</source>
            <translation>المتوقع ⁦[head, tail, label]⁩، والموجود {value}؛ فتُرك.</translation>
        </message>
        <message>
            <source>expected [start, end, label], got {value}; left out.</source>
            <translation>المتوقع [البداية، النهاية، الوسم]، والموجود {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>expected [start, end], got {value}.</source>
            <translation>المتوقع [البداية، النهاية]، والموجود {value}.</translation>
        </message>
        <message>
            <source>expected [token, type] first, got {value}; left out.</source>
            <translation>المتوقع أولاً ⁦[token, type]⁩، والموجود {value}؛ فتُرك.</translation>
        </message>
        <message>
            <source>expected a list of ids, got {value}.</source>
            <translation>المتوقع قائمة معرّفات، والموجود {value}.</translation>
        </message>
        <message>
            <source>expected a list of tokens, got {value}.</source>
            <translation>المتوقع قائمة وحدات، والموجود {value}.</translation>
        </message>
        <message>
            <source>expected a list, got {value}.</source>
            <translation>المتوقع قائمة، والموجود {value}.</translation>
        </message>
        <message>
            <source>expected a list, got {value}; left out.</source>
            <translation>المتوقع قائمة، والموجود {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>expected an object, got {value}; left out.</source>
            <translation>المتوقع كائن، والموجود {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>expected one JSON object, got {value}; left out.</source>
            <translation>المتوقع كائن JSON واحد، والموجود {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>expected one JSON object, got {value}; record left out.</source>
            <translation>المتوقع كائن JSON واحد، والموجود {value}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>expected one text among the data of the task, found {what}; left out.</source>
            <translation>المتوقع نص واحد في بيانات المهمة، والموجود {what}؛ تُركت.</translation>
        </message>
        <message>
            <source>expected text, got {value}; left out.</source>
            <translation>المتوقع نص، والموجود {value}؛ تُرك.</translation>
        </message>
        <message>
            <source>expected words, got {words}; left out.</source>
            <translation>المتوقع كلمات، والموجود {words}؛ فتُرك.</translation>
        </message>
        <message>
            <source>fragments must stand in order, apart from each other, and reach from start to end.</source>
            <translation>يجب أن تكون الأجزاء مرتبة ومنفصلة بعضها عن بعض، وأن تمتد من البداية إلى النهاية.</translation>
        </message>
        <message>
            <source>half a surrogate pair (U+{code:04X})</source>
            <translation>نصف زوج بديل (U+{code:04X})</translation>
        </message>
        <message>
            <source>half of a surrogate pair</source>
            <translation>نصف زوج بديل</translation>
        </message>
        <message>
            <source>has ended the connection. Nothing is half done; it can be sent again</source>
            <translation>أنهى الاتصال. لم يُنفَّذ شيء منقوصاً، ويمكن إعادة الإرسال</translation>
        </message>
        <message>
            <source>has lost a table. Restore a backup</source>
            <translation>فُقد منه جدول. استعد نسخة احتياطية</translation>
        </message>
        <message>
            <source>has lost the connection. Nothing is half done; it can be sent again</source>
            <translation>انقطع الاتصال به. لم يُنفَّذ شيء منقوصاً، ويمكن إعادة الإرسال</translation>
        </message>
        <message>
            <source>has no more connections or memory to give. Try again later</source>
            <translation>لم يبق لديه اتصالات أو ذاكرة. أعد المحاولة لاحقاً</translation>
        </message>
        <message>
            <source>has no room on its disk. Tell whoever looks after it</source>
            <translation>امتلأ قرصه. أخبر من يتولّى أمره</translation>
        </message>
        <message>
            <source>has no such database. Make it first: createdb NAME</source>
            <translation>ليس فيه قاعدة بيانات كهذه. أنشئها أولاً: createdb NAME</translation>
        </message>
        <message>
            <source>hidden {number} times</source>
            <translation>مرات الإخفاء: {number}</translation>
        </message>
        <message>
            <source>holds no project. Make one: annotator new URL</source>
            <translation>لا مشروع فيه. أنشئ واحداً: annotator new URL</translation>
        </message>
        <message>
            <source>holds no word, and so no row</source>
            <translation>ليس فيه كلمة، فلا صف له</translation>
        </message>
        <message>
            <source>holds {found} where {wanted} belongs</source>
            <translation>من النوع {found} والمطلوب {wanted}</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>متجاهَلة</translation>
        </message>
        <message>
            <source>index</source>
            <translation>فهرس</translation>
        </message>
        <message>
            <source>is being written to by somebody else. Try again</source>
            <translation>يكتب فيه غيرك الآن. أعد المحاولة</translation>
        </message>
        <message>
            <source>is damaged. Keep it, restore a backup, or salvage it into a new file</source>
            <translation>تالف. احتفظ به، واستعد نسخة احتياطية، أو أنقذ ما فيه إلى ملف جديد</translation>
        </message>
        <message>
            <source>is in use by another program. Close it there, try again</source>
            <translation>مستعمل في برنامج آخر. أغلقه هناك ثم أعد المحاولة</translation>
        </message>
        <message>
            <source>is locked with a password</source>
            <translation>مقفل بكلمة مرور</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>مفقودة</translation>
        </message>
        <message>
            <source>is open for reading only. Nothing was changed</source>
            <translation>مفتوح للقراءة فقط. لم يتغيّر شيء</translation>
        </message>
        <message>
            <source>is reversed</source>
            <translation>معكوس</translation>
        </message>
        <message>
            <source>is {value}, and versions begin at 1</source>
            <translation>هي {value}، والإصدارات تبدأ من 1</translation>
        </message>
        <message>
            <source>is «{value}», which is none of {known}</source>
            <translation>هي «{value}»، وليست من القيم: {known}</translation>
        </message>
        <message>
            <source>it begins at {start} and ends before, at {end}.</source>
            <translation>يبدأ عند {start} وينتهي قبل ذلك، عند {end}.</translation>
        </message>
        <message>
            <source>it begins {number} before its part.</source>
            <translation>يبدأ قبل جزئه بـ{number}.</translation>
        </message>
        <message>
            <source>it cuts a character in two.</source>
            <translation>يقطع محرفاً نصفين.</translation>
        </message>
        <message>
            <source>it does not begin with a document</source>
            <translation>لا يبدأ بمستند</translation>
        </message>
        <message>
            <source>it does not join two mentions</source>
            <translation>لا تربط موضعين موسومين</translation>
        </message>
        <message>
            <source>it does not join two spans</source>
            <translation>لا تربط بين مقطعين</translation>
        </message>
        <message>
            <source>it does not say which</source>
            <translation>ولا يُذكر أيّ برنامج</translation>
        </message>
        <message>
            <source>it has control characters, which a sheet cannot hold</source>
            <translation>فيه محارف تحكم، ولا تتسع لها الورقة</translation>
        </message>
        <message>
            <source>it has neither types of events with roles nor types of entities</source>
            <translation>ليس فيه أنواع أحداث لها أدوار ولا أنواع كيانات</translation>
        </message>
        <message>
            <source>it has no label</source>
            <translation>لا وسم فيه</translation>
        </message>
        <message>
            <source>it has no name, or neither reads nor writes</source>
            <translation>لا اسم له، أو لا يقرأ ولا يكتب</translation>
        </message>
        <message>
            <source>it has no {mark} between documents and is long, so it was cut at sentence ends into documents of about {number:,} characters.</source>
            <translation>ليس فيه {mark} بين المستندات وهو طويل، فقُطع عند نهايات الجمل إلى مستندات طول كل منها نحو {number:,} محرف.</translation>
        </message>
        <message>
            <source>it has no {part} with a charseq</source>
            <translation>ليس له {part} فيه charseq</translation>
        </message>
        <message>
            <source>it has {number} labels, and {most} are the most that are read</source>
            <translation>عدد وسومه {number}، وأقصى ما يُقرأ {most}</translation>
        </message>
        <message>
            <source>it holds {found} and should hold {expected}</source>
            <translation>فيه {found} وينبغي أن يكون فيه {expected}</translation>
        </message>
        <message>
            <source>it is a database of another program</source>
            <translation>هو قاعدة بيانات لبرنامج آخر</translation>
        </message>
        <message>
            <source>it is damaged UTF-8 at byte {byte} of the line</source>
            <translation>هو UTF-8 تالف عند البايت {byte} من السطر</translation>
        </message>
        <message>
            <source>it is neither our TOML, nor brat's annotation.conf, nor an ontology in JSON, nor a configuration of Label Studio</source>
            <translation>ليس ملف TOML من ملفات هذا البرنامج، ولا annotation.conf من brat، ولا أنطولوجيا بصيغة JSON، ولا إعداداً من Label Studio</translation>
        </message>
        <message>
            <source>it is no Format of annotator.formats.base</source>
            <translation>ليس Format من annotator.formats.base</translation>
        </message>
        <message>
            <source>it is not a configuration of Label Studio with labels for a text</source>
            <translation>ليس إعداداً لأداة Label Studio فيه وسوم لنص</translation>
        </message>
        <message>
            <source>it joins something that is no span of this document; left out.</source>
            <translation>تربط ما ليس مقطعاً في هذا المستند؛ فتُركت.</translation>
        </message>
        <message>
            <source>it lies in the trash. Bring it back with `annotator trash --restore {id}`.</source>
            <translation>هو في سلة المحذوفات. استرجعه منها أو بالأمر ⁦`annotator trash --restore {id}`⁩.</translation>
        </message>
        <message>
            <source>it points at {links}, which is lost</source>
            <translation>يشير إلى {links} وقد فُقد</translation>
        </message>
        <message>
            <source>it reaches to {end}, beyond the text.</source>
            <translation>يمتد إلى {end}، متجاوزاً النص.</translation>
        </message>
        <message>
            <source>it stands elsewhere</source>
            <translation>يقع في جزء آخر</translation>
        </message>
        <message>
            <source>it stands in boilerplate, which is not written</source>
            <translation>يقع في أثاث الصفحة، وهو لا يُكتب</translation>
        </message>
        <message>
            <source>it was left out</source>
            <translation>تُرك</translation>
        </message>
        <message>
            <source>its JSON is nested too deep, or a number is too long</source>
            <translation>تداخل JSON فيه مفرط العمق، أو فيه عدد مفرط الطول</translation>
        </message>
        <message>
            <source>its argument {target} is not there</source>
            <translation>المشارك {target} غير موجود</translation>
        </message>
        <message>
            <source>its arrays do not fit each other</source>
            <translation>مصفوفاته لا يوافق بعضها بعضاً</translation>
        </message>
        <message>
            <source>its doc.cats are not read; they are scores of the whole text.</source>
            <translation>لا تُقرأ قيم doc.cats فيه؛ فهي درجات للنص كله.</translation>
        </message>
        <message>
            <source>its end is missing</source>
            <translation>نهايته مفقودة</translation>
        </message>
        <message>
            <source>its entry cannot be held against the log, which has lost a part</source>
            <translation>لا يمكن مقابلة قيده بالسجل، فقد ضاع جزء من السجل</translation>
        </message>
        <message>
            <source>its entry is lost; it was taken from what is left of the log</source>
            <translation>قيده مفقود، فأُخذ مما بقي من السجل</translation>
        </message>
        <message>
            <source>its first byte</source>
            <translation>بايته الأول</translation>
        </message>
        <message>
            <source>its head lies outside of its extent</source>
            <translation>تقع نواته خارج مداه</translation>
        </message>
        <message>
            <source>its id is missing or stands there twice</source>
            <translation>معرّفه ناقص أو مكرر</translation>
        </message>
        <message>
            <source>its layer</source>
            <translation>طبقته</translation>
        </message>
        <message>
            <source>its length is {length}.</source>
            <translation>طوله {length}.</translation>
        </message>
        <message>
            <source>its letters are presentation forms</source>
            <translation>حروفه من صور العرض</translation>
        </message>
        <message>
            <source>its lists are nested too deeply.</source>
            <translation>قوائمه متداخلة أعمق مما يُسمح به.</translation>
        </message>
        <message>
            <source>its note is on {target}, which is not there or can have none</source>
            <translation>ملاحظته على {target}، وهو غير موجود أو لا تصح عليه ملاحظة</translation>
        </message>
        <message>
            <source>its parts overlap</source>
            <translation>أجزاؤه متراكبة</translation>
        </message>
        <message>
            <source>its revision is {revision}, and this program knows up to {known}</source>
            <translation>مراجعته {revision}، وهذا البرنامج يعرف حتى {known}</translation>
        </message>
        <message>
            <source>its row does not fit the text, and the log has lost it</source>
            <translation>صفّه لا يوافق النص، وقد فقده السجل</translation>
        </message>
        <message>
            <source>its text is damaged or lost, and with it all that stood on it</source>
            <translation>نصه تالف أو مفقود، ومعه كل ما كان عليه</translation>
        </message>
        <message>
            <source>its text is gone</source>
            <translation>لم يعد نصه موجوداً</translation>
        </message>
        <message>
            <source>its text is not the one that was stored</source>
            <translation>نصه ليس النص الذي حُفظ</translation>
        </message>
        <message>
            <source>its tokens are no longer those of its text, which was put together from them anew.</source>
            <translation>لم تعد وحداته وحدات نصه، فرُكّب النص منها من جديد.</translation>
        </message>
        <message>
            <source>its trigger {trigger} is not there</source>
            <translation>قادحه {trigger} غير موجود</translation>
        </message>
        <message>
            <source>its value is no object</source>
            <translation>قيمته ليست كائناً</translation>
        </message>
        <message>
            <source>its {role} has no place in a relation of two</source>
            <translation>لا مكان للدور {role} في علاقة بين اثنين</translation>
        </message>
        <message>
            <source>label</source>
            <translation>وسم</translation>
        </message>
        <message>
            <source>label {label}</source>
            <translation>الوسم {label}</translation>
        </message>
        <message>
            <source>labelbuddy JSON lines: documents with annotations in characters and bytes</source>
            <translation>labelbuddy JSON lines: مستندات وسومها بالمحارف والبايتات</translation>
        </message>
        <message>
            <source>layers of grammar are not items and stay out: {names}.</source>
            <translation>طبقات النحو ليست عناصر فتُركت: {names}.</translation>
        </message>
        <message>
            <source>lets you change only what is yours. Nothing was changed</source>
            <translation>لا يسمح لك إلا بتغيير ما هو لك. لم يتغيّر شيء</translation>
        </message>
        <message>
            <source>line {line}</source>
            <translation>السطر {line}</translation>
        </message>
        <message>
            <source>line {line}, column {column}: this is not JSON ({fault})</source>
            <translation>السطر {line}، العمود {column}: ليس هذا JSON ({fault})</translation>
        </message>
        <message>
            <source>line {line}, column {column}: this is not TOML ({what}).</source>
            <translation>السطر {line}، العمود {column}: ليس هذا TOML سليماً ({what}).</translation>
        </message>
        <message>
            <source>line {line}: {id} joins entities; it joins their first mentions.</source>
            <translation>السطر {line}: يربط {id} بين كيانين؛ فرُبط بين أول ذِكر لكل منهما.</translation>
        </message>
        <message>
            <source>line {line}: {id} was left out or cut: {words}.</source>
            <translation>السطر {line}: تُرك {id} أو نُقص منه: {words}.</translation>
        </message>
        <message>
            <source>line {line}: {words}</source>
            <translation>السطر {line}: {words}</translation>
        </message>
        <message>
            <source>lone surrogate U+{code:04X}</source>
            <translation>محرف بديل منفرد U+{code:04X}</translation>
        </message>
        <message>
            <source>marks no text</source>
            <translation>لا يسم نصاً</translation>
        </message>
        <message>
            <source>marks of direction stand between its letters</source>
            <translation>بين حروفه علامات اتجاه</translation>
        </message>
        <message>
            <source>neither a position nor a quote of the text; left out.</source>
            <translation>لا موضع ولا اقتباس من النص؛ تُرك.</translation>
        </message>
        <message>
            <source>nested deeper than {limit} levels; record left out.</source>
            <translation>التداخل أعمق من {limit} من المستويات؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>nested too deeply for a record.</source>
            <translation>أعمق تداخلاً مما يصلح لسجل.</translation>
        </message>
        <message>
            <source>no message of a user holds a text; left out.</source>
            <translation>لا نص في أي رسالة من المستخدم؛ فتُرك.</translation>
        </message>
        <message>
            <source>no object; it was left out.</source>
            <translation>ليس كائناً؛ تُرك.</translation>
        </message>
        <message>
            <source>no part of the document is at {offset}.</source>
            <translation>لا جزء من المستند عند {offset}.</translation>
        </message>
        <message>
            <source>no path</source>
            <translation>لا مسار</translation>
        </message>
        <message>
            <source>no tag of the document begins with B- but right behind a span, so the tags were read as IO or IOB1: each run of I- is a span. So {number} spans begin with I-.</source>
            <translation>لا تبدأ علامة في المستند بـ ⁦B-⁩ إلا بعد مقطع مباشرة، فقُرئت العلامات على أنها IO أو IOB1: كل تتابع من ⁦I-⁩ مقطع. عدد المقاطع التي تبدأ بـ ⁦I-⁩: {number}.</translation>
        </message>
        <message>
            <source>no whole JSON value ({fault}).</source>
            <translation>ليست قيمة JSON كاملة ({fault}).</translation>
        </message>
        <message>
            <source>no whole JSON value ({fault}); nothing was read from here on.</source>
            <translation>ليست قيمة JSON كاملة ({fault})؛ لم يُقرأ شيء من هنا فصاعداً.</translation>
        </message>
        <message>
            <source>no word at all</source>
            <translation>لا كلمة</translation>
        </message>
        <message>
            <source>none, only addresses or other values</source>
            <translation>لا شيء سوى عناوين أو قيم أخرى</translation>
        </message>
        <message>
            <source>not a whole JSON value ({fault} at character {position}); record left out.</source>
            <translation>ليست قيمة JSON كاملة ({fault} عند المحرف {position})؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>not a whole JSON value ({fault}); nothing was read from here on.</source>
            <translation>ليست قيمة JSON كاملة ({fault})؛ لم يُقرأ شيء من هنا فصاعداً.</translation>
        </message>
        <message>
            <source>not one record a line; read as a list of records all the same.</source>
            <translation>ليس في كل سطر سجل واحد؛ قُرئ مع ذلك قائمةَ سجلات.</translation>
        </message>
        <message>
            <source>not read: {keys}.</source>
            <translation>لم يُقرأ: {keys}.</translation>
        </message>
        <message>
            <source>nothing is named as equal</source>
            <translation>لم يُسمَّ شيء متساوٍ</translation>
        </message>
        <message>
            <source>nothing of its entry can be read</source>
            <translation>لا يمكن قراءة شيء من قيده</translation>
        </message>
        <message>
            <source>offset unit</source>
            <translation>وحدة المواضع</translation>
        </message>
        <message>
            <source>offset {value} lies inside a character; the unit is {unit}.</source>
            <translation>الموضع {value} يقع داخل محرف؛ وحدة العدّ {unit}.</translation>
        </message>
        <message>
            <source>offset {value} lies outside the text, which has {length} {unit}.</source>
            <translation>الموضع {value} خارج النص، وطول النص {length} ({unit}).</translation>
        </message>
        <message>
            <source>once</source>
            <translation>مرة واحدة</translation>
        </message>
        <message>
            <source>one of its ends is not there</source>
            <translation>أحد طرفيها غير موجود</translation>
        </message>
        <message>
            <source>only one of table and log has the layer so; it is flagged</source>
            <translation>الطبقة كذلك في واحد فقط من الجدول والسجل؛ وقد وُضعت عليها علامة مراجعة</translation>
        </message>
        <message>
            <source>only one of table and log has the zone so</source>
            <translation>المنطقة كذلك في واحد فقط من الجدول والسجل</translation>
        </message>
        <message>
            <source>only {which} has it so</source>
            <translation>لا يرد هكذا إلا في {which}</translation>
        </message>
        <message>
            <source>predictions are read as layers of their own; their author is the model.</source>
            <translation>تُقرأ التنبؤات طبقات مستقلة؛ ومؤلفها هو النموذج.</translation>
        </message>
        <message>
            <source>process {number} of {user} on {computer}</source>
            <translation>العملية {number} للمستخدم {user} على {computer}</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>مرفوضة</translation>
        </message>
        <message>
            <source>relation</source>
            <translation>علاقة</translation>
        </message>
        <message>
            <source>relation {id}</source>
            <translation>العلاقة {id}</translation>
        </message>
        <message>
            <source>relations without a label are read with the label {label}.</source>
            <translation>تُقرأ العلاقات التي لا وسم لها بالوسم {label}.</translation>
        </message>
        <message>
            <source>several ({texts})</source>
            <translation>عدة نصوص ({texts})</translation>
        </message>
        <message>
            <source>sha256 is not that of the text: one of the two was changed; record left out. Take the key sha256 away if the text is right.</source>
            <translation>قيمة sha256 ليست قيمة النص: غُيّر أحدهما؛ تُرك السجل. احذف المفتاح sha256 إن كان النص صحيحاً.</translation>
        </message>
        <message>
            <source>some of what it names is not there</source>
            <translation>بعض ما يسمّيه غير موجود</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>شخص آخر</translation>
        </message>
        <message>
            <source>something points at tokens without an entity; they were made a mention.</source>
            <translation>ثمة ما يشير إلى وحدات لا كيان عليها؛ فجُعلت ذِكراً.</translation>
        </message>
        <message>
            <source>spaCy DocBin: doc.ents and doc.spans</source>
            <translation>spaCy DocBin: ‏doc.ents وdoc.spans</translation>
        </message>
        <message>
            <source>spaCy JSON: what `spacy convert` takes</source>
            <translation>spaCy JSON: ما يقبله ⁦`spacy convert`⁩</translation>
        </message>
        <message>
            <source>span</source>
            <translation>مقطع</translation>
        </message>
        <message>
            <source>status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>table</source>
            <translation>جدول</translation>
        </message>
        <message>
            <source>the annotation has no target; left out.</source>
            <translation>ليس للتعليق هدف؛ تُرك.</translation>
        </message>
        <message>
            <source>the assistant's answer is no JSON object; the article was kept without items.</source>
            <translation>جواب المساعد ليس كائن JSON؛ فحُفظ المقال بلا عناصر.</translation>
        </message>
        <message>
            <source>the block has attributes or relations, so it is read as a span, no zone.</source>
            <translation>للكتلة سمات أو علاقات، فقُرئت مقطعاً لا منطقة.</translation>
        </message>
        <message>
            <source>the checksum is not that of the text: one of the two was changed; record left out.</source>
            <translation>المجموع الاختباري ليس للنص: غُيّر أحدهما؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>the cluster has no members; left out.</source>
            <translation>ليس في المجموعة أعضاء؛ تُركت.</translation>
        </message>
        <message>
            <source>the document has that label already, and an option is accepted once</source>
            <translation>للمستند هذا الوسم من قبل، والخيار يُقبل مرة واحدة</translation>
        </message>
        <message>
            <source>the end of the file is missing: a bracket is not closed.</source>
            <translation>نهاية الملف مفقودة: قوس لم يُغلق.</translation>
        </message>
        <message>
            <source>the entity {id!r} begins here and never ends; it was left out.</source>
            <translation>الكيان {id!r} يبدأ هنا ولا ينتهي؛ فتُرك.</translation>
        </message>
        <message>
            <source>the entity {id!r} ends here and has not begun; it was left out.</source>
            <translation>الكيان {id!r} ينتهي هنا ولم يبدأ؛ فتُرك.</translation>
        </message>
        <message>
            <source>the entity {id!r} has no type; it was left out.</source>
            <translation>الكيان {id!r} بلا نوع؛ فتُرك.</translation>
        </message>
        <message>
            <source>the event is its own argument; kept without that argument.</source>
            <translation>الحدث مشارك في نفسه؛ فحُفظ بلا هذا المشارك.</translation>
        </message>
        <message>
            <source>the event is its own {role}; kept without that argument.</source>
            <translation>الحدث مشارك في نفسه بالدور {role}؛ أُبقي من دون هذا المشارك.</translation>
        </message>
        <message>
            <source>the event of this argument was not kept; left out.</source>
            <translation>حدث هذا المشارك لم يُبقَ؛ تُرك.</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>الملف</translation>
        </message>
        <message>
            <source>the file holds no record.</source>
            <translation>ليس في الملف سجلات.</translation>
        </message>
        <message>
            <source>the file says {given}, but the text there is {there}; left out.</source>
            <translation>يقول الملف {given}، لكن النص هناك {there}؛ تُرك.</translation>
        </message>
        <message>
            <source>the head {start}-{end} lies outside the entity; left out.</source>
            <translation>النواة {start}-{end} تقع خارج الكيان؛ تُركت.</translation>
        </message>
        <message>
            <source>the id {id} stands there twice</source>
            <translation>المعرّف {id} مكرر</translation>
        </message>
        <message>
            <source>the item has no label.</source>
            <translation>ليس للعنصر وسم.</translation>
        </message>
        <message>
            <source>the item has no label; left out.</source>
            <translation>ليس للعنصر وسم؛ تُرك.</translation>
        </message>
        <message>
            <source>the item says {value}, but the text there is {there}.</source>
            <translation>يقول العنصر {value}، لكن النص هناك {there}.</translation>
        </message>
        <message>
            <source>the key stands in meta already; left out.</source>
            <translation>المفتاح موجود في meta من قبل؛ تُرك.</translation>
        </message>
        <message>
            <source>the key stands twice with different values; the second one was left out.</source>
            <translation>تكرر المفتاح بقيمتين مختلفتين؛ تُركت الثانية.</translation>
        </message>
        <message>
            <source>the key {key!r} stands twice in one object</source>
            <translation>تكرر المفتاح {key!r} في كائن واحد</translation>
        </message>
        <message>
            <source>the label {label!r} is used only {times} in the file; a slip?</source>
            <translation>لم يُستعمل الوسم {label!r} في الملف إلا {times}؛ فهل هو سهو؟</translation>
        </message>
        <message>
            <source>the label {label} cannot be read: {fault}</source>
            <translation>لا يمكن قراءة الوسم {label}: {fault}</translation>
        </message>
        <message>
            <source>the last character of a region</source>
            <translation>آخر محرف في المنطقة</translation>
        </message>
        <message>
            <source>the layer</source>
            <translation>الطبقة</translation>
        </message>
        <message>
            <source>the line has no type</source>
            <translation>ليس في السطر نوع</translation>
        </message>
        <message>
            <source>the line has {number} columns between TABs, not 10; it was left out.</source>
            <translation>عدد أعمدة السطر بين محارف الجدولة {number} لا 10؛ فتُرك.</translation>
        </message>
        <message>
            <source>the list is not closed: the end of the file is missing.</source>
            <translation>القائمة لم تُغلق: نهاية الملف مفقودة.</translation>
        </message>
        <message>
            <source>the log of its document {document} does not hold together</source>
            <translation>سجل المستند {document} فيه غير متماسك</translation>
        </message>
        <message>
            <source>the name and the attributes of the scheme</source>
            <translation>اسم المخطط وسماته</translation>
        </message>
        <message>
            <source>the name of an attribute cannot be stored.</source>
            <translation>لا يمكن حفظ اسم السمة.</translation>
        </message>
        <message>
            <source>the project</source>
            <translation>المشروع</translation>
        </message>
        <message>
            <source>the project has a document of the same id with another text. Give one of the two another id, or correct the text and keep its marks with --replace-text.</source>
            <translation>في المشروع مستند بالمعرّف نفسه ونص آخر. أعطِ أحدهما معرّفاً آخر، أو صحّح النص مع إبقاء وسومه بالخيار ⁦--replace-text⁩.</translation>
        </message>
        <message>
            <source>the quote does not stand in the text</source>
            <translation>الاقتباس غير موجود في النص</translation>
        </message>
        <message>
            <source>the quote has {characters} characters, the position {length}.</source>
            <translation>طول الاقتباس {characters} من المحارف، وطول الموضع {length}.</translation>
        </message>
        <message>
            <source>the quote stands twice</source>
            <translation>الاقتباس موجود مرتين</translation>
        </message>
        <message>
            <source>the quotes show that positions count {unit}; read so.</source>
            <translation>تدل الاقتباسات على أن المواضع معدودة بـ{unit}؛ فقُرئت كذلك.</translation>
        </message>
        <message>
            <source>the range holds only one half of a line end; item left out.</source>
            <translation>لا يضم المدى إلا نصف نهاية سطر؛ تُرك العنصر.</translation>
        </message>
        <message>
            <source>the range {first}-{last} marks no token or is reversed; left out.</source>
            <translation>المدى {first}-{last} لا يسم أي وحدة أو هو معكوس؛ تُرك.</translation>
        </message>
        <message>
            <source>the range {start}-{end} {words}.</source>
            <translation>المدى {start}-{end} {words}.</translation>
        </message>
        <message>
            <source>the record has another shape than ours ({fault}).</source>
            <translation>للسجل بنية غير بنيتنا ({fault}).</translation>
        </message>
        <message>
            <source>the record needs a text, not {value}; record left out.</source>
            <translation>يحتاج السجل إلى نص، لا {value}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>the role {role} of {type} wants {minimum} fillers and may have {maximum}</source>
            <translation>يطلب الدور {role} في {type} ما لا يقل عن {minimum} ويسمح بما لا يزيد على {maximum}</translation>
        </message>
        <message>
            <source>the roles of {type} are neither a list nor an object</source>
            <translation>أدوار {type} ليست قائمة ولا كائناً</translation>
        </message>
        <message>
            <source>the row stands ahead of any #Text=.</source>
            <translation>يسبق الصف كل #Text=.</translation>
        </message>
        <message>
            <source>the row was left out: it needs a number, a range, a word and {columns} columns, and has {fields} fields.</source>
            <translation>تُرك الصف: يحتاج إلى رقم ومدى وكلمة وأعمدة عددها {columns}، وعدد حقوله {fields}.</translation>
        </message>
        <message>
            <source>the scheme</source>
            <translation>المخطط</translation>
        </message>
        <message>
            <source>the scheme cannot be proven: compare its labels with those of a backup</source>
            <translation>لا يمكن إثبات المخطط: قارن وسومه بوسوم نسخة احتياطية</translation>
        </message>
        <message>
            <source>the sentence begins at {begin}, inside the one before it; it has no marks now.</source>
            <translation>تبدأ الجملة عند {begin}، داخل الجملة التي قبلها؛ فلا وسوم لها الآن.</translation>
        </message>
        <message>
            <source>the sentence begins {gap} units behind the one before it; it has no marks now.</source>
            <translation>تبدأ الجملة بعد التي قبلها بـ{gap} من الوحدات؛ فلا وسوم لها الآن.</translation>
        </message>
        <message>
            <source>the span of {label} has no E- or S- at its end; it was taken to end here.</source>
            <translation>ليس في آخر المقطع بالوسم {label} علامة ⁦E-⁩ أو ⁦S-⁩؛ فعُدّ منتهياً هنا.</translation>
        </message>
        <message>
            <source>the string of the number {number} is missing</source>
            <translation>النص ذو الرقم {number} مفقود</translation>
        </message>
        <message>
            <source>the table</source>
            <translation>الجدول</translation>
        </message>
        <message>
            <source>the tags are numbers without names. Put the names in the order of their numbers into "labels", or {file} of the data set beside the file.</source>
            <translation>العلامات أرقام بلا أسماء. ضع الأسماء بترتيب أرقامها في "labels"، أو ضع {file} الخاص بالبيانات بجانب الملف.</translation>
        </message>
        <message>
            <source>the task is of {kind}, not of text; left out.</source>
            <translation>المهمة من نوع {kind} لا نص؛ تُركت.</translation>
        </message>
        <message>
            <source>the task was {said}: its {number} items are left out, its text is read.</source>
            <translation>المهمة {said}: تُركت عناصرها وقُرئ نصها. عدد العناصر: {number}.</translation>
        </message>
        <message>
            <source>the text at {begin}-{end} is {there!r}, not {word!r}</source>
            <translation>النص عند {begin}-{end} هو {there!r}، لا {word!r}</translation>
        </message>
        <message>
            <source>the text at {place} is {found!r}, not {meant!r}</source>
            <translation>النص عند {place} هو {found!r}، لا {meant!r}</translation>
        </message>
        <message>
            <source>the text has nothing to read; record left out.</source>
            <translation>ليس في النص ما يُقرأ؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>the text has {found!r} there, not {word!r}</source>
            <translation>في النص هناك {found!r}، لا {word!r}</translation>
        </message>
        <message>
            <source>the text holds {what} at character {position}; record left out.</source>
            <translation>في النص {what} عند المحرف {position}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>the text of its document {number} is not the one that was stored</source>
            <translation>نص المستند {number} فيه ليس هو الذي حُفظ</translation>
        </message>
        <message>
            <source>the text there is {found}, not {meant}</source>
            <translation>النص هناك {found}، لا {meant}</translation>
        </message>
        <message>
            <source>the text {number} is proven by its hash; where it came from is not</source>
            <translation>النص {number} ثابت ببصمته، أما مصدره فغير ثابت</translation>
        </message>
        <message>
            <source>the texts of the regions show that offsets count {unit}; read so.</source>
            <translation>تدل نصوص المناطق على أن المواضع معدودة بـ{unit}؛ فقُرئت كذلك.</translation>
        </message>
        <message>
            <source>the token has no tag; it was kept without one.</source>
            <translation>ليس للوحدة علامة؛ فحُفظت بلا علامة.</translation>
        </message>
        <message>
            <source>the tokens make another text than # text says; theirs was taken.</source>
            <translation>تعطي الوحدات نصاً غير ما في # text؛ فأُخذ نصها.</translation>
        </message>
        <message>
            <source>the tokens make another text than raw says; theirs was taken.</source>
            <translation>تكوّن الوحدات نصاً غير ما في raw؛ أُخذ نصها.</translation>
        </message>
        <message>
            <source>the type {type} stands there twice</source>
            <translation>تكرر النوع {type}</translation>
        </message>
        <message>
            <source>the types {types} lie below each other in a circle</source>
            <translation>الأنواع {types} يقع بعضها تحت بعض في دائرة</translation>
        </message>
        <message>
            <source>the zone does not fit the text</source>
            <translation>المنطقة لا توافق النص</translation>
        </message>
        <message>
            <source>there are {tags} tags for {tokens} tokens.</source>
            <translation>عدد العلامات {tags} وعدد الوحدات {tokens}.</translation>
        </message>
        <message>
            <source>there is no TAB after the id</source>
            <translation>لا محرف جدولة بعد المعرّف</translation>
        </message>
        <message>
            <source>there is no list of paragraphs.</source>
            <translation>لا توجد قائمة فقرات.</translation>
        </message>
        <message>
            <source>there is no list of tags.</source>
            <translation>لا توجد قائمة علامات.</translation>
        </message>
        <message>
            <source>there is no list of tokens, each a text.</source>
            <translation>لا توجد قائمة وحدات كل منها نص.</translation>
        </message>
        <message>
            <source>there is no text under {field!r}; it has: {known}.</source>
            <translation>لا نص تحت {field!r}؛ الموجود: {known}.</translation>
        </message>
        <message>
            <source>there is nothing to read in it; left out.</source>
            <translation>ليس فيه ما يُقرأ؛ تُرك.</translation>
        </message>
        <message>
            <source>this is no JSON ({fault}).</source>
            <translation>ليس هذا JSON ({fault}).</translation>
        </message>
        <message>
            <source>this is no JSON object.</source>
            <translation>ليس هذا كائن JSON.</translation>
        </message>
        <message>
            <source>this program reads {format}, not {given}; record left out.</source>
            <translation>يقرأ هذا البرنامج {format}، لا {given}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>three times</source>
            <translation>ثلاث مرات</translation>
        </message>
        <message>
            <source>tokens {first} to {last} lie outside of the {number} there are.</source>
            <translation>الوحدات من {first} إلى {last} خارج الوحدات الموجودة، وعددها {number}.</translation>
        </message>
        <message>
            <source>took too long to answer, so it was stopped. Try again</source>
            <translation>تأخّر في الإجابة فأُوقف الطلب. أعد المحاولة</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>قادح</translation>
        </message>
        <message>
            <source>twice</source>
            <translation>مرتين</translation>
        </message>
        <message>
            <source>two token indices are lacking in {number} values; left out.</source>
            <translation>ينقص رقما وحدتين، وعدد القيم {number}؛ فتُرك.</translation>
        </message>
        <message>
            <source>unknown keys, kept as meta or attributes: {names}.</source>
            <translation>مفاتيح غير معروفة، أُبقيت بيانات وصفية أو سمات: {names}.</translation>
        </message>
        <message>
            <source>view</source>
            <translation>عرض</translation>
        </message>
        <message>
            <source>way of cutting tokens</source>
            <translation>طريقة التقطيع إلى وحدات</translation>
        </message>
        <message>
            <source>what Label Studio notes for itself is not kept: {keys}.</source>
            <translation>لا يُبقى ما يدوّنه Label Studio لنفسه: {keys}.</translation>
        </message>
        <message>
            <source>what is left of the log</source>
            <translation>ما بقي من السجل</translation>
        </message>
        <message>
            <source>what stands under {key!r} is not as it was written, and was passed over.</source>
            <translation>ما تحت {key!r} ليس كما كُتب، فتُجووز.</translation>
        </message>
        <message>
            <source>zone</source>
            <translation>منطقة</translation>
        </message>
        <message>
            <source>{author} ({time}: {title})</source>
            <translation>{author} ({time}: {title})</translation>
        </message>
        <message>
            <source>{author} has other items on it already. Import it with --replace to put these in their place.</source>
            <translation>للمؤلف {author} عناصر أخرى عليه من قبل. استورده بالخيار ⁦--replace⁩ لتحلّ هذه محلها.</translation>
        </message>
        <message>
            <source>{before}, {next}</source>
            <translation>{before}، {next}</translation>
        </message>
        <message>
            <source>{document} has no text, so that nothing can stand on it.</source>
            <translation>ليس للمستند {document} نص، فلا يمكن أن يقوم عليه شيء.</translation>
        </message>
        <message>
            <source>{document} is left out: {words}.</source>
            <translation>تُرك {document}: {words}.</translation>
        </message>
        <message>
            <source>{entry} cannot be read: {fault}</source>
            <translation>لا يمكن قراءة {entry}: {fault}</translation>
        </message>
        <message>
            <source>{event} has a role {role} that [roles] does not define.</source>
            <translation>للحدث {event} الدور {role}، وهو غير معرَّف في [roles].</translation>
        </message>
        <message>
            <source>{event} has no role {role}.</source>
            <translation>ليس للحدث {event} الدور {role}.</translation>
        </message>
        <message>
            <source>{file} begins with {line!r}; only WebAnno TSV 3 can be read.</source>
            <translation>يبدأ {file} بـ{line!r}؛ ولا يُقرأ إلا WebAnno TSV 3.</translation>
        </message>
        <message>
            <source>{file} declares a document type (&lt;!DOCTYPE …), which can hide entities. Nothing of it was read. Take that line out and import the file again.</source>
            <translation>يصرّح الملف {file} بنوع مستند (⁦&lt;!DOCTYPE …⁩)، وقد يخفي كيانات XML. لم يُقرأ منه شيء. احذف ذلك السطر وأعد استيراد الملف.</translation>
        </message>
        <message>
            <source>{file} has elements too deep or too many for an APF file.</source>
            <translation>عناصر الملف {file} أعمق أو أكثر مما يكون في ملف APF.</translation>
        </message>
        <message>
            <source>{file} has more than {most:,} lines.</source>
            <translation>عدد أسطر الملف {file} أكثر من {most:,}.</translation>
        </message>
        <message>
            <source>{file} has no .ann file; it was read without any marks.</source>
            <translation>ليس مع {file} ملف ⁦.ann⁩؛ فقُرئ بلا وسوم.</translation>
        </message>
        <message>
            <source>{file} has no .apf.xml file; it was read without any marks.</source>
            <translation>ليس مع {file} ملف ⁦.apf.xml⁩؛ فقُرئ بلا وسوم.</translation>
        </message>
        <message>
            <source>{file} has no column {wanted!r}. It has: {known}.</source>
            <translation>ليس في {file} العمود {wanted!r}. الأعمدة: {known}.</translation>
        </message>
        <message>
            <source>{file} has no row.</source>
            <translation>ليس في {file} صفوف.</translation>
        </message>
        <message>
            <source>{file} has no text, only pictures of it. Have it recognised first.</source>
            <translation>ليس في {file} نص، بل صور له فقط. استخرج نصه بالتعرف الضوئي أولاً.</translation>
        </message>
        <message>
            <source>{file} has no {stem}.sgm beside it, so nobody can say what it marks.</source>
            <translation>ليس بجانب {file} الملف {stem}⁦.sgm⁩، فلا يُعرف ما يسمه.</translation>
        </message>
        <message>
            <source>{file} has no {stem}.txt beside it, so nobody can say what it marks.</source>
            <translation>ليس بجانب {file} الملف {stem}⁦.txt⁩، فلا يُعرف ما يسمه.</translation>
        </message>
        <message>
            <source>{file} has tracked changes or hidden text: {what}. Inserted text was taken, deleted and hidden text was left out.</source>
            <translation>في الملف {file} تغييرات متعقَّبة أو نص مخفي: {what}. أُخذ النص المُدرج، وتُرك المحذوف والمخفي.</translation>
        </message>
        <message>
            <source>{file} holds a {character}, which no project can store.</source>
            <translation>في الملف {file} محرف {character}، ولا يخزنه أي مشروع.</translation>
        </message>
        <message>
            <source>{file} holds a {what}, which no project can store.</source>
            <translation>في {file} محرف {what}، ولا يمكن لمشروع أن يحفظه.</translation>
        </message>
        <message>
            <source>{file} holds no element.</source>
            <translation>ليس في {file} أي عنصر.</translation>
        </message>
        <message>
            <source>{file} holds no page ({fault}).</source>
            <translation>ليس في {file} صفحة ({fault}).</translation>
        </message>
        <message>
            <source>{file} holds no text to read.</source>
            <translation>ليس في {file} نص يُقرأ.</translation>
        </message>
        <message>
            <source>{file} holds no text.</source>
            <translation>ليس في الملف {file} نص.</translation>
        </message>
        <message>
            <source>{file} holds no token.</source>
            <translation>ليس في الملف {file} وحدات.</translation>
        </message>
        <message>
            <source>{file} holds no word.</source>
            <translation>ليس في الملف {file} كلمات.</translation>
        </message>
        <message>
            <source>{file} holds nothing to read but its markup.</source>
            <translation>ليس في الملف {file} ما يُقرأ سوى وسوم بنيته.</translation>
        </message>
        <message>
            <source>{file} holds only types; they are read with the XMI files beside it.</source>
            <translation>ليس في {file} إلا أنواع؛ وهي تُقرأ مع ملفات XMI التي بجانبه.</translation>
        </message>
        <message>
            <source>{file} holds the entry {entry!r}, which points outside of it. Nothing of it was read. Unpack what you trust yourself, then import the files.</source>
            <translation>في {file} المدخل {entry!r}، وهو يشير إلى خارجه. لم يُقرأ منه شيء. فُكّ بنفسك ما تثق به، ثم استورد الملفات.</translation>
        </message>
        <message>
            <source>{file} is JSON, but no BioC: it has neither documents nor passages.</source>
            <translation>الملف {file} بصيغة JSON، لكنه ليس BioC: ليس فيه documents ولا passages.</translation>
        </message>
        <message>
            <source>{file} is JSON, but not a CAS: it has no %FEATURE_STRUCTURES.</source>
            <translation>الملف {file} بصيغة JSON، لكنه ليس CAS: ليس فيه %FEATURE_STRUCTURES.</translation>
        </message>
        <message>
            <source>{file} is JSON, but not one object.</source>
            <translation>الملف {file} بصيغة JSON، لكنه ليس كائناً واحداً.</translation>
        </message>
        <message>
            <source>{file} is XML, but no &lt;source_file&gt; with a &lt;document&gt; of APF.</source>
            <translation>الملف {file} بصيغة XML، لكن ليس فيه &lt;source_file&gt; مع &lt;document&gt; من APF.</translation>
        </message>
        <message>
            <source>{file} is XML, but no GATE document: it begins with &lt;{tag}&gt;.</source>
            <translation>الملف {file} بصيغة XML، لكنه ليس مستند GATE: يبدأ بـ &lt;{tag}&gt;.</translation>
        </message>
        <message>
            <source>{file} is XML, but not XMI: it begins with &lt;{tag}&gt;.</source>
            <translation>الملف {file} بصيغة XML، لكنه ليس XMI: يبدأ بـ&lt;{tag}&gt;.</translation>
        </message>
        <message>
            <source>{file} is a feed without any entry.</source>
            <translation>الملف {file} تغذية أخبار بلا أي مدخل.</translation>
        </message>
        <message>
            <source>{file} is a file of patterns, not of texts: each line is {words}. Nothing was imported.</source>
            <translation>{file} ملف أنماط لا نصوص: كل سطر فيه {words}. لم يُستورد شيء.</translation>
        </message>
        <message>
            <source>{file} is an old Word document (.doc). Save it as .docx in Word, then import that.</source>
            <translation>الملف {file} مستند Word قديم (⁦.doc⁩). احفظه في Word بصيغة ⁦.docx⁩، ثم استورد هذا.</translation>
        </message>
        <message>
            <source>{file} is cut off or damaged ({why}). Nothing of it was read.</source>
            <translation>الملف {file} مبتور أو تالف ({why}). لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{file} is larger than {megabytes} MB, the most that is read as XML.</source>
            <translation>الملف {file} أكبر من {megabytes} م.ب، وهو أكثر ما يُقرأ بصيغة XML.</translation>
        </message>
        <message>
            <source>{file} is larger than {megabytes} MB. Split it.</source>
            <translation>الملف {file} أكبر من {megabytes} م.ب. قسّمه.</translation>
        </message>
        <message>
            <source>{file} is larger than {size} MB, the most that is read as one document. Split it.</source>
            <translation>حجم الملف {file} أكبر من {size} م.ب، وهو أقصى ما يُقرأ مستنداً واحداً. قسّمه.</translation>
        </message>
        <message>
            <source>{file} is locked with a password. Unpack it yourself, then import the files.</source>
            <translation>الملف {file} مقفل بكلمة مرور. فُكّه بنفسك، ثم استورد الملفات.</translation>
        </message>
        <message>
            <source>{file} is nested more deeply than any document is.</source>
            <translation>الملف {file} أعمق تداخلاً من أي مستند.</translation>
        </message>
        <message>
            <source>{file} is nested too deeply to be a list of records.</source>
            <translation>الملف {file} أعمق تداخلاً من أن يكون قائمة سجلات.</translation>
        </message>
        <message>
            <source>{file} is no BioC file: that begins with a collection.</source>
            <translation>الملف {file} ليس ملف BioC: يبدأ ملف BioC بالعنصر collection.</translation>
        </message>
        <message>
            <source>{file} is no Excel file, or a damaged one ({fault}).</source>
            <translation>الملف {file} ليس ملف Excel، أو هو تالف ({fault}).</translation>
        </message>
        <message>
            <source>{file} is no Word document (.docx).</source>
            <translation>الملف {file} ليس مستند Word (⁦.docx⁩).</translation>
        </message>
        <message>
            <source>{file} is no bdoc document, which is a map.</source>
            <translation>الملف {file} ليس مستند bdoc، فهذا يكون قائمة مفاتيح وقيم.</translation>
        </message>
        <message>
            <source>{file} is no bdoc document: it needs a text and annotation_sets.</source>
            <translation>الملف {file} ليس مستند bdoc: يلزمه text وannotation_sets.</translation>
        </message>
        <message>
            <source>{file} is no name of a picture. End it with .pdf, .png or .svg.</source>
            <translation>«{file}» ليس اسماً لصورة. ليكن امتداده ⁦.pdf⁩ أو ⁦.png⁩ أو ⁦.svg⁩.</translation>
        </message>
        <message>
            <source>{file} is no readable .spacy file ({fault}). Nothing more of it was read.</source>
            <translation>الملف {file} ليس ملف ⁦.spacy⁩ يمكن قراءته ({fault}). لم يُقرأ منه غير ذلك.</translation>
        </message>
        <message>
            <source>{file} is no readable zip file ({why}). Nothing of it was read.</source>
            <translation>الملف {file} ليس أرشيف zip صالحاً للقراءة ({why}). لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{file} is not UTF-8. It may be {wide}; if so, import it again with --encoding {wide}.</source>
            <translation>الملف {file} ليس بترميز UTF-8. قد يكون {wide}؛ فإن كان كذلك فأعد استيراده مع ⁦--encoding⁩ {wide}.</translation>
        </message>
        <message>
            <source>{file} is not in the encoding that was named ({why}). Name the right one with --encoding.</source>
            <translation>الملف {file} ليس بالترميز المذكور ({why}). اذكر الترميز الصحيح باستخدام ⁦--encoding⁩.</translation>
        </message>
        <message>
            <source>{file} is not whole JSON ({fault}).</source>
            <translation>الملف {file} ليس JSON كاملاً ({fault}).</translation>
        </message>
        <message>
            <source>{file} is not {encoding}. Name the right one with --encoding.</source>
            <translation>الملف {file} ليس بترميز {encoding}. سمِّ الترميز الصحيح مع ⁦--encoding⁩.</translation>
        </message>
        <message>
            <source>{file} is not {encoding}: {why} near byte {byte} of what was read last. Name the right encoding with --encoding.</source>
            <translation>الملف {file} ليس بترميز {encoding}: {why} قرب البايت {byte} مما قُرئ أخيراً. اختر الترميز الصحيح (⁦--encoding⁩).</translation>
        </message>
        <message>
            <source>{file} names no package, so it is no whole book.</source>
            <translation>لا يسمّي الملف {file} حزمة، فليس كتاباً كاملاً.</translation>
        </message>
        <message>
            <source>{file} says that it is in an encoding that is not known ({fault}).</source>
            <translation>يقول {file} إنه بترميز غير معروف ({fault}).</translation>
        </message>
        <message>
            <source>{file} says that it is {declared}, but its bytes are UTF-8. Nothing was read; import it again with --encoding utf-8, or with --encoding {declared} if its head is right.</source>
            <translation>يقول {file} إنه بترميز {declared}، لكن بايتاته UTF-8. لم يُقرأ شيء؛ أعد استيراده مع ⁦--encoding utf-8⁩، أو مع ⁦--encoding⁩ {declared} إن كان رأسه صحيحاً.</translation>
        </message>
        <message>
            <source>{file} says that it is {said}, but its bytes are UTF-8, and by what it says its letters would be garbled. Correct its first line to encoding="UTF-8", then import it again.</source>
            <translation>يقول {file} إنه بترميز {said}، لكن بايتاته UTF-8، ولو صُدّق قوله لتشوّهت حروفه. صحّح سطره الأول إلى encoding="UTF-8" ثم أعد استيراده.</translation>
        </message>
        <message>
            <source>{file} unpacks to more than {megabytes} MB. Split it.</source>
            <translation>يبلغ {file} بعد فكّه أكثر من {megabytes} م.ب. قسّمه.</translation>
        </message>
        <message>
            <source>{file} would unpack to {whole:,.0f} MB in {files} files, from {packed:,.3f} MB. That is more than texts do; nothing of it was read. If you trust it, unpack it yourself.</source>
            <translation>ينفكّ الملف {file} إلى {whole:,.0f} م.ب (عدد الملفات: {files}) من {packed:,.3f} م.ب. هذا أكثر مما يكون في النصوص؛ فلم يُقرأ منه شيء. إن كنت تثق به ففُكّه بنفسك.</translation>
        </message>
        <message>
            <source>{file} {words}. Nothing of it was read.</source>
            <translation>{file} {words}. لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{file}, document {document}: {words}</source>
            <translation>{file}، المستند {document}: {words}</translation>
        </message>
        <message>
            <source>{file}, line {line}</source>
            <translation>{file}، السطر {line}</translation>
        </message>
        <message>
            <source>{file}, line {line} was left out: {why}.</source>
            <translation>{file}، تُرك السطر {line}: {why}.</translation>
        </message>
        <message>
            <source>{file}, line {line}, column {column}: this is not well-formed XML ({words}). Nothing was read from here on.</source>
            <translation>{file}، السطر {line}، العمود {column}: ليس هذا XML سليم البنية ({words}). لم يُقرأ شيء من هنا فصاعداً.</translation>
        </message>
        <message>
            <source>{file}, line {line}: a value is longer than {megabytes} MB, the most that one record may have. Nothing was read from here on; split the record.</source>
            <translation>{file}، السطر {line}: قيمة أطول من {megabytes} م.ب، وهو أكثر ما يتسع له السجل الواحد. لم يُقرأ شيء من هنا فصاعداً؛ قسّم السجل.</translation>
        </message>
        <message>
            <source>{file}, line {line}: elements lie more than {limit} deep.</source>
            <translation>{file}، السطر {line}: عناصر أعمق من {limit} من المستويات.</translation>
        </message>
        <message>
            <source>{file}, line {line}: it declares or uses an entity, which is never resolved. Nothing of it was read.</source>
            <translation>{file}، السطر {line}: يعرّف كيان XML أو يستعمله، ولا يُستبدل أبداً. لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{file}, line {line}: its elements are nested too deeply for a page that anybody could read. Nothing of it was read.</source>
            <translation>{file}، السطر {line}: عناصره أعمق تداخلاً مما في صفحة يقرؤها أحد. لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{file}, line {line}: the file has a document type, which may hide entities. It was not read; take the &lt;!DOCTYPE …&gt; out.</source>
            <translation>{file}، السطر {line}: للملف نوع مستند، وقد يخفي كيانات XML. لم يُقرأ؛ احذف ⁦&lt;!DOCTYPE …&gt;⁩.</translation>
        </message>
        <message>
            <source>{file}, line {line}: the line is longer than {size} MB, the most that one record may have. Nothing was read from here on; split the record.</source>
            <translation>{file}، السطر {line}: السطر أطول من {size} م.ب، وهو أقصى ما يكون لسجل واحد. لم يُقرأ شيء من هنا فصاعداً؛ قسّم السجل.</translation>
        </message>
        <message>
            <source>{file}, line {line}: this is no sound XML ({fault}).</source>
            <translation>{file}، السطر {line}: ليس هذا XML سليماً ({fault}).</translation>
        </message>
        <message>
            <source>{file}, line {line}: {id} points at {lost}, which is not there.</source>
            <translation>{file}، السطر {line}: يشير {id} إلى {lost}، وهو غير موجود.</translation>
        </message>
        <message>
            <source>{file}, line {line}: {message}</source>
            <translation>{file}، السطر {line}: {message}</translation>
        </message>
        <message>
            <source>{file}, line {line}: {what}</source>
            <translation>{file}، السطر {line}: {what}</translation>
        </message>
        <message>
            <source>{file}, line {number}: the byte 0x{byte:02X} in it is no UTF-8. Nothing was read from here on. Mend the file, or name its encoding (--encoding {guess}?).</source>
            <translation>{file}، السطر {number}: البايت 0x{byte:02X} فيه ليس UTF-8. لم يُقرأ شيء من هنا فصاعداً. أصلح الملف أو سمِّ ترميزه (⁦--encoding⁩ {guess}؟).</translation>
        </message>
        <message>
            <source>{file}, row {line}: its rows are not as this program writes them ({fault}). The document was left out.</source>
            <translation>{file}، الصف {line}: صفوفه ليست كما يكتبها هذا البرنامج ({fault}). تُرك المستند.</translation>
        </message>
        <message>
            <source>{file}, view {view}</source>
            <translation>{file}، العرض {view}</translation>
        </message>
        <message>
            <source>{file}, {message}</source>
            <translation>{file}، {message}</translation>
        </message>
        <message>
            <source>{file}, {what}</source>
            <translation>{file}، {what}</translation>
        </message>
        <message>
            <source>{file}: a document was left out, since its shape is not BioC's ({why}).</source>
            <translation>{file}: تُرك مستند لأن بنيته ليست بنية BioC ({why}).</translation>
        </message>
        <message>
            <source>{file}: a line is longer than {megabytes} MB. Nothing was read from there on.</source>
            <translation>{file}: سطر أطول من {megabytes} م.ب. لم يُقرأ شيء من هناك فصاعداً.</translation>
        </message>
        <message>
            <source>{file}: a selection of {name}, {start}-{end}, is no place in its text.</source>
            <translation>{file}: تحديد في {name}، {start}-{end}، ليس موضعاً في نصه.</translation>
        </message>
        <message>
            <source>{file}: a text lies outside of the project file ({path}). Nothing outside of it is opened.</source>
            <translation>{file}: نص يقع خارج ملف المشروع ({path}). لا يُفتح شيء خارجه.</translation>
        </message>
        <message>
            <source>{file}: documents[{number}] is no object and was left out.</source>
            <translation>{file}: العنصر documents[{number}] ليس كائناً فتُرك.</translation>
        </message>
        <message>
            <source>{file}: feature structure {ref} has no %TYPE.</source>
            <translation>{file}: ليس لبنية السمات {ref} نوع %TYPE.</translation>
        </message>
        <message>
            <source>{file}: more than {limit} annotations that stand in no page. Split the file.</source>
            <translation>{file}: التعليقات التي ليست في صفحة أكثر من {limit}. قسّم الملف.</translation>
        </message>
        <message>
            <source>{file}: no article was recognised, so all text of the page was taken.</source>
            <translation>{file}: لم يُتعرَّف على مقال، فأُخذ نص الصفحة كله.</translation>
        </message>
        <message>
            <source>{file}: one document is larger than {megabytes} MB.</source>
            <translation>{file}: مستند واحد أكبر من {megabytes} م.ب.</translation>
        </message>
        <message>
            <source>{file}: the CAS has no view with a text, so nothing of it can be read.</source>
            <translation>{file}: ليس في CAS عرض فيه نص، فلا يمكن قراءة شيء منه.</translation>
        </message>
        <message>
            <source>{file}: the articles were taken from column {column}.</source>
            <translation>{file}: أُخذت المقالات من العمود {column}.</translation>
        </message>
        <message>
            <source>{file}: the file holds no record.</source>
            <translation>{file}: ليس في الملف سجلات.</translation>
        </message>
        <message>
            <source>{file}: the text of a PDF may come in the order of the page, not of the reader{why}. Read it against the page before you mark anything.</source>
            <translation>{file}: قد يأتي نص PDF بترتيب الصفحة لا بترتيب القراءة{why}. قابله بالصفحة قبل أن تسم شيئاً.</translation>
        </message>
        <message>
            <source>{file}: which column holds the articles? It has: {known}. Name it: --field text=…</source>
            <translation>{file}: أي عمود فيه المقالات؟ الأعمدة: {known}. سمِّه هكذا: ⁦--field⁩ text=…</translation>
        </message>
        <message>
            <source>{file}: {number} blocks of the page outside of the article were left out.</source>
            <translation>{file}: تُركت كتل من الصفحة خارج المقال (العدد: {number}).</translation>
        </message>
        <message>
            <source>{file}: {number} chapters without any text were passed over.</source>
            <translation>{file}: جرى تجاوز فصول بلا نص (العدد: {number}).</translation>
        </message>
        <message>
            <source>{file}: {number} paragraphs outside of all articles were left out.</source>
            <translation>{file}: تُركت فقرات خارج كل المقالات. العدد: {number}.</translation>
        </message>
        <message>
            <source>{file}: {number} sources that are no plain text were passed over.</source>
            <translation>{file}: تُجووزت مصادر ليست نصاً مجرداً. العدد: {number}.</translation>
        </message>
        <message>
            <source>{file}: {what}</source>
            <translation>{file}: {what}</translation>
        </message>
        <message>
            <source>{filter}: needs a value, such as {example}.</source>
            <translation>المرشّح {filter}: يحتاج إلى قيمة، مثل {example}.</translation>
        </message>
        <message>
            <source>{id!r} is no id of a known kind (T, E, R, A, M, N, #, *)</source>
            <translation>{id!r} ليس معرّفاً من صنف معروف (T، E، R، A، M، N، #، *)</translation>
        </message>
        <message>
            <source>{id!r} is no number of a word; the line was left out.</source>
            <translation>{id!r} ليس رقم كلمة؛ فتُرك السطر.</translation>
        </message>
        <message>
            <source>{id} calls its ends {one} and {other}; they are source and target.</source>
            <translation>تسمّي {id} طرفيها {one} و{other}؛ وهما المصدر والهدف.</translation>
        </message>
        <message>
            <source>{id} has another value of {name} already</source>
            <translation>للعنصر {id} قيمة أخرى للسمة {name} من قبل</translation>
        </message>
        <message>
            <source>{id} is no mention that was kept; left out of the cluster.</source>
            <translation>لا يدل {id} على موضع موسوم أُبقي؛ تُرك من المجموعة.</translation>
        </message>
        <message>
            <source>{id} is no mention that was kept; left out.</source>
            <translation>لا يدل {id} على موضع موسوم أُبقي؛ تُرك.</translation>
        </message>
        <message>
            <source>{item} begins or ends in white space, where Prodigy has no token edge.</source>
            <translation>{item} يبدأ أو ينتهي بمسافة بيضاء، وليس لأداة Prodigy حد وحدة هناك.</translation>
        </message>
        <message>
            <source>{item} has fragments that touch, overlap or stand out of order at {start}.</source>
            <translation>أجزاء العنصر {item} متلاصقة أو متداخلة أو غير مرتبة عند {start}.</translation>
        </message>
        <message>
            <source>{item} has no label.</source>
            <translation>ليس للعنصر {item} وسم.</translation>
        </message>
        <message>
            <source>{item} has parts that touch or overlap; they were joined.</source>
            <translation>في {item} أجزاء تتلامس أو تتداخل؛ ضُمّت.</translation>
        </message>
        <message>
            <source>{item} holds a NUL or half a character and was left out.</source>
            <translation>في {item} محرف NUL أو نصف محرف فتُرك.</translation>
        </message>
        <message>
            <source>{item} is a span and has {number} arguments, which only events have.</source>
            <translation>العنصر {item} مقطع وله مشاركون (العدد: {number})، والمشاركون للأحداث وحدها.</translation>
        </message>
        <message>
            <source>{item} is empty or reversed: {start}-{end}.</source>
            <translation>العنصر {item} فارغ أو معكوس: {start}-{end}.</translation>
        </message>
        <message>
            <source>{item} is kept.</source>
            <translation>بقي {item}.</translation>
        </message>
        <message>
            <source>{item} is left out: IO tags make it one with the span before it.</source>
            <translation>تُرك {item}: تجعله علامات IO والمقطع قبله شيئاً واحداً.</translation>
        </message>
        <message>
            <source>{item} is left out: on whole tokens it crosses another span.</source>
            <translation>تُرك {item}: يتقاطع على الوحدات الكاملة مع مقطع آخر.</translation>
        </message>
        <message>
            <source>{item} is left out: only entities are asked for.</source>
            <translation>تُرك {item}: المطلوب الكيانات وحدها.</translation>
        </message>
        <message>
            <source>{item} is left out: only events are asked for.</source>
            <translation>تُرك {item}: المطلوب الأحداث وحدها.</translation>
        </message>
        <message>
            <source>{item} is left out: {words}.</source>
            <translation>تُرك {item}: {words}.</translation>
        </message>
        <message>
            <source>{item} is lost: {why}.</source>
            <translation>فُقد {item}: {why}.</translation>
        </message>
        <message>
            <source>{item} is now «{quote}».</source>
            <translation>صار {item} الآن «{quote}».</translation>
        </message>
        <message>
            <source>{item} is stored differently from what the log says was done.</source>
            <translation>العنصر {item} محفوظ على خلاف ما يقول السجل إنه جرى.</translation>
        </message>
        <message>
            <source>{item} lies at {start}-{end}, but the text has {length} code points.</source>
            <translation>يقع العنصر {item} في {start}-{end}، لكن عدد محارف النص: {length}.</translation>
        </message>
        <message>
            <source>{item} marks half of a line end and was left out.</source>
            <translation>يسم {item} نصف نهاية سطر فتُرك.</translation>
        </message>
        <message>
            <source>{item} marks no character (it stands at {start}) and was left out.</source>
            <translation>لا يسم {item} أي محرف (موضعه {start}) فتُرك.</translation>
        </message>
        <message>
            <source>{item} marks no text at all.</source>
            <translation>العنصر {item} لا يشمل أي نص.</translation>
        </message>
        <message>
            <source>{item} no longer points at {links}, which is lost.</source>
            <translation>لم يعد {item} يشير إلى {links} لأنه فُقد.</translation>
        </message>
        <message>
            <source>{item} of document {document} holds {what} at {at}, which cannot be stored. Take it out, then repeat what you did; nothing was changed.</source>
            <translation>في {item} من المستند {document} {what} عند الموضع {at}، ولا يمكن حفظه. أزِله ثم أعد ما فعلته؛ لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{item} of {author}</source>
            <translation>{item} للمؤلف {author}</translation>
        </message>
        <message>
            <source>{item} points at {target}, which is not there.</source>
            <translation>العنصر {item} يشير إلى {target}، وهو غير موجود.</translation>
        </message>
        <message>
            <source>{item} should mark «{quote}», but at {start}-{end} the text has «{there}».</source>
            <translation>ينبغي أن يشمل العنصر {item} النص «{quote}»، لكن النص في الموضع {start}-{end} هو «{there}».</translation>
        </message>
        <message>
            <source>{item} was changed by {who} meanwhile. Nothing was overwritten; look at it again and repeat what you did.</source>
            <translation>طرأ في هذه الأثناء تغيير على {item} أجراه {who}. لم يُكتب فوق شيء؛ انظر إليه من جديد ثم أعد ما فعلته.</translation>
        </message>
        <message>
            <source>{item} was left out: it needs two ends that are mentions.</source>
            <translation>تُرك {item}: يحتاج إلى طرفين موسومين.</translation>
        </message>
        <message>
            <source>{item} was left out: the file says that it reads {given!r}, but {there!r} stands there.</source>
            <translation>تُرك {item}: يقول الملف إن نصه {given!r}، لكن الموجود هناك {there!r}.</translation>
        </message>
        <message>
            <source>{item} «{quote}»</source>
            <translation>{item} «{quote}»</translation>
        </message>
        <message>
            <source>{item}: control characters in it became U+FFFD.</source>
            <translation>{item}: صارت محارف التحكم فيه U+FFFD.</translation>
        </message>
        <message>
            <source>{item}: its argument {role!r} was left out, since {ref!r} is no other mention that was read.</source>
            <translation>{item}: تُرك المشارك {role!r}، إذ لا يدل {ref!r} على موضع موسوم آخر قُرئ.</translation>
        </message>
        <message>
            <source>{item}: its attribute {attribute} has a name of ours; not written.</source>
            <translation>{item}: لسمته {attribute} اسم من أسمائنا؛ لم تُكتب.</translation>
        </message>
        <message>
            <source>{item}: its head lies outside of it and was left out.</source>
            <translation>{item}: نواته خارجه فتُركت.</translation>
        </message>
        <message>
            <source>{item}: white space or | in its label became _.</source>
            <translation>{item}: صارت الفراغات أو العلامة | في وسمه _.</translation>
        </message>
        <message>
            <source>{item}: whole numbers beyond 64 bits are written as text ({names}).</source>
            <translation>{item}: الأعداد الصحيحة التي تتجاوز 64 بتاً تُكتب نصاً ({names}).</translation>
        </message>
        <message>
            <source>{item}: {lost} of its members were not read.</source>
            <translation>{item}: أعضاء لم تُقرأ، وعددها {lost}.</translation>
        </message>
        <message>
            <source>{item}{rest}</source>
            <translation>{item}{rest}</translation>
        </message>
        <message>
            <source>{label} admits {admitted}, which is not a label.</source>
            <translation>يقبل الوسم {label} الوسم {admitted}، وهو غير موجود.</translation>
        </message>
        <message>
            <source>{label} at {unit} has no source.</source>
            <translation>ليس لـ{label} عند {unit} مصدر.</translation>
        </message>
        <message>
            <source>{label} at {unit} lost an argument: {target} has no such item.</source>
            <translation>فقد {label} عند {unit} مشاركاً: ليس عند {target} عنصر كهذا.</translation>
        </message>
        <message>
            <source>{label} at {unit} was left out: it joins what is no item.</source>
            <translation>تُرك {label} عند {unit}: يربط ما ليس عنصراً.</translation>
        </message>
        <message>
            <source>{label} cannot be merged into {into}, which is a part of it.</source>
            <translation>لا يمكن دمج الوسم {label} في {into}، فهو جزء منه.</translation>
        </message>
        <message>
            <source>{label} cannot stand below itself, as {new} would.</source>
            <translation>لا يمكن أن يقع الوسم {label} تحت نفسه، كما في {new}.</translation>
        </message>
        <message>
            <source>{label} has an attribute {attribute} that is not defined.</source>
            <translation>للوسم {label} السمة {attribute}، وهي غير معرَّفة.</translation>
        </message>
        <message>
            <source>{label} has no colour.</source>
            <translation>الوسم {label} بلا لون.</translation>
        </message>
        <message>
            <source>{label} has no key.</source>
            <translation>الوسم {label} بلا مفتاح.</translation>
        </message>
        <message>
            <source>{label} is for {kind}, {into} for {other_kind}: they cannot be merged.</source>
            <translation>الوسم {label} لصنف «{kind}»، والوسم {into} لصنف «{other_kind}»: لا يمكن دمجهما.</translation>
        </message>
        <message>
            <source>{label} lacks its Arabic or its English name.</source>
            <translation>ينقص الوسم {label} اسمه العربي أو الإنجليزي.</translation>
        </message>
        <message>
            <source>{label} stands below {parent}, which is not there.</source>
            <translation>يقع الوسم {label} تحت {parent}، وهو غير موجود.</translation>
        </message>
        <message>
            <source>{label} stands below {parent}, which is of another kind.</source>
            <translation>يقع الوسم {label} تحت {parent}، وهو من صنف آخر.</translation>
        </message>
        <message>
            <source>{label} {id}</source>
            <translation>{label} {id}</translation>
        </message>
        <message>
            <source>{label} {id} at {start}-{end}{rest}</source>
            <translation>{label} {id} عند {start}-{end}{rest}</translation>
        </message>
        <message>
            <source>{label} {id}{rest}</source>
            <translation>{label} {id}{rest}</translation>
        </message>
        <message>
            <source>{label} {ref} joins {number} marks; it became relations of two.</source>
            <translation>{label} {ref} تربط وسوماً عددها {number}؛ فصارت علاقات بين كل اثنين.</translation>
        </message>
        <message>
            <source>{label} {ref} was left out: it has no location.</source>
            <translation>تُرك {label} {ref}: لا موضع له.</translation>
        </message>
        <message>
            <source>{label} {ref} was left out: it has {number} nodes, not two.</source>
            <translation>تُرك {label} {ref}: عدد عُقده {number}، لا اثنتان.</translation>
        </message>
        <message>
            <source>{label} {ref} was left out: its trigger was not read.</source>
            <translation>تُرك {label} {ref}: لم يُقرأ قادحه.</translation>
        </message>
        <message>
            <source>{label} {ref} was left out: offset {offset!r} and length {length!r} are no whole numbers.</source>
            <translation>تُرك {label} {ref}: الموضع {offset!r} والطول {length!r} ليسا عددين صحيحين.</translation>
        </message>
        <message>
            <source>{label} {ref} was left out: {why}</source>
            <translation>تُرك {label} {ref}: {why}</translation>
        </message>
        <message>
            <source>{label}: there is no line {line}. It is solid, dashed, dotted or double.</source>
            <translation>{label}: لا يوجد خط {line}. الخط إما ⁦solid⁩ أو ⁦dashed⁩ أو ⁦dotted⁩ أو ⁦double⁩.</translation>
        </message>
        <message>
            <source>{layer} of {unit} was left out: it marks no text.</source>
            <translation>تُرك {layer} عند {unit}: لا يسم نصاً.</translation>
        </message>
        <message>
            <source>{lost} links of chain {number} point at no item.</source>
            <translation>روابط في السلسلة {number} لا تشير إلى عنصر، وعددها {lost}.</translation>
        </message>
        <message>
            <source>{member} is not there; the cluster was kept without it.</source>
            <translation>{member} غير موجود؛ أُبقيت المجموعة من دونه.</translation>
        </message>
        <message>
            <source>{message} It was passed over.</source>
            <translation>{message} تُجووز.</translation>
        </message>
        <message>
            <source>{name} has a second page of {label}. Nothing was read.</source>
            <translation>في {name} صفحة ثانية عن {label}. لم يُقرأ شيء.</translation>
        </message>
        <message>
            <source>{name} has no part {member}, so it is no whole document of its kind.</source>
            <translation>ليس في {name} الجزء {member}، فليس مستنداً كاملاً من نوعه.</translation>
        </message>
        <message>
            <source>{name} holds a {character} at character {place}, which no project can store. Take it out and import the file again.</source>
            <translation>في {name} محرف {character} عند المحرف {place}، ولا يخزنه أي مشروع. احذفه ثم استورد الملف من جديد.</translation>
        </message>
        <message>
            <source>{name} holds a {character} at character {place}, which no project can store. Take it out and import the files again.</source>
            <translation>في {name} محرف {character} عند المحرف {place}، ولا يخزنه أي مشروع. احذفه ثم استورد الملفات من جديد.</translation>
        </message>
        <message>
            <source>{name} holds more than {most:,} names. Use a part of it at a time.</source>
            <translation>في {name} أسماء أكثر من الحد الأقصى ({most:,}). استعملها على أجزاء.</translation>
        </message>
        <message>
            <source>{name} holds no element.</source>
            <translation>ليس في {name} أي عنصر.</translation>
        </message>
        <message>
            <source>{name} holds no file of a known kind.</source>
            <translation>ليس في {name} ملف من نوع معروف.</translation>
        </message>
        <message>
            <source>{name} holds no guidelines.</source>
            <translation>لا إرشادات في {name}.</translation>
        </message>
        <message>
            <source>{name} holds no name of two letters or more. Write one name a line.</source>
            <translation>ليس في {name} اسم من حرفين أو أكثر. اكتب اسماً واحداً في كل سطر.</translation>
        </message>
        <message>
            <source>{name} holds nothing to read: only blanks and marks.</source>
            <translation>ليس في {name} ما يُقرأ: فراغات وعلامات فقط.</translation>
        </message>
        <message>
            <source>{name} holds what the export {export} lacks and is read together with it. Import {export}, with this file beside it.</source>
            <translation>يحتوي {name} على ما ينقص التصدير {export} ويُقرأ معه. استورد {export} وبجانبه هذا الملف.</translation>
        </message>
        <message>
            <source>{name} holds {number} documents; a corrected text is one document.</source>
            <translation>عدد المستندات في {name}: {number}؛ والنص المصحَّح مستند واحد.</translation>
        </message>
        <message>
            <source>{name} holds {number} files; a corrected text comes in one file.</source>
            <translation>عدد الملفات في {name}: {number}؛ والنص المصحَّح يأتي في ملف واحد.</translation>
        </message>
        <message>
            <source>{name} is XML of a kind that is not known here (&lt;{root}&gt;). Its words are read as plain text with --format txt.</source>
            <translation>{name} ملف XML من نوع غير معروف هنا (&lt;{root}&gt;). تُقرأ كلماته نصًّا عادياً باستخدام ⁦--format⁩ txt.</translation>
        </message>
        <message>
            <source>{name} is YAML, which needs PyYAML: pip install 'annotator[yaml]'.</source>
            <translation>الملف {name} بصيغة YAML، ويحتاج إلى PyYAML: pip install 'annotator[yaml]'.</translation>
        </message>
        <message>
            <source>{name} is damaged ({fault}), so nothing of it was brought back.</source>
            <translation>الملف {name} تالف ({fault})، فلم يُسترجع منه شيء.</translation>
        </message>
        <message>
            <source>{name} is damaged UTF-8: byte {place} (0x{value:02X}) does not belong there. Nothing was read. Mend the file, or name another encoding with --encoding.</source>
            <translation>ترميز {name} هو UTF-8 لكنه تالف: البايت {place} (0x{value:02X}) ليس مكانه هناك. لم يُقرأ شيء. أصلح الملف أو اختر ترميزاً آخر (⁦--encoding⁩).</translation>
        </message>
        <message>
            <source>{name} is larger than {most} MB, too large for a scheme.</source>
            <translation>حجم {name} أكبر من {most} م.ب، وهذا كثير على مخطط.</translation>
        </message>
        <message>
            <source>{name} is no sound XML: line {line}, column {column}: {why}. Nothing of it was read.</source>
            <translation>الملف {name} ليس XML سليماً: السطر {line}، العمود {column}: {why}. لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{name} is not UTF-8 (byte {byte}). Save it as UTF-8 and try again.</source>
            <translation>الملف {name} ليس بترميز UTF-8 (البايت {byte}). احفظه بترميز UTF-8 ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>{name} is not UTF-8. It may be {encoding}, in which it begins «{words}». If that reads well, import it again with --encoding {encoding}.</source>
            <translation>الملف {name} ليس UTF-8. لعله {encoding}، وبه يبدأ هكذا: «{words}». إن كان ذلك مقروءاً فاستورده من جديد بهذا الترميز (⁦--encoding {encoding}⁩).</translation>
        </message>
        <message>
            <source>{name} is not in the team of {project}.</source>
            <translation>{name} ليس في فريق المشروع {project}.</translation>
        </message>
        <message>
            <source>{name} is not whole YAML ({why}).</source>
            <translation>الملف {name} ليس YAML سليماً ({why}).</translation>
        </message>
        <message>
            <source>{name} is not {encoding}: {place} does not fit. Name another encoding with --encoding.</source>
            <translation>الملف {name} ليس بترميز {encoding}: {place} لا يوافقه. اختر ترميزاً آخر (⁦--encoding⁩).</translation>
        </message>
        <message>
            <source>{name} is {words}, which cannot be imported here.</source>
            <translation>الملف {name} {words}، ولا يمكن استيراده هنا.</translation>
        </message>
        <message>
            <source>{name} was changed since it was exported, and it has no text to find places by, so what its side-car holds was not brought back.</source>
            <translation>تغيّر {name} منذ تصديره، وليس فيه نص تُعرف به المواضع، فلم يُسترجع ما في ملفه المرافق.</translation>
        </message>
        <message>
            <source>{name} was left out. {why}</source>
            <translation>تُرك {name}. {why}</translation>
        </message>
        <message>
            <source>{name} was left out: it begins at {start} and ends before, at {end}.</source>
            <translation>تُرك {name}: يبدأ عند {start} وينتهي قبل ذلك، عند {end}.</translation>
        </message>
        <message>
            <source>{name} was left out: its id is no number.</source>
            <translation>تُرك {name}: معرّفه ليس رقماً.</translation>
        </message>
        <message>
            <source>{name} was left out: its {key} is {value!r}, no whole number.</source>
            <translation>تُرك {name}: القيمة {key} فيه {value!r}، وليست عدداً صحيحاً.</translation>
        </message>
        <message>
            <source>{name} was left out: there is no node {node!r} in the text.</source>
            <translation>تُرك {name}: لا توجد في النص عقدة {node!r}.</translation>
        </message>
        <message>
            <source>{name} was passed over: it is of no kind that is read from folders.</source>
            <translation>تُجووز {name}: ليس من الأنواع التي تُقرأ من المجلدات.</translation>
        </message>
        <message>
            <source>{name} was read as {format}, by its content. Else name the format.</source>
            <translation>قُرئ {name} بالصيغة {format} بحسب محتواه. إن كان غير ذلك فاختر الصيغة.</translation>
        </message>
        <message>
            <source>{name} {id}</source>
            <translation>{name} {id}</translation>
        </message>
        <message>
            <source>{name}: in the row that begins at line {line} a quote is opened that is never closed, or closed where no cell ends ({why}). Nothing of it was read.</source>
            <translation>{name}: في الصف الذي يبدأ عند السطر {line} علامة اقتباس فُتحت ولم تُغلق، أو أُغلقت حيث لا تنتهي خلية ({why}). لم يُقرأ منه شيء.</translation>
        </message>
        <message>
            <source>{name}: it holds binary data and no text.</source>
            <translation>{name}: فيه بيانات ثنائية ولا نص فيه.</translation>
        </message>
        <message>
            <source>{name}: its offset_type is {unit!r}; known are 'j' and 'p'.</source>
            <translation>{name}: قيمة offset_type فيه {unit!r}؛ والمعروف 'j' و'p'.</translation>
        </message>
        <message>
            <source>{name}: its part {member} cannot be unpacked ({why}).</source>
            <translation>{name}: تعذّر فكّ جزئه {member} ({why}).</translation>
        </message>
        <message>
            <source>{name}: its part {member} unpacks to more than {size} MB.</source>
            <translation>{name}: ينفكّ جزؤه {member} إلى أكثر من {size} م.ب.</translation>
        </message>
        <message>
            <source>{name}: the text is elsewhere, at {address}. It was not opened. Export a CAS that holds its text.</source>
            <translation>{name}: النص في مكان آخر، في {address}. لم يُفتح. صدّر CAS فيه نصه.</translation>
        </message>
        <message>
            <source>{name}: there is no text for its {number} annotations to stand on.</source>
            <translation>{name}: لا نص تقوم عليه وسومه (العدد: {number}).</translation>
        </message>
        <message>
            <source>{number:,} documents are chosen; up to {most:,} can be changed by one act. Choose fewer, with a filter for example.</source>
            <translation>عدد المستندات المختارة: {number:,}، وأقصى ما يتغيّر بإجراء واحد: {most:,}. اختر أقل، بمرشّح مثلاً.</translation>
        </message>
        <message>
            <source>{number} acts of the history are lost, the first of them number {first}; a document that only they knew of cannot even be named</source>
            <translation>فُقدت إجراءات من السجل (العدد: {number})، أولها رقم {first}؛ ومستند لم تعرفه سواها لا يمكن حتى ذكر اسمه</translation>
        </message>
        <message>
            <source>{number} annotations of the set {set} are markup of the source and stay out.</source>
            <translation>تُركت وسوم من المجموعة {set} هي علامات بنية في المصدر (العدد: {number}).</translation>
        </message>
        <message>
            <source>{number} annotations, but not the text they stand on; left out. Put it beside the file as {stem}.txt and import the file again.</source>
            <translation>تعليقات من دون النص الذي تقوم عليه؛ تُركت، وعددها {number}. ضع النص بجانب الملف باسم {stem}⁦.txt⁩ وأعد استيراد الملف.</translation>
        </message>
        <message>
            <source>{number} documents have the name {name}. Name one by its id, as {id}.</source>
            <translation>عدد المستندات التي اسمها {name}: {number}. عيّن واحداً منها بمعرّفه، مثل {id}.</translation>
        </message>
        <message>
            <source>{number} items are more than the {limit} of one record; left out.</source>
            <translation>عدد العناصر {number}، وهو أكثر مما يتسع له السجل الواحد ({limit})؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>{number} items are more than the {limit} of one record; record left out.</source>
            <translation>عدد العناصر {number}، وهو أكثر مما يتسع له السجل الواحد ({limit})؛ تُرك السجل كله.</translation>
        </message>
        <message>
            <source>{number} items were changed or made since, among others in {shown}, so the change of the scheme was not taken back. Nothing was changed.</source>
            <translation>تغيّرت عناصر منذ ذلك الحين أو أُنشئت (العدد: {number})، منها في {shown}، فلم يجرِ التراجع عن تغيير المخطط. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{number} of its values would have been left out</source>
            <translation>كانت ستُترك قيم منه (العدد: {number})</translation>
        </message>
        <message>
            <source>{number} of {all} spans share a token with a longer one: they stand in doc.spans[{group!r}], not in doc.ents.</source>
            <translation>من المقاطع {number} من أصل {all} تشترك في وحدة مع مقطع أطول: مكانها doc.spans[{group!r}] لا doc.ents.</translation>
        </message>
        <message>
            <source>{number} tags do not fit those before them; spans were mended.</source>
            <translation>علامات لا توافق ما قبلها؛ أُصلحت المقاطع. العدد: {number}.</translation>
        </message>
        <message>
            <source>{number} tokens have no orth and were left out.</source>
            <translation>وحدات ليس لها orth تُركت. العدد: {number}.</translation>
        </message>
        <message>
            <source>{number} zones are not written.</source>
            <translation>المناطق التي لا تُكتب: {number}.</translation>
        </message>
        <message>
            <source>{parts} of {item} are missing: {number} of {wanted}.</source>
            <translation>{parts} للعنصر {item} مفقودة (الموجود: {number} من {wanted}).</translation>
        </message>
        <message>
            <source>{path} answered: {said}. Nothing was changed.</source>
            <translation>ردّ الملف {path} بما يلي: {said}. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{path} cannot be made: {reason}. Choose another folder.</source>
            <translation>لا يمكن إنشاء الملف {path}: {reason}. اختر مجلداً آخر.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({fault}).</source>
            <translation>لا يمكن قراءة {path} ({fault}).</translation>
        </message>
        <message>
            <source>{path} cannot be read ({reason}).</source>
            <translation>تعذّرت قراءة {path} ({reason}).</translation>
        </message>
        <message>
            <source>{path} cannot be read ({why}).</source>
            <translation>تعذّرت قراءة {path} ({why}).</translation>
        </message>
        <message>
            <source>{path} cannot be read: {fault}.</source>
            <translation>لا يمكن قراءة {path}: {fault}.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>لا يمكن قراءة الملف {path}: {reason}.</translation>
        </message>
        <message>
            <source>{path} cannot be understood. Look at the files beside it before deleting it.</source>
            <translation>لا يمكن فهم {path}. انظر إلى الملفات التي بجانبه قبل أن تحذفه.</translation>
        </message>
        <message>
            <source>{path} cannot be unpacked ({why}). The other files were read.</source>
            <translation>تعذّر فكّ {path} ({why}). قُرئت الملفات الأخرى.</translation>
        </message>
        <message>
            <source>{path} cannot be written ({why}). What stood there before is unchanged.</source>
            <translation>تعذّرت كتابة {path} ({why}). ما كان هناك لم يتغير.</translation>
        </message>
        <message>
            <source>{path} could not be read just now ({fault}). That says nothing of what it holds.</source>
            <translation>تعذّرت قراءة الملف {path} الآن ({fault}). ولا يدلّ ذلك على ما فيه.</translation>
        </message>
        <message>
            <source>{path} could not be restored: {fault}. Nothing is lost: the files of before stand there or beside it. Make room, or see whether the folder is yours, and repeat.</source>
            <translation>تعذّرت استعادة {path}: {fault}. لم يضِع شيء: الملفات السابقة في مكانها أو بجانبه. أفرغ مكاناً على القرص، أو تحقّق من أن المجلد لك، ثم أعد المحاولة.</translation>
        </message>
        <message>
            <source>{path} exists already. Choose another name for what is saved.</source>
            <translation>الملف {path} موجود من قبل. اختر اسماً آخر لما يُنقَذ.</translation>
        </message>
        <message>
            <source>{path} exists already. Choose another name, or open it.</source>
            <translation>الملف {path} موجود من قبل. اختر اسماً آخر، أو افتحه.</translation>
        </message>
        <message>
            <source>{path} exists already. Choose another name.</source>
            <translation>الملف {path} موجود من قبل. اختر اسماً آخر.</translation>
        </message>
        <message>
            <source>{path} exists and is not an empty folder. Name a new folder, or a .zip file.</source>
            <translation>{path} موجود وليس مجلداً فارغاً. سمِّ مجلداً جديداً أو ملف ⁦.zip⁩.</translation>
        </message>
        <message>
            <source>{path} has lost its {kind} «{name}»; it {what}.</source>
            <translation>فُقد من الملف {path} {kind} باسم «{name}»؛ فهو {what}.</translation>
        </message>
        <message>
            <source>{path} holds a {kind} «{name}» that this program did not make, so it was not opened and nothing was changed. Ask whoever sent it for a JSONL export.</source>
            <translation>في الملف {path} {kind} باسم «{name}» لم ينشئه هذا البرنامج، فلم يُفتح ولم يتغيّر شيء. اطلب ممن أرسله تصديراً بصيغة JSONL.</translation>
        </message>
        <message>
            <source>{path} holds more than {most} files. Nothing was read.</source>
            <translation>في {path} ملفات أكثر من الحد الأقصى ({most}). لم يُقرأ شيء.</translation>
        </message>
        <message>
            <source>{path} is a database of another program. It was left as it is.</source>
            <translation>الملف {path} قاعدة بيانات لبرنامج آخر. تُرك كما هو.</translation>
        </message>
        <message>
            <source>{path} is a folder. Name a file to write to.</source>
            <translation>{path} مجلد. سمِّ ملفاً يُكتب فيه.</translation>
        </message>
        <message>
            <source>{path} is a link that leads out of the folder, so it was not followed. Name it itself to import it.</source>
            <translation>{path} رابط يقود إلى خارج المجلد، فلم يُتَّبع. سمِّه هو نفسه لاستيراده.</translation>
        </message>
        <message>
            <source>{path} is a project or another database, and was left alone. Name another file to export to.</source>
            <translation>الملف {path} مشروع أو قاعدة بيانات أخرى، ولم يُمسّ. اختر ملفاً آخر للتصدير.</translation>
        </message>
        <message>
            <source>{path} is empty (0 bytes); it is not a project. Restore a copy of it.</source>
            <translation>الملف {path} فارغ (0 بايت)؛ وليس مشروعاً. استعد نسخة منه.</translation>
        </message>
        <message>
            <source>{path} is no ordinary file. Save what it gives as a file, then import that.</source>
            <translation>{path} ليس ملفاً عادياً. احفظ ما يعطيه في ملف، ثم استورد ذلك الملف.</translation>
        </message>
        <message>
            <source>{path} is no sound copy of a project: {why}.</source>
            <translation>الملف {path} ليس نسخة سليمة من مشروع: {why}.</translation>
        </message>
        <message>
            <source>{path} is not a project of this program: it is no SQLite file.</source>
            <translation>الملف {path} ليس مشروعاً لهذا البرنامج: فهو ليس ملف SQLite.</translation>
        </message>
        <message>
            <source>{path} is not an ordinary file. Name another one.</source>
            <translation>{path} ليس ملفاً عادياً. سمِّ غيره.</translation>
        </message>
        <message>
            <source>{path} is one file with several names (hard links), so two programs could write it at once. Copy it and open the copy, or open it for reading only.</source>
            <translation>الملف {path} ملف واحد له عدة أسماء (روابط صلبة)، فقد يكتب فيه برنامجان في وقت واحد. انسخه وافتح النسخة، أو افتحه للقراءة فقط.</translation>
        </message>
        <message>
            <source>{path} is open in another program. Close it there, then export again.</source>
            <translation>الملف {path} مفتوح في برنامج آخر. أغلقه هناك، ثم صدّر من جديد.</translation>
        </message>
        <message>
            <source>{path} is there and is no report of problems. Name another file for the report.</source>
            <translation>{path} موجود وليس تقريراً بالمشكلات. سمِّ ملفاً آخر للتقرير.</translation>
        </message>
        <message>
            <source>{path} is written by the work itself. Name another file for the report.</source>
            <translation>{path} يكتبه هذا العمل نفسه. سمِّ ملفاً آخر للتقرير.</translation>
        </message>
        <message>
            <source>{path} unpacks to more than {size} MB. Unpack it yourself.</source>
            <translation>ينفكّ {path} إلى أكثر من {size} م.ب. فُكّه بنفسك.</translation>
        </message>
        <message>
            <source>{path} was made by a newer version of this program (revision {revision}; this one knows up to {known}). It was left as it is. Use the newer version.</source>
            <translation>أُنشئ الملف {path} بإصدار أحدث من هذا البرنامج (المراجعة {revision}؛ وهذا البرنامج يعرف حتى {known}). تُرك كما هو. استعمل الإصدار الأحدث.</translation>
        </message>
        <message>
            <source>{path} {what} ({said}).</source>
            <translation>الملف {path} {what} ({said}).</translation>
        </message>
        <message>
            <source>{place} are no two whole numbers</source>
            <translation>{place} ليسا عددين صحيحين</translation>
        </message>
        <message>
            <source>{place} is reversed</source>
            <translation>{place} معكوس</translation>
        </message>
        <message>
            <source>{place} lies beyond the text, which ends at {length}</source>
            <translation>{place} يتجاوز النص الذي ينتهي عند {length}</translation>
        </message>
        <message>
            <source>{place}, {where}</source>
            <translation>{place}، {where}</translation>
        </message>
        <message>
            <source>{place}: {field} is missing.</source>
            <translation>{place}: الحقل {field} ناقص.</translation>
        </message>
        <message>
            <source>{place}: {field} means nothing here.</source>
            <translation>{place}: لا معنى للحقل {field} هنا.</translation>
        </message>
        <message>
            <source>{place}: {found} stands where {wanted} is to be.</source>
            <translation>{place}: النوع {found} في موضع النوع {wanted}.</translation>
        </message>
        <message>
            <source>{place}: {words}</source>
            <translation>{place}: {words}</translation>
        </message>
        <message>
            <source>{project} cannot be written to ({reason}). Open it for reading only, or copy it to a folder of yours.</source>
            <translation>لا يمكن الكتابة في {project} ({reason}). افتحه للقراءة فقط، أو انسخه إلى مجلد من مجلداتك.</translation>
        </message>
        <message>
            <source>{project} has lost «{name}». Restore a backup.</source>
            <translation>فُقد «{name}» من {project}. استعد نسخة احتياطية.</translation>
        </message>
        <message>
            <source>{project} has no team yet. Type first: annotator team init {project}</source>
            <translation>لا فريق للمشروع {project} بعد. اكتب أولاً: annotator team init {project}</translation>
        </message>
        <message>
            <source>{project} has {number} names (hard links); what is written under one changes the other. Copy it and open the copy, or open it for reading only.</source>
            <translation>للمشروع {project} أكثر من اسم (روابط صلبة، العدد: {number})؛ وما يُكتب تحت أحدها يغيّر الآخر. انسخه وافتح النسخة، أو افتحه للقراءة فقط.</translation>
        </message>
        <message>
            <source>{project} holds a project already. Open it, or name another database.</source>
            <translation>في {project} مشروع من قبل. افتحه، أو سمِّ قاعدة بيانات أخرى.</translation>
        </message>
        <message>
            <source>{project} holds something that this program cannot have written ({fault}). See what with `annotator check {project}`; go back with `annotator restore`, or save what can be saved with `annotator salvage`.</source>
            <translation>في {project} ما لا يمكن أن يكون هذا البرنامج قد كتبه ({fault}). انظر ما هو بالأمر ⁦`annotator check {project}`⁩؛ وعُد إلى نسخة بالأمر ⁦`annotator restore`⁩، أو احفظ ما يمكن حفظه بالأمر ⁦`annotator salvage`⁩.</translation>
        </message>
        <message>
            <source>{project} holds «{name}», which this program did not make. Not opened.</source>
            <translation>في {project} الشيء «{name}»، ولم ينشئه هذا البرنامج. لم يُفتح.</translation>
        </message>
        <message>
            <source>{project} is PostgreSQL {version}; version 15 or newer is needed.</source>
            <translation>الخادم {project} هو PostgreSQL {version}، والمطلوب الإصدار 15 أو أحدث.</translation>
        </message>
        <message>
            <source>{project} is a file, which one person writes at a time. A team works on a server: postgresql://NAME@HOST/DATABASE.</source>
            <translation>{project} ملف، ولا يكتب فيه إلا شخص واحد في كل مرة. يعمل الفريق على خادم: ⁦postgresql://NAME@HOST/DATABASE⁩.</translation>
        </message>
        <message>
            <source>{project} is of an older version. Open it for writing once to renew it.</source>
            <translation>المشروع {project} من إصدار أقدم. افتحه للكتابة مرة واحدة لتحديثه.</translation>
        </message>
        <message>
            <source>{project} is of an older version. Whoever made it makes a backup, then types once: annotator team upgrade {project}</source>
            <translation>المشروع {project} من إصدار أقدم. على من أنشأه أن يأخذ نسخة احتياطية، ثم يكتب مرة واحدة: annotator team upgrade {project}</translation>
        </message>
        <message>
            <source>{project} is on a server, and this is for project files. A server is backed up with its own tools (pg_dump, pg_restore); `annotator export` makes a copy of the work.</source>
            <translation>المشروع {project} على خادم، وهذا لملفات المشاريع. للخادم أدواته للنسخ الاحتياطي (pg_dump وpg_restore)؛ والأمر ⁦`annotator export`⁩ ينسخ العمل.</translation>
        </message>
        <message>
            <source>{project} is on a server; this can be done with a project file only.</source>
            <translation>المشروع {project} على خادم؛ وهذا لا يكون إلا بملف مشروع.</translation>
        </message>
        <message>
            <source>{project} is open for reading only. Nothing was changed.</source>
            <translation>المشروع {project} مفتوح للقراءة فقط. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{project} is open in another program ({holder}). Close it there, or open it here for reading only.</source>
            <translation>المشروع {project} مفتوح في برنامج آخر ({holder}). أغلقه هناك، أو افتحه هنا للقراءة فقط.</translation>
        </message>
        <message>
            <source>{project} keeps text as {encoding}, which cannot hold every article. Make the database anew: createdb -E UTF8 -T template0 NAME.</source>
            <translation>يحفظ {project} النصوص بترميز {encoding}، وهو لا يتسع لكل المقالات. أنشئ قاعدة البيانات من جديد: createdb -E UTF8 -T template0 NAME.</translation>
        </message>
        <message>
            <source>{project} was closed meanwhile. Nothing was changed.</source>
            <translation>أُغلق المشروع {project} في هذه الأثناء. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{project} was made by a newer version of this program (revision {revision}; this one knows up to {known}). It was left as it is. Use the newer version.</source>
            <translation>أُنشئ {project} بإصدار أحدث من هذا البرنامج (المراجعة {revision}؛ وهذا البرنامج يعرف حتى {known}). تُرك كما هو. استعمل الإصدار الأحدث.</translation>
        </message>
        <message>
            <source>{relation} does not join {source} and {target}.</source>
            <translation>العلاقة {relation} لا تربط {source} و{target}.</translation>
        </message>
        <message>
            <source>{server} answered: {said}. Nothing was changed.</source>
            <translation>أجاب الخادم {server}: {said}. لم يتغيّر شيء.</translation>
        </message>
        <message>
            <source>{server} is busy with other work of this program. Try again.</source>
            <translation>الخادم {server} مشغول بعمل آخر لهذا البرنامج. أعد المحاولة.</translation>
        </message>
        <message>
            <source>{server} {what} ({said}).</source>
            <translation>الخادم {server} {what} ({said}).</translation>
        </message>
        <message>
            <source>{shown} and {more} more</source>
            <translation>{shown} وغيرها (العدد: {more})</translation>
        </message>
        <message>
            <source>{source} or {target} is not there; left out.</source>
            <translation>{source} أو {target} غير موجود؛ تُرك.</translation>
        </message>
        <message>
            <source>{span!r} is no span of a text of {length} characters.</source>
            <translation>ليس {span!r} مقطعاً في نص طوله {length} من المحارف.</translation>
        </message>
        <message>
            <source>{start}-{end} is empty or reversed</source>
            <translation>{start}-{end} فارغ أو معكوس</translation>
        </message>
        <message>
            <source>{start}-{end} lies beyond the text, which ends at {length}</source>
            <translation>{start}-{end} يتجاوز النص الذي ينتهي عند {length}</translation>
        </message>
        <message>
            <source>{target} is no entity or event of this record; the event was kept without that argument ({role}).</source>
            <translation>ليس {target} كياناً ولا حدثاً في هذا السجل؛ أُبقي الحدث من دون هذا المشارك ({role}).</translation>
        </message>
        <message>
            <source>{target} is not there</source>
            <translation>{target} غير موجود</translation>
        </message>
        <message>
            <source>{text!r} is no number of a column. They count from 1.</source>
            <translation>{text!r} ليس رقم عمود. تُعدّ الأعمدة من 1.</translation>
        </message>
        <message>
            <source>{text!r} is no tag such as B-PER or O. The token was kept without it.</source>
            <translation>{text!r} ليس علامة مثل B-PER أو O. حُفظت الوحدة بلا علامة.</translation>
        </message>
        <message>
            <source>{type} admits {value!r:.60}, which is no list of types</source>
            <translation>يقبل {type} القيمة {value!r:.60}، وليست قائمة أنواع</translation>
        </message>
        <message>
            <source>{type} has {roles} roles and {role_types} role_types</source>
            <translation>في {type} عدد الأدوار {roles} وعدد role_types {role_types}</translation>
        </message>
        <message>
            <source>{type} is {value!r:.40}, where its facts should be</source>
            <translation>قيمة {type} هي {value!r:.40} حيث ينبغي أن تكون بياناته</translation>
        </message>
        <message>
            <source>{type} lies below {above}, which is not there</source>
            <translation>يقع {type} تحت {above}، وهو غير موجود</translation>
        </message>
        <message>
            <source>{type} lies below {above}, which is of another kind</source>
            <translation>يقع {type} تحت {above}، وهو من صنف آخر</translation>
        </message>
        <message>
            <source>{type} lies more than {limit} choices deep</source>
            <translation>يقع {type} أعمق من {limit} من الخيارات</translation>
        </message>
        <message>
            <source>{type} lies more than {limit} types deep</source>
            <translation>يقع {type} أعمق من {limit} من الأنواع</translation>
        </message>
        <message>
            <source>{type} {id}: it is of a kind that is not known, {kind!r}.</source>
            <translation>{type} {id}: صنفه غير معروف، {kind!r}.</translation>
        </message>
        <message>
            <source>{type} {id}: its feature {name} is damaged and was left out.</source>
            <translation>{type} {id}: خاصيته {name} تالفة فتُركت.</translation>
        </message>
        <message>
            <source>{type} {ref} was left out: it is of sofa {view}, which is not there.</source>
            <translation>تُرك {type} {ref}: هو من sofa {view}، وهو غير موجود.</translation>
        </message>
        <message>
            <source>{type} {ref}: what its feature {name} points at was left out.</source>
            <translation>{type} {ref}: تُرك ما تشير إليه خاصيته {name}.</translation>
        </message>
        <message>
            <source>{unit} was left out with its marks. {message}</source>
            <translation>تُركت {unit} مع وسومها. {message}</translation>
        </message>
        <message>
            <source>{unit} was left out with its marks: {words}.</source>
            <translation>تُركت {unit} مع وسومها: {words}.</translation>
        </message>
        <message>
            <source>{url} is not a URL of a server. Write postgresql://NAME@HOST/DATABASE.</source>
            <translation>{url} ليس عنوان خادم. اكتب ⁦postgresql://NAME@HOST/DATABASE⁩.</translation>
        </message>
        <message>
            <source>{url} names no database. Write postgresql://NAME@HOST/DATABASE.</source>
            <translation>لا يذكر {url} قاعدة بيانات. اكتب ⁦postgresql://NAME@HOST/DATABASE⁩.</translation>
        </message>
        <message>
            <source>{value!r} is no place in a text of {length} characters</source>
            <translation>{value!r} ليس موضعاً في نص عدد محارفه {length}</translation>
        </message>
        <message>
            <source>{value!r} is no tag such as B-PER or O. The token was kept without it.</source>
            <translation>ليس {value!r} علامة مثل B-PER أو O. أُبقيت الوحدة من دونها.</translation>
        </message>
        <message>
            <source>{value} does not fit here; left out.</source>
            <translation>لا تصلح القيمة {value} هنا؛ تُركت.</translation>
        </message>
        <message>
            <source>{value} is no denotation; left out.</source>
            <translation>لا يدل {value} على denotation؛ تُرك.</translation>
        </message>
        <message>
            <source>{value} is no entity of this sentence; left out.</source>
            <translation>ليس {value} كياناً في هذه الجملة؛ تُرك.</translation>
        </message>
        <message>
            <source>{value} is no label; the item is left out.</source>
            <translation>ليس {value} وسماً؛ تُرك العنصر.</translation>
        </message>
        <message>
            <source>{value} is no role; the argument is left out.</source>
            <translation>ليس {value} دوراً؛ تُرك المشارك.</translation>
        </message>
        <message>
            <source>{value} is none of {admitted}; left out.</source>
            <translation>ليس {value} من {admitted}؛ تُرك.</translation>
        </message>
        <message>
            <source>{value} is none of {answers}; read as if it were not there.</source>
            <translation>ليس {value} من {answers}؛ قُرئ كأنه غير موجود.</translation>
        </message>
        <message>
            <source>{value} is none of {names}; record left out.</source>
            <translation>ليس {value} من {names}؛ تُرك السجل.</translation>
        </message>
        <message>
            <source>{value} is nothing that was kept; left out.</source>
            <translation>لا يدل {value} على شيء أُبقي؛ تُرك.</translation>
        </message>
        <message>
            <source>{what} cannot be read: {fault}.</source>
            <translation>لا يمكن قراءة {what}: {fault}.</translation>
        </message>
        <message>
            <source>{what} is stored differently from what the log says.</source>
            <translation>{what} محفوظ على خلاف ما يقوله السجل.</translation>
        </message>
        <message>
            <source>{what} of document {document} was changed meanwhile. Nothing was overwritten; look at it again and repeat what you did.</source>
            <translation>طرأ في هذه الأثناء تغيير على {what} في المستند {document}. لم يُكتب فوق شيء؛ انظر إليه من جديد ثم أعد ما فعلته.</translation>
        </message>
        <message>
            <source>{what} stands under the name {name}.</source>
            <translation>{what} محفوظ تحت الاسم {name}.</translation>
        </message>
        <message>
            <source>{what}.</source>
            <translation>{what}.</translation>
        </message>
        <message>
            <source>{why} ({number} items)</source>
            <translation>{why} (العناصر: {number})</translation>
        </message>
        <message>
            <source>{why} It was left out.</source>
            <translation>{why} تُرك.</translation>
        </message>
        <message>
            <source>{why} It was passed over.</source>
            <translation>{why} جرى تجاوزه.</translation>
        </message>
        <message>
            <source>{why} Its rows seem to have {columns} columns, parted by {delimiter!r}.</source>
            <translation>{why} يبدو أن عدد أعمدة صفوفه {columns}، يفصل بينها {delimiter!r}.</translation>
        </message>
        <message>
            <source>{why} The documents were read without it.</source>
            <translation>{why} قُرئت المستندات بدونه.</translation>
        </message>
        <message>
            <source>{why} [{key}]</source>
            <translation>{why} [{key}]</translation>
        </message>
        <message>
            <source>{word!r} is no part of {token!r}: the whole was taken.</source>
            <translation>{word!r} ليس جزءاً من {token!r}: فأُخذ الكل.</translation>
        </message>
        <message>
            <source>{word!r} names no column. Say one of: {known}.</source>
            <translation>لا يعيّن {word!r} عموداً. اكتب واحداً من هذه: {known}.</translation>
        </message>
        <message>
            <source>{words!r} is no split. Give two or three whole percentages that make 100, such as 80,10,10 (train, dev, test).</source>
            <translation>{words!r} ليس تقسيماً. اكتب نسبتين أو ثلاث نسب صحيحة مجموعها 100، مثل 80,10,10 (تدريب وتطوير واختبار).</translation>
        </message>
        <message>
            <source>{words!r} is not written ROLE:TYPE</source>
            <translation>{words!r} ليس مكتوباً هكذا: ROLE:TYPE</translation>
        </message>
        <message>
            <source>{words} at character {position}; left out.</source>
            <translation>{words} عند المحرف {position}؛ تُرك.</translation>
        </message>
        <message>
            <source>{words} stands in the text {number} times only; left out.</source>
            <translation>عدد مرات ورود {words} في النص {number} فقط؛ فتُرك.</translation>
        </message>
        <message>
            <source>{words} stands in the text {number} times; the item names no place.</source>
            <translation>عدد مرات ورود {words} في النص {number}؛ ولا يحدّد العنصر موضعاً.</translation>
        </message>
        <message>
            <source>{words} {what}.</source>
            <translation>{words} {what}.</translation>
        </message>
        <message>
            <source>{words}, and there is no position; left out.</source>
            <translation>{words}، ولا موضع مذكور؛ تُرك.</translation>
        </message>
        <message>
            <source>{words}; left out.</source>
            <translation>{words}؛ تُرك.</translation>
        </message>
        <message>
            <source>{word} is not a value of JSON</source>
            <translation>ليس {word} من قيم JSON</translation>
        </message>
        <message>
            <source>«{attribute}» cannot be the key of an attribute.</source>
            <translation>لا يصلح «{attribute}» معرّفاً لسمة.</translation>
        </message>
        <message>
            <source>«{key}» cannot be the key of a label.</source>
            <translation>لا يصلح «{key}» معرّفاً لوسم.</translation>
        </message>
        <message>
            <source>«{name}» cannot be the name of an annotator: 1 to {most} bytes, none of them invisible, and no name that PostgreSQL keeps for itself.</source>
            <translation>لا يصلح «{name}» اسماً لواسم: من 1 إلى {most} بايت، ليس فيها محرف خفي، وليس من الأسماء التي تحجزها PostgreSQL لنفسها.</translation>
        </message>
        <message>
            <source>«{role}» cannot be the key of a role of {label}.</source>
            <translation>لا يصلح «{role}» معرّفاً لدور في الوسم {label}.</translation>
        </message>
        <message>
            <source>«{value}» is no date: write date:2014, date:2014-06, date:2014..2016 or date:&gt;2014.</source>
            <translation>«{value}» ليس تاريخاً: اكتب ⁦date:2014⁩ أو ⁦date:2014-06⁩ أو ⁦date:2014..2016⁩ أو ⁦date:&gt;2014⁩.</translation>
        </message>
        <message>
            <source>«{value}» is no number: write entities:0, events:&gt;3 or minutes:10..60.</source>
            <translation>«{value}» ليس عدداً: اكتب entities:0 أو events:&gt;3 أو ⁦minutes:10..60⁩.</translation>
        </message>
        <message>
            <source>«{value}» names nothing before its =.</source>
            <translation>لا يسمّي «{value}» شيئاً قبل علامة =.</translation>
        </message>
        <message>
            <source>«{words}» is no day. Write it as 2026-11-24.</source>
            <translation>«{words}» ليس يوماً. اكتبه هكذا: 2026-11-24.</translation>
        </message>
    </context>
</TS>
