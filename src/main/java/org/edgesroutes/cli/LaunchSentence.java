package org.edgesroutes.cli;

import java.util.stream.Collectors;
import org.edgesroutes.launches.LaunchDecisions;
import org.edgesroutes.launches.LaunchResult;

/** Says what became of a launch that is not done, and what to do. */
final class LaunchSentence {

    private LaunchSentence() {}

    static String of(LaunchResult result) {
        String error = result.error() == null ? "" : ": " + TextTable.text(result.error());
        String key = TextTable.text(result.key());
        return switch (result.state()) {
            case DONE -> "done";
            case REFUSED -> "Edges refused it" + error;
            case NOT_SENT -> "nothing was sent" + error;
            case BUSY -> "another process works on the key %s; try again in a minute".formatted(key);
            case IN_DOUBT ->
                "it may have taken effect%s; the running service asks Edges at %s, and so does the same command with --key %s"
                        .formatted(error, TextTable.text(result.lookAt()), key);
            case UNDECIDED ->
                "it may have taken effect, and what Edges lists does not tell%s; candidates: %s; decide with: %s"
                        .formatted(
                                error,
                                result.candidates().stream()
                                        .map(candidate -> TextTable.text(candidate.uid()))
                                        .collect(Collectors.joining(", ")),
                                LaunchDecisions.command(key));
        };
    }
}
