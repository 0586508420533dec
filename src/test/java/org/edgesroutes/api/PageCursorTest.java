package org.edgesroutes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    private static final PageCursor FIRST = PageCursor.of(null, 500);

    @ParameterizedTest
    @CsvSource({
        "http://host/v1/runs/r/outputs?limit=500&cursor=eyJ|a[1]b, limit=500&cursor=eyJ%7Ca%5B1%5Db",
        "?cursor=a%2Bb, cursor=a%2Bb",
        "/outputs?cursor=50%&x=%zz#end, cursor=50%25&x=%25zz",
        "http://ho st/outputs?cursor=ä b, cursor=%C3%A4%20b"
    })
    void everyQueryIsFollowedAndCanBePartOfAnAddress(String link, String query) {
        assertThat(FIRST.next(link, 2)).isEqualTo(new PageCursor.Next(query, null));
        assertThat(URI.create("http://host/?" + query).getRawQuery()).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/v1/runs/r/outputs", "next", "http://host/outputs?", "http://host/o?limit=500"})
    void aLinkThatLeadsNowhereOrToTheSamePageIsAProblemAndNoEnd(String link) {
        PageCursor.Next next = FIRST.next(link, 2);
        assertThat(next.cursor()).isNull();
        assertThat(next.problem()).contains(link);
    }

    @Test
    void withoutALinkAShortPageIsTheLast() {
        assertThat(FIRST.next(null, 499)).isEqualTo(new PageCursor.Next(null, null));
        assertThat(FIRST.next(" ", 500).cursor()).isEqualTo("offset:500");
    }
}
