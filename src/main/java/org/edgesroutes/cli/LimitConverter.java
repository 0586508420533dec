package org.edgesroutes.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --limit}: a whole number from 1 on. */
final class LimitConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        try {
            int limit = Integer.parseInt(value.strip());
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(value);
        }
        throw refused(value);
    }

    private static TypeConversionException refused(String value) {
        return new TypeConversionException("\"%s\" is no whole number from 1 on".formatted(value));
    }
}
