package org.edgesroutes.subscriptions.file;

/**
 * A fault in the file of subscriptions or in a file of inputs.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 for the file as a whole
 * @param sentence what is wrong and what to do
 */
public record DeclarationFault(String file, int line, String sentence) {

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + sentence;
    }
}
