package org.edgesroutes.reload;

/**
 * Why a file is refused.
 *
 * @param file as the person who edits it knows it
 * @param line counted from 1; 0 when it is about the file as a whole
 * @param remedy what to do about it, an imperative
 */
public record RouteFault(String file, int line, String what, String remedy) {

    /** One line of text. */
    public String inWords() {
        String place = line > 0 ? file + ":" + line : file;
        return "%s: %s; %s".formatted(place, what, remedy).replaceAll("\\s+", " ");
    }
}
