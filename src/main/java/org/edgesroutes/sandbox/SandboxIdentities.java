package org.edgesroutes.sandbox;

import java.util.List;

/** The identities of a started sandbox, of its first workspace. */
public final class SandboxIdentities {

    private final SimulationState world;

    SandboxIdentities(SimulationState world) {
        this.world = world;
    }

    /** One more identity; returns its uid. */
    public String add(SandboxIdentity identity) {
        synchronized (world) {
            return tenant().admit(identity, world.time().instant()).uid();
        }
    }

    /** The uids in the order in which they were added. */
    public List<String> uids() {
        synchronized (world) {
            return tenant().identities().stream().map(IdentityState::uid).toList();
        }
    }

    /** From now on the integration is in this state: VALID, INVALID, PENDING or LIMIT_REACHED. */
    public void integration(String uid, String kind, String state) {
        synchronized (world) {
            tenant().identity(uid)
                    .orElseThrow(() -> new IllegalArgumentException("the sandbox has no identity " + uid))
                    .integration(kind, state);
        }
    }

    private WorkspaceState tenant() {
        return world.tenants().get(0);
    }
}
