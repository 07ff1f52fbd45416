#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
# checks.sh CHECKS: plants one fault at a time in an empty tree and expects the check to name it, then a sound line and
# expects silence.
set -euo pipefail
checks=$(readlink -f "$1")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree"
git init -q .
git config user.name test
git config user.email test@example.org
failures=0
spdx='// SPDX-FileCopyrightText: 2026 The Parlor developers\n// SPDX-License-Identifier: GPL-3.0-or-later'

plant() {  # FILE TEXT
    rm -rf -- *
    mkdir -p common/base server/host server/service app/client app/models app/ui/host app/ui/theme
    printf '%b\n' "$spdx" '#pragma once' | tee common/base/result.h server/host/serverhost.h >app/models/timelinemodel.h
    printf '%b\n' 'namespace parlor {\nclass Result\n{\n};\n}  // namespace parlor' >>common/base/result.h
    mkdir -p "$(dirname "$1")"
    printf '%b\n' "$2" >"$1"
    git add -A
}

names() {  # CHECK FILE TEXT
    plant "$2" "$3"
    if output=$("$checks/$1" 2>&1) || [[ $output != *"$2"* ]]; then
        echo "$1 does not see in $2: $3"
        failures=$((failures + 1))
    fi
}

passes() {  # CHECK FILE TEXT
    plant "$2" "$3"
    if ! output=$("$checks/$1" 2>&1); then
        echo "$1 complains about $2: $3: $output"
        failures=$((failures + 1))
    fi
}

names spdx common/a.h '#pragma once'
passes spdx common/a.h "$spdx"
names includes app/client/a.cpp '#include "../models/timelinemodel.h"'
names includes app/client/a.cpp '#include <QtNetwork/QTcpSocket>'
names includes server/service/a.cpp '#include <QHttpServerRequest>'
names includes common/a.h 'int a;'
names layers app/client/a.cpp '#include "timelinemodel.h"'
names layers common/a.cpp '#include "host/serverhost.h"'
names layers server/service/a.cpp '#include "host/serverhost.h"'
names layers app/ui/a.cpp '#include "serverhost.h"'
passes layers app/ui/host/a.cpp '#include "serverhost.h"\n#include "timelinemodel.h"\n#include "base/result.h"'
names colours app/ui/a.cpp 'QColor c(0x102030);'
names colours app/ui/a.cpp 'QStringLiteral("color: #FF0000")'
names colours app/ui/a.cpp 'painter.fillRect(r, Qt::darkGray);'
passes colours app/ui/theme/a.cpp 'QColor c(0x102030);'
passes colours app/ui/a.cpp 'QColor c = tokens.accent; c = Qt::transparent;'
names types app/ui/a.cpp 'namespace parlor {\nstruct Result {\n    int a;\n};\n}  // namespace parlor'
names types app/ui/a.cpp 'namespace parlor {\nnamespace {\nint a;\n}  // namespace\nclass Result final : public QObject\n{'
passes types app/ui/a.cpp 'namespace parlor {\nclass Result;\nnamespace {\nstruct Result {\n};\n}  // namespace\n}  // namespace parlor'
passes types app/ui/a.cpp 'namespace parlor::words {\nclass Result\n{\n};\n}  // namespace parlor::words'
passes types app/ui/a.cpp 'namespace parlor {\ntemplate <>\nstruct Result<int> {\n};\n}  // namespace parlor'
names blocking app/ui/a.cpp 'QCoreApplication::processEvents();'
names blocking server/service/a.cpp 'static Store &instance();'
names blocking app/client/a.cpp 'socket.waitForReadyRead(100);'
names blocking tests/a.cpp 'QTest::qWait(100);'
passes blocking app/client/a.cpp '// waitForReadyRead(100) would block'
names sql server/a.sql 'SELECT 1;\nSELECT 2;'
passes sql server/a.sql "-- one; not two\nSELECT ';' FROM t;"
passes sql server/a.sql 'CREATE TRIGGER t AFTER INSERT ON m BEGIN UPDATE a SET b = 1; UPDATE a SET c = 2; END;'
names translations translations/a.ts '<translation type="unfinished"></translation>'
names words common/a.h '// TODO later'
names words common/a.h 'int a; '
passes words common/a.h 'int stubborn;'
passes length common/a.h 'int a;'

[ "$failures" -eq 0 ]
