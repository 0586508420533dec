package org.edgesroutes.api;

/** Which texts may be part of the path of a call, or of its query: the names of things at Edges. */
public final class PathSegment {

    private PathSegment() {}

    /**
     * Whether a text may be the uid of a run, schedule or identity. It may come from a callback of any sender.
     *
     * @param uid may be null
     */
    public static boolean isUid(String uid) {
        return uid != null && uid.matches("[A-Za-z0-9_-]{1,100}");
    }

    /**
     * Whether a text may be the name of an action.
     *
     * @param action may be null
     */
    public static boolean isAction(String action) {
        return action != null && action.matches("[A-Za-z0-9_-]{1,200}");
    }
}
