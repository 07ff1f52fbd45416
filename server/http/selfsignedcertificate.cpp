// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/selfsignedcertificate.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QSysInfo>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace parlor {

namespace {

constexpr qint64 kSecondsGood = 3650LL * 24 * 3600;
constexpr qint64 kClockSlack = 24 * 3600;

template<auto Free>
struct Freed {
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

Error failure()
{
    return {ErrorCode::Internal, QStringLiteral("OpenSSL makes no certificate"), {}, 0};
}

QByteArray contentOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, size);
}

Memory memoryOf(const QByteArray &text)
{
    return Memory(BIO_new_mem_buf(text.constData(), int(text.size())));
}

/// "DNS:localhost,IP:127.0.0.1"
QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList list;
    for (const QString &name : names) {
        const bool isAddress = !QHostAddress(name).isNull();
        list.append((isAddress ? QByteArrayLiteral("IP:") : QByteArrayLiteral("DNS:")) + name.toLatin1());
    }
    return list.join(',');
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    // RFC 5280, 4.1.2.2: positive, at most 20 octets.
    unsigned char bytes[8];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    quint64 serial = 0;
    for (const unsigned char byte : bytes)
        serial = serial << 8 | byte;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1 | 1) == 1;
}

bool setNames(X509 *certificate, const QByteArray &commonName)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *text = reinterpret_cast<const unsigned char *>(commonName.constData());
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, int(commonName.size()), -1, 0) == 1
           && X509_set_issuer_name(certificate, name) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key, const QStringList &names, Timestamp now)
{
    const time_t seconds = time_t(now.ms / 1000);
    return X509_set_version(certificate, 2) == 1 && setSerial(certificate)
           && ASN1_TIME_set(X509_getm_notBefore(certificate), seconds - kClockSlack)
           && ASN1_TIME_set(X509_getm_notAfter(certificate), seconds + kSecondsGood)
           && X509_set_pubkey(certificate, key) == 1 && setNames(certificate, "Parlor")
           && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
           && addExtension(certificate, NID_ext_key_usage, "serverAuth")
           && addExtension(certificate, NID_subject_alt_name, alternativeNames(names))
           && X509_sign(certificate, key, EVP_sha256()) > 0;
}

}  // namespace

QStringList namesOfThisMachine()
{
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const QString host = QSysInfo::machineHostName();
    if (!host.isEmpty() && !names.contains(host))
        names.append(host);
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (QHostAddress address : addresses) {
        address.setScopeId({});
        if (!names.contains(address.toString()))
            names.append(address.toString());
    }
    return names;
}

Result<PemPair> makeSelfSigned(const QStringList &names, Timestamp now)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(certificate.get(), key.get(), names, now))
        return failure();
    const Memory certificateText(BIO_new(BIO_s_mem()));
    const Memory keyText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failure();
    return PemPair{contentOf(certificateText.get()), contentOf(keyText.get())};
}

bool belongTogether(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const Certificate certificate(PEM_read_bio_X509(memoryOf(certificatePem).get(), nullptr, nullptr, nullptr));
    const Key key(PEM_read_bio_PrivateKey(memoryOf(keyPem).get(), nullptr, nullptr, nullptr));
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

}  // namespace parlor
