// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server under a load that stays the same: many quiet streams, and connections that post at a steady pace. Shows
// whether memory and descriptors stay the same too. Not a test.
//
// parlor_bench_load [--streams N] [--posters N] [--rate POSTS_A_SECOND] [--seconds N] [--server PARLORD]
//
// The quiet streams belong to people of 20 streams each, in rooms of 20 people where something is said every five
// seconds in one room; who posts does so in rooms of 8 people, with 4 connections and one stream each.
#include "loadserver.h"
#include "protocol/ssereader.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <memory>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace parlor;
using namespace parlor::load;

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kStreamsAPerson = 20;
constexpr int kPeopleARoom = 20;
constexpr int kPostersAPerson = 4;
constexpr int kPostersARoom = 8;
constexpr double kQuietWordEvery = 5;  // s
constexpr double kReportEvery = 10;    // s

struct Options {
    int streams = 1000;
    int posters = 256;
    double rate = 256;
    double seconds = 30;
    std::string server = PARLORD_PROGRAM;
};

struct Person {
    std::string token;
    std::string id;
    std::string room;
};

double secondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

/// One stream: counts what comes and compares it with what the heartbeats say.
class QuietStream
{
public:
    explicit QuietStream(int descriptor) : m_descriptor(descriptor) {}
    ~QuietStream() { close(m_descriptor); }

    int descriptor() const { return m_descriptor; }
    /// False where it ended.
    bool read()
    {
        char piece[65536];
        for (;;) {
            const ssize_t count = recv(m_descriptor, piece, sizeof piece, MSG_DONTWAIT);
            if (count <= 0)
                return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
            take(std::string_view(piece, size_t(count)));
        }
    }

    bool isOpen = false;
    long events = 0;
    long faults = 0;
    long beats = 0;

private:
    void take(std::string_view bytes)
    {
        if (!isOpen) {
            m_head.append(bytes);
            const size_t end = m_head.find("\r\n\r\n");
            if (end == std::string::npos)
                return;
            if (!m_head.starts_with("HTTP/1.1 200"))
                giveUp("A stream is refused: " + m_head);
            isOpen = true;
            m_rest = m_head.substr(end + 4);
            m_head.clear();
            m_head.shrink_to_fit();
            bytes = m_rest;
        }
        for (const SseEvent &event : m_reader.feed(QByteArrayView(bytes.data(), qsizetype(bytes.size()))))
            count(event);
    }

    void count(const SseEvent &event)
    {
        if (event.type == "heartbeat") {
            ++beats;
            faults += std::atol(fieldOf(event.data.toStdString(), "sent").c_str()) != events;
        } else if (event.data.startsWith("{\"cursor\"") && event.type != "reset" && event.type != "hello") {
            const long id = event.lastEventId.mid(event.lastEventId.lastIndexOf('-') + 1).toLong();
            faults += id <= m_last;
            m_last = id;
            ++events;
        }
    }

    int m_descriptor;
    SseReader m_reader;
    std::string m_head;
    std::string m_rest;
    long m_last = 0;
};

/// One connection that posts, one message at a time.
class Poster
{
public:
    Poster(int descriptor, const Person &person, int number)
        : m_descriptor(descriptor), m_person(person), m_number(number)
    {
    }
    ~Poster() { close(m_descriptor); }

    int descriptor() const { return m_descriptor; }
    bool isFree() const { return !m_isWaiting; }
    void post()
    {
        const std::string body = "{\"client_key\":\"load-" + std::to_string(m_number) + '-' + std::to_string(++m_posts)
                                 + "\",\"body\":\"What people say is mostly about as long as this sentence.\"}";
        const std::string request = "POST /api/chat/rooms/" + m_person.room
                                    + "/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_person.token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                                    + std::to_string(body.size()) + "\r\n\r\n" + body;
        if (send(m_descriptor, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
            giveUp("A POST is not taken");
        m_isWaiting = true;
        m_sentAt = SteadyClock::now();
    }
    /// The seconds that the answer took; nothing where it is not complete. `failed` where it is no 201.
    std::optional<double> read(bool *failed)
    {
        char piece[16384];
        const ssize_t count = recv(m_descriptor, piece, sizeof piece, MSG_DONTWAIT);
        if (count == 0)
            giveUp("A posting connection was closed");
        if (count < 0)
            return {};
        m_answer.append(piece, size_t(count));
        const size_t end = m_answer.find("\r\n\r\n");
        if (end == std::string::npos)
            return {};
        const size_t length = m_answer.find("ontent-");
        const size_t at = m_answer.find("ength:", length);
        const auto bytes = size_t(std::atol(m_answer.c_str() + at + 6));
        if (m_answer.size() < end + 4 + bytes)
            return {};
        *failed = !m_answer.starts_with("HTTP/1.1 201");
        m_answer.clear();
        m_isWaiting = false;
        return secondsSince(m_sentAt);
    }

private:
    int m_descriptor;
    const Person &m_person;
    int m_number;
    long m_posts = 0;
    bool m_isWaiting = false;
    SteadyClock::time_point m_sentAt;
    std::string m_answer;
};

/// The latencies of one stretch of time.
class Latencies
{
public:
    void add(double seconds) { m_all.push_back(seconds); }
    size_t count() const { return m_all.size(); }
    double milliseconds(double share)
    {
        if (m_all.empty())
            return 0;
        const auto at = m_all.begin()
                        + std::ptrdiff_t(std::min(double(m_all.size()) - 1, share * double(m_all.size())));
        std::nth_element(m_all.begin(), at, m_all.end());
        return *at * 1000;
    }
    void clear() { m_all.clear(); }
    void operator+=(const Latencies &other) { m_all.insert(m_all.end(), other.m_all.begin(), other.m_all.end()); }

private:
    std::vector<double> m_all;
};

class Load
{
public:
    explicit Load(const Options &options)
        : m_options(options),
          m_server(options.server,
                   {"--rate-limit", "off", "--max-streams", "30000", "--access-token-seconds", "86400"}),
          m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
    }

    void run()
    {
        m_quiet = people((m_options.streams + kStreamsAPerson - 1) / kStreamsAPerson, kPeopleARoom, "quiet");
        m_posting = people(std::max(1, m_options.posters / kPostersAPerson), kPostersARoom, "poster");
        for (int i = 0; i < m_options.streams; ++i)
            open(m_quiet[size_t(i) % m_quiet.size()]);
        for (const Person &person : m_posting)
            open(person);
        for (int i = 0; i < m_options.posters; ++i) {
            const int descriptor = connectFrom(uint32_t(i), m_server.port());
            m_posters.push_back(std::make_unique<Poster>(descriptor, m_posting[size_t(i) % m_posting.size()], i));
            watch(descriptor, m_posters.size() - 1 + kPosterBase);
        }
        std::printf("%zu quiet people with %d streams, %zu who post over %zu connections at %.0f/s\n", m_quiet.size(),
                    m_options.streams, m_posting.size(), m_posters.size(), m_options.rate);
        keepUp();
        summarize();
    }

private:
    static constexpr uint64_t kPosterBase = 1'000'000;

    std::vector<Person> people(int count, int aRoom, const std::string &name)
    {
        std::vector<Person> people;
        for (int i = 0; i < count; ++i) {
            const std::string body = "{\"username\":\"" + name + std::to_string(i)
                                     + "\",\"password\":\"correct horse\",\"display_name\":\"" + name + "\"}";
            const std::string grant = m_server.ask("POST", "/api/auth/register", {}, body);
            people.push_back(
                {fieldOf(grant, "access_token"), fieldOf(grant.substr(grant.find("\"user\":")), "id"), {}});
        }
        for (size_t from = 0; from < people.size(); from += size_t(aRoom)) {
            const size_t to = std::min(people.size(), from + size_t(aRoom));
            std::string members;
            for (size_t i = from + 1; i < to; ++i)
                members += (members.empty() ? "" : ",") + people[i].id;
            const std::string room = m_server.ask(
                "POST", "/api/chat/rooms", people[from].token,
                "{\"workspace_id\":1,\"kind\":\"group\",\"name\":\"room\",\"member_ids\":[" + members + "]}");
            for (size_t i = from; i < to; ++i)
                people[i].room = fieldOf(room.substr(room.find("\"room\":")), "id");
        }
        return people;
    }

    void open(const Person &person)
    {
        const int descriptor = connectFrom(uint32_t(m_streams.size()), m_server.port());
        const std::string request = "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                    + person.token + "\r\nAccept: text/event-stream\r\n\r\n";
        if (send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
            giveUp("A stream's request is not taken");
        m_streams.push_back(std::make_unique<QuietStream>(descriptor));
        watch(descriptor, m_streams.size() - 1);
        while (!m_streams.back()->isOpen)
            turn(100);
    }

    void watch(int descriptor, uint64_t number)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = number;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    void turn(int milliseconds)
    {
        epoll_event events[512];
        const int count = epoll_wait(m_epoll, events, 512, milliseconds);
        for (int i = 0; i < count; ++i) {
            const uint64_t number = events[i].data.u64;
            if (number >= kPosterBase)
                readAnswer(*m_posters[number - kPosterBase]);
            else if (!m_streams[number]->read())
                endOf(*m_streams[number]);
        }
    }
    void endOf(QuietStream &stream)
    {
        ++m_ended;
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, stream.descriptor(), nullptr);
    }
    void readAnswer(Poster &poster)
    {
        bool failed = false;
        if (const std::optional<double> seconds = poster.read(&failed)) {
            m_stretch.add(*seconds);
            m_errors += failed;
        }
    }

    void keepUp()
    {
        std::printf("%6s %8s %8s %7s %7s %8s %9s %8s %8s %8s %6s\n", "s", "RSS MB", "PSS MB", "fds", "CPU %", "posts/s",
                    "events/s", "p50 ms", "p99 ms", "max ms", "errors");
        const auto start = SteadyClock::now();
        double nextReport = kReportEvery;
        double nextQuietWord = 0;
        long posted = 0;
        size_t turnOf = 0;
        m_use.push_back(useOf(m_server.process()));
        report(0, 0);
        double reportedAt = 0;
        for (double now = 0; now < m_options.seconds; now = secondsSince(start)) {
            // Who is not answered yet is left out: the pace is what is offered, not what is owed.
            const auto due = long(now * m_options.rate);
            for (size_t tried = 0; posted < due && tried < m_posters.size(); ++tried) {
                Poster &poster = *m_posters[turnOf++ % m_posters.size()];
                if (poster.isFree()) {
                    poster.post();
                    ++posted;
                }
            }
            m_skipped += std::max<long>(0, due - posted);
            posted = std::max(posted, due);
            if (now >= nextQuietWord) {
                sayInAQuietRoom();
                nextQuietWord += kQuietWordEvery;
            }
            turn(5);
            if (now >= nextReport) {
                m_use.push_back(useOf(m_server.process()));
                report(now, now - reportedAt);
                reportedAt = now;
                nextReport += kReportEvery;
            }
        }
    }

    void sayInAQuietRoom()
    {
        const Person &person = m_quiet[(m_words * kPeopleARoom) % m_quiet.size()];
        ++m_words;
        m_server.ask("POST", "/api/chat/rooms/" + person.room + "/messages", person.token,
                     "{\"client_key\":\"quiet-word-" + std::to_string(m_words) + "\",\"body\":\"Still here.\"}");
    }

    long heard() const
    {
        long events = 0;
        for (const auto &stream : m_streams)
            events += stream->events;
        return events;
    }

    void report(double at, double length)
    {
        const ProcessUse &use = m_use.back();
        const double cpu = m_use.size() > 1 && length > 0
                               ? (use.cpuSeconds - m_use[m_use.size() - 2].cpuSeconds) / length * 100
                               : 0;
        const long events = heard();
        const double perSecond = length > 0 ? 1 / length : 0;
        std::printf("%6.0f %8.1f %8.1f %7d %7.1f %8.0f %9.0f %8.2f %8.2f %8.2f %6ld\n", at, use.rssMegabytes,
                    use.pssMegabytes, use.descriptors, cpu, double(m_stretch.count()) * perSecond,
                    double(events - m_heard) * perSecond, m_stretch.milliseconds(0.5), m_stretch.milliseconds(0.99),
                    m_stretch.milliseconds(1), m_errors);
        std::fflush(stdout);
        m_heard = events;
        m_all += m_stretch;
        m_stretch.clear();
    }

    void summarize()
    {
        long faults = 0;
        long beats = 0;
        for (const auto &stream : m_streams) {
            faults += stream->faults;
            beats += stream->beats;
        }
        const ProcessUse &end = m_use.back();
        const ProcessUse &early = m_use[m_use.size() / 4];
        std::printf("POST: %zu answered, p50 %.2f ms, p99 %.2f ms, %ld errors, %ld left out because nobody was free\n",
                    m_all.count(), m_all.milliseconds(0.5), m_all.milliseconds(0.99), m_errors, m_skipped);
        std::printf("Streams: %zu, %ld ended, %ld events, %ld heartbeats, %ld that did not fit\n", m_streams.size(),
                    m_ended, heard(), beats, faults);
        std::printf("After the first quarter: RSS %+.1f MB (%.1f), descriptors %+d (%d)\n",
                    end.rssMegabytes - early.rssMegabytes, end.rssMegabytes, end.descriptors - early.descriptors,
                    end.descriptors);
        std::printf("This program used %.0f %% of a core\n", useOf(getpid()).cpuSeconds / m_options.seconds * 100);
    }

    const Options m_options;
    LoadServer m_server;
    int m_epoll;
    std::vector<Person> m_quiet;
    std::vector<Person> m_posting;
    std::vector<std::unique_ptr<QuietStream>> m_streams;
    std::vector<std::unique_ptr<Poster>> m_posters;
    std::vector<ProcessUse> m_use;
    Latencies m_stretch;
    Latencies m_all;
    long m_errors = 0;
    long m_ended = 0;
    long m_skipped = 0;
    long m_heard = 0;
    size_t m_words = 0;
};

void raiseDescriptors()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--streams")
            options.streams = std::atoi(argv[i + 1]);
        else if (name == "--posters")
            options.posters = std::atoi(argv[i + 1]);
        else if (name == "--rate")
            options.rate = std::atof(argv[i + 1]);
        else if (name == "--seconds")
            options.seconds = std::atof(argv[i + 1]);
        else if (name == "--server")
            options.server = argv[i + 1];
        else
            giveUp("Not known: " + name);
    }
    raiseDescriptors();
    Load(options).run();
    return 0;
}
