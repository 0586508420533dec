package org.edgesroutes.reload;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;

/**
 * An option with a value of the wrong type.
 *
 * @param right the values that it may have
 */
record OptionValueFault(String option, String value, String right) {

    static Optional<OptionValueFault> first(EndpointValidationResult result) {
        return Stream.of(
                        in(result.getInvalidBoolean(), "true or false"),
                        in(result.getInvalidInteger(), "a whole number"),
                        in(result.getInvalidNumber(), "a number"),
                        in(result.getInvalidDuration(), "a time such as 500 (milliseconds), 5s or 2h"),
                        in(result.getInvalidEnum(), "")
                                .map(fault -> new OptionValueFault(
                                        fault.option(),
                                        fault.value(),
                                        "one of " + String.join(", ", result.getEnumChoices(fault.option())))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<OptionValueFault> in(Map<String, String> invalid, String right) {
        return Stream.ofNullable(invalid)
                .flatMap(all -> all.entrySet().stream())
                .findFirst()
                .map(entry -> new OptionValueFault(entry.getKey(), entry.getValue(), right));
    }
}
