package org.edgesroutes.reports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test in which a report of each of these kinds is raised by its cause and ended by the end of that. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RaisesAndEnds {

    ReportKind[] value();
}
