package org.edgesroutes.reload;

import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A place in a route file.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the file as a whole
 */
record SourcePosition(int line, int column) {

    /** The file as a whole. */
    static final SourcePosition FILE = new SourcePosition(0, 0);

    static SourcePosition of(Node node) {
        return node.getStartMark()
                .map(mark -> new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(FILE);
    }

    /** @param offset of a character in the text */
    static SourcePosition at(String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new SourcePosition(line, offset - before.lastIndexOf('\n'));
    }

    boolean isKnown() {
        return line > 0;
    }
}
