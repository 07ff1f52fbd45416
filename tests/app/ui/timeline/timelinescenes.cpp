// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws scenes of the timeline and the composer into pictures for people to look at:
// timelinescenes DIRECTORY. QT_SCALE_FACTOR=2 draws them for a dense screen.
#include "composer/composerfield.h"
#include "theme/parlorstyle.h"
#include "timeline/timelinestage.h"
#include "translations/translations.h"

#include <QApplication>
#include <QDir>

using namespace parlor;

namespace {

Message withReactions(Message message)
{
    message.reactions = {{QStringLiteral("👍"), {TimelineStage::kSelf, TimelineStage::kBob}},
                         {QStringLiteral("🎉"), {TimelineStage::kBob}}};
    return message;
}

/// The scene of the drawing.
void talk(TimelineStage &s)
{
    s.place(withReactions(s.say(
        TimelineStage::kAna, QStringLiteral("The build is green on all three. I ran `./dev test` twice to be sure."))));
    s.model.setUnreadAfter(1);
    Message reply = s.say(TimelineStage::kBob, QStringLiteral("shipped 🎉"), 2);
    reply.replyTo = MessageId{1001};
    s.place(reply);
    s.nextSeq += 2;
    Message own = s.say(TimelineStage::kSelf,
                        QStringLiteral("On it. Announcing in @here as soon as the mirrors have it."));
    own.mentions.here = true;
    s.place(own);
    s.place(s.say(TimelineStage::kSelf, QStringLiteral("Здравейте, สวัสดี, 你好: version 2.4.1 is out."), 0));
    s.model.apply(s.timeline.setReadMark(TimelineStage::kAna, 5));
    s.compose(QStringLiteral("and the changelog follows"), DeliveryState::Sending);
    s.compose(QStringLiteral("@carol can you check the translation?"), DeliveryState::Failed,
              Error{ErrorCode::NotAMember, {}, {}, 0});
    s.typing->setNames({QStringLiteral("Ana Petrova")});
    s.composer->insertText(QStringLiteral("Thanks everyone"));
}

void markdown(TimelineStage &s)
{
    s.place(s.say(
        TimelineStage::kAna,
        QStringLiteral(
            "**Bold**, *italic*, ~~struck~~, `inline code`, [a link](https://example.org/path) and https://parlor.example\nSecond line of the same paragraph\n\nA new paragraph. <b>raw HTML</b> is text & so is &copy;\n\n> A quote of two lines\n> with **bold** in it\n\nAfter the quote:\n\n- one\n- two, which is long enough that it has to be broken into a second line in a window of this width, and hangs\n  - inner\n- three\n\n7. seven\n8. eight")));
    s.place(s.say(
        TimelineStage::kBob,
        QStringLiteral(
            "```cpp\nint main()\n{\n    return shown(exactly, once); // a very long comment that does not fit into one line of the window and wraps\n}\n```\nand after it"),
        3));
    Message edited = s.say(TimelineStage::kBob, QStringLiteral("edited text"), 1);
    edited.editedAt = Timestamp{s.time.ms + 60'000};
    s.place(edited);
    Message deleted = s.say(TimelineStage::kAna, {}, 1);
    deleted.deletedAt = s.time;
    s.place(deleted);
    Message system = s.say(TimelineStage::kBob, {}, 1);
    system.kind = MessageKind::System;
    system.clientKey = {};
    system.system = {{QStringLiteral("type"), QStringLiteral("member_added")}, {QStringLiteral("user_id"), 2}};
    s.place(system);
    Message mention = s.say(TimelineStage::kAna, QStringLiteral("@you please look, @bob too; mail@you.org is none"), 1);
    mention.mentions.userIds = {TimelineStage::kSelf, TimelineStage::kBob};
    s.place(mention);
    Message own = s.say(TimelineStage::kSelf, QStringLiteral("`code` on the tint\n```\nblock on the tint\n```"), 1);
    s.place(own);
}

void scripts(TimelineStage &s)
{
    s.names[TimelineStage::kAna] = QStringLiteral("สมชาย ใจดี");
    s.names[TimelineStage::kBob] = QStringLiteral("李明");
    s.names[UserId{4}] = QStringLiteral("محمد العربي");
    s.names[UserId{5}] = QStringLiteral(
        "Aleksandra-Konstantina Papadimitropoulou-Wolfeschlegelsteinhausenbergerdorff the Third of Somewhere Far");
    s.model.refreshWords();
    s.place(
        s.say(TimelineStage::kAna,
              QStringLiteral(
                  "เจอกันพรุ่งนี้ที่สำนักงานใหญ่ตอนเก้าโมงเช้า อย่าลืมนำเอกสารทั้งหมดมาด้วยนะครับ เพราะเราต้องส่งให้ลูกค้าภายในวันเดียวกัน")));
    s.place(s.say(
        TimelineStage::kBob,
        QStringLiteral(
            "好的，谢谢！我们明天早上九点在总部见面，请把所有文件都带来，因为当天就要交给客户，不能再拖延了，否则会影响整个项目的进度。")));
    s.place(s.say(
        UserId{4},
        QStringLiteral("مرحبا بالجميع، الإصدار 2.4.1 جاهز الآن.\nThis line is English.\n- عنصر أول\n- عنصر ثان")));
    s.place(withReactions(s.say(
        UserId{5},
        QStringLiteral("Здравейте! Версията е готова, сървърът е обновен и всички тестове минават без грешка."))));
    Message edited = s.say(UserId{4}, QStringLiteral("نص معدل"), 1);
    edited.editedAt = s.time;
    edited.replyTo = MessageId{1001};
    s.place(edited);
    s.place(s.say(
        TimelineStage::kSelf,
        QStringLiteral(
            "👨‍👩‍👧‍👦 ❤️ é ñ 𝒳 Averyveryveryverylongwordthathasnospacesatallandmustbebrokensomewherebecauseitdoesnotfitintothewindowatanywidth")));
    s.typing->setNames({QStringLiteral("สมชาย ใจดี"), QStringLiteral("李明")});
}

void longRoom(TimelineStage &s)
{
    s.fill(10'000);
}

struct Scene {
    const char *name;
    ThemeChoice theme;
    QSize size;
    std::function<void(TimelineStage &)> fill;
    std::function<void(TimelineStage &)> then = {};
};

void draw(const Scene &scene, const QDir &directory)
{
    TimelineStage stage(scene.theme, scene.size);
    scene.fill(stage);
    stage.show();
    if (scene.then) {
        scene.then(stage);
        stage.layOut();
    }
    const QString file = directory.filePath(QLatin1String(scene.name) + QStringLiteral(".png"));
    stage.window.grab().save(file);
    fprintf(stdout, "%s rows %d measured %d\n", qPrintable(file), stage.model.size(), stage.view->measuredRows());
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(new ParlorStyle(false));
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    const Translations translations;
    const QDir directory(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    directory.mkpath(QStringLiteral("."));
    const QSize wide(728, 640);
    const QSize narrow(480, 640);
    const auto focusComposer = [](TimelineStage &s) { s.composer->field()->setFocus(); };
    const Scene scenes[] = {
        {"talk-light", ThemeChoice::Light, wide, talk, focusComposer},
        {"talk-dark", ThemeChoice::Dark, wide, talk, focusComposer},
        {"talk-narrow", ThemeChoice::Light, narrow, talk, focusComposer},
        {"markdown-light", ThemeChoice::Light, QSize(728, 1000), markdown},
        {"markdown-dark", ThemeChoice::Dark, QSize(728, 1000), markdown},
        {"scripts-light", ThemeChoice::Light, wide, scripts},
        {"scripts-narrow", ThemeChoice::Dark, narrow, scripts},
        {"empty", ThemeChoice::Light, wide, [](TimelineStage &) {}},
        {"long", ThemeChoice::Light, wide, longRoom,
         [](TimelineStage &s) {
             s.view->showMessage(MessageId{1000 + 9980});
             s.view->setFocus();
             s.layOut();
             QTest::keyClick(s.view, Qt::Key_Up);
         }},
        {"mirrored", ThemeChoice::Light, wide, talk,
         [](TimelineStage &s) { s.window.setLayoutDirection(Qt::RightToLeft); }},
        {"composer", ThemeChoice::Light, narrow, talk,
         [](TimelineStage &s) {
             s.composer->startReply(
                 MessageId{1001},
                 QStringLiteral("Ana Petrova: The build is green on all three. I ran ./dev test twice"));
             s.composer->insertText(QStringLiteral("\nline\nline\n") + QString(9990, u'x'));
         }},
    };
    for (const Scene &scene : scenes)
        draw(scene, directory);
    return 0;
}
