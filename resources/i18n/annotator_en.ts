<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CorpusDialog</name>
    <message numerus="yes">
        <source>Mark %n place(s)</source>
        <translation>
            <numerusform>Mark %n place</numerusform>
            <numerusform>Mark %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorpusSearching</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) as {label}. Take or leave each, then mark them.</source>
        <translation>
            <numerusform>%n hit as {label}. Take or leave each, then mark them.</numerusform>
            <numerusform>%n hits as {label}. Take or leave each, then mark them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) had changed or were marked.</source>
        <translation>
            <numerusform>%n place had changed or were marked.</numerusform>
            <numerusform>%n places had changed or were marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n document(s)?</source>
        <translation>
            <numerusform>Delete %n document?</numerusform>
            <numerusform>Delete %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are in the trash; Project › Trash has them.</source>
        <translation>
            <numerusform>%n document is in the trash; Project › Trash has it.</numerusform>
            <numerusform>%n documents are in the trash; Project › Trash has them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Everywhere</name>
    <message numerus="yes">
        <source>«{text}» as {label}: {number} of %n place(s)</source>
        <translation>
            <numerusform>«{text}» as {label}: {number} of %n place</numerusform>
            <numerusform>«{text}» as {label}: {number} of %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked already</source>
        <translation>
            <numerusform>%n marked already</numerusform>
            <numerusform>%n marked already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The chosen documents: %n</source>
        <translation>
            <numerusform>The chosen document: %n</numerusform>
            <numerusform>The chosen documents: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message numerus="yes">
        <source>%n name(s) of {file}, those without a label as {label}</source>
        <translation>
            <numerusform>%n name of {file}, those without a label as {label}</numerusform>
            <numerusform>%n names of {file}, those without a label as {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of one letter, or too long, left out.</source>
        <translation>
            <numerusform>%n of one letter, or too long, is left out.</numerusform>
            <numerusform>%n of one letter, or too long, are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ruling</name>
    <message numerus="yes">
        <source>Mark {what} as {kind} in %n similar article(s)?</source>
        <translation>
            <numerusform>Mark {what} as {kind} in %n similar article?</numerusform>
            <numerusform>Mark {what} as {kind} in %n similar articles?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your rules found %n place(s) in the new articles.</source>
        <translation>
            <numerusform>Your rules found %n place in the new articles.</numerusform>
            <numerusform>Your rules found %n places in the new articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n rule(s) find. Take or leave each.</source>
        <translation>
            <numerusform>What %n rule find. Take or leave each.</numerusform>
            <numerusform>What %n rules find. Take or leave each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemeStep</name>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message numerus="yes">
        <source>Changing %n document(s)…</source>
        <translation>
            <numerusform>Changing %n document…</numerusform>
            <numerusform>Changing %n documents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message numerus="yes">
        <source>Seen in %n document(s) of {all}, evenly from the first to the last.</source>
        <translation>
            <numerusform>Seen in %n document of {all}, evenly from the first to the last.</numerusform>
            <numerusform>Seen in %n documents of {all}, evenly from the first to the last.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>{start}–{end}, %n part(s)</source>
        <translation>
            <numerusform>{start}–{end}, %n part</numerusform>
            <numerusform>{start}–{end}, %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n sign(s) turn text</source>
        <translation>
            <numerusform>⚠ %n sign turns text</numerusform>
            <numerusform>⚠ %n signs turn text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message numerus="yes">
        <source>%n later act(s) that built on it are gone too.</source>
        <translation>
            <numerusform>%n later act that built on it is gone too.</numerusform>
            <numerusform>%n later acts that built on it are gone too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n act(s) wait here.</source>
        <translation>
            <numerusform>Not saved: %n act waits here.</numerusform>
            <numerusform>Not saved: %n acts wait here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: the server cannot be reached. %n act(s) wait here.</source>
        <translation>
            <numerusform>Not saved: the server cannot be reached. %n act waits here.</numerusform>
            <numerusform>Not saved: the server cannot be reached. %n acts wait here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transferring</name>
    <message numerus="yes">
        <source>%n imported</source>
        <translation>
            <numerusform>%n imported</numerusform>
            <numerusform>%n imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) were left out.</source>
        <translation>
            <numerusform>%n mark was left out.</numerusform>
            <numerusform>%n marks were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>Back from the trash: %n document(s)</source>
        <translation>
            <numerusform>Back from the trash: %n document</numerusform>
            <numerusform>Back from the trash: %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n document(s) for good?</source>
        <translation>
            <numerusform>Delete %n document for good?</numerusform>
            <numerusform>Delete %n documents for good?</numerusform>
        </translation>
    </message>
</context>
</TS>
