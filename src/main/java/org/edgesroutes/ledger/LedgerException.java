package org.edgesroutes.ledger;

/** The ledger could not be opened, read or written; the message is a sentence for the person who runs it. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
