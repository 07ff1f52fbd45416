// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/actionchanges.h"

#include "protocol/administration.h"
#include "service/drafts.h"
#include "service/messageaccess.h"
#include "service/refusal.h"
#include "store/actiontable.h"

namespace parlor {

namespace {

/// So that one write does not keep all others waiting.
constexpr int kExpireAtOnce = 100;

bool isDue(const Action &action, Timestamp now)
{
    return action.expiresAt && *action.expiresAt <= now;
}

/// The one end of an action, in its message and in the log.
void settle(WriteTransaction &transaction, StoredMessage &stored, const Action &action, const Caller &caller)
{
    Message &message = stored.message;
    message.action = toJson(action);
    message.revision = transaction.nextEvent();
    MessageTable(transaction.database()).update(stored);
    ActionTable(transaction.database()).close(action.id);
    EventDraft draft = draft::forRoom(message.roomId, event::ActionUpdated{message}, caller);
    draft.message = message.id;
    transaction.log(std::move(draft));
}

void expire(WriteTransaction &transaction, StoredMessage &stored, Action action)
{
    action.status = ActionStatus::Expired;
    settle(transaction, stored, action, {});
}

}  // namespace

Result<ActionId> openAction(WriteTransaction &transaction, const ActionDraft &draft, Message &message)
{
    if (draft.expiresAt && *draft.expiresAt <= transaction.now())
        return refusal::badField(QStringLiteral("action.expires_at"), QStringLiteral("This moment is over"));
    Action action;
    action.id = ActionTable(transaction.database()).insert(draft.expiresAt);
    action.title = draft.title;
    action.details = draft.details;
    action.choices = draft.choices;
    action.expiresAt = draft.expiresAt;
    message.action = toJson(action);
    return action.id;
}

Result<ChangedMessage> decideAction(WriteTransaction &transaction, const Caller &caller, ActionId id,
                                    const QString &choice)
{
    Database &database = transaction.database();
    const Error noSuchAction{ErrorCode::NotFound, QStringLiteral("There is no such action"), {}, 0};
    const std::optional<MessageId> messageId = ActionTable(database).messageOf(id);
    if (!messageId)
        return noSuchAction;
    Result<MessageAccess> access = accessToMessage(database, caller.user, *messageId);
    if (!access)
        return access.error().code == ErrorCode::NotFound ? noSuchAction : access.error();
    StoredMessage &stored = access->stored;
    Result<Action> action = actionFromJson(stored.message.action);
    // A deleted message has none.
    if (!action)
        return ChangedMessage{stored.message, true};
    if (stored.message.senderId == caller.user)
        return refusal::forbidden(QStringLiteral("Who asks does not decide"));
    if (action->status != ActionStatus::Pending)
        return ChangedMessage{stored.message, true};
    if (!action->choices.contains(choice))
        return refusal::badField(QStringLiteral("choice"), QStringLiteral("There is no such choice"));
    if (isDue(*action, transaction.now())) {
        expire(transaction, stored, *action);
        return ChangedMessage{stored.message, true};
    }
    if (access->access.room.archived)
        return refusal::forbidden(QStringLiteral("This room is archived"));
    action->status = statusOfChoice(action->choices, choice);
    action->choice = choice;
    action->decidedBy = caller.user;
    settle(transaction, stored, *action, caller);
    return ChangedMessage{stored.message, false};
}

Result<std::optional<Timestamp>> expireActions(WriteTransaction &transaction)
{
    Database &database = transaction.database();
    ActionTable actions(database);
    const QList<DueAction> due = actions.due(transaction.now(), kExpireAtOnce);
    for (const DueAction &one : due) {
        std::optional<StoredMessage> stored = MessageTable(database).find(one.message);
        const Result<Action> action = stored ? actionFromJson(stored->message.action)
                                             : Result<Action>(ErrorCode::NotFound);
        if (action && action->status == ActionStatus::Pending)
            expire(transaction, *stored, *action);
        else
            actions.close(one.id);  // deleted since
    }
    return actions.next();
}

}  // namespace parlor
