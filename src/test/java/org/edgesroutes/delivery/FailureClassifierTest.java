package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureClassifierTest {

    private final MutableClock clock = new MutableClock();
    private final FailureClassifier classifier = new FailureClassifier(clock);

    private static HttpOperationFailedException answer(int status, Map<String, String> headers, String body) {
        return new HttpOperationFailedException(
                "https://user:pw@crm.example.com/contacts?token=t0psecret", status, "text", null, headers, body);
    }

    static Stream<Throwable> targets() {
        return Stream.of(
                new ConnectException("refused"),
                new SocketTimeoutException("slow"),
                new IOException("No space left on device"),
                new FileNotFoundException("gone"),
                new SQLTransientConnectionException("pool"),
                new SQLRecoverableException("again"),
                new SQLException("gone", "08006"),
                new SQLException("serialization", "40001"),
                new GenericFileOperationFailedException("Cannot create directory"),
                new RejectedExecutionException("stopping"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void troubleOfTheTargetIsFoundHoweverDeeplyItIsWrapped(Throwable failure) {
        assertThat(classifier.classify(failure, List.of()).suggestsTarget()).isTrue();
        assertThat(classifier
                        .classify(new RuntimeCamelException(new IllegalStateException(failure)), List.of())
                        .suggestsTarget())
                .isTrue();
    }

    static Stream<Throwable> records() {
        return Stream.of(
                new IllegalArgumentException("no name"),
                new JsonParseException(null, "not JSON"),
                new MalformedInputException(1),
                new MalformedURLException("no url"),
                new SQLDataException("too long", "22001"),
                new SQLException("duplicate", "23505"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsAboutTheContentIsTheRecords(Throwable failure) {
        assertThat(classifier
                        .classify(new RuntimeCamelException(failure), List.of())
                        .hint())
                .isEqualTo(DeliveryFailure.Hint.RECORD);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 406, 409, 410, 413, 415, 418, 422, 451})
    void anAnswerAboutTheRequestIsTheRecords(int status) {
        assertThat(classifier.classify(answer(status, Map.of(), ""), List.of()).hint())
                .isEqualTo(DeliveryFailure.Hint.RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|PT2M",
                "0|PT0S",
                "Sun, 01 Mar 2026 08:05:00 GMT|PT5M",
                "999999999|PT24H",
                "Sun, 01 Mar 2026 07:00:00 GMT|PT0S",
                "soon|",
                "99999999999999999999|"
            })
    void aRetryAfterIsReadAsSecondsOrAsADateAndNonsenseIsIgnored(String value, Duration expected) {
        DeliveryFailure failure = classifier.classify(answer(503, Map.of("retry-after", value), ""), List.of());
        assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(expected));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void anErrorKeepsWhatHelpsAndNoSecret() {
        assertThat(classifier
                        .classify(answer(400, Map.of("Set-Cookie", "c=1"), "name is missing"), List.of())
                        .error())
                .isEqualTo("HTTP 400 from https://crm.example.com/contacts: name is missing");
        assertThat(FailureMessage.of(new IllegalStateException(
                        "Failed to send to kafka:topic?password=pw&user=me with Authorization: Bearer abc.def-123",
                        new IOException("jdbc:postgresql://me:pw@db/x?password=pw"))))
                .isEqualTo("IllegalStateException: Failed to send to kafka:topic with Authorization: Bearer ****; "
                        + "IOException: jdbc:postgresql://db/x");
    }

    @Test
    void anErrorIsBounded() {
        assertThat(FailureMessage.of(new IllegalStateException("x".repeat(100_000))))
                .hasSizeLessThan(1100);
        assertThat(FailureMessage.of(answer(400, Map.of(), "y".repeat(100_000))))
                .hasSizeLessThan(600);
    }
}
