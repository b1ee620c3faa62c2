package io.fapiaodesk.courier.simulator;

/** Numbers in the form of the Universal Postal Union (S10), which EMS uses: the last of the nine digits checks the others. */
final class TrackingNumber {

    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private TrackingNumber() {}

    static String of(long sequence) {
        String digits = "%08d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return "EA" + digits + (check == 10 ? 0 : check == 11 ? 5 : check) + "CN";
    }
}
