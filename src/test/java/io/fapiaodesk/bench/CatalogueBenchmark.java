package io.fapiaodesk.bench;

import io.fapiaodesk.catalogue.DeliveredCatalogue;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.catalogue.domain.SellerTable;
import io.fapiaodesk.catalogue.process.DeliveredSellerTable;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Asks the seller catalogue who sells a product, beside evaluating its decision table each time, and writes the figures
 * to {@code docs/performance.md}. {@code mvn -Pbench-catalogue test} runs it.
 */
final class CatalogueBenchmark {

    private static final List<String> PRODUCTS = List.of(
            "ecs",
            "oss",
            "rds",
            "sms",
            "voice",
            "cdn",
            "model-studio",
            "domain",
            "marketplace-first-party",
            "smart-logo");
    private static final int ITEMS = 100_000;
    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final String[] products;
    private final Instant[] placedAt;

    private CatalogueBenchmark() {
        Random random = new Random(4711);
        products = IntStream.range(0, ITEMS)
                .mapToObj(item -> PRODUCTS.get(random.nextInt(PRODUCTS.size())))
                .toArray(String[]::new);
        // Ten years up to now, so that the change of the Marketplace's seller lies within.
        placedAt = IntStream.range(0, ITEMS)
                .mapToObj(item -> Instant.parse("2016-11-22T00:00:00Z").plusSeconds(random.nextInt(315_000_000)))
                .toArray(Instant[]::new);
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        new CatalogueBenchmark().run();
    }

    private void run() throws IOException {
        SellerCatalogue catalogue = DeliveredCatalogue.catalogue();
        SellerTable table = new DeliveredSellerTable();
        IntConsumer remembered = item -> catalogue.resolve(products[item], placedAt[item]);
        IntConsumer evaluated = item -> {
            LocalDate day = ShanghaiTime.dayOf(placedAt[item]);
            if (table.rows("", products[item], day).size() != 1) {
                throw new IllegalStateException(products[item]);
            }
        };
        perSecond(remembered);
        perSecond(evaluated);
        double[] fast = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            plain[round] = perSecond(evaluated);
            fast[round] = perSecond(remembered);
        }
        String chapter = """
                # What a look-up in the seller catalogue costs

                Written by `mvn -Pbench-catalogue test` on %s, on one thread; medians (and ranges) of %d rounds of %d s
                each, in turns. %,d orders of %d products, placed on any second of ten years. "Evaluated" is the decision
                table in Camunda's DMN engine, each time, without a database; "remembered" is what the application
                does.

                | | look-ups/s (range) |
                |---|---|
                | remembered | %s |
                | evaluated each time | %s |
                | ratio | %.0f |
                """.formatted(
                        LocalDate.now(ShanghaiTime.ZONE),
                        ROUNDS,
                        ROUND.toSeconds(),
                        ITEMS,
                        PRODUCTS.size(),
                        figures(fast),
                        figures(plain),
                        median(fast) / median(plain));
        System.out.println(chapter);
        Report.write(chapter);
    }

    private static double perSecond(IntConsumer lookUp) {
        long start = System.nanoTime();
        long end = start + ROUND.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            for (int n = 0; n < 100; n++) {
                lookUp.accept((int) (done % ITEMS));
                done++;
            }
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private static String figures(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return "%,.0f (%,.0f-%,.0f)".formatted(median(rounds), sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(double[] rounds) {
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
