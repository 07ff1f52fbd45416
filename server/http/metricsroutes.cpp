// SPDX-FileCopyrightText: 2026 The Parlor developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/metricsroutes.h"

#include "base/clock.h"
#include "http/listener.h"
#include "http/requestlog.h"
#include "measure/measures.h"
#include "measure/processstatus.h"
#include "measure/prometheustext.h"
#include "store/readers.h"
#include "store/writer.h"
#include "stream/eventhub.h"

namespace parlor {

namespace {

/// A proxy on this machine comes from loopback too; what it forwards does not.
bool isLocal(const HttpRequest &request)
{
    return request.peer.isLoopback() && request.header("x-forwarded-for").isEmpty()
           && request.header("forwarded").isEmpty() && request.header("x-real-ip").isEmpty();
}

void counter(PrometheusText &out, const char *name, const char *help, const Counter &value)
{
    out.counter(name, help);
    out.sample(double(value.value()));
}

void gauge(PrometheusText &out, const char *name, const char *help, double value)
{
    out.gauge(name, help);
    out.sample(value);
}

void writeStreams(PrometheusText &out, const StreamCounters &counters, const StreamMeasures &now)
{
    gauge(out, "parlor_streams", "Open event streams.", now.streams);
    gauge(out, "parlor_stream_users", "People with an open event stream.", now.users);
    gauge(out, "parlor_streams_replaying", "Streams that are still served from the log.", now.replaying);
    gauge(out, "parlor_stream_queue_bytes", "Bytes that wait for readers of streams.", double(now.waitingBytes));
    gauge(out, "parlor_event_log_head", "Id of the newest event that was served.", double(now.head));
    counter(out, "parlor_streams_opened_total", "Streams opened.", counters.opened);
    counter(out, "parlor_streams_closed_total", "Streams closed, for whatever reason.", counters.closed);
    out.counter("parlor_event_deliveries_total", "Events written to streams, once for each stream.");
    out.sample(double(counters.durableFrames.value()), {{"kind", "durable"}});
    out.sample(double(counters.passingFrames.value()), {{"kind", "passing"}});
    counter(out, "parlor_stream_bytes_total", "Bytes that streams took.", counters.bytes);
    counter(out, "parlor_replays_total", "Streams that went on from a cursor behind the head.", counters.replays);
    counter(out, "parlor_replayed_events_total", "Events served from the log.", counters.replayedEvents);
    counter(out, "parlor_resets_total", "Streams that could not go on from their cursor.", counters.resets);
    counter(out, "parlor_slow_consumers_total", "Streams closed because nobody read them.", counters.slowConsumers);
}

void writeStore(PrometheusText &out, const StoreMeasures &store, const MetricsContext &context)
{
    counter(out, "parlor_events_published_total", "Durable events committed.", store.events);
    counter(out, "parlor_idempotent_hits_total", "Messages that were posted again and found.", store.idempotentHits);
    counter(out, "parlor_failed_writes_total", "Writes that the store refused: disk full, damage.", store.failedWrites);
    counter(out, "parlor_events_pruned_total", "Events forgotten after the retention.", store.prunedEvents);
    out.histogram("parlor_commit_batch_size", "Writes in one commit.");
    out.sample(store.batchSize);
    out.histogram("parlor_commit_duration_seconds", "How long a commit took to reach the disk.");
    out.sample(store.commitSeconds);
    out.gauge("parlor_queue_depth", "Work that waits for a thread.");
    out.sample(double(context.writer.waiting()), {{"queue", "writer"}});
    out.sample(double(context.readers.waiting()), {{"queue", "readers"}});
}

void writeInput(PrometheusText &out, const InputBudget &input)
{
    gauge(out, "parlor_http_input_bytes", "Memory of requests that are under way.", double(input.used()));
    gauge(out, "parlor_http_input_limit_bytes", "What they may take together.", double(input.limit()));
    gauge(out, "parlor_http_input_address_bytes", "The same of the one address that takes most, loopback aside.",
          double(input.usedByOneAddress()));
    gauge(out, "parlor_http_input_address_limit_bytes", "What those of one address may take.",
          double(input.addressLimit()));
    out.counter("parlor_http_input_refused_total", "Requests that were refused because that was used up.");
    out.sample(double(input.refused(InputBudget::Limit::Total)), {{"limit", "total"}});
    out.sample(double(input.refused(InputBudget::Limit::Address)), {{"limit", "address"}});
}

void gaugeIfKnown(PrometheusText &out, const char *name, const char *help, std::optional<quint64> value)
{
    if (value)
        gauge(out, name, help, double(*value));
}

void writeProcess(PrometheusText &out, const MetricsContext &context)
{
    const std::chrono::milliseconds uptime = context.clock.monotonic() - context.startedAt;
    out.gauge("parlor_build_info", "What runs; always 1.");
    out.sample(1, {{"version", PARLOR_VERSION}, {"qt", qVersion()}});
    gauge(out, "parlor_uptime_seconds", "Since the server was started.", double(uptime.count()) / 1000);
    gauge(out, "process_start_time_seconds", "When the server was started, since 1970.",
          double(context.clock.now().ms - uptime.count()) / 1000);
    const ProcessStatus process = ProcessStatus::now();
    if (process.cpuSeconds) {
        out.counter("process_cpu_seconds_total", "Time of the processor, for users and the system.");
        out.sample(*process.cpuSeconds);
    }
    gaugeIfKnown(out, "process_resident_memory_bytes", "Memory that is in use.", process.residentBytes);
    gaugeIfKnown(out, "process_open_fds", "Open descriptors.", process.openDescriptors);
    gaugeIfKnown(out, "process_max_fds", "Descriptors that may be open.", process.maxDescriptors);
}

QByteArray metricsText(const MetricsContext &context, const StreamMeasures &streams)
{
    PrometheusText out;
    context.requests.measures().write(out);
    gauge(out, "parlor_http_connections", "Connections that speak HTTP.", context.listener.connectionCount());
    writeInput(out, *context.listener.inputBudget());
    writeStreams(out, context.measures.streams, streams);
    writeStore(out, context.measures.store, context);
    writeProcess(out, context);
    return out.text();
}

}  // namespace

QList<Route> metricsRoutes(const MetricsContext &context)
{
    const auto metrics = [context](const ExchangePtr &exchange) {
        if (!context.isPublic && !isLocal(exchange->request()))
            return exchange->fail({ErrorCode::Forbidden, QStringLiteral("measures are for this machine only"), {}, 0});
        context.hub.measure(exchange->reply<StreamMeasures>([context](const StreamMeasures &streams) {
            return HttpReply{200, PrometheusText::kMimeType, metricsText(context, streams), {}};
        }));
    };
    return {{"GET", QStringLiteral("/metrics"), Access::Public, metrics, true}};
}

}  // namespace parlor
