package org.edgesroutes.cadence;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Records that come into being over {@value #DAYS} days, at random by a rate that depends on the time. The same on every
 * machine, hence {@link StrictMath}.
 *
 * @param hours when each of them did, in hours since the beginning, ascending
 */
public record SimulatedArrivals(String pattern, double[] hours) {

    public static final int DAYS = 180;

    private static final double HOURS = DAYS * 24.0;

    private record Burst(double start, double perHour, double length) {

        /** All records come at once, then fewer and fewer; after ten lengths none is left. */
        double at(double hour) {
            return hour < start || hour > start + 10 * length ? 0 : perHour * StrictMath.exp((start - hour) / length);
        }
    }

    /** The patterns that a run is promised to get along with. */
    static List<SimulatedArrivals> expected(long seed) {
        return List.of(
                of("steady: 4 an hour", seed, 4, hour -> 4),
                of("daily rhythm: 25 an hour at noon of a weekday, next to none at night", seed, 25, daily(25)),
                of("bursts: 0.5 an hour, two bursts a month of 300 to 1500 records", seed, 600, bursts(seed, 15, 0.5)),
                of("silence: one a week", seed, 1, hour -> 1 / 168.0),
                of("sudden growth: 1 an hour, from day 60 on 40", seed, 40, hour -> hour < 60 * 24 ? 1 : 40),
                of("gradual growth: from 0.5 to 40 an hour", seed, 40, hour -> 0.5 * StrictMath.pow(80, hour / HOURS)),
                of("mix: daily rhythm that trebles, and the bursts", seed, 700, mix(seed)));
    }

    /** What a cadence that follows the data cannot foresee: nothing for weeks, then more than one iteration holds. */
    static SimulatedArrivals ambush(long seed) {
        DoubleUnaryOperator rate = hour -> hour % (45 * 24) < 44 * 24 ? 0 : 7;
        return of("ambush: nothing for 44 days, then 7 an hour for one", seed, 7, rate);
    }

    public int count() {
        return hours.length;
    }

    private static DoubleUnaryOperator daily(double noon) {
        return hour -> {
            boolean weekend = (int) (hour / 24) % 7 >= 5;
            double daylight = Math.max(0, StrictMath.sin((hour % 24 - 6) / 12 * Math.PI));
            return (weekend ? 0.2 : 1) * (0.02 + 0.98 * daylight) * noon;
        };
    }

    private static DoubleUnaryOperator bursts(long seed, double daysBetween, double between) {
        Random random = new Random(seed + 1);
        List<Burst> bursts = DoubleStream.iterate(0, start -> start < HOURS, start -> start + gap(random, daysBetween))
                .skip(1)
                .mapToObj(start -> burst(random, start))
                .toList();
        return hour ->
                between + bursts.stream().mapToDouble(burst -> burst.at(hour)).sum();
    }

    private static double gap(Random random, double days) {
        return 24 * days * (0.5 + random.nextDouble());
    }

    private static Burst burst(Random random, double start) {
        double records = 300 + 1200 * random.nextDouble();
        double length = 3 + 21 * random.nextDouble();
        return new Burst(start, records / length, length);
    }

    private static DoubleUnaryOperator mix(long seed) {
        DoubleUnaryOperator daily = daily(15);
        DoubleUnaryOperator bursts = bursts(seed, 15, 0);
        return hour -> daily.applyAsDouble(hour) * (1 + 2 * hour / HOURS) + bursts.applyAsDouble(hour);
    }

    /** Thins a steady stream at the highest rate, so that the rest is a Poisson stream at the rate of its time. */
    private static SimulatedArrivals of(String pattern, long seed, double highest, DoubleUnaryOperator rate) {
        Random random = new Random(seed);
        double[] hours = DoubleStream.iterate(
                        0, hour -> hour < HOURS, hour -> hour - StrictMath.log(1 - random.nextDouble()) / highest)
                .skip(1)
                .filter(hour -> random.nextDouble() * highest < rate.applyAsDouble(hour))
                .toArray();
        return new SimulatedArrivals(pattern, hours);
    }
}
