package org.edgesroutes.reload;

/** A file is refused. */
public final class FaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.inWords());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
