package org.edgesroutes.reload;

import java.util.Optional;
import java.util.Set;
import org.edgesroutes.reload.RouteOutline.Step;
import org.edgesroutes.reload.YamlNodes.KeyedText;

/** Checks the steps whose expression has to be a number, which Camel converts only when a record gets there. */
final class StepNumberCheck {

    private static final Set<String> STEPS = Set.of("delay", "throttle");
    private static final Set<String> KEYS = Set.of("constant", "expression", "simple");

    private final PropertyCheck properties;

    StepNumberCheck(PropertyCheck properties) {
        this.properties = properties;
    }

    void check(RouteFile file, YamlOutline outline) throws RouteFaultException {
        for (RouteOutline route : outline.routes()) {
            for (Step step : route.steps()) {
                Optional<KeyedText> word = STEPS.contains(step.name())
                        ? step.texts()
                                .filter(text -> KEYS.contains(text.key()))
                                .filter(text -> isWord(properties.resolve(text.value())))
                                .findFirst()
                        : Optional.empty();
                if (word.isPresent()) {
                    throw file.fault(
                            word.get().position(),
                            "\"%s\" is \"%s\"".formatted(step.name(), word.get().value()),
                            step.name().equals("delay")
                                    ? "it has to be a number of milliseconds"
                                    : "it has to be a number of messages");
                }
            }
        }
    }

    private static boolean isWord(String value) {
        return !value.contains("$") && !value.contains("{{") && !value.strip().matches("\\d+");
    }
}
