package org.edgesroutes.model;

/**
 * What the ledger holds of one iteration.
 *
 * @param received records that callbacks brought, counted as Edges counts them: each time that it sent one
 * @param fetched records that outputs brought and no callback had
 * @param rows all records in the pages of outputs since the first page was read last
 * @param waiting callbacks of the run whose records are not known yet, since their action is not
 */
public record IterationCounts(int received, int fetched, int rows, int waiting) {

    /** Records of this iteration, wherever they came from. */
    public int held() {
        return received + fetched;
    }
}
