// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario.h"

#include <algorithm>

/// The orders in which one scenario can be told. `Random` decides, with bounded(quint32).
namespace parlor {

/// The outbox, and who leaves, have an order of their own: what of this comes first in the room comes
/// first here too, the places in the list stay those of chance.
template<typename Belongs>
void keepOrder(Inputs &shuffled, const Inputs &original, Belongs belongs)
{
    auto next = original.begin();
    for (Input &input : shuffled) {
        if (!belongs(input))
            continue;
        next = std::find_if(next, original.end(), belongs);
        input = *next++;
    }
}

template<typename Random>
Inputs shuffled(const Scenario &scenario, Random &random)
{
    Inputs inputs = scenario.inputs();
    for (size_t i = inputs.size(); i > 1; --i)
        std::swap(inputs[i - 1], inputs[random.bounded(quint32(i))]);
    for (const ClientKey &key : scenario.composed()) {
        keepOrder(inputs, scenario.inputs(), [&](const Input &input) {
            return input.pending.clientKey == key && input.kind != Input::Kind::Discard;
        });
    }
    for (const qint64 user : {3, 4}) {
        // Of several removals the last marks decide; all marks come before all removals.
        Inputs ordered;
        const auto concerns = [&](const Input &input) { return input.user == UserId{user}; };
        std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(ordered), concerns);
        std::stable_partition(ordered.begin(), ordered.end(),
                              [](const Input &input) { return input.kind == Input::Kind::ReadMark; });
        keepOrder(inputs, ordered, concerns);
    }
    return inputs;
}

/// What may be told again at any later time.
inline bool mayRepeat(const Input &input)
{
    return input.kind != Input::Kind::Deliver;
}

/// Repeats some inputs at once or later and joins some pages.
template<typename Random>
Inputs disturbed(const Inputs &inputs, Random &random)
{
    Inputs result;
    for (size_t i = 0; i < inputs.size(); ++i) {
        Input *last = result.empty() ? nullptr : &result.back();
        const bool joins = last && last->kind == Input::Kind::Place && inputs[i].kind == Input::Kind::Place;
        if (joins && random.bounded(3) == 0)
            last->messages += inputs[i].messages;
        else
            result.push_back(inputs[i]);
        const Input &earlier = inputs[random.bounded(quint32(i + 1))];
        if (random.bounded(3) == 0 && mayRepeat(earlier))
            result.push_back(earlier);
    }
    return result;
}

}  // namespace parlor
