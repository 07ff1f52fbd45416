// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target where libFuzzer is not at hand: every file of the corpus first, then mutations of them.
// fuzz_NAME [--seconds N] [--dictionary FILE] CORPUS...; a CORPUS is a folder or a file. PARLOR_SEED repeats a run,
// PARLOR_FUZZ_SECONDS wins over --seconds. An input that ends the run is written to fuzz_NAME.crash.
#include "mutator.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
// Of the sanitizers' runtimes, where they are linked.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

namespace fs = std::filesystem;
using parlor::Mutator;

constexpr double kDefaultSeconds = 20;

std::string s_crashFile;
const Mutator::Bytes *s_input = nullptr;

void writeInput()
{
    if (!s_input)
        return;
    if (std::FILE *file = std::fopen(s_crashFile.c_str(), "wb")) {
        std::fwrite(s_input->data(), 1, s_input->size(), file);
        std::fclose(file);
        std::fprintf(stderr, "The input is in %s\n", s_crashFile.c_str());
    }
    s_input = nullptr;
}

void onSignal(int number)
{
    writeInput();
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void run(const Mutator::Bytes &input)
{
    s_input = &input;
    LLVMFuzzerTestOneInput(input.data(), input.size());
    s_input = nullptr;
}

Mutator::Bytes contents(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return Mutator::Bytes(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// In the order of their names: a folder lists them as it likes.
std::vector<Mutator::Bytes> corpusOf(const std::vector<fs::path> &places)
{
    std::vector<fs::path> files;
    for (const fs::path &place : places) {
        if (!fs::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        std::vector<fs::path> listed;
        for (const fs::directory_entry &entry : fs::directory_iterator(place))
            listed.push_back(entry.path());
        std::sort(listed.begin(), listed.end());
        files.insert(files.end(), listed.begin(), listed.end());
    }
    std::vector<Mutator::Bytes> corpus;
    for (const fs::path &file : files)
        corpus.push_back(contents(file));
    return corpus;
}

uint32_t seed()
{
    const char *given = std::getenv("PARLOR_SEED");
    return given ? uint32_t(std::strtoul(given, nullptr, 10)) : std::random_device()();
}

}  // namespace

int main(int argc, char **argv)
{
    double seconds = kDefaultSeconds;
    std::string dictionary;
    std::vector<fs::path> places;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--seconds") == 0 && i + 1 < argc)
            seconds = std::atof(argv[++i]);
        else if (std::strcmp(argv[i], "--dictionary") == 0 && i + 1 < argc)
            dictionary = argv[++i];
        else
            places.emplace_back(argv[i]);
    }
    if (const char *given = std::getenv("PARLOR_FUZZ_SECONDS"))
        seconds = std::atof(given);
    s_crashFile = fs::path(argv[0]).filename().string() + ".crash";
    for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(number, onSignal);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(writeInput);

    const std::vector<Mutator::Bytes> corpus = corpusOf(places);
    if (corpus.empty()) {
        std::fprintf(stderr, "No corpus\n");
        return 2;
    }
    run({});
    for (const Mutator::Bytes &input : corpus)
        run(input);

    const uint32_t first = seed();
    std::printf("PARLOR_SEED=%u, %zu files\n", first, corpus.size());
    std::fflush(stdout);
    Mutator mutator(first, corpus, Mutator::tokensOf(dictionary));
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    unsigned long runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs)
        run(mutator.next());
    std::printf("%lu mutations, nothing found\n", runs);
    return 0;
}
