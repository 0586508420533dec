package org.edgesroutes.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The plan of an identity of a workspace. Without {@link #integration} it has one, {@code linkedin}, which is VALID. See
 * {@code docs/edges-api.md}, "Identities".
 */
public final class SandboxIdentity {

    /** The engagement identity of a workspace that plans none. */
    public static final String ENGAGEMENT_UID = "88888888-8888-4888-8888-888888888888";

    /** The standard identity of a workspace that plans none. */
    public static final String STANDARD_UID = "77777777-7777-4777-8777-777777777777";

    final String name;
    final String type;
    String uid;
    String timezone = "Europe/Paris";
    final Map<String, String> integrations = new LinkedHashMap<>();

    private SandboxIdentity(String name, String type) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = type;
    }

    /** Its runs can be continued. */
    public static SandboxIdentity engagement(String name) {
        return new SandboxIdentity(name, "engagement");
    }

    /** Its runs cannot be continued. */
    public static SandboxIdentity standard(String name) {
        return new SandboxIdentity(name, "standard");
    }

    /** A UUID of one's own instead of one from the seed. */
    public SandboxIdentity uid(String value) {
        uid = value;
        return this;
    }

    /** An IANA zone, Europe/Paris unless set. */
    public SandboxIdentity timezone(String value) {
        timezone = value;
        return this;
    }

    /** One more integration, such as {@code linkedin}; the state is VALID, INVALID, PENDING or LIMIT_REACHED. */
    public SandboxIdentity integration(String kind, String state) {
        integrations.put(kind, state);
        return this;
    }
}
