package org.edgesroutes.observability;

import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports an API key that Edges rejects, until Edges accepts one. */
final class ApiKeyCheck implements WorkspaceCheck {

    private static final String CAUSE = "api-key";

    private final ConditionQueries ledger;
    private final ReportService reports;
    private final String setting;

    /** @param setting the name of the setting that holds the key */
    ApiKeyCheck(ConditionQueries ledger, ReportService reports, String setting) {
        this.ledger = ledger;
        this.reports = reports;
        this.setting = setting;
    }

    @Override
    public void look() {
        Optional<String> rejection = ledger.answers().rejection();
        if (rejection.isPresent()) {
            reports.raise(
                    ReportKind.API_KEY_REJECTED,
                    CAUSE,
                    ReportSubject.none(),
                    "Edges rejects the API key (%s): no run is listed, verified or continued. Callbacks are still taken. Correct %s."
                            .formatted(rejection.get(), setting),
                    Map.of("call", rejection.get()));
        } else {
            reports.recovered(ReportKind.API_KEY_REJECTED, CAUSE, "Edges accepts the API key.");
        }
    }
}
