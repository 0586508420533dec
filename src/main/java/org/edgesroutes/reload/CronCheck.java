package org.edgesroutes.reload;

import java.text.ParseException;
import java.util.Map;
import org.quartz.CronExpression;

/** Whether the cron of a {@code quartz:} endpoint can be read; Quartz would name neither the option nor its value. */
final class CronCheck {

    private static final String OPTION = "cron";

    private CronCheck() {}

    /**
     * @param use as it stands in the file, since a placeholder may stand for a secret
     * @param options of the endpoint, with the values of placeholders
     */
    static void check(RouteFile file, EndpointUse use, Map<String, String> options) throws RouteFaultException {
        String cron = options.get(OPTION);
        if (!use.scheme().equals("quartz") || cron == null) {
            return;
        }
        try {
            new CronExpression(cron.replace('+', ' '));
        } catch (ParseException wrong) {
            throw file.fault(
                    use.positionOf(OPTION),
                    "cron of quartz is \"%s\"".formatted(use.options().getOrDefault(OPTION, cron)),
                    "it has to be a Quartz expression with seconds first, like 0 0/15 * * * ? (%s)"
                            .formatted(wrong.getMessage()));
        }
    }
}
