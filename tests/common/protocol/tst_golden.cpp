// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/administration.h"
#include "protocol/errorcodes.h"
#include "protocol/json.h"
#include "samples.h"

#include <QFile>

using namespace parlor;

namespace {

/// One object of the wire: its golden file, the writer's text and the reader's verdict.
struct Case {
    QString name;
    QJsonObject written;
    std::function<bool(const QJsonObject &)> readsSame;  ///< whether the reader makes the sample of it
    bool isRequest = false;
};

template<typename Value, typename Read>
Case makeCase(const char *name, const Value &value, Read read, bool isRequest = false)
{
    return {QLatin1String(name), toJson(value),
            [value, read](const QJsonObject &json) {
                const auto result = read(json);
                return result.ok() && *result == value;
            },
            isRequest};
}

template<typename Value, typename Read>
Case makeRequest(const char *name, const Value &value, Read read)
{
    return makeCase(name, value, read, true);
}

Case eventCase(const char *name, const Event &event)
{
    return makeCase(name, event, eventFromJson);
}

QList<Case> eventCases()
{
    using namespace samples;
    const RoomSettings roomSettings = settings();
    return {
        eventCase("event_new_message", envelope(event::NewMessage{message()})),
        eventCase("event_new_message_reply", replyEvent()),
        eventCase("event_new_message_system", envelope(event::NewMessage{systemMessage()})),
        eventCase("event_message_edited", envelope(event::MessageEdited{fullMessage()})),
        eventCase("event_message_deleted", envelope(event::MessageDeleted{deletedMessage()})),
        eventCase("event_reaction_changed",
                  envelope(event::ReactionChanged{fullMessage(), QStringLiteral("👍"), {UserId{3}, UserId{5}}})),
        eventCase("event_action_updated", envelope(event::ActionUpdated{fullMessage()})),
        eventCase("event_message_read", envelope(event::MessageRead{UserId{5}, 42})),
        eventCase("event_room_created", envelope(event::RoomCreated{roomInfo()})),
        eventCase("event_room_updated", envelope(event::RoomUpdated{roomInfo()})),
        eventCase("event_room_deleted", envelope(event::RoomDeleted{})),
        eventCase("event_member_added", envelope(event::MemberAdded{user(), Role::Member, roomInfo(), {}})),
        eventCase("event_member_added_workspace",
                  envelope(event::MemberAdded{user(), Role::Guest, {}, WorkspaceId{1}}, false)),
        eventCase("event_member_removed", envelope(event::MemberRemoved{UserId{5}, UserId{3}, {}})),
        eventCase("event_member_removed_workspace",
                  envelope(event::MemberRemoved{UserId{5}, UserId{3}, WorkspaceId{1}}, false)),
        eventCase("event_member_updated", envelope(event::MemberUpdated{user(), Role::Admin, {}})),
        eventCase("event_member_updated_workspace",
                  envelope(event::MemberUpdated{user(), Role::Owner, WorkspaceId{1}}, false)),
        eventCase("event_user_updated", envelope(event::UserUpdated{user()}, false)),
        eventCase("event_pins_changed", envelope(event::PinsChanged{{MessageId{501}, MessageId{77}}})),
        eventCase("event_room_settings_changed", envelope(event::RoomSettingsChanged{roomSettings})),
        eventCase("event_read_state", envelope(event::ReadState{42, true})),
        eventCase("event_ignored_changed", envelope(event::IgnoredChanged{{UserId{6}, UserId{8}}}, false)),
        eventCase("event_workspace_updated",
                  envelope(event::WorkspaceUpdated{{WorkspaceId{1}, QStringLiteral("Дом"), Role::Member, kTime, 1042}},
                           false)),
        eventCase("event_typing", envelope(event::Typing{UserId{5}, true})),
        eventCase("event_presence",
                  envelope(event::PresenceChanged{{UserId{5}, PresenceStatus::DoNotDisturb, kTime}}, false)),
        eventCase("event_room_state", envelope(event::RoomState{true, UserId{9}})),
        makeCase("control_hello", control::Hello{QStringLiteral("s-8f"), {QStringLiteral("5f3a"), 1041}, 15},
                 control::helloFromJson),
        makeCase("control_heartbeat", control::Heartbeat{{QStringLiteral("5f3a"), 1050}, 57},
                 control::heartbeatFromJson),
        makeCase("control_reset_epoch", control::Reset{control::ResetReason::EpochChanged, {QStringLiteral("77aa"), 0}},
                 control::resetFromJson),
        makeCase("control_reset_old", control::Reset{control::ResetReason::TooOld, {QStringLiteral("5f3a"), 20000}},
                 control::resetFromJson),
        makeCase("control_reset_bad", control::Reset{control::ResetReason::BadCursor, {QStringLiteral("5f3a"), 1}},
                 control::resetFromJson),
        makeCase("control_bye_revoked", control::Bye{control::ByeReason::SessionRevoked}, control::byeFromJson),
        makeCase("control_bye_slow", control::Bye{control::ByeReason::SlowConsumer}, control::byeFromJson),
        makeCase("control_bye_shutdown", control::Bye{control::ByeReason::ShuttingDown}, control::byeFromJson),
        makeCase("control_bye_rotate", control::Bye{control::ByeReason::Rotate}, control::byeFromJson),
    };
}

QList<Case> requestCases()
{
    using namespace samples;
    const Limits limits;
    const auto readCompose = [limits](const QJsonObject &json) { return composeRequestFromJson(json, limits); };
    const auto readComposeOfBot = [limits](const QJsonObject &json) {
        return composeRequestFromJson(json, limits, ComposedBy::Bot);
    };
    const auto readEdit = [limits](const QJsonObject &json) { return editRequestFromJson(json, limits); };
    const ClientKey key = message().clientKey;
    return {
        makeRequest("request_register",
                    RegisterRequest{QStringLiteral("mali"), QStringLiteral("correct horse"), QStringLiteral("มะลิ"),
                                    QStringLiteral("inv-1")},
                    registerRequestFromJson),
        makeRequest("request_login",
                    LoginRequest{QStringLiteral("mali"), QStringLiteral("correct horse"), QStringLiteral("laptop")},
                    loginRequestFromJson),
        makeRequest("request_update_profile",
                    UpdateProfileRequest{QStringLiteral("มะลิ"), QStringLiteral("at lunch"), std::optional(kTime),
                                         std::optional(FileId{44})},
                    updateProfileRequestFromJson),
        makeRequest("request_room_settings", settings(), roomSettingsRequestFromJson),
        makeRequest("request_create_workspace", CreateWorkspaceRequest{QStringLiteral("Дом")},
                    createWorkspaceRequestFromJson),
        makeRequest("request_update_workspace", UpdateWorkspaceRequest{QStringLiteral("家")},
                    updateWorkspaceRequestFromJson),
        makeRequest("request_add_workspace_member", AddMemberRequest{UserId{5}, Role::Guest},
                    addWorkspaceMemberRequestFromJson),
        makeRequest("request_add_room_member", AddMemberRequest{UserId{5}, Role::Admin}, addRoomMemberRequestFromJson),
        makeRequest("request_create_room", CreateRoomRequest{WorkspaceId{1}, RoomKind::Direct, {}, {}, {UserId{5}}},
                    createRoomRequestFromJson),
        makeRequest("request_update_room",
                    UpdateRoomRequest{QStringLiteral("news"), QString(), Audience::Admins, Audience::All,
                                      Audience::Admins, true},
                    updateRoomRequestFromJson),
        makeRequest("request_update_room_nothing", UpdateRoomRequest{}, updateRoomRequestFromJson),
        makeRequest("request_compose", ComposeRequest{key, message().body, {}, {}, {}}, readCompose),
        makeRequest("request_compose_reply_files",
                    ComposeRequest{key, QString(), MessageId{499}, {FileId{44}, FileId{45}}, {}}, readCompose),
        makeRequest("request_compose_forward", ComposeRequest{key, {}, {}, {}, MessageId{77}}, readCompose),
        makeRequest(
            "request_compose_action",
            ComposeRequest{
                key, QString(), {}, {}, {}, ActionDraft{action().title, action().details, action().choices, kLater}},
            readComposeOfBot),
        makeRequest("request_create_invite", CreateInviteRequest{WorkspaceId{1}, RoomId{7}, Role::Guest, 3600, 10},
                    createInviteRequestFromJson),
        makeRequest("request_edit", EditRequest{QStringLiteral("better words"), 1042}, readEdit),
    };
}

QList<Case> answerCases()
{
    using namespace samples;
    Room unjoined{roomInfo(), false, Role::Member, 0, 0, 0, {}};
    return {
        makeCase("answer_grant", Grant{user(), QStringLiteral("a.b.c"), 900, QStringLiteral("r-1")}, grantFromJson),
        makeCase("answer_user_bot", bot(), userFromJson),
        makeCase("answer_message", message(), messageFromJson),
        makeCase("answer_message_full", fullMessage(), messageFromJson),
        makeCase("answer_message_deleted", deletedMessage(), messageFromJson),
        makeCase("answer_message_page", MessagePage{{message(), fullMessage()}, true, false}, messagePageFromJson),
        makeCase("answer_read_position", ReadPosition{42, 3}, readPositionFromJson),
        makeCase("answer_room", room(), roomFromJson),
        makeCase("answer_room_not_joined", unjoined, roomFromJson),
        makeCase("answer_room_settings", settings(), roomSettingsFromJson),
        makeCase("answer_member", Member{user(), Role::Owner}, memberFromJson),
        makeCase("answer_workspace", Workspace{WorkspaceId{1}, QStringLiteral("Home"), Role::Guest, kTime, 1},
                 workspaceFromJson),
        makeCase("answer_action", action(), actionFromJson),
        makeCase("answer_action_decided", decidedAction(), actionFromJson),
        makeCase("answer_invite", invite(), inviteFromJson),
        makeCase("answer_invite_preview",
                 InvitePreview{QStringLiteral("Parlor at home"), WorkspaceId{1}, QStringLiteral("Home"),
                               QStringLiteral("มะลิ")},
                 invitePreviewFromJson),
        makeCase("answer_hook", Hook{HookId{6}, QStringLiteral("Билд"), UserId{3}, kTime}, hookFromJson),
        makeCase("answer_audit_entry", auditEntry(), auditEntryFromJson),
        makeCase("answer_presence", Presence{UserId{5}, PresenceStatus::Offline, {}}, presenceFromJson),
        makeCase("answer_server", server(), serverInfoFromJson),
        makeCase("answer_sync", syncPicture(), syncPictureFromJson),
    };
}

QList<Case> allCases()
{
    return eventCases() + requestCases() + answerCases();
}

QString goldenPath(const QString &name)
{
    return QStringLiteral(PARLOR_GOLDEN_DIR "/%1.json").arg(name);
}

QJsonObject golden(const QString &name)
{
    QFile file(goldenPath(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

using Edit = std::function<QJsonValue(const QString &key, const QJsonValue &value)>;

/// What bots and the server say freely is not ours to read.
bool isFree(const QString &key)
{
    return key == QLatin1String("system") || key == QLatin1String("action") || key == QLatin1String("details");
}

QJsonValue edited(const QString &key, const QJsonValue &value, const Edit &edit)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue element : value.toArray())
            array.append(edited(key + QLatin1String("[]"), element, edit));
        return array;
    }
    if (!value.isObject() || isFree(key))
        return edit(key, value);
    QJsonObject object = value.toObject();
    for (const QString &inner : object.keys())
        object.insert(inner, edited(inner, object.value(inner), edit));
    return edit(key, object);
}

bool isIdField(const QString &key)
{
    static const QStringList plain{
        QStringLiteral("id"),         QStringLiteral("reply_to"),   QStringLiteral("forward_of"), QStringLiteral("by"),
        QStringLiteral("created_by"), QStringLiteral("mentions[]"), QStringLiteral("ignored[]")};
    return plain.contains(key) || key.endsWith(QLatin1String("_id")) || key.endsWith(QLatin1String("_ids[]"));
}

}  // namespace

class TestGolden : public QObject
{
    Q_OBJECT

    static void addRows()
    {
        QTest::addColumn<int>("index");
        const QList<Case> cases = allCases();
        for (int i = 0; i < cases.size(); ++i)
            QTest::newRow(qPrintable(cases[i].name)) << i;
    }

    static Case current()
    {
        QFETCH_GLOBAL(int, index);
        return allCases().at(index);
    }

private Q_SLOTS:
    void initTestCase_data() { addRows(); }

    void writesTheGoldenFile()
    {
        const Case c = current();
        if (qEnvironmentVariableIsSet("PARLOR_WRITE_GOLDEN")) {
            QFile file(goldenPath(c.name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(c.written).toJson());
        }
        QVERIFY(!golden(c.name).isEmpty() || c.written.isEmpty());
        QCOMPARE(QJsonDocument(c.written).toJson(), QJsonDocument(golden(c.name)).toJson());
    }

    void readsTheGoldenFile()
    {
        const Case c = current();
        QVERIFY(c.readsSame(golden(c.name)));
    }

    void takesIdsAsDecimalStrings()
    {
        const Case c = current();
        const QJsonValue json = edited({}, golden(c.name), [](const QString &key, const QJsonValue &value) {
            return isIdField(key) && value.isDouble() ? QJsonValue(QString::number(value.toInteger())) : value;
        });
        QVERIFY(c.readsSame(json.toObject()));
    }

    void ignoresFieldsThatItDoesNotKnow()
    {
        const Case c = current();
        const QJsonValue json = edited({}, golden(c.name), [](const QString &key, const QJsonValue &value) {
            if (!value.isObject() || isFree(key))
                return value;
            QJsonObject object = value.toObject();
            object.insert(QLatin1String("x_later"), QJsonObject{{QStringLiteral("id"), QStringLiteral("none")}});
            return QJsonValue(object);
        });
        QVERIFY(c.readsSame(json.toObject()));
    }

    void takesNullForAbsentAndAbsentForNull()
    {
        const Case c = current();
        const QJsonValue json = edited({}, golden(c.name), [](const QString &, const QJsonValue &value) {
            if (!value.isObject())
                return value;
            QJsonObject object = value.toObject();
            for (const QString &key : object.keys()) {
                if (object.value(key).isNull())
                    object.remove(key);
            }
            return QJsonValue(object);
        });
        QVERIFY(c.readsSame(json.toObject()));
    }

    /// Takes each field away, or puts a value of a wrong type in its place: that must never be read as the
    /// sample, unless the field was the default anyway, and never crash.
    void neverReadsDamageAsTheSample()
    {
        const Case c = current();
        const QJsonObject whole = golden(c.name);
        for (const QString &key : whole.keys()) {
            QJsonObject damaged = whole;
            damaged.insert(key, QJsonArray{QJsonObject{{QStringLiteral("wrong"), true}}});
            if (key != QLatin1String("mentions"))
                QVERIFY2(!c.readsSame(damaged) || whole.value(key).isNull(), qPrintable(key));
        }
    }
};

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
