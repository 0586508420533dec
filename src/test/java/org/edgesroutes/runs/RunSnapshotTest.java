package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.edgesroutes.model.ContinueState;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.TrackedRun;
import org.junit.jupiter.api.Test;

class RunSnapshotTest {

    private static final RunSnapshot RUN = RunSnapshot.of(new TrackedRun(
            RunsFixture.run("run-1", "BLOCKED", RunsFixture.START),
            3,
            new ContinueState(2, 0, "a reason", RunsFixture.START.plus(Duration.ofHours(6)), RunsFixture.START, null),
            null,
            TrackedRun.Sight.CHANGED));

    private static List<String> components() {
        return Stream.of(RunSnapshot.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void thePageListsEveryFieldThatRoutesMayRead() throws Exception {
        String page = Files.readString(Path.of("docs/completeness.md"));
        String section = page.substring(page.indexOf("## The run in the body"));
        assertThat(Pattern.compile("`\\$\\{body\\.(\\w+)}`")
                        .matcher(section)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(components());
    }

    @Test
    void aSimpleExpressionReadsEveryField() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            DefaultExchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(RUN);
            Language simple = context.resolveLanguage("simple");
            for (RecordComponent component : RunSnapshot.class.getRecordComponents()) {
                Object expected = component.getAccessor().invoke(RUN);
                assertThat(simple.createExpression("${body." + component.getName() + "}")
                                .evaluate(exchange, Object.class))
                        .as(component.getName())
                        .isEqualTo(expected);
            }
        }
    }
}
