package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.model.Run;

/** Reads runs as leniently as {@code docs/edges-api.md}, "Run object" demands: only the uid must be there. */
final class RunJson {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;

    private RunJson() {}

    /**
     * The array itself, or the one that an object holds as {@code data} or {@code items}; {@code docs/edges-api.md},
     * "General".
     */
    static Optional<List<Run>> list(JsonNode answer) {
        return ResultPage.array(answer).flatMap(RunJson::runs);
    }

    /** @return empty for rows of which none is a run: they are no end of the list */
    private static Optional<List<Run>> runs(JsonNode array) {
        List<Run> runs = new ArrayList<>(array.size());
        array.forEach(node -> run(node).ifPresent(runs::add));
        return runs.isEmpty() && !array.isEmpty() ? Optional.empty() : Optional.of(runs);
    }

    /** @return empty for anything without a uid */
    static Optional<Run> run(JsonNode node) {
        String uid = text(node, "uid");
        if (uid == null) {
            return Optional.empty();
        }
        JsonNode parameters = node.path("parameters");
        return Optional.of(new Run(
                uid,
                text(node, "name"),
                text(node, "action_name"),
                text(node, "status"),
                text(parameters, "sync_mode"),
                text(node, "execution_mode"),
                text(node, "scheduled_run_uid"),
                number(parameters, "max_results"),
                number(node, "output_count"),
                node.path("last_error").isContainerNode()
                        ? node.path("last_error").toString()
                        : text(node, "last_error"),
                time(node, "postponed_until"),
                time(node, "created_at"),
                time(node, "updated_at"),
                time(node, "started_at"),
                time(node, "finished_at")));
    }

    /** @return null when it is missing, null or blank */
    static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isBlank() || node.path(field).isNull() ? null : text;
    }

    private static Integer number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.canConvertToInt() && value.isNumber() ? Integer.valueOf(value.intValue()) : null;
    }

    private static Instant time(JsonNode node, String field) {
        return time(text(node, field)).orElse(null);
    }

    /** @return empty for null and for what is no time; without a zone it is UTC */
    static Optional<Instant> time(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            Instant at = parsed instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : ((ZonedDateTime) parsed).toInstant();
            return Optional.of(at.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
