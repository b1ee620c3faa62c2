package io.fapiaodesk.taxbureau.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fapiaodesk.platform.embedded.SimulatorServer.Call;
import io.fapiaodesk.platform.embedded.SimulatorServer.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calls and writes answers. */
final class Calls implements Function<Call, Reply> {

    private static final Pattern PATH = Pattern.compile("/(?<what>[a-z-]+)/(?<id>[A-Za-z0-9-]{1,64})(?<then>/[a-z]+)?");

    private final Bureau bureau;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    Calls(Bureau bureau) {
        this.bureau = bureau;
    }

    @Override
    public Reply apply(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return problem(404, "NO_SUCH_CALL", "There is no such call");
        }
        String id = path.group("id");
        String then = path.group("then");
        String what = call.method() + " " + path.group("what") + (then == null ? "" : then);
        try {
            return switch (what) {
                case "PUT blue-invoices" ->
                    ok(bureau.issue(id, json.readValue(call.body(), Messages.BlueInvoice.class)));
                case "PUT red-invoices" ->
                    ok(bureau.reverse(id, json.readValue(call.body(), Messages.RedInvoice.class)));
                case "GET requests" ->
                    bureau.status(id)
                            .map(this::ok)
                            .orElseGet(() -> problem(404, "REQUEST_UNKNOWN", "No such request was received"));
                case "PUT requests/cancellation" -> ok(bureau.cancel(id));
                case "GET confirmation-forms" -> form(bureau.form(id));
                case "PUT confirmation-forms/confirmation" -> form(bureau.confirm(id));
                default -> problem(404, "NO_SUCH_CALL", "There is no such call");
            };
        } catch (JsonProcessingException e) {
            return problem(400, "NOT_UNDERSTOOD", "The call does not say what it has to");
        } catch (Bureau.ReusedRequestIdException e) {
            return problem(409, "REQUEST_ID_REUSED", "This id stands for another invoice");
        }
    }

    private Reply form(Optional<Messages.ConfirmationForm> form) {
        return form.map(this::ok).orElseGet(() -> problem(404, "FORM_UNKNOWN", "There is no such form"));
    }

    private Reply ok(Object answer) {
        return new Reply(200, write(answer));
    }

    private Reply problem(int status, String code, String message) {
        return new Reply(status, write(new Messages.Problem(code, message)));
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
