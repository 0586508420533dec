package org.edgesroutes.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {

    private static String hash(String json) {
        try {
            return ContentHash.of(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(json, failure);
        }
    }

    @ParameterizedTest(name = "{0} says the same as {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a':1,'b':2}                   | {'b':2,'a':1}
                    {'id':123}                      | {'id':'123'}
                    {'a':{'c':1,'d':[2]}}           | { 'a' : { 'd' : [ 2 ], 'c' : 1 } }
                    {'a':1,'extracted_at':'now'}    | {'a':1}
                    """)
    void whatSaysTheSameHasTheSameHash(String one, String other) {
        assertThat(hash(one)).isEqualTo(hash(other)).hasSize(32);
    }

    @ParameterizedTest(name = "{0} differs from {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'a':1}                         | {'a':2}
                    {'a':null}                      | {}
                    {'a':'null'}                    | {'a':null}
                    {'a':'true'}                    | {'a':true}
                    {'a':['x','y']}                 | {'a':['y','x']}
                    {'a':['x,y']}                   | {'a':['x','y']}
                    {'a':{'extracted_at':1}}        | {'a':{'extracted_at':2}}
                    {'a':'1,1:b=1:2'}               | {'a':'1','b':'2'}
                    """)
    void whatDiffersHasAnotherHash(String one, String other) {
        assertThat(hash(one)).isNotEqualTo(hash(other));
    }

    @Test
    void recordsThatAreNoObjectsHaveAHashToo() {
        assertThat(hash("[1]")).isNotEqualTo(hash("1")).isNotEqualTo(hash("null"));
    }
}
