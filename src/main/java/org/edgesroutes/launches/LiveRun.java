package org.edgesroutes.launches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.records.AnswerArray;

/** A live run: an action on one input, read page by page while the caller waits. */
public final class LiveRun {

    /** Takes each page in as it comes. */
    @FunctionalInterface
    public interface PageListener {
        /** @param page from 1 */
        void arrived(int page, byte[] array);
    }

    private final EdgesActions actions;

    public LiveRun(EdgesActions actions) {
        this.actions = actions;
    }

    /**
     * Reads records until there are as many as wanted, or no more. Pages follow the address that each names; an older
     * version of the API names none and counts pages, so a page without an address that is full is followed by its number.
     *
     * @param repeatable whether running the action twice does no harm
     * @return at most so many, as plain values
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked or refuses
     */
    public List<Object> records(LaunchRequest request, int most, boolean repeatable, PageListener listener) {
        List<Object> records = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        byte[] before = new byte[0];
        String cursor = null;
        for (int number = 1; ; number++) {
            boolean counted = NumberedPages.isNumber(cursor);
            Optional<ResultPage> asked = page(request, cursor, repeatable, counted);
            if (asked.isEmpty()) {
                return records;
            }
            ResultPage page = asked.get();
            byte[] array = array(page);
            if (counted && Arrays.equals(array, before)) {
                return records;
            }
            listener.arrived(number, array);
            records.addAll(values(array));
            if (records.size() >= most) {
                return new ArrayList<>(records.subList(0, most));
            }
            if (page.problem() != null) {
                throw new IllegalStateException("%d records of %s were read, the next page cannot be: %s"
                        .formatted(records.size(), request.action(), page.problem()));
            }
            cursor = page.next() == null && (cursor == null || counted)
                    ? NumberedPages.after(request.action(), number, page.rows().size())
                    : page.next();
            if (cursor == null || !cursors.add(cursor)) {
                return records;
            }
            before = array;
        }
    }

    /** @return empty where a page by its number is refused: this version of the API counts no pages */
    private Optional<ResultPage> page(LaunchRequest request, String cursor, boolean repeatable, boolean counted) {
        try {
            return Optional.of(actions.live(request, cursor, repeatable));
        } catch (EdgesApiException failure) {
            if (counted && List.of(400, 404, 422).contains(failure.status())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static byte[] array(ResultPage page) {
        try {
            return AnswerArray.of(page.bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a page of records was readable when it came", unreadable);
        }
    }

    private static List<?> values(byte[] array) {
        try {
            return AnswerArray.values(array);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a page of records was readable when it came", unreadable);
        }
    }
}
