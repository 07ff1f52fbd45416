// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A client without a window, led by lines of JSON on stdin:
//   {"do":"register"} {"do":"resume"} {"do":"direct","user":N} {"do":"send","room":N,"body":"…"} {"do":"show","room":N}
// and telling on stdout, a line each:
//   {"live":true,"self":N} {"room":N} {"stored":true} {"rows":["…"],"at_rest":true}
// Arguments: URL of the server, folder of the profile, user name.
#include "base/clock.h"
#include "base/idgenerator.h"
#include "profile/profile.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <cstdio>
#include <unistd.h>

using namespace parlor;
using namespace Qt::StringLiterals;

namespace {

void tell(const QJsonObject &line)
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    std::fflush(stdout);
}

/// Carries out the lines and tells what came of them.
class ChatClient : public QObject
{
public:
    ChatClient(Profile &profile, const QUrl &server, const QString &username)
        : m_profile(profile),
          m_username(username),
          m_session(ClientContext{m_clock, m_ids, profile, nullptr}, ServerAddress{server, {}}),
          m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
        connect(&m_session, &Session::connectionChanged, this, [this](const ConnectionState &state) {
            tell({{u"live"_s, state.isLive()}, {u"self"_s, m_session.selfId().value}});
        });
    }

private:
    void read()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        m_buffer.append(bytes, count);
        for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
            obey(QJsonDocument::fromJson(m_buffer.first(end)).object());
            m_buffer.remove(0, end + 1);
        }
    }

    void obey(const QJsonObject &order)
    {
        const QString what = order.value("do"_L1).toString();
        const RoomId room{order.value("room"_L1).toInteger()};
        if (what == "register"_L1) {
            m_session.registerAccount({m_username, u"correct horse"_s, m_username, {}}, this,
                                      [](const Result<User> &) {});
        } else if (what == "resume"_L1) {
            m_session.resume(m_profile.accounts().first());
        } else if (what == "direct"_L1) {
            m_session.openDirect(UserId{order.value("user"_L1).toInteger()}, this, [](const Result<RoomId> &made) {
                tell({{u"room"_s, made.ok() ? made->value : 0}});
            });
        } else if (what == "send"_L1) {
            m_session.send({m_session.newDraftKey(), room, order.value("body"_L1).toString(), {}}, this,
                           [](const Result<ClientKey> &key) {
                               tell({{u"stored"_s, key.ok()}});
                           });
        } else if (what == "show"_L1) {
            show(room);
        }
    }

    void show(RoomId id)
    {
        QJsonArray rows;
        bool isAtRest = m_session.outbox().isEmpty();
        const RoomState *room = m_session.rooms().find(id);
        for (int i = 0; room && i < room->timeline().size(); ++i) {
            const RowPtr row = room->timeline().at(i);
            isAtRest = isAtRest && !row->isGap() && !row->isPending();
            rows.append(row->body());
        }
        if (room)
            room->timeline().checkInvariants();
        tell({{u"rows"_s, rows}, {u"at_rest"_s, isAtRest}});
    }

    Profile &m_profile;
    QString m_username;
    SystemClock m_clock;
    SystemIdGenerator m_ids;
    Session m_session;
    QSocketNotifier m_input;
    QByteArray m_buffer;
};

}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 4)
        return 2;
    const auto profile = Profile::open(arguments[2], u"default"_s);
    if (!profile.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(profile.error().detail));
        return 3;
    }
    ChatClient client(**profile, QUrl(arguments[1]), arguments[3]);
    return app.exec();
}
