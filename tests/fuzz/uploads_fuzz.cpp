// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreader.h"
#include "fuzzinput.h"
#include "service/uploadmetadata.h"

using namespace parlor;

namespace {

void checkName(const QString &name)
{
    fuzzRequire(!name.isEmpty() && name != QLatin1String(".") && name != QLatin1String(".."), "a name that is none");
    fuzzRequire(!name.contains(u'/') && !name.contains(u'\\') && !name.contains(QChar::Null), "a name that is a path");
    fuzzRequire(codePoints(name) <= 255, "a name that is too long");
    fuzzRequire(cleanFileName(name) == name, "a clean name is cleaned again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Result<UploadMetadata> metadata = parseUploadMetadata(bytes); metadata.ok())
        checkName(metadata->fileName);
    checkName(cleanFileName(QString::fromUtf8(bytes)));
    return 0;
}
