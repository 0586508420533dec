package org.edgesroutes.reload;

/**
 * A reason to refuse a route file, or to warn of it.
 *
 * @param file its directory and name
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the file as a whole
 * @param remedy an imperative
 */
public record RouteFault(String file, int line, int column, String problem, String remedy) {

    RouteFault(String file, SourcePosition position, String problem, String remedy) {
        this(file, position.line(), position.column(), problem, remedy);
    }

    /** One line for the log. */
    public String inWords() {
        return (line > 0 ? file + ":" + line : file) + ": " + message();
    }

    /**
     * One line that an editor can jump to.
     *
     * @param path of the file as the user gave it
     */
    public String at(String path) {
        return at(path, "");
    }

    /** @param severity before the message, with a colon and a blank */
    public String at(String path, String severity) {
        return "%s:%d:%d: %s%s".formatted(path, Math.max(1, line), Math.max(1, column), severity, message());
    }

    private String message() {
        return "%s; %s".formatted(problem, remedy).replaceAll("\\s+", " ");
    }
}
