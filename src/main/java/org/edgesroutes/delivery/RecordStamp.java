package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.edgesroutes.model.EdgesHeaders;

/**
 * Makes of a record one line that tells where it came from: the record as it came, plus one field {@code _edges} at
 * its end. A record that is no object becomes {@code {"value":<record>,"_edges":{…}}}.
 */
public final class RecordStamp {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern DOTS = Pattern.compile("[.]+");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /**
     * @return the line with its end, in UTF-8: one piece, so that it is written at once
     * @throws IllegalArgumentException when the body is not a text, as with {@code format=map}
     */
    public byte[] line(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof String body)) {
            throw new IllegalArgumentException("edgesStamp needs the record as text: leave format=json");
        }
        return line(body, EdgesField.in(exchange));
    }

    /**
     * Returns the name of a file. An action comes from the address of a request, so it never becomes a directory.
     *
     * @return the name of a file, in a directory for its workspace where that has a name
     */
    public String fileName(
            @Header(EdgesHeaders.WORKSPACE) String workspace, @Header(EdgesHeaders.ACTION) String action) {
        return (workspace == null ? "" : safe(workspace) + "/") + safe(action) + ".ndjson";
    }

    private static String safe(String name) {
        return name != null
                        && SAFE.matcher(name).matches()
                        && !DOTS.matcher(name).matches()
                ? name
                : "unknown";
    }

    /** @param stamp the fields of {@code _edges} in their order */
    static byte[] line(String record, Map<String, Object> stamp) {
        return (stamped(oneLine(record.strip()), json(stamp)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static String stamped(String record, Map<String, Object> stamp) {
        return stamped(record.strip(), json(stamp));
    }

    /** @param record as parsed */
    static Map<String, Object> stamped(Object record, Map<String, Object> stamp) {
        Map<String, Object> stamped = new LinkedHashMap<>();
        if (record instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> stamped.put(name.toString(), value));
        } else {
            stamped.put("value", record);
        }
        stamped.put("_edges", stamp);
        return stamped;
    }

    static String stamped(String record, String stamp) {
        if (!record.startsWith("{")) {
            return "{\"value\":%s,\"_edges\":%s}".formatted(record, stamp);
        }
        String open = record.substring(0, record.length() - 1);
        return open + (open.substring(1).isBlank() ? "" : ",") + "\"_edges\":" + stamp + "}";
    }

    /** Within a text JSON has no raw line ends, so these stand between values and mean nothing. */
    private static String oneLine(String record) {
        return record.indexOf('\n') < 0 && record.indexOf('\r') < 0
                ? record
                : record.replace('\n', ' ').replace('\r', ' ');
    }

    private static String json(Map<String, Object> stamp) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : stamp.entrySet()) {
                write(json, field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
