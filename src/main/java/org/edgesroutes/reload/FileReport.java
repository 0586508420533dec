package org.edgesroutes.reload;

import java.util.List;
import java.util.Optional;

/**
 * The result of checking a route file.
 *
 * @param fault empty when the file is valid
 * @param warnings about likely mistakes in a valid file
 */
public record FileReport(Optional<RouteFault> fault, List<RouteFault> warnings) {

    static FileReport refused(RouteFault fault) {
        return new FileReport(Optional.of(fault), List.of());
    }

    static FileReport valid(CheckedFile file) {
        return new FileReport(Optional.empty(), file.warnings());
    }
}
