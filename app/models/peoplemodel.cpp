// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "peoplemodel.h"

namespace parlor {

PeopleModel::PeopleModel(bool checkable, QObject *parent) : QAbstractListModel(parent), m_checkable(checkable) {}

void PeopleModel::setPeople(const QList<PersonEntry> &people)
{
    if (people == m_people)
        return;
    const bool sameIds = std::equal(people.begin(), people.end(), m_people.begin(), m_people.end(),
                                    [](const PersonEntry &a, const PersonEntry &b) { return a.id == b.id; });
    if (sameIds) {
        m_people = people;
        Q_EMIT dataChanged(index(0), index(int(m_people.size()) - 1));
        return;
    }
    beginResetModel();
    m_people = people;
    endResetModel();
}

QList<UserId> PeopleModel::checked() const
{
    QList<UserId> ids;
    for (const PersonEntry &person : m_people) {
        if (m_checked.contains(person.id))
            ids.append(person.id);
    }
    return ids;
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_people.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PersonEntry &person = m_people.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case PersonNameRole:
        return person.name;
    case PersonDetailRole:
        return person.detail;
    case PersonPresenceRole:
        return int(person.presence);
    case PersonIdRole:
        return person.id.value;
    case Qt::CheckStateRole:
        return m_checkable ? QVariant(int(m_checked.contains(person.id) ? Qt::Checked : Qt::Unchecked)) : QVariant();
    default:
        return {};
    }
}

bool PeopleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_checkable || role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const UserId id = m_people.at(index.row()).id;
    if (value.toInt() == Qt::Checked)
        m_checked.insert(id);
    else
        m_checked.remove(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return m_checkable ? flags | Qt::ItemIsUserCheckable : flags;
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {
        {PersonNameRole, "name"}, {PersonDetailRole, "detail"}, {PersonPresenceRole, "presence"}, {PersonIdRole, "id"}};
}

}  // namespace parlor
