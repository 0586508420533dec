package org.edgesroutes.sandbox;

import java.util.List;
import java.util.Optional;

/** Why the identities of a run cannot work now. See {@code docs/edges-api.md}, "Identities" and "Errors". */
enum IdentityTrouble {
    LIMIT_REACHED("LIMIT_REACHED", 429, "the daily limit of the identity is used up"),
    NO_ACCOUNT("NO_VALID_ACCOUNT_CONFIGURED", 424, "no identity has a valid account, reconnect it");

    private final String label;
    private final int liveStatus;
    private final String message;

    IdentityTrouble(String label, int liveStatus, String message) {
        this.label = label;
        this.liveStatus = liveStatus;
        this.message = message;
    }

    /** Empty when one of them is VALID, or when Edges chooses the identity. */
    static Optional<IdentityTrouble> of(WorkspaceState tenant, SandboxRun run) {
        String kind = run.action.replaceFirst("-.*", "");
        List<String> states = run.identities.stream()
                .map(uid -> tenant.identity(uid)
                        .flatMap(identity -> identity.integration(kind))
                        .orElse("INVALID"))
                .toList();
        if (states.isEmpty() || states.contains("VALID")) {
            return Optional.empty();
        }
        return Optional.of(states.contains("LIMIT_REACHED") ? LIMIT_REACHED : NO_ACCOUNT);
    }

    String label() {
        return label;
    }

    /** Of the answer to a live launch. */
    int liveStatus() {
        return liveStatus;
    }

    String message() {
        return message;
    }

    SandboxRun.Problem problem() {
        return new SandboxRun.Problem(label, message);
    }
}
