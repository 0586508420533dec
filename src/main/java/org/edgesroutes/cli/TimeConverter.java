package org.edgesroutes.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line: a date, a date with a time, or one with an offset; UTC where none is given. */
final class TimeConverter implements ITypeConverter<Instant> {

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    @Override
    public Instant convert(String value) {
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(value.strip().replace(' ', 'T'));
            } catch (DateTimeParseException another) {
                continue;
            }
        }
        throw new TypeConversionException(
                "\"%s\" is no time; write 2026-03-01, 2026-03-01T08:00 or 2026-03-01T08:00:00+01:00".formatted(value));
    }
}
