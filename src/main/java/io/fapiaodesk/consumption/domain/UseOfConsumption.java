package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.List;

/** How one item made good for one deficit over time: who let it, and how much of that still does. */
public final class UseOfConsumption {

    private record Part(String cause, Yuan amount) {}

    private final List<Part> parts = new ArrayList<>();

    public void made(String cause, Yuan amount) {
        parts.add(new Part(cause, amount));
    }

    /** Whoever let it make good takes back his own; whatever else gives back what was used, gives back the latest first. */
    public void undone(String cause, Yuan amount) {
        Yuan left = takeFrom(cause, true, amount);
        takeFrom(cause, false, left);
    }

    private Yuan takeFrom(String cause, boolean own, Yuan amount) {
        Yuan left = amount;
        for (int i = parts.size() - 1; i >= 0 && left.isPositive(); i--) {
            Part part = parts.get(i);
            if (part.cause().equals(cause) == own) {
                Yuan taken = part.amount().compareTo(left) < 0 ? part.amount() : left;
                parts.set(i, new Part(part.cause(), part.amount().minus(taken)));
                left = left.minus(taken);
            }
        }
        return left;
    }

    /** What still makes good of what this cause let. */
    public Yuan by(String cause) {
        return parts.stream()
                .filter(part -> part.cause().equals(cause))
                .map(Part::amount)
                .reduce(Yuan.ZERO, Yuan::plus);
    }
}
