package org.edgesroutes.workspaces;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Suggestion;
import org.edgesroutes.settings.Workspace;

/** The workspaces of a Camel context: one without a name, or some with. Safe for many threads. */
public final class Workspaces {

    private static final String BEAN = "edgesWorkspaces";

    private final Map<String, EdgesSettings> byName = new TreeMap<>();
    private final Map<String, TickListener> tickListeners = new TreeMap<>();

    /** Those of the context, where they are found by everything that is not made for one of them. */
    public static Workspaces of(CamelContext context) {
        Workspaces known = context.getRegistry().lookupByNameAndType(BEAN, Workspaces.class);
        if (known != null) {
            return known;
        }
        Workspaces none = new Workspaces();
        context.getRegistry().bind(BEAN, none);
        return none;
    }

    /**
     * Adds a workspace.
     *
     * @return whether it is the first one of the context
     * @throws IllegalStateException when its routes would have the ids and addresses of another one
     */
    public synchronized boolean enter(EdgesSettings settings) {
        String name = settings.workspace().name();
        if (byName.containsKey(name)) {
            throw new IllegalStateException("this Camel context has %s already; list each one once in edges.workspaces"
                    .formatted(name.isEmpty() ? "a workspace without a name" : "the workspace " + name));
        }
        if (!byName.isEmpty() && (name.isEmpty() || byName.containsKey(""))) {
            throw new IllegalStateException(
                    "this Camel context has more than one workspace; give each a name by edges.workspaces");
        }
        byName.put(name, settings);
        return byName.size() == 1;
    }

    /** @param listener told of the timers, which all workspaces share, and of the ticks of this workspace */
    public synchronized void listen(Workspace workspace, TickListener listener) {
        tickListeners.put(workspace.name(), listener);
    }

    synchronized List<TickListener> tickListeners() {
        return List.copyOf(tickListeners.values());
    }

    synchronized Optional<TickListener> tickListener(Workspace workspace) {
        return Optional.ofNullable(tickListeners.get(workspace.name()));
    }

    /** In the order of their names; the only one where none has a name. */
    public synchronized List<Workspace> all() {
        return byName.isEmpty()
                ? List.of(Workspace.ONLY)
                : byName.values().stream().map(EdgesSettings::workspace).toList();
    }

    /** @return where its callbacks come in */
    public synchronized Optional<String> path(String name) {
        return Optional.ofNullable(byName.get(name)).map(one -> one.webhook().path());
    }

    /**
     * Sets the variable that names the workspace of an exchange, from the header where nobody set it.
     *
     * @throws IllegalArgumentException with a sentence that says what to set
     */
    synchronized void choose(Exchange exchange) {
        String named = Stream.of(
                        exchange.getVariable(Workspace.VARIABLE, String.class),
                        exchange.getMessage().getHeader(Workspace.VARIABLE, String.class),
                        byName.size() == 1 ? byName.keySet().iterator().next() : null)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("which workspace? Set the variable %s to one of %s"
                        .formatted(Workspace.VARIABLE, String.join(", ", byName.keySet()))));
        if (!byName.containsKey(named)) {
            throw new IllegalArgumentException("there is no workspace %s; %s"
                    .formatted(
                            named,
                            Suggestion.to(named, byName.keySet().stream())
                                    .map("did you mean %s?"::formatted)
                                    .orElse("there is " + String.join(", ", byName.keySet()))));
        }
        exchange.setVariable(Workspace.VARIABLE, named);
    }
}
