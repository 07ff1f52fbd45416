// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/accountservice.h"
#include "service/actionservice.h"
#include "service/adminservice.h"
#include "service/botservice.h"
#include "service/exportservice.h"
#include "service/fileservice.h"
#include "service/filesweeper.h"
#include "service/hookservice.h"
#include "service/ignoreservice.h"
#include "service/inviteservice.h"
#include "service/memberservice.h"
#include "service/messageservice.h"
#include "service/passwordservice.h"
#include "service/pinservice.h"
#include "service/presenceservice.h"
#include "service/profileservice.h"
#include "service/receiptservice.h"
#include "service/roomservice.h"
#include "service/roomstateservice.h"
#include "service/searchservice.h"
#include "service/syncservice.h"
#include "service/typingservice.h"
#include "service/uploadservice.h"
#include "service/workspaceservice.h"

namespace parlor {

/// All services of one server. Made on the thread that answers requests.
struct Services {
    explicit Services(const ServiceContext &context)
        : accounts(context),
          passwords(context, accounts.sessionChanges(), accounts.passwordHasher()),
          profiles(context),
          workspaces(context),
          rooms(context),
          members(context),
          messages(context),
          receipts(context),
          typing(context),
          presence(context),
          search(context),
          exports(context),
          sync(context),
          files(context),
          uploads(files.workshop()),
          sweeper(uploads, files.workshop()),
          pins(context),
          ignoring(context),
          invites(context),
          admin(context, accounts.sessionChanges(), accounts.passwordHasher()),
          bots(context, accounts.sessionChanges()),
          actions(context),
          roomStates(context),
          hooks(context)
    {
    }

    AccountService accounts;
    PasswordService passwords;
    ProfileService profiles;
    WorkspaceService workspaces;
    RoomService rooms;
    MemberService members;
    MessageService messages;
    ReceiptService receipts;
    TypingService typing;
    PresenceService presence;
    SearchService search;
    ExportService exports;
    SyncService sync;
    FileService files;
    UploadService uploads;
    FileSweeper sweeper;
    PinService pins;
    IgnoreService ignoring;
    InviteService invites;
    AdminService admin;
    BotService bots;
    ActionService actions;
    RoomStateService roomStates;
    HookService hooks;
};

}  // namespace parlor
