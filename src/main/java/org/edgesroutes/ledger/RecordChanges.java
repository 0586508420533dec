package org.edgesroutes.ledger;

/** Counts the records of a callback by their change, in SQL that reads {@code record_states} without parsing it. */
public final class RecordChanges {

    private RecordChanges() {}

    /**
     * An expression for the number of records with a change. Each state begins with {@code ["created",}, and within a
     * key JSON would have escaped these quotes.
     *
     * @param column such as {@code c.record_states}; where it is null the expression is 0
     * @param change the word of the ledger, such as {@code created}; never text from outside
     */
    public static String count(String column, String change) {
        String begin = "[\"%s\",".formatted(change);
        return "coalesce((length(%1$s) - length(replace(%1$s, '%2$s', ''))) / %3$d, 0)"
                .formatted(column, begin, begin.length());
    }
}
