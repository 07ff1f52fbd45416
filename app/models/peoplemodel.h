// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/presence.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace parlor {

/// One line of a list of people.
struct PersonEntry {
    UserId id;
    QString name;
    QString detail;  ///< "@ana", "owner"
    PresenceStatus presence = PresenceStatus::Offline;

    bool operator==(const PersonEntry &) const = default;
};

/// Roles of PeopleModel.
enum PersonRole {
    PersonNameRole = Qt::UserRole + 1,
    PersonDetailRole,
    PersonPresenceRole,  ///< int of PresenceStatus
    PersonIdRole,
};

/// People in a list that is told as a whole; may be ticked where the list is for choosing several.
class PeopleModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PeopleModel(bool checkable = false, QObject *parent = nullptr);

    /// Ticks stay with the people that stay.
    void setPeople(const QList<PersonEntry> &people);
    const PersonEntry &at(int row) const { return m_people.at(row); }
    QList<UserId> checked() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void checkedChanged();

private:
    QList<PersonEntry> m_people;
    QSet<UserId> m_checked;
    bool m_checkable;
};

}  // namespace parlor
