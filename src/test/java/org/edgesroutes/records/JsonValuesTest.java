package org.edgesroutes.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Object read(String text) throws Exception {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return JsonValues.read(json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "31",
                "-2147483648",
                "4294967296",
                "9007199254740993",
                "-9223372036854775808",
                "123456789012345678901234567890",
                "1.10",
                "1.5",
                "0.0",
                "-0.0",
                "12345678901234567.89",
                "1e999",
                "1E999",
                "1e5",
                "1.0E10",
                "1.5e+3",
                "0.00000001",
                "1e-400",
                "1e999999999",
                "[1.10,[2e0]]",
                "{\"a\":{\"b\":[1.0,true,false,null,\"x\"]}}"
            })
    void whatIsReadIsWrittenAsItCame(String text) throws Exception {
        assertThat(JSON.writeValueAsString(read(text))).isEqualTo(text);
    }

    @Test
    void aNumberIsOfTheClassThatUsersExpectWhereItKeepsTheNotation() throws Exception {
        assertThat(read("{\"i\":31,\"l\":4294967296,\"d\":1.5,\"e\":1.10,\"b\":123456789012345678901}"))
                .isEqualTo(Map.of(
                        "i",
                        31,
                        "l",
                        4294967296L,
                        "d",
                        1.5,
                        "e",
                        new BigDecimal("1.10"),
                        "b",
                        new BigInteger("123456789012345678901")));
    }

    @Test
    void aNumberThatNoClassKeepsIsStillANumber() throws Exception {
        Number number = (Number) read("1e3");
        assertThat(number.intValue()).isEqualTo(1000);
        assertThat(number.longValue()).isEqualTo(1000);
        assertThat(number.floatValue()).isEqualTo(1000f);
        assertThat(number).isEqualTo(read("1E3")).hasSameHashCodeAs(read("1E3")).isNotEqualTo(read("1E4"));
    }
}
