package org.edgesroutes.model;

import java.util.List;

/**
 * An identity of the workspace ({@code docs/edges-api.md}, "Identities"). Everything but the uid may be null.
 *
 * @param type {@code standard} or {@code engagement}, or a text that is not known yet
 * @param integrations the kinds of accounts that it has, such as {@code linkedin}
 * @param accounts with the state of each; empty where they were not asked for
 */
public record Identity(
        String uid, String name, String type, String timezone, List<String> integrations, List<Account> accounts) {

    /** The type that an incremental run needs. */
    public static final String ENGAGEMENT = "engagement";

    /**
     * An account of an identity.
     *
     * @param type such as {@code linkedin}
     * @param status {@code VALID}, {@code INVALID}, {@code PENDING}, {@code LIMIT_REACHED}, or another text
     */
    public record Account(String type, String status) {}

    public Identity {
        integrations = List.copyOf(integrations);
        accounts = List.copyOf(accounts);
    }

    public boolean isEngagement() {
        return ENGAGEMENT.equals(type);
    }
}
