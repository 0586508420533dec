package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.edgesroutes.model.Identity;

/** The calls to Edges about identities ({@code docs/edges-api.md}, "Identities"). Safe for many threads. */
public final class EdgesIdentities {

    private static final int LIMIT = 100;

    /** A list that never ends is a fault of the other side. */
    private static final int MOST_PAGES = 1000;

    private final EdgesCalls calls;

    public EdgesIdentities(ApiClient client) {
        this.calls = new EdgesCalls(client);
    }

    /**
     * Lists all identities with the state of their accounts. Two ways of paging are documented: {@code page} is used,
     * and where its second page brings no new uid, {@code limit} and {@code offset}.
     *
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Identity> list() {
        List<Identity> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        addPages(all, seen, page -> "page=" + page);
        if (!all.isEmpty()) {
            addPages(all, seen, page -> "limit=%d&offset=%d".formatted(LIMIT, all.size()));
        }
        return all;
    }

    /** Adds page after page, until one brings no new uid. */
    private void addPages(List<Identity> all, Set<String> seen, IntFunction<String> query) {
        for (int page = 1; page < MOST_PAGES; page++) {
            List<Identity> unseen = page(query.apply(page)).stream()
                    .filter(one -> seen.add(one.uid()))
                    .toList();
            if (unseen.isEmpty()) {
                return;
            }
            all.addAll(unseen);
        }
    }

    private List<Identity> page(String query) {
        JsonNode answer = calls.json("/identities", "retrieve_accounts=true&" + query);
        JsonNode rows = ResultPage.array(answer)
                .orElseThrow(() -> EdgesCalls.unexpected("GET /identities", "no list of identities"));
        List<Identity> identities = new ArrayList<>(rows.size());
        rows.forEach(node -> identity(node).ifPresent(identities::add));
        return identities;
    }

    /**
     * Asks for one identity.
     *
     * @return empty when Edges does not know it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Identity> identity(String uid) {
        String path = "/identities/" + EdgesCalls.requireUid(uid);
        return calls.find(path, "retrieve_accounts=true")
                .map(EdgesCalls::unwrapped)
                .map(answer -> identity(answer).orElseThrow(() -> EdgesCalls.unexpected("GET " + path, "no identity")));
    }

    private static Optional<Identity> identity(JsonNode node) {
        String uid = RunJson.text(node, "uid");
        if (uid == null) {
            return Optional.empty();
        }
        List<String> integrations = new ArrayList<>();
        node.path("integrations").forEach(one -> integrations.add(one.asText()));
        List<Identity.Account> accounts = new ArrayList<>();
        node.path("accounts")
                .forEach(one ->
                        accounts.add(new Identity.Account(RunJson.text(one, "type"), RunJson.text(one, "status"))));
        return Optional.of(new Identity(
                uid,
                RunJson.text(node, "name"),
                RunJson.text(node, "type"),
                RunJson.text(node, "timezone"),
                integrations,
                accounts));
    }
}
