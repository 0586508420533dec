package org.edgesroutes.reload;

/** A route file is refused. */
public final class RouteFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RouteFault fault;

    RouteFaultException(RouteFault fault) {
        super(fault.inWords());
        this.fault = fault;
    }

    public RouteFault fault() {
        return fault;
    }
}
