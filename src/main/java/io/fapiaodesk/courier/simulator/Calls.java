package io.fapiaodesk.courier.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fapiaodesk.platform.embedded.SimulatorServer.Call;
import io.fapiaodesk.platform.embedded.SimulatorServer.Reply;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calls and writes answers. */
final class Calls implements Function<Call, Reply> {

    private static final Pattern PATH = Pattern.compile("/(?<what>shipments|deliveries)/(?<id>[A-Za-z0-9-]{1,64})");

    private final Depot depot;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    Calls(Depot depot) {
        this.depot = depot;
    }

    @Override
    public Reply apply(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return problem(404, "NO_SUCH_CALL", "There is no such call");
        }
        String id = path.group("id");
        try {
            return switch (call.method() + " " + path.group("what")) {
                case "PUT shipments" -> ok(depot.ship(id, json.readValue(call.body(), Messages.Order.class)));
                case "GET shipments" ->
                    depot.shipment(id)
                            .map(this::ok)
                            .orElseGet(() -> problem(404, "SHIPMENT_UNKNOWN", "No such order was received"));
                case "GET deliveries" ->
                    depot.track(id)
                            .map(this::ok)
                            .orElseGet(() -> problem(404, "DELIVERY_UNKNOWN", "No parcel has this number"));
                default -> problem(404, "NO_SUCH_CALL", "There is no such call");
            };
        } catch (JsonProcessingException e) {
            return problem(400, "NOT_UNDERSTOOD", "The call does not say what it has to");
        } catch (Depot.ReusedRequestIdException e) {
            return problem(409, "REQUEST_ID_REUSED", "This id stands for another order");
        }
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
