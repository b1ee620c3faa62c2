package io.fapiaodesk.platform.embedded;

/** A part of the world outside that the application brings along until the address of a real one is configured. */
public enum Part {
    DATABASE("spring.datasource.url"),
    MAIL("spring.mail.host"),
    TAX_BUREAU("fapiao.tax-bureau.url"),
    COURIER("fapiao.courier.url");

    private final String addressProperty;

    Part(String addressProperty) {
        this.addressProperty = addressProperty;
    }

    /** The property whose presence switches the embedded part off. */
    public String addressProperty() {
        return addressProperty;
    }
}
