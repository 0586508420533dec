package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a record is known by, and what is left when that is missing. See {@code docs/edges-api.md}, "Record keys". */
final class RecordIdentity {

    private RecordIdentity() {}

    /** Null where the record lacks the fields. */
    static String of(String action, JsonNode json) {
        return switch (action.replaceFirst("^linkedin-extract-", "")) {
            case "messages" -> text(json, "message_id");
            case "profile-viewers" -> pair(json, "linkedin_profile_id", "view_timestamp");
            case "post-commenters" -> text(json, "linkedin_comment_id");
            case "post-likers" ->
                first(text(json, "reaction_urn"), pair(json, "linkedin_post_id", "linkedin_profile_id"));
            case "post-reposters" -> text(json, "linkedin_repost_id");
            case "connections" -> first(text(json, "linkedin_profile_id"), text(json, "sales_navigator_profile_id"));
            default -> text(json, "linkedin_profile_id");
        };
    }

    /** Takes the ids away: null where the API allows null, absent elsewhere. */
    static void remove(String action, ObjectNode json, boolean asNull) {
        List<String> nullable = List.of("linkedin_profile_id", "sales_navigator_profile_id");
        boolean person = !action.endsWith("messages");
        for (String field : nullable) {
            if (asNull && person) {
                json.putNull(field);
            } else {
                json.remove(field);
            }
        }
        json.remove(List.of("message_id", "linkedin_comment_id", "reaction_urn", "linkedin_repost_id"));
    }

    private static String first(String preferred, String otherwise) {
        return preferred != null ? preferred : otherwise;
    }

    private static String pair(JsonNode json, String one, String other) {
        String left = text(json, one);
        String right = text(json, other);
        return left == null || right == null ? null : left + "/" + right;
    }

    private static String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }
}
