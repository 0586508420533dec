package org.edgesroutes.subscriptions.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads a file of inputs: a JSON array of objects, one JSON object a line, or CSV with headings. */
final class InputsReader {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String file;
    private final FaultCollector faults;

    InputsReader(String file, FaultCollector faults) {
        this.file = file;
        this.faults = faults;
    }

    /** @return the inputs; incomplete where there are faults */
    List<ObjectNode> read(String text) {
        int before = faults.size();
        String begin = text.stripLeading();
        List<ObjectNode> inputs =
                begin.startsWith("[") ? array(text) : begin.startsWith("{") ? lines(text) : table(text);
        if (inputs.isEmpty() && faults.size() == before) {
            faults.add(file, 0, "has no inputs; write one JSON object a line, a JSON array, or CSV with headings");
        }
        return inputs;
    }

    private List<ObjectNode> array(String text) {
        List<ObjectNode> inputs = new ArrayList<>();
        try {
            int number = 0;
            for (JsonNode node : JSON.readTree(text)) {
                number++;
                if (node instanceof ObjectNode object) {
                    inputs.add(object);
                } else {
                    faults.add(file, 0, "element %d is no JSON object; write it in braces".formatted(number));
                }
            }
        } catch (JsonProcessingException malformed) {
            faults.add(file, line(malformed, 1), "is not JSON: " + reason(malformed));
        }
        return inputs;
    }

    private List<ObjectNode> lines(String text) {
        List<ObjectNode> inputs = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (JSON.readTree(line) instanceof ObjectNode object) {
                    inputs.add(object);
                } else {
                    faults.add(file, number, "is no JSON object; write one object a line");
                }
            } catch (JsonProcessingException malformed) {
                faults.add(file, number, "is not JSON: %s; write one object a line".formatted(reason(malformed)));
            }
        }
        return inputs;
    }

    private List<ObjectNode> table(String text) {
        List<ObjectNode> inputs = new ArrayList<>();
        try {
            List<CsvReader.Row> rows = CsvReader.rows(text);
            if (rows.isEmpty()) {
                return inputs;
            }
            List<String> headings =
                    rows.get(0).fields().stream().map(String::strip).toList();
            if (headings.stream().anyMatch(String::isEmpty) || new HashSet<>(headings).size() < headings.size()) {
                faults.add(file, rows.get(0).line(), "has an empty heading or one twice; name each column once");
            }
            for (CsvReader.Row row : rows.subList(1, rows.size())) {
                input(headings, row, inputs);
            }
        } catch (IllegalArgumentException malformed) {
            faults.add(file, 0, "is not CSV: " + malformed.getMessage());
        }
        return inputs;
    }

    private void input(List<String> headings, CsvReader.Row row, List<ObjectNode> inputs) {
        if (row.fields().size() != headings.size()) {
            faults.add(
                    file,
                    row.line(),
                    "has %d fields under %d headings; put a field that holds a separator into quotes"
                            .formatted(row.fields().size(), headings.size()));
            return;
        }
        ObjectNode input = JSON.createObjectNode();
        for (int i = 0; i < headings.size(); i++) {
            String value = row.fields().get(i).strip();
            if (!value.isEmpty()) {
                input.put(headings.get(i), value);
            }
        }
        inputs.add(input);
    }

    private static int line(JsonProcessingException malformed, int byDefault) {
        return malformed.getLocation() == null
                ? byDefault
                : malformed.getLocation().getLineNr();
    }

    private static String reason(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().replaceAll("\\s+", " ");
    }
}
