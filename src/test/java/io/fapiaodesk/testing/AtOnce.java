package io.fapiaodesk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets two people, or a person and a clock, act at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What each of the two got, in their order; what one of them throws is thrown here. */
    public static <T> List<T> both(Callable<? extends T> one, Callable<? extends T> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier start = new CyclicBarrier(2);
            Future<T> first = two.submit(() -> {
                start.await();
                return one.call();
            });
            Future<T> second = two.submit(() -> {
                start.await();
                return other.call();
            });
            return Arrays.asList(first.get(), second.get());
        } finally {
            two.shutdownNow();
        }
    }
}
