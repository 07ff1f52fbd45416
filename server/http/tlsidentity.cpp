// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tlsidentity.h"

#include "http/selfsignedcertificate.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace parlor {

namespace {

Error failure(const QString &file, const QString &reason)
{
    return {ErrorCode::Storage, QStringLiteral("%1: %2").arg(file, reason), {}, 0};
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(path, file.errorString());
    return file.readAll();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

/// The key is in place, and nobody else's to read, before anything names it.
Status writePrivate(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, file.errorString());
    file.setPermissions(permissions);
    file.write(content);
    return file.commit() ? Status(Done{}) : Status(failure(path, file.errorString()));
}

Status makeOwn(const QString &certificateFile, const QString &keyFile, Timestamp now)
{
    const Result<PemPair> made = makeSelfSigned(namesOfThisMachine(), now);
    if (!made)
        return made.error();
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner;
    if (const Status written = writePrivate(keyFile, made->key, owner); !written)
        return written;
    return writePrivate(certificateFile, made->certificate, owner);
}

}  // namespace

Result<TlsIdentity> loadTlsIdentity(const QString &certificateFile, const QString &keyFile, Timestamp now)
{
    if (!QSslSocket::supportsSsl())
        return failure(certificateFile, QStringLiteral("this Qt has no TLS"));
    const Result<QByteArray> certificate = contentOf(certificateFile);
    if (!certificate)
        return certificate.error();
    const Result<QByteArray> key = contentOf(keyFile);
    if (!key)
        return key.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return failure(certificateFile, QStringLiteral("is no certificate in PEM form"));
    const QSslKey secret = keyFrom(*key);
    if (secret.isNull())
        return failure(keyFile, QStringLiteral("is no key in PEM form without a passphrase"));
    if (!belongTogether(*certificate, *key))
        return failure(keyFile, QStringLiteral("is not the key of %1").arg(certificateFile));
    if (chain.first().expiryDate().toMSecsSinceEpoch() <= now.ms)
        return failure(certificateFile,
                       QStringLiteral("was good until %1").arg(chain.first().expiryDate().toString(Qt::ISODate)));

    TlsIdentity identity;
    identity.configuration = QSslConfiguration::defaultConfiguration();
    identity.configuration.setLocalCertificateChain(chain);
    identity.configuration.setPrivateKey(secret);
    identity.configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    identity.configuration.setProtocol(QSsl::TlsV1_2OrLater);
    identity.configuration.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    identity.fingerprint = QStringLiteral("sha256:")
                           + QString::fromLatin1(chain.first().digest(QCryptographicHash::Sha256).toHex());
    return identity;
}

Result<TlsIdentity> ownTlsIdentity(const QString &directory, Timestamp now)
{
    const QString certificateFile = QDir(directory).filePath(QStringLiteral("tls.crt"));
    const QString keyFile = QDir(directory).filePath(QStringLiteral("tls.key"));
    // Only where there is none: a new one is a stranger to every client.
    if (!QFile::exists(certificateFile)) {
        if (const Status made = makeOwn(certificateFile, keyFile, now); !made)
            return made.error();
    }
    return loadTlsIdentity(certificateFile, keyFile, now);
}

}  // namespace parlor
