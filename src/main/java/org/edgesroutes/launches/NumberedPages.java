package org.edgesroutes.launches;

import java.util.Map;

/**
 * Pages of a live run by number, as an older version of the API counts them ({@code docs/edges-api.md}, "Live launches"). A
 * newer version names the address of the next page, and a page without one is the last: it is asked for another page only
 * where the page is full, because each page costs.
 */
final class NumberedPages {

    private static final String PAGE = "page=";

    /** Records of a full page; {@code docs/edges-api.md}, "Live launches". */
    private static final Map<String, Integer> SIZES = Map.of(
            "linkedin-extract-connections", 40,
            "linkedin-extract-messages", 20,
            "linkedin-extract-profile-viewers", 10,
            "linkedin-extract-page-followers", 40,
            "linkedin-extract-post-commenters", 10,
            "linkedin-extract-post-likers", 30,
            "linkedin-extract-post-reposters", 10);

    /** The size of an action that is not known is taken for a multiple of it. */
    private static final int TENS = 10;

    private NumberedPages() {}

    static boolean isNumber(String cursor) {
        return cursor != null && cursor.startsWith(PAGE);
    }

    /**
     * @param number of the page that was read, from 1
     * @param rows of that page
     * @return the query of the next page; null where the page was the last one
     */
    static String after(String action, int number, int rows) {
        Integer size = SIZES.get(action);
        boolean full = size == null ? rows > 0 && rows % TENS == 0 : rows >= size;
        return full ? PAGE + (number + 1) : null;
    }
}
