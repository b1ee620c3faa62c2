package io.fapiaodesk.taxbureau;

import io.fapiaodesk.kernel.Yuan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tax bureau's credit-note confirmation form: seller and buyer agree that an invoice is reversed although the buyer
 * has booked it or deducted its tax.
 *
 * @param number twenty digits
 * @param net what it reverses, as a positive amount
 * @param tax what it reverses, as a positive amount
 * @param reasonCode one of {@link RedInvoice.Reason}, or what the bureau may add to them
 * @param redNumber the red-letter invoice that it was used for
 */
public record ConfirmationForm(
        String number,
        State state,
        String blueNumber,
        String sellerTaxId,
        @Nullable String buyerTaxId,
        Yuan net,
        Yuan tax,
        String reasonCode,
        Instant createdAt,
        @Nullable String redNumber) {

    /** What is not agreed to within 72 hours by the clock is void; business days do not count here. */
    public static final Duration TIME_TO_AGREE = Duration.ofDays(3);

    /** Where a form stands, with the bureau's number for it. */
    public enum State {
        NO_CONFIRMATION_NEEDED("01"),
        WAITING_FOR_BUYER("02"),
        WAITING_FOR_SELLER("03"),
        CONFIRMED("04"),
        /** Entered by the seller, refused by the buyer. */
        REFUSED_BY_BUYER("05"),
        /** Entered by the buyer, refused by the seller. */
        REFUSED_BY_SELLER("06"),
        /** Nobody agreed within 72 hours. */
        LAPSED("07"),
        /** Whoever entered it took it back. */
        WITHDRAWN("08"),
        /** Taken back after both had agreed. */
        REVOKED("09");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<State> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst();
        }

        /** Nothing more can happen to it; a new form is needed. */
        public boolean isVoid() {
            return compareTo(CONFIRMED) > 0;
        }

        /** The red-letter invoice may be issued. */
        public boolean allowsReversal() {
            return this == NO_CONFIRMATION_NEEDED || this == CONFIRMED;
        }

        public boolean isWaiting() {
            return this == WAITING_FOR_BUYER || this == WAITING_FOR_SELLER;
        }
    }

    /** The moment from which it is void unless both sides have agreed before. */
    public Instant lapsesAt() {
        return createdAt.plus(TIME_TO_AGREE);
    }
}
