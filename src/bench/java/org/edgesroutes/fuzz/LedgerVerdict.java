package org.edgesroutes.fuzz;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.edgesroutes.records.RecordSlices;
import org.edgesroutes.records.RecordSlices.Slice;
import org.edgesroutes.records.SafeText;

/** Compares what was acknowledged with what stands in the ledger. */
final class LedgerVerdict {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int COMPLAINTS_KEPT = 10;

    private final Path file;
    private final List<String> complaints = new ArrayList<>();
    private long callbacks;
    private long records;

    LedgerVerdict(Path file) {
        this.file = file;
    }

    /** @return what is wrong, some of it at least; nothing when every body and every record is there as it was sent */
    List<String> complaints(Campaign campaign) throws SQLException {
        Set<Long> kept = new HashSet<>();
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement view = ledger.prepareStatement(
                        "SELECT record_index, record, typeof(record) FROM edges_record WHERE callback_id = ?"
                                + " ORDER BY record_index");
                ResultSet rows = ledger.createStatement()
                        .executeQuery("SELECT callback_id, record_count, body,"
                                + " coalesce(json_array_length(record_states), 0) FROM edges_callback")) {
            while (rows.next()) {
                callbacks++;
                byte[] body = rows.getBytes(3);
                kept.add(print(body));
                compare(rows.getLong(1), rows.getInt(2), rows.getInt(4), body, view);
            }
        }
        compareBodies(campaign, kept);
        return complaints;
    }

    long callbacks() {
        return callbacks;
    }

    long records() {
        return records;
    }

    private void compareBodies(Campaign campaign, Set<Long> kept) {
        Set<Long> sent = new HashSet<>();
        campaign.acknowledged().stream().forEach(number -> {
            long print =
                    print(Bodies.kept(FuzzRequest.of(campaign.seed(), number).body()));
            sent.add(print);
            complainUnless(kept.contains(print), "body %d was acknowledged and is not in the ledger", number);
        });
        kept.removeAll(sent);
        complainUnless(kept.isEmpty(), "%d bodies are in the ledger and were not acknowledged", kept.size());
    }

    private void compare(long id, int count, int states, byte[] body, PreparedStatement view) throws SQLException {
        List<Slice> slices = RecordSlices.of(body);
        complainUnless(
                count == slices.size() && states == count,
                "callback %d has %d records, %d states and counts %d",
                id,
                slices.size(),
                states,
                count);
        view.setLong(1, id);
        int index = 0;
        try (ResultSet rows = view.executeQuery()) {
            for (; rows.next() && index < slices.size(); index++) {
                records++;
                String slice = slices.get(index).text(body);
                complainUnless(
                        rows.getInt(1) == index && same(slice, rows.getString(2), rows.getString(3)),
                        "record %d of callback %d is %s and is shown as %s",
                        index,
                        id,
                        slice,
                        rows.getString(2));
            }
        } catch (SQLException failure) {
            complainUnless(false, "the records of callback %d cannot be read: %s", id, failure.getMessage());
            return;
        }
        complainUnless(index == slices.size(), "callback %d has %d records and shows %d", id, slices.size(), index);
    }

    /** The view has no JSON type for a single value: a text is itself, true is 1, and a number what SQLite makes of it. */
    private static boolean same(String slice, String shown, String type) {
        try {
            JsonNode record = JSON.readTree(slice);
            if (record.isContainerNode()) {
                return record.equals(JSON.readTree(shown));
            }
            return switch (record.getNodeType()) {
                case STRING -> type.equals("text") && (!SafeText.is(record.asText()) || shown.equals(record.asText()));
                case NULL -> type.equals("null");
                case BOOLEAN -> shown.equals(record.asBoolean() ? "1" : "0");
                default -> type.equals("integer") || type.equals("real");
            };
        } catch (IOException noJson) {
            return false;
        }
    }

    private void complainUnless(boolean fine, String complaint, Object... values) {
        if (!fine && complaints.size() < COMPLAINTS_KEPT) {
            complaints.add(complaint.formatted(values));
        }
    }

    private static long print(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
