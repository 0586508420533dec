package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.edgesroutes.sandbox.PersonGenerator.Person;

/** Result records of the actions of {@code docs/edges-api.md}, "Record keys"; any other action gives plain people. */
final class RecordGenerator {

    private static final List<String> REACTIONS = List.of("LIKE", "PRAISE", "EMPATHY", "INTEREST", "APPRECIATION");

    private final String action;
    private final PersonGenerator people;
    private final SandboxBehaviour behaviour;
    private final String thread;
    private final String post;
    private int position;

    RecordGenerator(String action, Map<String, Object> input, PersonGenerator people, SandboxBehaviour behaviour) {
        this.action = action;
        this.people = people;
        this.behaviour = behaviour;
        this.thread = String.valueOf(input.getOrDefault("linkedin_thread_url", "2-" + people.letters(22)));
        this.post = String.valueOf(people.digits(7_000_000_000_000_000_000L, 7_300_000_000_000_000_000L));
    }

    ObjectNode make(Instant happened) {
        Person person = people.next();
        return switch (action.replaceFirst("^linkedin-extract-", "")) {
            case "messages" -> message(person, happened);
            case "profile-viewers" -> viewer(person, happened);
            case "page-followers" -> follower(person, happened);
            case "post-commenters" -> commenter(person, happened);
            case "post-likers" -> liker(person);
            case "post-reposters" -> reposter(person);
            default -> connection(person, happened);
        };
    }

    /** The same record after some time: another job, an edited text. */
    ObjectNode changed(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        String job = people.job();
        for (String field : List.of("job_title", "headline", "summary")) {
            if (record.has(field)) {
                return changed.put(field, job.equals(record.path(field).asText()) ? "Head " + job : job);
            }
        }
        return changed.put("repost_text", record.path("repost_text").asText() + " (edited)");
    }

    private ObjectNode person(Person person) {
        ObjectNode node = SandboxJson.object()
                .put("first_name", person.first())
                .put("last_name", person.last())
                .put("full_name", person.full());
        return ids(node, person)
                .put("linkedin_profile_handle", person.handle())
                .put("linkedin_profile_url", person.url());
    }

    private ObjectNode ids(ObjectNode node, Person person) {
        id(node, "linkedin_profile_id", person.profileId());
        return node.put("sales_navigator_profile_id", person.salesId());
    }

    private void id(ObjectNode node, String field, long value) {
        boolean text = behaviour.is(SandboxReading.ID_TYPE, "string")
                || behaviour.is(SandboxReading.ID_TYPE, "mixed") && value % 2 == 0;
        if (text) {
            node.put(field, Long.toString(value));
        } else {
            node.put(field, value);
        }
    }

    private ObjectNode connection(Person person, Instant happened) {
        return person(person)
                .put("connected_at", SandboxJson.time(happened))
                .put("job_title", person.job())
                .put("profile_image_url", person.image());
    }

    private ObjectNode message(Person person, Instant happened) {
        ObjectNode node = SandboxJson.object()
                .put("linkedin_thread_id", thread)
                .put("position", position++)
                .put("delivered_at", SandboxJson.time(happened))
                .put("created_at", SandboxJson.time(happened))
                .put("first_name", person.first())
                .put("last_name", person.last());
        ids(node, person)
                .put("job_title", person.job())
                .put("content", people.message(person))
                .put("message_id", "2-" + people.letters(28));
        node.putArray("attachments");
        return node;
    }

    private ObjectNode viewer(Person person, Instant happened) {
        return person(person)
                .put("view_timestamp", happened.toEpochMilli())
                .put("view_date", LocalDate.ofInstant(happened, ZoneOffset.UTC).toString())
                .put("connection_degree", "2nd")
                .put("headline", people.headline(person))
                .put("profile_image_url", person.image());
    }

    private ObjectNode follower(Person person, Instant happened) {
        return person(person)
                .put("headline", people.headline(person))
                .put("followed_at", SandboxJson.time(happened))
                .put("profile_image_url", person.image());
    }

    private ObjectNode commenter(Person person, Instant happened) {
        String comment = String.valueOf(people.digits(7_000_000_000_000_000_000L, 7_300_000_000_000_000_000L));
        return onPost(person(person)
                .put("linkedin_profile_picture", person.image())
                .put("summary", people.headline(person))
                .put("linkedin_connection_degree", "2nd")
                .put("comment_text", people.comment())
                .put("comment_time", SandboxJson.time(happened))
                .put("comment_like_count", people.random().nextInt(20))
                .put("comment_reply_count", people.random().nextInt(4))
                .putNull("last_reply")
                .put("linkedin_comment_url", postUrl() + "?commentUrn=" + comment)
                .put("linkedin_comment_id", comment));
    }

    private ObjectNode liker(Person person) {
        return onPost(person(person)
                .put("reaction_type", REACTIONS.get(people.random().nextInt(REACTIONS.size())))
                .put("reaction_urn", "urn:li:reaction:(" + person.salesId() + "," + post + ")")
                .put("liker_connection_degree", "3rd")
                .put("job_title", person.job()));
    }

    private ObjectNode reposter(Person person) {
        ObjectNode node = person(person).put("reposter_connection_degree", "2nd");
        long repost = people.digits(7_000_000_000_000_000_000L, 7_300_000_000_000_000_000L);
        id(node, "linkedin_repost_id", repost);
        return node.put("linkedin_post_url", postUrl())
                .put("linkedin_repost_url", "https://www.linkedin.com/feed/update/urn:li:share:" + repost)
                .put("repost_text", people.comment());
    }

    private ObjectNode onPost(ObjectNode node) {
        return node.put("linkedin_post_url", postUrl()).put("linkedin_post_id", post);
    }

    private String postUrl() {
        return "https://www.linkedin.com/feed/update/urn:li:activity:" + post;
    }
}
