package org.edgesroutes.reload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.edgesroutes.settings.Suggestion;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Turns Camel's failure to create the routes of a file into a fault with the position of its cause. */
final class TrialFailure {

    /** The subject of Camel's message: an address, a placeholder, something in quotes, or the word after a colon. */
    private static final Pattern QUOTED = Pattern.compile(
            "://([^?\\s\\]]+)|\\{\\{([^{}]+)}}" + "|[`'\"\\[]([^`'\"\\[\\]]{3,})[`'\"\\]]|(?:for|function): (\\S+)");

    private static final Pattern DATA_FORMAT = Pattern.compile(
            "(?i)data ?format.*?['\"]?\\b([\\w-]+)['\"]? could not|data format in registry with ref: ([\\w-]+)");

    private static final Pattern NODE_TYPE = Pattern.compile("Node type (\\w+) is invalid, expected (\\w+)");

    private static final Map<String, String> TYPES = Map.of(
            "array", "a list, whose items start with a dash", "map", "a map", "mapping", "a map", "scalar", "a text");

    private static final Pattern FUNCTION = Pattern.compile("Unknown function: (\\w+)");

    private static final List<String> FUNCTIONS = List.of(
            "body",
            "bodyAs",
            "bodyOneLine",
            "date",
            "exception",
            "exchangeId",
            "exchangeProperty",
            "forEach",
            "header",
            "headers",
            "id",
            "jsonpath",
            "map",
            "messageTimestamp",
            "random",
            "replace",
            "routeId",
            "size",
            "split",
            "substring",
            "trim",
            "uuid",
            "variable",
            "variables");

    private static final String LIB = "put the jar with it into lib/ and restart";

    private final CamelContext context;
    private final RouteFile file;
    private final YamlOutline outline;
    private final List<Throwable> chain;

    TrialFailure(CamelContext context, RouteFile file, YamlOutline outline, Throwable failure) {
        this.context = context;
        this.file = file;
        this.outline = outline;
        this.chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    RouteFaultException fault() {
        return Stream.of(simple(), expression(), value(), language(), bean(), missingClass(), dataFormat(), structure())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(this::any);
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private Optional<RouteFaultException> simple() {
        return find(SimpleIllegalSyntaxException.class).map(failure -> {
            Matcher function = FUNCTION.matcher(failure.getShortMessage());
            Optional<String> meant =
                    function.find() ? Suggestion.to(function.group(1), FUNCTIONS.stream()) : Optional.empty();
            return file.fault(
                    position(failure.getExpression()),
                    "the simple expression \"%s\" has a mistake: %s"
                            .formatted(failure.getExpression(), decapitalize(failure.getShortMessage())),
                    meant.map("did you mean \"%s\"?"::formatted).orElse("correct it"));
        });
    }

    private Optional<RouteFaultException> expression() {
        return find(ExpressionIllegalSyntaxException.class)
                .map(failure -> file.fault(
                        position(failure.getExpression()),
                        "the expression \"%s\" has a mistake: %s".formatted(failure.getExpression(), reason()),
                        "correct it"));
    }

    private Optional<RouteFaultException> value() {
        return find(PropertyBindingException.class)
                .filter(failure -> failure.getPropertyName() != null)
                .map(failure -> {
                    String option = failure.getPropertyName().replaceFirst(".*\\.", "");
                    return file.fault(
                            keyPosition(option),
                            "the value of \"%s\" cannot be used: %s".formatted(option, reason()),
                            "correct it");
                });
    }

    private Optional<RouteFaultException> language() {
        return find(NoSuchLanguageException.class)
                .map(failure -> file.fault(
                        keyPosition(failure.getLanguage()),
                        "there is no language \"%s\"".formatted(failure.getLanguage()),
                        jar(failure.getLanguage())));
    }

    private Optional<RouteFaultException> bean() {
        return find(NoSuchBeanException.class)
                .filter(failure -> failure.getName() != null
                        && !outline.positionOf(failure.getName()).equals(SourcePosition.FILE))
                .map(failure -> file.fault(
                        position(failure.getName()),
                        "there is no bean \"%s\"".formatted(failure.getName()),
                        "correct its name, or declare it below \"- beans:\""));
    }

    private Optional<RouteFaultException> missingClass() {
        return Stream.concat(find(ClassNotFoundException.class).stream(), find(NoClassDefFoundError.class).stream())
                .map(Throwable::getMessage)
                .filter(name -> name != null)
                .map(name -> name.replace('/', '.'))
                .findFirst()
                .map(name -> file.fault(position(name), "there is no class \"%s\"".formatted(name), LIB));
    }

    private Optional<RouteFaultException> dataFormat() {
        Matcher format = DATA_FORMAT.matcher(reason());
        if (!format.find()) {
            return Optional.empty();
        }
        String name = format.group(1) == null ? format.group(2) : format.group(1);
        return Optional.of(file.fault(keyPosition(name), "there is no data format \"%s\"".formatted(name), jar(name)));
    }

    private Optional<RouteFaultException> structure() {
        return find(MarkedYamlEngineException.class)
                .flatMap(failure -> failure.getProblemMark())
                .map(mark -> {
                    Matcher types = NODE_TYPE.matcher(reason());
                    SourcePosition position = new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1);
                    return types.find() && TYPES.containsKey(types.group(1)) && TYPES.containsKey(types.group(2))
                            ? file.fault(
                                    position,
                                    "this is " + TYPES.get(types.group(1)),
                                    "it has to be " + TYPES.get(types.group(2)))
                            : file.fault(position, reason(), "write it as Camel's YAML DSL asks");
                });
    }

    private RouteFaultException any() {
        return file.fault(position(), reason(), "correct it and save again");
    }

    private String jar(String name) {
        return "if it is one of Camel's, put camel-%s-%s.jar and the jars it needs into lib/ and restart"
                .formatted(name, context.getVersion());
    }

    private String reason() {
        Throwable root = chain.get(chain.size() - 1);
        String message =
                root.getMessage() == null ? root.toString() : root.getMessage().strip();
        // Camel's YAML DSL adds the place again, with the line below it
        return message.replaceFirst("(?s)\\s+in file:.*", "");
    }

    private static String decapitalize(String sentence) {
        String text = sentence.replaceFirst(" at location \\d+$", "");
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private SourcePosition keyPosition(String key) {
        return YamlNodes.all(outline.root())
                .flatMap(YamlNodes::entries)
                .map(NodeTuple::getKeyNode)
                .filter(node -> YamlNodes.text(node).equals(key))
                .map(SourcePosition::of)
                .findFirst()
                .orElseGet(() -> position(key));
    }

    private SourcePosition position(String text) {
        SourcePosition position = outline.positionOf(text);
        return position.isKnown() ? position : position();
    }

    /** By the words that the message quotes, else by the id of the route. */
    private SourcePosition position() {
        Stream<String> quoted = QUOTED.matcher(reason()).results().map(TrialFailure::captured);
        Stream<String> routes = chain.stream()
                .filter(FailedToCreateRouteException.class::isInstance)
                .map(failure -> ((FailedToCreateRouteException) failure).getRouteId());
        return Stream.concat(quoted, routes)
                .map(outline::positionOf)
                .filter(SourcePosition::isKnown)
                .findFirst()
                .orElse(SourcePosition.FILE);
    }

    private static String captured(MatchResult match) {
        return Stream.of(1, 2, 3, 4)
                .map(match::group)
                .filter(group -> group != null)
                .findFirst()
                .orElse("");
    }
}
