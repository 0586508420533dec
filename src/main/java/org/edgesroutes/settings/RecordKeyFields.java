package org.edgesroutes.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields by which a record of an action is known again: alternatives separated by {@code |}, parts that make one
 * key together joined by {@code +}. {@code docs/edges-api.md}, "Record keys", gives the reasons for the defaults.
 */
final class RecordKeyFields {

    static final String PREFIX = "edges.records.keys.";

    /** By action; an action that is not in here has no key, and its records are known by their content. */
    static final Map<String, String> DEFAULTS = Map.of(
            "linkedin-extract-connections", "linkedin_profile_id|sales_navigator_profile_id",
            "linkedin-extract-messages", "message_id",
            "linkedin-extract-profile-viewers", "linkedin_profile_id+view_timestamp",
            "linkedin-extract-page-followers", "linkedin_profile_id",
            "linkedin-extract-post-commenters", "linkedin_comment_id",
            "linkedin-extract-post-likers", "reaction_urn|linkedin_post_id+linkedin_profile_id",
            "linkedin-extract-post-reposters", "linkedin_repost_id");

    private static final Pattern SYNTAX = Pattern.compile("\\w+(\\+\\w+)*(\\|\\w+(\\+\\w+)*)*");

    private RecordKeyFields() {}

    /** @return the keys of settings, defaults and overrides, with their defaults or nothing */
    static Map<String, String> named(Iterable<String> overridden) {
        Map<String, String> all = new TreeMap<>();
        DEFAULTS.forEach((action, fields) -> all.put(PREFIX + action, fields));
        overridden.forEach(key -> all.putIfAbsent(key, ""));
        return all;
    }

    /** @return the alternatives in their order, each with its parts; empty for a key by content */
    static List<List<String>> parse(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("names of fields: a+b for both together, a|b for a, else b");
        }
        return Arrays.stream(text.split("\\|"))
                .map(parts -> List.of(parts.split("\\+")))
                .toList();
    }
}
