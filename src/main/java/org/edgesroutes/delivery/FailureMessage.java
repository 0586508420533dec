package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.resilience.RootCause;

/** The text of a failure that is fit to be stored: bounded, without the secrets of addresses and headers. */
final class FailureMessage {

    private static final int LONGEST = 1000;

    /** An exception may quote a body of megabytes. */
    private static final int LONGEST_READ = 20_000;

    private static final int LONGEST_ANSWER = 500;

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[\\w.%\\[\\]-]+=[^\\s\"'>)\\]]*");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");

    private FailureMessage() {}

    /** The text of a failure that is about no record. */
    static String of(Throwable failure) {
        return of(failure, List.of());
    }

    /**
     * The text of a failed delivery, without the content of the records.
     *
     * @param records those that failed
     */
    static String of(Throwable failure, List<RecordTask> records) {
        Optional<String> answer =
                RootCause.find(failure, HttpOperationFailedException.class).map(FailureMessage::answer);
        String said = answer.orElseGet(() -> chain(failure));
        String bare = RecordRedaction.of(bounded(said, LONGEST_READ), records);
        return bounded(withoutSecrets(bare), answer.isPresent() ? LONGEST_ANSWER : LONGEST);
    }

    private static String answer(HttpOperationFailedException answer) {
        String said = "HTTP %d from %s".formatted(answer.getStatusCode(), withoutSecrets(answer.getUri()));
        String body = answer.getResponseBody();
        return body == null || body.isBlank() ? said : said + ": " + body.strip();
    }

    private static String chain(Throwable failure) {
        StringBuilder said = new StringBuilder();
        RootCause.chain(failure).forEach(cause -> {
            String message = message(cause);
            if (said.indexOf(message) < 0) {
                said.append(said.isEmpty() ? "" : "; ")
                        .append(cause.getClass().getSimpleName())
                        .append(": ")
                        .append(message);
            }
        });
        return said.toString();
    }

    /** What a JSON parser quotes is a piece of its input. */
    private static String message(Throwable cause) {
        return cause instanceof JacksonException json
                ? QUOTED.matcher(String.valueOf(json.getOriginalMessage())).replaceAll("'…'")
                : String.valueOf(cause.getMessage());
    }

    static String withoutSecrets(String text) {
        String bare = USER_INFO.matcher(text).replaceAll("://");
        bare = QUERY.matcher(bare).replaceAll("");
        return CREDENTIALS.matcher(bare).replaceAll("$1 ****");
    }

    private static String bounded(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
