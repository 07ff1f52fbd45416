// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QApplication>
#include <QBoxLayout>
#include <QColor>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QString>
#include <QWidget>
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>
