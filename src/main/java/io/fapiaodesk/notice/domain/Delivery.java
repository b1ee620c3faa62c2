package io.fapiaodesk.notice.domain;

/** What came of one attempt to deliver a mail. */
public sealed interface Delivery {

    /** The server has answered 250: the mail is its responsibility now. */
    record Accepted() implements Delivery {}

    /** It may work later without anybody doing anything. */
    record Failed(String why, Remedy remedy) implements Delivery {}

    /** It will fail again until somebody does something. */
    record Refused(String why, Remedy remedy) implements Delivery {}

    /** What a person can do about it. */
    enum Remedy {
        MEND_SERVER("mend the mail server, then retry this job"),
        MEND_SERVER_OR_ADDRESS(
                "mend the mail server, or have the recipient's address corrected at its source, then retry this job"),
        GIVE_ADDRESS("have the account imported with a valid e-mail address, then retry this job"),
        CONFIGURE_MAILBOX("set fapiao.groups.<group>.mail to one valid address, restart, then retry this job"),
        ENTER_VENDOR("have the administrator enter the vendor's mailbox (PUT /api/admin/vendors), then retry this job"),
        REPORT_DEFECT("report this to the makers of Fapiao Desk; after an update, retry this job");

        private final String sentence;

        Remedy(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
