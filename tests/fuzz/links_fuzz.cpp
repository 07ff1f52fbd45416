// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzinput.h"
#include "protocol/parlorlink.h"

using namespace parlor;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const Result<ParlorLink> link = parlorLinkFromText(text); link.ok()) {
        const Result<ParlorLink> again = parlorLinkFromText(toText(*link));
        fuzzRequire(again.ok() && *again == *link, "a link that was written is another when it is read");
    }
    if (const std::optional<QString> host = canonicalHost(text))
        fuzzRequire(canonicalHost(*host) == host, "a host that is as it should be is changed");
    return 0;
}
