package org.edgesroutes.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * {@code mvn -q -Pcampaign verify}: the distribution is killed again and again while everything goes wrong, then a
 * verdict. Ends with 1 when a record was lost or came twice. Another call goes on after the last whole round.
 */
public final class KillCampaign {

    private static final int KILLS = Integer.getInteger("campaign.kills", 200);
    private static final int KILLS_IN_A_ROUND = Integer.getInteger("campaign.round", 25);
    private static final long SEED = Long.getLong("campaign.seed", 1);
    private static final long MINUTES = Long.getLong("campaign.minutes", 60);
    private static final Path WORK = Path.of(System.getProperty("campaign.work", "target/campaign"));
    private static final Path DISTRIBUTION = Path.of(System.getProperty("edges.distribution", "target/edges-routes"));

    private final long begun = System.nanoTime();
    private final Progress progress;
    private Figures sum;
    private int killedNow;

    private KillCampaign(Progress progress) throws IOException {
        this.progress = progress;
        this.sum = progress.sum();
    }

    public static void main(String... arguments) throws Exception {
        // or each answer of the target takes 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Files.createDirectories(WORK);
        new KillCampaign(Progress.of(WORK, SEED, jar())).run();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("edges-routes-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no distribution in " + DISTRIBUTION));
        }
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf(
                "%d kills, -Dcampaign.seed=%d, %d of them done before; progress in %s%n",
                KILLS, SEED, sum.kills(), progress.file());
        while (sum.kills() < KILLS && sum.findings().isEmpty() && !expired()) {
            round(sum.round() + 1, Math.min(KILLS_IN_A_ROUND, KILLS - sum.kills()));
        }
        System.out.println(sum.words());
        if (!sum.findings().isEmpty()) {
            throw new IllegalStateException("not clean: " + sum.findings() + "; ledger, logs and evidence.txt are in "
                    + directory(sum.round()));
        }
        System.out.println(
                sum.kills() < KILLS
                        ? "clean so far; the time is up, the same command goes on"
                        : "clean: every record is at the target once, or the ledger says why not");
    }

    private void round(int number, int kills) throws IOException, InterruptedException {
        Path directory = directory(number);
        delete(directory);
        Files.createDirectories(directory);
        int before = sum.kills();
        IntConsumer killed = kill -> {
            killedNow++;
            System.out.printf(
                    "\rround %d: %d of %d kills, %s left ", number, before + kill, KILLS, left(before + kill));
        };
        Figures figures = new Round(number, SEED, directory, DISTRIBUTION).run(kills, this::expired, killed);
        progress.add(figures);
        sum = sum.plus(figures);
        System.out.printf(
                "%nround %d: %,d records, %d lost, %d twice%n",
                number, figures.produced(), figures.lost(), figures.twice());
        if (figures.findings().isEmpty()) {
            delete(directory);
        }
    }

    private String left(int kills) {
        Duration sofar = Duration.ofNanos(System.nanoTime() - begun);
        Duration left = sofar.multipliedBy(KILLS - (long) kills).dividedBy(killedNow);
        return "%d min %02d s".formatted(left.toMinutes(), left.toSecondsPart());
    }

    private boolean expired() {
        return System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(MINUTES);
    }

    private static Path directory(int round) {
        return WORK.resolve("seed-%d-round-%d".formatted(SEED, round));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
