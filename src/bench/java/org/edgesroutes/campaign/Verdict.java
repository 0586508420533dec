package org.edgesroutes.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.campaign.Comparison.Produced;
import org.edgesroutes.records.HeaderText;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRecord.Change;

/** What a round came to, once all is quiet. */
final class Verdict {

    private record Iteration(String runUid, int number) {}

    private static final int SHOWN = 20;

    private static final String DEAD = "SELECT c.callback_ref_uid || ':' || l.record_index, l.error"
            + " FROM edges_dead_letter l JOIN edges_callback c ON c.callback_id = l.callback_id";

    private final Workload workload;
    private final IdempotentTarget target;
    private final LedgerFile ledger;
    private final Set<String> acknowledged;
    private final Path directory;
    private final List<String> findings = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    /** @param acknowledged ids of records that were sent beside what Edges produced, and answered 2xx */
    Verdict(Workload workload, IdempotentTarget target, LedgerFile ledger, Set<String> acknowledged, Path directory) {
        this.workload = workload;
        this.target = target;
        this.ledger = ledger;
        this.acknowledged = acknowledged;
        this.directory = directory;
    }

    Figures figures(int round, long seconds, int kills, Map<String, Integer> struck) throws IOException {
        Map<String, Content> held = new HashMap<>();
        target.held().forEach((id, record) -> held.put(id, Content.of(record)));
        long total = held.size();
        Map<String, Content> dead = dead(held.keySet());
        held.putAll(dead);
        Set<String> unheld = new HashSet<>(acknowledged);
        unheld.removeAll(held.keySet());
        find("acknowledged and not at the target", unheld);
        held.keySet().removeAll(acknowledged);
        Comparison comparison = new Comparison(produced(), held);
        Set<Iteration> incomplete = iterations("verdict = 'incomplete'");
        List<Produced> lost = comparison.lost(record -> incomplete.contains(iteration(record)));
        find("lost", lost);
        Versions versions = new Versions(ledger);
        Map<Content, List<String>> twice = new LinkedHashMap<>(comparison.twice());
        twice.entrySet().removeIf(entry -> versions.cameAgain(entry.getKey().runUid(), entry.getValue()));
        find("twice", twice.entrySet());
        find("at the target and never produced", comparison.foreign().entrySet());
        find("under one id with two contents", target.contradictions());
        find("left open in the ledger", ledger.rows("SELECT * FROM edges_delivery WHERE done_at IS NULL LIMIT 50"));
        find(
                "without a verdict",
                ledger.rows("SELECT * FROM edges_iteration WHERE verdict = 'open' AND state <> 'refused'"));
        find("waiting for a retry", ledger.rows("SELECT * FROM edges_retry LIMIT 50"));
        Set<Iteration> falseAlarms = new HashSet<>(incomplete);
        comparison.nowhere().forEach(record -> falseAlarms.remove(iteration(record)));
        find("incomplete in the ledger and nothing is missing", falseAlarms);
        Set<Iteration> cut = cut();
        Set<Iteration> unnamed = new HashSet<>(cut);
        unnamed.removeAll(iterations("saturated = 1"));
        find("cut off by max_results and not saturated in the ledger", unnamed);
        Files.write(directory.resolve("evidence.txt"), evidence);
        return new Figures(
                round,
                seconds,
                kills,
                struck,
                comparison.different() + (long) acknowledged.size(),
                total,
                dead.size(),
                target.repeatedAttempts(),
                workload.runs().stream().mapToLong(this::lastIteration).sum(),
                (long) comparison.nowhere().size() - lost.size(),
                cut.size(),
                lost.size() + (long) unheld.size(),
                twice.size(),
                findings);
    }

    /** Only what the target rejected at every attempt may be a dead letter. */
    private Map<String, Content> dead(Set<String> held) {
        Map<String, IdempotentTarget.Held> rejected = target.rejected();
        Map<String, Content> dead = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (List<String> letter : ledger.rows(DEAD)) {
            String id = HeaderText.of(letter.get(0));
            if (rejected.containsKey(id) && !held.contains(id)) {
                dead.put(id, Content.of(rejected.get(id)));
            } else {
                wrong.add(id + ": " + letter.get(1));
            }
        }
        find("dead letters that the target took, or did not reject at every attempt", wrong);
        return dead;
    }

    private void find(String what, Collection<?> cases) {
        if (!cases.isEmpty()) {
            findings.add("%d %s".formatted(cases.size(), what));
            cases.stream().limit(SHOWN).forEach(one -> evidence.add(what + ": " + one));
        }
    }

    private List<Produced> produced() {
        return workload.runs().stream()
                .flatMap(run -> workload.edges().produced(run).stream())
                .map(record -> new Produced(
                        Content.of(record.runUid(), record.json()),
                        record.iteration(),
                        record.change() == Change.REPEATED))
                .toList();
    }

    private static Iteration iteration(Produced record) {
        return new Iteration(record.content().runUid(), record.iteration());
    }

    private Set<Iteration> cut() {
        return workload.capped().stream()
                .flatMap(run -> workload.edges().lost(run).stream())
                .map(record -> new Iteration(record.runUid(), record.iteration()))
                .collect(Collectors.toSet());
    }

    private Set<Iteration> iterations(String condition) {
        return ledger.rows("SELECT run_uid, iteration FROM edges_iteration WHERE " + condition).stream()
                .map(row -> new Iteration(row.get(0), Integer.parseInt(row.get(1))))
                .collect(Collectors.toSet());
    }

    private int lastIteration(String run) {
        return workload.edges().produced(run).stream()
                .mapToInt(SandboxRecord::iteration)
                .max()
                .orElse(0);
    }
}
