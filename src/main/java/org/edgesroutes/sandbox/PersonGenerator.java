package org.edgesroutes.sandbox;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/** Believable people and what they write; the same seed gives the same ones. */
final class PersonGenerator {

    record Person(
            String first, String last, String handle, long profileId, String salesId, String job, String company) {

        String full() {
            return first + " " + last;
        }

        String url() {
            return "https://www.linkedin.com/in/" + handle;
        }

        String image() {
            return "https://media.licdn.example/profile/" + profileId + ".jpg";
        }
    }

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;
    private final Faker faker;

    PersonGenerator(long seed) {
        random = new Random(seed);
        faker = new Faker(Locale.ENGLISH, random);
    }

    Random random() {
        return random;
    }

    Person next() {
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        return new Person(
                first,
                last,
                handle(first + " " + last) + "-" + Integer.toHexString(random.nextInt(0x1000, 0x10000)),
                10_000_000L + random.nextInt(900_000_000),
                "ACwAA" + letters(34),
                job(),
                faker.company().name());
    }

    String job() {
        return faker.job().title();
    }

    String headline(Person person) {
        return person.job() + " at " + person.company();
    }

    String message(Person person) {
        return switch (random.nextInt(4)) {
            case 0 ->
                "Hi, thanks for connecting! " + faker.company().catchPhrase() + ": is that on your list this year?";
            case 1 ->
                "Could we talk on "
                        + DayOfWeek.of(1 + random.nextInt(7)).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + "? I would like to show you what we do at " + person.company() + ".";
            case 2 -> "Got it, thank you. " + person.first();
            default ->
                "We are looking for a " + faker.job().title() + " in "
                        + faker.address().city() + ". Could you recommend a candidate?";
        };
    }

    String comment() {
        return switch (random.nextInt(3)) {
            case 0 -> "Congratulations to the whole team!";
            case 1 -> "How does this compare with " + faker.company().buzzword() + " approaches?";
            default ->
                "“" + faker.company().catchPhrase() + "” is exactly what we saw at "
                        + faker.company().name() + ".";
        };
    }

    String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    long digits(long from, long bound) {
        return random.nextLong(from, bound);
    }

    private static String handle(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", "")
                .replace(' ', '-');
    }
}
