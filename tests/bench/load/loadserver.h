// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace parlor::load {

/// What the system says of one process.
struct ProcessUse {
    double rssMegabytes = 0;
    double pssMegabytes = 0;
    double cpuSeconds = 0;
    int descriptors = 0;
};
ProcessUse useOf(pid_t process);

/// A parlord of its own on loopback, in a folder that goes with it.
class LoadServer
{
public:
    LoadServer(const std::string &program, const std::vector<std::string> &arguments);
    ~LoadServer();
    LoadServer(const LoadServer &) = delete;
    LoadServer &operator=(const LoadServer &) = delete;

    pid_t process() const { return m_process; }
    uint16_t port() const { return m_port; }

    /// One request on a connection of its own, from `source` (127.x.y.z); waits for the answer. Its body.
    std::string ask(const std::string &method, const std::string &target, const std::string &token,
                    const std::string &body) const;

private:
    std::string m_directory;
    pid_t m_process = -1;
    uint16_t m_port = 0;
};

/// A connected socket of loopback, from one of many source addresses: a port range of its own for each.
int connectFrom(uint32_t sourceNumber, uint16_t port);
/// The text of a field: `"name":` up to the next quote or the end of a number. Enough for what a server says of itself.
std::string fieldOf(const std::string &json, const std::string &name);
[[noreturn]] void giveUp(const std::string &why);

}  // namespace parlor::load
