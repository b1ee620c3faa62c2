package io.fapiaodesk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One round of cases: so many customers who apply one after the other, so many reviewers who decide as cases come. */
record Round(double casesPerSecond, List<Long> openNanos, List<Long> decideNanos, List<Long> caseNanos) {

    private record Opened(String id, int index, long since) {}

    static Round run(Contender contender, int first, int cases, int customers, int reviewers) {
        BlockingQueue<Opened> waiting = new LinkedBlockingQueue<>();
        AtomicInteger applied = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        long[] open = new long[cases];
        long[] decide = new long[cases];
        long[] whole = new long[cases];
        ExecutorService people = Executors.newFixedThreadPool(customers + reviewers);
        long start = System.nanoTime();
        List<Future<?>> work = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            work.add(people.submit(() -> {
                for (int index = applied.getAndIncrement(); index < cases; index = applied.getAndIncrement()) {
                    long since = System.nanoTime();
                    String id = contender.open(first + index);
                    open[index] = System.nanoTime() - since;
                    waiting.add(new Opened(id, index, since));
                }
            }));
        }
        for (int reviewer = 0; reviewer < reviewers; reviewer++) {
            int number = reviewer;
            work.add(people.submit(() -> {
                while (taken.getAndIncrement() < cases) {
                    Opened opened = waiting.take();
                    long since = System.nanoTime();
                    contender.decide(opened.id(), number);
                    long done = System.nanoTime();
                    decide[opened.index()] = done - since;
                    whole[opened.index()] = done - opened.since();
                }
                return null;
            }));
        }
        try {
            for (Future<?> each : work) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        } finally {
            people.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(cases / seconds, list(open), list(decide), list(whole));
    }

    private static List<Long> list(long[] nanos) {
        return Arrays.stream(nanos).boxed().toList();
    }

    static double percentileMillis(List<Long> nanos, double percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)) / 1e6;
    }
}
