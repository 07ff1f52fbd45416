<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>parlor::AccessibleRow</name>
    <message numerus="yes">
        <source>Read by %n</source>
        <translation>
            <numerusform>Read by %n</numerusform>
            <numerusform>Read by %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::AccountBar</name>
    <message numerus="yes">
        <source>%1 · hosting, %n people</source>
        <translation>
            <numerusform>%1 · hosting, %n person</numerusform>
            <numerusform>%1 · hosting, %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::AccountFields</name>
    <message numerus="yes">
        <source>The name is too long: at most %n characters.</source>
        <translation>
            <numerusform>The name is too long: at most %n character.</numerusform>
            <numerusform>The name is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %n characters.</source>
        <translation>
            <numerusform>The password needs at least %n character.</numerusform>
            <numerusform>The password needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::ChatPage</name>
    <message numerus="yes">
        <source>%n messages wait here and go out when you sign in again.</source>
        <translation>
            <numerusform>%n message waits here and goes out when you sign in again.</numerusform>
            <numerusform>%n messages wait here and go out when you sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::Composer</name>
    <message numerus="yes">
        <source>%n characters too many to send</source>
        <translation>
            <numerusform>%n character too many to send</numerusform>
            <numerusform>%n characters too many to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::ConnectionWords</name>
    <message numerus="yes">
        <source>Reconnecting in %n s</source>
        <translation>
            <numerusform>Reconnecting in %n s</numerusform>
            <numerusform>Reconnecting in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages waiting</source>
        <translation>
            <numerusform>%n message waiting</numerusform>
            <numerusform>%n messages waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are signed out on this device. %n messages wait here and go out when you sign in.</source>
        <translation>
            <numerusform>You are signed out on this device. %n message waits here and goes out when you sign in.</numerusform>
            <numerusform>You are signed out on this device. %n messages wait here and go out when you sign in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::DetailsPanel</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::ErrorWords</name>
    <message numerus="yes">
        <source>The field “%1” is too long: at most %n characters.</source>
        <translation>
            <numerusform>The field “%1” is too long: at most %n character.</numerusform>
            <numerusform>The field “%1” is too long: at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The field “%1” is too short: at least %n characters.</source>
        <translation>
            <numerusform>The field “%1” is too short: at least %n character.</numerusform>
            <numerusform>The field “%1” is too short: at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many tries. Try again in %n s.</source>
        <translation>
            <numerusform>Too many tries. Try again in %n s.</numerusform>
            <numerusform>Too many tries. Try again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::JumpButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jump to the newest message, %n new</source>
        <translation>
            <numerusform>Jump to the newest message, %n new</numerusform>
            <numerusform>Jump to the newest message, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::RoomHeader</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::RoomListModel</name>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <translation>
            <numerusform>%1, %n unread</numerusform>
            <numerusform>%1, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::RoomWords</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::TimelineWords</name>
    <message numerus="yes">
        <source>%n messages are missing here. Loading…</source>
        <translation>
            <numerusform>%n message is missing here. Loading…</numerusform>
            <numerusform>%n messages are missing here. Loading…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read by %1 and %n more</source>
        <translation>
            <numerusform>Read by %1 and %n more</numerusform>
            <numerusform>Read by %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlor::TypingLine</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
</context>
</TS>
