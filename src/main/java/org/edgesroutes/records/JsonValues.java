package org.edgesroutes.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reader of JSON into maps, lists, texts, booleans and numbers, each of which is written as it was read. */
public final class JsonValues {

    private static final int LONGEST_INT = 9;
    private static final int LONGEST_LONG = 18;

    private JsonValues() {}

    /** Reads the value at the current token; null for a JSON null. */
    public static Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_NUMBER_INT -> integer(json.getText());
            case VALUE_NUMBER_FLOAT -> decimal(json.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, read(json));
        }
        return fields;
    }

    private static List<Object> array(JsonParser json) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(json));
        }
        return elements;
    }

    private static Number integer(String text) {
        if (text.equals("-0")) {
            return new ExactNumber(text);
        }
        if (text.length() <= LONGEST_INT) {
            return Integer.valueOf(text);
        }
        return text.length() <= LONGEST_LONG ? (Number) Long.valueOf(text) : new BigInteger(text);
    }

    private static Number decimal(String text) {
        Double number = Double.valueOf(text);
        if (number.toString().equals(text)) {
            return number;
        }
        BigDecimal exact = new BigDecimal(text);
        return exact.toString().equals(text) ? exact : new ExactNumber(text);
    }
}
