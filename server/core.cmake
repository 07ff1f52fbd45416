# SPDX-FileCopyrightText: 2026 The Parlor developers
# SPDX-License-Identifier: GPL-3.0-or-later
include(store/sql/sql.cmake)

parlor_library(parlor_server_core
  INCLUDE_ROOT ${CMAKE_CURRENT_SOURCE_DIR}
  PCH pch.h
  SOURCES
    bus/inprocessbus.cpp
    bus/loggedevent.cpp
    measure/histogram.cpp
    measure/processstatus.cpp
    measure/prometheustext.cpp
    service/accesstokens.cpp
    service/accountservice.cpp
    service/addresskey.cpp
    service/attemptwindow.cpp
    service/drafts.cpp
    service/fileservice.cpp
    service/filesweeper.cpp
    service/filetype.cpp
    service/housekeeping.cpp
    service/ignoreservice.cpp
    service/loginthrottle.cpp
    service/memberservice.cpp
    service/membershipchanges.cpp
    service/mentionparser.cpp
    service/mentionresolver.cpp
    service/messageaccess.cpp
    service/messageappender.cpp
    service/messagechanges.cpp
    service/messagefiles.cpp
    service/messageposting.cpp
    service/messageservice.cpp
    service/passwordhasher.cpp
    service/pinning.cpp
    service/pinservice.cpp
    service/presencebook.cpp
    service/presenceservice.cpp
    service/ratelimiter.cpp
    service/receiptservice.cpp
    service/refreshtokens.cpp
    service/registration.cpp
    service/roomaccess.cpp
    service/roompicture.cpp
    service/roomservice.cpp
    service/serverinfo.cpp
    service/sessionchanges.cpp
    service/sessionregistry.cpp
    service/syncservice.cpp
    service/typingservice.cpp
    service/uploadappend.cpp
    service/uploadfinishing.cpp
    service/uploadmetadata.cpp
    service/uploadservice.cpp
    service/workerpool.cpp
    service/workspacechanges.cpp
    service/workspaceservice.cpp
    store/database.cpp
    store/databasecopy.cpp
    store/durablecopy.cpp
    store/eventlog.cpp
    store/eventtable.cpp
    store/filearea.cpp
    store/filecheck.cpp
    store/filetable.cpp
    store/ignoredtable.cpp
    store/membertable.cpp
    store/mentiontable.cpp
    store/messageextras.cpp
    store/messagetable.cpp
    store/migrations.cpp
    store/pintable.cpp
    store/query.cpp
    store/readers.cpp
    store/roomtable.cpp
    store/sessiontable.cpp
    store/settingstable.cpp
    store/store.cpp
    store/storebackup.cpp
    store/storecheck.cpp
    store/uploadtable.cpp
    store/usertable.cpp
    store/workspacetable.cpp
    store/writer.cpp
    store/writetransaction.cpp
    $<IF:$<PLATFORM_ID:Windows>,store/directorylock_win.cpp,store/directorylock_unix.cpp>
    $<IF:$<PLATFORM_ID:Windows>,store/filesync_win.cpp,store/filesync_unix.cpp>
  DEPS parlor_common
  PRIVATE_DEPS Qt6::Network SQLite::SQLite3 PkgConfig::SODIUM PkgConfig::JWT)

qt_add_resources(parlor_server_core parlor_store
  PREFIX /parlor
  BASE store
  FILES
    store/migrations/0001_first_light.sql
    store/migrations/0002_files.sql
    store/migrations/0003_people_and_pins.sql
    ${PARLOR_SQL})
