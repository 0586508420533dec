package org.edgesroutes.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

final class Sorting {

    private Sorting() {}

    /** A minus in front of a name is descending; equal elements and an empty list fall back on {@code last}. */
    static <T> Comparator<T> by(List<String> names, Map<String, Comparator<T>> sortable, Comparator<T> last) {
        Comparator<T> order = last;
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = names.get(i).replaceFirst("^-", "");
            Comparator<T> one = sortable.get(name);
            if (one == null) {
                throw ApiRefusal.parameter(
                        "cannot sort by " + name + ", sortable are " + new TreeSet<>(sortable.keySet()));
            }
            order = (names.get(i).startsWith("-") ? one.reversed() : one).thenComparing(order);
        }
        return order;
    }
}
