// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/authorizer.h"
#include "api/guarded.h"

namespace parlor {

/// Sends the requests of a signed-in account: puts the token on, renews it where it has expired and sends
/// once more, and reads the answer. Answers are dropped when their context is gone.
class ApiClient final : public QObject
{
    Q_OBJECT
public:
    ApiClient(HttpClient &http, Authorizer &authorizer, QObject *parent = nullptr);

    /// Deleting what it gives cancels the request. It deletes itself after the answer.
    QObject *send(const ApiRequest &request, QObject *context, HttpCall::Done done);

    /// Reads the object of a success with `read`; what it cannot read is BadAnswer.
    template<typename T, typename Read>
    QObject *call(const ApiRequest &request, Read read, QObject *context, Reply<T> done)
    {
        return send(request, context,
                    [read = std::move(read), done = guarded(context, std::move(done))](const HttpAnswer &answer) {
                        done(parsed<T>(answer, read));
                    });
    }

    template<typename T, typename Read>
    static Result<T> parsed(const HttpAnswer &answer, const Read &read)
    {
        if (!answer.result)
            return answer.result.error();
        Result<T> value = read(*answer.result);
        if (!value)
            return {ErrorCode::BadAnswer, value.error().detail};
        return value;
    }

Q_SIGNALS:
    /// The server no longer takes this session's tokens.
    void refused(const Error &why);

private:
    struct Attempt;
    void begin(const std::shared_ptr<Attempt> &attempt);
    void finish(const std::shared_ptr<Attempt> &attempt, const HttpAnswer &answer);

    HttpClient &m_http;
    Authorizer &m_authorizer;
};

/// Reader of {"name": {…}}.
template<typename T>
auto wrapped(QLatin1String name, Result<T> (*read)(const QJsonObject &))
{
    return [name, read](const QJsonObject &object) { return read(object.value(name).toObject()); };
}

/// Reader of {"name": [{…}, …]}.
template<typename T>
auto wrappedList(QLatin1String name, Result<T> (*read)(const QJsonObject &))
{
    return [name, read](const QJsonObject &object) -> Result<QList<T>> {
        if (!object.value(name).isArray())
            return {ErrorCode::BadAnswer, QStringLiteral("No list of %1").arg(name)};
        QList<T> list;
        for (const QJsonValue value : object.value(name).toArray()) {
            Result<T> item = read(value.toObject());
            if (!item)
                return item.error();
            list.append(std::move(item).value());
        }
        return list;
    };
}

/// Reader of an answer whose body does not matter.
inline Result<Done> ignoreBody(const QJsonObject &)
{
    return Done{};
}

}  // namespace parlor
