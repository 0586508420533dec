package org.edgesroutes.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the content of records out of the text of their failure: an exception may quote the body, and a target its
 * request. Each value of a record, of its input and of its custom data, as it stands there or in a URL, becomes
 * {@value #GONE}; so does the beginning of a long one that was cut off.
 */
final class RecordRedaction {

    static final String GONE = "…";

    /** A text that is shorter tells nothing: 404, DE. */
    private static final int SHORTEST = 4;

    /** So much of the beginning of a longer text is a part of it, and no accident. */
    private static final int EXCERPT = 16;

    /** Addresses of one site begin alike. */
    private static final int EXCERPT_OF_URL = 40;

    private RecordRedaction() {}

    static String of(String text, List<RecordTask> records) {
        Set<String> contents = new HashSet<>();
        for (RecordTask task : records) {
            contents.add(text(task.records().record(task.index(), RecordFormat.JSON)));
            collect(task.records().record(task.index(), RecordFormat.MAP), contents);
            collect(task.records().input(RecordFormat.MAP), contents);
            collect(task.records().customData(RecordFormat.MAP), contents);
        }
        String bare = text;
        for (String content : contents.stream()
                .filter(one -> one.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            bare = without(bare, content);
        }
        return bare;
    }

    private static String text(Object value) {
        return String.valueOf(value).strip();
    }

    private static void collect(Object value, Set<String> contents) {
        if (value == null || value instanceof Boolean) {
            return;
        }
        if (value instanceof Map<?, ?> object) {
            object.values().forEach(one -> collect(one, contents));
        } else if (value instanceof List<?> array) {
            array.forEach(one -> collect(one, contents));
        }
        String text = text(value);
        contents.add(text);
        if (!(value instanceof Map || value instanceof List)) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            contents.add(encoded);
            contents.add(encoded.replace("+", "%20"));
        }
    }

    private static String without(String text, String content) {
        int least = Math.min(content.length(), content.contains("://") ? EXCERPT_OF_URL : EXCERPT);
        String head = content.substring(0, least);
        StringBuilder bare = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, from)) {
            int end = at + least;
            while (end < text.length() && end - at < content.length() && text.charAt(end) == content.charAt(end - at)) {
                end++;
            }
            boolean found = content.length() >= EXCERPT || (isEdge(text, at) && isEdge(text, end));
            bare.append(text, from, at).append(found ? GONE : text.substring(at, end));
            from = end;
        }
        return from == 0 ? text : bare.append(text, from, text.length()).toString();
    }

    /** Whether no word goes on across this place. */
    private static boolean isEdge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }
}
