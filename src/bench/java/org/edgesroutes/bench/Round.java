package org.edgesroutes.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process from its start to its end: first callback, warm-up, the load that counts. */
final class Round implements AutoCloseable {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);

    private final BenchSettings settings;
    private final CountingSink sink;
    private final Path directory;
    private final Child server;
    private final URI target;
    private final Meter meter;
    private final long startedAt = System.nanoTime();

    private Round(BenchSettings settings, Contender contender, CountingSink sink) throws IOException {
        int port = Contender.freePort();
        this.settings = settings;
        this.sink = sink;
        this.directory = Files.createTempDirectory(settings.roundsDirectory(), contender.name() + "-");
        this.target = URI.create("http://127.0.0.1:%d%s".formatted(port, contender.path()));
        this.server = contender.start(directory, port, sink.port());
        this.meter = new Meter(server.handle(), sink.threadId(), directory);
    }

    static Figures measure(BenchSettings settings, Contender contender, CountingSink sink, int callbacks, Pace pace)
            throws IOException, InterruptedException {
        try (Round round = new Round(settings, contender, sink)) {
            double startSeconds = round.awaitFirstAcknowledgement();
            round.warmUp();
            return round.measure(startSeconds, callbacks, pace);
        }
    }

    /** @return seconds since the process was started */
    private double awaitFirstAcknowledgement() throws IOException, InterruptedException {
        byte[] request = CallbackRequests.of(target, "start", 1).get(0).numbered(0);
        while (!acknowledges(request)) {
            if (!server.isAlive() || System.nanoTime() - startedAt > LONGEST_START) {
                throw new IllegalStateException(
                        "it did not start:\n" + Files.readString(directory.resolve("output.log")));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - startedAt) / 1e9;
    }

    private boolean acknowledges(byte[] request) {
        try (Poster poster = new Poster(target)) {
            return poster.post(request);
        } catch (IOException notYet) {
            return false;
        }
    }

    private void warmUp() throws InterruptedException {
        Arrivals arrivals = expect("warm", settings.warmUp());
        Acknowledgements acknowledged = send(requests("warm"), settings.warmUp(), Pace.asFastAsPossible());
        arrivals.await(acknowledged.count() * settings.records());
    }

    private Figures measure(double startSeconds, int callbacks, Pace pace) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Arrivals arrivals = expect("load", callbacks);
        List<CallbackRequest> requests = requests("load");
        double writtenBefore = meter.writtenMegabytes();
        Snapshot before = meter.read();
        Acknowledgements acknowledged = send(requests, callbacks, pace);
        Snapshot accepted = meter.read();
        arrivals.await(acknowledged.count() * settings.records());
        Snapshot delivered = meter.read();
        arrivals.awaitLateRepeats();
        return new Figures(
                startSeconds,
                acknowledged.perSecond(),
                acknowledged.percentile(0.5),
                acknowledged.percentile(0.99),
                arrivals.distinct() * 1e9 / (arrivals.lastNewAt() - acknowledged.startedAt()),
                acknowledged.missing(),
                arrivals.lost(acknowledged),
                arrivals.repeated(),
                delivered.server() - before.server(),
                meter.peakMegabytes(),
                meter.writtenMegabytes() - writtenBefore,
                accepted.since(before, cores),
                delivered.since(accepted, cores));
    }

    private Arrivals expect(String run, int callbacks) {
        Arrivals arrivals = new Arrivals(run, callbacks, settings.records());
        sink.expect(arrivals);
        return arrivals;
    }

    private List<CallbackRequest> requests(String run) {
        return CallbackRequests.of(target, run, settings.records());
    }

    private Acknowledgements send(List<CallbackRequest> requests, int callbacks, Pace pace)
            throws InterruptedException {
        return LoadGenerator.send(target, requests, callbacks, settings.connections(), pace);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Directories.delete(directory);
    }
}
