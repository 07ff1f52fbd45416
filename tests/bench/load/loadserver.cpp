// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadserver.h"

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <netinet/tcp.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace parlor::load {

namespace {

constexpr uint32_t kSources = 200;
constexpr uint32_t kLoopback = 0x7f010000;  // 127.1.0.0

std::string firstLine(int descriptor)
{
    std::string line;
    for (char c = 0; read(descriptor, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

double kilobytes(const std::string &line)
{
    return std::atof(line.substr(line.find(':') + 1).c_str());
}

}  // namespace

void giveUp(const std::string &why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

ProcessUse useOf(pid_t process)
{
    const std::string folder = "/proc/" + std::to_string(process);
    ProcessUse use;
    std::ifstream rollup(folder + "/smaps_rollup");
    for (std::string line; std::getline(rollup, line);) {
        if (line.starts_with("Rss:"))
            use.rssMegabytes = kilobytes(line) / 1024;
        else if (line.starts_with("Pss:"))
            use.pssMegabytes = kilobytes(line) / 1024;
    }
    for (const auto &entry : std::filesystem::directory_iterator(folder + "/fd"))
        use.descriptors += !entry.path().empty();
    std::ifstream stat(folder + "/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), std::istreambuf_iterator<char>());
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    // utime and stime are the fields 14 and 15 (proc(5)); the one behind the name is 3.
    for (int number = 3; number <= 15 && fields >> field; ++number)
        use.cpuSeconds += number >= 14 ? std::atof(field.c_str()) / double(sysconf(_SC_CLK_TCK)) : 0;
    return use;
}

LoadServer::LoadServer(const std::string &program, const std::vector<std::string> &arguments)
{
    std::string pattern = (std::filesystem::temp_directory_path() / "parlor-load-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        giveUp("No folder for the server");
    m_directory = pattern;
    int out[2];
    if (pipe(out) != 0)
        giveUp("No pipe");
    std::vector<std::string> words{program, "--data", m_directory + "/data", "--listen", "127.0.0.1:0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    m_process = fork();
    if (m_process == 0) {
        dup2(out[1], STDOUT_FILENO);
        close(out[0]);
        close(out[1]);
        std::vector<char *> pointers;
        for (std::string &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        execv(program.c_str(), pointers.data());
        _exit(127);
    }
    close(out[1]);
    const std::string line = firstLine(out[0]);
    close(out[0]);
    m_port = uint16_t(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
    if (m_port == 0)
        giveUp("parlord does not start: " + line);
}

LoadServer::~LoadServer()
{
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
    std::error_code ignored;
    std::filesystem::remove_all(m_directory, ignored);
}

int connectFrom(uint32_t sourceNumber, uint16_t port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        giveUp(std::string("No socket: ") + std::strerror(errno));
    const int one = 1;
    // The port is chosen with the connection: one source serves as many as it has ports.
    setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in source{};
    source.sin_family = AF_INET;
    source.sin_addr.s_addr = htonl(kLoopback + 1 + sourceNumber % kSources);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(descriptor, reinterpret_cast<sockaddr *>(&source), sizeof source) != 0
        || connect(descriptor, reinterpret_cast<sockaddr *>(&server), sizeof server) != 0)
        giveUp(std::string("No connection: ") + std::strerror(errno));
    return descriptor;
}

std::string LoadServer::ask(const std::string &method, const std::string &target, const std::string &token,
                            const std::string &body) const
{
    const int descriptor = connectFrom(0, m_port);
    std::string request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    if (!token.empty())
        request += "Authorization: Bearer " + token + "\r\n";
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    if (send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
        giveUp("A request is not taken");
    std::string answer;
    char piece[65536];
    for (ssize_t count = 0; (count = read(descriptor, piece, sizeof piece)) > 0;)
        answer.append(piece, size_t(count));
    close(descriptor);
    if (!answer.starts_with("HTTP/1.1 2"))
        giveUp(method + ' ' + target + ": " + answer);
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

std::string fieldOf(const std::string &json, const std::string &name)
{
    const std::string key = '"' + name + "\":";
    size_t from = json.find(key);
    if (from == std::string::npos)
        return {};
    from += key.size();
    const bool isText = json[from] == '"';
    from += isText;
    return json.substr(from, json.find_first_of(isText ? "\"" : ",}]", from) - from);
}

}  // namespace parlor::load
