package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.edgesroutes.EdgesNames;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secret of the webhook goes to Edges and nowhere else. */
class LaunchSecretTest extends EndpointsTestBase {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AbstractAppender log = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage() + text(event.getThrown()));
        }
    };
    private final Logger logger = (Logger) LogManager.getLogger("org.edgesroutes");

    @BeforeEach
    void listen() {
        log.start();
        Configurator.setLevel(logger.getName(), Level.TRACE);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(log);
        Configurator.setLevel(logger.getName(), (Level) null);
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Test
    void itIsInNoRowNoLineNoHeaderAndNoException() throws IOException {
        StringBuilder seen = new StringBuilder();
        int call = 0;
        for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.RATE_LIMITED))) {
            edges.faults.add(fault);
            Exchange done = send(EdgesNames.START_RUN, START, Map.of("edgesIntentKey", "k" + call++));
            seen.append(text(done.getException()))
                    .append(done.getMessage().getHeaders())
                    .append(done.getMessage().getBody())
                    .append(done.getVariables())
                    .append(done.getProperties());
        }
        assertThat(edges.headers.path("X-Edges-Webhook-Secret").textValue()).isEqualTo(SECRET);
        assertThat(lines).isNotEmpty();
        assertThat(seen.toString()).contains("run_uid", "BAD_INPUT").doesNotContain(SECRET);
        assertThat(lines).noneMatch(line -> line.contains(SECRET));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(SECRET));
        }
    }

    @Test
    void itDoesNotGoToAnotherAddress() {
        send(EdgesNames.START_RUN, START, Map.of("edgesCallback", "https://hooks.example.com.evil/edges/callbacks/a"));
        assertThat(edges.headers).isEmpty();

        send(EdgesNames.START_RUN, START, Map.of("edgesCallback", "https://hooks.example.com/edges/callbacks-of/a"));
        assertThat(edges.headers).isEmpty();
    }
}
