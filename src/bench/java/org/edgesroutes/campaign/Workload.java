package org.edgesroutes.campaign;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.sandbox.SandboxWorkspace;

/** A simulated Edges on which everything goes wrong at once, read in one of the many ways that its documentation allows. */
final class Workload {

    private static final Map<String, String> PACE = Map.of(
            "edges.sandbox.pace", "50ms",
            "edges.sandbox.step", "1m",
            "edges.sandbox.fault-delay", "10m",
            "edges.sandbox.slow-answer", "200ms",
            "edges.sandbox.requests-per-minute", "100000");

    private static final Map<SandboxFault, Double> PROBABILITIES = new EnumMap<>(Map.of(
            SandboxFault.DUPLICATE, 0.3, SandboxFault.REORDER, 0.3, SandboxFault.DELAY, 0.2, SandboxFault.SLOW, 0.05));

    private static final double PROBABILITY = 0.1;

    private static final List<String> ACTIONS = List.of(
            "connections",
            "messages",
            "profile-viewers",
            "page-followers",
            "post-commenters",
            "post-likers",
            "post-reposters");

    private final Random random;
    private final EdgesSandbox edges;
    private final Map<SandboxReading, String> readings = new EnumMap<>(SandboxReading.class);
    private final List<String> runs = new ArrayList<>();
    private final List<String> capped = new ArrayList<>();

    Workload(long seed) {
        random = new Random(seed);
        edges = EdgesSandbox.live(SandboxSettings.of(key -> Optional.ofNullable(PACE.get(key))), Clock.systemUTC())
                .workspace(SandboxWorkspace.named("acme"));
        for (SandboxReading reading : SandboxReading.values()) {
            readings.put(
                    reading,
                    reading.choices().get(random.nextInt(reading.choices().size())));
        }
        readings.forEach(edges::reading);
        edges.start();
    }

    EdgesSandbox edges() {
        return edges;
    }

    /** @return the uids of all runs */
    List<String> runs() {
        return List.copyOf(runs);
    }

    /** @return the uids of those that {@code max_results} cuts off */
    List<String> capped() {
        return List.copyOf(capped);
    }

    /** @return what Edges does where its documentation leaves it open, other than by default */
    String readings() {
        StringBuilder text = new StringBuilder();
        readings.forEach((reading, choice) -> {
            if (!choice.equals(reading.choices().get(0))) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(reading.key())
                        .append('=')
                        .append(choice);
            }
        });
        return text.toString();
    }

    /** Runs of every kind that can be continued begin, and every fault strikes. */
    void begin() {
        for (SandboxFault fault : SandboxFault.values()) {
            edges.fault(fault, PROBABILITIES.getOrDefault(fault, PROBABILITY));
        }
        for (String action : ACTIONS) {
            add(run(action));
            add(run(action).pageSize(3 + random.nextInt(20)));
        }
        add(run("connections").outcomes(script("SUCCEEDED", "FAILED")));
        add(run("messages").outcomes(script("PARTIAL_SUCCEEDED", "FAILED", "BLOCKED")));
        add(run("post-likers").outcomes(script("SUCCEEDED", "BLOCKED")).postponed(Duration.ofMinutes(20)));
        add(run("messages")
                .input(Map.of("linkedin_thread_url", "2-a"), Map.of("ref", "A-17"))
                .input(Map.of("linkedin_thread_url", "2-b"), null)
                .failingInput(Map.of("linkedin_thread_url", "gone"), Map.of("ref", "A-18"), "LK_ERROR"));
        add(run("connections").withoutCallback());
        add(run("page-followers").onFinalOnly());
        add(run("messages").standardIdentity());
        capped.add(add(run("messages").newRecordEvery(Duration.ofMinutes(2)).maxResults(20)));
        capped.add(add(run("connections").newRecordEvery(Duration.ofMinutes(4)).maxResults(10)));
    }

    /** Nothing goes wrong from now on. */
    void recover() {
        for (SandboxFault fault : SandboxFault.values()) {
            edges.fault(fault, 0);
        }
    }

    /** @return whether no run is in progress */
    boolean idle() {
        return runs.stream()
                .map(edges::status)
                .noneMatch(List.of("CREATED", "QUEUED", "SCHEDULED", "RUNNING")::contains);
    }

    private String add(SandboxRun run) {
        runs.add(edges.run(run));
        return runs.get(runs.size() - 1);
    }

    private SandboxRun run(String action) {
        return SandboxRun.incremental("linkedin-extract-" + action)
                .existing(20 + random.nextInt(60))
                .newRecordEvery(Duration.ofMinutes(2 + random.nextInt(6)))
                .updates(random.nextInt(3))
                .repeats(random.nextInt(4))
                .gaps(0.05)
                .pageSize(8);
    }

    private String[] script(String... outcomes) {
        return IntStream.range(0, 300)
                .mapToObj(i -> outcomes[random.nextInt(outcomes.length)])
                .toArray(String[]::new);
    }
}
