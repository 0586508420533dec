package org.edgesroutes.reload;

import java.util.stream.Stream;

/** Routes that could be created cannot be started. */
final class SwapException extends Exception {

    private static final long serialVersionUID = 1L;

    SwapException(Exception cause) {
        super(reason(cause), cause);
    }

    private static String reason(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((above, below) -> below)
                .orElse(failure);
        return root.getMessage() == null ? root.toString() : root.getMessage().strip();
    }

    RouteFault fault(CheckedFile file) {
        SourcePosition position = file.ids().stream()
                .filter(id -> getMessage().contains(id))
                .map(file.outline()::positionOf)
                .findFirst()
                .orElse(SourcePosition.FILE);
        return new RouteFault(
                file.file().name(), position, "does not start: " + getMessage(), "correct it and save again");
    }
}
